"""The outside of a bundle: an age file around a ZIP around a BagIt bag. Nothing is ever unpacked to a disk."""

import hashlib
import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import pyrage

from app.documents.bundle.faults import BundleRefused, Fault, well_formed

MOST_BYTES = 512 << 20
"""A larger file is refused before it is read."""
HEAD_BYTES = 1 << 16
"""As much of a file as says for whom it is."""
MOST_ENTRIES = 20_000
MOST_EXPANDED = 2 << 30
MOST_TIMES = 30
"""How many times larger than itself a bundle may become; operations become about four times, photos not at all."""
_ROOMY = 16 << 20
_ZIP_TROUBLE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError)

_MAGIC = b"age-encryption.org/v1\n"
_CHUNK = 1 << 16
_SEAL = 16

MANIFEST = "manifest-sha256.txt"
SIGNATURE = MANIFEST + ".minisig"
BLOBS = "data/blobs/"
_ALLOWED = re.compile(
    r"bagit\.txt|bag-info\.txt|manifest-sha256\.txt(?:\.minisig)?"
    r"|data/(?:bundle\.json|ops\.jsonl|credentials\.jsonl|blobs/[0-9a-f]{64})"
)
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_LINE = re.compile(r"([0-9a-f]{64})  (data/\S+)")


# ------------------------------------------------------------------------------------------- age


def seal(plain: bytes, to: Sequence[str]) -> tuple[bytes, Any]:
    """Encrypt to age recipients and to a key made for this one file, which is also answered: who writes a bundle reads
    it back with it, and then forgets it.
    """
    once = pyrage.x25519.Identity.generate()
    recipients = [pyrage.x25519.Recipient.from_str(one) for one in dict.fromkeys(to)]
    return pyrage.encrypt(plain, [*recipients, once.to_public()]), once


def unseal(data: bytes, identities: Sequence[Any]) -> bytes:
    """What is inside an age file; raises `BundleRefused`."""
    if not data.startswith(_MAGIC):
        raise BundleRefused(Fault.TRUNCATED if _MAGIC.startswith(data) else Fault.NOT_A_BUNDLE)
    try:
        return bytes(pyrage.decrypt(data, identities))
    except pyrage.DecryptError as error:
        raise BundleRefused(_why(data, identities, str(error))) from None


def is_for(head: bytes, identities: Sequence[Any]) -> bool:
    """False for a bundle that is for others, by the first `HEAD_BYTES` of its file; of anything else `open_bundle`
    says what it is.
    """
    try:
        unseal(head[:HEAD_BYTES], identities)
    except BundleRefused as refused:
        return refused.fault is not Fault.FOREIGN
    return True


def _why(data: bytes, identities: Sequence[Any], said: str) -> Fault:
    """Age tells apart what its header says; of its body only that it is wrong somewhere."""
    if "No matching keys" in said:
        return Fault.FOREIGN
    if "fill whole buffer" in said or "truncated" in said:
        return Fault.TRUNCATED
    end = data.find(b"\n", data.find(b"\n--- ") + 1) + 1
    if b"\n--- " not in data or not end:
        return Fault.TRUNCATED if len(data) < HEAD_BYTES else Fault.DAMAGED
    if "decryption error" not in said:
        return Fault.DAMAGED
    sealed = len(data) - end - _SEAL
    opened = _Counter()
    with suppress(pyrage.DecryptError, OSError):
        pyrage.decrypt_io(io.BytesIO(data), opened, identities)
    # What ends too early is wrong in its last chunk: that one doesn't say that it is the last.
    last = max(0, sealed - 1) // (_CHUNK + _SEAL)
    return Fault.TRUNCATED if opened.count // _CHUNK >= last else Fault.DAMAGED


class _Counter(io.RawIOBase):
    count = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.count += len(data)
        return len(data)


# ------------------------------------------------------------------------------------------- ZIP


class Box:
    """The files of an opened container, by their path inside the bag. Reads one only when it is asked for."""

    def __init__(self, plain: bytes) -> None:
        if plain.count(b"PK\1\2") > MOST_ENTRIES:
            raise BundleRefused(Fault.BOMB)
        with _zip_trouble(Fault.NOT_A_BUNDLE):
            self._zip = zipfile.ZipFile(io.BytesIO(plain))
        infos = self._zip.infolist()
        _check_names(infos)
        _check_sizes(infos, len(plain))
        folders = {info.filename.partition("/")[0] for info in infos}
        folder = folders.pop() if len(folders) == 1 else ""
        if not _FOLDER.fullmatch(folder):
            raise BundleRefused(Fault.UNSAFE)
        self._infos = {info.filename[len(folder) + 1 :]: info for info in infos}

    def __contains__(self, path: str) -> bool:
        return path in self._infos

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def read(self, path: str) -> bytes:
        """The bytes of one file, never more than the container said there are."""
        info = self._infos.get(path)
        if info is None:
            raise BundleRefused(Fault.MALFORMED)
        with _zip_trouble(Fault.DAMAGED), self._zip.open(info) as file:
            data = file.read(info.file_size + 1)
        if len(data) != info.file_size:
            raise BundleRefused(Fault.DAMAGED)
        return data

    def check_places(self) -> None:
        """Refuse files the format doesn't know."""
        if not all(_ALLOWED.fullmatch(path) for path in self._infos):
            raise BundleRefused(Fault.UNSAFE)


@contextmanager
def _zip_trouble(fault: Fault) -> Iterator[None]:
    """What the ZIP library raises, on purpose and by accident, when its file isn't one."""
    try:
        with well_formed(fault):
            yield
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        struct.error,
        OSError,
        EOFError,
        RuntimeError,
    ) as error:
        raise BundleRefused(fault) from error


def _check_names(infos: Sequence[zipfile.ZipInfo]) -> None:
    seen = set()
    for info in infos:
        name = info.orig_filename
        kind = stat.S_IFMT(info.external_attr >> 16)
        parts = name.split("/")
        if (
            kind not in (0, stat.S_IFREG)
            or any(part in ("", ".", "..") for part in parts)
            or re.search(r"[\\:\x00-\x1f\x7f]", name)
            or len(name) > 250
        ):
            raise BundleRefused(Fault.UNSAFE)
        plain = unicodedata.normalize("NFKC", name).casefold()
        if plain in seen:
            raise BundleRefused(Fault.DUPLICATE)
        seen.add(plain)


def _check_sizes(infos: Sequence[zipfile.ZipInfo], size: int) -> None:
    expanded = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if (
        expanded > MOST_EXPANDED
        or packed > size  # one piece of the file unpacked many times
        or expanded > max(_ROOMY, MOST_TIMES * size)
    ):
        raise BundleRefused(Fault.BOMB)
    if any(info.flag_bits & 1 or info.compress_type not in (0, zipfile.ZIP_DEFLATED) for info in infos):
        raise BundleRefused(Fault.MALFORMED)


# ------------------------------------------------------------------------------------------- BagIt


def check_manifest(box: Box) -> dict[str, bytes]:
    """The files under `data/`, all of them read and as the manifest says; raises `BundleRefused`."""
    with well_formed():
        if not box.read("bagit.txt").startswith(b"BagIt-Version: "):
            raise BundleRefused(Fault.MALFORMED)
        lines = box.read(MANIFEST).decode("ascii").splitlines()
        named = {}
        for line in lines:
            found = _LINE.fullmatch(line)
            if found is None or found[2] in named:
                raise BundleRefused(Fault.MALFORMED)
            named[found[2]] = found[1]
    if named.keys() != {path for path in box if path.startswith("data/")}:
        raise BundleRefused(Fault.DAMAGED)
    files = {}
    for path, expected in named.items():
        data = files[path] = box.read(path)
        is_named_so = not path.startswith(BLOBS) or path == BLOBS + expected
        if hashlib.sha256(data).hexdigest() != expected or not is_named_so:
            raise BundleRefused(Fault.DAMAGED)
    return files


def manifest_of(hashes: Mapping[str, str]) -> bytes:
    """The manifest, as `sha256sum -c` reads it."""
    return "".join(f"{sha}  {path}\n" for path, sha in sorted(hashes.items())).encode()
