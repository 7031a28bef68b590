"""The home page with five years behind it: `python -m tests.bench.bench_today [--size year]`.

On a copy of bench_desk's data set, to which five years of handovers and notes, and 800 stations are added. Measured
are the one call that reads the whole page, for a clerk and a manager, when nothing is remembered yet and when the
desk is running, and how soon after a sign-in the page knows it.
"""

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from app.core import i18n
from app.core.clock import SteppedClock
from app.db.models import Handover, ShiftNote, Station
from app.domain.handover import SIGNED, Figures
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import turns
from app.services import demo, handover, shift_log, stations, today, visits
from app.services.desk import Desk, open_desk
from tests.bench.bench_desk import NOW, data_set, line, milliseconds, percentile

BUDGET = 100
STATIONS = 800
HOURS = ("24小时", "工作日9:00-18:00", "9:00~12:00,14:00~18:00", "周一至周日 8:00-22:00")


def grow(desk: Desk, days: int) -> None:
    """Add what a busy centre has besides: handovers and notes of every shift, and a city's stations."""
    actor = next(one for one in demo.staff_rows(desk) if one.role == "admin")
    settings, rng = desk.settings, random.Random(4)
    first = desk.duty_day() - timedelta(days=days + 8)
    shifts = [
        turn
        for number in range(days)
        for turn in turns(first + timedelta(days=number), settings.shifts, settings[DUTY_DAY_START], desk.zone)
    ]

    def notes() -> Iterator[dict[str, object]]:
        for turn in shifts:
            for part in (0.3, 0.7):
                at = turn.start + (turn.end - turn.start) * part
                kind = "round" if part < 0.5 else rng.choice(("note", "incident", "found", "key"))
                yield {
                    "day": turn.day, "shift_start": turn.shift.start, "at": at, "kind": kind, "text": "全馆巡查正常",
                    "settled_at": at + timedelta(minutes=30),
                }  # fmt: skip

    with desk.store.write(actor.staff_id) as tx:
        tx.insert_many(ShiftNote, notes())
        tx.insert_many(
            Handover,
            (
                {
                    "day": turn.day, "shift_start": turn.shift.start, "outgoing_id": actor.staff_id,
                    "incoming_id": actor.staff_id, "status": SIGNED, "at": turn.end, "figures": Figures().to_json(),
                }
                for turn in shifts
            ),
        )  # fmt: skip
    here = len(stations.stations(desk))
    if here >= STATIONS:
        return
    pattern = stations.save(desk, actor, None, {"name": "暖蜂驿站 0 号", "hours": HOURS[0]}, services={"rest": ""})[0]
    with desk.store.read() as session:
        row = session.get(Station, pattern.row.id)
        assert row is not None
        values = {item.name: getattr(row, item.name) for item in Station.spec.fields if item.name not in ("number",)}
    with desk.store.write(actor.staff_id) as tx:
        tx.insert_many(Station, ({**values, "name": f"暖蜂驿站 {n} 号"} for n in range(1, STATIONS - here)))


def board(folder: Path) -> None:
    """The whole page, read as the home page reads it."""
    clock = SteppedClock(NOW)
    desk = open_desk(folder, clock)
    clerk = next(one for one in demo.staff_rows(desk) if one.role == "clerk")
    try:
        start = time.perf_counter()
        grow(desk, 1825)
        print(f"grown in {time.perf_counter() - start:.0f} s", flush=True)
        desk.close()
        desk = open_desk(folder, clock)
        line(
            "the page, nothing remembered yet",
            milliseconds(lambda: today.board(desk, "clerk")),
            BUDGET,
            "for information",
        )
        for role in ("clerk", "manager"):
            times, busy = [], []
            for _ in range(40):
                clock.advance(seconds=20)
                before = time.process_time()
                times.append(milliseconds(lambda role=role: today.board(desk, role)))  # type: ignore[misc]
                busy.append((time.process_time() - before) * 1000)
            # The first is what a person waits for; the second doesn't depend on what else the machine does.
            line(f"the page for a {role}, median", percentile(times, 50), BUDGET, "≤ 1")
            line(f"the page for a {role}, processor time, median", percentile(busy, 50), BUDGET, "≤ 1")
            line(f"the page for a {role}, p95", percentile(times, 95), BUDGET, "for information")
        after = []
        for number in range(20):
            clock.advance(seconds=20)
            visits.sign_in(desk, clerk, name=f"来访 {number}")
            after.append(milliseconds(lambda: today.board(desk, "clerk")))
        line("the page after a sign-in, p95", percentile(after, 95), BUDGET, "≤ 1")
        items = [milliseconds(lambda: handover.open_items(desk)) for _ in range(20)]
        line("what is open, median", percentile(items, 50), BUDGET, "for information")
        turn = handover.current(desk).turn
        line("the log of the shift", milliseconds(lambda: shift_log.log(desk, turn.start, desk.now())), 500, "≤ 1")
        day = desk.duty_day() - timedelta(days=400)
        old = handover.shifts_of(desk, day)[0].turn
        line("the log of a shift a year ago", milliseconds(lambda: shift_log.log(desk, old.start, old.end)), 500, "≤ 1")
        line("figures of a shift a year ago", milliseconds(lambda: handover.figures(desk, old)), 100, "≤ 1")
    finally:
        desk.close()


def main() -> None:
    """Measure on a copy; the data set stays as it is for the other benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default=demo.FIVE_YEARS, choices=list(demo.SIZES))
    chosen = parser.parse_args()
    i18n.use("zh_CN")
    folder = data_set(chosen.size)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        copy = Path(name) / "copy"
        shutil.copytree(folder, copy)
        board(copy)


if __name__ == "__main__":
    main()
