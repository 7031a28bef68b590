"""The home page: what is the state of the house, what comes next, what waits. It reads one board and shows it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain import visits as rules
from app.domain.activity_plans import STATES
from app.domain.handover import ICONS
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import is_night
from app.domain.visits import State
from app.services.desk import Desk
from app.services.visits import Board, VisitRow
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Item
from app.ui.today import words
from app.ui.today.view import TodayView

if TYPE_CHECKING:
    from app.services.activities import ActivityRow, SessionRow
    from app.services.handover import NoteRow
    from app.services.peers import SiteState
    from app.services.stations import Near, StationRow
    from app.services.today import TodayBoard

CAME = (State.PRESENT, State.LEFT, State.UNVERIFIED)
SHOWN = {
    "visit", "tally", "person", "person_alias", "setting", "term", "activity", "activity_session", "registration",
    "participant", "attendance", "collection", "space", "closure", "booking", "loan", "station", "station_issue",
    "station_service", "inspection", "supply", "supply_move", "handover", "handover_item", "shift_note", "roster",
    "staff", "holiday",
}  # fmt: skip
"""A change of these may be seen here."""
PUBLISHED = tuple(state for state in STATES if state not in ("draft", "cancelled"))
UNSEEN = ("cancelled", "waitlisted")
"""The strip says what a space is used for, not what it might have been."""
TOGETHER = 120
"""Milliseconds in which changes are gathered: many at once are looked at once, each within a second."""


def look(desk: Desk, role: str) -> "TodayBoard":
    """The board; what makes it is loaded away from the screen."""
    from app.services import today
    from app.ui.kit import space_board  # noqa: F401  (drawn with as soon as the board is there)

    return today.board(desk, role)


class TodayPage(Page):
    """Today."""

    key = "today"
    icon = "house"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.view = view = TodayView()
        outer.addWidget(view)
        self.board: TodayBoard | None = None
        self._looking = False
        self._again = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TOGETHER)
        self._soon.timeout.connect(self._look)

        view.sign_in.clicked.connect(lambda: self._go(do="sign_in"))
        view.tally.clicked.connect(lambda: self._go(do="tally"))
        view.book.clicked.connect(lambda: self.navigate.emit("bookings", {"do": "new"}))
        view.round.clicked.connect(self.make_round)
        view.present.number.clicked.connect(self._here)
        view.present.more.clicked.connect(self._here)
        view.present.visits.clicked.connect(lambda: self._list(states=CAME, period="today"))
        view.present.bars.picked.connect(self._hour)
        view.present.names.activated.connect(self._visit)
        view.spaces.bookings.clicked.connect(lambda: self.navigate.emit("bookings", {}))
        view.spaces.strip.clicked.connect(self._booking)
        view.spaces.strip.opened.connect(self._booking)
        view.sessions.opened.connect(lambda key: self.navigate.emit("activities", {"activity_id": key[0]}))
        view.sessions.all_asked.connect(self._sessions)
        view.tasks.opened.connect(lambda key: self._open(key))
        view.left.opened.connect(lambda note: self.navigate.emit("handover", {"note_id": note}))
        view.stations.opened.connect(lambda station: self.navigate.emit("stations", {"station_id": station}))
        view.stations.all_asked.connect(lambda: self.navigate.emit("stations", {"do": "nearest"}))
        view.neighbours.opened.connect(lambda key: self.navigate.emit("sync", {"site": key}))
        view.neighbours.all_asked.connect(lambda: self.navigate.emit("sync", {}))
        view.handing.opened.connect(lambda key: self._open(key))
        view.hand_over.clicked.connect(lambda: self.navigate.emit("handover", {"do": "hand"}))
        view.outside.opened.connect(
            lambda station: self.navigate.emit("stations", {"do": "nearest", "station_id": station})
        )
        view.outside.all_asked.connect(lambda: self.navigate.emit("stations", {"do": "nearest"}))
        self._opens: dict[str, tuple[str, dict[str, Any]]] = {}

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("today", "Today")

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`do` round; else the red button is what most people come to press."""
        if not self._looking:
            self._look()
        if arguments.get("do") == "round":
            self.make_round()
        else:
            self.view.sign_in.setFocus()

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown; of many changes at once, once."""
        if changes is None:
            self._look()
        elif SHOWN & {table for table, ids in changes.tables.items() if ids} and not self._soon.isActive():
            self._soon.start()

    def tick(self) -> None:
        """A minute later others are late; what is being looked up just now is of this minute."""
        if not self._looking:
            self._look()

    def print_page(self) -> None:
        """Print today's visitor log."""
        self.navigate.emit("reports", {"report": "visitor-log"})

    def make_round(self) -> None:
        """Somebody walked through the house: Enter writes that all is in order, or what was seen."""
        from app.services import handover

        desk = self.context.desk
        seen = self.context.questions.text(
            translate("today", "Safety round at {time}").format(time=f"{desk.now().astimezone(desk.zone):%H:%M}"),
            translate("today", "Anything to report?"),
            say=translate(
                "today", "Doors, windows, sockets, water, every floor. Leave it empty where all is in order."
            ),
            yes=translate("today", "Write it down"),
        )
        if seen is not None:
            self.context.act(
                handover.note, seen, kind="round", initiator=None,
                label=lambda note: translate("today", "Safety round {time}: {text}").format(
                    time=words.moment(note.at, note.at, desk.zone), text=note.text
                ),
            )  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        """Night type shows fewer things."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "view"):
            self.view.arrange()
            if self.board is not None:
                self._show(self.board)

    # Where one goes from here

    def _go(self, **arguments: Any) -> None:
        self.navigate.emit("visitors", arguments)

    def _list(self, **wanted: Any) -> None:
        self.navigate.emit("visitors", {"do": "list", "filter": wanted})

    def _here(self) -> None:
        self._list(states=(State.PRESENT,), period="all")

    def _hour(self, place: int) -> None:
        """Who came in one hour of the chart."""
        if self.board is None:
            return
        start = self.board.visitors.start + place * rules.HOUR
        zone = self.context.desk.zone
        name = f"{start.astimezone(zone):%H:%M}–{(start + rules.HOUR).astimezone(zone):%H:%M}"
        self._list(states=CAME, only={"start": start, "end": start + rules.HOUR}, name=name)

    def _visit(self, visit_id: Any) -> None:
        self.navigate.emit("visitors", {"visit_id": visit_id})

    def _booking(self, key: Any) -> None:
        # A hall of study seats shows numbers; behind them is its plan.
        self.navigate.emit("bookings", {"do": "seats"} if isinstance(key, tuple) else {"booking_id": key})

    def _sessions(self) -> None:
        if self.board is not None:
            day = self.board.visitors.day
            self.navigate.emit("activities", {"filter": {"start": day, "end": day, "states": PUBLISHED}})

    def _open(self, key: str) -> None:
        if key in self._opens:
            self.navigate.emit(*self._opens[key])

    # What is shown

    def _look(self) -> None:
        if self._looking:
            self._again = True
            return
        if not self.context.session.signed_in:
            return
        self._looking = True
        desk, role = self.context.desk, self.context.session.actor.role
        self.context.ops.read(self, "board", lambda: look(desk, role), self._show, always=self._looked)

    def _looked(self) -> None:
        self._looking = False
        if self._again:
            self._again = False
            self._look()

    def _show(self, board: "TodayBoard") -> None:
        self.board = board
        view, desk = self.view, self.context.desk
        view.header.set_say(words.say(board, desk.zone))
        view.set_dark(is_night(board.now, desk.settings[DUTY_DAY_START], desk.zone))
        self._opens = {
            **{one.key: (one.place, dict(one.arguments)) for one in board.tasks},
            **{one.key: (one.place, dict(one.arguments)) for one in board.items},
        }
        self._show_present(board.visitors)
        self._show_strip(board)
        if view.night:
            first = [one for one in board.tasks if one.key in ("pack", "over")]
            view.handing.show_items(
                [self._item(one.key, one.icon, one.text, one.detail, one.urgent) for one in (*first, *board.items)],
                words.next_shift(board, desk.zone),
            )
            view.handing.head.title.setText(
                translate("today", "{n} things before the handover").format(n=board.open_items)
                if board.open_items else translate("today", "Before the handover")
            )  # fmt: skip
            view.outside.show_items([self._near(one) for one in board.near], translate("today", "nearest still open"))
            return
        ahead = sorted(board.sessions, key=lambda held: held[1].ends_at <= board.now)
        names = {one.id: one.name for one in board.strip.spaces}
        view.sessions.show_items(
            [self._session(row, one, board, names) for row, one in ahead],
            translate("today", "{n} sessions").format(n=len(ahead)) if ahead else "",
        )
        view.tasks.show_items(
            [self._item(one.key, one.icon, one.text, one.detail, one.urgent) for one in board.tasks],
            translate("today", "{n} things").format(n=len(board.tasks)) if board.tasks else "",
        )
        card, notes = board.left
        view.left.show_items(
            [self._note(one, board) for one in notes],
            words.handed(card, board.now, desk.zone) if card is not None else "",
        )
        view.stations.show_items(
            [self._station(one, board) for one in board.stations],
            translate("today", "{n} of {all}").format(n=len(board.stations), all=board.station_count)
            if board.station_count else "",
        )  # fmt: skip
        view.stations.none.setText(
            translate("today", "Every station is in order.") if board.station_count
            else translate("today", "No station is known yet.")
        )  # fmt: skip
        late = sum(one.is_overdue for one in board.neighbours)
        view.neighbours.show_items(
            [self._neighbour(one, board) for one in board.neighbours],
            translate("today", "{n} silent").format(n=late) if late else "",
        )

    def _show_present(self, board: Board) -> None:
        present, zone, figures = self.view.present, self.context.desk.zone, board.figures
        present.number.set(board.present_count)
        present.number.setToolTip(rules.definition("present_now"))
        room = translate("today", "room for {n}").format(n=board.capacity) if board.capacity else ""
        present.capacity.setText(room)
        present.visits.setText(translate("today", "{n} visits today").format(n=f"{figures.total:,}"))
        present.visits.setToolTip(rules.definition("visit_count"))
        present.parts.setText(
            translate("today", "{registered} signed in, {tallied} tallied").format(
                registered=f"{figures.registered:,}", tallied=f"{figures.tallied:,}"
            )
        )
        present.meter.set(figures.heads, board.capacity or 1)
        said, tone = words.crowd(board)
        present.crowd.setText(said)
        present.crowd.set_tone(tone)
        running = int((board.at - board.start).total_seconds() // 3600)
        hours = round((board.end - board.start).total_seconds() / 3600)
        values: list[float | None] = [bucket.count for bucket in board.hours]
        values += [None] * (hours - len(values))
        first = board.start.astimezone(zone).hour
        present.bars.set(values, board.usual, first_hour=first, now=running)
        usual = translate("today", "usual {weekday}").format(weekday=words.weekday(board.day)) if board.usual else ""
        present.legend.set_usual(usual)
        if self.view.night:
            present.set_names([self._name(row, board) for row in board.present], board.present_count)

    def _name(self, row: VisitRow, board: Board) -> Item:
        assert row.arrived_at is not None
        return Item(
            row.id, words.party(row), note=words.line(row), strong=True,
            right=words.moment(row.arrived_at, board.at, self.context.desk.zone), right_tone="muted",
        )  # fmt: skip

    def _show_strip(self, board: "TodayBoard") -> None:
        from app.ui.kit import space_board
        from app.ui.kit.widgets import TimelineRow

        card, zone, day = self.view.spaces, self.context.desk.zone, board.strip
        card.head.note.setText(translate("today", "now {time}").format(time=f"{board.now.astimezone(zone):%H:%M}"))
        blocks = []
        for row in day.rows:
            if not row.seats and row.status.value not in UNSEEN and not row.voided:
                tip = "\n".join(
                    (row.caption, words.span(row.starts_at, row.ends_at, zone), row.place, row.status_label)
                )
                blocks.append(space_board.block(row, row.spaces, tip))
        for place in day.spaces:
            if place.seated:
                blocks += space_board.hall_blocks(day, place, zone)
        # Where something is on or comes is seen first, without scrolling.
        coming = [one for one in blocks if one.end > board.now and one.tone not in ("idle", "bad")]
        live = {space for one in coming for space in one.rows}
        past = {space for one in blocks for space in one.rows}
        shown = sorted(day.spaces, key=lambda place: (place.id not in live) + (place.id not in past))
        card.strip.set_range(day.start, day.end, zone)
        card.strip.set_rows(
            [TimelineRow(one.id, one.name, str(one.capacity or one.seat_count or ""),
                         space_board.spans(day.closed.get(one.id, ()))) for one in shown]
        )  # fmt: skip
        card.strip.set_blocks(blocks)
        card.strip.set_now(board.now)
        card.set_spaces(bool(shown))

    def _session(self, row: "ActivityRow", one: "SessionRow", board: "TodayBoard", names: dict[bytes, str]) -> Item:
        from app.services.activities import place_of

        over = one.ends_at <= board.now
        said, note, full = words.places(row, one, board.now)
        return Item(
            (row.id, one.id),
            words.DOT.join(part for part in (row.title, one.title) if part),
            place_of(one, names) or row.kind_label,
            lead=f"{one.starts_at.astimezone(self.context.desk.zone):%H:%M}",
            right=said,
            right_strong=not over,
            right_note=note,
            meter=None if over else full,
            title_tone="muted" if over else "text",
        )

    def _item(self, key: str, icon: str, text: str, detail: str, urgent: bool) -> Item:
        return Item(
            key, text, icon=icon, icon_tone="bad-ink" if urgent else "muted", right=detail, right_tone="muted",
            chevron=True,
        )  # fmt: skip

    def _note(self, row: "NoteRow", board: "TodayBoard") -> Item:
        due = ""
        if row.due_at is not None:
            time = words.moment(row.due_at, board.now, self.context.desk.zone)
            due = translate("today", "by {time}").format(time=time)
        return Item(
            row.id, row.text, icon=ICONS.get(row.kind, "clipboard"), right=due,
            right_tone="bad" if row.due_at is not None and row.due_at <= board.now else "muted",
        )  # fmt: skip

    def _station(self, row: "StationRow", board: "TodayBoard") -> Item:
        today = board.now.astimezone(self.context.desk.zone).date()
        return Item(row.id, row.name, pill=words.trouble(row, today))

    def _neighbour(self, one: "SiteState", board: "TodayBoard") -> Item:
        return Item(
            (one.centre, one.site), one.name, icon="monitor" if one.is_desk else "house",
            right=words.fresh(one, board.now), right_tone="warn" if one.is_overdue else "muted",
            right_icon="triangle-alert" if one.is_overdue else None,
        )  # fmt: skip

    def _near(self, near: "Near") -> Item:
        zone = self.context.desk.zone
        return Item(near.row.id, near.row.name, icon="map-pin", right=words.near(near, zone), right_tone="muted")
