"""The activities' page on a real desk in a window of its own, worked as a clerk works it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.core.clock import SteppedClock
from app.core.ids import RowId
from app.domain.auth import Actor
from app.services import activities, registrations, spaces, staff
from app.services.activities import ActivityCard, ActivityFilter, ActivityRow, SessionRow
from app.services.desk import Desk, open_desk
from app.services.registrations import RegistrationRow
from app.ui.activities.page import ActivitiesPage
from app.ui.kit.context import Context, Session
from app.ui.kit.jobs import Jobs
from app.ui.kit.ops import Ops
from app.ui.kit.questions import ScriptedQuestions
from app.ui.kit.widgets import Label, ToastStack, column
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.shell.driver import breathe

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZONE)
"""A Saturday evening; the duty day began at 08:00."""
ADMIN, MANAGER, CLERK = "周文静", "罗建平", "陈晓彤"
PIN = "204816"
PAUSES = 1000
"""Milliseconds: single-shot timers up to this long are pauses after typing, which nobody makes here."""

CAMP, TALK, PARTY_DAY, COURSE, LOTS, FILM, GALA = (
    "小小科学家夏令营", "防诈骗讲座", "七一主题党日", "书法入门课", "亲子露营", "社区观影", "中秋晚会",
)  # fmt: skip


def at(clock: str, day: int = 18, month: int = 7) -> datetime:
    """A time of 2026 at the site."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


class Stage:
    """One opened desk and the page on screen. On Saturday 18 July 2026, 18:42, of campaign 2026 暑期专项:

    * 小小科学家夏令营 (camp, 10 places: 6 kept for two-earner families, 4 for riders' and couriers' children until
      19 July 12:00; ages 6 to 12; consent, children collected): five mornings from Monday the 20th in 科普实验室.
      Admitted: 林志强 with 昊然 and 昊宇 (both quotas), 王秀娟 with 陈梓涵 (courier), 赵明远 with 一诺 and 一帆
      (two-earner), 孙立群 with 可心 and 可欣 (no quota): 7, and the 3
      places left are kept. 周敏 with two and 韩东升 with one wait.
    * 书法入门课 (course, 20 places): four Wednesday evenings from the 8th in 一号会议室, two of them held.

    Of no campaign: 防诈骗讲座 today 19:00–20:30 in 多功能厅 (80 places), 七一主题党日 on 1 July (no registration),
    亲子露营 on 1 August in 莲花山公园 (ballot, 4 places, nobody yet), 社区观影 called off, 中秋晚会 being planned.
    """

    def __init__(self, folder: Path, clock: SteppedClock, who: str, size: tuple[int, int]) -> None:
        self.folder, self.clock, self.who = folder, clock, who
        self.desk: Desk = open_desk(folder, clock)
        self.window = QWidget()
        self.window.setProperty("surface", "ground")
        self.jobs = Jobs(self.window)
        self.ops = Ops(self.jobs, self.window)
        self.session = Session(self.window)
        self.session.enter(self.actor(who))
        self.questions = ScriptedQuestions()
        self.toasts = ToastStack(self.window)
        self.errors: list[BaseException] = []
        self.told: list[str] = []
        self.went: list[tuple[str, Any]] = []
        self.counts: list[int] = []
        self.jobs.unexpected.connect(self.errors.append)
        self.jobs.user_error.connect(lambda error: self.told.append(error.message))
        self.jobs.environment.connect(lambda error: self.told.append(error.message))
        self.ops.undoable.connect(lambda undo: self.toasts.undoable(undo.label, lambda: self.ops.take_back(undo)))
        self.ops.changed.connect(self._changed)
        self.context = Context(self.desk, self.ops, self.session, self.questions, self.toasts)
        self.page = ActivitiesPage(self.context)
        self.page.navigate.connect(lambda key, arguments: self.went.append((key, arguments)))
        self.page.waiting.connect(self.counts.append)
        layout = column()
        layout.addWidget(self.page)
        self.window.setLayout(layout)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.page.refresh(None)
        self.page.open_with({})
        self.settle()

    def _changed(self, changes: Any, initiator: Any) -> None:
        # As the shell does it.
        step = initiator
        while step is not None and step is not self.page:
            step = step.parent()
        if step is None:
            self.page.refresh(changes)

    def actor(self, name: str) -> Actor:
        """Somebody who works here."""
        return next(person.actor for person in staff.list_staff(self.desk) if person.name == name)

    def settle(self) -> None:
        """Wait until everything asked for has been answered and shown."""
        quiet = 0
        for _ in range(4000):
            breathe()
            quiet = quiet + 1 if self.jobs.idle and self._rested() else 0
            if quiet > 1:
                break
        else:
            raise AssertionError("the page never came to rest")
        assert not self.errors, self.errors

    def _rested(self) -> bool:
        roots = [self.page, *([modal] if (modal := QApplication.activeModalWidget()) is not None else [])]
        resting = True
        for root in roots:
            for timer in root.findChildren(QTimer):
                if timer.isSingleShot() and timer.isActive() and timer.interval() <= PAUSES:
                    if timer.interval() > 1:
                        timer.setInterval(1)
                    resting = False
        tables = (table for table in self.page.findChildren(RecordTable) if table.isVisible())
        return resting and all(table.model.settled for table in tables)

    def until(self, holds: Callable[[], object], what: str = "it never came") -> None:
        """Wait until something holds."""
        for _ in range(2000):
            if holds():
                break
            breathe()
        else:
            raise AssertionError(what)
        self.settle()

    def tick(self, **passed: int) -> None:
        """Time passes; what the program does every minute it does now."""
        self.clock.advance(**passed)
        self.ops.run(lambda: registrations.sweep(self.desk), initiator=None)
        self.page.tick()
        self.settle()

    # Hands

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        modal = QApplication.activeModalWidget()
        focus = QApplication.focusWidget()
        if modal is not None:
            return focus if focus is not None and modal.isAncestorOf(focus) else modal.focusWidget() or modal
        return focus or self.window.focusWidget() or self.window

    def press(self, *keys: str, settle: bool = True) -> None:
        """Press keys by name ("Alt+A", "Enter", "E"), wherever the keyboard is."""
        for name in keys:
            pressed = QKeySequence(
                name.replace("Enter", "Return").replace("Esc", "Escape").replace("Escapeape", "Escape")
            )
            QTest.keyClick(self.focus, pressed[0].key(), pressed[0].keyboardModifiers())
            if settle:
                self.settle()

    def type(self, text: str, settle: bool = True) -> None:
        """Type; what no key has comes from an input method."""
        run = ""
        for sign in [*text, ""]:
            if sign and sign.isascii():
                run += sign
                continue
            if run:
                QTest.keyClicks(self.focus, run)
                run = ""
            if sign:
                event = QInputMethodEvent()
                event.setCommitString(sign)
                QApplication.sendEvent(self.focus, event)
        if settle:
            self.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is in the field of this name."""
        for _ in range(80):
            if self.focus.accessibleName() == name:
                return
            self.press("Tab", settle=False)
        raise AssertionError(f"Tab never reaches {name}")

    def click(self, text: str, root: QWidget | None = None) -> None:
        """Press a button that can be seen, by its text."""
        place = root or QApplication.activeModalWidget() or self.window
        found = [
            b for b in place.findChildren(QAbstractButton)
            if b.isVisible() and (b.text() == text or b.accessibleName() == text)
        ]  # fmt: skip
        assert len(found) == 1, (text, [b.text() for b in place.findChildren(QAbstractButton) if b.isVisible()])
        assert found[0].isEnabled(), text
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    # Eyes

    @property
    def asked(self) -> QWidget:
        """The box that is open."""
        found = QApplication.activeModalWidget()
        assert found is not None, "no box is open"
        return found

    def said(self, root: QWidget | None = None) -> str:
        """All that can be read on the page, or below `root`."""
        return "\n".join(one.text() for one in (root or self.page).findChildren(Label) if one.isVisible())

    def buttons(self, root: QWidget | None = None) -> list[str]:
        """The buttons that can be pressed on the page, or below `root`."""
        found = (root or self.page).findChildren(QAbstractButton)
        return [one.text() for one in found if one.isVisible() and one.text()]

    def toasted(self) -> str:
        """What was said below."""
        return "\n".join(self.toasts.texts())

    # The file

    def rows(self, **wanted: Any) -> list[ActivityRow]:
        """The activities of a filter, in the file."""
        return activities.activity_rows(self.desk, activities.activity_ids(self.desk, ActivityFilter(**wanted)))

    def the(self, title: str, **wanted: Any) -> ActivityRow:
        """The one activity of a title."""
        found = [row for row in self.rows(**wanted) if row.title.startswith(title)]
        assert len(found) == 1, f"there are {len(found)} of {title}"
        return found[0]

    def card(self, title: str) -> ActivityCard:
        """An activity, whole."""
        return activities.card(self.desk, self.the(title).id)

    def session_of(self, title: str, number: int = 1) -> SessionRow:
        """A session of an activity, by its number."""
        return next(one for one in self.card(title).sessions if one.number == number)

    def households(self, title: str) -> list[RegistrationRow]:
        """The registrations of an activity."""
        return registrations.rows(self.desk, self.the(title).id)

    def household(self, title: str, contact: str) -> RegistrationRow:
        """The registration of a contact."""
        return next(row for row in self.households(title) if row.contact == contact)

    def room(self, name: str) -> RowId:
        """A space's id."""
        return next(one.id for one in spaces.spaces(self.desk) if one.name == name)

    def close(self) -> None:
        """Close the desk as the program does."""
        for _ in range(4):
            modal = QApplication.activeModalWidget()
            if modal is None:
                break
            modal.reject()
        self.page.put_by()
        self.settle()
        self.jobs.shutdown()
        self.window.close()
        self.window.deleteLater()
        self.desk.close()
        QApplication.processEvents()
