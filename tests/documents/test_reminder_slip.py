"""The reminder for a silent site, read back by another house's tool."""

from pathlib import Path

import pypdf

from app.documents.pdf.reminder_slip import Reminder, reminder
from tests.documents.test_booking_sheets import PAPER

DATA = Reminder(
    paper=PAPER,
    site="海珠社区党群服务中心",
    when="2026年7月18日 周六",
    lead="海珠社区党群服务中心的数据只到 7月12日 周日 15:42，之后没有再来。",
    figures=(("上次收到", "7月12日 15:42"), ("数据到", "7月12日 15:42"), ("没有来数据", "6 天")),
    missing=(("7月12日至7月15日", "214"), ("7月17日", "9")),
    steps=("把同步 U 盘插到你们的电脑上，按 F9 同步。", "把 U 盘带来。"),
    signers=("送达人（粤海街道党群服务中心）", "签收人（" + "海珠社区" * 9 + "）"),
    printed_by="周文静",
)


def test_what_is_missing_and_what_to_do_fit_on_one_page(tmp_path: Path) -> None:
    path = tmp_path / "reminder.pdf"
    printed = reminder(path, DATA)
    (page,) = pypdf.PdfReader(path).pages
    text = page.extract_text()
    for said in ("海珠社区党群服务中心", "7月12日至7月15日", "214", "2. 把 U 盘带来。", "签收人", printed.check_code):
        assert said in text
    assert (printed.pages, printed.rows) == (1, 2)
    again = tmp_path / "again.pdf"
    assert reminder(again, DATA).check_code == printed.check_code and again.read_bytes() == path.read_bytes()
