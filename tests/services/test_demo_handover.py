"""The shifts of the demo centre: a week lies behind, the last one left something, a week lies ahead."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.services import demo_handover, handover, setup, staff
from app.services.desk import open_desk

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(("hour", "minute", "shift"), [(18, 42, "Middle shift"), (0, 1, "Night shift")])
def test_a_demo_has_its_shifts_at_any_hour(tmp_path: Path, hour: int, minute: int, shift: str) -> None:
    clock = SteppedClock(datetime(2026, 7, 18, hour, minute, tzinfo=ZONE))
    desk = open_desk(tmp_path / "data", clock)
    admin, _ = setup.init(
        desk, site_code="440305-007", name="粤海街道党群服务中心", level="street", admin_name="周文静", pin="135790"
    )
    people = [admin]
    for name in ("陈晓彤", "梁志豪"):
        row, _ = staff.save_staff(desk, admin, None, {"name": name, "role": "clerk"})
        people.append(row.actor)
    assert demo_handover.fill(desk, people) == 21
    on = handover.current(desk)
    assert on.label == shift and on.staff == ((admin.staff_id, "周文静"),) and on.on == on.staff[0]
    card, notes = handover.left_by_last(desk)
    assert card is not None and card.incoming == "周文静" and card.at <= desk.now()
    assert sorted(one.kind for one in notes) == ["found", "key", "note"] and card.stays == 3
    assert all(one.due_at is None or one.due_at > desk.now() for one in notes)
    assert [one.kind for one in handover.open_items(desk)] == ["key", "found", "note"]
    day = desk.duty_day()
    assert len(handover.roster(desk, day, day + timedelta(days=6))) == 21
    assert len(handover.handovers(desk, day - timedelta(days=8), day)) == 21
    owed = handover.to_hand(desk)
    assert owed is not None and owed.turn == on.turn
    desk.close()
