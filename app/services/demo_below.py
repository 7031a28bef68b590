"""What the communities below a demo street reported: days, activities and stations, signed by each community's own
key, up to when its data last came.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.core.clock import SteppedClock, to_ms
from app.core.ids import new_id
from app.db import merge
from app.db.days_elsewhere import day_id
from app.db.models import (
    Activity,
    ActivityFigure,
    ActivitySession,
    DailyFigure,
    Inspection,
    Station,
    StationIssue,
    StationService,
    Synced,
)
from app.db.tx import open_store
from app.domain.auth import SYSTEM
from app.domain.fields import SyncClass
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import duty_bounds, duty_day
from app.domain.sites import ALL_DAY, daily
from app.domain.spaces import Opening, opening_to_json
from app.domain.sync.bundle import Stretch
from app.services import stations
from app.services.desk import Desk
from app.services.figures import activity_figure_id
from app.services.keyring import Identity

DAYS = 48
"""So many days were reported, those that haven't come yet among them."""
HELD = (
    ("lecture", "心脑血管健康讲座", "社区医生讲日常防护，现场量血压。"),
    ("party_day", "主题党日：我为小区办实事", "党员认领楼道清理、助老等五件事。"),
    ("volunteering", "便民义剪", "为老人和户外劳动者免费理发。"),
    ("course", "手机课：防骗与挂号", "教会二十多位老人网上挂号。"),
    ("festival", "邻里百家宴", "一百二十户各带一道菜。"),
    ("salon", "骑手议事会", "议定三处充电柜和夜间停车点。"),
)
WRONG = ("饮水机不出热水", "充电柜一格打不开", "遮阳棚松动")


@dataclass(frozen=True)
class Community:
    """One that reports: its key, code and name, and when its data last came."""

    keys: Identity
    code: str
    name: str
    heard: datetime


def fill(desk: Desk, communities: Sequence[Community], folder: Path) -> None:
    """Take in what each of them reported; `folder` is for what they write it in."""
    clock = SteppedClock(desk.now())
    found: list[Stretch] = []
    store = open_store(folder, clock)
    try:
        for place, one in enumerate(communities):
            clock.now = one.heard
            store.become(one.keys.site, one.code)
            with store.write(SYSTEM.staff_id) as tx:
                for model, rows in _reported(desk, one, place):
                    tx.insert_many(model, rows)
            with store.read() as session:
                streams = {f"{kind}:{one.code}" for kind in (SyncClass.REPORT, SyncClass.FIGURES)}
                found += merge.stretches(
                    session.connection(), streams.__contains__, None, one.keys.sign.sign, one.keys.site
                )
    finally:
        store.close()
    with desk.store.write(SYSTEM.staff_id) as tx:
        taking = merge.Merge(tx, desk.roster)
        taking.take(found)
        taking.finish()


Reported = tuple[type[Synced], list[Mapping[str, Any]]]


def _reported(desk: Desk, one: Community, place: int) -> Iterator[Reported]:
    chance = random.Random(place)
    opens, zone = desk.settings[DUTY_DAY_START], desk.zone
    today, until = desk.duty_day(), duty_day(one.heard, opens, zone)
    days: list[Mapping[str, Any]] = []
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        if day < until:
            days.append(
                {
                    "id": day_id(one.code, day), "day": day, "visits": chance.randrange(18, 70),
                    "companions": chance.randrange(9), "tallies": chance.randrange(30, 110),
                    "bookings": chance.randrange(2, 12), "booked_minutes": 30 * chance.randrange(4, 40),
                    "sessions": chance.randrange(3), "participants": chance.randrange(55),
                    "inspections": int(back % 7 == place), "issues": int(back % 16 == place),
                }
            )  # fmt: skip
    yield DailyFigure, days
    for number, (kind, title, summary) in enumerate(HELD):
        day = today - timedelta(days=3 + 5 * number + place)
        begins = duty_bounds(day, opens, zone)[0] + timedelta(hours=11, minutes=30)
        if begins < one.heard and (number + place) % 4:
            yield from _activity(one, kind, title, summary if number % 3 else "", begins, chance)
    yield from _stations(desk, one, place, chance)


def _activity(
    one: Community, kind: str, title: str, summary: str, begins: datetime, chance: random.Random
) -> Iterator[Reported]:
    row, came, extra = new_id(to_ms(begins)), chance.randrange(16, 68), chance.randrange(7)
    number = f"{one.code[-3:]}-HD-{begins:%Y}-A{chance.randrange(10, 99):04}"
    yield Activity, [
        {
            "id": row, "title": title, "number": number, "kind": kind, "level": "community", "status": "published",
            "organiser": one.name, "audience": "社区居民", "content": summary, "mode": "first",
        }
    ]  # fmt: skip
    yield ActivitySession, [
        {
            "activity_id": row, "starts_at": begins, "ends_at": begins + timedelta(hours=2), "place": "多功能厅",
            "expected": came + 2, "present": came, "absent": 2, "walk_ins": extra, "summary": summary or None,
            "closed_at": begins + timedelta(hours=2),
        }
    ]  # fmt: skip
    figures = {"registered": came + 2, "present": came, "absent": 2, "walk_ins": extra}
    yield ActivityFigure, [{"id": activity_figure_id(row), "activity_id": row, **figures}]


def _stations(desk: Desk, one: Community, place: int, chance: random.Random) -> Iterator[Reported]:
    here = stations.site_place(desk)
    for number in range(1 + place % 2):
        row = new_id(to_ms(one.heard - timedelta(days=90)))
        opening = Opening(ALL_DAY if (place + number) % 3 else daily((8 * 60, 20 * 60)))
        where: dict[str, int] = {}
        if here is not None:
            where = {
                "longitude": here[0] + chance.randrange(-25_000, 25_000),
                "latitude": here[1] + chance.randrange(-20_000, 20_000),
            }
        yield Station, [
            {
                "id": row, "name": f"{one.name[:2]}暖蜂驿站{'二号' if number else ''}", "kind": "warm_bee",
                "number": f"{one.code[-3:]}-{number + 1:02}", "community": one.name.removesuffix("党群服务中心"),
                "opening": json.dumps(opening_to_json(opening), separators=(",", ":")), **where,
            }
        ]  # fmt: skip
        yield (
            StationService,
            [{"station_id": row, "code": code} for code in ("rest", "water", "heating", "charging")[: 4 - number]],
        )
        at = one.heard - timedelta(days=19 if place == 2 else 4 + place)
        yield Inspection, [{"station_id": row, "at": at, "finished_at": at, "score": chance.randrange(84, 101)}]
        if place % 2:
            due = desk.today() + timedelta(days=3 - 2 * place)
            yield StationIssue, [{"station_id": row, "text": WRONG[place % 3], "found_at": at, "due_on": due}]
