"""The health of a desk, line by line: what was looked at, whether it is in order, and what to do if not."""

import os
import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from pathlib import Path

from sqlalchemy import false, func, select

from app import __version__
from app.core.clock import Clock, from_ms, system_clock
from app.core.errors import EnvironmentProblem
from app.core.i18n import translate
from app.core.paths import resource
from app.core.progress import Progress
from app.db.backup import copy_verified, integrity
from app.db.models import Photo
from app.db.models.log import conflict, op
from app.db.oplog import digest, verify_chains
from app.db.tx import DATABASE, open_store
from app.documents.photo_store import FOLDER, PhotoStore
from app.services import identity
from app.services.backup import last_backup
from app.services.desk import Desk, open_desk
from app.services.keys import key_fits

ENOUGH_SPACE = 1 << 30
"""Bytes that should be free: room for a database to grow and for a week of backups."""
OLD_BACKUP = timedelta(days=2)
WRONG_CLOCK = timedelta(hours=24)
_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf")


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that was looked at. `remedy` says what to do when it isn't `ok`."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def check_folder(
    folder: Path, clock: Clock = system_clock, *, deep: bool = False, progress: Progress | None = None
) -> list[CheckLine]:
    """As `check`, for a folder that isn't open here; one that can't be opened gives a line that says why."""
    try:
        desk = open_desk(folder, clock, read_only=True)
    except EnvironmentProblem as problem:
        lines = [CheckLine(translate("check", "Database"), False, problem.message, problem.remedy)]
        return [*lines, _fonts(), _versions(), *([_space(folder), _privacy(folder)] if folder.is_dir() else [])]
    try:
        return check(desk, deep=deep, progress=progress)
    finally:
        desk.close()


def check(desk: Desk, *, deep: bool = False, progress: Progress | None = None) -> list[CheckLine]:
    """Look at everything that keeps a desk sound; reads the whole database. Changes nothing.

    `deep` also makes the tables again from the log, in a copy, and compares; and reads every photo through.
    """
    steps: list[Callable[[], CheckLine]] = [
        lambda: _integrity(desk),
        lambda: _chains(desk),
        lambda: _photos(desk, deep, progress),
        lambda: _key(desk),
        lambda: _own_keys(desk),
        lambda: _conflicts(desk),
        lambda: _backup(desk),
        lambda: _clock(desk),
        lambda: _space(desk.folder),
        lambda: _privacy(desk.folder),
        _fonts,
        _versions,
    ]
    if deep:
        steps.insert(2, lambda: _rebuild(desk, progress))
    lines = []
    for number, step in enumerate(steps):
        if progress is not None:
            progress.tick(number, len(steps))
        lines.append(step())
    return lines


def _integrity(desk: Desk) -> CheckLine:
    name = translate("check", "Database")
    problems = integrity(desk.store.path)
    if problems:
        remedy = translate("check", "Restore the latest backup; keep a copy of the damaged file.")
        return CheckLine(name, False, "; ".join(problems[:3]), remedy)
    size = desk.store.path.stat().st_size / 1e6
    return CheckLine(name, True, translate("check", "sound, {size} MB").format(size=f"{size:.1f}"))


def _chains(desk: Desk) -> CheckLine:
    name = translate("check", "Log of changes")
    with desk.store.read() as session:
        broken = verify_chains(session.connection())
        count = session.scalar(select(func.count()).select_from(op)) or 0
    if broken:
        remedy = translate("check", "Restore the latest backup; someone or something changed the log.")
        return CheckLine(name, False, "; ".join(broken[:3]), remedy)
    return CheckLine(name, True, translate("check", "complete, {n} entries").format(n=f"{count:,}"))


def _rebuild(desk: Desk, progress: Progress | None) -> CheckLine:
    name = translate("check", "Tables made again from the log")
    with tempfile.TemporaryDirectory(prefix="checking-", dir=desk.folder) as place:
        copy_verified(desk.store.path, Path(place) / DATABASE, progress)
        store = open_store(Path(place), desk.clock)
        try:
            with store.read() as session:
                before = digest(session.connection())
            store.set_authority(desk.authority)
            store.rebuild()
            with store.read() as session:
                after = digest(session.connection())
        finally:
            store.close()
    if before != after:
        remedy = translate("check", "Run “rebuild”; if it happens again, ask for help with a copy of the data.")
        return CheckLine(name, False, translate("check", "differ from what is shown"), remedy)
    return CheckLine(name, True, translate("check", "the same"))


def _photos(desk: Desk, deep: bool, progress: Progress | None) -> CheckLine:
    """Whether the photos of the archive are here, of the size they had; `deep`: and of the very bytes."""
    name = translate("check", "Photos")
    files = PhotoStore(desk.folder / FOLDER)
    with desk.store.read() as session:
        query = select(Photo.sha256, func.max(Photo.size)).where(Photo.voided == false()).group_by(Photo.sha256)
        photos = {sha256: size for sha256, size in session.execute(query) if sha256}
    missing = altered = 0
    for sha256, size in photos.items():
        if progress is not None:
            progress.tick()
        path = files.find(sha256)
        if path is None:
            missing += 1
        elif path.stat().st_size != size or (deep and not files.is_sound(sha256)):
            altered += 1
    if not missing and not altered:
        return CheckLine(name, True, translate("check", "{n}, all here").format(n=f"{len(photos):,}"))
    detail = translate("check", "{missing} missing, {altered} altered, of {n}")
    remedy = translate("check", "Restore the latest backup: it brings photos back and removes none.")
    return CheckLine(name, False, detail.format(missing=missing, altered=altered, n=f"{len(photos):,}"), remedy)


def _key(desk: Desk) -> CheckLine:
    name = translate("check", "Key for ID numbers")
    if not desk.is_set_up:
        return CheckLine(name, True, translate("check", "not set up yet"))
    if key_fits(desk):
        return CheckLine(name, True, translate("check", "here and fitting"))
    detail = translate("check", "another centre's") if desk.keys.present else translate("check", "missing")
    return CheckLine(name, False, detail, translate("errors", "Load the key copy of this centre (Settings, Backup)."))


def _own_keys(desk: Desk) -> CheckLine:
    """Whether other desks take anything from this one."""
    name = translate("check", "Keys of this desk")
    own = identity.own_facts(desk)
    if not desk.is_set_up or own.facts is None:
        return CheckLine(name, True, translate("check", "not set up yet"))
    if not desk.ring.has(own.facts.site):
        remedy = translate("errors", "Start the program again: it makes new ones, and says what to do then.")
        return CheckLine(name, False, translate("check", "missing"), remedy)
    if own.standing is identity.Standing.AGAIN:
        remedy = translate("check", "Have this desk certified again (Settings, Desks and keys).")
        return CheckLine(name, False, translate("check", "no other desk takes anything from it"), remedy)
    return CheckLine(name, True, translate("check", "here and certified"))


def _conflicts(desk: Desk) -> CheckLine:
    name = translate("check", "Contradictions between desks")
    with desk.store.read() as session:
        count = session.scalar(select(func.count()).select_from(conflict)) or 0
    if not count:
        return CheckLine(name, True, translate("check", "none"))
    return CheckLine(name, False, str(count), translate("check", "A manager chooses which entry holds."))


def _backup(desk: Desk) -> CheckLine:
    name = translate("check", "Backup")
    last = last_backup(desk)
    remedy = translate("check", "Make a backup to a stick now.")
    if last is None:
        if not desk.is_set_up:
            return CheckLine(name, True, translate("check", "not set up yet"))
        return CheckLine(name, False, translate("check", "never made"), remedy)
    detail = f"{last.astimezone(desk.zone):%Y-%m-%d %H:%M}"
    return CheckLine(name, desk.now() - last <= OLD_BACKUP, detail, remedy)


def _clock(desk: Desk) -> CheckLine:
    name = translate("check", "Clock")
    with desk.store.read() as session:
        wall = session.execute(select(op.c.wall).order_by(op.c.id.desc()).limit(1)).scalar()
    shown = f"{desk.now().astimezone(desk.zone):%Y-%m-%d %H:%M}"
    if wall is not None and from_ms(wall) - desk.now() > WRONG_CLOCK:
        remedy = translate("check", "Set the computer's date and time.")
        return CheckLine(name, False, translate("check", "{now}, but entries are later").format(now=shown), remedy)
    return CheckLine(name, True, shown)


def _space(folder: Path) -> CheckLine:
    free = shutil.disk_usage(folder).free
    detail = translate("check", "{size} GB free").format(size=f"{free / 1e9:.1f}")
    remedy = translate("check", "Free some space on this disk.")
    return CheckLine(translate("check", "Disk"), free >= ENOUGH_SPACE, detail, remedy)


def _privacy(folder: Path) -> CheckLine:
    name = translate("check", "Data folder")
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        detail = translate("check", "other accounts of this computer can look into it")
        return CheckLine(name, False, detail, translate("check", "Close the program and start it again."))
    return CheckLine(name, True, translate("check", "private to this account"))


def _fonts() -> CheckLine:
    name = translate("check", "Fonts")
    missing = []
    for font in _FONTS:
        try:
            with resource(f"fonts/{font}").open("rb") as handle:
                if handle.read(4) != b"\0\1\0\0":
                    missing.append(font)
        except OSError:
            missing.append(font)
    if missing:
        return CheckLine(name, False, ", ".join(missing), translate("check", "Install the program again."))
    return CheckLine(name, True, translate("check", "here"))


def _versions() -> CheckLine:
    parts = [f"{__version__}", f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    for package in ("SQLAlchemy", "PySide6-Essentials"):
        try:
            parts.append(f"{package.partition('-')[0]} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    ok = sqlite3.sqlite_version_info >= (3, 35)
    remedy = translate("check", "Install the program again.")
    return CheckLine(translate("check", "Versions"), ok, " · ".join(parts), remedy)
