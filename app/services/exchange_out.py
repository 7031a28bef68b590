"""Writing a bundle: what its recipients may have and aren't known to hold, with the photos and the proofs they need."""

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.core.clock import to_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db import merge
from app.db.models import BundleSlip, Peer, Photo
from app.db.models.log import elsewhere
from app.db.oplog import SCHEMA, read_payload
from app.db.queries import lanes as lane_queries
from app.documents import bundle
from app.documents.photo_store import PhotoStore
from app.domain.fields import SyncClass
from app.domain.records import RECORD
from app.domain.sync.bundle import Contents, Lane, Mark, Reconciliation, Stretch
from app.domain.sync.peers import called, desk_code, file_name, in_line, lowest, read_vector
from app.domain.sync.reconcile import BundleFile, Party, SlipFacts, read_facts
from app.domain.sync.trust import Certificate, Roster
from app.services import identity, photos
from app.services.desk import Desk

OUT = "out"
_PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written and read back."""

    bundle_id: str
    paths: tuple[Path, ...]
    recipients: tuple[tuple[str, str], ...]
    """Site and name of each."""
    operations: int
    photos: int
    size: int


def check_recipients(desk: Desk, roster: Roster, sites: Sequence[str]) -> tuple[Certificate, ...]:
    """The certificates of those a bundle is for; raises UserError (field "to")."""
    own = desk.store.site
    if own not in roster.certificates:
        raise UserError(translate("errors", "This desk has no certificate yet: set the centre up first."), "to")
    found = []
    for site in dict.fromkeys(sites):
        one = roster.certificates.get(site)
        if one is None:
            raise UserError(translate("errors", "No desk is known as “{word}”.").format(word=site), "to")
        if not roster.is_trusted(site):
            message = translate("errors", "“{word}” is no longer trusted: its certificate was revoked.")
            raise UserError(message.format(word=called(one, desk.store.centre)), "to")
        if site == own:
            raise UserError(translate("errors", "“{word}” is this desk itself.").format(word=desk_code(one)), "to")
        found.append(one)
    if not found:
        raise UserError(translate("errors", "Please say which desks the bundle is for."), "to")
    return tuple(found)


def entitled(roster: Roster, recipients: Iterable[Certificate]) -> Callable[[str], bool]:
    """Whether every one of the recipients may have a stream; each stream is thought about once."""
    centres = {one.centre for one in recipients}
    known: dict[str, bool] = {}

    def allowed(stream: str) -> bool:
        if stream not in known:
            known[stream] = all(roster.may_have(centre, stream) for centre in centres)
        return known[stream]

    return allowed


def write_bundle(
    desk: Desk, staff_id: RowId, sites: Sequence[str], folder: Path, *, full: bool, progress: Progress
) -> Exported:
    """Write one bundle for some desks into a folder, read it back, and keep its slip.

    Raises UserError (field "to") for who can't have one, EnvironmentProblem when the disk refuses, Cancelled; older
    files stay as they were then.
    """
    roster = identity.roster(desk)
    recipients = check_recipients(desk, roster, sites)
    me, own = roster.certificates[desk.store.site], identity.own(desk)
    now = desk.now()
    progress.tick(0, 0, translate("sync", "Collecting the entries"))
    with desk.store.read() as session:
        contents = _contents(desk, session, roster, recipients, own.sign.sign, full=full, progress=progress)
    path = folder / file_name(me, recipients, now.astimezone(desk.zone).date(), contents.bundle_id)
    recovery = identity.recovery(desk)
    paths = bundle.write(
        contents,
        path,
        signer=own.sign,
        to=[*(one.age for one in recipients), *([recovery] if recovery else [])],
        names={me.site: _title(me), **{one.site: _title(one) for one in recipients}},
        progress=progress,
    )
    facts = _facts(desk, contents, me, recipients, paths, full=full)
    with desk.store.local() as own_tables:
        for one in recipients:
            row = own_tables.get(Peer, one.site) or Peer(site=one.site, vector="[]", wanted="[]")
            row.sent_at = now
            own_tables.add(row)
        own_tables.add(
            BundleSlip(
                bundle_id=contents.bundle_id, direction=OUT, at=now, staff_id=staff_id, peer=_peer(contents.recipients),
                file_name=facts.files[0].name, sha256=facts.files[0].sha256, facts=facts.to_json(),
            )
        )  # fmt: skip
    return Exported(
        contents.bundle_id,
        tuple(paths),
        tuple((one.site, called(one, me.centre)) for one in recipients),
        contents.operations,
        len(contents.blobs),
        sum(one.size for one in facts.files),
    )


def remove_older(desk: Desk, written: Exported) -> int:
    """Remove this desk's own older files for the same recipients from where the new one is: all that they hold is in
    it, or was acknowledged. Answers how many went; one that can't be removed stays.
    """
    folder = written.paths[0].parent
    there = {path.name for path in folder.iterdir()}
    query = select(BundleSlip.facts, BundleSlip.bundle_id).where(
        BundleSlip.direction == OUT,
        BundleSlip.peer == _peer([site for site, _ in written.recipients]),
        BundleSlip.file_name.in_(there),
        BundleSlip.bundle_id != written.bundle_id,
    )
    with desk.store.read() as session:
        older = [facts for facts, _ in session.execute(query)]
    gone = 0
    for text in older:
        for file in read_facts(text).files:
            if file.name in there:
                with suppress(OSError):
                    (folder / file.name).unlink()
                    gone += 1
    return gone


def own_files(desk: Desk, names: Collection[str]) -> set[str]:
    """Those of some file names that this desk wrote."""
    with desk.store.read() as session:
        query = select(BundleSlip.facts).where(BundleSlip.direction == OUT, BundleSlip.file_name.in_(names))
        found = [read_facts(text) for text in session.scalars(query)]
    return {file.name for facts in found for file in facts.files}


def _peer(sites: Iterable[str]) -> str:
    return " ".join(sorted(sites))


def _title(one: Certificate) -> str:
    return f"{one.centre_name} {desk_code(one)}"


# ------------------------------------------------------------------------------------------- what is inside


def _contents(
    desk: Desk, session: Session, roster: Roster, recipients: Sequence[Certificate], sign: Callable[[bytes], str],
    *, full: bool, progress: Progress,
) -> Contents:  # fmt: skip
    connection, own = session.connection(), desk.store.site
    allowed = entitled(roster, recipients)
    rows = {row.site: row for row in session.scalars(select(Peer))}
    above = None if full else _acknowledged(session, rows, recipients)
    found: list[Stretch] = []
    count = 0
    for stretch in merge.stretches(connection, allowed, above, sign, own):
        count += len(stretch.ops)
        progress.tick(count, 0, translate("sync", "Collecting the entries"))
        found.append(stretch)
    files = photos.store(desk)
    here = files.names()
    sent = _photos_of(found) & here
    wanted = {sha for one in recipients if one.site in rows for sha in _read_wanted(rows[one.site].wanted)} & here
    sent |= _permitted(session, wanted, allowed, desk.store.centre)
    lacking = _lacking(session, here, allowed, desk.store.centre)
    names = {one.site for one in recipients}
    relayed = {sha for site, row in rows.items() if site not in names for sha in _read_wanted(row.wanted)} - here
    homes = {home for home in roster.granted if allowed(f"{SyncClass.CENTRE}:{home}")}
    centres = {one.centre for one in recipients}
    line = {desk.store.centre, *roster.ancestors(desk.store.centre), *in_line(roster, centres)}
    return Contents(
        bundle_id=uuid.uuid4().hex,
        sender=own,
        recipients=tuple(one.site for one in recipients),
        made_at=to_ms(desk.now()),
        schema=SCHEMA,
        vector=merge.vector(connection, allowed),
        stretches=tuple(found),
        credentials=identity.documents(desk, line),
        wanted=tuple(sorted(lacking | relayed)),
        blobs=_Photos(files, sorted(sha for sha in sent if files.is_sound(sha))),
        granted=tuple(sorted(home for home in homes if centres - {home})),
    )


def _acknowledged(
    session: Session, rows: Mapping[str, Peer], recipients: Sequence[Certificate]
) -> dict[Lane, tuple[Mark, ...]] | None:
    """What all recipients hold by their own last receipts, as far as it stands in this log; None: nothing is known."""
    vectors = []
    lanes = lane_queries.ends(session.connection())
    for one in recipients:
        row = rows.get(one.site)
        if row is None or row.bundle_id is None:
            return None
        told = read_vector(row.vector)
        marks = lane_queries.proven(session.connection(), lanes, told)
        # One mark that isn't ours: the other desk is on a branch of this lane that we don't know.
        vectors.append({at: tuple(found) for at, found in marks.items() if len(found) == len(told[at])})
    return lowest(vectors, {one.lane for one in lanes if one.branch})


class _Photos(Mapping[str, bytes]):
    """Photos by their hash, each read from its file only when it is asked for."""

    def __init__(self, files: PhotoStore, names: Sequence[str]) -> None:
        self._files, self._names = files, dict.fromkeys(names)

    def __getitem__(self, sha256: str) -> bytes:
        if sha256 not in self._names:
            raise KeyError(sha256)
        return self._files.path(sha256).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _photos_of(stretches: Iterable[Stretch]) -> set[str]:
    """The photos that operations speak of."""
    spec = RECORD[_PHOTO]
    lines = (op.line for stretch in stretches for op in stretch.ops if op.tbl == _PHOTO and op.line is not None)
    return {str(sha) for line in lines if (sha := read_payload(spec, line).get("sha256"))}


def _permitted(session: Session, wanted: Collection[str], allowed: Callable[[str], bool], centre: str) -> set[str]:
    """Those of the wanted photos that belong to records which the recipients may have."""
    found: set[str] = set()
    if wanted and allowed(_stream(centre)):
        found.update(sha for sha in session.scalars(select(Photo.sha256).where(Photo.sha256.in_(wanted))) if sha)
    if not found.issuperset(wanted):
        found |= _elsewhere(session, allowed).intersection(wanted)
    return found


def _lacking(session: Session, here: Collection[str], allowed: Callable[[str], bool], centre: str) -> set[str]:
    """Photos of records that are here, whose files aren't; of records that the recipients have, too."""
    found = _elsewhere(session, allowed)
    if allowed(_stream(centre)):
        found |= {sha for sha in session.scalars(select(Photo.sha256).where(Photo.voided == false())) if sha}
    return found.difference(here)


def _elsewhere(session: Session, allowed: Callable[[str], bool]) -> set[str]:
    """The photos of other centres' records."""
    query = select(elsewhere.c.home, elsewhere.c.fields).where(elsewhere.c.tbl == _PHOTO, elsewhere.c.voided == 0)
    found = (json.loads(fields).get("sha256") for home, fields in session.execute(query) if allowed(_stream(home)))
    return {str(sha) for sha in found if sha}


def _stream(home: str) -> str:
    return f"{RECORD[_PHOTO].sync_class}:{home}"


# ------------------------------------------------------------------------------------------- the slip


def party(one: Certificate, own_centre: str) -> Party:
    """A desk as a slip names it."""
    return Party(one.site, called(one, own_centre), desk_code(one))


def _facts(
    desk: Desk, contents: Contents, me: Certificate, recipients: Sequence[Certificate], paths: Sequence[Path], *,
    full: bool,
) -> SlipFacts:  # fmt: skip
    tables = Counter(op.tbl for stretch in contents.stretches for op in stretch.ops)
    files = []
    for part, path in enumerate(paths, 1):
        with path.open("rb") as file:
            files.append(
                BundleFile(part, path.name, hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)
            )
    return SlipFacts(
        party(me, ""),
        tuple(party(one, "") for one in recipients),
        contents.made_at,
        tuple(files),
        len(files),
        Reconciliation(received=contents.operations, photos=len(contents.blobs), tables=dict(tables)),
        full=full,
        granted=contents.granted,
    )


def _read_wanted(text: str) -> list[str]:
    return [str(one) for one in json.loads(text or "[]")]
