"""A camp from its plan to paper, by keyboard across the pages; what the screen said the file holds afterwards."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from app.domain.activities import Presence, Standing
from app.services import activities, archive, attendance, registrations, spaces, staff
from app.services.activities import ActivityFilter, ActivityRow, SessionPlan
from app.services.desk import Desk
from app.services.registrations import Registered, RegistrationWish
from app.ui.shell.driver import Driver
from tests.journeys.conftest import ADMIN, CLERK, CLERK_PIN, Stage

ZONE = ZoneInfo("Asia/Shanghai")
MANAGER, MANAGER_PIN = "罗建平", "246801"
CAMP = "小小科学家夏令营"


def at(clock: str, day: int = 18) -> datetime:
    """A time in July 2026 at the site; the desk's clock stands at the 18th, 18:42."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 7, day, hour, minute, tzinfo=ZONE)


@contextmanager
def _file(stage: Stage) -> Iterator[Desk]:
    desk = stage.desk()
    yield desk
    desk.close()


def _actor(desk: Desk, name: str) -> Any:
    return next(one.actor for one in staff.list_staff(desk) if one.name == name)


def _the(desk: Desk, title: str) -> ActivityRow:
    rows = activities.activity_rows(desk, activities.activity_ids(desk, ActivityFilter()))
    return next(row for row in rows if row.title == title)


def _standings(desk: Desk, title: str) -> dict[str, Standing]:
    return {row.contact: row.standing for row in registrations.rows(desk, _the(desk, title).id)}


@pytest.fixture
def staffed(centre: Stage) -> Stage:
    """The centre with a manager, a clerk and a room."""
    with _file(centre) as desk:
        admin = _actor(desk, ADMIN)
        for name, role, pin in ((MANAGER, "manager", MANAGER_PIN), (CLERK, "clerk", CLERK_PIN)):
            card, _ = staff.save_staff(desk, admin, None, {"name": name, "role": role})
            staff.set_pin(desk, admin, card.id, pin)
        spaces.save_space(desk, admin, None, {"name": "科普实验室", "kind": "hall", "capacity": 24})
    return centre


def _at_work(stage: Stage, who: str = MANAGER, pin: str = MANAGER_PIN) -> Driver:
    driver = stage.open()
    driver.sign_in(who, pin)
    driver.key("Ctrl+4")
    return driver


def _plan(driver: Driver) -> None:
    """Type a camp of three places, two of them kept for riders' children, on Monday the 20th, and publish it."""
    driver.key("Alt+N")
    driver.type(CAMP)
    driver.key("Tab")
    driver.type("xly")
    editor = driver.window.page.editor
    part = editor.sessions
    for field, text in ((part.day, "7-20"), (part.starts, "0900"), (part.ends, "1130")):
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        driver.key("Ctrl+A")
        driver.type(text)
    part.spaces.first.set_value(next(one.id for one in spaces.spaces(driver.window.desk)))
    driver.settle(200)
    editor.entering.focus("capacity")
    driver.key("Ctrl+A")
    driver.type("3")
    driver.key("Alt+Q")
    driver.type("骑手子女")
    driver.key("Tab")
    driver.type("2")
    editor.quotas.lines[0].categories.chip("rider_child").click()
    for form in editor.forms:
        for name, value in (("age_from", 6), ("age_to", 12), ("collected", True)):
            if name in form.rows:
                form.editor(name).set_value(value)
    driver.settle(200)
    driver.key("Alt+P")
    assert driver.window.page.shown is driver.window.page.detail


def _register(driver: Driver, contact: str, *children: str, category: str = "") -> None:
    """Take a household in from the keyboard, each child seven years old."""
    driver.key("Ctrl+N")
    driver.type(contact)
    driver.settle(200)
    form = driver.window.page.detail.drawer.form
    for number, name in enumerate(children):
        if number:
            driver.key("Alt+A")
            driver.settle(50)
        member = form.members[number]
        member.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        driver.type(name)
        member.birth.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        driver.type("2018-03")
    if category:
        form.categories.chip(category).click()
    driver.settle(300)
    form.members[0].birth.edit.setFocus(Qt.FocusReason.OtherFocusReason)
    driver.key("Enter")
    driver.settle(200)


def test_a_camp_from_its_plan_to_its_log(staffed: Stage, tmp_path: Any) -> None:
    driver = _at_work(staffed)
    _plan(driver)
    _register(driver, "林志强 13712340925", "林昊然", "林昊宇", category="rider_child")
    _register(driver, "孙立群 18912345507", "孙可心")
    _register(driver, "周敏 13612341001", "周子墨")
    desk = driver.window.desk
    assert _standings(desk, CAMP) == {
        "林志强": Standing.ADMITTED, "孙立群": Standing.ADMITTED, "周敏": Standing.WAITING,
    }  # fmt: skip
    detail = driver.window.page.detail
    leaves = next(row.id for row in registrations.rows(desk, _the(desk, CAMP).id) if row.contact == "孙立群")
    detail.drawer.show_registration(leaves)
    driver.settle(200)
    driver.key("X")
    driver.type("去外地")
    driver.key("Enter")
    assert _standings(desk, CAMP)["周敏"] is Standing.OFFERED
    assert any("周敏" in text for text in driver.window.toasts.texts()), "who is next is said"
    offered = next(row.id for row in registrations.rows(desk, _the(desk, CAMP).id) if row.contact == "周敏")
    detail.drawer.show_registration(offered)
    driver.settle(200)
    driver.key("Enter")
    assert _standings(desk, CAMP)["周敏"] is Standing.ADMITTED
    driver.key("Escape")
    staffed.later(at("08:52", 20))
    detail.show_tab("sign_in")
    driver.settle(100)
    driver.key("Alt+O")
    door = driver.window.page.door
    assert driver.window.page.shown is door
    driver.type("lhr")
    driver.key("Enter")
    driver.type("lhr")
    driver.key("Enter")
    driver.type(f"{_the(desk, CAMP).number}/{registrations.row(desk, offered).active[0].number}")
    driver.key("Enter")
    driver.type("zw")
    driver.key("Ctrl+Return")
    driver.key("Ctrl+Z")
    staffed.later(at("11:40", 20))
    driver.key("Alt+C")
    driver.type("发烧")
    driver.key("Enter")
    board = attendance.board(desk, door.session_id)
    assert (board.counts.present, board.counts.absent, board.counts.walk_ins) == (2, 1, 0)
    driver.key("Escape")
    assert driver.window.page.shown is detail
    detail.show_tab("archive")
    driver.settle(100)
    picture = tmp_path / "rocket.jpg"
    Image.new("RGB", (320, 240), "navy").save(picture)
    staffed.questions.add([picture])
    tab = detail.stack.currentWidget()
    tab.choose("photos")
    driver.key("Alt+F")
    driver.settle(200)
    driver.key("Ctrl+Shift+P")
    assert driver.window.place == "reports"
    staffed.close()
    with _file(staffed) as desk:
        row = _the(desk, CAMP)
        [session] = activities.card(desk, row.id).sessions
        assert (session.booked, session.closed_at) == (True, at("11:40", 20))
        assert (session.expected, session.present, session.absent, session.walk_ins) == (3, 2, 1, 0)
        people = {one.name: one for one in attendance.board(desk, session.id).rows}
        assert {one.name: one.presence for one in people.values()} == {
            "林昊然": Presence.ARRIVED, "林昊宇": Presence.ABSENT, "周子墨": Presence.ARRIVED,
        }  # fmt: skip
        assert people["林昊宇"].reason == "发烧"
        [photo] = archive.photos(desk, row.id)
        assert photo.path is not None and photo.path.is_file()


def test_lots_drawn_on_screen_are_those_anybody_can_work_out(staffed: Stage) -> None:
    with _file(staffed) as desk:
        manager = _actor(desk, MANAGER)
        values = {"title": "亲子露营", "kind": "culture", "mode": "ballot", "capacity": 3}
        plan = SessionPlan(at("09:00", 25), at("16:00", 25), place="莲花山公园")
        row = activities.save(desk, manager, None, values, sessions=[plan], quotas=[])[0].row
        activities.publish(desk, manager, row.id)
        for number in range(5):
            wish = RegistrationWish(
                row.id, (Registered(name=f"报名人{number}"),), contact_name=f"报名人{number}",
                contact_phone=f"1390000000{number}",
            )  # fmt: skip
            registrations.register(desk, manager, wish)
    driver = _at_work(staffed)
    page = driver.window.page
    page.show_activity(row.id)
    driver.settle(100)
    page.detail.show_ballot()
    driver.settle(100)
    driver.type("4 7 2")
    staffed.questions.add(True, True)
    driver.key("Enter")
    driver.settle(100)
    driver.key("Enter")
    driver.settle(100)
    driver.key("Escape")
    staffed.close()
    with _file(staffed) as desk:
        view = registrations.ballot(desk, row.id)
        assert view is not None and view.seed == "4 7 2"
        numbers = [number for number, _people in view.listed]
        order = sorted(numbers, key=lambda number: hashlib.sha256(f"4 7 2|{number}".encode()).hexdigest())
        assert [number for number, _in in view.result] == order
        admitted = {one.number for one in registrations.rows(desk, row.id) if one.standing is Standing.ADMITTED}
        assert admitted == set(order[:3])


def test_a_ticket_scanned_on_any_page_signs_in_at_the_door_of_the_day(staffed: Stage) -> None:
    with _file(staffed) as desk:
        manager = _actor(desk, MANAGER)
        values = {"title": "防诈骗讲座", "kind": "lecture", "mode": "first", "capacity": 30}
        plan = SessionPlan(at("19:00"), at("20:30"), place="多功能厅")
        row = activities.save(desk, manager, None, values, sessions=[plan], quotas=[])[0].row
        activities.publish(desk, manager, row.id)
        wish = RegistrationWish(
            row.id, (Registered(name="郑爱国"),), contact_name="郑爱国", contact_phone="13900001234"
        )
        found = registrations.register(desk, manager, wish)[0].row
    driver = _at_work(staffed, CLERK, CLERK_PIN)
    driver.key("Ctrl+2")
    driver.window.scan(f"{row.number}/{found.active[0].number}")
    driver.settle(200)
    assert driver.window.place == "activities"
    assert driver.focus() is driver.window.page.door.box.edit
    staffed.close()
    with _file(staffed) as desk:
        [session] = activities.card(desk, row.id).sessions
        [who] = attendance.board(desk, session.id).rows
        assert (who.name, who.presence) == ("郑爱国", Presence.ARRIVED)
