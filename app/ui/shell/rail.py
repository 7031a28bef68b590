"""The rail at the left: where one can go, and what waits there."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Label, Line, Mark, Pressable
from app.ui.shell.places import PLACES


class NavButton(Pressable, QAbstractButton):
    """One place in the rail: icon, word, and a number where something waits."""

    def __init__(self, icon: str, text: str, key: str = "", *, checkable: bool = True) -> None:
        super().__init__()
        self._icon = icons.require(icon)
        self._slim = False
        self._key = key
        self.count = 0
        self._most = 0
        self.setText(text)
        self.setCheckable(checkable)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_slim(self, slim: bool) -> None:
        """Show the icon alone, or icon and word."""
        self._slim = slim
        self._tell()
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str, text: str) -> None:
        """Turn into another act (the arrow that folds the rail)."""
        self._icon = icons.require(icon)
        self.setText(text)
        self._tell()
        self.update()

    def set_count(self, count: int) -> None:
        """Show how many wait; 0 shows nothing."""
        self.count = count
        self._tell()
        self.update()

    def _tell(self) -> None:
        words = self.text() if not self.count else f"{self.text()} {self.count}"
        self.setAccessibleName(words)
        hint = f"{self.text()} ({self._key})" if self._key else self.text()
        self.setToolTip(hint if self._slim or self._key else "")

    def _count_text(self) -> str:
        return str(self.count) if self.count < 1000 else "999+"

    def set_most(self, high: int) -> None:
        """Be no higher than this: a low window has less room for each place."""
        if high != self._most:
            self._most = high
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words need, as high as rail items are or have room for."""
        sizes = theme.metrics()
        row = min(sizes.row, self._most or sizes.row)
        if self._slim:
            return QSize(sizes.rail_slim - 16, row)
        width = 12 + sizes.icon_rail + 12 + theme.text_width(self.text(), theme.font(medium=True)) + 12
        if self.count:
            width += 8 + max(20, theme.text_width(self._count_text(), theme.font("t12", True)) + 12)
        return QSize(width, row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the wash, the bar that says "here", icon, word and count."""
        painter = QPainter(self)
        sizes = theme.metrics()
        on = self.isChecked()
        if on:
            theme.rounded(painter, QRectF(self.rect()), 8, "sunken")
            middle = self.height() / 2
            theme.rounded(painter, QRectF(0, middle - 10, 3, 20), 1.5, "accent")
        elif self.isDown() or self.underMouse():
            theme.rounded(painter, QRectF(self.rect()), 8, "press" if self.isDown() else "hover")
        x = (self.width() - sizes.icon_rail) / 2 if self._slim else 12
        y = (self.height() - sizes.icon_rail) / 2
        icons.paint(painter, self._icon, x, y, "accent" if on else "muted", sizes.icon_rail)
        if not self._slim:
            painter.setFont(theme.font(medium=on))
            painter.setPen(theme.colour("text"))
            left = 12 + sizes.icon_rail + 12
            painter.drawText(
                QRectF(left, 0, self.width() - left, self.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                self.text(),
            )
        if self.count:
            self._paint_count(painter, on)

    def _paint_count(self, painter: QPainter, on: bool) -> None:
        face = theme.font("t12", True)
        high = theme.metrics().keyhint
        wide = max(high, theme.text_width(self._count_text(), face) + 12)
        if self._slim:
            box = QRectF(self.width() - wide, 0, wide, high)
        else:
            box = QRectF(self.width() - 12 - wide, (self.height() - high) / 2, wide, high)
        fill = "surface" if on and not self._slim else "sunken"
        theme.rounded(painter, box, high / 2, fill, "surface" if self._slim else None)
        painter.setPen(theme.colour("muted"))
        painter.setFont(face)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._count_text())


class Rail(Painted, QWidget):
    """Mark, places, settings at the foot, and the arrow that folds it. `chosen(key)`, `folded(bool)`."""

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(self, slim: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(translate("shell", "Places"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 8)
        column.setSpacing(0)
        self._brand = QWidget()
        line = QHBoxLayout(self._brand)
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(12)
        line.addWidget(Mark(28))
        self._name = Label(translate("shell", "Dangqun Desk"), "heading")
        line.addWidget(self._name)
        line.addStretch(1)
        column.addWidget(self._brand)
        column.addSpacing(8)
        self.buttons: dict[str, NavButton] = {}
        number = 0
        for place in PLACES:
            if not place.rail:
                continue
            if place.key == "settings":
                column.addStretch(1)
                key = "Ctrl+,"
            elif place.above:
                key = ""
            else:
                number += 1
                key = f"Ctrl+{number}"
            if place.line:
                line = Line()
                holder = QVBoxLayout()
                holder.setContentsMargins(16, 8, 16, 12)
                holder.addWidget(line)
                column.addLayout(holder)
            button = NavButton(place.icon, place.title(), key)
            button.setAutoExclusive(False)
            button.clicked.connect(lambda _on=False, key=place.key: self._clicked(key))
            self.buttons[place.key] = button
            column.addLayout(self._inset(button))
            button.setVisible(not place.above)
        self._fold = NavButton("panel-left-close", translate("shell", "Fold"), checkable=False)
        self._fold.clicked.connect(lambda: self.set_slim(not self._icons_only, tell=True))
        column.addLayout(self._inset(self._fold))
        self._slim = slim
        self._lent = False
        self.set_slim(slim)

    def _inset(self, button: NavButton) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setContentsMargins(8, 0, 8, 4)
        row.addWidget(button)
        return row

    def _clicked(self, key: str) -> None:
        # The window decides; until it agrees the old place stays marked.
        self.buttons[key].setChecked(not self.buttons[key].isChecked())
        self.chosen.emit(key)

    @property
    def slim(self) -> bool:
        """Whether a person wished only icons."""
        return self._slim

    @property
    def _icons_only(self) -> bool:
        return self._slim or self._lent

    def lend(self, lent: bool) -> None:
        """Fold for a page that needs the room, whatever a person wished; False gives it back."""
        if lent != self._lent:
            self._lent = lent
            self._dress()

    def set_slim(self, slim: bool, *, tell: bool = False) -> None:
        """Fold or unfold; `tell` says that a person wished it."""
        self._slim = slim
        self._lent = False
        self._dress()
        if tell:
            self.folded.emit(slim)

    def _dress(self) -> None:
        slim = self._icons_only
        for button in (*self.buttons.values(), self._fold):
            button.set_slim(slim)
        if slim:
            self._fold.set_icon("panel-left-open", translate("shell", "Unfold"))
        else:
            self._fold.set_icon("panel-left-close", translate("shell", "Fold"))
        self._name.setVisible(not slim)
        self._measure()

    def _measure(self) -> None:
        sizes = theme.metrics()
        wide = sizes.rail
        slim = self._icons_only
        if not slim:
            # English words are longer than Chinese ones: the rail grows before it cuts.
            wide = max(wide, *(b.sizeHint().width() + 17 for b in self.buttons.values() if not b.isHidden()))
        self.setFixedWidth(sizes.rail_slim if slim else wide)
        self._brand.setFixedHeight(sizes.top)
        layout = self._brand.layout()
        assert layout is not None
        margin = (sizes.rail_slim - 28) // 2
        layout.setContentsMargins(margin if slim else 16, 0, 0 if slim else 8, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height: in large type a low window has no room for whole rows."""
        super().resizeEvent(event)
        buttons = (*self.buttons.values(), self._fold)
        fixed = theme.metrics().top + 8 + 21 * sum(place.line for place in PLACES) + 8
        share = (event.size().height() - fixed) // len(buttons) - 4
        for button in buttons:
            button.set_most(max(theme.metrics().control_small, share))

    def set_current(self, key: str) -> None:
        """Mark where one is; a place that isn't in the rail marks nothing."""
        for own, button in self.buttons.items():
            button.setChecked(own == key)

    def show_place(self, key: str, on: bool) -> None:
        """Have a place in the rail, or not."""
        if self.buttons[key].isHidden() == on:
            self.buttons[key].setVisible(on)
            self._measure()

    def has_place(self, key: str) -> bool:
        """Whether a place is in the rail."""
        return key in self.buttons and not self.buttons[key].isHidden()

    def set_count(self, key: str, count: int) -> None:
        """Show how many wait at a place."""
        if key in self.buttons:
            self.buttons[key].set_count(count)
            self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Take the width of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_fold"):
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet and its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("hairline"))
