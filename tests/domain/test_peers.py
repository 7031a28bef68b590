"""Neighbours: what several are known to hold together, who is overdue, what files and desks are called."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.sites import Level
from app.domain.sync.peers import (
    called,
    clock_ahead,
    clock_behind,
    file_name,
    in_line,
    is_overdue,
    lowest,
    named,
    read_vector,
    silent_days,
    write_vector,
)
from app.domain.sync.trust import Certificate, Roster

NOW = datetime(2026, 7, 18, 10, 42, tzinfo=UTC)


def desk(number: int, centre: str, letter: str = "A", level: Level = Level.COMMUNITY) -> Certificate:
    return Certificate(
        f"{number:032x}"[::-1], f"前台{letter}", letter, centre, f"中心{centre[-1]}", level, "", "", "", 1, ""
    )  # fmt: skip


STREET = desk(0x11111111, "440305-001", level=Level.STREET)
A, B = desk(0x22222222, "440305-007"), desk(0x33333333, "440305-007", "B")
OTHER = desk(0x44444444, "440305-008")
ROSTER = Roster(
    {one.site: one for one in (STREET, A, B, OTHER)}, {},
    {"440305-001": "", "440305-007": "440305-001", "440305-008": "440305-001"},
)  # fmt: skip

LANES = st.tuples(st.sampled_from(["a" * 32, "b" * 32]), st.sampled_from(["centre:x", "report:x"]))
CHAIN = {seq: bytes([seq]) * 32 for seq in range(1, 9)}
VECTORS = st.dictionaries(LANES, st.integers(1, 8).map(lambda seq: ((seq, CHAIN[seq]),)))


@given(VECTORS)
def test_a_vector_is_read_as_it_was_written(vector: dict[tuple[str, str], tuple[tuple[int, bytes], ...]]) -> None:
    assert read_vector(write_vector(vector)) == vector
    assert read_vector("") == {}


@given(st.lists(VECTORS, min_size=1, max_size=3))
def test_what_several_hold_is_what_each_of_them_holds(
    vectors: list[dict[tuple[str, str], tuple[tuple[int, bytes], ...]]],
) -> None:
    """Where no lane has branches, holding a mark is holding everything up to it."""
    found = lowest(vectors)
    for lane in {at for vector in vectors for at in vector}:
        least = min(vector[lane][0][0] if lane in vector else 0 for vector in vectors)
        assert found.get(lane, ((0, b""),))[0][0] == least


def test_of_a_lane_with_branches_only_what_all_hold_alike_counts() -> None:
    lane = ("a" * 32, "centre:x")
    one, other = ((3, b"x" * 32),), ((5, b"y" * 32),)
    assert lowest([{lane: one}, {lane: other}], {lane}) == {}
    assert lowest([{lane: one + other}, {lane: other + one}], {lane}) == {lane: one + other}
    assert lowest([{lane: one + other}, {lane: one}]) == {}


def test_a_neighbour_is_overdue_after_the_days_it_is_given() -> None:
    assert silent_days(None, NOW) is None
    assert silent_days(NOW - timedelta(hours=71), NOW) == 2
    assert silent_days(NOW + timedelta(days=9), NOW) == 0
    assert not is_overdue(3, 100, 3) and is_overdue(4, 100, 3)
    assert not is_overdue(None, 2, 3), "it was certified the day before yesterday"
    assert is_overdue(None, 4, 3)


def test_clocks_are_compared_as_far_as_a_stick_lets() -> None:
    assert clock_ahead(NOW - timedelta(days=9), NOW) is None, "a stick may be under way for long"
    assert clock_ahead(NOW + timedelta(minutes=4), NOW) is None
    assert clock_ahead(NOW + timedelta(hours=1), NOW) == timedelta(hours=1)
    assert clock_behind(NOW, [NOW - timedelta(days=1), NOW + timedelta(minutes=4)]) is None
    assert clock_behind(NOW, [NOW + timedelta(minutes=40)]) == timedelta(minutes=40)
    assert clock_behind(NOW, []) is None


def test_a_file_says_from_whom_for_whom_and_when() -> None:
    day, number = date(2026, 7, 18), "0123456789abcdef" * 2
    assert file_name(A, [B], day, number) == "440305-007A_440305-007B_20260718_01234567.dqb"
    assert file_name(STREET, [A, B], day, number) == "440305-001A_440305-007_20260718_01234567.dqb"
    assert file_name(STREET, [A, B, OTHER], day, number) == "440305-001A_3-desks_20260718_01234567.dqb"


def test_desks_are_called_as_people_call_them() -> None:
    assert called(B, "440305-007") == "前台B"
    assert called(B, "440305-001") == "中心7 · 前台B"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("440305-007-B", [B]), ("440305007 b", [B]), ("440305-001", [STREET]), ("440305-007", [B]),
        (B.site[:6], [B]), (B.site, [B]), ("all", [STREET, B]),
    ],
)  # fmt: skip
def test_words_name_desks(text: str, found: list[Certificate]) -> None:
    assert list(named(ROSTER, A.site, text)) == found


@pytest.mark.parametrize("text", ["", "x", "440305-009", "440305-007-A", A.site, "44", "000000"])
def test_words_that_name_nobody_or_this_desk_are_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        named(ROSTER, A.site, text)
    assert refused.value.field == "to"


def test_certificates_go_where_they_are_needed() -> None:
    assert in_line(ROSTER, ["440305-007"]) == {"440305-007", "440305-001"}
    assert in_line(ROSTER, ["440305-001"]) == {"440305-001", "440305-007", "440305-008"}
