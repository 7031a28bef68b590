"""A real desk in a folder of its own: a centre that was set up, three people who work there, a clock."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.services import setup, staff
from app.services.desk import Desk, open_desk

NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZoneInfo("Asia/Shanghai"))
PIN = "204816"


@pytest.fixture
def clock() -> SteppedClock:
    """18 July 2026, 18:42 in Shenzhen: the middle shift of a Saturday."""
    return SteppedClock(NOW)


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder made once; every test gets a copy."""
    folder = tmp_path_factory.mktemp("made") / "data"
    with closing(open_desk(folder, SteppedClock(NOW))) as desk:
        actor, _ = setup.init(
            desk, site_code="440305-007", name="蛇口社区党群服务中心", level="community", admin_name="王主任", pin=PIN
        )
        for name, role in (("陈静", "manager"), ("林晓", "clerk")):
            person, _ = staff.save_staff(desk, actor, None, {"name": name, "role": role})
            staff.set_pin(desk, actor, person.id, PIN)
    return folder


@pytest.fixture
def folder(made_folder: Path, tmp_path: Path) -> Path:
    """The data folder of a centre that was set up; not open."""
    shutil.copytree(made_folder, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def desk(folder: Path, clock: SteppedClock) -> Iterator[Desk]:
    """The desk, open; closed again after the test."""
    opened = open_desk(folder, clock)
    yield opened
    opened.close()


def _actor(desk: Desk, name: str) -> Actor:
    return next(person.actor for person in staff.list_staff(desk) if person.name == name)


@pytest.fixture
def admin(desk: Desk) -> Actor:
    """王主任, the administrator; everybody's PIN is 204816."""
    return _actor(desk, "王主任")


@pytest.fixture
def manager(desk: Desk) -> Actor:
    """陈静, the manager."""
    return _actor(desk, "陈静")


@pytest.fixture
def clerk(desk: Desk) -> Actor:
    """林晓 at the front desk."""
    return _actor(desk, "林晓")
