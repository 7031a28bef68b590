"""People: found as one types, one card per person, their household, their traces, and their erasure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.core.ids import RowId, new_id
from app.core.progress import Progress
from app.db.models import (
    STATE_CLASH,
    STATE_ERASED,
    Booking,
    BookingSeries,
    Disclosure,
    Kinship,
    Loan,
    Person,
    PersonAlias,
    PersonDistinct,
    Violation,
    Visit,
)
from app.db.oplog import Base
from app.db.queries import people as queries
from app.db.search import find_people
from app.db.tx import Changes, Tx
from app.db.tx import history as read_history
from app.domain import bookings as booking_rules
from app.domain import checks, privacy
from app.domain import people as rules
from app.domain import search as words
from app.domain import visits as visit_rules
from app.domain.auth import SYSTEM, Actor, Permission, require
from app.domain.conflicts import pair_id
from app.domain.fields import FieldSpec, FieldType
from app.domain.records import PERSON
from app.domain.search import Part, Query
from app.domain.settings import RETENTION_MONTHS
from app.domain.terms import POPULATION_GROUP, PURPOSE
from app.services import drafts, installation, participation
from app.services.desk import Desk
from app.services.history import act_label, who

CANDIDATES = 60
"""Cards that the index is asked for; they are ranked, and the best are shown."""
_CANDIDATES_BY_ID = 300
_BEFORE, _AFTER = timedelta(hours=12), timedelta(hours=24)
"""Around now: who is expected within counts as about to be here."""
LONGEST_TEXT = 200
LONGEST_NOTE = 2000
REVEALED = ("phones", "id_number")
"""What of a card is masked, and shown whole for a reason."""


# ------------------------------------------------------------------------------------------- values


@dataclass(frozen=True, slots=True)
class PersonHit:
    """One person a search found; the phone is masked. `id` is the card that stands for the person."""

    id: RowId
    name: str
    name_parts: tuple[Part, ...]
    """The name, cut where the typed characters are."""
    pinyin: tuple[Part, ...]
    """The line under the name, cut where what was typed shows."""
    phone: str
    group: str
    group_label: str
    last_visit_at: datetime | None
    last_purposes: tuple[str, ...]
    last_purpose_text: str
    last_badge: str
    present_visit_id: RowId | None = None
    present_since: datetime | None = None
    expected_visit_id: RowId | None = None
    expected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """A guardian or a child of somebody. `link` is the row that says so."""

    link: RowId
    id: RowId
    name: str
    phone: str
    relation: str
    age: int | None


@dataclass(frozen=True, slots=True)
class JoinedCard:
    """A card joined to another. `alias` is the row to take back; `card` the other card's id."""

    alias: RowId
    card: RowId
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person's whole card, masked. Hand `seen` back to `save`; a draft keeps it."""

    id: RowId
    name: str
    pinyin: str
    phones: str
    group: str
    group_label: str
    gender: str
    gender_label: str
    birth_date: date | None
    age: int | None
    is_child: bool
    id_type: str
    id_type_label: str
    id_number: str
    """Masked: only the last four show; "" for none."""
    party_branch: str
    employer: str
    note: str
    consent: bool
    retain_until: date | None
    keep_until: date | None
    """The last day the data are kept, as things stand."""
    visits: int
    first_visit_at: datetime | None
    last_visit_at: datetime | None
    present_visit_id: RowId | None
    guardians: tuple[Kin, ...]
    children: tuple[Kin, ...]
    joined: tuple[JoinedCard, ...]
    voided: bool
    void_reason: str
    erased: bool
    clash: bool
    made_at: datetime
    seen: Base = field(default_factory=dict, compare=False)

    @property
    def values(self) -> Mapping[str, Any]:
        """What a form is filled with, by field name; what stays masked in it is left as it is by `save`."""
        return MappingProxyType(
            {
                "name": self.name, "phones": self.phones, "population_group": self.group or None,
                "gender": self.gender or None, "birth_date": self.birth_date, "id_type": self.id_type or None,
                "id_number": self.id_number, "party_branch": self.party_branch, "employer": self.employer,
                "note": self.note, "consent": self.consent, "retain_until": self.retain_until,
            }
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of people; the phone is masked."""

    id: RowId
    name: str
    phone: str
    group: str
    group_label: str
    gender_label: str
    age: int | None
    party_branch: str
    employer: str
    id_tail: str
    last_visit_at: datetime | None
    visits: int
    present: bool
    joined: bool
    voided: bool
    clash: bool


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """What the list of people shall hold; the empty filter holds all that aren't voided.

    `due`: whose period of keeping is over, voided cards too.
    """

    text: str = ""
    groups: tuple[str, ...] = ()
    voided: bool = False
    visited_since: datetime | None = None
    not_visited_since: datetime | None = None
    consent: bool | None = None
    batch_id: RowId | None = None
    present: bool = False
    has_id: bool = False
    joined: bool = False
    due: bool = False


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """The people of the centre in two figures: all (joined cards are one), and those here now."""

    people: int
    present: int


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something a person did, or that was done with their card. `kind`: visit, expected, present, unverified,
    voided, registration, attendance, card, disclosure. `table` and `row` lead to it.
    """

    at: datetime
    kind: str
    text: str
    detail: str
    table: str
    row: RowId


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody whose period of keeping is over."""

    id: RowId
    name: str
    phone: str
    group_label: str
    last_seen: date
    kept_until: date


# ------------------------------------------------------------------------------------------- searching


@dataclass(slots=True)
class _Here:
    present: tuple[RowId, datetime] | None = None
    expected: tuple[RowId, datetime] | None = None


@lru_cache(maxsize=2000)
def _tokens(name: str, phones: str, id_tail: str) -> tuple[str, ...]:
    return tuple(words.person_tokens(name, phones, id_tail))


def search(desk: Desk, text: str, limit: int = 12) -> list[PersonHit]:
    """The people that what was typed or scanned may mean, the likeliest first.

    Exact names come before beginnings, and among equals those who are here or expected, then whoever came
    last. A whole ID number finds the one card that has it.
    """
    query = words.parse_query(text)
    if not query.groups:
        return []
    with desk.store.read() as session:
        lines = queries.here(session, desk.now() - _BEFORE, desk.now() + _AFTER)
        wanted = find_people(session.connection(), query, _CANDIDATES_BY_ID if query.id_number else CANDIDATES)
        near: dict[RowId, _Here] = {}
        for line in lines:
            at = near.setdefault(desk.canonical(line.person_id), _Here())
            if line.arrived_at is not None:
                at.present = at.present or (line.visit_id, line.arrived_at)
            elif line.expected_at is not None:
                at.expected = at.expected or (line.visit_id, line.expected_at)
            if line.name and words.matches(query, _tokens(line.name, line.phones or "", line.id_tail or "")):
                wanted.append(line.person_id)
        if query.id_number:
            wanted = _with_number(desk, session, wanted, query.id_number)
        return _hits(desk, session, wanted, query, near, limit)


def _with_number(desk: Desk, session: Session, cards: Sequence[RowId], number: str) -> list[RowId]:
    kept = []
    for card, ciphertext in queries.id_numbers(session, list(dict.fromkeys(cards))).items():
        try:
            if desk.keys.decrypt(card, ciphertext) == number:
                kept.append(card)
        except EnvironmentProblem:  # no key here: the last four have to do
            kept.append(card)
    return kept


def _all_cards(desk: Desk, person: RowId) -> list[RowId]:
    aliases = desk.aliases
    return rules.joined(person, aliases) if person in aliases else [person]


def _hits(
    desk: Desk, session: Session, wanted: Iterable[RowId], query: Query, near: Mapping[RowId, _Here], limit: int
) -> list[PersonHit]:
    people = list(dict.fromkeys(desk.canonical(card) for card in wanted))
    cards = {person: _all_cards(desk, person) for person in people}
    rows = {
        row.id: row
        for row in queries.with_last_visit(session, list(dict.fromkeys(c for own in cards.values() for c in own)))
    }  # fmt: skip
    found = []
    for person in people:
        own = [rows[card] for card in cards[person] if card in rows and rows[card].name and not rows[card].voided]
        if not own:
            continue
        lead = next((row for row in own if row.id == person), own[0])
        best = min(words.rank(query, row.name or "", row.phones, row.id_tail) for row in own)
        last = max(own, key=lambda row: (row.last_at is not None, row.last_at))
        recent = last.last_at.timestamp() if last.last_at else 0.0
        found.append(((best[0], person not in near, -recent, best[1:]), person, lead, last))
    found.sort(key=lambda entry: entry[0])
    return [_hit(desk, query, person, lead, last, near.get(person)) for _, person, lead, last in found[:limit]]


def _hit(desk: Desk, query: Query, person: RowId, row: Any, last: Any, here: _Here | None) -> PersonHit:
    here = here or _Here()
    return PersonHit(
        id=person,
        name=row.name,
        name_parts=tuple(words.highlight_name(query, row.name)),
        pinyin=tuple(words.highlight(query, row.name)),
        phone=privacy.mask_phone(row.phones or ""),
        group=row.population_group or "",
        group_label=desk.term_label(POPULATION_GROUP, row.population_group),
        last_visit_at=last.last_at,
        last_purposes=tuple((last.last_purposes or "").split()),
        last_purpose_text=desk.term_labels(PURPOSE, last.last_purposes),
        last_badge=last.last_badge or "",
        present_visit_id=here.present[0] if here.present else None,
        present_since=here.present[1] if here.present else None,
        expected_visit_id=here.expected[0] if here.expected else None,
        expected_at=here.expected[1] if here.expected else None,
    )


def hit(desk: Desk, person: RowId) -> PersonHit:
    """One person as the search shows them: after a card was picked or made. Raises UserError."""
    nothing = words.parse_query("")
    with desk.store.read() as session:
        lines = queries.here(session, desk.now() - _BEFORE, desk.now() + _AFTER)
        lead = desk.canonical(person)
        at = _Here()
        for line in lines:
            if desk.canonical(line.person_id) == lead:
                if line.arrived_at is not None:
                    at.present = at.present or (line.visit_id, line.arrived_at)
                elif line.expected_at is not None:
                    at.expected = at.expected or (line.visit_id, line.expected_at)
        found = _hits(desk, session, [lead], nothing, {lead: at}, 1)
    if not found:
        raise UserError(translate("errors", "This entry is no longer here."))
    return found[0]


def likely_duplicates(
    desk: Desk, values: Mapping[str, Any], *, person_id: RowId | None = None, limit: int = 5
) -> list[tuple[PersonHit, str]]:
    """Cards that may be of the person being typed in, likeliest first, each with the reason in words.

    `values` as typed so far: "name", "phones", "birth_date", "id_number"; what can't be read yet is left out.
    """
    name = " ".join(str(values.get("name") or "").split())
    if not name:
        return []
    number = _tolerant(lambda: privacy.check_id_number(values.get("id_type"), values.get("id_number")))
    phones = _tolerant(lambda: checks.phones(values.get("phones")))
    birth = _tolerant(lambda: checks.birth_date(values.get("birth_date")))
    own = set(_all_cards(desk, person_id)) if person_id else set()
    typed = rules.Card(
        b"", name, phones, birth or (privacy.birth_date_of(number) if number else None), privacy.id_tail(number)
    )
    with desk.store.read() as session:
        connection = session.connection()
        cards = queries.same_name(session, name, CANDIDATES)
        asked = [number.rpartition("-")[2] for number in (phones or "").split()]
        asked += [words.pinyin(name).replace(" ", "")] if not name.isascii() else [name]
        if typed.id_tail:
            asked.append(str(number))
        for text in asked:
            cards += find_people(connection, words.parse_query(words.fold(text)), CANDIDATES)
        others = [
            rules.Card(row.id, row.name or "", row.phones, row.birth_date, row.id_tail)
            for row in queries.comparable(session, list(dict.fromkeys(cards)))
            if row.id not in own
        ]
        likely: dict[RowId, str] = {}
        for card, likeness in rules.likely_duplicates(typed, others):
            likely.setdefault(desk.canonical(card.id), likeness.text)
        query = words.parse_query(name)
        hits = {one.id: one for one in _hits(desk, session, likely, query, {}, len(likely))}
    return [(hits[person], reason) for person, reason in likely.items() if person in hits][:limit]


def _tolerant(read: Any) -> Any:
    try:
        return read()
    except UserError:
        return None


# ------------------------------------------------------------------------------------------- one card


def _age(birth: date | None, today: date) -> int | None:
    return rules.age_on(birth, today) if birth else None


def card(desk: Desk, person: RowId) -> PersonCard:
    """The card that stands for a person, with household and joined cards; UserError when it isn't here."""
    lead = desk.canonical(person)
    with desk.store.read() as session:
        row = session.get(Person, lead)
        if row is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        cards = _all_cards(desk, lead)
        visits, first, last = queries.visit_span(session, cards)
        guardians, children = _household(desk, session, cards)
        made = queries.made_at(session, row.create_op) or _made_at(row.id)
        months = desk.settings[RETENTION_MONTHS]
        seen_day = (last or made).astimezone(desk.zone).date()
        spec = PERSON.by_name
        erased = bool(row.state & STATE_ERASED)
        return PersonCard(
            id=row.id,
            name=row.name or "",
            pinyin=words.pinyin(row.name or ""),
            phones=privacy.mask_phone(row.phones or ""),
            group=row.population_group or "",
            group_label=desk.term_label(POPULATION_GROUP, row.population_group),
            gender=row.gender or "",
            gender_label=spec["gender"].option_label(row.gender) if row.gender else "",
            birth_date=row.birth_date,
            age=_age(row.birth_date, desk.today()),
            is_child=rules.is_child(row.birth_date, row.population_group, desk.today()),
            id_type=row.id_type or "",
            id_type_label=spec["id_type"].option_label(row.id_type) if row.id_type else "",
            id_number=_masked_number(row),
            party_branch=row.party_branch or "",
            employer=row.employer or "",
            note=row.note or "",
            consent=row.consent,
            retain_until=row.retain_until,
            keep_until=None if erased else row.retain_until or privacy.keep_until(seen_day, months),
            visits=visits,
            first_visit_at=first,
            last_visit_at=last,
            present_visit_id=queries.open_visit(session, cards),
            guardians=guardians,
            children=children,
            joined=_joined(session, lead, cards),
            voided=row.voided,
            void_reason=row.void_reason or "",
            erased=erased,
            clash=bool(row.state & STATE_CLASH),
            made_at=made,
            seen=desk.store.seen(Person, lead, session),
        )


def _masked_number(row: Person) -> str:
    if not row.id_number:
        return ""
    return privacy.masked_tail(row.id_tail) or "****"


def _made_at(row: RowId) -> datetime:
    return from_ms(int.from_bytes(row[:6], "big"))


def _household(desk: Desk, session: Session, cards: Sequence[RowId]) -> tuple[tuple[Kin, ...], tuple[Kin, ...]]:
    links = queries.kin_of(session, cards)
    others = {link.child_id if link.guardian_id in cards else link.guardian_id for link in links}
    rows = {row.id: row for row in queries.with_last_visit(session, [one for one in others if one])}
    guardians: list[Kin] = []
    children: list[Kin] = []
    for link in links:
        down = link.guardian_id in cards
        row = rows.get(link.child_id if down else link.guardian_id)
        if row is None or row.name is None or row.voided:
            continue
        kin = Kin(
            link.id, desk.canonical(row.id), row.name, privacy.mask_phone(row.phones or ""), link.relation or "",
            _age(row.birth_date, desk.today()),
        )  # fmt: skip
        (children if down else guardians).append(kin)
    return tuple(guardians), tuple(children)


def _joined(session: Session, lead: RowId, cards: Sequence[RowId]) -> tuple[JoinedCard, ...]:
    if len(cards) == 1:
        return ()
    rows = {row.id: row for row in queries.with_last_visit(session, cards)}
    found = []
    for alias in queries.aliases_of(session, cards):
        other = alias.other_id if alias.one_id == lead else alias.one_id
        row = rows.get(other)
        if row is not None:
            found.append(JoinedCard(alias.id, other, row.name or "", privacy.mask_phone(row.phones or "")))
    return tuple(found)


# ------------------------------------------------------------------------------------------- writing


def checked(desk: Desk, row: RowId, values: Mapping[str, Any], current: Person | None = None) -> dict[str, Any]:
    """The fields to write for form values: tidied, validated, the ID number encrypted for the card `row`.

    `current`: the card as it is; masked text left untouched in the form leaves its field alone. Raises
    UserError beside the field.
    """
    kept: dict[str, Any] = {}
    for name, value in values.items():
        item = PERSON.by_name[name]
        if not item.form:
            raise TypeError(f"{name} isn't filled in by a person")
        if item.type is not FieldType.ID_DOCUMENT:
            kept[name] = _phones(value, current) if name == "phones" else _plain_value(desk, item, value)
    if current is None and "name" not in kept:
        kept["name"] = checks.name(None)
    birth = kept.get("birth_date", current.birth_date if current else None)
    if birth is not None and "birth_date" in kept:
        birth = kept["birth_date"] = rules.check_birth_date(birth, desk.today())
    kept.update(_id_document(desk, row, values, kept, current, birth))
    return kept


def _plain_value(desk: Desk, item: FieldSpec, value: Any) -> Any:
    if item.check is not None:
        return item.check(value)
    if item.type is FieldType.BOOLEAN:
        return bool(value)
    if item.type is FieldType.DATE:
        return checks.birth_date(value) if isinstance(value, str) else value
    if value is None or value == "":
        return None
    if item.type is FieldType.CHOICE:
        codes = {term.code for term in desk.terms(item.terms, voided=True)} if item.terms else set(dict(item.options))
        if value not in codes:
            raise UserError(translate("errors", "Please choose one of the list."), item.name)
        return value
    if item.type is FieldType.LONG_TEXT:
        text, longest = str(value).strip(), LONGEST_NOTE
    else:
        text, longest = " ".join(str(value).split()), LONGEST_TEXT
    if len(text) > longest:
        raise UserError(translate("errors", "At most {n} characters.").format(n=longest), item.name)
    return text or None


def _phones(value: Any, current: Person | None) -> str | None:
    known = (current.phones or "").split() if current else []
    masked = {privacy.mask_phone(number): number for number in known}
    parts = re.split(r"([\s,，;；/、|]+)", str(value or "").strip())
    return checks.phones("".join(masked.get(part, part) for part in parts))


def _id_document(
    desk: Desk, row: RowId, values: Mapping[str, Any], kept: Mapping[str, Any], current: Person | None,
    birth: date | None,
) -> dict[str, Any]:  # fmt: skip
    """The group of the ID document, and what its number tells about birth and gender."""
    if "id_number" not in values and "id_type" not in values:
        return {}
    kind = kept.get("id_type", current.id_type if current else None)
    typed = str(values.get("id_number") or "").strip()
    has = current is not None and bool(current.id_number)
    if "id_number" not in values or (has and current is not None and typed == _masked_number(current)):
        if has and current is not None and kind != current.id_type:
            # The number must fit its new kind too.
            privacy.check_id_number(kind, desk.keys.decrypt(row, current.id_number or ""))
        return {"id_type": kind} if has else {"id_type": None}
    number = privacy.check_id_number(kind, typed)
    if number is None:
        return {"id_type": None, "id_number": None, "id_tail": None}
    born = privacy.birth_date_of(number)
    if born is not None and birth is not None and born != birth:
        raise UserError(
            translate("people", "The ID number says born {date}.").format(date=born.isoformat()), "birth_date"
        )
    if born is not None and born > desk.today():
        raise UserError(translate("errors", "This date of birth is in the future."), "id_number")
    found: dict[str, Any] = {
        "id_type": kind or privacy.RESIDENT,
        "id_number": desk.keys.encrypt(row, number),
        "id_tail": privacy.id_tail(number),
    }
    if born is not None:
        found["birth_date"] = born
    gender = privacy.gender_of(number)
    if gender and not kept.get("gender", current.gender if current else None):
        found["gender"] = gender
    return found


def make(tx: Tx, desk: Desk, values: Mapping[str, Any], *, batch_id: RowId | None = None) -> Person:
    """Write a new card inside a use-case's own transaction; raises UserError beside the field."""
    row = new_id()
    return tx.add(Person(id=row, **checked(desk, row, values), batch_id=batch_id))


def save(
    desk: Desk, actor: Actor, person: RowId | None, values: Mapping[str, Any], *, seen: Base | None = None
) -> tuple[PersonCard, Changes]:
    """Make a card (person None) or change the fields given. `seen`: what the form showed (`PersonCard.seen`).

    Masked phones and numbers that come back as they were shown are left alone. Raises UserError beside the
    field; EnvironmentProblem when an ID number is to be kept and the centre's key is missing.
    """
    require(actor, Permission.EDIT_PEOPLE)
    with desk.store.write(actor.staff_id) as tx:
        if person is None:
            row = make(tx, desk, values)
        else:
            row = tx.get(Person, person)
            tx.edit(row, checked(desk, row.id, values, row), seen=seen)
    return card(desk, row.id), tx.changes


def void(desk: Desk, actor: Actor, person: RowId, reason: str) -> tuple[None, Changes]:
    """Take a card out of every list; its visits stay. Raises UserError while the person is here, or registered for
    an activity that is still to come.
    """
    require(actor, Permission.VOID_RECORDS)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Person, person)
        _not_here(tx, _all_cards(desk, person))
        participation.refuse_while_registered(tx.session, [person], tx.now)
        tx.void(row, reason)
    return None, tx.changes


def restore(desk: Desk, actor: Actor, person: RowId) -> tuple[PersonCard, Changes]:
    """Bring a voided card back."""
    require(actor, Permission.VOID_RECORDS)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Person, person)
        if row.state & STATE_ERASED:
            raise UserError(translate("errors", "An erasure can't be taken back."))
        tx.restore(row)
    return card(desk, person), tx.changes


def _not_here(tx: Tx, cards: Sequence[RowId]) -> None:
    if queries.open_visit(tx.session, cards) is not None:
        raise UserError(translate("people", "This person is here now: sign them out first."))
    participation.refuse_while_there(tx.session, cards, tx.now)


# ---- one person, several cards


def join(desk: Desk, actor: Actor, one: RowId, other: RowId) -> tuple[PersonCard, Changes]:
    """Say that two cards are one person; `separate` takes it back. No card is changed.

    Whoever held them apart before is overruled.
    """
    require(actor, Permission.JOIN_PEOPLE)
    joined = desk.canonical(one) == desk.canonical(other)
    with desk.store.write(actor.staff_id) as tx:
        for person in (one, other):
            if tx.get(Person, person).voided:
                raise UserError(translate("people", "One of these cards was voided."))
        apart = _held_apart(tx, _all_cards(desk, one), _all_cards(desk, other))
        if joined and not apart:
            raise UserError(translate("people", "These cards are one person already."))
        for row in apart:
            tx.void(row, translate("people", "One person after all"))
        if not joined:
            tx.add(PersonAlias(one_id=min(one, other), other_id=max(one, other)))
    return card(desk, one), tx.changes


def _held_apart(tx: Tx, cards: Sequence[RowId], others: Sequence[RowId]) -> list[PersonDistinct]:
    """What somebody once said against these cards being those others' person's."""
    pair = select(PersonDistinct).where(PersonDistinct.voided == false())
    between = (PersonDistinct.one_id.in_(cards) & PersonDistinct.other_id.in_(others)) | (
        PersonDistinct.one_id.in_(others) & PersonDistinct.other_id.in_(cards)
    )
    return list(tx.session.scalars(pair.where(between)))


def hold_apart(desk: Desk, actor: Actor, one: RowId, other: RowId) -> tuple[None, Changes]:
    """Say that two cards which look like one person's are two people's; nobody is asked about them again.

    Where the two were joined directly, that ends. Raises UserError while other cards join them.
    """
    require(actor, Permission.JOIN_PEOPLE)
    one, other = min(one, other), max(one, other)
    with desk.store.write(actor.staff_id) as tx:
        query = select(PersonAlias).where(PersonAlias.voided == false())
        edges = list(tx.session.scalars(query))
        between = [edge for edge in edges if {edge.one_id, edge.other_id} == {one, other}]
        left = rules.canonical(
            [(edge.one_id, edge.other_id) for edge in edges if edge not in between and edge.one_id and edge.other_id]
        )
        if left.get(one, one) == left.get(other, other):
            raise UserError(
                translate("people", "Other cards join these two; take those apart first, on the person's card.")
            )
        for edge in between:
            tx.void(edge, translate("people", "Two different people"))
        row = tx.session.get(PersonDistinct, pair_id("twin", one, other))
        if row is None:
            tx.add(PersonDistinct(id=pair_id("twin", one, other), one_id=one, other_id=other))
        elif row.voided:
            tx.restore(row)
    return None, tx.changes


def separate(desk: Desk, actor: Actor, alias: RowId, reason: str = "") -> tuple[None, Changes]:
    """Say that two joined cards are two people after all; `alias` from `PersonCard.joined`."""
    require(actor, Permission.JOIN_PEOPLE)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(PersonAlias, alias), reason.strip() or translate("people", "Two different people"))
    return None, tx.changes


# ---- the household


def link(desk: Desk, actor: Actor, guardian: RowId, child: RowId, relation: str = "") -> tuple[PersonCard, Changes]:
    """Say who is a child's guardian; answers the guardian's card."""
    require(actor, Permission.EDIT_PEOPLE)
    with desk.store.write(actor.staff_id) as tx:
        _link(desk, tx, guardian, child, relation)
    return card(desk, guardian), tx.changes


def _link(desk: Desk, tx: Tx, guardian: RowId, child: RowId, relation: str) -> None:
    for person in (guardian, child):
        if tx.get(Person, person).voided:
            raise UserError(translate("people", "One of these cards was voided."))
    pairs = [
        (desk.canonical(a), desk.canonical(b))
        for a, b in ((link.guardian_id, link.child_id) for link in queries.kin_of(tx.session, [guardian, child]))
    ]
    rules.check_kinship(desk.canonical(guardian), desk.canonical(child), pairs)
    kept = " ".join(relation.split())
    if len(kept) > 20:
        raise UserError(translate("errors", "At most {n} characters.").format(n=20), "relation")
    tx.add(Kinship(guardian_id=guardian, child_id=child, relation=kept or None))


def add_child(
    desk: Desk, actor: Actor, guardian: RowId, values: Mapping[str, Any], relation: str = ""
) -> tuple[PersonCard, Changes]:
    """Make a child's card and link it to the guardian in one act; answers the child's card."""
    require(actor, Permission.EDIT_PEOPLE)
    with desk.store.write(actor.staff_id) as tx:
        child = make_child(tx, desk, values)
        _link(desk, tx, guardian, child.id, relation)
    return card(desk, child.id), tx.changes


def make_child(tx: Tx, desk: Desk, values: Mapping[str, Any], *, batch_id: RowId | None = None) -> Person:
    """Write a child's card inside a use-case's own transaction; raises UserError beside the field."""
    return make(tx, desk, {"population_group": _child_group(desk), **values}, batch_id=batch_id)


def link_if_new(desk: Desk, tx: Tx, guardian: RowId, child: RowId, relation: str) -> None:
    """Link a guardian and a child inside a use-case's own transaction, unless they are linked already."""
    ends = {desk.canonical(guardian), desk.canonical(child)}
    links = queries.kin_of(tx.session, _all_cards(desk, desk.canonical(guardian)))
    if not any({desk.canonical(one.guardian_id), desk.canonical(one.child_id)} == ends for one in links):
        _link(desk, tx, guardian, child, relation)


def _child_group(desk: Desk) -> str | None:
    return rules.CHILD if any(term.code == rules.CHILD for term in desk.terms(POPULATION_GROUP)) else None


def unlink(desk: Desk, actor: Actor, kinship: RowId, reason: str = "") -> tuple[None, Changes]:
    """Take a link between guardian and child back; `kinship` from `Kin.link`."""
    require(actor, Permission.EDIT_PEOPLE)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(Kinship, kinship), reason.strip() or translate("people", "Not a household"))
    return None, tx.changes


# ---- seeing what is masked


def reveal(desk: Desk, actor: Actor, person: RowId, name: str, reason: str) -> tuple[str, Changes]:
    """A person's phones or ID number (`name` "phones" or "id_number") in full, for a reason that is logged.

    Nothing is shown that wasn't logged first.
    """
    require(actor, Permission.UNMASK_ONE)
    if name not in REVEALED:
        raise TypeError(f"{name} isn't masked")
    kept = privacy.check_purpose(reason)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Person, person)
        text = row.phones or ""
        if name == "id_number":
            text = desk.keys.decrypt(row.id, row.id_number) if row.id_number else ""
        tx.add(Disclosure(at=tx.now, subject=name, person_id=person, reason=kept))
    return text, tx.changes


# ------------------------------------------------------------------------------------------- erasing


def erase(desk: Desk, actor: Actor, person: RowId, reason: str) -> tuple[None, Changes]:
    """Remove somebody for good: every joined card and what is personal in their visits, bookings and activities,
    here and in the log.

    Those stay as nameless figures; a booking or a registration still to come is called off. The ids go into the
    ledger of erasures beside the database, so that a restored backup is erased again. Can't be undone. Raises
    UserError while the person is here, or has something that was lent to them.
    """
    return erase_many(desk, actor, [person], reason)


def erase_many(
    desk: Desk, actor: Actor, people: Sequence[RowId], reason: str, progress: Progress | None = None
) -> tuple[None, Changes]:
    """As `erase`, for several people in one act: all of them or none."""
    require(actor, Permission.ERASE_PEOPLE)
    kept = " ".join(reason.split())
    if not kept:
        raise UserError(translate("errors", "Please give a reason."), "void_reason")
    ledger = desk.folder / installation.ERASED
    length = ledger.stat().st_size if ledger.exists() else 0
    try:
        with desk.store.write(actor.staff_id) as tx:
            gone: list[tuple[str, RowId]] = []
            for number, person in enumerate(people):
                if progress is not None:
                    progress.tick(number, len(people))
                gone += _erase(desk, tx, person, kept)
            installation.want_sweep(tx)
            # Before the commit: a person erased here must not come back with a backup.
            installation.note_erased(desk.folder, gone)
    except BaseException:
        if ledger.exists() and ledger.stat().st_size > length:
            with ledger.open("rb+") as handle:
                handle.truncate(length)
        raise
    drafts.forget(desk, {row for _table, row in gone})
    installation.sweep(desk.store)
    return None, tx.changes


def _erase(desk: Desk, tx: Tx, person: RowId, reason: str) -> list[tuple[str, RowId]]:
    cards = _all_cards(desk, person)
    _not_here(tx, cards)
    gone: list[tuple[str, RowId]] = []
    for visit in queries.visit_ids_of(tx.session, cards):
        tx.erase(tx.get(Visit, visit))
        gone.append(("visit", visit))
    gone += _erase_bookings(tx, cards)
    links = queries.kin_of(tx.session, cards)
    gone += participation.erase(tx, cards, {one for link in links for one in (link.guardian_id, link.child_id)})
    # That somebody looked stays; the reason they gave may name the person.
    for look in queries.disclosure_ids_of(tx.session, cards):
        tx.erase(tx.get(Disclosure, look))
        gone.append(("disclosure", look))
    for link in links:
        tx.void(tx.get(Kinship, link.id), translate("people", "Erased"))
    for alias in queries.aliases_of(tx.session, cards):
        tx.void(tx.get(PersonAlias, alias.id), translate("people", "Erased"))
    for one in cards:
        row = tx.get(Person, one)
        if row.state & STATE_ERASED:
            continue
        row.void_reason = reason
        tx.erase(row)
        gone.append(("person", one))
    return gone


def erase_rest(desk: Desk) -> Changes:
    """Erase what another desk wrote about people who had been erased in the meantime: their visits, once they have
    left, and why somebody looked at their card.
    """
    with desk.store.read() as session:
        erased = session.scalars(select(Person.id).where(Person.state.op("&")(STATE_ERASED) != 0)).all()
        left: list[tuple[type[Visit] | type[Disclosure], RowId]] = []
        for start in range(0, len(erased), 500):
            part = erased[start : start + 500]
            over = select(Visit.id).where(Visit.person_id.in_(part), Visit.left_at.is_not(None))
            left += [(Visit, row) for row in session.scalars(over)]
            left += [(Disclosure, row) for row in queries.disclosure_ids_of(session, part)]
    if not left:
        return Changes()
    with desk.store.write(SYSTEM.staff_id) as tx:
        for model, row in left:
            tx.erase(tx.get(model, row))
        installation.want_sweep(tx)
    installation.finish_erasing(desk.store)
    return tx.changes


_BOOKED = (Booking, BookingSeries, Loan, Violation)
"""What somebody's bookings leave behind."""


def _erase_bookings(tx: Tx, cards: Sequence[RowId]) -> list[tuple[str, RowId]]:
    if any(person in cards for person in _borrowers(tx.session)):
        message = translate("people", "This person has borrowed something that isn't back: settle that first.")
        raise UserError(message)
    gone: list[tuple[str, RowId]] = []
    for model in _BOOKED:
        for row in tx.session.scalars(select(model).where(model.person_id.in_(cards))).all():
            if isinstance(row, Booking) and not row.voided:
                _give_back(tx, row)
            tx.erase(row)
            gone.append((model.spec.table, row.id))
    return gone


def _give_back(tx: Tx, row: Booking) -> None:
    """A booking that nobody is left to come for keeps its place from nobody."""
    booking = booking_rules.as_rule({"id": row.id, **{name: getattr(row, name) for name in row.spec.by_name}})
    if booking.status is booking_rules.Status.IN_USE:
        tx.edit(row, booking_rules.check_out(booking, tx.now))
    elif booking.status in booking_rules.LIVE:
        tx.edit(row, booking_rules.change(booking, booking_rules.Status.CANCELLED, translate("people", "Erased")))


def _borrowers(session: Session) -> set[RowId]:
    """Whoever has something that was lent and isn't back, by card."""
    query = select(Loan.person_id).where(Loan.returned_at.is_(None), Loan.voided == false())
    return {person for person in session.scalars(query) if person}


def _last_bookings(session: Session, cards: Sequence[RowId]) -> dict[RowId, datetime]:
    """When the last booking of each of these cards ends, or ended: steps into ix_booking_person."""
    found: dict[RowId, datetime] = {}
    for start in range(0, len(cards), 500):
        query = (
            select(Booking.person_id, func.max(Booking.ends_at))
            .where(Booking.person_id.in_(cards[start : start + 500]), Booking.voided == false())
            .group_by(Booking.person_id)
        )
        found.update((row, at) for row, at in session.execute(query) if row and at)
    return found


def _due(desk: Desk, session: Session) -> list[tuple[date, RowId, date]]:
    """(last seen, person, last day of keeping) of everybody whose period is over."""
    today, zone, months = desk.today(), desk.zone, desk.settings[RETENTION_MONTHS]
    # A little more than the calendar may ask for: nearly everybody is left out by the database.
    lines = queries.long_gone(session, desk.now() - timedelta(days=28 * months - 2))
    joined = [card for line in lines if line.id in desk.aliases for card in _all_cards(desk, line.id)]
    of_joined = queries.last_visits(session, joined)
    # A booking or a registration is a trace like a visit, and who has something of the centre's isn't forgotten yet.
    theirs = [card for line in lines for card in _all_cards(desk, line.id)]
    booked, registered = _last_bookings(session, theirs), participation.last_seen(session, theirs)
    borrowers = {desk.canonical(one) for one in _borrowers(session)}
    due = []
    for line in lines:
        if desk.canonical(line.id) != line.id or line.id in borrowers:
            continue
        kept = (of_joined, booked, registered)
        own = [at for card in _all_cards(desk, line.id) for at in (of.get(card) for of in kept) if at]
        seen = max([*own, line.last_at or _made_at(line.id)]).astimezone(zone).date()
        if privacy.due_for_erasure(today, seen, months, line.retain_until):
            due.append((seen, line.id, line.retain_until or privacy.keep_until(seen, months)))
    return sorted(due)


def due_count(desk: Desk) -> int:
    """How many people's period of keeping is over; looks at everybody once."""
    with desk.store.read() as session:
        return len(_due(desk, session))


def due_for_erasure(desk: Desk, limit: int = 500) -> list[DuePerson]:
    """Whose period of keeping is over, the longest gone first: for the administrator to confirm."""
    with desk.store.read() as session:
        due = _due(desk, session)
        cards = {row.id: row for row in queries.with_last_visit(session, [one for _, one, _ in due[:limit]])}
    return [
        DuePerson(
            one, cards[one].name or "", privacy.mask_phone(cards[one].phones or ""),
            desk.term_label(POPULATION_GROUP, cards[one].population_group), seen, until,
        )
        for seen, one, until in due[:limit]
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------- lists


LATEST = 2000
"""So many of the last visits are looked at to put those who came lately first."""
RANKED = 500
"""Up to so many found people are put in order by how well they fit."""
SORTS = ("recent", "name", "last_visit", "visits", "group", "party_branch")
_COLUMNS = {"name": "name", "group": "population_group", "party_branch": "party_branch"}


def person_ids(
    desk: Desk, chosen: PersonFilter = PersonFilter(), sort: str = "recent", descending: bool = True
) -> list[RowId]:
    """The people of a list, by id. `sort`: "recent" (here or made last), "name" and "party_branch" (as a Chinese
    dictionary), "group" (as the catalogue has them), "last_visit" or "visits" (how many). With text and no other
    order asked for, the best match comes first.
    """
    aliases = desk.aliases
    counted: dict[RowId, int] = {}
    last: dict[RowId, datetime] = {}
    with desk.store.read() as session:
        within = None
        query = words.parse_query(chosen.text)
        if chosen.text.strip():
            within = find_people(session.connection(), query, 5000) if query.groups else []
            if query.id_number:
                within = _with_number(desk, session, within, query.id_number)
        only = _only(desk, session, chosen)
        rows = queries.listed(
            session, groups=chosen.groups, voided=None if chosen.due else chosen.voided, has_id=chosen.has_id,
            batch=chosen.batch_id, consent=chosen.consent, within=within, column=_COLUMNS.get(sort),
        )  # fmt: skip
        cards = None if within is None else [c for row, _ in rows for c in _all_cards(desk, row)]
        if sort == "last_visit" or chosen.visited_since or chosen.not_visited_since:
            last = queries.last_visits(session, cards)
        if sort == "visits":
            counted = queries.visit_counts(session, cards)
        latest: list[tuple[RowId, datetime]] = []
        ranks: dict[RowId, Any] = {}
        if sort == "recent" and within is None:
            latest = queries.latest_visitors(session, LATEST)
        elif sort == "recent" and within and len(within) <= RANKED:
            lines = queries.with_last_visit(session, within)
            ranks = {line.id: words.rank(query, line.name or "", line.phones, line.id_tail) for line in lines}
    if aliases and not chosen.voided:
        for card_id, person in aliases.items():
            at = last.get(card_id)
            if at is not None and (person not in last or last[person] < at):
                last[person] = at
            if card_id != person and card_id in counted:
                counted[person] = counted.get(person, 0) + counted[card_id]
        texts = dict(rows)
        rows = [(row, texts.get(row, "")) for row in dict.fromkeys(aliases.get(row, row) for row, _ in rows)]
    if only is not None:
        rows = [row for row in rows if row[0] in only]
    if chosen.visited_since:
        since = chosen.visited_since
        rows = [row for row in rows if row[0] in last and last[row[0]] >= since]
    if chosen.not_visited_since:
        limit = chosen.not_visited_since
        rows = [row for row in rows if row[0] not in last or last[row[0]] < limit]
    if sort == "group":
        order = {term.code: place for place, term in enumerate(desk.terms(POPULATION_GROUP, voided=True))}
        rows.sort(key=lambda row: order.get(row[1], len(order)), reverse=descending)
    elif sort in _COLUMNS:
        # The order of GB 2312's characters is that of their pinyin. Who has nothing there comes last.
        rows.sort(key=lambda row: row[1].encode("gb18030", "replace"), reverse=descending)
        rows.sort(key=lambda row: not row[1])
    elif sort == "last_visit":
        never = datetime.min.replace(tzinfo=UTC)
        rows.sort(key=lambda row: last.get(row[0], never), reverse=descending)
    elif sort == "visits":
        rows.sort(key=lambda row: counted.get(row[0], 0), reverse=descending)
    elif within is not None:
        # The best match first; among equals, and beyond what is ranked, as the index found them.
        worst = (99, 99, "")
        place: dict[RowId, Any] = {}
        for number, row in enumerate(within):
            lead, key = aliases.get(row, row), (ranks.get(row, worst), number)
            place[lead] = min(place.get(lead, key), key)
        rows.sort(key=lambda row: place.get(row[0], (worst, len(place))), reverse=not descending)
    else:
        found = _recent([row for row, _ in rows], [(aliases.get(card_id, card_id), at) for card_id, at in latest])
        return found if descending else found[::-1]
    return [row for row, _ in rows]


def _recent(rows: list[RowId], latest: list[tuple[RowId, datetime]]) -> list[RowId]:
    """These people (newest card first) with those who came lately moved to where their last visit puts them."""
    known = set(rows)
    came: dict[RowId, datetime] = {}
    for person, at in latest:
        if person in known:
            came.setdefault(person, at)
    lately = sorted(came, key=lambda person: max(came[person], _made_at(person)), reverse=True)
    rest = [row for row in rows if row not in came]
    found: list[RowId] = []
    taken = 0
    for person in lately:
        at = max(came[person], _made_at(person))
        while taken < len(rest) and _made_at(rest[taken]) > at:
            found.append(rest[taken])
            taken += 1
        found.append(person)
    return found + rest[taken:]


def _only(desk: Desk, session: Session, chosen: PersonFilter) -> set[RowId] | None:
    """The persons that pass what the table of cards alone can't tell; None when nothing such is asked."""
    sets: list[set[RowId]] = []
    if chosen.present:
        sets.append({desk.canonical(one) for one in queries.present_people(session)})
    if chosen.joined:
        sets.append(set(desk.aliases.values()) | set(desk.aliases))
    if chosen.due:
        sets.append({one for _, one, _ in _due(desk, session)})
    return set.intersection(*sets) if sets else None


def counts(desk: Desk) -> PeopleCounts:
    """How many people there are in the list of all, and how many of them are here now."""
    with desk.store.read() as session:
        here = {desk.canonical(one) for one in queries.present_people(session)}
        others = [card_id for card_id, lead in desk.aliases.items() if card_id != lead]
        return PeopleCounts(queries.count_cards(session) - queries.count_cards(session, others), len(here))


def person_rows(desk: Desk, ids: Sequence[RowId]) -> list[PersonRow]:
    """Lines of the list for these ids, in their order; ids that are gone are left out."""
    today = desk.today()
    aliases = desk.aliases
    spec = PERSON.by_name
    cards = {one: _all_cards(desk, one) for one in ids}
    with desk.store.read() as session:
        found = {
            row.id: row for row in queries.with_last_visit(session, [one for own in cards.values() for one in own])
        }
        times = queries.visit_counts(session, [one for own in cards.values() for one in own])
        here = {desk.canonical(one) for one in queries.present_people(session)}
    lines = []
    for one in ids:
        row = found.get(one)
        if row is None:
            continue
        at = max((last for c in cards[one] if c in found and (last := found[c].last_at)), default=None)
        lines.append(
            PersonRow(
                id=one,
                name=row.name or "",
                phone=privacy.mask_phone(row.phones or ""),
                group=row.population_group or "",
                group_label=desk.term_label(POPULATION_GROUP, row.population_group),
                gender_label=spec["gender"].option_label(row.gender) if row.gender else "",
                age=_age(row.birth_date, today),
                party_branch=row.party_branch or "",
                employer=row.employer or "",
                id_tail=privacy.masked_tail(row.id_tail),
                last_visit_at=at,
                visits=sum(times.get(card_id, 0) for card_id in cards[one]),
                present=one in here,
                joined=one in aliases,
                voided=row.voided,
                clash=bool(row.state & STATE_CLASH),
            )
        )
    return lines


def timeline(desk: Desk, person: RowId, limit: int = 100) -> list[TimelineEntry]:
    """What this person did here and what was done with their cards, latest first."""
    cards = _all_cards(desk, person)
    with desk.store.read() as session:
        found = [_visit_entry(desk, visit) for visit in queries.visits_of(session, cards, limit)]
        found += [
            TimelineEntry(one.at, one.kind, one.text, one.detail, one.table, one.row)
            for one in participation.traces(session, cards, limit)
        ]
        for line in queries.disclosures_of(session, cards, limit):
            event = read_history(session, Disclosure, line.id)[0]
            label = PERSON.by_name[line.subject].label if line.subject in PERSON.by_name else line.subject
            found.append(
                TimelineEntry(
                    line.at,
                    "disclosure",
                    translate("people", "{who} looked at: {field}").format(
                        who=who(session, [event])[event.actor], field=label
                    ),
                    line.reason or "",
                    "disclosure",
                    line.id,
                )
            )
        for one in cards:
            events = read_history(session, Person, one)
            people = who(session, events)
            for event in events:
                changed = [
                    PERSON.by_name[name].label
                    for name in event.after
                    if PERSON.by_name[name].form and event.before.get(name) != event.after[name]
                ]
                found.append(
                    TimelineEntry(
                        event.at,
                        "card",
                        translate("people", "Card: {act}").format(act=act_label(event.label)),
                        people[event.actor]
                        + (" · " + desk.between.join(changed) if event.before and changed and not event.erased else ""),
                        "person",
                        one,
                    )
                )
    found.sort(key=lambda entry: entry.at, reverse=True)
    return found[:limit]


def _visit_entry(desk: Desk, visit: Visit) -> TimelineEntry:
    at = visit.arrived_at or visit.expected_at or _made_at(visit.id)
    state = visit_rules.state_of(
        visit_rules.Visit(
            visit.id, visit.person_id, visit.expected_at, visit.arrived_at, visit.left_at, visit.left_kind,
            voided=visit.voided,
        )
    )  # fmt: skip
    text = desk.term_labels(PURPOSE, visit.purposes)
    text = " · ".join(part for part in (text, visit.purpose_note or "") if part)
    left = ""
    if visit.left_at is not None and visit.arrived_at is not None and visit.left_at >= visit.arrived_at:
        left = (
            f"{visit.arrived_at.astimezone(desk.zone):%H:%M}–{visit.left_at.astimezone(desk.zone):%H:%M}"
            f" · {visit_rules.stay_text(visit.left_at - visit.arrived_at)}"
        )
    kind = "visit" if state is visit_rules.State.LEFT else state.value
    label = translate("visitors", visit_rules.STATE_LABELS[state])
    detail = " · ".join(part for part in (label if kind != "visit" else "", left) if part)
    return TimelineEntry(
        at, kind, text or translate("people", "Visit"), detail or visit.void_reason or "", "visit", visit.id
    )
