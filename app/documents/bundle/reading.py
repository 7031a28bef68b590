"""Open a bundle. Everything is looked at before anything is believed, and nothing is written anywhere."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core.errors import EnvironmentProblem
from app.core.i18n import translate
from app.core.memory import without_collecting
from app.core.progress import Progress
from app.documents import minisign
from app.documents.bundle.container import BLOBS, MANIFEST, MOST_BYTES, SIGNATURE, Box, check_manifest, unseal
from app.documents.bundle.faults import BundleRefused, Fault, well_formed
from app.documents.bundle.operations import IsHead, decode, decoder, hexadecimal
from app.domain.sync.bundle import Contents, Vector
from app.domain.sync.shapes import LATEST_STAMP, check_lane, check_name, check_seq

FORMAT = 1
"""The version of the format that is written here, and the newest that is read."""
FIRST_READER = "0.1.0"
"""The first version of the program that reads `FORMAT`."""


class Opened:
    """A bundle that is whole and says who made it, which is still to be proved: `verify`, then `contents`.

    `about` is what it says of itself, without operations and photos; `counts`, how many operations of each table it
    carries; its credentials can be used to find out whose key to verify it with, for they prove themselves.
    """

    def __init__(self, about: Contents, counts: Mapping[str, int], files: Mapping[str, bytes], signature: str) -> None:
        self.about = about
        self.counts = counts
        self._files = files
        self._signature = signature
        self._manifest = files[MANIFEST]
        self._is_verified = False

    @property
    def credentials(self) -> tuple[str, ...]:
        """Signed documents (`domain.sync.trust`), as they came."""
        return self.about.credentials

    @property
    def operations(self) -> int:
        """How many operations are inside."""
        return sum(self.counts.values())

    def verify(self, sign: str) -> None:
        """Prove that the sender made it, by the sender's public key (base64); raises `BundleRefused`."""
        try:
            said = minisign.verify(sign, self._manifest, self._signature)
        except minisign.BadSignature as error:
            raise BundleRefused(Fault.WRONG_SIGNATURE) from error
        if said != trusted_comment(self.about):
            raise BundleRefused(Fault.WRONG_SIGNATURE)
        self._is_verified = True

    def contents(self, is_head: IsHead, progress: Progress | None = None) -> Contents:
        """All of it, with the chain hash of every operation and each stretch proved to end where its author signed.

        `is_head` answers whether a site signed a message; None for one whose key isn't known: such a stretch passes
        as it is, for there is nothing yet to hold it against. Raises `BundleRefused`.
        """
        if not self._is_verified:
            raise RuntimeError("a bundle is verified before it is used")
        with well_formed(), without_collecting():
            stretches = decode(self._files["data/ops.jsonl"].decode(), is_head, progress or Progress())
            if Counter(item.tbl for stretch in stretches for item in stretch.ops) != self.counts:
                raise BundleRefused(Fault.MALFORMED)
        blobs = {path.removeprefix(BLOBS): data for path, data in self._files.items() if path.startswith(BLOBS)}
        return replace(self.about, stretches=stretches, blobs=blobs)


def open_bundle(source: Path | str | bytes, identities: Sequence[Any]) -> Opened:
    """Decrypt a bundle in memory and check it whole: container, names, sizes, hashes, and that it is signed by someone.

    `identities`: the desk's age keys. Raises `BundleRefused`, or `EnvironmentProblem` when the file can't be read.
    """
    data = source if isinstance(source, bytes) else _bytes_of(Path(source))
    if len(data) > MOST_BYTES:
        raise BundleRefused(Fault.OVERSIZE)
    box = Box(unseal(data, identities))
    with well_formed():
        head = decoder.decode(box.read("data/bundle.json").decode())
        if head["min_reader"] > FORMAT:  # before all that a newer format may do differently
            raise BundleRefused(Fault.NEWER, str(head["reader_version"])[:40])
    box.check_places()
    if SIGNATURE not in box:
        raise BundleRefused(Fault.UNSIGNED)
    files = check_manifest(box)
    with well_formed():
        about = _about(head, files["data/credentials.jsonl"].decode())
        counts = head["counts"]
        for table, count in counts.items():
            check_name(table)
            check_seq(count)
        signature = box.read(SIGNATURE).decode()
    return Opened(about, counts, {**files, MANIFEST: box.read(MANIFEST)}, signature)


def trusted_comment(about: Contents) -> str:
    """What the signature says besides the manifest: which bundle, by whom, for whom."""
    to = ",".join(about.recipients)
    return f"dangqun bundle {FORMAT} id={about.bundle_id} part={about.part}/{about.parts} from={about.sender} to={to}"


def _about(head: dict[str, Any], credentials: str) -> Contents:
    *documents, rest = credentials.split("\n")
    if rest or not all(documents):
        raise ValueError("a line of credentials without its end")
    part, parts = head["part"]
    about = Contents(
        bundle_id=head["id"],
        sender=head["sender"],
        recipients=_texts(head["recipients"]),
        made_at=head["made_at"],
        schema=head["schema"],
        vector=_vector(head["vector"]),
        stretches=(),
        credentials=tuple(documents),
        wanted=_texts(head["wanted"]),
        granted=_texts(head["granted"]),
        part=part,
        parts=parts,
    )
    hexadecimal(about.bundle_id, 16)
    for site in (about.sender, *about.recipients):
        hexadecimal(site, 16)
    for name in about.wanted:
        hexadecimal(name, 32)
    for number, end in ((about.made_at, LATEST_STAMP), (about.schema, 10_000), (parts, 10_000), (part, parts + 1)):
        if type(number) is not int or not 0 < number < end:
            raise ValueError("a number beyond its range")
    return about


def _texts(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) and value.isprintable() for value in values):
        raise ValueError("a list of names")
    return tuple(values)


def _vector(sites: dict[str, Any]) -> Vector:
    found = {}
    for site, streams in sites.items():
        hexadecimal(site, 16)
        for stream, marks in streams.items():
            check_lane(site, stream)
            for seq, _tip in marks:
                check_seq(seq, 0)
            found[site, stream] = tuple((seq, hexadecimal(tip, 32)) for seq, tip in marks)
    return found


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            path.stat()
            raise BundleRefused(Fault.NOT_A_BUNDLE)
        if path.stat().st_size > MOST_BYTES:
            raise BundleRefused(Fault.OVERSIZE)
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentProblem(
            translate("sync", "{name} can't be read.").format(name=path.name),
            translate("sync", "Put the stick in again, or copy the file to another one."),
        ) from error
