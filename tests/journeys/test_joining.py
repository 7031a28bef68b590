"""A second computer joins its centre on the first run, across restarts, and its people sign in there."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.domain.auth import SYSTEM
from app.services import exchange, identity, setup, staff
from app.services.desk import Desk, open_desk
from app.ui.kit.walk import walk
from app.ui.shell.driver import Driver
from tests.journeys.conftest import ADMIN, ADMIN_PIN, Stage

PICTURES = os.environ.get("DANGQUN_PICTURES")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _first_desk(folder: Path, clock: SteppedClock) -> Desk:
    desk = open_desk(folder, clock)
    if not desk.is_set_up:
        setup.init(
            desk, site_code="440305007", name="粤海街道党群服务中心", level="street", admin_name=ADMIN, pin=ADMIN_PIN
        )
    return desk


def _picture(driver: Driver, name: str) -> None:
    assert [str(one) for one in walk(driver.window)] == []
    if PICTURES:
        driver.window.grab().save(str(Path(PICTURES) / f"{name}.png"))


def test_a_second_computer_joins_from_the_first_run(
    stage: Stage, stick: Path, tmp_path: Path, clock: SteppedClock
) -> None:
    driver = stage.open()
    _picture(driver, "wizard-ways")
    driver.key("4", "Enter")
    wizard = driver.window.wizard
    assert wizard.step == 5
    driver.type("99")
    driver.key("Enter")
    assert wizard.joining.row.error
    driver.key("Ctrl+A")
    driver.type("440305007")
    stage.questions.add(stick)
    driver.key("Enter")
    driver.settle()
    shown = wizard.joining.fingerprint.text()
    _picture(driver, "joining-asked")
    stage.close()

    with closing(_first_desk(tmp_path / "first", clock)) as first:
        request = identity.read_request(first, next(stick.glob("*.dqreq")))
        assert request.fingerprint == shown
        identity.certify(first, SYSTEM, request, request.fingerprint, stick)
        exchange.sync(first, SYSTEM, stick)

    driver = stage.open()  # the program was closed meanwhile: it goes on here
    wizard = driver.window.wizard
    assert wizard.step == 5
    assert driver.focus() is wizard.joining.take_button
    stage.questions.add(next(stick.glob("*.dqans")), True)
    wizard.joining.take_button.click()
    driver.settle()
    assert "440305-007" in wizard.joining.code.value()
    assert "粤海街道党群服务中心" in wizard.joining.taken.text()
    empty = tmp_path / "empty"
    empty.mkdir()
    stage.questions.add(empty)
    wizard.joining.import_button.click()
    driver.settle()
    assert wizard.joining.error.text() and not wizard.joining.error.visibleRegion().isEmpty()
    stage.questions.add(stick)
    wizard.joining.import_button.click()
    driver.settle()
    assert not wizard.joining.error.text()
    _picture(driver, "joining-done")
    driver.key("Enter")
    driver.settle()
    stage.close()
    with closing(stage.desk()) as desk:
        assert desk.is_set_up
        person = staff.list_staff(desk)[0]
        assert staff.sign_in(desk, person.id, ADMIN_PIN).name == ADMIN
        assert desk.settings.get("desk.letter") == '"B"'


def test_who_thinks_better_of_it_sets_up_a_centre(stage: Stage, stick: Path) -> None:
    driver = stage.open()
    driver.key("4", "Enter")
    driver.type("440305007")
    stage.questions.add(stick)
    driver.key("Enter")
    driver.settle()
    driver.key("Alt+Left")
    assert driver.window.wizard.step == 0
    driver.key("1", "Enter")
    assert driver.window.wizard.step == 1
