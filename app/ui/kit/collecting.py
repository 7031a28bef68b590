"""Cycles of Python objects are collected on the screen's thread only.

Python collects wherever an allocation happens to tip the scale, also on a worker. A cycle that holds a widget
would then be destroyed on the wrong thread, and Qt ends the process for that. So while there are workers,
collecting by itself is off, and a timer of the screen's thread does it by Python's own thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL = 2000
_holders = 0


class Collector(QObject):
    """Collects for as long as it is not released; several may exist at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        global _holders
        _holders += 1
        self._held = True
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(collect)
        self._timer.start()

    def release(self) -> None:
        """No worker is left: Python may collect by itself again. Safe to call twice."""
        global _holders
        if self._held:
            self._held = False
            self._timer.stop()
            _holders -= 1
            if _holders == 0:
                gc.collect()
                gc.enable()


def collect() -> None:
    """Collect the oldest generation whose threshold is passed, as Python itself would."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if thresholds[generation] and counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
