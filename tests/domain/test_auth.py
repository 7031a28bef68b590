from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import auth
from app.domain.auth import Actor, Attempts, Permission, Role, allowed, check_pin, require

NOW = datetime(2026, 7, 18, 10, tzinfo=UTC)


def test_every_role_holds_what_the_one_before_holds() -> None:
    clerk, manager, admin = (auth.ROLE_PERMISSIONS[r] for r in (Role.CLERK, Role.MANAGER, Role.ADMIN))
    assert clerk < manager < admin == frozenset(Permission)


def test_who_may_what() -> None:
    assert allowed("clerk", Permission.RECORD_VISITS)
    assert not allowed("clerk", Permission.UNMASK_LISTS)
    assert allowed("manager", Permission.UNMASK_LISTS)
    assert not allowed("manager", Permission.MANAGE_STAFF)
    assert allowed(Role.SYSTEM, Permission.MAINTAIN)
    assert not allowed("caretaker", Permission.VIEW)


def test_the_refusal_names_who_may() -> None:
    clerk = Actor(b"c" * 16, "陈晓彤", Role.CLERK)
    require(clerk, Permission.RECORD_VISITS)
    with pytest.raises(UserError, match="manager"):
        require(clerk, Permission.UNMASK_LISTS)
    with pytest.raises(UserError, match="Only an administrator"):
        require(clerk, Permission.RESTORE)
    require(auth.SYSTEM, Permission.RESTORE)
    assert auth.SYSTEM.staff_id == bytes(16)


@pytest.mark.parametrize("pin", ["000000", "123456", "654321", "121212", "123123", "890123", "098765"])
def test_the_first_pins_anyone_tries_are_refused(pin: str) -> None:
    with pytest.raises(UserError) as caught:
        check_pin(pin)
    assert caught.value.field == "pin"


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "abcdef", "12 456", "１２３４５"])
def test_a_pin_has_six_digits(pin: str) -> None:
    with pytest.raises(UserError, match="exactly 6"):
        check_pin(pin)


def test_a_good_pin_is_kept() -> None:
    assert check_pin("２７４９１６") == "274916"
    assert check_pin(" 305918 ") == "305918"


def test_waiting_grows_and_ends() -> None:
    attempts = Attempts()
    waits = []
    for _ in range(9):
        attempts = attempts.failed(NOW)
        until = attempts.wait_until()
        waits.append(int((until - NOW).total_seconds()) if until else 0)
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 320]
    with pytest.raises(UserError, match="6 min"):
        attempts.require(NOW + timedelta(seconds=1))
    attempts.require(NOW + timedelta(seconds=320))


def test_the_tenth_wrong_pin_locks_a_clerk_but_an_administrator_only_waits() -> None:
    attempts = Attempts(10, NOW)
    with pytest.raises(UserError, match="administrator"):
        attempts.require(NOW + timedelta(days=9))
    with pytest.raises(UserError, match="60 min"):
        attempts.require(NOW, Role.ADMIN)
    attempts.require(NOW + timedelta(hours=1), Role.ADMIN)


@given(st.integers(3, 9), st.integers(-(10**6), 10**6))
def test_a_wrong_clock_never_makes_the_wait_longer_than_it_is(failures: int, seconds: int) -> None:
    attempts = Attempts(failures, NOW)
    until = attempts.wait_until()
    assert until is not None
    now = NOW + timedelta(seconds=seconds)
    try:
        attempts.require(now)
    except UserError as error:
        number = int("".join(filter(str.isdigit, error.message)))
        most = (until - NOW).total_seconds() + 60
        assert number * (60 if "min" in error.message else 1) <= most
    else:
        assert now >= until
