"""A table in groups, and tabs: what is drawn, chosen and told; worked by keys and the mouse."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.kit.widgets import TabBar
from app.ui.kit.widgets.group_table import GroupCell, GroupColumn, GroupRow, GroupTable, RowGroup


def people(group: str, *names: str, head: bool = True) -> RowGroup:
    rows = tuple(GroupRow(name, (GroupCell(name), GroupCell(pills=(("kept", "good"),)))) for name in names)
    return RowGroup(group, f"{group} family", ("Dachong",), "137****0925", rows=rows, head=head)


@pytest.fixture
def table(qtbot: Any) -> GroupTable:
    """Two families and somebody alone."""
    made = GroupTable(
        [GroupColumn("Name", 80), GroupColumn("Counts in", 120, stretch=True), GroupColumn("By", 90, seldom=True)],
        name="People",
    )
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.set_groups([people("Lin", "Haoran", "Haoyu"), people("Sun", "Kexin"), people("Wu", "Wu", head=False)])
    made.show()
    return made


def test_keys_go_over_heads_and_rows_and_open(table: GroupTable) -> None:
    opened: list[tuple[Any, Any]] = []
    table.activated.connect(lambda group, row: opened.append((group, row)))
    table.select("Lin")
    seen = [table.current()]
    for _ in range(6):
        QTest.keyClick(table, Qt.Key.Key_Down)
        seen.append(table.current())
    assert seen == [
        ("Lin", None), ("Lin", "Haoran"), ("Lin", "Haoyu"), ("Sun", None), ("Sun", "Kexin"), ("Wu", "Wu"), ("Wu", "Wu"),
    ]  # fmt: skip
    assert table.accessibleDescription() == "Wu kept"
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("Lin", None)]
    assert table.accessibleDescription() == "Lin family Dachong 137****0925"


def test_what_is_selected_stays_while_it_is_there(table: GroupTable) -> None:
    assert table.select("Sun", "Kexin")
    table.set_groups([people("Sun", "Kexin"), people("Lin", "Haoran")])
    assert table.current() == ("Sun", "Kexin")
    table.set_groups([people("Sun"), people("Lin", "Haoran")])
    assert table.current() == ("Sun", None), "its family at least"
    table.set_groups([people("Lin", "Haoran")])
    assert table.current() == (None, None)
    assert not table.select("Sun")


def test_the_mouse_chooses_and_a_long_list_follows_the_keyboard(table: GroupTable) -> None:
    table.set_groups([people(f"F{n}", f"a{n}", f"b{n}") for n in range(200)])
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, table._head() + table._row() + 4))
    assert table.current() == ("F0", "a0")
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current() == ("F199", "b199")
    bar = table.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert not table.grab().isNull()


def test_seldom_columns_step_aside(table: GroupTable) -> None:
    assert len(table._places()) == 3
    table.resize(280, 200)
    assert [index for index, _x, _wide in table._places()] == [0, 1]
    last = table._places()[-1]
    assert last[1] + last[2] <= table.viewport().width()


def test_tabs_by_keys_and_by_mouse(qtbot: Any) -> None:
    bar = TabBar([("in", "Registered", 52), ("line", "Waiting", 6), ("door", "Sign-in")], name="Parts")
    qtbot.addWidget(bar)
    bar.show()
    chosen: list[Any] = []
    bar.changed.connect(chosen.append)
    bar.focus()
    QTest.keyClick(bar._tabs["in"], Qt.Key.Key_Right)
    QTest.keyClick(bar._tabs["line"], Qt.Key.Key_Right)
    QTest.keyClick(bar._tabs["door"], Qt.Key.Key_Right)
    QTest.mouseClick(bar._tabs["in"], Qt.MouseButton.LeftButton)
    assert chosen == ["line", "door", "in"] and bar.value() == "in"
    assert bar._tabs["in"].accessibleName() == "Registered 52"
    bar.set_tabs([("line", "Waiting", 7), ("door", "Sign-in")])
    assert bar.keys() == ["line", "door"] and bar.value() == "line", "one that is gone gives way to the first"
    wide = bar.sizeHint().width()
    bar.set_value("door")
    assert bar.sizeHint().width() == wide, "nothing moves when another is chosen"
