"""Papers about one space or one loan: the sheet for its door, the sheet of its week, the receipt in two copies.

Times are wall clock times of the site, without a zone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import (
    Box,
    Closed,
    Paper,
    Stretch,
    begin,
    block,
    crowd,
    crowd_remark,
    drawn,
    facts,
    ink,
    lanes,
    legend,
    shut,
    words,
)
from app.documents.pdf.fonts import Weight
from app.documents.pdf.sheet import MM, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed

_LINES_A_PAGE = 12
_DAY = 1440


# ------------------------------------------------------------------------------------------ on the door


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One booking, or a time at which the space is closed. Nobody is named: there is no place for a name."""

    time: str
    """Such as 19:00–次日1:00."""
    title: str
    """What it is; why it is closed."""
    organisation: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class DoorSheet:
    """Everything that hangs on the door of one space for one day, in the order it is read.

    It hangs where anybody passes: no applicant, no phone, and not even who printed it.
    """

    paper: Paper
    space: str
    date: str
    lines: tuple[DoorLine, ...]
    detail: str = ""
    """Where the space is and how many it holds."""


def door_sheet(path: Path | str, data: DoorSheet, progress: Progress | None = None) -> Printed:
    """Print what takes place in one space on one day in the largest type that fits; see `day_sheet`."""
    progress = progress or Progress()
    total = len(data.lines)
    code = CheckCode()
    code.add([data.paper.center, data.space, data.date, data.detail, *data.paper.notes])
    for line in data.lines:
        code.add([line.time, line.title, line.organisation, str(line.closed)])
    title = translate("documents", "{space} Door sheet").format(space=data.space)
    with begin(path, data.paper, title, data.date, "", progress) as document:
        pages = max(1, -(-total // _LINES_A_PAGE))
        share = -(-total // pages)
        for number in range(pages):
            if number:
                document.new_page()
            _door_head(document, data)
            _door_lines(document, data.lines[number * share : (number + 1) * share], share)
        done = document.finish(code.text)
    progress.tick(total, total)
    return Printed(done, sum(not line.closed for line in data.lines), code.text)


def _door_head(document: A4Document, data: DoorSheet) -> None:
    left, width = document.left, document.inner
    document.text(left, document.cursor, 18, document.wrap(data.paper.center, width, 12, lines=1)[0], 12)
    document.cursor += 24
    size = 48.0
    while size > 26 and document.width_of(data.space, size, 500) > width:
        size -= 1
    for text in document.wrap(data.space, width, size, weight=500, lines=2):
        document.text(left, document.cursor, size * 1.25, text, size, weight=500)
        document.cursor += size * 1.25
    document.cursor += 4
    detail = document.width_of(data.detail, 12) + 12 if data.detail else 0
    size = 22.0
    while size > 12 and document.width_of(data.date, size, 500) > width - detail:
        size -= 1
    text = document.wrap(data.date, width - detail, size, weight=500, lines=1)[0]
    document.text(left, document.cursor, 30, text, size, weight=500)
    document.text(left, document.cursor + 4, 26, data.detail, 12, align="right", width=width)
    document.cursor += 38
    document.rule(left, document.cursor, document.right, document.cursor, 2)


def _door_lines(document: A4Document, lines: Sequence[DoorLine], share: int) -> None:
    left, width = document.left, document.inner
    if not lines:
        text = translate("documents", "No bookings")
        document.text(left, document.cursor, 110, text, 30, weight=500)
        return
    height = min(document.room / share, 128)
    size = min(height * 0.36, 32)
    while size > 11 and max(document.width_of(line.time, size, 500) for line in lines) > width * 0.42:
        size -= 0.5
    times = min(max(document.width_of(line.time, size, 500) for line in lines), width * 0.42) + size * 0.8
    for line in lines:
        y = document.cursor
        if line.closed:
            document.hatch(left, y + 5, width, height - 10, pitch=7, line=0.35, outline=False)
        text = document.wrap(line.time, times - 6, size, weight=500, lines=1)[0]
        weight: Weight = 400 if line.closed else 500
        _plate(document, line, left, y + (height - size * 1.3) / 2, times, size * 1.3)
        document.text(left, y, height, text, size, weight=weight)
        _door_words(document, line, Box(left + times, y, width - times, height), size)
        document.cursor += height
        # The last one would lie close to that of the foot when the page is full.
        if document.room > 1:
            document.rule(left, document.cursor, document.right, document.cursor)


def _plate(document: A4Document, line: DoorLine, x: float, y: float, width: float, height: float) -> None:
    """White under words that would stand on a hatch."""
    if line.closed:
        before = 0 if x <= document.left else 6
        document.fill(x - before, y, before + width + 6, height, 1)


def _door_words(document: A4Document, line: DoorLine, box: Box, most: float) -> None:
    """The title as large as it fits in one line, else smaller in two; the organisation under it."""
    width = box.width
    small = max(most * 0.56, 10)
    below = small * 1.4 if line.organisation else 0
    weight: Weight = 400 if line.closed else 500
    size = most
    while True:
        rows = max(1, min(3, int((box.height - 8 - below) / (size * 1.25))))
        texts = document.wrap(line.title, width, size, weight=weight, lines=rows)
        if not texts[-1].endswith("…") or line.title.endswith("…") or size <= most * 0.5:
            break
        size -= 0.5
    height = len(texts) * size * 1.25 + below
    y = box.y + (box.height - height) / 2
    widest = max(document.width_of(text, size, weight) for text in texts)
    _plate(document, line, box.x, y, max(widest, document.width_of(line.organisation, small)), height)
    for text in texts:
        document.text(box.x, y, size * 1.25, text, size, weight=weight)
        y += size * 1.25
    if below:
        document.text(box.x, y, below, document.wrap(line.organisation, width, small, lines=1)[0], small)


# ------------------------------------------------------------------------------------------ the week


@dataclass(frozen=True, slots=True)
class WeekBooking:
    """One booking in the week of a space."""

    starts: datetime
    ends: datetime
    time: str
    title: str
    state: str
    state_text: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class RoomWeek:
    """One space, its days as columns; a column runs from `begins` on for 24 hours, so that a night stays whole."""

    paper: Paper
    space: str
    period: str
    begins: datetime
    """The hour at which the first column begins, such as 05:00 of Monday."""
    days: tuple[str, ...]
    """Heads of the columns, such as 7月13日 周一."""
    bookings: tuple[WeekBooking, ...]
    printed_by: str
    closed: tuple[Closed, ...] = ()
    detail: str = ""
    hours: int = 24
    """Hours shown; more if a booking needs them."""


def room_week(path: Path | str, data: RoomWeek, progress: Progress | None = None) -> Printed:
    """Print the week of one space, drawn; see `day_sheet`."""
    progress = progress or Progress()
    bookings = sorted(data.bookings, key=lambda one: (one.starts, one.ends))
    title = translate("documents", "{space} Bookings of the week").format(space=data.space)
    code = CheckCode()
    code.add([data.paper.center, title, data.period, data.detail, str(data.begins), *data.days, *data.paper.notes])
    for closed in data.closed:
        code.add([str(closed.starts), str(closed.ends), closed.reason])
    for one in bookings:
        cells = (one.time, one.title, one.organisation, one.state, one.state_text)
        code.add([str(one.starts), str(one.ends), *cells])
    left = "　".join(text for text in (data.paper.center, data.period) if text)
    with begin(path, data.paper, title, data.period, data.printed_by, progress, landscape=True) as document:
        document.heading(title, left, data.detail)
        shown = _Week(document, data, bookings).draw()
        pages = document.finish(code.text)
    progress.tick(shown, shown)
    return Printed(pages, shown, code.text)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What of a booking or a closed time falls in one column, in minutes from its top."""

    start: float
    end: float
    before: bool = False
    """Whether it began in the column before."""
    after: bool = False


class _Week:
    """Days across, hours down."""

    _TYPE = 7.5
    _HOURS = 40.0

    def __init__(self, document: A4Document, data: RoomWeek, bookings: Sequence[WeekBooking]) -> None:
        self._document, self._data, self._bookings = document, data, bookings
        self._columns: list[list[tuple[WeekBooking, _Piece]]] = [
            [(one, piece) for one in bookings if (piece := self._piece(day, one.starts, one.ends)) is not None]
            for day in range(len(data.days))
        ]
        self._states: list[tuple[str, str]] = []
        latest = max((piece.end for column in self._columns for _, piece in column), default=0)
        self._hours = min(24, max(data.hours, -(-int(latest) // 60), 1))

    def _piece(self, day: int, starts: datetime, ends: datetime) -> _Piece | None:
        top = self._data.begins + timedelta(days=day)
        start, end = ((moment - top) / timedelta(minutes=1) for moment in (starts, ends))
        if end <= 0 or start >= _DAY or end <= start:
            return None
        return _Piece(max(start, 0), min(end, _DAY), start < 0, end > _DAY)

    def draw(self) -> int:
        """Draw it at the cursor; returns how many bookings it shows."""
        document, data = self._document, self._data
        width = (document.inner - self._HOURS) / max(len(data.days), 1)
        heads = [document.wrap(day, width - 6, 9, weight=500) for day in data.days]
        head = max([len(lines) for lines in heads], default=1) * 12 + 8
        top, bottom = document.cursor + head, document.bottom - 22
        self._minute = (bottom - top) / (self._hours * 60)
        document.fill(document.left, document.cursor, document.inner, head, 0.94)
        for number, lines in enumerate(heads):
            x, y = document.left + self._HOURS + number * width, document.cursor + (head - len(lines) * 12) / 2
            for text in lines:
                document.text(x, y, 12, text, 9, weight=500, align="center", width=width)
                y += 12
        self._rules(top, bottom)
        stepped = False
        for number, column in enumerate(self._columns):
            x = document.left + self._HOURS + number * width
            for closed in data.closed:
                piece = self._piece(number, closed.starts, closed.ends)
                if piece is not None and piece.start < self._hours * 60:
                    shut(document, self._box(piece, x, width, top), closed.reason, 7)
            stepped |= self._column(column, x, width, top)
            document.rule(x, document.cursor, x, bottom)
        document.rule(document.left, top, document.right, top)
        document.frame(document.left, document.cursor, document.inner, bottom - document.cursor)
        document.cursor = bottom
        legend(document, self._states, closed=bool(data.closed), remarks=[crowd_remark()] if stepped else [])
        return sum(any(one is other for column in self._columns for other, _ in column) for one in self._bookings)

    def _rules(self, top: float, bottom: float) -> None:
        document, begins = self._document, self._data.begins
        for hour in range(self._hours + 1):
            y = top + hour * 60 * self._minute
            moment = begins + timedelta(hours=hour)
            midnight = hour > 0 and moment.hour == 0
            if y < bottom - 4:
                label = f"{moment:%H:%M}"
                if midnight:
                    label = translate("documents", "next day {time}").format(time=label)
                size = 7.0
                while size > 4.5 and document.width_of(label, size) > self._HOURS - 6:
                    size -= 0.25
                document.text(document.left, y + 1, 11, label, size, align="right", width=self._HOURS - 4)
            if 0 < hour < self._hours:
                if midnight:
                    document.rule(document.left, y, document.right, y, 1.2)
                else:
                    document.rule(document.left, y, document.right, y, 0.3, dash="0.4 3.6")

    def _box(self, piece: _Piece, x: float, width: float, top: float) -> Box:
        end = min(piece.end, self._hours * 60)
        return Box(x, top + piece.start * self._minute, width, (end - piece.start) * self._minute)

    def _column(self, column: Sequence[tuple[WeekBooking, _Piece]], x: float, width: float, top: float) -> bool:
        """Draw the bookings of one day; tells whether there were too many to be drawn one by one."""
        document = self._document
        # Even the shortest is high enough for a line; what would come to lie over another lies beside it.
        least, last = 10 / self._minute, self._hours * 60
        pieces = []
        for one, piece in column:
            start, end = piece.start, max(piece.end, piece.start + least)
            if end > last:
                start, end = min(start, last - least), last
            pieces.append((one, piece, Stretch(start, end, one.state)))
        kept, many = drawn([stretch for *_, stretch in pieces])
        stretches = [pieces[index][2] for index in kept]
        if many:
            self._steps(crowd(stretches), x, width, top)
            return True
        for index, stretch, (lane, count) in zip(kept, stretches, lanes(stretches), strict=True):
            one, piece, _ = pieces[index]
            self._states.append((one.state, one.state_text))
            part = (width - 3) / count
            box = Box(
                x + 1.5 + lane * part,
                top + stretch.start * self._minute + 0.5,
                part - 1 * (count > 1),
                (stretch.end - stretch.start) * self._minute - 1,
            )
            inside = block(document, box, one.state, ("top" * piece.before + " bottom" * piece.after).strip())
            # Where only one line fits, the title says more than the time, which can be seen.
            texts = [one.title, one.time, one.organisation]
            if not words(document, inside, texts, self._TYPE, ink(one.state)):
                words(document, inside, texts, 5, ink(one.state))
        return False

    def _steps(self, steps: Sequence[tuple[float, float, int]], x: float, width: float, top: float) -> None:
        document = self._document
        most = max(count for *_, count in steps)
        for start, end, count in steps:
            box = Box(x, top + start * self._minute, (width - 16) * count / most, (end - start) * self._minute)
            document.fill(*box, 1)
            document.hatch(*box, pitch=2.4, line=0.5)
            if box.height >= 6:
                middle = box.y + box.height / 2
                document.fill(box.x + box.width + 1, middle - 3, document.width_of(str(count), 6.5) + 2, 6, 1)
                document.text(box.x + box.width + 2, box.y, box.height, str(count), 6.5)


# ------------------------------------------------------------------------------------------ the loan receipt


@dataclass(frozen=True, slots=True)
class LoanItem:
    """One thing lent, with its condition then and, once it is back, its condition at return."""

    name: str
    quantity: str
    """With its unit, such as 2 支."""
    lent: str
    returned: str = ""
    """Empty: boxes to tick."""


@dataclass(frozen=True, slots=True)
class LoanReceipt:
    """Everything that is printed about one loan, twice on a page."""

    paper: Paper
    number: str
    borrower: str
    phone: str
    """Masked."""
    organisation: str
    purpose: str
    """What it is for: the booking with its space and time."""
    lent_at: str
    due: str
    items: tuple[LoanItem, ...]
    rules: tuple[str, ...]
    printed_by: str
    returned_at: str = ""


def loan_receipt(path: Path | str, data: LoanReceipt, progress: Progress | None = None) -> Printed:
    """Print the receipt for a loan: the borrower's copy and the desk's, to be cut apart; see `day_sheet`.

    A loan of many things takes a page, or several, for each copy.
    """
    progress = progress or Progress()
    title = translate("documents", "{center} Loan receipt").format(center=data.paper.center)
    code = CheckCode()
    code.add([title, data.number, *(text for row in _loan_facts(data) for pair in row for text in pair)])
    code.add([*data.rules, *data.paper.notes])
    for item in data.items:
        code.add([item.name, item.quantity, item.lent, item.returned])
    copies = (translate("documents", "Borrower's copy"), translate("documents", "Desk's copy"))
    with begin(path, data.paper, title, data.number, data.printed_by, progress) as document:
        cut = document.height / 2 - 6
        _loan_copy(document, data, title, copies[0])
        below = cut + 20 + document.cursor - document.top
        if document.page == 1 and document.cursor + 4 <= cut - 24 and below <= document.bottom:
            line = "　".join([*facts(data.paper, data.printed_by), _code_text(code.text)])
            document.text(document.left, cut - 24, 12, document.wrap(line, document.inner, 8, lines=1)[0], 8, gray=0.2)
            _cut(document, cut)
            document.cursor = cut + 20
        else:
            document.new_page()
        _loan_copy(document, data, title, copies[1])
        pages = document.finish(code.text)
    progress.tick(len(data.items), len(data.items))
    return Printed(pages, len(data.items), code.text)


def _code_text(code: str) -> str:
    return translate("documents", "Check code {code}").format(code=code)


def _cut(document: A4Document, y: float) -> None:
    text = "✂　" + translate("documents", "Cut here")
    width = document.width_of(text, 8)
    document.rule(8 * MM, y, document.width - 8 * MM, y, 0.5, dash="4 3")
    x = (document.width - width) / 2
    document.fill(x - 6, y - 6, width + 12, 12, 1)
    document.text(x, y - 6, 12, text, 8, gray=0.2)


def _loan_facts(data: LoanReceipt) -> list[list[tuple[str, str]]]:
    """Rows of names and values, one or two pairs in each."""
    return [
        [(translate("documents", "Borrower"), data.borrower), (translate("documents", "Phone"), data.phone)],
        [(translate("documents", "Organisation"), data.organisation)],
        [(translate("documents", "Used for"), data.purpose)],
        [(translate("documents", "Lent at"), data.lent_at), (translate("documents", "Due back"), data.due)],
        [(translate("documents", "Returned at"), data.returned_at)],
    ]


def _loan_copy(document: A4Document, data: LoanReceipt, title: str, copy: str) -> None:
    left, width = document.left, document.inner
    size = 15.0
    while size > 11 and document.width_of(title, size, 500) > width:
        size -= 0.5
    document.text(
        left, document.cursor, 22, document.wrap(title, width, size, weight=500, lines=1)[0], size,
        weight=500, align="center", width=width,
    )  # fmt: skip
    document.cursor += 24
    number = translate("documents", "Number: {number}").format(number=data.number)
    document.text(left, document.cursor, 16, document.wrap(number, width * 0.6, 9, lines=1)[0], 9)
    plate = document.width_of(copy, 9, 500) + 12
    document.frame(document.right - plate, document.cursor, plate, 15)
    document.text(document.right - plate, document.cursor, 15, copy, 9, weight=500, align="center", width=plate)
    document.cursor += 20
    _loan_grid(document, _loan_facts(data))
    document.cursor += 6
    blank = translate("documents", "□ Good　□ Damaged　□ Missing")
    table = document.table(
        [
            TableColumn(translate("documents", "No."), 34, "center"),
            TableColumn(translate("documents", "Item"), 0, lines=3),
            TableColumn(translate("documents", "Quantity"), 52, "center"),
            TableColumn(translate("documents", "Condition when lent"), 0, lines=3),
            TableColumn(translate("documents", "Condition at return"), document.width_of(blank, 9) + 10, lines=3),
        ]
    )
    for index, item in enumerate(data.items, 1):
        table.row([str(index), item.name, item.quantity, item.lent, item.returned or blank])
    table.end()
    lines = [line for rule in data.rules for line in document.wrap(rule, width, 8, lines=9)]
    document.cursor += 4
    for line in lines:
        document.need(11.5)
        document.text(left, document.cursor, 11.5, line, 8)
        document.cursor += 11.5
    document.cursor += 6
    document.need(46)
    document.signatures((translate("documents", "Borrower signs"), translate("documents", "Clerk signs")))
    document.cursor += 6
    document.signatures((translate("documents", "Brought back by"), translate("documents", "Taken back by")))


def _loan_grid(document: A4Document, rows: Sequence[Sequence[tuple[str, str]]]) -> None:
    """A ruled grid of names and values."""
    size, line = 9.0, 11.5
    label = max(58, *(document.width_of(name, size, 500) + 10 for row in rows for name, _ in row))
    for row in rows:
        width = document.inner / len(row)
        texts = [document.wrap(value, width - label - 10, size, lines=2) for _, value in row]
        height = max(len(lines) for lines in texts) * line + 6.5
        y = document.cursor
        for number, ((name, _), lines) in enumerate(zip(row, texts, strict=True)):
            x = document.left + number * width
            document.fill(x, y, label, height, 0.94)
            document.text(x, y, height, name, size, weight=500, align="center", width=label)
            upper = y + (height - len(lines) * line) / 2
            for text in lines:
                document.text(x + label + 5, upper, line, text, size)
                upper += line
            document.frame(x, y, label, height)
            document.frame(x + label, y, width - label, height)
        document.cursor += height
