"""Bookings on paper, drawn in time: how a block looks without colour, and the sheet of one duty day.

Times are wall clock times of the site, without a zone. What other papers of bookings share is here too.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.atomic import atomic_write
from app.documents.checkcode import CheckCode
from app.documents.pdf.fonts import Weight
from app.documents.pdf.sheet import LINE, PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed
from app.documents.tables import Column, Sheet, Value

_ROWS_A_TICK = 50
_DAY = 1440
_LANES = 4
"""Bookings at the same time that can be told apart in one row; of more, only their number is drawn."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on every paper, whatever it is about. Texts come translated."""

    center: str
    data_time: str
    """When the data was read, in words."""
    created: datetime
    """The same instant, for the properties of the file."""
    notes: tuple[str, ...] = ()
    """Definitions and remarks, at the foot of every page."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A time at which a space isn't open, and why."""

    starts: datetime
    ends: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DayBooking:
    """One booking as it is printed: masked, in the desk's language, in the site's time."""

    starts: datetime
    ends: datetime
    time: str
    """Such as 19:00–次日1:00."""
    title: str
    state: str
    """Code of the state, which tells how its block is drawn."""
    state_text: str
    applicant: str = ""
    organisation: str = ""
    people: int | None = None
    equipment: str = ""
    """How the space is set up, and what is lent for it."""
    came: str = ""
    """Clock time at which they came, and `left` at which they went; empty: a box to tick."""
    left: str = ""
    note: str = ""
    before: int = 0
    """Minutes kept free for setting up before it, and for clearing `after` it."""
    after: int = 0


@dataclass(frozen=True, slots=True)
class DaySpace:
    """One space with its day."""

    name: str
    detail: str = ""
    """Where it is and how many it holds."""
    bookings: tuple[DayBooking, ...] = ()
    closed: tuple[Closed, ...] = ()
    note: str = ""
    """A remark at the head of its rows, such as when it is closed."""


@dataclass(frozen=True, slots=True)
class DaySheet:
    """Everything that is printed for one duty day; spaces in the order of the desk."""

    paper: Paper
    day: str
    """Such as 值班日：2026年7月18日 周六 08:00 至 7月19日 08:00."""
    begins: datetime
    """When the duty day begins; it is drawn for 24 hours from there."""
    dates: tuple[str, str]
    """The two dates it touches, as they are written over the hours."""
    masked: bool
    spaces: tuple[DaySpace, ...]
    printed_by: str


def day_sheet(path: Path | str, data: DaySheet, progress: Progress | None = None) -> Printed:
    """Print the bookings of one duty day: drawn over 24 hours, then as a table by space.

    The same data gives the same bytes; the check code covers the content, not when and by whom it was
    printed. Raises `EnvironmentProblem` if the file can't be written and `Cancelled` if stopped; either way an older
    file stays as it was. The same holds for every other paper of bookings.
    """
    progress = progress or Progress()
    title = translate("documents", "{center} Bookings of the day").format(center=data.paper.center)
    spaces = [(space, _in_order(space.bookings)) for space in data.spaces]
    total = sum(len(bookings) for _, bookings in spaces)
    code = CheckCode()
    code.add([title, data.day, str(data.begins), *data.dates, str(data.masked), *data.paper.notes])
    with begin(path, data.paper, title, data.day, data.printed_by, progress, landscape=True) as document:
        note, weight = masked_note(data.masked)
        document.heading(title, data.day, note, weight=weight)
        _Timeline(document, data.begins, data.dates, spaces).draw()
        _day_table(document, spaces, code, total)
        pages = document.finish(code.text)
    progress.tick(total, total)
    return Printed(pages, total, code.text)


def day_sheets(data: DaySheet) -> list[Sheet]:
    """The table of the day sheet, to be written as a workbook or as CSV."""
    columns = (
        Column(translate("documents", "Space"), 18),
        Column(translate("documents", "No."), 6, "integer"),
        Column(translate("documents", "Starts"), 17, "datetime"),
        Column(translate("documents", "Ends"), 17, "datetime"),
        Column(translate("documents", "Title"), 24),
        Column(translate("documents", "Applicant"), 12),
        Column(translate("documents", "Organisation"), 20),
        Column(translate("documents", "People"), 8, "integer"),
        Column(translate("documents", "Set-up / equipment"), 20),
        Column(translate("documents", "State"), 10),
        Column(translate("documents", "Came"), 10),
        Column(translate("documents", "Left"), 10),
        Column(translate("documents", "Note"), 20),
    )
    rows: list[tuple[Value, ...]] = []
    number = 0
    for space in data.spaces:
        for one in _in_order(space.bookings):
            number += 1
            rows.append(
                (
                    space.name, number, one.starts, one.ends, one.title, one.applicant, one.organisation, one.people,
                    one.equipment, one.state_text, one.came, one.left, one.note,
                )
            )  # fmt: skip
        if not space.bookings:
            rows.append((space.name, *(None,) * 11, _none()))
    title = translate("documents", "{center} Bookings of the day").format(center=data.paper.center)
    return [
        Sheet(
            name=translate("documents", "Bookings"),
            title=f"{title}  {data.day}",
            columns=columns,
            rows=rows,
            footer=(*data.paper.notes, *facts(data.paper, data.printed_by), masked_note(data.masked)[0]),
            count=len(rows),
        )
    ]


# ------------------------------------------------------------------------- shared by all papers of bookings


@contextmanager
def begin(
    path: Path | str,
    paper: Paper,
    title: str,
    running: str,
    printed_by: str,
    progress: Progress | None,
    *,
    landscape: bool = False,
) -> Iterator[A4Document]:
    """A document with the foot that papers of bookings have; an empty `printed_by` isn't mentioned there."""
    with atomic_write(path) as file:
        yield A4Document(
            file,
            title=title,
            author=paper.center,
            created=paper.created,
            running=running,
            notes=paper.notes,
            facts=facts(paper, printed_by),
            coded=True,
            landscape=landscape,
            progress=progress,
        )


def facts(paper: Paper, printed_by: str) -> tuple[str, ...]:
    """The time of the data and, where that may be told, who printed it."""
    who = (translate("documents", "Printed by {name}").format(name=printed_by),) if printed_by else ()
    return (translate("documents", "Data as of {time}").format(time=paper.data_time), *who)


def masked_note(masked: bool) -> tuple[str, Weight]:
    """What is said at the head about names and phones, and how heavily."""
    if masked:
        return translate("documents", "Names and phones are masked"), 400
    return translate("documents", "Full personal details: keep locked away"), 500


class Ink(NamedTuple):
    """How the block of a state is drawn in black and white."""

    line: float = LINE
    dash: str = ""
    bar: float = 0
    """Width of the black bar at its beginning."""
    gray: float = 1
    striped: bool = False
    """Whether the bar is hatched instead."""
    weight: Weight = 400
    struck: bool = False


INKS = {
    "in_use": Ink(line=1.5, bar=3, weight=500),
    "confirmed": Ink(bar=2),
    "requested": Ink(dash="3 2"),
    "waitlisted": Ink(dash="0.8 1.6"),
    "completed": Ink(gray=0.9),
    "no_show": Ink(striped=True, bar=6),
    "cancelled": Ink(line=0.35, struck=True),
}
"""By state, the firmest first: this is also the order in which those at the same time are stacked."""

_RANKS = {state: rank for rank, state in enumerate(INKS)}
_LEFT_OUT: tuple[tuple[str, ...], ...] = ((), ("cancelled", "no_show"), ("cancelled", "no_show", "waitlisted"))
"""States that give way, step by step, where more take place at once than can be drawn."""


def ink(state: str) -> Ink:
    """How a block of this state is drawn."""
    return INKS.get(state, INKS["confirmed"])


class Stretch(NamedTuple):
    """A booking along an axis of time, in minutes from its beginning."""

    start: float
    end: float
    state: str


def lanes(stretches: Sequence[Stretch]) -> list[tuple[int, int]]:
    """The lane of each stretch and how many it shares its time with: those that overlap lie side by side."""
    places = [(0, 1)] * len(stretches)
    cluster: list[int] = []
    until = float("-inf")

    def apart(one: Stretch, other: Stretch) -> bool:
        return one.end <= other.start or other.end <= one.start

    def place() -> None:
        taken: list[list[Stretch]] = []
        found = {}
        for index in sorted(cluster, key=lambda n: (_RANKS.get(stretches[n].state, 0), stretches[n].start, n)):
            one = stretches[index]
            free = (n for n, others in enumerate(taken) if all(apart(one, other) for other in others))
            lane = next(free, len(taken))
            if lane == len(taken):
                taken.append([])
            taken[lane].append(one)
            found[index] = lane
        for index, lane in found.items():
            places[index] = (lane, len(taken))

    for index in sorted(range(len(stretches)), key=lambda n: (stretches[n].start, n)):
        if cluster and stretches[index].start >= until:
            place()
            cluster = []
        cluster.append(index)
        until = max(until, stretches[index].end)
    if cluster:
        place()
    return places


def drawn(stretches: Sequence[Stretch]) -> tuple[list[int], bool]:
    """Which of these are drawn, and whether they are still too many at once to be told apart.

    Those that take nothing from anybody are left out where there is no room for all.
    """
    kept: list[int] = []
    for states in _LEFT_OUT:
        kept = [index for index, one in enumerate(stretches) if one.state not in states]
        if all(count <= _LANES for _, count in lanes([stretches[index] for index in kept])):
            return kept, False
    return kept, True


def crowd(stretches: Iterable[Stretch]) -> list[tuple[float, float, int]]:
    """From when to when how many take place at once, where too many do to tell them apart."""
    changes: dict[float, int] = {}
    for one in stretches:
        changes[one.start] = changes.get(one.start, 0) + 1
        changes[one.end] = changes.get(one.end, 0) - 1
    found: list[tuple[float, float, int]] = []
    count, since = 0, 0.0
    for at in sorted(changes):
        if not changes[at]:
            continue
        if count:
            found.append((since, at, count))
        count, since = count + changes[at], at
    return found


class Box(NamedTuple):
    """A place on the page: the upper left corner, width and height."""

    x: float
    y: float
    width: float
    height: float


def block(document: A4Document, box: Box, state: str, open_at: str = "") -> Box:
    """Draw the empty block of a booking, `open_at` the sides where it goes on; returns its room for words."""
    style, (x, y, width, height) = ink(state), box
    document.fill(x, y, width, height, style.gray)
    bar = min(style.bar, width / 4)
    if style.striped:
        document.hatch(x, y, bar, height, pitch=2, line=0.5)
    elif bar:
        document.fill(x, y, bar, height, 0)
    document.frame(x, y, width, height, line=style.line, dash=style.dash, open_at=open_at)
    left = max(bar, 1) + 2.2
    return Box(x + left, y, width - left - (1.5 if width < 40 else 3), height)


def words(
    document: A4Document, box: Box, texts: Sequence[str], size: float, style: Ink, *, middle: bool = False
) -> bool:
    """Write a title, and below it as many other lines as there is room for, from the top or in the `middle`.

    False when there is no room even for two signs of the title: then nothing was written.
    """
    line = size * 1.28
    room = int((box.height - 1) / line) if box.height >= line + 1 else int(box.height >= size * 1.05)
    if room < 1 or box.width < 2.1 * size:
        return False
    said = [text for text in texts if text]
    if not said:
        return False
    title, others = said[0], said[1:]
    first = document.wrap(title, box.width, size, weight=style.weight, lines=max(1, min(3, room - min(len(others), 1))))
    if len(first) == 1 and first[0].endswith("…") and len(first[0]) < 3:
        return False
    lines: list[tuple[str, Weight]] = [(text, style.weight) for text in first]
    for text in others:
        if len(lines) < room:
            parts = document.wrap(text, box.width, size, lines=room - len(lines))
            # Half a time would be read as another time; half of the last, a name, is only half a name.
            if text == texts[-1] or not parts[-1].endswith("…"):
                lines += [(part, 400) for part in parts]
    slack = box.height - len(lines) * line
    y = box.y + (max(slack, 0) / 2 if middle or slack < 4 else 2)
    if box.height < line:
        y, line = box.y, box.height
    for number, (text, weight) in enumerate(lines):
        document.text(box.x, y, line, text, size, weight=weight)
        if style.struck and number < len(first):
            width = document.width_of(text, size, weight)
            document.rule(box.x - 0.5, y + line / 2, box.x + width + 0.5, y + line / 2, 0.5)
        y += line
    return True


def shut(document: A4Document, box: Box, reason: str, size: float) -> None:
    """Draw a time at which a space is closed, with the reason on a white plate if there is room."""
    document.hatch(*box, pitch=5, line=0.35, outline=False)
    width = document.width_of(reason, size)
    if reason and width + 6 <= box.width and box.height >= size * 1.4:
        x, y = box.x + (box.width - width) / 2, box.y + (box.height - size * 1.4) / 2
        document.fill(x - 3, y, width + 6, size * 1.4, 1)
        document.text(x, y, size * 1.4, reason, size)


def legend(
    document: A4Document, states: Iterable[tuple[str, str]], *,
    closed: bool = False, buffers: bool = False, remarks: Sequence[str] = (),
) -> None:  # fmt: skip
    """Say below a drawing what its blocks mean, those that occur only, and move the cursor below that."""
    named: dict[str, str] = {}
    for state, text in states:
        named.setdefault(state, text)
    height, width, size = 16 * PX, 20.0, 8.0
    x, y = document.left, document.cursor + 7 * PX

    def sample(label: str) -> Box:
        nonlocal x, y
        whole = width + 4 + document.width_of(label, size)
        if x > document.left and x + whole > document.right:
            x, y = document.left, y + height
        document.text(x + width + 4, y, height, label, size)
        box = Box(x, y + 1.5, width, height - 3)
        x += whole + 14
        return box

    for state in INKS:
        if state in named:
            inside = block(document, sample(named[state]), state)
            if ink(state).struck:
                middle = inside.y + inside.height / 2
                document.rule(inside.x, middle, inside.x + inside.width - 1, middle, 0.5)
    if closed:
        box = sample(translate("documents", "Closed"))
        shut(document, box, "", size)
        document.frame(*box, line=0.35)
    if buffers:
        box = sample(translate("documents", "Setting up / clearing"))
        document.hatch(*box, pitch=2.4, line=0.5, outline=False)
    for remark in remarks:
        wide = document.width_of(remark, size)
        if x > document.left and x + wide > document.right:
            x, y = document.left, y + height
        document.text(x, y, height, remark, size)
        x += wide + 14
    document.cursor = y + height


def crowd_remark() -> str:
    """What a figure in a hatched step says, for the legend."""
    return translate("documents", "Figures: bookings at the same time")


# ------------------------------------------------------------------------------------------- the day sheet


def _in_order(bookings: Iterable[DayBooking]) -> list[DayBooking]:
    return sorted(bookings, key=lambda one: (one.starts, one.ends))


class _Row(NamedTuple):
    """A space on the timeline: its blocks with their lanes, or what to draw where there are too many."""

    space: DaySpace
    bookings: list[tuple[int, DayBooking, Stretch]]
    """With the number it has in the table."""
    places: list[tuple[int, int]]
    steps: list[tuple[float, float, int]]
    least: float


class _Timeline:
    """Spaces down, the 24 hours of a duty day across, continuous past midnight."""

    _TYPE = 7.5
    _LEAST, _MOST, _LANE = 18.0, 34.0, 12.5
    _AXIS = 25.0

    def __init__(
        self, document: A4Document, begins: datetime, dates: tuple[str, str],
        spaces: Sequence[tuple[DaySpace, list[DayBooking]]],
    ) -> None:  # fmt: skip
        self._document = document
        self._begins, self._dates = begins, dates
        names = [document.width_of(space.name, 8.5, 500) for space, _ in spaces]
        names += [document.width_of(space.detail, 7) for space, _ in spaces]
        self._names = min(max([*names, 54]) + 10, 118)
        self._x = document.left + self._names
        self._minute = (document.right - self._x) / _DAY
        self._numbered = False
        self._rows: list[_Row] = []
        number = 0
        for space, bookings in spaces:
            shown = []
            for one in bookings:
                number += 1
                stretch = self._stretch(one)
                if stretch is not None:
                    shown.append((number, one, stretch))
            self._rows.append(self._row(space, shown))

    def _at(self, moment: datetime) -> float:
        return (moment - self._begins) / timedelta(minutes=1)

    def _stretch(self, one: DayBooking) -> Stretch | None:
        """Where a booking lies on the axis; None where it lies outside. The shortest still has room for its number."""
        start, end = max(self._at(one.starts), 0), min(self._at(one.ends), _DAY)
        if end <= start:
            return None
        least = 12 / self._minute
        if end - start < least:
            end = min(start + least, _DAY)
            start = end - least
        return Stretch(start, end, one.state)

    def _row(self, space: DaySpace, shown: list[tuple[int, DayBooking, Stretch]]) -> _Row:
        kept, many = drawn([stretch for *_, stretch in shown])
        stretches = [shown[index][2] for index in kept]
        if many:
            return _Row(space, [], [], crowd(stretches), 2 * self._LANE)
        shown = [shown[index] for index in kept]
        places = lanes(stretches)
        most = max((count for _, count in places), default=1)
        return _Row(space, shown, places, [], max(self._LEAST, most * self._LANE + 3))

    def draw(self) -> None:
        """Draw it at the cursor, over as many pages as it needs."""
        document = self._document
        if not self._rows:
            return
        parts, stretch = self._parts(document.room - self._AXIS - 30)
        for number, rows in enumerate(parts):
            if number:
                document.new_page()
            self._part(rows, stretch)
        bookings = [one for row in self._rows for _, one, _ in row.bookings]
        remarks = [crowd_remark()] if any(row.steps for row in self._rows) else []
        if self._numbered:
            remarks.append(translate("documents", "A number in a block: its row in the table"))
        legend(
            document,
            ((one.state, one.state_text) for one in bookings),
            closed=any(row.space.closed for row in self._rows),
            buffers=any(one.before or one.after for one in bookings),
            remarks=remarks,
        )
        document.cursor += 14 * PX

    def _parts(self, room: float) -> tuple[list[list[_Row]], float]:
        """The rows of each page, evenly shared out, and how much higher than at least they can be."""

        def packed(limit: float) -> list[list[_Row]]:
            parts: list[list[_Row]] = [[]]
            used = 0.0
            for row in self._rows:
                if parts[-1] and used + row.least > limit:
                    parts.append([])
                    used = 0
                parts[-1].append(row)
                used += row.least
            return parts

        parts = packed(room)
        total = sum(row.least for row in self._rows)
        for more in (1.0, 1.05, 1.1, 1.2, 1.4):
            even = packed(min(room, total / len(parts) * more + 0.01))
            if len(even) == len(parts):
                parts = even
                break
        fullest = max(sum(row.least for row in part) for part in parts)
        return parts, min(room / fullest, self._MOST / self._LEAST)

    def _part(self, rows: Sequence[_Row], stretch: float) -> None:
        document = self._document
        top = document.cursor + self._AXIS
        heights = [row.least * stretch for row in rows]
        bottom = top + sum(heights)
        self._axis(document.cursor, top, bottom)
        y = top
        for row, height in zip(rows, heights, strict=True):
            if y > top:
                document.rule(document.left, y, document.right, y, 0.4)
            self._name(row.space, y, height)
            self._space(row, y, height)
            y += height
        document.rule(self._x, top, self._x, bottom)
        document.frame(document.left, top, document.inner, bottom - top)
        document.cursor = bottom

    def _axis(self, y: float, top: float, bottom: float) -> None:
        document, size = self._document, 7.0
        document.text(self._x, y, 12, self._dates[0], 8.5, weight=500)
        first = -self._begins.minute % 60
        for minute in range(first, _DAY + 1, 60):
            x = self._x + minute * self._minute
            named = (minute - first) % 120 == 0
            if named:
                label = f"{self._begins + timedelta(minutes=minute):%H:%M}"
                half = document.width_of(label, size) / 2
                document.text(min(x, document.right - half) - half, y + 12, 12, label, size)
            if 0 < minute < _DAY:
                document.rule(x, top, x, bottom, 0.3, dash="1.2 1.8" if named else "0.4 3.6")
        midnight = _DAY - (self._begins.hour * 60 + self._begins.minute)
        if midnight < _DAY:
            x = self._x + midnight * self._minute
            width = document.width_of(self._dates[1], 8.5, 500)
            document.text(min(x, document.right - width), y, 12, self._dates[1], 8.5, weight=500)
            document.rule(x, top, x, bottom, 1.2)

    def _name(self, space: DaySpace, y: float, height: float) -> None:
        document, width = self._document, self._names - 8
        size = 8.5
        detailed = bool(space.detail) and height >= 23
        most = int((height - (9 if detailed else 0)) / 10.5)
        lines = document.wrap(space.name, width, size, weight=500, lines=max(1, min(2, most)))
        if len(lines) > 1 and not detailed:
            size = 7.5
            lines = document.wrap(space.name, width, size, weight=500, lines=max(1, min(2, most)))
        line = 10.5
        start = y + (height - len(lines) * line - (9 if detailed else 0)) / 2
        for text in lines:
            document.text(document.left + 5, start, line, text, size, weight=500)
            start += line
        if detailed:
            document.text(document.left + 5, start, 9, document.wrap(space.detail, width, 7, lines=1)[0], 7)

    def _box(self, start: float, end: float, y: float, height: float) -> Box:
        return Box(self._x + start * self._minute, y, (end - start) * self._minute, height)

    def _space(self, row: _Row, y: float, height: float) -> None:
        document = self._document
        for closed in row.space.closed:
            start, end = max(self._at(closed.starts), 0), min(self._at(closed.ends), _DAY)
            if end > start:
                shut(document, self._box(start, end, y, height), closed.reason, 7)
        y, height = y + 2, height - 4
        if row.steps:
            self._steps(row.steps, y, height)
            return
        for (_, one, stretch), (lane, count) in zip(row.bookings, row.places, strict=True):
            part = height / count
            for start, end in ((stretch.start - one.before, stretch.start), (stretch.end, stretch.end + one.after)):
                start, end = max(start, 0), min(end, _DAY)
                if end > start:
                    box = self._box(start, end, y + lane * part, part - 1 * (count > 1))
                    document.hatch(*box, pitch=2.4, line=0.5, outline=False)
        for (number, one, stretch), (lane, count) in zip(row.bookings, row.places, strict=True):
            part = height / count
            box = self._box(stretch.start, stretch.end, y + lane * part, part - 1 * (count > 1))
            self._booking(box, number, one)

    def _booking(self, box: Box, number: int, one: DayBooking) -> None:
        document = self._document
        sides = "left" * (one.starts < self._begins) + " right" * (self._at(one.ends) > _DAY)
        inside = block(document, box, one.state, sides.strip())
        if not words(document, inside, [one.title], self._TYPE, ink(one.state), middle=True):
            self._numbered = True
            width, size = inside.width + 2.5, min(6.5, box.height)
            while size > 4 and document.width_of(str(number), size) > width:
                size -= 0.5
            document.text(inside.x - 1.5, box.y, box.height, str(number), size, align="center", width=width)

    def _steps(self, steps: Sequence[tuple[float, float, int]], y: float, height: float) -> None:
        document = self._document
        most = max(count for *_, count in steps)
        base, tallest = y + height, height - 9
        last = (0.0, base)
        for start, end, count in steps:
            tall = max(tallest * count / most, 1)
            box = self._box(start, end, base - tall, tall)
            document.fill(*box, 1)
            document.hatch(*box, pitch=2.4, line=0.5, outline=False)
            before = last[1] if last[0] == start else base
            document.rule(box.x, before, box.x, box.y)
            document.rule(box.x, box.y, box.x + box.width, box.y)
            label = str(count)
            if document.width_of(label, 6.5) + 1 <= box.width:
                plate = document.width_of(label, 6.5) + 1
                document.fill(box.x + (box.width - plate) / 2, box.y - 8, plate, 7, 1)
                document.text(box.x, box.y - 8.5, 8.5, label, 6.5, align="center", width=box.width)
            last = (end, box.y)
        for (_, end, count), after in zip(steps, [*steps[1:], None], strict=True):
            if after is None or after[0] != end:
                x = self._x + end * self._minute
                document.rule(x, base - max(tallest * count / most, 1), x, base)
        document.rule(self._x + steps[0][0] * self._minute, base, self._x + steps[-1][1] * self._minute, base)


def _day_table(
    document: A4Document, spaces: Sequence[tuple[DaySpace, list[DayBooking]]], code: CheckCode, total: int
) -> None:
    table = document.table(
        [
            TableColumn(translate("documents", "No."), 30, "center"),
            TableColumn(translate("documents", "Time"), 82, "center", lines=3),
            TableColumn(translate("documents", "Title"), 0, lines=4),
            TableColumn(translate("documents", "Applicant"), 54, lines=4),
            TableColumn(translate("documents", "Organisation"), 0, lines=4),
            TableColumn(translate("documents", "People"), 36, "center"),
            TableColumn(translate("documents", "Set-up / equipment"), 0, lines=4),
            TableColumn(translate("documents", "State"), 60, "center", lines=3),
            TableColumn(translate("documents", "Came"), 40, "center"),
            TableColumn(translate("documents", "Left"), 40, "center"),
            TableColumn(translate("documents", "Note"), 0, lines=4),
        ]
    )
    done = 0
    for space, bookings in spaces:
        closed = [part for one in space.closed for part in (str(one.starts), str(one.ends), one.reason)]
        code.add([space.name, space.detail, space.note, *closed])
        about = [space.detail, space.note] if bookings else [space.detail, space.note, _none()]
        table.band(space.name, "　".join(part for part in about if part))
        for one in bookings:
            done += 1
            box = "—" if one.state in ("cancelled", "no_show") else "□"
            cells = (
                str(done),
                one.time,
                one.title,
                one.applicant,
                one.organisation,
                "" if one.people is None else str(one.people),
                one.equipment,
                one.state_text,
                one.came or box,
                one.left or box,
                one.note,
            )
            table.row(cells)
            code.add([*cells, one.state, str(one.starts), str(one.ends), str(one.before), str(one.after)])
            if done % _ROWS_A_TICK == 0:
                document.tick(done, total)
    if not spaces:
        table.message(_none())
    table.end()


def _none() -> str:
    return translate("documents", "No bookings")
