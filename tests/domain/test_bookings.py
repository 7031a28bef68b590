"""Who gets in whose way, what is free, who is next: the rules of bookings against a brute-force grid of minutes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.core.ids import RowId
from app.domain import bookings
from app.domain.bookings import (
    EARLY,
    LONGEST,
    MINUTE,
    Booking,
    Due,
    Free,
    Place,
    Room,
    Status,
    StudyRules,
    Take,
    alternatives,
    change,
    check_in,
    check_out,
    check_reason,
    check_span,
    clash_id,
    due,
    free_spans,
    holds,
    is_free,
    leave_minutes,
    meet,
    merged,
    next_offers,
    offer_until,
    over_stock,
    settle,
    slot_text,
    span_text,
    suits,
    suspended_until,
    taken_span,
    takes,
    usage,
    used_span,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YEAR = datetime(2027, 1, 1, tzinfo=SHANGHAI).astimezone(UTC)
"""Minute 0 of the grid: midnight of a year's end."""


def t(minute: float) -> datetime:
    return NEW_YEAR + minute * MINUTE


def at(text: str, tz: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=tz).astimezone(UTC)


def minutes(start: datetime, end: datetime) -> range:
    return range((start - NEW_YEAR) // MINUTE, (end - NEW_YEAR) // MINUTE)


def row(number: int) -> RowId:
    return number.to_bytes(16, "big")


ROOMS = (row(1), row(2), row(3))
HALL = row(9)
SEATS = tuple(row(90 + n) for n in range(4))
PROJECTOR, CHAIRS = row(40), row(41)

STARTS = st.one_of(st.integers(-90, 90), st.sampled_from([-1440, -1, 0, 1, 60, 1440]))
LENGTHS = st.one_of(st.integers(1, 90), st.just(1440))
BUFFERS = st.one_of(st.just(0), st.integers(1, 45))


@st.composite
def booked(draw: st.DrawFn, number: int = 0) -> Booking:
    """One booking as any of the desk's ways may leave it: rooms, a hall whole, or seats of it."""
    start, length = draw(STARTS), draw(LENGTHS)
    what = draw(st.sampled_from(["rooms", "rooms", "hall", "seats"]))
    spaces = draw(st.lists(st.sampled_from(ROOMS), unique=True, min_size=1)) if what == "rooms" else [HALL]
    seats = draw(st.lists(st.sampled_from(SEATS), unique=True, min_size=1)) if what == "seats" else []
    status = draw(st.sampled_from([Status.CONFIRMED, Status.IN_USE, Status.COMPLETED, *Status]))
    return Booking(
        row(1000 + number), t(start), t(start + length), tuple(spaces), tuple(seats), (),
        draw(BUFFERS), draw(BUFFERS), status,
        out_at=draw(st.none() | st.integers(-20, length + 20).map(lambda n: t(start + n))),
        offered_until=draw(st.none() | st.just(t(start))),
        voided=draw(st.sampled_from([False] * 5 + [True])),
    )  # fmt: skip


BOOKED = st.lists(booked(), min_size=2, max_size=6).map(
    lambda found: [replace(one, id=row(1000 + n)) for n, one in enumerate(found)]
)


def keeps(one: Booking) -> bool:
    """Whether a booking keeps others away, said once more in the words of the product."""
    if one.voided:
        return False
    if one.status is Status.WAITLISTED:
        return one.offered_until is not None
    return one.status.value in ("confirmed", "in_use", "completed")


def held(one: Booking) -> set[tuple[int, RowId]]:
    """Every minute of every smallest place that a booking keeps: a hall is its floor and all its seats."""
    if not keeps(one):
        return set()
    end = one.ends_at
    if one.status is Status.COMPLETED and one.out_at is not None:
        end = min(one.ends_at, max(one.starts_at, one.out_at))
    places = one.seats or tuple(p for s in one.spaces for p in ((s, *SEATS) if s == HALL else (s,)))
    return {
        (minute, place) for minute in minutes(one.starts_at - one.before * MINUTE, end + one.after * MINUTE)
        for place in places
    }  # fmt: skip


def in_each_others_way(one: Booking, other: Booking) -> bool:
    return any(meet(mine, theirs) for mine in takes(one) for theirs in takes(other))


# --- What is taken


@given(BOOKED)
def test_two_meet_when_some_minute_of_some_place_would_be_held_twice(found: list[Booking]) -> None:
    for one, other in combinations(found, 2):
        together = bool(held(one) & held(other))
        assert in_each_others_way(one, other) == in_each_others_way(other, one) == together
    twice = [key for key, count in Counter(key for one in found for key in held(one)).items() if count > 1]
    assert any(in_each_others_way(a, b) for a, b in combinations(found, 2)) == bool(twice)


@given(booked())
def test_nothing_is_in_its_own_way_and_what_it_takes_is_listed_even_while_it_doesnt_hold(one: Booking) -> None:
    assert not in_each_others_way(one, one)
    found = takes(one)
    assert {take.resource for take in found} == (set() if one.voided else {*one.spaces, *one.seats})
    assert holds(one) == keeps(one)
    assert all(take.holds <= holds(one) for take in found)
    assert {(minute, take.resource) for take in found if take.holds for minute in minutes(take.starts_at, take.ends_at)
            if take.place is not Place.PART and take.resource != HALL} <= held(one)  # fmt: skip


def test_neighbours_touch_and_both_buffers_count() -> None:
    one = Booking(row(1), t(0), t(60), (ROOMS[0],), after=10)
    other = Booking(row(2), t(60), t(120), (ROOMS[0],))
    assert in_each_others_way(one, other) and not in_each_others_way(replace(one, after=0), other)
    later = replace(other, starts_at=t(75), before=5)
    assert not in_each_others_way(one, later), "ten to clear and five to set up fit into a quarter of an hour"
    assert in_each_others_way(replace(one, after=11), later)


def test_seats_of_a_hall_are_side_by_side_and_the_hall_is_all_of_them() -> None:
    one = Booking(row(1), t(0), t(60), (HALL,), SEATS[:1])
    assert not in_each_others_way(one, replace(one, id=row(2), seats=SEATS[1:3]))
    assert in_each_others_way(one, replace(one, id=row(2), seats=SEATS[:2]))
    assert in_each_others_way(one, replace(one, id=row(2), seats=()))


def test_leaving_early_gives_back_the_rest_but_not_the_clearing() -> None:
    one = Booking(row(1), t(0), t(120), (ROOMS[0],), before=5, after=15, status=Status.COMPLETED, out_at=t(30))
    assert taken_span(one) == (t(-5), t(45))
    assert taken_span(replace(one, out_at=t(500))) == (t(-5), t(135)), "and staying late takes no more"
    assert taken_span(replace(one, out_at=t(-30))) == (t(-5), t(15))
    assert taken_span(replace(one, status=Status.IN_USE)) == (t(-5), t(135))
    gone = replace(one, before=0, after=0, out_at=t(0))
    assert not any(take.holds for take in takes(gone)), "in and out before it began: nothing was taken"


# --- Equipment


COUNTS = st.integers(1, 5)


@given(
    asked=st.tuples(STARTS, st.integers(1, 120), COUNTS),
    others=st.lists(st.tuples(STARTS, st.integers(0, 120), COUNTS, st.booleans()), max_size=7),
    stock=st.integers(0, 8),
)
@example(asked=(0, 10, 1), others=[(0, 5, 3, True), (5, 5, 3, True)], stock=4)
def test_equipment_is_short_when_some_minute_needs_more_than_there_is(
    asked: tuple[int, int, int], others: list[tuple[int, int, int, bool]], stock: int
) -> None:
    wanted = Take(PROJECTOR, t(asked[0]), t(asked[0] + asked[1]), row(1), Place.ASSET, asked[2])
    found = [
        Take(PROJECTOR, t(start), t(start + length), row(10 + n), Place.ASSET, count, holds=keeps_it and length > 0)
        for n, (start, length, count, keeps_it) in enumerate(others)
    ]
    need = Counter({minute: asked[2] for minute in range(asked[0], asked[0] + asked[1])})
    for take in found:
        if take.holds:
            need.update({m: take.quantity for m in minutes(take.starts_at, take.ends_at) if m in need})
    short = max(need.values()) > stock
    # Neither itself nor other things count.
    noise = [replace(wanted, quantity=9), replace(wanted, resource=CHAIRS, holder=row(5), quantity=9)]
    rivals = over_stock(wanted, [*found, *noise], stock)
    assert bool(rivals) == short
    if short and asked[2] <= stock:
        together = set.intersection(*(set(minutes(one.starts_at, one.ends_at)) for one in [wanted, *rivals]))
        assert together, "all at one moment"
        assert sum(one.quantity for one in rivals) + asked[2] == max(need.values()), "the worst there is"


def test_pieces_named_twice_in_a_booking_count_together() -> None:
    one = Booking(row(1), t(0), t(60), assets=((CHAIRS, 2), (PROJECTOR, 1), (CHAIRS, 3)))
    assert {take.resource: take.quantity for take in takes(one)} == {CHAIRS: 5, PROJECTOR: 1}
    assert len(takes(one)) == 2


# --- The name of a clash


@given(booked(), booked(), st.sampled_from(["later", "longer", "elsewhere", "buffer", "other seat"]), st.booleans())
def test_a_clash_is_called_alike_from_both_sides_and_anew_once_one_moves(
    one: Booking, other: Booking, how: str, first: bool
) -> None:
    one, other = replace(one, id=row(1)), replace(other, id=row(2))
    name = clash_id(one.id, other.id, slot_text(one), slot_text(other))
    assert name == clash_id(other.id, one.id, slot_text(other), slot_text(one)) and len(name) == 16
    moved = one if first else other
    moved = {
        "later": replace(moved, starts_at=moved.starts_at + MINUTE, ends_at=moved.ends_at + MINUTE),
        "longer": replace(moved, ends_at=moved.ends_at + MINUTE),
        "elsewhere": replace(moved, spaces=(*moved.spaces, row(77))),
        "buffer": replace(moved, before=moved.before + 1),
        "other seat": replace(moved, seats=(*moved.seats, row(78))),
    }[how]
    a, b = (moved, other) if first else (one, moved)
    assert clash_id(a.id, b.id, slot_text(a), slot_text(b)) != name
    assert clash_id(row(3), other.id, slot_text(one), slot_text(other)) != name, "another pair is another clash"


@given(booked(), st.sampled_from(list(Status)), st.integers(0, 90))
def test_what_becomes_of_a_booking_where_it_stands_is_no_move(one: Booking, status: Status, out: int) -> None:
    later = replace(one, status=status, in_at=one.starts_at, out_at=one.starts_at + out * MINUTE, away_since=t(0))
    assert slot_text(later) == slot_text(one)
    shuffled = replace(one, spaces=one.spaces[::-1], seats=one.seats[::-1])
    assert slot_text(shuffled) == slot_text(one)


# --- What is free


SPANS = st.lists(st.tuples(STARTS, st.integers(0, 180)), max_size=6)


@st.composite
def rooms(draw: st.DrawFn, number: int = 1) -> Room:
    taken = [(t(s), t(s + n)) for s, n in draw(SPANS)]
    opens = [(t(-3000), t(3000))] if draw(st.booleans()) else [(t(s), t(s + n * 8)) for s, n in draw(SPANS)]
    return Room(
        row(number), draw(st.sampled_from(["meeting", "hall"])), draw(st.none() | st.integers(5, 60)),
        frozenset(draw(st.sets(st.sampled_from(["screen", "audio"])))), draw(BUFFERS), draw(BUFFERS),
        tuple(taken), tuple(opens), draw(st.integers(0, 3)),
    )  # fmt: skip


def grid(room: Room) -> Callable[[datetime, datetime], bool]:
    """Asks whether every minute is open, and nobody's with the room's own buffers around it."""
    opened = {minute for span in room.open for minute in minutes(*span)}
    taken = {minute for span in room.taken for minute in minutes(*span)}

    def free(start: datetime, end: datetime) -> bool:
        around = minutes(start - room.before * MINUTE, end + room.after * MINUTE)
        return opened.issuperset(minutes(start, end)) and taken.isdisjoint(around)

    return free


@given(rooms(), STARTS, LENGTHS)
def test_a_room_is_free_when_every_minute_of_the_grid_is(room: Room, start: int, length: int) -> None:
    assert is_free(room, t(start), t(start + length)) == grid(room)(t(start), t(start + length))


@given(rooms(), st.integers(-200, 100), st.integers(1, 300))
def test_free_spans_hold_just_the_minutes_somebody_could_be_there(room: Room, start: int, length: int) -> None:
    found = free_spans(room, t(start), t(start + length))
    assert all(a < b for a, b in found) and all(one[1] < two[0] for one, two in pairwise(found))
    inside = {minute for span in found for minute in minutes(*span)}
    free = grid(room)
    assert inside == {m for m in range(start, start + length) if free(t(m), t(m + 1))}
    for a, b in found:
        assert is_free(room, a, b), "and the whole of a span can be had at once"


@given(SPANS)
def test_merged_is_the_same_time_in_as_few_spans_as_it_takes(spans: list[tuple[int, int]]) -> None:
    given_spans = [(t(s), t(s + n)) for s, n in spans]
    found = merged(given_spans)
    assert {m for span in found for m in minutes(*span)} == {m for span in given_spans for m in minutes(*span)}
    assert all(a < b for a, b in found) and all(one[1] < two[0] for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("headcount", "kind", "features", "ok"),
    [
        (None, "", (), True), (20, "", (), True), (21, "", (), False), (1, "hall", (), False),
        (1, "meeting", ("screen",), True), (1, "", ("screen", "piano"), False),
    ],
)  # fmt: skip
def test_what_suits(headcount: int | None, kind: str, features: tuple[str, ...], ok: bool) -> None:
    room = Room(row(1), "meeting", 20, frozenset({"screen", "audio"}))
    assert suits(room, headcount, kind, features) is ok
    assert suits(replace(room, capacity=None), headcount) is True, "nobody counted the chairs"


QUARTER = timedelta(minutes=15)


def cost(own: Room, room: Room, shift: timedelta) -> float:
    """What an alternative costs, in minutes of shift, as the rule's docstring says it."""
    found = abs(shift) / MINUTE
    if room.id == own.id:
        return found
    found += 45 if room.kind == own.kind else 75
    if room.capacity and own.capacity:
        ratio = room.capacity / own.capacity
        found += 30 * (1 - ratio) if ratio < 1 else 10 * min(ratio - 1, 6)
    return found


@given(
    found=st.tuples(rooms(1), rooms(2), rooms(3)), start=st.integers(-8, 8).map(lambda n: n * 15),
    length=st.sampled_from([15, 60, 100]), headcount=st.none() | st.integers(1, 60),
    earliest=st.none() | st.integers(-200, 100), limit=st.integers(1, 3), reach=st.sampled_from([60, 180, 1440]),
)  # fmt: skip
def test_alternatives_are_free_sorted_by_cost_and_none_nearer_was_left_out(
    found: tuple[Room, ...], start: int, length: int, headcount: int | None, earliest: int | None, limit: int,
    reach: int,
) -> None:  # fmt: skip
    first = None if earliest is None else t(earliest)
    given_back = alternatives(
        row(1), t(start), t(start + length), found, headcount=headcount, earliest=first,
        reach=reach * MINUTE, limit=limit,
    )  # fmt: skip
    by_id = {room.id: room for room in found}
    own = by_id[row(1)]
    best: dict[RowId, float] = {}
    free = {room.id: grid(room) for room in found}
    for room in found:
        big_enough = room.id == row(1) or headcount is None or room.capacity is None or room.capacity >= headcount
        for step in range(-(reach // 15), reach // 15 + 1):
            begins = t(start) + step * QUARTER
            if big_enough and (first is None or begins >= first) and free[room.id](begins, begins + length * MINUTE):
                price = cost(own, room, step * QUARTER)
                best[room.id] = min(price, best.get(room.id, price))
    prices = []
    for one in given_back:
        room = by_id[one.space]
        assert free[room.id](one.starts_at, one.ends_at) and one.ends_at - one.starts_at == length * MINUTE
        assert first is None or one.starts_at >= first
        prices.append(cost(own, room, one.starts_at - t(start)))
        assert prices[-1] == best[one.space], "none nearer in the same room"
    assert prices == sorted(prices)
    assert len({one.space for one in given_back}) == len(given_back) == min(limit, len(best))
    assert prices == pytest.approx(sorted(best.values())[:limit]), "and none cheaper elsewhere"


def test_an_alternative_later_the_same_day_comes_before_one_earlier_by_as_much() -> None:
    room = Room(row(1), taken=((t(0), t(60)),), open=((t(-500), t(500)),))
    assert alternatives(row(1), t(0), t(60), [room]) == [Free(row(1), t(60), t(120))]
    assert alternatives(row(1), t(0), t(60), [room], reach=45 * MINUTE) == []


@pytest.mark.parametrize(
    ("kind", "shift", "first"), [("meeting", 30, 1), ("meeting", 60, 2), ("hall", 60, 1), ("hall", 90, 2)]
)
def test_another_room_counts_as_much_as_some_shift(kind: str, shift: int, first: int) -> None:
    always = ((t(-500), t(500)),)
    own = Room(row(1), "meeting", 20, taken=((t(-400), t(shift)),), open=always)
    other = Room(row(2), kind, 20, open=always)
    found = alternatives(row(1), t(0), t(60), [own, other])
    assert [one.space for one in found] == [row(first), row(3 - first)]
    assert {one.space: one.starts_at for one in found} == {row(1): t(shift), row(2): t(0)}


def test_now_itself_is_early_enough() -> None:
    room = Room(row(1), open=((t(-500), t(500)),))
    assert alternatives(row(1), t(0), t(60), [room], earliest=t(0)) == [Free(row(1), t(0), t(60))]
    assert alternatives(row(1), t(0), t(60), [room], earliest=t(1)) == [Free(row(1), t(15), t(75))]


# --- From one status to the next


WAYS = {
    "requested": {"confirmed", "waitlisted", "cancelled"},
    "waitlisted": {"confirmed", "requested", "cancelled"},
    "confirmed": {"in_use", "cancelled", "no_show"},
    "in_use": {"completed"},
    "completed": set(),
    "no_show": {"confirmed", "in_use"},
    "cancelled": {"confirmed", "requested", "waitlisted"},
}  # fmt: skip
ONE = Booking(row(1), t(0), t(120), (ROOMS[0],))
SEAT = replace(ONE, spaces=(HALL,), seats=(SEATS[0],))


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("to", list(Status))
def test_only_some_ways_lead_from_one_status_to_another(status: Status, to: Status) -> None:
    one = replace(ONE, status=status, away_since=t(5), offered_until=t(9))
    if to.value in WAYS[status.value]:
        values = change(one, to, "改期")
        assert values == {"status": to.value, "status_reason": "改期", "away_since": None, "offered_until": None}
        assert change(one, to)["status_reason"] is None
        with pytest.raises(UserError, match="voided"):
            change(replace(one, voided=True), to)
    else:
        with pytest.raises(UserError, match="can't be done"):
            change(one, to)


def test_check_in_from_an_hour_before_until_the_end() -> None:
    for late in (t(-60), t(0), t(119)):
        assert check_in(ONE, late) == {
            "status": "in_use", "status_reason": None, "away_since": None, "offered_until": None, "in_at": late,
            "out_at": None,
        }  # fmt: skip
    assert t(0) - EARLY == t(-60)
    for wrong, words in ((t(-61), "Too early"), (t(120), "over")):
        with pytest.raises(UserError, match=words):
            check_in(ONE, wrong)
    assert check_in(replace(ONE, status=Status.NO_SHOW), t(50))["status"] == "in_use", "came after all"
    away = replace(SEAT, status=Status.IN_USE, in_at=t(0), away_since=t(20))
    assert check_in(away, t(40)) == {"away_since": None}
    with pytest.raises(UserError):
        check_in(replace(away, away_since=None), t(40))


def test_check_out_is_never_before_check_in() -> None:
    here = replace(ONE, status=Status.IN_USE, in_at=t(10))
    assert check_out(here, t(50))["out_at"] == t(50) and check_out(here, t(50))["status"] == "completed"
    assert check_out(here, t(5))["out_at"] == t(10), "the clock was put back"
    with pytest.raises(UserError):
        check_out(ONE, t(50))


def test_reasons_and_spans_that_cannot_be() -> None:
    assert check_reason("  改到 周五 \n") == "改到 周五"
    for wrong in ("", "  ", None, "长" * 201):
        with pytest.raises(UserError) as refused:
            check_reason(wrong)
        assert refused.value.field == "reason"
    assert check_reason("长" * 200)
    check_span(t(0), t(1))
    check_span(t(0), t(29 * 1440))
    for end in (0, -5, 29 * 1440 + 1):
        with pytest.raises(UserError) as refused:
            check_span(t(0), t(end))
        assert refused.value.field == "ends_at"
    longest = Booking(row(1), t(0), t(29 * 1440), (ROOMS[0],), before=1440, after=1440)
    a, b = taken_span(longest)
    assert b - a <= LONGEST


# --- By the clock


STUDY = StudyRules()


@pytest.mark.parametrize(
    ("booking", "grace", "expected"),
    [
        (ONE, 15, (15, Due.NO_SHOW)),
        (ONE, 500, (120, Due.NO_SHOW)),
        (ONE, None, (120, Due.NO_SHOW)),
        (SEAT, 15, (30, Due.NO_SHOW)),
        (replace(ONE, since=t(40)), 15, (55, Due.NO_SHOW)),
        (replace(ONE, since=t(-40)), 15, (15, Due.NO_SHOW)),
        (replace(ONE, since=t(110)), 15, (120, Due.NO_SHOW)),
        (replace(SEAT, since=t(10)), 15, (40, Due.NO_SHOW)),
        (replace(ONE, status=Status.IN_USE, in_at=t(3)), 15, (150, Due.OVER)),
        (replace(ONE, status=Status.IN_USE, in_at=t(3), since=t(160)), 15, (190, Due.OVER)),
        (replace(SEAT, status=Status.IN_USE, in_at=t(3)), 15, (120, Due.OVER)),
        (replace(SEAT, status=Status.IN_USE, away_since=t(20)), 15, (50, Due.AWAY)),
        (replace(SEAT, status=Status.IN_USE, away_since=t(20), since=t(60)), 15, (90, Due.AWAY)),
        (replace(SEAT, status=Status.IN_USE, away_since=t(89)), 15, (119, Due.AWAY)),
        (replace(SEAT, status=Status.IN_USE, away_since=t(90)), 15, (120, Due.OVER)),
        (replace(ONE, status=Status.WAITLISTED), 15, (120, Due.NEVER_FREE)),
        (replace(ONE, status=Status.WAITLISTED, offered_until=t(-10)), 15, (-10, Due.LAPSED)),
        (replace(ONE, status=Status.WAITLISTED, offered_until=t(120)), 15, (120, Due.NEVER_FREE)),
        (replace(ONE, status=Status.REQUESTED), 15, None),
        (replace(ONE, status=Status.COMPLETED), 15, None),
        (replace(ONE, status=Status.CANCELLED), 15, None),
        (replace(ONE, status=Status.NO_SHOW), 15, None),
        (replace(ONE, voided=True), 15, None),
    ],
)  # fmt: skip
def test_what_falls_due_and_when(booking: Booking, grace: int | None, expected: tuple[int, Due] | None) -> None:
    found = due(booking, grace, STUDY, SHANGHAI, 30)
    assert found == (None if expected is None else (t(expected[0]), expected[1]))


@given(booked(), st.none() | st.integers(1, 60), st.none() | st.integers(-60, 100))
def test_what_was_settled_falls_due_no_more_and_gives_its_place_back(
    one: Booking, grace: int | None, away: int | None
) -> None:
    one = replace(one, in_at=one.starts_at, away_since=None if away is None else t(away))
    found = due(one, grace, STUDY, SHANGHAI, 30)
    assert (found is None) == (one.voided or one.status.value in ("requested", "completed", "cancelled", "no_show"))
    if found is None:
        return
    when, what = found
    values = settle(one, what, when)
    kept = {name: value for name, value in values.items() if name not in ("status", "status_reason")}
    after = replace(one, status=Status(values["status"]), **kept)
    assert due(after, grace, STUDY, SHANGHAI, 30) is None
    given_back = max(when, one.starts_at) + one.after * MINUTE
    ahead = {(minute, place) for minute, place in held(after) if t(minute) >= given_back}
    if what is not Due.OVER:
        assert not ahead, "nothing of it is kept any more"
    if what in (Due.NO_SHOW, Due.LAPSED, Due.NEVER_FREE):
        assert not held(after)
    assert held(after) <= held(one)


def test_settled_in_words() -> None:
    assert settle(ONE, Due.NO_SHOW, t(15)) == change(ONE, Status.NO_SHOW, "Nobody came in time")
    here = replace(SEAT, status=Status.IN_USE, in_at=t(0), away_since=t(20))
    given_back = settle(here, Due.AWAY, t(50))
    assert (given_back["status"], given_back["out_at"], given_back["away_since"]) == ("completed", t(50), None)
    assert given_back["status_reason"] == "Away longer than allowed"
    over = settle(here, Due.OVER, t(150))
    assert (over["out_at"], over["status_reason"]) == (t(120), None), "it ended when it was to end"
    waits = replace(ONE, status=Status.WAITLISTED, offered_until=t(-10))
    assert settle(waits, Due.LAPSED, t(-10))["status_reason"] == "Nobody answered the offer"
    assert settle(waits, Due.NEVER_FREE, t(120))["status_reason"] == "Never became free"


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("10:59", 30), ("11:00", 90), ("13:29", 90), ("13:30", 30), ("16:59", 30), ("17:00", 90), ("18:59", 90),
     ("19:00", 30), ("00:00", 30)],
)  # fmt: skip
def test_a_leave_at_a_meal_is_longer_by_the_clock_of_the_house(clock: str, expected: int) -> None:
    for zone, day in ((SHANGHAI, "2026-07-18"), (BERLIN, "2026-10-25"), (BERLIN, "2026-03-29")):
        assert leave_minutes(STUDY, at(f"{day} {clock}", zone), zone) == expected
    assert leave_minutes(replace(STUDY, meals=()), at("2026-07-18 12:00"), SHANGHAI) == 30


DAYS = st.lists(st.integers(0, 90 * 24).map(lambda hours: NEW_YEAR + timedelta(hours=hours)), max_size=14)


@given(DAYS, st.integers(1, 4), st.integers(1, 40), st.integers(1, 20))
def test_so_many_within_so_many_days_suspend_and_count_no_more(
    violations: list[datetime], count: int, within: int, suspend: int
) -> None:
    rules = StudyRules(violations=count, within_days=within, suspend_days=suspend)
    ordered = sorted(violations)
    until, last = None, -1
    for place, moment in enumerate(ordered):
        first = place - count + 1
        if first > last and moment - ordered[first] < timedelta(days=within):
            until, last = moment + timedelta(days=suspend), place
    assert suspended_until(violations, rules) == until
    assert suspended_until(reversed(ordered), rules) == until


def test_the_third_within_thirty_days_suspends_for_a_day() -> None:
    first, second, third = (at(f"2026-07-{day} 09:00") for day in ("01", "15", "30"))
    assert suspended_until([first, second], STUDY) is None
    assert suspended_until([third, first, second], STUDY) == third + timedelta(days=1)
    assert suspended_until([first, second, first + timedelta(days=30)], STUDY) is None
    assert suspended_until([first, second, third, third + MINUTE], STUDY) == third + timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "now", "expected"), [(600, 0, 120), (60, 0, 60), (600, 590, 605), (0, 30, 45), (5, 0, 15)]
)
def test_an_offer_stands_until_the_start_at_most_and_a_quarter_of_an_hour_at_least(
    start: int, now: int, expected: int
) -> None:
    waits = replace(ONE, starts_at=t(start), ends_at=t(start + 60), status=Status.WAITLISTED)
    assert offer_until(t(now), waits, 120) == t(expected)


@given(BOOKED, st.permutations(range(6)))
def test_places_go_to_the_first_in_line_who_can_have_them(found: list[Booking], order: list[int]) -> None:
    """Against the same by hand: go down the line, take what nobody holds."""
    now = {one.id: one for one in found}

    def hold(one: Booking) -> None:
        now[one.id] = replace(now[one.id], offered_until=t(9))

    def free(one: Booking) -> bool:
        wish = replace(one, offered_until=t(9))
        return not any(in_each_others_way(wish, other) for other in now.values() if other.id != one.id)

    line = [found[place] for place in order if place < len(found)]
    made = next_offers(line, free, hold)
    kept = set().union(*(held(one) for one in found))
    expected = []
    for one in found:  # their ids are in order
        if one.status is Status.WAITLISTED and one.offered_until is None and not one.voided:
            place = held(replace(one, offered_until=t(9)))
            if not place & kept:
                kept |= place
                expected.append(one.id)
    assert [one.id for one in made if not one.voided] == expected


def test_the_earliest_entry_is_first_in_whatever_order_the_line_comes() -> None:
    line = [replace(ONE, id=row(number), status=Status.WAITLISTED) for number in (3, 1, 2)]
    taken: list[Booking] = []
    assert [one.id for one in next_offers(line, lambda one: not taken, taken.append)] == [row(1)]


# --- Figures


@given(
    st.lists(st.tuples(booked(), st.integers(0, 9), st.none() | st.integers(-30, 100)), max_size=5),
    st.integers(-100, 200), st.none() | st.integers(-100, 50), st.none() | st.integers(0, 200),
)  # fmt: skip
def test_hours_booked_and_used_are_the_minutes_of_the_grid(
    found: list[tuple[Booking, int, int | None]], now: int, start: int | None, end: int | None
) -> None:
    assume(start is None or end is None or start <= end)
    lines = [(replace(one, in_at=None if came is None else t(came)), heads) for one, heads, came in found]
    total = usage(lines, t(now), None if start is None else t(start), None if end is None else t(end))

    def inside(minute: int) -> bool:
        return (start is None or minute >= start) and (end is None or minute < end)

    booked_minutes = used = happened = heads_there = 0
    for one, heads in lines:
        if one.voided or one.status.value not in ("confirmed", "in_use", "completed", "no_show"):
            continue
        happened += 1
        slot = set(minutes(one.starts_at, one.ends_at))
        booked_minutes += len([m for m in slot if inside(m)])
        if one.status.value in ("in_use", "completed"):
            heads_there += heads
            if one.in_at is not None:
                stay = minutes(one.in_at, one.out_at if one.out_at is not None else t(now))
                used += len([m for m in slot if m in stay and inside(m)])
    assert total.booked == booked_minutes * MINUTE and total.used == used * MINUTE
    assert (total.bookings, total.people) == (happened, heads_there)
    assert total.no_shows == sum(one.status is Status.NO_SHOW and not one.voided for one, _ in lines)
    assert total.cancelled == sum(one.status is Status.CANCELLED and not one.voided for one, _ in lines)


def test_rates_and_their_definitions() -> None:
    day = [
        (replace(ONE, status=Status.COMPLETED, in_at=t(-20), out_at=t(60)), 10),
        (replace(ONE, starts_at=t(200), ends_at=t(320), status=Status.NO_SHOW), 5),
        (replace(ONE, status=Status.CANCELLED), 5),
    ]
    total = usage(day, t(500))
    assert total.used == timedelta(hours=1) and total.booked == timedelta(hours=4)
    assert total.rate(timedelta(hours=10)) == 0.1 and total.rate(timedelta()) is None
    assert total.no_show_rate == 0.5 and usage([], t(0)).no_show_rate is None
    assert used_span(ONE, t(50)) == (t(0), t(0)), "nobody came"
    assert all(text.endswith(".") for text in bookings.definitions())
    assert bookings.definitions("usage") == ["Usage rate: hours used ÷ open hours."]


# --- Words


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-07-18 19:00", "2026-07-18 21:00", "19:00–21:00"),
        ("2026-12-31 22:00", "2027-01-01 00:00", "22:00–24:00"),
        ("2026-12-31 22:00", "2027-01-01 01:00", "22:00–next day 01:00"),
        ("2026-12-31 22:00", "2027-01-01 00:30", "22:00–next day 00:30"),
        ("2026-07-18 00:00", "2026-07-19 00:00", "00:00–24:00"),
        ("2026-07-18 22:00", "2026-07-21 08:00", "22:00–3 days on 08:00"),
    ],
)
def test_a_time_as_people_say_it(start: str, end: str, expected: str) -> None:
    assert span_text(at(start), at(end), SHANGHAI) == expected
    assert bookings.same_day(at(start), datetime.fromisoformat(start).date(), SHANGHAI)


def test_a_stored_row_becomes_what_the_rules_read() -> None:
    values: dict[str, Any] = {
        "id": row(7), "starts_at": t(0), "ends_at": t(60), "spaces": f"{ROOMS[0].hex()} {ROOMS[1].hex()}",
        "seats": None, "assets": f"{CHAIRS.hex()}*3", "buffer_before": None, "buffer_after": 10, "status": "confirmed",
        "person_id": row(8), "in_at": None, "out_at": None, "away_since": None, "offered_until": None, "voided": 0,
    }  # fmt: skip
    one = bookings.as_rule(values)
    assert one == Booking(
        row(7), t(0), t(60), ROOMS[:2], assets=((CHAIRS, 3),), after=10, person_id=row(8)
    )  # fmt: skip
    found = bookings.by_resource(takes(one))
    assert {key: [take.place for take in found[key]] for key in found} == {
        ROOMS[0]: [Place.WHOLE], ROOMS[1]: [Place.WHOLE], CHAIRS: [Place.ASSET]
    }  # fmt: skip
    assert one.length == timedelta(hours=1)
