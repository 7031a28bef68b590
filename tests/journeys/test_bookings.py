"""A day with the bookings, by keyboard alone and across the pages; what the screen said the file holds afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.bookings import Status
from app.services import bookings, loans, people, settings, spaces, staff, visits
from app.services.bookings import BookingFilter, BookingRow
from app.services.desk import Desk
from app.ui.kit.widgets import Label
from app.ui.shell.driver import Driver
from tests.journeys.conftest import ADMIN, ADMIN_PIN, CLERK, CLERK_PIN, Stage

ZONE = ZoneInfo("Asia/Shanghai")
MANAGER, MANAGER_PIN = "罗建平", "246801"


def at(clock: str, day: int = 18) -> datetime:
    """A time in July 2026 at the site; the desk's clock stands at the 18th, 18:42."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 7, day, hour, minute, tzinfo=ZONE)


@contextmanager
def _file(stage: Stage) -> Iterator[Desk]:
    desk = stage.desk()
    yield desk
    desk.close()


def _rows(desk: Desk, text: str = "") -> list[BookingRow]:
    return bookings.booking_rows(desk, bookings.booking_ids(desk, BookingFilter(text=text)))


def _the(desk: Desk, title: str) -> BookingRow:
    return next(row for row in _rows(desk) if title in (row.title, row.name))


def _actor(desk: Desk, name: str) -> Any:
    return next(one.actor for one in staff.list_staff(desk) if one.name == name)


@pytest.fixture
def booked(centre: Stage) -> Stage:
    """The centre with a manager and a clerk, four rooms, a study hall, microphones, and an evening's bookings."""
    with _file(centre) as desk:
        admin = _actor(desk, ADMIN)
        for name, role, pin in ((MANAGER, "manager", MANAGER_PIN), (CLERK, "clerk", CLERK_PIN)):
            card, _ = staff.save_staff(desk, admin, None, {"name": name, "role": role})
            staff.set_pin(desk, admin, card.id, pin)
        clerk = _actor(desk, CLERK)
        rooms = {
            name: spaces.save_space(desk, admin, None, {"name": name, "kind": kind, "capacity": seats, **more})[0].id
            for name, kind, seats, more in (
                ("多功能厅", "hall", 100, {}),
                ("路演厅", "hall", 60, {"approval": True}),
                ("一号会议室", "meeting", 20, {}),
                ("二号会议室", "meeting", 12, {"grace_minutes": 20}),
                ("百姓书房", "study", 4, {}),
            )
        }
        spaces.lay_out_seats(desk, admin, rooms["百姓书房"], 1, 4)
        spaces.save_asset(desk, admin, None, {"name": "话筒", "stock": 4, "unit": "支"})
        zhang, li = (
            people.save(desk, clerk, None, {"name": name, "phones": phone, "population_group": "resident"})[0].id
            for name, phone in (("张三", "13800138000"), ("李四", "13900139000"))
        )

        def book(room: str, start: str, end: str, title: str, **more: Any) -> None:
            bookings.book(desk, clerk, starts_at=at(start), ends_at=at(end), spaces=[rooms[room]], title=title, **more)

        book("一号会议室", "19:30", "21:00", "读书会", person_id=zhang, headcount=3)
        book("一号会议室", "19:30", "21:00", "小组会", person_id=li, wait=True)
        book("二号会议室", "18:30", "20:00", "骑手座谈", person_id=li)
        book("路演厅", "20:00", "21:00", "路演彩排", person_id=zhang)
        book("路演厅", "20:30", "22:00", "产品发布", person_id=li)
    return centre


def _at_work(stage: Stage, who: str = CLERK, pin: str = CLERK_PIN) -> Driver:
    driver = stage.open()
    driver.sign_in(who, pin)
    driver.key("Ctrl+3")
    return driver


def _open(driver: Driver, title: str) -> Any:
    """Open a booking as Ctrl+K finds it."""
    driver.key("Ctrl+K")
    driver.type(title)
    driver.settle(200)
    driver.key("Enter")
    drawer = driver.window.page.view.drawer
    assert drawer.title.text() == title, drawer.title.text()
    return drawer


def test_one_line_books_from_any_page(booked: Stage) -> None:
    driver = booked.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F3")
    assert driver.window.place == "bookings"
    driver.type("明天 19-21 一号会议室 张三 13800138000 舞蹈排练")
    driver.key("Enter")
    assert driver.window.page.view.drawer.title.text() == "舞蹈排练"
    booked.close()
    with _file(booked) as desk:
        row = _the(desk, "舞蹈排练")
        assert (row.status, row.starts_at, row.name) == (Status.CONFIRMED, at("19:00", 19), "张三")
        assert len(people.search(desk, "张三")) == 1


def test_no_room_named_a_digit_takes_a_free_one(booked: Stage) -> None:
    driver = _at_work(booked)
    driver.key("F3")
    driver.type("明晚20点到次日1点 30人")
    driver.settle(200)
    driver.key("Alt+2")
    driver.type(" 李四 夜谈")
    driver.key("Enter")
    booked.close()
    with _file(booked) as desk:
        row = _the(desk, "夜谈")
        assert row.place == "多功能厅" and (row.starts_at, row.ends_at) == (at("20:00", 19), at("01:00", 20))


def test_moved_past_midnight_by_keys_and_taken_back(booked: Stage) -> None:
    driver = _at_work(booked)
    timeline = driver.window.page.view.timeline
    assert driver.focus() is timeline
    driver.key("Space")
    while timeline.blocks() and "骑手座谈" not in timeline.accessibleDescription():
        driver.key("Down" if "二号会议室" not in timeline.accessibleDescription() else "Right")
    driver.key(*["Alt+Right"] * 18, settle=False)
    driver.key("Alt+Up", "Alt+Up", "Alt+Up")
    driver.settle(100)
    driver.key("Enter")
    moved = _the(driver.window.desk, "骑手座谈")
    assert (moved.place, moved.starts_at, moved.ends_at) == ("多功能厅", at("23:00"), at("00:30", 19))
    driver.key("Ctrl+Z")
    booked.close()
    with _file(booked) as desk:
        assert _the(desk, "骑手座谈").starts_at == at("18:30")


def test_who_checks_in_is_on_the_visitors_board_and_leaves_it(booked: Stage) -> None:
    driver = _at_work(booked)
    _open(driver, "读书会")
    driver.key("I")
    driver.key("Ctrl+2")
    board = driver.window.page.view.board
    [item] = board.present.list.items()
    assert item.title.startswith("张三") and "3" in item.title, "and who came along"
    driver.key("Ctrl+3")
    _open(driver, "读书会")
    driver.key("O")
    driver.key("Ctrl+2")
    assert [item.title.startswith("张三") for item in board.left.list.items()] == [True]
    booked.close()
    with _file(booked) as desk:
        assert _the(desk, "读书会").status is Status.COMPLETED and visits.board(desk).present_count == 0


def test_a_cancelled_place_goes_to_who_waits(booked: Stage) -> None:
    driver = _at_work(booked)
    _open(driver, "读书会")
    driver.key("X")
    driver.type("主讲人生病")
    driver.key("Enter")
    assert any("李四" in text for text in driver.window.toasts.texts()), "who is next is said"
    assert driver.window.rail.buttons["bookings"].count == 3
    _open(driver, "小组会")
    driver.key("Enter")
    booked.close()
    with _file(booked) as desk:
        assert (_the(desk, "读书会").status, _the(desk, "小组会").status) == (Status.CANCELLED, Status.CONFIRMED)
        assert _the(desk, "读书会").reason == "主讲人生病"


def test_a_clerk_asks_and_the_manager_decides_between_rivals(booked: Stage) -> None:
    driver = _at_work(booked)
    driver.key("Alt+Q", "Alt+A")
    assert _the(driver.window.desk, "路演彩排").status is Status.REQUESTED, "a clerk's key does nothing"
    driver.key("Ctrl+L")
    driver.sign_in(MANAGER, MANAGER_PIN)
    driver.key("Ctrl+3", "Alt+Q")
    side = driver.window.page.view.waiting.side
    said = "\n".join(label.text() for label in side.findChildren(Label) if label.isVisible())
    assert "路演彩排" in said and "产品发布" in said, "side by side"
    driver.key("Alt+A")
    booked.questions.add("已有安排")
    driver.key("Alt+R")
    booked.close()
    with _file(booked) as desk:
        assert (_the(desk, "路演彩排").status, _the(desk, "产品发布").status) == (Status.CONFIRMED, Status.CANCELLED)


def test_a_weekly_class_with_one_date_moved_one_skipped_and_taken_in_again(booked: Stage) -> None:
    driver = _at_work(booked)
    driver.key("F3")
    driver.type("每周一 9-10:30 多功能厅 李四 太极班 共5次")
    driver.key("Alt+R")
    driver.settle(200)
    driver.key("Enter")
    assert QApplication.activeModalWidget() is None
    drawer = driver.window.page.view.drawer
    assert drawer.title.text() == "太极班"
    driver.key("E")
    driver.settle(100)
    driver.key("Ctrl+A")
    driver.type("1400")
    driver.key("Tab", "Ctrl+A")
    driver.type("1530")
    driver.key("Enter")
    driver.key("S")
    driver.settle(100)
    driver.key("Down")
    booked.questions.add("放假")
    driver.key("Alt+S")
    driver.settle(100)
    dates = QApplication.activeModalWidget().dates
    skipped = next(n for n, item in enumerate(dates.items()) if item.subtitle == "放假")
    assert len(_rows(driver.window.desk, "太极班")) == 4
    driver.key("Home", *["Down"] * skipped)
    driver.key("Alt+B")
    driver.settle(100)
    driver.key("Escape")
    booked.close()
    with _file(booked) as desk:
        rows = _rows(desk, "太极班")
        assert [row.starts_at for row in rows][:3] == [at("14:00", 20), at("09:00", 27), rows[2].starts_at]
        assert len(rows) == 5 and all(row.status is Status.CONFIRMED for row in rows)


def test_nobody_came_is_released_by_the_clock_and_ctrl_z_takes_an_early_one_back(booked: Stage) -> None:
    driver = _at_work(booked)
    booked.later(minutes=21)
    assert _the(driver.window.desk, "骑手座谈").status is Status.NO_SHOW, "twenty minutes of grace are over"
    assert driver.window.toasts.texts(), "the desk is told"
    _open(driver, "骑手座谈")
    driver.key("U")
    assert _the(driver.window.desk, "骑手座谈").status is Status.CONFIRMED
    driver.key("N")
    assert _the(driver.window.desk, "骑手座谈").status is Status.NO_SHOW
    driver.key("Ctrl+Z")
    booked.close()
    with _file(booked) as desk:
        assert _the(desk, "骑手座谈").status is Status.CONFIRMED


def test_who_did_not_come_has_lost_the_room_when_the_program_opens(booked: Stage) -> None:
    booked.clock.advance(minutes=21)
    driver = booked.open()
    driver.wait(lambda: _the(driver.window.desk, "骑手座谈").status is Status.NO_SHOW, "nobody released the room")
    booked.close()
    with _file(booked) as desk:
        assert _the(desk, "骑手座谈").status is Status.NO_SHOW


def test_a_booking_taken_back_leaves_its_place_free(booked: Stage) -> None:
    driver = _at_work(booked)
    driver.key("F3")
    driver.type("明天 3-4点 二号会议室 张三 夜谈会")
    driver.key("Enter")
    assert any("夜谈会" in text for text in driver.window.toasts.texts())
    driver.key("Ctrl+Z")
    driver.key("F3")
    driver.type("明天 3-4点 二号会议室 张三 夜读会")
    driver.key("Enter")
    booked.close()
    with _file(booked) as desk:
        assert _rows(desk, "夜谈会") == []
        assert [row.status for row in _rows(desk, "夜读会")] == [Status.CONFIRMED]


def test_a_study_seat_from_booking_to_the_next_reader(booked: Stage) -> None:
    driver = _at_work(booked)
    driver.window.page.open_with({"do": "seats"})
    driver.settle(50)
    driver.key("Enter")
    driver.type("张三")
    driver.key("Enter")
    driver.key("Escape")
    view = driver.window.page.view.seats
    assert driver.focus() is view.plan
    driver.key("A")
    assert _the(driver.window.desk, "张三").away_since is not None
    booked.later(minutes=20)
    driver.key("I")
    driver.key("A")
    booked.later(minutes=31)
    row = next(row for row in _rows(driver.window.desk, "张三") if row.seats)
    assert row.status is Status.COMPLETED and row.reason, "the seat was given back"
    driver.key("Enter")
    driver.type("李四")
    driver.key("Enter")
    booked.close()
    with _file(booked) as desk:
        taken = [row for row in _rows(desk, "李四") if row.seats]
        assert [(row.status, row.seat_numbers) for row in taken] == [(Status.IN_USE, ("1",))]


def test_microphones_go_out_with_a_booking_and_come_back_damaged(booked: Stage) -> None:
    with _file(booked) as desk:
        things = spaces.assets(desk)[0].id
        bookings.edit(desk, _actor(desk, CLERK), _the(desk, "读书会").id, {"assets": [(things, 2)]})
    driver = _at_work(booked)
    _open(driver, "读书会")
    driver.key("G", "Enter")
    driver.settle(200)
    assert driver.window.place == "reports", "the receipt is shown for printing"
    driver.key("Ctrl+3", "Alt+E", "Enter", "Right")
    driver.settle(100)
    driver.key("Enter")
    driver.key("Escape")
    booked.close()
    with _file(booked) as desk:
        [row] = loans.lately(desk)
        assert (row.condition_in, row.returned_quantity, row.booking_id) == ("damaged", 2, _the(desk, "读书会").id)


def test_a_half_typed_booking_survives_a_lock_and_the_end_of_the_program(booked: Stage) -> None:
    driver = _at_work(booked)
    driver.key("F3")
    driver.type("明天 19-21 一号会议室 张三")
    driver.key("Ctrl+L")
    driver.sign_in(MANAGER, MANAGER_PIN)
    driver.key("F3")
    driver.settle(100)
    assert driver.window.page.view.drawer.form.line.value() == "", "nobody else sees it"
    driver.key("Ctrl+L")
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F3")
    driver.settle(100)
    form = driver.window.page.view.drawer.form
    assert form.line.value() == "明天 19-21 一号会议室 张三"
    driver.type(" 例会")
    booked.close()
    driver = _at_work(booked)
    driver.key("F3")
    driver.settle(100)
    driver.key("Enter")
    booked.close()
    with _file(booked) as desk:
        assert _the(desk, "例会").starts_at == at("19:00", 19)


def test_a_rule_changed_in_the_settings_holds_on_the_page(booked: Stage) -> None:
    driver = _at_work(booked, ADMIN, ADMIN_PIN)
    desk = driver.window.desk
    room = next(one.id for one in spaces.spaces(desk) if one.name == "一号会议室")
    driver.window.go("settings", {"section": "spaces"})
    driver.settle(100)
    context = driver.window.page.context
    context.act(spaces.save_space, room, {"approval": True}, initiator=driver.window.page)
    context.act(settings.save, {"duty_day_start": 6 * 60}, initiator=driver.window.page)
    driver.settle(100)
    driver.key("Ctrl+3")
    driver.settle(100)
    assert driver.window.page.view.timeline.bounds()[0] == at("06:00"), "the day begins earlier now"
    driver.key("Ctrl+L")
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F3")
    driver.type("明天 9-10 一号会议室 张三 谈话")
    driver.key("Enter")
    booked.close()
    with _file(booked) as desk:
        assert _the(desk, "谈话").status is Status.REQUESTED


def test_enter_twice_and_closing_at_once_book_once(booked: Stage) -> None:
    driver = _at_work(booked)
    driver.key("F3")
    driver.type("明天 9-10 二号会议室 张三 谈话")
    form = driver.window.page.view.drawer.form
    driver.wait(lambda: form.person.value().person_id is not None and form.verdict_now() is not None)
    driver.key("Enter", "Enter", settle=False)
    booked.close()
    with _file(booked) as desk:
        assert len(_rows(desk, "谈话")) == 1


def test_esc_at_every_step_leads_back_to_where_one_was(booked: Stage) -> None:
    driver = _at_work(booked)
    view = driver.window.page.view
    before = len(_rows(driver.window.desk))
    for keys in (("F3",), ("Alt+E",), ("Alt+E", "Alt+N"), ("Alt+Q",), ("L",), ("F1",), ("Ctrl+K",)):
        driver.key(*keys)
        driver.settle(50)
        for _ in range(4):
            if driver.focus() is view.timeline:
                break
            driver.key("Escape")
        assert driver.focus() is view.timeline, keys
        assert view.drawer.isHidden() and QApplication.activeModalWidget() is None
    assert len(_rows(driver.window.desk)) == before


def test_the_rail_makes_room_while_a_sheet_is_open(booked: Stage) -> None:
    driver = _at_work(booked)
    wide = driver.window.rail.width()
    driver.key("F3")
    assert driver.window.rail.width() < wide
    driver.key("Ctrl+2")
    assert driver.window.rail.width() == wide, "another page has it whole"
    driver.key("Ctrl+3")
    assert driver.window.rail.width() < wide
    driver.key("Escape")
    assert driver.window.rail.width() == wide and not driver.window.rail.slim
