"""How the shell writes days, times and shifts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.domain import shifts
from app.domain.settings import DUTY_DAY_START, Values


def weekday(day: date) -> str:
    """The short name of a day of the week."""
    return (
        translate("shell", "Mon"),
        translate("shell", "Tue"),
        translate("shell", "Wed"),
        translate("shell", "Thu"),
        translate("shell", "Fri"),
        translate("shell", "Sat"),
        translate("shell", "Sun"),
    )[day.weekday()]


def month(day: date) -> str:
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
    """A day without its weekday: "21 Nov"."""
    return translate("shell", "{day} {month}").format(day=day.day, month=month(day))


def long_day(day: date) -> str:
    """A day with its weekday: "Sat 21 Nov"."""
    return translate("shell", "{weekday} {date}").format(weekday=weekday(day), date=short_day(day))


def clock(at: datetime, zone: ZoneInfo) -> str:
    """The time of day at the site: "18:42"."""
    return at.astimezone(zone).strftime("%H:%M")


def moment(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """An instant as a person would say it: "today 12:00", "yesterday 22:10", "9 Nov 08:30"."""
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    time = clock(at, zone)
    if day == today:
        return translate("shell", "today {time}").format(time=time)
    if (today - day).days == 1:
        return translate("shell", "yesterday {time}").format(time=time)
    return translate("shell", "{date} {time}").format(date=short_day(day), time=time)


def turn(now: datetime, values: Values) -> shifts.Turn:
    """The shift on duty."""
    return shifts.shift_at(now, values.shifts, values[DUTY_DAY_START], values.zone)


def duty_line(now: datetime, values: Values, on: str = "") -> str:
    """The duty day, the shift and who is on: "Duty day Sat 18 Jul · Middle shift 16:00–24:00 · Li Ming on"."""
    found = turn(now, values)
    said = translate("shell", "Duty day {day} · {shift} {hours}").format(
        day=long_day(found.day), shift=found.shift.label, hours=found.shift.hours
    )
    return translate("shell", "{duty} · {name} is on").format(duty=said, name=on) if on else said
