"""What the log says has changed: read by the hundred thousand, so SQLite itself looks into the payloads."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, func, not_, or_, select
from sqlalchemy.orm import Session

from app.core.ids import RowId
from app.db.models.log import op
from app.db.oplog import IN_PARTS, LANE_BITS

QUARTER = 900_000
"""Milliseconds of a quarter of an hour."""
_WHOLE = op.c.line.startswith("[")
"""A payload that says all fields, as a create does; others name the fields they change."""


def _since(lane: int, first: int, last: int, table: str) -> ColumnElement[bool]:
    span = op.c.id.between(lane << LANE_BITS | first, lane << LANE_BITS | last)
    return span & (op.c.tbl == table)


def quarters_made(session: Session, lane: int, first: int, last: int, table: str, time: int) -> list[int]:
    """The quarters of an hour (counted from 1970) that rows made by these operations of a lane name in field `time`."""
    at = func.json_extract(op.c.line, f"$[{time}]")
    query = select(at // QUARTER).distinct().where(_since(lane, first, last, table), _WHOLE, at.is_not(None))
    return [int(quarter) for quarter in session.scalars(query)]


def rows_edited(
    session: Session, lane: int, first: int, last: int, table: str, fields: Collection[int]
) -> set[RowId]:  # fmt: skip
    """The rows that these operations of a lane changed in one of these fields, or of which a payload was erased."""
    named = [func.json_type(op.c.line, f'$."{number}"').is_not(None) for number in fields]
    query = select(op.c.row).where(
        _since(lane, first, last, table), or_(op.c.line.is_(None), not_(_WHOLE) & or_(*named))
    )
    return set(session.scalars(query))


def payloads(
    session: Session, lane: int, first: int, last: int, tables: Collection[str]
) -> Iterator[tuple[str, RowId, str | None]]:
    """(table, row, payload) of these operations of a lane."""
    span = op.c.id.between(lane << LANE_BITS | first, lane << LANE_BITS | last)
    query = select(op.c.tbl, op.c.row, op.c.line).where(span, op.c.tbl.in_(tables))
    found: Any = session.execute(query, execution_options=IN_PARTS)
    yield from found
