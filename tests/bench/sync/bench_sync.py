"""Exchange beside its budgets: `python -m tests.bench.sync.bench_sync [--visits N] [--edits N] [--base N] [PART …]`.

Parts: merge (visits with one-field edits, written, exported, imported, imported again, rebuilt; into an empty database
and into one of `--base` rows), peers (the same rows through other programs that merge, where they are installed), night
(`--bundles` bundles of 60 report operations each into one desk). Each line is a measurement, the budget, their ratio.
"""

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from app.core import i18n
from app.core.clock import SteppedClock, to_ms
from app.core.ids import RowId
from app.db import oplog
from app.db.models import Visit
from app.db.tx import DATABASE
from app.services import exchange
from tests.bench.bench_desk import _alone, line
from tests.bench.sync import night, peers
from tests.sync.world import NOW, Machine, kit

T = TypeVar("T")
PURPOSES = ("rest", "reading", "activity", "consult")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    value = work()
    return time.perf_counter() - start, value


def rate(name: str, count: int, seconds: float, least: float) -> None:
    """So many rows in so much time, beside the least a second that are asked for (0: for information)."""
    line(name, count / seconds, least or 1, "≥ 1" if least else "for information", "rows/s")


def visits(count: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Visits of ten columns, one after the other as at a desk; with another seed, those of years before."""
    for number in range(count):
        at = NOW - timedelta(minutes=(count - number) * 0.2 + 3_000_000 * seed)
        yield {
            "id": _id(to_ms(at), seed << 32 | number), "person_id": _id(to_ms(at) - 86_400_000, number % 5000),
            "arrived_at": at, "left_at": at + timedelta(minutes=40), "left_kind": "signed",
            "purposes": PURPOSES[number % 4], "population_group": "resident", "companions": number % 3,
            "host": "罗建平" if number % 10 == 0 else None, "note": f"第{number}位",
        }  # fmt: skip


def _id(ms: int, number: int) -> RowId:
    spread = number * 0x9E3779B97F4A7C15 & 0x3FFFFFFFFFFFFFFF
    return ((ms << 16 | 0x7000 | number & 0xFFF) << 64 | 0x8000000000000000 | spread).to_bytes(16, "big")


def plain(count: int) -> list[tuple[Any, ...]]:
    """The same visits as plain values."""
    return [
        tuple(to_ms(value) if hasattr(value, "tzinfo") else value for value in one.values()) for one in visits(count)
    ]


@contextmanager
def pair() -> Iterator[tuple[Machine, Machine, Path]]:
    """Two desks of one centre that know each other, and a stick."""
    with tempfile.TemporaryDirectory(prefix="bench-sync") as name:
        folder = Path(name)
        machines = []
        for one in "AB":
            shutil.copytree(kit() / one, folder / one)
            machines.append(Machine(one, folder / one, SteppedClock(NOW)))
        (folder / "stick").mkdir()
        try:
            yield machines[0], machines[1], folder
        finally:
            for machine in machines:
                machine.stop()


def digest(at: Machine) -> oplog.Digest:
    """What the desk shows."""
    with at.desk.store.read() as session:
        return oplog.digest(session.connection())


def merge(count: int, edits: int, base: int) -> None:
    """Write at one desk, carry it to the other."""
    with pair() as (here, there, folder):
        before = count_ops(here)
        bundle = write(here, there, folder, count, edits)
        rows = count_ops(here) - before
        seconds = take(there, bundle, f"import of {rows:,} operations into an empty desk", rows, 65_000)
        line("the same import beside SQLite alone", seconds, floor(there, folder), "for information", "s")
        assert digest(here) == digest(there)
        whole, _ = exchange.export_to(here.desk, here.actor, [there.site], folder / "stick", full=True)
        seconds, (again, _) = timed(lambda: exchange.import_paths(there.desk, there.actor, list(whole.paths)))
        assert again.total.applied == 0 and again.total.had >= rows
        rate("the same again in a full bundle", rows, seconds, 0)
        seconds, made = timed(there.desk.store.rebuild)
        rate("rebuild", made, seconds, 0)
        assert digest(here) == digest(there)
    if base:
        with pair() as (here, there, folder):
            fill(there, base)
            bundle = write(here, there, folder, count, edits, quiet=True)
            take(there, bundle, f"import of {rows:,} operations into {base:,} rows", rows, 35_000)


def write(here: Machine, there: Machine, folder: Path, count: int, edits: int, *, quiet: bool = False) -> list[Path]:
    """The visits and the edits at one desk, and the bundle for the other."""
    say = (lambda *_: None) if quiet else rate
    with here.desk.store.write(here.actor.staff_id) as tx:
        seconds, ids = timed(lambda: tx.insert_many(Visit, visits(count)))
        start = time.perf_counter()
    say(f"{count:,} visits written, with their log", count, seconds + time.perf_counter() - start, 48_000)
    with here.desk.store.write(here.actor.staff_id) as tx:
        changes = {row: {"note": "改过"} for row in ids[:edits]}
        seconds, _ = timed(lambda: tx.edit_many(Visit, changes))
        start = time.perf_counter()
    say(f"{edits:,} one-field edits", edits, seconds + time.perf_counter() - start, 0)
    if not quiet:
        size(here, folder)
    seconds, (written, _) = timed(
        lambda: exchange.export_to(here.desk, here.actor, [there.site], folder / "stick", full=True)
    )
    say("export, encrypted, signed, read back", count + edits, seconds, 0)
    if not quiet:
        share = (count + edits) / 110_000
        line("size of the bundle", written.size / 1e6, max(6 * share, 0.01), "≤ 1", "MB")
    return list(written.paths)


def take(there: Machine, bundle: list[Path], name: str, rows: int, least: float) -> float:
    """Import it; answers the seconds."""
    there.desk.store.checkpoint()
    seconds, (imported, _) = timed(lambda: exchange.import_paths(there.desk, there.actor, bundle))
    assert imported.total.applied >= rows, imported
    rate(name, rows, seconds, least)
    return seconds


def floor(at: Machine, folder: Path) -> float:
    """Seconds that SQLite alone takes to write the same lines of log and visits, with their indexes, in one commit."""
    with closing(sqlite3.connect(at.desk.store.path)) as source:
        tables = {
            name: source.execute(f"SELECT * FROM {name}").fetchall() for name in ("op", "visit", "row_op", "head")
        }
        marks = ", ".join("?" * len(tables))
        query = f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({marks}) AND sql IS NOT NULL ORDER BY type DESC"
        made = [text for (text,) in source.execute(query, list(tables))]
    with closing(sqlite3.connect(folder / "floor.sqlite", isolation_level=None)) as target:
        for text in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", *made):
            target.execute(text)
        start = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        for name, rows in tables.items():
            target.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        target.execute("COMMIT")
        return time.perf_counter() - start


def size(at: Machine, folder: Path) -> None:
    """The database with its log, beside the same visits and their indexes alone."""
    at.desk.store.checkpoint()
    whole = (at.desk.store.path.stat().st_size - (kit() / at.name / DATABASE).stat().st_size) / 1e6
    for indexes, budget in ((True, "≤ 2.3"), (False, "for information")):
        alone = _alone(at.desk.store.path, folder / f"alone-{indexes}.sqlite", indexes=indexes)
        line(
            f"database beside the rows {'and their indexes' if indexes else 'without any index'}",
            whole,
            alone,
            budget,
            "MB",
        )


def fill(at: Machine, count: int) -> None:
    """Years of other visits, a part in a transaction."""
    rows = visits(count, seed=1)
    for _ in range(0, count, 100_000):
        with at.desk.store.write(at.actor.staff_id) as tx:
            tx.insert_many(Visit, (row for row, _ in zip(rows, range(100_000), strict=False)))


def count_ops(at: Machine) -> int:
    """How many operations a desk holds."""
    with closing(sqlite3.connect(at.desk.store.path)) as connection:
        found: int = connection.execute("SELECT count(*) FROM op").fetchone()[0]
    return found


def others(count: int, edits: int) -> None:
    """The same rows through other programs; neither signs, encrypts nor keeps a log."""
    rows = plain(count)
    with tempfile.TemporaryDirectory() as name:
        found = peers.session_extension(rows, [row[0] for row in rows[:edits]], Path(name))
        if found is not None:
            line("apsw's session extension, native, into an empty database", found[0], 1, "for information", "rows/s")
            line("size of its changeset, compressed", found[1] / 1e6, 1, "for information", "MB")
        pouch = peers.pouchdb(rows, Path(name))
        if pouch is not None:
            line("PouchDB over leveldb, one replication", pouch, 1, "for information", "rows/s")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="merge, peers, night; all of them when none is named")
    parser.add_argument("--visits", type=int, default=100_000)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--base", type=int, default=2_000_000)
    parser.add_argument("--bundles", type=int, default=1_800)
    chosen = parser.parse_args(arguments)
    i18n.use("en")
    parts: dict[str, Callable[[], None]] = {
        "merge": lambda: merge(chosen.visits, chosen.edits, chosen.base),
        "peers": lambda: others(chosen.visits, chosen.edits),
        "night": lambda: night.measure(chosen.bundles),
    }
    for name in chosen.parts or parts:
        parts[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
