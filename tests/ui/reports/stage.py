"""A page in a window of its own, with a real desk behind it and nobody but the keyboard in front of it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core import i18n as words
from app.core.errors import EnvironmentProblem
from app.domain.auth import Actor
from app.services.desk import Desk
from app.ui.kit import i18n, theme
from app.ui.kit.context import Context, Session
from app.ui.kit.jobs import Jobs
from app.ui.kit.ops import Ops
from app.ui.kit.page import Page
from app.ui.kit.questions import ScriptedQuestions
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets import ToastStack

LOOKS = [
    ("en", Theme("light", "normal", motion=False)),
    ("zh_CN", Theme("dark", "normal", motion=False)),
    ("zh_CN", Theme("light", "large", motion=False)),
    ("en", Theme("dark", "large", motion=False)),
]


def look_id(value: Any) -> str:
    """What a look is called in the list of tests."""
    return value if isinstance(value, str) else f"{value.name}-{value.type}"


class Stage(QObject):
    """Puts pages on and works them with keys; `went` keeps where they wanted to go."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__()
        self.qtbot, self.desk = qtbot, desk
        self.window = QWidget()
        self.window.setProperty("surface", "ground")
        QVBoxLayout(self.window).setContentsMargins(0, 0, 0, 0)
        qtbot.addWidget(self.window)
        self.jobs = Jobs()
        self.questions = ScriptedQuestions()
        self.toasts = ToastStack(self.window)
        self.session = Session()
        self.ops = Ops(self.jobs)
        self.context = Context(desk, self.ops, self.session, self.questions, self.toasts)
        self.bugs: list[Exception] = []
        self.problems: list[EnvironmentProblem] = []
        self.went: list[tuple[str, Any]] = []
        self.jobs.unexpected.connect(self.bugs.append)
        self.jobs.environment.connect(self.problems.append)
        self.jobs.user_error.connect(lambda error: self.toasts.say(error.message, tone="warn"))

    def wear(self, language: str, look: Theme) -> None:
        """Speak and look so, from the next page on."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        words.use(language)
        i18n.QLocale.setDefault(i18n.QLocale(language))
        theme.apply(app, look)

    def open(self, page: Callable[[Context], Page], actor: Actor, **arguments: Any) -> Any:
        """Show a page as the shell does, in the room it has on a screen of 1366 by 690."""
        self.session.enter(actor)
        sizes = theme.metrics()
        self.window.resize(1366 - sizes.rail, 690 - sizes.top)
        made = page(self.context)
        made.navigate.connect(lambda key, wanted: self.went.append((key, wanted)))
        layout = self.window.layout()
        assert layout is not None
        layout.addWidget(made)
        self.ops.changed.connect(lambda changes, by: made.refresh(changes) if by is not made else None)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        made.refresh(None)
        made.open_with(arguments)
        self.rest()
        return made

    def rest(self) -> None:
        """Wait until everything that was begun is over and shown."""
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=60_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=60_000)
        assert not self.bugs, self.bugs

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is: "Tab", "Ctrl+P", "4"."""
        for key in keys:
            code = QKeySequence(key)[0]
            target = QApplication.focusWidget() or self.window
            self.qtbot.keyClick(target, code.key(), code.keyboardModifiers())
            self.rest()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None
        self.qtbot.keyClicks(target, text)
        self.rest()

    def tab_to(self, wanted: QWidget, most: int = 60) -> None:
        """Go there with Tab alone."""
        wanted = wanted.focusProxy() or wanted
        for _ in range(most):
            if QApplication.focusWidget() is wanted:
                return
            self.press("Tab")
        pytest.fail(f"Tab never reached {wanted.accessibleName() or wanted}")

    def look(self, name: str) -> None:
        """Everything visible is named, whole and beside each other; keep a picture where one is wanted."""
        self.rest()
        folder = os.environ.get("DANGQUN_PICTURES")
        if folder:
            now = theme.current()
            Path(folder).mkdir(parents=True, exist_ok=True)
            path = Path(folder) / f"{name}-{words.language()}-{now.name}-{now.type}.png"
            assert self.window.grab().save(str(path))
        assert [str(each) for each in walk(self.window)] == [], name

    def close(self) -> None:
        """Take everything down."""
        self.window.close()
        self.jobs.shutdown()
        assert not self.bugs, self.bugs


def focus() -> str:
    """What the widget with the keyboard is called."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


__all__ = ["LOOKS", "Qt", "Stage", "focus", "look_id"]
