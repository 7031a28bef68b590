"""The home page: what waits for whom, what the last shift left, what comes next."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.services import bookings, handover, loans, spaces, stations, today, visits
from app.services.backup import backup_to
from app.services.desk import Desk
from tests.services.conftest import PIN

ZONE = ZoneInfo("Asia/Shanghai")


def tasks(desk: Desk, actor: Actor) -> dict[str, today.Task]:
    return {task.key.split(":")[0]: task for task in today.board(desk, actor.role).tasks}


def test_an_empty_centre_shows_an_empty_board(desk: Desk, clerk: Actor) -> None:
    board = today.board(desk, clerk.role)
    assert (board.visitors.present_count, board.open_items, board.station_count) == (0, 0, 0)
    assert board.tasks == board.sessions == board.stations == () and board.left == (None, ())
    assert board.strip.start.astimezone(ZONE) == datetime(2026, 7, 18, 18, tzinfo=ZONE)
    assert board.strip.end - board.strip.start == timedelta(hours=8)
    assert board.next_turn_at.astimezone(ZONE) == datetime(2026, 7, 19, 0, tzinfo=ZONE)


def test_what_waits_is_by_role(desk: Desk, admin: Actor, manager: Actor, clerk: Actor) -> None:
    hall, _ = spaces.save_space(desk, admin, None, {"name": "路演厅", "approval": True})
    begins = desk.now() + timedelta(hours=3)
    bookings.book(
        desk,
        clerk,
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
        spaces=[hall.id],
        name="许国强",
        title="彩排",
    )
    assert {"requests", "backup"} <= tasks(desk, manager).keys()
    assert not {"requests", "backup"} & tasks(desk, clerk).keys()
    asked = tasks(desk, manager)["requests"]
    assert (asked.text, asked.detail) == ("1 bookings ask for a yes", "the first begins 21:42")
    assert (asked.place, asked.arguments) == ("bookings", {"do": "waiting"})
    backup_to(desk, admin, desk.folder.parent / "kept.sqlite")
    assert "backup" not in tasks(desk, manager)


def test_what_is_late_is_told_to_the_desk(
    desk: Desk, clock: SteppedClock, admin: Actor, manager: Actor, clerk: Actor
) -> None:
    asset, _ = spaces.save_asset(desk, admin, None, {"name": "投影仪", "stock": 3})
    now = desk.now()
    loans.lend(desk, clerk, items=[(asset.id, 1)], due_at=now + timedelta(minutes=10), name="李文博")
    visits.expect(desk, clerk, expected_at=now + timedelta(minutes=5), name="吴佩琪")
    visit, _ = visits.sign_in(desk, clerk, name="冯大伟", badge="14")
    visits.sign_out(desk, clerk, visit.id)
    handover.note(desk, clerk, "舞蹈室备用钥匙在罗建平处", "key", now + timedelta(minutes=20))
    assert tasks(desk, clerk).keys() == {"badges"}
    clock.advance(minutes=50)
    waits = tasks(desk, clerk)
    assert waits.keys() == {"badges", "overdue_loan", "late", "key"}
    assert (
        waits["overdue_loan"].text == "投影仪 should have been back 18:52"
        and "40 min late" in waits["overdue_loan"].detail
    )
    assert waits["late"].detail == "吴佩琪"
    assert [task.urgent for task in today.board(desk, clerk.role).tasks] == [True, True, False, False]
    loans.lend(desk, clerk, items=[(asset.id, 1)], due_at=desk.now() + timedelta(minutes=1), name="李文博")
    clock.advance(minutes=5)
    assert tasks(desk, clerk)["overdue_loan"].text == "2 things lent are overdue"


def test_the_last_half_hour_speaks_of_the_handover_and_the_next_shift_of_what_was_left(
    desk: Desk, clock: SteppedClock, manager: Actor, clerk: Actor
) -> None:
    handover.set_roster(desk, manager, desk.duty_day(), 0, [manager.staff_id])
    note, _ = handover.note(desk, clerk, "失物：蓝色儿童水杯，存 2 号柜", "found")
    clock.now = datetime(2026, 7, 18, 23, 20, tzinfo=ZONE)
    assert "handover" not in tasks(desk, clerk) and handover.waiting_count(desk) == 0
    clock.now = datetime(2026, 7, 18, 23, 40, tzinfo=ZONE)
    board = today.board(desk, clerk.role)
    assert board.next_staff == "陈静" and board.open_items == handover.waiting_count(desk) == 1
    assert tasks(desk, clerk)["handover"].detail == "the shift ends in 20 min"
    handover.sign(
        desk, outgoing=clerk.staff_id, outgoing_pin=PIN, incoming=manager.staff_id, incoming_pin=PIN,
        decisions=[handover.Decision(f"found:{note.id.hex()}", True, "等家长来领")],
    )  # fmt: skip
    assert handover.waiting_count(desk) == 0 and "handover" not in tasks(desk, manager)
    clock.now = datetime(2026, 7, 19, 0, 5, tzinfo=ZONE)
    card, notes = today.board(desk, manager.role).left
    assert card is not None and card.outgoing == "林晓" and [one.id for one in notes] == [note.id]


def test_stations_that_need_somebody_come_worst_first(
    desk: Desk, clock: SteppedClock, admin: Actor, manager: Actor
) -> None:
    made = [
        stations.save(desk, admin, None, {"name": name, "inspect_days": 0}, services={"rest": ""})[0].row
        for name in ("科技园暖蜂驿站", "大冲暖蜂驿站", "后海司机之家")
    ]
    stations.report_issue(desk, admin, made[1].id, "热水器漏水", due_on=desk.today() + timedelta(days=1))
    stations.report_issue(desk, admin, made[2].id, "微波炉坏了", fault=True, service="rest")
    board = today.board(desk, manager.role)
    assert board.station_count == 3 and [row.name for row in board.stations] == ["后海司机之家"]
    assert [item.kind for item in handover.open_items(desk)] == ["station_issue"]
    clock.advance(days=2)
    assert [row.name for row in today.board(desk, manager.role).stations] == ["大冲暖蜂驿站", "后海司机之家"]
    item = handover.open_items(desk)[0]
    assert item.urgent and item.text == "大冲暖蜂驿站: 热水器漏水" and item.detail == "1 days overdue"


@pytest.mark.parametrize("role", ["clerk", "manager", "admin"])
def test_every_role_has_a_board_past_midnight(desk: Desk, clock: SteppedClock, clerk: Actor, role: str) -> None:
    visits.sign_in(desk, clerk, name="周子健")
    clock.now = datetime(2026, 7, 19, 0, 30, tzinfo=ZONE)
    board = today.board(desk, role)
    assert board.visitors.present_count == board.open_items == 1
    assert board.visitors.turn.shift.code == "night"
