"""A table in groups: a head for each group (a household), its rows (people) below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted

EDGE, GAP = 16, 12
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True)
class GroupColumn:
    """One column: its width at normal type; what is left goes to the one that may `stretch`.

    `seldom` columns step aside, the last one first, where there is no room for all.
    """

    title: str
    width: int
    stretch: bool = False
    seldom: bool = False


@dataclass(frozen=True)
class GroupCell:
    """One cell: a text (in a tone, perhaps behind an icon), or small pills of (text, tone)."""

    text: str = ""
    tone: str = "text"
    icon: str | None = None
    icon_tone: str = ""
    pills: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class GroupRow:
    """One row of a group; `struck` for somebody who withdrew."""

    key: Any
    cells: tuple[GroupCell, ...]
    struck: bool = False


@dataclass(frozen=True)
class RowGroup:
    """A group: its head says `title`, small `notes` behind it, `right` at the end; `pill` is (text, tone, icon).

    Without a `head` its rows stand for themselves.
    """

    key: Any
    title: str
    notes: tuple[str, ...] = ()
    right: str = ""
    icon: str = "house"
    pill: tuple[str, str, str | None] | None = None
    rows: tuple[GroupRow, ...] = ()
    head: bool = True


class GroupTable(Painted, QAbstractScrollArea):
    """Groups one under the other, drawn only where seen. Up, Down, Home, End and the pages move, also over heads.

    `activated(group key, row key)` for Enter or a double click (row key None on a head); `current_changed` alike, as
    the selection moves. `clicked` for a single click of the mouse.
    """

    activated = Signal(object, object)
    current_changed = Signal(object, object)
    clicked = Signal(object, object)

    def __init__(self, columns: Sequence[GroupColumn], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._lines: list[tuple[RowGroup, GroupRow | None]] = []
        self._groups: tuple[RowGroup, ...] = ()
        self._current = -1
        self._over = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    # Content

    def set_columns(self, columns: Sequence[GroupColumn]) -> None:
        """Show other columns; the cells of `set_groups` follow them."""
        self.columns = tuple(columns)
        self.viewport().update()

    def set_groups(self, groups: Sequence[RowGroup]) -> None:
        """Show these; what was selected stays so while it is there."""
        kept = self.current()
        self._groups = tuple(groups)
        self._lines = [(group, row) for group in groups for row in ((None, *group.rows) if group.head else group.rows)]
        self._over = -1
        self._current = self._place(*kept)
        self._bars()
        self.viewport().update()
        self._tell()

    @property
    def groups(self) -> tuple[RowGroup, ...]:
        """What is shown."""
        return self._groups

    def current(self) -> tuple[Any, Any]:
        """Keys of the group and row that are selected; None for none."""
        if not 0 <= self._current < len(self._lines):
            return None, None
        group, row = self._lines[self._current]
        return group.key, row.key if row is not None else None

    def select(self, group: Any, row: Any = None) -> bool:
        """Select a row, or the head of a group; False where it isn't shown."""
        place = self._place(group, row)
        self._move(place)
        return place >= 0

    def _place(self, group: Any, row: Any) -> int:
        keys = [(one.key, each.key if each is not None else None) for one, each in self._lines]
        if (group, row) in keys:
            return keys.index((group, row))
        if row is None:
            return next((place for place, (key, _row) in enumerate(keys) if key == group), -1)
        return -1 if group is None else self._place(group, None)

    def _move(self, place: int) -> None:
        place = max(-1, min(len(self._lines) - 1, place))
        if place == self._current:
            return
        self._current = place
        if place >= 0:
            self._show_line(place)
        self.viewport().update()
        self._tell()
        self.current_changed.emit(*self.current())

    def _show_line(self, place: int) -> None:
        bar, high = self.verticalScrollBar(), self._row()
        if place * high < bar.value():
            bar.setValue(place * high)
        elif (place + 1) * high > bar.value() + self._room():
            bar.setValue((place + 1) * high - self._room())

    def _tell(self) -> None:
        group, row = self._lines[self._current] if 0 <= self._current < len(self._lines) else (None, None)
        said: list[str] = []
        if row is not None:
            said = [part for cell in row.cells for part in (cell.text, *(text for text, _tone in cell.pills))]
        elif group is not None:
            said = [group.title, *group.notes, group.right, group.pill[0] if group.pill else ""]
        self.setAccessibleDescription(" ".join(part for part in said if part))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Measures

    def _row(self) -> int:
        return theme.metrics().row_compact

    def _head(self) -> int:
        return theme.metrics().row_compact

    def _room(self) -> int:
        return max(0, self.viewport().height() - self._head())

    def _bars(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self._lines) * self._row() - self._room()))
        bar.setPageStep(self._room())
        bar.setSingleStep(self._row())

    def sizeHint(self) -> QSize:
        """Room for some rows."""
        return QSize(480, self._head() + 6 * self._row())

    def minimumSizeHint(self) -> QSize:
        """Two rows at least."""
        return QSize(200, self._head() + 2 * self._row())

    def _places(self) -> list[tuple[int, float, float]]:
        """For each column that is shown: its index, where it begins and how wide it is."""
        scale = theme.metrics().t14 / 14
        room = self.viewport().width() - 2 * EDGE
        shown = list(range(len(self.columns)))

        def needs() -> float:
            return sum(self.columns[i].width * scale for i in shown) + GAP * max(0, len(shown) - 1)

        for index in reversed([i for i in shown if self.columns[i].seldom]):
            if needs() <= room:
                break
            shown.remove(index)
        spare = room - needs()
        x, places = float(EDGE), []
        stretches = sum(self.columns[i].stretch for i in shown)
        for index in shown:
            column = self.columns[index]
            wide = column.width * scale + (spare / stretches if column.stretch else 0)
            places.append((index, x, max(24.0, wide)))
            x += max(24.0, wide) + GAP
        return places

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the head and the lines that are seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        high, head, wide = self._row(), self._head(), self.viewport().width()
        top = self.verticalScrollBar().value()
        first = max(0, top // high)
        painter.save()
        painter.setClipRect(QRect(0, head, wide, self._room()))
        for line in range(first, min(len(self._lines), first + self._room() // high + 2)):
            rect = QRectF(0, head + line * high - top, wide, high)
            group, row = self._lines[line]
            chosen = line == self._current
            if chosen:
                painter.fillRect(rect, theme.colour("select"))
            elif row is None:
                painter.fillRect(rect, theme.colour("ground"))
            elif line == self._over:
                painter.fillRect(rect, theme.colour("hover"))
            painter.fillRect(QRectF(0, rect.y(), wide, 1), theme.colour("hairline"))
            if chosen:
                painter.fillRect(QRectF(0, rect.y(), 3, high), theme.colour("focus"))
            if row is None:
                self._paint_head(painter, group, rect)
            else:
                for index, x, room in places:
                    if index < len(row.cells):
                        self._paint_cell(painter, row.cells[index], QRectF(x, rect.y(), room, high), row.struck)
        painter.restore()
        painter.setFont(theme.font("t12"))
        painter.setPen(theme.colour("muted"))
        for index, x, room in places:
            said = painter.fontMetrics().elidedText(
                self.columns[index].title, Qt.TextElideMode.ElideRight, int(room) + 1
            )
            painter.drawText(QRectF(x, 0, room + 2, head), _LEFT, said)

    def _paint_head(self, painter: QPainter, group: RowGroup, rect: QRectF) -> None:
        size = theme.metrics().icon_small
        x = float(EDGE)
        icons.paint(painter, group.icon, x, rect.y() + (rect.height() - size) / 2, "muted", size)
        x += size + 8
        right = rect.right() - EDGE
        small, strong = theme.font("t12"), theme.font(medium=True)
        if group.right:
            wide = theme.text_width(group.right, small)
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(right - wide - 1, rect.y(), wide + 2, rect.height()), _LEFT, group.right)
            right -= wide + GAP
        if group.pill:
            wide = _pill_width(group.pill[0], group.pill[2])
            _paint_pill(painter, *group.pill, right - wide, rect, wide)
            right -= wide + GAP
        painter.setFont(strong)
        painter.setPen(theme.colour("text"))
        title = painter.fontMetrics().elidedText(group.title, Qt.TextElideMode.ElideRight, int(right - x))
        painter.drawText(QRectF(x, rect.y(), right - x + 2, rect.height()), _LEFT, title)
        x += theme.text_width(title, strong) + 8
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        for note in group.notes:
            if right - x < 32:
                break
            said = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, int(right - x))
            painter.drawText(QRectF(x, rect.y(), right - x + 2, rect.height()), _LEFT, said)
            x += theme.text_width(said, small) + 8

    def _paint_cell(self, painter: QPainter, cell: GroupCell, rect: QRectF, struck: bool) -> None:
        x = rect.x()
        if cell.pills:
            natural = [_pill_width(text, None) for text, _tone in cell.pills]
            room = rect.width() - 4 * (len(natural) - 1)
            for (text, tone), wide in zip(cell.pills, _shared(natural, room), strict=True):
                _paint_pill(painter, text, tone, None, x, rect, wide)
                x += wide + 4
            return
        size = theme.metrics().icon_small
        if cell.icon:
            token = _ink(cell.icon_tone or cell.tone)
            icons.paint(painter, cell.icon, x, rect.y() + (rect.height() - size) / 2, token, size)
            x += size + 4
        face = theme.font()
        if struck:
            face.setStrikeOut(True)
        painter.setFont(face)
        painter.setPen(theme.colour("muted" if struck else _ink(cell.tone)))
        room = rect.right() - x
        said = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, int(room) + 1)
        painter.drawText(QRectF(x, rect.y(), room + 2, rect.height()), _LEFT, said)

    # Hands

    def _at(self, y: float) -> int:
        if y < self._head():
            return -1
        line = int(y - self._head() + self.verticalScrollBar().value()) // self._row()
        return line if 0 <= line < len(self._lines) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is under the mouse is washed."""
        over = self._at(event.position().y())
        if over != self._over:
            self._over = over
            self.viewport().update()
            self.viewport().setToolTip(self._tip(over))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is."""
        self._over = -1
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self._at(event.position().y())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._move(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go where it was pressed, it is a click."""
        place = self._at(event.position().y())
        if 0 <= place == self._current and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(*self.current())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        if self._at(event.position().y()) >= 0:
            self.activated.emit(*self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, and open by Enter."""
        page = max(1, self._room() // self._row() - 1)
        by = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._lines), Qt.Key.Key_End: len(self._lines),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if by is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.activated.emit(*self.current())
        else:
            event.ignore()

    def step(self, by: int) -> None:
        """Move the selection by some lines (also for a search box that keeps the keyboard)."""
        if self._lines:
            self._move(max(0, self._current + by))

    def activate_current(self) -> bool:
        """Open what is selected; False where nothing is."""
        if self._current < 0:
            return False
        self.activated.emit(*self.current())
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at the top."""
        super().focusInEvent(event)
        if self._current < 0 and event.reason() in (
            Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason
        ):  # fmt: skip
            self._move(0)

    def _tip(self, place: int) -> str:
        if place < 0:
            return ""
        group, row = self._lines[place]
        if row is None:
            return "  ".join(part for part in (group.title, *group.notes, group.right) if part)
        return "  ".join(
            part for cell in row.cells for part in (cell.text, *(text for text, _tone in cell.pills)) if part
        )

    def resizeEvent(self, event: Any) -> None:
        """Another height, another range."""
        super().resizeEvent(event)
        self._bars()

    def changeEvent(self, event: QEvent) -> None:
        """Another type size, too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_lines"):
            self._bars()
            self.viewport().update()


def _ink(tone: str) -> str:
    return tone if tone in ("text", "muted") else f"{tone}-ink"


def _shared(natural: Sequence[int], room: float) -> list[float]:
    """Widths within `room`: what is short stays whole, what is long gives."""
    if sum(natural) <= room:
        return [float(one) for one in natural]
    widths = [0.0] * len(natural)
    left, open_ = room, sorted(range(len(natural)), key=lambda i: natural[i])
    for done, index in enumerate(open_):
        widths[index] = min(float(natural[index]), left / (len(open_) - done))
        left -= widths[index]
    return widths


def _pill_width(text: str, icon: str | None) -> int:
    return theme.text_width(text, theme.font("t12", True)) + 16 + (theme.metrics().icon_small + 4 if icon else 0)


def _paint_pill(painter: QPainter, text: str, tone: str, icon: str | None, x: float, line: QRectF, wide: float) -> None:
    """A pill low enough for a compact row."""
    high = theme.metrics().l12 + 4
    rect = QRectF(round(x), round(line.y() + (line.height() - high) / 2), wide, high)
    theme.rounded(painter, rect, high / 2, f"{tone}-tint" if tone != "void" else None, None)
    left = rect.x() + 8
    ink = "muted" if tone in ("idle", "void") else f"{tone}-ink"
    if icon:
        size = theme.metrics().icon_small
        icons.paint(painter, icon, left, rect.y() + (high - size) / 2, ink, size)
        left += size + 4
    painter.setFont(theme.font("t12", True))
    painter.setPen(theme.colour(ink))
    room = rect.right() - left - 6
    said = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room) + 1)
    painter.drawText(QRectF(left, rect.y(), room + 4, high), _LEFT, said)
