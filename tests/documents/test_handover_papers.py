"""The papers of shifts, read back by the tools of another house."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pypdf
import pytest

from app.documents.pdf.continuity_pack import (
    ContinuityPack,
    PackBooking,
    PackSpace,
    PackVisitor,
    continuity_pack,
)
from app.documents.pdf.duty_log import DutyLine, DutyLog, DutyShift, duty_log, duty_log_sheets
from app.documents.pdf.handover_sheet import HandoverSheet, SheetItem, SheetNote, handover_sheet
from app.documents.pdf.sign_in_sheet import SignInRow, SignInSheet
from app.documents.pdf.visitor_log import Printed
from app.documents.xlsx import write_table
from tests.documents.test_booking_sheets import PAPER, collisions, pages, squeezed, text, tools, words

FIGURES = tuple(
    (name, str(number)) for number, name in enumerate(("来访", "计次", "在场", "预约", "场次", "借用", "备注", "事件"))
)
LONG = "舞蹈室备用钥匙在罗建平处，21:30 前收回；" * 12
SHEET = HandoverSheet(
    paper=PAPER,
    shift="值班日 2026年7月18日 周六 早班 08:00–16:00",
    state="双方已签",
    people=(("交班人", "林佩珊"), ("接班人", "陈晓彤"), ("时间", "7月18日 周六 16:02")),
    reason="备注：物业电话在抽屉里",
    figures=FIGURES,
    items=(
        SheetItem("舞蹈室备用钥匙在罗建平处", "", "留给下一班", "21:30 前"),
        SheetItem(LONG, "", "已处理", "两把都在"),
        *(SheetItem(f"第 {number} 件", "", "留给下一班") for number in range(40)),
    ),
    notes=(
        SheetNote("16:40", "事件", "二楼饮水机渗水，物业约好 19:00 来修", "林佩珊"),
        SheetNote("15:10", "安全巡查", "全馆巡查一遍", "林佩珊", "—"),
    ),
    printed_by="陈晓彤",
)
AT = datetime(2026, 7, 18, 8, 5)
LOG = DutyLog(
    paper=PAPER,
    day="值班日：2026年7月18日 周六 08:00 至 7月19日 08:00",
    shifts=(
        DutyShift(
            "早班", "08:00–16:00", "林佩珊", "林佩珊交给陈晓彤", FIGURES,
            tuple(
                DutyLine(AT + timedelta(minutes=7 * n), f"第 {n} 件事", "林佩珊", n == 3) for n in range(60)
            ),
        ),
        DutyShift("中班", "16:00–24:00", "陈晓彤", "", FIGURES, ()),
        DutyShift("夜班", "00:00–08:00", "", "", (), (), begun=False),
    ),
    printed_by="陈晓彤",
)  # fmt: skip
PACK = ContinuityPack(
    paper=replace(PAPER, notes=()),
    period="7月18日 周六 18:42 至 7月19日 周日 18:42",
    staff="值班：中班 陈晓彤；夜班 周志航",
    items=SHEET.items[:3],
    spaces=(
        PackSpace("二号会议室", "", (PackBooking("23:00–次日01:30", "深夜骑手座谈", "马＊军", "12", "已确认"),)),
        PackSpace("多功能厅", "关闭：22:00–次日08:00 夜间不开放", ()),
    ),
    expected=(PackVisitor("19:00", "吴＊琪", "阅读、法考备考", "书房", "+2"),),
    present=(),
    sheets=tuple(
        SignInSheet(
            PAPER, f"骑手夜校 第 {n} 场", f"007-HD-{n}", "2026年7月18日 周六 20:00–21:00", "路演厅",
            tuple(SignInRow(str(k), f"A{k:02}", f"学员{k}") for k in range(1, 6)), 6, "陈晓彤",
        )
        for n in range(2)
    ),
    printed_by="陈晓彤",
)  # fmt: skip

PAPERS: dict[str, Callable[[Path], Printed]] = {
    "sheet": lambda path: handover_sheet(path, SHEET),
    "form": lambda path: handover_sheet(path, replace(SHEET, written=False, items=(SheetItem("在场 9 人"),))),
    "log": lambda path: duty_log(path, LOG),
    "pack": lambda path: continuity_pack(path, PACK),
}
every_paper = pytest.mark.parametrize("name", PAPERS)


@tools
@every_paper
def test_fonts_are_embedded_and_nothing_is_over_another_text_or_in_the_margin(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    printed = PAPERS[name](path)
    listed = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True)
    assert all(" yes yes yes" in font for font in listed.stdout.splitlines()[2:])
    assert collisions(path) == []
    width = float(pypdf.PdfReader(path).pages[0].mediabox.width)
    assert all(one.left >= 22 * 72 / 25.4 - 0.5 and one.right <= width - 18 * 72 / 25.4 + 0.5 for one in words(path))
    made = pages(path)
    assert len(made) == printed.pages
    assert all(re.search(rf"{number}\D+{printed.pages}$", page) for number, page in enumerate(made, 1))
    assert all(printed.check_code in page for page in made)


@every_paper
def test_same_values_same_bytes(name: str, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    assert PAPERS[name](one) == PAPERS[name](other)
    assert one.read_bytes() == other.read_bytes()


@tools
def test_a_sheet_names_both_and_every_item_with_its_decision(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    printed = handover_sheet(path, SHEET)
    made = "".join(pages(path))
    assert printed.rows == 42 and printed.pages == 2
    for said in ("林佩珊", "陈晓彤", "双方已签", "物业电话在抽屉里", "21:30前", "两把都在", "二楼饮水机渗水"):
        assert said in made
    assert "□" not in made
    assert [int(n) for n in re.findall(r"第(\d+)件", made)] == list(range(40))
    other = handover_sheet(path, replace(SHEET, items=(replace(SHEET.items[0], remark="23:00 前"), *SHEET.items[1:])))
    assert other.check_code != printed.check_code


@tools
def test_a_form_has_boxes_and_rows_to_write_on(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    PAPERS["form"](path)
    assert text(path).count("□") == 2 * 7


@tools
def test_a_duty_log_goes_shift_by_shift(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    assert duty_log(path, LOG).rows == 60
    made = "".join(pages(path))
    assert made.index("早班08:00–16:00") < made.index("第59件事") < made.index("中班16:00–24:00") < made.index("夜班")
    assert "林佩珊交给陈晓彤" in made and "hasn’tbegun" in made.replace("'", "’")
    book = tmp_path / "log.xlsx"
    write_table(book, duty_log_sheets(LOG))
    rows = list(openpyxl.load_workbook(book).worksheets[0].values)
    assert rows[2][:4] == ("早班", AT, "第 0 件事", "林佩珊") and rows[61][2] == "第 59 件事"


@tools
def test_a_pack_has_everything_for_a_night_on_pages_numbered_through(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    printed = continuity_pack(path, PACK)
    made = pages(path)
    assert printed.pages == len(made) == 5
    assert all(said in made[0] for said in ("周志航", "舞蹈室备用钥匙", "深夜骑手座谈", "夜间不开放", "吴＊琪"))
    assert [n for n, page in enumerate(made) if "骑手夜校" in page] == [1, 2]
    assert "+6" in made[1] and "学员5" in made[1]
    rows = pypdf.PdfReader(path).pages[3]
    assert squeezed(rows.extract_text()).count("学员") == 0
    outline = [one.title for one in pypdf.PdfReader(path).outline]
    assert outline[0] == "Open items" and "骑手夜校 第 1 场" in outline and len(outline) == 11
