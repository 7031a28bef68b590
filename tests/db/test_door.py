"""Nothing gets past the log, nothing is kept by half, and what was altered afterwards is noticed."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.core.clock import SteppedClock, from_ms
from app.core.errors import UserError
from app.core.ids import new_id
from app.db import oplog
from app.db.models import STATE_CLASH, Meta, Person, SettingRow, Tally, Visit
from app.db.tx import Changes, Store, Tx, new_site, open_store, undo
from app.domain.sync.fold import Label

ACTOR = bytes(15) + b"\x01"
START = from_ms(1_784_371_200_000)


def opened(folder: Path) -> Store:
    store = open_store(folder, SteppedClock(START))
    store.become(new_site(), "440305-007")
    return store


@pytest.fixture
def store(tmp_path: Path):
    one = opened(tmp_path / "data")
    yield one
    one.close()


@pytest.fixture
def row(store: Store) -> bytes:
    with store.write(ACTOR) as tx:
        return tx.add(Visit(arrived_at=tx.now, host="甲", purposes="rest")).id


def state(store: Store) -> tuple[oplog.Digest, int]:
    """The rows, and the number of operations; the log is sound and the rows are what it makes."""
    with store.read() as session:
        connection = session.connection()
        assert oplog.verify_chains(connection) == []
        found = oplog.digest(connection), len(list(oplog.read_ops(connection)))
    return found


def rebuilt(store: Store) -> tuple[oplog.Digest, int]:
    store.rebuild()
    return state(store)


def act(store: Store, change: Callable[[Tx], object]) -> Changes:
    with store.write(ACTOR) as tx:
        change(tx)
    return tx.changes


# ---- past the door


def _raw(session: Session):
    return session.connection().connection


PAST = {
    "a comment in it": lambda s: s.execute(text("UPDATE/**/visit SET note = 'x'")),
    "quoted as a text": lambda s: s.execute(text("UPDATE 'visit' SET note = 'x'")),
    "after a WITH": lambda s: s.execute(text("WITH a AS (SELECT 1) INSERT INTO visit (id) SELECT * FROM a")),
    "the driver's cursor": lambda s: _raw(s).execute("UPDATE visit SET note = 'x'"),
    "a script": lambda s: _raw(s).executescript("UPDATE visit SET note = 'x'"),
    "a trigger": lambda s: s.execute(
        text("CREATE TRIGGER t AFTER INSERT ON meta BEGIN UPDATE visit SET note = 'x'; END")
    ),
    "a trigger of this connection": lambda s: s.execute(
        text("CREATE TEMP TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM visit; END")
    ),
    "an upsert": lambda s: s.execute(text("INSERT INTO visit (id) VALUES (1) ON CONFLICT DO UPDATE SET note = 'x'")),
    "another shape": lambda s: s.execute(text("ALTER TABLE visit DROP COLUMN note")),
    "no table": lambda s: s.execute(text("DROP TABLE visit")),
    "another name for the file": lambda s: s.execute(text("ATTACH ':memory:' AS other")),
    "the log": lambda s: s.execute(text("UPDATE 'op' SET line = NULL")),
    "ending it": lambda s: s.execute(text("COMMIT")),
    "a savepoint": lambda s: (s.begin_nested(), s.connection()),
}


@pytest.mark.parametrize("way", PAST)
def test_no_way_past_the_log(store: Store, row: bytes, way: str) -> None:
    before = state(store)
    with pytest.raises((oplog.UnloggedChange, Exception), match=r"logged|not authorized|whole"):
        act(store, lambda tx: PAST[way](tx.session))
    with pytest.raises((oplog.UnloggedChange, Exception), match=r"logged|not authorized|whole"), store.local() as own:
        PAST[way](own)
    assert state(store) == before == rebuilt(store)
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"note": "and the desk goes on"}))


def test_a_trigger_left_in_the_file_changes_nothing(store: Store, row: bytes) -> None:
    """As another program might leave one: it would write rows from within the log's own statements."""
    import sqlite3

    folder = store.folder
    store.close()
    with sqlite3.connect(store.path) as other:
        other.execute("CREATE TRIGGER t AFTER INSERT ON tally BEGIN UPDATE visit SET note = 'x'; END")
    other.close()
    again = open_store(folder, SteppedClock(START))
    with pytest.raises(oplog.UnloggedChange):
        act(again, lambda tx: tx.insert_many(Tally, [{"at": tx.now}]))
    assert state(again)[1] == 1
    again.close()


@pytest.mark.parametrize("name", ["state", "create_op", "id"])
def test_what_the_log_says_of_a_row_is_not_for_writing(store: Store, row: bytes, name: str) -> None:
    before = state(store)
    value = new_id() if name == "id" else 3
    with pytest.raises(oplog.UnloggedChange):
        act(store, lambda tx: setattr(tx.get(Visit, row), name, value))
    assert state(store) == before


def test_a_merge_is_an_edit_like_any_other(store: Store, row: bytes) -> None:
    act(store, lambda tx: tx.session.merge(Visit(id=row, host="乙")))
    after = state(store)
    assert after[1] == 2 and after == rebuilt(store)


def test_a_change_that_would_be_lost_is_refused(store: Store, row: bytes) -> None:
    with store.read() as session:
        elsewhere = session.get(Visit, row)
    for change in (
        lambda tx: tx.edit(elsewhere, {"host": "丙"}),
        lambda tx: tx.erase(elsewhere),
        lambda tx: tx.edit(tx.get(Visit, row), {"hots": "丙"}),
        lambda tx: tx.edit_many(Visit, {row: {"hots": "丙"}}),
    ):
        with pytest.raises(TypeError):
            act(store, change)
    assert state(store)[1] == 1


def test_a_row_that_was_folded_anew_can_be_read_after_the_transaction(store: Store, row: bytes) -> None:
    seen = store.seen(Visit, row)
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "乙"}))
    with store.write(ACTOR) as tx:
        visit = tx.get(Visit, row)
        tx.edit(visit, {"host": "丙"}, seen=seen)
    assert (visit.host, visit.state) == ("丙", STATE_CLASH)
    with store.write(ACTOR) as tx:
        gone = tx.get(Visit, row)
        tx.erase(gone)
    assert gone.host is None and gone.purposes == "rest"


# ---- whole or not at all


def _half_a_ledger(tx: Tx) -> None:
    def rows():
        yield {"arrived_at": tx.now}
        raise ValueError("line 2")

    tx.insert_many(Visit, rows())


def _same_row_twice(tx: Tx) -> None:
    tx.add(Visit(id=tx.session.scalars(select(Visit.id)).first(), arrived_at=tx.now))


def _delete(tx: Tx) -> None:
    tx.add(Visit(arrived_at=tx.now))
    tx.session.delete(tx.session.scalars(select(Visit)).first())
    tx.session.flush()


def _unwritable(tx: Tx) -> None:
    tx.session.add(Visit(arrived_at=tx.now))
    wrong = Visit(arrived_at=tx.now, host=object())
    try:
        tx.add(wrong)
    finally:
        tx.session.expunge(wrong)


def _rolled_back(tx: Tx) -> None:
    tx.add(Visit(arrived_at=tx.now))
    tx.session.rollback()
    raise ValueError


@pytest.mark.parametrize("failing", [_half_a_ledger, _same_row_twice, _delete, _unwritable, _rolled_back])
def test_who_catches_the_error_and_goes_on_commits_nothing(store: Store, row: bytes, failing) -> None:
    before = state(store)

    def change(tx: Tx) -> None:
        tx.edit(tx.get(Visit, row), {"host": "before"})
        with pytest.raises((ValueError, TypeError, SQLAlchemyError, oplog.UnloggedChange)):
            failing(tx)
        tx.add(Visit(arrived_at=tx.now))

    with pytest.raises((SQLAlchemyError, oplog.UnloggedChange)):
        act(store, change)
    assert state(store) == before == rebuilt(store)
    act(store, lambda tx: tx.add(Visit(arrived_at=tx.now)))
    assert state(store)[1] == 2


def test_no_transaction_inside_another(store: Store, row: bytes) -> None:
    """They share the one connection: the inner one's end would be the outer one's."""
    before = state(store)

    def inside(tx: Tx) -> None:
        tx.add(Visit(arrived_at=tx.now))
        with pytest.raises(RuntimeError), store.write(ACTOR):
            pass
        with pytest.raises(RuntimeError), store.local() as own:
            own.merge(Meta(key="a", value="b"))
        with pytest.raises(RuntimeError):
            store.checkpoint()
        with pytest.raises(RuntimeError):
            store.become(new_site(), "x")
        tx.add(Visit(arrived_at=tx.now))
        raise UserError("not this time")

    with pytest.raises(UserError):
        act(store, inside)
    assert state(store) == before


def test_a_listener_may_write_and_is_told_once_it_is_committed(store: Store) -> None:
    told: list[int] = []

    def heard(changes: Changes) -> None:
        told.append(state(store)[1])
        if len(told) == 1:
            act(store, lambda tx: tx.add(Visit(arrived_at=tx.now)))

    store.listen(heard)
    act(store, lambda tx: tx.add(Visit(arrived_at=tx.now)))
    assert told == [1, 2]


def test_threads_take_turns(store: Store) -> None:
    def work() -> None:
        for _ in range(10):
            act(store, lambda tx: tx.add(Visit(arrived_at=tx.now)))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state(store)[1] == 30


def test_a_transaction_that_ended_and_a_store_that_closed_take_nothing_more(tmp_path: Path) -> None:
    store = opened(tmp_path)
    with store.write(ACTOR) as tx:
        visit = tx.add(Visit(arrived_at=tx.now))
    with pytest.raises(SQLAlchemyError):
        tx.add(Visit(arrived_at=tx.now))
    store.close()
    with pytest.raises(RuntimeError), store.write(ACTOR):
        pass
    again = open_store(tmp_path, SteppedClock(START))
    assert state(again)[1] == 1 and visit.id
    again.close()


def test_a_database_without_an_identity_takes_no_operation(tmp_path: Path) -> None:
    store = open_store(tmp_path, SteppedClock(START))
    with pytest.raises(oplog.UnloggedChange):
        act(store, lambda tx: tx.add(Visit(arrived_at=tx.now)))
    store.close()


# ---- what was altered afterwards

OTHER_VALUE = {
    "id": "id + 1000",
    "stamp": "stamp + 1",
    "wall": "wall + 1",
    "actor": "x'000000000000000000000000000000ff'",
    "tbl": "'person'",
    "row": "x'000000000000000000000000000000ff'",
    "label": "label + 1",
    "base": "replace(coalesce(base, '{\"note\":[[1,1]]}'), '1', '2')",
    "line": "replace(line, '甲', '乙') || ' '",
    "schema": "schema + 1",
    "salt": "x'0000000000000000'",
    "tag": "tag + 1",
}


def _tamper(store: Store, *statements: str) -> list[str]:
    import sqlite3

    with sqlite3.connect(store.path) as other:
        for statement in statements:
            assert other.execute(statement).rowcount > 0, statement
    other.close()
    with store.read() as session:
        return oplog.verify_chains(session.connection())


@pytest.mark.parametrize("column", [column.name for column in oplog.op.columns])
@pytest.mark.parametrize("which", ["min", "max"])
def test_an_altered_column_of_any_operation_is_noticed(store: Store, row: bytes, column: str, which: str) -> None:
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "甲乙"}))
    assert _tamper(store, f"UPDATE op SET {column} = {OTHER_VALUE[column]} WHERE id = (SELECT {which}(id) FROM op)")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM op WHERE id = (SELECT max(id) FROM op)",
        "DELETE FROM op",
        "DELETE FROM lane",
        "UPDATE lane SET seq = seq + 1",
        "UPDATE lane SET site = 'someone'",
        "UPDATE lane SET tip = zeroblob(32)",
        "UPDATE op SET line = CAST(x'ff' || CAST(line AS BLOB) AS TEXT)",
        "UPDATE op SET actor = 'nobody'",
        "UPDATE op SET stamp = 'long ago'",
    ],
)
def test_a_lost_or_unreadable_part_of_the_log_is_noticed(store: Store, row: bytes, statement: str) -> None:
    assert _tamper(store, statement)


def test_a_payload_that_was_taken_out_without_an_erase_is_noticed(store: Store, row: bytes) -> None:
    with store.read() as session:
        line = session.connection().execute(select(oplog.op)).one()
    digest = oplog.payload_digest(line.line, line.salt)
    assert _tamper(store, f"UPDATE op SET line = NULL, salt = x'{digest.hex()}'")


# ---- many at once, and taking an act back


def test_edits_by_the_thousand_are_those_one_by_one(store: Store, row: bytes) -> None:
    ids = [row]
    act(store, lambda tx: ids.extend(tx.insert_many(Visit, ({"arrived_at": tx.now} for _ in range(1200)))))
    here = {}

    def change(tx: Tx) -> None:
        here["one"] = tx.get(Visit, row)
        tx.edit_many(Visit, {one: {"host": f"h{number % 5}", "companions": number} for number, one in enumerate(ids)})
        assert here["one"].host == "h0", "a row already read shows it"
        tx.edit_many(Visit, {one: {"voided": True, "void_reason": "twice"} for one in ids[:700]}, label=Label.VOID)
        tx.edit_many(Visit, {one: {"voided": False, "void_reason": None} for one in ids[:10]}, label=Label.RESTORE)
        tx.edit_many(Visit, {ids[3]: {"host": "h3"}})  # as it is already: nothing to write

    changes = act(store, change)
    assert len(changes.operations) == 1201 + 700 + 10 and changes.tables["visit"] == set(ids)
    after = state(store)
    assert after == rebuilt(store)
    with store.read() as session:
        found = session.get(Visit, ids[9])
        assert found is not None and (found.host, found.companions, found.voided) == ("h4", 9, False)
    for refused in ({ids[20]: {"host": "x"}}, {new_id(): {"host": "x"}}):
        with pytest.raises(UserError):
            act(store, lambda tx, refused=refused: tx.edit_many(Visit, refused))
    act(store, lambda tx: undo(tx, changes.operations))
    with store.read() as session:
        assert {(line.host, line.voided) for line in session.scalars(select(Visit).where(Visit.id != row))} == {
            (None, False)
        }
    assert state(store) == rebuilt(store)


def test_a_row_in_conflict_is_not_voided_without_a_word(store: Store, row: bytes) -> None:
    seen = store.seen(Visit, row)
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "乙"}))
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "丙"}, seen=seen))
    before = state(store)
    with pytest.raises(UserError):
        act(store, lambda tx: tx.void(tx.get(Visit, row), "twice"))
    assert state(store) == before
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "丙"}, label=Label.RESOLVE))
    act(store, lambda tx: tx.void(tx.get(Visit, row), "twice"))
    assert state(store) == rebuilt(store)


def test_edits_by_the_thousand_of_rows_in_conflict(store: Store, row: bytes) -> None:
    seen = store.seen(Visit, row)
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "乙"}))
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "丙"}, seen=seen))
    act(store, lambda tx: tx.edit_many(Visit, {row: {"host": "丁", "note": "n"}}))
    with store.read() as session:
        found = session.get(Visit, row)
        assert found is not None and found.state & STATE_CLASH and found.note == "n"
    act(store, lambda tx: tx.edit_many(Visit, {row: {"host": "戊"}}, label=Label.RESOLVE))
    with store.read() as session:
        found = session.get(Visit, row)
        assert found is not None and (found.state, found.host) == (0, "戊")
    assert state(store) == rebuilt(store)


def _edited_twice(tx: Tx, row: bytes) -> None:
    tx.edit(tx.get(Visit, row), {"host": "一", "note": "n"})
    tx.edit(tx.get(Visit, row), {"host": "二"})


def _void_after_edit(tx: Tx, row: bytes) -> None:
    tx.edit(tx.get(Visit, row), {"host": "一"})
    tx.void(tx.get(Visit, row), "twice")


def _void_and_back(tx: Tx, row: bytes) -> None:
    tx.void(tx.get(Visit, row), "twice")
    tx.restore(tx.get(Visit, row))
    tx.edit(tx.get(Visit, row), {"host": "一"})


@pytest.mark.parametrize("doing", [_edited_twice, _void_after_edit, _void_and_back])
def test_an_act_of_several_changes_of_one_row_is_taken_back_and_done_again(store: Store, row: bytes, doing) -> None:
    before = state(store)[0]
    done = act(store, lambda tx: doing(tx, row))
    after = state(store)[0]
    back = act(store, lambda tx: undo(tx, done.operations))
    assert state(store)[0] == before and len(back.operations) == 1
    again = act(store, lambda tx: undo(tx, back.operations))
    assert state(store)[0] == after
    act(store, lambda tx: undo(tx, again.operations))
    assert state(store)[0] == before == rebuilt(store)[0]


def test_a_restore_is_taken_back(store: Store, row: bytes) -> None:
    act(store, lambda tx: tx.void(tx.get(Visit, row), "twice"))
    voided = state(store)[0]
    done = act(store, lambda tx: tx.restore(tx.get(Visit, row)))
    act(store, lambda tx: undo(tx, done.operations))
    assert state(store)[0] == voided


def test_one_row_that_was_changed_since_keeps_the_whole_act(store: Store) -> None:
    done = act(store, lambda tx: tx.insert_many(Visit, ({"arrived_at": tx.now} for _ in range(700))))
    last = max(done.tables["visit"])
    act(store, lambda tx: tx.edit(tx.get(Visit, last), {"host": "甲"}))
    before = state(store)
    with pytest.raises(UserError):
        act(store, lambda tx: undo(tx, done.operations))
    assert state(store) == before


def test_what_cannot_be_taken_back_says_so(store: Store, row: bytes) -> None:
    seen = store.seen(Visit, row)
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "乙"}))
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "丙"}, seen=seen))
    settled = act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "乙"}, label=Label.RESOLVE))
    edited = act(store, lambda tx: tx.edit(tx.get(Visit, row), {"note": "n"}))
    erased = act(store, lambda tx: tx.erase(tx.get(Visit, row)))
    for changes in (settled, edited, erased):
        with pytest.raises(UserError):
            act(store, lambda tx, changes=changes: undo(tx, changes.operations))


def test_a_form_opened_before_an_undo_is_told_apart(store: Store, row: bytes) -> None:
    done = act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "乙"}))
    seen = store.seen(Visit, row)
    act(store, lambda tx: undo(tx, done.operations))
    act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "丙"}, seen=seen))
    with store.read() as session:
        found = session.get(Visit, row)
        assert found is not None and found.state & STATE_CLASH
    assert state(store) == rebuilt(store)


def test_a_row_made_by_the_program_is_edited_and_rebuilt_like_any_other(store: Store) -> None:
    made = {}

    def make(tx: Tx) -> None:
        made["id"] = tx.add(SettingRow(key="capacity", value="80"), auto=True).id

    act(store, make)
    with store.read() as session:
        first = session.scalars(select(SettingRow.create_op)).one()
    act(store, lambda tx: tx.edit(tx.get(SettingRow, made["id"]), {"value": "90"}))
    after = state(store)
    assert after == rebuilt(store)
    with store.read() as session:
        assert session.scalars(select(SettingRow.create_op)).one() == first


# ---- erasing


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_erased_words_are_in_no_file_of_the_database(store: Store) -> None:
    words = "罗建平独一无二".encode()
    made = act(store, lambda tx: tx.add(Person(name="罗建平独一无二", phones="13812346021")))
    (person,) = made.tables["person"]
    act(store, lambda tx: tx.edit(tx.get(Person, person), {"note": "罗建平独一无二"}))
    act(store, lambda tx: tx.void(tx.get(Person, person), "罗建平独一无二登记了两次"))
    assert words in _bytes_of(store.folder)
    act(store, lambda tx: tx.erase(tx.get(Person, person)))
    with store.local() as session:
        from app.db import search

        search.forget_removed(session.connection())
    assert store.checkpoint()
    assert words not in _bytes_of(store.folder)
    assert state(store) == rebuilt(store)


def test_erasing_again_writes_nothing(store: Store, row: bytes) -> None:
    def twice(tx: Tx) -> None:
        tx.erase(tx.get(Visit, row))
        tx.erase(tx.get(Visit, row))

    assert len(act(store, twice).operations) == 1
    before = state(store)
    assert not act(store, lambda tx: tx.erase(tx.get(Visit, row)))
    assert state(store) == before == rebuilt(store)
    with pytest.raises(UserError):
        act(store, lambda tx: tx.edit(tx.get(Visit, row), {"host": "甲"}))
    with pytest.raises(UserError):
        act(store, lambda tx: tx.restore(tx.get(Visit, row)))
