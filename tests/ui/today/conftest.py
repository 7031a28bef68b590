"""The same small lively centre, seen from the home page."""

from tests.ui.visitors.conftest import clock, house_of, lively_folder

__all__ = ["clock", "house_of", "lively_folder"]
