"""Work off the screen's thread: one writer in order, a few readers, answers delivered on the screen's thread.

A job is a plain Python function. With `progress=` it is called with a `Progress`; without, with nothing.
"""

import logging
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.core.errors import Cancelled, DeskError, EnvironmentProblem, UserError
from app.core.progress import Progress
from app.ui.kit.collecting import Collector

log = logging.getLogger(__name__)

OnDone = Callable[[Any], object]
OnError = Callable[[DeskError], object]
OnProgress = Callable[[int, int, str], object]


@dataclass(eq=False)
class Job:
    """A piece of work under way; `cancel` asks it to stop at its next tick (or never to begin)."""

    on_done: OnDone | None
    on_error: OnError | None
    on_progress: OnProgress | None
    always: Callable[[], object] | None
    owner: QObject | None
    progress: Progress
    token: tuple[Hashable, int] | None = None
    finished: bool = False
    future: "Future[None] | None" = field(default=None, repr=False)

    def cancel(self) -> None:
        """Ask it to stop; nothing it would have done remains, and no answer comes."""
        self.progress.cancel()


class Jobs(QObject):
    """The writer and the readers. Failures sort themselves:

    `UserError` and `EnvironmentProblem` go to the caller's `on_error`; where there is none, or it returns
    False, to the signals `user_error` and `environment`. `Cancelled` is silent. Anything else goes to
    `unexpected` (the crash handler), never to the caller. `always` runs last, whatever came.
    """

    user_error = Signal(object)
    environment = Signal(object)
    unexpected = Signal(object)
    busy = Signal(bool)
    _done = Signal(object, object, object)
    _tick = Signal(object, int, int, str)

    def __init__(self, parent: QObject | None = None, *, readers: int = 3) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="desk-writer")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="desk-reader")
        self._running: set[Job] = set()
        self._latest: dict[Hashable, Job] = {}
        self._turn = 0
        self._open = True
        self._collector = Collector(self)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._tick.connect(self._deliver_tick, Qt.ConnectionType.QueuedConnection)

    def write(
        self,
        function: Callable[..., Any],
        on_done: OnDone | None = None,
        on_error: OnError | None = None,
        *,
        progress: OnProgress | None = None,
        owner: QObject | None = None,
        always: Callable[[], object] | None = None,
    ) -> Job:
        """Change something: in the order asked, one at a time, never dropped once begun.

        If `owner` is gone by then, the work is done all the same and only the answer has nobody to go to.
        """
        job = Job(on_done, on_error, progress, always, owner, self._progress())
        return self._start(self._writer, job, function)

    def read(
        self,
        owner: QObject,
        key: Hashable,
        function: Callable[..., Any],
        then: OnDone,
        on_error: OnError | None = None,
        *,
        progress: OnProgress | None = None,
        always: Callable[[], object] | None = None,
    ) -> Job:
        """Look something up for `owner`; a newer call with the same owner and key drops this answer."""
        self._turn += 1
        place = (id(owner), key)
        job = Job(then, on_error, progress, always, owner, self._progress(), token=(place, self._turn))
        older = self._latest.get(place)
        if older is not None:
            older.cancel()
            if older.future is not None and older.future.cancel():
                self._end(older)
        self._latest[place] = job
        return self._start(self._readers, job, function)

    def forget(self, owner: QObject) -> None:
        """Drop every read of `owner` that is under way."""
        for place, job in list(self._latest.items()):
            if job.owner is owner:
                job.cancel()
                del self._latest[place]

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and every answer has been delivered."""
        return not self._running

    def shutdown(self, wait: bool = True) -> None:
        """Take nothing new, ask reads to stop, let begun writes finish; safe to call twice."""
        self._open = False
        for job in list(self._latest.values()):
            job.cancel()
        self._readers.shutdown(wait=wait, cancel_futures=True)
        self._writer.shutdown(wait=wait)
        self._running.clear()
        self._latest.clear()
        if wait:  # else a worker may still be at it
            self._collector.release()

    # Inside

    def _progress(self) -> Progress:
        return Progress()

    def _start(self, pool: ThreadPoolExecutor, job: Job, function: Callable[..., Any]) -> Job:
        if not self._open:
            job.finished = True
            log.info("work asked for after closing was not begun")
            return job
        if job.on_progress is not None:
            job.progress = Progress(lambda done, total, text: self._send(self._tick, job, done, total, text))
        if not self._running:
            self.busy.emit(True)
        self._running.add(job)
        job.future = pool.submit(self._work, job, function)
        return job

    def _work(self, job: Job, function: Callable[..., Any]) -> None:
        result: Any = None
        failure: BaseException | None = None
        try:
            job.progress.tick()
            result = function(job.progress) if job.on_progress is not None else function()
        except Exception as error:
            failure = error
        self._send(self._done, job, result, failure)

    def _send(self, signal: Any, *values: object) -> None:
        if isValid(self):
            signal.emit(*values)

    def _deliver_tick(self, job: Job, done: int, total: int, text: str) -> None:
        if job.on_progress is not None and not job.finished and self._wanted(job):
            job.on_progress(done, total, text)

    def _deliver(self, job: Job, result: object, failure: Exception | None) -> None:
        if job not in self._running:
            return
        wanted = self._wanted(job)
        self._end(job)
        try:
            if failure is None:
                if wanted and job.on_done is not None:
                    job.on_done(result)
            elif not isinstance(failure, Cancelled):
                self._sort(job, failure, wanted)
        finally:
            if job.always is not None and (job.owner is None or isValid(job.owner)):
                job.always()
            if not self._running:
                self.busy.emit(False)

    def _sort(self, job: Job, failure: Exception, wanted: bool) -> None:
        if not isinstance(failure, UserError | EnvironmentProblem):
            self.unexpected.emit(failure)
            return
        if job.token is not None and not wanted:
            return
        if wanted and job.on_error is not None and job.on_error(failure) is not False:
            return
        (self.user_error if isinstance(failure, UserError) else self.environment).emit(failure)

    def _wanted(self, job: Job) -> bool:
        if job.owner is not None and not isValid(job.owner):
            return False
        return job.token is None or self._latest.get(job.token[0]) is job

    def _end(self, job: Job) -> None:
        job.finished = True
        self._running.discard(job)
        if job.token is not None and self._latest.get(job.token[0]) is job:
            del self._latest[job.token[0]]
