"""The file, the transaction and the door of the log."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.orm import Session

from app.core.clock import SteppedClock, from_ms
from app.core.errors import EnvironmentProblem, UserError
from app.core.ids import new_id
from app.db import migrate, oplog
from app.db.models import MODEL, Base, Person, Visit
from app.db.tx import DATABASE, Store, history, new_site, open_store
from app.domain.records import RECORD

ACTOR = bytes(15) + b"\x01"


@pytest.fixture
def store(tmp_path: Path):
    opened = open_store(tmp_path / "data", SteppedClock(from_ms(1_784_371_200_000)))
    opened.become(new_site(), "440305-007")
    yield opened
    opened.close()


def operations(store: Store) -> int:
    with store.read() as session:
        return len(list(oplog.read_ops(session.connection())))


def test_tables_are_what_the_records_declare() -> None:
    for name, spec in RECORD.items():
        columns = {column.key for column in MODEL[name].__table__.columns}
        assert columns == {"id", "_create", "_state", *(item.name for item in spec.fields)}


def test_migrations_make_the_tables_of_the_models(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.read() as session:
        found = compare_metadata(MigrationContext.configure(session.connection()), Base.metadata)
    differences = [
        item for item in found if not (item[0] == "remove_table" and item[1].name.startswith("search_index"))
    ]
    assert differences == []


def test_an_orm_change_is_logged_in_the_same_commit(store: Store) -> None:
    with store.write(ACTOR) as tx:
        visit = Visit(arrived_at=tx.now)
        tx.session.add(visit)
    assert operations(store) == 1
    with store.write(ACTOR) as tx:
        found = tx.session.get(Visit, visit.id)
        assert found is not None
        found.host = "罗建平"
    assert operations(store) == 2
    with pytest.raises(RuntimeError), store.write(ACTOR) as tx:
        tx.add(Visit(arrived_at=tx.now))
        raise RuntimeError
    assert operations(store) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda session: session.execute(update(Visit).values(note="x")),
        lambda session: session.execute(insert(Visit), [{"id": new_id(), "create_op": 0}]),
        lambda session: session.execute(Visit.__table__.delete()),
        lambda session: session.execute(text("UPDATE visit SET note = 'x'")),
        lambda session: session.execute(text("insert or replace into main.visit (id) values (x'00')")),
        lambda session: session.execute(text("DELETE FROM op")),
        lambda session: session.connection().exec_driver_sql('REPLACE INTO "visit" (id) VALUES (1)'),
        lambda session: session.bulk_insert_mappings(Visit, [{"id": new_id(), "create_op": 0}]),
        lambda session: session.bulk_save_objects([Visit()]),
        lambda session: session.delete(session.query(Visit).first()) or session.flush(),
    ],
)
def test_nothing_changes_a_synced_table_past_the_log(store: Store, change) -> None:
    with store.write(ACTOR) as tx:
        tx.add(Visit(arrived_at=tx.now))
    with pytest.raises(oplog.UnloggedChange), store.write(ACTOR) as tx:
        change(tx.session)
    with pytest.raises(oplog.UnloggedChange), store.local() as session:
        change(session)
    assert operations(store) == 1
    with store.read() as session:
        assert session.query(Visit).one().note is None


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(EnvironmentProblem), store.read() as session:
        session.execute(text("UPDATE meta SET value = 'x'"))


def test_a_voided_row_is_refused_until_restored(store: Store) -> None:
    with store.write(ACTOR) as tx:
        visit = tx.add(Visit(arrived_at=tx.now))
        tx.void(visit, "entered twice")
    with pytest.raises(UserError), store.write(ACTOR) as tx:
        tx.edit(tx.get(Visit, visit.id), {"note": "x"})
    with pytest.raises(UserError), store.write(ACTOR) as tx:
        tx.void(tx.get(Visit, visit.id), " ")
    with store.write(ACTOR) as tx:
        tx.restore(tx.get(Visit, visit.id))
        tx.edit(tx.get(Visit, visit.id), {"note": "x"})


def test_history_tells_who_changed_what(store: Store) -> None:
    with store.write(ACTOR) as tx:
        visit = tx.add(Visit(arrived_at=tx.now, host="罗建平"))
    other = bytes(15) + b"\x02"
    with store.write(other) as tx:
        tx.edit(tx.get(Visit, visit.id), {"host": "林佩珊"})
    with store.read() as session:
        made, edited = history(session, Visit, visit.id)
    assert made.actor == ACTOR and made.after["host"] == "罗建平"
    assert edited.actor == other
    assert (edited.before, edited.after) == ({"host": "罗建平"}, {"host": "林佩珊"})


def test_a_form_open_since_before_another_edit_is_told_apart(store: Store) -> None:
    with store.write(ACTOR) as tx:
        visit = tx.add(Visit(arrived_at=tx.now, host="甲"))
    seen = store.seen(Visit, visit.id)
    with store.write(ACTOR) as tx:
        tx.edit(tx.get(Visit, visit.id), {"host": "乙"})
    with store.write(ACTOR) as tx:
        tx.edit(tx.get(Visit, visit.id), {"host": "丙"}, seen=seen)
    with store.read() as session:
        found = session.get(Visit, visit.id)
        assert found is not None and found.state != 0


def test_a_second_program_is_refused_and_a_reader_is_not(store: Store) -> None:
    with pytest.raises(EnvironmentProblem):
        open_store(store.folder)
    reading = open_store(store.folder, read_only=True)
    reading.close()


def test_the_folder_can_be_opened_again_after_closing(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    open_store(tmp_path).close()


def _refused_and_left_alone(folder: Path) -> None:
    path = folder / DATABASE
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem) as problem:
        open_store(folder)
    assert problem.value.remedy
    assert path.read_bytes() == before


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    _refused_and_left_alone(tmp_path)


def test_a_damaged_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    _refused_and_left_alone(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("CREATE TABLE recipe (name)")
    connection.commit()
    connection.close()
    _refused_and_left_alone(tmp_path)


def test_a_migration_makes_a_verified_backup_first(tmp_path: Path, store: Store, monkeypatch) -> None:
    with store.write(ACTOR) as tx:
        tx.add(Person(name="张三"))
    folder = store.folder
    store.close()
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "tomorrow"))
    with pytest.raises(EnvironmentProblem):
        open_store(folder, read_only=True)
    open_store(folder).close()  # Alembic's own head is what this program ships
    (copy,) = (folder / "backups").iterdir()
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(copy, restored / DATABASE)
    monkeypatch.undo()
    again = open_store(restored)
    with again.read() as session:
        assert session.query(Person).one().name == "张三"
    again.close()


def test_sessions_from_before_a_commit_keep_their_values(store: Store) -> None:
    with store.write(ACTOR) as tx:
        person = tx.add(Person(name="张三"))
    assert person.name == "张三"
    with store.read() as session:
        assert isinstance(session, Session)
