"""Visits: who is here, how visits are counted, how a stay ends. One definition for every screen and print.

The three figures, in the words printed under every report that uses them, are in `DEFINITIONS`. The rule for
companions is the offices' own: their ledgers number the lines, write "吴娟梅等6人" on one of them, and their
totals row counts lines; so a registration counts once and companions are a figure of their own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.domain.records import LEFT_SIGNED, LEFT_UNVERIFIED
from app.domain.shifts import duty_bounds, duty_day

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DEFAULT_CAP = 480
"""Minutes a forgotten visit is taken to have lasted at most, unless the site says otherwise."""
DEFAULT_CAPS = {
    "affairs": 60,
    "reading": 240,
    "activity": 180,
    "venue": 180,
    "rest": 60,
    "fitness": 120,
    "volunteer": 240,
    "meet": 60,
    "family": 180,
}
"""The same by purpose, in minutes."""
AHEAD = timedelta(minutes=5)
"""How far in the future a typed time may lie before it counts as a mistake (clocks on the wall differ)."""


class State(StrEnum):
    """Where a visit stands on the board."""

    EXPECTED = "expected"
    PRESENT = "present"
    LEFT = "left"
    UNVERIFIED = "unverified"
    VOIDED = "voided"


STATE_LABELS: dict[State, str] = {
    State.EXPECTED: QT_TRANSLATE_NOOP("visitors", "Expected"),
    State.PRESENT: QT_TRANSLATE_NOOP("visitors", "Present"),
    State.LEFT: QT_TRANSLATE_NOOP("visitors", "Left"),
    State.UNVERIFIED: QT_TRANSLATE_NOOP("visitors", "To verify"),
    State.VOIDED: QT_TRANSLATE_NOOP("visitors", "Voided"),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """What the rules need to know of one visit; fields as in `records.VISIT`."""

    id: RowId = b""
    person_id: RowId | None = None
    expected_at: datetime | None = None
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    left_kind: str | None = None
    purposes: str | None = None
    population_group: str | None = None
    companions: int = 0
    badge: str | None = None
    badge_returned: bool = False
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """One press of a tally key, or several counted together."""

    at: datetime
    population_group: str | None = None
    service: str | None = None
    count: int = 1
    voided: bool = False


def state_of(visit: Visit) -> State:
    """Where a visit stands.

    In the database: present is `arrived_at` set, `left_at` and `left_kind` empty, not voided. A visit of an
    old ledger whose leaving nobody wrote down ("unknown") has left.
    """
    if visit.voided:
        return State.VOIDED
    if visit.arrived_at is None:
        return State.EXPECTED
    if visit.left_kind == LEFT_UNVERIFIED:
        return State.UNVERIFIED
    if visit.left_at is not None or visit.left_kind is not None:
        return State.LEFT
    return State.PRESENT


def stay(visit: Visit) -> timedelta | None:
    """How long the visit lasted, for reports: signed-out visits only.

    None while present, while its end is to be verified (an estimate isn't time spent) or unknown, and where
    an old ledger has the leaving before the arrival.
    """
    if state_of(visit) is not State.LEFT or visit.left_at is None or visit.arrived_at is None:
        return None
    return visit.left_at - visit.arrived_at if visit.left_at >= visit.arrived_at else None


def estimate(visit: Visit) -> timedelta | None:
    """The stay assumed for a visit that is to be verified."""
    if state_of(visit) is not State.UNVERIFIED or visit.left_at is None or visit.arrived_at is None:
        return None
    return visit.left_at - visit.arrived_at


def stay_text(length: timedelta) -> str:
    """A length of time in words: "22 min", "2 h 5 min"."""
    minutes = max(0, length // MINUTE)
    if minutes < 60:
        return translate("visitors", "{m} min").format(m=minutes)
    if minutes % 60 == 0:
        return translate("visitors", "{h} h").format(h=minutes // 60)
    return translate("visitors", "{h} h {m} min").format(h=minutes // 60, m=minutes % 60)


def late_minutes(expected_at: datetime, now: datetime) -> int:
    """Whole minutes since somebody was expected; 0 while there is time."""
    return max(0, (now - expected_at) // MINUTE)


# --- What may be written: each returns the fields to change, or raises UserError beside a field.


def sign_in(
    now: datetime, at: datetime | None = None, open_visit: Visit | None = None, tz: ZoneInfo | None = None
) -> dict[str, Any]:
    """The fields that say somebody arrived (now, or at the time typed).

    `open_visit`: a visit of the same person that is still present. Raises UserError when there is one, and
    for a time in the future.
    """
    arrived = at or now
    if open_visit is not None and open_visit.arrived_at is not None:
        raise UserError(
            translate("visitors", "Already here since {time}. Sign out first, or correct that visit.").format(
                time=when(open_visit.arrived_at, now, tz)
            ),
            "person_id",
        )
    _not_ahead(arrived, now, "arrived_at")
    return {"arrived_at": arrived, "left_at": None, "left_kind": None}


def sign_out(visit: Visit, now: datetime, at: datetime | None = None) -> dict[str, Any]:
    """The fields that say a present visitor left (now, or at the time typed)."""
    state = state_of(visit)
    if state is State.EXPECTED:
        raise UserError(translate("visitors", "Not signed in yet."), "left_at")
    if state is State.VOIDED:
        raise UserError(translate("visitors", "This visit is voided."), "left_at")
    if state is State.LEFT:
        raise UserError(translate("visitors", "Already signed out."), "left_at")
    # A clock set back between the two must not keep anybody from leaving.
    left = at if at is not None else max(now, visit.arrived_at or now)
    if at is not None:
        check_times(now, visit.arrived_at, left)
    return {"left_at": left, "left_kind": LEFT_SIGNED}


def verify(visit: Visit, now: datetime, left_at: datetime | None = None) -> dict[str, Any]:
    """The fields that settle a visit marked "to verify": as estimated, or with the time now known."""
    if state_of(visit) is not State.UNVERIFIED:
        raise UserError(translate("visitors", "This visit needs no verifying."), "left_at")
    left = left_at or visit.left_at
    if left is None:
        raise UserError(translate("visitors", "Please enter when the visitor left."), "left_at")
    if left_at is not None:
        check_times(now, visit.arrived_at, left)
    return {"left_at": left, "left_kind": LEFT_SIGNED}


def check_times(now: datetime, arrived_at: datetime | None, left_at: datetime | None) -> None:
    """Times as corrected by hand: none in the future, leaving not before arriving."""
    if arrived_at is not None:
        _not_ahead(arrived_at, now, "arrived_at")
    if left_at is not None:
        _not_ahead(left_at, now, "left_at")
        if arrived_at is not None and left_at < arrived_at:
            raise UserError(translate("visitors", "The leaving lies before the arrival."), "left_at")


def check_reason(value: str | None) -> str:
    """Why a visit is voided or corrected: not empty, at most 200 characters."""
    kept = " ".join((value or "").split())
    if not kept:
        raise UserError(translate("visitors", "Please say why, in a few words."), "reason")
    if len(kept) > 200:
        raise UserError(translate("visitors", "At most {n} characters, please.").format(n=200), "reason")
    return kept


def check_expected(now: datetime, expected_at: datetime) -> datetime:
    """When a guest is announced for: not before the last day, at most a year ahead."""
    if not now - timedelta(days=1) <= expected_at <= now + timedelta(days=366):
        raise UserError(translate("visitors", "An expected time lies within the coming year."), "expected_at")
    return expected_at


def _not_ahead(at: datetime, now: datetime, field: str) -> None:
    if at > now + AHEAD:
        raise UserError(translate("visitors", "This time is in the future."), field)


def when(at: datetime, now: datetime, tz: ZoneInfo | None) -> str:
    """A time as people say it: 18:36 today, "yesterday 22:10", or with the date."""
    local, today = at.astimezone(tz), now.astimezone(tz).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return clock
    if local.date() == today - timedelta(days=1):
        return translate("visitors", "yesterday {time}").format(time=clock)
    return f"{local:%Y-%m-%d} {clock}"


# --- Forgotten sign-outs


def cap_of(purposes: str | None, caps: Mapping[str, int], default: int = DEFAULT_CAP) -> timedelta:
    """How long a visit for these purposes is taken to last at most: the longest of them, else `default`."""
    known = [caps[code] for code in (purposes or "").split() if code in caps]
    return (max(known) if known else default) * MINUTE


def close_forgotten(
    visits: Iterable[Visit],
    shift_end: datetime,
    caps: Mapping[str, int] | None = None,
    default_cap: int = DEFAULT_CAP,
) -> list[tuple[Visit, dict[str, Any]]]:
    """The visits to mark "to verify" now that a shift is over, with the fields to write.

    A present visitor whose longest likely stay ended before the shift did has left without signing out; the
    leaving is put at that likely end. Whoever came later may well still sit there and is handed over as
    present. Doing it again, or late, changes nothing: call it with the last shift end on start and every
    minute.
    """
    caps = DEFAULT_CAPS if caps is None else caps
    closed = []
    for visit in visits:
        if state_of(visit) is State.PRESENT and visit.arrived_at is not None:
            likely = visit.arrived_at + cap_of(visit.purposes, caps, default_cap)
            if likely <= shift_end:
                closed.append((visit, {"left_at": likely, "left_kind": LEFT_UNVERIFIED}))
    return closed


# --- Figures

DEFINITIONS: dict[str, str] = {
    "visit_count": QT_TRANSLATE_NOOP(
        "visitors", "Registered: each sign-in by name counts once; companions are counted apart."
    ),
    "tally_count": QT_TRANSLATE_NOOP("visitors", "Tally: no name taken, each service counts once."),
    "unique_people": QT_TRANSLATE_NOOP(
        "visitors", "People: each registered person counts once; companions and tallies are left out."
    ),
    "present_now": QT_TRANSLATE_NOOP("visitors", "Present: signed in and not signed out."),
    "unverified": QT_TRANSLATE_NOOP(
        "visitors", "To verify: not signed out when the shift ended; their time doesn't count."
    ),
    "companions": QT_TRANSLATE_NOOP("visitors", "Companions: people who came along with a registered visitor."),
}
"""One printable sentence for each figure; `definition` says it in the language of the desk."""


def definition(figure: str) -> str:
    """The sentence that goes under a report which uses this figure."""
    return translate("visitors", DEFINITIONS[figure])


def definitions(*figures: str) -> list[str]:
    """The sentences for several figures; for those of a visitor log when none is named."""
    return [definition(f) for f in figures or ("visit_count", "tally_count", "present_now", "unverified")]


def visit_count(visits: Iterable[Visit]) -> int:
    """人次, registered: arrivals that aren't voided, one for each sign-in; companions not added."""
    return sum(1 for visit in visits if _arrived(visit))


def tally_count(tallies: Iterable[Tally]) -> int:
    """人次, tallied: presses of the tally keys that weren't taken back."""
    return sum(tally.count for tally in tallies if not tally.voided)


def unique_people(visits: Iterable[Visit], aliases: Mapping[RowId, RowId] | None = None) -> int:
    """人数: different people among the registered arrivals.

    `aliases`: card → the card that represents the person (`people.canonical`). A visit whose person was
    erased counts as one more person, because nobody can say any longer who it was.
    """
    aliases = aliases or {}
    known: set[RowId] = set()
    nameless = 0
    for visit in visits:
        if _arrived(visit):
            if visit.person_id is None:
                nameless += 1
            else:
                known.add(aliases.get(visit.person_id, visit.person_id))
    return len(known) + nameless


def present_now(visits: Iterable[Visit]) -> int:
    """在场: signed in and not signed out, at this moment; companions not added."""
    return sum(1 for visit in visits if state_of(visit) is State.PRESENT)


def companion_count(visits: Iterable[Visit]) -> int:
    """同行: people who came along with registered arrivals."""
    return sum(visit.companions for visit in visits if _arrived(visit))


def _arrived(visit: Visit) -> bool:
    return visit.arrived_at is not None and not visit.voided


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a period, each by its one definition."""

    registered: int = 0
    """登记 人次"""
    tallied: int = 0
    """计次 人次"""
    people: int = 0
    """人数"""
    companions: int = 0
    """同行"""
    present: int = 0
    """在场"""
    present_companions: int = 0
    unverified: int = 0
    expected: int = 0
    """Announced and not arrived yet."""
    stayed: timedelta = timedelta(0)
    """All stays of signed-out visits together."""
    stays: int = 0
    """How many visits `stayed` is made of."""

    @property
    def total(self) -> int:
        """人次 in all: registered and tallied."""
        return self.registered + self.tallied

    @property
    def heads(self) -> int:
        """How many bodies are in the house: those present and their companions."""
        return self.present + self.present_companions

    @property
    def average_stay(self) -> timedelta | None:
        """The mean of known stays."""
        return self.stayed / self.stays if self.stays else None


def figures(
    visits: Iterable[Visit], tallies: Iterable[Tally] = (), aliases: Mapping[RowId, RowId] | None = None
) -> Figures:
    """All figures of a set of visits and tallies."""
    rows = list(visits)
    states = Counter(state_of(visit) for visit in rows)
    stays = [length for visit in rows if (length := stay(visit)) is not None]
    return Figures(
        registered=visit_count(rows),
        tallied=tally_count(tallies),
        people=unique_people(rows, aliases),
        companions=companion_count(rows),
        present=present_now(rows),
        present_companions=sum(v.companions for v in rows if state_of(v) is State.PRESENT),
        unverified=states[State.UNVERIFIED],
        expected=states[State.EXPECTED],
        stayed=sum(stays, timedelta(0)),
        stays=len(stays),
    )


class Crowd(StrEnum):
    """How full the house is."""

    CALM = "calm"
    BUSY = "busy"
    """From four fifths of the capacity on."""
    FULL = "full"
    OVER = "over"


def crowd(heads: int, capacity: int | None) -> Crowd:
    """How full the house is with so many heads (companions too: the limit is about safety)."""
    if not capacity or heads * 5 < capacity * 4:
        return Crowd.CALM
    if heads < capacity:
        return Crowd.BUSY
    return Crowd.FULL if heads == capacity else Crowd.OVER


# --- Hours and days

Weighted = tuple[datetime, int]
"""An instant and how many it stands for."""


def counted(visits: Iterable[Visit], tallies: Iterable[Tally] = ()) -> list[Weighted]:
    """What 人次 in all is made of, with its instants: for the charts."""
    found = [(v.arrived_at, 1) for v in visits if v.arrived_at is not None and not v.voided]
    return found + [(t.at, t.count) for t in tallies if not t.voided]


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bar of a chart: from `start` up to, not including, `end` (UTC)."""

    start: datetime
    end: datetime
    count: int

    def label(self, tz: ZoneInfo) -> str:
        """The hour it begins with on the site's clocks: "08"."""
        return f"{self.start.astimezone(tz):%H}"


def by_hour(at: Iterable[Weighted], start: datetime, end: datetime) -> list[Bucket]:
    """How many in each hour from `start` to `end`, counted from `start`, the last one cut at `end`.

    Real hours, so midnight is nothing special, and a day on which clocks change has 23 or 25 of them.
    """
    hours = max(0, -(-(end - start) // HOUR))
    counts = [0] * hours
    for instant, weight in at:
        if start <= instant < end:
            counts[(instant - start) // HOUR] += weight
    return [
        Bucket(start + number * HOUR, min(start + (number + 1) * HOUR, end), count)
        for number, count in enumerate(counts)
    ]


def by_clock_hour(at: Iterable[Weighted], tz: ZoneInfo) -> list[int]:
    """How many in each hour of the site's clocks, 0 to 23, over any period."""
    counts = [0] * 24
    for instant, weight in at:
        counts[instant.astimezone(tz).hour] += weight
    return counts


def by_day(at: Iterable[Weighted], first: date, last: date, start: int, tz: ZoneInfo) -> dict[date, int]:
    """How many on each duty day from `first` to `last`; `start`: where a duty day begins, in minutes."""
    counts = {first + timedelta(days=number): 0 for number in range((last - first).days + 1)}
    for instant, weight in at:
        day = duty_day(instant, start, tz)
        if day in counts:
            counts[day] += weight
    return counts


def hours_by_day(at: Iterable[Weighted], days: Iterable[date], start: int, tz: ZoneInfo) -> dict[date, list[int]]:
    """The hours of each of these duty days, 24 each (23 or 25 where clocks change): input for `usual`."""
    by: dict[date, list[Weighted]] = defaultdict(list)
    for instant, weight in at:
        by[duty_day(instant, start, tz)].append((instant, weight))
    return {day: [b.count for b in by_hour(by[day], *duty_bounds(day, start, tz))] for day in days}


def usual(history: Mapping[date, Sequence[int]], day: date, weeks: int = 4) -> list[float]:
    """The average of the last same weekdays before `day`, hour by hour ("近 4 个周六平均").

    Only days that `history` holds count, of the `weeks` weeks before; none gives an empty list.
    """
    days = [day - timedelta(weeks=number) for number in range(1, weeks + 1)]
    known = [history[d] for d in days if d in history]
    longest = max((len(hours) for hours in known), default=0)
    return [sum(hours[n] for hours in known if n < len(hours)) / len(known) for n in range(longest)]


# --- Purposes by digit key


def codes(text: str | None) -> tuple[str, ...]:
    """The codes in a field that holds several."""
    return tuple((text or "").split())


def digit_key(position: int) -> str:
    """The key of the purpose at a position from 1: "1" … "9", "0"; none after the tenth."""
    return str(position % 10) if 1 <= position <= 10 else ""


def badges_out(visits: Iterable[Visit]) -> list[Visit]:
    """Visits whose badge or locker key hasn't come back, the earliest first; also after signing out."""
    out = [v for v in visits if v.badge and not v.badge_returned and _arrived(v)]
    return sorted(out, key=lambda v: (v.arrived_at, v.id))


def badge_holder(badge: str, visits: Iterable[Visit]) -> Visit | None:
    """The visit that still has this badge or locker, if any."""
    return next((v for v in badges_out(visits) if v.badge == badge), None)
