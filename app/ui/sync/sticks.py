"""Where bundles may lie: sticks that are in, and the folder that was chosen to work like one."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from app.ui.kit.jobs import Jobs

EVERY = 2000
"""Milliseconds between two looks: soon enough for somebody who has just put a stick in."""
MEDIA = ("/media", "/run/media")
"""Where Linux desktops show what is put in."""
_MOUNTS = Path("/proc/self/mounts")
_OCTAL = re.compile(rb"\\([0-7]{3})")
_REMOVABLE, _DRIVES = 2, 26
ENDING = ".dqb"


@dataclass(frozen=True, slots=True)
class Place:
    """A stick or the chosen folder. `free`: bytes; `bundles`: how many of others lie there (one folder down, too)."""

    path: Path
    name: str
    is_stick: bool
    free: int
    writable: bool
    bundles: int


def find(mounted: Callable[[], Iterable[Path]], folder: Path | None, ours: str = "") -> tuple[Place, ...]:
    """Every stick that is in, then the chosen folder if it is there; `ours` is how the names of our own bundles begin.

    Slow media answer slowly: not for the screen's thread.
    """
    found = [_place(path, True, ours) for path in dict.fromkeys(mounted())]
    if folder is not None and folder.is_dir() and all(one is None or one.path != folder for one in found):
        found.append(_place(folder, False, ours))
    return tuple(one for one in found if one is not None)


def _place(path: Path, is_stick: bool, ours: str) -> Place | None:
    info = QStorageInfo(str(path))
    if not info.isValid() or not info.isReady():
        return None
    name = (info.name() or path.name or str(path)) if is_stick else path.name or str(path)
    try:
        bundles = sum(not ours or not name.startswith(ours) for name in _bundles(path))
    except OSError:
        return None
    return Place(path, name, is_stick, info.bytesAvailable(), os.access(path, os.W_OK), bundles)


def _bundles(path: Path) -> Iterable[str]:
    """Bundles in a folder and one folder down, as an exchange looks for them."""
    for entry in os.scandir(path):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            try:
                yield from (inner.name for inner in os.scandir(entry.path) if inner.name.endswith(ENDING))
            except PermissionError:
                continue  # what a system keeps for itself on a stick
        elif entry.name.endswith(ENDING):
            yield entry.name


def removable() -> list[Path]:
    """The roots of the volumes that can be pulled out, told without waking any of them."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return [path for path in Path("/Volumes").glob("*") if path.is_mount() and not path.samefile("/")]
    return under_media(_read_mounts())


def _read_mounts() -> bytes:
    try:
        return _MOUNTS.read_bytes()
    except OSError:
        return b""


def under_media(mounts: bytes, roots: Sequence[str] = MEDIA) -> list[Path]:
    """The mount points below some folders in the system's list (`/proc/self/mounts`)."""
    found = []
    for line in mounts.splitlines():
        parts = line.split(b" ")
        if len(parts) > 2:
            # The list writes blanks and the like as octal numbers.
            path = os.fsdecode(_OCTAL.sub(lambda digits: bytes([int(digits[1], 8)]), parts[1]))
            if any(path.startswith(f"{root}/") for root in roots):
                found.append(Path(path))
    return found


def _windows() -> list[Path]:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    drives = kernel.GetLogicalDrives()
    roots = [f"{chr(ord('A') + place)}:\\" for place in range(_DRIVES) if drives >> place & 1]
    return [Path(root) for root in roots if kernel.GetDriveTypeW(root) == _REMOVABLE]


class StickWatch(QObject):
    """Looks for sticks every other second while it is told to. `changed(tuple of Place)` comes when there are others
    than before, or other bundles on them, or when the chosen folder went or came back; `came(Place)` for a stick that
    wasn't in.

    `mounted` tells where volumes are (tests have their own); `folder()` is the chosen folder, None for none; `ours()`
    is how the names of our own bundles begin.
    """

    changed = Signal(object)
    came = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        folder: Callable[[], Path | None],
        mounted: Callable[[], Iterable[Path]] = removable,
        *,
        ours: Callable[[], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder = folder
        self.mounted = mounted
        self._ours = ours
        self._known = False
        self.places: tuple[Place, ...] = ()
        self.gone: Path | None = None
        """The chosen folder, while it isn't there."""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    @property
    def known(self) -> bool:
        """Whether there was a look already."""
        return self._known

    def start(self) -> None:
        """Look now and from now on."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def look(self, then: Callable[[], object] | None = None) -> None:
        """Look once; `then` comes when it is known what is there."""
        folder, mounted, ours = self._folder, self.mounted, self._ours

        def seen(found: tuple[Path | None, tuple[Place, ...]]) -> None:
            self._seen(*found)
            if then is not None:
                then()

        def read() -> tuple[Path | None, tuple[Place, ...]]:
            chosen = folder()
            return chosen, find(mounted, chosen, ours())

        key = "places" if then is None else "places for somebody"
        self._jobs.read(self, key, read, seen)

    def _seen(self, chosen: Path | None, places: tuple[Place, ...]) -> None:
        first, before, self._known = not self._known, self.places, True
        was, self.gone = self.gone, None if any(one.path == chosen for one in places) else chosen
        self.places = places
        # Free room changes all the time somewhere; that alone is no news.
        if first or was != self.gone or [_told(one) for one in places] != [_told(one) for one in before]:
            self.changed.emit(places)
        if not first:
            known = {one.path for one in before}
            for one in places:
                if one.is_stick and one.path not in known:
                    self.came.emit(one)


def _told(one: Place) -> tuple[Path, str, bool, int]:
    return one.path, one.name, one.writable, one.bundles
