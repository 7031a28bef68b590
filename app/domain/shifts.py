"""The site's own day (值班日) and its shifts (班次). Nothing breaks at midnight.

A day begins and a shift changes by the clock on the wall, so boundaries are wall times of the site's zone,
turned into instants one by one; every instant belongs to exactly one duty day and one shift.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate

DAY = 24 * 60
"""Minutes of a day by the clock on the wall."""
DEFAULT_ZONE = "Asia/Shanghai"
DEFAULT_START = 8 * 60
"""Where a duty day begins unless the site says otherwise: 08:00, in minutes from midnight."""


@lru_cache(maxsize=32)
def zone(name: str) -> ZoneInfo:
    """The time zone of an IANA name; raises UserError (field "site.zone") for one nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError(translate("errors", "No time zone has this name."), "site.zone") from None


def wall(day: date, minutes: int, tz: ZoneInfo) -> datetime:
    """The UTC instant at which the site's clocks show `minutes` after midnight of `day`.

    `minutes` may pass 1440 into the next days. A time the clocks show twice is the first one, a time they
    skip is the instant of the skip's usual reading (PEP 495, fold 0).
    """
    days, rest = divmod(minutes, DAY)
    local = datetime.combine(day + timedelta(days=days), datetime.min.time(), tz)
    return local.replace(hour=rest // 60, minute=rest % 60).astimezone(UTC)


def duty_day(now: datetime, start: int, tz: ZoneInfo) -> date:
    """The duty day an instant belongs to, named by the calendar date on which it began."""
    day = now.astimezone(tz).date()
    return day if now >= wall(day, start, tz) else day - timedelta(days=1)


def duty_bounds(day: date, start: int, tz: ZoneInfo) -> tuple[datetime, datetime]:
    """First instant of a duty day and first instant after it, in UTC."""
    return wall(day, start, tz), wall(day + timedelta(days=1), start, tz)


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift of the day's pattern. `start`: minutes from midnight; `length`: minutes."""

    code: str
    label_source: str
    start: int
    length: int

    @property
    def label(self) -> str:
        """What the shift is called; a name given by the site stays as it is."""
        return translate("shifts", self.label_source)

    @property
    def hours(self) -> str:
        """Its hours by the clock, as "16:00–24:00"."""
        end = (self.start + self.length) % DAY or DAY
        return f"{clock(self.start)}–{clock(end)}"


def clock(minutes: int) -> str:
    """Minutes from midnight as "08:00"; 1440 is "24:00"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


THREE = (
    Shift("early", QT_TRANSLATE_NOOP("shifts", "Early shift"), 480, 480),
    Shift("middle", QT_TRANSLATE_NOOP("shifts", "Middle shift"), 960, 480),
    Shift("night", QT_TRANSLATE_NOOP("shifts", "Night shift"), 0, 480),
)
TWO = (
    Shift("day", QT_TRANSLATE_NOOP("shifts", "Day shift"), 480, 720),
    Shift("night", QT_TRANSLATE_NOOP("shifts", "Night shift"), 1200, 720),
)
ONE = (Shift("whole", QT_TRANSLATE_NOOP("shifts", "Whole day"), 480, DAY),)


def pattern(name: str, start: int = DEFAULT_START) -> tuple[Shift, ...]:
    """The pattern "three", "two" or "one", its first shift beginning with the duty day at `start`."""
    chosen = {"three": THREE, "two": TWO, "one": ONE}[name]
    return tuple(
        Shift(shift.code, shift.label_source, (shift.start + start - DEFAULT_START) % DAY, shift.length)
        for shift in chosen
    )


def validate(shifts: Sequence[Shift], start: int) -> tuple[Shift, ...]:
    """Shifts in the order of the duty day, or UserError (field "shifts").

    They cover the 24 hours without a gap or an overlap, one begins with the duty day, codes differ.
    """
    if not shifts:
        raise UserError(translate("errors", "There has to be at least one shift."), "shifts")
    if len({shift.code for shift in shifts}) < len(shifts):
        raise UserError(translate("errors", "Two shifts have the same code."), "shifts")
    for shift in shifts:
        if not shift.label_source.strip():
            raise UserError(translate("errors", "Every shift needs a name."), "shifts")
        if not (0 <= shift.start < DAY and 0 < shift.length <= DAY):
            raise UserError(
                translate("errors", "The hours of “{shift}” can't be right.").format(shift=shift.label),
                "shifts",
            )
    ordered = sorted(shifts, key=lambda shift: (shift.start - start) % DAY)
    if ordered[0].start != start % DAY:
        raise UserError(
            translate("errors", "One shift has to begin with the duty day at {time}.").format(time=clock(start % DAY)),
            "shifts",
        )
    reached = 0
    for shift in ordered:
        begins = (shift.start - start) % DAY
        if begins > reached:
            message = translate("errors", "No shift covers {start} to {end}.")
            raise UserError(message.format(start=clock((start + reached) % DAY), end=clock(shift.start)), "shifts")
        if begins < reached:
            message = translate("errors", "Two shifts overlap at {time}.")
            raise UserError(message.format(time=clock(shift.start)), "shifts")
        reached = begins + shift.length
    if reached != DAY:
        message = (
            translate("errors", "No shift covers {start} to {end}.")
            if reached < DAY
            else translate("errors", "The last shift runs past the end of the duty day.")
        )
        raise UserError(message.format(start=clock((start + reached) % DAY), end=clock(start)), "shifts")
    return tuple(ordered)


@dataclass(frozen=True, slots=True)
class Turn:
    """One shift on one duty day: `start` is its first instant, `end` the first after it (UTC)."""

    shift: Shift
    day: date
    start: datetime
    end: datetime


def turns(day: date, shifts: Sequence[Shift], start: int, tz: ZoneInfo) -> list[Turn]:
    """The shifts of a duty day in their order; each ends where the next begins."""
    ordered = sorted(shifts, key=lambda shift: (shift.start - start) % DAY)
    begins = [wall(day, start + (shift.start - start) % DAY, tz) for shift in ordered]
    ends = [*begins[1:], wall(day + timedelta(days=1), start, tz)]
    return [Turn(s, day, a, b) for s, a, b in zip(ordered, begins, ends, strict=True)]


def shift_at(now: datetime, shifts: Sequence[Shift], start: int, tz: ZoneInfo) -> Turn:
    """The shift on duty at an instant."""
    found = turns(duty_day(now, start, tz), shifts, start, tz)
    # Where clocks jump over a whole shift it has no instants; the last that has begun is on duty.
    return next((turn for turn in reversed(found) if turn.start <= now < turn.end), found[0])


def next_turn(turn: Turn, shifts: Sequence[Shift], start: int, tz: ZoneInfo) -> Turn:
    """The shift that takes over when `turn` ends."""
    return shift_at(turn.end, shifts, start, tz)


NIGHT_FALLS = 22 * 60
"""From this minute of the clock on it is night, until the duty day begins."""


def is_night(now: datetime, start: int, tz: ZoneInfo) -> bool:
    """Whether it is night at the site: after 22:00 and before the duty day begins at `start`."""
    local = now.astimezone(tz)
    minute = local.hour * 60 + local.minute
    return minute >= NIGHT_FALLS or minute < min(start, NIGHT_FALLS)


def last_end(now: datetime, shifts: Sequence[Shift], start: int, tz: ZoneInfo) -> datetime:
    """The latest end of a shift that isn't after `now`: where the shift on duty began."""
    return shift_at(now, shifts, start, tz).start
