"""One running program per data folder, on every platform; the lock goes with the process, however it ends."""

import errno
import os
import sys
from pathlib import Path
from typing import IO

from app.core.errors import EnvironmentProblem, InUse
from app.core.i18n import translate

_HELD = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK, 36}
"""What the systems say when another program holds the lock (36: Windows, after some waiting)."""


class FolderLock:
    """Held from construction to `release`; raises InUse when another program holds it."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] | None = None
        try:
            handle = open(folder / "dangqun.lock", "a+b")  # noqa: SIM115 - held for the life of the program
        except OSError as error:
            raise EnvironmentProblem(
                translate("errors", "The data folder can't be written: {folder}").format(folder=folder),
                translate("errors", "Check that the disk is there and that this account may write to the folder."),
            ) from error
        try:
            _take(handle)
        except OSError as error:
            handle.close()
            if error.errno not in _HELD:
                raise EnvironmentProblem(
                    translate("errors", "The data folder can't be locked: {folder}").format(folder=folder),
                    translate("errors", "Keep the data on a disk of this computer, not on a network drive."),
                ) from error
            raise InUse(
                translate("errors", "The program is already open with this data folder."),
                translate("errors", "Switch to its window, or close it first."),
            ) from error
        self._file = handle

    def release(self) -> None:
        """Let another program open the folder."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _take(handle: IO[bytes]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: IO[bytes]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def make_private(folder: Path) -> None:
    """Create the data folder for this account alone; raises EnvironmentProblem when that can't be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.name == "posix":
            folder.chmod(0o700)
    except OSError as error:
        raise EnvironmentProblem(
            translate("errors", "The data folder can't be made: {folder}").format(folder=folder),
            translate("errors", "Check that the disk is there and that this account may write to the folder."),
        ) from error
