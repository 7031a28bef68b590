"""Registrations read from the database: households with their people, what the minute's round has to look at."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.core.ids import RowId
from app.db.models import Activity, ActivitySession, Attendance, Collector, Participant, Person, Registration
from app.db.models.log import op
from app.domain.activities import ASKING, CAME, HOLDING, Mode, Status

_PART = 500
LIVE = [status.value for status in Status if status in HOLDING | ASKING]
"""Registrations that have a place or would like one."""


def _parts(ids: Iterable[RowId]) -> list[list[RowId]]:
    wanted = list(ids)
    return [wanted[start : start + _PART] for start in range(0, len(wanted), _PART)]


def _registrations(session: Session, condition: ColumnElement[bool]) -> list[RowMapping]:
    fields = [Registration.__table__.c[item.name] for item in Registration.spec.fields]
    query = (
        select(
            *fields, Registration.id, Registration.state.label("bits"), op.c.actor, Person.name.label("contact"),
            Person.phones, Person.population_group,
        )
        .outerjoin(Person, Person.id == Registration.contact_id)
        .outerjoin(op, op.c.id == Registration.create_op)
        .where(condition)
        .order_by(Registration.at, Registration.id)
    )  # fmt: skip
    return list(session.execute(query).mappings())


def of_activity(session: Session, activity: RowId) -> list[RowMapping]:
    """The registrations of an activity with their contacts and who took them in, in the order they came."""
    return _registrations(session, and_(Registration.activity_id == activity, Registration.voided == false()))


def by_id(session: Session, ids: Iterable[RowId]) -> list[RowMapping]:
    """These registrations, voided ones too."""
    return [row for part in _parts(ids) for row in _registrations(session, Registration.id.in_(part))]


def people_of(session: Session, registrations: Iterable[RowId]) -> list[RowMapping]:
    """The participants of registrations with what their cards say."""
    fields = [Participant.__table__.c[item.name] for item in Participant.spec.fields]
    found: list[RowMapping] = []
    for part in _parts(registrations):
        query = (
            select(
                *fields, Participant.id, Participant.state.label("bits"), Person.name, Person.gender, Person.birth_date
            )
            .outerjoin(Person, Person.id == Participant.person_id)
            .where(Participant.registration_id.in_(part), Participant.voided == false())
            .order_by(Participant.id)
        )
        found += session.execute(query).mappings()
    return found


def collectors_of(session: Session, registrations: Iterable[RowId]) -> list[Collector]:
    """Who may collect the children of registrations, in the order they were named."""
    found: list[Collector] = []
    for part in _parts(registrations):
        query = select(Collector).where(Collector.registration_id.in_(part), Collector.voided == false())
        found += session.scalars(query.order_by(Collector.id))
    return found


def taking_part(session: Session, activity: RowId, but: RowId | None = None) -> list[Any]:
    """Who takes part, or would like to: number, card, name, date of birth, and the phones of the contact.

    `but`: a registration that is left out.
    """
    contact = aliased(Person)
    query = (
        select(
            Participant.number, Participant.person_id, Person.name, Person.birth_date, Registration.contact_id,
            contact.phones,
        )
        .join(Registration, Registration.id == Participant.registration_id)
        .outerjoin(Person, Person.id == Participant.person_id)
        .outerjoin(contact, contact.id == Registration.contact_id)
        .where(
            Registration.activity_id == activity, Registration.status.in_(LIVE), Registration.voided == false(),
            Participant.voided == false(), Participant.withdrawn == false(),
        )
        .order_by(Participant.number)
    )  # fmt: skip
    if but is not None:
        query = query.where(Registration.id != but)
    return list(session.execute(query))


def numbers(session: Session, activity: RowId, letter: str) -> Sequence[str | None]:
    """The numbers a desk gave out in an activity, whatever became of them."""
    query = select(Participant.number).where(
        Participant.activity_id == activity, Participant.number.startswith(letter, autoescape=True)
    )
    return session.scalars(query).all()


def span(session: Session, activity: RowId) -> tuple[datetime | None, datetime | None, datetime | None]:
    """Of the sessions that aren't called off: the first beginning, the last beginning, the last end."""
    query = select(
        func.min(ActivitySession.starts_at), func.max(ActivitySession.starts_at), func.max(ActivitySession.ends_at)
    ).where(
        ActivitySession.activity_id == activity, ActivitySession.voided == false(), ActivitySession.cancelled == false()
    )
    first, last, end = session.execute(query).one()
    return first, last, end


def may_be_due(session: Session, now: datetime, desk: str) -> list[RowId]:
    """Activities this desk decides on where an offer ran out or somebody could be offered a place.

    While one is called off its registrations stay as they are.
    """
    owned = func.coalesce(Activity.owner_desk, "A") == desk
    ran_out = select(Registration.activity_id).where(
        Registration.offered_until <= now, Registration.status == Status.OFFERED.value, Registration.voided == false()
    )
    comes = select(ActivitySession.activity_id).where(
        ActivitySession.starts_at > now, ActivitySession.voided == false(), ActivitySession.cancelled == false()
    )
    asking = exists().where(
        Registration.activity_id == Activity.id,
        Registration.status.in_([Status.WAITING.value, Status.APPLIED.value]),
        Registration.voided == false(),
    )
    waits = and_(
        Activity.id.in_(comes), Activity.status == "published",
        Activity.mode.in_([Mode.FIRST.value, Mode.BALLOT.value]), asking,
    )  # fmt: skip
    query = select(Activity.id).where(
        owned, Activity.voided == false(), Activity.status != "cancelled", or_(waits, Activity.id.in_(ran_out))
    )
    return list(session.scalars(query.order_by(Activity.id)))


def last_of_contact(session: Session, cards: Sequence[RowId]) -> Registration | None:
    """The latest registration that somebody with these cards made."""
    query = select(Registration).where(Registration.contact_id.in_(cards), Registration.voided == false())
    return session.scalars(query.order_by(Registration.at.desc(), Registration.id.desc()).limit(1)).first()


def last_of_people(session: Session, cards: Iterable[RowId]) -> dict[RowId, Participant]:
    """By card: the latest time somebody took part in anything."""
    found: dict[RowId, Participant] = {}
    for part in _parts(cards):
        query = select(Participant).where(Participant.person_id.in_(part), Participant.voided == false())
        for row in session.scalars(query.order_by(Participant.id)):
            if row.person_id is not None:
                found[row.person_id] = row
    return found


def of_cards(session: Session, cards: Sequence[RowId], limit: int) -> list[RowMapping]:
    """What somebody with these cards was registered for, in person or for others, the newest first."""
    own = select(Participant.registration_id).where(Participant.person_id.in_(cards), Participant.voided == false())
    starts = (
        select(func.min(ActivitySession.starts_at))
        .where(
            ActivitySession.activity_id == Activity.id, ActivitySession.voided == false(),
            ActivitySession.cancelled == false(),
        )
        .correlate(Activity)
        .scalar_subquery()
    )  # fmt: skip
    query = (
        select(Registration.id, Registration.activity_id, Registration.number, Registration.status, Activity.title,
               starts.label("starts_at"))
        .join(Activity, Activity.id == Registration.activity_id)
        .where(or_(Registration.id.in_(own), Registration.contact_id.in_(cards)), Registration.voided == false())
        .order_by(Registration.at.desc(), Registration.id.desc())
        .limit(limit)
    )  # fmt: skip
    return list(session.execute(query).mappings())


def attended(session: Session, registrations: Iterable[RowId], cards: Sequence[RowId]) -> dict[RowId, int]:
    """By registration, at how many sessions those of its people came who have one of these cards."""
    found: dict[RowId, int] = {}
    for part in _parts(registrations):
        query = (
            select(Participant.registration_id, func.count(Attendance.session_id.distinct()))
            .join(Attendance, Attendance.participant_id == Participant.id)
            .where(
                Participant.registration_id.in_(part), Participant.person_id.in_(cards), Attendance.voided == false(),
                Attendance.presence.in_([one.value for one in CAME]),
            )
            .group_by(Participant.registration_id)
        )  # fmt: skip
        found.update((row, count) for row, count in session.execute(query) if row is not None)
    return found
