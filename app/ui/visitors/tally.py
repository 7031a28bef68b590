"""Counting without names: a grid of keys that add one, or as many as typed before."""

from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.core.i18n import translate
from app.services import tallies
from app.services.tallies import TallyCell, TallyGrid
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Card, Icon, KeyHint, KeyTile, Label, Scroll, TallyTile
from app.ui.visitors import words

ICONS = {
    "water": "glass-water",
    "charging": "plug-zap",
    "hot_meal": "microwave",
    "rest": "sofa",
    "toilet": "toilet",
}
LOW = 196


class TallyCard(Card):
    """The grid. It has the keyboard after F4: letters add one, digits before a letter say how many.

    `counted(group, service, count)` after each act; `focused(bool)`; Esc sends `left()`.
    """

    counted = Signal(str, str, int)
    focused = Signal(bool)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("visitors", "Tally"), " ", padding=0, lined=False, parent=parent)
        self.context = context
        self.grid: TallyGrid | None = None
        self._shape: Any = None
        self._digits = ""
        self._early: list[tuple[str, int]] = []
        self.tiles: dict[tuple[str, str], KeyTile] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("visitors", "Tally"))
        self.key = KeyHint("F4")
        self.hint = Label("", "caption", "muted")
        self.head.add(self.key)
        self.head.add(self.hint)
        self.corner = QWidget()
        corner = QHBoxLayout(self.corner)
        corner.setContentsMargins(0, 0, 0, 0)
        corner.setSpacing(6)
        corner.addWidget(Label(translate("visitors", "Tally"), "strong"))
        corner.addWidget(KeyHint("F4"))
        corner.addStretch(1)
        self.scroll = Scroll(margins=(16, 4, 16, 12))
        self._inside = QWidget()
        self.scroll.inner.addWidget(self._inside)
        self.scroll.inner.addStretch(1)
        self._table = QGridLayout(self._inside)
        self._table.setContentsMargins(0, 0, 0, 0)
        self._table.setSpacing(4)
        self.add(self.scroll, 1)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(600)
        self._flash.timeout.connect(self._unflash)
        self._say()

    # What is shown

    def show_grid(self, grid: TallyGrid) -> None:
        """Show these counts."""
        self.grid = grid
        shape = (grid.groups, grid.services, tuple(c.key for line in grid.cells for c in line))
        if shape != self._shape:
            self._shape = shape
            self._make(grid)
        for line in grid.cells:
            for cell in line:
                self.tiles[cell.group, cell.service].set_count(cell.count)
        self.head.note.setText(translate("visitors", "{n} visits").format(n=f"{grid.total:,}"))
        early, self._early = self._early, []
        for key, count in early:
            cell = grid.by_key(key)
            if cell is not None:
                self.add_to(cell, count)

    def _make(self, grid: TallyGrid) -> None:
        while self._table.count():
            item = self._table.takeAt(0)
            widget = item.widget()
            if widget is not None and widget is not self.corner:
                widget.hide()
                widget.deleteLater()
        self.tiles = {}
        self._table.addWidget(self.corner, 0, 0)
        for column, (code, label) in enumerate(grid.services):
            head = QWidget()
            line = QHBoxLayout(head)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(4)
            line.addStretch(1)
            line.addWidget(Icon(ICONS.get(code, "circle"), size=14))
            said = Label(label, "caption", "muted", elide=True)
            said.setMaximumWidth(theme.text_width(label, theme.font("t12")) + 2)
            line.addWidget(said, 1000)
            line.addStretch(1)
            self._table.addWidget(head, 0, column + 1)
        for place, (line_cells, (_code, label)) in enumerate(zip(grid.cells, grid.groups, strict=True)):
            name = Label(label, elide=True)
            name.setFixedWidth(min(theme.text_width(label, theme.font()) + 4, round(theme.metrics().t14 * 7)))
            self._table.addWidget(name, place + 1, 0)
            for column, cell in enumerate(line_cells):
                service = grid.services[column][1]
                tile = TallyTile(
                    cell.key,
                    count=cell.count,
                    checkable=False,
                    name=words.DOT.join((label, service)),
                )
                tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                tile.setToolTip(words.DOT.join((label, service)))
                tile.clicked.connect(lambda _on=False, cell=cell: self._clicked(cell))
                self._table.addWidget(tile, place + 1, column + 1)
                self.tiles[cell.group, cell.service] = tile
        self._table.setColumnStretch(0, 0)
        for column in range(len(grid.services)):
            self._table.setColumnStretch(column + 1, 1)
        self._compact()

    def _compact(self) -> None:
        low = self.height() < LOW * theme.metrics().t14 / 14
        self.head.setVisible(not low)
        self.corner.setVisible(low)
        self.scroll.inner.setContentsMargins(16, 7 if low else 0, 16, 5 if low else 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height, the head goes into the grid's corner."""
        super().resizeEvent(event)
        self._compact()

    def _say(self) -> None:
        if self._digits:
            self.hint.setText(translate("visitors", "+{n}, now the key").format(n=self._digits))
            self.hint.set_tone("info")
        elif self.hasFocus():
            self.hint.setText(translate("visitors", "a key adds one; digits first add more"))
            self.hint.set_tone("info")
        else:
            self.hint.setText(translate("visitors", "then a key adds one"))
            self.hint.set_tone("muted")

    def whole(self) -> int:
        """The height at which every row is seen, its head in the corner."""
        sizes = theme.metrics()
        return 3 * sizes.control + 8 + max(sizes.l12, sizes.keyhint) + 4 + 14

    def sizeHint(self) -> QSize:
        """Room for the whole grid."""
        size = super().sizeHint()
        size.setHeight(theme.metrics().control * 3 + 8 + 20 + theme.metrics().card_head + 14)
        return size

    def minimumSizeHint(self) -> QSize:
        """At least a line of it."""
        size = super().minimumSizeHint()
        size.setHeight(theme.metrics().control + 32)
        return size

    # Hands

    def _clicked(self, cell: TallyCell) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.add_to(cell)

    def add_to(self, cell: TallyCell, count: int | None = None) -> None:
        """Add one, or the number typed before, to a pair."""
        count = count or int(self._digits or 1)
        self._digits = ""
        self._say()
        grid = self.grid
        if grid is None:
            return
        group = dict(grid.groups)[cell.group]
        service = dict(grid.services)[cell.service]
        label = translate("visitors", "Tally: {group}, {service}").format(group=group, service=service)
        if count > 1:
            label += f" +{count}"
        tile = self.tiles[cell.group, cell.service]
        self.context.act(
            tallies.add,
            cell.group,
            cell.service,
            count,
            initiator=self,
            label=label,
            then=lambda _id: self._added(tile, cell, count),
        )

    def _added(self, tile: KeyTile, cell: TallyCell, count: int) -> None:
        self._unflash()
        tile.setCheckable(True)
        tile.setChecked(True)
        tile.set_count((tile.count or 0) + count)
        self._flash.start()
        self.counted.emit(cell.group, cell.service, count)

    def _unflash(self) -> None:
        self._flash.stop()
        for tile in self.tiles.values():
            if tile.isChecked():
                tile.setChecked(False)
                tile.setCheckable(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters of the grid add, digits say how many, Esc forgets the digits or goes."""
        text = event.text().upper()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if self.grid is None and plain and text.isascii() and text.isalpha() and len(text) == 1:
            # The page was opened a moment ago: nobody who presses a key shall have pressed in vain.
            self._early.append((text, int(self._digits or 1)))
            self._digits = ""
            return
        cell = self.grid.by_key(text) if self.grid is not None and plain and text.strip() else None
        if cell is not None:
            if not event.isAutoRepeat():
                self.add_to(cell)
        elif plain and text.isascii() and text.isdigit() and len(self._digits) < 3 and (self._digits or text != "0"):
            self._digits += text
            self._say()
        elif event.key() == Qt.Key.Key_Backspace:
            self._digits = self._digits[:-1]
            self._say()
        elif event.key() == Qt.Key.Key_Escape:
            if self._digits:
                self._digits = ""
                self._say()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what the keys do now."""
        super().focusInEvent(event)
        self.focused.emit(True)
        self._say()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys are letters again."""
        super().focusOutEvent(event)
        self.focused.emit(False)
        self._digits = ""
        self._say()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, blue while the keys count."""
        if self.hasFocus():
            theme.rounded(QPainter(self), QRectF(self.rect()), 8, "surface", "focus", 2)
        else:
            super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_table"):
            self._compact()
