"""Two versions of a record, and the tree of sites, as a person sees and reaches them."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.kit.widgets.conflict_compare import CompareField, CompareSide, ConflictCompare
from app.ui.kit.widgets.site_tree import SiteNode, SiteTree


def side(name: str, *fields: tuple[str, str, bool], act: str = "use it") -> CompareSide:
    return CompareSide(name, "陈晓彤", "10:12", tuple(CompareField(*one) for one in fields), act, "1")


def many(name: str) -> CompareSide:
    return side(name, *((f"field {n}", f"{name} {n}", n == 9) for n in range(12)))


@pytest.fixture
def compare(qtbot: Any) -> ConflictCompare:
    found = ConflictCompare(name="versions")
    qtbot.addWidget(found)
    found.resize(700, 300)
    found.show()
    return found


def test_a_press_says_which_side_was_chosen(compare: ConflictCompare) -> None:
    compare.set_sides([side("left", ("time", "19:00", True)), side("right", ("time", "19:30", True))])
    chosen: list[int] = []
    compare.chosen.connect(chosen.append)
    compare.buttons[1].click()
    compare.buttons[0].click()
    assert chosen == [1, 0]


def test_what_differs_is_read_aloud_and_seen_without_scrolling(compare: ConflictCompare) -> None:
    compare.set_sides([many("left"), many("right")])
    assert compare.body.accessibleDescription() == "left: field 9 left 9; right: field 9 right 9"
    bar = compare.body.verticalScrollBar()
    row = bar.singleStep()
    assert bar.value() <= 9 * row <= bar.value() + compare.body.viewport().height() - row
    # Whoever scrolled stays where they are.
    compare.body.setFocus()
    for _ in range(20):
        QTest.keyClick(compare.body, Qt.Key.Key_Up)
    assert bar.value() == 0
    compare.resize(700, 320)
    assert bar.value() == 0


def test_a_long_value_is_read_whole(compare: ConflictCompare) -> None:
    short = compare.sizeHint().height()
    compare.set_sides([side("left", ("note", "投影仪和二十把椅子。" * 8, True)), side("right", ("note", "无", True))])
    assert compare.sizeHint().height() > short + 3 * 20


def test_sides_without_a_button_have_none(compare: ConflictCompare) -> None:
    compare.set_sides([side("left", ("time", "19:00", True), act="")])
    assert not compare.buttons[0].isVisible() and len(compare.columns()) == 1


def test_the_tree_is_walked_by_keys_and_marks_who_is_late(qtbot: Any) -> None:
    tree = SiteTree(name="sites")
    qtbot.addWidget(tree)
    tree.resize(372, 400)
    nodes = [
        SiteNode("d", "南山区", 0, "building-2", "9 h"),
        SiteNode("o", "粤海街道", 1, own=True),
        SiteNode("b", "前台二号机", 2, "monitor", "now"),
        SiteNode("h", "海珠社区", 2, late=True, fresh="6 days", since="12–15 July"),
        SiteNode("x", "西丽街道", 1),
    ]
    tree.set_sites(nodes)
    tree.show()
    picked: list[Any] = []
    tree.current_changed.connect(picked.append)
    tree.setFocus()
    for _ in range(5):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    assert picked[-1] == "x" and "o" in picked
    late = tree.items()[3]
    assert (late.tint, late.right_icon, late.right_note) == ("warn", "triangle-alert", "12–15 July")
    assert [item.indent for item in tree.items()] == [0, 20, 40, 40, 20]
    # The line of our centre's children ends with the last of them, the one above goes on to the next centre.
    assert tree._goes_on(2, 1) and not tree._goes_on(3, 1) and tree._goes_on(3, 0)
