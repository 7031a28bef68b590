"""The people page on a real desk: a centre, three staff, some people; keys go where the keyboard is."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.services import people, setup, staff, visits
from app.services.desk import open_desk
from app.ui.kit import theme
from app.ui.kit.context import Context, Session
from app.ui.kit.jobs import Jobs
from app.ui.kit.ops import Ops
from app.ui.kit.questions import ScriptedQuestions
from app.ui.kit.widgets import Label, SearchBox, ToastStack, column
from app.ui.people.page import PeoplePage
from app.ui.shell.driver import breathe

NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZoneInfo("Asia/Shanghai"))
PIN = "204816"
PEOPLE: tuple[dict[str, Any], ...] = (
    {"name": "张硕", "phones": "13955106021", "population_group": "rider"},
    {"name": "赵珊", "phones": "13612341180", "population_group": "resident"},
    {"name": "张思远", "phones": "15012347734", "population_group": "party_member", "party_branch": "海月社区第一支部"},
    {"name": "单小云", "phones": "13700001122", "population_group": "child", "birth_date": date(2017, 5, 1)},
    {"name": "林佩珊", "phones": "18600005566", "population_group": "two_earner", "birth_date": date(1988, 2, 29)},
    {"name": "李文博", "phones": "13500002211", "population_group": "student", "id_number": "110101199003071233"},
)


@pytest.fixture(scope="session")
def made_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder made once; every test gets a copy."""
    folder = tmp_path_factory.mktemp("people") / "data"
    clock = SteppedClock(NOW)
    desk = open_desk(folder, clock)
    actor, _ = setup.init(
        desk, site_code="440305-007", name="蛇口社区党群服务中心", level="community", admin_name="王主任", pin=PIN
    )
    for name, role in (("陈静", "manager"), ("林晓", "clerk")):
        person, _ = staff.save_staff(desk, actor, None, {"name": name, "role": role})
        staff.set_pin(desk, actor, person.id, PIN)
    ids = {}
    for values in PEOPLE:
        card, _ = people.save(desk, actor, None, values)
        ids[values["name"]] = card.id
        clock.advance(seconds=1)
    row, _ = visits.sign_in(desk, actor, person_id=ids["赵珊"], purposes=("rest",))
    clock.advance(minutes=20)
    visits.sign_out(desk, actor, row.id)
    visits.sign_in(desk, actor, person_id=ids["张思远"], purposes=("reading",))
    desk.close()
    return folder


class Stage:
    """The page in a window of its own size, with everything a page is given."""

    def __init__(self, folder: Path, clock: SteppedClock, who: str = "陈静") -> None:
        self.folder, self.clock = folder, clock
        self.desk = open_desk(folder, clock)
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
        self.jobs.unexpected.connect(self.errors.append)
        self.jobs.user_error.connect(lambda error: self.told.append(error.message))
        self.ops.undoable.connect(lambda undo: self.toasts.undoable(undo.label, lambda: self.ops.take_back(undo)))
        self.ops.changed.connect(self._changed)
        self.context = Context(self.desk, self.ops, self.session, self.questions, self.toasts)
        self.page = PeoplePage(self.context)
        self.page.navigate.connect(lambda key, arguments: self.went.append((key, arguments)))
        layout = column()
        layout.addWidget(self.page)
        self.window.setLayout(layout)
        large = theme.current().type == "large"
        # A 1366 × 690 screen without rail and top bar.
        self.window.resize(1158 if large else 1182, 626 if large else 634)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.page.refresh(None)
        self.page.open_with({})
        self.settle()

    def _changed(self, changes: Any, initiator: Any) -> None:
        # As the shell does it.
        own = initiator is self.page or (isinstance(initiator, QWidget) and self.page.isAncestorOf(initiator))
        if not own:
            self.page.refresh(changes)

    def actor(self, name: str) -> Actor:
        """Somebody who works here."""
        return next(person.actor for person in staff.list_staff(self.desk) if person.name == name)

    def settle(self, milliseconds: int = 0) -> None:
        """Wait until everything asked for has been answered and shown."""
        if milliseconds:
            QTest.qWait(milliseconds)
        for _ in range(2000):
            breathe()
            boxes = [self.page.list.box, *(self.asked.findChildren(SearchBox) if self.asked else ())]
            if self.jobs.idle and all(box.resting for box in boxes) and self.page.list.table.model.settled:
                breathe(4)
                if self.jobs.idle:
                    break
        else:
            raise AssertionError("the page never came to rest")
        assert not self.errors, self.errors

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        for _ in range(1000):
            if holds():
                break
            breathe()
        else:
            raise AssertionError("it never came")
        self.settle()

    # Hands

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.window

    def press(self, *keys: str) -> None:
        """Press keys by name ("Alt+N", "Enter", "E"), wherever the keyboard is."""
        names = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape, "Space": Qt.Key.Key_Space}
        for text in keys:
            *held, last = text.split("+") if text != "+" else ["+"]
            mods = Qt.KeyboardModifier.NoModifier
            for one in held:
                mods |= {
                    "Ctrl": Qt.KeyboardModifier.ControlModifier,
                    "Alt": Qt.KeyboardModifier.AltModifier,
                    "Shift": Qt.KeyboardModifier.ShiftModifier,
                }[one]
            key = names.get(last) or (Qt.Key.Key_Slash if last == "/" else getattr(Qt.Key, f"Key_{last}"))
            QTest.keyClick(self.focus, key, mods)
            self.settle()

    def type(self, text: str) -> None:
        """Type, as an input method commits it."""
        from PySide6.QtGui import QInputMethodEvent

        if text.isascii():
            QTest.keyClicks(self.focus, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.focus, event)
        self.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is in the field of this name."""
        for _ in range(60):
            if self.focus.accessibleName() == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reaches {name}")

    @property
    def asked(self) -> QWidget | None:
        """The question that is open, if one is."""
        return QApplication.activeModalWidget()

    @property
    def dialog(self) -> QWidget:
        """The question that is open."""
        found = QApplication.activeModalWidget()
        assert found is not None
        return found

    # Eyes

    def names(self) -> list[str]:
        """The names in the list, from the top."""
        model = self.page.list.table.model
        return [model.row_at(place).name for place in range(model.rowCount())]

    def said(self, root: QWidget | None = None) -> str:
        """All that can be read in the drawer (or below `root`)."""
        place = root or self.page.drawer
        return "\n".join(label.text() for label in place.findChildren(Label) if label.isVisible())

    def error(self, field: str) -> str:
        """What stands beside a field of the form."""
        form = self.page.drawer.form
        assert form is not None
        return form.form.rows[field].error

    def find(self, name: str) -> Any:
        """Somebody's card by name."""
        [hit] = [hit for hit in people.search(self.desk, name) if hit.name == name]
        return people.card(self.desk, hit.id)

    def open(self, name: str) -> None:
        """Find somebody by typing and open their card."""
        self.press("/") if self.focus is not self.page.list.box.edit else None
        self.page.list.box.edit.selectAll()
        self.type(name)
        self.press("Enter")
        assert self.page.drawer.title.text() == name

    def close(self) -> None:
        """Close the desk as the program does."""
        self.page.put_by()
        self.settle()
        self.jobs.shutdown()
        self.window.close()
        self.window.deleteLater()
        self.desk.close()
        QApplication.processEvents()


@pytest.fixture
def clock() -> SteppedClock:
    """18 July 2026, 19:10 in Shenzhen."""
    clock = SteppedClock(NOW)
    clock.advance(minutes=28)
    return clock


@pytest.fixture
def centre(made_centre: Path, tmp_path: Path) -> Path:
    """A copy of the centre's data."""
    shutil.copytree(made_centre, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def open_stage(qapp: QApplication, centre: Path, clock: SteppedClock) -> Iterator[Callable[..., Stage]]:
    """Open the page as somebody ("陈静" the manager, "林晓" the clerk, "王主任"); an open one is closed first."""
    stages: list[Stage] = []

    def make(who: str = "陈静") -> Stage:
        while stages:
            stages.pop().close()
        stages.append(Stage(centre, clock, who))
        return stages[-1]

    yield make
    while stages:
        stages.pop().close()


@pytest.fixture
def stage(open_stage: Callable[..., Stage]) -> Stage:
    """The page, open for the manager."""
    return open_stage()
