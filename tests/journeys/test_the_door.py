"""Who may come in, what a wrong PIN does, and when the desk locks itself."""

import pytest

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.settings import IDLE_LOCK_MINUTES, LANGUAGE, THEME
from app.services import settings, staff, visits
from app.ui.kit import theme
from tests.journeys.conftest import ADMIN, ADMIN_PIN, CLERK, CLERK_PIN, Stage

WRONG = "918273"


def _try(driver, pin: str) -> None:
    driver.type(pin, settle=False)
    driver.key("Enter")


def test_a_wrong_pin_is_told_then_it_waits_in_words_then_it_locks(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, WRONG)
    error = driver.window.signin.error
    assert "wrong" in error.text() or "不" in error.text()
    assert driver.window.signin.chosen.name == CLERK, "the person stays chosen, so that only the PIN is typed again"
    _try(driver, WRONG)
    _try(driver, WRONG)
    assert "5" in error.text()
    _try(driver, CLERK_PIN)
    assert not driver.program.session.signed_in, "also the right PIN waits"
    lively.clock.advance(seconds=6)
    for _ in range(7):
        _try(driver, WRONG)
        lively.clock.advance(minutes=11)
    assert "dministrator" in error.text() or "管理员" in error.text()
    _try(driver, CLERK_PIN)
    assert not driver.program.session.signed_in


def test_an_administrator_unlocks(lively: Stage) -> None:
    desk = lively.desk()
    clerk = next(person for person in staff.list_staff(desk) if person.name == CLERK)
    for _ in range(10):
        with pytest.raises(UserError):
            staff.sign_in(desk, clerk.id, WRONG)
        lively.clock.advance(minutes=11)
    desk.close()
    driver = lively.open()
    driver.sign_in("周文静", "135790")
    driver.window.go("settings", {"section": "staff"})
    driver.settle()
    section = driver.window.page.section
    section.open(clerk.id)
    driver.settle(200)
    driver.tab_to(translate("settings", "Forget wrong PINs"))
    driver.key("Enter")
    driver.settle(200)
    driver.key("Ctrl+L")
    driver.sign_in(CLERK, CLERK_PIN)
    assert driver.program.session.signed_in


def test_letters_and_too_few_digits_do_nothing(lively: Stage) -> None:
    driver = lively.open()
    driver.key("Enter")
    assert driver.window.signin.error.text()
    driver.type("9")
    assert driver.window.signin.chosen is None, "nobody is the ninth"
    driver.type("1")
    assert driver.window.signin.chosen is not None
    driver.type("abc12")
    assert driver.window.signin.field.pin == "12"
    driver.key("Backspace", "Backspace", "Backspace")
    assert driver.window.signin.chosen is None


def test_global_keys_do_nothing_before_somebody_signed_in(lively: Stage) -> None:
    driver = lively.open()
    for key in ("F2", "F4", "F6", "Ctrl+K", "Ctrl+P", "Ctrl+Z", "Ctrl+1", "Ctrl+L"):
        driver.key(key)
    assert driver.window.screens.currentWidget() is driver.window.signin
    assert not driver.window.pages


def test_an_idle_desk_locks_itself(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    minutes = driver.program.desk.settings[IDLE_LOCK_MINUTES]
    centre.clock.advance(minutes=minutes - 1)
    driver.program.look_at_idle()
    assert driver.program.session.signed_in
    driver.key("Tab")
    centre.clock.advance(minutes=minutes - 1)
    driver.program.look_at_idle()
    assert driver.program.session.signed_in, "a key said that somebody is here"
    centre.clock.advance(minutes=2)
    driver.program.look_at_idle()
    assert not driver.program.session.signed_in
    assert driver.window.screens.currentWidget() is driver.window.signin


def test_a_work_card_chooses_its_owner(lively: Stage) -> None:
    desk = lively.desk()
    people = staff.list_staff(desk)
    admin = people[0].actor
    staff.save_staff(desk, admin, people[2].id, {"card": "DQ-00417733"})
    desk.close()
    driver = lively.open()
    driver.type("DQ-00417733", settle=False)
    driver.key("Enter")
    assert driver.window.signin.chosen.name == people[2].name
    assert driver.window.signin.field.pin == ""


def test_a_manager_may_not_what_an_administrator_may(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.window.go("ledgers")
    assert driver.window.place != "ledgers"
    driver.window.go("settings", {"section": "centre"})
    driver.settle()
    section = driver.window.page.section
    assert section.why
    assert not section.save_button.isEnabled()
    assert not section.rows["site.name"].isEnabled()


def test_whoever_signs_in_sees_at_once_what_waits(lively: Stage) -> None:
    driver = lively.open()
    driver.settle(500)  # what happens every minute has happened, with nobody at the desk
    driver.sign_in(CLERK, CLERK_PIN)
    driver.settle()
    assert driver.window.rail.buttons["visitors"].count == visits.board(driver.window.desk, 0).unverified_count > 0


def test_language_and_look_change_at_once_and_stay(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.key("Ctrl+,")
    driver.settle()
    window = driver.window
    desk, actor = driver.program.desk, driver.program.session.actor
    driver.program.ops.run(
        lambda: settings.save(desk, actor, {LANGUAGE.key: "en", THEME.key: "dark"}), initiator=window
    )
    driver.settle(200)
    assert driver.window is not window, "the window was built again"
    assert driver.window.place == "settings"
    assert driver.window.rail.buttons["today"].text() == "Today"
    assert theme.current().dark
    centre.close()
    driver = centre.open()
    assert driver.window.windowTitle() == "Dangqun Desk"
    assert theme.current().dark


def test_nobody_is_named_in_the_title_of_the_window(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    for key in ("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5"):
        driver.key(key)
        assert driver.window.windowTitle() in ("Dangqun Desk", "党群前台")
