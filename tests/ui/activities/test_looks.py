"""The home and the form in every look: nothing cut, covered or without a name; pictures to open."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.core import i18n
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from tests.ui.activities.stage import CAMP, COURSE, MANAGER, Stage, at

LOOKS = [
    pytest.param("zh_CN", Theme("light", motion=False), (1182, 634), id="day"),
    pytest.param("zh_CN", Theme("dark", "large", motion=False), (1158, 626), id="night", marks=pytest.mark.slow),
    pytest.param("en", Theme("light", motion=False), (1128, 584), id="small", marks=pytest.mark.slow),
    pytest.param("en", Theme("dark", "large", motion=False), (1158, 626), id="dark", marks=pytest.mark.slow),
]


def _list(**wanted: object) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        stage.page.show_home()
        stage.page.home.show_list(wanted)
        stage.settle()
        stage.press("Down")

    return reach


def _part(part: str, *keys: str) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        stage.page.show_home()
        stage.page.home.show_part(part)
        stage.settle()
        stage.press(*keys)

    return reach


def _copy(stage: Stage) -> None:
    _list(text=CAMP)(stage)
    stage.press("Alt+C")


def _edit(title: str, down: float = 0) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        stage.page.edit(stage.the(title).id)
        stage.settle()
        for area in (stage.page.editor.left, stage.page.editor.right):
            bar = area.verticalScrollBar()
            bar.setValue(round(bar.maximum() * down))

    return reach


def _session(stage: Stage) -> None:
    _edit(CAMP)(stage)
    stage.page.editor.sessions.open(stage.session_of(CAMP, 2).id)


def _planned(stage: Stage) -> None:
    """A new form with everything in it: a quota unfolded, sessions that repeat, errors beside their fields."""
    stage.page.edit(None)
    stage.settle()
    editor = stage.page.editor
    editor.basics.editor("kind").set_value("course")
    editor.entering.editor("capacity").set_value(20)
    part = editor.sessions
    part.day.set_value(at("00:00", 22).date())
    part.starts.set_value(19 * 60)
    part.spaces.set_value((stage.room("一号会议室"), stage.room("多功能厅")))
    part.repeats.setChecked(True)
    editor.quotas.add()
    editor.quotas.lines[-1].name.set_value("老年人")
    editor.quotas.lines[-1].places.set_value(25)
    stage.settle()
    stage.press("Enter")


def _planned_below(stage: Stage) -> None:
    _planned(stage)
    for area in (stage.page.editor.left, stage.page.editor.right):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


STATES: dict[str, Callable[[Stage], None]] = {
    "list": _list(),
    "all": _list(period="all", voided=True),
    "dates": _list(start=at("00:00", 1).date(), end=at("00:00", 31).date()),
    "nothing": _list(text="没有"),
    "calendar": _part("calendar"),
    "campaigns": _part("campaigns"),
    "campaign": _part("campaigns", "Alt+E"),
    "copy": _copy,
    "new": lambda stage: stage.page.edit(None),
    "planned": _planned,
    "planned below": _planned_below,
    "change": _edit(CAMP),
    "change middle": _edit(CAMP, 0.4),
    "session": _session,
    "change below": _edit(COURSE, 1),
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
    stage = open_stage(MANAGER, size=size)
    found: list[str] = []
    for name, reach in STATES.items():
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog):
            modal.reject()
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
                name_of = f"activities-{language}-{look.name}-{look.type}-{size[0]}-{name}-{kind}.png"
                assert place.grab().save(str(Path(pictures) / name_of))
        stage.toasts.clear()
    assert found == []


@pytest.mark.slow
def test_an_empty_centre_is_whole(open_stage: Callable[..., Stage]) -> None:
    for who in (MANAGER, "陈晓彤"):
        stage = open_stage(who, bare=True)
        for part in ("list", "calendar", "campaigns"):
            stage.page.home.show_part(part)
            stage.settle()
            assert [str(one) for one in walk(stage.window)] == []
