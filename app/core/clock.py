"""The one source of the present moment, so that a test or a tour can set it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""A function that answers the present instant: aware, UTC, whole milliseconds."""


def system_clock() -> datetime:
    """Answer the machine's present instant in UTC, cut to milliseconds (what the database keeps)."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


class SteppedClock:
    """A clock that stands still until it is moved: for tests and the guided tour."""

    def __init__(self, now: datetime) -> None:
        self.now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        """Answer the instant the clock stands at."""
        return self.now

    def advance(self, **delta: float) -> None:
        """Move forward by `timedelta(**delta)`."""
        self.now += timedelta(**delta)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def to_ms(instant: datetime) -> int:
    """Milliseconds since 1970 of an aware instant; raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return (instant - _EPOCH) // _MS


def from_ms(ms: int) -> datetime:
    """The aware UTC instant of `ms` milliseconds since 1970."""
    return _EPOCH + timedelta(milliseconds=ms)
