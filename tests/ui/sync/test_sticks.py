"""Sticks are noticed by where the system shows them; here the system is a list and its folders."""

from pathlib import Path
from typing import Any

import pytest

from app.ui.kit.jobs import Jobs
from app.ui.sync.sticks import Place, StickWatch, find, removable, under_media

MOUNTS = rb"""sysfs /sys sysfs rw,nosuid 0 0
/dev/sda2 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /media/anna/STICK\04001 vfat rw 0 0
/dev/sdc1 /run/media/anna/\347\262\244\346\265\267 exfat ro 0 0
/dev/sdd1 /mediatheque ext4 rw 0 0
short line
"""


def test_what_is_put_in_is_told_from_what_is_built_in() -> None:
    assert under_media(MOUNTS) == [Path("/media/anna/STICK 01"), Path("/run/media/anna/粤海")]
    assert all(path.is_absolute() for path in removable())


def test_a_place_says_its_name_its_room_and_how_many_bundles_lie_there(tmp_path: Path) -> None:
    stick = tmp_path / "粤海同步盘 01"
    (stick / "党群前台数据").mkdir(parents=True)
    (stick / "a.dqb").write_bytes(b"1")
    (stick / "党群前台数据" / "b.dqb").write_bytes(b"2")
    (stick / "党群前台数据" / "photo.jpg").write_bytes(b"3")
    (stick / ".hidden.dqb").write_bytes(b"4")
    shared = tmp_path / "shared"
    shared.mkdir()
    places = find(lambda: [stick, tmp_path / "pulled out"], shared)
    assert [(one.path, one.is_stick, one.bundles) for one in places] == [(stick, True, 2), (shared, False, 0)]
    assert places[1].name == "shared" and places[1].free > 0 and places[1].writable
    assert [one.path for one in find(lambda: [stick], stick)] == [stick], "one place is told of once"


@pytest.fixture
def watched(qtbot: Any, tmp_path: Path) -> Any:
    jobs = Jobs()
    mounted: list[Path] = []
    watch = StickWatch(jobs, lambda: None, lambda: list(mounted))
    changed: list[tuple[Place, ...]] = []
    came: list[Place] = []
    watch.changed.connect(changed.append)
    watch.came.connect(came.append)

    def look() -> None:
        watch.look()
        qtbot.waitUntil(lambda: jobs.idle, timeout=5000)

    yield mounted, look, changed, came
    watch.stop()
    jobs.shutdown()


def test_a_stick_that_comes_is_told_of_once(watched: Any, tmp_path: Path) -> None:
    mounted, look, changed, came = watched
    first, second = tmp_path / "one", tmp_path / "two"
    for stick in (first, second):
        stick.mkdir()
    mounted.append(first)
    look()
    assert len(changed) == 1 and not came, "what is in from the beginning is no news"
    look()
    assert len(changed) == 1
    mounted.append(second)
    look()
    assert [one.path for one in came] == [second] and len(changed) == 2
    (second / "x.dqb").write_bytes(b"x")
    look()
    assert len(changed) == 3 and len(came) == 1
    mounted.remove(second)
    look()
    assert [one.path for one in changed[-1]] == [first] and len(came) == 1
