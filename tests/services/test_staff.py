"""Signing in by PIN, and who may do what."""

from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.domain.auth import Actor, Role
from app.services import staff
from app.services.desk import Desk, open_desk

PIN = "204816"


def test_the_right_pin_lets_in(desk: Desk, clerk: Actor) -> None:
    assert staff.sign_in(desk, clerk.staff_id, PIN) == clerk
    assert clerk.role is Role.CLERK


def test_full_width_digits_are_the_same_pin(desk: Desk, clerk: Actor) -> None:
    assert staff.sign_in(desk, clerk.staff_id, "２０４８１６") == clerk


def test_wrong_pins_make_one_wait_then_lock_also_after_reopening(folder: Path, clock: SteppedClock) -> None:
    desk = open_desk(folder, clock)
    clerk = next(p for p in staff.list_staff(desk) if p.role == "clerk")
    for _ in range(2):
        with pytest.raises(UserError, match="This PIN is wrong"):
            staff.sign_in(desk, clerk.id, "111222")
    with pytest.raises(UserError, match=r"Try again in \d+ s"):
        staff.sign_in(desk, clerk.id, "111222")
    with pytest.raises(UserError, match=r"Try again in"):  # even the right one, while waiting
        staff.sign_in(desk, clerk.id, PIN)
    desk.close()

    desk = open_desk(folder, clock)
    with pytest.raises(UserError, match=r"Try again in"):
        staff.sign_in(desk, clerk.id, PIN)
    for _ in range(7):
        clock.advance(hours=1)
        with pytest.raises(UserError):
            staff.sign_in(desk, clerk.id, "111222")
    clock.advance(days=2)
    with pytest.raises(UserError, match="administrator") as refused:
        staff.sign_in(desk, clerk.id, PIN)
    assert refused.value.field == "pin"
    admin = next(p for p in staff.list_staff(desk) if p.role == "admin")
    staff.unlock(desk, admin.actor, clerk.id)
    assert staff.sign_in(desk, clerk.id, PIN).name == "林晓"
    desk.close()


def test_a_right_pin_forgets_the_wrong_ones(desk: Desk, clerk: Actor) -> None:
    for _ in range(2):
        with pytest.raises(UserError):
            staff.sign_in(desk, clerk.staff_id, "111222")
    staff.sign_in(desk, clerk.staff_id, PIN)
    assert staff.attempts(desk, clerk.staff_id).failures == 0


def test_an_administrator_sets_a_new_pin_for_someone_locked_out(
    desk: Desk, admin: Actor, clerk: Actor, clock: SteppedClock
) -> None:
    for _ in range(10):
        clock.advance(hours=1)
        with pytest.raises(UserError):
            staff.sign_in(desk, clerk.staff_id, "111222")
    staff.set_pin(desk, admin, clerk.staff_id, "907341")
    assert staff.sign_in(desk, clerk.staff_id, "907341") == clerk


def test_ones_own_pin_needs_the_old_one(desk: Desk, clerk: Actor) -> None:
    with pytest.raises(UserError) as refused:
        staff.set_pin(desk, clerk, clerk.staff_id, "907341", old_pin="111222")
    assert refused.value.field == "old_pin"
    staff.set_pin(desk, clerk, clerk.staff_id, "907341", old_pin=PIN)
    assert staff.sign_in(desk, clerk.staff_id, "907341") == clerk


def test_an_easy_pin_is_refused(desk: Desk, admin: Actor, clerk: Actor) -> None:
    with pytest.raises(UserError, match="too easy"):
        staff.set_pin(desk, admin, clerk.staff_id, "123456")


def test_a_clerk_may_not_keep_the_list(desk: Desk, clerk: Actor, manager: Actor) -> None:
    for actor in (clerk, manager):
        with pytest.raises(UserError, match="Only an administrator may do this"):
            staff.save_staff(desk, actor, None, {"name": "新人"})
    assert len(staff.list_staff(desk)) == 3


def test_the_last_administrator_stays(desk: Desk, admin: Actor) -> None:
    with pytest.raises(UserError, match="at least one administrator"):
        staff.save_staff(desk, admin, admin.staff_id, {"role": "clerk"})
    with pytest.raises(UserError):
        staff.set_active(desk, admin, admin.staff_id, False)


def test_someone_who_left_cannot_sign_in_and_is_no_longer_listed(desk: Desk, admin: Actor, clerk: Actor) -> None:
    staff.set_active(desk, admin, clerk.staff_id, False)
    assert clerk.name not in [p.name for p in staff.list_staff(desk)]
    assert clerk.name in [p.name for p in staff.list_staff(desk, everyone=True)]
    with pytest.raises(UserError, match="no longer works here"):
        staff.sign_in(desk, clerk.staff_id, PIN)


def test_a_work_card_finds_its_owner_and_belongs_to_one(desk: Desk, admin: Actor, clerk: Actor) -> None:
    staff.save_staff(desk, admin, clerk.staff_id, {"card": " 00 1234 "})
    found = staff.find_by_card(desk, "00 1234")
    assert found is not None and found.id == clerk.staff_id
    assert staff.find_by_card(desk, "") is None
    with pytest.raises(UserError) as refused:
        staff.save_staff(desk, admin, admin.staff_id, {"card": "00 1234"})
    assert refused.value.field == "card"
