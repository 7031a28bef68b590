"""Files that are either whole or not there: an export never leaves half a file or destroys an older one."""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.core.errors import EnvironmentProblem
from app.core.i18n import translate

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", -1)}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, getattr(errno, "ESTALE", -1), getattr(errno, "EREMOTEIO", -1)}
_HELD_BY_ANOTHER_PROGRAM = {5, 32, 33}
"""Windows: access denied on replacing, sharing violation, lock violation."""


@contextmanager
def atomic_write(path: Path | str) -> Iterator[BinaryIO]:
    """Open a file beside `path` for writing; it takes the place of `path` only when the block ends well.

    The bytes are on the disk (file and folder) before the name changes. If the block raises, `Cancelled`
    included, what was at `path` stays as it was and nothing new remains. Raises `EnvironmentProblem` when
    the disk, the folder or the rights do not allow it.
    """
    target = Path(path)
    part = target.with_name(target.name + ".part")
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        raw = _PartFile(part, target)
    except OSError as error:
        raise writing_problem(error, target) from error
    try:
        file = io.BufferedWriter(raw, 1 << 18)
        try:
            yield file
            file.flush()
            try:
                os.fsync(file.fileno())
            except OSError as error:
                raise writing_problem(error, target) from error
        finally:
            # After a failed write the buffer still holds what did not fit; closing would fail once more.
            with suppress(OSError, EnvironmentProblem):
                file.close()
            raw.close()
        try:
            os.replace(part, target)
            sync_folder(target.parent)
        except OSError as error:
            raise writing_problem(error, target) from error
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


class _PartFile(io.FileIO):
    """A raw file whose failures are told in plain words, and not taken for failures of what is written."""

    def __init__(self, part: Path, target: Path) -> None:
        super().__init__(part, "w+")
        self._target = target

    def write(self, data: "ReadableBuffer", /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise writing_problem(error, self._target) from error


def make_folder(folder: Path) -> None:
    """Make a folder that somebody names, with those above it, unless it is there; raises `EnvironmentProblem`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_problem(error, folder) from error


def writing_problem(error: OSError, path: Path) -> EnvironmentProblem:
    """Say in plain words why `path` could not be written, and what helps."""
    name = path.name
    code = error.errno
    held = getattr(error, "winerror", None) in _HELD_BY_ANOTHER_PROGRAM and path.exists()
    if code in _NO_ROOM:
        return EnvironmentProblem(
            translate("documents", "There is no room left for {name} on this disk.").format(name=name),
            translate("documents", "Free some space or choose another disk, then try again."),
        )
    if code == errno.EFBIG:
        return EnvironmentProblem(
            translate("documents", "{name} is larger than this disk allows.").format(name=name),
            translate("documents", "Choose another disk or a shorter period."),
        )
    if code == errno.EROFS:
        return EnvironmentProblem(
            translate("documents", "{name} was not written: this disk is read-only.").format(name=name),
            translate("documents", "Slide the lock of the stick, or choose another disk."),
        )
    if held:
        return EnvironmentProblem(
            translate("documents", "{name} is open in another program.").format(name=name),
            translate("documents", "Close it there, or save under another name."),
        )
    if code in (errno.EACCES, errno.EPERM):
        return EnvironmentProblem(
            translate("documents", "This account may not write to the folder of {name}.").format(name=name),
            translate("documents", "Choose another folder, such as your documents."),
        )
    if code in (errno.ENOENT, errno.ENOTDIR):
        return EnvironmentProblem(
            translate("documents", "The folder of {name} is no longer there.").format(name=name),
            translate("documents", "If it is on a stick, put the stick in again; or choose another folder."),
        )
    if code == errno.EISDIR:
        return EnvironmentProblem(
            translate("documents", "{name} is a folder.").format(name=name),
            translate("documents", "Save under another name."),
        )
    if code in (errno.ENAMETOOLONG, errno.EINVAL):
        return EnvironmentProblem(
            translate("documents", "The name {name} is not allowed here.").format(name=name),
            translate("documents", "Use a shorter name without special signs."),
        )
    if code in _GONE:
        return EnvironmentProblem(
            translate("documents", "The disk stopped answering while {name} was written.").format(name=name),
            translate("documents", "Check the stick or cable, then try again."),
        )
    return EnvironmentProblem(
        translate("documents", "{name} could not be written.").format(name=name),
        translate("documents", "Choose another folder, then try again."),
    )


def sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows and some network folders have no way to ask for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
