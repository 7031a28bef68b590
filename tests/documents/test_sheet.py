"""Breaking lines as Chinese and Latin readers expect, and pages that lie as well as stand."""

from datetime import UTC, datetime
from pathlib import Path

import pypdf
from hypothesis import given
from hypothesis import strategies as st

from app.documents.atomic import atomic_write
from app.documents.pdf.sheet import A4Document, TableColumn, break_lines


def wide(text: str) -> float:
    """One unit for a Latin letter, two for a Chinese character."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def test_chinese_breaks_anywhere_but_before_closing_and_after_opening_signs() -> None:
    assert break_lines("一二三四五六", 6, wide, 3) == ["一二三", "四五六"]
    assert break_lines("一二三，四五", 6, wide, 3) == ["一二", "三，四", "五"]
    assert break_lines("一二（三四）", 6, wide, 3) == ["一二", "（三", "四）"]


def test_words_and_numbers_stay_whole() -> None:
    assert break_lines("room 12 upstairs", 10, wide, 3) == ["room 12", "upstairs"]
    assert break_lines("会议室 13800138000", 12, wide, 3) == ["会议室", "13800138000"]
    assert break_lines("abcdefghij", 4, wide, 9) == ["abcd", "efgh", "ij"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert break_lines("一二三四五六七八", 6, wide, 2) == ["一二三", "四五…"]
    assert break_lines("一\n二\n三", 6, wide, 2) == ["一", "二…"]
    assert break_lines("", 6, wide, 2) == [""]


@given(st.text(), st.integers(4, 30), st.integers(1, 4))
def test_lines_never_overflow_and_lose_nothing_unless_they_say_so(text: str, room: int, lines: int) -> None:
    out = break_lines(text, room, wide, lines)
    assert 1 <= len(out) <= lines
    assert all(wide(line) <= room for line in out)
    if not out[-1].endswith("…"):
        assert "".join("".join(out).split()) == "".join(text.split())


def test_a_lying_page_with_a_table_that_shares_its_width(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    with atomic_write(path) as file:
        document = A4Document(
            file, title="Sign-in sheet", author="Centre", created=datetime(2026, 7, 18, tzinfo=UTC), landscape=True
        )
        table = document.table([TableColumn("No.", 30, "center"), TableColumn("Name"), TableColumn("Signature")])
        for number in range(60):
            table.row([str(number), f"Name {number}", ""])
        table.end()
        assert document.finish() == document.page > 1
    reader = pypdf.PdfReader(path)
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    words = "".join(page.extract_text() for page in reader.pages)
    assert all(f"Name {number}" in words for number in range(60))
