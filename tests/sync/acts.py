"""What a desk does in a process of its own, also with another version of the program: answers as JSON lines."""

import json
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.core.clock import SteppedClock
from app.db import models, oplog
from app.db.models import Person
from app.db.models.log import op
from app.services import exchange, peers
from app.services.desk import Desk, open_desk
from tests.sync.world import NOW, Machine

SHOWN = ("name", "phones", "voided")


def export(desk: Desk, stick: str) -> Any:
    """Write a file for each neighbour."""
    found = []
    for one in peers.neighbours(desk):
        exported, _ = exchange.export_to(desk, Machine.who(desk), [one.site], Path(stick))
        found += [path.name for path in exported.paths]
    return found


def take(desk: Desk, stick: str) -> Any:
    """Import what is on the stick for this desk."""
    synced, _ = exchange.sync(desk, Machine.who(desk), Path(stick))
    imported = synced.imported
    total = imported.total
    return {
        "files": [[file.code, file.sentence] for file in imported.files],
        **{name: getattr(total, name) for name in ("received", "applied", "had", "waiting", "kept")},
    }


def write(desk: Desk, content: str) -> Any:
    """Add and edit rows: a list of [table, row id or null, fields]."""
    ids = []
    with desk.store.write(Machine.who(desk).staff_id) as tx:
        for table, row, fields in json.loads(content):
            one = models.MODEL[table]
            if row is None:
                ids.append(tx.add(one(**fields)).id.hex())
            else:
                tx.edit(tx.get(one, bytes.fromhex(row)), fields)
    return ids


def show(desk: Desk) -> Any:
    """Everybody's card, the newer table where there is one, the log's tables, and the digest."""
    with desk.store.read() as session:
        assert oplog.verify_chains(session.connection()) == []
        people = {
            one.id.hex(): {
                spec.name: getattr(one, spec.name) for spec in Person.spec.fields if spec.name != "birth_date"
            }
            for one in session.scalars(select(Person))
        }
        pledge = models.MODEL.get("pledge")
        pledges = [] if pledge is None else [one.text for one in session.scalars(select(pledge))]  # type: ignore[attr-defined]
        logged = session.execute(select(op.c.tbl).where(op.c.tbl == "pledge")).scalars().all()
        found = oplog.digest(session.connection())
    return {"people": people, "pledges": pledges, "logged": len(logged), "digest": found.sha256}


def rebuild(desk: Desk) -> Any:
    """Make every table again from the log."""
    return desk.store.rebuild()


if __name__ == "__main__":  # one command a line: verb, folder, more words
    acts: dict[str, Callable[..., Any]] = {act.__name__: act for act in (export, take, write, show, rebuild)}
    for line in sys.stdin:
        verb, folder, *words = json.loads(line)
        with closing(open_desk(Path(folder), SteppedClock(NOW))) as opened:
            answer = acts[verb](opened, *words)
        print(json.dumps(answer, ensure_ascii=False), flush=True)
