"""Any table as plain lines, for scripts and other programs: masked unless somebody says what it is needed for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, not_, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import MODEL, ActivitySession, Disclosure, Participant, Person
from app.domain.auth import Actor, Permission, require
from app.domain.fields import LIFE, FieldSpec, FieldType, RecordSpec, amounts_of
from app.domain.privacy import check_purpose, mask
from app.domain.records import RECORD
from app.services.desk import Desk

KINDS: dict[str, str] = {
    "visits": "visit",
    "people": "person",
    "tallies": "tally",
    "households": "kinship",
    "joined": "person_alias",
    "staff": "staff",
    "settings": "setting",
    "terms": "term",
    "ledgers": "import_batch",
    "disclosures": "disclosure",
    "bookings": "booking",
    "series": "booking_series",
    "spaces": "space",
    "seats": "seat",
    "assets": "asset",
    "closures": "closure",
    "holidays": "holiday",
    "loans": "loan",
    "violations": "violation",
    "activities": "activity",
    "sessions": "activity_session",
    "registrations": "registration",
    "participants": "participant",
    "collectors": "collector",
    "attendance": "attendance",
    "duties": "activity_duty",
    "campaigns": "campaign",
    "templates": "activity_template",
    "quotas": "quota",
    "transfers": "quota_transfer",
    "ballots": "ballot",
    "archive": "archive_item",
    "photos": "photo",
    "feedback": "feedback",
    "handovers": "handover",
    "handover-items": "handover_item",
    "shift-notes": "shift_note",
    "roster": "roster",
    "stations": "station",
    "station-keepers": "station_keeper",
    "station-services": "station_service",
    "checklists": "checklist",
    "checklist-items": "checklist_item",
    "inspections": "inspection",
    "inspection-results": "inspection_result",
    "station-issues": "station_issue",
    "supplies": "supply",
    "supply-moves": "supply_move",
}
"""What can be listed, and the table it is in."""

_TIME = {
    "visit": "arrived_at", "tally": "at", "import_batch": "at", "disclosure": "at", "booking": "starts_at",
    "closure": "starts_at", "loan": "lent_at", "violation": "at", "activity_session": "starts_at", "registration": "at",
    "attendance": "at", "photo": "taken_at", "inspection": "at", "station_issue": "found_at", "supply_move": "at",
    "handover": "at", "shift_note": "at",
}  # fmt: skip
_OF_SOMEBODY = {
    **dict.fromkeys(
        ("visit", "booking", "booking_series", "loan", "violation", "participant", "attendance"), "person_id"
    ),
    "registration": "contact_id",
}
"""Tables whose rows name a person, and where: the name and phones stand with them."""
_CALLED = {"space": "name", "seat": "number", "asset": "name"}
"""What a row is called where another one names it."""
_HIDDEN = (FieldType.SECRET, FieldType.ID_DOCUMENT)
_WINDOW = 2000
_PART = 500


def rows(
    desk: Desk,
    actor: Actor,
    kind: str,
    start: datetime | None = None,
    end: datetime | None = None,
    *,
    activity: RowId | None = None,
    unmask_reason: str | None = None,
) -> Iterator[dict[str, Any]]:
    """The rows of a table by field name, voided ones left out; times of the site with their offset.

    `start` and `end` (excluded) bound the arrival, beginning or time of a row; `activity` leaves what isn't of it
    out. Secrets and ID numbers never appear;
    names and phones are masked unless a reason is given, which is recorded before the first row. Raises UserError
    for an unknown kind, for a period where rows have no time, and an activity where they belong to none.
    """
    require(actor, Permission.VIEW)
    table = KINDS.get(kind)
    if table is None:
        raise UserError(translate("cli", "What can be listed: {kinds}.").format(kinds=", ".join(KINDS)), "kind")
    if (start is not None or end is not None) and table not in _TIME:
        raise UserError(translate("cli", "{kind} can't be chosen by a period.").format(kind=kind), "from")
    if activity is not None and not {"activity_id", "session_id"} & RECORD[table].by_name.keys():
        raise UserError(translate("cli", "{kind} can't be chosen by an activity.").format(kind=kind), "activity")
    if unmask_reason is not None:
        require(actor, Permission.UNMASK_LISTS)
        reason = check_purpose(unmask_reason)
        with desk.store.write(actor.staff_id) as tx:
            tx.add(Disclosure(at=tx.now, subject=f"list {kind}", reason=reason))
    return _rows(desk, RECORD[table], start, end, activity, unmask_reason is not None)


def _rows(
    desk: Desk, spec: RecordSpec, start: datetime | None, end: datetime | None, activity: RowId | None, plain: bool
) -> Iterator[dict[str, Any]]:
    columns = MODEL[spec.table].__table__.c
    query = select(*columns).where(not_(columns.voided))
    if activity is not None and "activity_id" in columns:
        query = query.where(columns.activity_id == activity)
    elif activity is not None:
        sessions = select(ActivitySession.id).where(ActivitySession.activity_id == activity)
        query = query.where(columns.session_id.in_(sessions))
    if spec.table in _TIME:
        at: Any = columns[_TIME[spec.table]]
        if spec.table == "attendance":  # who stayed away has no time of their own
            held = select(ActivitySession.starts_at).where(ActivitySession.id == columns.session_id)
            at = held.scalar_subquery()
        if start is not None:
            query = query.where(at >= start)
        if end is not None:
            query = query.where(at < end)
        query = query.order_by(at, columns.id)
    else:
        query = query.order_by(columns.id)
    fields = [item for item in spec.fields if item.group != LIFE and item.type not in _HIDDEN]
    with desk.store.read() as session:
        names = {item.name: _names(session, item.references) for item in fields if item.type is FieldType.ROWS}
        found = session.execute(query.execution_options(yield_per=_WINDOW)).mappings().partitions()
        for part in found:
            of = _OF_SOMEBODY.get(spec.table)
            whose = _whose(session, of, part) if of else {}
            people = _people(session, whose.values())
            for row in part:
                line: dict[str, Any] = {"id": row["id"].hex()}
                if of:
                    person = people.get(whose[row["id"]] or b"")
                    for name in ("name", "phones"):
                        item = RECORD["person"].by_name[name]
                        line[name] = _shown(desk.zone, item, getattr(person, name, None), plain)
                for item in fields:
                    if item.type is FieldType.ROWS:
                        line[item.name] = _called(names[item.name], row[item.name])
                    else:
                        line[item.name] = _shown(desk.zone, item, row[item.name], plain)
                yield line


def _whose(session: Session, field: str, part: Sequence[RowMapping]) -> dict[RowId, RowId | None]:
    """The person each of these rows is of; a line of a session's list is its participant's."""
    listed = list({row["participant_id"] for row in part if row.get("participant_id") is not None})
    people: dict[RowId, RowId | None] = {}
    for start in range(0, len(listed), _PART):
        query = select(Participant.id, Participant.person_id).where(Participant.id.in_(listed[start : start + _PART]))
        people.update((one, person) for one, person in session.execute(query))
    return {row["id"]: row[field] or people.get(row.get("participant_id") or b"") for row in part}


def _people(session: Session, named: Iterable[RowId | None]) -> dict[RowId, Any]:
    """Names and phones of these people."""
    ids = list({one for one in named if one is not None})
    found: dict[RowId, Any] = {}
    for start in range(0, len(ids), _PART):
        query = select(Person.id, Person.name, Person.phones).where(Person.id.in_(ids[start : start + _PART]))
        found |= {one.id: one for one in session.execute(query)}
    return found


def _names(session: Session, table: str | None) -> dict[RowId, str]:
    """What the rows of a table are called, also those no longer in use."""
    if table not in _CALLED:
        return {}
    columns = MODEL[table].__table__.c
    called = select(columns.id, columns[_CALLED[table]].label("called"))
    return {row.id: row.called or "" for row in session.execute(called)}


def _called(names: Mapping[RowId, str], value: str | None) -> list[str]:
    """The rows a field names, as people call them: ["多功能厅"], ["折叠椅*20"]."""
    found = []
    for (row, count), item in zip(amounts_of(value), (value or "").split(), strict=True):
        name = names.get(row) or row.hex()
        found.append(f"{name}*{count}" if "*" in item else name)
    return found


def _shown(zone: ZoneInfo, item: FieldSpec, value: Any, plain: bool) -> Any:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if item.mask is not None and not plain:
        return mask(item.mask, value)
    return value
