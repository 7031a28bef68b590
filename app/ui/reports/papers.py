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
from app.domain.bookings import span_text
from app.services import (
    activities,
    activity_reports,
    below_reports,
    booking_reports,
    handover,
    handover_reports,
    inspections,
    reports,
    spaces,
    station_reports,
    stations,
)
from app.services.activities import ActivityRow
from app.services.desk import Desk
from app.services.reports import Period, ReportInfo
from app.ui.reports.figures import Choice

VISITOR_LOG, DAY_SHEET, DOOR_SHEET = "visitor-log", "day-sheet", "door-sheet"
ROOM_WEEK, STATISTICS, RECEIPT = "room-week", "booking-statistics", "loan-receipt"
ACTIVITY_LOG, ACTIVITY_LOGS, REGISTER = "activity-log", "activity-logs", "activity-register"
CAMPAIGN, SIGN_IN_SHEET, CERTIFICATES = "campaign", "sign-in-sheet", "certificates"
PUBLIC_NOTICE, QUOTA_NOTICE, BALLOT_SHEET = "public-notice", "quota-notice", "ballot-sheet"
TICKETS = "tickets"
STATION_REGISTER, INSPECTION, SUPPLIES = "station-register", "inspection", "supplies"
STATION_SERVICES, STATION_LABELS, STATION_SLIP = "station-services", "station-labels", "station-slip"
HANDOVER_SHEET, DUTY_LOG, CONTINUITY_PACK = "handover-sheet", "duty-log", "continuity-pack"
BELOW, BELOW_ACTIVITIES = "below", "below-activities"

_TABLES = (".xlsx", ".csv")


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
    activity: bool = False
    session: bool = False
    """It is of one session of the activity, and `whole` if it can be of all of them."""
    whole: bool = False
    shift: bool = False
    """It is of one shift of the day."""
    campaign: bool = False
    """It is of one campaign, unless it has a period: then of all of them, too."""
    station: bool = False
    """It is of one station, or of all unless it is of a round; a slip leads to the nearest open one then."""
    names: bool = False
    """Names can be masked or in full."""
    above: bool = False
    """It is of the centres below, where there are any."""
    tables: tuple[str, ...] = _TABLES
    """How its files can end besides .pdf."""

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
            tables=(),
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
            tables=(),
        ),
        Report(
            ACTIVITY_LOG,
            QT_TRANSLATE_NOOP("reports", "Activity log"),
            QT_TRANSLATE_NOOP(
                "reports",
                "The full record of one activity or session as offices file it: figures, content, photos, who took "
                "part, lines to sign on.",
            ),
            activity=True,
            session=True,
            whole=True,
            names=True,
            tables=(".xlsx",),
        ),
        Report(
            ACTIVITY_LOGS,
            QT_TRANSLATE_NOOP("reports", "Activity logs of a period"),
            QT_TRANSLATE_NOOP(
                "reports",
                "The log of every activity that had a session in the period, one after another in one file, each "
                "numbered for itself.",
            ),
            period=True,
            tables=(),
        ),
        Report(
            REGISTER,
            QT_TRANSLATE_NOOP("reports", "Register of activities"),
            QT_TRANSLATE_NOOP("reports", "A line for each session of the period with its figures, and their sums."),
            period=True,
            campaign=True,
        ),
        Report(
            CAMPAIGN,
            QT_TRANSLATE_NOOP("reports", "Campaign by level and kind"),
            QT_TRANSLATE_NOOP("reports", "Activities, sessions and people of a campaign, by level and kind."),
            campaign=True,
        ),
        Report(
            SIGN_IN_SHEET,
            QT_TRANSLATE_NOOP("reports", "Sign-in sheet"),
            QT_TRANSLATE_NOOP(
                "reports",
                "A row to sign for each participant, with the code to type at the desk afterwards, and blank rows. "
                "Names stand in full on it, phones are masked.",
            ),
            activity=True,
            session=True,
        ),
        Report(
            PUBLIC_NOTICE,
            QT_TRANSLATE_NOOP("reports", "Public notice"),
            QT_TRANSLATE_NOOP(
                "reports", "One page to hang up: what, when, where, for whom, how to register, and a QR code."
            ),
            activity=True,
            tables=(),
        ),
        Report(
            QUOTA_NOTICE,
            QT_TRANSLATE_NOOP("reports", "Notice of places"),
            QT_TRANSLATE_NOOP(
                "reports", "Every registration by its number: admitted, waiting or not, and why. Nobody is named on it."
            ),
            activity=True,
            tables=(),
        ),
        Report(
            BALLOT_SHEET,
            QT_TRANSLATE_NOOP("reports", "Ballot list"),
            QT_TRANSLATE_NOOP(
                "reports",
                "Seed, rule, places, quotas and every number, so that anyone can draw the lots again; the result once "
                "they are drawn.",
            ),
            activity=True,
            tables=(),
        ),
        Report(
            TICKETS,
            QT_TRANSLATE_NOOP("reports", "Tickets"),
            QT_TRANSLATE_NOOP("reports", "A ticket with number and QR code for each participant, eight on a page."),
            activity=True,
            tables=(),
        ),
        Report(
            CERTIFICATES,
            QT_TRANSLATE_NOOP("reports", "Certificates of attendance"),
            QT_TRANSLATE_NOOP(
                "reports",
                "A page in full name for each who attended as many sessions as the activity asks, or came at all.",
            ),
            activity=True,
            tables=(),
        ),
        Report(
            STATION_REGISTER,
            QT_TRANSLATE_NOOP("reports", "Register of stations"),
            QT_TRANSLATE_NOOP(
                "reports",
                "Every station with its hours, services and keeper, the last round and the next, and what needs "
                "attention.",
            ),
            names=True,
        ),
        Report(
            INSPECTION,
            QT_TRANSLATE_NOOP("reports", "Round of a station"),
            QT_TRANSLATE_NOOP(
                "reports",
                "What the last round found, item by item, with its score, photos and the issues that came of it.",
            ),
            station=True,
            tables=(".xlsx",),
        ),
        Report(
            SUPPLIES,
            QT_TRANSLATE_NOOP("reports", "Supplies of stations"),
            QT_TRANSLATE_NOOP(
                "reports",
                "What each station had, what came and went in the period and what is left, with every movement.",
            ),
            period=True,
            station=True,
        ),
        Report(
            STATION_SERVICES,
            QT_TRANSLATE_NOOP("reports", "Served at stations"),
            QT_TRANSLATE_NOOP("reports", "How many were served with what, by group and service and by station."),
            period=True,
            station=True,
        ),
        Report(
            STATION_LABELS,
            QT_TRANSLATE_NOOP("reports", "Labels of stations"),
            QT_TRANSLATE_NOOP(
                "reports", "A label to hang at the door with hours, services and a QR code, four on a page."
            ),
            station=True,
            tables=(),
        ),
        Report(
            STATION_SLIP,
            QT_TRANSLATE_NOOP("reports", "The way to a station"),
            QT_TRANSLATE_NOOP(
                "reports", "A slip to hand out: how far and which way it is, how long it stays open, what is there."
            ),
            station=True,
            tables=(),
        ),
        Report(
            HANDOVER_SHEET,
            QT_TRANSLATE_NOOP("reports", "Handover sheet"),
            QT_TRANSLATE_NOOP(
                "reports",
                "Who handed over to whom, what the shift came to, every open item with its decision, the notes; lines "
                "to sign on. A form to fill in for the shift that isn't handed over yet.",
            ),
            day=True,
            shift=True,
            tables=(),
        ),
        Report(
            DUTY_LOG,
            QT_TRANSLATE_NOOP("reports", "Duty log"),
            QT_TRANSLATE_NOOP(
                "reports", "Shift by shift who was on duty, the figures, what happened and what was noted."
            ),
            day=True,
        ),
        Report(
            CONTINUITY_PACK,
            QT_TRANSLATE_NOOP("reports", "Continuity pack"),
            QT_TRANSLATE_NOOP(
                "reports",
                "For the next 24 hours without electricity: open items, bookings, visitors, the sign-in sheets of the "
                "sessions to come, and rows to write on.",
            ),
            names=True,
            tables=(),
        ),
        Report(
            BELOW,
            QT_TRANSLATE_NOOP("reports", "Figures of the centres below"),
            QT_TRANSLATE_NOOP(
                "reports",
                "Every centre's figures of the period, month by month where there are several, and which days weren't "
                "told.",
            ),
            period=True,
            above=True,
        ),
        Report(
            BELOW_ACTIVITIES,
            QT_TRANSLATE_NOOP("reports", "Activities of the centres below"),
            QT_TRANSLATE_NOOP(
                "reports",
                "The activities that the centres below held in the period, by level and kind, and one by one.",
            ),
            period=True,
            above=True,
        ),
    )
}
_OF_ACTIVITY = {
    PUBLIC_NOTICE: activity_reports.public_notice,
    QUOTA_NOTICE: activity_reports.quota_notice,
    BALLOT_SHEET: activity_reports.ballot_sheet,
    TICKETS: activity_reports.tickets,
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
    activity: RowId | None = None
    activity_name: str = ""
    session: RowId | None = None
    session_name: str = ""
    shift: int | None = None
    """The minute at which a shift begins."""
    shift_name: str = ""
    campaign: RowId | None = None
    campaign_name: str = ""
    station: RowId | None = None
    station_name: str = ""
    inspection: RowId | None = None
    """Which round; None for the last one."""
    origin: RowId | None = None
    """The station where the way begins; None for the centre."""
    participant: RowId | None = None
    """Whose certificate it is; None for all of them."""
    reason: str | None = None
    """Why names are wanted in full; None for masked."""

    def caption(self, desk: Desk) -> str:
        """What it is about in short: the period or day, and the space, activity or campaign."""
        return translate("reports", ", ").join(part for part in (*self._about, self._when(desk)) if part)

    @property
    def _about(self) -> tuple[str, ...]:
        return (
            self.space_name,
            self.campaign_name,
            self.activity_name,
            self.session_name,
            self.shift_name,
            self.station_name,
        )

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
        parts = (REPORTS[self.report].label, *self._about, self._when(desk))
        return " ".join(part for part in parts if part) + ending


def about(key: str) -> list[str]:
    """What a report holds, and the sentences that define its figures."""
    figures = {
        STATISTICS: booking_definitions(),
        REGISTER: activity_reports.definitions(),
        HANDOVER_SHEET: handover_reports.definitions(),
        DUTY_LOG: handover_reports.definitions(),
        STATION_SERVICES: station_reports.definitions(),
        BELOW: below_reports.definitions(),
    }
    return [REPORTS[key].about, *figures.get(key, ())]


def places(desk: Desk) -> list[tuple[RowId, str]]:
    """The spaces to choose from."""
    return [(one.id, one.name) for one in spaces.spaces(desk)]


def campaigns(desk: Desk) -> list[tuple[RowId, str]]:
    """The campaigns to choose from, the newest first."""
    return [(one.id, one.name) for one in activities.campaigns(desk)]


def stations_to_choose(desk: Desk) -> list[tuple[RowId, str]]:
    """The stations to choose from, in the order of their numbers."""
    wanted = stations.StationFilter(sort="number")
    return [(one.row.id, f"{one.row.number} {one.row.name}".strip()) for one in stations.stations(desk, wanted)]


def station_of(desk: Desk, inspection_id: RowId) -> RowId:
    """The station of a round."""
    return inspections.card(desk, inspection_id).station_id


def find_activities(desk: Desk, text: str) -> list[ActivityRow]:
    """The activities that a text finds, the nearest in time first."""
    return activities.nearest(desk, text, 5)


@dataclass(frozen=True)
class Held:
    """An activity with its sessions, to choose from, and which of them is next or was last."""

    row: ActivityRow
    sessions: tuple[tuple[RowId, str], ...]
    near: RowId | None


def held(desk: Desk, activity: RowId | None, session: RowId | None = None) -> Held:
    """An activity (or that of a session) with its sessions in words."""
    if activity is None and session is not None:
        activity = activities.session(desk, session).activity_id
    assert activity is not None
    card = activities.card(desk, activity)
    now = desk.now()

    def words(one: Any) -> str:
        day = reports.short_date(one.starts_at.astimezone(desk.zone).date())
        said = f"{one.number}　{day} {span_text(one.starts_at, one.ends_at, desk.zone)}"
        return f"{said}　{one.title}" if one.title else said

    live = [one for one in card.sessions if not one.cancelled] or list(card.sessions)
    near = next((one for one in live if one.ends_at > now), live[-1] if live else None)
    return Held(card.row, tuple((one.id, words(one)) for one in card.sessions), near.id if near is not None else None)


def shift_of(desk: Desk, handover_id: RowId) -> tuple[date, int]:
    """The duty day of a handover, and the minute its shift begins."""
    card = handover.card(desk, handover_id)
    return card.day, card.shift_start


def write(
    desk: Desk, actor: Actor, wanted: Wanted, path: Path, progress: Progress | None = None
) -> tuple[ReportInfo, Any]:
    """Write a report to a file; raises UserError (field "day" or "space") where an option is missing."""
    report = REPORTS[wanted.report]
    if report.activity:
        return _of_activity(desk, actor, wanted, path, progress)
    if report.station or wanted.report == STATION_REGISTER:
        return _of_station(desk, actor, wanted, path, progress)
    if wanted.report == CAMPAIGN:
        if wanted.campaign is None:
            raise UserError(translate("reports", "Please choose a campaign."), "campaign")
        return activity_reports.campaign_report(desk, actor, wanted.campaign, path, progress=progress)
    if report.period:
        period = wanted.choice.period(desk)
        if wanted.report == BELOW:
            return below_reports.figures_below(desk, actor, period, path, progress=progress)
        if wanted.report == BELOW_ACTIVITIES:
            return below_reports.activities_below(desk, actor, period, path, progress=progress)
        if wanted.report == ACTIVITY_LOGS:
            return activity_reports.activity_logs(desk, actor, period, path, progress=progress)
        if wanted.report == REGISTER:
            return activity_reports.activity_register(
                desk, actor, period, path, campaign_id=wanted.campaign, progress=progress
            )
        if wanted.report == STATISTICS:
            return booking_reports.statistics(desk, actor, period, path, progress=progress)
        return reports.visitor_log(desk, actor, period, path, unmask_reason=wanted.reason, progress=progress)
    if wanted.report == RECEIPT:
        return booking_reports.loan_receipt(desk, actor, wanted.number, path, progress=progress)
    if wanted.report == CONTINUITY_PACK:
        return handover_reports.continuity_pack(desk, actor, path, unmask_reason=wanted.reason, progress=progress)
    if wanted.day is None:
        raise UserError(translate("reports", "A day, such as 2026-03-05"), "day")
    if wanted.report == DUTY_LOG:
        return handover_reports.duty_log(desk, actor, wanted.day, path, progress=progress)
    if wanted.report == HANDOVER_SHEET:
        if wanted.shift is None:
            raise UserError(translate("reports", "Please choose a shift."), "shift")
        return handover_reports.sheet_of_shift(desk, actor, wanted.day, wanted.shift, path, progress=progress)
    if wanted.report == DAY_SHEET:
        return booking_reports.day_sheet(desk, actor, wanted.day, path, unmask_reason=wanted.reason, progress=progress)
    if wanted.space is None:
        raise UserError(translate("bookings", "Please choose a space."), "space")
    sheet = booking_reports.door_sheet if wanted.report == DOOR_SHEET else booking_reports.room_week
    return sheet(desk, actor, wanted.space, wanted.day, path, progress=progress)


def _of_station(
    desk: Desk, actor: Actor, wanted: Wanted, path: Path, progress: Progress | None
) -> tuple[ReportInfo, Any]:
    if wanted.report == STATION_REGISTER:
        return station_reports.station_register(desk, actor, path, unmask_reason=wanted.reason, progress=progress)
    if wanted.report == INSPECTION:
        if wanted.station is None:
            raise UserError(translate("reports", "Please choose a station."), "station")
        inspection = wanted.inspection or station_reports.last_inspection(desk, wanted.station)
        return station_reports.inspection_report(desk, actor, inspection, path, progress=progress)
    if wanted.report == STATION_LABELS:
        return station_reports.station_labels(desk, actor, path, station_id=wanted.station, progress=progress)
    if wanted.report == STATION_SLIP:
        return station_reports.station_slip(
            desk, actor, path, station_id=wanted.station, origin_id=wanted.origin, progress=progress
        )
    write_figures = station_reports.supply_report if wanted.report == SUPPLIES else station_reports.service_figures
    period = wanted.choice.period(desk)
    return write_figures(desk, actor, period, path, station_id=wanted.station, progress=progress)


def _of_activity(
    desk: Desk, actor: Actor, wanted: Wanted, path: Path, progress: Progress | None
) -> tuple[ReportInfo, Any]:
    if wanted.activity is None:
        raise UserError(translate("reports", "Please choose an activity."), "activity")
    if wanted.report == ACTIVITY_LOG:
        return activity_reports.activity_log(
            desk, actor, wanted.activity, path, session_id=wanted.session, unmask_reason=wanted.reason,
            progress=progress,
        )  # fmt: skip
    if wanted.report == SIGN_IN_SHEET:
        if wanted.session is None:
            raise UserError(translate("reports", "Please choose a session."), "session")
        return activity_reports.sign_in_sheet(desk, actor, wanted.session, path, progress=progress)
    if wanted.report == CERTIFICATES:
        return activity_reports.certificates(
            desk, actor, wanted.activity, path, participant_id=wanted.participant, progress=progress
        )
    return _OF_ACTIVITY[wanted.report](desk, actor, wanted.activity, path, progress=progress)


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
