"""Registrations: households taken in, waiting, offered a place, drawn by lot, and why each stands where it stands.

Statuses are what people and the program decided; `domain.activities.allocate` says where everybody stands, and is
asked again at every write. A household bears the number its first person got: the letter of the desk, and a count
within the activity (A07). Phones are masked.
"""

import json
import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from app.core.clock import from_ms, to_ms
from app.core.errors import UserError
from app.core.i18n import sentences, translate
from app.core.ids import RowId, new_id
from app.db.models import STATE_CLASH, Activity, Ballot, Participant, Person, Registration
from app.db.models import Collector as CollectorRow
from app.db.oplog import Base
from app.db.queries import people as people_queries
from app.db.queries import registrations as queries
from app.db.tx import Changes, Tx
from app.domain import activities as rules
from app.domain import checks, search
from app.domain.activities import (
    ASKING,
    HOLDING,
    Allocation,
    Facts,
    Household,
    Mode,
    Outlook,
    Places,
    Quota,
    QuotaRule,
    Standing,
    Status,
)
from app.domain.attendance import GROWN, same_name, sheet_code
from app.domain.auth import SYSTEM, Actor, Permission, require
from app.domain.people import joined
from app.domain.privacy import mask_phone
from app.domain.settings import DESK_LETTER
from app.domain.terms import PARTICIPANT_CATEGORY, POPULATION_GROUP
from app.services import activities, people, staff, visits
from app.services.desk import Desk, fixed_id

LONGEST_TEXT = 60
LONGEST_NOTE = 2000
SEED_BYTES = 8
"""Of a seed the program makes: sixteen digits fit a line on paper."""


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One person of a registration."""

    id: RowId
    person_id: RowId | None
    """None once erased."""
    number: str
    """Such as A07: on the ticket, the sheet and the notice."""
    name: str
    gender: str
    age: int | None
    grade: str
    categories: tuple[str, ...]
    category_text: str
    quotas: tuple[RowId, ...]
    """The quotas this person counts in."""
    quota_names: tuple[str, ...]
    consent: bool
    withdrawn: bool
    withdraw_reason: str
    note: str
    twice: tuple[str, ...] = ()
    """Other numbers under which the same person is registered, as after two cards were joined."""


@dataclass(frozen=True, slots=True)
class Collector:
    """Who may collect the children."""

    id: RowId | None
    name: str
    relation: str
    phone: str


@dataclass(frozen=True, slots=True)
class RegistrationRow:
    """One household."""

    id: RowId
    activity_id: RowId
    number: str
    contact_id: RowId | None
    contact: str
    phone: str
    group_label: str
    """The contact's population group."""
    community: str
    at: datetime
    by: str
    """Who took it in."""
    desk: str
    status: Status
    standing: Standing
    standing_label: str
    reason: str
    offered_until: datetime | None
    place_in_line: int | None
    rank: int | None
    over_quota: bool
    note: str
    participants: tuple[ParticipantRow, ...]
    collectors: tuple[Collector, ...]
    clash: bool
    voided: bool
    seen: Base = field(default_factory=dict, compare=False)

    @property
    def active(self) -> tuple[ParticipantRow, ...]:
        """Those who haven't withdrawn."""
        return tuple(one for one in self.participants if not one.withdrawn)


@dataclass(frozen=True, slots=True)
class Registered:
    """What a form says of one person: a known card, or a name to make one."""

    person_id: RowId | None = None
    name: str = ""
    gender: str = ""
    birth_date: date | None = None
    categories: tuple[str, ...] = ()
    grade: str = ""
    consent: bool = False
    note: str = ""
    relation: str = ""
    """What the contact is to this person: 父亲 of a child; "" for the contact in person."""
    id: RowId | None = None
    """The participant that is changed; None for a new one."""


@dataclass(frozen=True, slots=True)
class RegistrationWish:
    """A household as a form holds it. The contact is a known card or a name and phone; participants are whoever
    takes part: the contact too where listed among them.
    """

    activity_id: RowId
    participants: tuple[Registered, ...]
    contact_id: RowId | None = None
    contact_name: str = ""
    contact_phone: str = ""
    community: str = ""
    note: str = ""
    collectors: tuple[Collector, ...] = ()
    own: RowId | None = None
    """The registration that is changed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What would come of a wish now, in words."""

    standing: Standing
    """ADMITTED, WAITING, APPLIED (ballot) or REFUSED."""
    headline: str
    """One line: "Registered now, this household waits as number 5.\""""
    because: tuple[str, ...]
    """The reasons, a sentence each."""
    quotas: tuple[tuple[str, tuple[str, ...]], ...]
    """By participant, the names of the quotas that count."""
    twice: tuple[str, ...] = ()
    """Who is registered for this activity already, in words."""
    surely: bool = False
    """Whether one of those is the same person beyond doubt, not only of the same name."""

    @property
    def refused(self) -> bool:
        """Whether nobody could take this household in but a manager."""
        return self.standing is Standing.REFUSED


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a household stands where it stands, for the desk and (without names) for the notice board."""

    registration_id: RowId
    number: str
    people: int
    standing: Standing
    standing_label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BallotView:
    """The ballot of an activity. `drawn_at` None: its list is closed and printed, the lots are not drawn yet."""

    id: RowId
    seed: str
    listed_at: datetime
    listed: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    """Registration number, and for each of its people the names of the quotas that count."""
    drawn_at: datetime | None
    result: tuple[tuple[str, bool], ...]
    """Registration numbers in the order drawn, and whether admitted."""
    capacity: int | None = None
    quotas: tuple[Quota, ...] = ()
    """The places there were when the list was closed; kept are those held at that time."""
    before: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    """Households that had places before the lots were drawn, as `listed`: they keep them."""
    gone: tuple[str, ...] = ()
    """Numbers of both lists that were given up between closing and drawing: no place is kept for them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act came to: the registration, and the households that were offered places because of it."""

    row: RegistrationRow
    offers: tuple[RegistrationRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RegistrationFilter:
    """Which registrations of an activity a list shows."""

    text: str = ""
    standings: tuple[Standing, ...] = ()
    quota_id: RowId | None = None
    without_consent: bool = False


@dataclass(frozen=True, slots=True)
class Swept:
    """What became due: offers that lapsed, and offers made since."""

    lapsed: int = 0
    offers: tuple[RegistrationRow, ...] = ()


# ------------------------------------------------------------------------------------------- what the rules look at


@dataclass(frozen=True, slots=True)
class _Ground:
    """An activity as registering sees it."""

    activity: Activity
    places: Places
    households: tuple[Household, ...]
    first: datetime | None
    """When the first session that isn't called off begins."""
    last: datetime | None
    """When the last one begins."""
    end: datetime | None
    ballot: Ballot | None
    now: datetime

    @property
    def mode(self) -> Mode:
        return Mode(self.activity.mode) if self.activity.mode in _MODES else Mode.FIRST

    @property
    def lots_pending(self) -> bool:
        """Whether places are given by lot, and the lots aren't drawn yet."""
        return self.mode is Mode.BALLOT and (self.ballot is None or self.ballot.drawn_at is None)

    @property
    def list_closed(self) -> bool:
        return self.lots_pending and self.ballot is not None

    def household(self, registration: RowId) -> Household:
        found = next((one for one in self.households if one.id == registration), None)
        if found is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        return found

    def allocation(self) -> Allocation:
        return rules.allocate(self.places, self.households, self.now)

    def standing(self, registration: RowId) -> Standing:
        return self.allocation().standing[registration]

    def outlook(self, desk: Desk, asks: Household, who: str = "") -> Outlook:
        """What a household would get now, by the order of the line or by lot."""
        if self.lots_pending and self.ballot is None:
            asks = replace(asks, status=Status.APPLIED)
        found = rules.outlook(self.places, self.households, asks, self.now, desk.zone, who)
        if not self.list_closed:
            return found
        waits = rules.outlook(replace(self.places, capacity=0), self.households, asks, self.now, desk.zone, who)
        words = translate("activities", "The list of the ballot is closed; this household comes after those on it.")
        return Outlook(Standing.WAITING, waits.headline, (words,))


_MODES = frozenset(Mode)


def _ground(desk: Desk, session: Session, activity_id: RowId) -> _Ground:
    activity = session.get(Activity, activity_id)
    if activity is None or activity.voided:
        raise UserError(translate("errors", "This entry is no longer here."), "activity")
    first, last, end = queries.span(session, activity_id)
    ballot = session.get(Ballot, _ballot_id(activity_id))
    return _Ground(
        activity, activities.places_of(desk, session, activity),
        tuple(activities.households_of(desk, session, [activity_id]).get(activity_id, ())), first, last, end,
        ballot if ballot is not None and not ballot.voided else None, desk.now(),
    )  # fmt: skip


def _decides(desk: Desk, activity: Activity) -> bool:
    return (activity.owner_desk or "A") == desk.settings[DESK_LETTER]


def _day(desk: Desk, ground: _Ground) -> date:
    """The day on which ages are counted."""
    return rules.age_day(ground.activity.age_on, ground.first, ground.now, desk.zone)


def _eligibility(activity: Activity) -> rules.Eligibility:
    return rules.Eligibility(
        activity.age_from, activity.age_to, frozenset((activity.categories or "").split()),
        activities.communities_of(activity.communities), activity.household_cap,
    )  # fmt: skip


def _closed(desk: Desk, ground: _Ground) -> tuple[str, bool]:
    """Why nobody can register now, in words, and whether a manager may all the same; "" while it is open."""
    activity = ground.activity
    if activity.status == "cancelled":
        return translate("activities", "This activity was called off."), False
    if activity.status != "published":
        return translate("activities", "This activity isn't published yet."), False
    if ground.mode is Mode.NONE:
        return translate("activities", "Nobody has to register for this activity."), False
    if ground.end is not None and ground.end <= ground.now:
        return translate("activities", "This activity is over."), True
    return rules.closed(activity.opens_at, activity.closes_at, ground.now, desk.zone), True


# ------------------------------------------------------------------------------------------- what a form says


@dataclass(frozen=True, slots=True)
class _Somebody:
    """One person of a wish, with what the card says where there is one."""

    given: Registered
    card: RowId | None
    name: str
    birth_date: date | None
    contact: bool
    """It is the contact in person."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A wish, read."""

    wish: RegistrationWish
    contact: RowId | None
    contact_name: str
    people: tuple[_Somebody, ...]
    facts: tuple[Facts, ...]

    def household(self, ground: _Ground, desk: Desk) -> Household:
        """As the rules would see it if it were registered now, or changed to this."""
        members = tuple(rules.counts_in(ground.places.quotas, one) for one in self.facts)
        if self.wish.own is not None:
            return replace(ground.household(self.wish.own), members=members)
        return Household(_LAST, members, Status.WAITING, ground.now, desk.settings[DESK_LETTER])


_LAST = b"\xff" * 16
"""Stands for a household that isn't registered yet: after all others of its moment."""


def _read(desk: Desk, session: Session, wish: RegistrationWish, ground: _Ground) -> _Asked:
    if not wish.participants:
        raise UserError(translate("activities", "Please say who takes part."), "participants")
    contact = desk.canonical(wish.contact_id) if wish.contact_id is not None else None
    contact_name = wish.contact_name
    children: dict[str, RowId] = {}
    if contact is not None:
        contact_name = _card(session, contact, "contact").name or ""
        for name, child in _children(desk, session, contact):
            children.setdefault(name, child)
    elif not contact_name.strip():
        # Who registers in person is the contact.
        in_person = next((one for one in wish.participants if not one.relation), None)
        if in_person is not None:
            contact = desk.canonical(in_person.person_id) if in_person.person_id is not None else None
            contact_name = in_person.name if contact is None else _card(session, contact, "participants").name or ""
    found = []
    for given in wish.participants:
        card = desk.canonical(given.person_id) if given.person_id is not None else None
        if card is None and not given.relation and same_name(given.name, contact_name):
            card, in_person_too = contact, True
        else:
            in_person_too = card is not None and card == contact
        if card is None and not in_person_too:
            card = children.get("".join(given.name.split()))
        row = _card(session, card, "participants") if card is not None else None
        if row is not None and given.person_id is None and not in_person_too:
            born = {given.birth_date, row.birth_date} - {None}
            if len(born) == 2:  # a child of the same name with another birthday is another child
                row = card = None
        found.append(
            _Somebody(
                given, card, (row.name or "") if row is not None else checks.plain(given.name),
                given.birth_date or (row.birth_date if row is not None else None), in_person_too,
            )
        )  # fmt: skip
    day = _day(desk, ground)
    facts = tuple(
        Facts(frozenset(one.given.categories), checks.plain(wish.community), rules.age_on(one.birth_date, day))
        for one in found
    )
    return _Asked(wish, contact, contact_name, tuple(found), facts)


def _card(session: Session, card: RowId, field_name: str) -> Person:
    row = session.get(Person, card)
    if row is None or row.voided or not row.name:
        raise UserError(translate("visitors", "This person's card is no longer here."), field_name)
    return row


def _children(desk: Desk, session: Session, contact: RowId) -> list[tuple[str, RowId]]:
    """Names (without spaces) and cards of somebody's children."""
    cards = joined(contact, desk.aliases)
    links = [link for link in people_queries.kin_of(session, cards) if link.guardian_id in cards and link.child_id]
    names = people_queries.names(session, [link.child_id for link in links])
    return [("".join(names.get(link.child_id, "").split()), desk.canonical(link.child_id)) for link in links]


def _objections(desk: Desk, session: Session, ground: _Ground, asked: _Asked) -> tuple[str, ...]:
    """What speaks against a household, but not against its places; of one that is changed, only what is new."""
    labels = {term.code: term.label for term in desk.terms(PARTICIPANT_CATEGORY, voided=True)}
    rule = _eligibility(ground.activity)
    known: dict[RowId, Facts] = {}
    if asked.wish.own is not None:
        [line] = queries.by_id(session, [asked.wish.own])
        known = {
            one["id"]: Facts(frozenset((one["categories"] or "").split()), line["community"] or "", one["age"])
            for one in queries.people_of(session, [asked.wish.own])
            if not one["withdrawn"]
        }
    already = 0
    if rule.household_cap is not None and asked.contact is not None:
        others = queries.taking_part(session, ground.activity.id, asked.wish.own)
        already = sum(one.contact_id is not None and desk.canonical(one.contact_id) == asked.contact for one in others)
    new = [
        (one.name or translate("activities", "Person {n}").format(n=n), facts)
        for n, (one, facts) in enumerate(zip(asked.people, asked.facts, strict=True), 1)
        if one.given.id is None or known.get(one.given.id) != facts
    ]
    if len(asked.people) <= len(known):
        rule = replace(rule, household_cap=None)
    return rules.objections(rule, new, labels, already + len(asked.people) - len(new))


@dataclass(frozen=True, slots=True)
class _Twice:
    words: str
    certain: bool
    """The same card, not only the same name."""


def _twice(desk: Desk, session: Session, ground: _Ground, asked: _Asked) -> list[_Twice]:
    """Who of a household takes part already, or seems to."""
    found = []
    others = queries.taking_part(session, ground.activity.id, asked.wish.own)
    own = queries.people_of(session, [asked.wish.own]) if asked.wish.own is not None else ()
    stays = {one["id"]: one["person_id"] for one in own if not one["withdrawn"]}
    for n, one in enumerate(asked.people):
        # Who stays was looked at when he was registered.
        known = one.given.id in stays and (one.card is None or _is_card(desk, stays[one.given.id], one.card))
        for other in () if known else others:
            card = desk.canonical(other.person_id) if other.person_id is not None else None
            if one.card is not None and one.card == card:
                words = translate("activities", "{name} is registered already, as {number}.")
                found.append(_Twice(words.format(name=one.name, number=other.number), True))
            elif same_name(one.name, other.name or "") and (
                one.birth_date is None or other.birth_date is None or one.birth_date == other.birth_date
            ):
                words = translate("activities", "Somebody called {name} is registered already, as {number}.")
                found.append(_Twice(words.format(name=one.name, number=other.number), False))
        for other in asked.people[:n]:
            same_card = one.card is not None and one.card == other.card
            if same_card or (same_name(one.name, other.name) and one.birth_date == other.birth_date):
                words = translate("activities", "{name} is in this registration twice.")
                found.append(_Twice(words.format(name=one.name), same_card))
    return found


def check(desk: Desk, actor: Actor, wish: RegistrationWish) -> Answer:
    """What would come of registering this household now."""
    require(actor, Permission.REGISTER)
    with desk.store.read() as session:
        ground = _ground(desk, session, wish.activity_id)
        asked = _read(desk, session, wish, ground)
        found = _twice(desk, session, ground, asked)
        twice, surely = tuple(one.words for one in found), any(one.certain for one in found)
        against = _objections(desk, session, ground, asked)
        closed = _closed(desk, ground)[0] if _adds(asked) else ""
    household = asked.household(ground, desk)
    if wish.own is not None and not closed:
        closed = _in_closed_list(ground, household)
    quotas = tuple(
        (one.name, tuple(quota.name for quota in ground.places.quotas if quota.id in member))
        for one, member in zip(asked.people, household.members, strict=True)
    )
    if closed or against:
        headline = translate("activities", "This household can't be registered.")
        return Answer(Standing.REFUSED, headline, ((closed,) if closed else ()) + against, quotas, twice, surely)
    if household.status in HOLDING:
        refusal = _no_room(desk, ground, household)
        headline = refusal[0] if refusal else translate("activities", "This household keeps its places.")
        standing = Standing.REFUSED if refusal else ground.standing(household.id)
        return Answer(standing, headline, refusal[1:], quotas, twice, surely)
    told = ground.outlook(desk, household)
    return Answer(told.standing, told.headline, told.because, quotas, twice, surely)


# ------------------------------------------------------------------------------------------- taking in


def register(
    desk: Desk, actor: Actor, wish: RegistrationWish, *, override: bool = False, different: bool = False
) -> tuple[Outcome, Changes]:
    """Take a household in: admitted, waiting, or applied for the ballot. Makes cards and guardians as needed.

    `override` (EDIT_ACTIVITIES): past age, group, residence or closing date; never past the places. `different`:
    somebody of the same name who is registered already is another person. Raises UserError by field
    ("participants", "contact", "activity").
    """
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        made = take(desk, tx, actor, wish, override=override, different=different)
        offers = _offer(desk, tx, wish.activity_id)  # who fills two kept places leaves room for another
    return _outcome(desk, made.id, offers), tx.changes


def take(
    desk: Desk, tx: Tx, actor: Actor, wish: RegistrationWish, *, override: bool = False, different: bool = False,
    batch_id: RowId | None = None,
) -> Registration:  # fmt: skip
    """Take a household in inside a use-case's own transaction, as `register` does; answers the row."""
    if override:
        require(actor, Permission.EDIT_ACTIVITIES)
    ground = _ground(desk, tx.session, wish.activity_id)
    asked = _read(desk, tx.session, replace(wish, own=None), ground)
    _admissible(desk, tx.session, ground, asked, override, different)
    contact = _contact(desk, tx, asked, batch_id)
    told = ground.outlook(desk, asked.household(ground, desk))
    numbers = _numbers(desk, tx, ground.activity.id, len(asked.people))
    made = tx.add(
        Registration(
            id=new_id(), activity_id=ground.activity.id, contact_id=contact.id, number=numbers[0],
            community=_text(wish.community, "community"), at=tx.now, desk=desk.settings[DESK_LETTER],
            status=told.standing.value, note=_note(wish.note), batch_id=batch_id,
        )
    )  # fmt: skip
    for one, facts, number in zip(asked.people, asked.facts, numbers, strict=True):
        _add_participant(desk, tx, made, contact, one, facts, number, batch_id)
    for collector in wish.collectors:
        _add_collector(tx, made.id, collector)
    return made


def _adds(asked: _Asked) -> bool:
    """Whether somebody asks for a place who was not registered yet: that is over when registration is."""
    return asked.wish.own is None or any(one.given.id is None for one in asked.people)


def _admissible(
    desk: Desk, session: Session, ground: _Ground, asked: _Asked, override: bool, different: bool
) -> None:  # fmt: skip
    """Refuse, in words, whoever may not take part or takes part already."""
    closed, passable = _closed(desk, ground)
    if closed and _adds(asked) and not (override and passable):
        raise UserError(closed, "activity")
    for one in asked.people:
        if one.card is None and not one.contact:
            _name(one.given.name)
    against = _objections(desk, session, ground, asked)
    if against and not override:
        raise UserError(sentences(against), "participants")
    twice = [one.words for one in _twice(desk, session, ground, asked) if one.certain or not different]
    if twice:
        raise UserError(sentences(twice), "participants")


def _name(value: str) -> str:
    try:
        return checks.name(value)
    except UserError as error:
        raise UserError(error.message, "participants") from None


def _numbers(desk: Desk, tx: Tx, activity: RowId, count: int) -> list[str]:
    """The next numbers of this desk in an activity: A07, A08."""
    letter = desk.settings[DESK_LETTER]
    taken = [sheet_code(number or "", letter) for number in queries.numbers(tx.session, activity, letter)]
    first = max(taken, default=0) + 1
    return [f"{letter}{n:02}" for n in range(first, first + count)]


def _contact(desk: Desk, tx: Tx, asked: _Asked, batch_id: RowId | None = None) -> Person:
    """The card of whoever registers, made if there is none."""
    wish = asked.wish
    if asked.contact is not None:
        card = visits.live_person(tx, asked.contact)
        if wish.contact_phone.strip():
            values = people.checked(desk, card.id, {"phones": wish.contact_phone}, card)
            _update(tx, card, values)
        return card
    if not asked.contact_name.strip():
        raise UserError(translate("activities", "Please say who registers: a name and a telephone."), "contact")
    own = next((one.given for one in asked.people if one.contact), None)
    values = {"name": asked.contact_name, "phones": wish.contact_phone}
    if own is not None:
        values |= {"gender": own.gender, "birth_date": own.birth_date}
    try:
        return people.make(tx, desk, values, batch_id=batch_id)
    except UserError as error:
        raise UserError(error.message, "contact") from None


def _update(tx: Tx, card: Person, values: Mapping[str, Any]) -> None:
    changed = {name: value for name, value in values.items() if getattr(card, name) != value}
    if changed:
        tx.edit(card, changed)


def _participant_card(
    desk: Desk, tx: Tx, contact: Person, one: _Somebody, facts: Facts, batch_id: RowId | None = None
) -> Person:
    """The card of somebody who takes part; a child is linked to the contact."""
    if one.contact:
        card = contact
    elif one.card is not None:
        card = visits.live_person(tx, one.card)
    else:
        values = {"name": one.given.name, "gender": one.given.gender, "birth_date": one.given.birth_date}
        try:
            if facts.age is not None and facts.age >= GROWN:
                card = people.make(tx, desk, values, batch_id=batch_id)
            else:
                card = people.make_child(tx, desk, values, batch_id=batch_id)
        except UserError as error:
            raise UserError(error.message, "participants") from None
    told = {"gender": one.given.gender, "birth_date": one.given.birth_date}
    known = {name: value for name, value in told.items() if value}
    if known:
        _update(tx, card, people.checked(desk, card.id, known, card))
    child = facts.age < GROWN if facts.age is not None else bool(one.given.relation)
    if child and not one.contact:
        people.link_if_new(desk, tx, contact.id, card.id, one.given.relation)
    return card


def _add_participant(
    desk: Desk, tx: Tx, registration: Registration, contact: Person, one: _Somebody, facts: Facts, number: str,
    batch_id: RowId | None = None,
) -> None:  # fmt: skip
    card = _participant_card(desk, tx, contact, one, facts, batch_id)
    tx.add(
        Participant(
            id=new_id(), registration_id=registration.id, activity_id=registration.activity_id, person_id=card.id,
            number=number, consent=one.given.consent, batch_id=batch_id, **_said(desk, one.given, facts),
        )
    )  # fmt: skip


def _said(desk: Desk, given: Registered, facts: Facts) -> dict[str, Any]:
    """What a form says of one person, as it is stored."""
    known = {term.code for term in desk.terms(PARTICIPANT_CATEGORY, voided=True)}
    if not known >= facts.categories:
        raise UserError(translate("errors", "Please choose one of the list."), "participants")
    return {
        "categories": " ".join(dict.fromkeys(given.categories)) or None, "age": facts.age,
        "grade": _text(given.grade, "participants"), "note": _note(given.note),
    }  # fmt: skip


def _text(value: str, name: str) -> str | None:
    kept = checks.plain(value)
    if len(kept) > LONGEST_TEXT:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_TEXT), name)
    return kept or None


def _note(value: str) -> str | None:
    kept = value.strip()
    if len(kept) > LONGEST_NOTE:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_NOTE), "note")
    return kept or None


def _add_collector(tx: Tx, registration: RowId, given: Collector) -> None:
    tx.add(CollectorRow(id=new_id(), registration_id=registration, **_collector(given, None)))


def _collector(given: Collector, current: CollectorRow | None) -> dict[str, Any]:
    try:
        values = {"name": checks.name(given.name), "relation": _text(given.relation, "collectors")}
        if current is None or given.phone != mask_phone(current.phone or ""):
            values["phone"] = checks.phones(given.phone)
        return values
    except UserError as error:
        raise UserError(error.message, "collectors") from None


# ------------------------------------------------------------------------------------------- changing


def change(
    desk: Desk, actor: Actor, wish: RegistrationWish, *, seen: Base | None = None, override: bool = False,
    different: bool = False,
) -> tuple[Outcome, Changes]:  # fmt: skip
    """Change a registration (`wish.own`): more people ask for places anew, whoever is left out gives his up.

    A household that has places keeps them all: where there is none for those who are added, the change is refused in
    words. `override` and `different` as for `register`.
    """
    require(actor, Permission.REGISTER)
    if override:
        require(actor, Permission.EDIT_ACTIVITIES)
    if wish.own is None:
        raise TypeError("which registration?")
    with desk.store.write(actor.staff_id) as tx:
        found = _live(tx, wish.own)
        ground = _ground(desk, tx.session, wish.activity_id)
        _list_open(ground, ground.household(found.id))
        asked = _read(desk, tx.session, wish, ground)
        _admissible(desk, tx.session, ground, asked, override, different)
        household = asked.household(ground, desk)
        if household.status in HOLDING:
            refusal = _no_room(desk, ground, household)
            if refusal:
                raise UserError(sentences(refusal), "participants")
        contact = _contact(desk, tx, asked)
        values = {
            "contact_id": found.contact_id if _is_card(desk, found.contact_id, contact.id) else contact.id,
            "community": _text(wish.community, "community"), "note": _note(wish.note),
        }  # fmt: skip
        changed = {name: value for name, value in values.items() if getattr(found, name) != value}
        if changed:
            tx.edit(found, changed, seen=seen)
        _change_people(desk, tx, found, contact, asked)
        _change_collectors(tx, found.id, wish.collectors)
        offers = _offer(desk, tx, wish.activity_id)
    return _outcome(desk, wish.own, offers), tx.changes


def _is_card(desk: Desk, one: RowId | None, other: RowId) -> bool:
    return one is not None and desk.canonical(one) == desk.canonical(other)


def _no_room(desk: Desk, ground: _Ground, changed: Household) -> tuple[str, ...]:
    """Why a household that has places can't be as many as this, in words; () where it can."""
    before = ground.household(changed.id)
    if len(changed.members) <= len(before.members) or changed.over_quota:
        return ()  # a fact set right takes nobody's place away, though it may show that one too many is in
    if rules.fits(ground.places, ground.households, changed, ground.now):
        return ()
    others = [one for one in ground.households if one.id != changed.id]
    told = rules.outlook(ground.places, others, changed, ground.now, desk.zone)
    n = len(changed.members) - len(before.members)
    words = translate("activities", "There is no place for {n} more; register them by themselves, to wait.")
    return (words.format(n=n), *told.because)


def _change_people(desk: Desk, tx: Tx, registration: Registration, contact: Person, asked: _Asked) -> None:
    known = {line["id"]: tx.get(Participant, line["id"]) for line in queries.people_of(tx.session, [registration.id])}
    kept = [one.given.id for one in asked.people if one.given.id is not None]
    if not known.keys() >= set(kept):
        raise UserError(translate("errors", "This entry is no longer here."), "participants")
    new = sum(one.given.id is None for one in asked.people)
    numbers = iter(_numbers(desk, tx, asked.wish.activity_id, new) if new else ())
    for one, facts in zip(asked.people, asked.facts, strict=True):
        if one.given.id is None:
            _add_participant(desk, tx, registration, contact, one, facts, next(numbers))
            continue
        line = known[one.given.id]
        card = _participant_card(desk, tx, contact, one, facts)
        values = {
            "person_id": line.person_id if _is_card(desk, line.person_id, card.id) else card.id,
            "consent": one.given.consent, "withdrawn": False, "withdraw_reason": None,
            **_said(desk, one.given, facts),
        }  # fmt: skip
        changed = {name: value for name, value in values.items() if getattr(line, name) != value}
        if changed:
            tx.edit(line, changed)
    for row_id, line in known.items():
        if row_id not in kept and not line.withdrawn:
            tx.edit(line, {"withdrawn": True, "withdraw_reason": translate("activities", "Left out in a change")})


def _change_collectors(tx: Tx, registration: RowId, wanted: Sequence[Collector]) -> None:
    known = {one.id: one for one in queries.collectors_of(tx.session, [registration])}
    for given in wanted:
        current = known.pop(given.id, None) if given.id is not None else None
        if current is None:
            _add_collector(tx, registration, given)
            continue
        values = _collector(given, current)
        if any(getattr(current, name) != value for name, value in values.items()):
            tx.edit(current, values)
    for left in known.values():
        tx.void(left, translate("activities", "Left out in a change"))


# ------------------------------------------------------------------------------------------- deciding


def _get(tx: Tx, registration_id: RowId) -> tuple[Registration, RowId]:
    found = tx.get(Registration, registration_id)
    if found.voided or found.activity_id is None or found.status not in _STATUSES:
        raise UserError(translate("errors", "This entry is no longer here."))
    return found, found.activity_id


_STATUSES = frozenset(Status)


def _live(tx: Tx, registration_id: RowId, *, but: str = "") -> Registration:
    """A registration that has a place or asks for one."""
    found, _ = _get(tx, registration_id)
    status = Status(found.status or "")
    if status not in HOLDING | ASKING:
        words = but or translate("activities", "This registration was given up; take that back first.")
        raise UserError(words)
    return found


def _set(tx: Tx, found: Registration, status: Status, reason: str = "", *, until: datetime | None = None,
         auto: bool = False, **more: Any) -> None:  # fmt: skip
    values = {"status": status.value, "status_reason": reason or None, "offered_until": until, **more}
    tx.edit(found, values, auto=auto)


def _reason(reason: str) -> str:
    kept = reason.strip()
    if not kept:
        raise UserError(translate("errors", "Please give a reason."), "reason")
    if len(kept) > LONGEST_NOTE:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_NOTE), "reason")
    return kept


def _in_closed_list(ground: _Ground, household: Household | None = None) -> str:
    """Why nothing of a ballot may be changed now, in words: its list is closed and the lots aren't drawn."""
    if not ground.list_closed or (household is not None and household.status is Status.WAITING):
        return ""
    return translate("activities", "The list of the ballot is closed: draw the lots first, or close it again.")


def _list_open(ground: _Ground, household: Household | None = None) -> None:
    refusal = _in_closed_list(ground, household)
    if refusal:
        raise UserError(refusal)


def _outcome(desk: Desk, registration_id: RowId, offers: Sequence[RowId]) -> Outcome:
    with desk.store.read() as session:
        offered = tuple(_several(desk, session, offers))
    return Outcome(row(desk, registration_id), offered)


def cancel(desk: Desk, actor: Actor, registration_id: RowId, reason: str) -> tuple[Outcome, Changes]:
    """The household doesn't come; its places are offered to the next."""
    require(actor, Permission.REGISTER)
    return _give_up(desk, actor, registration_id, Status.CANCELLED, _reason(reason))


def refuse(desk: Desk, actor: Actor, registration_id: RowId, reason: str) -> tuple[Outcome, Changes]:
    """Say no, with a reason (EDIT_ACTIVITIES)."""
    require(actor, Permission.EDIT_ACTIVITIES)
    return _give_up(desk, actor, registration_id, Status.REFUSED, _reason(reason))


def _give_up(
    desk: Desk, actor: Actor, registration_id: RowId, status: Status, reason: str
) -> tuple[Outcome, Changes]:  # fmt: skip
    with desk.store.write(actor.staff_id) as tx:
        found = _live(tx, registration_id)
        _leave(tx, found, status, reason)
        offers = _offer(desk, tx, found.activity_id)
    return _outcome(desk, registration_id, offers), tx.changes


def _leave(tx: Tx, found: Registration, status: Status, reason: str) -> None:
    """Give its places up, and the one a person may have made for it."""
    _set(tx, found, status, reason, over_quota=False)


def withdraw(desk: Desk, actor: Actor, participant_id: RowId, reason: str) -> tuple[Outcome, Changes]:
    """One of a household doesn't come; the last one cancels it."""
    require(actor, Permission.REGISTER)
    kept = _reason(reason)
    with desk.store.write(actor.staff_id) as tx:
        line = tx.get(Participant, participant_id)
        if line.registration_id is None or line.withdrawn or line.voided:
            raise UserError(translate("errors", "This entry is no longer here."))
        found = _live(tx, line.registration_id)
        tx.edit(line, {"withdrawn": True, "withdraw_reason": kept})
        if all(one["withdrawn"] for one in queries.people_of(tx.session, [found.id])):
            _leave(tx, found, Status.CANCELLED, kept)
        offers = _offer(desk, tx, found.activity_id)
    return _outcome(desk, found.id, offers), tx.changes


def reinstate(desk: Desk, actor: Actor, registration_id: RowId) -> tuple[Outcome, Changes]:
    """Take a cancellation or refusal (EDIT_ACTIVITIES) back: admitted where it fits, else waiting at its old turn."""
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        found, activity_id = _get(tx, registration_id)
        if found.status == Status.REFUSED:
            require(actor, Permission.EDIT_ACTIVITIES)
        if Status(found.status or "") in HOLDING | ASKING:
            raise UserError(translate("activities", "This registration stands already."))
        lines = [tx.get(Participant, one["id"]) for one in queries.people_of(tx.session, [found.id])]
        if all(one.withdrawn for one in lines):
            for one in lines:
                tx.edit(one, {"withdrawn": False, "withdraw_reason": None})
        not_twice(desk, tx, found, lines)
        ground = _ground(desk, tx.session, activity_id)
        _set(tx, found, Status(ground.outlook(desk, ground.household(found.id)).standing.value))
        offers = _offer(desk, tx, activity_id)
    return _outcome(desk, registration_id, offers), tx.changes


def not_twice(desk: Desk, tx: Tx, found: Registration, lines: Iterable[Participant]) -> None:
    """Nobody of a registration that is taken back was registered anew meanwhile; raises UserError."""
    assert found.activity_id is not None
    others = {
        desk.canonical(one.person_id): one
        for one in queries.taking_part(tx.session, found.activity_id, found.id)
        if one.person_id is not None
    }
    for line in lines:
        other = others.get(desk.canonical(line.person_id)) if line.person_id and not line.withdrawn else None
        if other is not None:
            words = translate("activities", "{name} is registered already, as {number}.")
            raise UserError(words.format(name=other.name, number=other.number), "participants")


def admit(desk: Desk, actor: Actor, registration_id: RowId, *, over_quota: bool = False) -> tuple[Outcome, Changes]:
    """Admit a waiting household (EDIT_ACTIVITIES). Only with `over_quota` beyond the places there are."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        found = _live(tx, registration_id, but=translate("activities", "Take back first that it was given up."))
        ground = _ground(desk, tx.session, found.activity_id or b"")
        _list_open(ground)
        household = ground.household(found.id)
        if household.status is Status.ADMITTED:
            raise UserError(translate("activities", "This household is admitted already."))
        fits = household.status is Status.OFFERED or rules.fits(ground.places, ground.households, household, ground.now)
        if not fits and not over_quota:
            others = [one for one in ground.households if one.id != household.id]
            asks = replace(household, status=Status.WAITING)
            told = rules.outlook(ground.places, others, asks, ground.now, desk.zone)
            raise UserError(sentences(told.because))
        _set(tx, found, Status.ADMITTED, over_quota=found.over_quota or not fits)
        offers = _offer(desk, tx, found.activity_id)
    return _outcome(desk, registration_id, offers), tx.changes


def settle_pending(desk: Desk, actor: Actor, registration_id: RowId, *, keep: bool) -> tuple[Outcome, Changes]:
    """Decide on what two desks admitted beyond the places: keep it above the quota, or let it wait at its turn."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        found, activity_id = _get(tx, registration_id)
        ground = _ground(desk, tx.session, activity_id)
        if ground.standing(found.id) is not Standing.PENDING:
            raise UserError(translate("activities", "This is settled already: nothing is pending here any more."))
        offers: Sequence[RowId] = ()
        if keep:
            _set(tx, found, Status.ADMITTED, over_quota=True)
        else:
            _set(tx, found, Status.WAITING, translate("activities", "More were admitted than there are places"))
            offers = _offer(desk, tx, activity_id)
    return _outcome(desk, registration_id, offers), tx.changes


def accept_offer(desk: Desk, actor: Actor, registration_id: RowId) -> tuple[Outcome, Changes]:
    """The household takes the place it was offered."""
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        _set(tx, _offered(tx, registration_id), Status.ADMITTED)
    return _outcome(desk, registration_id, ()), tx.changes


def decline_offer(desk: Desk, actor: Actor, registration_id: RowId, reason: str = "") -> tuple[Outcome, Changes]:
    """It doesn't: cancelled, and the next is offered the place."""
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        found = _offered(tx, registration_id)
        kept = _reason(reason or translate("activities", "Did not want the place it was offered"))
        _set(tx, found, Status.CANCELLED, kept)
        offers = _offer(desk, tx, found.activity_id)
    return _outcome(desk, registration_id, offers), tx.changes


def _offered(tx: Tx, registration_id: RowId) -> Registration:
    found, _ = _get(tx, registration_id)
    if found.status != Status.OFFERED:
        raise UserError(translate("activities", "No place is offered to this household any more."))
    return found


def set_consent(desk: Desk, actor: Actor, participant_ids: Sequence[RowId], here: bool) -> tuple[None, Changes]:
    """Note that forms of consent came in, or didn't."""
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        for participant_id in participant_ids:
            line = tx.get(Participant, participant_id)
            if line.consent != here:
                tx.edit(line, {"consent": here})
    return None, tx.changes


# ------------------------------------------------------------------------------------------- offers


def _next(desk: Desk, ground: _Ground) -> tuple[RowId, ...]:
    """Whom this desk would offer places now, in turn: it must decide on the activity, and there be one to come to."""
    offering = (
        _decides(desk, ground.activity)
        and ground.activity.status == "published"
        and ground.mode is not Mode.NONE
        and not ground.lots_pending
        and ground.last is not None
        and ground.now < ground.last
    )
    if not offering:
        return ()
    return rules.offers(ground.places, ground.households, desk.settings[DESK_LETTER], ground.now)


def _offer(desk: Desk, tx: Tx, activity_id: RowId | None) -> list[RowId]:
    """Offer what is free to those in the line for whom it is enough, in turn; answers who was offered a place."""
    if activity_id is None:
        return []
    ground = _ground(desk, tx.session, activity_id)
    chosen = list(_next(desk, ground))
    until = ground.now + timedelta(hours=max(1, ground.activity.offer_hours))
    for one in chosen:
        _set(tx, tx.get(Registration, one), Status.OFFERED, until=min(until, ground.last or until), auto=True)
    activities.all_in_step(tx, activity_id)
    return chosen


def _lapsed(ground: _Ground, lines: Iterable[RowMapping]) -> list[RowId]:
    """Offers nobody answered."""
    return [
        line["id"]
        for line in lines
        if line["status"] == Status.OFFERED
        and line["offered_until"] is not None
        and line["offered_until"] <= ground.now
    ]


def _late(ground: _Ground) -> list[RowId]:
    """Who applied for a ballot that is drawn, as at a desk that didn't know yet, or that isn't held any more: they
    wait; behind those drawn, or at their turn.
    """
    if ground.lots_pending or ground.mode is Mode.NONE:
        return []
    return [one.id for one in ground.households if one.status is Status.APPLIED]


def sweep(desk: Desk) -> tuple[Swept, Changes]:
    """Do what is due: offers nobody answered lapse, freed and released places are offered in turn.

    Call it on opening and every minute: done again it changes nothing more. Only the activity's deciding desk offers.
    """
    letter = desk.settings[DESK_LETTER]
    due = []
    with desk.store.read() as session:
        for activity_id in queries.may_be_due(session, desk.now(), letter):
            ground = _ground(desk, session, activity_id)
            lines = queries.of_activity(session, activity_id)
            if _lapsed(ground, lines) or _late(ground) or _next(desk, ground):
                due.append(activity_id)
    if not due:
        return Swept(), Changes()
    lapsed = 0
    offers: list[RowId] = []
    with desk.store.write(SYSTEM.staff_id) as tx:
        for activity_id in due:
            ground = _ground(desk, tx.session, activity_id)
            for one in _late(ground):
                _set(tx, tx.get(Registration, one), Status.WAITING, auto=True)
            for one in _lapsed(ground, queries.of_activity(tx.session, activity_id)):
                reason = translate("activities", "The place offered was not taken up in time")
                _set(tx, tx.get(Registration, one), Status.CANCELLED, reason, auto=True)
                lapsed += 1
            offers += _offer(desk, tx, activity_id)
    with desk.store.read() as session:
        return Swept(lapsed, tuple(_several(desk, session, offers))), tx.changes


# ------------------------------------------------------------------------------------------- looking


def rows(desk: Desk, activity_id: RowId, chosen: RegistrationFilter = RegistrationFilter()) -> list[RegistrationRow]:
    """The registrations of an activity in turn: those that hold places first, then the line, then the rest."""
    with desk.store.read() as session:
        ground = _ground(desk, session, activity_id)
        lines = queries.of_activity(session, activity_id)
        found = _shown(desk, session, lines, {activity_id: ground})
    turns = {one.id: one.turn for one in ground.households}
    phones = {line["id"]: line["phones"] or "" for line in lines}
    found.sort(key=lambda one: (_ORDER[one.standing], turns[one.id]))
    return [one for one in found if _chosen(one, chosen, phones[one.id])]


_ORDER = {
    Standing.ADMITTED: 0, Standing.OFFERED: 0, Standing.PENDING: 0, Standing.WAITING: 1, Standing.APPLIED: 1,
    Standing.REFUSED: 2, Standing.CANCELLED: 2,
}  # fmt: skip


def _chosen(one: RegistrationRow, chosen: RegistrationFilter, phones: str) -> bool:
    if chosen.standings and one.standing not in chosen.standings:
        return False
    if chosen.quota_id is not None and not any(chosen.quota_id in person.quotas for person in one.active):
        return False
    if chosen.without_consent and (one.status not in HOLDING | ASKING or all(person.consent for person in one.active)):
        return False
    return not chosen.text.strip() or _mentions(one, chosen.text, phones)


def _mentions(one: RegistrationRow, text: str, phones: str) -> bool:
    """Whether a household is meant by a number, by a name, its pinyin or initials, or by the end of a telephone."""
    if checks.plain(text).upper() in {one.number, *(person.number for person in one.participants)}:
        return True
    query = search.parse_query(text)
    named = [search.person_tokens(one.contact, phones), *(search.person_tokens(p.name) for p in one.participants)]
    return any(search.matches(query, tokens) for tokens in named)


def row(desk: Desk, registration_id: RowId) -> RegistrationRow:
    """One registration."""
    with desk.store.read() as session:
        found = _several(desk, session, [registration_id])
        if not found:
            raise UserError(translate("activities", "This registration was written by a newer version of the program."))
        return replace(found[0], seen=desk.store.seen(Registration, registration_id, session))


def _several(desk: Desk, session: Session, ids: Sequence[RowId]) -> list[RegistrationRow]:
    """Registrations by id, in their order."""
    lines = {line["id"]: line for line in queries.by_id(session, ids)}
    if not lines.keys() >= set(ids):
        raise UserError(translate("errors", "This entry is no longer here."))
    grounds = {one: _ground(desk, session, one) for one in {line["activity_id"] for line in lines.values()}}
    return _shown(desk, session, [lines[one] for one in ids], grounds)


def _shown(
    desk: Desk, session: Session, lines: Sequence[RowMapping], grounds: Mapping[RowId, _Ground]
) -> list[RegistrationRow]:
    ids = [line["id"] for line in lines]
    names = staff.names(desk)
    people_in: dict[RowId, list[RowMapping]] = {}
    for person in queries.people_of(session, ids):
        people_in.setdefault(person["registration_id"], []).append(person)
    may_collect: dict[RowId, list[Collector]] = {}
    for one in queries.collectors_of(session, ids):
        shown = Collector(one.id, one.name or "", one.relation or "", mask_phone(one.phone or ""))
        may_collect.setdefault(one.registration_id or b"", []).append(shown)
    allocations = {activity: ground.allocation() for activity, ground in grounds.items()}
    found = []
    days = {activity: _day(desk, ground) for activity, ground in grounds.items()}
    numbers: _Numbers = defaultdict(list)
    for activity in grounds:
        for other in queries.taking_part(session, activity):
            if other.person_id is not None:
                numbers[activity, desk.canonical(other.person_id)].append(other.number or "")
    for line in lines:
        if line["status"] not in _STATUSES or line["at"] is None:
            continue  # of a newer program: nothing is known of what it means
        day = days[line["activity_id"]]
        allocation = allocations[line["activity_id"]]
        quotas = grounds[line["activity_id"]].places.quotas
        status = Status(line["status"])
        standing = allocation.standing.get(line["id"], Standing(status.value))
        persons = sorted(
            people_in.get(line["id"], ()), key=lambda one: (sheet_code(one["number"] or "", ""), one["id"])
        )
        found.append(
            RegistrationRow(
                id=line["id"], activity_id=line["activity_id"], number=line["number"] or "",
                contact_id=desk.canonical(line["contact_id"]) if line["contact_id"] is not None else None,
                contact=line["contact"] or "", phone=mask_phone(line["phones"] or ""),
                group_label=desk.term_label(POPULATION_GROUP, line["population_group"]),
                community=line["community"] or "", at=line["at"], by=names.get(line["actor"], ""),
                desk=line["desk"] or "", status=status, standing=standing,
                standing_label=rules.standing_label(standing), reason=line["status_reason"] or "",
                offered_until=line["offered_until"], place_in_line=allocation.place_in_line.get(line["id"]),
                rank=line["rank"], over_quota=bool(line["over_quota"]), note=line["note"] or "",
                participants=tuple(
                    _participant(desk, one, line["community"] or "", quotas, day, numbers) for one in persons
                ),
                collectors=tuple(may_collect.get(line["id"], ())),
                clash=bool(line["bits"] & STATE_CLASH) or any(one["bits"] & STATE_CLASH for one in persons),
                voided=line["voided"],
            )
        )  # fmt: skip
    return found


_Numbers = dict[tuple[RowId, RowId], list[str]]
"""The numbers a person has in an activity."""


def _participant(
    desk: Desk, line: RowMapping, community: str, quotas: Sequence[Quota], day: date, numbers: _Numbers
) -> ParticipantRow:
    categories = tuple((line["categories"] or "").split())
    age = rules.age_on(line["birth_date"], day) if line["birth_date"] is not None else line["age"]
    counts = rules.counts_in(quotas, Facts(frozenset(categories), community, age))
    own = [quota for quota in quotas if quota.id in counts]
    person = desk.canonical(line["person_id"]) if line["person_id"] is not None else None
    also = numbers.get((line["activity_id"], person), []) if person is not None else []
    return ParticipantRow(
        id=line["id"], person_id=person,
        number=line["number"] or "", name=line["name"] or "", gender=line["gender"] or "", age=age,
        grade=line["grade"] or "", categories=categories,
        category_text=desk.term_labels(PARTICIPANT_CATEGORY, line["categories"]),
        quotas=tuple(quota.id for quota in own), quota_names=tuple(quota.name for quota in own),
        consent=line["consent"], withdrawn=line["withdrawn"], withdraw_reason=line["withdraw_reason"] or "",
        note=line["note"] or "",
        twice=tuple(number for number in also if number != line["number"]) if line["number"] in also else (),
    )  # fmt: skip


def allocation(desk: Desk, activity_id: RowId) -> Allocation:
    """Where everybody stands now."""
    with desk.store.read() as session:
        return _ground(desk, session, activity_id).allocation()


def explain(desk: Desk, activity_id: RowId) -> list[Explained]:
    """Every household's standing in words, without names, by number: for the notice board."""
    with desk.store.read() as session:
        ground = _ground(desk, session, activity_id)
        until = {line["id"]: line["offered_until"] for line in queries.of_activity(session, activity_id)}
    found = ground.allocation()
    owner = ground.activity.owner_desk or "A"
    words = rules.explain(ground.places, ground.households, found, ground.now, desk.zone, owner)
    told = []
    for one in sorted(ground.households, key=lambda one: (sheet_code(one.number, ""), one.id)):
        standing = found.standing[one.id]
        said = words[one.id]
        if standing is Standing.OFFERED and until[one.id] is not None:
            kept = translate("activities", "The place is kept for it until {time}.")
            said += (kept.format(time=rules.moment(until[one.id], desk.zone)),)
        told.append(Explained(one.id, one.number, len(one.members), standing, rules.standing_label(standing), said))
    return told


def open_words(desk: Desk, activity_id: RowId) -> tuple[str, tuple[str, ...]]:
    """What a household that counts in no quota would be told now: the headline, and why."""
    with desk.store.read() as session:
        ground = _ground(desk, session, activity_id)
    closed, _ = _closed(desk, ground)
    if closed:
        return closed, ()
    member = rules.counts_in(ground.places.quotas, Facts())
    asks = Household(_LAST, (member,), Status.WAITING, ground.now, desk.settings[DESK_LETTER])
    told = ground.outlook(desk, asks, translate("activities", "an ordinary household"))
    return told.headline, told.because if told.standing is not Standing.ADMITTED else ()


def draft_from_kin(desk: Desk, activity_id: RowId, contact_id: RowId) -> RegistrationWish:
    """A form's beginning for a known contact: children of the card, community and categories of the last time."""
    contact = desk.canonical(contact_id)
    with desk.store.read() as session:
        ground = _ground(desk, session, activity_id)
        cards = joined(contact, desk.aliases)
        links = [link for link in people_queries.kin_of(session, cards) if link.guardian_id in cards and link.child_id]
        last = queries.last_of_contact(session, cards)
        before = queries.last_of_people(session, [link.child_id for link in links])
        day = _day(desk, ground)
        drafted: dict[RowId, Registered] = {}
        for link in links:
            child = session.get(Person, desk.canonical(link.child_id))
            if child is None or child.voided or not child.name or child.id in drafted:
                continue
            age = rules.age_on(child.birth_date, day)
            if age is not None and age >= GROWN:
                continue
            latest = before.get(link.child_id)
            drafted[child.id] = Registered(
                child.id, child.name, child.gender or "", child.birth_date,
                tuple((latest.categories or "").split()) if latest is not None else (),
                (latest.grade or "") if latest is not None else "", relation=link.relation or "",
            )  # fmt: skip
    return RegistrationWish(
        activity_id, tuple(drafted.values()), contact, community=(last.community or "") if last is not None else ""
    )


def of_person(desk: Desk, person_id: RowId, limit: int = 100) -> list[Mapping[str, Any]]:
    """What a person was registered for, newest first: activity_id, title, number, starts_at, standing, attended."""
    cards = joined(desk.canonical(person_id), desk.aliases)
    with desk.store.read() as session:
        lines = queries.of_cards(session, cards, limit)
        came = queries.attended(session, [line["id"] for line in lines], cards)
        held = activities.households_of(desk, session, {line["activity_id"] for line in lines})
        standings: dict[RowId, Standing] = {}
        for activity_id, households in held.items():
            activity = session.get(Activity, activity_id)
            if activity is not None:
                places = activities.places_of(desk, session, activity)
                standings |= rules.allocate(places, households, desk.now()).standing
    return [
        {
            "activity_id": line["activity_id"], "registration_id": line["id"], "title": line["title"] or "",
            "number": line["number"] or "", "starts_at": line["starts_at"],
            "standing": standings.get(line["id"], line["status"]), "attended": came.get(line["id"], 0),
        }
        for line in lines
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------- the ballot


def _ballot_id(activity_id: RowId) -> RowId:
    """There is one ballot of an activity: two desks that close its list meet in one row."""
    return fixed_id("ballot", activity_id.hex())


@dataclass(frozen=True, slots=True)
class _Listed:
    """What was printed when the list was closed: everything the draw depends on."""

    places: Places
    drawn: Mapping[str, Household]
    before: Mapping[str, Household]


def _write_list(ground: _Ground) -> str:
    """The list of a ballot as it is kept."""

    def numbers(*statuses: Status) -> list[list[Any]]:
        chosen = sorted(
            (one for one in ground.households if one.status in statuses and one.members),
            key=lambda one: (sheet_code(one.number, ""), one.id),
        )
        return [[one.number, one.id.hex(), [sorted(q.hex() for q in m) for m in one.members]] for one in chosen]

    return json.dumps(
        {
            "capacity": ground.places.capacity,
            "quotas": [
                [q.id.hex(), q.name, q.places, q.rule.value, to_ms(q.release_at) if q.release_at else None]
                for q in ground.places.quotas
            ],
            "drawn": numbers(Status.APPLIED),
            "before": numbers(*HOLDING),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _read_list(text: str | None) -> _Listed:
    kept = json.loads(text or "{}")
    quotas = tuple(
        Quota(bytes.fromhex(row_id), name, places, QuotaRule(rule), release_at=from_ms(ms) if ms is not None else None)
        for row_id, name, places, rule, ms in kept.get("quotas", ())
    )

    def households(lines: Iterable[Any], status: Status) -> dict[str, Household]:
        return {
            number: Household(
                bytes.fromhex(row_id), tuple(frozenset(map(bytes.fromhex, member)) for member in members), status,
                from_ms(0), number=number,
            )
            for number, row_id, members in lines
        }  # fmt: skip

    return _Listed(
        Places(kept.get("capacity"), quotas), households(kept.get("drawn", ()), Status.APPLIED),
        households(kept.get("before", ()), Status.ADMITTED),
    )  # fmt: skip


def ballot(desk: Desk, activity_id: RowId) -> BallotView | None:
    """The ballot of an activity, if its list was closed."""
    with desk.store.read() as session:
        found = session.get(Ballot, _ballot_id(activity_id))
        if found is None or found.voided or found.listed_at is None:
            return None
        return _view(found)


def _view(found: Ballot) -> BallotView:
    listed = _read_list(found.listed)
    names = {quota.id: quota.name for quota in listed.places.quotas}
    result = json.loads(found.result or "{}")

    def shown(lines: Mapping[str, Household]) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
        return tuple(
            (number, tuple(tuple(names[q] for q in names if q in member) for member in one.members))
            for number, one in lines.items()
        )

    assert found.listed_at is not None
    return BallotView(
        found.id, found.seed or "", found.listed_at, shown(listed.drawn), found.drawn_at,
        tuple((number, lucky) for number, lucky in result.get("drawn", ())), listed.places.capacity,
        listed.places.quotas, shown(listed.before), tuple(result.get("gone", ())),
    )  # fmt: skip


def close_list(desk: Desk, actor: Actor, activity_id: RowId, seed: str = "") -> tuple[BallotView, Changes]:
    """Close the list of a ballot and set its seed ("" makes one); print it before the lots are drawn.

    Closed again, it is a new list with a seed of its own.
    """
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        found = _close_list(desk, tx, _ballot_ground(desk, tx, activity_id), seed)
    return _view(found), tx.changes


def _ballot_ground(desk: Desk, tx: Tx, activity_id: RowId) -> _Ground:
    ground = _ground(desk, tx.session, activity_id)
    if ground.mode is not Mode.BALLOT:
        raise UserError(translate("activities", "Places of this activity are not given by ballot."), "activity")
    if not ground.lots_pending:
        raise UserError(translate("activities", "The lots of this activity are drawn already."), "activity")
    if not _decides(desk, ground.activity):
        words = translate("activities", "Desk {desk} decides on this activity: the lots are drawn there.")
        raise UserError(words.format(desk=ground.activity.owner_desk), "activity")
    if ground.activity.status != "published":
        raise UserError(translate("activities", "This activity isn't published yet."), "activity")
    return ground


def _close_list(desk: Desk, tx: Tx, ground: _Ground, seed: str) -> Ballot:
    kept = checks.plain(seed) or secrets.token_hex(SEED_BYTES)
    if len(kept) > LONGEST_TEXT:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_TEXT), "seed")
    applied = [one for one in ground.households if one.status is Status.APPLIED and one.members]
    late = [one for one in ground.households if one.status is Status.WAITING]
    for one in late:  # who came after the list was closed is on the new one
        _set(tx, tx.get(Registration, one.id), Status.APPLIED)
    if late:
        ground = _ground(desk, tx.session, ground.activity.id)
    elif not applied:
        raise UserError(translate("activities", "Nobody has applied yet."), "activity")
    counts = Counter(one.number for one in ground.households if one.status in HOLDING | {Status.APPLIED})
    for number, count in counts.items():
        if count > 1:
            message = translate(
                "activities",
                "{number} was given to {n} households; cancel all but one of them and register them anew.",
            )
            raise UserError(message.format(number=number, n=count), "activity")
    values = {"listed_at": tx.now, "listed": _write_list(ground), "seed": kept}
    found = tx.session.get(Ballot, _ballot_id(ground.activity.id))
    if found is None:
        return tx.add(Ballot(id=_ballot_id(ground.activity.id), activity_id=ground.activity.id, **values))
    if found.voided:  # closed once before, and that was taken back
        tx.restore(found)
    tx.edit(found, values | {"drawn_at": None, "result": None})
    return found


def draw(desk: Desk, actor: Actor, activity_id: RowId, seed: str = "") -> tuple[BallotView, Changes]:
    """Draw the lots: each household admitted whole or on the waiting list in the order drawn. `seed`: must be the
    printed one where one was printed.

    What was printed decides: the people and the places of the list (kept ones as they were then), less those who
    gave up since. What came free meanwhile goes to the line.
    """
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        ground = _ballot_ground(desk, tx, activity_id)
        found = ground.ballot if ground.ballot is not None else _close_list(desk, tx, ground, seed)
        if seed and checks.plain(seed) != found.seed:
            words = translate("activities", "The list was closed with the seed {seed}: the lots are drawn with that.")
            raise UserError(words.format(seed=found.seed), "seed")
        listed = _read_list(found.listed)
        statuses = {one.id: one.status for one in ground.households if one.members}
        drawn = {n: one for n, one in listed.drawn.items() if statuses.get(one.id) is Status.APPLIED}
        before = {n: one for n, one in listed.before.items() if statuses.get(one.id) in HOLDING}
        gone = [n for n in [*listed.drawn, *listed.before] if n not in drawn and n not in before]
        result = rules.draw(found.seed or "", listed.places, before | drawn, found.listed_at or tx.now)
        for rank, (number, lucky) in enumerate(result, 1):
            one = tx.get(Registration, drawn[number].id)
            _set(tx, one, Status.ADMITTED if lucky else Status.WAITING, rank=rank)
        written = json.dumps({"drawn": result, "gone": gone}, separators=(",", ":"))
        tx.edit(found, {"drawn_at": tx.now, "result": written})
    return _view(found), tx.changes
