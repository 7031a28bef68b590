"""Rows of other centres, as `elsewhere` and `day_elsewhere` keep them: what a level above reads of those below."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, func, select, type_coerce
from sqlalchemy.orm import Session

from app.core.clock import to_ms
from app.core.ids import RowId
from app.db.models import DayElsewhere
from app.db.models.log import elsewhere
from app.domain.fields import RecordSpec, from_log
from app.domain.report_records import DAILY_FIGURE

COUNTS = tuple(item.name for item in DAILY_FIGURE.own if item.group == "figures")
_PART = 500


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One row of another centre; `values` as the program has them, by field name."""

    home: str
    id: RowId
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)


def _field(name: str) -> Any:
    return type_coerce(elsewhere.c.fields, JSON)[name]


def _of(spec: RecordSpec, *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(elsewhere.c.home, elsewhere.c.row, elsewhere.c.fields).where(
        elsewhere.c.tbl == spec.table, elsewhere.c.voided == 0, *conditions
    )


def _read(session: Session, spec: RecordSpec, query: Select[Any]) -> Iterator[Elsewhere]:
    for home, row, text in session.execute(query):
        kept = json.loads(text)
        values = {
            item.name: item.default if kept.get(item.name) is None else from_log(item, kept[item.name])
            for item in spec.fields
        }
        yield Elsewhere(home, bytes(row), values)


def every(session: Session, spec: RecordSpec) -> list[Elsewhere]:
    """All rows of a table that other centres sent and that aren't voided."""
    return list(_read(session, spec, _of(spec)))


def by_ids(session: Session, spec: RecordSpec, ids: Iterable[tuple[str, RowId]]) -> dict[tuple[str, RowId], Elsewhere]:
    """Rows by centre and id; those that aren't here, or are voided, are left out."""
    by_home: dict[str, list[RowId]] = defaultdict(list)
    for home, row in ids:
        by_home[home].append(row)
    found: dict[tuple[str, RowId], Elsewhere] = {}
    for home, rows in by_home.items():
        for start in range(0, len(rows), _PART):
            part = _of(spec, elsewhere.c.home == home, elsewhere.c.row.in_(rows[start : start + _PART]))
            found.update(((one.home, one.id), one) for one in _read(session, spec, part))
    return found


def between(session: Session, spec: RecordSpec, name: str, start: datetime, end: datetime) -> list[Elsewhere]:
    """The rows whose instant `name` lies in a period."""
    moment = _field(name).as_integer()
    return list(_read(session, spec, _of(spec, moment >= to_ms(start), moment < to_ms(end))))


def naming(session: Session, spec: RecordSpec, name: str, row: RowId, home: str | None = None) -> list[Elsewhere]:
    """The rows whose field `name` is this id, of all other centres or of one."""
    conditions = [_field(name).as_string() == row.hex()]
    if home is not None:
        conditions.append(elsewhere.c.home == home)
    return list(_read(session, spec, _of(spec, *conditions)))


def count_by(session: Session, spec: RecordSpec, name: str) -> dict[tuple[str, RowId], int]:
    """How many rows name each (centre, id) in their field `name`."""
    named = _field(name).as_string()
    query = (
        select(elsewhere.c.home, named, func.count())
        .where(elsewhere.c.tbl == spec.table, elsewhere.c.voided == 0, named.is_not(None))
        .group_by(elsewhere.c.home, named)
    )
    return {(home, bytes.fromhex(row)): count for home, row, count in session.execute(query)}


# ------------------------------------------------------------------------------------------- days


_SUMS = tuple(func.sum(getattr(DayElsewhere, name)).label(name) for name in COUNTS)


def day_sums(session: Session, first: date, last: date) -> dict[str, tuple[int, dict[str, int]]]:
    """Of each centre that told any day of a period: how many days, and their figures added up."""
    query = select(DayElsewhere.home, func.count(), *_SUMS).where(_within(first, last)).group_by(DayElsewhere.home)
    return {
        home: (days, dict(zip(COUNTS, map(int, sums), strict=True))) for home, days, *sums in session.execute(query)
    }


def month_sums(session: Session, first: date, last: date) -> dict[tuple[str, str], tuple[int, dict[str, int]]]:
    """The same by centre and month ("2026-07")."""
    month = func.strftime("%Y-%m", DayElsewhere.day)
    query = (
        select(DayElsewhere.home, month, func.count(), *_SUMS)
        .where(_within(first, last))
        .group_by(DayElsewhere.home, month)
    )
    return {
        (home, name): (days, dict(zip(COUNTS, map(int, sums), strict=True)))
        for home, name, days, *sums in session.execute(query)
    }


def by_day(session: Session, first: date, last: date) -> dict[date, tuple[int, dict[str, int]]]:
    """Day by day: how many centres told it, and their figures added up."""
    query = select(DayElsewhere.day, func.count(), *_SUMS).where(_within(first, last)).group_by(DayElsewhere.day)
    return {
        day: (centres, dict(zip(COUNTS, map(int, sums), strict=True))) for day, centres, *sums in session.execute(query)
    }


def days_told(session: Session, first: date, last: date, homes: Collection[str]) -> dict[str, set[date]]:
    """The days of a period that each of these centres told."""
    found: dict[str, set[date]] = defaultdict(set)
    query = select(DayElsewhere.home, DayElsewhere.day).where(_within(first, last))
    if len(homes) <= _PART:
        query = query.where(DayElsewhere.home.in_(homes))
    for home, day in session.execute(query):
        if home in homes:
            found[home].add(day)
    return found


def first_days(session: Session, homes: Collection[str]) -> dict[str, date]:
    """The first day that each of these centres ever told."""
    query = select(DayElsewhere.home, func.min(DayElsewhere.day)).group_by(DayElsewhere.home)
    if len(homes) <= _PART:
        query = query.where(DayElsewhere.home.in_(homes))
    return {home: day for home, day in session.execute(query) if home in homes}


def days_of(session: Session, home: str, first: date, last: date) -> dict[date, dict[str, int]]:
    """What one centre told, day by day."""
    columns = [getattr(DayElsewhere, name) for name in COUNTS]
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    found: dict[date, dict[str, int]] = {}
    for start in range(0, len(days), _PART):  # named one by one, each is a step into the primary key
        part = days[start : start + _PART]
        query = select(DayElsewhere.day, *columns).where(DayElsewhere.day.in_(part), DayElsewhere.home == home)
        found.update((day, dict(zip(COUNTS, counts, strict=True))) for day, *counts in session.execute(query))
    return found


def _within(first: date, last: date) -> ColumnElement[bool]:
    return DayElsewhere.day.between(first, last)
