"""CSV as office programs open it, and never as a program they run."""

import csv
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Cancelled, EnvironmentProblem
from app.core.progress import Progress
from app.documents.csvfile import safe, write_csv
from app.documents.tables import Column, Sheet, Value

COLUMNS = (
    Column("姓名"),
    Column("电话"),
    Column("人数", kind="integer"),
    Column("日期", kind="date"),
    Column("来访", kind="datetime"),
    Column("时刻", kind="time"),
)


def written(path: Path, rows: list[tuple[Value, ...]], columns: tuple[Column, ...] = COLUMNS) -> list[list[str]]:
    count = write_csv(path, Sheet("来访", "来访登记表", columns, rows, ("说明",)))
    assert count == len(rows)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_headings_rows_and_their_kinds(tmp_path: Path) -> None:
    row = ("𠮷田, “明”", "13800138000", 3, date(2026, 7, 18), datetime(2026, 7, 18, 8, 3), time(8, 3))
    assert written(tmp_path / "a.csv", [row, ("空", None, None, None, None, None)]) == [
        ["姓名", "电话", "人数", "日期", "来访", "时刻"],
        ["𠮷田, “明”", "13800138000", "3", "2026-07-18", "2026-07-18 08:03:00", "08:03"],
        ["空", "", "", "", "", ""],
    ]


def test_encoding_and_line_ends(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", [("两\n行",)], (Column("备注"),))
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert raw.decode("utf-8-sig") == '备注\r\n"两\n行"\r\n'


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＠x",
        "+86 138",
        "-",
        "--1",
    ],
)
def test_text_that_could_run_as_a_formula_is_held_by_an_apostrophe(tmp_path: Path, text: str) -> None:
    assert written(tmp_path / "a.csv", [(text,)], (Column("备注"),))[1] == ["'" + text]


@pytest.mark.parametrize("text", ["-5", "+3", "-1,200.50", "+8613800138000", "-3%", "张三", "a=b", "3-4", ""])
def test_plain_numbers_and_other_text_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


@given(st.text())
def test_no_text_begins_like_a_formula_unless_it_is_a_number(text: str) -> None:
    out = safe(text)
    assert out == text or out == "'" + text
    if out[:1] in ("=", "@", "\t", "\r"):
        raise AssertionError(out)
    if out[:1] in ("+", "-"):
        float(out.replace(",", "").removesuffix("%"))


def test_half_a_surrogate_pair_does_not_cost_the_export(tmp_path: Path) -> None:
    assert written(tmp_path / "a.csv", [("王\ud842",)], (Column("姓名"),))[1] == ["王?"]


def test_cancelling_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    progress = Progress(lambda done, total, text: progress.cancel() if done else None)
    rows = (("x",) for _ in range(100_000))
    with pytest.raises(Cancelled):
        write_csv(path, Sheet("a", "", (Column("a"),), rows, count=100_000), progress)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    (tmp_path / "a.csv.part").symlink_to("/dev/full")
    with pytest.raises(EnvironmentProblem, match="no room"):
        write_csv(path, Sheet("a", "", (Column("a"),), (("张三",) for _ in range(200_000))))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
