"""Disagreements as people see them: what is one question, what its sides say, the sentence above them."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.domain.conflicts import (
    Clash,
    Field,
    Kind,
    Said,
    changed,
    compared,
    disagreements,
    edit_sentence,
    listed,
    named_id,
    pair_id,
    same,
    void_sentence,
)

ROWS = st.integers(0, 3).map(lambda n: bytes([n]) * 16)
CLASHES = st.lists(
    st.builds(
        lambda number, kind, row, group, ops: Clash(bytes([number]) * 16, kind, "person", row, group, tuple(ops)),
        st.integers(0, 255),
        st.sampled_from(["edit", "void"]),
        ROWS,
        st.sampled_from(["name", "phones", "note"]),
        st.lists(st.integers(1, 4), min_size=2, max_size=3, unique=True),
    ),
    unique_by=(lambda one: one.id, lambda one: (one.kind, one.row, one.group)),
)


@given(CLASHES, st.randoms())
def test_questions_are_the_same_in_whatever_order_the_clashes_are_read(clashes: list[Clash], random: object) -> None:
    found = disagreements(clashes)
    shuffled = list(clashes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = disagreements(shuffled)
    assert [(one.id, one.groups, set(one.ops)) for one in again] == [
        (one.id, one.groups, set(one.ops)) for one in found
    ]
    assert {(one.row, one.kind, group) for one in found for group in one.groups} == {
        (one.row, one.kind, one.group) for one in clashes
    }, "nothing is left out"
    assert len({one.id for one in found}) == len(found)
    for one in found:
        parts = [each for each in clashes if (each.row, each.kind) == (one.row, one.kind) and each.group in one.groups]
        assert one.id == min(each.id for each in parts)
        assert one.kind == Kind.VOID or all(set(each.ops) == set(one.ops) for each in parts)


def test_a_void_against_several_changes_is_one_question() -> None:
    row = bytes(16)
    found = disagreements(
        [
            Clash(b"2" * 16, "void", "person", row, "phones", (1, 2)),
            Clash(b"1" * 16, "void", "person", row, "note", (1, 3)),
            Clash(b"3" * 16, "edit", "person", row, "phones", (2, 4)),
        ]
    )
    assert [(one.kind, one.groups, set(one.ops)) for one in found] == [
        (Kind.VOID, ("note", "phones"), {1, 2, 3}),
        (Kind.EDIT, ("phones",), {2, 4}),
    ]


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16))
def test_a_pair_has_one_name_whichever_is_named_first(one: bytes, other: bytes) -> None:
    assert pair_id("twin", one, other) == pair_id("twin", other, one)
    assert pair_id("twin", one, other) != pair_id("joined", one, other)
    assert named_id("quota", one.hex()) != named_id("waiting", one.hex())


def test_sides_line_up_and_what_differs_is_marked() -> None:
    left = {"time": Said("时间", "19:00", 19), "room": Said("场地", "一号", 1), "note": Said("备注", "", None)}
    right = {"time": Said("时间", "19:30", 20), "people": Said("人数", "12", 12), "extra": Said("同行", "0", 0, True)}
    one, other = compared([left, right])
    assert one == (Field("时间", "19:00", True), Field("场地", "一号", True), Field("人数", "", True))
    assert other == (Field("时间", "19:30", True), Field("场地", "", True), Field("人数", "12", True))


def test_what_is_masked_alike_and_differs_is_marked_all_the_same() -> None:
    one, _ = compared([{"id": Said("证件号", "****", "x")}, {"id": Said("证件号", "****", "y")}])
    assert one == (Field("证件号", "****", True),)


def test_what_a_version_changed_is_told_by_labels_each_once() -> None:
    before = {"a": Said("时间", "9", 9), "b": Said("时间", "10", 10), "c": Said("备注", "", None)}
    after = {"a": Said("时间", "8", 8), "b": Said("时间", "11", 11), "c": Said("备注", "", None)}
    assert changed(before, after) == ("时间",)
    assert changed(before, before) == ()


@pytest.fixture
def chinese() -> Iterator[None]:
    i18n.use("zh_CN")
    yield
    i18n.use("en")


def test_the_sentence_says_what_each_side_changed() -> None:
    booking, card = same("booking", "Booking"), same("person", "Person")
    assert edit_sentence(booking, [("Time", "Spaces"), ("Time",)], 2) == (
        "The same booking was changed once at each of two computers: one side changed only time, the other changed "
        "time and spaces too."
    )
    assert "one side changed phone, the other note" in edit_sentence(card, [("Phone",), ("Note",)], 2)
    assert "each says otherwise: phone" in edit_sentence(card, [("Phone",), ("Phone",)], 2)
    assert "at 3 computers" in edit_sentence(card, [("Phone",)] * 3, 3)
    assert "person's card is here in 2 versions" in edit_sentence(card, [("Phone",)] * 2, 1)
    assert "they don't agree" in edit_sentence(same("quota", "Quota"), [(), ()], 2)
    assert listed(["ID number", "Name", "Note"]) == "ID number, name and note"
    assert void_sentence(card, ["Phone"]).endswith("didn't know, and changed phone.")
    assert void_sentence(card, []).endswith("went on with it.")


def test_the_sentence_in_chinese(chinese: None) -> None:
    booking = same("booking", "预约")
    assert edit_sentence(booking, [("时间",), ("时间", "场地")], 2) == (
        "同一个预约被两台电脑各改了一次：一边只改了时间，一边改了时间又改了场地。"
    )
    assert void_sentence(booking, ["人数"]) == "同一个预约在一台电脑上作废了，另一台不知道，又改了人数。"
    assert same("quota", "名额") == "同一条记录（名额）"
