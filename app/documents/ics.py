"""iCalendar files (RFC 5545): bookings out to phones and office calendars, and any calendar in.

Writing is the library's; reading is ours down to the single value. A calendar from outside may say anything: the
library would expand the rules of its time zones and give up a file for one bad line. Here every event stands
alone, rules of repetition stay text, and what can't be read is told in a sentence.
"""

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import Any

from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.documents.atomic import atomic_write
from app.domain.shifts import DEFAULT_ZONE
from app.domain.shifts import zone as zone_of

PRODID = "-//Dangqun Desk//Calendar//EN"
"""Without a version: the same bookings give the same file, whichever version writes it."""
LARGEST_FILE = 20 * 1024 * 1024
MOST_EVENTS = 50_000
LONGEST_RULE = 500
"""Characters of a rule of repetition; real ones have less than a hundred."""
MOST_ZONES = 1000
"""Zones that are looked up for one file; there are some 600 in the world."""
DEEPEST = 20
"""Components within components; real calendars have three."""
YEARS = range(1970, 2200)
"""A beginning outside is a mistake, and its arithmetic could leave the calendar."""

CONFIRMED, TENTATIVE, CANCELLED = "confirmed", "tentative", "cancelled"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event, or one date of a series that differs from it (`recurrence_id`). Instants are in UTC."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str = ""
    """The zone whose clocks it goes by, `rrule` as well (an IANA name); "" writes the calendar's own."""
    location: str = ""
    description: str = ""
    status: str = CONFIRMED
    rrule: str | None = None
    """As text, "FREQ=WEEKLY;BYDAY=MO;COUNT=8"; never expanded here."""
    exdates: tuple[datetime, ...] = ()
    """Beginnings that the rule gives and that don't take place."""
    rdates: tuple[datetime, ...] = ()
    """Beginnings beside the rule."""
    recurrence_id: datetime | None = None
    """The beginning the rule gave for the date this event stands for; its series has the same `uid`."""
    organizer: str = ""
    """A name."""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    sequence: int = 0
    """How often it was changed since it was sent out first."""
    all_day: bool = False
    """Whole days: from midnight to midnight by the clocks of `zone`."""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a calendar holds."""

    events: tuple[CalendarEvent, ...]
    """In the order of the file. A `uid` with a `recurrence_id` (or with none) comes once."""
    problems: tuple[str, ...] = ()
    """One sentence for each event that was left out, or wasn't understood in full."""
    name: str = ""
    ignored: int = 0
    """Tasks, journals and busy times, which are no events."""


# --- Writing


def write_calendar(
    path: Path | str,
    name: str,
    events: Iterable[CalendarEvent],
    zone: str = DEFAULT_ZONE,
    progress: Progress | None = None,
) -> int:
    """Write a calendar of `events`; returns how many.

    The same events give the same bytes, in whatever order they come. Raises `EnvironmentProblem` if it can't
    be written and `Cancelled` if stopped; either way an older file stays as it was.
    """
    progress = progress or Progress()
    ordered = _ordered(events)
    progress.tick(0, len(ordered))
    with atomic_write(path) as file:
        file.write(_head(name, ordered, zone))
        for done, event in enumerate(ordered, 1):
            file.write(_component(event, event.zone or zone).to_ical())
            if done % 100 == 0:
                progress.tick(done, len(ordered))
        file.write(_END)
        progress.tick(len(ordered), len(ordered))  # the last moment to stop
    return len(ordered)


_END = b"END:VCALENDAR\r\n"


def _ordered(events: Iterable[CalendarEvent]) -> list[CalendarEvent]:
    """In the order they begin, the dates of a series that differ right behind it."""
    found = list(events)
    begins: dict[str, datetime] = {}
    for event in found:
        begins[event.uid] = min(event.starts_at, begins.get(event.uid, event.starts_at))

    def place(event: CalendarEvent) -> tuple[object, ...]:
        differs = event.recurrence_id is not None
        return begins[event.uid], event.uid, differs, event.recurrence_id or event.starts_at, repr(event)

    return sorted(found, key=place)


def _head(name: str, events: Sequence[CalendarEvent], zone: str) -> bytes:
    """The calendar up to its first event."""
    from icalendar import Calendar

    calendar = Calendar()
    for key, text in (
        ("VERSION", "2.0"),
        ("PRODID", PRODID),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", name),
        ("X-WR-TIMEZONE", zone),
    ):
        calendar[key] = _Text(text)
    years = [event.starts_at.year for event in events] or [2000]
    last = max(years) + (10 if any(event.rrule for event in events) else 1)
    for used in sorted({zone, *(event.zone or zone for event in events if not event.all_day)} - {"UTC"}):
        calendar.add_component(_timezone(used, min(years) - 1, last))
    whole: bytes = calendar.to_ical()
    return whole.removesuffix(_END)


class _Text:
    """A TEXT value. The library's own takes a backslash before an N for the end of a line."""

    def __init__(self, text: str) -> None:
        from icalendar import Parameters

        self.params = Parameters()
        self._text = text

    def to_ical(self) -> bytes:
        lines = re.sub(r"\r\n?", "\n", self._text)
        kept = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", lines)
        escaped = re.sub(r"[\\;,]", r"\\\g<0>", kept).replace("\n", "\\n")
        # Half a surrogate pair from a damaged source must not cost the person the whole export.
        return escaped.encode("utf-8", "replace")


def _component(event: CalendarEvent, zone: str) -> Any:
    from icalendar import Event, vDDDLists, vDDDTypes, vRecur

    tz = zone_of(zone)

    def value(at: datetime) -> date:
        if event.all_day:
            return at.astimezone(tz).date()
        return at.astimezone(UTC) if zone == "UTC" else at.astimezone(tz).replace(tzinfo=None)

    # The zone by its name: the library would rather write the first of all zones with the same clocks.
    params = {"VALUE": "DATE"} if event.all_day else {} if zone == "UTC" else {"TZID": zone}

    def moment(key: str, at: datetime) -> None:
        # An hour that clocks show twice means the first (RFC 5545, 3.3.5); only UTC can tell the second.
        second = not event.all_day and event.rrule is None and _instant(at.astimezone(tz).replace(fold=0), tz) != at
        component[key] = vDDDTypes(at.astimezone(UTC) if second else value(at))
        if not second:
            component[key].params.update(params)

    component = Event()
    component["UID"] = _Text(event.uid)
    component["SUMMARY"] = _Text(event.title)
    moment("DTSTART", event.starts_at)
    moment("DTEND", event.ends_at)
    if event.recurrence_id is not None:
        moment("RECURRENCE-ID", event.recurrence_id)
    if event.rrule is not None:
        component["RRULE"] = vRecur.from_ical(_with_until(event.rrule, tz, event.all_day))
    for key, dates in (("EXDATE", event.exdates), ("RDATE", event.rdates)):
        if dates:
            component[key] = vDDDLists([value(at) for at in sorted(set(dates))])
            component[key].params.update(params)
    for key, text in (
        ("LOCATION", event.location),
        ("DESCRIPTION", event.description),
        # An ORGANIZER would need an address, and makes a meeting of it that other calendars won't let be edited.
        ("CONTACT", event.organizer),
    ):
        if text:
            component[key] = _Text(text)
    component["STATUS"] = _Text(event.status.upper())
    component.add("SEQUENCE", event.sequence)
    if event.created_at is not None:
        component.add("CREATED", event.created_at)
    if event.changed_at is not None:
        component.add("LAST-MODIFIED", event.changed_at)
    # In a file that is no message, DTSTAMP says when the event was last changed; every event has to have one.
    component.add("DTSTAMP", event.changed_at or event.created_at or datetime(1970, 1, 1, tzinfo=UTC))
    return component


def _with_until(rule: str, tz: tzinfo, all_day: bool) -> str:
    """The rule with an UNTIL of the kind RFC 5545 asks for: a date for whole days, else an instant in UTC."""
    match = re.search(r"(?i)\bUNTIL=([0-9]{8})(?:T([0-9]{6})(Z?))?", rule)
    if match is None:
        return rule
    day, clock, utc = match.groups()
    until = datetime.strptime(day + (clock or "235959"), "%Y%m%d%H%M%S").replace(tzinfo=UTC if utc else tz)
    try:
        kept = f"{until.astimezone(tz):%Y%m%d}" if all_day else f"{until.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    except OverflowError:  # some write the last day of the year 9999 for "without end"
        kept = day if all_day else f"{day}T000000Z"
    return f"{rule[: match.start(1)]}{kept}{rule[match.end() :]}"


def _timezone(name: str, first: int, last: int) -> Any:
    """The clocks of a zone through these years: one entry for how they begin, one for each change."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    tz = zone_of(name)
    component = Timezone()
    component["TZID"] = _Text(name)

    def entry(at: datetime, before: timedelta) -> None:
        local = at.astimezone(tz)
        part = TimezoneDaylight() if local.dst() else TimezoneStandard()
        # The onset is told by the clock as it stood before the change.
        part.add("DTSTART", (at + before).replace(tzinfo=None))
        part.add("TZOFFSETFROM", before)
        part.add("TZOFFSETTO", _offset(at, tz))
        part["TZNAME"] = _Text(local.tzname() or name)
        component.add_component(part)

    at = datetime(first, 1, 1, tzinfo=UTC)
    entry(at, _offset(at, tz))
    while at.year <= last:
        if _offset(at, tz) != _offset(at + DAY, tz):
            minute = next(n for n in range(1, 24 * 60 + 1) if _offset(at + n * _MINUTE, tz) != _offset(at, tz))
            entry(at + minute * _MINUTE, _offset(at, tz))
        at += DAY
    return component


_MINUTE = timedelta(minutes=1)


def _offset(at: datetime, tz: tzinfo) -> timedelta:
    return at.astimezone(tz).utcoffset() or timedelta()


# --- Reading


def read_calendar(path: Path | str, zone: str = DEFAULT_ZONE, progress: Progress | None = None) -> CalendarFile:
    """Read the events of a calendar of any make. `zone`: whose clocks whole days and times without a zone go by.

    Never fails for a single event; those are told of in `problems`. Raises UserError for a file that is no
    calendar (or is empty, far too large), EnvironmentProblem if it can't be read.
    """
    lines = _lines(_content(Path(path)))
    if not any(line.strip().upper() == "BEGIN:VCALENDAR" for line in lines):
        raise UserError(translate("ledger", "This is not a calendar: an ICS file can be brought in."))
    return _Reader(zone, progress or Progress()).read(lines)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(translate("ledger", "This is a folder, not a calendar."))
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(
                translate("ledger", "The file is too large: a calendar has at most {n} MB.").format(
                    n=LARGEST_FILE // 1024 // 1024
                )
            )
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserError(translate("ledger", "There is no file “{name}”.").format(name=path.name)) from None
    except OSError as problem:
        raise EnvironmentProblem(
            translate("ledger", "The file can't be read: {reason}.").format(reason=problem.strerror or problem),
            translate("ledger", "Check that the stick is still in and the file is not open elsewhere."),
        ) from problem
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise UserError(translate("ledger", "The file is empty."))
    return content


_FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")


def _lines(content: bytes) -> list[str]:
    """The unfolded lines. Many programs fold within a character, so that comes before the decoding."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    whole = _FOLD.sub(b"", content)
    try:
        text = whole.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = whole.decode("gb18030", "replace")
    return re.split(r"[\r\n]+", text)


_LINE = re.compile(r'\s*([A-Za-z0-9-]+)\s*((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)', re.DOTALL)
_PARAM = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*(?:"([^"]*)"|([^;"]*))')
_MOMENT = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?(?:\.[0-9]+)?(Z)?)?",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\+?P(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,9})S)?)?",
    re.IGNORECASE,
)
_PROPERTIES = frozenset(
    {
        *("UID", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "ORGANIZER", "CONTACT", "SEQUENCE"),
        *("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "EXDATE", "RDATE", "RECURRENCE-ID"),
        *("CREATED", "LAST-MODIFIED", "DTSTAMP", "X-MICROSOFT-CDO-ALLDAYEVENT"),
    }
)
_IGNORED = frozenset({"VTODO", "VJOURNAL", "VFREEBUSY"})


class _BrokenError(Exception):
    """An event can't be taken; the text says why, with {event} for which."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One property: its name, its parameters, and its value as written."""

    name: str
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of a TEXT property."""
        return re.sub(r"\\([\\,;:nN\"])", lambda m: "\n" if m[1] in "nN" else m[1], self.value).strip()


def _split(line: str) -> _Line | None:
    match = _LINE.match(line)
    if match is None:
        return None
    params = {key.upper(): quoted or bare.strip() for key, quoted, bare in _PARAM.findall(match[2])}
    return _Line(match[1].upper(), params, match[3].strip())


@dataclass(slots=True)
class _Zone:
    """What a file says of one of its zones; its rules stay unread."""

    place: str = ""
    offsets: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Raw:
    """An event as it stands in the file."""

    lines: dict[str, list[_Line]] = field(default_factory=dict)
    cancelled: bool = False
    fault: str = ""

    def first(self, name: str) -> _Line | None:
        """The first property of a name."""
        return self.lines[name][0] if name in self.lines else None

    def text(self, name: str) -> str:
        """The text of the first property of a name; nothing if there is none."""
        line = self.first(name)
        return line.text if line is not None else ""


class _Reader:
    def __init__(self, zone: str, progress: Progress) -> None:
        self._zone = zone
        self._tz = zone_of(zone)
        self._progress = progress
        self._zones: dict[str, _Zone] = {}
        self._resolved: dict[str, tuple[str, tzinfo] | None] = {}
        self._problems: list[str] = []
        self._name = ""
        self._ignored = 0

    def read(self, lines: Sequence[str]) -> CalendarFile:
        # Zones may be described after the events that use them, so all is gathered first.
        raws: list[_Raw] = []
        for raw in self._gather(lines):
            raws.append(raw)
            if len(raws) > MOST_EVENTS:
                message = translate("ledger", "The file is too large: a calendar has at most {n} events.")
                raise UserError(message.format(n=MOST_EVENTS))
        kept: dict[tuple[str, datetime | None], CalendarEvent] = {}
        for number, raw in enumerate(raws, 1):
            if number % 500 == 0:
                self._progress.tick(number, len(raws))
            label = _short(" ".join(raw.text("SUMMARY").split()))
            label = label or translate("ledger", "event {n} of the file").format(n=number)
            try:
                if raw.fault:
                    raise _BrokenError(raw.fault)
                event = self._event(raw, label)
            except _BrokenError as problem:
                self._problems.append(str(problem).replace("{event}", label))
                continue
            _keep(kept, event)
        return CalendarFile(tuple(kept.values()), tuple(self._problems), self._name, self._ignored)

    # --- Lines to events

    def _gather(self, lines: Sequence[str]) -> Iterator[_Raw]:
        """The events of the file; on the way, its zones, its name, and what is no event."""
        stack: list[str] = []
        raw: _Raw | None = None
        cancelled = False
        zone = _Zone()
        for line in lines:
            upper = line[:40].strip().upper()
            if upper.startswith("BEGIN:"):
                name = upper[6:].strip()
                if name == "VEVENT":
                    if raw is not None:
                        raw.fault = translate("ledger", "“{event}” isn't finished before the next event begins.")
                        yield raw
                    raw, stack = _Raw(cancelled=cancelled), ["VCALENDAR"]
                elif name == "VCALENDAR":
                    cancelled = False
                elif name == "VTIMEZONE":
                    zone = _Zone()
                self._ignored += name in _IGNORED
                if len(stack) < DEEPEST:
                    stack.append(name)
            elif upper.startswith("END:"):
                name = upper[4:].strip()
                if name in stack:
                    del stack[len(stack) - 1 - stack[::-1].index(name) :]
                if name == "VEVENT" and raw is not None:
                    yield raw
                    raw = None
            elif stack:
                inside = stack[-1]
                if inside == "VEVENT" and raw is not None:
                    found = _split(line) if re.split("[:;]", upper, maxsplit=1)[0].strip() in _PROPERTIES else None
                    if found is not None:
                        raw.lines.setdefault(found.name, []).append(found)
                elif inside == "VCALENDAR":
                    if re.match(r"(?:X-WR-CALNAME|NAME)[:;]", upper) and not self._name:
                        self._name = found.text if (found := _split(line)) is not None else ""
                    cancelled = cancelled or upper == "METHOD:CANCEL"
                elif "VTIMEZONE" in stack and upper.startswith(("TZID", "X-LIC-LOCATION", "TZOFFSETTO")):
                    found = _split(line)
                    if found is not None and found.name == "TZID":
                        self._zones[found.value] = zone
                    elif found is not None and found.name == "X-LIC-LOCATION":
                        zone.place = found.value
                    elif found is not None:
                        zone.offsets.add(found.value)
        if raw is not None:
            raw.fault = translate("ledger", "The file ends in the middle of “{event}”.")
            yield raw

    def _event(self, raw: _Raw, label: str) -> CalendarEvent:
        start = raw.first("DTSTART")
        if start is None or not start.value:
            raise _BrokenError(translate("ledger", "“{event}” doesn't say when it begins."))
        message = translate("ledger", "“{event}”: the beginning can't be read: “{text}”.")
        starts_at, name, tz, all_day = self._moment(start, message)
        ends_at = self._end(raw, starts_at, tz, all_day)
        if ends_at < starts_at:
            raise _BrokenError(translate("ledger", "“{event}” ends before it begins."))
        recurrence = raw.first("RECURRENCE-ID")
        recurrence_id = None
        if recurrence is not None:
            message = translate("ledger", "“{event}”: which date of its series it stands for can't be read: “{text}”.")
            recurrence_id = self._on(recurrence, starts_at, tz, message)
            if recurrence.params.get("RANGE", "").upper() == "THISANDFUTURE":
                self._note(label, translate("ledger", "“{event}” was changed from here on; only this date was taken."))
        if all_day or raw.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE":
            all_day = all(at.astimezone(tz).time() == time() for at in (starts_at, ends_at)) and starts_at < ends_at
        event = CalendarEvent(
            raw.text("UID"),
            raw.text("SUMMARY"),
            starts_at,
            ends_at,
            name,
            raw.text("LOCATION"),
            raw.text("DESCRIPTION"),
            CANCELLED if raw.cancelled else _status(raw.text("STATUS")),
            self._rule(raw, label),
            self._dates(raw, "EXDATE", starts_at, tz, label),
            self._dates(raw, "RDATE", starts_at, tz, label),
            recurrence_id,
            _organizer(raw),
            self._stamp(raw, "CREATED"),
            self._stamp(raw, "LAST-MODIFIED") or self._stamp(raw, "DTSTAMP"),
            int(sequence) if re.fullmatch(r"[0-9]{1,9}", sequence := raw.text("SEQUENCE")) else 0,
            all_day,
        )
        if event.uid:
            return event
        return replace(event, uid=_made_uid(event.title, starts_at, ends_at, event.location, recurrence_id))

    def _end(self, raw: _Raw, starts_at: datetime, tz: tzinfo, all_day: bool) -> datetime:
        """Where an event ends: as it says, after its duration, or by the rule for those that say neither."""
        message = translate("ledger", "“{event}”: the end can't be read: “{text}”.")
        end, duration = raw.first("DTEND"), raw.first("DURATION")
        local = starts_at.astimezone(tz).replace(tzinfo=None)
        if end is not None and end.value:
            ends_at = self._moment(end, message)[0]
        elif duration is not None and duration.value:
            match = _DURATION.fullmatch(duration.value)
            if match is None or not any(match.groups()):
                raise _BrokenError(message.replace("{text}", _short(duration.value)))
            weeks, days, hours, minutes, seconds = (int(number or 0) for number in match.groups())
            # Days go by the calendar, hours by the hour, also where the clocks change (RFC 5545, 3.3.6).
            ends_at = _instant(local + (7 * weeks + days) * DAY, tz)
            ends_at += timedelta(hours=hours, minutes=minutes, seconds=seconds)
        else:
            ends_at = starts_at
        return _instant(local + DAY, tz) if all_day and ends_at == starts_at else ends_at

    def _rule(self, raw: _Raw, label: str) -> str | None:
        """The rule of repetition, if it looks like one."""
        lines = raw.lines.get("RRULE", [])
        if len(lines) > 1:
            self._note(label, translate("ledger", "“{event}” repeats by several rules; only the first was taken."))
        if "EXRULE" in raw.lines:
            self._note(label, translate("ledger", "“{event}”: the dates its EXRULE leaves out were not left out."))
        if not lines:
            return None
        rule = "".join(lines[0].value.upper().split()).strip(";")
        if _readable(rule):
            return rule
        message = translate("ledger", "“{event}”: how it repeats can't be read; only its first date was taken.")
        self._note(label, message)
        return None

    def _dates(self, raw: _Raw, name: str, starts_at: datetime, tz: tzinfo, label: str) -> tuple[datetime, ...]:
        """The beginnings in properties that hold several."""
        message = (
            translate("ledger", "“{event}”: a date left out of its series can't be read: “{text}”.")
            if name == "EXDATE"
            else translate("ledger", "“{event}”: a further date can't be read: “{text}”.")
        )
        found = set()
        wrong = ""
        for line in raw.lines.get(name, []):
            for text in line.value.split(","):
                # A period says its end as well; the event has one.
                one = _Line(name, line.params, text.partition("/")[0].strip())
                try:
                    found |= {self._on(one, starts_at, tz, message)} if one.value else set()
                except _BrokenError as problem:
                    wrong = wrong or str(problem)
        if wrong:
            self._note(label, wrong)
        return tuple(sorted(found))

    def _note(self, label: str, message: str) -> None:
        self._problems.append(message.replace("{event}", label))

    # --- Times

    def _moment(self, line: _Line, message: str) -> tuple[datetime, str, tzinfo, bool]:
        """The instant of a value, the zone it is told in, and whether it is a whole day."""
        match = _MOMENT.fullmatch(line.value)
        try:
            if match is None or int(match[1]) not in YEARS:
                raise ValueError
            day = date(int(match[1]), int(match[2]), int(match[3]))
            if match[4] is None:
                return _instant(datetime.combine(day, time()), self._tz), self._zone, self._tz, True
            hour, minute, second = (int(part or 0) for part in match.groups()[3:6])
            clock = time(hour, minute, second)
        except ValueError:
            raise _BrokenError(message.replace("{text}", _short(line.value))) from None
        name, tz = ("UTC", zone_of("UTC")) if match[7] else self._zone_named(line.params.get("TZID", ""))
        return _instant(datetime.combine(day, clock), tz), name, tz, False

    def _on(self, line: _Line, starts_at: datetime, tz: tzinfo, message: str) -> datetime:
        """The same for a date of a series: a bare date is the time of day the series begins at."""
        at, _, _, whole = self._moment(line, message)
        if not whole:
            return at
        day = at.astimezone(self._tz).date()
        return _instant(datetime.combine(day, starts_at.astimezone(tz).time()), tz)

    def _stamp(self, raw: _Raw, name: str) -> datetime | None:
        """When something was noted; unimportant enough to be left out where it can't be read."""
        line = raw.first(name)
        try:
            return self._moment(line, "")[0] if line is not None else None
        except _BrokenError:
            return None

    def _zone_named(self, tzid: str) -> tuple[str, tzinfo]:
        """The zone of a TZID, by its name in the world, in Windows, or by the hour it is apart from UTC."""
        if not tzid:
            return self._zone, self._tz
        if tzid not in self._resolved:
            self._resolved[tzid] = self._resolve(tzid) if len(self._resolved) < MOST_ZONES else None
        found = self._resolved[tzid]
        if found is None:
            message = translate("ledger", "“{event}”: the time zone “{zone}” is not known.")
            raise _BrokenError(message.replace("{zone}", _short(tzid)))
        return found

    def _resolve(self, tzid: str) -> tuple[str, tzinfo] | None:
        described = self._zones.get(tzid, _Zone())
        for name in (tzid, described.place):
            # Some put a path before it: /mozilla.org/20070129_1/Asia/Shanghai.
            parts = name.strip().strip("/").split("/")
            for candidate in (name.strip(), *("/".join(parts[-n:]) for n in (3, 2, 1))):
                known = _other_names().get(candidate.casefold(), candidate)
                try:
                    if known:
                        return known, zone_of(known)
                except UserError:
                    continue
        # A name of somebody's own, with clocks that never change: any zone with the same offset will do.
        offsets = {offset for text in described.offsets if (offset := _utc_offset(text)) is not None}
        if len(offsets) != 1:
            return None
        (offset,) = offsets
        year = datetime(2026, 1, 1, tzinfo=UTC)
        if all(_offset(year + n * DAY, self._tz) == offset for n in range(0, 365, 30)):
            return self._zone, self._tz
        hours, rest = divmod(offset, timedelta(hours=1))
        # The world's names for whole hours count westward. Half hours have none; instants are right all the same.
        return ("UTC" if rest or not hours else f"Etc/GMT{-hours:+d}"), timezone(offset)


@cache
def _other_names() -> dict[str, str]:
    """The zones of the world by the names Windows has for them, and by some that stand in Chinese files."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    more = {"utc": "UTC", "Asia/Beijing": DEFAULT_ZONE, "Beijing": DEFAULT_ZONE, "中国标准时间": DEFAULT_ZONE}
    return {name.casefold(): zone for name, zone in {**WINDOWS_TO_OLSON, **more}.items()}


def _readable(rule: str) -> bool:
    """Whether a text is a rule of repetition, as far as one can tell without following it."""
    from icalendar import vRecur

    part = r"[A-Z-]+=[A-Z0-9,+:-]+"
    if len(rule) > LONGEST_RULE or not re.fullmatch(rf"{part}(?:;{part})*", rule):
        return False
    try:
        found = vRecur.from_ical(rule)
    except ValueError:
        return False
    return "FREQ" in found and not re.search(r"UNTIL=(?:0|1[0-8]|19[0-6])", rule)


def _utc_offset(text: str) -> timedelta | None:
    match = re.fullmatch(r"([+-])([0-9]{2}):?([0-5][0-9])(?::?[0-9]{2})?", text)
    if match is None or int(match[2]) > 14:
        return None
    length = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return -length if match[1] == "-" else length


def _instant(local: datetime, tz: tzinfo) -> datetime:
    """The instant at which a zone's clocks show a time; the first, where they show it twice."""
    return local.replace(tzinfo=tz).astimezone(UTC)


def _status(text: str) -> str:
    return text.lower() if text.lower() in (TENTATIVE, CANCELLED) else CONFIRMED


def _organizer(raw: _Raw) -> str:
    line = raw.first("ORGANIZER")
    if line is None:
        return raw.text("CONTACT")
    return line.params.get("CN", "") or re.sub(r"(?i)^mailto:", "", line.value)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _made_uid(*parts: object) -> str:
    """An identity made of what an event says: the same whenever the same calendar is read."""
    return hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32] + "@dangqun"


def _keep(kept: dict[tuple[str, datetime | None], CalendarEvent], event: CalendarEvent) -> None:
    """Take an event in: of two versions of one the later, and of two that only share their identity both."""
    same = kept.setdefault((event.uid, event.recurrence_id), event)
    if event.sequence > same.sequence:
        kept[event.uid, event.recurrence_id] = event
    elif event.sequence == same.sequence and event != same:
        content = replace(event, created_at=None, changed_at=None, status=CONFIRMED)
        other = replace(event, uid=_made_uid(content))
        kept.setdefault((other.uid, other.recurrence_id), other)
