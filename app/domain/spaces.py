"""Spaces (场地): the days of the year, when a space is open, and what its policy says to a wish.

Opening hours are wall times of the centre; everything handed out is half-open intervals of UTC instants. Public
holidays and make-up workdays (调休) are the ones the State Council announces each autumn for the year to come,
as the library chinesecalendar has them, with the centre's own corrections on top.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.domain.checks import plain
from app.domain.shifts import DAY, wall
from app.domain.sites import ALL_DAY, Hours, HoursKind, Span, daily, hours_from_json, weekly
from app.domain.visits import stay_text

MINUTE = timedelta(minutes=1)
LATE = timedelta(minutes=15)
"""How long ago a booking may begin: the timeline moves in quarters of an hour, and the one running can be taken."""
WALK_IN_LATE = timedelta(days=1)
"""The same for somebody who walked in, or for what was noted on paper through a power cut."""

Interval = tuple[datetime, datetime]
"""First instant and first instant after, in UTC."""


# --- Days


class DayKind(StrEnum):
    """What a date is."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    """A Saturday or Sunday worked in exchange for a long holiday (调休上班)."""


DAY_KIND_LABELS: dict[DayKind, str] = {
    DayKind.WORKDAY: QT_TRANSLATE_NOOP("spaces", "Workday"),
    DayKind.WEEKEND: QT_TRANSLATE_NOOP("spaces", "Weekend"),
    DayKind.HOLIDAY: QT_TRANSLATE_NOOP("spaces", "Holiday"),
    DayKind.MAKEUP: QT_TRANSLATE_NOOP("spaces", "Make-up workday"),
}

HOLIDAY_NAMES = (
    QT_TRANSLATE_NOOP("spaces", "New Year's Day"),
    QT_TRANSLATE_NOOP("spaces", "Spring Festival"),
    QT_TRANSLATE_NOOP("spaces", "Tomb-sweeping Day"),
    QT_TRANSLATE_NOOP("spaces", "Labour Day"),
    QT_TRANSLATE_NOOP("spaces", "Dragon Boat Festival"),
    QT_TRANSLATE_NOOP("spaces", "National Day"),
    QT_TRANSLATE_NOOP("spaces", "Mid-autumn Festival"),
    QT_TRANSLATE_NOOP("spaces", "Anti-Fascist 70th Day"),
)
"""The names as chinesecalendar has them."""


def day_kind_label(kind: DayKind | str) -> str:
    """A kind of day in the language of the desk."""
    return translate("spaces", DAY_KIND_LABELS[DayKind(kind)])


@dataclass(frozen=True, slots=True)
class DayInfo:
    """One date: its kind, and the holiday it is, or is worked for."""

    day: date
    kind: DayKind
    name: str = ""
    own: bool = False
    """The centre's own entry, not the announced table's."""

    def text(self) -> str:
        """In words, for a heading: "National Day", "Make-up workday (National Day)"; nothing for ordinary days."""
        if self.kind is DayKind.HOLIDAY:
            return self.name or day_kind_label(self.kind)
        if self.kind is DayKind.MAKEUP:
            label = day_kind_label(self.kind)
            return translate("spaces", "{label} ({name})").format(label=label, name=self.name) if self.name else label
        return ""


@lru_cache(maxsize=8192)
def _announced(day: date) -> tuple[DayKind, str] | None:
    """What the announced table says of a date; None for a year it doesn't have."""
    import chinese_calendar

    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    if name:
        return (DayKind.HOLIDAY if off else DayKind.MAKEUP), str(name)
    return (DayKind.WEEKEND if off else DayKind.WORKDAY), ""


class Calendar:
    """The kinds of all dates: the centre's own entries first, then the announced table, then the weekday.

    An entry of the kind workday or weekend makes a date an ordinary one again.
    """

    def __init__(self, overrides: Mapping[date, tuple[DayKind | str, str]] | None = None) -> None:
        self._overrides = {day: (DayKind(kind), name) for day, (kind, name) in (overrides or {}).items()}

    def info(self, day: date) -> DayInfo:
        """What a date is."""
        if (own := self._overrides.get(day)) is not None:
            return DayInfo(day, *own, own=True)
        if (announced := _announced(day)) is not None:
            kind, name = announced
            return DayInfo(day, kind, translate("spaces", name) if name else "")
        return DayInfo(day, DayKind.WEEKEND if day.weekday() > 4 else DayKind.WORKDAY)

    def known(self, day: date) -> bool:
        """Whether the holidays of the date's year are known yet.

        A year this program came without counts as known once its National Day has been entered as a holiday:
        the table is announced as a whole, and that is its last entry.
        """
        own = self._overrides.get(date(day.year, 10, 1))
        return _announced(day) is not None or (own is not None and own[0] is DayKind.HOLIDAY)

    def year(self, year: int) -> list[DayInfo]:
        """All holidays and make-up days of a year in order, and every other day the centre has an entry for."""
        first = date(year, 1, 1).toordinal()
        days = (self.info(date.fromordinal(number)) for number in range(first, date(year, 12, 31).toordinal() + 1))
        return [info for info in days if info.own or info.kind in (DayKind.HOLIDAY, DayKind.MAKEUP)]


# --- Opening hours


@dataclass(frozen=True, slots=True)
class Opening:
    """When a space is open."""

    hours: Hours | None = None
    """None: as the centre."""
    holiday: tuple[Span, ...] | None = None
    """On public holidays; None: as on any such weekday, an empty tuple: closed."""
    makeup_as: int = 0
    """The weekday whose hours hold on a make-up workday, 0 for Monday."""

    def spans(self, info: DayInfo, centre: Hours) -> tuple[Span, ...]:
        """The spans that begin on a date."""
        hours = self.hours or centre
        if info.kind is DayKind.MAKEUP:
            return hours.week[self.makeup_as]
        if info.kind is DayKind.HOLIDAY and self.holiday is not None:
            return self.holiday
        return hours.spans(info.day)

    def text(self) -> str:
        """In words: "As the centre", "08:30–22:00; holidays closed"."""
        hours = translate("spaces", "As the centre") if self.hours is None else self.hours.text()
        if self.holiday is None:
            return hours
        spans = Hours(HoursKind.DAILY, (self.holiday,) * 7).text()
        return translate("spaces", "{hours}; holidays {spans}").format(hours=hours, spans=spans)


def opening_to_json(opening: Opening) -> dict[str, Any]:
    """As an opening is written."""
    return {
        "hours": None if opening.hours is None else opening.hours.to_json(),
        "holiday": None if opening.holiday is None else [list(span) for span in opening.holiday],
        "makeup_as": opening.makeup_as,
    }


def opening_from_json(value: Any) -> Opening:
    """The opposite of `opening_to_json`; raises UserError (field "hours") for anything else."""
    try:
        hours, holiday, makeup_as = value["hours"], value["holiday"], value["makeup_as"]
        if isinstance(makeup_as, bool) or makeup_as not in range(7):
            raise ValueError
        if holiday is not None:
            spans = [(opens, closes) for opens, closes in holiday]
            holiday = daily(*spans).week[0] if spans else ()
        return Opening(None if hours is None else hours_from_json(hours), holiday, int(makeup_as))
    except (KeyError, TypeError, ValueError):
        raise UserError(translate("errors", "These opening hours can't be read."), "hours") from None


@dataclass(frozen=True, slots=True)
class Preset:
    """Usual hours to begin an editor with."""

    code: str
    label_source: str
    opening: Opening

    @property
    def label(self) -> str:
        """What they are called, in the language of the desk."""
        return translate("spaces", self.label_source)


_WORK = ((9 * 60, 12 * 60), (14 * 60, 18 * 60))
_SHIFTED = ((12 * 60, 14 * 60), (18 * 60, 21 * 60 + 30))

PRESETS = (
    Preset("centre", QT_TRANSLATE_NOOP("spaces", "As the centre"), Opening()),
    Preset("all_day", QT_TRANSLATE_NOOP("spaces", "24 hours"), Opening(ALL_DAY)),
    Preset(
        "working", QT_TRANSLATE_NOOP("spaces", "Working hours"), Opening(weekly([*[_WORK] * 5, [], []]), holiday=())
    ),
    # 错时: open just when offices are shut, so that people who work can come.
    Preset(
        "shifted",
        QT_TRANSLATE_NOOP("spaces", "Shifted hours: noon, evening and weekend"),
        Opening(weekly([*[_SHIFTED] * 5, *[_WORK] * 2]), holiday=_WORK),
    ),
    # 延时: office hours without a noon break, on into the evening, and the weekend as well.
    Preset(
        "extended",
        QT_TRANSLATE_NOOP("spaces", "Extended hours: into the evening, weekends as well"),
        Opening(daily((9 * 60, 21 * 60 + 30)), holiday=((9 * 60, 18 * 60),)),
    ),
)


@dataclass(frozen=True, slots=True)
class Closure:
    """A time in which a space, or the whole centre (`space_id` None), is out of use (停用)."""

    id: RowId
    space_id: RowId | None
    starts_at: datetime
    ends_at: datetime
    reason: str = ""


def closures_of(space_id: RowId, closures: Iterable[Closure]) -> list[Closure]:
    """The closures that concern a space, the earliest first: its own and the whole centre's."""
    found = [closure for closure in closures if closure.space_id in (None, space_id)]
    return sorted(found, key=lambda closure: (closure.starts_at, closure.ends_at, closure.id))


def open_spans(
    opening: Opening,
    centre_hours: Hours,
    calendar: Calendar,
    start: datetime,
    end: datetime,
    tz: ZoneInfo,
    closures: Iterable[Closure] = (),
) -> list[Interval]:
    """When a space is open within [start, end): in order, none touching the next.

    `closures`: those of this space and of the whole centre (`closures_of`).
    """
    if start >= end:
        return []
    # A span may begin late on one day and end late on the next.
    first, last = start.astimezone(tz).date() - timedelta(days=1), end.astimezone(tz).date()
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        for opens, closes in opening.spans(calendar.info(day), centre_hours):
            found.append((max(start, wall(day, opens, tz)), min(end, wall(day, closes, tz))))
    return _without(_merged(found), [(closure.starts_at, closure.ends_at) for closure in closures])


def closed_spans(
    opening: Opening,
    centre_hours: Hours,
    calendar: Calendar,
    start: datetime,
    end: datetime,
    tz: ZoneInfo,
    closures: Iterable[Closure] = (),
) -> list[Interval]:
    """When a space is not open within [start, end), for hatching: what `open_spans` leaves over."""
    return _without(_merged([(start, end)]), open_spans(opening, centre_hours, calendar, start, end, tz, closures))


def open_minutes(
    opening: Opening,
    centre_hours: Hours,
    calendar: Calendar,
    start: datetime,
    end: datetime,
    tz: ZoneInfo,
    closures: Iterable[Closure] = (),
) -> int:
    """How many minutes a space is open within [start, end): what a rate of use is measured by."""
    spans = open_spans(opening, centre_hours, calendar, start, end, tz, closures)
    return sum((closes - opens for opens, closes in spans), timedelta()) // MINUTE


def _merged(spans: Iterable[Interval]) -> list[Interval]:
    """The same time in as few intervals as it takes, in order; empty ones dropped."""
    found: list[Interval] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _without(spans: Sequence[Interval], holes: Iterable[Interval]) -> list[Interval]:
    """What is left of merged `spans` outside the `holes`."""
    cuts = _merged(holes)
    left: list[Interval] = []
    for start, end in spans:
        for cut_start, cut_end in cuts:
            if cut_start >= end:
                break
            if cut_end <= start:
                continue
            if start < cut_start:
                left.append((start, cut_start))
            start = cut_end
        if start < end:
            left.append((start, end))
    return left


# --- Policy


class Who(StrEnum):
    """Who may book a space."""

    ANYONE = "anyone"
    GROUPS = "groups"
    STAFF = "staff"
    """The centre itself only."""


WHO_LABELS: dict[Who, str] = {
    Who.ANYONE: QT_TRANSLATE_NOOP("spaces", "Anyone"),
    Who.GROUPS: QT_TRANSLATE_NOOP("spaces", "Certain groups"),
    Who.STAFF: QT_TRANSLATE_NOOP("spaces", "The centre only"),
}


def who_label(who: Who | str) -> str:
    """Who may book, in the language of the desk."""
    return translate("spaces", WHO_LABELS[Who(who)])


@dataclass(frozen=True, slots=True)
class Policy:
    """How a space may be booked."""

    min_minutes: int = 30
    """Shorter isn't worth opening a room for."""
    max_minutes: int = 480
    """A working day: trainings and matches take a hall from morning to evening."""
    ahead_days: int = 180
    """Half a year: courses and branch meetings are planned by the term."""
    approval: bool = False
    """The clerk at the desk decides at once; a hall that needs the manager says so."""
    who: str = Who.ANYONE.value
    groups: tuple[str, ...] = ()
    """Codes of population groups, for `Who.GROUPS`."""
    day_cap: int | None = None
    """Most bookings a person may have on a day. No cap unless the centre sets one: a branch or an enterprise
    books through the same person again and again."""
    week_cap: int | None = None
    """The same for a week, Monday to Sunday."""
    grace_minutes: int | None = 15
    """After so long without anybody the booking is released; None: never. A quarter covers a missed bus."""
    buffer_before: int = 0
    """Minutes kept free for setting up. None by default: a room is handed on as it is."""
    buffer_after: int = 0
    owning_desk: str = ""
    """The letter of the desk that confirms its bookings, so that two desks can't give it away twice; "" for any."""


def check_policy(values: Mapping[str, Any]) -> dict[str, Any]:
    """All fields of a policy from what a form holds, for `Policy(**checked)`; raises UserError beside the field.

    What is missing takes its default; keys that belong to no policy are left out.
    """
    usual = Policy()

    def number(key: str, least: int, most: int, none: bool = False) -> int | None:
        value = values.get(key, getattr(usual, key))
        text = "" if value is None else plain(value)
        if none and not text:
            return None
        if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            message = translate("errors", "A number from {least} to {most}, please.")
            raise UserError(message.format(least=least, most=most), key)
        return int(text)

    shortest, longest = number("min_minutes", 5, DAY), number("max_minutes", 5, 31 * DAY)
    if shortest is not None and longest is not None and longest < shortest:
        raise UserError(
            translate("spaces", "The longest booking can't be shorter than the shortest, {n} minutes.").format(
                n=shortest
            ),
            "max_minutes",
        )
    ahead = number("ahead_days", 0, 730)
    approval = values.get("approval", usual.approval)
    if approval not in (True, False):
        raise UserError(translate("errors", "Please choose yes or no."), "approval")
    try:
        who = Who(values.get("who", usual.who))
    except ValueError:
        raise UserError(translate("errors", "Please choose one of the list."), "who") from None
    groups = values.get("groups") or ()
    groups = tuple(dict.fromkeys(groups.split() if isinstance(groups, str) else map(str, groups)))
    if who is Who.GROUPS and not groups:
        raise UserError(translate("spaces", "Please choose the groups that may book."), "groups")
    day_cap, week_cap = number("day_cap", 1, 99, none=True), number("week_cap", 1, 99, none=True)
    if day_cap is not None and week_cap is not None and week_cap < day_cap:
        raise UserError(
            translate("spaces", "A week can't allow fewer bookings than one day, {n}.").format(n=day_cap), "week_cap"
        )
    letter = plain(values.get("owning_desk") or "").upper()
    if letter and not (len(letter) == 1 and "A" <= letter <= "Z"):
        raise UserError(translate("errors", "One letter from A to Z, please."), "owning_desk")
    return {
        "min_minutes": shortest,
        "max_minutes": longest,
        "ahead_days": ahead,
        "approval": bool(approval),
        "who": who.value,
        "groups": groups,
        "day_cap": day_cap,
        "week_cap": week_cap,
        "grace_minutes": number("grace_minutes", 1, 240, none=True),
        "buffer_before": number("buffer_before", 0, 240),
        "buffer_after": number("buffer_after", 0, 240),
        "owning_desk": letter,
    }


# --- Wishes


@dataclass(frozen=True, slots=True)
class Wish:
    """A booking as somebody would like to have it."""

    starts_at: datetime
    ends_at: datetime
    group: str = ""
    """The population group of whoever asks; "" for unknown."""
    headcount: int = 1
    by_staff: bool = False
    """The centre's own use: neither groups nor caps concern it."""
    same_day: int = 0
    """Other live bookings of this person that begin on the same local date; see `same_day_and_week`."""
    same_week: int = 0


def same_day_and_week(starts: Iterable[datetime], at: datetime, tz: ZoneInfo) -> tuple[int, int]:
    """How many of a person's other bookings begin on the local date of `at`, and how many in its ISO week."""
    day = at.astimezone(tz).date()
    days = [start.astimezone(tz).date() for start in starts]
    return sum(d == day for d in days), sum(d.isocalendar()[:2] == day.isocalendar()[:2] for d in days)


class Rule(StrEnum):
    """Why a wish is objected to."""

    BACKWARDS = "backwards"
    SHORT = "short"
    LONG = "long"
    PAST = "past"
    FAR = "far"
    CLOSED = "closed"
    CLOSURE = "closure"
    WHO = "who"
    DAY_CAP = "day_cap"
    WEEK_CAP = "week_cap"
    CAPACITY = "capacity"


IMPOSSIBLE = frozenset({Rule.BACKWARDS, Rule.PAST})
"""What nobody may override: times that can't be."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason against a wish, for the person at the desk."""

    code: Rule
    message: str
    field: str
    hard: bool = True
    """Refused; otherwise the clerk may go on after reading it. Who may override what is for the caller."""


def objections(
    policy: Policy,
    wish: Wish,
    capacity: int | None,
    open_intervals: Sequence[Interval],
    now: datetime,
    tz: ZoneInfo,
    closures: Iterable[Closure] = (),
    walk_in: bool = False,
    group_names: Mapping[str, str] | None = None,
) -> list[Objection]:
    """Everything that speaks against a wish, times first; clashes with other bookings aside.

    `open_intervals`: from `open_spans`, with or without the closures taken out, and wide enough to tell when
    the space opens again (a day before, a week after). `closures`: those of this space and of the whole
    centre. `walk_in`: somebody who is here already, or a line from paper. `group_names`: labels by code.
    """
    out = []

    def object_(code: Rule, message: str, field: str, hard: bool = True) -> None:
        out.append(Objection(code, message, field, hard))

    if wish.ends_at <= wish.starts_at:
        object_(Rule.BACKWARDS, translate("spaces", "It has to end after it begins."), "ends_at")
    else:
        length = wish.ends_at - wish.starts_at
        shortest, longest = policy.min_minutes * MINUTE, policy.max_minutes * MINUTE
        if length < shortest:
            message = translate("spaces", "{length} is too short: at least {least} here.")
            object_(Rule.SHORT, message.format(length=stay_text(length), least=stay_text(shortest)), "ends_at")
        if length > longest:
            message = translate("spaces", "{length} is too long: at most {most} here.")
            object_(Rule.LONG, message.format(length=stay_text(length), most=stay_text(longest)), "ends_at")
    day, today = wish.starts_at.astimezone(tz).date(), now.astimezone(tz).date()
    if wish.starts_at < now - (WALK_IN_LATE if walk_in else LATE):
        message = (
            translate("spaces", "{time} is more than a day ago.")
            if walk_in
            else translate("spaces", "{time} has passed already.")
        )
        object_(Rule.PAST, message.format(time=_time(wish.starts_at, today, tz)), "starts_at")
    if (day - today).days > policy.ahead_days:
        message = translate("spaces", "At most {n} day(s) ahead: {day} can be booked from {first} on.")
        first = day - timedelta(days=policy.ahead_days)
        object_(Rule.FAR, message.format(n=policy.ahead_days, day=day, first=first), "starts_at")
    if wish.starts_at < wish.ends_at:
        shut = sorted(closures, key=lambda closure: (closure.starts_at, closure.ends_at))
        if (closed := _closed(wish, open_intervals, shut, tz)) is not None:
            object_(Rule.CLOSED, *closed)
        for closure in shut:
            if max(closure.starts_at, wish.starts_at) < min(closure.ends_at, wish.ends_at):
                message = (
                    translate("spaces", "Out of use from {start} to {end}: {reason}")
                    if closure.reason
                    else translate("spaces", "Out of use from {start} to {end}.")
                )
                start, end = _time(closure.starts_at, day, tz), _time(closure.ends_at, day, tz, closing=True)
                object_(Rule.CLOSURE, message.format(start=start, end=end, reason=closure.reason), "starts_at")
    if not wish.by_staff:
        for refusal in _refusals(policy, wish, group_names or {}):
            object_(*refusal, "person_id")
    if capacity is not None and wish.headcount > capacity:
        message = translate("spaces", "{n} people are more than the {capacity} this space holds.")
        object_(Rule.CAPACITY, message.format(n=wish.headcount, capacity=capacity), "headcount", hard=False)
    return out


def _refusals(policy: Policy, wish: Wish, names: Mapping[str, str]) -> Iterable[tuple[Rule, str]]:
    """What the policy has against the person."""
    if policy.who == Who.STAFF:
        yield Rule.WHO, translate("spaces", "Only the centre itself books this space.")
    if policy.who == Who.GROUPS and wish.group not in policy.groups:
        groups = translate("spaces", ", ").join(names.get(code, code) for code in policy.groups)
        yield Rule.WHO, translate("spaces", "Only these groups book this space: {groups}.").format(groups=groups)
    if policy.day_cap is not None and wish.same_day >= policy.day_cap:
        message = translate("spaces", "{n} booking(s) on that day already; a person may have {cap}.")
        yield Rule.DAY_CAP, message.format(n=wish.same_day, cap=policy.day_cap)
    if policy.week_cap is not None and wish.same_week >= policy.week_cap:
        message = translate("spaces", "{n} booking(s) in that week already; a person may have {cap}.")
        yield Rule.WEEK_CAP, message.format(n=wish.same_week, cap=policy.week_cap)


def _closed(
    wish: Wish, open_intervals: Sequence[Interval], closures: Sequence[Closure], tz: ZoneInfo
) -> tuple[str, str] | None:
    """When the opening hours leave out some of a wish: the sentence and its field.

    What a closure covers is for the closure to say.
    """
    spans = _merged(open_intervals)
    covered = [*spans, *((closure.starts_at, closure.ends_at) for closure in closures)]
    missing = _without([(wish.starts_at, wish.ends_at)], covered)
    if not missing:
        return None
    start, end = missing[0]
    closes = max((span[1] for span in spans if span[1] <= start), default=None)
    opens = min((span[0] for span in spans if span[0] >= end), default=None)
    day = wish.starts_at.astimezone(tz).date()
    closing = "" if closes is None else _time(closes, day, tz, closing=True)
    opening = "" if opens is None else _time(opens, day, tz)
    late = closes is not None and closes > wish.starts_at
    early = opens is not None and opens < wish.ends_at
    if late and early:
        message = translate("spaces", "It is closed from {closes} to {opens}.")
    elif late:
        message = translate("spaces", "It closes at {closes}.")
    elif early:
        message = translate("spaces", "It opens only at {opens}.")
    elif closing and opening:
        message = translate("spaces", "It is closed then: it closes at {closes} and opens again at {opens}.")
    elif closing:
        message = translate("spaces", "It is closed then: it closes at {closes}.")
    elif opening:
        message = translate("spaces", "It is closed then: it opens at {opens}.")
    else:
        message = translate("spaces", "It is closed then.")
    return message.format(closes=closing, opens=opening), "ends_at" if late else "starts_at"


def _time(at: datetime, day: date, tz: ZoneInfo, closing: bool = False) -> str:
    """The time on the wall, with the date unless it is `day`; an end at midnight is 24:00 of the day before."""
    local = at.astimezone(tz)
    shown, clock = local.date(), f"{local:%H:%M}"
    if closing and clock == "00:00":
        shown, clock = shown - timedelta(days=1), "24:00"
    return clock if shown == day else f"{shown:%Y-%m-%d} {clock}"
