"""The desk of the services' tests, with a window before it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import i18n
from app.services.desk import Desk
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from tests.services.conftest import admin, clerk, clock, desk, folder, made_folder, manager
from tests.ui.reports.stage import Stage

__all__ = ["admin", "clerk", "clock", "desk", "folder", "made_folder", "manager"]


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Stage]:
    """A window for pages, in the day look and in English, and closed properly."""
    i18n.use("en")
    theme.apply(qapp, Theme(motion=False))
    made = Stage(qtbot, desk)
    yield made
    made.close()
    i18n.use("en")
