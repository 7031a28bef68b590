"""Who changed what and when, in words: the log of one row, masked as the row itself is."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import (
    MODEL,
    Activity,
    ActivitySession,
    Asset,
    Campaign,
    Checklist,
    InspectionResult,
    Participant,
    Person,
    Registration,
    Seat,
    Space,
    Staff,
    Station,
    Supply,
    Synced,
)
from app.db.tx import Event
from app.db.tx import history as read_history
from app.domain import stations
from app.domain.auth import SYSTEM, Actor, Permission, require
from app.domain.fields import LIFE, FieldSpec, FieldType, amounts_of
from app.domain.privacy import mask, masked_tail
from app.domain.records import RECORD
from app.domain.spaces import opening_from_json
from app.domain.sync.fold import Label
from app.services.desk import Desk

_REASONS = ("void_reason", "correction_reason")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one field, or of the row as a whole (`field` empty). Texts are ready to show."""

    at: datetime
    who: str
    act: str
    field: str
    before: str
    after: str
    reason: str


def act_label(label: Label) -> str:
    """What was done, in the language of the desk."""
    return {
        Label.CREATE: translate("history", "Recorded"),
        Label.UPDATE: translate("history", "Changed"),
        Label.VOID: translate("history", "Voided"),
        Label.RESTORE: translate("history", "Restored"),
        Label.RESOLVE: translate("history", "Settled"),
        Label.AUTO: translate("history", "By the program"),
        Label.ERASE: translate("history", "Erased"),
    }[label]


def history(desk: Desk, actor: Actor, table: str, row: RowId) -> list[HistoryLine]:
    """Everything that was done to a row, oldest first; `table` as in `domain.records`."""
    require(actor, Permission.VIEW)
    lines: list[HistoryLine] = []
    with desk.store.read() as session:
        events = read_history(session, MODEL[table], row)
        people = who(session, events)
        for event in events:
            lines += _lines(desk, session, table, event, people[event.actor])
    return lines


def who(session: Session, events: Iterable[Event]) -> dict[RowId, str]:
    """The names of those who did these things."""
    ids = {event.actor for event in events}
    found = dict(session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(ids))).all())
    return {
        one: translate("history", "The program")
        if one == SYSTEM.staff_id
        else found.get(one) or translate("history", "Someone at another desk")
        for one in ids
    }


def _lines(desk: Desk, session: Session, table: str, event: Event, person: str) -> list[HistoryLine]:
    spec = RECORD[table]
    act = act_label(event.label)
    reason = next((str(event.after[name]) for name in _REASONS if event.after.get(name)), "")
    if event.erased:
        note = translate("history", "The content was erased.")
        return [HistoryLine(event.at, person, act, "", "", note, "")]
    if event.label in (Label.CREATE, Label.ERASE):
        return [HistoryLine(event.at, person, act, "", "", "", "" if reason == "-" else reason)]
    found = []
    for name in event.after:
        item = spec.by_name[name]
        if name in _REASONS or item.group == LIFE or name == "id_number":
            continue
        before, after = (value_text(desk, session, item, values.get(name)) for values in (event.before, event.after))
        if name == "value" and table == "setting":
            before, after = _setting(event.before.get(name)), _setting(event.after.get(name))
        if item.type is FieldType.ROW and not before and not after:
            continue  # a row that has no name of its own
        found.append(HistoryLine(event.at, person, act, item.label, before, after, reason))
    if "id_number" in event.after and "id_tail" not in event.after:
        hidden = "****"
        label = spec.by_name["id_number"].label
        found.append(HistoryLine(event.at, person, act, label, hidden, hidden, reason))
    return found or [HistoryLine(event.at, person, act, "", "", "", reason)]


def _setting(text: str | None) -> str:
    return text or ""


_NAMED: dict[str | None, tuple[type[Synced], str]] = {
    "person": (Person, "name"), "space": (Space, "name"), "seat": (Seat, "number"), "asset": (Asset, "name"),
    "campaign": (Campaign, "name"), "activity": (Activity, "title"), "activity_session": (ActivitySession, "title"),
    "registration": (Registration, "number"), "participant": (Participant, "number"), "station": (Station, "name"),
    "checklist": (Checklist, "name"), "inspection_result": (InspectionResult, "text"), "supply": (Supply, "name"),
}  # fmt: skip
"""What a row is called in a sentence, by its table."""


def _row_name(session: Session, table: str | None, row: RowId) -> str:
    """The name of a row another one names, also of one taken out of use; "" where it has none, or isn't here."""
    if table not in _NAMED:
        return ""
    model, name = _NAMED[table]
    found = session.get(model, row)
    return str(getattr(found, name) or "") if found is not None else ""


def _amounts(session: Session, table: str | None, text: str) -> Iterator[str]:
    """The rows a field names, each by its name, and how many where there are several of it."""
    for row, count in amounts_of(text):
        name = _row_name(session, table, row) or "—"
        yield name if count == 1 else f"{name} ×{count}"


def value_text(desk: Desk, session: Session, item: FieldSpec, value: Any) -> str:
    """A field's value as a person reads it, masked."""
    if value is None or value == "":
        return ""
    if item.name == "id_tail":
        return masked_tail(str(value))
    if item.name in ("longitude", "latitude"):
        return stations.degrees_text(value)
    if item.name == "opening":
        try:
            return stations.hours_text(opening_from_json(json.loads(value)))
        except (ValueError, UserError):
            return str(value)
    match item.type:
        case FieldType.SECRET | FieldType.ID_DOCUMENT:
            return "****"
        case FieldType.INSTANT:
            return f"{value.astimezone(desk.zone):%Y-%m-%d %H:%M}"
        case FieldType.DATE:
            return str(value.isoformat())
        case FieldType.BOOLEAN:
            return translate("history", "yes") if value else translate("history", "no")
        case FieldType.CHOICE if item.options:
            return item.option_label(str(value))
        case FieldType.CHOICE | FieldType.CHOICES if item.terms:
            return desk.term_labels(item.terms, str(value))
        case FieldType.ROW:
            return _row_name(session, item.references, value)
        case FieldType.ROWS:
            return desk.between.join(_amounts(session, item.references, str(value)))
    text = str(value)
    return mask(item.mask, text) if item.mask and item.mask != "name" else text
