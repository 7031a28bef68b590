"""The home page: what is the state of the house, who comes next, what waits."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import visits as rules
from app.domain.activity_plans import STATES
from app.domain.visits import State
from app.services import visits
from app.services.activities import ActivityRow, SessionRow
from app.services.desk import Desk
from app.services.visits import Board, VisitRow
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Item
from app.ui.today import words
from app.ui.today.view import TodayView

CAME = (State.PRESENT, State.LEFT, State.UNVERIFIED)
SHOWN = {
    "visit", "tally", "person", "person_alias", "setting", "term", "activity", "activity_session", "registration",
    "participant", "attendance", "space",
}  # fmt: skip
PUBLISHED = tuple(state for state in STATES if state not in ("draft", "cancelled"))
Held = tuple[ActivityRow, SessionRow]


def look(desk: Desk) -> tuple[Board, datetime | None, list[Held], dict[RowId, str]]:
    """The house, when it was last backed up, today's sessions, and what the spaces are called."""
    from app.services import activities, backup, spaces

    board = visits.board(desk)
    held = [
        (row, one) for row, one in activities.sessions_between(desk, board.start, board.end)
        if row.status == "published" and not one.cancelled
    ]  # fmt: skip
    return board, backup.last_backup(desk), held, {one.id: one.name for one in spaces.spaces(desk, voided=True)}


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
        self.board: Board | None = None
        self._backed_up: datetime | None = None
        self._held: list[Held] = []
        self._spaces: dict[RowId, str] = {}

        view.sign_in.clicked.connect(lambda: self._go(do="sign_in"))
        view.tally.clicked.connect(lambda: self._go(do="tally"))
        view.present.number.clicked.connect(lambda: self._list(states=(State.PRESENT,), period="all"))
        view.present.visits.clicked.connect(lambda: self._list(states=CAME, period="today"))
        view.present.bars.picked.connect(self._hour)
        view.present.names.activated.connect(self._visit)
        view.here.opened.connect(self._visit)
        view.here.all_asked.connect(lambda: self._list(states=(State.PRESENT,), period="all"))
        view.expected.opened.connect(self._visit)
        view.expected.all_asked.connect(lambda: self._list(states=(State.EXPECTED,), period="today"))
        view.verify.opened.connect(self._visit)
        view.verify.all_asked.connect(lambda: self._go(do="verify"))
        view.badges.opened.connect(self._visit)
        view.badges.all_asked.connect(lambda: self._list(badge_out=True))
        view.sessions.opened.connect(lambda key: self.navigate.emit("activities", {"activity_id": key[0]}))
        view.sessions.all_asked.connect(self._sessions)
        view.waiting.activated.connect(self._waits)

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("today", "Today")

    def open_with(self, arguments: dict[str, Any]) -> None:
        """Nothing is asked for; the red button is what most people come to press."""
        self.view.sign_in.setFocus()

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""
        if changes is None or SHOWN & {table for table, ids in changes.tables.items() if ids}:
            self.context.look(self, "board", look, then=self._show)

    def tick(self) -> None:
        """A minute later others are late."""
        self.refresh()

    def print_page(self) -> None:
        """Print today's visitor log."""
        self.navigate.emit("reports", {"report": "visitor-log"})

    def changeEvent(self, event: QEvent) -> None:
        """Night type shows fewer things."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "view"):
            self.view.arrange()
            if self.board is not None:
                self._show((self.board, self._backed_up, self._held, self._spaces))

    # Inside

    def _go(self, **arguments: Any) -> None:
        self.navigate.emit("visitors", arguments)

    def _list(self, **wanted: Any) -> None:
        self.navigate.emit("visitors", {"do": "list", "filter": wanted})

    def _hour(self, place: int) -> None:
        """Who came in one hour of the chart."""
        if self.board is None:
            return
        start = self.board.start + place * rules.HOUR
        zone = self.context.desk.zone
        name = f"{start.astimezone(zone):%H:%M}–{(start + rules.HOUR).astimezone(zone):%H:%M}"
        self._list(states=CAME, only={"start": start, "end": start + rules.HOUR}, name=name)

    def _visit(self, visit_id: Any) -> None:
        self.navigate.emit("visitors", {"visit_id": visit_id})

    def _sessions(self) -> None:
        if self.board is not None:
            day = {"start": self.board.day, "end": self.board.day, "states": PUBLISHED}
            self.navigate.emit("activities", {"filter": day})

    def _waits(self, what: str) -> None:
        match what:
            case "verify":
                self._go(do="verify")
            case "badges":
                self._list(badge_out=True)
            case "late":
                self._list(states=(State.EXPECTED,), period="today")
            case "over":
                self._list(states=(State.PRESENT,), period="all")
            case "backup":
                self.navigate.emit("settings", {"section": "backups"})

    def _show(self, found: tuple[Board, datetime | None, list[Held], dict[RowId, str]]) -> None:
        board, self._backed_up, self._held, self._spaces = found
        self.board = board
        view, desk, figures = self.view, self.context.desk, board.figures
        view.header.set_say(words.say(board, desk.zone))
        present = view.present
        present.number.set(board.present_count)
        present.number.setToolTip(rules.definition("present_now"))
        present.capacity.setText(translate("today", "room for {n}").format(n=board.capacity) if board.capacity else "")
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
        self._draw(board)
        here = [self._here(row, board) for row in board.present]
        present.names.set_items(here if view.night else [])
        view.here.show_items(here, board.present_count, translate("today", "latest first"))
        view.expected.show_items([self._expected(row, board) for row in board.expected], board.expected_count)
        view.verify.show_items([self._verify(row, board) for row in board.unverified], board.unverified_count)
        view.badges.show_items([self._badge(row, board) for row in board.badges_out], board.badges_count)
        ahead = sorted(self._held, key=lambda held: held[1].ends_at <= board.at)
        view.sessions.show_items([self._session(row, one, board) for row, one in ahead], len(ahead))
        waits = self._waiting(board)
        view.waiting.set_items(waits)
        view.waiting.setVisible(bool(waits))
        view.nothing.setVisible(not waits)
        view.waits.head.note.setText(translate("today", "{n} things").format(n=len(waits)) if waits else "")

    def _draw(self, board: Board) -> None:
        running = int((board.at - board.start).total_seconds() // 3600)
        hours = round((board.end - board.start).total_seconds() / 3600)
        values: list[float | None] = [bucket.count for bucket in board.hours]
        values += [None] * (hours - len(values))
        first = board.start.astimezone(self.context.desk.zone).hour
        self.view.present.bars.set(values, board.usual, first_hour=first, now=running)
        usual = translate("today", "usual {weekday}").format(weekday=words.weekday(board.day)) if board.usual else ""
        self.view.present.legend.set_usual(usual)

    def _here(self, row: VisitRow, board: Board) -> Item:
        assert row.arrived_at is not None
        return Item(
            row.id,
            words.party(row),
            words.line(row) or " ",
            right=words.moment(row.arrived_at, board.at, self.context.desk.zone),
            right_tone="muted",
        )

    def _expected(self, row: VisitRow, board: Board) -> Item:
        assert row.expected_at is not None
        late = words.late(row, board.at)
        tone = "warn" if late else "muted"
        return Item(
            row.id,
            words.party(row),
            words.DOT.join(part for part in (words.line(row), late) if part) or " ",
            right=words.moment(row.expected_at, board.at, self.context.desk.zone),
            right_tone=tone,
            subtitle_icon="clock" if late else None,
            subtitle_tone=tone,
        )

    def _verify(self, row: VisitRow, board: Board) -> Item:
        assert row.arrived_at is not None
        guess = rules.stay_text(row.estimate) if row.estimate is not None else ""
        return Item(
            row.id,
            words.party(row),
            words.line(row) or " ",
            right=words.moment(row.arrived_at, board.at, self.context.desk.zone),
            right_tone="muted",
            right_note=translate("today", "about {stay}").format(stay=guess) if guess else "",
        )

    def _badge(self, row: VisitRow, board: Board) -> Item:
        assert row.arrived_at is not None
        gone = row.left_at is not None
        return Item(
            row.id,
            translate("today", "Badge {badge}").format(badge=row.badge),
            row.name,
            right=translate("today", "has left") if gone else translate("today", "is here"),
            right_note=words.moment(row.left_at or row.arrived_at, board.at, self.context.desk.zone),
            right_tone="warn" if gone else "muted",
            icon="key-round",
        )

    def _session(self, row: ActivityRow, one: SessionRow, board: Board) -> Item:
        from app.services.activities import place_of

        over = one.ends_at <= board.at
        said, tone = words.places(row, one, board.at)
        at = words.moment(one.starts_at, board.at, self.context.desk.zone)
        return Item(
            (row.id, one.id),
            words.DOT.join(part for part in (row.title, one.title) if part),
            words.DOT.join(part for part in (at, place_of(one, self._spaces) or row.kind_label) if part),
            right=said,
            right_tone=tone,
            title_tone="muted" if over else "text",
        )

    def _waiting(self, board: Board) -> list[Item]:
        waits: list[Item] = []
        if board.figures.heads > board.capacity > 0:
            over = board.figures.heads - board.capacity
            waits.append(
                Item(
                    "over",
                    translate("today", "{n} people more than there is room for").format(n=over),
                    icon="triangle-alert",
                    icon_tone="bad-ink",
                    chevron=True,
                )
            )
        if board.unverified_count:
            waits.append(
                Item(
                    "verify",
                    translate("today", "{n} people never signed out").format(n=board.unverified_count),
                    right=translate("today", "to verify"),
                    right_tone="muted",
                    icon="user-check",
                    chevron=True,
                )
            )
        gone = sum(1 for row in board.badges_out if row.left_at is not None)
        if gone:
            waits.append(
                Item(
                    "badges",
                    translate("today", "{n} left with a badge or locker key").format(n=gone),
                    right=translate("today", "to get back"),
                    right_tone="muted",
                    icon="key-round",
                    chevron=True,
                )
            )
        late = [row for row in board.expected if words.late(row, board.at)]
        if late:
            waits.append(
                Item(
                    "late",
                    translate("today", "Expected and late: {n}").format(n=len(late)),
                    right=late[0].name,
                    right_tone="muted",
                    icon="clock",
                    chevron=True,
                )
            )
        waits += self._backup(board)
        return waits

    def _backup(self, board: Board) -> list[Item]:
        at = self._backed_up
        if at is not None and board.at - at <= words.STALE:
            said = translate("today", "Backed up {time}").format(
                time=words.moment(at, board.at, self.context.desk.zone)
            )
            return [Item("backup", said, icon="circle-check", icon_tone="good-ink", chevron=True, title_tone="muted")]
        said = (
            translate("today", "There is no backup yet")
            if at is None
            else translate("today", "Last backup {time}").format(
                time=words.moment(at, board.at, self.context.desk.zone)
            )
        )
        return [Item("backup", said, icon="hard-drive", icon_tone="warn-ink", chevron=True)]
