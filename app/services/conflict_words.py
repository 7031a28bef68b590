"""How a record is said where two versions of it stand side by side: its fields, its name, its page, its authors."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import (
    MODEL,
    Activity,
    ActivitySession,
    Participant,
    Person,
    Registration,
    Staff,
    Synced,
)
from app.db.models.log import lane, op
from app.db.oplog import LANE_BITS, Recorder
from app.domain.auth import SYSTEM
from app.domain.conflicts import Said, Side
from app.domain.fields import LIFE, FieldSpec, FieldType, rows_of
from app.domain.privacy import mask_phone
from app.domain.records import RECORD
from app.domain.settings import BY_KEY
from app.domain.settings import Kind as SettingKind
from app.domain.shifts import clock
from app.services.desk import Desk
from app.services.history import value_text

_TECHNICAL = frozenset({"uid", "batch_id", "id_tail"})
"""Fields that tell a person nothing."""
_NAMES = ("title", "name", "label", "text", "number")
"""The fields a record may be called by."""
_BY_ANOTHER = (
    "participant_id", "contact_id", "person_id", "activity_id", "station_id", "space_id", "asset_id", "supply_id",
    "staff_id", "one_id",
)  # fmt: skip
"""Whose name stands for a record that has none of its own."""

LONGEST = 400
"""Letters of a text that are shown beside another version of it."""
_COUNTED = (FieldType.BOOLEAN, FieldType.INTEGER, FieldType.MINUTES)
"""What says nothing while it is as it always is: no companions, no minutes of setting up."""

Values = Mapping[str, Any]
"""A record's fields by name, as Python values."""


class Look:
    """One reading of the data: what the pages of disagreements are made from."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk = desk
        self.session = session
        self.recorder = Recorder(session.connection(), desk.store.site, desk.store.centre, b"", 0, desk.store.authority)

    @cached_property
    def lanes(self) -> dict[int, Any]:
        """Every lane by its local number."""
        return {line.id: line for line in self.session.execute(select(lane))}

    @cached_property
    def _staff(self) -> dict[RowId, str]:
        return {one.id: one.name or "" for one in self.session.execute(select(Staff.id, Staff.name))}

    def author(self, table: str, row: RowId, group: str) -> Any:
        """The line of the log that says what a group of a record shows; None for a record that isn't here."""
        found = self.session.get(MODEL[table], row)
        if found is None:
            return None
        numbers = self.recorder.heads(RECORD[table], row, found.create_op)[group]
        query = select(op).where(op.c.id.in_(numbers)).order_by(op.c.stamp.desc(), op.c.id)
        return self.session.execute(query).first()

    def created(self, table: str, row: RowId) -> Any:
        """The line of the log that made a record; None for one that isn't here."""
        found = self.session.get(MODEL[table], row)
        return self.operation(found.create_op) if found is not None else None

    def site(self, number: int) -> str:
        """Which installation wrote an operation, by the operation's local number."""
        found = self.lanes.get(number >> LANE_BITS)
        return found.site if found is not None else ""

    def operation(self, number: int) -> Any:
        """A line of the log; None when it isn't here."""
        return self.session.execute(select(op).where(op.c.id == number)).first()

    def site_name(self, site: str) -> str:
        """What an installation is called on this desk; its centre is said only where it is another."""
        known = self.desk.roster.certificates.get(site)
        if site == self.desk.store.site:
            text = translate("sync", "This computer ({name})") if known else translate("sync", "This computer")
            return text.format(name=known.name if known else "")
        if known is None:
            return translate("sync", "Another computer")
        if known.centre != self.desk.store.centre:
            return f"{known.centre_name} · {known.name}"
        own = self.desk.roster.certificates.get(self.desk.store.site)
        if own is not None and site == own.replaces:
            return translate("sync", "{name} (under its earlier identity)").format(name=known.name)
        if own is not None and known.name == own.name:
            return translate("sync", "{name} (another one)").format(name=known.name)
        return known.name

    def staff_name(self, actor: RowId) -> str:
        """Who did something."""
        if actor == SYSTEM.staff_id:
            return translate("history", "The program")
        return self._staff.get(actor) or translate("history", "Someone at another desk")

    def side(self, line: Any, **more: Any) -> Side:
        """A side by the line of the log that wrote it; without its fields yet."""
        site = self.site(line.id)
        return Side(
            site, self.site_name(site), self.staff_name(line.actor), from_ms(line.wall),
            site == self.desk.store.site, (), **more,
        )  # fmt: skip

    # ---- what a record says

    def values(self, table: str, row: RowId) -> dict[str, Any] | None:
        """A record as its table shows it; None when it isn't here."""
        found = self.session.get(MODEL[table], row)
        if found is None:
            return None
        return {item.name: getattr(found, item.name) for item in found.spec.fields}

    def said(self, table: str, values: Values, *, life: bool = False) -> dict[str, Said]:
        """A record's fields as a person reads them, in their order; times that belong together as one.

        Whether it is voided is said where it is, and where that is the question (`life`).
        """
        spec = RECORD[table]
        found: dict[str, Said] = {}
        fields = [item for item in spec.fields if item.group != LIFE and item.name not in _TECHNICAL]
        start, end = values.get("starts_at"), values.get("ends_at")
        if start is not None and end is not None:
            fields = [item for item in fields if item.name not in ("starts_at", "ends_at")]
            found |= self._when(start, end)
        if table == "setting":
            return found | self._setting(values) | _life(values, life)
        for item in fields:
            value = values.get(item.name)
            usual = item.type in _COUNTED and value == item.default
            found[item.name] = Said(item.label, self._text(item, value), value or None, usual)
        return found | _life(values, life)

    def _when(self, start: datetime, end: datetime) -> dict[str, Said]:
        zone = self.desk.zone
        first, last = start.astimezone(zone), end.astimezone(zone)
        day = day_text(first)
        until = f"{last:%H:%M}" if last.date() == first.date() else f"{day_text(last)} {last:%H:%M}"
        return {
            "day": Said(translate("sync", "Date"), day, first.date()),
            "time": Said(translate("sync", "Time"), f"{first:%H:%M}–{until}", (first.time(), last - first)),
        }

    def _setting(self, values: Values) -> dict[str, Said]:
        known = BY_KEY.get(values.get("key") or "")
        text = values.get("value")
        if known is None:
            return {"value": Said(translate("fields", "Value"), text or "", text)}
        value = known.decode(text)
        said = str(value)
        if known.choices:
            said = known.choice_label(str(value))
        elif known.kind is SettingKind.MINUTES:
            said = clock(int(value))
        elif known.kind is SettingKind.BOOLEAN:
            said = translate("history", "yes") if value else translate("history", "no")
        elif known.kind not in (SettingKind.TEXT, SettingKind.INTEGER):
            said = text or ""
        return {"value": Said(known.label, " ".join(filter(None, (said, known.unit))), text)}

    def _text(self, item: FieldSpec, value: Any) -> str:
        if item.references == "person" and item.type is FieldType.ROW and value is not None:
            return self.person(value)
        text = value_text(self.desk, self.session, item, value)
        return text if len(text) <= LONGEST else text[:LONGEST] + "…"

    def person(self, row: RowId) -> str:
        """A person by name and masked phone, as lists have it."""
        found = self.session.get(Person, row)
        if found is None:
            return ""
        return " ".join(filter(None, (found.name, mask_phone(found.phones or ""))))

    # ---- what it is called, and where it is opened

    def title(self, table: str, values: Values, *, alone: bool = False) -> str:
        """What a record is called, after the kind of record: 预约 · 家长读书会. `alone`: without the kind."""
        name = self._name(table, values)
        if alone:
            return name
        return " · ".join(filter(None, (RECORD[table].label, name)))

    def _name(self, table: str, values: Values) -> str:
        if table == "setting":
            known = BY_KEY.get(values.get("key") or "")
            return known.label if known else values.get("key") or ""
        if table == "attendance" and values.get("participant_id"):
            who = self.session.get(Participant, values["participant_id"])
            person = who.person_id if who is not None else None
            return self._called("person", person) or (who.number or "" if who is not None else "")
        if table == "registration":
            return " ".join(filter(None, (values.get("number"), self._called("person", values.get("contact_id")))))
        for name in _NAMES:
            item = RECORD[table].by_name.get(name)
            if item is not None and values.get(name):
                return str(values[name])
        if table == "booking" and values.get("spaces"):
            return self.desk.between.join(self._called("space", one) for one in rows_of(values["spaces"]))
        for name in _BY_ANOTHER:
            item = RECORD[table].by_name.get(name)
            other = item.references if item is not None else None
            if other and values.get(name) and (found := self._called(other, values[name])):
                return found
        return ""

    def _called(self, table: str, row: RowId | None) -> str:
        found = self.session.get(MODEL[table], row) if row is not None else None
        if found is None:
            return ""
        own = {item.name: getattr(found, item.name) for item in found.spec.fields}
        return self._name(table, own)

    def target(self, table: str, row: RowId, values: Values) -> tuple[str, dict[str, Any]]:
        """The page that shows a record, and what to open there; ("", {}) where none does."""
        if table in ("activity", "registration", "participant", "attendance", "activity_session", "quota", "photo"):
            return self._activity(table, row, values)
        if table in _OWN_PAGE:
            page, argument = _OWN_PAGE[table]
            return page, {argument: row}
        if table in _SECTIONS:
            return "settings", {"section": _SECTIONS[table]}
        for name, page, argument in _OPENED_BY:
            if name in RECORD[table].by_name and values.get(name):
                return page, {argument: values[name]}
        return "", {}

    def _activity(self, table: str, row: RowId, values: Values) -> tuple[str, dict[str, Any]]:
        if table == "activity":
            return "activities", {"activity_id": row}
        registration = row if table == "registration" else values.get("registration_id")
        session = row if table == "activity_session" else values.get("session_id")
        if registration is None and values.get("participant_id"):
            who = self.session.get(Participant, values["participant_id"])
            registration = who.registration_id if who is not None else None
        activity = values.get("activity_id")
        if activity is None and registration is not None:
            found = self.session.get(Registration, registration)
            activity = found.activity_id if found is not None else None
        if activity is None and session is not None:
            held = self.session.get(ActivitySession, session)
            activity = held.activity_id if held is not None else None
        if activity is None or self.session.get(Activity, activity) is None:
            return "", {}
        more = {"registration_id": registration} if registration and table != "attendance" else {}
        more |= {"session_id": session} if session and table == "attendance" else {}
        return "activities", {"activity_id": activity, **more}


_OWN_PAGE = {
    "booking": ("bookings", "booking_id"), "person": ("people", "person_id"), "visit": ("visitors", "visit_id"),
    "station": ("stations", "station_id"), "inspection": ("stations", "inspection_id"),
    "handover": ("handover", "handover_id"), "shift_note": ("handover", "note_id"),
}  # fmt: skip
"""The page that shows a kind of record, and what it is asked for there."""
_SECTIONS = {
    "setting": "centre", "term": "catalogues", "staff": "staff", "space": "spaces", "seat": "seats",
    "asset": "equipment", "closure": "closures", "holiday": "holidays", "checklist": "checklists",
    "checklist_item": "checklists",
}  # fmt: skip
"""The section of the settings that shows a kind of record."""
_OPENED_BY = (
    ("booking_id", "bookings", "booking_id"), ("person_id", "people", "person_id"),
    ("guardian_id", "people", "person_id"), ("one_id", "people", "person_id"),
    ("activity_id", "activities", "activity_id"), ("station_id", "stations", "station_id"),
)  # fmt: skip
"""Records without a page of their own are opened with the one they belong to."""


def day_text(day: datetime) -> str:
    """7月20日 周一."""
    names = (
        translate("sync", "Mon"), translate("sync", "Tue"), translate("sync", "Wed"), translate("sync", "Thu"),
        translate("sync", "Fri"), translate("sync", "Sat"), translate("sync", "Sun"),
    )  # fmt: skip
    return translate("sync", "{month}/{day} {weekday}").format(
        month=day.month, day=day.day, weekday=names[day.weekday()]
    )


def _life(values: Values, asked: bool) -> dict[str, Said]:
    if values.get("voided"):
        text = values.get("void_reason") or translate("history", "yes")
    elif asked:
        text = translate("history", "no")
    else:
        return {}
    return {"voided": Said(translate("sync", "Voided"), text, bool(values.get("voided")))}


def shown_values(row: Synced) -> dict[str, Any]:
    """A row's fields by name."""
    return {item.name: getattr(row, item.name) for item in row.spec.fields}
