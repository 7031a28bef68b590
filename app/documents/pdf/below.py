"""What the centres below reported, on paper: their figures by centre and month, and the days nobody has told.

A dash is what isn't known; a nought is what was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin, facts
from app.documents.pdf.sheet import PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed
from app.documents.tables import Column, Sheet, Value

_ROWS_A_TICK = 200


@dataclass(frozen=True, slots=True)
class CentreLine:
    """One centre. `counts` follow `FiguresBelow.names`; None where nothing was told. `depth` in the tree."""

    code: str
    name: str
    level: str
    depth: int
    told: int
    due: int
    counts: Sequence[int] | None
    missing: str
    """The days that weren't told, in words; "" for none."""
    months: Sequence[int | None] = ()
    """One figure by month, as `FiguresBelow.months` heads them."""


@dataclass(frozen=True, slots=True)
class FiguresBelow:
    """Everything that is printed; centres in the order of the tree."""

    paper: Paper
    """Its notes define the figures."""
    period: str
    cells: Sequence[tuple[str, str]]
    """What all of it comes to: labelled figures."""
    names: Sequence[str]
    lines: Sequence[CentreLine]
    total: Sequence[int]
    printed_by: str
    months: Sequence[str] = ()
    """Headings of the second table; empty for a period within one month."""
    month_total: Sequence[int] = ()
    month_name: str = ""
    """Which figure the second table tells."""
    signatures: tuple[str, ...] = ()


def figures_below(path: Path | str, data: FiguresBelow, progress: Progress | None = None) -> Printed:
    """Print the figures of all centres below; see `activity_log`."""
    progress = progress or Progress()
    title, count = _title(data), len(data.lines)
    code = CheckCode()
    code.add([title, data.period, *data.paper.notes])
    with begin(path, data.paper, title, data.period, data.printed_by, progress, landscape=True) as document:
        document.heading(title, data.period)
        document.cursor += document.figures(document.left, document.cursor, document.inner, data.cells, len(data.cells))
        document.cursor += 14 * PX
        _by_centre(document, data, code)
        if data.months:
            document.cursor += 18 * PX
            _by_month(document, data, code)
        if any(one.missing for one in data.lines):
            document.cursor += 18 * PX
            _missing(document, data, code)
        document.need(58 * PX)
        document.cursor += 18 * PX
        document.signatures(
            data.signatures
            or (
                translate("documents", "Made by"),
                translate("documents", "Checked by"),
                translate("documents", "Manager"),
            )
        )
        pages = document.finish(code.text)
    progress.tick(count, count)
    return Printed(pages, count, code.text)


def figures_sheets(data: FiguresBelow) -> list[Sheet]:
    """The same figures, to be written as a workbook; as CSV the first table only."""
    known = (
        Column(translate("documents", "Centre's code"), 14),
        Column(translate("documents", "Centre"), 30),
        Column(translate("documents", "Level"), 10),
    )
    rows: list[Sequence[Value]] = [
        (
            one.code, one.name, one.level, one.told, one.due,
            *(one.counts if one.counts is not None else [None] * len(data.names)), one.missing,
        )
        for one in data.lines
    ]  # fmt: skip
    rows.append(("", translate("documents", "Sum"), "", None, None, *data.total, ""))
    sheets = [
        Sheet(
            translate("documents", "By centre"), f"{_title(data)}  {data.period}",
            (
                *known,
                Column(translate("documents", "Days told"), 10, "integer"),
                Column(translate("documents", "Days due"), 10, "integer"),
                *(Column(name, 11, "integer") for name in data.names),
                Column(translate("documents", "Missing days"), 40),
            ),
            rows, (*data.paper.notes, *facts(data.paper, data.printed_by)), len(rows),
        )
    ]  # fmt: skip
    if data.months:
        monthly: list[Sequence[Value]] = [(one.code, one.name, one.level, *one.months) for one in data.lines]
        monthly.append(("", translate("documents", "Sum"), "", *data.month_total))
        columns = (*known, *(Column(name, 11, "integer") for name in data.months))
        sheets.append(Sheet(translate("documents", "By month"), data.month_name, columns, monthly, (), len(monthly)))
    return sheets


def _title(data: FiguresBelow) -> str:
    return translate("documents", "{center} Figures of the centres below").format(center=data.paper.center)


def _cell(value: int | None) -> str:
    return "—" if value is None else f"{value:,}"


def _indented(one: CentreLine) -> str:
    return "　" * one.depth + one.name


def _by_centre(document: A4Document, data: FiguresBelow, code: CheckCode) -> None:
    table = document.table(
        [
            TableColumn(translate("documents", "No."), 30, "center"),
            TableColumn(translate("documents", "Centre"), 0),
            TableColumn(translate("documents", "Level"), 62, "center"),
            TableColumn(translate("documents", "Days told"), 52, "right"),
            *(TableColumn(name, 50, "right") for name in data.names),
        ]
    )
    for number, one in enumerate(data.lines, 1):
        counts = one.counts if one.counts is not None else [None] * len(data.names)
        told = f"{one.told}/{one.due}" if one.due else "—"
        cells = (str(number), _indented(one), one.level, told, *map(_cell, counts))
        table.row(cells)
        code.add(cells)
        if number % _ROWS_A_TICK == 0:
            document.tick(number, len(data.lines))
    cells = (translate("documents", "Sum"), "", "", "", *map(_cell, data.total))
    table.row(cells, shaded=True)
    code.add(cells)
    table.end()


def _by_month(document: A4Document, data: FiguresBelow, code: CheckCode) -> None:
    document.need(120 * PX)
    document.text(document.left, document.cursor, 22 * PX, data.month_name, 9, weight=500)
    document.cursor += 24 * PX
    table = document.table(
        [
            TableColumn(translate("documents", "Centre"), 0),
            *(TableColumn(name, 46, "right") for name in data.months),
        ]
    )
    for one in data.lines:
        cells = (_indented(one), *map(_cell, one.months))
        table.row(cells)
        code.add(cells)
    table.row((translate("documents", "Sum"), *map(_cell, data.month_total)), shaded=True)
    table.end()


def _missing(document: A4Document, data: FiguresBelow, code: CheckCode) -> None:
    document.need(120 * PX)
    document.text(
        document.left, document.cursor, 22 * PX, translate("documents", "Days that haven't been told"), 9, weight=500
    )
    document.cursor += 24 * PX
    table = document.table(
        [
            TableColumn(translate("documents", "Centre"), 220),
            TableColumn(translate("documents", "Missing"), 60, "right"),
            TableColumn(translate("documents", "Missing days"), 0, lines=4),
        ]
    )
    for one in data.lines:
        if one.missing:
            cells = (one.name, str(one.due - one.told), one.missing)
            table.row(cells)
            code.add(cells)
    table.end()
