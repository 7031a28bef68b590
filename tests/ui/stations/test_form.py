"""A station is written: hours are read back, drafts survive, what is wrong stands beside its field."""

from app.domain.auth import Actor
from app.services import stations
from tests.ui.stations.house import NEAR, House


def field(house: House, name: str):
    return house.page.form.form.editor(name)


def test_a_new_station_is_written_by_keyboard_and_its_hours_are_read_back(house: House, manager: Actor) -> None:
    page = house.enter(manager)
    house.press("Alt+N")
    house.write("深大地铁口驿站")
    house.tab_to(field(house, "hours"))
    house.write("工作日9:00-18")
    house.write(":00")
    assert "Understood: " in page.form.form.rows["hours"]._say.text()
    assert "09:00–18:00" in page.form.form.rows["hours"]._say.text()
    house.tab_to(field(house, "place"))
    house.write("113.94, 22.535")
    house.tab_to(page.form.services.details["water"])
    house.write("直饮水")
    house.tab_to(page.form.keeper.editor("phone"))
    house.write("13612345678")
    house.press("Ctrl+Return")
    row = next(one.row for one in stations.stations(house.desk) if one.row.name == "深大地铁口驿站")
    card = stations.card(house.desk, row.id)
    assert (row.place, row.open_now, row.services) == ((113_940_000, 22_535_000), False, ("water",))
    assert row.phone == "136****5678" and card.values["hours"] == "工作日9:00-18:00"
    assert page.form.isHidden() and page.view.panel.station == row.id


def test_hours_that_can_t_be_read_are_kept_as_typed(house: House, manager: Actor) -> None:
    page = house.enter(manager)
    house.press("E")
    hours = field(house, "hours")
    hours.setFocus()
    hours.edit.selectAll()
    house.write("看门口通知")
    assert "Not understood yet" in page.form.form.rows["hours"]._say.text()
    house.press("Ctrl+Return")
    row = house.card(NEAR).row
    assert (row.hours, row.open_now) == ("看门口通知", None)
    assert NEAR not in house.names()


def test_what_is_wrong_stands_beside_its_field(house: House, manager: Actor) -> None:
    page = house.enter(manager)
    house.press("E")
    place = field(house, "place")
    place.setFocus()
    place.edit.selectAll()
    house.write("深圳")
    house.press("Ctrl+Return")
    assert "Longitude and latitude in degrees" in page.form.form.rows["place"].error
    place.edit.selectAll()
    house.write("113.945, 22.544")
    page.form.keeper.editor("phone").setFocus()
    page.form.keeper.editor("phone").edit.selectAll()
    house.write("12")
    house.press("Ctrl+Return")
    assert page.form.keeper.rows["phone"].error
    assert not page.form.isHidden()


def test_a_draft_comes_back_and_can_be_thrown_away(house: House, manager: Actor) -> None:
    page = house.enter(manager)
    house.press("E")
    house.write("改")
    house.press("Escape")
    assert page.form.isHidden() and house.card(NEAR).row.name == NEAR
    house.press("E")
    assert "Your draft is back" in house.said() and "改" in field(house, "name").value()
    house.click("Start over")
    assert field(house, "name").value() == NEAR
    house.press("Escape")
    house.press("E")
    assert "Your draft is back" not in house.said()


def test_a_phone_that_shows_stars_stays_as_it_is(house: House, manager: Actor) -> None:
    page = house.enter(manager)
    house.press("E")
    assert page.form.keeper.editor("phone").value() == "137****4410"
    field(house, "address").setFocus()
    house.write("一楼")
    house.press("Ctrl+Return")
    assert house.card(NEAR).row.address == "科苑路15号一楼"
    shown, _ = stations.reveal_keeper(house.desk, manager, house.placed[NEAR], "核对号码")
    assert shown == "13700004410"


def test_a_station_taken_out_of_the_directory_can_be_brought_back(house: House, manager: Actor) -> None:
    house.enter(manager)
    house.press("E")
    house.questions.add("撤点")
    house.click("Remove")
    assert NEAR not in house.names()
    assert house.card(NEAR).row.voided
    house.ops.undo_last()
    house.rest()
    house.page.reload()
    house.rest()
    assert NEAR in house.names()
