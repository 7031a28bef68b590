"""What every test of a window gets: the day look."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.kit import theme
from app.ui.kit.theme import Theme

DAY = Theme(motion=False)


@pytest.fixture(autouse=True)
def day_look(qapp: QApplication) -> Iterator[None]:
    """Every test begins in the day look and leaves it so."""
    if theme.current() != DAY or not qapp.property("desk_dressed"):
        theme.apply(qapp, DAY)
    yield
    if theme.current() != DAY:
        theme.apply(qapp, DAY)
