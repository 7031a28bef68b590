"""Rosters and registers of activities, as the desk takes them in.

The rows of one guardian are one household. A roster comes into the activity that was chosen, else into the one its
title and days name, which is made if it isn't here; every household is admitted or waits as if it had been registered
at the desk, in the order of the rows.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import not_, or_, select
from sqlalchemy.orm import Session, aliased

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId, new_id
from app.core.progress import Progress
from app.db.models import (
    Activity,
    ActivityDuty,
    ActivitySession,
    ArchiveItem,
    Attendance,
    Booking,
    Campaign,
    Feedback,
    ImportBatch,
    Kinship,
    Participant,
    Person,
    Photo,
    Registration,
    Synced,
)
from app.db.models import Collector as CollectorRow
from app.db.models import Quota as QuotaRow
from app.db.models.log import op, row_op
from app.db.queries import activities as queries
from app.db.queries import people as people_queries
from app.db.tx import Tx
from app.domain import activities as activity_rules
from app.domain import activity_plans
from app.domain import ledger as rules
from app.domain.activities import Facts, Household, Places, Quota, Standing, Status, age_on, counts_in
from app.domain.activity_records import LEVELS
from app.domain.auth import SYSTEM
from app.domain.fields import rows_text
from app.domain.ledger import Fingerprint, Plan, Record
from app.domain.ledger_activities import course_of
from app.domain.ledger_registrations import Heading, heading, kept_codes, known_participant
from app.domain.people import joined
from app.domain.settings import DESK_LETTER, SITE_LEVEL, SITE_NAME
from app.domain.terms import ACTIVITY_KIND, PARTICIPANT_CATEGORY, Term, Wordings
from app.services import activities, calendars, people, registrations
from app.services.activities import QuotaPlan, SessionPlan
from app.services.desk import Desk
from app.services.ledger_kinds import Bringer, Outlook, cards_named, counted
from app.services.registrations import Collector, Registered, RegistrationWish
from app.services.reports import short_date

USUAL = (time(9), time(17))
"""The hours of a session of which only the day is written."""
_LAST = b"\xff" * 16
_PART = 500


# ------------------------------------------------------------------------------------------- which activity


@dataclass(frozen=True, slots=True)
class Target:
    """The activity a roster comes into: one that is here (`activity`), or one that would be made."""

    title: str
    activity: RowId | None = None
    values: dict[str, Any] | None = None
    sessions: tuple[SessionPlan, ...] = ()
    quotas: tuple[QuotaPlan, ...] = ()
    words: tuple[str, ...] = ()
    """What somebody should know of it before it is made."""


def _target(desk: Desk, session: Session, found: Plan, chosen: RowId | None) -> Target:
    if chosen is not None:
        row = session.get(Activity, chosen)
        if row is None or row.voided:
            raise UserError(translate("errors", "This entry is no longer here."), "activity")
        return Target(row.title or "", chosen)
    told = [heading(lines, desk.today().year) for lines in found.titles.values()]
    said = max(told, key=lambda one: (one.enough, bool(one.title)), default=Heading())
    names = dict.fromkeys(one.title for one in told if one.title)
    if len(names) > 1:
        message = translate("ledger", "The sheets are of several activities: {names}. Bring in one at a time.")
        raise UserError(message.format(names=desk.between.join(names)), "activity")
    if not said.title:
        raise UserError(
            translate("ledger", "Choose the activity: the file doesn't say which one it is of."), "activity"
        )
    here = _called(desk, session, said)
    if here is not None:
        return Target(said.title, here)
    if not said.days:
        message = translate("ledger", "There is no activity “{title}”, and the file doesn't say when it is held.")
        raise UserError(message.format(title=said.title), "activity")
    return _new(desk, said, found)


def _called(desk: Desk, session: Session, said: Heading) -> RowId | None:
    """The activity here that bears the name, on these days if they are written."""
    query = (
        select(Activity.id, ActivitySession.starts_at)
        .outerjoin(ActivitySession, (ActivitySession.activity_id == Activity.id) & not_(ActivitySession.voided))
        .where(Activity.title == said.title, not_(Activity.voided), Activity.status != "cancelled")
        .order_by(Activity.id.desc())
    )
    for row, starts_at in session.execute(query):
        if not said.days or (starts_at is not None and starts_at.astimezone(desk.zone).date() in said.days):
            return row
    return None


def _new(desk: Desk, said: Heading, found: Plan) -> Target:
    words: list[str] = []
    children = any(record.values["guardian"] for record in found.records)
    values: dict[str, Any] = {
        "title": said.title, "kind": _kind(desk, said.title), "capacity": said.capacity, "audience": said.audience,
        "contact": said.contact, "collected": children,
    }  # fmt: skip
    values = _own(desk) | ({"organiser": said.organiser} if said.organiser else {}) | values
    return Target(
        said.title, None, {name: value for name, value in values.items() if value},
        tuple(_sessions(desk, said, words)), tuple(_quotas(desk, said, words)), tuple(words),
    )  # fmt: skip


def _own(desk: Desk) -> dict[str, Any]:
    """What an activity is that says nothing else: this centre's, at its level."""
    level = desk.settings[SITE_LEVEL]
    return {"organiser": desk.settings[SITE_NAME], "level": level if level in dict(LEVELS) else None}


def _kind(desk: Desk, title: str) -> str:
    return Wordings(_terms(desk, ACTIVITY_KIND), ACTIVITY_KIND).find(title) or "other"


def _terms(desk: Desk, kind: str) -> list[Term]:
    return [Term(one.kind, one.code, one.label_zh, one.label_en, one.position, one.words) for one in desk.terms(kind)]


def _sessions(desk: Desk, said: Heading, words: list[str]) -> Iterable[SessionPlan]:
    first, last = USUAL
    if said.span is not None and said.span.start is not None:
        first = said.span.start.time
        last = said.span.end.time if said.span.end is not None else (datetime.combine(date.min, first) + _HOURS).time()
    else:
        message = translate("ledger", "No hours are written: {start} to {end} was taken; correct the sessions.")
        words.append(message.format(start=f"{first:%H:%M}", end=f"{last:%H:%M}"))
    places = tuple(one.id for one in calendars.spaces_called(desk, said.place)) if said.place else ()
    for day in said.days:
        starts_at, ends_at = (datetime.combine(day, clock, tzinfo=desk.zone).astimezone(UTC) for clock in (first, last))
        if ends_at <= starts_at:
            ends_at += timedelta(days=1)
        plan = SessionPlan(starts_at, ends_at, spaces=places, place="" if places else said.place)
        if against := activities.check_session(desk, plan):
            plan = replace(plan, spaces=(), place=said.place)
            words.append(translate("ledger", "{label}: {text}").format(label=short_date(day), text=against))
        yield plan


_HOURS = timedelta(hours=2)


def _quotas(desk: Desk, said: Heading, words: list[str]) -> Iterable[QuotaPlan]:
    terms = _terms(desk, PARTICIPANT_CATEGORY)
    wordings = Wordings(terms, PARTICIPANT_CATEGORY)
    for name, places in said.kept:
        codes = kept_codes(name, [term.code for term in terms], wordings.find_all(name))
        if codes:
            yield QuotaPlan(name, places, categories=codes)
        else:
            message = translate("ledger", "{n} places are kept for “{name}”, which is no group here: set the quota.")
            words.append(message.format(n=places, name=name))


# ------------------------------------------------------------------------------------------- rosters


class Registrations(Bringer):
    """A row is a participant; rows of one guardian are a household."""

    kind = rules.REGISTRATIONS
    model = Participant
    terms = (PARTICIPANT_CATEGORY,)

    def __init__(self, target: Target | None = None) -> None:
        self._target = target

    @property
    def target(self) -> Target:
        """The activity; only a bringer that was aimed has one."""
        assert self._target is not None
        return self._target

    def aimed(self, desk: Desk, session: Session, found: Plan, activity: RowId | None) -> "Registrations":
        """As this one, into an activity. Raises UserError (field "activity") where none is named."""
        return Registrations(_target(desk, session, found, activity))

    def known(self, session: Session, found: Plan) -> set[Fingerprint]:
        """Who takes part in the activity, or did."""
        if self.target.activity is None:
            return set()
        contact = aliased(Person)
        query = (
            select(Person.name, Person.phones, contact.name.label("guardian"), contact.phones.label("theirs"))
            .join(Participant, Participant.person_id == Person.id)
            .join(Registration, Registration.id == Participant.registration_id)
            .outerjoin(contact, contact.id == Registration.contact_id)
            .where(Participant.activity_id == self.target.activity, not_(Participant.voided), not_(Registration.voided))
        )
        return {
            key
            for name, phones, guardian, theirs in session.execute(query)
            for key in known_participant(name or "", guardian or "", " ".join(filter(None, (theirs, phones))))
        }

    def outlook(self, desk: Desk, session: Session, records: Sequence[Record]) -> Outlook:
        """Cards that would be made, and how many would be admitted."""
        cards = _Cards(desk, session, records)
        people_made = sum(cards.would_make(household) for household in _households(records))
        words = list(self.target.words)
        if records:
            words.append(self._said(_standings(desk, session, self.target, records), self.target.activity is None))
        months = sum(1 for record in records if record.values["birth_text"])
        if months:
            message = translate(
                "ledger",
                "Only the month of birth is written for {n}: its first was taken, and the card's note says so.",
            )
            words.append(message.format(n=months))
        return Outlook(people_made, words=tuple(words))

    def _said(self, counts: Counter[str], to_make: bool = False) -> str:
        target = self.target
        parts = [
            text.format(n=counts[standing])
            for standing, text in (
                (Standing.ADMITTED, translate("ledger", "{n} admitted")),
                (Standing.WAITING, translate("ledger", "{n} on the waiting list")),
                (Standing.APPLIED, translate("ledger", "{n} for the ballot")),
            )
            if counts[standing]
        ]
        result = translate("ledger", ", ").join(parts)
        if not to_make:
            return translate("ledger", "{title}: {result}.").format(title=target.title, result=result)
        message = translate("ledger", "{title} is made, with {sessions} sessions and {places}: {result}.")
        capacity = (target.values or {}).get("capacity")
        places = translate("ledger", "{n} places").format(n=capacity) if capacity else translate("ledger", "no limit")
        return message.format(title=target.title, sessions=len(target.sessions), places=places, result=result)

    def write(self, desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> Outlook:
        """Write cards, registrations, and the activity where it isn't here."""
        activity = self._activity(desk, tx, batch)
        cards = _Cards(desk, tx.session, records)
        ahead = counted(records, progress)
        made = 0
        counts: Counter[str] = Counter()
        for household in _households(records):
            for _ in household:
                next(ahead)
            contact, people_of, new = cards.claim(tx, household, batch)
            made += new
            wish = _wish(activity, household, contact, people_of)
            entered = registrations.take(desk, tx, SYSTEM, wish, override=True, different=True, batch_id=batch)
            counts[entered.status or ""] += len(household)
        return Outlook(made, words=(self._said(counts),))

    def _activity(self, desk: Desk, tx: Tx, batch: RowId) -> Activity:
        target = self.target
        if target.activity is not None:
            return tx.get(Activity, target.activity)
        row = activities.make(
            desk, tx, SYSTEM, target.values or {}, target.sessions, target.quotas, batch_id=batch
        )  # fmt: skip
        tx.edit(row, {"status": "published", "status_reason": None})
        return row


def _households(records: Sequence[Record]) -> list[list[Record]]:
    """The rows by guardian, in the order of their first; a guardian of the same name with another number is another."""
    found: dict[tuple[str, ...], list[Record]] = {}
    for number, record in enumerate(records):
        values = record.values
        guardian, phones = values["guardian"], values["guardian_phones"] or ""
        key = (guardian, phones.partition(" ")[0]) if guardian else ("", str(number))
        found.setdefault(key, []).append(record)
    return list(found.values())


def _wish(
    activity: Activity, household: Sequence[Record], contact: RowId, people_of: Sequence[RowId]
) -> RegistrationWish:
    first = household[0].values
    participants = []
    for record, card in zip(household, people_of, strict=True):
        values = record.values
        note = values["note"] or ""
        if values["age"] is not None and values["birth_date"] is None:
            age = translate("ledger", "Age: {n}").format(n=values["age"])
            note = translate("ledger", "; ").join(filter(None, (note, age)))
        participants.append(
            Registered(
                card, values["name"], categories=tuple((values["categories"] or "").split()),
                grade=(values["grade"] or "")[: registrations.LONGEST_TEXT], note=note[: registrations.LONGEST_NOTE],
                relation=(values["relation"] or "")[:20],
            )
        )  # fmt: skip
    collectors: tuple[Collector, ...] = ()
    if activity.collected and first["guardian"]:
        collectors = (Collector(None, first["guardian"], first["relation"] or "", first["guardian_phones"] or ""),)
    return RegistrationWish(
        activity.id, tuple(participants), contact, community=next(filter(None, _each(household, "community")), ""),
        collectors=collectors,
    )  # fmt: skip


def _each(household: Sequence[Record], name: str) -> Iterable[str]:
    return (record.values[name] or "" for record in household)


def _standings(desk: Desk, session: Session, target: Target, records: Sequence[Record]) -> Counter[str]:
    """How many people would be admitted, would wait or draw lots, were the rows registered one after another."""
    counts: Counter[str] = Counter()
    places, here, lots, day = _ground(desk, session, target)
    for household in _households(records):
        members = tuple(
            counts_in(
                places.quotas,
                Facts(
                    frozenset((record.values["categories"] or "").split()), record.values["community"] or "",
                    age_on(record.values["birth_date"], day),
                ),
            )
            for record in household
        )  # fmt: skip
        asks = Household(
            _LAST, members, Status.APPLIED if lots else Status.WAITING, desk.now()
        )  # fmt: skip
        standing = activity_rules.outlook(places, here, asks, desk.now(), desk.zone).standing
        counts[standing.value] += len(household)
        here.append(replace(asks, id=new_id(), status=Status(standing.value)))
    return counts


def _ground(desk: Desk, session: Session, target: Target) -> tuple[Places, list[Household], bool, date]:
    """Places, households, whether lots are to be drawn, and the day ages are counted on."""
    if target.activity is None:
        quotas = tuple(
            Quota(new_id(), plan.name, plan.places, categories=frozenset(plan.categories)) for plan in target.quotas
        )
        day = min(one.starts_at for one in target.sessions).astimezone(desk.zone).date()
        return Places((target.values or {}).get("capacity"), quotas), [], False, day
    row = session.get(Activity, target.activity)
    assert row is not None
    starts = session.scalars(
        select(ActivitySession.starts_at)
        .where(ActivitySession.activity_id == row.id, not_(ActivitySession.voided), not_(ActivitySession.cancelled))
        .order_by(ActivitySession.starts_at)
        .limit(1)
    ).first()
    lots = row.mode == activity_rules.Mode.BALLOT and registrations.ballot(desk, row.id) is None
    day = row.age_on or (starts or desk.now()).astimezone(desk.zone).date()
    here = list(activities.households_of(desk, session, [row.id]).get(row.id, ()))
    return activities.places_of(desk, session, row), here, lots, day


class _Cards:
    """Finds the cards a roster means: a guardian, or whoever registers in person, by name and a number in common; a
    child by name among the guardian's. Who has none gets one that goes again when the roster is taken back.
    """

    def __init__(self, desk: Desk, session: Session, records: Sequence[Record]) -> None:
        self._desk, self._session = desk, session
        self._cards: dict[tuple[str, str], RowId] = {}
        names = {record.values["guardian"] or record.values["name"] for record in records}
        for person in cards_named(session, names):
            for number in (person.phones or "").split() or [""]:
                self._cards.setdefault((person.name, number), desk.canonical(person.id))

    def _contact(self, household: Sequence[Record]) -> RowId | None:
        values = household[0].values
        name = values["guardian"] or values["name"]
        numbers = (values["guardian_phones"] if values["guardian"] else values["phones"]) or ""
        return next((self._cards[name, one] for one in numbers.split() or [""] if (name, one) in self._cards), None)

    def _child(self, contact: RowId | None, values: Any) -> RowId | None:
        """The guardian's child of this name, unless another day of birth says it is another one."""
        if contact is None:
            return None
        cards = joined(contact, self._desk.aliases)
        links = [link for link in people_queries.kin_of(self._session, cards) if link.guardian_id in cards]
        query = select(Person.id, Person.name, Person.birth_date).where(
            Person.id.in_([link.child_id for link in links]), not_(Person.voided)
        )
        for row, name, birth in self._session.execute(query):
            other = birth and values["birth_date"] and birth != values["birth_date"]
            if name == values["name"] and (not other or values["birth_text"]):
                return self._desk.canonical(row)
        return None

    def would_make(self, household: Sequence[Record]) -> int:
        """How many cards a household would get."""
        contact = self._contact(household)
        if not household[0].values["guardian"]:
            return int(contact is None)
        return int(contact is None) + sum(1 for one in household if self._child(contact, one.values) is None)

    def claim(self, tx: Tx, household: Sequence[Record], batch: RowId) -> tuple[RowId, list[RowId], int]:
        """The card of whoever registers, those of the participants, and how many were made."""
        first, made = household[0].values, 0
        contact = self._contact(household)
        if contact is None:
            made += 1
            guardian = {"name": first["guardian"], "phones": first["guardian_phones"] or ""}
            card = guardian if first["guardian"] else _card(first)
            contact = people.make(tx, self._desk, card, batch_id=batch).id
        if not first["guardian"]:
            return contact, [contact], made
        children = []
        for record in household:
            child = self._child(contact, record.values)
            if child is None:
                made += 1
                child = people.make_child(tx, self._desk, _card(record.values), batch_id=batch).id
            children.append(child)
        return contact, children, made


def _card(values: Any) -> dict[str, Any]:
    note = values["birth_text"] and translate("ledger", "Date of birth as written: {text}").format(
        text=values["birth_text"]
    )
    return {
        "name": values["name"], "phones": values["phones"] or "", "gender": values["gender"] or "",
        "birth_date": values["birth_date"], "note": note,
    }  # fmt: skip


# ------------------------------------------------------------------------------------------- taking it back


def refuse_while_used(session: Session, batch: RowId) -> None:
    """Raise UserError where somebody a roster brought was signed in, or a household has grown, since."""
    came = (
        select(Attendance.id)
        .join(Participant, Participant.id == Attendance.participant_id)
        .where(Participant.batch_id == batch, not_(Attendance.voided), Attendance.presence.is_not(None))
    )
    if session.scalar(came.limit(1)) is not None:
        raise UserError(translate("errors", "Somebody has been signed in since; it can't be undone any more."))
    grown = (
        select(Participant.id)
        .join(Registration, Registration.id == Participant.registration_id)
        .where(
            Registration.batch_id == batch, not_(Registration.voided), Participant.batch_id.is_distinct_from(batch),
            not_(Participant.voided), not_(Participant.withdrawn),
        )
    )  # fmt: skip
    if session.scalar(grown.limit(1)) is not None:
        raise UserError(translate("errors", "Somebody has been registered since; it can't be undone any more."))


def activities_with(session: Session, batch: RowId) -> list[tuple[type[Synced], list[RowId]]]:
    """What a ledger brought of activities that goes with it, by table.

    An activity it made stays, with its sessions, where somebody has changed it or added to it since.
    """
    registered = list(session.scalars(select(Registration.id).where(Registration.batch_id == batch)))
    made = _unused(session, batch)
    sessions = _of(session, ActivitySession, ActivitySession.activity_id, made)
    booked = select(ActivitySession.booking_id).where(ActivitySession.id.in_(sessions))
    return [
        (CollectorRow, _of(session, CollectorRow, CollectorRow.registration_id, registered)),
        (Participant, _of(session, Participant, Participant.batch_id, [batch])),
        (Registration, _of(session, Registration, Registration.batch_id, [batch])),
        (Kinship, made_with(session, batch, Kinship)),
        (Booking, list(session.scalars(select(Booking.id).where(Booking.id.in_(booked), not_(Booking.voided))))),
        *(
            (model, _of(session, model, model.activity_id, made))
            for model in (QuotaRow, ActivityDuty, ArchiveItem, ActivitySession)
        ),
        (Activity, made), (Campaign, _unused_campaigns(session, batch, made)),
    ]  # fmt: skip


def _unused_campaigns(session: Session, batch: RowId, gone: Sequence[RowId]) -> list[RowId]:
    """Campaigns a register made under which nothing else is run."""
    made = made_with(session, batch, Campaign)
    query = select(Activity.campaign_id, Activity.id).where(Activity.campaign_id.in_(made), not_(Activity.voided))
    used = {campaign for campaign, activity in session.execute(query) if activity not in gone} if made else set()
    return [one for one in made if one not in used]


def made_with(session: Session, batch: RowId, model: type[Synced]) -> list[RowId]:
    """Rows of a table that were made in the act that brought a ledger in, and are still there."""
    brought = select(op.c.wall, op.c.actor).join(ImportBatch, ImportBatch.create_op == op.c.id)
    line = session.execute(brought.where(ImportBatch.id == batch)).first()
    if line is None:
        return []
    query = (
        select(model.id)
        .join(op, op.c.id == model.create_op)
        .where(op.c.wall == line.wall, op.c.actor == line.actor, not_(model.voided))
    )
    return list(session.scalars(query))


def _unused(session: Session, batch: RowId) -> list[RowId]:
    """The activities a ledger made that nobody has changed, registered for or added to since."""
    other = or_(Registration.batch_id.is_(None), Registration.batch_id != batch)
    sessions = select(ActivitySession.id).where(ActivitySession.activity_id == Activity.id)
    wall = select(op.c.wall).join(ImportBatch, ImportBatch.create_op == op.c.id).where(ImportBatch.id == batch)
    later = op.c.wall != wall.scalar_subquery()
    used = [
        select(row_op.c.op).join(op, op.c.id == row_op.c.op).where(row_op.c.row == Activity.id, later),
        select(Registration.id).where(Registration.activity_id == Activity.id, other, not_(Registration.voided)),
        select(Attendance.id).where(Attendance.session_id.in_(sessions), not_(Attendance.voided)),
        select(Photo.id).where(Photo.activity_id == Activity.id, not_(Photo.voided)),
        select(Feedback.id).where(Feedback.activity_id == Activity.id, not_(Feedback.voided)),
        *(
            select(model.id)
            .join(op, op.c.id == model.create_op)
            .where(model.activity_id == Activity.id, not_(model.voided), later)
            for model in (QuotaRow, ActivityDuty, ArchiveItem, ActivitySession)
        ),
    ]
    query = select(Activity.id).where(Activity.batch_id == batch, not_(Activity.voided))
    return list(session.scalars(query.where(*(not_(one.exists()) for one in used))))


def _of(session: Session, model: type[Synced], to: Any, rows: Sequence[RowId]) -> list[RowId]:
    """The rows of a table that belong to these."""
    found: list[RowId] = []
    for start in range(0, len(rows), _PART):
        found += session.scalars(select(model.id).where(to.in_(rows[start : start + _PART]), not_(model.voided)))
    return found


# ------------------------------------------------------------------------------------------- registers


class Activities(Bringer):
    """A row is what was held; rows of one title within two weeks are sessions of one activity."""

    kind = rules.ACTIVITIES
    model = Activity
    terms = (ACTIVITY_KIND,)

    def known(self, session: Session, found: Plan) -> set[Fingerprint]:
        """Sessions of the register's time."""
        period = found.period
        if period is None:
            return set()
        query = (
            select(Activity.title, ActivitySession.starts_at)
            .join(Activity, Activity.id == ActivitySession.activity_id)
            .where(
                ActivitySession.starts_at >= period[0], ActivitySession.starts_at <= period[1],
                not_(ActivitySession.voided), not_(Activity.voided),
            )
        )  # fmt: skip
        return {rules.activity_fingerprint(title or "", at) for title, at in session.execute(query) if at is not None}

    def outlook(self, desk: Desk, session: Session, records: Sequence[Record]) -> Outlook:
        """How many activities the rows are, and campaigns that would be made."""
        return Outlook(words=_register_words(session, records) if records else ())

    def write(self, desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> Outlook:
        """Write activities and sessions with their figures, who ran them, and campaigns that aren't here."""
        words = _register_words(tx.session, records)
        campaigns = _campaigns(tx, records)
        numbers, own = _Numbers(desk, tx.session), _own(desk)
        evidence: dict[str, str | None] = {}
        places: dict[str, str | None] = {}
        rows: list[dict[str, Any]] = []
        sessions: list[dict[str, Any]] = []
        duties: list[dict[str, Any]] = []
        ahead: list[RowId] = []
        steps = counted(records, progress)
        for held in _held(records):
            for _ in held:
                next(steps)
            first, activity = held[0].values, new_id()
            kind = first["kind"] or _kind(desk, first["title"])
            if kind not in evidence:
                evidence[kind] = " ".join(activities.template(desk, kind).evidence) or None
            told = {name: next((one.values[name] for one in held if one.values[name]), None) for name in _TOLD}
            title = course_of(first["title"])[0] if len(held) > 1 else first["title"]
            # The paper archive of what is over is kept where it is: nothing is missing here.
            over = all(end <= tx.now for one in held for _, end in one.values["sessions"])
            rows.append({
                **own, **{name: value for name, value in told.items() if value},
                "id": activity, "title": title, "number": numbers.next(first["starts_at"]),
                "kind": kind, "campaign_id": campaigns.get(first["campaign"] or ""), "status": "published",
                "mode": "none", "owner_desk": desk.settings[DESK_LETTER],
                "evidence": None if over else evidence[kind], "batch_id": batch,
            })  # fmt: skip
            duties += (
                {"id": new_id(), "activity_id": activity, "role": role, "name": name}
                for role, name in dict.fromkeys(pair for one in held for pair in one.values["duties"])
            )
            for one in held:
                made = list(_session_rows(desk, one, places, len(held) > 1))
                sessions += ({**each, "id": new_id(), "activity_id": activity, "batch_id": batch} for each in made)
                if any(each["spaces"] and each["ends_at"] > tx.now for each in made) and activity not in ahead:
                    ahead.append(activity)
        tx.insert_many(Activity, rows)
        tx.insert_many(ActivitySession, sessions)
        tx.insert_many(ActivityDuty, duties)
        for activity in ahead:
            activities.book_where_free(desk, tx, SYSTEM, tx.get(Activity, activity))
        return Outlook(words=words)


_TOLD = ("level", "organiser", "co_organiser", "audience", "content")
_RUN = timedelta(days=14)


def _held(records: Sequence[Record]) -> list[list[Record]]:
    """The rows by activity, the earliest first: one title, one organiser, never more than two weeks apart."""
    found: list[list[Record]] = []
    latest: dict[tuple[str, str], list[Record]] = {}
    for record in sorted(records, key=lambda one: (one.values["starts_at"], one.sheet, one.row)):
        values = record.values
        key = (rules.place_key(course_of(values["title"])[0]), values["organiser"] or "")
        held = latest.get(key)
        if held is None or values["starts_at"] - held[-1].values["sessions"][-1][0] > _RUN:
            held = latest[key] = []
            found.append(held)
        held.append(record)
    return found


def _session_rows(desk: Desk, record: Record, places: dict[str, str | None], several: bool) -> Iterable[dict[str, Any]]:
    """The sessions of a row; its figures stand with the first."""
    values = record.values
    place = values["place"] or ""
    if place not in places:
        places[place] = rows_text([one.id for one in calendars.spaces_called(desk, place)]) if place else None
    spaces = places[place]
    for number, (starts_at, ends_at) in enumerate(values["sessions"]):
        figures = {name: None if number else values[name] for name in ("expected", "present", "absent")}
        if figures["present"] is not None and figures["expected"] is None:
            figures["expected"] = figures["present"] + (figures["absent"] or 0)
        over = ends_at <= desk.now()
        said = [values["summary"], values["note"]]
        yield {
            "title": course_of(values["title"])[1] or None if several else None,
            "starts_at": starts_at, "ends_at": ends_at, "spaces": spaces, "place": None if spaces else place or None,
            "summary": "\n".join(text for text in said if text) or None if not number else None,
            "closed_at": ends_at if over and figures["present"] is not None else None,
            **(figures if over else dict.fromkeys(figures)),
        }  # fmt: skip


def _register_words(session: Session, records: Sequence[Record]) -> tuple[str, ...]:
    count = sum(len(record.values["sessions"]) for record in records)
    message = translate("ledger", "{activities} activities with {sessions} sessions.")
    words = [message.format(activities=len(_held(records)), sessions=count)]
    new = _new_campaigns(session, records)
    if new:
        made = translate("ledger", "Campaigns that are made: {names}.")
        words.append(made.format(names=translate("ledger", ", ").join(new)))
    return tuple(words)


def _new_campaigns(session: Session, records: Sequence[Record]) -> list[str]:
    named = dict.fromkeys(record.values["campaign"] for record in records if record.values["campaign"])
    here = set(session.scalars(select(Campaign.name).where(not_(Campaign.voided))))
    return [name for name in named if name not in here]


def _campaigns(tx: Tx, records: Sequence[Record]) -> dict[str, RowId]:
    """The campaigns by name; those a register names and nobody has are made."""
    for name in _new_campaigns(tx.session, records):
        tx.add(Campaign(name=name))
    query = select(Campaign.name, Campaign.id).where(not_(Campaign.voided))
    return {name or "": row for name, row in tx.session.execute(query)}


class _Numbers:
    """Numbers for new activities, one after another in each year."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk, self._session = desk, session
        self._last: dict[str, list[str]] = {}

    def next(self, first: datetime) -> str:
        """The number of an activity that begins then."""
        head = activities.number_head(self._desk, first)
        if head not in self._last:
            self._last[head] = queries.numbers(self._session, head)
        number = activity_plans.next_number(head, self._last[head])
        self._last[head] = [number]
        return number
