from PySide6.QtCore import Qt

from app.services import tallies
from tests.ui.visitors.house import House, Key


def _count(house: House, group: str, service: str) -> int:
    grid = tallies.grid(house.desk)
    return tallies.counts(house.desk, grid.start, grid.end).get((group, service), 0)


def test_a_key_adds_one_for_its_pair(house: House) -> None:
    tally = house.page.view.tally
    house.page.open_with({"do": "tally"})
    assert house.focus() is tally
    house.press("q", "w", "W", "b")
    assert tally.tiles["rider", "water"].count == 4
    assert tally.tiles["rider", "charging"].count == 2
    assert tally.tiles["resident", "toilet"].count == 1
    house.again()
    assert _count(house, "rider", "water") == 4
    assert house.page.view.tally.tiles["rider", "charging"].count == 2
    assert house.page.board.figures.tallied == 7


def test_digits_before_the_key_say_how_many(house: House) -> None:
    tally = house.page.view.tally
    house.page.open_with({"do": "tally"})
    house.press("1", "2")
    assert "12" in tally.hint.text()
    house.press("a")
    assert tally.tiles["driver", "water"].count == 12
    house.press("3", Key.Key_Escape, "a")
    assert tally.tiles["driver", "water"].count == 13, "Esc forgets the digits"
    assert _count(house, "driver", "water") == 13


def test_each_press_can_be_taken_back_and_one_toast_says_so(house: House) -> None:
    tally = house.page.view.tally
    house.page.open_with({"do": "tally"})
    house.press("q", "q", "q")
    assert house.toasts.texts() == ["Tally: Riders, Water"], "three presses, one toast"
    house.ops.undo_last()
    house.rest()
    assert tally.tiles["rider", "water"].count == 5
    house.ops.undo_last()
    house.ops.undo_last()
    house.rest()
    assert _count(house, "rider", "water") == 3


def test_the_keys_are_letters_again_elsewhere(house: House) -> None:
    house.page.open_with({"do": "tally"})
    house.press(Key.Key_Escape)
    box = house.page.view.box
    assert house.focus() is box.box.edit
    house.type("q")
    assert _count(house, "rider", "water") == 3 and box.box.text() == "q"


def test_a_click_counts_and_keeps_the_keyboard_here(house: House, qtbot) -> None:
    tally = house.page.view.tally
    qtbot.mouseClick(tally.tiles["rider", "rest"], Qt.MouseButton.LeftButton)
    house.rest()
    assert _count(house, "rider", "rest") == 1
    house.press("r")
    assert _count(house, "rider", "rest") == 2


def test_keys_pressed_before_the_page_is_ready_count(house: House, qtbot) -> None:
    tally = house.page.view.tally
    grid, tally.grid = tally.grid, None
    tally.setFocus()
    qtbot.keyClicks(tally, "2qw")
    assert _count(house, "rider", "water") == 3
    tally.show_grid(grid)
    house.rest()
    assert _count(house, "rider", "water") == 5 and _count(house, "rider", "charging") == 1
