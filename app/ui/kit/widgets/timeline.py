"""Time across, rows down: what stands where and when, what is free, and the hands that move it.

Times are aware instants; only what is written on screen is local to the zone, so an hour that a clock change
adds or takes is as wide as any other. Keys of rows and blocks are whatever the page knows them by.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import (
    QDate,
    QEvent,
    QLineF,
    QLocale,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTextBoundaryFinder,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QStaticText,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QSizePolicy, QToolTip, QWidget

from app.core.i18n import language, translate
from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.keyhint import hint_width, paint_hint
from app.ui.kit.widgets.overlay import paint_shadow

LEAST = 20
"""No block is drawn narrower."""
EDGE = 6
"""How near its end a block is taken hold of to make it longer."""
DOT = " · "
_ZOOMS = (2, 3, 4, 6, 8, 12, 16, 24, 36, 48, 72, 96, 168, 336, 744)
_STEPS = (15, 30, 60, 120, 180, 240, 360, 720, 1440)
_GRID = 15 * 60
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAD = 12
PICTURES = 40
"""So many blocks get a picture of their own in one repaint."""
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


# What it shows


@dataclass(frozen=True, slots=True)
class TimelineSpan:
    """A time in which a row is not to be had: closed hours, setting up, out of use."""

    start: datetime
    end: datetime
    label: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A row: its key, its name, a small note (how many it takes), and when it is closed."""

    key: Hashable
    title: str
    note: str = ""
    closed: tuple[TimelineSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineBlock:
    """What stands in one row, or in several at once.

    `tone` is one of warn info live idle bad wait void, `edge` solid, dashed or dotted; `before` and `after` are
    minutes kept free around it; `flagged` says that it clashes with another. Blocks that overlap share the
    height of their row in lanes, those that wait below the others; `lane` asks for one (0 is the upper).
    """

    key: Hashable
    rows: tuple[Hashable, ...]
    start: datetime
    end: datetime
    title: str
    state_word: str = ""
    icon: str | None = None
    tone: str = "info"
    edge: str = "solid"
    struck: bool = False
    before: int = 0
    after: int = 0
    flagged: bool = False
    movable: bool = True
    tip: str = ""
    lane: int | None = None


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where something would stand: `words` say whether it can (the clash in a word, or its time)."""

    row: Hashable
    start: datetime
    end: datetime
    title: str = ""
    clash: bool = False
    words: str = ""
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A free place that is offered: pressing its digit, or a click, chooses it."""

    number: int
    row: Hashable
    start: datetime
    end: datetime


class TimelineCell(NamedTuple):
    """A row and an instant in it."""

    row: Hashable
    at: datetime


@dataclass(frozen=True, slots=True)
class TimelineCursor:
    """Where the keyboard stands while no block is selected."""

    row: Hashable
    start: datetime
    end: datetime


# What fits


class Fitted(NamedTuple):
    """What of a block is drawn: its title (perhaps cut), whether its icon, and its state word."""

    title: str
    icon: bool
    word: str


@lru_cache(maxsize=32)
def _face(pixels: int, medium: bool) -> QFont:
    face = theme.font("t12", medium)
    face.setPixelSize(pixels)
    return face


@lru_cache(maxsize=32)
def _figures(pixels: int, medium: bool) -> QFontMetricsF:
    return QFontMetricsF(_face(pixels, medium))


@lru_cache(maxsize=8192)
def _advance(text: str, pixels: int, medium: bool) -> float:
    return _figures(pixels, medium).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _laid_out(text: str, pixels: int, medium: bool) -> QStaticText:
    found = QStaticText(text)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.prepare(QTransform(), _face(pixels, medium))
    return found


def _draw(
    painter: QPainter, x: float, y: float, high: float, text: str, pixels: int, medium: bool, struck: bool = False
) -> None:
    """Write a line of text into a line's height that begins at `y`."""
    if not text:
        return
    figures = _figures(pixels, medium)
    painter.setFont(_face(pixels, medium))
    base = round(y + (high + figures.ascent() - figures.descent()) / 2)
    painter.drawStaticText(QPointF(x, base - figures.ascent()), _laid_out(text, pixels, medium))
    if struck:
        # Qt puts the line of laid out text in the wrong place where a screen is scaled.
        middle = base - round(pixels * 0.36)
        painter.fillRect(QRectF(x, middle, _advance(text, pixels, medium), 1), painter.pen().color())


def _letters(text: str) -> list[str]:
    """The characters as a reader counts them."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units, found, last = text.encode("utf-16-le"), [], 0
    while (place := finder.toNextBoundary()) > 0:
        found.append(units[last * 2 : place * 2].decode("utf-16-le", "replace"))
        last = place
    return found


def _cut(text: str, room: float, pixels: int, medium: bool) -> str:
    """As much of `text` as there is room for; the dots that say so take a letter's place only where many fit."""
    if _advance(text, pixels, medium) <= room:
        return text
    dots = "…" if room >= 4.5 * pixels else ""
    room -= _advance(dots, pixels, medium) if dots else 0
    kept = ""
    for letter in _letters(text):
        if _advance(kept + letter, pixels, medium) > room:
            break
        kept += letter
    return kept.rstrip() + dots if kept else ""


def fit(title: str, word: str, icon: bool, width: int, lines: int, *, warns: bool = False) -> Fitted:
    """What a block `width` pixels wide, with room for one line of text or two, shows of itself.

    The title comes first, then the icon, then the state word. In two lines the title has the first; the second
    has icon and word, or the word alone, or the icon alone (also where it is the icon that `warns`). Under 44
    pixels there are two characters and the icon, under 26 the icon alone (both grow with the type).
    """
    return _fit(title, word, icon, warns, width, lines, theme.metrics().t12, theme.metrics().icon_small)


@lru_cache(maxsize=4096)
def _fit(title: str, word: str, icon: bool, warns: bool, width: int, lines: int, text: int, glyph: int) -> Fitted:
    scale = text / 12
    if width < 26 * scale and icon:
        return Fitted("", True, "")
    if width < 44 * scale:
        short = "".join(_letters(title)[:2]).strip()
        if lines == 2:
            return Fitted(_cut(short, width - 5, text, True), icon, "")
        beside = glyph + 2 if icon else 0
        if icon and _advance(short, text, False) + beside > width - 6:
            return Fitted("", True, "")
        return Fitted(_cut(short, width - 6 - beside, text, False), icon, "")
    if lines == 2:
        room = width - 10.0
        shown = _cut(title, room, text, True)
        both = not icon or _advance(word, text, False) + text + 3 <= room
        if not word or _advance(word, text, False) > room or (warns and not both):
            return Fitted(shown, icon, "")
        return Fitted(shown, icon and both, word)
    room = width - 14.0
    wide = _advance(title, text, False)
    with_icon = icon and (warns or glyph + 4 + min(wide, 4.5 * text) <= room)
    if with_icon:
        room -= glyph + 4
    said = f"{word}{DOT}" if title else word
    if word and with_icon >= icon and _advance(said, text, False) + wide <= room:
        return Fitted(title, with_icon, word)
    return Fitted(_cut(title, room, text, False), with_icon, "")


def share(extents: Sequence[tuple[float, float, int | None, bool]]) -> list[tuple[int, int]]:
    """Lanes for blocks from `left` to `right` that ask for a lane, or None, and wait, or not.

    Answers for each its lane and how many lanes there are where it stands. Blocks that don't meet others have
    the whole height; what waits, or asks for a lower lane, finds its place after the others.
    """
    order = sorted(
        range(len(extents)), key=lambda i: (extents[i][3], extents[i][2] or 0, extents[i][0], -extents[i][1])
    )
    ends: list[list[tuple[float, float]]] = []
    lane_of = [0] * len(extents)
    for i in order:
        left, right, wanted, _waits = extents[i]
        lane = wanted or 0
        while lane < len(ends) and any(left < end and start < right for start, end in ends[lane]):
            lane += 1
        while len(ends) <= lane:
            ends.append([])
        ends[lane].append((left, right))
        lane_of[i] = lane
    counts = [1] * len(extents)
    group: list[int] = []
    reach = -math.inf
    for i in sorted(range(len(extents)), key=lambda i: extents[i][0]):
        if extents[i][0] >= reach:
            group = []
        group.append(i)
        reach = max(reach, extents[i][1]) if len(group) > 1 else extents[i][1]
        most = max(lane_of[j] for j in group) + 1
        for j in group:
            counts[j] = most
    return list(zip(lane_of, counts, strict=True))


def day_words(day: date) -> str:
    """A day with its weekday, in the language of the desk."""
    return QLocale(language()).toString(QDate(day.year, day.month, day.day), translate("kit", "ddd d MMM"))


def _mix(over: str, under: str, share: float) -> QColor:
    """A colour that lies over another and lets some of it through."""
    one, other = theme.colour(over), theme.colour(under)
    parts = zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(a * share + b * (1 - share) for a, b in parts))


_hatches: dict[tuple[str, float], QBrush] = {}


def hatch(painter: QPainter, rect: QRectF, token: str) -> None:
    """Fill with thin slanted lines."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    key = (theme.current().hex(token), ratio)
    brush = _hatches.get(key)
    if brush is None:
        side = round(8 * ratio)
        tile = QPixmap(side, side)
        tile.fill(Qt.GlobalColor.transparent)
        pen = QPainter(tile)
        pen.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.setPen(QPen(theme.colour(token), ratio))
        for off in (-side, 0, side):
            pen.drawLine(QLineF(off - 2, side + 2, off + side + 2, -2))
        pen.end()
        brush = QBrush(tile)
        if side != 8:
            brush.setTransform(QTransform.fromScale(8 / side, 8 / side))
        _hatches[key] = brush
    painter.fillRect(rect, brush)


@dataclass(slots=True)
class _Cell:
    """A block in one of its rows: where it is drawn, in pixels from the beginning of the range and its row."""

    block: TimelineBlock
    row: int
    x: int
    wide: int
    top: int
    high: int
    lines: int
    face: tuple[object, ...]

    @property
    def middle(self) -> float:
        return self.x + self.wide / 2


@dataclass(slots=True)
class _Plan:
    """Everything measured: rows with what stands in them."""

    left: int
    room: float
    pace: float
    whole: float
    tops: list[int]
    cells: list[list[_Cell]]

    @property
    def height(self) -> int:
        return self.tops[-1]


@dataclass(slots=True)
class _Tick:
    second: float
    minute: int
    new_day: bool
    text: str
    day: date


@dataclass(slots=True)
class _Edit:
    """What is being moved, or drawn anew (no key). `held`: handed to the page, whose answer is awaited."""

    key: Hashable | None
    row_from: Hashable
    row: Hashable
    start: datetime
    end: datetime
    origin: tuple[Hashable, datetime, datetime] | None
    held: bool = False

    @property
    def place(self) -> tuple[Hashable, datetime, datetime]:
        return self.row, self.start, self.end


@dataclass(slots=True)
class _Press:
    """The mouse went down here."""

    at: QPointF
    cell: _Cell | None
    grip: str
    row: Hashable | None
    time: datetime
    base: tuple[Hashable, datetime, datetime] | None = None
    dragging: bool = False


class AxisLabel(NamedTuple):
    """A text on the axis: where it begins in the view, what it says, whether it names a day."""

    x: float
    text: str
    day: bool


class Timeline(Painted, QAbstractScrollArea):
    """Rows down, time across, the axis and the rows' names always in view.

    `set_range`, `set_rows`, `set_blocks` and `set_now` say what is shown; a day fits the width until `set_zoom`.

    Selecting: a click, or the arrow keys, send `selected(key)` (None: nothing any more), a click `clicked(key)`,
    too; a double click or Enter `opened(key)`. Where nothing is selected the keyboard has a cell (`cell_cursor`):
    arrows move it, Shift+arrows make it longer, Space takes the block that stands there, Enter sends
    `create(row, start, end)`.

    Moving: dragging a block or its ends, or Alt+arrows (with Shift: its end), sends `moving(key, row, start,
    end)`; letting go, or Enter, sends `moved(key, row_from, row_to, start, end)`. Dragging over free time sends
    `dragging_new(row, start, end)` and `create(row, start, end)`. Meanwhile the page says by `set_ghost` and
    `set_places` whether it can be and where else; `place_chosen(number)` is the answer. What was let go keeps
    its ghost until the page calls `set_ghost(None)` or its blocks stand there; Esc sends `put_back(key)`.

    `context(what, position)` asks for a menu: `what` is a block's key or a `TimelineCell`. Ctrl+wheel, + and −
    zoom, which `zoomed(hours)` tells. With `compact=True` it is the low strip that is only looked at. PageUp and
    PageDown walk by as many rows as are seen; with `pages=False` that takes Ctrl, and alone they are the page's.
    """

    selected = Signal(object)
    clicked = Signal(object)
    opened = Signal(object)
    moving = Signal(object, object, object, object)
    moved = Signal(object, object, object, object, object)
    put_back = Signal(object)
    dragging_new = Signal(object, object, object)
    create = Signal(object, object, object)
    place_chosen = Signal(int)
    context = Signal(object, QPoint)
    zoomed = Signal(float)

    def __init__(
        self,
        *,
        name: str,
        compact: bool = False,
        editable: bool = True,
        step: int = 15,
        pages: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._compact = compact
        self._pages = pages
        self._editable = editable and not compact
        self._step = timedelta(minutes=step)
        self._rows: list[TimelineRow] = []
        self._places_of_rows: dict[Hashable, int] = {}
        self._blocks: list[TimelineBlock] = []
        self._zone: tzinfo = UTC
        self._start = datetime(2000, 1, 1, tzinfo=UTC)
        self._end = self._start + timedelta(days=1)
        self._ticks: list[_Tick] = []
        self._now: datetime | None = None
        self._hours: float | None = None
        self._selected: Hashable | None = None
        self._selected_row: Hashable | None = None
        self._cursor: TimelineCursor | None = None
        self._ghost: Ghost | None = None
        self._ghost_own = False
        self._places: list[Place] = []
        self._buffers = False
        self._dates = True
        self._edit: _Edit | None = None
        self._press: _Press | None = None
        self._plan: _Plan | None = None
        self._faces: dict[tuple[object, ...], QPixmap] = {}
        self._pointer = QPointF()
        # Pictures that are still missing are made by further repaints, one after the other.
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(0)
        self._more.timeout.connect(self.viewport().update)
        self._auto = QTimer(self)
        self._auto.setInterval(30)
        self._auto.timeout.connect(self._scroll_on)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred if compact else QSizePolicy.Policy.Expanding
        )
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        # Between two scroll bars the style would draw a corner of its own.
        self.setCornerWidget(QWidget(self))
        self._read_ticks()

    # Content

    def set_range(self, start: datetime, end: datetime, zone: tzinfo) -> None:
        """Show the time from `start` to `end`, written as it is in `zone`."""
        if end <= start:
            raise ValueError("a range ends after it begins")
        self._start, self._end, self._zone = start.astimezone(UTC), end.astimezone(UTC), zone
        self._read_ticks()
        if self._cursor is not None and not self._start <= self._cursor.start < self._cursor.end <= self._end:
            self._cursor = None
            if self.hasFocus() and self._selected is None:
                self._begin_cell()
        self._measure()

    def bounds(self) -> tuple[datetime, datetime]:
        """The time that is shown, scrolled to or not."""
        return self._start, self._end

    def set_dates(self, shown: bool) -> None:
        """Name the days on the axis, or not: where each row is a day of its own, they would be wrong."""
        self._dates = shown
        self.viewport().update()

    def set_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show these rows."""
        self._rows = list(rows)
        self._places_of_rows = {row.key: place for place, row in enumerate(self._rows)}
        if self._cursor is not None and self._cursor.row not in self._places_of_rows:
            self._cursor = None
        self._measure()
        self._tell()

    def rows(self) -> list[TimelineRow]:
        """The rows shown."""
        return list(self._rows)

    def set_blocks(self, blocks: Sequence[TimelineBlock]) -> None:
        """Show these blocks; the selection stays on its key, what was moved stands where it is now."""
        self._blocks = list(blocks)
        for block in self._blocks:
            icons.require(block.icon)
        keys = {block.key: block for block in self._blocks}
        if self._selected not in keys:
            self._selected = self._selected_row = None
        edit = self._edit
        if edit is not None and edit.key is not None:
            found = keys.get(edit.key)
            arrived = (
                found is not None
                and edit.held
                and edit.row in found.rows
                and (found.start, found.end) == (edit.start, edit.end)
            )
            if found is None or arrived:
                self._let_go()
        if self._press is not None and self._press.cell is not None and self._press.cell.block.key not in keys:
            self._press = None
        self._measure()
        self._tell()

    def blocks(self) -> list[TimelineBlock]:
        """The blocks shown."""
        return list(self._blocks)

    def set_now(self, at: datetime | None) -> None:
        """Draw the line of the present here."""
        self._now = at.astimezone(UTC) if at is not None else None
        self.viewport().update()

    def set_editable(self, editable: bool) -> None:
        """Let hands move and make blocks, or not."""
        self._editable = editable and not self._compact
        if not self._editable:
            self._let_go()

    def set_ghost(self, ghost: Ghost | None) -> None:
        """Show where something would stand; None lets go of what was moved or drawn."""
        if ghost is None:
            self._let_go()
            return
        self._ghost, self._ghost_own = ghost, False
        self.viewport().update()
        self._tell()

    def ghost(self) -> Ghost | None:
        """What is shown as a ghost."""
        return self._ghost

    def ghost_rect(self) -> QRectF:
        """Where the ghost is seen in the view; an empty rectangle where none is."""
        ghost = self._ghost
        if ghost is None or ghost.row not in self._places_of_rows:
            return QRectF()
        area = self._area()
        return self._ghost_rect(ghost, area).intersected(QRectF(area))

    def taken_from(self) -> Hashable | None:
        """The row that what is being moved was taken hold of in; None while nothing is."""
        return self._edit.row_from if self._edit is not None else None

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer these free places."""
        self._places = list(places)
        self.viewport().update()

    def places(self) -> list[Place]:
        """The places on offer."""
        return list(self._places)

    def set_buffers(self, shown: bool) -> None:
        """Show the minutes kept free around every block, not only around the selected one."""
        self._buffers = shown
        self.viewport().update()

    # Selection

    def selected_key(self) -> Hashable | None:
        """The key of the selected block."""
        return self._selected

    def select(self, key: Hashable | None, row: Hashable | None = None) -> None:
        """Select a block (in one of its rows) and bring it into view, without a signal."""
        cell = self._find(key, row) if key is not None else None
        self._selected = key if cell is not None else None
        self._selected_row = self._rows[cell.row].key if cell is not None else None
        if cell is not None:
            self._reveal(cell)
        self.viewport().update()
        self._tell()

    def cell_cursor(self) -> TimelineCursor | None:
        """Where the keyboard stands while nothing is selected."""
        return self._cursor

    def set_cell_cursor(self, row: Hashable, start: datetime, end: datetime | None = None) -> None:
        """Put the keyboard's cell there; it takes the selection's place."""
        start = start.astimezone(UTC)
        end = end.astimezone(UTC) if end is not None else start + self._step
        self._selected = self._selected_row = None
        self._cursor = TimelineCursor(row, start, max(end, start + self._step))
        self._reveal_time(row, self._cursor.start, self._cursor.end)
        self.viewport().update()
        self._tell()

    def _choose(self, key: Hashable | None, row: Hashable | None = None) -> None:
        """The user selected this."""
        self.select(key, row)
        self.selected.emit(key)

    def _find(self, key: Hashable | None, row: Hashable | None = None) -> _Cell | None:
        plan, found = self._laid(), None
        for cells in plan.cells:
            for cell in cells:
                if cell.block.key == key:
                    if row is None or self._rows[cell.row].key == row:
                        return cell
                    found = found or cell
        return found

    def _current(self) -> _Cell | None:
        return self._find(self._selected, self._selected_row) if self._selected is not None else None

    # Words

    def _clock(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%H:%M}"

    def times(self, start: datetime, end: datetime) -> str:
        """A span as it is written on the clock."""
        return f"{self._clock(start)}–{self._clock(end)}"

    def _say(self, block: TimelineBlock, row: TimelineRow) -> str:
        parts = (block.title, block.state_word, row.title, self.times(block.start, block.end))
        return ", ".join(part for part in parts if part)

    def _tell(self) -> None:
        """To who can't see it: what is moved and how that goes, else the selected block, else the cell."""
        said = ""
        cell = self._current()
        ghost = self._ghost
        if ghost is not None and ghost.row in self._places_of_rows:
            row = self._rows[self._places_of_rows[ghost.row]]
            times = self.times(ghost.start, ghost.end)
            words = ghost.words if ghost.words != times else ""
            said = ", ".join(part for part in (ghost.title, row.title, times, words) if part)
        elif cell is not None:
            said = self._say(cell.block, self._rows[cell.row])
        elif self._cursor is not None and self._cursor.row in self._places_of_rows:
            row = self._rows[self._places_of_rows[self._cursor.row]]
            there = [c.block.title for c in self._under(self._cursor)]
            said = ", ".join([row.title, self.times(self._cursor.start, self._cursor.end), *there])
        if said == self.accessibleDescription():
            return
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Measures

    @property
    def _axis(self) -> int:
        return theme.metrics().strip_axis if self._compact else theme.metrics().hour_axis

    @property
    def _row_high(self) -> int:
        return theme.metrics().strip_row if self._compact else theme.metrics().hour_row

    @property
    def _block_high(self) -> int:
        return theme.metrics().strip_block if self._compact else theme.metrics().hour_block

    @property
    def _above(self) -> int:
        return (self._row_high - self._block_high) // 2

    def _lasts(self) -> float:
        return (self._end - self._start).total_seconds()

    def _names(self) -> int:
        """How wide the column of names is."""
        scale = theme.metrics().t12 / 12
        title, note = theme.font(), theme.font("t12")
        wide = 0.0
        for row in self._rows:
            if self._compact:
                own = theme.text_width(row.title, title) + (theme.text_width(row.note, note) + 8 if row.note else 0)
            else:
                own = max(theme.text_width(row.title, title), theme.text_width(row.note, note))
            wide = max(wide, own + 28)
        most = max(112 * scale, min(240 * scale, self.viewport().width() * 0.24))
        return round(min(most, max(112 * scale, wide)))

    def _measure(self) -> None:
        """Something changed: measure all again."""
        self._plan = None
        self._bars()
        self.updateGeometry()
        self.viewport().update()

    def _laid(self) -> _Plan:
        if self._plan is None:
            self._plan = self._lay()
        return self._plan

    def _lay(self) -> _Plan:
        left = self._names()
        room = max(40.0, self.viewport().width() - left - _PAD)
        hours = self._lasts() / 3600
        shown = min(self._hours or hours, hours)
        pace = room / (shown * 3600)
        whole = room * hours / shown
        least = round(LEAST * theme.metrics().t12 / 12)
        begin = self._start.timestamp()
        end = self._end.timestamp()
        by_row: list[list[tuple[TimelineBlock, int, int]]] = [[] for _ in self._rows]
        for block in self._blocks:
            start, stop = block.start.timestamp(), block.end.timestamp()
            if stop <= begin or start >= end:
                continue
            x = round((start - begin) * pace) if start >= begin else -8
            right = round((stop - begin) * pace) - 2 if stop <= end else round(whole) + 8
            wide = max(least, right - x)
            if stop <= end:
                x = min(x, round(whole) - wide)
            for key in block.rows:
                place = self._places_of_rows.get(key)
                if place is not None:
                    by_row[place].append((block, x, wide))
        tops, cells = [0], []
        narrow = theme.metrics().l12 + 2
        for place, found in enumerate(by_row):
            lanes = share([(x, x + wide + 1, b.lane, b.tone == "wait") for b, x, wide in found])
            most = max((of for _lane, of in lanes), default=1)
            high = max(self._block_high, most * narrow + most - 1)
            line = []
            for (block, x, wide), (lane, of) in zip(found, lanes, strict=True):
                # Of what is left over the upper lanes have the odd pixel.
                above = -(-(high - of + 1) * lane // of) + lane
                below = -(-(high - of + 1) * (lane + 1) // of) + lane
                face = (
                    block.title, block.state_word, block.icon, block.tone, block.edge, block.struck, block.flagged,
                    wide, below - above,
                )  # fmt: skip
                lines = 1 if self._compact else _lines(below - above)
                line.append(_Cell(block, place, x, wide, self._above + above, below - above, lines, face))
            line.sort(key=lambda cell: (cell.x, cell.top))
            cells.append(line)
            tops.append(tops[-1] + self._row_high - self._block_high + high)
        return _Plan(left, room, pace, whole, tops, cells)

    def _bars(self) -> None:
        plan = self._laid()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        room = self.viewport().height() - self._axis
        down.setRange(0, max(0, plan.height + 1 - room))
        down.setPageStep(max(1, room))
        down.setSingleStep(self._row_high // 2)
        across.setRange(0, max(0, round(plan.whole - plan.room)))
        across.setPageStep(round(plan.room))
        across.setSingleStep(max(1, round(plan.pace * 900)))

    def sizeHint(self) -> QSize:
        """All rows of a strip; of the others as many as a page has room for."""
        high = self._laid().height + 1
        return QSize(720, self._axis + (high if self._compact else min(high, 12 * self._row_high)))

    def minimumSizeHint(self) -> QSize:
        """The axis, and two rows under it."""
        return QSize(360, self._axis + min(2, max(1, len(self._rows))) * self._row_high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure for the new width."""
        super().resizeEvent(event)
        self._plan = None
        self._bars()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_faces"):
            self._faces.clear()
            self._measure()

    # Where things are

    def x_of(self, at: datetime) -> float:
        """Where an instant is in the view."""
        plan = self._laid()
        return plan.left + (at - self._start).total_seconds() * plan.pace - self.horizontalScrollBar().value()

    def time_at(self, x: float) -> datetime:
        """The instant at `x` of the view, in UTC."""
        plan = self._laid()
        return self._start + timedelta(seconds=(x - plan.left + self.horizontalScrollBar().value()) / plan.pace)

    def row_at(self, y: float) -> Hashable | None:
        """The key of the row at `y` of the view."""
        plan = self._laid()
        y += self.verticalScrollBar().value() - self._axis
        if not 0 <= y < plan.height:
            return None
        return self._rows[bisect_right(plan.tops, y) - 1].key

    def row_rect(self, row: Hashable) -> QRectF:
        """Where a row is in the view, names and all."""
        plan, place = self._laid(), self._places_of_rows[row]
        top = self._axis + plan.tops[place] - self.verticalScrollBar().value()
        return QRectF(0, top, self.viewport().width(), plan.tops[place + 1] - plan.tops[place])

    def block_rect(self, key: Hashable, row: Hashable | None = None) -> QRectF:
        """Where a block is in the view; an empty rectangle for one that isn't shown."""
        cell = self._find(key, row)
        return self._rect(cell) if cell is not None else QRectF()

    def fitted(self, key: Hashable) -> Fitted | None:
        """What of a block is drawn."""
        cell = self._find(key)
        if cell is None:
            return None
        block = cell.block
        icon = _glyph(block) is not None
        return fit(block.title, block.state_word, icon, cell.wide, cell.lines, warns=block.flagged)

    def _rect(self, cell: _Cell) -> QRectF:
        plan = self._laid()
        return QRectF(
            plan.left + cell.x - self.horizontalScrollBar().value(),
            self._axis + plan.tops[cell.row] + cell.top - self.verticalScrollBar().value(),
            cell.wide,
            cell.high,
        )

    def _area(self) -> QRect:
        """The part of the view where time is."""
        plan = self._laid()
        return QRect(plan.left, self._axis, round(plan.room), max(0, self.viewport().height() - self._axis))

    def _span_rect(self, row: Hashable, start: datetime, end: datetime) -> QRectF:
        """Where a time in a row is, as high as a block that is alone."""
        left, right = self.x_of(start), self.x_of(end)
        return QRectF(round(left), self.row_rect(row).top() + self._above, round(right - left), self._block_high)

    def _hit(self, at: QPointF) -> _Cell | None:
        if not self._area().contains(at.toPoint()):
            return None
        row = self.row_at(at.y())
        if row is None:
            return None
        for cell in reversed(self._laid().cells[self._places_of_rows[row]]):
            if self._rect(cell).contains(at):
                return cell
        return None

    def _hit_place(self, at: QPointF) -> Place | None:
        if self._area().contains(at.toPoint()):
            for place in self._places:
                if place.row in self._places_of_rows and self._place_rect(place).contains(at):
                    return place
        return None

    def _place_rect(self, place: Place) -> QRectF:
        rect = self._span_rect(place.row, place.start, place.end)
        rect.setWidth(max(LEAST, rect.width() - 2))
        return rect

    def _under(self, cursor: TimelineCursor) -> list[_Cell]:
        place = self._places_of_rows.get(cursor.row)
        if place is None:
            return []
        return [
            cell
            for cell in self._laid().cells[place]
            if cell.block.start < cursor.end and cursor.start < cell.block.end
        ]

    def _grip(self, cell: _Cell, at: QPointF) -> str:
        if not self._editable or not cell.block.movable:
            return ""
        rect = self._rect(cell)
        edge = min(EDGE, rect.width() / 4)
        if at.x() > rect.right() - edge and cell.block.end <= self._end:
            return "end"
        if at.x() < rect.left() + edge and cell.block.start >= self._start:
            return "start"
        return "move"

    # Scrolling and zoom

    def _reveal(self, cell: _Cell) -> None:
        plan = self._laid()
        self._show_part(plan.tops[cell.row], plan.tops[cell.row + 1], cell.x - 6, cell.x + cell.wide + 6)

    def _reveal_time(self, row: Hashable, start: datetime, end: datetime) -> None:
        place = self._places_of_rows.get(row)
        if place is None:
            return
        plan = self._laid()
        left, right = ((at - self._start).total_seconds() * plan.pace for at in (start, end))
        self._show_part(plan.tops[place], plan.tops[place + 1], left - 6, right + 6)

    def _show_part(self, top: float, bottom: float, left: float, right: float) -> None:
        for bar, low, high, room in (
            (self.verticalScrollBar(), top, bottom + 1, self.viewport().height() - self._axis),
            (self.horizontalScrollBar(), left, right, self._laid().room),
        ):
            if low < bar.value() or high - low > room:
                bar.setValue(math.floor(low))
            elif high > bar.value() + room:
                bar.setValue(math.ceil(high - room))

    def scroll_to(self, at: datetime, share: float = 0.0) -> None:
        """Scroll so that an instant is at a share of the width: 0 at the left."""
        plan = self._laid()
        self.horizontalScrollBar().setValue(
            round((at - self._start).total_seconds() * plan.pace - plan.room * share),
        )

    def zoom(self) -> float:
        """How many hours the width shows."""
        whole = self._lasts() / 3600
        return min(self._hours or whole, whole)

    def set_zoom(self, hours: float | None) -> None:
        """Show so many hours in the width; None, or more than there are, for the whole range."""
        cell = self._current()
        centre = self._laid().left + self._laid().room / 2
        kept = cell.block.start if cell is not None else self._now
        if kept is None or not self._area().left() <= self.x_of(kept) <= self._area().right():
            kept = self.time_at(centre)
        self._zoom_at(hours, kept, self.x_of(kept))

    def _zoom_at(self, hours: float | None, kept: datetime, x: float) -> None:
        whole = self._lasts() / 3600
        if hours is not None:
            hours = max(float(_ZOOMS[0]), hours)
        self._hours = None if hours is None or hours >= whole - 0.01 else hours
        self._measure()
        plan = self._laid()
        self.horizontalScrollBar().setValue(
            round((kept - self._start).total_seconds() * plan.pace - (x - plan.left)),
        )

    def _zoom_step(self, closer: bool) -> None:
        now = self.zoom()
        if closer:
            wanted = max((z for z in _ZOOMS if z < now - 0.01), default=_ZOOMS[0])
        else:
            wanted = min((z for z in _ZOOMS if z > now + 0.01), default=None)
        self.set_zoom(wanted)
        self.zoomed.emit(self.zoom())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms where the mouse is, Shift scrolls along the day."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self._compact:
            x = event.position().x()
            self._zoom_at(self.zoom() * 0.8 ** (turned / 120), self.time_at(x), x)
            self.zoomed.emit(self.zoom())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned)
            event.accept()
        elif self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    # Moving

    def _snap(self, at: datetime, how: Callable[[float], float] = round) -> datetime:
        step = self._step.total_seconds()
        return datetime.fromtimestamp(how(at.timestamp() / step) * step, UTC)

    def _take(self, cell: _Cell) -> _Edit:
        block, row = cell.block, self._rows[cell.row].key
        start, end = block.start.astimezone(UTC), block.end.astimezone(UTC)
        return _Edit(block.key, row, row, start, end, (row, start, end))

    def _change(self, row: Hashable, start: datetime, end: datetime) -> None:
        """Show what is moved at its new place, and tell the page."""
        edit = self._edit
        if edit is None or edit.place == (row, start, end):
            return
        edit.row, edit.start, edit.end, edit.held = row, start, end, False
        cell = self._find(edit.key) if edit.key is not None else None
        if self._ghost is None or self._ghost_own:
            words = self.times(start, end)
            title, before, after = "", 0, 0
            if cell is not None:
                title, before, after = cell.block.title, cell.block.before, cell.block.after
            self._ghost = Ghost(row, start, end, title, False, words, before, after)
            self._ghost_own = True
        else:
            self._ghost = replace(self._ghost, row=row, start=start, end=end)
        self.viewport().update()
        if edit.key is None:
            self.dragging_new.emit(row, start, end)
        else:
            self.moving.emit(edit.key, row, start, end)
        self._tell()

    def _commit(self) -> None:
        """Hand what was moved or drawn to the page; its ghost stays until the page has answered."""
        edit = self._edit
        if edit is None or edit.held:
            return
        if edit.place == edit.origin:
            self._cancel()
            return
        edit.held = True
        if edit.key is None:
            if self._selected is not None:
                self._choose(None)
            self.create.emit(*edit.place)
            return
        if self._selected != edit.key:
            self._choose(edit.key, edit.row_from)
        self.moved.emit(edit.key, edit.row_from, *edit.place)

    def _cancel(self) -> None:
        """Put back what was moved."""
        edit = self._edit
        key = edit.key if edit is not None else None
        self._let_go()
        self.put_back.emit(key)

    def _let_go(self) -> None:
        self._auto.stop()
        self._edit = self._ghost = None
        self._ghost_own = False
        self._places = []
        if self._press is not None and self._press.dragging:
            self._press = None
        self.viewport().unsetCursor()
        self.viewport().update()
        self._tell()

    @property
    def busy(self) -> bool:
        """Whether something is being moved or drawn, or waits for the page's answer."""
        return self._edit is not None

    def _on_ghost(self, at: QPointF) -> bool:
        """Whether what was let go, but isn't settled, can be taken up again here."""
        ghost = self._ghost
        if self._edit is None or ghost is None or ghost.row not in self._places_of_rows:
            return False
        return self._ghost_rect(ghost, self._area()).contains(at)

    def _bounded(self, start: datetime, end: datetime, first: datetime) -> tuple[datetime, datetime]:
        """A moved time that begins within the range, or where it began."""
        lowest, highest = min(self._start, first), max(self._end - self._step, first)
        kept = min(max(start, lowest), highest)
        return kept, kept + (end - start)

    def _drag_to(self, at: QPointF) -> None:
        press, edit = self._press, self._edit
        if press is None or edit is None:
            return
        area = QRectF(self._area())
        time = self.time_at(min(max(at.x(), area.left()), area.right()))
        if press.base is None:
            start = max(self._snap(min(press.time, time), math.floor), self._start)
            end = min(self._snap(max(press.time, time), math.ceil), self._end)
            self._change(edit.row, start, max(end, start + self._step))
            return
        row, first, last = press.base
        if press.grip == "end":
            self._change(row, first, max(self._snap(time), first + self._step))
        elif press.grip == "start":
            self._change(row, min(self._snap(time), last - self._step), last)
        else:
            moved = self.time_at(at.x()) - press.time
            start = first if abs(moved) < self._step / 2 else self._snap(first + moved)
            self._change(self._row_for(edit, at.y()), *self._bounded(start, start + (last - first), first))

    def _row_for(self, edit: _Edit, y: float) -> Hashable:
        """The row under the mouse, the nearest one above and below them all; never one it stands in already."""
        plan = self._laid()
        inside = min(max(y, self._axis), self.viewport().height() - 1.0)
        place = bisect_right(plan.tops, inside + self.verticalScrollBar().value() - self._axis) - 1
        row = self._rows[min(max(place, 0), len(self._rows) - 1)].key
        cell = self._find(edit.key)
        return edit.row if cell is not None and row != edit.row_from and row in cell.block.rows else row

    def _scroll_on(self) -> None:
        """Dragging near an edge goes on behind it."""
        if self._press is None or not self._press.dragging:
            self._auto.stop()
            return
        area, at = self._area(), self._pointer
        for bar, low, high, place in (
            (self.horizontalScrollBar(), area.left(), area.right(), at.x()),
            (self.verticalScrollBar(), area.top(), area.bottom(), at.y()),
        ):
            if place < low + 24:
                bar.setValue(bar.value() - 12)
            elif place > high - 24:
                bar.setValue(bar.value() + 12)
        self._drag_to(at)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold; the right button asks for a menu."""
        at = event.position()
        cell = self._hit(at)
        if event.button() == Qt.MouseButton.RightButton:
            self._ask_menu(cell, at, event.globalPosition().toPoint())
            return
        if event.button() != Qt.MouseButton.LeftButton or not self._rows:
            return
        inside = self._area().contains(at.toPoint())
        row = self.row_at(at.y()) if inside else None
        if self._on_ghost(at):
            grip = "ghost"
        elif cell is not None:
            grip = self._grip(cell, at)
        else:
            grip = "new" if row is not None and self._editable else ""
        self._press = _Press(at, cell, grip, row, self.time_at(at.x()))
        self._pointer = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken, or show what would be taken."""
        at = event.position()
        self._pointer = at
        press = self._press
        if press is None:
            self._show_grip(at)
            return
        far = (at - press.at).manhattanLength() >= QApplication.startDragDistance()
        if far and not press.grip:
            # Drawn over what can't be moved: neither a drag nor a click.
            self._press = None
            return
        if not press.dragging and far and press.grip:
            if self._edit is not None and press.grip != "ghost":
                self._cancel()
            press.dragging = True
            if press.grip == "new":
                self._edit = _Edit(None, press.row, press.row, press.time, press.time, None)
            else:
                if press.grip != "ghost" and press.cell is not None:
                    self._edit = self._take(press.cell)
                press.base = self._edit.place if self._edit is not None else None
            sideways = press.grip in ("new", "start", "end")
            self._show_shape(Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.ClosedHandCursor)
            self._auto.start()
        if press.dragging:
            self._drag_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go where it is; what never moved was a click."""
        press = self._press
        if event.button() != Qt.MouseButton.LeftButton or press is None:
            return
        self._press = None
        self._auto.stop()
        if press.dragging:
            self._drag_to(event.position())
            self.viewport().unsetCursor()
            self._commit()
            return
        place = self._hit_place(event.position())
        if press.grip == "ghost":
            return
        if place is not None:
            self.place_chosen.emit(place.number)
            return
        if self._edit is not None:
            self._cancel()
        if press.cell is not None:
            self._choose(press.cell.block.key, self._rows[press.cell.row].key)
            self.clicked.emit(press.cell.block.key)
        elif press.row is not None:
            if self._selected is not None:
                self._choose(None)
            if not self._compact:
                self.set_cell_cursor(press.row, self._snap(press.time, math.floor))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        cell = self._hit(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(cell.block.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key asks at the selected block, or the keyboard's cell."""
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            return
        cell = self._current()
        if cell is not None:
            at = self._rect(cell).center()
        elif self._cursor is not None and self._cursor.row in self._places_of_rows:
            at = self._span_rect(self._cursor.row, self._cursor.start, self._cursor.end).center()
        else:
            return
        self._ask_menu(cell, at, self.viewport().mapToGlobal(at.toPoint()))

    def _ask_menu(self, cell: _Cell | None, at: QPointF, where: QPoint) -> None:
        row = self.row_at(at.y())
        if cell is not None:
            self.context.emit(cell.block.key, where)
        elif row is not None and self._area().contains(at.toPoint()):
            self.context.emit(TimelineCell(row, self._snap(self.time_at(at.x()), math.floor)), where)

    def _show_grip(self, at: QPointF) -> None:
        cell = self._hit(at)
        if self._hit_place(at) is not None or (cell is not None and self._compact):
            self._show_shape(Qt.CursorShape.PointingHandCursor)
        elif cell is not None and self._grip(cell, at) in ("start", "end"):
            self._show_shape(Qt.CursorShape.SizeHorCursor)
        else:
            self.viewport().unsetCursor()

    def _show_shape(self, shape: Qt.CursorShape) -> None:
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip says all that a block, a row's name or a closed time had no room for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text, rect = self._tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), text, self.viewport(), rect.toAlignedRect())
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPointF) -> str:
        """What the tooltip says at a point of the view."""
        return self._tip_at(at)[0]

    def _tip_at(self, at: QPointF) -> tuple[str, QRectF]:
        cell = self._hit(at)
        if cell is not None:
            block = cell.block
            words = DOT.join(part for part in (self.times(block.start, block.end), block.state_word) if part)
            return block.tip or f"{block.title}\n{words}", self._rect(cell)
        key = self.row_at(at.y()) if at.y() >= self._axis else None
        if key is None:
            return "", QRectF()
        row = self._rows[self._places_of_rows[key]]
        if at.x() < self._laid().left:
            return "\n".join(part for part in (row.title, row.note) if part), self.row_rect(key)
        if self._area().contains(at.toPoint()):
            time = self.time_at(at.x())
            for span in row.closed:
                if span.start <= time < span.end:
                    times = self.times(span.start, span.end)
                    return f"{span.label} {times}".strip(), self._span_rect(key, span.start, span.end)
        return "", QRectF()

    # Keyboard

    def event(self, event: QEvent) -> bool:
        """A key that means something here is no shortcut of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def _wants(self, event: QKeyEvent) -> bool:
        key, changed = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return not changed & Qt.KeyboardModifier.AltModifier or (self._editable and self._selected is not None)
        if changed:
            return False
        if key == Qt.Key.Key_Escape:
            return self._edit is not None or self._ghost is not None or self._selected is not None
        return self._digit(event) is not None or key in (*_ENTER, Qt.Key.Key_Plus, Qt.Key.Key_Minus)

    def _digit(self, event: QKeyEvent) -> int | None:
        text = event.text()
        number = int(text) if text.isascii() and text.isdigit() else 0
        return number if any(place.number == number for place in self._places) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, move, make, zoom."""
        if self._pressed(event):
            return
        if event.key() in _PAGES:
            event.ignore()  # the scroll area would take it for itself
        else:
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        changed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = bool(changed & Qt.KeyboardModifier.AltModifier)
        shift = bool(changed & Qt.KeyboardModifier.ShiftModifier)
        control = bool(changed & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if key in _PAGES and not (self._pages or control):
            return False
        if not changed and (number := self._digit(event)) is not None:
            self.place_chosen.emit(number)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus) and not alt and not self._compact:
            self._zoom_step(key != Qt.Key.Key_Minus)
        elif key == Qt.Key.Key_0 and control and not self._compact:
            self.set_zoom(None)
            self.zoomed.emit(self.zoom())
        elif key in _ENTER and not alt and not control:
            self._enter()
        elif alt and key in _ARROWS:
            return self._nudge(key, shift)
        elif alt:
            return False
        elif self._edit is not None and key in _ARROWS:
            # What is in the hand is not left behind by a key that forgot its Alt.
            return True
        elif self._current() is not None:
            return self._walk(key)
        elif key in (*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._move_cell(key, shift, control)
        elif key == Qt.Key.Key_Space:
            self._pick_under()
        else:
            return False
        return True

    def _escape(self) -> bool:
        if self._edit is not None or self._ghost is not None:
            self._cancel()
        elif self._selected is not None:
            cell = self._current()
            self._choose(None)
            if cell is not None:
                start = max(self._snap(cell.block.start, math.floor), self._start)
                self.set_cell_cursor(self._rows[cell.row].key, start)
        else:
            return False
        return True

    def _enter(self) -> None:
        if self._edit is not None:
            self._commit()
        elif self._current() is not None:
            self.opened.emit(self._selected)
        elif self._cursor is not None and self._editable:
            self.create.emit(self._cursor.row, self._cursor.start, self._cursor.end)

    def _walk(self, key: Qt.Key) -> bool:
        """From block to block."""
        cell = self._current()
        assert cell is not None
        plan = self._laid()
        line = plan.cells[cell.row]
        place = line.index(cell)
        to: _Cell | None = None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            place += 1 if key == Qt.Key.Key_Right else -1
            to = line[place] if 0 <= place < len(line) else None
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            to = line[0 if key == Qt.Key.Key_Home else -1]
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            down = key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
            page = 1 if key in _ARROWS else max(1, (self.viewport().height() - self._axis) // self._row_high - 1)
            begin = cell.row + page if down else cell.row - page
            rows = range(begin, len(plan.cells)) if down else range(begin, -1, -1)
            near = next((plan.cells[row] for row in rows if 0 <= row < len(plan.cells) and plan.cells[row]), None)
            to = min(near, key=lambda other: abs(other.middle - cell.middle)) if near else None
        else:
            return False
        if to is not None and to is not cell:
            self._choose(to.block.key, self._rows[to.row].key)
        return True

    def _begin_cell(self) -> None:
        """The keyboard came: it stands at the present where that is in view, else at the first hour seen."""
        if self._cursor is not None or not self._rows or self._compact:
            return
        area = self._area()
        at = self._now
        if at is None or not area.left() <= self.x_of(at) < area.right():
            at = self.time_at(area.left())
        row = self.row_at(self._axis + 1) or self._rows[0].key
        start = min(max(self._snap(at, math.ceil), self._start), self._end - self._step)
        self._cursor = TimelineCursor(row, start, start + self._step)
        self._tell()

    def _move_cell(self, key: Qt.Key, shift: bool, control: bool) -> None:
        if self._compact:
            self._pick_under()
            return
        if self._cursor is None:
            self._begin_cell()
            self.viewport().update()
            return
        row, start, end = self._cursor.row, self._cursor.start, self._cursor.end
        by = timedelta(hours=1) if control else self._step
        place = self._places_of_rows[row]
        page = max(1, (self.viewport().height() - self._axis) // self._row_high - 1)
        jump = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
        }.get(key)  # fmt: skip
        if jump is not None:
            row = self._rows[min(max(place + jump, 0), len(self._rows) - 1)].key
        elif shift:
            to = {
                Qt.Key.Key_Left: end - by, Qt.Key.Key_Right: end + by,
                Qt.Key.Key_Home: start, Qt.Key.Key_End: self._end,
            }[key]  # fmt: skip
            end = min(max(to, start + self._step), self._end)
        else:
            lasts = end - start
            to = {
                Qt.Key.Key_Left: start - by, Qt.Key.Key_Right: start + by,
                Qt.Key.Key_Home: self._start, Qt.Key.Key_End: self._end,
            }[key]  # fmt: skip
            start = min(max(to, self._start), self._end - lasts)
            end = start + lasts
        self.set_cell_cursor(row, start, end)

    def _pick_under(self) -> None:
        """Select the block under the keyboard's cell, or the nearest in its row, or in any."""
        plan = self._laid()
        cursor = self._cursor
        if cursor is not None and cursor.row in self._places_of_rows:
            under = self._under(cursor)
            near = under or plan.cells[self._places_of_rows[cursor.row]]
            x = (cursor.start - self._start).total_seconds() * plan.pace
        else:
            near = [cell for cells in plan.cells for cell in cells]
            now = self._now or self._start
            x = (now - self._start).total_seconds() * plan.pace
        if near:
            cell = min(near, key=lambda other: max(other.x - x, x - other.x - other.wide))
            self._choose(cell.block.key, self._rows[cell.row].key)

    def _nudge(self, key: Qt.Key, shift: bool) -> bool:
        """Move the selected block by a step."""
        cell = self._current()
        anew = self._edit is not None and self._edit.key is None
        if not anew:
            if cell is None or not self._editable or not cell.block.movable:
                return False
            if self._edit is None or self._edit.key != cell.block.key:
                self._edit = self._take(cell)
        edit = self._edit
        assert edit is not None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = self._step if key == Qt.Key.Key_Right else -self._step
            if shift:
                self._change(edit.row, edit.start, max(edit.end + by, edit.start + self._step))
            else:
                first = edit.origin[1] if edit.origin is not None else edit.start
                self._change(edit.row, *self._bounded(edit.start + by, edit.end + by, first))
        else:
            by_rows = 1 if key == Qt.Key.Key_Down else -1
            place = self._places_of_rows[edit.row] + by_rows
            others = set(cell.block.rows) - {edit.row_from} if cell is not None and not anew else set()
            while 0 <= place < len(self._rows) and self._rows[place].key in others:
                place += by_rows
            if 0 <= place < len(self._rows):
                self._change(self._rows[place].key, edit.start, edit.end)
        self._reveal_time(edit.row, edit.start, edit.end)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard has a place at once."""
        super().focusInEvent(event)
        if self._selected is None and event.reason() in _KEYBOARD:
            if self._compact:
                self._pick_quietly()
            else:
                self._begin_cell()
        self.viewport().update()

    def _pick_quietly(self) -> None:
        """A strip has no cell: the keyboard stands on the block nearest to the present."""
        quiet = self.blockSignals(True)
        self._pick_under()
        self.blockSignals(quiet)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cell is shown only to who is in it."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Axis

    def _read_ticks(self) -> None:
        """Every quarter of an hour of the range as its zone writes it."""
        first = math.ceil(self._start.timestamp() / _GRID) * _GRID
        last = self._end.timestamp()
        day = datetime.fromtimestamp(first - _GRID, self._zone).date()
        self._ticks = []
        second = first
        while second <= last:
            local = datetime.fromtimestamp(second, self._zone)
            self._ticks.append(
                _Tick(
                    second - self._start.timestamp(),
                    local.hour * 60 + local.minute,
                    local.date() != day,
                    f"{local:%H:%M}",
                    local.date(),
                )
            )
            day = local.date()
            second += _GRID

    def _every(self) -> int:
        """How many minutes from label to label."""
        wide = _advance("00:00", theme.metrics().t12, False) + 20
        minutes = self._laid().pace * 60
        return next((step for step in _STEPS if step * minutes >= wide), _STEPS[-1])

    def _marks(self) -> list[_Tick]:
        """The ticks that have a line."""
        every = self._every()
        return [tick for tick in self._ticks if tick.new_day or tick.minute % every == 0]

    def axis_labels(self) -> list[AxisLabel]:
        """What is written on the axis now, from left to right: hours, and days where they begin."""
        plan = self._laid()
        scroll = self.horizontalScrollBar().value()
        pixels = theme.metrics().t12
        lasts = self._lasts()
        hours: list[AxisLabel] = []
        days: list[AxisLabel] = []
        taken: list[tuple[float, float]] = []
        # In the strip a day stands among its hours, and those that are too near to it give way.
        among = self._compact and self._dates
        for tick in sorted(self._marks(), key=lambda tick: not (among and tick.new_day)):
            names_day = among and tick.new_day
            text = day_words(tick.day) if names_day else tick.text
            wide = _advance(text, pixels, names_day)
            place = tick.second * plan.pace - scroll
            x = place - wide / 2
            if tick.second == 0 and scroll == 0:
                x = 0
            elif tick.second == lasts and place <= plan.room + 1:
                x = plan.room - wide
            last = plan.room + _PAD - wide
            if not 0 <= x <= last or any(x < end + 4 and start < x + wide + 4 for start, end in taken):
                continue
            taken.append((x, x + wide))
            hours.append(AxisLabel(plan.left + x, text, names_day))
        if self._dates and not self._compact:
            days = self._day_labels(plan, scroll, pixels)
        return sorted([*days, *hours])

    def _day_labels(self, plan: _Plan, scroll: int, pixels: int) -> list[AxisLabel]:
        """Days at their midnights; the one that began before the view stays at its left edge."""
        found: list[AxisLabel] = []
        local = self._start.astimezone(self._zone).date()
        begins = [(0.0, local), *((tick.second, tick.day) for tick in self._ticks if tick.new_day and tick.second)]
        now = self._badge(self._now, self._clock(self._now)) if self._now is not None else QRectF()
        for place, (second, day) in enumerate(begins):
            text = day_words(day)
            wide = _advance(text, pixels, True)
            begin = second * plan.pace - scroll
            x = max(0.0, begin + (6 if place else 0))
            if now.isValid() and plan.left + x < now.right() + 4 and now.left() < plan.left + x + wide:
                x = now.right() + 6 - plan.left
            if place + 1 < len(begins):
                x = min(x, begins[place + 1][0] * plan.pace - scroll - wide - 8)
            if x + wide > 0 and x < plan.room and begin < plan.room and x + wide <= plan.room + 1:
                found.append(AxisLabel(plan.left + x, text, True))
        return found

    def _badge(self, at: datetime, text: str) -> QRectF:
        """Where a time stands out on the axis; an empty rectangle where it is out of view."""
        plan = self._laid()
        wide = math.ceil(_advance(text, theme.metrics().t12, True)) + 8
        high = theme.metrics().l12 + 2
        x = self.x_of(at)
        if not plan.left - 1 <= x <= plan.left + plan.room + 1:
            return QRectF()
        left = min(max(x - wide / 2, plan.left - 4), plan.left + plan.room + _PAD - wide)
        return QRectF(round(left), 4, wide, high)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen: time and rows, then what never scrolls."""
        painter = QPainter(self.viewport())
        plan = self._laid()
        marks = self._marks()
        down = self.verticalScrollBar().value()
        first = max(0, bisect_right(plan.tops, down) - 1)
        last = bisect_right(plan.tops, down + self.viewport().height() - self._axis)
        seen = range(first, min(last, len(self._rows)))
        area = self._area()
        painter.setClipRect(area.adjusted(0, 0, 1, 0))
        self._paint_ground(painter, plan, area, marks)
        self._paint_lines(painter, plan, seen)
        self._paint_now_line(painter, area)
        for place in seen:
            self._paint_closed(painter, self._rows[place], area)
        self._paint_blocks(painter, plan, area, seen)
        self._paint_hands(painter, area)
        painter.setClipRect(QRect(plan.left - 4, 0, self.viewport().width() - plan.left + 4, self._axis))
        self._paint_axis(painter, plan)
        painter.setClipping(False)
        painter.fillRect(0, self._axis, self.viewport().width(), 1, theme.colour("hairline"))
        painter.setClipRect(QRect(0, self._axis, plan.left, area.height()))
        self._paint_lines(painter, plan, seen)
        self._paint_names(painter, plan, seen)

    def _bottom(self, plan: _Plan, area: QRect) -> int:
        return min(area.bottom() + 1, self._axis + plan.height - self.verticalScrollBar().value())

    def _paint_ground(self, painter: QPainter, plan: _Plan, area: QRect, marks: list[_Tick]) -> None:
        left, top, right = area.left(), area.top(), area.right() + 1
        high = self._bottom(plan, area) - top
        if self._now is not None:
            past = min(round(self.x_of(self._now)), right)
            if past > left:
                painter.fillRect(left, top, past - left, high, _mix("ground", "surface", 0.7))
        scroll = self.horizontalScrollBar().value()
        hairline, line = theme.colour("hairline"), theme.colour("line")
        for tick in marks:
            x = plan.left + round(tick.second * plan.pace) - scroll
            if left <= x <= right:
                painter.fillRect(x, top, 1, high, line if tick.new_day else hairline)
        painter.fillRect(left, top, 1, high, hairline)

    def _paint_lines(self, painter: QPainter, plan: _Plan, seen: range) -> None:
        top = self._axis - self.verticalScrollBar().value()
        colour, wide = theme.colour("hairline"), self.viewport().width()
        for place in range(seen.start, seen.stop + 1):
            painter.fillRect(0, top + plan.tops[place], wide, 1, colour)

    def _paint_closed(self, painter: QPainter, row: TimelineRow, area: QRect) -> None:
        for span in row.closed:
            left = max(area.left(), round(self.x_of(span.start)))
            right = min(area.right() + 1, round(self.x_of(span.end)))
            if right <= left:
                continue
            around = self.row_rect(row.key)
            rect = QRectF(left, around.top() + self._above, right - left, around.height() - 2 * self._above)
            key = ("closed", span.label, left, right, rect.height())
            size = QRectF(0, 0, rect.width(), rect.height())
            found = self._kept(
                key, size.width(), size.height(), lambda pen, size=size, span=span: _paint_span(pen, size, span)
            )
            painter.drawPixmap(rect.topLeft(), found)

    def _paint_now_line(self, painter: QPainter, area: QRect) -> None:
        if self._now is not None:
            x = round(self.x_of(self._now)) - 1
            painter.fillRect(x, area.top(), 2, self._bottom(self._laid(), area) - area.top(), theme.colour("now"))

    def _paint_blocks(self, painter: QPainter, plan: _Plan, area: QRect, seen: range) -> None:
        scroll = self.horizontalScrollBar().value()
        ratio = self.viewport().devicePixelRatioF()
        held = self._edit.key if self._edit is not None else None
        low, high = scroll, scroll + area.width()
        chosen: list[_Cell] = []
        down = self._axis - self.verticalScrollBar().value()
        # What has no picture yet is drawn as it is; only so many pictures are made each time, so that no
        # repaint takes long.
        spare = PICTURES
        for place in seen:
            top = down + plan.tops[place]
            for cell in plan.cells[place]:
                if cell.x >= high or cell.x + cell.wide <= low:
                    continue
                key = cell.block.key
                if key == self._selected or key == held:
                    chosen.append(cell)
                if self._buffers or key == self._selected:
                    self._paint_buffers(painter, cell)
                if key == held:
                    painter.setOpacity(0.75)
                x, y = plan.left + cell.x - scroll, top + cell.top
                found = self._faces.get((ratio, *cell.face))
                if cell.x < low or cell.x + cell.wide > high:
                    # What reaches out of the view keeps its words in it.
                    rect = QRectF(x, y, cell.wide, cell.high).intersected(QRectF(area).adjusted(0, -300, 0, 300))
                    _paint_block(painter, rect, cell.block, cell.lines, cell.x < low, cell.x + cell.wide > high)
                elif found is not None:
                    painter.drawPixmap(x, y, found)
                elif spare:
                    spare -= 1
                    painter.drawPixmap(x, y, self._kept(cell.face, cell.wide, cell.high, self._painter_of(cell)))
                else:
                    painter.translate(x, y)
                    self._painter_of(cell)(painter)
                    painter.translate(-x, -y)
                if key == held:
                    painter.setOpacity(1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell in chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self._rect(cell).adjusted(-2, -2, 2, 2), 6, 6)
        if spare <= 0:
            self._more.start()

    def _painter_of(self, cell: _Cell) -> Callable[[QPainter], object]:
        """Draws a block at the painter's origin: its box from one that looks the same, then its words."""
        block = cell.block
        box = QRectF(0, 0, cell.wide, cell.high)
        key = ("box", block.tone, block.edge, block.flagged, cell.wide, cell.high)

        def paint(painter: QPainter) -> None:
            frame = self._kept(key, cell.wide, cell.high, lambda pen: _paint_box(pen, box, block))
            painter.drawPixmap(0, 0, frame)
            _paint_block_words(painter, box, block, cell.lines)

        return paint

    def _kept(self, key: tuple[object, ...], wide: float, high: float, paint: Callable[[QPainter], object]) -> QPixmap:
        """A picture that is drawn once for each look of it."""
        ratio = self.viewport().devicePixelRatioF()
        found = self._faces.get((ratio, *key))
        if found is None:
            if len(self._faces) > 3000:
                self._faces.clear()
            found = QPixmap(math.ceil(wide * ratio), math.ceil(high * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            paint(painter)
            painter.end()
            self._faces[ratio, *key] = found
        return found

    def _paint_buffers(self, painter: QPainter, cell: _Cell) -> None:
        rect = self._rect(cell)
        pace = self._laid().pace * 60
        before, after = cell.block.before * pace, cell.block.after * pace
        if before:
            hatch(painter, QRectF(self.x_of(cell.block.start) - before, rect.top(), before, rect.height()), "faint")
        if after:
            hatch(painter, QRectF(self.x_of(cell.block.end), rect.top(), after, rect.height()), "faint")

    def _paint_hands(self, painter: QPainter, area: QRect) -> None:
        """The keyboard's cell, the places on offer, and the ghost."""
        cursor = self._cursor
        alone = self._current() is None and self._edit is None and self._ghost is None
        if cursor is not None and alone and self.hasFocus() and cursor.row in self._places_of_rows:
            rect = self._span_rect(cursor.row, cursor.start, cursor.end)
            rect.setWidth(max(8.0, rect.width()))
            tint = theme.colour("select")
            tint.setAlphaF(0.6)
            painter.fillRect(rect, tint)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3)
        for place in self._places:
            if place.row in self._places_of_rows:
                self._paint_place(painter, place)
        ghost = self._ghost
        if ghost is not None and ghost.row in self._places_of_rows:
            self._paint_ghost(painter, ghost, area)

    def _paint_place(self, painter: QPainter, place: Place) -> None:
        rect = self._place_rect(place)
        painter.setBrush(theme.colour("surface"))
        pen = QPen(theme.colour("good"), 1.5)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        digit = str(place.number)
        x = rect.center().x() - hint_width(digit) / 2
        y = rect.center().y() - theme.metrics().keyhint / 2
        paint_hint(painter, digit, x, y, ink="good-ink", edge="good-edge", fill="surface")

    def _ghost_rect(self, ghost: Ghost, area: QRect) -> QRectF:
        """In its row; one that clashes hangs half a block lower, so that what it meets is seen."""
        rect = self._span_rect(ghost.row, ghost.start, ghost.end)
        sizes = theme.metrics()
        least = round(LEAST * sizes.t12 / 12)
        if ghost.clash and ghost.words:
            # That it can't be is said in a word, however short the time is.
            least = max(round(44 * sizes.t12 / 12), math.ceil(_advance(ghost.words, sizes.t12, False)) + sizes.t12 + 13)
        rect.setWidth(max(least, rect.width() - 2))
        if ghost.clash:
            half = rect.height() / 2
            rect.translate(0, half if rect.bottom() + half < area.bottom() else -half)
        return rect

    def _paint_ghost(self, painter: QPainter, ghost: Ghost, area: QRect) -> None:
        span = self._span_rect(ghost.row, ghost.start, ghost.end)
        pace = self._laid().pace * 60
        token = "bad" if ghost.clash else "faint"
        for left, wide in ((span.left() - ghost.before * pace, ghost.before), (span.right(), ghost.after)):
            if wide:
                hatch(painter, QRectF(left, span.top(), wide * pace, span.height()), token)
        rect = self._ghost_rect(ghost, area)
        paint_shadow(painter, rect, 4, 4, 12)
        tone, fill, edge = ("bad", "bad-tint", "bad") if ghost.clash else ("info", "select", "focus")
        theme.rounded(painter, rect, 4, fill, edge, 2)
        icon = "circle-x" if ghost.clash else None
        seen = rect.intersected(QRectF(area).adjusted(0, -300, 0, 300))
        if seen.width() >= LEAST:
            word = ghost.words if ghost.title else ""
            lines = _lines(seen.height())
            _paint_words(painter, seen, lines, ghost.title or ghost.words, word, icon, f"{tone}-ink")

    def _paint_axis(self, painter: QPainter, plan: _Plan) -> None:
        sizes = theme.metrics()
        for label in self.axis_labels():
            painter.setPen(theme.colour("text" if label.day else "muted"))
            top = 6 if label.day and not self._compact else self._axis - sizes.l12 - (8 if self._compact else 4)
            _draw(painter, label.x, top, sizes.l12, label.text, sizes.t12, label.day)
        shown = self._in_hand()
        held = QRectF()
        if shown is not None:
            start, end = shown
            text = self.times(start, end)
            held = self._badge(start + (end - start) / 2, text)
            if held.isValid():
                self._paint_badge(painter, held, text, "focus")
        if self._now is not None and not self._compact:
            x = round(self.x_of(self._now))
            text = self._clock(self._now)
            rect = self._badge(self._now, text)
            if rect.isValid():
                top = rect.bottom()
                painter.fillRect(QRectF(x - 1, top, 2, self._axis - top), theme.colour("now"))
                if not rect.intersects(held):
                    self._paint_badge(painter, rect, text, "now")

    def _in_hand(self) -> tuple[datetime, datetime] | None:
        """The time the axis names: of the ghost, or of the keyboard's cell."""
        if self._ghost is not None:
            return self._ghost.start, self._ghost.end
        if self._cursor is not None and self._selected is None and self.hasFocus():
            return self._cursor.start, self._cursor.end
        return None

    def _paint_badge(self, painter: QPainter, rect: QRectF, text: str, token: str) -> None:
        theme.rounded(painter, rect, 4, token)
        painter.setFont(theme.font("t12", True))
        painter.setPen(theme.colour(f"on-{token}"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_names(self, painter: QPainter, plan: _Plan, seen: range) -> None:
        down = self._axis - self.verticalScrollBar().value()
        for place in seen:
            row = self._rows[place]
            key = ("name", row.title, row.note, plan.left)
            found = self._kept(
                key, plan.left, self._row_high, lambda pen, row=row: self._paint_name(pen, row, plan.left - 24)
            )
            painter.drawPixmap(0, down + plan.tops[place], found)

    def _paint_name(self, painter: QPainter, row: TimelineRow, room: float) -> None:
        sizes = theme.metrics()
        title = _cut(row.title, room, sizes.t14, False)
        painter.setPen(theme.colour("text"))
        if self._compact:
            _draw(painter, 16, 0, self._row_high, title, sizes.t14, False)
            used = _advance(title, sizes.t14, False) + 8
            painter.setPen(theme.colour("muted"))
            note = _cut(row.note, room - used, sizes.t12, False)
            _draw(painter, 16 + used, 1, self._row_high, note, sizes.t12, False)
            return
        y = (self._row_high - sizes.l14 - (sizes.l12 if row.note else 0)) / 2
        _draw(painter, 16, y, sizes.l14, title, sizes.t14, False)
        painter.setPen(theme.colour("muted"))
        _draw(painter, 16, y + sizes.l14, sizes.l12, _cut(row.note, room, sizes.t12, False), sizes.t12, False)


def _paint_span(painter: QPainter, rect: QRectF, span: TimelineSpan) -> None:
    """A closed time: hatched, and named where there is room for more than a letter or two of the name."""
    painter.fillRect(rect, theme.colour("ground"))
    hatch(painter, rect, "hatch")
    pixels = theme.metrics().t12
    shown = _cut(span.label, rect.width() - 12, pixels, False)
    if shown == span.label or shown.endswith("…"):
        painter.setPen(theme.colour("muted"))
        _draw(painter, 8, 0, rect.height(), shown, pixels, False)


def _lines(high: float) -> int:
    return 2 if high >= 2 * theme.metrics().l12 + 4 else 1


def _glyph(block: TimelineBlock) -> str | None:
    return "triangle-alert" if block.flagged else block.icon


@lru_cache(maxsize=64)
def _bar(high: float) -> QPainterPath:
    """The bar at the left of a block, within its round corners."""
    whole, left = QPainterPath(), QPainterPath()
    whole.addRoundedRect(QRectF(0, 0, 20, high), 4, 4)
    left.addRect(QRectF(0, 0, 3, high))
    return whole.intersected(left)


def _paint_block(
    painter: QPainter,
    rect: QRectF,
    block: TimelineBlock,
    lines: int,
    cut_left: bool = False,
    cut_right: bool = False,
) -> None:
    """Draw a block into `rect`; an end that is cut goes on out of the view."""
    _paint_box(painter, rect, block, cut_left, cut_right)
    _paint_block_words(painter, rect, block, lines)


def _ink(block: TimelineBlock) -> str:
    return {"live": "on-live", "void": "muted"}.get(block.tone, f"{block.tone}-ink")


def _paint_block_words(painter: QPainter, rect: QRectF, block: TimelineBlock, lines: int) -> None:
    glyph, warns, ink = _glyph(block), block.flagged, _ink(block)
    _paint_words(painter, rect, lines, block.title, block.state_word, glyph, ink, struck=block.struck, warns=warns)


def _paint_box(
    painter: QPainter, rect: QRectF, block: TimelineBlock, cut_left: bool = False, cut_right: bool = False
) -> None:
    """The box of a block, its edge and the bar at its left."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, edge = f"{block.tone}-tint", f"{block.tone}-edge"
    if block.tone == "live":
        fill = edge = "live-fill"
    elif block.tone == "void":
        fill, edge = "surface", "idle-edge"
    elif block.tone == "wait" and block.edge == "dotted":
        edge = "wait"
    thick = 1.0
    if block.flagged:
        edge, thick = "bad", 2.0
    pen = QPen(theme.colour(edge), thick)
    if block.edge != "solid":
        pen.setDashPattern([3, 2.5] if block.edge == "dashed" else [1, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(theme.colour(fill))
    whole = rect
    if cut_left or cut_right:
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        whole = rect.adjusted(-8 if cut_left else 0, 0, 8 if cut_right else 0, 0)
    half = thick / 2
    painter.drawRoundedRect(whole.adjusted(half, half, -half, -half), 4 - half, 4 - half)
    if cut_left or cut_right:
        painter.restore()
    if not cut_left:
        bar = theme.colour(_ink(block))
        if block.tone == "live":
            bar.setAlphaF(0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar)
        painter.drawPath(_bar(rect.height()).translated(rect.topLeft()))


def _paint_words(
    painter: QPainter,
    rect: QRectF,
    lines: int,
    title: str,
    word: str,
    icon: str | None,
    ink: str,
    *,
    struck: bool = False,
    warns: bool = False,
) -> None:
    """Draw what fits of title, icon and word into a block."""
    sizes = theme.metrics()
    shown = fit(title, word, icon is not None, int(rect.width()), lines, warns=warns)
    painter.setPen(theme.colour(ink))
    middle = rect.center().y()
    if shown.icon and not shown.title and not shown.word:
        side = sizes.icon_small
        x = rect.left() + 3 + (rect.width() - 3 - side) / 2
        icons.paint(painter, icon or "", x, middle - side / 2, ink, side)
        return
    narrow = rect.width() < 44 * sizes.t12 / 12
    if lines == 2:
        second = bool(shown.icon or shown.word)
        x = rect.left() + (4 if narrow else 7)
        y = middle - sizes.l12 if second else middle - sizes.l12 / 2
        _draw(painter, x, y, sizes.l12, shown.title, sizes.t12, True, struck)
        if shown.icon:
            side = sizes.t12
            icons.paint(painter, icon or "", x, middle + (sizes.l12 - side) / 2, ink, side)
            x += side + 3
        _draw(painter, x, middle, sizes.l12, shown.word, sizes.t12, False)
        return
    x = rect.left() + (4 if narrow else 8)
    if shown.icon:
        side = sizes.icon_small
        icons.paint(painter, icon or "", x, middle - side / 2, ink, side)
        x += side + (2 if narrow else 4)
    if shown.word:
        said = shown.word + (DOT if shown.title else "")
        _draw(painter, x, middle - sizes.l12 / 2, sizes.l12, said, sizes.t12, False)
        x += _advance(said, sizes.t12, False)
    _draw(painter, x, middle - sizes.l12 / 2, sizes.l12, shown.title, sizes.t12, False, struck)
