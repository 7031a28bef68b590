"""An activity in every state and look: nothing cut, covered or without a name; pictures to open."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.core import i18n
from app.services import registrations
from app.services.registrations import Registered, RegistrationWish
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from tests.ui.activities.stage import CAMP, COURSE, GALA, LOTS, MANAGER, PARTY_DAY, Stage

pytestmark = pytest.mark.slow

LOOKS = [
    pytest.param("zh_CN", Theme("light", motion=False), (1182, 634), id="day"),
    pytest.param("zh_CN", Theme("dark", "large", motion=False), (1158, 626), id="night", marks=pytest.mark.slow),
    pytest.param("en", Theme("light", motion=False), (1128, 584), id="small", marks=pytest.mark.slow),
    pytest.param("en", Theme("dark", motion=False), (1310, 634), id="dark", marks=pytest.mark.slow),
]


def _household(contact: str, *keys: str, title: str = CAMP) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        stage.page.show_activity(stage.the(title).id, registration_id=stage.household(title, contact).id)
        stage.settle()
        stage.press(*keys)

    return reach


def _form(typed: str, *keys: str, title: str = CAMP) -> Callable[[Stage], None]:
    def reach(stage: Stage) -> None:
        stage.page.show_activity(stage.the(title).id, do="register")
        stage.settle()
        stage.page.detail.drawer.form.start()
        stage.page.detail.drawer.form.focus_contact()
        stage.type(typed)
        stage.press(*keys)

    return reach


def _new_child(stage: Stage) -> None:
    _form("吴海燕 13800005555", "Tab")(stage)
    form = stage.page.detail.drawer.form
    form.members[0].name.set_value("吴小雨")
    form.members[0].birth.edit.setText("2017-06")
    form.collectors.more.click()
    form.apart.click()


def _activity(title: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page.show_activity(stage.the(title).id)


def _filtered(stage: Stage) -> None:
    stage.page.show_activity(stage.the(CAMP).id)
    stage.settle()
    stage.page.detail.list.filter.click()


def _tab(key: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page.show_activity(stage.the(CAMP).id, tab=key)


def _ballot(stage: Stage) -> None:
    stage.page.show_activity(stage.the(LOTS).id, do="ballot")


def _drawn(stage: Stage) -> None:
    desk, found = stage.desk, stage.the(LOTS).id
    if registrations.ballot(desk, found) is None:
        registrations.close_list(desk, stage.actor(MANAGER), found, "福彩3D 4 7 2")
        registrations.draw(desk, stage.actor(MANAGER), found)
    _ballot(stage)


STATES: dict[str, Callable[[Stage], None]] = {
    "camp": _activity(CAMP),
    "filter": _filtered,
    "line": _tab("waiting"),
    "history": _tab("history"),
    "course": _activity(COURSE),
    "ballot": _activity(LOTS),
    "draft": _activity(GALA),
    "no registration": _activity(PARTY_DAY),
    "admitted": _household("赵明远"),
    "waiting": _household("周敏"),
    "cancel": _household("林志强", "X"),
    "change": _household("林志强", "E"),
    "new": _form(""),
    "found": _form("l"),
    "known": _form("林志强", "Enter", "Space"),
    "child": _new_child,
    "grown up": _form("郑爱国 13900001234", title=COURSE),
    "closing": _ballot,
    "drawn": _drawn,
}


@pytest.mark.parametrize(("language", "look", "size"), LOOKS)
def test_every_state_is_whole_in_every_look(
    open_stage: Callable[..., Stage], qapp: QApplication, language: str, look: Theme, size: tuple[int, int]
) -> None:
    i18n.use(language)
    theme.apply(qapp, look)
    pictures = os.environ.get("DANGQUN_PICTURES")
    stage = open_stage(MANAGER, size=size)
    for n, name in enumerate(("郑一", "冯二", "陈三", "褚四", "卫五", "蒋六")):
        wish = RegistrationWish(
            stage.the(LOTS).id, (Registered(name=name),), contact_name=name, contact_phone=f"1390000000{n}"
        )
        registrations.register(stage.desk, stage.actor(MANAGER), wish)
    found: list[str] = []
    for name, reach in STATES.items():
        for _ in range(3):
            modal = QApplication.activeModalWidget()
            if isinstance(modal, QDialog):
                modal.reject()
                stage.settle()
        if stage.page._detail is not None:
            stage.page.detail.drawer.close_drawer()
        stage.settle()
        reach(stage)
        stage.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        stage.settle()
        assert stage.window.size().toTuple() == size, f"{name} made the window grow"
        boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, QDialog) and box.isVisible()]
        for place in (stage.window, *boxes):
            found += [f"{name}: {finding}" for finding in walk(place)]
            if pictures:
                kind = "box" if place is not stage.window else "page"
                name_of = f"activity-{language}-{look.name}-{look.type}-{size[0]}-{name}-{kind}.png"
                assert place.grab().save(str(Path(pictures) / name_of))
        stage.toasts.clear()
    assert found == []
