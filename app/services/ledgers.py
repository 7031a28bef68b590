"""Bringing in an office's own ledgers: read, look, load as a whole, take back as a whole.

`read` and `plan` change nothing. `load` is one transaction: cancelled or failed, nothing of it remains; a row
the desk has already is never added again, so the same file may come as often as it likes.
"""

import hashlib
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import not_, or_, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import (
    ActivityDuty,
    Attendance,
    Booking,
    BookingSeries,
    Closure,
    ImportBatch,
    Kinship,
    Loan,
    Occupancy,
    Participant,
    Person,
    PersonAlias,
    Registration,
    Seat,
    SeriesSkip,
    Space,
    Synced,
    Violation,
    Visit,
)
from app.db.models.log import op, row_op
from app.db.queries import visits as queries
from app.db.tx import Changes
from app.documents.ledger import read_grids
from app.documents.tables import Column, Sheet
from app.domain import ledger as rules
from app.domain.auth import Actor, Permission, require
from app.domain.ledger import Duplicate, Fingerprint, Grid, LedgerKind, Lookup, Mapping, Record, Rejected, Skipped
from app.domain.sync.fold import Label
from app.domain.terms import Term
from app.domain.visits import check_reason
from app.services import activities, staff
from app.services.activities import ActivityFilter
from app.services.desk import Desk
from app.services.ledger_activities import Activities, Registrations, activities_with, made_with, refuse_while_used
from app.services.ledger_bookings import Bookings, Spaces
from app.services.ledger_kinds import Bringer, ClashPair, NewSpace, Outlook, PlaceRead
from app.services.ledger_people import People, Visits
from app.services.ledger_stations import Stations, stations_with

BRINGERS: tuple[Bringer, ...] = (Visits(), People(), Bookings(), Spaces(), Registrations(), Activities(), Stations())
"""What each feature does with its kind of ledger."""
KINDS: dict[str, LedgerKind] = {one.kind.name: one.kind for one in BRINGERS}
"""What can be brought in, by the name the command line uses."""
_BY_NAME = {one.kind.name: one for one in BRINGERS}

_PART = 500
_RECENT, _CHOICES = timedelta(days=62), 100
_VOIDED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class LedgerDraft:
    """A file that was read, with what its columns seem to mean; change the mappings, then `plan`."""

    path: Path
    kind: LedgerKind
    grids: list[Grid]
    mappings: list[Mapping]
    sha256: str
    likelier: str = ""
    """The kind that its headings fit clearly better; "" where none does."""


@dataclass(slots=True)
class LedgerPlan:
    """What loading would do."""

    kind: LedgerKind
    file_name: str
    sha256: str
    plan: rules.Plan
    outlook: Outlook = field(default_factory=Outlook)
    """What comes along with the rows."""
    loaded_before: datetime | None = None
    """When this very file was loaded and not taken back."""
    bringer: Bringer | None = None
    """Who takes it in, once it is known where to."""

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
    def words(self) -> tuple[str, ...]:
        """What would come of it besides its rows, a sentence each."""
        return self.outlook.words

    @property
    def warned(self) -> list[Record]:
        """Records somebody may want to look at."""
        return self.plan.warned

    @property
    def period(self) -> tuple[datetime, datetime] | None:
        """When the first and the last row begins; None for a kind without times."""
        return self.plan.period

    @property
    def people_new(self) -> int:
        """Cards that would be made."""
        return self.outlook.people

    @property
    def spaces_new(self) -> tuple[NewSpace, ...]:
        """Spaces that would be made."""
        return self.outlook.spaces

    @property
    def places(self) -> tuple[PlaceRead, ...]:
        """Places that were taken for spaces of another name."""
        return self.outlook.places

    @property
    def clashes(self) -> tuple[ClashPair, ...]:
        """Bookings of one place at one time, each pair once."""
        return self.outlook.clashes

    @property
    def clashing(self) -> int:
        """Rows that clash: they come in as requests, for somebody to decide."""
        return self.outlook.clashing


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did: rows added, cards made, rows that were here already, rows that couldn't be read."""

    batch_id: RowId | None
    """None when nothing was added."""
    added: int
    people_added: int
    already: int
    rejected: int
    spaces_added: int = 0
    """Spaces made because the ledger names them."""
    clashing: int = 0
    """Rows that came in as requests because their place is promised to another one, too."""
    words: tuple[str, ...] = ()
    """What else came of it, a sentence each."""


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
    mappings = {name: rules.recognise_all(grids, each) for name, each in KINDS.items()}
    fits = {name: _understood(found) for name, found in mappings.items()}
    best = max(fits, key=lambda name: fits[name])
    likelier = best if fits[best] >= fits[kind] + _CLEARLY else ""
    return LedgerDraft(path, known, grids, mappings[kind], digest.hexdigest(), likelier)


_CLEARLY = 2
"""Columns more that another kind must understand before it is proposed."""


def _understood(mappings: Iterable[Mapping]) -> int:
    """How many columns with headings a kind makes something of, in the sheets it could read."""
    return sum(
        sum(bool(column.target) for column in mapping.columns)
        for mapping in mappings
        if mapping.header_row and mapping.usable
    )


def _kind(kind: str) -> LedgerKind:
    if kind not in KINDS:
        message = translate("ledger", "Nothing is known of ledgers of “{kind}”; there are: {kinds}.")
        raise UserError(message.format(kind=kind, kinds=", ".join(KINDS)), "kind")
    return KINDS[kind]


def plan(
    desk: Desk,
    draft: LedgerDraft,
    mappings: Sequence[Mapping] | None = None,
    *,
    sheets: Iterable[str] | None = None,
    missing_time: time | None = None,
    activity: RowId | None = None,
    progress: Progress | None = None,
) -> LedgerPlan:
    """What loading the draft would do with these mappings (its own guesses by default).

    `sheets`: names of the sheets to read, all by default. `activity`: which one a roster is of, where the file doesn't
    say. Raises UserError when no sheet can be read, and (field "activity") when nobody knows which activity it is of.
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

    bringer = _BY_NAME[draft.kind.name]

    def made(known: set[Fingerprint], lookups: Table[str, Lookup]) -> rules.Plan:
        return rules.plan(
            [grid for grid, _ in pairs], [mapping for _, mapping in pairs], draft.kind, zone=desk.zone,
            known=known, terms=_terms(desk, bringer.terms), today=desk.today(), missing_time=missing_time,
            lookups=lookups, progress=progress,
        )  # fmt: skip

    found = made(set(), {})
    with desk.store.read() as session:
        bringer = bringer.aimed(desk, session, found, activity)
        lookups = bringer.lookups(desk, session, found)
        known = bringer.known(session, found)
        if lookups or any(record.fingerprint in known for record in found.records):
            found = made(known, lookups)
        outlook = bringer.outlook(desk, session, found.records)
        before = session.scalar(
            select(ImportBatch.at).where(ImportBatch.sha256 == draft.sha256, not_(ImportBatch.voided)).limit(1)
        )
    return LedgerPlan(draft.kind, draft.path.name, draft.sha256, found, outlook, before, bringer)


def _terms(desk: Desk, kinds: Sequence[str]) -> list[Term]:
    return [
        Term(term.kind, term.code, term.label_zh, term.label_en, term.position, term.words)
        for kind in kinds
        for term in desk.terms(kind)
    ]


def activities_to_choose(desk: Desk, also: RowId | None = None) -> list[tuple[RowId, str]]:
    """The activities of late and to come, which a roster may be of, and one more: id, and what each is called."""
    ids = activities.activity_ids(desk, ActivityFilter(start=desk.now() - _RECENT))
    rows = activities.activity_rows(desk, list(dict.fromkeys([*([also] if also else []), *ids[:_CHOICES]])))
    return [(row.id, f"{row.title} {row.number}") for row in rows if row.status != "cancelled"]


# ------------------------------------------------------------------------------------------- loading


def load(desk: Desk, actor: Actor, plan: LedgerPlan, progress: Progress | None = None) -> tuple[LoadResult, Changes]:
    """Bring a planned ledger in: all of it, or nothing. What came in meanwhile is not added twice."""
    require(actor, Permission.LOAD_LEDGERS)
    progress = progress or Progress()
    bringer = plan.bringer or _BY_NAME[plan.kind.name]
    with desk.store.write(actor.staff_id) as tx:
        known = bringer.known(tx.session, plan.plan)
        fresh = [record for record in plan.records if record.fingerprint not in known]
        already = len(plan.duplicates) + len(plan.records) - len(fresh)
        result = LoadResult(None, 0, 0, already, len(plan.rejected))
        if fresh:
            batch = tx.add(
                ImportBatch(
                    kind=plan.kind.name, file_name=plan.file_name, sha256=plan.sha256, at=tx.now,
                    added=len(fresh), skipped=already, rejected=len(plan.rejected),
                )
            )  # fmt: skip
            came = bringer.write(desk, tx, fresh, batch.id, progress)
            result = LoadResult(
                batch.id, len(fresh), came.people, already, len(plan.rejected), len(came.spaces), came.clashing,
                came.words,
            )  # fmt: skip
        progress.tick(len(fresh), len(fresh))
    return result, tx.changes


def undo_batch(
    desk: Desk, actor: Actor, batch_id: RowId, reason: str = "", progress: Progress | None = None
) -> tuple[int, Changes]:
    """Take a loaded ledger back: its rows are voided, all or none. Returns how many of its records.

    Cards and spaces it made go too, unless somebody has changed them or used them for anything else since.
    """
    require(actor, Permission.LOAD_LEDGERS)
    why = check_reason(reason) if reason.strip() else translate("ledger", "Ledger taken back")
    progress = progress or Progress()
    with desk.store.write(actor.staff_id) as tx:
        batch = tx.get(ImportBatch, batch_id)
        if batch.voided:
            raise UserError(translate("ledger", "This ledger was taken back already."))
        refuse_while_used(tx.session, batch_id)
        parts = _brought(tx.session, batch_id)
        total = sum(len(rows) for _, rows in parts)
        done = 0
        for model, rows in parts:
            for start in range(0, len(rows), _VOIDED_AT_ONCE):
                progress.tick(done, total, translate("ledger", "Taking back"))
                part = rows[start : start + _VOIDED_AT_ONCE]
                tx.edit_many(model, {row: {"voided": True, "void_reason": why} for row in part}, label=Label.VOID)
                done += len(part)
        tx.void(batch, why)
        progress.tick(total, total)
    counted = _BY_NAME[batch.kind].model if batch.kind in _BY_NAME else Booking  # a calendar brings bookings
    return sum(len(rows) for model, rows in parts if model is counted), tx.changes


def _brought(session: Session, batch: RowId) -> list[tuple[type[Synced], list[RowId]]]:
    """Everything a ledger brought and made that goes with it, by table."""
    visits = list(session.scalars(select(Visit.id).where(Visit.batch_id == batch, not_(Visit.voided))))
    bookings = list(session.scalars(select(Booking.id).where(Booking.batch_id == batch, not_(Booking.voided))))
    series = _series_of(session, batch)
    spaces = _unused_spaces(session, batch)
    return [
        (Visit, visits), (Booking, bookings), (BookingSeries, series),
        (SeriesSkip, _belonging(session, SeriesSkip, SeriesSkip.series_id, series)),
        *activities_with(session, batch), *stations_with(session, batch),
        (Person, _unused_cards(session, batch)), (Seat, _belonging(session, Seat, Seat.space_id, spaces)),
        (Space, spaces),
    ]  # fmt: skip


def _belonging(session: Session, model: type[Seat | SeriesSkip], to: Any, rows: Sequence[RowId]) -> list[RowId]:
    found: list[RowId] = []
    for start in range(0, len(rows), _PART):
        found += session.scalars(select(model.id).where(to.in_(rows[start : start + _PART]), not_(model.voided)))
    return found


def _series_of(session: Session, batch: RowId) -> list[RowId]:
    """The series of a calendar that have no other dates."""
    own = select(Booking.series_id).where(Booking.batch_id == batch, Booking.series_id.is_not(None))
    other = or_(Booking.batch_id.is_(None), Booking.batch_id != batch)
    more = select(Booking.id).where(Booking.series_id == BookingSeries.id, other, not_(Booking.voided))
    query = select(BookingSeries.id).where(BookingSeries.id.in_(own), not_(BookingSeries.voided), not_(more.exists()))
    return list(session.scalars(query))


def _unused_cards(session: Session, batch: RowId) -> list[RowId]:
    """The cards a ledger made that nobody has changed or used for anything else since."""
    visit, booking, registration, participant = (
        or_(model.batch_id.is_(None), model.batch_id != batch) for model in (Visit, Booking, Registration, Participant)
    )
    links = made_with(session, batch, Kinship)
    used = (
        select(row_op.c.op).where(row_op.c.row == Person.id),
        select(Visit.id).where(Visit.person_id == Person.id, visit, not_(Visit.voided)),
        select(Booking.id).where(Booking.person_id == Person.id, booking, not_(Booking.voided)),
        select(Registration.id).where(Registration.contact_id == Person.id, registration, not_(Registration.voided)),
        select(Participant.id).where(Participant.person_id == Person.id, participant, not_(Participant.voided)),
        *(
            select(model.id).where(model.person_id == Person.id, not_(model.voided))
            for model in (BookingSeries, Loan, Violation, Attendance, ActivityDuty)
        ),
        select(Kinship.id).where(
            or_(Kinship.guardian_id == Person.id, Kinship.child_id == Person.id), Kinship.id.not_in(links)
        ),
        select(PersonAlias.id).where(or_(PersonAlias.one_id == Person.id, PersonAlias.other_id == Person.id)),
    )
    query = select(Person.id).where(
        Person.batch_id == batch, not_(Person.voided), *(not_(query.exists()) for query in used)
    )
    return list(session.scalars(query))


def _unused_spaces(session: Session, batch: RowId) -> list[RowId]:
    """The spaces a ledger made that nobody has changed, booked or closed since."""
    other = or_(Booking.batch_id.is_(None), Booking.batch_id != batch)
    loaded = select(op.c.wall).join(ImportBatch, ImportBatch.create_op == op.c.id).where(ImportBatch.id == batch)
    seats = select(Seat.id).where(Seat.space_id == Space.id)
    used = (
        select(row_op.c.op).where(row_op.c.row == Space.id),
        seats.join(row_op, row_op.c.row == Seat.id),
        seats.join(op, op.c.id == Seat.create_op).where(op.c.wall != loaded.scalar_subquery()),
        select(Occupancy.holder_id)
        .join(Booking, Booking.id == Occupancy.holder_id)
        .where(Occupancy.resource == Space.id, other),
        select(Closure.id).where(Closure.space_id == Space.id, not_(Closure.voided)),
    )
    query = select(Space.id).where(
        Space.batch_id == batch, not_(Space.voided), *(not_(query.exists()) for query in used)
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


def activity_of(desk: Desk, batch: RowId) -> RowId | None:
    """The activity a roster came into."""
    with desk.store.read() as session:
        return session.scalar(select(Registration.activity_id).where(Registration.batch_id == batch).limit(1))


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
