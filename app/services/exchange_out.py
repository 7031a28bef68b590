"""Writing a bundle: what its recipients may have and aren't known to hold, with the photos and the proofs they need."""

import hashlib
import json
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, false, select
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
from app.domain.sync.peers import SUFFIX, called, desk_code, entitled, file_name, in_line, lowest, read_vector
from app.domain.sync.reconcile import BundleFile, Party, SlipFacts, read_facts
from app.domain.sync.trust import Certificate, Roster
from app.services import identity, photos
from app.services.desk import Desk

OUT = "out"
AT_ONCE = 150_000
"""Operations in one bundle: so many are read without trouble on an office PC."""
KEPT = timedelta(days=800)
"""So long slips stay: whoever asks for last year's finds it."""
KEPT_AT_LEAST = 20_000
"""So many of the newest stay however old they are."""
_PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written for some recipients and read back: one bundle, or several where it is very much."""

    bundle_ids: tuple[str, ...]
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


def write_bundles(
    desk: Desk, staff_id: RowId, sites: Sequence[str], folder: Path, *, full: bool, progress: Progress,
    index: "PhotoIndex | None" = None,
) -> Exported:  # fmt: skip
    """Write what some desks lack into a folder, read it back, and keep its slip.

    It is one bundle; where there is more than one can be read at a time, several, each of which stands for itself.
    Raises UserError (field "to") for who can't have one, EnvironmentProblem when the disk refuses, Cancelled; older
    files stay as they were then.
    """
    roster = identity.roster(desk)
    recipients = check_recipients(desk, roster, sites)
    me, own, recovery = roster.certificates[desk.store.site], identity.own(desk), identity.recovery(desk)
    day = desk.now().astimezone(desk.zone).date()
    to = [*(one.age for one in recipients), *([recovery] if recovery else [])]
    names = {one.site: f"{one.centre_name} {desk_code(one)}" for one in (me, *recipients)}
    slips: list[tuple[str, SlipFacts]] = []
    written: list[Path] = []
    progress.tick(0, 0, translate("sync", "Collecting the entries"))
    try:
        with desk.store.read() as session:
            sender = _Sender(desk, session, roster, recipients, index, full=full, progress=progress)
            for contents in sender.bundles(own.sign.sign):
                path = folder / file_name(me, recipients, day, contents.bundle_id)
                paths = bundle.write(contents, path, signer=own.sign, to=to, names=names, progress=progress)
                written += paths
                slips.append((contents.bundle_id, _facts(contents, me, recipients, paths, full=full)))
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    _note(desk, staff_id, slips, recipients)
    return Exported(
        tuple(bundle_id for bundle_id, _ in slips),
        tuple(written),
        tuple((one.site, called(one, me.centre)) for one in recipients),
        sum(facts.figures.received for _, facts in slips),
        sum(facts.figures.photos for _, facts in slips),
        sum(file.size for _, facts in slips for file in facts.files),
    )


def _note(
    desk: Desk, staff_id: RowId, slips: Sequence[tuple[str, SlipFacts]], recipients: Sequence[Certificate]
) -> None:
    now = desk.now()
    with desk.store.local() as session:
        _forget_old(session, now)
        for one in recipients:
            row = session.get(Peer, one.site) or Peer(site=one.site, vector="[]", wanted="[]")
            row.sent_at = now
            session.add(row)
        for bundle_id, facts in slips:
            file = facts.files[0]
            session.add(
                BundleSlip(
                    bundle_id=bundle_id, direction=OUT, at=now, staff_id=staff_id,
                    peer=_peer(one.site for one in recipients), file_name=file.name, sha256=file.sha256,
                    facts=facts.to_json(),
                )
            )  # fmt: skip


def _forget_old(session: Session, now: datetime) -> None:
    """Drop slips that nobody asks for any more: many have come since, and long ago. A clock that stands years ahead
    for a day drops none that is needed.
    """
    last = session.scalar(select(BundleSlip.at).order_by(BundleSlip.at.desc()).offset(KEPT_AT_LEAST).limit(1))
    if last is not None:
        session.execute(delete(BundleSlip).where(BundleSlip.at <= min(last, now - KEPT)))


def remove_older(desk: Desk, written: Exported) -> int:
    """Remove this desk's own older files for the same recipients from where the new one is: all that they hold is in
    it, or was acknowledged. Answers how many went; one that can't be removed stays.
    """
    folder = written.paths[0].parent
    try:
        there = {path.name for path in folder.iterdir()}
    except OSError:
        return 0
    query = select(BundleSlip.facts, BundleSlip.bundle_id).where(
        BundleSlip.direction == OUT,
        BundleSlip.peer == _peer([site for site, _ in written.recipients]),
        BundleSlip.file_name.in_(there),
        BundleSlip.bundle_id.not_in(written.bundle_ids),
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


def remove_halves(desk: Desk, folder: Path) -> None:
    """Remove what this desk left half written when its power went."""
    me = identity.roster(desk).certificates.get(desk.store.site)
    if me is not None:
        with suppress(OSError):
            for path in folder.glob(f"{desk_code(me)}_*{SUFFIX}.part"):
                path.unlink()


def own_files(desk: Desk, names: Collection[str]) -> set[str]:
    """Those of some file names that this desk wrote."""
    with desk.store.read() as session:
        query = select(BundleSlip.facts).where(BundleSlip.direction == OUT, BundleSlip.file_name.in_(names))
        found = [read_facts(text) for text in session.scalars(query)]
    return {file.name for facts in found for file in facts.files}


def _peer(sites: Iterable[str]) -> str:
    return " ".join(sorted(sites))


# ------------------------------------------------------------------------------------------- what is inside


class PhotoIndex:
    """Which photos are here, and which the records speak of, by centre. Read once for all bundles of an exchange."""

    def __init__(self, desk: Desk) -> None:
        self.files = photos.store(desk)
        self.here = self.files.names()
        self._of_home: dict[str, set[str]] = defaultdict(set)
        with desk.store.read() as session:
            own = session.scalars(select(Photo.sha256).where(Photo.voided == false()))
            self._of_home[desk.store.centre].update(sha for sha in own if sha)
            others = select(elsewhere.c.home, elsewhere.c.fields)
            for home, fields in session.execute(others.where(elsewhere.c.tbl == _PHOTO, elsewhere.c.voided == 0)):
                if sha := json.loads(fields).get("sha256"):
                    self._of_home[home].add(str(sha))

    def of(self, allowed: Callable[[str], bool]) -> set[str]:
        """Those of records that recipients may have."""
        kind = RECORD[_PHOTO].sync_class
        return set().union(*(found for home, found in self._of_home.items() if allowed(f"{kind}:{home}")))


class _Sender:
    """What some recipients are written, out of one state of the data."""

    def __init__(
        self, desk: Desk, session: Session, roster: Roster, recipients: Sequence[Certificate],
        index: PhotoIndex | None, *, full: bool, progress: Progress,
    ) -> None:  # fmt: skip
        self._desk, self._session, self._progress = desk, session, progress
        self._allowed = allowed = entitled(roster, desk.store.site, recipients)
        self._rows = {row.site: row for row in session.scalars(select(Peer))}
        self._above = None if full else _acknowledged(session, self._rows, recipients)
        self._photos = index or PhotoIndex(desk)
        self._names = tuple(one.site for one in recipients)
        centre = desk.store.centre
        centres = {one.centre for one in recipients}
        line = {centre, *roster.ancestors(centre), *in_line(roster, centres)}
        granted = (home for home in roster.granted if centres - {home} and allowed(f"{SyncClass.CENTRE}:{home}"))
        self._frame = Contents(
            bundle_id="",
            sender=desk.store.site,
            recipients=self._names,
            made_at=to_ms(desk.now()),
            schema=SCHEMA,
            vector=merge.vector(session.connection(), allowed),
            stretches=(),
            credentials=identity.documents(desk, line),
            wanted=tuple(sorted(self._wanted())),
            granted=tuple(sorted(granted)),
        )

    def _wanted(self) -> set[str]:
        """Photos that are missing here, or at others who said so."""
        here = self._photos.here
        others = (row for site, row in self._rows.items() if site not in self._names)
        wanted = {sha for row in others for sha in _read_wanted(row.wanted)}
        return (wanted | self._photos.of(self._allowed)).difference(here)

    def bundles(self, sign: Callable[[bytes], str]) -> Iterator[Contents]:
        """The bundles to write, one at least: it is the receipt for what came. `sign` signs our own lanes' heads."""
        asked = {sha for site in self._names if site in self._rows for sha in _read_wanted(self._rows[site].wanted)}
        sent = asked & self._photos.here
        if sent:  # whoever asks gets photos of records it may have
            sent &= self._photos.of(self._allowed)
        found: list[Stretch] = []
        number = count = 0
        connection, own = self._session.connection(), self._desk.store.site
        for stretch in merge.stretches(connection, self._allowed, self._above, sign, own):
            if found and count + len(stretch.ops) > AT_ONCE:
                yield self._bundle(number, found, sent)
                number, count, found, sent = number + 1, 0, [], set()
            found.append(stretch)
            count += len(stretch.ops)
            self._progress.tick(count, 0, translate("sync", "Collecting the entries"))
        yield self._bundle(number, found, sent)

    def _bundle(self, number: int, found: Sequence[Stretch], asked: set[str]) -> Contents:
        """Bundles that were cut out of one are a millisecond apart, so that they are taken in their order."""
        files = self._photos.files
        sent = (_photos_of(found) & self._photos.here) | asked
        blobs = _Photos(files, sorted(sha for sha in sent if files.is_sound(sha)))
        return replace(
            self._frame, bundle_id=uuid.uuid4().hex, made_at=self._frame.made_at + number, stretches=tuple(found),
            blobs=blobs,
        )  # fmt: skip


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


# ------------------------------------------------------------------------------------------- the slip


def party(one: Certificate, own_centre: str) -> Party:
    """A desk as a slip names it."""
    return Party(one.site, called(one, own_centre), desk_code(one))


def _facts(
    contents: Contents, me: Certificate, recipients: Sequence[Certificate], paths: Sequence[Path], *,
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
