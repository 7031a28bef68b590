"""Taking the last act back."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, false, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.db.models import (
    ActivityDuty,
    ActivitySession,
    Attendance,
    Booking,
    Occupancy,
    Participant,
    Photo,
    Registration,
    Visit,
)
from app.db.models.log import op
from app.db.tx import Changes, Tx
from app.db.tx import undo as undo_operations
from app.domain.activities import ASKING, HOLDING
from app.domain.auth import Actor, Permission, require
from app.domain.sync.fold import Label
from app.services import activities, registrations
from app.services.desk import Desk

_BOOKED = QT_TRANSLATE_NOOP("errors", "It has been booked since; it can't be undone any more.")
_REGISTERED = QT_TRANSLATE_NOOP("errors", "This person has been registered since; it can't be undone any more.")
_ASKED_FOR = QT_TRANSLATE_NOOP("errors", "Somebody has been registered since; it can't be undone any more.")
_SIGNED_IN = QT_TRANSLATE_NOOP("errors", "This person has been signed in since; it can't be undone any more.")
_CHANGED = QT_TRANSLATE_NOOP("errors", "Someone has changed this since; it can't be undone any more.")
_STANDING_ON = (
    ("person", Visit.person_id, _SIGNED_IN),
    ("person", Booking.person_id, _BOOKED),
    ("person", Registration.contact_id, _REGISTERED),
    ("person", Participant.person_id, _REGISTERED),
    ("person", Attendance.person_id, _SIGNED_IN),
    ("person", ActivityDuty.person_id, _CHANGED),
    ("participant", Attendance.participant_id, _SIGNED_IN),
    ("registration", Participant.registration_id, _CHANGED),
    ("activity", Registration.activity_id, _ASKED_FOR),
    ("activity", ActivitySession.activity_id, _CHANGED),
    ("activity", ActivityDuty.activity_id, _CHANGED),
    ("activity", Photo.activity_id, _CHANGED),
    ("activity_session", Attendance.session_id, _SIGNED_IN),
)
"""What an act made, what may stand on it since, and what is said then."""
_LASTING = frozenset({"disclosure"})
"""What was seen can't be unseen: the note of it stays."""
_SIGNED = frozenset({"handover"})
"""What two people have signed: neither takes it back alone."""
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
        if any(line.tbl in _SIGNED for line in lines):
            raise UserError(translate("errors", "This can't be undone: two people have signed it."))
        if any(line.actor != actor.staff_id for line in lines):
            require(actor, Permission.SETTLE_CONFLICTS)
        own = set(changes.operations)
        made = {
            table: [line.row for line in lines if line.tbl == table and line.label == Label.CREATE]
            for table in {"space", "seat", *(table for table, _, _ in _STANDING_ON)}
        }
        for table, column, message in _STANDING_ON:
            query = select(column.class_.create_op).where(column.class_.voided == false())
            if _used_since(tx.session, query, column, made[table], own):
                raise UserError(translate("errors", message))
        taken = (
            select(Booking.create_op)
            .where(Booking.voided == false())
            .join(Occupancy, Occupancy.holder_id == Booking.id)
        )
        if _used_since(tx.session, taken, Occupancy.resource, made["space"] + made["seat"], own):
            raise UserError(translate("errors", _BOOKED))
        lists = _Lists(tx, lines)
        undo_operations(tx, changes.operations)
        lists.agree(desk)
    return None, tx.changes


class _Lists:
    """The lists of activities that an act touched: taken back, nobody stands there twice, and figures follow."""

    def __init__(self, tx: Tx, lines: list[Any]) -> None:
        self._tx = tx
        rows = {table: {line.row for line in lines if line.tbl == table} for table in _LISTED}
        self._registrations = rows["registration"] | self._of(Participant, "registration_id", rows["participant"])
        self._activities = self._of(Registration, "activity_id", self._registrations)
        self._sessions = self._of(Attendance, "session_id", rows["attendance"])
        self._before = {one.id for one in self._taking_part()}

    def agree(self, desk: Desk) -> None:
        """Raise UserError for somebody who was registered anew meanwhile; bring the figures of closed sessions up."""
        self._tx.session.flush()
        back = [one for one in self._taking_part() if one.id not in self._before]
        for registration in {one.registration_id for one in back if one.registration_id is not None}:
            lines = [one for one in back if one.registration_id == registration]
            registrations.not_twice(desk, self._tx, self._tx.get(Registration, registration), lines)
        for session in self._sessions:
            activities.in_step(self._tx, self._tx.get(ActivitySession, session))
        for activity in self._activities:
            activities.all_in_step(self._tx, activity)

    def _of(self, model: Any, name: str, rows: set[RowId]) -> set[RowId]:
        found: set[RowId] = set()
        for part in _parts(rows):
            found.update(self._tx.session.scalars(select(getattr(model, name)).where(model.id.in_(part))))
        return found - {None}

    def _taking_part(self) -> list[Participant]:
        found: list[Participant] = []
        for part in _parts(self._registrations):
            query = (
                select(Participant)
                .join(Registration, Registration.id == Participant.registration_id)
                .where(
                    Registration.id.in_(part), Registration.status.in_(_LIVE), Registration.voided == false(),
                    Participant.voided == false(), Participant.withdrawn == false(),
                )
            )  # fmt: skip
            found += self._tx.session.scalars(query)
        return found


_LISTED = ("registration", "participant", "attendance")
_LIVE = [one.value for one in HOLDING | ASKING]


def _parts(rows: Iterable[RowId]) -> Iterator[list[RowId]]:
    wanted = list(rows)
    for start in range(0, len(wanted), _PART):
        yield wanted[start : start + _PART]


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
