"""Bookings read from the database: a period's, a place's, a person's; ids of long lists, windows of rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, bindparam, false, func, or_, select, true
from sqlalchemy.orm import Session

from app.core.ids import RowId
from app.db.models import Booking, Loan, Occupancy, Person, SeriesSkip, Violation, Visit
from app.db.occupancy import as_take, open_clashes
from app.db.queries.visits import Ids, ids_of
from app.db.search import matching
from app.domain.bookings import COUNTED, LIVE, LONGEST, Status, Take
from app.domain.search import parse_query

_PART = 500
ALIVE = Booking.voided == false()
# Written into the statement, in this order: only so SQLite sees that `ix_booking_open` holds all that is asked for.
_LIVE = Booking.status.in_(
    bindparam("live", [status.value for status in Status if status in LIVE], expanding=True, literal_execute=True)
)

_COLUMNS = (
    *(Booking.__table__.c[item.name] for item in Booking.spec.fields),
    Booking.id,
    Booking.state.label("bits"),
    Person.name.label("name"),
    Person.phones.label("phones"),
)


def _rows() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).outerjoin(Person, Person.id == Booking.person_id)


def rows(session: Session, ids: Iterable[RowId]) -> list[RowMapping]:
    """The bookings of these ids with their applicants, in their order; what isn't here is left out."""
    wanted = list(ids)
    found: dict[RowId, RowMapping] = {}
    for start in range(0, len(wanted), _PART):
        query = _rows().where(Booking.id.in_(wanted[start : start + _PART]))
        found.update((row["id"], row) for row in session.execute(query).mappings())
    return [found[one] for one in wanted if one in found]


def within(start: datetime, end: datetime) -> ColumnElement[bool]:
    """Bookings of which any moment lies in the period."""
    return and_(Booking.starts_at > start - LONGEST, Booking.starts_at < end, Booking.ends_at > start)


def in_period(session: Session, start: datetime, end: datetime) -> list[RowMapping]:
    """All bookings that touch a period, whatever became of them, the earliest first; voided ones left out."""
    query = _rows().where(within(start, end), ALIVE).order_by(Booking.starts_at, Booking.id)
    return list(session.execute(query).mappings())


def of_resource(session: Session, resource: RowId, start: datetime, end: datetime) -> list[RowMapping]:
    """The bookings that name a space, seat or asset in a period."""
    holders = select(Occupancy.holder_id).where(
        Occupancy.resource == resource,
        Occupancy.starts_at > start - LONGEST,
        Occupancy.starts_at < end,
        Occupancy.ends_at > start,
    )
    query = _rows().where(Booking.id.in_(holders), within(start, end)).order_by(Booking.starts_at, Booking.id)
    return list(session.execute(query).mappings())


def taken(session: Session, start: datetime, end: datetime) -> list[Take]:
    """Everything that is held at any moment of a period, buffers included."""
    query = select(Occupancy.__table__).where(
        Occupancy.starts_at > start - LONGEST,
        Occupancy.starts_at < end,
        Occupancy.ends_at > start,
        Occupancy.holds == true(),
    )
    return [as_take(line) for line in session.execute(query).mappings()]


def live_after(session: Session, resource: RowId, now: datetime) -> int:
    """How many bookings of a space, seat or asset are still to come or under way."""
    query = (
        select(func.count(func.distinct(Booking.id)))
        .select_from(Occupancy)
        .join(Booking, Booking.id == Occupancy.holder_id)
        .where(Occupancy.resource == resource, Occupancy.ends_at > now, _LIVE, ALIVE)
    )
    return session.scalar(query) or 0


def of_status(session: Session, *statuses: Status) -> list[RowMapping]:
    """All bookings that stand so, the earliest first."""
    query = _rows().where(Booking.status.in_([one.value for one in statuses]), _LIVE, ALIVE)
    return list(session.execute(query.order_by(Booking.starts_at, Booking.id)).mappings())


def at_hand(session: Session, until: datetime) -> list[RowMapping]:
    """Bookings under way or about to begin: in use, begun or beginning until then, or with an offer or a leave that
    runs out; the earliest first.
    """
    near = or_(
        Booking.status == Status.IN_USE.value, Booking.starts_at <= until, Booking.offered_until.is_not(None),
        Booking.away_since.is_not(None),
    )  # fmt: skip
    query = _rows().where(_LIVE, ALIVE, Booking.status != Status.REQUESTED.value, near)
    return list(session.execute(query.order_by(Booking.starts_at, Booking.id)).mappings())


def may_be_due(session: Session, now: datetime) -> list[Booking]:
    """Bookings with which the program may have something to do by itself now; the rules say which."""
    begun = Booking.starts_at <= now
    query = select(Booking).where(
        _LIVE,
        ALIVE,
        or_(
            and_(Booking.status == Status.CONFIRMED.value, begun),
            and_(Booking.status == Status.IN_USE.value, or_(Booking.ends_at <= now, Booking.away_since.is_not(None))),
            and_(Booking.status == Status.WAITLISTED.value, or_(Booking.ends_at <= now, Booking.offered_until <= now)),
        ),
    )
    return list(session.scalars(query))


def waiting(session: Session, now: datetime) -> list[Booking]:
    """The waiting lists of all places, the first in line first."""
    query = select(Booking).where(Booking.status == Status.WAITLISTED.value, _LIVE, ALIVE, Booking.ends_at > now)
    return list(session.scalars(query.order_by(Booking.id)))


def counted(
    session: Session, cards: Sequence[RowId], space: RowId, start: datetime, end: datetime, own: RowId | None
) -> int:
    """How many of a person's bookings of a space begin in a period and count against a cap."""
    query = select(Booking.spaces).where(
        Booking.person_id.in_(cards),
        Booking.starts_at >= start,
        Booking.starts_at < end,
        Booking.status.in_([status.value for status in COUNTED]),
        ALIVE,
    )
    if own is not None:
        query = query.where(Booking.id != own)
    name = space.hex()
    return sum(1 for spaces in session.scalars(query) if name in (spaces or "").split())


def of_person(session: Session, cards: Sequence[RowId], start: datetime, end: datetime) -> list[RowMapping]:
    """A person's bookings that touch a period."""
    query = _rows().where(Booking.person_id.in_(cards), within(start, end), ALIVE)
    return list(session.execute(query.order_by(Booking.starts_at)).mappings())


def ids_of_person(session: Session, cards: Sequence[RowId]) -> list[RowId]:
    """Every booking of a person, voided ones too."""
    return list(session.scalars(select(Booking.id).where(Booking.person_id.in_(cards))))


def last_of_person(session: Session, cards: Sequence[RowId]) -> datetime | None:
    """When the last booking of a person ends, or ended."""
    return session.scalar(select(func.max(Booking.ends_at)).where(Booking.person_id.in_(cards), ALIVE))


def violations(session: Session, cards: Sequence[RowId]) -> list[datetime]:
    """When a person kept a seat from others."""
    query = select(Violation.at).where(Violation.person_id.in_(cards), Violation.voided == false())
    return [at for at in session.scalars(query) if at is not None]


def lent_out(session: Session, asset: RowId) -> int:
    """How many pieces of an asset are lent and not back."""
    query = select(func.sum(Loan.quantity)).where(
        Loan.asset_id == asset, Loan.returned_at.is_(None), Loan.voided == false()
    )
    return session.scalar(query) or 0


def of_series(session: Session, series: RowId) -> list[RowMapping]:
    """The dates of a series that were booked, in order; voided ones too."""
    query = _rows().where(Booking.series_id == series).order_by(Booking.series_date, Booking.id)
    return list(session.execute(query).mappings())


def skips(session: Session, series: RowId) -> list[SeriesSkip]:
    """The dates of a series that aren't booked, in order."""
    query = select(SeriesSkip).where(SeriesSkip.series_id == series, SeriesSkip.voided == false())
    return list(session.scalars(query.order_by(SeriesSkip.day)))


def skips_ahead(session: Session, since: date) -> list[SeriesSkip]:
    """Skipped dates of all series from a date on."""
    query = select(SeriesSkip).where(SeriesSkip.day >= since, SeriesSkip.voided == false())
    return list(session.scalars(query.order_by(SeriesSkip.day)))


def stored(session: Session, ids: Iterable[RowId]) -> list[Booking]:
    """Bookings as they are stored."""
    wanted = list(ids)
    found: list[Booking] = []
    for start in range(0, len(wanted), _PART):
        found += session.scalars(select(Booking).where(Booking.id.in_(wanted[start : start + _PART])))
    return found


def visit_of(session: Session, booking: RowId) -> Visit | None:
    """The visit that a booking's check-in opened and that is still open."""
    query = select(Visit).where(
        Visit.booking_id == booking, Visit.voided == false(), Visit.left_at.is_(None), Visit.left_kind.is_(None),
        Visit.arrived_at.is_not(None),
    )  # fmt: skip
    return session.scalars(query).first()


def clashing(session: Session) -> list[tuple[RowId, RowId, RowId]]:
    """Double bookings nobody has settled: (clash id, one, other)."""
    return [(one.id, one.one_id, one.other_id) for one in session.scalars(open_clashes())]


# --- Long lists


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of bookings shall hold; see `services.bookings.BookingFilter`."""

    text: str = ""
    start: datetime | None = None
    end: datetime | None = None
    statuses: tuple[str, ...] = ()
    space: RowId | None = None
    group: str | None = None
    people: tuple[RowId, ...] | None = None
    series: RowId | None = None
    batch: RowId | None = None
    include_voided: bool = False


SORTS: dict[str, Any] = {
    "starts_at": Booking.starts_at,
    "status": Booking.status,
    "title": Booking.title,
    "name": Person.name,
    "organisation": Booking.organisation,
    "headcount": Booking.headcount,
    "group": Booking.population_group,
}


def find(session: Session, wanted: Wanted, sort: str = "starts_at", descending: bool = False) -> Ids:
    """Ids of the bookings wanted, in order."""
    column = SORTS[sort]
    query = select(Booking.id)
    if sort == "name":
        query = query.outerjoin(Person, Person.id == Booking.person_id)
    query = query.where(*_conditions(wanted))
    order = [column.desc() if descending else column]
    if sort != "starts_at":
        order.append(Booking.starts_at)
    return ids_of(session, query.order_by(*order, Booking.id))


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if not wanted.include_voided:
        yield ALIVE
    if wanted.start is not None:
        yield and_(Booking.starts_at > wanted.start - LONGEST, Booking.ends_at > wanted.start)
    if wanted.end is not None:
        yield Booking.starts_at < wanted.end
    if wanted.statuses:
        yield Booking.status.in_(wanted.statuses)
    if wanted.space is not None:
        yield Booking.spaces.contains(wanted.space.hex())
    if wanted.group:
        yield Booking.population_group == wanted.group
    if wanted.people is not None:
        yield Booking.person_id.in_(wanted.people)
    if wanted.series is not None:
        yield Booking.series_id == wanted.series
    if wanted.batch is not None:
        yield Booking.batch_id == wanted.batch
    text = wanted.text.strip()
    if text:
        fields = [
            column.contains(text, autoescape=True) for column in (Booking.title, Booking.organisation, Booking.note)
        ]
        people = matching(parse_query(text))
        if people is not None:
            fields.append(Booking.person_id.in_(people))
        yield or_(*fields)
