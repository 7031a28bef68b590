"""Times of day as people type and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.domain import sites
from app.domain.shifts import DAY
from app.domain.spaces import PRESETS, Opening
from app.ui.settings.words import hours_text, opening_text, read_spans, spans_text


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", ()),
        ("9-12", ((540, 720),)),
        ("9-12 14-18", ((540, 720), (840, 1080))),
        ("09:00–12:00,14:00-18:00", ((540, 720), (840, 1080))),
        ("0830-2200", ((510, 1320),)),
        ("8点到12点、14点30至18点", ((480, 720), (870, 1080))),
        ("8点半-12点", ((510, 720),)),
        ("8：30－12：00；14：00~18：00", ((510, 720), (840, 1080))),
        ("18:00-次日02:00", ((1080, 1560),)),
        ("18:00-02:00", ((1080, 1560),)),
        ("18:00-26:00", ((1080, 1560),)),
        ("22-6", ((1320, 1800),)),
        ("0:00-24:00", ((0, DAY),)),
        ("全天", ((0, DAY),)),
        ("24 小时", ((0, DAY),)),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, spans: tuple) -> None:
    assert read_spans(typed) == spans


@pytest.mark.parametrize(
    "typed", ["morning", "9", "9-", "9到", "9:75-12:00", "25-26", "9-12-14", "8:00-次日9:00", "9-12 x"]
)
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    assert read_spans(typed) is None


_SPAN = st.integers(0, DAY - 1).flatmap(lambda opens: st.tuples(st.just(opens), st.integers(opens + 1, opens + DAY)))


@given(st.lists(_SPAN, max_size=4), st.sampled_from(["en", "zh_CN"]))
def test_what_is_shown_can_be_read_again(spans: list[tuple[int, int]], language: str) -> None:
    i18n.use(language)
    try:
        assert read_spans(spans_text(spans)) == tuple(spans)
    finally:
        i18n.use("en")


def test_days_that_are_alike_are_said_once() -> None:
    work = ((540, 720), (840, 1080))
    assert hours_text(sites.weekly([*[work] * 5, [], []])) == "Mon–Fri 09:00–12:00, 14:00–18:00; Sat, Sun closed"
    assert hours_text(sites.weekly([[], *[work] * 6])) == "Mon closed; Tue–Sun 09:00–12:00, 14:00–18:00"
    assert hours_text(sites.daily((1080, 1560))) == "18:00–next day 02:00"
    assert hours_text(sites.ALL_DAY) == "Open 24 hours"


def test_an_opening_in_a_line() -> None:
    by_code = {preset.code: preset.opening for preset in PRESETS}
    assert opening_text(Opening()) == "As the centre"
    assert opening_text(Opening(holiday=())) == "As the centre; holidays closed"
    assert opening_text(by_code["extended"]) == "09:00–21:30; holidays 09:00–18:00"
