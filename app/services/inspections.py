"""Inspection rounds of stations: checklists, verdicts with photos, a score, and the issues that come of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId, new_id
from app.core.paths import seed
from app.core.progress import Progress
from app.db.models import Checklist, ChecklistItem, Inspection, InspectionResult, Photo, Station
from app.db.queries import stations as queries
from app.db.tx import Changes, Tx
from app.domain import stations as rules
from app.domain.auth import Actor, Permission, require
from app.domain.station_records import LEVELS, VERDICTS
from app.domain.terms import STATION_KIND
from app.services import origins, staff, stations
from app.services import photos as photo_service
from app.services.desk import Desk, fixed_id
from app.services.stations import DUE_DAYS, IssueRow

CHECKLISTS = "reference/checklists.json"
"""The checklists every centre begins with."""
MOST_ITEMS = 60
MOST_POINTS = 100
LONGEST_TEXT = 200
LONGEST_REMARK = 4000


@dataclass(frozen=True, slots=True)
class ItemValue:
    """One thing a checklist looks at."""

    id: RowId | None
    text: str
    points: int
    due_days: int


@dataclass(frozen=True, slots=True)
class ChecklistValue:
    """A checklist; `id` None for a new one. No kinds: for all; `level` "": for both."""

    id: RowId | None
    name: str
    kinds: tuple[str, ...]
    items: tuple[ItemValue, ...]
    level: str = ""
    from_above: str = ""
    """The centre above that set it, and alone changes it; "" for one of this centre."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What was found of one item."""

    id: RowId
    text: str
    points: int
    verdict: str
    """"", good, partly, bad, not_applicable."""
    note: str
    due_days: int
    photos: tuple[str, ...]
    """Hashes."""


@dataclass(frozen=True, slots=True)
class InspectionCard:
    """One inspection. `finished_at` None: under way, and taken up again where it was left."""

    id: RowId
    station_id: RowId
    station: str
    checklist: str
    at: datetime
    by: str
    finished_at: datetime | None
    score: int | None
    remark: str
    results: tuple[ResultRow, ...]
    issues: tuple[IssueRow, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A station whose round is due."""

    station_id: RowId
    station: str
    inspect_by: date
    days_over: int
    """Negative: still to come."""
    last_score: int | None
    under_way: RowId | None


# ------------------------------------------------------------------------------------------- checklists


@cache
def _catalogue() -> tuple[ChecklistValue, ...]:
    """The checklists of the catalogue file, under ids that are the same on every desk."""
    return tuple(
        ChecklistValue(
            fixed_id("checklist", one["code"]), one["name"], tuple(one["kinds"]),
            tuple(
                ItemValue(
                    fixed_id("checklist_item", one["code"], item["code"]), item["text"], item["points"],
                    item.get("due_days", DUE_DAYS),
                )
                for item in one["items"]
            ),
            one["level"],
        )
        for one in json.loads(seed(CHECKLISTS).read_text("utf-8"))["checklists"]
    )  # fmt: skip


def checklists(desk: Desk, kind: str = "") -> list[ChecklistValue]:
    """The checklists for a kind of station, or all; those of the catalogue first, as they were changed here."""
    tables = frozenset({"checklist", "checklist_item"})
    every = desk.keep("checklists", tables, lambda: _read_checklists(desk))
    return [one for one in every if not kind or not one.kinds or kind in one.kinds]


def _read_checklists(desk: Desk) -> tuple[ChecklistValue, ...]:
    with desk.store.read() as session:
        items: dict[RowId, list[ItemValue]] = {}
        query = select(ChecklistItem).where(ChecklistItem.voided == false())
        for item in session.scalars(query.order_by(ChecklistItem.position, ChecklistItem.id)):
            if item.checklist_id is not None:
                value = ItemValue(item.id, item.text or "", item.points, item.due_days)
                items.setdefault(item.checklist_id, []).append(value)
        rows = {row.id: row for row in session.scalars(select(Checklist).order_by(Checklist.position, Checklist.id))}
        above = origins.from_above(desk, session, rows.values())
        order = [one.id or b"" for one in _catalogue()]
        given = {one.id: one for one in _catalogue()}
        found = []
        for row_id in [*order, *(row_id for row_id in rows if row_id not in given)]:
            row = rows.get(row_id)
            if row is None:
                found.append(given[row_id])
            elif not row.voided:
                kinds = tuple((row.kinds or "").split())
                found.append(
                    ChecklistValue(
                        row.id,
                        row.name or "",
                        kinds,
                        tuple(items.get(row.id, ())),
                        row.level or "",
                        above.get(row.id, ""),
                    )
                )
    return tuple(found)


def _checklist(desk: Desk, checklist_id: RowId) -> ChecklistValue:
    for one in checklists(desk):
        if one.id == checklist_id:
            return one
    raise UserError(translate("errors", "This entry is no longer here."), "checklist")


def save_checklist(desk: Desk, actor: Actor, value: ChecklistValue) -> tuple[ChecklistValue, Changes]:
    """Make or change a checklist; inspections that were made keep their own texts."""
    require(actor, Permission.EDIT_STATIONS)
    name = _text(value.name, "name", 40)
    if name is None:
        raise UserError(translate("errors", "Please fill this in."), "name")
    if not set(value.kinds) <= {term.code for term in desk.terms(STATION_KIND, voided=True)}:
        raise UserError(translate("errors", "Please choose one of the list."), "kinds")
    if value.level and value.level not in dict(LEVELS):
        raise UserError(translate("errors", "Please choose one of the list."), "level")
    items = [_item(item) for item in value.items if item.text.strip()]
    if not items or len(items) > MOST_ITEMS:
        message = translate("stations", "A checklist looks at {least} to {most} things.")
        raise UserError(message.format(least=1, most=MOST_ITEMS), "items")
    row_id = value.id or new_id()
    kept = {"name": name, "kinds": " ".join(value.kinds) or None, "level": value.level or None}
    with desk.store.write(actor.staff_id) as tx:
        row = tx.session.get(Checklist, row_id)
        if row is not None:
            origins.must_be_own(desk, tx.session, row)
        if row is None:
            tx.add(Checklist(id=row_id, **kept, position=_place(row_id)))
        elif any(getattr(row, field) != now for field, now in kept.items()):
            tx.edit(row, kept)
        _write_items(tx, row_id, items)
    return _checklist(desk, row_id), tx.changes


def _place(checklist_id: RowId) -> int:
    """Those of the catalogue stand in its order, before a centre's own."""
    order = [one.id for one in _catalogue()]
    return order.index(checklist_id) if checklist_id in order else len(order)


def _item(item: ItemValue) -> ItemValue:
    text = _text(item.text, "items", LONGEST_TEXT)
    for number, most in ((item.points, MOST_POINTS), (item.due_days, 365)):
        if not 0 <= number <= most:
            message = translate("errors", "A number from {least} to {most}, please.")
            raise UserError(message.format(least=0, most=most), "items")
    return ItemValue(item.id or new_id(), text or "", item.points, item.due_days)


def _write_items(tx: Tx, checklist_id: RowId, items: Sequence[ItemValue]) -> None:
    query = select(ChecklistItem).where(ChecklistItem.checklist_id == checklist_id)
    here = {row.id: row for row in tx.session.scalars(query)}
    for position, item in enumerate(items):
        values = {"text": item.text, "points": item.points, "due_days": item.due_days}
        row = here.pop(item.id or b"", None)
        if row is None:
            tx.add(ChecklistItem(id=item.id, checklist_id=checklist_id, position=position, **values))
            continue
        if row.voided:
            tx.restore(row)
        changed = {**values, "position": position}
        if any(getattr(row, field) != now for field, now in changed.items()):
            tx.edit(row, changed)
    for row in here.values():
        if not row.voided:
            tx.void(row, translate("stations", "Taken off the checklist"))


def void_checklist(desk: Desk, actor: Actor, checklist_id: RowId, reason: str = "") -> tuple[None, Changes]:
    """Take a checklist out of use; one has to stay."""
    require(actor, Permission.EDIT_STATIONS)
    every = checklists(desk)
    if len(every) <= 1:
        raise UserError(translate("errors", "The last entry of a list has to stay."))
    value = _checklist(desk, checklist_id)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.session.get(Checklist, checklist_id)
        if row is not None:
            origins.must_be_own(desk, tx.session, row)
        if row is None:  # of the catalogue: it is written down to be voided
            kinds = " ".join(value.kinds) or None
            row = tx.add(
                Checklist(
                    id=checklist_id, name=value.name, kinds=kinds, level=value.level or None,
                    position=_place(checklist_id),
                )
            )  # fmt: skip
        tx.void(row, reason.strip() or translate("stations", "No longer used"))
    return None, tx.changes


def _text(value: str, field: str, longest: int) -> str | None:
    kept = " ".join((value or "").split()) if field != "remark" else (value or "").strip()
    if len(kept) > longest:
        raise UserError(translate("errors", "At most {n} characters.").format(n=longest), field)
    return kept or None


# ------------------------------------------------------------------------------------------- a round


def start(
    desk: Desk, actor: Actor, station_id: RowId, checklist_id: RowId | None = None
) -> tuple[InspectionCard, Changes]:
    """Begin an inspection, or go on with the one under way. None: the checklist that fits kind and level best."""
    require(actor, Permission.KEEP_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        station = tx.get(Station, station_id)
        going = queries.under_way(tx.session).get(station_id)
        if going is None:
            going = _begin(desk, tx, station, checklist_id)
    return card(desk, going), tx.changes


def _begin(desk: Desk, tx: Tx, station: Station, checklist_id: RowId | None) -> RowId:
    if station.voided:
        raise UserError(translate("stations", "This station is no longer in the directory."))
    fitting = checklists(desk, station.kind or "") or checklists(desk)
    level = station.level or "basic"
    chosen = (
        min(fitting, key=lambda one: (one.level != level, bool(one.level), not one.kinds))
        if checklist_id is None
        else _checklist(desk, checklist_id)
    )
    row = tx.add(Inspection(station_id=station.id, checklist_id=chosen.id, at=tx.now))
    tx.insert_many(
        InspectionResult,
        (
            {
                "id": new_id(), "inspection_id": row.id, "item_id": item.id, "text": item.text, "points": item.points,
            }
            for item in chosen.items
        ),
    )  # fmt: skip
    return row.id


def judge(
    desk: Desk, actor: Actor, inspection_id: RowId, result_id: RowId, verdict: str, note: str = ""
) -> tuple[InspectionCard, Changes]:
    """Say what was found of one item; saved at once."""
    require(actor, Permission.KEEP_STATIONS)
    if verdict and verdict not in dict(VERDICTS):
        raise UserError(translate("errors", "Please choose one of the list."), "verdict")
    with desk.store.write(actor.staff_id) as tx:
        _open(tx, inspection_id)
        row = _result(tx, result_id)
        if row.inspection_id != inspection_id:
            raise UserError(translate("errors", "This entry is no longer here."))
        tx.edit(row, {"verdict": verdict or None, "note": _text(note, "note", LONGEST_TEXT)})
    return card(desk, inspection_id), tx.changes


def _open(tx: Tx, inspection_id: RowId) -> Inspection:
    row = tx.get(Inspection, inspection_id)
    if row.finished_at is not None:
        raise UserError(translate("stations", "This inspection is finished; begin another one."))
    return row


def _result(tx: Tx, result_id: RowId) -> InspectionResult:
    return tx.get(InspectionResult, result_id)


def add_photos(
    desk: Desk, actor: Actor, result_id: RowId, sources: Sequence[Path | bytes], progress: Progress | None = None
) -> tuple[InspectionCard, Changes]:
    """Photos of one item, kept as those of activities."""
    require(actor, Permission.KEEP_STATIONS)
    with photo_service.taken_in(desk, sources, progress) as pictures, desk.store.write(actor.staff_id) as tx:
        row = _result(tx, result_id)
        photo_service.write(tx, "result_id", result_id, pictures, {})
    return card(desk, row.inspection_id or b""), tx.changes


def remove_photo(desk: Desk, actor: Actor, result_id: RowId, sha256: str) -> tuple[InspectionCard, Changes]:
    """Take a photo of an item out."""
    require(actor, Permission.KEEP_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        row = _result(tx, result_id)
        query = select(Photo.id).where(Photo.result_id == result_id, Photo.sha256 == sha256)
        for photo_id in tx.session.scalars(query):
            photo_service.take_out(tx, photo_id)
    return card(desk, row.inspection_id or b""), tx.changes


def finish(
    desk: Desk, actor: Actor, inspection_id: RowId, *, remark: str = "", issues: Mapping[RowId, tuple[str, date]] = {}
) -> tuple[InspectionCard, Changes]:
    """Score it and write the issues (by result: what is wrong, by when).

    Raises UserError while an item lacks a verdict.
    """
    require(actor, Permission.KEEP_STATIONS)
    kept = _text(remark, "remark", LONGEST_REMARK)
    with desk.store.write(actor.staff_id) as tx:
        row = _open(tx, inspection_id)
        found = queries.results(tx.session, [inspection_id]).get(inspection_id, [])
        absent = [result.text or "" for result in found if not result.verdict]
        if absent:
            message = translate("stations", "{n} items have no verdict yet, the first is “{text}”.")
            raise UserError(message.format(n=len(absent), text=absent[0]), "verdict")
        if not issues.keys() <= {result.id for result in found}:
            raise UserError(translate("errors", "This entry is no longer here."))
        points = rules.score((result.points, result.verdict or "") for result in found)
        tx.edit(row, {"finished_at": tx.now, "score": points, "remark": kept})
        for result_id, (text, due_on) in issues.items():
            stations.write_issue(
                desk, tx, row.station_id or b"", text, due_on, inspection_id=inspection_id, result_id=result_id
            )
    return card(desk, inspection_id), tx.changes


def discard(desk: Desk, actor: Actor, inspection_id: RowId, reason: str = "") -> tuple[None, Changes]:
    """Give up an inspection that was begun by mistake."""
    require(actor, Permission.KEEP_STATIONS)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(_open(tx, inspection_id), reason.strip() or translate("stations", "Begun by mistake"))
    return None, tx.changes


# ------------------------------------------------------------------------------------------- looking


def card(desk: Desk, inspection_id: RowId) -> InspectionCard:
    """One inspection."""
    with desk.store.read() as session:
        row = session.get(Inspection, inspection_id)
        if row is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        return _cards(desk, session, [row])[0]


def of_station(desk: Desk, station_id: RowId, limit: int = 20) -> list[InspectionCard]:
    """Inspections of a station, the newest first."""
    with desk.store.read() as session:
        return _cards(desk, session, queries.inspections(session, station_id, limit))


def _cards(desk: Desk, session: Session, rows: Sequence[Inspection]) -> list[InspectionCard]:
    ids = [row.id for row in rows]
    results = queries.results(session, ids)
    shown = queries.result_photos(session, (one.id for found in results.values() for one in found))
    written = stations.issue_rows(desk, session, queries.issues(session, inspections=ids, open_only=False))
    who, names = queries.actors(session, (row.create_op for row in rows)), staff.names(desk)
    places = {row.station_id: session.get(Station, row.station_id) for row in rows if row.station_id is not None}
    lists = {one.id: one for one in checklists(desk)}
    days = {item.id: item.due_days for one in lists.values() for item in one.items}
    found = []
    for row in rows:
        station, checklist = places.get(row.station_id or b""), lists.get(row.checklist_id)
        found.append(
            InspectionCard(
                row.id, row.station_id or b"", station.name or "" if station is not None else "",
                checklist.name if checklist is not None else "", row.at or desk.now(),
                names.get(who.get(row.create_op, b""), ""), row.finished_at, row.score, row.remark or "",
                tuple(
                    ResultRow(
                        one.id, one.text or "", one.points, one.verdict or "", one.note or "",
                        days.get(one.item_id, DUE_DAYS), tuple(shown.get(one.id, ())),
                    )
                    for one in results.get(row.id, ())
                ),
                tuple(issue for issue in written if issue.inspection_id == row.id),
            )
        )  # fmt: skip
    return found


def due(desk: Desk, within_days: int = 3) -> list[Due]:
    """Rounds that are overdue or due soon, and those under way, the most overdue first."""
    today = desk.today()
    with desk.store.read() as session:
        going = queries.under_way(session)
    found = []
    for near in stations.stations(desk):
        row = near.row
        if row.inspect_by is None:
            continue
        over = (today - row.inspect_by).days
        if over >= -within_days or row.id in going:
            found.append(Due(row.id, row.name, row.inspect_by, over, row.score, going.get(row.id)))
    return sorted(found, key=lambda one: (-one.days_over, one.station))
