"""The chain of a lane: what an operation is on its way between desks, and the hash that identifies it."""

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple


class WireOp(NamedTuple):
    """An operation as it leaves for another desk. `base` and `line` are the author's bytes, never rewritten.

    `line` None: the payload was erased, and `salt` holds its digest.
    """

    site: str
    stream: str
    seq: int
    stamp: int
    wall: int
    actor: bytes
    tbl: str
    row: bytes
    label: int
    base: str | None
    line: str | None
    schema: int
    salt: bytes | None


compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as the log writes it: no spaces, text as it is."""


def chain_start(site: str, stream: str) -> bytes:
    """The hash before a lane's first operation."""
    return hashlib.sha256(f"{site}/{stream}".encode()).digest()


def payload_digest(line: str | None, salt: bytes | None) -> bytes:
    """The payload's hash, which stays when the payload is erased."""
    if line is None:
        assert salt is not None
        return salt
    return hashlib.sha256((salt or b"") + line.encode()).digest()


def link(
    previous: bytes, seq: int, stamp: int, wall: int, actor: bytes, tbl: str, row: bytes, label: int,
    base: str | None, schema: int, digest: bytes,
) -> bytes:  # fmt: skip
    """The chain hash of an operation: over the one before it in its lane and every byte of its own."""
    header = f'[{seq},{stamp},{wall},"{actor.hex()}","{tbl}","{row.hex()}",{label},{base or "null"},{schema}]'
    return hashlib.sha256(previous + header.encode() + digest).digest()


def links(previous: bytes, ops: Iterable[WireOp]) -> list[bytes]:
    """The chain hash at each of a lane's operations, in order: `link` by the hundred thousand."""
    sha256 = hashlib.sha256
    tips = []
    tip = previous
    for _site, _stream, seq, stamp, wall, actor, tbl, row, label, base, line, schema, salt in ops:
        digest = payload_digest(None, salt) if line is None else sha256((salt or b"") + line.encode()).digest()
        header = f'[{seq},{stamp},{wall},"{actor.hex()}","{tbl}","{row.hex()}",{label},{base or "null"},{schema}]'
        tip = sha256(tip + header.encode() + digest).digest()
        tips.append(tip)
    return tips


def tag_of(tip: bytes) -> int:
    """The part of a chain hash that references carry: it tells the branches of a copied desk apart."""
    return int.from_bytes(tip[:4], "big")


def head_message(site: str, stream: str, seq: int, tip: bytes) -> bytes:
    """What the author of a lane signs: the lane ends here, with this hash."""
    return f"dangqun lane 1\n{site}\n{stream}\n{seq}\n{tip.hex()}\n".encode()
