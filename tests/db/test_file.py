"""The file under a running desk: other programs, damage, a newer program's data, a migration that fails."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.clock import SteppedClock, from_ms
from app.core.errors import EnvironmentProblem
from app.db import migrate, oplog
from app.db.backup import copy_verified
from app.db.models import STATE_CLASH, Person, SettingRow, Tally, Visit
from app.db.tx import DATABASE, Store, history, new_site, open_store
from app.domain.records import RECORD

ACTOR = bytes(15) + b"\x01"
START = from_ms(1_784_371_200_000)
ROOT = Path(__file__).parents[2]


def opened(folder: Path) -> Store:
    store = open_store(folder, SteppedClock(START))
    if not store.site:
        store.become(new_site(), "440305-007")
    return store


@pytest.fixture
def desk(tmp_path: Path):
    """Opens the desk of a name; all are closed in the end."""
    made: list[Store] = []

    def make(name: str) -> Store:
        made.append(opened(tmp_path / name))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def store(desk):
    return desk("data")


def fill(store: Store, count: int) -> list[bytes]:
    with store.write(ACTOR) as tx:
        return tx.insert_many(Visit, ({"arrived_at": tx.now, "note": "备注" * 40} for _ in range(count)))


def sound(store: Store) -> oplog.Digest:
    with store.read() as session:
        assert oplog.verify_chains(session.connection()) == []
        return oplog.digest(session.connection())


def python(code: str, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, words)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


# ---- several programs


def test_a_reader_beside_the_desk_sees_whole_commits(store: Store) -> None:
    reading = open_store(store.folder, SteppedClock(START), read_only=True)
    with reading.read() as session:
        assert session.query(Visit).count() == 0
        fill(store, 500)
        assert session.query(Visit).count() == 0, "one read sees one state"
    with store.write(ACTOR) as tx:
        tx.add(Visit(arrived_at=tx.now))
        assert sound(reading).counts["visit"] == 500
    assert sound(reading).counts["visit"] == 501
    for door in (lambda: reading.write(ACTOR), reading.local):
        with pytest.raises(EnvironmentProblem), door():
            pass
    reading.close()


def test_reading_a_folder_where_nothing_was_made_yet_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        open_store(tmp_path, read_only=True)
    (tmp_path / DATABASE).touch()
    with pytest.raises(EnvironmentProblem) as problem:
        open_store(tmp_path, read_only=True)
    assert "newer" not in problem.value.message
    assert (tmp_path / DATABASE).stat().st_size == 0


def test_the_lock_goes_with_a_killed_program(tmp_path: Path) -> None:
    child = python(
        """
        import sys
        from pathlib import Path
        from app.db.models import Visit
        from app.db.tx import new_site, open_store
        store = open_store(Path(sys.argv[1]))
        store.become(new_site(), "440305-007")
        with store.write(bytes(16)) as tx:
            tx.add(Visit(arrived_at=tx.now))
            print("in the middle", flush=True)
            sys.stdin.read()
        """,
        tmp_path,
    )
    with child:
        assert child.stdout is not None and child.stdout.readline() == "in the middle\n"
        with pytest.raises(EnvironmentProblem):
            open_store(tmp_path)
        child.send_signal(signal.SIGKILL)
    store = opened(tmp_path)
    assert sound(store).counts["visit"] == 0
    store.close()


def test_of_two_programs_that_start_at_once_one_is_told(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from app.core.errors import EnvironmentProblem
        from app.db.tx import open_store
        sys.stdin.readline()
        try:
            store = open_store(Path(sys.argv[1]))
        except EnvironmentProblem as problem:
            print("told", flush=True)
        else:
            print("open", flush=True)
            sys.stdin.readline()
            store.close()
        """
    children = [python(code, tmp_path / "new") for _ in range(3)]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    said = [child.stdout.readline().strip() for child in children if child.stdout is not None]
    for child in children:
        child.communicate("close\n")
        assert child.returncode == 0
    assert sorted(said) == ["open", "told", "told"]
    opened(tmp_path / "new").close()


# ---- the write-ahead log and copies


def test_a_long_read_lets_the_log_grow_and_gives_it_back(store: Store) -> None:
    log = store.path.with_name(store.path.name + "-wal")
    with store.read() as session:
        session.query(Visit).count()
        for _ in range(4):
            fill(store, 1500)
        grown = log.stat().st_size
        assert grown > 4_000_000
    assert store.checkpoint()
    assert log.stat().st_size == 0
    fill(store, 10)
    assert sound(store).counts["visit"] == 6010


def test_a_copy_is_of_one_moment_while_the_desk_goes_on(store: Store, tmp_path: Path) -> None:
    fill(store, 3000)
    stop, done = threading.Event(), []

    def go_on() -> None:
        while not stop.is_set():
            done.append(fill(store, 5))

    worker = threading.Thread(target=go_on)
    worker.start()
    try:
        for number in range(3):
            target = tmp_path / f"copy{number}" / DATABASE
            target.parent.mkdir()
            copy_verified(store.path, target)
            copy = open_store(target.parent, SteppedClock(START))
            assert (sound(copy).counts["visit"] - 3000) % 5 == 0
            copy.close()
    finally:
        stop.set()
        worker.join()
    assert done


def damage(path: Path, needle: bytes) -> None:
    """Overwrite the page that holds `needle`."""
    content = bytearray(path.read_bytes())
    at = content.index(needle) // 4096 * 4096
    assert at > 0
    content[at : at + 4096] = os.urandom(4096)
    path.write_bytes(content)


def test_a_damaged_page_is_said_so_and_never_backed_up(tmp_path: Path) -> None:
    store = opened(tmp_path)
    fill(store, 3000)
    with store.write(ACTOR) as tx:
        tx.add(Visit(arrived_at=tx.now, note="在这一页上"))
    fill(store, 3000)
    store.close()
    damage(tmp_path / DATABASE, "在这一页上".encode())
    before = (tmp_path / DATABASE).read_bytes()
    store = open_store(tmp_path, SteppedClock(START))
    with pytest.raises(EnvironmentProblem) as problem:
        sound(store)
    assert problem.value.remedy
    with pytest.raises(EnvironmentProblem):
        copy_verified(store.path, tmp_path / "copy")
    assert not (tmp_path / "copy").exists() and not list(tmp_path.glob("*.part"))
    with pytest.raises(EnvironmentProblem):
        store.rebuild()
    store.close()
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_flipped_byte_in_a_text_is_said_so(tmp_path: Path) -> None:
    store = opened(tmp_path)
    with store.write(ACTOR) as tx:
        tx.add(Visit(arrived_at=tx.now, note="在这一页上"))
    store.close()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as other, other:
        other.execute("UPDATE visit SET note = CAST(x'e59ce8' AS TEXT)")
    store = open_store(tmp_path, SteppedClock(START))
    with pytest.raises(EnvironmentProblem), store.read() as session:
        session.scalars(select(Visit)).all()
    store.rebuild()
    with store.read() as session:
        assert session.scalars(select(Visit.note)).one() == "在这一页上", "the log still knows"
    store.close()


def test_a_disk_that_is_full_for_a_moment_costs_that_entry_alone(tmp_path: Path) -> None:
    """The limit on the size of files stands in for the disk; it is lifted again within the same program."""
    child = python(
        """
        import resource, sys
        from pathlib import Path
        from app.core.errors import EnvironmentProblem
        from app.db import oplog
        from app.db.models import Person, Visit
        from app.db.tx import new_site, open_store
        store = open_store(Path(sys.argv[1]))
        store.become(new_site(), "440305-007")
        def state():
            with store.read() as session:
                assert oplog.verify_chains(session.connection()) == []
                return oplog.digest(session.connection())
        def enter(count):
            with store.write(bytes(16)) as tx:
                tx.insert_many(Person, ({"name": "罗建平", "note": "备注" * 50} for _ in range(count)))
                tx.add(Visit(arrived_at=tx.now))
        entered = 0
        for count in (1, 30, 2000):
            size = max(path.stat().st_size for path in Path(sys.argv[1]).iterdir())
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, resource.RLIM_INFINITY))
            try:
                while True:
                    enter(count)
                    entered += 1
            except EnvironmentProblem as problem:
                assert problem.remedy
                print("told", flush=True)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            assert state().counts["visit"] == entered
            enter(count)
            entered += 1
        last = state()
        store.rebuild()
        assert state() == last
        store.close()
        """,
        tmp_path,
    )
    said, _ = child.communicate()
    assert (child.returncode, said.split()) == (0, ["told"] * 3)


# ---- migrations


NEXT = (*migrate.REVISIONS, "tomorrow")
"""The revisions of a program that is one ahead of this one."""


def _next_revision(folder: Path, steps: str) -> Path:
    """This program's migrations and one more."""
    scripts = folder / "migrations"
    versions = scripts / "versions"
    versions.mkdir(parents=True)
    for path in (*migrate.SCRIPTS.glob("*.*"), *migrate.SCRIPTS.glob("versions/*.py")):
        (scripts / path.relative_to(migrate.SCRIPTS)).write_bytes(path.read_bytes())
    header = f"import sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = {NEXT[-1]!r}, {NEXT[-2]!r}\n"
    (versions / "tomorrow.py").write_text(f"{header}\ndef upgrade():\n{textwrap.indent(steps, '    ')}\n", "utf-8")
    return scripts


STEPS = """\
op.create_table("lighthouse", sa.Column("id", sa.Integer, primary_key=True))
op.add_column("draft", sa.Column("colour", sa.Text))
op.drop_index("ix_visit_badge", "visit")
with op.batch_alter_table("tally") as batch:
    batch.add_column(sa.Column("place", sa.Text))
op.execute("UPDATE meta SET value = 'moved' WHERE key = 'centre'")
"""


def _schema(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            *connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name"),
            *connection.execute("SELECT * FROM meta ORDER BY key"),
            *connection.execute("SELECT * FROM alembic_version"),
        ]


def test_a_migration_that_fails_midway_leaves_the_file_at_its_revision(tmp_path: Path, monkeypatch) -> None:
    store = opened(tmp_path / "data")
    fill(store, 50)
    before, schema = sound(store), _schema(store.path)
    store.close()
    with monkeypatch.context() as newer:
        newer.setattr(migrate, "SCRIPTS", _next_revision(tmp_path / "bad", STEPS + "raise RuntimeError('halfway')"))
        newer.setattr(migrate, "REVISIONS", NEXT)
        with pytest.raises(RuntimeError):
            open_store(tmp_path / "data", SteppedClock(START))
        assert _schema(tmp_path / "data" / DATABASE) == schema
    store = open_store(tmp_path / "data", SteppedClock(START))
    assert sound(store) == before
    store.close()
    with monkeypatch.context() as newer:
        newer.setattr(migrate, "SCRIPTS", _next_revision(tmp_path / "good", STEPS))
        newer.setattr(migrate, "REVISIONS", NEXT)
        store = open_store(tmp_path / "data", SteppedClock(START))
        assert sound(store) == before and store.centre == "moved"
        store.close()
    with pytest.raises(EnvironmentProblem):
        open_store(tmp_path / "data")


# ---- desks


def send(store: Store) -> list[oplog.WireOp]:
    with store.read() as session:
        return list(oplog.read_ops(session.connection()))


def receive(store: Store, ops: list[oplog.WireOp]) -> oplog.Absorbed:
    with store.write(bytes(16)) as tx:
        return tx.recorder.absorb(ops)


def test_operations_of_a_newer_program_are_kept_forwarded_and_folded_after_the_upgrade(desk, monkeypatch) -> None:
    newer, older, third = (desk(name) for name in ("newer", "older", "third"))
    schema = oplog.SCHEMA + 1
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr(oplog, "SCHEMA", schema)
        with newer.write(ACTOR) as tx:
            tally = tx.add(Tally(at=tx.now, count=3))
            visit = tx.add(Visit(arrived_at=tx.now, host="甲"))
            erased = tx.add(Visit(arrived_at=tx.now, host="乙"))
            tx.erase(erased)
            tx.edit(tally, {"count": 4})
    ops = send(newer)
    with monkeypatch.context() as yesterday:
        yesterday.delitem(RECORD, "tally")
        assert receive(older, ops[:2]).added == 2
        assert receive(older, ops).known == 2
        assert [item._replace(salt=None) for item in send(older)] == [item._replace(salt=None) for item in ops]
        older.rebuild()
        with older.read() as session:
            assert session.query(Tally).count() == 0
            assert session.scalars(select(Visit.host).where(Visit.id == visit.id)).one() == "甲"
        older.close()
    monkeypatch.setattr(oplog, "SCHEMA", schema)
    older = desk("older")
    assert sound(older) == sound(newer)
    with older.read() as session:
        assert session.scalars(select(Tally.count)).one() == 4
    receive(third, send(older))
    assert sound(third) == sound(newer)


def test_a_field_and_a_label_of_a_newer_program_are_kept(desk) -> None:
    here, there = desk("here"), desk("there")
    with there.write(ACTOR) as tx:
        visit = tx.add(Visit(arrived_at=tx.now, host="甲")).id
    (made,) = send(there)
    number = len(RECORD["visit"].fields)
    assert made.line is not None
    made = made._replace(line=made.line[:-1] + ",null" * 30 + ',"tomorrow"]', schema=99)
    tip = oplog.chain_start(made.site, made.stream)
    tip = oplog.link(tip, 1, made.stamp, made.wall, made.actor, made.tbl, made.row, made.label, None, 99,
                     oplog.payload_digest(made.line, made.salt))  # fmt: skip
    position = RECORD["visit"].position["host"]
    edit = made._replace(
        seq=2, stamp=made.stamp + 1, label=77, base=f'{{"host":[[1,{oplog.tag_of(tip)}]]}}',
        line=f'{{"{position}":"乙","{number + 40}":[1]}}',
    )  # fmt: skip
    receive(here, [made, edit])
    assert send(here) == [made, edit]
    with here.write(ACTOR) as tx:
        tx.edit(tx.get(Visit, visit), {"note": "n"})
    before = sound(here)
    here.rebuild()
    assert sound(here) == before
    with here.read() as session:
        found = session.get(Visit, visit)
        assert found is not None and (found.host, found.note, found.state) == ("乙", "n", 0)
        assert len(history(session, Visit, visit)) == 3


def test_words_erased_elsewhere_do_not_come_back_late(desk) -> None:
    here, there = desk("here"), desk("there")
    with there.write(ACTOR) as tx:
        person = tx.add(Person(name="罗建平")).id
    early = send(there)
    receive(here, early)
    with here.write(ACTOR) as tx:
        tx.edit(tx.get(Person, person), {"note": "罗建平的备注"})
    with there.write(ACTOR) as tx:
        tx.erase(tx.get(Person, person))
    edited = send(here)
    receive(here, send(there))
    receive(there, edited)  # written before the erase was known, arriving after it
    receive(here, early)
    for store in (here, there):
        assert "罗建平" not in "".join(item.line or "" for item in send(store))
        assert sound(store).counts["person"] == 1
    assert sound(here) == sound(there)
    third = desk("third")
    assert receive(third, edited).added == len(edited)
    receive(third, send(there))
    assert "罗建平" not in "".join(item.line or "" for item in send(third)) and sound(third) == sound(here)


def test_a_setting_made_at_two_desks_is_one_row_and_a_question(desk) -> None:
    desks = [desk(name) for name in ("a", "b")]
    row = bytes(15) + b"\x09"
    for number, store in enumerate(desks):
        with store.write(ACTOR) as tx:
            tx.add(SettingRow(id=row, key="capacity", value=str(80 + number)))
    ops = [send(store) for store in desks]
    receive(desks[0], ops[1])
    receive(desks[1], ops[0])
    assert sound(desks[0]) == sound(desks[1])
    for store in desks:
        with store.read() as session:
            assert session.scalars(select(SettingRow)).one().state == STATE_CLASH
    with desks[0].write(ACTOR) as tx:
        tx.edit(tx.get(SettingRow, row), {"value": "85"}, label=oplog.Label.RESOLVE)
    receive(desks[1], send(desks[0]))
    before = sound(desks[0])
    for store in desks:
        store.rebuild()
        assert sound(store) == before
        with store.read() as session:
            assert session.scalars(select(SettingRow)).one().state == 0
