"""The desk with five years behind it, beside its budgets: `python -m tests.bench.bench_desk [--size year] [PART …]`.

The data set (2.4 million visits, 300,000 people) is made once into DANGQUN_BENCH, or a folder of the system for
temporary files, and kept. Parts: search, sign_in, lists, size. Each line is a measurement, what it is measured
against, their ratio and the budget.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles
from zoneinfo import ZoneInfo

from app.core import i18n
from app.core.clock import SteppedClock
from app.core.progress import Progress
from app.db.models import Person, Visit
from app.db.tx import DATABASE
from app.domain.auth import Actor
from app.domain.search import pinyin
from app.domain.visits import State
from app.services import demo, people, setup, visits
from app.services.desk import Desk, open_desk
from app.services.visits import VisitFilter

NOW = datetime(2026, 7, 18, 18, 42, tzinfo=ZoneInfo("Asia/Shanghai"))
READY = "complete"


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(times: Sequence[float], share: int) -> float:
    """The value that `share` % of the measurements stay below."""
    return quantiles(times, n=100, method="inclusive")[share - 1]


def line(name: str, measured: float, against: float, budget: str, unit: str = "ms") -> None:
    """One measurement beside what it is measured against."""
    share = measured / against
    print(f"{name}: {measured:.2f} {unit} / {against:.2f} {unit} = {share:.2f} (budget {budget})", flush=True)


def data_set(size: str) -> Path:
    """The folder with the years in it, made when it isn't there yet."""
    root = Path(os.environ.get("DANGQUN_BENCH") or Path(tempfile.gettempdir()) / "dangqun-bench")
    folder = root / size
    if (folder / READY).exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    print(f"making {size} in {folder} …", flush=True)
    start = time.perf_counter()

    def say(done: int, total: int, text: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{text} {done * 100 // max(1, total)} %", end="", file=sys.stderr)

    desk = open_desk(folder, SteppedClock(NOW))
    info, _ = demo.fill(desk, size, 1, Progress(say))
    desk.close()
    seconds = time.perf_counter() - start
    rows = info.people + info.visits + info.tallies
    line(f"making {rows:,} rows, all in the log", seconds, 300, "≤ 1 (five minutes)", "s")
    (folder / READY).write_text("")
    return folder


def search(desk: Desk) -> None:
    """Every keystroke of forty people looked for in each of the ways a clerk types."""
    rng = random.Random(7)
    with desk.store.read() as session:
        connection = session.connection().connection.driver_connection
        assert connection is not None
        every = connection.execute("SELECT name, phones FROM person WHERE phones IS NOT NULL").fetchall()
    texts = []
    for name, phones in rng.sample(every, 40):
        syllables = _toneless(pinyin(name)).split()
        spelled, initials = "".join(syllables), "".join(word[0] for word in syllables)
        for whole in (name, spelled, initials, phones.split()[0], phones.split()[0][-4:]):
            texts += [whole[: end + 1] for end in range(len(whole))]
    for text in texts[:20]:
        people.search(desk, text)
    times = [milliseconds(lambda text=text: people.search(desk, text)) for text in texts]  # type: ignore[misc]
    line(f"search as you type, p95 of {len(times)} keystrokes", percentile(times, 95), 20, "≤ 1")
    line("search as you type, slowest", max(times), 20, "for information")


def _toneless(text: str) -> str:
    """What one types for it: yù → yu."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def bare_commit(database: Path) -> Callable[[], None]:
    """What SQLite alone does: one row, durable, in a file of its own."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE bare (id BLOB PRIMARY KEY, at INTEGER, name TEXT) WITHOUT ROWID")

    def one() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bare VALUES (?, ?, ?)", (os.urandom(16), time.time_ns(), "张硕"))
        connection.execute("COMMIT")

    return one


def sign_in(folder: Path, count: int = 600) -> None:
    """Known visitors signed in and out on a copy of the years, each act committed to the disk."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        copy = Path(name) / "copy"
        shutil.copytree(folder, copy)
        clock = SteppedClock(NOW)
        desk = open_desk(copy, clock)
        actor = next(one for one in demo.staff_rows(desk) if one.role == "clerk")
        rng = random.Random(3)
        with desk.store.read() as session:
            connection = session.connection().connection.driver_connection
            assert connection is not None
            ids = [row[0] for row in connection.execute("SELECT id FROM person LIMIT 200000")]
            here = {row[0] for row in connection.execute("SELECT person_id FROM visit WHERE left_kind IS NULL")}
        chosen = rng.sample([one for one in ids if one not in here], count + 20)
        bare_one = bare_commit(Path(name) / "bare.sqlite")
        times, outs, bare = [], [], []
        for number, person in enumerate(chosen):
            clock.advance(seconds=7)
            start = time.perf_counter()
            row, _ = visits.sign_in(desk, actor, person_id=person, purposes=["rest"], host="休息区")
            middle = time.perf_counter()
            visits.sign_out(desk, actor, row.id)
            if number >= 20:
                times.append((middle - start) * 1000)
                outs.append((time.perf_counter() - middle) * 1000)
                # In turn with ours, so that whatever else the disk does meets both.
                bare.append(milliseconds(bare_one))
        boards = [milliseconds(lambda: visits.board(desk)) for _ in range(40)]
        desk.close()
    line("sign-in committed, p99", percentile(times, 99), 15, "≤ 1")
    # On a disk that only pretends to be durable (0.2 ms) this shows our own work, not the disk's.
    line("sign-in committed, p99 beside a bare durable commit", percentile(times, 99), percentile(bare, 99), "≤ 3")
    line("sign-in committed, median beside a bare one", percentile(times, 50), percentile(bare, 50), "for information")
    line("sign-out committed, p99", percentile(outs, 99), 15, "≤ 1")
    line("the board, p95", percentile(boards, 95), 100, "for information")


def lists(desk: Desk) -> None:
    """Ids and windows of the visit list; all of it away from the screen's thread."""
    month = VisitFilter(start=NOW - timedelta(days=31), end=NOW)
    cases: list[tuple[str, VisitFilter, str]] = [
        ("all visits", VisitFilter(), "arrived_at"),
        ("a month", month, "arrived_at"),
        ("a month by name", month, "name"),
        ("a month of zs", VisitFilter(text="zs", start=month.start, end=month.end), "arrived_at"),
        ("everybody present", VisitFilter(states=(State.PRESENT,)), "arrived_at"),
    ]
    for name, wanted, sort in cases:
        visits.visit_ids(desk, wanted, sort)
        best = min(milliseconds(lambda: visits.visit_ids(desk, wanted, sort)) for _ in range(3))  # noqa: B023
        count = len(visits.visit_ids(desk, wanted, sort))
        line(f"ids of {name} ({count:,})", best, 1000, "≤ 1 for all")
    ids = visits.visit_ids(desk, VisitFilter())
    rng = random.Random(5)
    places = [rng.randrange(len(ids) - 60) for _ in range(200)]
    windows = [milliseconds(lambda at=at: visits.visit_rows(desk, ids[at : at + 60])) for at in places]  # type: ignore[misc]
    line("a window of 60 rows, p95", percentile(windows, 95), 50, "≤ 1")
    line(
        "figures of a month",
        min(milliseconds(lambda: visits.figures(desk, month.start, month.end)) for _ in range(3)),
        1000,
        "for information",
    )


def size(count: int = 100_000, edits: int = 10_000) -> None:
    """The log's price: 100,000 visits and 10,000 one-field edits beside the same rows alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = open_desk(folder / "data", SteppedClock(NOW))
        actor, _ = setup.init(
            desk, site_code="440305-007", name="测", level="community", admin_name="王主任", pin="204816"
        )
        rows = _visits(desk, actor, count)
        start = time.perf_counter()
        with desk.store.write(actor.staff_id) as tx:
            tx.insert_many(Visit, rows)
        seconds = time.perf_counter() - start
        line("visits written, rows a second", count / seconds, 48_000, "for information", "rows/s")
        rng = random.Random(2)
        start = time.perf_counter()
        chosen = rng.sample(rows, edits)
        for first in range(0, edits, 500):
            with desk.store.write(actor.staff_id) as tx:
                for values in chosen[first : first + 500]:
                    tx.edit(tx.get(Visit, values["id"]), {"companions": 9})
        line("edits written, rows a second", edits / (time.perf_counter() - start), 1000, "for information", "rows/s")
        desk.store.checkpoint()
        desk.close()
        source = folder / "data" / DATABASE
        alone = _alone(source, folder / "alone.sqlite", indexes=True)
        bare = _alone(source, folder / "bare.sqlite", indexes=False)
        whole = source.stat().st_size / 1e6
        line("database beside the rows and their indexes alone", whole, alone, "≤ 2.3", "MB")
        line("database beside the rows without any index", whole, bare, "for information", "MB")


def _visits(desk: Desk, actor: Actor, count: int) -> list[dict[str, object]]:
    maker = demo._Maker(
        desk, json.loads(demo.seed_file("demo/people.json").read_text("utf-8")), demo.SIZES[demo.DAY], 1,
        Progress(),
    )  # fmt: skip
    with desk.store.write(actor.staff_id) as tx:
        tx.insert_many(Person, maker._person_rows(1000, NOW - timedelta(days=300)))
    at = NOW - timedelta(days=300)
    rows = []
    for _ in range(count):
        at += timedelta(minutes=4)
        rows.append(maker._visit(maker._somebody(at, 1000), at))
    return rows


def _alone(source: Path, target: Path, *, indexes: bool) -> float:
    """The same visits in a database of their own, in MB: no log, no other table."""
    connection = sqlite3.connect(target)
    connection.execute("ATTACH ? AS desk", (str(source),))
    wanted = ("table", "index") if indexes else ("table",)
    for kind, text in connection.execute(
        "SELECT type, sql FROM desk.sqlite_master WHERE tbl_name = 'visit' AND sql IS NOT NULL ORDER BY type DESC"
    ).fetchall():
        if kind in wanted:
            connection.execute(text)
    connection.execute("INSERT INTO visit SELECT * FROM desk.visit ORDER BY id")
    connection.commit()
    connection.execute("DETACH desk")
    connection.close()
    return target.stat().st_size / 1e6


def main() -> None:
    """Measure everything, or the parts named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=["search", "sign_in", "lists", "size", []])
    parser.add_argument("--size", default=demo.FIVE_YEARS, choices=list(demo.SIZES))
    chosen = parser.parse_args()
    parts = chosen.parts or ["search", "sign_in", "lists", "size"]
    i18n.use("zh_CN")
    if {"search", "sign_in", "lists"} & set(parts):
        folder = data_set(chosen.size)
        desk = open_desk(folder, SteppedClock(NOW))
        try:
            if "search" in parts:
                search(desk)
            if "lists" in parts:
                lists(desk)
        finally:
            desk.close()
        if "sign_in" in parts:
            sign_in(folder)
    if "size" in parts:
        size()


if __name__ == "__main__":
    main()
