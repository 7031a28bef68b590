"""The rules of stations: when one is open, which is nearest, what an inspection scores, what is left of a supply.

A place is longitude and latitude in millionths of a degree. Instants are aware UTC, opening hours wall times.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.checks import plain
from app.domain.shifts import DAY, clock, wall
from app.domain.sites import ALL_DAY, Hours, HoursKind, Span
from app.domain.spaces import Calendar, Interval, Opening

PROMISES = ("rest", "water", "heating", "talk", "charging")
"""歇脚 饮水 热饭 倾诉 充电: what every station promises, in the order it is said."""

# --- When it is open

LOOK_AHEAD = 400
"""Days within which closing and opening are looked for: beyond them a door counts as one that never moves."""


@dataclass(frozen=True, slots=True)
class Door:
    """Whether a station is open at an instant, until when, and when it opens next if it isn't.

    `closes_at` None: it is closed, or never closes; `opens_at` None: it is open, or never opens.
    """

    open: bool
    closes_at: datetime | None = None
    opens_at: datetime | None = None


def door(opening: Opening, centre: Hours, calendar: Calendar, at: datetime, tz: ZoneInfo) -> Door:
    """How a station's door stands at an instant, public holidays and make-up workdays respected."""
    if (opening.hours or centre) == ALL_DAY and opening.holiday in (None, ALL_DAY.week[0]):
        return Door(open=True)
    until: datetime | None = None
    for start, end in _doors(opening, centre, calendar, at, tz):
        if until is not None:
            if start > until:
                return Door(open=True, closes_at=until)
            until = max(until, end)
        elif start <= at < end:
            until = end
        elif start > at:
            return Door(open=False, opens_at=start)
    return Door(open=until is not None)


def _doors(opening: Opening, centre: Hours, calendar: Calendar, at: datetime, tz: ZoneInfo) -> Iterator[Interval]:
    """When it is open, by where each time begins, from the day before on: a late evening ends on the next day."""
    first = at.astimezone(tz).date() - timedelta(days=1)
    for number in range(LOOK_AHEAD + 2):
        day = first + timedelta(days=number)
        for opens, closes in sorted(opening.spans(calendar.info(day), centre)):
            yield wall(day, opens, tz), wall(day, closes, tz)


_WEEKDAYS = (
    QT_TRANSLATE_NOOP("sites", "Mon"), QT_TRANSLATE_NOOP("sites", "Tue"), QT_TRANSLATE_NOOP("sites", "Wed"),
    QT_TRANSLATE_NOOP("sites", "Thu"), QT_TRANSLATE_NOOP("sites", "Fri"), QT_TRANSLATE_NOOP("sites", "Sat"),
    QT_TRANSLATE_NOOP("sites", "Sun"),
)  # fmt: skip


def hours_text(opening: Opening) -> str:
    """Opening hours on one short line: "24 hours", "Mon–Fri 09:00–18:00; holidays closed"."""
    hours = opening.hours
    if hours is None:
        text = translate("stations", "As the centre")
    elif hours.kind is HoursKind.WEEKLY:
        runs = [list(run) for _, run in groupby(range(7), key=hours.week.__getitem__)]
        text = translate("stations", "; ").join(
            f"{_days(run)} {_spans(hours.week[run[0]])}" for run in runs if hours.week[run[0]]
        )
    else:
        text = _spans(hours.week[0])
    if opening.holiday is None:
        return text
    if not opening.holiday:
        return translate("stations", "{hours}; holidays closed").format(hours=text)
    return translate("stations", "{hours}; holidays {spans}").format(hours=text, spans=_spans(opening.holiday))


def _days(days: Sequence[int]) -> str:
    first, last = (translate("sites", _WEEKDAYS[day]) for day in (days[0], days[-1]))
    if first == last:
        return first
    return translate("stations", "{first}–{last}").format(first=first, last=last)


def _spans(spans: Sequence[Span]) -> str:
    if tuple(spans) == ALL_DAY.week[0]:
        return translate("stations", "24 hours")
    return translate("stations", ", ").join(_span(*span) for span in spans)


def _span(opens: int, closes: int) -> str:
    if closes <= DAY:
        return f"{clock(opens)}–{clock(closes)}"
    text = translate("stations", "{opens}–{closes} the next day")
    return text.format(opens=clock(opens), closes=clock(closes - DAY))


# --- Where it is

Place = tuple[int, int]
"""Longitude and latitude in millionths of a degree."""

MILLION = 1_000_000
EARTH = 6_371_000
"""Metres from its middle."""
DETOUR = 1.3
"""How much longer the way is than the line."""
PACE = 75
"""Metres a minute on foot, with crossings."""

_DIRECTIONS = (
    QT_TRANSLATE_NOOP("stations", "north"), QT_TRANSLATE_NOOP("stations", "north-east"),
    QT_TRANSLATE_NOOP("stations", "east"), QT_TRANSLATE_NOOP("stations", "south-east"),
    QT_TRANSLATE_NOOP("stations", "south"), QT_TRANSLATE_NOOP("stations", "south-west"),
    QT_TRANSLATE_NOOP("stations", "west"), QT_TRANSLATE_NOOP("stations", "north-west"),
)  # fmt: skip


def metres(one: Place, other: Place) -> int:
    """The distance between two places along the earth's surface."""
    (east, north), (other_east, other_north) = _radians(one), _radians(other)
    half = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    )
    return round(2 * EARTH * math.asin(math.sqrt(min(1.0, half))))


def distance_text(distance: int) -> str:
    """A distance as people say it: "450 m", "1.3 km"."""
    if distance < 995:
        near = distance if distance < 50 else round(distance / 10) * 10
        return translate("stations", "{n} m").format(n=near)
    kilometres = distance / 1000
    text = f"{kilometres:.1f}".removesuffix(".0") if kilometres < 99.5 else f"{kilometres:.0f}"
    return translate("stations", "{n} km").format(n=text)


def walk_minutes(distance: int) -> int:
    """How long it takes on foot, rounded up."""
    return math.ceil(distance * DETOUR / PACE)


def direction(start: Place, end: Place) -> str:
    """Which way it is, in one of eight words; "" for the same place."""
    if start == end:
        return ""
    return translate("stations", _DIRECTIONS[round(bearing(start, end) / 45) % 8])


def bearing(start: Place, end: Place) -> float:
    """Which way it is, in degrees from north, clockwise; negative to the west."""
    (east, north), (other_east, other_north) = _radians(start), _radians(end)
    across = (other_east - east + math.pi) % math.tau - math.pi
    return math.degrees(math.atan2(across * math.cos((north + other_north) / 2), other_north - north))


def _radians(place: Place) -> tuple[float, float]:
    longitude, latitude = place
    return math.radians(longitude / MILLION), math.radians(latitude / MILLION)


_LIMITS = {"longitude": 180, "latitude": 90}


def check_degrees(value: Any, field: str) -> int | None:
    """A longitude or a latitude (`field`) as typed in degrees, in millionths; nothing gives None. Raises UserError.

    A whole number beyond any degree is taken for millionths.
    """
    text = plain("" if value is None else value).rstrip("°EN东经北纬 ").lstrip("EN东经北纬 ")
    if not text:
        return None
    most = _LIMITS[field]
    if isinstance(value, int) and abs(value) > 180:
        if abs(value) <= most * MILLION:
            return value
    elif re.fullmatch(r"[-+]?[0-9]{1,3}(?:\.[0-9]{1,20})?", text) and abs(float(text)) <= most:
        return round(float(text) * MILLION)
    message = translate("stations", "Degrees from -{most} to {most}, such as {example}, please.")
    example = "114.057868" if field == "longitude" else "22.543099"
    raise UserError(message.format(most=most, example=example), field)


def degrees_text(millionths: int | None) -> str:
    """A longitude or latitude in degrees, as a form takes it."""
    return "" if millionths is None else f"{millionths / MILLION:.6f}"


def parse_place(text: str) -> Place | None:
    """A place as it is copied from a map: "114.05, 22.54"; nothing gives None. Raises UserError (field "place")."""
    parts = re.split(r"[\s,;，；、]+", plain(text))
    if parts == [""]:
        return None
    try:
        if len(parts) == 2:
            longitude, latitude = check_degrees(parts[0], "longitude"), check_degrees(parts[1], "latitude")
            if longitude is not None and latitude is not None:
                return longitude, latitude
    except UserError:
        pass
    message = translate("stations", "Longitude and latitude in degrees, such as 114.057868, 22.543099, please.")
    raise UserError(message, "place")


def place_text(place: Place | None) -> str:
    """A place as `parse_place` reads it."""
    return "" if place is None else ", ".join(map(degrees_text, place))


# --- Rounds, and what comes of them

ITEM_POINTS, ITEM_DAYS = 10, 7
"""What an item of a checklist is worth, and in how many days it is put right, where nothing else is said."""


def item_line(text: str, points: int, days: int) -> str:
    """One item of a checklist on a line, as `read_items` takes it."""
    return f"{text} | {points} | {days}"


def read_items(text: str) -> list[tuple[str, int, int]]:
    """What a checklist looks at, a line each: text, points, days ("Water runs clear | 10 | 3"); the last two may lack.

    Raises UserError (field "items") naming the first line that can't be read.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        said, *numbers = (part.strip() for part in re.split(r"[|｜\t]", line))
        numbers = [re.sub(r"[^0-9０-９\-]+$", "", plain(part)) for part in numbers]
        if not said or len(numbers) > 2 or not all(re.fullmatch(r"[0-9]{1,3}", part) for part in numbers):
            message = translate("stations", "Line {n} can't be read. Write it as: {example}")
            example = item_line(translate("stations", "Water runs clear"), ITEM_POINTS, 3)
            raise UserError(message.format(n=number, example=example), "items")
        points, days = [*map(int, numbers), *(ITEM_POINTS, ITEM_DAYS)[len(numbers) :]]
        found.append((" ".join(said.split()), points, days))
    return found


SOON = 30
"""Days before a lot expires in which it is asked for."""
_WORTH = {"good": 1.0, "partly": 0.5, "bad": 0.0}
FOUND_WRONG = frozenset({"partly", "bad"})
"""Verdicts of which an issue may come."""


def score(verdicts: Iterable[tuple[int, str]]) -> int | None:
    """What (points, verdict) of all items make out of 100; None where nothing applies."""
    told = [(points, _WORTH[verdict]) for points, verdict in verdicts if verdict in _WORTH and points > 0]
    possible = sum(points for points, _ in told)
    if not possible:
        return None
    return int(100 * sum(points * worth for points, worth in told) / possible + 0.5)


def inspect_by(last: date, days: int) -> date | None:
    """The day by which the next round is due, after the last one or since the station is there; None without rounds."""
    return last + timedelta(days=days) if days > 0 else None


class IssueState(StrEnum):
    """Where an issue stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    RECTIFIED = "rectified"
    """Put right, as somebody says; still to be verified."""
    VERIFIED = "verified"


ISSUE_LABELS = {
    IssueState.OPEN: QT_TRANSLATE_NOOP("stations", "To be put right"),
    IssueState.OVERDUE: QT_TRANSLATE_NOOP("stations", "Overdue"),
    IssueState.RECTIFIED: QT_TRANSLATE_NOOP("stations", "To be verified"),
    IssueState.VERIFIED: QT_TRANSLATE_NOOP("stations", "Verified"),
}


def issue_state(due_on: date | None, rectified: bool, verified: bool, today: date) -> str:
    """Where an issue stands on a day; the day it is due is still in time."""
    if verified:
        return IssueState.VERIFIED
    if rectified:
        return IssueState.RECTIFIED
    return IssueState.OVERDUE if due_on is not None and due_on < today else IssueState.OPEN


# --- Supplies


@dataclass(frozen=True, slots=True)
class Move:
    """One movement: so many more or fewer. What goes out may name the lot it is of."""

    change: int
    lot: str = ""
    expires_on: date | None = None


Lot = tuple[str, date | None]
"""A lot's number and the day it expires."""


def stock(moves: Iterable[Move]) -> int:
    """What there is: the sum, whatever the order and whoever wrote what. Below zero after a merge it is shown so."""
    return sum(move.change for move in moves)


def lots(moves: Iterable[Move]) -> list[tuple[Lot, int]]:
    """What is left of each lot, the earliest to expire first, what doesn't expire last.

    What went out is taken from the lot it names, and beyond that, or naming none, from whatever expires first.
    """
    left: dict[Lot, int] = defaultdict(int)
    gone: dict[Lot, int] = defaultdict(int)
    for move in moves:
        if move.change >= 0:
            left[move.lot, move.expires_on] += move.change
        else:
            gone[move.lot, move.expires_on] -= move.change
    rest = 0
    for (lot, expires_on), count in sorted(gone.items(), key=lambda one: _exactness(one[0])):
        named = [
            key for key in left if (not lot or key[0] == lot) and (expires_on is None or key[1] == expires_on)
        ] if lot or expires_on else []  # fmt: skip
        rest += _take(left, named, count)
    _take(left, list(left), rest)
    return [(key, left[key]) for key in sorted(left, key=_expiry) if left[key]]


def _take(left: dict[Lot, int], keys: list[Lot], count: int) -> int:
    """Take so many from lots, the earliest to expire first; answers how many weren't there."""
    for key in sorted(keys, key=_expiry):
        taken = min(left[key], count)
        left[key] -= taken
        count -= taken
    return count


def _expiry(lot: Lot) -> tuple[date, str]:
    return lot[1] or date.max, lot[0]


def _exactness(lot: Lot) -> tuple[bool, bool, date, str]:
    """Whoever says most is heard first, so that the order in which they came doesn't matter."""
    return not lot[0], lot[1] is None, *_expiry(lot)


def is_low(count: int, level: int) -> bool:
    """Whether a supply is to be filled up: at its level or below, or less than nothing is there."""
    return count < 0 or (level > 0 and count <= level)
