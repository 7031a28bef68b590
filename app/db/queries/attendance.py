"""Attendance read from the database: who is on the list of a session, and sessions in figures, many at once."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, and_, case, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.core.ids import RowId
from app.db.models import ActivitySession, Attendance, Collector, Participant, Person, Registration
from app.db.models.log import conflict, op
from app.db.oplog import read_payload
from app.domain.activities import CAME, HOLDING, Presence, Status
from app.domain.attendance import Figures
from app.domain.fields import from_log

_PART = 500
HOLDS = and_(
    Registration.status.in_([status.value for status in Status if status in HOLDING]),
    Registration.voided == false(),
    Participant.withdrawn == false(),
    Participant.voided == false(),
)
"""Who has a place, an offered one too."""
# Marked though nobody kept a place for them: let in from the waiting list, or registered by mistake.
_UNPLACED = or_(
    Registration.status.in_([Status.APPLIED.value, Status.WAITING.value, Status.REFUSED.value]),
    Registration.voided,
    Participant.voided,
)
# Whoever registered after the sign-in was closed was not expected then.
_IN_TIME = or_(ActivitySession.closed_at.is_(None), Registration.at <= ActivitySession.closed_at)


def figures(session: Session, sessions: Iterable[RowId]) -> dict[RowId, Figures]:
    """These sessions as their lists have them; a session of which no list is kept is left out."""
    wanted = list(sessions)
    found: dict[RowId, Figures] = {}
    for start in range(0, len(wanted), _PART):
        found |= _figures(session, wanted[start : start + _PART])
    return found


def _figures(session: Session, ids: list[RowId]) -> dict[RowId, Figures]:
    counts: dict[RowId, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    held = (
        select(ActivitySession.id, func.count())
        .join(Participant, Participant.activity_id == ActivitySession.activity_id)
        .join(Registration, Registration.id == Participant.registration_id)
        .where(ActivitySession.id.in_(ids), HOLDS, _IN_TIME)
        .group_by(ActivitySession.id)
    )
    for row, number in session.execute(held):
        counts[row]["open"] += number
    kind = case(
        (Attendance.participant_id.is_(None), "walk_in"), (_UNPLACED, "let_in"), (and_(HOLDS, _IN_TIME), "held"),
        else_="left",
    )  # fmt: skip
    marks = (
        select(
            Attendance.session_id, kind, Attendance.presence, func.count(), func.sum(Attendance.headcount),
            func.count(Attendance.left_at),
        )
        .join(ActivitySession, ActivitySession.id == Attendance.session_id)
        .outerjoin(Participant, Participant.id == Attendance.participant_id)
        .outerjoin(Registration, Registration.id == Participant.registration_id)
        .where(Attendance.session_id.in_(ids), Attendance.voided == false(), Attendance.presence.is_not(None))
        .group_by(Attendance.session_id, kind, Attendance.presence)
    )  # fmt: skip
    for row, what, presence, number, heads, left in session.execute(marks):
        if row is None:
            continue
        here = counts[row]
        if what in ("walk_in", "let_in"):
            here["walk_ins"] += heads if presence in CAME else 0
            continue
        here[presence or ""] += number
        here["left"] += left
        here["open"] -= number if what == "held" else 0
    return {
        row: Figures(
            expected=here["open"] + sum(here[one.value] for one in Presence), walk_ins=here["walk_ins"],
            arrived=here[Presence.ARRIVED], late=here[Presence.LATE], excused=here[Presence.EXCUSED],
            absent=here[Presence.ABSENT], open=here["open"], left=here["left"],
        )
        for row, here in counts.items()
    }  # fmt: skip


def is_listed(session: Session, activity: RowId | None, by: datetime | None = None) -> bool:
    """Whether anybody was ever registered for an activity (at the instant `by`): a list decides its figures then."""
    query = select(Participant.id).where(Participant.activity_id == activity, Participant.voided == false())
    if by is not None:
        query = query.join(Registration, Registration.id == Participant.registration_id).where(Registration.at <= by)
    return session.scalar(query.limit(1)) is not None


def listed(session: Session, activity: RowId) -> list[RowMapping]:
    """Everybody who was ever registered for an activity, with the household's contact and who may collect."""
    contact = aliased(Person)
    query = (
        select(
            Participant.id, Participant.person_id, Participant.number, Participant.age, Participant.categories,
            Participant.withdrawn, Participant.registration_id, Registration.status, Registration.at,
            Registration.contact_id, Person.name, Person.phones, contact.name.label("contact"),
            contact.phones.label("contact_phones"),
        )
        .join(Registration, Registration.id == Participant.registration_id)
        .outerjoin(Person, Person.id == Participant.person_id)
        .outerjoin(contact, contact.id == Registration.contact_id)
        .where(Participant.activity_id == activity, Participant.voided == false(), Registration.voided == false())
    )  # fmt: skip
    return list(session.execute(query).mappings())


def collectors(session: Session, activity: RowId) -> list[RowMapping]:
    """Who may collect whose children, in the order they were named."""
    query = (
        select(Collector.id, Collector.registration_id, Collector.name, Collector.relation, Collector.phone)
        .join(Registration, Registration.id == Collector.registration_id)
        .where(Registration.activity_id == activity, Collector.voided == false())
        .order_by(Collector.id)
    )
    return list(session.execute(query).mappings())


def marks(session: Session, sessions: Iterable[RowId]) -> list[RowMapping]:
    """Everything known of these sessions, line by line, walk-ins with their names."""
    query = _marks().where(Attendance.session_id.in_(list(sessions))).order_by(Attendance.at, Attendance.id)
    return list(session.execute(query).mappings())


def marks_of(session: Session, ids: Iterable[RowId]) -> list[RowMapping]:
    """These lines, as `marks` gives them."""
    return list(session.execute(_marks().where(Attendance.id.in_(list(ids)))).mappings())


def _marks() -> Select[*tuple[Any, ...]]:
    fields = (Attendance.__table__.c[item.name] for item in Attendance.spec.fields)
    return (
        select(*fields, Attendance.id, Attendance.state.label("bits"), Person.name, Person.phones)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .where(Attendance.voided == false())
    )


def sessions_of(session: Session, activity: RowId) -> list[ActivitySession]:
    """The sessions of an activity that are held, in their order."""
    query = select(ActivitySession).where(
        ActivitySession.activity_id == activity, ActivitySession.voided == false(), ActivitySession.cancelled == false()
    )
    return list(session.scalars(query.order_by(ActivitySession.starts_at, ActivitySession.id)))


def stored(session: Session, ids: Iterable[RowId]) -> dict[RowId, Any]:
    """Attendance rows by id, voided ones too: a mark taken back is restored, not made twice."""
    wanted = list(ids)
    found: dict[RowId, Any] = {}
    for start in range(0, len(wanted), _PART):
        query = select(Attendance).where(Attendance.id.in_(wanted[start : start + _PART]))
        found |= {row.id: row for row in session.scalars(query)}
    return found


@dataclass(frozen=True, slots=True)
class Version:
    """What one desk wrote of a group of fields that two desks wrote differently."""

    group: str
    actor: RowId
    values: Mapping[str, Any]


def clashing(session: Session, row: RowId) -> set[str]:
    """The groups of fields of a row that two desks wrote differently."""
    return set(session.scalars(select(conflict.c.grp).where(conflict.c.row == row)))


def versions(session: Session, ids: Iterable[RowId]) -> dict[RowId, list[Version]]:
    """The versions of attendance rows that contradict each other, the one that is shown first."""
    found: dict[RowId, list[Version]] = defaultdict(list)
    for row in ids:
        for group, numbers in session.execute(select(conflict.c.grp, conflict.c.ops).where(conflict.c.row == row)):
            keys = json.loads(numbers)
            lines = {line.id: line for line in session.execute(select(op).where(op.c.id.in_(keys)))}
            for line in (lines[key] for key in keys if key in lines and lines[key].line is not None):
                written = read_payload(Attendance.spec, line.line)
                fields = Attendance.spec.groups.get(group, ())
                values = {item.name: from_log(item, written.get(item.name, item.default)) for item in fields}
                found[row].append(Version(group, line.actor, values))
    return found
