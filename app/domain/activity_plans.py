"""Activities as they are planned: what state one is in, its dates once more a year on, its number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.domain.activities import Mode
from app.domain.shifts import wall


@dataclass(frozen=True, slots=True)
class Facts:
    """What the state of an activity depends on. `first` and `last`: of the sessions that aren't called off."""

    status: str
    mode: Mode
    opens_at: datetime | None
    closes_at: datetime | None
    capacity: int | None
    first: datetime | None
    last: datetime | None


STATES = ("draft", "coming", "open", "full", "closed", "running", "ended", "cancelled")
"""Every state, in the order of an activity's life."""


def state(facts: Facts, taken: int, now: datetime) -> str:
    """Where an activity stands now: one of STATES. `taken`: places, which only matter while registration is open."""
    if facts.status != "published":
        return "cancelled" if facts.status == "cancelled" else "draft"
    if facts.last is not None and facts.last <= now:
        return "ended"
    if facts.first is not None and facts.first <= now:
        return "running"
    if facts.mode is Mode.NONE or (facts.opens_at is not None and now < facts.opens_at):
        return "coming"
    if facts.closes_at is not None and facts.closes_at <= now:
        return "closed"
    return "full" if facts.capacity is not None and taken >= facts.capacity else "open"


def state_label(code: str) -> str:
    """A state in the language of the desk."""
    return {
        "draft": translate("activities", "Being planned"),
        "coming": translate("activities", "Coming"),
        "open": translate("activities", "Registration open"),
        "full": translate("activities", "Full"),
        "closed": translate("activities", "Registration over"),
        "running": translate("activities", "Under way"),
        "ended": translate("activities", "Ended"),
        "cancelled": translate("activities", "Called off"),
    }.get(code, code)


def year_on(day: date, years: int = 1) -> date:
    """The date so many years on; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def next_year(day: date) -> date:
    """The same weekday a year on, as near to the same date as there is one: where a copy begins."""
    there = year_on(day)
    ahead = (day.weekday() - there.weekday()) % 7
    return there + timedelta(days=ahead if ahead <= 3 else ahead - 7)


@dataclass(frozen=True, slots=True)
class Shift:
    """Everything of an activity moved to another first day: distances and hours by the clock stay."""

    first: date
    """The local date of its first session until now."""
    to: date
    zone: ZoneInfo

    def instant(self, at: datetime) -> datetime:
        """An instant, at the same time by the clock on the wall."""
        local = at.astimezone(self.zone)
        moved = wall(local.date() + (self.to - self.first), local.hour * 60 + local.minute, self.zone)
        return moved + timedelta(seconds=local.second, microseconds=local.microsecond)

    def maybe(self, at: datetime | None) -> datetime | None:
        """An instant, where there is one."""
        return None if at is None else self.instant(at)

    def reference(self, day: date | None) -> date | None:
        """A date that ages are counted on stays the same date of its year (31 August), years on."""
        return None if day is None else year_on(day, self.to.year - self.first.year)

    def title(self, text: str) -> str:
        """A title with the year in it brought up to date: "2025年邻里节" becomes "2026年邻里节"."""
        return re.sub(rf"(?<!\d){self.first.year}(?!\d)", str(self.to.year), text)


def next_number(head: str, taken: Iterable[str]) -> str:
    """The next number after a head such as "007-HD-2026-A": four digits, more when there are more."""
    counts = (int(tail) for number in taken if (tail := number.removeprefix(head)).isascii() and tail.isdigit())
    return f"{head}{max(counts, default=0) + 1:04}"
