"""The registration form: who registers, which children (or people) take part, what would come of it as one types."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import activities as rules
from app.domain.auth import Actor
from app.domain.ledger_values import parse_date
from app.domain.people import GROWN
from app.domain.records import PERSON
from app.domain.terms import PARTICIPANT_CATEGORY
from app.services import registrations
from app.services.activities import ActivityCard
from app.services.desk import Desk
from app.services.registrations import Answer, Collector, Registered, RegistrationRow, RegistrationWish
from app.ui.activities.answer import STANDING, AnswerBox
from app.ui.activities.registrations import for_children
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.person_field import Applicant, PersonField
from app.ui.kit.widgets import (
    Button,
    CheckBox,
    DateField,
    FilterChips,
    FormRow,
    IconButton,
    Label,
    LongTextField,
    Select,
    TextField,
)

MORE = "more"
"""The chip that shows all categories."""
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{4})(\d{2})")


class BirthField(DateField):
    """A birthday as people say it: 2016-03, 2016年3月, 20160301, 2016.3.5; a month alone is its first day."""

    def _pattern(self) -> str:
        return translate("activities", "born, e.g. 2016-03")

    def _day(self, found: "re.Match[str]") -> date | None:
        # A day without its year says nothing of an age.
        return super()._day(found) if found["y"] or found["all"] else None

    def _read(self, text: str) -> Any:
        text = text.strip()
        month = _MONTH.fullmatch(text)
        if month is not None:
            year, which = (int(part) for part in (month[1] or month[3], month[2] or month[4]))
            return date(year, which, 1) if 1 <= which <= 12 and 1900 <= year <= self.today().year else None
        day = super()._read(text) or parse_date(text)
        return day if day is not None and day <= self.today() else None


@dataclass(frozen=True)
class Shape:
    """What the form looks like for an activity: asked once, when it opens."""

    card: ActivityCard
    children: bool
    consent: bool
    collected: bool
    categories: tuple[tuple[str, str], ...]
    """All of them: code and label."""
    usual: tuple[str, ...]
    """Those that the activity asks about."""
    aged: bool = False
    """Whether it asks how old somebody is."""

    @classmethod
    def of(cls, desk: Desk, card: ActivityCard) -> "Shape":
        """Read it off an activity."""
        asked = {code for quota in card.quotas for code in quota.categories}
        asked |= set(card.values.get("categories") or ())
        terms = tuple((term.code, term.label) for term in desk.terms(PARTICIPANT_CATEGORY))
        return cls(
            card, for_children(card), bool(card.values.get("needs_consent")), bool(card.values.get("collected")),
            terms, tuple(code for code, _label in terms if code in asked),
            any(age is not None for age in (card.values.get("age_from"), card.values.get("age_to")))
            or any(quota.age_from is not None or quota.age_to is not None for quota in card.quotas),
        )  # fmt: skip


class CategoryChips(FilterChips):
    """What somebody counts as: the categories the activity asks about, the rest behind "more".

    Space switches; Enter belongs to the form: `submitted()`.
    """

    submitted = Signal()

    def __init__(self, shape: Shape, *, name: str) -> None:
        super().__init__(name=name)
        self._shape = shape
        self._all = False
        self._fill()
        self.changed.connect(self._more)

    def _fill(self) -> None:
        on = self.value()
        codes = [
            code for code, _label in self._shape.categories if self._all or code in self._shape.usual or code in on
        ]
        labels = dict(self._shape.categories)
        chips: list[tuple[Any, ...]] = [(code, labels[code]) for code in codes]
        if len(codes) < len(labels):
            chips.append((MORE, translate("activities", "more…")))
        self.set_chips(chips)
        for chip in self._chips.values():
            chip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return True
        return super().eventFilter(watched, event)

    def parts(self) -> list[QWidget]:
        """The chips in their order."""
        return list(self._chips.values())

    def focus(self) -> None:
        """The keyboard goes to the first."""
        self.parts()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _more(self, keys: Sequence[Any]) -> None:
        if MORE in keys:
            self._all = True
            self.set_keys([key for key in keys if key != MORE])
            self._fill()

    def value(self) -> tuple[str, ...]:
        """The codes that are on."""
        return tuple(key for key in self.keys() if key != MORE)

    def set_value(self, codes: Sequence[str]) -> None:
        """Switch these on; those that aren't shown come into view."""
        labels = dict(self._shape.categories)
        if any(code in labels and code not in self._chips for code in codes):
            self._all = True
            self._fill()
        self.set_keys(tuple(codes))


class Member(QWidget):
    """One who takes part, or might: a known person to tick, or a new one with name and birthday.

    `contact`: it is whoever registers, in person.
    `changed()` on every edit; `submitted()` for Enter in a line; `removed()` for a new one that isn't wanted after all;
    `stepped(int)` for Up and Down on the box.
    """

    changed = Signal()
    submitted = Signal()
    removed = Signal()
    stepped = Signal(int)

    def __init__(
        self, shape: Shape, known: Registered | None, label: str, today: date, *, ticked: bool, contact: bool = False
    ) -> None:
        super().__init__()
        self.shape = shape
        self.contact = contact
        self.known = known
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.box = CheckBox(label, ticked)
        self.name = TextField(
            placeholder=translate("activities", "child's name") if shape.children else translate("activities", "name"),
            name=translate("activities", "Name"), limit=60,
        )  # fmt: skip
        self.birth = BirthField(name=translate("activities", "Date of birth"), today=today)
        self.gender = Select(
            [(code, translate("fields", text)) for code, text in PERSON.by_name["gender"].options],
            name=translate("activities", "Gender"), empty=translate("activities", "gender"),
        )  # fmt: skip
        self.grade = TextField(
            placeholder=translate("activities", "grade"), name=translate("activities", "School grade"), limit=20
        )
        self.consent = CheckBox(translate("activities", "Consent is here"))
        self.chips = CategoryChips(shape, name=translate("activities", "Counts as"))
        head = QHBoxLayout()
        head.setSpacing(4)
        self.own = QHBoxLayout()
        self.own.setSpacing(8)
        if contact or (known is not None and (known.person_id is not None or known.id is not None or known.name)):
            head.addWidget(self.box, 1)
            self.setFocusProxy(self.box)
            asks_age = contact and shape.aged
            if asks_age:
                self.own.addWidget(self.birth, 1)
            for editor in (self.name, self.gender) if asks_age else (self.name, self.birth, self.gender):
                editor.setParent(self)
                editor.hide()
        else:
            off = IconButton("x", translate("activities", "Without this person"), size=theme.metrics().control_small)
            off.clicked.connect(self.removed)
            head.addWidget(self.name, 5)
            head.addWidget(self.birth, 6)
            head.addWidget(off)
            self.gender.setMinimumWidth(round(theme.metrics().t14 * 6.8))
            self.own.addWidget(self.gender)
            self.box.setParent(self)
            self.box.hide()
            self.box.setChecked(True)
            self.setFocusProxy(self.name)
        column.addLayout(head)
        self.details = QWidget()
        details = QVBoxLayout(self.details)
        indent = 28 if self.box.parent() is not None and self.focusProxy() is self.box else 0
        details.setContentsMargins(indent, 0, 0, 4)
        details.setSpacing(4)
        self.own.addWidget(self.grade)
        self.grade.setMaximumWidth(theme.metrics().t14 * 9)
        if shape.consent:
            self.own.addWidget(self.consent)
        else:
            self.consent.setParent(self.details)
            self.consent.hide()
        self.own.addStretch(1)
        details.addLayout(self.own)
        details.addWidget(self.chips)
        self.chips.hide()
        self.grade.setVisible(shape.children)
        column.addWidget(self.details)
        if known is not None:
            self.birth.set_value(known.birth_date)
            self.grade.set_value(known.grade)
            self.consent.set_value(known.consent)
            self.chips.set_value(known.categories)
            if not known.person_id and not known.id:
                self.name.set_value(known.name)
                self.gender.set_value(known.gender or None)
        self._fit()
        self.box.toggled.connect(lambda _on: (self._fit(), self.changed.emit()))
        self.box.installEventFilter(self)
        for field in (self.name, self.birth, self.grade):
            field.changed.connect(lambda _text: self.changed.emit())
            field.submitted.connect(self.submitted)
        self.gender.chosen.connect(lambda _value: self.changed.emit())
        self.consent.toggled.connect(lambda _on: self.changed.emit())
        self.chips.changed.connect(lambda _keys: self.changed.emit())
        self.chips.submitted.connect(self.submitted)

    @property
    def new(self) -> bool:
        """Whether it is somebody who has no card yet."""
        return self.focusProxy() is self.name

    @property
    def empty(self) -> bool:
        """A new one of whom nothing was typed."""
        return self.new and not self.name.value() and not self.birth.edit.text().strip()

    @property
    def ticked(self) -> bool:
        """Whether this one takes part."""
        return not self.empty if self.new else self.box.isChecked()

    def chain(self) -> list[QWidget]:
        """What Tab goes through, in this order."""
        who: list[QWidget] = [self.name.edit, self.birth.edit, self.gender] if self.new else [self.box, self.birth.edit]
        return [*who, self.grade.edit, self.consent, *self.chips.parts()]

    def _fit(self) -> None:
        asks = self.shape.children or self.shape.consent or (self.contact and self.shape.aged)
        useful = asks or not self.chips.isHidden() or self.new
        self.details.setVisible(useful and (self.new or self.box.isChecked()))

    def separate(self, on: bool) -> None:
        """Let this person have categories of their own."""
        self.chips.setVisible(on)
        self._fit()

    def unread(self) -> str:
        """Why what is typed can't be taken; "" when it can."""
        if not self.new and not self.contact:
            return ""
        if self.new and not self.name.value():
            return translate("activities", "Please fill in the name.")
        if isinstance(self.birth.value(), str):
            return translate("activities", "This birthday can't be read: 2016-03 or 20160301 can.")
        return ""

    def minor(self, day: date) -> bool:
        """Whether it is known to be a child."""
        birth = self.birth.value()
        age = rules.age_on(birth, day) if isinstance(birth, date) else None
        return age is not None and age < GROWN

    def value(self, categories: Sequence[str] | None, relation: str, who: Applicant) -> Registered:
        """Who it is; `categories` of the household, or None where each has their own; `who` registers."""
        own = self.chips.value() if categories is None else tuple(categories)
        known = self.known or Registered()
        birth = self.birth.value()
        if self.contact:
            return Registered(
                who.person_id, who.name, birth_date=birth if isinstance(birth, date) else None, categories=own,
                consent=self.consent.value(),
            )  # fmt: skip
        if self.new:
            return Registered(
                None, self.name.value(), str(self.gender.value() or ""), birth if isinstance(birth, date) else None,
                own, self.grade.value(), self.consent.value(), known.note, relation,
            )  # fmt: skip
        return Registered(
            known.person_id, known.name, known.gender, known.birth_date, own, self.grade.value(),
            self.consent.value(), known.note, known.relation, known.id,
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from one to the next."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if by:
                self.stepped.emit(by)
                return True
        return super().eventFilter(watched, event)


class CollectorsField(QWidget):
    """Who may collect the children beside the contact: relation, name and phone in a line each."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[QWidget, RowId | None, tuple[TextField, TextField, TextField]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = Button(
            translate("activities", "Somebody else may collect"), "link", icon="plus", small=True, key="Alt+J"
        )
        self.more.clicked.connect(lambda: self._add(Collector(None, "", "", ""), focus=True))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.more)

    def _add(self, one: Collector, *, focus: bool = False) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        name = TextField(one.name, placeholder=translate("activities", "name"), name=translate("activities", "Name"))
        relation = TextField(
            one.relation, placeholder=translate("activities", "relation"), name=translate("activities", "Relation")
        )
        phone = TextField(
            one.phone, placeholder=translate("activities", "phone"), name=translate("activities", "Phone")
        )
        off = IconButton("x", translate("activities", "Without this person"), size=theme.metrics().control_small)
        off.clicked.connect(lambda: self._remove(line))
        for field, share in ((name, 4), (relation, 3), (phone, 5)):
            across.addWidget(field, share)
            field.changed.connect(lambda _text: self.changed.emit())
            field.submitted.connect(self.submitted)
        across.addWidget(off)
        self._lines.append((line, one.id, (name, relation, phone)))
        self._column.insertWidget(len(self._lines) - 1, line)
        if focus:
            name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: QWidget) -> None:
        self._lines = [one for one in self._lines if one[0] is not line]
        line.hide()
        line.deleteLater()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def value(self) -> tuple[Collector, ...]:
        """Those of whom a name was typed."""
        return tuple(
            Collector(id, name.value(), relation.value(), phone.value())
            for _line, id, (name, relation, phone) in self._lines
            if name.value()
        )

    def set_value(self, value: Sequence[Collector]) -> None:
        """Put these in."""
        if tuple(value) == self.value():
            return
        for line, *_rest in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for one in value:
            self._add(one)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)

    def set_invalid(self, invalid: bool) -> None:
        """The sentence below says it; the names get the edge."""
        for _line, _id, fields in self._lines:
            fields[0].set_invalid(invalid)


def begin(desk: Desk, activity_id: RowId, contact_id: RowId) -> RegistrationWish:
    """What a known contact brings along."""
    return registrations.draft_from_kin(desk, activity_id, contact_id)


def weigh(desk: Desk, actor: Actor, wish: RegistrationWish) -> Answer | str:
    """What would come of a wish, or why it can't be asked yet."""
    try:
        return registrations.check(desk, actor, wish)
    except UserError as error:
        return error.message


class HouseholdForm(QWidget):
    """A household. `changed()` on every edit, `answered()` once it is known what would come of it, `rested()` some
    time after the last edit (keep the draft then), `submitted()` for Enter.

    `answer` (a box) stands wherever there is room for it that never scrolls away.
    """

    changed = Signal()
    answered = Signal()
    rested = Signal()
    submitted = Signal()

    def __init__(self, context: Context, card: ActivityCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shape = shape = Shape.of(context.desk, card)
        self.own: RegistrationRow | None = None
        self.found: Answer | None = None
        self.members: list[Member] = []
        self._filling = False
        self._kin_of: RowId | None = None
        """The card whose children are offered."""
        self._asked: RegistrationWish | None = None
        self._after: list[Callable[[], object]] = []
        self._before: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.contact = PersonField(context, name=translate("activities", "Contact"))
        self.rows: dict[str, FormRow] = {}
        self._row(column, "contact", translate("activities", "Contact: name, pinyin or phone"), self.contact)
        self._box = QWidget()
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        self._people = QVBoxLayout()
        self._people.setSpacing(4)
        inside.addLayout(self._people)
        below = QHBoxLayout()
        below.setSpacing(12)
        self.more = Button(
            translate("activities", "Another child") if shape.children else translate("activities", "Another person"),
            "link", icon="plus", small=True, key="Alt+A",
        )  # fmt: skip
        self.more.clicked.connect(lambda: self._add(None, focus=True))
        below.addWidget(self.more)
        below.addStretch(1)
        self.relation = Select(
            [(word, word) for word in relations()], name=translate("activities", "The contact is the child's"),
            empty=translate("activities", "guardian"),
        )  # fmt: skip
        self.relation.setMaximumWidth(round(theme.metrics().t14 * 8.5))
        self._relation_label = Label(translate("activities", "contact is"), "caption", "muted")
        below.addWidget(self._relation_label)
        below.addWidget(self.relation)
        inside.addLayout(below)
        self._row(
            column, "participants",
            translate("activities", "Which children take part") if shape.children
            else translate("activities", "Who takes part"),
            self._box,
        )  # fmt: skip
        self.categories = CategoryChips(shape, name=translate("activities", "Counts as"))
        self._row(column, "categories", translate("activities", "The household counts as"), self.categories)
        self.apart = Button(translate("activities", "Differs from person to person"), "link", small=True)
        self.apart.clicked.connect(self._tell_apart)
        column.addWidget(self.apart, 0, Qt.AlignmentFlag.AlignLeft)
        self.collectors = CollectorsField()
        self._row(column, "collectors", translate("activities", "May collect, beside the contact"), self.collectors)
        self.rows["collectors"].setVisible(shape.collected)
        self.community = TextField(name=translate("activities", "Community"), limit=60)
        self._row(column, "community", translate("activities", "Community"), self.community)
        self.note = LongTextField("", lines=2)
        self._row(column, "note", translate("activities", "Note"), self.note)
        self.answer = AnswerBox(small=True)
        self.answer.hide()
        self._separated = False
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(120)
        self._ask.timeout.connect(self.ask)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(500)
        self._rest.timeout.connect(self.rested)
        self.contact.changed.connect(self._contact_changed)
        self.contact.submitted.connect(self._contact_entered)
        self.collectors.changed.connect(self._edited)
        self.collectors.submitted.connect(self.submitted)
        self.community.changed.connect(lambda _text: self._edited())
        self.community.submitted.connect(self.submitted)
        self.note.changed.connect(lambda _text: self._edited())
        self.relation.chosen.connect(lambda _value: self._edited())
        self.categories.changed.connect(lambda _keys: self._edited())
        self.categories.submitted.connect(self.submitted)
        self._fit()

    def _row(self, column: QVBoxLayout, name: str, label: str, editor: QWidget) -> None:
        self.rows[name] = FormRow(label, editor, roomy=False)
        column.addWidget(self.rows[name])

    # Content

    def start(self, contact: Applicant | None = None) -> None:
        """An empty form, perhaps for a known contact."""
        self._filling = True
        self.own = None
        self._clear_members()
        self.contact.set_value(contact)
        self.contact.setEnabled(True)
        self.categories.set_value(())
        self.collectors.set_value(())
        self.community.set_value("")
        self.note.set_value("")
        self.relation.set_value(None)
        self._separate(False)
        self._kin_of = None
        self.found = self._asked = None
        self._filling = False
        if contact is not None and contact.person_id is not None:
            self._bring_kin(contact.person_id)
        elif self.shape.children:
            self._add(None)
        if not self.shape.children:
            self._add_contact(ticked=True)
        self._before = self.values()
        self.clear_errors()
        self._fit()
        self.answer.hide()

    def edit(self, row: RegistrationRow) -> None:
        """Change a registration: who takes part stays ticked, the contact's other children can be added."""
        self.start()
        self._filling = True
        self.own = row
        self._clear_members()
        self.contact.set_value(Applicant(row.contact_id, row.contact, "", row.phone))
        self.contact.setEnabled(False)
        if not self.shape.children and row.contact_id not in {one.person_id for one in row.active}:
            self._add_contact(ticked=False)
        for one in row.active:
            age = translate("activities", "{n} years").format(n=one.age) if one.age is not None else ""
            self._add(_registered(one), label=f"{one.name}  {age}".strip(), ticked=True)
        self._set_categories([one.categories for one in row.active])
        self.collectors.set_value(row.collectors)
        self.community.set_value(row.community)
        self.note.set_value(row.note)
        self._filling = False
        self._before = self.values()
        if row.contact_id is not None:
            self._bring_kin(row.contact_id, only_new=True)
        self._fit()
        self.ask()

    def values(self) -> dict[str, Any]:
        """What is in the form, as a draft keeps it."""
        who = self.contact.value()
        members = [
            (
                one.known.person_id if one.known else None, one.known.id if one.known else None,
                one.box.text() if not one.new else "", one.name.value(), one.known.name if one.known else "",
                one.birth.value(), one.gender.value(), one.grade.value(), one.consent.value(), list(one.chips.value()),
                one.known.relation if one.known else "", one.ticked,
            )
            for one in self.members
            if not one.empty and not one.contact
        ]  # fmt: skip
        in_person = next((one for one in self.members if one.contact), None)
        return {
            "activity": self.shape.card.row.id, "contact": (who.person_id, who.name, who.phones, who.shown),
            "members": [list(one) for one in members], "categories": list(self.categories.value()),
            "separated": self._separated, "relation": self.relation.value() or "",
            "collectors": [[one.id, one.name, one.relation, one.phone] for one in self.collectors.value()],
            "community": self.community.value(), "note": self.note.value(),
            "in_person": None if in_person is None else in_person.ticked,
        }  # fmt: skip

    @property
    def before(self) -> Mapping[str, Any]:
        """What the form held when it was opened."""
        return self._before

    @property
    def untouched(self) -> bool:
        """Whether nothing was typed since the form was opened."""
        return _plain(self.values()) == _plain(self._before)

    def bring_back(self, draft: Mapping[str, Any]) -> None:
        """What was typed before and never saved."""
        self._filling = True
        self._clear_members()
        person, name, phones, shown = draft["contact"]
        self.contact.set_value(Applicant(person, name, phones, shown))
        self._kin_of = person
        if draft.get("in_person") is not None:
            self._add_contact(ticked=draft["in_person"])
        for one in draft["members"]:
            person_id, own, label, typed, known_name, birth, gender, grade, consent, codes, relation, ticked = one
            born = birth if isinstance(birth, date) else None
            known = Registered(
                person_id, known_name or typed, str(gender or ""), born, tuple(codes), grade, consent, "", relation, own
            )
            member = self._add(known, label=label, ticked=ticked, new=person_id is None and own is None and not label)
            if member.new and isinstance(birth, str):
                member.birth.set_value(birth)
        self._separate(bool(draft.get("separated")))
        self.categories.set_value(draft["categories"])
        self.relation.set_value(draft.get("relation") or None)
        self.collectors.set_value([Collector(*one) for one in draft["collectors"]])
        self.community.set_value(draft["community"])
        self.note.set_value(draft["note"])
        self._filling = False
        self._fit()
        self.ask()

    # Members

    def _clear_members(self) -> None:
        for member in self.members:
            member.hide()
            self._people.removeWidget(member)
            member.deleteLater()
        self.members = []

    def _add(
        self, known: Registered | None, *, label: str = "", ticked: bool = True, focus: bool = False, new: bool = False
    ) -> Member:
        today = self.context.desk.today()
        if known is not None and not new:
            label = label or self._label(known)
        shown = Registered(None, "", "", None) if new else known
        member = Member(self.shape, shown, label, today, ticked=ticked)
        if new and known is not None:
            member.name.set_value(known.name)
            member.birth.set_value(known.birth_date)
            member.gender.set_value(known.gender or None)
            member.grade.set_value(known.grade)
            member.consent.set_value(known.consent)
            member.chips.set_value(known.categories)
        self._take_in(member)
        if focus:
            member.setFocus(Qt.FocusReason.OtherFocusReason)
            self._edited()
        return member

    def _take_in(self, member: Member) -> None:
        member.changed.connect(self._edited)
        member.submitted.connect(self.submitted)
        member.removed.connect(lambda: self._remove(member))
        member.stepped.connect(lambda by: self._step(member, by))
        member.separate(self._separated)
        self.members.append(member)
        self._people.addWidget(member)
        chain = [self.contact.box.edit, *(part for one in self.members for part in one.chain()), self.more]
        for before, after in pairwise((*chain, self.relation)):
            QWidget.setTabOrder(before, after)
        self._fit()

    def _add_contact(self, *, ticked: bool) -> None:
        """Whoever registers may take part in person."""
        label = translate("activities", "the contact in person")
        member = Member(self.shape, None, label, self.context.desk.today(), ticked=ticked, contact=True)
        self._take_in(member)

    def _label(self, known: Registered) -> str:
        day = self.shape.card.values.get("age_on") or self._first_day()
        age = rules.age_on(known.birth_date, day) if known.birth_date is not None and day is not None else None
        parts = [known.name]
        if age is not None:
            parts.append(translate("activities", "{n} years").format(n=age))
        if known.person_id is not None and known.person_id == self.contact.value().person_id:
            parts.append(translate("activities", "the contact"))
        return "  ".join(parts)

    def _first_day(self) -> date | None:
        first = self.shape.card.row.starts_at
        return first.astimezone(self.context.desk.zone).date() if first is not None else self.context.desk.today()

    def _remove(self, member: Member) -> None:
        self.members.remove(member)
        member.hide()
        self._people.removeWidget(member)
        member.deleteLater()
        (self.members[-1] if self.members else self.more).setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()
        self._edited()

    def _step(self, member: Member, by: int) -> None:
        place = self.members.index(member) + by
        if 0 <= place < len(self.members):
            self.members[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        today = self.context.desk.today()
        new = any(one.new and (self.shape.children or (not one.empty and one.minor(today))) for one in self.members)
        self.relation.setVisible(new)
        self._relation_label.setVisible(new)
        several = len([one for one in self.members if one.ticked]) > 1
        self.apart.setVisible(several and not self._separated)

    def _tell_apart(self) -> None:
        self._separate(True)
        self.members[0].chips.focus()

    def _separate(self, on: bool) -> None:
        if on and not self._separated:
            for member in self.members:
                member.chips.set_value(self.categories.value())
        self._separated = on
        self.rows["categories"].setVisible(not on)
        for member in self.members:
            member.separate(on)
        self._fit()
        if not self._filling:
            self._edited()

    def _set_categories(self, each: Sequence[tuple[str, ...]]) -> None:
        """The household's categories where all have the same, else each their own."""
        different = len({frozenset(one) for one in each}) > 1
        self._separate(different)
        if not different:
            self.categories.set_value(each[0] if each else ())

    # The contact

    def _contact_changed(self) -> None:
        person = self.contact.value().person_id
        if not self._filling and person != self._kin_of and self.own is None:
            kept = [one for one in self.members if one.contact or (one.new and not one.empty)]
            for member in [one for one in self.members if one not in kept]:
                self.members.remove(member)
                self._people.removeWidget(member)
                member.hide()
                member.deleteLater()
            self._kin_of = person
            if person is not None:
                self._bring_kin(person)
            elif self.shape.children and not self.members:
                self._add(None)
        self._edited()

    def _contact_entered(self) -> None:
        """Enter in the box: on to who takes part, or save where that is said."""
        if any(one.ticked for one in self.members):
            self.submitted.emit()
        else:
            self.focus_members()

    def _bring_kin(self, person: RowId, *, only_new: bool = False) -> None:
        self._kin_of = person
        self.context.look(
            self, "kin", begin, self.shape.card.row.id, person, then=lambda wish: self._kin(person, wish, only_new)
        )

    def _kin(self, person: RowId, wish: RegistrationWish, only_new: bool) -> None:
        if self.contact.value().person_id != person:
            return
        self._filling = True
        here = {one.known.person_id for one in self.members if one.known is not None and one.known.person_id}
        offered = [one for one in wish.participants if one.person_id not in here]
        if not only_new:
            for member in [one for one in self.members if one.empty]:
                self.members.remove(member)
                self._people.removeWidget(member)
                member.hide()
                member.deleteLater()
        single = self.shape.children and len(offered) == 1 and not any(one.new for one in self.members)
        for one in offered:
            self._add(one, ticked=not only_new and single)
        if not only_new:
            if not self.members and self.shape.children:
                self._add(None)
            self.community.set_value(self.community.value() or wish.community)
            if not self.collectors.value():
                self.collectors.set_value(wish.collectors)
            known = [one.categories for one in offered if one.categories]
            if known and not self.categories.value():
                self._set_categories(known)
        self._filling = False
        self._fit()
        if self.contact.box.edit.hasFocus() and not only_new:
            self.focus_members()
        if only_new:
            self._before = self.values()
        self._edited()

    # Asking

    def wish(self) -> RegistrationWish | None:
        """What is wished for, once somebody takes part."""
        who = self.contact.value()
        ticked = [one for one in self.members if one.ticked]
        if not ticked or any(one.unread() for one in ticked):
            return None
        guardian = self.relation.value() or translate("activities", "guardian")
        today = self.context.desk.today()
        categories = None if self._separated else self.categories.value()
        return RegistrationWish(
            self.shape.card.row.id, tuple(
                one.value(categories, guardian if self.shape.children or one.minor(today) else "", who)
                for one in ticked
            ), who.person_id,
            "" if who.person_id is not None else who.name, "" if who.person_id is not None else who.phones,
            self.community.value(), self.note.value(), self.collectors.value(), self.own.id if self.own else None,
        )  # fmt: skip

    def request(self) -> RegistrationWish:
        """The wish to save; raises UserError beside the field for what is missing or can't be read."""
        who = self.contact.value()
        if self.contact.several:
            self.contact.offer()
            raise UserError(
                translate("activities", "Several people have this name: choose one, or add a phone."), "contact"
            )
        if who.empty:
            raise UserError(translate("activities", "Please say who registers."), "contact")
        ticked = [one for one in self.members if one.ticked]
        for one in ticked:
            problem = one.unread()
            if problem:
                (one.birth if one.name.value() else one.name).set_invalid(True)
                raise UserError(problem, "participants")
        if not ticked:
            raise UserError(translate("activities", "Please say who takes part."), "participants")
        found = self.wish()
        assert found is not None
        return found

    def _edited(self) -> None:
        if self._filling:
            return
        self._fit()
        self.clear_errors()
        self.changed.emit()
        self._ask.start()
        self._rest.start()

    def when_known(self, then: Callable[[], object]) -> None:
        """Go on with `then` once it is known what would come of what is in the form now."""
        wish = self.wish()
        if wish is None or (self.found is not None and self._asked == wish):
            then()
        else:
            self._after.append(then)
            self.ask()

    def ask(self) -> None:
        """Ask the services what would come of it."""
        self._ask.stop()
        wish = self.wish()
        if wish is None or not self.context.session.signed_in:
            self.found = self._asked = None
            self.answer.hide()
            self.answered.emit()
            self._go_on()
            return
        actor = self.context.session.actor
        self.context.look(self, "answer", weigh, actor, wish, then=lambda found: self._came(wish, found))

    def _came(self, wish: RegistrationWish, found: Answer | str) -> None:
        if wish != self.wish():
            return
        self._asked = wish
        self.found = found if isinstance(found, Answer) else None
        if isinstance(found, str):
            self.answer.say("warn", "circle-alert", found)
        else:
            tone, icon = STANDING[found.standing]
            none = translate("activities", "counts in no quota")
            counted = []
            if len({names for _name, names in found.quotas}) > 1:
                # Only where not all of them count alike; else the reasons have said it.
                counted = [f"{name}: {'、'.join(names) or none}" for name, names in found.quotas]
            if found.surely:
                self.answer.say("bad", "circle-x", found.twice[0], found.twice[1:])
            else:
                few = 2 if theme.current().type == "large" else 3
                self.answer.say(tone, icon, found.headline, [*found.because[:few], *counted], found.twice)
        self.answer.show()
        self.answered.emit()
        self._go_on()

    def _go_on(self) -> None:
        waiting, self._after = self._after, []
        for then in waiting:
            then()

    # Errors and focus

    def show_error(self, field: str, message: str) -> bool:
        """Put a sentence beside its field and go there; False where there is no such field."""
        name = {
            "name": "contact", "phones": "contact", "contact_id": "contact", "birth_date": "participants",
            "person_id": "participants",
        }.get(field, field)  # fmt: skip
        row = self.rows.get(name)
        if row is None or row.isHidden():
            return False
        row.set_error(message)
        if name == "participants":
            self.focus_members(wrong=True)
        else:
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_errors(self) -> None:
        """Take the sentences back."""
        for row in self.rows.values():
            if row.error:
                row.set_error(None)
        for member in self.members:
            for field in (member.name, member.birth):
                if field.invalid:
                    field.set_invalid(False)

    def focus_contact(self) -> None:
        """The keyboard goes to the box for the contact."""
        if self.contact.isEnabled():
            self.contact.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_members()

    def focus_members(self, *, wrong: bool = False) -> None:
        """The keyboard goes to who takes part (to what is `wrong` there)."""
        for member in self.members:
            if wrong and (member.name.invalid or member.birth.invalid):
                (member.name if member.name.invalid else member.birth).setFocus(Qt.FocusReason.OtherFocusReason)
                return
        (self.members[0] if self.members else self.more).setFocus(Qt.FocusReason.OtherFocusReason)


def relations() -> tuple[str, ...]:
    """What a contact may be to a child."""
    return (
        translate("activities", "mother"),
        translate("activities", "father"),
        translate("activities", "grandparent"),
        translate("activities", "guardian"),
    )


def _registered(one: registrations.ParticipantRow) -> Registered:
    return Registered(
        one.person_id, one.name, one.gender, None, one.categories, one.grade, one.consent, one.note, "", one.id
    )


def _plain(value: Any) -> Any:
    """As a draft brings it back: lists for tuples."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
