"""The days of the year, opening hours against a grid of minutes, and every objection at its boundary."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import spaces
from app.domain.shifts import DAY, zone
from app.domain.sites import ALL_DAY, Hours, daily, weekly
from app.domain.spaces import (
    IMPOSSIBLE,
    PRESETS,
    Calendar,
    Closure,
    DayInfo,
    DayKind,
    Interval,
    Objection,
    Opening,
    Policy,
    Rule,
    Wish,
    check_policy,
    closed_spans,
    closures_of,
    objections,
    open_minutes,
    open_spans,
    opening_from_json,
    opening_to_json,
    same_day_and_week,
)

SHANGHAI = zone("Asia/Shanghai")
BERLIN = zone("Europe/Berlin")
MINUTE = timedelta(minutes=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def shown(spans: Sequence[Interval]) -> list[str]:
    """Intervals by the clock in Shanghai."""
    return [f"{a.astimezone(SHANGHAI):%m-%d %H:%M}–{b.astimezone(SHANGHAI):%m-%d %H:%M}" for a, b in spans]


# --- Days


def test_national_day_2026() -> None:
    calendar = Calendar()
    assert [calendar.info(date(2026, 10, d)).kind for d in range(1, 11)] == [
        *[DayKind.HOLIDAY] * 7,
        DayKind.WORKDAY,
        DayKind.WORKDAY,
        DayKind.MAKEUP,
    ]
    assert calendar.info(date(2026, 9, 20)) == DayInfo(date(2026, 9, 20), DayKind.MAKEUP, "National Day")
    assert calendar.info(date(2026, 10, 1)).text() == "National Day"
    assert calendar.info(date(2026, 10, 10)).text() == "Make-up workday (National Day)"
    assert calendar.info(date(2026, 10, 9)).text() == ""
    assert calendar.info(date(2026, 10, 11)).kind is DayKind.WEEKEND


def test_a_make_up_saturday_keeps_the_hours_of_a_weekday() -> None:
    """14 February 2026, a Saturday, was worked for the Spring Festival that began the day after."""
    opening = next(preset.opening for preset in PRESETS if preset.code == "working")
    assert shown(open_spans(opening, ALL_DAY, Calendar(), at("2026-02-13"), at("2026-02-25"), SHANGHAI)) == [
        "02-13 09:00–02-13 12:00",
        "02-13 14:00–02-13 18:00",
        "02-14 09:00–02-14 12:00",
        "02-14 14:00–02-14 18:00",
        "02-24 09:00–02-24 12:00",
        "02-24 14:00–02-24 18:00",
    ]
    fridays = Opening(weekly([[(540, 600)]] * 4 + [[(600, 660)], [], []]), makeup_as=4)
    assert shown(open_spans(fridays, ALL_DAY, Calendar(), at("2026-02-14"), at("2026-02-15"), SHANGHAI)) == [
        "02-14 10:00–02-14 11:00"
    ]


def test_holidays_may_have_hours_of_their_own_or_none_of_their_own() -> None:
    hours = daily((480, 1320))
    first, last = at("2026-10-01"), at("2026-10-02")
    assert shown(open_spans(Opening(), hours, Calendar(), first, last, SHANGHAI)) == ["10-01 08:00–10-01 22:00"]
    own = Opening(holiday=((600, 720),))
    assert shown(open_spans(own, hours, Calendar(), first, last, SHANGHAI)) == ["10-01 10:00–10-01 12:00"]
    assert open_spans(Opening(holiday=()), hours, Calendar(), first, last, SHANGHAI) == []


def test_a_year_nobody_has_announced_yet() -> None:
    last = max(chinese_calendar.holidays).year
    year = last + 1
    assert Calendar().known(date(last, 12, 31))
    assert not Calendar().known(date(year, 1, 1))
    assert Calendar().year(year) == []
    monday = next(date(year, 1, d) for d in range(1, 8) if date(year, 1, d).weekday() == 0)
    assert [Calendar().info(monday + timedelta(days=n)).kind for n in range(7)] == [
        *[DayKind.WORKDAY] * 5,
        *[DayKind.WEEKEND] * 2,
    ]
    typed = Calendar({date(year, 1, 1): ("holiday", "元旦"), date(year, 10, 1): ("holiday", "国庆节")})
    assert typed.known(monday)
    assert not typed.known(date(year + 1, 1, 1))
    assert not Calendar({date(year, 1, 1): ("holiday", "元旦")}).known(monday)
    assert not Calendar({date(year, 10, 1): ("workday", "")}).known(monday)


def test_the_table_of_a_year_and_the_centres_own_entries() -> None:
    year = Calendar().year(2026)
    assert len(year) == 33 + 6
    assert [info.day for info in year] == sorted(info.day for info in year)
    assert all(info.kind in (DayKind.HOLIDAY, DayKind.MAKEUP) and info.name and not info.own for info in year)
    own = Calendar(
        {
            date(2026, 10, 7): (DayKind.WORKDAY, ""),
            date(2026, 7, 1): (DayKind.HOLIDAY, "建党节"),
            date(2027, 7, 1): (DayKind.HOLIDAY, "建党节"),
        }
    )
    table = {info.day: info for info in own.year(2026)}
    assert len(table) == 33 + 6 + 1
    assert table[date(2026, 10, 7)] == DayInfo(date(2026, 10, 7), DayKind.WORKDAY, "", own=True)
    assert table[date(2026, 7, 1)] == DayInfo(date(2026, 7, 1), DayKind.HOLIDAY, "建党节", own=True)


def test_every_name_in_the_announced_table_can_be_translated() -> None:
    assert {holiday.value for holiday in chinese_calendar.Holiday} <= {*spaces.HOLIDAY_NAMES}
    assert {spaces.day_kind_label(kind) for kind in DayKind} == {"Workday", "Weekend", "Holiday", "Make-up workday"}


# --- Opening hours against a grid of minutes

SPANS = st.lists(
    st.tuples(st.integers(0, 23), st.integers(1, 24)).map(lambda s: (s[0] * 60 + 30, (s[0] + s[1]) * 60 + 30))
    | st.sampled_from([(0, DAY), (0, 360), (120, 180), (150, 165), (1320, DAY), (1320, 1320 + DAY), (1439, 1441)]),
    max_size=2,
)


def valid(week: list[list[tuple[int, int]]]) -> Hours | None:
    try:
        return weekly(week)
    except UserError:
        return None


HOURS = st.one_of(
    st.just(ALL_DAY),
    st.just(daily((510, 720), (840, 1320))),
    st.lists(SPANS, min_size=7, max_size=7).map(valid).filter(lambda hours: hours is not None),
)
OPENINGS = st.builds(
    Opening,
    st.none() | HOURS,
    st.sampled_from([None, (), ((600, 900),), ((1200, 1560),)]),
    st.integers(0, 6),
)
NEAR = [
    date(2025, 12, 31),
    date(2026, 2, 13),  # the day before the make-up Saturday of the Spring Festival
    date(2026, 2, 23),
    date(2026, 3, 28),  # clocks go forward in Berlin at night
    date(2026, 9, 19),
    date(2026, 10, 7),
    date(2026, 10, 9),
    date(2026, 10, 24),  # clocks go back in Berlin
    date(2026, 12, 30),  # on into a year without a table
]
ENTRIES = st.dictionaries(
    st.sampled_from(NEAR).flatmap(lambda day: st.integers(-1, 3).map(lambda n: day + timedelta(days=n))),
    st.tuples(st.sampled_from(DayKind), st.sampled_from(["", "建党节"])),
    max_size=4,
)


@st.composite
def windows(draw: st.DrawFn) -> tuple[str, datetime, datetime, list[Interval]]:
    """A zone, a window of up to three days, and times of closures around it."""
    name = draw(st.sampled_from(["Asia/Shanghai", "Europe/Berlin"]))
    day = draw(st.sampled_from(NEAR))
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone(name)).astimezone(UTC)
    start = midnight + draw(st.integers(0, DAY)) * MINUTE
    end = start + draw(st.integers(0, 3 * DAY)) * MINUTE
    shut = []
    for _ in range(draw(st.integers(0, 2))):
        begins = start + draw(st.integers(-DAY, 3 * DAY)) * MINUTE
        shut.append((begins, begins + draw(st.integers(0, DAY)) * MINUTE))
    return name, start, end, shut


@cache
def clocks(name: str, day: date) -> tuple[datetime, dict[datetime, int]]:
    """What the clocks of a zone show, minute by minute, for ten days: the first minute each time is shown."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=3)
    first: dict[datetime, int] = {}
    for minute in range(10 * DAY):
        first.setdefault((start + minute * MINUTE).astimezone(zone(name)).replace(tzinfo=None), minute)
    return start, first


def model_kind(entries: dict[date, tuple[DayKind, str]], day: date) -> DayKind:
    if day in entries:
        return entries[day][0]
    if day in chinese_calendar.workdays:
        return DayKind.MAKEUP
    if day in chinese_calendar.holidays:
        return DayKind.HOLIDAY
    return DayKind.WEEKEND if day.isoweekday() > 5 else DayKind.WORKDAY


def model(
    opening: Opening, centre: Hours, entries: dict[date, tuple[DayKind, str]], name: str, start: datetime, end: datetime
) -> set[datetime]:
    """The minutes of the window in which the doors are open, by asking the clocks on the wall."""
    base, first = clocks(name, (start + timedelta(hours=12)).date())

    def minute(day: date, minutes: int) -> int:
        """When the clocks show a time for the first time; one they skip is as long after the skip as it seems."""
        shows, more = datetime(day.year, day.month, day.day) + minutes * MINUTE, 0
        while shows not in first:
            shows, more = shows - MINUTE, more + 1
        return first[shows] + more

    found: set[datetime] = set()
    for n in range(-3, 6):
        day = start.date() + timedelta(days=n)
        if not (base + timedelta(days=1)).date() < day < (base + timedelta(days=8)).date():
            continue
        hours = opening.hours or centre
        kind = model_kind(entries, day)
        spans = hours.week[day.weekday()]
        if kind is DayKind.MAKEUP:
            spans = hours.week[opening.makeup_as]
        elif kind is DayKind.HOLIDAY and opening.holiday is not None:
            spans = opening.holiday
        for opens, closes in spans:
            found |= {base + m * MINUTE for m in range(minute(day, opens), minute(day, closes))}
    return {m for m in found if start <= m < end}


def minutes(spans: Sequence[Interval]) -> list[datetime]:
    return [start + n * MINUTE for start, end in spans for n in range((end - start) // MINUTE)]


@given(OPENINGS, HOURS, ENTRIES, windows())
def test_open_just_in_the_minutes_the_clocks_say(
    opening: Opening,
    centre: Hours,
    entries: dict[date, tuple[DayKind, str]],
    window: tuple[str, datetime, datetime, list[Interval]],
) -> None:
    name, start, end, shut = window
    closures = [Closure(bytes([n]), None, *times) for n, times in enumerate(shut)]
    given = (opening, centre, Calendar(entries), start, end, zone(name), closures)
    spans, closed = open_spans(*given), closed_spans(*given)
    wanted = model(opening, centre, entries, name, start, end)
    wanted -= {m for m in wanted if any(a <= m < b for a, b in shut)}
    assert minutes(spans) == sorted(wanted)
    assert open_minutes(*given) == len(wanted)
    for found in (spans, closed):
        assert all(start <= a < b <= end for a, b in found)
        assert all(a[1] < b[0] for a, b in pairwise(found)), "in order, and none touches the next"
    together = sorted([*spans, *closed])
    assert [a for a, _ in together] == ([start, *(b for _, b in together)][:-1] if together else [])
    assert (together[-1][1] if together else start) == end


def test_evenings_join_the_morning_after_midnight() -> None:
    late = weekly([[(0, 600), (1080, DAY)]] * 4 + [[(1200, DAY + 120)], [(120, 300)], []])
    spans = open_spans(Opening(late), ALL_DAY, Calendar(), at("2026-07-16 12:00"), at("2026-07-20"), SHANGHAI)
    assert shown(spans) == ["07-16 18:00–07-17 00:00", "07-17 20:00–07-18 05:00"]
    through = open_spans(Opening(), ALL_DAY, Calendar(), at("2026-07-16"), at("2026-07-20 09:30"), SHANGHAI)
    assert shown(through) == ["07-16 00:00–07-20 09:30"]


def test_what_begins_before_a_closed_holiday_still_ends_on_it() -> None:
    opening = Opening(daily((1320, DAY + 60)), holiday=())
    spans = open_spans(opening, ALL_DAY, Calendar(), at("2026-09-30 12:00"), at("2026-10-02"), SHANGHAI)
    assert shown(spans) == ["09-30 22:00–10-01 01:00"]


def test_a_closure_takes_its_time_out() -> None:
    hours = daily((480, 1200))
    room, other = b"r" * 16, b"o" * 16
    closures = [
        Closure(b"2", room, at("2026-07-18 10:00"), at("2026-07-18 11:00"), "地板打蜡"),
        Closure(b"1", None, at("2026-07-18 07:00"), at("2026-07-18 09:00"), "停电"),
        Closure(b"3", other, at("2026-07-18 12:00"), at("2026-07-18 20:00"), "漏水"),
    ]
    mine = closures_of(room, closures)
    assert [closure.id for closure in mine] == [b"1", b"2"]
    given = (Opening(), hours, Calendar(), at("2026-07-18"), at("2026-07-19"), SHANGHAI)
    assert shown(open_spans(*given, mine)) == ["07-18 09:00–07-18 10:00", "07-18 11:00–07-18 20:00"]
    assert shown(closed_spans(*given, mine)) == [
        "07-18 00:00–07-18 09:00",
        "07-18 10:00–07-18 11:00",
        "07-18 20:00–07-19 00:00",
    ]
    assert open_minutes(*given, mine) == 600
    assert open_minutes(*given) == 720


@pytest.mark.parametrize("days", [0, -1])
def test_no_window_is_neither_open_nor_closed(days: int) -> None:
    given = (Opening(), ALL_DAY, Calendar(), at("2026-07-18"), at("2026-07-18") + timedelta(days=days), SHANGHAI)
    assert open_spans(*given) == closed_spans(*given) == []
    assert open_minutes(*given) == 0


@given(OPENINGS)
def test_an_opening_survives_being_written(opening: Opening) -> None:
    assert opening_from_json(opening_to_json(opening)) == opening


def test_presets() -> None:
    assert len({preset.code for preset in PRESETS}) == len({preset.label for preset in PRESETS}) == len(PRESETS)
    for preset in PRESETS:
        assert opening_from_json(opening_to_json(preset.opening)) == preset.opening
    assert PRESETS[0].opening == Opening()
    assert {preset.code: preset.opening.text() for preset in PRESETS if preset.code in ("centre", "all_day")} == {
        "centre": "As the centre",
        "all_day": "Open 24 hours",
    }
    by_code = {preset.code: preset.opening for preset in PRESETS}
    week = (ALL_DAY, Calendar(), at("2026-07-20"), at("2026-07-27"), SHANGHAI)
    office, shifted = (minutes(open_spans(by_code[code], *week)) for code in ("working", "shifted"))
    assert not set(office) & set(shifted), "shifted hours begin where office hours end"
    assert set(office) < set(minutes(open_spans(by_code["extended"], *week)))
    assert by_code["working"].text().endswith("Sun closed; holidays closed")


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        [],
        {},
        {"hours": None, "holiday": None},
        {"hours": {"kind": "never"}, "holiday": None, "makeup_as": 0},
        {"hours": None, "holiday": [[600, 500]], "makeup_as": 0},
        {"hours": None, "holiday": [[600]], "makeup_as": 0},
        {"hours": None, "holiday": 3, "makeup_as": 0},
        {"hours": None, "holiday": None, "makeup_as": 7},
        {"hours": None, "holiday": None, "makeup_as": True},
        {"hours": None, "holiday": None, "makeup_as": None},
    ],
)
def test_an_opening_that_makes_no_sense_is_refused(value: object) -> None:
    with pytest.raises(UserError) as caught:
        opening_from_json(value)
    assert caught.value.field == "hours"


# --- Policy


def test_a_policy_of_nothing_is_the_usual_one() -> None:
    assert Policy(**check_policy({})) == Policy()
    assert Policy(**check_policy({"name": "多功能厅"})) == Policy()


def test_a_policy_as_a_form_holds_it() -> None:
    checked = check_policy(
        {
            "min_minutes": "６０",
            "max_minutes": " 60 ",
            "ahead_days": 0,
            "approval": True,
            "who": "groups",
            "groups": "rider courier rider",
            "day_cap": "1",
            "week_cap": 1,
            "grace_minutes": "",
            "buffer_before": "15",
            "buffer_after": 240,
            "owning_desk": "b",
        }
    )
    assert Policy(**checked) == Policy(60, 60, 0, True, "groups", ("rider", "courier"), 1, 1, None, 15, 240, "B")
    assert check_policy(checked) == checked


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"min_minutes": 4}, "min_minutes"),
        ({"min_minutes": None}, "min_minutes"),
        ({"min_minutes": True}, "min_minutes"),
        ({"min_minutes": "half an hour"}, "min_minutes"),
        ({"min_minutes": 60, "max_minutes": 59}, "max_minutes"),
        ({"max_minutes": 31 * DAY + 1}, "max_minutes"),
        ({"max_minutes": "9" * 5000}, "max_minutes"),
        ({"ahead_days": -1}, "ahead_days"),
        ({"ahead_days": 731}, "ahead_days"),
        ({"approval": "yes"}, "approval"),
        ({"who": "friends"}, "who"),
        ({"who": None}, "who"),
        ({"who": "groups"}, "groups"),
        ({"day_cap": 0}, "day_cap"),
        ({"week_cap": 100}, "week_cap"),
        ({"day_cap": 3, "week_cap": 2}, "week_cap"),
        ({"grace_minutes": 0}, "grace_minutes"),
        ({"grace_minutes": 241}, "grace_minutes"),
        ({"buffer_before": 241}, "buffer_before"),
        ({"buffer_after": ""}, "buffer_after"),
        ({"owning_desk": "AB"}, "owning_desk"),
        ({"owning_desk": "甲"}, "owning_desk"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused_beside_its_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        check_policy(values)
    assert caught.value.field == field


# --- Objections

NOW = at("2026-07-18 18:40")
POLICY = Policy(30, 240, 30, day_cap=2, week_cap=5, who="groups", groups=("rider", "courier"))
OPEN = open_spans(Opening(), daily((510, 720), (840, 1320)), Calendar(), at("2026-07-01"), at("2026-09-01"), SHANGHAI)


def wish(start: str = "2026-07-19 09:00", end: str = "2026-07-19 10:00", **values: Any) -> Wish:
    return Wish(at(start), at(end), values.pop("group", "rider"), **values)


def against(asked: Wish, policy: Policy = POLICY, **values: Any) -> list[Objection]:
    given = {"capacity": 20, "open_intervals": OPEN, "now": NOW, "tz": SHANGHAI, **values}
    return objections(policy, asked, **given)


def only(found: list[Objection], code: Rule) -> Objection:
    assert [objection.code for objection in found] == [code]
    return found[0]


def test_nothing_speaks_against_a_plain_wish() -> None:
    assert against(wish()) == []


def test_too_short_and_too_long() -> None:
    short = only(against(wish(end="2026-07-19 09:29")), Rule.SHORT)
    assert (short.message, short.field) == ("29 min is too short: at least 30 min here.", "ends_at")
    assert against(wish(end="2026-07-19 09:30")) == []
    long = only(against(wish("2026-07-19 14:00", "2026-07-19 18:01")), Rule.LONG)
    assert (long.message, long.field) == ("4 h 1 min is too long: at most 4 h here.", "ends_at")
    assert against(wish("2026-07-19 14:00", "2026-07-19 18:00")) == []


@pytest.mark.parametrize("end", ["2026-07-19 09:00", "2026-07-19 08:00"])
def test_the_end_lies_after_the_beginning(end: str) -> None:
    found = only(against(wish(end=end)), Rule.BACKWARDS)
    assert (found.message, found.field) == ("It has to end after it begins.", "ends_at")


def test_what_has_passed() -> None:
    day = [(at("2026-07-01"), at("2026-09-01"))]
    past = only(against(wish("2026-07-18 18:24", "2026-07-18 19:24"), open_intervals=day), Rule.PAST)
    assert (past.message, past.field) == ("18:24 has passed already.", "starts_at")
    assert against(wish("2026-07-18 18:25", "2026-07-18 19:25"), open_intervals=day) == []


def test_a_walk_in_may_have_begun_within_a_day() -> None:
    day = [(at("2026-07-01"), at("2026-09-01"))]
    assert against(wish("2026-07-17 18:40", "2026-07-17 19:40"), open_intervals=day, walk_in=True) == []
    asked = wish("2026-07-17 18:39", "2026-07-17 19:40")
    past = only(against(asked, open_intervals=day, walk_in=True), Rule.PAST)
    assert past.message == "2026-07-17 18:39 is more than a day ago."
    only(against(asked, open_intervals=day), Rule.PAST)


def test_too_far_ahead() -> None:
    assert against(wish("2026-08-17 21:00", "2026-08-17 22:00")) == []
    far = only(against(wish("2026-08-18 08:30", "2026-08-18 09:00")), Rule.FAR)
    assert far.message == "At most 30 day(s) ahead: 2026-08-18 can be booked from 2026-07-19 on."
    assert far.field == "starts_at"
    today = replace(POLICY, ahead_days=0)
    assert against(wish("2026-07-18 19:00", "2026-07-18 20:00"), today) == []
    only(against(wish(), today), Rule.FAR)


@pytest.mark.parametrize(
    ("start", "end", "message", "field"),
    [
        ("2026-07-19 08:00", "2026-07-19 09:00", "It opens only at 08:30.", "starts_at"),
        ("2026-07-19 21:00", "2026-07-19 22:30", "It closes at 22:00.", "ends_at"),
        ("2026-07-19 11:00", "2026-07-19 14:30", "It is closed from 12:00 to 14:00.", "ends_at"),
        (
            "2026-07-19 07:30",
            "2026-07-19 08:30",
            "It is closed then: it closes at 2026-07-18 22:00 and opens again at 08:30.",
            "starts_at",
        ),
        (
            "2026-07-19 12:30",
            "2026-07-19 13:30",
            "It is closed then: it closes at 12:00 and opens again at 14:00.",
            "starts_at",
        ),
        (
            "2026-07-19 22:00",
            "2026-07-19 23:00",
            "It is closed then: it closes at 22:00 and opens again at 2026-07-20 08:30.",
            "starts_at",
        ),
        (
            "2026-07-19 04:00",
            "2026-07-19 08:00",
            "It is closed then: it closes at 2026-07-18 22:00 and opens again at 08:30.",
            "starts_at",
        ),
    ],
)
def test_closed_says_when_it_opens(start: str, end: str, message: str, field: str) -> None:
    found = only(against(wish(start, end)), Rule.CLOSED)
    assert (found.message, found.field) == (message, field)


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-07-19 08:30", "2026-07-19 12:00"), ("2026-07-19 14:00", "2026-07-19 18:00")],
)
def test_from_opening_to_closing_is_open(start: str, end: str) -> None:
    assert against(wish(start, end)) == []


def test_closed_with_no_opening_in_sight() -> None:
    evening = [(at("2026-07-18 18:00"), at("2026-07-19"))]
    asked = wish("2026-07-19 01:00", "2026-07-19 02:00")
    assert only(against(asked, open_intervals=[]), Rule.CLOSED).message == "It is closed then."
    assert only(against(asked, open_intervals=evening), Rule.CLOSED).message == (
        "It is closed then: it closes at 2026-07-18 24:00."
    )
    midnight = [(at("2026-07-19"), at("2026-07-19 08:00"))]
    late = wish("2026-07-18 23:00", "2026-07-18 23:45")
    assert only(against(late, open_intervals=midnight), Rule.CLOSED).message == (
        "It is closed then: it opens at 2026-07-19 00:00."
    )
    morning = [(at("2026-07-19 08:00"), at("2026-07-19 09:00"))]
    assert only(against(asked, open_intervals=morning), Rule.CLOSED).message == (
        "It is closed then: it opens at 08:00."
    )


def test_a_closure_says_its_reason_and_the_hours_say_nothing_of_it() -> None:
    shut = Closure(b"", None, at("2026-07-19 10:00"), at("2026-07-19 16:00"), "空调检修")
    wax = Closure(b"", None, at("2026-07-19 16:00"), at("2026-07-20"))
    asked = wish("2026-07-19 09:30", "2026-07-19 10:30")
    without = open_spans(
        Opening(), daily((510, 720), (840, 1320)), Calendar(), at("2026-07-18"), at("2026-07-26"), SHANGHAI, [shut, wax]
    )
    for spans in (OPEN, without):
        found = only(against(asked, closures=[wax, shut], open_intervals=spans), Rule.CLOSURE)
        assert (found.message, found.field) == ("Out of use from 10:00 to 16:00: 空调检修", "starts_at")
        assert against(wish(end="2026-07-19 10:00"), closures=[shut], open_intervals=spans) == []
        both = against(wish("2026-07-19 15:00", "2026-07-19 17:00"), closures=[wax, shut], open_intervals=spans)
        empty = replace(shut, ends_at=at("2026-07-19 09:30"), starts_at=at("2026-07-19 09:30"))
        assert against(wish(), closures=[empty], open_intervals=spans) == []
        assert [o.message for o in both] == [
            "Out of use from 10:00 to 16:00: 空调检修",
            "Out of use from 16:00 to 24:00.",
        ]


def test_who_may_book() -> None:
    found = only(against(wish(group="resident"), group_names={"rider": "外卖骑手", "courier": "快递员"}), Rule.WHO)
    assert (found.message, found.field) == ("Only these groups book this space: 外卖骑手, 快递员.", "person_id")
    assert only(against(wish(group="")), Rule.WHO).message == "Only these groups book this space: rider, courier."
    assert against(wish(group="courier")) == []
    assert against(wish(group="", by_staff=True)) == []
    ours = replace(POLICY, who="staff")
    assert only(against(wish(), ours), Rule.WHO).message == "Only the centre itself books this space."
    assert against(wish(by_staff=True), ours) == []
    assert against(wish(group="resident"), replace(POLICY, who="anyone")) == []


def test_caps_of_a_person() -> None:
    day = only(against(wish(same_day=2, same_week=2)), Rule.DAY_CAP)
    assert (day.message, day.field) == ("2 booking(s) on that day already; a person may have 2.", "person_id")
    assert against(wish(same_day=1, same_week=4)) == []
    week = only(against(wish(same_day=1, same_week=5)), Rule.WEEK_CAP)
    assert week.message == "5 booking(s) in that week already; a person may have 5."
    assert against(wish(same_day=9, same_week=9), replace(POLICY, day_cap=None, week_cap=None)) == []
    assert against(wish(same_day=9, same_week=9, by_staff=True)) == []


def test_days_and_weeks_are_the_local_ones() -> None:
    sunday = at("2026-07-19 10:00")
    starts = [at("2026-07-19 00:00"), at("2026-07-19 23:59"), at("2026-07-13 00:00"), at("2026-07-20 00:00")]
    assert same_day_and_week(starts, sunday, SHANGHAI) == (2, 3)
    # The ISO week of New Year's Day 2027 began in 2026; a year earlier or later is another week 53.
    assert same_day_and_week([at("2026-12-28 09:00")], at("2027-01-01 09:00"), SHANGHAI) == (0, 1)
    assert same_day_and_week([at("2025-07-14 09:00")], sunday, SHANGHAI) == (0, 0)


def test_more_people_than_fit_is_for_the_clerk_to_decide() -> None:
    found = only(against(wish(headcount=21)), Rule.CAPACITY)
    assert found.message == "21 people are more than the 20 this space holds."
    assert (found.field, found.hard) == ("headcount", False)
    assert against(wish(headcount=20)) == []
    assert against(wish(headcount=999), capacity=None) == []


def test_each_objection_is_raised_once_and_only_the_crowd_is_soft() -> None:
    shut = Closure(b"", None, at("2026-07-18 00:00"), at("2026-07-18 12:30"), "停电")
    early = wish("2026-07-18 12:10", "2026-07-18 12:35", group="", headcount=99, same_day=2, same_week=5)
    late = wish("2026-12-24 20:00", "2026-12-25 20:00", group="")
    reverse = wish("2026-07-18 12:00", "2026-07-18 11:00", group="rider")
    found = [*against(early, closures=[shut]), *against(late)]
    assert [o.code for o in found] == [
        Rule.SHORT,
        Rule.PAST,
        Rule.CLOSED,
        Rule.CLOSURE,
        Rule.WHO,
        Rule.DAY_CAP,
        Rule.WEEK_CAP,
        Rule.CAPACITY,
        Rule.LONG,
        Rule.FAR,
        Rule.CLOSED,
        Rule.WHO,
    ]
    assert [o.code for o in against(reverse, closures=[shut])] == [Rule.BACKWARDS, Rule.PAST]
    assert {o.code for o in found if not o.hard} == {Rule.CAPACITY}
    assert {o.code for o in found} | {Rule.BACKWARDS} == {*Rule}
    assert {o.code for o in against(reverse)} == IMPOSSIBLE
    assert all("{" not in o.message for o in found)


@given(OPENINGS, HOURS, ENTRIES, windows(), st.integers(0, 2 * DAY), st.integers(1, 2 * DAY), st.booleans())
def test_closed_is_said_just_when_a_minute_of_the_wish_is(
    opening: Opening,
    centre: Hours,
    entries: dict[date, tuple[DayKind, str]],
    window: tuple[str, datetime, datetime, list[Interval]],
    begins: int,
    length: int,
    taken_out: bool,
) -> None:
    name, start, _, shut = window
    asked = Wish(start + begins * MINUTE, start + (begins + length) * MINUTE)
    closures = [Closure(bytes([n]), None, *times, "停电") for n, times in enumerate(shut)]
    wide = (asked.starts_at - timedelta(days=1), asked.ends_at + timedelta(days=7))
    spans = open_spans(opening, centre, Calendar(entries), *wide, zone(name), closures if taken_out else ())
    lenient = Policy(0, 99_999, 9_999)
    found = objections(lenient, asked, None, spans, asked.starts_at, zone(name), closures)

    base = asked.starts_at
    open_ = model(opening, centre, entries, name, base, asked.ends_at)
    missing = [
        m for n in range(length) if (m := base + n * MINUTE) not in open_ and not any(a <= m < b for a, b in shut)
    ]
    assert sum(o.code is Rule.CLOSED for o in found) == (1 if missing else 0)
    touched = [times for times in shut if any(times[0] <= base + n * MINUTE < times[1] for n in range(length))]
    assert sum(o.code is Rule.CLOSURE for o in found) == len(touched)
