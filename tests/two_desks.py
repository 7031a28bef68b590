"""Another desk of the same centre for a while, and what it wrote brought home."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.db.oplog import read_ops
from app.domain.auth import SYSTEM
from app.services import identity
from app.services.desk import Desk, open_desk


@contextmanager
def another_desk(desk: Desk, folder: Path) -> Iterator[Desk]:
    """A copy of a desk, which takes an identity of its own; afterwards the first has everything the copy wrote."""
    desk.store.checkpoint()
    shutil.copytree(desk.folder, folder, ignore=shutil.ignore_patterns("*.lock", "installation.json"))
    with closing(open_desk(folder, desk.clock)) as there:
        yield there
        bring(there, desk)


def bring(source: Desk, target: Desk) -> None:
    """What a stick would carry from one desk to the other: certificates, and all operations."""
    with source.store.read() as session:
        ops = list(read_ops(session.connection()))
    with target.store.write(SYSTEM.staff_id) as tx:
        identity.take_documents(target, tx, identity.documents(source))
        tx.recorder.absorb(ops)
    target.forget_roster()
