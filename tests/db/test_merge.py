"""What is taken from other desks, what has to wait, and what is told about a copied machine."""

import atexit
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.clock import SteppedClock, from_ms
from app.core.errors import UserError
from app.db import merge, oplog
from app.db.merge import Branch, Malformed, Merge, Merged
from app.db.models import Holiday, Station, Visit
from app.db.models.log import conflict, elsewhere
from app.db.tx import Store, Tx, new_site, open_store
from app.domain.sites import Level
from app.domain.sync.bundle import Reconciliation, Stretch, Vector
from app.domain.sync.fold import Label
from app.domain.sync.trust import Certificate, Revocation, Roster

START = from_ms(1_784_371_200_000)
CENTRE, OTHER, ABOVE = "440305-007", "440305-008", "440305-001"
ACTOR = bytes(range(16))
MODELS = (Visit, Holiday, Station)


def certificate(site: str, centre: str = CENTRE) -> Certificate:
    return Certificate(site, site[:4], "A", centre, centre, Level.COMMUNITY, "", "", site, 1)


def roster(*certificates: Certificate, **more: object) -> Roster:
    parents = {one.centre: "" if one.centre == ABOVE else ABOVE for one in certificates}
    return replace(Roster({one.site: one for one in certificates}, {}, parents), **more)  # type: ignore[arg-type]


class Desk:
    """A desk whose exports are stretches handed over by hand."""

    def __init__(self, folder: Path, centre: str = CENTRE, site: str | None = None) -> None:
        self.clock = SteppedClock(START)
        self.store: Store = open_store(folder, self.clock)
        if site is None:
            self.store.become(new_site(), centre)
        self.authority: Roster | None = None

    @property
    def site(self) -> str:
        return self.store.site

    def visit(self, **values: object) -> bytes:
        self.clock.advance(seconds=1)
        with self.store.write(ACTOR) as tx:
            return tx.add(Visit(arrived_at=tx.now, **values)).id

    def edit(self, row: bytes, **values: object) -> None:
        self.clock.advance(seconds=1)
        with self.store.write(ACTOR) as tx:
            tx.edit(tx.get(Visit, row), values)

    def vector(self) -> Vector:
        with self.store.read() as session:
            return merge.vector(session.connection(), lambda _: True)

    def send(self, above: Vector | None = None) -> list[Stretch]:
        with self.store.read() as session:
            return list(merge.stretches(session.connection(), lambda _: True, above, lambda _: "signed", self.site))

    def take(self, *bundles: list[Stretch]) -> tuple[list[Reconciliation], Merged]:
        with self.store.write(bytes(16)) as tx:
            one = Merge(tx, self.authority)
            figures = [one.take(bundle) for bundle in bundles]
            merged = one.finish()
        for found in figures:
            assert found.received == found.applied + found.had + found.waiting + found.kept
        return figures, merged

    def learn(self, authority: Roster, sites: Iterable[str]) -> None:
        """Credentials came."""
        with self.store.write(ACTOR) as tx:
            tx.recorder.refold_sites(set(sites), authority)
        self.authority = authority
        self.store.set_authority(authority)

    def state(self) -> tuple[object, ...]:
        """All that has to be the same on desks with the same operations; a rebuild changes none of it."""
        found = self.look()
        self.store.rebuild()
        assert self.look() == found
        return found

    def look(self) -> tuple[object, ...]:
        with self.store.read() as session:
            connection = session.connection()
            assert oplog.verify_chains(connection) == []
            digest = oplog.digest(connection)
            marks = [connection.execute(select(model.id, model.state).order_by(model.id)).all() for model in MODELS]
            clashes = sorted(connection.execute(select(conflict.c.id)).scalars())
            waits = sorted((one.table, one.row, one.site, one.seq) for one in merge.waiting(connection))
            reported = connection.execute(select(elsewhere)).all()
            return digest, digest.streams, marks, clashes, waits, sorted(map(tuple, reported))

    def sound(self) -> oplog.Digest:
        with self.store.read() as session:
            assert oplog.verify_chains(session.connection()) == []
            before = oplog.digest(session.connection())
        self.store.rebuild()
        with self.store.read() as session:
            assert oplog.digest(session.connection()) == before
        return before

    def get(self, row: bytes) -> Visit | None:
        with self.store.read() as session:
            return session.get(Visit, row)


@pytest.fixture
def desk(tmp_path: Path):
    made: list[Desk] = []

    def make(centre: str = CENTRE) -> Desk:
        copytree(template(), tmp_path / str(len(made)))
        made.append(Desk(tmp_path / str(len(made)), centre))
        return made[-1]

    yield make
    for one in made:
        one.store.close()


Make = Callable[..., Desk]


def test_what_comes_twice_was_had_and_what_leaves_is_only_what_is_missing(desk: Make) -> None:
    here, there = desk(), desk()
    rows = [there.visit(note=str(number)) for number in range(3)]
    everything = there.send()
    (figures,), _ = here.take(everything)
    assert (figures.received, figures.applied) == (3, 3)
    (figures,), _ = here.take(everything)
    assert (figures.received, figures.had) == (3, 3)
    there.edit(rows[0], note="new")
    missing = there.send(here.vector())
    assert [len(one.ops) for one in missing] == [1]
    (figures,), _ = here.take(missing)
    assert figures.applied == 1
    found = here.get(rows[0])
    assert found is not None and found.note == "new"
    assert here.send(there.vector()) == [] and here.sound() == there.sound()


def test_what_lies_beyond_a_gap_is_held_and_taken_when_the_gap_closes(desk: Make) -> None:
    here, there = desk(), desk()
    there.visit()
    first, known = there.send(), there.vector()
    there.visit()
    second, known2 = there.send(known), there.vector()
    there.visit()
    third = there.send(known2)
    (figures,), _ = here.take(third)
    assert (figures.waiting, here.vector()) == (1, {})
    (figures,), _ = here.take(third)
    assert figures.waiting == 1
    with here.store.read() as session:
        (waits,) = merge.holds(session.connection())
    assert (waits.after_seq, waits.head_seq) == (2, 3)
    figures, merged = here.take(first, second)
    assert [(one.applied, one.released) for one in figures] == [(1, 0), (1, 1)]
    assert merged.released == 1 and here.sound() == there.sound()
    with here.store.read() as session:
        assert merge.holds(session.connection()) == []


def test_a_copied_machine_shows_and_both_of_its_branches_are_kept_and_passed_on(desk: Make, tmp_path: Path) -> None:
    one, copy, here, third = desk(), desk(), desk(), desk()
    row = one.visit(note="before")
    copy.take(one.send())
    copy.store.become(one.site, CENTRE)
    one.edit(row, note="one")
    copy.edit(row, host="two")
    copy.visit()
    _, merged = here.take(one.send(), copy.send())
    assert merged.branches == (Branch(one.site, f"centre:{CENTRE}", 1),) and not merged.own_ahead
    visit = here.get(row)
    assert visit is not None and (visit.note, visit.host) == ("one", "two")
    for bundle in (here.send(), list(reversed(here.send()))):
        third.take(bundle)
        assert third.sound() == here.sound()
    assert here.send(third.vector()) == []
    _, merged = one.take(copy.send())
    assert merged.own_ahead and merged.branches
    assert one.sound() == here.sound()


def test_a_restored_desk_learns_what_it_wrote_later(desk: Make) -> None:
    one, restored = desk(), desk()
    row = one.visit()
    restored.take(one.send())
    restored.store.become(one.site, CENTRE)
    one.edit(row, note="later")
    _, merged = restored.take(one.send())
    assert merged.own_ahead and not merged.branches and restored.sound() == one.sound()


def test_the_rows_of_other_centres_stay_apart(desk: Make) -> None:
    here, there = desk(), desk(OTHER)
    row = there.visit(note="not ours")
    (figures,), _ = here.take(there.send())
    assert figures.kept == 1 and here.get(row) is None
    passed_on = desk(OTHER)
    passed_on.take(here.send())
    assert passed_on.sound() == there.sound()


def test_operations_of_an_unknown_author_wait_for_a_certificate(desk: Make) -> None:
    here, there = desk(), desk()
    row = there.visit()
    here.authority = roster(certificate(here.site))
    (figures,), _ = here.take(there.send())
    assert figures.waiting == 1 and here.get(row) is None
    here.authority = roster(certificate(here.site), certificate(there.site))
    here.store.set_authority(here.authority)
    (figures,), _ = here.take([])
    assert figures.released == 1 and here.get(row) is not None


def test_what_was_written_beyond_a_revocations_cut_never_shows(desk: Make) -> None:
    here, there = desk(), desk()
    row = here.visit(note="ours")
    there.take(here.send())
    both = roster(certificate(here.site), certificate(there.site))
    here.store.set_authority(both)
    here.authority = both
    there.edit(row, note="theirs")
    bad = there.visit(note="bad")
    here.take(there.send())
    found = here.get(row)
    assert found is not None and found.note == "theirs" and here.get(bad) is not None
    here.edit(row, host="after")
    cut = Revocation(there.site, ((f"centre:{CENTRE}", 0, ""),), "stolen", here.site, 2)
    here.authority = replace(both, revocations={there.site: (cut,)})
    with here.store.write(ACTOR) as tx:
        tx.recorder.refold_sites({there.site}, here.authority)
    here.store.set_authority(here.authority)
    here.sound()
    found = here.get(row)
    assert found is not None and (found.note, found.host) == ("ours", "after") and here.get(bad) is None


def test_of_a_copied_machine_the_branch_that_a_revocation_names_counts(desk: Make) -> None:
    one, copy, first, second = desk(), desk(), desk(), desk()
    row = one.visit(note="before")
    copy.take(one.send())
    copy.store.become(one.site, CENTRE)
    for number in range(3):
        one.edit(row, note=f"right {number}")
        copy.edit(row, host=f"wrong {number}")
    (right,) = one.send()
    cut = ((right.stream, right.head[0], right.head[1].hex()), (right.stream, 2, right.tips[1].hex()))
    revocation = Revocation(one.site, cut, "stolen", one.site, 2)
    authority = roster(certificate(one.site), revocations={one.site: (revocation,)})
    for here, bundles in ((first, (one.send(), copy.send())), (second, (copy.send(), one.send()))):
        here.authority = authority
        here.store.set_authority(authority)
        for bundle in bundles:
            here.take(bundle)
        found = here.get(row)
        assert found is not None and (found.note, found.host) == ("right 2", None)
    assert first.state() == second.state()


def test_a_stretch_that_does_not_hold_together_is_refused_whole(desk: Make) -> None:
    here, there = desk(), desk()
    there.visit()
    there.visit()
    (good,) = there.send()
    bad = [
        replace(good, ops=good.ops[1:]),
        replace(good, head=(2, bytes(32))),
        replace(good, after=(0, bytes(32))),
        replace(good, ops=good.ops[::-1]),
        replace(good, ops=(good.ops[0]._replace(stamp=10**15), good.ops[1])),
    ]
    for one in bad:
        with here.store.write(bytes(16)) as tx:
            whole = Merge(tx, None)
            with pytest.raises(Malformed):
                whole.take([one])
            whole.finish()
        assert here.vector() == {}


def test_a_payload_is_missing_only_beside_an_erase(desk: Make) -> None:
    here, there = desk(), desk()
    row = there.visit(host="罗建平")
    (whole,) = there.send()
    made = whole.ops[0]
    bare = replace(whole, ops=(made._replace(line=None, salt=oplog.payload_digest(made.line, made.salt)),))
    (figures,), _ = here.take([bare])
    assert figures.waiting == 1 and here.get(row) is None
    (figures,), _ = here.take([whole])
    assert figures.applied == 1
    with there.store.write(ACTOR) as tx:
        tx.erase(tx.get(Visit, row))
    third = desk()
    (figures,), _ = third.take(there.send())
    assert figures.applied == 2 and third.sound() == there.sound()


# ---- any order, any batches


class World:
    """Desks of one centre, of the centre above and of another one, and copies of a machine; driven at random."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.folder = folder
        self.made = 0
        self.certificates: dict[str, Certificate] = {}
        self.desks = [self.desk(centre) for centre in (CENTRE, CENTRE, ABOVE, OTHER)]
        self.pieces: list[Stretch] = []
        self.forms: list[tuple[Desk, bytes, oplog.Base]] = []

    def desk(self, centre: str, copied: Desk | None = None) -> Desk:
        self.made += 1
        folder = self.folder / str(self.made)
        if copied is None:
            copytree(template(), folder)
            made = Desk(folder, centre)
            self.certificates[made.site] = certificate(made.site, centre)
        else:
            copied.store.checkpoint()
            copytree(copied.store.folder, folder)
            made = Desk(folder, centre, site=copied.site)
        return made

    def act(self, number: int, kind: str) -> None:
        rng, desk = self.rng, self.desks[number % len(self.desks)]
        desk.clock.advance(seconds=rng.randint(1, 60))
        before = desk.vector()
        if kind == "copy" and len(self.desks) < 6:
            self.desks.append(self.desk(CENTRE, self.desks[0]))
        elif kind == "send":
            other = rng.choice(self.desks)
            _, merged = other.take(rng.sample(found := desk.send(other.vector()), len(found)))
            if merged.own_ahead:
                self.renew(other)
        else:
            try:
                with desk.store.write(ACTOR) as tx:
                    self.write(desk, tx, kind)
            except UserError:
                pass
            self.pieces += desk.send(before)

    def write(self, desk: Desk, tx: Tx, kind: str) -> None:
        rng = self.rng
        model = {"day": Holiday, "post": Station}.get(kind, Visit)
        rows = list(tx.session.scalars(select(model)))
        row = rng.choice(rows) if rows else None
        if kind == "day" and (row is None or rng.random() < 0.3):
            fixed = bytes(15) + bytes([rng.randint(1, 2)])
            if tx.session.get(Holiday, fixed) is None:
                tx.add(Holiday(id=fixed, day=START.date(), name=rng.choice("甲乙")), auto=rng.random() < 0.5)
        elif kind == "day":
            tx.edit(row, {"name": rng.choice("丙丁")})
        elif kind == "post" and row is None:
            tx.add(Station(name="a"))
        elif kind == "post":
            tx.edit(row, {"name": rng.choice("bc")})
        elif kind == "create" or row is None:
            tx.add(Visit(arrived_at=tx.now, host=rng.choice("xy"), note="n"))
        elif kind == "open":
            self.forms.append((desk, row.id, tx.recorder.shown(Visit.spec, row.id)))
        elif kind == "void":
            tx.void(row, rng.choice("ab"))
        elif kind == "restore":
            tx.restore(row)
        elif kind == "erase":
            tx.erase(row)
        elif kind == "auto":
            tx.edit(row, {"left_at": tx.now, "left_kind": "unverified"}, auto=True)
        elif kind == "settle":
            tx.edit(row, {"host": "z", "note": "z"}, label=Label.RESOLVE)
        else:
            mine = [one for one in self.forms if one[0] is desk and kind == "stale"]
            seen = None
            if mine:
                _, found, seen = rng.choice(mine)
                row = tx.get(Visit, found)
            tx.edit(row, {"host": rng.choice("xyz"), "companions": rng.randint(0, 2)}, seen=seen)

    def renew(self, desk: Desk) -> None:
        """Go on under a new identity, as a machine does that was copied."""
        centre = desk.store.centre
        with desk.store.write(ACTOR) as tx:
            merge.sign_lanes(tx.recorder, desk.site, lambda _: "signed")
        desk.store.become(new_site(), centre)
        self.certificates[desk.site] = certificate(desk.site, centre)

    def close(self) -> None:
        for desk in self.desks:
            desk.store.close()


@cache
def template() -> Path:
    folder = Path(mkdtemp())
    open_store(folder / "data", SteppedClock(START)).close()
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder / "data"


KINDS = [
    "create", "create", "edit", "edit", "open", "stale", "stale", "void", "restore", "erase", "auto", "settle", "day",
    "day", "post", "post", "copy", "send", "send",
]  # fmt: skip
History = list[tuple[int, str]]
histories = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(KINDS)), min_size=5, max_size=40)


def run(seed: int, history: History) -> None:
    """Two desks get the same stretches, in other orders and batches, and learn at other times who may write."""
    with TemporaryDirectory() as name:
        world = World(Path(name), seed)
        rng = world.rng
        try:
            for number, kind in history:
                world.act(number, kind)
            everything = [stretch for desk in world.desks for stretch in desk.send()]
            pool = world.pieces + everything
            everybody = list(world.certificates.values())
            final = roster(*everybody)
            bad = rng.choice(world.desks[:2]).site
            if rng.random() < 0.6:
                ends = [
                    (one, rng.randrange(len(one.ops))) for one in everything if one.site == bad and not one.after[0]
                ]
                cut = tuple((one.stream, last + 1, one.tips[last].hex()) for one, last in ends if rng.random() < 0.7)
                final = replace(final, revocations={bad: (Revocation(bad, cut, "stolen", bad, 2),)})
            known = [everybody[number] for number in rng.sample(range(len(everybody)), len(everybody) // 2)]
            states = []
            for early in (final, roster(*known)):
                desk = world.desk(CENTRE)
                world.desks.append(desk)
                desk.authority = early
                desk.store.set_authority(early)
                turn = rng.randint(0, len(pool))
                for at, batch in batches(rng, pool):
                    if desk.authority is not final and at >= turn:
                        desk.learn(final, world.certificates)
                    desk.take(*batch)
                if desk.authority is not final:
                    desk.learn(final, world.certificates)
                desk.take(pool)  # with payloads again that an erase beyond the cut had taken out before it was known
                states.append(desk.state())
            assert states[0] == states[1]
        finally:
            world.close()


def batches(rng: random.Random, pool: list[Stretch]) -> Iterator[tuple[int, list[list[Stretch]]]]:
    """A shuffled pile, by imports of several bundles; some come twice."""
    pile = rng.sample(pool, len(pool)) + rng.sample(pool, len(pool) // 4)
    done = 0
    while done < len(pile):
        bundles = []
        for _ in range(rng.randint(1, 3)):
            size = rng.randint(1, 1 + len(pile) // 3)
            bundles.append(pile[done : done + size])
            done += size
        yield done, bundles


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), history=histories)
def test_any_order_and_any_batches_come_to_the_same(seed: int, history: History) -> None:
    run(seed, history)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), history=histories)
def test_any_order_and_any_batches_come_to_the_same_at_length(seed: int, history: History) -> None:
    run(seed, history)
