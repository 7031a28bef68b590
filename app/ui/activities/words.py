"""How activities are said on screen: days and times, what an activity is now, places left."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.domain.activities import Mode
from app.domain.bookings import span_text
from app.services.activities import ActivityRow, Summary

DOT = " · "
PILLS: dict[str, tuple[str, str]] = {
    "draft": ("warn", "pencil"),
    "coming": ("info", "calendar-clock"),
    "open": ("good", "circle-check"),
    "full": ("wait", "list-plus"),
    "closed": ("idle", "lock"),
    "running": ("live", "circle-play"),
    "ended": ("idle", "check"),
    "cancelled": ("void", "ban"),
}
"""Tone and icon of each state; the word comes with the row."""


def pill(row: ActivityRow) -> tuple[str, str, str | None]:
    """An activity's state as a pill: word, tone, icon."""
    if row.voided:
        return translate("activities", "Voided"), "void", "ban"
    tone, icon = PILLS.get(row.state, ("idle", "check"))
    return row.state_label, tone, icon


# --- Days and times


def weekday(day: date) -> str:
    """The short name of a weekday."""
    return (
        translate("sites", "Mon"),
        translate("sites", "Tue"),
        translate("sites", "Wed"),
        translate("sites", "Thu"),
        translate("sites", "Fri"),
        translate("sites", "Sat"),
        translate("sites", "Sun"),
    )[day.weekday()]


def month_name(day: date) -> str:
    """The short name of a month."""
    return (
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
    )[day.month - 1]


def short_day(day: date) -> str:
    """A day without its weekday: "18 Jul"."""
    return translate("shell", "{day} {month}").format(day=day.day, month=month_name(day))


def long_day(day: date) -> str:
    """A day with its weekday: "Sat 18 Jul"."""
    return translate("shell", "{weekday} {date}").format(weekday=weekday(day), date=short_day(day))


def month_title(day: date) -> str:
    """A month and its year: "Jul 2026"."""
    return translate("activities", "{month} {year}").format(month=month_name(day), year=day.year)


def near_day(day: date, today: date) -> str:
    """A day as people say it: today, tomorrow, yesterday, else with its weekday (and year, if another)."""
    if day == today:
        return translate("activities", "Today")
    if day == today + timedelta(days=1):
        return translate("activities", "Tomorrow")
    if day == today - timedelta(days=1):
        return translate("activities", "Yesterday")
    text = long_day(day)
    return text if day.year == today.year else translate("activities", "{date} {year}").format(date=text, year=day.year)


def clock(at: datetime, zone: ZoneInfo) -> str:
    """The time on the wall."""
    return f"{at.astimezone(zone):%H:%M}"


def span(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> str:
    """From when to when: "09:00–11:30"."""
    return span_text(starts_at, ends_at, zone)


def when(starts_at: datetime, ends_at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A time with its day: "Today 19:00–21:00"."""
    day = near_day(starts_at.astimezone(zone).date(), now.astimezone(zone).date())
    return f"{day} {span(starts_at, ends_at, zone)}"


def moment(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A time, with its day unless that is today."""
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    return clock(at, zone) if day == today else f"{near_day(day, today)} {clock(at, zone)}"


def days(first: date, last: date, today: date) -> str:
    """From one day to another: "Mon 20 Jul", "20–24 Jul", "28 Jul – 1 Aug"; with the year where it is another."""
    if first == last:
        return near_day(first, today)
    if (first.year, first.month) == (last.year, last.month):
        text = translate("activities", "{first}–{last} {month}").format(
            first=first.day, last=last.day, month=month_name(last)
        )
    elif first.year == last.year:
        text = f"{short_day(first)} – {short_day(last)}"
    else:
        begins = short_day(first) if first.year == today.year else _with_year(first)
        return f"{begins} – {_with_year(last)}"
    if last.year == today.year:
        return text
    return translate("activities", "{date} {year}").format(date=text, year=last.year)


def _with_year(day: date) -> str:
    return translate("activities", "{date} {year}").format(date=short_day(day), year=day.year)


def when_held(row: ActivityRow, now: datetime, zone: ZoneInfo) -> str:
    """When an activity is: its one time, or the days from the first session to the last."""
    if row.starts_at is None or row.ends_at is None:
        return translate("activities", "no date yet")
    first, last = row.starts_at.astimezone(zone).date(), row.ends_at.astimezone(zone).date()
    today = now.astimezone(zone).date()
    if row.sessions > 1:
        return days(first, last, today)
    if first.year != today.year:
        # Which day of the week it was a year ago matters less than the hour, and a list has no room for both.
        return f"{_with_year(first)} {span(row.starts_at, row.ends_at, zone)}"
    return when(row.starts_at, row.ends_at, now, zone)


# --- Figures


def places_left(row: ActivityRow) -> str:
    """How many places are left, and who waits for one."""
    if row.state == "cancelled" or row.voided:
        return ""
    if row.state == "ended":
        return "" if row.present is None else translate("activities", "{n} came").format(n=f"{row.present:,}")
    if row.mode is Mode.NONE:
        return translate("activities", "open to all")
    parts = []
    if row.capacity is None:
        parts.append(translate("activities", "{n} registered").format(n=f"{row.taken:,}"))
    else:
        left = max(0, row.capacity - row.taken)
        parts.append(translate("activities", "{n} of {all}").format(n=f"{left:,}", all=f"{row.capacity:,}"))
    if row.waiting:
        parts.append(translate("activities", "{n} waiting").format(n=f"{row.waiting:,}"))
    return DOT.join(parts)


def missing(row: ActivityRow) -> str:
    """How much of the archive is missing, once it should be there."""
    if row.state not in ("ended", "running") or row.voided:
        return ""
    if not row.missing:
        return translate("activities", "complete")
    return translate("activities", "{n} missing").format(n=row.missing)


def sessions(count: int) -> str:
    """So many sessions."""
    return (
        translate("activities", "1 session") if count == 1 else translate("activities", "{n} sessions").format(n=count)
    )


def activities(count: int) -> str:
    """So many activities."""
    if count == 1:
        return translate("activities", "1 activity")
    return translate("activities", "{n} activities").format(n=f"{count:,}")


def say(found: Summary) -> str:
    """The line under the page's title."""
    parts = []
    if found.today:
        parts.append(translate("activities", "{n} today").format(n=found.today))
    if found.open:
        parts.append(
            translate("activities", "{n} open for registration ({places} places left)").format(
                n=found.open, places=f"{found.places:,}"
            )
        )
    if found.waiting:
        parts.append(translate("activities", "{n} households waiting").format(n=found.waiting))
    if found.offers:
        parts.append(translate("activities", "{n} offers to answer").format(n=found.offers))
    if found.pending:
        parts.append(translate("activities", "{n} to decide").format(n=found.pending))
    if found.unfinished:
        parts.append(translate("activities", "archives to complete: {n}").format(n=found.unfinished))
    return translate("clauses", ", ").join(parts) or translate("activities", "Nothing is planned")
