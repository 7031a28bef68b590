import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import EnvironmentProblem, UserError
from app.ui.kit.crash import CrashDialog, CrashHandler
from app.ui.kit.jobs import Jobs
from app.ui.kit.problems import ProblemDialog, Problems
from app.ui.kit.questions import ScriptedQuestions
from app.ui.kit.widgets import ToastStack


@pytest.fixture
def handler() -> Iterator[CrashHandler]:
    made = CrashHandler()
    made.install()
    yield made
    made.uninstall()


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def fail(secret: str) -> None:
    try:
        raise KeyError(secret)
    except KeyError as error:
        raise ValueError(f"张硕 {secret}") from error


def caught(secret: str) -> tuple[Any, Any, Any]:
    try:
        fail(secret)
    except ValueError:
        return sys.exc_info()
    raise AssertionError


def test_a_report_says_where_and_names_nobody(qtbot: Any, handler: CrashHandler, logs: Any) -> None:
    logs.expect("unexpected failure")
    with qtbot.waitSignal(handler.crashed) as told:
        sys.excepthook(*caught("13955106021"))
    (text,) = told.args
    assert "ValueError" in text and "caused by" in text and "KeyError" in text
    assert "tests/ui/kit/test_failures.py" in text and "Python 3" in text
    assert "13955106021" not in text and "张硕" not in text
    assert str(Path.home()) not in text
    assert all("13955106021" not in record.getMessage() for record in logs.records)


def test_the_same_place_is_told_once(qtbot: Any, handler: CrashHandler, logs: Any) -> None:
    logs.expect("unexpected failure")
    told: list[str] = []
    handler.crashed.connect(told.append)
    for number in range(20):
        sys.excepthook(*caught(str(number)))
    assert len(told) == 1


def test_a_failure_on_another_thread_arrives_on_the_screens(qtbot: Any, handler: CrashHandler, logs: Any) -> None:
    logs.expect("unexpected failure")
    with qtbot.waitSignal(handler.crashed):
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()


def test_a_job_that_breaks_reaches_the_handler(qtbot: Any, handler: CrashHandler, jobs: Jobs, logs: Any) -> None:
    logs.expect("unexpected failure")
    jobs.unexpected.connect(handler.failure)
    with qtbot.waitSignal(handler.crashed) as told:
        jobs.write(lambda: fail("x"))
    assert "ValueError" in told.args[0] and "  fail" in told.args[0]


def test_the_dialog_copies_keeps_and_starts_anew(qtbot: Any, window: QWidget, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    dialog = CrashDialog("the report", window, questions=ScriptedQuestions(target, tmp_path / "no" / "x.txt"))
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.copy_button.click()
    dialog.save_button.click()
    assert QGuiApplication.clipboard().text() == "the report" and target.read_text() == "the report"
    dialog.save_button.click()
    assert "another folder" in dialog.promise.text()
    with qtbot.waitSignal(dialog.restart):
        dialog.restart_button.click()


def test_mistakes_are_toasts_and_trouble_is_told_with_its_remedy(qtbot: Any, window: QWidget, jobs: Jobs) -> None:
    toasts = ToastStack(window)
    Problems(jobs, toasts, lambda: window)

    def mistake() -> None:
        raise UserError("The phone has 11 digits.")

    def trouble() -> None:
        raise EnvironmentProblem("The disk is full.", "Delete something, then try again.")

    jobs.write(mistake)
    jobs.write(trouble)
    jobs.write(trouble)
    qtbot.waitUntil(lambda: jobs.idle)
    assert toasts.texts() == ["The phone has 11 digits."]
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, ProblemDialog) and w.isVisible()]
    assert len(dialogs) == 1
    said = " ".join(label.text() for label in dialogs[0].findChildren(type(dialogs[0].title)))
    assert "The disk is full." in said and "Delete something, then try again." in said
    dialogs[0].accept()


def test_scripted_answers_must_fit() -> None:
    script = ScriptedQuestions(True, "because", None)
    assert script.confirm("Void?", yes="Void")
    assert script.text("Why?", "Reason") == "because"
    assert script.folder("Where?") is None
    assert script.asked == [("confirm", "Void?"), ("text", "Why?"), ("folder", "Where?")]
    with pytest.raises(AssertionError):
        script.confirm("More?", yes="Yes")
    with pytest.raises(AssertionError):
        ScriptedQuestions("yes").confirm("Void?", yes="Void")
