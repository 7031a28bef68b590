"""Taking in what other desks wrote: a set union lane by lane, then a fold of the rows it touched.

A *stretch* continues a lane that is here, is here already, leaves it (then a copied machine wrote a second branch),
or lies beyond a gap. What can't be taken yet is *held* and tried again with every import.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, select

from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models.log import conflict, erased, held, lane, op, row_op, wait
from app.db.oplog import LANE_BITS, SEQ, Absorbed, Recorder, centre_of, logged
from app.domain.fields import RecordSpec, SyncClass
from app.domain.records import RECORD
from app.domain.sync.bundle import Lane, Mark, Reconciliation, Stretch, Vector
from app.domain.sync.chain import WireOp, chain_start, compact, head_message, link, payload_digest, tag_of
from app.domain.sync.fold import Label, waiting_among
from app.domain.sync.trust import Roster, stream_of

if TYPE_CHECKING:
    from app.db.tx import Tx

LATEST = 7_258_118_400_000
"""The year 2200 in milliseconds: no sane clock shows more, also one that was set wrong."""

IsHead = Callable[[str, bytes, str], bool | None]
"""Whether a site signed a message; None while its key isn't known."""

_PART = 500


class Malformed(ValueError):
    """A stretch whose chain, stamps or shapes are wrong: the bundle is refused, and nothing of it was written."""


class Branch(NamedTuple):
    """A copied machine: from `seq` on there are two versions of what a site wrote."""

    site: str
    stream: str
    seq: int


class Held(NamedTuple):
    """A stretch that couldn't be taken yet. `received`: milliseconds."""

    site: str
    stream: str
    after_seq: int
    head_seq: int
    received: int


class Waiting(NamedTuple):
    """An operation that names one that isn't here; `site` and `seq` say which, `wall` when the waiting one was written.

    `home`: of which other centre's rows it is, "" for our own. `accepted`: somebody took it as it stands.
    """

    op: int
    table: str
    row: RowId
    site: str
    seq: int
    wall: int
    home: str
    accepted: bool


@dataclass
class Merged:
    """What an import came to. `own_ahead`: our own installation wrote what this disk doesn't know, so that it must
    take a new identity before it writes.
    """

    rows: dict[str, set[RowId]] = field(default_factory=lambda: defaultdict(set))
    released: int = 0
    conflicts_new: int = 0
    branches: tuple[Branch, ...] = ()
    own_ahead: bool = False


@dataclass
class _Strand:
    """A lane's branch while it is being continued; `id` 0 before it is written."""

    id: int
    branch: int
    fork: Mark
    seq: int
    tip: bytes
    sig: str | None
    added: list[tuple[int, Sequence[bytes]]] = field(default_factory=list)


@dataclass
class _Piece:
    """Where a stretch goes: its operations from `start` on continue `strand`."""

    stretch: Stretch
    figures: Reconciliation | None
    held_id: bytes | None
    strand: _Strand
    start: int
    fork: bool


@dataclass
class _Candidate:
    stretch: Stretch
    figures: Reconciliation | None
    held_id: bytes | None = None


class Merge:
    """One import, inside one write transaction: `take` the stretches of each bundle, then `finish`.

    `is_head` is asked about stretches that were held when their author wasn't known yet.
    """

    def __init__(
        self,
        tx: "Tx | Recorder",
        roster: Roster | None,
        progress: Progress | None = None,
        is_head: IsHead | None = None,
    ) -> None:
        self._tx = None if isinstance(tx, Recorder) else tx
        if self._tx is not None:
            self._tx.session.flush()
        self._recorder = recorder = tx if isinstance(tx, Recorder) else tx.recorder
        self._connection = recorder.connection
        self._roster = recorder.authority = roster
        recorder.put_lanes_down()
        recorder.read_lane_names()
        self._progress = progress
        self._is_head = is_head
        self._lanes: dict[Lane, list[_Strand]] = {}
        self._gone = set(self._connection.execute(select(erased.c.row)).scalars())
        self._held: list[_Candidate] = [
            _Candidate(_stretch_of(line.content), None, line.id) for line in self._connection.execute(select(held))
        ]
        self._new: dict[int, Reconciliation | None] = {}
        self._dirty: dict[tuple[str, str], set[RowId]] = defaultdict(set)
        self._erasing: set[tuple[str, str, RowId]] = set()
        self._merged = Merged()
        self._last = Reconciliation()

    # ---- one bundle

    def take(self, stretches: Iterable[Stretch]) -> Reconciliation:
        """Take the stretches of one bundle; its figures are final once `finish` is done.

        Raises Malformed before anything was written: the other bundles of the import can still be taken.
        """
        figures = Reconciliation()
        candidates = [_Candidate(one, figures) for one in stretches]
        for one in candidates:
            _check(one.stretch)
            figures.received += len(one.stretch.ops)
            for item in one.stretch.ops:
                figures.tables[item.tbl] = figures.tables.get(item.tbl, 0) + 1
        pieces, left = self._plan(candidates + self._held)
        self._last = figures
        with self._recorder.whole():
            for piece in pieces:
                self._write(piece, figures)
        fresh = {id(one) for one in candidates}
        for one in left:
            if id(one) in fresh:
                figures.waiting += len(one.stretch.ops)
        self._held = left
        return figures

    def _plan(self, candidates: list[_Candidate]) -> tuple[list[_Piece], list[_Candidate]]:
        """Where each stretch goes, and those that have to wait. An operation without its payload is taken only beside
        an erase of its row, which may come in any of them.
        """
        refused: set[int] = set()
        while True:
            lanes: dict[Lane, list[_Strand]] = {}
            pieces: list[_Piece] = []
            left = [one for one in candidates if id(one) not in refused]
            while True:
                still = []
                for one in left:
                    found = self._attach(one, lanes)
                    if found is None:
                        still.append(one)
                    else:
                        pieces += found
                if len(still) == len(left):
                    break
                left = still
            bare = self._without_erase(pieces)
            if not bare:
                self._lanes.update(lanes)
                return pieces, left + [one for one in candidates if id(one) in refused]
            refused |= {id(one) for one in candidates if any(one.stretch is stretch for stretch in bare)}

    def _without_erase(self, pieces: list[_Piece]) -> list[Stretch]:
        """Stretches in which a payload is missing for no reason that is here."""
        erases = {(item.tbl, item.row) for piece in pieces for item in piece.stretch.ops if item.label == Label.ERASE}
        found = []
        for piece in pieces:
            for item in piece.stretch.ops[piece.start :]:
                if item.line is None and (item.tbl, item.row) not in erases and not self._is_erased(item):
                    found.append(piece.stretch)
                    break
        return found

    def _is_erased(self, item: WireOp) -> bool:
        query = (
            select(op.c.id)
            .join(row_op, row_op.c.op == op.c.id)
            .where(row_op.c.row == item.row, op.c.label == int(Label.ERASE), op.c.tbl == item.tbl)
        )
        return self._connection.execute(query.limit(1)).first() is not None

    # ---- where a stretch goes

    def _attach(self, one: _Candidate, lanes: dict[Lane, list[_Strand]]) -> list[_Piece] | None:
        """Find the branch that a stretch continues; None while it isn't here or its author isn't known."""
        stretch = one.stretch
        key = stretch.site, stretch.stream
        if self._roster is not None and stretch.site not in self._roster.certificates:
            return None
        if one.held_id is not None and self._is_head is not None:
            message = head_message(stretch.site, stretch.stream, *stretch.head)
            if not self._is_head(stretch.site, message, stretch.sig):
                return None
        strands = lanes.get(key)
        if strands is None:
            strands = lanes[key] = [_copy(strand) for strand in self._strands(key)]
        after, tip = stretch.after
        strand = next((strand for strand in strands if self._is_at(strand, after, tip)), None)
        if strand is None:
            return None
        done = 0
        while True:
            agreed = self._agreed(strand, stretch, done)
            if agreed == len(stretch.ops) or after + agreed == strand.seq:
                break  # all of it is here, or the rest continues this branch
            # Another branch left here already, or leaves now.
            at = stretch.tips[agreed - 1] if agreed else tip
            other = next(
                (
                    branch
                    for branch in strands
                    if branch is not strand
                    and branch.fork == (after + agreed, at)
                    and self._tag(branch, after + agreed + 1) == tag_of(stretch.tips[agreed])
                ),
                None,
            )
            if other is None:
                strand = _Strand(0, len(strands), (after + agreed, at), after + agreed, at, None)
                strands.append(strand)
                done = agreed
                _extend(strand, stretch, done)
                return [_Piece(stretch, one.figures, one.held_id, strand, done, True)]
            strand, done = other, agreed
        _extend(strand, stretch, agreed)
        return [_Piece(stretch, one.figures, one.held_id, strand, agreed, False)]

    def _strands(self, key: Lane) -> list[_Strand]:
        found = self._lanes.get(key)
        if found is None:
            query = select(lane).where(lane.c.site == key[0], lane.c.stream == key[1]).order_by(lane.c.branch)
            start = chain_start(*key)
            found = self._lanes[key] = [
                _Strand(
                    line.id, line.branch, (line.fork_seq or 0, line.fork_tip or start), line.seq, line.tip, line.sig
                )
                for line in self._connection.execute(query)
            ] or [_Strand(0, 0, (0, start), 0, start, None)]
        return found

    def _is_at(self, strand: _Strand, seq: int, tip: bytes) -> bool:
        """Whether a branch passes through a place, on its own part of the lane."""
        if seq == strand.seq:
            return tip == strand.tip
        if seq == strand.fork[0]:
            return tip == strand.fork[1]
        return strand.fork[0] < seq < strand.seq and self._tag(strand, seq) == tag_of(tip)

    def _agreed(self, strand: _Strand, stretch: Stretch, done: int) -> int:
        """How many operations of a stretch a branch has, `done` of which are known to be here.

        As every hash covers all before it, the first that differs is found by halving.
        """
        after = stretch.after[0]
        least, most = done, min(len(stretch.ops), strand.seq - after)

        def agrees(count: int) -> bool:
            seq, tip = after + count, stretch.tips[count - 1]
            return tip == strand.tip if seq == strand.seq else self._tag(strand, seq) == tag_of(tip)

        if most <= least or agrees(most):
            return most
        while most - least > 1:
            middle = (least + most) // 2
            least, most = (middle, most) if agrees(middle) else (least, middle)
        return least

    def _tag(self, strand: _Strand, seq: int) -> int | None:
        for first, tips in strand.added:
            if first <= seq < first + len(tips):
                return tag_of(tips[seq - first])
        if not strand.id:
            return None
        query = select(op.c.tag).where(op.c.id == strand.id << LANE_BITS | seq)
        return self._connection.execute(query).scalar()

    # ---- writing

    def _write(self, piece: _Piece, now: Reconciliation) -> None:
        stretch, strand, figures = piece.stretch, piece.strand, piece.figures
        fresh = stretch.ops[piece.start :]
        if figures is None:  # of an earlier import
            now.released += len(fresh)
            self._merged.released += len(fresh)
        else:
            if figures is not now:  # of an earlier bundle of this one
                figures.waiting -= len(stretch.ops)
            figures.had += piece.start
            figures.applied += len(fresh)
        if piece.held_id is not None:
            with logged(self._connection):
                self._connection.execute(held.delete().where(held.c.id == piece.held_id))
        if not fresh:
            return
        if stretch.site == self._recorder.site:
            self._merged.own_ahead = True
        if piece.fork:
            self._merged.branches += (Branch(stretch.site, stretch.stream, strand.fork[0]),)
        self._put_lane_down(stretch, strand)
        reach = self._recorder.reach(strand.id)
        links: list[tuple[RowId, int]] = []
        rows = []
        kept = 0
        for item, tip in zip(fresh, stretch.tips[piece.start :], strict=True):
            number = strand.id << LANE_BITS | item.seq
            line, salt = item.line, item.salt
            spec = RECORD.get(item.tbl)
            counts = item.seq <= reach.last
            if item.label == Label.ERASE:
                if counts:
                    self._gone.add(item.row)
                    self._erasing.add((reach.home, item.tbl, item.row))
            elif item.row in self._gone and line is not None:
                self._erasing.add((reach.home, item.tbl, item.row))
            rows.append(
                (number, item.stamp, item.wall, item.actor, item.tbl, item.row, item.label, item.base, line,
                 item.schema, salt, tag_of(tip))
            )  # fmt: skip
            links.append((item.row, number))
            self._new[number] = figures
            takes = reach.takes(spec)
            if takes:
                self._dirty[reach.home, item.tbl].add(item.row)
            kept += not (takes and counts)
        with logged(self._connection):
            self._connection.exec_driver_sql(
                "INSERT INTO op (id, stamp, wall, actor, tbl, row, label, base, line, schema, salt, tag)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        self._recorder.link_rows(links)
        if figures is not None:
            figures.applied -= kept
            figures.kept += kept

    def _put_lane_down(self, stretch: Stretch, strand: _Strand) -> None:
        values: dict[str, Any] = {"seq": strand.seq, "tip": strand.tip, "sig": strand.sig}
        with logged(self._connection):
            if strand.id:
                self._connection.execute(lane.update().where(lane.c.id == strand.id).values(values))
                return
            values |= {"site": stretch.site, "stream": stretch.stream, "branch": strand.branch}
            if strand.branch:
                values |= {"fork_seq": strand.fork[0], "fork_tip": strand.fork[1]}
            strand.id = self._connection.execute(lane.insert().returning(lane.c.id), values).scalar_one()
        self._recorder.read_lane_names()

    # ---- after all of them

    def finish(self) -> Merged:
        """Fold every row that was touched, and keep what can't be taken yet for the next import."""
        merged, recorder, connection = self._merged, self._recorder, self._connection
        with recorder.whole():
            recorder.strip_erased(self._erasing)
            before = set(connection.execute(select(conflict.c.id)).scalars())
            for (home, name), rows in self._dirty.items():
                spec = RECORD[name]
                ordered = sorted(rows)
                for start in range(0, len(ordered), _PART):
                    self._fold(spec, ordered[start : start + _PART], home)
                if not home:
                    recorder.absorbed |= rows
                    merged.rows[name] |= rows
            merged.conflicts_new = len(set(connection.execute(select(conflict.c.id)).scalars()) - before)
            self._last.conflicts += merged.conflicts_new
            self._hold()
        if self._tx is not None:
            for item in list(self._tx.session.identity_map.values()):
                self._tx.session.expire(item)
        return merged

    def _fold(self, spec: RecordSpec, rows: Sequence[RowId], home: str) -> None:
        for operations, folded in self._recorder.refold_rows(spec, rows, home).values():
            for key in folded.waiting:
                figures = self._new.get(int(str(key)))
                if figures is not None:
                    figures.applied -= 1
                    figures.waiting += 1
            earlier = waiting_among(one for one in operations if int(str(one.key)) not in self._new)
            released = len(earlier - folded.waiting)
            self._last.released += released
            self._merged.released += released

    def _hold(self) -> None:
        lines = [
            {
                "id": _identity(one.stretch), "site": one.stretch.site, "stream": one.stretch.stream,
                "after_seq": one.stretch.after[0], "head_seq": one.stretch.head[0],
                "content": _content_of(one.stretch), "received": self._recorder.now,
            }
            for one in self._held
            if one.held_id is None
        ]  # fmt: skip
        if lines:
            with logged(self._connection):
                self._connection.execute(held.insert().prefix_with("OR IGNORE"), lines)


def _copy(strand: _Strand) -> _Strand:
    return _Strand(strand.id, strand.branch, strand.fork, strand.seq, strand.tip, strand.sig, list(strand.added))


def _extend(strand: _Strand, stretch: Stretch, start: int) -> None:
    if start < len(stretch.ops):
        strand.added.append((stretch.ops[start].seq, stretch.tips[start:]))
        strand.seq, strand.tip = stretch.head
        strand.sig = stretch.sig or None


def _check(stretch: Stretch) -> None:
    """Raises Malformed for a stretch that doesn't hold together."""
    after, tip = stretch.after
    if len(stretch.ops) != len(stretch.tips) or stretch.head != (
        (after + len(stretch.ops), stretch.tips[-1]) if stretch.ops else stretch.after
    ):
        raise Malformed("a stretch doesn't end where it says")
    if after < 0 or (after == 0 and tip != chain_start(stretch.site, stretch.stream)):
        raise Malformed("a lane begins with another hash")
    stamps: dict[int, int] = {}
    for seq, item in enumerate(stretch.ops, start=after + 1):
        if item.seq != seq or item.site != stretch.site or item.stream != stretch.stream:
            raise Malformed("operations that don't follow one another")
        if not (0 <= item.wall <= LATEST and 0 < item.stamp <= LATEST):
            raise Malformed("a time beyond any clock")
        stamps[seq] = item.stamp
        if item.base is not None:
            for names in json.loads(item.base).values():
                for name in names:
                    if len(name) == 2 and stamps.get(name[0], 0) >= item.stamp:
                        raise Malformed("an operation older than what it names")


def _identity(stretch: Stretch) -> bytes:
    """The hash of a stretch as it came; one with a payload isn't the same as one without."""
    return hashlib.sha256(_content_of(stretch).encode()).digest()[:16]


def _content_of(stretch: Stretch) -> str:
    ops = [
        [
            item.stamp, item.wall, item.actor.hex(), item.tbl, item.row.hex(), item.label, item.base, item.line,
            item.schema, None if item.salt is None else item.salt.hex(),
        ]
        for item in stretch.ops
    ]  # fmt: skip
    return compact([stretch.site, stretch.stream, stretch.after[0], stretch.after[1].hex(), stretch.sig, ops])


def _stretch_of(content: str) -> Stretch:
    site, stream, after, tip, sig, lines = json.loads(content)
    ops = [
        WireOp(
            site, stream, seq, stamp, wall, bytes.fromhex(actor), tbl, bytes.fromhex(row), label, base, line, schema,
            None if salt is None else bytes.fromhex(salt),
        )
        for seq, (stamp, wall, actor, tbl, row, label, base, line, schema, salt) in enumerate(lines, start=after + 1)
    ]  # fmt: skip
    return stretch_from((after, bytes.fromhex(tip)), ops, sig, site, stream)


def tips_of(tip: bytes, ops: Iterable[WireOp]) -> Iterator[bytes]:
    """The chain hash at each of these operations, which follow the one whose hash is `tip`."""
    for item in ops:
        tip = link(
            tip, item.seq, item.stamp, item.wall, item.actor, item.tbl, item.row, item.label, item.base, item.schema,
            payload_digest(item.line, item.salt),
        )  # fmt: skip
        yield tip


def stretch_from(after: Mark, ops: Sequence[WireOp], sig: str, site: str, stream: str) -> Stretch:
    """A stretch out of operations that follow one another after a mark."""
    tips = tuple(tips_of(after[1], ops))
    return Stretch(site, stream, after, (after[0] + len(ops), tips[-1] if tips else after[1]), sig, tuple(ops), tips)


def absorb(recorder: Recorder, batch: Iterable[WireOp]) -> Absorbed:
    """Take operations nobody signed for; see `Recorder.absorb`."""
    result = Absorbed()
    merge = Merge(recorder, recorder.authority)
    by_lane: dict[Lane, dict[int, WireOp]] = defaultdict(dict)
    for item in batch:
        by_lane[item.site, item.stream][item.seq] = item
    stretches = []
    for (site, stream), items in by_lane.items():
        strand = merge._strands((site, stream))[0]
        seq, run = strand.seq, []
        for item in (items[seq] for seq in sorted(items)):
            if item.seq <= strand.seq:
                result.known += 1
            elif item.seq == seq + 1:
                run.append(item)
                seq = item.seq
            else:
                result.held.append(item)
        if run:
            stretches.append(stretch_from((strand.seq, strand.tip), run, "", site, stream))
    figures = merge.take(stretches)
    result.held += [item for one in merge._held if one.held_id is None for item in one.stretch.ops]
    merge._held = [one for one in merge._held if one.held_id is not None]
    result.added = figures.received - figures.waiting
    result.rows = merge.finish().rows
    return result


# ------------------------------------------------------------------------------------------- what leaves


def vector(connection: Connection, allowed: Callable[[str], bool]) -> Vector:
    """What is here of each lane of the allowed streams: where each of its branches ends."""
    found: dict[Lane, list[Mark]] = defaultdict(list)
    for line in connection.execute(select(lane).where(lane.c.seq > 0).order_by(lane.c.id)):
        if allowed(line.stream):
            found[line.site, line.stream].append((line.seq, line.tip))
    return {at: tuple(sorted(marks)) for at, marks in found.items()}


def stretches(
    connection: Connection,
    allowed: Callable[[str], bool],
    above: Vector | None,
    sign: Callable[[bytes], str],
    own_site: str,
) -> Iterator[Stretch]:
    """What lies above a vector (None: everything), in whole lanes up to the head their author signed.

    `sign` signs the heads of this desk's own lanes.
    """
    lines = connection.execute(select(lane).where(lane.c.seq > 0).order_by(lane.c.site, lane.c.stream, lane.c.branch))
    for line in lines.all():
        if not allowed(line.stream):
            continue
        sig = line.sig
        if line.site == own_site and not sig:
            sig = sign(head_message(line.site, line.stream, line.seq, line.tip))
        if not sig:
            continue
        after = _last_known(connection, line, (above or {}).get((line.site, line.stream), ()))
        if after[0] == line.seq:
            continue
        span = op.c.id.between(line.id << LANE_BITS | after[0] + 1, line.id << LANE_BITS | SEQ)
        ops = [
            WireOp(
                line.site, line.stream, one.id & SEQ, one.stamp, one.wall, one.actor, one.tbl, one.row, one.label,
                one.base, one.line, one.schema, one.salt,
            )
            for one in connection.execute(select(op).where(span).order_by(op.c.id))
        ]  # fmt: skip
        yield stretch_from(after, ops, sig, line.site, line.stream)


def sign_lanes(recorder: Recorder, site: str, sign: Callable[[bytes], str]) -> None:
    """Sign where the lanes of an installation end, as it takes its leave: others carry them from here on."""
    recorder.put_lanes_down()
    connection = recorder.connection
    for line in connection.execute(select(lane).where(lane.c.site == site, lane.c.sig.is_(None))).all():
        sig = sign(head_message(line.site, line.stream, line.seq, line.tip))
        with logged(connection):
            connection.execute(lane.update().where(lane.c.id == line.id).values(sig=sig))


def _last_known(connection: Connection, line: Any, marks: Sequence[Mark]) -> Mark:
    """The greatest of a peer's marks that lies on a branch; where the branch begins, if none does."""
    for seq, tip in sorted(marks, reverse=True):
        if seq == line.seq:
            if tip == line.tip:
                return seq, tip
        elif (line.fork_seq or 0) < seq < line.seq:
            query = select(op.c.tag).where(op.c.id == line.id << LANE_BITS | seq)
            if connection.execute(query).scalar() == tag_of(tip):
                return seq, tip
    return line.fork_seq or 0, line.fork_tip or chain_start(line.site, line.stream)


def holds(connection: Connection) -> list[Held]:
    """The stretches that couldn't be taken yet, oldest first."""
    query = select(held.c.site, held.c.stream, held.c.after_seq, held.c.head_seq, held.c.received)
    return [Held(*line) for line in connection.execute(query.order_by(held.c.received, held.c.id))]


def waiting(connection: Connection) -> list[Waiting]:
    """The operations that name one that isn't here, oldest first."""
    centre = centre_of(connection)
    lanes = {line.id: line for line in connection.execute(select(lane.c.id, lane.c.site, lane.c.stream))}
    query = select(wait.c.missing, op).join(op, op.c.id == wait.c.op).order_by(op.c.wall, op.c.id, wait.c.missing)
    found: dict[int, Waiting] = {}
    for line in connection.execute(query):
        if "/" in line.missing:
            site, seq = line.missing.split("/")[0], int(line.missing.split("/")[-2])
        else:  # it is here, and of another row
            site, seq = lanes[int(line.missing) >> LANE_BITS].site, int(line.missing) & SEQ
        kind, home = stream_of(lanes[line.id >> LANE_BITS].stream)
        own = not centre or home == centre or kind is SyncClass.REFERENCE
        again = (
            select(op.c.id)
            .join(row_op, row_op.c.op == op.c.id)
            .where(row_op.c.row == line.row, op.c.label == int(Label.RESOLVE), op.c.line == line.line)
        )
        accepted = connection.execute(again.where(op.c.id != line.id).limit(1)).first() is not None
        found.setdefault(
            line.id, Waiting(line.id, line.tbl, line.row, site, seq, line.wall, "" if own else home, accepted)
        )
    return list(found.values())
