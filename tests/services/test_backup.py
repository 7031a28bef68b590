"""Backups are whole or not there; a restore destroys nothing and brings back nobody who was erased."""

import io
import shutil
import sqlite3
from pathlib import Path

import pytest
from PIL import Image

from app.core.clock import SteppedClock
from app.core.errors import Cancelled, EnvironmentProblem, InUse, UserError
from app.core.progress import Progress
from app.db.models import Activity
from app.domain.auth import Actor
from app.services import archive, backup, check, people, staff
from app.services.desk import Desk, open_desk
from app.services.installation import RESTORING


def _names(folder: Path, clock: SteppedClock) -> list[str]:
    desk = open_desk(folder, clock)
    try:
        return sorted(row.name for row in people.person_rows(desk, people.person_ids(desk)))
    finally:
        desk.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "党群前台.sqlite"


def test_a_restore_brings_back_what_was_there_under_a_new_identity(
    folder: Path, clock: SteppedClock, stick: Path
) -> None:
    desk = open_desk(folder, clock)
    admin = next(person.actor for person in staff.list_staff(desk))
    number = "440305198805200019"
    kept = people.save(desk, admin, None, {"name": "张硕", "phones": "13812346021"})[0].id
    gone = people.save(desk, admin, None, {"name": "李梅", "id_type": "other", "id_number": number})[0].id
    info = backup.backup_to(desk, admin, stick)
    assert info.size == stick.stat().st_size
    assert backup.last_backup(desk) == clock()
    people.save(desk, admin, None, {"name": "后来的人"})
    people.erase(desk, admin, gone, "本人申请")
    site = desk.store.site
    desk.close()

    facts = backup.inspect(stick)
    assert (facts.site_code, facts.people, facts.visits) == ("440305-007", 2, 0)
    clock.advance(hours=1)
    summary = backup.restore(folder, stick, clock)
    assert (summary.people, summary.erased_again, summary.key_fits) == (1, 1, True)
    assert summary.aside is not None
    assert (summary.aside / "dangqun.sqlite").exists()
    assert not (folder / RESTORING).exists()

    desk = open_desk(folder, clock)
    taken = desk.store.site
    assert taken != site
    assert people.person_ids(desk) == [kept]
    assert people.search(desk, "李梅") == []
    assert people.card(desk, gone).erased
    people.save(desk, admin, kept, {"name": "张朔"})
    assert [line.ok for line in check.check(desk, deep=True)][:3] == [True, True, True]
    desk.close()
    desk = open_desk(folder, clock)
    assert desk.store.site == taken
    desk.close()


def test_a_restore_into_an_empty_folder_says_that_the_key_is_missing(
    folder: Path, clock: SteppedClock, stick: Path, tmp_path: Path
) -> None:
    desk = open_desk(folder, clock)
    backup.backup_to(desk, next(person.actor for person in staff.list_staff(desk)), stick)
    desk.close()
    summary = backup.restore(tmp_path / "fresh", stick, clock)
    assert (summary.aside, summary.key_fits) == (None, False)
    desk = open_desk(tmp_path / "fresh", clock)
    key = next(line for line in check.check(desk) if line.name == "Key for ID numbers")
    assert (key.ok, key.detail) == (False, "missing")
    assert len(staff.list_staff(desk)) == 3
    desk.close()


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(20_000, len(content), 4096):
        content[place] ^= 0x55
    path.write_bytes(bytes(content))


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.unlink(), "no such backup"),
        (lambda path: path.write_bytes(b""), "damaged"),
        (lambda path: path.write_text("来访登记", "utf-8"), "damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[: 4096 * 9]), "damaged"),
        (_flip, "damaged"),
        (_newer, "newer version"),
    ],
)
def test_a_backup_that_is_none_is_refused_and_nothing_changes(
    folder: Path, clock: SteppedClock, stick: Path, spoil: object, message: str
) -> None:
    desk = open_desk(folder, clock)
    admin = next(person.actor for person in staff.list_staff(desk))
    backup.backup_to(desk, admin, stick)
    people.save(desk, admin, None, {"name": "张硕"})
    desk.close()
    spoil(stick)  # type: ignore[operator]
    before = (folder / "dangqun.sqlite").read_bytes()
    with pytest.raises(EnvironmentProblem, match=message):
        backup.restore(folder, stick, clock)
    assert (folder / "dangqun.sqlite").read_bytes() == before
    assert not (folder / RESTORING).exists()
    assert _names(folder, clock) == ["张硕"]


def test_a_restore_given_up_changes_nothing(folder: Path, clock: SteppedClock, stick: Path) -> None:
    desk = open_desk(folder, clock)
    backup.backup_to(desk, next(person.actor for person in staff.list_staff(desk)), stick)
    desk.close()
    progress = Progress()
    progress.cancel()
    before = (folder / "dangqun.sqlite").read_bytes()
    with pytest.raises(Cancelled):
        backup.restore(folder, stick, clock, progress)
    assert (folder / "dangqun.sqlite").read_bytes() == before
    assert not (folder / RESTORING).exists()


def test_a_restore_over_a_damaged_database_keeps_the_damaged_one(
    folder: Path, clock: SteppedClock, stick: Path
) -> None:
    desk = open_desk(folder, clock)
    backup.backup_to(desk, next(person.actor for person in staff.list_staff(desk)), stick)
    desk.close()
    (folder / "dangqun.sqlite").write_bytes(b"\xa5" * 5000)
    summary = backup.restore(folder, stick, clock)
    assert summary.aside is not None
    assert (summary.aside / "dangqun.sqlite").read_bytes() == b"\xa5" * 5000
    assert _names(folder, clock) == []
    for days, kept in ((29, True), (2, False)):
        clock.advance(days=days)
        desk = open_desk(folder, clock)
        backup.auto_backup(desk)
        desk.close()
        assert summary.aside.exists() is kept


def test_after_a_restore_the_backup_it_came_from_still_counts(folder: Path, clock: SteppedClock) -> None:
    desk = open_desk(folder, clock)
    assert backup.last_backup(desk) is None
    made = backup.auto_backup(desk)
    assert made is not None
    at = clock()
    desk.close()
    clock.advance(minutes=5)
    backup.restore(folder, made.path, clock)
    desk = open_desk(folder, clock)
    assert backup.last_backup(desk) == at.replace(microsecond=0)
    desk.close()


def test_a_restore_is_refused_while_the_desk_is_open(desk: Desk, admin: Actor, stick: Path) -> None:
    backup.backup_to(desk, admin, stick)
    with pytest.raises(InUse, match="already open"):
        backup.restore(desk.folder, stick, desk.clock)


def test_a_backup_given_up_leaves_the_older_one(desk: Desk, admin: Actor, stick: Path) -> None:
    backup.backup_to(desk, admin, stick)
    before = stick.read_bytes()
    people.save(desk, admin, None, {"name": "张硕"})
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        backup.backup_to(desk, admin, stick, progress)
    assert stick.read_bytes() == before
    assert [path.name for path in stick.parent.iterdir()] == [stick.name]


def test_a_stick_that_is_gone_is_told_with_a_remedy(desk: Desk, admin: Actor, stick: Path) -> None:
    shutil.rmtree(stick.parent)
    with pytest.raises(EnvironmentProblem) as problem:
        backup.backup_to(desk, admin, stick)
    assert "stick" in problem.value.remedy


def test_a_clerk_makes_no_backups(desk: Desk, clerk: Actor, stick: Path) -> None:
    with pytest.raises(UserError, match="Only a manager"):
        backup.backup_to(desk, clerk, stick)


def test_one_automatic_backup_a_day_and_a_week_of_them(desk: Desk, admin: Actor, clock: SteppedClock) -> None:
    assert backup.auto_backup(desk) is not None
    assert backup.auto_backup(desk) is None
    for _ in range(9):
        clock.advance(days=1)
        assert backup.auto_backup(desk) is not None
    kept = backup.automatic_backups(desk.folder)
    assert len(kept) == 7
    assert max(path.name for path in kept).startswith("auto-20260727")
    backup.inspect(kept[0])


def test_a_restore_that_lost_power_at_its_last_step_is_finished_by_the_next_start(
    folder: Path, clock: SteppedClock, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(folder, clock)
    admin = next(person.actor for person in staff.list_staff(desk))
    people.save(desk, admin, None, {"name": "张硕"})
    backup.backup_to(desk, admin, stick)
    people.save(desk, admin, None, {"name": "后来的人"})
    desk.close()

    def power_cut(folder: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("app.services.installation.swap", power_cut)
        with pytest.raises(KeyboardInterrupt):
            backup.restore(folder, stick, clock)
    assert (folder / RESTORING).is_dir()
    assert _names(folder, clock) == ["张硕"]
    assert not (folder / RESTORING).exists()


# ---- photos


def _photo(desk: Desk, actor: Actor, color: str) -> Path:
    """A photo in the archive of an activity, and where its file is."""
    with desk.store.write(actor.staff_id) as tx:
        activity = tx.add(Activity(title="夏令营")).id
    file = io.BytesIO()
    Image.new("RGB", (40, 30), color).save(file, "PNG")
    [row], _ = archive.add_photos(desk, actor, activity, [file.getvalue()])
    assert row.path is not None
    return row.path


def _photo_line(desk: Desk, *, deep: bool = False) -> tuple[bool, str]:
    line = next(line for line in check.check(desk, deep=deep) if line.name == "Photos")
    return line.ok, line.detail


def test_photos_stand_beside_the_backups_once_and_come_back_where_they_are_missing(
    folder: Path, clock: SteppedClock, stick: Path
) -> None:
    desk = open_desk(folder, clock)
    admin = next(person.actor for person in staff.list_staff(desk))
    red = _photo(desk, admin, "red")
    backup.backup_to(desk, admin, stick)
    [copied] = stick.parent.glob("dangqun-photos/*/*.jpg")
    before = copied.stat().st_mtime_ns
    green = _photo(desk, admin, "green")
    backup.backup_to(desk, admin, stick.with_name("second.sqlite"))
    assert len(list(stick.parent.glob("dangqun-photos/*/*.jpg"))) == 2
    assert copied.stat().st_mtime_ns == before, "it isn't written again"
    blue = _photo(desk, admin, "blue")
    assert _photo_line(desk, deep=True) == (True, "3, all here")
    desk.close()

    red.unlink()
    green.unlink()
    desk = open_desk(folder, clock)
    assert _photo_line(desk) == (False, "2 missing, 0 altered, of 3")
    desk.close()
    summary = backup.restore(folder, stick.with_name("second.sqlite"), clock)
    assert (summary.photos_back, summary.photos_missing) == (2, 0)
    assert red.is_file() and green.is_file() and blue.is_file(), "a restore removes none"
    desk = open_desk(folder, clock)
    assert _photo_line(desk, deep=True) == (True, "2, all here")
    desk.close()


def test_a_photo_that_was_altered_is_told_and_never_copied(
    folder: Path, clock: SteppedClock, stick: Path, tmp_path: Path
) -> None:
    desk = open_desk(folder, clock)
    admin = next(person.actor for person in staff.list_staff(desk))
    red = _photo(desk, admin, "red")
    content = bytearray(red.read_bytes())
    content[len(content) // 2] ^= 1
    red.write_bytes(bytes(content))
    assert _photo_line(desk) == (True, "1, all here"), "a quick look at sizes"
    assert _photo_line(desk, deep=True) == (False, "0 missing, 1 altered, of 1")
    backup.backup_to(desk, admin, stick)
    assert not list(stick.parent.glob("dangqun-photos/*/*.jpg"))
    desk.close()
    summary = backup.restore(tmp_path / "fresh", stick, clock)
    assert (summary.photos_back, summary.photos_missing) == (0, 1)


def test_automatic_backups_keep_photos_without_a_second_copy(desk: Desk, admin: Actor) -> None:
    red = _photo(desk, admin, "red")
    assert backup.auto_backup(desk) is not None
    [kept] = (desk.folder / "backups").glob("dangqun-photos/*/*.jpg")
    assert kept.samefile(red)
    red.unlink()
    assert kept.is_file()


# ---- health


def test_a_sound_desk_is_in_order(desk: Desk, admin: Actor, stick: Path) -> None:
    backup.backup_to(desk, admin, stick)
    people.save(desk, admin, None, {"name": "张硕"})
    lines = check.check(desk, deep=True)
    assert [line for line in lines if not line.ok and line.name != "Disk"] == []
    assert len(lines) == 13


def test_a_check_says_what_is_wrong_and_what_to_do(folder: Path, clock: SteppedClock) -> None:
    desk = open_desk(folder, clock)
    desk.close()
    connection = sqlite3.connect(folder / "dangqun.sqlite")
    connection.execute("UPDATE op SET line = replace(line, '王主任', '黄主任') WHERE tbl = 'staff'")
    connection.commit()
    connection.close()
    (folder / "keys" / "centre.key").write_bytes(b"k" * 32)
    folder.chmod(0o755)
    clock.advance(days=-40)
    wrong = {line.name: line for line in check.check_folder(folder, clock) if not line.ok}
    assert set(wrong) - {"Disk"} == {"Log of changes", "Key for ID numbers", "Backup", "Clock", "Data folder"}
    assert all(line.remedy for line in wrong.values())
    (folder / "dangqun.sqlite").write_bytes(b"\xa5" * 5000)
    first = check.check_folder(folder, clock)[0]
    assert (first.ok, "damaged" in first.detail) == (False, True)
