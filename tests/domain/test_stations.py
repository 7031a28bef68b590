"""The rules of stations against small models: doors on a minute grid, distances, scores, stock and lots."""

import math
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import stations as rules
from app.domain.opening_words import parse_opening
from app.domain.sites import ALL_DAY, Hours, daily, weekly
from app.domain.spaces import Calendar, DayKind, Opening
from app.domain.stations import Door, Move

ZONE = ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 9, 28)
"""A Monday: National Day and its make-up days lie ahead."""
DAYS = 12
QUARTER = 15
MINUTE = timedelta(minutes=1)


@st.composite
def spans(draw: st.DrawFn, last: int = 1440) -> tuple[tuple[int, int], ...]:
    """Up to three times of one day in quarters of an hour; the last may end after midnight."""
    marks = draw(st.lists(st.integers(0, last // QUARTER), max_size=6, unique=True).map(sorted))
    return tuple(
        (a * QUARTER, b * QUARTER) for a, b in zip(marks[::2], marks[1::2], strict=False) if a * QUARTER < 1440
    )


@st.composite
def openings(draw: st.DrawFn) -> Opening:
    week = [draw(spans()) for _ in range(7)]
    hours: Hours | None = None
    if draw(st.booleans()) and any(week):
        hours = weekly(week)
    elif draw(st.booleans()):
        hours = draw(st.sampled_from([ALL_DAY, daily((20 * 60, 26 * 60)), daily((0, 720), (720, 1440))]))
    return Opening(hours, draw(st.none() | spans(1440 + 360)), draw(st.integers(0, 6)))


calendars = st.dictionaries(
    st.integers(-1, DAYS).map(lambda n: FIRST + timedelta(days=n)),
    st.sampled_from([(kind, "") for kind in DayKind]),
    max_size=6,
).map(Calendar)


def _grid(opening: Opening, centre: Hours, calendar: Calendar) -> list[bool]:
    """Whether it is open in every minute from the first midnight on, filled in day by day."""
    open_ = [False] * (DAYS * 1440)
    for number in range(-1, DAYS):
        for opens, closes in opening.spans(calendar.info(FIRST + timedelta(days=number)), centre):
            for minute in range(max(0, number * 1440 + opens), min(len(open_), number * 1440 + closes)):
                open_[minute] = True
    return open_


@given(openings(), st.sampled_from([ALL_DAY, daily((480, 1320))]), calendars, st.integers(0, 1440 * (DAYS - 2)))
def test_doors_stand_as_on_a_minute_grid(opening: Opening, centre: Hours, calendar: Calendar, minute: int) -> None:
    grid = _grid(opening, centre, calendar)
    start = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=ZONE).astimezone(UTC)
    found = rules.door(opening, centre, calendar, start + minute * MINUTE, ZONE)
    assert found.open == grid[minute]
    turns = next((n for n in range(minute, len(grid)) if grid[n] != grid[minute]), None)
    told = found.closes_at if found.open else found.opens_at
    assert (found.opens_at if found.open else found.closes_at) is None
    if turns is None:  # not within what the grid shows
        assert told is None or told >= start + len(grid) * MINUTE
    else:
        assert told == start + turns * MINUTE


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("words", "when", "open_", "turns"),
    [
        ("24小时", "2026-10-01 03:00", True, None),
        ("工作日9:00-18:00", "2026-09-30 17:59", True, "2026-09-30 18:00"),
        ("工作日9:00-18:00", "2026-09-30 18:00", False, "2026-10-08 09:00"),  # after the seven days of National Day
        ("工作日9:00-18:00", "2026-10-10 10:00", True, "2026-10-10 18:00"),  # a Saturday that is worked
        ("9:00~12:00,14:00~18:00", "2026-07-18 13:00", False, "2026-07-18 14:00"),
        ("16:00-次日02:00", "2026-07-19 01:30", True, "2026-07-19 02:00"),
    ],
)
def test_hours_as_offices_write_them(words: str, when: str, open_: bool, turns: str | None) -> None:
    opening = parse_opening(words)
    assert opening is not None
    told = None if turns is None else at(turns)
    found = rules.door(opening, ALL_DAY, Calendar(), at(when), ZONE)
    assert found == (Door(True, closes_at=told) if open_ else Door(False, opens_at=told))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("24小时", "24 hours"),
        ("工作日9:00-18:00", "Mon–Fri 09:00–18:00; holidays closed"),
        ("周一至周六 8:30—21:30", "Mon–Sat 08:30–21:30"),
        ("9:00~12:00,14:00~18:00", "09:00–12:00, 14:00–18:00"),
        ("16:00-次日02:00", "16:00–02:00 the next day"),
        ("周一至周五 8:30-12:00；周末 10:00-16:00", "Mon–Fri 08:30–12:00; Sat–Sun 10:00–16:00"),
        ("同中心", "As the centre"),
    ],
)
def test_hours_on_a_short_line(words: str, text: str) -> None:
    opening = parse_opening(words)
    assert opening is not None and rules.hours_text(opening) == text


places = st.tuples(st.integers(113_000_000, 115_000_000), st.integers(22_000_000, 23_000_000))


def _chord(one: rules.Place, other: rules.Place) -> float:
    """The same distance another way: from the straight line through the earth."""
    points = []
    for longitude, latitude in (one, other):
        east, north = math.radians(longitude / 1e6), math.radians(latitude / 1e6)
        points.append((math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)))
    return 2 * rules.EARTH * math.asin(math.dist(*points) / 2)


@given(places, places)
def test_metres_are_those_of_another_formula(one: rules.Place, other: rules.Place) -> None:
    found = rules.metres(one, other)
    assert found == rules.metres(other, one)
    assert found == pytest.approx(_chord(one, other), abs=1)
    assert rules.walk_minutes(found) * 75 >= found * 1.3 > (rules.walk_minutes(found) - 1) * 75


def test_directions_are_words() -> None:
    middle = (114_000_000, 22_500_000)
    for word, east, north in (
        ("north", 0, 1), ("north-east", 1, 1), ("east", 1, 0), ("south-east", 1, -1), ("south", 0, -1),
        ("south-west", -1, -1), ("west", -1, 0), ("north-west", -1, 1),
    ):  # fmt: skip
        assert rules.direction(middle, (middle[0] + 1000 * east, middle[1] + 950 * north)) == word
    assert rules.direction(middle, middle) == ""
    assert rules.walk_minutes(346) == 6


def test_degrees_as_they_are_typed() -> None:
    for typed in (114.057868, "114.057868", "１１４．０５７８６８", "东经114.057868°", 114_057_868):
        assert rules.check_degrees(typed, "longitude") == 114_057_868
    assert rules.check_degrees("", "latitude") is None
    assert rules.parse_place("114.057868，22.543099") == (114_057_868, 22_543_099)
    assert rules.place_text(rules.parse_place("114.05 22.5")) == "114.050000, 22.500000"
    assert rules.parse_place(" ") is None
    for wrong in ("22.5, 114.05", "114.05", "here", "1,2,3"):
        with pytest.raises(UserError, match="Longitude and latitude"):
            rules.parse_place(wrong)
    with pytest.raises(UserError, match="-90 to 90"):
        rules.check_degrees("114.05", "latitude")


verdicts = st.sampled_from(["good", "partly", "bad", "not_applicable", ""])


@given(st.lists(st.tuples(st.integers(0, 20), verdicts), max_size=12))
def test_a_score_is_the_share_of_the_points_that_apply(items: list[tuple[int, str]]) -> None:
    found = rules.score(items)
    apply = [(points, verdict) for points, verdict in items if verdict in ("good", "partly", "bad")]
    possible = sum(points for points, _ in apply)
    assert (found is None) == (possible == 0)
    if found is not None:
        twice = sum(points * {"good": 2, "partly": 1, "bad": 0}[verdict] for points, verdict in apply)
        assert abs(found - 50 * twice / possible) <= 0.5
        assert (found == 100) >= all(verdict == "good" for _, verdict in apply)


def test_an_issue_is_late_only_the_day_after() -> None:
    today = date(2026, 7, 18)
    assert rules.issue_state(today, False, False, today) == "open"
    assert rules.issue_state(today, False, False, today + timedelta(days=1)) == "overdue"
    assert rules.issue_state(today, True, False, today + timedelta(days=9)) == "rectified"
    assert rules.issue_state(None, False, False, today) == "open"
    assert rules.issue_state(today, True, True, today) == "verified"


days = st.none() | st.integers(1, 4).map(lambda n: date(2026, 9, n))
moves = st.lists(st.builds(Move, st.integers(-6, 9), st.sampled_from(["", "A", "B"]), days), max_size=12)


@given(moves, st.randoms(use_true_random=False), st.integers(0, 12))
def test_two_desks_add_up_in_whatever_order(written: list[Move], random: object, cut: int) -> None:
    shuffled = written[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rules.stock(written) == rules.stock(written[:cut]) + rules.stock(written[cut:]) == rules.stock(shuffled)
    left = rules.lots(written)
    assert left == rules.lots(shuffled)
    assert sum(count for _, count in left) == max(0, rules.stock(written)), "the lots are the stock"
    assert all(count > 0 for _, count in left)


@given(st.lists(st.tuples(st.integers(1, 5), days), max_size=8), st.integers(0, 30))
def test_what_expires_first_goes_first(brought: list[tuple[int, date | None]], taken: int) -> None:
    pieces = sorted((day or date.max for count, day in brought for _ in range(count)))[taken:]
    left = rules.lots([*(Move(count, "", day) for count, day in brought), Move(-taken)])
    assert [day or date.max for (_, day), count in left for _ in range(count)] == pieces


def test_what_names_its_lot_is_taken_from_it() -> None:
    soon, later = date(2026, 9, 1), date(2026, 12, 1)
    brought = [Move(5, "A", soon), Move(5, "B", later)]
    assert rules.lots([*brought, Move(-2, "B")]) == [(("A", soon), 5), (("B", later), 3)]
    assert rules.lots([*brought, Move(-7, "B")]) == [(("A", soon), 3)], "what isn't there goes with the others"
    assert rules.lots([*brought, Move(-1, "", later), Move(-1)]) == [(("A", soon), 4), (("B", later), 4)]
    assert rules.is_low(10, 10) and not rules.is_low(11, 10) and not rules.is_low(0, 0) and rules.is_low(-1, 0)


def test_a_checklist_is_typed_a_line_each() -> None:
    assert rules.read_items("水质 清澈 | 10 | 3\n\n灯亮｜5 分\n通道畅通") == [
        ("水质 清澈", 10, 3), ("灯亮", 5, 7), ("通道畅通", 10, 7)
    ]  # fmt: skip
    for wrong in ("灯亮\n| 5", "灯亮\n水 | viel", "灯亮\n水 | 1 | 2 | 3", "灯亮\n水 | -1"):
        with pytest.raises(UserError, match=r"Line 2 can't be read\. Write it as: Water runs clear \| 10 \| 3"):
            rules.read_items(wrong)


@given(
    st.lists(st.tuples(st.sampled_from(["水质", "灯 亮", "AED"]), st.integers(0, 100), st.integers(0, 365)), max_size=5)
)
def test_lines_of_a_checklist_say_what_they_were_made_of(items: list[tuple[str, int, int]]) -> None:
    assert rules.read_items("\n".join(rules.item_line(*item) for item in items)) == items


@pytest.mark.parametrize(
    ("metres", "text"), [(7, "7 m"), (453, "450 m"), (999, "1 km"), (1304, "1.3 km"), (12_040, "12 km")]
)
def test_distances_are_said_as_people_say_them(metres: int, text: str) -> None:
    assert rules.distance_text(metres) == text
