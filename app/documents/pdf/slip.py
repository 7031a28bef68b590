"""The slip (对账单) of data that changed hands: who gave what to whom, what became of it, and where both sides sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin, facts
from app.documents.pdf.handover_sheet import paragraph, subtitle
from app.documents.pdf.sheet import MM, PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed

_STAMP = 34 * MM
"""Height of the place for a stamp."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything that is printed about one bundle. Texts come translated."""

    paper: Paper
    """Its notes define the figures."""
    title: str
    """Whether data was received or handed over."""
    when: str
    number: str
    """The bundle's own, as both sides' slips bear it."""
    parties: tuple[tuple[str, str], ...]
    """From whom, for whom, made when: label and value."""
    sum: str
    """The reconciliation in one line: received = …"""
    figures: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str, str], ...]
    """Name, size, SHA-256."""
    tables: tuple[tuple[str, str], ...]
    """What kinds of entries were inside, and how many of each."""
    missing: tuple[tuple[str, str, str], ...]
    """Whose entries are still awaited, from when to when, how many."""
    remarks: tuple[str, ...]
    signers: tuple[str, str]
    """Who gives and who takes."""
    printed_by: str


def slips(path: Path | str, papers: Sequence[Slip], progress: Progress | None = None) -> Printed:
    """Print slips one after another, each numbered and checked for itself. The same data gives the same bytes.

    Raises `EnvironmentProblem` if the file can't be written and `Cancelled` if stopped; either way an older file
    stays as it was.
    """
    progress = progress or Progress()
    first, *others = papers
    common, pages = CheckCode(), 0
    with begin(path, first.paper, _title(first), first.when, first.printed_by, progress) as document:
        code = _draw(document, first)
        for number, data in enumerate(others, 2):
            progress.tick(number, len(papers))
            common.add([code])
            pages += document.next_paper(
                code, title=_title(data), running=data.when, notes=data.paper.notes,
                facts=facts(data.paper, data.printed_by),
            )  # fmt: skip
            code = _draw(document, data)
        common.add([code])
        pages += document.finish(code)
    return Printed(pages, len(papers), common.text if others else code)


def _title(data: Slip) -> str:
    return translate("documents", "{center} {title}").format(center=data.paper.center, title=data.title)


def _draw(document: A4Document, data: Slip) -> str:
    code = CheckCode()
    code.add([_title(data), data.when, data.number, data.sum, *data.paper.notes, *data.remarks])
    for pairs in (data.parties, data.figures, data.tables):
        code.add(text for pair in pairs for text in pair)
    for triples in (data.files, data.missing):
        code.add(text for triple in triples for text in triple)
    document.heading(_title(data), data.when, data.number)
    for label, value in data.parties:
        _fact(document, label, value)
    document.cursor += 12 * PX
    if data.sum:
        document.text(document.left, document.cursor, 26 * PX, data.sum, 11, weight=500)
        document.cursor += 32 * PX
    document.cursor += document.figures(document.left, document.cursor, document.inner, data.figures, 4)
    document.cursor += 20 * PX
    _tables(document, data)
    if data.missing:
        _missing(document, data)
    for remark in data.remarks:
        paragraph(document, remark)
    if data.remarks:
        document.cursor += 14 * PX
    _files(document, data)
    _signatures(document, data)
    return code.text


def _fact(document: A4Document, label: str, value: str) -> None:
    width = 84 * PX
    for number, line in enumerate(document.wrap(value, document.inner - width, 10, lines=6)):
        if not number:
            document.text(document.left, document.cursor, 22 * PX, label, 9)
        document.text(document.left + width, document.cursor, 22 * PX, line, 10, weight=500 if not number else 400)
        document.cursor += 22 * PX


def _tables(document: A4Document, data: Slip) -> None:
    """Two kinds of entries in a row: all there are fit on half a page."""
    subtitle(document, translate("documents", "What is inside"))
    count = translate("documents", "Entries")
    kind = translate("documents", "Kind of entry")
    table = document.table(
        [TableColumn(kind), TableColumn(count, 72, "right"), TableColumn(kind), TableColumn(count, 72, "right")]
    )
    half = (len(data.tables) + 1) // 2
    for number in range(half):
        left = data.tables[number]
        right = data.tables[number + half] if number + half < len(data.tables) else ("", "")
        table.row((*left, *right))
    if not data.tables:
        table.message(translate("documents", "Nothing but the receipt for what came before."))
    table.end()
    document.cursor += 20 * PX


def _missing(document: A4Document, data: Slip) -> None:
    subtitle(document, translate("documents", "Still awaited"))
    table = document.table(
        [
            TableColumn(translate("documents", "From"), 0, lines=2),
            TableColumn(translate("documents", "Recorded"), 170, lines=2),
            TableColumn(translate("documents", "Entries"), 72, "right"),
        ]
    )
    for line in data.missing:
        table.row(line)
    table.end()
    document.cursor += 20 * PX


def _files(document: A4Document, data: Slip) -> None:
    subtitle(document, translate("documents", "Files"))
    table = document.table(
        [
            TableColumn(translate("documents", "File and its SHA-256"), 0, lines=3),
            TableColumn(translate("documents", "Size"), 72, "right"),
        ]
    )
    for name, size, sha256 in data.files:
        grouped = " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
        table.row((f"{name}\n{grouped}", size))
    table.end()
    document.cursor += 16 * PX


def _signatures(document: A4Document, data: Slip) -> None:
    """Two boxes side by side: the party, a line to sign on, the date, and room for a stamp."""
    document.need(_STAMP + 30 * PX)
    gap = 16 * PX
    width = (document.inner - gap) / 2
    blank = translate("documents", "Signature and stamp")
    date = translate("documents", "Date")
    for number, party in enumerate(data.signers):
        x = document.left + number * (width + gap)
        document.frame(x, document.cursor, width, _STAMP)
        line = document.wrap(party, width - 20 * PX, 10, weight=500, lines=2)
        for at, text in enumerate(line):
            document.text(x + 10 * PX, document.cursor + (8 + 18 * at) * PX, 18 * PX, text, 10, weight=500)
        document.text(x + 10 * PX, document.cursor + 52 * PX, 18 * PX, blank, 9, gray=0.2)
        foot = document.cursor + _STAMP - 26 * PX
        document.text(x + 10 * PX, foot, 18 * PX, translate("documents", "{label}:").format(label=date), 9)
        document.rule(x + 52 * PX, foot + 17 * PX, x + width - 10 * PX, foot + 17 * PX)
    document.cursor += _STAMP + 8 * PX
