"""Places by ballot: the list closed and printed with its seed, the lots drawn, the result worked out by anyone."""

import hashlib
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.domain.activities import QuotaRule, Standing, Status
from app.domain.auth import Actor
from app.services import registrations, undo
from app.services.activities import QuotaPlan
from app.services.desk import Desk
from app.services.registrations import BallotView, RegistrationRow
from tests.services.test_registrations import (
    RIDERS,
    at,
    bring,
    changed,
    elsewhere,
    plan,
    register,
    standing,
    standings,
    wish,
)

__all__ = ["elsewhere"]


def worked_out(sheet: BallotView) -> list[tuple[str, bool]]:
    """What somebody with the printed sheets and a few lines of Python comes to."""
    gone, people = set(sheet.gone), dict([*sheet.before, *sheet.listed])
    kept = {q.name: q.places for q in sheet.quotas if q.held(sheet.listed_at)}
    most = {q.name: q.places for q in sheet.quotas if q.rule is QuotaRule.AT_MOST}
    lots = [number for number, _ in sheet.listed if number not in gone]
    lots.sort(key=lambda number: hashlib.sha256(f"{sheet.seed}|{number}".encode()).hexdigest())
    inside = [number for number, _ in sheet.before if number not in gone]

    def count(numbers: list[str], name: str) -> int:
        return sum(name in person for number in numbers for person in people[number])

    def need(numbers: list[str]) -> int:
        everybody = sum(len(people[number]) for number in numbers)
        return everybody + sum(max(0, places - count(numbers, name)) for name, places in kept.items())

    more = True
    while more:
        more = False
        for number in lots:
            then = [*inside, number]
            full = sheet.capacity is not None and (
                sum(len(people[one]) for one in then) > sheet.capacity or need(then) > max(sheet.capacity, need(inside))
            )
            over = any(count([number], name) and count(then, name) > places for name, places in most.items())
            if number not in inside and not full and not over:
                inside.append(number)
                more = True
    return [(number, number in inside) for number in lots]


def families(desk: Desk, clerk: Actor, camp: RowId, count: int, luck: random.Random) -> list[RegistrationRow]:
    """So many households of one to three children, each with the quotas that chance gives."""
    found = []
    for n in range(count):
        children = [
            f"孩{n}之{m}:{' '.join(code for code in ('rider_child', 'two_earner') if luck.random() < 0.4)}"
            for m in range(luck.randint(1, 3))
        ]
        found.append(register(desk, clerk, camp, *children, by=f"家长{n}"))
    return found


@pytest.mark.parametrize("chance", [1, 2, 3])
def test_anyone_works_the_result_out_again(desk: Desk, manager: Actor, clerk: Actor, chance: int) -> None:
    luck = random.Random(chance)
    limit = QuotaPlan("双职工", 4, rule="at_most", categories=("two_earner",))
    camp = plan(desk, manager, 9, replace(RIDERS, places=3), limit, mode="ballot")
    rows = families(desk, clerk, camp, 10, luck)
    assert {one.standing for one in rows} == {Standing.APPLIED}
    assert registrations.allocation(desk, camp).place_in_line == {}
    registrations.admit(desk, manager, rows[0].id)
    closed, _ = registrations.close_list(desk, manager, camp)
    assert len(closed.seed) == 16 and closed.drawn_at is None and closed.result == ()
    assert [number for number, _ in closed.before] == [rows[0].number]
    assert [number for number, _ in closed.listed] == [one.number for one in rows[1:]]
    registrations.cancel(desk, clerk, rows[3].id, "搬家")
    drawn, _ = registrations.draw(desk, manager, camp, closed.seed)
    assert (drawn.seed, drawn.listed, drawn.gone) == (closed.seed, closed.listed, (rows[3].number,))
    assert list(drawn.result) == worked_out(drawn)
    assert registrations.ballot(desk, camp) == drawn
    stand = standings(desk, camp)
    for rank, (number, lucky) in enumerate(drawn.result, 1):
        row = next(one for one in registrations.rows(desk, camp) if one.number == number)
        assert row.rank == rank
        assert stand[number] is (Standing.ADMITTED if lucky else Standing.WAITING)
    line = [number for number, lucky in drawn.result if not lucky]
    waiting = [one for one in registrations.rows(desk, camp) if one.standing is Standing.WAITING]
    assert [one.number for one in waiting] == line
    assert not registrations.sweep(desk)[1]  # whoever could be in is in


def test_the_order_depends_on_the_seed(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 2, mode="ballot")
    rows = [register(desk, clerk, camp, name, by=f"{name}爸") for name in "甲乙丙丁戊"]
    drawn, changes = registrations.draw(desk, manager, camp, "2026-07-18 蛇口")
    order = sorted(
        (one.number for one in rows), key=lambda n: hashlib.sha256(f"2026-07-18 蛇口|{n}".encode()).hexdigest()
    )
    assert drawn.result == tuple((number, place < 2) for place, number in enumerate(order))
    undo.undo_act(desk, manager, changes)
    assert {one.status for one in registrations.rows(desk, camp)} == {Status.APPLIED}
    assert registrations.ballot(desk, camp) is None
    other, _ = registrations.draw(desk, manager, camp, "another")
    assert [number for number, _ in other.result] != order


def test_what_was_printed_decides(desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock) -> None:
    """Between closing and drawing nobody comes into the ballot, and nothing in it changes but who gives up."""
    camp = plan(desk, manager, 2, mode="ballot")
    rows = [register(desk, clerk, camp, f"{name}一", f"{name}二", by=name) for name in "甲乙"]
    closed, _ = registrations.close_list(desk, manager, camp, "seed")
    clock.advance(hours=1)
    answer = registrations.check(desk, clerk, wish(camp, "丙", by="丙爸"))
    assert answer.standing is Standing.WAITING
    assert answer.headline == "Registered now, this household waits as number 1."
    assert answer.because == ("The list of the ballot is closed; this household comes after those on it.",)
    late = register(desk, clerk, camp, "丙", by="丙爸")
    assert late.standing is Standing.WAITING
    assert not registrations.sweep(desk)[1]
    for act in (
        lambda: registrations.change(desk, clerk, changed(registrations.row(desk, rows[0].id), add=("甲三",))),
        lambda: registrations.admit(desk, manager, late.id),
    ):
        with pytest.raises(UserError, match="list of the ballot is closed"):
            act()
    registrations.withdraw(desk, clerk, rows[0].participants[0].id, "发烧")
    registrations.withdraw(desk, clerk, rows[1].participants[0].id, "发烧")
    with pytest.raises(UserError, match="with the seed seed") as refused:
        registrations.draw(desk, manager, camp, "other")
    assert refused.value.field == "seed"
    drawn, _ = registrations.draw(desk, manager, camp)
    assert drawn.listed == closed.listed
    assert sorted(lucky for _, lucky in drawn.result) == [False, True]  # two were printed of each, and two places
    swept, _ = registrations.sweep(desk)
    assert [one.rank for one in swept.offers] == [2]  # what the withdrawn child leaves goes to the line
    with pytest.raises(UserError, match="drawn already"):
        registrations.draw(desk, manager, camp)
    with pytest.raises(UserError, match="drawn already"):
        registrations.close_list(desk, manager, camp)


def test_a_list_closed_again_is_a_new_one(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 2, mode="ballot")
    with pytest.raises(UserError, match="Nobody has applied"):
        registrations.close_list(desk, manager, camp)
    register(desk, clerk, camp, "甲", by="甲爸")
    first, _ = registrations.close_list(desk, manager, camp)
    late = register(desk, clerk, camp, "乙", by="乙爸")
    again, _ = registrations.close_list(desk, manager, camp)
    assert again.seed != first.seed
    assert [number for number, _ in again.listed] == ["A01", late.number]
    assert standing(desk, late) is Standing.APPLIED


def test_places_kept_when_the_list_was_closed_are_kept_in_the_draw(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    """The sheet printed beforehand gives the result; what was released meanwhile goes to the line."""
    camp = plan(desk, manager, 2, replace(RIDERS, release_at=at(20, 12)), mode="ballot")
    for name in "甲乙":
        register(desk, clerk, camp, name, by=f"{name}爸")
    registrations.close_list(desk, manager, camp, "seed")
    clock.now = at(20, 12)
    drawn, _ = registrations.draw(desk, manager, camp)
    assert [lucky for _, lucky in drawn.result] == [True, False]
    assert list(drawn.result) == worked_out(drawn)
    assert [one.number for one in registrations.sweep(desk)[0].offers] == [drawn.result[1][0]]


def test_who_comes_after_the_draw_waits_behind(
    desk: Desk, manager: Actor, clerk: Actor, clock: SteppedClock, elsewhere: Callable[[], Desk]
) -> None:
    camp = plan(desk, manager, 1, mode="ballot")
    for name in "甲乙":
        register(desk, clerk, camp, name, by=f"{name}爸")
    branch = elsewhere()
    registrations.draw(desk, manager, camp)
    clock.advance(hours=1)
    assert register(desk, clerk, camp, "丙", by="丙爸").place_in_line == 2
    with pytest.raises(UserError, match="Desk A decides"):
        registrations.draw(branch, manager, camp)
    assert register(branch, clerk, camp, "丁", by="丁爸").standing is Standing.APPLIED
    bring(branch, desk)
    registrations.sweep(desk)
    bring(desk, branch)
    assert standings(desk, camp) == standings(branch, camp)
    assert standings(desk, camp)["B01"] is Standing.WAITING


def test_only_what_is_by_ballot_is_drawn(desk: Desk, manager: Actor, clerk: Actor) -> None:
    camp = plan(desk, manager, 1)
    register(desk, clerk, camp, "甲", by="甲爸")
    with pytest.raises(UserError, match="not given by ballot"):
        registrations.draw(desk, manager, camp)
    with pytest.raises(UserError):
        registrations.draw(desk, clerk, plan(desk, manager, 1, mode="ballot"))
    assert registrations.ballot(desk, camp) is None
    lots = plan(desk, manager, 1, mode="ballot")
    register(desk, clerk, lots, "甲", by="甲爸")
    with pytest.raises(UserError) as refused:
        registrations.close_list(desk, manager, lots, "长" * 61)
    assert refused.value.field == "seed"
    assert registrations.open_words(desk, lots)[0] == "Registered now, an ordinary household takes part in the ballot."
