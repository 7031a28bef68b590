"""Taking the last act back."""

from typing import Any

from sqlalchemy import Select, false, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Booking, Occupancy, Participant, Registration, Visit
from app.db.models.log import op
from app.db.tx import Changes
from app.db.tx import undo as undo_operations
from app.domain.auth import Actor, Permission, require
from app.domain.sync.fold import Label
from app.services.desk import Desk

_LASTING = frozenset({"disclosure"})
"""What was seen can't be unseen: the note of it stays."""
_PART = 500


def undo_act(desk: Desk, actor: Actor, changes: Changes) -> tuple[None, Changes]:
    """Take an act back as a whole, given the `Changes` it answered; undo the answer's and it is done again.

    One's own acts; those of others need a manager. Raises UserError, changing nothing, when someone has since
    changed what the act wrote or built on it, and for what can't be undone (an erasure, an unmasking).
    """
    require(actor, Permission.VIEW)
    with desk.store.write(actor.staff_id) as tx:
        lines = _operations(tx.session, changes.operations)
        if any(line.tbl in _LASTING and line.label != Label.ERASE for line in lines):
            raise UserError(translate("errors", "This can't be undone: what was shown was seen."))
        if any(line.actor != actor.staff_id for line in lines):
            require(actor, Permission.SETTLE_CONFLICTS)
        own = set(changes.operations)
        people = [line.row for line in lines if line.tbl == "person" and line.label == Label.CREATE]
        places = [line.row for line in lines if line.tbl in ("space", "seat") and line.label == Label.CREATE]
        if _used_since(
            tx.session, select(Visit.create_op).where(Visit.voided == false()), Visit.person_id, people, own
        ):
            raise UserError(translate("errors", "This person has been signed in since; it can't be undone any more."))
        registered = (
            (select(Participant.create_op).where(Participant.voided == false()), Participant.person_id),
            (select(Registration.create_op).where(Registration.voided == false()), Registration.contact_id),
        )
        if any(_used_since(tx.session, query, column, people, own) for query, column in registered):
            raise UserError(translate("errors", "This person has been registered since; it can't be undone any more."))
        booked = select(Booking.create_op).where(Booking.voided == false())
        taken = booked.join(Occupancy, Occupancy.holder_id == Booking.id)
        if _used_since(tx.session, booked, Booking.person_id, people, own) or _used_since(
            tx.session, taken, Occupancy.resource, places, own
        ):
            raise UserError(translate("errors", "It has been booked since; it can't be undone any more."))
        undo_operations(tx, changes.operations)
    return None, tx.changes


def _operations(session: Session, numbers: list[int]) -> list[Any]:
    found: list[Any] = []
    for start in range(0, len(numbers), _PART):
        part = numbers[start : start + _PART]
        found += session.execute(select(op.c.tbl, op.c.row, op.c.actor, op.c.label).where(op.c.id.in_(part)))
    return found


def _used_since(
    session: Session, query: Select[Any], column: InstrumentedAttribute[Any], made: list[RowId], own: set[int]
) -> bool:
    """Whether something the act itself did not make stands on what it made."""
    for start in range(0, len(made), _PART):
        used = session.scalars(query.where(column.in_(made[start : start + _PART])))
        if any(number not in own for number in used):
            return True
    return False
