"""When something is wrong: our own fault, a damaged file, a computer that is replaced."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core.errors import EnvironmentProblem, UserError
from app.services import people, visits
from app.services.desk import open_desk
from app.ui.kit.crash import CrashDialog
from app.ui.kit.problems import ProblemDialog
from app.ui.shell import app as shell_app
from app.ui.shell.driver import Driver
from app.ui.shell.program import Program
from tests.journeys.conftest import ADMIN, ADMIN_PIN, Stage


def test_a_fault_of_ours_is_told_in_plain_words_and_the_desk_goes_on(centre: Stage, logs) -> None:
    desk = open_desk(centre.folder, centre.clock)
    program = centre.program = Program(centre.app, desk, questions=centre.questions, catch=True)
    program.window.resize(1366, 690)
    program.show()
    driver = Driver(program)
    driver.settle()
    driver.sign_in(ADMIN, ADMIN_PIN)
    logs.expect("unexpected failure")

    def fault() -> None:
        raise RuntimeError("张思远 13926500177")

    program.jobs.write(fault)
    driver.settle(50)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CrashDialog)
    assert "张思远" not in dialog.text and "13926500177" not in dialog.text
    assert "test_trouble" in dialog.text
    driver.key("Enter")
    assert QApplication.activeModalWidget() is None
    driver.key("F2")
    assert driver.window.place == "visitors"


def test_a_full_disk_is_told_with_a_remedy_and_nothing_is_lost(centre: Stage) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)

    def full() -> None:
        raise EnvironmentProblem("The disk is full.", "Free some space, then enter it again.")

    driver.program.jobs.write(full)
    driver.settle(50)
    assert isinstance(QApplication.activeModalWidget(), ProblemDialog)
    driver.key("Enter")
    assert QApplication.activeModalWidget() is None

    def wrong() -> None:
        raise UserError("Already here since 18:36.")

    driver.program.jobs.write(wrong)
    driver.settle(50)
    assert driver.window.toasts.texts() == ["Already here since 18:36."]


def test_back_up_go_on_and_go_back(centre: Stage, tmp_path: Path) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    file = tmp_path / "stick" / "backup.sqlite"
    file.parent.mkdir()
    driver.window.go("settings", {"section": "backups"})
    driver.settle()
    centre.questions.add(file)
    driver.key("Enter", "Enter")
    driver.settle(100)
    assert file.exists()
    driver.key("F2")
    driver.type("欧阳静怡")
    driver.key("Enter")
    driver.type("13926500177")
    driver.key("Enter", "2", "Enter")
    driver.settle(300)
    driver.window.go("settings", {"section": "backups"})
    driver.settle()
    centre.questions.add(file, True)
    program = driver.program
    driver.tab_to("恢复…" if driver.window.rail.buttons["today"].text() == "今日" else "Restore…")
    driver.key("Enter", settle=False)
    driver.wait(lambda: program.restoring == file)
    centre.program = None
    said = shell_app._restore(centre.folder, centre.clock, file)
    assert "0" in said
    desk = centre.desk()
    assert visits.board(desk).present_count == 0
    assert people.search(desk, "欧阳静怡") == []
    assert desk.is_set_up
    desk.close()
    assert [path for path in centre.folder.iterdir() if path.name.startswith("replaced-")]


def test_a_file_that_is_no_backup_is_refused_in_words(centre: Stage, tmp_path: Path) -> None:
    driver = centre.open()
    driver.sign_in(ADMIN, ADMIN_PIN)
    wrong = tmp_path / "holiday.sqlite"
    wrong.write_bytes(b"no database at all" * 100)
    driver.window.go("settings", {"section": "backups"})
    driver.settle()
    centre.questions.add(wrong)
    driver.window.page.section.restore_button.click()
    driver.settle(50)
    assert isinstance(QApplication.activeModalWidget(), ProblemDialog)
    driver.key("Enter")
    assert driver.program.session.signed_in
    assert driver.program.restoring is None


@pytest.mark.parametrize("name", ["dangqun.sqlite"])
def test_a_damaged_database_is_left_as_it_is(centre: Stage, name: str) -> None:
    path = centre.folder / name
    path.write_bytes(b"\0" * 4096)
    with pytest.raises(EnvironmentProblem) as found:
        shell_app._patiently(lambda: shell_app._open(centre.folder, centre.clock, False))
    assert found.value.remedy
    assert path.read_bytes() == b"\0" * 4096
