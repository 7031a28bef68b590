"""Taking bundles in: every file is copied into memory, authenticated and checked; then all that are good are one
transaction. A bad file never spoils the others, and whatever ends the work leaves the data as it was.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db import merge
from app.db.models import BundleSlip, Peer
from app.db.oplog import LANE_BITS
from app.db.queries import lanes as lane_queries
from app.db.queries.lanes import LaneEnd
from app.db.tx import Changes, Tx
from app.documents import bundle
from app.documents.bundle import BundleRefused, Fault
from app.documents.photo_store import PhotoStore
from app.domain.sync.bundle import Contents, Lane, Mark, Reconciliation
from app.domain.sync.peers import SUFFIX, called, clock_ahead, clock_behind, write_vector
from app.domain.sync.reconcile import BundleFile, Missing, SlipFacts, read_facts
from app.domain.sync.trust import Roster
from app.services import conflicts, identity, installation, people, photos
from app.services.desk import Desk
from app.services.exchange_out import party
from app.services.keyring import Identity
from app.services.peers import furthest, missing_lanes

IN = "in"
IN_MEMORY = 256 << 20
"""Bytes that opened bundles may take up between looking at who they are from and reading them."""
AT_ONCE = 300_000
"""Operations that are kept decoded from the check to the transaction."""
_OPENED = 400
"""Bytes of an operation in an opened bundle."""
_PART = 500
TAKEN, AGAIN, UNREADABLE = "taken", "again", "unreadable"


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What became of one file. `code`: "taken", "again" (it was taken before), "unreadable", or why it was refused
    (`documents.bundle.Fault`). `sentence` says it in words. `figures`: None where nothing is known of its content.
    """

    name: str
    code: str
    sentence: str
    sender: str = ""
    sender_name: str = ""
    bundle_id: str = ""
    figures: Reconciliation | None = None

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it was taken, and not because it is here already."""
        return self.code not in (TAKEN, AGAIN)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to. `branches` and `clocks` are sentences: which machine was copied, whose clock is wrong.
    `bundle_ids`: those that were taken. `dry_run`: nothing of it was kept.
    """

    files: tuple[FileVerdict, ...] = ()
    total: Reconciliation = field(default_factory=Reconciliation)
    branches: tuple[str, ...] = ()
    new_identity: bool = False
    """This desk met its own id ahead of itself, or was revoked, and goes on under another one."""
    is_revoked: bool = False
    clocks: tuple[str, ...] = ()
    conflict_ids: tuple[RowId, ...] = ()
    bundle_ids: tuple[str, ...] = ()
    dry_run: bool = False

    @property
    def senders(self) -> int:
        """From how many desks something came."""
        return len({one.sender for one in self.files if one.code == TAKEN})

    @property
    def refused(self) -> tuple[FileVerdict, ...]:
        """The files nothing was taken from."""
        return tuple(one for one in self.files if one.is_refused)


@dataclass(slots=True)
class _File:
    """A file on its way in. `data`, `opened` and `contents` are empty where there is no room in memory for them: they
    are read, opened and decoded once more.
    """

    path: Path
    sha256: str = ""
    size: int = 0
    data: bytes | None = None
    opened: bundle.Opened | None = None
    about: Contents | None = None
    """Everything but operations and photos."""
    documents: tuple[str, ...] = ()
    contents: Contents | None = None
    ends: tuple[tuple[Lane, Mark], ...] = ()
    """Where its stretches end."""
    photos: int = 0
    is_replay: bool = False
    copy_of: "_File | None" = None
    figures: Reconciliation | None = None
    verdict: FileVerdict | None = None

    @property
    def name(self) -> str:
        """What it is called, also where the stick's names are no text."""
        return self.path.name.encode("utf-8", "replace").decode()

    @property
    def is_new(self) -> bool:
        """Whether it was taken, for the first time."""
        return self.verdict is None and not self.is_replay


class _Tried(Exception):
    """Ends the transaction of a dry run."""


def bundles_in(folder: Path) -> list[Path]:
    """The bundles in a folder and one folder down, by name; what can't be looked into is passed over."""
    found = []
    for place in (folder, *_folders(folder)):
        try:
            found += sorted(
                path for path in place.iterdir()
                if path.suffix.lower() == SUFFIX and not path.name.startswith(".") and path.is_file()
            )  # fmt: skip
        except OSError:
            continue
    return found


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError as error:
        raise UserError(
            translate("errors", "{folder} can't be read. Put the stick in again.").format(folder=folder.name), "folder"
        ) from error


# ------------------------------------------------------------------------------------------- the whole import


def take_in(
    desk: Desk, staff_id: RowId, paths: Sequence[Path], *, dry_run: bool, progress: Progress
) -> tuple[Imported, Changes]:
    """Take in files; see `exchange.import_paths`."""
    keys = [identity.own(desk), *identity.former(desk).values()]
    files = [_File(path) for path in paths]
    room, seen = IN_MEMORY, dict[str, _File]()
    with desk.store.read() as session:
        for number, file in enumerate(files):
            progress.tick(number, len(files), translate("sync", "Reading {name}").format(name=file.name))
            _open(session, file, keys, seen)
            if file.opened is not None:
                file.documents = file.opened.credentials
                room -= file.size + _OPENED * file.opened.operations
                if room < 0:
                    file.opened = None
                if room < -IN_MEMORY:
                    file.data = None
    roster = identity.consider(desk, _documents(files))
    store, fresh = photos.store(desk), list[str]()
    try:
        good, count = _going_on(files), 0
        for number, file in enumerate(good):
            progress.tick(number, len(good), translate("sync", "Checking {name}").format(name=file.name))
            with _refusing(file):
                contents = _decode(file, keys, roster, progress)
                file.ends = tuple(((one.site, one.stream), one.head) for one in contents.stretches)
                file.photos = len(contents.blobs)
                if not dry_run:
                    _keep_photos(contents, store, fresh)
                count += contents.operations
                if count <= AT_ONCE:
                    file.contents, file.data = replace(contents, blobs={}), None
        good, roster = _still_trusted(desk, files)
        renewed = _is_copied(desk, good)
        if renewed and not dry_run:
            identity.renew(desk)
        before = conflicts.ids(desk) if good and not dry_run else frozenset()
        merged, changes = _merge(desk, staff_id, keys, good, dry_run=dry_run, progress=progress)
    except BaseException:
        store.drop(fresh)
        raise
    finally:
        desk.forget_roster()
    if good and not dry_run:
        installation.finish_erasing(desk.store)
        if not changes.tables.keys().isdisjoint({"person", "visit", "disclosure"}):
            changes.add(people.erase_rest(desk))
    new: tuple[RowId, ...] = ()
    revoked = identity.is_revoked(desk)
    if good and not dry_run:
        new = tuple(sorted(conflicts.ids(desk) - before))
        _note_conflicts(desk, good, new)
        if revoked:  # what is typed here must show here; others take it once somebody certifies this desk again
            identity.renew(desk)
    answer = _answer(desk, roster, files, merged, new, renewed=renewed or revoked, dry_run=dry_run)
    return replace(answer, is_revoked=revoked), changes


def _going_on(files: Iterable[_File]) -> list[_File]:
    """The files that are neither refused nor here already."""
    return [file for file in files if file.verdict is None and file.copy_of is None]


def _documents(files: Iterable[_File]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(document for file in files for document in file.documents))


# ------------------------------------------------------------------------------------------- one file


@contextmanager
def _refusing(file: _File) -> Iterator[None]:
    """A file that is refused is told of and left; the others go on."""
    try:
        yield
    except BundleRefused as refused:
        _refuse(file, refused.code, refused.message)
    except OSError:
        _refuse(
            file, UNREADABLE,
            translate("sync", "This file can't be read. Put the stick in once more, or copy the file again."),
        )  # fmt: skip


def _refuse(file: _File, code: str, sentence: str) -> None:
    file.data = file.opened = file.contents = None
    file.documents = ()
    bundle_id = file.about.bundle_id if file.about is not None else ""
    sender = file.about.sender if file.about is not None else ""
    file.verdict = FileVerdict(file.name, code, sentence, sender, bundle_id=bundle_id)


def _read(file: _File) -> bytes:
    if file.path.stat().st_size > bundle.MOST_BYTES:
        raise BundleRefused(Fault.OVERSIZE)
    if not file.path.is_file():
        raise BundleRefused(Fault.NOT_A_BUNDLE)
    return file.path.read_bytes()


def _open(session: Session, file: _File, keys: Sequence[Identity], seen: dict[str, _File]) -> None:
    """Copy a file off the stick, see whether it was taken before, decrypt it and check the bag. Nothing is trusted."""
    with _refusing(file):
        data = file.data = _read(file)
        file.size, file.sha256 = len(data), hashlib.sha256(data).hexdigest()
        file.copy_of = seen.setdefault(file.sha256, file)
        if file.copy_of is not file or _was_taken(session, file):
            file.copy_of, file.data = (None if file.verdict else file.copy_of), None
            return
        file.copy_of = None
        file.opened = bundle.open_bundle(data, [one.age for one in keys])
        file.about = about = file.opened.about
        if not {one.site for one in keys} & set(about.recipients):
            raise BundleRefused(Fault.WRONG_RECIPIENT)
        file.is_replay = _is_replay(session, about)


def _was_taken(session: Session, file: _File) -> bool:
    """Whether exactly this file was taken before; then what it held is here, and it needn't be opened."""
    query = select(BundleSlip.bundle_id, BundleSlip.facts).where(
        BundleSlip.direction == IN, BundleSlip.sha256 == file.sha256
    )
    row = session.execute(query).first()
    if row is None:
        return False
    facts = read_facts(row.facts)
    file.verdict = FileVerdict(
        file.name, AGAIN, _again(), facts.sender.site, facts.sender.name, row.bundle_id, _all_here(facts.figures)
    )
    return True


def _all_here(first: Reconciliation) -> Reconciliation:
    """The figures of a file that comes once more."""
    return Reconciliation(received=first.received, had=first.received, tables=dict(first.tables))


def _is_replay(session: Session, about: Contents) -> bool:
    query = select(BundleSlip.facts).where(BundleSlip.bundle_id == about.bundle_id, BundleSlip.direction == IN)
    facts = session.scalar(query)
    return facts is not None and any(one.part == about.part for one in read_facts(facts).files)


def _again() -> str:
    return translate("sync", "This bundle was taken in before; everything in it is here.")


def _decode(file: _File, keys: Sequence[Identity], roster: Roster, progress: Progress) -> Contents:
    """What is in a bundle, which is by the desk it names; that one is trusted, and each lane's end is signed by its
    author.
    """
    about = _about(file)
    sender = roster.certificates.get(about.sender)
    if sender is None:
        raise BundleRefused(Fault.UNKNOWN_SENDER)
    if not roster.is_trusted(sender.site):
        raise BundleRefused(Fault.REVOKED)
    opened, file.opened = file.opened, None
    if opened is None:
        data = file.data if file.data is not None else _read(file)
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise BundleRefused(Fault.DAMAGED)
        opened = bundle.open_bundle(data, [one.age for one in keys])
    opened.verify(sender.sign)

    def is_head(site: str, message: bytes, signature: str) -> bool | None:
        return identity.is_head(roster, site, message, signature)

    return opened.contents(is_head, progress)


def _keep_photos(contents: Contents, store: PhotoStore, fresh: list[str]) -> None:
    """Photos go where they belong at once: their name is their content, so they do no harm if the import ends."""
    for content in contents.blobs.values():
        sha256, is_new = store.add(content)
        if is_new:
            fresh.append(sha256)


def _still_trusted(desk: Desk, files: Sequence[_File]) -> tuple[list[_File], Roster]:
    """The files to take, the oldest first, with the roster that their documents alone come to.

    A document proves itself, but one from a file that is refused is left with it: also the one that vouched for, or
    revoked, the sender of another.
    """
    while True:
        good = _going_on(files)
        roster = identity.consider(desk, _documents(good))
        fallen = [file for file in good if not roster.is_trusted(_about(file).sender)]
        if not fallen:
            good.sort(key=lambda file: (_about(file).made_at, _about(file).bundle_id, _about(file).part))
            return good, roster
        for file in fallen:
            known = _about(file).sender in roster.certificates
            refused = BundleRefused(Fault.REVOKED if known else Fault.UNKNOWN_SENDER)
            _refuse(file, refused.code, refused.message)


def _about(file: _File) -> Contents:
    assert file.about is not None
    return file.about


# ------------------------------------------------------------------------------------------- our own lanes


def _is_copied(desk: Desk, good: Sequence[_File]) -> bool:
    """Whether others have something under this desk's id that isn't in this log: it was copied, or put back to an
    older state, and must not write under that id any more.
    """
    own = desk.store.site
    marks: dict[Lane, set[Mark]] = {}
    for file in good:
        for at, end in file.ends:
            if at[0] == own:
                marks.setdefault(at, set()).add(end)
        for at, held in _about(file).vector.items():
            if at[0] == own:
                marks.setdefault(at, set()).update(mark for mark in held if mark[0])
    if not marks:
        return False
    with desk.store.read() as session:
        lanes = [one for one in lane_queries.ends(session.connection()) if one.site == own]
        ours = lane_queries.proven(session.connection(), lanes, {at: tuple(held) for at, held in marks.items()})
    return any(mark not in ours.get(at, {}) for at, held in marks.items() for mark in held)


# ------------------------------------------------------------------------------------------- the transaction


@dataclass(slots=True)
class _Merged:
    """What the transaction came to, beside each file's figures."""

    released: int = 0
    conflicts: int = 0
    branches: tuple[Any, ...] = ()
    clocks: list[str] = field(default_factory=list)


def _merge(
    desk: Desk, staff_id: RowId, keys: Sequence[Identity], good: Sequence[_File], *, dry_run: bool, progress: Progress
) -> tuple[_Merged, Changes]:
    result = _Merged()
    if not good:
        return result, Changes()
    try:
        with desk.store.write(staff_id) as tx:
            identity.take_documents(desk, tx, _documents(good))
            roster = tx.recorder.authority or desk.roster

            def is_head(site: str, message: bytes, signature: str) -> bool | None:
                return identity.is_head(roster, site, message, signature)

            work = merge.Merge(tx, roster, progress, is_head)
            for file in good:
                contents, file.contents = file.contents, None
                with _refusing(file):
                    contents = contents or _decode(file, keys, roster, progress)
                    try:
                        file.figures = work.take(contents.stretches)
                    except merge.Malformed as error:
                        raise BundleRefused(Fault.MALFORMED) from error
                    file.figures.photos = file.photos
            merged = work.finish()
            result.released, result.conflicts = merged.released, merged.conflicts_new
            result.branches = tuple(merged.branches)
            result.clocks = _note(desk, tx, staff_id, roster, [file for file in good if file.verdict is None])
            if tx.recorder.erased:
                installation.want_sweep(tx)
            if dry_run:
                raise _Tried
    except _Tried:
        return result, Changes()
    return result, tx.changes


def _note(desk: Desk, tx: Tx, staff_id: RowId, roster: Roster, good: Sequence[_File]) -> list[str]:
    """Keep what each sender said of itself, and the slip of each bundle; answers what is wrong with clocks."""
    connection = tx.session.connection()
    lanes, holds = lane_queries.ends(connection), merge.holds(connection)
    own = [one for one in lanes if one.site == desk.store.site]
    here, centre = furthest(lanes), desk.store.centre
    said: list[str] = []
    known = {row.site: row for row in tx.session.scalars(select(Peer))}
    before = desk.roster  # what was known before these bundles came
    slips = _slips_of(tx.session, {_about(file).bundle_id for file in good})
    for file in good:
        contents, figures = _about(file), file.figures
        assert figures is not None
        sender = contents.sender
        if not file.is_replay:
            row = known.setdefault(sender, Peer(site=sender))
            row.vector, row.wanted = write_vector(contents.vector), json.dumps(contents.wanted)
            row.bundle_id, row.bundle_made_at = contents.bundle_id, from_ms(contents.made_at)
            row.received_at, row.successors = tx.now, before.successors.get(sender, 0)
            tx.session.add(row)
            if clock := _clock(connection, own, contents, tx.now):
                said.append(_clock_sentence(called(roster.certificates[sender], centre), clock))
        sites = {site for (site, _), _ in file.ends} | {site for site, _ in contents.vector}
        awaited = missing_lanes(
            here, [one for one in holds if one.site in sites], [(contents.vector, contents.made_at)], roster, centre
        )
        facts = SlipFacts(
            party(roster.certificates[sender], ""),
            tuple(party(roster.certificates[one], "") for one in contents.recipients if one in roster.certificates),
            contents.made_at,
            (BundleFile(contents.part, file.name, file.sha256, file.size),),
            contents.parts,
            figures,
            tuple(_missing(desk, roster, awaited)),
            granted=contents.granted,
        )
        _keep_slip(tx, staff_id, slips, contents.bundle_id, facts)
    tx.session.flush()
    return list(dict.fromkeys(said))


def _slips_of(session: Session, bundle_ids: Collection[str]) -> dict[str, BundleSlip]:
    """The slips that are here of some bundles that came in."""
    found: dict[str, BundleSlip] = {}
    ordered = sorted(bundle_ids)
    for start in range(0, len(ordered), _PART):
        part = ordered[start : start + _PART]
        query = select(BundleSlip).where(BundleSlip.bundle_id.in_(part), BundleSlip.direction == IN)
        found.update({row.bundle_id: row for row in session.scalars(query)})
    return found


def _keep_slip(tx: Tx, staff_id: RowId, slips: dict[str, BundleSlip], bundle_id: str, facts: SlipFacts) -> None:
    """One slip for all files of a bundle. A file that was here before leaves the first slip as it is."""
    row = slips.get(bundle_id)
    if row is not None:
        known = read_facts(row.facts)
        if any(one.part == facts.files[0].part for one in known.files):
            return
        figures = known.figures
        figures.add(facts.figures)
        facts = replace(
            facts, files=tuple(sorted([*known.files, *facts.files], key=lambda one: one.part)), figures=figures
        )
        row.facts = facts.to_json()
        row.file_name, row.sha256 = facts.files[0].name, facts.files[0].sha256
        return
    file = facts.files[0]
    row = slips[bundle_id] = BundleSlip(
        bundle_id=bundle_id, direction=IN, at=tx.now, staff_id=staff_id, peer=facts.sender.site,
        file_name=file.name, sha256=file.sha256, facts=facts.to_json(),
    )  # fmt: skip
    tx.session.add(row)


def _missing(desk: Desk, roster: Roster, awaited: dict[str, list[tuple[int, int, int]]]) -> Iterator[Missing]:
    for site, spans in sorted(awaited.items()):
        one = roster.certificates.get(site)
        name = called(one, desk.store.centre) if one is not None else translate("sync", "A desk nobody certified")
        first = from_ms(min(span[0] for span in spans)).astimezone(desk.zone).date()
        last = from_ms(max(span[1] for span in spans)).astimezone(desk.zone).date()
        yield Missing(site, name, first.isoformat(), last.isoformat(), sum(span[2] for span in spans))


def _note_conflicts(desk: Desk, good: Sequence[_File], new: Sequence[RowId]) -> None:
    """Which conflicts came with an exchange stands on each of its slips."""
    if not new:
        return
    ids = [one.hex() for one in new]
    with desk.store.local() as session:
        for row in _slips_of(session, {_about(file).bundle_id for file in good if file.is_new}).values():
            facts = read_facts(row.facts)
            row.facts = replace(facts, conflict_ids=tuple(dict.fromkeys([*facts.conflict_ids, *ids]))).to_json()


# ------------------------------------------------------------------------------------------- clocks


def _clock(connection: Connection, own: Sequence[LaneEnd], contents: Contents, now: datetime) -> timedelta | None:
    """By how much the sender's clock runs ahead of ours (negative: behind), as far as that can be told."""
    made_at = from_ms(contents.made_at)
    ahead = clock_ahead(made_at, now)
    if ahead is not None:
        return ahead
    ours = {one.lane for one in own}
    vector = {at: marks for at, marks in contents.vector.items() if at in ours}
    told = lane_queries.proven(connection, own, vector)
    numbers = [end.id << LANE_BITS | mark[0] for marks in told.values() for mark, end in marks.items()]
    behind = clock_behind(made_at, [from_ms(wall) for wall in lane_queries.walls(connection, numbers).values()])
    return None if behind is None else -behind


def _clock_sentence(name: str, clock: timedelta) -> str:
    minutes = int(abs(clock) / timedelta(minutes=1))
    if minutes < 120:
        span = translate("sync", "{n} minutes").format(n=minutes)
    elif minutes < 48 * 60:
        span = translate("sync", "{n} hours").format(n=minutes // 60)
    else:
        span = translate("sync", "{n} days").format(n=minutes // (24 * 60))
    if clock > timedelta():
        text = translate("sync", "The clock of {name} is at least {span} ahead of this computer's. Compare both.")
    else:
        text = translate("sync", "The clock of {name} is at least {span} behind this computer's. Compare both.")
    return text.format(name=name, span=span)


# ------------------------------------------------------------------------------------------- the answer


def _answer(
    desk: Desk, roster: Roster, files: Sequence[_File], merged: _Merged, new: tuple[RowId, ...], *,
    renewed: bool, dry_run: bool,
) -> Imported:  # fmt: skip
    centre = desk.store.centre

    def name_of(site: str) -> str:
        one = roster.certificates.get(site)
        return called(one, centre) if one is not None else ""

    total = Reconciliation()
    verdicts = []
    for file in files:
        if file.copy_of is not None:
            file.verdict = _as_its_twin(file, file.copy_of)
        elif file.verdict is None:
            figures, about = file.figures or Reconciliation(), _about(file)
            sentence = _again() if file.is_replay else _sentence(figures)
            code = AGAIN if file.is_replay else TAKEN
            file.verdict = FileVerdict(
                file.name, code, sentence, about.sender, name_of(about.sender), about.bundle_id, figures
            )
        elif name := name_of(file.verdict.sender):
            file.verdict = replace(file.verdict, sender_name=name)
        if file.verdict.figures is not None:
            total.add(file.verdict.figures)
        verdicts.append(file.verdict)
    total.released, total.conflicts = merged.released, merged.conflicts if dry_run else len(new)
    copied = translate(
        "sync",
        "There are two continuations of the data of {name}: that computer, or its disk, was copied or put back to an "
        "older state. Both are kept. Find out which machine it was.",
    )
    return Imported(
        files=tuple(verdicts),
        total=total,
        branches=tuple(dict.fromkeys(copied.format(name=name_of(one.site) or one.site[:8]) for one in merged.branches)),
        new_identity=renewed,
        clocks=tuple(merged.clocks),
        conflict_ids=new,
        bundle_ids=() if dry_run else tuple(dict.fromkeys(one.bundle_id for one in verdicts if one.code == TAKEN)),
        dry_run=dry_run,
    )


def _as_its_twin(file: _File, first: _File) -> FileVerdict:
    """The verdict on a second copy of a file, which came earlier in the list."""
    assert first.verdict is not None
    verdict = replace(first.verdict, name=file.name)
    if verdict.is_refused or verdict.figures is None:
        return verdict
    return replace(verdict, code=AGAIN, sentence=_again(), figures=_all_here(verdict.figures))


def _sentence(figures: Reconciliation) -> str:
    if figures.received:
        return figures_sentence(figures)
    if figures.photos:
        return translate("sync", "Photos: {n}.").format(n=figures.photos)
    return translate("sync", "Nothing new, only the receipt for what came before.")


def figures_sentence(figures: Reconciliation) -> str:
    """A reconciliation in one line."""
    return translate(
        "sync", "{received} entries: {applied} new, {had} here before, {waiting} waiting, {kept} kept aside"
    ).format(
        received=f"{figures.received:,}", applied=f"{figures.applied:,}", had=f"{figures.had:,}",
        waiting=f"{figures.waiting:,}", kept=f"{figures.kept:,}",
    )  # fmt: skip
