from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from app.core import i18n
from app.ui.gallery import Gallery, run
from app.ui.kit import theme
from app.ui.kit.i18n import Speaker
from app.ui.kit.jobs import Jobs
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets import Label


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    "look",
    [
        pytest.param(Theme("light", motion=False), id="light"),
        pytest.param(Theme("dark", motion=False), id="dark", marks=pytest.mark.slow),
        pytest.param(Theme("dark", "large", motion=False), id="night", marks=pytest.mark.slow),
    ],
)
def test_the_gallery_is_whole_in_every_look(
    qtbot: Any, qapp: QApplication, jobs: Jobs, tmp_path: Path, look: Theme, language: str
) -> None:
    i18n.use(language)
    theme.apply(qapp, look)
    gallery = Gallery(jobs)
    qtbot.addWidget(gallery)
    gallery.resize(1366, 1600)
    gallery.show()
    qtbot.waitExposed(gallery)
    qtbot.waitUntil(lambda: gallery.table.model.settled and jobs.idle)
    assert [str(finding) for finding in walk(gallery)] == []
    picture = gallery.grab()
    assert picture.save(str(tmp_path / "gallery.png"))
    ground = picture.toImage().pixelColor(4, 4).name().upper()
    assert ground == look.hex("ground")


def test_the_switches_ask_for_another_look(qtbot: Any, jobs: Jobs) -> None:
    asked: list[Theme] = []
    gallery = Gallery(jobs, asked.append)
    qtbot.addWidget(gallery)
    gallery.looks.set_value("dark")
    gallery.looks.changed.emit("dark")
    gallery.types.set_value("large")
    gallery.types.changed.emit("large")
    assert asked == [Theme("dark", "normal"), Theme("dark", "large")]


def test_the_walk_finds_what_is_wrong(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 200)
    QPushButton(page).setGeometry(0, 0, 90, 40)
    Label("a long sentence that has no room", parent=page).setGeometry(0, 60, 50, 20)
    Label("over", parent=page).setGeometry(200, 100, 60, 20)
    Label("under", parent=page).setGeometry(220, 105, 60, 20)
    Label("out", parent=page).setGeometry(380, 150, 60, 20)
    page.show()
    assert sorted(finding.kind for finding in walk(page)) == ["cut", "outside", "overlap", "unnamed"]


def test_the_walk_is_content_with_a_sound_page(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line = QHBoxLayout(page)
    line.addWidget(Label("one"))
    line.addWidget(QPushButton("two"))
    page.show()
    assert walk(page) == []


def test_the_gallery_runs_until_it_is_closed(qtbot: Any, qapp: QApplication) -> None:
    seen: list[str] = []

    def close() -> None:
        for window in [found for found in qapp.topLevelWidgets() if isinstance(found, Gallery)]:
            seen.append(window.windowTitle())
            window.close()

    QTimer.singleShot(0, qapp, close)
    assert run(["dark", "en"], app=qapp) == 0
    assert seen == ["Parts"]
    for speaker in qapp.findChildren(Speaker):
        for translator in speaker.findChildren(QTranslator):
            qapp.removeTranslator(translator)
        speaker.deleteLater()
