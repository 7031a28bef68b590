"""Days of random bookings against a dictionary: what stands, who waits, who comes, what the clock makes of it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import Booking, Clash, Occupancy, Violation
from app.db.oplog import verify_chains
from app.db.tx import Changes
from app.db.tx import history as read_history
from app.domain.auth import Actor, Role
from app.services import bookings, maintenance, people, spaces, undo, visits
from app.services.bookings import Outcome
from app.services.desk import open_desk

ZONE = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 7, 18, 8, 30, tzinfo=ZONE).astimezone(UTC)
MINUTE = timedelta(minutes=1)
QUARTER = timedelta(minutes=15)
STUDY = 2
"""The third space is a study hall with the seats 0 and 1; the other two are rooms."""
WHERE: list[tuple[tuple[int, ...], int | None]] = [
    *[((0,), None)] * 4, ((1,), None), ((0, 1), None), ((STUDY,), None), *[((STUDY,), 0)] * 3, ((STUDY,), 1)
]  # fmt: skip
"""Spaces, and the seat of a study hall; most want the same."""
LIVE = ("requested", "confirmed", "in_use", "waitlisted")


@dataclass(frozen=True)
class Rules:
    """What a space's policy says."""

    before: int = 0
    after: int = 0
    approval: bool = False
    grace: int | None = 15


@dataclass(frozen=True)
class Known:
    """What the dictionary knows of a booking. `said`: when a person last said how it stands."""

    spaces: tuple[int, ...]
    seat: int | None
    start: datetime
    end: datetime
    before: int
    after: int
    status: str
    person: int | None
    said: datetime
    in_at: datetime | None = None
    out_at: datetime | None = None
    away: datetime | None = None
    offered: datetime | None = None
    voided: bool = False

    @property
    def stands(self) -> tuple[Any, ...]:
        return self.status, self.in_at, self.out_at, self.away, self.offered, self.voided

    @property
    def holds(self) -> bool:
        if self.voided:
            return False
        waits_with_offer = self.status == "waitlisted" and self.offered is not None
        return waits_with_offer or self.status in ("confirmed", "in_use", "completed")

    @lru_cache(maxsize=10_000)  # noqa: B019 (a value, and there are few)
    def wants(self) -> frozenset[tuple[int, str]]:
        """Every minute of every smallest place it would take: a hall is its floor and its seats."""
        end = self.end
        if self.status == "completed" and self.out_at is not None:
            end = min(end, max(self.start, self.out_at))
        first, last = (self.start - MORNING) // MINUTE - self.before, (end - MORNING) // MINUTE + self.after
        if self.seat is not None:
            places = [f"seat {self.seat}"]
        else:
            places = [
                place
                for one in self.spaces
                for place in (["floor", "seat 0", "seat 1"] if one == STUDY else [str(one)])
            ]
        return frozenset((minute, place) for minute in range(first, last) for place in places)

    def held(self) -> frozenset[tuple[int, str]]:
        return self.wants() if self.holds else frozenset()

    def overlaps(self, start: datetime, end: datetime) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True)
class State:
    """Everything an act may change, kept to be put back."""

    known: dict[RowId, Known] = field(default_factory=dict)
    violations: dict[tuple[RowId, datetime], int] = field(default_factory=dict)
    """(booking, when) → person."""
    here: dict[int, RowId] = field(default_factory=dict)
    """Who is present, and by which booking."""

    def copy(self) -> "State":
        return State(dict(self.known), dict(self.violations), dict(self.here))


Fits = Callable[[Known, datetime], bool]


def _is(*statuses: str, when: Fits = lambda one, now: True) -> Fits:
    return lambda one, now: not one.voided and one.status in statuses and when(one, now)


ACTS: dict[str, tuple[int, Fits]] = {
    "move": (3, _is(*LIVE)),
    "cancel": (2, _is("requested", "confirmed", "waitlisted")),
    "approve": (3, _is("requested")),
    "refuse": (2, _is("requested")),
    "accept": (5, _is("waitlisted", when=lambda one, now: one.offered is not None or now.minute % 5 == 0)),
    "decline": (1, _is("waitlisted")),
    "reinstate": (3, _is("no_show", "cancelled", when=lambda one, now: one.end > now)),
    "check_in": (6, _is("confirmed", "no_show", when=lambda one, now: one.start - 4 * QUARTER <= now < one.end)),
    "check_out": (2, _is("in_use")),
    "leave": (6, _is("in_use", when=lambda one, now: one.seat is not None)),
    "come_back": (3, _is("in_use", when=lambda one, now: one.away is not None)),
    "no_show": (2, _is("confirmed", when=lambda one, now: one.start <= now)),
    "void": (1, lambda one, now: not one.voided),
    "restore": (2, lambda one, now: one.voided),
    "edit": (1, _is(*LIVE, "completed")),
}
"""What may be done with a booking: how often it is, and where it makes sense."""
ANYHOW = ("cancel", "refuse", "decline", "reinstate", "check_in", "void", "no_show", "leave")
"""What somebody may try with any booking: the desk has to say no where it doesn't suit."""


class Days(RuleBasedStateMachine):
    """Random acts of a clerk, a manager and the clock; after each the desk says what the dictionary says."""

    made: Path
    scratch: Path
    number = 0

    def __init__(self) -> None:
        super().__init__()
        Days.number += 1
        folder = self.scratch / str(Days.number)
        shutil.copytree(self.made, folder)
        self.clock = SteppedClock(MORNING)
        self.desk = open_desk(folder, self.clock)
        self.clerk = Actor(bytes(15) + b"\1", "林晓", Role.CLERK)
        self.manager = Actor(bytes(15) + b"\2", "陈静", Role.MANAGER)
        self.people = [people.save(self.desk, self.clerk, None, {"name": f"申请人{n}"})[0].id for n in range(3)]
        self.spaces = [
            spaces.save_space(self.desk, self.manager, None, {"name": name})[0].id for name in ("甲厅", "乙室", "书房")
        ]
        self.seats = [one.id for one in spaces.lay_out_seats(self.desk, self.manager, self.spaces[STUDY], 1, 2)[0]]
        self.policy = [Rules(), Rules(), Rules()]
        self.closures: dict[RowId, tuple[int | None, datetime, datetime]] = {}
        self.state = State()
        self.last: tuple[Changes, State] | None = None
        self.happened = 0

    @initialize(seats=st.booleans())
    def the_morning(self, seats: bool) -> None:
        """A hall with a line before it, a request, and somebody in a seat."""
        spaces.save_space(self.desk, self.manager, self.spaces[1], {"approval": True})
        self.policy[1] = Rules(approval=True)
        hall, room, seat = ((0,), None), ((1,), None), ((STUDY,), 0)
        self.book(hall, 1, 4, 0, self.clerk, False, False)
        for quarters, length, person in ((1, 4, 1), (2, 3, 2), (1, 4, None)):
            self.book(hall, quarters, length, person, self.clerk, True, False)
        self.book(room, 2, 4, None, self.clerk, False, False)
        if seats:
            self.book(seat, 0, 8, 1, self.clerk, False, True)

    # ---- the model's own rules

    @property
    def known(self) -> dict[RowId, Known]:
        return self.state.known

    @property
    def now(self) -> datetime:
        return self.clock.now

    def pick(self, *statuses: str) -> list[RowId]:
        return [row for row, one in self.known.items() if not one.voided and one.status in statuses]

    def taken(self, wish: Known, own: RowId | None = None) -> bool:
        wanted = wish.wants()
        return any(wanted & one.held() for row, one in self.known.items() if row != own)

    def asked_for(self, wish: Known, own: RowId | None = None) -> bool:
        wanted = wish.wants()
        return any(wanted & self.known[row].wants() for row in self.pick("requested") if row != own)

    def closed(self, wish: Known) -> bool:
        return any(
            wish.overlaps(start, end) and (space is None or space in wish.spaces)
            for space, start, end in self.closures.values()
        )

    def suspended(self, person: int | None, start: datetime) -> bool:
        """Three within thirty days: all of this machine's are."""
        whens = sorted(at for (_, at), who in self.state.violations.items() if who == person)
        return len(whens) >= 3 and whens[len(whens) // 3 * 3 - 1] + timedelta(days=1) > start

    def objected(self, wish: Known, own: RowId | None = None) -> bool:
        """Whether the rules of spaces and seats refuse a wish."""
        if self.closed(wish):
            return True
        if wish.seat is None:
            return False
        return self.suspended(wish.person, wish.start) or any(
            one.seat is not None and one.person == wish.person and one.status in LIVE and not one.voided
            and row != own and one.overlaps(wish.start, wish.end)
            for row, one in self.known.items()
        )  # fmt: skip

    def granted(self, wish: Known, actor: Actor, own: RowId | None = None, *, rivals: bool = True) -> str:
        if rivals and self.asked_for(wish, own):
            return "requested"
        needs = any(self.policy[one].approval for one in wish.spaces) and actor is self.clerk
        return "requested" if needs else "confirmed"

    def offer(self) -> list[RowId]:
        """Go down the line and offer what is free."""
        made = []
        for row in sorted(self.pick("waitlisted")):
            one = self.known[row]
            if one.offered is None and one.end > self.now and not (
                self.taken(one, row) or self.closed(one) or self.asked_for(one, row)
            ):  # fmt: skip
                until = min(self.now + timedelta(hours=2), max(one.start, self.now + QUARTER))
                self.known[row] = replace(one, offered=until)
                made.append(row)
        return made

    def due(self, one: Known) -> tuple[datetime, str] | None:
        said = one.said if one.start <= self.now else one.start
        if one.status == "confirmed":
            waits = [grace for space in one.spaces if (grace := self.policy[space].grace) is not None]
            wait = 30 if one.seat is not None else min(waits, default=None)
            return (one.end if wait is None else min(max(one.start, said) + wait * MINUTE, one.end)), "no_show"
        if one.status == "in_use":
            over = max(one.end, said) if one.start <= self.now else one.end
            over += timedelta() if one.seat is not None else 30 * MINUTE
            if one.away is not None:
                clock = one.away.astimezone(ZONE)
                minutes = clock.hour * 60 + clock.minute
                meal = 660 <= minutes < 810 or 1020 <= minutes < 1140
                back = max(one.away, said if one.start <= self.now else one.away) + (90 if meal else 30) * MINUTE
                if back < over:
                    return back, "away"
            return over, "over"
        if one.status == "waitlisted":
            return (one.offered, "lapsed") if one.offered and one.offered < one.end else (one.end, "never_free")
        return None

    # ---- doing and comparing

    def act(self, refused: bool, do: Callable[[], tuple[Any, Changes]]) -> tuple[Any, Changes] | None:
        """Do something; None where the model says that it is refused, as it then must be."""
        if refused:
            with pytest.raises(UserError):
                do()
            return None
        return do()

    def done(self, changes: Changes, before: State) -> None:
        if changes:
            self.last = changes, before

    def change(self, row: RowId, **values: Any) -> State:
        """Change what is known of a booking by a person's word; answers the state before."""
        before = self.state.copy()
        self.known[row] = replace(self.known[row], said=self.now, **values)
        return before

    def offered(self, outcome: Outcome) -> None:
        assert [one.id for one in outcome.offers] == self.offer()

    def forgive(self, row: RowId) -> None:
        for key in [key for key in self.state.violations if key[0] == row]:
            del self.state.violations[key]

    def wish(self, where: tuple[tuple[int, ...], int | None], quarters: int, length: int, person: int | None) -> Known:
        start = MORNING + (self.now - MORNING) // QUARTER * QUARTER + quarters * QUARTER
        places, seat = where
        if seat is not None and person is None:
            person = 0
        before, after = (max(getattr(self.policy[one], name) for one in places) for name in ("before", "after"))
        return Known(
            places, seat, start, start + length * QUARTER, before, after, "confirmed", person, self.now
        )  # fmt: skip

    # ---- the rules

    def book(
        self, where: tuple[tuple[int, ...], int | None], quarters: int, length: int, person: int | None,
        actor: Actor, wait: bool, walk_in: bool,
    ) -> None:  # fmt: skip
        wish = self.wish(where, 0 if walk_in else quarters, length, person)
        taken = self.taken(wish)
        status = "waitlisted" if wait else self.granted(wish, actor)
        found = self.act(
            self.objected(wish) or taken != wait,
            lambda: bookings.book(
                self.desk, actor, starts_at=wish.start, ends_at=wish.end, spaces=[self.spaces[n] for n in wish.spaces],
                seats=[] if wish.seat is None else [self.seats[wish.seat]], title="活动", wait=wait, walk_in=walk_in,
                person_id=None if wish.person is None else self.people[wish.person],
            ),
        )  # fmt: skip
        if found is None:
            return
        outcome, changes = found
        before = self.state.copy()
        comes = walk_in and status == "confirmed"
        self.known[outcome.row.id] = replace(
            wish, status="in_use" if comes else status, in_at=self.now if comes else None
        )
        if comes and wish.person is not None:
            self.state.here[wish.person] = outcome.row.id
        self.done(changes, before)

    def move(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        later, length = rng.choice([0, 0, 0, *range(-6, 11)]), rng.randint(2, 10)
        start = one.start + later * QUARTER
        wish = replace(one, start=start, end=start + length * QUARTER)
        refused = (
            (start != one.start and (one.status == "in_use" or start < self.now - QUARTER))
            or self.objected(wish, row)
            or (one.holds and self.taken(wish, row))
        )
        found = self.act(
            refused, lambda: bookings.move(self.desk, self.clerk, row, starts_at=wish.start, ends_at=wish.end)
        )
        if found is not None:
            before = self.state.copy()
            self.known[row] = wish
            self.offered(found[0])
            self.done(found[1], before)

    def cancel(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        refused = one.voided or one.status not in ("requested", "confirmed", "waitlisted")
        if found := self.act(refused, lambda: bookings.cancel(self.desk, self.clerk, row, "改期")):
            before = self.change(row, status="cancelled", offered=None, away=None)
            self.offered(found[0])
            self.done(found[1], before)

    def approve(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        refused = self.taken(one, row) or (one.end > self.now and self.objected(one, row))
        if found := self.act(refused, lambda: bookings.approve(self.desk, self.manager, row)):
            been = one.end + timedelta(days=1) < self.now
            values = {"status": "completed", "in_at": one.start, "out_at": one.end} if been else {"status": "confirmed"}
            self.done(found[1], self.change(row, **values))

    def refuse(self, row: RowId, rng: Random) -> None:
        one, wait = self.known[row], rng.random() < 0.5
        refused = one.voided or one.status != "requested"
        if found := self.act(refused, lambda: bookings.refuse(self.desk, self.manager, row, "另有安排", wait=wait)):
            before = self.change(row, status="waitlisted" if wait else "cancelled")
            self.offered(found[0])
            self.done(found[1], before)

    def accept(self, row: RowId, rng: Random) -> None:
        actor = rng.choice([self.clerk, self.manager])
        one = self.known[row]
        refused = self.taken(one, row) or self.closed(one)
        if found := self.act(refused, lambda: bookings.accept_offer(self.desk, actor, row)):
            self.done(found[1], self.change(row, status=self.granted(one, actor, row, rivals=False), offered=None))

    def decline(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        refused = one.voided or one.status != "waitlisted"
        if found := self.act(refused, lambda: bookings.decline_offer(self.desk, self.clerk, row)):
            before = self.change(row, status="cancelled", offered=None)
            self.offered(found[0])
            self.done(found[1], before)

    def reinstate(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        refused = (
            one.voided or one.status not in ("no_show", "cancelled") or one.end <= self.now or self.taken(one, row)
        )
        if found := self.act(refused, lambda: bookings.reinstate(self.desk, self.clerk, row)):
            again = "confirmed" if one.status == "no_show" else self.granted(one, self.clerk, row)
            before = self.change(row, status=again)
            self.forgive(row)
            self.done(found[1], before)

    def check_in(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        back = one.status == "in_use" and one.away is not None and not one.voided
        here = replace(one, status="in_use")
        refused = not back and (
            one.voided or one.status not in ("confirmed", "no_show")
            or not one.start - timedelta(hours=1) <= self.now < one.end
            or self.taken(here, row)
        )  # fmt: skip
        if found := self.act(refused, lambda: bookings.check_in(self.desk, self.clerk, row)):
            if back:
                before = self.change(row, away=None)
            else:
                before = self.change(row, status="in_use", in_at=self.now, out_at=None)
                self.forgive(row)
                if one.person is not None:
                    self.state.here[one.person] = row
            self.done(found[1], before)

    def come_back(self, row: RowId, rng: Random) -> None:
        self.check_in(row, rng)

    def check_out(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        outcome, changes = bookings.check_out(self.desk, self.clerk, row)
        before = self.change(row, status="completed", out_at=self.now, away=None)
        if one.person is not None and self.state.here.get(one.person) == row:
            del self.state.here[one.person]
        self.offered(outcome)
        self.done(changes, before)

    def leave(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        refused = one.voided or one.status != "in_use" or one.seat is None or one.away is not None
        if found := self.act(refused, lambda: bookings.leave(self.desk, self.clerk, row)):
            self.done(found[1], self.change(row, away=self.now))

    def no_show(self, row: RowId, rng: Random) -> None:
        one = self.known[row]
        refused = one.voided or one.status != "confirmed" or self.now < one.start
        if found := self.act(refused, lambda: bookings.no_show(self.desk, self.clerk, row)):
            before = self.change(row, status="no_show")
            if one.seat is not None and one.person is not None:
                self.state.violations[row, self.now] = one.person
            self.offered(found[0])
            self.done(found[1], before)

    def sweep(self) -> None:
        before = self.state.copy()
        counts = dict.fromkeys(("no_show", "away", "over", "lapsed", "never_free"), 0)
        for row, one in list(self.known.items()):
            found = None if one.voided else self.due(one)
            if found is None or found[0] > self.now:
                continue
            at, what = found
            counts[what] += 1
            after = {"no_show": "no_show", "away": "completed", "over": "completed"}.get(what, "cancelled")
            out = {"away": at, "over": one.end}.get(what, one.out_at)
            self.known[row] = replace(one, status=after, out_at=out, away=None, offered=None)
            if one.seat is not None and one.person is not None and what in ("no_show", "away"):
                self.state.violations[row, at] = one.person
        made = self.offer()
        swept, changes = bookings.sweep(self.desk)
        assert [one.id for one in swept.offers] == made
        counted = [swept.no_shows, swept.given_back, swept.completed, swept.lapsed]
        assert counted == [counts["no_show"], counts["away"], counts["over"], counts["lapsed"] + counts["never_free"]]
        assert bookings.sweep(self.desk) == (bookings.Swept(), Changes()), "done again, it changes nothing"
        self.done(changes, before)

    def void(self, row: RowId, rng: Random) -> None:
        if found := self.act(self.known[row].voided, lambda: bookings.void_booking(self.desk, self.clerk, row, "重复")):
            before = self.change(row, voided=True)
            self.offered(found[0])
            self.done(found[1], before)

    def restore(self, row: RowId, rng: Random) -> None:
        back = replace(self.known[row], voided=False)
        if found := self.act(
            bool(back.held()) and self.taken(back, row), lambda: bookings.restore_booking(self.desk, self.clerk, row)
        ):
            self.done(found[1], self.change(row, voided=False))

    def edit(self, row: RowId, rng: Random) -> None:
        title = rng.choice(["党课", "沙龙", "例会"])
        _, changes = bookings.edit(self.desk, self.clerk, row, {"title": title})
        assert bookings.row(self.desk, row).title == title
        self.done(changes, self.state.copy())

    def undo(self, rng: Random) -> None:
        if self.last is None:
            return
        changes, before = self.last
        self.last = None
        undo.undo_act(self.desk, self.manager, changes)
        for row, one in self.known.items():
            if row not in before.known:
                before.known[row] = replace(one, voided=True, said=self.now)
            elif before.known[row].stands != one.stands:
                before.known[row] = replace(before.known[row], said=self.now)
        self.state = before

    def close(self, rng: Random) -> None:
        if self.closures:
            opened = rng.choice(list(self.closures))
            spaces.void_closure(self.desk, self.manager, opened)
            del self.closures[opened]
            return
        space, length = rng.choice([None, 0, 0, 1, 2]), rng.randint(1, 8)
        start = rng.choice([one.start for one in self.known.values()] or [self.now]) + rng.randint(-2, 2) * QUARTER
        closure, _ = spaces.save_closure(
            self.desk, self.manager, None, space_id=None if space is None else self.spaces[space], starts_at=start,
            ends_at=start + length * QUARTER, reason="检修",
        )  # fmt: skip
        self.closures[closure.id] = space, start, start + length * QUARTER

    def new_policy(self, rng: Random) -> None:
        space, approval = rng.randint(0, 2), rng.random() < 0.5
        before, after, grace = rng.choice([0, 0, 10]), rng.choice([0, 0, 20]), rng.choice([15, 5, None])
        values = {"buffer_before": before, "buffer_after": after, "approval": approval, "grace_minutes": grace}
        spaces.save_space(self.desk, self.manager, self.spaces[space], values)
        self.policy[space] = Rules(before, after, approval, grace)

    # ---- what somebody does next

    @rule(seed=st.integers(0, 2**32 - 1))
    def something_happens(self, seed: int) -> None:
        self.happened += 1
        rng = Random(seed << 16 | self.happened)
        rng.choice(
            [
                *[self.something_is_done] * 10,
                *[self.somebody_books] * 5,
                *[self.a_place_is_given_back] * 4,
                *[self.time_passes] * 4,
                *[self.undo] * 2,
                *[self.close] * 2,
                self.new_policy,
            ]
        )(rng)

    def something_is_done(self, rng: Random) -> None:
        """One act on a booking it suits, now and then on one it doesn't."""
        acts = {
            name: [row for row, one in self.known.items() if fits(one, self.now)] for name, (_, fits) in ACTS.items()
        }
        if rng.random() < 0.1 and self.known:
            name, rows = rng.choice(ANYHOW), list(self.known)
        else:
            possible = [name for name in ACTS if acts[name]] or ["edit"]
            [name] = rng.choices(possible, [ACTS[name][0] for name in possible])
            rows = acts[name]
        if rows:
            getattr(self, name)(rng.choice(rows), rng)

    def a_place_is_given_back(self, rng: Random) -> None:
        """Of those that somebody waits for."""
        line = [self.known[row] for row in self.pick("waitlisted") if self.known[row].end > self.now]
        rows = [
            row
            for row, one in self.known.items()
            if any(one is not other and one.held() & other.wants() for other in line)
        ]
        if rows:
            row = rng.choice(rows)
            ways = {
                "confirmed": ("cancel", "void", "move"),
                "in_use": ("check_out",),
                "waitlisted": ("decline", "accept"),
            }
            getattr(self, rng.choice(ways.get(self.known[row].status, ("void",))))(row, rng)

    def somebody_books(self, rng: Random) -> None:
        where, person, actor = rng.choice(WHERE), rng.choice([None, 0, 1, 2]), rng.choice([self.clerk, self.manager])
        quarters, length, walk_in = rng.randint(0, 6), rng.randint(2, 7), rng.random() < 0.2
        taken = self.taken(self.wish(where, 0 if walk_in else quarters, length, person))
        wait = taken if rng.random() < 0.9 else rng.random() < 0.2  # what is taken is waited for, mostly
        self.book(where, quarters, length, person, actor, wait, walk_in)

    def time_passes(self, rng: Random) -> None:
        self.clock.advance(minutes=rng.choice([rng.randint(1, 30), rng.randint(1, 30), rng.randint(1, 120)]))
        if rng.random() < 0.7:
            self.sweep()

    # ---- what always holds

    @invariant()
    def the_desk_says_what_the_dictionary_says(self) -> None:
        lately = [row for row, one in self.known.items() if one.end > self.now - timedelta(hours=4)]
        self.compare(lately)

    def compare(self, ids: list[RowId]) -> None:
        rows = bookings.booking_rows(self.desk, ids)
        assert len(rows) == len(ids)
        for row in rows:
            one = self.known[row.id]
            found = row.status.value, row.in_at, row.out_at, row.away_since, row.offered_until, row.voided
            assert found == one.stands
            assert (row.starts_at, row.ends_at, row.before, row.after) == (one.start, one.end, one.before, one.after)

    @invariant()
    def no_place_is_held_twice(self) -> None:
        places: set[tuple[int, str]] = set()
        for one in self.known.values():
            mine = one.held()
            assert not places & mine
            places |= mine
        assert not bookings.clashes(self.desk)

    def teardown(self) -> None:
        try:
            self.at_the_end()
        finally:
            self.desk.close()
            shutil.rmtree(self.desk.folder)

    def at_the_end(self) -> None:
        self.compare(list(self.known))
        assert visits.board(self.desk).present_count == len(self.state.here)
        with self.desk.store.read() as session:
            kept = {(one.booking_id, one.at) for one in session.scalars(select(Violation)) if not one.voided}
            assert kept == set(self.state.violations)
            for row in session.scalars(select(Booking)):
                said: dict[str, Any] = {}
                for event in read_history(session, Booking, row.id):
                    said |= event.after
                written = {name: getattr(row, name) for name in row.spec.by_name}
                assert {name: said.get(name, row.spec.defaults[name]) for name in written} == written
        before = self.derived()
        admin = Actor(self.manager.staff_id, "王主任", Role.ADMIN)
        assert maintenance.rebuild(self.desk, admin).unchanged
        assert self.derived() == before
        with self.desk.store.read() as session:
            assert verify_chains(session.connection()) == []

    def derived(self) -> list[Any]:
        with self.desk.store.read() as session:
            return [sorted(map(repr, session.execute(select(table.__table__)).all())) for table in (Occupancy, Clash)]


def run(made_folder: Path, scratch: Path, examples: int, steps: int) -> None:
    Days.made, Days.scratch = made_folder, scratch
    run_state_machine_as_test(Days, settings=settings(max_examples=examples, stateful_step_count=steps))


def test_days_of_random_bookings(made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    run(made_folder, tmp_path_factory.mktemp("days"), 5, 250)


@pytest.mark.slow
def test_weeks_of_random_bookings(made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    run(made_folder, tmp_path_factory.mktemp("weeks"), 25, 300)
