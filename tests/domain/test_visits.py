from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import visits
from app.domain.records import LEFT_SIGNED, LEFT_UNKNOWN, LEFT_UNVERIFIED
from app.domain.shifts import THREE, duty_bounds, last_end, shift_at, zone
from app.domain.visits import Crowd, State, Tally, Visit, state_of

SHANGHAI = zone("Asia/Shanghai")
H = timedelta(hours=1)


def at(text: str, tz: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(f"2026-07-{text}").replace(tzinfo=tz).astimezone(UTC)


NOW = at("18 18:40")


def present(since: str, **more: object) -> Visit:
    return Visit(b"v", b"p", arrived_at=at(since), **more)  # type: ignore[arg-type]


def changed(visit: Visit, fields: dict[str, object]) -> Visit:
    from dataclasses import replace

    return replace(visit, **fields)  # type: ignore[arg-type]


def test_where_a_visit_stands() -> None:
    assert state_of(Visit(expected_at=NOW)) is State.EXPECTED
    assert state_of(present("18 18:36")) is State.PRESENT
    assert state_of(present("18 18:00", left_at=NOW, left_kind=LEFT_SIGNED)) is State.LEFT
    assert state_of(present("18 18:00", left_at=NOW)) is State.LEFT
    assert state_of(present("18 18:00", left_kind=LEFT_UNKNOWN)) is State.LEFT
    assert state_of(present("18 18:00", left_at=NOW, left_kind=LEFT_UNVERIFIED)) is State.UNVERIFIED
    assert state_of(present("18 18:00", left_kind=LEFT_UNVERIFIED, voided=True)) is State.VOIDED


def test_nobody_is_here_twice() -> None:
    with pytest.raises(UserError, match=r"since 18:36") as caught:
        visits.sign_in(NOW, open_visit=present("18 18:36"), tz=SHANGHAI)
    assert caught.value.field == "person_id"
    with pytest.raises(UserError, match=r"since yesterday 22:10"):
        visits.sign_in(NOW, open_visit=present("17 22:10"), tz=SHANGHAI)
    assert visits.sign_in(NOW)["arrived_at"] == NOW
    assert state_of(changed(Visit(expected_at=NOW), visits.sign_in(NOW))) is State.PRESENT


def test_signing_out() -> None:
    visit = present("18 18:00")
    left = changed(visit, visits.sign_out(visit, NOW))
    assert (state_of(left), visits.stay(left)) == (State.LEFT, timedelta(minutes=40))
    with pytest.raises(UserError, match="before the arrival") as caught:
        visits.sign_out(visit, NOW, at("18 17:59"))
    assert caught.value.field == "left_at"
    with pytest.raises(UserError, match="future"):
        visits.sign_out(visit, NOW, at("18 18:46"))
    for wrong in (left, Visit(expected_at=NOW), present("18 18:00", voided=True)):
        with pytest.raises(UserError):
            visits.sign_out(wrong, NOW)


def test_a_clock_set_back_lets_people_leave() -> None:
    visit = present("18 19:40")
    assert visits.sign_out(visit, NOW)["left_at"] == visit.arrived_at


def test_typed_times() -> None:
    visits.check_times(NOW, at("18 18:44"), None)
    with pytest.raises(UserError) as caught:
        visits.check_times(NOW, at("18 18:46"), None)
    assert caught.value.field == "arrived_at"
    with pytest.raises(UserError):
        visits.check_expected(NOW, at("10 10:00"))
    assert visits.check_expected(NOW, at("18 20:00")) == at("18 20:00")
    assert visits.late_minutes(at("18 18:30"), NOW) == 10
    assert visits.late_minutes(at("18 19:30"), NOW) == 0


# The morning in the picture: three people who never signed out, when the night shift ends at 08:00.
FORGOTTEN = [
    present("17 22:10", purposes="reading"),
    present("17 23:05", purposes="rest"),
    present("18 01:20", purposes="rest"),
]


def test_forgotten_sign_outs_are_closed_when_their_likely_stay_ended_before_the_shift() -> None:
    sitting = present("18 07:30", purposes="rest")
    closed = visits.close_forgotten([*FORGOTTEN, sitting, Visit(expected_at=NOW)], at("18 08:00"))
    assert [visit for visit, _ in closed] == FORGOTTEN
    after = [changed(visit, fields) for visit, fields in closed]
    assert [state_of(v) for v in after] == [State.UNVERIFIED] * 3
    assert [visits.estimate(v) for v in after] == [4 * H, 1 * H, 1 * H]
    assert [visits.stay(v) for v in after] == [None] * 3
    assert visits.close_forgotten(after, at("18 16:00")) == []


def test_a_shift_hands_over_whoever_may_still_be_there() -> None:
    assert visits.close_forgotten(FORGOTTEN, at("18 00:00")) == []
    assert [v for v, _ in visits.close_forgotten([present("18 07:30")], at("18 08:00"))] == []
    assert visits.cap_of("rest reading", visits.DEFAULT_CAPS) == 4 * H
    assert visits.cap_of("unheard", {}, 90) == 1.5 * H
    assert visits.cap_of(None, {}) == 8 * H


INSTANTS = st.integers(0, 72 * 60).map(lambda m: at("16 00:00") + timedelta(minutes=m))
ARRIVALS = st.builds(
    lambda n, arrived, purposes: Visit(bytes([n]), bytes([n]), arrived_at=arrived, purposes=purposes),
    st.integers(0, 255),
    INSTANTS,
    st.sampled_from([None, "rest", "reading rest", "unheard"]),
)


@given(st.lists(ARRIVALS, max_size=8), INSTANTS, INSTANTS)
def test_closing_late_or_twice_gives_the_same_as_closing_at_each_shift_end(
    rows: list[Visit], one: datetime, other: datetime
) -> None:
    first, last = sorted((one, other))

    def close(rows: list[Visit], now: datetime) -> list[Visit]:
        fields = dict(visits.close_forgotten(rows, last_end(now, THREE, 480, SHANGHAI)))
        return [changed(v, fields.get(v, {})) for v in rows]

    rows = [v for v in rows if v.arrived_at is not None and v.arrived_at <= first]
    stepwise = close(close(rows, first), last)
    assert close(stepwise, last) == stepwise
    assert stepwise == close(rows, last)
    for before, after in zip(rows, stepwise, strict=True):
        if state_of(after) is State.UNVERIFIED:
            assert after.left_at is not None
            assert after.left_at <= shift_at(last, THREE, 480, SHANGHAI).start
        else:
            assert after == before


def test_verifying() -> None:
    closed, fields = visits.close_forgotten(FORGOTTEN, at("18 08:00"))[0]
    unsure = changed(closed, fields)
    sure = changed(unsure, visits.verify(unsure, NOW))
    assert visits.stay(sure) == 4 * H
    corrected = changed(unsure, visits.verify(unsure, NOW, at("17 23:00")))
    assert visits.stay(corrected) == timedelta(minutes=50)
    with pytest.raises(UserError):
        visits.verify(unsure, NOW, at("17 22:00"))
    with pytest.raises(UserError):
        visits.verify(sure, NOW)
    # Somebody who comes back to the desk in the morning may also sign out late.
    assert state_of(changed(unsure, visits.sign_out(unsure, NOW))) is State.LEFT


def test_the_figures_of_the_picture() -> None:
    rows = [
        *(present("18 18:00") for _ in range(41)),
        present("18 18:05", companions=3),
        *(present("18 10:00", left_at=NOW, left_kind=LEFT_SIGNED) for _ in range(91)),
        *(present("18 00:30", left_at=at("18 01:30"), left_kind=LEFT_UNVERIFIED) for _ in range(5)),
        present("18 09:00", voided=True, companions=9),
        *(Visit(expected_at=at("18 19:00")) for _ in range(17)),
    ]
    tallies = [Tally(NOW, "rider", "water", 200), Tally(NOW, count=15), Tally(NOW, count=7, voided=True)]
    found = visits.figures(rows, tallies)
    assert (found.registered, found.tallied, found.total) == (138, 215, 353)
    assert (found.present, found.present_companions, found.heads) == (42, 3, 45)
    assert (found.unverified, found.expected, found.companions) == (5, 17, 3)
    assert found.stays == 91
    assert found.average_stay == timedelta(hours=8, minutes=40)
    assert visits.figures([]).average_stay is None


def test_people_are_counted_once_also_when_their_cards_are_joined() -> None:
    rows = [Visit(bytes([n]), person, arrived_at=NOW) for n, person in enumerate([b"a", b"a", b"b", b"c", None])]
    assert visits.visit_count(rows) == 5
    assert visits.unique_people(rows) == 4
    assert visits.unique_people(rows, {b"a": b"a", b"b": b"a"}) == 3
    assert visits.unique_people([Visit(b"", b"d", expected_at=NOW), present("18 09:00", voided=True)]) == 0


def test_every_figure_has_its_sentence() -> None:
    assert len(visits.definitions()) == 4
    for figure in ("visit_count", "tally_count", "unique_people", "present_now", "unverified", "companions"):
        assert visits.definition(figure).endswith(".")


def test_how_full_the_house_is() -> None:
    assert [visits.crowd(n, 120) for n in (0, 95, 96, 119, 120, 121)] == [
        Crowd.CALM, Crowd.CALM, Crowd.BUSY, Crowd.BUSY, Crowd.FULL, Crowd.OVER,
    ]  # fmt: skip
    assert visits.crowd(10**6, None) is Crowd.CALM


def test_hours_go_on_past_midnight() -> None:
    start, end = duty_bounds(date(2026, 7, 18), 480, SHANGHAI)
    seen = [(at("18 08:00"), 1), (at("18 23:59"), 2), (at("19 00:00"), 3), (at("19 07:59"), 4), (at("19 08:00"), 9)]
    hours = visits.by_hour(seen, start, end)
    assert [hours[n].label(SHANGHAI) for n in (0, 1, 16)] == ["08", "09", "00"]
    assert [b.count for b in hours if b.count] == [1, 2, 3, 4]
    assert (hours[15].count, hours[16].count, hours[23].count) == (2, 3, 4)
    assert visits.by_hour(seen, end, start) == []
    days = visits.by_day(seen, date(2026, 7, 17), date(2026, 7, 19), 480, SHANGHAI)
    assert list(days.values()) == [0, 10, 9]
    assert visits.by_clock_hour(seen, SHANGHAI)[0] == 3


@given(
    st.lists(st.tuples(st.datetimes(datetime(2026, 3, 20), datetime(2026, 11, 5), timezones=st.just(UTC)),
                       st.integers(0, 5)), max_size=30),
    st.integers(0, 1439),
    st.sampled_from([SHANGHAI, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu"), ZoneInfo("America/New_York")]),
)  # fmt: skip
def test_hours_and_days_lose_nobody(seen: list[tuple[datetime, int]], start: int, tz: ZoneInfo) -> None:
    days = visits.by_day(seen, date(2026, 3, 18), date(2026, 11, 6), start, tz)
    assert sum(days.values()) == sum(n for _, n in seen) == sum(visits.by_clock_hour(seen, tz))
    hours = visits.hours_by_day(seen, days, start, tz)
    assert {day: sum(counts) for day, counts in hours.items()} == days
    assert {len(counts) for counts in hours.values()} <= {23, 24, 25}


def test_the_usual_saturday() -> None:
    saturday = date(2026, 7, 18)
    history = {saturday - timedelta(weeks=n): [n, 10 * n] for n in (1, 2, 4, 5)}
    history[date(2026, 7, 17)] = [100, 100]
    assert visits.usual(history, saturday) == [pytest.approx(7 / 3), pytest.approx(70 / 3)]
    assert visits.usual({}, saturday) == []


def test_purposes_by_digit() -> None:
    assert [visits.digit_key(n) for n in range(12)] == ["", *"1234567890", ""]


def test_badges_that_are_out() -> None:
    rows = [
        present("18 10:00", badge="07"),
        present("18 09:00", badge="03", left_at=NOW, left_kind=LEFT_SIGNED),
        present("18 08:00", badge="05", badge_returned=True),
        present("18 08:00", badge="06", voided=True),
    ]
    assert [v.badge for v in visits.badges_out(rows)] == ["03", "07"]
    assert visits.badge_holder("07", rows) is rows[0]
    assert visits.badge_holder("05", rows) is None


def test_times_in_words() -> None:
    assert visits.stay_text(timedelta(minutes=22, seconds=59)) == "22 min"
    assert visits.stay_text(2 * H) == "2 h"
    assert visits.stay_text(2 * H + timedelta(minutes=5)) == "2 h 5 min"
    assert visits.when(at("18 00:10"), NOW, SHANGHAI) == "00:10"
    assert visits.when(at("17 23:50"), NOW, SHANGHAI) == "yesterday 23:50"
    assert visits.when(at("10 23:50"), NOW, SHANGHAI) == "2026-07-10 23:50"


def test_an_old_ledger_with_the_leaving_before_the_arrival_counts_no_time() -> None:
    assert visits.stay(present("18 09:00", left_at=at("18 08:00"), left_kind=LEFT_SIGNED)) is None
    assert visits.stay(present("18 09:00", left_kind=LEFT_UNKNOWN)) is None


def test_a_reason() -> None:
    assert visits.check_reason("  登记  错人 ") == "登记 错人"
    for wrong in (None, " ", "长" * 201):
        with pytest.raises(UserError):
            visits.check_reason(wrong)
