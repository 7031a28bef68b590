"""Every place and box, walked as a tester would: named controls, nothing cut, nothing on top of each other."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.settings import LANGUAGE, THEME, TYPE_SIZE
from app.services import activities, bookings, settings
from app.services.activities import ActivityFilter
from app.ui.kit.walk import walk
from app.ui.shell.places import PLACES
from tests.journeys.conftest import Stage

SECTIONS = (
    "centre", "staff", "spaces", "equipment", "closures", "holidays", "booking_rules", "activities", "checklists",
    "catalogues", "desk", "backups", "ledgers", "health", "about",
)  # fmt: skip
LOOKS = [
    ("light", "normal", "zh_CN", (1366, 690)),
    ("light", "normal", "en", (1366, 690)),
    ("dark", "large", "zh_CN", (1366, 690)),
    ("light", "normal", "zh_CN", (1280, 670)),
]


BOOKINGS = {
    "week": ("W",),
    "month": ("M",),
    "list": ("L",),
    "to decide": ("Alt+Q",),
    "new": ("F3",),
    "open": ("Space", "Enter"),
    "change": ("Space", "Enter", "E"),
    "moved": ("Space", "Alt+Down"),
    "loans": ("Alt+E",),
    "lend": ("Alt+E", "Alt+N"),
    "help": ("F1",),
}
"""The parts and boxes of the bookings' page, and the keys that lead there from its timeline."""


def _found_now(driver) -> list[str]:
    boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, QDialog) and box.isVisible()]
    return [str(one) for place in (driver.window, *boxes) for one in walk(place)]


def _found(driver) -> list[str]:
    """What is wrong once the page has come to rest."""
    for _ in range(10):
        found = _found_now(driver)
        if not found:
            break
        driver.settle(200)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "size", "language", "room"), LOOKS)
def test_every_place_in_every_look(lively: Stage, theme: str, size: str, language: str, room: tuple[int, int]) -> None:
    desk = lively.desk()
    from app.services import staff

    admin = staff.list_staff(desk)[0].actor
    settings.save(desk, admin, {THEME.key: theme, TYPE_SIZE.key: size, LANGUAGE.key: language})
    desk.close()
    driver = lively.open(*room)
    found = {"sign-in": _found(driver)}
    driver.sign_in("周文静", "135790")
    assert driver.window.size().toTuple() == room, "a page needs more room than the screen has"
    for place in PLACES:
        driver.window.go(place.key)
        driver.settle(250)
        found[place.key] = _found(driver)
        assert driver.window.size().toTuple() == room, f"{place.key} needs more room than the screen has"
    for section in SECTIONS:
        driver.window.go("settings", {"section": section})
        driver.settle(150)
        found[f"settings {section}"] = _found(driver)
    driver.window.go("bookings")
    driver.settle(150)
    page = driver.window.page
    for name, keys in BOOKINGS.items():
        driver.key(*keys)
        driver.settle(200)
        found[f"bookings {name}"] = _found(driver)
        assert driver.window.size().toTuple() == room, f"bookings {name} needs more room than the screen has"
        for _ in range(5):
            if driver.focus() is page.view.timeline and page.view.drawer.isHidden():
                break
            driver.key("Escape")
    page.open_with({"do": "seats"})
    driver.settle(200)
    found["bookings seats"] = _found(driver)
    series = next(row for row in bookings.day_board(driver.window.desk, *page.bounds()).rows if row.series_id)
    page.show_series(series)
    driver.settle(200)
    found["bookings series"] = _found(driver)
    driver.key("Alt+E")
    driver.settle(200)
    found["bookings series changed"] = _found(driver)
    driver.key("Escape", "Escape")
    camp = activities.activity_ids(driver.window.desk, ActivityFilter(text="小小科学家夏令营 第二期"))[0]
    session = activities.card(driver.window.desk, camp).sessions[0].id
    for where in (
        {"do": "calendar"}, {"do": "campaigns"}, {"do": "new"}, {"activity_id": camp}, {"session_id": session},
    ):  # fmt: skip
        driver.window.go("activities", where)
        driver.settle(250)
        said = f"activities {where}"
        found[said] = _found(driver)
        assert driver.window.size().toTuple() == room, f"{said} needs more room than the screen has"
    driver.window.go("stations")
    driver.settle(200)
    page = driver.window.page
    for part in ("issues", "supplies", "tally", "rounds", "photos"):
        page.view.panel.show_part(part)
        driver.settle(150)
        found[f"stations {part}"] = _found(driver)
    page.view.panel.show_overview()
    driver.key("E")
    driver.settle(200)
    found["stations change"] = _found(driver)
    driver.key("Escape", "F7")
    driver.settle(200)
    found["stations round"] = _found(driver)
    assert page.inspecting and driver.window.size().toTuple() == room, "a round needs more room than the screen has"
    driver.window.go("settings", {"section": "staff"})
    driver.window.page.section.open("new")
    driver.settle(250)
    found["new staff"] = _found(driver)
    driver.key("Escape")
    driver.window.go("today")
    driver.key("Ctrl+K")
    found["palette"] = _found(driver)
    driver.key("Escape")
    driver.key("F1")
    found["help"] = _found(driver)
    assert {where: said for where, said in found.items() if said} == {}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_first_run_in_both_languages(stage: Stage, language: str) -> None:
    from app.domain.auth import SYSTEM

    desk = stage.desk()
    settings.save(desk, SYSTEM, {LANGUAGE.key: language})
    desk.close()
    driver = stage.open()
    found = []
    for step in range(5):
        driver.window.wizard.go_to(step)
        driver.settle()
        found += _found(driver)
    assert found == []
