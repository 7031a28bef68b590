"""Numbered seats where they stand: looked at and chosen, or, when the plan is drawn, moved."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QSizePolicy, QToolTip, QWidget

from app.core.i18n import translate
from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.timeline import hatch

GAP = 4
SPARE = 2
"""So many empty cells are around the seats while the plan is drawn."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PlanSeat:
    """A seat: its number, the cell it stands in, and its state by tone, icon and word.

    `note` is small (the time left), `features` are icons of what it has; one that is not `usable` is hatched.
    """

    key: Hashable
    label: str
    x: int
    y: int
    tone: str = "good"
    icon: str | None = None
    word: str = ""
    note: str = ""
    features: tuple[str, ...] = ()
    tip: str = ""
    usable: bool = True

    @property
    def cell(self) -> Cell:
        """Column and row."""
        return self.x, self.y


@dataclass(slots=True)
class _Press:
    at: QPointF
    cell: Cell | None
    key: Hashable | None
    dragging: bool = False
    by: Cell = (0, 0)


class SeatPlan(Painted, QAbstractScrollArea):
    """Seats on a grid that fits the widget, never smaller than a finger.

    A click, or the arrow keys, send `picked(key)` (None: an empty cell), a double click or Enter `opened(key)`;
    the right button sends `context(key or None, position)`.

    While it is `editing`, seats are dragged, or moved by Alt+arrows, to other cells; Ctrl and Shift take several.
    A seat put on another changes places with it; several are moved only where all of them find room. Each sends
    `seat_moved(key, x, y)`, all together `seats_moved(((key, x, y), …))`: connect one of the two. A click on an
    empty cell, or Enter there, sends `cell_asked(x, y)`, Delete `seat_removed(key)`; Esc puts back what is dragged.
    """

    picked = Signal(object)
    opened = Signal(object)
    context = Signal(object, QPoint)
    seat_moved = Signal(object, int, int)
    seats_moved = Signal(object)
    cell_asked = Signal(int, int)
    seat_removed = Signal(object)

    def __init__(self, *, name: str, editing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: dict[Hashable, PlanSeat] = {}
        self._editing = editing
        self._current: Hashable | None = None
        self._taken: set[Hashable] = set()
        self._cell: Cell | None = None
        self._over: Cell | None = None
        self._press: _Press | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Between two scroll bars the style would draw a corner of its own.
        self.setCornerWidget(QWidget(self))
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    # Content

    def set_seats(self, seats: Sequence[PlanSeat]) -> None:
        """Show these seats; the selection stays on its key."""
        self._seats = {seat.key: seat for seat in seats}
        for seat in seats:
            icons.require(seat.icon)
            for feature in seat.features:
                icons.require(feature)
        if self._current not in self._seats:
            self._current = None
        self._taken &= self._seats.keys()
        if self._press is not None and self._press.key not in self._seats:
            self._press = None
        self._measure()
        self._tell()
        if self.hasFocus() and not self._editing:
            self._begin()

    def seats(self) -> list[PlanSeat]:
        """The seats shown, where they stand now."""
        return list(self._seats.values())

    def set_editing(self, editing: bool) -> None:
        """Draw the plan, or only look at it."""
        if editing != self._editing:
            self._editing = editing
            self._press = None
            self._taken = {self._current} if self._current is not None else set()
            self._cell = self._seats[self._current].cell if self._current is not None else None
            self._measure()

    @property
    def editing(self) -> bool:
        """Whether the plan is being drawn."""
        return self._editing

    def current_key(self) -> Hashable | None:
        """The key of the selected seat."""
        return self._current

    def selected_keys(self) -> list[Hashable]:
        """All that are selected while the plan is drawn; else the one that is."""
        if not self._editing:
            return [self._current] if self._current is not None else []
        return [key for key in self._seats if key in self._taken]

    def select(self, key: Hashable | None) -> None:
        """Select a seat and bring it into view, without a signal."""
        self._current = key if key in self._seats else None
        self._taken = {self._current} if self._current is not None else set()
        if self._current is not None:
            self._cell = self._seats[self._current].cell
            self._reveal(self._cell)
        self.viewport().update()
        self._tell()

    def _choose(self, key: Hashable | None) -> None:
        self.select(key)
        self.picked.emit(key)

    def _at(self, cell: Cell | None) -> PlanSeat | None:
        return next((seat for seat in self._seats.values() if seat.cell == cell), None)

    # Words

    def _tell(self) -> None:
        """To who can't see the plan: the seat in hand, or the empty cell."""
        seat = self._seats.get(self._current) if self._current is not None else None
        if seat is not None:
            said = ", ".join(part for part in (seat.label, seat.word, seat.note) if part)
        elif self._editing and self._cell is not None:
            x, y = self._cell
            said = translate("kit", "column {x}, row {y}").format(x=x + 1, y=y + 1)
        else:
            said = ""
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Measures

    def bounds(self) -> tuple[int, int, int, int]:
        """First column, first row, last column and last row that are shown."""
        xs = [seat.x for seat in self._seats.values()] or [0]
        ys = [seat.y for seat in self._seats.values()] or [0]
        if self._editing:
            return min(0, *xs), min(0, *ys), max(xs) + SPARE, max(ys) + SPARE
        return min(xs), min(ys), max(xs), max(ys)

    def _sides(self) -> tuple[int, int]:
        """Width and height of a cell."""
        left, top, right, bottom = self.bounds()
        least, scale = theme.metrics().touch, theme.metrics().t12 / 12
        room = self.viewport().size()
        wide = (room.width() - 2 * GAP) // (right - left + 1)
        high = (room.height() - 2 * GAP) // (bottom - top + 1)
        return min(max(wide, least), round(112 * scale)), min(max(high, least), round(84 * scale))

    def _whole(self) -> QSize:
        left, top, right, bottom = self.bounds()
        wide, high = self._sides()
        return QSize((right - left + 1) * wide + 2 * GAP, (bottom - top + 1) * high + 2 * GAP)

    def _origin(self) -> QPointF:
        """Where the first cell is in the view: in the middle where there is more room than needed."""
        whole, room = self._whole(), self.viewport().size()
        return QPointF(
            max(0, (room.width() - whole.width()) // 2) + GAP - self.horizontalScrollBar().value(),
            max(0, (room.height() - whole.height()) // 2) + GAP - self.verticalScrollBar().value(),
        )

    def cell_rect(self, cell: Cell) -> QRectF:
        """Where a cell is in the view."""
        left, top, _right, _bottom = self.bounds()
        wide, high = self._sides()
        origin = self._origin()
        return QRectF(origin.x() + (cell[0] - left) * wide, origin.y() + (cell[1] - top) * high, wide, high)

    def seat_rect(self, key: Hashable) -> QRectF:
        """Where a seat is in the view."""
        return self._box(self._seats[key].cell)

    def _box(self, cell: Cell) -> QRectF:
        half = GAP / 2
        return self.cell_rect(cell).adjusted(half, half, -half, -half)

    def cell_at(self, at: QPointF) -> Cell | None:
        """The cell at a point of the view."""
        left, top, right, bottom = self.bounds()
        wide, high = self._sides()
        origin = self._origin()
        x, y = left + int((at.x() - origin.x()) // wide), top + int((at.y() - origin.y()) // high)
        return (x, y) if left <= x <= right and top <= y <= bottom else None

    def _measure(self) -> None:
        self._bars()
        self.updateGeometry()
        self.viewport().update()

    def _bars(self) -> None:
        whole, room = self._whole(), self.viewport().size()
        for bar, needs, has in (
            (self.horizontalScrollBar(), whole.width(), room.width()),
            (self.verticalScrollBar(), whole.height(), room.height()),
        ):
            bar.setRange(0, max(0, needs - has))
            bar.setPageStep(has)
            bar.setSingleStep(theme.metrics().touch)

    def _reveal(self, cell: Cell) -> None:
        rect = self.cell_rect(cell)
        for bar, low, high, room in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), self.viewport().width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height()),
        ):
            if low < 0:
                bar.setValue(bar.value() + round(low) - GAP)
            elif high > room:
                bar.setValue(bar.value() + round(high - room) + GAP)

    def sizeHint(self) -> QSize:
        """Room for all seats with their words."""
        left, top, right, bottom = self.bounds()
        side = theme.metrics().touch
        return QSize((right - left + 1) * side * 3 // 2 + 2 * GAP, (bottom - top + 1) * (side + 8) + 2 * GAP)

    def minimumSizeHint(self) -> QSize:
        """A few seats; the others are scrolled to."""
        side = theme.metrics().touch
        return QSize(3 * side + 2 * GAP, 2 * side + 2 * GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self._bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw anew where it is scrolled to."""
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_seats"):
            self._measure()

    # Moving

    def _targets(self, keys: Iterable[Hashable], by: Cell) -> dict[Hashable, Cell] | None:
        """Where these seats would go; None where one of them can't. A single seat changes places."""
        going = set(keys)
        left, top, right, bottom = self.bounds()
        to: dict[Hashable, Cell] = {}
        for key in going:
            x, y = self._seats[key].x + by[0], self._seats[key].y + by[1]
            if not (left <= x <= right and top <= y <= bottom):
                return None
            to[key] = (x, y)
        taken = {seat.cell: seat.key for seat in self._seats.values() if seat.key not in going}
        met = [(key, taken[cell]) for key, cell in to.items() if cell in taken]
        if met and len(going) > 1:
            return None
        for key, other in met:
            to[other] = self._seats[key].cell
        return to

    def _move(self, keys: Iterable[Hashable], by: Cell) -> bool:
        to = self._targets(keys, by) if by != (0, 0) else None
        if not to:
            return False
        moved = tuple((key, *to[key]) for key in self._seats if key in to)
        for key, x, y in moved:
            self._seats[key] = replace(self._seats[key], x=x, y=y)
        if self._current is not None:
            self._cell = self._seats[self._current].cell
        self._measure()
        for key, x, y in moved:
            self.seat_moved.emit(key, x, y)
        self.seats_moved.emit(moved)
        return True

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold; the right button asks for a menu."""
        cell = self.cell_at(event.position())
        seat = self._at(cell)
        if event.button() == Qt.MouseButton.RightButton:
            self.context.emit(seat.key if seat is not None else None, event.globalPosition().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press = _Press(event.position(), cell, seat.key if seat is not None else None)
            if self._editing and seat is not None:
                self._take(seat, event.modifiers())

    def _take(self, seat: PlanSeat, modifiers: Qt.KeyboardModifier) -> None:
        """Select one, one more, or all from the current one to this."""
        anchor = self._seats.get(self._current) if self._current is not None else None
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._taken ^= {seat.key}
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and anchor is not None:
            (x1, x2), (y1, y2) = sorted((anchor.x, seat.x)), sorted((anchor.y, seat.y))
            self._taken = {s.key for s in self._seats.values() if x1 <= s.x <= x2 and y1 <= s.y <= y2}
            self.viewport().update()
            return
        elif seat.key not in self._taken:
            self._taken = {seat.key}
        self._current, self._cell = seat.key, seat.cell
        self.viewport().update()
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken."""
        press, at = self._press, event.position()
        over = self.cell_at(at)
        if over != self._over:
            self._over = over
            self.viewport().update()
        if press is None or not self._editing or press.key is None or press.cell is None:
            seat = self._at(over)
            if seat is not None or (self._editing and over is not None):
                self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            else:
                self.viewport().unsetCursor()
            return
        if not press.dragging and (at - press.at).manhattanLength() >= QApplication.startDragDistance():
            press.dragging = press.key in self._taken
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if press.dragging and over is not None:
            press.by = (over[0] - press.cell[0], over[1] - press.cell[1])
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; what never moved was a click."""
        press = self._press
        if event.button() != Qt.MouseButton.LeftButton or press is None:
            return
        self._press = None
        self.viewport().unsetCursor()
        self.viewport().update()
        if press.dragging:
            self._move(self._taken, press.by)
            return
        if press.cell != self.cell_at(event.position()):
            return
        several = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if press.key is not None and self._editing and several:
            self.picked.emit(self._current)
        elif press.key is not None:
            self._choose(press.key)
        elif press.cell is not None and self._editing:
            self._choose(None)
            self._cell = press.cell
            self.cell_asked.emit(*press.cell)
        elif self._current is not None:
            self._choose(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        seat = self._at(self.cell_at(event.position()))
        if seat is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(seat.key)

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip says all of a seat."""
        if event.type() == QEvent.Type.Leave:
            self._over = None
            self.viewport().update()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            area = self.cell_rect(cell).toAlignedRect() if cell is not None else self.viewport().rect()
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self.viewport(), area)
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPointF) -> str:
        """What the tooltip says at a point of the view."""
        seat = self._at(self.cell_at(at))
        if seat is None:
            return ""
        return seat.tip or " · ".join(part for part in (seat.label, seat.word, seat.note) if part)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key asks at the selected seat."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._current is not None:
            at = self.seat_rect(self._current).center().toPoint()
            self.context.emit(self._current, self.viewport().mapToGlobal(at))

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, move, add, remove."""
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if key in _STEPS and alt and self._editing and self._taken:
            self._move(self._taken, _STEPS[key])
            return True
        if alt:
            return False
        if key in _STEPS:
            self._walk(_STEPS[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._ends(key == Qt.Key.Key_End)
        elif key in _ENTER and self._current is not None:
            self.opened.emit(self._current)
        elif key in _ENTER and self._editing and self._cell is not None:
            self.cell_asked.emit(*self._cell)
        elif key == Qt.Key.Key_Space and self._editing and self._current is not None:
            self._taken ^= {self._current}
            self.viewport().update()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._editing and self._taken:
            for gone in self.selected_keys():
                self.seat_removed.emit(gone)
        else:
            return False
        return True

    def _escape(self) -> bool:
        if self._press is not None and self._press.dragging:
            self._press = None
            self.viewport().unsetCursor()
        elif self._editing and len(self._taken) > 1:
            self._taken = {self._current} if self._current is not None else set()
        elif self._current is not None:
            self._choose(None)
        else:
            return False
        self.viewport().update()
        return True

    def _walk(self, step: Cell, more: bool) -> None:
        """To the nearest seat that way; while the plan is drawn from cell to cell, empty ones too."""
        if not self._seats and not self._editing:
            return
        if self._cell is None:
            self._ends(False)
            return
        if self._editing:
            left, top, right, bottom = self.bounds()
            cell = (min(max(self._cell[0] + step[0], left), right), min(max(self._cell[1] + step[1], top), bottom))
            self._to_cell(cell, more)
            return
        dx, dy = step
        x, y = self._cell
        ahead = [seat for seat in self._seats.values() if (seat.x - x) * dx + (seat.y - y) * dy > 0]
        # Beside the way costs more than along it, so that a row is walked to its end first.
        nearest = min(
            ahead,
            key=lambda seat: (
                abs((seat.x - x) * dx + (seat.y - y) * dy) + 3 * abs((seat.x - x) * dy + (seat.y - y) * dx)
            ),
            default=None,
        )
        if nearest is not None:
            self._choose(nearest.key)

    def _to_cell(self, cell: Cell, more: bool) -> None:
        taken = set(self._taken)
        seat = self._at(cell)
        self._choose(seat.key if seat is not None else None)
        self._cell = cell
        if more:
            self._taken |= taken
        self._reveal(cell)
        self._tell()

    def _ends(self, last: bool) -> None:
        order = sorted(self._seats.values(), key=lambda seat: (seat.y, seat.x))
        if order:
            self._choose(order[-1 if last else 0].key)
        elif self._editing:
            self._cell = (0, 0)
            self.viewport().update()
            self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard has a seat at once."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._begin()
        self.viewport().update()

    def _begin(self) -> None:
        """Stand on the first seat, where the keyboard stands on none."""
        order = sorted(self._seats.values(), key=lambda seat: (seat.y, seat.x))
        if self._current is None and self._cell is None and order:
            self.select(order[0].key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the keyboard."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, the seats in them, and what is being dragged."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = QRectF(self.viewport().rect())
        press = self._press if self._press is not None and self._press.dragging else None
        to = self._targets(self._taken, press.by) if press is not None else {}
        if self._editing:
            self._paint_cells(painter, view)
        for seat in self._seats.values():
            makes_room = to is not None and seat.key in to and seat.key not in self._taken
            box = self._box(to[seat.key] if to is not None and makes_room else seat.cell)
            if not box.intersects(view):
                continue
            gone = press is not None and seat.key in self._taken
            if makes_room or not gone:
                painter.setOpacity(0.7 if makes_room else 1)
                self._paint_seat(painter, seat, box)
            elif to is None or seat.cell not in to.values():
                painter.setOpacity(0.4)
                self._paint_seat(painter, seat, box)
            painter.setOpacity(1)
        if press is None:
            self._paint_place(painter)
            return
        for key in self._taken:
            seat = self._seats[key]
            box = self._box((seat.x + press.by[0], seat.y + press.by[1]))
            self._paint_seat(painter, seat, box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("bad" if to is None else "focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
            if to is None:
                side = theme.metrics().icon
                icons.paint(painter, "ban", box.right() - side - 4, box.bottom() - side - 4, "bad-ink", side)

    def _paint_cells(self, painter: QPainter, view: QRectF) -> None:
        left, top, right, bottom = self.bounds()
        pen = QPen(theme.colour("btn-line"), 1)
        pen.setDashPattern([2, 3])
        taken = {seat.cell for seat in self._seats.values()}
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                box = self._box((x, y))
                if (x, y) in taken or not box.intersects(view):
                    continue
                over = (x, y) == self._over and self._press is None
                painter.setPen(pen)
                painter.setBrush(theme.colour("hover") if over else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
                if over or ((x, y) == self._cell and self._current is None and self.hasFocus()):
                    side = theme.metrics().icon
                    icons.paint(
                        painter, "plus", box.center().x() - side / 2, box.center().y() - side / 2, "muted", side
                    )

    def _paint_place(self, painter: QPainter) -> None:
        """The ring around what is selected; weaker around the others that are, and without the keyboard."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        chosen = self._taken if self._editing else {self._current} - {None}
        for key in chosen:
            painter.drawRoundedRect(self._box(self._seats[key].cell).adjusted(1, 1, -1, -1), 7, 7)
        if self._editing and self._cell is not None and self.hasFocus():
            painter.drawRoundedRect(self._box(self._cell).adjusted(-1, -1, 1, 1), 9, 9)

    def _paint_seat(self, painter: QPainter, seat: PlanSeat, box: QRectF) -> None:
        sizes = theme.metrics()
        fill, ink, edge = f"{seat.tone}-tint", f"{seat.tone}-ink", f"{seat.tone}-edge"
        if seat.tone == "live":
            fill, ink, edge = "live-fill", "on-live", "live-fill"
        elif seat.tone == "void":
            fill, ink, edge = "surface", "muted", "idle-edge"
        theme.rounded(painter, box, 8, fill if seat.usable else "ground", edge)
        if not seat.usable:
            hatch(painter, box.adjusted(2, 2, -2, -2), "hatch")
            ink = "muted"
        # Under the least height there is room for two lines; a third and the features come with more.
        inside = box.adjusted(6, 4, -5, -4) if box.width() >= 56 else box.adjusted(2, 2, -2, -2)
        wide = inside.width()
        side = sizes.icon_small if wide >= 44 else sizes.t12
        tall = inside.height() >= sizes.l14 + 2 * sizes.l12
        head = sizes.l14 if inside.height() >= sizes.l14 + sizes.l12 else sizes.l12
        lines = head + sizes.l12 * (2 if tall and seat.note else 1)
        y = inside.top() + max(0.0, (inside.height() - lines) / 2)
        room = wide - (side + 2 if seat.icon else 0)
        painter.setPen(theme.colour(ink))
        number = "t14" if head == sizes.l14 and wide >= 44 else "t12"
        self._write(painter, QRectF(inside.left(), y, room, head), seat.label, number, medium=True)
        if seat.icon:
            icons.paint(painter, seat.icon, inside.right() - side, y + (head - side) / 2, ink, side)
        y += head
        self._write(painter, QRectF(inside.left(), y, wide, sizes.l12), seat.word, "t12")
        y += sizes.l12
        left = inside.left()
        if tall and seat.note:
            self._write(painter, QRectF(left, y, wide, sizes.l12), seat.note, "t12")
        self._paint_features(painter, seat, inside, ink, y, tall)

    def _paint_features(
        self, painter: QPainter, seat: PlanSeat, inside: QRectF, ink: str, y: float, tall: bool
    ) -> None:
        """Its features stand at the right of the last line, as many as there is room for."""
        sizes = theme.metrics()
        side = sizes.t12
        said = seat.note if tall and seat.note else seat.word
        line = y if tall and seat.note else y - sizes.l12
        used = theme.text_width(said, theme.font("t12")) + 4
        fits = max(0, int((inside.width() - used + 2) // (side + 2)))
        for place, feature in enumerate(reversed(seat.features[:fits])):
            x = inside.right() - side - place * (side + 2)
            icons.paint(painter, feature, x, line + (sizes.l12 - side) / 2, ink, side)

    def _write(self, painter: QPainter, rect: QRectF, text: str, size: str, *, medium: bool = False) -> None:
        if text and rect.width() > 4:
            face = theme.font(size, medium)
            painter.setFont(face)
            cut = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
            painter.drawText(rect.adjusted(0, 0, 4, 0), _LEFT, cut)
