"""A small lively centre: some known people, some here, one expected, one to verify."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.services import people, setup, staff, tallies, visits
from app.services.desk import open_desk
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from tests.ui.visitors.house import House

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZONE)
"""A Saturday evening; the duty day began at 08:00."""


@pytest.fixture(scope="session")
def lively_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: 张硕 (a rider, last here on 16 July to rest, locker 07), 赵珊, 张思远 (expected 18:30, late),
    马志军 (here since 18:36), 林可欣 (here since 04:30, still the last duty day, locker A03), 高志鹏 (to verify),
    郑晓东 (left).
    """
    folder = tmp_path_factory.mktemp("lively") / "data"
    clock = SteppedClock(NOW)
    desk = open_desk(folder, clock)
    admin, _ = setup.init(
        desk, site_code="440305-007", name="粤海街道党群服务中心", level="street", admin_name="周文静", pin="204816"
    )
    clerk, _ = staff.save_staff(desk, admin, None, {"name": "陈晓彤", "role": "clerk"})
    actor = clerk.actor

    def person(name: str, phone: str, group: str) -> Any:
        return people.save(desk, actor, None, {"name": name, "phones": phone, "population_group": group})[0].id

    def at(clock_time: str, day: int = 18) -> None:
        hour, minute = map(int, clock_time.split(":"))
        clock.now = datetime(2026, 7, day, hour, minute, tzinfo=ZONE)

    def came(who: Any, **more: Any) -> Any:
        return visits.sign_in(desk, actor, person_id=who, **more)[0].id

    shuo = person("张硕", "13922216021", "rider")
    shan = person("赵珊", "13622211180", "resident")
    yuan = person("张思远", "15022217734", "party_member")
    ma = person("马志军", "13722210001", "rider")
    lin = person("林可欣", "13822210002", "resident")
    gao = person("高志鹏", "13522210003", "student")
    zheng = person("郑晓东", "13422210004", "enterprise")
    at("12:00", 16)
    one = came(shuo, purposes=("rest",), badge="07")
    at("12:40", 16)
    visits.sign_out(desk, actor, one, badge_returned=True)
    at("22:10", 17)
    came(gao, purposes=("reading",), host="书房")
    at("04:30")
    came(lin, purposes=("reading",), badge="A03")
    at("08:05")
    visits.close_forgotten(desk)
    at("16:00")
    two = came(zheng, purposes=("affairs",))
    at("16:30")
    visits.expect(desk, actor, expected_at=NOW - timedelta(minutes=12), person_id=yuan, purposes=("reading",))
    visits.expect(desk, actor, expected_at=NOW + timedelta(minutes=48), person_id=shan, purposes=("activity",))
    at("18:20")
    visits.sign_out(desk, actor, two)
    at("18:36")
    came(ma, purposes=("rest",), companions=2)
    for _ in range(3):
        tallies.add(desk, actor, "rider", "water")
    at("18:42")
    desk.close()
    return folder


@pytest.fixture
def clock() -> SteppedClock:
    """Saturday 18 July 2026, 18:42 in Shenzhen."""
    return SteppedClock(NOW)


@pytest.fixture
def house_of(
    qtbot: Any, lively_folder: Path, tmp_path: Path, clock: SteppedClock
) -> Iterator[Callable[[Callable[[Context], Page]], House]]:
    """Opens a page over a copy of the lively centre; closed again after the test."""
    made: list[House] = []

    def open_house(make: Callable[[Context], Page]) -> House:
        folder = tmp_path / f"data{len(made)}"
        shutil.copytree(lively_folder, folder)
        made.append(House(qtbot, folder, clock, make))
        return made[-1]

    yield open_house
    for house in made:
        house.close()


@pytest.fixture
def house(house_of: Callable[[Callable[[Context], Page]], House]) -> House:
    """The visitors' page over the lively centre."""
    from app.ui.visitors.page import VisitorsPage

    return house_of(VisitorsPage)
