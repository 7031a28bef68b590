"""Write a bundle: whole, signed, encrypted, read back and proved, or not at all."""

import hashlib
import io
import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from app import __version__
from app.core.errors import EnvironmentProblem
from app.core.i18n import translate
from app.core.progress import Progress
from app.documents import minisign
from app.documents.atomic import atomic_write, writing_problem
from app.documents.bundle.container import BLOBS, MANIFEST, MOST_ENTRIES, SIGNATURE, manifest_of, seal
from app.documents.bundle.faults import BundleRefused
from app.documents.bundle.operations import encode
from app.documents.bundle.reading import FIRST_READER, FORMAT, open_bundle, trusted_comment
from app.domain.sync.bundle import Contents
from app.domain.sync.chain import compact

PHOTO_BYTES = 63 << 20
"""Photos beyond this go into a further file, so that no file of photos is larger than 64 MB."""
_LINES = 5000
_PIECE = 1 << 20


def write(
    contents: Contents, path: Path, *, signer: minisign.SecretKey, to: Sequence[str],
    names: Mapping[str, str] | None = None, progress: Progress | None = None,
) -> list[Path]:  # fmt: skip
    """Write a bundle to `path`, and to `…-2.dqb` and so on beside it where it has many photos; answers the paths.

    `to`: age recipients; `names`: how people call the sites, for whoever opens the bundle by hand. Each file is read
    back from the disk and proved before any has its name; when something fails, nothing remains. Raises
    `EnvironmentProblem` for the disk's trouble and `Cancelled`.
    """
    progress = progress or Progress()
    shares = list(_shares(contents))
    paths = [path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, len(shares) + 1))]
    try:
        with ExitStack() as stack:
            for number, (share, target) in enumerate(zip(shares, paths, strict=True), start=1):
                part = replace(contents, blobs=_Share(contents.blobs, share), part=number, parts=len(shares))
                if number > 1:
                    part = replace(part, stretches=())
                sealed, once = seal(_pack(part, signer, names or {}, progress), to)
                file = stack.enter_context(atomic_write(target))
                for start in range(0, len(sealed), _PIECE):
                    progress.tick()
                    file.write(sealed[start : start + _PIECE])
                _read_back(file, sealed, target)
                _prove(sealed, once, signer, progress)
    except BaseException:
        for further in paths[1:]:  # which have their names before the first one has
            with suppress(OSError):
                further.unlink()
        raise
    return paths


def _prove(sealed: bytes, key: Any, signer: minisign.SecretKey, progress: Progress) -> None:
    try:
        opened = open_bundle(sealed, [key])
        opened.verify(signer.public)
        opened.contents(lambda *_: None, progress)
    except BundleRefused as refused:
        raise RuntimeError(f"a bundle was made that nobody could read: {refused.code}") from refused


class _Share(Mapping[str, bytes]):
    """Some of a mapping's photos, fetched one by one."""

    def __init__(self, all_of_them: Mapping[str, bytes], names: Sequence[str]) -> None:
        self._all = all_of_them
        self._names = names

    def __getitem__(self, name: str) -> bytes:
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _shares(contents: Contents) -> Iterator[list[str]]:
    """The photos of each file. The first one has the operations, whatever their size."""
    share: list[str] = []
    room = PHOTO_BYTES
    if contents.blobs:
        room -= sum(len((item.line or "").encode()) + 100 for stretch in contents.stretches for item in stretch.ops)
    for name in sorted(contents.blobs):
        size = len(contents.blobs[name])
        if size > room or len(share) >= MOST_ENTRIES // 2:
            yield share
            share, room = [], PHOTO_BYTES
        share.append(name)
        room -= size
    yield share


def _pack(contents: Contents, signer: minisign.SecretKey, names: Mapping[str, str], progress: Progress) -> bytes:
    """The bag in its ZIP."""
    whole = io.BytesIO()
    hashes: dict[str, str] = {}
    octets = 0
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as box:

        def add(path: str, parts: Iterable[bytes], packing: int = zipfile.ZIP_DEFLATED) -> None:
            nonlocal octets
            info = zipfile.ZipInfo(f"{contents.bundle_id}/{path}", (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = packing, 0o100600 << 16
            sha = hashlib.sha256()
            with box.open(info, "w") as file:
                for part in parts:
                    file.write(part)
                    sha.update(part)
                    octets += len(part)
            hashes[path] = sha.hexdigest()

        add("data/bundle.json", [compact(_head(contents)).encode() + b"\n"])
        add("data/credentials.jsonl", [f"{document}\n".encode() for document in contents.credentials])
        add("data/ops.jsonl", _lines(contents, progress))
        for name, data in contents.blobs.items():
            progress.tick()
            add(BLOBS + name, [data], zipfile.ZIP_STORED)  # a photo is packed already
        manifest = manifest_of(hashes)
        info = _bag_info(contents, names, octets, len(hashes))
        add("bagit.txt", [b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"])
        add("bag-info.txt", [info.encode()])
        add(MANIFEST, [manifest])
        add(SIGNATURE, [minisign.sign(signer, manifest, trusted_comment(contents)).encode()])
    return whole.getvalue()


def _head(contents: Contents) -> dict[str, Any]:
    vector: dict[str, dict[str, Any]] = {}
    for (site, stream), marks in sorted(contents.vector.items()):
        vector.setdefault(site, {})[stream] = [[seq, tip.hex()] for seq, tip in marks]
    return {
        "format": FORMAT,
        "min_reader": FORMAT,
        "reader_version": FIRST_READER,
        "program": __version__,
        "id": contents.bundle_id,
        "part": [contents.part, contents.parts],
        "sender": contents.sender,
        "recipients": list(contents.recipients),
        "made_at": contents.made_at,
        "schema": contents.schema,
        "counts": Counter(item.tbl for stretch in contents.stretches for item in stretch.ops),
        "wanted": list(contents.wanted),
        "granted": list(contents.granted),
        "vector": vector,
    }


def _lines(contents: Contents, progress: Progress) -> Iterator[bytes]:
    done, total = 0, contents.operations
    lines: list[str] = []
    for stretch in contents.stretches:
        for line in encode(stretch):
            lines.append(line)
            if len(lines) >= _LINES:
                done += _LINES
                progress.tick(min(done, total), total)
                yield ("\n".join(lines) + "\n").encode()
                lines.clear()
    if lines:
        yield ("\n".join(lines) + "\n").encode()


def _bag_info(contents: Contents, names: Mapping[str, str], octets: int, files: int) -> str:
    made = datetime.fromtimestamp(contents.made_at / 1000, UTC)
    lines = {
        "Bag-Software-Agent": f"Dangqun Desk {__version__}",
        "Bagging-Date": made.date().isoformat(),
        "External-Identifier": contents.bundle_id,
        "Bag-Group-Identifier": contents.bundle_id,
        "Bag-Count": f"{contents.part} of {contents.parts}",
        "Payload-Oxum": f"{octets}.{files}",
        "Source-Organization": names.get(contents.sender, contents.sender),
        "External-Description": "; ".join(names.get(site, site) for site in contents.recipients),
    }
    return "".join(f"{label}: {' '.join(text.split())}\n" for label, text in lines.items())


def _read_back(file: BinaryIO, expected: bytes, target: Path) -> None:
    """Compare what the disk has with what was written: cheap sticks lie."""
    try:
        file.flush()
        os.fsync(file.fileno())
        with open(file.name, "rb", buffering=0) as again:
            if hasattr(os, "posix_fadvise"):  # from the disk itself, not from what the system still remembers
                os.posix_fadvise(again.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            at = 0
            while part := again.read(_PIECE):
                if expected[at : at + len(part)] != part:
                    raise _lying(target)
                at += len(part)
    except OSError as error:
        raise writing_problem(error, target) from error
    if at != len(expected):
        raise _lying(target)


def _lying(target: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        translate("sync", "The disk doesn't give back what was written to {name}.").format(name=target.name),
        translate("sync", "It is probably worn out or a fake. Use another stick."),
    )
