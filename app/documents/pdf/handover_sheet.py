"""One shift handed over, on paper: who to whom, what the shift came to, what stays open, what was noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin
from app.documents.pdf.sheet import MM, PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed

_BLANK_ROWS = 6
"""Rows to write on where the shift isn't signed yet."""
_ROW = 7.8 * MM


@dataclass(frozen=True, slots=True)
class SheetItem:
    """Something that was open. `decision` empty: to be decided with a pen."""

    text: str
    detail: str = ""
    decision: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A note, incident, key, found thing or safety round. `settled`: when and how, "" while it is open."""

    time: str
    kind: str
    text: str
    by: str
    settled: str = ""


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """Everything that is printed. Texts come translated."""

    paper: Paper
    """Its notes define the figures."""
    shift: str
    """The duty day and the shift with its hours."""
    state: str
    people: tuple[tuple[str, str], ...]
    """Who handed over, who took over, when: label and value."""
    reason: str
    figures: tuple[tuple[str, str], ...]
    items: tuple[SheetItem, ...]
    notes: tuple[SheetNote, ...]
    printed_by: str
    written: bool = True
    """Whether it is of a handover that took place; else a form to fill in."""


def handover_sheet(path: Path | str, data: HandoverSheet, progress: Progress | None = None) -> Printed:
    """Print the sheet. The same data gives the same bytes; the check code covers the content.

    Raises `EnvironmentProblem` if the file can't be written and `Cancelled` if stopped; either way an older file
    stays as it was.
    """
    progress = progress or Progress()
    title = translate("documents", "{center} Handover sheet").format(center=data.paper.center)
    code = CheckCode()
    code.add([title, data.shift, data.state, data.reason, *data.paper.notes])
    for pairs in (data.people, data.figures):
        code.add(text for pair in pairs for text in pair)
    with begin(path, data.paper, title, data.shift, data.printed_by, progress) as document:
        document.heading(title, data.shift, data.state)
        document.cursor += document.figures(
            document.left, document.cursor, document.inner, data.people, max(1, len(data.people))
        )
        if data.reason:
            document.cursor += 8 * PX
            paragraph(document, data.reason)
        document.cursor += 14 * PX
        document.cursor += document.figures(document.left, document.cursor, document.inner, data.figures, 4)
        document.cursor += 20 * PX
        items_table(document, data.items, code, blank=0 if data.written else _BLANK_ROWS)
        document.cursor += 20 * PX
        notes_table(document, data.notes, code)
        document.need(58 * PX)
        document.cursor += 18 * PX
        document.signatures(
            (
                translate("documents", "Handed over by"),
                translate("documents", "Taken over by"),
                translate("documents", "Manager"),
            )
        )
        pages = document.finish(code.text)
    return Printed(pages, len(data.items), code.text)


def subtitle(document: A4Document, text: str, note: str = "") -> None:
    """Draw a heading inside a paper, kept with what follows it."""
    document.need(90 * PX)
    document.bookmark(text)
    document.text(document.left, document.cursor, 22 * PX, text, 11, weight=500)
    if note:
        document.text(document.left, document.cursor, 22 * PX, note, 9, align="right", width=document.inner)
    document.cursor += 28 * PX


def paragraph(document: A4Document, text: str) -> None:
    """Draw a text in lines, below each other."""
    for line in document.wrap(text, document.inner, 9, lines=20):
        document.need(20 * PX)
        document.text(document.left, document.cursor, 20 * PX, line, 9)
        document.cursor += 20 * PX


def items_table(document: A4Document, items: Sequence[SheetItem], code: CheckCode, *, blank: int = 0) -> None:
    """Draw what is open, with what was decided or boxes to tick; and rows to write on."""
    subtitle(document, translate("documents", "Open items"), translate("documents", "{n} items").format(n=len(items)))
    table = document.table(
        [
            TableColumn(translate("documents", "No."), 30, "center"),
            TableColumn(translate("documents", "What is open"), 0, lines=4),
            TableColumn(translate("documents", "Decision"), 96, lines=2),
            TableColumn(translate("documents", "Remark"), 130, lines=3),
        ]
    )
    boxes = translate("documents", "□ stays  □ settled")
    for number, item in enumerate(items, 1):
        text = "\n".join(part for part in (item.text, item.detail) if part)
        cells = (str(number), text, item.decision or boxes, item.remark)
        table.row(cells)
        code.add(cells)
    for number in range(len(items) + 1, len(items) + blank + 1):
        table.row((str(number), "", boxes, ""))
    if not items and not blank:
        table.message(translate("documents", "Nothing was open."))
    table.end()


def notes_table(document: A4Document, notes: Sequence[SheetNote], code: CheckCode) -> None:
    """Draw what the shift wrote down."""
    subtitle(document, translate("documents", "Notes of the shift"))
    table = document.table(
        [
            TableColumn(translate("documents", "Time"), 62, "center"),
            TableColumn(translate("documents", "Kind"), 62, lines=2),
            TableColumn(translate("documents", "What was noted"), 0, lines=8),
            TableColumn(translate("documents", "By"), 54),
            TableColumn(translate("documents", "Settled"), 104, lines=3),
        ]
    )
    for one in notes:
        cells = (one.time, one.kind, one.text, one.by, one.settled)
        table.row(cells)
        code.add(cells)
    if not notes:
        table.message(translate("documents", "Nothing was noted."))
    table.end()
