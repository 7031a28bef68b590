"""The bookings' page on a real desk in a window of its own, worked as a clerk works it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.domain.bookings import Status
from app.services import bookings, spaces, staff, visits
from app.services.bookings import BookingFilter, BookingRow
from app.services.desk import Desk, open_desk
from app.ui.bookings.page import BookingsPage
from app.ui.kit.context import Context, Session
from app.ui.kit.jobs import Jobs
from app.ui.kit.ops import Ops
from app.ui.kit.questions import ScriptedQuestions
from app.ui.kit.widgets import Label, SearchBox, ToastStack, column
from app.ui.shell.driver import breathe

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZONE)
"""A Saturday evening; the duty day began at 08:00."""
ADMIN, MANAGER, CLERK = "周文静", "罗建平", "陈晓彤"
PIN = "204816"


def at(clock: str, day: int = 18, month: int = 7) -> datetime:
    """A time of 2026 at the site."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


class Stage:
    """One opened desk and the page on screen. On Saturday 18 July 2026, 18:42:

    * 一号会议室 (20, ten minutes kept free around): 晨会 completed 09–10 (张三), 支委会 no-show 11–12 (李四), 读书会
      confirmed 20:00–21:30 (张三, with a 投影仪), 小组会 waits for it (李四).
    * 二号会议室 (12, released after 20 minutes): 物业座谈 cancelled 14–15, 骑手座谈 confirmed 19:00–20:30 (王五).
    * 多功能厅 (100): 合唱排练 in use 18–20 (李四), the weekly 太极班 on six Sundays from the 19th, 06:30.
    * 路演厅 (60, needs a yes): requests 路演彩排 20:00–21:30 (赵六), 产品发布 20:30–22:00 (王五).
    * 百姓书房: 赵六 on seat 3 since 17:00, 王五 awaited on seat 5 since 18:30.

    Two 话筒 are out to 李四. Two people are called 陈静.
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
        self.ops.undoable.connect(lambda undo: self.toasts.undoable(undo.label, lambda: self.ops.take_back(undo)))
        self.ops.changed.connect(self._changed)
        self.context = Context(self.desk, self.ops, self.session, self.questions, self.toasts)
        self.page = BookingsPage(self.context)
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
        form = self.page.view.drawer.form
        timers = [] if form is None else [form._ask, form.person._rest]
        for timer in timers:
            if timer.interval() != 1:
                timer.setInterval(1)  # a person pauses after typing; here nobody does
        dialog = QApplication.activeModalWidget()
        timers += [dialog._ask] if hasattr(dialog, "_ask") else []
        timers += [dialog.person._rest] if hasattr(dialog, "person") else []
        boxes = self.window.findChildren(SearchBox)
        settled = self.page.view.list.table.model.settled
        return settled and all(box.resting for box in boxes) and not any(timer.isActive() for timer in timers)

    def until(self, holds: Callable[[], object], what: str = "it never came") -> None:
        """Wait until something holds."""
        for _ in range(2000):
            if holds():
                break
            breathe()
        else:
            raise AssertionError(what)
        self.settle()

    def kept(self) -> None:
        """Wait until what was typed has been kept."""
        form = self.page.view.drawer.form
        self.until(lambda: form is None or not form._rest.isActive())

    def tick(self, **passed: int) -> None:
        """Time passes; what the program does every minute it does now."""
        self.clock.advance(**passed)
        self.ops.run(lambda: bookings.sweep(self.desk), initiator=None)
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
        for _ in range(60):
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

    # The timeline

    @property
    def line(self) -> Any:
        """The timeline."""
        return self.page.view.timeline

    def choose(self, title: str) -> BookingRow:
        """The keyboard on the timeline, on the block of this title."""
        row = self.the(title)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.select(row.id)
        return row

    def spot(self, room: str, clock: str, day: int = 18) -> QPoint:
        """A point of the timeline's view: a time in a room's row."""
        rect = self.line.row_rect(self.room(room))
        return QPointF(self.line.x_of(at(clock, day)), rect.center().y()).toPoint()

    def mouse(self, kind: QEvent.Type, where: QPoint, *, down: bool = True) -> None:
        """A mouse event on the timeline."""
        view = self.line.viewport()
        button = Qt.MouseButton.LeftButton if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        held = Qt.MouseButton.LeftButton if down else Qt.MouseButton.NoButton
        place = QPointF(where)
        event = QMouseEvent(kind, place, QPointF(view.mapToGlobal(where)), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    def drag(self, start: QPoint, *way: QPoint, drop: bool = True) -> None:
        """Press, move, let go."""
        self.mouse(QEvent.Type.MouseButtonPress, start)
        for place in way:
            self.mouse(QEvent.Type.MouseMove, (start + place) / 2)
            self.mouse(QEvent.Type.MouseMove, place)
            self.settle()
        if drop:
            self.mouse(QEvent.Type.MouseButtonRelease, way[-1], down=False)
            self.settle()

    # Eyes

    @property
    def drawer(self) -> Any:
        """The sheet at the right."""
        return self.page.view.drawer

    @property
    def form(self) -> Any:
        """The form in the sheet."""
        assert self.drawer.form is not None, "no form is open"
        return self.drawer.form

    @property
    def asked(self) -> QWidget:
        """The box that is open."""
        found = QApplication.activeModalWidget()
        assert found is not None, "no box is open"
        return found

    def said(self, root: QWidget | None = None) -> str:
        """All that can be read in the sheet, or below `root`."""
        return "\n".join(one.text() for one in (root or self.drawer).findChildren(Label) if one.isVisible())

    def buttons(self, root: QWidget | None = None) -> list[str]:
        """The buttons that can be pressed in the sheet, or below `root`."""
        found = (root or self.drawer).findChildren(QAbstractButton)
        return [one.text() for one in found if one.isVisible() and one.text()]

    def error(self, name: str) -> str:
        """What stands beside a field of the form."""
        return self.form.rows[name].error

    def blocks(self) -> list[str]:
        """The titles on the timeline."""
        return [block.title for block in self.line.blocks()]

    def toasted(self) -> str:
        """What was said below."""
        return "\n".join(self.toasts.texts())

    # The file

    def rows(self, text: str = "", **wanted: Any) -> list[BookingRow]:
        """The bookings of a filter, in the file."""
        found = bookings.booking_ids(self.desk, BookingFilter(text=text, **wanted))
        return bookings.booking_rows(self.desk, found)

    def the(self, title: str, **wanted: Any) -> BookingRow:
        """The one booking of a title (the first of a series)."""
        found = [row for row in self.rows(**wanted) if title in (row.title, row.name)]
        assert found, f"there is no {title}"
        return found[0]

    def status(self, title: str) -> Status:
        """How a booking stands."""
        return self.the(title).status

    def room(self, name: str) -> Any:
        """A space's id."""
        return next(one.id for one in spaces.spaces(self.desk) if one.name == name)

    def seat(self, number: str) -> Any:
        """A seat's id."""
        return next(one.id for one in spaces.seats(self.desk, self.room("百姓书房")) if one.number == number)

    def asset(self, name: str) -> Any:
        """A piece of equipment as it is kept."""
        return next(one for one in spaces.assets(self.desk) if one.name == name)

    def visitors(self) -> list[str]:
        """Who is here."""
        return [row.name for row in visits.board(self.desk).present]

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
