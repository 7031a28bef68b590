"""Printed logs and workbooks beside the plain way of making them: `python -m tests.bench.bench_documents`."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.documents.pdf.visitor_log import VisitorLog, VisitorLogFigures, VisitorLogRow, visitor_log
from app.documents.tables import Column, Sheet
from app.documents.xlsx import write_table

START = datetime(2026, 1, 1)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "国伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧巧美婷宇浩轩晨曦梓涵"
GROUPS = ("居民", "外卖骑手", "快递员", "网约车司机", "党员", "学生")
PURPOSES = ("歇脚", "阅读", "办事", "健身", "亲子")
PLACES = ("休息区", "二楼书房", "自助终端", "一号会议室", "亲子活动室", "罗建平")


def rows(count: int) -> Iterator[VisitorLogRow]:
    """Visits with names, numbers and times that hardly repeat."""
    for n in range(count):
        at = START + timedelta(minutes=n * 7 % 525_600)
        stay = n * 37 % 240
        name = SURNAMES[n % len(SURNAMES)] + GIVEN[n * 7 % len(GIVEN)] + GIVEN[n * n % len(GIVEN)]
        yield VisitorLogRow(
            number=n + 1,
            arrived=at.strftime("%H:%M"),
            name=name,
            group=GROUPS[n % len(GROUPS)],
            phone=f"13{n * 7919 % 10**9:09d}",
            purpose=PURPOSES[n * 3 % len(PURPOSES)],
            place=PLACES[n * 5 % len(PLACES)],
            companions=n % 4,
            left=(at + timedelta(minutes=stay)).strftime("%H:%M"),
            stay=f"{stay // 60} 时 {stay % 60} 分",
            day=f"第 {n * 7 // 1440} 日",
        )


def log(count: int) -> VisitorLog:
    """A log of `count` visits over many days."""
    return VisitorLog(
        center="粤海街道党群服务中心",
        period="2026年1月1日 至 12月31日",
        masked=True,
        rows=rows(count),
        figures=VisitorLogFigures(count, 0, count),
        hours=tuple((f"{hour:02d}", 10 + hour) for hour in range(24)),
        definitions=("登记：实名签到一次计一次。",),
        data_time="2026年7月18日 18:45",
        printed_by="陈晓彤",
        created=datetime(2026, 7, 18, 10, 45, tzinfo=UTC),
        days=tuple((str(day), 10 + day % 7) for day in range(365)),
        row_count=count,
    )


def long_table(path: Path, count: int) -> None:
    """The plain way: one reportlab LongTable whose cells are Paragraphs."""
    from reportlab.lib.colors import black
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    from app.core.paths import resource as bundled

    pdfmetrics.registerFont(TTFont("Noto", str(bundled("fonts/NotoSansSC-Regular.ttf"))))
    style = ParagraphStyle("cell", fontName="Noto", fontSize=9, leading=11)
    cells = [
        [
            Paragraph(text, style)
            for text in (
                str(row.number), row.arrived, row.name, row.group, row.phone,
                row.purpose, row.place, str(row.companions), row.left, row.stay,
            )
        ]
        for row in rows(count)
    ]  # fmt: skip
    widths = [36, 38, 46, 60, 75, 38, 66, 32, 43, 58]
    table = LongTable(cells, colWidths=widths, style=[("GRID", (0, 0), (-1, -1), 0.5, black)])
    SimpleDocTemplate(str(path), pagesize=A4).build([table])


def timed(task: Callable[[], object]) -> float:
    """Seconds `task` takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def ratio(name: str, measured: float, reference: float, budget: str, unit: str = "s") -> None:
    """Print one line a person and a script can read."""
    print(
        f"{name}: {measured:.3f} {unit} / {reference:.3f} {unit} = {measured / reference:.2f} (budget {budget})",
        flush=True,
    )


TABLE_ROWS = 100_000
COLUMNS = (
    Column("序号", 6, "integer"),
    Column("来访", 17, "datetime"),
    Column("姓名", 10),
    Column("群体", 12),
    Column("手机号", 14),
    Column("事由", 10),
    Column("场地", 16),
    Column("同行", 6, "integer"),
    Column("离开", 17, "datetime"),
    Column("停留（分）", 10, "number"),
)


def table_rows() -> Iterator[tuple[object, ...]]:
    """The same visits as a spreadsheet keeps them."""
    for n, row in enumerate(rows(TABLE_ROWS)):
        at = START + timedelta(minutes=n * 7)
        yield (
            row.number, at, row.name, row.group, row.phone, row.purpose, row.place,
            row.companions, at + timedelta(minutes=30), 30.5,
        )  # fmt: skip


def plain_workbook(path: Path) -> None:
    """The plain way: XlsxWriter's own loop in constant memory."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"})
    sheet = book.add_worksheet()
    for at, row in enumerate(table_rows()):
        for index, value in enumerate(row):
            sheet.write(at, index, value)
    book.close()


def our_workbook(path: Path) -> None:
    """The same rows through the program's own writer."""
    write_table(path, [Sheet("来访", "", COLUMNS, table_rows(), count=TABLE_ROWS)])  # type: ignore[arg-type]


def memory_of(count: int) -> float:
    """Peak memory in MB of a fresh program that prints `count` rows."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_documents", "memory", str(count)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return float(done.stdout)


def peak_memory() -> float:
    """Peak memory of this program in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Unlike ru_maxrss this does not count what the parent held when it forked.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> None:
    """Measure in one run, so that the ratios hold on any machine."""
    if sys.argv[1:2] == ["memory"]:
        with tempfile.TemporaryDirectory() as folder:
            visitor_log(Path(folder) / "log.pdf", log(int(sys.argv[2])))
        print(peak_memory())
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        visitor_log(folder / "warm.pdf", log(10))
        ten = min(timed(lambda: visitor_log(folder / "ten.pdf", log(10_000))) for _ in range(3))
        plain = timed(lambda: long_table(folder / "plain.pdf", 10_000))
        ratio("log PDF 10,000 rows, speed against LongTable", 10_000 / ten, 10_000 / plain, "≥ 5", "rows/s")
        hundred = timed(lambda: visitor_log(folder / "hundred.pdf", log(100_000)))
        ratio("log PDF 100,000 rows against ten times 10,000", hundred, 10 * ten, "≤ 1.2, linear")
        ratio("log PDF 100,000 rows, peak memory", memory_of(100_000), 400, "≤ 1", "MB")
        plain_workbook(folder / "warm.xlsx")
        reference = min(timed(lambda: plain_workbook(folder / "plain.xlsx")) for _ in range(2))
        ours = min(timed(lambda: our_workbook(folder / "ours.xlsx")) for _ in range(2))
        ratio("XLSX 100,000 rows against XlsxWriter's own loop", ours, reference, "≤ 1.3")


if __name__ == "__main__":
    main()
