"""A page in a window over a real desk, with what the shell does for it; keys go where the focus is."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.services import visits
from app.services.desk import Desk, open_desk
from app.services.staff import list_staff
from app.services.visits import VisitFilter, VisitRow
from app.ui.kit.context import Context, Session
from app.ui.kit.jobs import Jobs
from app.ui.kit.ops import Ops
from app.ui.kit.page import Page
from app.ui.kit.questions import ScriptedQuestions
from app.ui.kit.widgets import ToastStack
from app.ui.shell.driver import PATIENCE, breathe

Key = Qt.Key


class House:
    """One opened desk and one page on screen. `keys` counts key presses."""

    def __init__(self, qtbot: Any, folder: Path, clock: SteppedClock, make: Callable[[Context], Page]) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.clock = clock
        self.make = make
        self.keys = 0
        self.failures: list[Exception] = []
        self.navigated: list[tuple[str, Any]] = []
        self.open()

    def open(self, size: tuple[int, int] = (1182, 634)) -> None:
        """Open the data folder and show the page, as a program just started."""
        self.desk: Desk = open_desk(self.folder, self.clock)
        self.jobs = Jobs()
        self.jobs.unexpected.connect(self.failures.append)
        self.ops = Ops(self.jobs)
        self.session = Session()
        self.actor: Actor = next(each.actor for each in list_staff(self.desk) if each.role == "clerk")
        self.session.enter(self.actor)
        self.window = QWidget()
        self.window.setProperty("surface", "ground")
        self.window.resize(*size)
        self.toasts = ToastStack(self.window)
        self.jobs.user_error.connect(lambda error: self.toasts.say(error.message, tone="warn"))
        self.questions = ScriptedQuestions()
        self.context = Context(self.desk, self.ops, self.session, self.questions, self.toasts)
        self.page: Any = self.make(self.context)
        box = getattr(getattr(self.page, "view", None), "box", None)
        if box is not None:
            box._draft_timer.setInterval(5)
        self.page.navigate.connect(lambda key, arguments: self.navigated.append((key, arguments)))
        QVBoxLayout(self.window).addWidget(self.page)
        self.window.layout().setContentsMargins(0, 0, 0, 0)
        self.ops.changed.connect(self._changed)
        self.ops.undoable.connect(lambda undo: self.toasts.undoable(undo.label, lambda: self.ops.take_back(undo)))
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitExposed(self.window)
        self.page.refresh(None)
        self.page.open_with({})
        self.rest()

    def _changed(self, changes: Any, initiator: QObject | None) -> None:
        inside: Any = initiator
        while inside is not None and inside is not self.page:
            inside = inside.parent()
        if inside is None:
            self.page.refresh(changes)

    def close(self) -> None:
        """Close everything; the data stay."""
        self.window.hide()
        self.jobs.shutdown()
        self.desk.close()
        self.window.deleteLater()
        QApplication.processEvents()
        assert not self.failures, self.failures

    def crash(self) -> None:
        """What a power cut leaves: nothing is saved on the way out."""
        self.jobs.shutdown()
        self.desk.store.close()
        self.window.hide()
        self.window.deleteLater()

    def again(self) -> None:
        """Start anew over the same data."""
        self.close()
        self.open()

    def rest(self) -> None:
        """Wait until everything asked for has been answered and drawn."""
        waits = 0
        end = time.monotonic() + PATIENCE
        while waits < 4:
            assert time.monotonic() < end, "the page never came to rest"
            breathe()
            box = getattr(getattr(self.page, "view", None), "box", None)
            waiting = box is not None and (not box.box.resting or box._draft_timer.isActive() or not box.new.resting)
            listing = getattr(getattr(self.page, "view", None), "list", None)
            waiting = waiting or (listing is not None and not listing.search.resting)
            waits = waits + 1 if self.jobs.idle and not waiting else 0
        assert not self.failures, self.failures

    # Hands

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def type(self, text: str) -> None:
        """Type; characters an input method makes are committed by it."""
        from PySide6.QtGui import QInputMethodEvent

        if text.isascii():
            QTest.keyClicks(self.focus(), text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.focus(), event)
        self.rest()

    def press(self, *keys: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other, waiting for the screen after each."""
        for key in keys:
            self.keys += 1
            if isinstance(key, str):
                QTest.keyClick(self.focus(), key, modifier)
            else:
                QTest.keyClick(self.focus(), key, modifier)
            self.rest()

    # What there is

    def rows(self, **wanted: Any) -> list[VisitRow]:
        """The visits of a filter, in the file."""
        return visits.visit_rows(self.desk, visits.visit_ids(self.desk, VisitFilter(**wanted)))

    def the(self, name: str, **wanted: Any) -> VisitRow:
        """The one visit of somebody."""
        found = [row for row in self.rows(**wanted) if row.name == name]
        assert len(found) == 1, found
        return found[0]

    def at(self, clock: str, day: int = 18) -> datetime:
        """A time in July 2026 at the site."""
        hour, minute = map(int, clock.split(":"))
        return datetime(2026, 7, day, hour, minute, tzinfo=self.desk.zone)
