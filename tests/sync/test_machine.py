"""Whole desks with real files between them, driven at random: what no order, loss, copy or wrong clock may break.

The laws: desks that hold the same operations show the same rows and name the same disagreements; what disagrees is
what the plain model says, no more and no less, so nobody is overruled unseen; every entry reaches every desk that may
have it; `rebuild` changes nothing; nothing of a centre's visitors is ever in a file of another.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from app.core.ids import RowId
from app.db.models import Person, Station, Term
from app.domain.sync.fold import Label
from tests.sync.world import COMMUNITY, GROUPS, Form, Machine, World, kit

ONE = st.integers(0, 1000)
"""Chooses among whatever there is."""
TEXTS = st.sampled_from(["甲", "乙", ""])
"""Said by several people; "" stands for something nobody else says."""
TEN_YEARS = 3653


class Desks(RuleBasedStateMachine):
    """Two to five desks of three centres."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(prefix="desks")
        self.world: World
        self.forms: list[tuple[Machine, Form]] = []
        self.post: list[Path] = []
        self.copies: dict[str, list[Path]] = {}
        self.said = 0
        self.revoked = ""

    @initialize(names=st.sampled_from(["AB", "ABC", "ABS", "ABSD", "ABCS", "ABCSD"]))
    def begin(self, names: str) -> None:
        self.world = World.of_kit(kit(), Path(self.folder.name), names)

    # ---- who and what is chosen

    def _desk(self, number: int) -> Machine:
        every = list(self.world.machines.values())
        return every[number % len(every)]

    def _row(self, number: int) -> RowId | None:
        rows = list(self.world.rows)
        return rows[number % len(rows)] if rows else None

    def _text(self, text: str) -> str:
        self.said += 1
        return text or f"第{self.said}句"

    # ---- what happens at a desk

    @rule(desk=ONE, table=st.sampled_from([Person, Person, Station, Term]))
    def create(self, desk: int, table: Any) -> None:
        self.world.create(self._desk(desk), table, self._text(""))

    @rule(desk=ONE, days=st.integers(1, 3))
    def book(self, desk: int, days: int) -> None:
        self.world.book(self._desk(desk), days)

    @rule(desk=ONE, row=ONE)
    def open_form(self, desk: int, row: int) -> None:
        found = self._row(row)
        if found is not None and (form := self.world.open_form(self._desk(desk), found)):
            self.forms.append((self._desk(desk), form))

    @rule(number=ONE, group=ONE, text=TEXTS)
    def save_form(self, number: int, group: int, text: str) -> None:
        if self.forms:
            at, form = self.forms.pop(number % len(self.forms))
            groups = GROUPS[form.table]
            self.world.edit(at, form.row, groups[group % len(groups)], self._text(text), form)

    @rule(desk=ONE, row=ONE, group=ONE, text=TEXTS, how=st.sampled_from(["", "", "", "auto", "resolve"]))
    def edit(self, desk: int, row: int, group: int, text: str, how: str) -> None:
        found = self._row(row)
        if found is not None and self.world.may_write(self._desk(desk), found):
            groups = GROUPS[self.world.rows[found]]
            more: dict[str, Any] = {"": {}, "auto": {"auto": True}, "resolve": {"label": Label.RESOLVE}}[how]
            self.world.edit(self._desk(desk), found, groups[group % len(groups)], self._text(text), **more)

    @rule(desk=ONE, row=ONE, act=st.sampled_from(["void", "restore", "erase"]))
    def end(self, desk: int, row: int, act: str) -> None:
        found, at = self._row(row), self._desk(desk)
        if found is None or not self.world.may_write(at, found):
            return
        if act == "void":
            self.world.void(at, found, self._text("甲"))
        elif act == "restore":
            self.world.restore(at, found)
        elif self.world.rows[found] is Person:
            self.world.erase(at, found)

    @rule(desk=ONE, minutes=st.integers(-3, 600))
    def time_passes(self, desk: int, minutes: int) -> None:
        self._desk(desk).clock.advance(minutes=minutes)

    @rule(desk=ONE, years=st.sampled_from([-1, 1]))
    def a_clock_jumps(self, desk: int, years: int) -> None:
        self._desk(desk).clock.advance(days=years * TEN_YEARS)

    # ---- what happens between desks

    @rule(desk=ONE, full=st.booleans())
    def write_files(self, desk: int, full: bool) -> None:
        at = self._desk(desk)
        stick = Path(self.folder.name) / f"stick{len(self.post)}"
        self.post += self.world.export(at, stick, full=full)

    @rule(desk=ONE, chosen=st.lists(ONE, min_size=1, max_size=4))
    def a_stick_arrives(self, desk: int, chosen: list[int]) -> None:
        """Some of all files ever written, in any order, also twice; the others are late or never come."""
        if self.post:
            at = self._desk(desk)
            self.world.deliver(at, [self.post[number % len(self.post)] for number in chosen])
            self.world.check(at)

    # ---- what happens to a computer

    @precondition(lambda self: len(self.world.machines) < 6)
    @rule(desk=ONE)
    def a_machine_is_copied(self, desk: int) -> None:
        """One of the community: copies of a centre's only desk meet nobody who has what visitors did at the other."""
        community = [one for one in self.world.machines.values() if one.centre == COMMUNITY]
        self.world.clone(community[desk % len(community)])

    @rule(desk=ONE)
    def a_copy_is_kept(self, desk: int) -> None:
        at = self._desk(desk)
        place = Path(self.folder.name) / f"kept{self.said}{len(self.copies)}"
        self.said += 1
        self.world.copy(at, place)
        self.copies.setdefault(at.name, []).append(place)

    @rule(desk=ONE, number=ONE)
    def an_older_copy_is_put_back(self, desk: int, number: int) -> None:
        at = self._desk(desk)
        kept = self.copies.get(at.name)
        if kept:
            self.forms = [(one, form) for one, form in self.forms if one is not at]
            self.world.put_back(at, kept[number % len(kept)])

    @precondition(lambda self: not self.revoked)
    @rule(desk=ONE, other=ONE)
    def a_desk_is_revoked(self, desk: int, other: int) -> None:
        """Once in a run; what it does from then on may still reach those who haven't heard of it."""
        community = [one for one in self.world.machines.values() if one.centre == COMMUNITY]
        at, gone = community[desk % len(community)], community[other % len(community)]
        if self.world.revoke(at, gone):
            self.revoked = gone.site

    def teardown(self) -> None:
        try:
            if hasattr(self, "world"):
                left = [one for one in self.world.machines.values() if not self.world.is_out(one)]
                self.world.settle(Path(self.folder.name) / "settle", left)
                self.world.laws(left)
        finally:
            if hasattr(self, "world"):
                self.world.close()
            self.folder.cleanup()


QUICK = settings(
    max_examples=2, stateful_step_count=20, deadline=None, database=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)  # fmt: skip
"""Without shrinking: keys and ids are new in every run, so that a failure is read, not replayed."""


def test_desks_agree_whatever_happens_between_them() -> None:
    run_state_machine_as_test(Desks, settings=QUICK)


@pytest.mark.slow
def test_desks_agree_whatever_happens_for_long() -> None:
    run_state_machine_as_test(Desks, settings=settings(QUICK, max_examples=25, stateful_step_count=50))
