"""What a desk needs for the next 24 hours without electricity, in one PDF, its pages numbered through.

What is open; the bookings, with boxes for who came; who is expected; the sign-in sheets of the sessions to come; and
rows to write on, laid out as the desk enters them afterwards.
"""

from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf import sign_in_sheet
from app.documents.pdf.bookings import Paper, begin, masked_note
from app.documents.pdf.handover_sheet import SheetItem, items_table, paragraph, subtitle
from app.documents.pdf.sheet import MM, PX, A4Document, TableColumn
from app.documents.pdf.sign_in_sheet import SignInSheet
from app.documents.pdf.visitor_log import Printed

_ROW = 7.8 * MM
"""A row one can write in."""


@dataclass(frozen=True, slots=True)
class PackBooking:
    """A booking of the time to come; masked, in words."""

    time: str
    title: str
    applicant: str
    people: str
    state: str


@dataclass(frozen=True, slots=True)
class PackSpace:
    """A space that is booked, or closed, in this time."""

    name: str
    note: str
    bookings: tuple[PackBooking, ...]


@dataclass(frozen=True, slots=True)
class PackVisitor:
    """Somebody who is expected, or is here; masked."""

    time: str
    name: str
    purpose: str
    host: str
    companions: str = ""


@dataclass(frozen=True, slots=True)
class ContinuityPack:
    """Everything that is printed."""

    paper: Paper
    period: str
    """From when to when, in words."""
    staff: str
    """Who is on duty in this time, in words."""
    items: tuple[SheetItem, ...]
    spaces: tuple[PackSpace, ...]
    expected: tuple[PackVisitor, ...]
    present: tuple[PackVisitor, ...]
    sheets: tuple[SignInSheet, ...]
    printed_by: str
    masked: bool = True
    """Whether visitors and applicants are; sign-in sheets never are."""


def continuity_pack(path: Path | str, data: ContinuityPack, progress: Progress | None = None) -> Printed:
    """Print the pack; see `handover_sheet`."""
    progress = progress or Progress()
    title = translate("documents", "{center} Continuity pack").format(center=data.paper.center)
    code = CheckCode()
    code.add([title, data.period, data.staff, str(data.masked), *data.paper.notes])
    steps = 5 + len(data.sheets)
    with begin(path, data.paper, title, data.period, data.printed_by, progress) as document:
        note, weight = masked_note(data.masked)
        document.heading(title, data.period, note, weight=weight)
        paragraph(document, data.staff)
        paragraph(
            document,
            translate(
                "documents",
                "For work without electricity: write on these pages, and enter everything at the desk afterwards.",
            ),
        )
        document.cursor += 10 * PX
        items_table(document, data.items, code)
        document.tick(1, steps)
        document.cursor += 22 * PX
        _bookings(document, data, code)
        document.tick(2, steps)
        document.cursor += 22 * PX
        _visitors(document, translate("documents", "Expected visitors"), data.expected, code, boxes=True)
        document.cursor += 22 * PX
        _visitors(document, translate("documents", "Here as this was printed"), data.present, code, boxes=False)
        document.tick(3, steps)
        for number, sheet in enumerate(data.sheets):
            document.new_page()
            document.bookmark(sheet.title)
            sign_in_sheet.draw(document, sheet, code)
            document.tick(4 + number, steps)
        _blank(document)
        pages = document.finish(code.text)
    progress.tick(steps, steps)
    rows = len(data.items) + sum(len(one.bookings) for one in data.spaces) + len(data.expected)
    return Printed(pages, rows, code.text)


def _bookings(document: A4Document, data: ContinuityPack, code: CheckCode) -> None:
    count = sum(len(one.bookings) for one in data.spaces)
    subtitle(
        document, translate("documents", "Bookings of the next 24 hours"),
        translate("documents", "{n} bookings").format(n=count),
    )  # fmt: skip
    table = document.table(
        [
            TableColumn(translate("documents", "Time"), 122, lines=2),
            TableColumn(translate("documents", "Title"), 0, lines=3),
            TableColumn(translate("documents", "Applicant"), 76, lines=2),
            TableColumn(translate("documents", "People"), 34, "right"),
            TableColumn(translate("documents", "State"), 48, "center"),
            TableColumn(translate("documents", "Came"), 40, "center"),
            TableColumn(translate("documents", "Left"), 40, "center"),
        ]
    )
    for space in data.spaces:
        table.band(space.name, space.note)
        code.add([space.name, space.note])
        for one in space.bookings:
            cells = (one.time, one.title, one.applicant, one.people, one.state)
            table.row((*cells, "□", "□"))
            code.add(cells)
        if not space.bookings:
            table.message(translate("documents", "No bookings"))
    if not data.spaces:
        table.message(translate("documents", "No bookings"))
    table.end()


def _visitors(
    document: A4Document, title: str, visitors: tuple[PackVisitor, ...], code: CheckCode, *, boxes: bool
) -> None:
    subtitle(document, title, translate("documents", "{n} people").format(n=len(visitors)))
    table = document.table(
        [
            TableColumn(translate("documents", "Time"), 62, "center"),
            TableColumn(translate("documents", "Name"), 76, lines=2),
            TableColumn(translate("documents", "Purpose"), 0, lines=2),
            TableColumn(translate("documents", "Host"), 90, lines=2),
            TableColumn(translate("documents", "With"), 34, "right"),
            *([TableColumn(translate("documents", "Came"), 44, "center")] if boxes else []),
            TableColumn(translate("documents", "Left"), 44, "center"),
        ]
    )
    for one in visitors:
        cells = (one.time, one.name, one.purpose, one.host, one.companions)
        table.row((*cells, *["□"] * (1 + boxes)))
        code.add(cells)
    if not visitors:
        table.message(translate("documents", "Nobody"))
    table.end()


def _blank(document: A4Document) -> None:
    """Rows to write on: a page of visitors, a page of what else happens."""
    document.new_page()
    subtitle(document, translate("documents", "Visitors, to be entered afterwards"))
    _fill(
        document,
        [
            TableColumn(translate("documents", "Arrival time"), 56, "center"),
            TableColumn(translate("documents", "Name"), 76),
            TableColumn(translate("documents", "Phone"), 96),
            TableColumn(translate("documents", "Purpose"), 0),
            TableColumn(translate("documents", "Host"), 80),
            TableColumn(translate("documents", "With"), 34),
            TableColumn(translate("documents", "Left"), 52, "center"),
        ],
    )
    document.new_page()
    half = document.cursor + document.room / 2
    subtitle(document, translate("documents", "Bookings and things lent, to be entered afterwards"))
    _fill(
        document,
        [
            TableColumn(translate("documents", "Time"), 92, "center"),
            TableColumn(translate("documents", "Space or thing"), 110),
            TableColumn(translate("documents", "Name"), 76),
            TableColumn(translate("documents", "Phone"), 96),
            TableColumn(translate("documents", "Remark"), 0),
        ],
        until=half,
    )
    document.cursor += 22 * PX
    subtitle(document, translate("documents", "Notes, incidents, keys"))
    _fill(
        document,
        [
            TableColumn(translate("documents", "Time"), 62, "center"),
            TableColumn(translate("documents", "What happened"), 0),
            TableColumn(translate("documents", "By"), 70),
        ],
    )


def _fill(document: A4Document, columns: list[TableColumn], *, until: float | None = None) -> None:
    """Rows down to a place of the page, or to its end."""
    end = until if until is not None else document.bottom
    table = document.table(columns, row_height=_ROW)
    while document.cursor + _ROW <= end:
        table.row([""] * len(columns))
    table.end()
