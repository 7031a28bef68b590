"""Bringing in an office's own ledgers: read, look, load as a whole, take back as a whole.

`read` and `plan` change nothing. `load` is one transaction: cancelled or failed, nothing of it remains; a row
the desk has already is never added again, so the same file may come as often as it likes.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import not_, or_, select
from sqlalchemy.orm import Session

from app.core.clock import to_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId, new_id
from app.core.progress import Progress
from app.db.models import ImportBatch, Kinship, Person, PersonAlias, Visit
from app.db.models.log import op, row_op
from app.db.queries import visits as queries
from app.db.tx import Changes, Tx
from app.documents.ledger import read_grids
from app.documents.tables import Column, Sheet
from app.domain import ledger as rules
from app.domain.auth import Actor, Permission, require
from app.domain.ledger import (
    PEOPLE,
    VISITS,
    Duplicate,
    Fingerprint,
    Grid,
    LedgerKind,
    Mapping,
    Record,
    Rejected,
    Skipped,
)
from app.domain.privacy import birth_date_of, check_id_number, gender_of, id_tail
from app.domain.sync.fold import Label
from app.domain.terms import POPULATION_GROUP, PURPOSE, Term
from app.domain.visits import check_reason
from app.services import staff
from app.services.desk import Desk

KINDS: dict[str, LedgerKind] = {"visits": VISITS, "people": PEOPLE}
"""What can be brought in, by the name the command line uses."""

_PART = 500
_TICK = 200
_VOIDED_AT_ONCE = 1000
_UNNAMED = "未留姓名"
"""What a card is called whose ledger row has only a phone; kept as data, so not in the desk's language."""


@dataclass(frozen=True, slots=True)
class LedgerDraft:
    """A file that was read, with what its columns seem to mean; change the mappings, then `plan`."""

    path: Path
    kind: LedgerKind
    grids: list[Grid]
    mappings: list[Mapping]
    sha256: str


@dataclass(slots=True)
class LedgerPlan:
    """What loading would do. `people_new`: cards that would be made."""

    kind: LedgerKind
    file_name: str
    sha256: str
    plan: rules.Plan
    people_new: int = 0
    loaded_before: datetime | None = None
    """When this very file was loaded and not taken back."""

    @property
    def records(self) -> list[Record]:
        """Rows that would be added."""
        return self.plan.records

    @property
    def duplicates(self) -> list[Duplicate]:
        """Rows that are here already, or stand in the file twice."""
        return self.plan.duplicates

    @property
    def rejected(self) -> list[Rejected]:
        """Rows that can't be read, each with its reason."""
        return self.plan.rejected

    @property
    def skipped(self) -> list[Skipped]:
        """Titles, headings, totals: rows that are no records."""
        return self.plan.skipped

    @property
    def warnings(self) -> list[str]:
        """Remarks about the whole file."""
        return self.plan.warnings

    @property
    def warned(self) -> list[Record]:
        """Records somebody may want to look at."""
        return self.plan.warned

    @property
    def period(self) -> tuple[datetime, datetime] | None:
        """First and last arrival."""
        return self.plan.period


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did: rows added, cards made, rows that were here already, rows that couldn't be read."""

    batch_id: RowId | None
    """None when nothing was added."""
    added: int
    people_added: int
    already: int
    rejected: int


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A ledger brought in earlier. `undone`: taken back, with the reason."""

    id: RowId
    kind: str
    file_name: str
    at: datetime
    who: str
    added: int
    already: int
    rejected: int
    undone: bool
    reason: str


# ------------------------------------------------------------------------------------------- before


def read(desk: Desk, path: Path, kind: str, progress: Progress | None = None) -> LedgerDraft:
    """Read a file's sheets and guess what the columns mean.

    Raises UserError for a kind nobody knows and a file that is no ledger, EnvironmentProblem for one that
    can't be read at all.
    """
    known = _kind(kind)
    grids = read_grids(path, progress)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return LedgerDraft(path, known, grids, rules.recognise_all(grids, known), digest.hexdigest())


def _kind(kind: str) -> LedgerKind:
    if kind not in KINDS:
        raise UserError(translate("ledger", "Ledgers of visits or of people can be brought in."), "kind")
    return KINDS[kind]


def _kind_name(kind: LedgerKind) -> str:
    return next(name for name, known in KINDS.items() if known is kind)


def plan(
    desk: Desk,
    draft: LedgerDraft,
    mappings: Sequence[Mapping] | None = None,
    *,
    sheets: Iterable[str] | None = None,
    missing_time: time | None = None,
    progress: Progress | None = None,
) -> LedgerPlan:
    """What loading the draft would do with these mappings (its own guesses by default).

    `sheets`: names of the sheets to read, all by default. Raises UserError when no sheet can be read.
    """
    chosen = draft.mappings if mappings is None else list(mappings)
    wanted = None if sheets is None else set(sheets)
    pairs = [
        (grid, mapping)
        for grid, mapping in zip(draft.grids, chosen, strict=True)
        if wanted is None or grid.name in wanted
    ]
    if not pairs:
        raise UserError(translate("ledger", "Choose at least one sheet."))

    def made(known: set[Fingerprint]) -> rules.Plan:
        return rules.plan(
            [grid for grid, _ in pairs], [mapping for _, mapping in pairs], draft.kind, zone=desk.zone,
            known=known, terms=_terms(desk), today=desk.today(), missing_time=missing_time, progress=progress,
        )  # fmt: skip

    found = made(set())
    with desk.store.read() as session:
        known = _known(session, draft.kind, found)
        if known and any(record.fingerprint in known for record in found.records):
            found = made(known)
        people = _Matcher(desk, session, found.records)
        before = session.scalar(
            select(ImportBatch.at).where(ImportBatch.sha256 == draft.sha256, not_(ImportBatch.voided)).limit(1)
        )
    fresh = sum(1 for record in found.records if people.claim(record)[1]) if draft.kind is VISITS else 0
    if draft.kind is PEOPLE:
        fresh = len(found.records)
    return LedgerPlan(draft.kind, draft.path.name, draft.sha256, found, fresh, before)


def _terms(desk: Desk) -> list[Term]:
    return [
        Term(term.kind, term.code, term.label_zh, term.label_en, term.position, term.words)
        for kind in (PURPOSE, POPULATION_GROUP)
        for term in desk.terms(kind)
    ]


def _known(session: Session, kind: LedgerKind, found: rules.Plan) -> set[Fingerprint]:
    """Keys of what the desk has already, as far as this ledger could say it again."""
    return _known_visits(session, found) if kind is VISITS else _known_people(session, found)


def _known_visits(session: Session, found: rules.Plan) -> set[Fingerprint]:
    period = found.period
    if period is None:
        return set()
    start, end = period[0] - timedelta(minutes=1), period[1] + timedelta(minutes=1)
    query = (
        select(Person.name, Person.phones, Visit.arrived_at)
        .join(Person, Person.id == Visit.person_id)
        .where(Visit.arrived_at >= start, Visit.arrived_at <= end, not_(Visit.voided))
    )
    known: set[Fingerprint] = set()
    for name, phones, arrived_at in session.execute(query):
        assert arrived_at is not None
        known.update(rules.known_visit(name or "", phones, arrived_at))
        if name and name.startswith(_UNNAMED):
            known.update(rules.known_visit("", phones, arrived_at))
    return known


def _known_people(session: Session, found: rules.Plan) -> set[Fingerprint]:
    known: set[Fingerprint] = set()
    for person in _named(session, (record.values["name"] for record in found.records)):
        for number in ("", *(person.phones or "").split()):
            known.add(rules.person_fingerprint(person.name or "", number, person.birth_date))
    return known


def _named(session: Session, names: Iterable[str]) -> Iterator[Any]:
    """Cards of these names, the oldest first."""
    wanted = sorted(set(names))
    for start in range(0, len(wanted), _PART):
        query = (
            select(Person.id, Person.name, Person.phones, Person.birth_date)
            .where(Person.name.in_(wanted[start : start + _PART]), not_(Person.voided))
            .order_by(Person.id)
        )
        yield from session.execute(query)


def card_name(values: dict[str, Any]) -> str:
    """What the card of a ledger row is called: its name, or the end of the phone where there is none."""
    name: str = values["name"]
    return name or f"{_UNNAMED} {(values.get('phones') or '')[-4:]}".strip()


class _Matcher:
    """Finds the card a ledger row means: same name and a phone in common.

    A row without a phone means the card of that name that has none either; within one file equal rows mean
    one card.
    """

    def __init__(self, desk: Desk, session: Session, records: Sequence[Record]) -> None:
        self._cards: dict[tuple[str, str], RowId] = {}
        for person in _named(session, (card_name(record.values) for record in records)):
            for number in (person.phones or "").split() or [""]:
                self._cards.setdefault((person.name, number), desk.canonical(person.id))

    def claim(self, record: Record) -> tuple[RowId, bool]:
        """The row's card, and whether it is to be made now."""
        name = card_name(record.values)
        numbers = (record.values.get("phones") or "").split() or [""]
        for number in numbers:
            if (name, number) in self._cards:
                return self._cards[name, number], False
        # A card counts as made when its person first came, not when the ledger was loaded.
        made = new_id(to_ms(record.values["arrived_at"]))
        for number in numbers:
            self._cards[name, number] = made
        return made, True


# ------------------------------------------------------------------------------------------- loading


_PERSON_FIELDS = ("phones", "gender", "population_group", "employer")
_VISIT_FIELDS = (
    "arrived_at", "left_at", "left_kind", "purposes", "purpose_note", "population_group", "companions", "host",
    "belongings", "badge", "note",
)  # fmt: skip


def load(desk: Desk, actor: Actor, plan: LedgerPlan, progress: Progress | None = None) -> tuple[LoadResult, Changes]:
    """Bring a planned ledger in: all of it, or nothing. What came in meanwhile is not added twice."""
    require(actor, Permission.LOAD_LEDGERS)
    progress = progress or Progress()
    with desk.store.write(actor.staff_id) as tx:
        known = _known(tx.session, plan.kind, plan.plan)
        fresh = [record for record in plan.records if record.fingerprint not in known]
        already = len(plan.duplicates) + len(plan.records) - len(fresh)
        result = LoadResult(None, 0, 0, already, len(plan.rejected))
        if fresh:
            batch = tx.add(
                ImportBatch(
                    kind=_kind_name(plan.kind), file_name=plan.file_name, sha256=plan.sha256, at=tx.now,
                    added=len(fresh), skipped=already, rejected=len(plan.rejected),
                )
            )  # fmt: skip
            writer = _add_visits if plan.kind is VISITS else _add_people
            people = writer(desk, tx, fresh, batch.id, progress)
            result = LoadResult(batch.id, len(fresh), people, already, len(plan.rejected))
        progress.tick(len(fresh), len(fresh))
    return result, tx.changes


def _add_visits(desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> int:
    matcher = _Matcher(desk, tx.session, records)
    people: list[dict[str, Any]] = []
    visits: list[dict[str, Any]] = []
    for number, record in enumerate(records):
        if number % _TICK == 0:
            progress.tick(number, len(records), translate("ledger", "Bringing in"))
        values = record.values
        person, new = matcher.claim(record)
        if new:
            card = {name: values.get(name) for name in _PERSON_FIELDS}
            people.append({"id": person, "name": card_name(values), "batch_id": batch, **card})
        kept = {name: values.get(name) for name in _VISIT_FIELDS}
        # A badge of last year hangs on the hook again.
        returned = {"badge_returned": True} if kept.get("badge") else {}
        visits.append({**kept, **returned, "person_id": person, "batch_id": batch})
    tx.insert_many(Person, people)
    tx.insert_many(Visit, visits)
    return len(people)


def _add_people(desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> int:
    people: list[dict[str, Any]] = []
    for number, record in enumerate(records):
        if number % _TICK == 0:
            progress.tick(number, len(records), translate("ledger", "Bringing in"))
        row = new_id()
        values = {**record.values, "name": card_name(record.values)}
        plain = check_id_number(values.get("id_type"), values.pop("id_number", None))
        if plain:
            values["id_type"] = values.get("id_type") or "resident"
            values["id_number"] = desk.keys.encrypt(row, plain)
            values["id_tail"] = id_tail(plain)
            values["birth_date"] = values.get("birth_date") or birth_date_of(plain)
            values["gender"] = values.get("gender") or gender_of(plain)
        people.append({**values, "id": row, "batch_id": batch})
    tx.insert_many(Person, people)
    return len(people)


def undo_batch(
    desk: Desk, actor: Actor, batch_id: RowId, reason: str = "", progress: Progress | None = None
) -> tuple[int, Changes]:
    """Take a loaded ledger back: its rows are voided, all or none. Returns how many of its records.

    Cards it made go too, unless somebody has changed them or used them for anything else since.
    """
    require(actor, Permission.LOAD_LEDGERS)
    why = check_reason(reason) if reason.strip() else translate("ledger", "Ledger taken back")
    progress = progress or Progress()
    with desk.store.write(actor.staff_id) as tx:
        batch = tx.get(ImportBatch, batch_id)
        if batch.voided:
            raise UserError(translate("ledger", "This ledger was taken back already."))
        visits = list(tx.session.scalars(select(Visit.id).where(Visit.batch_id == batch_id, not_(Visit.voided))))
        people = _unused(tx.session, batch_id)
        total = len(visits) + len(people)
        done = 0
        for model, rows in ((Visit, visits), (Person, people)):
            for start in range(0, len(rows), _VOIDED_AT_ONCE):
                progress.tick(done, total, translate("ledger", "Taking back"))
                part = rows[start : start + _VOIDED_AT_ONCE]
                tx.edit_many(model, {row: {"voided": True, "void_reason": why} for row in part}, label=Label.VOID)
                done += len(part)
        tx.void(batch, why)
        progress.tick(total, total)
    return len(visits) if batch.kind == "visits" else len(people), tx.changes


def _unused(session: Session, batch: RowId) -> list[RowId]:
    """The cards a ledger made that nobody has changed or used for anything else since."""
    other = or_(Visit.batch_id.is_(None), Visit.batch_id != batch)
    used = (
        select(row_op.c.op).where(row_op.c.row == Person.id),
        select(Visit.id).where(Visit.person_id == Person.id, other, not_(Visit.voided)),
        select(Kinship.id).where(or_(Kinship.guardian_id == Person.id, Kinship.child_id == Person.id)),
        select(PersonAlias.id).where(or_(PersonAlias.one_id == Person.id, PersonAlias.other_id == Person.id)),
    )
    query = select(Person.id).where(
        Person.batch_id == batch, not_(Person.voided), *(not_(query.exists()) for query in used)
    )
    return list(session.scalars(query))


# ------------------------------------------------------------------------------------------- afterwards


def batches(desk: Desk) -> list[BatchRow]:
    """Every ledger brought in, the latest first, also those taken back."""
    names = staff.names(desk)
    with desk.store.read() as session:
        rows = queries.batches(session)
        actors = {
            line.id: line.actor
            for line in session.execute(select(op.c.id, op.c.actor).where(op.c.id.in_([r.create_op for r in rows])))
        }
    return [
        BatchRow(
            row.id, row.kind or "", row.file_name or "", row.at or desk.now(),
            names.get(actors.get(row.create_op, b""), ""), row.added, row.skipped, row.rejected, row.voided,
            row.void_reason or "",
        )
        for row in rows
    ]  # fmt: skip


def write_rejects(plan: LedgerPlan, path: Path) -> int:
    """Write the unreadable rows with their reasons to an XLSX that can be repaired and loaded again."""
    from app.documents.xlsx import write_table

    sheets = [
        Sheet(
            name=name,
            title="",
            columns=tuple(
                Column(title, 40 if number == len(header) - 1 else 16) for number, title in enumerate(header)
            ),
            rows=rows,
            count=len(rows),
        )
        for name, header, rows in plan.plan.repair_tables()
    ]
    if not sheets:
        raise UserError(translate("ledger", "Every row could be read; there is nothing to repair."))
    return write_table(path, sheets)
