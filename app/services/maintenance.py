"""What keeps the data honest: one hash over all rows, and the tables made again from their log."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.db import oplog
from app.domain.auth import Actor, Permission, require
from app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class StreamValue:
    """One class of one centre: a hash over its operations, one over its rows, and how many rows these are."""

    operations: str
    rows: str
    count: int


@dataclass(frozen=True, slots=True)
class DigestValue:
    """One hash over all synced rows in canonical order, and how many rows each table has.

    `streams`: the same by class and centre ("report:440305-007"), for desks of different centres to compare.
    """

    sha256: str
    counts: Mapping[str, int]
    streams: Mapping[str, StreamValue]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many rows were made again, and what the desk's rows were before and are now: the same, always."""

    rows: int
    before: DigestValue
    after: DigestValue

    @property
    def unchanged(self) -> bool:
        """Whether the log gave exactly the rows that were there."""
        return self.before == self.after


def digest(desk: Desk) -> DigestValue:
    """The hash of everything that travels; desks that hold the same operations agree on it."""
    with desk.store.read() as session:
        found = oplog.digest(session.connection())
    streams = {name: StreamValue(one.operations, one.rows, one.count) for name, one in found.streams.items()}
    return DigestValue(found.sha256, dict(found.counts), streams)


def rebuild(desk: Desk, actor: Actor) -> Rebuilt:
    """Make every table again from the log, in one transaction."""
    require(actor, Permission.MAINTAIN)
    before = digest(desk)
    rows = desk.store.rebuild()
    return Rebuilt(rows, before, digest(desk))
