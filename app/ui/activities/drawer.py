"""The sheet at the right: a household in full with what may be done with it, a new one, or one being changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activities import Standing, standing_label
from app.domain.auth import Actor, Permission
from app.domain.records import PERSON
from app.services import activities, drafts, history, registrations
from app.services.activities import ActivityCard
from app.services.desk import Desk
from app.services.history import HistoryLine
from app.services.registrations import Outcome, ParticipantRow, RegistrationRow
from app.ui.activities import words
from app.ui.activities.answer import STANDING, AnswerBox
from app.ui.activities.household import HouseholdForm
from app.ui.activities.registrations import household, line_words, why_of
from app.ui.kit.context import Context
from app.ui.kit.happened import happened
from app.ui.kit.record_drawer import EDIT, NEW, SHOW, Act, FormDrawer
from app.ui.kit.widgets import (
    Button,
    CheckBox,
    Facts,
    FlowLayout,
    Label,
    Line,
    Note,
    StatusPill,
    column,
)
from app.ui.kit.widgets.quota_bar import tone_of

DRAFT = "activities.register"
"""The name a household that nobody has saved yet is kept under."""
CHANGE_DRAFT = "activities.change"
GENDERS = dict(PERSON.by_name["gender"].options)


@dataclass(frozen=True)
class Opened:
    """A household, why it stands where it stands, and its history."""

    row: RegistrationRow
    card: ActivityCard
    why: tuple[str, ...]
    history: tuple[HistoryLine, ...]


def open_registration(desk: Desk, actor: Actor, registration_id: RowId) -> Opened:
    """Look a household up with everything the sheet shows."""
    row = registrations.row(desk, registration_id)
    card = activities.card(desk, row.activity_id)
    why = why_of(registrations.explain(desk, row.activity_id)).get(row.id, ())
    lines = history.history(desk, actor, "registration", row.id)
    for one in row.participants:
        lines += history.history(desk, actor, "participant", one.id)
    return Opened(row, card, why, tuple(sorted(lines, key=lambda line: line.at)))


def open_form(desk: Desk, staff: RowId, activity_id: RowId, name: str) -> tuple[ActivityCard, dict[str, Any] | None]:
    """The activity as it is now, and the draft that waits."""
    return activities.card(desk, activity_id), drafts.load(desk, staff, name)


class RegistrationDrawer(FormDrawer):
    """Shows a household, takes one in, changes it. `shown_registration(id)` as another one is shown (None: none);
    `differs_asked(id)` to look at what two desks wrote of it.
    """

    opened: Opened | None
    form: HouseholdForm | None
    shown_registration = Signal(object)
    differs_asked = Signal(object)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context, over, names={NEW: DRAFT, EDIT: CHANGE_DRAFT}, afresh=translate("activities", "Start afresh")
        )
        self.activity: RowId | None = None
        self.registration: RowId | None = None
        self.footer.setContentsMargins(20, 12, 20, 16)

    @property
    def showing(self) -> bool:
        """Whether a household is only looked at: nothing is being typed."""
        return self.mode == SHOW

    # Opening

    def show_registration(self, registration_id: RowId, *, focus: bool = True) -> None:
        """Open a household; without `focus` the keyboard stays where it is."""
        self.put_by()
        self.registration = registration_id
        self.mode = SHOW
        self._look(lambda opened: self._show(opened, focus=focus))

    def look_again(self) -> None:
        """Something changed: show it as it is now, unless it is being typed at."""
        if self.isHidden():
            return
        if self.mode == SHOW and self.registration is not None:
            self._look(self._show_again)
        elif self.form is not None:
            self.form.ask()

    def _look(self, then: Callable[[Opened], None]) -> None:
        actor = self.context.session.actor
        self.context.look(
            self, "registration", open_registration, actor, self.registration, then=then, failed=self._lost
        )

    def _gone(self) -> None:
        self.put_by()
        self.registration = None
        self.opened = None
        self.mode = SHOW
        self.form = None
        self.primary_changed.emit(False)
        self.shown_registration.emit(None)

    def _show_again(self, opened: Opened) -> None:
        if opened.row.voided and self.mode == SHOW and self.registration == opened.row.id:
            self.close_drawer()  # it was taken back
            return
        # A minute that changed nothing must not take the keyboard out of somebody's hands.
        before = self.opened
        same = before is not None and (before.row, before.why, before.history) == (
            opened.row, opened.why, opened.history
        )  # fmt: skip
        if not same and self.mode == SHOW and self.registration == opened.row.id:
            self._show(opened)

    # Showing

    def _show(self, opened: Opened, *, focus: bool = True) -> None:
        if self.mode != SHOW or self.registration != opened.row.id:
            return
        inside = self._inside()
        first = self.opened is None or self.isHidden() or self.opened.row.id != opened.row.id
        self.opened = opened
        row = opened.row
        self.activity = row.activity_id
        self._widen(1.0)
        self._empty()
        self.pill.show()
        if row.voided:
            self.pill.set(translate("activities", "Voided"), *STANDING[Standing.CANCELLED])
        else:
            self.pill.set(standing_label(row.standing), *STANDING[row.standing])
        self._notes(opened)
        self.body.addWidget(self._facts(row))
        for one in row.participants:
            self.body.addWidget(Line())
            self.body.addWidget(self._person(opened, one))
        if opened.card.values.get("collected"):
            self.body.addWidget(Line())
            self.body.addLayout(self._collectors(row))
        self.body.addWidget(Line())
        now, zone = self.context.desk.now(), self.context.desk.zone
        self.body.addLayout(
            happened(
                translate("activities", "What happened"), opened.history, lambda at: words.moment(at, now, zone)
            )
        )  # fmt: skip
        self.body.addStretch(1)
        self._footer(opened)
        self.open(household(row), focus=False)
        self.primary_changed.emit(self._primary is not None)
        self.shown_registration.emit(row.id)
        if inside or (first and focus):
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _notes(self, opened: Opened) -> None:
        """Why it stands so, what is to be decided: above all else."""
        row, now, zone = opened.row, self.context.desk.now(), self.context.desk.zone
        if row.clash:
            said = translate("activities", "Two desks wrote different things of this.")
            self._note(
                "bad", "git-compare", said, translate("activities", "Settle"), lambda: self.differs_asked.emit(row.id)
            )
        box = AnswerBox(small=True)
        tone, icon = STANDING[row.standing]
        if row.standing is Standing.PENDING:
            head = translate("activities", "Beyond the places there are: keep it all the same, or let it wait")
        elif row.standing is Standing.OFFERED and row.offered_until is not None:
            head = translate("activities", "A place is kept until {time}: please ring").format(
                time=words.moment(row.offered_until, now, zone)
            )
        elif row.standing is Standing.WAITING:
            head = line_words(row)
        elif row.standing is Standing.ADMITTED and row.over_quota:
            head = translate("activities", "Admitted above the quota")
        elif row.standing is Standing.ADMITTED:
            return
        else:
            head = standing_label(row.standing)
        lines = [row.reason] if row.reason else []
        lines += [one for one in opened.why if one not in lines]
        box.say(tone, icon, head, lines)
        self.body.addWidget(box)

    def _note(
        self, tone: str, icon: str, text: str, action: str = "", does: Callable[[], object] | None = None
    ) -> None:
        self.body.addWidget(Note(text, tone=tone, icon=icon, action=action, does=does))

    def _facts(self, row: RegistrationRow) -> QWidget:
        now, zone = self.context.desk.now(), self.context.desk.zone
        taken_in = words.DOT.join(part for part in (words.moment(row.at, now, zone), row.by) if part)
        facts = Facts(
            (translate("activities", "Contact"), f"{row.contact} {row.phone}".strip()),
            (translate("activities", "Group"), row.group_label),
            (translate("activities", "Community"), row.community),
            (translate("activities", "Registered"), taken_in),
            (translate("activities", "Number"), row.number),
            (translate("activities", "Drawn as"), f"{row.rank}" if row.rank is not None else ""),
            (translate("activities", "Note"), row.note),
        )
        if row.contact_id is not None:
            card = self._key_button(
                translate("activities", "Person's card"), "P", "link", lambda: self.person_asked.emit(row.contact_id)
            )
            facts.add_across(card)
        return facts

    def _person(self, opened: Opened, one: ParticipantRow) -> QWidget:
        """One who takes part: name and age, quotas, form of consent, and the way out."""
        row, card = opened.row, opened.card
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(one.number, tone="muted"))
        head.addWidget(Label(one.name, "strong", "muted" if one.withdrawn else "text", elide=True), 1)
        live = row.standing not in (Standing.CANCELLED, Standing.REFUSED)
        if one.withdrawn:
            said = translate("activities", "Withdrew")
            head.addWidget(StatusPill(said, "void", "ban"))
        elif live and len(row.active) > 1 and self._may(Permission.REGISTER):
            out = Button(translate("activities", "Withdraw"), "link")
            out.clicked.connect(lambda: self._withdraw(one))
            head.addWidget(out)
        inside.addLayout(head)
        age = translate("activities", "{n} years").format(n=one.age) if one.age is not None else ""
        gender = translate("fields", GENDERS[one.gender]) if one.gender in GENDERS else ""
        said = words.DOT.join(part for part in (gender, age, one.grade, one.category_text) if part)
        if said:
            inside.addWidget(Label(said, "caption", "muted", wrap=True))
        for text in (one.withdraw_reason, one.note):
            if text:
                inside.addWidget(Label(text, "caption", wrap=True))
        tones = {quota.id: tone_of(place) for place, quota in enumerate(card.quotas)}
        if one.quotas:
            holder = QWidget()
            flow = FlowLayout(holder, spacing=4)
            for id, name in zip(one.quotas, one.quota_names, strict=False):
                flow.addWidget(StatusPill(name, tones.get(id, "idle")))
            inside.addWidget(holder)
        if card.values.get("needs_consent") and not one.withdrawn and live:
            consent = CheckBox(translate("activities", "Form of consent is here"), one.consent)
            consent.setEnabled(self._may(Permission.REGISTER))
            consent.clicked.connect(lambda on: self._consent((one.id,), bool(on)))
            inside.addWidget(consent)
        return box

    def _collectors(self, row: RegistrationRow) -> Any:
        box = column(Label(translate("activities", "May collect the children"), "strong"), spacing=4)
        contact = translate("activities", "{name}, the contact").format(name=row.contact)
        # A roster names the guardian, who is the contact, among those who collect, too: once is enough.
        own = next((one for one in row.collectors if one.name == row.contact), None)
        for one in (own, *(one for one in row.collectors if one is not own)):
            if one is None:
                box.addWidget(Label(contact, wrap=True))
                continue
            relation = translate("activities", "({relation})").format(relation=one.relation) if one.relation else ""
            name = one.name
            if one is own:
                name, relation = contact, ""
                if one.relation:
                    both = translate("activities", "{name} ({relation}), the contact")
                    name = both.format(name=one.name, relation=one.relation)
            parts = (name, relation, one.phone)
            box.addWidget(Label(" ".join(part for part in parts if part), wrap=True))
        return box

    # What may be done

    def _row(self) -> RegistrationRow | None:
        return self.opened.row if self.opened is not None else None

    def _footer(self, opened: Opened) -> None:
        """The red button, the next likely acts below it, and what ends it last."""
        row = opened.row
        decides, registers = self._may(Permission.EDIT_ACTIVITIES), self._may(Permission.REGISTER)
        acts: list[Act] = []
        standing = row.standing
        if standing is Standing.PENDING and decides:
            acts += [
                (translate("activities", "Keep it above the quota"), "Alt+K", "primary", lambda: self._settle(True)),
                (translate("activities", "Let it wait"), "Alt+L", "secondary", lambda: self._settle(False)),
            ]
        elif standing is Standing.OFFERED and registers:
            acts += [
                (translate("activities", "They take the place"), "Enter", "primary", self._accept),
                (translate("activities", "They decline"), "D", "secondary", self._decline),
            ]
        elif standing is Standing.WAITING and decides:
            acts.append((translate("activities", "Admit"), "Alt+K", "secondary", lambda: self._admit(opened)))
        if standing in (Standing.WAITING, Standing.APPLIED) and decides:
            acts.append((translate("activities", "Refuse"), "R", "secondary", self._refuse))
        live = standing not in (Standing.CANCELLED, Standing.REFUSED)
        if row.voided:
            acts = []
        elif live and registers:
            missing = [one.id for one in row.active if not one.consent]
            if opened.card.values.get("needs_consent") and missing:
                text = translate("activities", "Consent is here")
                acts.append((text, "C", "secondary", lambda: self._consent(tuple(missing), True)))
            acts.append((translate("activities", "Change"), "E", "secondary", self._edit))
            acts.append((translate("activities", "Cancel it"), "X", "danger", self._cancel))
        elif decides or (registers and standing is not Standing.REFUSED):
            acts.append((translate("activities", "Take it back"), "U", "secondary", self._reinstate))
        self._lay_out(acts)

    def _act(self, use_case: Any, label: Callable[[Outcome], str], *args: Any, **kwargs: Any) -> None:
        self.context.act(use_case, *args, initiator=self, label=label, then=self._done, failed=self._failed, **kwargs)

    def _done(self, outcome: Outcome) -> None:
        self.mode = SHOW
        self.registration = outcome.row.id
        if not self.isHidden():
            self._look(self._show)
        self.say_offers(outcome.offers)
        self.changed.emit()

    def say_offers(self, offers: tuple[RegistrationRow, ...]) -> None:
        """Somebody on the waiting list can have a place now: say who, so that they are rung."""
        now, zone = self.context.desk.now(), self.context.desk.zone
        for row in offers:
            until = words.moment(row.offered_until, now, zone) if row.offered_until is not None else ""
            said = translate("activities", "{name} is next: please ring, the place is kept until {time}").format(
                name=household(row), time=until
            )
            self.context.toasts.say(said, icon="phone")

    def _settle(self, keep: bool) -> None:
        text = (
            translate("activities", "{name} keeps the place, above the quota")
            if keep
            else translate("activities", "{name} waits now")
        )
        self._act(registrations.settle_pending, _said(text), self.registration, keep=keep)

    def _accept(self) -> None:
        self._act(registrations.accept_offer, _said(translate("activities", "{name} has the place")), self.registration)

    def _decline(self) -> None:
        self._act(registrations.decline_offer, _said(translate("activities", "{name} declined")), self.registration)

    def _admit(self, opened: Opened) -> None:
        """Admit out of turn; above the places there are only when somebody says so."""
        row = opened.row
        label = _said(translate("activities", "Admitted {name}"))
        over = row.id not in opened.card.allocation.next
        if over:
            sure = self.context.questions.confirm(
                translate("activities", "Admit it above the places there are?"),
                "\n".join(opened.why) or translate("activities", "No place is free that it could have."),
                yes=translate("activities", "Admit all the same"),
            )
            if not sure:
                return
        self._act(registrations.admit, label, row.id, over_quota=over)

    def _reinstate(self) -> None:
        self._act(registrations.reinstate, _said(translate("activities", "{name} stands again")), self.registration)

    def _consent(self, participants: tuple[RowId, ...], here: bool) -> None:
        self.context.act(
            registrations.set_consent, participants, here, initiator=self,
            label=translate("activities", "Form of consent is here") if here
            else translate("activities", "Form of consent is missing"),
            then=lambda _none: self._after_act(),
        )  # fmt: skip

    def _after_act(self) -> None:
        if not self.isHidden() and self.mode == SHOW:
            self._look(self._show)
        self.changed.emit()

    def _cancel(self) -> None:
        self._ask(
            translate("activities", "The place goes to whoever is next in line."), translate("activities", "Cancel it"),
            lambda reason: self._act(
                registrations.cancel, _said(translate("activities", "Cancelled {name}")), self.registration, reason
            ),
        )  # fmt: skip

    def _refuse(self) -> None:
        self._ask(
            translate("activities", "The household will want to know why."), translate("activities", "Refuse"),
            lambda reason: self._act(
                registrations.refuse, _said(translate("activities", "Refused {name}")), self.registration, reason
            ),
        )  # fmt: skip

    def _withdraw(self, one: ParticipantRow) -> None:
        self._ask(
            translate("activities", "{name} doesn't come; the others of the household stay.").format(name=one.name),
            translate("activities", "Withdraw"),
            lambda reason: self._act(
                registrations.withdraw, lambda _o: translate("activities", "{name} withdrew").format(name=one.name),
                one.id, reason,
            ),
        )  # fmt: skip

    # Typing

    def register(self, activity_id: RowId, contact: Any = None) -> None:
        """An empty form, or the draft that waits; one that is open goes on."""
        if self.mode == NEW and self.form is not None and self.activity == activity_id and not self.isHidden():
            self.form.focus_contact()
            return
        self.put_by()
        self.registration = None
        self.opened = None
        self.shown_registration.emit(None)
        self.activity = activity_id
        staff = self.context.session.actor.staff_id

        def ready(found: tuple[ActivityCard, dict[str, Any] | None]) -> None:
            if self.activity != activity_id or self.registration is not None:
                return
            card, draft = found
            self._type(NEW, translate("activities", "Registration"), card)
            form = self.form
            assert form is not None
            form.start(contact)
            if contact is None:
                back = translate("activities", "Your unfinished registration is back.")
                self._bring_back(draft, form.bring_back, back)
            form.focus_contact()

        self.context.look(self, "form", open_form, staff, activity_id, DRAFT, then=ready)

    def _edit(self) -> None:
        opened = self.opened
        if opened is None:
            return
        self._seen = opened.row.seen
        self._type(EDIT, household(opened.row), opened.card)
        form = self.form
        assert form is not None
        form.edit(opened.row)
        form.focus_members()
        staff = self.context.session.actor.staff_id

        def ready(found: tuple[ActivityCard, dict[str, Any] | None]) -> None:
            if form is self.form:
                self._bring_back(found[1], form.bring_back, translate("activities", "Your unfinished change is back."))

        self.context.look(self, "form", open_form, staff, opened.row.activity_id, CHANGE_DRAFT, then=ready)

    def _whose(self) -> dict[str, Any]:
        return {"activity": self.activity} if self.mode == NEW else {"registration": self.registration}

    def _fill_afresh(self) -> None:
        form, row = self.form, self._row()
        if self.mode == NEW:
            form.start()
        elif row is not None:
            self._seen = row.seen
            form.edit(row)

    def _focus_form(self) -> None:
        self.form.focus_contact()

    def _type(self, mode: str, title: str, card: ActivityCard) -> None:
        self.mode = mode
        self._saving = self._asking = False
        self._widen(1.2)
        self._empty()
        self.pill.hide()
        self.form = form = HouseholdForm(self.context, card)
        self.body.addWidget(form)
        self.body.addStretch(1)
        form.answered.connect(self._answered)
        form.submitted.connect(self._save)
        form.rested.connect(self.put_by)
        text = translate("activities", "Register") if mode == NEW else translate("activities", "Save")
        self._primary = Button(text, "primary", key="Enter")
        self._primary.clicked.connect(lambda: self._save())
        back = Button(translate("activities", "Back"), key="Esc")
        back.clicked.connect(self._back)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(form.answer)
        main = QHBoxLayout()
        main.setSpacing(8)
        main.addWidget(back)
        main.addWidget(self._primary, 1)
        inside.addLayout(main)
        self.footer.addWidget(holder)
        self.open(title, focus=False)
        self.primary_changed.emit(True)

    def _answered(self) -> None:
        """The button says what it does."""
        form = self.form
        if form is None or self._primary is None or self.mode != NEW:
            return
        standing = form.found.standing if form.found is not None else None
        self._primary.setText(
            translate("activities", "Put on the waiting list")
            if standing is Standing.WAITING
            else translate("activities", "Register")
        )

    def _save(self) -> None:
        form = self.form
        if form is None or self._saving or self._asking:
            return
        self._asking = True
        form.contact.resolve(lambda: form.when_known(lambda: self._save_form(form)))

    def _save_form(self, form: HouseholdForm) -> None:
        """Who registers is known now: save, or say beside the field what is missing."""
        if form is not self.form:
            return
        self._asking = False
        form.clear_errors()
        try:
            wish = form.request()
        except UserError as error:
            form.show_error(error.field or "", error.message)
            return
        if self.mode == EDIT and form.untouched:
            self._back()
            return
        override = self._overrides(form) if self.mode == NEW else False
        different = self._different(form) if override is not None else None
        if override is None or different is None:
            return
        self._saving = True
        if self.mode == EDIT:
            self.context.act(
                registrations.change, wish, seen=self._seen, different=different, initiator=self,
                label=_said(translate("activities", "Changed {name}")), then=self._changed_done,
                failed=self._refused, always=self._saved,
            )  # fmt: skip
            return
        self.context.act(
            registrations.register, wish, override=override, different=different, initiator=self,
            label=_registered_label, then=self._registered, failed=self._refused, always=self._saved,
        )  # fmt: skip

    def _overrides(self, form: HouseholdForm) -> bool | None:
        """Whether a manager goes past the rules of who may come; None where somebody thought better of it."""
        found = form.found
        if found is None or not found.refused or not self._may(Permission.EDIT_ACTIVITIES):
            return False
        sure = self.context.questions.confirm(
            translate("activities", "Register them against the rules of the activity?"),
            "\n".join((found.headline, *found.because)), yes=translate("activities", "Register all the same"),
        )  # fmt: skip
        return True if sure else None

    def _different(self, form: HouseholdForm) -> bool | None:
        """Whether somebody of the same name is another person; None where somebody thought better of it."""
        found = form.found
        if found is None or not found.twice or found.surely:
            return False
        sure = self.context.questions.confirm(
            translate("activities", "Is this somebody else of the same name?"), "\n".join(found.twice),
            yes=translate("activities", "Somebody else: register"),
        )  # fmt: skip
        return True if sure else None

    def _registered(self, outcome: Outcome) -> None:
        self._clear_draft(DRAFT)
        self.form = None
        self.show_registration(outcome.row.id)
        self.say_offers(outcome.offers)
        self.changed.emit()

    def _changed_done(self, outcome: Outcome) -> None:
        self._clear_draft(CHANGE_DRAFT)
        self.form = None
        self._done(outcome)

    def _refused(self, error: Any) -> bool:
        if not isinstance(error, UserError) or self.form is None:
            return False
        if not self.form.show_error(error.field or "", error.message):
            self.context.toasts.say(error.message, tone="bad", icon="circle-x")
        return True


def _said(text: str) -> Callable[[Outcome], str]:
    """What the toast says of an act: `text` with the household's name in it."""
    return lambda outcome: text.format(name=household(outcome.row))


def _registered_label(outcome: Outcome) -> str:
    row = outcome.row
    if row.standing is Standing.WAITING:
        text = translate("activities", "{name}: number {n} on the waiting list")
    elif row.standing is Standing.APPLIED:
        text = translate("activities", "{name} takes part in the ballot")
    else:
        text = translate("activities", "Registered {name}")
    return text.format(name=household(row), n=row.place_in_line or "")
