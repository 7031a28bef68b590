"""Workbooks for Excel and WPS: true dates and numbers, text that stays text, ready to print on A4."""

import io
import re
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.atomic import atomic_write, writing_problem
from app.documents.tables import Column, Kind, Sheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LAST_ROW = 1_048_576
_LONGEST_TEXT = 32_767
_ROWS_A_TICK = 500
_PORTRAIT_CHARACTERS = 96
"""What fits across an upright A4 page at a size one can read; wider tables are printed lying."""

_NUMBER_FORMATS: dict[Kind, str] = {
    "text": "@",
    "integer": "0",
    "number": "General",
    "date": "yyyy-mm-dd",
    "time": "hh:mm",
    "datetime": "yyyy-mm-dd hh:mm",
}


def write_table(path: Path | str, sheets: Sequence[Sheet], progress: Progress | None = None) -> int:
    """Write a workbook of `sheets`; returns the number of rows.

    Memory stays the same however long a table is; one longer than a worksheet goes on in the next. Raises
    `EnvironmentProblem` if it can't be written and `Cancelled` if stopped; either way an older file stays
    as it was.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxFileError

    progress = progress or Progress()
    total = sum(sheet.count for sheet in sheets)
    progress.tick(0, total)
    done = 0
    # XlsxWriter spools rows to files of its own; a folder of ours makes sure none outlives a failure.
    with (
        atomic_write(path) as file,
        tempfile.TemporaryDirectory(prefix="dangqun-", ignore_cleanup_errors=True) as spool,
    ):
        sink = _Sink(file)
        book = xlsxwriter.Workbook(
            sink,
            {
                "constant_memory": True,
                "tmpdir": spool,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "use_zip64": True,
                "default_date_format": "yyyy-mm-dd",
            },
        )
        try:
            writer = _Writer(book, progress, total)
            for sheet in sheets:
                done = writer.write(sheet, done)
            book.close()
        except XlsxFileError as error:
            _forget(book, sink)
            cause = error.args[0] if error.args else None
            if isinstance(cause, OSError):
                raise writing_problem(cause, Path(path)) from error
            raise
        except OSError as error:
            _forget(book, sink)
            raise writing_problem(error, Path(path)) from error
        except BaseException:
            _forget(book, sink)
            raise
        progress.tick(done, done)  # the last moment to stop: what stands in the place of the old file stays
    return done


class _Sink:
    """The file an archive is written to, until the archive is given up.

    A `ZipFile` that failed tries once more to write its ending when it is collected, by then to a file that
    is closed; after `give_up` it writes to nowhere.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: BinaryIO = file

    def give_up(self) -> None:
        self._file = io.BytesIO()

    def write(self, data: bytes) -> int:
        return self._file.write(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def flush(self) -> None:
        self._file.flush()


def _forget(book: "Workbook", sink: _Sink) -> None:
    """Let go of a half-made workbook: closed by hand, or its destructor would try to finish the file."""
    sink.give_up()
    for worksheet in book.worksheets():
        spooled = getattr(worksheet, "row_data_fh", None)
        if spooled is not None:
            spooled.close()
    book.fileclosed = 1


class _Writer:
    def __init__(self, book: "Workbook", progress: Progress, total: int) -> None:
        font = {"font_name": "Noto Sans SC", "font_size": 10, "valign": "vcenter"}
        self._book = book
        self._progress = progress
        self._total = total
        self._names: set[str] = set()
        self._title = book.add_format({**font, "font_size": 14, "bold": True})
        self._note = book.add_format({**font, "font_color": "#444444"})
        self._heading = book.add_format(
            {**font, "bold": True, "bg_color": "#F0F0F0", "bottom": 1, "text_wrap": True, "align": "center"}
        )
        self._formats = {
            kind: book.add_format({**font, "num_format": pattern}) for kind, pattern in _NUMBER_FORMATS.items()
        }

    def write(self, sheet: Sheet, done: int) -> int:
        """Write one table, on further worksheets where one is full; returns the rows written so far."""
        progress, total = self._progress, self._total
        room = _LAST_ROW - 2 - len(sheet.footer)
        worksheet, top = self._begin(sheet)
        cells = self._cells(worksheet, sheet)
        at = top + 1
        for row in sheet.rows:
            if at >= room:
                self._end(worksheet, sheet, top, at)
                worksheet, top = self._begin(sheet)
                cells = self._cells(worksheet, sheet)
                at = top + 1
            for index, write, style in cells:
                value = row[index]
                if value is not None and value != "":
                    write(at, index, value, style)
            at += 1
            done += 1
            if done % _ROWS_A_TICK == 0:
                progress.tick(done, total)
        self._end(worksheet, sheet, top, at)
        return done

    def _begin(self, sheet: Sheet) -> tuple["Worksheet", int]:
        worksheet = self._book.add_worksheet(self._name(sheet.name))
        for index, column in enumerate(sheet.columns):
            worksheet.set_column(index, index, column.width, self._formats[column.kind])
        top = 0
        if sheet.title:
            worksheet.set_row(0, 24)
            worksheet.write_string(0, 0, _text(sheet.title), self._title)
            top = 1
        worksheet.set_row(top, 20)
        for index, column in enumerate(sheet.columns):
            worksheet.write_string(top, index, _text(column.title), self._heading)
        worksheet.freeze_panes(top + 1, 0)
        worksheet.set_paper(9)
        if sum(column.width for column in sheet.columns) > _PORTRAIT_CHARACTERS:
            worksheet.set_landscape()
        worksheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
        worksheet.repeat_rows(top)
        worksheet.fit_to_pages(1, 0)
        page = translate("documents", "Page {page} of {pages}").format(page="&P", pages="&N")
        worksheet.set_footer(f"&L&9{_for_footer(sheet.title or sheet.name)}&R&9{page}")
        return worksheet, top

    def _cells(self, worksheet: "Worksheet", sheet: Sheet) -> list[tuple[int, Callable[..., Any], "Format"]]:
        return [
            (index, _cell_writer(worksheet, column), self._formats[column.kind])
            for index, column in enumerate(sheet.columns)
        ]

    def _end(self, worksheet: "Worksheet", sheet: Sheet, top: int, at: int) -> None:
        if sheet.columns:
            worksheet.autofilter(top, 0, max(at - 1, top), len(sheet.columns) - 1)
        for offset, line in enumerate(sheet.footer):
            worksheet.write_string(at + 1 + offset, 0, _text(line), self._note)

    def _name(self, wanted: str) -> str:
        """A tab name Excel takes: at most 31 characters, no brackets, colons, slashes; each used once."""
        base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", wanted).strip(" '")[:31] or "1"
        name, copy = base, 1
        while name.casefold() in self._names:
            copy += 1
            ending = f" ({copy})"
            name = base[: 31 - len(ending)] + ending
        self._names.add(name.casefold())
        return name


def _cell_writer(worksheet: "Worksheet", column: Column) -> Callable[..., Any]:
    string, number = worksheet.write_string, worksheet.write_number

    def text(row: int, index: int, value: object, style: "Format") -> object:
        return string(row, index, _text(value if isinstance(value, str) else str(value)), style)

    def moment(row: int, index: int, value: object, style: "Format") -> object:
        if isinstance(value, str):
            return string(row, index, _text(value), style)
        # XlsxWriter knows no zones; what is shown is the wall clock of the site.
        if isinstance(value, datetime | time) and value.tzinfo is not None:
            value = value.replace(tzinfo=None)
        if isinstance(value, datetime | date | time):
            return number(row, index, _serial(value), style)
        return text(row, index, value, style)

    def figure(row: int, index: int, value: object, style: "Format") -> object:
        if isinstance(value, int | float):
            return number(row, index, value, style)
        return text(row, index, value, style)

    if column.kind == "text":
        return text
    return figure if column.kind in ("integer", "number") else moment


_EPOCH = datetime(1899, 12, 30)


def _serial(value: date | time | datetime) -> float:
    """Days since the epoch of a spreadsheet; the clock time is the fraction."""
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86400
    if not isinstance(value, datetime):
        return value.toordinal() - _EPOCH.toordinal()
    span = value - _EPOCH
    return span.days + (span.seconds + span.microseconds / 1e6) / 86400


def _text(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        text = text[: _LONGEST_TEXT - 1] + "…"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair from a damaged source must not cost the person the whole export.
        text = text.encode("utf-8", "replace").decode()
    return text


def _for_footer(text: str) -> str:
    """A footer of at most 255 characters in which & is no code."""
    return _text(text).replace("&", "&&")[:180]
