"""The first run, and what the program makes of folders it can't use."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.clock import SteppedClock
from app.core.errors import EnvironmentProblem, UserError
from app.domain.auth import Actor, Role
from app.domain.settings import CAPACITY, DESK_LETTER, DUTY_DAY_START, SHIFTS, SITE_NAME, THEME, Pattern
from app.domain.shifts import Shift
from app.domain.sites import daily
from app.services import keys, people, settings, setup, staff
from app.services.desk import Desk, open_desk

GOOD = {
    "site_code": "440305007",
    "name": "蛇口社区党群服务中心",
    "level": "community",
    "admin_name": "王主任",
    "pin": "204816",
}


def test_a_centre_is_set_up_and_is_there_after_reopening(tmp_path: Path, clock: SteppedClock) -> None:
    desk = open_desk(tmp_path / "new", clock)
    assert not desk.is_set_up
    actor, changes = setup.init(desk, **GOOD, hours=daily((480, 1320)))
    assert (actor.name, actor.role) == ("王主任", Role.ADMIN)
    assert {"staff", "setting", "term"} == set(changes.tables)
    site = desk.store.site
    desk.close()

    desk = open_desk(tmp_path / "new", clock)
    assert desk.is_set_up
    assert (desk.settings[SITE_NAME], desk.store.site, desk.store.centre) == (GOOD["name"], site, "440305-007")
    assert staff.sign_in(desk, actor.staff_id, "204816") == actor
    assert [term.code for term in desk.terms("population_group")][:3] == ["resident", "party_member", "rider"]
    assert len(desk.terms("purpose")) == 10
    with pytest.raises(UserError, match="set up already"):
        setup.init(desk, **GOOD)
    desk.close()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"site_code": "12"}, "site.code"),
        ({"site_code": ""}, "site.code"),
        ({"name": " "}, "site.name"),
        ({"level": "planet"}, "site.level"),
        ({"admin_name": ""}, "admin_name"),
        ({"pin": "111111"}, "pin"),
        ({"pin": "20481"}, "pin"),
    ],
)
def test_a_mistake_in_the_wizard_leaves_nothing_behind(
    tmp_path: Path, clock: SteppedClock, wrong: dict[str, str], field: str
) -> None:
    desk = open_desk(tmp_path / "new", clock)
    with pytest.raises(UserError) as refused:
        setup.init(desk, **{**GOOD, **wrong})
    assert refused.value.field == field
    assert not desk.is_set_up
    assert not desk.keys.present
    setup.init(desk, **GOOD)
    desk.close()


def test_the_folder_and_the_key_are_private(folder: Path, desk: Desk) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "keys" / "centre.key").stat().st_mode & 0o777 == 0o600


def test_a_second_program_is_refused_in_plain_words(folder: Path, desk: Desk) -> None:
    script = (
        "import sys; from pathlib import Path; from app.services.desk import open_desk\n"
        "from app.core.errors import EnvironmentProblem\n"
        "try: open_desk(Path(sys.argv[1]))\n"
        "except EnvironmentProblem as problem: print(problem.message)\n"
    )
    command = [sys.executable, "-c", script, str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "The program is already open with this data folder."


def _spoil_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[:4096] = b"\xa5" * 4096
    path.write_bytes(bytes(content))


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3])


def _make_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def _make_foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_spoil_pages, "damaged"),
        (_cut_short, "damaged"),
        (_make_newer, "newer version"),
        (_make_foreign, "not a database of this program"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused_and_left_alone(
    folder: Path, clock: SteppedClock, spoil: object, message: str
) -> None:
    path = folder / "dangqun.sqlite"
    spoil(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match=message) as problem:
        open_desk(folder, clock)
    assert problem.value.remedy
    assert path.read_bytes() == before
    with pytest.raises(EnvironmentProblem):  # and nothing keeps the folder locked
        open_desk(folder, clock)


def test_a_first_start_that_lost_power_at_once_is_simply_begun_again(tmp_path: Path, clock: SteppedClock) -> None:
    (tmp_path / "new").mkdir()
    connection = sqlite3.connect(tmp_path / "new" / "dangqun.sqlite")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    desk = open_desk(tmp_path / "new", clock)
    setup.init(desk, **GOOD)
    desk.close()


# ---- who this installation is


def test_a_copied_disk_and_an_older_copy_take_a_new_identity(folder: Path, clock: SteppedClock, tmp_path: Path) -> None:
    desk = open_desk(folder, clock)
    actor = next(person.actor for person in staff.list_staff(desk))
    site = desk.store.site
    desk.close()
    older = (folder / "dangqun.sqlite").read_bytes()

    desk = open_desk(folder, clock)
    assert desk.store.site == site
    person = people.save(desk, actor, None, {"name": "张硕"})[0].id
    people.save(desk, actor, None, {"name": "李梅"})
    people.erase(desk, actor, person, "本人申请")
    desk.close()

    (tmp_path / "copied").mkdir()
    shutil.copy(folder / "dangqun.sqlite", tmp_path / "copied")
    desk = open_desk(tmp_path / "copied", clock)
    assert desk.store.site != site
    desk.close()

    (folder / "dangqun.sqlite").write_bytes(older)
    desk = open_desk(folder, clock)
    taken = desk.store.site
    assert taken != site
    desk.close()
    desk = open_desk(folder, clock)
    assert desk.store.site == taken
    desk.close()


# ---- settings


def test_settings_are_kept_where_they_belong(folder: Path, clock: SteppedClock) -> None:
    desk = open_desk(folder, clock)
    admin = next(person.actor for person in staff.list_staff(desk) if person.role == "admin")
    clerk = next(person.actor for person in staff.list_staff(desk) if person.role == "clerk")
    _, changes = settings.save(desk, admin, {CAPACITY.key: "85", THEME.key: "dark"})
    assert len(changes.tables["setting"]) == 1
    _, changes = settings.save(desk, clerk, {THEME.key: "light", DESK_LETTER.key: "b"})
    assert not changes
    with pytest.raises(UserError, match="Only an administrator"):
        settings.save(desk, clerk, {CAPACITY.key: 90})
    desk.close()
    desk = open_desk(folder, clock)
    assert (desk.settings[CAPACITY], desk.settings[THEME], desk.settings[DESK_LETTER]) == (85, "light", "B")
    with desk.store.read() as session:
        from app.db.oplog import read_ops

        assert not any("theme" in (line.line or "") for line in read_ops(session.connection()))
    desk.close()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (CAPACITY.key, "none"),
        (CAPACITY.key, 0),
        (SITE_NAME.key, ""),
        ("site.zone", "Mars/Base"),
        ("hours", {"kind": "?"}),
    ],
)
def test_a_wrong_setting_is_told_beside_it_and_none_of_the_act_is_kept(
    desk: Desk, admin: Actor, key: str, value: object
) -> None:
    with pytest.raises(UserError) as refused:
        settings.save(desk, admin, {"idle_lock_minutes": 33, key: value})
    assert refused.value.field == key
    assert desk.settings.get("idle_lock_minutes") is None


def test_shifts_have_to_fit_the_duty_day(desk: Desk, admin: Actor) -> None:
    own = Pattern("custom", (Shift("a", "早班", 480, 720), Shift("b", "晚班", 1200, 720)))
    settings.save(desk, admin, {SHIFTS.key: own})
    with pytest.raises(UserError) as refused:
        settings.save(desk, admin, {DUTY_DAY_START.key: 540})
    assert refused.value.field == "shifts"
    assert [shift.label for shift in desk.settings.shifts] == ["早班", "晚班"]


def test_the_centres_code_stays(desk: Desk, admin: Actor) -> None:
    with pytest.raises(UserError, match="part of every record"):
        settings.save(desk, admin, {"site.code": "440305-008"})


def test_catalogue_entries_are_added_renamed_and_retired(desk: Desk, manager: Actor, clerk: Actor) -> None:
    term, _ = settings.save_term(desk, manager, "purpose", None, {"label": "图书漂流"})
    assert desk.term_label("purpose", term.code) == "图书漂流"
    with pytest.raises(UserError, match="there already"):
        settings.save_term(desk, manager, "purpose", None, {"label": "图书漂流"})
    with pytest.raises(UserError, match="Only a manager"):
        settings.save_term(desk, clerk, "purpose", None, {"label": "别的"})
    settings.retire_term(desk, manager, "purpose", term.code)
    assert term.code not in [one.code for one in desk.terms("purpose")]
    assert desk.term_label("purpose", term.code) == "图书漂流"
    settings.offer_term(desk, manager, "purpose", term.code)
    assert term.code in [one.code for one in desk.terms("purpose")]


# ---- the key's copy


def test_a_key_copy_brings_the_key_back_and_no_other_centres(
    desk: Desk, admin: Actor, tmp_path: Path, clock: SteppedClock
) -> None:
    copy = keys.save_key_copy(desk, admin, tmp_path)
    (desk.folder / "keys" / "centre.key").unlink()
    desk._keys = None
    assert not keys.key_fits(desk)

    other = open_desk(tmp_path / "other", clock)
    actor, _ = setup.init(other, **{**GOOD, "site_code": "440305008"})
    with pytest.raises(UserError, match="another centre"):
        keys.load_key_copy(other, actor, copy)
    foreign = keys.save_key_copy(other, actor, tmp_path)
    other.close()
    with pytest.raises(UserError, match="another centre"):
        keys.load_key_copy(desk, admin, foreign)
    broken = tmp_path / "broken.key"
    broken.write_text(json.dumps({**json.loads(copy.read_text("utf-8")), "key": "AAAA"}), "utf-8")
    with pytest.raises(UserError, match="no key copy"):
        keys.load_key_copy(desk, admin, broken)

    keys.load_key_copy(desk, admin, copy)
    assert keys.key_fits(desk)
