"""A spreadsheet or text table of any office, opened by what it holds and not by how it is called."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain.ledger_headings import Grid, Merge
from app.domain.ledger_values import Cell, words

LARGEST_FILE = 200 * 1024 * 1024
LARGEST_PART = 400 * 1024 * 1024
"""A sheet of a million rows unpacks to about this; anything beyond was made to fill the memory."""
MOST_ROWS = 500_000
MOST_COLUMNS = 256

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (
    *(b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf"),
    *(b"SQLite format", b"MZ", b"\x7fELF", b"\x1f\x8b"),
)
_STUMBLES = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError),
    *(MemoryError, ParseError, zipfile.BadZipFile),
)
"""What a spreadsheet library may stumble over in a broken file."""
_CHINESE_DATE_FORMATS = frozenset((*range(27, 37), *range(50, 59)))
"""Built-in number formats that are dates in a Chinese spreadsheet (ECMA-376 part 1, 18.8.30)."""


def read_grids(path: str | Path, progress: Progress | None = None) -> list[Grid]:
    """Read every visible sheet of an XLSX or XLS file, or a text table in any usual Chinese encoding.

    Values, not formulas; merged cells filled; rows numbered as the spreadsheet numbers them. Raises
    UserError for what is no table (or is locked, empty, far too large), EnvironmentProblem for a file that
    can't be read or is damaged.
    """
    path = Path(path)
    content = _content(path)
    if content.startswith(b"PK\x05\x06") or content.startswith(b"PK\x03\x04"):
        grids = _from_zip(content, path.stem, progress)
    elif content.startswith(_OLE) or content[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08"):
        grids = _from_xls(content, path.stem, progress)
    else:
        grids = [_from_text(content, path.stem)]
    grids = [grid for grid in grids if grid.rows]
    if not grids:
        raise UserError(translate("ledger", "The file is empty."))
    return grids


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(translate("ledger", "This is a folder, not a spreadsheet."))
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _too_large()
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserError(translate("ledger", "There is no file “{name}”.").format(name=path.name)) from None
    except OSError as problem:
        raise EnvironmentProblem(
            translate("ledger", "The file can't be read: {reason}.").format(reason=problem.strerror or problem),
            translate("ledger", "Check that the stick is still in and the file is not open elsewhere."),
        ) from problem
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise UserError(translate("ledger", "The file is empty."))
    return content


def _too_large() -> UserError:
    return UserError(
        translate("ledger", "The file is too large: split it into several of at most {n} rows each.").format(
            n=MOST_ROWS
        )
    )


def _damaged(problem: BaseException) -> EnvironmentProblem:
    error = EnvironmentProblem(
        translate("ledger", "The spreadsheet is damaged and can't be opened."),
        translate("ledger", "Open it in Excel or WPS, save it under a new name, and load that."),
    )
    error.__cause__ = problem
    return error


def _locked() -> UserError:
    return UserError(translate("ledger", "The file is locked with a password: save a copy without one and load that."))


def _no_table() -> UserError:
    return UserError(translate("ledger", "This is not a spreadsheet: an XLSX, XLS or CSV file can be brought in."))


def _save_as_xlsx() -> UserError:
    return UserError(translate("ledger", "This kind of spreadsheet can't be read: save it as XLSX and load that."))


def _grid(
    name: str,
    source: str,
    rows: Iterable[Iterable[Any]],
    merged: Iterable[Merge] = (),
    uncalculated: Iterable[tuple[int, int]] = (),
    progress: Progress | None = None,
    typed: bool = True,
) -> Grid:
    """Make a grid: trailing blanks cut, values cleaned, merged cells filled."""
    kept: list[tuple[Cell, ...]] = []
    blanks = 0
    nothing: Any = None  # the one blank row that a reader hands out for every gap
    for number, values in enumerate(rows, 1):
        if progress is not None and number % 1000 == 0:
            progress.tick(number, 0, name)
        row = [] if values is nothing else [_cell(value) for value in values]
        while row and row[-1] is None:
            row.pop()
        if not row:
            nothing = values
            blanks += 1
            if blanks > MOST_ROWS:
                break
            continue
        if blanks:
            # Blank rows count only once something follows: a sheet formatted to its end is not a long one.
            kept += [()] * blanks
            blanks = 0
        kept.append(tuple(row))
        if len(kept) > MOST_ROWS:
            raise _too_large()
    merges = tuple(area for area in merged if area[0] <= len(kept))
    for top, left, bottom, right in merges:
        value = kept[top - 1][left - 1] if left <= len(kept[top - 1]) else None
        if value is None:
            continue
        for number in range(top, min(bottom, len(kept)) + 1):
            filled = list(kept[number - 1])
            last = min(right, MOST_COLUMNS)
            filled += [None] * (last - len(filled))
            filled[left - 1 : last] = [value] * (last - left + 1)
            kept[number - 1] = tuple(filled)
    return Grid(name, kept, source, merges, frozenset(uncalculated), typed)


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, (datetime, date, time)):
        return value
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        if isinstance(value, float):
            if not isfinite(value):
                return None
            return int(value) if value.is_integer() and abs(value) < 1e15 else value
        return value
    if isinstance(value, timedelta):
        return _length(value)
    return str(value)


def _length(value: timedelta) -> Cell:
    """A length under a format like [h]:mm: a time of day as long as it is one, else text."""
    if timedelta() <= value < timedelta(days=1):
        return (datetime.min + value).time()
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"


# ---------------------------------------------------------------- XLSX


def _from_zip(content: bytes, source: str, progress: Progress | None) -> list[Grid]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename.replace("\\", "/") for entry in entries}
            if any(entry.flag_bits & 1 for entry in entries):
                raise _locked()
            if any(name.endswith("workbook.bin") for name in names) or "content.xml" in names:
                raise _save_as_xlsx()
            if not any(name.startswith("xl/") for name in names):
                raise _no_table()
            if (
                len(entries) > 10_000
                or any(entry.file_size > LARGEST_PART for entry in entries)
                or sum(entry.file_size for entry in entries) > 2 * LARGEST_PART
            ):
                raise _too_large()
            if broken := archive.testzip():
                raise zipfile.BadZipFile(broken)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError) as problem:
        raise _damaged(problem) from problem
    except Exception as problem:  # zlib.error derives from Exception itself
        if type(problem).__name__ == "error":
            raise _damaged(problem) from problem
        raise
    return _from_xlsx(content, source, progress)


def _from_xlsx(content: bytes, source: str, progress: Progress | None) -> list[Grid]:
    from openpyxl import load_workbook

    grids = []
    with warnings.catch_warnings():
        # Notes about styles and extensions the program has no use for.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            dates = getattr(book, "_date_formats", None)
            if isinstance(dates, set):
                styles = enumerate(getattr(book, "_cell_styles", ()))
                dates.update(index for index, style in styles if style.numFmtId in _CHINESE_DATE_FORMATS)
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in sheets or book.worksheets:
                grids.append(_xlsx_grid(sheet, source, progress))
            book.close()
        except _STUMBLES as problem:
            raise _damaged(problem) from problem
    return grids


_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_NO_RESULT = re.compile(
    rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=\"([A-Z]+)(\d+)\"[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_WIDE = re.compile(rb"r=\"[A-Z]{3,}\d")


def _xlsx_grid(sheet: Any, source: str, progress: Progress | None) -> Grid:
    """One sheet. The size a file states is often wrong, so it isn't asked."""
    sheet.reset_dimensions()
    with sheet._get_source() as part:
        xml = part.read(LARGEST_PART)
    tail = xml[max(xml.rfind(b"sheetData>"), 0) :]
    merged = [(int(b), _column(a), int(d), _column(c)) for a, b, c, d in _MERGE.findall(tail)]
    uncalculated = []
    if b"<f" in xml or b":f" in xml:
        uncalculated = [(int(row), _column(letters)) for letters, row in _NO_RESULT.findall(xml)]
    most = MOST_COLUMNS if _WIDE.search(xml) else None
    del xml
    rows = sheet.iter_rows(values_only=True, max_row=1_048_576, max_col=most)
    return _grid(sheet.title, source, rows, merged, uncalculated, progress)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number


# ---------------------------------------------------------------- XLS


def _from_xls(content: bytes, source: str, progress: Progress | None) -> list[Grid]:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _locked()
        others = ("WordDocument", "PowerPoint Document", "__properties_version1.0", "VisioDocument")
        if any(name.encode("utf-16-le") in content for name in others):
            raise _no_table()
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
        sheets = [sheet for sheet in book.sheets() if sheet.visibility == 0] or book.sheets()
        return [
            _grid(
                sheet.name,
                source,
                ([_xls_value(book, cell) for cell in sheet.row(index)] for index in range(sheet.nrows)),
                [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
                progress=progress,
            )
            for sheet in sheets
        ]
    except xlrd.XLRDError as problem:
        if "encrypt" in str(problem).lower():
            raise _locked() from problem
        raise _damaged(problem) from problem
    except (UserError, EnvironmentProblem):
        raise
    except _STUMBLES as problem:
        raise _damaged(problem) from problem
    except Exception as problem:
        if type(problem).__module__.partition(".")[0] in ("xlrd", "struct"):
            raise _damaged(problem) from problem
        raise


def _xls_value(book: Any, cell: Any) -> Any:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (ValueError, OverflowError):
            return cell.value
        return moment.time() if 0 <= cell.value < 1 else moment
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    return None if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else cell.value


# ---------------------------------------------------------------- text tables

_WORDS = words("""
    日期 时间 時間 姓名 电话 電話 手机 手機 来访 來訪 到访 登记 登記 离开 離開 事由 接待 备注 備註 序号 序號 性别 性別
    人员 人員 单位 單位 上午 下午 中心 社区 社區 活动 活動 预约 服务 服務 图书 自习 咨询 合计 合計
""")


def _from_text(content: bytes, source: str) -> Grid:
    if content.startswith(_OTHER_KINDS):
        raise _no_table()
    text = decode(content)
    start = text[:4000].lstrip().lower()
    if start.startswith(("<html", "<!doctype html", "<table", "<meta")) or "<table" in start:
        raise _save_as_xlsx()
    if start.startswith("<?xml"):
        raise _save_as_xlsx() if "spreadsheet" in start or "excel" in start else _no_table()
    if sum(1 for char in text[:20_000] if ord(char) < 32 and char not in "\t\r\n\f\v\x1a\x1e\x1f") > 4:
        raise _no_table()
    rows = list(_split(text.rstrip("\x1a\x00")))
    if max((len(row) for row in rows), default=0) > MOST_COLUMNS * 8:
        raise _no_table()
    return _grid(source, source, rows, typed=False)


def decode(content: bytes) -> str:
    """Text of a table in UTF-8, UTF-16, GB18030 or Big5; raises UserError for anything else.

    A byte order mark decides; else strict UTF-8; else the one of GB18030 and Big5 whose text reads as
    Chinese. A byte or two lost at a cut does not make a table unreadable.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(name, "replace")
    sample = content[:65_536]
    if b"\x00" in sample:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        name = "utf-16-le" if odd > even else "utf-16-be"
        text = content.decode(name, "replace")
        if max(even, odd) < len(sample) // 20 or text.count("\ufffd") > len(text) // 100:
            raise _no_table()
        return text
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    options = []
    for order, name in enumerate(("utf-8", "gb18030", "big5hkscs")):
        text = content.decode(name, "replace")
        lost = text.count("\ufffd")
        foreign = sum(1 for char in text if ord(char) > 127)
        if lost * 100 > foreign + 100:
            continue
        options.append((_reads_well(text[:30_000]) - lost / (foreign + 1), -order, text))
    if not options or (best := max(options))[0] < 0.3:
        raise UserError(translate("ledger", "The text of the file can't be read: save it as XLSX or as CSV in UTF-8."))
    return best[2]


def _reads_well(text: str) -> float:
    """How much of the text beyond ASCII is everyday Chinese: 1 is all of it, words of ledgers count more."""
    foreign = [char for char in text if ord(char) > 127]
    if not foreign:
        return 1.0
    everyday = sum(1 for char in foreign if _is_everyday(char))
    familiar = sum(1 for word in _WORDS if word in text)
    return everyday / len(foreign) + min(familiar, 5) / 10


def _is_everyday(char: str) -> bool:
    """Whether a character is punctuation, or on the first level of GB 2312 or of Big5."""
    if char in "，。：；、（）《》“”‘’！？—…·～＋－／％　" or "\uff10" <= char <= "\uff5a":
        return True
    for name, low, high in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            encoded = char.encode(name)
        except UnicodeEncodeError:
            continue
        if len(encoded) == 2 and low <= encoded[0] <= high:
            return True
    return False


_DELIMITERS = ("\t", ",", ";", "，", "；", "|", "、")


def _split(text: str) -> Iterator[list[str]]:
    """Rows of a text table, its delimiter found by what divides the lines most evenly."""
    head, _, rest = text.partition("\n")
    told = re.fullmatch(r"\s*\"?sep=(.)\"?\s*", head)
    if told:
        yield []
        yield from _rows(rest, told[1])
        return
    sample = text[:100_000]
    best = max(_DELIMITERS, key=lambda delimiter: (_evenness(sample, delimiter), -_DELIMITERS.index(delimiter)))
    yield from _rows(text, best)


def _evenness(sample: str, delimiter: str) -> float:
    if delimiter not in sample:
        return 0.0
    widths: dict[int, int] = {}
    total = 0
    for row in _rows(sample, delimiter):
        if any(value.strip() for value in row):
            total += 1
            widths[len(row)] = widths.get(len(row), 0) + 1
        if total >= 200:
            break
    divided = {width: count for width, count in widths.items() if width > 1}
    if not divided:
        return 0.0
    width = max(divided, key=lambda key: (divided[key], key))
    return divided[width] / total + min(width, 12) / 100


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Rows of the text; quotes are only marks where taking them for quotes would swallow lines."""
    lone = re.compile(rf"(?m)(^|{re.escape(delimiter)})[ ]*\"[ ]*(?={re.escape(delimiter)}|\r?$)")
    for tidy, quoted in ((None, True), (lone, True), (None, False)):
        # A mark for "the same as above" standing alone in its cell looks like the beginning of a quotation.
        tried = tidy.sub(r"\1〃", text) if tidy else text
        try:
            lines = io.StringIO(tried, newline="")
            rows = list(
                csv.reader(lines, delimiter=delimiter)
                if quoted
                else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
            )
        except csv.Error:
            continue
        if not quoted or not any(
            value.startswith(delimiter) or value.count("\n") > 12 for row in rows for value in row if "\n" in value
        ):
            return rows
    raise _no_table()
