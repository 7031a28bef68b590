"""The printed papers of stations, read back by pypdf, and their tables by openpyxl."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PIL import Image

from app.core import i18n
from app.documents.pdf import station_papers as papers
from app.documents.pdf.activity_log import LogPhoto
from app.documents.pdf.bookings import Paper
from app.documents.xlsx import write_table

PAPER = Paper("粤海街道党群服务中心", "2026年7月18日 18:42", datetime(2026, 7, 18, 10, 42, tzinfo=UTC))


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    i18n.use("zh_CN")
    yield
    i18n.use("en")


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages)


def pages_of(path: Path) -> int:
    return len(pypdf.PdfReader(path).pages)


def cells(path: Path, sheet: int = 0) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows()]


def line(number: int) -> papers.StationLine:
    return papers.StationLine(
        str(number), f"第{number}暖蜂驿站", "暖蜂驿站，基础站", "科苑路15号", "24小时", "歇脚、饮水、热饭", "许＊强",
        "137****4410", date(2026, 7, 8), 96, date(2026, 7, 22), "缺货" if number == 1 else "",
    )  # fmt: skip


def test_the_register_names_every_station_once_and_prints_the_same_again(tmp_path: Path) -> None:
    data = papers.StationRegister(PAPER, (("驿站", "60 处"),), tuple(line(n) for n in range(1, 61)), "罗建平")
    one, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    printed = papers.register(one, data)
    papers.register(other, data)
    assert one.read_bytes() == other.read_bytes()
    said = text_of(one)
    assert printed.rows == 60 and printed.pages == pages_of(one) > 2
    assert all(f"第{n}暖蜂驿站" in said for n in range(1, 61))
    assert "姓名和电话已脱敏" in said or "脱敏" in said
    assert papers.register(other, replace(data, masked=False)).check_code != printed.check_code
    book = tmp_path / "a.xlsx"
    write_table(book, papers.register_sheets(data))
    rows = cells(book)
    assert sum(row[1] == "第7暖蜂驿站" for row in rows) == 1
    assert next(row for row in rows if row[0] == "7")[9] == 96


def test_a_round_shows_what_was_found_with_photos_and_issues(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    Image.new("RGB", (640, 480), "teal").save(photo)
    data = papers.RoundReport(
        PAPER, "科技园暖蜂驿站", (("驿站", "科技园暖蜂驿站"), ("得分", "92 分（满分 100）"), ("巡查人", "陈晓彤")),
        (
            papers.RoundItem("饮水机出水正常", 10, "不合格", "滤芯过期" * 12, 1),
            papers.RoundItem("地面干净", 10, "合格", "", 0),
        ),
        (papers.RoundIssue("滤芯过期", "2026-07-25", "待整改", ""),), "总体尚好",
        (LogPhoto(photo, "1 滤芯过期"), LogPhoto(None, "2 还没到")), "罗建平",
    )  # fmt: skip
    out = tmp_path / "round.pdf"
    printed = papers.round_report(out, data)
    said = text_of(out)
    assert all(part in said for part in ("饮水机出水正常", "2026-07-25", "总体尚好", "92分", "1滤芯过期"))
    assert len(pypdf.PdfReader(out).pages[printed.pages - 1].images) == 1 and printed.rows == 2
    book = tmp_path / "round.xlsx"
    write_table(book, papers.round_sheets(data))
    assert any("滤芯过期" in row for row in cells(book, 1))


def test_supplies_stand_under_their_station_and_every_movement_behind_them(tmp_path: Path) -> None:
    lines = tuple(
        papers.SupplyLine(station, "藿香正气水", "盒", 4, 20, 12, 1, -1, 10, 10, True, date(2026, 9, 30))
        for station in ("", "科技园暖蜂驿站")
    )
    moves = tuple(
        papers.MoveLine(
            datetime(2026, 7, day, 9, 30), "科技园暖蜂驿站", "藿香正气水", "出库", -1, "", None, f"第{day}天", "陈晓彤"
        )
        for day in range(1, 32)
    )
    data = papers.SupplyReport(PAPER, "2026年7月", lines, moves, "罗建平")
    out = tmp_path / "supplies.pdf"
    papers.supply_report(out, data)
    said = text_of(out)
    assert "本中心" in said and "10缺" in said and all(f"第{day}天" in said for day in range(1, 32))
    book = tmp_path / "supplies.xlsx"
    write_table(book, papers.supply_sheets(data))
    assert sum(row[3] == "出库" for row in cells(book, 1)) == 31
    papers.supply_report(out, replace(data, lines=(), moves=()))
    assert "没有登记物资。" in text_of(out)


def test_who_was_served_adds_up_by_group_service_and_station(tmp_path: Path) -> None:
    data = papers.ServiceFigures(
        PAPER, "2026年7月", ("骑手", "居民"), ("饮水", "热饭"),
        (("一站", {("骑手", "饮水"): 5, ("居民", "热饭"): 2}), ("二站", {("骑手", "热饭"): 4}), ("三站", {})), "罗建平",
    )  # fmt: skip
    assert sum(data.whole.values()) == 11
    out = tmp_path / "served.pdf"
    papers.service_figures(out, data)
    said = text_of(out)
    assert "骑手549" in said and "居民022" in said and "合计5611" in said and "二站04404" in said
    book = tmp_path / "served.xlsx"
    write_table(book, papers.service_sheets(data))
    rows = cells(book)
    assert ["二站", "骑手", 0, 4, 4] in rows and ["合计", None, 5, 6, 11] in [[v or None if v == "" else v for v in row]
                                                                           for row in rows]  # fmt: skip


def test_labels_are_four_on_a_page_and_long_words_stay_inside(tmp_path: Path) -> None:
    label = papers.StationLabel(
        "深圳湾口岸旁边名字特别特别长的暖蜂驿站", "暖蜂驿站", "沙河西路与东滨路交叉口西南角一楼大堂东侧", "24小时",
        tuple(f"服务{n}" for n in range(9)), "深圳湾口岸驿站\n沙河西路\n24小时",
    )  # fmt: skip
    out = tmp_path / "labels.pdf"
    assert papers.station_labels(out, papers.StationLabels(PAPER, (label,) * 9)).pages == pages_of(out) == 3
    assert "服务5" in text_of(out) and "服务6" not in text_of(out), "six of them fit"
    assert papers.station_labels(out, papers.StationLabels(PAPER, ())).pages == 1


@pytest.mark.parametrize("bearing", [None, 0.0, -135.0])
def test_a_slip_says_where_how_far_and_what_else(tmp_path: Path, bearing: float | None) -> None:
    data = papers.Slip(
        PAPER, "科技园暖蜂驿站", "本中心", "450 米，走 8 分钟，往北",
        (("地址", "科苑路15号" * 9), ("那里有", "热饭 2 台")), bearing,
        (("大冲暖蜂驿站", "900 米，走 16 分钟"),), "科技园暖蜂驿站",
    )  # fmt: skip
    out = tmp_path / "slip.pdf"
    assert papers.slip(out, data).pages == 1
    said = text_of(out)
    assert "走8分钟" in said and "大冲暖蜂驿站" in said and ("北" in said)
