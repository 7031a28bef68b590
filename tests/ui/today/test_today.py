import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.core.ids import RowId
from app.db.tx import Changes
from app.domain.auth import SYSTEM
from app.domain.settings import NIGHT_LOOK
from app.domain.visits import State
from app.services import activities, backup, handover, identity, stations, visits
from app.services.desk import open_desk
from app.services.staff import list_staff
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.theme import Theme
from app.ui.kit.walk import walk
from app.ui.today.page import TOGETHER, TodayPage
from tests.ui.visitors.house import House, Key

ENTER = Key.Key_Return


@pytest.fixture
def house(house_of: Callable[[Callable[[Context], Page]], House]) -> House:
    """The home page over the lively centre."""
    return house_of(TodayPage)


def _titles(listing) -> list[str]:
    return [item.title for item in listing.items()]


def _manager(house: House):
    return next(each.actor for each in list_staff(house.desk) if each.role != "clerk")


def _again(house: House) -> None:
    house.page.refresh(None)
    house.rest()


def _live(house: House) -> None:
    """A change is seen within a second, gathered with others."""
    house.qtbot.waitUntil(lambda: not house.page._soon.isActive(), timeout=1000)
    house.rest()


def test_the_state_of_the_house_in_words_and_figures(house: House) -> None:
    view = house.page.view
    assert view.header.say.text() == "2 here, Middle shift until 24:00"
    assert view.present.number.text() == "2"
    assert view.present.visits.text() == "5 visits today"
    assert view.present.parts.text() == "2 signed in, 3 tallied"
    assert view.present.crowd.text() == "4 with companions, room for 120: plenty of room"
    assert view.present.bars.accessibleDescription() == "16:00 1, 18:00 4"
    assert view.neighbours.none.isVisible() and view.neighbours.none.text() == "No other desk is known yet."
    assert view.stations.none.text() == "No station is known yet."


def _plan(house: House, title: str, start: str, end: str, capacity: int | None) -> RowId:
    """A published activity with one session of today."""
    plan = activities.SessionPlan(house.at(start), house.at(end), place="多功能厅")
    made, _ = activities.save(
        house.desk, _manager(house), None, {"title": title, "kind": "lecture", "capacity": capacity}, sessions=[plan]
    )
    activities.publish(house.desk, _manager(house), made.row.id)
    return made.row.id


def test_what_is_held_today_says_how_many_places_are_left(house: House) -> None:
    view = house.page.view
    assert view.sessions.none.isVisible()
    talk = _plan(house, "心脑血管健康讲座", "19:30", "21:00", 40)
    _plan(house, "便民义剪", "18:00", "20:00", None)
    _plan(house, "党员夜学", "16:00", "17:30", 20)
    _again(house)
    said = [(one.lead, one.title, one.right, one.right_note) for one in view.sessions.list.items()]
    assert said == [
        ("18:00", "便民义剪", "under way", ""),
        ("19:30", "心脑血管健康讲座", "40 left", "0 / 40"),
        ("16:00", "党员夜学", "over", ""),
    ]
    assert view.header.say.text() == "2 here, the next session begins 19:30"
    view.sessions.list.setFocus()
    house.press(Key.Key_Down, ENTER)
    assert house.navigated[-1] == ("activities", {"activity_id": talk})
    view.sessions.link.setFocus()
    house.press(ENTER)
    today = house.desk.duty_day()
    place, asked = house.navigated[-1]
    assert place == "activities" and (asked["filter"]["start"], asked["filter"]["end"]) == (today, today)
    assert "draft" not in asked["filter"]["states"] and "running" in asked["filter"]["states"]


def test_what_waits_leads_to_where_it_is_settled(house: House) -> None:
    view = house.page.view
    view.tasks.list.setFocus()
    for place, item in enumerate(view.tasks.list.items()):
        view.tasks.list.set_current(place)
        house.press(ENTER)
        if item.key == "verify":
            assert house.navigated[-1] == ("visitors", {"do": "verify"})
        elif item.key == "late":
            wanted = {"do": "list", "filter": {"states": (State.EXPECTED,), "period": "today"}}
            assert house.navigated[-1] == ("visitors", wanted)
    assert "verify" in [item.key for item in view.tasks.list.items()]


def test_every_figure_opens_the_rows_behind_it(house: House) -> None:
    view = house.page.view
    view.present.number.setFocus()
    house.press(ENTER)
    assert house.navigated[-1] == ("visitors", {"do": "list", "filter": {"states": (State.PRESENT,), "period": "all"}})
    view.present.visits.setFocus()
    house.press(ENTER)
    assert house.navigated[-1] == (
        "visitors",
        {"do": "list", "filter": {"states": (State.PRESENT, State.LEFT, State.UNVERIFIED), "period": "today"}},
    )
    view.present.bars.picked.emit(8)
    key, arguments = house.navigated[-1]
    assert key == "visitors" and arguments["filter"]["name"] == "16:00–17:00"
    assert arguments["filter"]["only"] == {"start": house.at("16:00"), "end": house.at("17:00")}


def test_the_red_button_is_under_the_finger(house: House, qtbot) -> None:
    assert house.focus() is house.page.view.sign_in
    house.press(ENTER)
    assert house.navigated[-1] == ("visitors", {"do": "sign_in"})
    qtbot.mouseClick(house.page.view.tally, Qt.MouseButton.LeftButton)
    assert house.navigated[-1] == ("visitors", {"do": "tally"})


def test_a_change_elsewhere_shows_within_a_second_and_many_are_looked_at_once(house: House) -> None:
    house.context.act(visits.sign_out, house.the("马志军").id, initiator=None)
    house.rest()
    _live(house)
    assert house.page.view.present.number.text() == "1"
    boards = []
    house.page._soon.timeout.connect(lambda: boards.append(1))
    for _ in range(50):
        house.page.refresh(Changes(tables={"visit": {b"1" * 16}}))
    QTest.qWait(2 * TOGETHER)
    house.rest()
    assert len(boards) == 1 and TOGETHER < 1000


def test_time_goes_by(house: House) -> None:
    house.clock.advance(hours=4, minutes=58)
    house.page.tick()
    house.rest()
    assert house.page.view.header.say.text() == "2 here, the shift changes in 20 min"


def test_a_missing_backup_is_told_to_who_makes_one(house: House, tmp_path: Path) -> None:
    admin = _manager(house)
    house.session.enter(admin)
    _again(house)
    assert "backup" in [item.key for item in house.page.view.tasks.list.items()]
    backup.backup_to(house.desk, admin, tmp_path / "desk.dqb")
    _again(house)
    assert "backup" not in [item.key for item in house.page.view.tasks.list.items()]


def test_what_the_last_shift_left_opens_where_it_is_settled(house: House) -> None:
    note, _ = handover.note(house.desk, house.actor, "舞蹈室备用钥匙在罗建平处", "key", house.at("21:30"))
    house.clock.advance(hours=5, minutes=30)  # the night shift has begun
    _again(house)
    view = house.page.view
    (item,) = view.left.list.items()
    assert (item.title, item.right) == ("舞蹈室备用钥匙在罗建平处", "by yesterday 21:30")
    view.left.list.setFocus()
    house.press(ENTER)
    assert house.navigated[-1] == ("handover", {"note_id": note.id})


def test_the_pack_is_offered_as_a_shift_begins(house: House) -> None:
    from app.services import today

    house.clock.advance(hours=5, minutes=30)
    _again(house)
    tasks = house.page.view.tasks.list
    assert tasks.items()[0].key == "pack"
    tasks.setFocus()
    house.press(ENTER)
    assert house.navigated[-1] == ("handover", {"do": "pack"})
    today.pack_made(house.desk)
    _again(house)
    assert "pack" not in [item.key for item in tasks.items()]


def _station(house: House, name: str, **more: object) -> RowId:
    values = {"name": name, "kind": "warm_bee", "hours": "24小时", **more}
    return stations.save(house.desk, _manager(house), None, values)[0].row.id


def test_stations_that_need_somebody_say_why(house: House) -> None:
    one = _station(house, "科技园暖蜂驿站")
    _station(house, "后海司机之家")
    stations.suspend(house.desk, house.actor, one, "停电检修")
    _again(house)
    card = house.page.view.stations
    assert card.head.note.text() == "1 of 2"
    (item,) = card.list.items()
    assert item.title == "科技园暖蜂驿站" and item.pill[0] == "closed for now"
    card.list.setFocus()
    house.press(ENTER)
    assert house.navigated[-1] == ("stations", {"station_id": one})
    card.link.click()
    assert house.navigated[-1] == ("stations", {"do": "nearest"})


def test_at_night_fewer_things_and_what_a_night_needs(house: House, qapp: QApplication) -> None:
    _station(house, "科技园暖蜂驿站")
    handover.note(house.desk, house.actor, "舞蹈室备用钥匙在罗建平处", "key")
    view = house.page.view
    assert view.day.isVisible() and not view.night_part.isVisible() and not view.round.isVisible()
    theme.apply(qapp, Theme("dark", "large", motion=False))
    _again(house)
    assert view.night_part.isVisible() and not view.day.isVisible() and view.round.isVisible()
    assert _titles(view.present.names) == ["马志军 +2", "林可欣"]
    assert "舞蹈室备用钥匙在罗建平处" in _titles(view.handing.list)
    assert _titles(view.outside.list) == ["科技园暖蜂驿站"] and view.outside.list.items()[0].right == "24 hours"
    view.hand_over.click()
    assert house.navigated[-1] == ("handover", {"do": "hand"})


def test_a_safety_round_takes_two_keys(house: House) -> None:
    house.clock.advance(hours=4)  # 22:42: it is night, in whatever type
    _again(house)
    assert house.page.view.round.isVisible()
    house.questions.add("")
    house.press(Key.Key_R)
    (note,) = handover.notes(house.desk)
    assert (note.kind, note.text) == ("round", "All in order") and note.settled_at is not None


def test_a_night_look_of_yes_or_no_is_read_as_what_it_meant() -> None:
    assert NIGHT_LOOK.default == "never"
    assert [NIGHT_LOOK.check(kept) for kept in (True, False, "always")] == ["auto", "never", "always"]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(
    ("look", "size"),
    [
        (Theme("light", motion=False), (1182, 634)),
        (Theme("dark", "large", motion=False), (1158, 626)),
        (Theme("dark", motion=False), (1736, 968)),
    ],
    ids=lambda value: getattr(value, "type", None) and f"{value.name}-{value.type}",
)
def test_it_is_whole_in_every_look(
    house: House, qapp: QApplication, tmp_path: Path, language: str, look: Theme, size: tuple[int, int]
) -> None:
    _plan(house, "心脑血管健康讲座", "19:30", "21:00", 40)
    _plan(house, "骑手夜校：交通安全和保险", "20:00", "21:30", 1)
    _plan(house, "党员夜学", "16:00", "17:30", 20)
    _station(house, "科技园暖蜂驿站")
    house.close()
    i18n.use(language)
    theme.apply(qapp, look)
    house.open(size)
    assert [str(finding) for finding in walk(house.window)] == []
    assert house.window.size().toTuple() == size
    pictures = Path(os.environ.get("DANGQUN_PICTURES", tmp_path))
    assert house.window.grab().save(str(pictures / f"today-{language}-{look.name}-{look.type}-{size[0]}.png"))
    assert house.page.view.night == (look.type == "large")


def test_a_neighbour_that_is_silent_for_too_long_stands_first_and_leads_to_the_exchange(
    house: House, tmp_path: Path
) -> None:
    card, admin = house.page.view.neighbours, _manager(house)
    for name in ("a", "b"):
        with closing(open_desk(tmp_path / name, house.clock)) as other:
            asked = identity.write_request(other, SYSTEM, tmp_path, house.desk.store.centre)
        request = identity.read_request(house.desk, asked)
        identity.certify(house.desk, admin, request, request.fingerprint, tmp_path)
    _again(house)
    assert {(one.title, one.right) for one in card.list.items()} == {
        ("Desk B", "nothing yet"), ("Desk C", "nothing yet")
    }  # fmt: skip
    house.clock.advance(days=9)
    house.page.tick()
    house.rest()
    assert [one.right_icon for one in card.list.items()] == ["triangle-alert"] * 2
    assert card.head.note.text() == "2 silent"
    card.list.setFocus()
    house.press(ENTER)
    centre, site = house.navigated[-1][1]["site"]
    assert house.navigated[-1][0] == "sync" and centre == house.desk.store.centre and len(site) == 32
