"""The desk's day: who is expected, signs in, is here, leaves; the board, long lists and the figures.

A write is `verb(desk, actor, …) -> (value, Changes)`. Times are aware UTC instants; values shown are ready
for the screen: phones masked, catalogue codes beside their wording, joined cards under their one id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import STATE_CLASH, Person, Visit
from app.db.queries import tallies as tally_queries
from app.db.queries import visits as queries
from app.db.queries.visits import Ids
from app.db.tx import Changes, Tx
from app.domain import shifts
from app.domain import visits as rules
from app.domain.auth import SYSTEM, Actor, Permission, require
from app.domain.checks import companions as check_companions
from app.domain.people import joined
from app.domain.privacy import mask_phone
from app.domain.records import LEFT_SIGNED, LEFT_UNVERIFIED
from app.domain.settings import CAPACITY, CLOSE_FORGOTTEN, DUTY_DAY_START, STAY_CAP, STAY_CAPS
from app.domain.terms import POPULATION_GROUP, PURPOSE
from app.domain.visits import Bucket, Crowd, Figures, State
from app.services.desk import Desk

HALF_DAY = timedelta(hours=12)
LONGEST_TEXT = 200
LONGEST_NOTE = 2000
BOOKING_PURPOSE = "venue"
"""The purpose of a visit that a booking's check-in opens."""


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit as lists, board and drawer show it. The phone is masked; times are UTC."""

    id: RowId
    person_id: RowId | None
    """The card that represents the person, where several are joined; None once erased."""
    name: str
    group: str
    """Code of the population group; "" for none."""
    group_label: str
    phone: str
    purposes: tuple[str, ...]
    purpose_text: str
    """Wording of the purposes, then what was written beside them."""
    purpose_note: str
    companions: int
    host: str
    belongings: str
    badge: str
    badge_returned: bool
    note: str
    expected_at: datetime | None
    arrived_at: datetime | None
    left_at: datetime | None
    left_kind: str | None
    state: State
    voided: bool
    void_reason: str
    correction_reason: str
    clash: bool
    """Two desks wrote different things; a person has to choose."""
    stay: timedelta | None
    """As reports count it: signed-out visits only."""
    estimate: timedelta | None
    """The stay assumed for a visit that is to be verified."""

    @property
    def badge_out(self) -> bool:
        """Whether a badge or locker key hasn't come back."""
        return bool(self.badge) and not self.badge_returned and self.arrived_at is not None and not self.voided


@dataclass(frozen=True, slots=True)
class VisitCard:
    """A visit opened for correction. Hand `seen` back with the change; a draft keeps it."""

    row: VisitRow
    seen: dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """What a list of visits shall hold; the empty filter holds all that aren't voided.

    `start` and `end` (excluded) are instants: arrived within them, or announced for them and not yet here.
    `text` looks for people as the search box does, and in badge, host, purpose and notes. `left_from` and
    `left_to` (excluded): left within, whatever day they came.
    """

    text: str = ""
    start: datetime | None = None
    end: datetime | None = None
    states: tuple[State, ...] = ()
    group: str | None = None
    purpose: str | None = None
    badge_out: bool = False
    person_id: RowId | None = None
    include_voided: bool = False
    batch_id: RowId | None = None
    left_from: datetime | None = None
    left_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the visitors' page shows at a glance. Lists are cut at the limit asked for, counts are not."""

    at: datetime
    day: date
    turn: shifts.Turn
    start: datetime
    """First instant of the duty day."""
    end: datetime
    expected: tuple[VisitRow, ...]
    expected_count: int
    present: tuple[VisitRow, ...]
    """Latest first, whatever day they came."""
    present_count: int
    left: tuple[VisitRow, ...]
    """Left during this duty day, latest first."""
    left_count: int
    unverified: tuple[VisitRow, ...]
    """Earliest first, of all days."""
    unverified_count: int
    badges_out: tuple[VisitRow, ...]
    badges_count: int
    figures: Figures
    """Of the duty day; present, unverified and expected as the lists count them."""
    capacity: int
    crowd: Crowd
    hours: tuple[Bucket, ...]
    """人次 in all by hour of the duty day."""
    usual: tuple[float, ...]
    """The average of the last four same weekdays, hour by hour; empty while unknown."""


# ------------------------------------------------------------------------------------------- writing


def sign_in(
    desk: Desk,
    actor: Actor,
    *,
    person_id: RowId | None = None,
    name: str = "",
    phones: str = "",
    population_group: str | None = None,
    purposes: Sequence[str] = (),
    purpose_note: str = "",
    companions: int = 0,
    host: str = "",
    belongings: str = "",
    badge: str = "",
    note: str = "",
    at: datetime | None = None,
    expected_visit: RowId | None = None,
    consent: bool = False,
) -> tuple[VisitRow, Changes]:
    """Somebody arrives: known (`person_id`), announced (`expected_visit`) or new (`name`, which makes a card).

    A person announced for about now is taken off the expected list. Raises UserError beside a field; on
    "person_id" when the person is already here, on "badge" when somebody else still has it.
    """
    require(actor, Permission.RECORD_VISITS)
    values = checked(
        desk,
        {
            "population_group": population_group, "purposes": purposes, "purpose_note": purpose_note,
            "companions": companions, "host": host, "belongings": belongings, "badge": badge, "note": note,
        },
    )  # fmt: skip
    with desk.store.write(actor.staff_id) as tx:
        announced = tx.get(Visit, expected_visit) if expected_visit else None
        if announced is not None:
            _must_be(announced, State.EXPECTED)
            person_id = person_id or announced.person_id
        person = somebody(desk, tx, person_id, name, phones, values["population_group"], consent)
        cards = _cards(desk, person.id)
        present = queries.open_visit(tx.session, cards)
        arrival = rules.sign_in(tx.now, at, as_rule(present) if present else None, desk.zone)
        if announced is None:
            came = arrival["arrived_at"]
            announced = queries.expected_visit(tx.session, cards, came - HALF_DAY, came + HALF_DAY)
        _badge_free(desk, tx, values["badge"])
        values["population_group"] = values["population_group"] or person.population_group
        if announced is not None:
            said = {name: value for name, value in values.items() if value not in (None, 0)}
            tx.edit(announced, {"person_id": person.id, **said, **arrival})
            visit = announced
        else:
            visit = tx.add(Visit(person_id=person.id, **values, **arrival))
    return _row(desk, visit.id), tx.changes


def sign_out(
    desk: Desk,
    actor: Actor,
    visit_id: RowId,
    *,
    at: datetime | None = None,
    badge_returned: bool | None = None,
) -> tuple[VisitRow, Changes]:
    """Somebody leaves, now or at the time typed; also whoever was marked "to verify" and comes by after all.

    `badge_returned` None leaves the badge as it is: it stays on the list of those not yet returned.
    """
    require(actor, Permission.RECORD_VISITS)
    with desk.store.write(actor.staff_id) as tx:
        visit = tx.get(Visit, visit_id)
        values = rules.sign_out(as_rule(visit), tx.now, at)
        if badge_returned is not None and visit.badge:
            values["badge_returned"] = badge_returned
        tx.edit(visit, values)
    return _row(desk, visit_id), tx.changes


def expect(
    desk: Desk,
    actor: Actor,
    *,
    expected_at: datetime,
    person_id: RowId | None = None,
    name: str = "",
    phones: str = "",
    population_group: str | None = None,
    purposes: Sequence[str] = (),
    purpose_note: str = "",
    companions: int = 0,
    host: str = "",
    note: str = "",
) -> tuple[VisitRow, Changes]:
    """Somebody is announced for a time to come."""
    require(actor, Permission.RECORD_VISITS)
    values = checked(
        desk,
        {
            "population_group": population_group, "purposes": purposes, "purpose_note": purpose_note,
            "companions": companions, "host": host, "note": note,
        },
    )  # fmt: skip
    with desk.store.write(actor.staff_id) as tx:
        values["expected_at"] = rules.check_expected(tx.now, expected_at)
        person = somebody(desk, tx, person_id, name, phones, values["population_group"], False)
        values["population_group"] = values["population_group"] or person.population_group
        visit = tx.add(Visit(person_id=person.id, **values))
    return _row(desk, visit.id), tx.changes


def cancel_expected(desk: Desk, actor: Actor, visit_id: RowId, reason: str = "") -> tuple[VisitRow, Changes]:
    """An announced visitor won't come; the entry is voided and stays in the history."""
    require(actor, Permission.RECORD_VISITS)
    with desk.store.write(actor.staff_id) as tx:
        visit = tx.get(Visit, visit_id)
        _must_be(visit, State.EXPECTED)
        tx.void(visit, reason.strip() or translate("visitors", "Won't come"))
    return _row(desk, visit_id), tx.changes


CORRECTABLE = (
    "person_id", "expected_at", "arrived_at", "left_at", "purposes", "purpose_note", "population_group",
    "companions", "host", "belongings", "badge", "badge_returned", "note",
)  # fmt: skip
"""What `correct` may change."""


def correct(
    desk: Desk,
    actor: Actor,
    visit_id: RowId,
    values: Mapping[str, Any],
    reason: str,
    seen: dict[str, frozenset[int]] | None = None,
) -> tuple[VisitRow, Changes]:
    """Put a visit right, with a reason that stays in its history. `seen` comes from `card`.

    An arrival or leaving typed by hand may not lie in the future nor leave before it came; clearing `left_at`
    makes the visitor present again. Values that say what is there already change nothing.
    """
    require(actor, Permission.RECORD_VISITS)
    unknown = set(values) - set(CORRECTABLE)
    if unknown:
        raise ValueError(f"not correctable: {sorted(unknown)}")
    reason = rules.check_reason(reason)
    kept = checked(desk, values)
    with desk.store.write(actor.staff_id) as tx:
        visit = tx.get(Visit, visit_id)
        changed = {name: value for name, value in kept.items() if value != getattr(visit, name)}
        # "To verify" ends when somebody says when the visitor left, even if the estimate was right.
        if "left_at" in kept and kept["left_at"] is not None and visit.left_kind == LEFT_UNVERIFIED:
            changed["left_at"] = kept["left_at"]
        if changed:
            _complete(desk, tx, visit, changed)
            tx.edit(visit, {**changed, "correction_reason": reason}, seen=seen)
    return _row(desk, visit_id), tx.changes


def _complete(desk: Desk, tx: Tx, visit: Visit, changed: dict[str, Any]) -> None:
    """Check what belongs together in a correction, and set what follows from it."""
    arrived = changed.get("arrived_at", visit.arrived_at)
    left = changed.get("left_at", visit.left_at)
    if "arrived_at" in changed or "left_at" in changed:
        if visit.arrived_at is not None and arrived is None:
            message = translate("visitors", "An arrival can't be emptied; void the visit instead.")
            raise UserError(message, "arrived_at")
        if left is not None and arrived is None:
            raise UserError(translate("visitors", "Not signed in yet."), "left_at")
        rules.check_times(tx.now, arrived, left)
    if "left_at" in changed:
        changed["left_kind"] = LEFT_SIGNED if left is not None else None
    if "expected_at" in changed and changed["expected_at"] is not None:
        rules.check_expected(tx.now, changed["expected_at"])
    if "expected_at" in changed and changed["expected_at"] is None and arrived is None:
        raise UserError(translate("visitors", "Please enter when the visitor is expected."), "expected_at")
    if "person_id" in changed:
        live_person(tx, changed["person_id"])
    present = arrived is not None and left is None and changed.get("left_kind", visit.left_kind) is None
    person = changed.get("person_id", visit.person_id)
    if present and person is not None and ({"person_id", "left_at", "arrived_at"} & changed.keys()):
        other = queries.open_visit(tx.session, _cards(desk, person))
        if other is not None and other.id != visit.id:
            rules.sign_in(tx.now, arrived, as_rule(other), desk.zone)
    if changed.get("badge"):
        _badge_free(desk, tx, changed["badge"], visit.id)


def void_visit(desk: Desk, actor: Actor, visit_id: RowId, reason: str) -> tuple[VisitRow, Changes]:
    """Take a visit out of every list and figure; it stays in the history."""
    require(actor, Permission.VOID_RECORDS)
    reason = rules.check_reason(reason)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(Visit, visit_id), reason)
    return _row(desk, visit_id), tx.changes


def restore_visit(desk: Desk, actor: Actor, visit_id: RowId) -> tuple[VisitRow, Changes]:
    """Bring a voided visit back."""
    require(actor, Permission.VOID_RECORDS)
    with desk.store.write(actor.staff_id) as tx:
        visit = tx.get(Visit, visit_id)
        if not visit.voided:
            raise UserError(translate("visitors", "This visit isn't voided."))
        if visit.person_id is not None and visit.arrived_at is not None:
            again = replace(as_rule(visit), voided=False)
            other = queries.open_visit(tx.session, _cards(desk, visit.person_id))
            if other is not None and rules.state_of(again) is State.PRESENT:
                rules.sign_in(tx.now, visit.arrived_at, as_rule(other), desk.zone)
        tx.restore(visit)
    return _row(desk, visit_id), tx.changes


def verify(desk: Desk, actor: Actor, visit_id: RowId, left_at: datetime | None = None) -> tuple[VisitRow, Changes]:
    """Settle a visit marked "to verify": the estimate is right (None), or the visitor left at `left_at`."""
    require(actor, Permission.RECORD_VISITS)
    with desk.store.write(actor.staff_id) as tx:
        visit = tx.get(Visit, visit_id)
        tx.edit(visit, rules.verify(as_rule(visit), tx.now, left_at))
    return _row(desk, visit_id), tx.changes


def return_badge(desk: Desk, actor: Actor, visit_id: RowId) -> tuple[VisitRow, Changes]:
    """A badge or locker key is back."""
    require(actor, Permission.RECORD_VISITS)
    with desk.store.write(actor.staff_id) as tx:
        visit = tx.get(Visit, visit_id)
        if not visit.badge:
            raise UserError(translate("visitors", "No badge or locker was given out."), "badge")
        if visit.badge_returned:
            raise UserError(translate("visitors", "It has been returned already."), "badge")
        tx.edit(visit, {"badge_returned": True})
    return _row(desk, visit_id), tx.changes


def close_forgotten(desk: Desk) -> tuple[int, Changes]:
    """Mark who never signed out "to verify", as of the last shift end. Returns how many.

    Call it when the desk opens and every minute: done again, or late, it changes nothing more. Written as the
    program's own act, so that a person's entry at another desk wins over it.
    """
    settings = desk.settings
    if not settings[CLOSE_FORGOTTEN]:
        return 0, Changes()
    caps, cap = settings[STAY_CAPS], settings[STAY_CAP]
    shift_end = shifts.last_end(desk.now(), settings.shifts, settings[DUTY_DAY_START], desk.zone)
    earliest = shift_end - min([cap, *caps.values()]) * rules.MINUTE + rules.MINUTE
    with desk.store.read() as session:
        likely = [as_rule(visit) for visit in queries.forgotten(session, earliest)]
    if not rules.close_forgotten(likely, shift_end, caps, cap):
        return 0, Changes()
    with desk.store.write(SYSTEM.staff_id) as tx:
        here = {visit.id: visit for visit in queries.forgotten(tx.session, earliest)}
        closed = rules.close_forgotten(map(as_rule, here.values()), shift_end, caps, cap)
        for visit, values in closed:
            tx.edit(here[visit.id], values, auto=True)
    return len(closed), tx.changes


def arrive_for_booking(desk: Desk, tx: Tx, booking_id: RowId, person_id: RowId, companions: int) -> None:
    """The visit that a booking's check-in opens; a visit of this person that is open already becomes the booking's.

    Part of another use-case's transaction. A person announced for about now is taken off the expected list.
    """
    person = live_person(tx, person_id)
    cards = _cards(desk, person.id)
    present = queries.open_visit(tx.session, cards)
    if present is not None:
        tx.edit(present, {"booking_id": booking_id})
        return
    arrival = {**rules.sign_in(tx.now), "booking_id": booking_id, "purposes": BOOKING_PURPOSE}
    if companions:
        arrival["companions"] = min(companions, 999)
    announced = queries.expected_visit(tx.session, cards, tx.now - HALF_DAY, tx.now + HALF_DAY)
    if announced is not None:
        tx.edit(announced, {**arrival, "purposes": announced.purposes or BOOKING_PURPOSE})
    else:
        tx.add(Visit(person_id=person.id, population_group=person.population_group, **arrival))


def leave_with_booking(tx: Tx, visit: Visit) -> None:
    """The visit that a booking's check-in opened ends with its check-out."""
    tx.edit(visit, rules.sign_out(as_rule(visit), tx.now))


# ------------------------------------------------------------------------------------------- reading


def row(desk: Desk, visit_id: RowId) -> VisitRow:
    """One visit; raises UserError when there is none of this id."""
    return _row(desk, visit_id)


def card(desk: Desk, visit_id: RowId) -> VisitCard:
    """A visit opened for correction."""
    return VisitCard(_row(desk, visit_id), desk.store.seen(Visit, visit_id))


def board(desk: Desk, limit: int = 50) -> Board:
    """The state of the house now."""
    now = desk.now()
    settings = desk.settings
    opens = settings[DUTY_DAY_START]
    turn = shifts.shift_at(now, settings.shifts, opens, desk.zone)
    day = shifts.duty_day(now, opens, desk.zone)
    start, end = shifts.duty_bounds(day, opens, desk.zone)
    with desk.store.read() as session:
        awaited, awaited_count = queries.some(
            session,
            queries.EXPECTED & (Visit.expected_at >= start) & (Visit.expected_at < end),
            queries.BY_EXPECTED,
            (Visit.expected_at, Visit.id),
            limit,
        )
        here, here_count = queries.some(
            session, queries.PRESENT, queries.BY_PRESENT, (Visit.arrived_at.desc(), Visit.id.desc()), limit
        )
        gone, gone_count = queries.some(
            session,
            queries.LEFT & (Visit.left_at >= start) & (Visit.left_at < end),
            queries.BY_LEFT,
            (Visit.left_at.desc(), Visit.id.desc()),
            limit,
        )
        doubt, doubt_count = queries.some(
            session, queries.UNVERIFIED, queries.BY_UNVERIFIED, (Visit.arrived_at, Visit.id), limit
        )
        out, out_count = queries.some(session, queries.BADGE_OUT, queries.BY_BADGE, (Visit.arrived_at, Visit.id), limit)
        heads, companions = queries.present(session)
        figures = replace(
            queries.figures(session, start, end, desk.aliases),
            tallied=tally_queries.total(session, start, end),
            present=heads,
            present_companions=companions,
            unverified=doubt_count,
            expected=awaited_count,
        )
        shown = iter(_shown(desk, [*awaited, *here, *gone, *doubt, *out]))
        parts = [tuple(next(shown) for _ in part) for part in (awaited, here, gone, doubt, out)]
        hours = _hours(session, start, min(end, _next_hour(now, start)))
        usual = _usual(desk, session, day)
    capacity = settings[CAPACITY]
    return Board(
        now, day, turn, start, end,
        parts[0], awaited_count, parts[1], here_count, parts[2], gone_count, parts[3], doubt_count,
        parts[4], out_count,
        figures, capacity, rules.crowd(figures.heads, capacity), tuple(hours), tuple(usual),
    )  # fmt: skip


def _next_hour(now: datetime, start: datetime) -> datetime:
    return start + ((now - start) // rules.HOUR + 1) * rules.HOUR


def _hours(session: Session, start: datetime, end: datetime) -> list[Bucket]:
    """人次 in all, hour by hour; `rules.by_hour` over counts the database has already made."""
    weighted = [
        (start + hour * rules.HOUR, count)
        for part in (queries.arrivals_by_hour, tally_queries.by_hour)
        for hour, count in part(session, start, end).items()
    ]
    return rules.by_hour(weighted, start, end)


def _usual(desk: Desk, session: Session, day: date) -> list[float]:
    opens = desk.settings[DUTY_DAY_START]
    history = {}
    for weeks in range(1, 5):
        before = day - timedelta(weeks=weeks)
        counts = [bucket.count for bucket in _hours(session, *shifts.duty_bounds(before, opens, desk.zone))]
        if any(counts):
            history[before] = counts
    return rules.usual(history, day)


def visit_ids(
    desk: Desk,
    wanted: VisitFilter,
    sort: str = "arrived_at",
    descending: bool = True,
    *,
    session: Session | None = None,
) -> Ids:
    """Ids of all visits a filter holds, in order: fetch windows of them with `visit_rows`.

    `sort`: arrived_at, left_at, expected_at, name, group, companions, badge, host or purposes. `session`: one
    that is open already, where the ids have to agree with what else is read in it.
    """
    people = tuple(_cards(desk, wanted.person_id)) if wanted.person_id is not None else None
    asked = queries.Wanted(
        wanted.text, wanted.start, wanted.end, wanted.states, wanted.group, wanted.purpose, wanted.badge_out,
        people, wanted.batch_id, wanted.include_voided, wanted.left_from, wanted.left_to,
    )  # fmt: skip
    if session is not None:
        return queries.find(session, asked, sort, descending)
    with desk.store.read() as own:
        return queries.find(own, asked, sort, descending)


def visit_rows(desk: Desk, ids: Iterable[RowId]) -> list[VisitRow]:
    """The visits of these ids, in their order; what no longer exists is left out."""
    with desk.store.read() as session:
        return _shown(desk, queries.rows(session, ids))


def figures(desk: Desk, start: datetime | None = None, end: datetime | None = None) -> Figures:
    """The figures of a period (`end` excluded), each by its one definition in `domain.visits`.

    Counted by the database; visits of the period are those that arrived in it, or are announced for it.
    """
    with desk.store.read() as session:
        return replace(
            queries.figures(session, start, end, desk.aliases), tallied=tally_queries.total(session, start, end)
        )


def behind(figure: str, start: datetime | None = None, end: datetime | None = None) -> VisitFilter:
    """The list of visits a figure counts: registered, people, companions, present, unverified or expected."""
    came = (State.PRESENT, State.LEFT, State.UNVERIFIED)
    states = {
        "present": (State.PRESENT,), "unverified": (State.UNVERIFIED,), "expected": (State.EXPECTED,)
    }.get(figure, came)  # fmt: skip
    return VisitFilter(start=start, end=end, states=states)


def hours(desk: Desk, start: datetime, end: datetime) -> list[Bucket]:
    """人次 in all (registered and tallied), hour by hour from `start`."""
    with desk.store.read() as session:
        return _hours(session, start, end)


def clock_hours(desk: Desk, start: datetime, end: datetime) -> list[int]:
    """人次 in all of a period by the hour on the site's clocks, 0 to 23."""
    return rules.by_clock_hour(_weighted(desk, start, end), desk.zone)


def days(desk: Desk, first: date, last: date) -> dict[date, int]:
    """人次 in all of each duty day from `first` to `last`."""
    opens = desk.settings[DUTY_DAY_START]
    start, _ = shifts.duty_bounds(first, opens, desk.zone)
    _, end = shifts.duty_bounds(last, opens, desk.zone)
    return rules.by_day(_weighted(desk, start, end), first, last, opens, desk.zone)


def _weighted(desk: Desk, start: datetime, end: datetime) -> list[rules.Weighted]:
    with desk.store.read() as session:
        return [
            *queries.arrivals(session, start, end), *tally_queries.by_quarter(session, start, end)
        ]  # fmt: skip


def badge_holder(desk: Desk, badge: str) -> VisitRow | None:
    """Who still has this badge or locker key."""
    kept = " ".join(badge.split())
    if not kept:
        return None
    with desk.store.read() as session:
        found = queries.badge_holder(session, kept)
        return _shown(desk, [found])[0] if found is not None else None


def badge_holders(desk: Desk, limit: int = 200) -> list[VisitRow]:
    """Everybody who hasn't returned a badge or locker key, the earliest first."""
    with desk.store.read() as session:
        found, _ = queries.some(session, queries.BADGE_OUT, queries.BY_BADGE, (Visit.arrived_at, Visit.id), limit)
        return _shown(desk, found)


# ------------------------------------------------------------------------------------------- helpers


def as_rule(visit: Visit) -> rules.Visit:
    """What the rules need to know of a stored visit."""
    return rules.Visit(
        visit.id, visit.person_id, visit.expected_at, visit.arrived_at, visit.left_at, visit.left_kind,
        visit.purposes, visit.population_group, visit.companions or 0, visit.badge, bool(visit.badge_returned),
        visit.voided,
    )  # fmt: skip


def checked(desk: Desk, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as typed turned into what is stored; raises UserError beside the field."""
    kept = dict(values)
    if "purposes" in kept:
        given = kept["purposes"] or ()
        codes = tuple(dict.fromkeys(given.split() if isinstance(given, str) else given))
        for code in codes:
            _known(desk, PURPOSE, code, "purposes")
        kept["purposes"] = " ".join(codes) or None
    if kept.get("population_group"):
        _known(desk, POPULATION_GROUP, kept["population_group"], "population_group")
    elif "population_group" in kept:
        kept["population_group"] = None
    if "companions" in kept:
        kept["companions"] = check_companions(kept["companions"])
    for name in ("purpose_note", "host", "belongings", "badge", "note"):
        if name in kept:
            longest = LONGEST_NOTE if name == "note" else LONGEST_TEXT
            text = str(kept[name] or "").strip()
            kept[name] = (text if name == "note" else " ".join(text.split())) or None
            if len(text) > longest:
                raise UserError(translate("errors", "At most {n} characters.").format(n=longest), name)
    return kept


def _known(desk: Desk, kind: str, code: str, field: str) -> None:
    if all(term.code != code for term in desk.terms(kind)):
        raise UserError(translate("errors", "Please choose one of the list."), field)


def somebody(
    desk: Desk, tx: Tx, person_id: RowId | None, name: str, phones: str, group: str | None, consent: bool
) -> Person:
    """The person who comes: a card that is there, or a new one."""
    if person_id is not None:
        return live_person(tx, person_id)
    values = {"name": name, "phones": phones, "population_group": group, "consent": consent}
    # Names are spelled out and searched there: not needed to show who is here.
    from app.services import people

    return people.make(tx, desk, values)


def live_person(tx: Tx, person_id: RowId | None) -> Person:
    """The card of somebody who may be entered; raises UserError for one that is gone."""
    person = tx.session.get(Person, person_id) if person_id is not None else None
    if person is None or person.voided or not person.name:
        raise UserError(translate("visitors", "This person's card is no longer here."), "person_id")
    return person


def _cards(desk: Desk, person_id: RowId) -> list[RowId]:
    return joined(person_id, desk.aliases)


def _badge_free(desk: Desk, tx: Tx, badge: str | None, own: RowId | None = None) -> None:
    holder = queries.badge_holder(tx.session, badge) if badge else None
    if holder is not None and bytes(holder["id"]) != own:
        message = translate("visitors", "{badge} is still with {name}, since {time}.")
        since = rules.when(holder["arrived_at"], tx.now, desk.zone)
        raise UserError(message.format(badge=badge, name=holder["name"] or "—", time=since), "badge")


def _must_be(visit: Visit, state: State) -> None:
    found = rules.state_of(as_rule(visit))
    if found is State.VOIDED:
        raise UserError(translate("visitors", "This visit is voided."))
    if found is not state:
        raise UserError(translate("visitors", "This visitor is no longer on the expected list."))


def _row(desk: Desk, visit_id: RowId) -> VisitRow:
    found = visit_rows(desk, [visit_id])
    if not found:
        raise UserError(translate("errors", "This entry is no longer here."))
    return found[0]


def _shown(desk: Desk, found: Sequence[RowMapping]) -> list[VisitRow]:
    return [_visit_row(desk, row) for row in found]


def _visit_row(desk: Desk, row: RowMapping) -> VisitRow:
    rule = rules.Visit(
        row["id"], row["person_id"], row["expected_at"], row["arrived_at"], row["left_at"], row["left_kind"],
        row["purposes"], voided=bool(row["voided"]),
    )  # fmt: skip
    codes = rules.codes(row["purposes"])
    note = row["purpose_note"] or ""
    group = row["population_group"] or ""
    person = row["person_id"]
    return VisitRow(
        id=row["id"],
        person_id=desk.canonical(person) if person is not None else None,
        name=row["name"] or "",
        group=group,
        group_label=desk.term_label(POPULATION_GROUP, group),
        phone=mask_phone(row["phones"] or ""),
        purposes=codes,
        purpose_text=purpose_text([desk.term_label(PURPOSE, code) for code in codes], note),
        purpose_note=note,
        companions=row["companions"] or 0,
        host=row["host"] or "",
        belongings=row["belongings"] or "",
        badge=row["badge"] or "",
        badge_returned=bool(row["badge_returned"]),
        note=row["note"] or "",
        expected_at=row["expected_at"],
        arrived_at=row["arrived_at"],
        left_at=row["left_at"],
        left_kind=row["left_kind"],
        state=rules.state_of(rule),
        voided=bool(row["voided"]),
        void_reason=row["void_reason"] or "",
        correction_reason=row["correction_reason"] or "",
        clash=bool(row["bits"] & STATE_CLASH),
        stay=rules.stay(rule),
        estimate=rules.estimate(rule),
    )


def purpose_text(labels: Sequence[str], note: str) -> str:
    """Purposes in words: 阅读、活动, and what was written beside them where it says more."""
    separator = translate("visitors", ", ")
    kept = [label for label in labels if label not in note] if note else list(labels)
    return separator.join([*kept, note] if note else kept)
