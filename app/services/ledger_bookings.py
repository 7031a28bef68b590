"""Ledgers of bookings and lists of spaces, as the desk takes them in.

Rows that want one place at one time come in as requests, all of them, and so does a row that wants what somebody
here has or asked for: a person decides with the competitors side by side. Nothing is left out, and nothing is booked
twice. A space's policy doesn't refuse what stands in an old book.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from app.core.i18n import translate
from app.core.ids import RowId, new_id
from app.core.progress import Progress
from app.db.models import Booking, Person, Seat, Space
from app.db.queries import bookings as queries
from app.db.tx import Tx
from app.domain import bookings as booking_rules
from app.domain import ledger as rules
from app.domain.bookings import DAY, LONGEST, MINUTE, Status, Take
from app.domain.fields import rows_of, rows_text
from app.domain.ledger import Fingerprint, Lookup, Plan, Record, place_key
from app.domain.settings import DESK_LETTER, SITE_NAME
from app.domain.terms import SPACE_FEATURE, SPACE_KIND, Term, Wordings
from app.services import bookings
from app.services import spaces as space_service
from app.services.bookings import LONGEST_NOTE, BookingRow
from app.services.desk import Desk
from app.services.ledger_kinds import (
    Bringer,
    Cards,
    ClashPair,
    NewSpace,
    Outlook,
    PlaceRead,
    card_name,
    counted,
    ledger_name,
)
from app.services.reports import long_date
from app.services.spaces import LONGEST_NAME, SpaceValue

_BETWEEN = re.compile(r"\s*[、,，;；\n]+\s*")
_OF_THE_CENTRE = re.compile(r"党群服务中心|服务中心|党群中心|党群|中心|社区|本馆|本|的|内|[-_—·()（）\[\]【】]")
"""What stands beside a space's name and says nothing of which one it is."""
_FLOOR = re.compile(r"(?:[0-9a-z一二三四五六七八九十负]+(?:楼|层|f|号楼|栋|座|幢|区))+")
_HOLDERS = (Status.CONFIRMED, Status.IN_USE, Status.COMPLETED)


# ------------------------------------------------------------------------------------------- places


class _Places:
    """Which spaces the places of a ledger are: by name, by a name within it or a part of one, by pinyin, or new.

    A space is called by its id in hexadecimal here, a new one by its name for comparing.
    """

    def __init__(self, desk: Desk, texts: Iterable[str]) -> None:
        self._desk = desk
        self.spaces = {one.id.hex(): one for one in space_service.spaces(desk)}
        self._by_name = {place_key(one.name): name for name, one in self.spaces.items()}
        self.rows = Counter(texts)
        self.new: dict[str, str] = {}
        parts = {text: _parts(text) for text in self.rows}
        found: dict[str, tuple[str, ...]] = {}
        for text in self.rows:
            for part in parts[text] if not self._exact(text) else [text]:
                if part not in found:
                    found[part] = self._exact(part) or self._meant(part)
        self._tell_apart(found)
        self._found = {
            text: tuple(dict.fromkeys(
                one for part in ([text] if self._exact(text) else parts[text]) for one in self._named(part, found[part])
            ))
            for text in self.rows
        }  # fmt: skip

    def _exact(self, text: str) -> tuple[str, ...]:
        name = self._by_name.get(place_key(text))
        return (name,) if name else ()

    def _meant(self, text: str) -> tuple[str, ...]:
        # Calendars say places in the same way, and reading them takes what only then has to be loaded.
        from app.services.calendars import spaces_called

        return tuple(one.id.hex() for one in spaces_called(self._desk, text, tuple(self.spaces.values())))

    def _named(self, part: str, found: tuple[str, ...]) -> tuple[str, ...]:
        if found:
            return found
        name = _cut(part)
        key = place_key(name)
        self.new.setdefault(key, name)
        return (key,)

    def _tell_apart(self, found: dict[str, tuple[str, ...]]) -> None:
        """A first and a second floor's meeting room aren't both the meeting room, if the ledger tells them apart.

        The hall and the second floor's hall may well be one; the meeting room and the small one are two.
        """
        claims: dict[str, dict[str, str]] = defaultdict(dict)
        for text, names in found.items():
            if len(names) == 1 and (beside := self._beside(text, self.spaces[names[0]])) is not None:
                claims[names[0]][text] = beside
        for texts in claims.values():
            told = set(texts.values()) - {""}
            if len(told) > 1 or ("" in texts.values() and not all(map(_FLOOR.fullmatch, told))):
                for text, beside in texts.items():
                    if beside:
                        found[text] = ()

    def _beside(self, text: str, space: SpaceValue) -> str | None:
        """What a text says besides a space's name; None where it doesn't have all of the name."""
        key, name = place_key(text), place_key(space.name)
        if name not in key:
            return None
        beside = _OF_THE_CENTRE.sub("", key.replace(name, "", 1).replace(place_key(self._desk.settings[SITE_NAME]), ""))
        return "" if beside == place_key(space.location) else beside

    def of(self, text: str) -> tuple[str, ...]:
        """What a place is called here, one name for each space of it."""
        return self._found[text]

    def called(self, text: str) -> str:
        """The same as one text, for telling whether two are the same place."""
        return " ".join(sorted(self._found[text]))

    @property
    def plain(self) -> bool:
        """Whether every place is a new one under the name it has in the ledger."""
        return all(self.called(text) == place_key(text) for text in self.rows)

    def read(self) -> tuple[PlaceRead, ...]:
        """The places that were taken for spaces of another name."""
        return tuple(
            PlaceRead(text, self._desk.between.join(self.spaces[name].name for name in names), count)
            for text, count in self.rows.items()
            if (names := tuple(name for name in self._found[text] if name in self.spaces))
            and not self._exact(text)
        )  # fmt: skip

    def made(self) -> tuple[NewSpace, ...]:
        """The spaces that would be made."""
        wordings = Wordings(_terms(self._desk, SPACE_KIND), SPACE_KIND)
        rows: Counter[str] = Counter()
        for text, count in self.rows.items():
            rows.update(dict.fromkeys(self._found[text], count))
        return tuple(NewSpace(name, wordings.find(name) or "", rows[key]) for key, name in self.new.items())


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(text) if place_key(part)] or [text]


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def _terms(desk: Desk, *kinds: str) -> list[Term]:
    return [
        Term(term.kind, term.code, term.label_zh, term.label_en, term.position, term.words)
        for kind in kinds
        for term in desk.terms(kind)
    ]


# ------------------------------------------------------------------------------------------- what becomes of a row


@dataclass(slots=True)
class _Fate:
    """What a row becomes, and what it clashes with."""

    status: Status
    before: int = 0
    after: int = 0
    record: int | None = None
    """The row of the ledger it clashes with."""
    booking: RowId | None = None
    """The booking of the desk it clashes with."""

    @property
    def clashes(self) -> bool:
        return self.record is not None or self.booking is not None


@dataclass(slots=True)
class _Fates:
    """What becomes of all rows of a ledger."""

    every: list[_Fate]
    records: Sequence[Record]
    desk: Desk
    rows: Mapping[RowId, BookingRow] = field(default_factory=dict)

    def sentences(self, number: int) -> list[str]:
        """What a row clashes with, for its note."""
        fate, found = self.every[number], []
        if fate.record is not None:
            values = self.records[fate.record].values
            found.append(
                self._sentence(values["title"], values["organisation"], values["starts_at"], values["ends_at"])
            )
        if fate.booking is not None:
            row = self.rows[fate.booking]
            found.append(self._sentence(row.title, row.organisation, row.starts_at, row.ends_at))
        return found

    def _sentence(self, title: str | None, whose: str | None, starts_at: datetime, ends_at: datetime) -> str:
        zone = self.desk.zone
        when = f"{long_date(starts_at.astimezone(zone).date())} {booking_rules.span_text(starts_at, ends_at, zone)}"
        what = title or whose or translate("ledger", "another booking")
        if title and whose:
            what = translate("ledger", "{title} ({organisation})").format(title=title, organisation=whose)
        message = translate("ledger", "Clashes with “{booking}”, {when}: somebody has to decide.")
        return message.format(booking=what, when=when)

    def outlook(self, outlook: Outlook) -> Outlook:
        """An outlook with the clashes, each pair once."""
        pairs: dict[tuple[int, int], ClashPair] = {}
        here: list[ClashPair] = []
        for number, fate in enumerate(self.every):
            sentences = self.sentences(number)
            if fate.record is not None:
                first, second = sorted((number, fate.record))
                other = self.records[fate.record]
                pairs.setdefault((first, second), ClashPair(self.records[number], other, None, sentences[0]))
            if fate.booking is not None:
                here.append(ClashPair(self.records[number], None, self.rows[fate.booking], sentences[-1]))
        clashing = sum(1 for fate in self.every if fate.clashes)
        return replace(outlook, clashes=(*pairs.values(), *here), clashing=clashing)


def _fates(desk: Desk, session: Session, places: _Places, records: Sequence[Record]) -> _Fates:
    """What becomes of the rows, all looked at together."""
    now, letter = desk.now(), desk.settings[DESK_LETTER]
    fates = []
    for record in records:
        said, over = record.values["status"], record.values["ends_at"] <= now
        chosen = [places.spaces[name] for name in places.of(record.values["spaces"]) if name in places.spaces]
        status = Status.COMPLETED if over else Status.CONFIRMED
        if said in (Status.CANCELLED, Status.REQUESTED) or (said is Status.NO_SHOW and over):
            status = said
        elif not over and any(one.policy.owning_desk not in ("", letter) for one in chosen):
            status = Status.REQUESTED
        fate = _Fate(status)
        if not over:  # what is over took the time that is written, and no more
            fate.before = max((one.policy.buffer_before for one in chosen), default=0)
            fate.after = max((one.policy.buffer_after for one in chosen), default=0)
        fates.append(fate)
    lines: dict[str, list[tuple[datetime, datetime, int]]] = defaultdict(list)
    for number, (record, fate) in enumerate(zip(records, fates, strict=True)):
        if fate.status in _HOLDERS:
            span = (
                record.values["starts_at"] - fate.before * MINUTE, record.values["ends_at"] + fate.after * MINUTE
            )  # fmt: skip
            for name in places.of(record.values["spaces"]):
                lines[name].append((*span, number))
    for spans in lines.values():
        _meet(sorted(spans), fates)
    found = _Fates(fates, records, desk)
    rivals = _rivals(session, {name for name in lines if name in places.spaces}, lines)
    for name, spans in lines.items():
        for start, end, number in spans:
            fates[number].booking = fates[number].booking or _rival(rivals.get(name, []), start, end)
    holders = {fate.booking for fate in fates if fate.booking is not None}
    found.rows = {row.id: row for row in bookings.shown(desk, session, queries.rows(session, holders))}
    for fate in fates:
        if fate.booking is not None and fate.booking not in found.rows:
            fate.booking = None  # equipment lent, or what only a newer program can read: nothing to decide about
        if fate.clashes:
            fate.status = Status.REQUESTED
    return found


def _meet(spans: Sequence[tuple[datetime, datetime, int]], fates: Sequence[_Fate]) -> None:
    """Note on each row of one place, the earliest first, one other it overlaps, where there is one."""
    longest: tuple[datetime, datetime, int] | None = None
    for span in spans:
        start, end, number = span
        if longest is not None and longest[1] > start:
            other = longest[2]
            if fates[number].record is None:
                fates[number].record = other
            if fates[other].record is None:
                fates[other].record = number
        if longest is None or end > longest[1]:
            longest = span


def _rivals(
    session: Session, names: set[str], lines: Mapping[str, Sequence[tuple[datetime, datetime, int]]]
) -> dict[str, list[Take]]:
    """What is taken or asked for here, by the space, at the time of the ledger's rows."""
    every = [span for name in names for span in lines[name]]
    if not every:
        return {}
    start, end = min(span[0] for span in every), max(span[1] for span in every)
    takes = queries.taken(session, start - DAY, end + DAY)
    asked = [
        booking_rules.as_rule(dict(row))
        for row in queries.of_status(session, Status.REQUESTED)
        if row["starts_at"] and row["ends_at"] and row["starts_at"] < end + DAY and row["ends_at"] > start - DAY
    ]
    takes += [take for one in asked for take in booking_rules.takes(one)]
    found: dict[str, list[Take]] = defaultdict(list)
    for take in sorted(takes, key=_starts):
        if take.resource.hex() in names:
            found[take.resource.hex()].append(take)
    return found


def _rival(takes: Sequence[Take], start: datetime, end: datetime) -> RowId | None:
    """Who has one place at some moment of a time, or asked for it; `takes` by their beginning."""
    first, last = (bisect_left(takes, at, key=_starts) for at in (start - LONGEST, end))
    return next((take.holder for take in takes[first:last] if take.overlaps(start, end)), None)


def _starts(take: Take) -> datetime:
    return take.starts_at


# ------------------------------------------------------------------------------------------- bookings


class Bookings(Bringer):
    """A row is a booking; a place nobody has is made a space, an applicant without a card gets one."""

    kind = rules.BOOKINGS
    model = Booking

    def lookups(self, desk: Desk, session: Session, found: Plan) -> Mapping[str, Lookup]:
        """What the desk calls the ledger's places."""
        places = _Places(desk, (record.values["spaces"] for record in found.records))

        def called(text: str) -> str:
            return places.called(text) if text in places.rows else place_key(text)

        return {} if places.plain else {"spaces": called}

    def known(self, session: Session, found: Plan) -> set[Fingerprint]:
        """Bookings of the ledger's time."""
        period = found.period
        if period is None:
            return set()
        start, end = period[0] - timedelta(minutes=1), period[1] + timedelta(minutes=1)
        names = {row.id: row.name or "" for row in session.execute(select(Space.id, Space.name))}
        query = (
            select(
                Booking.starts_at, Booking.ends_at, Booking.spaces, Booking.organisation, Booking.title, Person.name,
                Person.phones,
            )
            .outerjoin(Person, Person.id == Booking.person_id)
            .where(Booking.starts_at >= start, Booking.starts_at <= end, not_(Booking.voided))
        )  # fmt: skip
        known: set[Fingerprint] = set()
        for row in session.execute(query):
            if row.starts_at is None or row.ends_at is None:
                continue
            # A ledger may have been read before its places were made spaces.
            ways = product(*((one.hex(), place_key(names.get(one, ""))) for one in rows_of(row.spaces)[:4]))
            known.update(
                rules.known_booking(
                    ledger_name(row.name or ""), row.phones, row.organisation or "", row.title or "",
                    [" ".join(sorted(way)) for way in ways], row.starts_at, row.ends_at,
                )
            )  # fmt: skip
        return known

    def outlook(self, desk: Desk, session: Session, records: Sequence[Record]) -> Outlook:
        """Cards and spaces that would be made, and what clashes."""
        places = _Places(desk, (record.values["spaces"] for record in records))
        cards = Cards(desk, session, records, "starts_at")
        people = sum(1 for record in records if _named(record) and cards.claim(record)[1])
        return _fates(desk, session, places, records).outlook(Outlook(people, places.made(), places.read()))

    def write(self, desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> Outlook:
        """Write bookings, cards and spaces."""
        places = _Places(desk, (record.values["spaces"] for record in records))
        cards = Cards(desk, tx.session, records, "starts_at")
        fates = _fates(desk, tx.session, places, records)
        made = places.made()
        ids = {name: one.id for name, one in places.spaces.items()}
        for space in made:
            row = _add_space(desk, tx, {"name": space.name, "kind": space.kind or None}, batch)
            ids[place_key(space.name)] = row.id
        people: list[dict[str, Any]] = []
        rows: list[dict[str, Any]] = []
        for number, record in enumerate(counted(records, progress)):
            values, person = record.values, None
            if _named(record):
                person, new = cards.claim(record)
                if new:
                    card = {"phones": values["phones"], "name": card_name(values)}
                    people.append({"id": person, **card, "batch_id": batch})
            chosen = [ids[name] for name in places.of(values["spaces"])]
            rows.append(_booking(values, fates, number, chosen) | {"person_id": person, "batch_id": batch})
        tx.insert_many(Person, people)
        tx.insert_many(Booking, rows)
        return fates.outlook(Outlook(len(people), made, places.read()))


def _named(record: Record) -> bool:
    return bool(record.values["name"] or record.values["phones"])


def _booking(values: Mapping[str, Any], fates: _Fates, number: int, chosen: Sequence[RowId]) -> dict[str, Any]:
    """The fields of a row's booking."""
    fate = fates.every[number]
    lines = [values["note"], *fates.sentences(number)]
    if any(_cut(part) != " ".join(part.split()) for part in _parts(values["spaces"])):
        lines.append(translate("ledger", "Place as written: {text}").format(text=values["spaces"]))
    kept = {
        "spaces": rows_text(chosen), "starts_at": values["starts_at"], "ends_at": values["ends_at"],
        "buffer_before": fate.before, "buffer_after": fate.after, "organisation": values["organisation"],
        "title": values["title"], "headcount": values["headcount"], "status": fate.status.value,
        "status_reason": values["status_reason"],
        "note": "\n".join(line for line in lines if line)[:LONGEST_NOTE] or None,
    }  # fmt: skip
    if fate.status is Status.COMPLETED:  # what is over has been
        kept |= {"in_at": values["starts_at"], "out_at": values["ends_at"]}
    return kept


# ------------------------------------------------------------------------------------------- spaces


class Spaces(Bringer):
    """A row is a space; a study room with so many seats gets them, numbered, in rows."""

    kind = rules.SPACES
    model = Space
    terms = (SPACE_KIND, SPACE_FEATURE)

    def known(self, session: Session, found: Plan) -> set[Fingerprint]:
        """The names of all spaces in use."""
        names = session.scalars(select(Space.name).where(not_(Space.voided)))
        return {rules.space_fingerprint(name or "") for name in names}

    def outlook(self, desk: Desk, session: Session, records: Sequence[Record]) -> Outlook:
        """Nothing comes along."""
        return Outlook()

    def write(self, desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> Outlook:
        """Write spaces and seats."""
        seats: list[dict[str, Any]] = []
        for record in counted(records, progress):
            values = dict(record.values)
            count = values.pop("seats") or 0
            if values["opening"] is None:
                del values["opening"]
            row = _add_space(desk, tx, {**values, "seated": bool(count)}, batch)
            seats += ({"id": new_id(), "space_id": row.id, **seat} for seat in _plan_of(count))
        tx.insert_many(Seat, seats)
        return Outlook()


def _add_space(desk: Desk, tx: Tx, values: Mapping[str, Any], batch: RowId) -> Space:
    return tx.add(Space(**space_service.checked_space(desk, tx.session, values, None), batch_id=batch))


def _plan_of(count: int) -> list[dict[str, Any]]:
    """So many numbered seats in rows, the plan a little wider than deep."""
    columns = next((wide for wide in (4, 6, 8, 10, 12, 15, 20) if count <= wide * wide), 25)
    return [{"number": str(n + 1), "x": n % columns, "y": n // columns} for n in range(count)]
