"""Series of bookings: recurrence rules (RFC 5545), the dates they give, and what an edit changes.

A series is a template and a bounded rule; each of its dates is a booking of its own from the start. Dates are dates
of the site's calendar and times are wall times: a class from 19:00 to 21:00 keeps its hours when the clocks change.

An edit compares three things: what the old template gave a date, what the new one gives it, and what the booking
says now. Where the booking still says what the old template gave it follows the new one; where somebody changed it
by hand it stays. So a moved date stays moved, a cancelled date never comes back, a skipped one stays skipped, and
one that was skipped and booked by hand after all follows the series again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.domain.shifts import DAY, wall

MOST = 400
"""Dates of a series at most."""
REACH = 100
"""Years that a series spans at most; a rule that goes on longer was meant otherwise."""
FREQS = ("daily", "weekly", "monthly", "yearly")
FIXED = frozenset({"in_use", "completed", "cancelled", "no_show"})
"""States in which no edit of the series changes a booking."""

_SUB_DAILY = ("hourly", "minutely", "secondly")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_LONGEST_INTERVAL = 999
_LIMITS = {"BYMONTH": (1, 12), "BYWEEKNO": (-53, 53), "BYYEARDAY": (-366, 366), "BYSETPOS": (-366, 366)}
"""The parts of a rule that have no field of their own, in the order they are written, and what they may hold."""


def _refuse(message: str) -> UserError:
    return UserError(message, "rule")


def _unreadable() -> UserError:
    return _refuse(translate("bookings", "This repeat rule can't be read."))


def _no_end() -> UserError:
    return _refuse(translate("bookings", "A series has to end: after a number of times or on a date."))


def _too_many() -> UserError:
    return _refuse(translate("bookings", "A series has at most {n} dates.").format(n=MOST))


def _too_far() -> UserError:
    return _refuse(translate("bookings", "A series spans at most {n} years.").format(n=REACH))


# ------------------------------------------------------------------------------------------------- rules


@dataclass(frozen=True, slots=True)
class Rule:
    """When a series repeats. Always bounded; whatever can't be right raises UserError (field "rule").

    Equal rules are equal values: lists are kept in order and without repeats.
    """

    freq: str
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    """Monday is 0."""
    month_days: tuple[int, ...] = ()
    """1 to 31, or from the month's end: -1 is its last day."""
    nth: tuple[tuple[int, int], ...] = ()
    """(1, 0) is the first Monday, (-1, 4) the last Friday. Of the year in a yearly rule without months."""
    count: int | None = None
    until: date | None = None
    """The last date that may be one of the series."""
    rest: str = ""
    """Other parts of an imported rule as RFC 5545 writes them ("BYMONTH=5;BYSETPOS=-1"): they count all the same."""

    def __post_init__(self) -> None:
        def keep(name: str, value: Any) -> None:
            object.__setattr__(self, name, value)

        keep("weekdays", tuple(sorted(set(self.weekdays))))
        keep("month_days", tuple(sorted(set(self.month_days), key=lambda day: (day < 0, day))))
        keep("nth", tuple(sorted(set(self.nth), key=lambda item: (item[0] < 0, *item))))
        parts, week_start = _read_rest(self.rest)
        if not _week_start_matters(self.freq, self.interval, parts):
            week_start = 0
        keep("rest", _write_rest(parts, week_start))
        self._check(parts)

    def _check(self, parts: Mapping[str, tuple[int, ...]]) -> None:
        if self.freq in _SUB_DAILY:
            raise _refuse(translate("bookings", "A series repeats by days, weeks, months or years, not by hours."))
        widest = 5 if self.freq == "monthly" or "BYMONTH" in parts else 53
        readable = (
            self.freq in FREQS
            and 1 <= self.interval <= _LONGEST_INTERVAL
            and all(0 <= day <= 6 for day in self.weekdays)
            and all(1 <= abs(day) <= 31 for day in self.month_days)
            and all(1 <= abs(n) <= widest and 0 <= day <= 6 for n, day in self.nth)
            and (not self.nth or self.freq in ("monthly", "yearly"))
            and (self.count is None or self.until is None)
        )
        if not readable:
            raise _unreadable()
        if self.count is None and (self.until is None or not _FIRST_YEAR <= self.until.year <= _LAST_YEAR):
            raise _no_end()  # nobody means the year 9999: programs write it for "for ever"
        if self.count is not None and self.count < 1:
            raise _refuse(translate("bookings", "This repeat rule gives no date."))
        if self.count is not None and self.count > MOST:
            raise _too_many()

    def to_rrule(self, zone: ZoneInfo | None = None) -> str:
        """The rule as the value of an RRULE.

        Without a zone it ends on a date ("UNTIL=20261231"): it belongs to a first *date*, as a series is kept. With
        a zone it belongs to a DTSTART that has a time and that TZID, and RFC 5545 (3.3.10) then wants UNTIL as an
        instant in UTC: the last second of the last day there ("UNTIL=20261231T155959Z"), so it includes whatever
        begins on that day.
        """
        return ";".join([self._repeats(), *self._ends(zone)])

    def _repeats(self) -> str:
        days = [_CODES[day] for day in self.weekdays] + [f"{n}{_CODES[day]}" for n, day in self.nth]
        parts = [f"FREQ={self.freq.upper()}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if days:
            parts.append("BYDAY=" + ",".join(days))
        if self.month_days:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.month_days)))
        if self.rest:
            parts.append(self.rest)
        return ";".join(parts)

    def _ends(self, zone: ZoneInfo | None) -> Iterator[str]:
        if self.count is not None:
            yield f"COUNT={self.count}"
        elif self.until is not None:
            last = self.until if zone is None else wall(self.until, DAY, zone) - timedelta(seconds=1)
            yield f"UNTIL={last:%Y%m%d}" if zone is None else f"UNTIL={last:%Y%m%dT%H%M%SZ}"

    @classmethod
    def from_rrule(
        cls, text: str, zone: ZoneInfo, first: date | None = None, start_minutes: int | None = None
    ) -> "Rule":
        """Read the value of an RRULE, as kept or from a calendar; raises UserError (field "rule").

        Args:
            text: With or without "RRULE:" before it.
            zone: Where the series has its wall times: tells the date of an UNTIL given in UTC.
            first: The date of DTSTART: then also refuses a rule with no date, or too many.
            start_minutes: When the bookings begin, in minutes from midnight: an UNTIL earlier on its day doesn't
                include that day.
        """
        parts = _split_parts(text)
        _drop_time_of_day(parts, start_minutes)
        weekdays, nth = _read_days(parts.pop("BYDAY")) if "BYDAY" in parts else ((), ())
        rule = cls(
            freq=parts.pop("FREQ", "").lower(),
            interval=_number(parts.pop("INTERVAL", "1")),
            weekdays=weekdays,
            month_days=_numbers(parts.pop("BYMONTHDAY"), -31, 31) if "BYMONTHDAY" in parts else (),
            nth=nth,
            count=_number(parts.pop("COUNT")) if "COUNT" in parts else None,
            until=_read_until(parts.pop("UNTIL"), zone, start_minutes) if "UNTIL" in parts else None,
            rest=";".join(f"{name}={value}" for name, value in parts.items()),
        )
        if first is not None:
            dates(rule, first)
        return rule

    def words(self, first: date | None = None) -> str:
        """The rule in words: "Every Monday and Wednesday until 31 Dec 2026 (14 times)".

        With the first date of the series it also says what the rule takes from it, and how many times that is.
        """
        said = self._words(first)
        if self.count is not None:
            if self.count == 1:
                return translate("bookings", "{rule}, once").format(rule=said)
            return translate("bookings", "{rule}, {n} times").format(rule=said, n=self.count)
        assert self.until is not None
        said = translate("bookings", "{rule} until {date}").format(rule=said, date=_date_words(self.until))
        try:
            times = len(dates(self, first)) if first is not None else 0
        except UserError:
            return said
        if times == 1:
            return translate("bookings", "{rule} (once)").format(rule=said)
        return translate("bookings", "{rule} ({n} times)").format(rule=said, n=times) if times else said

    def _words(self, first: date | None) -> str:
        n, own = self.interval, _read_rest(self.rest)[0]
        if self.freq == "daily" and not (own or self.month_days):
            if not self.weekdays:
                return translate("bookings", "Every day") if n == 1 else _every(n, "daily")
            if n == 1:
                return translate("bookings", "Every {days}").format(days=_listed(map(_weekday, self.weekdays)))
        elif self.freq == "weekly" and not (own or self.month_days):
            weekdays = self.weekdays or ((first.weekday(),) if first is not None else ())
            if len(weekdays) == 7 and n == 1:
                return translate("bookings", "Every day")
            if weekdays and n == 1:
                return translate("bookings", "Every {days}").format(days=_listed(map(_weekday, weekdays)))
            return _every(n, "weekly", _listed(map(_short_weekday, weekdays)))
        elif self.freq == "monthly" and not (own or self.weekdays or (self.month_days and self.nth)):
            if self.nth:
                said = [_nth_words(place, day) for place, day in self.nth]
            else:
                said = [_month_day_words(day) for day in self.month_days or ((first.day,) if first else ())]
            if all(said):
                return _every(n, "monthly", _listed(said))
        elif self.freq == "yearly" and not (own or self.weekdays or self.month_days or self.nth):
            return _every(n, "yearly", _day_words(first) if first is not None else "")
        return translate("bookings", "By the rule {rule}").format(rule=self._repeats())


def dates(rule: Rule, first: date) -> list[date]:
    """The dates of a series in their order; `first` is one of them only if the rule gives it.

    Months without a 31st are passed over, as RFC 5545 says. Raises UserError (field "rule") for none, for more than
    MOST, and where they reach further than REACH years.
    """
    found: list[date] = []
    for day in _expand(rule, first):
        if rule.until is not None and day > rule.until:
            break
        if (day - first).days > REACH * 366:
            raise _too_far()
        if len(found) == MOST:
            raise _too_many()
        found.append(day)
        if len(found) == rule.count:
            break
    else:
        # All that can be looked through is, and that is further than a series may reach.
        if found and (rule.until is None or (rule.until - first).days > REACH * 366):
            raise _too_far()
    if not found:
        raise _refuse(translate("bookings", "This repeat rule gives no date."))
    return found


def _expand(rule: Rule, first: date) -> Iterator[date]:
    """All dates of a rule from `first` on, its end left out of account.

    Handed to dateutil with care for four things that it does otherwise. A rule that matches nothing is followed to
    the year 9999, so the search begins late in the calendar, a whole number of its 400-year cycles on. In the first
    week only the days from the start on are counted for BYSETPOS, so it starts with the week. "Mondays and the
    first Tuesday" finds days that are both, so Mondays are spelled out as the first, second … Monday. A week of the
    year without a weekday means all seven days of it, not the weekday of the first date.
    """
    from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

    own, week_start = _read_rest(rule.rest)
    weekdays, nth = rule.weekdays, rule.nth
    if not (weekdays or nth or rule.month_days or "BYYEARDAY" in own) and (rule.freq == "weekly" or "BYWEEKNO" in own):
        weekdays = (first.weekday(),)
    if weekdays and nth:
        widest = 5 if rule.freq == "monthly" or "BYMONTH" in own else 53
        nth = (*nth, *((n, day) for day in weekdays for n in range(1, widest + 1)))
        weekdays = ()
    cycles = (9999 - REACH - first.year) // _CYCLE_YEARS
    begin = first.toordinal() + cycles * _CYCLE_DAYS
    if rule.freq == "weekly":
        begin -= (first.weekday() - week_start) % 7
    found = rrule(
        {"daily": DAILY, "weekly": WEEKLY, "monthly": MONTHLY, "yearly": YEARLY}[rule.freq],
        dtstart=datetime.combine(date.fromordinal(begin), time()),
        interval=rule.interval,
        wkst=week_start,
        byweekday=[*weekdays, *(weekday(day, n) for n, day in nth)] or None,
        bymonthday=rule.month_days or None,
        **{name.lower(): numbers for name, numbers in own.items()},
    )
    try:
        for at in found:
            day = date.fromordinal(at.toordinal() - cycles * _CYCLE_DAYS)
            if day >= first:
                yield day
    except (OverflowError, ValueError):  # the calendar ends within the last week of 9999
        return


# --- Reading


def _split_parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in re.sub(r"\s", "", text).upper().removeprefix("RRULE:").split(";") if part]
    parts = {name: value for name, _, value in pairs}
    if not parts or len(parts) < len(pairs) or not all(parts.values()):
        raise _unreadable()
    return parts


def _drop_time_of_day(parts: dict[str, str], start_minutes: int | None) -> None:
    """Some calendars repeat in the rule the time of day that DTSTART says; any other would be another series."""
    hour, minute = divmod(start_minutes, 60) if start_minutes is not None else (None, None)
    for name, highest, begins in (("BYHOUR", 23, hour), ("BYMINUTE", 59, minute), ("BYSECOND", 60, None)):
        times = _numbers(parts.pop(name), 0, highest) if name in parts else ()
        if len(times) > 1 or (times and begins is not None and times[0] != begins):
            raise _refuse(translate("bookings", "Every date of a series begins at the same time of day."))


def _number(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise _unreadable()
    return int(value)


def _numbers(value: str, low: int, high: int) -> tuple[int, ...]:
    """Numbers separated by commas; 0 only where it is the lowest."""
    if not re.fullmatch(r"[+-]?[0-9]{1,3}(,[+-]?[0-9]{1,3})*", value):
        raise _unreadable()
    found = sorted({int(item) for item in value.split(",")})
    if found[0] < low or found[-1] > high or (low < 0 and 0 in found):
        raise _unreadable()
    return tuple(found)


def _read_days(value: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    weekdays, nth = [], []
    for item in value.split(","):
        match = re.fullmatch(rf"([+-]?[0-9]{{1,2}})?({'|'.join(_CODES)})", item)
        if match is None:
            raise _unreadable()
        day = _CODES.index(match[2])
        if match[1]:
            nth.append((int(match[1]), day))
        else:
            weekdays.append(day)
    return tuple(weekdays), tuple(nth)


def _read_until(value: str, zone: ZoneInfo, start_minutes: int | None) -> date:
    match = re.fullmatch(r"([0-9]{8})(?:T([0-9]{6})(Z?))?", value)
    if match is None:
        raise _unreadable()
    try:
        day = datetime.strptime(match[1], "%Y%m%d").date()
        if match[2] is None:
            return day
        at = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S").replace(tzinfo=UTC if match[3] else zone)
        day = at.astimezone(zone).date()
        if start_minutes is not None and wall(day, start_minutes, zone) > at:
            day -= timedelta(days=1)
    except OverflowError:
        raise _no_end() from None
    except ValueError:
        raise _unreadable() from None
    return day


def _read_rest(text: str) -> tuple[dict[str, tuple[int, ...]], int]:
    """The parts of a rule that have no field, and the weekday its weeks begin with."""
    parts = _split_parts(text) if text else {}
    start = parts.pop("WKST", "MO")
    if start not in _CODES or not parts.keys() <= _LIMITS.keys():
        raise _unreadable()
    numbers = {name: _numbers(parts[name], *limits) for name, limits in _LIMITS.items() if name in parts}
    return numbers, _CODES.index(start)


def _write_rest(parts: Mapping[str, tuple[int, ...]], week_start: int) -> str:
    written = [f"{name}={','.join(map(str, numbers))}" for name, numbers in parts.items()]
    return ";".join([*written, f"WKST={_CODES[week_start]}"] if week_start else written)


def _week_start_matters(freq: str, interval: int, parts: Mapping[str, Any]) -> bool:
    return "BYWEEKNO" in parts or (freq == "weekly" and (interval > 1 or "BYSETPOS" in parts))


# --- Words


def _weekday(day: int) -> str:
    return (
        translate("bookings", "Monday"),
        translate("bookings", "Tuesday"),
        translate("bookings", "Wednesday"),
        translate("bookings", "Thursday"),
        translate("bookings", "Friday"),
        translate("bookings", "Saturday"),
        translate("bookings", "Sunday"),
    )[day]


def _short_weekday(day: int) -> str:
    return (
        translate("bookings", "Mon"),
        translate("bookings", "Tue"),
        translate("bookings", "Wed"),
        translate("bookings", "Thu"),
        translate("bookings", "Fri"),
        translate("bookings", "Sat"),
        translate("bookings", "Sun"),
    )[day]


def _month(day: date) -> str:
    return (
        translate("bookings", "Jan"),
        translate("bookings", "Feb"),
        translate("bookings", "Mar"),
        translate("bookings", "Apr"),
        translate("bookings", "May"),
        translate("bookings", "Jun"),
        translate("bookings", "Jul"),
        translate("bookings", "Aug"),
        translate("bookings", "Sep"),
        translate("bookings", "Oct"),
        translate("bookings", "Nov"),
        translate("bookings", "Dec"),
    )[day.month - 1]


def _date_words(day: date) -> str:
    return translate("bookings", "{day} {month} {year}").format(day=day.day, month=_month(day), year=day.year)


def _day_words(day: date) -> str:
    return translate("bookings", "{day} {month}").format(day=day.day, month=_month(day))


def _nth_words(n: int, day: int) -> str:
    """Which weekday of the month; "" where nobody says it like that."""
    source = {
        1: translate("bookings", "the first {weekday}"),
        2: translate("bookings", "the second {weekday}"),
        3: translate("bookings", "the third {weekday}"),
        4: translate("bookings", "the fourth {weekday}"),
        5: translate("bookings", "the fifth {weekday}"),
        -1: translate("bookings", "the last {weekday}"),
        -2: translate("bookings", "the last {weekday} but one"),
    }.get(n, "")
    return source.format(weekday=_weekday(day))


def _month_day_words(day: int) -> str:
    if day > 0:
        return translate("bookings", "day {n}").format(n=day)
    return {-1: translate("bookings", "the last day"), -2: translate("bookings", "the last day but one")}.get(day, "")


def _every(n: int, freq: str, days: str = "") -> str:
    """Every so many days, weeks, months or years, and on which days of them where that is known."""
    if n == 1:
        source = {
            "weekly": (translate("bookings", "Every week"), translate("bookings", "Every week on {days}")),
            "monthly": (translate("bookings", "Every month"), translate("bookings", "Every month on {days}")),
            "yearly": (translate("bookings", "Every year"), translate("bookings", "Every year on {days}")),
        }[freq]
    else:
        source = {
            "daily": (translate("bookings", "Every {n} days"), ""),
            "weekly": (translate("bookings", "Every {n} weeks"), translate("bookings", "Every {n} weeks on {days}")),
            "monthly": (
                translate("bookings", "Every {n} months"),
                translate("bookings", "Every {n} months on {days}"),
            ),
            "yearly": (translate("bookings", "Every {n} years"), translate("bookings", "Every {n} years on {days}")),
        }[freq]
    return source[bool(days)].format(n=n, days=days)


def _listed(words: Iterable[str]) -> str:
    """Words in a row: "Mon, Tue and Fri"."""
    *most, last = [*words] or [""]
    if not most:
        return last
    row = translate("bookings", ", ").join(most)
    return translate("bookings", "{most} and {last}").format(most=row, last=last)


# ---------------------------------------------------------------------------------------------- templates


@dataclass(frozen=True, slots=True)
class Template:
    """What every date of a series gets."""

    first: date
    """Where the rule begins; one of the dates only if the rule gives it."""
    start_minutes: int
    """From midnight of the date, by the clock on the wall: 0 to 1439."""
    length_minutes: int
    """By the clock too; may pass midnight."""
    rule: Rule
    values: Mapping[str, Any]
    """The other fields of a booking, only ever compared with one another."""

    def slot(self, on: date, tz: ZoneInfo) -> tuple[datetime, datetime]:
        """When a booking on a date begins and ends, in UTC: what the clocks of the site say, whatever they do.

        Where a change of the clocks would leave no time at all the booking lasts as long as it says.
        """
        starts_at = wall(on, self.start_minutes, tz)
        ends_at = wall(on, self.start_minutes + self.length_minutes, tz)
        return starts_at, ends_at if ends_at > starts_at else starts_at + timedelta(minutes=self.length_minutes)


def split(template: Template, at: date) -> tuple[Template | None, Template | None]:
    """A series as two: the dates before `at`, and those from `at` on; None for a half without a date.

    Together they have the dates of the whole. The later one begins with its first date, so a rule for every second
    week goes on in the same weeks.
    """
    found = dates(template.rule, template.first)
    before = [day for day in found if day < at]
    after = [day for day in found if day >= at]
    if not (before and after):
        return (template, None) if before else (None, template)
    if template.rule.count is not None:
        early, late = replace(template.rule, count=len(before)), replace(template.rule, count=len(after))
    else:
        early, late = replace(template.rule, until=at - timedelta(days=1)), template.rule
    return replace(template, rule=early), replace(template, first=after[0], rule=late)


# -------------------------------------------------------------------------------------------------- edits


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A booking of a series as it is now; `on` is the date the rule gave it, wherever it was moved to."""

    id: RowId
    on: date
    starts_at: datetime
    ends_at: datetime
    state: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Skip:
    """A date of the rule that isn't booked. A date that has an occurrence isn't skipped, whatever is said here."""

    on: date
    why: str
    """"clash", "closed", "by_hand"; see `WHY_LABELS`."""


@dataclass(frozen=True, slots=True)
class Step:
    """What an edit does with one date."""

    kind: str
    """"add": a new booking. "change": the fields `names` get the values here. "keep": nothing of the booking changes
    but its date in the series. "remove": it goes as if it had never been; not cancelled, for what is cancelled stays
    so. "skip": not booked before, not booked now."""
    on: date
    """Its date in the series so far; for "add" the new one."""
    new_on: date | None
    """Its date in the series from now on; None where the new rule has no date for it and it stays as it is."""
    occurrence_id: RowId | None
    starts_at: datetime | None
    """When it will be; for "remove" when it was, for "skip" when it would be. None for a skip that has no new date."""
    ends_at: datetime | None
    values: Mapping[str, Any]
    """All it will say; for "remove" what it said."""
    why: str = ""
    """Why something stays as it is, by `WHY_LABELS`; a "change" may have its reason too, for the rest of it."""
    names: tuple[str, ...] = ()
    """What changes: "slot", and names of `values`."""


KINDS = ("add", "change", "keep", "remove", "skip")
WHY_LABELS: dict[str, str] = {
    "same": QT_TRANSLATE_NOOP("bookings", "nothing to change"),
    "past": QT_TRANSLATE_NOOP("bookings", "in the past"),
    "moved": QT_TRANSLATE_NOOP("bookings", "moved by hand"),
    "edited": QT_TRANSLATE_NOOP("bookings", "changed by hand"),
    "extra": QT_TRANSLATE_NOOP("bookings", "not a date of the rule"),
    "in_use": QT_TRANSLATE_NOOP("bookings", "in use"),
    "completed": QT_TRANSLATE_NOOP("bookings", "completed"),
    "cancelled": QT_TRANSLATE_NOOP("bookings", "cancelled"),
    "no_show": QT_TRANSLATE_NOOP("bookings", "no-show"),
    "clash": QT_TRANSLATE_NOOP("bookings", "taken already"),
    "closed": QT_TRANSLATE_NOOP("bookings", "closed then"),
    "by_hand": QT_TRANSLATE_NOOP("bookings", "skipped by hand"),
}


def why_text(why: str) -> str:
    """A reason in the language of the desk; one nobody listed as it stands."""
    return translate("bookings", WHY_LABELS[why]) if why in WHY_LABELS else why


def plan_edit(
    old: Template,
    new: Template,
    occurrences: Iterable[Occurrence],
    skips: Iterable[Skip],
    now: datetime,
    tz: ZoneInfo,
    since: date | None = None,
) -> list[Step]:
    """What an edit of a series changes, in the order of dates.

    Nothing that has begun or that is in one of the `FIXED` states changes, and nothing is added or moved into the
    past. Dates before `since` ("this and later") are left alone and have no step; `new` may begin there or be the
    whole series. To move this week's date to an earlier day of its week, pass that day.

    Where the rule gives other dates, old and new ones are matched: equal dates first, then within one period of the
    finer rule (day, ISO week, month, year, or so many of them) the first unmatched old date with the first
    unmatched new one, and so on. What is known of an old date holds for its new one. Untouched bookings left
    without a match are removed, changed ones stay where they are.
    """
    old_dates = [day for day in dates(old.rule, old.first) if since is None or day >= since]
    new_dates = [day for day in dates(new.rule, new.first) if since is None or day >= since]
    booked: dict[date, Occurrence] = {}
    doubles = []
    for occurrence in sorted(occurrences, key=lambda one: (one.on, one.id)):
        if since is not None and occurrence.on < since:
            continue
        if booked.setdefault(occurrence.on, occurrence) is not occurrence:
            doubles.append(occurrence)  # two desks made the same date, and both were kept
    skipped = {one.on: one for one in skips if one.on not in booked and (since is None or one.on >= since)}
    matches = _match(old.rule, new.rule, old_dates, new_dates, booked.keys() | skipped.keys())
    edit = _Edit(old, new, now, tz, frozenset(old_dates))
    steps = [edit.occurrence(one, matches.get(one.on)) for one in booked.values()]
    steps += [edit.occurrence(one, None, extra=True) for one in doubles]
    steps += [edit.skip(one, matches.get(one.on)) for one in skipped.values()]
    taken = {step.new_on for step in steps}
    steps += [step for day in new_dates if day not in taken and (step := edit.add(day)) is not None]
    return sorted(steps, key=lambda step: (step.new_on or step.on, step.on, step.occurrence_id or b""))


def _match(
    old: Rule, new: Rule, old_dates: Sequence[date], new_dates: Sequence[date], known: Iterable[date]
) -> dict[date, date]:
    """Old date → new date. `known`: dates with a booking or a skip; those the old rule doesn't give match as equals."""
    exact = {*old_dates, *known} & {*new_dates}
    matches = {day: day for day in exact}
    if not (old_dates and new_dates):
        return matches
    freq = min(old.freq, new.freq, key=FREQS.index)
    size = min(rule.interval for rule in (old, new) if rule.freq == freq)
    origin = _period(min(old_dates[0], new_dates[0]), freq)

    def block(day: date) -> int:
        return (_period(day, freq) - origin) // size

    free: dict[int, list[date]] = defaultdict(list)
    for day in new_dates:
        if day not in exact:
            free[block(day)].append(day)
    for day in old_dates:
        if day not in exact and free[block(day)]:
            matches[day] = free[block(day)].pop(0)
    return matches


def _period(day: date, freq: str) -> int:
    """The number of a day, ISO week, month or year, counted through."""
    return {
        "daily": day.toordinal(),
        "weekly": (day.toordinal() - 1) // 7,  # 1 January of the year 1 was a Monday
        "monthly": day.year * 12 + day.month,
        "yearly": day.year,
    }[freq]


@dataclass(frozen=True, slots=True)
class _Edit:
    """One edit, to be applied to each date."""

    old: Template
    new: Template
    now: datetime
    tz: ZoneInfo
    old_dates: frozenset[date]

    def add(self, on: date) -> Step | None:
        starts_at, ends_at = self.new.slot(on, self.tz)
        if starts_at <= self.now:
            return None
        return Step("add", on, on, None, starts_at, ends_at, dict(self.new.values))

    def skip(self, skip: Skip, new_on: date | None) -> Step:
        starts_at, ends_at = self.new.slot(new_on, self.tz) if new_on is not None else (None, None)
        return Step("skip", skip.on, new_on, None, starts_at, ends_at, {}, skip.why)

    def occurrence(self, one: Occurrence, new_on: date | None, extra: bool = False) -> Step:
        if one.state in FIXED:
            return self._keep(one, new_on, one.state)
        if one.starts_at <= self.now:
            return self._keep(one, new_on, "past")
        old_slot, slot = self.old.slot(one.on, self.tz), (one.starts_at, one.ends_at)
        if new_on is None:
            return self._unmatched(one, "moved" if slot != old_slot else "", extra)
        new_slot, why = self.new.slot(new_on, self.tz), ""
        if slot != old_slot:
            why = "moved" if slot != new_slot else ""
            new_slot = slot
        elif new_slot[0] <= self.now and new_slot != slot:
            why, new_slot = "past", slot
        values, names = dict(one.values), ["slot"] if new_slot != slot else []
        for name, value in self.new.values.items():
            has = one.values.get(name)
            if has == value:
                continue
            if has == self.old.values.get(name):
                values[name] = value
                names.append(name)
            else:
                why = why or "edited"
        if not names:
            return self._keep(one, new_on, why or "same")
        return Step("change", one.on, new_on, one.id, *new_slot, values, why, tuple(names))

    def _unmatched(self, one: Occurrence, why: str, extra: bool) -> Step:
        if any(one.values.get(name) != value for name, value in self.old.values.items()):
            why = why or "edited"
        if not why and (extra or one.on not in self.old_dates):
            why = "extra"
        if why:
            return self._keep(one, None, why)
        return Step("remove", one.on, None, one.id, one.starts_at, one.ends_at, dict(one.values))

    @staticmethod
    def _keep(one: Occurrence, new_on: date | None, why: str) -> Step:
        return Step("keep", one.on, new_on, one.id, one.starts_at, one.ends_at, dict(one.values), why)


def tally(steps: Iterable[Step]) -> dict[str, int]:
    """How many steps of each kind, every kind named."""
    counts = dict.fromkeys(KINDS, 0)
    for step in steps:
        counts[step.kind] += 1
    return counts


def describe(steps: Iterable[Step]) -> str:
    """What an edit does, in one line: "3 new, 2 changed, 1 kept as it is"."""
    counts = tally(steps)
    if not (counts["add"] or counts["change"] or counts["remove"]):
        return translate("bookings", "No date changes")
    words = {
        "add": translate("bookings", "{n} new"),
        "change": translate("bookings", "{n} changed"),
        "remove": translate("bookings", "{n} removed"),
        "keep": translate("bookings", "{n} as before"),
        "skip": translate("bookings", "{n} still skipped"),
    }
    return translate("clauses", ", ").join(words[kind].format(n=counts[kind]) for kind in words if counts[kind])
