"""Tallies read from the database.

What is counted at a station is no visit to the centre: it is asked for by the station's queries.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, func, not_, select, type_coerce
from sqlalchemy.orm import Session

from app.core.clock import to_ms
from app.db.models import Tally


def _span(start: datetime | None, end: datetime | None) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = [not_(Tally.voided), Tally.station_id.is_(None)]
    if start is not None:
        parts.append(Tally.at >= start)
    if end is not None:
        parts.append(Tally.at < end)
    return parts


def counts(session: Session, start: datetime | None, end: datetime | None) -> dict[tuple[str, str], int]:
    """How many of each (group, service) in a period."""
    query = (
        select(Tally.population_group, Tally.service, func.sum(Tally.count))
        .where(*_span(start, end))
        .group_by(Tally.population_group, Tally.service)
    )
    return {(group or "", service or ""): int(count) for group, service, count in session.execute(query)}


def total(session: Session, start: datetime | None, end: datetime | None) -> int:
    """All that was tallied in a period."""
    return int(session.scalar(select(func.coalesce(func.sum(Tally.count), 0)).where(*_span(start, end))) or 0)


def _ms() -> Any:
    return type_coerce(Tally.at, BigInteger)


def by_hour(session: Session, start: datetime, end: datetime) -> dict[int, int]:
    """Tallies of a period by the number of full hours since its start."""
    hour = (_ms() - to_ms(start)) // 3_600_000
    query = select(hour, func.sum(Tally.count)).where(*_span(start, end)).group_by(hour)
    return {int(number): int(count) for number, count in session.execute(query)}


def by_quarter(session: Session, start: datetime, end: datetime) -> Iterator[tuple[datetime, int]]:
    """(a quarter of an hour counted from `start`, how many were tallied in it) over a period."""
    quarter = (_ms() - to_ms(start)) // 900_000
    query = select(func.min(Tally.at), func.sum(Tally.count)).where(*_span(start, end)).group_by(quarter)
    for at, count in session.execute(query):
        if at is not None:
            yield at, int(count)
