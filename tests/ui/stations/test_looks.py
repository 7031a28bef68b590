"""The page in every look: nothing cut, covered or without a name; pictures to open."""

from collections.abc import Callable

import pytest

from app.domain.auth import Actor
from app.ui.kit.theme import Theme
from tests.ui.stations.house import DRIVERS, NEAR, House

LOOKS = [
    pytest.param("zh_CN", Theme("light", motion=False), id="day"),
    pytest.param("en", Theme("dark", motion=False), id="dark", marks=pytest.mark.slow),
    pytest.param("zh_CN", Theme("dark", "large", motion=False), id="night", marks=pytest.mark.slow),
    pytest.param("en", Theme("light", "large", motion=False), id="large", marks=pytest.mark.slow),
]


def _part(name: str, key: str) -> Callable[[House], None]:
    def reach(house: House) -> None:
        house.page.show_station(house.placed[name], key)

    return reach


def _supply(house: House) -> None:
    house.page.show_station(house.placed[NEAR], "supplies")
    house.rest()
    house.press("Down", "Enter")


def _form(house: House) -> None:
    house.page.view.panel.show_overview()
    house.page.edit(house.placed[NEAR])


def _round(house: House) -> None:
    house.page.begin_round(house.placed[NEAR])
    house.rest()
    house.press("1", "3", "2", "1")
    verdicts = [row.row.verdict for row in house.page.inspection.rows]
    assert verdicts[:4] == ["good", "bad", "partly", "good"], "wherever the keyboard was before"


PLACES: dict[str, Callable[[House], None]] = {
    "desk": lambda house: house.page.view.panel.show_overview(),
    "issues": _part(DRIVERS, "issues"),
    "supply": _supply,
    "tally": _part(NEAR, "tally"),
    "rounds": _part(NEAR, "rounds"),
    "photos": _part(NEAR, "photos"),
    "form": _form,
    "round": _round,
}


@pytest.mark.parametrize(("language", "look"), LOOKS)
def test_everything_is_whole_and_named(house: House, manager: Actor, language: str, look: Theme) -> None:
    house.wear(language, look)
    house.enter(manager)
    for name, reach in PLACES.items():
        reach(house)
        house.rest()
        house.look(f"stations-{name}")
        if name == "form":
            house.page.form.close_drawer()
            house.rest()
