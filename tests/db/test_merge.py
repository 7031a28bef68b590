"""What is taken from other desks, what has to wait, and what is told about a copied machine."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.clock import SteppedClock, from_ms
from app.db import merge, oplog
from app.db.merge import Branch, Malformed, Merge, Merged
from app.db.models import Visit
from app.db.tx import Store, new_site, open_store
from app.domain.sites import Level
from app.domain.sync.bundle import Reconciliation, Stretch, Vector
from app.domain.sync.trust import Certificate, Revocation, Roster

START = from_ms(1_784_371_200_000)
CENTRE, OTHER, ABOVE = "440305-007", "440305-008", "440305-001"
ACTOR = bytes(range(16))


def certificate(site: str, centre: str = CENTRE) -> Certificate:
    return Certificate(site, site[:4], "A", centre, centre, Level.COMMUNITY, "", "", site, 1)


def roster(*certificates: Certificate, **more: object) -> Roster:
    parents = {one.centre: "" if one.centre == ABOVE else ABOVE for one in certificates}
    return replace(Roster({one.site: one for one in certificates}, {}, parents), **more)  # type: ignore[arg-type]


class Desk:
    """A desk whose exports are stretches handed over by hand."""

    def __init__(self, folder: Path, centre: str = CENTRE) -> None:
        self.clock = SteppedClock(START)
        self.store: Store = open_store(folder, self.clock)
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
        self.sound()
        return figures, merged

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
