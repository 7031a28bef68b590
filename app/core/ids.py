"""Row identities: UUIDv7 (RFC 9562), 16 bytes, ordered by the time they were made."""

import hashlib
import os
import threading
import time

RowId = bytes
"""Sixteen bytes; `hex()` is how a row is written in JSON and logs."""

_lock = threading.Lock()
_last = 0


def new_id(ms: int | None = None) -> RowId:
    """Make a new identity; ids made by one process sort in the order they were made.

    `ms` (milliseconds since 1970) dates the id for records loaded from elsewhere; ids made with it
    sort by that time, and at random within one millisecond.
    """
    global _last
    if ms is not None:
        head = (ms & 0xFFFFFFFFFFFF) << 16 | 0x7000 | int.from_bytes(os.urandom(2), "big") & 0xFFF
    else:
        with _lock:
            # 48 bits of milliseconds, then 12 bits of counter: never backwards, also when the clock is.
            _last = max(_last + 1, (time.time_ns() // 1_000_000) << 12)
            stamp = _last
        head = (stamp >> 12) << 16 | 0x7000 | stamp & 0xFFF
    tail = int.from_bytes(os.urandom(8), "big") & 0x3FFFFFFFFFFFFFFF | 0x8000000000000000
    return (head << 64 | tail).to_bytes(16, "big")


def fixed_id(*parts: str) -> RowId:
    """The row id of something there is only one of in a centre, the same on every desk."""
    return hashlib.sha256(":".join(parts).encode()).digest()[:16]
