"""The neighbours of a demo centre, made with the files and acts of real desks."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.core.clock import SteppedClock
from app.domain.conflicts import Kind
from app.services import bookings, conflicts, demo_sync, peers, reminder_slip, setup, slips, spaces
from app.services.desk import open_desk

NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_demo_has_a_second_desk_that_said_two_things_differently_and_centres_around_it(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk", SteppedClock(NOW))
    admin, _ = setup.init(
        desk, site_code="440305-007", name="粤海街道党群服务中心", level="street", parent="南山区党群服务中心",
        admin_name="周文静", pin="204816",
    )  # fmt: skip
    start = NOW.replace(hour=19, minute=0) + timedelta(days=2)
    for number in range(3):
        room, _ = spaces.save_space(desk, admin, None, {"name": f"{number + 1}号会议室", "kind": "meeting"})
        begins = start + timedelta(hours=3 * number)
        bookings.book(
            desk,
            admin,
            starts_at=begins,
            ends_at=begins + timedelta(hours=2),
            spaces=[room.id],
            title=f"读书会 {number}",
        )
    demo_sync.fill(desk)
    assert {line.kind for line in conflicts.conflicts(desk)} == {Kind.EDIT, Kind.BOOKING}
    names = [(one.name, one.is_desk) for one in peers.freshness(desk)]
    assert names[0] == ("海珠社区党群服务中心", False) and peers.freshness(desk)[0].is_overdue
    assert len(names) == 7 and sum(is_desk for _, is_desk in names) == 1
    top = peers.tree(desk)
    assert top.name == "深圳市党群服务中心" and [one.name for one in top.children] == ["南山区党群服务中心"]
    last = slips.last(desk)
    assert last is not None and (last.senders, last.recipients) == (1, 7)
    late = peers.freshness(desk)[0]
    info, _ = reminder_slip.reminder(desk, admin, (late.centre, late.site), tmp_path / "reminder.pdf")
    assert info.pages == 1 and (tmp_path / "reminder.pdf").read_bytes().startswith(b"%PDF")
    desk.close()
