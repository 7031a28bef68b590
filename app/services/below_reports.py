"""Papers of what the centres below reported: each from one query, as PDF, XLSX or CSV. Nobody is named on them.

Every function answers `(ReportInfo, Changes)` as `reports.visitor_log` does.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.progress import Progress
from app.db.tx import Changes
from app.documents.tables import Column, Sheet, Value
from app.domain.auth import Actor, Permission, require
from app.domain.settings import SITE_NAME
from app.services import activity_reports, below
from app.services.below import ANY, ActivityWish, CentreFigures
from app.services.booking_reports import ALL, TABLES, named, paper_of, printed_info, who, write_tables
from app.services.desk import Desk
from app.services.reports import Period, ReportInfo, short_date

_DEFINITIONS = (
    QT_TRANSLATE_NOOP("reports", "Served: signed in and tallied together, as each centre's own log counts them."),
    QT_TRANSLATE_NOOP(
        "reports", "A centre tells a duty day once it is over. A dash: nothing was told; 0: told, and nothing was on."
    ),
)


def definitions() -> list[str]:
    """The sentences that define what is counted of centres below."""
    return [translate("reports", one) for one in _DEFINITIONS]


def names() -> list[str]:
    """What the figures of a centre are called, in the order of `counts_of`."""
    return [
        translate("reports", "Served"),
        translate("reports", "Signed in"),
        translate("reports", "Tallied"),
        translate("reports", "Bookings"),
        translate("reports", "Hours booked"),
        translate("reports", "Sessions"),
        translate("reports", "Came"),
        translate("reports", "Rounds"),
        translate("reports", "Issues found"),
    ]


def counts_of(counts: Mapping[str, int]) -> list[int]:
    """Figures as papers show them; whole hours."""
    return [
        counts["visits"] + counts["tallies"], counts["visits"], counts["tallies"], counts["bookings"],
        counts["booked_minutes"] // 60, counts["sessions"], counts["participants"], counts["inspections"],
        counts["issues"],
    ]  # fmt: skip


def days_text(days: Sequence[date]) -> str:
    """Days in words, those that follow one another as a span: 7/12 Sun – 7/15 Wed, 7/18 Sat."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day == runs[-1][-1] + timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    span = translate("reports", "{first} to {last}")
    return translate("reports", ", ").join(
        short_date(run[0]) if len(run) == 1 else span.format(first=_plain(run[0]), last=_plain(run[-1])) for run in runs
    )


def _plain(day: date) -> str:
    return translate("reports", "{month}/{day}").format(month=day.month, day=day.day)


def figures_below(
    desk: Desk, actor: Actor, period: Period, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """各中心数据汇总: every centre's figures of a period, by month where it spans several; what is missing."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    found = below.overview(desk, period)
    monthly = below.months(desk, period)
    several = len(monthly.months) > 1
    by_code = {centre.code: values for centre, values in monthly.lines}

    from app.documents.pdf import below as papers

    centres = translate("reports", "{n} centres")
    cells = (
        (translate("reports", "Centres"), centres.format(n=len(found.lines))),
        (translate("reports", "Complete"), centres.format(n=found.complete)),
        (translate("reports", "Told nothing"), centres.format(n=found.silent)),
        (translate("reports", "Served"), f"{found.served:,}"),
        (translate("reports", "Sessions"), f"{found.total['sessions']:,}"),
        (translate("reports", "Came"), f"{found.total['participants']:,}"),
    )
    lines = [
        papers.CentreLine(
            one.centre.code, one.centre.name, one.centre.level_label, one.centre.depth, one.told, one.due,
            counts_of(one.counts) if one.told else None, _lacking(one), by_code[one.centre.code] if several else (),
        )
        for one in found.lines
    ]  # fmt: skip
    data = papers.FiguresBelow(
        paper=paper_of(desk, *definitions()),
        period=period.label,
        cells=cells,
        names=names(),
        lines=lines,
        total=counts_of(found.total),
        printed_by=who(actor),
        months=[f"{month:%Y-%m}" for month in monthly.months] if several else (),
        month_total=[sum(values[at] or 0 for values in by_code.values()) for at in range(len(monthly.months))],
        month_name=translate("reports", "Served, by month"),
    )
    if path.suffix.lower() == ".pdf":
        return printed_info(path, True, papers.figures_below(path, data, progress)), Changes()
    write_tables(path, papers.figures_sheets(data), progress)
    return ReportInfo(path, len(lines), None, True, ""), Changes()


def _lacking(one: CentreFigures) -> str:
    if one.missing:
        return days_text(one.missing)
    return translate("reports", "{n} days").format(n=one.lacking) if one.lacking else ""


def activities_below(
    desk: Desk, actor: Actor, period: Period, path: Path, *, wish: ActivityWish = ANY,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:  # fmt: skip
    """各中心活动汇总: the activities of all centres below in a period, by level and kind, and one by one."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    rows = activity_reports.in_order(desk, below.activities(desk, period, wish))

    from app.documents.pdf import activity_register as papers

    data = papers.Campaign(
        paper=paper_of(desk, *activity_reports.definitions("attendances", "period")),
        name=translate("reports", "Centres below {center}").format(center=desk.settings[SITE_NAME]),
        about=period.label,
        activities=[activity_reports.of_campaign(desk, one) for one in rows],
        printed_by=who(actor),
    )
    if path.suffix.lower() == ".pdf":
        return printed_info(path, True, papers.campaign(path, data, progress)), Changes()
    write_tables(path, papers.campaign_sheets(data), progress)
    return ReportInfo(path, len(rows), None, True, ""), Changes()


def stations_below(
    desk: Desk, actor: Actor, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """各中心驿站: every station of the centres below, its last round and what is wrong, as XLSX or CSV."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, TABLES)
    found = below.all_stations(desk)

    from app.documents.pdf.bookings import facts

    columns = (
        Column(translate("documents", "Centre"), 28),
        Column(translate("fields", "Station name"), 24),
        Column(translate("fields", "Kind"), 14),
        Column(translate("fields", "Community"), 14),
        Column(translate("fields", "Address"), 26),
        Column(translate("fields", "Hours in words"), 20),
        Column(translate("fields", "Service"), 30),
        Column(translate("fields", "Inspected at"), 12, "date"),
        Column(translate("fields", "Score"), 8, "integer"),
        Column(translate("reports", "Next round by"), 12, "date"),
        Column(translate("reports", "Issues open"), 9, "integer"),
        Column(translate("fields", "What is wrong"), 40),
    )
    rows: list[Sequence[Value]] = [
        (
            one.centre, one.row.name, one.row.kind_label, one.row.community, one.row.address, one.row.hours,
            one.row.service_text,
            one.row.last_inspected.astimezone(desk.zone).date() if one.row.last_inspected is not None else None,
            one.row.score, one.row.inspect_by, len(one.open_issues), desk.between.join(one.open_issues),
        )
        for one in found.lines
    ]  # fmt: skip
    title = translate("reports", "Stations of the centres below")
    sheet = Sheet(title, title, columns, rows, facts(paper_of(desk), who(actor)), len(rows))
    write_tables(path, [sheet], progress)
    return ReportInfo(path, len(rows), None, True, ""), Changes()
