"""The printed log, read back by the tools of another house: pdftotext, pdffonts, qpdf and pypdf."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pypdf
import pytest

from app.core import i18n
from app.core.errors import Cancelled, EnvironmentProblem
from app.core.progress import Progress
from app.documents.pdf.visitor_log import VisitorLog, VisitorLogFigures, VisitorLogRow, visitor_log

tools = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("pdffonts")), reason="poppler-utils is not installed"
)

ROW = VisitorLogRow(
    1, "08:03", "杨＊国", "居民", "136****2290", "健身", "健身房", 3, "09:31", "1 时 28 分", day="7月18日 周六"
)
LOG = VisitorLog(
    center="粤海街道党群服务中心",
    period="值班日：2026年7月18日 周六 08:00 至 7月19日 08:00",
    masked=True,
    rows=(ROW,),
    figures=VisitorLogFigures(138, 215, 353, people=120, present=42, to_verify=3),
    hours=(("08", 14), ("09", 27), ("10", 41)),
    definitions=("登记：实名签到一次计一次。", "计次：不记姓名，每次服务计一次。"),
    data_time="2026年7月18日 18:45",
    printed_by="陈晓彤",
    created=datetime(2026, 7, 18, 18, 45, tzinfo=timezone(timedelta(hours=8))),
    as_of="18:45",
)


def rows(count: int, days: int = 1) -> Iterator[VisitorLogRow]:
    for n in range(count):
        yield replace(ROW, number=n + 1, name=f"李{n}", day=f"7月{n * days // count + 1}日")


def text(path: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode()


def pages(path: Path) -> list[str]:
    return text(path, "-layout").split("\f")[:-1]


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


@tools
def test_a_day_on_one_page_says_everything(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    printed = visitor_log(path, LOG)
    assert (printed.pages, printed.rows) == (1, 1)
    words = squeezed(text(path))
    for part in (
        "粤海街道党群服务中心", LOG.period, "masked", "杨＊国", "居民", "136****2290", "健身房", "09:31",
        "1时28分", "138visits", "215visits", "353visits", "120people", "42people", "Present18:45", "Outgoing:",
        *LOG.definitions, "2026年7月18日18:45", "陈晓彤", printed.check_code, "Page1of1",
    ):  # fmt: skip
        assert squeezed(part) in words, part


@tools
def test_rare_characters_are_printed_and_can_be_searched_and_copied(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    name, place = "𠮷𬭎𫖯䶮", "㛃𪚥𬀩"
    visitor_log(path, replace(LOG, rows=(replace(ROW, name=name, place=place),), printed_by="欧阳𠮷"))
    words = text(path)
    assert name in words
    assert place in words
    assert "欧阳𠮷" in words
    assert "�" not in words


@tools
def test_a_character_no_font_has_is_printed_as_its_number(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    visitor_log(path, replace(LOG, rows=(replace(ROW, place="\U0010fffd里"),)))
    assert "U+10FFFD" in text(path)


@tools
def test_invisible_and_control_characters_leave_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    visitor_log(path, replace(LOG, rows=(replace(ROW, name="葛\ufe00\U000e0100", place="二\u200b楼\x07书\ufeff房"),)))
    words = text(path)
    assert "葛" in words
    assert "二楼 书房" in words
    assert "U+" not in words


@tools
def test_every_font_is_embedded_as_a_subset(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    visitor_log(path, replace(LOG, rows=(replace(ROW, name="𠮷한"),)))
    listed = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True)
    fonts = listed.stdout.splitlines()[2:]
    assert len(fonts) >= 3
    for font in fonts:
        assert re.search(r"CID TrueType +Identity-H +yes yes yes", font), font


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    visitor_log(path, replace(LOG, rows=rows(200, 3), days=(("1", 5), ("2", 9), ("3", 2))))
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@tools
def test_every_page_has_its_number_the_head_and_the_foot_and_every_row_is_there_once(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    printed = visitor_log(path, replace(LOG, rows=rows(1900, 30), days=tuple((str(n), n) for n in range(30))))
    made = [squeezed(page) for page in pages(path)]
    assert len(made) == printed.pages > 40
    for number, page in enumerate(made, 1):
        assert f"Page{number}of{len(made)}" in page
        assert printed.check_code in page
        assert "粤海街道党群服务中心Visitorlog" in page
        assert "Place/host" in page
        assert squeezed(LOG.definitions[0]) in page
    found = re.findall(r"李(\d+)", "".join(made))
    assert [int(number) for number in found] == list(range(1900))


@tools
def test_days_are_headings_repeated_over_pages_and_listed_for_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    log = replace(LOG, rows=rows(120, 3), days=(("1", 40), ("2", 40), ("3", 40)), day_notes={"7月2日": "登记 40 人次"})
    visitor_log(path, log)
    words = text(path, "-layout")
    for day in ("7月1日", "7月2日", "7月3日"):
        assert len(re.findall(f"^ *{day}( |$)", words, re.MULTILINE)) == 1
    assert "(continued)" in words
    assert re.search(r"7月2日 +登记 40 人次", words)
    assert [entry.title for entry in pypdf.PdfReader(path).outline] == ["7月1日", "7月2日", "7月3日"]
    assert words.index("Total") < words.index("7月1日"), "the figures of a long period come first"


def test_a_day_heading_is_never_the_last_line_of_a_page(tmp_path: Path) -> None:
    for count in range(20, 60):
        path = tmp_path / "log.pdf"
        log = replace(LOG, rows=[*rows(count), replace(ROW, name="末", day="7月9日")], days=(("1", 1), ("9", 1)))
        visitor_log(path, log)
        for page in pypdf.PdfReader(path).pages:
            words = page.extract_text()
            if "7月9日" in words:
                assert "末" in words


@tools
def test_an_empty_period_says_so(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    printed = visitor_log(path, replace(LOG, rows=(), figures=VisitorLogFigures(0, 0, 0), hours=(("08", 0), ("09", 0))))
    assert (printed.pages, printed.rows) == (1, 0)
    words = text(path)
    assert "No visits were registered in this period." in words
    assert "0 visits" in words


@tools
def test_long_texts_are_wrapped_inside_their_column_or_end_in_an_ellipsis(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    long = replace(
        ROW,
        name="阿布都热合曼·买买提艾力·吐尔逊江",
        purpose="咨询" * 200,
        place="https://example.test/" + "a" * 300,
        phone="+852 9123 4567 转 8821",
    )
    printed = visitor_log(path, replace(LOG, rows=(long, replace(ROW, number=2)), center="深圳市" * 20))
    assert printed.pages == 1
    words = text(path)
    assert "…" in words
    assert long.name in squeezed(text(path, "-raw")).replace("\f", "") or all(
        part in words for part in ("阿布都热", "逊江")
    )
    reader = pypdf.PdfReader(path)
    width = float(reader.pages[0].mediabox.width)
    boxes = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True).stdout
    edges = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert edges
    assert max(edges) <= width - 18 * 72 / 25.4 + 0.5


@tools
def test_unmasked_says_so_and_a_state_stands_for_the_time_of_leaving(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    both = (
        replace(ROW, phone="13800138000", left="", stay="—", state="待核实"),
        replace(ROW, number=2, left="10:00", state="作废"),
    )
    visitor_log(path, replace(LOG, masked=False, rows=both))
    words = text(path)
    assert "keep locked away" in words
    assert "are masked" not in words
    for part in ("13800138000", "待核实", "10:00", "作废"):
        assert part in words


@tools
@pytest.mark.skipif(
    ("documents", "{center} Visitor log") not in i18n.read_catalogue("zh_CN"), reason="not translated yet"
)
def test_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    i18n.use("zh_CN")
    try:
        visitor_log(path, LOG)
    finally:
        i18n.use("en")
    words = squeezed(text(path))
    for part in (
        "粤海街道党群服务中心来访登记表",
        "姓名、电话已脱敏",
        "138人次",
        "42人",
        "交班人：",
        "核对码",
        "第1页/共1页",
    ):
        assert part in words


def test_same_values_same_bytes_and_the_code_follows_the_content_only(tmp_path: Path) -> None:
    def printed(log: VisitorLog) -> tuple[str, str]:
        path = tmp_path / "log.pdf"
        done = visitor_log(path, log)
        return done.check_code, hashlib.sha256(path.read_bytes()).hexdigest()

    code, digest = printed(LOG)
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", code)
    assert printed(LOG) == (code, digest)
    later = printed(replace(LOG, data_time="2026年7月19日 09:00", printed_by="罗建平"))
    assert later[0] == code
    assert later[1] != digest
    for other in (
        replace(LOG, rows=(replace(ROW, left="09:32"),)),
        replace(LOG, rows=(ROW, ROW)),
        replace(LOG, period="另一天"),
        replace(LOG, masked=False),
        replace(LOG, figures=VisitorLogFigures(1, 2, 3)),
    ):
        assert printed(other)[0] != code


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    visitor_log(path, LOG)
    reader = pypdf.PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == "粤海街道党群服务中心 Visitor log"
    assert reader.metadata.author == "粤海街道党群服务中心"
    assert reader.metadata.creation_date == LOG.created
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_cancelling_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(b"old")
    progress = Progress(lambda done, total, text: progress.cancel() if done else None)
    with pytest.raises(Cancelled):
        visitor_log(path, replace(LOG, rows=rows(5000), row_count=5000), progress)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(b"old")
    (tmp_path / "log.pdf.part").symlink_to("/dev/full")
    with pytest.raises(EnvironmentProblem, match="no room"):
        visitor_log(path, LOG)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_progress_counts_rows(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    progress = Progress(lambda done, total, text: seen.append((done, total)))
    visitor_log(tmp_path / "log.pdf", replace(LOG, rows=rows(1000), row_count=1000), progress)
    assert seen[-1] == (1000, 1000)
