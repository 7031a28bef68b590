"""What a bundle says, apart from how its file is made (`documents.bundle`) and from what becomes of it (`db.merge`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.sync.chain import WireOp

Lane = tuple[str, str]
"""The address of a lane: (site, stream)."""

Mark = tuple[int, bytes]
"""A place in a lane: the number of its last operation and the chain hash there. (0, `chain_start`) is the beginning."""

Vector = Mapping[Lane, tuple[Mark, ...]]
"""What a desk holds of each lane; more than one mark where a machine was copied and both branches are here."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one lane without a gap: the operations after `after` up to `head`, which its author signed.

    `sig`: base64 of the author's Ed25519 signature over `chain.head_message(site, stream, *head)`. `tips`: the chain
    hash at each operation, worked out from the bytes received, never transmitted; the last equals `head[1]`. `values`:
    the payloads as JSON values (None where erased), which reading a bundle yields anyway; empty for one made here.
    """

    site: str
    stream: str
    after: Mark
    head: Mark
    sig: str
    ops: tuple[WireOp, ...]
    tips: tuple[bytes, ...]
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a bundle carries. `made_at`: milliseconds by the sender's clock. `vector`: what the sender holds of
    what the recipients may have; the receipt. `wanted`: hashes of photos the sender lacks. `blobs`: hash → bytes.
    `credentials`: signed documents (`domain.sync.trust`). `schema`: the sender's version of the records' fields.
    `granted`: homes whose `centre` class is inside by their administrator's leave. `part` of `parts`: photos that
    would make the file too large go in further files of the same bundle, which carry no operations.
    """

    bundle_id: str
    sender: str
    recipients: tuple[str, ...]
    made_at: int
    schema: int
    vector: Vector
    stretches: tuple[Stretch, ...]
    credentials: tuple[str, ...]
    wanted: tuple[str, ...] = ()
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    granted: tuple[str, ...] = ()
    part: int = 1
    parts: int = 1

    @property
    def operations(self) -> int:
        """How many operations are inside."""
        return sum(len(stretch.ops) for stretch in self.stretches)


@dataclass(slots=True)
class Reconciliation:
    """What became of the operations of a bundle. Always received = applied + had + waiting + kept.

    `applied` take part in the tables now; `had` were here before; `waiting` lie beyond a gap, name something that
    isn't here, or were written by nobody we have a certificate of; `kept` are in the log and not in the tables (a
    newer program's, another centre's own, beyond a revocation's cut). Apart from that: `released`, operations of
    earlier bundles that no longer wait; `conflicts` that are new; `photos` that came; `tables`: received per table.
    """

    received: int = 0
    applied: int = 0
    had: int = 0
    waiting: int = 0
    kept: int = 0
    released: int = 0
    conflicts: int = 0
    photos: int = 0
    tables: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Reconciliation") -> None:
        """Add the figures of another bundle to these."""
        for name in ("received", "applied", "had", "waiting", "kept", "released", "conflicts", "photos"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for table, count in other.tables.items():
            self.tables[table] = self.tables.get(table, 0) + count
