"""The visitor log on paper: who came, when and what for, with the figures and the lines to sign on."""

from collections.abc import Iterable, Sized
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.atomic import atomic_write
from app.documents.checkcode import CheckCode
from app.documents.pdf.sheet import PX, A4Document, Bar, TableColumn

if TYPE_CHECKING:
    from app.documents.pdf.sheet import Table

_ROWS_A_TICK = 200


@dataclass(frozen=True, slots=True)
class VisitorLogRow:
    """One visit as it is printed: masked, in the desk's language, in the site's time."""

    number: int
    arrived: str
    name: str
    group: str
    phone: str
    purpose: str
    place: str
    """Space or person visited."""
    companions: int = 0
    left: str = ""
    stay: str = ""
    state: str = ""
    """Printed instead of, or under, the time of leaving: still present, to verify, void."""
    day: str = ""
    """The day it belongs to, as a heading; rows of one day follow each other."""


@dataclass(frozen=True, slots=True)
class VisitorLogFigures:
    """The figures of the period, each by its one definition."""

    registered: int
    tally: int
    total: int
    people: int | None = None
    present: int | None = None
    """`None` where the period is over."""
    to_verify: int | None = None


@dataclass(frozen=True, slots=True)
class VisitorLog:
    """Everything that is printed. Texts come translated; `rows` is read once, from first to last."""

    center: str
    period: str
    """Such as 值班日：2026年7月18日 周六 08:00 至 7月19日 08:00."""
    masked: bool
    rows: Iterable[VisitorLogRow]
    figures: VisitorLogFigures
    hours: tuple[tuple[str, int], ...]
    """Registered and tallied visits by hour: label and count."""
    definitions: tuple[str, ...]
    data_time: str
    """When the data was read, in words."""
    printed_by: str
    created: datetime
    """The same instant, for the properties of the file."""
    days: tuple[tuple[str, int], ...] = ()
    """Registered and tallied visits by day, for a period of several days."""
    day_notes: dict[str, str] = field(default_factory=dict)
    """A remark right of a day's heading, such as its count; by `VisitorLogRow.day`."""
    as_of: str = ""
    """Clock time until which figures count, while the period is still running."""
    signatures: tuple[str, ...] = ()
    """Who signs; by default outgoing, incoming and manager."""
    row_count: int = 0
    """Number of rows if known, for progress only."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out: to show, and to keep in the history of prints."""

    pages: int
    rows: int
    check_code: str


def visitor_log(path: Path | str, data: VisitorLog, progress: Progress | None = None) -> Printed:
    """Print `data` to a PDF at `path`.

    The same data gives the same bytes; the check code covers title, period, figures and rows, not the time
    of printing or who printed. Raises `EnvironmentProblem` if the file can't be written and `Cancelled` if
    stopped; either way an older file stays as it was.
    """
    progress = progress or Progress()
    progress.tick(0, data.row_count)
    title = translate("documents", "{center} Visitor log").format(center=data.center)
    with atomic_write(path) as file:
        document = A4Document(
            file,
            title=title,
            author=data.center,
            created=data.created,
            running=data.period,
            notes=data.definitions,
            facts=(
                translate("documents", "Data as of {time}").format(time=data.data_time),
                translate("documents", "Printed by {name}").format(name=data.printed_by),
            ),
            coded=True,
            progress=progress,
        )
        code = CheckCode()
        code.add([title, data.period, str(data.masked), repr(data.figures), repr(data.hours), repr(data.days)])
        _head(document, title, data)
        several = len(data.days) > 1
        if several:
            _cover(document, data)
        rows = _rows(document, data, code, several)
        _closing(document, data, several)
        pages = document.finish(code.text)
    progress.tick(rows, rows)
    return Printed(pages, rows, code.text)


def _head(document: A4Document, title: str, data: VisitorLog) -> None:
    size, spacing = 24 * PX, 2 * PX
    while size > 14 and document.width_of(title, size, 500) + spacing * len(title) > document.inner:
        size -= 0.5
    if document.width_of(title, size, 500) + spacing * len(title) > document.inner:
        spacing = 0
    for line in _balanced(document, title, size):
        document.text(
            document.left, document.cursor, 32 * PX, line, size,
            weight=500, align="center", width=document.inner, spacing=spacing,
        )  # fmt: skip
        document.cursor += 32 * PX
    document.cursor += 14 * PX
    if data.masked:
        note = translate("documents", "Names and phones are masked")
    else:
        note = translate("documents", "Full personal details: keep locked away")
    note_width = document.width_of(note, 9, 500)
    height = 22 * PX
    document.text(
        document.left, document.cursor, height, note, 9,
        weight=400 if data.masked else 500, align="right", width=document.inner,
    )  # fmt: skip
    for words in document.wrap(data.period, document.inner - note_width - 12, 9, lines=3):
        document.text(document.left, document.cursor, height, words, 9)
        document.cursor += height
    document.cursor += 6 * PX


def _balanced(document: A4Document, title: str, size: float) -> list[str]:
    """A title that needs two lines is broken near its middle, not after its last but one sign."""
    for part in (1, 0.5, 0.6, 0.7, 0.8, 0.9):
        lines = document.wrap(title, document.inner * part, size, weight=500, lines=3)
        if len(lines) == 1 or (len(lines) == 2 and part < 1):
            return lines
    return document.wrap(title, document.inner, size, weight=500)


def _figures(data: VisitorLog) -> list[tuple[str, str]]:
    figures = data.figures

    def visits(count: int) -> str:
        return translate("documents", "{n} visits").format(n=count)

    def people(count: int) -> str:
        return translate("documents", "{n} people").format(n=count)

    cells = [
        (translate("documents", "Registered"), visits(figures.registered)),
        (translate("documents", "Tallied"), visits(figures.tally)),
        (translate("documents", "Total"), visits(figures.total)),
    ]
    if figures.people is not None:
        cells.append((translate("documents", "Unique people"), people(figures.people)))
    if figures.present is not None:
        label = translate("documents", "Present {time}").format(time=data.as_of).strip()
        cells.append((label, people(figures.present)))
    if figures.to_verify is not None:
        cells.append((translate("documents", "To verify"), visits(figures.to_verify)))
    return cells


def _bars(counts: Iterable[tuple[str, int]]) -> list[Bar]:
    return [Bar(label, count) for label, count in counts]


def _hours_title(data: VisitorLog) -> str:
    if data.as_of:
        words = translate("documents", "Visits by hour (registered and tallied, until {time})")
        return words.format(time=data.as_of)
    return translate("documents", "Visits by hour (registered and tallied)")


def _cover(document: A4Document, data: VisitorLog) -> None:
    """The figures of a long period come first: they are what its reader wants to know."""
    cells = _figures(data)
    gap, chart = 18 * PX, 106 * PX
    document.cursor += document.figures(document.left, document.cursor, document.inner, cells, len(cells)) + gap
    title = translate("documents", "Visits by day (registered and tallied)")
    document.bars(document.left, document.cursor, document.inner, title, _bars(data.days), chart)
    document.cursor += chart + gap
    document.bars(document.left, document.cursor, document.inner, _hours_title(data), _bars(data.hours), chart)
    document.cursor += chart + gap


def _columns(document: A4Document, data: VisitorLog) -> list[TableColumn]:
    count = data.row_count or (len(data.rows) if isinstance(data.rows, Sized) else 99_999)
    number = document.width_of(str(count), 9) + 8 * PX
    return [
        TableColumn(translate("documents", "No."), max(36 * PX, number), "center"),
        TableColumn(translate("documents", "Arrived"), 52 * PX, "center"),
        TableColumn(translate("documents", "Name"), 64 * PX, lines=6),
        TableColumn(translate("documents", "Group"), 84 * PX, lines=3),
        TableColumn(translate("documents", "Phone"), 104 * PX),
        TableColumn(translate("documents", "Purpose"), 52 * PX, "center", lines=4),
        TableColumn(translate("documents", "Place / host"), 0, lines=4),
        TableColumn(translate("documents", "With"), 44 * PX, "center"),
        TableColumn(translate("documents", "Left"), 60 * PX, "center", lines=3),
        TableColumn(translate("documents", "Stay"), 80 * PX, "right"),
    ]


def _rows(document: A4Document, data: VisitorLog, code: CheckCode, several: bool) -> int:
    table = document.table(_columns(document, data))
    day, done = "", 0
    for row in data.rows:
        if several and row.day != day:
            day = row.day
            table.band(day, data.day_notes.get(day, ""))
        done += 1
        _row(table, row, code)
        if done % _ROWS_A_TICK == 0:
            document.tick(done, data.row_count)
    if not done:
        table.message(translate("documents", "No visits were registered in this period."))
    table.end()
    return done


def _row(table: "Table", row: VisitorLogRow, code: CheckCode) -> None:
    left = f"{row.left}\n{row.state}" if row.left and row.state else row.left or row.state
    cells = (
        str(row.number),
        row.arrived,
        row.name,
        row.group,
        row.phone,
        row.purpose,
        row.place,
        str(row.companions) if row.companions else "",
        left,
        row.stay,
    )
    table.row(cells)
    code.add(cells)


def _closing(document: A4Document, data: VisitorLog, several: bool) -> None:
    signatures = data.signatures or (
        translate("documents", "Outgoing"),
        translate("documents", "Incoming"),
        translate("documents", "Manager"),
    )
    gap = 18 * PX
    if several:
        document.need(gap + 40 * PX)
        document.cursor += gap
    else:
        cells = _figures(data)
        across = 2 if len(cells) <= 4 else 3
        chart = 360 * PX
        box = document.inner - chart - 20 * PX
        height = -(-len(cells) // across) * 53 * PX
        document.need(gap + height + gap + 40 * PX)
        document.cursor += gap
        document.figures(document.left, document.cursor, box, cells, across)
        document.bars(document.right - chart, document.cursor, chart, _hours_title(data), _bars(data.hours), height)
        document.cursor += height + gap
    document.signatures(signatures)
