from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from app.core import i18n as core
from app.ui.kit import i18n


def test_qt_speaks_what_the_desk_speaks(qtbot: Any, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[QEvent.Type] = []

    class Window(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            heard.append(event.type())
            super().changeEvent(event)

    window = Window()
    qtbot.addWidget(window)
    speaker = i18n.install(qapp, "en")
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
        speaker.speak("zh_CN")
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
        monkeypatch.setitem(core._catalogue, ("kit", "Undo"), "撤销")
        assert QCoreApplication.translate("kit", "Undo") == "撤销"
        assert QCoreApplication.translate("kit", "no such text") == "no such text"
        assert QLocale().language() == QLocale.Language.Chinese
        QApplication.processEvents()
        assert QEvent.Type.LanguageChange in heard
        with pytest.raises(ValueError):
            speaker.speak("xx")
    finally:
        speaker.speak("en")
        for translator in speaker.findChildren(QTranslator):
            qapp.removeTranslator(translator)
        speaker.deleteLater()
