"""Many activities on paper: the register of a period, a line for each session, and what came of a campaign.

Sums are made from the lines they stand under, so that they always agree with them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.checkcode import CheckCode
from app.documents.pdf.bookings import Paper, begin, facts
from app.documents.pdf.sheet import PX, A4Document, TableColumn
from app.documents.pdf.visitor_log import Printed
from app.documents.tables import Column, Sheet, Value

_ROWS_A_TICK = 200


class Sums(NamedTuple):
    """Figures of sessions, added up; what isn't known counts as none."""

    activities: int = 0
    sessions: int = 0
    expected: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0
    walk_ins: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One session. None: nothing known; `total` counts everybody who came."""

    starts: datetime
    """Wall clock time of the site, without a zone; `ends` likewise."""
    ends: datetime
    time: str
    """In two lines, such as 7月15日 周三 and 09:00–11:30."""
    number: str
    title: str
    """Of the activity, with what the session is called."""
    kind: str
    level: str
    campaign: str
    place: str
    expected: int | None = None
    present: int | None = None
    excused: int | None = None
    absent: int | None = None
    walk_ins: int | None = None
    total: int | None = None
    note: str = ""
    """Such as that it was called off."""
    month: str = ""
    """The month it belongs to, as a heading where there are several."""
    held: bool = True
    """Whether it counts: not where it was called off."""


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that is printed; lines in the order of time."""

    paper: Paper
    """Its notes define the figures."""
    period: str
    lines: Sequence[RegisterLine]
    printed_by: str
    campaign: str = ""
    """The only campaign it is about."""
    signatures: tuple[str, ...] = ()


def sums(lines: Iterable[RegisterLine]) -> Sums:
    """The figures of these lines added up; an activity of several sessions counts once."""
    numbers, count = set(), 0
    expected = present = excused = absent = walk_ins = total = 0
    for one in lines:
        if not one.held:
            continue
        numbers.add(one.number)
        count += 1
        expected += one.expected or 0
        present += one.present or 0
        excused += one.excused or 0
        absent += one.absent or 0
        walk_ins += one.walk_ins or 0
        total += one.total or 0
    return Sums(len(numbers), count, expected, present, excused, absent, walk_ins, total)


def register(path: Path | str, data: Register, progress: Progress | None = None) -> Printed:
    """Print the register of a period; see `activity_log`."""
    progress = progress or Progress()
    title, running = _title(data.paper), _running(data.period, data.campaign)
    count = len(data.lines)
    code = CheckCode()
    code.add([title, running, *data.paper.notes])
    with begin(path, data.paper, title, running, data.printed_by, progress, landscape=True) as document:
        document.heading(title, running)
        whole = sums(data.lines)
        cells = _figures(whole)
        document.cursor += document.figures(document.left, document.cursor, document.inner, cells, len(cells))
        document.cursor += 14 * PX
        _lines(document, data, whole, code)
        _sign(document, data.signatures)
        pages = document.finish(code.text)
    progress.tick(count, count)
    return Printed(pages, count, code.text)


def register_sheets(data: Register) -> list[Sheet]:
    """The same lines and their sum, to be written as a workbook or as CSV."""
    columns = (
        Column(translate("documents", "No."), 6, "integer"),
        Column(translate("documents", "Number"), 18),
        Column(translate("documents", "Starts"), 17, "datetime"),
        Column(translate("documents", "Ends"), 17, "datetime"),
        Column(translate("documents", "Activity name"), 34),
        Column(translate("documents", "Activity kind"), 12),
        Column(translate("documents", "Level"), 8),
        Column(translate("documents", "Campaign"), 18),
        Column(translate("documents", "Activity place"), 18),
        *(Column(name, 9, "integer") for name in _figure_names()),
        Column(translate("documents", "Note"), 16),
    )
    rows: list[Sequence[Value]] = [
        (
            number, one.number, one.starts, one.ends, one.title, one.kind, one.level, one.campaign, one.place,
            one.expected, one.present, one.excused, one.absent, one.walk_ins, one.total, one.note,
        )
        for number, one in enumerate(data.lines, 1)
    ]  # fmt: skip
    whole = sums(data.lines)
    said = _sum_words(whole)
    rows.append((None, translate("documents", "Sum"), None, None, said, "", "", "", "", *whole[2:], ""))
    footer = (*data.paper.notes, *facts(data.paper, data.printed_by))
    name = translate("documents", "Sessions")
    title = f"{_title(data.paper)}  {_running(data.period, data.campaign)}"
    return [Sheet(name, title, columns, rows, footer, len(rows))]


def _title(paper: Paper) -> str:
    return translate("documents", "{center} Register of activities").format(center=paper.center)


def _running(period: str, campaign: str) -> str:
    return "　".join(part for part in (period, campaign) if part)


def _figure_names() -> list[str]:
    return [
        translate("documents", "Expected"),
        translate("documents", "Present"),
        translate("documents", "Excused"),
        translate("documents", "Absent"),
        translate("documents", "Walk-ins"),
        translate("documents", "Came in all"),
    ]


def _figures(whole: Sums) -> list[tuple[str, str]]:
    people = translate("documents", "{n} people")
    return [
        (translate("documents", "Activities"), translate("documents", "{n} activities").format(n=whole.activities)),
        (translate("documents", "Sessions"), translate("documents", "{n} sessions").format(n=whole.sessions)),
        (translate("documents", "Expected"), people.format(n=whole.expected)),
        (translate("documents", "Present"), people.format(n=whole.present)),
        (translate("documents", "Walk-ins"), people.format(n=whole.walk_ins)),
        (translate("documents", "Came in all"), translate("documents", "{n} visits").format(n=whole.total)),
    ]


def _sum_words(whole: Sums) -> str:
    return translate("documents", "{activities} activities, {sessions} sessions").format(
        activities=whole.activities, sessions=whole.sessions
    )


def _cell(value: int | None) -> str:
    return "—" if value is None else str(value)


def _lines(document: A4Document, data: Register, whole: Sums, code: CheckCode) -> None:
    count = len(data.lines)
    number = max(28, document.width_of(str(count), 9) + 6)
    one_campaign = bool(data.campaign)
    names = _figure_names()
    table = document.table(
        [
            TableColumn(translate("documents", "No."), number, "center"),
            TableColumn(translate("documents", "Activity time"), 74, "center", lines=2),
            TableColumn(translate("documents", "Number"), 97, lines=2),
            TableColumn(translate("documents", "Activity name"), 0, lines=4),
            TableColumn(translate("documents", "Activity kind"), 54, lines=2),
            *([] if one_campaign else [TableColumn(translate("documents", "Campaign"), 60, lines=2)]),
            TableColumn(translate("documents", "Activity place"), 60, lines=2),
            *(TableColumn(name, 40, "right") for name in names),
        ]
    )
    blanks = [""] * (6 if not one_campaign else 5)
    several = len({one.month for one in data.lines}) > 1
    done = 0
    for month, lines in groupby(data.lines, key=lambda one: one.month):
        part = list(lines)
        if several:
            found = sums(part)
            said = translate("documents", "{n} visits").format(n=found.total)
            table.band(month, "　".join((_sum_words(found), said)))
        for one in part:
            done += 1
            title = "\n".join(text for text in (one.title, one.note) if text)
            figures = map(_cell, (one.expected, one.present, one.excused, one.absent, one.walk_ins, one.total))
            campaign = [] if one_campaign else [one.campaign]
            cells = (str(done), one.time, one.number, title, one.kind, *campaign, one.place, *figures)
            table.row(cells)
            code.add(cells)
            if done % _ROWS_A_TICK == 0:
                document.tick(done, count)
    if not count:
        table.message(translate("documents", "There were no activities in this period."))
    else:
        cells = (translate("documents", "Sum"), *blanks, *map(str, whole[2:]))
        table.row(cells, shaded=True)
        code.add(cells)
    table.end()


def _sign(document: A4Document, labels: tuple[str, ...]) -> None:
    document.need(58 * PX)
    document.cursor += 18 * PX
    document.signatures(
        labels
        or (
            translate("documents", "Made by"),
            translate("documents", "Checked by"),
            translate("documents", "Manager"),
        )
    )


# ------------------------------------------------------------------------------------------ a campaign


@dataclass(frozen=True, slots=True)
class CampaignActivity:
    """One activity of a campaign. `attendances` counts everybody who came, all sessions together."""

    number: str
    title: str
    level: str
    kind: str
    time: str
    place: str
    sessions: int
    attendances: int
    centre: str = ""
    """Which centre held it, where several do."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """Everything that is printed of a campaign; activities in the order of levels, kinds and time."""

    paper: Paper
    """Its notes define the figures."""
    name: str
    about: str
    """Its days, who defined it."""
    activities: Sequence[CampaignActivity]
    printed_by: str
    signatures: tuple[str, ...] = ()


class Share(NamedTuple):
    """What falls on one kind of a level."""

    level: str
    kind: str
    activities: int
    sessions: int
    attendances: int


def shares(activities: Iterable[CampaignActivity]) -> list[Share]:
    """The figures by level and kind, in the order in which these come up."""
    found: dict[tuple[str, str], list[CampaignActivity]] = {}
    for one in activities:
        found.setdefault((one.level, one.kind), []).append(one)
    return [_share(level, kind, part) for (level, kind), part in found.items()]


def _share(level: str, kind: str, part: Sequence[CampaignActivity]) -> Share:
    return Share(level, kind, len(part), sum(one.sessions for one in part), sum(one.attendances for one in part))


def campaign(path: Path | str, data: Campaign, progress: Progress | None = None) -> Printed:
    """Print what came of a campaign, by level and kind, and the activities behind the figures; see `activity_log`."""
    progress = progress or Progress()
    title = _campaign_title(data)
    count = len(data.activities)
    code = CheckCode()
    code.add([title, data.about, *data.paper.notes])
    with begin(path, data.paper, title, data.name, data.printed_by, progress) as document:
        document.heading(title, data.about)
        whole = _share("", "", data.activities)
        cells = [
            (translate("documents", "Activities"), translate("documents", "{n} activities").format(n=whole.activities)),
            (translate("documents", "Sessions"), translate("documents", "{n} sessions").format(n=whole.sessions)),
            (
                translate("documents", "Came in all"),
                translate("documents", "{n} visits").format(n=whole.attendances),
            ),
        ]
        document.cursor += document.figures(document.left, document.cursor, document.inner, cells, len(cells))
        document.cursor += 14 * PX
        _by_level(document, data, whole, code)
        document.cursor += 18 * PX
        _activities(document, data, code)
        _sign(document, data.signatures)
        pages = document.finish(code.text)
    progress.tick(count, count)
    return Printed(pages, count, code.text)


def campaign_sheets(data: Campaign) -> list[Sheet]:
    """The same figures and activities, to be written as a workbook; as CSV the figures only."""
    figures = (
        Column(translate("documents", "Activities"), 10, "integer"),
        Column(translate("documents", "Sessions"), 10, "integer"),
        Column(translate("documents", "Came in all"), 12, "integer"),
    )
    rows: list[Sequence[Value]] = [tuple(one) for one in shares(data.activities)]
    rows.append((translate("documents", "Sum"), "", *_share("", "", data.activities)[2:]))
    footer = (*data.paper.notes, *facts(data.paper, data.printed_by))
    several = any(one.centre for one in data.activities)
    shown = [field.name for field in fields(CampaignActivity) if several or field.name != "centre"]
    listed: list[Sequence[Value]] = [tuple(getattr(one, name) for name in shown) for one in data.activities]
    title = f"{_campaign_title(data)}  {data.about}"
    return [
        Sheet(
            translate("documents", "By level and kind"), title,
            (
                Column(translate("documents", "Level"), 12),
                Column(translate("documents", "Activity kind"), 20),
                *figures,
            ),
            rows, footer, len(rows),
        ),
        Sheet(
            translate("documents", "Activities"), "",
            (
                Column(translate("documents", "Number"), 18),
                Column(translate("documents", "Activity name"), 34),
                Column(translate("documents", "Level"), 8),
                Column(translate("documents", "Activity kind"), 12),
                Column(translate("documents", "Activity time"), 26),
                Column(translate("documents", "Activity place"), 18),
                *figures[1:],
                *([Column(translate("documents", "Centre"), 28)] if several else []),
            ),
            listed, (), len(listed),
        ),
    ]  # fmt: skip


def _campaign_title(data: Campaign) -> str:
    return translate("documents", "{campaign}: overview of activities").format(campaign=data.name)


def _by_level(document: A4Document, data: Campaign, whole: Share, code: CheckCode) -> None:
    table = document.table(
        [
            TableColumn(translate("documents", "Activity kind"), 0, lines=2),
            TableColumn(translate("documents", "Activities"), 90, "right"),
            TableColumn(translate("documents", "Sessions"), 90, "right"),
            TableColumn(translate("documents", "Came in all"), 90, "right"),
        ]
    )
    found = shares(data.activities)
    for level in dict.fromkeys(one.level for one in found):
        table.band(level or translate("documents", "No level given"))
        part = [one for one in found if one.level == level]
        for one in part:
            cells = (one.kind or translate("documents", "No kind given"), *map(str, one[2:]))
            table.row(cells)
            code.add([level, *cells])
        if len(part) > 1:
            mine = _share(level, "", [one for one in data.activities if one.level == level])
            table.row((translate("documents", "Sum of the level"), *map(str, mine[2:])), shaded=True)
    table.row((translate("documents", "Sum"), *map(str, whole[2:])), shaded=True)
    table.end()


def _wide(document: A4Document, least: float, texts: Sequence[str]) -> float:
    """A column's width: long words of other languages than Chinese stay whole, up to a measure."""
    longest = max((document.width_of(word, 9) for text in texts for word in text.split()), default=0)
    return min(max(least, longest + 10), 64)


def _activities(document: A4Document, data: Campaign, code: CheckCode) -> None:
    several = any(one.centre for one in data.activities)
    table = document.table(
        [
            TableColumn(translate("documents", "No."), 30, "center"),
            TableColumn(translate("documents", "Activity name"), 0, lines=3),
            TableColumn(translate("documents", "Level"), _wide(document, 36, [one.level for one in data.activities]),
                        "center", lines=2),
            TableColumn(translate("documents", "Activity kind"),
                        _wide(document, 56, [one.kind for one in data.activities]), lines=2),
            TableColumn(translate("documents", "Activity time"), 66 if several else 92, lines=3),
            TableColumn(translate("documents", "Centre and place"), 110, lines=4)
            if several
            else TableColumn(translate("documents", "Activity place"), 66, lines=3),
            TableColumn(translate("documents", "Sessions"), 44, "right"),
            TableColumn(translate("documents", "Came in all"), 44, "right"),
        ]
    )  # fmt: skip
    for number, one in enumerate(data.activities, 1):
        where = "\n".join(part for part in (one.centre, one.place) if part)
        cells = (
            str(number), one.title, one.level, one.kind, one.time, where, str(one.sessions), str(one.attendances)
        )  # fmt: skip
        table.row(cells)
        code.add([one.number, *cells])
        if number % _ROWS_A_TICK == 0:
            document.tick(number, len(data.activities))
    if not data.activities:
        table.message(translate("documents", "Nothing was planned under this campaign yet."))
    table.end()
