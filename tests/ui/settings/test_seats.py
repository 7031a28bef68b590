"""The seat plan by keyboard and mouse: laid out, walked over, moved, numbered, described, taken off, undone."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import bookings, spaces
from tests.ui.settings.conftest import NOW
from tests.ui.settings.stage import Stage


@pytest.fixture
def plan(stage: Stage) -> Stage:
    """The plan of 书房: seats 1 to 8 in two rows of four, an aisle in the middle."""
    stage.go("seats", space=stage.space("书房").id)
    return stage


def _click(stage: Stage, x: int, y: int, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    at = stage.section.plan.cell_rect((x, y)).center().toPoint()
    QTest.mouseClick(stage.section.plan.viewport(), Qt.MouseButton.LeftButton, held, at)
    stage.rest()


def _cells(stage: Stage) -> dict[str, tuple[int, int]]:
    return {one.number: (one.x, one.y) for one in spaces.seats(stage.desk, stage.space("书房").id)}


def test_an_empty_plan_is_laid_out_by_keyboard(stage: Stage) -> None:
    stage.context.act(
        spaces.save_space, None, {"name": "自习室", "kind": "study", "seated": True}, initiator=stage.window
    )
    stage.rest()
    section = stage.go("seats", space=stage.space("自习室").id)
    stage.tab_to("Rows")
    stage.retype("0")
    stage.key("Enter")
    assert section.rows["rows"].error == "A number from 1 to 60, please."
    stage.retype("2")
    stage.key("Tab")
    stage.retype("3")
    stage.key("Tab")
    stage.retype("2")
    assert section.sum.text() == "Seats: 6, numbers 1 to 6"
    stage.key("Enter")
    made = spaces.seats(stage.desk, stage.space("自习室").id)
    assert [(one.number, one.x, one.y) for one in made] == [
        ("1", 0, 0), ("2", 1, 0), ("3", 3, 0), ("4", 0, 1), ("5", 1, 1), ("6", 3, 1),
    ]  # fmt: skip
    assert stage.focus() is section.plan
    assert section.count.text() == "Seats: 6"
    stage.undo()
    assert stage.numbers("自习室") == []


def test_more_rows_go_below_and_too_many_are_refused(plan: Stage) -> None:
    plan.tab_to("Rows")
    plan.retype("60")
    plan.key("Tab")
    plan.retype("60")
    plan.key("Enter")
    assert plan.section.rows["rows"].error == "A plan has at most 500 seats."
    plan.retype("1")
    plan.key("Tab")
    plan.retype("2")
    plan.key("Enter")
    assert plan.numbers()[-2:] == ["9", "10"]
    assert _cells(plan)["9"] == (0, 3), "an empty row is left between"


def test_an_empty_place_gets_a_seat(plan: Stage) -> None:
    _click(plan, 2, 0)
    assert _cells(plan)["9"] == (2, 0)
    assert plan.section.title.text() == "Seat 9"
    assert plan.said() == ["Seat 9 added"]
    plan.key("Down")
    plan.key("Enter")
    assert _cells(plan)["10"] == (2, 1)
    plan.undo()
    assert "10" not in plan.numbers()


def test_seats_are_moved_by_keyboard_and_undone_together(plan: Stage) -> None:
    plan.key("Home", "Shift+Right", "Alt+Down")
    assert _cells(plan)["1"] == (0, 0), "both would stand on others"
    plan.key("Alt+Down", "Escape", "Home", "Alt+Right")
    assert (_cells(plan)["1"], _cells(plan)["2"]) == ((1, 0), (0, 0)), "one changes places"
    plan.undo()
    assert (_cells(plan)["1"], _cells(plan)["2"]) == ((0, 0), (1, 0))
    assert plan.section.plan.seat_rect(plan.seat("1").id).x() < plan.section.plan.seat_rect(plan.seat("2").id).x()


def test_a_seat_is_renumbered_and_a_number_is_given_once(plan: Stage) -> None:
    plan.key("Home", "Enter")
    assert plan.focus().text() == "1"
    plan.retype("8")
    plan.key("Enter")
    assert plan.section.rows["number"].error == "Seat 8 is there already."
    assert plan.numbers() == ["1", "2", "3", "4", "5", "6", "7", "8"]
    plan.retype("A1")
    plan.key("Tab")
    assert "A1" in plan.numbers(), "leaving the field keeps it"
    assert plan.section.title.text() == "Seat A1"
    plan.undo()
    assert plan.numbers()[0] == "1"


def test_several_are_numbered_row_by_row_over_their_own_numbers(plan: Stage) -> None:
    ids = {one.number: one.id for one in spaces.seats(plan.desk, plan.space("书房").id)}
    plan.key("Ctrl+A")
    assert plan.section.title.text() == "8 seats chosen"
    plan.key("Enter")
    plan.type("5")
    plan.key("Enter")
    now = {one.id: one.number for one in spaces.seats(plan.desk, plan.space("书房").id)}
    assert [now[ids[str(n)]] for n in range(1, 9)] == ["5", "6", "7", "8", "9", "10", "11", "12"]
    plan.undo()
    assert plan.numbers() == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_two_seats_that_changed_places_change_numbers(plan: Stage) -> None:
    ids = {one.number: one.id for one in spaces.seats(plan.desk, plan.space("书房").id)}
    plan.key("Home", "Alt+Right", "Shift+Left")
    assert len(plan.section.chosen) == 2
    plan.key("Enter")
    plan.type("1")
    plan.key("Enter")
    now = {one.id: one.number for one in spaces.seats(plan.desk, plan.space("书房").id)}
    assert (now[ids["1"]], now[ids["2"]]) == ("2", "1")


def test_numbers_that_others_have_are_refused(plan: Stage) -> None:
    plan.key("Home", "Shift+Right", "Enter")
    plan.type("7")
    plan.key("Enter")
    assert plan.section.rows["number"].error == "Seat 7 is there already."
    plan.retype("x")
    plan.key("Enter")
    assert plan.section.rows["number"].error == "Write a whole number."
    assert plan.numbers() == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_features_are_set_for_all_that_are_chosen_and_others_stay(plan: Stage) -> None:
    room = plan.space("书房").id
    plan.context.act(spaces.save_seat, room, plan.seat("1").id, {"features": ["quiet"]}, initiator=plan.window)
    plan.rest()
    plan.key("Home", "Shift+Right")
    plan.tab_to("Power socket")
    plan.key("Space")
    assert (plan.seat("1").features, plan.seat("2").features) == (("quiet", "socket"), ("socket",))
    assert plan.focus().accessibleName() == "Power socket", "the keyboard stays"
    plan.key("Space")
    assert (plan.seat("1").features, plan.seat("2").features) == (("quiet",), ())
    plan.tab_to("Usable")
    plan.key("Space")
    assert not plan.seat("1").usable
    assert not plan.seat("2").usable
    assert plan.seat("3").usable
    assert plan.section.count.text() == "Seats: 8, 2 of them out of use"
    plan.undo()
    assert plan.seat("1").usable
    assert plan.section.rows["usable"].editor.value()


def test_delete_takes_all_that_are_chosen_in_one_act(plan: Stage) -> None:
    plan.key("Home", "Shift+Right", "Delete")
    assert plan.numbers() == ["3", "4", "5", "6", "7", "8"]
    assert plan.said() == ["2 seats taken off"]
    plan.undo()
    assert plan.numbers() == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_a_seat_that_is_booked_stays(plan: Stage) -> None:
    plan.context.act(
        bookings.book, starts_at=NOW.replace(hour=20), ends_at=NOW.replace(hour=22), spaces=(plan.space("书房").id,),
        seats=(plan.seat("1").id,), name="张硕", phones="13922216021", initiator=plan.window,
    )  # fmt: skip
    plan.rest()
    plan.key("Home", "Delete")
    assert "1" in plan.numbers()
    assert plan.said() == ["Seat 1 is booked ahead: move or cancel that first."]
    assert len(plan.section.plan.seats()) == 8


def test_a_mouse_takes_several_too(plan: Stage) -> None:
    _click(plan, 0, 0)
    assert plan.section.title.text() == "Seat 1"
    _click(plan, 4, 1, Qt.KeyboardModifier.ShiftModifier)
    assert plan.section.title.text() == "8 seats chosen"
    _click(plan, 1, 0, Qt.KeyboardModifier.ControlModifier)
    assert plan.section.title.text() == "7 seats chosen"


def test_esc_goes_back_step_by_step_to_the_space_in_the_list(plan: Stage) -> None:
    plan.key("Home", "Enter")
    assert plan.focus() is plan.section.rows["number"].editor.edit
    plan.key("Escape")
    assert plan.focus() is plan.section.plan
    plan.key("Escape")
    assert plan.section.chosen == []
    plan.key("Escape")
    assert plan.page._shown == "spaces"
    assert plan.section.current.name == "书房"
    assert plan.focus() is plan.section.list


def test_another_room_is_chosen_above_the_plan(stage: Stage) -> None:
    stage.context.act(
        spaces.save_space, None, {"name": "自习室", "kind": "study", "seated": True}, initiator=stage.window
    )
    stage.rest()
    section = stage.go("seats")
    assert section.heading.text() == "Seat plan: 书房"
    section.place.set_value(stage.space("自习室").id)
    stage.rest()
    assert section.heading.text() == "Seat plan: 自习室"
    assert section.plan.seats() == []


def test_a_clerk_sees_the_plan_and_changes_nothing(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of("林晓")
    section = stage.go("seats")
    assert not section.plan.editing
    stage.key("Home", "Delete", "Alt+Right", "Ctrl+A")
    assert section.title.text() == "Seat 1"
    assert not section.rows["features"].isEnabled()
    _click(stage, 2, 0)
    assert stage.numbers() == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert stage.ops.last_undo is None


def test_without_a_study_room_it_leads_to_the_spaces(stage_of: Callable[..., Stage]) -> None:
    stage = stage_of(bare=True)
    section = stage.go("seats")
    assert section.empty.title.text() == "No study room yet"
    stage.key("Enter")
    assert stage.page._shown == "spaces"
