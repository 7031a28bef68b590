"""The kit under test: dressed, with jobs that must be finished and threads that must be gone at the end."""

import threading
from collections.abc import Iterator

import pytest

from app.ui.kit.jobs import Jobs


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """Jobs that are shut down afterwards and leave no thread behind."""
    made = Jobs()
    yield made
    made.shutdown()
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("desk-")]
    assert not left, left
