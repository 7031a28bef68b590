"""The door and the tabs of an activity in every look: nothing cut, covered or without a name; pictures to open."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.core import i18n
from app.core.clock import SteppedClock
from app.services import archive, attendance
from app.ui.activities.archive import ArchiveTab
from app.ui.activities.collection import CollectionTab
from app.ui.activities.door import DoorView
from app.ui.activities.duties import DutiesTab
from app.ui.activities.materials import MaterialsTab
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.kit.widgets import Card
from tests.ui.activities.stage import CAMP, MANAGER, PARTY_DAY, Stage, at

pytestmark = pytest.mark.slow

LOOKS = [
    pytest.param("zh_CN", Theme("dark", "large", motion=False), (1158, 626), id="night"),
    pytest.param("en", Theme("light", motion=False), (1128, 584), id="small", marks=pytest.mark.slow),
    pytest.param("zh_CN", Theme("light", motion=False), (1182, 634), id="day", marks=pytest.mark.slow),
]


def _typed(text: str, *keys: str) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        door = stage.page.door
        door.set_mode("sign_in")
        door.box.setText("")
        stage.settle()
        stage.type(text)
        stage.press(*keys)

    return reach


def _mode(mode: str, text: str = "", *keys: str) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        stage.page.door.set_mode(mode)
        stage.type(text)
        stage.press(*keys)

    return reach


def _empty(stage: Stage) -> None:
    stage.page.show_door(stage.session_of(PARTY_DAY).id)


STATES: dict[str, Callable[[Stage], None]] = {
    "start": lambda stage: None,
    "typed": _typed("l"),
    "done": _typed("林昊然", "Enter"),
    "again": _typed("林昊然", "Enter"),
    "waits": _typed("周子墨", "Enter"),
    "nobody": _typed("诸葛亮", "Enter"),
    "collection": _mode("collect"),
    "child": _mode("collect", "lhr", "Enter"),
    "sheet": _mode("sheet", "1 2 3-5"),
    "wrong": _mode("sheet", " 99"),
    "close": lambda stage: stage.page.door.close_in.click(),
    "empty": _empty,
    "figures": lambda stage: stage.page.door.figures.click(),
}


def _look_at(stage: Stage, name: str, size: tuple[int, int], found: list[str]) -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    stage.settle()
    assert stage.window.size().toTuple() == size, f"{name} made the window grow"
    pictures = os.environ.get("DANGQUN_PICTURES")
    boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, QDialog) and box.isVisible()]
    for place in (stage.window, *boxes):
        found += [f"{name}: {finding}" for finding in walk(place)]
        if place is not stage.window and (place.height() > size[1] or place.width() > size[0]):
            found.append(f"{name}: the box is larger than the screen, {place.size().toTuple()}")
        if pictures:
            look = theme.current()
            kind = "box" if place is not stage.window else "page"
            file = f"door-{i18n.language()}-{look.name}-{look.type}-{name}-{kind}.png"
            assert place.grab().save(str(Path(pictures) / file))
    for box in boxes:
        box.reject()
    stage.toasts.clear()
    stage.settle()


@pytest.mark.parametrize(("language", "look", "size"), LOOKS)
def test_the_door_is_whole_in_every_look(
    open_stage: Callable[..., Stage], qapp: QApplication, clock: SteppedClock, language: str, look: Theme,
    size: tuple[int, int],
) -> None:  # fmt: skip
    i18n.use(language)
    theme.apply(qapp, look)
    clock.now = at("09:30", 20)
    stage = open_stage(MANAGER, size=size)
    stage.page.show_door(stage.session_of(CAMP).id)
    stage.settle()
    stage.page.door.focus_box()
    found: list[str] = []
    for name, reach in STATES.items():
        reach(stage)
        _look_at(stage, name, size, found)
    assert found == []


TABS: dict[str, Callable[[Any], Any]] = {
    "compact": lambda context: DoorView(context, compact=True),
    "collecting": CollectionTab,
    "duties": DutiesTab,
    "materials": MaterialsTab,
    "archive": ArchiveTab,
}


@pytest.mark.parametrize(("language", "look", "size"), LOOKS)
def test_the_tabs_are_whole_in_every_look(
    open_stage: Callable[..., Stage], qapp: QApplication, clock: SteppedClock, tmp_path: Path, language: str,
    look: Theme, size: tuple[int, int],
) -> None:  # fmt: skip
    i18n.use(language)
    theme.apply(qapp, look)
    clock.now = at("09:30", 20)
    stage = open_stage(MANAGER, size=size)
    camp, actor = stage.the(CAMP).id, stage.actor(MANAGER)
    board = attendance.board(stage.desk, stage.session_of(CAMP).id)
    here = [row.participant_id for row in board.rows[:3] if row.participant_id]
    attendance.mark(stage.desk, actor, board.session.id, here, door="东门")
    attendance.save_duty(stage.desk, actor, camp, {"name": MANAGER, "role": "in_charge", "minutes": 180})
    for number, colour in enumerate(("red", "green", "blue", "white")):
        Image.new("RGB", (160, 120), colour).save(tmp_path / f"{number}.png")
    archive.add_photos(stage.desk, actor, camp, sorted(tmp_path.glob("*.png")))
    layout = stage.window.layout()
    assert layout is not None
    stage.page.hide()
    found: list[str] = []
    # The room that the page leaves its tabs: below the head, beside the rail.
    inside = (size[0] - 48, size[1] - 200)
    for name, make in TABS.items():
        card = Card(padding=0)
        card.setFixedSize(*inside)
        view = make(stage.context)
        card.add(view, 1)
        layout.addWidget(card)
        view.show_activity(camp)
        kinds = ("plan", "photos", "summary", "feedback") if isinstance(view, ArchiveTab) else ("",)
        for kind in kinds:
            stage.settle()
            stage.until(lambda: stage.jobs.idle)
            if kind:
                view.choose(kind)
            _look_at(stage, f"{name} {kind}".strip(), size, found)
        layout.removeWidget(card)
        card.hide()
        card.deleteLater()
    assert found == []
