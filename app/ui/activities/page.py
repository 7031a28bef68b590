"""The activities' page: wires home, form, an activity and its door."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activities import Standing
from app.domain.auth import Permission, allowed
from app.services import activities, registrations
from app.services.activities import ActivityFilter, ActivityRow, Summary
from app.services.desk import Desk
from app.ui.activities.home import CALENDAR, CAMPAIGNS, LIST, HomeView, Parts
from app.ui.kit.context import Context
from app.ui.kit.page import Page

SHOWN = {
    "activity", "activity_session", "activity_template", "campaign", "quota", "quota_transfer", "registration",
    "participant", "collector", "attendance", "activity_duty", "archive_item", "photo", "feedback", "ballot",
    "booking", "space", "holiday", "person", "person_alias", "setting", "term",
}  # fmt: skip
OPEN_STATES = ("open", "full")
"""States in which households register."""


def to_register_for(desk: Desk) -> list[RowId]:
    """The activities that households register for now."""
    return activities.activity_ids(desk, ActivityFilter(states=OPEN_STATES))


def to_answer(desk: Desk) -> list[RowId]:
    """The activities where somebody has to decide or to be asked."""
    found = []
    for activity in activities.activity_ids(desk, ActivityFilter(states=("open", "full", "closed", "running"))):
        standing = registrations.allocation(desk, activity).standing.values()
        if any(one in (Standing.OFFERED, Standing.PENDING) for one in standing):
            found.append(activity)
    return found


def session_of(desk: Desk, ticket: str) -> tuple[RowId, RowId | None]:
    """The activity of a ticket, and its session that is on, or the next of today; raises UserError for no ticket."""
    activity = activities.of_number(desk, ticket.rpartition("/")[0] or ticket)
    return activity, held_today(desk, activity)


def held_today(desk: Desk, activity_id: RowId) -> RowId | None:
    """The session of an activity that is on, or the next of today."""
    now, today = desk.now(), desk.today()
    ahead = [one for one in activities.card(desk, activity_id).sessions if not one.cancelled and one.ends_at > now]
    here = [one for one in ahead if one.starts_at <= now or one.starts_at.astimezone(desk.zone).date() == today]
    return here[0].id if here else None


class ActivitiesPage(Page):
    """Activities. The form, an activity and its door are made when they are first asked for."""

    key = "activities"
    icon = "ticket"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = Parts()
        outer.addWidget(self.stack)
        self.home = HomeView(context)
        self.stack.addWidget(self.home)
        self._editor: Any = None
        self._detail: Any = None
        self._door: Any = None
        self._came_from: QWidget = self.home
        """What the form goes back to."""
        home = self.home
        home.opened.connect(self.show_activity)
        home.edit_asked.connect(self.edit)
        home.register_asked.connect(self.register)
        home.print_asked.connect(self._print)
        home.summed.connect(self._summed)

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("activities", "Activities")

    # The views

    @property
    def editor(self) -> Any:
        """The form."""
        if self._editor is None:
            from app.ui.activities.editor import EditorView

            self._editor = view = EditorView(self.context)
            view.back.connect(self._editor_left)
            view.saved.connect(self._saved)
            self.stack.addWidget(view)
        return self._editor

    @property
    def detail(self) -> Any:
        """An activity, opened."""
        if self._detail is None:
            from app.ui.activities.detail import DetailView

            self._detail = view = DetailView(self.context)
            view.back.connect(self.show_home)
            view.opened.connect(self.show_activity)
            view.edit_asked.connect(self.edit)
            view.door_asked.connect(self.show_door)
            view.print_asked.connect(self._print)
            view.person_asked.connect(lambda person: self.navigate.emit("people", {"person_id": person}))
            view.differs_asked.connect(lambda row: self.navigate.emit("sync", {"row": row}))
            view.roomy.connect(self.roomy)
            view.roster_asked.connect(
                lambda activity: self.navigate.emit("ledgers", {"kind": "registrations", "activity": activity})
            )
            self.stack.addWidget(view)
        return self._detail

    @property
    def door(self) -> Any:
        """A session at the door."""
        if self._door is None:
            from app.ui.activities.door import DoorView

            self._door = view = DoorView(self.context)
            view.back.connect(self._door_left)
            view.opened.connect(self.show_activity)
            view.print_asked.connect(self._print)
            self.stack.addWidget(view)
        return self._door

    @property
    def shown(self) -> Any:
        """The view on screen."""
        return self.stack.currentWidget()

    # What the shell asks

    def open_with(self, arguments: dict[str, Any]) -> None:
        """See `Page.open_with`: `activity_id` (with its `tab`), `session_id`, `registration_id`, `scan`; `do` new,
        register, door, offers, list, calendar or campaigns; `filter` for the list.
        """
        do = arguments.get("do")
        activity, session = arguments.get("activity_id"), arguments.get("session_id")
        if arguments.get("scan"):
            self.scan(str(arguments["scan"]))
        elif session is not None:
            self.show_door(session)
        elif activity is not None and do == "door":
            self.context.look(self, "door", held_today, activity, then=lambda found: self._door_of(activity, found))
        elif activity is not None:
            self.show_activity(
                activity, registration_id=arguments.get("registration_id"), tab=arguments.get("tab"), do=do or ""
            )
        elif do == "new":
            self.edit(None)
        elif do == "register":
            self.register(self.home.current() if self.shown is self.home else None)
        elif do == "offers":
            self.show_offers()
        elif do in (CALENDAR, CAMPAIGNS, LIST):
            self.stack.setCurrentWidget(self.home)
            self.home.show_part(do)
        elif "filter" in arguments:
            self.stack.setCurrentWidget(self.home)
            self.home.show_list(arguments["filter"] or {})
        elif self.shown is self.home:
            self.home.focus()
        else:
            self.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""
        if changes is None or SHOWN & {table for table, ids in changes.tables.items() if ids}:
            self.reload()

    def reload(self) -> None:
        """Look everything shown up again; the figures of the rail belong to the home."""
        if self.shown is not self.home:
            self.context.look(self, "summary", activities.summary, then=self._summed)
        self.shown.reload()

    def tick(self) -> None:
        """A minute has passed: sessions begin and end, registrations open."""
        self.reload()

    def print_page(self) -> None:
        """Print what the view is about: the register, or the sign-in sheet of the session shown."""
        if self.shown is self._door:
            self._print("sign-in-sheet", {"session_id": self._door.session_id})
        elif self.shown is not self._editor:
            self.shown.print_page()

    def put_by(self) -> None:
        """The desk is about to lock: keep what is half filled in."""
        for view in (self._editor, self._detail):
            if view is not None:
                view.put_by()

    def help_keys(self) -> list[tuple[str, str]]:
        """What the keys do here: those of the view that is shown first."""
        if self.shown is self._door:
            return [*self._door.help_keys(), ("Ctrl+P", translate("activities", "print the sign-in sheet"))]
        if self._editor is not None and self.shown is self._editor:
            return list(self._editor.help_keys())
        return [
            ("Ctrl+N", translate("activities", "register a household for the activity")),
            ("Alt+N", translate("activities", "plan an activity")),
            ("Enter", translate("activities", "open the activity; in a form, save")),
            ("L C P", translate("activities", "list, calendar, campaigns")),
            ("Alt+E", translate("activities", "change the activity")),
            ("Alt+C", translate("activities", "plan it again, as last year")),
            ("Alt+X", translate("activities", "call it off, or hold it after all")),
            ("Ctrl+P", translate("activities", "print the sign-in sheet; from the list, the register")),
            ("Ctrl+Shift+P", translate("activities", "print the activity log")),
            ("Ctrl+E", translate("activities", "export the list exactly as it is shown")),
            ("PgUp PgDn", translate("activities", "in the calendar, the month before and after; T is today")),
            ("1 – 8", translate("activities", "in an activity: registrations, waiting list, sign-in and the rest")),
            ("/", translate("activities", "in an activity, look for a household; Alt+F narrows the list")),
            ("Delete", translate("activities", "void what was made by mistake")),
            ("Esc", translate("activities", "back; what was typed stays")),
        ]

    # Where to

    def show_home(self) -> None:
        """The list, the month or the campaigns, as they were left."""
        self.stack.setCurrentWidget(self.home)
        self.home.reload()
        self.home.focus()

    def show_activity(self, activity_id: RowId, **what: Any) -> None:
        """An activity, opened; `what` as `DetailView.show_activity` takes it."""
        self.stack.setCurrentWidget(self.detail)
        self.detail.show_activity(activity_id, **what)

    def show_door(self, session_id: RowId) -> None:
        """A session at the door."""
        self.stack.setCurrentWidget(self.door)
        self.door.show_session(session_id)

    def edit(self, activity_id: RowId | None) -> None:
        """The form: of a new activity, or of one that is changed."""
        if not allowed(self.context.session.actor.role, Permission.EDIT_ACTIVITIES):
            self.context.toasts.say(translate("activities", "A manager plans activities."), tone="warn", icon="lock")
            return
        if self.shown is not self._editor:
            self._came_from = self.shown
        self.stack.setCurrentWidget(self.editor)
        if activity_id is None:
            self.editor.start()
        else:
            self.editor.show_activity(activity_id)

    def register(self, row: ActivityRow | None) -> None:
        """Register a household: for the activity shown, the row selected, or the only one there is to register for."""
        if self.shown is self._detail:
            self._detail.register()
        elif row is not None:
            self.show_activity(row.id, do="register")
        else:
            self.context.look(self, "open", to_register_for, then=self._register_for)

    def _register_for(self, found: list[RowId]) -> None:
        if len(found) == 1:
            self.show_activity(found[0], do="register")
            return
        self.stack.setCurrentWidget(self.home)
        self.home.show_list({"states": OPEN_STATES, "period": "all"})
        text = (
            translate("activities", "Choose the activity, then press Ctrl+N again.")
            if found
            else translate("activities", "Registration is open for no activity now.")
        )
        self.context.toasts.say(text, icon="ticket")
        self.home.list.wait_for_choice()

    def scan(self, text: str) -> None:
        """A ticket was scanned: the door that is shown takes it, else its activity's session of the day is opened."""
        if self.shown is self._door:
            self._door.scan(text)
            return

        def came(found: tuple[RowId, RowId | None]) -> None:
            self._door_of(*found)
            if found[1] is not None:
                self.door.scan(text)

        self.context.look(self, "scan", session_of, text, then=came)

    def _door_of(self, activity: RowId, session: RowId | None) -> None:
        """The door of a session of today; the activity, where today has none."""
        if session is not None:
            self.show_door(session)
            return
        self.show_activity(activity)
        text = translate("activities", "Today nothing of it is held any more.")
        self.context.toasts.say(text, tone="warn", icon="ticket")

    def show_offers(self) -> None:
        """The first activity where an offer is to be answered, or more are registered than there are places."""

        def came(found: list[RowId]) -> None:
            if found:
                self.show_activity(found[0], tab="waiting")
            else:
                self.show_home()

        self.context.look(self, "offers", to_answer, then=came)

    # What the views say

    def _editor_left(self) -> None:
        if self._came_from is self.home or self._came_from is None:
            self.show_home()
        else:
            self.stack.setCurrentWidget(self._came_from)
            self._came_from.reload()
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, activity_id: RowId) -> None:
        self.show_activity(activity_id)

    def _door_left(self) -> None:
        if self._detail is not None and self._detail.activity_id is not None:
            self.stack.setCurrentWidget(self._detail)
            self._detail.reload()
        else:
            self.show_home()

    def _print(self, report: str, arguments: Any) -> None:
        asked = {"report": report, **(arguments or {}), "preview": bool(arguments)}
        self.navigate.emit("reports", asked | ({"back": "activities"} if arguments else {}))

    def _summed(self, found: Summary) -> None:
        self.waiting.emit(found.pending + found.offers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the view for the one before it; Ctrl+Shift+P prints the log of the activity shown."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape and self.shown is self._detail:
            if not self._detail.escape():
                self.show_home()
        elif event.key() == Qt.Key.Key_P and event.modifiers() == both and self.shown is self._detail:
            self._detail.print_log()
        else:
            super().keyPressEvent(event)
