"""The printed papers of activities, read back by the tools of another house, and their tables by openpyxl."""

import hashlib
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PIL import Image

from app.core import i18n
from app.core.errors import Cancelled
from app.core.progress import Progress
from app.documents.csvfile import write_csv
from app.documents.pdf.activity_log import (
    ActivityLog,
    LogName,
    LogPhoto,
    LogSession,
    activity_log,
    activity_log_sheets,
    activity_logs,
)
from app.documents.pdf.activity_notices import (
    Ballot,
    BallotNumber,
    BallotQuota,
    Certificate,
    Certificates,
    NoticeLine,
    PublicNotice,
    QuotaLine,
    QuotaNotice,
    Ticket,
    Tickets,
    ballot_sheet,
    certificates,
    public_notice,
    quota_notice,
    tickets,
)
from app.documents.pdf.activity_register import (
    Campaign,
    CampaignActivity,
    Register,
    RegisterLine,
    campaign,
    campaign_sheets,
    register,
    register_sheets,
)
from app.documents.pdf.bookings import Paper
from app.documents.pdf.sign_in_sheet import SignInRow, SignInSheet, sign_in_sheet, sign_in_sheets
from app.documents.pdf.visitor_log import Printed
from app.documents.xlsx import write_table
from app.domain.activities import Household, Places, Quota, QuotaRule, Status, draw
from tests.documents.test_booking_sheets import collisions, pages, squeezed, text, tools, words

PAPER = Paper(
    center="粤海街道党群服务中心",
    data_time="2026年7月18日 18:45",
    created=datetime(2026, 7, 18, 18, 45, tzinfo=timezone(timedelta(hours=8))),
    notes=("人次：每签到一次计一次，同一人一场只计一次。",),
)
LONG = "小小科学家夏令营（第一期）第 3 场：会亮的电路与不会熄灭的好奇心，家长说明会 with parents and grandparents"
LOG = ActivityLog(
    paper=PAPER,
    number="YH-HD-2026-0187",
    filed="2026年7月18日",
    title="小小科学家夏令营（第一期）第 3 场：会亮的电路",
    printed_by="罗建平",
    campaign="2026 年暑期专项",
    kind="科普教育",
    level="街道",
    time="7月15日 周三 09:00–11:30",
    place="二楼科普实验室",
    organiser="粤海街道党群服务中心",
    co_organiser="大冲社区科普志愿服务队",
    in_charge="罗建平",
    host="陈晓彤",
    recorder="林佩珊",
    staff="陈晓彤、林佩珊，志愿者 6 人",
    audience="小学一至六年级学生。",
    registration="名额 60 人，录取 58 人：双职工家庭 29 人，骑手、快递员子女 14 人，其中两类都算 6 人，普通 21 人",
    attendance="应到 58 人，实到 55 人，请假 2 人，缺席 1 人；现场增加 3 人另计。合计 58 人次",
    reasons="发烧 1 人，家中有事 1 人，未说明 1 人",
    content="一、认识电池、导线与小灯泡。\n二、两人一组用回形针做开关。\n三、每组把作品装进纸房子。",
    summary="29 组全部点亮小灯。",
    feedback="收回 41 份，平均 4.8 分",
    attachments="签到表 2 人（附后）；活动方案、安全预案存档",
    names=(
        LogName("A01", "杨＊国", "双职工家庭", "136****2290", "到场", "08:55"),
        LogName("A02", "=1+1", "居民", "+86 136", "请假", note="发烧"),
    ),
)
SESSIONS = tuple(
    LogSession(n, f"7月{12 + n}日 周一\n09:00–11:30", "会亮的电路", "科普实验室", 58, 55, 2, 2, 1, 3, 58)
    for n in range(1, 4)
)


def line(n: int, **values: object) -> RegisterLine:
    starts = datetime(2026, 7, 1) + timedelta(hours=7 * n)
    made = RegisterLine(
        starts, starts + timedelta(hours=2), f"{starts.month}月{starts.day}日\n{starts:%H:%M}–{starts:%H}:59",
        f"HD-2026-{n // 2:04}", f"小小科学家 第 {n} 场", "科普教育", "街道", "2026 年暑期专项", "二楼科普实验室",
        58, 50 + n % 5, 2, 6 - n % 5, 3, 53 + n % 5, month=f"2026年{starts.month}月",
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]


REGISTER = Register(
    PAPER,
    "2026年7月",
    (line(0), line(1), line(2, held=False, note="取消：台风", expected=None, present=None, total=None), line(4)),
    "罗建平",
)
CAMPAIGN = Campaign(
    PAPER,
    "2026 年幸福生活节",
    "2026年5月1日 至 10月31日",
    tuple(
        CampaignActivity(f"HD-{n:04}", f"第 {n} 期", level, kind, "7月15日", "科普实验室", n, 10 * n)
        for n, (level, kind) in enumerate(
            [("区", "讲座"), ("街道", "讲座"), ("街道", "讲座"), ("街道", "便民服务"), ("社区", "便民服务")], 1
        )
    ),
    "罗建平",
)
SHEET = SignInSheet(
    PAPER, "小小科学家夏令营（第一期）", "YH-HD-2026-0187", "7月15日 周三 09:00–11:30", "二楼科普实验室",
    tuple(SignInRow(str(n), f"A{n:02}", f"学员{n:02}号", "9 岁 三年级", "136****2290") for n in range(1, 61)), 10,
    "罗建平", collected=True,
)  # fmt: skip
POSTER = PublicNotice(
    PAPER, LONG, "科普教育",
    (("时间", "7月13日至7月24日 09:00–11:30，共 10 场"), ("地点", "二楼科普实验室"), ("名额", "60 人")),
    "认识电池、导线与小灯泡，讲清通路和断路。" * 20, "粤海街道党群服务中心", "2026年6月18日",
    "小小科学家\n7月13日 09:00\n二楼科普实验室\n0755-26001234",
)  # fmt: skip
NOTICE = QuotaNotice(
    PAPER, "小小科学家夏令营", "YH-HD-2026-0187", (("名额", "60"), ("已录取", "58")),
    (QuotaLine("双职工家庭", "保留", 30, 29, 1),),
    (
        NoticeLine("A01", 2, "已录取", ("占 2 个名额。",)),
        NoticeLine("A03", 1, "候补", ("60 个名额已满。", "在它之前还有 3 户。")),
    ),
    "咨询：0755-26001234",
)  # fmt: skip
BALLOT = Ballot(
    PAPER, "小小科学家夏令营", "YH-HD-2026-0187", "2026年7月5日 18:00", "7f3a91c4", 20, 2,
    (BallotQuota("A", "双职工家庭", "kept", 6, 1), BallotQuota("B", "外区居民", "at_most", 3)),
    tuple(
        BallotNumber(f"A{n:02}", tuple(("AB", "A", "", "B")[(n + k) % 4] for k in range(n % 3 + 1)))
        for n in range(1, 31)
    ),
    "罗建平",
)  # fmt: skip
TICKETS = Tickets(
    PAPER, "小小科学家夏令营（第一期）", "7月13日 周一 09:00–11:30", "二楼科普实验室",
    tuple(Ticket(f"A{n:02}", "杨＊国", f"YH-HD-2026-0187/A{n:02}") for n in range(1, 12)),
)  # fmt: skip
CERTIFICATES = Certificates(
    PAPER, "小小科学家夏令营", "粤海街道党群服务中心", "2026年7月24日",
    tuple(Certificate(name, f"于2026年7月参加“{LONG}”。", f"HD-{n}") for n, name in enumerate(("欧阳晓明", "李雷"))),
)  # fmt: skip

FILED: dict[str, Callable[..., Printed]] = {
    "log": lambda path, progress=None: activity_log(path, LOG, progress),
    "course": lambda path, progress=None: activity_log(path, replace(LOG, sessions=SESSIONS, title=LONG), progress),
    "logs": lambda path, progress=None: activity_logs(path, PAPER, [LOG, LOG], 2, "罗建平", progress),
    "register": lambda path, progress=None: register(path, REGISTER, progress),
    "campaign": lambda path, progress=None: campaign(path, CAMPAIGN, progress),
    "sheet": lambda path, progress=None: sign_in_sheet(path, SHEET, progress),
    "notice": lambda path, progress=None: quota_notice(path, NOTICE, progress),
    "ballot": lambda path, progress=None: ballot_sheet(path, BALLOT, progress),
}
HANDED: dict[str, Callable[..., Printed]] = {
    "poster": lambda path, progress=None: public_notice(path, POSTER, progress),
    "tickets": lambda path, progress=None: tickets(path, TICKETS, progress),
    "certificates": lambda path, progress=None: certificates(path, CERTIFICATES, progress),
}
PAPERS = FILED | HANDED


def make_photo(path: Path, color: str = "red", size: tuple[int, int] = (640, 480)) -> Path:
    Image.new("RGB", size, color).save(path)
    return path


# ------------------------------------------------------------------------------------------- every paper


@tools
@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_whole_and_says_the_same_twice(name: str, tmp_path: Path) -> None:
    path, again = tmp_path / "paper.pdf", tmp_path / "again.pdf"
    printed = PAPERS[name](path)
    assert PAPERS[name](again) == printed
    assert path.read_bytes() == again.read_bytes()
    listed = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True)
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.search(r"CID TrueType +Identity-H +yes yes yes", font), font
    if shutil.which("qpdf"):
        done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert collisions(path) == []
    width = float(pypdf.PdfReader(path).pages[0].mediabox.width)
    for one in words(path):
        assert one.left >= 18 * 72 / 25.4 - 0.5 and one.right <= width - 18 * 72 / 25.4 + 0.5, one
    assert len(pages(path)) == printed.pages


@tools
@pytest.mark.parametrize("name", FILED)
def test_what_is_filed_has_definitions_pages_and_a_code(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    printed = FILED[name](path)
    made = pages(path)
    for page in made:
        assert squeezed(PAPER.data_time) in page and squeezed(PAPER.notes[0]) in page
    if name == "logs":
        each = len(made) // 2
        assert [re.findall(r"Page\d+of\d+", page)[0] for page in made] == [
            f"Page{n % each + 1}of{each}" for n in range(2 * each)
        ]
        return
    for number, page in enumerate(made, 1):
        assert f"Page{number}of{len(made)}" in page and printed.check_code in page


@pytest.mark.parametrize("name", PAPERS)
def test_cancelling_leaves_the_old_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        PAPERS[name](path, progress)
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


@tools
@pytest.mark.skipif(
    ("documents", "{center} Activity log") not in i18n.read_catalogue("zh_CN"), reason="not translated yet"
)
def test_in_chinese_nothing_is_left_in_english(tmp_path: Path) -> None:
    i18n.use("zh_CN")
    try:
        for name, write in PAPERS.items():
            path = tmp_path / f"{name}.pdf"
            write(path)
            said = re.sub(r"[0-9A-F]{4}-[0-9A-F]{4}|with|parents|and|grandparents|f3a91c4", "", text(path))
            assert not re.search("[A-Za-z]{4,}", said), name
            assert collisions(path) == [], name
    finally:
        i18n.use("en")


def test_the_code_follows_the_content_not_who_printed_it_or_when(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    later = replace(PAPER, data_time="2026年7月20日 09:00", created=PAPER.created + timedelta(days=2))
    code = activity_log(path, LOG).check_code
    assert activity_log(path, replace(LOG, paper=later, printed_by="陈")).check_code == code
    one, other = make_photo(tmp_path / "a.jpg"), make_photo(tmp_path / "b.jpg", "blue")
    for changed in (
        replace(LOG, summary="无"),
        replace(LOG, names=LOG.names[:1]),
        replace(LOG, sessions=SESSIONS),
        replace(LOG, photos=(LogPhoto(one, "1"),)),
        replace(LOG, photos=(LogPhoto(other, "1"),)),
    ):
        found = activity_log(path, changed).check_code
        assert found != code
        code = found
    assert register(path, replace(REGISTER, paper=later)).check_code == register(path, REGISTER).check_code
    assert register(path, replace(REGISTER, lines=REGISTER.lines[1:])).check_code != register(path, REGISTER).check_code
    drawn = tuple(replace(one, rank=n, result="Admitted") for n, one in enumerate(BALLOT.numbers))
    assert (
        ballot_sheet(path, replace(BALLOT, numbers=drawn, drawn="now")).check_code
        != ballot_sheet(path, BALLOT).check_code
    )


# ------------------------------------------------------------------------------------------- the log


@tools
def test_a_log_of_one_evening_with_two_photos_is_one_page_and_its_list(tmp_path: Path) -> None:
    photos = tuple(LogPhoto(make_photo(tmp_path / f"{n}.jpg"), f"照片 {n}　分组接线　10:12 摄") for n in (1, 2))
    path = tmp_path / "log.pdf"
    assert activity_log(path, replace(LOG, photos=photos)).pages == 2
    _, second = pages(path)
    order = [
        "YH-HD-2026-0187", LOG.title, LOG.campaign, LOG.kind, LOG.time, LOG.place, LOG.co_organiser, LOG.in_charge,
        LOG.host, LOG.recorder, LOG.staff, LOG.audience, LOG.registration, LOG.attendance, LOG.reasons,
        LOG.content.split()[0], LOG.summary, LOG.feedback, "照片1分组接线10:12摄", LOG.attachments, "Handledby",
        "(Sealoftheunit)",
    ]  # fmt: skip
    drawn = squeezed(text(path, "-raw").split("\f")[0])
    places = [drawn.find(squeezed(part)) for part in order]
    assert -1 not in places and places == sorted(places)
    assert "A01杨＊国双职工家庭136****2290到场08:55" in second and "Namesandphonesaremasked" in second
    assert [len(page.images) for page in pypdf.PdfReader(path).pages] == [2, 0]


@tools
def test_30_photos_stand_two_in_a_row_each_once_above_its_words(tmp_path: Path) -> None:
    """Lying, upright, a large one, one of another format; one is still at another desk and one is damaged."""
    photos = []
    for n in range(1, 31):
        path = tmp_path / f"{n:02}.{'png' if n % 7 == 0 else 'jpg'}"
        make_photo(path, f"#{n * 8:02x}4040", (480, 640) if n % 3 == 0 else (2400, 1800) if n % 10 == 1 else (640, 480))
        photos.append(LogPhoto(path, f"照片 {n:02} 说明"))
    photos[3] = replace(photos[3], path=None)
    damaged = photos[4].path
    assert damaged is not None
    damaged.write_bytes(damaged.read_bytes()[:400])
    path = tmp_path / "log.pdf"
    activity_log(path, replace(LOG, photos=tuple(photos), content=LOG.content * 30))
    made = "".join(pages(path))
    assert [int(n) for n in re.findall(r"照片(\d\d)说明", made)] == list(range(1, 31))
    assert made.count("stillatanotherdesk") == made.count("can'tberead") == 1
    assert collisions(path) == []
    reader = pypdf.PdfReader(path)
    images = [image.image for page in reader.pages for image in page.images]
    assert len(images) == 28 and max(max(image.size) for image in images if image is not None) <= 1000
    for page in reader.pages:
        stream = page.get_contents()
        assert stream is not None
        places = re.findall(
            r"q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm /\S*photo", stream.get_data().decode("latin-1")
        )
        for wide, high, x, y in (map(float, place) for place in places):
            assert x > 22 * 72 / 25.4 and x + wide < 595 - 18 * 72 / 25.4 and y > 60 and y + high < 800
        rows = Counter(round(float(y) + float(high) / 2) for _, high, _, y in places)
        assert all(count <= 2 for count in rows.values())


@tools
def test_a_long_text_goes_on_over_the_page_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    content = "\n".join(f"第{n:03}步：把导线接到小灯泡上，看看会不会亮。" for n in range(1, 121))
    activity_log(path, replace(LOG, content=content, sessions=SESSIONS))
    made = pages(path)
    assert [int(n) for n in re.findall(r"第(\d{3})步", "".join(made))] == list(range(1, 121))
    assert any("(continued)" in page for page in made)
    [closing] = [page for page in made if "Handledby" in page]
    assert "签到表2人（附后）" in closing, "signatures don't stand alone"
    assert "Sum174165" in made[0], "the sessions are added up"


@tools
def test_many_logs_are_numbered_and_checked_each_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "logs.pdf"
    photo = make_photo(tmp_path / "photo.jpg")
    logs = [replace(LOG, number=f"HD-{n}", title=f"第 {n} 期", photos=(LogPhoto(photo, "同一张"),)) for n in range(3)]
    seen: list[tuple[int, int, str]] = []
    printed = activity_logs(path, PAPER, iter(logs), 3, "罗建平", Progress(lambda *tick: seen.append(tick)))
    assert (printed.rows, printed.pages) == (3, 6) and seen[-1][:2] == (3, 3)
    made = pages(path)
    for n, log in enumerate(logs):
        code = activity_log(tmp_path / "one.pdf", log).check_code
        assert [code in page for page in made] == [number // 2 == n for number in range(6)]
    assert [entry.title for entry in pypdf.PdfReader(path).outline] == [f"HD-{n}　第 {n} 期" for n in range(3)]
    none = activity_logs(path, PAPER, iter(()), 0, "罗建平")
    assert (none.rows, none.pages) == (0, 1) and "noactivities" in pages(path)[0]


def test_a_batch_that_is_stopped_half_way_leaves_nothing(tmp_path: Path) -> None:
    progress = Progress()

    def logs() -> object:
        yield LOG
        progress.cancel()
        yield LOG

    with pytest.raises(Cancelled):
        activity_logs(tmp_path / "logs.pdf", PAPER, logs(), 2, "罗建平", progress)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_the_log_as_a_workbook_has_facts_sessions_and_names(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    write_table(path, activity_log_sheets(replace(LOG, sessions=SESSIONS, summary="=SUM(A1)")))
    book = openpyxl.load_workbook(path)
    facts, sessions, names = (list(sheet.values) for sheet in book.worksheets)
    said = {row[0]: row[1] for row in facts if row[0] and row[1]}
    assert said["Number"] == LOG.number and said["Content"] == LOG.content and said["Why absent"] == LOG.reasons
    assert [row[4:11] for row in sessions[1:4]] == [(58, 55, 2, 2, 1, 3, 58)] * 3
    assert [row[:2] for row in names[1:3]] == [("A01", "杨＊国"), ("A02", "=1+1")]
    for sheet in book.worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


# ------------------------------------------------------------------------------------------- many activities


@tools
def test_sums_of_the_register_are_those_of_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "register.pdf"
    register(path, REGISTER)
    held = [one for one in REGISTER.lines if one.held]
    made = "".join(pages(path))
    total = sum(one.total or 0 for one in held)
    assert "2activities" in made and "3sessions" in made and f"{total}visits" in made
    present = sum(one.present or 0 for one in held)
    assert re.search(rf"Sum174{present}6\d+9{total}", made)
    assert "取消：台风" in squeezed(text(path, "-raw"))
    sheet_path = tmp_path / "register.xlsx"
    write_table(sheet_path, register_sheets(REGISTER))
    rows = [row for row in openpyxl.load_workbook(sheet_path).worksheets[0].values if row[1]]
    assert [row[14] for row in rows[1:]] == [53, 54, None, 57, total]
    assert rows[1][2] == datetime(2026, 7, 1)
    write_csv(tmp_path / "register.csv", register_sheets(replace(REGISTER, lines=[line(0, title="@evil")]))[0])
    assert "'@evil" in (tmp_path / "register.csv").read_text("utf-8-sig")


@tools
def test_several_months_stand_under_their_heads(tmp_path: Path) -> None:
    path = tmp_path / "register.pdf"
    lines = [line(n) for n in range(200)]
    printed = register(path, replace(REGISTER, lines=lines))
    assert printed.rows == 200
    made = "".join(pages(path))
    assert [int(n) for n in re.findall(r"小小科学家第(\d+)场", made)] == list(range(200))
    july = [one for one in lines if one.month == "2026年7月"]
    assert f"2026年7月{len({one.number for one in july})}activities,{len(july)}sessions" in made


@tools
def test_a_campaign_by_level_and_kind_adds_up(tmp_path: Path) -> None:
    path = tmp_path / "campaign.pdf"
    campaign(path, CAMPAIGN)
    made = "".join(pages(path))
    assert "街道讲座2550便民服务1440Sumofthelevel3990社区" in made
    assert "Sum515150" in made
    book = tmp_path / "campaign.xlsx"
    write_table(book, campaign_sheets(CAMPAIGN))
    figures, listed = (list(sheet.values) for sheet in openpyxl.load_workbook(book).worksheets)
    assert ("街道", "讲座", 2, 5, 50) in figures and ("Sum", None, 5, 15, 150) in [row[:5] for row in figures]
    assert [row[7] for row in listed[1:6]] == [10, 20, 30, 40, 50]


# ------------------------------------------------------------------------------------------- at the door


@tools
def test_60_people_each_have_a_row_to_sign_and_ten_are_blank(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    printed = sign_in_sheet(path, SHEET)
    assert (printed.rows, printed.pages) == (60, 3)
    made = "".join(pages(path))
    rows = re.findall(r"^ *(\d+) +A(\d\d) +学员(\d\d)号", text(path, "-layout"), re.M)
    assert [tuple(map(int, row)) for row in rows] == [(n, n, n) for n in range(1, 61)]
    assert [int(n) for n in re.findall(r"\+(\d+)", made)] == list(range(1, 11))
    assert "Collected" in made and "2 4 6" in text(path)
    heights = {round(one.top - other.top, 1) for one, other in _below(path)}
    assert min(heights) >= 21, "a row is high enough to sign in"
    sign_in_sheet(path, replace(SHEET, rows=(), blank=25, collected=False))
    blank = "".join(pages(path))
    assert "学员" not in blank and "25" in blank and "typed" not in blank
    book = tmp_path / "sheet.xlsx"
    write_table(book, sign_in_sheets(SHEET))
    assert [row[0] for row in openpyxl.load_workbook(book).worksheets[0].values][2:4] == ["1", "2"]


def _below(path: Path) -> list[tuple[object, object]]:
    rows = [one for one in words(path) if one.page == 1 and re.fullmatch(r"A\d\d", one.text)]
    return list(zip(rows[1:], rows, strict=False))


# ------------------------------------------------------------------------------------------- the ballot


def recompute(path: Path) -> list[tuple[str, bool]]:
    """What anybody can do with the printed sheet alone: nothing of the program is used here."""
    said = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True).stdout.decode()

    def find(pattern: str) -> str:
        found = re.search(pattern, said, re.M)
        assert found is not None, pattern
        return found[1]

    seed, places, total = (
        find(r"^ *Seed +(.+?) *$"),
        find(r"^ *Places in all +(.+?) *$"),
        int(find(r"^ *Given before +(\d+) *$")),
    )
    quotas = re.findall(r"^ *([A-Za-z]) +(kept|at most) +(\d+) +(\d+) ", said, re.M)
    kept = {letter: int(n) for letter, rule, n, _ in quotas if rule == "kept"}
    most = {letter: int(n) for letter, rule, n, _ in quotas if rule == "at most"}
    filled = Counter({letter: int(n) for letter, _, _, n in quotas})
    rows = re.findall(r"^ *\d+ +([A-Z]\d+) +(\d+) +(\S+)(.*)$", said, re.M)
    asks = {number: people.split("/") for number, _, people, rest in rows if "given up" not in rest}
    assert all(len(people.split("/")) == int(n) for _, n, people, _ in rows)
    order = sorted(asks, key=lambda number: hashlib.sha256(f"{seed}|{number}".encode()).hexdigest())
    admitted: set[str] = set()
    while True:
        before = len(admitted)
        for number in order:
            if number in admitted:
                continue
            people = asks[number]
            then = filled + Counter(letter for person in people for letter in person if letter != "-")
            fits = all(then[letter] == filled[letter] or then[letter] <= n for letter, n in most.items())
            if places != "no limit":
                needed = total + sum(max(0, n - filled[letter]) for letter, n in kept.items())
                after = total + len(people) + sum(max(0, n - then[letter]) for letter, n in kept.items())
                fits = fits and total + len(people) <= int(places) and after <= max(int(places), needed)
            if fits:
                admitted.add(number)
                filled, total = then, total + len(people)
        if len(admitted) == before:
            return [(number, number in admitted) for number in order]


@tools
@pytest.mark.parametrize("seed", ["7f3a91c4", "开奖号码 20260705", "1"])
def test_the_ballot_can_be_drawn_again_from_the_printed_sheet_alone(seed: str, tmp_path: Path) -> None:
    path = tmp_path / "ballot.pdf"
    ballot_sheet(path, replace(BALLOT, seed=seed))
    found = recompute(path)
    ids = {"A": b"a" * 16, "B": b"b" * 16}
    places = Places(20, (Quota(ids["A"], "", 6), Quota(ids["B"], "", 3, QuotaRule.AT_MOST)))
    households = {
        one.number: Household(
            one.number.encode(), tuple(frozenset(ids[letter] for letter in person) for person in one.people),
            Status.APPLIED, PAPER.created,
        )
        for one in BALLOT.numbers
    }  # fmt: skip
    households["X"] = Household(b"x", (frozenset({ids["A"]}), frozenset()), Status.ADMITTED, PAPER.created)
    assert found == draw(seed, places, households, datetime.now(UTC))
    assert 0 < sum(lucky for _, lucky in found) < len(found) == 30


@tools
def test_the_drawn_sheet_says_who_came_where_and_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "ballot.pdf"
    numbers = [*BALLOT.numbers]
    numbers[4] = replace(numbers[4], result="given up")
    ballot_sheet(path, replace(BALLOT, numbers=tuple(numbers), drawn="2026年7月6日 09:30"))
    result = recompute(path)
    assert numbers[4].number not in dict(result) and len(result) == 29
    ranks = {number: (rank, "Admitted" if lucky else "Waiting") for rank, (number, lucky) in enumerate(result, 1)}
    told = [
        replace(one, rank=ranks[one.number][0], result=ranks[one.number][1]) if one.number in ranks else one
        for one in numbers
    ]
    ballot_sheet(path, replace(BALLOT, numbers=tuple(told), drawn="2026年7月6日 09:30"))
    assert recompute(path) == result
    said = text(path, "-layout")
    for number, (rank, word) in ranks.items():
        assert re.search(rf"^ *\d+ +{number} +\d+ +\S+ +{rank} +{word}", said, re.M)


# ------------------------------------------------------------------------------------------- to hang up, to hand out


@tools
def test_a_notice_is_one_page_and_names_nobody_who_printed_it(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    assert public_notice(path, POSTER).pages == 1
    [page] = pages(path)
    for _, value in POSTER.facts:
        assert squeezed(value) in page
    assert "Printedby" not in page
    title = max(words(path), key=lambda one: one.bottom - one.top)
    assert title.text in LONG and title.bottom - title.top > 26
    short = replace(POSTER, title="八段锦", facts=POSTER.facts[:1], text="", code="")
    assert public_notice(path, short).pages == 1


def test_the_qr_code_says_plain_words(tmp_path: Path) -> None:
    """Its dark fields are those of the same text made by segno on its own."""
    import segno

    path = tmp_path / "poster.pdf"
    public_notice(path, POSTER)
    stream = pypdf.PdfReader(path).pages[0].get_contents()
    assert stream is not None
    content = stream.get_data().decode("latin-1")
    [drawn] = [part for part in content.split("\n") if part.count(" re") > 50]
    boxes = [tuple(map(float, box)) for box in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", drawn)]
    matrix = [list(row) for row in segno.make(POSTER.code, error="m", encoding="utf-8", micro=False).matrix]
    step, left = boxes[0][3], min(box[0] for box in boxes)
    top = max(box[1] for box in boxes)
    found = [[0] * len(matrix) for _ in matrix]
    for x, y, wide, _ in boxes:
        for at in range(round((x - left) / step), round((x - left + wide) / step)):
            found[round((top - y) / step)][at] = 1
    assert found == [[int(bool(dark)) for dark in row] for row in matrix]


@tools
def test_eight_tickets_on_a_page_each_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "tickets.pdf"
    assert tickets(path, TICKETS).pages == 2
    assert [len(re.findall(r"A\d\d", page)) for page in pages(path)] == [8, 3]
    assert tickets(path, replace(TICKETS, tickets=())).pages == 1


@tools
def test_a_certificate_each_on_a_lying_page(tmp_path: Path) -> None:
    path = tmp_path / "certificates.pdf"
    assert certificates(path, CERTIFICATES).pages == 2
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    first, second = pages(path)
    assert "欧阳晓明" in first and "李雷" in second and "(Seal)" in first and "HD-0" in first
