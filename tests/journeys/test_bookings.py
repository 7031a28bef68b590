"""Bookings in the whole program, by keyboard alone: what the screen says is what the file holds afterwards."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from app.domain.bookings import Status
from app.services import bookings, spaces, staff
from app.services.bookings import BookingFilter, BookingRow
from tests.journeys.conftest import CLERK, CLERK_PIN, NOON, Stage

SHENZHEN = ZoneInfo("Asia/Shanghai")


def _titled(stage: Stage, text: str) -> list[BookingRow]:
    desk = stage.desk()
    try:
        return bookings.booking_rows(desk, list(bookings.booking_ids(desk, BookingFilter(text=text))))
    finally:
        desk.close()


def test_a_room_for_twenty_past_midnight_in_one_line(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F3")
    driver.type("明晚23点到次日2点 20人 张硕 通宵排练")
    verdict = driver.window.page.view.drawer.form.verdict
    driver.wait(lambda: "空场地" in verdict.accessibleName(), "no free room is offered")
    driver.key("Alt+1")
    driver.settle(400)
    driver.key("Enter")
    driver.settle(400)
    lively.close()
    row = _titled(lively, "通宵排练")[0]
    clocks = [at.astimezone(SHENZHEN).strftime("%d %H:%M") for at in (row.starts_at, row.ends_at)]
    assert clocks == ["19 23:00", "20 02:00"]
    assert row.headcount == 20
    desk = lively.desk()
    assert spaces.space(desk, row.spaces[0]).capacity >= 20
    desk.close()


def test_ctrl_z_takes_a_booking_back_and_the_place_is_free(lively: Stage) -> None:
    driver = lively.open()
    driver.sign_in(CLERK, CLERK_PIN)
    driver.key("F3")
    driver.type("明天 3-4点 二号会议室 张硕 夜谈会")
    driver.settle(400)
    driver.key("Enter")
    driver.settle(400)
    assert any("夜谈会" in text for text in driver.window.toasts.texts())
    driver.key("Ctrl+Z")
    driver.settle(400)
    driver.key("F3")
    driver.type("明天 3-4点 二号会议室 张硕 夜读会")
    driver.settle(400)
    driver.key("Enter")
    driver.settle(400)
    lively.close()
    assert _titled(lively, "夜谈会") == []
    assert [row.status for row in _titled(lively, "夜读会")] == [Status.CONFIRMED]


def test_who_did_not_come_has_lost_the_room_when_the_program_opens(lively: Stage) -> None:
    desk = lively.desk()
    clerk = next(one.actor for one in staff.list_staff(desk) if one.name == CLERK)
    room = next(one for one in spaces.spaces(desk) if one.name == "二号会议室")
    start = NOON + timedelta(hours=10)
    bookings.book(
        desk,
        clerk,
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        spaces=(room.id,),
        name="张硕",
        title="晨间碰头",
    )
    desk.close()
    lively.clock.advance(hours=10, minutes=50)
    driver = lively.open()
    driver.settle(400)
    lively.close()
    assert [row.status for row in _titled(lively, "晨间碰头")] == [Status.NO_SHOW]
