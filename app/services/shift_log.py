"""The log of a shift writes itself: who came and went, what was used, lent, noted, handed over, and all else written.

What has a time of its own is told at that time; the rest as the log of operations has it, many of a kind in one line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import MODEL, Person
from app.db.oplog import read_payload
from app.db.queries import handover as queries
from app.db.queries.handover import Act
from app.domain import handover as rules
from app.domain.fields import rows_of
from app.domain.privacy import mask_name
from app.domain.records import LEFT_UNVERIFIED, RECORD
from app.domain.sync.fold import Label
from app.domain.terms import PURPOSE
from app.services import handover, history, loans, spaces, staff, visits
from app.services.desk import Desk
from app.services.handover import author


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log that writes itself. `place` and `arguments` open what it is about."""

    at: datetime
    icon: str
    text: str
    by: str
    place: str
    arguments: Mapping[str, object]


_KEPT = frozenset({
    "visit", "booking", "booking_series", "loan", "person", "person_alias", "registration", "activity",
    "activity_session", "space", "closure", "station", "station_issue", "inspection", "supply_move",
    "import_batch", "setting", "staff", "disclosure", "ballot",
})  # fmt: skip
"""What the log speaks of. Who came and went, what was used and lent, and notes have times of their own."""
_TIMED = {
    "visit": {"arrived_at", "left_at", "left_kind"}, "booking": {"in_at", "out_at"}, "loan": {"lent_at", "returned_at"},
}  # fmt: skip
_MANY = 3
"""So many entries of one kind within a minute are told one by one, more of them as a number."""
_ICON = {
    "visit": "users", "booking": "calendar-clock", "booking_series": "repeat", "loan": "package-open",
    "person": "id-card", "person_alias": "merge", "registration": "ticket", "activity": "ticket",
    "activity_session": "ticket", "space": "door-open", "closure": "ban", "station": "bike", "station_issue": "wrench",
    "inspection": "clipboard-check", "supply_move": "package-open", "handover": "arrow-left-right",
    "import_batch": "file-input", "setting": "settings", "staff": "user", "disclosure": "eye", "ballot": "ticket",
}  # fmt: skip


def log(
    desk: Desk, start: datetime, end: datetime, limit: int = 500, *, visitors: bool = True, masked: bool = False
) -> list[LogLine]:
    """What happened, the newest first; with or without who came and went, names `masked` where it is printed."""
    names = staff.names(desk)

    def named(name: str | None) -> str:
        return (mask_name(name) if masked else name) if name else "—"

    with desk.store.read() as session:
        lines = [
            *_said(desk, session, start, end),
            *_handed(desk, start, end),
            *_used(desk, session, names, start, end),
            *_lent(desk, session, names, start, end, named),
            *_acts(desk, session, names, start, end, named),
        ]  # fmt: skip
        if visitors:
            lines += _visits(desk, session, names, start, end, limit, named)
    return sorted(lines, key=lambda line: line.at, reverse=True)[:limit]


def _visits(
    desk: Desk, session: Session, names: Mapping[RowId, str], start: datetime, end: datetime, limit: int, named: Any
) -> Iterator[LogLine]:
    found = queries.came_and_went(session, start, end, limit)
    made = queries.makers(session, [row["made"] for row in found])
    later = queries.authors(session, [row["id"] for row in found if row["left_at"] is not None])
    for row in found:
        opens = {"visit_id": row["id"]}
        maker = author(names, made.get(row["made"]))
        name, arrived, left = named(row["name"]), row["arrived_at"], row["left_at"]
        if arrived is not None and start <= arrived < end:
            codes = [desk.term_label(PURPOSE, code) for code in (row["purposes"] or "").split()]
            why = visits.purpose_text(codes, row["purpose_note"] or "")
            text = translate("handover", "{name} came: {why}") if why else translate("handover", "{name} came")
            yield LogLine(arrived, "log-in", text.format(name=name, why=why), maker, "visitors", opens)
        if left is not None and start <= left < end:
            text = (
                translate("handover", "{name} was closed as to verify") if row["left_kind"] == LEFT_UNVERIFIED
                else translate("handover", "{name} left")
            ).format(name=name)  # fmt: skip
            by = later.get(row["id"], [])
            yield LogLine(left, "log-out", text, author(names, by[-1][1]) if by else maker, "visitors", opens)


def _said(desk: Desk, session: Session, start: datetime, end: datetime) -> Iterator[LogLine]:
    """Notes as they were written and settled."""
    for row in handover.note_rows(desk, queries.notes_told(session, start, end)):
        opens = {"note_id": row.id}
        if start <= row.at < end:
            text = translate("handover", "{kind}: {text}").format(kind=row.kind_label, text=row.text)
            yield LogLine(row.at, rules.ICONS.get(row.kind, "shield"), text, row.by, "handover", opens)
        if row.settled_at is not None and row.kind != rules.ROUND and start <= row.settled_at < end:
            how = row.settle_note or translate("handover", "done")
            text = translate("handover", "Settled: {text} ({how})").format(text=row.text, how=how)
            yield LogLine(row.settled_at, "check", text, "", "handover", opens)


def _handed(desk: Desk, start: datetime, end: datetime) -> Iterator[LogLine]:
    days = (start.astimezone(desk.zone).date() - timedelta(days=2), end.astimezone(desk.zone).date())
    for card in handover.handovers(desk, *days):
        if not start <= card.at < end:
            continue
        text = {
            rules.SIGNED: translate("handover", "{shift} handed over: {outgoing} to {incoming}"),
            rules.REFUSED: translate("handover", "{shift} not taken over by {incoming}: {reason}"),
        }.get(card.state, translate("handover", "{shift} closed by {by}: {reason}"))
        said = text.format(
            shift=card.shift, outgoing=card.outgoing, incoming=card.incoming, reason=card.reason, by=card.forced_by
        )
        by = card.forced_by or (card.incoming if card.state == rules.REFUSED else card.outgoing)
        yield LogLine(card.at, _ICON["handover"], said, by, *opening("handover", card.id))


def _used(
    desk: Desk, session: Session, names: Mapping[RowId, str], start: datetime, end: datetime
) -> Iterator[LogLine]:
    places = {one.id: one.name for one in spaces.spaces(desk, voided=True)}
    found = queries.used(session, start, end)
    later = queries.authors(session, [row["id"] for row in found])
    made = queries.makers(session, [row["made"] for row in found])
    for row in found:
        by = later.get(row["id"], [])
        who = author(names, by[-1][1] if by else made.get(row["made"]))
        where = "、".join(places.get(one, "") for one in rows_of(row["spaces"]))
        what = row["title"] or row["organisation"] or ""
        opens = {"booking_id": row["id"]}
        for at, text in (
            (row["in_at"], translate("handover", "{place} taken into use: {what}")),
            (row["out_at"], translate("handover", "{place} free again: {what}")),
        ):
            # Study seats are taken and left all day long; the figures tell of them.
            if at is not None and start <= at < end and not row["seats"]:
                said = text.format(place=where, what=what).rstrip(":： ")
                yield LogLine(at, "calendar-clock", said, who, "bookings", opens)


def _lent(
    desk: Desk, session: Session, names: Mapping[RowId, str], start: datetime, end: datetime, named: Any
) -> Iterator[LogLine]:
    found = queries.loans_between(session, start, end)
    later = queries.authors(session, found)
    made = queries.makers(session, list(found.values()))
    opens: dict[str, object] = {"do": "loans"}
    for row in loans.rows(desk, found):
        what = row.asset if row.quantity == 1 else f"{row.asset} ×{row.quantity}"
        by = author(names, later[row.id][-1][1]) if row.id in later else ""
        if start <= row.lent_at < end:
            text = translate("handover", "Lent to {name}: {what}").format(name=named(row.name), what=what)
            giver = author(names, made.get(found[row.id]))
            yield LogLine(row.lent_at, "package-open", text, giver, "bookings", opens)
        if row.returned_at is not None and start <= row.returned_at < end:
            text = translate("handover", "Brought back: {what} ({condition})")
            said = text.format(what=what, condition=row.condition_label)
            yield LogLine(row.returned_at, "package-open", said, by, "bookings", opens)


def _acts(
    desk: Desk, session: Session, names: Mapping[RowId, str], start: datetime, end: datetime, named: Any
) -> Iterator[LogLine]:
    """What was written besides: entries made, changed, voided; many of a kind within a minute are one line."""

    def alike(act: Act) -> tuple[str, int, RowId, datetime]:
        return act.table, act.label, act.actor, act.at.replace(second=0, microsecond=0)

    found = sorted((act for act in queries.acts(session, start, end, _KEPT) if _tells(act)), key=alike)
    for (table, label, actor, at), group in groupby(found, key=alike):
        many = {act.row: act for act in group}
        record, done = RECORD[table].label, history.act_label(Label(label))
        if len(many) > _MANY:
            text = translate("handover", "{act}: {record} ×{n}").format(act=done, record=record, n=len(many))
            yield LogLine(at, _ICON[table], text, author(names, actor), "", {})
            continue
        for act in many.values():
            called = _called(session, act, named)
            text = (
                translate("handover", "{act}: {record} {name}") if called else translate("handover", "{act}: {record}")
            ).format(act=done, record=record, name=called)  # fmt: skip
            yield LogLine(act.at, _ICON[table], text, author(names, actor), *opening(table, act.row))


def _tells(act: Act) -> bool:
    """Whether an operation says more than what already has a time of its own."""
    if act.table not in _TIMED:
        return True
    if act.label in (Label.VOID, Label.RESTORE, Label.RESOLVE, Label.ERASE):
        return True
    if act.table != "booking" and act.label is Label.CREATE:
        return False
    written = read_payload(RECORD[act.table], act.line) if act.line else {}
    if act.table == "visit":
        return bool(written.get("correction_reason"))
    return act.table == "booking" and not any(written.get(name) for name in _TIMED["booking"])


def _called(session: Session, act: Act, named: Any) -> str:
    """What a row is called in a line."""
    row = session.get(MODEL[act.table], act.row)
    if row is None:
        return ""
    person = getattr(row, "person_id", None) or getattr(row, "contact_id", None)
    for field in ("title", "name", "subject", "file_name", "label", "number", "text", "organisation"):
        value = getattr(row, field, None)
        if value:
            return str(named(value) if act.table == "person" else value)
    found = session.get(Person, person) if person is not None else None
    return str(named(found.name)) if found is not None else ""


def opening(table: str, row: RowId) -> tuple[str, Mapping[str, object]]:
    """The page and its arguments that show a row; ("", {}) where none does."""
    match table:
        case "visit":
            return "visitors", {"visit_id": row}
        case "booking":
            return "bookings", {"booking_id": row}
        case "loan":
            return "bookings", {"do": "loans"}
        case "activity":
            return "activities", {"activity_id": row}
        case "activity_session":
            return "activities", {"session_id": row}
        case "person":
            return "people", {"person_id": row}
        case "station":
            return "stations", {"station_id": row}
        case "station_issue":
            return "stations", {"issue_id": row}
        case "handover":
            return "handover", {"handover_id": row}
    return "", {}
