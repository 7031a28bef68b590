"""A small centre in the summer holidays: a camp that fills up, a course, a talk tonight, one to be drawn by lot."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.services import activities, registrations, setup, spaces, staff
from app.services.activities import QuotaPlan, SessionPlan
from app.services.desk import Desk, open_desk
from app.services.registrations import Collector, Registered, RegistrationWish
from tests.ui.activities.stage import (
    ADMIN,
    CAMP,
    CLERK,
    COURSE,
    FILM,
    GALA,
    LOTS,
    MANAGER,
    NOW,
    PARTY_DAY,
    PIN,
    TALK,
    Stage,
    at,
)

HOUSEHOLDS: tuple[tuple[str, str, str, tuple[tuple[str, date, tuple[str, ...], str], ...]], ...] = (
    ("林志强", "13712340925", "大冲社区", (
        ("林昊然", date(2017, 3, 5), ("rider_child", "two_earner"), "三年级"),
        ("林昊宇", date(2019, 1, 20), ("rider_child", "two_earner"), "一年级"),
    )),
    ("王秀娟", "15812343316", "麻岭社区", (("陈梓涵", date(2016, 5, 2), ("courier_child",), "四年级"),)),
    ("赵明远", "13512348842", "科技园社区", (
        ("赵一诺", date(2018, 2, 11), ("two_earner",), "二年级"),
        ("赵一帆", date(2015, 9, 30), ("two_earner",), "五年级"),
    )),
    ("孙立群", "18912345507", "海珠社区", (
        ("孙可心", date(2017, 8, 8), (), "三年级"),
        ("孙可欣", date(2019, 2, 2), (), "一年级"),
    )),
    ("周敏", "13612341001", "大冲社区", (
        ("周子墨", date(2016, 1, 3), (), "四年级"),
        ("周子轩", date(2018, 7, 9), (), "二年级"),
    )),
    ("韩东升", "13612341002", "海珠社区", (("韩雨桐", date(2017, 12, 1), (), "二年级"),)),
)  # fmt: skip
"""Who is registered for the camp, in this order: contact, phone, community, children."""


@pytest.fixture(scope="session")
def bare_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: a centre with three who work there and three rooms, where nothing was ever held."""
    folder = tmp_path_factory.mktemp("bare") / "data"
    desk = open_desk(folder, SteppedClock(NOW - timedelta(days=21)))
    admin, _ = setup.init(
        desk, site_code="440305-007", name="粤海街道党群服务中心", level="street", admin_name=ADMIN, pin=PIN
    )
    for name, role in ((MANAGER, "manager"), (CLERK, "clerk")):
        card, _ = staff.save_staff(desk, admin, None, {"name": name, "role": role})
        staff.set_pin(desk, admin, card.id, PIN)
    for name, kind, capacity in (("多功能厅", "hall", 100), ("一号会议室", "meeting", 20), ("科普实验室", "hall", 24)):
        spaces.save_space(desk, admin, None, {"name": name, "kind": kind, "capacity": capacity})
    desk.close()
    return folder


def _fill(desk: Desk, clock: SteppedClock, manager: Actor, clerk: Actor) -> None:
    rooms = {one.name: one.id for one in spaces.spaces(desk)}
    summer = activities.save_campaign(
        desk, manager, None,
        {"name": "2026 暑期专项", "level": "street", "starts_on": date(2026, 7, 1), "ends_on": date(2026, 8, 31)},
    )[0].id  # fmt: skip
    activities.save_campaign(desk, manager, None, {"name": "幸福生活节", "level": "city"})

    def plan(room: str, day: int, start: str, end: str, title: str = "", month: int = 7) -> SessionPlan:
        indoors = (rooms[room],) if room in rooms else ()
        return SessionPlan(at(start, day, month), at(end, day, month), title, indoors, "" if indoors else room)

    def make(
        title: str, kind: str, *sessions: SessionPlan, quotas: tuple[QuotaPlan, ...] | None = None,
        publish: bool = True, **values: Any,
    ) -> Any:  # fmt: skip
        whole = {"title": title, "kind": kind, "level": "street", "organiser": "粤海街道党群服务中心", **values}
        found = activities.save(desk, manager, None, whole, sessions=sessions, quotas=quotas)[0].row.id
        if publish:
            activities.publish(desk, manager, found)
        return found

    camp = make(
        f"{CAMP} 第二期", "camp",
        *(
            plan("科普实验室", day, "09:00", "11:30", title)
            for day, title in zip(
                range(20, 25), ("火箭与气压", "桥梁承重", "会亮的电路", "显微镜下", "编程小车·结营"), strict=True
            )
        ),
        quotas=(
            QuotaPlan("双职工家庭", 6, categories=("two_earner",), release_at=at("12:00", 19)),
            QuotaPlan(
                "骑手、快递员子女", 4, categories=("rider_child", "courier_child"), release_at=at("12:00", 19)
            ),
        ),
        campaign_id=summer, mode="first", capacity=10, age_from=6, age_to=12, needs_consent=True, collected=True,
        audience="街道内 6 至 12 岁儿童", content="每天一个科学主题,动手做实验。", contact="0755-86001234",
        evidence="plan venue emergency consent sign_in photos summary",
    )  # fmt: skip
    make(
        COURSE, "course", *(plan("一号会议室", day, "19:00", "20:30") for day in (8, 15, 22, 29)),
        campaign_id=summer, mode="first", capacity=20, term="2026 夏", pass_rate=75,
    )  # fmt: skip
    make(TALK, "lecture", plan("多功能厅", 18, "19:00", "20:30"), mode="first", capacity=80, evidence="sign_in photos")
    make(
        PARTY_DAY, "party_day", plan("多功能厅", 1, "15:00", "16:30"), mode="none",
        evidence="plan sign_in photos summary",
    )  # fmt: skip
    make(LOTS, "culture", plan("莲花山公园", 1, "09:00", "16:00", month=8), mode="ballot", capacity=4)
    film = make(FILM, "culture", plan("多功能厅", 25, "19:30", "21:30"), mode="first", capacity=100)
    activities.call_off(desk, manager, film, "放映设备维修")
    make(GALA, "festival", plan("多功能厅", 25, "19:00", "21:00", month=9), mode="first", publish=False)
    clock.now = at("10:00", 12)
    for contact, phone, community, children in HOUSEHOLDS:
        clock.advance(minutes=30)
        registrations.register(
            desk, clerk,
            RegistrationWish(
                camp,
                tuple(
                    Registered(
                        name=name, birth_date=born, categories=categories, grade=grade, relation="父亲",
                        consent=contact != "赵明远",
                    )
                    for name, born, categories, grade in children
                ),
                contact_name=contact, contact_phone=phone, community=community,
                collectors=(Collector(None, contact, "父亲", phone),),
            ),
        )  # fmt: skip


@pytest.fixture(scope="session")
def lively_folder(bare_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; what stands in it is listed in `stage.Stage`."""
    folder = tmp_path_factory.mktemp("lively") / "data"
    shutil.copytree(bare_folder, folder)
    clock = SteppedClock(NOW - timedelta(days=20))
    desk = open_desk(folder, clock)
    people = {one.name: one.actor for one in staff.list_staff(desk)}
    _fill(desk, clock, people[MANAGER], people[CLERK])
    clock.now = NOW
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
