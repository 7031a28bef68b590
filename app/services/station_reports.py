"""Papers of stations: each from one query, as PDF and, where it is a table, XLSX and CSV.

Every function answers `(ReportInfo, Changes)` as `reports.visitor_log` does. Keepers are masked unless `unmask_reason`
says why; what hangs at a door or is handed out names nobody.
"""

from collections.abc import Sequence
from pathlib import Path

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.queries import stations as queries
from app.db.tx import Changes
from app.domain import stations as rules
from app.domain.auth import Actor, Permission, require
from app.domain.privacy import mask_name, mask_phone
from app.domain.station_records import INSPECTION_RESULT, SUPPLY_MOVE
from app.domain.stations import Place
from app.domain.terms import STATION_SERVICE, TALLY_GROUP, TALLY_SERVICE
from app.services import inspections, staff, stations, supplies
from app.services.booking_reports import (
    ALL,
    PDF,
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
from app.services.inspections import InspectionCard
from app.services.photos import store
from app.services.reports import Period, ReportInfo
from app.services.stations import Near, StationFilter, StationRow

ROUND = (".pdf", ".xlsx")

_DEFINITIONS = (
    QT_TRANSLATE_NOOP(
        "reports", "Served: each key pressed at a station counts one person and one service; nobody is named."
    ),
    QT_TRANSLATE_NOOP("reports", "What is counted at stations is not among the visits of the centre."),
)


def definitions() -> list[str]:
    """The sentences that define what is counted at stations."""
    return [translate("reports", one) for one in _DEFINITIONS]


# ------------------------------------------------------------------------------------------- the register


def station_register(
    desk: Desk, actor: Actor, path: Path, *, unmask_reason: str | None = None, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """驿站名册: every station of the directory, as PDF, XLSX or CSV."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)
    changes = unmasking(desk, actor, translate("reports", "Register of stations"), unmask_reason)
    masked = unmask_reason is None

    from app.documents.pdf import station_papers as papers

    with desk.store.read() as session:
        keepers = queries.keepers(session)
    found = stations.summary(desk)
    count = translate("reports", "{n} stations")
    figures = (
        (translate("reports", "Stations"), count.format(n=found.count)),
        (translate("reports", "Open now"), count.format(n=found.open_now)),
        (translate("reports", "Rounds overdue"), str(found.rounds_overdue)),
        (translate("reports", "Repairs overdue"), str(found.issues_overdue)),
        (translate("reports", "Faults"), str(found.faults)),
        (translate("reports", "Supplies low"), str(found.low)),
    )
    lines = []
    for near in stations.stations(desk, StationFilter(sort="number")):
        row = near.row
        name, phone = keepers.get(row.id, ("", ""))
        lines.append(
            papers.StationLine(
                row.number, row.name, _parts(row.kind_label, row.level_label), _parts(row.community, row.address),
                row.hours, row.service_text, mask_name(name) if masked else name,
                mask_phone(phone) if masked else phone,
                row.last_inspected.astimezone(desk.zone).date() if row.last_inspected is not None else None, row.score,
                row.inspect_by, _state(row),
            )
        )  # fmt: skip
    data = papers.StationRegister(paper_of(desk), figures, tuple(lines), who(actor), masked)
    if path.suffix.lower() == ".pdf":
        return printed_info(path, masked, papers.register(path, data, progress)), changes
    write_tables(path, papers.register_sheets(data), progress)
    return ReportInfo(path, len(lines), None, masked, ""), changes


def _parts(*texts: str) -> str:
    return translate("reports", ", ").join(text for text in texts if text)


def _state(row: StationRow) -> str:
    """What needs attention, most urgent first."""
    if row.suspended:
        return translate("reports", "out of service")
    return _parts(
        translate("reports", "round overdue") if row.overdue else "",
        translate("reports", "repair overdue") if row.issues_overdue else "",
        translate("reports", "equipment down") if row.faults else "",
        translate("reports", "low on stock") if row.low else "",
    )


# ------------------------------------------------------------------------------------------- a round


def inspection_report(
    desk: Desk, actor: Actor, inspection_id: RowId, path: Path, *, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """巡查记录: what a round found, with photos and what came of it, as PDF or XLSX."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ROUND)
    card = inspections.card(desk, inspection_id)
    row = stations.card(desk, card.station_id).row

    from app.documents.pdf import station_papers as papers
    from app.documents.pdf.activity_log import LogPhoto

    files, verdict = store(desk), INSPECTION_RESULT.by_name["verdict"]
    photos = [
        LogPhoto(files.find(sha256), f"{number} {_short(one.note or one.text)}")
        for number, one in enumerate(card.results, 1)
        for sha256 in one.photos
    ]
    score = rules.score((one.points, one.verdict) for one in card.results) if card.score is None else card.score
    facts = (
        (translate("reports", "Station"), row.name),
        (translate("reports", "Kind"), _parts(row.kind_label, row.level_label)),
        (translate("reports", "Address"), _parts(row.community, row.address)),
        (translate("reports", "Checklist"), card.checklist),
        (translate("reports", "Looked at"), _when(desk, card)),
        (translate("reports", "By"), card.by),
        (translate("reports", "Score"), "" if score is None else translate("reports", "{n} of 100").format(n=score)),
        (translate("reports", "Issues"), translate("reports", "{n} issues").format(n=len(card.issues))),
    )
    data = papers.RoundReport(
        paper_of(desk), row.name, facts,
        tuple(
            papers.RoundItem(
                one.text, one.points, verdict.option_label(one.verdict) if one.verdict else "—", one.note,
                len(one.photos),
            )
            for one in card.results
        ),
        tuple(
            papers.RoundIssue(
                one.text, one.due_on.isoformat() if one.due_on is not None else "", one.state_label,
                _parts(one.rectify_note, one.verify_note),
            )
            for one in card.issues
        ),
        card.remark, tuple(photos), who(actor),
    )  # fmt: skip
    if path.suffix.lower() == ".pdf":
        return printed_info(path, True, papers.round_report(path, data, progress)), Changes()
    write_tables(path, papers.round_sheets(data), progress)
    return ReportInfo(path, len(data.items), None, True, ""), Changes()


def last_inspection(desk: Desk, station_id: RowId) -> RowId:
    """The last round of a station that was finished, else the one under way; raises UserError without any."""
    found = inspections.of_station(desk, station_id)
    if not found:
        raise UserError(translate("reports", "There was no round of this station yet."), "station")
    return next((one.id for one in found if one.finished_at is not None), found[0].id)


def _when(desk: Desk, card: InspectionCard) -> str:
    begun = moment(card.at, desk.zone)
    if card.finished_at is None:
        return translate("reports", "{time}, not finished").format(time=begun)
    return f"{begun}–{card.finished_at.astimezone(desk.zone):%H:%M}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


# ------------------------------------------------------------------------------------------- supplies


def supply_report(
    desk: Desk, actor: Actor, period: Period, path: Path, *, station_id: RowId | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:  # fmt: skip
    """物资台账: what each supply had, what came and went in a period, what there is; of one station or of all."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)

    from app.documents.pdf import station_papers as papers

    with desk.store.read() as session:
        before, after = queries.sums_before(session, period.start), queries.sums_before(session, period.end)
        moved = queries.moves_between(session, period.start, period.end)
        by = queries.actors(session, (row.create_op for row in moved))
    kept = supplies.supplies(desk, station_id, all_stations=station_id is None)
    kept.sort(key=lambda row: (row.station, row.name))
    known = {row.id: row for row in kept}
    moved = [row for row in moved if row.supply_id in known]
    sums: dict[tuple[RowId, str], int] = {}
    for move in moved:
        pair = (move.supply_id or b"", move.kind or "")
        sums[pair] = sums.get(pair, 0) + (move.change or 0)
    lines = []
    for row in kept:
        first = next((lot.expires_on for lot in row.lots if lot.expires_on is not None), None)
        lines.append(
            papers.SupplyLine(
                row.station, row.name, row.unit, before.get(row.id, 0), sums.get((row.id, "in"), 0),
                -sums.get((row.id, "out"), 0), -sums.get((row.id, "loss"), 0), sums.get((row.id, "count"), 0),
                after.get(row.id, 0), row.low_level, row.low, first,
            )
        )  # fmt: skip
    names, kinds = staff.names(desk), SUPPLY_MOVE.by_name["kind"]
    moves = tuple(
        papers.MoveLine(
            wall(move.at or desk.now(), desk.zone), known[move.supply_id or b""].station,
            known[move.supply_id or b""].name, kinds.option_label(move.kind or ""), move.change or 0, move.lot or "",
            move.expires_on, move.note or "", names.get(by.get(move.create_op, b""), ""),
        )
        for move in moved
    )  # fmt: skip
    label = period.label
    if station_id is not None:
        label = translate("reports", "{station}, {period}").format(
            station=stations.card(desk, station_id).row.name, period=period.label
        )
    data = papers.SupplyReport(paper_of(desk), label, tuple(lines), moves, who(actor))
    if path.suffix.lower() == ".pdf":
        return printed_info(path, True, papers.supply_report(path, data, progress)), Changes()
    write_tables(path, papers.supply_sheets(data), progress)
    return ReportInfo(path, len(lines), None, True, ""), Changes()


# ------------------------------------------------------------------------------------------- who was served


def service_figures(
    desk: Desk, actor: Actor, period: Period, path: Path, *, station_id: RowId | None = None,
    progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:  # fmt: skip
    """驿站服务统计: who was served with what in a period, by group and service and by station."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, ALL)

    from app.documents.pdf import station_papers as papers

    with desk.store.read() as session:
        counts = queries.served_by_station(session, period.start, period.end)
    groups, services = desk.terms(TALLY_GROUP, voided=True), desk.terms(TALLY_SERVICE, voided=True)
    told = {pair for found in counts.values() for pair in found}
    shown = [term for term in groups if not term.voided or any(term.code == group for group, _ in told)]
    across = [term for term in services if not term.voided or any(term.code == service for _, service in told)]
    labels = [{term.code: term.label for term in terms} for terms in (shown, across)]
    rows = []
    for near in stations.stations(desk, StationFilter(voided=True, sort="number")):
        found = counts.get(near.row.id)
        if station_id not in (None, near.row.id) or (found is None and near.row.voided):
            continue
        rows.append(
            (
                near.row.name,
                {
                    (labels[0].get(group, group), labels[1].get(service, service)): count
                    for (group, service), count in (found or {}).items()
                },
            )
        )
    data = papers.ServiceFigures(
        paper_of(desk, *definitions()), period.label, tuple(labels[0].values()), tuple(labels[1].values()),
        tuple(rows), who(actor),
    )  # fmt: skip
    if path.suffix.lower() == ".pdf":
        return printed_info(path, True, papers.service_figures(path, data, progress)), Changes()
    write_tables(path, papers.service_sheets(data), progress)
    return ReportInfo(path, len(rows), None, True, ""), Changes()


# ------------------------------------------------------------------------------------------- labels, the slip


def station_labels(
    desk: Desk, actor: Actor, path: Path, *, station_id: RowId | None = None, progress: Progress | None = None
) -> tuple[ReportInfo, Changes]:
    """驿站二维码: a label to hang at the door, of one station or of all (.pdf only)."""
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)

    from app.documents.pdf import station_papers as papers

    found = [near.row for near in stations.stations(desk, StationFilter(sort="number"))]
    labels = [
        papers.StationLabel(
            row.name, row.kind_label, row.address, row.hours, tuple(_offered(desk, row.id)), _code(desk, row)
        )
        for row in found
        if station_id in (None, row.id)
    ]
    data = papers.StationLabels(paper_of(desk), tuple(labels))
    return printed_info(path, True, papers.station_labels(path, data, progress)), Changes()


def _offered(desk: Desk, station_id: RowId) -> list[str]:
    """What a station offers and is in order, promises first, with how many and when."""
    said = translate("reports", "{service}: {detail}")
    return [
        said.format(service=one.label, detail=one.detail) if one.detail else one.label
        for one in stations.card(desk, station_id).services
        if one.offered and not one.out_of_order
    ]


def _code(desk: Desk, row: StationRow) -> str:
    """What a QR code says of a station: plain words, so that every telephone shows them without any network."""
    return "\n".join(part for part in (row.name, row.address, row.hours, row.service_text) if part)


def station_slip(
    desk: Desk, actor: Actor, path: Path, *, station_id: RowId | None = None, origin_id: RowId | None = None,
    services: Sequence[str] = (), progress: Progress | None = None,
) -> tuple[ReportInfo, Changes]:  # fmt: skip
    """指路条: the way to a station, or to the nearest one that is open and offers all this (.pdf only).

    From the centre, or from another station (`origin_id`). Raises UserError ("station") where none is open.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, PDF)
    origin, from_name = stations.site_place(desk), paper_of(desk).center
    if origin_id is not None:
        start = stations.card(desk, origin_id).row
        origin, from_name = start.place, start.name
    known = [term.code for term in desk.terms(STATION_SERVICE)]
    if not set(services) <= set(known):
        message = translate("errors", "A station offers one of these: {codes}.")
        raise UserError(message.format(codes=" ".join(known)), "service")
    offered = stations.nearest_open(desk, origin=origin, services=services, limit=4)
    offered = [one for one in offered if one.row.id != origin_id]
    if station_id is not None:
        every = stations.stations(desk, StationFilter(), origin)
        chosen = next((one for one in every if one.row.id == station_id), None)
    else:
        chosen = offered[0] if offered else None
    if chosen is None:
        raise UserError(translate("reports", "No station is open now that offers all this."), "station")
    others = [one for one in offered if one.row.id != chosen.row.id][:2]

    from app.documents.pdf import station_papers as papers

    row = chosen.row
    facts = (
        (translate("reports", "From"), from_name),
        (translate("reports", "Address"), _parts(row.community, row.address)),
        (translate("reports", "Hours"), _until(desk, chosen)),
        (translate("reports", "There"), desk.between.join(_offered(desk, row.id))),
    )
    data = papers.Slip(
        paper_of(desk), row.name, from_name, _way(chosen), tuple(pair for pair in facts if pair[1]),
        _bearing(origin, row.place), tuple((one.row.name, _parts(_way(one), one.row.address)) for one in others),
        _code(desk, row),
    )  # fmt: skip
    return printed_info(path, True, papers.slip(path, data, progress)), Changes()


def _bearing(origin: Place | None, place: Place | None) -> float | None:
    return None if origin is None or place is None or origin == place else rules.bearing(origin, place)


def _way(near: Near) -> str:
    """How far, how long on foot, which way."""
    if near.metres is None:
        return ""
    far = rules.distance_text(near.metres)
    walk = translate("reports", "{n} minutes on foot").format(n=rules.walk_minutes(near.metres))
    way = translate("reports", "to the {direction}").format(direction=near.direction) if near.direction else ""
    return _parts(far, walk, way)


def _until(desk: Desk, near: Near) -> str:
    row = near.row
    if row.open_now and row.closes_at is not None:
        return translate("reports", "{hours}; open until {time}").format(
            hours=row.hours, time=moment(row.closes_at, desk.zone)
        )
    if row.open_now is False:
        said = translate("reports", "{hours}; closed now")
        return said.format(hours=row.hours)
    return row.hours
