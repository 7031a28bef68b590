"""Power cuts: the program is killed at random moments; nothing it said was saved may be missing afterwards."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.db.backup import integrity
from app.db.models import Photo, Visit
from app.db.oplog import digest, verify_chains
from app.domain.auth import SYSTEM
from app.services import archive, backup, check, drafts, people
from app.services.desk import Desk, open_desk
from app.services.installation import RESTORING

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="kills by signal")]

ROOT = Path(__file__).parents[2]
ACTS = Path(__file__).with_name("acts.py")


def _command(*words: object) -> list[str]:
    return [sys.executable, str(ACTS), *map(str, words)]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _run(*words: object) -> float:
    """Run an act to its end; how many seconds it took after it said that it had begun."""
    with subprocess.Popen(_command(*words), env=_environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        begun = time.monotonic()
        process.stdout.read()
        took = time.monotonic() - begun
    assert process.returncode == 0
    return took


def _killed(seconds: float, *words: object) -> list[str]:
    """Run an act, kill it so many seconds after it began to speak, and return the lines it got out."""
    with subprocess.Popen(_command(*words), env=_environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    lines = (first + rest).splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


@contextmanager
def _opened(folder: Path) -> Iterator[Desk]:
    with closing(open_desk(folder)) as desk:
        yield desk


def _assert_sound(desk: Desk) -> None:
    assert integrity(desk.store.path) == []
    with desk.store.read() as session:
        assert verify_chains(session.connection()) == []
        before = digest(session.connection())
    desk.store.rebuild()
    with desk.store.read() as session:
        assert digest(session.connection()) == before


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """Another moment each run; the seed is printed when a test fails."""
    seed = int(os.environ.get("CRASH_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
    print(f"CRASH_SEED={seed}")
    return random.Random(seed)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crash") / "data"
    _run("make", folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "data")
    return tmp_path / "data"


def test_every_visit_that_was_acknowledged_survives(folder: Path, chance: random.Random) -> None:
    said: set[str] = set()
    left: set[str] = set()
    for _ in range(6):
        for line in _killed(chance.uniform(0.0, 0.7), "sign_in", folder):
            (left if line.startswith("left") else said).add(line.split()[-1])
        with _opened(folder) as desk:
            with desk.store.read() as session:
                kept = {visit.id.hex(): visit for visit in session.query(Visit)}
            assert said <= set(kept)
            assert all(kept[one].left_at is not None for one in left)
            assert len(kept) <= len(said) + 6  # at most the one that was being written, each time
            draft = drafts.load(desk, SYSTEM.staff_id, "visit")
            assert draft is not None
    assert said
    with _opened(folder) as desk:
        _assert_sound(desk)
        assert len(people.person_ids(desk)) == len(kept)


def test_every_photo_that_was_acknowledged_survives_whole(folder: Path, tmp_path: Path, chance: random.Random) -> None:
    said: set[str] = set()
    for _ in range(4):
        said |= {line for line in _killed(chance.uniform(0.0, 0.7), "photograph", folder) if line != "begun"}
        with _opened(folder) as desk:
            with desk.store.read() as session:
                kept = {photo.sha256 or "" for photo in session.query(Photo)}
            files = archive.store(desk)
            assert said <= kept and kept <= files.names(), "no entry without its file"
            assert all(files.is_sound(sha256) for sha256 in files.names()), "and no file but a whole one"
    assert said
    with _opened(folder) as desk:
        _assert_sound(desk)
        assert next(line for line in check.check(desk, deep=True) if line.name == "Photos").ok


def test_a_backup_that_was_interrupted_leaves_the_one_before(
    folder: Path, tmp_path: Path, chance: random.Random
) -> None:
    _run("fill", folder, 20_000)
    file = tmp_path / "stick.sqlite"
    done = False
    for _ in range(5):
        done |= "done" in _killed(chance.uniform(0.0, 0.8), "back_up", folder, file)
        assert file.exists() or not done
        if file.exists():
            assert backup.inspect(file).people >= 20_000
        with _opened(folder) as desk:
            assert integrity(desk.store.path) == []
    with _opened(folder) as desk:
        backup.backup_to(desk, SYSTEM, file)
        _assert_sound(desk)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [file.name]


def test_an_interrupted_restore_leaves_the_old_data_or_the_new(
    folder: Path, tmp_path: Path, chance: random.Random
) -> None:
    _run("fill", folder, 5_000)
    file = tmp_path / "stick.sqlite"
    with _opened(folder) as desk:
        backup.backup_to(desk, SYSTEM, file)
        people.save(desk, SYSTEM, None, {"name": "后来的人"})
    shutil.copytree(folder, tmp_path / "whole")
    took = _run("restore", tmp_path / "whole", file)
    seen = set()
    for number in range(8):
        place = tmp_path / f"try{number}"
        shutil.copytree(folder, place)
        # The swap is the last and the shortest part: look there most.
        _killed(took * min(1.0, chance.choice((0.5, 0.9, 0.97)) + chance.uniform(0, 0.1)), "restore", place, file)
        with _opened(place) as desk:
            seen.add(len(people.person_ids(desk)))
            assert integrity(desk.store.path) == []
            assert desk.is_set_up
            people.save(desk, SYSTEM, None, {"name": "接着用"})
        assert not (place / RESTORING).exists()
        shutil.rmtree(place)
    assert seen <= {5_000, 5_001}


def test_a_first_start_that_was_interrupted_is_begun_again(tmp_path: Path, chance: random.Random) -> None:
    took = _run("make", tmp_path / "whole")
    for number in range(10):
        place = tmp_path / f"try{number}"
        _killed(took * chance.uniform(0, 1), "make", place)
        with _opened(place) as desk:
            set_up = desk.is_set_up
        if not set_up:
            _run("make", place)
        with _opened(place) as desk:
            assert desk.is_set_up
            _assert_sound(desk)


def _assert_refused_well(lines: list[str], folder: Path, message: str) -> None:
    said = {line for line in lines if len(line) == 32}
    refused = next(line for line in lines if line.startswith("refused"))
    assert message in refused
    assert refused.split("|")[1].strip()
    assert said
    assert lines[-1] == f"people {len(said)}"
    with _opened(folder) as desk:
        with desk.store.read() as session:
            assert {visit.id.hex() for visit in session.query(Visit)} == said
        _assert_sound(desk)


def test_a_file_that_may_not_grow_is_told_and_nothing_before_is_lost(folder: Path) -> None:
    size = max(path.stat().st_size for path in folder.rglob("*.sqlite"))

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 400_000, size + 400_000))

    result = subprocess.run(
        _command("until_full", folder), env=_environment(), capture_output=True, text=True, preexec_fn=limit
    )
    assert result.returncode == 0, result.stderr
    _assert_refused_well(result.stdout.splitlines(), folder, "can't be written")


def test_a_full_disk_is_told_and_nothing_before_is_lost(folder: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("a small disk can only be made by root")
    made = subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True)
    if made.returncode:
        pytest.skip("this machine allows no small disk")
    try:
        shutil.copytree(folder, disk / "data")
        result = subprocess.run(
            _command("until_full", disk / "data"), env=_environment(), capture_output=True, text=True
        )
        assert result.returncode == 0, result.stderr
        shutil.copytree(disk / "data", tmp_path / "rescued")
        _assert_refused_well(result.stdout.splitlines(), tmp_path / "rescued", "disk is full")
    finally:
        subprocess.run(["umount", disk], check=True)
