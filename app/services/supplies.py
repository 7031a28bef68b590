"""Supplies of stations as a ledger of movements: a stock is their sum, so that two desks add up, never a number."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import false, select

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Station, Supply, SupplyMove
from app.db.queries import stations as queries
from app.db.tx import Changes, Tx
from app.domain import stations as rules
from app.domain.auth import Actor, Permission, require
from app.domain.station_records import SUPPLY_MOVE
from app.services import staff
from app.services.desk import Desk

MOST = 100_000
"""Moved at once at most: more is a slip of the finger."""
LONGEST_NAME = 40
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Lot:
    """What is left of one lot: first in, first out by expiry. `days` until it expires; None: doesn't."""

    lot: str
    expires_on: date | None
    count: int
    days: int | None


@dataclass(frozen=True, slots=True)
class SupplyRow:
    """One supply of a station (None: of the centre)."""

    id: RowId
    station_id: RowId | None
    station: str
    name: str
    unit: str
    stock: int
    low_level: int
    low: bool
    lots: tuple[Lot, ...]
    expiring: bool
    last_moved: datetime | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One movement; `after` is the stock after it in the order of their times."""

    id: RowId
    at: datetime
    kind: str
    kind_label: str
    change: int
    after: int
    lot: str
    expires_on: date | None
    note: str
    by: str
    voided: bool


@dataclass(frozen=True, slots=True)
class _Stock:
    """What the movements of one supply make, whatever day it is."""

    id: RowId
    station_id: RowId | None
    station: str
    name: str
    unit: str
    low_level: int
    stock: int
    lots: tuple[tuple[rules.Lot, int], ...]
    last_moved: datetime | None


def _stocks(desk: Desk) -> tuple[_Stock, ...]:
    return desk.keep("stocks", frozenset({"supply", "supply_move", "station"}), lambda: _read_stocks(desk))


def _read_stocks(desk: Desk) -> tuple[_Stock, ...]:
    found = []
    with desk.store.read() as session:
        moved = queries.moves(session)
        for row, station, gone in queries.supplies(session):
            if gone:
                continue
            lines = moved.get(row.id, [])
            parts = [rules.Move(line.change, line.lot or "", line.expires_on) for line in lines]
            found.append(
                _Stock(
                    row.id, row.station_id, station or "", row.name or "", row.unit or "", row.low_level,
                    rules.stock(parts), tuple(rules.lots(parts)), max((line.at for line in lines), default=None),
                )
            )  # fmt: skip
    return tuple(found)


def _row(stock: _Stock, today: date) -> SupplyRow:
    lots = tuple(
        Lot(lot, expires_on, count, None if expires_on is None else (expires_on - today).days)
        for (lot, expires_on), count in stock.lots
    )
    return SupplyRow(
        stock.id, stock.station_id, stock.station, stock.name, stock.unit, stock.stock, stock.low_level,
        rules.is_low(stock.stock, stock.low_level), lots,
        any(lot.days is not None and lot.days <= rules.SOON for lot in lots), stock.last_moved,
    )  # fmt: skip


def supplies(desk: Desk, station_id: RowId | None = None, *, all_stations: bool = False) -> list[SupplyRow]:
    """The supplies of a station (None: the centre's), or of all: low ones first, then those that expire."""
    today = desk.today()
    rows = [_row(one, today) for one in _stocks(desk) if all_stations or one.station_id == station_id]
    return sorted(rows, key=lambda row: (not row.low, not row.expiring, row.station, row.name))


def supply(desk: Desk, supply_id: RowId) -> SupplyRow:
    """One supply; raises UserError when it isn't here."""
    for one in _stocks(desk):
        if one.id == supply_id:
            return _row(one, desk.today())
    raise UserError(translate("errors", "This entry is no longer here."))


def save(
    desk: Desk, actor: Actor, supply_id: RowId | None, *, name: str, unit: str = "", low_level: int = 0,
    station_id: RowId | None = None,
) -> tuple[SupplyRow, Changes]:  # fmt: skip
    """Make or change a supply; the station is given once, when it is made."""
    require(actor, Permission.EDIT_STATIONS)
    values = {
        "name": _text(name, "name", LONGEST_NAME), "unit": _text(unit, "unit", 10),
        "low_level": _number(low_level, "low_level", 0),
    }  # fmt: skip
    if values["name"] is None:
        raise UserError(translate("errors", "Please fill this in."), "name")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Supply, supply_id) if supply_id is not None else None
        if row is None and station_id is not None:
            tx.get(Station, station_id)
        place = station_id if row is None else row.station_id
        same = select(Supply.id).where(
            Supply.name == values["name"], Supply.station_id == place, Supply.voided == false()
        )
        if any(other != supply_id for other in tx.session.scalars(same)):
            raise UserError(translate("stations", "This supply is kept here already."), "name")
        if row is None:
            row = tx.add(Supply(station_id=station_id, **values))
        else:
            tx.edit(row, values)
    return supply(desk, row.id), tx.changes


def void(desk: Desk, actor: Actor, supply_id: RowId, reason: str = "") -> tuple[None, Changes]:
    """Keep a supply no longer; its movements stay in the history."""
    require(actor, Permission.EDIT_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(Supply, supply_id), reason.strip() or translate("stations", "No longer kept"))
    return None, tx.changes


def _text(value: str, field: str, longest: int) -> str | None:
    kept = " ".join(str(value or "").split())
    if len(kept) > longest:
        raise UserError(translate("errors", "At most {n} characters.").format(n=longest), field)
    return kept or None


def _number(value: int, field: str, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=least, most=MOST), field)
    return value


def move(
    desk: Desk, actor: Actor, supply_id: RowId, kind: str, quantity: int, *, lot: str = "",
    expires_on: date | None = None, note: str = "", at: datetime | None = None,
) -> tuple[SupplyRow, Changes]:  # fmt: skip
    """Write a movement: in, out, loss (so many), or count (so many there are).

    A count writes by how much it differs from what was known then, so that it adds up with what another desk wrote
    meanwhile. Raises UserError for more out than in.
    """
    require(actor, Permission.KEEP_STATIONS)
    if kind not in dict(SUPPLY_MOVE.by_name["kind"].options):
        raise UserError(translate("errors", "Please choose one of the list."), "kind")
    change = _number(quantity, "quantity", 0 if kind == "count" else 1)
    values = {
        "lot": _text(lot, "lot", LONGEST_NAME),
        "expires_on": expires_on,
        "note": _text(note, "note", LONGEST_TEXT),
    }
    with desk.store.write(actor.staff_id) as tx:
        if at is not None and at > tx.now:
            raise UserError(translate("visitors", "This time is in the future."), "at")
        row = tx.get(Supply, supply_id)
        if kind == "count":
            change -= queries.known_stock(tx.session, supply_id, at)
        elif kind != "in":
            _enough(tx, row, change)
            change = -change
        tx.add(SupplyMove(supply_id=supply_id, at=at or tx.now, kind=kind, change=change, **values))
    return supply(desk, supply_id), tx.changes


def _enough(tx: Tx, row: Supply, wanted: int) -> None:
    here = queries.known_stock(tx.session, row.id)
    if wanted > here:
        message = translate("stations", "Only {n} {unit} are there; count them first if there are more.")
        raise UserError(" ".join(message.format(n=max(0, here), unit=row.unit or "").split()), "quantity")


def moves(desk: Desk, supply_id: RowId, limit: int = 200) -> list[MoveRow]:
    """The movements of a supply, the newest first; those taken back among them."""
    names = staff.names(desk)
    kinds = SUPPLY_MOVE.by_name["kind"]
    with desk.store.read() as session:
        lines = queries.moves_of(session, supply_id)
        shown = {row.id for row in lines[-limit:]}
        who = queries.actors(session, (row.create_op for row in lines if row.id in shown))
        found: list[MoveRow] = []
        after = 0
        for row in lines:
            change = row.change or 0
            after += 0 if row.voided else change
            if row.id in shown:
                found.append(
                    MoveRow(
                        row.id, row.at or desk.now(), row.kind or "", kinds.option_label(row.kind or ""), change, after,
                        row.lot or "", row.expires_on, row.note or "", names.get(who.get(row.create_op, b""), ""),
                        row.voided,
                    )
                )  # fmt: skip
    return found[::-1]


def void_move(desk: Desk, actor: Actor, move_id: RowId, reason: str) -> tuple[SupplyRow, Changes]:
    """Take back a movement written by mistake."""
    require(actor, Permission.KEEP_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(SupplyMove, move_id)
        tx.void(row, reason)
    return supply(desk, row.supply_id or b""), tx.changes
