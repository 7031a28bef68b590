"""Settings by keyboard: saved, refused beside the field, kept half-typed, undone."""

from app.core.i18n import translate
from app.domain.records import CLOSURE
from app.domain.settings import CAPACITY, SITE_NAME
from app.domain.terms import PURPOSE
from app.services import bookings, spaces, staff
from tests.journeys.conftest import ADMIN, ADMIN_PIN, Stage


def _open(stage: Stage, section: str):
    driver = stage.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.window.go("settings", {"section": section})
    driver.settle(100)
    return driver


def test_a_setting_is_saved_by_enter_and_taken_back_by_ctrl_z(centre: Stage) -> None:
    driver = _open(centre, "centre")
    driver.key("Enter")
    driver.key("End")
    driver.type("二楼")
    driver.key("Enter")
    driver.settle()
    assert driver.program.desk.settings[SITE_NAME].endswith("二楼")
    assert driver.window.topbar.centre.text().endswith("二楼")
    driver.window.rail.buttons["settings"].setFocus()
    driver.key("Ctrl+Z")
    driver.settle()
    assert driver.program.desk.settings[SITE_NAME] == "粤海街道党群服务中心"


def test_a_wrong_number_is_told_beside_its_field(centre: Stage) -> None:
    driver = _open(centre, "centre")
    section = driver.window.page.section
    section.rows[CAPACITY.key].editor.setFocus()
    driver.key("Ctrl+A", "Delete")
    driver.key("Enter")
    assert section.rows[CAPACITY.key].error
    assert driver.program.desk.settings[CAPACITY] == 120


def test_half_typed_settings_come_back(centre: Stage) -> None:
    driver = _open(centre, "centre")
    driver.key("Enter", "End")
    driver.type("三楼")
    centre.close()
    driver = _open(centre, "centre")
    section = driver.window.page.section
    assert section.rows[SITE_NAME.key].editor.value().endswith("三楼")
    assert section.save_button.isEnabled()
    section.discard()
    driver.settle()
    assert section.rows[SITE_NAME.key].editor.value() == "粤海街道党群服务中心"
    centre.close()
    driver = _open(centre, "centre")
    assert not driver.window.page.section.save_button.isEnabled()


def test_a_new_clerk_is_added_and_can_sign_in(centre: Stage) -> None:
    driver = _open(centre, "staff")
    driver.tab_to(translate("settings", "Add someone"))
    driver.key("Enter")
    driver.type("林佩珊")
    driver.key("Tab", "Tab", "Tab")
    driver.type("147258")
    driver.key("Tab")
    driver.type("147258")
    driver.key("Enter")
    driver.settle()
    driver.key("Ctrl+L")
    driver.sign_in("林佩珊", "147258")
    assert driver.program.session.actor.role == "clerk"
    assert len(staff.list_staff(driver.program.desk)) == 2


def test_purposes_are_added_ordered_renamed_and_retired(centre: Stage) -> None:
    driver = _open(centre, "catalogues")
    section = driver.window.page.section
    desk = driver.program.desk
    section.new.setFocus()
    driver.type("咨询")
    driver.key("Enter")
    driver.settle()
    assert [term.label_zh for term in desk.terms(PURPOSE)][-1] == "咨询"
    section.list.setFocus()
    driver.key("End", "Alt+Up")
    driver.settle()
    assert [term.label_zh for term in desk.terms(PURPOSE)][-2] == "咨询"
    centre.questions.add("政策咨询")
    driver.key("Enter")
    driver.settle()
    assert [term.label_zh for term in desk.terms(PURPOSE)][-2] == "政策咨询"
    driver.key("Delete")
    driver.settle()
    assert "政策咨询" not in [term.label_zh for term in desk.terms(PURPOSE)]
    driver.key("Ctrl+Z")
    driver.settle()
    assert "政策咨询" in [term.label_zh for term in desk.terms(PURPOSE)]


def test_a_study_room_is_set_up_by_keyboard_and_is_there_after_a_restart(centre: Stage) -> None:
    driver = _open(centre, "spaces")
    driver.key("Enter", "Enter")
    driver.type("百姓书房")
    driver.key("Tab")
    driver.type("study")
    driver.tab_to(translate("settings", "Opening hours"))
    driver.window.page.section.form.editor("opening").usual.set_value("extended")
    driver.tab_to(translate("settings", "Open, the same every day"))
    driver.key("Ctrl+A")
    driver.type("8-次日2")
    driver.key("Enter")
    driver.settle()
    driver.key("S")
    driver.settle()
    driver.tab_to(translate("settings", "Rows"))
    driver.key("Ctrl+A")
    driver.type("3")
    driver.key("Enter")
    driver.settle()
    centre.close()
    desk = centre.desk()
    [room] = spaces.spaces(desk)
    assert (room.name, room.kind, room.seated, room.seat_count) == ("百姓书房", "study", True, 18)
    assert room.opening.hours is not None
    assert room.opening.hours.week == (((480, 1560),),) * 7
    desk.close()


def test_half_typed_spaces_outlive_the_lock_and_a_restart(centre: Stage) -> None:
    driver = _open(centre, "spaces")
    driver.key("Enter", "Alt+N")
    driver.type("路演厅")
    driver.key("Ctrl+L")
    driver.sign_in(ADMIN, ADMIN_PIN)
    centre.close()
    driver = _open(centre, "spaces")
    driver.key("Enter", "Enter")
    section = driver.window.page.section
    assert section.form.editor("name").value() == "路演厅"
    driver.key("Enter")
    driver.settle()
    assert [one.name for one in spaces.spaces(driver.program.desk)] == ["路演厅"]
    driver.key("Ctrl+Z")
    driver.settle()
    assert spaces.spaces(driver.program.desk) == ()
    assert [item.pill[0] for item in section.list.items()] == [translate("settings", "Out of use")]


def test_a_closure_leads_to_the_booking_that_has_to_be_moved(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in("周文静", "135790")
    driver.window.go("settings", {"section": "closures"})
    driver.settle(200)
    driver.key("Enter", "Enter")
    driver.tab_to(CLOSURE.by_name["starts_at"].label)
    driver.type("7-19 8:00")
    driver.key("Tab")
    driver.type("7-19 22:00")
    driver.settle(400)
    section = driver.window.page.section
    count = section.touched.count
    assert count > 0
    driver.tab_to(CLOSURE.by_name["reason"].label)
    driver.type("全楼停电")
    driver.key("Enter")
    driver.settle(200)
    desk = driver.program.desk
    [closure] = spaces.closures(desk)
    found = bookings.touched_by(desk, None, closure.starts_at, closure.ends_at)
    assert len(found) == count
    assert driver.focus() is section.touched.list
    bookings.cancel(desk, driver.program.session.actor, found[0].id, "全楼停电")
    section.refresh()
    driver.settle(200)
    assert section.list.items()[0].pill[0] == translate("settings", "{n} to move").format(n=count - 1)
