"""The kit under test: dressed, with jobs that must be finished and threads that must be gone at the end."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.ui.kit import theme
from app.ui.kit.jobs import Jobs
from app.ui.kit.theme import Theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Every test begins in the day look, in English, and leaves it so."""
    i18n.use("en")
    if theme.current() != Theme(motion=False) or not qapp.property("desk_dressed"):
        theme.apply(qapp, Theme(motion=False))
    yield
    i18n.use("en")


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """Jobs that are shut down afterwards and leave no thread behind."""
    made = Jobs()
    yield made
    made.shutdown()
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("desk-")]
    assert not left, left
