"""活动台账: the full record of one activity as offices file it, and the logs of a whole period in one file.

Texts come translated, in the site's time, and masked where names are to be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin, facts, masked_note
from app.documents.pdf.sheet import MM, PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed
from app.documents.tables import Column, Sheet, Value

_SIZE = 10.0
_LINE = 22 * PX
_PAD = 11 * PX
_WHOLE = 6
"""Lines of a text that are kept together; a longer one may go on over the page."""
_ENDLESS = 1_000_000


@dataclass(frozen=True, slots=True)
class LogSession:
    """One session in figures; None: nothing known of it. `total` counts everybody who came."""

    number: int
    time: str
    title: str
    place: str
    expected: int | None
    present: int | None
    late: int | None
    excused: int | None
    absent: int | None
    walk_ins: int | None
    total: int | None
    note: str = ""
    """Such as that it was called off."""


@dataclass(frozen=True, slots=True)
class LogPhoto:
    """One photo with the words under it. `path` None: it is still at another desk."""

    path: Path | None
    caption: str


@dataclass(frozen=True, slots=True)
class LogName:
    """Somebody on the list of those who took part."""

    number: str
    name: str
    category: str
    phone: str
    state: str
    """Arrived, late, excused …, or of several sessions how many were attended."""
    at: str = ""
    note: str = ""
    """The reason of an absence, who collected a child."""


@dataclass(frozen=True, slots=True)
class ActivityLog:
    """Everything that is filed about one activity, or about one of its sessions."""

    paper: Paper
    """Its notes define the figures."""
    number: str
    filed: str
    """The day of filing, in words."""
    title: str
    printed_by: str
    campaign: str = ""
    kind: str = ""
    level: str = ""
    time: str = ""
    place: str = ""
    organiser: str = ""
    co_organiser: str = ""
    in_charge: str = ""
    host: str = ""
    recorder: str = ""
    staff: str = ""
    audience: str = ""
    registration: str = ""
    """Places, who was admitted, by quota, who waited."""
    attendance: str = ""
    """Expected, present, late, excused, absent, walk-ins, in all."""
    reasons: str = ""
    """Why some were absent."""
    content: str = ""
    summary: str = ""
    feedback: str = ""
    attachments: str = ""
    sessions: tuple[LogSession, ...] = ()
    """Told one by one where there are several."""
    photos: tuple[LogPhoto, ...] = ()
    names: tuple[LogName, ...] = ()
    masked: bool = True
    signatures: tuple[str, ...] = ()
    """Who signs; by default who handled it, who is in charge, who checked it."""


def activity_log(path: Path | str, data: ActivityLog, progress: Progress | None = None) -> Printed:
    """Print the log of an activity.

    The same data gives the same bytes; the check code covers the content and the photos, not when and by whom it was
    printed. Raises `EnvironmentProblem` if the file can't be written and `Cancelled` if stopped; either way an older
    file stays as it was. The same holds for every other paper of activities.
    """
    progress = progress or Progress()
    with begin(path, data.paper, _title(data), data.title, data.printed_by, progress) as document:
        code = _draw(document, data)
        pages = document.finish(code)
    return Printed(pages, max(1, len(data.sessions)), code)


def activity_logs(
    path: Path | str, paper: Paper, logs: Iterable[ActivityLog], count: int, printed_by: str,
    progress: Progress | None = None,
) -> Printed:  # fmt: skip
    """Print the logs of many activities one after another, each numbered and checked for itself.

    `logs` is read once, a log at a time; `count` is how many come. Answers the pages of all and their common code.
    """
    progress = progress or Progress()
    stream = iter(logs)
    data = next(stream, None)
    if data is None:
        return _no_log(path, paper, printed_by, progress)
    common, done, pages = CheckCode(), 0, 0
    with begin(path, data.paper, _title(data), data.title, data.printed_by, progress) as document:
        while True:
            said = translate("documents", "Log {n} of {total}").format(n=done + 1, total=count)
            progress.tick(done, count, said)
            document.bookmark(f"{data.number}　{data.title}".strip())
            code = _draw(document, data)
            common.add([code])
            done += 1
            data = next(stream, None)
            if data is None:
                break
            pages += document.next_paper(
                code,
                title=_title(data),
                running=data.title,
                notes=data.paper.notes,
                facts=facts(data.paper, data.printed_by),
            )
        pages += document.finish(code)
    progress.tick(done, done)
    return Printed(pages, done, common.text)


def _no_log(path: Path | str, paper: Paper, printed_by: str, progress: Progress) -> Printed:
    title = translate("documents", "{center} Activity log").format(center=paper.center)
    code = CheckCode()
    with begin(path, paper, title, "", printed_by, progress) as document:
        document.heading(title, "")
        nothing = translate("documents", "There were no activities in this period.")
        document.text(document.left, document.cursor, 40, nothing, _SIZE)
        pages = document.finish(code.text)
    return Printed(pages, 0, code.text)


def activity_log_sheets(data: ActivityLog) -> list[Sheet]:
    """The same record as tables: its facts, its sessions, the list of names."""
    footer = (*data.paper.notes, *facts(data.paper, data.printed_by), masked_note(data.masked)[0])
    title = f"{_title(data)}  {data.title}"
    told: list[Sequence[Value]] = [
        (translate("documents", "Number"), data.number),
        (translate("documents", "Filed on"), data.filed),
    ]
    told += [pair for row in _rows(data) for pair in row]
    photos = [photo.caption for photo in data.photos]
    told.insert(-1, (translate("documents", "Photos"), "\n".join(photos)))
    sessions: list[Sequence[Value]] = [
        (
            one.number, one.time, one.title, one.place, one.expected, one.present, one.late, one.excused, one.absent,
            one.walk_ins, one.total, one.note,
        )
        for one in data.sessions
    ]  # fmt: skip
    names: list[Sequence[Value]] = [
        (one.number, one.name, one.category, one.phone, one.state, one.at, one.note) for one in data.names
    ]
    figures = [
        translate("documents", "Expected"), translate("documents", "Present"), translate("documents", "Late"),
        translate("documents", "Excused"), translate("documents", "Absent"), translate("documents", "Walk-ins"),
        translate("documents", "Came in all"),
    ]  # fmt: skip
    return [
        Sheet(
            translate("documents", "Activity log"), title,
            (Column(translate("documents", "Item"), 16), Column(translate("documents", "Value"), 78)),
            told, footer, len(told),
        ),
        Sheet(
            translate("documents", "Sessions"), "",
            (
                Column(translate("documents", "No."), 6, "integer"),
                Column(translate("documents", "Time"), 26),
                Column(translate("documents", "Session"), 26),
                Column(translate("documents", "Place"), 18),
                *(Column(name, 9, "integer") for name in figures),
                Column(translate("documents", "Note"), 16),
            ),
            sessions, (), len(sessions),
        ),
        Sheet(
            translate("documents", "Participants"), "",
            (
                Column(translate("documents", "Number"), 9),
                Column(translate("documents", "Name"), 14),
                Column(translate("documents", "Counts as"), 20),
                Column(translate("documents", "Phone"), 16),
                Column(translate("documents", "Attendance"), 12),
                Column(translate("documents", "Signed in"), 10),
                Column(translate("documents", "Note"), 24),
            ),
            names, (masked_note(data.masked)[0],), len(names),
        ),
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------ what it says


def _title(data: ActivityLog) -> str:
    return translate("documents", "{center} Activity log").format(center=data.paper.center)


_Pair = tuple[str, str]


def _rows(data: ActivityLog) -> list[list[_Pair]]:
    """Rows of names and values, one or two pairs in each: before the sessions, after them, and below the photos."""
    return [*_head_rows(data), *_body_rows(data), *_foot_rows(data)]


def _head_rows(data: ActivityLog) -> list[list[_Pair]]:
    rows = [
        [(translate("documents", "Activity name"), data.title)],
        [
            (translate("documents", "Campaign"), data.campaign),
            (translate("documents", "Activity kind"), _joined(data.kind, data.level)),
        ],
        [(translate("documents", "Activity time"), data.time), (translate("documents", "Activity place"), data.place)],
        [
            (translate("documents", "Organiser"), data.organiser),
            (translate("documents", "Co-organiser"), data.co_organiser),
        ],
        [(translate("documents", "In charge"), data.in_charge), (translate("documents", "Host"), data.host)],
        [(translate("documents", "Recorder"), data.recorder), (translate("documents", "Staff"), data.staff)],
        [(translate("documents", "For whom"), data.audience)],
        [(translate("documents", "Registration"), data.registration)],
        [(translate("documents", "Attendance"), data.attendance)],
    ]
    if data.reasons:
        rows.append([(translate("documents", "Why absent"), data.reasons)])
    return rows


def _joined(*texts: str) -> str:
    return translate("documents", ", ").join(text for text in texts if text)


def _body_rows(data: ActivityLog) -> list[list[_Pair]]:
    rows = [
        [(translate("documents", "Content"), data.content)],
        [(translate("documents", "Summary"), data.summary)],
    ]
    if data.feedback:
        rows.append([(translate("documents", "Feedback"), data.feedback)])
    return rows


def _foot_rows(data: ActivityLog) -> list[list[_Pair]]:
    return [[(translate("documents", "Attachments"), data.attachments)]]


def _code(data: ActivityLog) -> str:
    code = CheckCode()
    code.add([_title(data), data.number, data.filed, str(data.masked), *data.paper.notes])
    code.add(text for row in _rows(data) for pair in row for text in pair)
    for session in data.sessions:
        code.add([repr(session)])
    for photo in data.photos:
        # Photos are kept under the hash of what they show.
        code.add([photo.path.name if photo.path is not None else "", photo.caption])
    for one in data.names:
        code.add([one.number, one.name, one.category, one.phone, one.state, one.at, one.note])
    return code.text


# ------------------------------------------------------------------------------------------ the paper


def _draw(document: A4Document, data: ActivityLog) -> str:
    """Draw one log from the cursor on; returns its check code."""
    number = translate("documents", "Number: {number}").format(number=data.number)
    filed = translate("documents", "Filed on: {day}").format(day=data.filed)
    document.heading(_title(data), number, filed)
    form = RuledForm(document, [name for row in _rows(data) for name, _ in row])
    for row in _head_rows(data):
        form.row(row)
    if len(data.sessions) > 1:
        _sessions(document, data.sessions)
    # What isn't written yet has room to be written by hand.
    for row, least in zip(_body_rows(data), (3, 2, 1), strict=False):
        form.row(row, least)
    form.photos(translate("documents", "Photos"), data.photos)
    for row in _foot_rows(data):
        # Signatures don't stand alone on a page.
        document.need(form.height(row) + _CLOSING)
        form.row(row)
    _closing(document, data)
    if data.names:
        _names(document, data)
    return _code(data)


class RuledForm:
    """A ruled form: names at the left, values at the right, long ones over the page."""

    def __init__(self, document: A4Document, names: Sequence[str]) -> None:
        self._document = document
        widest = max(document.width_of(name, _SIZE, 500) for name in names)
        self._label = min(max(88 * PX, widest + 12), 110)

    def _cells(self, pairs: Sequence[_Pair]) -> list[list[str]]:
        room = self._document.inner / len(pairs) - self._label - 12 * PX
        return [self._document.wrap(value, room, _SIZE, lines=_ENDLESS) for _, value in pairs]

    def height(self, pairs: Sequence[_Pair]) -> float:
        """How high a row will be."""
        return max(map(len, self._cells(pairs))) * _LINE + _PAD

    def row(self, pairs: Sequence[_Pair], least: int = 1) -> None:
        """One row of one or two pairs, at least `least` lines high."""
        document = self._document
        width = document.inner / len(pairs)
        cells = self._cells(pairs)
        most = max(least, *map(len, cells))
        if len(pairs) > 1 or most <= _WHOLE:
            height = most * _LINE + _PAD
            document.need(height)
            for number, ((name, _), lines) in enumerate(zip(pairs, cells, strict=True)):
                self._cell(document.left + number * width, width, height, name, lines)
            document.cursor += height
            return
        self._long(pairs[0][0], cells[0])

    def _long(self, name: str, lines: list[str]) -> None:
        document = self._document
        while lines:
            fits = int((document.room - _PAD) / _LINE)
            if fits < min(3, len(lines)):
                document.new_page()
                continue
            # A single last line would stand alone on the next page.
            part = lines[: fits - 1] if len(lines) == fits + 1 else lines[:fits]
            height = len(part) * _LINE + _PAD
            self._cell(document.left, document.inner, height, name, part)
            document.cursor += height
            lines = lines[len(part) :]
            if lines:
                name = "\n".join((name.split("\n")[0], _continued()))
                document.new_page()

    def _cell(self, x: float, width: float, height: float, name: str, lines: Sequence[str]) -> None:
        document, label, y = self._document, self._label, self._document.cursor
        self._name(x, height, name)
        upper = y + (height - len(lines) * _LINE) / 2
        for text in lines:
            document.text(x + label + 8 * PX, upper, _LINE, text, _SIZE)
            upper += _LINE
        document.frame(x, y, width, height)

    def _name(self, x: float, height: float, name: str) -> None:
        document, y = self._document, self._document.cursor
        words = document.wrap(name, self._label - 8, _SIZE, weight=500, lines=3)
        upper = y + (height - len(words) * _LINE) / 2
        for text in words:
            document.text(x, upper, _LINE, text, _SIZE, weight=500, align="center", width=self._label)
            upper += _LINE
        document.rule(x + self._label, y, x + self._label, y + height)

    def photos(self, name: str, photos: Sequence[LogPhoto]) -> None:
        """Photos two in a row with their words, as many rows on each page as it holds."""
        if not photos:
            self.row([(name, "")])
            return
        document, gap = self._document, 12 * PX
        width = (document.inner - self._label - 3 * gap) / 2
        height = width * 170 / 270
        captions = [document.wrap(photo.caption, width, 9, lines=2) for photo in photos]
        line = 17 * PX
        words = max(len(lines) for lines in captions) * line + 4 * PX
        rows = [range(at, min(at + 2, len(photos))) for at in range(0, len(photos), 2)]
        while rows:
            fits = int((document.room - gap) / (height + words + gap))
            if fits < 1:
                document.new_page()
                continue
            part, rows = rows[:fits], rows[fits:]
            total = len(part) * (height + words + gap) + gap
            self._name(document.left, total, name)
            document.frame(document.left, document.cursor, document.inner, total)
            y = document.cursor + gap
            for row in part:
                for index in row:
                    x = document.left + self._label + gap + (index % 2) * (width + gap)
                    _photo(document, photos[index], x, y, width, height)
                    upper = y + height + 4 * PX
                    for text in captions[index]:
                        document.text(x, upper, line, text, 9, align="center", width=width)
                        upper += line
                y += height + words + gap
                document.tick(row[-1] + 1, len(photos))
            document.cursor += total
            if rows:
                name = "\n".join((name.split("\n")[0], _continued()))
                document.new_page()


def _continued() -> str:
    return translate("documents", "(continued)")


def _photo(document: A4Document, photo: LogPhoto, x: float, y: float, width: float, height: float) -> None:
    if photo.path is not None and document.photo(photo.path, x, y, width, height):
        return
    if photo.path is None:
        why = translate("documents", "This photo is still at another desk")
    else:
        why = translate("documents", "This photo can't be read")
    document.fill(x, y, width, height, 0.94)
    document.frame(x, y, width, height, line=0.3)
    document.text(x, y, height, document.wrap(why, width - 8, 9, lines=1)[0], 9, align="center", width=width)


def figure(value: int | None) -> str:
    """A figure as it stands in a table; what isn't known is a dash."""
    return "—" if value is None else str(value)


def _sessions(document: A4Document, sessions: Sequence[LogSession]) -> None:
    narrow = 42.0
    table = document.table(
        [
            TableColumn(translate("documents", "No."), 28, "center"),
            TableColumn(translate("documents", "Time"), 76, "center", lines=3),
            TableColumn(translate("documents", "Session"), 0, lines=3),
            TableColumn(translate("documents", "Place"), 60, lines=3),
            TableColumn(translate("documents", "Expected"), narrow, "right"),
            TableColumn(translate("documents", "Present"), narrow, "right"),
            TableColumn(translate("documents", "Excused"), narrow, "right"),
            TableColumn(translate("documents", "Absent"), narrow, "right"),
            TableColumn(translate("documents", "Walk-ins"), narrow, "right"),
            TableColumn(translate("documents", "Came in all"), narrow, "right"),
        ]
    )
    for one in sessions:
        title = "\n".join(part for part in (one.title, one.note) if part)
        figures = (one.expected, one.present, one.excused, one.absent, one.walk_ins, one.total)
        table.row([str(one.number), one.time, title, one.place, *map(figure, figures)])
    columns = list(
        zip(*((one.expected, one.present, one.excused, one.absent, one.walk_ins, one.total) for one in sessions),
            strict=True)
    )  # fmt: skip
    known = [[value for value in column if value is not None] for column in columns]
    totals = [figure(sum(values) if values else None) for values in known]
    table.row([translate("documents", "Sum"), "", "", "", *totals], shaded=True)
    table.end()


_GAP, _SEAL = 18 * PX, 16 * MM
_CLOSING = _GAP + 56 * PX + _SEAL


def _closing(document: A4Document, data: ActivityLog) -> None:
    """Lines to sign on, each with its date, and room for the seal."""
    labels = data.signatures or (
        translate("documents", "Handled by"),
        translate("documents", "In charge"),
        translate("documents", "Checked by"),
    )
    document.need(_CLOSING)
    document.cursor += _GAP
    top = document.cursor
    document.signatures(labels)
    gap = 24 * PX
    width = (document.inner - gap * (len(labels) - 1)) / len(labels)
    date = translate("documents", "Year　　Month　　Day")
    for number in range(len(labels)):
        x = document.left + number * (width + gap)
        document.text(x, top + 32 * PX, 20 * PX, date, 9, align="right", width=width)
    document.cursor = top + 56 * PX
    words = translate("documents", "(Seal of the unit)")
    document.text(document.left, document.cursor, 16 * PX, words, 9, gray=0.2, align="right", width=document.inner)
    document.cursor += _SEAL


def _names(document: A4Document, data: ActivityLog) -> None:
    """The list of those who took part, on pages of its own."""
    document.new_page()
    words = translate("documents", "Sign-in list")
    document.text(document.left, document.cursor, 24 * PX, words, 12, weight=500)
    note, weight = masked_note(data.masked)
    document.text(document.left, document.cursor, 24 * PX, note, 9, weight=weight, align="right", width=document.inner)
    document.cursor += 30 * PX
    table = document.table(
        [
            TableColumn(translate("documents", "No."), 32, "center"),
            TableColumn(translate("documents", "Number"), 44, "center"),
            TableColumn(translate("documents", "Name"), 56, lines=3),
            TableColumn(translate("documents", "Counts as"), 0, lines=3),
            TableColumn(translate("documents", "Phone"), 72),
            TableColumn(translate("documents", "Attendance"), 58, "center", lines=2),
            TableColumn(translate("documents", "Signed in"), 46, "center"),
            TableColumn(translate("documents", "Note"), 0, lines=3),
        ]
    )
    for row, one in enumerate(data.names, 1):
        table.row([str(row), one.number, one.name, one.category, one.phone, one.state, one.at, one.note])
    table.end()
