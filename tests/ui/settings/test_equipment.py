"""Equipment by keyboard."""

from collections.abc import Callable

from app.services import spaces
from tests.ui.settings.stage import Stage


def test_equipment_is_added_changed_and_undone(stage: Stage) -> None:
    section = stage.go("equipment")
    stage.key("Alt+N")
    stage.type("轮椅")
    stage.key("Tab")
    stage.retype("2")
    stage.key("Tab")
    stage.type("辆")
    stage.key("Enter")
    made = stage.asset("轮椅")
    assert (made.stock, made.unit) == (2, "辆")
    assert stage.item("轮椅").right == "2 辆"
    stage.key("Enter")
    stage.tab_to("In stock")
    stage.retype("3")
    stage.key("Enter")
    assert stage.asset("轮椅").stock == 3
    assert section.current.name == "轮椅"
    stage.undo()
    assert stage.asset("轮椅").stock == 2


def test_mistakes_are_told_beside_their_field(stage: Stage) -> None:
    stage.go("equipment")
    stage.key("Alt+N")
    stage.type("投影仪")
    stage.key("Tab")
    stage.retype("two")
    stage.key("Enter")
    assert stage.errors() == {"stock": "Write a whole number."}
    stage.retype("2")
    stage.key("Enter")
    assert stage.errors() == {"name": "There is equipment of this name already."}
    stage.key("Escape")
    assert stage.titles() == ["投影仪", "折叠椅"]
    stage.key("Alt+N")
    assert stage.section.form.editor("name").value() == "投影仪"


def test_the_order_and_what_is_out_of_use(stage: Stage) -> None:
    stage.go("equipment")
    stage.select("折叠椅")
    stage.key("Alt+Up")
    assert [one.name for one in spaces.assets(stage.desk)] == ["折叠椅", "投影仪"]
    stage.questions.add("报废")
    stage.key("Delete")
    assert stage.asset("折叠椅").voided
    assert stage.titles() == ["投影仪", "折叠椅"]
    assert stage.item("折叠椅").pill[0] == "Out of use"
    stage.key("Delete")
    assert not stage.asset("折叠椅").voided
    stage.undo()
    assert stage.asset("折叠椅").voided


def test_a_clerk_looks_only(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("林晓")
    section = stage.go("equipment")
    stage.select("投影仪")
    stage.key("Delete", "Enter")
    assert not section.form.isEnabled()
    assert not stage.asset("投影仪").voided


def test_without_any_it_says_what_to_do_next(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of(bare=True)
    section = stage.go("equipment")
    assert section.empty.title.text() == "No equipment yet"
    assert stage.focus() is section.new_button
