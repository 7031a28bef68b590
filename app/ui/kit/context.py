"""What every page is given: the desk, who is at it, and the ways to act, look up, ask and tell."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.auth import Actor
from app.services.desk import Desk
from app.services.undo import undo_act
from app.ui.kit.jobs import Job, OnError, OnProgress
from app.ui.kit.ops import Ops, Undo
from app.ui.kit.questions import Questions
from app.ui.kit.widgets import ToastStack


class Session(QObject):
    """Who is at the desk. `changed(actor)` comes with None when the desk is locked."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actor: Actor | None = None

    @property
    def signed_in(self) -> bool:
        """Whether someone is at the desk."""
        return self._actor is not None

    @property
    def actor(self) -> Actor:
        """The person at the desk; raises LookupError while it is locked."""
        if self._actor is None:
            raise LookupError("nobody is signed in")
        return self._actor

    def enter(self, actor: Actor) -> None:
        """This person works at the desk from now on."""
        self._actor = actor
        self.changed.emit(actor)

    def leave(self) -> None:
        """Nobody does: the desk is locked."""
        self._actor = None
        self.changed.emit(None)


class Context:
    """Handed to every page by its constructor; there is no other way to anything."""

    def __init__(self, desk: Desk, ops: Ops, session: Session, questions: Questions, toasts: ToastStack) -> None:
        self.desk = desk
        self.ops = ops
        self.session = session
        self.questions = questions
        self.toasts = toasts

    def act(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        initiator: QObject,
        label: str | Callable[[Any], str] | None = None,
        then: Callable[[Any], object] | None = None,
        failed: OnError | None = None,
        progress: OnProgress | None = None,
        always: Callable[[], object] | None = None,
        **kwargs: Any,
    ) -> Job:
        """Run `use_case(desk, actor, *args, **kwargs)` on the writer, as the person at the desk.

        With `label` (or a function of the result) the act can be taken back: a toast says so, and Ctrl+Z does it.
        """
        desk, actor = self.desk, self.session.actor

        def run(*more: Any, **named: Any) -> tuple[Any, Any]:
            result, changes = use_case(desk, actor, *more, **named)
            return (result, changes), changes

        def way_back(answer: tuple[Any, Any]) -> Undo | None:
            result, changes = answer
            if label is None or not changes:
                return None
            return Undo(label(result) if callable(label) else label, undo_act, (desk, actor, changes))

        return self.ops.run(
            run,
            *args,
            initiator=initiator,
            then=None if then is None else lambda answer: then(answer[0]),
            failed=failed,
            progress=progress,
            undo=way_back,
            always=always,
            **kwargs,
        )

    def look(
        self,
        owner: QObject,
        key: Hashable,
        function: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        failed: OnError | None = None,
        **kwargs: Any,
    ) -> Job:
        """Ask `function(desk, *args, **kwargs)` on a reader; a newer question of `owner` with `key` drops this one."""
        return self.ops.read(owner, key, lambda: function(self.desk, *args, **kwargs), then, failed)
