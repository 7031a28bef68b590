"""What is printed and handed on: the visitor log as PDF, workbook or CSV, and lists exactly as they are shown.

One reading of the database serves figures and rows alike, so they agree whatever happens meanwhile. Names and
phones are masked; unmasking needs the permission and a reason, and is on record before the file is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.progress import Progress
from app.db.models import Disclosure
from app.db.queries import tallies as tally_queries
from app.db.queries import visits as queries
from app.db.tx import Changes
from app.documents.tables import Column, Sheet, Value
from app.domain import shifts
from app.domain import visits as rules
from app.domain.auth import Actor, Permission, Role, require
from app.domain.privacy import check_purpose, mask_name, mask_phone
from app.domain.records import LEFT_UNKNOWN
from app.domain.settings import DUTY_DAY_START, SITE_NAME
from app.domain.terms import POPULATION_GROUP, PURPOSE
from app.domain.visits import Figures, State
from app.services.desk import Desk
from app.services.visits import VisitFilter, purpose_text, visit_ids

SUFFIXES = (".pdf", ".xlsx", ".csv")
_PART = 500
_CAME = (State.PRESENT, State.LEFT, State.UNVERIFIED)

WEEKDAYS = (
    QT_TRANSLATE_NOOP("reports", "Mon"),
    QT_TRANSLATE_NOOP("reports", "Tue"),
    QT_TRANSLATE_NOOP("reports", "Wed"),
    QT_TRANSLATE_NOOP("reports", "Thu"),
    QT_TRANSLATE_NOOP("reports", "Fri"),
    QT_TRANSLATE_NOOP("reports", "Sat"),
    QT_TRANSLATE_NOOP("reports", "Sun"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole duty days from `first` to `last`; `start` and `end` (excluded) are their instants, `label` words."""

    start: datetime
    end: datetime
    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """What came out. `pages` and `check_code` only for a PDF; `figures` are those printed with the rows."""

    path: Path
    rows: int
    pages: int | None
    masked: bool
    check_code: str
    figures: Figures | None = None


# ------------------------------------------------------------------------------------------- periods


def days(desk: Desk, first: date, last: date) -> Period:
    """The duty days from `first` to `last`, both included; raises UserError when they are the wrong way round."""
    if last < first:
        raise UserError(translate("reports", "The period ends before it begins."), "last")
    opens = desk.settings[DUTY_DAY_START]
    start, _ = shifts.duty_bounds(first, opens, desk.zone)
    _, end = shifts.duty_bounds(last, opens, desk.zone)
    return Period(start, end, period_text(desk, first, last), first, last)


def today(desk: Desk) -> Period:
    """The duty day that is running."""
    day = desk.duty_day()
    return days(desk, day, day)


def yesterday(desk: Desk) -> Period:
    """The duty day before."""
    day = desk.duty_day() - timedelta(days=1)
    return days(desk, day, day)


def this_month(desk: Desk) -> Period:
    """From the first of the month to the running duty day."""
    day = desk.duty_day()
    return days(desk, day.replace(day=1), day)


def last_month(desk: Desk) -> Period:
    """The whole month before."""
    last = desk.duty_day().replace(day=1) - timedelta(days=1)
    return days(desk, last.replace(day=1), last)


def long_date(day: date) -> str:
    """A date with its year and weekday, in the desk's words."""
    return translate("reports", "{year}-{month}-{day} {weekday}").format(
        year=day.year, month=day.month, day=day.day, weekday=weekday(day)
    )


def short_date(day: date) -> str:
    """A date with its weekday."""
    return translate("reports", "{month}/{day} {weekday}").format(month=day.month, day=day.day, weekday=weekday(day))


def weekday(day: date) -> str:
    """The short name of a weekday."""
    return translate("reports", WEEKDAYS[day.weekday()])


def period_text(desk: Desk, first: date, last: date) -> str:
    """A period of duty days in words, with the hours at which it begins and ends."""
    at = shifts.clock(desk.settings[DUTY_DAY_START])
    after = last + timedelta(days=1)
    if first == last:
        return translate("reports", "Duty day: {day} {time} to {next_day} {time}").format(
            day=long_date(first), next_day=_month_day(after), time=at
        )
    return translate("reports", "Duty days: {first} to {last} (until {next_day} {time})").format(
        first=long_date(first), last=long_date(last), next_day=_month_day(after), time=at
    )


def _month_day(day: date) -> str:
    return translate("reports", "{month}/{day}").format(month=day.month, day=day.day)


# ------------------------------------------------------------------------------------------- the visitor log


@dataclass(frozen=True, slots=True)
class _Line:
    """One visit of the log, still in values."""

    number: int
    day: date
    arrived: datetime
    left: datetime | None
    name: str
    group: str
    phone: str
    purpose: str
    purpose_note: str
    place: str
    companions: int
    badge: str
    stay: timedelta | None
    state: State
    left_kind: str | None


def visitor_log(
    desk: Desk,
    actor: Actor,
    period: Period,
    path: Path,
    *,
    unmask_reason: str | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:
    """Write the visitor log of a period to a .pdf, .xlsx or .csv.

    Masked unless `unmask_reason` says what the names and phones are needed for, which is recorded first.
    Raises UserError for another suffix, a missing permission or reason; EnvironmentProblem when the file can't
    be written and Cancelled leave an older file as it was.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = Path(path)
    _suffix(path, SUFFIXES)
    changes = _unmasking(
        desk, actor, translate("reports", "Visitor log {period}").format(period=period.label), unmask_reason
    )
    masked = unmask_reason is None
    with desk.store.read() as session:
        ids = visit_ids(
            desk, VisitFilter(start=period.start, end=period.end, states=_CAME), descending=False, session=session
        )
        figures = replace(
            queries.figures(session, period.start, period.end, desk.aliases),
            tallied=tally_queries.total(session, period.start, period.end),
        )
        lines = _lines(desk, session, ids, masked)
        if path.suffix.lower() == ".pdf":
            info = _pdf(desk, session, actor, period, path, figures, lines, masked, progress)
        else:
            info = _table(desk, actor, period, path, figures, lines, masked, progress)
    return info, changes


def _suffix(path: Path, known: Sequence[str]) -> str:
    suffix = path.suffix.lower()
    if suffix not in known:
        message = translate("reports", "The file's name has to end in {endings}.")
        raise UserError(message.format(endings=translate("reports", " or ").join(known)), "path")
    return suffix


def _unmasking(desk: Desk, actor: Actor, subject: str, unmask_reason: str | None) -> Changes:
    """What is to be unmasked needs its own permission and is on record before anything is written."""
    if unmask_reason is None:
        return Changes()
    require(actor, Permission.UNMASK_LISTS)
    reason = check_purpose(unmask_reason)
    with desk.store.write(actor.staff_id) as tx:
        tx.add(Disclosure(at=tx.now, subject=subject, reason=reason))
    return tx.changes


def _lines(desk: Desk, session: Session, ids: queries.Ids, masked: bool) -> Iterator[_Line]:
    number = 0
    opens, zone = desk.settings[DUTY_DAY_START], desk.zone
    for start in range(0, len(ids), _PART):
        for row in queries.rows(session, ids[start : start + _PART]):
            number += 1
            rule = rules.Visit(
                arrived_at=row["arrived_at"], left_at=row["left_at"], left_kind=row["left_kind"]
            )  # fmt: skip
            labels = [desk.term_label(PURPOSE, code) for code in rules.codes(row["purposes"])]
            name, phones = row["name"] or "", row["phones"] or ""
            left = row["left_at"]
            yield _Line(
                number=number,
                day=shifts.duty_day(row["arrived_at"], opens, zone),
                arrived=row["arrived_at"].astimezone(zone),
                left=left.astimezone(zone) if left is not None else None,
                name=mask_name(name) if masked else name,
                group=desk.term_label(POPULATION_GROUP, row["population_group"]),
                phone=mask_phone(phones) if masked else phones,
                purpose=translate("visitors", ", ").join(labels),
                purpose_note=row["purpose_note"] or "",
                place=row["host"] or "",
                companions=row["companions"] or 0,
                badge=row["badge"] or "",
                stay=rules.stay(rule),
                state=rules.state_of(rule),
                left_kind=row["left_kind"],
            )


def state_text(line: _Line) -> str:
    """What is said about a visit that wasn't simply signed out; "" for one that was."""
    if line.state is State.LEFT:
        return translate("reports", "Not recorded") if line.left_kind == LEFT_UNKNOWN else ""
    return translate("visitors", rules.STATE_LABELS[line.state])


def _left_text(line: _Line) -> str:
    if line.left is None or line.state is State.UNVERIFIED:
        return ""
    nights = (line.left.date() - line.arrived.date()).days
    if nights == 0:
        return f"{line.left:%H:%M}"
    if nights == 1:
        return translate("reports", "next day {time}").format(time=f"{line.left:%H:%M}")
    return f"{_month_day(line.left.date())} {line.left:%H:%M}"


def _pdf(
    desk: Desk, session: Session, actor: Actor, period: Period, path: Path, figures: Figures,
    lines: Iterator[_Line], masked: bool, progress: Progress | None,
) -> ReportInfo:  # fmt: skip
    from app.documents.pdf.visitor_log import VisitorLog, VisitorLogFigures, VisitorLogRow
    from app.documents.pdf.visitor_log import visitor_log as write

    now = desk.now()
    running = period.start <= now < period.end
    several = period.first != period.last
    local = now.astimezone(desk.zone)

    def rows() -> Iterator[VisitorLogRow]:
        for line in lines:
            yield VisitorLogRow(
                number=line.number,
                arrived=f"{line.arrived:%H:%M}",
                name=line.name,
                group=line.group,
                phone=line.phone,
                purpose=line.purpose or line.purpose_note,
                place=line.place,
                companions=line.companions,
                left=_left_text(line),
                stay=rules.stay_text(line.stay) if line.stay is not None else "—",
                state=state_text(line),
                day=short_date(line.day) if several else "",
            )

    by_day = _by_day(desk, session, period) if several else {}
    printed = write(
        path,
        VisitorLog(
            center=desk.settings[SITE_NAME],
            period=period.label,
            masked=masked,
            rows=rows(),
            figures=VisitorLogFigures(
                registered=figures.registered,
                tally=figures.tallied,
                total=figures.total,
                people=figures.people,
                present=figures.present if running else None,
                to_verify=figures.unverified or None,
            ),
            hours=tuple(_hours(desk, session, period, now)),
            definitions=tuple(_definitions(running, figures)),
            data_time=f"{long_date(local.date())} {local:%H:%M}",
            printed_by=_who(actor),
            created=local,
            days=tuple((f"{day.month}/{day.day}", total) for day, (total, _) in by_day.items()),
            day_notes={
                short_date(day): translate("reports", "{n} registered").format(n=registered)
                for day, (_, registered) in by_day.items()
            },
            as_of=f"{local:%H:%M}" if running else "",
            row_count=figures.registered,
        ),
        progress,
    )
    return ReportInfo(path, printed.rows, printed.pages, masked, printed.check_code, figures)


def _who(actor: Actor) -> str:
    return actor.name or (translate("reports", "Command line") if actor.role is Role.SYSTEM else "")


def _definitions(running: bool, figures: Figures) -> list[str]:
    names = ["visit_count", "tally_count", "unique_people"]
    names += ["present_now"] * running + ["unverified"] * bool(figures.unverified)
    return rules.definitions(*names)


def _hours(desk: Desk, session: Session, period: Period, now: datetime) -> Iterator[tuple[str, int]]:
    """The chart: the hours of one duty day as far as they have come, or the hours of the clock over many."""
    if period.first == period.last:
        shown = now if period.start <= now < period.end else period.end
        weighted = _weighted(session, period.start, period.end)
        for bucket in rules.by_hour(weighted, period.start, period.end):
            if bucket.start <= shown:
                yield bucket.label(desk.zone), bucket.count
        return
    counts = rules.by_clock_hour(_weighted(session, period.start, period.end), desk.zone)
    first = desk.settings[DUTY_DAY_START] // 60
    for number in range(24):
        hour = (first + number) % 24
        yield f"{hour:02}", counts[hour]


def _by_day(desk: Desk, session: Session, period: Period) -> dict[date, tuple[int, int]]:
    """Duty day → (人次 in all, registered)."""
    opens, zone = desk.settings[DUTY_DAY_START], desk.zone
    came = list(queries.arrivals(session, period.start, period.end))
    told = list(tally_queries.by_quarter(session, period.start, period.end))
    registered = rules.by_day(came, period.first, period.last, opens, zone)
    total = rules.by_day([*came, *told], period.first, period.last, opens, zone)
    return {day: (total[day], registered[day]) for day in total}


def _weighted(session: Session, start: datetime, end: datetime) -> list[rules.Weighted]:
    return [*queries.arrivals(session, start, end), *tally_queries.by_quarter(session, start, end)]


def _table(
    desk: Desk, actor: Actor, period: Period, path: Path, figures: Figures, lines: Iterator[_Line], masked: bool,
    progress: Progress | None,
) -> ReportInfo:  # fmt: skip
    title = translate("documents", "{center} Visitor log").format(center=desk.settings[SITE_NAME])
    columns = (
        Column(translate("documents", "No."), 6, "integer"),
        Column(translate("reports", "Duty day"), 12, "date"),
        Column(translate("documents", "Arrived"), 17, "datetime"),
        Column(translate("documents", "Left"), 17, "datetime"),
        Column(translate("documents", "Name"), 12),
        Column(translate("documents", "Group"), 12),
        Column(translate("documents", "Phone"), 16),
        Column(translate("documents", "Purpose"), 12),
        Column(translate("fields", "Purpose in words"), 18),
        Column(translate("documents", "Place / host"), 14),
        Column(translate("documents", "With"), 6, "integer"),
        Column(translate("reports", "Stay (min)"), 10, "integer"),
        Column(translate("reports", "State"), 10),
    )

    def rows() -> Iterator[Sequence[Value]]:
        for line in lines:
            yield (
                line.number,
                line.day,
                line.arrived,
                # An estimate isn't a time anybody saw.
                None if line.state is State.UNVERIFIED else line.left,
                line.name,
                line.group,
                line.phone,
                line.purpose,
                line.purpose_note,
                line.place,
                line.companions,
                line.stay // rules.MINUTE if line.stay is not None else None,
                state_text(line),
            )

    running = period.start <= desk.now() < period.end
    sheet = Sheet(
        name=translate("reports", "Visits"),
        title=f"{title}  {period.label}",
        columns=columns,
        rows=rows(),
        footer=(*_definitions(running, figures), *_facts(desk, actor, masked)),
        count=figures.registered,
    )
    written = _write(path, sheet, [_figure_sheet(figures, running)], progress)
    return ReportInfo(path, written, None, masked, "", figures)


def _facts(desk: Desk, actor: Actor, masked: bool) -> tuple[str, ...]:
    local = desk.now().astimezone(desk.zone)
    privacy = (
        translate("documents", "Names and phones are masked")
        if masked
        else translate("documents", "Full personal details: keep locked away")
    )
    return (
        translate("documents", "Data as of {time}").format(time=f"{long_date(local.date())} {local:%H:%M}"),
        translate("documents", "Printed by {name}").format(name=_who(actor)),
        privacy,
    )


def _figure_sheet(figures: Figures, running: bool) -> Sheet:
    rows: list[Sequence[Value]] = [
        (translate("documents", "Registered"), figures.registered, rules.definition("visit_count")),
        (translate("documents", "Tallied"), figures.tallied, rules.definition("tally_count")),
        (translate("documents", "Total"), figures.total, ""),
        (translate("documents", "Unique people"), figures.people, rules.definition("unique_people")),
        (translate("fields", "Companions"), figures.companions, rules.definition("companions")),
        (translate("documents", "To verify"), figures.unverified, rules.definition("unverified")),
    ]
    if running:
        rows.append((translate("visitors", "Present"), figures.present, rules.definition("present_now")))
    return Sheet(
        name=translate("reports", "Figures"),
        title="",
        columns=(
            Column(translate("reports", "Figure"), 14),
            Column(translate("reports", "Number"), 10, "integer"),
            Column(translate("reports", "What it counts"), 60),
        ),
        rows=rows,
        count=len(rows),
    )


def _write(path: Path, sheet: Sheet, more: Sequence[Sheet], progress: Progress | None) -> int:
    if path.suffix.lower() == ".csv":
        from app.documents.csvfile import write_csv

        return write_csv(path, sheet, progress)
    from app.documents.xlsx import write_table

    return write_table(path, [sheet, *more], progress) - sum(one.count for one in more)


# ------------------------------------------------------------------------------------------- lists as shown


def export_visits(
    desk: Desk,
    actor: Actor,
    wanted: VisitFilter,
    path: Path,
    *,
    sort: str = "arrived_at",
    descending: bool = True,
    unmask_reason: str | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:
    """Write a list of visits exactly as it is shown, in its order, to .xlsx or .csv; names as on screen.

    Phones are masked unless a reason is given, which is recorded first.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = Path(path)
    _suffix(path, (".xlsx", ".csv"))
    changes = _unmasking(desk, actor, translate("reports", "List of visits"), unmask_reason)
    masked = unmask_reason is None
    zone = desk.zone
    columns = (
        Column(translate("documents", "Name"), 12),
        Column(translate("documents", "Group"), 12),
        Column(translate("documents", "Phone"), 16),
        Column(translate("documents", "Purpose"), 20),
        Column(translate("documents", "Place / host"), 14),
        Column(translate("documents", "With"), 6, "integer"),
        Column(translate("fields", "Expected at"), 17, "datetime"),
        Column(translate("documents", "Arrived"), 17, "datetime"),
        Column(translate("documents", "Left"), 17, "datetime"),
        Column(translate("reports", "State"), 10),
        Column(translate("fields", "Badge or locker"), 10),
        Column(translate("fields", "Belongings"), 14),
        Column(translate("fields", "Note"), 24),
    )
    with desk.store.read() as session:
        ids = visit_ids(desk, wanted, sort, descending, session=session)

        def local(at: datetime | None) -> datetime | None:
            return at.astimezone(zone) if at is not None else None

        def rows() -> Iterator[Sequence[Value]]:
            for start in range(0, len(ids), _PART):
                for row in queries.rows(session, ids[start : start + _PART]):
                    rule = rules.Visit(
                        arrived_at=row["arrived_at"], left_at=row["left_at"], left_kind=row["left_kind"],
                        voided=bool(row["voided"]),
                    )  # fmt: skip
                    labels = [desk.term_label(PURPOSE, code) for code in rules.codes(row["purposes"])]
                    phones = row["phones"] or ""
                    yield (
                        row["name"] or "",
                        desk.term_label(POPULATION_GROUP, row["population_group"]),
                        mask_phone(phones) if masked else phones,
                        purpose_text(labels, row["purpose_note"] or ""),
                        row["host"] or "",
                        row["companions"] or 0,
                        local(row["expected_at"]),
                        local(row["arrived_at"]),
                        local(row["left_at"]),
                        translate("visitors", rules.STATE_LABELS[rules.state_of(rule)]),
                        row["badge"] or "",
                        row["belongings"] or "",
                        row["note"] or "",
                    )

        sheet = Sheet(
            name=translate("reports", "Visits"),
            title=translate("reports", "Visits"),
            columns=columns,
            rows=rows(),
            footer=_list_facts(desk, actor),
            count=len(ids),
        )
        written = _write(path, sheet, [], progress)
    return ReportInfo(path, written, None, masked, ""), changes


def _list_facts(desk: Desk, actor: Actor) -> tuple[str, ...]:
    return _facts(desk, actor, True)[:2]


def export_table(
    desk: Desk,
    actor: Actor,
    *,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    path: Path,
    count: int = 0,
    footer: Sequence[str] = (),
    progress: Progress | None = None,
) -> ReportInfo:
    """Write any list exactly as it is shown (already masked by whoever shows it) to .xlsx or .csv."""
    require(actor, Permission.PRINT_REPORTS)
    path = Path(path)
    _suffix(path, (".xlsx", ".csv"))
    sheet = Sheet(title, title, tuple(columns), rows, (*footer, *_list_facts(desk, actor)), count)
    return ReportInfo(path, _write(path, sheet, [], progress), None, True, "")
