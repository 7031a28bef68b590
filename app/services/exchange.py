"""Exchanging data with other desks by files: one button, or its parts. `resources/manual/SYNC.md` tells how it goes.

A bundle says what its sender holds; only that acknowledges anything. What was written is not what was delivered: a
stick that is lost costs nothing, one that comes twice or late changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.errors import Cancelled, DeskError, UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.db.queries import lanes as lane_queries
from app.db.tx import Changes
from app.documents import bundle
from app.documents.atomic import writing_problem
from app.domain.auth import Actor, Permission, require
from app.domain.sync.peers import entitled
from app.domain.sync.trust import Certificate
from app.services import exchange_in, exchange_out, figures, identity, peers
from app.services.desk import Desk
from app.services.exchange_in import FileVerdict, Imported
from app.services.exchange_out import Exported
from app.services.peers import PeerState

__all__ = ["FOLDER", "Exported", "FileVerdict", "Imported", "Synced", "export_to", "import_paths", "sync"]

FOLDER = "党群前台数据"
"""Where the one button writes: a folder of its own on a stick."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What one press of the button came to. `foreign`: files for other desks, left alone. `trouble`: why not every
    neighbour's file could be written; what was taken in is in all the same.
    """

    imported: Imported
    exported: tuple[Exported, ...]
    at: datetime
    foreign: int
    neighbours: tuple[PeerState, ...]
    trouble: DeskError | None = None


def together(desk: Desk, recipients: Sequence[Certificate]) -> list[list[str]]:
    """Which of some recipients (their sites) can be written to in one bundle: those who may have the same."""
    roster = identity.roster(desk)
    with desk.store.read() as session:
        streams = {one.stream for one in lane_queries.ends(session.connection())}
    found: dict[frozenset[str], list[str]] = {}
    for one in recipients:
        allowed = entitled(roster, desk.store.site, [one])
        found.setdefault(frozenset(stream for stream in streams if allowed(stream)), []).append(one.site)
    return list(found.values())


def export_to(
    desk: Desk, actor: Actor, sites: Sequence[str], folder: Path, *, full: bool = False,
    progress: Progress | None = None,
) -> tuple[Exported, Changes]:  # fmt: skip
    """Write one bundle for one desk or several into a folder and read it back.

    It holds what every one of them may have, above what all of them are known to hold by their own last bundles;
    with `full`, everything. Raises UserError (field "to", "folder", "passphrase") and EnvironmentProblem.
    """
    require(actor, Permission.SYNC)
    progress = progress or Progress()
    if not folder.is_dir():
        raise UserError(translate("errors", "There is no folder {folder}.").format(folder=folder), "folder")
    exchange_out.check_recipients(desk, identity.roster(desk), sites)
    changes = figures.refresh(desk)
    return exchange_out.write_bundles(desk, actor.staff_id, sites, folder, full=full, progress=progress), changes


def import_paths(
    desk: Desk, actor: Actor, paths: Sequence[Path], *, dry_run: bool = False, progress: Progress | None = None
) -> tuple[Imported, Changes]:
    """Take in bundles: files, or folders with the bundles in them and one folder down.

    In any order, any number of times. Every file is checked wholly before anything is written, what is good is
    taken in one transaction, and each file has its verdict; `dry_run` tells what would become of them. Raises
    Cancelled, with the data as it was.
    """
    require(actor, Permission.SYNC)
    files: list[Path] = []
    for path in paths:
        files += _not_ours(desk, exchange_in.bundles_in(path)) if path.is_dir() else [path]
    files = list(dict.fromkeys(files))
    return exchange_in.take_in(desk, actor.staff_id, files, dry_run=dry_run, progress=progress or Progress())


def sync(desk: Desk, actor: Actor, folder: Path, *, progress: Progress | None = None) -> tuple[Synced, Changes]:
    """The one button: take in everything on a stick (or in a shared folder) that is for this desk, then write one
    file for each neighbour, in place of our older one for it.

    Raises UserError (field "folder", "passphrase"), and Cancelled where nothing was taken in yet.
    """
    require(actor, Permission.SYNC)
    progress = progress or Progress()
    files, foreign = _for_us(desk, folder, progress)
    imported, changes = exchange_in.take_in(desk, actor.staff_id, files, dry_run=False, progress=progress)
    exported: list[Exported] = []
    trouble: DeskError | None = None
    try:
        changes.add(figures.refresh(desk))
        place = _place(folder)
        exchange_out.remove_halves(desk, place)
        index = exchange_out.PhotoIndex(desk)
        for one in peers.neighbours(desk):
            written = exchange_out.write_bundles(
                desk, actor.staff_id, [one.site], place, full=False, progress=progress, index=index
            )
            exchange_out.remove_older(desk, written)
            exported.append(written)
    except DeskError as problem:
        trouble = problem
    except Cancelled:
        trouble = UserError(
            translate("sync", "Stopped: what was on the stick is in, but not every file for others was written.")
        )
    return Synced(imported, tuple(exported), desk.now(), foreign, peers.peers(desk), trouble), changes


def _for_us(desk: Desk, folder: Path, progress: Progress) -> tuple[list[Path], int]:
    """The files that this desk can open, or that are no bundles at all and have to be told of; and how many are for
    others.
    """
    if not folder.is_dir():
        raise UserError(translate("errors", "There is no folder {folder}.").format(folder=folder), "folder")
    found = _not_ours(desk, exchange_in.bundles_in(folder))
    keys = [one.age for one in (identity.own(desk), *identity.former(desk).values())]
    mine, foreign = [], 0
    for number, path in enumerate(found):
        progress.tick(number, len(found), translate("sync", "Looking at {name}").format(name=path.name))
        if _is_for_others(path, keys):
            foreign += 1
        else:
            mine.append(path)
    return mine, foreign


def _not_ours(desk: Desk, found: Sequence[Path]) -> list[Path]:
    """Files that this desk didn't write itself."""
    ours = exchange_out.own_files(desk, {path.name for path in found})
    return [path for path in found if path.name not in ours]


def _is_for_others(path: Path, keys: Sequence[object]) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(bundle.HEAD_BYTES)
    except OSError:  # told of when it is read
        return False
    return not bundle.is_for(head, keys)


def _place(folder: Path) -> Path:
    place = folder if folder.name == FOLDER else folder / FOLDER
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise writing_problem(error, place) from error
    return place
