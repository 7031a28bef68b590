"""Workbooks read back by another library: what was a date is a date, what was text is text."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.core.errors import Cancelled, EnvironmentProblem
from app.core.progress import Progress
from app.documents import xlsx
from app.documents.tables import Column, Sheet, Value

COLUMNS = (
    Column("姓名", 10),
    Column("电话", 14),
    Column("同行", 6, "integer"),
    Column("时长", 8, "number"),
    Column("日期", 12, "date"),
    Column("时刻", 8, "time"),
    Column("来访", 17, "datetime"),
)
ROW = (
    "𠮷田明",
    "013800138000",
    2,
    1.5,
    date(2026, 7, 18),
    time(8, 3),
    datetime(2026, 7, 18, 8, 3, 20),
)


def book(path: Path, *sheets: Sheet) -> Any:
    xlsx.write_table(path, sheets)
    return openpyxl.load_workbook(path)


def one(path: Path, value: Value, kind: Any = "text") -> Any:
    return book(path, Sheet("a", "", (Column("a", 10, kind),), [(value,)])).active["A2"]


def test_values_come_back_as_what_they_are(tmp_path: Path) -> None:
    sheet = book(tmp_path / "a.xlsx", Sheet("来访", "来访登记表", COLUMNS, [ROW], ("登记：一次计一次。",))).active
    assert sheet.title == "来访"
    assert sheet["A1"].value == "来访登记表"
    assert [cell.value for cell in sheet[2]] == [column.title for column in COLUMNS]
    assert [cell.value for cell in sheet[3]] == [
        "𠮷田明", "013800138000", 2, 1.5, datetime(2026, 7, 18), time(8, 3), datetime(2026, 7, 18, 8, 3, 20)
    ]  # fmt: skip
    assert sheet["E3"].number_format == "yyyy-mm-dd"
    assert sheet["A5"].value == "登记：一次计一次。"


def test_ready_to_read_and_to_print(tmp_path: Path) -> None:
    sheet = book(tmp_path / "a.xlsx", Sheet("来访", "来访登记表", COLUMNS, [ROW, ROW])).active
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:G4"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.column_dimensions["B"].width == pytest.approx(14, abs=1)


def test_a_wide_table_is_printed_lying(tmp_path: Path) -> None:
    wide = tuple(Column(f"列 {n}", 20) for n in range(8))
    assert book(tmp_path / "a.xlsx", Sheet("a", "", wide, [])).active.page_setup.orientation == "landscape"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "{=1+1}", "+1", "-1", "@SUM(A1)", "http://x.test", "00123", "1e5", "\t=1", "'x", "TRUE", "#N/A"],
)
def test_text_is_never_a_formula_a_number_or_a_link(tmp_path: Path, text: str) -> None:
    cell = one(tmp_path / "a.xlsx", text)
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.hyperlink is None


@pytest.mark.parametrize("kind", ["date", "time", "datetime", "integer", "number"])
def test_text_in_a_column_of_another_kind_stays_text(tmp_path: Path, kind: str) -> None:
    cell = one(tmp_path / "a.xlsx", "=待核实", kind)
    assert (cell.value, cell.data_type) == ("=待核实", "s")


def test_a_zone_is_left_behind_not_shifted(tmp_path: Path) -> None:
    value = one(tmp_path / "a.xlsx", datetime(2026, 7, 18, 8, 3, tzinfo=UTC), "datetime").value
    assert value == datetime(2026, 7, 18, 8, 3)


def test_text_no_spreadsheet_can_hold(tmp_path: Path) -> None:
    long = book(tmp_path / "a.xlsx", Sheet("a", "", (Column("a"), Column("b")), [("王" * 40_000, "a\x01\ud842")]))
    assert long.active["A2"].value == "王" * 32_766 + "…"
    assert long.active["B2"].value.startswith("a")


def test_names_of_tabs_excel_takes(tmp_path: Path) -> None:
    names = ["来访/登记:一?", "来访", "来访", "", "很" * 40, "很" * 40, "History"]
    made = book(tmp_path / "a.xlsx", *(Sheet(name, "", (Column("a"),), []) for name in names)).sheetnames
    assert len(made) == len(names)
    assert made[:3] == ["来访 登记 一", "来访", "来访 (2)"]
    assert all(len(name) <= 31 for name in made)


def test_a_table_longer_than_a_worksheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_LAST_ROW", 100)
    made = book(tmp_path / "a.xlsx", Sheet("来访", "", (Column("序号", 6, "integer"),), ((n,) for n in range(250))))
    numbers = [row[0] for sheet in made for row in sheet.iter_rows(min_row=2, values_only=True) if row[0] is not None]
    assert numbers == list(range(250))
    assert made.sheetnames[:2] == ["来访", "来访 (2)"]
    assert all(sheet["A1"].value == "序号" for sheet in made)


@pytest.fixture
def spool(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("spool")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def many() -> Iterator[tuple[str, str]]:
    return (("张三", f"1380013{n:04d}") for n in range(50_000))


def test_cancelling_leaves_the_old_file_and_no_spooled_rows(tmp_path: Path, spool: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    progress = Progress(lambda done, total, text: progress.cancel() if done else None)
    with pytest.raises(Cancelled):
        xlsx.write_table(path, [Sheet("a", "", (Column("a"), Column("b")), many(), count=50_000)], progress)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert list(spool.iterdir()) == []


def test_a_row_that_fails_leaves_the_old_file_and_no_spooled_rows(tmp_path: Path, spool: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def rows() -> Iterator[tuple[str]]:
        yield ("张三",)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        xlsx.write_table(path, [Sheet("a", "", (Column("a"),), rows())])
    assert path.read_bytes() == b"old"
    assert list(spool.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_leaves_the_old_file(tmp_path: Path, spool: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    (tmp_path / "a.xlsx.part").symlink_to("/dev/full")
    with pytest.raises(EnvironmentProblem, match="no room"):
        xlsx.write_table(path, [Sheet("a", "", (Column("a"), Column("b")), many())])
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert list(spool.iterdir()) == []
