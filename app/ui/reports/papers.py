"""The reports that can be chosen, what each needs to know, and how it is made."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.domain.auth import Actor
from app.domain.bookings import definitions as booking_definitions
from app.services import booking_reports, reports, spaces
from app.services.desk import Desk
from app.services.reports import Period, ReportInfo
from app.ui.reports.figures import Choice

VISITOR_LOG, DAY_SHEET, DOOR_SHEET = "visitor-log", "day-sheet", "door-sheet"
ROOM_WEEK, STATISTICS, RECEIPT = "room-week", "booking-statistics", "loan-receipt"


@dataclass(frozen=True)
class Report:
    """One report: its name, and which options it has."""

    key: str
    label_source: str
    about_source: str
    """What its pages hold."""
    period: bool = False
    day: bool = False
    space: bool = False
    number: bool = False
    """It is of one numbered paper."""
    names: bool = False
    """Names can be masked or in full."""
    tables: bool = True
    """It can also be a workbook or CSV."""

    @property
    def label(self) -> str:
        """What it is called."""
        return translate("reports", self.label_source)

    @property
    def about(self) -> str:
        """What its pages hold, in a sentence or two."""
        return translate("reports", self.about_source)


REPORTS: dict[str, Report] = {
    one.key: one
    for one in (
        Report(VISITOR_LOG, QT_TRANSLATE_NOOP("reports", "Visitor log"), "", period=True, names=True),
        Report(
            DAY_SHEET,
            QT_TRANSLATE_NOOP("reports", "Bookings of the day"),
            QT_TRANSLATE_NOOP(
                "reports",
                "All spaces through the 24 hours of the duty day, drawn; below, every booking with a box for who came.",
            ),
            day=True,
            names=True,
        ),
        Report(
            DOOR_SHEET,
            QT_TRANSLATE_NOOP("reports", "Door sheet"),
            QT_TRANSLATE_NOOP(
                "reports", "What takes place in one space on one day, in large type. Nobody is named on it."
            ),
            day=True,
            space=True,
            tables=False,
        ),
        Report(
            ROOM_WEEK,
            QT_TRANSLATE_NOOP("reports", "Week of a space"),
            QT_TRANSLATE_NOOP("reports", "One space from Monday to Sunday, drawn. Nobody is named on it."),
            day=True,
            space=True,
        ),
        Report(
            STATISTICS,
            QT_TRANSLATE_NOOP("reports", "Use of spaces"),
            QT_TRANSLATE_NOOP(
                "reports",
                "Hours booked, used and open of each space, by population group, and by the hours of the day.",
            ),
            period=True,
        ),
        Report(
            RECEIPT,
            QT_TRANSLATE_NOOP("reports", "Loan receipt"),
            QT_TRANSLATE_NOOP("reports", "What was lent to whom and until when, in two copies to sign."),
            number=True,
            tables=False,
        ),
    )
}


@dataclass(frozen=True)
class Wanted:
    """A report with its options, as they stand at the moment of the click."""

    report: str = VISITOR_LOG
    choice: Choice = field(default_factory=Choice)
    day: date | None = None
    space: RowId | None = None
    space_name: str = ""
    number: str = ""
    reason: str | None = None
    """Why names are wanted in full; None for masked."""

    def caption(self, desk: Desk) -> str:
        """What it is about in short: the period or day, and the space."""
        return translate("reports", ", ").join(part for part in (self.space_name, self._when(desk)) if part)

    def _when(self, desk: Desk) -> str:
        if REPORTS[self.report].period:
            return short(self.choice.period(desk))
        if self.day is None:
            return self.number
        if self.report == ROOM_WEEK:
            monday = self.day - timedelta(days=self.day.weekday())
            return translate("reports", "week of {day}").format(day=monday.isoformat())
        return self.day.isoformat()

    def file_name(self, desk: Desk, ending: str) -> str:
        """What its file is called unless somebody says otherwise."""
        parts = (REPORTS[self.report].label, self.space_name, self._when(desk))
        return " ".join(part for part in parts if part) + ending


def about(key: str) -> list[str]:
    """What a report holds, and the sentences that define its figures."""
    return [REPORTS[key].about, *(booking_definitions() if key == STATISTICS else ())]


def places(desk: Desk) -> list[tuple[RowId, str]]:
    """The spaces to choose from."""
    return [(one.id, one.name) for one in spaces.spaces(desk)]


def write(
    desk: Desk, actor: Actor, wanted: Wanted, path: Path, progress: Progress | None = None
) -> tuple[ReportInfo, Any]:
    """Write a report to a file; raises UserError (field "day" or "space") where an option is missing."""
    report = REPORTS[wanted.report]
    if report.period:
        period = wanted.choice.period(desk)
        if wanted.report == STATISTICS:
            return booking_reports.statistics(desk, actor, period, path, progress=progress)
        return reports.visitor_log(desk, actor, period, path, unmask_reason=wanted.reason, progress=progress)
    if wanted.report == RECEIPT:
        return booking_reports.loan_receipt(desk, actor, wanted.number, path, progress=progress)
    if wanted.day is None:
        raise UserError(translate("reports", "A day, such as 2026-03-05"), "day")
    if wanted.report == DAY_SHEET:
        return booking_reports.day_sheet(desk, actor, wanted.day, path, unmask_reason=wanted.reason, progress=progress)
    if wanted.space is None:
        raise UserError(translate("bookings", "Please choose a space."), "space")
    sheet = booking_reports.door_sheet if wanted.report == DOOR_SHEET else booking_reports.room_week
    return sheet(desk, actor, wanted.space, wanted.day, path, progress=progress)


def short(period: Period) -> str:
    """A period in figures: a day, a month, or from one day to another."""
    first, last = period.first, period.last
    if first == last:
        return f"{first:%Y-%m-%d}"
    if first.day == 1 and last == _month_end(first):
        return f"{first:%Y-%m}"
    return translate("reports", "{first} to {last}").format(first=f"{first:%Y-%m-%d}", last=f"{last:%Y-%m-%d}")


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)
