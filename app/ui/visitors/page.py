"""The visitors' page: wires the box, the board, the tally, what is to verify, the list and the drawer."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.visits import State
from app.services import bookings, tallies, visits
from app.services.bookings import BookingRow
from app.services.desk import Desk
from app.services.tallies import TallyGrid
from app.services.visits import Board, VisitRow
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.visitors import words
from app.ui.visitors.sign_in import SIGN_IN, SIGN_OUT
from app.ui.visitors.view import VisitorsView

SHOWN = {"visit", "tally", "person", "person_alias", "setting", "term"}


def look(desk: Desk) -> tuple[Board, TallyGrid]:
    """Everything the desk shows at a glance."""
    return visits.board(desk), tallies.grid(desk)


class VisitorsPage(Page):
    """Visitors."""

    key = "visitors"
    icon = "users"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.view = view = VisitorsView(context)
        outer.addWidget(view)
        self.board: Board | None = None

        view.sign_out.clicked.connect(lambda: self.open_with({"do": "sign_out"}))
        view.print.clicked.connect(self.print_page)
        view.all.clicked.connect(lambda: self.show_list({"states": (State.PRESENT, State.LEFT, State.UNVERIFIED)}))
        view.back.clicked.connect(self.show_desk)
        view.badges.clicked.connect(lambda: self.show_list({"badge_out": True}))
        view.box.signed_in.connect(self._signed_in)
        view.box.signed_out.connect(lambda _row: self.reload())
        view.board.opened.connect(self.show_visit)
        view.board.list_asked.connect(self._list_of)
        view.tally.counted.connect(lambda *_: self.reload())
        view.tally.left.connect(view.box.focus_box)
        view.verify.settled.connect(self.reload)
        view.verify.opened.connect(self.show_visit)
        view.verify.left.connect(view.box.focus_box)
        view.list.opened.connect(self.show_visit)
        view.list.left.connect(self.show_desk)
        view.drawer.changed.connect(self.reload)
        view.drawer.person_asked.connect(lambda person: self.navigate.emit("people", {"person_id": person}))
        view.drawer.differs_asked.connect(lambda row: self.navigate.emit("sync", {"row": row}))
        view.drawer.primary_changed.connect(self._primary)
        view.drawer.closed.connect(self._drawer_closed)
        context.session.changed.connect(self._somebody)
        view.box.load_draft()
        self._came_from: QWidget | None = None

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("visitors", "Visitors")

    # What the shell asks

    def open_with(self, arguments: dict[str, Any]) -> None:
        """See `Page.open_with`: `do` sign_in, sign_out, tally, verify or list; `scan`, `visit_id`, `person_id`."""
        do = arguments.get("do")
        view = self.view
        if arguments.get("visit_id") is not None:
            self.show_visit(arguments["visit_id"])
            return
        if do == "list" or "filter" in arguments:
            self.show_list(arguments.get("filter") or {})
            return
        if do is None and view.listing and not arguments:
            view.list.focus_search()
            return
        view.drawer.close_drawer()
        self.show_desk(focus=False)
        if do == "tally":
            view.tally.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif do == "verify":
            view.verify.start()
        elif do == "sign_out":
            view.box.set_mode(SIGN_OUT)
        elif arguments.get("person_id") is not None:
            view.box.start_with(arguments["person_id"])
        elif arguments.get("scan") or arguments.get("text"):
            view.box.start(str(arguments.get("scan") or arguments["text"]))
        elif do == "sign_in":
            if view.box.mode != SIGN_IN:
                view.box.set_mode(SIGN_IN)
            view.box.start()
        else:
            view.box.return_focus()

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""
        if changes is None or SHOWN & {table for table, ids in changes.tables.items() if ids}:
            self.reload()

    def tick(self) -> None:
        """A minute later others are late."""
        self.reload()

    def print_page(self) -> None:
        """Print the visitor log of today, or of the period listed."""
        start, end = self.view.list.days() if self.view.listing else (None, None)
        arguments: dict[str, Any] = {"report": "visitor-log"}
        if start is not None:
            arguments |= {"start": start, "end": end}
        self.navigate.emit("reports", arguments)

    def put_by(self) -> None:
        """The desk is about to lock: keep what is half filled in."""
        self.view.box.put_by()
        self.view.drawer.put_by()

    def help_keys(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("F2", translate("visitors", "new sign-in")),
            ("↑ ↓", translate("visitors", "choose among the found people")),
            ("Enter", translate("visitors", "choose, then sign in; somebody who is here is signed out")),
            ("0–9", translate("visitors", "purposes, once the person is chosen; + and − count companions")),
            ("Tab", translate("visitors", "companions, badge, then host, belongings and note")),
            ("Esc", translate("visitors", "a step back; what was typed stays")),
            ("F4", translate("visitors", "tally: Q W E R T, A S D F G, Z X C V B; digits first add more")),
            ("F6", translate("visitors", "sign out")),
            ("Alt+A", translate("visitors", "all visits; Enter opens one")),
            ("Alt+B", translate("visitors", "who has not returned a badge")),
            ("E V S B", translate("visitors", "in an open visit: correct, void, sign out, badge is back")),
            ("Alt+V", translate("visitors", "settle what is to verify: Enter confirms, T types the time")),
        ]

    # Inside

    def reload(self) -> None:
        """Look everything up again."""
        self.context.look(self, "board", look, then=self._show)
        if self.view.listing:
            self.view.list.reload()
        self.view.drawer.look_again()

    def _show(self, found: tuple[Board, TallyGrid]) -> None:
        self.board, grid = found
        view = self.view
        view.header.set_say(words.board_say(self.board))
        view.badges.setVisible(self.board.badges_count > 0)
        view.badges.setText(translate("visitors", "{n} badges out").format(n=self.board.badges_count))
        view.box.set_board(self.board)
        view.board.show_board(self.board)
        view.tally.show_grid(grid)
        view.verify.show_board(self.board)
        view.list.usual = (self.board.day, self.board.usual)
        self.waiting.emit(self.board.unverified_count)

    def show_visit(self, visit_id: Any) -> None:
        """Open the drawer."""
        from PySide6.QtWidgets import QApplication

        if self.view.drawer.isHidden():
            self._came_from = QApplication.focusWidget()
        self.view.drawer.show_visit(visit_id)

    def show_desk(self, *, focus: bool = True) -> None:
        """Box, board, tally, to verify."""
        self.view.show_desk()
        if focus:
            self.view.box.focus_box()

    def _signed_in(self, row: VisitRow) -> None:
        self.reload()
        if row.person_id is not None:
            self.context.look(self, "booked", bookings.near, row.person_id, then=self._booked)

    def _booked(self, found: list[BookingRow]) -> None:
        """Who has just come has a place booked for about now: one key checks them in."""
        if not found:
            return
        row = found[0]
        said = translate("visitors", "{name} has booked {booking}").format(
            name=row.name, booking=bookings.line_words(self.context.desk, row)
        )
        self.context.toasts.say(
            said,
            tone="info",
            icon="calendar-clock",
            action=translate("visitors", "Check in"),
            callback=lambda: self._check_in(row),
            seconds=20,
        )

    def _check_in(self, row: BookingRow) -> None:
        self.context.act(
            bookings.check_in,
            row.id,
            initiator=self,
            label=translate("visitors", "Checked in {title}").format(title=row.caption),
        )

    def _list_of(self, state: State) -> None:
        """All rows that a column of the board counts."""
        wanted: dict[str, Any] = {"states": (state,), "period": "today"}
        if state is State.PRESENT:
            wanted["period"] = "all"
        elif state is State.LEFT and self.board is not None:
            # Who came yesterday evening and left this morning has left today.
            wanted["period"] = "all"
            wanted["only"] = {"left_from": self.board.start, "left_to": self.board.end}
            wanted["name"] = translate("visitors", "Left today")
        self.show_list(wanted)

    def show_list(self, wanted: dict[str, Any]) -> None:
        """The list of visits, filtered."""
        self.view.drawer.close_drawer()
        self.view.show_list()
        self.view.list.open_with(wanted)

    def _drawer_closed(self) -> None:
        came, self._came_from = self._came_from, None
        from shiboken6 import isValid

        if came is not None and isValid(came) and came.isVisible():
            came.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.view.listing:
            self.view.box.focus_box()

    def _primary(self, shown: bool) -> None:
        self.view.box.set_quiet(shown)

    def _somebody(self, actor: Any) -> None:
        if actor is not None:
            self.view.box.load_draft()
