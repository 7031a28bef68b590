"""Booking spaces, seats and equipment: asked, decided, moved, used, given back; what the day looks like.

A write is `verb(desk, actor, …) -> (value, Changes)`. Times are aware UTC instants; values shown are ready for the
screen: phones masked, codes and ids beside their wording. Whatever way a booking is written, the store refuses a
second holder of one place (`db.occupancy`); `check` tells beforehand what is in the way and what could be had instead.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import RowMapping, false, select, true
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db import occupancy
from app.db.models import STATE_CLASH, STATE_ERASED, Booking, ClashDecision, Seat, Space, Violation
from app.db.models.log import head, op
from app.db.occupancy import SHARED
from app.db.oplog import Base
from app.db.queries import activities
from app.db.queries import bookings as queries
from app.db.queries.visits import Ids
from app.db.tx import Changes, Tx
from app.domain import bookings as rules
from app.domain import shifts
from app.domain import spaces as space_rules
from app.domain.auth import SYSTEM, Actor, Permission, allowed, require
from app.domain.bookings import DAY, MINUTE, Due, Interval, Place, Status, StudyRules, Take
from app.domain.checks import plain
from app.domain.fields import LIFE, amounts_of, amounts_text, rows_of, rows_text
from app.domain.people import joined
from app.domain.privacy import mask_phone
from app.domain.settings import (
    DESK_LETTER,
    OFFER_MINUTES,
    OVERRUN_MINUTES,
    STUDY_LEAVE,
    STUDY_MEAL_LEAVE,
    STUDY_MEALS,
    STUDY_SIGN_IN,
    STUDY_SUSPEND,
    STUDY_VIOLATIONS,
    STUDY_WITHIN,
)
from app.domain.spaces import DayInfo, Objection, Rule
from app.domain.sync.fold import Label
from app.domain.terms import POPULATION_GROUP
from app.services import spaces as space_service
from app.services import visits
from app.services.desk import Desk
from app.services.spaces import Openings, SeatValue, SpaceValue

LONGEST_TITLE = 60
LONGEST_NOTE = 2000
MOST_PEOPLE = 100_000
WARN = timedelta(minutes=10)
"""How long before the program gives a place to others the desk is told."""
_BEFORE, _AFTER = timedelta(days=1), timedelta(days=8)
"""How far around a wish opening hours are read, to say when it opens again."""


# ------------------------------------------------------------------------------------------- values


@dataclass(frozen=True, slots=True)
class AssetAmount:
    """So many pieces of one kind of equipment."""

    id: RowId
    name: str
    count: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One booking as timeline, lists and drawer show it. The phone is masked; times are UTC."""

    id: RowId
    starts_at: datetime
    ends_at: datetime
    before: int
    """Minutes of setting up before the start that are kept free."""
    after: int
    spaces: tuple[RowId, ...]
    space_names: tuple[str, ...]
    seats: tuple[RowId, ...]
    seat_numbers: tuple[str, ...]
    assets: tuple[AssetAmount, ...]
    status: Status
    status_label: str
    reason: str
    """Why it stands so: of a cancellation, a refusal, a no-show."""
    person_id: RowId | None
    """The card that represents the applicant; None for the centre's own use, and once erased."""
    name: str
    phone: str
    group: str
    group_label: str
    organisation: str
    title: str
    headcount: int | None
    note: str
    in_at: datetime | None
    out_at: datetime | None
    away_since: datetime | None
    offered_until: datetime | None
    series_id: RowId | None
    series_date: date | None
    uid: str
    voided: bool
    void_reason: str
    clash: bool
    """Two desks wrote different things of it; a person has to choose."""
    double: bool = False
    """Another booking holds its place at its time, as after a merge; nobody has settled it yet."""

    @property
    def caption(self) -> str:
        """What it is called in a line: its title, else who it is for."""
        return self.title or self.organisation or self.name or translate("bookings", "Booking")

    @property
    def place(self) -> str:
        """Where, in words: the spaces, and the seats of a study room."""
        where = "、".join(self.space_names)
        if self.seat_numbers:
            return (
                translate("bookings", "{space} seat {seats}")
                .format(space=where, seats="、".join(self.seat_numbers))
                .strip()
            )
        return where

    @property
    def made_at(self) -> datetime:
        """When it was entered: its id tells."""
        return from_ms(int.from_bytes(self.id[:6], "big"))

    @property
    def live(self) -> bool:
        """Whether it is still to come or under way."""
        return self.status in rules.LIVE and not self.voided


@dataclass(frozen=True, slots=True)
class Wish:
    """A booking as somebody would like to have it, for `check`. `own`: the booking that is being changed."""

    starts_at: datetime
    ends_at: datetime
    spaces: tuple[RowId, ...] = ()
    seats: tuple[RowId, ...] = ()
    assets: tuple[tuple[RowId, int], ...] = ()
    before: int | None = None
    """None: as the spaces' policies say."""
    after: int | None = None
    person_id: RowId | None = None
    by_staff: bool = False
    """The centre's own use, for which no groups or caps count."""
    group: str = ""
    headcount: int | None = None
    own: RowId | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """What is in the way of a wish, and why in words."""

    booking: BookingRow | None
    """None for equipment that is lent out."""
    place: str
    words: str
    starts_at: datetime
    ends_at: datetime
    """When it takes the place, buffers included."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would come of a wish now."""

    hits: tuple[Hit, ...]
    objections: tuple[Objection, ...]
    competing: tuple[BookingRow, ...]
    """Requests for the same place and time that nobody has decided yet."""
    status: Status
    """What it would become: confirmed, or requested where somebody has to say yes."""
    why: str
    """Why somebody has to say yes; "" where nobody has."""
    before: int
    after: int

    @property
    def free(self) -> bool:
        """Whether nothing is in the way."""
        return not self.hits

    @property
    def refused(self) -> tuple[Objection, ...]:
        """The objections a clerk can't go past."""
        return tuple(one for one in self.objections if one.hard)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A place and time that could be had instead."""

    space: SpaceValue
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act came to: the booking, and who on a waiting list was offered a place because of it."""

    row: BookingRow
    offers: tuple[BookingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """A time in which a space can't be used; `label` says why, "" for outside its hours."""

    starts_at: datetime
    ends_at: datetime
    label: str = ""


@dataclass(frozen=True, slots=True)
class DayBoard:
    """Everything a timeline shows."""

    start: datetime
    end: datetime
    now: datetime
    spaces: tuple[SpaceValue, ...]
    rows: tuple[BookingRow, ...]
    """All bookings that touch the period, whatever became of them."""
    closed: Mapping[RowId, tuple[Closed, ...]]
    days: tuple[DayInfo, ...]
    """What the calendar says of the days touched."""


@dataclass(frozen=True, slots=True)
class Request:
    """A booking that waits for a yes, with what stands against it."""

    row: BookingRow
    competing: tuple[BookingRow, ...]
    hits: tuple[Hit, ...]
    """What holds the place by now: it can't be granted as it is."""
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class ClashCard:
    """Two bookings of one place at one time, for a person to settle."""

    id: RowId
    one: BookingRow
    other: BookingRow


@dataclass(frozen=True, slots=True)
class Soon:
    """A place that will be given to others at `at` unless somebody comes (back)."""

    row: BookingRow
    at: datetime
    what: Due


@dataclass(frozen=True, slots=True)
class SeatState:
    """A seat of a plan now, with the booking that has it now or next."""

    seat: SeatValue
    booking: BookingRow | None
    until: datetime | None
    """When it is free again, or when the next booking begins for a free one."""
    due: Soon | None = None


@dataclass(frozen=True, slots=True)
class DayLoad:
    """One day of a month: bookings that begin on it, hours booked of hours open."""

    info: DayInfo
    count: int
    requests: int
    booked: timedelta
    open: timedelta

    @property
    def load(self) -> float | None:
        """Hours booked ÷ open hours; None where it is closed all day."""
        return self.booked / self.open if self.open else None


@dataclass(frozen=True, slots=True)
class Summary:
    """The day in figures, for the line under the page's title; study seats are counted apart."""

    today: int
    in_use: int
    seats: int
    """Study seats that somebody has now."""
    requested: int
    waiting: int
    offered: int
    clashes: int
    soon: int


@dataclass(frozen=True, slots=True)
class BookingCard:
    """A booking opened. Hand `seen` back with a change; a draft keeps it."""

    row: BookingRow
    seen: Base
    request: Request | None
    waiting: tuple[BookingRow, ...]
    """The line for its place and time, or the line it stands in itself."""
    clashes: tuple[ClashCard, ...]
    due: Soon | None
    visit_open: bool


@dataclass(frozen=True, slots=True)
class BookingFilter:
    """What a list of bookings shall hold: those that touch [start, end), less the voided, if nothing else is said."""

    text: str = ""
    start: datetime | None = None
    end: datetime | None = None
    statuses: tuple[Status, ...] = ()
    space: RowId | None = None
    group: str | None = None
    person_id: RowId | None = None
    series_id: RowId | None = None
    batch_id: RowId | None = None
    include_voided: bool = False


@dataclass(frozen=True, slots=True)
class Swept:
    """What the program did by itself."""

    no_shows: int = 0
    given_back: int = 0
    completed: int = 0
    lapsed: int = 0
    offers: tuple[BookingRow, ...] = ()


# ------------------------------------------------------------------------------------------- asking


def check(desk: Desk, wish: Wish, *, walk_in: bool = False, actor: Actor | None = None) -> Verdict:
    """What would come of a wish: what is in the way, what speaks against it, whether somebody has to agree.

    Nothing is written; ask as often as somebody drags. `actor`: whoever would book (a manager needs nobody's yes).
    """
    with desk.store.read() as session:
        return verdict(desk, session, wish, walk_in, actor)


def verdict(desk: Desk, session: Session, wish: Wish, walk_in: bool, actor: Actor | None) -> Verdict:
    """`check` inside a transaction or reading that is under way."""
    now = desk.now()
    rules.check_span(wish.starts_at, wish.ends_at)
    known = {one.id: one for one in space_service.spaces(desk, voided=True)}
    if not known.keys() >= set(wish.spaces):
        raise UserError(translate("errors", "This entry is no longer here."), "spaces")
    chosen = [known[one] for one in wish.spaces]
    before, after = _buffers(chosen, wish)
    as_rule = rules.Booking(
        wish.own or bytes(16), wish.starts_at, wish.ends_at, wish.spaces, wish.seats, wish.assets, before, after
    )
    hits = _hits(desk, session, as_rule, known)
    objections = _objections(desk, session, wish, chosen, now, walk_in)
    competing = _competing(desk, session, as_rule)
    status, why = _needs_yes(desk, chosen, competing, actor)
    return Verdict(tuple(hits), tuple(objections), tuple(competing), status, why, before, after)


def _buffers(chosen: Sequence[SpaceValue], wish: Wish) -> tuple[int, int]:
    before = max((one.policy.buffer_before for one in chosen), default=0) if wish.before is None else wish.before
    after = max((one.policy.buffer_after for one in chosen), default=0) if wish.after is None else wish.after
    return before, after


def _hits(desk: Desk, session: Session, wanted: rules.Booking, known: Mapping[RowId, SpaceValue]) -> list[Hit]:
    """What holds the places of a booking, at its time."""
    stock: dict[RowId, int] | None = None
    found: list[tuple[Take, Take]] = []
    for take in rules.takes(replace(wanted, status=Status.CONFIRMED, voided=False)):
        if take.place is Place.ASSET and stock is None:
            stock = occupancy.stocks(session.connection())
        found += [(take, other) for other in occupancy.in_the_way(session.connection(), take, stock or {})]
    if not found:
        return []
    rows = {row.id: row for row in shown(desk, session, queries.rows(session, {other.holder for _, other in found}))}
    names = {one.id: one.name for one in space_service.assets(desk, voided=True)} if stock else {}
    hits: dict[tuple[RowId, RowId], Hit] = {}
    for take, other in found:
        row = rows.get(other.holder)
        place = known[take.resource].name if take.resource in known else names.get(take.resource, "")
        if take.place is Place.SEAT and row is not None:
            place = row.place
        if (other.holder, take.resource) not in hits:
            words = _why_not(desk, wanted, row, take, other, place)
            hits[other.holder, take.resource] = Hit(row, place, words, other.starts_at, other.ends_at)
    return sorted(hits.values(), key=lambda hit: hit.starts_at)


def _why_not(desk: Desk, wanted: rules.Booking, row: BookingRow | None, take: Take, other: Take, place: str) -> str:
    """Why two can't both have a place, in words with the numbers in them."""
    if take.place is Place.ASSET:
        return translate("bookings", "Not enough of {name} left at this time.").format(name=place)
    if row is None:
        return translate("bookings", "Taken at this time.")
    tz = desk.zone
    ended = other.ends_at - row.after * MINUTE  # before its time where somebody left early
    overlap = min(wanted.ends_at, ended) - max(wanted.starts_at, row.starts_at)
    if overlap > timedelta():
        return translate("bookings", "Overlaps “{title}” ({time}) by {n} minutes.").format(
            title=row.caption, time=rules.span_text(row.starts_at, row.ends_at, tz), n=overlap // MINUTE
        )
    if ended <= wanted.starts_at:
        gap = (wanted.starts_at - ended) // MINUTE
        return translate(
            "bookings", "“{title}” ends at {time}; {n} minutes are kept free between, there are {gap}."
        ).format(title=row.caption, time=f"{ended.astimezone(tz):%H:%M}", n=row.after + wanted.before, gap=gap)
    gap = (row.starts_at - wanted.ends_at) // MINUTE
    return translate(
        "bookings", "“{title}” begins at {time}; {n} minutes are kept free between, there are {gap}."
    ).format(title=row.caption, time=f"{row.starts_at.astimezone(tz):%H:%M}", n=row.before + wanted.after, gap=gap)


def _objections(
    desk: Desk, session: Session, wish: Wish, chosen: Sequence[SpaceValue], now: datetime, walk_in: bool
) -> list[Objection]:
    zone = desk.zone
    open_when = space_service.openings(desk, session, wish.starts_at - _BEFORE, wish.ends_at + _AFTER)
    cards = joined(wish.person_id, desk.aliases) if wish.person_id is not None else []
    names = {term.code: term.label for term in desk.terms(POPULATION_GROUP)}
    found: dict[str, Objection] = {}
    capacity = sum(one.capacity or 0 for one in chosen) if all(one.capacity for one in chosen) and chosen else None
    for place in chosen:
        if place.voided:
            found["voided"] = Objection(
                Rule.CLOSURE, translate("bookings", "This space is no longer in use."), "spaces"
            )
        local = wish.starts_at.astimezone(zone)
        day_start, day_end = shifts.wall(local.date(), 0, zone), shifts.wall(local.date() + DAY, 0, zone)
        monday = local.date() - timedelta(days=local.weekday())
        week = shifts.wall(monday, 0, zone), shifts.wall(monday + timedelta(days=7), 0, zone)
        same_day = same_week = 0
        if cards and place.policy.day_cap is not None:
            same_day = queries.counted(session, cards, place.id, day_start, day_end, wish.own)
        if cards and place.policy.week_cap is not None:
            same_week = queries.counted(session, cards, place.id, *week, wish.own)
        asked = space_rules.Wish(
            wish.starts_at, wish.ends_at, wish.group, wish.headcount or 1, wish.by_staff, same_day, same_week
        )
        for one in space_rules.objections(
            place.policy,
            asked,
            # People are counted against all the spaces together, and a seat holds whoever sits on it.
            None if place.seated or len(chosen) > 1 else place.capacity,
            open_when.hours(place, wish.starts_at - _BEFORE, wish.ends_at + _AFTER),
            now,
            zone,
            space_rules.closures_of(place.id, open_when.closures),
            walk_in,
            names,
        ):
            message = one.message if len(chosen) == 1 else f"{place.name}: {one.message}"
            found.setdefault(f"{one.code} {place.id.hex() if len(chosen) > 1 else ''}", replace(one, message=message))
    if len(chosen) > 1 and capacity is not None and (wish.headcount or 0) > capacity:
        message = translate("spaces", "{n} people are more than the {capacity} this space holds.")
        found["capacity"] = Objection(
            Rule.CAPACITY, message.format(n=wish.headcount, capacity=capacity), "headcount", hard=False
        )
    found.update(_seats_gone(session, wish))
    if wish.seats and cards:
        until = rules.suspended_until(queries.violations(session, cards), study_rules(desk))
        if until is not None and until > wish.starts_at:
            message = translate("bookings", "Suspended from study seats until {time}, after several violations.")
            found["suspended"] = Objection(
                Rule.WHO, message.format(time=f"{until.astimezone(zone):%m-%d %H:%M}"), "person_id"
            )
        for other in queries.of_person(session, cards, wish.starts_at, wish.ends_at):
            if other["seats"] and other["id"] != wish.own and Status(other["status"]) in rules.LIVE:
                message = translate("bookings", "This person has a seat at this time already.")
                found["twice"] = Objection(Rule.DAY_CAP, message, "person_id")
    return list(found.values())


def _seats_gone(session: Session, wish: Wish) -> Iterator[tuple[str, Objection]]:
    """Seats that can't be had at any time: taken off the plan, of another hall, or marked as out of use."""
    seats = {one.id: one for one in session.scalars(select(Seat).where(Seat.id.in_(wish.seats)))} if wish.seats else {}
    for seat_id in wish.seats:
        seat = seats.get(seat_id)
        if seat is None or seat.voided or seat.space_id not in wish.spaces:
            message = translate("bookings", "This seat isn't on the plan any more.")
        elif not seat.usable:
            message = translate("bookings", "Seat {number} is out of use.").format(number=seat.number)
        else:
            continue
        yield seat_id.hex(), Objection(Rule.CLOSURE, message, "seats")


def _competing(desk: Desk, session: Session, wanted: rules.Booking) -> list[BookingRow]:
    """Undecided requests that want something of what a booking wants."""
    ids: set[RowId] = set()
    for take in rules.takes(replace(wanted, status=Status.CONFIRMED, voided=False)):
        if take.place is Place.ASSET:
            continue
        for other in occupancy.rivals(session.connection(), take.resource, take.starts_at, take.ends_at, holding=False):
            if other.holder != wanted.id and rules.meet(take, replace(other, holds=True)):
                ids.add(other.holder)
    found = shown(desk, session, queries.rows(session, ids))
    return sorted((row for row in found if row.status is Status.REQUESTED), key=lambda row: row.id)


def _needs_yes(
    desk: Desk, chosen: Sequence[SpaceValue], competing: Sequence[BookingRow], actor: Actor | None
) -> tuple[Status, str]:
    letter = desk.settings[DESK_LETTER]
    foreign = next((one.policy.owning_desk for one in chosen if one.policy.owning_desk not in ("", letter)), None)
    if foreign is not None:
        return Status.REQUESTED, translate("bookings", "Desk {letter} decides about this space.").format(letter=foreign)
    if competing:
        return Status.REQUESTED, translate("bookings", "Somebody else has asked for it, too.")
    may = actor is not None and allowed(actor.role, Permission.APPROVE_BOOKINGS)
    if not may and any(one.policy.approval for one in chosen):
        return Status.REQUESTED, translate("bookings", "This space needs a manager's approval.")
    return Status.CONFIRMED, ""


def alternatives(desk: Desk, wish: Wish, limit: int = 3) -> list[Alternative]:
    """The nearest places and times that could be had instead of the first space of a wish, at most one per room.

    Without a space in the wish: instead of any room that is large enough.
    """
    kept: list[Alternative] = []
    with desk.store.read() as session:
        # A day's shift, and a day more for the buffers of what lies beyond.
        found = _rooms(desk, session, wish.starts_at - 2 * DAY, wish.ends_at + 2 * DAY, wish.own)
        places = {place.id: place for place, _ in found}
        free = rules.alternatives(
            wish.spaces[0] if wish.spaces else bytes(16), wish.starts_at, wish.ends_at, [room for _, room in found],
            headcount=wish.headcount, earliest=desk.now(), limit=len(found),
        )  # fmt: skip
        for one in free:
            if len(kept) == limit:
                break
            place = places[one.space]
            there = replace(wish, starts_at=one.starts_at, ends_at=one.ends_at, spaces=(place.id,), seats=())
            if not any(against.hard for against in _objections(desk, session, there, [place], desk.now(), False)):
                kept.append(Alternative(place, one.starts_at, one.ends_at))
    return kept


def free_rooms(
    desk: Desk, starts_at: datetime, ends_at: datetime, *, headcount: int | None = None, kind: str = "",
    features: Collection[str] = (),
) -> list[SpaceValue]:  # fmt: skip
    """The rooms that can be had for a time, the smallest that is large enough first."""
    rules.check_span(starts_at, ends_at)
    with desk.store.read() as session:
        found = _rooms(desk, session, starts_at - DAY, ends_at + DAY, None)
    free = [
        place
        for place, room in found
        if rules.suits(room, headcount, kind, features) and rules.is_free(room, starts_at, ends_at)
    ]
    return sorted(free, key=lambda place: (place.capacity or MOST_PEOPLE, place.position))


def free_seats(
    desk: Desk, space_id: RowId, starts_at: datetime, ends_at: datetime, own: RowId | None = None
) -> list[SeatValue]:
    """The seats of a study hall that can be had for a time, by number."""
    rules.check_span(starts_at, ends_at)
    with desk.store.read() as session:
        taken = [take for take in queries.taken(session, starts_at, ends_at) if take.holder != own]
        if any(take.resource == space_id and take.place is Place.WHOLE for take in taken):
            return []
        held = {take.resource for take in taken}
        return [
            one for one in space_service.seats(desk, space_id, session=session) if one.usable and one.id not in held
        ]


def _rooms(
    desk: Desk, session: Session, start: datetime, end: datetime, own: RowId | None
) -> list[tuple[SpaceValue, rules.Room]]:
    """All rooms (not study halls) with what is taken and when they are open."""
    taken = rules.by_resource(take for take in queries.taken(session, start, end) if take.holder != own)
    open_when = space_service.openings(desk, session, start, end)
    found = []
    for place in space_service.spaces(desk):
        if place.seated:
            continue
        room = rules.Room(
            place.id, place.kind, place.capacity, frozenset(place.features), place.policy.buffer_before,
            place.policy.buffer_after, tuple((take.starts_at, take.ends_at) for take in taken.get(place.id, ())),
            tuple(open_when.open(place, start, end)), place.position,
        )  # fmt: skip
        found.append((place, room))
    return found


# ------------------------------------------------------------------------------------------- booking


def book(
    desk: Desk,
    actor: Actor,
    *,
    starts_at: datetime,
    ends_at: datetime,
    spaces: Sequence[RowId] = (),
    seats: Sequence[RowId] = (),
    assets: Sequence[tuple[RowId, int]] = (),
    before: int | None = None,
    after: int | None = None,
    person_id: RowId | None = None,
    name: str = "",
    phones: str = "",
    population_group: str | None = None,
    organisation: str = "",
    title: str = "",
    headcount: int | None = None,
    note: str = "",
    consent: bool = False,
    wait: bool = False,
    walk_in: bool = False,
    override: bool = False,
) -> tuple[Outcome, Changes]:
    """Book places for a person (known, or new by `name`), or for the centre itself.

    It becomes confirmed, or requested where a space needs a yes, another request stands there, or another desk
    decides; with `wait`, an entry on the waiting list. `walk_in`: whoever stands here now is checked in at once.
    `override`: a manager books against the space's rules (never against another booking). Raises UserError beside
    the field: what is in the way goes to "starts_at".
    """
    require(actor, Permission.BOOK)
    if override:
        require(actor, Permission.APPROVE_BOOKINGS)
    values = checked(
        desk,
        {
            "population_group": population_group, "organisation": organisation, "title": title,
            "headcount": headcount, "note": note,
        },
    )  # fmt: skip
    by_person = person_id is not None or bool(name.strip())
    if not by_person and not values["organisation"] and not values["title"]:
        raise UserError(translate("bookings", "Please enter who it is for, or what for."), "person_id")
    if seats and not by_person:
        raise UserError(translate("bookings", "A seat is booked for a person."), "person_id")
    if not spaces and not assets:
        raise UserError(translate("bookings", "Please choose a space."), "spaces")
    with desk.store.write(actor.staff_id) as tx:
        applicant = (
            visits.somebody(desk, tx, person_id, name, phones, values["population_group"], consent)
            if by_person
            else None
        )
        if applicant is not None:
            values["population_group"] = values["population_group"] or applicant.population_group
        wish = Wish(
            starts_at, ends_at, tuple(spaces), tuple(seats), tuple(assets), before, after,
            applicant.id if applicant is not None else None, applicant is None, values["population_group"] or "",
            values["headcount"],
        )  # fmt: skip
        asked = verdict(desk, tx.session, wish, walk_in, actor)
        _stop(asked, override)
        status = asked.status
        if wait:
            if asked.free:
                raise UserError(translate("bookings", "It is free: book it."), "starts_at")
            status = Status.WAITLISTED
        elif asked.hits:
            raise UserError(asked.hits[0].words, "starts_at")
        stands: dict[str, Any] = {"status": status.value}
        over = walk_in and status is Status.CONFIRMED and ends_at <= tx.now
        if over:  # a line from paper, as after a power cut: it has been
            stands = {"status": Status.COMPLETED.value, "in_at": starts_at, "out_at": ends_at}
        where = slot(wish, asked.before, asked.after)
        row = tx.add(Booking(**where, assets=amounts_text(assets), person_id=wish.person_id, **values, **stands))
        if walk_in and status is Status.CONFIRMED and not over:
            _check_in(desk, tx, row, None)
    return Outcome(_one(desk, row.id)), tx.changes


def _stop(verdict: Verdict, override: bool) -> None:
    """Raise the first objection that may not be gone past."""
    for one in verdict.objections:
        if one.hard and not (override and one.code not in space_rules.IMPOSSIBLE):
            raise UserError(one.message, one.field)


def slot(wish: Wish, before: int, after: int) -> dict[str, Any]:
    """The fields of a booking that say where and when."""
    return {
        "spaces": rows_text(wish.spaces), "seats": rows_text(wish.seats), "starts_at": wish.starts_at,
        "ends_at": wish.ends_at, "buffer_before": before, "buffer_after": after,
    }  # fmt: skip


def checked(desk: Desk, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as typed turned into what is stored; raises UserError beside the field."""
    kept = dict(values)
    if kept.get("population_group"):
        if all(term.code != kept["population_group"] for term in desk.terms(POPULATION_GROUP)):
            raise UserError(translate("errors", "Please choose one of the list."), "population_group")
    elif "population_group" in kept:
        kept["population_group"] = None
    for name, longest in (("title", LONGEST_TITLE), ("organisation", LONGEST_TITLE), ("note", LONGEST_NOTE)):
        if name in kept:
            text = str(kept[name] or "").strip()
            text = text if name == "note" else " ".join(text.split())
            if len(text) > longest:
                raise UserError(translate("errors", "At most {n} characters.").format(n=longest), name)
            kept[name] = text or None
    if "headcount" in kept:
        kept["headcount"] = _headcount(kept["headcount"])
    return kept


def _headcount(value: Any) -> int | None:
    if value in (None, ""):
        return None
    text = plain(value)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_PEOPLE:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=1, most=MOST_PEOPLE), "headcount")
    return int(text)


EDITABLE = ("person_id", "name", "phones", "population_group", "organisation", "title", "headcount", "note", "assets")
"""What `edit` may change; a `name` (and `phones`) without a `person_id` is somebody new."""
MOVABLE = ("starts_at", "ends_at", "spaces", "seats", "before", "after")
"""What `move` may change."""


def edit(
    desk: Desk, actor: Actor, booking_id: RowId, values: Mapping[str, Any], *, seen: Base | None = None
) -> tuple[Outcome, Changes]:
    """Change who, what for, how many, the note or the equipment of a booking. `seen` comes from `card`."""
    return change(desk, actor, booking_id, {}, values, seen=seen)


def move(
    desk: Desk, actor: Actor, booking_id: RowId, *, seen: Base | None = None, override: bool = False, **where: Any
) -> tuple[Outcome, Changes]:
    """Put a booking at another time or place, or make it longer or shorter: `where` as in `change`."""
    return change(desk, actor, booking_id, where, {}, seen=seen, override=override)


def change(
    desk: Desk,
    actor: Actor,
    booking_id: RowId,
    where: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    seen: Base | None = None,
    override: bool = False,
) -> tuple[Outcome, Changes]:
    """Change a booking in one act. `seen` comes from `card`; what is left out stays.

    `where`: any of starts_at, ends_at, spaces, seats, before, after; a start alone takes the end along. Whoever
    waited for the place it leaves is offered it. A booking in use keeps its start. `values`: what `EDITABLE` names.
    Raises UserError beside the field: what is in the way goes to "starts_at".
    """
    require(actor, Permission.BOOK)
    if override:
        require(actor, Permission.APPROVE_BOOKINGS)
    unknown = (set(values) - set(EDITABLE)) | (set(where) - set(MOVABLE))
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    kept = checked(desk, values)
    offers: list[RowId] = []
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        if kept:
            _edit(desk, tx, row, kept, seen)
        if where:
            _move(desk, tx, actor, row, where, seen, override)
        if where or "assets" in kept:
            offers = offer_freed(desk, tx)
    return _outcome(desk, booking_id, offers), tx.changes


def _edit(desk: Desk, tx: Tx, row: Booking, values: dict[str, Any], seen: Base | None) -> None:
    if "assets" in values:
        values["assets"] = amounts_text(values["assets"] or ())
    name, phones = values.pop("name", ""), values.pop("phones", "")
    if values.get("person_id") is not None or name.strip():
        person = visits.somebody(desk, tx, values.get("person_id"), name, phones, values.get("population_group"), False)
        values["person_id"] = person.id
        values.setdefault("population_group", person.population_group)
    changed = {name: value for name, value in values.items() if value != getattr(row, name)}
    if {"person_id", "organisation"} & set(changed):
        # Who it is for is one group: written together, never half of it.
        for name in ("person_id", "organisation"):
            changed.setdefault(name, getattr(row, name))
    whom = {name: changed.get(name, getattr(row, name)) for name in ("person_id", "organisation", "title")}
    if whom.keys() & changed.keys() and not any(whom.values()):
        raise UserError(translate("bookings", "Please enter who it is for, or what for."), "person_id")
    if row.seats and "person_id" in changed and changed["person_id"] is None:
        raise UserError(translate("bookings", "A seat is booked for a person."), "person_id")
    if "assets" in changed and row.status in [one.value for one in rules.LIVE]:
        _equipment_free(desk, tx, row, amounts_of(changed["assets"]))
    if changed:
        tx.edit(row, changed, seen=seen)


def _equipment_free(desk: Desk, tx: Tx, row: Booking, assets: tuple[tuple[RowId, int], ...]) -> None:
    known = {one.id: one for one in space_service.spaces(desk, voided=True)}
    hits = _hits(desk, tx.session, replace(as_rule(row), assets=assets, spaces=(), seats=()), known)
    if hits and rules.holds(as_rule(row)):
        raise UserError(hits[0].words, "assets")


def _move(
    desk: Desk, tx: Tx, actor: Actor, row: Booking, where: Mapping[str, Any], seen: Base | None, override: bool
) -> None:
    now = as_rule(row)
    if now.status not in rules.LIVE or now.voided:
        message = translate("bookings", "This booking is {status}; that can't be done with it.")
        raise UserError(message.format(status=rules.status_label(now.status)))
    start = where.get("starts_at") or now.starts_at
    if now.status is Status.IN_USE and start != now.starts_at:
        raise UserError(translate("bookings", "It has begun: only its end can be moved."), "starts_at")
    end = where.get("ends_at") or now.ends_at + (start - now.starts_at)
    places = tuple(where["spaces"]) if "spaces" in where else now.spaces
    same_places = places == now.spaces
    seats = tuple(where["seats"]) if "seats" in where else (now.seats if same_places else ())
    before, after = (where.get(name, getattr(now, name) if same_places else None) for name in ("before", "after"))
    wish = Wish(
        start, end, places, seats, now.assets, before, after, now.person_id, now.person_id is None,
        row.population_group or "", row.headcount, row.id,
    )  # fmt: skip
    asked = verdict(desk, tx.session, wish, now.status is Status.IN_USE, actor)
    if start == now.starts_at:  # who has a place may keep it; when it began isn't asked about again
        asked = replace(asked, objections=tuple(one for one in asked.objections if one.code is not Rule.PAST))
    _stop(asked, override)
    if asked.hits and rules.holds(now):
        raise UserError(asked.hits[0].words, "starts_at")
    values = slot(wish, asked.before, asked.after)
    if now.status is Status.CONFIRMED and asked.status is Status.REQUESTED and not same_places:
        values |= rules.change(now, Status.CANCELLED) | {"status": Status.REQUESTED.value, "status_reason": None}
    tx.edit(row, values, seen=seen)


def cancel(
    desk: Desk, actor: Actor, booking_id: RowId, reason: str, *, seen: Base | None = None
) -> tuple[Outcome, Changes]:
    """Call a booking off, or take an entry off the waiting list; whoever waited for its place is offered it."""
    require(actor, Permission.BOOK)
    why = rules.check_reason(reason)
    return _change(desk, actor, booking_id, Status.CANCELLED, why, seen)


def _change(
    desk: Desk, actor: Actor, booking_id: RowId, to: Status, reason: str = "", seen: Base | None = None,
    *, of: Status | None = None,
) -> tuple[Outcome, Changes]:  # fmt: skip
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        if of is not None:
            _must_be(as_rule(row), of)
        tx.edit(row, rules.change(as_rule(row), to, reason), seen=seen)
        offers = offer_freed(desk, tx)
    return _outcome(desk, row.id, offers), tx.changes


def void_booking(desk: Desk, actor: Actor, booking_id: RowId, reason: str) -> tuple[Outcome, Changes]:
    """Take a booking entered by mistake out of every list and figure; it stays in the history."""
    require(actor, Permission.VOID_RECORDS)
    why = rules.check_reason(reason)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        tx.void(row, why)
        offers = offer_freed(desk, tx)
    return _outcome(desk, row.id, offers), tx.changes


def restore_booking(desk: Desk, actor: Actor, booking_id: RowId) -> tuple[Outcome, Changes]:
    """Bring a voided booking back; raises UserError when its place has been taken since."""
    require(actor, Permission.VOID_RECORDS)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        if not row.voided:
            raise UserError(translate("bookings", "This booking isn't voided."))
        tx.restore(row)
    return Outcome(_one(desk, booking_id)), tx.changes


# ------------------------------------------------------------------------------------------- yes and no


def approve(
    desk: Desk, actor: Actor, booking_id: RowId, *, seen: Base | None = None, override: bool = False
) -> tuple[Outcome, Changes]:
    """Grant a request as it stands; its competitors stay requests, and say that the place is gone.

    Raises UserError when something holds the place by now, and for what speaks against it unless `override`.
    """
    require(actor, Permission.APPROVE_BOOKINGS)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        now = as_rule(row)
        _must_be(now, Status.REQUESTED)
        known = {one.id: one for one in space_service.spaces(desk, voided=True)}
        foreign = [
            known[one].policy.owning_desk for one in now.spaces
            if one in known and known[one].policy.owning_desk not in ("", desk.settings[DESK_LETTER])
        ]  # fmt: skip
        if foreign:
            message = translate("bookings", "Desk {letter} decides about this space.")
            raise UserError(message.format(letter=foreign[0]))
        hits = _hits(desk, tx.session, now, known)
        if hits:
            raise UserError(hits[0].words, "starts_at")
        wish = _as_wish(row, now)
        if not override and now.ends_at > tx.now:
            chosen = [known[one] for one in now.spaces if one in known]
            for one in _objections(desk, tx.session, wish, chosen, tx.now, True):
                if one.hard and one.code is not Rule.PAST:
                    raise UserError(one.message, one.field)
        tx.edit(row, _granted(now, tx.now), seen=seen)
    return Outcome(_one(desk, booking_id)), tx.changes


def _must_be(booking: rules.Booking, *statuses: Status) -> None:
    if booking.status not in statuses:
        message = translate("bookings", "This booking is {status}; that can't be done with it.")
        raise UserError(message.format(status=rules.status_label(booking.status)))


def _granted(booking: rules.Booking, now: datetime) -> dict[str, Any]:
    """Confirmed; what an old ledger brought and is long over has been."""
    values = rules.change(booking, Status.CONFIRMED)
    if booking.ends_at + DAY < now:
        values |= {"status": Status.COMPLETED.value, "in_at": booking.starts_at, "out_at": booking.ends_at}
    return values


def refuse(
    desk: Desk, actor: Actor, booking_id: RowId, reason: str, *, wait: bool = False, seen: Base | None = None
) -> tuple[Outcome, Changes]:
    """Don't grant a request; with `wait` it goes on the waiting list instead."""
    require(actor, Permission.APPROVE_BOOKINGS)
    why = rules.check_reason(reason)
    to = Status.WAITLISTED if wait else Status.CANCELLED
    return _change(desk, actor, booking_id, to, why, seen, of=Status.REQUESTED)


def _as_wish(row: Booking, now: rules.Booking) -> Wish:
    return Wish(
        now.starts_at, now.ends_at, now.spaces, now.seats, now.assets, now.before, now.after, now.person_id,
        now.person_id is None, row.population_group or "", row.headcount, now.id,
    )  # fmt: skip


def reinstate(desk: Desk, actor: Actor, booking_id: RowId) -> tuple[Outcome, Changes]:
    """Take back a cancellation or a no-show; raises UserError when the place has been taken since."""
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        now = as_rule(row)
        _must_be(now, Status.CANCELLED, Status.NO_SHOW)
        if now.ends_at <= tx.now:
            raise UserError(translate("bookings", "This booking is over."))
        wish = _as_wish(row, now)
        asked = verdict(desk, tx.session, wish, True, actor)
        if asked.hits:
            raise UserError(asked.hits[0].words, "starts_at")
        status = Status.CONFIRMED if now.status is Status.NO_SHOW else asked.status
        tx.edit(row, rules.change(now, status))
        for one in _violations_of(tx, booking_id):
            tx.void(one, translate("bookings", "The booking stands again"))
    return Outcome(_one(desk, booking_id)), tx.changes


def _violations_of(tx: Tx, booking_id: RowId) -> list[Violation]:
    query = select(Violation).where(Violation.booking_id == booking_id, Violation.voided == false())
    return list(tx.session.scalars(query))


# ------------------------------------------------------------------------------------------- the waiting list


def accept_offer(desk: Desk, actor: Actor, booking_id: RowId) -> tuple[Outcome, Changes]:
    """Whoever was offered a place takes it; also anybody on the list whose place is free now."""
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        now = as_rule(row)
        if now.status is not Status.WAITLISTED:
            raise UserError(translate("bookings", "This booking isn't on the waiting list."))
        known = {one.id: one for one in space_service.spaces(desk, voided=True)}
        hits = _hits(desk, tx.session, now, known)
        if hits:
            raise UserError(hits[0].words, "starts_at")
        chosen = [known[one] for one in now.spaces if one in known]
        for one in _objections(desk, tx.session, _as_wish(row, now), chosen, tx.now, True):
            if one.code is Rule.CLOSURE:
                raise UserError(one.message, one.field)
        status, _ = _needs_yes(desk, chosen, (), actor)
        tx.edit(row, rules.change(now, status))
    return Outcome(_one(desk, booking_id)), tx.changes


def decline_offer(desk: Desk, actor: Actor, booking_id: RowId) -> tuple[Outcome, Changes]:
    """Whoever was offered a place doesn't want it any more; it goes to the next."""
    require(actor, Permission.BOOK)
    why = translate("bookings", "Declined the offer")
    return _change(desk, actor, booking_id, Status.CANCELLED, why, of=Status.WAITLISTED)


def offer_freed(desk: Desk, tx: Tx) -> list[RowId]:
    """Offer every place that is free by now to the first who waits for it."""
    tx.derive()
    waiting = {row.id: row for row in _kept(queries.waiting(tx.session, tx.now))}
    if not waiting:
        return []
    minutes = desk.settings[OFFER_MINUTES]

    def offer(booking: rules.Booking) -> None:
        values = {
            "status": Status.WAITLISTED.value, "status_reason": None, "in_at": None, "out_at": None,
            "away_since": None, "offered_until": rules.offer_until(tx.now, booking, minutes),
        }  # fmt: skip
        tx.edit(waiting[booking.id], values, auto=True)
        tx.derive()

    def free(booking: rules.Booking) -> bool:
        return _could_be_offered(desk, tx.session, booking)

    return [one.id for one in rules.next_offers([as_rule(row) for row in waiting.values()], free, offer)]


def _could_be_offered(desk: Desk, session: Session, waits: rules.Booking) -> bool:
    """Whether nobody has the place somebody waits for, nobody's request for it is undecided, and nothing closes it."""
    connection = session.connection()
    stock = occupancy.stocks(connection) if waits.assets else {}
    wanted = rules.takes(replace(waits, status=Status.CONFIRMED))
    if any(occupancy.in_the_way(connection, take, stock) for take in wanted):
        return False
    gone = select(Space.id).where(Space.id.in_(waits.spaces), Space.voided == true())
    if session.scalars(gone).first() is not None:
        return False
    shut = space_service.closures(desk, waits.starts_at, waits.ends_at, session=session)
    if any(space_rules.closures_of(space, shut) for space in waits.spaces):
        return False
    return not _competing(desk, session, waits)


# ------------------------------------------------------------------------------------------- coming and going


def check_in(desk: Desk, actor: Actor, booking_id: RowId, *, companions: int | None = None) -> tuple[Outcome, Changes]:
    """They are here: the booking is in use, and its applicant's visit is opened (back from a leave: the leave ends).

    `companions`: who came along with the applicant; by default all the heads announced but one.
    """
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        _check_in(desk, tx, tx.get(Booking, booking_id), companions)
    return Outcome(_one(desk, booking_id)), tx.changes


def _check_in(desk: Desk, tx: Tx, row: Booking, companions: int | None) -> None:
    values = rules.check_in(as_rule(row), tx.now)
    if "status" not in values:  # back from a temporary leave
        tx.edit(row, {**_status_of(row), **values})
        return
    tx.edit(row, values)
    for one in _violations_of(tx, row.id):
        tx.void(one, translate("bookings", "Came after all"))
    if row.person_id is not None:
        along = companions if companions is not None else max((row.headcount or 1) - 1, 0)
        visits.arrive_for_booking(desk, tx, row.id, row.person_id, 0 if row.seats else along)


def _status_of(row: Booking) -> dict[str, Any]:
    """The fields of the group that says where a booking stands: written together."""
    names = ("status", "status_reason", "in_at", "out_at", "away_since", "offered_until")
    return {name: getattr(row, name) for name in names}


def check_out(desk: Desk, actor: Actor, booking_id: RowId, *, stays: bool = False) -> tuple[Outcome, Changes]:
    """They are done: what is left of the time is free again, and the visit ends unless the visitor `stays`."""
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        tx.edit(row, rules.check_out(as_rule(row), tx.now))
        visit = queries.visit_of(tx.session, booking_id)
        if visit is not None and not stays:
            visits.leave_with_booking(tx, visit)
        offers = offer_freed(desk, tx)
    return _outcome(desk, booking_id, offers), tx.changes


def leave(desk: Desk, actor: Actor, booking_id: RowId) -> tuple[Outcome, Changes]:
    """Somebody leaves their study seat for a while (暂离) and keeps it; `check_in` says that they are back."""
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        now = as_rule(row)
        if now.status is not Status.IN_USE or not now.seats or now.voided:
            raise UserError(translate("bookings", "Only a study seat in use can be left for a while."))
        if now.away_since is not None:
            raise UserError(translate("bookings", "They are away already."))
        tx.edit(row, {**_status_of(row), "away_since": tx.now})
    return Outcome(_one(desk, booking_id)), tx.changes


def no_show(desk: Desk, actor: Actor, booking_id: RowId) -> tuple[Outcome, Changes]:
    """Nobody came: give the place back before the program does."""
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Booking, booking_id)
        now = as_rule(row)
        if now.status is Status.CONFIRMED and tx.now < now.starts_at:
            raise UserError(translate("bookings", "It hasn't begun yet."))
        tx.edit(row, rules.change(now, Status.NO_SHOW, translate("bookings", "Nobody came")))
        if now.seats and now.person_id is not None:
            tx.add(Violation(person_id=now.person_id, booking_id=row.id, kind="no_show", at=tx.now))
        offers = offer_freed(desk, tx)
    return _outcome(desk, booking_id, offers), tx.changes


def study_rules(desk: Desk) -> StudyRules:
    """The rules of study seats as the centre has set them."""
    s = desk.settings
    return StudyRules(
        s[STUDY_SIGN_IN], s[STUDY_LEAVE], s[STUDY_MEAL_LEAVE], s[STUDY_MEALS], s[STUDY_VIOLATIONS], s[STUDY_WITHIN],
        s[STUDY_SUSPEND],
    )  # fmt: skip


def _dues(desk: Desk, session: Session, found: Iterable[rules.Booking]) -> dict[RowId, tuple[datetime, Due]]:
    """When the program acts on each of these bookings by itself, and how; those it leaves alone are left out."""
    bookings = list(found)
    graces = {one.id: one.policy.grace_minutes for one in space_service.spaces(desk, voided=True)}
    begun = [one.id for one in bookings if one.status in _CALLED and one.starts_at <= desk.now()]
    said = _said_at(session, begun, desk.now())
    study, overrun = study_rules(desk), desk.settings[OVERRUN_MINUTES]
    held = activities.of_bookings(session, [one.id for one in bookings if one.status is Status.CONFIRMED])
    dues = {}
    for one in bookings:
        if one.id in held:
            dues[one.id] = one.ends_at, Due.HELD
            continue
        waits = [grace for space in one.spaces if (grace := graces.get(space)) is not None]
        due = rules.due(replace(one, since=said.get(one.id)), min(waits, default=None), study, desk.zone, overrun)
        if due is not None:
            dues[one.id] = due
    return dues


def _kept(rows: Iterable[Booking]) -> list[Booking]:
    """Bookings less those of erased people, which nothing changes any more."""
    return [row for row in rows if not row.state & STATE_ERASED]


_CALLED = (Status.CONFIRMED, Status.IN_USE)
"""Whom the program gives a time to come, to be back, to check out."""


def _said_at(session: Session, ids: Sequence[RowId], now: datetime) -> dict[RowId, datetime]:
    """When a person last said how each of these bookings stands: made, granted, took back or restored it.

    Of those that stand or are under way; what the program says by itself ends a booking.
    """
    found: dict[RowId, datetime] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        made = select(Booking.id, op.c.wall).join(op, op.c.id == Booking.create_op)
        later = select(head.c.row, op.c.wall).join(op, op.c.id == head.c.op)
        for query in (made.where(Booking.id.in_(part)), later.where(head.c.row.in_(part), head.c.grp.in_(_STANDS))):
            for row, wall in session.execute(query):
                if (at := from_ms(wall)) <= now:  # a desk whose clock runs ahead gives nobody more time
                    found[row] = max(at, found.get(row, at))
    return found


_STANDS = ("status", LIFE)
"""The groups of fields that say how a booking stands."""


def sweep(desk: Desk) -> tuple[Swept, Changes]:
    """Do what is due: release what nobody came for, end what is over, pass on offers nobody answered.

    Call it when the desk opens and every minute: done again, or late, it changes nothing more. Written as the
    program's own act, so that a person's entry at another desk wins over it; each can be undone.
    """
    now = desk.now()
    with desk.store.read() as session:
        dues = _dues(desk, session, map(as_rule, _kept(queries.may_be_due(session, now))))
        line = [as_rule(row) for row in _kept(queries.waiting(session, now))]
        # Places become free in other ways, too: an act undone, equipment that came back, another desk's news.
        freed = any(one.offered_until is None and _could_be_offered(desk, session, one) for one in line)
    if not freed and not any(at <= now for at, _ in dues.values()):
        return Swept(), Changes()
    counts = dict.fromkeys(Due, 0)
    with desk.store.write(SYSTEM.staff_id) as tx:
        rows = {row.id: row for row in _kept(queries.may_be_due(tx.session, tx.now))}
        for booking_id, (at, what) in _dues(desk, tx.session, map(as_rule, rows.values())).items():
            if at > tx.now:
                continue
            row = rows[booking_id]
            booking = as_rule(row)
            counts[what] += 1
            tx.edit(row, rules.settle(booking, what, at), auto=True)
            if booking.seats and booking.person_id is not None and what in (Due.NO_SHOW, Due.AWAY):
                tx.add(Violation(person_id=booking.person_id, booking_id=row.id, kind=what.value, at=at), auto=True)
        offers = offer_freed(desk, tx)
    swept = Swept(
        counts[Due.NO_SHOW], counts[Due.AWAY], counts[Due.OVER] + counts[Due.HELD],
        counts[Due.LAPSED] + counts[Due.NEVER_FREE], tuple(booking_rows(desk, offers)),
    )  # fmt: skip
    return swept, tx.changes


# ------------------------------------------------------------------------------------------- double bookings


def clashes(desk: Desk) -> list[ClashCard]:
    """Bookings that two desks made of one place and time, and that nobody has settled: the earliest first."""
    with desk.store.read() as session:
        return _clashes(desk, session)


def _clashes(desk: Desk, session: Session, of: RowId | None = None) -> list[ClashCard]:
    pairs = [pair for pair in queries.clashing(session) if of is None or of in pair[1:]]
    rows = {row.id: row for row in shown(desk, session, queries.rows(session, {b for pair in pairs for b in pair[1:]}))}
    found = [ClashCard(pair[0], rows[pair[1]], rows[pair[2]]) for pair in pairs if pair[1] in rows and pair[2] in rows]
    return sorted(found, key=lambda card: (card.one.starts_at, card.id))


def share(desk: Desk, actor: Actor, clash_id: RowId) -> tuple[None, Changes]:
    """Let both bookings of a clash stand: they share the place. (Moving or cancelling one settles it, too.)"""
    require(actor, Permission.APPROVE_BOOKINGS)
    return decide(desk, actor, clash_id, SHARED)


def decide(
    desk: Desk, actor: Actor, clash_id: RowId, keep: str, reason: str = "", *, again: bool = False
) -> tuple[None, Changes]:
    """Settle a clash: both share the place (`keep` "share"), or the "one" or the "other" keeps it and the second is
    cancelled with a reason.

    The decision is a record under the clash's own name: if another desk decides otherwise the two meet, instead of
    both bookings being gone unseen. `again`: settle that; who was cancelled and shall stay, stands again.
    """
    require(actor, Permission.APPROVE_BOOKINGS if keep == SHARED or again else Permission.BOOK)
    why = "" if keep == SHARED else rules.check_reason(reason)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.session.get(ClashDecision, clash_id)
        pair = next((pair[1:] for pair in queries.clashing(tx.session) if pair[0] == clash_id), None)
        if again and row is not None and row.state & STATE_CLASH:
            pair = pair or (row.one_id or b"", row.other_id or b"")
        if pair is None:
            raise UserError(translate("bookings", "This has been settled already."))
        if row is None:
            tx.add(ClashDecision(id=clash_id, one_id=pair[0], other_id=pair[1], decision=keep))
        else:
            if row.voided:
                tx.restore(row)
            tx.edit(row, {"decision": keep}, label=Label.RESOLVE if again else None)
        rows = {"one": tx.get(Booking, pair[0]), "other": tx.get(Booking, pair[1])}
        loser = {"one": "other", "other": "one"}.get(keep)
        if loser is not None and as_rule(rows[loser]).status in rules.LIVE:
            tx.edit(rows[loser], rules.change(as_rule(rows[loser]), Status.CANCELLED, why))
        for name, one in rows.items():
            now = as_rule(one)
            if name != loser and now.status is Status.CANCELLED and not now.voided and now.ends_at > tx.now:
                tx.edit(one, rules.change(now, Status.CONFIRMED))
        offer_freed(desk, tx)
    return None, tx.changes


# ------------------------------------------------------------------------------------------- reading


def day_board(desk: Desk, start: datetime, end: datetime) -> DayBoard:
    """Everything a timeline of all spaces shows between two instants."""
    with desk.store.read() as session:
        places = space_service.spaces(desk)
        rows = shown(desk, session, queries.in_period(session, start, end))
        open_when = space_service.openings(desk, session, start, end)
        named = {space for row in rows for space in row.spaces}
        gone = [one for one in space_service.spaces(desk, voided=True) if one.voided and one.id in named]
    zone = desk.zone
    first, last = start.astimezone(zone).date(), (end - MINUTE).astimezone(zone).date()
    days = tuple(open_when.calendar.info(first + timedelta(days=n)) for n in range((last - first).days + 1))
    every = (*places, *gone)
    return DayBoard(
        start, end, desk.now(), every, tuple(rows),
        {one.id: tuple(_closed(open_when, one, start, end)) for one in every}, days,
    )  # fmt: skip


def _closed(open_when: Openings, place: SpaceValue, start: datetime, end: datetime) -> list[Closed]:
    """Times in which a space can't be used: outside its hours, and its closures with their reasons."""
    found = []
    at = start
    for opens, closes in [*open_when.hours(place, start, end), (end, end)]:
        if opens > at:
            found.append(Closed(at, min(opens, end)))
        at = max(at, closes)
    for one in space_rules.closures_of(place.id, open_when.closures):
        if one.starts_at < end and one.ends_at > start:
            found.append(Closed(max(one.starts_at, start), min(one.ends_at, end), one.reason))
    return found


def month(desk: Desk, first: date, last: date, space_id: RowId | None = None) -> list[DayLoad]:
    """The days from `first` to `last`: how many bookings begin, how much of the open time is booked.

    Of one space, or of all rooms together (study seats left out); of a study hall, the hours of all its seats. A
    booking past midnight counts its hours on the days they lie in.
    """
    zone = desk.zone
    bounds = [shifts.wall(first + timedelta(days=n), 0, zone) for n in range((last - first).days + 2)]
    start, end = bounds[0], bounds[-1]
    with desk.store.read() as session:
        places = [
            one for one in space_service.spaces(desk)
            if (one.id == space_id if space_id is not None else not one.seated)
        ]  # fmt: skip
        size = {one.id: one.seat_count or 1 if one.seated else 1 for one in places}
        rows = [
            one for row in _readable(queries.in_period(session, start, end))
            if size.keys() & (one := rules.as_rule(dict(row))).spaces
        ]  # fmt: skip
        open_when = space_service.openings(desk, session, start, end)
    opened = [(span, size[one.id]) for one in places for span in open_when.open(one, start, end)]
    counted = (Status.CONFIRMED, Status.IN_USE, Status.COMPLETED, Status.NO_SHOW)
    booked = [
        ((one.starts_at, one.ends_at), len(one.seats) or size[space])
        for one in rows if one.status in counted for space in one.spaces if space in size
    ]  # fmt: skip
    found = []
    for number, (begins, ends) in enumerate(pairwise(bounds)):
        here = [one for one in rows if begins <= one.starts_at < ends]
        found.append(
            DayLoad(
                open_when.calendar.info(first + timedelta(days=number)),
                sum(one.status in counted for one in here),
                sum(one.status is Status.REQUESTED for one in here),
                _within(booked, begins, ends),
                _within(opened, begins, ends),
            )
        )
    return found


def _within(spans: Iterable[tuple[Interval, int]], start: datetime, end: datetime) -> timedelta:
    """The time of a period that spans cover, each so many times."""
    return sum((max(min(b, end) - max(a, start), timedelta()) * times for (a, b), times in spans), timedelta())


def of_space(desk: Desk, space_id: RowId, start: datetime, end: datetime) -> DayBoard:
    """One space's bookings in a period, as a board of a single row."""
    board = day_board(desk, start, end)
    return replace(
        board,
        spaces=tuple(one for one in board.spaces if one.id == space_id),
        rows=tuple(row for row in board.rows if space_id in row.spaces),
        closed={space_id: board.closed.get(space_id, ())},
    )


def seat_board(desk: Desk, space_id: RowId, at: datetime | None = None) -> list[SeatState]:
    """The seats of a study hall at an instant (now), each with who has it, or who has it next."""
    when = at if at is not None else desk.now()
    with desk.store.read() as session:
        seats = space_service.seats(desk, space_id, session=session)
        rows = shown(desk, session, queries.of_resource(session, space_id, when - DAY, when + DAY))
        dues = _dues(desk, session, map(_row_rule, rows))
    by_seat: dict[RowId, list[BookingRow]] = {}
    for row in rows:
        if row.status is not Status.COMPLETED and rules.holds(_row_rule(row)) and row.ends_at > when:
            # A hall booked as a whole has all its seats.
            for seat in row.seats or [one.id for one in seats]:
                by_seat.setdefault(seat, []).append(row)
    found = []
    for one in seats:
        mine = sorted(by_seat.get(one.id, ()), key=lambda row: row.starts_at)
        here = next((row for row in mine if row.starts_at <= when), None)
        ahead = next((row for row in mine if row.starts_at > when), None)
        soon = _soon(here, dues, when) if here is not None else None
        until = here.ends_at if here is not None else (ahead.starts_at if ahead is not None else None)
        found.append(SeatState(one, here or ahead, until, soon))
    return found


def _soon(row: BookingRow, dues: Mapping[RowId, tuple[datetime, Due]], now: datetime) -> Soon | None:
    due = dues.get(row.id)
    if due is None or due[1] not in (Due.NO_SHOW, Due.AWAY, Due.LAPSED):
        return None
    if due[1] is Due.NO_SHOW and row.starts_at > now:
        return None
    return Soon(row, *due)


def soon(desk: Desk, within: timedelta = WARN) -> list[Soon]:
    """Who is about to lose a place: hasn't come, isn't back, hasn't answered an offer. The most urgent first."""
    now = desk.now()
    with desk.store.read() as session:
        # An offer may run out long before what is offered begins, and a leave of whoever came early, too.
        rows = shown(desk, session, queries.at_hand(session, now + within))
        dues = _dues(desk, session, map(_row_rule, rows))
    found = [one for row in rows if (one := _soon(row, dues, now)) is not None]
    return sorted((one for one in found if one.at <= now + within), key=lambda one: one.at)


def asking(desk: Desk) -> list[BookingRow]:
    """The requests of `queue` that aren't past, without what stands against them."""
    now = desk.now()
    with desk.store.read() as session:
        rows = shown(desk, session, queries.of_status(session, Status.REQUESTED))
    return sorted((row for row in rows if row.ends_at > now), key=lambda row: (row.starts_at, row.id))


def queue(desk: Desk) -> list[Request]:
    """The requests that wait for a yes, those for the nearest time first; what is past comes last."""
    now = desk.now()
    with desk.store.read() as session:
        rows = shown(desk, session, queries.of_status(session, Status.REQUESTED))
        known = {one.id: one for one in space_service.spaces(desk, voided=True)}
        found = [_request(desk, session, row, known, now) for row in rows]
    return sorted(found, key=lambda one: (one.row.ends_at <= now, one.row.starts_at, one.row.id))


def _request(
    desk: Desk, session: Session, row: BookingRow, known: Mapping[RowId, SpaceValue], now: datetime
) -> Request:
    booking = _row_rule(row)
    wish = Wish(
        row.starts_at, row.ends_at, row.spaces, row.seats, booking.assets, row.before, row.after, row.person_id,
        row.person_id is None, row.group, row.headcount, row.id,
    )  # fmt: skip
    chosen = [known[one] for one in row.spaces if one in known]
    over = row.ends_at <= now
    against = [] if over else _objections(desk, session, wish, chosen, now, True)
    return Request(
        row, tuple(_competing(desk, session, booking)), tuple(_hits(desk, session, booking, known)),
        tuple(one for one in against if one.code is not Rule.PAST),
    )  # fmt: skip


def waiting(desk: Desk) -> list[BookingRow]:
    """Everybody on a waiting list, the first in line first; those with an offer before the others."""
    with desk.store.read() as session:
        found = shown(desk, session, queries.of_status(session, Status.WAITLISTED))
    return sorted(found, key=lambda row: (row.offered_until is None, row.starts_at, row.id))


def summary(desk: Desk, start: datetime, end: datetime) -> Summary:
    """The figures of a period, and what waits for somebody."""
    now = desk.now()
    with desk.store.read() as session:
        every = [rules.as_rule(dict(row)) for row in _readable(queries.in_period(session, start, end))]
        asked = len(queries.of_status(session, Status.REQUESTED))
        line = queries.of_status(session, Status.WAITLISTED)
        open_clashes = len(queries.clashing(session))
    today = [one for one in every if not one.seats]
    counted = (Status.CONFIRMED, Status.IN_USE, Status.COMPLETED)
    return Summary(
        sum(one.status in counted for one in today),
        sum(one.status is Status.IN_USE for one in today),
        sum(one.status is Status.IN_USE for one in every if one.seats),
        asked,
        len(line),
        sum(row["offered_until"] is not None and row["offered_until"] > now for row in line),
        open_clashes,
        len(soon(desk)),
    )


def waiting_count(desk: Desk) -> int:
    """How much waits for somebody's decision: requests, offers that run, double bookings."""
    with desk.store.read() as session:
        asked = len(queries.of_status(session, Status.REQUESTED))
        offered = sum(row["offered_until"] is not None for row in queries.of_status(session, Status.WAITLISTED))
        return asked + offered + len(queries.clashing(session))


def row(desk: Desk, booking_id: RowId) -> BookingRow:
    """One booking; raises UserError when there is none of this id."""
    return _one(desk, booking_id)


def card(desk: Desk, booking_id: RowId) -> BookingCard:
    """A booking opened, with everything that concerns it."""
    now = desk.now()
    with desk.store.read() as session:
        found = shown(desk, session, queries.rows(session, [booking_id]))
        if not found:
            raise UserError(translate("errors", "This entry is no longer here."))
        one = found[0]
        known = {place.id: place for place in space_service.spaces(desk, voided=True)}
        request = _request(desk, session, one, known, now) if one.status is Status.REQUESTED else None
        return BookingCard(
            one,
            desk.store.seen(Booking, booking_id, session),
            request,
            tuple(_line(desk, session, one)),
            tuple(_clashes(desk, session, booking_id)),
            _soon(one, _dues(desk, session, [_row_rule(one)]), now) if one.live else None,
            queries.visit_of(session, booking_id) is not None,
        )


def _line(desk: Desk, session: Session, row: BookingRow) -> list[BookingRow]:
    """Who waits for a booking's place and time, in order."""
    booking = replace(_row_rule(row), status=Status.CONFIRMED)
    ids = {
        one.id
        for one in queries.waiting(session, desk.now())
        if one.id == row.id
        or any(
            rules.meet(mine, theirs)
            for mine in rules.takes(booking)
            for theirs in rules.takes(replace(as_rule(one), status=Status.CONFIRMED))
        )
    }
    return sorted(shown(desk, session, queries.rows(session, ids)), key=lambda one: one.id)


def booking_ids(
    desk: Desk, wanted: BookingFilter, sort: str = "starts_at", descending: bool = False,
    *, session: Session | None = None,
) -> Ids:  # fmt: skip
    """Ids of all bookings a filter holds, in order: fetch windows of them with `booking_rows`.

    `sort`: starts_at, status, title, name, organisation, headcount or group.
    """
    people = tuple(joined(wanted.person_id, desk.aliases)) if wanted.person_id is not None else None
    asked = queries.Wanted(
        wanted.text, wanted.start, wanted.end, tuple(one.value for one in wanted.statuses), wanted.space,
        wanted.group, people, wanted.series_id, wanted.batch_id, wanted.include_voided,
    )  # fmt: skip
    if session is not None:
        return queries.find(session, asked, sort, descending)
    with desk.store.read() as own:
        return queries.find(own, asked, sort, descending)


def booking_rows(desk: Desk, ids: Iterable[RowId]) -> list[BookingRow]:
    """The bookings of these ids, in their order; what no longer exists is left out."""
    with desk.store.read() as session:
        return shown(desk, session, queries.rows(session, ids))


def of_person(desk: Desk, person_id: RowId, start: datetime, end: datetime) -> list[BookingRow]:
    """What a person has booked in a period, whatever became of it."""
    cards = joined(person_id, desk.aliases)
    with desk.store.read() as session:
        return shown(desk, session, queries.of_person(session, cards, start, end))


def near(desk: Desk, person_id: RowId, reach: timedelta = timedelta(hours=1)) -> list[BookingRow]:
    """What a person has booked for now or shortly, and isn't checked in for."""
    now = desk.now()
    return [
        row for row in of_person(desk, person_id, now, now + reach)
        if row.status is Status.CONFIRMED and row.ends_at > now
    ]  # fmt: skip


def touched_by(desk: Desk, space_id: RowId | None, start: datetime, end: datetime) -> list[BookingRow]:
    """Bookings still to come that lie in a time somebody wants to close; of one space, or of all."""
    with desk.store.read() as session:
        found = shown(desk, session, queries.in_period(session, start, end))
    return [one for one in found if one.live and (space_id is None or space_id in one.spaces)]


def line_words(desk: Desk, row: BookingRow) -> str:
    """When and where, for a sentence: "18 Jul 19:00–21:00 Hall"."""
    local = row.starts_at.astimezone(desk.zone)
    span = rules.span_text(row.starts_at, row.ends_at, desk.zone)
    return (
        translate("bookings", "{month}-{day} {time} {place}")
        .format(month=local.month, day=local.day, time=span, place=row.place)
        .strip()
    )


# ------------------------------------------------------------------------------------------- helpers


def as_rule(row: Booking) -> rules.Booking:
    """What the rules need to know of a stored booking."""
    return rules.as_rule(
        {
            "id": row.id, "starts_at": row.starts_at, "ends_at": row.ends_at, "spaces": row.spaces,
            "seats": row.seats, "assets": row.assets, "buffer_before": row.buffer_before,
            "buffer_after": row.buffer_after, "status": row.status, "person_id": row.person_id, "in_at": row.in_at,
            "out_at": row.out_at, "away_since": row.away_since, "offered_until": row.offered_until,
            "voided": row.voided,
        }
    )  # fmt: skip


def _row_rule(row: BookingRow) -> rules.Booking:
    return rules.Booking(
        row.id, row.starts_at, row.ends_at, row.spaces, row.seats, tuple((a.id, a.count) for a in row.assets),
        row.before, row.after, row.status, row.person_id, row.in_at, row.out_at, row.away_since, row.offered_until,
        row.voided,
    )  # fmt: skip


def _outcome(desk: Desk, booking_id: RowId, offers: Sequence[RowId]) -> Outcome:
    rows = booking_rows(desk, [booking_id, *offers])
    return Outcome(rows[0], tuple(rows[1:]))


def _one(desk: Desk, booking_id: RowId) -> BookingRow:
    found = booking_rows(desk, [booking_id])
    if not found:
        raise UserError(translate("errors", "This entry is no longer here."))
    return found[0]


def shown(desk: Desk, session: Session, found: Sequence[RowMapping]) -> list[BookingRow]:
    """Rows of the database as screens show them."""
    found = _readable(found)
    if not found:
        return []
    places = {one.id: one.name for one in space_service.spaces(desk, voided=True)}
    seats = space_service.seat_numbers(session, {seat for row in found for seat in rows_of(row["seats"])})
    assets = (
        {one.id: one for one in space_service.assets(desk, voided=True)} if any(row["assets"] for row in found) else {}
    )
    double = {one for pair in queries.clashing(session) for one in pair[1:]}
    return [_booking_row(desk, row, places, seats, assets, double) for row in found]


def _readable(found: Iterable[RowMapping]) -> list[RowMapping]:
    """Bookings less those of a status that only a newer program knows, or without a time, as another desk may send."""
    return [row for row in found if row["status"] in rules.STATUSES and row["starts_at"] and row["ends_at"]]


def _booking_row(
    desk: Desk, row: RowMapping, places: Mapping[RowId, str], seats: Mapping[RowId, str],
    assets: Mapping[RowId, space_service.AssetValue], double: Collection[RowId],
) -> BookingRow:  # fmt: skip
    status = Status(row["status"])
    spaces, chairs = rows_of(row["spaces"]), rows_of(row["seats"])
    person, group = row["person_id"], row["population_group"] or ""
    return BookingRow(
        id=row["id"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        before=row["buffer_before"] or 0,
        after=row["buffer_after"] or 0,
        spaces=spaces,
        space_names=tuple(places.get(one, "") for one in spaces),
        seats=chairs,
        seat_numbers=tuple(seats.get(one, "") for one in chairs),
        assets=tuple(_amount(assets.get(one), one, count) for one, count in amounts_of(row["assets"])),
        status=status,
        status_label=rules.status_label(status),
        reason=row["status_reason"] or "",
        person_id=desk.canonical(person) if person is not None else None,
        name=row["name"] or "",
        phone=mask_phone(row["phones"] or ""),
        group=group,
        group_label=desk.term_label(POPULATION_GROUP, group),
        organisation=row["organisation"] or "",
        title=row["title"] or "",
        headcount=row["headcount"],
        note=row["note"] or "",
        in_at=row["in_at"],
        out_at=row["out_at"],
        away_since=row["away_since"],
        offered_until=row["offered_until"],
        series_id=row["series_id"],
        series_date=row["series_date"],
        uid=row["uid"] or "",
        voided=bool(row["voided"]),
        void_reason=row["void_reason"] or "",
        clash=bool(row["bits"] & STATE_CLASH),
        double=row["id"] in double,
    )


def _amount(asset: space_service.AssetValue | None, asset_id: RowId, count: int) -> AssetAmount:
    return AssetAmount(asset_id, asset.name if asset else "", count, asset.unit if asset else "")
