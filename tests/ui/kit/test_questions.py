"""The questions about files, asked by Qt's own dialogs, answered by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from app.ui.kit import i18n
from app.ui.kit.questions import QtQuestions


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    documents = tmp_path / "Documents"
    documents.mkdir()
    working = tmp_path / "working"
    working.mkdir()
    monkeypatch.chdir(working)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(documents))
    yield tmp_path
    assert not list(working.iterdir())


def answered(ask: Callable[[], Any], answer: Callable[[QFileDialog, QLineEdit], None]) -> Any:
    """What `ask` returns when `answer` handles the dialog it opens."""
    timer = QTimer()
    timer.setInterval(10)
    tries = iter(range(500))

    def when_open() -> None:
        dialogs = [top for top in QApplication.topLevelWidgets() if isinstance(top, QFileDialog) and top.isVisible()]
        if not dialogs:
            assert next(tries, None) is not None, "no dialog was opened"
            return
        timer.stop()
        dialog = dialogs[0]
        box = dialog.findChild(QLineEdit, "fileNameEdit")
        try:
            assert box is not None
            answer(dialog, box)
        finally:
            if dialog.isVisible():
                dialog.reject()

    timer.timeout.connect(when_open)
    timer.start()
    return ask()


def types(text: str | None) -> Callable[[QFileDialog, QLineEdit], None]:
    def answer(dialog: QFileDialog, box: QLineEdit) -> None:
        if text is not None:
            box.selectAll()
            QTest.keyClick(box, Qt.Key.Key_Delete)
            if text:
                box.setText(text)
        dialog.accept()

    return answer


def test_a_saved_name_gets_the_ending_and_lies_in_the_documents(qtbot: Any, home: Path) -> None:
    questions = QtQuestions(lambda: None)

    def save() -> Path | None:
        return questions.save_file("Back up", "desk.sqlite", "Backups (*.sqlite)")

    assert answered(save, types(None)) == home / "Documents" / "desk.sqlite"
    assert answered(save, types("monday")) == home / "Documents" / "monday.sqlite"
    assert answered(save, types("")) is None


def test_reading_and_writing_go_back_to_their_own_folder(qtbot: Any, home: Path) -> None:
    questions = QtQuestions(lambda: None)
    old = home / "old"
    old.mkdir()
    (old / "ledger.csv").write_text("a")
    stick = home / "stick"
    stick.mkdir()
    assert answered(lambda: questions.open_file("Ledger"), types(str(old / "ledger.csv"))) == old / "ledger.csv"
    assert answered(lambda: questions.save_file("Save", "a.csv"), types(None)) == home / "Documents" / "a.csv"
    assert answered(lambda: questions.save_file("Save", "a.csv"), types(str(stick / "b"))) == stick / "b.csv"
    assert answered(lambda: questions.save_file("Save", "c.csv"), types(None)) == stick / "c.csv"
    assert answered(lambda: questions.open_file("Ledger"), types("ledger.csv")) == old / "ledger.csv"
    stick.rmdir()
    assert answered(lambda: questions.save_file("Save", "c.csv"), types(None)) == home / "Documents" / "c.csv"


def test_what_was_just_written_somewhere_is_answered_there(qtbot: Any, home: Path) -> None:
    questions = QtQuestions(lambda: None)
    stick = home / "stick"
    stick.mkdir()
    (stick / "answer.csv").write_text("a")
    assert answered(lambda: questions.save_file("Save", "b.csv"), types(str(stick / "b.csv"))) == stick / "b.csv"
    assert answered(lambda: questions.open_file("Answer"), types("answer.csv")) == stick / "answer.csv"


def test_a_folder_nobody_named_is_no_folder(qtbot: Any, home: Path) -> None:
    questions = QtQuestions(lambda: None)

    def ask() -> Path | None:
        return questions.folder("Where to save the copy of the key")

    assert answered(ask, types("")) is None
    assert answered(ask, types(None)) == home / "Documents"


def test_the_file_dialog_is_chinese_and_can_be_read(
    qtbot: Any, qapp: QApplication, home: Path, speaker: i18n.Speaker
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[str] = []

    def look(dialog: QFileDialog, box: QLineEdit) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        seen.extend(button.text() for button in dialog.findChildren(QPushButton) if button.isVisible())
        popup = box.completer().popup()
        assert popup.property("popup") is True
        popup.ensurePolished()
        palette = popup.palette()
        assert palette.color(popup.backgroundRole()) != palette.color(popup.foregroundRole())

    answered(lambda: QtQuestions(lambda: window).save_file("Back up", "a.sqlite", "Backups (*.sqlite)"), look)
    english = {text for text in seen if text and not any("一" <= letter <= "鿿" for letter in text)}
    # The catalogue is asked for these, see the checks of the translations.
    assert seen and english <= set(i18n.FILE_DIALOG)


@pytest.fixture
def speaker(qapp: QApplication) -> Iterator[i18n.Speaker]:
    made = i18n.install(qapp, "zh_CN")
    yield made
    made.speak("en")
    qapp.removeTranslator(made._ours)
    qapp.removeTranslator(made._qts)
    made.deleteLater()
