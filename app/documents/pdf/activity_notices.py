"""What an activity hangs up and hands out: the notice, who has a place and why, the ballot, tickets, certificates.

On what hangs where anybody passes nobody is named, not even who printed it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.atomic import atomic_write
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin
from app.documents.pdf.sheet import MM, PX, A4Document, Align, TableColumn
from app.documents.pdf.visitor_log import Printed

# ------------------------------------------------------------------------------------------ the notice


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """海报: one page that tells everything somebody needs to come."""

    paper: Paper
    title: str
    kind: str
    """What it is, such as 科普教育; above the title."""
    facts: tuple[tuple[str, str], ...]
    """Name and value: when, where, for whom, how many places, how to register, what to bring."""
    text: str
    """What happens there."""
    organiser: str
    date: str
    """The day of the notice, in words."""
    code: str
    """What the QR code says, in plain words; empty: none."""


def public_notice(path: Path | str, data: PublicNotice, progress: Progress | None = None) -> Printed:
    """Print a notice to hang up, in the largest type that fits one page; see `activity_log`."""
    progress = progress or Progress()
    with plain(path, data.paper, data.title, progress) as document:
        _poster(document, data)
        pages = document.finish()
    progress.tick(1, 1)
    return Printed(pages, 1, "")


_QR = 40 * MM


def _poster(document: A4Document, data: PublicNotice) -> None:
    left, width = document.left, document.inner
    document.fill(left, document.cursor, width, 3, 0)
    document.cursor += 14
    document.text(left, document.cursor, 20, document.wrap(data.paper.center, width * 0.7, 13, lines=1)[0], 13)
    document.text(left, document.cursor, 20, data.kind, 13, weight=500, align="right", width=width)
    document.cursor += 40
    size, lines = _headline(document, data.title, width)
    for text in lines:
        document.text(left, document.cursor, size * 1.3, text, size, weight=500)
        document.cursor += size * 1.3
    document.cursor += 22
    bottom = document.bottom - (_QR if data.code else 56) - 16
    size = 17.0
    while size > 9 and _facts_height(document, data, size) > bottom - document.cursor:
        size -= 0.5
    _poster_facts(document, data, size)
    room = bottom - document.cursor
    body = min(size, 14)
    lines = document.wrap(data.text, width, body, lines=max(1, int(room / (body * 1.7)))) if data.text else []
    if room >= body * 1.7:
        for text in lines:
            document.text(left, document.cursor, body * 1.7, text, body)
            document.cursor += body * 1.7
    _poster_foot(document, data)


def _headline(document: A4Document, title: str, width: float) -> tuple[float, list[str]]:
    """A title as large as it fits in one line or two, these parted where the words part if that costs little."""
    cuts = [place for place, sign in enumerate(title, 1) if sign in "）》”】：，、 " and place < len(title)]
    size = 46.0
    while size >= 34:
        if document.width_of(title, size, 500) <= width:
            return size, [title]
        for cut in sorted(cuts, key=lambda cut: abs(cut - len(title) / 2)):
            halves = [title[:cut].strip(), title[cut:].strip()]
            if max(document.width_of(half, size, 500) for half in halves) <= width:
                return size, halves
        size -= 1
    size = 46.0
    while size > 26 and len(document.wrap(title, width, size, weight=500, lines=9)) > 2:
        size -= 1
    return size, document.wrap(title, width, size, weight=500, lines=4)


def _labels(document: A4Document, data: PublicNotice, size: float) -> float:
    return max((document.width_of(name, size, 500) for name, _ in data.facts), default=0) + size * 1.2


def _facts_height(document: A4Document, data: PublicNotice, size: float) -> float:
    room = document.inner - _labels(document, data, size)
    rows = [document.wrap(value, room, size, lines=6) for _, value in data.facts]
    # Two lines at least remain for the text.
    return sum(len(lines) * size * 1.45 + size * 0.9 for lines in rows) + (48 if data.text else 0)


def _poster_facts(document: A4Document, data: PublicNotice, size: float) -> None:
    label = _labels(document, data, size)
    line = size * 1.45
    for name, value in data.facts:
        lines = document.wrap(value, document.inner - label, size, lines=6)
        document.text(document.left, document.cursor, line, name, size, weight=500)
        for text in lines:
            document.text(document.left + label, document.cursor, line, text, size)
            document.cursor += line
        document.cursor += size * 0.45
        document.rule(document.left, document.cursor, document.right, document.cursor, 0.4)
        document.cursor += size * 0.45
    document.cursor += 6


def _poster_foot(document: A4Document, data: PublicNotice) -> None:
    left, bottom = document.left, document.bottom
    top = bottom - (_QR if data.code else 56)
    document.rule(left, top - 8, document.right, top - 8, 1.5)
    room = document.inner
    if data.code:
        document.qr(document.right - _QR, top, _QR, data.code)
        room -= _QR + 12
        said = translate("documents", "Scan to take time, place and telephone along")
        y = top + 4
        for text in document.wrap(said, room, 11, lines=2):
            document.text(left, y, 18, text, 11)
            y += 18
    document.text(
        left, bottom - 44, 22, document.wrap(data.organiser, room, 14, weight=500, lines=1)[0], 14, weight=500
    )
    document.text(left, bottom - 22, 20, data.date, 12)


@contextmanager
def plain(
    path: Path | str, paper: Paper, title: str, progress: Progress, *, landscape: bool = False
) -> Iterator[A4Document]:
    """A document without feet, for what is hung up or handed out: no pages are counted and it bears no code."""
    with atomic_write(path) as file:
        yield A4Document(
            file,
            title=title,
            author=paper.center,
            created=paper.created,
            landscape=landscape,
            foot=False,
            progress=progress,
        )


# ------------------------------------------------------------------------------------------ who has a place


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One quota. `kept` places are still kept for it."""

    name: str
    rule: str
    """Kept for them, or at most so many, in words."""
    places: int
    taken: int
    kept: int


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One household by its number: there is no place for a name."""

    number: str
    people: int
    standing: str
    words: tuple[str, ...]
    """Why, a sentence each."""


@dataclass(frozen=True, slots=True)
class QuotaNotice:
    """公示: who has a place, waits or was refused, and why; lines in the order of their numbers."""

    paper: Paper
    title: str
    number: str
    figures: tuple[tuple[str, str], ...]
    quotas: tuple[QuotaLine, ...]
    lines: tuple[NoticeLine, ...]
    contact: str
    """Whom to ask, with the telephone; empty: nothing is said."""


def quota_notice(path: Path | str, data: QuotaNotice, progress: Progress | None = None) -> Printed:
    """Print where every registration stands, to hang up; see `activity_log`."""
    progress = progress or Progress()
    title = translate("documents", "{center} Notice of places").format(center=data.paper.center)
    code = CheckCode()
    code.add([title, data.title, data.number, data.contact, *data.paper.notes])
    code.add(text for pair in data.figures for text in pair)
    with begin(path, data.paper, title, data.title, "", progress) as document:
        document.heading(title, data.title, data.number)
        if data.figures:
            across = len(data.figures)
            height = document.figures(document.left, document.cursor, document.inner, data.figures, across)
            document.cursor += height + 14 * PX
        if data.quotas:
            _quota_table(document, data.quotas, code)
        _notice_lines(document, data.lines, code)
        if data.contact:
            document.need(34)
            document.cursor += 10
            for text in document.wrap(data.contact, document.inner, 10, lines=3):
                document.text(document.left, document.cursor, 16, text, 10)
                document.cursor += 16
        pages = document.finish(code.text)
    progress.tick(len(data.lines), len(data.lines))
    return Printed(pages, len(data.lines), code.text)


def _quota_table(document: A4Document, quotas: Sequence[QuotaLine], code: CheckCode) -> None:
    table = document.table(
        [
            TableColumn(translate("documents", "Quota"), 0, lines=2),
            TableColumn(translate("documents", "Rule"), 110, lines=2),
            TableColumn(translate("documents", "Places"), 64, "right"),
            TableColumn(translate("documents", "Taken"), 64, "right"),
            TableColumn(translate("documents", "Still kept"), 64, "right"),
        ]
    )
    for one in quotas:
        cells = (one.name, one.rule, str(one.places), str(one.taken), str(one.kept))
        table.row(cells)
        code.add(cells)
    table.end()
    document.cursor += 14 * PX


def _notice_lines(document: A4Document, lines: Sequence[NoticeLine], code: CheckCode) -> None:
    table = document.table(
        [
            TableColumn(translate("documents", "Number"), 56, "center"),
            TableColumn(translate("documents", "People"), 42, "center"),
            TableColumn(translate("documents", "State"), 84, "center", lines=2),
            TableColumn(translate("documents", "Why"), 0, lines=12),
        ]
    )
    for number, one in enumerate(lines, 1):
        cells = (one.number, str(one.people), one.standing, "\n".join(one.words))
        table.row(cells)
        code.add(cells)
        if number % 50 == 0:
            document.tick(number, len(lines))
    if not lines:
        table.message(translate("documents", "Nobody has registered yet."))
    table.end()


# ------------------------------------------------------------------------------------------ the ballot


@dataclass(frozen=True, slots=True)
class BallotQuota:
    """One quota as the ballot counts it, called by a letter."""

    letter: str
    name: str
    rule: Literal["kept", "at_most", "released"]
    """Places that are kept, a limit, or places that were kept until a time that is over."""
    places: int
    given: int = 0
    """Filled before the lots are drawn."""


@dataclass(frozen=True, slots=True)
class BallotNumber:
    """One registration number. `people`: for each person the letters of the quotas that count, "" for none."""

    number: str
    people: tuple[str, ...]
    rank: int | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """Everything needed to draw the lots again; numbers in their order."""

    paper: Paper
    title: str
    number: str
    listed: str
    """When the list was closed, in words."""
    seed: str
    capacity: int | None
    given: int
    """Places given before the lots are drawn."""
    quotas: tuple[BallotQuota, ...]
    numbers: tuple[BallotNumber, ...]
    printed_by: str
    drawn: str = ""
    """When the lots were drawn, in words; empty: not yet."""


def ballot_rule() -> list[str]:
    """How lots are drawn, in words that suffice to do it again."""
    return [
        translate(
            "documents",
            "1. For every number on this list the SHA-256 of “seed|number” (UTF-8, one bar between them) is "
            "written in hexadecimal; the numbers are put in ascending order of it.",
        ),
        translate(
            "documents",
            "2. In this order a household is admitted, whole, if there are places for all its people; if with it the "
            "places given and those still kept for quotas are no more than all places, or no more than before it; "
            "and if no “at most” quota that one of its people counts in has more than it may.",
        ),
        translate(
            "documents",
            "3. Somebody who counts in several quotas takes one place, and fills one place of each of them.",
        ),
        translate(
            "documents",
            "4. Those not admitted are gone through again in the same order, until nobody more is admitted; who is "
            "left is on the waiting list in this order.",
        ),
    ]


def ballot_sheet(path: Path | str, data: Ballot, progress: Progress | None = None) -> Printed:
    """Print the list of a ballot with its seed and rule, and once the lots are drawn the result; see `activity_log`.

    Each number stands on a line of its own: its row, the number, how many people, for each person the letters of the
    quotas ("AB/A/-"), and if drawn its place and what came of it.
    """
    progress = progress or Progress()
    title = translate("documents", "{center} Ballot list").format(center=data.paper.center)
    code = CheckCode()
    code.add([title, data.title, data.number, data.listed, data.drawn, *data.paper.notes])
    with begin(path, data.paper, title, data.title, data.printed_by, progress) as document:
        document.heading(title, data.title, data.number)
        capacity = translate("documents", "no limit") if data.capacity is None else str(data.capacity)
        said = [
            (translate("documents", "Seed"), data.seed),
            (translate("documents", "Places in all"), capacity),
            (translate("documents", "Given before"), str(data.given)),
            (translate("documents", "Numbers"), str(len(data.numbers))),
            (translate("documents", "List closed"), data.listed),
            (translate("documents", "Lots drawn"), data.drawn or translate("documents", "not yet")),
        ]
        _facts(document, said)
        code.add(text for pair in said for text in pair)
        for rule in ballot_rule():
            for text in document.wrap(rule, document.inner, 9, lines=9):
                document.need(15)
                document.text(document.left, document.cursor, 14, text, 9)
                document.cursor += 14
            document.cursor += 2
        document.cursor += 8
        if data.quotas:
            _ballot_quotas(document, data.quotas, code)
        _ballot_numbers(document, data, code)
        document.need(46 * PX)
        document.cursor += 18 * PX
        document.signatures((translate("documents", "Drawn by"), translate("documents", "Witness")))
        pages = document.finish(code.text)
    progress.tick(len(data.numbers), len(data.numbers))
    return Printed(pages, len(data.numbers), code.text)


def _facts(document: A4Document, pairs: Sequence[tuple[str, str]]) -> None:
    label = max(document.width_of(name, 10, 500) for name, _ in pairs) + 16
    for name, value in pairs:
        height = 21.0
        document.fill(document.left, document.cursor, label, height, 0.94)
        document.text(document.left + 8, document.cursor, height, name, 10, weight=500)
        text = document.wrap(value, document.inner - label - 16, 10, lines=1)[0]
        document.text(document.left + label + 8, document.cursor, height, text, 10)
        document.rule(document.left + label, document.cursor, document.left + label, document.cursor + height)
        document.frame(document.left, document.cursor, document.inner, height)
        document.cursor += height
    document.cursor += 8


def _ballot_quotas(document: A4Document, quotas: Sequence[BallotQuota], code: CheckCode) -> None:
    table = document.table(
        [
            TableColumn(translate("documents", "Letter"), 44, "center"),
            TableColumn(translate("documents", "Rule"), 96, "center"),
            TableColumn(translate("documents", "Places"), 60, "right"),
            TableColumn(translate("documents", "Given before"), 74, "right"),
            TableColumn(translate("documents", "Quota"), 0),
        ]
    )
    rules = {
        "kept": translate("documents", "kept"),
        "at_most": translate("documents", "at most"),
        "released": translate("documents", "no longer kept"),
    }
    for one in quotas:
        cells = (one.letter, rules[one.rule], str(one.places), str(one.given), one.name)
        table.row(cells)
        code.add(cells)
    table.end()
    document.cursor += 14 * PX


def _ballot_numbers(document: A4Document, data: Ballot, code: CheckCode) -> None:
    columns = [
        TableColumn(translate("documents", "No."), 40, "center"),
        TableColumn(translate("documents", "Number"), 72, "center"),
        TableColumn(translate("documents", "People"), 46, "center"),
        TableColumn(translate("documents", "Quotas of each person"), 0, lines=1),
    ]
    if data.drawn:
        columns.append(TableColumn(translate("documents", "Place drawn"), 64, "center"))
        columns.append(TableColumn(translate("documents", "Result"), 100, "center", lines=1))
    table = document.table(columns)
    for row, one in enumerate(data.numbers, 1):
        cells = [str(row), one.number, str(len(one.people)), "/".join(letters or "-" for letters in one.people)]
        if data.drawn:
            cells += ["" if one.rank is None else str(one.rank), one.result]
        table.row(cells)
        code.add(cells)
        if row % 100 == 0:
            document.tick(row, len(data.numbers))
    if not data.numbers:
        table.message(translate("documents", "Nobody has registered yet."))
    table.end()


# ------------------------------------------------------------------------------------------ tickets


@dataclass(frozen=True, slots=True)
class Ticket:
    """One participant's ticket; the name is masked. `code` is what the QR code says."""

    number: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Tickets:
    """The tickets of an activity, eight on a page to cut out."""

    paper: Paper
    title: str
    time: str
    place: str
    tickets: tuple[Ticket, ...]


def tickets(path: Path | str, data: Tickets, progress: Progress | None = None) -> Printed:
    """Print the tickets; see `activity_log`."""
    progress = progress or Progress()
    with plain(path, data.paper, data.title, progress) as document:
        width, height = document.inner / 2, (document.height - 2 * document.top) / 4
        for index, ticket in enumerate(data.tickets):
            place = index % 8
            if index and place == 0:
                document.new_page()
            if place == 0:
                _cuts(document, width, height)
                document.tick(index, len(data.tickets))
            x, y = document.left + place % 2 * width, document.top + place // 2 * height
            _ticket(document, data, ticket, x, y, width, height)
        if not data.tickets:
            nobody = translate("documents", "Nobody has a place yet.")
            document.text(document.left, document.cursor, 30, nobody, 12)
        pages = document.finish()
    progress.tick(len(data.tickets), len(data.tickets))
    return Printed(pages, len(data.tickets), "")


def _cuts(document: A4Document, width: float, height: float) -> None:
    for column in range(3):
        x = document.left + column * width
        document.rule(x, document.top, x, document.top + 4 * height, 0.4, dash="3 3")
    for row in range(5):
        y = document.top + row * height
        document.rule(document.left, y, document.right, y, 0.4, dash="3 3")


def _ticket(
    document: A4Document, data: Tickets, ticket: Ticket, x: float, y: float, width: float, height: float
) -> None:
    pad = 5 * MM
    left, room = x + pad, width - 2 * pad
    at = y + pad
    document.text(left, at, 12, document.wrap(data.paper.center, room, 8, lines=1)[0], 8, gray=0.2)
    at += 15
    for text in document.wrap(data.title, room, 12, weight=500, lines=2):
        document.text(left, at, 17, text, 12, weight=500)
        at += 17
    side = min(29 * MM, y + height - pad - at)
    beside = room - side - 6
    at += 3
    for words, most in ((data.time, 3), (data.place, 2)):
        for text in document.wrap(words, beside, 9, lines=most) if words else []:
            document.text(left, at, 13, text, 9)
            at += 13
    foot = y + height - pad
    document.text(left, foot - 46, 30, ticket.number, 26, weight=500)
    document.text(left, foot - 15, 14, document.wrap(ticket.name, beside, 10, lines=1)[0], 10)
    document.qr(x + width - pad - side + 2, foot - side + 2, side, ticket.code)


# ------------------------------------------------------------------------------------------ certificates


@dataclass(frozen=True, slots=True)
class Certificate:
    """What one participant gets, in full name."""

    name: str
    words: str
    """What is certified, a sentence or two."""
    number: str


@dataclass(frozen=True, slots=True)
class Certificates:
    """Certificates of attendance, a page each."""

    paper: Paper
    title: str
    """Of the activity."""
    issuer: str
    date: str
    certificates: tuple[Certificate, ...]


def certificates(path: Path | str, data: Certificates, progress: Progress | None = None) -> Printed:
    """Print the certificates; see `activity_log`."""
    progress = progress or Progress()
    title = translate("documents", "Certificate of attendance")
    with plain(path, data.paper, f"{title}　{data.title}", progress, landscape=True) as document:
        for number, one in enumerate(data.certificates):
            if number:
                document.new_page()
            _certificate(document, data, one, title)
            document.tick(number + 1, len(data.certificates))
        if not data.certificates:
            nobody = translate("documents", "Nobody has attended enough sessions yet.")
            document.text(document.left, document.cursor, 30, nobody, 12)
        pages = document.finish()
    progress.tick(len(data.certificates), len(data.certificates))
    return Printed(pages, len(data.certificates), "")


def _certificate(document: A4Document, data: Certificates, one: Certificate, title: str) -> None:
    edge = 12 * MM
    document.frame(edge, edge, document.width - 2 * edge, document.height - 2 * edge, line=2)
    inner = edge + 4
    document.frame(inner, inner, document.width - 2 * inner, document.height - 2 * inner, line=0.5)
    left, width = 46 * MM, document.width - 92 * MM
    y = 30 * MM
    size, spacing = 34.0, 10.0
    while size > 22 and document.width_of(title, size, 500) + spacing * len(title) > width:
        size, spacing = size - 1, spacing * 0.8
    document.text(left, y, 46, title, size, weight=500, align="center", width=width, spacing=spacing)
    y += 54
    middle = document.width / 2
    document.rule(middle - 28, y, middle + 28, y, 1.2)
    y += 30
    size = 26.0
    while size > 14 and document.width_of(one.name, size, 500) > width:
        size -= 1
    document.text(left, y, 40, one.name, size, weight=500, align="center", width=width)
    y += 56
    lines = document.wrap(one.words, width, 15, lines=6)
    for text in lines:
        # A single line stands in the middle under the name, several are read from the left.
        align: Align = "center" if len(lines) == 1 else "left"
        document.text(left, y, 29, text, 15, align=align, width=width)
        y += 29
    foot = document.height - 34 * MM
    number = translate("documents", "Number: {number}").format(number=one.number)
    document.text(left, foot, 20, number, 10, gray=0.2)
    right = 84 * MM
    x = document.width - 46 * MM - right
    document.text(x, foot - 48, 16, translate("documents", "(Seal)"), 9, gray=0.45, align="center", width=right)
    issuer = document.wrap(data.issuer, right, 13, weight=500, lines=1)[0]
    document.text(x, foot - 22, 20, issuer, 13, weight=500, align="center", width=right)
    document.text(x, foot, 20, data.date, 12, align="center", width=right)
