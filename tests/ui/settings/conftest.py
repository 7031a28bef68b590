"""The settings over a small centre with rooms: a hall, a meeting room that is booked, a study room with eight seats."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.core.clock import SteppedClock
from app.services import bookings, setup, spaces, staff
from app.services.desk import open_desk
from app.ui.kit.context import Context
from app.ui.settings.page import SettingsPage
from tests.ui.settings.stage import Stage

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZONE)


def _staff(folder: Path) -> Any:
    desk = open_desk(folder, SteppedClock(NOW))
    admin, _ = setup.init(
        desk, site_code="440305-007", name="蛇口社区党群服务中心", level="community", admin_name="王主任", pin="204816"
    )
    for name, role in (("陈静", "manager"), ("林晓", "clerk")):
        staff.save_staff(desk, admin, None, {"name": name, "role": role})
    return desk, admin


@pytest.fixture(scope="session")
def bare_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre with staff and nothing else."""
    folder = tmp_path_factory.mktemp("bare") / "data"
    desk, _admin = _staff(folder)
    desk.close()
    return folder


@pytest.fixture(scope="session")
def roomy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """多功能厅, 一号会议室 (booked on Monday 20 July, 09:00 to 11:00), 书房 (seats 1 to 8); 投影仪, 折叠椅."""
    folder = tmp_path_factory.mktemp("roomy") / "data"
    desk, admin = _staff(folder)
    spaces.save_space(desk, admin, None, {"name": "多功能厅", "kind": "hall", "capacity": 120, "approval": True})
    room, _ = spaces.save_space(desk, admin, None, {"name": "一号会议室", "kind": "meeting", "capacity": 20})
    study, _ = spaces.save_space(desk, admin, None, {"name": "书房", "kind": "study", "seated": True})
    spaces.lay_out_seats(desk, admin, study.id, 2, 4, aisle_every=2)
    spaces.save_asset(desk, admin, None, {"name": "投影仪", "stock": 3, "unit": "台"})
    spaces.save_asset(desk, admin, None, {"name": "折叠椅", "stock": 80, "unit": "把"})
    day = datetime(2026, 7, 20, tzinfo=ZONE)
    bookings.book(
        desk, admin, starts_at=day.replace(hour=9), ends_at=day.replace(hour=11), spaces=(room.id,), title="支部会议"
    )
    desk.close()
    return folder


@pytest.fixture
def clock() -> SteppedClock:
    """Saturday 18 July 2026, 18:42 in Shenzhen."""
    return SteppedClock(NOW)


@pytest.fixture
def stage_of(
    qtbot: Any, roomy_folder: Path, bare_folder: Path, tmp_path: Path, clock: SteppedClock
) -> Iterator[Callable[..., Stage]]:
    """Open the settings as somebody; `bare` for the centre without rooms."""
    made: list[Stage] = []

    def open_stage(who: str = "陈静", *, bare: bool = False) -> Stage:
        folder = tmp_path / f"data{len(made)}"
        shutil.copytree(bare_folder if bare else roomy_folder, folder)

        def page(context: Context) -> QWidget:
            context.session.enter(next(one.actor for one in staff.list_staff(context.desk) if one.name == who))
            return SettingsPage(context)

        made.append(Stage(qtbot, folder, clock, page))
        QTest.qWaitForWindowActive(made[-1].window)
        return made[-1]

    yield open_stage
    for stage in made:
        stage.close()


@pytest.fixture
def stage(stage_of: Callable[..., Stage]) -> Stage:
    """The settings, open for the manager 陈静."""
    return stage_of()
