"""Activities: planned, published, held, called off; campaigns, templates, sessions and quotas; lists and calendar.

A write is `verb(desk, actor, …) -> (value, Changes)`. Times are aware UTC instants; values shown are ready for the
screen. A session held in the centre's own space books it.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import RowMapping, false, func, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.paths import seed
from app.db.models import (
    Activity,
    ActivitySession,
    ActivityTemplate,
    ArchiveItem,
    Booking,
    Campaign,
    Quota,
    QuotaTransfer,
    Synced,
)
from app.db.oplog import Base
from app.db.queries import activities as queries
from app.db.queries import attendance
from app.db.tx import Changes, Tx
from app.domain import activities as activity_rules
from app.domain import activity_plans as rules
from app.domain import bookings as booking_rules
from app.domain import series as series_rules
from app.domain import spaces as space_rules
from app.domain.activities import HOLDING, Allocation, Facts, Household, Mode, Places, QuotaRule, Standing, Status
from app.domain.activities import Quota as QuotaValue
from app.domain.activity_records import ACTIVITY, ACTIVITY_TEMPLATE, CAMPAIGN, LEVELS, QUOTA, SESSION
from app.domain.attendance import Figures
from app.domain.auth import Actor, Permission, require
from app.domain.checks import plain
from app.domain.fields import FieldSpec, FieldType, rows_of, rows_text
from app.domain.search import finder
from app.domain.settings import DESK_LETTER, DUTY_DAY_START, SITE_CODE
from app.domain.shifts import duty_bounds, wall
from app.domain.sync.fold import Label
from app.domain.terms import ACTIVITY_KIND
from app.services import bookings, origins, spaces
from app.services.bookings import MOST_PEOPLE, Verdict, Wish
from app.services.desk import Desk, fixed_id

LONGEST_TITLE = 100
LONGEST_TEXT = 4000
LONGEST_SESSION = timedelta(days=1)
LOOK_BACK = timedelta(days=90)
"""How long after its end an archive that lacks something is still asked for."""
TEMPLATES = "reference/activity_templates.json"
WRITTEN = ("plan", "emergency")
"""Texts of an activity that are kept as pieces of its evidence."""
DEFAULT_EVIDENCE = ("plan", "publicity", "venue", "sign_in", "photos", "summary")


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign (幸福生活节 …), and what was run under it here."""

    id: RowId
    name: str
    level: str
    level_label: str
    starts_on: date | None
    ends_on: date | None
    organiser: str
    note: str
    activities: int
    seen: Base = field(default_factory=dict, compare=False)
    from_above: str = ""
    """The centre above that set it, and alone changes it; "" for one of this centre."""


@dataclass(frozen=True, slots=True)
class TemplateValue:
    """What an activity of a kind begins with."""

    id: RowId | None
    kind: str
    minutes: int
    audience: str
    content: str
    plan: str
    emergency: str
    materials: str
    evidence: tuple[str, ...]
    collected: bool = False
    """Whether children come who are fetched."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session. Counts are of the list where one is kept, else as typed in; None: nothing known yet."""

    id: RowId
    activity_id: RowId
    title: str
    starts_at: datetime
    ends_at: datetime
    spaces: tuple[RowId, ...]
    place: str
    booking_id: RowId | None
    booked: bool
    """Whether a live booking holds its spaces."""
    content: str
    summary: str
    cancelled: bool
    cancel_reason: str
    closed_at: datetime | None
    expected: int | None
    present: int | None
    late: int | None
    excused: int | None
    absent: int | None
    walk_ins: int | None
    absence_reasons: str
    number: int
    """The how-manieth session of its activity, from 1."""
    seen: Base = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity as lists and the calendar show it."""

    id: RowId
    number: str
    title: str
    kind: str
    kind_label: str
    level: str
    level_label: str
    campaign_id: RowId | None
    campaign: str
    status: str
    """draft, published, cancelled."""
    state: str
    """What it is now: draft, open (registration), full, closed (registration over), running, ended, cancelled."""
    state_label: str
    mode: Mode
    starts_at: datetime | None
    ends_at: datetime | None
    """Of the first and the last session."""
    sessions: int
    next_session_at: datetime | None
    place: str
    capacity: int | None
    taken: int
    waiting: int
    """Households on the waiting list."""
    pending: int
    """Registrations beyond the places, for a person to decide."""
    present: int | None
    """Came, all sessions together; None before the first."""
    missing: int
    """Pieces of evidence that are still missing."""
    voided: bool


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """One activity, whole. Hand `seen` back to `save`; a draft keeps it."""

    row: ActivityRow
    values: Mapping[str, Any]
    """The fields of `activity_records.ACTIVITY` by name, as a form takes them."""
    quotas: tuple[QuotaValue, ...]
    sessions: tuple[SessionRow, ...]
    allocation: Allocation
    households: int
    owner_desk: str
    here: bool
    """Whether this desk decides on its waiting list."""
    shares: Mapping[str, int]
    seen: Base = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session as somebody would like to have it. `spaces` books them; `place` is for elsewhere."""

    starts_at: datetime
    ends_at: datetime
    title: str = ""
    spaces: tuple[RowId, ...] = ()
    place: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class QuotaPlan:
    """A quota as a form holds it; `id` None for a new one."""

    name: str
    places: int
    rule: str = "reserved"
    categories: tuple[str, ...] = ()
    communities: str = ""
    age_from: int | None = None
    age_to: int | None = None
    release_at: datetime | None = None
    id: RowId | None = None


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """Which activities a list shows; every part narrows. Times are of sessions that touch the period."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    campaign_id: RowId | None = None
    start: datetime | None = None
    end: datetime | None = None
    voided: bool = False
    unfinished: bool = False
    """Only those that `Summary.unfinished` counts."""
    sort: str = "starts_at"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The state of activities in figures, for the line under a title and the count in the rail."""

    today: int
    """Sessions of the duty day."""
    open: int
    """Activities whose registration is open."""
    places: int
    """Places left in them."""
    waiting: int
    pending: int
    offers: int
    unfinished: int
    """Activities that ended in the last 90 days and whose archive lacks something."""


# ------------------------------------------------------------------------------------------- planning


def save(
    desk: Desk, actor: Actor, activity_id: RowId | None, values: Mapping[str, Any], *, seen: Base | None = None,
    sessions: Sequence[SessionPlan] = (), quotas: Sequence[QuotaPlan] | None = None,
) -> tuple[ActivityCard, Changes]:  # fmt: skip
    """Make an activity (with its first sessions, which book their spaces) or change one. Raises UserError by field.

    `values`: fields of the record; also "plan" and "emergency", the texts kept with its evidence.
    """
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        if activity_id is None:
            row = make(desk, tx, actor, values, sessions, quotas)
        else:
            row = tx.get(Activity, activity_id)
            texts, kept = _read(desk, values)
            changed = _whole_groups(row, kept)
            _agree({name: changed.get(name, getattr(row, name)) for name in ACTIVITY.by_name})
            if changed:
                tx.edit(row, changed, seen=seen)
            _complete(desk, tx, actor, row, texts, sessions, quotas)
            if "title" in kept or "capacity" in kept:
                _tell_bookings(tx, row)
    return card(desk, row.id), tx.changes


def make(
    desk: Desk, tx: Tx, actor: Actor, values: Mapping[str, Any], sessions: Sequence[SessionPlan] = (),
    quotas: Sequence[QuotaPlan] | None = None, *, batch_id: RowId | None = None,
) -> Activity:  # fmt: skip
    """Make an activity inside a use-case's own transaction, as `save` does. Raises UserError by field."""
    texts, kept = _read(desk, values)
    row = _make(desk, tx, kept, sessions[0].starts_at if sessions else tx.now, batch_id)
    _complete(desk, tx, actor, row, texts, sessions, quotas, batch_id)
    return row


def _make(desk: Desk, tx: Tx, kept: dict[str, Any], first: datetime, batch_id: RowId | None = None) -> Activity:
    if not kept.get("title"):
        raise UserError(translate("activities", "Please enter what the activity is called."), "title")
    if "evidence" not in kept:
        kept["evidence"] = " ".join(template(desk, kept.get("kind") or "").evidence) or None
    head = number_head(desk, first)
    number = rules.next_number(head, queries.numbers(tx.session, head))
    letter = desk.settings[DESK_LETTER]
    row = Activity(**kept, status="draft", owner_desk=letter, number=number, batch_id=batch_id)
    _agree({name: getattr(row, name) for name in ACTIVITY.by_name})
    return tx.add(row)


def _read(desk: Desk, values: Mapping[str, Any]) -> tuple[dict[str, str | None], dict[str, Any]]:
    """The texts kept with the evidence, and the fields of the record."""
    texts = {kind: _long(values[kind], kind) for kind in WRITTEN if kind in values}
    return texts, _checked(desk, {name: value for name, value in values.items() if name not in WRITTEN})


def _complete(
    desk: Desk, tx: Tx, actor: Actor, row: Activity, texts: Mapping[str, str | None], sessions: Sequence[SessionPlan],
    quotas: Sequence[QuotaPlan] | None, batch_id: RowId | None = None,
) -> None:  # fmt: skip
    for kind, text in texts.items():
        _write_text(tx, row.id, kind, text)
    if quotas is not None:
        _write_quotas(desk, tx, row, quotas)
    else:
        _enough_places(tx, row)
    _add_sessions(desk, tx, actor, row, sessions, batch_id)


def number_head(desk: Desk, first: datetime) -> str:
    """What the number of an activity begins with: the centre, the year of its first session, this desk's letter."""
    year = first.astimezone(desk.zone).year
    return f"{desk.settings[SITE_CODE][-3:]}-HD-{year}-{desk.settings[DESK_LETTER]}"


def _checked(desk: Desk, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as typed turned into what is stored; raises UserError beside the field."""
    unknown = {name for name in values if name not in ACTIVITY.by_name or not ACTIVITY.by_name[name].form}
    unknown -= {"campaign_id"}
    if unknown:
        raise TypeError(f"not filled in by a person: {sorted(unknown)}")
    kept = {name: _value(desk, ACTIVITY.by_name[name], value) for name, value in values.items()}
    if "title" in kept and not kept["title"]:
        raise UserError(translate("activities", "Please enter what the activity is called."), "title")
    for name in ("mode", "offer_hours", "needs_consent", "collected"):
        if name in kept and kept[name] is None:
            kept[name] = ACTIVITY.by_name[name].default
    return kept


_NUMBERS = {
    "capacity": (1, MOST_PEOPLE), "offer_hours": (1, 720), "age_from": (0, 120), "age_to": (0, 120),
    "household_cap": (1, 100), "pass_rate": (1, 100), "places": (0, MOST_PEOPLE), "minutes": (5, 24 * 60),
}  # fmt: skip


def _value(desk: Desk, item: FieldSpec, value: Any) -> Any:
    if item.type is FieldType.BOOLEAN:
        return bool(value)
    if item.type is FieldType.CHOICES:
        codes = tuple(dict.fromkeys(value.split() if isinstance(value, str) else value or ()))
        known = {term.code for term in desk.terms(item.terms or "", voided=True)}
        if not known.issuperset(codes):
            raise UserError(translate("errors", "Please choose one of the list."), item.name)
        return " ".join(codes) or None
    if value is None or value == "":
        return None
    if item.type is FieldType.CHOICE:
        known = {term.code for term in desk.terms(item.terms, voided=True)} if item.terms else set(dict(item.options))
        if value not in known:
            raise UserError(translate("errors", "Please choose one of the list."), item.name)
        return value
    if item.type in (FieldType.INTEGER, FieldType.MINUTES):
        return _number(value, item.name)
    if item.type is FieldType.LONG_TEXT:
        return _long(value, item.name)
    return _text(value, item.name) if item.type is FieldType.TEXT else value


def _number(value: Any, name: str) -> int:
    least, most = _NUMBERS[name]
    text = plain(value)
    if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=least, most=most), name)
    return int(text)


def _text(value: Any, name: str) -> str | None:
    kept = " ".join(str(value or "").split())
    if len(kept) > LONGEST_TITLE:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_TITLE), name)
    return kept or None


def _long(value: Any, name: str) -> str | None:
    kept = str(value or "").strip()
    if len(kept) > LONGEST_TEXT:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_TEXT), name)
    return kept or None


def _agree(values: Mapping[str, Any]) -> None:
    """Fields that have to fit each other."""
    if values["opens_at"] and values["closes_at"] and values["closes_at"] <= values["opens_at"]:
        raise UserError(translate("activities", "Registration ends after it begins."), "closes_at")
    _ages_agree(values["age_from"], values["age_to"])
    if values["mode"] == Mode.BALLOT and values["capacity"] is None:
        raise UserError(translate("activities", "A ballot needs a number of places."), "capacity")


def _ages_agree(least: int | None, most: int | None) -> None:
    if least is not None and most is not None and most < least:
        raise UserError(translate("activities", "The highest age isn't below the lowest."), "age_to")


def _whole_groups(row: Synced, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that differ, each with the rest of its group: written together, never half of it."""
    spec = row.spec
    groups = {spec.by_name[name].group for name, value in values.items() if getattr(row, name) != value}
    return {
        item.name: values.get(item.name, getattr(row, item.name)) for group in groups for item in spec.groups[group]
    }


def archive_id(activity_id: RowId, kind: str) -> RowId:
    """The row of a piece of evidence: there is one of each kind, the same on every desk."""
    return fixed_id("archive", activity_id.hex(), kind)


def _write_text(tx: Tx, activity_id: RowId, kind: str, text: str | None) -> None:
    """Keep a text with the evidence; that it was looked over is said there."""
    row = tx.session.get(ArchiveItem, archive_id(activity_id, kind))
    if row is None:
        if text:
            tx.add(ArchiveItem(id=archive_id(activity_id, kind), activity_id=activity_id, kind=kind, text=text))
    elif row.text != text and not row.voided:
        tx.edit(row, {"text": text})


def publish(desk: Desk, actor: Actor, activity_id: RowId) -> tuple[ActivityCard, Changes]:
    """Open it to registration as its dates say. Raises UserError where it has no session yet."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Activity, activity_id)
        _must_be(row, "draft")
        if not any(not one.cancelled for one in queries.stored_sessions(tx.session, activity_id)):
            raise UserError(translate("activities", "It has no session yet: say when it is held first."), "sessions")
        tx.edit(row, {"status": "published", "status_reason": None})
    return card(desk, activity_id), tx.changes


def _must_be(row: Activity, status: str) -> None:
    if (row.status or "draft") != status:
        words = ACTIVITY.by_name["status"].option_label(row.status or "draft")
        message = translate("activities", "This activity is “{state}”; that can't be done with it.")
        raise UserError(message.format(state=words))


def call_off(desk: Desk, actor: Actor, activity_id: RowId, reason: str) -> tuple[ActivityCard, Changes]:
    """Call the whole activity off: its bookings to come are cancelled, its registrations stay as they are."""
    require(actor, Permission.EDIT_ACTIVITIES)
    why = booking_rules.check_reason(reason)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Activity, activity_id)
        if row.status == "cancelled":
            _must_be(row, "published")
        tx.edit(row, {"status": "cancelled", "status_reason": why})
        for one in queries.stored_sessions(tx.session, activity_id):
            _give_back(tx, one, why)
        bookings.offer_freed(desk, tx)
    return card(desk, activity_id), tx.changes


def reinstate(desk: Desk, actor: Actor, activity_id: RowId) -> tuple[ActivityCard, Changes]:
    """Take back that it was called off; its spaces are booked again where they are free.

    Offers that nobody could answer meanwhile stand anew.
    """
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Activity, activity_id)
        _must_be(row, "cancelled")
        for offered in queries.ran_out(tx.session, activity_id, tx.now):
            tx.edit(offered, {"offered_until": tx.now + timedelta(hours=max(1, row.offer_hours))})
        held = [one for one in queries.stored_sessions(tx.session, activity_id) if not one.cancelled]
        tx.edit(row, {"status": "published" if held else "draft", "status_reason": None})
        book_where_free(desk, tx, actor, row)
    return card(desk, activity_id), tx.changes


def void(desk: Desk, actor: Actor, activity_id: RowId, reason: str) -> tuple[None, Changes]:
    """Take an activity made by mistake out of every list. Raises UserError while somebody is registered."""
    require(actor, Permission.EDIT_ACTIVITIES)
    why = booking_rules.check_reason(reason, "void_reason")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Activity, activity_id)
        registered = queries.standing(tx.session, activity_id)
        if registered:
            message = translate("activities", "{n} household(s) are registered: call it off instead.")
            raise UserError(message.format(n=registered))
        for one in queries.stored_sessions(tx.session, activity_id):
            _give_back(tx, one, why)
        tx.void(row, why)
        bookings.offer_freed(desk, tx)
    return None, tx.changes


def restore(desk: Desk, actor: Actor, activity_id: RowId) -> tuple[ActivityCard, Changes]:
    """Bring a voided activity back; its spaces are booked again where they are free."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Activity, activity_id)
        if not row.voided:
            raise UserError(translate("activities", "This activity isn't voided."))
        tx.restore(row)
        if row.status != "cancelled":
            book_where_free(desk, tx, actor, row)
    return card(desk, activity_id), tx.changes


_NOT_COPIED = frozenset({"voided", "void_reason", "number", "status", "status_reason", "owner_desk", "batch_id"})


def copy(
    desk: Desk, actor: Actor, activity_id: RowId, first_day: date, title: str = ""
) -> tuple[ActivityCard, Changes]:
    """Plan it once more from `first_day`: sessions at the same distances and hours, quotas, plan, materials,
    emergency plan; nobody's registration, no photo, no figure. Spaces are booked where they are free.
    """  # fmt: skip
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        old = tx.get(Activity, activity_id)
        held = [one for one in queries.stored_sessions(tx.session, activity_id) if not one.cancelled]
        begins = next((one.starts_at for one in held if one.starts_at), None)
        shift = rules.Shift(begins.astimezone(desk.zone).date() if begins else first_day, first_day, desk.zone)
        values = {name: getattr(old, name) for name in ACTIVITY.by_name if name not in _NOT_COPIED}
        values |= {
            "title": _text(title, "title") or shift.title(old.title or ""),
            "opens_at": shift.maybe(old.opens_at), "closes_at": shift.maybe(old.closes_at),
            "age_on": shift.reference(old.age_on),
        }  # fmt: skip
        new = _make(desk, tx, values, shift.instant(begins) if begins else tx.now)
        for quota in queries.quotas_of(tx.session, [activity_id]).get(activity_id, ()):
            own = {name: getattr(quota, name) for name in _QUOTA_FIELDS}
            own |= {"release_at": shift.maybe(quota.release_at), "position": quota.position}
            tx.add(Quota(activity_id=new.id, **own))
        for kind in WRITTEN:
            item = tx.session.get(ArchiveItem, archive_id(activity_id, kind))
            if item is not None and not item.voided:
                _write_text(tx, new.id, kind, item.text)
        for one in held:
            assert one.starts_at is not None and one.ends_at is not None
            tx.add(
                ActivitySession(
                    activity_id=new.id, title=one.title, starts_at=shift.instant(one.starts_at),
                    ends_at=shift.instant(one.ends_at), spaces=one.spaces, place=one.place, content=one.content,
                )
            )  # fmt: skip
        book_where_free(desk, tx, actor, new)
    return card(desk, new.id), tx.changes


# ------------------------------------------------------------------------------------------- sessions and their spaces


def add_sessions(
    desk: Desk, actor: Actor, activity_id: RowId, plans: Sequence[SessionPlan]
) -> tuple[ActivityCard, Changes]:
    """Add sessions; each books its spaces. Raises UserError in words where one is taken."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Activity, activity_id)
        if row.voided or row.status == "cancelled":
            _must_be(row, "published")
        _add_sessions(desk, tx, actor, row, plans)
    return card(desk, activity_id), tx.changes


def _add_sessions(
    desk: Desk, tx: Tx, actor: Actor, activity: Activity, plans: Sequence[SessionPlan], batch_id: RowId | None = None
) -> None:
    """Add sessions; of several, what is in the way of one says of which."""
    for plan in plans:
        try:
            _add_session(desk, tx, actor, activity, plan, batch_id)
        except UserError as error:
            if len(plans) == 1 or error.field != "starts_at":
                raise
            day = plan.starts_at.astimezone(desk.zone)
            said = translate("activities", "Session of {month}/{day}: {why}")
            raise UserError(said.format(month=day.month, day=day.day, why=error.message), error.field) from None


def _add_session(
    desk: Desk, tx: Tx, actor: Actor, activity: Activity, plan: SessionPlan, batch_id: RowId | None = None
) -> None:
    _check_span(plan.starts_at, plan.ends_at)
    booking = _book(desk, tx, actor, activity, plan.starts_at, plan.ends_at, plan.spaces, None)
    tx.add(
        ActivitySession(
            activity_id=activity.id, title=_text(plan.title, "session_title"), starts_at=plan.starts_at,
            ends_at=plan.ends_at, spaces=rows_text(plan.spaces), place=_text(plan.place, "place"), booking_id=booking,
            content=_long(plan.content, "content"), batch_id=batch_id,
        )
    )  # fmt: skip


def _check_span(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise UserError(translate("bookings", "The end is before the beginning."), "ends_at")
    if ends_at - starts_at > LONGEST_SESSION:
        raise UserError(
            translate("activities", "A session lasts a day at most; a longer activity has several."), "ends_at"
        )


def _wish(
    activity: Activity | None, starts_at: datetime, ends_at: datetime, spaces: Sequence[RowId], own: RowId | None
) -> Wish:
    headcount = activity.capacity if activity is not None else None
    return Wish(starts_at, ends_at, tuple(spaces), by_staff=True, headcount=headcount, own=own)


_HEEDED = frozenset({space_rules.Rule.CLOSED, space_rules.Rule.CLOSURE, space_rules.Rule.BACKWARDS})
"""What keeps the centre itself from a space; how long and how far ahead others may book it doesn't."""


def _against(verdict: Verdict) -> str:
    """Why a space can't be had, in words; "" if it can."""
    if verdict.hits:
        return verdict.hits[0].words
    return next((one.message for one in verdict.refused if one.code in _HEEDED), "")


def _instead(desk: Desk, wish: Wish, why: str) -> str:
    """Why a space can't be had, and what could be had instead."""
    found = bookings.alternatives(desk, wish, 2)
    if not found:
        return why
    zone = desk.zone
    said = [
        f"{one.space.name} {one.starts_at.astimezone(zone):%m-%d} "
        f"{booking_rules.span_text(one.starts_at, one.ends_at, zone)}"
        for one in found
    ]
    return translate("activities", "{why} Could be had instead: {places}.").format(
        why=why, places=desk.between.join(said)
    )


def _book(
    desk: Desk, tx: Tx, actor: Actor, activity: Activity, starts_at: datetime, ends_at: datetime,
    spaces: Sequence[RowId], booking: Booking | None,
) -> RowId | None:  # fmt: skip
    """Book the spaces of a session, or move its booking there. Raises UserError (field "starts_at") in words.

    What is over isn't booked any more: it was held, whatever was booked.
    """
    if not spaces or ends_at <= tx.now:
        return None
    wish = _wish(activity, starts_at, ends_at, spaces, booking.id if booking is not None else None)
    asked = bookings.verdict(desk, tx.session, wish, False, actor)
    if why := _against(asked):
        raise UserError(_instead(desk, wish, why), "starts_at")
    return _take(tx, activity, wish, asked, booking)


def _take(tx: Tx, activity: Activity, wish: Wish, asked: Verdict, booking: Booking | None) -> RowId:
    slot = bookings.slot(wish, asked.before, asked.after)
    if booking is None:
        booking = tx.add(Booking(**slot, **_caption(activity), status=asked.status.value))
    else:
        status = booking_rules.Status(booking.status or "confirmed")
        if status not in (booking_rules.Status.CONFIRMED, booking_rules.Status.IN_USE):
            slot |= booking_rules.change(bookings.as_rule(booking), asked.status)
        tx.edit(booking, _whole_groups(booking, slot))
    tx.derive()
    return booking.id


def _caption(activity: Activity) -> dict[str, Any]:
    """What a session's booking is called; its note names the activity for whoever meets it among the bookings."""
    title = (activity.title or "")[: bookings.LONGEST_TITLE]
    return {"title": title, "headcount": activity.capacity, "note": activity.number}


def _tell_bookings(tx: Tx, activity: Activity) -> None:
    """Bookings to come are called as the activity is."""
    for one in queries.stored_sessions(tx.session, activity.id):
        booking = _live(tx, one)
        if booking is not None and (changed := _whole_groups(booking, _caption(activity))):
            tx.edit(booking, changed)


def _live(tx: Tx, one: ActivitySession) -> Booking | None:
    """The booking of a session while it is to come or under way."""
    booking = tx.session.get(Booking, one.booking_id) if one.booking_id is not None else None
    if booking is None or booking.voided or booking.status not in {status.value for status in booking_rules.LIVE}:
        return None
    return booking


def _give_back(tx: Tx, one: ActivitySession, why: str) -> None:
    """Cancel the booking of a session that won't be held."""
    booking = _live(tx, one)
    if booking is None or (booking.ends_at is not None and booking.ends_at <= tx.now):
        return
    now = bookings.as_rule(booking)
    if now.status is booking_rules.Status.IN_USE:
        tx.edit(booking, booking_rules.check_out(now, tx.now))
    else:
        tx.edit(booking, booking_rules.change(now, booking_rules.Status.CANCELLED, why))


def _cancelled_booking(tx: Tx, one: ActivitySession) -> Booking | None:
    """The booking a session had, if it can stand again."""
    booking = tx.session.get(Booking, one.booking_id) if one.booking_id is not None else None
    again = (booking_rules.Status.CANCELLED.value, booking_rules.Status.NO_SHOW.value)
    return booking if booking is not None and not booking.voided and booking.status in again else None


def book_where_free(desk: Desk, tx: Tx, actor: Actor, activity: Activity) -> None:
    """Book the spaces of every session to come that has no booking; where one is taken, the session says so."""
    for one in queries.stored_sessions(tx.session, activity.id):
        spaces = rows_of(one.spaces)
        if one.cancelled or not spaces or one.starts_at is None or one.ends_at is None or one.ends_at <= tx.now:
            continue
        if _live(tx, one) is not None:
            continue
        before = _cancelled_booking(tx, one)
        wish = _wish(activity, one.starts_at, one.ends_at, spaces, before.id if before is not None else None)
        try:
            asked = bookings.verdict(desk, tx.session, wish, False, actor)
        except UserError:  # a space of last year that is no longer here
            continue
        if not _against(asked):
            booking = _take(tx, activity, wish, asked, before)
            if booking != one.booking_id:
                tx.edit(one, {"booking_id": booking})


def repeat(desk: Desk, first: SessionPlan, rule: str, *, skip_holidays: bool = True) -> list[SessionPlan]:
    """The sessions an RFC 5545 rule makes of a first one, as for the term of a course.

    Each at the same time by the clock; public holidays are left out unless `skip_holidays` is false. Raises
    UserError (field "rule").
    """
    zone = desk.zone
    local = first.starts_at.astimezone(zone)
    minutes = local.hour * 60 + local.minute
    length = first.ends_at - first.starts_at
    calendar = spaces.calendar(desk)
    days = series_rules.dates(series_rules.Rule.from_rrule(rule, zone, local.date(), minutes), local.date())
    return [
        replace(first, starts_at=(at := wall(day, minutes, zone)), ends_at=at + length)
        for day in days
        if not (skip_holidays and calendar.info(day).kind is space_rules.DayKind.HOLIDAY)
    ]


def check_session(desk: Desk, plan: SessionPlan, own: RowId | None = None) -> str:
    """What is in the way of a session's spaces, in words; "" for nothing."""
    if plan.ends_at <= plan.starts_at:
        return translate("bookings", "The end is before the beginning.")
    if not plan.spaces or plan.ends_at <= desk.now():
        return ""
    with desk.store.read() as session:
        row = session.get(ActivitySession, own) if own is not None else None
        wish = _wish(None, plan.starts_at, plan.ends_at, plan.spaces, row.booking_id if row is not None else None)
        return _against(bookings.verdict(desk, session, wish, False, None))


_SESSION_FIELDS = ("title", "starts_at", "ends_at", "spaces", "place", "content", "summary", "absence_reasons")
"""What `change_session` may change."""


def change_session(
    desk: Desk, actor: Actor, session_id: RowId, values: Mapping[str, Any], *, seen: Base | None = None
) -> tuple[SessionRow, Changes]:
    """Change a session's title, time, spaces, place, content or summary; its booking moves with it.

    Spaces given are booked again where their booking was lost. Raises UserError (field "starts_at") in words.
    """
    require(actor, Permission.EDIT_ACTIVITIES)
    unknown = set(values) - set(_SESSION_FIELDS)
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(ActivitySession, session_id)
        kept: dict[str, Any] = {}
        for name, value in values.items():
            if name == "spaces":
                kept[name] = rows_text(value or ())
            elif name in ("starts_at", "ends_at"):
                kept[name] = value
            else:
                kept[name] = (_long if SESSION.by_name[name].type is FieldType.LONG_TEXT else _text)(value, name)
        if kept.keys() & {"starts_at", "ends_at", "spaces"}:
            kept["booking_id"] = _move(desk, tx, actor, row, kept)
        changed = _whole_groups(row, kept)
        if changed:
            tx.edit(row, changed, seen=seen)
        bookings.offer_freed(desk, tx)
    return session(desk, session_id), tx.changes


def _move(desk: Desk, tx: Tx, actor: Actor, row: ActivitySession, kept: Mapping[str, Any]) -> RowId | None:
    """Take the booking of a session along to its new time and spaces; answers the booking it has then."""
    start, end = kept.get("starts_at", row.starts_at), kept.get("ends_at", row.ends_at)
    _check_span(start, end)
    wanted = rows_of(kept.get("spaces", row.spaces))
    if row.activity_id is None or row.cancelled:
        return row.booking_id
    activity = tx.get(Activity, row.activity_id)
    if activity.status == "cancelled":
        return row.booking_id
    booking = _live(tx, row)
    if not wanted:
        _give_back(tx, row, translate("activities", "The session is held elsewhere"))
        return None
    if booking is not None and _covers(booking, start, end, wanted) and booking.ends_at == end:
        return booking.id
    return (
        _book(desk, tx, actor, activity, start, end, wanted, booking or _cancelled_booking(tx, row)) or row.booking_id
    )


def _covers(booking: Booking, start: datetime, end: datetime, spaces: Sequence[RowId]) -> bool:
    return (booking.starts_at, booking.ends_at, set(rows_of(booking.spaces))) == (start, end, set(spaces))


def cancel_session(desk: Desk, actor: Actor, session_id: RowId, reason: str) -> tuple[SessionRow, Changes]:
    """Call one session off; its booking is cancelled."""
    require(actor, Permission.EDIT_ACTIVITIES)
    why = booking_rules.check_reason(reason)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(ActivitySession, session_id)
        if row.cancelled:
            raise UserError(translate("activities", "This session is called off already."))
        tx.edit(row, {"cancelled": True, "cancel_reason": why})
        _give_back(tx, row, why)
        bookings.offer_freed(desk, tx)
    return session(desk, session_id), tx.changes


def reinstate_session(desk: Desk, actor: Actor, session_id: RowId) -> tuple[SessionRow, Changes]:
    """Take that back; its spaces are booked again, or the refusal says why not."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(ActivitySession, session_id)
        if not row.cancelled:
            raise UserError(translate("activities", "This session isn't called off."))
        tx.edit(row, {"cancelled": False, "cancel_reason": None})
        booking = _move(desk, tx, actor, row, {})
        if booking != row.booking_id:
            tx.edit(row, {"booking_id": booking})
    return session(desk, session_id), tx.changes


def in_step(tx: Tx, session: ActivitySession, *, settle: bool = False) -> None:
    """Once the sign-in is closed, the figures that go up follow the list; `settle`: also where two desks disagree."""
    if session.closed_at is None:
        return
    tx.session.flush()
    found = attendance.figures(tx.session, [session.id]).get(session.id, Figures())
    values = {
        "expected": found.expected, "present": found.present, "late": found.late, "excused": found.excused,
        "absent": found.missed, "walk_ins": found.walk_ins,
    }  # fmt: skip
    if _typed_in(tx, session):
        values = {"walk_ins": found.walk_ins}
    if settle and len(values) > 1 and _FIGURES in attendance.clashing(tx.session, session.id):
        tx.edit(session, {**values, "closed_at": session.closed_at}, label=Label.RESOLVE)
        return
    changed = {name: value for name, value in values.items() if getattr(session, name) != value}
    if changed:
        tx.edit(session, changed)


_FIGURES = SESSION.by_name["expected"].group


def all_in_step(tx: Tx, activity_id: RowId) -> None:
    """The same for every session of an activity, once somebody on its list was registered, cancelled or taken back."""
    tx.session.flush()
    for one in queries.stored_sessions(tx.session, activity_id):
        if not _typed_in(tx, one):
            in_step(tx, one)


def _typed_in(tx: Tx, session: ActivitySession) -> bool:
    """Whether the figures of a session were typed in: nobody was registered yet when it was closed."""
    closed = session.closed_at
    return session.expected is not None and not attendance.is_listed(tx.session, session.activity_id, by=closed)


# ------------------------------------------------------------------------------------------- places


_QUOTA_FIELDS = ("name", "places", "rule", "categories", "communities", "age_from", "age_to", "release_at")


def save_quotas(
    desk: Desk, actor: Actor, activity_id: RowId, quotas: Sequence[QuotaPlan]
) -> tuple[ActivityCard, Changes]:
    """Set the quotas: those left out are voided. Raises UserError (field "quotas") when more is kept than there is."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        _write_quotas(desk, tx, tx.get(Activity, activity_id), quotas)
    return card(desk, activity_id), tx.changes


def _write_quotas(desk: Desk, tx: Tx, activity: Activity, quotas: Sequence[QuotaPlan]) -> None:
    here = {row.id: row for row in queries.quotas_of(tx.session, [activity.id]).get(activity.id, ())}
    for position, plan in enumerate(quotas):
        values = {name: _value(desk, QUOTA.by_name[name], getattr(plan, name)) for name in _QUOTA_FIELDS}
        if not values["name"]:
            raise UserError(translate("activities", "Every quota needs a name."), "quotas")
        if any(values["name"] == " ".join(other.name.split()) for other in quotas[:position]):
            message = translate("activities", "Two quotas are called “{name}”; give one of them another name.")
            raise UserError(message.format(name=values["name"]), "quotas")
        _ages_agree(values["age_from"], values["age_to"])
        values |= {"places": values["places"] or 0, "position": position}
        row = here.pop(plan.id, None) if plan.id is not None else None
        if row is None:
            tx.add(Quota(activity_id=activity.id, **values))
        elif changed := _whole_groups(row, values):
            tx.edit(row, changed)
    for row in here.values():
        tx.void(row, translate("activities", "No longer a quota"))
    _enough_places(tx, activity)


def _enough_places(tx: Tx, activity: Activity) -> None:
    """No more may be kept than there is."""
    kept = sum(
        row.places for row in queries.quotas_of(tx.session, [activity.id]).get(activity.id, ())
        if row.rule != QuotaRule.AT_MOST
    )  # fmt: skip
    if activity.capacity is None and kept:
        raise UserError(translate("activities", "To keep places, say how many there are."), "capacity")
    if activity.capacity is not None and kept > activity.capacity:
        message = translate("activities", "{kept} places are kept, and there are {capacity}.")
        raise UserError(message.format(kept=kept, capacity=activity.capacity), "quotas")


def hand_places(
    desk: Desk, actor: Actor, activity_id: RowId, to_desk: str, places: int
) -> tuple[ActivityCard, Changes]:
    """Hand some of this desk's places to another desk of the centre."""
    require(actor, Permission.EDIT_ACTIVITIES)
    own, other = desk.settings[DESK_LETTER], plain(to_desk).upper()
    if len(other) != 1 or not "A" <= other <= "Z" or other == own:
        raise UserError(translate("activities", "The letter of another desk, please."), "to_desk")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Activity, activity_id)
        if row.capacity is None:
            raise UserError(translate("activities", "This activity has no limit of places."), "places")
        mine = places_of(desk, tx.session, row).shares.get(own, row.capacity if row.owner_desk == own else 0)
        used = sum(
            len(one.members) for one in households_of(desk, tx.session, [activity_id]).get(activity_id, ())
            if one.desk == own and one.status in HOLDING
        )  # fmt: skip
        left = max(0, mine - used)
        if not 1 <= places <= left:
            message = translate("activities", "This desk has {n} place(s) left to hand on.")
            raise UserError(message.format(n=left), "places")
        tx.add(QuotaTransfer(activity_id=activity_id, from_desk=own, to_desk=other, places=places))
    return card(desk, activity_id), tx.changes


def quota_of(row: Quota) -> QuotaValue:
    """A quota as the rules see it."""
    return QuotaValue(
        row.id, row.name or "", row.places, QuotaRule(row.rule) if row.rule in _QUOTA_RULES else QuotaRule.RESERVED,
        frozenset((row.categories or "").split()), communities_of(row.communities), row.age_from, row.age_to,
        row.release_at,
    )  # fmt: skip


_QUOTA_RULES = frozenset(QuotaRule)


def communities_of(text: str | None) -> frozenset[str]:
    """The communities a field names, separated by 、, commas or lines."""
    return frozenset(one for part in re.split(r"[、,，;；\n]+", text or "") if (one := " ".join(part.split())))


def places_of(desk: Desk, session: Session, row: Activity | RowMapping) -> Places:
    """What there is to be given out in an activity."""
    values = row if isinstance(row, Mapping) else {n: getattr(row, n) for n in ("id", "capacity", "owner_desk")}
    activity_id: RowId = values["id"]
    quotas = queries.quotas_of(session, [activity_id]).get(activity_id, ())
    shares: dict[str, int] = {}
    if values["capacity"] is not None:
        for giver, taker, count in queries.transfers_of(session, [activity_id]).get(activity_id, ()):
            shares.setdefault(values["owner_desk"] or "A", values["capacity"])
            shares[giver] = shares.get(giver, 0) - count
            shares[taker] = shares.get(taker, 0) + count
    return Places(
        values["capacity"], tuple(map(quota_of, quotas)), {letter: max(0, count) for letter, count in shares.items()}
    )


def _age_days(desk: Desk, session: Session, activities: Iterable[RowId]) -> dict[RowId, date]:
    """The day on which ages count, by activity."""
    rows = queries.rows(session, activities)
    spans = queries.spans(session, [row["id"] for row in rows])
    return {
        row["id"]: activity_rules.age_day(
            row["age_on"], spans.get(row["id"], queries.NONE).first, desk.now(), desk.zone
        )
        for row in rows
    }


def households_of(desk: Desk, session: Session, activity_ids: Iterable[RowId]) -> dict[RowId, list[Household]]:
    """The registrations of activities as the rules see them, those given up too."""
    wanted = list(activity_ids)
    quotas = {one: tuple(map(quota_of, rows)) for one, rows in queries.quotas_of(session, wanted).items()}
    lines = {line.id: line for line in queries.registrations(session, wanted)}
    members: dict[RowId, list[frozenset[RowId]]] = {}
    known: dict[tuple[RowId, str, str, int | None], frozenset[RowId]] = {}
    # Where ages count they are those of today's cards: a date of birth may be corrected, a session moved.
    aged = [one for one, own in quotas.items() if any((quota.age_from, quota.age_to) != (None, None) for quota in own)]
    days = _age_days(desk, session, aged)
    for registration, categories, written, birth in queries.participants(session, wanted):
        line = lines.get(registration)
        if line is None:
            continue
        day = days.get(line.activity_id)
        age = activity_rules.age_on(birth, day) if birth is not None and day is not None else written
        facts = (line.activity_id, categories or "", line.community or "", age)
        if facts not in known:
            known[facts] = activity_rules.counts_in(
                quotas.get(line.activity_id, ()), Facts(frozenset(facts[1].split()), facts[2], age)
            )
        members.setdefault(registration, []).append(known[facts])
    found: dict[RowId, list[Household]] = {}
    for line in lines.values():
        if line.status not in _STATUSES or line.at is None:
            continue  # of a newer program: nothing is known of what it means
        found.setdefault(line.activity_id, []).append(
            Household(
                line.id, tuple(members.get(line.id, ())), Status(line.status), line.at, line.desk or "", line.rank,
                bool(line.over_quota), line.number or "",
            )
        )  # fmt: skip
    return found


_STATUSES = frozenset(Status)


def allocation_of(desk: Desk, session: Session, row: Activity | RowMapping) -> Allocation:
    """Where everybody of an activity stands now."""
    activity_id: RowId = row["id"] if isinstance(row, Mapping) else row.id
    households = households_of(desk, session, [activity_id]).get(activity_id, ())
    return activity_rules.allocate(places_of(desk, session, row), households, desk.now())


# ------------------------------------------------------------------------------------------- looking


def card(desk: Desk, activity_id: RowId) -> ActivityCard:
    """One activity, whole."""
    with desk.store.read() as session:
        row = session.get(Activity, activity_id)
        found = _rows(desk, session, queries.rows(session, [activity_id]))
        if row is None or not found:
            raise UserError(translate("errors", "This entry is no longer here."))
        places = places_of(desk, session, row)
        households = households_of(desk, session, [activity_id]).get(activity_id, [])
        allocation = activity_rules.allocate(places, households, desk.now())
        pending = sum(standing is Standing.PENDING for standing in allocation.standing.values())
        values = {item.name: _shown(item, getattr(row, item.name)) for item in ACTIVITY.own if item.name != "batch_id"}
        for kind in WRITTEN:
            item = session.get(ArchiveItem, archive_id(activity_id, kind))
            values[kind] = (item.text or "") if item is not None and not item.voided else ""
        owner = row.owner_desk or "A"
        return ActivityCard(
            replace(found[0], taken=allocation.taken, pending=pending), values, places.quotas,
            tuple(session_rows(session, [activity_id])), allocation, len(households), owner,
            owner == desk.settings[DESK_LETTER], places.shares, desk.store.seen(Activity, activity_id, session),
        )  # fmt: skip


def _shown(item: FieldSpec, value: Any) -> Any:
    """A stored value as a form takes it."""
    if item.type is FieldType.CHOICES:
        return tuple((value or "").split())
    if value is None and item.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CHOICE):
        return ""
    return value


def of_number(desk: Desk, number: str) -> RowId:
    """The activity of a number, or of a name if only one bears it; raises UserError (field "activity")."""
    wanted = plain(number)
    with desk.store.read() as session:
        found = queries.of_number(session, wanted.upper()) or queries.of_title(session, " ".join(number.split()))
    if not found:
        raise UserError(translate("activities", "There is no activity “{number}”.").format(number=wanted), "activity")
    if len(found) > 1:
        message = translate("activities", "Several activities are called “{number}”: give the number.")
        raise UserError(message.format(number=wanted), "activity")
    return found[0]


def session(desk: Desk, session_id: RowId) -> SessionRow:
    """One session."""
    with desk.store.read() as reading:
        row = reading.get(ActivitySession, session_id)
        if row is None or row.activity_id is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        found = next((one for one in session_rows(reading, [row.activity_id]) if one.id == session_id), None)
        if found is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        return replace(found, seen=desk.store.seen(ActivitySession, session_id, reading))


def takes_place(status: str, one: SessionRow) -> bool:
    """Whether a session of an activity that stands so (`status`) took place or is to: not called off, and no mere
    plan unless somebody was there.
    """
    if status == "cancelled" or one.cancelled:
        return False
    return status != "draft" or one.present is not None


def session_rows(session: Session, activities: Sequence[RowId]) -> list[SessionRow]:
    """The sessions of activities with their figures, activity by activity."""
    by_activity = queries.sessions_of(session, activities)
    lists = attendance.figures(session, [row["id"] for rows in by_activity.values() for row in rows])
    return [
        _session_row(row, number, lists.get(row["id"]))
        for activity in activities
        for number, row in enumerate(by_activity.get(activity, ()), 1)
        if row["starts_at"] is not None and row["ends_at"] is not None
    ]


def _session_row(row: RowMapping, number: int, listed: Figures | None) -> SessionRow:
    figures = {name: row[name] for name in ("expected", "present", "late", "excused", "absent", "walk_ins")}
    if listed is not None and not listed.expected and figures["expected"] is not None:
        figures["walk_ins"] = listed.walk_ins  # the rest was typed in by hand
    elif listed is not None:
        figures["expected"] = listed.expected
        if row["closed_at"] is not None or listed.open < listed.expected or listed.walk_ins:
            gone = listed.open if row["closed_at"] is not None else 0
            figures |= {
                "present": listed.present, "late": listed.late, "excused": listed.excused,
                "absent": listed.absent + gone, "walk_ins": listed.walk_ins,
            }  # fmt: skip
    places = rows_of(row["spaces"])
    holding = row["booking_status"] in _HOLD and not row["booking_voided"]
    return SessionRow(
        id=row["id"], activity_id=row["activity_id"], title=row["title"] or "", starts_at=row["starts_at"],
        ends_at=row["ends_at"], spaces=places, place=row["place"] or "", booking_id=row["booking_id"],
        booked=bool(places) and holding and row["booking_starts_at"] <= row["starts_at"]
        and row["booking_ends_at"] >= row["ends_at"] and set(places) <= set(rows_of(row["booking_spaces"])),
        content=row["content"] or "", summary=row["summary"] or "", cancelled=bool(row["cancelled"]),
        cancel_reason=row["cancel_reason"] or "", closed_at=row["closed_at"],
        absence_reasons=row["absence_reasons"] or "", number=number, **figures,
    )  # fmt: skip


_HOLD = frozenset({"confirmed", "in_use", "completed"})


def activity_ids(desk: Desk, chosen: ActivityFilter) -> list[RowId]:
    """The ids of a list, in its order.

    `text`: each word is looked for in name, number, organiser and campaign; also as pinyin or initials. `sort`:
    starts_at, title, number, kind, level, state or campaign; without a session, an activity comes last.
    """
    now = desk.now()
    with desk.store.read() as session:
        lines = queries.listed(
            session,
            queries.Wanted(chosen.kinds, chosen.levels, chosen.campaign_id, chosen.start, chosen.end, chosen.voided),
        )
        for word in chosen.text.split():
            holds = cache(finder(word))
            lines = [
                line for line in lines
                if any(text and holds(text) for text in (line.title, line.number, line.organiser, line.campaign))
            ]  # fmt: skip
        if chosen.unfinished:
            lacking = set(_unfinished(session, now))
            lines = [line for line in lines if line.id in lacking]
        states: dict[RowId, str] = {}
        if chosen.states or chosen.sort == "state":
            states = _states(session, lines, now)
            if chosen.states:
                lines = [line for line in lines if states[line.id] in chosen.states]
    return [line.id for line in _sorted(desk, lines, chosen, states)]


def _states(session: Session, lines: Sequence[Any], now: datetime) -> dict[RowId, str]:
    def instant(ms: int | None) -> datetime | None:
        return None if ms is None else from_ms(ms)

    facts = {
        line.id: rules.Facts(
            line.status or "draft", _mode(line.mode), instant(line.opens_at), instant(line.closes_at), line.capacity,
            instant(line.first), instant(line.last),
        )
        for line in lines
    }  # fmt: skip
    first = {one: rules.state(each, 0, now) for one, each in facts.items()}
    taken = queries.taken(session, [one for one, state in first.items() if state == "open"])
    return {one: rules.state(facts[one], taken[one], now) if one in taken else state for one, state in first.items()}


def _facts(row: Any, first: datetime | None, last: datetime | None) -> rules.Facts:
    return rules.Facts(row.status or "draft", _mode(row.mode), row.opens_at, row.closes_at, row.capacity, first, last)


def _mode(code: str | None) -> Mode:
    return Mode(code) if code in _MODES else Mode.FIRST


_MODES = frozenset(Mode)


def _sorted(desk: Desk, lines: list[Any], chosen: ActivityFilter, states: Mapping[RowId, str]) -> list[Any]:
    far = 1 << 62
    kinds = {term.code: number for number, term in enumerate(desk.terms(ACTIVITY_KIND, voided=True))}
    order = [code for code, _ in LEVELS]
    keys: dict[str, Callable[[Any], Any]] = {
        "starts_at": lambda line: line.first,
        "title": lambda line: line.title,
        "number": lambda line: line.number,
        "kind": lambda line: kinds.get(line.kind),
        "level": lambda line: order.index(line.level) if line.level in order else None,
        "state": lambda line: rules.STATES.index(states[line.id]),
        "campaign": lambda line: line.campaign,
    }
    key = keys[chosen.sort]
    lines.sort(key=lambda line: (line.first or far, line.id), reverse=chosen.sort == "starts_at" and chosen.descending)
    known = [line for line in lines if key(line) is not None]
    if chosen.sort != "starts_at":
        known.sort(key=key, reverse=chosen.descending)
    return known + [line for line in lines if key(line) is None]


def nearest(desk: Desk, text: str, limit: int) -> list[ActivityRow]:
    """The activities a text finds: those to come and under way, the nearest first, then the latest that are over."""
    found = activity_rows(desk, activity_ids(desk, ActivityFilter(text=text, start=desk.now()))[:limit])
    if len(found) < limit:
        here = {row.id for row in found}
        every = activity_ids(desk, ActivityFilter(text=text, descending=True))
        found += activity_rows(desk, [one for one in every if one not in here][: limit - len(found)])
    return found


def activity_rows(desk: Desk, ids: Sequence[RowId]) -> list[ActivityRow]:
    """Rows for ids, in their order; those that are gone are left out."""
    with desk.store.read() as session:
        return _rows(desk, session, queries.rows(session, ids))


def _rows(desk: Desk, session: Session, found: Sequence[RowMapping]) -> list[ActivityRow]:
    now = desk.now()
    ids = [row["id"] for row in found]
    by_activity: dict[RowId, list[SessionRow]] = {}
    for one in session_rows(session, ids):
        by_activity.setdefault(one.activity_id, []).append(one)
    taken = queries.taken(session, ids)
    waiting = queries.households(session, ids, Status.WAITING)
    done = queries.evidence_done(session, ids, now)
    # Of what is over only what is over-full: places kept for anybody are no matter then.
    asked = [
        row for row in found
        if any(one.ends_at > now for one in by_activity.get(row["id"], ()))
        or taken.get(row["id"], 0) > (row["capacity"] or MOST_PEOPLE)
    ]  # fmt: skip
    pending = _pending(desk, session, asked, taken)
    names = {one.id: one.name for one in spaces.spaces(desk, voided=True)}
    return [
        _row(
            desk, row, by_activity.get(row["id"], []), taken.get(row["id"], 0), waiting.get(row["id"], 0),
            pending.get(row["id"], ((), 0)), done.get(row["id"], set()), names, now,
        )
        for row in found
    ]  # fmt: skip


def _pending(
    desk: Desk, session: Session, found: Sequence[RowMapping], taken: Mapping[RowId, int]
) -> dict[RowId, tuple[tuple[RowId, ...], int]]:
    """Registrations beyond the places, and how many people they are. Most activities have enough places."""
    answer = {}
    found = [row for row in found if taken.get(row["id"])]
    kept = queries.quotas_of(session, [row["id"] for row in found])
    for row in found:
        if row["capacity"] is None and not kept.get(row["id"]):
            continue
        if taken[row["id"]] + sum(q.places for q in kept.get(row["id"], ())) <= (row["capacity"] or 0) and not any(
            q.rule == QuotaRule.AT_MOST for q in kept.get(row["id"], ())
        ):
            continue
        allocation = allocation_of(desk, session, row)
        beyond = tuple(one for one, standing in allocation.standing.items() if standing is Standing.PENDING)
        if beyond:
            answer[row["id"]] = (beyond, taken[row["id"]] - allocation.taken)
    return answer


def _row(
    desk: Desk, row: RowMapping, sessions: Sequence[SessionRow], taken: int, waiting: int,
    pending: tuple[tuple[RowId, ...], int],
    done: Collection[str], names: Mapping[RowId, str], now: datetime,
) -> ActivityRow:  # fmt: skip
    held = [one for one in sessions if not one.cancelled]
    first = min((one.starts_at for one in held), default=None)
    last = max((one.ends_at for one in held), default=None)
    ahead = next((one for one in held if one.ends_at > now), None)
    state = rules.state(_facts(row, first, last), taken - pending[1], now)
    here = ahead or next(iter(held), None)
    came = [one.present + (one.walk_ins or 0) for one in held if one.present is not None]
    needed = set((row["evidence"] or "").split())
    if state == "cancelled":
        needed = set()
    elif state != "ended":
        needed -= queries.AFTERWARDS
    return ActivityRow(
        id=row["id"], number=row["number"] or "", title=row["title"] or "", kind=row["kind"] or "",
        kind_label=desk.term_label(ACTIVITY_KIND, row["kind"]), level=row["level"] or "",
        level_label=activity_rules.level_label(row["level"]), campaign_id=row["campaign_id"],
        campaign=row["campaign"] or "", status=row["status"] or "draft", state=state,
        state_label=rules.state_label(state), mode=_mode(row["mode"]), starts_at=first, ends_at=last,
        sessions=len(held), next_session_at=ahead.starts_at if ahead is not None else None,
        place=place_of(here, names) if here is not None else "", capacity=row["capacity"], taken=taken - pending[1],
        waiting=waiting, pending=len(pending[0]), present=sum(came) if came else None, missing=len(needed - set(done)),
        voided=bool(row["voided"]),
    )  # fmt: skip


def place_of(one: SessionRow, names: Mapping[RowId, str]) -> str:
    """Where a session is held, in words: the centre's spaces by name, and what was written besides."""
    return "、".join(
        [*(name for space in one.spaces if (name := names.get(space))), *([one.place] if one.place else [])]
    )


def sessions_between(desk: Desk, start: datetime, end: datetime) -> list[tuple[ActivityRow, SessionRow]]:
    """The sessions that touch a time, in their order: the calendar, and today's list."""
    with desk.store.read() as session:
        found = queries.sessions_between(session, start, end)
        ids = list(dict.fromkeys(activity for _, activity in found))
        rows = {row.id: row for row in _rows(desk, session, queries.rows(session, ids))}
        sessions = {one.id: one for one in session_rows(session, ids)}
    return [(rows[activity], sessions[one]) for one, activity in found if activity in rows and one in sessions]


# ------------------------------------------------------------------------------------------- campaigns


def campaigns(desk: Desk) -> list[CampaignRow]:
    """All campaigns, the newest first."""
    with desk.store.read() as session:
        counts = queries.campaign_counts(session)
        found = list(session.scalars(select(Campaign).where(Campaign.voided == false())))
        above = origins.from_above(desk, session, found)
        rows = [_campaign(desk, session, row, counts.get(row.id, 0), above.get(row.id, "")) for row in found]
    return sorted(rows, key=lambda row: (row.starts_on or date.min, row.id), reverse=True)


def _campaign(desk: Desk, session: Session, row: Campaign, count: int, from_above: str = "") -> CampaignRow:
    return CampaignRow(
        row.id, row.name or "", row.level or "", activity_rules.level_label(row.level), row.starts_on, row.ends_on,
        row.organiser or "", row.note or "", count, desk.store.seen(Campaign, row.id, session), from_above,
    )  # fmt: skip


def save_campaign(
    desk: Desk, actor: Actor, campaign_id: RowId | None, values: Mapping[str, Any], *, seen: Base | None = None
) -> tuple[CampaignRow, Changes]:
    """Make or change a campaign."""
    require(actor, Permission.EDIT_ACTIVITIES)
    kept = {name: _value(desk, CAMPAIGN.by_name[name], value) for name, value in values.items()}
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Campaign, campaign_id) if campaign_id is not None else None
        if row is not None:
            origins.must_be_own(desk, tx.session, row)
        if not kept.get("name", row.name if row is not None else None):
            raise UserError(translate("errors", "Please enter a name."), "name")
        days = [kept.get(name, getattr(row, name) if row is not None else None) for name in ("starts_on", "ends_on")]
        if days[0] and days[1] and days[1] < days[0]:
            raise UserError(translate("bookings", "The end is before the beginning."), "ends_on")
        if row is None:
            row = tx.add(Campaign(**kept))
        elif changed := _whole_groups(row, kept):
            tx.edit(row, changed, seen=seen)
    with desk.store.read() as session:
        stored = session.get(Campaign, row.id)
        assert stored is not None
        return _campaign(desk, session, stored, queries.campaign_counts(session).get(row.id, 0)), tx.changes


def void_campaign(desk: Desk, actor: Actor, campaign_id: RowId, reason: str) -> tuple[None, Changes]:
    """Take a campaign out of the list; its activities stay."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Campaign, campaign_id)
        origins.must_be_own(desk, tx.session, row)
        tx.void(row, reason)
    return None, tx.changes


# ------------------------------------------------------------------------------------------- templates


@cache
def _templates() -> dict[str, dict[str, Any]]:
    entries = json.loads(seed(TEMPLATES).read_text("utf-8"))["templates"]
    return {entry["kind"]: entry for entry in entries}


def template(desk: Desk, kind: str) -> TemplateValue:
    """What an activity of this kind begins with: the centre's own, else the one of the catalogue file."""
    with desk.store.read() as session:
        query = select(ActivityTemplate).where(ActivityTemplate.kind == kind, ActivityTemplate.voided == false())
        row = session.scalars(query.order_by(ActivityTemplate.id)).first()
    given = _templates().get(kind, {})
    if row is not None:
        return TemplateValue(
            row.id, kind, row.minutes, row.audience or "", row.content or "", row.plan or "", row.emergency or "",
            row.materials or "", tuple((row.evidence or "").split()), bool(given.get("collected")),
        )  # fmt: skip
    texts = {name: given.get(name, "") for name in ("audience", "content", "plan", "emergency", "materials")}
    evidence = tuple(given.get("evidence", DEFAULT_EVIDENCE))
    return TemplateValue(
        None, kind, given.get("minutes", 120), **texts, evidence=evidence, collected=bool(given.get("collected"))
    )


def save_template(desk: Desk, actor: Actor, values: TemplateValue) -> tuple[TemplateValue, Changes]:
    """Keep what activities of a kind begin with."""
    require(actor, Permission.EDIT_ACTIVITIES)
    kept = {
        item.name: _value(desk, item, getattr(values, item.name)) for item in ACTIVITY_TEMPLATE.own if item.form
    }  # fmt: skip
    if not kept["kind"]:
        raise UserError(translate("errors", "Please choose one of the list."), "kind")
    row_id = fixed_id("activity_template", values.kind)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.session.get(ActivityTemplate, row_id)
        if row is None:
            tx.add(ActivityTemplate(id=row_id, **kept))
        else:
            if row.voided:
                tx.restore(row)
            if changed := _whole_groups(row, kept):
                tx.edit(row, changed)
    return template(desk, values.kind), tx.changes


# ------------------------------------------------------------------------------------------- figures


def summary(desk: Desk) -> Summary:
    """The state of activities in figures."""
    now = desk.now()
    start, end = duty_bounds(desk.duty_day(), desk.settings[DUTY_DAY_START], desk.zone)
    with desk.store.read() as session:
        today = _held_between(session, start, end)
        ahead = _rows(desk, session, queries.rows(session, queries.ahead(session, now)))
        unfinished = len(_unfinished(session, now))
        offers = queries.offers(session)
    free = [row for row in ahead if row.state == "open"]
    return Summary(
        today, len(free), sum(row.capacity - row.taken for row in free if row.capacity is not None),
        sum(row.waiting for row in ahead), sum(row.pending for row in ahead), offers, unfinished,
    )  # fmt: skip


def _unfinished(session: Session, now: datetime) -> list[RowId]:
    """Activities that are over for a while at most and lack evidence."""
    needed = queries.evidence_of_ended(session, now - LOOK_BACK, now)
    done = queries.evidence_done(session, needed, now)
    return [one for one, kinds in needed.items() if kinds - done.get(one, set())]


def waiting_count(desk: Desk) -> int:
    """How much waits for somebody's decision: registrations beyond the places, offers that run."""
    with desk.store.read() as session:
        return len(all_pending(desk, session)) + queries.offers(session)


def to_decide(desk: Desk) -> tuple[int, int]:
    """Registrations beyond the places, and archives that lack something, as `summary` counts them."""

    def unfinished() -> int:
        with desk.store.read() as own:
            return len(_unfinished(own, desk.now()))

    with desk.store.read() as session:
        pending = len(all_pending(desk, session))
    # Of a season's activities, and asked for at every change of anything.
    return pending, desk.keep("unfinished archives", _EVIDENCE, unfinished, timedelta(minutes=10))


_EVIDENCE = frozenset({
    "activity", "activity_session", "activity_duty", "archive_item", "photo", "feedback", "attendance", "registration",
    "participant", "booking",
})  # fmt: skip
"""What tells which evidence there is."""


def all_pending(desk: Desk, session: Session) -> list[RowId]:
    """The registrations beyond the places of all activities that aren't over."""
    ids = queries.ahead(session, desk.now())
    found = _pending(desk, session, queries.rows(session, ids), queries.taken(session, ids))
    return [one for beyond, _people in found.values() for one in beyond]


def _held_between(session: Session, start: datetime, end: datetime) -> int:
    """Sessions of published activities that touch a time and aren't called off."""
    query = (
        select(func.count())
        .select_from(ActivitySession)
        .join(Activity, Activity.id == ActivitySession.activity_id)
        .where(
            ActivitySession.starts_at < end, ActivitySession.ends_at > start, ActivitySession.voided == false(),
            ActivitySession.cancelled == false(), Activity.voided == false(), Activity.status == "published",
        )
    )  # fmt: skip
    return session.scalar(query) or 0
