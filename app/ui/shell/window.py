"""The one window: sign-in screen or rail, top bar and page. Which is shown follows who is at the desk."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.errors import DeskError
from app.core.i18n import translate
from app.domain import auth
from app.domain.attendance import is_ticket
from app.domain.auth import Actor, Permission, allowed
from app.domain.settings import RAIL_SLIM, SITE_NAME
from app.services import staff
from app.services.desk import Desk
from app.ui.kit.context import Context, Session
from app.ui.kit.ops import Ops, Undo
from app.ui.kit.page import Page
from app.ui.kit.questions import Questions
from app.ui.kit.widgets import Toast, ToastStack
from app.ui.shell import words
from app.ui.shell.places import BY_KEY, PLACES
from app.ui.shell.rail import Rail
from app.ui.shell.topbar import TopBar

if TYPE_CHECKING:
    from app.ui.shell.facts import Exchange, Standing
    from app.ui.shell.help import Help
    from app.ui.shell.palette import Command, Palette
    from app.ui.shell.signin import SignIn
    from app.ui.sync.sticks import Place, StickWatch

GLOBAL_ACTS = {
    "F2": ("visitors", "sign_in"),
    "F3": ("bookings", "new"),
    "F4": ("visitors", "tally"),
    "F6": ("visitors", "sign_out"),
    "F7": ("stations", "round"),
    "F8": ("handover", "hand"),
    "F9": ("sync", "sync"),
    "Ctrl+N": ("activities", "register"),
}
"""What such a key does wherever one is: a page, and what to do there."""
COUNTED = frozenset({"visit", "booking", "loan", "shift_note", "handover"})
"""A change of these may change what waits at places that aren't open."""
QUIET = frozenset({"visit", "tally"})
"""The changes of every minute, after which nothing disagrees that didn't before."""


class Window(QWidget):
    """Everything a person sees of the running desk.

    Signals: `closed()`; `set_look(key, value)` when a command of the palette changes how the desk looks;
    `restore(path)` when somebody chose to go back to a backup.
    """

    closed = Signal()
    set_look = Signal(str, object)
    restore = Signal(object)

    def __init__(
        self,
        desk: Desk,
        ops: Ops,
        session: Session,
        questions: Questions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.ops = ops
        self.session = session
        self.setWindowTitle(translate("shell", "Dangqun Desk"))
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.toasts = ToastStack(self)
        self.context = Context(desk, ops, session, questions, self.toasts)
        self.pages: dict[str, Page] = {}
        self.place = ""
        self._stale: set[str] = set()
        self._roomy: set[str] = set()
        self._before: Actor | None = None
        self._locked_at: Any = None
        self._wizard: QWidget | None = None
        self._minute = ""
        self._figures_until: date | None = None
        self._on = ""
        self._undo_toast: Toast | None = None
        self.sticks: StickWatch | None = None
        """Looks for sticks from the first minute on."""
        self._others = 0
        """How many other desks and centres this one exchanges data with."""

        self.screens = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.screens)
        self._signin: SignIn | None = None
        self.frame = QWidget()
        self.screens.addWidget(self.frame)
        self.rail = Rail(slim=desk.settings[RAIL_SLIM])
        self.topbar = TopBar()
        self.stack = QStackedWidget()
        across = QHBoxLayout(self.frame)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.topbar)
        main.addWidget(self.stack, 1)
        across.addLayout(main, 1)
        self._palette: Palette | None = None
        self._help: Help | None = None

        self.rail.chosen.connect(self.go)
        self.rail.folded.connect(lambda slim: self.set_look.emit(RAIL_SLIM.key, slim))
        self.topbar.search.connect(self.ask)
        self.topbar.sync.connect(lambda: self.go("sync"))
        self.topbar.lock.connect(self.lock)
        ops.changed.connect(self._changed)
        ops.undoable.connect(self._undoable)
        ops.undone.connect(self._undone)

        self._timer = QTimer(self)
        self._timer.setInterval(2000)
        self._timer.timeout.connect(self._look_at_clock)
        self._timer.start()
        # The smallest screen the desk is drawn for is 1280 wide; a smaller one gets what it has.
        room = QApplication.primaryScreen().availableGeometry()
        self.setMinimumSize(min(1240, room.width()), min(600, room.height()))
        self.say_time()

    # Who is at the desk

    @property
    def signin(self) -> "SignIn":
        """The sign-in screen, built when it is first needed."""
        if self._signin is None:
            from app.ui.shell.signin import SignIn

            self._signin = SignIn()
            self._signin.wanted.connect(self._try)
            self._signin.help_asked.connect(self.explain)
            self.screens.addWidget(self._signin)
        return self._signin

    @property
    def palette_box(self) -> "Palette":
        """The palette, built when it is first asked for."""
        if self._palette is None:
            from app.ui.shell.palette import Palette

            self._palette = Palette(self, self.context)
            self._palette.person.connect(lambda person: self.go("people", {"person_id": person}))
            self._palette.booking.connect(lambda booking: self.go("bookings", {"booking_id": booking}))
            self._palette.activity.connect(lambda activity: self.go("activities", {"activity_id": activity}))
            self._palette.station.connect(lambda station: self.go("stations", {"station_id": station}))
            self._palette.sign_in.connect(lambda person: self.go("visitors", {"do": "sign_in", "person_id": person}))
        return self._palette

    @property
    def help_box(self) -> "Help":
        """The help of a page, built when it is first asked for."""
        if self._help is None:
            from app.ui.shell.help import Help

            self._help = Help(self)
        return self._help

    def begin(self) -> None:
        """Show the screen that fits: first run, sign-in, or the page of whoever is signed in."""
        if not self.desk.is_set_up:
            self._first_run()
        elif self.session.signed_in:
            self._enter(self.session.actor)
        else:
            self._show_signin()

    def _first_run(self) -> None:
        from app.ui.shell.wizard import Wizard

        wizard = Wizard(self.context)
        wizard.finished.connect(self._set_up)
        wizard.restore.connect(self.restore)
        self._wizard = wizard
        self.screens.addWidget(wizard)
        self.screens.setCurrentWidget(wizard)
        wizard.start()

    def _set_up(self, actor: Actor | None) -> None:
        wizard, self._wizard = self._wizard, None
        if wizard is not None:
            self.screens.removeWidget(wizard)
            wizard.deleteLater()
        if actor is None:
            self._show_signin()
        else:
            self.session.enter(actor)
            self._enter(actor)
        self.tick()

    @property
    def wizard(self) -> Any:
        """The first-run wizard while it is shown."""
        return self._wizard

    def _show_signin(self) -> None:
        self.screens.setCurrentWidget(self.signin)
        self.signin.start()
        self._look_standing()

    def _look_standing(self) -> None:
        from app.ui.shell.facts import standing

        before, locked_at = self._before, self._locked_at
        self.context.look(
            self.signin, "standing", standing, before.staff_id if before else None, locked_at, then=self._standing_came
        )

    def _standing_came(self, found: "Standing") -> None:
        self.signin.set_facts(found.facts)
        if list(found.clerks) != self.signin.clerks:
            self.signin.set_clerks(found.clerks)

    def _try(self, staff_id: bytes, pin: str) -> None:
        desk = self.desk
        self.ops.jobs.write(lambda: staff.sign_in(desk, staff_id, pin), self._let_in, self._refused, owner=self.signin)

    def _refused(self, error: DeskError) -> None:
        self.signin.refused(error.message)
        chosen = self.signin.chosen
        if chosen is not None:
            self.context.look(self.signin, "wait", _waits, chosen.id, then=self._must_wait)

    def _must_wait(self, found: "tuple[auth.Attempts, str]") -> None:
        attempts, role = found

        def why() -> str:
            try:
                attempts.require(self.desk.now(), role)
            except DeskError as error:
                return error.message
            return ""

        if why():
            self.signin.wait(why)

    def _let_in(self, actor: Actor) -> None:
        self.signin.over()
        self._take_the_desk(actor)

    def _take_the_desk(self, actor: Actor) -> None:
        """Somebody came by PIN: the page first, then what waits elsewhere, which nobody counted while it was locked."""
        self.session.enter(actor)
        self._enter(actor)
        self._count_waiting()

    def _enter(self, actor: Actor) -> None:
        other = self._before is not None and self._before.staff_id != actor.staff_id
        if other or (self._before is not None and self._before.role != actor.role):
            self._drop_pages()
            self.ops.forget_undo()
        self._before = actor
        self.topbar.set_person(actor.name, staff.role_label(actor.role))
        self._look_at_exchange()
        self.screens.setCurrentWidget(self.frame)
        if self._signin is not None:
            self._signin.field.set_pin("")
        if other or not self.place:
            self.go("today")
        else:
            self.go(self.place)

    def _relieve(self, key: str, actor: Actor, arguments: Any) -> None:
        """Another person took over, by PIN: they are at the desk, and see what they signed."""
        for page in self.pages.values():
            page.put_by()
        self._take_the_desk(actor)
        self.go(key, arguments)

    def lock(self) -> None:
        """Nobody is at the desk any more: keep what is being typed, hide everything, ask who comes."""
        if not self.session.signed_in:
            return
        for page in self.pages.values():
            page.put_by()
        for _ in range(8):
            modal = QApplication.activeModalWidget()
            if not isinstance(modal, QDialog):
                break
            modal.reject()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._leave_boxes()
        self.toasts.clear()
        self._locked_at = self.desk.now()
        self.session.leave()
        self._show_signin()

    def _drop_pages(self) -> None:
        for page in self.pages.values():
            self.ops.jobs.forget(page)
            self.stack.removeWidget(page)
            page.deleteLater()
        self.pages.clear()
        self._stale.clear()
        self._roomy.clear()
        self.place = ""

    # Where one is

    def go(self, key: str, arguments: dict[str, Any] | None = None) -> None:
        """Open a place; its page is built on the first visit. "restore" is no place but an act."""
        if key == "restore" and arguments and self.session.signed_in:
            if allowed(self.session.actor.role, Permission.RESTORE):
                self.restore.emit(arguments["file"])
            return
        place = BY_KEY.get(key)
        if place is None or not self.session.signed_in:
            return
        if not allowed(self.session.actor.role, place.needs):
            self.rail.set_current(self.place)
            try:
                auth.require(self.session.actor, place.needs)
            except DeskError as error:
                self.toasts.say(error.message, tone="warn")
            return
        page = self.pages.get(key)
        if page is None:
            page = self._build(key)
            self._stale.add(key)
        self.place = key
        self.rail.set_current(key)
        self.rail.lend(key in self._roomy)
        self.stack.setCurrentWidget(page)
        if key in self._stale:
            self._stale.discard(key)
            page.refresh(None)
        page.open_with(arguments or {})

    def _build(self, key: str) -> Page:
        page = self._make(key)
        page.navigate.connect(self.go)
        page.waiting.connect(lambda count: self.rail.set_count(key, count))
        page.roomy.connect(lambda wanted: self._lend_room(key, wanted))
        page.relieved.connect(lambda actor, arguments: self._relieve(key, actor, arguments))
        self.pages[key] = page
        self.stack.addWidget(page)
        return page

    def _lend_room(self, key: str, wanted: bool) -> None:
        """A page opened a sheet, or closed it: the rail's words make room."""
        (self._roomy.add if wanted else self._roomy.discard)(key)
        if key == self.place:
            self.rail.lend(wanted)

    def _make(self, key: str) -> Page:
        try:
            return BY_KEY[key].load()(self.context)
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("app.ui."):
                raise
            from app.ui.kit.widgets import EmptyState, column

            page = Page(self.context)
            page.setLayout(column(EmptyState(BY_KEY[key].title())))
            return page

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.pages.get(self.place)

    # What happened

    def _changed(self, changes: Any, initiator: QObject | None) -> None:
        for key, page in self.pages.items():
            if page is not self.page or not self.session.signed_in:
                self._stale.add(key)
            elif not _inside(initiator, page):
                page.refresh(changes)
        tables = getattr(changes, "tables", {})
        if tables.keys() & COUNTED:
            self._count_waiting()
        if tables.keys() & {"handover", "roster", "staff"}:
            self._look_who_is_on()
        if not tables.keys() <= QUIET or initiator is self.pages.get("sync"):
            self._look_at_exchange()
        if "staff" in tables and not self.session.signed_in:
            self._look_standing()

    def _undoable(self, undo: Undo) -> None:
        # One at a time: Ctrl+Z takes back the last act, and the work below stays in view.
        self._drop_undo_toast()
        self._undo_toast = self.toasts.undoable(undo.label, lambda: self.ops.take_back(undo))

    def _drop_undo_toast(self) -> None:
        toast, self._undo_toast = self._undo_toast, None
        if toast is not None and isValid(toast) and toast.isVisible():
            toast.dismiss()

    def _undone(self, undo: Undo) -> None:
        self._drop_undo_toast()
        self.toasts.say(
            translate("shell", "Taken back: {act}").format(act=undo.label), tone="info", icon="undo-2", seconds=5
        )

    def _count_waiting(self) -> None:
        """What waits at places whose page hasn't been opened yet; an open page counts for itself."""
        if not self.session.signed_in:
            return

        def visits_waiting(desk: Desk) -> int:
            from app.services import visits

            return visits.board(desk, 0).unverified_count

        def bookings_waiting(desk: Desk) -> int:
            from app.services import bookings

            return bookings.waiting_count(desk)

        def activities_waiting(desk: Desk) -> int:
            from app.services import activities

            return activities.waiting_count(desk)

        def handover_waiting(desk: Desk) -> int:
            from app.services import handover

            return handover.waiting_count(desk)

        def stations_waiting(desk: Desk) -> int:
            from app.services import stations

            return stations.summary(desk).attention

        for place, look in (
            ("visitors", visits_waiting),
            ("bookings", bookings_waiting),
            ("activities", activities_waiting),
            ("stations", stations_waiting),
            ("handover", handover_waiting),
        ):
            if place not in self.pages:
                self.context.look(
                    self, f"waiting {place}", look, then=lambda count, place=place: self.rail.set_count(place, count)
                )

    # Other desks

    def _look_at_exchange(self) -> None:
        """When data was last exchanged, and what disagrees since: for the top bar and the rail."""
        if self.session.signed_in:
            from app.ui.shell.facts import exchange

            self.context.look(self, "exchange", exchange, then=self._exchange_came)
            self.context.look(self, "above", _is_above, then=lambda on: self.rail.show_place("below", on))

    def _exchange_came(self, found: "Exchange") -> None:
        self._others = found.others
        self.topbar.fresh.set(found.text, found.warning, found.late)
        self.rail.set_count("sync", found.conflicts)

    def _watch_sticks(self) -> None:
        """Whoever puts a stick in is told what it is good for, wherever they are."""
        if self.sticks is None:
            from app.ui.sync.sticks import StickWatch

            self.sticks = StickWatch(self.ops.jobs, lambda: None, parent=self)
            self.sticks.came.connect(self._stick_came)
            self.sticks.start()

    def _stick_came(self, place: "Place") -> None:
        if self.session.signed_in and self._others and self.place != "sync":
            self.toasts.say(
                translate("shell", "Stick “{name}” is in.").format(name=place.name),
                tone="info", icon="usb-stick", action=translate("shell", "Exchange data"), key="F9",
                callback=lambda: self.press("F9"),
            )  # fmt: skip

    # Time

    def say_time(self) -> None:
        """Show centre, duty day and shift."""
        values, now = self.desk.settings, self.desk.now()
        self._minute = words.clock(now, values.zone)
        self.topbar.set_place(values[SITE_NAME], words.duty_line(now, values, self._on))

    def _look_who_is_on(self) -> None:
        def on_duty(desk: Desk) -> str:
            from app.services import handover

            on = handover.current(desk).on
            return on[1] if on is not None else ""

        self.context.look(self, "on duty", on_duty, then=self._who_is_on)

    def _who_is_on(self, name: str) -> None:
        self._on = name
        self.say_time()

    def _look_at_clock(self) -> None:
        if words.clock(self.desk.now(), self.desk.settings.zone) != self._minute:
            self.tick()

    def tick(self) -> None:
        """A minute has passed: show it, close what was forgotten, let the page know."""
        self.say_time()
        if not self.desk.is_set_up:
            return
        self._look_who_is_on()
        self._close_forgotten()
        self._sweep_bookings()
        self._sweep_registrations()
        self._write_figures()
        if not self.session.signed_in:
            self._look_standing()
        elif self.page is not None:
            self.page.tick()
        self._count_waiting()
        self._look_at_exchange()
        self._watch_sticks()

    def _close_forgotten(self) -> None:
        desk = self.desk

        def close() -> Any:
            from app.services import visits

            return visits.close_forgotten(desk)

        def told(count: int) -> None:
            if count and self.session.signed_in:
                self.toasts.say(
                    translate("shell", "{n} visitors did not sign out by the end of the shift; please verify.").format(
                        n=count
                    ),
                    tone="warn",
                    action=translate("shell", "Verify"),
                    callback=lambda: self.go("visitors", {"do": "verify"}),
                )

        self.ops.run(close, initiator=self.frame, then=told)

    def _write_figures(self) -> None:
        """Once a day is over, write down what it came to, for the centres above."""
        day = self.desk.duty_day()
        if day == self._figures_until:
            return
        self._figures_until = day
        desk = self.desk

        def write() -> Any:
            from app.services import figures

            return None, figures.refresh(desk)

        self.ops.run(write, initiator=self.frame)

    def _sweep_bookings(self) -> None:
        """Release what nobody came for, and say whose turn it is."""
        desk = self.desk

        def sweep() -> Any:
            from app.services import bookings

            return bookings.sweep(desk)

        def told(swept: Any) -> None:
            if not self.session.signed_in:
                return
            freed = swept.no_shows + swept.given_back
            if freed:
                self.toasts.say(
                    translate("shell", "{n} places were released: nobody came (back) in time.").format(n=freed),
                    tone="warn",
                    action=translate("shell", "Look"),
                    callback=lambda: self.go("bookings"),
                )
            if swept.offers:
                self.toasts.say(
                    translate("shell", "A place is free for {n} on the waiting list: please ring.").format(
                        n=len(swept.offers)
                    ),
                    tone="info",
                    action=translate("shell", "Look"),
                    callback=lambda: self.go("bookings", {"do": "waiting"}),
                )

        self.ops.run(sweep, initiator=self.frame, then=told)

    def _sweep_registrations(self) -> None:
        """Offer places of activities that came free, and say whom to ring."""
        desk = self.desk

        def sweep() -> Any:
            from app.services import registrations

            return registrations.sweep(desk)

        def told(swept: Any) -> None:
            if swept.offers and self.session.signed_in:
                self.toasts.say(
                    translate(
                        "shell", "Places of activities are free for {n} household(s) on the waiting list: please ring."
                    ).format(n=len(swept.offers)),
                    tone="info",
                    action=translate("shell", "Look"),
                    callback=lambda: self.go("activities", {"do": "offers"}),
                )

        self.ops.run(sweep, initiator=self.frame, then=told)

    # Keys and commands

    def press(self, key: str) -> None:
        """Do what a global key means."""
        if key == "F1":
            self.explain()
        elif not self.session.signed_in:
            return
        elif key in GLOBAL_ACTS:
            self._leave_boxes()
            place, act = GLOBAL_ACTS[key]
            self.go(place, {"do": act})
        elif key == "Ctrl+K":
            self.ask()
        elif key == "Ctrl+L":
            self.lock()
        elif key == "Ctrl+P" and self.page is not None:
            self.page.print_page()
        elif key == "Ctrl+Z":
            if not self.ops.undo_last():
                self.toasts.say(translate("shell", "There is nothing to take back."), tone="info", seconds=4)
        elif key == "Ctrl+,":
            self._leave_boxes()
            self.go("settings")
        elif key.startswith("Ctrl+") and key[5:].isdigit():
            self._leave_boxes()
            places = [one.key for one in PLACES if one.rail and not one.above and one.key != "settings"]
            number = int(key[5:]) - 1
            if number < len(places):
                self.go(places[number])

    def _leave_boxes(self) -> None:
        for box in (self._palette, self._help):
            if box is not None:
                box.close_box()

    def scan(self, text: str) -> None:
        """A reader read something: on the lock screen a work card; a ticket belongs to its activity's door, all else
        is for the visitors page.
        """
        if self.session.signed_in:
            self._leave_boxes()
            if is_ticket(text):
                self.go("activities", {"scan": text})
            else:
                self.go("visitors", {"do": "sign_in", "scan": text})
            return

        def found(person: Any) -> None:
            if person is None or not self.signin.choose_person(person.id):
                self.signin.say_error(translate("shell", "Nobody here has this card."))

        if self.desk.is_set_up:
            self.context.look(self.signin, "card", staff.find_by_card, text, then=found)

    def explain(self) -> None:
        """F1: the keys of what is shown, and of everywhere."""
        from app.ui.shell import help as help_of

        if not self.help_box.isHidden():
            self.help_box.close_box()
            return
        page = self.page
        if not self.session.signed_in or page is None:
            if self.desk.is_set_up:
                title = translate("shell", "Sign-in screen")
                self.help_box.explain(title, help_of.of_page("sign_in"), ())
            return
        own: Callable[[], Any] | None = getattr(page, "help_keys", None)
        keys = own() if own is not None else help_of.of_page(self.place)
        self.help_box.explain(BY_KEY[self.place].title(), keys, help_of.everywhere())

    def ask(self) -> None:
        """Ctrl+K: the palette."""
        if self.session.signed_in:
            self._leave_boxes()
            self.palette_box.ask(self.commands())

    def commands(self) -> "list[Command]":
        """Everything the palette can do, for the person at the desk."""
        from app.ui.shell.commands import commands

        return commands(self)

    def blocked(self, permission: Permission) -> str:
        """Why the person at the desk may not do something, "" if they may."""
        try:
            auth.require(self.session.actor, permission)
        except DeskError as error:
            return error.message
        return ""

    # The window itself

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where work begins."""
        super().showEvent(event)
        if not self.session.signed_in and self.desk.is_set_up:
            self.signin.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retire(self) -> None:
        """Another window takes its place: hear and do nothing any more."""
        self._timer.stop()
        if self.sticks is not None:
            self.sticks.stop()
        self.ops.changed.disconnect(self._changed)
        self.ops.undoable.disconnect(self._undoable)
        self.ops.undone.disconnect(self._undone)

    def put_by(self) -> None:
        """Keep what is being typed on every page."""
        if self.session.signed_in:
            for page in self.pages.values():
                page.put_by()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, then go."""
        self.put_by()
        if self._wizard is not None and isValid(self._wizard):
            self._wizard.put_by()
        self._timer.stop()
        if self.sticks is not None:
            self.sticks.stop()
        super().closeEvent(event)
        self.closed.emit()


def _waits(desk: Desk, staff_id: bytes) -> "tuple[auth.Attempts, str]":
    return staff.attempts(desk, staff_id), staff.get(desk, staff_id).role


def _inside(initiator: QObject | None, page: QObject) -> bool:
    step = initiator
    while step is not None and isValid(step):
        if step is page:
            return True
        step = step.parent()
    return False


def _is_above(desk: Desk) -> bool:
    from app.services import below

    return below.is_above(desk)
