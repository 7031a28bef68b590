"""Hands for the guided tour and for journeys: real keys into the real window, and waiting for what they start."""

import time
from pathlib import Path

from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.ui.kit.widgets import SearchBox
from app.ui.shell.program import Program

PATIENCE = 30.0
"""Seconds after which something that should have ended is given up."""
REST = 4
"""Milliseconds given to what follows at once: painting, and timers of no length."""


def breathe(milliseconds: int = 1) -> None:
    """Let the screen do what is due, then the workers: Qt's own waiting keeps Python from them while it sleeps."""
    for _ in range(milliseconds):
        QTest.qWait(0)
        time.sleep(0.001)


class StillBusy(AssertionError):
    """Something that was started did not end in time."""


class Driver:
    """A person at the keyboard. Keys go to whatever has the focus, as they would from a real keyboard."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @property
    def window(self):
        """The program's window."""
        return self.program.window

    def focus(self) -> QWidget:
        """What the next key goes to: the box in front, else what has the focus, else the window."""
        modal = QApplication.activeModalWidget()
        focus = QApplication.focusWidget()
        if modal is not None:
            return focus if focus is not None and modal.isAncestorOf(focus) else modal.focusWidget() or modal
        if focus is None or not (focus is self.window or self.window.isAncestorOf(focus)):
            # A display without a window manager may have made another window the active one.
            self.window.activateWindow()
            focus = QApplication.focusWidget() or self.window.focusWidget()
        return focus if focus is not None else self.window

    def key(self, *names: str, settle: bool = True) -> None:
        """Press keys one after the other: "F2", "Enter", "Ctrl+K", "Alt+Left"."""
        for name in names:
            combination = QKeySequence(name.replace("Enter", "Return"))[0]
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())
            if settle:
                self.settle()

    def type(self, text: str, *, settle: bool = True) -> None:
        """Type a text; what no key has comes from an input method, as it does at a desk."""
        for sign in text:
            if sign.isascii():
                QTest.keyClicks(self.focus(), sign)  # a key may have moved the keyboard elsewhere
            else:
                self._commit(sign)
        if settle:
            self.settle()

    def _commit(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus(), event)

    def settle(self, rest: int = REST) -> None:
        """Wait until what was begun has ended and been shown."""
        end = time.monotonic() + PATIENCE
        breathe(rest)
        while not (self.program.jobs.idle and self._rested()):
            if time.monotonic() > end:
                raise StillBusy("work is still under way")
            breathe()
        breathe(REST)

    def _rested(self) -> bool:
        """Whether every search box has sent what was typed, and nothing moves any more."""
        window = self.window
        if not isValid(window):
            return True
        moving = QAbstractAnimation.State.Running
        return all(box.resting for box in window.findChildren(SearchBox)) and not any(
            each.state() == moving for each in window.findChildren(QAbstractAnimation)
        )

    def wait(self, until, what: str = "") -> None:
        """Wait until `until()` is true."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise StillBusy(what or "what was awaited did not come")
            breathe()
        self.settle()

    def picture(self, path: Path) -> Path:
        """What is seen now, with any question in front of the window."""
        ratio = self.window.devicePixelRatioF()
        image = QImage(self.window.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        self.window.render(painter, QPoint(0, 0))
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QDialog) and box.isVisible():
                painter.save()
                painter.translate(box.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0)))
                box.render(painter, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
                painter.restore()
        painter.end()
        image.save(str(path))
        return path

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Go on with Tab until what has the focus is called `name` (or begins so); raises StillBusy if nothing is."""
        for _ in range(80):
            said = self.focus().accessibleName()
            if said == name or said.startswith(name):
                return
            self.key("Shift+Tab" if back else "Tab", settle=False)
        raise StillBusy(f"Tab leads to nothing called {name!r}")

    def sign_in(self, name: str, pin: str) -> None:
        """Choose a person by their digit, type the PIN, Enter."""
        self.wait(lambda: any(clerk.name == name for clerk in self.window.signin.clerks), f"{name} is not listed")
        place = next(i for i, clerk in enumerate(self.window.signin.clerks) if clerk.name == name)
        self.window.signin.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if place < 10:
            self.type(str((place + 1) % 10), settle=False)
        else:
            self.key(*["Down"] * (place + 1), settle=False)
        self.type(pin, settle=False)
        self.key("Enter")
