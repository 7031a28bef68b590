"""Does a full day ever make the screen wait? `QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_timeline`."""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import app.ui  # noqa: F401 - keeps None alive under Python 3.11
from app.ui.kit import theme
from app.ui.kit.theme import Theme
from app.ui.kit.widgets import Ghost, Timeline, TimelineBlock, TimelineRow, TimelineSpan

ROWS = 60
BLOCKS = 600
BUDGET = 0.016
ROUNDS = 40
ZONE = ZoneInfo("Asia/Shanghai")
BEGIN = datetime(2026, 7, 18, 8, tzinfo=ZONE)
STATES = (
    ("已完成", "check", "idle", "solid"),
    ("已确认", "circle-check", "info", "solid"),
    ("使用中", "circle-play", "live", "solid"),
    ("待审批", "hourglass", "warn", "dashed"),
    ("候补", "list-plus", "wait", "dotted"),
    ("爽约", "user-x", "bad", "solid"),
    ("已取消", "ban", "void", "solid"),
)


def day() -> tuple[list[TimelineRow], list[TimelineBlock]]:
    """Sixty rows with their closed hours, ten blocks in each, some of them over each other."""
    rows, blocks = [], []
    for place in range(ROWS):
        closed = TimelineSpan(BEGIN + timedelta(hours=14), BEGIN + timedelta(hours=22), "夜间不开放")
        rows.append(TimelineRow(place, f"第 {place + 1} 号活动室", f"{place + 4} 人", (closed,) if place % 3 else ()))
        for number in range(BLOCKS // ROWS):
            word, icon, tone, edge = STATES[(place + number) % len(STATES)]
            start = BEGIN + timedelta(minutes=135 * number + 15 * (place % 5))
            blocks.append(
                TimelineBlock(
                    (place, number), (place,), start, start + timedelta(minutes=45 + 15 * ((place + number) % 7)),
                    f"社区活动 {place}-{number}", word, icon, tone, edge,
                )
            )  # fmt: skip
    return rows, blocks


def main() -> int:
    """Measure; answers 1 if a repaint took longer than the budget."""
    qt = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(qt, QApplication)
    theme.apply(qt, Theme(motion=False))
    rows, blocks = day()
    line = Timeline(name="Day")
    line.set_range(BEGIN, BEGIN + timedelta(hours=24), ZONE)
    line.set_rows(rows)
    line.set_blocks(blocks)
    line.set_now(BEGIN + timedelta(hours=10, minutes=40))
    worst = 0.0

    def timed(name: str, act: Callable[[], object], *, counts: bool = True) -> None:
        nonlocal worst
        taken = []
        for _round in range(ROUNDS):
            image.fill(0)
            began = time.thread_time()
            act()
            line.render(image)
            taken.append(time.thread_time() - began)
        taken.sort()
        middle, most = statistics.median(taken), taken[int(ROUNDS * 0.95) - 1]
        if counts:
            worst = max(worst, middle)
        print(f"{name:<46} median {middle * 1000:6.1f} ms   p95 {most * 1000:6.1f} ms")

    for wide, high, said in ((1134, 600, "a page of it"), (1134, 44 + 48 * ROWS + 400, "all 60 rows in view")):
        line.resize(wide, high)
        line.show()
        qt.processEvents()
        image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
        line.render(image)  # loads fonts and icons, once a day
        timed(f"{said}: a full repaint", lambda: None)
        places = iter(range(10_000))

        def drag(places: "iter[int]" = places) -> None:
            start = BEGIN + timedelta(minutes=15 * (next(places) % 80))
            line.set_ghost(Ghost(3, start, start + timedelta(hours=2), "彩排", True, "冲突", 15, 15))

        timed(f"{said}: while a block is dragged", drag)
        line.set_ghost(None)
        bar = line.verticalScrollBar()
        timed(f"{said}: scrolled", lambda bar=bar: bar.setValue((bar.value() + 96) % max(1, bar.maximum())))
        timed(f"{said}: other blocks, all measured anew", lambda: line.set_blocks(blocks), counts=False)
        timed(f"{said}: drawn for the first time", line._faces.clear, counts=False)
    print(f"slowest repaint {worst * 1000:.1f} ms, budget {BUDGET * 1000:.0f} ms, ratio {worst / BUDGET:.2f}")
    return int(worst > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
