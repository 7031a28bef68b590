"""A bundle is on the stick whole, or not at all; and what the stick did is said in plain words."""

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from app.core.errors import Cancelled, EnvironmentProblem
from app.core.progress import Progress
from app.documents.bundle import open_bundle, write, writing
from app.domain.sync.bundle import Contents
from tests.documents.bundles import Author, files_of, inside, take

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


@pytest.fixture(scope="module")
def anna() -> Author:
    return Author()


@pytest.fixture(scope="module")
def bo() -> Author:
    return Author()


@pytest.fixture
def photos() -> dict[str, bytes]:
    found = (os.urandom(40_000) for _ in range(5))
    return {hashlib.sha256(photo).hexdigest(): photo for photo in found}


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if 100 kB were the most that photos may take in one file."""
    monkeypatch.setattr(writing, "PHOTO_BYTES", 100_000)


# ------------------------------------------------------------------------------------------- several files


def test_photos_go_in_further_files_operations_never(
    tmp_path: Path, anna: Author, bo: Author, photos: dict[str, bytes], small_files: None
) -> None:
    sent = anna.contents(bo, blobs=photos)
    paths = anna.send(sent, tmp_path, bo)
    first = paths[0]
    assert [path.name for path in paths] == [first.name, f"{first.stem}-2.dqb", f"{first.stem}-3.dqb"]
    assert all(path.stat().st_size < 110_000 for path in paths)
    came = [take(path, bo, anna) for path in paths]
    assert [(one.bundle_id, one.part, one.parts) for one in came] == [(sent.bundle_id, part, 3) for part in (1, 2, 3)]
    assert [one.operations for one in came] == [6, 0, 0]
    assert {name: data for one in came for name, data in one.blobs.items()} == photos
    assert all((one.vector, one.credentials) == (sent.vector, sent.credentials) for one in came)


def test_many_operations_leave_less_room_for_photos_beside_them(
    tmp_path: Path, anna: Author, bo: Author, photos: dict[str, bytes], small_files: None
) -> None:
    sent = anna.contents(bo, stretches=[anna.day(500)], blobs=photos)
    first, *further = [take(path, bo, anna) for path in anna.send(sent, tmp_path, bo)]
    assert (first.operations, len(first.blobs)) == (503, 0)
    assert [len(one.blobs) for one in further] == [2, 2, 1]


def test_photos_are_fetched_one_by_one(tmp_path: Path, anna: Author, bo: Author, photos: dict[str, bytes]) -> None:
    class Store(Mapping[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            return photos[name]

        def __iter__(self) -> Iterator[str]:
            return iter(photos)

        def __len__(self) -> int:
            return len(photos)

    (path,) = anna.send(anna.contents(bo, blobs=Store()), tmp_path, bo)
    assert take(path, bo, anna).blobs == photos


def test_the_writer_keeps_no_key_to_it(tmp_path: Path, anna: Author, bo: Author) -> None:
    (path,) = anna.send(anna.contents(bo), tmp_path, bo)
    assert path.read_bytes().count(b"-> X25519 ") == 2  # the recipient's, and one that is forgotten


def test_names_people_use_are_for_whoever_opens_it_by_hand(tmp_path: Path, anna: Author, bo: Author) -> None:
    names = {anna.site: "海南里社区\r\n前台一号机", bo.site: "南山街道"}
    (path,) = write(anna.contents(bo), tmp_path / "x.dqb", signer=anna.key, to=[bo.recipient], names=names)
    info = files_of(inside(path, bo))["bag-info.txt"].decode()
    assert "Source-Organization: 海南里社区 前台一号机\nExternal-Description: 南山街道\n" in info


# ------------------------------------------------------------------------------------------- trouble


def trouble(make: Callable[[], object]) -> EnvironmentProblem:
    with pytest.raises(EnvironmentProblem) as told:
        make()
    assert told.value.message
    assert told.value.remedy
    return told.value


@posix
def test_a_full_stick(tmp_path: Path, anna: Author, bo: Author) -> None:
    contents = anna.contents(bo)
    # The kernel's own full disk: whatever goes into the new file ends in ENOSPC.
    (tmp_path / f"HLA_NSA_20261126_{contents.bundle_id[:8]}.dqb.part").symlink_to("/dev/full")
    assert "no room" in trouble(lambda: anna.send(contents, tmp_path, bo)).message
    assert list(tmp_path.iterdir()) == []


@posix
def test_full_at_the_third_file(
    tmp_path: Path, anna: Author, bo: Author, photos: dict[str, bytes], small_files: None
) -> None:
    contents = anna.contents(bo, blobs=photos)
    (tmp_path / f"HLA_NSA_20261126_{contents.bundle_id[:8]}-3.dqb.part").symlink_to("/dev/full")
    assert "no room" in trouble(lambda: anna.send(contents, tmp_path, bo)).message
    assert list(tmp_path.iterdir()) == []


def test_gone_when_the_first_of_several_files_gets_its_name(
    tmp_path: Path,
    anna: Author,
    bo: Author,
    photos: dict[str, bytes],
    small_files: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = os.replace

    def pulled_out(source: Path, target: Path) -> None:
        if not target.stem.endswith(("-2", "-3")):
            raise OSError(errno.EIO, "the stick was pulled out")
        real(source, target)

    monkeypatch.setattr(os, "replace", pulled_out)
    assert "stopped answering" in trouble(lambda: anna.send(anna.contents(bo, blobs=photos), tmp_path, bo)).message
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_stick_that_takes_no_more(tmp_path: Path, anna: Author, bo: Author) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        trouble(lambda: anna.send(anna.contents(bo), tmp_path, bo))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_the_stick_is_gone(tmp_path: Path, anna: Author, bo: Author) -> None:
    problem = trouble(lambda: anna.send(anna.contents(bo), tmp_path / "stick", bo))
    assert "no longer there" in problem.message
    problem = trouble(lambda: open_bundle(tmp_path / "stick" / "x.dqb", [bo.age]))
    assert "can't be read" in problem.message


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="acts as another account")
def test_a_folder_nobody_may_write_to_and_a_file_nobody_may_read(tmp_path: Path, anna: Author, bo: Author) -> None:
    (path,) = anna.send(anna.contents(bo), tmp_path, bo)
    path.chmod(0)
    tmp_path.chmod(0o555)
    for folder in tmp_path.parents[:2]:
        folder.chmod(0o755)
    os.seteuid(65534)
    try:
        assert "may not write" in trouble(lambda: anna.send(anna.contents(bo), tmp_path, bo)).message
        assert "can't be read" in trouble(lambda: open_bundle(path, [bo.age])).message
    finally:
        os.seteuid(0)
        tmp_path.chmod(0o755)


@posix
@pytest.mark.parametrize(
    "spoil",
    [lambda file, size: os.pwrite(file, b"\xff\x00", size // 2), lambda file, size: os.ftruncate(file, size - 5)],
    ids=["changes", "forgets"],
)
def test_a_stick_that_does_not_keep_what_is_written(
    tmp_path: Path, anna: Author, bo: Author, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[int, int], object]
) -> None:
    real = os.fsync

    def forget(descriptor: int) -> None:
        """A worn-out stick: it says all is well, and has something else."""
        real(descriptor)
        spoil(descriptor, os.fstat(descriptor).st_size)

    monkeypatch.setattr(os, "fsync", forget)
    assert "doesn't give back" in trouble(lambda: anna.send(anna.contents(bo), tmp_path, bo)).message
    assert list(tmp_path.iterdir()) == []


def test_stopped_at_any_moment_nothing_remains(
    tmp_path: Path, anna: Author, bo: Author, photos: dict[str, bytes], small_files: None
) -> None:
    contents = anna.contents(bo, stretches=[anna.day(6000)], blobs=photos)

    def stopped_after(ticks: int) -> bool:
        class Stopping(Progress):
            left = ticks

            def tick(self, done: int = 0, total: int = 0, text: str = "") -> None:
                self.left -= 1
                if self.left < 0:
                    self.cancel()
                super().tick(done, total, text)

        try:
            write(contents, tmp_path / "x.dqb", signer=anna.key, to=[bo.recipient], progress=Stopping())
        except Cancelled:
            return True
        return False

    ticks = 0
    while stopped_after(ticks):
        assert list(tmp_path.iterdir()) == []
        ticks += 3
    assert ticks > 9
    assert len(list(tmp_path.iterdir())) == 4


def test_an_older_file_stays_until_the_new_one_is_whole(tmp_path: Path, anna: Author, bo: Author) -> None:
    path = tmp_path / "x.dqb"
    path.write_bytes(b"older")
    stop = Progress()
    stop.cancel()
    with pytest.raises(Cancelled):
        write(anna.contents(bo), path, signer=anna.key, to=[bo.recipient], progress=stop)
    assert path.read_bytes() == b"older"
    write(anna.contents(bo), path, signer=anna.key, to=[bo.recipient])
    assert take(path, bo, anna).operations == 6


def test_what_nobody_could_read_is_not_written(tmp_path: Path, anna: Author, bo: Author) -> None:
    """Whatever would be refused everywhere is a fault of this program, and doesn't leave it."""
    wrong = anna.stretch([anna.op(1, line='["not a boolean"]')])
    made: list[Contents] = [anna.contents(bo, stretches=[wrong]), anna.contents(bo, blobs={"ab" * 32: b"another"})]
    for contents in made:
        with pytest.raises(RuntimeError):
            anna.send(contents, tmp_path, bo)
    assert list(tmp_path.iterdir()) == []
