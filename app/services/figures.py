"""What a centre reports of itself to those above: the figures of its duty days and of its activities, without names.

The program writes them by itself, from the same rows and by the same definitions as the reports page, and only where
they differ from what is written. Two desks of a centre write the same rows; what one wrote without the other's visits
is settled by the next to write, who names what both wrote.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import func, not_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.core.clock import from_ms
from app.core.ids import RowId, fixed_id
from app.db.days_elsewhere import day_id
from app.db.models import (
    MODEL,
    STATE_CLASH,
    Activity,
    ActivityFigure,
    ActivitySession,
    Booking,
    DailyFigure,
    Inspection,
    Meta,
    StationIssue,
    Synced,
)
from app.db.models.log import credential, lane, op, row_op
from app.db.oplog import LANE_BITS
from app.db.queries import activities as activity_queries
from app.db.queries import bookings as booking_queries
from app.db.queries import changes
from app.db.queries import tallies as tally_queries
from app.db.queries import visits as visit_queries
from app.db.tx import Changes, Tx
from app.domain import bookings as booking_rules
from app.domain.auth import SYSTEM
from app.domain.records import RECORD
from app.domain.report_records import ACTIVITY_FIGURE, DAILY_FIGURE
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import duty_bounds, duty_day
from app.domain.sync.fold import Label
from app.services import activities, spaces
from app.services.activities import SessionRow
from app.services.booking_reports import bookable_places
from app.services.desk import Desk

COUNTS = tuple(item.name for item in DAILY_FIGURE.own if item.group == "figures")
"""The figures of a day by the names of their fields."""
ACTIVITY_COUNTS = tuple(item.name for item in ACTIVITY_FIGURE.own if item.group == "figures")

Counts = dict[str, int]
_Rows = dict[RowId, dict[str, Any]]
"""Values by field name, by the id of their row."""

_MARK = "figures"
_PART = 500
_LONGEST = 31
"""Days that are counted at once."""
_QUIET = 100
"""Days without an entry that are still told of as quiet: a centre may close for a season, a wrong clock jumps years."""
_TIMES: dict[str, tuple[str, ...]] = {
    "visit": ("arrived_at",),
    "tally": ("at",),
    "booking": ("starts_at", "ends_at"),
    "activity_session": ("starts_at",),
    "inspection": ("at",),
    "station_issue": ("found_at",),
}
"""The tables that days are counted from, and the fields that say which days."""
_NAMED: dict[str, tuple[str, ...]] = {
    "activity": (),
    "activity_session": ("activity_id",),
    "registration": ("activity_id",),
    "participant": ("activity_id",),
    "attendance": ("session_id",),
    "activity_figure": ("activity_id",),
    "daily_figure": ("day",),
}
"""And the fields that say which activity, session or day."""


def _numbers(table: str, names: Iterable[str]) -> tuple[int, ...]:
    return tuple(RECORD[table].position[name] for name in names)


_COUNTED = {
    table: _numbers(table, (*_TIMES.get(table, ()), *_NAMED.get(table, ()))) for table in _TIMES.keys() | _NAMED.keys()
}
"""The same by their numbers in the log."""
_MANY = {
    "visit": _numbers("visit", ("voided", "arrived_at", "companions")),
    "tally": _numbers("tally", ("voided", "at")),
}
"""Of the tables with most rows: a field of each group that figures are made of. A sign-out changes none of them."""


def refresh(desk: Desk) -> Changes:
    """Write the figures of every finished duty day and of every activity that differ from what is written.

    The program's own act. It looks only at what the log says has changed since the last time.
    """
    if not desk.is_set_up or desk.store.read_only:
        return Changes()
    last = desk.duty_day() - timedelta(days=1)
    with desk.store.read() as session:
        before, now = _read_mark(session), _Mark.now(desk, session, last)
        if before == now:
            return Changes()
        asked = _touched(desk, session, before, now)
        told = set(session.scalars(select(ActivityFigure.activity_id)))
        days = {
            day_id(desk.store.centre, day): {"day": day, **counts}
            for day, counts in _of_days(desk, session, sorted(asked.days)).items()
            if any(counts.values()) or day in asked.told
        }
        lists = {
            activity_figure_id(one): {"activity_id": one, **counts}
            for one, counts in _of_activities(session, sorted(asked.activities)).items()
            if any(counts.values()) or one in told
        }
        days, lists = _differing(session, DailyFigure, days), _differing(session, ActivityFigure, lists)
    written = Changes()
    if days or lists:
        with desk.store.write(SYSTEM.staff_id) as tx:
            _write(tx, DailyFigure, days)
            _write(tx, ActivityFigure, lists)
        written = tx.changes
    with desk.store.local() as own:
        own.merge(Meta(key=_MARK, value=now.text()))
    return written


def activity_figure_id(activity_id: RowId) -> RowId:
    """The id of the row with an activity's figures, the same on every desk."""
    return fixed_id("activity_figure", activity_id.hex())


def of_day(desk: Desk, day: date) -> Counts:
    """The figures of a duty day as they stand now, by the names of their fields."""
    with desk.store.read() as session:
        return _of_days(desk, session, [day])[day]


# ------------------------------------------------------------------------------------------- counting


def _of_days(desk: Desk, session: Session, days: Sequence[date]) -> dict[date, Counts]:
    """The figures of these duty days, given in their order."""
    found: dict[date, Counts] = {}
    for run in _runs(days):
        found |= _of_run(desk, session, run)
    return found


def _runs(days: Sequence[date]) -> Iterator[list[date]]:
    """Days that follow one another, so many at a time as are counted together."""
    run: list[date] = []
    for day in days:
        if run and (day != run[-1] + timedelta(days=1) or len(run) >= _LONGEST):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _of_run(desk: Desk, session: Session, run: Sequence[date]) -> dict[date, Counts]:
    opens, zone = desk.settings[DUTY_DAY_START], desk.zone
    bounds = {day: duty_bounds(day, opens, zone) for day in run}
    start, end = bounds[run[0]][0], bounds[run[-1]][1]
    found = {day: dict.fromkeys(COUNTS, 0) for day in run}

    def add(at: datetime, name: str, count: int) -> None:
        found[duty_day(at, opens, zone)][name] += count

    for at, count, companions in visit_queries.arrivals_with_companions(session, start, end):
        add(at, "visits", count)
        add(at, "companions", companions)
    for at, count in tally_queries.by_quarter(session, start, end):
        add(at, "tallies", count)
    _bookings(desk, session, bounds, found)
    for one in _sessions(session, start, end):
        add(one.starts_at, "sessions", 1)
        add(one.starts_at, "participants", (one.present or 0) + (one.walk_ins or 0))
    of_inspections = select(Inspection.at).where(
        Inspection.at >= start, Inspection.at < end, Inspection.finished_at.is_not(None), not_(Inspection.voided)
    )
    of_issues = select(StationIssue.found_at).where(
        StationIssue.found_at >= start, StationIssue.found_at < end, not_(StationIssue.voided)
    )
    for name, query in (("inspections", of_inspections), ("issues", of_issues)):
        for moment in session.scalars(query):
            if moment is not None:
                add(moment, name, 1)
    return found


def _bookings(
    desk: Desk, session: Session, bounds: Mapping[date, tuple[datetime, datetime]], found: Mapping[date, Counts]
) -> None:
    """As the usage statistics count them: a booking belongs to every day that any moment of it lies in."""
    places = {one.id: one for one in spaces.spaces(desk, voided=True)}
    rows = [
        booking_rules.as_rule(dict(row))
        for row in booking_queries.in_period(
            session, min(start for start, _ in bounds.values()), max(end for _, end in bounds.values())
        )
    ]
    for day, (start, end) in bounds.items():
        booked = timedelta()
        for booking in rows:
            if booking.starts_at >= end or booking.ends_at <= start:
                continue
            here = [places[one] for one in booking.spaces if one in places]
            if here:
                use = booking_rules.usage([(booking, 0)], end, start, end)
                found[day]["bookings"] += use.bookings
                booked += sum((bookable_places(place, booking) * use.booked for place in here), timedelta())
        found[day]["booked_minutes"] = booked // booking_rules.MINUTE


def _sessions(session: Session, start: datetime, end: datetime) -> Iterator[SessionRow]:
    """The sessions that begin in a period and take place."""
    pairs = activity_queries.sessions_between(session, start, end)
    ids = list(dict.fromkeys(activity for _, activity in pairs))
    status = {row["id"]: row["status"] for row in activity_queries.rows(session, ids)}
    wanted = {one for one, _ in pairs}
    for one in activities.session_rows(session, ids):
        here = one.id in wanted and start <= one.starts_at < end
        if here and activities.takes_place(status[one.activity_id] or "", one):
            yield one


def _of_activities(session: Session, ids: Sequence[RowId]) -> dict[RowId, Counts]:
    """Who was registered for these activities and who came, all sessions together that weren't called off."""
    found: dict[RowId, Counts] = {}
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        here = {row["id"] for row in activity_queries.rows(session, part)}
        taken = activity_queries.taken(session, part)
        for one in part:
            if one in here:
                found[one] = dict.fromkeys(ACTIVITY_COUNTS, 0) | {"registered": taken.get(one, 0)}
        for held in activities.session_rows(session, part):
            if not held.cancelled and held.present is not None and held.activity_id in found:
                counts = found[held.activity_id]
                counts["present"] += held.present
                counts["absent"] += held.absent or 0
                counts["walk_ins"] += held.walk_ins or 0
    return found


# ------------------------------------------------------------------------------------------- what changed


@dataclass(frozen=True)
class _Mark:
    """How far the figures have come: per lane the last operation looked at, the last day; and what all depends on."""

    lanes: Mapping[int, int] = field(default_factory=dict)
    last: str = ""
    clock: str = ""
    revoked: int = 0

    @classmethod
    def now(cls, desk: Desk, session: Session, last: date) -> "_Mark":
        """The mark of this moment."""
        streams = [f"{one}:{desk.store.centre}" for one in sorted({spec.sync_class for spec in RECORD.values()})]
        lanes = session.execute(select(lane.c.id, lane.c.seq).where(lane.c.stream.in_(streams))).all()
        revoked = session.scalar(select(func.count()).select_from(credential).where(credential.c.kind == "revocation"))
        return cls(
            {number: seq for number, seq in lanes}, last.isoformat(),
            f"{desk.settings[DUTY_DAY_START]} {desk.zone.key}", revoked or 0,
        )  # fmt: skip

    def text(self) -> str:
        """As it is kept."""
        return json.dumps(vars(self) | {"lanes": {str(one): seq for one, seq in self.lanes.items()}})


def _read_mark(session: Session) -> _Mark:
    row = session.get(Meta, _MARK)
    if row is None:
        return _Mark()
    kept = json.loads(row.value)
    return _Mark(**kept | {"lanes": {int(one): seq for one, seq in kept["lanes"].items()}})


@dataclass
class _Asked:
    """What is to be counted anew. `told`: the days of which also a zero is written."""

    days: set[date] = field(default_factory=set)
    activities: set[RowId] = field(default_factory=set)
    told: set[date] = field(default_factory=set)


def _touched(desk: Desk, session: Session, before: _Mark, now: _Mark) -> _Asked:
    last = date.fromisoformat(now.last)
    opens, zone = desk.settings[DUTY_DAY_START], desk.zone
    asked = _Asked()
    since = date.fromisoformat(before.last) if before.last else last
    everything = not before.last or since > last or (before.clock, before.revoked) != (now.clock, now.revoked)
    if everything:
        asked.activities = set(session.scalars(select(Activity.id)))
        asked.days = {duty_day(at, opens, zone) for at in _moments(session)}
        asked.days |= set(session.scalars(select(DailyFigure.day).where(DailyFigure.day.is_not(None))))
    else:
        asked.activities, asked.days, moments = _changed(session, before, now)
        asked.days |= {duty_day(at, opens, zone) for at in moments}
        asked.days |= _quiet(since, asked.days, last)
    opened = _set_up_on(desk, session)
    if everything and opened <= last:
        asked.days |= {opened} | _quiet(opened, asked.days, last)
    months = {(day.year, day.month) for day in asked.days if day < opened}
    if months:  # what a ledger brought from before the desk was: its months are whole
        asked.days |= {day for month in months for day in _month(*month) if day < opened}
    asked.days = {day for day in asked.days if day <= last}
    asked.told = _reported(session, asked.days) | {
        day for day in asked.days if day >= opened or (day.year, day.month) in months
    }
    return asked


def _quiet(since: date, days: Iterable[date], last: date) -> set[date]:
    """All days from one to another, but for longer stretches of which nothing is known: nobody was here, or a clock
    stood years ahead.
    """
    known = sorted({since, *(day for day in days if since < day <= last), last})
    return {
        day + timedelta(days=number + 1)
        for day, then in pairwise(known)
        if (then - day).days <= _QUIET
        for number in range((then - day).days)
    }


def _month(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [day for number in range(31) if (day := first + timedelta(days=number)).month == month]


def _reported(session: Session, days: Iterable[date]) -> set[date]:
    wanted = set(days)
    return {day for day in session.scalars(select(DailyFigure.day)) if day in wanted}


def _set_up_on(desk: Desk, session: Session) -> date:
    """The duty day on which the first operation of the centre was written."""
    own = [f"{one}:{desk.store.centre}" for one in sorted({spec.sync_class for spec in RECORD.values()})]
    firsts = select((lane.c.id * (1 << LANE_BITS)) + 1).where(lane.c.stream.in_(own))
    wall = session.scalar(select(func.min(op.c.wall)).where(op.c.id.in_(firsts)))
    at = desk.now() if wall is None else from_ms(wall)
    return duty_day(at, desk.settings[DUTY_DAY_START], desk.zone)


def _moments(session: Session) -> Iterator[datetime]:
    """A moment of every day in which anything was recorded; of bookings each day they last."""
    early, late = from_ms(0), from_ms(253_402_300_799_000)
    yield from (at for at, _, _ in visit_queries.arrivals_with_companions(session, early, late))
    yield from (at for at, _ in tally_queries.by_quarter(session, early, late))
    for first, until in session.execute(select(Booking.starts_at, Booking.ends_at).where(not_(Booking.voided))):
        yield from _lasting(first, until)
    for column in (ActivitySession.starts_at, Inspection.at, StationIssue.found_at):
        yield from (at for at in session.scalars(select(column)) if at is not None)


def _lasting(first: datetime | None, until: datetime | None) -> Iterator[datetime]:
    """A moment of every day between two."""
    while first is not None and until is not None and first < until:
        yield first
        first += timedelta(days=1)
    if until is not None:
        yield until


def _changed(session: Session, before: _Mark, now: _Mark) -> tuple[set[RowId], set[date], list[datetime]]:
    """What operations since then have touched, as it was and as it is: activities, days, and moments of days.

    What was only made says itself when it is; of what was changed everything is asked that was ever written of it.
    """
    found = _Touched()
    edited: dict[str, set[RowId]] = defaultdict(set)
    for number, last in now.lanes.items():
        first = before.lanes.get(number, 0) + 1
        if last < first:
            continue
        for table, fields in _MANY.items():
            (time,) = _COUNTED[table]
            for quarter in changes.quarters_made(session, number, first, last, table, time):
                begins = quarter * changes.QUARTER
                found.moments += [from_ms(begins), from_ms(begins + changes.QUARTER - 1)]
            edited[table] |= changes.rows_edited(session, number, first, last, table, fields)
        for table, row, line in changes.payloads(session, number, first, last, _COUNTED.keys() - _MANY.keys()):
            content = None if line is None else json.loads(line)
            if isinstance(content, list):
                found.take(table, row, {at: content[at] for at in _COUNTED[table] if at < len(content)})
            else:
                edited[table].add(row)
    for table, rows in edited.items():
        for row, values in _ever(session, MODEL[table], rows):
            found.take(table, row, values)
    for part in _parts(found.sessions):
        of = select(ActivitySession.activity_id).where(ActivitySession.id.in_(part))
        found.activities |= {one for one in session.scalars(of) if one is not None}
    for part in _parts(found.activities):
        begun = select(ActivitySession.starts_at).where(ActivitySession.activity_id.in_(part))
        found.moments += [at for at in session.scalars(begun) if at is not None]
    return found.activities, found.days, found.moments


@dataclass
class _Touched:
    """What operations name: activities, sessions, days, and moments of days."""

    activities: set[RowId] = field(default_factory=set)
    sessions: set[RowId] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    moments: list[datetime] = field(default_factory=list)

    def take(self, table: str, row: RowId, values: Mapping[int, Any]) -> None:
        """Take an operation's values in, by the numbers of their fields."""
        if table == "activity":
            self.activities.add(row)
        said = [values[at] for at in _COUNTED[table] if values.get(at) is not None]
        if table in _TIMES:
            times = [from_ms(at) for at in said if isinstance(at, int)]
            self.moments += _lasting(times[0], times[1]) if table == "booking" and len(times) == 2 else times
        for at in said:
            if not isinstance(at, str):
                continue
            if table == DAILY_FIGURE.table:  # another desk's, to be settled with what is here
                self.days.add(date.fromisoformat(at))
            else:
                (self.sessions if table == "attendance" else self.activities).add(bytes.fromhex(at))


def _parts(rows: Iterable[RowId]) -> Iterator[list[RowId]]:
    wanted = sorted(rows)
    for start in range(0, len(wanted), _PART):
        yield wanted[start : start + _PART]


def _ever(session: Session, model: type[Synced], rows: Iterable[RowId]) -> Iterator[tuple[RowId, Mapping[int, Any]]]:
    """Everything that was ever written of these rows: log values by the numbers of their fields."""
    columns = model.__table__.c
    for part in _parts(rows):
        made = select(op.c.row, op.c.line).join(model.__table__, columns["_create"] == op.c.id)
        later = select(op.c.row, op.c.line).join(row_op, row_op.c.op == op.c.id)
        for query in (made.where(columns.id.in_(part)), later.where(row_op.c.row.in_(part))):
            for row, line in session.execute(query):
                content = [] if line is None else json.loads(line)
                pairs = enumerate(content) if isinstance(content, list) else content.items()
                yield row, {int(number): value for number, value in pairs}


# ------------------------------------------------------------------------------------------- writing


def _differing(session: Session, model: type[Synced], wanted: _Rows) -> _Rows:
    """Those of the rows that aren't written so: absent, different, or as two desks have it apart."""
    differing = dict(wanted)
    columns = model.__table__.c
    for part in _parts(wanted):
        query = select(columns.id, columns["_state"], *(columns[name] for name in wanted[part[0]]))
        for line in session.execute(query.where(columns.id.in_(part))).mappings():
            values = wanted[line["id"]]
            if not line["_state"] & STATE_CLASH and all(line[name] == value for name, value in values.items()):
                del differing[line["id"]]
    return differing


def _write(tx: Tx, model: type[Synced], rows: _Rows) -> None:
    """Write the program's rows. Where two desks wrote apart, what both wrote is named, and with that settled."""
    new = []
    for part in _parts(rows):
        here = {row.id: row for row in tx.session.scalars(select(model).where(model.id.in_(part)))}
        for one in part:
            row = here.get(one)
            if row is None:
                new.append(model(id=one, **rows[one]))
                continue
            heads = tx.recorder.heads(model.spec, row.id, row.create_op)
            if row.state & STATE_CLASH:
                flag_modified(row, next(name for name in rows[one] if name in (*COUNTS, *ACTIVITY_COUNTS)))
            tx.edit(row, rows[one], seen=heads, auto=True)
    for row in new:
        tx.recorder.labels[row.id] = Label.AUTO
    tx.session.add_all(new)
    tx.session.flush()
