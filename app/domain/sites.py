"""The tree of centres, their codes and their opening hours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.checks import plain
from app.domain.shifts import DAY, clock, wall


class Level(StrEnum):
    """Where a centre stands in the "1+11+N" tree."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    POINT = "point"
    """A park's or a building's centre."""


LEVEL_LABELS: dict[Level, str] = {
    Level.CITY: QT_TRANSLATE_NOOP("sites", "City"),
    Level.DISTRICT: QT_TRANSLATE_NOOP("sites", "District"),
    Level.STREET: QT_TRANSLATE_NOOP("sites", "Street"),
    Level.COMMUNITY: QT_TRANSLATE_NOOP("sites", "Community"),
    Level.POINT: QT_TRANSLATE_NOOP("sites", "Park or building"),
}


def level_label(level: Level | str) -> str:
    """A level in the language of the desk."""
    return translate("sites", LEVEL_LABELS[Level(level)])


def check_level(value: Any) -> str:
    """A level by its code (city, district, street, community, point); raises UserError for any other."""
    try:
        return Level(plain(value).lower()).value
    except ValueError:
        raise UserError(
            translate("errors", "The level is one of: city, district, street, community, point."),
            "site.level",
        ) from None


# Provinces by the first two digits of GB/T 2260 division codes, as the last digits each region goes to.
_REGIONS = {
    "1": "12345",
    "2": "123",
    "3": "1234567",
    "4": "123456",
    "5": "01234",
    "6": "12345",
    "7": "1",
    "8": "12",
}


def check_site_code(value: Any) -> str:
    """A centre's code: six digits of its administrative division (GB/T 2260), a hyphen, three digits.

    Returned as "440305-007"; typed with or without the hyphen. Raises UserError (field "site.code").
    """
    typed = re.sub(r"[\s\-—–_]", "", plain(value))
    if not re.fullmatch(r"[0-9]{9}", typed):
        raise UserError(translate("errors", "A centre's code has 9 digits, like 440305-007."), "site.code")
    if typed[1] not in _REGIONS.get(typed[0], ""):
        raise UserError(
            translate("errors", "No province's code begins with {digits}.").format(digits=typed[:2]),
            "site.code",
        )
    return f"{typed[:6]}-{typed[6:]}"


class HoursKind(StrEnum):
    """How a centre is open."""

    ALL_DAY = "all_day"
    """24 hours (不打烊)."""
    DAILY = "daily"
    WEEKLY = "weekly"


Span = tuple[int, int]
"""Opens and closes, in minutes from midnight; closing may pass 1440 into the next day."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours: seven lists of spans, Monday first; the kind says how they were chosen."""

    kind: HoursKind
    week: tuple[tuple[Span, ...], ...]

    def spans(self, day: date) -> tuple[Span, ...]:
        """The spans that begin on a date."""
        return self.week[day.weekday()]

    def is_open(self, now: datetime, tz: ZoneInfo) -> bool:
        """Whether the doors are open at an instant; also past midnight after a late evening."""
        if self.kind is HoursKind.ALL_DAY:
            return True
        today = now.astimezone(tz).date()
        return any(
            wall(day, opens, tz) <= now < wall(day, closes, tz)
            for day in (today - timedelta(days=1), today)
            for opens, closes in self.spans(day)
        )

    def text(self) -> str:
        """In words: "Open 24 hours", "08:30–22:00", or by weekday."""
        if self.kind is HoursKind.ALL_DAY:
            return translate("sites", "Open 24 hours")
        if self.kind is HoursKind.DAILY:
            return _spans_text(self.week[0])
        names = (
            translate("sites", "Mon"),
            translate("sites", "Tue"),
            translate("sites", "Wed"),
            translate("sites", "Thu"),
            translate("sites", "Fri"),
            translate("sites", "Sat"),
            translate("sites", "Sun"),
        )
        return translate("sites", "; ").join(
            f"{name} {_spans_text(spans)}" for name, spans in zip(names, self.week, strict=True)
        )

    def to_json(self) -> dict[str, Any]:
        """As the setting is written."""
        if self.kind is HoursKind.ALL_DAY:
            return {"kind": "all_day"}
        if self.kind is HoursKind.DAILY:
            return {"kind": "daily", "spans": [list(span) for span in self.week[0]]}
        return {"kind": "weekly", "week": [[list(span) for span in spans] for spans in self.week]}


def _spans_text(spans: Sequence[Span]) -> str:
    if not spans:
        return translate("sites", "closed")
    return translate("sites", ", ").join(
        f"{clock(opens)}–{clock(closes if closes <= DAY else closes - DAY)}" for opens, closes in spans
    )


ALL_DAY = Hours(HoursKind.ALL_DAY, (((0, DAY),),) * 7)


def daily(*spans: Span) -> Hours:
    """The same hours every day; raises UserError (field "hours")."""
    return Hours(HoursKind.DAILY, (_checked_spans(spans),) * 7)


def weekly(week: Sequence[Sequence[Span]]) -> Hours:
    """Hours by weekday, Monday first, an empty list for a closed day; raises UserError (field "hours")."""
    if len(week) != 7:
        raise UserError(translate("errors", "Opening hours need all seven weekdays."), "hours")
    days = tuple(_checked_spans(spans, empty=True) for spans in week)
    for place, spans in enumerate(days):
        after = days[(place + 1) % 7]
        if spans and after and spans[-1][1] - DAY > after[0][0]:
            raise UserError(translate("errors", "The opening hours of two days overlap."), "hours")
    if not any(days):
        raise UserError(translate("errors", "The centre has to open on at least one day."), "hours")
    return Hours(HoursKind.WEEKLY, days)


def _checked_spans(spans: Sequence[Span], *, empty: bool = False) -> tuple[Span, ...]:
    found = tuple(sorted((int(opens), int(closes)) for opens, closes in spans))
    if not found and not empty:
        raise UserError(translate("errors", "Please enter when the centre opens and closes."), "hours")
    for opens, closes in found:
        if not (0 <= opens < DAY and opens < closes <= opens + DAY):
            raise UserError(translate("errors", "A centre closes after it opens."), "hours")
    ends = [*found[1:], (found[0][0] + DAY, 0)] if found and not empty else found[1:]
    if any(earlier[1] > later[0] for earlier, later in zip(found, ends, strict=False)):
        raise UserError(translate("errors", "The opening hours overlap."), "hours")
    return found


def hours_from_json(value: Any) -> Hours:
    """The opposite of `Hours.to_json`; raises UserError (field "hours") for anything else."""
    try:
        if isinstance(value, Mapping):
            if value.get("kind") == "all_day":
                return ALL_DAY
            if value.get("kind") == "daily":
                return daily(*((opens, closes) for opens, closes in value["spans"]))
            if value.get("kind") == "weekly":
                return weekly([[(opens, closes) for opens, closes in spans] for spans in value["week"]])
    except (KeyError, TypeError, ValueError):
        pass
    raise UserError(translate("errors", "These opening hours can't be read."), "hours")
