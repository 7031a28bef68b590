"""Every section and drawer in every look: nothing cut, covered or without a name, no window but the one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from app.core import i18n
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from tests.ui.settings.stage import Stage

LOOKS = [
    ("zh_CN", Theme("light", motion=False), (1182, 634)),
    pytest.param(("en", Theme("light", motion=False), (1182, 634)), marks=pytest.mark.slow),
    pytest.param(("zh_CN", Theme("dark", "large", motion=False), (1158, 626)), marks=pytest.mark.slow),
    pytest.param(("en", Theme("dark", "large", motion=False), (1158, 626)), marks=pytest.mark.slow),
]


def _down(stage: Stage, share: float) -> None:
    area = stage.section.drawer.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))


def _own_hours(stage: Stage) -> None:
    stage.select("一号会议室")
    stage.key("Enter")
    stage.section.form.editor("opening").usual.set_value("shifted")
    stage.section.form.editor("who").set_value("groups")
    stage.rest()
    _down(stage, 0.45)


def _wrong(stage: Stage) -> None:
    stage.key("Alt+N")
    for name in ("capacity", "min_minutes", "week_cap"):
        stage.section.form.editor(name).setText("x")
    stage.key("Enter")


def _seat(stage: Stage) -> None:
    stage.key("Home", "Shift+Right")


STATES: dict[str, tuple[str, Callable[[Stage], object] | None]] = {
    "spaces": ("spaces", None),
    "space": ("spaces", lambda stage: (stage.select("书房"), stage.key("Enter"))),
    "space-hours": ("spaces", _own_hours),
    "space-end": ("spaces", lambda stage: (_own_hours(stage), _down(stage, 1))),
    "space-wrong": ("spaces", _wrong),
    "seats": ("seats", None),
    "seats-chosen": ("seats", _seat),
    "activities": ("activities", None),
    "activity-template": ("activities", lambda stage: stage.section.open("camp")),
    "equipment": ("equipment", None),
    "equipment-new": ("equipment", lambda stage: stage.key("Alt+N")),
    "closures": ("closures", None),
    "closure-new": ("closures", lambda stage: stage.key("Alt+N")),
    "holidays": ("holidays", None),
    "holiday": ("holidays", lambda stage: stage.key("Enter")),
    "booking-rules": ("booking_rules", None),
    "catalogues": ("catalogues", None),
}


@pytest.mark.parametrize("look_of", LOOKS, ids=lambda look: f"{look[0]}-{look[1].name}-{look[1].type}")
@pytest.mark.parametrize("bare", [False, True], ids=["rooms", "bare"])
def test_every_section(
    qapp: QApplication, stage_of: Callable[..., Stage], look_of: tuple[str, Theme, tuple[int, int]], bare: bool
) -> None:
    language, dress, room = look_of
    i18n.use(language)
    theme.apply(qapp, dress)
    stage = stage_of("陈静", bare=bare)
    stage.window.resize(*room)
    found: dict[str, list[str]] = {}
    for name, (section, does) in STATES.items():
        if bare and does is not None:
            continue
        stage.go(section)
        if does is not None:
            does(stage)
        stage.rest()
        found[name] = [str(one) for one in walk(stage.window)]
        assert stage.window.size().toTuple() == room, f"{name} needs more room than the screen has"
        others = [one for one in qapp.topLevelWidgets() if one.isVisible() and one is not stage.window]
        assert not others, f"{name}: {others}"
        if os.environ.get("DANGQUN_PICTURES"):
            mark = f"{name}-{language}-{dress.name}-{dress.type}{'-bare' if bare else ''}.png"
            stage.window.grab().save(str(Path(os.environ["DANGQUN_PICTURES"]) / mark))
        stage.section.leave()
    assert {name: said for name, said in found.items() if said} == {}
