"""How the spaces were used in a period: by space, by population group and by the hours of the day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin, facts
from app.documents.pdf.sheet import PX, A4Document, Bar, TableColumn
from app.documents.pdf.visitor_log import Printed
from app.documents.tables import Column, Kind, Sheet, Value


@dataclass(frozen=True, slots=True)
class SpaceUse:
    """The figures of one space. Times in minutes: they are rounded only where they are shown."""

    space: str
    bookings: int
    """Without those cancelled; those who didn't come are among them."""
    booked: int
    """Minutes booked, `used` and `open` likewise."""
    used: int
    open: int
    no_shows: int
    cancelled: int
    people: int


@dataclass(frozen=True, slots=True)
class GroupUse:
    """The figures of one population group."""

    group: str
    bookings: int
    booked: int
    people: int


@dataclass(frozen=True, slots=True)
class BookingStatistics:
    """Everything that is printed. The definitions of its figures are `paper.notes`, under every page."""

    paper: Paper
    period: str
    spaces: tuple[SpaceUse, ...]
    groups: tuple[GroupUse, ...]
    hours: tuple[tuple[str, int], ...]
    """Hour of the day, and the bookings that were running in it."""
    printed_by: str
    total: SpaceUse | None = None
    """Where it isn't the sum of the spaces, as when a booking of two spaces counts once."""
    signatures: tuple[str, ...] = ()
    """Who signs; by default who made it, who checked it, and the manager."""


def booking_statistics(path: Path | str, data: BookingStatistics, progress: Progress | None = None) -> Printed:
    """Print `data`; the same data gives the same bytes, and the check code covers what it says."""
    progress = progress or Progress()
    title = _title(data)
    total = _total(data)
    code = CheckCode()
    code.add([title, data.period, *data.paper.notes])
    with begin(path, data.paper, title, data.period, data.printed_by, progress) as document:
        document.heading(title, data.period)
        cells = _figures(total)
        document.cursor += document.figures(document.left, document.cursor, document.inner, cells, len(cells))
        document.cursor += 18 * PX
        rows = [_cells(_space_row(use)) for use in data.spaces]
        _table(document, _space_columns(), rows, _cells(_space_row(total)), code)
        if data.groups:
            document.cursor += 18 * PX
            groups = [_cells(_group_row(use)) for use in data.groups]
            _table(document, _group_columns(), groups, _cells(_group_row(_group_total(data.groups))), code)
        _closing(document, data, code)
        pages = document.finish(code.text)
    count = len(data.spaces) + len(data.groups)
    progress.tick(count, count)
    return Printed(pages, count, code.text)


def statistics_sheets(data: BookingStatistics) -> list[Sheet]:
    """The same tables, totals included, to be written as a workbook or as CSV."""
    spaces = [_space_row(use) for use in (*data.spaces, _total(data))]
    groups = [_group_row(use) for use in (*data.groups, _group_total(data.groups))] if data.groups else []
    hours: list[tuple[Value, ...]] = list(data.hours)
    footer = (*data.paper.notes, *facts(data.paper, data.printed_by))
    sheets = [
        _sheet(translate("documents", "By space"), data, _space_columns(), spaces, footer),
        _sheet(translate("documents", "By group"), data, _group_columns(), groups, footer),
        _sheet(
            translate("documents", "By hour"),
            data,
            (
                _Column(translate("documents", "Hour of the day"), 0, 14, "text"),
                _Column(translate("documents", "Bookings"), 0, 10, "integer"),
            ),
            hours,
            footer,
        ),
    ]
    return [sheet for sheet in sheets if sheet.count]


# ------------------------------------------------------------------------------------------ the figures


def _title(data: BookingStatistics) -> str:
    return translate("documents", "{center} Use of spaces").format(center=data.paper.center)


def _total(data: BookingStatistics) -> SpaceUse:
    name = translate("documents", "Total")
    if data.total is not None:
        return replace(data.total, space=name)
    return SpaceUse(
        name,
        sum(use.bookings for use in data.spaces),
        sum(use.booked for use in data.spaces),
        sum(use.used for use in data.spaces),
        sum(use.open for use in data.spaces),
        sum(use.no_shows for use in data.spaces),
        sum(use.cancelled for use in data.spaces),
        sum(use.people for use in data.spaces),
    )


def _group_total(groups: Iterable[GroupUse]) -> GroupUse:
    rows = list(groups)
    return GroupUse(
        translate("documents", "Total"),
        sum(use.bookings for use in rows),
        sum(use.booked for use in rows),
        sum(use.people for use in rows),
    )


def _tenths(part: int, whole: int) -> float:
    """A quotient to one decimal, half a tenth upwards, whatever binary fractions make of it."""
    return (20 * part + whole) // (2 * whole) / 10


def _hours(minutes: int) -> float:
    return _tenths(minutes, 60)


def _rate(part: int, whole: int) -> float | None:
    """In per cent; None where there is nothing to compare with."""
    return _tenths(100 * part, whole) if whole else None


def _space_row(use: SpaceUse) -> tuple[Value, ...]:
    return (
        use.space,
        use.bookings,
        _hours(use.booked),
        _hours(use.used),
        _hours(use.open),
        _rate(use.used, use.open),
        use.no_shows,
        _rate(use.no_shows, use.bookings),
        use.cancelled,
        use.people,
    )


def _group_row(use: GroupUse) -> tuple[Value, ...]:
    return (use.group, use.bookings, _hours(use.booked), use.people)


class _Column(NamedTuple):
    """A column on paper and in a workbook alike, its unit in its title."""

    title: str
    points: float
    characters: float
    kind: Kind = "integer"


def _space_columns() -> tuple[_Column, ...]:
    return (
        _Column(translate("documents", "Space"), 0, 20, "text"),
        _Column(translate("documents", "Bookings"), 46, 8),
        _Column(translate("documents", "Booked (hours)"), 48, 14, "number"),
        _Column(translate("documents", "Used (hours)"), 48, 14, "number"),
        _Column(translate("documents", "Open (hours)"), 48, 14, "number"),
        _Column(translate("documents", "Usage rate (%)"), 44, 12, "number"),
        _Column(translate("documents", "No-shows"), 40, 8),
        _Column(translate("documents", "No-show rate (%)"), 44, 12, "number"),
        _Column(translate("documents", "Cancelled"), 46, 8),
        _Column(translate("documents", "People"), 42, 8),
    )


def _group_columns() -> tuple[_Column, ...]:
    return (
        _Column(translate("documents", "Group"), 0, 20, "text"),
        _Column(translate("documents", "Bookings"), 90, 8),
        _Column(translate("documents", "Booked (hours)"), 90, 14, "number"),
        _Column(translate("documents", "People"), 90, 8),
    )


def _figures(total: SpaceUse) -> list[tuple[str, str]]:
    def percent(rate: float | None) -> str:
        return "—" if rate is None else f"{rate:.1f}%"

    return [
        (translate("documents", "Bookings"), translate("documents", "{n} bookings").format(n=total.bookings)),
        (translate("documents", "Used"), translate("documents", "{n} hours").format(n=f"{_hours(total.used):.1f}")),
        (translate("documents", "Usage rate"), percent(_rate(total.used, total.open))),
        (translate("documents", "No-show rate"), percent(_rate(total.no_shows, total.bookings))),
        (translate("documents", "People"), translate("documents", "{n} people").format(n=total.people)),
    ]


def _sheet(
    name: str, data: BookingStatistics, columns: tuple[_Column, ...], rows: list[tuple[Value, ...]],
    footer: tuple[str, ...],
) -> Sheet:  # fmt: skip
    return Sheet(
        name=name,
        title=f"{_title(data)}  {data.period}",
        columns=tuple(Column(column.title, column.characters, column.kind) for column in columns),
        rows=rows,
        footer=footer,
        count=len(rows),
    )


# ------------------------------------------------------------------------------------------ the paper


def _cells(row: tuple[Value, ...]) -> tuple[str, ...]:
    return tuple("—" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value) for value in row)


def _table(
    document: A4Document, columns: tuple[_Column, ...], rows: list[tuple[str, ...]], total: tuple[str, ...],
    code: CheckCode,
) -> None:  # fmt: skip
    table = document.table(
        [TableColumn(column.title, column.points, "right" if column.points else "left", lines=3) for column in columns]
    )
    for row in rows:
        table.row(row)
        code.add(row)
    table.row(total, shaded=True)
    code.add(total)
    table.end()


def _closing(document: A4Document, data: BookingStatistics, code: CheckCode) -> None:
    gap, chart = 18 * PX, 118 * PX
    if data.hours:
        document.need(gap + chart)
        document.cursor += gap
        title = translate("documents", "Bookings running, by the hours of the day")
        bars = [Bar(label, count) for label, count in data.hours]
        document.bars(document.left, document.cursor, document.inner, title, bars, chart)
        document.cursor += chart
        code.add([repr(data.hours)])
    signatures = data.signatures or (
        translate("documents", "Made by"),
        translate("documents", "Checked by"),
        translate("documents", "Manager"),
    )
    document.need(gap + 40 * PX)
    document.cursor += gap
    document.signatures(signatures)
