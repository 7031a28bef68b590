"""Activities: who counts in which quota, who may take part, who is in, who waits and why, and who came.

A quota keeps places for a group, until its release, or says the most a group may take. One person may count in
several quotas and takes one place. A household is taken whole or waits whole. Who was admitted is never put out by
the program: what two desks admitted beyond the places is pending until a person decides.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activity_records import ATTENDANCE, LEVELS, REGISTRATION_STATUS


class Status(StrEnum):
    """Where a registration stands, as a person or the program put it."""

    APPLIED = "applied"
    """Asked for; the ballot is still to be drawn."""
    ADMITTED = "admitted"
    WAITING = "waiting"
    OFFERED = "offered"
    """A place came free and is kept for it until `offered_until`."""
    REFUSED = "refused"
    CANCELLED = "cancelled"


HOLDING = frozenset({Status.ADMITTED, Status.OFFERED})
"""Takes places."""
ASKING = frozenset({Status.APPLIED, Status.WAITING})
"""Would like places."""


class Standing(StrEnum):
    """Where a registration stands once all others are looked at: a pure function of all of them."""

    APPLIED = "applied"
    ADMITTED = "admitted"
    PENDING = "pending"
    """Admitted, but beyond the places there are, as after two desks met: a person confirms or moves it."""
    WAITING = "waiting"
    OFFERED = "offered"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Presence(StrEnum):
    """What is known of a participant at a session."""

    ARRIVED = "arrived"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


CAME = frozenset({Presence.ARRIVED, Presence.LATE})


class Mode(StrEnum):
    """How an activity takes people in."""

    NONE = "none"
    FIRST = "first"
    BALLOT = "ballot"


class QuotaRule(StrEnum):
    """What a quota does."""

    RESERVED = "reserved"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quota:
    """One quota; fields as in `activity_records.QUOTA`. Nobody named (no categories, communities, ages): everybody."""

    id: RowId
    name: str
    places: int
    rule: QuotaRule = QuotaRule.RESERVED
    categories: frozenset[str] = frozenset()
    communities: frozenset[str] = frozenset()
    age_from: int | None = None
    age_to: int | None = None
    release_at: datetime | None = None
    """UTC; None: kept to the end."""

    def held(self, now: datetime) -> bool:
        """Whether its places are still kept."""
        return self.rule is QuotaRule.RESERVED and (self.release_at is None or now < self.release_at)


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules look at in one participant. `age`: whole years on the activity's day; None: unknown."""

    categories: frozenset[str] = frozenset()
    community: str = ""
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """One registration as the rules see it: its participants' quotas, its state and its turn."""

    id: RowId
    members: tuple[frozenset[RowId], ...]
    """For each participant who takes part, the quotas that person counts in."""
    status: Status
    at: datetime
    """When it was registered, UTC; ties go by id."""
    desk: str = ""
    rank: int | None = None
    """Its place in the ballot; those that have one come before the rest."""
    over_quota: bool = False
    """A person confirmed it above the places there are."""
    number: str = ""
    """What it is called where no name may stand."""

    @property
    def turn(self) -> tuple[int, datetime, RowId]:
        """Its place in the order, the same on every desk."""
        return (self.rank if self.rank is not None else 1 << 40, self.at, self.id)


@dataclass(frozen=True, slots=True)
class Places:
    """What there is to be given out. `capacity` None: no limit. `shares`: places by desk letter; {} for one desk."""

    capacity: int | None
    quotas: tuple[Quota, ...] = ()
    shares: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuotaUse:
    """How far a quota is taken."""

    quota: Quota
    taken: int
    kept: int
    """Places still kept for it."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """Where everybody stands: the answer of `allocate`."""

    standing: Mapping[RowId, Standing]
    taken: int
    """Places taken, those of offers among them, pending ones not."""
    free: int | None
    """Places nobody has, kept ones among them; None: no limit."""
    open: int | None
    """Places that somebody who counts in no quota could have now; None: no limit."""
    use: tuple[QuotaUse, ...]
    both: int
    """Participants that hold a place and count in more than one kept quota."""
    next: tuple[RowId, ...]
    """Waiting households that would get places now, in turn."""
    place_in_line: Mapping[RowId, int]
    """For those waiting: the how-manieth household in the line, from 1."""


_LEVELS = dict(LEVELS)
_STATUS = dict(REGISTRATION_STATUS)
_PRESENCE = dict(ATTENDANCE.by_name["presence"].options)


def level_label(level: str | None) -> str:
    """A level of the tree in the language of the desk."""
    return translate("fields", _LEVELS.get(level or "", level or ""))


def presence_label(presence: Presence | str) -> str:
    """What is known of a participant, in words."""
    return translate("fields", _PRESENCE.get(str(presence), str(presence)))


def standing_label(standing: Standing | str) -> str:
    """Where a registration stands, in words."""
    if standing == Standing.PENDING:
        return translate("activities", "Pending confirmation")
    return translate("fields", _STATUS.get(str(standing), str(standing)))


def age_day(age_on: date | None, first: datetime | None, now: datetime, zone: tzinfo) -> date:
    """The day on which ages count: the activity's own, else that of its first session, else today."""
    return age_on if age_on is not None else (first or now).astimezone(zone).date()


def age_on(birth: date | None, day: date) -> int | None:
    """Whole years on a day; None when the date of birth isn't known."""
    if birth is None:
        return None
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


# ------------------------------------------------------------------------------------------- who may take part


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whom an activity is for. Nothing named: everybody."""

    age_from: int | None = None
    age_to: int | None = None
    categories: frozenset[str] = frozenset()
    communities: frozenset[str] = frozenset()
    household_cap: int | None = None


def _lives_in(communities: frozenset[str], community: str) -> bool:
    return not communities or any(one in community for one in communities)


def _of_age(age: int | None, first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    return age is not None and (first is None or age >= first) and (last is None or age <= last)


def counts_in(quotas: Iterable[Quota], facts: Facts) -> frozenset[RowId]:
    """The quotas a participant counts in: every one whose whole description fits."""
    return frozenset(
        quota.id
        for quota in quotas
        if (not quota.categories or quota.categories & facts.categories)
        and _lives_in(quota.communities, facts.community)
        and _of_age(facts.age, quota.age_from, quota.age_to)
    )


def objections(
    rule: Eligibility, people: Sequence[tuple[str, Facts]], labels: Mapping[str, str], already: int = 0
) -> tuple[str, ...]:
    """What speaks against a household, in words; () for nothing.

    `people`: each participant's name and facts. `labels`: categories in words. `already`: how many of the household
    take part by another registration.
    """
    found = []
    for name, facts in people:
        if not _of_age(facts.age, rule.age_from, rule.age_to):
            found.append(_age_words(rule, name, facts.age))
        if rule.categories and not rule.categories & facts.categories:
            wanted = "、".join(sorted(labels.get(code, code) for code in rule.categories))
            found.append(
                translate("activities", "{name} is in none of the groups this is for: {groups}.").format(
                    name=name, groups=wanted
                )
            )
    if not all(_lives_in(rule.communities, facts.community) for _, facts in people):
        words = translate("activities", "This is for residents of {places}.")
        found.append(words.format(places="、".join(sorted(rule.communities))))
    if rule.household_cap is not None and already + len(people) > rule.household_cap:
        words = translate("activities", "At most {most} of one household take part; with this there are {n}.")
        found.append(words.format(most=rule.household_cap, n=already + len(people)))
    return tuple(found)


def _age_words(rule: Eligibility, name: str, age: int | None) -> str:
    if age is None:
        words = translate("activities", "{name}: please enter the date of birth, this depends on the age.")
    elif rule.age_to is None:
        words = translate("activities", "{name} is {age} years old; this is for people of {first} and above.")
    elif rule.age_from is None:
        words = translate("activities", "{name} is {age} years old; this is for people up to {last}.")
    else:
        words = translate("activities", "{name} is {age} years old; this is for people from {first} to {last}.")
    return words.format(name=name, age=age, first=rule.age_from, last=rule.age_to)


def closed(opens_at: datetime | None, closes_at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """Why nobody can register now, in words; "" while registration is open."""
    if opens_at is not None and now < opens_at:
        return translate("activities", "Registration begins at {time}.").format(time=moment(opens_at, zone))
    if closes_at is not None and now >= closes_at:
        return translate("activities", "Registration ended at {time}.").format(time=moment(closes_at, zone))
    return ""


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(at: datetime, zone: tzinfo) -> str:
    """An instant by the clock of the site, in words: "19 Jul 12:00"."""
    local = at.astimezone(zone)
    month = translate("shell", _MONTHS[local.month - 1])
    return f"{translate('shell', '{day} {month}').format(day=local.day, month=month)} {local:%H:%M}"


# ------------------------------------------------------------------------------------------- places


class _Held:
    """A set of households that have places, counted."""

    def __init__(self, places: Places, now: datetime, households: Iterable[Household] = ()) -> None:
        self.capacity = places.capacity
        self.kept = [quota for quota in places.quotas if quota.held(now)]
        self.limits = [quota for quota in places.quotas if quota.rule is QuotaRule.AT_MOST]
        self.total = 0
        self.by: Counter[RowId] = Counter()
        for one in households:
            self.put(one)

    def put(self, one: Household, times: int = 1) -> None:
        """Count a household in, or with -1 out."""
        self.total += times * len(one.members)
        for member in one.members:
            for quota in member:
                self.by[quota] += times

    def need(self) -> int:
        """Places that are taken or kept. Who counts in several quotas takes one place and fills one of each."""
        return self.total + sum(max(0, quota.places - self.by[quota.id]) for quota in self.kept)

    def excess(self, extra: "_Held | None" = None) -> int:
        """How far this is beyond what there is; `extra`: those for whom a person made room."""
        more = extra.total if extra else 0
        found = 0
        if self.capacity is not None:
            # Kept places may be more than there are: then no more may be missing than from the beginning.
            most = max(self.capacity, sum(max(0, quota.places) for quota in self.kept))
            found = max(0, self.total - self.capacity - more) + max(0, self.need() - most - more)
        for quota in self.limits:
            allowed = max(0, quota.places) + (extra.by[quota.id] if extra else 0)
            found += max(0, self.by[quota.id] - allowed)
        return found

    def exceeded(self, one: Household) -> list[Quota]:
        """The limits of a group that a household would break."""
        asks = Counter(quota for member in one.members for quota in member)
        return [quota for quota in self.limits if asks[quota.id] and self.by[quota.id] + asks[quota.id] > quota.places]

    def room(self, one: Household) -> bool:
        """Whether a household fits, whole, with no kept place lost to it."""
        if self.exceeded(one):
            return False
        if self.capacity is None:
            return True
        before = self.need()
        self.put(one)
        fits_in = self.total <= self.capacity and self.need() <= max(self.capacity, before)
        self.put(one, -1)
        return fits_in

    def fill(self, line: Iterable[Household]) -> list[Household]:
        """Take in whoever fits, in turn, until nobody does: one who fills two kept places makes room for another."""
        taken: list[Household] = []
        rest = list(line)
        while True:
            left = []
            for one in rest:
                if self.room(one):
                    self.put(one)
                    taken.append(one)
                else:
                    left.append(one)
            if len(left) == len(rest):
                return taken
            rest = left


def _within_share(places: Places, holding: Iterable[Household]) -> set[RowId]:
    """Households inside the first places of their desk, by turn: no other desk can make these uncertain."""
    left = dict(places.shares)
    found = set()
    for one in holding:
        if len(one.members) <= left.get(one.desk, 0):
            left[one.desk] -= len(one.members)
            found.add(one.id)
    return found


def offers(places: Places, households: Sequence[Household], desk: str, now: datetime) -> tuple[RowId, ...]:
    """Whom a desk may offer places by itself: the next in line, less what other desks may still give out of their own.

    A person may go further, and what two desks give out twice is pending; the program doesn't bring that about.
    """
    found = allocate(places, households, now)
    if found.free is None:
        return found.next
    left = dict(places.shares)
    for one in households:
        if one.status in HOLDING and not one.over_quota and one.desk in left:
            left[one.desk] -= len(one.members)
    room = found.free - sum(max(0, count) for letter, count in left.items() if letter != desk)
    held = _Held(places, now, _settled(found, households))
    known = {one.id: one for one in households}
    chosen = []
    for one in map(known.__getitem__, found.next):
        if len(one.members) <= room and held.room(one):
            held.put(one)
            room -= len(one.members)
            chosen.append(one.id)
    return tuple(chosen)


def _pending(places: Places, holding: Sequence[Household], now: datetime) -> set[RowId]:
    """Who is beyond the places there are: no more households than must be, the last by turn first."""
    confirmed = [one for one in holding if one.over_quota]
    extra = _Held(places, now, confirmed)
    held = _Held(places, now, holding)
    if not held.excess(extra):
        return set()
    sure = _within_share(places, (one for one in holding if not one.over_quota))
    order = sorted((one for one in holding if not one.over_quota), key=lambda one: (one.id not in sure, one.turn))
    out: dict[RowId, Household] = {}
    for forced in (False, True):
        changed = True
        while changed:
            changed = False
            for one in reversed(order):
                before = held.excess(extra)
                if not before:
                    break
                if one.id in out:
                    continue
                held.put(one, -1)
                if forced or held.excess(extra) < before:
                    out[one.id] = one
                    changed = True
                else:
                    held.put(one)
    changed = True
    while changed:
        changed = False
        for one in order:
            if one.id in out:
                held.put(one)
                if held.excess(extra):
                    held.put(one, -1)
                else:
                    del out[one.id]
                    changed = True
    return set(out)


def allocate(places: Places, households: Iterable[Household], now: datetime) -> Allocation:
    """Where every registration stands: the same on every desk, whatever order they come in."""
    ordered = sorted(households, key=lambda one: one.turn)
    # Two desks may each have noted that one of two doesn't come: then nobody is left of it.
    nobody = {one.id for one in ordered if not one.members and one.status in HOLDING | ASKING}
    holding = [one for one in ordered if one.status in HOLDING and one.id not in nobody]
    pending = _pending(places, holding, now)
    kept_in = [one for one in holding if one.id not in pending]
    held = _Held(places, now, kept_in)
    standing = {one.id: Standing.PENDING if one.id in pending else Standing(one.status) for one in ordered}
    standing |= dict.fromkeys(nobody, Standing.CANCELLED)
    line = [one for one in ordered if one.status is Status.WAITING and one.id not in nobody]
    use = tuple(
        QuotaUse(quota, held.by[quota.id], max(0, quota.places - held.by[quota.id]) if quota in held.kept else 0)
        for quota in places.quotas
    )
    kept = {quota.id for quota in held.kept}
    return Allocation(
        standing=standing,
        taken=held.total,
        free=None if places.capacity is None else max(0, places.capacity - held.total),
        open=_open(held),
        use=use,
        both=sum(len(member & kept) > 1 for one in kept_in for member in one.members),
        next=tuple(one.id for one in _Held(places, now, kept_in).fill(line)),
        place_in_line={one.id: number for number, one in enumerate(line, 1)},
    )


def _open(held: _Held) -> int | None:
    """Places for somebody whom no quota describes: only a limit on everybody counts, besides the places kept."""
    rooms = [quota.places - held.total for quota in held.limits if _everybody(quota)]
    if held.capacity is not None:
        rooms.append(held.capacity - held.need())
    return max(0, min(rooms)) if rooms else None


def _everybody(quota: Quota) -> bool:
    return not (quota.categories or quota.communities) and quota.age_from is None and quota.age_to is None


def _settled(allocation: Allocation, households: Iterable[Household]) -> list[Household]:
    """Those that have places beyond doubt."""
    sure = (Standing.ADMITTED, Standing.OFFERED)
    return [one for one in households if allocation.standing.get(one.id) in sure]


def fits(places: Places, households: Sequence[Household], asks: Household, now: datetime) -> bool:
    """Whether a household could be admitted now, whole, with no kept place lost to it; the line is not asked."""
    others = [one for one in households if one.id != asks.id]
    return _Held(places, now, _settled(allocate(places, others, now), others)).room(asks)


# ------------------------------------------------------------------------------------------- the ballot


def ballot_key(seed: str, number: str) -> str:
    """What households are sorted by: SHA-256 of the seed, a bar, and the number, in hexadecimal."""
    return hashlib.sha256(f"{seed}|{number}".encode()).hexdigest()


def draw(seed: str, places: Places, households: Mapping[str, Household], now: datetime) -> list[tuple[str, bool]]:
    """The households (by number) in the order drawn, and whether each is admitted.

    In that order whoever fits is taken in, again from the first until nobody more fits. Households that hold places
    already keep them and are not drawn.
    """
    inside = [one for one in households.values() if one.status in HOLDING]
    order = sorted(
        (number for number, one in households.items() if one.status not in HOLDING),
        key=lambda number: ballot_key(seed, number),
    )
    lucky = {one.id for one in _Held(places, now, inside).fill(households[number] for number in order)}
    return [(number, households[number].id in lucky) for number in order]


# ------------------------------------------------------------------------------------------- in words


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a household would get now, in words."""

    standing: Standing
    headline: str
    because: tuple[str, ...]


def outlook(
    places: Places, households: Sequence[Household], asks: Household, now: datetime, zone: tzinfo, who: str = ""
) -> Outlook:
    """What would come of registering a household now. `asks` APPLIED: for the ballot. `who`: "" for this household."""
    who = who or translate("activities", "this household")
    if asks.status is Status.APPLIED:
        headline = translate("activities", "Registered now, {who} takes part in the ballot.").format(who=who)
        return Outlook(Standing.APPLIED, headline, ())
    others = [one for one in households if one.id != asks.id]
    waiting = replace(asks, status=Status.WAITING)
    allocation = allocate(places, [*others, waiting], now)
    # Who would fit only once somebody before it has taken a place is offered one with that household.
    if asks.id in allocation.next and fits(places, others, asks, now):
        headline = translate("activities", "Registered now, {who} is admitted.").format(who=who)
        return Outlook(Standing.ADMITTED, headline, _counting(places, asks))
    headline = translate("activities", "Registered now, {who} waits as number {n}.")
    because = _Reasons(places, others, allocation, now, zone).of(waiting)
    return Outlook(Standing.WAITING, headline.format(who=who, n=allocation.place_in_line[asks.id]), because)


def explain(
    places: Places, households: Sequence[Household], allocation: Allocation, now: datetime, zone: tzinfo, desk: str = ""
) -> dict[RowId, tuple[str, ...]]:
    """Why each household stands where it stands, without names. `desk`: the one that offers places."""
    reasons = _Reasons(places, households, allocation, now, zone)
    if places.shares:
        reasons.offered = frozenset(offers(places, households, desk, now))
    found: dict[RowId, tuple[str, ...]] = {}
    for one in households:
        match allocation.standing[one.id]:
            case Standing.WAITING:
                words = reasons.of(one)
            case Standing.PENDING:
                words = (_why_pending(places, households, one),)
            case Standing.ADMITTED | Standing.OFFERED:
                words = _counting(places, one)
                if one.over_quota:
                    words += (translate("activities", "Confirmed above the places there are."),)
            case Standing.APPLIED:
                words = (translate("activities", "Takes part in the ballot."),)
            case _:
                words = ()
        if one.rank is not None:
            words = (translate("activities", "Drawn as number {n}.").format(n=one.rank), *words)
        found[one.id] = words
    return found


def _counting(places: Places, one: Household) -> tuple[str, ...]:
    """The places a household takes, and in which quotas they count."""
    words = [translate("activities", "Takes {n} place(s).").format(n=len(one.members))]
    for quota in places.quotas:
        n = sum(quota.id in member for member in one.members)
        if n:
            words.append(translate("activities", "{n} of them count(s) in “{quota}”.").format(n=n, quota=quota.name))
    return tuple(words)


def _why_pending(places: Places, households: Iterable[Household], one: Household) -> str:
    if places.shares:
        words = translate(
            "activities",
            "More were admitted than there are places; desk {desk} had given all of its own before this household.",
        )
        holding = sorted((other for other in households if other.status in HOLDING), key=lambda other: other.turn)
        if one.id not in _within_share(places, (other for other in holding if not other.over_quota)):
            return words.format(desk=one.desk)
    return translate("activities", "More were admitted than there are places; this household is among the last.")


class _Reasons:
    """What is in the way of households that wait, and who came later and is in nevertheless."""

    def __init__(
        self, places: Places, households: Iterable[Household], allocation: Allocation, now: datetime, zone: tzinfo
    ) -> None:
        settled = _settled(allocation, households)
        self.places = places
        self.allocation = allocation
        self.zone = zone
        self.held = _Held(places, now, settled)
        self.offered = frozenset(allocation.next)
        # Who has a place, by turn, in classes whose people count alike: a long line asks for them again and again.
        self.inside: dict[tuple[frozenset[RowId], int], list[tuple[Any, str]]] = defaultdict(list)
        for one in sorted(settled, key=lambda one: one.turn):
            quotas: frozenset[RowId] = frozenset().union(*one.members)
            self.inside[quotas, len(one.members)].append((one.turn, one.number))

    def of(self, one: Household) -> tuple[str, ...]:
        """Of one household that waits, in words."""
        free, size = self.allocation.free, len(one.members)
        room, exceeded = self.held.room(one), self.held.exceeded(one)
        words: list[str] = []
        if free == 0:
            words.append(translate("activities", "All {n} places are taken.").format(n=self.places.capacity))
        elif free is not None and size > free:
            words.append(_whole(free, size))
        elif not room and not exceeded:
            words += _kept_words(one, self.allocation, self.zone)
            if 0 < (self.allocation.open or 0) < size:
                words.append(_whole(self.allocation.open or 0, size))
        for quota in exceeded:
            taken = translate("activities", "“{quota}” may have {most} at most and has {n}.")
            words.append(taken.format(quota=quota.name, most=quota.places, n=self.held.by[quota.id]))
        if one.id in self.offered:
            words.append(translate("activities", "Places came free for this household: they are offered to it next."))
        elif one.id in self.allocation.next:
            words.append(translate("activities", "The places that are free are another desk's to give out."))
        elif room:
            words.append(translate("activities", "The places that are free go to households before it in the line."))
        return (*words, *self.passed(one))

    def passed(self, one: Household) -> list[str]:
        """Who came after it and is in: those for whom places are kept (or were), and smaller households."""
        own: frozenset[RowId] = frozenset().union(*one.members)
        reserved = [quota for quota in self.places.quotas if quota.rule is QuotaRule.RESERVED and quota.id not in own]
        by_quota: dict[str, list[tuple[Any, str]]] = defaultdict(list)
        smaller: list[tuple[Any, str]] = []
        for (quotas, size), inside in self.inside.items():
            after = inside[bisect_right(inside, one.turn, key=lambda entry: entry[0]) :]
            name = next((quota.name for quota in reserved if quota.id in quotas), None)
            if after and name is not None:
                by_quota[name] += after
            elif size < len(one.members):
                smaller += after
        words = []
        for name, after in by_quota.items():
            said = translate("activities", "After it in turn but in, by the places kept for “{quota}”: {numbers}.")
            words.append(said.format(numbers=_numbers(after), quota=name))
        if smaller:
            said = translate("activities", "After it in turn but in, being fewer: {numbers}.")
            words.append(said.format(numbers=_numbers(smaller)))
        return words


def _whole(free: int, size: int) -> str:
    words = translate("activities", "{free} place(s) are free for it and it needs {n}: it is admitted whole or waits.")
    return words.format(free=free, n=size)


def _kept_words(one: Household, allocation: Allocation, zone: tzinfo) -> list[str]:
    """The places that are kept for others than a household's people, and until when."""
    words = []
    for use in allocation.use:
        if not use.kept or all(use.quota.id in member for member in one.members):
            continue
        until = use.quota.release_at
        if until is None:
            said = translate("activities", "{n} of the free places are kept for “{quota}”.")
        else:
            said = translate("activities", "{n} of the free places are kept for “{quota}” until {time}.")
        words.append(said.format(n=use.kept, quota=use.quota.name, time=moment(until, zone) if until else ""))
    if len(words) > 1:
        words.append(
            translate(
                "activities",
                "Who counts in several of these takes one place; what that saves goes to the line at once.",
            )
        )
    return words


def _numbers(after: Sequence[tuple[Any, str]]) -> str:
    """A few numbers as they are, in turn; many as how many."""
    if len(after) > _SHOWN or not all(number for _, number in after):
        return translate("activities", "{n} household(s)").format(n=len(after))
    return "、".join(number for _, number in sorted(after))


_SHOWN = 3
"""More households than these are counted instead of named."""


# ------------------------------------------------------------------------------------------- the sheet


def row_codes(text: str, most: int, label: Callable[[int], str] = str) -> tuple[int, ...]:
    """The rows of a sign-in sheet that "3 7 9-12" names, each once, as typed. `label`: what messages call a row.

    Raises UserError (field "rows") for what isn't there.
    """
    plain = re.sub(r"\s*[-–—~至到]\s*", "-", unicodedata.normalize("NFKC", text).strip())
    found: dict[int, None] = {}
    for part in re.split(r"[\s,、;.。]+", plain):
        if not part:
            continue
        match = re.fullmatch(r"([0-9]{1,6})(?:-([0-9]{1,6}))?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not match or last < first:
            raise UserError(
                translate("activities", "“{text}” isn't understood; type row numbers such as 3 7 9-12.").format(
                    text=part
                ),
                "rows",
            )
        if first < 1 or last > most:
            words = translate("activities", "There is no row {row}; the sheet has rows 1 to {most}.")
            raise UserError(
                words.format(row=label(first if not 1 <= first <= most else last) or 0, most=label(most)), "rows"
            )
        found.update(dict.fromkeys(range(first, last + 1)))
    return tuple(found)
