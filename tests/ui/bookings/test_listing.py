"""The list: typed into, filtered, opened, copied, written out; and how others lead to it."""

import csv
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.bookings import Status
from app.ui.bookings.view import DAY, LIST
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from tests.ui.bookings.stage import Stage


def _titles(stage: Stage) -> list[str]:
    model = stage.page.view.list.table.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return ["…" if row is None else row.title or row.name for row in rows]


def _list(stage: Stage) -> None:
    stage.press("L")
    stage.until(lambda: stage.page.view.list.table.model.rowCount())


FOUND = {
    "读书": {"读书会"},
    "8000": {"读书会", "晨会"},
    "海月": {"读书会", "支委会"},
    "zhangsan": {"读书会", "晨会"},
    "ww": {"骑手座谈", "物业座谈", "产品发布", "王五"},
}


def test_typing_finds_by_title_pinyin_phone_tail_and_organisation(stage: Stage) -> None:
    _list(stage)
    assert stage.focus is stage.page.view.list.search.edit
    for typed, found in FOUND.items():
        stage.focus.selectAll()
        stage.type(typed)
        stage.until(lambda found=found: set(_titles(stage)) == found, f"{typed}: {_titles(stage)}")


def test_enter_goes_into_the_table_and_opens_and_esc_comes_back(stage: Stage) -> None:
    _list(stage)
    stage.type("读书会")
    stage.press("Enter", "Enter")
    assert stage.drawer.title.text() == "读书会"
    stage.press("Esc")
    assert stage.drawer.isHidden() and stage.focus is stage.page.view.list.table.view
    stage.press("Esc")
    assert stage.focus is stage.page.view.list.search.edit
    stage.press("Esc", "Esc")
    assert stage.page.part == DAY and stage.focus is stage.line


def test_states_periods_and_rooms_narrow_it(stage: Stage) -> None:
    _list(stage)
    view = stage.page.view.list
    view.statuses.chip(Status.REQUESTED).click()
    stage.until(lambda: set(_titles(stage)) == {"路演彩排", "产品发布"})
    view.statuses.chip(Status.REQUESTED).click()
    stage.settle()
    view.space.set_value(stage.room("二号会议室"))
    stage.until(lambda: set(_titles(stage)) == {"骑手座谈", "物业座谈"})
    view.space.set_value(None)
    stage.click("All", view)
    stage.until(lambda: len(_titles(stage)) == 17)
    assert view.count.text() == "17 bookings"


def test_nothing_found_says_what_to_do(stage: Stage) -> None:
    _list(stage)
    stage.type("nobody")
    stage.until(lambda: stage.page.view.list.empty.isVisible())
    assert not stage.page.view.list.export.isEnabled()


def test_others_lead_to_a_narrowed_list(stage: Stage) -> None:
    person = stage.the("骑手座谈").person_id
    stage.page.open_with({"do": "list", "filter": {"only": {"person_id": person}, "name": "王五"}})
    stage.until(lambda: set(_titles(stage)) == {"骑手座谈", "物业座谈", "产品发布", "王五"})
    assert stage.page.part == LIST and stage.page.view.list.only.text() == "王五"
    stage.click("王五", stage.page.view.list)
    stage.until(lambda: len(_titles(stage)) == 17)


def test_what_is_shown_is_written_out_exactly(stage: Stage, tmp_path: Path) -> None:
    _list(stage)
    stage.type("读书会")
    stage.until(lambda: _titles(stage) == ["读书会"])
    path = tmp_path / "out.csv"
    stage.questions.add(path)
    stage.press("Ctrl+E")
    stage.until(path.exists)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row for row in rows if "读书会" in row]
    assert not any("13800138000" in cell for row in rows for cell in row), "phones are masked"
    assert "Saved out.csv" in stage.toasted()


def test_rows_are_copied_as_shown(stage: Stage) -> None:
    _list(stage)
    stage.type("读书会")
    stage.press("Enter", "Ctrl+C")
    stage.until(lambda: "1 rows copied" in stage.toasted())
    assert "读书会" in QApplication.clipboard().text() and "138****8000" in QApplication.clipboard().text()


def test_night_type_shows_fewer_columns(stage: Stage, qapp: QApplication) -> None:
    theme.apply(qapp, Theme("dark", "large", motion=False))
    _list(stage)
    table = stage.page.view.list.table
    hidden = {one.key for n, one in enumerate(table.model.columns) if table.view.isColumnHidden(n)}
    assert hidden == {"organisation", "phone", "headcount"}
