"""Filling in a person's card: checks beside the fields, a draft that survives, likely duplicates offered."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import checks, privacy
from app.domain.people import check_birth_date
from app.domain.records import PERSON
from app.services import drafts, people
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Banner, Button, Icon, Item, Label, TwoLineList, row
from app.ui.people.words import hit_item

SPECS = tuple(spec for spec in PERSON.own if spec.form)
COMPARED = ("name", "phones", "birth_date", "id_type", "id_number")
"""The fields that tell whether somebody has a card already."""
OFFERED = 2
"""Likely duplicates shown at once: the form keeps its room."""


class PersonForm(QWidget):
    """The fields of one card. `person` is None for a new one; `known` are the values kept, `masked` the ID
    number as it may be shown, `seen` what the form was opened with.

    Signals: `saved(card)`, `chosen(id)` when a likely duplicate is taken instead.
    """

    saved = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        context: Context,
        *,
        person: RowId | None,
        known: Mapping[str, Any],
        seen: Any = None,
        typed: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._typed = dict(typed or {})
        self._person = person
        self._seen = seen
        self._known = dict(known)
        self._over = False
        self._offered: dict[RowId, str] = {}
        self._staff = context.session.actor.staff_id
        self.key = "person:" + (person.hex() if person else "new")
        masked = str(self._known.get("phones") or "")
        self._specs = {
            spec.name: replace(spec, check=lambda text: _phones(text, masked)) if spec.name == "phones" else spec
            for spec in SPECS
        }
        self.form = Form(
            tuple(self._specs.values()),
            choices=lambda spec: [(term.code, term.label) for term in context.desk.terms(spec.terms or "")],
            hints={
                "phones": translate("people", "Several: put a space between"),
                "id_number": translate("people", "Kept encrypted; only the last four are shown"),
                "retain_until": translate("people", "Empty: as long as the centre's settings say"),
            },
            zone=context.desk.zone,
            today=context.desk.today(),
            roomy=False,
        )
        self.restored = Banner(
            translate("people", "Your draft is back"),
            icon="history",
            action=Button(translate("people", "Start over"), small=True),
        )
        self.restored.hide()
        start_over = self.restored.findChild(Button)
        start_over.clicked.connect(self._start_over)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.restored)
        layout.addWidget(self.form)
        self.alike = _Alike(context)
        self.alike.chosen.connect(self.chosen)
        self._compare_soon = QTimer(self)
        self._compare_soon.setSingleShot(True)
        self._compare_soon.setInterval(250)
        self._compare_soon.timeout.connect(self._compare)
        self.form.set_values(self._known)
        self.form.set_raw(self._typed)
        self.form.changed.connect(self._compare_soon.start)
        self.form.rested.connect(self.keep)
        self.form.submitted.connect(self.save)
        editor = self.form.editor("id_number")
        editor.reveal_asked.connect(self._reveal)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._left)
        self._compared: dict[str, Any] = {}
        if self._typed:
            self._compare_soon.start()
        context.look(self, "draft", drafts.load, self._staff, self.key, then=self._restore)

    # Draft

    def _restore(self, draft: dict[str, Any] | None) -> None:
        if not draft or self._over or not draft.get("values"):
            return
        values = draft["values"]
        if draft.get("seen") is not None:
            # What the form was opened with then: a change made meanwhile must show as a conflict, not vanish.
            self._seen = draft["seen"]
        self.form.set_raw(values)
        self.restored.show()
        self._compare_soon.start()

    def changed(self) -> dict[str, Any]:
        """What was typed that is not on the card: a draft of more would bring old values back over new ones."""
        return {
            name: value
            for name, value in self.form.raw().items()
            if (
                self.form.editor(name).touched if name == "id_number" else (value or None) != (self._kept(name) or None)
            )
        }

    def _kept(self, name: str) -> Any:
        return self._known.get(name, self._specs[name].default)

    def keep(self) -> None:
        """Keep what is typed as a draft; drafts lie under the centre's key."""
        if self._over:
            return
        desk, staff, key = self._context.desk, self._staff, self.key
        changed = self.changed()
        if not changed:
            self._context.ops.jobs.write(lambda: drafts.clear(desk, staff, key))
            return
        content = {"values": changed, "seen": self._seen}
        self._context.ops.jobs.write(lambda: drafts.save(desk, staff, key, content))

    def _start_over(self) -> None:
        self.restored.hide()
        self.form.set_values({name: self._kept(name) for name in self._specs})
        self.form.clear_errors()
        self.keep()
        self.form.focus()

    def leave(self) -> None:
        """The form goes; what was typed stays as a draft."""
        self.keep()
        self._over = True
        self._compare_soon.stop()

    def forget_draft(self) -> None:
        """What was typed is not needed any more."""
        self._over = True
        self._compare_soon.stop()
        desk, staff, key = self._context.desk, self._staff, self.key
        self._context.ops.jobs.write(lambda: drafts.clear(desk, staff, key))

    # Checks

    def _left(self, old: QWidget | None, now: QWidget | None) -> None:
        """A field was left: say at once what is wrong with it, but never while it is still being typed."""
        if old is None or now is None or self._over or not self.isAncestorOf(old):
            return
        for name, line in self.form.rows.items():
            if line.editor is old or line.editor.isAncestorOf(old):
                if not line.editor.isAncestorOf(now):
                    self._check(name)
                return

    def _check(self, name: str) -> None:
        line = self.form.rows[name]
        value = line.editor.value()
        if value in (None, ""):
            return
        try:
            self._checked(name, value)
        except UserError as error:
            line.set_error(error.message)
        else:
            line.set_error(None)

    def _checked(self, name: str, value: Any) -> Any:
        spec = self._specs[name]
        if name == "id_number":
            number = privacy.check_id_number(self.form.editor("id_type").value(), value)
            self._learn(number)
            return number
        if name == "birth_date":
            return check_birth_date(value, self._context.desk.today())
        return spec.check(value) if spec.check is not None else value

    def _learn(self, number: str | None) -> None:
        """An ID card says when somebody was born and whether they are a man or a woman."""
        if not number:
            return
        found = {"birth_date": privacy.birth_date_of(number), "gender": privacy.gender_of(number)}
        if self.form.editor("id_type").value() is None and found["birth_date"]:
            found["id_type"] = privacy.RESIDENT
        for name, value in found.items():
            if value is not None and not self.form.editor(name).value():
                self.form.editor(name).set_value(value)

    # Duplicates

    def _compare(self) -> None:
        if self._person is not None or self._over:
            return
        wanted = {name: self.form.editor(name).value() for name in COMPARED}
        if wanted == self._compared:
            return
        self._compared = wanted
        if not wanted["name"]:
            self.alike.show_hits([])
            return
        values = {name: value for name, value in wanted.items() if value}
        self._context.look(self, "alike", people.likely_duplicates, values, then=self.alike.show_hits)

    # Saving

    def save(self) -> None:
        """Check everything and save; what is wrong stands beside its field."""
        if self._over:
            return
        values: dict[str, Any] | None = None
        with suppress(UserError):
            values = self.form.values()
        for name in ("id_number", "birth_date"):
            if not self.form.rows[name].error:
                self._check(name)
            if values is not None and self.form.rows[name].error:
                self.form.focus(name)
                values = None
        if values is None:
            return
        # An ID card may have told what was not typed.
        values = self.form.values()
        kept = {
            name: value
            for name, value in values.items()
            if name == "id_number" or self._person is None or value != (self._known.get(name) or None)
        }
        if self._person is not None and not kept:
            self.forget_draft()
            self.saved.emit(None)
            return
        self._over = True
        name = values.get("name") or self._known.get("name") or ""
        label = (
            translate("people", "New card: {name}") if self._person is None else translate("people", "Changed: {name}")
        ).format(name=name)
        self._context.act(
            people.save,
            self._person,
            kept,
            seen=self._seen,
            initiator=self,
            label=label,
            then=self._done,
            failed=self._refused,
        )

    def _done(self, card: people.PersonCard) -> None:
        self.forget_draft()
        self.saved.emit(card)

    def _refused(self, error: Exception) -> bool:
        self._over = False
        return self.form.failed(error)

    # ID number

    def _reveal(self) -> None:
        if self._person is None:
            return
        ask_reason(self._context, self, self._person, "id_number", self.form.editor("id_number").reveal)


def ask_reason(context: Context, owner: QWidget, person: RowId, field: str, then: Callable[[str], object]) -> None:
    """Ask what a masked value is needed for, write that down, and hand the value to `then`."""
    reason = context.questions.text(
        translate("people", "Show {field} in full").format(field=PERSON.by_name[field].label),
        translate("people", "What do you need it for?"),
        say=translate("people", "Your name, the time and this reason are recorded on the card."),
        yes=translate("people", "Show"),
        check=privacy.check_purpose,
    )
    if reason is not None:
        context.act(people.reveal, person, field, reason, initiator=owner, then=then)


class _Alike(QWidget):
    """Cards that look like the one being typed (the question: same person?), each taken with a key."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ids: list[RowId] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        head = row(Icon("triangle-alert", "warn-ink", 16), spacing=8)
        self.title = Label(translate("people", "Same person?"), "strong", "warn")
        self.say = Label(translate("people", "use this card instead"), "caption", "muted", elide=True)
        head.addWidget(self.title)
        head.addWidget(self.say, 1)
        layout.addLayout(head)
        self.list = TwoLineList(name=translate("people", "Cards that look the same"), fit=True)
        self.list.activated.connect(self.chosen)
        layout.addWidget(self.list)
        self._keys = []
        for number in range(OFFERED):
            key = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            key.activated.connect(lambda number=number: self._take(number))
            self._keys.append(key)
        self.hide()

    def _take(self, number: int) -> None:
        if number < len(self._ids) and not self.isHidden():
            self.chosen.emit(self._ids[number])

    def show_hits(self, found: list[tuple[people.PersonHit, str]]) -> None:
        """Offer these (card, reason)."""
        items: list[Item] = []
        self._ids = []
        for number, (hit, reason) in enumerate(found[:OFFERED], 1):
            self._ids.append(hit.id)
            items.append(hit_item(self._context.desk, hit, subtitle=reason, hint=f"Alt+{number}", narrow=True))
        self.list.set_items(items)
        self.setVisible(bool(items))


def _phones(text: Any, masked: str) -> Any:
    """Check numbers that were typed; those that stand masked on the card are kept as they are."""
    if not text:
        return None
    known = masked.split()
    rest = " ".join(part for part in str(text).split() if part not in known)
    if rest:
        checks.phones(rest)
    return text
