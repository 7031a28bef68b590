"""Every state of the page in every look: nothing cut, covered or without a name; pictures to open."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.core import i18n
from app.services import bookings
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from tests.ui.bookings.stage import ADMIN, CLERK, Stage

LOOKS = [
    pytest.param("zh_CN", Theme("dark", "large", motion=False), (1158, 626), id="night", marks=pytest.mark.slow),
    pytest.param("en", Theme("light", motion=False), (1128, 584), id="small", marks=pytest.mark.slow),
    pytest.param("zh_CN", Theme("light", motion=False), (1182, 634), id="day"),
    pytest.param("en", Theme("dark", motion=False), (1310, 634), id="dark", marks=pytest.mark.slow),
]


def _line(text: str) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        stage.page.new_booking()
        stage.settle()
        stage.form.start()
        stage.form.focus_line()
        stage.type(text)

    return reach


def _drawer(title: str, *keys: str) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        stage.page.show_booking(stage.the(title).id)
        stage.settle()
        stage.press(*keys)

    return reach


def _part(key: str) -> Callable[[Stage], None]:
    return lambda stage: stage.press(key)


def _waiting(what: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page.show_waiting(what)


def _clash(stage: Stage) -> None:
    stage.choose("骑手座谈")
    stage.press("Alt+Up", "Alt+Right", "Alt+Right")


def _empty(stage: Stage) -> None:
    stage.page.new_booking()
    stage.settle()
    stage.form.start()
    stage.press("Enter")


def _offer(stage: Stage) -> None:
    if stage.the("读书会").live:
        bookings.cancel(stage.desk, stage.actor(CLERK), stage.the("读书会").id, "不来了")
    stage.page.refresh(None)
    stage.settle()
    stage.page.show_booking(stage.the("小组会").id)


STATES: dict[str, Callable[[Stage], None]] = {
    "day": lambda stage: None,
    "week": _part("W"),
    "month": _part("M"),
    "list": _part("L"),
    "requests": _waiting("requests"),
    "line": _waiting("line"),
    "double": _waiting("clashes"),
    "freed": _waiting("freed"),
    "seats": lambda stage: stage.page.show_part("seats"),
    "new": _line(""),
    "free": _line("明天 19-21 一号会议室 张三 13800138000 舞蹈排练"),
    "rooms": _line("明晚20点到次日1点 30人"),
    "taken": _line("今天 20-21 一号会议室 陈静 排练 30人"),
    "missing": _empty,
    "confirmed": _drawer("读书会"),
    "in use": _drawer("合唱排练"),
    "requested": _drawer("路演彩排"),
    "waiting": _drawer("小组会"),
    "cancelled": _drawer("物业座谈"),
    "no show": _drawer("支委会"),
    "completed": _drawer("晨会"),
    "seat": _drawer("赵六"),
    "change": _drawer("读书会", "E"),
    "reason": _drawer("读书会", "X"),
    "clash": _clash,
    "series": _drawer("太极班", "S"),
    "series change": _drawer("太极班", "S", "Alt+E"),
    "loans": _part("Alt+E"),
    "back": lambda stage: stage.press("Alt+E", "Enter"),
    "lend": lambda stage: stage.press("Alt+E", "Alt+N"),
    "offer": _offer,
}


@pytest.mark.parametrize(("language", "look", "size"), LOOKS)
def test_every_state_is_whole_in_every_look(
    open_stage: Callable[..., Stage],
    qapp: QApplication,
    language: str,
    look: Theme,
    size: tuple[int, int],
) -> None:
    i18n.use(language)
    theme.apply(qapp, look)
    pictures = os.environ.get("DANGQUN_PICTURES")
    stage = open_stage(ADMIN, size=size)
    found: list[str] = []
    for name, reach in STATES.items():
        for _ in range(3):
            modal = QApplication.activeModalWidget()
            if isinstance(modal, QDialog):
                modal.reject()
                stage.settle()
        stage.drawer.close_drawer()
        stage.page.show_part("day")
        stage.page.go_today()
        stage.settle()
        reach(stage)
        stage.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        stage.settle()
        assert stage.window.size().toTuple() == size, f"{name} made the window grow"
        boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, QDialog) and box.isVisible()]
        for place in (stage.window, *boxes):
            found += [f"{name}: {finding}" for finding in walk(place)]
            if place is not stage.window and (place.height() > size[1] or place.width() > size[0]):
                found.append(f"{name}: the box is larger than the screen, {place.size().toTuple()}")
            if pictures:
                kind = "box" if place is not stage.window else "page"
                name_of = f"bookings-{language}-{look.name}-{look.type}-{size[0]}-{name}-{kind}.png"
                assert place.grab().save(str(Path(pictures) / name_of))
        stage.toasts.clear()
    assert found == []


def test_an_empty_centre_is_whole(open_stage: Callable[..., Stage]) -> None:
    for who in (ADMIN, CLERK):
        stage = open_stage(who, bare=True)
        assert [str(one) for one in walk(stage.window)] == []
        stage.page.new_booking()
        stage.settle()
        assert [str(one) for one in walk(stage.window)] == []
