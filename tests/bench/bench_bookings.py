"""Bookings with five years behind them, beside the budgets: `python -m tests.bench.bench_bookings [--count 150000]`.

The data set (60 spaces, 150,000 bookings with their log) is made once into DANGQUN_BENCH, or a folder of the system
for temporary files, and kept. Each line is a measurement, the budget, their ratio.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.core import i18n
from app.core.clock import SteppedClock, to_ms
from app.core.ids import RowId
from app.db import occupancy
from app.db.models import Booking
from app.domain.auth import Actor, Role
from app.domain.bookings import Take
from app.domain.fields import rows_text
from app.services import bookings, setup, spaces
from app.services.bookings import BookingFilter, Wish
from app.services.desk import Desk, open_desk
from tests.bench.bench_desk import READY, line, milliseconds, percentile

NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZoneInfo("Asia/Shanghai"))
SPACES = 60
HOUR = timedelta(hours=1)


def data_set(count: int) -> Path:
    """The folder with the bookings in it, made when it isn't there yet."""
    root = Path(os.environ.get("DANGQUN_BENCH") or Path(tempfile.gettempdir()) / "dangqun-bench")
    folder = root / f"bookings-{count}"
    if (folder / READY).exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    print(f"making {count:,} bookings in {folder} …", flush=True)
    desk = open_desk(folder, SteppedClock(NOW))
    admin, _ = setup.init(
        desk, site_code="440305-007", name="粤海街道党群服务中心", level="street", admin_name="周文静", pin="471938"
    )
    rooms = [
        spaces.save_space(desk, admin, None, {"name": f"{number}号会议室", "kind": "meeting", "capacity": 8 + number})[
            0
        ].id
        for number in range(1, SPACES + 1)
    ]
    seconds = milliseconds(lambda: write(desk, admin, rooms, count)) / 1000
    line(f"writing {count:,} bookings, all in the log, none clashing", count / seconds, 1, "for information", "rows/s")
    desk.close()
    (folder / READY).write_text("")
    return folder


def write(desk: Desk, actor: Actor, rooms: list[RowId], count: int) -> None:
    """Ten bookings a room on the day of the benchmark, the rest spread over the five years before and a month ahead."""
    rng = random.Random(5)
    days = count // (SPACES * 2) or 1
    start = NOW.replace(hour=8, minute=0) - timedelta(days=days)
    rows = []
    for day in range(days + 30):
        busy = 10 if day == days else 2 if day < days else 1
        for room in rooms:
            for number in range(busy):
                at = start + timedelta(days=day) + HOUR * (number * (24 / max(busy, 1)))
                length = HOUR * (1 + rng.random()) if busy < 10 else 1.5 * HOUR
                rows.append(
                    {
                        "id": _id(at, rng), "spaces": rows_text([room]), "starts_at": at, "ends_at": at + length,
                        "title": "议事会", "organisation": "第一党支部", "headcount": 12, "buffer_after": 15,
                        "status": "completed" if at < NOW - HOUR else "confirmed",
                        "in_at": at if at < NOW - HOUR else None, "out_at": at + length if at < NOW - HOUR else None,
                    }
                )  # fmt: skip
    for part in range(0, len(rows), 20_000):
        with desk.store.write(actor.staff_id) as tx:
            tx.insert_many(Booking, rows[part : part + 20_000])


def _id(at: datetime, rng: random.Random) -> RowId:
    head = (to_ms(at) & 0xFFFFFFFFFFFF) << 16 | 0x7000 | rng.getrandbits(12)
    return (head << 64 | rng.getrandbits(62) | 0x8000000000000000).to_bytes(16, "big")


def measure(desk: Desk) -> None:
    """Everything a clerk waits for."""
    rng = random.Random(11)
    places = spaces.spaces(desk)
    actor = Actor(bytes(16), "", Role.CLERK)
    opens = NOW.replace(hour=8, minute=0)
    wishes = []
    for _ in range(200):
        at = opens + timedelta(minutes=15 * rng.randrange(0, 4 * 24 * 7))
        wishes.append(Wish(at, at + 1.5 * HOUR, (rng.choice(places).id,), headcount=10))

    def clash(wish: Wish) -> None:
        with desk.store.read() as session:
            for space in wish.spaces:
                take = Take(space, wish.starts_at, wish.ends_at, bytes(16))
                occupancy.in_the_way(session.connection(), take, {})

    for wish in wishes[:10]:
        clash(wish)
        bookings.check(desk, wish, actor=actor)
    times = [milliseconds(lambda wish=wish: clash(wish)) for wish in wishes]  # type: ignore[misc]
    line("clash check, p95", percentile(times, 95), 5, "≤ 1")
    times = [milliseconds(lambda wish=wish: bookings.check(desk, wish, actor=actor)) for wish in wishes]  # type: ignore[misc]
    line("everything a drag is told (policy, hours, competitors), p95", percentile(times, 95), 16, "≤ 1")
    times = [milliseconds(lambda wish=wish: bookings.alternatives(desk, wish)) for wish in wishes[:60]]  # type: ignore[misc]
    line(f"three alternatives in {SPACES} spaces, p95", percentile(times, 95), 100, "≤ 1")
    times = [
        milliseconds(lambda wish=wish: bookings.free_rooms(desk, wish.starts_at, wish.ends_at, headcount=30))  # type: ignore[misc]
        for wish in wishes[:60]
    ]
    line(f"which of {SPACES} rooms are free, p95", percentile(times, 95), 50, "≤ 1")
    board = bookings.day_board(desk, opens, opens + timedelta(days=1))
    times = [milliseconds(lambda: bookings.day_board(desk, opens, opens + timedelta(days=1))) for _ in range(20)]
    line(f"a day's board with {len(board.rows)} bookings, p95", percentile(times, 95), 100, "≤ 1")
    times = [milliseconds(lambda: bookings.month(desk, opens.date().replace(day=1), opens.date())) for _ in range(5)]
    line("a month's load", max(times), 300, "≤ 1")
    times = [milliseconds(lambda: bookings.sweep(desk)) for _ in range(20)]
    line("the minute's look for no-shows, p95", percentile(times, 95), 50, "≤ 1")
    every = milliseconds(lambda: bookings.booking_ids(desk, BookingFilter()))
    line(f"ids of all {len(bookings.booking_ids(desk, BookingFilter())):,} bookings", every, 500, "≤ 1")
    found = milliseconds(lambda: bookings.booking_ids(desk, BookingFilter(text="党支部", start=NOW)))
    line("a word looked for in what lies ahead", found, 100, "≤ 1")


def main() -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=150_000)
    chosen = parser.parse_args()
    i18n.use("zh_CN")
    folder = data_set(chosen.count)
    desk = open_desk(folder, SteppedClock(NOW))
    try:
        measure(desk)
    finally:
        desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
