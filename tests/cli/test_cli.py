"""Every command with good and bad input: exit codes, one plain sentence, nothing half-done."""

import csv
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest

from app import cli
from app.core import i18n
from app.services import ledgers
from tests.cli.conftest import INIT, PIN, Done, Run, Screens

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "来访登记表.xlsx"
BOOKINGS = ROOT / "tests" / "data" / "场地预约登记.csv"
BY_ITS_OWN_TOTALS = 182 + 190 + 175


def refused(done: Done, code: int) -> str:
    """Nothing on stdout, one sentence on stderr, no traceback."""
    assert done.code == code, done
    assert done.out == "" and done.error.count("\n") == 1 and "Traceback" not in done.error
    return done.error.strip()


def test_a_centre_is_set_up_once(run: Run, tmp_path: Path) -> None:
    done = run(*INIT)
    assert done.code == 0 and "测试中心" in done.out and not done.error
    assert "already" in refused(run(*INIT), 1)
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("words", "env", "stdin"),
    [
        (("--pin", "-"), {}, f"{PIN}\n"),
        ((), {"DANGQUN_PIN": PIN}, ""),
    ],
)
def test_the_pin_may_come_from_elsewhere(run: Run, words: tuple[str, ...], env: dict[str, str], stdin: str) -> None:
    assert run(*INIT[:-2], *words, env=env, stdin=stdin).code == 0
    assert run("--json", "list", "staff").lines[0]["name"] == "王主任"


@pytest.mark.parametrize(
    ("option", "value"),
    [("--site", "12"), ("--pin", "123456"), ("--pin", "12"), ("--admin", " "), ("--name", " "), ("--pin", "-")],
)
def test_a_wrong_answer_at_set_up_leaves_no_centre(run: Run, option: str, value: str) -> None:
    words = list(INIT)
    words[words.index(option) + 1] = value
    refused(run(*words), 1)
    refused(run("digest"), 1)


@pytest.mark.parametrize(
    "words",
    [
        ("bogus",),
        ("init",),
        ("--nonsense", "digest"),
        ("init", "--level", "galaxy"),
        ("demo", "--size", "huge"),
        ("demo", "--seed", "x"),
        ("load", "tallies", "x.xlsx"),
        ("list",),
        ("list", "visits", "--from", "yesterday"),
        ("report", "visitor-log", "--from", "2026-02-31", "-o", "x.pdf"),
        ("report", "visitor-log"),
        ("backup",),
        ("tour",),
    ],
)
def test_a_command_line_that_cannot_be_read_is_two(run: Run, words: tuple[str, ...]) -> None:
    assert "--help" in refused(run(*words), 2)


@pytest.mark.parametrize(
    "words",
    [
        ("digest",), ("rebuild",), ("check",), ("list", "visits"), ("backup", "x.bak"), ("load", "visits", SAMPLE),
        ("report", "visitor-log", "-o", "x.pdf"),
    ],
)  # fmt: skip
def test_without_a_centre_each_command_says_so(run: Run, tmp_path: Path, words: tuple[object, ...]) -> None:
    assert "init" in refused(run(*words), 1)
    assert not (tmp_path / "data").exists()


def test_help_is_there_in_both_languages(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for language in i18n.LANGUAGES:
        assert run("--help", env={"DANGQUN_LANG": language}).code == 0
        assert run("report", "--help", env={"DANGQUN_LANG": language}).code == 0
    assert run("--version").code == 0
    assert capsys.readouterr().out


def test_the_sample_ledger_comes_in_once(centre: Run) -> None:
    tried = centre("--json", "load", "visits", SAMPLE, "--dry-run").facts
    assert tried["would_add"] == BY_ITS_OWN_TOTALS and not tried["rejects"]
    assert centre("--json", "digest").facts["counts"]["visit"] == 0
    loaded = centre("--json", "load", "visits", SAMPLE).facts
    assert (loaded["added"], loaded["already"]) == (BY_ITS_OWN_TOTALS, 0)
    before = centre("digest").out
    again = centre("--json", "load", "visits", SAMPLE).facts
    assert (again["added"], again["already"]) == (0, BY_ITS_OWN_TOTALS)
    assert centre("digest").out == before
    made = centre("--json", "rebuild").facts
    assert made["unchanged"] and centre("digest").out == before


def test_bookings_and_spaces_come_in_once(centre: Run, tmp_path: Path) -> None:
    assert tuple(ledgers.KINDS) == cli.LEDGERS
    rooms = tmp_path / "场地.csv"
    rooms.write_text(
        "场地名称,容纳人数,开放时间\n一楼会议室,约30人,工作日9:00-18:00\n城市书房,48座,24小时\n", "gb18030"
    )
    assert centre("--json", "load", "spaces", rooms).facts["added"] == 2
    tried = centre("--json", "load", "bookings", BOOKINGS, "--dry-run").facts
    assert (tried["would_add"], tried["clashing"], tried["spaces"]) == (125, 8, 5)
    assert [(one["row"], len(one["reason"]) > 10) for one in tried["clashes"]] == [
        (24, True), (43, True), (109, True), (121, True)
    ]  # fmt: skip
    assert centre("--json", "digest").facts["counts"]["booking"] == 0
    said = centre("load", "bookings", BOOKINGS)
    assert said.code == 0 and "125 rows" in said.out and "8 rows clash" in said.out
    before = centre("digest").out
    again = centre("--json", "load", "bookings", BOOKINGS).facts
    assert (again["added"], again["already"], again["batch"]) == (0, 125, None)
    assert centre("--json", "load", "spaces", rooms).facts["added"] == 0
    assert centre("digest").out == before
    assert len(centre("--json", "list", "spaces").lines) == 7
    made = centre("--json", "rebuild").facts
    assert made["unchanged"] and centre("digest").out == before


def test_bad_ledgers_are_refused_whole(centre: Run, tmp_path: Path) -> None:
    before = centre("digest").out
    assert "no file" in refused(centre("load", "visits", tmp_path / "nowhere.xlsx"), 1)
    empty = tmp_path / "empty.xlsx"
    empty.write_bytes(b"")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(SAMPLE.read_bytes()[:20_000])
    letter = tmp_path / "letter.csv"
    letter.write_text("你好\n谢谢来信\n", "utf-8")
    for file in (empty, broken, letter):
        assert refused(centre("load", "visits", file), centre("load", "visits", file).code)
        assert centre("load", "visits", file).code in (1, 3)
    assert centre("digest").out == before


def test_unreadable_rows_are_told_and_written_for_repair(centre: Run, tmp_path: Path) -> None:
    file = tmp_path / "登记.csv"
    with file.open("w", encoding="gb18030", newline="") as out:
        csv.writer(out).writerows(
            [
                ("日期", "姓名", "联系电话", "来访事由", "来访时间", "离开时间"),
                ("2026-05-01", "王芳", "13800138000", "借书", "9:05", "10:20"),
                ("2026-02-31", "李雷", "13900139000", "借书", "9:05", "10:20"),
            ]
        )
    done = centre("load", "visits", file, "--rejects", tmp_path / "repair.xlsx")
    assert done.code == 0 and "3" in done.out
    sheet = openpyxl.load_workbook(tmp_path / "repair.xlsx").worksheets[0]
    assert any("李雷" in str(cell.value) for line in sheet.iter_rows() for cell in line)
    assert centre("--json", "load", "visits", file).facts["already"] == 1


def test_people_are_loaded_and_listed_masked(centre: Run, tmp_path: Path) -> None:
    file = tmp_path / "人员.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([("姓名", "手机号码", "群体"), ("周敏", "13500135000", "党员")])
    assert centre("load", "people", file).code == 0
    [one] = centre("list", "people").lines
    assert (one["name"], one["phones"], one["population_group"]) == ("周＊", "135****5000", "party_member")
    [plain] = centre("list", "people", "--unmask", "核对名册").lines
    assert (plain["name"], plain["phones"]) == ("周敏", "13500135000")
    assert [line["reason"] for line in centre("list", "disclosures").lines] == ["核对名册"]
    refused(centre("list", "people", "--unmask", " "), 1)


def test_lists_are_json_lines_of_a_period(centre: Run) -> None:
    centre("load", "visits", SAMPLE)
    everything = centre("list", "visits").lines
    assert len(everything) == BY_ITS_OWN_TOTALS
    april = centre("list", "visits", "--from", "2026-04-01", "--to", "2026-04-30").lines
    inside = [one for one in everything if "2026-04-01T08" <= one["arrived_at"] < "2026-05-01T08"]
    assert april == inside and len(april) > 150 and all("＊" in one["name"] for one in april)
    assert april == sorted(april, key=lambda one: one["arrived_at"])
    assert "****" in next(one["phones"] for one in april if one["phones"])
    refused(centre("list", "visits", "--from", "2026-05-01", "--to", "2026-04-01"), 1)
    assert "visits" in refused(centre("list", "requests"), 1)
    refused(centre("list", "people", "--from", "2026-05-01"), 1)
    for kind in ("tallies", "households", "joined", "staff", "settings", "terms", "ledgers", "disclosures"):
        assert centre("list", kind).code == 0


def test_the_visitor_log_reads_back_with_equal_totals(centre: Run, tmp_path: Path) -> None:
    centre("load", "visits", SAMPLE)
    words = ("report", "visitor-log", "--from", "2026-03-01", "--to", "2026-03-31", "-o")
    facts = {end: centre("--json", *words, tmp_path / f"log{end}").facts for end in (".pdf", ".xlsx", ".csv")}
    assert {one["registered"] for one in facts.values()} == {182} and {one["rows"] for one in facts.values()} == {182}
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "log.pdf").pages)
    assert facts[".pdf"]["check_code"] in text and "182" in text
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert len(lines) == 183 and not any("1380013" in cell for line in lines for cell in line)
    table = openpyxl.load_workbook(tmp_path / "log.xlsx").worksheets[0]
    assert max(row[0] for row in table.iter_rows(values_only=True) if isinstance(row[0], int)) == 182
    assert all("＊" in line[4] for line in lines[1:])


def test_a_report_that_cannot_be_written_leaves_nothing(centre: Run, tmp_path: Path) -> None:
    refused(centre("report", "visitor-log", "-o", tmp_path / "log.docx"), 1)
    refused(centre("report", "visitor-log", "-o", tmp_path / "no" / "such" / "log.pdf"), 3)
    refused(centre("report", "visitor-log", "--from", "2026-05-01", "--to", "2026-04-01", "-o", tmp_path / "x.pdf"), 1)
    assert not list(tmp_path.glob("*.part")) and not list(tmp_path.glob("*.docx"))
    assert centre("report", "visitor-log", "-o", tmp_path / "today.pdf").code == 0


def test_the_demo_wants_an_empty_folder_and_tells_the_pins(run: Run, tmp_path: Path) -> None:
    made = run("--json", "demo").facts
    assert made["visits"] > 5000 and {one["role"] for one in made["staff"]} == {"admin", "manager", "clerk"}
    refused(run("demo"), 1)
    refused(run(*INIT), 1)
    assert run("check").code == 0
    assert run("--json", "rebuild").facts["unchanged"]


def test_check_says_what_is_in_order_and_finds_what_is_not(centre: Run, tmp_path: Path) -> None:
    done = centre("--json", "check", "--deep")
    assert done.code == 0 and done.facts["ok"] and len(done.facts["lines"]) > 5
    with sqlite3.connect(tmp_path / "data" / "dangqun.sqlite") as connection:
        connection.execute("UPDATE op SET line = replace(line, '王主任', '李主任')")
    connection.close()
    done = centre("check")
    assert done.code == 3 and "✗" in done.out


def test_backup_and_restore(centre: Run, tmp_path: Path) -> None:
    centre("load", "visits", SAMPLE)
    before = centre("--json", "digest").facts
    copy = tmp_path / "stick" / "copy.dqbak"
    refused(centre("backup", copy), 3)
    copy.parent.mkdir()
    assert centre("backup", copy).code == 0
    elsewhere = {"DANGQUN_DATA": str(tmp_path / "other")}
    assert centre("--json", "restore", copy, env=elsewhere).facts["visits"] == BY_ITS_OWN_TOTALS
    assert centre("--json", "digest", env=elsewhere).facts == before
    refused(centre("restore", tmp_path / "nowhere"), 1)
    refused(centre("restore", SAMPLE), 3)
    assert centre("--json", "digest").facts == before


def test_a_damaged_or_foreign_database_is_left_alone(centre: Run, tmp_path: Path) -> None:
    database = tmp_path / "data" / "dangqun.sqlite"
    whole = database.read_bytes()
    for damaged in (b"not a database", whole[:3000], b"\0" * 5000):
        database.write_bytes(damaged)
        refused(centre("digest"), 3)
        refused(centre("rebuild"), 3)
        assert database.read_bytes() == damaged
    database.write_bytes(whole)
    assert centre("digest").code == 0


def test_a_folder_another_program_has_open_is_refused_but_can_be_read(centre: Run, tmp_path: Path) -> None:
    from app.services.desk import open_desk

    desk = open_desk(tmp_path / "data")
    try:
        refused(centre("rebuild"), 3)
        assert centre("digest").code == 0
        assert centre("report", "visitor-log", "-o", tmp_path / "log.csv").code == 0
    finally:
        desk.close()


def test_the_screens_are_handed_what_they_need(run: Run, screens: Screens, tmp_path: Path) -> None:
    assert run().code == 0
    assert run("--data", tmp_path / "x", "run", "--demo").code == 0
    assert run("tour", "-o", tmp_path / "tour").code == 0
    assert run("gallery").code == 0
    assert screens.asked == [
        ("run", tmp_path / "data", False),
        ("run", tmp_path / "x", True),
        ("tour", tmp_path / "tour"),
        ("gallery",),
    ]


def test_data_has_its_own_place_by_default(tmp_path: Path) -> None:
    from app.cli import data_folder

    assert data_folder({}).name == "dangqun" and data_folder({}, demo=True).name == "dangqun-demo"
    assert data_folder({"DANGQUN_DATA": str(tmp_path)}) == tmp_path


def test_our_own_mistakes_are_seventy_and_carry_no_values(centre: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.services import listing

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("张三 13800138000")

    monkeypatch.setattr(listing, "rows", broken)
    sentence = refused(centre("list", "visits"), 70)
    assert "张三" not in sentence and "RuntimeError" in sentence


def test_as_its_own_process_in_chinese(tmp_path: Path) -> None:
    environment = {**os.environ, "DANGQUN_DATA": str(tmp_path / "数据"), "LC_ALL": "C"}
    environment.pop("DANGQUN_LANG", None)

    def dangqun(*words: str, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "app", *words], cwd=ROOT, env=environment, input=stdin.encode(), capture_output=True
        )

    done = dangqun(*INIT[:-2], "--pin", "-", stdin=f"{PIN}\n")
    assert done.returncode == 0 and "测试中心" in done.stdout.decode("utf-8") and not done.stderr
    assert dangqun("bogus").returncode == 2
    done = dangqun("list", "requests")
    assert done.returncode == 1 and not done.stdout and done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")
def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"DANGQUN_DATA": str(tmp_path / "data"), "DANGQUN_LANG": "en"}
    for words in ((), ("run", "--demo"), ("gallery",)):
        done = subprocess.run([sys.executable, "-m", "app", *words], cwd=ROOT, env=environment, capture_output=True)
        assert done.returncode == 3 and b"tour" in done.stderr and done.stderr.count(b"\n") == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_a_reader_who_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    environment = {**os.environ, "DANGQUN_DATA": str(tmp_path / "data"), "DANGQUN_LANG": "en"}
    command = f'"{sys.executable}" -m app'
    subprocess.run(f"{command} demo", shell=True, cwd=ROOT, env=environment, check=True, capture_output=True)
    done = subprocess.run(
        f"{command} list visits | head -n 1", shell=True, cwd=ROOT, env=environment, capture_output=True
    )
    assert done.stdout.count(b"\n") == 1 and not done.stderr


def test_days_are_dates() -> None:
    from app.cli import parser

    chosen = parser().parse_args(["list", "visits", "--from", "2026-07-01"])
    assert chosen.first == date(2026, 7, 1)
