"""Settings by keyboard: saved, refused beside the field, kept half-typed, undone."""

from app.core.i18n import translate
from app.domain.settings import CAPACITY, SITE_NAME
from app.domain.terms import PURPOSE
from app.services import staff
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
