"""The daily figures of other centres in columns, kept beside `elsewhere`: months of a whole city are summed at once.

Two million days in JSON take seconds to add up, the same in columns a tenth of one.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, select

from app.core.ids import RowId, fixed_id
from app.db.models import Base, DayElsewhere
from app.db.models.log import elsewhere
from app.db.oplog import IN_PARTS
from app.domain.report_records import DAILY_FIGURE

_DAYS = Base.metadata.tables[DayElsewhere.__tablename__]
_COUNTS = tuple(item.name for item in DAILY_FIGURE.own if item.group == "figures")
_PART = 300


def day_id(home: str, day: date) -> RowId:
    """The id of the row with a centre's figures of a duty day, the same on each of its desks."""
    return fixed_id("daily_figure", home, day.isoformat())


def index_days(connection: Connection, rows: Collection[tuple[str, RowId]] | None) -> None:
    """Take over these rows of `daily_figure` in `elsewhere`, given as (home, row); all of them with None.

    A row whose id isn't that of its centre and day says nothing: a day is told once.
    """
    if rows is None:
        connection.execute(delete(_DAYS))
        query = select(elsewhere).where(elsewhere.c.tbl == DAILY_FIGURE.table)
        found = connection.execute(query, execution_options=IN_PARTS)
        for lines in found.partitions():
            _put(connection, lines)
        return
    by_home: dict[str, list[RowId]] = defaultdict(list)
    for home, row in rows:
        by_home[home].append(row)
    for home, wanted in by_home.items():
        for start in range(0, len(wanted), _PART):
            part = wanted[start : start + _PART]
            here = connection.execute(
                select(elsewhere).where(
                    elsewhere.c.home == home, elsewhere.c.tbl == DAILY_FIGURE.table, elsewhere.c.row.in_(part)
                )
            ).all()
            _put(connection, here)
            if len(here) < len(part):
                _drop(connection, home, set(part) - {bytes(line.row) for line in here})


def _put(connection: Connection, lines: Iterable[Any]) -> None:
    put = []
    for line in lines:
        values = json.loads(line.fields)
        day = _day(line, values)
        if day is None or line.voided:
            _drop(connection, line.home, {bytes(line.row)})
        else:
            put.append({"day": day, "home": line.home, **{name: int(values.get(name) or 0) for name in _COUNTS}})
    if put:
        connection.execute(_DAYS.insert().prefix_with("OR REPLACE"), put)


def _day(line: Any, values: Any) -> date | None:
    try:
        day = date.fromisoformat(values["day"])
    except (KeyError, TypeError, ValueError):
        return None
    return day if day_id(line.home, day) == bytes(line.row) else None


def _drop(connection: Connection, home: str, rows: Collection[RowId]) -> None:
    """What was voided, ceased to count, or no longer says which day it is of: rare, so its day is searched for."""
    days = connection.execute(select(_DAYS.c.day).where(_DAYS.c.home == home)).scalars().all()
    gone = [day for day in days if day_id(home, day) in rows]
    if gone:
        connection.execute(delete(_DAYS).where(_DAYS.c.home == home, _DAYS.c.day.in_(gone)))
