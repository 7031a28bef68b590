"""The desk against tiny models: figures against counting by hand, and a day of random acts against a dictionary."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import Person, PersonAlias, Tally, Visit
from app.domain import people as people_rules
from app.domain import visits as rules
from app.domain.auth import SYSTEM, Actor
from app.domain.records import LEFT_SIGNED, LEFT_UNKNOWN, LEFT_UNVERIFIED
from app.domain.visits import State
from app.services import people, undo, visits
from app.services.desk import Desk, open_desk
from app.services.visits import VisitFilter

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 7, 18, 12, tzinfo=ZONE)
MOMENTS = st.integers(-3000, 3000).map(lambda minutes: NOON + timedelta(minutes=minutes))
WHO = st.integers(0, 5)
ALL_TIMES = [NOON - timedelta(days=9), NOON + timedelta(days=9)]

VISITS = st.builds(
    dict,
    person=st.none() | WHO,
    expected_at=st.none() | MOMENTS,
    arrived_at=st.one_of(MOMENTS, MOMENTS, MOMENTS, st.none()),
    left_at=st.none() | MOMENTS,
    left_kind=st.sampled_from([None, LEFT_SIGNED, LEFT_UNVERIFIED, LEFT_UNKNOWN]),
    companions=st.integers(0, 9),
    voided=st.sampled_from([False, False, False, True]),
)


@pytest.fixture(scope="module")
def bare(made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for many examples, each of which leaves it without visits."""
    folder = tmp_path_factory.mktemp("model") / "data"
    shutil.copytree(made_folder, folder)
    desk = open_desk(folder, SteppedClock(NOON))
    yield desk
    desk.close()


@pytest.mark.slow
@settings(max_examples=100)
@given(
    rows=st.lists(VISITS, min_size=3, max_size=12),
    tallies=st.lists(st.tuples(MOMENTS, st.integers(1, 9)), max_size=5),
    joins=st.lists(st.tuples(WHO, WHO).filter(lambda pair: pair[0] != pair[1]), max_size=3),
    span=st.just(ALL_TIMES) | st.tuples(MOMENTS, MOMENTS).map(sorted),
)
def test_figures_counted_by_the_database_are_those_counted_by_hand(
    bare: Desk,
    rows: list[dict[str, Any]],
    tallies: list[tuple[datetime, int]],
    joins: list[tuple[int, int]],
    span: list[datetime],
) -> None:
    start, end = span
    with bare.store.write(SYSTEM.staff_id) as tx:
        cards = [tx.add(Person(name=f"访客{number}")).id for number in range(6)]
        kept = []
        for row in rows:
            person = None if row["person"] is None else cards[row["person"]]
            values = {name: value for name, value in row.items() if name != "person"}
            kept.append(tx.add(Visit(person_id=person, **values)))
        counted = [tx.add(Tally(at=at, population_group="rider", service="rest", count=n)) for at, n in tallies]
        edges = [(cards[one], cards[other]) for one, other in joins]
        links = [tx.add(PersonAlias(one_id=one, other_id=other)) for one, other in edges]
    try:
        model = [visits.as_rule(row) for row in kept]
        inside = [
            visit
            for visit in model
            if (visit.arrived_at and start <= visit.arrived_at < end)
            or (visit.arrived_at is None and visit.expected_at and start <= visit.expected_at < end)
        ]
        told = [rules.Tally(at, count=n) for at, n in tallies if start <= at < end]
        assert visits.figures(bare, start, end) == rules.figures(inside, told, people_rules.canonical(edges))
        # The lists agree with the figures, whatever the order.
        for state in (State.PRESENT, State.UNVERIFIED, State.LEFT, State.EXPECTED):
            wanted = {visit.id for visit in inside if rules.state_of(visit) is state}
            wanted = {row for row in wanted if state is not State.EXPECTED or _model(model, row).expected_at}
            for sort in ("arrived_at", "name"):
                found = visits.visit_ids(bare, VisitFilter(start=start, end=end, states=(state,)), sort)
                assert set(found) == wanted
        alive = [v for v in inside if not v.voided and (v.arrived_at or v.expected_at)]
        ordered = sorted(alive, key=lambda v: v.arrived_at or v.expected_at)  # type: ignore[arg-type, return-value]
        moments = [v.arrived_at or v.expected_at for v in ordered]
        for descending in (False, True):
            ids = visits.visit_ids(bare, VisitFilter(start=start, end=end), descending=descending)
            by_id = {v.id: v.arrived_at or v.expected_at for v in alive}
            assert [by_id[row] for row in ids] == (moments[::-1] if descending else moments)
        hours = visits.hours(bare, start, end)
        weighted = [(at, n) for at, n in rules.counted(model, [rules.Tally(at, count=n) for at, n in tallies])]
        assert [bucket.count for bucket in hours] == [b.count for b in rules.by_hour(weighted, start, end)]
    finally:
        with bare.store.write(SYSTEM.staff_id) as tx:
            for made in (*kept, *counted, *links):
                row = tx.get(type(made), made.id)
                tx.edit(row, {"voided": True, "void_reason": "-", **_gone(row)}, label=_restore())


def _model(model: list[rules.Visit], row: RowId) -> rules.Visit:
    return next(visit for visit in model if visit.id == row)


def _gone(row: Any) -> dict[str, Any]:
    """Out of every period, so that one example says nothing to the next."""
    if isinstance(row, Visit):
        return {"arrived_at": None, "expected_at": None, "left_at": None, "left_kind": None, "badge": None}
    return {"at": NOON - timedelta(days=4000)} if isinstance(row, Tally) else {}


def _restore() -> Any:
    from app.domain.sync.fold import Label

    return Label.RESTORE  # the one label under which a voided row may be written


# ------------------------------------------------------------------------------------------- a day of random acts


@dataclass(frozen=True)
class Known:
    """A visit as the model knows it."""

    person: int
    arrived: datetime | None = None
    left: datetime | None = None
    kind: str | None = None
    expected: datetime | None = None
    companions: int = 0
    voided: bool = False

    @property
    def state(self) -> State:
        if self.voided:
            return State.VOIDED
        if self.arrived is None:
            return State.EXPECTED
        if self.kind == LEFT_UNVERIFIED:
            return State.UNVERIFIED
        return State.PRESENT if self.left is None else State.LEFT


class Day(RuleBasedStateMachine):
    """Random acts of a clerk; after each the desk says what the dictionary says."""

    made: Path
    scratch: Path
    number = 0

    def __init__(self) -> None:
        super().__init__()
        Day.number += 1
        folder = self.scratch / str(Day.number)
        shutil.copytree(self.made, folder)
        self.clock = SteppedClock(NOON)
        self.desk = open_desk(folder, self.clock)
        self.clerk = Actor(bytes(15) + b"\1", "林晓", "clerk")  # type: ignore[arg-type]
        self.cards = [people.save(self.desk, self.clerk, None, {"name": f"访客{n}"})[0].id for n in range(4)]
        self.model: dict[RowId, Known] = {}
        self.last: tuple[Any, dict[RowId, Known]] | None = None

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.desk.folder)

    def done(self, changes: Any, row: RowId, now: Known) -> None:
        before = dict(self.model)
        self.model[row] = now
        self.last = (changes, before)

    def pick(self, *states: State) -> list[RowId]:
        return [row for row, known in self.model.items() if known.state in states]

    @rule(minutes=st.integers(1, 400))
    def time_passes(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    @rule(person=st.integers(0, 3), companions=st.integers(0, 3))
    def sign_in(self, person: int, companions: int) -> None:
        mine = [k for k in self.model.values() if k.person == person]
        if any(known.state is State.PRESENT for known in mine):
            with pytest.raises(UserError):
                visits.sign_in(self.desk, self.clerk, person_id=self.cards[person], companions=companions)
            return
        near = timedelta(hours=12)
        now = self.clock.now
        awaited = sorted(
            (known.expected, row)
            for row, known in self.model.items()
            if known.person == person and known.state is State.EXPECTED and known.expected
            and now - near <= known.expected < now + near
        )  # fmt: skip
        row, changes = visits.sign_in(self.desk, self.clerk, person_id=self.cards[person], companions=companions)
        if awaited:
            assert self.model[row.id].expected == awaited[0][0]
            old = self.model[row.id]
            known = replace(old, arrived=now, companions=companions or old.companions)
        else:
            known = Known(person, arrived=now, companions=companions)
        self.done(changes, row.id, known)

    @rule(person=st.integers(0, 3), minutes=st.integers(0, 2000))
    def expect(self, person: int, minutes: int) -> None:
        at = self.clock.now + timedelta(minutes=minutes)
        row, changes = visits.expect(self.desk, self.clerk, person_id=self.cards[person], expected_at=at)
        self.done(changes, row.id, Known(person, expected=at))

    @precondition(lambda self: self.pick(State.PRESENT, State.UNVERIFIED))
    @rule(data=st.data())
    def sign_out(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.pick(State.PRESENT, State.UNVERIFIED)))
        _, changes = visits.sign_out(self.desk, self.clerk, row)
        self.done(changes, row, replace(self.model[row], left=self.clock.now, kind=LEFT_SIGNED))

    @precondition(lambda self: self.pick(State.UNVERIFIED))
    @rule(data=st.data())
    def verify(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.pick(State.UNVERIFIED)))
        _, changes = visits.verify(self.desk, self.clerk, row)
        self.done(changes, row, replace(self.model[row], kind=LEFT_SIGNED))

    @precondition(lambda self: self.pick(State.PRESENT, State.LEFT, State.EXPECTED))
    @rule(data=st.data(), companions=st.integers(4, 9))
    def correct(self, data: st.DataObject, companions: int) -> None:
        row = data.draw(st.sampled_from(self.pick(State.PRESENT, State.LEFT, State.EXPECTED)))
        seen = visits.card(self.desk, row).seen
        _, changes = visits.correct(self.desk, self.clerk, row, {"companions": companions}, "补记", seen)
        if changes:
            self.done(changes, row, replace(self.model[row], companions=companions))

    @precondition(lambda self: self.pick(State.PRESENT, State.LEFT, State.UNVERIFIED, State.EXPECTED))
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.pick(State.PRESENT, State.LEFT, State.UNVERIFIED, State.EXPECTED)))
        _, changes = visits.void_visit(self.desk, self.clerk, row, "重复")
        self.done(changes, row, replace(self.model[row], voided=True))

    @precondition(lambda self: self.pick(State.VOIDED))
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.pick(State.VOIDED)))
        known = replace(self.model[row], voided=False)
        others = [k for other, k in self.model.items() if k.person == known.person and other != row]
        if known.state is State.PRESENT and any(k.state is State.PRESENT for k in others):
            with pytest.raises(UserError):
                visits.restore_visit(self.desk, self.clerk, row)
            return
        _, changes = visits.restore_visit(self.desk, self.clerk, row)
        self.done(changes, row, known)

    @precondition(lambda self: self.last is not None)
    @rule()
    def undo(self) -> None:
        assert self.last is not None
        changes, before = self.last
        self.last = None
        try:
            undo.undo_act(self.desk, self.clerk, changes)
        except UserError:
            return  # nothing has changed then, which the invariant sees
        for row, known in self.model.items():
            before.setdefault(row, replace(known, voided=True))
        self.model = before

    @rule()
    def close_forgotten(self) -> None:
        count, _ = visits.close_forgotten(self.desk)
        local = self.clock.now.astimezone(ZONE)
        shift_end = local.replace(hour=local.hour // 8 * 8, minute=0, second=0, microsecond=0)
        cap = timedelta(minutes=480)
        closed = [
            row for row in self.pick(State.PRESENT)
            if (arrived := self.model[row].arrived) is not None and arrived + cap <= shift_end
        ]  # fmt: skip
        assert count == len(closed)
        for row in closed:
            known = self.model[row]
            assert known.arrived is not None
            self.model[row] = replace(known, left=known.arrived + cap, kind=LEFT_UNVERIFIED)
        if closed:
            self.last = None

    @invariant()
    def the_desk_says_what_the_model_says(self) -> None:
        rows = visits.visit_rows(self.desk, list(self.model))
        for row in rows:
            known = self.model[row.id]
            assert row.state is known.state
            if not known.voided:
                assert (row.arrived_at, row.left_at, row.expected_at, row.companions) == (
                    known.arrived, known.left, known.expected, known.companions,
                )  # fmt: skip
        states = [known.state for known in self.model.values()]
        board = visits.board(self.desk)
        assert board.present_count == states.count(State.PRESENT)
        assert board.unverified_count == states.count(State.UNVERIFIED)
        here = [known for known in self.model.values() if known.state is State.PRESENT]
        assert board.figures.heads == len(here) + sum(known.companions for known in here)
        assert len({known.person for known in here}) == len(here)
        came = [k for k in self.model.values() if k.arrived and not k.voided]
        found = visits.figures(self.desk)
        assert (found.registered, found.people) == (len(came), len({k.person for k in came}))


def test_a_day_of_random_acts(made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    Day.made = made_folder
    Day.scratch = tmp_path_factory.mktemp("days")
    run_state_machine_as_test(Day, settings=settings(max_examples=20, stateful_step_count=25))
