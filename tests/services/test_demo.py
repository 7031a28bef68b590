"""The demo centre: lively at any hour, the same for the same seed, made like anybody's entries."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.domain.auth import Actor
from app.services import demo, listing, maintenance, people, reports, staff, tallies, visits
from app.services.desk import Desk, open_desk

ZONE = ZoneInfo("Asia/Shanghai")
KINDS = ("people", "visits", "tallies", "activities", "registrations")


def made(folder: Path, hour: int, seed: int = 1) -> Desk:
    desk = open_desk(folder, SteppedClock(datetime(2026, 7, 18, hour, 42, tzinfo=ZONE)))
    demo.fill(desk, demo.DAY, seed)
    return desk


@pytest.mark.parametrize("hour", [18, *(pytest.param(hour, marks=pytest.mark.slow) for hour in (0, 3, 8, 12, 23))])
def test_the_day_is_lively_at_any_hour(tmp_path: Path, hour: int) -> None:
    desk = made(tmp_path / "demo", hour)
    try:
        board = visits.board(desk)
        assert board.present_count >= 10 and board.expected_count >= 3 and board.badges_count >= 3
        assert board.unverified_count == 3 and {row.name for row in board.unverified} == {"高志鹏", "谢婉婷", "冯大伟"}
        assert board.usual and reports.last_month(desk).first.month == 6
        assert [hit.name for hit in people.search(desk, "zs")][:3]
        assert {"张硕", "赵珊", "张思远"} <= {hit.name for hit in people.search(desk, "zs", limit=50)}
        assert hour != 18 or tallies.grid(desk).total > 50
    finally:
        desk.close()


@pytest.mark.slow
def test_the_same_seed_gives_the_same_day(tmp_path: Path) -> None:
    found = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        desk = made(tmp_path / name, 18, seed)
        clerk = demo.staff_rows(desk)[0]
        found.append([list(listing.rows(desk, clerk, kind)) for kind in KINDS])
        assert maintenance.rebuild(desk, clerk).unchanged
        desk.close()
    assert found[0] == found[1] != found[2]


def test_everybody_can_sign_in_with_the_pin_that_is_told(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "demo", SteppedClock(datetime(2026, 7, 18, 18, 42, tzinfo=ZONE)))
    try:
        info, _ = demo.fill(desk)
        here = {one.name: one for one in staff.list_staff(desk)}
        assert len(info.staff) == 4
        for name, role, pin in info.staff:
            assert staff.sign_in(desk, here[name].id, pin).role == role
    finally:
        desk.close()


def test_a_demo_never_mixes_with_what_somebody_entered(desk: Desk, clerk: Actor) -> None:
    visits.sign_in(desk, clerk, name="张硕")
    before = maintenance.digest(desk)
    with pytest.raises(UserError):
        demo.fill(desk)
    with pytest.raises(UserError):
        demo.fill(desk, "huge")
    assert maintenance.digest(desk) == before


def test_a_centre_that_was_set_up_keeps_its_name(desk: Desk) -> None:
    from app.domain.settings import SITE_NAME

    demo.fill(desk)
    assert desk.settings[SITE_NAME] == "蛇口社区党群服务中心"
    assert {"王主任", "罗建平", "陈晓彤"} <= {one.name for one in staff.list_staff(desk)}


def test_the_sign_in_page_can_say_the_pins_of_a_demo_until_they_change(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "demo", SteppedClock(datetime(2026, 7, 18, 18, 42, tzinfo=ZONE)))
    assert staff.demo_pins(desk) == {}
    info, _ = demo.fill(desk)
    said = staff.demo_pins(desk)
    names = {row.id: row.name for row in staff.list_staff(desk)}
    assert {(names[who], pin) for who, pin in said.items()} == {(name, pin) for name, _role, pin in info.staff}
    for who, pin in said.items():
        assert staff.sign_in(desk, who, pin).staff_id == who
    admin = next(row.actor for row in staff.list_staff(desk) if row.role == "admin")
    someone = next(who for who in said if who != admin.staff_id)
    staff.set_pin(desk, admin, someone, "730518")
    assert someone not in staff.demo_pins(desk)
    desk.close()
