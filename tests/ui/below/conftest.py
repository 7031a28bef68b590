"""A district office whose centres below have reported, in a window worked by hand."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.core.clock import SteppedClock
from app.domain.auth import Actor
from app.services import figures, photos, settings, setup, staff
from app.services.desk import Desk, open_desk
from tests.services.conftest import NOW
from tests.services.reported import lively
from tests.ui.reports.stage import Stage


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's data, made once."""
    folder = tmp_path_factory.mktemp("district") / "data"
    clock = SteppedClock(NOW.replace(month=5))
    with closing(open_desk(folder, clock)) as desk:
        actor, _ = setup.init(
            desk, site_code="440305-001", name="南山区党群服务中心", level="district", admin_name="王主任", pin="204816"
        )
        settings.save(desk, actor, {"site.place": "113.945, 22.54"})
        clock.now = NOW
        content = io.BytesIO()
        Image.new("RGB", (320, 240), "teal").save(content, "JPEG")
        sha256, _ = photos.store(desk).add(content.getvalue())
        lively(desk, sha256)
        figures.refresh(desk)
    return folder


@pytest.fixture
def desk(made: Path) -> Iterator[Desk]:
    """It, opened for reading: the page writes nothing."""
    with closing(open_desk(made, SteppedClock(NOW), read_only=True)) as opened:
        yield opened


@pytest.fixture
def admin(desk: Desk) -> Actor:
    """王主任."""
    return staff.list_staff(desk)[0].actor


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk) -> Iterator[Stage]:
    """The page's window, in the day look and in English, and closed properly."""
    opened = Stage(qtbot, desk)
    yield opened
    opened.close()
