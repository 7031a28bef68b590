"""Papers of activities: each from one query, as PDF or (where it is a table) XLSX and CSV.

Every function answers `(ReportInfo, Changes)` as `reports.visitor_log` does; names and phones are masked unless
`unmask_reason` says why, and sign-in sheets and certificates carry names by their nature. 人次 is counted in one way
on all of them: `definitions`. A session belongs to the period in which it begins.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, sentences, translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import Participant
from app.db.queries import attendance as queries
from app.db.tx import Changes
from app.documents.tables import Column, Sheet, Value
from app.domain.activities import (
    CAME,
    HOLDING,
    Mode,
    Presence,
    Quota,
    QuotaRule,
    Standing,
    Status,
    presence_label,
)
from app.domain.activity_records import LEVELS
from app.domain.attendance import sheet_code, ticket_text
from app.domain.auth import Actor, Permission, require
from app.domain.bookings import span_text
from app.domain.privacy import mask_name
from app.domain.records import PERSON
from app.domain.settings import SITE_NAME
from app.domain.terms import ACTIVITY_KIND
from app.services import activities, archive, attendance, below, registrations, spaces
from app.services.activities import ActivityCard, ActivityFilter, ActivityRow, SessionRow
from app.services.archive import Evidence
from app.services.attendance import DoorBoard, DoorRow, DutyRow
from app.services.below import ActivityLine
from app.services.booking_reports import (
    ALL,
    PDF,
    TABLES,
    moment,
    named,
    paper_of,
    printed_info,
    unmasking,
    wall,
    who,
    write_tables,
)
from app.services.desk import Desk
from app.services.reports import Period, ReportInfo, long_date, short_date

if TYPE_CHECKING:
    from app.documents.pdf.activity_log import ActivityLog, LogName, LogPhoto, LogSession
    from app.documents.pdf.activity_notices import Certificate
    from app.documents.pdf.activity_register import CampaignActivity, RegisterLine
    from app.documents.pdf.sign_in_sheet import SignInSheet

LOG = (".pdf", ".xlsx")

_DEFINITIONS = {
    "attendances": QT_TRANSLATE_NOOP(
        "reports",
        "Came in all: each sign-in counts once, the same person once a session; those present and walk-ins together.",
    ),
    "present": QT_TRANSLATE_NOOP("reports", "Present: registered and signed in, late or not, not taken back."),
    "walk_ins": QT_TRANSLATE_NOOP("reports", "Walk-ins: came without having registered."),
    "period": QT_TRANSLATE_NOOP(
        "reports", "A session belongs to the period in which it begins; what was called off doesn't count."
    ),
}


def definitions(*figures: str) -> list[str]:
    """The sentences that define the figures of activities; all of them when none is named."""
    return [translate("reports", _DEFINITIONS[one]) for one in figures or tuple(_DEFINITIONS)]


def _said(*figures: str) -> str:
    """The same sentences as one, for the foot of a page."""
    return sentences(definitions(*figures))


# ------------------------------------------------------------------------------------------- in words


def _and(parts: Iterable[str]) -> str:
    return translate("reports", "; ").join(part for part in parts if part)


def _list(parts: Iterable[str]) -> str:
    return translate("reports", ", ").join(part for part in parts if part)


def _when(one: SessionRow, zone: ZoneInfo) -> str:
    """A session's day and time: 2026年7月15日 周三 09:00–11:30."""
    day = one.starts_at.astimezone(zone).date()
    return f"{long_date(day)} {span_text(one.starts_at, one.ends_at, zone)}"


def _from_to(held: Sequence[SessionRow], zone: ZoneInfo) -> str:
    """When an activity is: its only session, or from the first day to the last and how many."""
    if len(held) < 2:
        return _when(held[0], zone) if held else ""
    first, last = held[0].starts_at.astimezone(zone).date(), held[-1].starts_at.astimezone(zone).date()
    span = long_date(first)
    if first != last:
        span = translate("reports", "{first} to {last}").format(first=span, last=long_date(last))
    times = {span_text(one.starts_at, one.ends_at, zone) for one in held}
    hours = next(iter(times)) if len(times) == 1 else ""
    return _list((span, hours, translate("reports", "{n} sessions").format(n=len(held))))


def _names_of_spaces(desk: Desk) -> dict[RowId, str]:
    return {one.id: one.name for one in spaces.spaces(desk, voided=True)}


def _where(held: Sequence[SessionRow], names: Mapping[RowId, str]) -> str:
    places = dict.fromkeys(activities.place_of(one, names) for one in held)
    return "、".join(place for place in places if place)


def _total(one: SessionRow) -> int | None:
    """人次 of a session."""
    return None if one.present is None else one.present + (one.walk_ins or 0)


def _held(sessions: Iterable[SessionRow]) -> list[SessionRow]:
    return sorted((one for one in sessions if not one.cancelled), key=lambda one: (one.starts_at, one.id))


def _sum(values: Iterable[int | None]) -> int:
    return sum(value for value in values if value is not None)


def _people(n: int) -> str:
    return translate("reports", "{n} people").format(n=n)


# ------------------------------------------------------------------------------------------- the log


def activity_log(
    desk: Desk, actor: Actor, activity_id: RowId, path: Path, *, session_id: RowId | None = None,
    unmask_reason: str | None = None, progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:  # fmt: skip
    """活动台账: the full record of one activity (or one session of it) as offices file it. PDF or XLSX."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, LOG)
    subject = translate("reports", "Activity log {number}").format(number=activities.card(desk, activity_id).row.number)
    changes = unmasking(desk, actor, subject, unmask_reason)
    masked = unmask_reason is None
    data = _log(desk, actor, activity_id, session_id, masked, _names_of_spaces(desk))

    from app.documents.pdf import activity_log as papers

    if path.suffix.lower() == ".pdf":
        return printed_info(path, masked, papers.activity_log(path, data, progress)), changes
    write_tables(path, papers.activity_log_sheets(data), progress)
    return ReportInfo(path, max(1, len(data.sessions)), None, masked, ""), changes


def activity_logs(
    desk: Desk, actor: Actor, period: Period, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """The logs of every activity of a period, one after another in one PDF; cancelled, nothing is left."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    ids = list(dict.fromkeys(row.id for row, one in _sessions(desk, period) if activities.takes_place(row.status, one)))
    names = _names_of_spaces(desk)

    from app.documents.pdf import activity_log as papers

    logs = (_log(desk, actor, one, None, True, names) for one in ids)
    paper = paper_of(desk, _said("attendances", "present", "walk_ins"))
    printed = papers.activity_logs(path, paper, logs, len(ids), who(actor), progress)
    return printed_info(path, True, printed), Changes()


def _log(
    desk: Desk, actor: Actor, activity_id: RowId, session_id: RowId | None, masked: bool, names: Mapping[RowId, str]
) -> "ActivityLog":
    from app.documents.pdf.activity_log import ActivityLog

    card = activities.card(desk, activity_id)
    told = [one for one in card.sessions if session_id in (None, one.id)]
    if session_id is not None and not told:
        raise UserError(translate("errors", "This entry is no longer here."), "session")
    held = _held(told)
    boards = [attendance.board(desk, one.id) for one in held]
    listed = [row for board in boards for row in board.rows]
    duties = [
        one for one in attendance.duties(desk, activity_id)
        if session_id is None or one.session_id in (None, session_id)
    ]  # fmt: skip
    people = _log_names(desk, activity_id, held, boards, masked)
    lights = archive.light(desk, activity_id)
    title = card.row.title
    if session_id is not None and len(card.sessions) > 1:
        title = _session_title(title, told[0])
    if card.row.state == "cancelled":
        title = translate("reports", "{title} (called off)").format(title=title)
    values = card.values
    return ActivityLog(
        paper=paper_of(desk, _said("attendances", "present", "walk_ins")),
        number=card.row.number,
        filed=long_date(desk.now().astimezone(desk.zone).date()),
        title=title,
        printed_by=who(actor),
        campaign=card.row.campaign,
        kind=card.row.kind_label,
        level=card.row.level_label,
        time=_from_to(held, desk.zone),
        place=_where(held, names),
        organiser=values["organiser"] or desk.settings[SITE_NAME],
        co_organiser=values["co_organiser"],
        in_charge=_of_role(duties, "in_charge"),
        host=_of_role(duties, "host"),
        recorder=_of_role(duties, "recorder"),
        staff=_staff(duties),
        audience=values["audience"] or "",
        registration=_registration(desk, card),
        attendance=_attendance(held),
        reasons=_reasons(held, listed),
        content=(told[0].content if session_id is not None else "") or values["content"] or "",
        summary=_summary(lights, held, session_id if len(card.sessions) > 1 else None),
        feedback=_feedback(desk, activity_id) if session_id is None or len(card.sessions) == 1 else "",
        attachments=_attachments(lights, len(people)),
        sessions=tuple(_log_session(desk, one, names) for one in told),
        photos=tuple(_photos(desk, activity_id, session_id)),
        names=tuple(people),
        masked=masked,
    )


def _session_title(title: str, one: SessionRow) -> str:
    said = translate("reports", "{title}, session {n}").format(title=title, n=one.number)
    return translate("reports", "{title}: {session}").format(title=said, session=one.title) if one.title else said


def _log_session(desk: Desk, one: SessionRow, names: Mapping[RowId, str]) -> "LogSession":
    from app.documents.pdf.activity_log import LogSession

    day = one.starts_at.astimezone(desk.zone).date()
    figures: dict[str, int | None] = dict.fromkeys(
        ("expected", "present", "late", "excused", "absent", "walk_ins", "total")
    )
    # What is expected of a session to come isn't summed up with those that were.
    if one.present is not None and not one.cancelled:
        figures = {name: getattr(one, name) for name in figures if name != "total"} | {"total": _total(one)}
    return LogSession(
        number=one.number,
        time=f"{short_date(day)}\n{span_text(one.starts_at, one.ends_at, desk.zone)}",
        title=one.title,
        place=activities.place_of(one, names),
        note=_called_off(one.cancel_reason) if one.cancelled else "",
        **figures,
    )


def _called_off(reason: str) -> str:
    if not reason:
        return translate("reports", "called off")
    return translate("reports", "called off: {reason}").format(reason=reason)


def _of_role(duties: Sequence[DutyRow], role: str) -> str:
    return "、".join(dict.fromkeys(one.name for one in duties if one.role == role and one.name))


def _staff(duties: Sequence[DutyRow]) -> str:
    """Speakers and staff by name, volunteers by number and hours."""
    speakers = _of_role(duties, "speaker")
    parts = [translate("reports", "speaking: {names}").format(names=speakers) if speakers else ""]
    parts.append(_of_role(duties, "staff"))
    helpers = [one for one in duties if one.role == "volunteer"]
    if helpers:
        count = len({one.name or one.id.hex() for one in helpers})
        said = translate("reports", "{n} volunteers").format(n=count)
        minutes = _sum(one.minutes for one in helpers)
        if minutes:
            said = translate("reports", "{volunteers} ({hours} hours)").format(volunteers=said, hours=_hours(minutes))
        parts.append(said)
    return _list(parts)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0")


def _registration(desk: Desk, card: ActivityCard) -> str:
    """Places, who has them by quota, who waits."""
    if card.row.mode is Mode.NONE and not card.households:
        return translate("reports", "Without registration")
    allocation = card.allocation
    parts = []
    if card.row.capacity is not None:
        parts.append(translate("reports", "{n} places").format(n=card.row.capacity))
    shares = [
        translate("reports", "{quota} {n}").format(quota=use.quota.name, n=_people(use.taken)) for use in allocation.use
    ]
    with desk.store.read() as session:
        households = activities.households_of(desk, session, [card.row.id]).get(card.row.id, [])
    sure = (Standing.ADMITTED, Standing.OFFERED)
    inside = [one for one in households if allocation.standing.get(one.id) in sure]
    if shares and inside:
        if allocation.both:
            shares.append(translate("reports", "of these in several {n}").format(n=_people(allocation.both)))
        plain = sum(not member for one in inside for member in one.members)
        shares.append(translate("reports", "ordinary {n}").format(n=_people(plain)))
    admitted = translate("reports", "admitted {n}").format(n=_people(allocation.taken))
    if shares and inside:
        said = translate("reports", "{admitted}: {shares}")
        admitted = said.format(admitted=admitted, shares=_list(shares))
    parts.append(admitted)
    waiting = sum(len(one.members) for one in households if one.status in (Status.WAITING, Status.APPLIED))
    if waiting:
        parts.append(translate("reports", "waiting {n}").format(n=_people(waiting)))
    cancelled = sum(one.status is Status.CANCELLED for one in households)
    if cancelled:
        parts.append(translate("reports", "{n} registrations cancelled").format(n=cancelled))
    return _and(parts)


def _attendance(held: Sequence[SessionRow]) -> str:
    known = [one for one in held if one.present is not None]
    if not known:
        return ""
    late = _sum(one.late for one in known)
    present = translate("reports", "present {n}").format(n=_people(_sum(one.present for one in known)))
    if late:
        present = translate("reports", "{present} (late {n})").format(present=present, n=_people(late))
    parts = [
        translate("reports", "expected {n}").format(n=_people(_sum(one.expected for one in known))),
        present,
        translate("reports", "excused {n}").format(n=_people(_sum(one.excused for one in known))),
        translate("reports", "absent {n}").format(n=_people(_sum(one.absent for one in known))),
    ]
    unknown = _sum(one.expected for one in known) - sum(
        _sum(figure) for figure in ((one.present, one.excused, one.absent) for one in known)
    )
    if unknown > 0:
        parts.append(translate("reports", "not noted yet {n}").format(n=_people(unknown)))
    total = translate("reports", "walk-ins {n}, apart; in all {total} times").format(
        n=_people(_sum(one.walk_ins for one in known)), total=_sum(map(_total, known))
    )
    if len(known) > 1:
        return _and((translate("reports", "{n} sessions together").format(n=len(known)), _list(parts), total))
    return _and((_list(parts), total))


def _reasons(held: Sequence[SessionRow], listed: Sequence[DoorRow]) -> str:
    """Why some weren't there, each reason with how many; nobody is named."""
    missed = [row for row in listed if row.presence in (Presence.EXCUSED, Presence.ABSENT)]
    counts = Counter(row.reason for row in missed)
    silent = counts.pop("", 0)
    parts = [
        translate("reports", "{reason} {n}").format(reason=reason, n=_people(count))
        for reason, count in counts.most_common()
    ]
    if silent:
        parts.append(translate("reports", "no reason given {n}").format(n=_people(silent)))
    return _and((_list(parts), *dict.fromkeys(one.absence_reasons for one in held if one.absence_reasons)))


def _summary(lights: Sequence[Evidence], held: Sequence[SessionRow], session_id: RowId | None) -> str:
    own = [one for one in held if one.summary]
    if session_id is not None:
        return own[0].summary if own else ""
    written = next((one.text for one in lights if one.kind == "summary"), "")
    several = len(held) > 1
    lines = [
        translate("reports", "Session {n}: {text}").format(n=one.number, text=one.summary) if several else one.summary
        for one in own
    ]
    return "\n".join(text for text in (written, *lines) if text)


def _feedback(desk: Desk, activity_id: RowId) -> str:
    found = archive.feedback(desk, activity_id)
    if not found.count or found.mean is None:
        return ""
    said = translate("reports", "{n} forms came back, {mean} of 5 on average, {satisfied} were satisfied (4 or 5)")
    figures = said.format(n=found.count, mean=f"{found.mean:.1f}", satisfied=found.satisfied)
    remarks = "；".join(found.remarks[:5])
    return "\n".join(part for part in (figures, remarks) if part)


def _attachments(lights: Sequence[Evidence], listed: int) -> str:
    parts = []
    if listed:
        parts.append(translate("reports", "Sign-in list of {n}, behind").format(n=_people(listed)))
    done = [one for one in lights if one.state == "done" and one.kind != "sign_in"]
    filed = [one.label for one in done if one.kind in _ON_PAPER]
    if filed:
        parts.append(translate("reports", "on file: {papers}").format(papers="、".join(filed)))
    return _and(parts)


_ON_PAPER = frozenset({"plan", "approval", "publicity", "emergency", "consent", "venue", "staffing"})


def _photos(desk: Desk, activity_id: RowId, session_id: RowId | None) -> "Iterator[LogPhoto]":
    from app.documents.pdf.activity_log import LogPhoto

    wanted = [
        one for one in archive.photos(desk, activity_id)
        if one.evidence == "photos" and (session_id is None or one.session_id in (None, session_id))
    ]  # fmt: skip
    for number, one in enumerate(wanted, 1):
        words = [translate("reports", "Photo {n}").format(n=number), one.caption]
        if one.taken_at is not None:
            local = one.taken_at.astimezone(desk.zone)
            at = f"{local:%H:%M}" if session_id is not None else f"{local.month}/{local.day} {local:%H:%M}"
            words.append(translate("reports", "taken {time}").format(time=at))
        yield LogPhoto(one.path, "　".join(word for word in words if word))


def _log_names(
    desk: Desk, activity_id: RowId, held: Sequence[SessionRow], boards: Sequence[DoorBoard], masked: bool
) -> "list[LogName]":
    """Who took part: of one session as the door saw them, of several how often each was there."""
    from app.documents.pdf.activity_log import LogName

    phones: dict[RowId, str] = {}
    if not masked:
        with desk.store.read() as session:
            for line in queries.listed(session, activity_id):
                phones[line["id"]] = line["contact_phones"] or line["phones"] or ""

    def shown(name: str) -> str:
        return mask_name(name) if masked else name

    def phone(row: DoorRow) -> str:
        return phones.get(row.participant_id, row.phone) if row.participant_id is not None else row.phone

    if len(held) > 1:
        rows = {row.participant_id: row for board in boards for row in board.rows if row.participant_id is not None}
        return [
            LogName(
                number, shown(name), rows[one].category_text if one in rows else "",
                phone(rows[one]) if one in rows else "",
                translate("reports", "{n} of {all}").format(n=came, all=due) if due else "—",
            )
            for one, number, name, came, due in attendance.rates(desk, activity_id)
        ]  # fmt: skip
    found = []
    for board in boards:
        for row in board.rows:
            collected = ""
            if row.collected_by:
                collected = translate("reports", "collected by {name}").format(name=shown(row.collected_by))
            name = shown(row.name) or translate("reports", "{n} without names").format(n=_people(row.headcount))
            at = f"{row.at.astimezone(desk.zone):%H:%M}" if row.at is not None and row.presence in CAME else ""
            found.append(
                LogName(
                    row.number, name, row.category_text, phone(row), _state(row, board.session), at,
                    _list((row.reason, collected)),
                )
            )  # fmt: skip
    return found


def _state(row: DoorRow, one: SessionRow) -> str:
    if row.participant_id is None:
        return translate("reports", "walk-in")
    if row.presence is None:
        return presence_label(Presence.ABSENT) if one.closed_at is not None else "—"
    return row.presence_label or presence_label(row.presence)


# ------------------------------------------------------------------------------------------- the register


def _sessions(desk: Desk, period: Period) -> list[tuple[ActivityRow, SessionRow]]:
    """The sessions that begin in a period, in their order."""
    found = activities.sessions_between(desk, period.start, period.end)
    return [(row, one) for row, one in found if period.start <= one.starts_at < period.end]


def activity_register(
    desk: Desk, actor: Actor, period: Period, path: Path, *, campaign_id: RowId | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:  # fmt: skip
    """活动台账登记表: a line for each session of a period, with totals. PDF, XLSX or CSV."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    found = [pair for pair in _sessions(desk, period) if campaign_id in (None, pair[0].campaign_id)]
    names = _names_of_spaces(desk)
    campaign = ""
    if campaign_id is not None:
        campaign = next((one.name for one in activities.campaigns(desk) if one.id == campaign_id), "")

    from app.documents.pdf import activity_register as papers

    data = papers.Register(
        paper=paper_of(desk, _said()),
        period=_days(period),
        lines=[_line(desk, row, one, names) for row, one in found],
        printed_by=who(actor),
        campaign=campaign,
    )
    if path.suffix.lower() == ".pdf":
        return printed_info(path, True, papers.register(path, data, progress)), Changes()
    write_tables(path, papers.register_sheets(data), progress)
    return ReportInfo(path, len(data.lines), None, True, ""), Changes()


def _days(period: Period) -> str:
    if period.first == period.last:
        return long_date(period.first)
    return translate("reports", "{first} to {last}").format(first=long_date(period.first), last=long_date(period.last))


def _line(desk: Desk, row: ActivityRow, one: SessionRow, names: Mapping[RowId, str]) -> "RegisterLine":
    from app.documents.pdf.activity_register import RegisterLine

    zone = desk.zone
    day = one.starts_at.astimezone(zone).date()
    counts = activities.takes_place(row.status, one)
    note = ""
    if one.cancelled:
        note = _called_off(one.cancel_reason)
    elif not counts:
        note = row.state_label
    title = row.title
    if row.sessions > 1 or one.title:
        title = _session_title(row.title, one) if row.sessions > 1 else _list((row.title, one.title))
    return RegisterLine(
        starts=wall(one.starts_at, zone),
        ends=wall(one.ends_at, zone),
        time=f"{short_date(day)}\n{span_text(one.starts_at, one.ends_at, zone)}",
        number=row.number,
        title=title,
        kind=row.kind_label,
        level=row.level_label,
        campaign=row.campaign,
        place=activities.place_of(one, names),
        expected=one.expected if counts else None,
        present=one.present if counts else None,
        excused=one.excused if counts else None,
        absent=one.absent if counts else None,
        walk_ins=one.walk_ins if counts else None,
        total=_total(one) if counts else None,
        note=note,
        month=translate("reports", "{year}-{month}").format(year=day.year, month=day.month),
        held=counts,
    )


def campaign_report(
    desk: Desk, actor: Actor, campaign_id: RowId, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """A campaign's activities, sessions and people by level and kind, those of centres below among them.

    PDF, XLSX or CSV.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    found = next((one for one in activities.campaigns(desk) if one.id == campaign_id), None)
    if found is None:
        raise UserError(translate("errors", "This entry is no longer here."), "campaign")
    ids = activities.activity_ids(desk, ActivityFilter(campaign_id=campaign_id))
    rows = [
        row for row in activities.activity_rows(desk, ids)
        if row.status == "published" or (row.status == "draft" and row.present is not None)
    ]  # fmt: skip
    reported = below.of_campaign(desk, campaign_id) if below.is_above(desk) else []
    every = in_order(desk, [*rows, *reported])
    own = desk.settings[SITE_NAME] if reported else ""

    from app.documents.pdf import activity_register as papers

    span = ""
    if found.starts_on is not None and found.ends_on is not None:
        span = translate("reports", "{first} to {last}").format(
            first=long_date(found.starts_on), last=long_date(found.ends_on)
        )
    data = papers.Campaign(
        paper=paper_of(
            desk,
            _said("attendances"),
            translate("reports", "Activities that were called off don't count; sessions to come do."),
        ),
        name=found.name,
        about=_list((span, found.organiser)),
        activities=[of_campaign(desk, row, own) for row in every],
        printed_by=who(actor),
    )
    if path.suffix.lower() == ".pdf":
        return printed_info(path, True, papers.campaign(path, data, progress)), Changes()
    write_tables(path, papers.campaign_sheets(data), progress)
    return ReportInfo(path, len(every), None, True, ""), Changes()


def in_order(desk: Desk, rows: Iterable[ActivityRow | ActivityLine]) -> list[ActivityRow | ActivityLine]:
    """Activities in the order of levels, kinds and time, as roll-ups have them; of this centre or of those below."""
    levels = {code: place for place, (code, _) in enumerate(LEVELS)}
    kinds = {term.code: place for place, term in enumerate(desk.terms(ACTIVITY_KIND, voided=True))}
    far = datetime.max.replace(tzinfo=desk.now().tzinfo)
    return sorted(
        rows,
        key=lambda row: (
            levels.get(row.level, len(levels)), kinds.get(row.kind, len(kinds)), row.starts_at or far, row.number
        ),
    )  # fmt: skip


def of_campaign(desk: Desk, row: ActivityRow | ActivityLine, own: str = "") -> "CampaignActivity":
    """An activity as a roll-up takes it; `own` is the name of this centre where others' are told, too."""
    from app.documents.pdf.activity_register import CampaignActivity

    came, centre = (row.came, row.centre) if isinstance(row, ActivityLine) else (row.present, own)
    return CampaignActivity(
        row.number, row.title, row.level_label, row.kind_label,
        _days_of(desk, row.starts_at, row.ends_at, row.sessions), row.place, row.sessions, came or 0, centre,
    )  # fmt: skip


def _days_of(desk: Desk, starts_at: datetime | None, ends_at: datetime | None, sessions: int) -> str:
    """The day of an activity, or its first and last."""
    if starts_at is None or ends_at is None:
        return ""
    first, last = starts_at.astimezone(desk.zone).date(), ends_at.astimezone(desk.zone).date()
    if sessions > 1 and first != last:
        return translate("reports", "{first} to {last}").format(first=short_date(first), last=short_date(last))
    return short_date(first)


# ------------------------------------------------------------------------------------------- at the door


def sign_in_sheet(
    desk: Desk, actor: Actor, session_id: RowId, path: Path, *, blank_rows: int = 10, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """The list to sign on paper: row codes, blank rows for walk-ins, who collects a child. PDF, XLSX or CSV.

    Without anybody registered it is a sheet of blank rows.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    data = sheet_of(desk, session_id, blank_rows, who(actor))

    from app.documents.pdf import sign_in_sheet as papers

    if path.suffix.lower() == ".pdf":
        return printed_info(path, False, papers.sign_in_sheet(path, data, progress)), Changes()
    write_tables(path, papers.sign_in_sheets(data), progress)
    return ReportInfo(path, len(data.rows), None, False, ""), Changes()


def sheet_of(desk: Desk, session_id: RowId, blank_rows: int, printed_by: str) -> "SignInSheet":
    """What a sign-in sheet holds, for itself or as a part of other papers."""
    board = attendance.board(desk, session_id)
    card = activities.card(desk, board.session.activity_id)
    rows = sorted((row for row in board.rows if row.participant_id is not None), key=lambda row: (row.code, row.number))
    details = _details(desk, card.row.id)

    from app.documents.pdf.sign_in_sheet import SignInRow, SignInSheet

    title = card.row.title
    if len(card.sessions) > 1:
        title = _session_title(title, board.session)
    return SignInSheet(
        paper=paper_of(desk),
        title=title,
        number=card.row.number,
        time=_when(board.session, desk.zone),
        place=activities.place_of(board.session, _names_of_spaces(desk)),
        rows=tuple(
            SignInRow(
                row.code_label or row.number,
                row.number,
                row.name,
                details.get(row.participant_id or b"", ""),
                row.phone,
            )
            for row in rows
        ),
        blank=blank_rows if rows else max(blank_rows, _WHOLE_SHEET),
        printed_by=printed_by,
        collected=bool(card.values["collected"]),
    )


_WHOLE_SHEET = 25
"""Blank rows that fill a page."""


def _details(desk: Desk, activity_id: RowId) -> dict[RowId, str]:
    """Age and school grade of the participants."""
    with desk.store.read() as session:
        query = select(Participant.id, Participant.age, Participant.grade).where(Participant.activity_id == activity_id)
        return {
            one: " ".join(
                part for part in (_years(age) if age is not None else "", grade or "") if part
            )
            for one, age, grade in session.execute(query)
        }  # fmt: skip


def _years(age: int) -> str:
    return translate("reports", "{n} y").format(n=age)


def tickets(
    desk: Desk, actor: Actor, activity_id: RowId, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """A ticket with number and QR code for each participant who has a place, to cut out (.pdf only)."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    card = activities.card(desk, activity_id)
    held = _held(card.sessions)

    from app.documents.pdf import activity_notices as papers

    found = [
        person
        for row in registrations.rows(desk, activity_id)
        if row.status in HOLDING and row.standing is not Standing.PENDING and not row.voided
        for person in row.active
    ]
    found.sort(key=lambda one: (sheet_code(one.number, card.owner_desk), one.number))
    data = papers.Tickets(
        paper=paper_of(desk),
        title=card.row.title,
        time=_from_to(held, desk.zone),
        place=_where(held, _names_of_spaces(desk)),
        tickets=tuple(
            papers.Ticket(one.number, mask_name(one.name), ticket_text(card.row.number, one.number)) for one in found
        ),
    )
    return printed_info(path, True, papers.tickets(path, data, progress)), Changes()


def certificates(
    desk: Desk, actor: Actor, activity_id: RowId, path: Path, *, participant_id: RowId | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:  # fmt: skip
    """A certificate of attendance for each who attended enough (.pdf only): by default whoever came.

    Raises UserError ("participant") for somebody who didn't.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    card = activities.card(desk, activity_id)
    now = desk.now()
    held = [one for one in _held(card.sessions) if one.starts_at <= now]
    minutes: Counter[RowId] = Counter()
    for one in held:
        length = (one.ends_at - one.starts_at) // timedelta(minutes=1)
        for row in attendance.board(desk, one.id).rows:
            if row.participant_id is not None and row.presence in CAME:
                minutes[row.participant_id] += length
    least = card.values["pass_rate"] or 0
    passed = [
        (number, name, came, due, minutes[one])
        for one, number, name, came, due in attendance.rates(desk, activity_id)
        if came and came * 100 >= least * due and participant_id in (None, one)
    ]
    if participant_id is not None and not passed:
        raise UserError(translate("reports", "Not enough sessions were attended for a certificate."), "participant")

    from app.documents.pdf import activity_notices as papers

    data = papers.Certificates(
        paper=paper_of(desk),
        title=card.row.title,
        issuer=card.values["organiser"] or desk.settings[SITE_NAME],
        date=_plain_date(now.astimezone(desk.zone).date()),
        certificates=tuple(_certificate(desk, card, held, *one) for one in passed),
    )
    return printed_info(path, False, papers.certificates(path, data, progress)), Changes()


def _plain_date(day: date) -> str:
    return translate("reports", "{year}-{month}-{day}").format(year=day.year, month=day.month, day=day.day)


def _certificate(
    desk: Desk,
    card: ActivityCard,
    held: Sequence[SessionRow],
    number: str,
    name: str,
    came: int,
    due: int,
    minutes: int,
) -> "Certificate":
    from app.documents.pdf.activity_notices import Certificate

    days = [_plain_date(one.starts_at.astimezone(desk.zone).date()) for one in (held[0], held[-1])]
    if len(held) == 1:
        words = translate("reports", "took part in “{title}” on {day}, {hours} hours. This is certified hereby.")
    else:
        words = translate(
            "reports",
            "took part in “{title}” from {day} to {last}: {came} of {due} sessions, {hours} hours. "
            "This is certified hereby.",
        )
    said = words.format(
        title=card.row.title, day=days[0], last=days[1], came=came, due=due, hours=_hours(minutes)
    )  # fmt: skip
    return Certificate(name, said, f"{card.row.number}-{number}")


# ------------------------------------------------------------------------------------------- to hang up


def public_notice(
    desk: Desk, actor: Actor, activity_id: RowId, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """海报: what, when, where, for whom, how to register, with a QR code that says it in plain words (.pdf only)."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    card = activities.card(desk, activity_id)
    held = _held(card.sessions)
    few = len(held) <= _TOLD_APART
    time = "\n".join(_when(one, desk.zone) for one in held) if few else _from_to(held, desk.zone)
    place = _where(held, _names_of_spaces(desk))
    contact = card.values["contact"] or ""

    from app.documents.pdf import activity_notices as papers

    facts = (
        (translate("reports", "Time"), time),
        (translate("reports", "Place"), place),
        (translate("reports", "For whom"), card.values["audience"] or ""),
        (translate("reports", "Places"), _places(card)),
        (translate("reports", "Registration"), _how_to_register(desk, card)),
        (translate("reports", "Questions"), contact),
    )
    data = papers.PublicNotice(
        paper=paper_of(desk),
        title=card.row.title,
        kind=card.row.kind_label,
        facts=tuple(pair for pair in facts if pair[1]),
        text=card.values["content"] or "",
        organiser=card.values["organiser"] or desk.settings[SITE_NAME],
        date=_plain_date(desk.now().astimezone(desk.zone).date()),
        code="\n".join(part for part in (card.row.title, time, place, contact) if part),
    )
    return printed_info(path, True, papers.public_notice(path, data, progress)), Changes()


_TOLD_APART = 4
"""So many sessions are told one by one on a notice."""


def _places(card: ActivityCard) -> str:
    kept = [
        translate("reports", "{n} kept for {quota}").format(n=quota.places, quota=quota.name)
        for quota in card.quotas
        if quota.rule is QuotaRule.RESERVED and quota.places
    ]
    if card.row.capacity is None:
        return _list(kept)
    return _and((_people(card.row.capacity), _list(kept)))


def _how_to_register(desk: Desk, card: ActivityCard) -> str:
    if card.row.mode is Mode.NONE:
        return translate("reports", "Not needed: just come")
    opens, closes = card.values["opens_at"], card.values["closes_at"]
    parts = []
    if opens is not None and closes is not None:
        said = translate("reports", "{first} to {last}")
        parts.append(said.format(first=moment(opens, desk.zone), last=moment(closes, desk.zone)))
    elif opens is not None:
        parts.append(translate("reports", "from {time}").format(time=moment(opens, desk.zone)))
    elif closes is not None:
        parts.append(translate("reports", "until {time}").format(time=moment(closes, desk.zone)))
    parts.append(translate("reports", "at the front desk"))
    if card.row.mode is Mode.BALLOT:
        parts.append(translate("reports", "places are given by ballot"))
    return _list(parts)


def quota_notice(
    desk: Desk, actor: Actor, activity_id: RowId, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """公示: every registration by number, in, waiting or refused, and why; nobody is named (.pdf only)."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    card = activities.card(desk, activity_id)
    told = [one for one in registrations.explain(desk, activity_id) if one.standing is not Standing.CANCELLED]
    allocation = card.allocation

    from app.documents.pdf import activity_notices as papers

    waiting = sum(one.standing in (Standing.WAITING, Standing.APPLIED) for one in told)
    figures = [
        (translate("reports", "Places"), _unlimited(card.row.capacity)),
        (translate("reports", "Taken"), str(allocation.taken)),
        (translate("reports", "Free"), _unlimited(allocation.free)),
        (translate("reports", "Households waiting"), str(waiting)),
    ]
    contact = card.values["contact"] or ""
    data = papers.QuotaNotice(
        paper=paper_of(desk, translate("reports", "Somebody who counts in several quotas takes one place.")),
        title=card.row.title,
        number=card.row.number,
        figures=tuple(figures),
        quotas=tuple(
            papers.QuotaLine(use.quota.name, _rule_words(use.quota, desk), use.quota.places, use.taken, use.kept)
            for use in allocation.use
        ),
        lines=tuple(papers.NoticeLine(one.number, one.people, one.standing_label, one.words) for one in told),
        contact=translate("reports", "Questions and objections: {contact}").format(contact=contact) if contact else "",
    )
    return printed_info(path, True, papers.quota_notice(path, data, progress)), Changes()


def _unlimited(value: int | None) -> str:
    return translate("reports", "no limit") if value is None else str(value)


def _rule_words(quota: Quota, desk: Desk) -> str:
    if quota.rule is QuotaRule.AT_MOST:
        return translate("reports", "at most so many")
    if quota.release_at is None:
        return translate("reports", "kept")
    return translate("reports", "kept until {time}").format(time=moment(quota.release_at, desk.zone))


def ballot_sheet(
    desk: Desk, actor: Actor, activity_id: RowId, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """摇号名单: seed, rule, places, quotas and every number, so that anyone can recompute it; the result once drawn.

    .pdf only. Raises UserError ("activity") while the list isn't closed.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    card = activities.card(desk, activity_id)
    found = registrations.ballot(desk, activity_id)
    if found is None:
        raise UserError(translate("reports", "Close the list of the ballot first: that sets its seed."), "activity")
    before = [people for number, people in found.before if number not in found.gone]
    letters = {quota.name: _letter(place) for place, quota in enumerate(found.quotas)}
    ranks = {number: (rank, lucky) for rank, (number, lucky) in enumerate(found.result, 1)}

    from app.documents.pdf import activity_notices as papers

    quotas = [
        papers.BallotQuota(
            letters[quota.name], quota.name,
            "at_most" if quota.rule is QuotaRule.AT_MOST else "kept" if quota.held(found.listed_at) else "released",
            quota.places, sum(quota.name in person for people in before for person in people),
        )
        for quota in found.quotas
    ]  # fmt: skip
    numbers = []
    for number, people in found.listed:
        rank, lucky = ranks.get(number, (None, False))
        result = ""
        if found.drawn_at is not None:
            if rank is None:
                result = translate("reports", "given up")
            else:
                result = translate("reports", "Admitted") if lucky else translate("reports", "Waiting list")
        held_by = tuple("".join(letters[name] for name in person) for person in people)
        numbers.append(papers.BallotNumber(number, held_by, rank, result))
    data = papers.Ballot(
        paper=paper_of(desk),
        title=card.row.title,
        number=card.row.number,
        listed=_at(found.listed_at, desk.zone),
        seed=found.seed,
        capacity=found.capacity,
        given=sum(len(people) for people in before),
        quotas=tuple(quotas),
        numbers=tuple(numbers),
        printed_by=who(actor),
        drawn=_at(found.drawn_at, desk.zone) if found.drawn_at is not None else "",
    )
    return printed_info(path, True, papers.ballot_sheet(path, data, progress)), Changes()


def _letter(place: int) -> str:
    """A, B … Z, then a, b …: one sign for each quota."""
    return chr(ord("A") + place) if place < 26 else chr(ord("a") + place - 26)


def _at(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{long_date(local.date())} {local:%H:%M}"


# ------------------------------------------------------------------------------------------- lists as shown


def export_registrations(
    desk: Desk, actor: Actor, activity_id: RowId, path: Path, *, unmask_reason: str | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:  # fmt: skip
    """The registrations of an activity as XLSX or CSV, a line for each participant.

    Names as on screen; phones are masked unless a reason is given, which is recorded first.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, TABLES)
    card = activities.card(desk, activity_id)
    subject = translate("reports", "Registrations {number}").format(number=card.row.number)
    changes = unmasking(desk, actor, subject, unmask_reason)
    masked = unmask_reason is None
    phones: dict[RowId, str] = {}
    if not masked:
        with desk.store.read() as session:
            for line in queries.listed(session, activity_id):
                phones[line["registration_id"]] = line["contact_phones"] or ""

    from app.documents.pdf.bookings import facts

    zone = desk.zone
    columns = (
        Column(translate("reports", "Registration no."), 10),
        Column(translate("reports", "State"), 12),
        Column(translate("reports", "In line"), 8, "integer"),
        Column(translate("reports", "Place drawn"), 8, "integer"),
        Column(translate("documents", "Number"), 9),
        Column(translate("documents", "Name"), 12),
        Column(translate("fields", "Gender"), 8),
        Column(translate("fields", "Age"), 6, "integer"),
        Column(translate("fields", "School grade"), 10),
        Column(translate("fields", "Counts as"), 20),
        Column(translate("documents", "Quota"), 24),
        Column(translate("fields", "Form of consent is here"), 10),
        Column(translate("fields", "Registered by"), 12),
        Column(translate("documents", "Phone"), 16),
        Column(translate("fields", "Community"), 14),
        Column(translate("fields", "Registered at"), 17, "datetime"),
        Column(translate("fields", "Reason"), 20),
        Column(translate("fields", "Note"), 24),
    )
    gender = PERSON.by_name["gender"].option_label
    rows: list[Sequence[Value]] = []
    for row in registrations.rows(desk, activity_id):
        for person in row.participants:
            state = translate("fields", "Withdrawn") if person.withdrawn else row.standing_label
            consent = translate("reports", "yes") if person.consent else ""
            rows.append(
                (
                    row.number, state, row.place_in_line, row.rank, person.number, person.name,
                    gender(person.gender), person.age, person.grade, person.category_text,
                    "、".join(person.quota_names), consent, row.contact,
                    row.phone if masked else phones.get(row.id, row.phone), row.community, wall(row.at, zone),
                    person.withdraw_reason if person.withdrawn else row.reason, _list((row.note, person.note)),
                )
            )  # fmt: skip
    title = translate("reports", "Registrations")
    heading = f"{title}  {card.row.number}  {card.row.title}"
    sheet = Sheet(title, heading, columns, rows, facts(paper_of(desk), who(actor)), len(rows))
    write_tables(path, [sheet], progress)
    return ReportInfo(path, len(rows), None, masked, ""), changes


def export_activities(
    desk: Desk, actor: Actor, chosen: ActivityFilter, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """A list of activities exactly as it is shown, in its order, as XLSX or CSV."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, TABLES)
    ids = activities.activity_ids(desk, chosen)

    from app.documents.pdf.bookings import facts

    columns = (
        Column(translate("documents", "Starts"), 17, "datetime"),
        Column(translate("documents", "Ends"), 17, "datetime"),
        Column(translate("documents", "Sessions"), 8, "integer"),
        Column(translate("documents", "Number"), 18),
        Column(translate("documents", "Activity name"), 34),
        Column(translate("documents", "Activity kind"), 12),
        Column(translate("documents", "Level"), 8),
        Column(translate("documents", "Campaign"), 18),
        Column(translate("documents", "Activity place"), 18),
        Column(translate("documents", "Places"), 8, "integer"),
        Column(translate("documents", "Taken"), 8, "integer"),
        Column(translate("reports", "Households waiting"), 8, "integer"),
        Column(translate("documents", "Came in all"), 9, "integer"),
        Column(translate("documents", "State"), 12),
        Column(translate("reports", "Evidence missing"), 9, "integer"),
    )
    zone = desk.zone

    def local(at: datetime | None) -> datetime | None:
        return wall(at, zone) if at is not None else None

    def rows() -> Iterator[Sequence[Value]]:
        for start in range(0, len(ids), _PART):
            for row in activities.activity_rows(desk, ids[start : start + _PART]):
                yield (
                    local(row.starts_at), local(row.ends_at), row.sessions, row.number, row.title, row.kind_label,
                    row.level_label, row.campaign, row.place, row.capacity, row.taken, row.waiting, row.present,
                    row.state_label, row.missing,
                )  # fmt: skip

    title = translate("documents", "Activities")
    footer = (*definitions("attendances"), *facts(paper_of(desk), who(actor)))
    write_tables(path, [Sheet(title, title, columns, rows(), footer, len(ids))], progress)
    return ReportInfo(path, len(ids), None, True, ""), Changes()


_PART = 500
