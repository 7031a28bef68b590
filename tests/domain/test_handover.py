"""When a shift may be handed over, whose shift it is, and what counts as open."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import handover as rules
from app.domain import shifts
from app.domain.handover import Decision, Figures
from app.domain.settings import Pattern
from app.domain.shifts import Shift, Turn

ZONE = shifts.zone("Asia/Shanghai")
DAY = date(2026, 7, 18)
HOUR = timedelta(hours=1)


@st.composite
def patterns(draw: st.DrawFn) -> tuple[tuple[Shift, ...], int]:
    """A pattern of shifts as a site can set it, and where its duty day begins."""
    start = draw(st.integers(0, 95)) * 15
    name = draw(st.sampled_from(["one", "two", "three", "custom"]))
    if name != "custom":
        return Pattern(name).shifts(start), start
    cuts = sorted(draw(st.sets(st.integers(1, 95), min_size=1, max_size=5)))
    ends = [*cuts, 96]
    begins = [0, *cuts]
    own = [
        Shift(f"s{number}", f"班{number}", (start + a * 15) % shifts.DAY, (b - a) * 15)
        for number, (a, b) in enumerate(zip(begins, ends, strict=True))
    ]
    return shifts.validate(own, start), start


@given(patterns(), st.integers(0, 3 * 24 * 60))
def test_every_moment_is_in_one_shift_and_shifts_follow_one_another(
    pattern: tuple[tuple[Shift, ...], int], minutes: int
) -> None:
    chosen, start = pattern
    at = datetime(2026, 7, 17, 16, tzinfo=UTC) + timedelta(minutes=minutes)
    turn = shifts.shift_at(at, chosen, start, ZONE)
    assert turn.start <= at < turn.end
    after = shifts.next_turn(turn, chosen, start, ZONE)
    assert after.start == turn.end
    day = shifts.turns(turn.day, chosen, start, ZONE)
    assert turn in day and day[-1].end - day[0].start == timedelta(days=1)
    assert all(a.end == b.start for a, b in pairwise(day))
    # A shift past midnight belongs to the duty day on which that day began.
    assert shifts.duty_day(turn.start, start, ZONE) == turn.day


def turn_of(hour: int, length: int = 8) -> Turn:
    at = datetime(2026, 7, 18, hour, tzinfo=ZONE).astimezone(UTC)
    return Turn(Shift("x", "x", hour * 60, length * 60), DAY, at, at + length * HOUR)


EARLY, MIDDLE = turn_of(8), turn_of(16)


@given(st.integers(0, 8 * 60 - 1), st.sets(st.sampled_from([rules.slot(EARLY), rules.slot(MIDDLE)])), st.booleans())
def test_a_late_signature_is_still_of_the_shift_before(minutes: int, handed: set[rules.Slot], expected: bool) -> None:
    found = rules.to_hand(MIDDLE.start + timedelta(minutes=minutes), EARLY, MIDDLE, handed, expected)
    if rules.slot(MIDDLE) in handed:
        assert found is None
    elif expected and minutes < 240 and rules.slot(EARLY) not in handed:
        assert found is EARLY
    else:
        assert found is MIDDLE


KEYS = st.lists(st.text("abc", min_size=1, max_size=3), unique=True, max_size=6)


@given(KEYS, KEYS, st.booleans())
def test_nothing_is_undecided_only_when_every_open_item_was_decided(
    keys: list[str], decided: list[str], stays: bool
) -> None:
    missing = rules.undecided(keys, [Decision(key, stays) for key in decided])
    assert (missing == []) is (set(keys) <= set(decided))
    assert set(missing) == set(keys) - set(decided)


def test_one_person_does_not_sign_twice() -> None:
    rules.check_signers(b"a" * 16, b"b" * 16)
    with pytest.raises(UserError) as refused:
        rules.check_signers(b"a" * 16, b"a" * 16)
    assert refused.value.field == "incoming"


def test_sign_in_runs_from_half_an_hour_before_until_it_is_closed() -> None:
    starts, ends = MIDDLE.start, MIDDLE.start + 2 * HOUR
    assert not rules.door_open(starts, ends, None, starts - 31 * timedelta(minutes=1))
    assert rules.door_open(starts, ends, None, starts - 30 * timedelta(minutes=1))
    assert rules.door_open(starts, ends, None, ends + HOUR)
    assert not rules.door_open(starts, ends, ends, ends + HOUR)
    assert not rules.door_open(starts, ends, None, ends + 12 * HOUR)


def test_children_and_what_is_overdue_come_first() -> None:
    now = MIDDLE.start
    kinds = ["note", "present", "loan", "overdue_loan", "child", "key"]
    due = {"key": now + HOUR, "loan": now + HOUR, "overdue_loan": now - HOUR}
    ranked = sorted(kinds, key=lambda kind: rules.rank(
        kind, rules.is_urgent(kind, due.get(kind), now), due.get(kind), kind
    ))  # fmt: skip
    assert ranked == ["child", "overdue_loan", "key", "loan", "present", "note"]
    assert rules.is_urgent("key", now, now) and not rules.is_urgent("key", now + HOUR, now)


@given(st.builds(Figures, *[st.integers(0, 10_000)] * 9))
def test_figures_are_kept_as_they_were(figures: Figures) -> None:
    assert rules.read_figures(figures.to_json()) == figures


@pytest.mark.parametrize("text", [None, "", "nonsense", "[1]", '{"visits": "many"}', '{"visits": -3, "new": 9}'])
def test_figures_of_another_program_do_no_harm(text: str | None) -> None:
    assert rules.read_figures(text) == Figures()
