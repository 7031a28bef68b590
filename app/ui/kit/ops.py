"""Acts of a person: run a use-case, tell everyone what changed, remember how to take it back."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.ui.kit.jobs import Job, Jobs, OnError, OnProgress


@dataclass(frozen=True)
class Undo:
    """How an act is taken back: what to call it on the toast, and the use-case that does it."""

    label: str
    use_case: Callable[..., Any]
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)


UndoOf = Callable[[Any], Undo | None]


class Ops(QObject):
    """Runs use-cases for pages.

    A use-case that changes something answers `(result, Changes)`. `changed(changes, initiator)` is sent once
    for each, before `then(result)`; `undoable(undo)` when the act can be taken back; `undone(undo)` after it
    was. Pages refresh on `changed` and skip their own by comparing the initiator.
    """

    changed = Signal(object, object)
    undoable = Signal(object)
    undone = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self._undo: list[Undo] = []

    def run(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        initiator: QObject | None = None,
        then: Callable[[Any], object] | None = None,
        failed: OnError | None = None,
        progress: OnProgress | None = None,
        undo: UndoOf | None = None,
        always: Callable[[], object] | None = None,
        **kwargs: Any,
    ) -> Job:
        """Run `use_case(*args, **kwargs)` on the writer.

        `then(result)` and `failed(error)` come on the screen's thread, if `initiator` is still there;
        `failed` returning False also shows the error the usual way. With `progress(done, total, text)` the
        use-case gets `progress=` too. `undo(result)` tells how to take it back (None: it can't be).
        """

        def work(ticker: Any = None) -> Any:
            more = {**kwargs, "progress": ticker} if progress is not None else kwargs
            return use_case(*args, **more)

        def done(answer: tuple[Any, Any]) -> None:
            result, changes = answer
            self.changed.emit(changes, initiator)
            way_back = undo(result) if undo is not None else None
            if way_back is not None:
                self._undo.append(way_back)
                del self._undo[:-50]
                self.undoable.emit(way_back)
            if then is not None and _alive(initiator):
                then(result)

        def refused(error: Any) -> object:
            return failed(error) if failed is not None and _alive(initiator) else False

        def over() -> None:
            if always is not None and _alive(initiator):
                always()

        return self.jobs.write(work, done, refused, progress=progress, always=over)

    def read(
        self,
        owner: QObject,
        key: Hashable,
        function: Callable[..., Any],
        then: Callable[[Any], object],
        failed: OnError | None = None,
        *,
        progress: OnProgress | None = None,
        always: Callable[[], object] | None = None,
    ) -> Job:
        """Look something up off the screen's thread; see `Jobs.read`."""
        return self.jobs.read(owner, key, function, then, failed, progress=progress, always=always)

    @property
    def last_undo(self) -> Undo | None:
        """The act that Ctrl+Z would take back."""
        return self._undo[-1] if self._undo else None

    def undo_last(self) -> bool:
        """Take back the last act; False when there is none."""
        if not self._undo:
            return False
        self.take_back(self._undo[-1])
        return True

    def take_back(self, undo: Undo) -> None:
        """Take back one act; a second wish for the same act does nothing."""
        if undo not in self._undo:
            return
        self._undo.remove(undo)
        self.run(undo.use_case, *undo.args, then=lambda _result: self.undone.emit(undo), **undo.kwargs)

    def forget_undo(self) -> None:
        """Nobody may take back what another person did: called when the person at the desk changes."""
        self._undo.clear()


def _alive(initiator: QObject | None) -> bool:
    from shiboken6 import isValid

    return initiator is None or isValid(initiator)
