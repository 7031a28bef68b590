"""The directory, the map, who is nearest, the card and its parts."""

from datetime import date

from PIL import Image
from PySide6.QtWidgets import QApplication, QDialog

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.services import settings, stations, supplies
from app.services.desk import Desk
from app.ui.kit.widgets import StatusPill
from tests.ui.stations.house import BOOKS, DRIVERS, NEAR, SHUT, House


def test_open_stations_come_nearest_first_and_what_needs_attention_is_a_chip_away(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    assert house.names() == [NEAR, DRIVERS, BOOKS], "what is closed on Saturdays isn't among them"
    items = page.view.list.items()
    assert [item.right for item in items] == ["440 m", "1.3 km", "2.2 km"]
    assert [item.right_note for item in items] == ["Low on stock", "Round overdue", "Basic"]
    assert "4 stations here, 3 open now, 1 round overdue, 2 to fill up or repair" in house.said()
    house.click("Needs attention")
    assert house.names() == [NEAR, DRIVERS]
    house.click("Open now")
    house.click("Needs attention")
    assert house.names() == [NEAR, SHUT, DRIVERS, BOOKS], "the closed one is nearer"


def test_a_station_is_found_by_pinyin_and_walking_the_list_shows_its_card(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    house.search("houhai")
    assert house.names() == [DRIVERS]
    house.press("Down")
    assert page.view.panel.station == house.placed[DRIVERS] == page.view.map.current_key()
    assert "微波炉不加热" in house.said(page.view.panel), "the fault is told on the card"
    house.press("Escape")
    assert house.names() == [NEAR, DRIVERS, BOOKS]


def test_a_dot_of_the_map_opens_the_card_also_of_a_closed_station(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    page.view.map.picked.emit(house.placed[SHUT])
    house.rest()
    assert page.view.panel.opened.card.row.name == SHUT
    assert [pill.text for pill in page.view.panel.findChildren(StatusPill) if pill.isVisible()] == ["Closed"]
    assert house.names() == [NEAR, DRIVERS, BOOKS], "the list stays as it was"


def test_a_rider_is_sent_to_the_nearest_station_that_offers_what_is_wanted(house: House, clerk: Actor) -> None:
    page = house.enter(clerk, do="nearest")
    nearest = page.view.nearest
    assert nearest.name.text() == f"{NEAR}, 8 minutes on foot"
    assert "440 m" in nearest.about.text() and "north" in nearest.about.text()
    nearest.fit(360)
    assert all(chip.isVisible() for chip in list(nearest.chips.values())[:3]), (
        "in a narrow place, too, a meal can be asked for"
    )
    stations.suspend(house.desk, clerk, house.placed[NEAR], "装修")
    page.reload()
    house.rest()
    assert nearest.name.text().startswith(DRIVERS)
    house.click("Hot meal")
    assert nearest.name.text() == "No station is open now", "its microwave is broken"
    house.click("Hot meal")
    house.click("Print the way")
    assert house.went == [
        ("reports", {"report": "station-slip", "preview": True, "station_id": house.placed[DRIVERS], "origin_id": None})
    ]


def test_distances_are_counted_from_another_station_until_the_centre_is_wanted_again(
    house: House, clerk: Actor
) -> None:
    page = house.enter(clerk)
    house.choose(BOOKS)
    house.press("O")
    assert page.view.nearest.name.text().startswith(DRIVERS), "not the station one stands in"
    assert f"from {BOOKS}" in house.said()
    assert page.view.list.items()[0].title == BOOKS
    house.click("From the centre again")
    assert house.names()[0] == NEAR and "from the centre" in house.said()


def test_without_a_position_of_the_centre_it_is_said_what_to_do(house: House, admin: Actor) -> None:
    settings.save(house.desk, admin, {"site.place": ""})
    house.enter(admin)
    assert "Where the centre is isn't known" in house.said()
    house.click("Set the position")
    assert house.went == [("settings", {"section": "centre"})]
    house.choose(BOOKS)
    house.press("H")
    assert house.names()[0] == BOOKS and "The centre is here" not in dict(house.page.view.panel.letters()).values()


def test_the_keeper_s_phone_is_shown_for_a_reason(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    assert "许国强 137****4410" in house.facts()
    house.questions.add("夜里断电，请开门")
    house.press("K")
    assert "许国强 13700004410" in house.facts()
    house.choose(DRIVERS)
    house.choose(NEAR)
    house.questions.add(None)
    page.view.panel.reveal()
    house.rest()


def test_a_station_out_of_service_says_why_until_it_serves_again(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    house.questions.add("水管爆裂")
    house.press("X")
    assert "水管爆裂" in house.said(page.view.panel) and house.card(NEAR).row.suspended
    house.click("Serves again")
    assert not house.card(NEAR).row.suspended and "水管爆裂" not in house.said(page.view.panel)


def test_a_clerk_keeps_stations_but_doesn_t_change_them(house: House, clerk: Actor) -> None:
    page = house.enter(clerk, do="new")
    assert "Only a manager or an administrator may do this." in house.toasted()
    assert not page.view.new.isVisible()
    assert "E" not in dict(page.view.panel.letters()) and "T" in dict(page.view.panel.letters())


def test_people_served_are_counted_by_the_keys_of_the_desk_s_tally(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    house.press("T", "Q", "1", "2", "A", "Q")
    assert "14 served" in house.said(page.view.panel)
    assert house.card(NEAR).tally_today == 14
    house.press("Escape")
    assert page.view.panel.part is None and "Today 14 served" in house.facts()


def test_an_issue_is_reported_put_right_and_verified(house: House, manager: Actor, clerk: Actor) -> None:
    page = house.enter(clerk)
    house.press("B")
    house.press("Enter")
    part = page.view.panel.part
    assert part is not None and "Please say what is wrong." in part.text_row.error
    house.write("饮水机漏水")
    part.service.set_value("water")
    house.press("Enter")
    assert "饮水机漏水" in house.said(part) and "due 7/25, in 7 days" in house.said(part)
    assert "water" not in house.card(NEAR).row.services, "what is broken isn't offered"
    house.questions.add("换了密封圈")
    next(one for one in part.findChildren(type(part.new)) if one.text() == "It is put right").setFocus()
    house.press("Enter")
    assert part.hasFocus(), "the keyboard stays here when its button goes away"
    assert "water" in house.card(NEAR).row.services
    assert "Verified" not in [button.text() for button in part.findChildren(type(part.new)) if button.isVisible()]
    house.session.enter(manager)
    part.reload()
    part.forget()
    part.reload()
    house.rest()
    house.questions.add("看过了")
    house.click("Verified")
    assert "Nothing is wrong here" in house.said(part)
    house.click("Verified ones, too")
    assert "看过了" in house.said(part)


def _box() -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def test_supplies_move_and_a_count_is_a_movement_too(house: House, clerk: Actor) -> None:
    page = house.enter(clerk)
    house.press("S", "Down", "Enter")
    part = page.view.panel.part
    assert part is not None and part.stock.text() == "6 盒"
    assert "warns at 10 盒, good until 9/30" in part.lots.text()
    house.press("I")
    house.write("20")
    house.press("Tab")
    house.write("202607")
    house.press("Tab")
    house.write("2027-01-31")
    house.press("Enter")
    assert part.stock.text() == "26 盒" and "202607" in part.lots.text()
    house.press("O")
    house.write("99")
    house.press("Enter")
    assert "Only 26 盒 are there" in house.said(_box())
    house.press("Escape")
    house.press("C")
    house.write("25")
    house.press("Enter")
    assert part.stock.text() == "25 盒"
    assert [item.right for item in part.moves.items()] == ["-1", "+20", "-6", "+12"]
    house.questions.add("数错了")
    part.moves.setFocus()
    house.press("Home", "Enter")
    assert part.stock.text() == "26 盒" and part.moves.items()[0].right_note == "taken back"


def test_a_new_supply_is_kept_at_the_station(house: House, manager: Actor) -> None:
    page = house.enter(manager)
    page.view.panel.show_part("supplies")
    house.rest()
    house.press("N")
    house.press("Enter")
    assert "Please fill this in." in house.said(_box())
    house.write("纸杯")
    house.press("Enter")
    assert [row.name for row in supplies.supplies(house.desk, house.placed[NEAR])] == ["藿香正气水", "纸杯"]
    assert page.view.panel.part is not None and page.view.panel.part.heading.text() == "纸杯"
    house.click("Change name, unit and level")
    house.click("No longer kept")
    assert [row.name for row in supplies.supplies(house.desk, house.placed[NEAR])] == ["藿香正气水"]
    assert page.view.panel.part.heading.text() == "Supplies"


def test_a_photo_taken_in_stands_on_the_card(house: House, clerk: Actor, tmp_path) -> None:
    page = house.enter(clerk)
    file = tmp_path / "front.jpg"
    Image.new("RGB", (640, 480), "orange").save(file)
    page.view.panel.show_part("photos")
    house.questions.add([file])
    house.press("Alt+F")
    house.rest()
    assert len(stations.photos(house.desk, house.placed[NEAR])) == 1
    house.press("Escape")
    assert page.view.panel.band.accessibleName() == f"Photo of {NEAR}"


def test_midnight_closes_the_door_of_a_card_that_is_open(house: House, clerk: Actor, clock: SteppedClock) -> None:
    page = house.enter(clerk)
    house.choose(BOOKS)
    clock.advance(hours=7, minutes=30)
    page.tick()
    house.rest()
    assert BOOKS not in house.names(), "it closed at two"
    assert "3 open now" not in house.said()


def test_keys_of_the_page_are_told(house: House, manager: Actor, desk: Desk) -> None:
    page = house.enter(manager)
    told = dict(page.help_keys())
    assert {"F7", "Alt+P", "Alt+N", "E", "T", "B"} <= told.keys()
    assert desk.today() == date(2026, 7, 18)
