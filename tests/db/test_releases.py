"""What a released program wrote, this one opens: `tests/data/revision-….sqlite.xz` were made by the program of then.

Each holds a small centre with invented people: what the demo of then made, then a second and a third desk's work
taken in, so that the log holds all it can (edits that met, two versions nobody settled, one that was, voids, an
erasure, undo, an import, an operation that waits for another), a draft, and wrong PINs. From schema 2 on there are
spaces, seats and bookings, among them rooms promised twice; from schema 3 on activities with their lists; from
schema 4 on stations with their rounds and supplies, and shifts with what was handed over.
"""

import lzma
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.clock import SteppedClock, from_ms
from app.core.errors import EnvironmentProblem, UserError
from app.db import backup, migrate, oplog
from app.db.models import Booking, Person, Space, Visit
from app.db.tx import DATABASE, Store, history, open_store, undo
from app.domain.fields import rows_text

DATA = Path(__file__).parents[1] / "data"
ACTOR = bytes(15) + b"\x01"
START = from_ms(1_784_400_000_000)
HOUR = timedelta(hours=1)

Tables = dict[str, tuple[list[str], list[tuple[object, ...]]]]


@pytest.fixture(params=migrate.REVISIONS[:-1])
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder as the program of a revision left it; every revision but the newest has one."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / DATABASE).write_bytes(lzma.decompress((DATA / f"revision-{request.param}.sqlite.xz").read_bytes()))
    assert backup.verify(folder / DATABASE) == request.param
    return folder


def tables(path: Path) -> Tables:
    """Names of columns and all lines of every table, but for what says how far the file is brought up."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index_%' ORDER BY name"
        names = [name for (name,) in connection.execute(query)]
        found = {}
        for name in names:
            cursor = connection.execute(f'SELECT * FROM "{name}"')
            found[name] = [column[0] for column in cursor.description], sorted(cursor.fetchall(), key=repr)
    del found["alembic_version"]
    columns, lines = found["meta"]
    found["meta"] = columns, [line for line in lines if line[0] != "schema"]
    return found


def as_before(old: Tables, new: Tables) -> None:
    """Every value of the old tables is where it was, and what was added to them is empty."""
    for name, (columns, lines) in old.items():
        now, values = new[name]
        at = [now.index(column) for column in columns]
        added = [number for number, column in enumerate(now) if column not in columns]
        assert sorted((tuple(line[one] for one in at) for line in values), key=repr) == lines, name
        assert {line[one] for line in values for one in added} <= {None}, name


def sound(store: Store) -> oplog.Digest:
    with store.read() as session:
        assert oplog.verify_chains(session.connection()) == []
        return oplog.digest(session.connection())


def test_the_data_of_a_released_schema_is_brought_up_to_date(released: Path) -> None:
    path = released / DATABASE
    old = tables(path)
    full = (
        "person",
        "visit",
        "tally",
        "staff",
        "setting",
        "op",
        "lane",
        "row_op",
        "head",
        "conflict",
        "erased",
        "wait",
        *(("booking", "booking_series", "seat", "loan", "occupancy", "clash") if "booking" in old else ()),
        *(("activity", "registration", "attendance") if "activity" in old else ()),
        *(
            ("station", "inspection", "station_issue", "supply_move", "handover", "shift_note")
            if "station" in old
            else ()
        ),
    )
    assert all(old[name][1] for name in full), "the data of then proves something"

    with pytest.raises(EnvironmentProblem):
        open_store(released, SteppedClock(START), read_only=True)
    assert tables(path) == old
    store = open_store(released, SteppedClock(START))
    try:
        (copy,) = (released / "backups").iterdir()
        assert backup.verify(copy) in migrate.REVISIONS[:-1] and tables(copy) == old
        before = sound(store)
        assert before.counts["visit"] == len(old["visit"][1])
    finally:
        store.close()
    assert backup.verify(path) == migrate.REVISIONS[-1]
    migrated = tables(path)
    as_before(old, migrated)
    assert not any(migrated[name][1] for name in migrated.keys() - old.keys()), "what is new is empty"

    store = open_store(released, SteppedClock(START))
    try:
        assert list((released / "backups").iterdir()) == [copy], "nothing left to bring up"
        store.rebuild()
        assert sound(store) == before
    finally:
        store.close()
    again = tables(path)
    as_before(old, again)
    as_before(again, migrated)


def test_work_goes_on_in_the_data_of_a_released_schema(released: Path) -> None:
    store = open_store(released, SteppedClock(START))
    try:
        with store.read() as session:
            visit = session.scalars(select(Visit).where(Visit.state == 0, Visit.voided == False)).first()  # noqa: E712
            person = session.scalars(select(Person.id).where(Person.state == 0)).first()
        assert visit is not None
        with store.write(ACTOR) as tx:
            space = tx.add(Space(name="二楼会议室")).id
            slot = {"starts_at": START + HOUR, "ends_at": START + 2 * HOUR, "spaces": rows_text([space])}
            booking = tx.add(Booking(**slot, person_id=person, title="支部会议")).id
        before = sound(store)
        with pytest.raises(UserError), store.write(ACTOR) as tx:
            tx.add(Booking(**slot, title="读书会"))
        assert sound(store) == before
        with store.write(ACTOR) as tx:
            tx.edit(tx.get(Visit, visit.id), {"booking_id": booking, "companions": visit.companions + 1})
        after = sound(store)
        store.rebuild()
        assert sound(store) == after != before
        with store.read() as session:
            assert history(session, Visit, visit.id)[-1].after == {
                "booking_id": booking, "companions": visit.companions + 1,
            }  # fmt: skip
        with store.write(ACTOR) as later:
            undo(later, tx.changes.operations)
        assert sound(store) == before
    finally:
        store.close()
