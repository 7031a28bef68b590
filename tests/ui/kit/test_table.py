from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from app.db.queries.visits import Ids
from app.ui.kit.jobs import Jobs
from app.ui.kit.table_model import LOADING, WINDOW, Column, WindowModel, place_of
from app.ui.kit.widgets import EmptyState
from app.ui.kit.widgets.record_table import RecordTable

COLUMNS = [
    Column("name", "Name", stretch=True),
    Column("phone", "Phone", 120, mask=lambda phone: phone[:3] + "****" + phone[-4:]),
    Column("count", "Count", 80, align="right", formatter=lambda count: f"{count:,}"),
    Column("state", "State", 100, pill=lambda state: (state, "good", "check") if state else None),
]


def people(ids: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {"name": f"person {each}", "phone": f"138{each:08}", "count": each * 1000, "state": "here" if each % 2 else ""}
        for each in ids
    ]


def shown(model: WindowModel, row: int) -> list[str]:
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def settle(qtbot: Any, model: WindowModel, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: model.settled and jobs.idle)


@pytest.fixture
def table(qtbot: Any, jobs: Jobs) -> RecordTable:
    made = RecordTable(COLUMNS, people, jobs, name="People", empty=EmptyState("Nobody here", "Press F2"))
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_rows_that_are_known_are_shown_at_once(table: RecordTable, jobs: Jobs) -> None:
    model = table.model
    model.put({7: {"name": "known", "phone": "13800000007", "count": 1, "state": ""}})
    table.set_ids([7], keep_rows=True)
    assert shown(model, 0)[:2] == ["known", "138****0007"]
    model.put({7: {"name": "known better", "phone": "13800000007", "count": 1, "state": ""}})
    assert shown(model, 0)[0] == "known better" and jobs.idle, "nobody was asked"


def test_model_keeps_qts_rules(qtmodeltester: Any, qtbot: Any, jobs: Jobs) -> None:
    model = WindowModel(COLUMNS, people, jobs)
    qtmodeltester.check(model)
    model.set_ids(list(range(300)))
    qtmodeltester.check(model)
    settle(qtbot, model, jobs)
    model.insert(0, [900, 901])
    model.insert(302, [902])
    model.remove(5, 3)
    model.remove(model.rowCount() - 1)
    qtmodeltester.check(model)
    model.set_ids(sorted(model.ids, reverse=True), keep_rows=True)
    qtmodeltester.check(model)
    assert model.rowCount() == 299
    model.set_ids([])
    qtmodeltester.check(model)


def test_rows_come_when_they_are_looked_at(qtbot: Any, jobs: Jobs) -> None:
    asked: list[int] = []

    def fetch(ids: Sequence[int]) -> list[dict[str, Any]]:
        asked.append(ids[0])
        return people(ids)

    model = WindowModel(COLUMNS, fetch, jobs)
    model.set_ids(list(range(10_000)))
    assert shown(model, 5000) == [LOADING] * 4
    settle(qtbot, model, jobs)
    assert asked == [5000 // WINDOW * WINDOW]
    assert shown(model, 5001) == ["person 5001", "138****5001", "5,001,000", "here"]


def test_a_new_list_makes_late_answers_stale(qtbot: Any, jobs: Jobs) -> None:
    model = WindowModel(COLUMNS, people, jobs)
    model.set_ids(list(range(500)))
    model.row_at(0)
    model.set_ids(list(range(1000, 1500)))
    model.row_at(0)
    settle(qtbot, model, jobs)
    assert shown(model, 0)[0] == "person 1000"
    assert model.data(model.index(499, 0)) == LOADING


def test_refresh_shows_the_old_until_the_new_is_there(qtbot: Any, jobs: Jobs) -> None:
    word = ["old"]
    model = WindowModel([Column("name", "Name")], lambda ids: [{"name": word[0]} for _ in ids], jobs)
    model.set_ids([1, 2, 3])
    model.row_at(0)
    settle(qtbot, model, jobs)
    word[0] = "new"
    model.refresh({2})
    assert [shown(model, row)[0] for row in range(3)] == ["old", "old", "old"]
    settle(qtbot, model, jobs)
    assert shown(model, 1) == ["new"]


def test_a_broken_column_is_told_once_and_leaves_the_rest(qtbot: Any, jobs: Jobs) -> None:
    def broken(_value: Any) -> str:
        raise RuntimeError("no such thing")

    model = WindowModel([Column("name", "Name"), Column("count", "Count", formatter=broken)], people, jobs)
    model.set_ids(list(range(50)))
    model.row_at(0)
    settle(qtbot, model, jobs)
    with qtbot.captureExceptions() as told:
        for row in range(50):
            assert shown(model, row) == [f"person {row}", ""]
    assert len(told) == 1


def test_millions_of_ids_cost_only_what_is_seen(qtbot: Any, jobs: Jobs) -> None:
    fetched: list[int] = []

    def fetch(ids: Sequence[int]) -> list[dict[str, Any]]:
        fetched.extend(ids)
        return people(ids)

    table = RecordTable(COLUMNS, fetch, jobs, name="People")
    qtbot.addWidget(table)
    table.resize(640, 360)
    table.show()
    table.set_ids(range(2_400_000))
    bar = table.view.verticalScrollBar()
    for share in (0, 2, 3, 1):
        bar.setValue(bar.maximum() * share // 3)
        table.grab()
        settle(qtbot, table.model, jobs)
    table.select_row(1_200_000)
    settle(qtbot, table.model, jobs)
    assert table.current_id() == 1_200_000
    assert len(fetched) <= 10 * WINDOW


def test_the_head_asks_for_another_order(qtbot: Any, table: RecordTable, jobs: Jobs) -> None:
    table.set_ids([3, 1, 2])
    asked: list[tuple[str, bool]] = []
    table.sort_asked.connect(lambda key, down: asked.append((key, down)))
    head = table.view.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(1) + 10, 10)
    for _ in range(3):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked == [("phone", False), ("phone", True), ("phone", False)]


def test_copy_takes_the_rows_as_they_are_shown(qtbot: Any, table: RecordTable, jobs: Jobs) -> None:
    table.set_ids(list(range(1000)))
    table.view.setFocus()
    table.select_row(1)
    qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(table.copied) as done:
        qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert done.args == [2]
    assert QGuiApplication.clipboard().text() == ("person 1\t138****0001\t1,000\there\nperson 2\t138****0002\t2,000\t")


def test_keyboard_moves_and_opens(qtbot: Any, table: RecordTable) -> None:
    opened: list[int] = []
    moved: list[int] = []
    table.activated.connect(opened.append)
    table.current_changed.connect(moved.append)
    table.set_ids([10, 11, 12])
    table.view.setFocus(Qt.FocusReason.TabFocusReason)
    table.select_row(0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Home):
        qtbot.keyClick(table.view, key)
    assert moved == [10, 11, 12, 10]
    assert opened == [12]


def test_selection_stays_on_its_row_when_the_list_changes(qtbot: Any, table: RecordTable) -> None:
    table.set_ids([10, 11, 12])
    table.select_id(11)
    table.set_ids([9, 10, 11, 12], keep_rows=True)
    assert table.current_id() == 11
    gone: list[Any] = []
    table.current_changed.connect(gone.append)
    table.set_ids([9, 10])
    assert table.current_id() is None and gone[-1:] == [None]


def test_an_empty_list_says_so(qtbot: Any, table: RecordTable) -> None:
    table.set_ids([])
    assert table.empty is not None and table.empty.isVisible() and not table.view.isVisible()
    table.set_ids([1])
    assert table.view.isVisible() and not table.empty.isVisible()


def test_widths_are_remembered(qtbot: Any, jobs: Jobs) -> None:
    table = RecordTable(COLUMNS, people, jobs, name="People", widths={"phone": 201})
    qtbot.addWidget(table)
    assert table.widths()["phone"] == 201 and "name" not in table.widths()
    with qtbot.assertNotEmitted(table.widths_changed, wait=500):
        table.resize(table.width() + 80, table.height())
    with qtbot.waitSignal(table.widths_changed) as told:
        table.view.horizontalHeader().resizeSection(2, 133)
    assert told.args[0]["count"] == 133


def test_ids_in_one_block_are_found_and_changed(qtbot: Any, jobs: Jobs) -> None:
    names = [number.to_bytes(16, "big") for number in range(1, 400)]
    model = WindowModel([Column("name", "Name")], lambda ids: [{"name": each.hex()} for each in ids], jobs)
    model.set_ids(Ids(b"".join(names)))
    assert place_of(model.ids, names[255]) == 255
    assert place_of(model.ids, bytes(15) + b"\x00") is None
    model.insert(1, [b"x" * 16])
    model.remove(0)
    assert list(model.ids) == [b"x" * 16, *names[1:]] and isinstance(model.ids, Ids)
