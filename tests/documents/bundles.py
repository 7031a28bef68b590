"""Desks that write operations, and bundles taken apart and put together again by somebody who has all the tools."""

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage

from app.core.ids import new_id
from app.documents import minisign
from app.documents.bundle import open_bundle, write
from app.domain.sync.bundle import Contents, Mark, Stretch
from app.domain.sync.chain import WireOp, chain_start, compact, head_message, links
from app.domain.sync.trust import site_of

CENTRE = "440305-007"
STREAM = f"centre:{CENTRE}"
NOW = 1_795_680_000_000


class Author:
    """A desk: its keys, and what it writes."""

    def __init__(self) -> None:
        self.key = minisign.SecretKey.generate()
        self.site = site_of(self.key.public)
        self.age = pyrage.x25519.Identity.generate()
        self.recipient = str(self.age.to_public())
        self.person = new_id()

    def op(self, seq: int, table: str = "visit", line: str | None = "[]", **more: Any) -> WireOp:
        made = WireOp(
            self.site, STREAM, seq, NOW + seq * 60_000 + 1, NOW + seq * 60_000, self.person, table, new_id(), 0, None,
            line, 5, os.urandom(8),
        )  # fmt: skip
        return made._replace(**more)

    def stretch(self, ops: Sequence[WireOp], after: Mark | None = None) -> Stretch:
        """Operations of one lane, signed at their end."""
        site, stream = ops[0].site, ops[0].stream
        after = after or (0, chain_start(site, stream))
        tips = links(after[1], ops)
        head = (after[0] + len(ops), tips[-1])
        return Stretch(
            site, stream, after, head, self.key.sign(head_message(site, stream, *head)), tuple(ops), tuple(tips)
        )

    def day(self, visits: int = 3) -> Stretch:
        """Somebody is signed in some times; the first of them leaves; one who asked for it is erased."""
        arrived = [
            self.op(seq, line=compact([False, None, new_id().hex(), None, NOW + seq * 60_000, None, None, "reading"]))
            for seq in range(1, visits + 1)
        ]
        tag = int.from_bytes(links(chain_start(self.site, STREAM), arrived[:1])[0][:4], "big")
        left = self.op(
            visits + 1, row=arrived[0].row, label=1, base=compact({"left": [[1, tag]]}), line=compact({"5": NOW})
        )
        gone = self.op(visits + 2, "person", line=None, salt=os.urandom(32))
        ended = self.op(visits + 3, "person", row=gone.row, label=6, line='{"0":false}')
        return self.stretch([*arrived, left, gone, ended])

    def contents(self, *to: "Author", stretches: Iterable[Stretch] | None = None, **more: Any) -> Contents:
        """What this desk sends to others."""
        stretches = (self.day(),) if stretches is None else tuple(stretches)
        vector = {(one.site, one.stream): (one.head,) for one in stretches}
        made = Contents(
            os.urandom(16).hex(), self.site, tuple(one.site for one in to), NOW, 5, vector, stretches,
            ('{"kind":"certificate","name":"东门一号机"}',),
        )  # fmt: skip
        return replace(made, **more)

    def send(self, contents: Contents, folder: Path, *to: "Author") -> list[Path]:
        """Write a bundle that others can open."""
        path = folder / f"HLA_NSA_20261126_{contents.bundle_id[:8]}.dqb"
        return write(contents, path, signer=self.key, to=[one.recipient for one in to])


def take(source: Path | bytes, reader: Author, *authors: Author) -> Contents:
    """Everything in a bundle, as a desk reads it that knows these authors, the first of whom sent it."""
    keys = {one.site: one.key.public for one in authors}

    def is_head(site: str, message: bytes, sig: str) -> bool | None:
        return minisign.verify_plain(keys[site], message, sig) if site in keys else None

    opened = open_bundle(source, [reader.age])
    opened.verify(authors[0].key.public)
    return opened.contents(is_head)


def same(one: Contents, other: Contents) -> bool:
    """Whether two say the same; parsed payloads are only there in what was read."""

    def bare(contents: Contents) -> Contents:
        stretches = tuple(replace(stretch, values=()) for stretch in contents.stretches)
        return replace(contents, stretches=stretches, blobs=dict(contents.blobs), vector=dict(contents.vector))

    return bare(one) == bare(other)


def inside(path: Path, reader: Author) -> bytes:
    """The ZIP."""
    return bytes(pyrage.decrypt(path.read_bytes(), [reader.age]))


def seal(plain: bytes, reader: Author) -> bytes:
    """Anything, encrypted to a desk: whoever has its recipient can do that."""
    return bytes(pyrage.encrypt(plain, [reader.age.to_public()]))


def files_of(plain: bytes) -> dict[str, bytes]:
    """Path inside the bag → bytes."""
    with zipfile.ZipFile(io.BytesIO(plain)) as box:
        return {name.partition("/")[2]: box.read(name) for name in box.namelist()}


Entry = tuple[str | zipfile.ZipInfo, bytes]


def zipped(entries: Iterable[Entry], folder: str = "bag") -> bytes:
    """A container with these entries, in this order, whatever they are called."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in entries:
            box.writestr(f"{folder}/{name}" if isinstance(name, str) and folder else name, data)
    return whole.getvalue()


def resigned(files: dict[str, bytes], author: Author, change: Callable[[dict[str, bytes]], None]) -> dict[str, bytes]:
    """What an author would have made who writes other things than the program does, with hashes and signature right."""
    files = dict(files)
    trusted = files["manifest-sha256.txt.minisig"].decode().splitlines()[2].removeprefix("trusted comment: ")
    change(files)
    manifest = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in files.items() if path.startswith("data/")
    ).encode()
    files["manifest-sha256.txt"] = manifest
    files["manifest-sha256.txt.minisig"] = minisign.sign(author.key, manifest, trusted).encode()
    return files
