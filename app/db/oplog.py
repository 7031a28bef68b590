"""The one log. Every change of a synced row is an operation written in the same commit, and the rows can be
made again from the operations alone.

Three doors lead here: the session's flush (`Recorder.record_flush`), rows by the thousand
(`Recorder.insert_many`, `Recorder.edit_many`), and operations that another desk wrote (`db.merge`). A
statement that would change a synced table past them is refused by `guard`.
"""

import hashlib
import json
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    event,
    func,
    or_,
    select,
)
from sqlalchemy import delete as sql_delete
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId, new_id
from app.core.memory import without_collecting
from app.db.models import MODEL, STATE_CLASH, STATE_ERASED, STATE_WAITING, Meta
from app.db.models.base import Id, Synced
from app.db.models.log import conflict, elsewhere, erased, head, lane, op, row_op, wait
from app.domain.fields import LIFE, FieldSpec, FieldType, RecordSpec, SyncClass, to_log
from app.domain.records import RECORD
from app.domain.sync.chain import WireOp, chain_start, compact, link, payload_digest, tag_of
from app.domain.sync.fold import Folded, Label, Op, fold, is_linear
from app.domain.sync.shapes import LATEST_STAMP
from app.domain.sync.trust import Revocation, Roster, stream_of

SCHEMA = 5
"""The version of the records' fields that this program writes."""

IN_PARTS = {"yield_per": 5000}
"""Read long results a part at a time."""

LATEST_WALL = LATEST_STAMP - 366 * 86_400_000
"""What is written by a clock beyond that is dated before it, or no other desk would take it."""

LANE_BITS = 40
SEQ = (1 << LANE_BITS) - 1
_PART = 500

Base = dict[str, frozenset[int]]
"""Per group, the local numbers of the operations whose value the author saw."""


class UnloggedChange(RuntimeError):
    """Code tried to change a synced table past the log: always a bug of ours."""


@dataclass
class Absorbed:
    """What became of a batch of operations from elsewhere: `held` lie beyond a gap and were not taken."""

    added: int = 0
    known: int = 0
    held: list[WireOp] = field(default_factory=list)
    rows: dict[str, set[RowId]] = field(default_factory=lambda: defaultdict(set))


# ------------------------------------------------------------------------------------------- the guard

_CHANGES = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|DROP\s+TABLE)"
    r"\s+(?:[\w\"`\[\]]+\s*\.\s*)?[\"`\[]?(\w+)",
    re.IGNORECASE,
)
_GUARDED = frozenset(RECORD) | {
    "op", "lane", "row_op", "head", "erased", "conflict", "wait", "held", "elsewhere",
}  # fmt: skip


_TRANSACTION = re.compile(r"\s*(?:COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE)\b", re.IGNORECASE)
_ROWS = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
_SHAPE = frozenset(
    getattr(sqlite3, f"SQLITE_{act}_{temp}{thing}")
    for act in ("CREATE", "DROP")
    for temp in ("", "TEMP_")
    for thing in ("TABLE", "INDEX", "TRIGGER", "VIEW")
) | {sqlite3.SQLITE_ALTER_TABLE, sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_SAVEPOINT}


def guard(engine: Engine) -> None:
    """Refuse what would change a synced table or the log itself outside `logged`, or end a transaction early.

    Statements are looked at as they are sent; and SQLite itself asks, when it prepares one, about every table
    it will write, however it is spelt and also from within a trigger or a script.
    """

    @event.listens_for(engine, "before_cursor_execute")
    def check(connection: Connection, _c: Any, statement: str, _p: Any, _x: Any, _many: bool) -> None:
        if _TRANSACTION.match(statement):
            raise UnloggedChange(f"{statement}: a transaction is whole, and the store ends it")
        if connection.info.get("logged"):
            return
        for match in _CHANGES.finditer(statement):
            if match[1].lower() in _GUARDED:
                raise _unlogged(match[0])

    @event.listens_for(engine, "connect")
    def watch(connection: sqlite3.Connection, record: Any) -> None:
        info = record.info

        def authorise(act: int, name: str | None, _: str | None, _schema: str | None, within: str | None) -> int:
            if act in _ROWS and name is not None and name.lower() in _GUARDED:
                return sqlite3.SQLITE_OK if info.get("logged") and within is None else sqlite3.SQLITE_DENY
            return sqlite3.SQLITE_DENY if act in _SHAPE else sqlite3.SQLITE_OK

        connection.set_authorizer(authorise)

    @event.listens_for(engine, "handle_error")
    def name_it(context: Any) -> None:
        if getattr(context.original_exception, "sqlite_errorname", "") == "SQLITE_AUTH":
            raise _unlogged(str(context.statement))


def _unlogged(what: str) -> UnloggedChange:
    return UnloggedChange(f"{what}: write through the transaction, so that it is logged")


@contextmanager
def logged(connection: Connection) -> Iterator[None]:
    """The log's own statements, which may write synced tables."""
    before = connection.info.get("logged", False)
    connection.info["logged"] = True
    try:
        yield
    finally:
        connection.info["logged"] = before


# ------------------------------------------------------------------------------------------- bytes and hashes


def payload_of(spec: RecordSpec, values: Mapping[str, Any], names: Iterable[str] | None = None) -> str:
    """A payload: all fields by position (for a create; trailing defaults left out), or those named."""
    if names is None:
        full = [values.get(item.name, item.default) for item in spec.fields]
        while full and full[-1] == spec.fields[len(full) - 1].default:
            full.pop()
        return compact(full)
    return compact({str(spec.position[name]): values[name] for name in names})


def read_payload(spec: RecordSpec, line: str) -> dict[str, Any]:
    """Field name → log value, null being the field's default; fields of a newer schema are called "#17"."""
    content = json.loads(line)
    if isinstance(content, list):
        values = {item.name: item.default for item in spec.fields}
        pairs: Iterable[tuple[int, Any]] = enumerate(content)
    else:
        values = {}
        pairs = ((int(number), value) for number, value in content.items())
    for number, value in pairs:
        if number < len(spec.fields):
            item = spec.fields[number]
            values[item.name] = item.default if value is None else value
        else:
            values[f"#{number}"] = value
    return values


# ------------------------------------------------------------------------------------------- raw rows


def _raw_type(item: FieldSpec) -> Any:
    if item.type is FieldType.ROW:
        return Id
    if item.type in (FieldType.INTEGER, FieldType.MINUTES, FieldType.BOOLEAN):
        return Integer
    return BigInteger if item.type is FieldType.INSTANT else Text


_raw_metadata = MetaData()
RAW: dict[str, Table] = {
    spec.table: Table(
        spec.table,
        _raw_metadata,
        Column("id", Id, primary_key=True),
        Column("_create", BigInteger),
        Column("_state", Integer),
        *(Column(item.name, _raw_type(item)) for item in spec.fields),
    )
    for spec in RECORD.values()
}
"""The synced tables with driver types only, for folding: log values go in and out without conversion."""


def _to_raw(item: FieldSpec, value: Any) -> Any:
    if value is None:
        return None
    if item.type is FieldType.ROW:
        return bytes.fromhex(value)
    return int(value) if item.type is FieldType.BOOLEAN else value


def _from_raw(item: FieldSpec, value: Any) -> Any:
    if value is None:
        return None
    if item.type is FieldType.ROW:
        return bytes(value).hex()
    return bool(value) if item.type is FieldType.BOOLEAN else value


def _raw_column(item: FieldSpec, values: Sequence[Any]) -> Sequence[Any]:
    """`_to_raw` for a whole column of log values, null being the default."""
    if item.default is not None and None in values:
        values = [item.default if value is None else value for value in values]
    if item.type is FieldType.ROW:
        return [None if value is None else bytes.fromhex(value) for value in values]
    return values


@dataclass(frozen=True, slots=True)
class Shape:
    """What an edit writes: its groups, and how its payload is read into columns."""

    groups: frozenset[str]
    fields: tuple[FieldSpec, ...]

    def read(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Raw values by column."""
        return {
            item.name: _to_raw(item, item.default if value is None else value)
            for item, value in zip(self.fields, payload.values(), strict=True)
        }


_INSERT_OP = (
    "INSERT INTO op (id, stamp, wall, actor, tbl, row, label, base, line, schema, salt, tag)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_CONVERTED = frozenset({FieldType.ROW, FieldType.INSTANT, FieldType.DATE, FieldType.BOOLEAN})


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of one shape in the driver's own way: half the time of the general path."""
    if not rows:
        return
    compiled = table.insert().compile(dialect=connection.dialect, column_keys=list(rows[0]))
    if compiled.positiontup:
        values: Any = list(map(itemgetter(*compiled.positiontup), rows))
    else:
        values = rows
    connection.exec_driver_sql(str(compiled), values)


def log_values(item: Synced) -> dict[str, Any]:
    """A row's fields as the log writes them."""
    return {spec.name: to_log(spec, getattr(item, spec.name)) for spec in item.spec.fields}


def _state_of(folded: Folded) -> int:
    state = STATE_CLASH * bool(folded.clashes) | STATE_WAITING * bool(folded.waiting)
    return state | STATE_ERASED * folded.erased


def _of_table(spec: RecordSpec) -> ColumnElement[bool]:
    """Heads of a table's rows: nothing keeps a centre above from giving a row of another table the same id."""
    return select(op.c.tbl).where(op.c.id == head.c.op).correlate(head).scalar_subquery() == spec.table


def _create_among(operations: Iterable[Op]) -> int:
    """The operation a row's table points at; 0 where none of them made the row."""
    return min((int(str(item.key)) for item in operations if not item.base), default=0)


def _elsewhere_line(spec: RecordSpec, home: str, row: RowId, folded: Folded) -> dict[str, Any]:
    values = {item.name: folded.values[item.name] for item in spec.fields}
    return {
        "home": home, "tbl": spec.table, "row": row, "voided": int(bool(values["voided"])),
        "state": _state_of(folded), "fields": compact(values),
    }  # fmt: skip


# ------------------------------------------------------------------------------------------- the recorder


@dataclass
class _Lane:
    id: int
    site: str
    stream: str
    seq: int
    tip: bytes


class LaneFacts(NamedTuple):
    """Where a branch of a lane leaves another; 0 where it begins by itself."""

    fork_seq: int
    fork_tip: bytes | None


_REPORTED = frozenset({SyncClass.REPORT, SyncClass.FIGURES, SyncClass.CASE})


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the operations of a lane fold: `home` is "" for this centre's own tables, otherwise the centre whose rows
    they are. Where `folds` is false they are kept in the log only. Those numbered beyond `last` don't count.
    """

    home: str
    kind: SyncClass | None
    folds: bool
    last: int

    @property
    def whose(self) -> str:
        """Whose rows, and of which class: an erase removes nothing of others."""
        return f"{self.kind}:{self.home}"

    def takes(self, spec: RecordSpec | None) -> bool:
        """Whether operations of a table show in rows from here."""
        return self.folds and spec is not None and spec.sync_class is self.kind


class Recorder:
    """Writes operations and folds them, inside one write transaction.

    `touched` collects the rows that changed, per table, `absorbed` those of them that another desk wrote; `written`
    the local numbers of this transaction's own operations.
    """

    def __init__(
        self, connection: Connection, site: str, centre: str, actor: RowId, now_ms: int, authority: Roster | None = None
    ) -> None:
        self._connection = self.connection = connection
        self._site = self.site = site
        self._centre = centre
        self._actor = actor
        self._now = self.now = min(max(now_ms, 0), LATEST_WALL)
        self.authority = authority
        """Who may write what; None: everything counts, as on a desk without certificates."""
        self._lanes: dict[str, _Lane] = {}
        self.touched: dict[str, set[RowId]] = defaultdict(set)
        self.absorbed: set[RowId] = set()
        self.erased = False
        """Whether rows were erased for good, so that the files have to be swept."""
        self.days: set[tuple[str, RowId]] = set()
        """Daily figures of other centres that changed, as (home, row)."""
        self.written: list[int] = []
        self.seen: dict[RowId, Base] = {}
        """Bases taken earlier (when a form opened) for rows about to be written."""
        self.labels: dict[RowId, Label] = {}
        """What the next operation of a row is called, where it isn't a plain create or update."""
        self._refold: dict[RowId, RecordSpec] = {}
        self._near: dict[int, tuple[int, int]] = {}
        self._shapes: dict[tuple[str, tuple[str, ...]], Shape | None] = {}
        self._halves = 0
        self.read_lane_names()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Something that must not be committed by half: once it fails, `finish` refuses the transaction."""
        self._halves += 1
        yield
        self._halves -= 1

    def begin_flush(self, session: Session) -> None:
        """Log what a flush is about to write; `after_flush` ends it."""
        self._halves += 1
        self.record_flush(session)

    # ---- writing

    def record_flush(self, session: Session) -> None:
        """Log what a flush is about to write. Called by the session's `before_flush`."""
        rows: list[dict[str, Any]] = []
        for item in session.deleted:
            if isinstance(item, Synced):
                raise UnloggedChange(f"{item.spec.table}: rows are voided, never deleted")
        for item in session.new:
            if isinstance(item, Synced):
                label = self.labels.pop(item.id, Label.CREATE)
                item.state = 0
                item.create_op = self._append(
                    rows, item.spec, item.id, label, {}, payload_of(item.spec, log_values(item))
                )
                self.touched[item.spec.table].add(item.id)
        for item in session.dirty:
            if isinstance(item, Synced) and session.is_modified(item, include_collections=False):
                self._record_edit(rows, item)
        self._write_ops(rows)

    def _record_edit(self, rows: list[dict[str, Any]], item: Synced) -> None:
        spec = item.spec
        attributes = instance_state(item).attrs
        if any(attributes[name].history.has_changes() for name in ("id", "create_op", "state")):
            raise UnloggedChange(f"{spec.table}: a row's id and what the log says of it are not for writing")
        changed = [field for field in spec.fields if attributes[field.name].history.has_changes()]
        if not changed:
            return
        groups = {field.group for field in changed}
        label = self.labels.pop(item.id, Label.UPDATE)
        heads = self.heads(spec, item.id, item.create_op)
        shown = self._shown(spec, item, heads)
        ends = label is Label.ERASE or (LIFE in groups and item.voided)  # it saw, and ends, all of the row
        seen = self.seen.pop(item.id, None) or {}
        saw = heads if label is Label.RESOLVE else shown | {group: keys for group, keys in seen.items() if keys}
        named = {group: saw[group] for group in (spec.groups if ends else sorted(groups)) if saw.get(group)}
        names = [member.name for group in spec.groups if group in groups for member in spec.groups[group]]
        if label is Label.ERASE:
            names = [member.name for member in spec.fields if not member.personal]
        values = log_values(item)
        number = self._append(rows, spec, item.id, label, named, payload_of(spec, values, names))
        self.touched[spec.table].add(item.id)
        written = Op(number, (0, "", 0, 0), label, named, {name: values[name] for name in names})
        self._write_ops(rows)
        rows.clear()
        with logged(self._connection):
            self._connection.execute(row_op.insert(), {"row": item.id, "op": number})
            if item.state == 0 and (LIFE in groups or not item.voided) and is_linear(spec, heads, written):
                groups_written = [group for group in groups if group in spec.groups]
                self._connection.execute(
                    sql_delete(head).where(head.c.row == item.id, head.c.grp.in_(groups_written), _of_table(spec))
                )
                self._connection.execute(
                    head.insert(), [{"row": item.id, "grp": group, "op": number} for group in groups_written]
                )
            else:
                self._refold[item.id] = spec

    def after_flush(self, session: Session) -> None:
        """Fold the rows whose edits didn't simply follow what was there, and read them anew."""
        while self._refold:
            row, spec = self._refold.popitem()
            self.refold(spec, row)
            present = session.identity_map.get(session.identity_key(MODEL[spec.table], (row,)))
            if present is not None:
                session.expire(present)
        self._halves -= 1

    def insert_many(self, spec: RecordSpec, rows: Iterable[Mapping[str, Any]], batch: int = 5000) -> list[RowId]:
        """Create rows by the thousand; values are Python values by field name, `id` optional. Returns the ids."""
        made: list[RowId] = []
        with self.whole(), without_collecting():
            self._insert_many(spec, rows, batch, made)
        self.touched[spec.table].update(made)
        return made

    def _insert_many(self, spec: RecordSpec, rows: Iterable[Mapping[str, Any]], batch: int, made: list[RowId]) -> None:
        defaults = {item.name: to_log(item, item.default) for item in spec.fields}
        ends = tuple(defaults.values())
        # Most fields are written as they are; only the others are worth a call.
        convert = {item.name: item for item in spec.fields if item.type in _CONVERTED}
        part: list[tuple[RowId, list[Any]]] = []
        for values in rows:
            row = values.get("id") or new_id()
            log = {name: value for name, value in values.items() if value is not None}
            log.pop("id", None)
            if not log.keys() <= defaults.keys():
                raise TypeError(f"{spec.table} has no field {sorted(log.keys() - defaults.keys())}")
            for name in log.keys() & convert.keys():
                log[name] = to_log(convert[name], log[name])
            payload = list((defaults | log).values())
            while payload and payload[-1] == ends[len(payload) - 1]:
                payload.pop()
            part.append((row, payload))
            made.append(row)
            if len(part) >= batch:
                self._create_part(spec, part)
                part.clear()
        if part:
            self._create_part(spec, part)

    def _create_part(self, spec: RecordSpec, part: Sequence[tuple[RowId, list[Any]]]) -> None:
        at = self._own_lane(f"{spec.sync_class}:{self._centre}")
        first, stamp, label = at.seq + 1, self._now + 1, int(Label.CREATE)
        salts = os.urandom(8 * len(part)) if spec.erasable else b""
        ops: list[tuple[Any, ...]] = []
        for seq, (row, payload) in enumerate(part, start=first):
            line, salt = compact(payload), salts[(seq - first) * 8 : (seq - first + 1) * 8] or None
            at.tip = link(
                at.tip, seq, stamp, self._now, self._actor, spec.table, row, label, None, SCHEMA,
                payload_digest(line, salt),
            )  # fmt: skip
            ops.append(
                (at.id << LANE_BITS | seq, stamp, self._now, self._actor, spec.table, row, label, None, line, SCHEMA,
                 salt, tag_of(at.tip))
            )  # fmt: skip
        at.seq += len(part)
        numbers = range(at.id << LANE_BITS | first, (at.id << LANE_BITS | at.seq) + 1)
        self.written += numbers
        self.put_ops(ops)
        self.make_rows(
            spec, [(number, row, payload) for number, (row, payload) in zip(numbers, part, strict=True)], anew=True
        )

    def edit_many(
        self, spec: RecordSpec, changes: Mapping[RowId, Mapping[str, Any]], label: Label = Label.UPDATE
    ) -> None:
        """Change rows by the thousand, each as its author sees it now; values are Python values by field name.

        Raises KeyError for a row that isn't here; whether a row may be changed is for the caller to ask.
        """
        ids = list(changes)
        with self.whole():
            for start in range(0, len(ids), _PART):
                self._edit_part(spec, {row: changes[row] for row in ids[start : start + _PART]}, label)
        self.touched[spec.table].update(ids)

    def _edit_part(self, spec: RecordSpec, changes: Mapping[RowId, Mapping[str, Any]], label: Label) -> None:
        table, connection = RAW[spec.table], self._connection
        lines = connection.execute(select(table).where(table.c.id.in_(changes))).mappings()
        present = {line["id"]: line for line in lines}
        found: dict[RowId, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for known in connection.execute(select(head).where(head.c.row.in_(changes), _of_table(spec))):
            found[known.row][known.grp].add(known.op)
        near = {line["_create"] for line in present.values()}
        near.update(number for groups in found.values() for keys in groups.values() for number in keys)
        self._near = self._stamps(near)
        ops: list[dict[str, Any]] = []
        links: list[dict[str, Any]] = []
        heads_now: list[dict[str, Any]] = []
        updates: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        folded: list[RowId] = []
        for row, values in changes.items():
            line = present[row]
            now = {item.name: _from_raw(item, line[item.name]) for item in spec.fields}
            new = {name: to_log(spec.by_name[name], value) for name, value in values.items()}
            settles = label is Label.RESOLVE  # also in favour of what is shown already
            groups = {spec.by_name[name].group for name, value in new.items() if settles or value != now[name]}
            if not groups:
                continue
            now |= new
            heads = {group: frozenset(found[row].get(group) or {line["_create"]}) for group in spec.groups}
            ends = LIFE in groups and now["voided"]
            naming = [group for group in spec.groups if ends or group in groups]
            plain = line["_state"] == 0 and all(len(heads[group]) == 1 for group in naming)
            plain = plain and (LIFE in groups or not now["voided"])
            saw = heads if plain or label is Label.RESOLVE else self.shown(spec, row)
            names = [member.name for group in spec.groups if group in groups for member in spec.groups[group]]
            named = {group: saw[group] for group in naming if saw.get(group)}
            number = self._append(ops, spec, row, label, named, payload_of(spec, now, names))
            links.append({"row": row, "op": number})
            if plain:
                heads_now += [{"row": row, "grp": group, "op": number} for group in groups]
                raw = {name: _to_raw(spec.by_name[name], now[name]) for name in names}
                updates[tuple(names)].append({"_at": row, **raw})
            else:
                folded.append(row)
        self._near = {}
        self._write_ops(ops)
        with logged(connection):
            if links:
                connection.execute(row_op.insert(), links)
            if heads_now:
                gone = sql_delete(head).where(
                    head.c.row == bindparam("row"), head.c.grp == bindparam("grp"), _of_table(spec)
                )
                connection.execute(gone, heads_now)
                connection.execute(head.insert(), heads_now)
            for fields, raws in updates.items():
                change = table.update().where(table.c.id == bindparam("_at"))
                connection.execute(change.values({name: bindparam(name) for name in fields}), raws)
        for row in folded:
            self.refold(spec, row)

    def _append(
        self, rows: list[dict[str, Any]], spec: RecordSpec, row: RowId, label: Label, named: Base, line: str
    ) -> int:
        lane_now = self._own_lane(f"{spec.sync_class}:{self._centre}")
        base, stamp = None, self._now
        if named:
            numbers = sorted(set().union(*named.values()))
            known = self._references(lane_now, numbers)
            stamp = max([stamp, *(known[number][0] for number in numbers)])
            base = compact({group: [known[number][1] for number in sorted(keys)] for group, keys in named.items()})
        stamp += 1
        if stamp >= LATEST_STAMP:  # only a forger dates something so: built on it, no other desk would take it
            raise UserError(translate("errors", "This entry bears a date no clock can show. Tell the administrator."))
        salt = os.urandom(8) if spec.erasable else None
        lane_now.seq += 1
        lane_now.tip = link(
            lane_now.tip, lane_now.seq, stamp, self._now, self._actor, spec.table, row, label, base, SCHEMA,
            payload_digest(line, salt),
        )  # fmt: skip
        number = lane_now.id << LANE_BITS | lane_now.seq
        rows.append(
            {
                "id": number, "stamp": stamp, "wall": self._now, "actor": self._actor, "tbl": spec.table, "row": row,
                "label": int(label), "base": base, "line": line, "schema": SCHEMA, "salt": salt,
                "tag": tag_of(lane_now.tip),
            }
        )  # fmt: skip
        self.written.append(number)
        return number

    def _write_ops(self, rows: list[dict[str, Any]]) -> None:
        if rows:
            with logged(self._connection):
                self._connection.execute(op.insert(), rows)

    def _own_lane(self, stream: str) -> _Lane:
        if not self._site:
            raise UnloggedChange("this database has no installation's id yet")
        found = self._lanes.get(stream)
        if found is None:
            found = self._lanes[stream] = self._open_lane(self._site, stream)
        return found

    def _open_lane(self, site: str, stream: str) -> _Lane:
        row = self._connection.execute(
            select(lane.c.id, lane.c.seq, lane.c.tip).where(
                lane.c.site == site, lane.c.stream == stream, lane.c.branch == 0
            )
        ).first()
        if row is not None:
            return _Lane(row.id, site, stream, row.seq, row.tip)
        start = chain_start(site, stream)
        with logged(self._connection):
            made = self._connection.execute(
                lane.insert().returning(lane.c.id),
                {"site": site, "stream": stream, "branch": 0, "seq": 0, "tip": start},
            ).scalar_one()
        self.read_lane_names()
        return _Lane(made, site, stream, 0, start)

    def finish(self) -> None:
        """Write how far the lanes have come; the last thing before a commit. Refuses what was written by half."""
        if self._halves:
            raise UnloggedChange("a change failed half-way; nothing of its transaction can be kept")
        self.put_lanes_down()

    def put_lanes_down(self) -> None:
        """Write how far this desk's own lanes have come; they are read anew when next written to."""
        with logged(self._connection):
            for now in self._lanes.values():
                self._connection.execute(
                    lane.update().where(lane.c.id == now.id).values(seq=now.seq, tip=now.tip, sig=None)
                )
        self._lanes.clear()

    # ---- references and heads

    def _references(self, at: _Lane, numbers: Sequence[int]) -> dict[int, tuple[int, list[Any]]]:
        """Local number → (stamp, portable reference). A reference within the operation's lane names no site."""
        found: dict[int, tuple[int, list[Any]]] = {}
        near = {number: self._near[number] for number in numbers if number in self._near}
        far = [number for number in numbers if number not in near]
        if far:
            near |= self._stamps(far)
        for number, (stamp, tag) in near.items():
            reference: list[Any] = [number & SEQ, tag]
            if number >> LANE_BITS != at.id:
                reference += self._lane_names[number >> LANE_BITS]
            found[number] = (stamp, reference)
        return found

    def _stamps(self, numbers: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Local number → (stamp, tag)."""
        lines = self._connection.execute(select(op.c.id, op.c.stamp, op.c.tag).where(op.c.id.in_(numbers)))
        return {line.id: (line.stamp, line.tag) for line in lines}

    def heads(self, spec: RecordSpec, row: RowId, create_op: int) -> Base:
        """All heads of each group of a row."""
        found: dict[str, set[int]] = defaultdict(set)
        query = select(head.c.grp, head.c.op).where(head.c.row == row, _of_table(spec))
        for item in self._connection.execute(query):
            found[item.grp].add(item.op)
        return {group: frozenset(found.get(group) or {create_op}) for group in spec.groups}

    def _shown(self, spec: RecordSpec, item: Synced, heads: Base) -> Base:
        if all(len(keys) == 1 for keys in heads.values()):
            return heads
        folded = fold(spec, self.operations(spec, item.id))
        return {group: frozenset(int(str(key)) for key in keys) for group, keys in folded.shown.items()}

    def shown(self, spec: RecordSpec, row: RowId) -> Base:
        """What an author sees of a row now: take it when a form opens, hand it back with the edit."""
        create = self._create_of(spec, row)
        heads = self.heads(spec, row, create)
        if all(len(keys) == 1 for keys in heads.values()):
            return heads
        folded = fold(spec, self.operations(spec, row))
        return {group: frozenset(int(str(key)) for key in keys) for group, keys in folded.shown.items()}

    def _create_of(self, spec: RecordSpec, row: RowId) -> int:
        table = RAW[spec.table]
        return self._connection.execute(select(table.c._create).where(table.c.id == row)).scalar() or 0

    # ---- folding

    def operations(self, spec: RecordSpec, row: RowId) -> list[Op]:
        """All operations of a row, as the fold takes them."""
        return [item for _, item in self.operations_with_lines(spec, [row])[row]]

    def operations_with_lines(
        self, spec: RecordSpec, rows: Sequence[RowId], home: str = ""
    ) -> dict[RowId, list[tuple[Any, Op]]]:
        """All operations of a few hundred rows, each beside its line of the log (who, when); of another centre's rows
        with its `home`.
        """
        table = RAW[spec.table]
        ask = self._connection.execute
        numbers = set(ask(select(row_op.c.op).where(row_op.c.row.in_(rows))).scalars())
        if not home:
            numbers |= set(ask(select(table.c._create).where(table.c.id.in_(rows))).scalars())
        ordered = sorted(numbers)
        lines: list[Any] = []
        for start in range(0, len(ordered), _PART):
            lines += ask(select(op).where(op.c.id.in_(ordered[start : start + _PART])).order_by(op.c.id)).all()
        lines = [line for line in lines if line.tbl == spec.table and self._is_of(line.id, spec, home)]
        near = {line.id: line.tag for line in lines}
        found: dict[RowId, list[tuple[Any, Op]]] = {row: [] for row in rows}
        for line in lines:
            found[line.row].append((line, self._as_op(spec, line, near)))
        return found

    def _is_of(self, number: int, spec: RecordSpec, home: str) -> bool:
        """Whether an operation makes rows of a home: those of other homes never take part."""
        reach = self.reach(number >> LANE_BITS)
        return reach.home == home and reach.takes(spec)

    def _as_op(self, spec: RecordSpec, line: Any, near: Mapping[int, int]) -> Op:
        at = self._lane_names[line.id >> LANE_BITS]
        base: dict[str, frozenset[Any]] = {}
        if line.base:
            for group, references in json.loads(line.base).items():
                base[group] = frozenset(self._resolve(at, reference, near) for reference in references)
        fields = None if line.line is None else read_payload(spec, line.line)
        seq = line.id & SEQ
        counts = seq <= self.reach(line.id >> LANE_BITS).last
        return Op(line.id, (line.stamp, at[0], seq, line.tag), Label(line.label), base, fields, counts)

    def _resolve(self, at: tuple[str, str], reference: Sequence[Any], near: Mapping[int, int]) -> int | str:
        """A reference's local number, or the reference itself while that operation isn't here."""
        seq, tag = int(reference[0]), int(reference[1])
        site, stream = (reference[2], reference[3]) if len(reference) == 4 else at
        for number in self._lanes_of.get((site, stream), ()):
            candidate = number << LANE_BITS | seq
            if near.get(candidate) == tag:
                return candidate
            if self._connection.execute(select(op.c.id).where(op.c.id == candidate, op.c.tag == tag)).first():
                return candidate
        return f"{site}/{stream}/{seq}/{tag}"

    def read_lane_names(self) -> None:
        """Learn which lanes there are; again after some were opened, or after who counts has changed."""
        lines = self._connection.execute(select(lane).order_by(lane.c.id)).all()
        self._lane_names = {line.id: (line.site, line.stream) for line in lines}
        self._lane_facts = {line.id: LaneFacts(line.fork_seq or 0, line.fork_tip) for line in lines}
        self._lanes_of: dict[tuple[str, str], list[int]] = defaultdict(list)
        for line in lines:
            self._lanes_of[line.site, line.stream].append(line.id)
        self._reaches: dict[int, Reach] = {}
        self._above = self.authority.ever_above(self._centre) if self.authority is not None else frozenset()

    def shape(self, spec: RecordSpec, numbers: tuple[str, ...]) -> Shape | None:
        """What a payload with these fields (by number) writes; None where a newer program wrote more, or less."""
        key = spec.table, numbers
        if key not in self._shapes:
            known = [int(number) for number in numbers]
            fields = tuple(spec.fields[number] for number in known if number < len(spec.fields))
            groups = frozenset(item.group for item in fields)
            whole = {item for group in groups for item in spec.groups[group]} == set(fields)
            self._shapes[key] = Shape(groups, fields) if whole and len(fields) == len(known) else None
        return self._shapes[key]

    def know_lane(self, number: int, site: str, stream: str, fork_seq: int, fork_tip: bytes | None) -> None:
        """A lane was opened."""
        self._lane_names[number] = site, stream
        self._lane_facts[number] = LaneFacts(fork_seq, fork_tip)
        self._lanes_of[site, stream].append(number)

    def lane_name(self, number: int) -> tuple[str, str]:
        """The lane of an operation: its site and stream."""
        return self._lane_names[number >> LANE_BITS]

    @property
    def has_links(self) -> bool:
        """Whether there are operations that don't count."""
        return self.authority is not None and any(self.reach(number).last < SEQ for number in self._lane_names)

    def covers(self, site: str, stream: str) -> bool:
        """Whether an installation writes in a stream at all, however far it counts."""
        if self.authority is None:
            return True
        certificate = self.authority.certificates.get(site)
        return certificate is not None and certificate.centre == stream_of(stream)[1]

    def home_of(self, stream: str) -> str:
        """Whose rows a stream makes: "" for this centre's own."""
        kind, home = stream_of(stream)
        own = not self._centre or home == self._centre or (kind is SyncClass.REFERENCE and home in self._above)
        return "" if own else home

    def whose(self, stream: str) -> str:
        """The same with its class (`Reach.whose`)."""
        return f"{stream_of(stream)[0]}:{self.home_of(stream)}"

    def reach(self, number: int) -> Reach:
        """Where the operations of a lane (its local number) fold, and how far they count."""
        found = self._reaches.get(number)
        if found is None:
            found = self._reaches[number] = self._work_out_reach(number, *self._lane_names[number])
        return found

    def _work_out_reach(self, number: int, site: str, stream: str) -> Reach:
        kind, home = stream_of(stream)[0], self.home_of(stream)
        last = SEQ
        if not self.covers(site, stream):
            last = 0
        elif self.authority is not None:
            last = min(
                (self._cut(number, one, stream) for one in self.authority.revocations.get(site, ())), default=SEQ
            )
        return Reach(home, kind, kind in _REPORTED if home else kind is not None, last)

    def _cut(self, number: int, revocation: Revocation, stream: str) -> int:
        """The last of a lane that counts after a revocation; of a copied machine, on the branches it names."""
        assert self.authority is not None
        marks = [(seq, tip) for name, seq, tip in revocation.cut if name == stream]
        if not marks:
            alone = replace(self.authority, revocations={revocation.site: (revocation,)})
            return int(min(alone.last(revocation.site, stream), SEQ))
        lanes = {one: self._lane_facts[one] for one in self._lanes_of[revocation.site, stream]}
        if len(lanes) == 1:
            return max(seq for seq, _ in marks)
        return max(self._shared(lanes, number, seq, bytes.fromhex(tip)) for seq, tip in marks)

    def _shared(self, lanes: Mapping[int, LaneFacts], number: int, seq: int, tip: bytes) -> int:
        """How far a branch and what leads up to a mark are one; up to its number, where the mark isn't here."""
        ends = [one for one, facts in lanes.items() if facts.fork_seq < seq and self._tag_at(one, seq) == tag_of(tip)]
        if not ends:
            return seq
        ours, theirs = self._path(lanes, number, SEQ), self._path(lanes, ends[0], seq)
        return max((min(ours[one], theirs[one]) for one in ours.keys() & theirs.keys()), default=0)

    def _path(self, lanes: Mapping[int, LaneFacts], number: int, end: int) -> dict[int, int]:
        """The branches that lead to a place, each with the last operation that belongs to the way."""
        path = {number: end}
        while True:
            facts = lanes[number]
            before = [
                one
                for one, other in lanes.items()
                if one not in path
                and other.fork_seq < facts.fork_seq
                and self._tag_at(one, facts.fork_seq) == tag_of(facts.fork_tip or b"")
            ]
            if not before:
                return path
            number = before[0]
            path[number] = facts.fork_seq

    def _tag_at(self, number: int, seq: int) -> int | None:
        return self._connection.execute(select(op.c.tag).where(op.c.id == number << LANE_BITS | seq)).scalar()

    def refold(self, spec: RecordSpec, row: RowId) -> None:
        """Make a row again from all its operations and write what became of it."""
        self.refold_rows(spec, [row])

    def refold_rows(
        self, spec: RecordSpec, rows: Sequence[RowId], home: str = ""
    ) -> dict[RowId, tuple[list[Op], Folded]]:
        """Make a few hundred rows again, those of another centre with its `home`; answers what they were made of."""
        connection = self._connection
        found: dict[RowId, tuple[list[Op], Folded]] = {}
        lines: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        pointed: list[dict[str, Any]] = []
        for row, pairs in self.operations_with_lines(spec, rows, home).items():
            operations = [one for _, one in pairs]
            folded = fold(spec, operations)
            found[row] = operations, folded
            for table, made in self._derived(spec, row, operations, folded, home).items():
                lines[table] += made
            if not home and folded.exists:
                pointed.append({"row": row, "op": _create_among(operations)})
        numbers = [one.key for operations, _ in found.values() for one in operations]
        with logged(connection):
            if not home:  # what the table pointed at may be of another home by now
                table = RAW[spec.table]
                lines[row_op] += [
                    {"row": row, "op": number}
                    for row, number in connection.execute(
                        select(table.c.id, table.c._create).where(table.c.id.in_(rows), table.c._create != 0)
                    )
                ]
            if home:
                if spec.sync_class is SyncClass.FIGURES:
                    self.days.update((home, row) for row in rows)
                gone = sql_delete(elsewhere).where(elsewhere.c.home == home, elsewhere.c.tbl == spec.table)
                connection.execute(gone.where(elsewhere.c.row.in_(rows)))
            else:
                self.touched[spec.table].update(rows)
                connection.execute(sql_delete(table).where(table.c.id.in_(rows)))
                connection.execute(sql_delete(head).where(head.c.row.in_(rows), _of_table(spec)))
                connection.execute(sql_delete(conflict).where(conflict.c.row.in_(rows), conflict.c.tbl == spec.table))
            if connection.execute(select(wait.c.op).limit(1)).first():
                for start in range(0, len(numbers), _PART):
                    connection.execute(sql_delete(wait).where(wait.c.op.in_(numbers[start : start + _PART])))
            for table, made in lines.items():
                if made:
                    connection.execute(table.insert().prefix_with("OR IGNORE"), made)
            if pointed:  # the create its table points at isn't listed
                gone = sql_delete(row_op).where(row_op.c.row == bindparam("row"), row_op.c.op == bindparam("op"))
                connection.execute(gone, pointed)
        return found

    def _derived(
        self, spec: RecordSpec, row: RowId, operations: list[Op], folded: Folded, home: str = ""
    ) -> dict[Table, list[dict[str, Any]]]:
        """The lines that the operations of a row make, by the table they belong in."""
        numbers = [int(str(item.key)) for item in operations]
        waiting = [
            {"missing": str(name), "op": item.key}
            for item in operations
            for name in {name for names in item.base.values() for name in names}
            if item.key in folded.waiting and name in folded.missing
        ]
        if home:
            made = {elsewhere: [_elsewhere_line(spec, home, row, folded)] if folded.exists else [], wait: waiting}
            made[row_op] = [{"row": row, "op": number} for number in numbers]
            return {table: lines for table, lines in made.items() if lines}
        create = _create_among(operations)
        pointed = create if folded.exists else 0
        made = {
            RAW[spec.table]: [self._raw_row(spec, row, create, folded)] if folded.exists else [],
            row_op: [{"row": row, "op": number} for number in numbers if number != pointed],
            head: [
                {"row": row, "grp": group, "op": key}
                for group, keys in folded.heads.items()
                for key in keys
                if keys != (pointed,)
            ],
            conflict: self._conflicts(spec, row, folded),
            wait: waiting,
        }
        return {table: lines for table, lines in made.items() if lines}

    def _raw_row(self, spec: RecordSpec, row: RowId, create: int, folded: Folded) -> dict[str, Any]:
        values = {item.name: _to_raw(item, folded.values[item.name]) for item in spec.fields}
        return {"id": row, "_create": create, "_state": _state_of(folded), **values}

    def _conflicts(self, spec: RecordSpec, row: RowId, folded: Folded) -> list[dict[str, Any]]:
        lines = []
        for clash in folded.clashes:
            names = sorted(self._portable(int(str(key))) for key in clash.keys)
            identity = hashlib.sha256(f"{clash.kind}/{row.hex()}/{clash.group}/{names}".encode()).digest()[:16]
            lines.append(
                {
                    "id": identity, "kind": clash.kind, "tbl": spec.table, "row": row, "grp": clash.group,
                    "ops": compact([int(str(key)) for key in clash.keys]),
                }
            )  # fmt: skip
        return lines

    def _portable(self, number: int) -> str:
        tag = self._connection.execute(select(op.c.tag).where(op.c.id == number)).scalar()
        site, stream = self._lane_names[number >> LANE_BITS]
        return f"{site}/{stream}/{number & SEQ}/{tag}"

    # ---- operations from elsewhere

    def refold_sites(self, sites: Collection[str], roster: Roster | None = None) -> None:
        """After credentials changed: fold again every row these installations wrote to, by the new `roster`."""
        if roster is not None:
            self.authority = roster
        self.read_lane_names()
        dirty: dict[tuple[str, str], set[RowId]] = defaultdict(set)
        erasing: set[tuple[str, str, RowId]] = set()  # whose, table, row
        for number, (site, _) in self._lane_names.items():
            if site not in sites:
                continue
            reach = self.reach(number)
            span = op.c.id.between(number << LANE_BITS, number << LANE_BITS | SEQ)
            query = select(op.c.tbl, op.c.row, op.c.label == int(Label.ERASE)).where(span).distinct()
            for name, row, erases in self._connection.execute(query):
                if erases:
                    erasing.add((reach.whose, name, row))
                if reach.takes(RECORD.get(name)):
                    dirty[reach.home, name].add(row)
                if name in RECORD and reach.kind is SyncClass.REFERENCE:  # it may have been one of ours, or be now
                    dirty["", name].add(row)
        with self.whole():
            self.strip_erased(erasing)
            for (home, name), rows in dirty.items():
                ordered = sorted(rows)
                for start in range(0, len(ordered), _PART):
                    self.refold_rows(RECORD[name], ordered[start : start + _PART], home)
                if not home:
                    self.absorbed |= rows

    def accept(self, number: int) -> None:
        """Write what a waiting operation says once more, as it was decided here, naming what is shown now.

        Raises KeyError for an operation that isn't here, or whose payload was erased.
        """
        line = self._connection.execute(select(op).where(op.c.id == number)).one_or_none()
        if line is None or line.line is None or line.tbl not in RECORD:
            raise KeyError(number)
        spec, row = RECORD[line.tbl], line.row
        values = read_payload(spec, line.line)
        groups = {spec.by_name[name].group for name in values if name in spec.by_name}
        ends = LIFE in groups and values.get("voided")
        heads = self.heads(spec, row, self._create_of(spec, row))
        named = {group: heads[group] for group in spec.groups if (ends or group in groups) and heads[group] != {0}}
        rows: list[dict[str, Any]] = []
        with self.whole():
            made = self._append(rows, spec, row, Label.RESOLVE, named, line.line)
            self._write_ops(rows)
            self.link_rows([(row, made)])
            self.refold(spec, row)

    # ---- rows by the thousand, for a merge

    def put_ops(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write operations into the log, in the order of its columns."""
        if rows:
            with logged(self._connection):
                self._connection.exec_driver_sql(_INSERT_OP, list(rows))

    def make_rows(
        self, spec: RecordSpec, lines: Sequence[tuple[int, RowId, Sequence[Any]]], *, anew: bool = False
    ) -> int:
        """Make rows out of one operation each, given as (its number, row, payload); one that is here stays as it is,
        or fails the whole, when all are said to be made `anew`. Answers how many were made.
        """
        count = len(spec.fields)
        rest = tuple(item.default for item in spec.fields)
        full = [values[:count] if len(values) >= count else (*values, *rest[len(values) :]) for _, _, values in lines]
        columns = [_raw_column(item, column) for item, column in zip(spec.fields, zip(*full, strict=True), strict=True)]
        numbers, rows, _ = zip(*lines, strict=True)
        names = ", ".join(f'"{item.name}"' for item in spec.fields)
        marks = ", ".join("?" * (count + 3))
        with logged(self._connection):
            return self._connection.exec_driver_sql(
                f'INSERT {"" if anew else "OR IGNORE "}INTO "{spec.table}" (id, _create, _state, {names})'
                f" VALUES ({marks})",
                list(zip(rows, numbers, repeat(0), *columns)),
            ).rowcount

    def make_elsewhere(self, home: str, spec: RecordSpec, lines: Sequence[tuple[int, RowId, Sequence[Any]]]) -> None:
        """Make rows of another centre that aren't here yet, out of one operation each."""
        if not lines:
            return
        if spec.sync_class is SyncClass.FIGURES:
            self.days.update((home, row) for _, row, _ in lines)
        made = []
        for _, row, payload in lines:
            values = dict(spec.defaults)
            values |= {item.name: value for item, value in zip(spec.fields, payload, strict=False) if value is not None}
            made.append((home, spec.table, row, int(values["voided"]), compact(values)))
        with logged(self._connection):
            self._connection.exec_driver_sql(
                "INSERT INTO elsewhere (home, tbl, row, voided, state, fields) VALUES (?, ?, ?, ?, 0, ?)", made
            )

    def creates(self, spec: RecordSpec, rows: Sequence[RowId]) -> dict[RowId, int]:
        """The operations that these rows' table points at."""
        table = RAW[spec.table]
        found: dict[RowId, int] = {}
        for start in range(0, len(rows), _PART):
            query = select(table.c.id, table.c._create).where(table.c.id.in_(rows[start : start + _PART]))
            found |= {row: number for row, number in self._connection.execute(query)}
        return found

    def listed(self, rows: Sequence[RowId]) -> set[RowId]:
        """Those of these rows that operations are listed for."""
        found: set[RowId] = set()
        for start in range(0, len(rows), _PART):
            query = select(row_op.c.row).where(row_op.c.row.in_(rows[start : start + _PART])).distinct()
            found.update(self._connection.execute(query).scalars())
        return found

    def stand(
        self, spec: RecordSpec, rows: Sequence[RowId]
    ) -> tuple[dict[RowId, tuple[int, int, bool]], dict[RowId, dict[str, int]], dict[int, tuple[int, int]]]:
        """How a few hundred rows stand: (create, state, voided) of each; the heads that aren't the create, 0 for
        several of one group; and (stamp, tag) of all of these operations.
        """
        table = RAW[spec.table]
        query = select(table.c.id, table.c._create, table.c._state, table.c.voided).where(table.c.id.in_(rows))
        present = {row: (create, state, bool(voided)) for row, create, state, voided in self._connection.execute(query)}
        heads: dict[RowId, dict[str, int]] = defaultdict(dict)
        for row, group, number in self._connection.execute(select(head).where(head.c.row.in_(rows), _of_table(spec))):
            heads[row][group] = 0 if group in heads[row] else number
        numbers = {create for create, _, _ in present.values()}
        numbers.update(number for groups in heads.values() for number in groups.values())
        return present, heads, self._stamps(numbers)

    def move(
        self,
        spec: RecordSpec,
        heads: Sequence[tuple[RowId, str, int]],
        updates: Mapping[tuple[str, ...], Sequence[tuple[Any, ...]]],
    ) -> None:
        """Put down new heads, as (row, group, operation), and new values: per fields, (their values…, row)."""
        if not heads:
            return
        with logged(self._connection):
            self._connection.exec_driver_sql(
                "DELETE FROM head WHERE row = ? AND grp = ? AND (SELECT tbl FROM op WHERE id = head.op) = ?",
                [(row, group, spec.table) for row, group, _ in heads],
            )
            self._connection.exec_driver_sql("INSERT INTO head (row, grp, op) VALUES (?, ?, ?)", list(heads))
            for names, lines in updates.items():
                fields = ", ".join(f'"{name}" = ?' for name in names)
                self._connection.exec_driver_sql(f'UPDATE "{spec.table}" SET {fields} WHERE id = ?', list(lines))

    def link_rows(self, lines: Sequence[tuple[RowId, int]]) -> None:
        """List operations under their rows."""
        if lines:
            with logged(self._connection):
                self._connection.exec_driver_sql("INSERT OR IGNORE INTO row_op (row, op) VALUES (?, ?)", list(lines))

    def erase(self, spec: RecordSpec, row: RowId) -> None:
        """After an erase was flushed: take the payloads of the row's other operations out of the log."""
        with self.whole():
            self.strip_erased([(f"{spec.sync_class}:", spec.table, row)])
            self.refold(spec, row)

    def strip_erased(self, rows: Collection[tuple[str, str, RowId]]) -> None:
        """Take the payloads of these rows, as (whose, table, row), out of the log where an erase of them counts."""
        for whose, table, row in rows:
            if not self._is_erased(whose, table, row):
                continue
            with logged(self._connection):
                fresh = self._connection.execute(erased.insert().prefix_with("OR IGNORE"), {"row": row}).rowcount
            self.erased |= bool(fresh)
            self._strip(table, row, whose)

    def fill_in(self, number: int, line: str, salt: bytes | None, table: str, row: RowId) -> bool:
        """Put a payload back that was taken out for an erase which doesn't count; says whether there was any need."""
        if self._is_erased(self.reach(number >> LANE_BITS).whose, table, row):
            return False
        with logged(self._connection):
            self._connection.execute(op.update().where(op.c.id == number).values(line=line, salt=salt))
        return True

    def _is_erased(self, whose: str, table: str, row: RowId) -> bool:
        query = select(op.c.id).join(row_op, row_op.c.op == op.c.id).where(row_op.c.row == row, op.c.tbl == table)
        for number in self._connection.execute(query.where(op.c.label == int(Label.ERASE))).scalars():
            reach = self.reach(number >> LANE_BITS)
            if reach.whose == whose and number & SEQ <= reach.last:
                return True
        return False

    def _strip(self, table: str, row: RowId, whose: str) -> None:
        """Take the payloads of an erased row out of the log, of the operations of its own home and class."""
        spec = RECORD.get(table)
        create = self._create_of(spec, row) if spec else 0
        numbers = set(self._connection.execute(select(row_op.c.op).where(row_op.c.row == row)).scalars())
        numbers |= {create} if create else set()
        with logged(self._connection):
            for line in self._connection.execute(
                select(op.c.id, op.c.line, op.c.salt).where(
                    op.c.id.in_(numbers), op.c.tbl == table, op.c.line.is_not(None), op.c.label != int(Label.ERASE)
                )
            ).all():
                if self.reach(line.id >> LANE_BITS).whose == whose:
                    digest = payload_digest(line.line, line.salt)
                    self._connection.execute(op.update().where(op.c.id == line.id).values(line=None, salt=digest))

    # ---- the whole log

    def rebuild(self) -> int:
        """Make every synced table again from the log; returns the number of rows made."""
        with self.whole():
            return self._rebuild()

    def _rebuild(self) -> int:
        connection = self._connection
        with logged(connection):
            for table in RAW.values():
                connection.execute(sql_delete(table))
            for derived in (elsewhere, head, conflict, wait, row_op):
                connection.execute(sql_delete(derived))
        made = 0
        pending: dict[Table, list[dict[str, Any]]] = defaultdict(list)

        def write(least: int) -> None:
            for table, lines in pending.items():
                if len(lines) >= least:
                    with logged(connection):
                        _insert(connection, table, lines)
                    lines.clear()

        for spec in RECORD.values():
            for row, every in self._rows_of_log(spec):
                for home, lines in self._by_home(spec, every).items():
                    if home is None:  # kept in the log, and found by its row
                        pending[row_op] += [{"row": row, "op": line.id} for line in lines]
                        continue
                    made += 1
                    first = lines[0]
                    if not home and len(lines) == 1 and self._is_plain(first):
                        values = read_payload(spec, first.line)  # made, and never changed
                        raw = {item.name: _to_raw(item, values.get(item.name, item.default)) for item in spec.fields}
                        pending[RAW[spec.table]].append({"id": row, "_create": first.id, "_state": 0, **raw})
                        continue
                    near = {line.id: line.tag for line in lines}
                    operations = [self._as_op(spec, line, near) for line in lines]
                    for table, found in self._derived(spec, row, operations, fold(spec, operations), home).items():
                        pending[table] += found
                write(5000)
        write(1)
        self._keep_unknown()
        return made

    def _is_plain(self, line: Any) -> bool:
        """Whether an operation makes a row by itself, and counts."""
        plain = line.label in (Label.CREATE, Label.AUTO) and line.base is None and (line.line or "").startswith("[")
        return plain and line.id & SEQ <= self.reach(line.id >> LANE_BITS).last

    def _by_home(self, spec: RecordSpec, lines: list[Any]) -> dict[str | None, list[Any]]:
        """Operations under one row's id by the home whose row they make; None: of none."""
        found: dict[str | None, list[Any]] = defaultdict(list)
        for line in lines:
            reach = self.reach(line.id >> LANE_BITS)
            found[reach.home if reach.takes(spec) else None].append(line)
        return found

    def _rows_of_log(self, spec: RecordSpec) -> Iterator[tuple[RowId, list[Any]]]:
        query = select(op).where(op.c.tbl == spec.table).order_by(op.c.row, op.c.id)
        row: RowId | None = None
        lines: list[Any] = []
        for line in self._connection.execute(query, execution_options=IN_PARTS):
            if line.row != row:
                if row is not None:
                    yield row, lines
                row, lines = line.row, []
            lines.append(line)
        if row is not None:
            yield row, lines

    def _keep_unknown(self) -> None:
        """Operations of tables this program doesn't know stay findable by their row."""
        with logged(self._connection):
            self._connection.execute(
                row_op.insert().from_select(
                    ["row", "op"], select(op.c.row, op.c.id).where(op.c.tbl.not_in(list(RECORD)))
                )
            )


# ------------------------------------------------------------------------------------------- reading the log


def wire_of(at: Any, line: Any) -> WireOp:
    """A line of the log, in the lane `at`, as it leaves for another desk."""
    return WireOp(
        at.site, at.stream, line.id & SEQ, line.stamp, line.wall, line.actor, line.tbl, line.row, line.label,
        line.base, line.line, line.schema, line.salt,
    )  # fmt: skip


def read_ops(connection: Connection) -> Iterator[WireOp]:
    """Every operation here, lane by lane, in order: what a bundle to a desk that has nothing would carry."""
    for at in connection.execute(select(lane).order_by(lane.c.site, lane.c.stream)).all():
        span = op.c.id.between(at.id << LANE_BITS, at.id << LANE_BITS | SEQ)
        for line in connection.execute(select(op).where(span).order_by(op.c.id)):
            yield wire_of(at, line)


@dataclass(frozen=True)
class StreamDigest:
    """What is here of a stream: one hash over its operations and one over its rows, and their number."""

    operations: str
    rows: str
    count: int


@dataclass(frozen=True)
class Digest:
    """One hash over all synced rows in canonical order, and the number of rows per table.

    `streams` says it per stream ("report:440305-007"), several that make up one row together joined by "+": two desks
    agree on those that both may have, whether they hold them as their own rows or as another centre's.
    """

    sha256: str
    counts: Mapping[str, int]
    streams: Mapping[str, StreamDigest] = field(compare=False)


def digest(connection: Connection) -> Digest:
    """What the desk's rows are, without anything local: desks that hold the same operations agree on it."""
    total = hashlib.sha256()
    counts = {}
    rows: dict[tuple[str, SyncClass], list[tuple[str, int]]] = defaultdict(list)

    def add(home: str, spec: RecordSpec, lines: Iterable[list[Any]]) -> int:
        found, count = hashlib.sha256(), 0
        for values in lines:
            found.update(compact(values).encode() + b"\n")
            count += 1
        total.update(f"{home} {spec.table} {found.hexdigest()}\n".encode())
        if count:
            rows[home, spec.sync_class].append((f"{spec.table} {found.hexdigest()}\n", count))
        return count

    for name in sorted(RECORD):
        counts[name] = add("", RECORD[name], _own_rows(connection, RECORD[name]))
    query = select(elsewhere).order_by(elsewhere.c.home, elsewhere.c.tbl, elsewhere.c.row)
    every = connection.execute(query, execution_options=IN_PARTS)
    for (home, name), lines in groupby(every, key=lambda line: (line.home, line.tbl)):
        if name in RECORD:
            add(home, RECORD[name], _reported_rows(RECORD[name], lines))
    return Digest(total.hexdigest(), counts, _by_stream(connection, rows))


def centre_of(connection: Connection) -> str:
    """The code of this desk's centre; "" before it was set up."""
    return connection.execute(select(Meta.value).where(Meta.key == "centre")).scalar() or ""


def _own_rows(connection: Connection, spec: RecordSpec) -> Iterator[list[Any]]:
    table = RAW[spec.table]
    columns = [table.c.id, *(table.c[item.name] for item in spec.fields)]
    for row in connection.execute(select(*columns).order_by(table.c.id), execution_options=IN_PARTS):
        yield [row[0].hex(), *(_from_raw(item, value) for item, value in zip(spec.fields, row[1:], strict=True))]


def _reported_rows(spec: RecordSpec, lines: Iterable[Any]) -> Iterator[list[Any]]:
    for line in lines:
        values = json.loads(line.fields)
        yield [line.row.hex(), *(values.get(item.name, item.default) for item in spec.fields)]


def _by_stream(
    connection: Connection, rows: Mapping[tuple[str, SyncClass], list[tuple[str, int]]]
) -> dict[str, StreamDigest]:
    centre = centre_of(connection)
    ends: dict[str, list[str]] = defaultdict(list)
    for line in connection.execute(select(lane).where(lane.c.seq > 0)):
        ends[line.stream].append(f"{line.site} {line.seq} {line.tip.hex()}")
    together: dict[tuple[str, SyncClass | None], list[str]] = defaultdict(list)
    for stream in sorted(ends):
        kind, home = stream_of(stream)
        own = not centre or home == centre or kind is SyncClass.REFERENCE
        together["" if own else home, kind].append(stream)
    found = {}
    for (home, kind), streams in together.items():
        operations = hashlib.sha256("\n".join(sorted(end for one in streams for end in ends[one])).encode())
        made = rows.get((home, kind), []) if kind else []
        hashed = hashlib.sha256("".join(line for line, _ in made).encode())
        count = sum(number for _, number in made)
        found["+".join(streams)] = StreamDigest(operations.hexdigest(), hashed.hexdigest(), count)
    return found


def verify_chains(connection: Connection) -> list[str]:
    """Recompute every lane's hashes; returns what is wrong, a line each (empty: the log is sound)."""
    broken = []
    for at in connection.execute(select(lane)).all():
        expected = first = at.fork_seq or 0  # a branch begins where it leaves
        tip = at.fork_tip or chain_start(at.site, at.stream)
        span = op.c.id.between(at.id << LANE_BITS, at.id << LANE_BITS | SEQ)
        try:
            lines = connection.execute(select(op).where(span).order_by(op.c.id), execution_options=IN_PARTS)
            for expected, line in enumerate(lines, start=first + 1):
                tip = link(
                    tip, line.id & SEQ, line.stamp, line.wall, line.actor, line.tbl, line.row, line.label, line.base,
                    line.schema, payload_digest(line.line, line.salt),
                )  # fmt: skip
                if line.id & SEQ != expected or line.tag != tag_of(tip):
                    broken.append(f"{at.stream} {expected}")
                    break
            else:
                if expected != at.seq or tip != at.tip:
                    broken.append(f"{at.stream} {at.seq}")
        except (SQLAlchemyError, AttributeError, TypeError, AssertionError):  # bytes that are not even of their type
            broken.append(f"{at.stream} {expected + 1}")
    seq, beyond = op.c.id.op("&")(SEQ), op.c.id.op(">>")(LANE_BITS)
    strays = select(op.c.id).outerjoin(lane, lane.c.id == beyond)
    strays = strays.where(or_(lane.c.id.is_(None), seq <= func.coalesce(lane.c.fork_seq, 0), seq > lane.c.seq))
    for number in connection.execute(strays.limit(20)).scalars():
        broken.append(f"? {number >> LANE_BITS}/{number & SEQ}")
    ended = select(op.c.row).where(op.c.label == int(Label.ERASE))
    for number in connection.execute(
        select(op.c.id).where(op.c.line.is_(None), op.c.row.not_in(ended)).limit(20)
    ).scalars():  # a payload is only ever missing beside the erase of its row
        broken.append(f"? {number >> LANE_BITS}/{number & SEQ}")
    return broken
