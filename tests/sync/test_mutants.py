"""Each rule of the exchange taken out of the program: a law must fail. The rules by which one row is folded have theirs
in `tests/domain/test_fold.py`; here are those of the log, of the files and of what is known between desks.
"""

import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.db import merge, oplog
from app.db.models import Peer, Person, Station
from app.db.models.log import op
from app.db.tx import DATABASE, Store
from app.documents import bundle
from app.domain.sync import fold as fold_rules
from app.domain.sync.bundle import Contents
from app.domain.sync.trust import Roster
from app.services import credentials, exchange_in, exchange_out, identity, installation
from app.services.desk import Desk
from tests.sync.world import SECRET, Machine, World, kit

pytestmark = pytest.mark.slow
DAY = timedelta(days=1)


class Stage:
    """Three desks of the community that share one card, and the street above them."""

    def __init__(self, folder: Path, world: World) -> None:
        self.folder = folder
        self.world = world
        self.a, self.b, self.c, self.s = self.world.machines.values()
        self.sticks = 0
        self.row = self.world.create(self.a, Person, "甲")
        self.carry(self.a, self.b)
        self.carry(self.a, self.c)

    def export(self, at: Machine, *to: Machine, full: bool = False) -> list[Path]:
        self.sticks += 1
        return self.world.export(at, self.folder / f"s{self.sticks}", to or None, full=full)

    def carry(self, giver: Machine, taker: Machine, **how: Any) -> None:
        self.world.deliver(taker, self.export(giver, taker, **how))

    def ends(self) -> None:
        """Everybody meets everybody, and the laws hold."""
        self.world.settle(self.folder / "end")
        self.world.laws()

    def kept(self, at: Machine) -> Path:
        """A copy of a desk's folder."""
        self.sticks += 1
        place = self.folder / f"kept{self.sticks}"
        self.world.copy(at, place)
        return place


# ------------------------------------------------------------------------------------------- what happens


def the_stick_is_lost(stage: Stage) -> None:
    stage.carry(stage.b, stage.a)  # A knows what B holds
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.export(stage.a, stage.b)
    stage.world.edit(stage.a, stage.row, "phones", "13800001111")
    stage.carry(stage.a, stage.b)
    assert stage.world.acts.keys() <= set(stage.b.log().values()), "the next stick holds what the lost one held"
    stage.ends()


def an_older_disk_is_put_in(stage: Stage) -> None:
    old = stage.kept(stage.b)
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.carry(stage.a, stage.b)
    stage.carry(stage.b, stage.a)
    stage.world.put_back(stage.b, old)
    stage.carry(stage.b, stage.a)
    stage.carry(stage.a, stage.b)
    assert set(stage.a.log().values()) <= set(stage.b.log().values()), "who was rolled back is refilled"
    stage.ends()


def an_old_receipt_comes_again(stage: Stage) -> None:
    old = stage.kept(stage.b)
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.carry(stage.a, stage.b)
    receipt = stage.export(stage.b, stage.a)
    stage.world.deliver(stage.a, receipt)
    stage.world.put_back(stage.b, old)
    stage.carry(stage.b, stage.a)
    stage.world.deliver(stage.a, [_copied(receipt[0])])
    stage.carry(stage.a, stage.b)
    assert set(stage.a.log().values()) <= set(stage.b.log().values()), "a stick that comes twice acknowledges once"
    stage.ends()


def _copied(path: Path) -> Path:
    path.with_name("again.dqb").write_bytes(path.read_bytes())
    return path.with_name("again.dqb")


def something_before_is_missing(stage: Stage) -> None:
    old = stage.kept(stage.b)
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.carry(stage.a, stage.b)
    stage.carry(stage.b, stage.a)
    stage.world.edit(stage.a, stage.row, "phones", "13800001111")
    late = stage.export(stage.a, stage.b)
    stage.world.put_back(stage.b, old)
    stage.world.deliver(stage.b, late)
    stage.b.state()
    stage.world.check(stage.b)
    stage.ends()


def one_file_for_two(stage: Stage) -> None:
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.carry(stage.a, stage.b)
    for giver in (stage.b, stage.c):
        stage.carry(giver, stage.a)
    files = stage.export(stage.a, stage.b, stage.c)
    for taker in (stage.b, stage.c):
        stage.world.deliver(taker, files)
        assert stage.world.acts.keys() <= set(stage.c.log().values()) or taker is stage.b
    stage.ends()


def a_machine_is_copied(stage: Stage) -> None:
    twin = stage.world.clone(stage.a)
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.world.edit(twin, stage.row, "note", "丙")
    stage.carry(stage.a, stage.b)
    stage.carry(twin, stage.b)
    stage.carry(stage.b, stage.a)
    assert stage.a.site != twin.site, "who meets its own name elsewhere takes another"
    stage.world.edit(stage.a, stage.row, "phones", "13800001111")
    stage.ends()


def a_machine_wrote_again_what_was_lost(stage: Stage) -> None:
    stage.carry(stage.b, stage.a)
    old = stage.kept(stage.a)
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.carry(stage.a, stage.b)
    stage.world.put_back(stage.a, old)
    stage.world.edit(stage.a, stage.row, "note", "丙")
    stage.carry(stage.b, stage.a)
    stage.ends()


def only_the_database_is_put_back(stage: Stage) -> None:
    before = stage.a.site
    stage.a.stop()
    old = (stage.a.folder / DATABASE).read_bytes()
    stage.a.start()
    stage.world.edit(stage.a, stage.row, "note", "乙")
    lost = set(stage.a.log().values())
    stage.a.stop()
    (stage.a.folder / DATABASE).write_bytes(old)
    stage.a.start()
    stage.world.may_be_lost |= lost
    assert stage.a.site != before, "it takes a new identity before it writes"
    stage.world.edit(stage.a, stage.row, "note", "丙")
    stage.ends()


def a_desk_is_revoked(stage: Stage) -> None:
    stage.carry(stage.c, stage.a)
    identity.revoke(stage.a.desk, stage.a.actor, stage.c.site, "电脑被盗")
    cut = set(stage.c.log().values())
    stage.world.edit(stage.c, stage.row, "note", "假")
    stage.carry(stage.c, stage.b)  # B hasn't heard yet
    stage.world.edit(stage.b, stage.row, "note", "真")
    stage.world.create(stage.b, Person, "丁")
    others = [one for one in stage.world.machines.values() if one is not stage.c]
    stage.world.settle(stage.folder / "end", others)
    stage.world.laws(others)
    for at in (stage.a, stage.b):
        shown = at.values(Person, stage.row)
        assert shown and shown["note"] == (f"{SECRET}真",), "whoever built on it is innocent"
        assert not at.clashes(stage.row)
        later = [number for number, one in at.log().items() if one[0] == stage.c.site and one not in cut]
        assert later and not any(at.counts(later).values())


def what_was_overwritten_shows_again(stage: Stage) -> None:
    stage.carry(stage.c, stage.a)
    identity.revoke(stage.a.desk, stage.a.actor, stage.c.site, "电脑被盗")
    stage.world.edit(stage.c, stage.row, "name", "假")
    stage.carry(stage.c, stage.b)
    others = [one for one in stage.world.machines.values() if one is not stage.c]
    stage.world.settle(stage.folder / "end", others)
    for at in (stage.a, stage.b):
        shown = at.values(Person, stage.row)
        assert shown and shown["name"] == (f"{SECRET}甲",)


def a_relay_alters_what_it_carries(stage: Stage) -> None:
    stage.world.edit(stage.a, stage.row, "note", "真")
    stage.carry(stage.a, stage.b)
    before = stage.c.state()
    for number, change in enumerate((_altered, _invented)):
        forged = _forge(stage, stage.b, stage.a.site, change, f"forged{number}")
        stage.world.deliver(stage.c, [forged])
    assert stage.c.state() == before, "a relay can neither alter nor invent"
    stage.ends()


def a_relay_takes_the_words_out(stage: Stage) -> None:
    stage.world.edit(stage.a, stage.row, "note", "真")
    stage.carry(stage.a, stage.b)
    forged = _forge(stage, stage.b, stage.a.site, _emptied, "emptied")
    stage.world.deliver(stage.c, [forged])
    stage.c.state()
    stage.world.check(stage.c)


def _altered(ops: list[oplog.WireOp]) -> list[oplog.WireOp]:
    last = ops[-1]
    assert last.line is not None
    return [*ops[:-1], last._replace(line=last.line.replace("真", "假"))]


def _invented(ops: list[oplog.WireOp]) -> list[oplog.WireOp]:
    last = ops[-1]
    return [*ops, last._replace(seq=last.seq + 1, stamp=last.stamp + 1)]


def _emptied(ops: list[oplog.WireOp]) -> list[oplog.WireOp]:
    from app.domain.sync.chain import payload_digest

    last = ops[-1]
    return [*ops[:-1], last._replace(line=None, salt=payload_digest(last.line, last.salt))]


def _forge(
    stage: Stage, relay: Machine, author: str, change: Callable[[list[oplog.WireOp]], list[oplog.WireOp]], name: str
) -> Path:
    """A bundle of the relay for C in which somebody else's lane was tampered with, signed as ever by the relay."""
    own = identity.own(relay.desk)
    with relay.desk.store.read() as session:
        connection = session.connection()
        found = []
        for one in merge.stretches(connection, lambda _: True, None, own.sign.sign, relay.site):
            if one.site == author and one.stream.startswith("centre:"):
                one = merge.stretch_from(one.after, change(list(one.ops)), one.sig, one.site, one.stream)
            found.append(one)
        contents = Contents(
            bundle_id=name.encode().hex().ljust(32, "0")[:32], sender=relay.site, recipients=(stage.c.site,),
            made_at=int(relay.clock().timestamp() * 1000), schema=oplog.SCHEMA,
            vector=merge.vector(connection, lambda _: True), stretches=tuple(found),
            credentials=identity.documents(relay.desk),
        )  # fmt: skip
    to = identity.roster(relay.desk).certificates[stage.c.site].age
    return bundle.write(contents, stage.folder / f"{name}.dqb", signer=own.sign, to=[to], names={})[0]


def an_erasure_meets_an_edit(stage: Stage) -> None:
    stage.world.erase(stage.a, stage.row)
    stage.world.edit(stage.b, stage.row, "note", "后来写的")
    stage.ends()


def two_say_different_things(stage: Stage) -> None:
    stage.carry(stage.b, stage.c)
    for at, word in ((stage.a, "乙"), (stage.b, "丙"), (stage.c, "丁")):
        stage.world.edit(at, stage.row, "note", word)
    stage.ends()


def a_form_stands_open(stage: Stage) -> None:
    form = stage.world.open_form(stage.b, stage.row)
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.carry(stage.a, stage.b)
    stage.world.edit(stage.b, stage.row, "note", "丙", form)
    stage.world.check(stage.b)
    stage.ends()


def a_void_meets_an_edit(stage: Stage) -> None:
    stage.world.void(stage.a, stage.row, "重复登记")
    stage.world.edit(stage.b, stage.row, "note", "乙")
    stage.ends()


def a_clock_is_wrong(stage: Stage) -> None:
    other = stage.world.create(stage.a, Person, "戊")
    stage.a.clock.advance(days=3653)
    stage.world.edit(stage.a, stage.row, "note", "乙")
    stage.a.clock.advance(days=-3653)
    stage.carry(stage.a, stage.b)
    stage.world.edit(stage.a, other, "note", "丙")
    stage.world.edit(stage.b, stage.row, "note", "丁")
    stage.world.create(stage.b, Person, "己")
    assert stage.b.values(Person, stage.row) == stage.b.values(Person, stage.row) | {"note": (f"{SECRET}丁",)}
    today = int((stage.a.clock() + DAY).timestamp() * 1000)
    for at in (stage.a, stage.b):
        with at.desk.store.read() as session:
            late = session.connection().execute(op.select().where(op.c.stamp > today)).all()
        assert {line.row for line in late} <= {stage.row}, "a wrong clock touches only what it wrote"
    stage.ends()


def the_street_asks(stage: Stage) -> None:
    stage.world.create(stage.a, Station, "驿站")
    stage.carry(stage.a, stage.s)
    stage.carry(stage.s, stage.a)
    stage.ends()


SCENES: list[Callable[[Stage], None]] = [
    the_stick_is_lost, an_older_disk_is_put_in, an_old_receipt_comes_again, something_before_is_missing,
    one_file_for_two, a_machine_is_copied, a_machine_wrote_again_what_was_lost, only_the_database_is_put_back,
    a_desk_is_revoked, what_was_overwritten_shows_again, a_relay_alters_what_it_carries, a_relay_takes_the_words_out,
    an_erasure_meets_an_edit, two_say_different_things, a_form_stands_open, a_void_meets_an_edit, a_clock_is_wrong,
    the_street_asks,
]  # fmt: skip


def _play(scene: Callable[[Stage], None], folder: Path) -> None:
    folder.mkdir()
    world = World.of_kit(kit(), folder, "ABCS")
    try:
        scene(Stage(folder, world))
    finally:
        world.close()


@pytest.mark.parametrize("scene", SCENES, ids=lambda one: one.__name__)
def test_the_scene_ends_well(scene: Callable[[Stage], None], tmp_path: Path) -> None:
    _play(scene, tmp_path / "stage")


# ------------------------------------------------------------------------------------------- rules taken out

Take = Callable[[pytest.MonkeyPatch], None]


def answers(owner: Any, name: str, value: Any) -> Take:
    """A function that always answers the same."""
    return lambda patch: patch.setattr(owner, name, lambda *_, **__: value)


def without(owner: Any, name: str, old: str, new: str) -> Take:
    """A function with one of its lines changed."""

    def take(patch: pytest.MonkeyPatch) -> None:
        function = inspect.unwrap(getattr(owner, name))
        source = textwrap.dedent(inspect.getsource(function))
        assert source.count(old) == 1, f"the rule isn't written like this any more: {old}"
        made: dict[str, Any] = {}
        exec(compile(source.replace(old, new), f"changed {name}", "exec"), function.__globals__, made)
        patch.setattr(owner, name, made[name])

    return take


def _written_is_delivered(patch: pytest.MonkeyPatch) -> None:
    """What was written counts as received."""
    real = exchange_out._note

    def note(desk: Desk, *rest: Any) -> Any:
        answer = real(desk, *rest)
        with desk.store.read() as session:
            vector = merge.vector(session.connection(), lambda _: True)
        with desk.store.local() as own:
            for row in own.query(Peer):
                row.vector = exchange_in.write_vector(vector)
        return answer

    patch.setattr(exchange_out, "_note", note)


def _most_ever_counts(patch: pytest.MonkeyPatch) -> None:
    """What a desk said once it holds, it holds for ever."""
    real, most = exchange_in.write_vector, dict[Any, Any]()

    def write(vector: Any) -> str:
        for at, marks in vector.items():
            most[at] = max(most.get(at, ()), tuple(marks))
        return real({at: most[at] for at in vector})

    patch.setattr(exchange_in, "write_vector", write)


def _second_branch_is_dropped(patch: pytest.MonkeyPatch) -> None:
    real = merge.Merge._attach

    def attach(self: Any, one: Any, found: Any) -> Any:
        pieces = real(self, one, found)
        return [] if pieces and pieces[0].fork else pieces

    patch.setattr(merge.Merge, "_attach", attach)


def _gaps_are_skipped(patch: pytest.MonkeyPatch) -> None:
    """What lies beyond a gap is taken as if nothing were missing."""
    without(merge.Merge, "_attach", "if all(strand.seq < one.after for strand in strands):", "if False:")(patch)
    patch.setattr(merge.Merge, "_is_at", lambda *_: True)


def _every_file_is_new(patch: pytest.MonkeyPatch) -> None:
    """A bundle that was taken before is a new receipt."""
    for name in ("_is_replay", "_was_taken"):
        patch.setattr(exchange_in, name, lambda *_: False)


def _named_from_here(patch: pytest.MonkeyPatch) -> None:
    """What a desk wrote itself it calls its own."""
    real = oplog.Recorder._portable

    def portable(self: Any, number: int) -> str:
        return real(self, number).replace(self.site, "own")

    patch.setattr(oplog.Recorder, "_portable", portable)


@dataclass(frozen=True)
class Rule:
    """A rule: how it is taken out, and the scene that then ends badly."""

    take: Take
    scene: Callable[[Stage], None]


RULES: dict[str, Rule] = {
    "written isn't delivered": Rule(_written_is_delivered, the_stick_is_lost),
    "the last receipt counts, not the greatest": Rule(_most_ever_counts, an_older_disk_is_put_in),
    "a bundle that comes again is no receipt": Rule(
        _every_file_is_new, an_old_receipt_comes_again
    ),
    "what lies beyond a gap is held": Rule(_gaps_are_skipped, something_before_is_missing),
    "what one file brings two is what both hold": Rule(
        lambda patch: patch.setattr(exchange_out, "lowest", lambda vectors, *_: vectors[0] if vectors else {}),
        one_file_for_two,
    ),
    "who meets itself takes a new identity": Rule(answers(exchange_in, "_is_copied", False), a_machine_is_copied),
    "both branches of a copy stay": Rule(_second_branch_is_dropped, a_machine_is_copied),
    "a disk older than its folder takes a new identity": Rule(
        answers(installation, "_same", True), only_the_database_is_put_back
    ),
    "a revocation cuts": Rule(answers(oplog.Recorder, "_cut", oplog.SEQ), what_was_overwritten_shows_again),
    "who built on what doesn't count waits for nobody": Rule(
        lambda patch: patch.setattr(
            fold_rules, "_counting", lambda known: {key: one for key, one in known.items() if one.counts}
        ),
        a_desk_is_revoked,
    ),
    "heads are signed by their authors": Rule(answers(credentials, "is_head", True), a_relay_alters_what_it_carries),
    "a payload is missing only beside an erasure": Rule(
        answers(merge.Merge, "_without_erase", []), a_relay_takes_the_words_out
    ),
    "an erasure reaches what comes later": Rule(
        answers(oplog.Recorder, "strip_erased", None), an_erasure_meets_an_edit
    ),
    "a conflict is named alike everywhere": Rule(
        _named_from_here, two_say_different_things,
    ),
    "a form names what it showed": Rule(answers(Store, "seen", {}), a_form_stands_open),
    "a void names all it saw": Rule(
        without(
            oplog.Recorder, "_record_edit",
            "(spec.groups if ends else sorted(groups))", "(sorted(groups))",
        ),
        a_void_meets_an_edit,
    ),
    "a stamp is greater than those it builds on": Rule(
        without(
            oplog.Recorder, "_append",
            "stamp = max([stamp, *(known[number][0] for number in numbers)])", "stamp = self._now",
        ),
        a_clock_is_wrong,
    ),
    "a stamp builds on nothing else": Rule(
        without(
            oplog.Recorder, "_append", "    stamp += 1\n",
            "    stamp = max(stamp, getattr(Recorder, 'latest', 0)) + 1\n    Recorder.latest = stamp\n",
        ),
        a_clock_is_wrong,
    ),
    "nothing of the centre leaves it": Rule(answers(Roster, "may_have", True), the_street_asks),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_a_rule_taken_out_breaks_a_law(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit()  # made by the program as it is
    RULES[name].take(monkeypatch)
    try:
        _play(RULES[name].scene, tmp_path / "stage")
    except Exception as noticed:  # a law, or the program itself
        print(f"{type(noticed).__name__}: {str(noticed)[:200]}")
    else:
        pytest.fail("nobody noticed")
