"""The bookings' page: wires timeline, month, list, what waits, study seats and the sheet at the right."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import bookings as rules
from app.domain.auth import Permission, allowed
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import duty_bounds, duty_day
from app.services import bookings, series
from app.services.bookings import Alternative, BookingRow, DayBoard, DayLoad, Outcome, Summary, Verdict, Wish
from app.services.desk import Desk
from app.services.spaces import SpaceValue
from app.ui.bookings import board as boards
from app.ui.bookings import words
from app.ui.bookings.choices import Offer
from app.ui.bookings.form import BookingForm
from app.ui.bookings.view import DAY, EMPTY, LIST, MONTH, SEATS, WAITING, WEEK, BookingsView
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.record_drawer import SHOW, key_name
from app.ui.kit.widgets import (
    Banner,
    Button,
    Ghost,
    TimelineCell,
    clear_layout,
)
from app.ui.kit.widgets import Place as FreePlace
from app.ui.kit.widgets.month_grid import MonthDay

SHOWN = {
    "booking", "booking_series", "series_skip", "space", "seat", "asset", "closure", "holiday", "loan", "person",
    "person_alias", "setting", "clash_decision", "violation",
}  # fmt: skip
ALL, HALLS, ASKED, LINE = "all", "halls", "asked", "line"
"""Keys of chips beside the kinds of spaces."""
ONE_DAY = timedelta(days=1)
KIND_CHIPS = 2
"""So many kinds of spaces get a chip of their own, the most frequent first."""


@dataclass(frozen=True)
class Seen:
    """A timeline's board and the figures of the day."""

    board: DayBoard
    summary: Summary
    freed: int
    """Skipped dates of series that could be had now."""


def look(desk: Desk, start: datetime, end: datetime, space: RowId | None) -> Seen:
    """Everything the day or the week shows."""
    now = desk.now()
    opens = desk.settings[DUTY_DAY_START]
    today = duty_bounds(duty_day(now, opens, desk.zone), opens, desk.zone)
    board = bookings.of_space(desk, space, start, end) if space is not None else bookings.day_board(desk, start, end)
    return Seen(board, bookings.summary(desk, *today), len(series.now_free(desk)))


def weigh(desk: Desk, wish: Wish, actor: Any) -> tuple[Verdict | None, list[Alternative], str]:
    """What would come of where something is dragged to, and what could be instead."""
    try:
        found = bookings.check(desk, wish, actor=actor, walk_in=wish.starts_at <= desk.now())
    except UserError as error:
        return None, [], error.message
    bad = found.hits or found.refused
    return found, bookings.alternatives(desk, wish) if bad else [], ""


class BookingsPage(Page):
    """Bookings."""

    key = "bookings"
    icon = "calendar-clock"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.view = view = BookingsView(context)
        outer.addWidget(view)
        self.part = DAY
        self.day = self._today = self._duty_today()
        self.seen: Seen | None = None
        self.places: tuple[SpaceValue, ...] = ()
        self._kinds: set[str] = set()
        self._open: dict[str, Any] | None = None
        self._came_from: QWidget | None = None
        self._dragged: tuple[Any, ...] = ()
        self._weighed_as: tuple[tuple[Any, ...], Verdict | None, str] | None = None
        """What the services said of the place that something was dragged to last."""
        self._let_go: tuple[Any, ...] | None = None
        """Where it was let go before they had answered."""
        self._others: list[Alternative] = []
        self._chips_shown: list[tuple[Any, ...]] = []
        self._squeezed = False
        self._primary_elsewhere = False
        self._shown_at: tuple[Any, datetime] | None = None
        """The booking in the sheet, and when it was when the timeline last went there."""
        self._followed: date | None = None
        """The day the form spoke of when the timeline last went there."""
        self._clicked: tuple[Any, float] = (None, 0.0)

        view.before.clicked.connect(lambda: self.step(-1))
        view.after.clicked.connect(lambda: self.step(1))
        view.today.clicked.connect(self.go_today)
        view.date.clicked.connect(self._pick_day)
        view.look.changed.connect(self.show_part)
        view.space.chosen.connect(lambda _value: self.reload())
        view.chips.changed.connect(self._chips)
        view.new.clicked.connect(lambda: self.new_booking())
        view.print.clicked.connect(self.print_page)
        view.loans.clicked.connect(self.show_loans)
        view.set_up.clicked.connect(lambda: self.navigate.emit("settings", {"section": "spaces"}))
        view.bring_in.clicked.connect(lambda: self.navigate.emit("ledgers", {"kind": "spaces"}))
        line = view.timeline
        line.opened.connect(self._opened_block)
        line.selected.connect(self._selected_block)
        line.clicked.connect(self._clicked_block)
        line.create.connect(self._create)
        line.moving.connect(self._moving)
        line.dragging_new.connect(lambda row, start, end: self._moving(None, row, start, end))
        line.moved.connect(self._moved)
        line.put_back.connect(self._put_back)
        line.place_chosen.connect(self._take_place)
        line.context.connect(self._menu)
        view.month.picked.connect(self._picked_day)
        view.month.opened.connect(lambda day: self.show_day(day))
        view.month.month_asked.connect(self.step)
        for part in (view.list, view.waiting, view.seats):
            part.opened.connect(self.show_booking)
        view.list.left.connect(lambda: self.show_part(DAY))
        view.waiting.changed.connect(self.reload)
        view.seats.changed.connect(self.reload)
        view.seats.new_asked.connect(self.new_booking)
        drawer = view.drawer
        drawer.changed.connect(self.reload)
        drawer.ghost.connect(self._ghost_of)
        drawer.series_asked.connect(self.show_series)
        drawer.repeat_asked.connect(self.repeat)
        drawer.person_asked.connect(lambda person: self.navigate.emit("people", {"person_id": person}))
        drawer.lend_asked.connect(lambda row: self.show_loans(row))
        drawer.clash_asked.connect(lambda: self.show_waiting("clashes"))
        drawer.differs_asked.connect(lambda row: self.navigate.emit("sync", {"row": row}))
        drawer.shown_booking.connect(self._drawer_shows)
        drawer.primary_changed.connect(self._primary)
        drawer.closed.connect(self._drawer_closed)
        view.squeezed.connect(self._squeeze)
        view.resized.connect(self._dress_chips)
        view.clash.taken.connect(self._take_place)
        view.list.set_usual()

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("bookings", "Bookings")

    # What the shell asks

    def open_with(self, arguments: dict[str, Any]) -> None:
        """See `Page.open_with`: `do` new, waiting, list, loans or seats; `booking_id`, `day`, `space`, `filter`."""
        do = arguments.get("do")
        if "day" in arguments:
            self.show_day(arguments["day"])
        if arguments.get("booking_id") is not None:
            self.show_booking(arguments["booking_id"])
        elif do == "new":
            self.new_booking(arguments.get("values"))
        elif do == "waiting":
            self.show_waiting()
        elif do == "loans":
            self.show_loans()
        elif do == "seats":
            self.show_part(SEATS)
        elif do == "list" or "filter" in arguments:
            self.show_part(LIST)
            self.view.list.open_with(arguments.get("filter") or {})
        elif self.view.drawer.isHidden():
            self.focus()
        else:
            self.view.drawer.take_keyboard()

    def focus(self) -> None:
        """The keyboard goes to what is shown."""
        if self.part == WAITING:
            self.view.waiting.focus()
            return
        target = {
            MONTH: self.view.month, LIST: self.view.list, SEATS: self.view.seats
        }.get(self.part, self.view.timeline)  # fmt: skip
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""
        if changes is None or SHOWN & {table for table, ids in changes.tables.items() if ids}:
            self.reload()

    def tick(self) -> None:
        """A minute has passed: the line of the present moves on, others are late; a new duty day is turned to."""
        before, self._today = self._today, self._duty_today()
        if self.day == before != self._today and self.view.drawer.isHidden() and not self.view.timeline.busy:
            self.day = self._today
        self.reload()

    def print_page(self) -> None:
        """Print the day sheet of the day shown, or the week of the space shown."""
        space = self.view.space.value()
        if self.part == WEEK and isinstance(space, bytes):
            self.navigate.emit("reports", {"report": "room-week", "space": space, "day": self._monday()})
        else:
            self.navigate.emit("reports", {"report": "day-sheet", "day": self.day})

    def put_by(self) -> None:
        """The desk is about to lock: keep what is half filled in."""
        self.view.drawer.put_by()

    def help_keys(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("F3", translate("bookings", "new booking: one line says it all; Enter books")),
            ("PgUp PgDn", translate("bookings", "the day, week or month before and after")),
            ("T", translate("bookings", "back to today")),
            ("D W M L", translate("bookings", "day, week, month, list")),
            ("← → ↑ ↓", translate("bookings", "from booking to booking; on free time, from quarter to quarter")),
            ("Space", translate("bookings", "on free time: go to the nearest booking")),
            ("Enter", translate("bookings", "open the booking; on free time, book it")),
            ("Shift+→", translate("bookings", "on free time: make the time longer")),
            ("Alt+← →", translate("bookings", "move the booking by 15 minutes, Alt+↑ ↓ to another space; Enter saves")),
            ("Alt+Shift+→", translate("bookings", "make the booking longer")),
            ("1 2 3", translate("bookings", "take one of the free places offered")),
            ("+ −", translate("bookings", "a shorter or longer stretch of time")),
            ("Alt+Q", translate("bookings", "what waits for a decision")),
            ("Alt+E", translate("bookings", "equipment on loan")),
            ("I O", translate("bookings", "in an open booking: check in, check out; E changes, X cancels")),
        ]

    # What is shown

    def _duty_today(self) -> date:
        desk = self.context.desk
        return duty_day(desk.now(), desk.settings[DUTY_DAY_START], desk.zone)

    def _monday(self) -> date:
        return self.day - timedelta(days=self.day.weekday())

    def bounds(self) -> tuple[datetime, datetime]:
        """The time shown: a duty day, or the seven of a week."""
        desk = self.context.desk
        opens = desk.settings[DUTY_DAY_START]
        if self.part == WEEK:
            first = self._monday()
            return (
                duty_bounds(first, opens, desk.zone)[0],
                duty_bounds(first + timedelta(days=6), opens, desk.zone)[1],
            )
        return duty_bounds(self.day, opens, desk.zone)

    def step(self, by: int) -> None:
        """The day, week or month before or after."""
        if self.part not in (DAY, WEEK, MONTH):
            return
        if self.part == MONTH:
            month = self.day.year * 12 + self.day.month - 1 + by
            year, number = month // 12, month % 12 + 1
            self.day = date(year, number, min(self.day.day, monthrange(year, number)[1]))
            self.view.month.set_current(self.day)
        else:
            self.day += timedelta(days=by * (7 if self.part == WEEK else 1))
        self.reload()

    def go_today(self) -> None:
        """Back to the duty day that is running."""
        if self.part in (DAY, WEEK, MONTH):
            self.day = self._duty_today()
            if self.part == MONTH:
                self.view.month.set_current(self.day)
            self.reload()

    def show_day(self, day: date) -> None:
        """The timeline of a day."""
        self.day = day
        self.show_part(DAY)

    def show_part(self, part: str) -> None:
        """Day, week, month, list, what waits, or the study seats."""
        before, self.part = self.part, part
        self.view.look.set_value(part if part in (DAY, WEEK, MONTH, LIST) else None)
        self.view.space.setVisible(part in (WEEK, MONTH))
        if part in (WEEK, MONTH):
            self._offer_spaces(keep=before in (WEEK, MONTH))
        if part == MONTH:
            self.view.month.set_current(self.day)
        self.view.show_part(part)
        self._dress_chips()
        self._dress_primary()
        self._drop()
        self.reload()
        if not self.view.drawer.isVisible():
            self.focus()

    def show_waiting(self, what: str = "") -> None:
        """Requests, the waiting list and double bookings."""
        self.show_part(WAITING)
        if what:
            self.view.waiting.show_what(what)

    def reload(self) -> None:
        """Look everything up again."""
        start, end = self.bounds()
        space = self.view.space.value() if self.part == WEEK else None
        if self.part == WEEK and not isinstance(space, bytes):
            space = self.places[0].id if self.places else None
        asked = (self.part, self.day, space)
        self.context.look(self, "board", look, start, end, space, then=lambda found: self._show(found, asked))
        if self.part == MONTH:
            self._look_at_month()
        elif self.part == LIST:
            self.view.list.reload()
        elif self.part == WAITING:
            self.view.waiting.reload()
        elif self.part == SEATS:
            self.view.seats.reload()
        self.view.drawer.look_again()

    def _show(self, found: Seen, asked: tuple[Any, ...]) -> None:
        part, day, space = asked
        if (part, day) != (self.part, self.day):
            return
        self.seen = found
        view = self.view
        if space is None:
            self._know_spaces(found.board.spaces)
        view.header.set_say(words.say(found.summary))
        self.waiting.emit(found.summary.requested + found.summary.offered + found.summary.clashes)
        if not self.places:
            view.show_part(EMPTY)
            self._dress_primary()
            may = allowed(self.context.session.actor.role, Permission.EDIT_SPACES)
            view.say_empty(may)
            if view.drawer.isHidden() and self.isVisible():
                (view.set_up if may else view.new).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if view.stack.currentWidget() is view.nothing:
            view.show_part(self.part)
            self._dress_primary()
        self._say_date()
        self._dress_chips()
        self._show_notes(found)
        if part in (DAY, WEEK):
            self._draw(found.board, space)
            if view.drawer.form is not None:
                self._ghost_of(view.drawer.form)

    def _know_spaces(self, places: tuple[SpaceValue, ...]) -> None:
        if places == self.places:
            return
        self.places = places
        self._offer_spaces(keep=True)
        self.view.seats.set_halls([one for one in places if one.seated])

    def _offer_spaces(self, *, keep: bool) -> None:
        """A week is one room's, a month one room's or that of all together."""
        select = self.view.space
        kept = select.value() if keep else None
        rooms = [(one.id, one.name) for one in self.places if not one.seated]
        blocked = select.blockSignals(True)
        select.set_choices([*([(None, translate("bookings", "All rooms"))] if self.part == MONTH else []), *rooms])
        select.set_value(kept if kept is not None or self.part == MONTH else next((one for one, _ in rooms), None))
        select.blockSignals(blocked)

    def _draw(self, board: DayBoard, space: RowId | None) -> None:
        line, zone = self.view.timeline, self.context.desk.zone
        line.set_dates(self.part != WEEK)
        if self.part == WEEK and space is not None:
            line.set_range(board.start, board.start + ONE_DAY, zone)
            line.set_rows(boards.week_rows(board, space, 7, zone))
            line.set_blocks(boards.week_blocks(board, 7, zone))
            line.set_now(None)
            self._mark_opened()
            return
        shown = self._shown_spaces()
        line.set_range(board.start, board.end, zone)
        line.set_rows(boards.day_rows(board, shown))
        line.set_blocks(boards.day_blocks(board, shown, zone))
        line.set_now(board.now if board.start <= board.now < board.end else None)
        self._mark_opened()

    def _mark_opened(self) -> None:
        """The booking that is open in the sheet stays the chosen one on the timeline."""
        opened, line = self.view.drawer.booking, self.view.timeline
        if opened is not None and self.view.drawer.isVisible() and not line.busy and line.selected_key() != opened:
            line.select(opened)

    def _shown_spaces(self) -> set[RowId]:
        kinds = self._kinds
        return {one.id for one in self.places if not kinds or one.kind in kinds}

    def _say_date(self) -> None:
        view = self.view
        if self.part == MONTH:
            view.date.setText(words.month_title(self.day))
        elif self.part == WEEK:
            first = self._monday()
            view.date.setText(f"{words.short_day(first)} – {words.short_day(first + timedelta(days=6))}")
        else:
            view.date.setText(words.long_day(self.day))
            info = next((one for one in self.seen.board.days if one.day == self.day), None) if self.seen else None
            view.date.setToolTip(info.text() if info is not None else "")

    def _dress_chips(self) -> None:
        """All, the kinds of rooms there are most of, what waits, the study seats."""
        if self.seen is None:
            return
        counts: dict[str, int] = {}
        labels: dict[str, str] = {}
        for place in self.places:
            if not place.seated and place.kind:
                counts[place.kind] = counts.get(place.kind, 0) + 1
                labels[place.kind] = place.kind_label
        several = [kind for kind in sorted(counts, key=lambda kind: -counts[kind]) if counts[kind] > 1]
        by_kind = self.part in (DAY, WAITING, SEATS)
        often = several[:KIND_CHIPS] if by_kind else []
        every = [(ALL, translate("bookings", "All spaces"))] if by_kind else []
        kinds = [(kind, labels[kind], counts[kind]) for kind in often]
        found = self.seen.summary
        pending = found.requested + found.offered + found.clashes
        asked = []
        if pending or found.waiting or self.part == WAITING:
            asked.append((ASKED, translate("bookings", "To decide"), pending or found.waiting))
        halls = []
        if any(place.seated for place in self.places):
            halls.append((HALLS, translate("bookings", "Study seats")))
        on: list[Any] = [ASKED] if self.part == WAITING else [HALLS] if self.part == SEATS else [*self._kinds] or [ALL]
        # One line, whatever the room: the kinds go first, then the study seats; what waits stays.
        ways = [every + kinds[:number] + asked + halls for number in range(len(kinds), -1, -1)]
        ways += [every + asked, asked]
        chips = next((way for way in ways if self.view.fits(way, on)), asked)
        if chips != self._chips_shown:
            self._chips_shown = chips
            self.view.chips.set_chips(chips)
        self.view.chips.set_keys(on)

    def _chips(self, keys: list[Any]) -> None:
        before = {ASKED} if self.part == WAITING else {HALLS} if self.part == SEATS else set(self._kinds) or {ALL}
        new = set(keys) - before
        if ASKED in new:
            self.show_waiting()
        elif HALLS in new:
            self.show_part(SEATS)
        else:
            kinds = set(keys) - {ALL, ASKED, HALLS}
            self._kinds = set() if ALL in new else kinds
            if self.part in (WAITING, SEATS):
                self.show_part(DAY)
            else:
                self._dress_chips()
                if self.seen is not None and self.part == DAY:
                    self._draw(self.seen.board, None)

    def _show_notes(self, found: Seen) -> None:
        """What concerns the whole day: a holiday, a double booking, freed dates of a series."""
        clear_layout(self.view.notes)
        if self.part not in (DAY, WEEK):
            return
        if found.summary.clashes:
            text = translate("bookings", "{n} double bookings came with data of another desk").format(
                n=found.summary.clashes
            )
            settle = Button(translate("bookings", "Settle"), small=True)
            settle.clicked.connect(lambda: self.show_waiting("clashes"))
            self.view.notes.addWidget(Banner(text, tone="bad", icon="triangle-alert", action=settle))
        if found.freed:
            text = translate("bookings", "{n} skipped dates of series could be had now").format(n=found.freed)
            look = Button(translate("bookings", "Look"), small=True)
            look.clicked.connect(lambda: self.show_waiting("freed"))
            self.view.notes.addWidget(Banner(text, tone="good", icon="repeat", action=look))

    def _look_at_month(self) -> None:
        first = self.day.replace(day=1)
        monday = first - timedelta(days=first.weekday())
        space = self.view.space.value()
        self.context.look(
            self, "month", bookings.month, monday, monday + timedelta(days=41), space, then=self._show_month
        )

    def _show_month(self, days: list[DayLoad]) -> None:
        grid = self.view.month
        grid.set_month(self.day.year, self.day.month)
        grid.set_today(self._duty_today())
        grid.set_days([self._month_day(one) for one in days])
        if grid.current() is None:
            grid.set_current(self.day)

    def _month_day(self, one: DayLoad) -> MonthDay:
        kind = one.info.kind.value
        mark = {
            "holiday": translate("bookings", "off"), "makeup": translate("bookings", "work")
        }.get(kind, "")  # fmt: skip
        parts = [words.long_day(one.info.day), one.info.text()]
        if one.open:
            percent = round(100 * (one.load or 0))
            parts.append(translate("bookings", "{n} bookings, {p} % of the open hours").format(n=one.count, p=percent))
        else:
            parts.append(translate("bookings", "closed"))
        asked = translate("bookings", "{n} to approve").format(n=one.requests) if one.requests else ""
        return MonthDay(
            one.info.day, one.count, one.load, mark, "good" if kind == "holiday" else "warn",
            tuple(part for part in (one.info.text(), asked) if part),
            words.DOT.join(part for part in (*parts, asked) if part),
        )  # fmt: skip

    def _picked_day(self, day: date) -> None:
        self.day = day

    def _pick_day(self) -> None:
        """A calendar to jump from."""
        self.show_part(MONTH)

    # The sheet at the right

    def show_booking(self, booking_id: Any) -> None:
        """Open a booking."""
        if isinstance(booking_id, tuple):
            if booking_id[0] == "hall":
                self.view.seats.choose_hall(booking_id[1])
                self.show_part(SEATS)
            return
        self._remember_focus()
        self.view.drawer.show_booking(booking_id)

    def _remember_focus(self) -> None:
        if self.view.drawer.isHidden():
            self._came_from = QApplication.focusWidget()

    def new_booking(self, values: dict[str, Any] | None = None) -> None:
        """An empty form, or one that says where and when already."""
        self._remember_focus()
        self._followed = None
        self.view.drawer.new_booking(values)

    def _opened_block(self, key: Any) -> None:
        # The first click of two opened the sheet, and under the mouse is something else by now.
        clicked, at = self._clicked
        if clicked is not None and monotonic() - at < QApplication.doubleClickInterval() / 1000:
            key = clicked
        if key is not None:
            self.show_booking(key)

    def _clicked_block(self, key: Any) -> None:
        """A click shows the booking; the keyboard stays on the timeline."""
        self._clicked = key, monotonic()
        drawer = self.view.drawer
        if isinstance(key, tuple):
            self.show_booking(key)
        elif drawer.isHidden() or drawer.mode == SHOW:
            self._look_into(key)

    def _selected_block(self, key: Any) -> None:
        """With the sheet open, walking from booking to booking shows each; leaving them closes it."""
        drawer = self.view.drawer
        if drawer.isHidden() or drawer.mode != SHOW:
            return
        if key is None:
            drawer.close_drawer()
        elif key != drawer.booking:
            self._look_into(key)

    def _look_into(self, key: Any) -> None:
        if not isinstance(key, tuple):
            self._remember_focus()
            self.view.drawer.show_booking(key, focus=False)

    def _drawer_shows(self, row: BookingRow | None) -> None:
        self._dress_chips()
        if row is None or self.part not in (DAY, WEEK):
            return
        start, end = self.bounds()
        before, self._shown_at = self._shown_at, (row.id, row.starts_at)
        if before != self._shown_at and not (row.starts_at < end and row.ends_at > start):
            desk = self.context.desk
            self.day = duty_day(row.starts_at, desk.settings[DUTY_DAY_START], desk.zone)
            self.reload()
        else:
            self._mark_opened()

    def _drawer_closed(self) -> None:
        came, self._came_from = self._came_from, None
        from shiboken6 import isValid

        self._followed = self._shown_at = None
        self._dress_chips()
        if came is not None and isValid(came) and came.isVisible():
            came.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus()

    def _squeeze(self, narrow: bool) -> None:
        """With the sheet open there is less room: for chips and for buttons."""
        if narrow != self._squeezed:
            self._squeezed = narrow
            self.roomy.emit(narrow)
        shown = self.part in (DAY, WEEK, MONTH) and self.view.stack.currentWidget() is not self.view.nothing
        self.view.today.setVisible(not narrow and shown)
        self._dress_chips()

    def _primary(self, shown: bool) -> None:
        self._primary_elsewhere = shown
        self._dress_primary()

    def _dress_primary(self) -> None:
        """One red button in view: the page's own steps back for a sheet's, a decision's, a seat's."""
        elsewhere = self.part in (WAITING, SEATS) or (self.seen is not None and not self.places)
        self.view.new.set_kind("secondary" if elsewhere or self._primary_elsewhere else "primary")
        self.view.set_up.set_kind("secondary" if self._primary_elsewhere else "primary")
        self.view.seats.book.set_kind("secondary" if self._primary_elsewhere else "primary")

    # Hands on the timeline

    def _real(self, row: Any, start: datetime, end: datetime) -> tuple[RowId | None, datetime, datetime]:
        """Space and time of a place on the timeline: in the week view a row is a day."""
        if self.part == WEEK:
            space = self.view.space.value()
            shift = int(row) * ONE_DAY
            return space if isinstance(space, bytes) else None, start + shift, end + shift
        return row, start, end

    def _create(self, row: Any, start: datetime, end: datetime) -> None:
        space, start, end = self._real(row, start, end)
        hall = next((one for one in self.places if one.id == space and one.seated), None)
        if hall is not None:
            self._drop()
            self.view.seats.choose_hall(hall.id)
            self.show_part(SEATS)
            return
        if end - start <= rules.STEP:
            end = start + timedelta(hours=1)
        self._drop(keep_ghost=True)
        self.new_booking({"spaces": (space,) if space else (), "starts_at": start, "ends_at": end})

    def _moving(self, key: Any, row: Any, start: datetime, end: datetime) -> None:
        """Something is dragged: say whether it can stand there, and what could be instead."""
        found = self._row(key)
        space, real_start, real_end = self._real(row, start, end)
        if space is None:
            return
        places = self._places_after(found, space)
        self._dragged = (key, row, start, end)
        self._weighed_as = self._let_go = None
        self.view.clash.hide()
        self.view.set_moving(key is not None)
        wish = Wish(
            real_start, real_end, places, before=found.before if found is not None else None,
            after=found.after if found is not None else None,
            person_id=found.person_id if found is not None else None, by_staff=found is None,
            headcount=found.headcount if found is not None else None, own=found.id if found is not None else None,
        )  # fmt: skip
        title = found.caption if found is not None else translate("bookings", "New booking")
        times = rules.span_text(real_start, real_end, self.context.desk.zone)
        self.view.timeline.set_ghost(Ghost(row, start, end, title, False, times))
        actor = self.context.session.actor
        self.context.look(
            self, "weigh", weigh, wish, actor,
            then=lambda answer: self._weighed(answer, key, row, start, end, title, times),
        )  # fmt: skip

    def _places_after(self, row: BookingRow | None, space: RowId) -> tuple[RowId, ...]:
        """The spaces of a booking once the one it was taken hold of in is another."""
        if row is None or not row.spaces:
            return (space,)
        if space in row.spaces:
            return row.spaces
        taken = self.view.timeline.taken_from()
        left = taken if taken in row.spaces else row.spaces[0]
        return tuple(space if one == left else one for one in row.spaces)

    def _weighed(
        self, answer: tuple[Verdict | None, list[Alternative], str], key: Any, row: Any, start: datetime, end: datetime,
        title: str, times: str,
    ) -> None:  # fmt: skip
        if self._dragged != (key, row, start, end) or self.view.timeline.ghost() is None:
            return
        verdict, others, problem = answer
        clash = problem != "" or verdict is None or bool(verdict.hits or verdict.refused)
        before = verdict.before if verdict is not None else 0
        after = verdict.after if verdict is not None else 0
        said = translate("bookings", "clash") if verdict is not None and verdict.hits else times
        if clash and not (verdict is not None and verdict.hits):
            said = translate("bookings", "not then")
        self.view.timeline.set_ghost(Ghost(row, start, end, title, clash, said, before, after))
        self._others = others
        # Each has its digit, also where it is out of view.
        self.view.timeline.set_places(
            [FreePlace(n, one.space.id, one.starts_at, one.ends_at) for n, one in enumerate(others, 1)]
        )
        self._weighed_as = (self._dragged, verdict, problem)
        if clash:
            self._say_clash(verdict, problem, key, row, start, end)
        if self._let_go == self._dragged:
            self._settle_move()

    def _say_clash(
        self, verdict: Verdict | None, problem: str, key: Any, row: Any, start: datetime, end: datetime
    ) -> None:
        """Beside what is in the hand: why it can't stand there, and where it could."""
        desk = self.context.desk
        now, zone = desk.now(), desk.zone
        space, real_start, real_end = self._real(row, start, end)
        place = next((one.name for one in self.places if one.id == space), "")
        title = translate("bookings", "{place} {time} can't be had").format(
            place=place, time=rules.span_text(real_start, real_end, zone)
        )
        reasons = [problem] if problem else []
        if verdict is not None:
            reasons += [hit.words for hit in verdict.hits[:3]] or [one.message for one in verdict.refused[:3]]
        offers = [
            Offer(
                one, one.space.name, words.when(one.starts_at, one.ends_at, now, zone),
                translate("bookings", "{n} people").format(n=one.space.capacity) if one.space.capacity else "",
            )
            for one in self._others
        ]  # fmt: skip
        found = self._row(key)
        back = (
            translate("bookings", "back to {place} {time}").format(
                place=found.place, time=words.clock(found.starts_at, zone)
            )
            if found is not None
            else translate("bookings", "let it be")
        )
        line, box = self.view.timeline, self.view.clash
        box.say(title, reasons, offers, back)
        around = line.ghost_rect().toAlignedRect()
        box.stand_by(around.translated(line.viewport().mapTo(self.view, QPoint(0, 0))))

    def _take_place(self, number: int) -> None:
        if not 1 <= number <= len(self._others) or not self._dragged:
            return
        other = self._others[number - 1]
        key = self._dragged[0]
        self._drop()
        self.view.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        if key is None:
            self.new_booking({"spaces": (other.space.id,), "starts_at": other.starts_at, "ends_at": other.ends_at})
        else:
            self._move(key, other.space.id, other.starts_at, other.ends_at)

    def _moved(self, key: Any, _row_from: Any, row_to: Any, start: datetime, end: datetime) -> None:
        """It was let go: once the services have said of the place what they think, it moves or hangs there."""
        self._let_go = (key, row_to, start, end)
        if self._weighed_as is not None and self._weighed_as[0] == self._let_go:
            self._settle_move()

    def _settle_move(self) -> None:
        if self._let_go is None or self._weighed_as is None:
            return
        (key, row_to, start, end), (_place, verdict, problem) = self._let_go, self._weighed_as
        self._let_go = None
        override = False
        if problem or verdict is None or verdict.hits:
            return  # the box beside it says why; a digit, another place or Esc goes on from here
        if verdict.refused:
            if not allowed(self.context.session.actor.role, Permission.APPROVE_BOOKINGS):
                return
            sure = self.context.questions.confirm(
                translate("bookings", "Book against the space's rules?"),
                "\n".join(one.message for one in verdict.refused),
                yes=translate("bookings", "Book all the same"),
            )
            if not sure:
                return
            override = True
        space, start, end = self._real(row_to, start, end)
        if space is not None:
            self._move(key, space, start, end, override=override)

    def _put_back(self, _key: Any) -> None:
        """Esc: it stands where it stood; a form that is open shows its own place again, or is left."""
        dragged = bool(self._dragged)
        self._drop()
        form = self.view.drawer.form
        if form is not None and dragged:
            self._ghost_of(form)
        elif form is not None:
            self.view.drawer.escape()

    def _move(self, key: Any, space: RowId, start: datetime, end: datetime, *, override: bool = False) -> None:
        row = self._row(key)
        if row is None:
            self._drop()
            return
        places = self._places_after(row, space)
        where: dict[str, Any] = {"starts_at": start, "ends_at": end, "override": override}
        if places != row.spaces:
            where["spaces"] = places
        self.context.act(
            bookings.move, row.id, initiator=self, then=self._moved_done, failed=self._move_refused,
            label=lambda o: translate("bookings", "Moved {title} to {time}").format(
                title=o.row.caption,
                time=words.when(o.row.starts_at, o.row.ends_at, self.context.desk.now(), self.context.desk.zone),
            ), **where,
        )  # fmt: skip

    def _moved_done(self, outcome: Outcome) -> None:
        self._drop(keep_ghost=True)
        self.view.drawer.say_offers(outcome.offers)
        self.reload()

    def _move_refused(self, error: Any) -> bool:
        self._drop()
        if isinstance(error, UserError):
            self.context.toasts.say(error.message, tone="bad", icon="circle-x")
            return True
        return False

    def _drop(self, *, keep_ghost: bool = False) -> None:
        self._dragged = ()
        self._others = []
        self._weighed_as = self._let_go = None
        self.view.clash.hide()
        self.view.set_moving(False)
        self.view.timeline.set_places([])
        if not keep_ghost:
            self.view.timeline.set_ghost(None)

    def _row(self, key: Any) -> BookingRow | None:
        if key is None or self.seen is None:
            return None
        return next((row for row in self.seen.board.rows if row.id == key), None)

    def _ghost_of(self, form: BookingForm | None) -> None:
        """Show on the timeline where what is typed would stand."""
        line = self.view.timeline
        if self._dragged and self._dragged[0] is not None and line.busy:
            return  # what is in the hand has the timeline for itself
        if form is None or self.part != DAY or self.seen is None:
            self._drop()
            return
        starts_at, ends_at = form.span()
        chosen = form.spaces.value()
        board = self.seen.board
        if starts_at is None or ends_at is None:
            self._drop()
            return
        day = duty_day(starts_at, self.context.desk.settings[DUTY_DAY_START], self.context.desk.zone)
        if not board.start <= starts_at < board.end:
            # The timeline goes to the day once; whoever pages on from there while typing is left in peace.
            if day != self._followed:
                self._followed = day
                if day != self.day:
                    self.day = day
                    self.reload()
                    return
            line.set_ghost(None)
            return
        self._followed = day
        if not chosen:
            self._drop()
            return
        verdict = form.answer.verdict if form.answer is not None else None
        clash = verdict is not None and bool(verdict.hits or verdict.refused)
        said = translate("bookings", "clash") if verdict is not None and verdict.hits else form.time_text()
        title = form.what.value() or form.person.value().name or translate("bookings", "New booking")
        before, after = (verdict.before, verdict.after) if verdict is not None else (0, 0)
        line.set_ghost(Ghost(chosen[0], starts_at, ends_at, title, clash, said, before, after))

    def _menu(self, what: Any, _position: QPoint) -> None:
        """The right button: what Enter does."""
        if isinstance(what, TimelineCell):
            self._create(what.row, what.at, what.at + timedelta(hours=1))
        elif what is not None:
            QTimer.singleShot(0, self, lambda: self.show_booking(what))

    # Series, loans

    def show_series(self, row: BookingRow) -> None:
        """The series a booking belongs to."""
        from app.ui.bookings.series import SeriesDialog

        SeriesDialog.show_series(self.context, self.window(), row, done=self._series_done)

    def repeat(self, asked: dict[str, Any]) -> None:
        """Make a series of what is in the form."""
        from app.ui.bookings.series import SeriesDialog

        SeriesDialog.make(self.context, self.window(), asked, done=self._series_made)

    def _series_done(self) -> None:
        self.reload()

    def _series_made(self, booking_id: RowId | None) -> None:
        drawer = self.view.drawer
        drawer.series_made()
        self.reload()
        if booking_id is not None:
            self.show_booking(booking_id)

    def show_loans(self, row: BookingRow | None = None) -> None:
        """Equipment that is out, and lending some."""
        from app.ui.bookings.loans import LoansDialog

        LoansDialog.open_for(self.context, self.window(), row, print_asked=self._print_receipt)

    def _print_receipt(self, number: str) -> None:
        self.navigate.emit("reports", {"report": "loan-receipt", "number": number})

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose how to look, PageUp and PageDown walk through time."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        text = event.text().upper() if plain else ""
        parts = {"D": DAY, "W": WEEK, "M": MONTH, "L": LIST}
        if event.key() == Qt.Key.Key_PageDown and plain:
            self.step(1)
        elif event.key() == Qt.Key.Key_PageUp and plain:
            self.step(-1)
        elif text == "T":
            self.go_today()
        elif text in parts:
            self.show_part(parts[text])
        elif event.key() == Qt.Key.Key_Q and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.show_waiting()
        elif event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.show_loans()
        elif event.key() == Qt.Key.Key_Escape and not self.view.drawer.isHidden():
            self.view.drawer.escape()
        elif event.key() == Qt.Key.Key_Escape and self.part in (WAITING, SEATS):
            self.show_part(DAY)
        elif event.isAutoRepeat() or not self._pressed(key_name(event)):
            super().keyPressEvent(event)

    def _pressed(self, key: str) -> bool:
        """A key of a button: of the open sheet first, then of what is waiting; Enter belongs to what has the focus."""
        if key in ("", "Enter"):
            return False
        return self.view.drawer.press(key) or (self.part == WAITING and self.view.waiting.press(key))
