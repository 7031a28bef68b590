"""A widget in a cycle of Python objects is destroyed on the screen's thread, whoever's work tips the scale."""

import gc
import threading
from typing import Any

from PySide6.QtWidgets import QWidget

from app.ui.kit.collecting import collect
from app.ui.kit.jobs import Jobs


class Mourned(QWidget):
    """Says on which thread its Python half went."""

    def __init__(self, gone: list[str]) -> None:
        super().__init__()
        self.gone = gone
        self.myself = self

    def __del__(self) -> None:
        self.gone.append(threading.current_thread().name)


def test_cycles_go_on_the_screens_thread(qtbot: Any) -> None:
    gone: list[str] = []
    jobs = Jobs()
    for _ in range(20):
        Mourned(gone)
    done: list[int] = []
    jobs.write(lambda: sum(len([[] for _ in range(10)]) for _ in range(50_000)), done.append)
    keep = []
    jobs.read(jobs, "much", lambda: keep.extend([[n] for n in range(200_000)]), lambda _: done.append(1))
    qtbot.waitUntil(lambda: len(done) == 2, timeout=10_000)
    assert gone == [], "no worker collects"
    collect()
    gc.collect()
    assert len(gone) == 20 and set(gone) == {threading.main_thread().name}
    jobs.shutdown()
    assert gc.isenabled(), "without workers Python does it by itself again"


def test_two_sets_of_workers_share_the_rule(qtbot: Any) -> None:
    one, other = Jobs(), Jobs()
    one.shutdown()
    one.shutdown()
    assert not gc.isenabled()
    other.shutdown()
    assert gc.isenabled()
