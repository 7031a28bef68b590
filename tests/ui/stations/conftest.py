"""The desk of the services' tests with four stations, in a window worked by hand."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.core.clock import SteppedClock
from app.core.ids import RowId
from app.domain.auth import Actor
from app.services import settings, stations, supplies
from app.services.desk import Desk
from tests.services.conftest import NOW, admin, clerk, desk, folder, made_folder, manager
from tests.ui.stations.house import BOOKS, DRIVERS, NEAR, SHUT, House

__all__ = ["admin", "clerk", "desk", "folder", "made_folder", "manager"]

SERVICES = {"rest": "8 座", "water": "冷热", "heating": "2 台", "charging": "12 口"}


@pytest.fixture
def clock() -> SteppedClock:
    """Twenty days ago, when the stations were written down; `house` goes on to Saturday 18 July 2026, 18:42."""
    return SteppedClock(NOW - timedelta(days=20))


@pytest.fixture
def placed(desk: Desk, clock: SteppedClock, admin: Actor, clerk: Actor) -> dict[str, RowId]:
    """What `House` tells of."""
    settings.save(desk, admin, {"site.place": "113.945, 22.54"})
    found: dict[str, RowId] = {}
    for name, kind, hours, north, services, days in (
        (NEAR, "warm_bee", "24小时", 0.004, SERVICES, 30),
        (DRIVERS, "truckers_home", "24小时", 0.012, SERVICES | {"shower": "2 间"}, 14),
        (BOOKS, "party_station", "08:00-次日02:00", 0.02, {"rest": "", "water": ""}, 30),
        (SHUT, "warm_bee", "工作日9:00-17:00", -0.01, SERVICES, 30),
    ):
        values = {
            "name": name, "kind": kind, "hours": hours, "community": "科技园社区", "address": "科苑路15号",
            "longitude": "113.945", "latitude": str(22.54 + north), "inspect_days": days,
        }  # fmt: skip
        keeper = ("许国强", "13700004410") if name == NEAR else None
        card, _ = stations.save(desk, admin, None, values, services=services, keeper=keeper)
        found[name] = card.row.id
    row, _ = supplies.save(desk, admin, None, name="藿香正气水", unit="盒", low_level=10, station_id=found[NEAR])
    supplies.move(desk, clerk, row.id, "in", 12, lot="202605", expires_on=(NOW + timedelta(days=74)).date())
    supplies.move(desk, clerk, row.id, "out", 6)
    stations.report_issue(desk, clerk, found[DRIVERS], "微波炉不加热", fault=True, service="heating",
                          due_on=(NOW + timedelta(days=5)).date())  # fmt: skip
    clock.now = NOW
    return found


@pytest.fixture
def house(qtbot: QtBot, desk: Desk, placed: dict[str, RowId]) -> Iterator[House]:
    """The page's window, in the day look and in English, and closed properly."""
    made = House(qtbot, desk)
    made.placed = placed
    yield made
    made.close()
