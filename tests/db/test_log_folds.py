"""Desks that hold the same operations show the same rows, whatever order and batches brought them."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.clock import SteppedClock, from_ms
from app.core.errors import UserError
from app.db import oplog
from app.db.models import STATE_CLASH, Person, Visit
from app.db.models.log import conflict
from app.db.tx import Store, new_site, open_store, undo

START = from_ms(1_784_371_200_000)
CENTRE = "440305-007"


class DeskModel:
    """One desk of a centre, driven by random choices."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.clock = SteppedClock(START)
        self.store: Store = open_store(folder, self.clock)
        self.store.become(new_site(), CENTRE)
        self.actor = rng.randbytes(16)
        self.rng = rng
        self.seen: list[tuple[bytes, oplog.Base]] = []
        self.done: list[int] = []

    def rows(self) -> list[bytes]:
        with self.store.read() as session:
            return list(session.scalars(select(Visit.id)))

    def act(self, kind: str) -> None:
        rng, rows = self.rng, self.rows()
        self.clock.advance(seconds=rng.randint(-5, 60))
        if kind == "create" or not rows:
            with self.store.write(self.actor) as tx:
                tx.add(Visit(arrived_at=tx.now, purposes=rng.choice(["rest", "reading"]), note="n"))
            return
        row = rng.choice(rows)
        if kind == "open":
            self.seen.append((row, self.store.seen(Visit, row)))
            return
        seen = None
        if kind == "stale" and self.seen:
            row, seen = self.seen.pop(rng.randrange(len(self.seen)))
        try:
            with self.store.write(self.actor) as tx:
                item = tx.get(Visit, row)
                if kind == "void":
                    tx.void(item, rng.choice(["a", "b"]))
                elif kind == "restore":
                    tx.restore(item)
                elif kind == "erase":
                    tx.erase(item)
                elif kind == "undo":
                    undo(tx, self.done)
                elif kind == "autovoid":
                    tx.edit(item, {"voided": True, "void_reason": "nobody came"}, auto=True)
                elif kind == "settle":
                    tx.edit(item, {"purposes": "venue", "companions": rng.randint(4, 5)}, label=oplog.Label.RESOLVE)
                elif kind == "many":
                    some = {one: {"companions": rng.randint(0, 3), "host": "h"} for one in rows if rng.random() < 0.5}
                    tx.edit_many(Visit, some)
                elif kind == "several":
                    tx.edit(item, {"companions": rng.randint(0, 3)})
                    tx.void(item, "c")
                elif kind == "auto":
                    tx.edit(item, {"left_at": tx.now, "left_kind": "unverified"}, auto=True)
                elif kind == "leave":
                    tx.edit(item, {"left_at": tx.now, "left_kind": "signed"})
                else:
                    tx.edit(
                        item,
                        {
                            "purposes": rng.choice(["rest", "reading", "venue"]),
                            "companions": rng.randint(0, 3),
                        },
                        seen=seen,
                    )
            self.done = tx.changes.operations
        except UserError:
            pass

    def send(self) -> list[oplog.WireOp]:
        with self.store.read() as session:
            return list(oplog.read_ops(session.connection()))

    def receive(self, ops: list[oplog.WireOp]) -> list[oplog.WireOp]:
        with self.store.write(bytes(16)) as tx:
            return tx.recorder.absorb(ops).held

    def marks(self) -> dict[bytes, int]:
        """Which rows are in conflict, or wait, or were erased."""
        with self.store.read() as session:
            return dict(session.execute(select(Visit.id, Visit.state)).all())

    def state(self) -> tuple[oplog.Digest, list[bytes]]:
        with self.store.read() as session:
            clashes = sorted(session.connection().execute(select(conflict.c.id)).scalars())
            assert oplog.verify_chains(session.connection()) == []
            return oplog.digest(session.connection()), clashes


ACTS = [
    "create",
    "create",
    "open",
    "open",
    "stale",
    "stale",
    "edit",
    "leave",
    "auto",
    "void",
    "restore",
    "erase",
    "undo",
    "autovoid",
    "settle",
    "many",
    "several",
]


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 2**32),
    acts=st.lists(st.tuples(st.integers(0, 2), st.sampled_from([*ACTS, "send"])), min_size=5, max_size=40),
)
def test_same_operations_same_rows(seed: int, acts: list[tuple[int, str]]) -> None:
    rng = random.Random(seed)
    with TemporaryDirectory() as folder:
        desks = [DeskModel(Path(folder) / str(number), rng) for number in range(3)]
        try:
            for number, kind in acts:
                if kind == "send":
                    ops = desks[number].send()
                    rng.shuffle(ops)
                    cut = rng.randint(0, len(ops))
                    desks[(number + 1) % 3].receive(ops[:cut])
                else:
                    desks[number].act(kind)
            pool = [item for desk in desks for item in desk.send()]
            for desk in desks:
                left = list(pool)
                while left:  # a shuffled pile, a few at a time, what lies beyond a gap comes again
                    rng.shuffle(left)
                    size = rng.randint(1, len(left))
                    left = left[size:] + desk.receive(left[:size])
            states = [desk.state() for desk in desks]
            assert states[0] == states[1] == states[2]
            assert len({tuple(sorted(desk.marks().items())) for desk in desks}) == 1
            for desk, before in zip(desks, states, strict=True):
                marks = desk.marks()
                desk.store.rebuild()
                assert desk.state() == before and desk.marks() == marks
        finally:
            for desk in desks:
                desk.store.close()


@pytest.fixture
def desks(tmp_path: Path):
    rng = random.Random(7)
    pair = [DeskModel(tmp_path / name, rng) for name in ("a", "b")]
    yield pair
    for desk in pair:
        desk.store.close()


def _visit(desk: DeskModel, row: bytes) -> Visit:
    with desk.store.read() as session:
        found = session.get(Visit, row)
        assert found is not None
        return found


def _exchange(desks: list[DeskModel]) -> None:
    first, second = desks[0].send(), desks[1].send()
    desks[1].receive(first)
    desks[0].receive(second)


def _edit(desk: DeskModel, row: bytes, **values: object) -> None:
    with desk.store.write(desk.actor) as tx:
        tx.edit(tx.get(Visit, row), values)


def _shared_visit(desks: list[DeskModel]) -> bytes:
    with desks[0].store.write(desks[0].actor) as tx:
        row = tx.add(Visit(arrived_at=tx.now, purposes="rest")).id
    _exchange(desks)
    return row


def test_edits_of_different_groups_meet_without_a_conflict(desks: list[DeskModel]) -> None:
    row = _shared_visit(desks)
    _edit(desks[0], row, host="罗建平")
    _edit(desks[1], row, belongings="雨伞")
    _exchange(desks)
    for desk in desks:
        visit = _visit(desk, row)
        assert (visit.host, visit.belongings, visit.state) == ("罗建平", "雨伞", 0)


def test_edits_of_one_group_are_kept_both_and_flagged_alike(desks: list[DeskModel]) -> None:
    row = _shared_visit(desks)
    _edit(desks[0], row, host="罗建平")
    desks[1].clock.advance(minutes=5)
    _edit(desks[1], row, host="林佩珊")
    _exchange(desks)
    assert desks[0].state() == desks[1].state()
    assert _visit(desks[0], row).host == "林佩珊", "the later is shown"
    assert _visit(desks[0], row).state & STATE_CLASH
    with desks[0].store.write(desks[0].actor) as tx:
        tx.edit(tx.get(Visit, row), {"host": "罗建平"}, label=oplog.Label.RESOLVE)
    _exchange(desks)
    for desk in desks:
        assert (_visit(desk, row).host, _visit(desk, row).state) == ("罗建平", 0)
    assert desks[0].state()[1] == []


def test_what_the_program_did_by_itself_yields_to_a_person(desks: list[DeskModel]) -> None:
    row = _shared_visit(desks)
    _edit(desks[0], row, left_at=START, left_kind="signed")
    desks[1].clock.advance(hours=9)
    with desks[1].store.write(bytes(16)) as tx:
        tx.edit(tx.get(Visit, row), {"left_at": tx.now, "left_kind": "unverified"}, auto=True)
    _exchange(desks)
    for desk in desks:
        assert (_visit(desk, row).left_kind, _visit(desk, row).state) == ("signed", 0)


def test_a_void_beside_an_edit_it_did_not_see_waits_for_a_person(desks: list[DeskModel]) -> None:
    row = _shared_visit(desks)
    with desks[0].store.write(desks[0].actor) as tx:
        tx.void(tx.get(Visit, row), "entered twice")
    _edit(desks[1], row, companions=4)
    _exchange(desks)
    for desk in desks:
        visit = _visit(desk, row)
        assert not visit.voided and visit.companions == 4 and visit.state & STATE_CLASH


def test_a_wrong_clock_touches_only_the_rows_it_wrote(desks: list[DeskModel]) -> None:
    mine, other = _shared_visit(desks), _shared_visit(desks)
    desks[1].clock.advance(days=26_000)
    _edit(desks[1], mine, note="from the future")
    _exchange(desks)
    _edit(desks[0], mine, note="after reading it")
    _edit(desks[0], other, note="today")
    _exchange(desks)
    assert _visit(desks[1], mine).note == "after reading it"
    stamps = {item.row: item.stamp for item in desks[0].send() if item.label == oplog.Label.UPDATE}
    assert stamps[other] < stamps[mine]


def test_an_erased_row_keeps_its_figures_and_loses_its_words_everywhere(desks: list[DeskModel]) -> None:
    row = _shared_visit(desks)
    _edit(desks[0], row, host="罗建平", companions=2)
    _exchange(desks)
    with desks[0].store.write(desks[0].actor) as tx:
        tx.erase(tx.get(Visit, row))
    _edit(desks[1], row, belongings="雨伞")
    _exchange(desks)
    for desk in desks:
        visit = _visit(desk, row)
        assert (visit.host, visit.belongings, visit.companions, visit.purposes) == (None, None, 2, "rest")
        assert not any("罗建平" in (item.line or "") or "雨伞" in (item.line or "") for item in desk.send())
    assert desks[0].state() == desks[1].state()


def test_undo_shows_again_what_was_there(desks: list[DeskModel]) -> None:
    desk, row = desks[0], _shared_visit(desks)
    with desk.store.write(desk.actor) as tx:
        tx.edit(tx.get(Visit, row), {"left_at": tx.now, "left_kind": "signed"})
    with desk.store.write(desk.actor) as later:
        undo(later, tx.changes.operations)
    assert (_visit(desk, row).left_at, _visit(desk, row).left_kind) == (None, None)
    with desk.store.write(desk.actor) as made:
        new = made.add(Visit(arrived_at=made.now)).id
    with desk.store.write(desk.actor) as later:
        undo(later, made.changes.operations)
    assert _visit(desk, new).voided


def test_undo_refuses_what_someone_changed_since(desks: list[DeskModel]) -> None:
    desk, row = desks[0], _shared_visit(desks)
    with desk.store.write(desk.actor) as tx:
        tx.edit(tx.get(Visit, row), {"host": "甲"})
    _edit(desk, row, host="乙")
    with pytest.raises(UserError), desk.store.write(desk.actor) as later:
        undo(later, tx.changes.operations)
    assert _visit(desk, row).host == "乙"


def test_an_import_is_logged_and_rebuilds(desks: list[DeskModel]) -> None:
    desk = desks[0]
    with desk.store.write(desk.actor) as tx:
        people = tx.insert_many(Person, ({"name": f"张{number}"} for number in range(300)))
        tx.insert_many(Visit, ({"person_id": person, "arrived_at": tx.now} for person in people))
    assert len(tx.changes.operations) == 600
    before = desk.state()
    assert before[0].counts["visit"] == 300
    assert desk.store.rebuild() == 600
    assert desk.state() == before
