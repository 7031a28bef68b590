"""The printed papers of bookings, read back by the tools of another house, and their tables by openpyxl."""

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.core.errors import Cancelled
from app.core.progress import Progress
from app.documents.pdf.booking_sheets import (
    DoorLine,
    DoorSheet,
    LoanItem,
    LoanReceipt,
    RoomWeek,
    WeekBooking,
    door_sheet,
    loan_receipt,
    room_week,
)
from app.documents.pdf.booking_statistics import (
    BookingStatistics,
    GroupUse,
    SpaceUse,
    booking_statistics,
    statistics_sheets,
)
from app.documents.pdf.bookings import (
    INKS,
    Closed,
    DayBooking,
    DaySheet,
    DaySpace,
    Paper,
    Stretch,
    crowd,
    day_sheet,
    day_sheets,
    drawn,
    lanes,
)
from app.documents.pdf.visitor_log import Printed
from app.documents.xlsx import write_table

tools = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("pdffonts")), reason="poppler-utils is not installed"
)

PAPER = Paper(
    center="粤海街道党群服务中心",
    data_time="2026年7月18日 18:45",
    created=datetime(2026, 7, 18, 18, 45, tzinfo=timezone(timedelta(hours=8))),
    notes=("使用率 = 实际使用时长 ÷ 开放时长。",),
)
MONDAY = datetime(2026, 7, 13)
SATURDAY = datetime(2026, 7, 18)
STATES = {
    "requested": "待审批", "confirmed": "已确认", "in_use": "使用中", "completed": "已完成",
    "cancelled": "已取消", "no_show": "爽约", "waitlisted": "候补",
}  # fmt: skip
LONG = "小小科学家夏令营（第一期）第 3 场：会亮的电路与不会熄灭的好奇心，家长说明会 with parents and grandparents"


def clock(starts: datetime, ends: datetime) -> str:
    return f"{starts:%H:%M}–{'次日' if ends.date() > starts.date() else ''}{ends:%H:%M}"


def booked(start: float, end: float, title: str, state: str = "confirmed") -> DayBooking:
    """A booking from and to these hours of Saturday; past 24 is Sunday."""
    starts, ends = SATURDAY + timedelta(hours=start), SATURDAY + timedelta(hours=end)
    return DayBooking(
        starts, ends, clock(starts, ends), title, state, STATES[state],
        applicant="梁＊豪", organisation="南山创客联盟", people=12,
    )  # fmt: skip


DAY = DaySheet(
    paper=PAPER,
    day="值班日：2026年7月18日 周六 08:00 至 7月19日 08:00",
    begins=SATURDAY + timedelta(hours=8),
    dates=("7月18日 周六", "7月19日 周日"),
    masked=True,
    spaces=(
        DaySpace(
            "多功能厅",
            "120 人",
            (
                replace(booked(19.5, 21.5, "社区观影"), equipment="投影仪 1，话筒 2", note="开舞台灯", before=90),
                replace(booked(9, 10.5, "主题党日", "completed"), came="08:55", left="10:40"),
            ),
            (Closed(SATURDAY + timedelta(hours=22), SATURDAY + timedelta(hours=30), "夜间不开放"),),
            "夜里不开放",
        ),
        DaySpace("路演厅", bookings=(booked(14, 16, "宣讲", "no_show"), booked(17, 18, "彩排", "cancelled"))),
        DaySpace("二号会议室", bookings=(booked(23, 25.5, "骑手座谈"), booked(23, 25, "骑手茶话会", "waitlisted"))),
        DaySpace("露台"),
    ),
    printed_by="陈晓彤",
)
DOOR = DoorSheet(
    paper=PAPER,
    space="多功能厅",
    date="7月18日 周六",
    lines=(
        DoorLine("09:00–10:30", "主题党日", "大冲社区党委"),
        DoorLine("19:30–21:30", LONG, "长青老龄大学粤海分校合唱团、舞蹈团、朗诵团联合排练委员会"),
        DoorLine("22:00–次日06:00", "夜间不开放", closed=True),
    ),
    detail="120 人",
)


def weekly(day: int, start: float, end: float, title: str, state: str = "confirmed") -> WeekBooking:
    starts, ends = (MONDAY + timedelta(days=day, hours=hour) for hour in (start, end))
    return WeekBooking(starts, ends, clock(starts, ends), title, state, STATES[state], "南山创客联盟")


WEEK = RoomWeek(
    paper=PAPER,
    space="二号会议室",
    period="2026年第29周",
    begins=MONDAY + timedelta(hours=5),
    days=tuple(f"7月{13 + day}日" for day in range(7)),
    bookings=(
        weekly(0, 9, 11, "晨会", "completed"),
        weekly(1, 18, 20, LONG, "in_use"),
        weekly(1, 18.5, 20.5, LONG, "requested"),
        weekly(3, 23, 25.5, "骑手座谈"),
        weekly(5, 10, 10.25, "交接"),
        weekly(5, 10.25, 10.5, "布置"),
    ),
    printed_by="陈晓彤",
    closed=(Closed(MONDAY + timedelta(hours=26), MONDAY + timedelta(hours=30), "夜间不开放"),),
    detail="12 人",
)
LOAN = LoanReceipt(
    paper=PAPER,
    number="YH-JY-2026-0031",
    borrower="梁＊豪",
    phone="186****3045",
    organisation="南山创客联盟",
    purpose="创客路演彩排，路演厅 21:30–23:00",
    lent_at="7月18日 21:20",
    due="7月18日 23:15",
    items=(LoanItem("投影仪", "1 台", "完好，附遥控器"), LoanItem("无线话筒", "2 支", "完好", "一支不响")),
    rules=("借用物资不得带离中心。", "归还时当面验收。"),
    printed_by="陈晓彤",
)
STATISTICS = BookingStatistics(
    paper=PAPER,
    period="2026年7月",
    spaces=(
        SpaceUse("多功能厅", 31, 2345, 2015, 29760, 2, 3, 400),
        SpaceUse("路演厅", 12, 1230, 1005, 29760, 1, 0, 150),
        SpaceUse("露台", 0, 0, 0, 0, 0, 0, 0),
    ),
    groups=(GroupUse("居民", 30, 2345, 400), GroupUse("骑手", 13, 1230, 150)),
    hours=tuple((f"{hour:02}", hour % 7) for hour in range(8, 24)),
    printed_by="罗建平",
)

PAPERS: dict[str, Callable[[Path], Printed]] = {
    "day": lambda path: day_sheet(path, DAY),
    "door": lambda path: door_sheet(path, DOOR),
    "week": lambda path: room_week(path, WEEK),
    "loan": lambda path: loan_receipt(path, LOAN),
    "statistics": lambda path: booking_statistics(path, STATISTICS),
}
every_paper = pytest.mark.parametrize("name", PAPERS)


class Word(NamedTuple):
    """A word on a page, with the edges of its box in points from the upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def text(path: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode()


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def pages(path: Path) -> list[str]:
    return [squeezed(page) for page in text(path, "-layout").split("\f")[:-1]]


def words(path: Path) -> list[Word]:
    found, page = [], 0
    for line in text(path, "-bbox").splitlines():
        page += "<page " in line
        match = re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', line)
        if match:
            x1, y1, x2, y2 = map(float, match.groups()[:4])
            found.append(Word(page, match[5], x1, y1, x2, y2))
    return found


def word(path: Path, said: str, page: int = 1) -> Word:
    """The only word on this page that reads so."""
    (found,) = (one for one in words(path) if one.text == said and one.page == page)
    return found


def collisions(path: Path) -> list[tuple[str, str]]:
    """Words printed over each other. A box is higher than its signs, so only the middle of it counts."""
    found = []
    all_words = words(path)
    for index, one in enumerate(all_words):
        for other in all_words[index + 1 :]:
            if one.page != other.page:
                break
            wide = min(one.right, other.right) - max(one.left, other.left)
            least = min(one.bottom - one.top, other.bottom - other.top)
            high = min(one.bottom, other.bottom) - max(one.top, other.top)
            if wide > 0.6 and high > 0.45 * least:
                found.append((one.text, other.text))
    return found


def rectangles(path: Path, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Every rectangle of a page: left, upper edge from the top, width, height."""
    sheet = pypdf.PdfReader(path).pages[page]
    stream = sheet.get_contents()
    assert stream is not None
    number = r"(-?[\d.]+)"
    found = re.findall(rf"{number} {number} {number} {number} re\b", stream.get_data().decode("latin-1"))
    height = float(sheet.mediabox.height)
    return [(float(x), height - float(y) - float(h), float(w), float(h)) for x, y, w, h in found]


# ------------------------------------------------------------------------------------------- every paper


@tools
@every_paper
def test_fonts_are_embedded_pages_numbered_and_the_code_is_on_each(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    printed = PAPERS[name](path)
    listed = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True)
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.search(r"CID TrueType +Identity-H +yes yes yes", font), font
    made = pages(path)
    assert len(made) == printed.pages
    for number, page in enumerate(made, 1):
        assert f"Page{number}of{len(made)}" in page
        assert printed.check_code in page
        assert squeezed(PAPER.notes[0]) in page
        assert squeezed(PAPER.data_time) in page


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@every_paper
def test_qpdf_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    PAPERS[name](path)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@tools
@every_paper
def test_nothing_is_printed_over_another_text_or_in_the_margin(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    PAPERS[name](path)
    assert collisions(path) == []
    width = float(pypdf.PdfReader(path).pages[0].mediabox.width)
    for one in words(path):
        assert one.left >= 22 * 72 / 25.4 - 0.5, one
        assert one.right <= width - 18 * 72 / 25.4 + 0.5, one


@every_paper
def test_same_values_same_bytes(name: str, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    assert PAPERS[name](one) == PAPERS[name](other)
    assert one.read_bytes() == other.read_bytes()


def test_the_code_follows_the_content_not_who_printed_it_or_when(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    later = replace(PAPER, data_time="2026年7月20日 09:00", created=PAPER.created + timedelta(days=2))
    code = day_sheet(path, DAY).check_code
    assert day_sheet(path, replace(DAY, printed_by="罗建平", paper=later)).check_code == code
    space = DAY.spaces[1]
    for other in (
        replace(DAY, masked=False),
        replace(DAY, spaces=DAY.spaces[:-1]),
        replace(DAY, spaces=(replace(space, closed=DAY.spaces[0].closed), *DAY.spaces[1:])),
        replace(DAY, spaces=(replace(space, bookings=space.bookings[:1]), *DAY.spaces[1:])),
    ):
        assert day_sheet(path, other).check_code != code
    assert door_sheet(path, replace(DOOR, paper=later)).check_code == door_sheet(path, DOOR).check_code
    assert door_sheet(path, replace(DOOR, lines=DOOR.lines[:2])).check_code != door_sheet(path, DOOR).check_code
    assert room_week(path, replace(WEEK, paper=later)).check_code == room_week(path, WEEK).check_code
    assert room_week(path, replace(WEEK, closed=())).check_code != room_week(path, WEEK).check_code
    assert loan_receipt(path, replace(LOAN, paper=later)).check_code == loan_receipt(path, LOAN).check_code
    assert loan_receipt(path, replace(LOAN, due="明天")).check_code != loan_receipt(path, LOAN).check_code
    figures = booking_statistics(path, STATISTICS).check_code
    assert booking_statistics(path, replace(STATISTICS, paper=later, printed_by="")).check_code == figures
    assert booking_statistics(path, replace(STATISTICS, hours=())).check_code != figures
    assert booking_statistics(path, replace(STATISTICS, groups=STATISTICS.groups[:1])).check_code != figures


@pytest.mark.parametrize("write", [day_sheet, door_sheet, room_week, loan_receipt, booking_statistics])
def test_cancelling_leaves_the_old_file(write: Callable[..., Printed], tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    data = {
        day_sheet: DAY, door_sheet: DOOR, room_week: WEEK, loan_receipt: LOAN, booking_statistics: STATISTICS,
    }[write]  # fmt: skip
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write(path, data, progress)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("write", "data", "lying"),
    [
        (day_sheet, DAY, True), (room_week, WEEK, True), (door_sheet, DOOR, False), (loan_receipt, LOAN, False),
        (booking_statistics, STATISTICS, False),
    ],
)  # fmt: skip
def test_the_format_of_each(write: Callable[..., Printed], data: object, lying: bool, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    write(path, data)
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == ((842, 595) if lying else (595, 842))


@tools
@pytest.mark.skipif(
    ("documents", "{center} Bookings of the day") not in i18n.read_catalogue("zh_CN"), reason="not translated yet"
)
def test_in_chinese_nothing_is_left_in_english(tmp_path: Path) -> None:
    i18n.use("zh_CN")
    try:
        for name, write in PAPERS.items():
            path = tmp_path / f"{name}.pdf"
            write(path)
            assert not re.search("[A-Za-z]{4,}", re.sub("with parents|and grandparents", "", text(path))), name
            assert collisions(path) == [], name
    finally:
        i18n.use("en")


# ------------------------------------------------------------------------------------------- the day sheet


def crowded_day(spaces: int, each: int) -> DaySheet:
    """Many spaces, each booked without a gap for most of 24 hours; applicants are numbered, names unique."""
    every = tuple(STATES)
    made, number = [], 0
    for space in range(spaces):
        bookings = []
        for n in range(each):
            number += 1
            one = booked(8 + n * 22 / each, 8 + (n + 1) * 22 / each, LONG if n % 3 else "晨会", every[n % 7])
            bookings.append(replace(one, applicant=f"甲{number:04}"))
        made.append(DaySpace(f"活动室{space:02}号", "30 人", tuple(bookings)))
    return replace(DAY, spaces=tuple(made))


@tools
def test_600_bookings_in_60_spaces_are_there_once_under_heads_that_come_again(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    printed = day_sheet(path, crowded_day(60, 10))
    assert printed.rows == 600
    made = pages(path)
    assert len(made) == printed.pages
    tables = [page for page in made if "甲0" in page]
    drawings = [page for page in made if "甲0" not in page]
    assert len(drawings) == 3
    assert [int(number) for number in re.findall(r"甲(\d{4})", "".join(made))] == list(range(1, 601))
    for page in tables:
        assert "Set-up/equipment" in page
    names = [f"活动室{space:02}号" for space in range(60)]
    assert re.findall(r"活动室\d\d号", "".join(drawings)) == names
    assert re.findall(r"(活动室\d\d号)30人", "".join(tables)) == names
    assert [entry.title for entry in pypdf.PdfReader(path).outline] == names
    for page in drawings:
        for label in (*DAY.dates, "08:00", "00:00", "06:00"):
            assert squeezed(label) in page
    assert collisions(path) == []


@tools
def test_a_row_says_everything_in_the_order_of_time_and_an_empty_space_that_it_is(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    day_sheet(path, DAY)
    words = squeezed(text(path, "-layout"))
    assert "109:00–10:30主题党日梁＊豪南山创客联盟12已完成08:5510:40" in words
    assert "219:30–21:30社区观影梁＊豪南山创客联盟12投影仪1，话筒2已确认□□开舞台灯" in words
    assert words.count("□") == 2 * 3
    assert "314:00–16:00宣讲梁＊豪南山创客联盟12爽约——" in words
    assert "417:00–18:00彩排梁＊豪南山创客联盟12已取消——" in words
    assert "23:00–次日01:00骑手茶话会" in words
    assert "露台Nobookings" in words
    assert words.count("Nobookings") == 1
    assert "多功能厅120人夜里不开放" in words
    assert "Namesandphonesaremasked" in words


class _Axis(NamedTuple):
    """Where the hours of the timeline lie, as its labels say."""

    start: float
    hour: float

    def at(self, hours: float) -> float:
        """The place of this many hours after the duty day began."""
        return self.start + hours * self.hour


def axis(path: Path) -> _Axis:
    def middle(label: str) -> float:
        one = word(path, label)
        return (one.left + one.right) / 2

    hour = (middle("22:00") - middle("10:00")) / 12
    return _Axis(middle("10:00") - 2 * hour, hour)


@tools
def test_a_night_booking_is_one_block_across_midnight_and_closed_hours_are_hatched(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    day_sheet(path, DAY)
    scale = axis(path)
    blocks = [(x, width) for x, _, width, _ in rectangles(path)]

    def drawn_from_to(start: float, end: float) -> bool:
        x, width = scale.at(start), (end - start) * scale.hour
        return (pytest.approx(x, abs=0.5), pytest.approx(width, abs=0.5)) in blocks

    assert drawn_from_to(15, 17.5), "23:00 to 01:30"
    assert drawn_from_to(11.5, 13.5), "19:30 to 21:30"
    assert drawn_from_to(10, 11.5), "an hour and a half for setting up"
    assert drawn_from_to(14, 22), "closed from 22:00 to 06:00"
    assert not drawn_from_to(15, 16), "nothing ends at midnight"
    (title,) = (one for one in words(path) if one.text == "骑手座谈" and one.page == 1 and one.top < 400)
    assert scale.at(15) < title.left < title.right < scale.at(17.5)
    sunday = max((one for one in words(path) if one.text == "7月19日" and one.page == 1), key=lambda one: one.top)
    assert sunday.left == pytest.approx(scale.at(16), abs=0.5)
    assert "夜间不开放" in text(path)


@tools
def test_what_goes_on_beyond_the_day_is_cut_at_its_edge(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    spaces = (DaySpace("书房", bookings=(booked(6, 10, "早读"), booked(30, 40, "晚读"), booked(2, 4, "昨夜"))),)
    printed = day_sheet(path, replace(DAY, spaces=spaces))
    assert printed.rows == 3
    scale = axis(path)
    edges = [(x, x + width) for x, _, width, _ in rectangles(path)]
    assert (pytest.approx(scale.at(0), abs=0.5), pytest.approx(scale.at(2), abs=0.5)) in edges
    assert (pytest.approx(scale.at(22), abs=0.5), pytest.approx(scale.at(24), abs=0.5)) in edges
    found = text(path)
    assert found.count("早读") == found.count("晚读") == 2
    assert found.count("昨夜") == 1, "in the table only"


@tools
def test_a_block_too_narrow_for_its_title_shows_its_number(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    spaces = (DaySpace("书房", bookings=(booked(12, 12.25, LONG), booked(14, 17, "自习"), booked(18, 18.25, ""))),)
    day_sheet(path, replace(DAY, spaces=spaces))
    scale = axis(path)
    remark = word(path, "block:")
    ones = [one for one in words(path) if one.text in ("1", "3") and one.bottom < remark.top and one.page == 1]
    assert [one.text for one in ones] == ["1", "3"]
    assert scale.at(4) < ones[0].left < scale.at(4.5)
    day_sheet(path, replace(DAY, spaces=(DaySpace("书房", bookings=(booked(14, 17, "自习"),)),)))
    assert "A number in a block" not in text(path)


@tools
def test_a_study_room_with_forty_seats_taken_is_drawn_as_a_figure(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    seats = [replace(booked(9, 12, "自习"), applicant=f"甲{n:02}") for n in range(40)]
    seats += [replace(booked(12, 14, "自习"), applicant=f"甲{n:02}") for n in range(40, 47)]
    printed = day_sheet(path, replace(DAY, spaces=(DaySpace("书房", bookings=tuple(seats)),)))
    assert printed.rows == 47
    found = text(path, "-layout")
    assert sorted(re.findall(r"甲(\d\d)", found)) == [f"{n:02}" for n in range(47)]
    assert "Figures: bookings at the same time" in found
    drawing = found[: found.index("Figures:")]
    assert re.findall(r"\b(40|7)\b(?!月)", drawing) == ["40", "7"]


@tools
def test_long_names_stay_in_their_column_and_their_block(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    bookings = (booked(9, 11, LONG), booked(11, 13, LONG, "in_use"), booked(12, 14, LONG, "requested"))
    spaces = (
        DaySpace(LONG, LONG, (*bookings, replace(booked(20, 22, LONG), organisation=LONG, equipment=LONG, note=LONG))),
        DaySpace("多功能厅", "120 人", bookings, note=LONG),
        *(DaySpace(f"{n}号{LONG}", LONG) for n in range(30)),
        DaySpace(LONG * 3, bookings=bookings),
    )
    day_sheet(path, replace(DAY, spaces=spaces))
    assert collisions(path) == []
    assert max(one.right for one in words(path)) <= 841.9 - 18 * 72 / 25.4 + 0.5
    scale = axis(path)
    names = [one for one in words(path) if one.page == 1 and one.text.startswith("小小") and one.left < scale.at(0)]
    assert names
    assert all(one.right < scale.at(0) for one in names)


@tools
def test_unmasked_says_so_and_no_space_at_all_is_still_a_paper(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    day_sheet(path, replace(DAY, masked=False))
    assert "keep locked away" in text(path)
    printed = day_sheet(path, replace(DAY, spaces=()))
    assert (printed.pages, printed.rows) == (1, 0)
    assert "No bookings" in text(path)
    assert "are masked" in text(path)


def read_back(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book}


def test_the_table_of_the_day_holds_what_the_paper_holds(tmp_path: Path) -> None:
    path = tmp_path / "day.xlsx"
    write_table(path, day_sheets(DAY))
    (rows,) = read_back(path).values()
    found = [row for row in rows if row[0] in {space.name for space in DAY.spaces}]
    assert [row[:5] for row in found] == [
        ("多功能厅", 1, datetime(2026, 7, 18, 9), datetime(2026, 7, 18, 10, 30), "主题党日"),
        ("多功能厅", 2, datetime(2026, 7, 18, 19, 30), datetime(2026, 7, 18, 21, 30), "社区观影"),
        ("路演厅", 3, datetime(2026, 7, 18, 14), datetime(2026, 7, 18, 16), "宣讲"),
        ("路演厅", 4, datetime(2026, 7, 18, 17), datetime(2026, 7, 18, 18), "彩排"),
        ("二号会议室", 5, datetime(2026, 7, 18, 23), datetime(2026, 7, 19, 1), "骑手茶话会"),
        ("二号会议室", 6, datetime(2026, 7, 18, 23), datetime(2026, 7, 19, 1, 30), "骑手座谈"),
        ("露台", None, None, None, None),
    ]
    assert found[-1][-1] == "No bookings"
    assert any("are masked" in str(row[0]) for row in rows)


STRETCHES = st.lists(
    st.builds(
        lambda start, length, state: Stretch(start, start + length, state),
        st.integers(0, 60), st.integers(1, 30), st.sampled_from([*INKS, "unheard of"]),
    ),
    max_size=14,
)  # fmt: skip


@given(STRETCHES)
def test_what_overlaps_lies_side_by_side(stretches: list[Stretch]) -> None:
    places = lanes(stretches)
    for index, one in enumerate(stretches):
        lane, count = places[index]
        assert 0 <= lane < count
        alone = True
        for other_index, other in enumerate(stretches):
            if other_index != index and one.start < other.end and other.start < one.end:
                alone = False
                assert places[other_index][1] == count
                assert places[other_index][0] != lane
        if alone:
            assert count == 1


@given(STRETCHES)
def test_a_crowd_counts_everybody_at_every_time(stretches: list[Stretch]) -> None:
    steps = crowd(stretches)
    for moment in range(92):
        expected = sum(one.start <= moment < one.end for one in stretches)
        assert sum(count for start, end, count in steps if start <= moment < end) == expected
    assert all(one[1] <= other[0] for one, other in pairwise(steps))


@given(STRETCHES)
def test_only_what_takes_nothing_is_left_out_and_only_for_want_of_room(stretches: list[Stretch]) -> None:
    kept, many = drawn(stretches)
    left_out = {stretches[index].state for index in range(len(stretches)) if index not in kept}
    assert left_out <= {"cancelled", "no_show", "waitlisted"}
    most = max((count for _, count in lanes([stretches[index] for index in kept])), default=0)
    assert many == (most > 4)
    if left_out:
        assert max(count for _, count in lanes(stretches)) > 4


# ------------------------------------------------------------------------------------------- the door


def test_the_door_sheet_has_no_place_for_a_person() -> None:
    assert [field.name for field in fields(DoorSheet)] == ["paper", "space", "date", "lines", "detail"]
    assert [field.name for field in fields(DoorLine)] == ["time", "title", "organisation", "closed"]
    assert [field.name for field in fields(Paper)] == ["center", "data_time", "created", "notes"]


def door_lines(count: int) -> tuple[DoorLine, ...]:
    return tuple(DoorLine(f"{n % 24:02}:00–{n % 24:02}:30", f"第{n}场", "大冲社区党委") for n in range(count))


def title_size(path: Path) -> float:
    """The type size in which the first booking's title is set."""
    sizes: list[float] = []

    def visit(said: str, _cm: object, _tm: Sequence[float], _font: object, size: float) -> None:
        if "第0场" in said:
            sizes.append(size)

    pypdf.PdfReader(path).pages[0].extract_text(visitor_text=visit)
    return sizes[0]


@tools
def test_up_to_twelve_fit_on_a_door_and_the_type_grows_with_the_room(tmp_path: Path) -> None:
    path = tmp_path / "door.pdf"
    sizes = []
    for count in (1, 6, 12):
        printed = door_sheet(path, replace(DOOR, lines=door_lines(count)))
        assert (printed.pages, printed.rows) == (1, count)
        words = text(path)
        assert all(f"第{n}场" in words for n in range(count))
        assert collisions(path) == []
        sizes.append(title_size(path))
    assert sizes[0] >= sizes[1] > sizes[2] >= 16
    assert "Printed by" not in words
    for count in (13, 25, 49):
        assert door_sheet(path, replace(DOOR, lines=door_lines(count))).pages == -(-count // 12)
        made = pages(path)
        assert [int(n) for n in re.findall(r"第(\d+)场", "".join(made))] == list(range(count))
        assert all("多功能厅" in page and "7月18日周六" in page for page in made)


@tools
def test_a_door_says_when_nothing_is_on_and_when_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "door.pdf"
    assert door_sheet(path, replace(DOOR, lines=())).rows == 0
    assert "No bookings" in text(path)
    assert door_sheet(path, DOOR).rows == 2, "a closed time is no booking"
    words = squeezed(text(path))
    assert "22:00–次日06:00" in words
    assert "夜间不开放" in words
    assert squeezed(LONG) in words, "a long title is set smaller, not cut"


@tools
def test_names_too_long_for_the_door_are_set_smaller(tmp_path: Path) -> None:
    path = tmp_path / "door.pdf"
    door_sheet(path, replace(DOOR, space="粤海街道党群服务中心二楼多功能厅" * 2, date="2026年7月18日 星期六" * 3))
    assert collisions(path) == []
    assert max(one.right for one in words(path)) <= 595.3 - 18 * 72 / 25.4 + 0.5


# ------------------------------------------------------------------------------------------- the week


def week_hour(path: Path) -> float:
    return (word(path, "21:00").top - word(path, "07:00").top) / 14


@tools
def test_a_night_stays_whole_in_its_column(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    printed = room_week(path, WEEK)
    assert (printed.pages, printed.rows) == (1, 6)
    (title,) = (one for one in words(path) if one.text == "骑手座谈")
    thursday, friday = word(path, "7月16日"), word(path, "7月17日")
    assert title.left < thursday.right
    assert title.right < friday.left
    hour = week_hour(path)
    assert any(
        height == pytest.approx(2.5 * hour, abs=1.5) and x < title.left < x + width and y < title.top + 2 < y + height
        for x, y, width, height in rectangles(path)
    )
    found = squeezed(text(path))
    assert "23:00–次日01:30" in found
    assert "nextday00:00" in found
    assert "夜间不开放" in found


@tools
def test_what_crosses_the_end_of_a_column_goes_on_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    printed = room_week(path, replace(WEEK, bookings=(weekly(5, 21, 31, "通宵自习"),)))
    assert printed.rows == 1
    first, second = sorted((one for one in words(path) if one.text == "通宵自习"), key=lambda one: one.left)
    assert first.right < word(path, "7月19日").left
    assert second.right > word(path, "7月19日").left
    assert first.top > second.top
    outside = replace(WEEK, bookings=(weekly(-2, 9, 10, "上周"), weekly(9, 9, 10, "下周")))
    assert room_week(path, outside).rows == 0
    assert not re.search("上周|下周", text(path))


@tools
def test_fewer_hours_are_shown_unless_a_booking_needs_more(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    short = replace(WEEK, begins=MONDAY + timedelta(hours=8), hours=10, bookings=(weekly(0, 9, 11, "晨会"),), closed=())
    room_week(path, short)
    labels = {one.text for one in words(path) if re.fullmatch(r"\d\d:00", one.text)}
    assert labels == {f"{hour:02}:00" for hour in range(8, 18)}
    room_week(path, replace(short, bookings=(weekly(0, 20.5, 21.5, "夜学"),)))
    assert "21:00" in text(path)
    assert "22:00" not in text(path)
    assert "夜学" in text(path)


@tools
def test_short_bookings_one_after_the_other_can_all_be_read(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    short = tuple(weekly(2, 9 + n / 4, 9.25 + n / 4, f"第{n}组") for n in range(8))
    assert room_week(path, replace(WEEK, bookings=short)).rows == 8
    found = text(path)
    assert all(f"第{n}组" in found for n in range(8))
    assert collisions(path) == []


@tools
def test_a_day_with_too_many_at_once_shows_how_many(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    many = tuple(weekly(2, 9, 12, "自习") for _ in range(17))
    printed = room_week(path, replace(WEEK, bookings=(*many, weekly(3, 9, 10, "晨会"))))
    assert printed.rows == 18
    found = text(path)
    assert "17" in found.replace("7月17日", "")
    assert "自习" not in found
    assert "晨会" in found
    assert "at the same time" in found


# ------------------------------------------------------------------------------------------- the receipt


@tools
def test_both_copies_of_a_receipt_are_on_one_page_and_the_same(tmp_path: Path) -> None:
    path = tmp_path / "loan.pdf"
    printed = loan_receipt(path, LOAN)
    assert (printed.pages, printed.rows) == (1, 2)
    words = squeezed(text(path, "-layout"))
    for part in (
        "YH-JY-2026-0031", "梁＊豪", "186****3045", "南山创客联盟", LOAN.purpose, LOAN.lent_at, LOAN.due,
        "1投影仪1台完好，附遥控器□Good□Damaged□Missing", "2无线话筒2支完好一支不响", *LOAN.rules,
        "Borrowersigns:", "Clerksigns:", "Broughtbackby:",
        "Takenbackby:", printed.check_code, "陈晓彤", LOAN.paper.data_time,
    ):  # fmt: skip
        assert words.count(squeezed(part)) == 2, part
    assert words.index("Borrower'scopy") < words.index("Cuthere") < words.index("Desk'scopy")
    assert words.count("□Good") == 2, "what came back needs no boxes"


@tools
@pytest.mark.parametrize("count", range(1, 60, 6))
def test_a_long_loan_takes_pages_of_its_own_for_each_copy(count: int, tmp_path: Path) -> None:
    path = tmp_path / "loan.pdf"
    items = tuple(LoanItem(f"话筒{n:02}", "1 支", "完好，电池已换，附收纳盒与说明书，编号见底") for n in range(count))
    printed = loan_receipt(path, replace(LOAN, items=items))
    made = pages(path)
    assert len(made) == printed.pages
    assert collisions(path) == []
    listed = [int(n) for n in re.findall(r"话筒(\d\d)", "".join(made))]
    assert listed == [*range(count), *range(count)]
    if printed.pages == 1:
        assert "Cuthere" in made[0]
    else:
        assert printed.pages % 2 == 0
        half = printed.pages // 2
        assert "Borrower'scopy" in made[0]
        assert "Desk'scopy" in made[half]
        assert "Cuthere" not in "".join(made)
        assert "".join(made[:half]).count("Clerksigns") == "".join(made[half:]).count("Clerksigns") == 1


@tools
def test_where_the_foot_leaves_no_half_a_page_each_copy_has_a_page(tmp_path: Path) -> None:
    path = tmp_path / "loan.pdf"
    noted = replace(LOAN, paper=replace(PAPER, notes=tuple(f"说明{n}" for n in range(12))))
    assert loan_receipt(path, noted).pages == 2
    first, second = pages(path)
    assert "Borrower'scopy" in first
    assert "Desk'scopy" in second
    assert "Cuthere" not in first + second


@tools
def test_long_words_of_a_receipt_stay_in_their_boxes(tmp_path: Path) -> None:
    path = tmp_path / "loan.pdf"
    item = LoanItem(LONG, "10000 把", LONG, LONG)
    loan_receipt(path, replace(LOAN, items=(item,), purpose=LONG * 2, organisation=LONG, number="YH" * 60))
    assert collisions(path) == []
    assert max(one.right for one in words(path)) <= 595.3 - 18 * 72 / 25.4 + 0.5


# ------------------------------------------------------------------------------------------- the statistics


@tools
def test_the_workbook_and_the_paper_say_the_same_figures(tmp_path: Path) -> None:
    path, book = tmp_path / "use.pdf", tmp_path / "use.xlsx"
    booking_statistics(path, STATISTICS)
    write_table(book, statistics_sheets(STATISTICS))
    words = squeezed(text(path, "-layout"))
    sheets = read_back(book)
    assert list(sheets) == ["By space", "By group", "By hour"]

    def printed(value: object) -> str:
        return "—" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value)

    names = {"多功能厅", "路演厅", "露台", "居民", "骑手", "Total"}
    compared = 0
    for name, kinds in (("By space", "siffffifii"), ("By group", "sifi")):
        for row in sheets[name]:
            if row[0] in names:
                values = [
                    float(str(value)) if kind == "f" and value is not None else value
                    for value, kind in zip(row, kinds, strict=False)
                ]
                assert "".join(map(printed, values)) in words, row
                compared += 1
    assert compared == 4 + 3
    hours = [row[:2] for row in sheets["By hour"] if row[0] in dict(STATISTICS.hours)]
    assert hours == list(STATISTICS.hours)


def test_the_total_is_the_sum_and_rates_come_from_sums(tmp_path: Path) -> None:
    rows = [tuple(row) for row in statistics_sheets(STATISTICS)[0].rows]
    assert rows == [
        ("多功能厅", 31, 39.1, 33.6, 496.0, 6.8, 2, 6.5, 3, 400),
        ("路演厅", 12, 20.5, 16.8, 496.0, 3.4, 1, 8.3, 0, 150),
        ("露台", 0, 0.0, 0.0, 0.0, None, 0, None, 0, 0),
        ("Total", 43, 59.6, 50.3, 992.0, 5.1, 3, 7.0, 3, 550),
    ]
    assert [tuple(row) for row in statistics_sheets(STATISTICS)[1].rows][-1] == ("Total", 43, 59.6, 550)
    once = replace(STATISTICS, total=SpaceUse("", 40, 3575, 3020, 59520, 3, 3, 500))
    assert [tuple(row) for row in statistics_sheets(once)[0].rows][-1][:2] == ("Total", 40)


@tools
def test_the_figures_of_the_period_come_first_and_signatures_last(tmp_path: Path) -> None:
    path = tmp_path / "use.pdf"
    booking_statistics(path, STATISTICS)
    words = squeezed(text(path, "-layout"))
    for part in ("43bookings", "50.3hours", "5.1%", "7.0%", "550people"):
        assert 0 <= words.index(part) < words.index("多功能厅")
    assert words.index("Madeby:") > words.index("hoursoftheday")
    assert words.count("Total") == 2


@tools
def test_hundreds_of_spaces_go_on_under_the_same_head_with_the_definitions_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "use.pdf"
    many = tuple(replace(STATISTICS.spaces[0], space=f"第{n}室") for n in range(200))
    printed = booking_statistics(path, replace(STATISTICS, spaces=many, groups=()))
    made = pages(path)
    assert len(made) == printed.pages > 4
    assert [int(n) for n in re.findall(r"第(\d+)室", "".join(made))] == list(range(200))
    for page in made:
        assert squeezed(PAPER.notes[0]) in page
        if re.search(r"第\d+室", page):
            assert "Usage" in page
    assert [sheet.name for sheet in statistics_sheets(replace(STATISTICS, groups=(), hours=()))] == ["By space"]


@tools
def test_a_period_without_anything_has_no_rates(tmp_path: Path) -> None:
    path = tmp_path / "use.pdf"
    empty = replace(STATISTICS, spaces=(), groups=(), hours=())
    printed = booking_statistics(path, empty)
    assert (printed.pages, printed.rows) == (1, 0)
    assert "—" in text(path)
    assert "0 bookings" in text(path)
