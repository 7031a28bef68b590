"""Ctrl+K finds activities and stations, too."""

from collections.abc import Callable

from PySide6.QtTest import QTest

from app.services import activities, stations
from app.services.staff import list_staff
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.shell.palette import Palette
from app.ui.today.page import TodayPage
from tests.ui.visitors.house import House, Key


def test_an_activity_is_found_by_initials_and_opened(house_of: Callable[[Callable[[Context], Page]], House]) -> None:
    house = house_of(TodayPage)
    manager = next(each.actor for each in list_staff(house.desk) if each.role != "clerk")
    plan = activities.SessionPlan(house.at("19:30"), house.at("21:00"), place="多功能厅")
    made, _ = activities.save(house.desk, manager, None, {"title": "小小科学家", "kind": "science"}, sessions=[plan])
    palette = Palette(house.window, house.context)
    opened: list[object] = []
    palette.activity.connect(opened.append)
    palette.ask([])
    QTest.keyClicks(palette.field.edit, "kxj")
    house.qtbot.waitUntil(lambda: palette.field.resting and house.jobs.idle and bool(palette.list.items()))
    (item,) = palette.list.items()
    assert (item.title, item.subtitle) == ("小小科学家", "2026-07-18 19:30 · 多功能厅 · Being planned")
    QTest.keyClick(palette.field.edit, Key.Key_Return)
    assert opened == [made.row.id]


def test_a_station_is_found_by_pinyin_and_opened(house_of: Callable[[Callable[[Context], Page]], House]) -> None:
    house = house_of(TodayPage)
    manager = next(each.actor for each in list_staff(house.desk) if each.role != "clerk")
    values = {"name": "科技园驿站", "kind": "warm_bee", "address": "科苑路15号", "hours": "24小时"}
    made, _ = stations.save(house.desk, manager, None, values)
    palette = Palette(house.window, house.context)
    opened: list[object] = []
    palette.station.connect(opened.append)
    palette.ask([])
    QTest.keyClicks(palette.field.edit, "kejiyuan")
    house.qtbot.waitUntil(lambda: palette.field.resting and house.jobs.idle and bool(palette.list.items()))
    (item,) = palette.list.items()
    assert (item.title, item.subtitle) == ("科技园驿站", "科苑路15号 · 24 hours · open now")
    QTest.keyClick(palette.field.edit, Key.Key_Return)
    assert opened == [made.row.id]
