"""The desk of the services' tests, with a window before it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from tests.services.conftest import admin, clerk, clock, desk, folder, made_folder, manager
from tests.ui.reports.stage import Stage

__all__ = ["admin", "clerk", "clock", "desk", "folder", "made_folder", "manager"]


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk) -> Iterator[Stage]:
    """A window for pages, in the day look and in English, and closed properly."""
    made = Stage(qtbot, desk)
    yield made
    made.close()
