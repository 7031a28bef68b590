"""Counting without names."""

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.domain.auth import Actor
from app.services import tallies, undo, visits
from app.services.desk import Desk


def test_a_key_adds_one_and_undo_takes_it_back(desk: Desk, clerk: Actor) -> None:
    cell = tallies.grid(desk).by_key("w")
    assert cell is not None and (cell.group, cell.service, cell.count) == ("rider", "charging", 0)
    _, changes = tallies.add(desk, clerk, cell.group, cell.service)
    tallies.add(desk, clerk, cell.group, cell.service)
    again = tallies.grid(desk).by_key("W")
    assert again is not None and again.count == 2
    undo.undo_act(desk, clerk, changes)
    grid = tallies.grid(desk)
    assert grid.total == 1 and visits.board(desk).figures.tallied == 1
    assert [len(line) for line in grid.cells] == [5, 5, 5] and grid.cells[2][4].key == "B"


def test_an_entry_can_be_taken_back_by_itself(desk: Desk, clerk: Actor) -> None:
    made, _ = tallies.add(desk, clerk, "driver", "rest", count=12)
    assert tallies.grid(desk).total == 12
    tallies.take_back(desk, clerk, made)
    assert tallies.grid(desk).total == 0


def test_counts_are_those_of_the_period(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    start = clock.now
    tallies.add(desk, clerk, "rider", "water", 3)
    clock.advance(hours=14)
    tallies.add(desk, clerk, "rider", "water", 5)
    assert tallies.counts(desk, start, clock.now) == {("rider", "water"): 3}
    assert tallies.grid(desk).total == 5


@pytest.mark.parametrize(
    ("group", "service", "count"),
    [("nobody", "water", 1), ("rider", "gold", 1), ("rider", "water", 0), ("rider", "water", 1000)],
)
def test_what_is_not_in_the_grid_is_refused(desk: Desk, clerk: Actor, group: str, service: str, count: int) -> None:
    with pytest.raises(UserError):
        tallies.add(desk, clerk, group, service, count)
    assert tallies.grid(desk).total == 0
