import sys
import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import EnvironmentProblem, UserError
from app.core.progress import Progress
from app.ui.kit.jobs import Jobs
from app.ui.kit.ops import Ops, Undo


def test_none_is_safe_from_qt() -> None:
    """PySide6 under Python 3.11 uses None up; see app/ui/__init__.py."""
    widget = QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        widget.setObjectName("x")
    assert sys.getrefcount(None) > 1_000_000 or before == sys.getrefcount(None)


def test_writes_run_in_order_off_the_screens_thread_and_answer_on_it(qtbot: Any, jobs: Jobs) -> None:
    ran: list[tuple[int, bool]] = []
    answered: list[tuple[int, bool]] = []
    main = threading.get_ident()

    def work(number: int) -> int:
        ran.append((number, threading.get_ident() == main))
        return number

    def done(number: int) -> None:
        answered.append((number, QThread.currentThread() is QApplication.instance().thread()))  # type: ignore[union-attr]

    for number in range(20):
        jobs.write(lambda number=number: work(number), done)
    qtbot.waitUntil(lambda: jobs.idle)
    assert ran == [(number, False) for number in range(20)]
    assert answered == [(number, True) for number in range(20)]


def test_a_newer_question_drops_the_older_answer(qtbot: Any, jobs: Jobs) -> None:
    owner, gate, answers = QObject(), threading.Event(), []
    jobs.read(owner, "search", lambda: gate.wait(5) and "old", answers.append)
    jobs.read(owner, "search", lambda: "new", answers.append)
    jobs.read(owner, "other", lambda: "other", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert sorted(answers) == ["new", "other"]


def test_nobody_is_answered_who_is_gone(qtbot: Any, jobs: Jobs) -> None:
    owner, gate, answers = QWidget(), threading.Event(), []
    jobs.read(owner, "x", lambda: gate.wait(5), answers.append)
    import shiboken6

    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert answers == []


def test_failures_sort_themselves(qtbot: Any, jobs: Jobs) -> None:
    told: list[tuple[str, Any]] = []
    jobs.user_error.connect(lambda error: told.append(("user", error.message)))
    jobs.environment.connect(lambda error: told.append(("machine", error.remedy)))
    jobs.unexpected.connect(lambda error: told.append(("bug", type(error))))

    def fail(error: Exception) -> Any:
        def work() -> None:
            raise error

        return work

    jobs.write(fail(UserError("name it", "name")))
    jobs.write(fail(EnvironmentProblem("full", "make room")))
    jobs.write(fail(ZeroDivisionError()))
    jobs.write(fail(UserError("beside the field", "name")), on_error=lambda error: told.append(("own", error.field)))
    jobs.write(fail(UserError("not mine", "other")), on_error=lambda _error: False)
    qtbot.waitUntil(lambda: jobs.idle)
    assert told == [
        ("user", "name it"),
        ("machine", "make room"),
        ("bug", ZeroDivisionError),
        ("own", "name"),
        ("user", "not mine"),
    ]


def test_stopping_is_silent_and_progress_is_told_on_the_way(qtbot: Any, jobs: Jobs) -> None:
    heard: list[int] = []
    ended: list[str] = []
    started = threading.Event()

    def work(progress: Progress) -> None:
        for step in range(10**9):
            progress.tick(step, 10**9, "working")
            started.set()

    job = jobs.write(
        work, lambda _r: ended.append("done"), lambda _e: ended.append("failed"),
        progress=lambda done, _total, _text: heard.append(done), always=lambda: ended.append("over"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: len(heard) > 1)
    job.cancel()
    qtbot.waitUntil(lambda: jobs.idle)
    assert ended == ["over"]


def test_closing_finishes_what_was_begun_and_takes_nothing_new(qtbot: Any) -> None:
    jobs = Jobs()
    ran: list[int] = []
    for number in range(5):
        jobs.write(lambda number=number: ran.append(number))
    jobs.shutdown()
    jobs.shutdown()
    assert ran == [0, 1, 2, 3, 4]
    assert jobs.write(lambda: ran.append(9)).finished
    assert ran == [0, 1, 2, 3, 4]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("desk-")]


@pytest.fixture
def ops(jobs: Jobs) -> Ops:
    return Ops(jobs)


def test_an_act_tells_what_changed_and_who_began_it(qtbot: Any, ops: Ops) -> None:
    page, heard, answers = QObject(), [], []
    ops.changed.connect(lambda changes, initiator: heard.append((changes, initiator)))
    ops.run(lambda name, kind: (f"{name}/{kind}", {"visit"}), "a", kind="b", initiator=page, then=answers.append)
    qtbot.waitUntil(lambda: ops.jobs.idle)
    assert answers == ["a/b"]
    assert heard == [({"visit"}, page)]


def test_the_last_act_can_be_taken_back_once(qtbot: Any, ops: Ops) -> None:
    rows: list[str] = []
    undone: list[str] = []
    ops.undone.connect(lambda undo: undone.append(undo.label))

    def add(name: str) -> tuple[str, set[str]]:
        rows.append(name)
        return name, {"row"}

    def drop(name: str) -> tuple[None, set[str]]:
        rows.remove(name)
        return None, {"row"}

    for name in ("a", "b"):
        ops.run(add, name, undo=lambda made: Undo(f"Added {made}", drop, (made,)))
    qtbot.waitUntil(lambda: ops.jobs.idle)
    last = ops.last_undo
    assert last is not None and ops.undo_last()
    ops.take_back(last)
    qtbot.waitUntil(lambda: ops.jobs.idle)
    assert rows == ["a"] and undone == ["Added b"]
    ops.forget_undo()
    assert not ops.undo_last()


def test_a_refusal_goes_to_the_page_and_changes_nothing(qtbot: Any, ops: Ops) -> None:
    changed, refused = [], []
    ops.changed.connect(lambda *values: changed.append(values))

    def refuse() -> Any:
        raise UserError("too long", "name")

    ops.run(refuse, failed=lambda error: refused.append(error.field))
    qtbot.waitUntil(lambda: ops.jobs.idle)
    assert refused == ["name"] and changed == []
