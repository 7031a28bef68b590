"""The month: which sessions are held on which day, and those of the chosen day beside it."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.spaces import DayInfo, DayKind
from app.services import activities, spaces
from app.services.activities import ActivityRow, SessionRow
from app.services.desk import Desk
from app.ui.activities import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    Card,
    EmptyState,
    IconButton,
    Item,
    Label,
    TwoLineList,
)
from app.ui.kit.widgets.month_grid import MonthDay, MonthGrid

Held = tuple[ActivityRow, SessionRow]
SHOWN_DAYS = 42


@dataclass(frozen=True)
class Month:
    """Six weeks: their days, and the sessions of each by the day they begin on."""

    infos: tuple[DayInfo, ...]
    held: dict[date, list[Held]] = field(default_factory=dict)


def look(desk: Desk, first: date) -> Month:
    """The six weeks from a Monday on."""
    zone = desk.zone
    start = datetime.combine(first, datetime.min.time(), zone)
    end = datetime.combine(first + timedelta(days=SHOWN_DAYS), datetime.min.time(), zone)
    calendar = spaces.calendar(desk)
    infos = tuple(calendar.info(first + timedelta(days=n)) for n in range(SHOWN_DAYS))
    held: dict[date, list[Held]] = {}
    for pair in activities.sessions_between(desk, start, end):
        held.setdefault(max(first, pair[1].starts_at.astimezone(zone).date()), []).append(pair)
    return Month(infos, held)


class CalendarPart(QWidget):
    """The calendar. `opened(activity_id)` for a session of the day, `left()` by Esc."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.month = Month(())
        self.day = context.desk.today()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        board = Card(padding=0, spacing=0)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        self.before = IconButton("chevron-left", translate("activities", "Earlier"))
        self.name = Label("", "strong")
        self.after = IconButton("chevron-right", translate("activities", "Later"))
        self.today = Button(translate("activities", "Today"), "ghost", key="T", bound=False)
        for widget in (self.before, self.name, self.after):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.today)
        board.body.addLayout(bar)
        self.grid = MonthGrid(name=translate("activities", "Days of the month"))
        board.add(self.grid, 1)
        across.addWidget(board, 1)
        self.side = Card(" ", padding=0, spacing=0)
        self.list = TwoLineList(name=translate("activities", "Sessions of the day"), quiet=True)
        self.nothing = EmptyState(translate("activities", "Nothing on this day"), icon="calendar-days")
        self.side.add(self.list, 1)
        self.side.add(self.nothing, 1)
        across.addWidget(self.side)
        column = self.side.layout()
        assert isinstance(column, QVBoxLayout)
        self._measure()
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.today.clicked.connect(lambda: self.show_day(context.desk.today()))
        self.grid.picked.connect(self._pick)
        self.grid.month_asked.connect(self.step)
        self.grid.opened.connect(self._into_day)
        self.list.activated.connect(self._open)
        self.setFocusProxy(self.grid)

    def _measure(self) -> None:
        self.side.setFixedWidth(theme.metrics().drawer)

    def show_day(self, day: date) -> None:
        """The month of a day, with the day chosen."""
        self.day = day
        self.grid.set_month(day.year, day.month)
        self.grid.set_current(day)
        self.reload()

    def step(self, by: int) -> None:
        """The month before or after."""
        place = self.day.year * 12 + self.day.month - 1 + by
        year, number = place // 12, place % 12 + 1
        self.show_day(date(year, number, min(self.day.day, monthrange(year, number)[1])))

    def reload(self) -> None:
        """Look the month up."""
        first = self.day.replace(day=1)
        monday = first - timedelta(days=first.weekday())
        self.context.look(self, "month", look, monday, then=self._show)

    def _show(self, found: Month) -> None:
        self.month = found
        year, month = self.day.year, self.day.month
        self.name.setText(words.month_title(self.day))
        self.grid.set_month(year, month)
        self.grid.set_today(self.context.desk.today())
        self.grid.set_days([self._month_day(info) for info in found.infos])
        self.grid.set_current(self.day)
        self._show_day()

    def _month_day(self, info: DayInfo) -> MonthDay:
        held = self.month.held.get(info.day, [])
        on = [one for one in held if not _off(*one)]
        mark = {
            DayKind.HOLIDAY: translate("activities", "off"), DayKind.MAKEUP: translate("activities", "work")
        }.get(info.kind, "")  # fmt: skip
        zone = self.context.desk.zone
        lines = tuple(f"{words.clock(session.starts_at, zone)} {activity.title}" for activity, session in on)
        said = [info.text()]
        said.append(words.sessions(len(on)) if on else "")
        return MonthDay(
            info.day, len(on), None, mark, "good" if info.kind is DayKind.HOLIDAY else "warn", lines,
            "\n".join(part for part in (words.DOT.join(part for part in said if part), *lines[:8]) if part),
        )  # fmt: skip

    def _pick(self, day: date) -> None:
        self.day = day
        self._show_day()

    def _show_day(self) -> None:
        now, zone = self.context.desk.now(), self.context.desk.zone
        self.side.head.title.setText(words.near_day(self.day, self.context.desk.today()))
        held = self.month.held.get(self.day, [])
        self.side.head.note.setText(words.sessions(len(held)) if held else "")
        self.list.set_items([self._item(activity, session, now, zone) for activity, session in held])
        self.list.setVisible(bool(held))
        self.nothing.setVisible(not held)

    def _item(self, activity: ActivityRow, session: SessionRow, now: datetime, zone: Any) -> Item:
        parts = [words.span(session.starts_at, session.ends_at, zone), session.place or activity.place]
        if session.title and session.title != activity.title:
            parts.append(session.title)
        off = _off(activity, session)
        return Item(
            (activity.id, session.id), activity.title, words.DOT.join(part for part in parts if part),
            pill=(translate("activities", "Called off"), "void", "ban") if off else words.pill(activity),
            title_tone="muted" if off else "text",
        )  # fmt: skip

    def _into_day(self, day: date) -> None:
        self._pick(day)
        if self.list.items():
            self.list.set_current(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: Any) -> None:
        if key is not None:
            self.opened.emit(key[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T goes back to today; Esc leaves the day's sessions, then the calendar."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            if self.list.hasFocus():
                self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.left.emit()
        elif plain and event.text().upper() == "T":
            self.show_day(self.context.desk.today())
        else:
            super().keyPressEvent(event)


def _off(activity: ActivityRow, session: SessionRow) -> bool:
    return session.cancelled or activity.state == "cancelled"
