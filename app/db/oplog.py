"""The one log. Every change of a synced row is an operation written in the same commit, and the rows can be
made again from the operations alone.

Three doors lead here: the session's flush (`Recorder.record_flush`), rows by the thousand
(`Recorder.insert_many`), and operations that another desk wrote (`Recorder.absorb`). A statement that would
change a synced table past them is refused by `guard`.
"""

import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Column, Connection, Engine, Integer, MetaData, Table, Text, event, select
from sqlalchemy import delete as sql_delete
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state

from app.core.ids import RowId, new_id
from app.db.models import MODEL, STATE_CLASH, STATE_ERASED, STATE_WAITING
from app.db.models.base import Id, Synced
from app.db.models.log import conflict, erased, head, lane, op, row_op, wait
from app.domain.fields import FieldSpec, FieldType, RecordSpec, to_log
from app.domain.records import RECORD
from app.domain.sync.fold import Folded, Label, Op, fold, is_linear

SCHEMA = 1
"""The version of the records' fields that this program writes."""

IN_PARTS = {"yield_per": 5000}
"""Read long results a part at a time."""

LANE_BITS = 40
_SEQ = (1 << LANE_BITS) - 1
_UNKNOWN = re.compile(r"#(\d+)")

Base = dict[str, frozenset[int]]
"""Per group, the local numbers of the operations whose value the author saw."""


class UnloggedChange(RuntimeError):
    """Code tried to change a synced table past the log: always a bug of ours."""


class WireOp(NamedTuple):
    """An operation as it leaves for another desk. `base` and `line` are the author's bytes, never rewritten.

    `line` None: the payload was erased, and `salt` holds its digest.
    """

    site: str
    stream: str
    seq: int
    stamp: int
    wall: int
    actor: bytes
    tbl: str
    row: bytes
    label: int
    base: str | None
    line: str | None
    schema: int
    salt: bytes | None


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


def guard(engine: Engine) -> None:
    """Refuse statements that would change a synced table or the log itself outside `logged`."""

    @event.listens_for(engine, "before_cursor_execute")
    def check(connection: Connection, _c: Any, statement: str, _p: Any, _x: Any, _many: bool) -> None:
        if connection.info.get("logged"):
            return
        for match in _CHANGES.finditer(statement):
            if match[1].lower() in _GUARDED:
                raise UnloggedChange(f"{match[0]}: write through the transaction, so that it is logged")


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


compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as the log writes it: no spaces, text as it is."""


def chain_start(site: str, stream: str) -> bytes:
    """The hash before a lane's first operation."""
    return hashlib.sha256(f"{site}/{stream}".encode()).digest()


def payload_digest(line: str | None, salt: bytes | None) -> bytes:
    """The payload's hash, which stays when the payload is erased."""
    if line is None:
        assert salt is not None
        return salt
    return hashlib.sha256((salt or b"") + line.encode()).digest()


def link(
    previous: bytes, seq: int, stamp: int, wall: int, actor: bytes, tbl: str, row: bytes, label: int,
    base: str | None, schema: int, digest: bytes,
) -> bytes:  # fmt: skip
    """The chain hash of an operation: over the one before it in its lane and every byte of its own."""
    header = f'[{seq},{stamp},{wall},"{actor.hex()}","{tbl}","{row.hex()}",{label},{base or "null"},{schema}]'
    return hashlib.sha256(previous + header.encode() + digest).digest()


def tag_of(tip: bytes) -> int:
    """The part of a chain hash that references carry: it tells the branches of a copied desk apart."""
    return int.from_bytes(tip[:4], "big")


def payload_of(spec: RecordSpec, values: Mapping[str, Any], names: Iterable[str] | None = None) -> str:
    """A payload: all fields by position (for a create; trailing defaults left out), or those named."""
    if names is None:
        full = [values.get(item.name, item.default) for item in spec.fields]
        while full and full[-1] == spec.fields[len(full) - 1].default:
            full.pop()
        return compact(full)
    return compact({str(spec.position[name]): values[name] for name in names})


def read_payload(spec: RecordSpec, line: str) -> dict[str, Any]:
    """Field name → log value; fields of a newer schema keep their number as "#17"."""
    content = json.loads(line)
    if isinstance(content, list):
        values = {item.name: item.default for item in spec.fields}
        pairs: Iterable[tuple[int, Any]] = enumerate(content)
    else:
        values = {}
        pairs = ((int(number), value) for number, value in content.items())
    for number, value in pairs:
        values[spec.fields[number].name if number < len(spec.fields) else f"#{number}"] = value
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

    `touched` collects the rows that changed, per table; `written` the local numbers of this transaction's own
    operations.
    """

    def __init__(self, connection: Connection, site: str, centre: str, actor: RowId, now_ms: int) -> None:
        self._connection = connection
        self._site = site
        self._centre = centre
        self._actor = actor
        self._now = now_ms
        self._lanes: dict[str, _Lane] = {}
        self.touched: dict[str, set[RowId]] = defaultdict(set)
        self.written: list[int] = []
        self.seen: dict[RowId, Base] = {}
        """Bases taken earlier (when a form opened) for rows about to be written."""
        self.labels: dict[RowId, Label] = {}
        """What the next operation of a row is called, where it isn't a plain create or update."""
        self._refold: dict[RowId, RecordSpec] = {}
        self._read_lane_names()

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
        if attributes["id"].history.has_changes():
            raise UnloggedChange("a row's id never changes")
        changed = [field for field in spec.fields if attributes[field.name].history.has_changes()]
        if not changed:
            return
        groups = {field.group for field in changed}
        label = self.labels.pop(item.id, Label.UPDATE)
        heads = self.heads(spec, item.id, item.create_op)
        shown = self._shown(spec, item, heads)
        seen = self.seen.pop(item.id, None)
        if label in (Label.VOID, Label.ERASE):  # it saw, and ends, all of the row
            named = {group: (seen or shown).get(group, frozenset()) for group in spec.groups}
        elif label is Label.RESOLVE:
            named = {group: heads.get(group, frozenset()) for group in groups}
        else:
            named = {group: (seen or {}).get(group) or shown.get(group, frozenset()) for group in groups}
        named = {group: keys for group, keys in named.items() if keys}
        names = [member.name for group in spec.groups if group in groups for member in spec.groups[group]]
        if label is Label.ERASE:
            names = [member.name for member in spec.fields if not member.personal]
        values = log_values(item)
        number = self._append(rows, spec, item.id, label, named, payload_of(spec, values, names))
        self.touched[spec.table].add(item.id)
        written = Op(number, (0, "", 0), label, named, {name: values[name] for name in names})
        self._write_ops(rows)
        rows.clear()
        with logged(self._connection):
            self._connection.execute(row_op.insert(), {"row": item.id, "op": number})
            if item.state == 0 and is_linear(spec, heads, written):
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

    def insert_many(self, spec: RecordSpec, rows: Iterable[Mapping[str, Any]], batch: int = 5000) -> list[RowId]:
        """Create rows by the thousand; values are Python values by field name, `id` optional. Returns the ids."""
        made: list[RowId] = []
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
        self.touched[spec.table].update(made)
        return made

    def _insert_rows(self, spec: RecordSpec, raws: list[dict[str, Any]], ops: list[dict[str, Any]]) -> None:
        with logged(self._connection):
            _insert(self._connection, op, ops)
            _insert(self._connection, RAW[spec.table], raws)
        raws.clear()
        ops.clear()

    def _append(
        self, rows: list[dict[str, Any]], spec: RecordSpec, row: RowId, label: Label, named: Base, line: str
    ) -> int:
        lane_now = self._own_lane(f"{spec.sync_class}:{self._centre}")
        base, stamp = None, self._now
        if named:
            numbers = sorted(set().union(*named.values()))
            known = self._references(numbers)
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

    def save_lanes(self) -> None:
        """Write how far the lanes have come; the last thing before a commit."""
        with logged(self._connection):
            for now in self._lanes.values():
                self._connection.execute(lane.update().where(lane.c.id == now.id).values(seq=now.seq, tip=now.tip))

    # ---- references and heads

    def _references(self, numbers: Sequence[int]) -> dict[int, tuple[int, list[Any]]]:
        """Local number → (stamp, portable reference). A reference within the author's own lane names no site."""
        found: dict[int, tuple[int, list[Any]]] = {}
        own = {now.id for now in self._lanes.values()}
        for row in self._connection.execute(select(op.c.id, op.c.stamp, op.c.tag).where(op.c.id.in_(numbers))):
            at = row.id >> LANE_BITS
            reference = [row.id & _SEQ, row.tag]
            if at not in own or self._lane_names[at][0] != self._site:
                reference += self._lane_names[at]
            found[row.id] = (row.stamp, reference)
        return found

    def heads(self, spec: RecordSpec, row: RowId, create_op: int) -> Base:
        """All heads of each group of a row."""
        found: dict[str, set[int]] = defaultdict(set)
        for item in self._connection.execute(select(head.c.grp, head.c.op).where(head.c.row == row)):
            found[item.grp].add(item.op)
        return {group: frozenset(found.get(group) or {create_op}) for group in spec.groups}

    def _shown(self, spec: RecordSpec, item: Synced, heads: Base) -> Base:
        if all(len(keys) == 1 for keys in heads.values()):
            return heads
        folded = fold(spec, self.operations(spec, item.id, item.create_op))
        return {group: frozenset(int(str(key)) for key in keys) for group, keys in folded.shown.items()}

    def shown(self, spec: RecordSpec, row: RowId) -> Base:
        """What an author sees of a row now: take it when a form opens, hand it back with the edit."""
        create = self._create_of(spec, row)
        heads = self.heads(spec, row, create)
        if all(len(keys) == 1 for keys in heads.values()):
            return heads
        folded = fold(spec, self.operations(spec, row, create))
        return {group: frozenset(int(str(key)) for key in keys) for group, keys in folded.shown.items()}

    def _create_of(self, spec: RecordSpec, row: RowId) -> int:
        table = RAW[spec.table]
        return self._connection.execute(select(table.c._create).where(table.c.id == row)).scalar() or 0

    # ---- folding

    def operations(self, spec: RecordSpec, row: RowId, create_op: int | None = None) -> list[Op]:
        """All operations of a row, as the fold takes them."""
        if create_op is None:
            create_op = self._create_of(spec, row)
        return [item for _, item in self.operations_with_rows(spec, row, create_op)]

    def operations_with_rows(self, spec: RecordSpec, row: RowId, create_op: int) -> list[tuple[Any, Op]]:
        """As `operations`, each beside its line of the log (who, when)."""
        numbers = set(self._connection.execute(select(row_op.c.op).where(row_op.c.row == row)).scalars())
        if create_op:
            numbers.add(create_op)
        lines = self._connection.execute(select(op).where(op.c.id.in_(numbers)).order_by(op.c.id)).all()
        return [(line, self._as_op(spec, line)) for line in lines]

    def _as_op(self, spec: RecordSpec, line: Any) -> Op:
        at = self._lane_names[line.id >> LANE_BITS]
        base: dict[str, frozenset[Any]] = {}
        if line.base:
            for group, references in json.loads(line.base).items():
                base[group] = frozenset(self._resolve(at, reference) for reference in references)
        fields = None if line.line is None else read_payload(spec, line.line)
        return Op(line.id, (line.stamp, at[0], line.id & _SEQ), Label(line.label), base, fields)

    def _resolve(self, at: tuple[str, str], reference: Sequence[Any]) -> int | str:
        """A reference's local number, or the reference itself while that operation isn't here."""
        seq, tag = int(reference[0]), int(reference[1])
        site, stream = (reference[2], reference[3]) if len(reference) == 4 else at
        for number in self._lanes_of.get((site, stream), ()):
            candidate = number << LANE_BITS | seq
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
        self._store(spec, row, self.operations(spec, row))

    def _store(self, spec: RecordSpec, row: RowId, operations: list[Op], fresh: bool = False) -> None:
        """Fold and write one row; `fresh` says that no derived line of it is left to clear."""
        folded = fold(spec, operations)
        connection, table = self._connection, RAW[spec.table]
        numbers = [int(str(item.key)) for item in operations]
        create = min((int(str(item.key)) for item in operations if item.label is Label.CREATE), default=0)
        with logged(connection):
            if not fresh:
                connection.execute(sql_delete(table).where(table.c.id == row))
                for derived in (head, conflict):
                    connection.execute(sql_delete(derived).where(derived.c.row == row))
                connection.execute(sql_delete(wait).where(wait.c.op.in_(numbers)))
                connection.execute(sql_delete(row_op).where(row_op.c.row == row))
            if folded.exists:
                connection.execute(table.insert(), self._raw_row(spec, row, create, folded))
            pointed = create if folded.exists else 0
            others = [{"row": row, "op": number} for number in numbers if number != pointed]
            if others:
                connection.execute(row_op.insert(), others)
            heads = [
                {"row": row, "grp": group, "op": key}
                for group, keys in folded.heads.items()
                for key in keys
                if keys != (pointed,)
            ]
            if heads:
                connection.execute(head.insert(), heads)
            if folded.clashes:
                connection.execute(conflict.insert(), self._conflicts(spec, row, folded))
            waits = [
                {"missing": str(name), "op": item.key}
                for item in operations
                for name in {name for names in item.base.values() for name in names}
                if name in folded.missing
            ]
            if waits:
                connection.execute(wait.insert(), waits)

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
        self._link_rows(numbers, dirty)
        for row, name in dirty.items():
            spec = RECORD.get(name)
            if spec is None:
                continue  # a table of a newer program: kept in the log, folded after the upgrade
            if row in gone:
                self._strip(row, spec)
            self.refold(spec, row)
            result.rows[name].add(row)
        return result

    def _link_rows(self, numbers: Mapping[RowId, list[int]], dirty: Mapping[RowId, str]) -> None:
        lines = [{"row": row, "op": number} for row, found in numbers.items() for number in found]
        if lines:
            with logged(self._connection):
                self._connection.execute(row_op.insert().prefix_with("OR IGNORE"), lines)

    def erase(self, spec: RecordSpec, row: RowId) -> None:
        """After an erase was flushed: take the payloads of the row's other operations out of the log."""
        with logged(self._connection):
            self._connection.execute(erased.insert().prefix_with("OR IGNORE"), {"row": row})
        self._strip(row, spec)
        self.refold(spec, row)

    def _strip(self, row: RowId, spec: RecordSpec) -> None:
        create = self._create_of(spec, row)
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
        connection = self._connection
        with logged(connection):
            for table in RAW.values():
                connection.execute(sql_delete(table))
            for derived in (head, conflict, wait, row_op):
                connection.execute(sql_delete(derived))
        made = 0
        pending: list[dict[str, Any]] = []
        pending_name = ""

        def write_pending() -> None:
            if pending:
                with logged(connection):
                    connection.execute(RAW[pending_name].insert(), pending)
                pending.clear()

        for spec in RECORD.values():
            for row, lines in self._rows_of_log(spec):
                made += 1
                first = lines[0]
                if len(lines) == 1 and first.label == Label.CREATE and first.base is None and first.line is not None:
                    if pending_name != spec.table or len(pending) >= 5000:
                        write_pending()
                        pending_name = spec.table
                    folded_values = read_payload(spec, first.line)
                    pending.append(
                        {
                            "id": row,
                            "_create": first.id,
                            "_state": 0,
                            **{item.name: _to_raw(item, folded_values[item.name]) for item in spec.fields},
                        }
                    )
                else:
                    self._store(spec, row, [self._as_op(spec, line) for line in lines], fresh=True)
            write_pending()
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
    """Recompute every lane's hashes; returns one line per lane that doesn't end where it says (empty: sound)."""
    broken = []
    for at in connection.execute(select(lane)).all():
        tip = chain_start(at.site, at.stream)
        expected = 0
        span = op.c.id.between(at.id << LANE_BITS, at.id << LANE_BITS | _SEQ)
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
    return broken
