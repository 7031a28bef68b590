"""From an empty folder to a visitor signed in, by keyboard alone."""

from app.domain.settings import DUTY_DAY_START, SITE_CODE, SITE_NAME
from app.services import drafts, staff, visits
from tests.journeys.conftest import ADMIN, ADMIN_PIN, Stage


def _wizard_to_admin(driver) -> None:
    driver.key("Enter")
    driver.type("粤海街道党群服务中心")
    driver.key("Tab", "Tab")
    driver.type("440305007")


def test_first_run_by_keyboard_ends_at_the_desk_and_the_visitor_is_in_the_file(stage: Stage) -> None:
    driver = stage.open()
    _wizard_to_admin(driver)
    driver.key("Enter")
    assert driver.window.wizard.step == 2
    assert driver.window.wizard.code.value() == "440305-007"
    driver.type(ADMIN)
    driver.key("Tab")
    driver.type(ADMIN_PIN)
    driver.key("Tab")
    driver.type(ADMIN_PIN)
    driver.key("Enter")
    assert driver.window.wizard.step == 3
    # The keyboard is on "save a key copy"; going on without one is allowed.
    driver.window.wizard.next()
    driver.settle()
    assert driver.window.place == "today"
    assert driver.window.topbar.name.text() == ADMIN

    driver.key("F2")
    driver.type("张思远")
    driver.key("Enter")
    driver.key("Enter")
    driver.settle(500)
    stage.close()

    desk = stage.desk()
    assert desk.settings[SITE_NAME] == "粤海街道党群服务中心"
    assert desk.settings[SITE_CODE] == "440305-007"
    assert desk.settings[DUTY_DAY_START] == 480
    assert [person.role for person in staff.list_staff(desk)] == ["admin"]
    assert drafts.load(desk, bytes(16), "first_run") is None
    desk.close()


def test_mistakes_are_told_beside_their_field_and_nothing_is_set_up(stage: Stage) -> None:
    driver = stage.open()
    driver.key("Enter")
    wizard = driver.window.wizard
    driver.key("Enter")
    assert wizard.step == 1
    assert wizard.rows["site.name"].error and wizard.rows["site.code"].error
    assert driver.focus() is wizard.name.edit
    driver.type("粤海")
    assert not wizard.rows["site.name"].error
    driver.key("Tab", "Tab")
    driver.type("99030500")
    driver.key("Enter")
    assert "9" in wizard.rows["site.code"].error
    driver.key("Alt+Left")
    assert wizard.step == 0
    stage.close()
    desk = stage.desk()
    assert not desk.is_set_up
    desk.close()


def test_two_different_pins_are_refused(stage: Stage) -> None:
    driver = stage.open()
    _wizard_to_admin(driver)
    driver.key("Enter")
    wizard = driver.window.wizard
    driver.type(ADMIN)
    driver.key("Tab")
    driver.type("123456")
    driver.key("Enter")
    assert wizard.rows["pin"].error and wizard.rows["pin_again"].error
    assert wizard.step == 2


def test_what_was_filled_in_is_there_after_the_program_was_ended(stage: Stage) -> None:
    driver = stage.open()
    _wizard_to_admin(driver)
    driver.settle(500)
    stage.close()
    driver = stage.open()
    wizard = driver.window.wizard
    driver.wait(lambda: wizard.name.value() == "粤海街道党群服务中心")
    assert wizard.step == 1
    assert wizard.code.value() == "440305007"


def test_the_demo_is_offered_and_says_who_can_sign_in(stage: Stage) -> None:
    driver = stage.open()
    driver.type("2")
    driver.key("Enter")
    wizard = driver.window.wizard
    driver.wait(lambda: wizard.step == 4)
    driver.key("Enter")
    driver.sign_in("陈晓彤", "147258")
    assert driver.window.place == "today"
    stage.close()
    desk = stage.desk()
    assert visits.board(desk).present_count > 10
    desk.close()
