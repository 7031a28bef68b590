"""Equipment lent out: to whom, until when, in what condition it came back, and the numbered receipt.

A write is `verb(desk, actor, …) -> (value, Changes)`. Times are aware UTC instants; phones are masked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db import occupancy
from app.db.models import Asset, Booking, Loan, Person
from app.db.queries import bookings as queries
from app.db.tx import Changes, Tx
from app.domain.auth import Actor, Permission, require
from app.domain.bookings import Place, Take
from app.domain.checks import plain
from app.domain.fields import amounts_of
from app.domain.privacy import mask_phone
from app.domain.records import LOAN
from app.domain.settings import DESK_LETTER, SITE_CODE
from app.services import visits
from app.services.desk import Desk

LONGEST = timedelta(days=30)
"""Equipment is lent for a month at most (`occupancy` looks no further back)."""
GOOD, DAMAGED, LOST = "good", "damaged", "lost"


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One loan as lists and the receipt show it."""

    id: RowId
    number: str
    asset_id: RowId
    asset: str
    unit: str
    quantity: int
    person_id: RowId | None
    name: str
    phone: str
    booking_id: RowId | None
    booking: str
    lent_at: datetime
    due_at: datetime
    condition_out: str
    returned_at: datetime | None
    condition_in: str
    condition_label: str
    returned_quantity: int | None
    note: str
    voided: bool
    late: bool
    """Not back, and due before now."""


def lend(
    desk: Desk,
    actor: Actor,
    *,
    items: Sequence[tuple[RowId, int]],
    due_at: datetime,
    person_id: RowId | None = None,
    name: str = "",
    phones: str = "",
    booking_id: RowId | None = None,
    condition: str = "",
    note: str = "",
    consent: bool = False,
) -> tuple[list[LoanRow], Changes]:
    """Give equipment out; all items of one act share a receipt number.

    What a booking reserved is given out as part of it. Raises UserError beside the field: "assets" when there isn't
    that much left until `due_at`.
    """
    require(actor, Permission.BOOK)
    if not items:
        raise UserError(translate("bookings", "Please choose what is lent."), "assets")
    with desk.store.write(actor.staff_id) as tx:
        if not tx.now < due_at <= tx.now + LONGEST:
            raise UserError(translate("bookings", "It is due back later than now, within a month."), "due_at")
        reserved: dict[RowId, int] = {}
        if booking_id is not None:
            booking = tx.get(Booking, booking_id)
            person_id = person_id or booking.person_id
            reserved = dict(amounts_of(booking.assets))
        borrower = visits.somebody(desk, tx, person_id, name, phones, None, consent)
        number = _next_number(desk, tx)
        stock = occupancy.stocks(tx.session.connection())
        made = []
        for asset_id, quantity in items:
            asset = tx.get(Asset, asset_id)
            if quantity < 1:
                raise UserError(translate("errors", "A number from {least} to {most}, please.").format(
                    least=1, most=asset.stock), "assets")  # fmt: skip
            part_of = (
                booking_id if reserved.get(asset_id, 0) >= quantity + _lent_for(tx, booking_id, asset_id) else None
            )
            if part_of is None:
                take = Take(asset_id, tx.now, due_at, bytes(16), Place.ASSET, quantity)
                if occupancy.in_the_way(tx.session.connection(), take, stock):
                    message = translate("bookings", "Not enough of {name} left at this time.")
                    raise UserError(message.format(name=asset.name), "assets")
            made.append(
                tx.add(
                    Loan(
                        asset_id=asset_id, quantity=quantity, person_id=borrower.id, booking_id=part_of,
                        lent_at=tx.now, due_at=due_at, condition_out=_text(condition, "condition_out"),
                        note=_text(note, "note"), number=number,
                    )
                ).id
            )  # fmt: skip
    return rows(desk, made), tx.changes


def _lent_for(tx: Tx, booking_id: RowId | None, asset_id: RowId) -> int:
    """Pieces already given out for a booking."""
    if booking_id is None:
        return 0
    query = select(func.sum(Loan.quantity)).where(
        Loan.booking_id == booking_id, Loan.asset_id == asset_id, Loan.voided == false(), Loan.returned_at.is_(None)
    )
    return tx.session.scalar(query) or 0


def _next_number(desk: Desk, tx: Tx) -> str:
    """The receipt's number: the centre, the desk's letter, the day, and a count: "007-A-20260718-01"."""
    head = f"{desk.settings[SITE_CODE][-3:]}-{desk.settings[DESK_LETTER]}-{tx.now.astimezone(desk.zone):%Y%m%d}-"
    taken = set(tx.session.scalars(select(Loan.number).where(Loan.number.startswith(head, autoescape=True))))
    return next(number for n in range(1, 10_000) if (number := f"{head}{n:02}") not in taken)


def give_back(
    desk: Desk, actor: Actor, loan_id: RowId, *, condition: str = GOOD, quantity: int | None = None, note: str = ""
) -> tuple[LoanRow, Changes]:
    """Equipment is back, in this condition; what is lost leaves the stock.

    `quantity`: how many pieces came back (all by default); what didn't counts as lost.
    """
    require(actor, Permission.BOOK)
    if condition not in (GOOD, DAMAGED, LOST):
        raise UserError(translate("errors", "Please choose one of the list."), "condition_in")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Loan, loan_id)
        if row.returned_at is not None:
            raise UserError(translate("bookings", "It is back already."))
        came = (0 if condition == LOST else row.quantity) if quantity is None else quantity
        if not 0 <= came <= row.quantity:
            message = translate("errors", "A number from {least} to {most}, please.")
            raise UserError(message.format(least=0, most=row.quantity), "returned_quantity")
        values: dict[str, Any] = {
            "returned_at": max(tx.now, row.lent_at or tx.now),
            "condition_in": condition if came else LOST,
            "returned_quantity": came,
        }
        if note.strip():
            values["note"] = _text(note, "note")
        tx.edit(row, values)
        if came < row.quantity and row.asset_id is not None:
            asset = tx.get(Asset, row.asset_id)
            tx.edit(asset, {"stock": max(0, asset.stock - (row.quantity - came))})
    return rows(desk, [loan_id])[0], tx.changes


def extend(desk: Desk, actor: Actor, loan_id: RowId, due_at: datetime) -> tuple[LoanRow, Changes]:
    """Let somebody keep equipment longer; raises UserError ("due_at") when it is wanted by others then."""
    require(actor, Permission.BOOK)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Loan, loan_id)
        if row.returned_at is not None:
            raise UserError(translate("bookings", "It is back already."))
        if row.lent_at is None or not tx.now < due_at <= row.lent_at + LONGEST:
            raise UserError(translate("bookings", "It is due back later than now, within a month."), "due_at")
        tx.edit(row, {"due_at": due_at})
    return rows(desk, [loan_id])[0], tx.changes


def void_loan(desk: Desk, actor: Actor, loan_id: RowId, reason: str) -> tuple[LoanRow, Changes]:
    """A loan entered by mistake; it stays in the history."""
    require(actor, Permission.VOID_RECORDS)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(Loan, loan_id), reason)
    return rows(desk, [loan_id])[0], tx.changes


# ------------------------------------------------------------------------------------------- reading


def out(desk: Desk) -> list[LoanRow]:
    """Everything that is lent and not back, what is due first; overdue ones lead."""
    with desk.store.read() as session:
        query = select(Loan.id).where(Loan.returned_at.is_(None), Loan.voided == false())
        found = list(session.scalars(query))
    return sorted(rows(desk, found), key=lambda row: (row.due_at, row.number))


def of_booking(desk: Desk, booking_id: RowId) -> list[LoanRow]:
    """What was given out for a booking."""
    with desk.store.read() as session:
        query = select(Loan.id).where(Loan.booking_id == booking_id, Loan.voided == false())
        found = list(session.scalars(query))
    return rows(desk, found)


def of_number(desk: Desk, number: str) -> list[LoanRow]:
    """The loans of one receipt."""
    wanted = plain(number)
    with desk.store.read() as session:
        found = list(session.scalars(select(Loan.id).where(Loan.number == wanted)))
    return rows(desk, found)


def lately(desk: Desk, limit: int = 200) -> list[LoanRow]:
    """The latest loans, out or back."""
    with desk.store.read() as session:
        query = select(Loan.id).where(Loan.voided == false()).order_by(Loan.lent_at.desc()).limit(limit)
        found = list(session.scalars(query))
    return rows(desk, found)


def available(desk: Desk, start: datetime, end: datetime) -> dict[RowId, int]:
    """How many pieces of each kind of equipment can be had for a whole time, nothing reserved or lent counted."""
    with desk.store.read() as session:
        stock = occupancy.stocks(session.connection())
        taken: dict[RowId, list[Take]] = {}
        for take in queries.taken(session, start, end):
            if take.place is Place.ASSET:
                taken.setdefault(take.resource, []).append(take)
    found = {}
    for asset_id, pieces in stock.items():
        here = taken.get(asset_id, [])
        moments = {start, *(max(one.starts_at, start) for one in here)}
        most = max(sum(one.quantity for one in here if one.starts_at <= at < one.ends_at) for at in moments)
        found[asset_id] = max(0, pieces - most)
    return found


def rows(desk: Desk, ids: Iterable[RowId]) -> list[LoanRow]:
    """The loans of these ids, in their order."""
    wanted = list(ids)
    with desk.store.read() as session:
        found = {row.id: row for row in _rows(desk, session, wanted)}
    return [found[one] for one in wanted if one in found]


def _rows(desk: Desk, session: Session, ids: Sequence[RowId]) -> list[LoanRow]:
    now = desk.now()
    query = (
        select(Loan, Asset.name, Asset.unit, Person.name, Person.phones, Booking.title, Booking.organisation)
        .outerjoin(Asset, Asset.id == Loan.asset_id)
        .outerjoin(Person, Person.id == Loan.person_id)
        .outerjoin(Booking, Booking.id == Loan.booking_id)
        .where(Loan.id.in_(ids))
    )
    conditions = LOAN.by_name["condition_in"]
    made = []
    for loan, asset, unit, name, phones, title, organisation in session.execute(query):
        lent = loan.lent_at or now
        due = loan.due_at or lent
        made.append(
            LoanRow(
                loan.id, loan.number or "", loan.asset_id or b"", asset or "", unit or "", loan.quantity,
                desk.canonical(loan.person_id) if loan.person_id is not None else None, name or "",
                mask_phone(phones or ""), loan.booking_id, title or organisation or "", lent, due,
                loan.condition_out or "", loan.returned_at, loan.condition_in or "",
                conditions.option_label(loan.condition_in) if loan.condition_in else "", loan.returned_quantity,
                loan.note or "", loan.voided, loan.returned_at is None and due < now,
            )
        )  # fmt: skip
    return made


def _text(value: str, name: str) -> str | None:
    kept = " ".join(value.split())
    if len(kept) > visits.LONGEST_TEXT:
        raise UserError(translate("errors", "At most {n} characters.").format(n=visits.LONGEST_TEXT), name)
    return kept or None
