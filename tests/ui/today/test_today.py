import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.core.ids import RowId
from app.domain.visits import State
from app.services import activities, backup, visits
from app.services.staff import list_staff
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.today.page import TodayPage
from tests.ui.visitors.house import House, Key

ENTER = Key.Key_Return


@pytest.fixture
def house(house_of: Callable[[Callable[[Context], Page]], House]) -> House:
    """The home page over the lively centre."""
    return house_of(TodayPage)


def _titles(listing) -> list[str]:
    return [item.title for item in listing.items()]


def test_the_state_of_the_house_in_words_and_figures(house: House) -> None:
    view = house.page.view
    assert view.header.say.text() == "2 here, 5 visits today; Middle shift until 24:00"
    assert view.present.number.text() == "2"
    assert view.present.visits.text() == "5 visits today"
    assert view.present.parts.text() == "2 signed in, 3 tallied"
    assert view.present.crowd.text() == "4 with companions, room for 120: plenty of room"
    assert _titles(view.here.list) == ["马志军 +2", "林可欣"]
    assert _titles(view.expected.list) == ["张思远", "赵珊"]
    assert "12 min late" in view.expected.list.items()[0].subtitle
    assert _titles(view.verify.list) == ["高志鹏"]
    assert _titles(view.badges.list) == ["Badge A03"]
    assert view.present.bars.accessibleDescription() == "16:00 1, 18:00 4"


def _plan(house: House, title: str, start: str, end: str, capacity: int | None) -> RowId:
    """A published activity with one session of today."""
    manager = next(each.actor for each in list_staff(house.desk) if each.role != "clerk")
    plan = activities.SessionPlan(house.at(start), house.at(end), place="多功能厅")
    made, _ = activities.save(
        house.desk, manager, None, {"title": title, "kind": "lecture", "capacity": capacity}, sessions=[plan]
    )
    activities.publish(house.desk, manager, made.row.id)
    return made.row.id


def test_what_is_held_today_says_how_many_places_are_left(house: House) -> None:
    view = house.page.view
    assert view.sessions.none.isVisible()
    talk = _plan(house, "心脑血管健康讲座", "19:30", "21:00", 40)
    _plan(house, "便民义剪", "18:00", "20:00", None)
    _plan(house, "党员夜学", "16:00", "17:30", 20)
    house.page.refresh(None)
    house.rest()
    items = view.sessions.list.items()
    said = [(item.title, item.subtitle, item.right) for item in items]
    assert said == [
        ("便民义剪", "18:00 · 多功能厅", "under way"),
        ("心脑血管健康讲座", "19:30 · 多功能厅", "places left: 40"),
        ("党员夜学", "16:00 · 多功能厅", "over"),
    ]
    view.sessions.list.setFocus()
    house.press(Key.Key_Down, ENTER)
    assert house.navigated[-1] == ("activities", {"activity_id": talk})
    view.sessions.more.setFocus()
    house.press(ENTER)
    today = house.desk.duty_day()
    place, asked = house.navigated[-1]
    assert place == "activities" and (asked["filter"]["start"], asked["filter"]["end"]) == (today, today)
    assert "draft" not in asked["filter"]["states"] and "running" in asked["filter"]["states"]


def test_what_waits_leads_to_where_it_is_settled(house: House) -> None:
    view = house.page.view
    keys = [item.key for item in view.waiting.items()]
    assert keys == ["verify", "late", "backup"]
    expected = [
        ("visitors", {"do": "verify"}),
        ("visitors", {"do": "list", "filter": {"states": (State.EXPECTED,), "period": "today"}}),
        ("settings", {"section": "backups"}),
    ]
    view.waiting.setFocus()
    for place, target in enumerate(expected):
        view.waiting.set_current(place)
        house.press(ENTER)
        assert house.navigated[-1] == target


def test_every_figure_opens_the_rows_behind_it(house: House) -> None:
    view = house.page.view
    view.present.number.setFocus()
    house.press(ENTER)
    assert house.navigated[-1] == (
        "visitors",
        {"do": "list", "filter": {"states": (State.PRESENT,), "period": "all"}},
    )
    view.present.visits.setFocus()
    house.press(ENTER)
    assert house.navigated[-1] == (
        "visitors",
        {"do": "list", "filter": {"states": (State.PRESENT, State.LEFT, State.UNVERIFIED), "period": "today"}},
    )
    view.here.list.setFocus()
    house.press(Key.Key_Down, ENTER)
    assert house.navigated[-1][1]["visit_id"] == house.the("林可欣").id
    view.badges.more.setFocus()
    house.press(ENTER)
    assert house.navigated[-1] == ("visitors", {"do": "list", "filter": {"badge_out": True}})


def test_the_red_button_is_under_the_finger(house: House, qtbot) -> None:
    assert house.focus() is house.page.view.sign_in
    house.press(ENTER)
    assert house.navigated[-1] == ("visitors", {"do": "sign_in"})
    qtbot.mouseClick(house.page.view.tally, Qt.MouseButton.LeftButton)
    assert house.navigated[-1] == ("visitors", {"do": "tally"})


def test_a_change_elsewhere_shows_at_once(house: House) -> None:
    house.context.act(visits.sign_out, house.the("马志军").id, initiator=None)
    house.rest()
    assert house.page.view.present.number.text() == "1"
    assert _titles(house.page.view.here.list) == ["林可欣"]


def test_time_goes_by(house: House) -> None:
    house.clock.advance(hours=4, minutes=58)
    house.page.tick()
    house.rest()
    view = house.page.view
    assert view.header.say.text() == "2 here, 5 visits today; the shift changes in 20 min"
    assert any("Expected and late: 2" in item.title for item in view.waiting.items())


def test_a_fresh_backup_no_longer_asks_for_one(house: House, tmp_path: Path) -> None:
    assert "There is no backup yet" in _titles(house.page.view.waiting)
    admin = next(each.actor for each in list_staff(house.desk))
    backup.backup_to(house.desk, admin, tmp_path / "desk.dqb")
    house.page.refresh(None)
    house.rest()
    assert "Backed up 18:42" in _titles(house.page.view.waiting)


def test_an_empty_house_says_so(house: House) -> None:
    for row in house.rows(states=(State.PRESENT,)):
        visits.sign_out(house.desk, house.actor, row.id, badge_returned=True)
    for row in house.rows(states=(State.EXPECTED,)):
        visits.cancel_expected(house.desk, house.actor, row.id)
    house.page.refresh(None)
    house.rest()
    view = house.page.view
    assert view.here.none.isVisible() and view.expected.none.isVisible() and view.badges.none.isVisible()
    assert view.present.number.text() == "0"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    ("look", "size"),
    [
        (Theme("light", motion=False), (1182, 634)),
        (Theme("dark", motion=False), (1182, 634)),
        (Theme("dark", "large", motion=False), (1158, 626)),
        (Theme("light", motion=False), (1736, 968)),
    ],
    ids=lambda value: getattr(value, "type", None) and f"{value.name}-{value.type}",
)
def test_it_is_whole_in_every_look(
    house: House, qapp: QApplication, tmp_path: Path, language: str, look: Theme, size: tuple[int, int]
) -> None:
    _plan(house, "心脑血管健康讲座", "19:30", "21:00", 40)
    _plan(house, "骑手夜校：交通安全和保险", "20:00", "21:30", 1)
    _plan(house, "党员夜学", "16:00", "17:30", 20)
    house.close()
    i18n.use(language)
    theme.apply(qapp, look)
    house.open(size)
    assert [str(finding) for finding in walk(house.window)] == []
    assert house.window.size().toTuple() == size
    pictures = Path(os.environ.get("DANGQUN_PICTURES", tmp_path))
    assert house.window.grab().save(str(pictures / f"today-{language}-{look.name}-{look.type}-{size[0]}.png"))
    assert house.page.view.night == (look.type == "large")


def test_switching_to_night_type_shows_fewer_things(house: House, qapp: QApplication) -> None:
    assert house.page.view.verify.isVisible()
    theme.apply(qapp, Theme("dark", "large", motion=False))
    house.rest()
    assert not house.page.view.verify.isVisible() and house.page.view.present.names.isVisible()
    assert _titles(house.page.view.present.names) == ["马志军 +2", "林可欣"]
    theme.apply(qapp, Theme(motion=False))
    house.rest()
    assert house.page.view.verify.isVisible()


def test_an_hour_of_the_chart_opens_its_rows(house: House) -> None:
    house.page.view.present.bars.picked.emit(8)
    key, arguments = house.navigated[-1]
    assert key == "visitors" and arguments["filter"]["name"] == "16:00–17:00"
    assert arguments["filter"]["only"] == {"start": house.at("16:00"), "end": house.at("17:00")}
