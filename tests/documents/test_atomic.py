"""A file is replaced whole or not at all, and what went wrong is told in plain words."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.errors import Cancelled, EnvironmentProblem
from app.documents.atomic import atomic_write

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def test_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(b"old")
    with atomic_write(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["log.pdf"]


@pytest.mark.parametrize("reason", [Cancelled(), ValueError("bug")])
def test_a_block_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, reason: Exception) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(b"old")
    with pytest.raises(type(reason)), atomic_write(path) as file:
        file.write(b"half")
        raise reason
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["log.pdf"]


@posix
def test_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(b"old")
    # The kernel's own full disk: whatever goes into the new file ends in ENOSPC.
    (tmp_path / "log.pdf.part").symlink_to("/dev/full")
    with pytest.raises(EnvironmentProblem) as told, atomic_write(path) as file:
        file.write(b"x" * 1_000_000)
    assert "no room" in told.value.message
    assert "log.pdf" in told.value.message
    assert told.value.remedy
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["log.pdf"]


@posix
def test_full_disk_noticed_only_when_the_buffer_is_flushed(tmp_path: Path) -> None:
    (tmp_path / "log.pdf.part").symlink_to("/dev/full")
    with pytest.raises(EnvironmentProblem, match="no room"), atomic_write(tmp_path / "log.pdf") as file:
        file.write(b"few")
    assert list(tmp_path.iterdir()) == []


@posix
def test_larger_than_the_disk_allows(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(EnvironmentProblem, match="larger"), atomic_write(tmp_path / "log.pdf") as file:
            file.write(b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def nobody() -> Iterator[None]:
    """Act as an account without rights, for the tests may be run by root, to whom all is allowed."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@posix
def test_folder_one_may_not_write_to(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("reports")
    path = folder / "log.pdf"
    path.write_bytes(b"old")
    above = [folder, *list(folder.parents)[:2]]
    modes = [entry.stat().st_mode for entry in above]
    try:
        for entry in above:
            entry.chmod(0o555)
        with nobody(), pytest.raises(EnvironmentProblem) as told, atomic_write(path):
            pass
    finally:
        for entry, mode in zip(above, modes, strict=True):
            entry.chmod(mode)
    assert "may not write" in told.value.message
    assert path.read_bytes() == b"old"


def test_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as told, atomic_write(tmp_path / "stick" / "log.pdf"):
        pass
    assert "no longer there" in told.value.message
    assert "stick" in told.value.remedy


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "log.pdf").mkdir()
    with pytest.raises(EnvironmentProblem, match="is a folder"), atomic_write(tmp_path / "log.pdf"):
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == ["log.pdf"]


def test_a_failure_of_what_is_written_is_not_blamed_on_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_write(tmp_path / "log.pdf"):
        (tmp_path / "a font that is missing").read_bytes()
