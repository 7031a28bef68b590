"""Visits read from the database: ids of long lists, windows of rows, the board's short lists, figures.

Conditions are spelled so that SQLite sees its partial indexes in them: `NOT voided` and literal codes, no
bound values. What only SQLite has (one string of all ids) stands in `ids_of` beside its portable form.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVarTuple, overload

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.core.clock import to_ms
from app.core.ids import RowId
from app.db.models import ImportBatch, Person, Visit
from app.db.search import matching
from app.domain import visits as rules
from app.domain.records import LEFT_UNVERIFIED
from app.domain.search import parse_query

Columns = TypeVarTuple("Columns")

_ID = 16
_PART = 500


class Ids(Sequence[RowId]):
    """Many row ids in one block of bytes: two million take 38 MB. Read like any sequence."""

    __slots__ = ("block",)

    def __init__(self, block: bytes = b"") -> None:
        self.block = block

    def __len__(self) -> int:
        return len(self.block) // _ID

    @overload
    def __getitem__(self, at: int) -> RowId: ...
    @overload
    def __getitem__(self, at: slice) -> "Ids": ...
    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            if step == 1:
                return Ids(self.block[start * _ID : max(start, stop) * _ID])
            return Ids(b"".join(self[n] for n in range(start, stop, step)))
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        return self.block[place * _ID : (place + 1) * _ID]

    def __iter__(self) -> Iterator[RowId]:
        block = self.block
        return (block[n : n + _ID] for n in range(0, len(block), _ID))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ids) and other.block == self.block

    def __hash__(self) -> int:
        return hash(self.block)

    def __repr__(self) -> str:
        return f"<{len(self)} ids>"


def ids_of(session: Session, query: Select[Any]) -> Ids:
    """The ids a query answers, in its order. Its only column is called "id"."""
    if session.get_bind().dialect.name != "sqlite":
        return Ids(b"".join(bytes(row) for row in session.scalars(query)))
    # One string made inside SQLite: two million rows through the driver one by one would hold the
    # interpreter, and with it the screen, for seconds.
    inner = query.subquery()
    text = session.scalar(select(func.group_concat(func.hex(inner.c.id), literal_column("''")))) or ""
    block = bytearray()
    for start in range(0, len(text), 1 << 18):
        block += bytes.fromhex(text[start : start + (1 << 18)])
    return Ids(bytes(block))


# --- Conditions

ALIVE = not_(Visit.voided)
PRESENT: ColumnElement[bool] = and_(
    Visit.arrived_at.is_not(None), Visit.left_at.is_(None), Visit.left_kind.is_(None), ALIVE
)
UNVERIFIED: ColumnElement[bool] = and_(
    Visit.left_kind == literal_column(f"'{LEFT_UNVERIFIED}'"), Visit.arrived_at.is_not(None), ALIVE
)
EXPECTED: ColumnElement[bool] = and_(Visit.arrived_at.is_(None), Visit.expected_at.is_not(None), ALIVE)
LEFT: ColumnElement[bool] = and_(
    Visit.arrived_at.is_not(None),
    or_(Visit.left_at.is_not(None), Visit.left_kind.is_not(None)),
    or_(Visit.left_kind.is_(None), Visit.left_kind != literal_column(f"'{LEFT_UNVERIFIED}'")),
    ALIVE,
)
BADGE_OUT: ColumnElement[bool] = and_(
    Visit.badge.is_not(None), not_(Visit.badge_returned), Visit.arrived_at.is_not(None), ALIVE
)
STATES: dict[rules.State, ColumnElement[bool]] = {
    rules.State.EXPECTED: EXPECTED,
    rules.State.PRESENT: PRESENT,
    rules.State.LEFT: LEFT,
    rules.State.UNVERIFIED: UNVERIFIED,
    rules.State.VOIDED: Visit.voided == literal_column("1"),
}
"""The condition of each state, as `domain.visits.state_of` decides it."""

BY_PRESENT, BY_UNVERIFIED, BY_EXPECTED = "ix_visit_open", "ix_visit_unverified", "ix_visit_expected"
BY_LEFT, BY_BADGE, BY_PERSON = "ix_visit_left", "ix_visit_badge", "ix_visit_person"
BY_ID = "sqlite_autoindex_visit_1"
"""The indexes of short lists; the last is SQLite's own name for the primary key."""


def by(index: str, query: Select[*Columns]) -> Select[*Columns]:
    """Let SQLite take this index: without figures about the data it may walk through all years instead."""
    return query.with_hint(Visit, f"INDEXED BY {index}", "sqlite")


def in_period(start: datetime | None, end: datetime | None) -> ColumnElement[bool] | None:
    """Arrived in the period, or announced for it and not arrived; None for all times."""
    arrived = _between(Visit.arrived_at, start, end)
    expected = _between(Visit.expected_at, start, end)
    if arrived is None or expected is None:
        return None
    # Two searches by index, where an OR would make SQLite read everything.
    came = select(Visit.id).where(Visit.voided.in_([False, True]), arrived)
    due = select(Visit.id).where(Visit.arrived_at.is_(None), Visit.expected_at.is_not(None), expected)
    return Visit.id.in_(union_all(came, by(BY_EXPECTED, due)))


def _between(column: Any, start: datetime | None, end: datetime | None) -> ColumnElement[bool] | None:
    parts = []
    if start is not None:
        parts.append(column >= start)
    if end is not None:
        parts.append(column < end)
    return and_(*parts) if parts else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of visits shall hold; see `services.visits.VisitFilter`."""

    text: str = ""
    start: datetime | None = None
    end: datetime | None = None
    states: tuple[rules.State, ...] = ()
    group: str | None = None
    purpose: str | None = None
    badge_out: bool = False
    people: tuple[RowId, ...] | None = None
    batch: RowId | None = None
    include_voided: bool = False
    left_from: datetime | None = None
    left_to: datetime | None = None


SORTS = ("arrived_at", "left_at", "expected_at", "name", "group", "companions", "badge", "host", "purposes")


def find(session: Session, wanted: Wanted, sort: str, descending: bool) -> Ids:
    """Ids of the visits wanted, sorted by one of `SORTS` and then by time."""
    parts = [*_conditions(wanted)]
    by_time = case((Visit.arrived_at.is_not(None), Visit.arrived_at), else_=Visit.expected_at)
    # Where only arrivals can come up, the plain column lets the index give the order.
    arrived_only = wanted.states and rules.State.EXPECTED not in wanted.states
    columns: dict[str, Any] = {
        "arrived_at": Visit.arrived_at if arrived_only else by_time,
        "left_at": Visit.left_at,
        "expected_at": Visit.expected_at,
        "name": Person.name,
        "group": Visit.population_group,
        "companions": Visit.companions,
        "badge": Visit.badge,
        "host": Visit.host,
        "purposes": Visit.purposes,
    }
    query = select(Visit.id.label("id"))
    if sort == "name":
        query = query.outerjoin(Person, Person.id == Visit.person_id)
    if sort == "arrived_at" and not arrived_only:
        return _in_two(session, query, wanted, descending)
    index = _short(wanted)
    if index:
        query = by(index, query)
    keys = [columns[sort], Visit.arrived_at if arrived_only else by_time, Visit.id]
    if sort == "arrived_at":
        del keys[1]
    return ids_of(session, query.where(*parts).order_by(*_way(descending, *keys)))


def _short(wanted: Wanted) -> str | None:
    """The index that holds little more than the list wanted, where there is one."""
    if wanted.people is not None:
        return BY_PERSON
    if wanted.badge_out:
        return BY_BADGE
    if wanted.left_from is not None:
        return BY_LEFT
    if len(wanted.states) == 1:
        short = {
            rules.State.PRESENT: BY_PRESENT,
            rules.State.UNVERIFIED: BY_UNVERIFIED,
            rules.State.EXPECTED: BY_EXPECTED,
        }
        return short.get(wanted.states[0])
    if not wanted.states and (wanted.start is not None or wanted.end is not None):
        return BY_ID
    return None


def _way(descending: bool, *columns: Any) -> list[Any]:
    return [column.desc() if descending else column for column in columns]


def _in_two(session: Session, query: Select[Any], wanted: Wanted, descending: bool) -> Ids:
    """Arrivals straight from their index, with the few who are still expected put in their place."""
    rest = list(_conditions(wanted, period=False))
    arrived = _between(Visit.arrived_at, wanted.start, wanted.end)
    awaited = _between(Visit.expected_at, wanted.start, wanted.end)
    came = query.where(Visit.arrived_at.is_not(None), *rest)
    if arrived is not None:
        came = came.where(arrived)
    if wanted.people is not None or wanted.badge_out:
        came = by(BY_PERSON if wanted.people is not None else BY_BADGE, came)
    due = by(BY_EXPECTED, select(Visit.id, Visit.expected_at)).where(
        Visit.arrived_at.is_(None), Visit.expected_at.is_not(None), *rest
    )
    if awaited is not None:
        due = due.where(awaited)
    waiting = session.execute(due.order_by(*_way(descending, Visit.expected_at, Visit.id))).all()
    found = ids_of(session, came.order_by(*_way(descending, Visit.arrived_at, Visit.id)))
    blocks: list[bytes] = []
    at = 0
    for row, expected_at in waiting:
        assert expected_at is not None
        place = _place(session, found, expected_at, at, descending)
        blocks += [found.block[at * _ID : place * _ID], bytes(row)]
        at = place
    return Ids(b"".join([*blocks, found.block[at * _ID :]]))


def _place(session: Session, found: Ids, at: datetime, low: int, descending: bool) -> int:
    """Where among sorted arrivals a time belongs, by halving: twenty look-ups in two million."""
    high = len(found)
    while low < high:
        middle = (low + high) // 2
        arrived = session.scalar(select(Visit.arrived_at).where(Visit.id == found[middle]))
        if arrived is not None and (arrived > at if descending else arrived <= at):
            low = middle + 1
        else:
            high = middle
    return low


def _conditions(wanted: Wanted, period: bool = True) -> Iterator[ColumnElement[bool]]:
    if period:
        span = in_period(wanted.start, wanted.end)
        if span is not None:
            if wanted.states and rules.State.EXPECTED not in wanted.states:
                only = _between(Visit.arrived_at, wanted.start, wanted.end)
                assert only is not None
                span = only
            yield span
    if wanted.states:
        yield or_(*(STATES[state] for state in wanted.states))
    else:
        # Both named, so that the index that begins with it can be used either way.
        yield Visit.voided.in_([False, True]) if wanted.include_voided else ALIVE
    if wanted.group:
        yield Visit.population_group == wanted.group
    if wanted.purpose:
        yield _has_code(wanted.purpose)
    if wanted.badge_out:
        yield BADGE_OUT
    if wanted.people is not None:
        yield Visit.person_id.in_(wanted.people)
    if wanted.batch is not None:
        yield Visit.batch_id == wanted.batch
    gone = _between(Visit.left_at, wanted.left_from, wanted.left_to)
    if gone is not None:
        yield gone
    if wanted.text.strip():
        yield _text_condition(wanted.text.strip())


def _has_code(code: str) -> ColumnElement[bool]:
    return or_(
        Visit.purposes == code,
        Visit.purposes.startswith(f"{code} ", autoescape=True),
        Visit.purposes.endswith(f" {code}", autoescape=True),
        Visit.purposes.contains(f" {code} ", autoescape=True),
    )


def _text_condition(text: str) -> ColumnElement[bool]:
    fields = [
        Visit.badge == text,
        *(
            column.contains(text, autoescape=True)
            for column in (Visit.host, Visit.purpose_note, Visit.belongings, Visit.note)
        ),
    ]
    people = matching(parse_query(text))
    if people is not None:
        fields.append(Visit.person_id.in_(people))
    return or_(*fields)


# --- Rows

_COLUMNS = (
    Visit.id,
    Visit.person_id,
    Person.name.label("name"),
    Person.phones.label("phones"),
    func.coalesce(Visit.population_group, Person.population_group).label("population_group"),
    Visit.purposes,
    Visit.purpose_note,
    Visit.companions,
    Visit.host,
    Visit.belongings,
    Visit.badge,
    Visit.badge_returned,
    Visit.note,
    Visit.expected_at,
    Visit.arrived_at,
    Visit.left_at,
    Visit.left_kind,
    Visit.batch_id,
    Visit.correction_reason,
    Visit.voided,
    Visit.void_reason,
    Visit.state.label("bits"),
)


def _rows() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).outerjoin(Person, Person.id == Visit.person_id)


_BY_IDS = _rows().where(Visit.id.in_(bindparam("ids", expanding=True)))


def rows(session: Session, ids: Iterable[RowId]) -> list[RowMapping]:
    """The visits of these ids with their person's name, in the order asked; unknown ids are left out."""
    wanted = list(ids)
    found: dict[RowId, RowMapping] = {}
    for start in range(0, len(wanted), _PART):
        part = {"ids": wanted[start : start + _PART]}
        found.update((bytes(row["id"]), row) for row in session.execute(_BY_IDS, part).mappings())
    return [found[row] for row in wanted if row in found]


def some(
    session: Session, condition: ColumnElement[bool], index: str, order: Sequence[Any], limit: int
) -> tuple[list[RowMapping], int]:
    """The first rows that fulfil a condition, and how many there are in all.

    `index` holds little more than the rows asked for; without the hint SQLite may walk all years instead.
    """
    query = by(index, _rows()).where(condition).order_by(*order).limit(limit)
    found = session.execute(query).mappings().all()
    count = len(found)
    if count >= limit:
        count = session.scalar(by(index, select(func.count()).select_from(Visit)).where(condition)) or 0
    return list(found), count


# A sign-in asks these each time: built once, so that its time goes to the disk.
_OF_PEOPLE = by(BY_PERSON, select(Visit)).where(Visit.person_id.in_(bindparam("people", expanding=True)))
_OPEN = _OF_PEOPLE.where(PRESENT).order_by(Visit.arrived_at.desc()).limit(1)
_AWAITED = (
    _OF_PEOPLE.where(EXPECTED, Visit.expected_at >= bindparam("start"), Visit.expected_at < bindparam("end"))
    .order_by(Visit.expected_at)
    .limit(1)
)


def open_visit(session: Session, people: Iterable[RowId]) -> Visit | None:
    """The visit of a person (all their cards) that is still present."""
    return session.scalars(_OPEN, {"people": list(people)}).first()


def expected_visit(session: Session, people: Iterable[RowId], start: datetime, end: datetime) -> Visit | None:
    """The visit a person is announced for within these times, the nearest first."""
    return session.scalars(_AWAITED, {"people": list(people), "start": start, "end": end}).first()


def badge_holder(session: Session, badge: str) -> RowMapping | None:
    """The visit that still has this badge or locker."""
    query = _rows().where(BADGE_OUT, Visit.badge == badge).order_by(Visit.arrived_at.desc()).limit(1)
    return session.execute(by(BY_BADGE, query)).mappings().first()


def forgotten(session: Session, before: datetime) -> list[Visit]:
    """Present visitors who came before an instant."""
    query = select(Visit).where(PRESENT, Visit.arrived_at < before).order_by(Visit.arrived_at)
    return list(session.scalars(by(BY_PRESENT, query)))


# --- Figures


def figures(
    session: Session, start: datetime | None, end: datetime | None, aliases: Mapping[RowId, RowId]
) -> rules.Figures:
    """The figures of a period without its tallies, as `domain.visits.figures` defines them."""
    conditions = [ALIVE]
    span = _between(Visit.arrived_at, start, end)
    if span is not None:
        conditions.append(span)
    stayed = case((and_(LEFT, Visit.left_at >= Visit.arrived_at), _ms(Visit.left_at) - _ms(Visit.arrived_at)))
    one: ColumnElement[int] = literal_column("1")
    row = session.execute(
        select(
            func.count(),
            func.count(Visit.person_id.distinct()),
            func.count(case((Visit.person_id.is_(None), one))),
            func.coalesce(func.sum(Visit.companions), 0),
            func.count(case((PRESENT, one))),
            func.coalesce(func.sum(case((PRESENT, Visit.companions))), 0),
            func.count(case((UNVERIFIED, one))),
            func.coalesce(func.sum(stayed), 0),
            func.count(stayed),
        ).where(Visit.arrived_at.is_not(None), *conditions)
    ).one()
    awaited = by(BY_EXPECTED, select(func.count()).select_from(Visit)).where(EXPECTED)
    expected = _between(Visit.expected_at, start, end)
    if expected is not None:
        awaited = awaited.where(expected)
    return rules.Figures(
        registered=row[0],
        people=row[1] + row[2] - _doubles(session, aliases, [Visit.arrived_at.is_not(None), *conditions]),
        companions=row[3],
        present=row[4],
        present_companions=row[5],
        unverified=row[6],
        expected=session.scalar(awaited) or 0,
        stayed=timedelta(milliseconds=int(row[7])),
        stays=row[8],
    )


def _ms(column: Any) -> ColumnElement[int]:
    from sqlalchemy import BigInteger, type_coerce

    return type_coerce(column, BigInteger)


def _doubles(session: Session, aliases: Mapping[RowId, RowId], conditions: list[ColumnElement[bool]]) -> int:
    """How many cards too many a count of cards has, because some are joined."""
    here: list[RowId | None] = []
    cards = list(aliases)
    for start in range(0, len(cards), _PART):
        part = Visit.person_id.in_(cards[start : start + _PART])
        here += session.scalars(select(Visit.person_id).where(part, *conditions).distinct())
    return len(here) - len({aliases[card] for card in here if card is not None})


def present(session: Session) -> tuple[int, int]:
    """Everybody here now: registered visitors, and their companions."""
    query = select(func.count(), func.coalesce(func.sum(Visit.companions), 0)).where(PRESENT)
    row = session.execute(by(BY_PRESENT, query)).one()
    return row[0], row[1]


def arrivals_by_hour(session: Session, start: datetime, end: datetime) -> dict[int, int]:
    """Arrivals of a period by the number of full hours since its start."""
    hour = (_ms(Visit.arrived_at) - to_ms(start)) // 3_600_000
    query = select(hour, func.count()).where(Visit.arrived_at >= start, Visit.arrived_at < end, ALIVE).group_by(hour)
    return {int(number): count for number, count in session.execute(query)}


def arrivals(session: Session, start: datetime, end: datetime) -> Iterator[tuple[datetime, int]]:
    """(a quarter of an hour, how many arrived in it) over a period: small enough for charts of years.

    Quarters are counted from `start`, so that a duty day that begins at any minute is never cut through.
    """
    quarter = (_ms(Visit.arrived_at) - to_ms(start)) // 900_000
    query = (
        select(func.min(Visit.arrived_at), func.count())
        .where(Visit.arrived_at >= start, Visit.arrived_at < end, ALIVE)
        .group_by(quarter)
    )
    for at, count in session.execute(query):
        if at is not None:
            yield at, count


def arrivals_with_companions(
    session: Session, start: datetime, end: datetime
) -> Iterator[tuple[datetime, int, int]]:  # fmt: skip
    """(a quarter of an hour counted from `start`, how many arrived in it, with how many companions) over a period."""
    quarter = (_ms(Visit.arrived_at) - to_ms(start)) // 900_000
    query = (
        select(func.min(Visit.arrived_at), func.count(), func.coalesce(func.sum(Visit.companions), 0))
        .where(Visit.arrived_at >= start, Visit.arrived_at < end, ALIVE)
        .group_by(quarter)
    )
    for at, count, companions in session.execute(query):
        if at is not None:
            yield at, count, companions


def batches(session: Session) -> list[ImportBatch]:
    """Every ledger loaded, the latest first."""
    return list(session.scalars(select(ImportBatch).order_by(ImportBatch.at.desc(), ImportBatch.id.desc())))
