"""Bookings: what each one takes, when two clash, what is free, who is next, when a place is given up.

All times are UTC instants and intervals are half open: what ends at 19:00 leaves 19:00 free. A booking takes its
places from `buffer_before` ahead of its start until `buffer_after` past its end, and so does every other: between
two neighbours both the clearing after the first and the setting up before the second must fit.
"""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.domain.fields import amounts_of, rows_of, rows_text
from app.domain.records import BOOKING_STATUS

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
STEP = timedelta(minutes=15)
"""What a timeline snaps to and alternatives are looked for in."""
LONGEST = timedelta(days=31)
"""No booking is longer, buffers included: what overlaps an instant began at most this long before it."""
LONGEST_BUFFER = 24 * 60
"""Minutes of setting up or clearing at most."""
EARLY = timedelta(minutes=60)
"""How long before its start somebody may be checked in."""

Interval = tuple[datetime, datetime]


class Status(StrEnum):
    """Where a booking stands (see the words of the product)."""

    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    IN_USE = "in_use"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    WAITLISTED = "waitlisted"


STATUSES = frozenset(status.value for status in Status)
"""What a status may be; a newer program may send others."""
LIVE = frozenset({Status.REQUESTED, Status.CONFIRMED, Status.IN_USE, Status.WAITLISTED})
"""Still ahead or under way: may be moved and cancelled."""
COUNTED = frozenset({Status.REQUESTED, Status.CONFIRMED, Status.IN_USE, Status.COMPLETED, Status.NO_SHOW})
"""What counts against a person's caps: everything asked for that wasn't given back."""
USED = frozenset({Status.IN_USE, Status.COMPLETED})

_LABELS = dict(BOOKING_STATUS)


def status_label(status: Status | str) -> str:
    """A status in the language of the desk."""
    return translate("fields", _LABELS.get(str(status), str(status)))


@dataclass(frozen=True, slots=True)
class Booking:
    """What the rules need to know of a booking; fields as in `records.BOOKING`."""

    id: RowId
    starts_at: datetime
    ends_at: datetime
    spaces: tuple[RowId, ...] = ()
    seats: tuple[RowId, ...] = ()
    assets: tuple[tuple[RowId, int], ...] = ()
    before: int = 0
    after: int = 0
    status: Status = Status.CONFIRMED
    person_id: RowId | None = None
    in_at: datetime | None = None
    out_at: datetime | None = None
    away_since: datetime | None = None
    offered_until: datetime | None = None
    voided: bool = False
    since: datetime | None = None
    """When a person last said how it stands (booked it, granted it, took a no-show back); None: before its start."""

    @property
    def length(self) -> timedelta:
        """From start to end, without buffers."""
        return self.ends_at - self.starts_at


# ------------------------------------------------------------------------------------------- what is taken


class Place(StrEnum):
    """How something is taken."""

    WHOLE = "whole"
    """A space, all of it."""
    PART = "part"
    """One or more seats of a space."""
    SEAT = "seat"
    ASSET = "asset"


@dataclass(frozen=True, slots=True)
class Take:
    """One thing that a booking or loan takes, and for how long, buffers included."""

    resource: RowId
    starts_at: datetime
    ends_at: datetime
    holder: RowId
    place: Place = Place.WHOLE
    quantity: int = 1
    holds: bool = True

    def overlaps(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether any instant belongs to both."""
        return self.starts_at < ends_at and starts_at < self.ends_at


def holds(booking: Booking) -> bool:
    """Whether a booking keeps its places from others.

    Requests stand side by side until somebody decides, and so do those who wait; somebody on the waiting list
    who was offered the place holds it while the offer runs.
    """
    if booking.voided:
        return False
    if booking.status is Status.WAITLISTED:
        return booking.offered_until is not None
    return booking.status in (Status.CONFIRMED, Status.IN_USE, Status.COMPLETED)


def taken_span(booking: Booking) -> Interval:
    """From when to when a booking takes its places: a stay that ended early gives back the rest."""
    ends = booking.ends_at
    if booking.status is Status.COMPLETED and booking.out_at is not None:
        ends = max(booking.starts_at, min(ends, booking.out_at))
    return booking.starts_at - booking.before * MINUTE, ends + booking.after * MINUTE


def takes(booking: Booking) -> list[Take]:
    """Everything a booking takes, or would take while it doesn't hold; nothing once it is voided."""
    if booking.voided:
        return []
    start, end = taken_span(booking)
    keeps = holds(booking) and end > start
    place = Place.PART if booking.seats else Place.WHOLE
    found = [Take(space, start, end, booking.id, place, 1, keeps) for space in booking.spaces]
    found += [Take(seat, start, end, booking.id, Place.SEAT, 1, keeps) for seat in booking.seats]
    pieces: dict[RowId, int] = defaultdict(int)
    for asset, count in booking.assets:
        pieces[asset] += count
    found += [Take(asset, start, end, booking.id, Place.ASSET, count, keeps) for asset, count in pieces.items()]
    return found


def meet(one: Take, other: Take) -> bool:
    """Whether two takes get in each other's way; equipment is counted instead (`over_stock`)."""
    return (
        one.resource == other.resource
        and one.holder != other.holder
        and one.holds
        and other.holds
        and Place.ASSET not in (one.place, other.place)
        and not one.place == other.place == Place.PART
        and one.overlaps(other.starts_at, other.ends_at)
    )


def over_stock(asked: Take, others: Iterable[Take], stock: int) -> list[Take]:
    """The other takes of an asset that leave too little of it, at the worst moment; empty when there is enough."""
    rivals = [
        one
        for one in others
        if one.resource == asked.resource
        and one.holder != asked.holder
        and one.holds
        and one.overlaps(asked.starts_at, asked.ends_at)
    ]
    if asked.quantity > stock:
        return [asked]
    worst: list[Take] = []
    most = stock - asked.quantity
    for moment in sorted({max(one.starts_at, asked.starts_at) for one in rivals}):
        here = [one for one in rivals if one.starts_at <= moment < one.ends_at]
        if (count := sum(one.quantity for one in here)) > most:
            worst, most = here, count
    return worst


def clash_id(one: RowId, other: RowId, one_slot: str, other_slot: str) -> RowId:
    """The name of a double booking, alike on every desk: of the pair and of where and when each one stands.

    An accepted clash stays accepted; move either of the two and what meets then is a new one.
    """
    pair = sorted(((one.hex(), one_slot), (other.hex(), other_slot)))
    return hashlib.sha256(repr(("double booking", pair)).encode()).digest()[:16]


def slot_text(booking: Booking) -> str:
    """Where and when a booking stands, for `clash_id`; leaving early doesn't make it another."""
    start, end = taken_span(replace(booking, out_at=None))
    places = rows_text(sorted((*booking.spaces, *booking.seats)))
    return f"{start.timestamp():.3f} {end.timestamp():.3f} {places}"


# ------------------------------------------------------------------------------------------- what is free


@dataclass(frozen=True, slots=True)
class Room:
    """What the search for a free place needs to know of a space. `taken`: holding intervals, buffers included."""

    id: RowId
    kind: str = ""
    capacity: int | None = None
    features: frozenset[str] = frozenset()
    before: int = 0
    after: int = 0
    taken: tuple[Interval, ...] = ()
    open: tuple[Interval, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Free:
    """A place and time that can be had."""

    space: RowId
    starts_at: datetime
    ends_at: datetime


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Intervals in order, those that touch or overlap joined."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


class _Fits:
    """Asks one room about many times."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.taken = merged(room.taken)
        self.ends = [end for _, end in self.taken]
        self.open = merged(room.open)
        self.opens = [start for start, _ in self.open]

    def __call__(self, starts_at: datetime, ends_at: datetime) -> bool:
        place = bisect_right(self.opens, starts_at) - 1
        if place < 0 or ends_at > self.open[place][1]:
            return False
        start, end = starts_at - self.room.before * MINUTE, ends_at + self.room.after * MINUTE
        at = bisect_right(self.ends, start)
        return at == len(self.taken) or self.taken[at][0] >= end


def is_free(room: Room, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether a room is open and nobody's for this time, the room's own buffers included."""
    return _Fits(room)(starts_at, ends_at)


def free_spans(room: Room, start: datetime, end: datetime) -> list[Interval]:
    """The times between `start` and `end` at which somebody could be in the room: open, free, buffers kept."""
    left: list[Interval] = []
    blocked = merged((s - room.after * MINUTE, e + room.before * MINUTE) for s, e in merged(room.taken))
    for opens, closes in merged(room.open):
        at = max(opens, start)
        until = min(closes, end)
        for s, e in blocked:
            if e <= at or s >= until:
                continue
            if s > at:
                left.append((at, s))
            at = max(at, e)
        if at < until:
            left.append((at, until))
    return left


def suits(room: Room, headcount: int | None, kind: str = "", features: Iterable[str] = ()) -> bool:
    """Whether a room is large enough and has what is asked for."""
    return (
        (headcount is None or room.capacity is None or room.capacity >= headcount)
        and (not kind or room.kind == kind)
        and set(features) <= room.features
    )


def _nearest(
    room: Room, starts_at: datetime, length: timedelta, earliest: datetime | None, reach: timedelta
) -> int | None:
    """How many steps from the start wanted a room can first be had, later before earlier; None within no reach."""
    most = int(reach / STEP)
    low = -most if earliest is None else max(-most, -((starts_at - earliest) // STEP))
    best: int | None = None
    for begin, end in free_spans(room, starts_at - reach, starts_at + reach + length):
        first = max(low, -((starts_at - begin) // STEP))
        last = min(most, (end - length - starts_at) // STEP)
        if first > last:
            continue
        step = min(max(first, 0), last) if last >= 0 else last
        if best is None or (abs(step), step < 0) < (abs(best), best < 0):
            best = step
    return best


def alternatives(
    wanted: RowId,
    starts_at: datetime,
    ends_at: datetime,
    rooms: Sequence[Room],
    *,
    headcount: int | None = None,
    earliest: datetime | None = None,
    reach: timedelta = DAY,
    limit: int = 3,
) -> list[Free]:
    """The free places nearest to what was wanted, the nearest first, at most one of each room.

    Another room of the kind at the time wanted counts as much as three quarters of an hour's shift in the room
    itself, one of another kind as much as five quarters; the less a room is of the size wanted, the later it
    comes. Nothing before `earliest` (now), nothing further off than `reach`.
    """
    own = next((room for room in rooms if room.id == wanted), None)
    found: list[tuple[float, int, Free]] = []
    length = ends_at - starts_at
    for room in rooms:
        if room.id != wanted and not suits(room, headcount):
            continue
        penalty = 0.0
        if room.id != wanted:
            penalty = 45.0 if own is None or room.kind == own.kind else 75.0
            if own is not None and own.capacity and room.capacity:
                ratio = room.capacity / own.capacity
                penalty += 30.0 * abs(ratio - 1.0) if ratio < 1 else 10.0 * min(ratio - 1.0, 6.0)
        step = _nearest(room, starts_at, length, earliest, reach)
        if step is not None:
            hit = starts_at + step * STEP
            found.append((penalty + abs(step) * 15.0, room.order, Free(room.id, hit, hit + length)))
    found.sort(key=lambda item: (item[0], item[1]))
    return [free for _, _, free in found[:limit]]


# ------------------------------------------------------------------------------------------- changes of status

_WAYS: dict[Status, frozenset[Status]] = {
    Status.REQUESTED: frozenset({Status.CONFIRMED, Status.WAITLISTED, Status.CANCELLED}),
    Status.WAITLISTED: frozenset({Status.CONFIRMED, Status.REQUESTED, Status.CANCELLED}),
    Status.CONFIRMED: frozenset({Status.IN_USE, Status.CANCELLED, Status.NO_SHOW}),
    Status.IN_USE: frozenset({Status.COMPLETED}),
    Status.COMPLETED: frozenset(),
    Status.NO_SHOW: frozenset({Status.CONFIRMED, Status.IN_USE}),
    Status.CANCELLED: frozenset({Status.CONFIRMED, Status.REQUESTED, Status.WAITLISTED}),
}


def change(booking: Booking, to: Status, reason: str = "") -> dict[str, Any]:
    """The fields of a change of status; raises UserError where there is no way from one to the other."""
    if booking.voided:
        raise UserError(translate("bookings", "This booking is voided."))
    if to not in _WAYS[booking.status]:
        message = translate("bookings", "This booking is {status}; that can't be done with it.")
        raise UserError(message.format(status=status_label(booking.status)))
    return {"status": to.value, "status_reason": reason or None, "away_since": None, "offered_until": None}


def check_in(booking: Booking, now: datetime) -> dict[str, Any]:
    """The fields that say somebody came; also for whoever was taken for a no-show and comes after all."""
    if booking.status is Status.IN_USE and booking.away_since is not None:
        return {"away_since": None}
    values = change(booking, Status.IN_USE)
    if now < booking.starts_at - EARLY:
        raise UserError(translate("bookings", "Too early: check-in is possible from an hour before the start."))
    if now >= booking.ends_at:
        raise UserError(translate("bookings", "This booking is over."))
    return {**values, "in_at": now, "out_at": None}


def check_out(booking: Booking, now: datetime) -> dict[str, Any]:
    """The fields that say they left; what is left of the time is free again at once."""
    values = change(booking, Status.COMPLETED)
    return {**values, "out_at": max(now, booking.in_at or now)}


def check_reason(value: str | None, field_name: str = "reason") -> str:
    """Why a booking is cancelled or refused: not empty, at most 200 characters."""
    kept = " ".join((value or "").split())
    if not kept:
        raise UserError(translate("bookings", "Please say why, in a few words."), field_name)
    if len(kept) > 200:
        raise UserError(translate("errors", "At most {n} characters.").format(n=200), field_name)
    return kept


def check_span(starts_at: datetime, ends_at: datetime) -> None:
    """A booking ends after it begins, and within a month; raises UserError (field "ends_at")."""
    if ends_at <= starts_at:
        raise UserError(translate("bookings", "The end is before the beginning."), "ends_at")
    if ends_at - starts_at > LONGEST - 2 * LONGEST_BUFFER * MINUTE:
        raise UserError(translate("bookings", "A booking lasts 29 days at most."), "ends_at")


# ------------------------------------------------------------------------------------------- by the clock


@dataclass(frozen=True, slots=True)
class StudyRules:
    """Rules of study seats, all of them settings. Minutes; `meals` are spans of minutes from local midnight."""

    sign_in: int = 30
    """Minutes after the start (or after booking, if later) until the seat goes to others."""
    leave: int = 30
    """Minutes of a temporary leave (暂离)."""
    meal_leave: int = 90
    """The same when it begins at a meal."""
    meals: tuple[tuple[int, int], ...] = ((11 * 60, 13 * 60 + 30), (17 * 60, 19 * 60))
    violations: int = 3
    within_days: int = 30
    suspend_days: int = 1


def leave_minutes(rules: StudyRules, since: datetime, tz: ZoneInfo) -> int:
    """How many minutes a leave that began then may take."""
    local = since.astimezone(tz)
    minutes = local.hour * 60 + local.minute
    return rules.meal_leave if any(begin <= minutes < end for begin, end in rules.meals) else rules.leave


class Due(StrEnum):
    """What the program does by itself with a booking when its time has come."""

    NO_SHOW = "no_show"
    """Nobody came: the place is given back."""
    AWAY = "away"
    """Away longer than allowed: the seat is given back."""
    OVER = "over"
    """Nobody checked out: taken to have ended when it was to end."""
    HELD = "held"
    """A session of an activity, whose door is its own: taken to have been held."""
    LAPSED = "lapsed"
    """An offer nobody answered."""
    NEVER_FREE = "never_free"
    """On the waiting list until it was too late."""


def due(
    booking: Booking, grace: int | None, rules: StudyRules, tz: ZoneInfo, overrun: int
) -> tuple[datetime, Due] | None:
    """When the program acts on a booking by itself, and how; None where it never will.

    `grace`: minutes after which its space takes nobody to have come (None: not before the end). `overrun`: minutes
    past the end after which a forgotten check-out is made up. Requests wait for a person, however late it is. What a
    person said after a time had passed (`since`) has that time anew: else a no-show taken back would be one again.
    """
    if booking.voided:
        return None

    def from_then(at: datetime) -> datetime:
        return at if booking.since is None else max(at, booking.since)

    if booking.status is Status.CONFIRMED:
        wait = rules.sign_in if booking.seats else grace
        if wait is None:
            return booking.ends_at, Due.NO_SHOW
        return min(from_then(booking.starts_at) + wait * MINUTE, booking.ends_at), Due.NO_SHOW
    if booking.status is Status.IN_USE:
        over = from_then(booking.ends_at) + (0 if booking.seats else overrun) * MINUTE
        if booking.away_since is not None:
            back = from_then(booking.away_since) + leave_minutes(rules, booking.away_since, tz) * MINUTE
            if back < over:
                return back, Due.AWAY
        return over, Due.OVER
    if booking.status is Status.WAITLISTED:
        if booking.offered_until is not None and booking.offered_until < booking.ends_at:
            return booking.offered_until, Due.LAPSED
        return booking.ends_at, Due.NEVER_FREE
    return None


def settle(booking: Booking, what: Due, at: datetime) -> dict[str, Any]:
    """The fields of what the program does by itself; `at` is when it fell due."""
    if what is Due.NO_SHOW:
        return change(booking, Status.NO_SHOW, translate("bookings", "Nobody came in time"))
    if what is Due.AWAY:
        reason = translate("bookings", "Away longer than allowed")
        return {**change(booking, Status.COMPLETED, reason), "out_at": at}
    if what is Due.OVER:
        return {**change(booking, Status.COMPLETED), "out_at": booking.ends_at}
    if what is Due.HELD:
        began = {**change(booking, Status.IN_USE), "in_at": booking.starts_at}
        return {**began, "status": Status.COMPLETED.value, "out_at": booking.ends_at}
    if what is Due.LAPSED:
        return change(booking, Status.CANCELLED, translate("bookings", "Nobody answered the offer"))
    return change(booking, Status.CANCELLED, translate("bookings", "Never became free"))


def suspended_until(violations: Iterable[datetime], rules: StudyRules) -> datetime | None:
    """Until when somebody may book no seat, by all their violations; None for never suspended.

    The third within thirty days suspends for a day from then on, and those three count no more.
    """
    counted: list[datetime] = []
    until: datetime | None = None
    for at in sorted(violations):
        counted = [one for one in counted if one > at - rules.within_days * DAY]
        counted.append(at)
        if len(counted) >= rules.violations:
            until = at + rules.suspend_days * DAY
            counted = []
    return until


def offer_until(now: datetime, booking: Booking, minutes: int) -> datetime:
    """How long an offer stands: `minutes`, but not past the start, and a quarter of an hour at least."""
    latest = max(booking.starts_at, now + STEP)
    return min(now + minutes * MINUTE, latest)


def next_offers(
    waiting: Sequence[Booking], free: Callable[[Booking], bool], offer: Callable[[Booking], None]
) -> list[Booking]:
    """Who is offered a place now, in the order of the list (the earliest entry first).

    `free` asks whether the place wished for is nobody's at present, offers made just before included; `offer`
    makes the offer. Whoever wishes for something that isn't free stays where they are in the line.
    """
    made = []
    for booking in sorted(waiting, key=lambda one: one.id):
        if booking.status is Status.WAITLISTED and booking.offered_until is None and free(booking):
            offer(booking)
            made.append(booking)
    return made


# ------------------------------------------------------------------------------------------- figures

DEFINITIONS: dict[str, str] = {
    "booked": QT_TRANSLATE_NOOP(
        "bookings", "Hours booked: of bookings confirmed, in use, completed or not turned up to; buffers not counted."
    ),
    "used": QT_TRANSLATE_NOOP("bookings", "Hours used: from check-in to check-out, within the time booked."),
    "open": QT_TRANSLATE_NOOP("bookings", "Open hours: the space's opening hours less closures."),
    "usage": QT_TRANSLATE_NOOP("bookings", "Usage rate: hours used ÷ open hours."),
    "no_show": QT_TRANSLATE_NOOP("bookings", "No-show rate: no-shows ÷ bookings that were to take place."),
    "seats": QT_TRANSLATE_NOOP("bookings", "Study seats: hours and open hours are those of all seats together."),
}
"""One printable sentence for each figure of the usage statistics."""


def definitions(*figures: str) -> list[str]:
    """The sentences for several figures; all of them when none is named."""
    return [translate("bookings", DEFINITIONS[one]) for one in figures or tuple(DEFINITIONS)]


@dataclass(slots=True)
class Usage:
    """The figures of a set of bookings."""

    bookings: int = 0
    """That were to take place: not requests, not waiting, not cancelled."""
    booked: timedelta = field(default_factory=timedelta)
    used: timedelta = field(default_factory=timedelta)
    no_shows: int = 0
    cancelled: int = 0
    people: int = 0
    """Heads announced for bookings that took place."""

    def rate(self, open_time: timedelta) -> float | None:
        """Hours used ÷ open hours; None where the space was never open."""
        return self.used / open_time if open_time else None

    @property
    def no_show_rate(self) -> float | None:
        """No-shows ÷ bookings that were to take place; None without any."""
        return self.no_shows / self.bookings if self.bookings else None


def used_span(booking: Booking, now: datetime) -> Interval:
    """From check-in to check-out (or to now), within the time booked; empty where nobody came."""
    if booking.status not in USED or booking.in_at is None:
        return booking.starts_at, booking.starts_at
    until = booking.out_at if booking.out_at is not None else now
    start = max(booking.in_at, booking.starts_at)
    return start, max(start, min(until, booking.ends_at))


def usage(
    bookings: Iterable[tuple[Booking, int]], now: datetime, start: datetime | None = None, end: datetime | None = None
) -> Usage:
    """The figures of bookings, each with the heads announced; hours outside the period are left out."""
    total = Usage()

    def within(span: Interval) -> timedelta:
        a = max(span[0], start) if start is not None else span[0]
        b = min(span[1], end) if end is not None else span[1]
        return max(b - a, timedelta())

    for booking, heads in bookings:
        if booking.voided:
            continue
        if booking.status is Status.CANCELLED:
            total.cancelled += 1
        if booking.status not in (Status.CONFIRMED, Status.IN_USE, Status.COMPLETED, Status.NO_SHOW):
            continue
        total.bookings += 1
        total.no_shows += booking.status is Status.NO_SHOW
        total.booked += within((booking.starts_at, booking.ends_at))
        total.used += within(used_span(booking, now))
        total.people += heads if booking.status in USED else 0
    return total


# ------------------------------------------------------------------------------------------- words


def span_text(starts_at: datetime, ends_at: datetime, tz: ZoneInfo) -> str:
    """A time as people say it: "19:00–21:00", "22:00–next day 01:00", "22:00–3 days on 08:00"."""
    start, end = starts_at.astimezone(tz), ends_at.astimezone(tz)
    days = (end.date() - start.date()).days
    if days == 1 and (end.hour, end.minute) == (0, 0):
        return f"{start:%H:%M}–24:00"
    if days == 0:
        return f"{start:%H:%M}–{end:%H:%M}"
    if days == 1:
        return f"{start:%H:%M}–" + translate("bookings", "next day {time}").format(time=f"{end:%H:%M}")
    return f"{start:%H:%M}–" + translate("bookings", "{n} days on {time}").format(n=days, time=f"{end:%H:%M}")


def same_day(one: datetime, day: date, tz: ZoneInfo) -> bool:
    """Whether an instant falls on a calendar date of the site."""
    return one.astimezone(tz).date() == day


def by_resource(found: Iterable[Take]) -> dict[RowId, list[Take]]:
    """Takes by what they take."""
    sorted_out: dict[RowId, list[Take]] = defaultdict(list)
    for one in found:
        sorted_out[one.resource].append(one)
    return sorted_out


def as_rule(values: Mapping[str, Any]) -> Booking:
    """A stored booking, by field name, as the rules see it."""
    return Booking(
        values["id"], values["starts_at"], values["ends_at"], rows_of(values["spaces"]), rows_of(values["seats"]),
        amounts_of(values["assets"]), values["buffer_before"] or 0, values["buffer_after"] or 0,
        Status(values["status"]), values["person_id"], values["in_at"], values["out_at"], values["away_since"],
        values["offered_until"], bool(values["voided"]),
    )  # fmt: skip
