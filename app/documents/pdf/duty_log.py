"""The duty log (值班日志) of a duty day: shift by shift who was on, what it came to, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin, facts
from app.documents.pdf.handover_sheet import paragraph, subtitle
from app.documents.pdf.sheet import PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed
from app.documents.tables import Column, Sheet, Value


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Something that happened."""

    at: datetime
    """By the clocks of the site."""
    text: str
    by: str
    grave: bool = False
    """An incident: shaded."""


@dataclass(frozen=True, slots=True)
class DutyShift:
    """One shift of the day. Texts come translated."""

    label: str
    hours: str
    staff: str
    ended: str
    """How it was handed over, in words; "" while it runs or lies ahead."""
    figures: tuple[tuple[str, str], ...]
    lines: tuple[DutyLine, ...]
    """The earliest first."""
    begun: bool = True


@dataclass(frozen=True, slots=True)
class DutyLog:
    """Everything that is printed for one duty day."""

    paper: Paper
    day: str
    shifts: tuple[DutyShift, ...]
    printed_by: str


def duty_log(path: Path | str, data: DutyLog, progress: Progress | None = None) -> Printed:
    """Print the log; see `handover_sheet`."""
    progress = progress or Progress()
    title = translate("documents", "{center} Duty log").format(center=data.paper.center)
    code = CheckCode()
    code.add([title, data.day, *data.paper.notes])
    count = sum(len(one.lines) for one in data.shifts)
    with begin(path, data.paper, title, data.day, data.printed_by, progress) as document:
        document.heading(title, data.day, translate("documents", "Names are masked"))
        for one in data.shifts:
            _shift(document, one, code)
            document.tick(0, 0)
        document.need(58 * PX)
        document.cursor += 4 * PX
        document.signatures(
            (*(one.label for one in data.shifts[:3]), translate("documents", "Manager"))
            if len(data.shifts) <= 3
            else (translate("documents", "On duty"), translate("documents", "Manager"))
        )
        pages = document.finish(code.text)
    return Printed(pages, count, code.text)


def _shift(document: A4Document, one: DutyShift, code: CheckCode) -> None:
    code.add([one.label, one.hours, one.staff, one.ended, *(text for pair in one.figures for text in pair)])
    subtitle(document, f"{one.label} {one.hours}", translate("documents", "On duty: {names}").format(
        names=one.staff or "—"
    ))  # fmt: skip
    if one.ended:
        document.cursor -= 6 * PX
        paragraph(document, one.ended)
        document.cursor += 4 * PX
    if one.figures and one.begun:
        document.cursor += document.figures(document.left, document.cursor, document.inner, one.figures, 4)
        document.cursor += 12 * PX
    table = document.table(
        [
            TableColumn(translate("documents", "Time"), 44, "center"),
            TableColumn(translate("documents", "What happened"), 0, lines=8),
            TableColumn(translate("documents", "By"), 62, lines=2),
        ]
    )
    for line in one.lines:
        cells = (f"{line.at:%H:%M}", line.text, line.by)
        table.row(cells, shaded=line.grave)
        code.add(cells)
    if not one.lines:
        table.message(
            translate("documents", "Nothing was written down.") if one.begun
            else translate("documents", "This shift hasn't begun.")
        )  # fmt: skip
    table.end()
    document.cursor += 22 * PX


def duty_log_sheets(data: DutyLog) -> list[Sheet]:
    """The same lines, to be written as a workbook or as CSV."""
    rows: list[Sequence[Value]] = [
        (one.label, line.at, line.text, line.by) for one in data.shifts for line in one.lines
    ]
    title = translate("documents", "{center} Duty log").format(center=data.paper.center)
    return [
        Sheet(
            translate("documents", "Duty log"),
            f"{title}  {data.day}",
            (
                Column(translate("documents", "Shift"), 12),
                Column(translate("documents", "Time"), 17, "datetime"),
                Column(translate("documents", "What happened"), 60),
                Column(translate("documents", "By"), 14),
            ),
            rows,
            (*data.paper.notes, *facts(data.paper, data.printed_by)),
            len(rows),
        )
    ]
