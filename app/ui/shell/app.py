"""Where the program with a screen begins: `run_app`, `run_gallery`."""

import gc
import logging
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from app import __version__
from app.core import i18n
from app.core import log as app_log
from app.core.clock import Clock, system_clock
from app.core.errors import DeskError, EnvironmentProblem, InUse
from app.core.i18n import translate
from app.core.paths import resource
from app.ui.kit import theme

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.ui.shell.program import Program

log = logging.getLogger(__name__)

EXIT_ENVIRONMENT = 3


def quick_start() -> None:
    """Starting makes a great many objects that all stay: looking for garbage among them only costs time."""
    gc.disable()


def settle_memory() -> None:
    """The first page is there. What is here now stays; `kit.collecting` looks only among what comes later."""
    gc.freeze()


def make_app(arguments: list[str] | None = None) -> QApplication:
    """The QApplication, with our name, fonts and look; the one there is if there is one."""
    found = QCoreApplication.instance()
    if isinstance(found, QApplication):
        return found
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(arguments if arguments is not None else sys.argv[:1])
    app.setApplicationName("dangqun")
    app.setDesktopFileName("dangqun")
    app.setWindowIcon(QIcon(str(resource("icons/dangqun.png"))))
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, theme.Theme())
    return app


def run_app(data: Path, *, demo: bool = False, clock: Clock = system_clock) -> int:
    """Open the desk in `data` and show it until its window is closed; answers the exit code.

    With `demo` an empty folder is filled with a lively day first.
    """
    quick_start()
    app = make_app()
    notice = ""
    while True:
        try:
            desk = _patiently(lambda: _open(data, clock, demo))
        except EnvironmentProblem as problem:
            if not _explain(app, data, clock, problem):
                return EXIT_ENVIRONMENT
            continue
        writing = app_log.start(data)
        log.info("the desk opens, version %s", __version__)
        again, restoring = _live(app, desk, notice)
        log.info("the desk is closed")
        app_log.stop(writing)
        if not again:
            return 0
        notice = _restore(data, clock, restoring) if restoring is not None else ""


def _open(data: Path, clock: Clock, demo: bool) -> "Desk":
    from app.services.desk import open_desk

    desk = open_desk(data, clock)
    if demo and not desk.is_set_up:
        from app.services import demo as lively
        from app.services import demo_sync

        try:
            lively.fill(desk)
            demo_sync.fill(desk)
        except BaseException:
            desk.close()
            raise
    # The first look at the settings happens here, away from the screen.
    _ = desk.settings
    return desk


def _live(app: QApplication, desk: "Desk", notice: str) -> tuple[bool, Path | None]:
    """Show the desk until it ends; answers whether it is to begin anew, and the backup to restore first."""
    from app.ui.shell.program import Program

    program = Program(app, desk)
    again: list[bool] = []
    program.restart.connect(lambda: again.append(True))
    program.ended.connect(app.quit)
    # A machine that is shut down asks politely first: then what is being typed is kept.
    before = {name: signal.signal(name, lambda *_: program.window.close()) for name in (signal.SIGTERM, signal.SIGINT)}
    program.show()
    QTimer.singleShot(1500, program, settle_memory)
    if notice:
        program.window.toasts.say(notice, seconds=30)
    app.exec()
    for name, handler in before.items():
        signal.signal(name, handler)
    program.close()
    restoring = program.restoring
    program.deleteLater()
    return bool(again), restoring


def _restore(data: Path, clock: Clock, file: Path) -> str:
    """Put a backup in place while nothing is open; answers what to tell about it."""
    from app.core.progress import Progress
    from app.services import backup
    from app.ui.kit.questions import QtQuestions

    try:
        done = _patiently(lambda: backup.restore(data, file, clock, Progress()))
    except DeskError as error:
        QtQuestions(lambda: None).confirm(
            translate("shell", "The backup can't be restored"),
            error.message,
            yes=translate("shell", "Go on as before"),
        )
        return ""
    words = translate("shell", "{visits} visits are back. What was here: {folder}").format(
        visits=f"{done.visits:,}",
        folder=done.aside.name if done.aside is not None else "—",
    )
    if done.photos_missing:
        missing = translate("shell", "{n} photos of the archive are missing: they weren't beside the backup.")
        words += "\n" + missing.format(n=f"{done.photos_missing:,}")
    return words


def _patiently(work: Callable[[], Any]) -> Any:
    """Do `work` on another thread; whenever it takes long, a quiet window says so."""
    with ThreadPoolExecutor(1, thread_name_prefix="desk-opening") as pool:
        future: Future[Any] = pool.submit(work)
        waiting: QWidget | None = None
        loop = QEventLoop()
        timer = QTimer()
        timer.setInterval(5)
        timer.timeout.connect(lambda: loop.quit() if future.done() else None)
        slow = QTimer()
        slow.setSingleShot(True)
        slow.setInterval(700)

        def say() -> None:
            nonlocal waiting
            waiting = _waiting()
            waiting.show()

        slow.timeout.connect(say)
        if not future.done():
            timer.start()
            slow.start()
            loop.exec()
        timer.stop()
        slow.stop()
        if waiting is not None:
            waiting.close()
            waiting.deleteLater()
        return future.result()


def _waiting() -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout

    from app.ui.kit.widgets import Label, Mark

    _speak()
    window = QWidget()
    window.setWindowTitle(translate("shell", "Dangqun Desk"))
    window.setProperty("surface", "surface")
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(window)
    column.setContentsMargins(48, 40, 48, 40)
    column.setSpacing(12)
    column.addWidget(Mark(40), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(Label(translate("shell", "Opening the data…"), "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
    words = translate("shell", "After an update this takes a little longer: a checked backup is made first.")
    column.addWidget(Label(words, tone="muted"), 0, Qt.AlignmentFlag.AlignHCenter)
    return window


def _speak() -> None:
    """Before the data is open nobody knows the language; the desk's own is Chinese."""
    if i18n.language() == i18n.SOURCE_LANGUAGE:
        i18n.use(i18n.LANGUAGES[0])


def _explain(app: QApplication, data: Path, clock: Clock, problem: EnvironmentProblem) -> bool:
    """Say why the data can't be opened; True to try again, perhaps after a restore."""
    from app.ui.kit.questions import QtQuestions

    _speak()
    questions = QtQuestions(lambda: None)
    say = "\n\n".join(part for part in (problem.message, problem.remedy) if part)
    ways = [("again", translate("shell", "Try again"))]
    if not isinstance(problem, InUse):  # the data are well: another window has them
        ways.append(("restore", translate("shell", "Restore a backup…")))
    answer = questions.choose(translate("shell", "The data can't be opened"), ways, say=say)
    if answer != "restore":
        return answer == "again"
    file = questions.open_file(translate("shell", "Choose a backup"), translate("shell", "Backups (*.sqlite)"))
    if file is None:
        return True
    from app.core.progress import Progress
    from app.services import backup

    try:
        _patiently(lambda: backup.restore(data, file, clock, Progress()))
    except DeskError as error:
        questions.confirm(
            translate("shell", "The backup can't be restored"), error.message, yes=translate("shell", "Understood")
        )
    return True


def open_program(app: QApplication, desk: "Desk", **named: Any) -> "Program":
    """A program on an open desk, not yet shown: for the tour and for journeys."""
    from app.ui.shell.program import Program

    return Program(app, desk, **named)


def run_gallery() -> int:
    """Show every widget of the kit in both themes."""
    from app.ui.gallery import run

    make_app()
    return int(run() or 0)


def main() -> int:
    """Open a folder at once: `python -m app.ui.shell.app --data DIR [--demo]`."""
    import argparse

    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--demo", action="store_true")
    chosen = parser.parse_args()
    return run_app(chosen.data, demo=chosen.demo)


if __name__ == "__main__":
    sys.exit(main())
