"""Calendars (.ics): bookings out to phones and office calendars, and any calendar in as bookings.

Out: nobody is named unless somebody says what for. A series is one event with its rule; dates that don't take place
are left out of it (EXDATE), dates that differ stand for themselves (RECURRENCE-ID).

In: `plan` looks and changes nothing, `load` is one transaction. An event is known again by its UID, so the same file
may come as often as it likes. What would take a place somebody has is kept as a request, for a person to decide.
"""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, not_, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId, new_id
from app.core.progress import Progress
from app.db.models import Booking, BookingSeries, ImportBatch, SeriesSkip
from app.db.models.log import op, row_op
from app.db.queries import bookings as queries
from app.db.tx import Changes, Tx
from app.documents import ics
from app.documents.ics import CalendarEvent
from app.domain import booking_words, shifts
from app.domain import bookings as rules
from app.domain import series as series_rules
from app.domain.auth import Actor, Permission, require
from app.domain.bookings import DAY, MINUTE, Status, Take
from app.domain.fields import amounts_of, rows_of, rows_text
from app.domain.series import Rule, Template
from app.domain.settings import DESK_LETTER, SITE_NAME
from app.services import bookings
from app.services import spaces as space_service
from app.services.booking_reports import named, unmasking
from app.services.bookings import LONGEST_NOTE, LONGEST_TITLE, AssetAmount, BookingRow, Wish
from app.services.desk import Desk
from app.services.reports import long_date, short_date
from app.services.spaces import AssetValue, SpaceValue

KIND = "calendar"
"""What a calendar brought in is called among the ledgers."""
MOST = 20_000
"""Bookings that one file may bring."""
ENDLESS = timedelta(days=366)
"""How far ahead a series is booked that the calendar never ends."""
_HOST = "@dangqun"
_PART = 500
_BY_HAND = "by_hand"
"""Why a date that a calendar leaves out isn't booked here."""
_STATE: dict[Status, str] = {
    Status.REQUESTED: ics.TENTATIVE,
    Status.CONFIRMED: ics.CONFIRMED,
    Status.IN_USE: ics.CONFIRMED,
    Status.COMPLETED: ics.CONFIRMED,
    Status.CANCELLED: ics.CANCELLED,
    Status.NO_SHOW: ics.CANCELLED,
}
"""How a booking's status is said in a calendar. Whoever waits has no booking yet, and isn't there."""


# ------------------------------------------------------------------------------------------- out


@dataclass(frozen=True, slots=True)
class CalendarInfo:
    """What was written: so many events, standing for so many bookings."""

    path: Path
    events: int
    bookings: int
    masked: bool


def export(
    desk: Desk,
    actor: Actor,
    path: Path,
    start: datetime | None = None,
    end: datetime | None = None,
    *,
    space_id: RowId | None = None,
    unmask_reason: str | None = None,
    progress: Progress | None = None,
) -> tuple[CalendarInfo, Changes]:
    """Write the bookings that touch a period (all of them without one) to an .ics, of one space or of all.

    A series of which any date is there comes whole. Titles and organisations are told, names, phones and notes only
    with `unmask_reason`, which is recorded first. Raises UserError for another suffix, a missing permission or reason.
    """
    require(actor, Permission.PRINT_REPORTS)
    path = named(path, (".ics",))
    changes = unmasking(desk, actor, translate("ledger", "Calendar of bookings"), unmask_reason)
    with desk.store.read() as session:
        writer = _Writer(desk, session, unmask_reason is not None)
        events = writer.events(queries.find(session, queries.Wanted(start=start, end=end, space=space_id)))
        name = desk.settings[SITE_NAME]
        if space_id in writer.places:
            name = f"{name} {writer.places[space_id].name}"
    count = ics.write_calendar(path, name, events, desk.zone.key, progress)
    return CalendarInfo(path, count, writer.bookings, unmask_reason is None), changes


def uid_of(row: RowId, uid: str | None) -> str:
    """What a booking or series is called in calendars: as it came, or by its id."""
    return uid or row.hex() + _HOST


@dataclass(frozen=True, slots=True)
class _Stamps:
    """When a row was written, and how often it was changed since."""

    created: datetime | None = None
    changed: datetime | None = None
    times: int = 0


class _Writer:
    """Turns bookings into events, all read from one state of the data."""

    def __init__(self, desk: Desk, session: Session, plain: bool) -> None:
        self._desk = desk
        self._session = session
        self._plain = plain
        self.places = {one.id: one for one in space_service.spaces(desk, voided=True)}
        self._assets: dict[RowId, AssetValue] = {one.id: one for one in space_service.assets(desk, voided=True)}
        self._phones: dict[RowId, str] = {}
        self.bookings = 0

    def events(self, ids: Sequence[RowId]) -> list[CalendarEvent]:
        """The events of these bookings, and of the series they belong to."""
        found: list[CalendarEvent] = []
        series: dict[RowId, None] = {}
        for start in range(0, len(ids), _PART):
            lone = []
            for row in self._rows(queries.rows(self._session, ids[start : start + _PART])):
                if row.series_id is not None and row.series_date is not None:
                    series[row.series_id] = None
                else:
                    lone.append(row)
            found += self._lone(lone)
        for row_id in series:
            found += self._series(row_id)
        return found

    def _rows(self, found: Sequence[Any]) -> list[BookingRow]:
        self._phones.update((row["id"], row["phones"] or "") for row in found)
        rows = bookings.shown(self._desk, self._session, found)
        return [row for row in rows if not row.voided and row.status in _STATE]

    def _lone(self, rows: Sequence[BookingRow]) -> Iterator[CalendarEvent]:
        stamps = self._stamps(Booking, [row.id for row in rows])
        for row in rows:
            self.bookings += 1
            yield self._event(row, uid_of(row.id, row.uid), stamps[row.id])

    def _event(self, row: BookingRow, uid: str, stamps: _Stamps) -> CalendarEvent:
        return CalendarEvent(
            uid,
            _summary(row) or (row.name if self._plain else "") or translate("bookings", "Booking"),
            row.starts_at,
            row.ends_at,
            location=row.place,
            description="\n".join(self._description(row)),
            status=_STATE[row.status],
            organizer=row.name if self._plain else "",
            created_at=stamps.created,
            changed_at=stamps.changed,
            sequence=stamps.times,
        )

    def _description(self, row: BookingRow) -> Iterator[str]:
        if row.title and row.organisation:
            yield row.organisation
        if row.headcount:
            yield translate("bookings", "{n} people").format(n=row.headcount)
        if row.assets:
            yield self._desk.between.join(f"{one.name} {one.count}{one.unit}" for one in row.assets)
        if self._plain:
            applicant = " ".join(part for part in (row.name, self._phones.get(row.id, "")) if part)
            yield from (part for part in (applicant, row.note) if part)

    # --- Series

    def _series(self, row_id: RowId) -> list[CalendarEvent]:
        series = self._session.get(BookingSeries, row_id)
        rows = self._rows(queries.of_series(self._session, row_id))
        template = _template(self._desk, series) if series is not None else None
        if series is None or template is None or not rows:
            return list(self._lone(rows))
        days = series_rules.dates(template.rule, template.first)
        by_day: dict[date, BookingRow] = {}
        doubles = []
        for row in sorted(rows, key=lambda one: (_STATE[one.status] == ics.CANCELLED, one.id)):
            assert row.series_date is not None
            if by_day.setdefault(row.series_date, row) is not row and _STATE[row.status] != ics.CANCELLED:
                doubles.append(row)  # two desks made the same date
        states = {_STATE[row.status] for row in by_day.values()}
        if states > {ics.CANCELLED}:  # what was called off is left out, unless all of it was
            by_day = {day: row for day, row in by_day.items() if _STATE[row.status] != ics.CANCELLED}
        status = next(one for one in (ics.CONFIRMED, ics.TENTATIVE, ics.CANCELLED) if one in states)
        uid = uid_of(series.id, series.uid)
        stamps = self._stamps(Booking, [row.id for row in rows])
        pattern = self._pattern(series, template, rows)

        def slot(day: date) -> datetime:
            return template.slot(day, self._desk.zone)[0]

        starts_at, ends_at = template.slot(days[0], self._desk.zone)
        master = replace(
            self._event(replace(pattern, starts_at=starts_at, ends_at=ends_at), uid, self._of_series(series, stamps)),
            status=status,
            rrule=template.rule.to_rrule(),
            exdates=tuple(slot(day) for day in days if day not in by_day),
            rdates=tuple(slot(day) for day in sorted(by_day.keys() - set(days))),
        )
        found = [master]
        for day, row in sorted(by_day.items()):
            one = replace(self._event(row, uid, stamps[row.id]), recurrence_id=slot(day))
            as_usual = (*template.slot(day, self._desk.zone), *_told(master)[2:])
            if _told(one) != as_usual:
                found.append(one)
        self.bookings += len(by_day)
        return [*found, *self._lone([replace(row, uid="") for row in doubles])]

    def _pattern(self, series: BookingSeries, template: Template, rows: Sequence[BookingRow]) -> BookingRow:
        """What all dates of a series say, as if it were a booking."""
        person = self._desk.canonical(series.person_id) if series.person_id is not None else None
        like = next((row for row in rows if row.person_id == person), None)
        spaces, seats = rows_of(series.spaces), rows_of(series.seats)
        numbers = space_service.seat_numbers(self._session, seats)
        assets = []
        for asset_id, count in amounts_of(series.assets):
            asset = self._assets.get(asset_id)
            assets.append(AssetAmount(asset_id, asset.name if asset else "", count, asset.unit if asset else ""))
        return replace(
            like or replace(rows[0], id=series.id, name=""),
            spaces=spaces,
            space_names=tuple(self.places[one].name if one in self.places else "" for one in spaces),
            seats=seats,
            seat_numbers=tuple(numbers.get(one, "") for one in seats),
            assets=tuple(assets),
            organisation=series.organisation or "",
            title=series.title or "",
            headcount=series.headcount,
            note=series.note or "",
        )

    def _of_series(self, series: BookingSeries, dates: Mapping[RowId, _Stamps]) -> _Stamps:
        """A series counts as changed with each of its dates."""
        skips = list(self._session.scalars(select(SeriesSkip.id).where(SeriesSkip.series_id == series.id)))
        more = self._stamps(SeriesSkip, skips)
        own = self._stamps(BookingSeries, [series.id])[series.id]
        every = [own, *dates.values(), *more.values()]
        changed = max((one.changed for one in every if one.changed is not None), default=None)
        return _Stamps(own.created, changed, sum(one.times for one in every) + len(more))

    def _stamps(self, model: type[Booking | BookingSeries | SeriesSkip], ids: Sequence[RowId]) -> dict[RowId, _Stamps]:
        found: dict[RowId, _Stamps] = {}
        for start in range(0, len(ids), _PART):
            part = ids[start : start + _PART]
            made = select(model.id, op.c.wall).join(op, op.c.id == model.create_op).where(model.id.in_(part))
            for row in self._session.execute(made):
                found[row.id] = _Stamps(from_ms(row.wall), from_ms(row.wall))
            later = (
                select(row_op.c.row, func.count().label("times"), func.max(op.c.wall).label("wall"))
                .join(op, op.c.id == row_op.c.op)
                .where(row_op.c.row.in_(part))
                .group_by(row_op.c.row)
            )
            for row in self._session.execute(later):
                found[row.row] = replace(found.get(row.row, _Stamps()), changed=from_ms(row.wall), times=row.times)
        return {row: found.get(row, _Stamps()) for row in ids}


def _told(event: CalendarEvent) -> tuple[Any, ...]:
    """What a date of a series may say otherwise than the series."""
    return event.starts_at, event.ends_at, event.title, event.location, event.description, event.status, event.organizer


def _summary(row: BookingRow) -> str:
    return row.title or row.organisation


def _template(desk: Desk, series: BookingSeries) -> Template | None:
    """When a stored series takes place; None where its rule can't be read."""
    if series.first is None or series.start_minutes is None or series.length_minutes is None:
        return None
    try:
        rule = Rule.from_rrule(series.rule or "", desk.zone, series.first)
    except UserError:
        return None
    return Template(series.first, series.start_minutes, series.length_minutes, rule, {})


# ------------------------------------------------------------------------------------------- names of places


def spaces_called(desk: Desk, text: str, known: Sequence[SpaceValue] | None = None) -> tuple[SpaceValue, ...]:
    """The spaces a text means: by their names, by a name within it, by pinyin or initials; none if it could be two."""
    places = space_service.spaces(desk) if known is None else known
    by_name = {_plain(one.name): one for one in places}
    if _plain(text) in by_name:
        return (by_name[_plain(text)],)
    parts = [_plain(part) for part in re.split(r"[、,，;；/\n]+", text) if part.strip()]
    if parts and all(part in by_name for part in parts):
        return tuple({by_name[part].id: by_name[part] for part in parts}.values())
    by_id = {one.id: one for one in places}
    read = booking_words.read_line(
        " ".join(text.split()), now=desk.now(), zone=desk.zone,
        places=[booking_words.Place(one.id, (one.name,), one.capacity) for one in places],
    )  # fmt: skip
    return tuple(by_id[place.key] for place in read.places)


def space_called(desk: Desk, text: str) -> SpaceValue:
    """The one space a text means; raises UserError (field "space") with the names there are."""
    places = space_service.spaces(desk)
    found = spaces_called(desk, text, places)
    if len(found) != 1:
        message = translate("cli", "No one space is called “{name}”; there are: {names}.")
        names = desk.between.join(one.name for one in places)
        raise UserError(message.format(name=text, names=names), "space")
    return found[0]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


# ------------------------------------------------------------------------------------------- in: before


class Fate(StrEnum):
    """What becomes of an event of a calendar."""

    NEW = "new"
    CLASH = "clash"
    """New, but its place is somebody's for at least one of its dates: these are kept as requests."""
    SAME = "same"
    CHANGED = "changed"
    """Here already, and the file says something else: taken over only when that is asked for."""
    UNREADABLE = "unreadable"


FATE_LABELS: dict[Fate, str] = {
    Fate.NEW: QT_TRANSLATE_NOOP("ledger", "New"),
    Fate.CLASH: QT_TRANSLATE_NOOP("ledger", "Place taken"),
    Fate.SAME: QT_TRANSLATE_NOOP("ledger", "Here already"),
    Fate.CHANGED: QT_TRANSLATE_NOOP("ledger", "Changed"),
    Fate.UNREADABLE: QT_TRANSLATE_NOOP("ledger", "Left out"),
}


def fate_label(fate: Fate) -> str:
    """A fate in the language of the desk."""
    return translate("ledger", FATE_LABELS[fate])


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event of a calendar, as it is looked at before loading."""

    uid: str
    title: str
    when: str
    place: str
    fate: Fate
    why: str
    """Why it is left out, what is in the way, what differs; "" where there is nothing to say."""
    dates: int
    """Bookings it stands for."""
    clashes: int = 0
    """How many of them would take what somebody has."""
    skipped: int = 0
    """Dates of its rule that it leaves out."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place as the calendar writes it ("" for none), the spaces it was taken for, and how often it occurs."""

    text: str
    spaces: tuple[SpaceValue, ...]
    events: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One booking that a calendar asks for. `on`: its date in the series; without one `uid` is its own."""

    starts_at: datetime
    ends_at: datetime
    spaces: tuple[RowId, ...]
    seats: tuple[RowId, ...]
    title: str
    note: str
    state: str
    on: date | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event with all its dates: with a `template` a series, else single bookings."""

    uid: str
    title: str
    when: str
    place: str
    items: tuple[Occurrence, ...] = ()
    template: Template | None = None
    skips: tuple[date, ...] = ()
    endless: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What loading a calendar would do; nothing is changed yet."""

    file_name: str
    sha256: str
    name: str
    """What the calendar calls itself."""
    lines: tuple[EventLine, ...]
    places: tuple[PlaceLine, ...]
    problems: tuple[str, ...]
    """Sentences about events that were left out, or weren't understood in full."""
    ignored: int
    """Tasks and the like, which are no events."""
    loaded_before: datetime | None
    """When this very file was loaded and not taken back."""
    entries: tuple[Entry, ...]

    def count(self, fate: Fate) -> int:
        """How many events share a fate."""
        return sum(line.fate is fate for line in self.lines)

    @property
    def bookings(self) -> int:
        """How many bookings would be added."""
        return sum(line.dates for line in self.lines if line.fate in (Fate.NEW, Fate.CLASH))


@dataclass(frozen=True, slots=True)
class CalendarResult:
    """What a load did. `added`: bookings, of which `clashes` became requests because their place is taken."""

    batch_id: RowId | None
    """None when nothing was added."""
    added: int
    series: int
    clashes: int
    already: int
    """Events that were here, as they are or otherwise."""
    updated: int
    """Bookings that were moved, changed or cancelled as the file says."""
    unreadable: int


def plan(
    desk: Desk,
    path: Path,
    space_map: Mapping[str, Sequence[RowId]] | None = None,
    *,
    progress: Progress | None = None,
) -> CalendarPlan:
    """Read a calendar and say of each event what loading would do with it.

    `space_map`: spaces by the place as the calendar writes it, for those the names don't tell; "" for events without
    a place. Raises UserError for a file that is no calendar or holds too much, EnvironmentProblem if it can't be read.
    """
    path = Path(path)
    progress = progress or Progress()
    file = ics.read_calendar(path, desk.zone.key, progress)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with desk.store.read() as session:
        reader = _Reader(desk, session, space_map or {})
        entries = reader.entries(file.events, progress)
        here = _Here(desk, session, entries)
        taken = _taken(session, entries)
        lines = []
        for number, entry in enumerate(entries):
            if number % _PART == 0:
                progress.tick(number, len(entries))
            lines.append(_line(desk, session, reader.places, here, taken, entry))
        before = session.scalar(
            select(ImportBatch.at).where(ImportBatch.sha256 == digest, not_(ImportBatch.voided)).limit(1)
        )
    return CalendarPlan(
        path.name, digest, file.name, tuple(lines), reader.lines(), (*file.problems, *reader.problems), file.ignored,
        before, tuple(entries),
    )  # fmt: skip


class _BrokenError(Exception):
    """An event can't become a booking; the text says why."""


class _Reader:
    """Turns the events of a file into bookings asked for."""

    def __init__(self, desk: Desk, session: Session, space_map: Mapping[str, Sequence[RowId]]) -> None:
        self._desk = desk
        self._zone = desk.zone
        self._session = session
        self._map = {text.strip(): tuple(spaces) for text, spaces in space_map.items()}
        self.places = {one.id: one for one in space_service.spaces(desk)}
        self._found: dict[str, tuple[tuple[RowId, ...], tuple[RowId, ...]]] = {}
        self._seen: Counter[str] = Counter()
        self.problems: list[str] = []
        self._count = 0

    def lines(self) -> tuple[PlaceLine, ...]:
        """What each place of the file was taken for, the most frequent first."""
        return tuple(
            PlaceLine(text, tuple(self.places[one] for one in self._resolve(text)[0]), count)
            for text, count in self._seen.most_common()
        )

    def entries(self, events: Sequence[CalendarEvent], progress: Progress) -> list[Entry]:
        """One entry for each event with its dates, in the order of the file."""
        by_uid: dict[str, list[CalendarEvent]] = defaultdict(list)
        for event in events:
            self._seen[event.location.strip()] += 1
            by_uid[event.uid].append(event)
        found = []
        for number, (uid, group) in enumerate(by_uid.items()):
            if number % _PART == 0:
                progress.tick(number, len(by_uid))
            master = next((event for event in group if event.recurrence_id is None), None)
            if master is None:
                found += [self._single(event, _lone_uid(uid, event.recurrence_id)) for event in group]
            elif master.rrule is None and not master.rdates:
                found.append(self._single(master, uid))
            else:
                found.append(self._recurring(master, [event for event in group if event is not master]))
            self._count += len(found[-1].items)
            if self._count > MOST:
                message = translate("ledger", "This calendar holds more than {n} bookings: bring it in in parts.")
                raise UserError(message.format(n=MOST))
        return found

    # --- Places

    def _resolve(self, text: str) -> tuple[tuple[RowId, ...], tuple[RowId, ...]]:
        """The spaces and seats a place means; empty where it means none of ours."""
        text = text.strip()
        if text not in self._found:
            spaces = tuple(one for one in self._map.get(text, ()) if one in self.places)
            if text and not spaces:
                known = tuple(self.places.values())
                spaces = tuple(one.id for one in spaces_called(self._desk, text, known))
            self._found[text] = spaces, self._seats(spaces, text)
        return self._found[text]

    def _where(self, text: str) -> tuple[tuple[RowId, ...], tuple[RowId, ...]]:
        """The same, as a booking needs it: raises where it means none of ours."""
        spaces, seats = self._resolve(text)
        if not spaces:
            message = translate("ledger", "“{place}” is no space of this centre.").format(place=text.strip())
            raise _BrokenError(message if text.strip() else translate("ledger", "It doesn't say where."))
        return spaces, seats

    def _seats(self, spaces: Sequence[RowId], text: str) -> tuple[RowId, ...]:
        """The numbered seats named with a study hall ("seat 12", "12号座", "座位 12、13")."""
        halls = [one for one in spaces if self.places[one].seated]
        words = re.search(r"(?:座位?|席位?|\bseats?)\s*[:：#]?\s*([0-9A-Za-z]+(?:[、,，\s]+[0-9A-Za-z]+)*)", text, re.I)
        words = words or re.search(r"([0-9A-Za-z]+(?:[、,，\s]+[0-9A-Za-z]+)*)\s*号?\s*(?:座|席)", text)
        if len(halls) != 1 or words is None:
            return ()
        numbers = {one.number: one.id for one in space_service.seats(self._desk, halls[0], session=self._session)}
        named_ = re.split(r"[、,，\s]+", words[1])
        return tuple(numbers[one] for one in named_ if one in numbers)

    # --- Events

    def _single(self, event: CalendarEvent, uid: str) -> Entry:
        span = rules.span_text(event.starts_at, event.ends_at, self._zone)
        when = f"{long_date(event.starts_at.astimezone(self._zone).date())} {span}"
        title = _title(event)
        try:
            item = replace(self._occurrence(event), uid=uid)
        except _BrokenError as problem:
            return Entry(uid, title, when, event.location, problem=str(problem))
        return Entry(uid, title, when, event.location, (item,))

    def _occurrence(self, event: CalendarEvent, pattern: CalendarEvent | None = None) -> Occurrence:
        location = event.location or (pattern.location if pattern is not None else "")
        title = event.title or (pattern.title if pattern is not None else "")
        try:
            rules.check_span(event.starts_at, event.ends_at)
        except UserError as error:
            if event.starts_at == event.ends_at:
                raise _BrokenError(translate("ledger", "It takes no time.")) from None
            raise _BrokenError(error.message) from None
        spaces, seats = self._where(location)
        return Occurrence(
            event.starts_at, event.ends_at, spaces, seats, _title(replace(event, title=title)), _note(event),
            event.status,
        )  # fmt: skip

    def _recurring(self, master: CalendarEvent, changed: Sequence[CalendarEvent]) -> Entry:
        master = replace(master, starts_at=_minute(master.starts_at), ends_at=_minute(master.ends_at))
        title, start = _title(master), master.starts_at.astimezone(self._zone)
        span = rules.span_text(master.starts_at, master.ends_at, self._zone)
        when = f"{long_date(start.date())} {span}"
        try:
            pattern = self._occurrence(master)
            repeats = self._repeats(master)
            if repeats.template is not None:
                when = f"{repeats.template.rule.words(repeats.template.first)} {span}"
            entry = Entry(
                master.uid, title, when, master.location, template=repeats.template, endless=repeats.endless
            )  # fmt: skip
            return self._dates(entry, master, pattern, repeats, changed)
        except _BrokenError as problem:
            return Entry(master.uid, title, when, master.location, problem=str(problem))

    def _repeats(self, master: CalendarEvent) -> "_Repeats":
        """What the rule of an event gives: by the clocks of the site, if they agree with those it goes by."""
        if master.rrule is None:
            return _Repeats(None, ())
        text, endless = master.rrule, not re.search(r"\b(?:COUNT|UNTIL)=", master.rrule)
        if endless:
            text += f";UNTIL={self._desk.today() + ENDLESS:%Y%m%d}"
        zone = shifts.zone(master.zone) if master.zone else self._zone
        try:
            begins = _begins(_by_clocks(master, text, zone), zone)
        except UserError as error:
            raise _BrokenError(error.message) from None
        try:
            ours = _by_clocks(master, text, self._zone)
            agree = _begins(ours, self._zone) == begins
        except UserError:
            agree = False
        return _Repeats(ours if agree else None, tuple(begins), endless)

    def _dates(
        self, entry: Entry, master: CalendarEvent, pattern: Occurrence, repeats: "_Repeats",
        changed: Sequence[CalendarEvent],
    ) -> Entry:  # fmt: skip
        template, length = repeats.template, master.ends_at - master.starts_at
        slots: dict[datetime, date | None] = {
            at: at.astimezone(self._zone).date() if template is not None else None for at in repeats.begins
        }
        # The beginning is always the first of the dates, also where the rule passes it over.
        for at in (master.starts_at, *master.rdates):
            slots.setdefault(at, self._free_day(at, template, slots.values()))
        by_day = {day: at for at, day in slots.items() if day is not None}
        differing: dict[datetime, CalendarEvent] = {}
        for event in changed:
            assert event.recurrence_id is not None
            at = event.recurrence_id
            if at not in slots:
                at = by_day.get(at.astimezone(self._zone).date(), at)
            slots.setdefault(at, self._free_day(at, template, slots.values()))
            differing[at] = event
        left_out = set(master.exdates)
        days_out = {at.astimezone(self._zone).date() for at in left_out}
        items, skips = [], []
        for at, day in sorted(slots.items(), key=lambda slot: slot[0]):
            try:
                if at in differing:
                    item = self._occurrence(differing[at], master)
                elif at in left_out or day in days_out:
                    raise _BrokenError
                else:
                    ends = (
                        template.slot(day, self._zone)[1] if template is not None and day is not None else at + length
                    )
                    item = replace(pattern, starts_at=at, ends_at=ends)
            except _BrokenError as problem:
                if str(problem):
                    message = translate("ledger", "“{event}”: the date {day} was left out. {why}")
                    said = short_date(at.astimezone(self._zone).date())
                    self.problems.append(message.format(event=entry.title, day=said, why=problem))
                if day is not None:
                    skips.append(day)
                continue
            items.append(replace(item, on=day, uid="" if day is not None else _lone_uid(master.uid, at)))
        if not items:
            raise _BrokenError(translate("ledger", "Not one of its dates takes place."))
        return replace(entry, items=tuple(items), skips=tuple(skips))

    def _free_day(self, at: datetime, template: Template | None, taken: Iterable[date | None]) -> date | None:
        """The date in its series of a beginning beside the rule; None where it has to stand for itself."""
        day = at.astimezone(self._zone).date()
        return day if template is not None and day not in set(taken) else None


@dataclass(frozen=True, slots=True)
class _Repeats:
    """The dates a rule gives, as instants, and as a template where the site's own clocks give the same."""

    template: Template | None
    begins: tuple[datetime, ...]
    endless: bool = False


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _by_clocks(master: CalendarEvent, text: str, zone: ZoneInfo) -> Template:
    """A rule with the times of day that the clocks of a zone show; raises UserError (field "rule")."""
    start, end = master.starts_at.astimezone(zone), master.ends_at.astimezone(zone)
    minutes = start.hour * 60 + start.minute
    length = (end.replace(tzinfo=None) - start.replace(tzinfo=None)) // MINUTE
    rule = Rule.from_rrule(text, zone, start.date(), minutes)
    return Template(start.date(), minutes, max(length, 1), rule, {})


def _begins(template: Template, zone: ZoneInfo) -> list[datetime]:
    return [template.slot(day, zone)[0] for day in series_rules.dates(template.rule, template.first)]


def _lone_uid(uid: str, at: datetime | None) -> str:
    """What a date of a series is called that stands here for itself."""
    return f"{uid}/{at:%Y%m%dT%H%M%SZ}" if at is not None else uid


def _title(event: CalendarEvent) -> str:
    title = " ".join(event.title.split()) or translate("bookings", "Booking")
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


def _note(event: CalendarEvent) -> str:
    full = " ".join(event.title.split())
    lines = [full if len(full) > LONGEST_TITLE else "", event.description.strip()]
    if event.organizer:
        lines.append(translate("ledger", "Organiser: {name}").format(name=event.organizer))
    return "\n".join(line for line in lines if line)[:LONGEST_NOTE]


# ------------------------------------------------------------------------------------------- in: what is here


@dataclass(frozen=True, slots=True)
class _Known:
    """A booking that is here, in the words in which a calendar is compared with it."""

    id: RowId
    starts_at: datetime
    ends_at: datetime
    spaces: tuple[RowId, ...]
    seats: tuple[RowId, ...]
    title: str
    status: Status
    voided: bool

    @property
    def live(self) -> bool:
        """Whether it stands."""
        return not self.voided and _STATE.get(self.status) in (ics.CONFIRMED, ics.TENTATIVE)

    @property
    def open(self) -> bool:
        """Whether a calendar may still move or cancel it."""
        return not self.voided and self.status in (Status.CONFIRMED, Status.REQUESTED)


@dataclass(slots=True)
class _KnownSeries:
    """A series that is here: its dates, and those it skips."""

    id: RowId
    template: Template | None
    by_day: dict[date, _Known]
    skips: set[date]


class _Here:
    """What of a calendar is here already, found by its UIDs; what was taken back with its file isn't."""

    def __init__(self, desk: Desk, session: Session, entries: Sequence[Entry]) -> None:
        self._desk = desk
        self._session = session
        self._undone = set(session.scalars(select(ImportBatch.id).where(ImportBatch.kind == KIND, ImportBatch.voided)))
        names = {one.uid for one in entries} | {item.uid for one in entries for item in one.items if item.uid}
        self.lone: dict[str, _Known] = {}
        for row in self._named(Booking, names):
            if not (row.voided and row.batch_id in self._undone):
                self.lone.setdefault(uid_of(row.id, row.uid), _known(row))
        self.series: dict[str, _KnownSeries] = {}
        for series in self._named(BookingSeries, {one.uid for one in entries}):
            self._take_series(series)

    def _named(self, model: Any, names: Iterable[str]) -> Iterator[Any]:
        """Rows of these UIDs, or of the ids that UIDs of ours carry."""
        wanted = sorted(names)
        ids = [bytes.fromhex(name[:32]) for name in wanted if re.fullmatch(rf"[0-9a-f]{{32}}{_HOST}", name)]
        for column, values in ((model.uid, wanted), (model.id, ids)):
            for start in range(0, len(values), _PART):
                query = select(model).where(column.in_(values[start : start + _PART])).order_by(model.voided, model.id)
                yield from self._session.scalars(query)

    def _take_series(self, series: BookingSeries) -> None:
        uid = uid_of(series.id, series.uid)
        if series.voided or uid in self.series:
            return
        ids = [row["id"] for row in queries.of_series(self._session, series.id)]
        by_day: dict[date, _Known] = {}
        for row in sorted(queries.stored(self._session, ids), key=lambda one: (one.voided, one.id)):
            if row.series_date is not None and not (row.voided and row.batch_id in self._undone):
                by_day.setdefault(row.series_date, _known(row))
        if by_day:
            skips = {one.day for one in queries.skips(self._session, series.id) if one.day is not None}
            self.series[uid] = _KnownSeries(series.id, _template(self._desk, series), by_day, skips)


def _known(row: Booking) -> _Known:
    assert row.starts_at is not None and row.ends_at is not None
    said = row.title or row.organisation or ""
    return _Known(
        row.id, row.starts_at, row.ends_at, rows_of(row.spaces), rows_of(row.seats),
        said if len(said) <= LONGEST_TITLE else said[: LONGEST_TITLE - 1] + "…", Status(row.status or ""), row.voided,
    )  # fmt: skip


def _differs(known: _Known, item: Occurrence) -> bool:
    """Whether a calendar says something else of a booking. What was decided here, yes or no, isn't its business."""
    if not known.live:
        return False
    if item.state == ics.CANCELLED:
        return True
    return (known.starts_at, known.ends_at, known.spaces, known.seats) != (
        item.starts_at, item.ends_at, item.spaces, item.seats
    ) or (known.title != "" and known.title != item.title)  # fmt: skip


@dataclass(slots=True)
class _Difference:
    """What of an entry is new, differs, or is no longer there."""

    fresh: list[Occurrence]
    other: list[tuple[_Known, Occurrence]]
    gone: list[_Known]
    same: int = 0
    stuck: str = ""
    """Why nothing of it can be taken over."""

    @property
    def any(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.fresh or self.other or self.gone)


def _compare(here: _Here, entry: Entry) -> _Difference | None:
    """How an entry differs from what is here; None if nothing of it is."""
    found = _Difference([], [], [])
    series = here.series.get(entry.uid)
    own = [item for item in entry.items if item.on is None]
    if entry.template is not None and series is None and entry.uid in here.lone:
        found.fresh, found.stuck = list(entry.items), translate("ledger", "Here it is a single booking.")
        return found
    if entry.template is None and series is not None:
        found.fresh, found.stuck = list(entry.items), translate("ledger", "Here it is a series.")
        return found
    for item in own:
        known = here.lone.get(item.uid)
        if known is None:
            found.fresh.append(item)
        else:
            _sort(found, known, item)
    dated = {item.on: item for item in entry.items if item.on is not None}
    if series is not None:
        last = max((*series.by_day, *series.skips))
        for day, item in dated.items():
            known = series.by_day.get(day)
            if known is not None:
                _sort(found, known, item)
            elif day in series.skips or (entry.endless and day > last):
                found.same += 1
            else:
                found.fresh.append(item)
        found.gone = [known for day, known in series.by_day.items() if known.live and day not in dated]
        return found
    found.fresh += dated.values()
    return found if found.same or found.other else None


def _sort(found: _Difference, known: _Known, item: Occurrence) -> None:
    if _differs(known, item):
        found.other.append((known, item))
    else:
        found.same += 1


# ------------------------------------------------------------------------------------------- in: what is in the way


class _Taken:
    """What is taken, by place and day: what is here, and what was let in from the file before."""

    def __init__(self, takes: Iterable[Take]) -> None:
        self._by: dict[tuple[RowId, int], list[Take]] = defaultdict(list)
        for take in takes:
            self.add(take)

    def _days(self, take: Take) -> range:
        return range(take.starts_at.toordinal(), take.ends_at.toordinal() + 1)

    def add(self, take: Take) -> None:
        """This place is taken from now on."""
        for day in self._days(take):
            self._by[take.resource, day].append(take)

    def against(self, take: Take) -> Take | None:
        """Who is in the way of a take."""
        for day in self._days(take):
            for other in self._by.get((take.resource, day), ()):
                if rules.meet(take, other):
                    return other
        return None


def _taken(session: Session, entries: Sequence[Entry]) -> _Taken:
    items = [item for entry in entries for item in entry.items]
    if not items:
        return _Taken(())
    start, end = min(item.starts_at for item in items), max(item.ends_at for item in items)
    return _Taken(queries.taken(session, start - 2 * DAY, end + 2 * DAY))


def _as_rule(item: Occurrence, places: Mapping[RowId, SpaceValue], row: RowId, status: Status) -> rules.Booking:
    chosen = [places[one].policy for one in item.spaces]
    return rules.Booking(
        row, item.starts_at, item.ends_at, item.spaces, item.seats, (),
        max((one.buffer_before for one in chosen), default=0), max((one.buffer_after for one in chosen), default=0),
        status,
    )  # fmt: skip


def _settle(
    desk: Desk, places: Mapping[RowId, SpaceValue], taken: _Taken, item: Occurrence, row: RowId
) -> tuple[Status, Take | None]:
    """What a new booking becomes, and who is in its way; what it takes is taken from then on."""
    if item.state == ics.CANCELLED:
        return Status.CANCELLED, None
    over = item.ends_at <= desk.now()
    letter = desk.settings[DESK_LETTER]
    foreign = any(places[one].policy.owning_desk not in ("", letter) for one in item.spaces)
    if item.state == ics.TENTATIVE or (foreign and not over):
        return Status.REQUESTED, None
    takes = rules.takes(_as_rule(item, places, row, Status.CONFIRMED))
    rival = next((other for take in takes if (other := taken.against(take)) is not None), None)
    if rival is not None:
        return Status.REQUESTED, rival
    for take in takes:
        taken.add(take)
    return Status.COMPLETED if over else Status.CONFIRMED, None


def _line(
    desk: Desk, session: Session, places: Mapping[RowId, SpaceValue], here: _Here, taken: _Taken, entry: Entry
) -> EventLine:  # fmt: skip
    def line(fate: Fate, why: str = "", clashes: int = 0) -> EventLine:
        return EventLine(
            entry.uid, entry.title, entry.when, entry.place, fate, why, len(entry.items), clashes, len(entry.skips)
        )

    if entry.problem:
        return line(Fate.UNREADABLE, entry.problem)
    found = _compare(here, entry)
    if found is not None:
        return line(Fate.CHANGED, _difference_text(found)) if found.any else line(Fate.SAME)
    rivals = []
    for item in entry.items:
        rival = _settle(desk, places, taken, item, new_id())[1]
        if rival is not None:
            rivals.append((item, rival))
    if not rivals:
        words = translate("ledger", "It never ends: booked for a year.") if entry.endless else ""
        return line(Fate.NEW, words)
    why = _in_the_way(desk, session, *rivals[0])
    if len(entry.items) > 1:
        why = translate("ledger", "{n} of {total} dates: {why}").format(n=len(rivals), total=len(entry.items), why=why)
    return line(Fate.CLASH, why, len(rivals))


def _in_the_way(desk: Desk, session: Session, item: Occurrence, rival: Take) -> str:
    """What keeps a booking from its place, in words."""
    if not queries.rows(session, [rival.holder]):
        return translate("ledger", "Overlaps another event of this file.")
    found = bookings.verdict(
        desk, session, Wish(item.starts_at, item.ends_at, item.spaces, item.seats), True, None
    )  # fmt: skip
    return found.hits[0].words if found.hits else translate("bookings", "Taken at this time.")


def _difference_text(found: _Difference) -> str:
    if found.stuck:
        return found.stuck
    parts = [
        (translate("ledger", "{n} new"), len(found.fresh)),
        (translate("ledger", "{n} different"), len(found.other)),
        (translate("ledger", "{n} no longer there"), len(found.gone)),
    ]
    return translate("bookings", ", ").join(text.format(n=n) for text, n in parts if n)


# ------------------------------------------------------------------------------------------- in: loading


def load(
    desk: Desk,
    actor: Actor,
    plan: CalendarPlan,
    progress: Progress | None = None,
    *,
    update: bool = False,
) -> tuple[CalendarResult, Changes]:
    """Bring a planned calendar in: all of it, or nothing; what is here already is not added again.

    Whose place is taken by now becomes a request. With `update` what changed in the file since is taken over: moved
    (where the new place is free), renamed, cancelled, and dates that a series has gained; what has begun here stays.
    """
    require(actor, Permission.LOAD_LEDGERS)
    progress = progress or Progress()
    with desk.store.write(actor.staff_id) as tx:
        loader = _Loader(desk, tx, plan, progress)
        result = loader.load(update)
        if update:
            bookings.offer_freed(desk, tx)
        progress.tick(len(plan.entries), len(plan.entries))
    return result, tx.changes


class _Loader:
    """Writes the entries of one plan in one transaction."""

    def __init__(self, desk: Desk, tx: Tx, plan: CalendarPlan, progress: Progress) -> None:
        self._desk = desk
        self._tx = tx
        self._plan = plan
        self._progress = progress
        self._places = {one.id: one for one in space_service.spaces(desk, voided=True)}
        self._here = _Here(desk, tx.session, plan.entries)
        self._taken = _taken(tx.session, plan.entries)
        self._bookings: list[dict[str, Any]] = []
        self._series: list[dict[str, Any]] = []
        self._skips: list[dict[str, Any]] = []
        self._clashes = self._updated = 0

    def load(self, update: bool) -> CalendarResult:
        """Write what is new, and with `update` what changed."""
        already = unreadable = 0
        for number, entry in enumerate(self._plan.entries):
            if number % _PART == 0:
                self._progress.tick(number, len(self._plan.entries), translate("ledger", "Bringing in"))
            if entry.problem:
                unreadable += 1
                continue
            found = _compare(self._here, entry)
            if found is None:
                self._add(entry)
                continue
            already += 1
            if update and found.any and not found.stuck:
                self._take_over(entry, found)
        result = CalendarResult(None, 0, 0, 0, already, self._updated, unreadable)
        if self._bookings:
            batch = self._tx.add(
                ImportBatch(
                    kind=KIND, file_name=self._plan.file_name, sha256=self._plan.sha256, at=self._tx.now,
                    added=len(self._bookings), skipped=already, rejected=unreadable,
                )
            )  # fmt: skip
            self._tx.insert_many(BookingSeries, self._series)
            self._tx.insert_many(SeriesSkip, self._skips)
            self._tx.insert_many(Booking, ({**values, "batch_id": batch.id} for values in self._bookings))
            result = replace(
                result, batch_id=batch.id, added=len(self._bookings), series=len(self._series), clashes=self._clashes
            )
        return result

    def _add(self, entry: Entry) -> None:
        series = new_id() if any(item.on is not None for item in entry.items) else None
        if series is not None and entry.template is not None:
            self._series.append({"id": series, "uid": entry.uid, **_rule_of(entry.template), **self._usual(entry)})
            self._skips += ({"series_id": series, "day": day, "why": _BY_HAND} for day in entry.skips)
        for item in entry.items:
            self._book(item, series)

    def _usual(self, entry: Entry) -> dict[str, Any]:
        """What the dates of a series have in common: what most of them say."""
        dated = [item for item in entry.items if item.on is not None]
        counted = Counter((item.spaces, item.seats, item.title, item.note) for item in dated)
        spaces, seats, title, note = counted.most_common(1)[0][0]
        as_rule = _as_rule(replace(dated[0], spaces=spaces, seats=seats), self._places, b"", Status.CONFIRMED)
        return {
            "spaces": rows_text(spaces), "seats": rows_text(seats), "title": title, "note": note or None,
            "buffer_before": as_rule.before, "buffer_after": as_rule.after,
        }  # fmt: skip

    def _book(self, item: Occurrence, series: RowId | None) -> None:
        row = new_id()
        status, rival = _settle(self._desk, self._places, self._taken, item, row)
        self._clashes += rival is not None
        values: dict[str, Any] = {
            "id": row, **self._slot(item), "title": item.title, "note": item.note or None, "status": status.value,
            "uid": item.uid or None,
        }  # fmt: skip
        if item.on is not None:
            values |= {"series_id": series, "series_date": item.on}
        if status is Status.CANCELLED:
            values["status_reason"] = translate("ledger", "Cancelled in the calendar")
        elif status is Status.COMPLETED:  # what is over has been
            values |= {"in_at": item.starts_at, "out_at": item.ends_at}
        self._bookings.append(values)

    def _slot(self, item: Occurrence) -> dict[str, Any]:
        as_rule = _as_rule(item, self._places, b"", Status.CONFIRMED)
        return {
            "starts_at": item.starts_at, "ends_at": item.ends_at, "spaces": rows_text(item.spaces),
            "seats": rows_text(item.seats), "buffer_before": as_rule.before, "buffer_after": as_rule.after,
        }  # fmt: skip

    # --- What changed

    def _take_over(self, entry: Entry, found: _Difference) -> None:
        series = self._here.series.get(entry.uid)
        for known, item in found.other:
            self._change(known, item)
        for known in found.gone:
            self._cancel(known)
        for item in found.fresh:
            self._book(item, series.id if series is not None else None)
        if series is not None and entry.template is not None and not entry.endless:
            row = self._tx.get(BookingSeries, series.id)
            rule = _rule_of(entry.template)
            if any(getattr(row, name) != value for name, value in rule.items()):
                self._tx.edit(row, rule)

    def _change(self, known: _Known, item: Occurrence) -> None:
        if item.state == ics.CANCELLED:
            self._cancel(known)
            return
        row = self._tx.get(Booking, known.id)
        if not known.open or known.starts_at <= self._tx.now:
            return
        values: dict[str, Any] = {}
        if (known.starts_at, known.ends_at, known.spaces, known.seats) != (
            item.starts_at, item.ends_at, item.spaces, item.seats
        ):  # fmt: skip
            takes = rules.takes(_as_rule(item, self._places, known.id, Status.CONFIRMED))
            if known.status is Status.CONFIRMED:
                if any(self._taken.against(take) for take in takes):
                    self._clashes += 1
                else:
                    values |= self._slot(item)
                    for take in takes:
                        self._taken.add(take)
            else:
                values |= self._slot(item)
        if known.title and known.title != item.title:
            values["title"] = item.title
        if values:
            self._tx.edit(row, values)
            self._updated += 1

    def _cancel(self, known: _Known) -> None:
        if not known.open or known.starts_at <= self._tx.now:
            return
        row = self._tx.get(Booking, known.id)
        reason = translate("ledger", "Cancelled in the calendar")
        self._tx.edit(row, rules.change(bookings.as_rule(row), Status.CANCELLED, reason))
        self._updated += 1


def _rule_of(template: Template) -> dict[str, Any]:
    return {
        "first": template.first, "start_minutes": template.start_minutes, "length_minutes": template.length_minutes,
        "rule": template.rule.to_rrule(),
    }  # fmt: skip
