"""Habits are kept for each person, beside the records and outside the log."""

from app.db.models import Meta
from app.services import habits


def test_widths_come_back_for_who_set_them_and_touch_nothing_else(desk, clerk, manager):
    habits.remember(desk, clerk.staff_id, "widths:people", {"phone": 171})
    habits.remember(desk, clerk.staff_id, "widths:people", {"phone": 140, "group": 90})
    assert habits.recall(desk, clerk.staff_id, "widths:people") == {"phone": 140, "group": 90}
    assert habits.recall(desk, manager.staff_id, "widths:people") == {}


def test_what_cannot_be_read_is_forgotten(desk, clerk):
    habits.remember(desk, clerk.staff_id, "widths:people", {"phone": 171})
    with desk.store.local() as session:
        row = session.get(Meta, f"habit.{clerk.staff_id.hex()}.widths:people")
        row.value = "{"
    assert habits.recall(desk, clerk.staff_id, "widths:people") == {}
