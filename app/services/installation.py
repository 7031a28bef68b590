"""Which installation this folder is, what has been erased in it, and the last step of a restore.

These facts lie beside the database, not in it: only so can a copied disk, an older copy put in its place, or
a restored backup be told from the database that was here yesterday.
"""

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import delete, select

from app.core.ids import RowId
from app.db.lock import FolderLock
from app.db.models import MODEL, STATE_ERASED, Meta
from app.db.models.log import erased, lane, op, row_op
from app.db.oplog import LANE_BITS
from app.db.tx import DATABASE, Store, Tx
from app.domain.auth import SYSTEM
from app.domain.sync.chain import tag_of
from app.domain.sync.fold import Label
from app.services import credentials
from app.services.keyring import KeyRing

_FACTS = "installation.json"
ERASED = "erased.ids"
RESTORING = "restoring"
READY = "ready.json"
"""In the folder of a restore: the database in it is whole, the restore will be finished."""
_SWEEP = "sweep"
_SIDES = ("", "-wal", "-shm")
"""A SQLite database may be three files."""


# ---- the identity


def remember(store: Store) -> None:
    """Write down which installation this is and how far its log has come."""
    if not store.site or store.read_only:
        return
    facts = {"site": store.site, "lanes": _lanes(store)}
    path = store.folder / _FACTS
    part = path.with_suffix(".part")
    try:
        part.write_text(json.dumps(facts), "utf-8")
        os.replace(part, path)
    except OSError:  # a full disk must not get in the way: at worst this folder takes a new identity
        part.unlink(missing_ok=True)


def _lanes(store: Store) -> dict[str, list[int]]:
    with store.read() as session:
        rows = session.execute(select(lane.c.stream, lane.c.seq, lane.c.tip).where(lane.c.site == store.site)).all()
    return {row.stream: [row.seq, tag_of(row.tip)] for row in rows}


def recognise(store: Store) -> bool:
    """See whether the database is the one this folder last held; if not, take a new identity before writing.

    Two machines that write under one identity would contradict each other on the first exchange. Answers
    whether it was the same; a database that was never set up is. An erasure cut short is finished, too.
    """
    if not store.site:
        return True
    same = _same(store)
    if not same:
        renew(store)
    finish_erasing(store)
    remember(store)
    return same


def _same(store: Store) -> bool:
    try:
        facts = json.loads((store.folder / _FACTS).read_text("utf-8"))
        site, lanes = facts["site"], {str(name): (int(at[0]), int(at[1])) for name, at in facts["lanes"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return False
    if site != store.site:
        return False
    with store.read() as session:
        numbers = {
            row.stream: row.id
            for row in session.execute(select(lane.c.id, lane.c.stream).where(lane.c.site == store.site))
        }
        for stream, (seq, tag) in lanes.items():
            number = numbers.get(stream, 0) << LANE_BITS | seq
            if seq and session.execute(select(op.c.tag).where(op.c.id == number)).scalar() != tag:
                return False
    return True


def renew(store: Store, folder: Path | None = None) -> int:
    """Take a new identity and erase again what the ledger of `folder` (the store's own) names; returns how
    many rows that were.
    """
    folder = folder or store.folder
    credentials.renew(store, KeyRing(folder))
    return erase_again(store, folder)


# ---- what was erased


def note_erased(folder: Path, rows: Iterable[tuple[str, RowId]]) -> None:
    """Add rows (table, id) to the ledger of erasures; durable when it returns."""
    _write_erased(folder / ERASED, rows)


def _write_erased(path: Path, rows: Iterable[tuple[str, RowId]]) -> None:
    with path.open("a", encoding="ascii") as file:
        file.writelines(f"{table} {row.hex()}\n" for table, row in rows)
        file.flush()
        os.fsync(file.fileno())


def noted_erased(folder: Path) -> list[tuple[str, RowId]]:
    """The ledger of erasures; a line cut short by a power cut is left out."""
    try:
        lines = (folder / ERASED).read_text("ascii", "replace").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        table, _, number = line.partition(" ")
        try:
            row = bytes.fromhex(number)
        except ValueError:
            continue
        if table in MODEL and len(row) == 16:
            found.append((table, row))
    return list(dict.fromkeys(found))


def erase_again(store: Store, folder: Path) -> int:
    """Erase in the database whatever the ledger names and is there: a backup brought it back, or the power
    went between the ledger's line and the erasure.
    """
    wanted = _still_there(store, noted_erased(folder))
    if not wanted:
        return 0
    with store.write(SYSTEM.staff_id) as tx:
        for table, row in wanted:
            tx.erase(tx.get(MODEL[table], row))
        want_sweep(tx)
    sweep(store)
    return len(wanted)


def _still_there(store: Store, noted: list[tuple[str, RowId]]) -> list[tuple[str, RowId]]:
    found: list[tuple[str, RowId]] = []
    with store.read() as session:
        for table in dict.fromkeys(table for table, _ in noted):
            model = MODEL[table]
            rows = [row for name, row in noted if name == table]
            for start in range(0, len(rows), 500):
                query = select(model.id).where(
                    model.id.in_(rows[start : start + 500]), model.state.op("&")(STATE_ERASED) == 0
                )
                found += [(table, row) for row in session.scalars(query)]
    return found


def want_sweep(tx: Tx) -> None:
    """Note, in the commit that erases, that the files have to be swept; `sweep` takes the note back."""
    tx.session.merge(Meta(key=_SWEEP, value="1"))


def sweep(store: Store) -> None:
    """Leave no trace of erased text in the database's files: the index is rewritten, the journal emptied."""
    from app.db import search

    with store.local() as session:
        search.forget_removed(session.connection())
        session.execute(delete(Meta).where(Meta.key == _SWEEP))
    store.checkpoint()


def finish_erasing(store: Store) -> None:
    """Finish an erasure that a power cut interrupted, or that another desk made and an import brought."""
    _take_back(store)
    erase_again(store, store.folder)
    with store.read() as session:
        pending = session.get(Meta, _SWEEP) is not None
    if pending:
        note_erased(store.folder, _not_noted(store))
        sweep(store)


def _take_back(store: Store) -> None:
    """Take out of the ledger what the log erased and shows again: whoever erased it was revoked."""
    noted = noted_erased(store.folder)
    here = _still_there(store, noted)
    query = select(op.c.id).join(row_op, row_op.c.op == op.c.id).where(op.c.label == int(Label.ERASE))
    with store.read() as session:
        void = {one for one in here if session.execute(query.where(row_op.c.row == one[1]).limit(1)).first()}
    if void:
        part = store.folder / f"{ERASED}.part"
        part.unlink(missing_ok=True)
        _write_erased(part, (one for one in noted if one not in void))
        os.replace(part, store.folder / ERASED)


def _not_noted(store: Store) -> list[tuple[str, RowId]]:
    """What the log says was erased and the ledger doesn't: a backup made here may bring it back."""
    noted = set(noted_erased(store.folder))
    query = select(op.c.tbl, op.c.row).join(row_op, row_op.c.op == op.c.id).join(erased, erased.c.row == row_op.c.row)
    with store.read() as session:
        lines = session.execute(query.where(op.c.label == int(Label.ERASE)).distinct()).all()
    return [(line.tbl, line.row) for line in lines if (line.tbl, line.row) not in noted]


# ---- the last step of a restore


def prepare_swap(folder: Path, aside: str) -> None:
    """Declare the database in `restoring` complete: from here on the restore will be finished, come what may."""
    path = folder / RESTORING / READY
    path.write_text(json.dumps({"aside": aside}), "utf-8")
    for name in (path, folder / RESTORING / DATABASE):
        with name.open("rb+") as handle:
            os.fsync(handle.fileno())
    sync_folder(folder / RESTORING)


def finish_restore(folder: Path) -> None:
    """Put a restored database in place if a restore was cut short; throw away one that never got that far."""
    restoring = folder / RESTORING
    if not restoring.is_dir():
        return
    lock = FolderLock(folder)
    try:
        swap(folder)
    finally:
        lock.release()


def swap(folder: Path) -> None:
    """Move the present database aside and the restored one in; may be repeated from any point of it."""
    restoring = folder / RESTORING
    try:
        facts = json.loads((restoring / READY).read_text("utf-8"))
    except (OSError, ValueError):
        facts = None
    restored = restoring / DATABASE
    if facts is not None and restored.exists():
        aside = folder / str(facts["aside"])
        aside.mkdir(exist_ok=True)
        for side in reversed(_SIDES):
            present = folder / (DATABASE + side)
            if present.exists():
                os.replace(present, aside / present.name)
        sync_folder(aside)
        os.replace(restored, folder / DATABASE)
        sync_folder(folder)
    if facts is not None and (restoring / _FACTS).exists():
        os.replace(restoring / _FACTS, folder / _FACTS)
    shutil.rmtree(restoring)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
