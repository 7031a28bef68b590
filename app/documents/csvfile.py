"""Comma separated text as office programs in China open it: UTF-8 with a mark, CRLF, headings first."""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from app.core.progress import Progress
from app.documents.atomic import atomic_write
from app.documents.tables import Sheet, Value

_PLAIN_NUMBER = re.compile(r"[+-]?\d+(,\d{3})*(\.\d+)?%?")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters a spreadsheet may take for a formula (OWASP, CSV Injection), full-width ones included."""

_ROWS_A_TICK = 1000


def write_csv(path: Path | str, sheet: Sheet, progress: Progress | None = None) -> int:
    """Write the headings and rows of `sheet`; returns the number of rows.

    Title and footer stay out, so that other programs can read the file. A text that a spreadsheet could run
    as a formula gets an apostrophe in front unless it is a plain number. Raises `EnvironmentProblem` if it
    can't be written and `Cancelled` if stopped; either way an older file stays as it was.
    """
    progress = progress or Progress()
    progress.tick(0, sheet.count)
    with atomic_write(path) as file:
        file.write(codecs.BOM_UTF8)
        writer = csv.writer(_Utf8(file), lineterminator="\r\n")
        writer.writerow([safe(column.title) for column in sheet.columns])
        done = 0
        for row in _texts(sheet.rows):
            writer.writerow(row)
            done += 1
            if done % _ROWS_A_TICK == 0:
                progress.tick(done, sheet.count)
        progress.tick(done, done)  # the last moment to stop: what stands in the place of the old file stays
    return done


def safe(text: str) -> str:
    """Return `text` with an apostrophe in front if a spreadsheet could take it for a formula."""
    if text.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


class _Utf8:
    """What `csv` writes to: unlike a text wrapper it holds nothing back when the disk is full."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        # Half a surrogate pair from a damaged source must not cost the person the whole export.
        return self._file.write(text.encode("utf-8", "replace"))


def _texts(rows: Iterable[Sequence[Value]]) -> Iterator[list[str]]:
    for row in rows:
        yield [safe(value) if isinstance(value, str) else "" if value is None else _text(value) for value in row]


def _text(value: int | float | date | time | datetime) -> str:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "seconds")
    if isinstance(value, time):
        return value.replace(tzinfo=None).isoformat("minutes" if not value.second else "seconds")
    return value.isoformat() if isinstance(value, date) else repr(value)
