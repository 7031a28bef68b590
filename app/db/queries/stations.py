"""Stations read from the database: what lists need of all of them at once, and who did what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import false, func, not_, select
from sqlalchemy.orm import Session, aliased

from app.core.ids import RowId
from app.db.models import (
    Inspection,
    InspectionResult,
    Photo,
    Station,
    StationIssue,
    StationKeeper,
    StationService,
    Supply,
    SupplyMove,
    Tally,
)
from app.db.models.log import head, op

_PART = 500


def every(session: Session) -> list[tuple[Station, int]]:
    """All stations, voided or not, and when each was written down, in milliseconds."""
    query = select(Station, op.c.wall).join(op, op.c.id == Station.create_op).order_by(Station.id)
    return [(row, wall) for row, wall in session.execute(query)]


def services(session: Session) -> dict[RowId, list[tuple[str, str, bool]]]:
    """What each station offers: (code, detail, offered)."""
    found: dict[RowId, list[tuple[str, str, bool]]] = defaultdict(list)
    query = select(StationService.station_id, StationService.code, StationService.detail, StationService.offered).where(
        StationService.voided == false()
    )
    for station, code, detail, offered in session.execute(query):
        if station is not None and code:
            found[station].append((code, detail or "", offered))
    return found


def keepers(session: Session) -> dict[RowId, tuple[str, str]]:
    """Who keeps each station: name and phone."""
    query = select(StationKeeper.station_id, StationKeeper.name, StationKeeper.phone).where(
        StationKeeper.voided == false()
    )
    return {
        station: (name or "", phone or "") for station, name, phone in session.execute(query) if station is not None
    }


def _latest(finished: bool) -> Any:
    """The id of the latest round of the station in the row: one step into ix_inspection_station."""
    one = aliased(Inspection)
    done = one.finished_at.is_not(None)
    return (
        select(one.id)
        .where(one.station_id == Station.id, one.voided == false(), done if finished else not_(done))
        .order_by(one.at.desc())
        .limit(1)
        .correlate(Station)
        .scalar_subquery()
    )


def last_rounds(session: Session) -> dict[RowId, tuple[datetime, int | None]]:
    """When each station was last inspected, and its score."""
    query = select(Station.id, Inspection.at, Inspection.score).join(Inspection, Inspection.id == _latest(True))
    return {station: (at, points) for station, at, points in session.execute(query) if at is not None}


def under_way(session: Session) -> dict[RowId, RowId]:
    """The round of each station that was begun and not finished."""
    query = select(Station.id, Inspection.id).join(Inspection, Inspection.id == _latest(False))
    return {station: inspection for station, inspection in session.execute(query)}


def inspections(session: Session, station: RowId, limit: int) -> list[Inspection]:
    """The rounds of a station, the newest first."""
    query = select(Inspection).where(Inspection.station_id == station, Inspection.voided == false())
    return list(session.scalars(query.order_by(Inspection.at.desc(), Inspection.id.desc()).limit(limit)))


def results(session: Session, inspections: Sequence[RowId]) -> dict[RowId, list[InspectionResult]]:
    """What was found in these rounds, in the order of their checklists."""
    found: dict[RowId, list[InspectionResult]] = defaultdict(list)
    for start in range(0, len(inspections), _PART):
        query = select(InspectionResult).where(
            InspectionResult.inspection_id.in_(inspections[start : start + _PART]), InspectionResult.voided == false()
        )
        for row in session.scalars(query.order_by(InspectionResult.id)):
            if row.inspection_id is not None:
                found[row.inspection_id].append(row)
    return found


def issues(
    session: Session, *, station: RowId | None = None, inspections: Sequence[RowId] | None = None,
    open_only: bool = True,
) -> list[StationIssue]:  # fmt: skip
    """Issues of all stations, of one, or of some rounds; those that were verified only without `open_only`."""
    query = select(StationIssue).where(StationIssue.voided == false())
    if open_only:
        query = query.where(StationIssue.verified_at.is_(None))
    if station is not None:
        query = query.where(StationIssue.station_id == station)
    if inspections is not None:
        query = query.where(StationIssue.inspection_id.in_(inspections))
    return list(session.scalars(query.order_by(StationIssue.id)))


def result_photos(session: Session, results: Iterable[RowId]) -> dict[RowId, list[str]]:
    """The hashes of the photos of results, in their order."""
    found: dict[RowId, list[str]] = defaultdict(list)
    ids = list(results)
    for start in range(0, len(ids), _PART):
        query = select(Photo.result_id, Photo.sha256).where(
            Photo.result_id.in_(ids[start : start + _PART]), Photo.voided == false()
        )
        for result, sha256 in session.execute(query.order_by(Photo.position, Photo.id)):
            if result is not None and sha256:
                found[result].append(sha256)
    return found


def actors(session: Session, create_ops: Iterable[int]) -> dict[int, RowId]:
    """Who wrote the operations that made some rows."""
    found: dict[int, RowId] = {}
    numbers = list(create_ops)
    for start in range(0, len(numbers), _PART):
        query = select(op.c.id, op.c.actor).where(op.c.id.in_(numbers[start : start + _PART]))
        found.update((number, actor) for number, actor in session.execute(query))
    return found


def author(session: Session, row: RowId, group: str) -> RowId | None:
    """Who wrote what a row shows in a group of fields; None where it is still what the row was made with."""
    query = (
        select(op.c.actor)
        .join(head, head.c.op == op.c.id)
        .where(head.c.row == row, head.c.grp == group)
        .order_by(op.c.stamp.desc())
    )
    return session.scalars(query).first()


def supplies(session: Session) -> list[tuple[Supply, str | None, bool | None]]:
    """All supplies with the name of their station, and whether it is voided."""
    query = (
        select(Supply, Station.name, Station.voided)
        .outerjoin(Station, Station.id == Supply.station_id)
        .where(Supply.voided == false())
        .order_by(Supply.name, Supply.id)
    )
    return [(row, name, voided) for row, name, voided in session.execute(query)]


def moves(session: Session) -> dict[RowId, list[Any]]:
    """The movements of all supplies that count: supply_id, change, lot, expires_on, at; alike ones added up."""
    found: dict[RowId, list[Any]] = defaultdict(list)
    less = SupplyMove.change < 0
    query = (
        select(
            SupplyMove.supply_id, func.sum(SupplyMove.change).label("change"), SupplyMove.lot, SupplyMove.expires_on,
            func.max(SupplyMove.at).label("at"),
        )
        .where(SupplyMove.voided == false())
        .group_by(SupplyMove.supply_id, SupplyMove.lot, SupplyMove.expires_on, less)
    )  # fmt: skip
    for line in session.execute(query):
        if line.supply_id is not None:
            found[line.supply_id].append(line)
    return found


def moves_of(session: Session, supply: RowId) -> list[SupplyMove]:
    """Every movement of a supply, in the order of their times, those taken back among them."""
    query = select(SupplyMove).where(SupplyMove.supply_id == supply).order_by(SupplyMove.at, SupplyMove.id)
    return list(session.scalars(query))


def known_stock(session: Session, supply: RowId, until: datetime | None = None) -> int:
    """What the movements of a supply make, up to an instant."""
    query = select(func.sum(SupplyMove.change)).where(SupplyMove.supply_id == supply, SupplyMove.voided == false())
    if until is not None:
        query = query.where(SupplyMove.at <= until)
    return session.scalar(query) or 0


def served(
    session: Session, station: RowId | None, start: datetime, end: datetime
) -> dict[tuple[str, str], int]:  # fmt: skip
    """How many of each (group, service) were counted at a station, or at all of them, in a period."""
    query = (
        select(Tally.population_group, Tally.service, func.sum(Tally.count))
        .where(Tally.at >= start, Tally.at < end, not_(Tally.voided))
        .where(Tally.station_id.is_not(None) if station is None else Tally.station_id == station)
        .group_by(Tally.population_group, Tally.service)
    )
    return {(group or "", service or ""): int(count) for group, service, count in session.execute(query)}


def served_by_station(
    session: Session, start: datetime, end: datetime
) -> dict[RowId, dict[tuple[str, str], int]]:  # fmt: skip
    """How many of each (group, service) were counted at each station in a period."""
    query = (
        select(Tally.station_id, Tally.population_group, Tally.service, func.sum(Tally.count))
        .where(Tally.at >= start, Tally.at < end, not_(Tally.voided), Tally.station_id.is_not(None))
        .group_by(Tally.station_id, Tally.population_group, Tally.service)
    )
    found: dict[RowId, dict[tuple[str, str], int]] = defaultdict(dict)
    for station, group, service, count in session.execute(query):
        if station is not None:
            found[station][group or "", service or ""] = int(count)
    return dict(found)


def sums_before(session: Session, at: datetime) -> dict[RowId, int]:
    """What the movements of each supply made up to an instant."""
    query = (
        select(SupplyMove.supply_id, func.sum(SupplyMove.change))
        .where(SupplyMove.voided == false(), SupplyMove.at < at)
        .group_by(SupplyMove.supply_id)
    )
    return {supply: int(total or 0) for supply, total in session.execute(query) if supply is not None}


def moves_between(session: Session, start: datetime, end: datetime) -> list[SupplyMove]:
    """The movements of all supplies in a period that count, in the order of their times."""
    query = (
        select(SupplyMove)
        .where(SupplyMove.voided == false(), SupplyMove.at >= start, SupplyMove.at < end)
        .order_by(SupplyMove.at, SupplyMove.id)
    )
    return list(session.scalars(query))
