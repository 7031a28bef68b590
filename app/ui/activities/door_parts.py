"""What the door is made of: counters that filter, the last act in big letters, the list in the order of the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activities import CAME, Presence
from app.services.attendance import DoorCounts, DoorRow
from app.services.desk import Desk
from app.services.registrations import Collector
from app.ui.activities import words
from app.ui.kit import icons, theme
from app.ui.kit.ops import Undo
from app.ui.kit.table_model import Column
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    EmptyState,
    FilterChips,
    Icon,
    Label,
    Pressable,
)
from app.ui.kit.widgets.record_table import RecordTable

LETTERS = {"J": "excused", "A": "absent", "L": "left", "U": "back"}
"""What the letters say of the row in hand."""
EXPECTED, PRESENT, LATE, EXCUSED, ABSENT, OPEN, WALK_INS = (
    "expected", "present", "late", "excused", "absent", "open", "walk_ins",
)  # fmt: skip
PILLS: dict[Presence, tuple[str, str]] = {
    Presence.ARRIVED: ("good", "circle-check"),
    Presence.LATE: ("warn", "clock"),
    Presence.EXCUSED: ("wait", "message-circle-heart"),
    Presence.ABSENT: ("bad", "user-x"),
}
"""Tone and icon of what is known of somebody; the word comes from the rules."""


def counter_names() -> dict[str, str]:
    """What is counted, in the order shown."""
    return {
        EXPECTED: translate("activities", "Expected"),
        PRESENT: translate("activities", "Present"),
        LATE: translate("activities", "Late"),
        EXCUSED: translate("activities", "Excused"),
        ABSENT: translate("activities", "Absent"),
        OPEN: translate("activities", "Not here yet"),
        WALK_INS: translate("activities", "Walk-ins"),
    }


def belongs(row: DoorRow, key: str) -> bool:
    """Whether a row is among those a counter counts."""
    if row.participant_id is None:
        return key == WALK_INS
    match key:
        case "expected":
            return True
        case "present":
            return row.presence in CAME
        case "open":
            return row.presence is None
        case _:
            return row.presence is not None and row.presence.value == key


def listed(names: Sequence[str], most: int = 3) -> str:
    """Some names in a row, the rest counted."""
    said = "、".join(names[:most])
    rest = len(names) - most
    return translate("activities", "{names} and {n} more").format(names=said, n=rest) if rest > 0 else said


def step_out(view: QWidget) -> None:
    """Esc in an empty box of a tab: the keyboard goes to what is around it, which knows where Esc leads next."""
    around = view.parentWidget()
    while around is not None and around.focusPolicy() == Qt.FocusPolicy.NoFocus:
        around = around.parentWidget()
    if around is not None:
        around.setFocus(Qt.FocusReason.OtherFocusReason)


def key_of(row: DoorRow) -> RowId | None:
    """What a row is known by in lists: its participant, a walk-in by its own record."""
    return row.participant_id or row.attendance_id


def collectors(row: DoorRow) -> tuple[Collector, ...]:
    """Who may collect a child, each once: a contact may have been written down as a collector, too."""
    found: dict[str, Collector] = {}
    for one in row.may_collect:
        found.setdefault(one.name, one)
    return tuple(found.values())


def number_and_pinyin(row: DoorRow) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The small words behind a found name, and the pieces of them that were typed."""
    text, marks = row.number, []
    for part in row.pinyin_parts:
        text += "  " if text and not marks and text == row.number else ""
        if part.matched:
            marks.append((len(text), len(part.text)))
        text += part.text
    return text, tuple(marks)


def presence_pill(row: DoorRow) -> tuple[str, str, str | None]:
    """What is known of somebody, as a pill."""
    if row.left_at is not None:
        if row.collected_by:
            return translate("activities", "Collected"), "idle", "check"
        return (
            (translate("activities", "Left early"), "warn", "log-out")
            if row.left_early
            else (translate("activities", "Left"), "idle", "log-out")
        )
    if row.participant_id is None:
        return translate("activities", "Walk-in"), "info", "footprints"
    if row.presence is None:
        if row.pending:
            return translate("activities", "Pending"), "warn", "hourglass"
        return translate("activities", "Not here yet"), "void", "circle-dashed"
    return row.presence_label, *PILLS[row.presence]


def remark(row: DoorRow) -> str:
    """What there is to say of a row beside its state."""
    parts = [
        translate("activities", "two desks differ") if row.clash else "",
        row.reason,
        translate("activities", "brought by {name}").format(name=row.brought_by) if row.brought_by else "",
        translate("activities", "collected by {name}").format(name=row.collected_by) if row.collected_by else "",
        row.door if row.presence in CAME or row.participant_id is None else "",
    ]
    return words.DOT.join(part for part in parts if part)


def said_of(row: DoorRow, desk: Desk) -> str:
    """What is known of somebody, in a sentence: when, at which door, why."""
    at = words.moment(row.at, desk.now(), desk.zone) if row.at is not None else ""
    if row.presence in CAME:
        said = (
            translate("activities", "late, {time}")
            if row.presence is Presence.LATE
            else translate("activities", "signed in {time}")
        ).format(time=at)
        return words.DOT.join(part for part in (said.strip(" ,，"), row.door) if part)
    if row.presence is None:
        return translate("activities", "not here yet")
    return words.DOT.join(part for part in (row.presence_label, row.reason) if part)


class CounterTile(Pressable, QAbstractButton):
    """One figure of the session; pressed, the list shows only those it counts."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another figure."""
        self._count = count
        self.setAccessibleName(f"{self._title} {count:,}")
        self.update()

    @property
    def count(self) -> int:
        """The figure shown."""
        return self._count

    def sizeHint(self) -> QSize:
        """The figure, and its name below."""
        sizes = theme.metrics()
        figure = theme.text_width(f"{max(self._count, 1000):,}", theme.font("t20", True))
        return QSize(24 + max(figure, theme.text_width(self._title, theme.font("t12"))), sizes.l20 + sizes.l12 + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        sizes, on = theme.metrics(), self.isChecked()
        wash = "press" if self.isDown() else "hover" if self.underMouse() else "surface"
        theme.rounded(
            painter, QRectF(self.rect()), 8, "select" if on else wash, "focus" if on else "hairline"
        )  # fmt: skip
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font("t20", True))
        painter.setPen(theme.colour("info-ink" if on else "text" if self._count else "muted"))
        painter.drawText(QRectF(12, 6, self.width() - 24, sizes.l20), left, f"{self._count:,}")
        painter.setFont(theme.font("t12", on))
        painter.setPen(theme.colour("info-ink" if on else "muted"))
        painter.drawText(QRectF(12, 7 + sizes.l20, self.width() - 24, sizes.l12), left, self._title)
        if on:
            icons.paint(painter, "check", self.width() - 12 - sizes.icon, 12, "info-ink", sizes.icon)


class Counters(QWidget):
    """The figures of a session, side by side; `chosen(key or "")` as one is pressed or let go."""

    chosen = Signal(str)

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: dict[str, CounterTile] = {}
        self.chips: FilterChips | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum if compact else QSizePolicy.Policy.Fixed
        )
        policy.setHeightForWidth(compact)
        self.setSizePolicy(policy)
        names = counter_names()
        if compact:
            self.chips = FilterChips(
                [(key, name, 0) for key, name in names.items()], name=translate("activities", "Show only")
            )
            self.chips.changed.connect(self._chip)
            line.addWidget(self.chips, 1)
        for key, name in {} if compact else names.items():
            tile = CounterTile(name)
            tile.clicked.connect(lambda on, key=key: self._press(key if on else ""))
            self.tiles[key] = tile
            line.addWidget(tile)
        self.key = ""

    def _chip(self, keys: list[str]) -> None:
        # One at a time: pressing another lets the first go.
        self._press(next((key for key in keys if key != self.key), ""))

    def _press(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def choose(self, key: str) -> None:
        """Show which one filters, without a signal."""
        self.key = key
        for own, tile in self.tiles.items():
            tile.setChecked(own == key)
        if self.chips is not None:
            self.chips.set_keys([key] if key else [])

    def show_counts(self, counts: DoorCounts) -> None:
        """Show other figures."""
        for key in counter_names():
            number = getattr(counts, key)
            if self.chips is not None:
                self.chips.set_count(key, number)
            else:
                self.tiles[key].set_count(number)


@dataclass(frozen=True)
class Told:
    """What is said after an act: of whom, what, and how it is taken back."""

    tone: str
    icon: str
    said: str
    name: str = ""
    number: str = ""
    line: str = ""
    undo: Undo | None = None


class LastAct(Painted, QWidget):
    """The last act: who in big letters, what came of it, and the way back. `taken_back(Undo)` when pressed."""

    taken_back = Signal(object)

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: Told | None = None
        self._compact = compact
        self.said = Label("", "strong" if compact else "heading", elide=True)
        self.icon = Icon("circle-check", "good-ink", 20)
        self.name = Label("", "strong" if compact else "figure", elide=True)
        self.number = Label("", "strong" if compact else "figure", "muted")
        self.line = Label("", tone="muted", elide=True)
        self.back = Button(translate("activities", "Undo"), icon="undo-2", key="Ctrl+Z", small=True, bound=False)
        self.back.clicked.connect(self._press)
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if compact:
            across = QHBoxLayout(self)
            across.setContentsMargins(12, 6, 8, 6)
            across.setSpacing(8)
            across.addWidget(self.icon)
            across.addWidget(self.number)
            across.addWidget(self.name, 1)
            across.addWidget(self.said, 2)
            across.addWidget(self.back)
            self.line.hide()
        else:
            column = QVBoxLayout(self)
            column.setContentsMargins(20, 16, 16, 16)
            column.setSpacing(4)
            top = QHBoxLayout()
            top.setSpacing(8)
            top.addWidget(self.icon)
            top.addWidget(self.said, 1)
            column.addLayout(top)
            who = QHBoxLayout()
            who.setSpacing(12)
            who.addWidget(self.name, 1)
            who.addWidget(self.number)
            column.addLayout(who)
            foot = QHBoxLayout()
            foot.addWidget(self.line, 1)
            foot.addWidget(self.back)
            column.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def tell(self, told: Told | None) -> None:
        """Say something else; None says nothing."""
        self.told = told
        theme.show_if(self, told is not None)
        if told is None:
            return
        self.icon.set(told.icon, f"{told.tone}-ink")
        self.said.setText(words.DOT.join(filter(None, (told.said, told.line))) if self._compact else told.said)
        self.said.set_tone(told.tone)
        self.name.setText(told.name)
        self.number.setText(told.number)
        self.line.setText(told.line)
        if not self._compact:
            theme.show_if(self.name, bool(told.name))
            theme.show_if(self.line, bool(told.line or told.undo))
        theme.show_if(self.number, bool(told.number))
        theme.show_if(self.back, told.undo is not None)
        self.setAccessibleName(" ".join(part for part in (told.said, told.number, told.name, told.line) if part))
        self.update()

    def _press(self) -> None:
        if self.told is not None and self.told.undo is not None:
            self.taken_back.emit(self.told.undo)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted box."""
        tone = self.told.tone if self.told is not None else "idle"
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, f"{tone}-tint", f"{tone}-edge")


class Roster(QWidget):
    """Everybody of the session in the order of the printed sheet, its row codes first.

    `pressed(what)` for a key on the row in hand: "sign", "excused", "absent", "left", "back".
    """

    pressed = Signal(str)
    moved = Signal()

    def __init__(self, desk: Desk, reader: Any, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[Any, DoorRow] = {}
        self._all: tuple[DoorRow, ...] = ()
        self._keys: list[Any] | None = None
        self._filter = ""
        self.empty = EmptyState(
            translate("activities", "Nobody is on the list"),
            translate("activities", "Who comes can be noted as a walk-in, or the figures typed in afterwards."),
            icon="users",
        )
        self.table = RecordTable(
            self._columns(compact),
            lambda ids: [self._rows.get(one) for one in ids],
            reader,
            name=translate("activities", "Sign-in list"),
            empty=self.empty,
            compact=True,
            muted=lambda row: row.presence in (Presence.ABSENT, Presence.EXCUSED) or row.left_at is not None,
        )
        self.table.view.installEventFilter(self)
        self.table.activated.connect(lambda _key: self.pressed.emit("sign"))
        self.table.current_changed.connect(lambda _key: self.moved.emit())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.table)
        self.setFocusProxy(self.table)

    def _columns(self, compact: bool) -> list[Column]:
        def clock(value: Any) -> str:
            return words.clock(value, self._desk.zone) if value is not None else ""

        columns = [
            Column("code_label", translate("activities", "Row"), 44, sortable=False),
            Column("number", translate("activities", "Number"), 60, sortable=False),
            Column(
                "name", translate("activities", "Name"), 104, strong=True, sortable=False,
                formatter=lambda name: name or translate("activities", "no name"),
                value=lambda row: row.name
                if row.participant_id is not None or row.headcount == 1
                else translate("activities", "{n} people").format(n=row.headcount),
            ),
            Column("category_text", translate("activities", "Category"), 116, sortable=False),
            Column(
                "presence", translate("activities", "State"), 112, sortable=False, value=lambda row: row,
                pill=presence_pill,
            ),
            Column("at", translate("activities", "Time"), 60, sortable=False, formatter=clock),
            Column("remark", translate("activities", "Remark"), 120, stretch=True, sortable=False, value=remark),
        ]  # fmt: skip
        # Night type shows less.
        large = theme.current().type == "large" and not compact
        return [column for column in columns if not large or column.key != "category_text"]

    def show_rows(self, rows: Sequence[DoorRow]) -> None:
        """Show the session's rows as they are now."""
        self._all = tuple(rows)
        self._rows = {key_of(row): row for row in rows}
        self._fill()

    def filter(self, key: str) -> None:
        """Show only those that a counter counts; "" for all."""
        self._filter = key
        self._fill()

    def _fill(self) -> None:
        wanted = [key_of(row) for row in self._all if not self._filter or belongs(row, self._filter)]
        self.table.model.put(self._rows)
        if wanted != self._keys:
            self._keys = wanted
            self.table.set_ids(wanted, keep_rows=True)
        theme.show_if(self.empty.say, not self._filter)

    def current(self) -> DoorRow | None:
        """The row in hand."""
        return self._rows.get(self.table.current_id())

    def select(self, key: Any) -> None:
        """Bring a row into view."""
        self.table.select_id(key)

    def find(self, key: Any) -> DoorRow | None:
        """A row by its key."""
        return self._rows.get(key)

    @property
    def in_hand(self) -> bool:
        """Whether the keyboard is in the list."""
        return self.table.view.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters say what is known of the row in hand."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            what = LETTERS.get(event.text().upper())
            if what is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                if not event.isAutoRepeat():
                    self.pressed.emit(what)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.pressed.emit("back")
                return True
        return False
