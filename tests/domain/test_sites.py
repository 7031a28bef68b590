from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import sites
from app.domain.shifts import DAY, zone
from app.domain.sites import ALL_DAY, check_level, check_site_code, daily, hours_from_json, weekly

SHANGHAI = zone("Asia/Shanghai")


@pytest.mark.parametrize("typed", ["440305-007", "440305007", "４４０３０５－００７", " 440305 007 ", "440305—007"])
def test_a_centres_code(typed: str) -> None:
    assert check_site_code(typed) == "440305-007"


@pytest.mark.parametrize("typed", ["", "440305", "990305-007", "160305007", "44030a-007", "440305-0071", "²40305007"])
def test_a_centres_code_refused(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        check_site_code(typed)
    assert caught.value.field == "site.code"


def test_levels() -> None:
    assert [check_level(level.value.upper()) for level in sites.Level] == [*sites.Level]
    assert sites.level_label("street") == "Street"
    with pytest.raises(UserError):
        check_level("province")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def test_open_past_midnight() -> None:
    late = daily((17 * 60, DAY + 120))
    assert late.is_open(at("2026-07-19 01:59"), SHANGHAI)
    assert not late.is_open(at("2026-07-19 02:00"), SHANGHAI)
    assert not late.is_open(at("2026-07-19 16:59"), SHANGHAI)
    assert late.text() == "17:00–02:00"
    assert ALL_DAY.is_open(at("2026-07-19 03:00"), SHANGHAI)


def test_a_closed_monday() -> None:
    week = weekly([[], *[[(510, 720), (840, 1320)]] * 6])
    assert not week.is_open(at("2026-07-20 10:00"), SHANGHAI)
    assert week.is_open(at("2026-07-21 10:00"), SHANGHAI)
    assert not week.is_open(at("2026-07-21 13:00"), SHANGHAI)
    assert week.text().startswith("Mon closed; Tue 08:30–12:00, 14:00–22:00")


SPANS = st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).map(lambda s: (s[0], s[0] + s[1]))


@given(
    st.lists(SPANS, max_size=2) | st.lists(st.lists(SPANS, max_size=2), min_size=7, max_size=7),
    st.integers(0, 7 * DAY),
)
def test_hours_are_open_just_in_their_spans_and_survive_being_written(drawn: list, minute: int) -> None:
    try:
        hours = weekly(drawn) if drawn and isinstance(drawn[0], list) else daily(*drawn)
    except UserError as error:
        assert error.field == "hours"
        return
    assert hours_from_json(hours.to_json()) == hours
    monday = date(2026, 7, 20)
    now = at("2026-07-20 00:00") + timedelta(minutes=minute)
    model = sum(
        opens <= minute - number * DAY < closes
        for number in range(-1, 8)
        for opens, closes in hours.spans(monday + timedelta(days=number))
    )
    assert model <= 1
    assert hours.is_open(now, SHANGHAI) == (model == 1)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"kind": "never"},
        {"kind": "daily"},
        {"kind": "daily", "spans": [[1]]},
        {"kind": "daily", "spans": [["a", "b"]]},
        {"kind": "daily", "spans": [[600, 500]]},
        {"kind": "daily", "spans": [[0, 800], [700, 900]]},
        {"kind": "weekly", "week": []},
        {"kind": "weekly", "week": [[]] * 7},
    ],
)
def test_hours_that_make_no_sense_are_refused(value: object) -> None:
    with pytest.raises(UserError):
        hours_from_json(value)
