"""Papers of stations: the register, a round with its photos, supplies with their movements, who was served, labels to
hang up, and the slip that sends somebody to the nearest one open.

What hangs at a door or is handed out names nobody. Texts come translated, in the site's time.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.activity_log import LogPhoto, RuledForm
from app.documents.pdf.activity_notices import plain
from app.documents.pdf.bookings import Paper, begin, facts, masked_note
from app.documents.pdf.sheet import MM, PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed
from app.documents.tables import Column, Sheet, Value

_ROWS_A_TICK = 100

# ------------------------------------------------------------------------------------------ the register


@dataclass(frozen=True, slots=True)
class StationLine:
    """One station of the register."""

    number: str
    name: str
    kind: str
    """Kind and level."""
    address: str
    hours: str
    services: str
    keeper: str
    phone: str
    last_round: date | None
    score: int | None
    next_round: date | None
    state: str
    """What needs attention, in a word or two."""


@dataclass(frozen=True, slots=True)
class StationRegister:
    """Everything that is printed; stations in the order of their numbers."""

    paper: Paper
    figures: tuple[tuple[str, str], ...]
    lines: tuple[StationLine, ...]
    printed_by: str
    masked: bool = True


def register(path: Path | str, data: StationRegister, progress: Progress | None = None) -> Printed:
    """Print the register of stations; see `activity_log`."""
    progress = progress or Progress()
    title, count = _register_title(data.paper), len(data.lines)
    code = CheckCode()
    code.add([title, str(data.masked), *(text for pair in data.figures for text in pair)])
    with begin(path, data.paper, title, "", data.printed_by, progress, landscape=True) as document:
        said, weight = masked_note(data.masked)
        document.heading(title, data.paper.data_time, said, weight=weight)
        height = document.figures(document.left, document.cursor, document.inner, data.figures, len(data.figures))
        document.cursor += height + 14 * PX
        table = document.table(
            [
                TableColumn(translate("documents", "Number"), 40, "center"),
                TableColumn(translate("documents", "Station"), 96, lines=3),
                TableColumn(translate("documents", "Kind"), 54, lines=3),
                TableColumn(translate("documents", "Address"), 100, lines=3),
                TableColumn(translate("documents", "Opening hours"), 84, lines=3),
                TableColumn(translate("documents", "Services"), 0, lines=4),
                TableColumn(translate("documents", "Keeper"), 76, lines=2),
                TableColumn(translate("documents", "Last round"), 62, "center", lines=2),
                TableColumn(translate("documents", "Next round"), 62, "center"),
                TableColumn(translate("documents", "State"), 64, lines=2),
            ]
        )
        for number, one in enumerate(data.lines, 1):
            cells = (
                one.number, one.name, one.kind, one.address, one.hours, one.services,
                "\n".join(part for part in (one.keeper, one.phone) if part),
                "\n".join(part for part in (_day(one.last_round), _points(one.score)) if part), _day(one.next_round),
                one.state,
            )  # fmt: skip
            table.row(cells)
            code.add(cells)
            if number % _ROWS_A_TICK == 0:
                document.tick(number, count)
        if not count:
            table.message(translate("documents", "There is no station yet."))
        table.end()
        _sign(document)
        pages = document.finish(code.text)
    progress.tick(count, count)
    return Printed(pages, count, code.text)


def register_sheets(data: StationRegister) -> list[Sheet]:
    """The same stations as a table."""
    columns = (
        Column(translate("documents", "Number"), 8),
        Column(translate("documents", "Station"), 24),
        Column(translate("documents", "Kind"), 16),
        Column(translate("documents", "Address"), 28),
        Column(translate("documents", "Opening hours"), 24),
        Column(translate("documents", "Services"), 34),
        Column(translate("documents", "Keeper"), 12),
        Column(translate("documents", "Phone"), 16),
        Column(translate("documents", "Last round"), 12, "date"),
        Column(translate("documents", "Score"), 8, "integer"),
        Column(translate("documents", "Next round"), 12, "date"),
        Column(translate("documents", "State"), 16),
    )
    rows: list[Sequence[Value]] = [
        (
            one.number, one.name, one.kind, one.address, one.hours, one.services, one.keeper, one.phone,
            one.last_round, one.score, one.next_round, one.state,
        )
        for one in data.lines
    ]  # fmt: skip
    footer = (*facts(data.paper, data.printed_by), masked_note(data.masked)[0])
    return [Sheet(translate("documents", "Stations"), _register_title(data.paper), columns, rows, footer, len(rows))]


def _register_title(paper: Paper) -> str:
    return translate("documents", "{center} Register of stations").format(center=paper.center)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "—"


def _points(score: int | None) -> str:
    return translate("documents", "{n} points").format(n=score) if score is not None else ""


def _sign(document: A4Document) -> None:
    document.need(58 * PX)
    document.cursor += 18 * PX
    document.signatures(
        (
            translate("documents", "Made by"),
            translate("documents", "Checked by"),
            translate("documents", "Manager"),
        )
    )


# ------------------------------------------------------------------------------------------ a round


@dataclass(frozen=True, slots=True)
class RoundItem:
    """What was found of one thing."""

    text: str
    points: int
    verdict: str
    note: str
    photos: int


@dataclass(frozen=True, slots=True)
class RoundIssue:
    """What came of it."""

    text: str
    due: str
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class RoundReport:
    """Everything that is printed of one round."""

    paper: Paper
    station: str
    facts: tuple[tuple[str, str], ...]
    """Name and value: station, address, checklist, when, by whom, score."""
    items: tuple[RoundItem, ...]
    issues: tuple[RoundIssue, ...]
    remark: str
    photos: tuple[LogPhoto, ...]
    printed_by: str


def round_report(path: Path | str, data: RoundReport, progress: Progress | None = None) -> Printed:
    """Print what a round found, with its photos and the issues that came of it; see `activity_log`."""
    progress = progress or Progress()
    title = _round_title(data.paper)
    code = CheckCode()
    code.add([title, data.station, data.remark, *(text for pair in data.facts for text in pair)])
    code.add(photo.path.name if photo.path is not None else "" for photo in data.photos)
    with begin(path, data.paper, title, data.station, data.printed_by, progress) as document:
        document.heading(title, data.station)
        photos, remark = translate("documents", "Photos"), translate("documents", "Remark")
        form = RuledForm(document, [*(name for name, _ in data.facts), photos, remark])
        for place in range(0, len(data.facts), 2):
            form.row(list(data.facts[place : place + 2]))
        document.cursor += 14 * PX
        table = document.table(
            [
                TableColumn(translate("documents", "No."), 28, "center"),
                TableColumn(translate("documents", "What is looked at"), 0, lines=4),
                TableColumn(translate("documents", "Points"), 40, "center"),
                TableColumn(translate("documents", "Found"), 64, "center", lines=2),
                TableColumn(translate("documents", "Note"), 130, lines=5),
                TableColumn(translate("documents", "Photos"), 40, "center"),
            ]
        )
        for number, item in enumerate(data.items, 1):
            cells = (str(number), item.text, str(item.points), item.verdict, item.note, str(item.photos or ""))
            table.row(cells)
            code.add(cells)
        table.end()
        document.cursor += 14 * PX
        if data.issues:
            table = document.table(
                [
                    TableColumn(translate("documents", "Issue"), 0, lines=4),
                    TableColumn(translate("documents", "To be put right by"), 80, "center"),
                    TableColumn(translate("documents", "State"), 70, "center", lines=2),
                    TableColumn(translate("documents", "What was done"), 150, lines=4),
                ]
            )
            for issue in data.issues:
                told = (issue.text, issue.due, issue.state, issue.note)
                table.row(told)
                code.add(told)
            table.end()
            document.cursor += 14 * PX
        form.row([(remark, data.remark)])
        if data.photos:
            form.photos(photos, data.photos)
        document.need(58 * PX)
        document.cursor += 18 * PX
        document.signatures(
            (
                translate("documents", "Looked at by"),
                translate("documents", "Keeper"),
                translate("documents", "Checked by"),
            )
        )
        pages = document.finish(code.text)
    progress.tick(1, 1)
    return Printed(pages, len(data.items), code.text)


def round_sheets(data: RoundReport) -> list[Sheet]:
    """The same round as tables: what was found, what came of it."""
    rows: list[Sequence[Value]] = [
        (number, one.text, one.points, one.verdict, one.note, one.photos) for number, one in enumerate(data.items, 1)
    ]
    issues: list[Sequence[Value]] = [(one.text, one.due, one.state, one.note) for one in data.issues]
    said = tuple(f"{name}: {value}" for name, value in data.facts)
    remark = (": ".join((translate("documents", "Remark"), data.remark)),) if data.remark else ()
    return [
        Sheet(
            translate("documents", "Round"), f"{_round_title(data.paper)}  {data.station}",
            (
                Column(translate("documents", "No."), 6, "integer"),
                Column(translate("documents", "What is looked at"), 46),
                Column(translate("documents", "Points"), 8, "integer"),
                Column(translate("documents", "Found"), 12),
                Column(translate("documents", "Note"), 36),
                Column(translate("documents", "Photos"), 8, "integer"),
            ),
            rows, (*said, *remark, *facts(data.paper, data.printed_by)), len(rows),
        ),
        Sheet(
            translate("documents", "Issues"), "",
            (
                Column(translate("documents", "Issue"), 46),
                Column(translate("documents", "To be put right by"), 14),
                Column(translate("documents", "State"), 14),
                Column(translate("documents", "What was done"), 40),
            ),
            issues, (), len(issues),
        ),
    ]  # fmt: skip


def _round_title(paper: Paper) -> str:
    return translate("documents", "{center} Round of a station").format(center=paper.center)


# ------------------------------------------------------------------------------------------ supplies


@dataclass(frozen=True, slots=True)
class SupplyLine:
    """One supply over a period: what there was, what moved, what there is at its end."""

    station: str
    name: str
    unit: str
    before: int
    came: int
    went: int
    lost: int
    counted: int
    """What counts found more or less than was known."""
    after: int
    level: int
    low: bool
    first: date | None
    """When the first of what is left expires."""


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One movement."""

    at: datetime
    """Wall clock time of the site, without a zone."""
    station: str
    name: str
    kind: str
    change: int
    lot: str
    expires: date | None
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class SupplyReport:
    """Supplies by station, and behind them their movements in the order of time."""

    paper: Paper
    period: str
    lines: tuple[SupplyLine, ...]
    moves: tuple[MoveLine, ...]
    printed_by: str


def supply_report(path: Path | str, data: SupplyReport, progress: Progress | None = None) -> Printed:
    """Print supplies and their movements; see `activity_log`."""
    progress = progress or Progress()
    title = _supply_title(data.paper)
    code = CheckCode()
    code.add([title, data.period])
    with begin(path, data.paper, title, data.period, data.printed_by, progress) as document:
        document.heading(title, data.period)
        table = document.table(
            [
                TableColumn(translate("documents", "Supply"), 0, lines=2),
                TableColumn(translate("documents", "Unit"), 36, "center"),
                *(TableColumn(name, 46, "right") for name in _supply_figures()),
                TableColumn(translate("documents", "Warn at"), 40, "right"),
                TableColumn(translate("documents", "First expires"), 62, "center"),
            ]
        )
        station = None
        for line in data.lines:
            if line.station != station:
                station = line.station
                table.band(station or translate("documents", "The centre itself"))
            after = translate("documents", "{n} low").format(n=line.after) if line.low else str(line.after)
            figures = (line.before, line.came, line.went, line.lost, line.counted)
            cells = (line.name, line.unit, *map(str, figures), after, str(line.level or "—"), _day(line.first))
            table.row(cells)
            code.add(cells)
        if not data.lines:
            table.message(translate("documents", "No supplies are kept."))
        table.end()
        document.cursor += 18 * PX
        _moves(document, data, code)
        _sign(document)
        pages = document.finish(code.text)
    progress.tick(1, 1)
    return Printed(pages, len(data.lines), code.text)


def _moves(document: A4Document, data: SupplyReport, code: CheckCode) -> None:
    table = document.table(
        [
            TableColumn(translate("documents", "Time"), 70, "center"),
            TableColumn(translate("documents", "Station"), 84, lines=2),
            TableColumn(translate("documents", "Supply"), 84, lines=2),
            TableColumn(translate("documents", "Movement"), 46, "center"),
            TableColumn(translate("documents", "Change"), 40, "right"),
            TableColumn(translate("documents", "Batch, good until"), 74, lines=2),
            TableColumn(translate("documents", "Note"), 0, lines=3),
            TableColumn(translate("documents", "By"), 46, lines=2),
        ]
    )
    for number, one in enumerate(data.moves, 1):
        lot = "\n".join(part for part in (one.lot, one.expires.isoformat() if one.expires else "") if part)
        cells = (f"{one.at:%m-%d %H:%M}", one.station, one.name, one.kind, f"{one.change:+d}", lot, one.note, one.by)
        table.row(cells)
        code.add((one.at.isoformat(), *cells))
        if number % _ROWS_A_TICK == 0:
            document.tick(number, len(data.moves))
    if not data.moves:
        table.message(translate("documents", "Nothing was moved in this period."))
    table.end()


def supply_sheets(data: SupplyReport) -> list[Sheet]:
    """The same supplies and movements; as CSV the supplies."""
    lines: list[Sequence[Value]] = [
        (
            one.station or translate("documents", "The centre itself"), one.name, one.unit, one.before, one.came,
            one.went, one.lost, one.counted, one.after, one.level, one.first,
        )
        for one in data.lines
    ]  # fmt: skip
    moves: list[Sequence[Value]] = [
        (one.at, one.station, one.name, one.kind, one.change, one.lot, one.expires, one.note, one.by)
        for one in data.moves
    ]
    return [
        Sheet(
            translate("documents", "Supplies"), f"{_supply_title(data.paper)}  {data.period}",
            (
                Column(translate("documents", "Station"), 24),
                Column(translate("documents", "Supply"), 20),
                Column(translate("documents", "Unit"), 8),
                *(Column(name, 10, "integer") for name in _supply_figures()),
                Column(translate("documents", "Warn at"), 8, "integer"),
                Column(translate("documents", "First expires"), 12, "date"),
            ),
            lines, facts(data.paper, data.printed_by), len(lines),
        ),
        Sheet(
            translate("documents", "Movements"), "",
            (
                Column(translate("documents", "Time"), 17, "datetime"),
                Column(translate("documents", "Station"), 24),
                Column(translate("documents", "Supply"), 20),
                Column(translate("documents", "Movement"), 10),
                Column(translate("documents", "Change"), 10, "integer"),
                Column(translate("documents", "Batch of goods"), 14),
                Column(translate("documents", "Good until"), 12, "date"),
                Column(translate("documents", "Note"), 30),
                Column(translate("documents", "By"), 12),
            ),
            moves, (), len(moves),
        ),
    ]  # fmt: skip


def _supply_title(paper: Paper) -> str:
    return translate("documents", "{center} Supplies of stations").format(center=paper.center)


def _supply_figures() -> tuple[str, ...]:
    return (
        translate("documents", "Before"),
        translate("documents", "In"),
        translate("documents", "Out"),
        translate("documents", "Lost"),
        translate("documents", "By count"),
        translate("documents", "Stock"),
    )


# ------------------------------------------------------------------------------------------ who was served


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """How many were served, by (group, service) and station. Groups and services are labels in their order."""

    paper: Paper
    """Its notes define the figures."""
    period: str
    groups: tuple[str, ...]
    services: tuple[str, ...]
    stations: tuple[tuple[str, dict[tuple[str, str], int]], ...]
    printed_by: str

    @property
    def whole(self) -> dict[tuple[str, str], int]:
        """All stations together."""
        found: dict[tuple[str, str], int] = {}
        for _, counts in self.stations:
            for pair, count in counts.items():
                found[pair] = found.get(pair, 0) + count
        return found


def service_figures(path: Path | str, data: ServiceFigures, progress: Progress | None = None) -> Printed:
    """Print who was served with what: all stations by group and service, then station by station."""
    progress = progress or Progress()
    title = _service_title(data.paper)
    whole, code = data.whole, CheckCode()
    code.add([title, data.period, *data.paper.notes])
    with begin(path, data.paper, title, data.period, data.printed_by, progress, landscape=True) as document:
        document.heading(title, data.period)
        table = document.table(
            [
                TableColumn(translate("documents", "Group"), 0),
                *(TableColumn(name, 84, "right", 2) for name in data.services),
                TableColumn(translate("documents", "Sum"), 84, "right"),
            ]
        )
        for cells in _by_group(data, whole):
            table.row(cells, shaded=cells[0] == translate("documents", "Sum"))
            code.add(cells)
        table.end()
        document.cursor += 18 * PX
        table = document.table(
            [
                TableColumn(translate("documents", "Station"), 0, lines=2),
                *(TableColumn(name, 58, "right", 2) for name in data.services),
                *(TableColumn(name, 58, "right", 2) for name in data.groups),
                TableColumn(translate("documents", "Sum"), 58, "right"),
            ],
            row_height=20 * PX,
        )
        for name, counts in data.stations:
            cells = (
                name, *(str(_of(counts, service=one)) for one in data.services),
                *(str(_of(counts, group=one)) for one in data.groups), str(sum(counts.values())),
            )  # fmt: skip
            table.row(cells)
            code.add(cells)
        if not data.stations:
            table.message(translate("documents", "Nobody was counted at a station in this period."))
        table.end()
        _sign(document)
        pages = document.finish(code.text)
    progress.tick(1, 1)
    return Printed(pages, len(data.stations), code.text)


def _of(counts: dict[tuple[str, str], int], group: str | None = None, service: str | None = None) -> int:
    return sum(n for (one, other), n in counts.items() if group in (None, one) and service in (None, other))


def _by_group(data: ServiceFigures, counts: dict[tuple[str, str], int]) -> list[tuple[str, ...]]:
    rows = [
        (group, *(str(counts.get((group, one), 0)) for one in data.services), str(_of(counts, group=group)))
        for group in data.groups
    ]
    sums = (str(_of(counts, service=one)) for one in data.services)
    return [*rows, (translate("documents", "Sum"), *sums, str(sum(counts.values())))]


def service_sheets(data: ServiceFigures) -> list[Sheet]:
    """The same figures: a line for each station and group, the sum last; then all stations together."""
    columns = (
        Column(translate("documents", "Station"), 26),
        Column(translate("documents", "Group"), 14),
        *(Column(name, 12, "integer") for name in data.services),
        Column(translate("documents", "Sum"), 10, "integer"),
    )
    rows: list[Sequence[Value]] = []
    for name, counts in data.stations:
        for group in data.groups:
            figures = [counts.get((group, one), 0) for one in data.services]
            if any(figures):
                rows.append((name, group, *figures, sum(figures)))
    whole = data.whole
    sums = [_of(whole, service=one) for one in data.services]
    rows.append((translate("documents", "Sum"), "", *sums, sum(whole.values())))
    footer = (*data.paper.notes, *facts(data.paper, data.printed_by))
    together: list[Sequence[Value]] = [(cells[0], *map(int, cells[1:])) for cells in _by_group(data, whole)]
    return [
        Sheet(
            translate("documents", "By station"), f"{_service_title(data.paper)}  {data.period}", columns, rows, footer,
            len(rows),
        ),
        Sheet(translate("documents", "All stations"), "", columns[1:], together, (), len(together)),
    ]  # fmt: skip


def _service_title(paper: Paper) -> str:
    return translate("documents", "{center} Served at stations").format(center=paper.center)


# ------------------------------------------------------------------------------------------ labels


@dataclass(frozen=True, slots=True)
class StationLabel:
    """What hangs at a station's door. `code` is what the QR code says, in plain words."""

    name: str
    kind: str
    address: str
    hours: str
    services: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class StationLabels:
    """Labels to cut out, four on a page."""

    paper: Paper
    labels: tuple[StationLabel, ...]


def station_labels(path: Path | str, data: StationLabels, progress: Progress | None = None) -> Printed:
    """Print the labels, four on a page; see `activity_log`."""
    progress = progress or Progress()
    title = translate("documents", "Labels of stations")
    with plain(path, data.paper, title, progress) as document:
        width, height = document.inner / 2, (document.height - 2 * document.top) / 2
        for index, label in enumerate(data.labels):
            place = index % 4
            if index and place == 0:
                document.new_page()
            if place == 0:
                _cuts(document, width, height)
                document.tick(index, len(data.labels))
            x, y = document.left + place % 2 * width, document.top + place // 2 * height
            _label(document, data.paper, label, x, y, width, height)
        if not data.labels:
            document.text(document.left, document.cursor, 30, translate("documents", "There is no station yet."), 12)
        pages = document.finish()
    progress.tick(len(data.labels), len(data.labels))
    return Printed(pages, len(data.labels), "")


def _cuts(document: A4Document, width: float, height: float) -> None:
    for column in range(3):
        x = document.left + column * width
        document.rule(x, document.top, x, document.top + 2 * height, 0.4, dash="3 3")
    for row in range(3):
        y = document.top + row * height
        document.rule(document.left, y, document.right, y, 0.4, dash="3 3")


def _label(
    document: A4Document, paper: Paper, label: StationLabel, x: float, y: float, width: float, height: float
) -> None:
    pad = 8 * MM
    left, room, at = x + pad, width - 2 * pad, y + pad
    document.text(left, at, 14, document.wrap(label.kind, room, 11, lines=1)[0], 11)
    at += 18
    for text in document.wrap(label.name, room, 19, weight=500, lines=2):
        document.text(left, at, 26, text, 19, weight=500)
        at += 26
    at += 2
    for words, size in ((label.address, 11), (label.hours, 13)):
        for text in document.wrap(words, room, size, weight=500 if size > 11 else 400, lines=2) if words else []:
            document.text(left, at, size * 1.45, text, size, weight=500 if size > 11 else 400)
            at += size * 1.45
    at += 6
    document.rule(left, at, left + room, at, 0.6)
    at += 8
    foot = y + height - pad
    side = min(44 * MM, foot - at - 6 * 19)
    for text in label.services[:6]:
        document.text(left, at, 19, document.wrap(text, room, 12.5, lines=1)[0], 12.5)
        at += 19
    document.qr(x + width - pad - side + 3, foot - side + 3, side, label.code)
    said = document.wrap(translate("documents", "Scan to take place and hours along"), room - side - 6, 9, lines=3)
    said += document.wrap(paper.center, room - side - 6, 9, lines=2)
    upper = foot - 13 * len(said) - 2
    for text in said:
        document.text(left, upper, 13, text, 9, gray=0.25)
        upper += 13


# ------------------------------------------------------------------------------------------ the slip


@dataclass(frozen=True, slots=True)
class Slip:
    """Where somebody goes: one station in large type, how far and which way, and others in case."""

    paper: Paper
    name: str
    origin: str
    way: str
    """How far, how long on foot, which way."""
    facts: tuple[tuple[str, str], ...]
    """Address, hours, what is there."""
    bearing: float | None
    """Which way it is, in degrees from north, clockwise."""
    others: tuple[tuple[str, str], ...]
    """Name and way of the next nearest."""
    code: str


def slip(path: Path | str, data: Slip, progress: Progress | None = None) -> Printed:
    """Print the slip on the upper half of a page, to tear off; see `activity_log`."""
    progress = progress or Progress()
    with plain(path, data.paper, data.name, progress) as document:
        left, width = document.left, document.inner
        document.text(left, document.cursor, 18, document.wrap(data.paper.center, width * 0.6, 11, lines=1)[0], 11)
        document.text(left, document.cursor, 18, data.paper.data_time, 11, align="right", width=width)
        document.cursor += 26
        document.rule(left, document.cursor, document.right, document.cursor, 1.2)
        document.cursor += 12
        side = 40 * MM
        room = width - side - 10
        top = document.cursor
        for text in document.wrap(data.name, room, 26, weight=500, lines=2):
            document.text(left, document.cursor, 34, text, 26, weight=500)
            document.cursor += 34
        document.cursor += 4
        for text in document.wrap(data.way, room, 15, lines=2):
            document.text(left, document.cursor, 22, text, 15)
            document.cursor += 22
        document.cursor += 8
        if data.bearing is not None:
            _compass(document, document.right - side / 2, top + side / 2, side / 2 - 4, data)
        label = max((document.width_of(name, 12, 500) for name, _ in data.facts), default=0) + 14
        for name, value in data.facts:
            lines = document.wrap(value, room - label if document.cursor < top + side else width - label, 12, lines=4)
            document.text(left, document.cursor, 19, name, 12, weight=500)
            for text in lines:
                document.text(left + label, document.cursor, 19, text, 12)
                document.cursor += 19
            document.cursor += 3
        document.cursor = max(document.cursor, top + side) + 10
        qr = 32 * MM
        document.qr(document.right - qr, document.cursor - 6, qr, data.code)
        beside = width - qr - 12
        if data.others:
            document.text(left, document.cursor, 18, translate("documents", "If it is full:"), 12, weight=500)
            document.cursor += 19
            for name, way in data.others:
                said = translate("documents", "{name}: {way}").format(name=name, way=way)
                for text in document.wrap(said, beside, 11, lines=2):
                    document.text(left, document.cursor, 17, text, 11)
                    document.cursor += 17
        said = translate("documents", "Scan to take place and hours along")
        document.text(left, document.cursor + 6, 15, document.wrap(said, beside, 9, lines=1)[0], 9, gray=0.25)
        pages = document.finish()
    progress.tick(1, 1)
    return Printed(pages, 1, "")


def _compass(document: A4Document, x: float, y: float, radius: float, data: Slip) -> None:
    """From here to there: a rose with an arrow, north up."""
    steps = 48
    points = [
        (x + radius * math.sin(math.tau * n / steps), y - radius * math.cos(math.tau * n / steps))
        for n in range(steps + 1)
    ]
    for (ax, ay), (bx, by) in pairwise(points):
        document.rule(ax, ay, bx, by, 0.6)
    document.text(x - 10, y - radius + 3, 13, translate("documents", "N"), 9, weight=500, align="center", width=20)
    assert data.bearing is not None
    turn = math.radians(data.bearing)
    across, up = math.sin(turn), -math.cos(turn)
    far = radius * 0.72
    tip = (x + across * far, y + up * far)
    document.rule(x - across * far * 0.55, y - up * far * 0.55, *tip, 2.2)
    for side in (-0.45, 0.45):
        angle = turn + math.pi + side
        document.rule(*tip, tip[0] + math.sin(angle) * 14, tip[1] - math.cos(angle) * 14, 2.2)
    document.fill(x - 2.5, y - 2.5, 5, 5, 0)
