"""Does a long list ever make the screen wait? `QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_table`."""

import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QApplication

import app.ui  # noqa: F401 - keeps None alive under Python 3.11
from app.ui.kit import theme
from app.ui.kit.jobs import Jobs
from app.ui.kit.table_model import Column
from app.ui.kit.theme import Theme
from app.ui.kit.widgets.record_table import RecordTable

ROWS = 2_400_000
BUDGET = 0.050


def people(ids: Sequence[int]) -> list[dict[str, Any]]:
    """Rows as a reader would answer them."""
    return [{"name": f"访客 {each}", "phone": f"138{each:08}", "count": each} for each in ids]


def main() -> int:
    """Measure; answers 1 if the screen waited longer than the budget."""
    qt = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(qt, QApplication)
    theme.apply(qt, Theme(motion=False))
    jobs = Jobs()
    columns = [Column("name", "Name", stretch=True), Column("phone", "Phone"), Column("count", "Count", align="right")]
    table = RecordTable(columns, people, jobs, name="People")
    table.resize(1200, 640)
    table.show()
    whole = range(ROWS)
    bar = table.view.verticalScrollBar()
    worst = 0.0

    def timed(name: str, act: Callable[[], object]) -> None:
        nonlocal worst
        began = time.perf_counter()
        act()
        longest = time.perf_counter() - began
        for turn in range(10_000):
            if turn > 5 and table.model.settled and jobs.idle:
                break
            began = time.perf_counter()
            qt.processEvents()
            longest = max(longest, time.perf_counter() - began)
            time.sleep(0.001)
        worst = max(worst, longest)
        print(f"{name:<34} {longest * 1000:7.1f} ms")

    table.set_ids(range(100))
    timed("first window", lambda: table.grab())  # loads fonts, once a day
    worst = 0.0
    timed("2.4 million ids", lambda: table.set_ids(whole))
    for share in range(1, 10):
        timed(f"scroll to {share * 10} %", lambda share=share: bar.setValue(bar.maximum() // 10 * share))
    timed("a page drawn", lambda: table.grab())
    timed("another order", lambda: table.set_ids(range(ROWS - 1, -1, -1), keep_rows=True))
    timed("select in the middle", lambda: table.select_row(ROWS // 2))
    timed("select everything", lambda: table.view.selectAll())
    jobs.shutdown()
    print(f"longest wait {worst * 1000:.1f} ms, budget {BUDGET * 1000:.0f} ms, ratio {worst / BUDGET:.2f}")
    return int(worst > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
