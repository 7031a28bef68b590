from PySide6.QtCore import Qt

from app.domain.visits import State
from app.ui.visitors.verify import leaving_at
from tests.ui.visitors.house import House, Key

ENTER = Key.Key_Return


def test_what_was_forgotten_is_listed_and_counted_on_the_rail(house: House) -> None:
    counts = []
    house.page.waiting.connect(counts.append)
    house.page.refresh(None)
    house.rest()
    verify = house.page.view.verify
    assert [row.row.name for row in verify.rows] == ["高志鹏"]
    assert verify.pill.text == "1 people" and counts == [1]
    assert verify.rows[0].came.text() == "yesterday 22:10"
    assert verify.rows[0].guess.text().startswith("about ")


def test_enter_confirms_the_estimate(house: House) -> None:
    house.press(Qt.Key.Key_V, modifier=Qt.KeyboardModifier.AltModifier)
    assert house.focus() is house.page.view.verify.rows[0]
    house.press(ENTER)
    assert house.page.view.verify.rows == []
    assert house.focus() is house.page.view.box.box.edit, "all settled: back to work"
    house.again()
    row = house.the("高志鹏")
    assert row.state is State.LEFT and row.stay is not None


def test_another_time_is_typed_past_midnight(house: House) -> None:
    house.page.open_with({"do": "verify"})
    house.press("t")
    verify = house.page.view.verify
    assert house.focus() is verify.rows[0].time.edit
    house.type("0130")
    house.press(ENTER)
    row = house.the("高志鹏")
    assert row.state is State.LEFT and row.left_at == house.at("01:30", 18)


def test_a_digit_begins_the_time_and_esc_takes_it_back(house: House) -> None:
    house.page.open_with({"do": "verify"})
    house.press("2")
    line = house.page.view.verify.rows[0]
    assert line.time.text() == "2" and line.time.isVisible()
    house.type("x")
    house.press(ENTER)
    assert line.time.invalid
    house.press(Key.Key_Escape)
    assert not line.time.isVisible() and house.focus() is line
    house.press(Key.Key_Escape)
    assert house.focus() is house.page.view.box.box.edit


def test_a_time_yet_to_come_is_refused_in_words(house: House) -> None:
    house.page.open_with({"do": "verify"})
    house.press("t")
    house.type("2000")
    house.clock.now = house.at("23:00", 17)
    house.press(ENTER)
    assert house.the("高志鹏").state is State.UNVERIFIED or house.the("高志鹏").left_at <= house.at("23:00", 18)


def test_undo_brings_it_back_to_the_list(house: House) -> None:
    house.page.open_with({"do": "verify"})
    house.press(ENTER)
    house.ops.undo_last()
    house.rest()
    assert [row.row.name for row in house.page.view.verify.rows] == ["高志鹏"]


def test_a_time_before_the_arrival_means_the_next_day(house: House) -> None:
    came = house.at("22:10", 17)
    assert leaving_at(came, 23 * 60, house.desk.zone) == house.at("23:00", 17)
    assert leaving_at(came, 90, house.desk.zone) == house.at("01:30", 18)
    assert leaving_at(came, 22 * 60 + 10, house.desk.zone) == came
