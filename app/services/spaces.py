"""What can be booked: spaces with their seats, equipment, closures, and the days of the year.

A write is `verb(desk, actor, …) -> (value, Changes)`. Times are aware UTC instants.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import language, translate
from app.core.ids import RowId
from app.db.models import Asset, Closure, Holiday, Seat, Space
from app.db.oplog import Base
from app.db.tx import Changes, Tx
from app.domain import spaces as rules
from app.domain.auth import Actor, Permission, require
from app.domain.bookings import LONGEST_BUFFER
from app.domain.checks import plain
from app.domain.records import ASSET, SPACE
from app.domain.settings import HOURS
from app.domain.spaces import Calendar, DayInfo, DayKind, Opening, Policy
from app.domain.terms import POPULATION_GROUP, SEAT_FEATURE, SPACE_FEATURE, SPACE_KIND
from app.services.desk import Desk, fixed_id

POLICY_FIELDS = (
    "min_minutes", "max_minutes", "ahead_days", "approval", "who", "groups", "day_cap", "week_cap", "grace_minutes",
    "buffer_before", "buffer_after", "owning_desk",
)  # fmt: skip
LONGEST_NAME = 30
LONGEST_TEXT = 200
MOST_SEATS = 500
GRID = 60
"""Columns and rows of a seat plan at most."""


@dataclass(frozen=True, slots=True)
class SpaceValue:
    """A space as screens and papers show it. Hand `seen` back with a change; a draft keeps it."""

    id: RowId
    name: str
    kind: str
    kind_label: str
    capacity: int | None
    location: str
    features: tuple[str, ...]
    feature_labels: tuple[str, ...]
    position: int
    seated: bool
    """Booked by numbered seats."""
    opening: Opening
    policy: Policy
    note: str
    seat_count: int
    voided: bool
    void_reason: str
    seen: Base = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class SeatValue:
    """A numbered seat and where it stands on the plan."""

    id: RowId
    space_id: RowId
    number: str
    x: int
    y: int
    features: tuple[str, ...]
    usable: bool


@dataclass(frozen=True, slots=True)
class AssetValue:
    """A kind of equipment: `stock` pieces of it belong to the centre."""

    id: RowId
    name: str
    stock: int
    unit: str
    location: str
    position: int
    note: str
    voided: bool


# ------------------------------------------------------------------------------------------- spaces


def spaces(desk: Desk, *, voided: bool = False) -> tuple[SpaceValue, ...]:
    """All spaces in their order; those taken out of use only with `voided`."""
    tables = frozenset({"space", "seat", "term"})
    every = desk.keep(f"spaces {language()}", tables, lambda: _read_spaces(desk))
    return every if voided else tuple(one for one in every if not one.voided)


def _read_spaces(desk: Desk) -> tuple[SpaceValue, ...]:
    with desk.store.read() as session:
        seats: dict[RowId | None, int] = {
            row[0]: row[1]
            for row in session.execute(
                select(Seat.space_id, func.count()).where(Seat.voided == false()).group_by(Seat.space_id)
            )
        }
        query = select(Space).order_by(Space.position, Space.name, Space.id)
        return tuple(_space(desk, row, seats.get(row.id, 0)) for row in session.scalars(query))


def space(desk: Desk, space_id: RowId) -> SpaceValue:
    """One space, opened for a change: `seen` says what it showed. Raises UserError when it isn't here."""
    with desk.store.read() as session:
        row = session.get(Space, space_id)
        if row is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        count = session.scalar(
            select(func.count()).select_from(Seat).where(Seat.space_id == space_id, Seat.voided == false())
        )
        return _space(desk, row, count or 0, desk.store.seen(Space, space_id, session))


def _space(desk: Desk, row: Space, seats: int, seen: Base | None = None) -> SpaceValue:
    features = tuple((row.features or "").split())
    return SpaceValue(
        row.id,
        row.name or "",
        row.kind or "",
        desk.term_label(SPACE_KIND, row.kind),
        row.capacity,
        row.location or "",
        features,
        tuple(desk.term_label(SPACE_FEATURE, code) for code in features),
        row.position,
        row.seated,
        opening_of(row.opening),
        policy_of(row),
        row.note or "",
        seats,
        row.voided,
        row.void_reason or "",
        seen or {},
    )


def opening_of(text: str | None) -> Opening:
    """A space's opening as it is stored; as the centre's where nothing is, or it can't be read."""
    if not text:
        return Opening()
    try:
        return rules.opening_from_json(json.loads(text))
    except (ValueError, UserError):
        return Opening()


def policy_of(row: Space) -> Policy:
    """A space's policy as it is stored."""
    return Policy(
        row.min_minutes, row.max_minutes, row.ahead_days, row.approval, row.who or rules.Who.ANYONE.value,
        tuple((row.groups or "").split()), row.day_cap, row.week_cap, row.grace_minutes, row.buffer_before,
        row.buffer_after, row.owning_desk or "",
    )  # fmt: skip


def save_space(
    desk: Desk, actor: Actor, space_id: RowId | None, values: Mapping[str, Any], *, seen: Base | None = None
) -> tuple[SpaceValue, Changes]:
    """Make a space (None) or change the fields given: those of the record, `opening` as an `Opening`.

    Bookings that stand stay as they are, whatever the policy says afterwards. Raises UserError beside the field.
    """
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Space, space_id) if space_id is not None else None
        kept = checked_space(desk, tx.session, values, row)
        if row is None:
            row = tx.add(Space(**kept))
        else:
            tx.edit(row, kept, seen=seen)
    return space(desk, row.id), tx.changes


def checked_space(desk: Desk, session: Session, values: Mapping[str, Any], row: Space | None) -> dict[str, Any]:
    """A space's values as they are stored; raises UserError beside the field."""
    unknown = set(values) - {*SPACE.by_name}
    if unknown:
        raise TypeError(f"a space has no field {sorted(unknown)}")
    kept = dict(values)
    if "name" in kept or row is None:
        kept["name"] = _name(kept.get("name"))
        same = select(Space.id).where(Space.name == kept["name"], Space.voided == false())
        if any(other != (row.id if row else None) for other in session.scalars(same)):
            raise UserError(translate("spaces", "There is a space of this name already."), "name")
    if kept.get("kind"):
        _known(desk, SPACE_KIND, kept["kind"], "kind")
    if "capacity" in kept:
        kept["capacity"] = _number(kept["capacity"], "capacity", 1, 100_000)
    if "features" in kept:
        kept["features"] = _codes(desk, SPACE_FEATURE, kept["features"], "features")
    for name in ("location", "note"):
        if name in kept:
            kept[name] = _text(kept[name], name)
    if "position" in kept:
        kept["position"] = _number(kept["position"], "position", 0, 9999) or 0
    elif row is None:
        kept["position"] = (session.scalar(select(func.max(Space.position))) or 0) + 1
    if "opening" in kept:
        opening = kept["opening"]
        if isinstance(opening, Opening):
            plain_opening = opening == Opening()
            kept["opening"] = (
                None
                if plain_opening
                else json.dumps(rules.opening_to_json(opening), ensure_ascii=False, separators=(",", ":"))
            )
        elif opening is not None:
            raise TypeError("an opening is an Opening")
    if row is None or any(name in kept for name in POLICY_FIELDS):
        kept |= _policy(desk, kept, row)
    return kept


def _policy(desk: Desk, values: Mapping[str, Any], row: Space | None) -> dict[str, Any]:
    """The whole policy: its fields are one group, written together."""
    before = policy_of(row) if row is not None else Policy()
    now = {name: values.get(name, getattr(before, name)) for name in POLICY_FIELDS}
    checked = rules.check_policy(now)
    for code in checked["groups"]:
        _known(desk, POPULATION_GROUP, code, "groups")
    for name in ("buffer_before", "buffer_after"):
        if checked[name] > LONGEST_BUFFER:
            raise UserError(translate("spaces", "At most a day."), name)
    checked["groups"] = " ".join(checked["groups"]) or None
    checked["owning_desk"] = checked["owning_desk"] or None
    return checked


def void_space(desk: Desk, actor: Actor, space_id: RowId, reason: str) -> tuple[SpaceValue, Changes]:
    """Take a space out of use; what was booked stays in lists and history.

    Raises UserError while bookings of it lie ahead.
    """
    require(actor, Permission.EDIT_SPACES)
    from app.db.queries import bookings as queries

    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Space, space_id)
        ahead = queries.live_after(tx.session, space_id, tx.now)
        if ahead:
            message = translate("spaces", "{n} bookings of this space lie ahead: move or cancel them first.")
            raise UserError(message.format(n=ahead))
        tx.void(row, reason)
    return space(desk, space_id), tx.changes


def restore_space(desk: Desk, actor: Actor, space_id: RowId) -> tuple[SpaceValue, Changes]:
    """Put a space back into use."""
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        tx.restore(tx.get(Space, space_id))
    return space(desk, space_id), tx.changes


def order_spaces(desk: Desk, actor: Actor, ids: Sequence[RowId]) -> tuple[None, Changes]:
    """Put the spaces in this order."""
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        for position, space_id in enumerate(ids, 1):
            row = tx.get(Space, space_id)
            if row.position != position:
                tx.edit(row, {"position": position})
    return None, tx.changes


# ------------------------------------------------------------------------------------------- seats


def seats(desk: Desk, space_id: RowId, *, session: Session | None = None) -> tuple[SeatValue, ...]:
    """The seats of a space, by number as people count (2 before 10)."""
    if session is None:
        with desk.store.read() as own:
            return seats(desk, space_id, session=own)
    found = session.scalars(select(Seat).where(Seat.space_id == space_id, Seat.voided == false()))
    return tuple(sorted(map(_seat, found), key=lambda one: (len(one.number), one.number, one.id)))


def seat_numbers(session: Session, ids: Iterable[RowId]) -> dict[RowId, str]:
    """The numbers of seats, also of those taken off a plan."""
    wanted = list(ids)
    found: dict[RowId, str] = {}
    for start in range(0, len(wanted), 500):
        query = select(Seat.id, Seat.number).where(Seat.id.in_(wanted[start : start + 500]))
        found.update((row.id, row.number or "") for row in session.execute(query))
    return found


def _seat(row: Seat) -> SeatValue:
    return SeatValue(
        row.id, row.space_id or b"", row.number or "", row.x, row.y, tuple((row.features or "").split()), row.usable
    )


def save_seat(
    desk: Desk, actor: Actor, space_id: RowId, seat_id: RowId | None, values: Mapping[str, Any]
) -> tuple[SeatValue, Changes]:
    """Add a seat (None) or change its number, place on the plan (x, y), features or whether it is usable."""
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Seat, seat_id) if seat_id is not None else None
        there = [one for one in _seats_of(tx, space_id) if row is None or one.id != row.id]
        kept = _checked_seat(desk, values, there, row)
        if row is None:
            if len(there) >= MOST_SEATS:
                raise UserError(translate("spaces", "A plan has at most {n} seats.").format(n=MOST_SEATS))
            row = tx.add(Seat(space_id=space_id, **kept))
            hall = tx.get(Space, space_id)
            if not hall.seated:
                tx.edit(hall, {"seated": True})
        else:
            if "number" in kept:
                kept["space_id"] = space_id
            tx.edit(row, kept)
    return _seat(row), tx.changes


def _checked_seat(desk: Desk, values: Mapping[str, Any], others: Sequence[Seat], row: Seat | None) -> dict[str, Any]:
    unknown = set(values) - {"number", "x", "y", "features", "usable"}
    if unknown:
        raise TypeError(f"a seat has no field {sorted(unknown)}")
    kept: dict[str, Any] = dict(values)
    if "number" in kept or row is None:
        number = plain(kept.get("number") or "")
        if not number:
            raise UserError(translate("errors", "Please fill this in."), "number")
        if len(number) > 8:
            raise UserError(translate("errors", "At most {n} characters.").format(n=8), "number")
        if any(one.number == number for one in others):
            raise UserError(translate("spaces", "Seat {number} is there already.").format(number=number), "number")
        kept["number"] = number
    if "x" in kept or "y" in kept or row is None:
        x, y = (int(kept.get(name, 0 if row is None else getattr(row, name))) for name in ("x", "y"))
        if not (0 <= x < GRID and 0 <= y < GRID):
            raise UserError(translate("spaces", "The plan ends there."), "x")
        if any((one.x, one.y) == (x, y) for one in others):
            raise UserError(translate("spaces", "Another seat stands there."), "x")
    if "features" in kept:
        kept["features"] = _codes(desk, SEAT_FEATURE, kept["features"], "features")
    return kept


def _seats_of(tx: Tx, space_id: RowId) -> list[Seat]:
    return list(tx.session.scalars(select(Seat).where(Seat.space_id == space_id, Seat.voided == false())))


def lay_out_seats(
    desk: Desk, actor: Actor, space_id: RowId, rows: int, columns: int, *, first: int = 1, aisle_every: int = 0
) -> tuple[tuple[SeatValue, ...], Changes]:
    """Put seats in rows and columns below those that are there, numbered on from the highest number.

    `aisle_every`: a free column after so many seats.
    """
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        there = _seats_of(tx, space_id)
        if len(there) + rows * columns > MOST_SEATS or rows < 1 or columns < 1:
            raise UserError(translate("spaces", "A plan has at most {n} seats.").format(n=MOST_SEATS), "rows")
        top = max((one.y for one in there), default=-2) + 2
        wide = columns + ((columns - 1) // aisle_every if aisle_every else 0)
        if top + rows > GRID or wide > GRID:
            raise UserError(translate("spaces", "The plan ends there."), "rows")
        numbers = [int(one.number or 0) for one in there if (one.number or "").isdigit()]
        number = max([first - 1, *numbers]) + 1
        for y in range(rows):
            for column in range(columns):
                x = column + (column // aisle_every if aisle_every else 0)
                tx.add(Seat(space_id=space_id, number=str(number), x=x, y=top + y))
                number += 1
        hall = tx.get(Space, space_id)
        if not hall.seated:
            tx.edit(hall, {"seated": True})
    return seats(desk, space_id), tx.changes


def move_seats(
    desk: Desk, actor: Actor, space_id: RowId, places: Mapping[RowId, tuple[int, int]]
) -> tuple[tuple[SeatValue, ...], Changes]:
    """Put seats elsewhere on the plan; two may change places. Raises UserError for a place taken or outside."""
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        there = {one.id: one for one in _seats_of(tx, space_id)}
        after = {one.id: places.get(one.id, (one.x, one.y)) for one in there.values()}
        if any(not (0 <= x < GRID and 0 <= y < GRID) for x, y in after.values()):
            raise UserError(translate("spaces", "The plan ends there."), "x")
        if len(set(after.values())) < len(after):
            raise UserError(translate("spaces", "Another seat stands there."), "x")
        for seat_id, (x, y) in after.items():
            one = there[seat_id]
            if (one.x, one.y) != (x, y):
                tx.edit(one, {"x": x, "y": y})
    return seats(desk, space_id), tx.changes


def void_seats(desk: Desk, actor: Actor, ids: Iterable[RowId], reason: str = "") -> tuple[None, Changes]:
    """Take seats off the plan. Raises UserError while one of them is booked ahead."""
    require(actor, Permission.EDIT_SPACES)
    from app.db.queries import bookings as queries

    with desk.store.write(actor.staff_id) as tx:
        for seat_id in ids:
            row = tx.get(Seat, seat_id)
            if queries.live_after(tx.session, seat_id, tx.now):
                message = translate("spaces", "Seat {number} is booked ahead: move or cancel that first.")
                raise UserError(message.format(number=row.number))
            tx.void(row, reason.strip() or translate("spaces", "Taken off the plan"))
    return None, tx.changes


# ------------------------------------------------------------------------------------------- equipment


def assets(desk: Desk, *, voided: bool = False) -> tuple[AssetValue, ...]:
    """All equipment in its order."""
    every = desk.keep("assets", frozenset({"asset"}), lambda: _read_assets(desk))
    return every if voided else tuple(one for one in every if not one.voided)


def _read_assets(desk: Desk) -> tuple[AssetValue, ...]:
    with desk.store.read() as session:
        query = select(Asset).order_by(Asset.position, Asset.name, Asset.id)
        return tuple(map(_asset, session.scalars(query)))


def _asset(row: Asset) -> AssetValue:
    return AssetValue(
        row.id, row.name or "", row.stock, row.unit or "", row.location or "", row.position, row.note or "", row.voided
    )


def save_asset(
    desk: Desk, actor: Actor, asset_id: RowId | None, values: Mapping[str, Any], *, seen: Base | None = None
) -> tuple[AssetValue, Changes]:
    """Add equipment (None) or change it; raises UserError beside the field."""
    require(actor, Permission.EDIT_SPACES)
    unknown = set(values) - set(ASSET.by_name)
    if unknown:
        raise TypeError(f"equipment has no field {sorted(unknown)}")
    kept = dict(values)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Asset, asset_id) if asset_id is not None else None
        if "name" in kept or row is None:
            kept["name"] = _name(kept.get("name"))
            same = select(Asset.id).where(Asset.name == kept["name"], Asset.voided == false())
            if any(other != asset_id for other in tx.session.scalars(same)):
                raise UserError(translate("spaces", "There is equipment of this name already."), "name")
        if "stock" in kept:
            stock = _number(kept["stock"], "stock", 0, 100_000)
            kept["stock"] = 0 if stock is None else stock
        for name in ("unit", "location", "note"):
            if name in kept:
                kept[name] = _text(kept[name], name)
        if row is None:
            kept.setdefault("position", (tx.session.scalar(select(func.max(Asset.position))) or 0) + 1)
            row = tx.add(Asset(**kept))
        else:
            tx.edit(row, kept, seen=seen)
    return _asset(row), tx.changes


def void_asset(desk: Desk, actor: Actor, asset_id: RowId, reason: str) -> tuple[AssetValue, Changes]:
    """Take equipment out of use. Raises UserError while pieces of it are lent or reserved."""
    require(actor, Permission.EDIT_SPACES)
    from app.db.queries import bookings as queries

    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Asset, asset_id)
        if queries.live_after(tx.session, asset_id, tx.now) or queries.lent_out(tx.session, asset_id):
            raise UserError(translate("spaces", "Some of it is lent or reserved: settle that first."))
        tx.void(row, reason)
    return _asset(row), tx.changes


def restore_asset(desk: Desk, actor: Actor, asset_id: RowId) -> tuple[AssetValue, Changes]:
    """Put equipment back into use."""
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Asset, asset_id)
        tx.restore(row)
    return _asset(row), tx.changes


# ------------------------------------------------------------------------------------------- closures


def closures(
    desk: Desk, start: datetime | None = None, end: datetime | None = None, *, session: Session | None = None
) -> list[rules.Closure]:
    """The closures that touch a period, the earliest first; all that lie ahead without one."""
    if session is None:
        with desk.store.read() as own:
            return closures(desk, start, end, session=own)
    since = start if start is not None else desk.now()
    query = select(Closure).where(Closure.voided == false(), Closure.ends_at > since).order_by(Closure.starts_at)
    if end is not None:
        query = query.where(Closure.starts_at < end)
    return [
        rules.Closure(row.id, row.space_id, row.starts_at, row.ends_at, row.reason or "")
        for row in session.scalars(query)
        if row.starts_at is not None and row.ends_at is not None
    ]


def save_closure(
    desk: Desk, actor: Actor, closure_id: RowId | None, *, space_id: RowId | None, starts_at: datetime,
    ends_at: datetime, reason: str,
) -> tuple[rules.Closure, Changes]:  # fmt: skip
    """Close a space (None: the whole centre) for a time, or change such a closure.

    Bookings that stand in that time stay: `bookings.touched_by` lists them, for somebody to move or cancel.
    """
    require(actor, Permission.EDIT_SPACES)
    if ends_at <= starts_at:
        raise UserError(translate("bookings", "The end is before the beginning."), "ends_at")
    if ends_at - starts_at > timedelta(days=366):
        raise UserError(translate("spaces", "A closure lasts a year at most; take the space out of use."), "ends_at")
    why = _text(reason, "reason")
    if not why:
        raise UserError(translate("bookings", "Please say why, in a few words."), "reason")
    values = {"space_id": space_id, "starts_at": starts_at, "ends_at": ends_at, "reason": why}
    with desk.store.write(actor.staff_id) as tx:
        if closure_id is None:
            row = tx.add(Closure(**values))
        else:
            row = tx.get(Closure, closure_id)
            tx.edit(row, values)
    return rules.Closure(row.id, space_id, starts_at, ends_at, why), tx.changes


def void_closure(desk: Desk, actor: Actor, closure_id: RowId, reason: str = "") -> tuple[None, Changes]:
    """Open again."""
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(Closure, closure_id), reason.strip() or translate("spaces", "Open again"))
    return None, tx.changes


# ------------------------------------------------------------------------------------------- days of the year


def calendar(desk: Desk) -> Calendar:
    """Holidays and make-up workdays: the published ones, and over them what was entered by hand."""
    return desk.keep("calendar", frozenset({"holiday"}), lambda: _read_calendar(desk))


def _read_calendar(desk: Desk) -> Calendar:
    with desk.store.read() as session:
        own_days = {
            row.day: (DayKind(row.kind), row.name or "")
            for row in session.scalars(select(Holiday).where(Holiday.voided == false()))
            if row.day is not None and row.kind in {kind.value for kind in DayKind}
        }
    return Calendar(own_days)


def save_day(desk: Desk, actor: Actor, day: date, kind: DayKind, name: str = "") -> tuple[DayInfo, Changes]:
    """Say what a day of the year is, whatever the published calendar says."""
    require(actor, Permission.EDIT_SPACES)
    values = {"day": day, "kind": DayKind(kind).value, "name": _text(name, "name")}
    row_id = fixed_id("holiday", day.isoformat())
    with desk.store.write(actor.staff_id) as tx:
        row = tx.session.get(Holiday, row_id)
        if row is None:
            tx.add(Holiday(id=row_id, **values))
        else:
            if row.voided:
                tx.restore(row)
            tx.edit(row, values)
    return calendar(desk).info(day), tx.changes


def forget_day(desk: Desk, actor: Actor, day: date) -> tuple[DayInfo, Changes]:
    """Let a day be again what the published calendar says."""
    require(actor, Permission.EDIT_SPACES)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(Holiday, fixed_id("holiday", day.isoformat())), translate("spaces", "As published"))
    return calendar(desk).info(day), tx.changes


# ------------------------------------------------------------------------------------------- when it is open


@dataclass(frozen=True, slots=True)
class Openings:
    """Everything that decides when spaces are open in a period, read once."""

    desk: Desk
    calendar: Calendar
    closures: Sequence[rules.Closure]

    def open(self, place: SpaceValue, start: datetime, end: datetime) -> list[rules.Interval]:
        """When a space is open, closures taken out."""
        return rules.open_spans(
            place.opening, self.desk.settings[HOURS], self.calendar, start, end, self.desk.zone,
            rules.closures_of(place.id, self.closures),
        )  # fmt: skip

    def hours(self, place: SpaceValue, start: datetime, end: datetime) -> list[rules.Interval]:
        """When a space is open by its hours alone."""
        return rules.open_spans(place.opening, self.desk.settings[HOURS], self.calendar, start, end, self.desk.zone, ())


def openings(desk: Desk, session: Session, start: datetime, end: datetime) -> Openings:
    """Read what decides when spaces are open between `start` and `end`."""
    return Openings(desk, calendar(desk), closures(desk, start, end, session=session))


# ------------------------------------------------------------------------------------------- checks


def _name(value: Any) -> str:
    kept = " ".join(str(value or "").split())
    if not kept:
        raise UserError(translate("errors", "Please enter a name."), "name")
    if len(kept) > LONGEST_NAME:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_NAME), "name")
    return kept


def _text(value: Any, name: str) -> str | None:
    kept = " ".join(str(value or "").split())
    if len(kept) > LONGEST_TEXT:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_TEXT), name)
    return kept or None


def _number(value: Any, name: str, least: int, most: int) -> int | None:
    text = plain("" if value is None else value)
    if not text:
        return None
    if isinstance(value, bool) or not (text.isascii() and text.isdigit()) or not least <= int(text[:9]) <= most:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=least, most=most), name)
    return int(text)


def _known(desk: Desk, kind: str, code: str, name: str) -> None:
    if all(term.code != code for term in desk.terms(kind)):
        raise UserError(translate("errors", "Please choose one of the list."), name)


def _codes(desk: Desk, kind: str, given: Any, name: str) -> str | None:
    codes = tuple(dict.fromkeys(given.split() if isinstance(given, str) else given or ()))
    for code in codes:
        _known(desk, kind, code, name)
    return " ".join(codes) or None
