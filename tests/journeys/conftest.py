"""Journeys: the real window over real services and a temporary database; only clock and questions are set."""

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.core.clock import SteppedClock
from app.services import demo, setup
from app.services.desk import Desk, open_desk
from app.ui.kit.questions import ScriptedQuestions
from app.ui.shell.app import make_app
from app.ui.shell.driver import Driver
from app.ui.shell.program import Program

NOON = datetime(2026, 7, 18, 10, 42, tzinfo=UTC)
"""Saturday 18 July 2026, 18:42 in Shenzhen."""
ADMIN, ADMIN_PIN = "黄伟强", "204816"
CLERK, CLERK_PIN = "陈晓彤", "147258"


@pytest.fixture(scope="session")
def app() -> QApplication:
    return make_app()


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock(NOON)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


class Stage:
    """Opens programs on a folder and ends them; what is left over at the end fails the test."""

    def __init__(self, app: QApplication, folder: Path, clock: SteppedClock) -> None:
        self.app, self.folder, self.clock = app, folder, clock
        self.questions = ScriptedQuestions()
        self.program: Program | None = None

    def open(self, width: int = 1366, height: int = 690) -> Driver:
        """Start the program."""
        desk = open_desk(self.folder, self.clock)
        self.program = Program(self.app, desk, questions=self.questions, catch=False)
        self.program.window.resize(width, height)
        self.program.show()
        driver = Driver(self.program)
        driver.settle()
        return driver

    def later(self, until: datetime | None = None, **passed: float) -> None:
        """Time passes with somebody at the desk (else it would lock): what the program does every minute it does now.

        `until` is the moment it is then, else `timedelta(**passed)` has passed.
        """
        self.clock.now = self.clock.now + timedelta(**passed) if until is None else until
        self.program.hands.active.emit()
        self.program.look_at_idle()
        self.program.window.tick()
        Driver(self.program).settle()

    def close(self) -> None:
        """End the program; nothing of it may be left."""
        program, self.program = self.program, None
        if program is None:
            return
        program.close()
        assert program.jobs.idle
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        threads = [thread.name for thread in threading.enumerate() if thread.name.startswith("desk-")]
        assert not threads, threads
        left = [w for w in self.app.topLevelWidgets() if w.isVisible()]
        assert not left, left

    def desk(self) -> Desk:
        """The file again, as another program would see it; the caller closes it."""
        return open_desk(self.folder, self.clock)


@pytest.fixture
def stage(app: QApplication, folder: Path, clock: SteppedClock) -> Iterator[Stage]:
    found = Stage(app, folder, clock)
    yield found
    found.close()


@pytest.fixture(scope="session")
def _bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bare") / "data"
    desk = open_desk(folder, SteppedClock(NOON))
    setup.init(
        desk, site_code="440305007", name="粤海街道党群服务中心", level="street", admin_name=ADMIN, pin=ADMIN_PIN
    )
    desk.close()
    return folder


@pytest.fixture
def centre(stage: Stage, _bare: Path) -> Stage:
    """A centre that was set up, with one administrator."""
    shutil.copytree(_bare, stage.folder)
    return stage


@pytest.fixture(scope="session")
def _demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data"
    desk = open_desk(folder, SteppedClock(NOON))
    demo.fill(desk)
    desk.close()
    return folder


@pytest.fixture
def lively(stage: Stage, _demo: Path) -> Stage:
    """A centre with a lively day."""
    shutil.copytree(_demo, stage.folder)
    return stage


Opened = Callable[..., Driver]
