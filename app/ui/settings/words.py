"""How the settings say days, hours and rules."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from app.core.i18n import translate
from app.domain.checks import plain
from app.domain.shifts import DAY, clock
from app.domain.sites import Hours, HoursKind, Span
from app.domain.spaces import Opening, Policy, Who, who_label
from app.domain.terms import POPULATION_GROUP
from app.domain.visits import stay_text
from app.services.desk import Desk

DOT = " · "


def weekdays() -> tuple[str, ...]:
    """The short names of the days of the week, Monday first."""
    return (
        translate("sites", "Mon"),
        translate("sites", "Tue"),
        translate("sites", "Wed"),
        translate("sites", "Thu"),
        translate("sites", "Fri"),
        translate("sites", "Sat"),
        translate("sites", "Sun"),
    )


def short_day(day: date) -> str:
    """A day without its weekday: "21 Nov"."""
    months = (
        translate("shell", "Jan"),
        translate("shell", "Feb"),
        translate("shell", "Mar"),
        translate("shell", "Apr"),
        translate("shell", "May"),
        translate("shell", "Jun"),
        translate("shell", "Jul"),
        translate("shell", "Aug"),
        translate("shell", "Sep"),
        translate("shell", "Oct"),
        translate("shell", "Nov"),
        translate("shell", "Dec"),
    )
    return translate("shell", "{day} {month}").format(day=day.day, month=months[day.month - 1])


def long_day(day: date) -> str:
    """A day with its weekday: "Sat 21 Nov"."""
    return translate("shell", "{weekday} {date}").format(weekday=weekdays()[day.weekday()], date=short_day(day))


def moment(at: datetime, desk: Desk, *, closing: bool = False) -> str:
    """A day and a time: "Sat 21 Nov 08:00"; an end at midnight is 24:00 of the day before."""
    local = at.astimezone(desk.zone)
    day, time = local.date(), f"{local:%H:%M}"
    if closing and time == "00:00":
        day, time = day - timedelta(days=1), "24:00"
    said = long_day(day)
    if day.year != desk.today().year:
        said = translate("settings", "{date} {year}").format(date=said, year=day.year)
    return f"{said} {time}"


def period(start: datetime, end: datetime, desk: Desk) -> str:
    """From one day and time to another: "Sat 21 Nov 08:00–12:00", "Sat 21 Nov – Sun 22 Nov" for whole days."""
    first, last = moment(start, desk), moment(end, desk, closing=True)
    day, opens = first.rsplit(" ", 1)
    until, closes = last.rsplit(" ", 1)
    whole = (opens, closes) == ("00:00", "24:00")
    if day == until:
        return day + DOT + translate("settings", "all day") if whole else f"{day} {opens}–{closes}"
    return f"{day} – {until}" if whole else f"{first} – {last}"


# --- Times of day

_CLOCK = r"(?:(\d{4})|(\d{1,2})(?:[:.点时](\d{1,2}|半)?分?)?)(?!\d)"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|–|—|~|至|到)+\s*(次日|翌日|第二天|next\s+day)?\s*{_CLOCK}")
_WHOLE = ("24小时", "24 小时", "全天", "24 hours", "all day", "24h")


def spans_text(spans: Sequence[Span]) -> str:
    """Times of day as they are typed and shown: "09:00–12:00, 18:00–next day 02:00"."""
    return translate("sites", ", ").join(span_text(*span) for span in spans)


def span_text(opens: int, closes: int) -> str:
    """From one time of day to another, perhaps of the next day."""
    if closes <= DAY:
        return f"{clock(opens)}–{clock(closes)}"
    return f"{clock(opens)}–" + translate("settings", "next day {time}").format(time=clock(closes - DAY))


def read_spans(text: str) -> tuple[Span, ...] | None:
    """The opposite: "9-12 14:00-18:00", "1800-次日2点", "全天"; nothing for an empty text, None where it can't be read.

    A closing time before the opening time is of the next day.
    """
    typed = plain(text).lower()
    if typed in _WHOLE:
        return ((0, DAY),)
    if re.sub(r"[,;、和及\s]", "", _SPAN.sub(" ", typed)):
        return None
    found = []
    for whole, hour, minute, next_day, till_whole, till_hour, till_minute in _SPAN.findall(typed):
        opens, closes = _minutes(hour, minute, whole), _minutes(till_hour, till_minute, till_whole)
        if min(opens, closes) < 0:
            return None
        if next_day or closes <= opens:
            closes += DAY
        if not (opens < DAY and closes <= opens + DAY):
            return None
        found.append((opens, closes))
    return tuple(found)


def _minutes(hour: str, minute: str, whole: str) -> int:
    if whole:
        hour, minute = whole[:2], whole[2:]
    minutes = 30 if minute == "半" else int(minute or 0)
    return int(hour) * 60 + minutes if minutes < 60 else -1


def hours_text(hours: Hours) -> str:
    """Opening hours in words, with days that are alike said once: "Mon–Fri 09:00–18:00; Sat, Sun closed"."""
    if hours.kind is HoursKind.ALL_DAY:
        return hours.text()
    closed = translate("sites", "closed")
    if len(set(hours.week)) == 1:
        return spans_text(hours.week[0]) or closed
    names = weekdays()
    parts = []
    for spans, run in groupby(range(7), key=lambda place: hours.week[place]):
        days = list(run)
        if len(days) > 2:
            said = translate("settings", "{first}–{last}").format(first=names[days[0]], last=names[days[-1]])
        else:
            said = translate("spaces", ", ").join(names[day] for day in days)
        parts.append(f"{said} {spans_text(spans) or closed}")
    return translate("sites", "; ").join(parts)


def opening_text(opening: Opening) -> str:
    """When a space is open, in a line."""
    hours = translate("spaces", "As the centre") if opening.hours is None else hours_text(opening.hours)
    if opening.holiday is None:
        return hours
    spans = spans_text(opening.holiday) or translate("sites", "closed")
    return translate("spaces", "{hours}; holidays {spans}").format(hours=hours, spans=spans)


def policy_text(policy: Policy, desk: Desk) -> str:
    """What is particular about how a space may be booked, in a line; what every new space allows is left out."""
    usual = Policy()
    parts = []
    if (policy.min_minutes, policy.max_minutes) != (usual.min_minutes, usual.max_minutes):
        least, most = (stay_text(timedelta(minutes=n)) for n in (policy.min_minutes, policy.max_minutes))
        parts.append(translate("settings", "{least} to {most}").format(least=least, most=most))
    if not policy.ahead_days:
        parts.append(translate("settings", "on the day only"))
    elif policy.ahead_days != usual.ahead_days:
        parts.append(translate("settings", "up to {n} days ahead").format(n=policy.ahead_days))
    if policy.approval:
        parts.append(translate("settings", "needs approval"))
    if policy.who == Who.GROUPS:
        groups = desk.between.join(desk.term_label(POPULATION_GROUP, code) for code in policy.groups)
        parts.append(translate("settings", "only {groups}").format(groups=groups))
    elif policy.who != usual.who:
        parts.append(who_label(policy.who))
    if policy.day_cap is not None:
        parts.append(translate("settings", "{n} a day each").format(n=policy.day_cap))
    if policy.week_cap is not None:
        parts.append(translate("settings", "{n} a week each").format(n=policy.week_cap))
    if policy.buffer_before or policy.buffer_after:
        words = translate("settings", "{before} + {after} min to prepare and clear")
        parts.append(words.format(before=policy.buffer_before, after=policy.buffer_after))
    if policy.grace_minutes is None:
        parts.append(translate("settings", "never released"))
    elif policy.grace_minutes != usual.grace_minutes:
        parts.append(translate("settings", "released {n} min late").format(n=policy.grace_minutes))
    if policy.owning_desk:
        parts.append(translate("settings", "desk {letter} decides").format(letter=policy.owning_desk))
    return translate("sites", ", ").join(parts) or translate("settings", "usual rules")
