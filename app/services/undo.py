"""Taking the last act back."""

from typing import Any

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Visit
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
        made = [line.row for line in lines if line.tbl == "person" and line.label == Label.CREATE]
        if _visits_since(tx.session, made, set(changes.operations)):
            raise UserError(translate("errors", "This person has been signed in since; it can't be undone any more."))
        undo_operations(tx, changes.operations)
    return None, tx.changes


def _operations(session: Session, numbers: list[int]) -> list[Any]:
    found: list[Any] = []
    for start in range(0, len(numbers), _PART):
        part = numbers[start : start + _PART]
        found += session.execute(select(op.c.tbl, op.c.row, op.c.actor, op.c.label).where(op.c.id.in_(part)))
    return found


def _visits_since(session: Session, people: list[RowId], own: set[int]) -> bool:
    for start in range(0, len(people), _PART):
        query = select(Visit.create_op).where(
            Visit.person_id.in_(people[start : start + _PART]), Visit.voided == false()
        )
        if any(number not in own for number in session.scalars(query)):
            return True
    return False
