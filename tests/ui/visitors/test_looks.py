"""Every state of the page in every look: nothing cut, covered or without a name; pictures to open."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.domain.visits import State
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.visitors.page import VisitorsPage
from tests.ui.visitors.house import House, Key

ENTER = Key.Key_Return
LOOKS = [
    pytest.param("zh_CN", Theme("light", motion=False), (1182, 634), id="day"),
    pytest.param("zh_CN", Theme("dark", motion=False), (1182, 634), id="dark", marks=pytest.mark.slow),
    pytest.param("zh_CN", Theme("dark", "large", motion=False), (1158, 626), id="night", marks=pytest.mark.slow),
    pytest.param("en", Theme("light", motion=False), (1182, 634), id="english", marks=pytest.mark.slow),
    pytest.param("zh_CN", Theme("light", motion=False), (1736, 968), id="wide", marks=pytest.mark.slow),
]


def _search(house: House) -> None:
    house.type("zs")


def _chosen(house: House) -> None:
    house.type("zhangshuo")
    house.press(ENTER)


def _more(house: House) -> None:
    _chosen(house)
    house.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)


def _new(house: House) -> None:
    house.type("13922216021")
    box = house.page.view.box
    box._begin_new("张硕")
    house.rest()
    house.type("13922216021")


def _wrong(house: House) -> None:
    house.type("王小明")
    house.press(ENTER)
    house.type("138")
    house.press(ENTER)


def _badge(house: House) -> None:
    house.page.open_with({"do": "sign_out"})
    house.type("A03")
    house.press(ENTER)


def _tally(house: House) -> None:
    house.page.open_with({"do": "tally"})
    house.press("q")


def _verify(house: House) -> None:
    house.page.open_with({"do": "verify"})
    house.press("t")


def _drawer(house: House) -> None:
    house.page.open_with({"visit_id": house.the("林可欣").id})
    house.rest()


def _correct(house: House) -> None:
    _drawer(house)
    house.page.view.drawer._correct()
    house.rest()


def _void(house: House) -> None:
    _drawer(house)
    house.page.view.drawer._ask_void()
    house.rest()


def _list(house: House) -> None:
    house.page.open_with({"do": "list", "filter": {"period": "week"}})
    house.rest()


def _nothing(house: House) -> None:
    house.page.open_with({"do": "list", "filter": {"text": "nobody", "states": (State.LEFT,), "period": "all"}})
    house.rest()


STATES: dict[str, Callable[[House], None]] = {
    "empty": lambda house: None,
    "search": _search,
    "chosen": _chosen,
    "more": _more,
    "new": _new,
    "wrong": _wrong,
    "badge": _badge,
    "tally": _tally,
    "verify": _verify,
    "drawer": _drawer,
    "correct": _correct,
    "void": _void,
    "list": _list,
    "nothing": _nothing,
}


@pytest.mark.parametrize(("language", "look", "size"), LOOKS)
def test_every_state_is_whole_in_every_look(
    house_of: Callable[[Callable[[Context], Page]], House],
    qapp: QApplication,
    tmp_path: Path,
    language: str,
    look: Theme,
    size: tuple[int, int],
) -> None:
    i18n.use(language)
    theme.apply(qapp, look)
    pictures = Path(os.environ.get("DANGQUN_PICTURES", tmp_path))
    house = house_of(VisitorsPage)
    house.window.resize(*size)
    found: list[str] = []
    for name, reach in STATES.items():
        page: Any = house.page
        page.view.drawer.close_drawer()
        page.show_desk()
        page.view.box.reset()
        house.rest()
        reach(house)
        house.rest()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        house.rest()
        assert house.window.size().toTuple() == size, f"{name} made the window grow"
        found += [f"{name}: {finding}" for finding in walk(house.window)]
        picture = house.window.grab()
        assert picture.save(str(pictures / f"visitors-{language}-{look.name}-{look.type}-{size[0]}-{name}.png"))
        house.toasts.clear()
    assert found == []
    assert house.page.view.box.purposes.tiles["rest"].focusPolicy() == Qt.FocusPolicy.NoFocus
