"""Checklists by keyboard: the text of the catalogue changed, and one of the centre's own."""

from collections.abc import Callable

from app.services import inspections
from tests.ui.settings.stage import Stage


def test_a_checklist_is_changed_line_by_line_and_added(stage: Stage) -> None:
    section = stage.go("checklists")
    assert stage.titles() == ["基础站巡查表", "扩展站巡查表", "司机之家巡查表"]
    given = inspections.checklists(stage.desk)[0]
    stage.select("基础站巡查表")
    stage.key("Enter")
    lines = section.form.editor("items").value().splitlines()
    assert len(lines) == len(given.items) and lines[0].endswith("| 10 | 7")
    stage.tab_to("Item | points | days")
    stage.retype(f"{given.items[1].text} | 60 | 1")
    stage.key("Ctrl+Return")
    (kept,) = inspections.checklists(stage.desk)[0].items
    assert (kept.id, kept.points, kept.due_days) == (given.items[1].id, 60, 1)

    stage.key("Alt+N")
    stage.type("夜查表")
    stage.tab_to("Item | points | days")
    stage.type("灯亮 | many")
    stage.key("Ctrl+Return")
    assert "Line 1 can't be read" in stage.errors()["items"]
    stage.retype("灯亮 | 5")
    stage.key("Ctrl+Return")
    assert stage.titles()[-1] == "夜查表" and stage.item("夜查表").right == "1 items, 5 points"
    stage.undo()
    assert "夜查表" not in stage.titles()


def test_whoever_may_not_change_them_reads_them(stage_of: Callable[..., Stage]) -> None:
    clerk_stage = stage_of("林晓")
    section = clerk_stage.go("checklists")
    assert section.new_button.isHidden()
    clerk_stage.select("司机之家巡查表")
    clerk_stage.key("Enter")
    assert not section.form.isEnabled() and "淋浴" in section.form.editor("items").value()
