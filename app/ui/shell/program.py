"""The running program: one desk, its jobs, its window, its look. Everything is made here and ends here."""

import json
import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.core.paths import resource
from app.domain.settings import (
    DUTY_DAY_START,
    IDLE_LOCK_MINUTES,
    LANGUAGE,
    MOTION,
    NIGHT_LOOK,
    THEME,
    TYPE_SIZE,
)
from app.domain.shifts import is_night
from app.services.desk import Desk
from app.ui.kit import theme
from app.ui.kit.context import Session
from app.ui.kit.crash import CrashDialog, CrashHandler
from app.ui.kit.i18n import Speaker
from app.ui.kit.jobs import Jobs
from app.ui.kit.ops import Ops
from app.ui.kit.problems import Problems
from app.ui.kit.questions import QtQuestions, Questions
from app.ui.kit.theme import Theme
from app.ui.shell.hands import Hands
from app.ui.shell.window import Window

log = logging.getLogger(__name__)

WINDOW_FILE = "window.json"
AUTO_BACKUP_EVERY = 10 * 60 * 1000
FIRST_TICK = 400
"""Milliseconds after showing the window until what happens every minute may happen for the first time."""


def speaker(app: QApplication, language: str) -> Speaker:
    """The program's one speaker, made when it is first asked for; it begins in `language`."""
    return app.findChild(Speaker) or Speaker(app, language)


class Program(QObject):
    """Give it an open desk; it closes it at the end. Signal `ended()` after the window was closed.

    `questions` replaces the dialogs (tests, the tour); `catch=False` leaves unexpected failures to whoever
    runs the program.
    """

    ended = Signal()
    restart = Signal()

    def __init__(
        self, app: QApplication, desk: Desk, *, questions: Questions | None = None, catch: bool = True
    ) -> None:
        super().__init__()
        self.app = app
        self.desk = desk
        self.jobs = Jobs(self)
        self.ops = Ops(self.jobs, self)
        self.session = Session(self)
        self.questions: Questions = questions or QtQuestions(lambda: self.window)
        self.window: Window = None  # type: ignore[assignment]
        self._scripted = questions is not None
        self.restoring: Path | None = None
        self._problems: Problems | None = None
        self._look: tuple[Any, ...] = ()
        self._closing = False
        self._active_at = desk.now()
        app.setWindowIcon(QIcon(str(resource("icons/dangqun.png"))))
        self.crash = CrashHandler(self, messages=catch)
        self._catch = catch
        if catch:
            self.crash.install()
            self.jobs.unexpected.connect(self.crash.failure)
            self.crash.crashed.connect(self._crashed, Qt.ConnectionType.QueuedConnection)
        else:
            self.jobs.unexpected.connect(_raise)
        self.hands = Hands(self)
        self.hands.pressed.connect(lambda key: self.window.press(key))
        self.hands.scanned.connect(lambda text: self.window.scan(text))
        self.hands.active.connect(self._noticed)
        self.ops.changed.connect(lambda changes, _who: self._maybe_look(changes))
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self._idle = QTimer(self)
        self._idle.setInterval(5000)
        self._idle.timeout.connect(self.look_at_idle)
        self._idle.start()
        self._backup = QTimer(self)
        self._backup.setInterval(AUTO_BACKUP_EVERY)
        self._backup.timeout.connect(self.back_up)
        self._backup.start()
        self._build(first=True)

    # The window

    def _build(self, *, first: bool = False) -> None:
        self._wear()
        window = Window(self.desk, self.ops, self.session, self.questions)
        window.set_look.connect(self._set_look)
        window.closed.connect(self._window_closed)
        window.restore.connect(self._restore)
        self._problems = Problems(self.jobs, window.toasts, lambda: self.window)
        self.window = window
        if first:
            self._restore_geometry()

    def show(self) -> None:
        """Show the window and begin."""
        self.window.begin()
        self.window.show()
        self.window.activateWindow()
        # First what one sees; what was forgotten and the day's backup come a moment later.
        QTimer.singleShot(FIRST_TICK, self, self._first_tick)
        QTimer.singleShot(10 * FIRST_TICK, self, self.back_up)

    def _first_tick(self) -> None:
        """On a slow machine the first page waits for its rows longer than that; they come first."""
        if self._closing:
            return
        if self.jobs.idle:
            self.window.tick()
        else:
            QTimer.singleShot(FIRST_TICK, self, self._first_tick)

    def _rebuild(self) -> None:
        """The window again, in another language, with the same person at the same place."""
        old, place = self.window, self.window.place
        signed_in = self.session.signed_in
        shape, maximised, shown = old.geometry(), old.isMaximized(), old.isVisible()
        old.put_by()
        old.closed.disconnect(self._window_closed)
        old.retire()
        if self._problems is not None:
            self.jobs.user_error.disconnect(self._problems.mistake)
            self.jobs.environment.disconnect(self._problems.trouble)
        self._build()
        self.window.setGeometry(shape)
        self.window.begin()
        if signed_in and place:
            self.window.go(place, {"section": "desk"} if place == "settings" else None)
        if shown:
            self.window.showMaximized() if maximised else self.window.show()
            self.window.activateWindow()
        old.hide()
        old.deleteLater()

    # The look

    def wanted_theme(self) -> Theme:
        """How the desk is to look now: its settings, the computer's wish, the night shift."""
        values = self.desk.settings
        name, size = values[THEME], values[TYPE_SIZE]
        if name == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        wish = values[NIGHT_LOOK]
        if wish == "always" or (wish == "auto" and is_night(self.desk.now(), values[DUTY_DAY_START], values.zone)):
            name, size = "dark", "large"
        return Theme(name, size, values[MOTION])

    def _wear(self) -> bool:
        """Put on the look and the language; answers whether the language changed."""
        language = self.desk.settings[LANGUAGE]
        voice = speaker(self.app, language)
        spoke = i18n.language()
        if spoke != language:
            voice.speak(language)
        wanted = self.wanted_theme()
        if wanted != theme.current() or not self.app.property("desk_dressed"):
            theme.apply(self.app, wanted)
        return spoke != language

    def _maybe_look(self, changes: Any) -> None:
        tables = getattr(changes, "tables", {})
        if "setting" in tables or not tables:
            self.ops.read(self, "look", lambda: self.desk.settings, lambda _values: self.look_again())

    def look_again(self) -> None:
        """The settings of the look may have changed."""
        if self._wear():
            self._rebuild()
        else:
            self.window.say_time()

    def _set_look(self, key: str, value: object) -> None:
        from app.services import settings

        desk, actor = self.desk, self.session.actor
        self.ops.run(lambda: settings.save(desk, actor, {key: value}), initiator=self.window)

    def _scheme_changed(self) -> None:
        if not self._closing:
            self._wear()

    # Idle, backups, failures

    def _noticed(self) -> None:
        self._active_at = self.desk.clock()

    def look_at_idle(self) -> None:
        """Lock when nobody touched the desk for as long as the setting says; change to the night look."""
        if self._closing or not self.desk.is_set_up:
            return
        self._wear()
        idle = (self.desk.now() - self._active_at).total_seconds()
        busy = self.questions is not None and not self.jobs.idle
        if self.session.signed_in and idle >= self.desk.settings[IDLE_LOCK_MINUTES] * 60 and not busy:
            self.window.lock()

    def back_up(self) -> None:
        """Once a day, beside the work: the backup that nobody has to think of."""
        if self._closing or not self.desk.is_set_up:
            return

        def work() -> Any:
            from app.services import backup

            return backup.auto_backup(self.desk)

        def failed(error: Any) -> bool:
            self.window.toasts.say(error.message, tone="warn")
            return True

        self.ops.read(self, "backup", work, lambda _made: None, failed)

    def _crashed(self, text: str) -> None:
        if self._closing:
            return
        self.window.put_by()
        dialog = CrashDialog(text, self.window, questions=self.questions)
        dialog.restart.connect(self._again)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _again(self) -> None:
        self.restart.emit()
        self.window.close()

    def _restore(self, file: Path) -> None:
        """The data has to be closed for this: end, let `run_app` put the backup in place, and begin anew."""
        self.restoring = file
        self._again()

    # The end

    def _window_closed(self) -> None:
        self.close()

    def close(self) -> None:
        """End everything: begun writes are finished, the desk is closed. Safe to call twice."""
        if self._closing:
            return
        self._closing = True
        self._idle.stop()
        self._backup.stop()
        self.hands.stop()
        self._save_geometry()
        if self.window.isVisible():
            self.window.close()
        self.app.styleHints().colorSchemeChanged.disconnect(self._scheme_changed)
        self.jobs.shutdown(wait=True)
        self.desk.close()
        if self._catch:
            self.crash.uninstall()
        self.window.deleteLater()
        self.ended.emit()

    def _restore_geometry(self) -> None:
        screen = self.app.primaryScreen().availableGeometry()
        size = QSize(min(1366, screen.width()), min(768, screen.height()))
        shape = QRect(QPoint(0, 0), size)
        shape.moveCenter(screen.center())
        maximised = screen.width() <= 1440
        try:
            kept = json.loads((self.desk.folder / WINDOW_FILE).read_text("utf-8"))
            wanted = QRect(*(int(kept[name]) for name in ("x", "y", "width", "height")))
            maximised = bool(kept.get("maximised"))
            # A screen may have been taken away since: never open where nobody can see it.
            if any(one.availableGeometry().intersects(wanted) for one in self.app.screens()):
                shape = wanted
        except (OSError, ValueError, KeyError, TypeError):
            pass
        self.window.setGeometry(shape)
        if maximised and not self._scripted:
            self.window.setWindowState(Qt.WindowState.WindowMaximized)

    def _save_geometry(self) -> None:
        shape = self.window.normalGeometry()
        if self._scripted or shape.isEmpty():
            return
        kept = {
            "x": shape.x(), "y": shape.y(), "width": shape.width(), "height": shape.height(),
            "maximised": self.window.isMaximized(),
        }  # fmt: skip
        try:
            (self.desk.folder / WINDOW_FILE).write_text(json.dumps(kept), "utf-8")
        except OSError:
            log.info("the window's place could not be kept")


def _raise(error: BaseException) -> None:
    raise error
