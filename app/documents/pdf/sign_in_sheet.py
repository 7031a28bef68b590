"""The list to sign on paper at the door: a row for each participant, and blank rows for whoever walks in.

Participants are named in full, as whoever signs has to find the own line; phones are masked.
"""

from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin, facts
from app.documents.pdf.sheet import MM, PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed
from app.documents.tables import Column, Sheet, Value

_ROW = 7.8 * MM
"""A row one can sign in."""


@dataclass(frozen=True, slots=True)
class SignInRow:
    """One participant. `code` is what is typed at the desk for this row, such as 7 or B3."""

    code: str
    number: str
    name: str
    detail: str = ""
    """Age, school grade."""
    phone: str = ""
    """Of the household, masked."""


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """Everything that is printed; rows in the order of their codes."""

    paper: Paper
    title: str
    """Of the activity, with what the session is called."""
    number: str
    time: str
    place: str
    rows: tuple[SignInRow, ...]
    blank: int
    """Rows for people who aren't on the list."""
    printed_by: str
    collected: bool = False
    """Whether children are collected: then who fetched them is written, too."""


def sign_in_sheet(path: Path | str, data: SignInSheet, progress: Progress | None = None) -> Printed:
    """Print the list; see `activity_log`."""
    progress = progress or Progress()
    title = translate("documents", "{center} Sign-in sheet").format(center=data.paper.center)
    code = CheckCode()
    code.add([title, data.title, data.number, data.time, data.place, str(data.blank), str(data.collected)])
    notes = (*_notes(data), *data.paper.notes)
    paper = Paper(data.paper.center, data.paper.data_time, data.paper.created, notes)
    with begin(path, paper, title, f"{data.title}　{data.time}", data.printed_by, progress) as document:
        _draw(document, data, title, code)
        pages = document.finish(code.text)
    progress.tick(len(data.rows), len(data.rows))
    return Printed(pages, len(data.rows), code.text)


def draw(document: A4Document, data: SignInSheet, code: CheckCode) -> None:
    """Draw the list as a part of another paper, from where the cursor is; what its row codes are for stands below."""
    title = translate("documents", "Sign-in sheet")
    code.add([title, data.title, data.number, data.time, data.place])
    _draw(document, data, title, code)
    for note in _notes(data):
        document.cursor += 8 * PX
        for line in document.wrap(note, document.inner, 8, lines=3):
            document.text(document.left, document.cursor, 16 * PX, line, 8)
            document.cursor += 16 * PX


def _draw(document: A4Document, data: SignInSheet, title: str, code: CheckCode) -> None:
    document.heading(title, data.title, data.number)
    for words in document.wrap("　".join(part for part in (data.time, data.place) if part), document.inner, 9):
        document.text(document.left, document.cursor - 6 * PX, 20 * PX, words, 9)
        document.cursor += 20 * PX
    table = document.table(_columns(data), size=10, row_height=_ROW)
    for number, row in enumerate(data.rows, 1):
        cells = [row.code, row.number, row.name, row.detail, row.phone]
        table.row([*cells, *_blanks(data)])
        code.add(cells)
        if number % 50 == 0:
            document.tick(number, len(data.rows))
    for number in range(1, data.blank + 1):
        table.row([f"+{number}" if data.rows else str(number), "", "", "", "", *_blanks(data)])
    table.end()
    document.need(46 * PX)
    document.cursor += 14 * PX
    document.signatures((translate("documents", "At the door"), translate("documents", "Signed in, people")))


def sign_in_sheets(data: SignInSheet) -> list[Sheet]:
    """The same list, to be written as a workbook or as CSV."""
    columns = tuple(
        Column(column.title, width)
        for column, width in zip(_columns(data), (8, 9, 14, 14, 16, 16, 12, 14), strict=False)
    )
    rows: list[tuple[Value, ...]] = [
        (row.code, row.number, row.name, row.detail, row.phone, *_blanks(data)) for row in data.rows
    ]
    title = translate("documents", "{center} Sign-in sheet").format(center=data.paper.center)
    heading = "  ".join(part for part in (title, data.title, data.time, data.place) if part)
    return [
        Sheet(
            translate("documents", "Sign-in sheet"), heading, columns, rows,
            (*data.paper.notes, *facts(data.paper, data.printed_by)), len(rows),
        )
    ]  # fmt: skip


def _notes(data: SignInSheet) -> list[str]:
    if not data.rows:
        return []
    example = " ".join(row.code for row in data.rows[1:6:2]) or data.rows[0].code
    said = translate(
        "documents", "Row codes: typing “{example}” at the desk signs in those rows, as after a power cut."
    )
    return [said.format(example=example)]


def _columns(data: SignInSheet) -> list[TableColumn]:
    columns = [
        TableColumn(translate("documents", "Row"), 32, "center"),
        TableColumn(translate("documents", "Number"), 42, "center"),
        TableColumn(translate("documents", "Name"), 68, lines=2),
        TableColumn(translate("documents", "Age / grade"), 62, lines=2),
        TableColumn(translate("documents", "Phone"), 82),
        TableColumn(translate("documents", "Signature"), 0),
        TableColumn(translate("documents", "Arrival time"), 56, "center"),
    ]
    if data.collected:
        columns.append(TableColumn(translate("documents", "Collected by"), 66))
    return columns


def _blanks(data: SignInSheet) -> tuple[str, ...]:
    return ("", "", "") if data.collected else ("", "")
