"""Where photos are: one file each, named by the hash of its bytes, written once and never changed."""

import hashlib
import os
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from app.core.errors import EnvironmentProblem
from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.atomic import atomic_write, sync_folder, writing_problem

FOLDER = "photos"
"""The folder of photos inside the data folder."""
BESIDE_BACKUPS = "dangqun-photos"
"""The folder of photos beside backups, on a stick or in the data folder; all backups there share it."""
_NAME = re.compile(r"[0-9a-f]{64}")


class PhotoStore:
    """The photos in one folder: `ab/<sha256>.jpg`. A file is complete and of its name, or not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the photo of a hash is, or would be."""
        if not _NAME.fullmatch(sha256):
            raise ValueError("not a SHA-256 in hexadecimal")
        return self.folder / sha256[:2] / f"{sha256}.jpg"

    def find(self, sha256: str | None) -> Path | None:
        """The file of a photo, if it is here."""
        if sha256 is None or not _NAME.fullmatch(sha256):  # what came from elsewhere may say anything
            return None
        path = self.path(sha256)
        return path if path.is_file() else None

    def add(self, content: bytes) -> tuple[str, bool]:
        """Keep a photo; answers its hash and whether it is new. One that was damaged here is made whole.

        Raises EnvironmentProblem when the disk refuses.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path(sha256)
        was_here = target.is_file()
        if was_here and self.is_sound(sha256):
            return sha256, False
        self._make(target.parent)
        with atomic_write(target) as file:
            if os.name == "posix":
                with suppress(OSError):  # a stick's file system may know no owners
                    os.fchmod(file.fileno(), 0o600)
            file.write(content)
        return sha256, not was_here

    def _make(self, folder: Path) -> None:
        if folder.is_dir():
            return
        try:
            for one in (self.folder, folder):
                if not one.is_dir():
                    one.mkdir(mode=0o700, exist_ok=True)  # never its parent: a stick that is gone stays gone
                    sync_folder(one.parent)
        except OSError as error:
            raise writing_problem(error, self.folder) from error

    def drop(self, sha256s: Iterable[str]) -> None:
        """Remove photos that were kept for an act that came to nothing."""
        for sha256 in sha256s:
            with suppress(OSError):
                self.path(sha256).unlink(missing_ok=True)

    def names(self) -> set[str]:
        """The hashes of all photos that are here."""
        found: set[str] = set()
        with suppress(FileNotFoundError, NotADirectoryError):
            for folder in os.scandir(self.folder):
                if len(folder.name) == 2 and folder.is_dir(follow_symlinks=False):
                    found.update(name[:-4] for name in os.listdir(folder.path) if name.endswith(".jpg"))
        return {name for name in found if _NAME.fullmatch(name)}

    def is_sound(self, sha256: str) -> bool:
        """Whether a photo is here and its bytes are the ones its name says."""
        path = self.find(sha256)
        try:
            return path is not None and _hash(path) == sha256
        except OSError:
            return False

    def bring(self, source: "PhotoStore", wanted: Collection[str], progress: Progress | None = None) -> int:
        """Copy photos from another folder that aren't here, or were damaged here; answers how many came.

        Only sound ones come, and nothing sound is ever removed. On one disk a photo isn't written twice: both names
        stand for the same bytes. Raises EnvironmentProblem; Cancelled keeps what came until then, and the next time
        goes on from there.
        """
        came = 0
        linked: set[Path] = set()
        for number, sha256 in enumerate(sorted(wanted)):
            if progress is not None:
                progress.tick(number, len(wanted))
            found = source.find(sha256)
            target = self.path(sha256)
            if found is None or self.is_sound(sha256):
                continue
            try:
                content = found.read_bytes()
            except OSError as error:
                raise EnvironmentProblem(
                    translate("documents", "{name} can't be read.").format(name=found.name),
                    translate("documents", "Check the stick or cable, then try again."),
                ) from error
            if hashlib.sha256(content).hexdigest() != sha256:
                continue
            self._make(target.parent)
            try:
                target.unlink(missing_ok=True)
                os.link(found, target)
                linked.add(target.parent)
            except OSError:  # another disk, or one that knows no links
                self.add(content)
            came += 1
        for folder in linked:
            with suppress(OSError):
                sync_folder(folder)
        return came


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
