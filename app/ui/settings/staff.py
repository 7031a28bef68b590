"""Staff: who works here, their roles, work cards and PINs."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.errors import DeskError, UserError
from app.core.i18n import translate
from app.domain import auth
from app.domain.auth import Actor, Permission, Role
from app.services import staff
from app.services.desk import Desk
from app.services.staff import StaffValue
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, DetailDrawer, FormRow, Item, Line, Select, TextField, TwoLineList
from app.ui.settings.section import Section, side_by_side

NEW = "new"
OWN_PIN = "own"


def add(desk: Desk, actor: Actor, values: dict[str, Any], pin: str) -> tuple[StaffValue, Any]:
    """Add somebody and give them a first PIN; a PIN that is refused adds nobody."""
    auth.check_pin(pin)
    person, changes = staff.save_staff(desk, actor, None, values)
    _none, more = staff.set_pin(desk, actor, person.id, pin)
    changes.add(more)
    return person, changes


def unlock(desk: Desk, actor: Actor, staff_id: bytes) -> tuple[None, Any]:
    """Forget wrong PINs; nothing that travels changes."""
    from app.services import settings

    staff.unlock(desk, actor, staff_id)
    return settings.save(desk, actor, {})


class StaffSection(Section):
    """The list; a drawer at the right for one of them."""

    needs = Permission.MANAGE_STAFF

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context,
            translate("settings", "Staff"),
            translate("settings", "Every act is kept under the name of who did it."),
        )
        card = Card(padding=0, spacing=0)
        self.list = TwoLineList(name=translate("settings", "Staff"), quiet=False, fit=True)
        self.list.activated.connect(self.open)
        card.body.addWidget(self.list)
        self.column.addWidget(card)
        self.add_button = Button(translate("settings", "Add someone"), icon="user-plus")
        self.add_button.clicked.connect(lambda: self.open(NEW))
        self.add_button.setEnabled(self.may)
        self.pin_button = Button(translate("settings", "Change my PIN"), icon="key-round")
        self.pin_button.clicked.connect(lambda: self.open(OWN_PIN))
        self.column.addLayout(side_by_side(self.add_button, self.pin_button))
        self.column.addStretch(1)
        self.drawer = DetailDrawer(over=over)
        self.drawer.closed.connect(self._closed)
        self.rows: dict[str, FormRow] = {}
        self._people: dict[Any, StaffValue] = {}
        self._waits: dict[Any, Any] = {}
        self._shown: Any = None

    def _closed(self) -> None:
        self._shown = None
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any = None) -> None:
        """Show everybody again."""
        if changes is not None and changes.tables and "staff" not in changes.tables:
            return

        def look(desk: Desk) -> tuple[list[StaffValue], dict[Any, Any]]:
            people = staff.list_staff(desk, everyone=True)
            return people, {person.id: staff.attempts(desk, person.id) for person in people}

        self.context.look(self, "staff", look, then=self._came)

    def _came(self, answer: tuple[list[StaffValue], dict[Any, Any]]) -> None:
        people, self._waits = answer
        self._people = {person.id: person for person in people}
        now = self.context.desk.now()
        items = []
        for person in sorted(people, key=lambda one: not one.active):
            pill = None
            waits = self._waits[person.id]
            if not person.active:
                pill = (translate("settings", "No longer here"), "void", "user-x")
            elif not person.has_pin:
                pill = (translate("settings", "No PIN yet"), "warn", "key-round")
            elif waits.locked(person.role):
                pill = (translate("settings", "Locked"), "bad", "lock")
            elif (waits.wait_until(person.role) or now) > now:
                pill = (translate("settings", "Waiting after wrong PINs"), "warn", "hourglass")
            items.append(
                Item(
                    key=person.id,
                    title=person.name,
                    subtitle=person.role_label
                    + (translate("settings", " · card {card}").format(card=person.card) if person.card else ""),
                    avatar=person.name,
                    pill=pill,
                    title_tone="text" if person.active else "muted",
                    chevron=self.may,
                )
            )
        self.list.set_items(items)

    # The drawer

    def open(self, key: Any) -> None:
        """Show somebody (or an empty form, or one's own PIN) in the drawer."""
        if key != OWN_PIN and not self.may:
            self.context.toasts.say(self.why, tone="warn")
            return
        self._shown = key
        self.drawer.clear()
        self.rows = {}
        if key == OWN_PIN:
            self._own_pin()
        elif key == NEW:
            self._form(None)
        elif key in self._people:
            self._form(self._people[key])

    def _row(self, name: str, label: str, editor: QWidget, hint: str = "") -> FormRow:
        row = FormRow(label, editor, hint=hint)
        self.rows[name] = row
        self.drawer.body.addWidget(row)
        if hasattr(editor, "submitted"):
            editor.submitted.connect(self._save_shown)
        return row

    def _pins(self, label: str) -> None:
        hint = translate("settings", "Six digits; not a row such as 123456")
        self._row("pin", label, TextField(password=True, limit=6), hint)
        self._row("again", translate("settings", "The same once more"), TextField(password=True, limit=6))

    def _form(self, person: StaffValue | None) -> None:
        self._row("name", translate("settings", "Name"), TextField(person.name if person else "", limit=20))
        roles = [(role.value, staff.role_label(role)) for role in (Role.CLERK, Role.MANAGER, Role.ADMIN)]
        role = Select(roles)
        role.set_value(person.role if person else Role.CLERK.value)
        self._row(
            "role",
            translate("settings", "Role"),
            role,
            translate("settings", "Each role may also do what the one before may"),
        )
        card = TextField(person.card if person else "", limit=40, icon="scan-line")
        card.edit.setProperty("takes_scans", True)
        self._row(
            "card", translate("settings", "Work card"), card, translate("settings", "Scan it here, or leave it empty")
        )
        if person is None:
            self._pins(translate("settings", "First PIN"))
        else:
            self.drawer.body.addWidget(Line())
            reset = Button(translate("settings", "Set a new PIN"), icon="key-round")
            reset.clicked.connect(lambda: self._reset(person))
            self.drawer.body.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
            if self._waits[person.id].failures:
                free = Button(translate("settings", "Forget wrong PINs"), icon="lock-open")
                free.clicked.connect(lambda: self._unlock(person))
                self.drawer.body.addWidget(free, 0, Qt.AlignmentFlag.AlignLeft)
            leave = Button(
                translate("settings", "No longer works here")
                if person.active
                else translate("settings", "Works here again"),
                "danger" if person.active else "secondary",
                icon="user-x" if person.active else "user-check",
            )
            leave.clicked.connect(lambda: self._set_active(person, not person.active))
            if person.id == self.context.session.actor.staff_id:
                leave.setEnabled(False)
                leave.setToolTip(translate("settings", "That is you."))
            self.drawer.body.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.drawer.body.addStretch(1)
        self._footer(translate("settings", "Save") if person else translate("settings", "Add"))
        self.drawer.open(person.name if person else translate("settings", "Add someone"))

    def _own_pin(self) -> None:
        self._row("old_pin", translate("settings", "PIN so far"), TextField(password=True, limit=6))
        self._pins(translate("settings", "New PIN"))
        self.drawer.body.addStretch(1)
        self._footer(translate("settings", "Change my PIN"))
        self.drawer.open(translate("settings", "Change my PIN"))

    def _footer(self, yes: str) -> None:
        self.drawer.footer.addStretch(1)
        cancel = Button(translate("settings", "Cancel"), key="Esc")
        cancel.clicked.connect(self.drawer.close_drawer)
        save = Button(yes, "primary", key="Enter")
        save.clicked.connect(self._save_shown)
        self.drawer.footer.addWidget(cancel)
        self.drawer.footer.addWidget(save)

    def _same_pins(self) -> str | None:
        pin, again = self.rows["pin"].editor.value(), self.rows["again"].editor.value()
        try:
            auth.check_pin(pin)
            self.rows["pin"].set_error(None)
        except UserError as error:
            self._show_error("pin", error.message)
            return None
        if pin != again:
            self._show_error("again", translate("settings", "The two PINs differ."))
            return None
        self.rows["again"].set_error(None)
        return str(pin)

    def _show_error(self, field: str, message: str) -> bool:
        row = self.rows.get(field)
        if row is None:
            return False
        row.set_error(message)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _failed(self, error: DeskError) -> bool:
        return self._show_error(getattr(error, "field", None) or "", error.message)

    def _done(self, *_: object) -> None:
        self.drawer.close_drawer()
        self.refresh()

    def _save_shown(self) -> None:
        key = self._shown
        if key == OWN_PIN:
            pin = self._same_pins()
            if pin is not None:
                me = self.context.session.actor.staff_id
                self.context.act(
                    staff.set_pin,
                    me,
                    pin,
                    old_pin=self.rows["old_pin"].editor.value(),
                    initiator=self,
                    then=lambda _none: self._told(translate("settings", "Your PIN is changed.")),
                    failed=self._failed,
                )
            return
        values = {name: self.rows[name].editor.value() for name in ("name", "role", "card")}
        if key == NEW:
            pin = self._same_pins()
            if pin is not None:
                self.context.act(
                    add,
                    values,
                    pin,
                    initiator=self,
                    then=lambda person: self._told(
                        translate("settings", "{name} can sign in now.").format(name=person.name)
                    ),
                    failed=self._failed,
                )
        elif key in self._people:
            self.context.act(
                staff.save_staff,
                key,
                values,
                initiator=self,
                label=translate("settings", "{name} saved").format(name=values["name"]),
                then=self._done,
                failed=self._failed,
            )

    def _told(self, words: str) -> None:
        self.context.toasts.say(words)
        self._done()

    def _reset(self, person: StaffValue) -> None:
        pin = self.context.questions.text(
            translate("settings", "A new PIN for {name}").format(name=person.name),
            translate("settings", "New PIN"),
            say=translate("settings", "Tell it to them in person; they can change it themselves."),
            yes=translate("settings", "Set the PIN"),
            password=True,
            check=auth.check_pin,
        )
        if pin:
            words = translate("settings", "{name} has a new PIN.").format(name=person.name)
            self.context.act(
                staff.set_pin, person.id, pin, initiator=self, then=lambda _none: self._told(words), failed=self._failed
            )

    def _unlock(self, person: StaffValue) -> None:
        words = translate("settings", "{name} can try again at once.").format(name=person.name)
        self.context.act(unlock, person.id, initiator=self, then=lambda _none: self._told(words))

    def _set_active(self, person: StaffValue, active: bool) -> None:
        words = (
            translate("settings", "{name} works here again")
            if active
            else translate("settings", "{name} no longer works here")
        )
        self.context.act(
            staff.set_active,
            person.id,
            active,
            initiator=self,
            label=words.format(name=person.name),
            then=self._done,
        )

    def first(self) -> QWidget | None:
        """The list."""
        return self.list
