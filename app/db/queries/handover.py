"""Shifts and their handover read from the database, and what the log that writes itself is made of.

Everything here is bounded by a period or by a small partial index, whatever lies behind.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, false, func, or_, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms, to_ms
from app.core.ids import RowId
from app.db.models import (
    Activity,
    ActivitySession,
    Attendance,
    Booking,
    Handover,
    HandoverItem,
    Loan,
    Person,
    Registration,
    Roster,
    ShiftNote,
    Station,
    StationIssue,
    Visit,
)
from app.db.models.log import lane, op, row_op
from app.db.oplog import LANE_BITS
from app.db.queries import bookings, visits
from app.domain.activities import CAME, Status
from app.domain.handover import HANDED
from app.domain.sync.fold import Label

_PART = 500
_SCAN = 4000
"""Operations of one lane that are looked at: a ledger brought in, or a demo, writes more at one moment."""


# ------------------------------------------------------------------------------------------- roster, notes, handovers


def roster(session: Session, first: date, last: date) -> list[Roster]:
    """Who is on duty from the first to the last duty day."""
    query = select(Roster).where(Roster.day >= first, Roster.day <= last, Roster.voided == false())
    return list(session.scalars(query.order_by(Roster.day, Roster.shift_start, Roster.id)))


_NOTES = select(ShiftNote, op.c.actor).outerjoin(op, op.c.id == ShiftNote.create_op)
_OPEN = and_(ShiftNote.settled_at.is_(None), ShiftNote.voided == false())


def notes(session: Session, first: date, last: date) -> list[tuple[ShiftNote, RowId | None]]:
    """The notes of duty days with their authors, the earliest first."""
    query = _NOTES.where(ShiftNote.day >= first, ShiftNote.day <= last, ShiftNote.voided == false())
    return [(one, actor) for one, actor in session.execute(query.order_by(ShiftNote.at, ShiftNote.id))]


def notes_told(session: Session, start: datetime, end: datetime) -> list[tuple[ShiftNote, RowId | None]]:
    """The notes that were written or settled within a time."""
    told = or_(_within(ShiftNote.at, start, end), _within(ShiftNote.settled_at, start, end))
    return [(one, actor) for one, actor in session.execute(_NOTES.where(told, ShiftNote.voided == false()))]


def open_notes(session: Session) -> list[tuple[ShiftNote, RowId | None]]:
    """The notes nobody has settled, the earliest first."""
    return [(one, actor) for one, actor in session.execute(_NOTES.where(_OPEN).order_by(ShiftNote.at, ShiftNote.id))]


def note(session: Session, note_id: RowId) -> tuple[ShiftNote, RowId | None] | None:
    """One note with its author."""
    found = session.execute(_NOTES.where(ShiftNote.id == note_id)).first()
    return (found[0], found[1]) if found is not None else None


def handovers(session: Session, first: date, last: date) -> list[Handover]:
    """The handovers of duty days, the newest first."""
    query = select(Handover).where(Handover.day >= first, Handover.day <= last, Handover.voided == false())
    return list(session.scalars(query.order_by(Handover.at.desc(), Handover.id.desc())))


def last_handover(session: Session) -> Handover | None:
    """The latest handover that was signed, or closed by a manager."""
    query = select(Handover).where(Handover.status.in_(sorted(HANDED)), Handover.voided == false())
    return session.scalars(query.order_by(Handover.day.desc(), Handover.at.desc()).limit(1)).first()


def items(session: Session, ids: Iterable[RowId]) -> dict[RowId, list[HandoverItem]]:
    """What was open at these handovers, in the order it was shown."""
    wanted = list(ids)
    found: dict[RowId, list[HandoverItem]] = defaultdict(list)
    for start in range(0, len(wanted), _PART):
        query = select(HandoverItem).where(
            HandoverItem.handover_id.in_(wanted[start : start + _PART]), HandoverItem.voided == false()
        )
        for one in session.scalars(query.order_by(HandoverItem.id)):
            if one.handover_id is not None:
                found[one.handover_id].append(one)
    return found


# ------------------------------------------------------------------------------------------- what is open


def loans_out(session: Session) -> list[RowId]:
    """Loans that aren't back."""
    return list(session.scalars(select(Loan.id).where(Loan.returned_at.is_(None), Loan.voided == false())))


def issues_due(session: Session, until: date) -> list[RowMapping]:
    """Issues of stations that are to be put right by a day and weren't: id, station_id, text, due_on, name."""
    query = (
        select(StationIssue.id, StationIssue.station_id, StationIssue.text, StationIssue.due_on, Station.name)
        .join(Station, Station.id == StationIssue.station_id)
        .where(
            StationIssue.verified_at.is_(None), StationIssue.voided == false(), StationIssue.due_on <= until,
            StationIssue.rectified_at.is_(None), Station.voided == false(),
        )
        .order_by(StationIssue.due_on, StationIssue.id)
    )  # fmt: skip
    return list(session.execute(query).mappings())


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """A session whose sign-in may run, with its activity."""

    id: RowId
    activity_id: RowId
    title: str
    starts_at: datetime
    ends_at: datetime
    closed_at: datetime | None
    collected: bool


def at_the_door(session: Session, start: datetime, end: datetime) -> list[AtTheDoor]:
    """Sessions of published activities that touch a time and weren't called off."""
    query = (
        select(
            ActivitySession.id, ActivitySession.activity_id, Activity.title, ActivitySession.starts_at,
            ActivitySession.ends_at, ActivitySession.closed_at, Activity.collected,
        )
        .join(Activity, Activity.id == ActivitySession.activity_id)
        .where(
            ActivitySession.starts_at < end, ActivitySession.starts_at > start - (end - start),
            ActivitySession.ends_at > start, ActivitySession.voided == false(),
            ActivitySession.cancelled == false(), Activity.voided == false(), Activity.status == "published",
        )
        .order_by(ActivitySession.starts_at, ActivitySession.id)
    )  # fmt: skip
    return [
        AtTheDoor(one, activity, title or "", starts, ends, closed, bool(collected))
        for one, activity, title, starts, ends, closed, collected in session.execute(query)
        if activity is not None and starts is not None and ends is not None
    ]


def offers(session: Session) -> list[tuple[RowId, RowId, str, datetime]]:
    """Registrations that were offered a place and haven't answered: id, activity, its title, until when."""
    query = (
        select(Registration.id, Registration.activity_id, Activity.title, Registration.offered_until)
        .join(Activity, Activity.id == Registration.activity_id)
        .where(
            Registration.status == Status.OFFERED.value, Registration.voided == false(),
            Registration.offered_until.is_not(None),
        )
        .order_by(Registration.offered_until, Registration.id)
    )  # fmt: skip
    return [
        (one, activity, title or "", until)
        for one, activity, title, until in session.execute(query)
        if activity is not None and until is not None
    ]


# ------------------------------------------------------------------------------------------- figures


def arrivals(session: Session, start: datetime, end: datetime) -> int:
    """Visitors signed in during a time."""
    query = select(func.count()).select_from(Visit)
    return session.scalar(query.where(Visit.arrived_at >= start, Visit.arrived_at < end, visits.ALIVE)) or 0


def sign_ins(session: Session, sessions: Collection[RowId], start: datetime, end: datetime) -> int:
    """People who came to these sessions within a time, walk-ins with their companions."""
    query = select(func.coalesce(func.sum(Attendance.headcount), 0)).where(
        Attendance.session_id.in_(list(sessions)), Attendance.voided == false(),
        Attendance.presence.in_([one.value for one in CAME]), Attendance.at >= start, Attendance.at < end,
    )  # fmt: skip
    return session.scalar(query) or 0


def lent(session: Session, start: datetime, end: datetime) -> int:
    """Pieces of equipment given out during a time."""
    query = select(func.coalesce(func.sum(Loan.quantity), 0)).where(
        Loan.lent_at >= start, Loan.lent_at < end, Loan.voided == false()
    )
    return session.scalar(query) or 0


# ------------------------------------------------------------------------------------------- the log


@dataclass(frozen=True, slots=True)
class Act:
    """One operation: what was done to which row, when and by whom."""

    at: datetime
    actor: RowId
    table: str
    row: RowId
    label: Label
    line: str | None


def acts(session: Session, start: datetime, end: datetime, tables: Collection[str]) -> list[Act]:
    """What was written to these tables within a time, the newest first, on all desks whose log is here.

    Each lane is read backwards from its end (or from what was written at `end`), until before `start`.
    """
    first, last = to_ms(start), to_ms(end)
    found: list[Act] = []
    for number in list(session.scalars(select(lane.c.id))):
        low, high = number << LANE_BITS, (number + 1) << LANE_BITS
        high = _reach(session, low, high, last)
        query = (
            select(op.c.wall, op.c.actor, op.c.tbl, op.c.row, op.c.label, op.c.line)
            .where(op.c.id >= low, op.c.id < high)
            .order_by(op.c.id.desc())
            .limit(_SCAN)
        )
        for wall, actor, table, row, label, line in session.execute(query):
            if wall < first:
                break
            if wall < last and table in tables:
                found.append(Act(from_ms(wall), actor, table, row, Label(label), line))
    return sorted(found, key=lambda act: act.at, reverse=True)


def _reach(session: Session, low: int, high: int, wall: int) -> int:
    """The first number of a lane that was written at a time or later: the lane is in the order of time."""
    newest: int | None = session.scalar(select(func.max(op.c.id)).where(op.c.id >= low, op.c.id < high))
    if newest is None:
        return low
    # Whatever lies before the first number of a lane counts as long ago.
    written = select(op.c.wall).where(op.c.id >= low).order_by(op.c.id.desc()).limit(1)
    left, right = low, newest + 1
    while left < right:
        middle = (left + right) // 2
        at = session.scalar(written.where(op.c.id <= middle))
        if at is None or at < wall:
            left = middle + 1
        else:
            right = middle
    return left


def came_and_went(session: Session, start: datetime, end: datetime, limit: int) -> list[RowMapping]:
    """Visits of which the arrival or the leaving lies within a time: times, name, purposes, and by whom."""
    columns = (
        Visit.id, Visit.person_id, Visit.arrived_at, Visit.left_at, Visit.left_kind, Visit.purposes,
        Visit.purpose_note, Visit.companions, Visit.create_op.label("made"), Person.name,
    )  # fmt: skip
    found: dict[RowId, RowMapping] = {}
    for index, column in (("ix_visit_arrived", Visit.arrived_at), (visits.BY_LEFT, Visit.left_at)):
        query = (
            visits.by(index, select(*columns))
            .outerjoin(Person, Person.id == Visit.person_id)
            .where(column >= start, column < end, visits.ALIVE)
            .order_by(column.desc())
            .limit(limit)
        )
        found.update((row["id"], row) for row in session.execute(query).mappings())
    return list(found.values())


def authors(session: Session, rows: Collection[RowId]) -> dict[RowId, list[tuple[int, RowId]]]:
    """Who changed these rows after they were made: (operation, actor), the earliest first."""
    wanted = list(rows)
    found: dict[RowId, list[tuple[int, RowId]]] = defaultdict(list)
    for start in range(0, len(wanted), _PART):
        query = (
            select(row_op.c.row, op.c.id, op.c.actor)
            .join(op, op.c.id == row_op.c.op)
            .where(row_op.c.row.in_(wanted[start : start + _PART]))
            .order_by(op.c.id)
        )
        for row, number, actor in session.execute(query):
            found[row].append((number, actor))
    return found


def makers(session: Session, operations: Collection[int]) -> dict[int, RowId]:
    """Who wrote these operations."""
    wanted = list(operations)
    found: dict[int, RowId] = {}
    for start in range(0, len(wanted), _PART):
        query = select(op.c.id, op.c.actor).where(op.c.id.in_(wanted[start : start + _PART]))
        found.update((number, actor) for number, actor in session.execute(query))
    return found


def used(session: Session, start: datetime, end: datetime) -> list[RowMapping]:
    """Bookings that were checked in or out within a time, by `in_period` of them: id, title, times, spaces."""
    query = select(
        Booking.id, Booking.title, Booking.organisation, Booking.spaces, Booking.seats, Booking.in_at, Booking.out_at,
        Booking.status, Booking.create_op.label("made"),
    ).where(
        bookings.within(start, end), bookings.ALIVE,
        or_(_within(Booking.in_at, start, end), _within(Booking.out_at, start, end)),
    )  # fmt: skip
    return list(session.execute(query).mappings())


def _within(column: Any, start: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(column >= start, column < end)


def loans_between(session: Session, start: datetime, end: datetime) -> dict[RowId, int]:
    """Loans given out or brought back within a time, each with the operation that made it."""
    query = select(Loan.id, Loan.create_op).where(
        Loan.voided == false(), or_(_within(Loan.lent_at, start, end), _within(Loan.returned_at, start, end))
    )
    return {row: made for row, made in session.execute(query)}
