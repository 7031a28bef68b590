"""Stations: the directory, what each offers and when, issues put right and verified, and which is open nearest.

A write is `verb(desk, actor, …) -> (value, Changes)`. Times are aware UTC instants, distances metres. Who keeps a
station is known to its own centre alone.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import Disclosure, Photo, Station, StationIssue, StationKeeper, StationService
from app.db.oplog import Base
from app.db.queries import stations as queries
from app.db.tx import Changes, Tx
from app.domain import checks, privacy
from app.domain import stations as rules
from app.domain.auth import Actor, Permission, allowed, require
from app.domain.fields import FieldType
from app.domain.search import finder
from app.domain.settings import DUTY_DAY_START, HOURS, SITE_PLACE
from app.domain.shifts import duty_bounds
from app.domain.spaces import Opening, opening_from_json, opening_to_json
from app.domain.station_records import LEVELS, STATION
from app.domain.stations import Door, IssueState, Place
from app.domain.terms import STATION_KIND, STATION_SERVICE, TALLY_GROUP
from app.services import photos as photo_service
from app.services import spaces, staff, supplies, tallies
from app.services.desk import Desk, fixed_id
from app.services.photos import PhotoRow, store

LONGEST_NAME = 60
LONGEST_TEXT = 200
LONGEST_NOTE = 4000
DUE_DAYS = 7
"""Days after it was found until an issue is to be put right, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class ServiceValue:
    """One thing a station offers. `out_of_order`: a fault of it is open."""

    code: str
    label: str
    detail: str
    offered: bool
    promise: bool
    """One of the five promises: rest, water, heating, talk, charging."""
    out_of_order: bool


@dataclass(frozen=True, slots=True)
class StationRow:
    """One station as lists, map and card show it."""

    id: RowId
    number: str
    name: str
    kind: str
    kind_label: str
    level: str
    level_label: str
    address: str
    community: str
    hours: str
    """In words; as it was typed where it couldn't be read."""
    hours_read: bool
    open_now: bool | None
    """None: the hours weren't understood."""
    closes_at: datetime | None
    """When it closes, if it is open and ever does."""
    opens_at: datetime | None
    """When it opens next, if it is closed."""
    suspended: bool
    suspend_reason: str
    place: tuple[int, int] | None
    """Longitude and latitude in millionths of a degree."""
    services: tuple[str, ...]
    """Codes offered and in order."""
    service_text: str
    keeper: str
    phone: str
    """Masked."""
    last_inspected: datetime | None
    score: int | None
    inspect_by: date | None
    """The day the next round is due; None: none are made."""
    overdue: bool
    """Its round is overdue."""
    issues: int
    """Not verified yet."""
    issues_overdue: int
    faults: int
    low: int
    """Supplies at or below their level."""
    expiring: int
    """Lots that expire within 30 days, or have."""
    voided: bool

    @property
    def attention(self) -> bool:
        """Whether somebody has to look after it."""
        return bool(self.overdue or self.issues_overdue or self.faults or self.low or self.suspended)


@dataclass(frozen=True, slots=True)
class StationCard:
    """One station, whole. Hand `seen` back to `save`."""

    row: StationRow
    values: Mapping[str, Any]
    services: tuple[ServiceValue, ...]
    """All of the catalogue, promises first."""
    keeper_phone_known: bool
    issues: "tuple[IssueRow, ...]"
    tally_today: int
    tally_groups: tuple[tuple[str, int], ...]
    seen: Base = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue or fault of a station."""

    id: RowId
    station_id: RowId
    station: str
    text: str
    fault: bool
    service_label: str
    found_at: datetime
    due_on: date | None
    state: str
    """"open", "overdue", "rectified", "verified"."""
    state_label: str
    rectified_at: datetime | None
    rectify_note: str
    verified_at: datetime | None
    verify_note: str
    inspection_id: RowId | None
    photos: int


@dataclass(frozen=True, slots=True)
class StationFilter:
    """Which stations a list shows; every part narrows."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    open_now: bool = False
    attention: bool = False
    voided: bool = False
    sort: str = "distance"


@dataclass(frozen=True, slots=True)
class Near:
    """A station seen from somewhere. `metres` None: no position is known of one of the two."""

    row: StationRow
    metres: int | None
    minutes_left: int | None
    """Until it closes; None: it doesn't, or isn't open."""
    direction: str
    """In words: "north-east"."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Stations in figures."""

    count: int
    open_now: int
    attention: int
    rounds_overdue: int
    issues_overdue: int
    faults: int
    low: int


# ------------------------------------------------------------------------------------------- what is kept


@dataclass(frozen=True, slots=True)
class IssueFact:
    """What is kept of an issue that isn't verified."""

    fault: bool
    service: str
    due_on: date | None
    rectified: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a station; what depends on day and hour is made of it when it is asked for."""

    id: RowId
    number: str
    name: str
    kind: str
    level: str
    address: str
    community: str
    hours: str
    opening: Opening | None
    place: Place | None
    suspended: bool
    suspend_reason: str
    inspect_days: int
    since: datetime
    services: tuple[tuple[str, str, bool], ...]
    keeper: str
    phone: str
    inspected: datetime | None
    score: int | None
    issues: tuple[IssueFact, ...]
    voided: bool

    def broken(self) -> frozenset[str]:
        """Services that a fault takes out of use."""
        return frozenset(one.service for one in self.issues if one.fault and not one.rectified)


_TABLES = frozenset({"station", "station_keeper", "station_service", "inspection", "station_issue"})


def _facts(desk: Desk) -> tuple[Facts, ...]:
    return desk.keep("stations", _TABLES, lambda: _read(desk))


def _read(desk: Desk) -> tuple[Facts, ...]:
    with desk.store.read() as session:
        offered, kept_by = queries.services(session), queries.keepers(session)
        rounds = queries.last_rounds(session)
        found: dict[RowId, list[IssueFact]] = {}
        for issue in queries.issues(session):
            if issue.station_id is not None:
                found.setdefault(issue.station_id, []).append(
                    IssueFact(issue.fault, issue.service or "", issue.due_on, issue.rectified_at is not None)
                )
        facts = []
        for row, wall in queries.every(session):
            name, phone = kept_by.get(row.id, ("", ""))
            inspected, points = rounds.get(row.id, (None, None))
            facts.append(
                Facts(
                    row.id, row.number or "", row.name or "", row.kind or "", row.level or "basic", row.address or "",
                    row.community or "", row.hours or "", opening_of(row.opening), place_of(row), row.suspended,
                    row.suspend_reason or "", row.inspect_days, from_ms(wall), tuple(offered.get(row.id, ())), name,
                    phone, inspected, points, tuple(found.get(row.id, ())), row.voided,
                )
            )  # fmt: skip
    return tuple(facts)


def opening_of(text: str | None) -> Opening | None:
    """Opening hours as they are stored; None where they weren't understood."""
    try:
        return opening_from_json(json.loads(text)) if text else None
    except (ValueError, UserError):
        return None


def place_of(row: Station) -> Place | None:
    """Where a station is, if both numbers are known."""
    return None if row.longitude is None or row.latitude is None else (row.longitude, row.latitude)


def site_place(desk: Desk) -> Place | None:
    """Where the centre itself is, as the setting says."""
    return rules.parse_place(desk.settings[SITE_PLACE])


class View:
    """Makes rows of facts as they stand at one instant."""

    def __init__(self, desk: Desk, at: datetime | None = None) -> None:
        self.desk, self.at = desk, at or desk.now()
        self.zone = desk.zone
        self.today = self.at.astimezone(self.zone).date()
        self._centre, self._calendar = desk.settings[HOURS], spaces.calendar(desk)
        self._doors: dict[Opening, Door] = {}
        self._low: dict[RowId | None, int] = {}
        self._expiring: dict[RowId | None, int] = {}
        for supply in supplies.supplies(desk, all_stations=True):
            place = supply.station_id
            self._low[place] = self._low.get(place, 0) + supply.low
            late = sum(lot.days is not None and lot.days <= rules.SOON for lot in supply.lots)
            self._expiring[place] = self._expiring.get(place, 0) + late
        self._services = {term.code: term.label for term in desk.terms(STATION_SERVICE, voided=True)}
        self._levels = STATION.by_name["level"]

    def _door(self, facts: Facts) -> Door | None:
        if facts.suspended:
            return Door(open=False)
        if facts.opening is None:
            return None
        found = self._doors.get(facts.opening)
        if found is None:
            found = rules.door(facts.opening, self._centre, self._calendar, self.at, self.zone)
            self._doors[facts.opening] = found
        return found

    def row(self, facts: Facts) -> StationRow:
        """A station as it stands."""
        desk, today, door = self.desk, self.today, self._door(facts)
        broken = facts.broken()
        here = {code for code, _, offered in facts.services if offered} - broken
        codes = tuple(code for code in self._services if code in here)
        last = facts.inspected or facts.since
        due = rules.inspect_by(last.astimezone(self.zone).date(), facts.inspect_days)
        states = [rules.issue_state(one.due_on, one.rectified, False, today) for one in facts.issues]
        return StationRow(
            facts.id, facts.number, facts.name, facts.kind, desk.term_label(STATION_KIND, facts.kind), facts.level,
            self._levels.option_label(facts.level), facts.address, facts.community,
            facts.hours if facts.opening is None else rules.hours_text(facts.opening), facts.opening is not None,
            None if door is None else door.open, None if door is None else door.closes_at,
            None if door is None else door.opens_at, facts.suspended, facts.suspend_reason, facts.place, codes,
            desk.between.join(self._services[code] for code in codes), facts.keeper, privacy.mask_phone(facts.phone),
            facts.inspected, facts.score, due, due is not None and due < today and not facts.voided, len(states),
            states.count(IssueState.OVERDUE), sum(one.fault and not one.rectified for one in facts.issues),
            self._low.get(facts.id, 0), self._expiring.get(facts.id, 0), facts.voided,
        )  # fmt: skip


def _found(desk: Desk, station_id: RowId) -> Facts:
    for one in _facts(desk):
        if one.id == station_id:
            return one
    raise UserError(translate("errors", "This entry is no longer here."))


# ------------------------------------------------------------------------------------------- the directory


def save(
    desk: Desk, actor: Actor, station_id: RowId | None, values: Mapping[str, Any], *, seen: Base | None = None,
    services: Mapping[str, str] | None = None, keeper: tuple[str, str] | None = None,
) -> tuple[StationCard, Changes]:  # fmt: skip
    """Make or change a station. `services`: code → detail of what it offers; `keeper`: name and phone.

    Hours are read as offices write them; what can't be read is kept as typed and said. Longitude and latitude are
    degrees as typed, or millionths. A keeper's phone that is handed back masked stays. Raises UserError by field.
    """
    require(actor, Permission.EDIT_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        if station_id is None:
            row = make(desk, tx, values, services, keeper)
        else:
            row = tx.get(Station, station_id)
            kept = _checked(desk, tx.session, values, row)
            changed = {name: value for name, value in kept.items() if getattr(row, name) != value}
            if changed:
                tx.edit(row, changed, seen=seen)
            _complete(desk, tx, row.id, services, keeper)
    return card(desk, row.id), tx.changes


def make(
    desk: Desk, tx: Tx, values: Mapping[str, Any], services: Mapping[str, str] | None = None,
    keeper: tuple[str, str] | None = None, *, batch_id: RowId | None = None,
) -> Station:  # fmt: skip
    """Make a station inside a use-case's own transaction, as `save` does; it gets a number."""
    kept = _checked(desk, tx.session, values, None)
    row = tx.add(Station(**kept, batch_id=batch_id))
    _complete(desk, tx, row.id, services, keeper)
    return row


_GIVEN = frozenset(item.name for item in STATION.own if item.form and item.type is not FieldType.ROW)


def _checked(desk: Desk, session: Session, values: Mapping[str, Any], row: Station | None) -> dict[str, Any]:
    """Values as typed turned into what is stored."""
    if values.keys() - _GIVEN:
        raise TypeError(f"not filled in by a person: {sorted(values.keys() - _GIVEN)}")
    kept: dict[str, Any] = {}
    for name, longest in (("name", LONGEST_NAME), ("number", 20), ("address", LONGEST_TEXT),
                          ("community", LONGEST_NAME), ("hours", LONGEST_TEXT), ("note", LONGEST_NOTE)):  # fmt: skip
        if name in values:
            kept[name] = _text(values[name], name, longest)
    if row is None or "name" in kept:
        _unlike(session, kept.get("name"), row)
    if row is None and not kept.get("number"):
        kept["number"] = _next_number(session)
    if "hours" in kept:
        # Reading hours as people write them is for saving; Today lists stations as the desk opens.
        from app.domain.opening_words import parse_opening

        opening = parse_opening(kept["hours"]) if kept["hours"] else None
        kept["opening"] = None if opening is None else json.dumps(opening_to_json(opening), separators=(",", ":"))
    if values.get("kind"):
        kept["kind"] = _term(desk, STATION_KIND, values["kind"], "kind")
    elif "kind" in values:
        kept["kind"] = None
    if "level" in values:
        kept["level"] = values["level"] or "basic"
        if kept["level"] not in dict(LEVELS):
            raise UserError(translate("errors", "Please choose one of the list."), "level")
    if "longitude" in values or "latitude" in values:
        kept |= {name: rules.check_degrees(values.get(name), name) for name in ("longitude", "latitude")}
        if (kept["longitude"] is None) != (kept["latitude"] is None):
            absent = "longitude" if kept["longitude"] is None else "latitude"
            raise UserError(translate("stations", "A position is longitude and latitude."), absent)
    if "inspect_days" in values:
        kept["inspect_days"] = _number(values["inspect_days"], "inspect_days", 365)
    return kept


def _text(value: Any, field: str, longest: int) -> str | None:
    kept = str(value or "").strip()
    if field != "note":
        kept = " ".join(kept.split())
    if len(kept) > longest:
        raise UserError(translate("errors", "At most {n} characters.").format(n=longest), field)
    return kept or None


def _number(value: Any, field: str, most: int) -> int:
    text = checks.plain(0 if value is None else value)
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= most):
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=0, most=most), field)
    return int(text)


def _term(desk: Desk, kind: str, code: str, field: str) -> str:
    if all(term.code != code for term in desk.terms(kind, voided=True)):
        raise UserError(translate("errors", "Please choose one of the list."), field)
    return code


def _unlike(session: Session, name: str | None, row: Station | None) -> None:
    if name is None:
        raise UserError(translate("stations", "Please enter what the station is called."), "name")
    same = select(Station.id).where(Station.name == name, Station.voided == false())
    if any(other != (row.id if row else None) for other in session.scalars(same)):
        raise UserError(translate("stations", "There is a station of this name already."), "name")


def _next_number(session: Session) -> str:
    taken = [int(one) for one in session.scalars(select(Station.number)) if one and one.isdecimal() and len(one) < 7]
    return str(max(taken, default=0) + 1)


def _complete(
    desk: Desk, tx: Tx, station_id: RowId, services: Mapping[str, str] | None, keeper: tuple[str, str] | None
) -> None:
    if services is not None:
        _offer(desk, tx, station_id, services)
    if keeper is not None:
        _keep(tx, station_id, *keeper)


def _offer(desk: Desk, tx: Tx, station_id: RowId, services: Mapping[str, str]) -> None:
    """What a station offers; there is one row of each service, the same on every desk."""
    for code in services:
        _term(desk, STATION_SERVICE, code, "services")
    query = select(StationService).where(StationService.station_id == station_id)
    here = {row.code: row for row in tx.session.scalars(query)}
    for term in desk.terms(STATION_SERVICE, voided=True):
        row, offered = here.get(term.code), term.code in services
        detail = _text(services.get(term.code), "services", LONGEST_NAME) if offered else None
        if row is not None:
            if (row.offered, row.detail) != (offered, detail):
                tx.edit(row, {"offered": offered, "detail": detail})
        elif offered:
            row_id = fixed_id("station_service", station_id.hex(), term.code)
            tx.add(StationService(id=row_id, station_id=station_id, code=term.code, detail=detail))


def _keep(tx: Tx, station_id: RowId, name: str, phone: str) -> None:
    row_id = fixed_id("station_keeper", station_id.hex())
    row = tx.session.get(StationKeeper, row_id)
    known = row.phone or "" if row is not None else ""
    values = {"name": checks.name(name) if name.strip() else None, "phone": known or None}
    if phone.strip() != privacy.mask_phone(known) or not known:
        try:
            values["phone"] = checks.phones(phone)
        except UserError as problem:
            raise UserError(problem.message, "phone") from None
    if row is None:
        if any(values.values()):
            tx.add(StationKeeper(id=row_id, station_id=station_id, **values))
    elif (row.name, row.phone) != (values["name"], values["phone"]):
        tx.edit(row, values)


def suspend(desk: Desk, actor: Actor, station_id: RowId, reason: str) -> tuple[StationCard, Changes]:
    """Take a station out of service for a while."""
    require(actor, Permission.KEEP_STATIONS)
    kept = _text(reason, "suspend_reason", LONGEST_TEXT)
    if kept is None:
        raise UserError(translate("errors", "Please give a reason."), "suspend_reason")
    with desk.store.write(actor.staff_id) as tx:
        tx.edit(tx.get(Station, station_id), {"suspended": True, "suspend_reason": kept})
    return card(desk, station_id), tx.changes


def resume(desk: Desk, actor: Actor, station_id: RowId) -> tuple[StationCard, Changes]:
    """It serves again."""
    require(actor, Permission.KEEP_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        tx.edit(tx.get(Station, station_id), {"suspended": False, "suspend_reason": None})
    return card(desk, station_id), tx.changes


def void(desk: Desk, actor: Actor, station_id: RowId, reason: str) -> tuple[None, Changes]:
    """Take a station out of the directory; its history stays."""
    require(actor, Permission.EDIT_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(Station, station_id), reason)
    return None, tx.changes


def restore(desk: Desk, actor: Actor, station_id: RowId) -> tuple[StationCard, Changes]:
    """Bring it back."""
    require(actor, Permission.EDIT_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Station, station_id)
        _unlike(tx.session, row.name, row)
        tx.restore(row)
    return card(desk, station_id), tx.changes


def card(desk: Desk, station_id: RowId) -> StationCard:
    """One station, whole."""
    facts = _found(desk, station_id)
    broken = facts.broken()
    given = {code: (detail, offered) for code, detail, offered in facts.services}
    services = [
        ServiceValue(
            term.code, term.label, *given.get(term.code, ("", False)), term.code in rules.PROMISES, term.code in broken
        )
        for term in desk.terms(STATION_SERVICE, voided=True)
        if not term.voided or given.get(term.code, ("", False))[1]
    ]
    services.sort(key=lambda one: rules.PROMISES.index(one.code) if one.promise else len(rules.PROMISES))
    today = tally_figures(desk, station_id, *_duty_day(desk))
    groups: dict[str, int] = {}
    for (group, _), count in today.items():
        groups[group] = groups.get(group, 0) + count
    tallied = sorted(groups.items(), key=lambda one: (-one[1], one[0]))
    with desk.store.read() as session:
        row = session.get(Station, station_id)
        assert row is not None
        values = {name: getattr(row, name) for name in sorted(_GIVEN)}
        seen = desk.store.seen(Station, station_id, session)
    values = {name: "" if value is None else value for name, value in values.items()}
    values |= {name: rules.degrees_text(getattr(row, name)) for name in ("longitude", "latitude")}
    return StationCard(
        View(desk).row(facts), values, tuple(services), bool(facts.phone), tuple(issues(desk, station_id=station_id)),
        sum(today.values()), tuple((desk.term_label(TALLY_GROUP, group), count) for group, count in tallied), seen,
    )  # fmt: skip


def reveal_keeper(desk: Desk, actor: Actor, station_id: RowId, reason: str) -> tuple[str, Changes]:
    """The keeper's phone in full, with a reason that is logged."""
    require(actor, Permission.UNMASK_ONE)
    kept = privacy.check_purpose(reason)
    with desk.store.write(actor.staff_id) as tx:
        station = tx.get(Station, station_id)
        row = tx.session.get(StationKeeper, fixed_id("station_keeper", station_id.hex()))
        subject = f"station_keeper {station.number or ''}".strip()
        tx.add(Disclosure(at=tx.now, subject=subject, reason=kept))
        phone = row.phone or "" if row is not None else ""
    return phone, tx.changes


# ------------------------------------------------------------------------------------------- where and when


def stations(desk: Desk, chosen: StationFilter = StationFilter(), origin: Place | None = None) -> list[Near]:
    """The directory: nearest first from `origin` (None: the centre's own position), else by number and name.

    `sort`: "distance", "number", "name", "inspect_by" or "score" (the lowest first).
    """
    view, words = View(desk), [finder(word) for word in chosen.text.split()]
    found = []
    for facts in _facts(desk):
        if facts.voided and not chosen.voided:
            continue
        if (chosen.kinds and facts.kind not in chosen.kinds) or (chosen.levels and facts.level not in chosen.levels):
            continue
        texts = (facts.name, facts.number, facts.community, facts.address, facts.keeper)
        if not all(any(holds(text) for text in texts if text) for holds in words):
            continue
        row = view.row(facts)
        fits = set(chosen.services) <= set(row.services)
        if fits and (row.open_now or not chosen.open_now) and (row.attention or not chosen.attention):
            found.append(row)
    near = seen_from(desk, found, origin, view.at)
    if chosen.sort == "distance":
        return sorted(near, key=by_distance)
    return sorted(near, key=lambda one: (_ORDER[chosen.sort](one), _by_number(one)))


_ORDER: dict[str, Callable[[Near], Any]] = {
    "number": lambda one: _by_number(one),
    "name": lambda one: one.row.name,
    "inspect_by": lambda one: one.row.inspect_by or date.max,
    "score": lambda one: 101 if one.row.score is None else one.row.score,
}


def seen_from(desk: Desk, rows: Iterable[StationRow], origin: Place | None, at: datetime) -> list[Near]:
    """Stations with how far and in which direction they are from a place (None: the centre's own position)."""
    start = origin or site_place(desk)
    found = []
    for row in rows:
        metres, direction = None, ""
        if start is not None and row.place is not None:
            metres, direction = rules.metres(start, row.place), rules.direction(start, row.place)
        left = None if row.closes_at is None else (row.closes_at - at) // timedelta(minutes=1)
        found.append(Near(row, metres, left, direction))
    return found


def _by_number(near: Near) -> tuple[Any, ...]:
    """2 before 10, and what has no number last."""
    number = near.row.number
    parts = [(int(part), "") if part.isdecimal() else (0, part) for part in re.findall(r"[0-9]+|[^0-9]+", number)]
    return not number, parts, near.row.name, near.row.id


def by_distance(near: Near) -> tuple[Any, ...]:
    """The nearest first; of unknown distance last."""
    return near.metres is None, near.metres or 0, _by_number(near)


def nearest_open(
    desk: Desk, *, origin: Place | None = None, services: Sequence[str] = (), limit: int = 5,
    at: datetime | None = None,
) -> list[Near]:  # fmt: skip
    """Stations that are open at an instant (None: now) and offer all these services in order, nearest first.

    Public holidays and make-up workdays count; a station whose hours weren't understood comes after all others.
    """
    view = View(desk, at)
    rows = (view.row(facts) for facts in _facts(desk) if not facts.voided)
    fitting = [row for row in rows if row.open_now is not False and set(services) <= set(row.services)]
    near = seen_from(desk, fitting, origin, view.at)
    return sorted(near, key=lambda one: (one.row.open_now is None, *by_distance(one)))[:limit]


# ------------------------------------------------------------------------------------------- issues


def issues(desk: Desk, *, station_id: RowId | None = None, open_only: bool = True) -> list[IssueRow]:
    """Issues and faults: overdue first, then by the day they are due."""
    with desk.store.read() as session:
        return issue_rows(desk, session, queries.issues(session, station=station_id, open_only=open_only))


def issue_rows(desk: Desk, session: Session, found: Sequence[StationIssue]) -> list[IssueRow]:
    """Issues as screens take them, in their order; those of stations out of the directory are left out."""
    names = {one.id: one.name for one in _facts(desk) if not one.voided}
    shown = queries.result_photos(session, {row.result_id for row in found if row.result_id is not None})
    today = desk.today()
    rows = [_issue(desk, row, names, len(shown.get(row.result_id or b"", ())), today) for row in found
            if row.station_id in names]  # fmt: skip
    return sorted(rows, key=lambda row: (_URGENCY.index(row.state), row.due_on or date.max, row.found_at, row.id))


_URGENCY = (IssueState.OVERDUE, IssueState.OPEN, IssueState.RECTIFIED, IssueState.VERIFIED)


def _issue(desk: Desk, row: StationIssue, names: Mapping[RowId, str], photos: int, today: date) -> IssueRow:
    state = rules.issue_state(row.due_on, row.rectified_at is not None, row.verified_at is not None, today)
    station = row.station_id or b""
    return IssueRow(
        row.id, station, names.get(station, ""), row.text or "", row.fault,
        desk.term_label(STATION_SERVICE, row.service), row.found_at or desk.now(), row.due_on, state,
        translate("stations", rules.ISSUE_LABELS[IssueState(state)]), row.rectified_at, row.rectify_note or "",
        row.verified_at, row.verify_note or "", row.inspection_id, photos,
    )  # fmt: skip


def _one_issue(desk: Desk, issue_id: RowId) -> IssueRow:
    with desk.store.read() as session:
        row = session.get(StationIssue, issue_id)
        if row is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        names = {one.id: one.name for one in _facts(desk)}
        photos = queries.result_photos(session, [row.result_id] if row.result_id is not None else [])
        return _issue(desk, row, names, sum(map(len, photos.values())), desk.today())


def report_issue(
    desk: Desk, actor: Actor, station_id: RowId, text: str, *, due_on: date | None = None, fault: bool = False,
    service: str = "", inspection_id: RowId | None = None, result_id: RowId | None = None,
) -> tuple[IssueRow, Changes]:  # fmt: skip
    """Write down what is wrong; a fault takes its service out of use until it is put right."""
    require(actor, Permission.KEEP_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        tx.get(Station, station_id)
        row = write_issue(
            desk, tx, station_id, text, due_on, fault=fault, service=service, inspection_id=inspection_id,
            result_id=result_id,
        )  # fmt: skip
    return _one_issue(desk, row.id), tx.changes


def write_issue(
    desk: Desk, tx: Tx, station_id: RowId, text: str, due_on: date | None, *, fault: bool = False, service: str = "",
    inspection_id: RowId | None = None, result_id: RowId | None = None,
) -> StationIssue:  # fmt: skip
    """Write an issue inside a use-case's own transaction."""
    kept = _text(text, "text", LONGEST_TEXT)
    if kept is None:
        raise UserError(translate("stations", "Please say what is wrong."), "text")
    if service:
        _term(desk, STATION_SERVICE, service, "service")
    return tx.add(
        StationIssue(
            station_id=station_id, text=kept, found_at=tx.now, fault=fault, service=service or None,
            due_on=due_on or desk.today() + timedelta(days=DUE_DAYS), inspection_id=inspection_id, result_id=result_id,
        )
    )  # fmt: skip


def rectify(desk: Desk, actor: Actor, issue_id: RowId, note: str) -> tuple[IssueRow, Changes]:
    """It was put right, and how."""
    require(actor, Permission.KEEP_STATIONS)
    kept = _text(note, "rectify_note", LONGEST_TEXT)
    if kept is None:
        raise UserError(translate("stations", "Please say how it was put right."), "rectify_note")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(StationIssue, issue_id)
        if row.rectified_at is not None:
            raise UserError(translate("stations", "It was put right already."))
        tx.edit(row, {"rectified_at": tx.now, "rectify_note": kept})
    return _one_issue(desk, issue_id), tx.changes


def verify(desk: Desk, actor: Actor, issue_id: RowId, note: str = "") -> tuple[IssueRow, Changes]:
    """Somebody looked and it is right (EDIT_STATIONS); not by whoever put it right, unless nobody else may."""
    require(actor, Permission.EDIT_STATIONS)
    others = [
        one for one in staff.list_staff(desk)
        if one.id != actor.staff_id and allowed(one.role, Permission.EDIT_STATIONS)
    ]  # fmt: skip
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(StationIssue, issue_id)
        if row.rectified_at is None:
            raise UserError(translate("stations", "It hasn't been put right yet."))
        if row.verified_at is not None:
            raise UserError(translate("stations", "It was verified already."))
        if others and queries.author(tx.session, issue_id, "rectified") == actor.staff_id:
            message = translate("stations", "Whoever put it right doesn't verify it: {names} may.")
            raise UserError(message.format(names=desk.between.join(one.name for one in others[:3])))
        tx.edit(row, {"verified_at": tx.now, "verify_note": _text(note, "verify_note", LONGEST_TEXT)})
    return _one_issue(desk, issue_id), tx.changes


def reopen(
    desk: Desk, actor: Actor, issue_id: RowId, note: str, due_on: date | None = None
) -> tuple[IssueRow, Changes]:
    """It wasn't put right after all."""
    require(actor, Permission.EDIT_STATIONS)
    kept = _text(note, "verify_note", LONGEST_TEXT)
    if kept is None:
        raise UserError(translate("stations", "Please say what is wrong."), "verify_note")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(StationIssue, issue_id)
        if row.rectified_at is None:
            raise UserError(translate("stations", "It hasn't been put right yet."))
        values: dict[str, Any] = {
            "rectified_at": None, "rectify_note": None, "verified_at": None, "verify_note": kept,
            "due_on": due_on or max(row.due_on or desk.today(), desk.today()),
        }  # fmt: skip
        tx.edit(row, values)
    return _one_issue(desk, issue_id), tx.changes


# ------------------------------------------------------------------------------------------- photos


def photos(desk: Desk, station_id: RowId) -> list[PhotoRow]:
    """The photos of a station, the one on its card first: the latest."""
    files = store(desk)
    with desk.store.read() as session:
        return [photo_service.value(files, row) for row in photo_service.of(session, "station_id", station_id)][::-1]


def add_photos(
    desk: Desk, actor: Actor, station_id: RowId, sources: Sequence[Path | bytes], progress: Progress | None = None
) -> tuple[list[PhotoRow], Changes]:
    """Take photos of a station in, kept as those of activities; one of them is on the card then."""
    require(actor, Permission.KEEP_STATIONS)
    with photo_service.taken_in(desk, sources, progress) as pictures, desk.store.write(actor.staff_id) as tx:
        tx.get(Station, station_id)
        photo_service.write(tx, "station_id", station_id, pictures, {})
    return photos(desk, station_id), tx.changes


def remove_photo(desk: Desk, actor: Actor, photo_id: RowId, reason: str = "") -> tuple[list[PhotoRow], Changes]:
    """Take a photo of a station out; answers those that are left."""
    require(actor, Permission.KEEP_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        station_id = tx.get(Photo, photo_id).station_id
        photo_service.take_out(tx, photo_id, reason)
    return photos(desk, station_id or b""), tx.changes


# ------------------------------------------------------------------------------------------- figures


def _duty_day(desk: Desk) -> tuple[datetime, datetime]:
    return duty_bounds(desk.duty_day(), desk.settings[DUTY_DAY_START], desk.zone)


def tally(desk: Desk, actor: Actor, station_id: RowId, group: str, service: str, count: int = 1) -> tuple[int, Changes]:
    """Count people served at a station; answers today's count there."""
    require(actor, Permission.KEEP_STATIONS)
    _found(desk, station_id)
    _, changes = tallies.add(desk, actor, group, service, count, station_id=station_id)
    return sum(tally_figures(desk, station_id, *_duty_day(desk)).values()), changes


def tally_figures(
    desk: Desk, station_id: RowId | None, start: datetime, end: datetime
) -> Mapping[tuple[str, str], int]:
    """Served by (group, service), of one station or of all."""
    with desk.store.read() as session:
        return queries.served(session, station_id, start, end)


def summary(desk: Desk) -> Summary:
    """Stations in figures, for the line under the title, the rail and Today."""
    view = View(desk)
    rows = [view.row(facts) for facts in _facts(desk) if not facts.voided]
    return Summary(
        len(rows), sum(row.open_now is True for row in rows), sum(row.attention for row in rows),
        sum(row.overdue for row in rows), sum(row.issues_overdue for row in rows), sum(row.faults for row in rows),
        sum(row.low for row in rows),
    )  # fmt: skip
