"""Keys that mean the same everywhere, and those that must be left alone."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.auth import Attempts
from tests.journeys.conftest import ADMIN, ADMIN_PIN, CLERK, CLERK_PIN, Stage


def test_ctrl_z_belongs_to_a_text_that_has_something_to_take_back(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.key("F4")
    driver.key("Q")
    driver.key("F2")
    driver.type("abc")
    driver.key("Ctrl+Z")
    assert driver.focus().text() != "abc"
    assert driver.program.ops.last_undo is not None, "the tally stands"
    driver.focus().clear()
    driver.settle()
    driver.window.page.view.tally.setFocus()
    driver.key("Ctrl+Z")
    driver.settle()
    assert driver.program.ops.last_undo is None


def test_nothing_interrupts_an_input_method(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.window.go("people")
    driver.settle()
    line = next(one for one in driver.window.page.findChildren(QLineEdit) if one.isVisible())
    line.setFocus()
    QApplication.sendEvent(line, QInputMethodEvent("zhang", []))
    for key in ("F2", "Ctrl+K", "Ctrl+L", "Ctrl+1"):
        driver.key(key)
    assert driver.window.place == "people"
    assert driver.program.session.signed_in
    done = QInputMethodEvent()
    done.setCommitString("张")
    QApplication.sendEvent(line, done)
    driver.key("F2")
    assert driver.window.place == "visitors"


def test_a_scan_finds_its_person_from_any_page(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.window.go("reports")
    driver.settle()
    driver.window.rail.buttons["reports"].setFocus()
    driver.type("13912346021", settle=False)
    driver.key("Enter")
    assert driver.window.place == "visitors"
    assert driver.window.page.view.box.box.value() == "13912346021"


def test_an_id_card_read_into_a_strange_field_leaves_the_field_as_it_was(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.window.go("people")
    driver.settle()
    line = next(one for one in driver.window.page.findChildren(QLineEdit) if one.isVisible())
    line.setFocus()
    driver.type("li")
    driver.type("11010519491231002X", settle=False)
    driver.key("Enter")
    assert driver.window.place == "visitors"
    assert line.text() == "li"


def test_the_seconds_left_after_wrong_pins_are_counted_down(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, "918273")
    for _ in range(2):
        driver.type("918273", settle=False)
        driver.key("Enter")
    signin = driver.window.signin
    assert "5" in signin.error.text()
    centre.clock.advance(seconds=3)
    signin._count_down()
    assert "2" in signin.error.text()
    centre.clock.advance(seconds=3)
    signin._count_down()
    assert signin.error.text() == ""
    assert Attempts(3).wait_until() is None
    driver.type(ADMIN_PIN, settle=False)
    driver.key("Enter")
    assert driver.program.session.signed_in


def test_enter_on_the_rail_goes_there(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.window.rail.buttons["people"].setFocus()
    driver.key("Enter")
    assert driver.window.place == "people"
    assert driver.window.rail.buttons["people"].isChecked()


def test_the_rail_folds_and_stays_folded(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    wide = driver.window.rail.width()
    driver.window.rail._fold.click()
    driver.settle(50)
    assert driver.window.rail.width() < wide
    centre.close()
    driver = centre.open()
    assert driver.window.rail.slim


def test_ctrl_n_leads_to_a_registration_from_everywhere_and_says_when_none_is_open(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    driver.key("Ctrl+N")
    driver.settle(200)
    assert driver.window.place == "activities"
    assert any("报名" in text for text in driver.window.toasts.texts()), "said that nothing is open"
