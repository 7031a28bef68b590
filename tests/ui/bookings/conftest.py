"""A small centre with a Saturday evening in it: rooms, a study hall, equipment, bookings of every status."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.core.clock import SteppedClock
from app.domain.series import Rule
from app.services import bookings, loans, people, series, setup, spaces, staff
from app.services.desk import open_desk
from app.services.series import SeriesWish
from tests.ui.bookings.stage import ADMIN, CLERK, MANAGER, NOW, PIN, Stage, at

PEOPLE = (
    ("张三", "13800138000", "resident"),
    ("李四", "13900139000", "party_member"),
    ("王五", "13700137000", "rider"),
    ("赵六", "13600136000", "student"),
    ("陈静", "13500135001", "resident"),
    ("陈静", "13500135002", "rider"),
)


@pytest.fixture(scope="session")
def bare_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: a centre with three who work there, and nothing to book."""
    folder = tmp_path_factory.mktemp("bare") / "data"
    desk = open_desk(folder, SteppedClock(NOW - timedelta(days=2)))
    admin, _ = setup.init(
        desk, site_code="440305-007", name="粤海街道党群服务中心", level="street", admin_name=ADMIN, pin=PIN
    )
    for name, role in ((MANAGER, "manager"), (CLERK, "clerk")):
        card, _ = staff.save_staff(desk, admin, None, {"name": name, "role": role})
        staff.set_pin(desk, admin, card.id, PIN)
    desk.close()
    return folder


@pytest.fixture(scope="session")
def lively_folder(bare_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; what stands in it is listed in `stage.Stage`."""
    folder = tmp_path_factory.mktemp("lively") / "data"
    shutil.copytree(bare_folder, folder)
    clock = SteppedClock(NOW - timedelta(days=2))
    desk = open_desk(folder, clock)
    admin, clerk = (next(one.actor for one in staff.list_staff(desk) if one.name == name) for name in (ADMIN, CLERK))
    rooms: dict[str, Any] = {}
    for name, kind, capacity, more in (
        ("多功能厅", "hall", 100, {}),
        ("路演厅", "hall", 60, {"approval": True}),
        ("一号会议室", "meeting", 20, {"buffer_before": 10, "buffer_after": 10}),
        ("二号会议室", "meeting", 12, {"grace_minutes": 20}),
        ("百姓书房", "study", 8, {}),
    ):
        rooms[name] = spaces.save_space(desk, admin, None, {"name": name, "kind": kind, "capacity": capacity, **more})[
            0
        ].id
    spaces.lay_out_seats(desk, admin, rooms["百姓书房"], 2, 4)
    seats = {one.number: one.id for one in spaces.seats(desk, rooms["百姓书房"])}
    things = {
        name: spaces.save_asset(desk, admin, None, {"name": name, "stock": stock, "unit": unit})[0].id
        for name, stock, unit in (("投影仪", 2, "台"), ("话筒", 4, "支"))
    }
    cards = [
        people.save(desk, clerk, None, {"name": name, "phones": phone, "population_group": group})[0].id
        for name, phone, group in PEOPLE
    ]
    zhang, li, wang, zhao = cards[:4]

    def book(room: str, day: int, start: str, end: str, title: str = "", **more: Any) -> Any:
        return bookings.book(
            desk, clerk, starts_at=at(start, day), ends_at=at(end, day), spaces=[rooms[room]], title=title, **more
        )[0].row

    def on(day: int, time: str) -> None:
        clock.now = at(time, day)

    on(17, "10:00")
    morning = book("一号会议室", 18, "09:00", "10:00", "晨会", person_id=zhang, headcount=10)
    missed = book("一号会议室", 18, "11:00", "12:00", "支委会", organisation="海月社区", person_id=li)
    off = book("二号会议室", 18, "14:00", "15:00", "物业座谈", person_id=wang)
    choir = book("多功能厅", 18, "18:00", "20:00", "合唱排练", person_id=li, headcount=30)
    book("二号会议室", 18, "19:00", "20:30", "骑手座谈", person_id=wang, headcount=10, note="要投影")
    reading = book(
        "一号会议室", 18, "20:00", "21:30", "读书会", person_id=zhang, organisation="海月读书会", headcount=12,
        assets=[(things["投影仪"], 1)],
    )  # fmt: skip
    book("路演厅", 18, "20:00", "21:30", "路演彩排", person_id=zhao, organisation="创客联盟", headcount=20)
    book("路演厅", 18, "20:30", "22:00", "产品发布", person_id=wang, organisation="南山企业", headcount=40)
    book("一号会议室", 18, "20:00", "21:30", "小组会", person_id=li, wait=True)
    seat = book("百姓书房", 18, "17:00", "21:00", person_id=zhao, seats=[seats["3"]])
    book("百姓书房", 18, "18:30", "20:30", person_id=wang, seats=[seats["5"]])
    first = at("06:30", 19).date()
    series.make(
        desk, clerk,
        SeriesWish(
            first, 6 * 60 + 30, 60, Rule("weekly", weekdays=(6,), count=6), (rooms["多功能厅"],), person_id=li,
            organisation="老年舞蹈队", title="太极班", headcount=20,
        ),
    )  # fmt: skip
    on(18, "08:30")
    bookings.cancel(desk, clerk, off.id, "临时有事")
    on(18, "08:55")
    bookings.check_in(desk, clerk, morning.id)
    on(18, "10:00")
    bookings.check_out(desk, clerk, morning.id)
    on(18, "11:40")
    bookings.no_show(desk, clerk, missed.id)
    on(18, "16:00")
    loans.lend(desk, clerk, items=[(things["话筒"], 2)], due_at=at("22:00"), person_id=li, condition="完好")
    on(18, "17:00")
    bookings.check_in(desk, clerk, seat.id)
    on(18, "17:58")
    bookings.check_in(desk, clerk, choir.id)
    assert reading.live
    on(18, "18:42")
    desk.close()
    return folder


@pytest.fixture
def clock() -> SteppedClock:
    """Saturday 18 July 2026, 18:42 in Shenzhen."""
    return SteppedClock(NOW)


@pytest.fixture
def open_stage(
    qapp: QApplication, lively_folder: Path, bare_folder: Path, tmp_path: Path, clock: SteppedClock
) -> Iterator[Callable[..., Stage]]:
    """Open the page as somebody over the lively centre, or the `bare` one; one that is open is closed first."""
    stages: list[Stage] = []

    def make(who: str = CLERK, *, bare: bool = False, size: tuple[int, int] = (1182, 634)) -> Stage:
        while stages:
            stages.pop().close()
        folder = tmp_path / "data"
        if not folder.exists():
            shutil.copytree(bare_folder if bare else lively_folder, folder)
        stages.append(Stage(folder, clock, who, size))
        return stages[-1]

    yield make
    while stages:
        stages.pop().close()


@pytest.fixture
def stage(open_stage: Callable[..., Stage]) -> Stage:
    """The page, open for the clerk."""
    return open_stage()


@pytest.fixture
def managed(open_stage: Callable[..., Stage]) -> Stage:
    """The page, open for the manager."""
    return open_stage(MANAGER)
