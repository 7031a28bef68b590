"""Taking in what other desks wrote: a set union lane by lane, then a fold of the rows it touched.

A *stretch* continues a lane that is here, is here already, leaves it (then a copied machine wrote a second branch),
or lies beyond a gap. What can't be taken yet is *held* and tried again with every import.
"""

import hashlib
import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, select

from app.core.ids import RowId
from app.core.memory import without_collecting
from app.core.progress import Progress
from app.db.models.log import conflict, erased, held, lane, op, row_op, wait
from app.db.oplog import LANE_BITS, SEQ, Absorbed, Recorder, centre_of, logged, wire_of
from app.domain.fields import LIFE, RecordSpec, SyncClass
from app.domain.records import RECORD
from app.domain.report_records import REPORT_RECORDS
from app.domain.sync.bundle import Lane, Mark, Reconciliation, Stretch, Vector
from app.domain.sync.chain import WireOp, chain_start, compact, head_message, links, tag_of
from app.domain.sync.fold import Label, waiting_among
from app.domain.sync.shapes import LATEST_STAMP
from app.domain.sync.trust import Roster, stream_of

if TYPE_CHECKING:
    from app.db.tx import Tx

IsHead = Callable[[str, bytes, str], bool | None]
"""Whether a site signed a message; None while its key isn't known."""

_PART = 500
_MANY = 5000


class Malformed(ValueError):
    """A stretch whose chain, stamps or shapes are wrong: the bundle is refused, and nothing of it was written."""


class Branch(NamedTuple):
    """A copied machine: from `seq` on there are two versions of what a site wrote."""

    site: str
    stream: str
    seq: int


class Held(NamedTuple):
    """A stretch that couldn't be taken yet. `wall`: when its first operation was written; `received`: when it came."""

    site: str
    stream: str
    after_seq: int
    head_seq: int
    wall: int
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


class _Candidate:
    """A stretch to be taken: out of a bundle, or one that was held; those are read only once they can be taken."""

    def __init__(self, stretch: Stretch | None, figures: Reconciliation | None, line: Any = None) -> None:
        self._stretch = stretch
        self.figures = figures
        self.held_id: bytes | None = None if line is None else line.id
        self.key: Lane = (line.site, line.stream) if stretch is None else (stretch.site, stretch.stream)
        self.after: int = line.after_seq if stretch is None else stretch.after[0]
        self._content = "" if line is None else line.content

    @property
    def stretch(self) -> Stretch:
        if self._stretch is None:
            self._stretch = _stretch_of(self._content)
        return self._stretch

    @cached_property
    def columns(self) -> list[tuple[Any, ...]]:
        """The operations field by field, as they are in `WireOp`."""
        return list(zip(*self.stretch.ops, strict=True))

    @cached_property
    def bases(self) -> dict[int, dict[str, list[list[Any]]]]:
        """What operations name, by their place in the stretch."""
        return {place: json.loads(base) for place, base in enumerate(self.columns[_BASE]) if base is not None}

    @cached_property
    def values(self) -> Sequence[Any]:
        """The payloads as JSON values."""
        lines = self.columns[_LINE]
        return self.stretch.values or [None if line is None else json.loads(line) for line in lines]


_STAMP, _WALL, _ACTOR, _TBL, _ROW, _LABEL, _BASE, _LINE, _SCHEMA, _SALT = range(3, 13)

_PLAIN = frozenset({int(Label.CREATE), int(Label.AUTO)})
"""Operations that, naming nothing, make a row by themselves."""


@dataclass
class _Piece:
    """Where a stretch goes: its operations from `start` on continue `strand`."""

    candidate: _Candidate
    strand: _Strand
    start: int
    fork: bool = False


class _Edit(NamedTuple):
    """An operation that changes a row, in the order in which they count."""

    stamp: int
    site: str
    seq: int
    tag: int
    number: int
    base: Mapping[str, list[list[Any]]]
    value: Any


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
        self._progress = progress or Progress()
        self._is_head = is_head
        self._lanes: dict[Lane, list[_Strand]] = {}
        self._moved: dict[int, _Strand] = {}
        ask = self._connection.execute
        self._gone = set(ask(select(erased.c.row)).scalars())
        self._held = [_Candidate(None, None, line) for line in ask(select(held).order_by(held.c.after_seq))]
        self._unsettled = set(ask(select(op.c.row).join(wait, wait.c.op == op.c.id)).scalars())
        self._spans: list[tuple[int, int, Reconciliation | None]] = []
        self._ops: list[tuple[Any, ...]] = []
        self._links: list[tuple[RowId, int]] = []
        self._creates: dict[tuple[str, str], list[tuple[int, RowId, list[Any]]]] = defaultdict(list)
        self._edits: dict[str, dict[RowId, list[_Edit]]] = defaultdict(lambda: defaultdict(list))
        self._dirty: dict[tuple[str, str], set[RowId]] = defaultdict(set)
        self._erasing: set[tuple[str, str, RowId]] = set()
        """Rows that an erase or what it removes came of, as (`Reach.whose`, table, row)."""
        self._filled: list[tuple[int, str, bytes | None, str, str, RowId]] = []
        self._merged = Merged()
        self._last = Reconciliation()

    # ---- one bundle

    def take(self, stretches: Iterable[Stretch]) -> Reconciliation:
        """Take the stretches of one bundle; its figures are final once `finish` is done.

        Raises Malformed before anything was written: the other bundles of the import can still be taken.
        """
        with without_collecting():
            return self._take(stretches)

    def _take(self, stretches: Iterable[Stretch]) -> Reconciliation:
        figures = Reconciliation()
        candidates = [_Candidate(one, figures) for one in stretches]
        for one in candidates:
            _check(one)
            figures.received += len(one.stretch.ops)
            for name, count in Counter(item.tbl for item in one.stretch.ops).items():
                figures.tables[name] = figures.tables.get(name, 0) + count
        pieces, left = self._plan([one for one in candidates if one.stretch.ops] + self._held)
        self._last = figures
        with self._recorder.whole():
            for piece in pieces:
                self._write(piece, figures)
            if len(self._ops) >= _MANY:
                self._put_down()
        self._held = left
        fresh = set(candidates)
        figures.waiting += sum(len(one.stretch.ops) for one in left if one in fresh)
        return figures

    def _plan(self, candidates: list[_Candidate]) -> tuple[list[_Piece], list[_Candidate]]:
        """Where each stretch goes, and those that have to wait. An operation without its payload is taken only beside
        an erase of its row, which may come in any of them.
        """
        refused: set[_Candidate] = set()
        while True:
            lanes: dict[Lane, list[_Strand]] = {}
            pieces: list[_Piece] = []
            left = [one for one in candidates if one not in refused]
            while True:  # one may continue another
                still = []
                for one in left:
                    piece = self._attach(one, lanes)
                    if piece is None:
                        still.append(one)
                    else:
                        pieces.append(piece)
                if len(still) == len(left):
                    break
                left = still
            bare = self._without_erase(pieces)
            if not bare:
                self._lanes.update(lanes)
                return pieces, [*left, *(one for one in candidates if one in refused)]
            refused |= bare

    def _without_erase(self, pieces: list[_Piece]) -> set[_Candidate]:
        """Those in which a payload is missing for no reason that is here."""
        bare = [
            (piece.candidate, item)
            for piece in pieces
            if piece.start < len(piece.candidate.stretch.ops) and None in piece.candidate.columns[_LINE]
            for item in piece.candidate.stretch.ops[piece.start :]
            if item.line is None
        ]
        if not bare:
            return set()
        recorder = self._recorder
        wanted = {(recorder.whose(item.stream), item.tbl, item.row) for _, item in bare}
        erases = {
            (recorder.whose(item.stream), item.tbl, item.row)
            for piece in pieces
            if recorder.covers(*piece.candidate.key) and Label.ERASE in piece.candidate.columns[_LABEL]
            for item in piece.candidate.stretch.ops
            if item.label == Label.ERASE
        }
        erases |= {one for one in wanted - erases if one in self._erasing or self._has_erase(*one)}
        return {one for one, item in bare if (recorder.whose(item.stream), item.tbl, item.row) not in erases}

    def _has_erase(self, whose: str, name: str, row: RowId) -> bool:
        """Whether the log holds an erase of a row by one who writes there. It may not count any more: what it removed
        is gone all the same.
        """
        query = select(op.c.id).join(row_op, row_op.c.op == op.c.id)
        query = query.where(row_op.c.row == row, op.c.label == int(Label.ERASE), op.c.tbl == name)
        lanes = map(self._recorder.lane_name, self._connection.execute(query).scalars())
        return any(self._recorder.whose(stream) == whose and self._recorder.covers(at, stream) for at, stream in lanes)

    # ---- where a stretch goes

    def _attach(self, one: _Candidate, lanes: dict[Lane, list[_Strand]]) -> _Piece | None:
        """Find the branch that a stretch continues; None while it isn't here or its author isn't known."""
        if self._roster is not None and one.key[0] not in self._roster.certificates:
            return None
        strands = lanes.get(one.key)
        if strands is None:
            strands = lanes[one.key] = [_copy(strand) for strand in self._strands(one.key)]
        if all(strand.seq < one.after for strand in strands):
            return None
        stretch = one.stretch
        after, tip = stretch.after
        strand = next((strand for strand in strands if self._is_at(strand, after, tip)), None)
        if strand is None or not self._is_signed(one):
            return None
        done = 0
        while True:
            agreed = self._agreed(strand, stretch, done)
            if agreed == len(stretch.ops) or after + agreed == strand.seq:
                _extend(strand, stretch, agreed)  # all of it is here, or the rest continues this branch
                return _Piece(one, strand, agreed)
            # It leaves this branch: where another one does already, or as a new one.
            fork, tag = (after + agreed, stretch.tips[agreed - 1] if agreed else tip), tag_of(stretch.tips[agreed])
            other = next((one for one in strands if one.fork == fork and self._tag(one, fork[0] + 1) == tag), None)
            if other is None or other is strand:
                strand = _Strand(0, len(strands), fork, *fork, None)
                strands.append(strand)
                _extend(strand, stretch, agreed)
                return _Piece(one, strand, agreed, fork=True)
            strand, done = other, agreed

    def _is_signed(self, one: _Candidate) -> bool:
        """Whether the author of what was held is known by now to have signed it."""
        if one.held_id is None or self._is_head is None:
            return True
        stretch = one.stretch
        return bool(self._is_head(stretch.site, head_message(*one.key, *stretch.head), stretch.sig))

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
        one, strand, start = piece.candidate, piece.strand, piece.start
        stretch = one.stretch
        fresh = len(stretch.ops) - start
        figures = one.figures
        if figures is None:  # of an earlier import
            now.released += fresh
            self._merged.released += fresh
        else:
            if figures is not now:  # of an earlier bundle of this one
                figures.waiting -= len(stretch.ops)
            figures.had += start
            figures.applied += fresh
        if one.held_id is not None:
            with logged(self._connection):
                self._connection.execute(held.delete().where(held.c.id == one.held_id))
        if start and strand.id:
            self._fill_in(one, strand, start)
        if not fresh:
            return
        self._merged.own_ahead |= stretch.site == self._recorder.site
        if piece.fork:
            self._merged.branches += (Branch(stretch.site, stretch.stream, strand.fork[0]),)
        if not strand.id:
            self._open(one.key, strand)
        self._moved[strand.id] = strand
        first = strand.id << LANE_BITS | stretch.ops[start].seq
        numbers = range(first, first + fresh)
        self._spans.append((first, first + fresh - 1, figures))
        tags = [int.from_bytes(tip[:4], "big") for tip in stretch.tips[start:]]
        columns = [column[start:] for column in one.columns[_STAMP:]] if start else one.columns[_STAMP:]
        self._ops += zip(numbers, *columns, tags, strict=True)
        kept = self._sort_out(one, start, numbers, tags)
        if figures is not None:
            figures.applied -= kept
            figures.kept += kept

    def _fill_in(self, one: _Candidate, strand: _Strand, count: int) -> None:
        """Note payloads that an erase removed here and that came once more: it may not count by now."""
        if any(line[_LINE - 2] is None for line in self._ops):
            self._put_down()
        first = strand.id << LANE_BITS | one.after
        query = select(op.c.id).where(op.c.id.between(first + 1, first + count), op.c.line.is_(None))
        for number in self._connection.execute(query.where(op.c.label != int(Label.ERASE))).scalars():
            item = one.stretch.ops[number - first - 1]
            if item.line is not None:
                home = self._recorder.reach(strand.id).home
                self._filled.append((number, item.line, item.salt, home, item.tbl, item.row))

    def _open(self, key: Lane, strand: _Strand) -> None:
        values: dict[str, Any] = {"site": key[0], "stream": key[1], "branch": strand.branch}
        values |= {"seq": strand.seq, "tip": strand.tip}
        if strand.branch:
            values |= {"fork_seq": strand.fork[0], "fork_tip": strand.fork[1]}
        with logged(self._connection):
            strand.id = self._connection.execute(lane.insert().returning(lane.c.id), values).scalar_one()
        self._recorder.know_lane(strand.id, *key, *(strand.fork if strand.branch else (0, None)))

    def _sort_out(self, one: _Candidate, start: int, numbers: range, tags: Sequence[int]) -> int:
        """Say of each new operation what it does: make a row, change one, or nothing. Answers how many do nothing."""
        reach = self._recorder.reach(numbers[0] >> LANE_BITS)
        home, last, gone = reach.home, reach.last, self._gone
        _, _, seqs, stamps, _, _, tables, rows, labels, bases, _, _, _ = one.columns
        values, named, kept = one.values, one.bases, 0
        takes = {name for name in set(tables) if reach.takes(RECORD.get(name))}
        places: Iterable[int] = range(start, len(seqs))
        if start == 0 and seqs[-1] <= last and takes.issuperset(tables) and gone.isdisjoint(rows):
            # Nearly everything that ever comes: rows that one operation makes.
            plain = [
                base is None and label in _PLAIN and type(value) is list
                for base, label, value in zip(bases, labels, values, strict=True)
            ]
            for name in takes:
                mask = plain if len(takes) == 1 else [a and b == name for a, b in zip(plain, tables, strict=True)]
                self._creates[home, name] += compress(zip(numbers, rows, values, strict=True), mask)
            places = [place for place, done in enumerate(plain) if not done]
        for place in places:
            number, name, row, value = numbers[place - start], tables[place], rows[place], values[place]
            counts = seqs[place] <= last
            plain_one = bases[place] is None and labels[place] in _PLAIN and type(value) is list
            if plain_one and counts and name in takes and row not in gone:
                self._creates[home, name].append((number, row, value))
                continue
            self._links.append((row, number))
            if labels[place] == Label.ERASE:
                gone.add(row)
                self._erasing.add((reach.whose, name, row))
            elif row in gone:
                self._erasing.add((reach.whose, name, row))
            if name not in takes or not counts:
                kept += 1
            if name not in takes:
                continue
            if home or not counts or type(value) is not dict or row in gone:
                self._dirty[home, name].add(row)
            else:
                edit = _Edit(
                    stamps[place], one.key[0], seqs[place], tags[place - start], number, named.get(place, {}), value
                )
                self._edits[name][row].append(edit)
        return kept

    def _put_down(self) -> None:
        """Write what was taken so far, and the rows that were made by one operation."""
        self._recorder.put_ops(self._ops)
        self._ops = []
        for (home, name), lines in self._creates.items():
            for start in range(0, len(lines), _MANY):
                self._progress.tick()
                part = lines[start : start + _MANY]
                if home:
                    self._make_elsewhere(home, RECORD[name], part)
                else:
                    self._make(RECORD[name], part)
            lines.clear()
        self._recorder.link_rows(self._links)
        self._links = []

    def _make(self, spec: RecordSpec, lines: list[tuple[int, RowId, list[Any]]]) -> None:
        """Rows of this centre that one operation makes. Where there is a row, or more in the log, it is folded."""
        self._merged.rows[spec.table].update(row for _, row, _ in lines)
        lines = self._apart(spec, lines)
        if not lines:
            return
        if self._recorder.make_rows(spec, lines) < len(lines):
            numbers = {row: number for number, row, _ in lines}
            for row, create in self._recorder.creates(spec, list(numbers)).items():
                if create != numbers[row]:
                    self._dirty["", spec.table].add(row)
            for number, row, _ in lines:
                if row in self._dirty["", spec.table]:
                    self._links.append((row, number))

    def _apart(self, spec: RecordSpec, lines: list[tuple[int, RowId, list[Any]]]) -> list[tuple[int, RowId, list[Any]]]:
        """Those whose rows nothing waits for, and that nobody wrote to who doesn't count; the others are folded."""
        unsettled = self._unsettled
        if self._recorder.has_links:
            unsettled = unsettled | self._recorder.listed([row for _, row, _ in lines])
        if unsettled.isdisjoint(row for _, row, _ in lines):
            return lines
        for number, row, _ in lines:
            if row in unsettled:
                self._links.append((row, number))
                self._dirty["", spec.table].add(row)
        return [line for line in lines if line[1] not in unsettled]

    def _make_elsewhere(self, home: str, spec: RecordSpec, lines: list[tuple[int, RowId, list[Any]]]) -> None:
        """The same for another centre's rows."""
        here = self._recorder.listed([row for _, row, _ in lines])
        self._recorder.link_rows([(row, number) for number, row, _ in lines])
        once = Counter(row for _, row, _ in lines)
        again = {row for row, count in once.items() if count > 1 or row in here}
        self._dirty[home, spec.table] |= again
        self._recorder.make_elsewhere(home, spec, [line for line in lines if line[1] not in again])

    # ---- after all of them

    def finish(self) -> Merged:
        """Fold every row that was touched, and keep what can't be taken yet for the next import."""
        with without_collecting():
            return self._finish()

    def _finish(self) -> Merged:
        merged, recorder, connection = self._merged, self._recorder, self._connection
        with recorder.whole():
            self._put_down()
            if self._moved:
                with logged(connection):
                    connection.exec_driver_sql(
                        "UPDATE lane SET seq = ?, tip = ?, sig = ? WHERE id = ?",
                        [(one.seq, one.tip, one.sig, one.id) for one in self._moved.values()],
                    )
            for number, line, salt, home, name, row in self._filled:
                if recorder.fill_in(number, line, salt, name, row) and name in RECORD:
                    self._dirty[home, name].add(row)
            recorder.strip_erased(self._erasing)
            self._spans.sort(key=lambda span: span[0])
            for name, edits in self._edits.items():
                dirty = self._dirty["", name]
                merged.rows[name].update(edits)
                for row in dirty & edits.keys():
                    del edits[row]
                ordered = sorted(edits)
                for start in range(0, len(ordered), _PART):
                    self._progress.tick()
                    dirty |= self._follow(RECORD[name], {row: edits[row] for row in ordered[start : start + _PART]})
            for (home, name), rows in self._dirty.items():
                ordered = sorted(rows)
                for start in range(0, len(ordered), _PART):
                    self._progress.tick()
                    self._fold(RECORD[name], ordered[start : start + _PART], home)
                if not home:
                    merged.rows[name] |= rows
            self._judge_again()
            for name, rows in merged.rows.items():
                recorder.touched[name] |= rows
                recorder.absorbed |= rows
            self._hold()
        if self._tx is not None:
            self._tx.session.expire_all()
        return merged

    def _judge_again(self) -> None:
        """Where a copied machine was revoked, more of its branches may show which of them the cut is on."""
        if self._roster is not None:
            names = {self._recorder.lane_name(number << LANE_BITS) for number in self._moved}
            sites = {at for at, stream in names if at in self._roster.revocations and len(self._lanes[at, stream]) > 1}
            if sites:
                self._recorder.refold_sites(sites)

    def _follow(self, spec: RecordSpec, edits: Mapping[RowId, list[_Edit]]) -> set[RowId]:
        """Apply the edits of rows that simply follow what is there; answers the rows that have to be folded."""
        recorder = self._recorder
        present, heads, marks = recorder.stand(spec, list(edits))
        others: set[RowId] = set()
        moved: list[tuple[RowId, str, int]] = []
        updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for row, found in edits.items():
            found.sort()
            stood = present.get(row)
            if stood is None or stood[1]:
                others.add(row)
                continue
            create, _, voided = stood
            now = heads.get(row, {})
            latest: dict[str, int] = {}
            values: dict[str, Any] = {}
            for edit in found:
                shape = recorder.shape(spec, tuple(edit.value))
                if shape is None or (voided and LIFE not in shape.groups) or not edit.base.keys() <= spec.groups.keys():
                    break
                for group in shape.groups | edit.base.keys():
                    refs, standing = edit.base.get(group), latest.get(group) or now.get(group, create)
                    if refs is None or len(refs) != 1:
                        break
                    at, mark = refs[0], marks.get(standing)
                    name = (at[2], at[3]) if len(at) == 4 else recorder.lane_name(edit.number)
                    if (
                        mark is None
                        or standing & SEQ != at[0]
                        or mark[1] != at[1]
                        or mark[0] >= edit.stamp
                        or recorder.lane_name(standing) != name
                    ):
                        break
                else:
                    marks[edit.number] = edit.stamp, edit.tag
                    latest |= dict.fromkeys(shape.groups, edit.number)
                    values |= shape.read(edit.value)
                    voided = values.get("voided", voided)
                    continue
                break
            else:
                moved += [(row, group, number) for group, number in latest.items()]
                updates[tuple(values)].append((*values.values(), row))
                continue
            others.add(row)
        recorder.move(spec, moved, updates)
        return others

    def _fold(self, spec: RecordSpec, rows: Sequence[RowId], home: str) -> None:
        before = self._conflicts(rows)
        for row, (operations, folded) in self._recorder.refold_rows(spec, rows, home).items():
            fresh: list[tuple[Any, Reconciliation | None]] = []
            earlier = []
            for one in operations:
                span = self._span(int(str(one.key)))
                if span is None:
                    earlier.append(one)
                    continue
                fresh.append((one.order, span[2]))
                if span[2] is not None and one.key in folded.waiting:
                    span[2].applied -= 1
                    span[2].waiting += 1
            bringer = max(fresh, key=lambda item: item[0], default=(None, None))[1] or self._last
            released = len(waiting_among(earlier) - folded.waiting)
            bringer.released += released
            self._merged.released += released
            if folded.clashes and not home and spec not in REPORT_RECORDS:
                found = len(self._conflicts([row]) - before)
                bringer.conflicts += found
                self._merged.conflicts_new += found

    def _span(self, number: int) -> tuple[int, int, Reconciliation | None] | None:
        """Of which bundle an operation is; None for one that was here before."""
        place = bisect_right(self._spans, number, key=lambda span: span[0]) - 1
        return self._spans[place] if place >= 0 and number <= self._spans[place][1] else None

    def _conflicts(self, rows: Sequence[RowId]) -> set[RowId]:
        return set(self._connection.execute(select(conflict.c.id).where(conflict.c.row.in_(rows))).scalars())

    def _hold(self) -> None:
        lines = [
            {
                "id": _identity(one.stretch), "site": one.key[0], "stream": one.key[1], "after_seq": one.after,
                "head_seq": one.stretch.head[0], "wall": one.stretch.ops[0].wall,
                "content": _content_of(one.stretch), "received": self._recorder.now,
            }
            for one in self._held
            if one.held_id is None
        ]  # fmt: skip
        if lines:
            with logged(self._connection):
                self._connection.execute(held.insert().prefix_with("OR IGNORE"), lines)


def _copy(strand: _Strand) -> _Strand:
    return replace(strand, added=list(strand.added))


def _extend(strand: _Strand, stretch: Stretch, start: int) -> None:
    if start < len(stretch.ops):
        strand.added.append((stretch.ops[start].seq, stretch.tips[start:]))
        strand.seq, strand.tip = stretch.head
        strand.sig = stretch.sig or None


def _check(one: _Candidate) -> None:
    """Raises Malformed for a stretch that doesn't hold together."""
    stretch = one.stretch
    (after, tip), ops, tips = stretch.after, stretch.ops, stretch.tips
    end = (after + len(ops), tips[-1]) if tips else stretch.after
    if len(ops) != len(tips) or stretch.head != end or len(stretch.values) not in (0, len(ops)):
        raise Malformed("a stretch doesn't end where it says")
    if after < 0 or (after == 0 and tip != chain_start(*one.key)):
        raise Malformed("a lane begins with another hash")
    if not ops:
        return
    sites, streams, seqs, stamps, walls = one.columns[:_ACTOR]
    if seqs != tuple(range(after + 1, end[0] + 1)) or {*sites} != {stretch.site} or {*streams} != {stretch.stream}:
        raise Malformed("operations that don't follow one another")
    if min(walls) < 0 or max(walls) > LATEST_STAMP or min(stamps) < 1 or max(stamps) > LATEST_STAMP:
        raise Malformed("a time beyond any clock")
    try:
        one.values  # noqa: B018
        for place, base in one.bases.items():
            for names in base.values():
                for name in names:
                    near = name[0] - after - 1 if len(name) == 2 else -1
                    if near >= place or (near >= 0 and stamps[near] >= stamps[place]):
                        raise Malformed("an operation older than what it names")
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise Malformed(str(error)) from error


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


def stretch_from(after: Mark, ops: Sequence[WireOp], sig: str, site: str, stream: str) -> Stretch:
    """A stretch out of operations that follow one another after a mark."""
    tips = tuple(links(after[1], ops))
    return Stretch(site, stream, after, (after[0] + len(ops), tips[-1] if tips else after[1]), sig, tuple(ops), tips)


def absorb(recorder: Recorder, batch: Iterable[WireOp]) -> Absorbed:
    """Take operations of other desks that nobody signed for: a set union, then a fold of the touched rows.

    Each lane is taken as far as it goes without a gap; the rest comes back as `held`.
    """
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
    most: int = 100_000,
) -> Iterator[Stretch]:
    """What lies above a vector (None: everything), in whole lanes up to the head their author signed.

    `sign` signs the heads of this desk's own lanes, which are cut into stretches of at most `most` operations: only
    the author can say that a lane is sound up to somewhere.
    """
    lines = connection.execute(select(lane).where(lane.c.seq > 0).order_by(lane.c.site, lane.c.stream, lane.c.branch))
    for line in lines.all():
        own = line.site == own_site and not line.sig
        if not allowed(line.stream) or not (own or line.sig):
            continue
        after = _last_known(connection, line, (above or {}).get((line.site, line.stream), ()))
        while after[0] < line.seq:
            last = min(line.seq, after[0] + most) if own else line.seq
            span = op.c.id.between(line.id << LANE_BITS | after[0] + 1, line.id << LANE_BITS | last)
            ops = [wire_of(line, one) for one in connection.execute(select(op).where(span).order_by(op.c.id))]
            piece = stretch_from(after, ops, line.sig or "", line.site, line.stream)
            if own:
                piece = replace(piece, sig=sign(head_message(line.site, line.stream, *piece.head)))
            yield piece
            after = piece.head


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
    query = select(held.c.site, held.c.stream, held.c.after_seq, held.c.head_seq, held.c.wall, held.c.received)
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
