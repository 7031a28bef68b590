"""Backups: whole, verified copies; and the way back, which destroys nothing.

The photos of the archive stand beside the backups in one folder, each once by its hash: the next backup to the same
place adds those that are new. A restore brings back those that are missing here.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import false, func, select

from app.core.clock import Clock, from_ms, system_clock, to_ms
from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.db.backup import copy_verified, verify
from app.db.lock import FolderLock, make_private
from app.db.migrate import require_known
from app.db.models import Meta, Person, Photo, Visit
from app.db.tx import DATABASE, Store, open_store
from app.documents.photo_store import BESIDE_BACKUPS, PhotoStore
from app.documents.photo_store import FOLDER as PHOTOS
from app.domain.auth import Actor, Permission, require
from app.domain.settings import SITE_CODE, SITE_NAME
from app.services import installation
from app.services.desk import Desk
from app.services.vault import Keys, expected_mark

FOLDER = "backups"
KEEP = 7
"""Automatic backups kept, one a day."""
KEEP_BEFORE = 3
"""Backups kept of those made before the tables changed."""
KEEP_ASIDE = timedelta(days=30)
"""How long a database that a restore replaced is kept: it may hold people who were erased since."""
_ASIDE = "replaced-"
_LAST = "last_backup"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup that was written and read back."""

    path: Path
    at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a backup holds, for a person to recognise it before it is restored."""

    path: Path
    site_code: str
    site_name: str
    people: int
    visits: int
    last_entry_at: datetime | None


@dataclass(frozen=True, slots=True)
class RestoreSummary:
    """What became of a restore. `aside`: where the database that was here has been put; None if none was."""

    site_code: str
    site_name: str
    people: int
    visits: int
    last_entry_at: datetime | None
    aside: Path | None
    erased_again: int
    """Entries erased here after the backup was made, and erased in it once more."""
    key_fits: bool
    """False: ID numbers can't be read until the centre's key copy is loaded."""
    photos_back: int = 0
    """Photos that weren't here any more and came back from beside the backup."""
    photos_missing: int = 0
    """Photos of the archive that are neither here nor there."""


def backup_to(desk: Desk, actor: Actor, file: Path, progress: Progress | None = None) -> BackupInfo:
    """Write a verified copy of the database to `file`; it replaces what is there only when it is whole.

    The archive's photos come first, into the folder beside it, where those of earlier backups stay. Raises
    EnvironmentProblem when the disk or stick refuses; Cancelled leaves the older backup as it is.
    """
    require(actor, Permission.BACK_UP)
    if file.resolve().parent == desk.folder.resolve():
        raise UserError(translate("errors", "Choose a place outside the data folder: a stick, say."))
    return _back_up(desk, file, progress)


def _back_up(desk: Desk, file: Path, progress: Progress | None) -> BackupInfo:
    at = desk.now()
    installation.remember(desk.store)
    here, beside = PhotoStore(desk.folder / PHOTOS), PhotoStore(file.parent / BESIDE_BACKUPS)
    kept = here.names()
    there = beside.names() if kept else set()
    # Before the copy, so that what it names is there; those that came meanwhile, after it.
    beside.bring(here, kept - there, progress)
    copy_verified(desk.store.path, file, progress)
    beside.bring(here, here.names() - kept - there, progress)
    if os.name == "posix":
        with suppress(OSError):  # a stick's file system may know no owners
            file.chmod(0o600)
    with desk.store.local() as session:
        session.merge(Meta(key=_LAST, value=str(to_ms(at))))
    return BackupInfo(file, at, file.stat().st_size)


def auto_backup(desk: Desk, progress: Progress | None = None) -> BackupInfo | None:
    """The day's automatic backup, when there has been none today; keeps the last seven, and for thirty days what
    a restore put aside.

    Raises EnvironmentProblem when the disk refuses.
    """
    if not desk.is_set_up:
        return None
    folder = desk.folder / FOLDER
    now = desk.now().astimezone(desk.zone)
    if any(folder.glob(f"auto-{now:%Y%m%d}-*.sqlite")):
        return None
    make_private(folder)
    made = _back_up(desk, folder / f"auto-{now:%Y%m%d-%H%M%S}.sqlite", progress)
    for pattern, keep in (("auto-*.sqlite", KEEP), ("before-*.sqlite", KEEP_BEFORE)):
        # Never the one just made, whatever a wrong clock makes of the names.
        old = sorted((path for path in folder.glob(pattern) if path != made.path), reverse=True)
        for path in old[keep - (pattern == "auto-*.sqlite") :]:
            path.unlink(missing_ok=True)
    oldest = f"{_ASIDE}{desk.now() - KEEP_ASIDE:%Y%m%d}"
    for path in desk.folder.glob(f"{_ASIDE}*"):
        if path.is_dir() and path.name < oldest:
            shutil.rmtree(path, ignore_errors=True)
    return made


def last_backup(desk: Desk) -> datetime | None:
    """When the last backup was made, automatic or not.

    After a restore the database tells what was so when its backup began; the files beside it know better.
    """
    with desk.store.read() as session:
        row = session.get(Meta, _LAST)
    made = [from_ms(int(row.value))] if row else []
    for path in (desk.folder / FOLDER).glob("auto-*.sqlite"):
        with suppress(ValueError):
            made.append(datetime.strptime(path.stem, "auto-%Y%m%d-%H%M%S").replace(tzinfo=desk.zone).astimezone(UTC))
    return max(made, default=None)


def automatic_backups(folder: Path) -> list[Path]:
    """The backups in the data folder, the latest first."""
    return sorted((folder / FOLDER).glob("*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)


def inspect(file: Path) -> BackupFacts:
    """Read what a backup holds; raises EnvironmentProblem when it isn't one, is damaged or too new."""
    if not file.is_file():
        raise EnvironmentProblem(translate("errors", "There is no such backup: {file}").format(file=file.name))
    verify(file)
    require_known(file)
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        values = dict(connection.execute("SELECT key, value FROM setting"))
        people = connection.execute("SELECT count(*) FROM person WHERE voided = 0 AND name IS NOT NULL").fetchone()[0]
        visits = connection.execute("SELECT count(*) FROM visit WHERE voided = 0").fetchone()[0]
        wall = connection.execute("SELECT wall FROM op ORDER BY id DESC LIMIT 1").fetchone()
    return BackupFacts(
        file, SITE_CODE.decode(values.get(SITE_CODE.key)), SITE_NAME.decode(values.get(SITE_NAME.key)),
        people, visits, from_ms(wall[0]) if wall else None,
    )  # fmt: skip


def restore(folder: Path, file: Path, clock: Clock = system_clock, progress: Progress | None = None) -> RestoreSummary:
    """Put a backup in the place of the database in `folder`, which must not be open.

    The backup is copied and checked first, takes a new identity, and what was erased here since is erased in
    it again. The database that was here is moved into a folder beside it, not deleted; photos that are missing
    or damaged here are brought back, and none is removed. Cut short at any moment, either nothing has changed or
    the next start finishes it. Raises EnvironmentProblem; Cancelled.
    """
    make_private(folder)
    lock = FolderLock(folder)
    restoring = folder / installation.RESTORING
    try:
        facts = inspect(file)
        shutil.rmtree(restoring, ignore_errors=True)
        make_private(restoring)
        copy_verified(file, restoring / DATABASE, progress)
        store = open_store(restoring, clock)
        try:
            again = installation.renew(store, folder)
            installation.remember(store)
            mark = expected_mark(store)
            people, visits = _counts(store)
            wanted = _photos(store)
            store.checkpoint()
        finally:
            store.close()
        photos = PhotoStore(folder / PHOTOS)
        wanted = _unsound(photos, wanted, progress)
        came = photos.bring(PhotoStore(file.parent / BESIDE_BACKUPS), wanted, progress)
        if progress is not None:
            progress.tick()
        aside = None
        name = f"{_ASIDE}{clock():%Y%m%d-%H%M%S}"
        if (folder / DATABASE).exists():
            aside = folder / name
        installation.prepare_swap(folder, name)
        installation.swap(folder)
    except OSError as error:
        raise EnvironmentProblem(
            translate("errors", "The backup could not be restored."),
            translate("errors", "Check that the disk has space and that this account may write to the folder."),
        ) from error
    finally:
        if restoring.is_dir() and not (restoring / installation.READY).exists():
            shutil.rmtree(restoring, ignore_errors=True)
        lock.release()
    keys = Keys(folder)
    return RestoreSummary(
        facts.site_code, facts.site_name, people, visits, facts.last_entry_at, aside, again,
        keys.present and mark in (None, keys.mark), came, len(wanted) - came,
    )  # fmt: skip


def _counts(store: Store) -> tuple[int, int]:
    with store.read() as session:
        people = session.scalar(select(func.count(Person.name)).where(Person.voided == false()))
        visits = session.scalar(select(func.count()).select_from(Visit).where(Visit.voided == false()))
    return int(people or 0), int(visits or 0)


def _unsound(photos: PhotoStore, wanted: set[str], progress: Progress | None) -> set[str]:
    """Those that are missing, or whose file isn't what it was."""
    found = set()
    for number, sha256 in enumerate(sorted(wanted)):
        if progress is not None:
            progress.tick(number, len(wanted))
        if not photos.is_sound(sha256):
            found.add(sha256)
    return found


def _photos(store: Store) -> set[str]:
    """The photos a database speaks of, those taken out of the archive too: undo would bring them back."""
    with store.read() as session:
        return {sha256 for sha256 in session.scalars(select(Photo.sha256).distinct()) if sha256}
