"""How bookings are said on screen: days and times, status pills, blocks of the timeline."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.domain import bookings as rules
from app.domain.bookings import Due
from app.services.bookings import BookingRow, Soon, Summary
from app.ui.kit.space_board import PILLS as PILLS
from app.ui.kit.space_board import pill as pill
from app.ui.kit.space_board import status_pill as status_pill

DOT = " · "


def weekday(day: date) -> str:
    """The short name of a weekday."""
    return (
        translate("bookings", "Mon"),
        translate("bookings", "Tue"),
        translate("bookings", "Wed"),
        translate("bookings", "Thu"),
        translate("bookings", "Fri"),
        translate("bookings", "Sat"),
        translate("bookings", "Sun"),
    )[day.weekday()]


def month_name(day: date) -> str:
    """The short name of a month."""
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


def short_day(day: date) -> str:
    """A day without its weekday: "18 Jul"."""
    return translate("bookings", "{day} {month}").format(day=day.day, month=month_name(day))


def long_day(day: date) -> str:
    """A day with its weekday: "Sat 18 Jul"."""
    return translate("bookings", "{weekday} {date}").format(weekday=weekday(day), date=short_day(day))


def month_title(day: date) -> str:
    """A month and its year: "Jul 2026"."""
    return translate("bookings", "{month} {year}").format(month=month_name(day), year=day.year)


def near_day(day: date, today: date) -> str:
    """A day as people say it: today, tomorrow, yesterday, else with its weekday (and year, if another)."""
    if day == today:
        return translate("bookings", "Today")
    if day == today + timedelta(days=1):
        return translate("bookings", "Tomorrow")
    if day == today - timedelta(days=1):
        return translate("bookings", "Yesterday")
    text = long_day(day)
    return text if day.year == today.year else translate("bookings", "{date} {year}").format(date=text, year=day.year)


def when(starts_at: datetime, ends_at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A time with its day: "Today 19:00–21:00"."""
    day = near_day(starts_at.astimezone(zone).date(), now.astimezone(zone).date())
    return f"{day} {rules.span_text(starts_at, ends_at, zone)}"


def clock(at: datetime, zone: ZoneInfo) -> str:
    """The time on the wall."""
    return f"{at.astimezone(zone):%H:%M}"


def moment(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A time, with its day unless that is today."""
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    return clock(at, zone) if day == today else f"{near_day(day, today)} {clock(at, zone)}"


def length(minutes: int) -> str:
    """A length of time in words."""
    from app.domain.visits import stay_text

    return stay_text(timedelta(minutes=minutes))


def who(row: BookingRow) -> str:
    """Who a booking is for: the organisation and the person."""
    return DOT.join(part for part in (row.organisation, row.name) if part)


def say(found: Summary) -> str:
    """The line under the page's title."""
    parts = [translate("bookings", "{n} today").format(n=found.today)]
    if found.in_use:
        parts.append(translate("bookings", "{n} in use").format(n=found.in_use))
    if found.seats:
        parts.append(translate("bookings", "{n} on study seats").format(n=found.seats))
    if found.requested:
        parts.append(translate("bookings", "{n} to approve").format(n=found.requested))
    if found.offered:
        parts.append(translate("bookings", "{n} offers to answer").format(n=found.offered))
    if found.soon:
        parts.append(translate("bookings", "{n} about to be released").format(n=found.soon))
    return translate("clauses", ", ").join(parts)


def soon_text(soon: Soon, now: datetime) -> str:
    """What happens to a place in how many minutes."""
    minutes = max(0, -(-(soon.at - now) // timedelta(minutes=1)))
    if soon.what is Due.NO_SHOW:
        return translate("bookings", "Not here yet: released in {n} min").format(n=minutes)
    if soon.what is Due.AWAY:
        return translate("bookings", "Away: the seat is released in {n} min").format(n=minutes)
    return translate("bookings", "The offer lapses in {n} min").format(n=minutes)


def tip(row: BookingRow, zone: ZoneInfo, now: datetime) -> str:
    """Everything about a booking that its block has no room for."""
    lines = [row.caption, when(row.starts_at, row.ends_at, now, zone) + DOT + row.place]
    people = who(row)
    if people and people != row.caption:
        lines.append(people + (f" {row.phone}" if row.phone else ""))
    if row.headcount:
        lines.append(translate("bookings", "{n} people").format(n=row.headcount))
    if row.assets:
        lines.append("、".join(f"{one.name} {one.count}{one.unit}" for one in row.assets))
    word = pill(row)[0]
    lines.append(word + (f"{DOT}{row.reason}" if row.reason else ""))
    if row.double:
        lines.append(translate("bookings", "Another booking holds this place at this time."))
    if row.note:
        lines.append(row.note)
    return "\n".join(lines)
