"""Groups of fields that the fold found in conflict: which are questions for people, and the versions of each."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.ids import RowId
from app.db.models import ActivitySession, Attendance, Synced
from app.db.models.log import conflict as conflict_table
from app.db.oplog import RAW
from app.db.tx import Tx
from app.domain import conflicts as rules
from app.domain.conflicts import Clash, Disagreement, Kind
from app.domain.fields import LIFE, from_log
from app.domain.records import RECORD
from app.domain.sync.fold import Op
from app.services import activities
from app.services.attendance import ARRIVAL
from app.services.conflict_kinds.shared import Found, settled
from app.services.conflict_words import Look

_PROGRAM = frozenset({"daily_figure", "activity_figure"})
"""Tables that only the program writes: it settles them itself the next time it does."""
_PART = 500


def find(look: Look) -> Iterator[Found]:
    """Groups of fields that the fold found in conflict, as questions."""
    found = open_disagreements(look.session)
    scans = {one.row for one in found if is_scan(one)}
    for one in found:
        kind = one.kind
        if one.row in scans and is_beside(one):
            continue
        if kind is Kind.EDIT and one.table == "attendance":
            kind = Kind.TICKET
        elif kind is Kind.EDIT and one.table == "clash_decision":
            kind = Kind.BOOKING
        yield Found(one.id, kind, one)


def is_scan(one: Disagreement) -> bool:
    """Whether two desks wrote differently when a participant came."""
    return one.table == "attendance" and one.kind is Kind.EDIT and ARRIVAL in one.groups


def is_beside(one: Disagreement) -> bool:
    """What else they wrote of the participant: settled with the scan."""
    return one.table == "attendance" and one.kind is Kind.EDIT and not {ARRIVAL, LIFE} & set(one.groups)


def open_disagreements(session: Session) -> list[Disagreement]:
    """Those that are worth somebody's time."""
    columns = conflict_table.c
    query = select(columns.id, columns.kind, columns.tbl, columns.row, columns.grp, columns.ops)
    found = [
        Clash(line.id, line.kind, line.tbl, line.row, line.grp, tuple(json.loads(line.ops)))
        for line in session.execute(query.where(columns.tbl.in_(RECORD.keys() - _PROGRAM)))
    ]
    voided = _voided(session, found)
    # What was voided isn't worth anybody's time; but whether it is voided is.
    return rules.disagreements(one for one in found if one.row in voided and (not voided[one.row] or one.group == LIFE))


def _voided(session: Session, clashes: Sequence[Clash]) -> dict[RowId, bool]:
    """Which of the rows are voided, of those in this centre's own tables."""
    by_table: dict[str, list[RowId]] = {}
    for one in clashes:
        by_table.setdefault(one.table, []).append(one.row)
    here: dict[RowId, bool] = {}
    for name, rows in by_table.items():
        table = RAW[name]
        for start in range(0, len(rows), _PART):
            query = select(table.c.id, table.c.voided).where(table.c.id.in_(rows[start : start + _PART]))
            here |= {row.id: bool(row.voided) for row in session.execute(query)}
    return here


@dataclass(frozen=True, slots=True)
class Version:
    """One of the ways a record was written: by which operation, what of it (`own`), and the whole record with it."""

    line: Any
    own: Mapping[str, Any]
    values: Mapping[str, Any]
    before: Mapping[str, Any]
    """The record as its author saw it."""


def versions_of(look: Look, one: Disagreement, shown: Mapping[str, Any]) -> list[Version]:
    """The versions of the groups in question, each once, this desk's own first."""
    spec = RECORD[one.table]
    known = {operation.key: (line, operation) for line, operation in operations_of(look, one)}
    found: dict[tuple[Any, ...], Version] = {}
    for number in one.ops:
        if number not in known:
            continue
        line, operation = known[number]
        own = _written(one, operation)
        before = dict(shown)
        for group in one.groups:
            seen = [known[key][1] for key in operation.base.get(group, ()) if key in known]
            last = max(seen, key=lambda each: each.order, default=None)
            for item in spec.groups[group]:
                said = (last.fields or {}).get(item.name, item.default) if last else item.default
                before[item.name] = from_log(item, said)
        key = tuple(own.values())
        if key not in found or _is_own(look, line):
            found[key] = Version(line, own, {**shown, **own}, before)
    return sorted(
        found.values(), key=lambda each: (not _is_own(look, each.line), look.site(each.line.id), each.line.id)
    )


def _is_own(look: Look, line: Any) -> bool:
    return look.site(line.id) == look.desk.store.site


def operations_of(look: Look, one: Disagreement) -> list[tuple[Any, Op]]:
    """Every operation of the record, beside its line of the log."""
    return look.recorder.operations_with_lines(RECORD[one.table], [one.row])[one.row]


def _written(one: Disagreement, operation: Op) -> dict[str, Any]:
    spec = RECORD[one.table]
    return {
        item.name: from_log(item, (operation.fields or {}).get(item.name, item.default))
        for group in one.groups
        for item in spec.groups[group]
    }


def still(tx: Tx, one: Disagreement) -> None:
    """Raise UserError unless it is still open as it was shown."""
    if one not in open_disagreements(tx.session):
        raise settled()


def follow(tx: Tx, row: Synced) -> None:
    """What depends on a settled record is brought in step with it."""
    if isinstance(row, Attendance) and row.session_id is not None:
        held = tx.session.get(ActivitySession, row.session_id)
        if held is not None:
            activities.in_step(tx, held)
    elif isinstance(row, ActivitySession):
        activities.in_step(tx, row)
