"""The one log. Every change of a synced row is an operation written in the same commit, and the rows can be
made again from the operations alone.

Three doors lead here: the session's flush (`Recorder.record_flush`), rows by the thousand
(`Recorder.insert_many`, `Recorder.edit_many`), and operations that another desk wrote (`Recorder.absorb`). A
statement that would change a synced table past them is refused by `guard`.
"""

import hashlib
import json
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    event,
    false,
    or_,
    select,
)
from sqlalchemy import delete as sql_delete
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state

from app.core.ids import RowId, new_id
from app.db.models import MODEL, STATE_CLASH, STATE_ERASED, STATE_WAITING
from app.db.models.base import Id, Synced
from app.db.models.log import conflict, erased, head, lane, op, row_op, wait
from app.domain.fields import LIFE, FieldSpec, FieldType, RecordSpec, to_log
from app.domain.records import RECORD
from app.domain.sync.chain import WireOp, chain_start, compact, link, payload_digest, tag_of
from app.domain.sync.fold import Folded, Label, Op, fold, is_linear

SCHEMA = 5
"""The version of the records' fields that this program writes."""

IN_PARTS = {"yield_per": 5000}
"""Read long results a part at a time."""

LANE_BITS = 40
_SEQ = (1 << LANE_BITS) - 1
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
_GUARDED = frozenset(RECORD) | {"op", "lane", "row_op", "head", "erased", "conflict", "wait"}


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


# ------------------------------------------------------------------------------------------- the recorder


@dataclass
class _Lane:
    id: int
    site: str
    stream: str
    seq: int
    tip: bytes


class Recorder:
    """Writes operations and folds them, inside one write transaction.

    `touched` collects the rows that changed, per table, `absorbed` those of them that another desk wrote; `written`
    the local numbers of this transaction's own operations.
    """

    def __init__(self, connection: Connection, site: str, centre: str, actor: RowId, now_ms: int) -> None:
        self._connection = connection
        self._site = site
        self._centre = centre
        self._actor = actor
        self._now = now_ms
        self._lanes: dict[str, _Lane] = {}
        self.touched: dict[str, set[RowId]] = defaultdict(set)
        self.absorbed: set[RowId] = set()
        self.written: list[int] = []
        self.seen: dict[RowId, Base] = {}
        """Bases taken earlier (when a form opened) for rows about to be written."""
        self.labels: dict[RowId, Label] = {}
        """What the next operation of a row is called, where it isn't a plain create or update."""
        self._refold: dict[RowId, RecordSpec] = {}
        self._near: dict[int, tuple[int, int]] = {}
        self._halves = 0
        self._read_lane_names()

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
                self._connection.execute(sql_delete(head).where(head.c.row == item.id, head.c.grp.in_(groups_written)))
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
        with self.whole():
            self._insert_many(spec, rows, batch, made)
        self.touched[spec.table].update(made)
        return made

    def _insert_many(self, spec: RecordSpec, rows: Iterable[Mapping[str, Any]], batch: int, made: list[RowId]) -> None:
        ops: list[dict[str, Any]] = []
        raws: list[dict[str, Any]] = []
        raw_defaults = {item.name: _to_raw(item, to_log(item, item.default)) for item in spec.fields}
        # Most fields are written as they are; only the others are worth a call.
        convert = {item.name: item for item in spec.fields if item.type in _CONVERTED}
        for values in rows:
            row = values.get("id") or new_id()
            log = {name: value for name, value in values.items() if value is not None}
            log.pop("id", None)
            if not log.keys() <= raw_defaults.keys():
                raise TypeError(f"{spec.table} has no field {sorted(log.keys() - raw_defaults.keys())}")
            raw = raw_defaults | log
            for name in log.keys() & convert.keys():
                log[name] = kept = to_log(convert[name], log[name])
                raw[name] = _to_raw(convert[name], kept)
            raw["id"] = row
            raw["_state"] = 0
            raw["_create"] = self._append(ops, spec, row, Label.CREATE, {}, payload_of(spec, log))
            raws.append(raw)
            made.append(row)
            if len(raws) >= batch:
                self._insert_rows(spec, raws, ops)
        self._insert_rows(spec, raws, ops)

    def _insert_rows(self, spec: RecordSpec, raws: list[dict[str, Any]], ops: list[dict[str, Any]]) -> None:
        with logged(self._connection):
            _insert(self._connection, op, ops)
            _insert(self._connection, RAW[spec.table], raws)
        raws.clear()
        ops.clear()

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
        for known in connection.execute(select(head).where(head.c.row.in_(changes))):
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
                gone = sql_delete(head).where(head.c.row == bindparam("row"), head.c.grp == bindparam("grp"))
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
        self._read_lane_names()
        return _Lane(made, site, stream, 0, start)

    def finish(self) -> None:
        """Write how far the lanes have come; the last thing before a commit. Refuses what was written by half."""
        if self._halves:
            raise UnloggedChange("a change failed half-way; nothing of its transaction can be kept")
        with logged(self._connection):
            for now in self._lanes.values():
                self._connection.execute(lane.update().where(lane.c.id == now.id).values(seq=now.seq, tip=now.tip))

    # ---- references and heads

    def _references(self, at: _Lane, numbers: Sequence[int]) -> dict[int, tuple[int, list[Any]]]:
        """Local number → (stamp, portable reference). A reference within the operation's lane names no site."""
        found: dict[int, tuple[int, list[Any]]] = {}
        near = {number: self._near[number] for number in numbers if number in self._near}
        far = [number for number in numbers if number not in near]
        if far:
            near |= self._stamps(far)
        for number, (stamp, tag) in near.items():
            reference: list[Any] = [number & _SEQ, tag]
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
        for item in self._connection.execute(select(head.c.grp, head.c.op).where(head.c.row == row)):
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

    def operations_with_lines(self, spec: RecordSpec, rows: Sequence[RowId]) -> dict[RowId, list[tuple[Any, Op]]]:
        """All operations of a few hundred rows, each beside its line of the log (who, when)."""
        table = RAW[spec.table]
        ask = self._connection.execute
        numbers = set(ask(select(row_op.c.op).where(row_op.c.row.in_(rows))).scalars())
        numbers |= set(ask(select(table.c._create).where(table.c.id.in_(rows))).scalars())
        ordered = sorted(numbers)
        lines: list[Any] = []
        for start in range(0, len(ordered), _PART):
            lines += ask(select(op).where(op.c.id.in_(ordered[start : start + _PART])).order_by(op.c.id)).all()
        near = {line.id: line.tag for line in lines}
        found: dict[RowId, list[tuple[Any, Op]]] = {row: [] for row in rows}
        for line in lines:
            found[line.row].append((line, self._as_op(spec, line, near)))
        return found

    def _as_op(self, spec: RecordSpec, line: Any, near: Mapping[int, int]) -> Op:
        at = self._lane_names[line.id >> LANE_BITS]
        base: dict[str, frozenset[Any]] = {}
        if line.base:
            for group, references in json.loads(line.base).items():
                base[group] = frozenset(self._resolve(at, reference, near) for reference in references)
        fields = None if line.line is None else read_payload(spec, line.line)
        return Op(line.id, (line.stamp, at[0], line.id & _SEQ, line.tag), Label(line.label), base, fields)

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

    def _read_lane_names(self) -> None:
        lines = self._connection.execute(select(lane.c.id, lane.c.site, lane.c.stream).order_by(lane.c.id)).all()
        self._lane_names = {line.id: (line.site, line.stream) for line in lines}
        self._lanes_of: dict[tuple[str, str], list[int]] = defaultdict(list)
        for line in lines:
            self._lanes_of[line.site, line.stream].append(line.id)

    def refold(self, spec: RecordSpec, row: RowId) -> None:
        """Make a row again from all its operations and write what became of it."""
        self.touched[spec.table].add(row)
        operations = self.operations(spec, row)
        connection, table = self._connection, RAW[spec.table]
        with logged(connection):
            connection.execute(sql_delete(table).where(table.c.id == row))
            for derived in (head, conflict, row_op):
                connection.execute(sql_delete(derived).where(derived.c.row == row))
            connection.execute(sql_delete(wait).where(wait.c.op.in_([item.key for item in operations])))
            for name, lines in self._derived(spec, row, operations).items():
                connection.execute(name.insert(), lines)

    def _derived(self, spec: RecordSpec, row: RowId, operations: list[Op]) -> dict[Table, list[dict[str, Any]]]:
        """The lines that the operations of a row make, by the table they belong in."""
        folded = fold(spec, operations)
        numbers = [int(str(item.key)) for item in operations]
        create = min((int(str(item.key)) for item in operations if not item.base), default=0)
        pointed = create if folded.exists else 0
        lines = {
            RAW[spec.table]: [self._raw_row(spec, row, create, folded)] if folded.exists else [],
            row_op: [{"row": row, "op": number} for number in numbers if number != pointed],
            head: [
                {"row": row, "grp": group, "op": key}
                for group, keys in folded.heads.items()
                for key in keys
                if keys != (pointed,)
            ],
            conflict: self._conflicts(spec, row, folded),
            wait: [
                {"missing": str(name), "op": item.key}
                for item in operations
                for name in {name for names in item.base.values() for name in names}
                if name in folded.missing
            ],
        }
        return {table: found for table, found in lines.items() if found}

    def _raw_row(self, spec: RecordSpec, row: RowId, create: int, folded: Folded) -> dict[str, Any]:
        state = STATE_CLASH * bool(folded.clashes) | STATE_WAITING * bool(folded.waiting)
        values = {item.name: _to_raw(item, folded.values[item.name]) for item in spec.fields}
        return {"id": row, "_create": create, "_state": state | STATE_ERASED * folded.erased, **values}

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
        return f"{site}/{stream}/{number & _SEQ}/{tag}"

    # ---- operations from elsewhere

    def absorb(self, batch: Iterable[WireOp]) -> Absorbed:
        """Take operations of other desks: a set union, then a fold of the touched rows.

        Each lane is taken as far as it goes without a gap; the rest comes back as `held`.
        """
        result = Absorbed()
        with self.whole():
            self._absorb(batch, result)
        return result

    def _absorb(self, batch: Iterable[WireOp], result: Absorbed) -> None:
        by_lane: dict[tuple[str, str], list[WireOp]] = defaultdict(list)
        for item in batch:
            by_lane[item.site, item.stream].append(item)
        gone = set(self._connection.execute(select(erased.c.row)).scalars())
        dirty: dict[RowId, str] = {}
        numbers: dict[RowId, list[int]] = defaultdict(list)
        for (site, stream), items in by_lane.items():
            now = self._lanes.get(stream) if site == self._site else None
            now = now or self._open_lane(site, stream)
            if site == self._site:
                self._lanes[stream] = now
            rows = []
            for item in sorted(items, key=lambda item: item.seq):
                if item.seq <= now.seq:
                    result.known += 1
                    continue
                if item.seq > now.seq + 1:
                    result.held.append(item)
                    continue
                digest = payload_digest(item.line, item.salt)
                now.tip = link(
                    now.tip, item.seq, item.stamp, item.wall, item.actor, item.tbl, item.row, item.label, item.base,
                    item.schema, digest,
                )  # fmt: skip
                now.seq = item.seq
                number = now.id << LANE_BITS | item.seq
                line, salt = (
                    (None, digest) if item.row in gone and item.label != Label.ERASE else (item.line, item.salt)
                )
                rows.append(
                    {
                        "id": number, "stamp": item.stamp, "wall": item.wall, "actor": item.actor, "tbl": item.tbl,
                        "row": item.row, "label": item.label, "base": item.base, "line": line, "schema": item.schema,
                        "salt": salt, "tag": tag_of(now.tip),
                    }
                )  # fmt: skip
                numbers[item.row].append(number)
                if item.label == Label.ERASE:
                    gone.add(item.row)
                    with logged(self._connection):
                        self._connection.execute(erased.insert().prefix_with("OR IGNORE"), {"row": item.row})
                dirty[item.row] = item.tbl
                result.added += 1
            self._write_ops(rows)
            with logged(self._connection):
                self._connection.execute(lane.update().where(lane.c.id == now.id).values(seq=now.seq, tip=now.tip))
        self._link_rows(numbers)
        for row, name in dirty.items():
            spec = RECORD.get(name)
            if row in gone:
                self._strip(row, spec)
            if spec is None:
                continue  # a table of a newer program: kept in the log, folded after the upgrade
            self.refold(spec, row)
            self.absorbed.add(row)
            result.rows[name].add(row)

    def _link_rows(self, numbers: Mapping[RowId, list[int]]) -> None:
        lines = [{"row": row, "op": number} for row, found in numbers.items() for number in found]
        if lines:
            with logged(self._connection):
                self._connection.execute(row_op.insert().prefix_with("OR IGNORE"), lines)

    def erase(self, spec: RecordSpec, row: RowId) -> None:
        """After an erase was flushed: take the payloads of the row's other operations out of the log."""
        with self.whole():
            with logged(self._connection):
                self._connection.execute(erased.insert().prefix_with("OR IGNORE"), {"row": row})
            self._strip(row, spec)
            self.refold(spec, row)

    def _strip(self, row: RowId, spec: RecordSpec | None) -> None:
        create = self._create_of(spec, row) if spec else 0
        numbers = set(self._connection.execute(select(row_op.c.op).where(row_op.c.row == row)).scalars())
        numbers |= {create} if create else set()
        with logged(self._connection):
            for line in self._connection.execute(
                select(op.c.id, op.c.line, op.c.salt).where(
                    op.c.id.in_(numbers), op.c.line.is_not(None), op.c.label != int(Label.ERASE)
                )
            ).all():
                self._connection.execute(
                    op.update().where(op.c.id == line.id).values(line=None, salt=payload_digest(line.line, line.salt))
                )

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
            for derived in (head, conflict, wait, row_op):
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
            for row, lines in self._rows_of_log(spec):
                made += 1
                first = lines[0]
                if len(lines) == 1 and first.label == Label.CREATE and first.base is None and first.line is not None:
                    values = read_payload(spec, first.line)  # made, and never changed
                    raw = {item.name: _to_raw(item, values.get(item.name, item.default)) for item in spec.fields}
                    pending[RAW[spec.table]].append({"id": row, "_create": first.id, "_state": 0, **raw})
                else:
                    near = {line.id: line.tag for line in lines}
                    operations = [self._as_op(spec, line, near) for line in lines]
                    for table, found in self._derived(spec, row, operations).items():
                        pending[table] += found
                write(5000)
        write(1)
        self._keep_unknown()
        return made

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


def read_ops(connection: Connection) -> Iterator[WireOp]:
    """Every operation here, lane by lane, in order: what a bundle to a desk that has nothing would carry."""
    for at in connection.execute(select(lane).order_by(lane.c.site, lane.c.stream)).all():
        span = op.c.id.between(at.id << LANE_BITS, at.id << LANE_BITS | _SEQ)
        for line in connection.execute(select(op).where(span).order_by(op.c.id)):
            yield WireOp(
                at.site, at.stream, line.id & _SEQ, line.stamp, line.wall, line.actor, line.tbl, line.row, line.label,
                line.base, line.line, line.schema, line.salt,
            )  # fmt: skip


@dataclass(frozen=True)
class Digest:
    """One hash over all synced rows in canonical order, and the number of rows per table."""

    sha256: str
    counts: Mapping[str, int]


def digest(connection: Connection) -> Digest:
    """What the desk's rows are, without anything local: desks that hold the same operations agree on it."""
    total = hashlib.sha256()
    counts = {}
    for name in sorted(RECORD):
        spec, table = RECORD[name], RAW[name]
        columns = [table.c.id, *(table.c[item.name] for item in spec.fields)]
        counts[name] = 0
        total.update(f"{name}\n".encode())
        for row in connection.execute(select(*columns).order_by(table.c.id), execution_options=IN_PARTS):
            values = [
                row[0].hex(),
                *(_from_raw(item, value) for item, value in zip(spec.fields, row[1:], strict=True)),
            ]
            total.update(compact(values).encode() + b"\n")
            counts[name] += 1
    return Digest(total.hexdigest(), counts)


def verify_chains(connection: Connection) -> list[str]:
    """Recompute every lane's hashes; returns what is wrong, a line each (empty: the log is sound)."""
    broken = []
    ends = {}
    for at in connection.execute(select(lane)).all():
        tip = chain_start(at.site, at.stream)
        expected = 0
        span = op.c.id.between(at.id << LANE_BITS, at.id << LANE_BITS | _SEQ)
        ends[at.id] = at.seq
        try:
            lines = connection.execute(select(op).where(span).order_by(op.c.id), execution_options=IN_PARTS)
            for expected, line in enumerate(lines, start=1):
                tip = link(
                    tip, line.id & _SEQ, line.stamp, line.wall, line.actor, line.tbl, line.row, line.label, line.base,
                    line.schema, payload_digest(line.line, line.salt),
                )  # fmt: skip
                if line.id & _SEQ != expected or line.tag != tag_of(tip):
                    broken.append(f"{at.stream} {expected}")
                    break
            else:
                if expected != at.seq or tip != at.tip:
                    broken.append(f"{at.stream} {at.seq}")
        except (SQLAlchemyError, AttributeError, TypeError, AssertionError):  # bytes that are not even of their type
            broken.append(f"{at.stream} {expected + 1}")
    known = [op.c.id.between(number << LANE_BITS | 1, number << LANE_BITS | seq) for number, seq in ends.items()]
    for number in connection.execute(select(op.c.id).where(~or_(false(), *known)).limit(20)).scalars():
        broken.append(f"? {number >> LANE_BITS}/{number & _SEQ}")
    ended = select(op.c.row).where(op.c.label == int(Label.ERASE))
    for number in connection.execute(
        select(op.c.id).where(op.c.line.is_(None), op.c.row.not_in(ended)).limit(20)
    ).scalars():  # a payload is only ever missing beside the erase of its row
        broken.append(f"? {number >> LANE_BITS}/{number & _SEQ}")
    return broken
