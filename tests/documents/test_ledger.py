import csv
import io
import random
import struct
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook

from app.core.errors import EnvironmentProblem, UserError
from app.documents.ledger import decode, read_grids
from app.domain.ledger import VISITS, Grid, Plan, Record, Skip, plan, recognise_all

SHANGHAI = ZoneInfo("Asia/Shanghai")
SAMPLE = Path(__file__).parents[1] / "data" / "来访登记表.xlsx"
HEADER = ["日期", "来访时间", "姓名", "联系电话", "来访事由", "离开时间", "备注"]
ROWS = [
    HEADER,
    ["2026-03-05", "9:05", "王芳", "13812345678", "图书阅览", "10:30", "带老人"],
    ["", "9:20", "李明、张强", "0755-82345678", "咨询", "", ""],
]


def bring_in(*grids: Grid, **options: Any) -> Plan:
    return plan(list(grids), recognise_all(grids, VISITS), VISITS, zone=SHANGHAI, **options)


def texts(grid: Grid) -> list[list[str]]:
    return [["" if value is None else str(value) for value in (*row, *[None] * (7 - len(row)))] for row in grid.rows]


# ---------------------------------------------------------------- the office's own ledger


@pytest.fixture(scope="module")
def sample() -> Plan:
    return bring_in(*read_grids(SAMPLE))


def test_the_ledger_of_华林_comes_in_whole(sample: Plan) -> None:
    assert sample.rejected == [] and sample.duplicates == [] and sample.warnings == []
    by_sheet = {name: sum(1 for record in sample.records if record.sheet == name) for name in ("3月", "4月", "5月")}
    # What the ledger's own numbering and its totals rows say: 182人次, 190人次, 175人次.
    assert by_sheet == {"3月": 182, "4月": 190, "5月": 175}
    assert [(item.sheet, item.row, item.why, item.text) for item in sample.skipped] == [
        ("3月", 189, Skip.TOTAL, "合计 182人次"),
        ("4月", 195, Skip.TOTAL, "合计 190人次"),
        ("5月", 181, Skip.TOTAL, "合计 175人次"),
    ]


def test_every_numbered_line_of_the_sample_is_a_record_on_its_own_row(sample: Plan) -> None:
    book = load_workbook(SAMPLE, data_only=True)
    numbered = {
        (sheet.title, row[0].row): row[3].value
        for sheet in book
        for row in sheet.iter_rows()
        if type(row[0].value) is int
    }
    read = {(record.sheet, record.row): record for record in sample.records}
    assert set(read) == set(numbered)
    for key, written in numbered.items():
        record = read[key]
        assert record.values["phones"] and len(record.values["phones"]) == 11
        assert written == record.values["name"] or written == (
            f"{record.values['name']}等{record.values['companions'] + 1}人"
        )


# Read by eye from the spreadsheet: sheet, row → name, company, number, arrived, left.
BY_EYE: list[tuple[str, int, str, int, str, str, str | None]] = [
    ("3月", 4, "袁强", 0, "13967929081", "2026-03-01 21:20", "2026-03-01 23:15"),
    ("3月", 7, "赵伟敏", 0, "15661663049", "2026-03-01 07:20", None),
    ("3月", 8, "吴娟梅", 5, "13393095597", "2026-03-01 07:05", "2026-03-01 09:55"),
    ("3月", 10, "孙静", 0, "13146730024", "2026-03-01 19:10", "2026-03-01 21:45"),
    ("3月", 11, "邓浩", 0, "13917145211", "2026-03-01 11:00", "2026-03-01 12:30"),
    ("3月", 14, "林刚文", 0, "17322750142", "2026-03-02 12:50", "2026-03-02 14:45"),
    ("3月", 28, "冯宇", 0, "18727899067", "2026-03-05 10:10", "2026-03-05 11:55"),
    ("3月", 41, "郭欣", 0, "17036317308", "2026-03-07 12:00", "2026-03-07 12:15"),
    ("3月", 42, "陈梓平", 0, "13671706734", "2026-03-07 22:05", "2026-03-07 23:30"),
    ("3月", 57, "李然海", 0, "13129893920", "2026-03-09 08:30", "2026-03-09 08:30"),
    ("3月", 61, "欧堃艳", 0, "17490824869", "2026-03-10 13:30", "2026-03-10 14:45"),
    ("3月", 93, "王建", 5, "17439905271", "2026-03-15 18:20", "2026-03-15 20:55"),
    ("3月", 116, "郑梓", 0, "17337423442", "2026-03-20 08:10", "2026-03-20 10:55"),
    ("3月", 121, "孙敏", 0, "13070617340", "2026-03-20 07:30", None),
    ("3月", 187, "阳文", 0, "17898028893", "2026-03-28 17:00", "2026-03-28 19:30"),
    ("4月", 7, "胡然堃", 0, "18547273373", "2026-04-01 22:50", "2026-04-01 23:55"),
    ("4月", 194, "曹涛英", 0, "15281236496", "2026-04-28 13:05", "2026-04-28 15:45"),
    ("5月", 4, "徐斌燕", 0, "17027468648", "2026-05-01 07:30", "2026-05-01 09:30"),
    ("5月", 35, "曾霞", 0, "18363068377", "2026-05-06 12:10", "2026-05-06 14:30"),
    ("5月", 50, "吴喆芳", 2, "18091477282", "2026-05-08 22:30", None),
    ("5月", 180, "高㛃强", 0, "13001321971", "2026-05-28 13:05", "2026-05-28 14:55"),
]


@pytest.mark.parametrize("expected", BY_EYE, ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_row_of_the_sample_says_what_a_person_reads(
    sample: Plan, expected: tuple[str, int, str, int, str, str, str | None]
) -> None:
    sheet, number, name, companions, phone, arrived, left = expected
    record: Record = next(r for r in sample.records if (r.sheet, r.row) == (sheet, number))
    values = record.values

    def local(moment: datetime | None) -> str | None:
        return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if moment else None

    assert (values["name"], values["companions"], values["phones"]) == (name, companions, phone)
    assert (local(values["arrived_at"]), local(values["left_at"])) == (arrived, left)


def test_in_the_sample_only_impossible_leaving_times_are_warned_of(sample: Plan) -> None:
    warned = sample.warned
    assert len(warned) == 55
    for record in warned:
        assert record.values["left_at"] is None and record.values["left_kind"] == "unknown"
        assert "is earlier than the arrival" in record.values["note"]
    assert sum(1 for record in sample.records if record.values["left_at"] is None) == 55 + 81


def test_loading_the_sample_again_adds_nothing(sample: Plan) -> None:
    again = bring_in(*read_grids(SAMPLE), known={record.fingerprint for record in sample.records})
    assert again.records == [] and len(again.duplicates) == len(sample.records) == 547


# ---------------------------------------------------------------- text tables


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，", "|"])
def test_a_text_table_in_any_usual_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(ROWS)
    path = tmp_path / "台账.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    (grid,) = read_grids(path)
    assert texts(grid) == ROWS
    result = bring_in(grid)
    assert [record.values["name"] for record in result.records] == ["王芳", "李明"]
    assert result.records[0].values["arrived_at"] == datetime(2026, 3, 5, 1, 5, tzinfo=UTC)


def test_a_table_divided_by_the_chinese_list_comma(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("日期、时间、姓名\n3月5日、9:00、王芳\n3月6日、9:10、李明\n", "utf-8")
    (grid,) = read_grids(path)
    assert grid.rows[1] == ("3月5日", "9:00", "王芳")


def test_big5_and_gb18030_are_told_apart() -> None:
    traditional = "序號,日期,來訪時間,姓名,聯絡電話,來訪事由\n1,3月5日,上午9:05,陳麗華,13812345678,圖書閱覽\n"
    assert decode(traditional.encode("big5")) == traditional
    simplified = "序号,日期,来访时间,姓名,联系电话,来访事由\n1,3月5日,上午9:05,陈丽华,13812345678,图书阅览\n"
    assert decode(simplified.encode("gb18030")) == simplified
    assert decode(traditional.encode("gb18030")) == traditional
    rare = "姓名,电话\n欧轩䶮,13812345678\n朱洋㛃,13912345678\n"
    assert decode(rare.encode("gb18030")) == rare
    short = "姓名\n王芳\n"
    assert decode(short.encode("gbk")) == short


def test_a_text_table_cut_in_the_middle_of_a_character_is_still_read(tmp_path: Path) -> None:
    lines = "".join(f"2026-03-05,9:{n:02},王芳,13812345{n:03}\n" for n in range(60))
    for encoding in ("utf-8", "gb18030"):
        whole = ("日期,来访时间,姓名,联系电话\n" + lines + "2026-03-05,9:59,李").encode(encoding)
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(whole[:-1])
        assert len(bring_in(*read_grids(path)).records) >= 60


def test_the_bookings_sample_of_another_office_opens(tmp_path: Path) -> None:
    lines = [
        "日期,时间段,场地,支部/单位,活动内容,负责人,手机,人数,备注",
        "6.1,15:00~16:30,一楼会议室,第一党支部,排练,郭杰强,１８８８４９６５９２５,41,",
    ]
    path = tmp_path / "场地预约登记.csv"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    (grid,) = read_grids(path)
    assert grid.name == "场地预约登记" and grid.rows[1][1] == "15:00~16:30"


def test_quotes_line_breaks_and_ditto_marks_in_a_text_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('日期,来访时间,姓名,备注\n3月5日,9:00,王芳,"带老人,\n走得慢"\n""""" ,9:10,李明,\n', "utf-8")
    (grid,) = read_grids(path)
    assert grid.rows[1][3] == "带老人,\n走得慢"
    bare = "日期,来访时间,姓名\n" + "".join(f"{'3月5日' if n == 0 else chr(34)},9:{n:02},王{n}\n" for n in range(40))
    path.write_text(bare, "utf-8")
    (grid,) = read_grids(path)
    assert len(grid.rows) == 41
    assert len(bring_in(grid, today=date(2026, 11, 22)).records) == 40


def test_a_line_that_names_the_delimiter_keeps_the_row_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\n日期;来访时间;姓名\n2026-3-5;9:00;王芳\n", "utf-8")
    assert bring_in(*read_grids(path)).records[0].row == 3


# ---------------------------------------------------------------- XLSX


def save(path: Path, sheets: dict[str, Sequence[Sequence[Any]]], merge: Iterable[str] = ()) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
        for area in merge:
            page.merge_cells(area)
    book.save(path)
    return path


def test_merged_cells_are_filled_and_typed_cells_keep_their_type(tmp_path: Path) -> None:
    rows = [
        ["2026年3月来访登记", None, None, None],
        ["日期", "来访时间", "姓名", "联系电话"],
        [datetime(2026, 3, 5), time(9, 5), "王芳", 13812345678],
        [None, time(9, 20), "李明", "139 1234 5678"],
        ["3月6日", datetime(2026, 3, 6, 10, 0), "张强", None],
    ]
    (grid,) = read_grids(save(tmp_path / "a.xlsx", {"3月": rows}, ["A1:D1", "A3:A4"]))
    assert set(grid.rows[0]) == {"2026年3月来访登记"}
    assert grid.rows[3][0] == datetime(2026, 3, 5) and grid.rows[2][1] == time(9, 5) and grid.rows[2][3] == 13812345678
    assert (3, 1, 4, 1) in grid.merged
    assert [r.values["arrived_at"].astimezone(SHANGHAI).strftime("%d %H:%M") for r in bring_in(grid).records] == [
        "05 09:05",
        "05 09:20",
        "06 10:00",
    ]


def test_formulas_give_their_result_or_are_flagged(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("3月")
        page.write_row(0, 0, ["日期", "来访时间", "姓名"])
        page.write_row(1, 0, ["2026-03-05", "9:05"])
        page.write_formula(1, 2, '="王"&"芳"', None, "王芳")
    (grid,) = read_grids(path)
    assert grid.rows[1][2] == "王芳" and not grid.uncalculated
    (grid,) = read_grids(
        save(tmp_path / "b.xlsx", {"3月": [["日期", "来访时间", "姓名"], ["2026-03-05", "9:05", '="王"&"芳"']]})
    )
    assert grid.uncalculated == {(2, 3)}
    assert "formula" in bring_in(grid).rejected[0].reason


@pytest.mark.parametrize("base", [1900, 1904])
def test_dates_in_both_date_systems_and_in_chinese_formats(tmp_path: Path, base: int) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": base == 1904}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["日期", "来访时间", "姓名", "离开时间"])
        for number, code in enumerate((14, 31, 57, 'yyyy"年"m"月"d"日"'), 1):
            page.write_datetime(number, 0, datetime(2026, 3, 5), book.add_format({"num_format": code}))
            page.write_datetime(number, 1, time(9, number), book.add_format({"num_format": "h:mm"}))
            page.write(number, 2, "王芳")
            page.write_number(number, 3, 10.5 / 24, book.add_format({"num_format": 32}))
    result = bring_in(*read_grids(path))
    assert [r.values["arrived_at"] for r in result.records] == [
        datetime(2026, 3, 5, 1, number, tzinfo=UTC) for number in (1, 2, 3, 4)
    ]
    assert {r.values["left_at"] for r in result.records} == {datetime(2026, 3, 5, 2, 30, tzinfo=UTC)}


def test_24_00_under_a_time_format_is_midnight(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["日期", "来访时间", "姓名", "离开时间"])
        for number, code in enumerate(("h:mm", "[h]:mm"), 1):
            page.write_row(number, 0, ["2026-03-05", f"20:0{number}", "王芳"])
            page.write_number(number, 3, 1.0, book.add_format({"num_format": code}))
    left = [record.values["left_at"] for record in bring_in(*read_grids(path)).records]
    assert left == [datetime(2026, 3, 5, 16, tzinfo=UTC)] * 2


def test_hidden_sheets_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "空"
    book.create_sheet("选项").append(["男", "女"])
    book["选项"].sheet_state = "hidden"
    for row in ROWS:
        book.create_sheet("登记").append(row) if "登记" not in book.sheetnames else book["登记"].append(row)
    book.save(tmp_path / "a.xlsx")
    assert [grid.name for grid in read_grids(tmp_path / "a.xlsx")] == ["登记"]


def test_a_sheet_formatted_to_its_end_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
        page.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
    (grid,) = read_grids(path)
    assert len(grid.rows) == 3


def test_the_ending_of_the_name_does_not_matter(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"3月": ROWS})
    for name in ("a.xls", "a.csv", "a.et", "a"):
        copy = tmp_path / name
        copy.write_bytes(path.read_bytes())
        assert texts(read_grids(copy)[0]) == ROWS
    text = tmp_path / "b.xlsx"
    text.write_text("日期\t来访时间\t姓名\n2026-3-5\t9:00\t王芳\n", "gbk")
    assert len(bring_in(*read_grids(text)).records) == 1


# ---------------------------------------------------------------- XLS


def _record(code: int, body: bytes) -> bytes:
    return struct.pack("<HH", code, len(body)) + body


def _label(row: int, column: int, text: str) -> bytes:
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def _number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return _record(0x0203, struct.pack("<HHHd", row, column, style, value))


def biff(cells: bytes, locked: bool = False) -> bytes:
    """A BIFF8 workbook of one sheet with three styles: plain, date, time."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 1996, 0, 6))
    if locked:
        begin += _record(0x002F, struct.pack("<HHH", 0, 0x1234, 0x5678))
    styles = b"".join(_record(0x00E0, struct.pack("<HHH", 0, f, 0x0001) + bytes(14)) for f in (0, 14, 20))
    name = "3月".encode("utf-16-le")
    head = begin + _record(0x0042, struct.pack("<H", 1200)) + _record(0x0022, struct.pack("<H", 0)) + styles
    bound = 4 + 4 + 2 + 2 + len(name)
    offset = len(head) + bound + 4
    head += _record(0x0085, struct.pack("<IBBBB", offset, 0, 0, 2, 1) + name) + _record(0x000A, b"")
    page = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 1996, 0, 6)) + cells + _record(0x000A, b"")
    return head + page


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE2 file (MS-CFB, sectors of 512 bytes) with these streams, each of at least 4,096 bytes."""
    fat: list[int] = []
    data = b""
    starts = []
    for content in streams.values():
        content = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\x00")
        first, count = len(fat), len(content) // 512
        starts.append((first, len(content)))
        fat += [*range(first + 1, first + count), 0xFFFFFFFE]
        data += content
    directory, table = len(fat), len(fat) + 1
    fat += [0xFFFFFFFE, 0xFFFFFFFD]

    def entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
        label = (name + "\0").encode("utf-16-le")
        body = label.ljust(64, b"\x00") + struct.pack("<HBB", len(label), kind, 1)
        body += struct.pack("<III", 0xFFFFFFFF, right, child)
        return body + bytes(36) + struct.pack("<III", start, size, 0)

    entries = entry("Root Entry", 5, 1, 0xFFFFFFFF, 0xFFFFFFFE, 0)
    for index, (name, (start, size)) in enumerate(zip(streams, starts, strict=True), 1):
        entries += entry(name, 2, 0xFFFFFFFF, index + 1 if index < len(streams) else 0xFFFFFFFF, start, size)
    entries = entries.ljust(512, b"\x00")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", table).ljust(436, b"\xff")
    return head + data + entries + struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")


def old_ledger() -> bytes:
    cells = b"".join(_label(0, column, text) for column, text in enumerate(["日期", "来访时间", "姓名", "联系电话"]))
    cells += (
        _number(1, 0, 46086, 1) + _number(1, 1, 9.5 / 24, 2) + _label(1, 2, "王芳等3人") + _number(1, 3, 13812345678.0)
    )
    cells += _label(2, 1, "下午12:10") + _label(2, 2, "李明") + _number(3, 1, 0.75, 2) + _label(3, 2, "朱洋㛃")
    return cells + _record(0x00E5, struct.pack("<HHHHH", 1, 1, 2, 0, 0))


def test_an_xls_file_is_read_with_its_dates_and_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "来访.xls"
    path.write_bytes(compound({"Workbook": biff(old_ledger())}))
    (grid,) = read_grids(path)
    assert grid.name == "3月"
    assert grid.rows[1] == (datetime(2026, 3, 5), time(9, 30), "王芳等3人", 13812345678)
    assert grid.rows[2][0] == datetime(2026, 3, 5)
    result = bring_in(grid)
    assert [(r.values["name"], r.values["companions"], r.values["arrived_at"]) for r in result.records] == [
        ("王芳", 2, datetime(2026, 3, 5, 1, 30, tzinfo=UTC)),
        ("李明", 0, datetime(2026, 3, 5, 4, 10, tzinfo=UTC)),
        ("朱洋㛃", 0, datetime(2026, 3, 5, 10, 0, tzinfo=UTC)),
    ]


# ---------------------------------------------------------------- what can't be brought in


def refused(path: Path) -> str:
    with pytest.raises((UserError, EnvironmentProblem)) as caught:
        read_grids(path)
    message = caught.value.message
    assert message.count("\n") == 0 and message.endswith(".")
    return message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"\x00" * 5000, "empty"),
        (b"%PDF-1.7\n" + b"x" * 500, "not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "not a spreadsheet"),
        (b"PK\x05\x06" + bytes(18), "not a spreadsheet"),
        (b"<html><body><table><tr><td>a</td></tr></table></body></html>", "save it as XLSX"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="x"/>', "save it as XLSX"),
        (compound({"EncryptedPackage": b"x" * 5000}), "password"),
        (compound({"Workbook": biff(old_ledger(), locked=True)}), "password"),
        (compound({"WordDocument": b"x" * 5000}), "not a spreadsheet"),
        (compound({"Workbook": biff(old_ledger())})[:3000], "damaged"),
        (compound({"Workbook": b"nonsense" * 600}), "damaged"),
        (random.Random(7).randbytes(20_000), "read|not a spreadsheet"),
    ],
    ids=[
        "nothing",
        "bom",
        "zeros",
        "pdf",
        "png",
        "empty-zip",
        "html",
        "xml",
        "locked-xlsx",
        "locked-xls",
        "word",
        "cut-xls",
        "false-xls",
        "noise",
    ],
)
def test_what_is_no_ledger_is_refused_in_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert any(word in refused(path) for word in words.split("|"))


def repacked(path: Path, change: dict[str, bytes | None]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | change).items():
            if content is not None:
                archive.writestr(name, content)


def test_damaged_xlsx_files(tmp_path: Path) -> None:
    good = save(tmp_path / "good.xlsx", {"3月": ROWS * 50}).read_bytes()
    path = tmp_path / "a.xlsx"
    for length in (40, 400, len(good) // 2, len(good) - 30):
        path.write_bytes(good[:length])
        assert "damaged" in refused(path)
    flipped = bytearray(good)
    middle = good.index(b"xl/worksheets/sheet1.xml") + 200
    flipped[middle : middle + 20] = bytes(20)
    path.write_bytes(flipped)
    assert "damaged" in refused(path)
    for name, content in {
        "xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row",
        "xl/workbook.xml": None,
        "[Content_Types].xml": b"?",
    }.items():
        path.write_bytes(good)
        repacked(path, {name: content})
        assert "damaged" in refused(path)


def test_every_flipped_byte_of_a_spreadsheet_is_read_or_refused(tmp_path: Path) -> None:
    good = save(tmp_path / "good.xlsx", {"3月": ROWS}).read_bytes()
    old = compound({"Workbook": biff(old_ledger())})
    path = tmp_path / "a.xlsx"
    chance = random.Random(3)
    for whole, times in ((good, 60), (old, 120)):
        for _ in range(times):
            content = bytearray(whole)
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            path.write_bytes(content)
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                try:
                    grids = read_grids(path)
                    bring_in(*grids)
                except (UserError, EnvironmentProblem):
                    pass


def test_other_packages_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for member, words in (
        ("content.xml", "save it as XLSX"),
        ("word/document.xml", "not a spreadsheet"),
        ("xl/workbook.bin", "save it as XLSX"),
    ):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, "x")
        assert words in refused(path)


def test_a_file_made_to_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"3月": ROWS})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/big.bin", "w") as part:
        for _ in range(420):
            part.write(bytes(1024 * 1024))
    assert path.stat().st_size < 1_000_000
    assert "too large" in refused(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "没有.xlsx")
    assert "folder" in refused(tmp_path)
