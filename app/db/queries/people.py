"""People read from the database: candidates with their last visit, who is here, ids of long lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.core.clock import from_ms, to_ms
from app.core.ids import RowId
from app.db.models import STATE_ERASED, Disclosure, Kinship, Person, PersonAlias, Visit
from app.db.models.log import op
from app.db.queries.visits import BY_EXPECTED, BY_PERSON, BY_PRESENT, by

MOST_HERE = 600
"""People present or expected that are looked at for one search; a centre holds fewer."""
_PART = 500


def _last_visit() -> Any:
    """The id of the latest arrival of the person in the row: one step into ix_visit_person."""
    visit = aliased(Visit)
    return (
        select(visit.id)
        .with_hint(visit, f"INDEXED BY {BY_PERSON}", "sqlite")
        .where(visit.person_id == Person.id, visit.arrived_at.is_not(None), visit.voided == false())
        .order_by(visit.arrived_at.desc())
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


@dataclass(frozen=True, slots=True)
class CardLine:
    """What lists show of a card, and of its last visit."""

    id: RowId
    name: str | None
    phones: str | None
    population_group: str | None
    id_tail: str | None
    gender: str | None
    birth_date: date | None
    party_branch: str | None
    employer: str | None
    voided: bool
    state: int
    last_at: datetime | None
    last_purposes: str | None
    last_badge: str | None


def with_last_visit(session: Session, ids: Sequence[RowId]) -> list[CardLine]:
    """Cards by id, each with its last visit."""
    found: list[CardLine] = []
    query = select(
        Person.id, Person.name, Person.phones, Person.population_group, Person.id_tail, Person.gender,
        Person.birth_date, Person.party_branch, Person.employer, Person.voided, Person.state, _last_visit(),
    )  # fmt: skip
    last = select(Visit.id, Visit.arrived_at, Visit.purposes, Visit.badge)
    nothing = (None, None, None)
    for start in range(0, len(ids), _PART):
        # Two queries: SQLite would read every visit to join on a subquery's answer.
        people: Sequence[Any] = session.execute(query.where(Person.id.in_(ids[start : start + _PART]))).all()
        wanted = [row[-1] for row in people if row[-1]]
        visits = {row[0]: tuple(row[1:]) for row in session.execute(last.where(Visit.id.in_(wanted)))} if wanted else {}
        found += [CardLine(*row[:-1], *visits.get(row[-1], nothing)) for row in people]
    return found


@dataclass(frozen=True, slots=True)
class Here:
    """An open or expected visit beside the words its visitor is found by."""

    visit_id: RowId
    person_id: RowId
    arrived_at: datetime | None
    expected_at: datetime | None
    name: str | None
    phones: str | None
    id_tail: str | None


def here(session: Session, start: datetime, end: datetime) -> list[Here]:
    """Open visits, and those expected between two instants."""
    columns = (Visit.id, Visit.person_id, Visit.arrived_at, Visit.expected_at)
    # Literal conditions, as the partial indexes have them.
    present = (
        by(BY_PRESENT, select(*columns))
        .where(
            Visit.arrived_at.is_not(None), Visit.left_kind.is_(None), Visit.voided == false(), Visit.left_at.is_(None)
        )
        .order_by(Visit.arrived_at.desc())
        .limit(MOST_HERE)
    )  # fmt: skip
    expected = (
        by(BY_EXPECTED, select(*columns))
        .where(
            Visit.expected_at.is_not(None), Visit.arrived_at.is_(None), Visit.voided == false(),
            Visit.expected_at >= start, Visit.expected_at < end,
        )
        .order_by(Visit.expected_at)
        .limit(MOST_HERE)
    )  # fmt: skip
    lines: list[Any] = [
        line for query in (present, expected) for line in session.execute(query).all() if line.person_id
    ]
    cards: dict[RowId, tuple[Any, ...]] = {}
    wanted = list({line.person_id for line in lines})
    for at in range(0, len(wanted), _PART):
        query = select(Person.id, Person.name, Person.phones, Person.id_tail)
        cards.update(
            (row[0], tuple(row[1:])) for row in session.execute(query.where(Person.id.in_(wanted[at : at + _PART])))
        )
    return [Here(*line, *cards[line.person_id]) for line in lines if line.person_id in cards]


def open_visit(session: Session, cards: Sequence[RowId]) -> RowId | None:
    """The visit by which somebody with these cards is here now."""
    return session.execute(
        by(BY_PERSON, select(Visit.id))
        .where(
            Visit.person_id.in_(cards), Visit.arrived_at.is_not(None), Visit.left_at.is_(None),
            Visit.left_kind.is_(None), Visit.voided == false(),
        )
        .limit(1)
    ).scalar()  # fmt: skip


def visit_span(session: Session, cards: Sequence[RowId]) -> tuple[int, datetime | None, datetime | None]:
    """How many visits, the first and the last, of somebody with these cards."""
    figures = select(func.count(), func.min(Visit.arrived_at), func.max(Visit.arrived_at))
    row = session.execute(
        by(BY_PERSON, figures).where(Visit.person_id.in_(cards), Visit.arrived_at.is_not(None), Visit.voided == false())
    ).one()
    return int(row[0]), row[1], row[2]


def visits_of(session: Session, cards: Sequence[RowId], limit: int) -> Sequence[Visit]:
    """The latest visits of somebody with these cards, arrived or expected, voided ones too."""
    at = func.coalesce(Visit.arrived_at, Visit.expected_at)
    return session.scalars(
        by(BY_PERSON, select(Visit)).where(Visit.person_id.in_(cards)).order_by(at.desc(), Visit.id.desc()).limit(limit)
    ).all()


def visit_ids_of(session: Session, cards: Sequence[RowId]) -> list[RowId]:
    """Every visit of somebody with these cards, voided ones too."""
    return list(session.scalars(select(Visit.id).where(Visit.person_id.in_(cards))))


def disclosure_ids_of(session: Session, cards: Sequence[RowId]) -> list[RowId]:
    """Every time somebody's data were shown unmasked."""
    return list(session.scalars(select(Disclosure.id).where(Disclosure.person_id.in_(cards))))


def disclosures_of(session: Session, cards: Sequence[RowId], limit: int) -> list[Any]:
    """When somebody's data were shown unmasked, latest first; by whom is in the log."""
    return list(
        session.execute(
            select(Disclosure.id, Disclosure.at, Disclosure.subject, Disclosure.reason)
            .where(Disclosure.person_id.in_(cards))
            .order_by(Disclosure.at.desc())
            .limit(limit)
        ).all()
    )


def kin_of(session: Session, cards: Sequence[RowId]) -> list[Any]:
    """Links between guardians and children in which one of these cards stands."""
    return list(
        session.execute(
            select(Kinship.id, Kinship.guardian_id, Kinship.child_id, Kinship.relation)
            .where(or_(Kinship.guardian_id.in_(cards), Kinship.child_id.in_(cards)), Kinship.voided == false())
            .order_by(Kinship.id)
        ).all()
    )


def aliases_of(session: Session, cards: Sequence[RowId]) -> list[Any]:
    """The joins in which one of these cards stands."""
    return list(
        session.execute(
            select(PersonAlias.id, PersonAlias.one_id, PersonAlias.other_id)
            .where(
                or_(PersonAlias.one_id.in_(cards), PersonAlias.other_id.in_(cards)),
                PersonAlias.voided == false(),
            )
            .order_by(PersonAlias.id)
        ).all()
    )


def same_name(session: Session, name: str, limit: int) -> list[RowId]:
    """Cards with exactly this name, the latest first."""
    query = select(Person.id).where(Person.name == name, Person.voided == false())
    return list(session.scalars(query.order_by(Person.id.desc()).limit(limit)))


def comparable(session: Session, ids: Sequence[RowId]) -> list[Any]:
    """What is compared of cards to tell whether they are one person's."""
    return list(
        session.execute(
            select(Person.id, Person.name, Person.phones, Person.birth_date, Person.id_tail).where(
                Person.id.in_(ids), Person.voided == false(), Person.name.is_not(None)
            )
        ).all()
    )


def id_numbers(session: Session, ids: Sequence[RowId]) -> dict[RowId, str]:
    """Encrypted ID numbers of these cards."""
    query = select(Person.id, Person.id_number).where(Person.id.in_(ids), Person.id_number.is_not(None))
    return {row: number for row, number in session.execute(query) if number}


def names(session: Session, ids: Iterable[RowId]) -> dict[RowId, str]:
    """Names by id."""
    wanted = list(ids)
    found: dict[RowId, str] = {}
    for start in range(0, len(wanted), _PART):
        query = select(Person.id, Person.name).where(Person.id.in_(wanted[start : start + _PART]))
        found.update((row, name or "") for row, name in session.execute(query))
    return found


def listed(
    session: Session,
    *,
    groups: Sequence[str] = (),
    voided: bool | None = False,
    has_id: bool = False,
    batch: RowId | None = None,
    consent: bool | None = None,
    within: Sequence[RowId] | None = None,
    column: str | None = None,
) -> list[tuple[RowId, str]]:
    """(id, text of `column`) of cards that are not erased, newest first; no column costs least reading.

    `voided` None takes both the voided and the others.
    """
    conditions: list[Any] = [Person.state.op("&")(STATE_ERASED) == 0]
    if voided is not None:
        conditions.append(Person.voided == voided)
    if has_id:
        conditions.append(Person.id_number.is_not(None))
    if groups:
        conditions.append(Person.population_group.in_(groups))
    if batch is not None:
        conditions.append(Person.batch_id == batch)
    if consent is not None:
        conditions.append(Person.consent == consent)
    columns = (Person.id, getattr(Person, column)) if column else (Person.id,)
    query = select(*columns).where(and_(*conditions)).order_by(Person.id.desc())
    if within is None:
        parts = [query]
    else:
        parts = [query.where(Person.id.in_(within[at : at + _PART])) for at in range(0, len(within), _PART)]
    found: list[tuple[RowId, str]] = []
    for part in parts:
        found += [(row[0], (row[1] or "") if column else "") for row in session.execute(part)]
    return found


def last_visits(session: Session, cards: Sequence[RowId] | None = None) -> dict[RowId, datetime]:
    """Last arrivals by card: of these cards, or of everybody in one walk over ix_visit_person."""
    return {row: at for row, at in _by_person(session, func.max(Visit.arrived_at), cards)}


def latest_visitors(session: Session, visits: int) -> list[tuple[RowId, datetime]]:
    """(card, arrival) of the last so many visits by name, the latest first: one step down ix_visit_arrived."""
    query = (
        select(Visit.person_id, Visit.arrived_at)
        .where(Visit.voided == false(), Visit.arrived_at.is_not(None))
        .order_by(Visit.arrived_at.desc())
        .limit(visits)
    )
    return [(row, at) for row, at in session.execute(query) if row and at]


def visit_counts(session: Session, cards: Sequence[RowId] | None = None) -> dict[RowId, int]:
    """How often somebody came, by card: of these cards, or of everybody."""
    return {row: int(n) for row, n in _by_person(session, func.count(), cards)}


def _by_person(session: Session, what: Any, cards: Sequence[RowId] | None) -> list[tuple[RowId, Any]]:
    query = (
        by(BY_PERSON, select(Visit.person_id, what))
        .where(Visit.person_id.is_not(None), Visit.arrived_at.is_not(None), Visit.voided == false())
        .group_by(Visit.person_id)
    )
    if cards is None:
        return [(row, value) for row, value in session.execute(query) if row]
    found: list[tuple[RowId, Any]] = []
    for start in range(0, len(cards), _PART):
        found += session.execute(query.where(Visit.person_id.in_(cards[start : start + _PART]))).all()
    return found


def present_people(session: Session) -> list[RowId]:
    """Who is here now, by the card the visit was signed in with."""
    query = by(BY_PRESENT, select(Visit.person_id)).where(
        Visit.arrived_at.is_not(None), Visit.left_kind.is_(None), Visit.voided == false(), Visit.left_at.is_(None)
    )  # fmt: skip
    return [row for row in session.scalars(query) if row]


def count_cards(session: Session, within: Sequence[RowId] | None = None) -> int:
    """How many cards (of these, or of all) are neither voided nor erased."""
    query = select(func.count()).where(Person.voided == false(), Person.state.op("&")(STATE_ERASED) == 0)
    if within is None:
        return int(session.execute(query).scalar() or 0)
    parts = (within[start : start + _PART] for start in range(0, len(within), _PART))
    return sum(int(session.execute(query.where(Person.id.in_(part))).scalar() or 0) for part in parts)


def long_gone(session: Session, before: datetime) -> list[Any]:
    """(id, retain_until, last_at) of cards, voided ones too, that have a date of their own or have neither been
    made nor visited with since `before`; erased ones are left out.
    """
    visit = aliased(Visit)
    last = (
        select(func.max(visit.arrived_at))
        .with_hint(visit, f"INDEXED BY {BY_PERSON}", "sqlite")
        .where(visit.person_id == Person.id, visit.voided == false())
        .correlate(Person)
        .scalar_subquery()
    )
    cards = (
        select(Person.id, Person.retain_until, last.label("last_at"))
        .where(Person.state.op("&")(STATE_ERASED) == 0)
        .subquery()
    )
    # An id begins with the milliseconds at which it was made.
    made_before = cards.c.id < to_ms(before).to_bytes(6, "big")
    query = select(cards.c.id, cards.c.retain_until, cards.c.last_at).where(
        or_(
            cards.c.retain_until.is_not(None),
            cards.c.last_at <= before,
            and_(cards.c.last_at.is_(None), made_before),
        )
    )
    return list(session.execute(query).all())


def made_at(session: Session, create_op: int) -> datetime | None:
    """When the operation that made a row was written."""
    wall = session.execute(select(op.c.wall).where(op.c.id == create_op)).scalar()
    return None if wall is None else from_ms(wall)
