"""The figures of one period, looked up together so that they agree with each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import translate
from app.domain.settings import DUTY_DAY_START
from app.domain.visits import Figures
from app.services import reports, visits
from app.services.desk import Desk
from app.services.reports import Period
from app.ui.kit.widgets import DayBar

TODAY, YESTERDAY, THIS_MONTH, LAST_MONTH, CUSTOM = "today", "yesterday", "this_month", "last_month", "custom"
PRESETS = {
    TODAY: reports.today,
    YESTERDAY: reports.yesterday,
    THIS_MONTH: reports.this_month,
    LAST_MONTH: reports.last_month,
}
LONGEST_BY_DAY = 93
"""Up to so many days have a bar each; longer periods have one a month."""


@dataclass(frozen=True)
class Choice:
    """Which period: a preset, or the days from `first` to `last`, both included."""

    kind: str = TODAY
    first: date | None = None
    last: date | None = None

    def period(self, desk: Desk) -> Period:
        """The period as it is now."""
        if self.kind == CUSTOM and self.first is not None and self.last is not None:
            return reports.days(desk, self.first, self.last)
        return PRESETS[self.kind](desk)


@dataclass(frozen=True)
class Summary:
    """Everything the page shows of a period."""

    choice: Choice
    period: Period
    at: datetime
    figures: Figures
    hours: tuple[int | None, ...]
    """人次 in all by hour from `first_hour` of the clock; None: still to come."""
    first_hour: int
    now: int | None
    """Which hour is running."""
    bars: tuple[DayBar, ...]
    """By day or by month; empty for a single day."""

    @property
    def running(self) -> bool:
        """Whether the period hasn't ended."""
        return self.period.start <= self.at < self.period.end

    @property
    def one_day(self) -> bool:
        """Whether it is a single duty day."""
        return self.period.first == self.period.last


def look_up(desk: Desk, choice: Choice) -> Summary:
    """The figures of a period; runs on a reader."""
    period = choice.period(desk)
    now = desk.now()
    found = visits.figures(desk, period.start, period.end)
    opens = desk.settings[DUTY_DAY_START] // 60
    running: int | None = None
    bars: tuple[DayBar, ...] = ()
    hours: list[int | None]
    if period.first == period.last:
        buckets = visits.hours(desk, period.start, period.end)
        hours = [bucket.count if bucket.start <= now else None for bucket in buckets]
        running = next((i for i, bucket in enumerate(buckets) if bucket.start <= now < bucket.end), None)
    else:
        clock = visits.clock_hours(desk, period.start, period.end)
        hours = [clock[(opens + i) % 24] for i in range(24)]
        bars = tuple(_bars(visits.days(desk, period.first, period.last)))
    return Summary(choice, period, now, found, tuple(hours), opens, running, bars)


def _bars(days: dict[date, int]) -> list[DayBar]:
    if len(days) <= LONGEST_BY_DAY:
        return [DayBar(str(day.day), reports.short_date(day), count, day, day) for day, count in days.items()]
    months: dict[tuple[int, int], list[date]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(day)
    return [
        DayBar(str(month), month_said(inside[0]), sum(days[day] for day in inside), inside[0], inside[-1])
        for (_year, month), inside in months.items()
    ]


def month_said(day: date) -> str:
    """The month of a day in words."""
    return translate("reports", "{month} {year}").format(month=_months()[day.month - 1], year=day.year)


def _months() -> Sequence[str]:
    return (
        translate("reports", "January"),
        translate("reports", "February"),
        translate("reports", "March"),
        translate("reports", "April"),
        translate("reports", "May"),
        translate("reports", "June"),
        translate("reports", "July"),
        translate("reports", "August"),
        translate("reports", "September"),
        translate("reports", "October"),
        translate("reports", "November"),
        translate("reports", "December"),
    )
