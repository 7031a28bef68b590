"""Power cuts, full disks and pulled sticks while data changes hands: no half state, and the next try completes it."""

import itertools
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.db import oplog
from app.db.models import Person, Visit
from app.domain.sync.fold import Label
from app.services import exchange
from tests.crash.test_kill import _assert_sound, _command, _environment, _killed, _opened, _run
from tests.sync.world import NOW, Machine, kit

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="kills by signal")]
PEOPLE = 2_000
"""Enough for an import and an export to take a while."""


@pytest.fixture
def chance() -> random.Random:
    """Another moment each run; the seed is printed when a test fails."""
    seed = int(os.environ.get("CRASH_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
    print(f"CRASH_SEED={seed}")
    return random.Random(seed)


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Desks A and B of one centre: they share people, changed some apart, and A's bundle for B is on the stick."""
    root = tmp_path_factory.mktemp("exchange")
    machines = []
    for name in "AB":
        shutil.copytree(kit() / name, root / name)
        machines.append(Machine(name, root / name, SteppedClock(NOW)))
    a, b = machines
    with a.desk.store.write(a.actor.staff_id) as tx:
        ids = tx.insert_many(Person, ({"name": f"访客{number}"} for number in range(PEOPLE)))
    (root / "first").mkdir()
    first, _ = exchange.export_to(a.desk, a.actor, [b.site], root / "first")
    exchange.import_paths(b.desk, b.actor, list(first.paths))
    for at, word in ((a, "甲"), (b, "乙")):
        with at.desk.store.write(at.actor.staff_id) as tx:
            tx.edit_many(Person, {row: {"note": word} for row in ids[:300]})
            tx.edit_many(Person, {row: {"voided": True, "void_reason": word} for row in ids[300:320]}, label=Label.VOID)
    with a.desk.store.write(a.actor.staff_id) as tx:
        tx.insert_many(Visit, ({"person_id": row, "arrived_at": tx.now} for row in ids))
    (root / "stick").mkdir()
    exchange.export_to(a.desk, a.actor, [b.site], root / "stick")
    for machine in machines:
        machine.stop()
    return root


def _digest(folder: Path) -> oplog.Digest:
    with _opened(folder) as desk, desk.store.read() as session:
        return oplog.digest(session.connection())


def test_an_interrupted_import_leaves_all_or_nothing(pair: Path, tmp_path: Path, chance: random.Random) -> None:
    before = _digest(pair / "B")
    shutil.copytree(pair / "B", tmp_path / "whole")
    took = _run("take_in", tmp_path / "whole", pair / "stick")
    after = _digest(tmp_path / "whole")
    assert before != after
    seen = set()
    for number in range(5):
        place = tmp_path / f"try{number}"
        shutil.copytree(pair / "B", place)
        _killed(took * chance.uniform(0, 1.1), "take_in", place, pair / "stick")
        seen.add(_digest(place) == after)
        assert _digest(place) in (before, after)
        with _opened(place) as desk:
            _assert_sound(desk)
        _run("take_in", place, pair / "stick")
        assert _digest(place) == after, "the next try completes it"
        shutil.rmtree(place)
    assert False in seen


def test_an_interrupted_export_leaves_no_file_that_is_less_than_whole(
    pair: Path, tmp_path: Path, chance: random.Random
) -> None:
    shutil.copytree(pair / "A", tmp_path / "A")
    stick = tmp_path / "stick"
    stick.mkdir()
    said: set[str] = set()
    for _ in range(4):
        for line in _killed(chance.uniform(0.1, 2.0), "hand_out", tmp_path / "A", stick):
            said |= set(line.split()) - {"begun"}
        shutil.copytree(pair / "B", tmp_path / "B")
        with _opened(tmp_path / "B") as desk:
            actor = Machine.who(desk)
            if list(stick.glob("*.dqb")):
                imported, _ = exchange.import_paths(desk, actor, [stick])
                strangers = [file for file in imported.refused if file.code != "foreign"]
                assert not strangers, "a file under its own name is whole"
            _assert_sound(desk)
        shutil.rmtree(tmp_path / "B")
        with _opened(tmp_path / "A") as desk:
            _assert_sound(desk)
    assert said


@contextmanager
def _disk(place: Path, options: str) -> Iterator[Path]:
    """A disk of its own, where the machine allows it."""
    place.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("a small disk can only be made by root")
    if subprocess.run([mount, "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True).returncode:
        pytest.skip("this machine allows no small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], capture_output=True)


def test_a_full_stick_is_told_and_holds_no_half_file(pair: Path, tmp_path: Path) -> None:
    shutil.copytree(pair / "A", tmp_path / "A")
    with _disk(tmp_path / "stick", "size=100k") as stick:
        done = subprocess.run(
            _command("hand_out_once", tmp_path / "A", stick), env=_environment(), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        refused = [line for line in done.stdout.splitlines() if line.startswith("refused")]
        assert refused and all("no room" in line and line.split("|")[1].strip() for line in refused), done.stdout
        said = " ".join(refused)
        assert all(path.suffix == ".dqb" and path.name not in said for path in stick.iterdir()), "and no half is left"
        assert "people" in done.stdout, "the program goes on"
    with _opened(tmp_path / "A") as desk:
        _assert_sound(desk)
    (tmp_path / "other").mkdir()
    shutil.copytree(pair / "B", tmp_path / "B")
    with _opened(tmp_path / "A") as desk, _opened(tmp_path / "B") as other:
        exported, _ = exchange.export_to(desk, Machine.who(desk), [other.store.site], tmp_path / "other")
        imported, _ = exchange.import_paths(other, Machine.who(other), list(exported.paths))
        assert imported.total.applied, "what the full stick didn't take goes out with the next"


def test_a_stick_that_is_write_protected_can_be_read(pair: Path, tmp_path: Path) -> None:
    shutil.copytree(pair / "A", tmp_path / "A")
    shutil.copytree(pair / "B", tmp_path / "B")
    with _disk(tmp_path / "stick", "size=30m") as stick:
        for path in (pair / "stick").iterdir():
            shutil.copy(path, stick)
        there = sorted(path.name for path in stick.iterdir())
        subprocess.run(["mount", "-o", "remount,ro", stick], check=True)
        done = subprocess.run(
            _command("hand_out_once", tmp_path / "A", stick), env=_environment(), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert "refused" in done.stdout and sorted(path.name for path in stick.iterdir()) == there
        _run("take_in", tmp_path / "B", stick)
        with _opened(tmp_path / "B") as desk:
            _assert_sound(desk)
    shutil.copytree(pair / "B", tmp_path / "plain")
    _run("take_in", tmp_path / "plain", pair / "stick")
    assert _digest(tmp_path / "B") == _digest(tmp_path / "plain")


def test_a_disk_that_is_full_refuses_an_import_and_keeps_what_was_there(pair: Path, tmp_path: Path) -> None:
    before = _digest(pair / "B")
    size = sum(path.stat().st_size for path in (pair / "B").rglob("*") if path.is_file())
    with _disk(tmp_path / "disk", f"size={size + 500_000}") as disk:
        shutil.copytree(pair / "B", disk / "B")
        done = subprocess.run(
            _command("take_in", disk / "B", pair / "stick"), env=_environment(), capture_output=True, text=True
        )
        assert done.returncode != 0 and "EnvironmentProblem" in done.stderr, done.stderr
        shutil.copytree(disk / "B", tmp_path / "rescued")
    assert _digest(tmp_path / "rescued") == before
    with _opened(tmp_path / "rescued") as desk:
        _assert_sound(desk)
    _run("take_in", tmp_path / "rescued", pair / "stick")
    shutil.copytree(pair / "B", tmp_path / "plain")
    _run("take_in", tmp_path / "plain", pair / "stick")
    assert _digest(tmp_path / "rescued") == _digest(tmp_path / "plain")


def test_a_stick_pulled_while_it_is_read_is_told(pair: Path, tmp_path: Path, chance: random.Random) -> None:
    shutil.copytree(pair / "B", tmp_path / "B")
    with _disk(tmp_path / "stick", "size=30m") as stick:
        for path in (pair / "stick").iterdir():
            shutil.copy(path, stick)
        with subprocess.Popen(
            _command("take_in_again", tmp_path / "B", stick), env=_environment(), stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == "begun"
            time.sleep(chance.uniform(0, 1.5))
            subprocess.run(["umount", "-l", stick], check=True)
            shutil.rmtree(stick)
            # What was taken before the stick went still stands in the pipe.
            told = (line.startswith(("refused", "taken unreadable")) for line in process.stdout)
            assert any(itertools.islice(told, 1000)), "nobody was told"
            assert process.poll() is None, "the program goes on"
            process.send_signal(signal.SIGKILL)
            process.stdout.read()
    shutil.copytree(pair / "B", tmp_path / "plain")
    _run("take_in", tmp_path / "plain", pair / "stick")
    assert _digest(tmp_path / "B") in (_digest(pair / "B"), _digest(tmp_path / "plain"))
    with _opened(tmp_path / "B") as desk:
        _assert_sound(desk)
