"""Activities read from the database: windows of rows with their figures counted in SQL, never person by person."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    RowMapping,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import Session

from app.core.ids import RowId
from app.db.models import (
    Activity,
    ActivityDuty,
    ActivitySession,
    ArchiveItem,
    Attendance,
    Booking,
    Campaign,
    Feedback,
    Participant,
    Person,
    Photo,
    Quota,
    QuotaTransfer,
    Registration,
    Staff,
)
from app.db.models.log import head, op
from app.domain.activities import HOLDING, Status

_PART = 500
_HOLDING = [status.value for status in Status if status in HOLDING]

_SESSION_COLUMNS = (
    *(ActivitySession.__table__.c[item.name] for item in ActivitySession.spec.fields),
    ActivitySession.id,
    Booking.status.label("booking_status"),
    Booking.voided.label("booking_voided"),
    Booking.starts_at.label("booking_starts_at"),
    Booking.ends_at.label("booking_ends_at"),
    Booking.spaces.label("booking_spaces"),
)
_ACTIVITY_COLUMNS = (
    *(Activity.__table__.c[item.name] for item in Activity.spec.fields),
    Activity.id,
    Campaign.name.label("campaign"),
)


def parts(ids: Iterable[RowId]) -> Iterator[list[RowId]]:
    """Ids in lists that fit into a statement."""
    wanted = list(ids)
    for start in range(0, len(wanted), _PART):
        yield wanted[start : start + _PART]


# ------------------------------------------------------------------------------------------- activities


def _activities() -> Select[*tuple[Any, ...]]:
    return select(*_ACTIVITY_COLUMNS).outerjoin(Campaign, Campaign.id == Activity.campaign_id)


def rows(session: Session, ids: Iterable[RowId]) -> list[RowMapping]:
    """The activities of these ids with the names of their campaigns, in their order; what isn't here is left out."""
    wanted = list(ids)
    found: dict[RowId, RowMapping] = {}
    for part in parts(wanted):
        query = _activities().where(Activity.id.in_(part))
        found.update((row["id"], row) for row in session.execute(query).mappings())
    return [found[one] for one in wanted if one in found]


@dataclass(frozen=True, slots=True)
class Span:
    """The sessions of an activity that aren't called off."""

    count: int
    first: datetime | None
    last: datetime | None


NONE = Span(0, None, None)
_HELD = and_(ActivitySession.voided == false(), ActivitySession.cancelled == false())


def spans(session: Session, ids: Iterable[RowId]) -> dict[RowId, Span]:
    """When each of these activities begins and ends."""
    found: dict[RowId, Span] = {}
    for part in parts(ids):
        query = (
            select(
                ActivitySession.activity_id, func.count(), func.min(ActivitySession.starts_at),
                func.max(ActivitySession.ends_at),
            )
            .where(ActivitySession.activity_id.in_(part), _HELD)
            .group_by(ActivitySession.activity_id)
        )  # fmt: skip
        for activity, count, first, last in session.execute(query):
            if activity is not None:
                found[activity] = Span(count, first, last)
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of activities shall hold; see `services.activities.ActivityFilter`."""

    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    campaign: RowId | None = None
    start: datetime | None = None
    end: datetime | None = None
    voided: bool = False
    ids: tuple[RowId, ...] | None = None


def listed(session: Session, wanted: Wanted) -> list[Any]:
    """Of every activity wanted, what sorting, searching and its state need.

    Each: id, title, number, organiser, campaign, kind, level, status, mode, opens_at, closes_at, capacity, first, last.
    Times are milliseconds since 1970: making ten thousand of them into instants takes longer than reading them.
    """
    held = (
        select(
            ActivitySession.activity_id.label("activity"),
            func.min(ActivitySession.starts_at).label("first"),
            func.max(ActivitySession.ends_at).label("last"),
        )
        .where(_HELD)
        .group_by(ActivitySession.activity_id)
        .subquery()
    )
    query = (
        select(
            Activity.id, Activity.title, Activity.number, Activity.organiser, Campaign.name.label("campaign"),
            Activity.kind, Activity.level, Activity.status, Activity.mode, _ms(Activity.opens_at, "opens_at"),
            _ms(Activity.closes_at, "closes_at"), Activity.capacity, _ms(held.c.first, "first"),
            _ms(held.c.last, "last"),
        )
        .outerjoin(Campaign, Campaign.id == Activity.campaign_id)
        .outerjoin(held, held.c.activity == Activity.id)
        .where(*_conditions(wanted))
    )  # fmt: skip
    return list(session.execute(query))


def _ms(column: Any, name: str) -> Any:
    return type_coerce(column, BigInteger).label(name)


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    yield Activity.voided == (true() if wanted.voided else false())
    if wanted.kinds:
        yield Activity.kind.in_(wanted.kinds)
    if wanted.levels:
        yield Activity.level.in_(wanted.levels)
    if wanted.campaign is not None:
        yield Activity.campaign_id == wanted.campaign
    if wanted.ids is not None:
        yield Activity.id.in_(wanted.ids)
    if wanted.start is not None or wanted.end is not None:
        touching = [ActivitySession.voided == false()]
        if wanted.end is not None:
            touching.append(ActivitySession.starts_at < wanted.end)
        if wanted.start is not None:
            touching.append(ActivitySession.ends_at > wanted.start)
        yield Activity.id.in_(select(ActivitySession.activity_id).where(*touching))


def of_number(session: Session, number: str) -> list[RowId]:
    """The activities that bear a number."""
    return list(session.scalars(select(Activity.id).where(Activity.number == number, Activity.voided == false())))


def of_title(session: Session, title: str) -> list[RowId]:
    """The activities of a name."""
    return list(session.scalars(select(Activity.id).where(Activity.title == title, Activity.voided == false())))


def numbers(session: Session, head: str) -> list[str]:
    """The numbers that begin so; those of voided activities too."""
    query = select(Activity.number).where(Activity.number >= head, Activity.number < head + "\uffff")
    return [number for number in session.scalars(query) if number is not None]


def ahead(session: Session, now: datetime) -> list[RowId]:
    """Published activities with a session that isn't over."""
    to_come = select(ActivitySession.activity_id).where(ActivitySession.ends_at > now, _HELD)
    query = select(Activity.id).where(
        Activity.status == "published", Activity.voided == false(), Activity.id.in_(to_come)
    )
    return list(session.scalars(query))


def campaign_counts(session: Session) -> dict[RowId, int]:
    """How many activities run under each campaign."""
    query = (
        select(Activity.campaign_id, func.count())
        .where(Activity.campaign_id.is_not(None), Activity.voided == false())
        .group_by(Activity.campaign_id)
    )
    return {campaign: count for campaign, count in session.execute(query) if campaign is not None}


# ------------------------------------------------------------------------------------------- sessions


def _sessions() -> Select[*tuple[Any, ...]]:
    return select(*_SESSION_COLUMNS).outerjoin(Booking, Booking.id == ActivitySession.booking_id)


_ORDER = (ActivitySession.starts_at, ActivitySession.id)


def sessions_of(session: Session, activities: Iterable[RowId]) -> dict[RowId, list[RowMapping]]:
    """The sessions of these activities, each list in the order of time; voided ones left out."""
    found: dict[RowId, list[RowMapping]] = defaultdict(list)
    for part in parts(activities):
        query = _sessions().where(ActivitySession.activity_id.in_(part), ActivitySession.voided == false())
        for row in session.execute(query.order_by(*_ORDER)).mappings():
            found[row["activity_id"]].append(row)
    return found


def sessions_between(session: Session, start: datetime, end: datetime) -> list[tuple[RowId, RowId]]:
    """The sessions that touch a time, the earliest first, as (session, activity); none of a voided activity."""
    query = (
        select(ActivitySession.id, ActivitySession.activity_id)
        .join(Activity, Activity.id == ActivitySession.activity_id)
        .where(
            ActivitySession.starts_at < end, ActivitySession.ends_at > start, ActivitySession.voided == false(),
            Activity.voided == false(),
        )
        .order_by(*_ORDER)
    )  # fmt: skip
    return [(one, activity) for one, activity in session.execute(query) if activity is not None]


def stored_sessions(session: Session, activity: RowId) -> list[ActivitySession]:
    """The sessions of an activity as they are stored, in order."""
    query = select(ActivitySession).where(ActivitySession.activity_id == activity, ActivitySession.voided == false())
    return list(session.scalars(query.order_by(*_ORDER)))


def of_bookings(session: Session, bookings: Collection[RowId]) -> set[RowId]:
    """Those of these bookings that hold the spaces of a session."""
    found: set[RowId] = set()
    for part in parts(bookings):
        query = select(ActivitySession.booking_id).where(
            ActivitySession.booking_id.in_(part), ActivitySession.voided == false()
        )
        found.update(one for one in session.scalars(query) if one is not None)
    return found


# ------------------------------------------------------------------------------------------- registrations


def _taking_part() -> tuple[ColumnElement[bool], ...]:
    return (Participant.voided == false(), Participant.withdrawn == false(), Registration.voided == false())


def taken(session: Session, activities: Iterable[RowId]) -> dict[RowId, int]:
    """How many people of each activity hold a place, those of offers among them."""
    found: dict[RowId, int] = {}
    for part in parts(activities):
        query = (
            select(Registration.activity_id, func.count())
            .join(Participant, Participant.registration_id == Registration.id)
            .where(Registration.activity_id.in_(part), Registration.status.in_(_HOLDING), *_taking_part())
            .group_by(Registration.activity_id)
        )
        found.update((activity, count) for activity, count in session.execute(query) if activity is not None)
    return found


def households(session: Session, activities: Iterable[RowId], status: Status) -> dict[RowId, int]:
    """How many registrations of each activity stand so."""
    found: dict[RowId, int] = {}
    for part in parts(activities):
        query = (
            select(Registration.activity_id, func.count())
            .where(
                Registration.activity_id.in_(part), Registration.status == status.value, Registration.voided == false()
            )
            .group_by(Registration.activity_id)
        )
        found.update((activity, count) for activity, count in session.execute(query) if activity is not None)
    return found


def standing(session: Session, activity: RowId) -> int:
    """How many registrations of an activity still want or hold something."""
    over = (Status.CANCELLED.value, Status.REFUSED.value)
    query = (
        select(func.count())
        .select_from(Registration)
        .where(Registration.activity_id == activity, Registration.status.not_in(over), Registration.voided == false())
    )
    return session.scalar(query) or 0


def ran_out(session: Session, activity: RowId, now: datetime) -> list[Registration]:
    """Registrations of an activity whose offer has run out, and that nobody has settled."""
    query = select(Registration).where(
        Registration.activity_id == activity, Registration.status == Status.OFFERED.value,
        Registration.offered_until <= now, Registration.voided == false(),
    )  # fmt: skip
    return list(session.scalars(query.order_by(Registration.id)))


def offers(session: Session) -> int:
    """How many households have been offered a place of what is held, and haven't answered."""
    query = (
        select(func.count())
        .select_from(Registration)
        .join(Activity, Activity.id == Registration.activity_id)
        .where(
            Registration.status == Status.OFFERED.value, Registration.voided == false(),
            Registration.offered_until.is_not(None), Activity.status == "published", Activity.voided == false(),
        )
    )  # fmt: skip
    return session.scalar(query) or 0


def registrations(session: Session, activities: Iterable[RowId]) -> list[Any]:
    """Registrations for the rules: id, activity_id, number, status, at, desk, community, over_quota, rank."""
    found: list[Any] = []
    for part in parts(activities):
        query = select(
            Registration.id, Registration.activity_id, Registration.status, Registration.at, Registration.desk,
            Registration.community, Registration.over_quota, Registration.rank, Registration.number,
        ).where(Registration.activity_id.in_(part), Registration.voided == false())  # fmt: skip
        found += session.execute(query)
    return found


def participants(session: Session, activities: Iterable[RowId]) -> list[Any]:
    """Who takes part, for the rules: registration_id, categories, age as written, date of birth as the card says now;
    in the order of their numbers.
    """
    found: list[Any] = []
    for part in parts(activities):
        query = (
            select(Participant.registration_id, Participant.categories, Participant.age, Person.birth_date)
            .outerjoin(Person, Person.id == Participant.person_id)
            .where(Participant.activity_id.in_(part), Participant.voided == false(), Participant.withdrawn == false())
            .order_by(Participant.number, Participant.id)
        )
        found += session.execute(query)
    return found


# ------------------------------------------------------------------------------------------- quotas


def quotas_of(session: Session, activities: Iterable[RowId]) -> dict[RowId, list[Quota]]:
    """The quotas of these activities in their order."""
    found: dict[RowId, list[Quota]] = defaultdict(list)
    for part in parts(activities):
        query = select(Quota).where(Quota.activity_id.in_(part), Quota.voided == false())
        for row in session.scalars(query.order_by(Quota.position, Quota.id)):
            if row.activity_id is not None:
                found[row.activity_id].append(row)
    return found


def transfers_of(session: Session, activities: Iterable[RowId]) -> dict[RowId, list[tuple[str, str, int]]]:
    """Places handed from desk to desk, by activity: (from, to, places)."""
    found: dict[RowId, list[tuple[str, str, int]]] = defaultdict(list)
    for part in parts(activities):
        query = select(QuotaTransfer).where(QuotaTransfer.activity_id.in_(part), QuotaTransfer.voided == false())
        for row in session.scalars(query.order_by(QuotaTransfer.id)):
            if row.activity_id is not None:
                found[row.activity_id].append((row.from_desk or "", row.to_desk or "", row.places or 0))
    return found


# ------------------------------------------------------------------------------------------- evidence


AFTERWARDS = frozenset({"sign_in", "photos", "summary", "feedback"})
"""Evidence that there can only be once an activity is over."""
IN_CHARGE = ("in_charge", "host", "recorder")
"""Who has to be named before an activity: the log has a line for each."""
_KEPT_FOR = ("confirmed", "in_use", "completed")
"""States of a booking in which the place is kept for it."""


def evidence_signers(session: Session, activity_id: RowId) -> dict[str, str]:
    """Who wrote when a piece of evidence was done, by its kind; those whose names are here."""
    done = ArchiveItem.spec.by_name["done_on"].group
    query = (
        select(ArchiveItem.kind, Staff.name)
        .outerjoin(head, and_(head.c.row == ArchiveItem.id, head.c.grp == done))
        .join(op, and_(op.c.id == func.coalesce(head.c.op, ArchiveItem.create_op), op.c.row == ArchiveItem.id))
        .join(Staff, Staff.id == op.c.actor)
        .where(ArchiveItem.activity_id == activity_id)
        .order_by(op.c.stamp)
    )
    return {kind or "": name or "" for kind, name in session.execute(query)}


def evidence_done(session: Session, ids: Iterable[RowId], now: datetime) -> dict[RowId, set[str]]:
    """The kinds of evidence that are there, or needn't be, by activity; asked for many at once.

    Written pieces count once they have a date: a text copied from last year is still to be looked over.
    """
    found: dict[RowId, set[str]] = defaultdict(set)
    for part in parts(ids):
        query = select(ArchiveItem.activity_id, ArchiveItem.kind).where(
            ArchiveItem.activity_id.in_(part), ArchiveItem.voided == false(),
            or_(ArchiveItem.done_on.is_not(None), ArchiveItem.not_needed.is_not(None)),
        )  # fmt: skip
        for activity, kind in session.execute(query):
            if activity is not None and kind:
                found[activity].add(kind)
        for kind, activities in (
            ("staffing", select(ActivityDuty.activity_id)
                .where(ActivityDuty.voided == false(), ActivityDuty.activity_id.in_(part),
                       ActivityDuty.role.in_(IN_CHARGE))
                .group_by(ActivityDuty.activity_id)
                .having(func.count(ActivityDuty.role.distinct()) == len(IN_CHARGE))),
            ("photos", select(Photo.activity_id).where(Photo.voided == false(), Photo.activity_id.in_(part))),
            ("feedback", select(Feedback.activity_id).where(Feedback.voided == false(),
                                                            Feedback.activity_id.in_(part))),
            ("summary", select(ActivitySession.activity_id).where(
                _HELD, ActivitySession.activity_id.in_(part), ActivitySession.summary.is_not(None))),
        ):  # fmt: skip
            for activity in session.scalars(activities.distinct()):
                if activity is not None:
                    found[activity].add(kind)
        _by_session(session, part, now, found)
        _consent(session, part, found)
    return found


def _by_session(session: Session, part: list[RowId], now: datetime, found: dict[RowId, set[str]]) -> None:
    """Where every session is held, and whether the sign-in of every session that is over is there."""
    listed_here = exists().where(
        Attendance.session_id == ActivitySession.id, Attendance.voided == false(), Attendance.presence.is_not(None)
    )
    booked = exists().where(
        Booking.id == ActivitySession.booking_id, Booking.voided == false(), Booking.status.in_(_KEPT_FOR)
    )
    was_held = and_(ActivitySession.spaces.is_not(None), ActivitySession.ends_at <= now)  # whatever was booked
    placed = case((or_(ActivitySession.place.is_not(None), booked, was_held), 0), else_=1)
    over = case((ActivitySession.ends_at <= now, 1), else_=0)
    unsigned = case(
        (
            and_(
                ActivitySession.ends_at <= now, ActivitySession.closed_at.is_(None),
                ActivitySession.present.is_(None), ~listed_here,
            ),
            1,
        ),
        else_=0,
    )  # fmt: skip
    query = (
        select(ActivitySession.activity_id, func.sum(placed), func.sum(over), func.sum(unsigned))
        .where(ActivitySession.activity_id.in_(part), _HELD)
        .group_by(ActivitySession.activity_id)
    )
    for activity, nowhere, ended, open_ in session.execute(query):
        if activity is None:
            continue
        if not nowhere:
            found[activity].add("venue")
        if ended and not open_:
            found[activity].add("sign_in")


def _consent(session: Session, part: list[RowId], found: dict[RowId, set[str]]) -> None:
    """Whether the form of consent of everybody admitted is here."""
    here = case((Participant.consent == true(), 1), else_=0)
    query = (
        select(Registration.activity_id, func.count(), func.sum(here))
        .join(Participant, Participant.registration_id == Registration.id)
        .join(Activity, Activity.id == Registration.activity_id)
        .where(
            Registration.activity_id.in_(part),
            Registration.status == Status.ADMITTED.value,
            *_taking_part(),
            Activity.evidence.contains("consent"),
        )
        .group_by(Registration.activity_id)
    )
    for activity, everybody, came in session.execute(query):
        if activity is not None and everybody == came:
            found[activity].add("consent")


def evidence_of_ended(session: Session, since: datetime, now: datetime) -> dict[RowId, set[str]]:
    """The evidence that published activities need whose last session ended between two instants."""
    last = (
        select(ActivitySession.activity_id)
        .where(_HELD, ActivitySession.activity_id.in_(_touched(since, now)))
        .group_by(ActivitySession.activity_id)
        .having(func.max(ActivitySession.ends_at) <= now)
    )
    query = select(Activity.id, Activity.evidence).where(
        Activity.status == "published", Activity.voided == false(), Activity.evidence.is_not(None),
        Activity.id.in_(last),
    )  # fmt: skip
    return {activity: set((kinds or "").split()) for activity, kinds in session.execute(query)}


def _touched(since: datetime, until: datetime) -> Select[Any]:
    """Activities with a session that ended between two instants."""
    return select(ActivitySession.activity_id).where(
        ActivitySession.starts_at > since - timedelta(days=2), ActivitySession.starts_at < until,
        ActivitySession.ends_at > since, _HELD,
    )  # fmt: skip
