"""Whole desks in folders of their own, with real files between them: made once, copied for every test.

Two streets of work: the community 440305-007 has three desks, the street above it one, and under the same street lies
a second community. What a test does at a desk goes through the desk's own transaction; `World` remembers who wrote
what having seen what, and compares every desk with the plain model (`tests.sync.model`).
"""

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db import merge, oplog
from app.db.models import MODEL, STATE_CLASH, STATE_ERASED, STATE_WAITING, Booking, Person, Space, Station, Term
from app.db.models.base import Synced
from app.db.models.log import conflict, elsewhere, lane, op
from app.db.oplog import LANE_BITS, Base, read_payload
from app.db.tx import Tx
from app.domain.auth import SYSTEM, Actor
from app.domain.fields import LIFE, SyncClass, rows_text, to_log
from app.domain.sync.fold import Label
from app.services import conflicts, exchange, identity, peers, setup, staff
from app.services.desk import Desk, open_desk
from tests.sync import model

NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZoneInfo("Asia/Shanghai"))
PIN = "204816"
STREET, COMMUNITY, OTHER = "440305-001", "440305-007", "440305-008"
CENTRES = (("S", STREET, "street"), ("A", COMMUNITY, "community"), ("D", OTHER, "community"))
GROUPS: Mapping[type[Synced], tuple[str, ...]] = {
    Person: ("name", "phones", "note"),
    Station: ("name", "opening", "note"),
    Term: ("label", "words"),
}
"""The groups of fields that tests write, beside the one of every row."""
FIELDS = {(one, group): one.spec.groups[group][0].name for one, groups in GROUPS.items() for group in groups}
"""The field of a group that tests write."""
SECRET = "㊙"
"""Begins every word about a person: it must never be in a file of another centre."""
OF_LANE = lane.c.id == op.c.id.bitwise_rshift(LANE_BITS)
ROUNDS = 8
"""More rounds of exchange than the tree is high and identities change."""


@lru_cache(maxsize=1)
def kit() -> Path:
    """Data folders made once: desks A, B, C of the community, S of the street above it, D of the street's other one."""
    root = Path(tempfile.mkdtemp(prefix="kit"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    (root / "stick").mkdir()
    machines = {name: set_up(root / name, code, level) for name, code, level in CENTRES}
    with machines["A"].desk.store.write(machines["A"].actor.staff_id) as tx:
        tx.add(Space(name="二楼会议室", kind="meeting", capacity=12))
    for name in "AD":
        enrol(machines["S"], machines[name], root / "stick")
    for name in "BC":
        machines[name] = join(machines["A"], root / name, root / "stick")
    for name in "AD":  # the street's rows, and the other way round
        meet(machines["S"], machines[name], root / "stick")
    for name in "BC":
        meet(machines["A"], machines[name], root / "stick")
    for one in machines.values():
        one.stop()
    return root


def set_up(folder: Path, code: str, level: str) -> "Machine":
    """A centre's first desk."""
    clock = SteppedClock(NOW)
    with closing(open_desk(folder, clock)) as desk:
        setup.init(desk, site_code=code, name=f"{code}党群服务中心", level=level, admin_name="王主任", pin=PIN)
    return Machine(folder.name, folder, clock)


def enrol(above: "Machine", below: "Machine", stick: Path) -> None:
    """The centre below asks, the one above compares the fingerprint and certifies."""
    asked = identity.write_request(below.desk, below.actor, stick)
    _certify(above, asked, below.desk, stick)


def join(first: "Machine", folder: Path, stick: Path) -> "Machine":
    """A further computer of a centre, from an empty folder."""
    clock = SteppedClock(first.clock())
    with closing(open_desk(folder, clock)) as desk:
        asked = identity.write_request(desk, SYSTEM, stick, first.centre)
        _certify(first, asked, desk, stick)
        exported, _ = exchange.export_to(first.desk, first.actor, [desk.store.site], stick, full=True)
        imported, _ = exchange.import_paths(desk, SYSTEM, list(exported.paths))
        assert desk.is_set_up and not imported.refused
    return Machine(folder.name, folder, clock)


def _certify(one: "Machine", asked: Path, desk: Desk, stick: Path) -> None:
    request = identity.read_request(one.desk, asked)
    answer, _ = identity.certify(one.desk, one.actor, request, request.fingerprint, stick)
    identity.take_answer(desk, SYSTEM, answer)


def meet(one: "Machine", other: "Machine", stick: Path) -> None:
    """Carry a file each way, and a receipt."""
    for giver, taker in ((one, other), (other, one), (one, other)):
        exported, _ = exchange.export_to(giver.desk, giver.actor, [taker.site], stick)
        imported, _ = exchange.import_paths(taker.desk, taker.actor, list(exported.paths))
        assert not imported.refused


@dataclass
class Machine:
    """One computer: a data folder, a clock, the desk that is open on it."""

    name: str
    folder: Path
    clock: SteppedClock
    desk: Desk = field(init=False)
    actor: Actor = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Open the desk, as its program does."""
        self.desk = open_desk(self.folder, self.clock)
        self.actor = self.who(self.desk)

    @staticmethod
    def who(desk: Desk) -> Actor:
        """王主任, who administers the centre."""
        return next(one.actor for one in staff.list_staff(desk) if one.name == "王主任")

    def stop(self) -> None:
        """Close it."""
        self.desk.close()

    @property
    def site(self) -> str:
        return self.desk.store.site

    @property
    def centre(self) -> str:
        return self.desk.store.centre

    # ---- what is in it

    def log(self, row: RowId | None = None) -> dict[int, model.Address]:
        """Every operation here (of a row), by its local number."""
        query = select(op.c.id, op.c.tag, lane.c.site, lane.c.stream).join(
            lane, lane.c.id == op.c.id.bitwise_rshift(LANE_BITS)
        )
        if row is not None:
            query = query.where(op.c.row == row)
        with self.desk.store.read() as session:
            lines = session.execute(query).all()
        return {line.id: (line.site, line.stream, line.id & (1 << LANE_BITS) - 1, line.tag) for line in lines}

    def raw(self, one: type[Synced], row: RowId) -> tuple[dict[str, Any], int] | None:
        """What the desk shows of a row, as the log writes it, and its state; None where it shows none.

        Rows of other centres, but for catalogues, are beside its own.
        """
        with self.desk.store.read() as session:
            line = session.execute(
                select(elsewhere.c.fields, elsewhere.c.state).where(
                    elsewhere.c.tbl == one.spec.table, elsewhere.c.row == row
                )
            ).first()
            if line is not None:
                assert session.get(one, row) is None, "a row of another centre among the own ones"
                return {spec.name: spec.default for spec in one.spec.fields} | json.loads(line.fields), line.state
            item = session.get(one, row)
            if item is None:
                return None
            return {spec.name: to_log(spec, getattr(item, spec.name)) for spec in one.spec.fields}, item.state

    def values(self, one: type[Synced], row: RowId) -> dict[str, Any] | None:
        """What the desk shows of a row, by group."""
        found = self.raw(one, row)
        return None if found is None else by_group(one, found[0], (*GROUPS[one], LIFE))

    def state(self) -> tuple[Any, ...]:
        """All that has to agree between desks that hold the same operations."""
        with self.desk.store.read() as session:
            connection = session.connection()
            assert oplog.verify_chains(connection) == []
            clashes = sorted(connection.execute(select(conflict.c.id)).scalars())
            return oplog.digest(connection), clashes

    def known(self) -> tuple[Any, ...]:
        """Who it is, the entries it holds, and whom it knows and hears."""
        near = tuple(one.site for one in peers.neighbours(self.desk))
        return self.site, set(self.log().values()), set(identity.documents(self.desk)), near

    def lines(self, row: RowId) -> list[str | None]:
        """The payloads of a row's operations."""
        with self.desk.store.read() as session:
            return list(session.execute(select(op.c.line).where(op.c.row == row)).scalars())

    def held(self) -> list[merge.Held]:
        """What can't be taken yet."""
        with self.desk.store.read() as session:
            return merge.holds(session.connection())

    def counts(self, numbers: Iterable[int]) -> dict[int, bool]:
        """Whether the authors of operations (by local number) were entitled to them, as far as this desk knows."""
        with self.desk.store.read() as session:
            roster = identity.roster(self.desk)
            recorder = oplog.Recorder(session.connection(), self.site, self.centre, b"", 0, roster)
            return {one: one & (1 << LANE_BITS) - 1 <= recorder.reach(one >> LANE_BITS).last for one in numbers}

    def clashes(self, row: RowId) -> set[tuple[str, str]]:
        """The disagreements about a row: kind and group."""
        with self.desk.store.read() as session:
            query = select(conflict.c.kind, conflict.c.grp).where(conflict.c.row == row)
            return {(line.kind, line.grp) for line in session.connection().execute(query)}


def by_group(one: type[Synced], values: Mapping[str, Any], groups: Iterable[str]) -> dict[str, Any]:
    """Whole groups of field values; whether a row is voided, not why."""
    return {
        group: bool(values["voided"]) if group == LIFE else tuple(values[spec.name] for spec in one.spec.groups[group])
        for group in groups
    }


def _said(one: type[Synced], text: str) -> str:
    return f"{SECRET}{text}" if one is Person else text


@dataclass(frozen=True)
class Form:
    """A form that stands open: what its author saw of a row, in the program's words and in the model's."""

    table: type[Synced]
    row: RowId
    base: Base
    saw: Mapping[str, frozenset[model.Address]]


class World:
    """Desks, what was written at them, and what they must show."""

    def __init__(self, machines: Iterable[Machine]) -> None:
        self.machines = {one.name: one for one in machines}
        self.acts: dict[model.Address, model.Act] = {}
        self.rows: dict[RowId, type[Synced]] = {}
        self.homes: dict[RowId, str] = {}
        self.secretive: set[str] = set()
        """Centres at whose desks something about visitors was written."""
        self.may_be_lost: set[model.Address] = set()
        self.revoked: set[str] = set()
        self.outside: set[str] = set()

    @classmethod
    def of_kit(cls, made: Path, folder: Path, names: str) -> "World":
        """Copies of some of the desks of the kit."""
        for name in names:
            shutil.copytree(made / name, folder / name)
        return cls(Machine(name, folder / name, SteppedClock(NOW)) for name in names)

    # ---- what a test does at a desk

    def screen(self, at: Machine, one: type[Synced], row: RowId) -> dict[str, frozenset[model.Address]]:
        """What stands behind every value that a desk shows of a row."""
        shown = at.values(one, row)
        if shown is None:
            return {}
        acts, counts = self.known(at, row)
        found = model.row(acts, counts)
        return {group: found.behind(group, value) for group, value in shown.items()}

    def known(self, at: Machine, row: RowId) -> tuple[list[model.Act], dict[model.Address, bool]]:
        """The acts on a row that a desk holds, and which of them count there."""
        here = {number: one for number, one in at.log(row).items() if one in self.acts}
        counts = at.counts(here)
        return [self.acts[one] for one in here.values()], {one: counts[number] for number, one in here.items()}

    def open_form(self, at: Machine, row: RowId) -> Form | None:
        """Open a form; None where the desk doesn't show the row."""
        one = self.rows[row]
        if at.values(one, row) is None:
            return None
        return Form(one, row, at.desk.store.seen(one, row), self.screen(at, one, row))

    def create(self, at: Machine, one: type[Synced], text: str) -> RowId:
        """A new row with a text in its first field."""
        if one is Person:
            self.secretive.add(at.centre)
        values = {GROUPS[one][0]: _said(one, text)} | ({"kind": "test", "code": text} if one is Term else {})
        row: list[RowId] = []
        self._write(at, lambda tx: row.append(tx.add(one(**values)).id), {})
        self.rows[row[0]], self.homes[row[0]] = one, at.centre
        return row[0]

    def book(self, at: Machine, days: int) -> bool:
        """Book the one room for a morning; False where it is taken, or there is none."""
        with at.desk.store.read() as session:
            room = session.scalars(select(Space.id)).first()
        if room is None:
            return False
        start = NOW + timedelta(days=days)
        self.secretive.add(at.centre)
        slot = {"starts_at": start, "ends_at": start + timedelta(hours=3), "spaces": rows_text([room])}
        return self._try(at, lambda tx: tx.add(Booking(**slot, title=f"{SECRET}会", status="confirmed")), {})

    def edit(self, at: Machine, row: RowId, group: str, text: str, form: Form | None = None, **how: Any) -> bool:
        """Change a field as somebody who has the form open (now, or since earlier); False when it is refused."""
        one = self.rows[row]
        values = {FIELDS[one, group]: _said(one, text)}
        if at.values(one, row) is None:
            return False
        saw = self.screen(at, one, row)
        if how.get("label") is Label.RESOLVE:
            acts, counts = self.known(at, row)
            saw[group] = frozenset(act.address for act in model.row(acts, counts).heads.get(group, ()))
        if form is not None:
            saw |= {name: keys for name, keys in form.saw.items() if keys}
        seen = form.base if form is not None else None
        return self._try(at, lambda tx: tx.edit(tx.get(one, row), values, seen=seen, **how), {row: saw})

    def void(self, at: Machine, row: RowId, reason: str) -> bool:
        """Void a row; False when it is refused."""
        one = self.rows[row]
        return self._try(at, lambda tx: tx.void(tx.get(one, row), reason), {row: self.screen(at, one, row)})

    def restore(self, at: Machine, row: RowId) -> bool:
        """Bring a voided row back; False when it is refused."""
        one = self.rows[row]
        return self._try(at, lambda tx: tx.restore(tx.get(one, row)), {row: self.screen(at, one, row)})

    def erase(self, at: Machine, row: RowId) -> bool:
        """Erase a person; False when the desk doesn't know of them."""
        one = self.rows[row]
        return self._try(at, lambda tx: tx.erase(tx.get(one, row)), {row: self.screen(at, one, row)})

    def _try(self, at: Machine, act: Callable[[Tx], object], saw: Mapping[RowId, Any]) -> bool:
        try:
            self._write(at, act, saw)
        except UserError:
            return False
        return True

    def _write(self, at: Machine, act: Callable[[Tx], object], saw: Mapping[RowId, Any]) -> None:
        with at.desk.store.write(at.actor.staff_id) as tx:
            act(tx)
        if not tx.changes.operations:
            return
        with at.desk.store.read() as session:
            query = select(op, lane.c.site, lane.c.stream).join(lane, OF_LANE)
            lines = session.execute(query.where(op.c.id.in_(tx.changes.operations))).all()
        for line in lines:
            one = MODEL[line.tbl]
            address = (line.site, line.stream, line.id & (1 << LANE_BITS) - 1, line.tag)
            written = read_payload(one.spec, line.line)
            groups = [
                group
                for group in (*GROUPS.get(one, ()), LIFE)
                if any(spec.name in written for spec in one.spec.groups[group])
            ]
            seen = dict(saw.get(line.row, {}))
            if Label(line.label) not in (Label.VOID, Label.ERASE):
                seen = {group: seen[group] for group in groups if group in seen}
            values = by_group(one, {spec.name: spec.default for spec in one.spec.fields} | written, groups)
            self.acts[address] = model.Act(address, line.row, line.tbl, Label(line.label), values, seen)

    def may_write(self, at: Machine, row: RowId) -> bool:
        """Whether a row is of the desk's own centre: others are read, not written."""
        return self.homes[row] == at.centre

    # ---- what happens between desks

    def export(
        self, at: Machine, folder: Path, to: Iterable[Machine] | None = None, *, full: bool = False
    ) -> list[Path]:
        """Write a file for each centre among some desks, or among all neighbours."""
        wanted = None if to is None else {one.site for one in to}
        sites: dict[str, list[str]] = {}
        for one in peers.neighbours(at.desk):
            if wanted is None or one.site in wanted:
                sites.setdefault(one.centre, []).append(one.site)
        folder.mkdir(exist_ok=True)
        found: list[Path] = []
        for group in sites.values():
            exported, _ = exchange.export_to(at.desk, at.actor, group, folder, full=full)
            found += exported.paths
        return found

    def deliver(self, at: Machine, paths: Sequence[Path]) -> exchange.Imported:
        """Take files in: whatever the desk makes of them."""
        imported, _ = exchange.import_paths(at.desk, at.actor, paths)
        self.no_secret_left_its_centre(at)
        return imported

    def no_secret_left_its_centre(self, at: Machine) -> None:
        """Nothing of class centre is in the files of a desk of another centre."""
        homes = {stream.partition(":")[2] for _, stream, _, _ in at.log().values() if stream.startswith("centre:")}
        assert homes <= {at.centre}
        if at.centre not in self.secretive:
            for path in at.folder.glob("*.sqlite*"):
                assert SECRET.encode() not in path.read_bytes(), path.name

    # ---- what happens to a computer

    def clone(self, at: Machine) -> Machine:
        """Copy the folder to another computer; both go on."""
        folder = at.folder.with_name(f"{at.folder.name}x{len(self.machines)}")
        self.copy(at, folder)
        twin = Machine(folder.name, folder, SteppedClock(at.clock()))
        self.machines[twin.name] = twin
        return twin

    def copy(self, at: Machine, folder: Path) -> None:
        """Keep a copy of the folder as it is now."""
        at.stop()
        shutil.copytree(at.folder, folder)
        at.start()

    def put_back(self, at: Machine, folder: Path) -> None:
        """Put an older copy of the whole folder in its place; what was written since may be lost."""
        before = set(at.log().values())
        at.stop()
        shutil.rmtree(at.folder)
        shutil.copytree(folder, at.folder)
        at.start()
        self.may_be_lost |= before - set(at.log().values())

    def revoke(self, at: Machine, gone: Machine) -> bool:
        """Trust a computer no longer; False where that can't be."""
        try:
            identity.revoke(at.desk, at.actor, gone.site, "电脑被盗")
        except UserError:
            return False
        self.revoked.add(gone.site)
        self.outside |= {one.name for one in self.machines.values() if one.site == gone.site}
        return True

    def is_out(self, at: Machine) -> bool:
        """Whether nobody exchanges with it any more: it, or what it was copied from, was revoked."""
        return at.name in self.outside or at.site in self.revoked

    def close(self) -> None:
        """Close every desk."""
        for one in self.machines.values():
            one.stop()

    # ---- what must be

    def settle(self, folder: Path, among: Collection[Machine] | None = None) -> int:
        """Exchange until nobody has anything new; answers how many rounds it took."""
        folder.mkdir()
        machines = list(self.machines.values() if among is None else among)
        for number in range(ROUNDS):
            before = [one.known() for one in machines]
            files = [path for at in machines for path in self.export(at, folder / f"{number}-{at.name}")]
            for at in machines:
                self.deliver(at, [path for path in files if at.centre in path.name.split("_")[1]])
            if [one.known() for one in machines] == before:
                return number
        raise AssertionError("there is always something new to exchange")

    def laws(self, among: Collection[Machine] | None = None) -> None:
        """After everybody met everybody."""
        every_one = list(self.machines.values() if among is None else among)
        logs = {one.name: set(one.log().values()) for one in every_one}
        every = set().union(*logs.values())
        # Copies of a centre's only desk have nobody between them who could tell them of each other.
        machines = [one for one in every_one if not self._only_copies(one, every_one)]
        outside = {one.site for one in self.machines.values() if self.is_out(one)} | self.revoked
        lost = {at for at in self.acts.keys() - every if at[0] not in outside}
        assert lost <= self.may_be_lost, "an entry is nowhere"
        for one in machines:
            twins = [other for other in machines if other is not one and other.site == one.site]
            own = {at for at in logs[one.name] if at[0] == one.site}
            theirs = [{at for at in logs[other.name] if at[0] == one.site} for other in twins]
            assert all(own == found for found in theirs), "two computers that both wrote go by one name"
        states: dict[str, Any] = {}
        streams: dict[str, Any] = {}
        for one in machines:
            roster = identity.roster(one.desk)
            entitled = {at for at in every if roster.may_have(one.centre, at[1])}
            assert entitled - logs[one.name] == set(), f"{one.name} lacks something"
            assert logs[one.name] - entitled == set(), f"{one.name} has what it may not have"
            assert one.held() == []
            self.check(one)
            state, asked = one.state(), conflicts.ids(one.desk)
            known, others = states.setdefault(one.centre, (state, asked))
            assert state == known, f"{one.name} shows something else"
            assert asked == others, f"{one.name} asks something else"
            for stream, digest in state[0].streams.items():
                assert streams.setdefault(stream, digest) == digest, f"{one.name}: {stream}"
            one.desk.store.rebuild()
            assert one.state() == state, f"{one.name}: rebuilt, it shows something else"
            self.check(one)

    @staticmethod
    def _only_copies(one: Machine, among: Collection[Machine]) -> bool:
        of_centre = [other for other in among if other.centre == one.centre]
        return len(of_centre) > 1 and {other.site for other in of_centre} == {one.site}

    def check(self, at: Machine) -> None:
        """Compare every row of a desk with the model."""
        for row, one in self.rows.items():
            acts, counts = self.known(at, row)
            if acts:
                self._compare(at, one, row, model.row(acts, counts))

    def _compare(self, at: Machine, one: type[Synced], row: RowId, expected: model.Row) -> None:
        shown, name = at.values(one, row), f"{at.name}: {one.spec.table} {row.hex()}"
        assert (shown is not None) is expected.exists, f"{name} is shown, or isn't"
        if shown is None:
            assert not at.clashes(row), f"{name}: nothing is shown of it, and yet it disagrees"
            return
        fields, state = at.raw(one, row) or ({}, 0)
        assert bool(state & STATE_ERASED) is expected.erased, name
        if expected.erased:
            personal = [spec.name for spec in one.spec.fields if spec.personal]
            assert not any(fields[field] for field in personal), f"{name}: erased, and words are left"
            assert not at.clashes(row), name
            assert not any(SECRET in (line or "") for line in at.lines(row)), f"{name}: erased, and its log has words"
            return
        for group, value in shown.items():
            assert value in expected.values[group], f"{name}: nobody's value of {group} is shown, or an overruled one"
        if self.homes[row] == at.centre or one.spec.sync_class is SyncClass.REFERENCE:
            assert at.clashes(row) == expected.clashes, f"{name}: what disagrees"
        else:  # of another centre: it is for that one to settle
            assert bool(state & STATE_CLASH) is bool(expected.clashes), f"{name}: what disagrees"
        assert bool(state & STATE_WAITING) is bool(expected.waiting), f"{name}: what waits"
