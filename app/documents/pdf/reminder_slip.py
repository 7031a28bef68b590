"""The reminder (提醒单) for a site that was silent for too long: what is missing, what to do, an answer below."""

from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin
from app.documents.pdf.handover_sheet import subtitle
from app.documents.pdf.sheet import PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed


@dataclass(frozen=True, slots=True)
class Reminder:
    """Everything that is printed. Texts come translated."""

    paper: Paper
    site: str
    """Who is reminded."""
    when: str
    lead: str
    """What this is about, in a sentence or two."""
    figures: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]
    """Which days, and how many entries."""
    steps: tuple[str, ...]
    """What to do, in order."""
    signers: tuple[str, str]
    """Who brought the reminder, and who took it."""
    printed_by: str


def reminder(path: Path | str, data: Reminder, progress: Progress | None = None) -> Printed:
    """Print it. The same data gives the same bytes; raises `EnvironmentProblem` if the file can't be written."""
    title = translate("documents", "{center} reminder to exchange data").format(center=data.paper.center)
    with begin(path, data.paper, title, data.when, data.printed_by, progress) as document:
        code = CheckCode()
        code.add([title, data.site, data.when, data.lead, *data.paper.notes, *data.steps])
        for pairs in (data.figures, data.missing):
            code.add(text for pair in pairs for text in pair)
        document.heading(title, data.when, data.site)
        document.cursor += 8 * PX
        _text(document, data.lead, 11)
        document.cursor += 8 * PX
        document.cursor += document.figures(document.left, document.cursor, document.inner, data.figures, 3)
        document.cursor += 20 * PX
        if data.missing:
            subtitle(document, translate("documents", "What is missing"))
            table = document.table(
                [
                    TableColumn(translate("documents", "Days")),
                    TableColumn(translate("documents", "Entries"), 90, "right"),
                ]
            )
            for line in data.missing:
                table.row(line)
            table.end()
            document.cursor += 20 * PX
        subtitle(document, translate("documents", "Please do this"))
        for number, step in enumerate(data.steps, 1):
            _text(document, f"{number}. {step}", 11)
        document.cursor += 20 * PX
        _answer(document, data)
        pages = document.finish(code.text)
    return Printed(pages, len(data.missing), code.text)


def _text(document: A4Document, text: str, size: float) -> None:
    for line in document.wrap(text, document.inner, size, lines=10):
        document.need(26 * PX)
        document.text(document.left, document.cursor, 26 * PX, line, size)
        document.cursor += 26 * PX


def _answer(document: A4Document, data: Reminder) -> None:
    """What the other side writes: when it comes, and both names."""
    subtitle(document, translate("documents", "Answer"))
    high, x = 38 * PX, document.left + 236 * PX
    asked = (translate("documents", "We come with the stick on"), translate("documents", "Why nothing came"))
    for label in (*asked, *data.signers):
        lines = document.wrap(label, x - document.left - 8 * PX, 10, lines=2)
        document.need(high)
        for number, line in enumerate(reversed(lines)):
            document.text(document.left, document.cursor + high - (20 + 16 * number) * PX, 16 * PX, line, 10)
        document.rule(
            x, document.cursor + high - 4 * PX, document.left + document.inner, document.cursor + high - 4 * PX
        )
        document.cursor += high
