from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.shifts import (
    DAY,
    ONE,
    THREE,
    TWO,
    Shift,
    clock,
    duty_bounds,
    duty_day,
    is_night,
    last_end,
    next_turn,
    pattern,
    shift_at,
    turns,
    validate,
    wall,
    zone,
)

SHANGHAI = zone("Asia/Shanghai")
ZONES = st.sampled_from(
    [
        SHANGHAI,
        *map(ZoneInfo, ("Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe")),
    ]
)
INSTANTS = st.datetimes(datetime(1995, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
STARTS = st.integers(0, DAY - 1)


def at(text: str, tz: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=tz).astimezone(UTC)


def test_the_small_hours_belong_to_the_day_before() -> None:
    assert duty_day(at("2026-07-19 01:20"), 480, SHANGHAI) == date(2026, 7, 18)
    assert duty_day(at("2026-07-19 07:59:59.999"), 480, SHANGHAI) == date(2026, 7, 18)
    assert duty_day(at("2026-07-19 08:00"), 480, SHANGHAI) == date(2026, 7, 19)
    assert duty_bounds(date(2026, 7, 18), 480, SHANGHAI) == (at("2026-07-18 08:00"), at("2026-07-19 08:00"))


def test_it_is_night_from_22_until_the_duty_day_begins() -> None:
    for text, night in (("21:59", False), ("22:00", True), ("03:00", True), ("07:59", True), ("08:00", False)):
        assert is_night(at(f"2026-07-18 {text}"), 480, SHANGHAI) is night
    # A duty day that begins at midnight, or as it gets dark, leaves no night before it, or makes none of a whole day.
    assert not is_night(at("2026-07-18 03:00"), 0, SHANGHAI)
    assert is_night(at("2026-07-18 23:00"), 0, SHANGHAI)


def test_the_three_shifts_of_a_day() -> None:
    turn = shift_at(at("2026-07-18 18:40"), THREE, 480, SHANGHAI)
    assert (turn.shift.label, turn.shift.hours, turn.day) == (
        "Middle shift",
        "16:00–24:00",
        date(2026, 7, 18),
    )
    night = next_turn(turn, THREE, 480, SHANGHAI)
    assert (night.shift.code, night.day) == ("night", date(2026, 7, 18))
    assert (night.start, night.end) == (at("2026-07-19 00:00"), at("2026-07-19 08:00"))
    early = next_turn(night, THREE, 480, SHANGHAI)
    assert (early.shift.code, early.day) == ("early", date(2026, 7, 19))
    assert last_end(at("2026-07-19 00:00"), THREE, 480, SHANGHAI) == at("2026-07-19 00:00")


@given(INSTANTS, STARTS, ZONES)
def test_every_instant_is_in_exactly_one_duty_day(now: datetime, start: int, tz: ZoneInfo) -> None:
    day = duty_day(now, start, tz)
    first, after = duty_bounds(day, start, tz)
    assert first <= now < after
    assert duty_bounds(day + timedelta(days=1), start, tz)[0] == after
    assert duty_day(after, start, tz) == day + timedelta(days=1)
    assert duty_day(first - timedelta(milliseconds=1), start, tz) == day - timedelta(days=1)


@given(INSTANTS, ZONES, STARTS, st.sampled_from(["three", "two", "one"]))
def test_the_shifts_of_a_day_follow_each_other_without_a_gap(
    now: datetime, tz: ZoneInfo, start: int, name: str
) -> None:
    shifts = pattern(name, start)
    assert validate(shifts, start) == shifts
    turn = shift_at(now, shifts, start, tz)
    assert turn.start <= now < turn.end
    assert turn in turns(turn.day, shifts, start, tz)
    assert next_turn(turn, shifts, start, tz).start == turn.end


def cuts() -> st.SearchStrategy[tuple[int, list[tuple[int, int]]]]:
    return st.tuples(STARTS, st.lists(st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)), min_size=1, max_size=4))


@given(cuts())
def test_a_pattern_is_accepted_just_when_every_minute_has_one_shift(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    start, spans = drawn
    agrees_with_the_minutes(start, spans)


@given(STARTS, st.sets(st.integers(1, DAY - 1), max_size=4), st.integers(-1, 1), st.randoms())
def test_a_pattern_cut_from_a_day_is_accepted_and_a_minute_off_is_not(
    start: int, inner: set[int], off: int, random: object
) -> None:
    points = [0, *sorted(inner), DAY]
    spans = [((start + a) % DAY, b - a) for a, b in pairwise(points)]
    assume(spans[-1][1] + off > 0)
    spans[-1] = (spans[-1][0], spans[-1][1] + off)
    random.shuffle(spans)  # type: ignore[attr-defined]
    assert agrees_with_the_minutes(start, spans) is (off == 0)


def agrees_with_the_minutes(start: int, spans: list[tuple[int, int]]) -> bool:
    """Whether `validate` accepts; and that a grid of minutes, painted by hand, says the same."""
    grid = [0] * DAY
    for begin, length in spans:
        for minute in range(begin, begin + length):
            grid[minute % DAY] += 1
    fits = all(count == 1 for count in grid) and any(begin == start for begin, _ in spans)
    shifts = [Shift(str(n), "x", begin, length) for n, (begin, length) in enumerate(spans)]
    try:
        ordered = validate(shifts, start)
    except UserError as error:
        assert error.field == "shifts"
        assert not fits
        return False
    assert fits
    assert ordered[0].start == start
    return True


def test_what_is_wrong_with_a_pattern_is_said() -> None:
    for shifts, says in (
        ([], "at least one"),
        ([Shift("a", " ", 480, DAY)], "needs a name"),
        ([Shift("a", "早", 480, 480), Shift("b", "晚", 960, 1000)], "runs past"),
        ([Shift("a", "早", 480, 480), Shift("b", "晚", 900, 1020)], "overlap at 15:00"),
        ([Shift("a", "早", 480, 480), Shift("b", "晚", 1000, 920)], "covers 16:00 to 16:40"),
        ([Shift("a", "早", 480, 480), Shift("b", "晚", 960, 900 + 20)], "covers 07:20 to 08:00"),
        ([Shift("a", "早", 500, DAY)], "begin with the duty day at 08:00"),
        ([Shift("a", "早", 480, 720), Shift("a", "晚", 1200, 720)], "same code"),
    ):
        with pytest.raises(UserError, match=says):
            validate(shifts, 480)
    assert validate(ONE, 480) == ONE
    assert validate(TWO, 480) == TWO


def test_a_zone_nobody_knows() -> None:
    for name in ("Asia/Shenzhen", "", "../etc", "/etc/passwd"):
        with pytest.raises(UserError):
            zone(name)


def test_clock_and_wall() -> None:
    assert (clock(0), clock(485), clock(1440)) == ("00:00", "08:05", "24:00")
    assert wall(date(2026, 7, 18), DAY + 60, SHANGHAI) == at("2026-07-19 01:00")
