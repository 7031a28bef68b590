"""How long work says how far it is, and learns that it should stop."""

import threading
import time
from collections.abc import Callable

from app.core.errors import Cancelled

Report = Callable[[int, int, str], None]


class Progress:
    """Handed to every long task; passes on at most 20 ticks a second and carries the wish to stop."""

    def __init__(self, report: Report | None = None) -> None:
        self._report = report
        self._stop = threading.Event()
        self._next = 0.0

    def cancel(self) -> None:
        """Ask the task to stop at its next tick; callable from any thread."""
        self._stop.set()

    def tick(self, done: int = 0, total: int = 0, text: str = "") -> None:
        """Say that `done` of `total` steps are behind us (`total` 0: unknown); raises `Cancelled`."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if self._report is not None and (now >= self._next or (total and done >= total)):
            self._next = now + 0.05
            self._report(done, total, text)
