from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.people import (
    Card,
    Reason,
    age_on,
    canonical,
    check_birth_date,
    check_kinship,
    is_child,
    joined,
    likely_duplicates,
    likeness,
)

ZHANG = Card(b"1", "张硕", "13612346021", date(1990, 1, 1), "123X")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Card(b"2", "张硕", "13612346021"), Reason.NAME_AND_PHONE),
        (Card(b"2", "张 硕", "15000000000 13612346021"), Reason.NAME_AND_PHONE),
        (Card(b"2", "张硕", None, None, "123x"), Reason.NAME_AND_ID),
        (Card(b"2", "张硕", "15000000000", date(1990, 1, 1)), Reason.NAME_AND_BIRTH),
        (Card(b"2", "章朔", "13612346021"), Reason.SOUND_AND_PHONE),
        (Card(b"2", "李雷", "13612346021"), Reason.PHONE),
        (Card(b"2", "张硕", "15000006021"), Reason.NAME_AND_TAIL),
        (Card(b"2", "章朔", "15000006021"), Reason.SOUND_AND_TAIL),
        (Card(b"2", "张硕", "15000000000"), Reason.NAME),
        (Card(b"2", "李雷", "15000006021"), None),
        (Card(b"2", "章朔"), None),
        (Card(b"2", "张硕", "13612346021", date(1991, 1, 1)), None),
        (Card(b"2", "张硕", "13612346021", None, "9999"), None),
        (Card(b"2", "", ""), None),
    ],
)
def test_why_two_cards_look_alike(other: Card, reason: Reason | None) -> None:
    found = likeness(ZHANG, other)
    assert (found and found.reason) == reason
    assert likeness(other, ZHANG) == found
    if found:
        assert found.text


def test_the_likeliest_come_first_and_oneself_never() -> None:
    others = [
        Card(b"4", "李雷", "13612346021"),
        Card(b"3", "张硕", "13612346021"),
        Card(b"2", "张硕", "13612346021"),
        Card(b"5", "张硕", "15000000000"),
        ZHANG,
    ]
    assert [card.id for card, _ in likely_duplicates(ZHANG, others)] == [b"2", b"3", b"4"]
    typed = Card(b"", "张硕", "13612346021")
    assert [card.id for card, _ in likely_duplicates(typed, others)] == [b"1", b"2", b"3", b"4"]
    assert [card.id for card, _ in likely_duplicates(typed, others, least=40)][-1] == b"5"


CARDS = st.builds(
    Card,
    st.binary(min_size=1, max_size=1),
    st.sampled_from(["张硕", "章朔", "李雷", ""]),
    st.sampled_from([None, "13612346021", "15000006021", "13612346021 0755-26543210"]),
    st.sampled_from([None, date(1990, 1, 1), date(1991, 1, 1)]),
    st.sampled_from([None, "123X", "123x", "9999"]),
)


@given(CARDS, CARDS)
def test_likeness_goes_both_ways(one: Card, other: Card) -> None:
    found = likeness(one, other)
    assert found == likeness(other, one)
    assert found is None or 0 < found.score < 100


IDS = st.integers(0, 9).map(lambda n: bytes([n]))


@given(st.lists(st.tuples(IDS, IDS), max_size=12), st.randoms())
def test_joined_cards_have_the_lowest_one_whatever_the_order(edges: list[tuple[bytes, bytes]], random: object) -> None:
    found = canonical(edges)
    turned = [(b, a) for a, b in edges]
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert canonical(turned + edges[:3]) == found
    # A tiny model: grow each card's group until nothing is added.
    for card in found:
        group = {card}
        while grown := {x for a, b in edges for x in (a, b) if {a, b} & group} - group:
            group |= grown
        assert found[card] == min(group)
        assert joined(card, found) == sorted(group)


def test_a_chain_is_one_person_and_parts_when_an_edge_goes() -> None:
    chain = [(b"c", b"b"), (b"b", b"a"), (b"d", b"c")]
    for order in permutations(chain):
        assert canonical(order) == dict.fromkeys((b"a", b"b", b"c", b"d"), b"a")
    assert canonical(chain[:1] + chain[2:]) == dict.fromkeys((b"b", b"c", b"d"), b"b")
    assert canonical([]) == {}
    assert joined(b"x", {}) == [b"x"]


def test_age() -> None:
    born = date(2008, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 17
    assert age_on(born, date(2026, 3, 1)) == 18
    assert is_child(born, "student", date(2026, 2, 28))
    assert not is_child(born, "child", date(2026, 3, 1))
    assert is_child(None, "child", date(2026, 3, 1))
    assert not is_child(None, "student", date(2026, 3, 1))


def test_nobody_is_born_tomorrow() -> None:
    today = date(2026, 7, 18)
    assert check_birth_date("2026-07-18", today) == today
    with pytest.raises(UserError, match="future"):
        check_birth_date("2026-07-19", today)
    assert check_birth_date("", today) is None


def test_guardians() -> None:
    check_kinship(b"a", b"b", [(b"a", b"c")])
    for pair, existing in (((b"a", b"a"), []), ((b"a", b"b"), [(b"a", b"b")]), ((b"a", b"b"), [(b"b", b"a")])):
        with pytest.raises(UserError) as caught:
            check_kinship(*pair, existing)
        assert caught.value.field == "guardian_id"
