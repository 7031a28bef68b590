"""The sheet both sign, and what is written down during a shift."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import DeskError, UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import PIN_LENGTH, Permission, allowed
from app.services import handover, staff
from app.services.desk import Desk
from app.services.handover import Decision, HandoverCard
from app.ui.handover import words
from app.ui.handover.words import Duty
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    DateTimeField,
    Dialog,
    FormRow,
    LongTextField,
    SegmentedControl,
    Select,
    TextField,
)

SIGN, REFUSE, FORCE = "sign", "refuse", "force"


def why_wait(desk: Desk, person: RowId) -> str:
    """Why the next PIN of a person isn't taken yet; "" where it is."""
    try:
        staff.attempts(desk, person).require(desk.now(), staff.get(desk, person).role)
    except DeskError as error:
        return error.message
    return ""


class SignDialog(Dialog):
    """Two people, two PINs, one sheet. `signed(HandoverCard, incoming)` once it is written.

    The next shift may refuse it with a reason; a manager closes a shift that nobody takes over.
    """

    signed = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget, duty: Duty, decisions: tuple[Decision, ...]) -> None:
        assert duty.hand is not None
        title = translate("handover", "Hand over: {shift}").format(shift=duty.hand.label)
        super().__init__(title, parent, width=600)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self._decisions = decisions
        self._mode = SIGN
        self._busy = False
        self.say.setText(self._summary(duty))
        self.say.show()
        me = context.session.actor
        here = [(one.id, one.name) for one in duty.people]
        on = duty.hand.on
        following = duty.following.staff[0][0] if duty.following.staff else None
        outgoing = on[0] if on is not None else None
        if outgoing is None or outgoing == following:
            outgoing = me.staff_id if me.staff_id != following else None
        incoming = following
        if incoming is None and me.staff_id != outgoing:
            incoming = me.staff_id
        others = [person for person, _name in here if person != outgoing]
        if incoming is None and len(others) == 1:
            incoming = others[0]
        self.outgoing = Select(here, empty=translate("handover", "Choose a person"))
        self.incoming = Select(here, empty=translate("handover", "Choose a person"))
        self.outgoing.set_value(outgoing)
        self.incoming.set_value(incoming)
        self.outgoing_pin = TextField(password=True, limit=PIN_LENGTH, tall=True)
        self.incoming_pin = TextField(password=True, limit=PIN_LENGTH, tall=True)
        self.rows = {
            "outgoing": FormRow(translate("handover", "Hands over"), self.outgoing, roomy=False),
            "outgoing_pin": FormRow(translate("handover", "PIN of who hands over"), self.outgoing_pin),
            "incoming": FormRow(translate("handover", "Takes over"), self.incoming, roomy=False),
            "incoming_pin": FormRow(translate("handover", "PIN of who takes over"), self.incoming_pin),
        }
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for person, pin in (("outgoing", "outgoing_pin"), ("incoming", "incoming_pin")):
            side = QVBoxLayout()
            side.setSpacing(8)
            side.addWidget(self.rows[person])
            side.addWidget(self.rows[pin])
            side.addStretch(1)
            sides.addLayout(side, 1)
        self.body.addLayout(sides)
        self.remark = LongTextField(lines=2)
        self.rows["reason"] = FormRow(translate("handover", "Remark on the sheet"), self.remark)
        self.body.addWidget(self.rows["reason"])
        self.refuse = self.add_button(translate("handover", "Refuse"), "ghost", lambda: self._turn(REFUSE))
        self.force = self.add_button(translate("handover", "Close without them"), "ghost", lambda: self._turn(FORCE))
        self.force.setVisible(allowed(me.role, Permission.FORCE_HANDOVER))
        self.cancel = self.add_button(translate("handover", "Cancel"), key="Esc")
        self.go = self.add_button(translate("handover", "Sign both"), "primary", self._go, key="Enter", default=True)
        self.outgoing_pin.changed.connect(lambda text: self._full(text, self.outgoing_pin, self.incoming_pin))
        for select in (self.outgoing, self.incoming):
            select.chosen.connect(lambda _value: self._waits())
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self._waits)
        self._held: dict[str, bool] = {}
        self.outgoing_pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _summary(self, duty: Duty) -> str:
        stay = sum(one.stays for one in self._decisions)
        parts = [translate("handover", "{n} things stay with {shift}").format(n=stay, shift=duty.following.label)]
        done = len(self._decisions) - stay
        if done:
            parts.append(translate("handover", "{n} are settled").format(n=done))
        said = words.figures_text(duty.figures)
        return translate("clauses", ", ").join(parts) + (f"\n{said}" if said else "")

    def _full(self, text: str, field: TextField, following: TextField) -> None:
        """Six digits are a PIN: the keyboard goes on to the other one."""
        if len(text) == PIN_LENGTH and field.edit.hasFocus() and self._mode == SIGN:
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, mode: str) -> None:
        """Sign, refuse or close without the next shift; the same button again goes back to signing."""
        mode = SIGN if mode == self._mode else mode
        self._mode = mode
        theme.show_if(self.rows["outgoing_pin"], mode == SIGN)
        theme.show_if(self.rows["incoming_pin"], mode != FORCE)
        theme.show_if(self.rows["incoming"], mode != FORCE)
        label = {
            SIGN: translate("handover", "Remark on the sheet"),
            REFUSE: translate("handover", "Why it isn't taken over"),
            FORCE: translate("handover", "Why nobody takes it over"),
        }[mode]
        self.rows["reason"].label.setText(label)
        self.remark.set_name(label)
        self.go.setText({
            SIGN: translate("handover", "Sign both"),
            REFUSE: translate("handover", "Refuse the handover"),
            FORCE: translate("handover", "Close the shift"),
        }[mode])  # fmt: skip
        # A reason has lines of its own for Enter.
        self.go.set_key("Enter" if mode == SIGN else "Ctrl+Enter")
        self.refuse.setText(
            translate("handover", "Back to signing") if mode == REFUSE else translate("handover", "Refuse")
        )
        self.force.setText(
            translate("handover", "Back to signing") if mode == FORCE else translate("handover", "Close without them")
        )
        for row in self.rows.values():
            row.set_error(None)
        first = {SIGN: self.outgoing_pin, REFUSE: self.incoming_pin, FORCE: self.remark}[mode]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Writing it

    def _go(self) -> None:
        if self._busy:
            return
        outgoing, incoming = self.outgoing.value(), self.incoming.value()
        for row in self.rows.values():
            row.set_error(None)
        missing = translate("handover", "Please choose a person.")
        if outgoing is None and self._mode != FORCE:
            return self._complain("outgoing", missing)
        if incoming is None and self._mode != FORCE:
            return self._complain("incoming", missing)
        for name, field, wanted in (
            ("outgoing_pin", self.outgoing_pin, self._mode == SIGN),
            ("incoming_pin", self.incoming_pin, self._mode != FORCE),
        ):
            if wanted and not field.text():
                # Enter after the first PIN goes on to the second: nothing is wrong yet.
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                if name == "outgoing_pin":
                    self._complain(name, translate("handover", "Please type the PIN."))
                return
        desk, reason = self.context.desk, self.remark.value()
        work: Callable[[], Any]
        if self._mode == SIGN:

            def work() -> Any:
                return handover.sign(
                    desk, outgoing=outgoing, outgoing_pin=self.outgoing_pin.text(), incoming=incoming,
                    incoming_pin=self.incoming_pin.text(), decisions=self._decisions, remark=reason,
                )  # fmt: skip

        elif self._mode == REFUSE:

            def work() -> Any:
                return handover.refuse(
                    desk, outgoing=outgoing, incoming=incoming, incoming_pin=self.incoming_pin.text(), reason=reason
                )

        else:
            actor = self.context.session.actor

            def work() -> Any:
                return handover.force(desk, actor, reason, outgoing)

        self._busy = True
        self.context.ops.run(
            work, initiator=self, then=lambda card: self._written(card, incoming), failed=self._failed,
            always=self._over,
        )  # fmt: skip

    def _over(self) -> None:
        self._busy = False

    def _written(self, card: HandoverCard, incoming: RowId | None) -> None:
        self.accept()
        self.signed.emit(card, incoming if card.state == "signed" else None)

    def _failed(self, error: DeskError) -> bool:
        if not isinstance(error, UserError):
            return False
        name = {"remark": "reason", "pin": "incoming_pin"}.get(error.field or "", error.field or "")
        if name not in self.rows:
            name = "reason"
        self._complain(name, error.message)
        if name.endswith("_pin"):
            self.rows[name].editor.set_value("")
            self._waits()
        return True

    def _complain(self, name: str, message: str) -> None:
        self.rows[name].set_error(message)
        self.rows[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _waits(self) -> None:
        """How long who typed a wrong PIN has to wait, counted down beside the field."""
        people = {"outgoing_pin": self.outgoing.value(), "incoming_pin": self.incoming.value()}

        def asked(desk: Desk) -> dict[str, str]:
            return {name: why_wait(desk, one) for name, one in people.items() if one is not None}

        self.context.look(self, "waits", asked, then=self._show_waits)

    def _show_waits(self, found: dict[str, str]) -> None:
        for name, why in found.items():
            row = self.rows[name]
            if why:
                row.set_error(why)
            elif self._held.get(name):
                row.set_error(None)
            self._held[name] = bool(why)
        if any(found.values()) != self._ticking.isActive():
            self._ticking.start() if any(found.values()) else self._ticking.stop()


class NoteDialog(Dialog):
    """Write a note, an incident, a key given out or something found. Alt+1 to Alt+4 choose the kind."""

    written = Signal(object)

    def __init__(self, context: Context, parent: QWidget, kind: str = "note") -> None:
        super().__init__(translate("handover", "Write it down"), parent, width=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self._busy = False
        self.kind = SegmentedControl(
            [(code, label()) for code, label in words.NOTE_KINDS.items()], kind, name=translate("handover", "Kind")
        )
        self.kind.changed.connect(lambda _code: self._hint())
        for number, code in enumerate(words.NOTE_KINDS, 1):
            self.kind.segment(code).setToolTip(f"Alt+{number}")
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(self.kind.segment(code).click)
        self.body.addWidget(self.kind)
        self.text = LongTextField(lines=3)
        self.due = DateTimeField(zone=context.desk.zone, now=context.desk.now)
        self.rows = {
            "text": FormRow(translate("handover", "What there is to say"), self.text),
            "due_at": FormRow(translate("handover", "To be settled by"), self.due),
        }
        for row in self.rows.values():
            self.body.addWidget(row)
        self.add_button(translate("handover", "Cancel"), key="Esc")
        self.go = self.add_button(translate("handover", "Write it down"), "primary", self._go, key="Ctrl+Enter")
        self._default = self.go
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._go)
        self._hint()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hint(self) -> None:
        self.rows["text"].set_hint({
            "key": translate("handover", "Which key, and who has it"),
            "found": translate("handover", "What, where it was found, where it is kept"),
            "incident": translate("handover", "What happened, what was done, who was told"),
        }.get(self.kind.value(), ""))  # fmt: skip
        self.rows["due_at"].set_hint(
            translate("handover", "A time alone is the next one to come; empty: no time is set")
        )

    def _go(self) -> None:
        if self._busy:
            return
        due = self.due.value()
        if due is not None and not isinstance(due, datetime):
            self.rows["due_at"].set_error(translate("handover", "A time such as 21:30, or a day and a time"))
            self.due.setFocus()
            return
        self._busy = True
        self.context.act(
            handover.note, self.text.value(), self.kind.value(), due, initiator=self,
            label=translate("handover", "Written down"), then=self._done, failed=self._failed, always=self._over,
        )  # fmt: skip

    def _over(self) -> None:
        self._busy = False

    def _done(self, note: Any) -> None:
        self.accept()
        self.written.emit(note)

    def _failed(self, error: DeskError) -> bool:
        row = self.rows.get(getattr(error, "field", None) or "text", self.rows["text"])
        if not isinstance(error, UserError):
            return False
        row.set_error(error.message)
        row.editor.setFocus()
        return True
