"""At the door: who came, came late, is excused or absent, left early; walk-ins; children collected; the sheet typed in.

One participant has one attendance at a session, whatever door and desk: signed in twice counts once, and what two
desks wrote of it is a conflict that shows both.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import RowMapping, false, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import (
    STATE_CLASH,
    Activity,
    ActivityDuty,
    ActivitySession,
    Attendance,
    Kinship,
    Participant,
    Person,
    Registration,
)
from app.db.queries import attendance as queries
from app.db.tx import Changes, Tx
from app.domain import search as words
from app.domain.activities import CAME, HOLDING, Presence, Standing, Status, presence_label, row_codes
from app.domain.activity_records import DUTY
from app.domain.attendance import (
    EARLIEST,
    GROWN,
    Figures,
    code_label,
    is_ticket,
    leaves_early,
    plain_codes,
    presence_at,
    same_name,
    sheet_code,
)
from app.domain.auth import Actor, Permission, require
from app.domain.privacy import mask_phone
from app.domain.search import Part
from app.domain.sync.fold import Label
from app.domain.terms import PARTICIPANT_CATEGORY
from app.services import activities, visits
from app.services.activities import SessionRow
from app.services.desk import Desk, fixed_id
from app.services.registrations import Collector

LONGEST_TEXT = 200
MOST_HEADS = 999
LONGEST_DUTY = 24 * 60
"""Minutes one duty can last."""
_ROSTER_TABLES = frozenset(
    {"participant", "registration", "person", "person_alias", "kinship", "collector", "activity", "quota",
     "quota_transfer", "term"}
)  # fmt: skip
ARRIVAL = Attendance.spec.by_name["presence"].group
_CANDIDATES = 60
"""People who answer what was typed that are weighed against each other; a first letter finds hundreds."""
_ROSTERS = 8
"""Activities whose people stay at hand: what the door asks for at every letter typed."""
_BLANK: dict[str, Any] = {
    "presence": None, "at": None, "door": None, "reason": None, "brought_by": None, "left_at": None,
    "left_early": False, "collected_by": None, "from_paper": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scan:
    """One of two scans of the same participant, as two desks wrote them."""

    presence: Presence | None
    presence_label: str
    at: datetime | None
    door: str
    by: RowId
    """Who signed them in there."""


@dataclass(frozen=True, slots=True)
class DoorRow:
    """One participant, or walk-in, at a session."""

    participant_id: RowId | None
    """None for a walk-in."""
    attendance_id: RowId | None
    """None while nothing is known."""
    person_id: RowId | None
    code: int
    """The row of the printed sign-in sheet, from 1; 0 for a walk-in."""
    number: str
    name: str
    name_parts: tuple[Part, ...]
    """The name, cut where what was typed shows."""
    phone: str
    """Of the household's contact, masked."""
    contact: str
    category_text: str
    headcount: int
    presence: Presence | None
    presence_label: str
    at: datetime | None
    door: str
    reason: str
    brought_by: str
    left_at: datetime | None
    left_early: bool
    collected_by: str
    may_collect: tuple[Collector, ...]
    """Contact first."""
    registration_id: RowId | None
    pending: bool
    """Registered beyond the places, or waiting: told at the door."""
    clash: bool
    """Two desks wrote different things of this participant; counted once."""
    code_label: str = ""
    """The code as it is printed and typed: 7, or B3 for a number of another desk."""
    pinyin_parts: tuple[Part, ...] = ()
    """The name in pinyin, cut where what was typed shows; () unless something is looked for."""
    is_child: bool = False
    """Whether somebody has to collect them."""
    scans: tuple[Scan, ...] = ()
    """Where two desks wrote different arrivals: all of them, the one that is shown first."""


@dataclass(frozen=True, slots=True)
class DoorCounts:
    """A session in figures. `expected` = present + late + excused + absent + open; walk-ins stand apart."""

    expected: int
    arrived: int
    late: int
    excused: int
    absent: int
    open: int
    """Nothing known yet."""
    walk_ins: int
    left: int
    to_collect: int
    """Children who came and have not been collected."""

    @property
    def present(self) -> int:
        """Of those registered, who came, on time or late."""
        return self.arrived + self.late


@dataclass(frozen=True, slots=True)
class DoorBoard:
    """A session at the door."""

    session: SessionRow
    title: str
    counts: DoorCounts
    rows: tuple[DoorRow, ...]
    """Participants in the order of the sheet, then walk-ins."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What typing "3 7 9-12" would do."""

    codes: tuple[int, ...]
    names: tuple[str, ...]
    already: tuple[str, ...]
    """Who was signed in before and stays as they are."""
    participant_ids: tuple[RowId, ...] = ()
    """Those of `names`."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Somebody on duty."""

    id: RowId
    name: str
    person_id: RowId | None
    role: str
    role_label: str
    task: str
    session_id: RowId | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class _Listed:
    """Somebody registered, as the door needs them; nothing of a session."""

    id: RowId
    person_id: RowId | None
    registration_id: RowId
    number: str
    code: int
    name: str
    own_phones: str
    contact: str
    contact_phones: str
    phone: str
    """Masked; the contact's, else their own."""
    category_text: str
    status: Status
    standing: Standing
    withdrawn: bool
    at: datetime | None
    is_contact: bool
    """Whether they registered themselves."""
    is_child: bool
    may_collect: tuple[Collector, ...]

    @property
    def holds(self) -> bool:
        """Whether they are expected."""
        return self.status in HOLDING and not self.withdrawn

    @property
    def gone(self) -> bool:
        """Whether they said they don't come."""
        return self.withdrawn or self.status is Status.CANCELLED


class _Roster:
    """Everybody who was ever registered for an activity, in the order of the sheet, and the words they are found by."""

    def __init__(self, listed: Iterable[_Listed]) -> None:
        self._ordered = sorted(listed, key=lambda one: (one.code == 0, one.code, one.number, one.id))
        self.by_id = {one.id: one for one in self._ordered}

    @cached_property
    def _index(self) -> tuple[list[str], list[int]]:
        """Every word and, at the same place, whose it is; in the order of words. Made when first looked for."""
        found: list[tuple[str, int]] = []
        for place, one in enumerate(self._ordered):
            found += ((word, place) for word in _words(one.name, one.own_phones))
            if not one.is_contact:
                found += ((word, place) for word in _words(one.contact, one.contact_phones))
        found.sort()
        return [word for word, _ in found], [place for _, place in found]

    def matching(self, query: words.Query) -> list[_Listed]:
        """Who answers a query, the likeliest first: what `search.matches` says of each, looked up in one list."""
        if not query.groups:
            return []
        exact = set.intersection(*(self._with(group, False) for group in query.groups))
        begun = set.intersection(*(self._with(group, True) for group in query.groups))
        likely = [*sorted(exact), *sorted(begun - exact)][:_CANDIDATES]
        return sorted((self._ordered[place] for place in likely), key=lambda one: _nearness(query, one))

    def _with(self, group: Iterable[words.Term], begun: bool) -> set[int]:
        texts, places = self._index
        found: set[int] = set()
        for term in group:
            first = bisect_left(texts, term.text)
            after = bisect_right(texts, term.text + "\U0010ffff" if begun and term.prefix else term.text)
            found.update(places[first:after])
        return found


@lru_cache(maxsize=10_000)
def _words(name: str, phones: str) -> tuple[str, ...]:
    return tuple(words.person_tokens(name, phones))


# ------------------------------------------------------------------------------------------- reading


def board(desk: Desk, session_id: RowId) -> DoorBoard:
    """Everything the door shows."""
    shown = activities.session(desk, session_id)
    with desk.store.read() as session:
        activity = _activity(session, shown.activity_id)
        roster = _roster(desk, activity)
        figures = queries.figures(session, [session_id]).get(session_id, Figures())
        known = queries.marks(session, [session_id])
        scans = _scans(session, known)
    marks = {line["participant_id"]: line for line in known if line["participant_id"] is not None}
    rows = []
    for one in roster.by_id.values():
        line = marks.get(one.id)
        expected = one.holds and (shown.closed_at is None or one.at is None or one.at <= shown.closed_at)
        if expected or (line is not None and line["presence"] is not None):
            rows.append(_row(one, line, scans=scans.get(one.id, ())))
    to_collect = sum(row.is_child and row.presence in CAME and row.left_at is None for row in rows)
    rows += [_walk_in_row(desk, line) for line in known if line["participant_id"] is None]
    counts = DoorCounts(
        figures.expected, figures.arrived, figures.late, figures.excused, figures.absent, figures.open,
        figures.walk_ins, figures.left, to_collect if activity.collected else 0,
    )  # fmt: skip
    return DoorBoard(shown, activity.title or "", counts, tuple(rows))


def find(desk: Desk, session_id: RowId, text: str, limit: int = 12) -> list[DoorRow]:
    """Participants by name, full pinyin, initials, number (A07), phone tail, or a scanned ticket.

    The household's contact finds its children. Those who wait are found, too, and marked `pending`. Raises UserError
    (field "scan") for the ticket of another activity, or of somebody who has withdrawn.
    """
    typed = text.strip()
    with desk.store.read() as session:
        row = session.get(ActivitySession, session_id)
        if row is None or row.activity_id is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        activity = _activity(session, row.activity_id)
        roster = _roster(desk, activity)
        scanned = is_ticket(typed)
        if scanned:
            number, _, typed = typed.rpartition("/")
            if number.casefold() != (activity.number or "").casefold():
                raise UserError(translate("activities", "This ticket belongs to another activity."), "scan")
        code = _typed_code(typed, activity.owner_desk or "")
        meant = [one for one in roster.by_id.values() if code and one.code == code]
        exact = [one for one in meant if not one.gone]
        if scanned and meant and not exact:
            message = translate("activities", "{name} has withdrawn; take that back first, or enter a walk-in.")
            raise UserError(message.format(name=meant[0].name or "—"), "scan")
        # "A07" can only be a number; "7" may as well begin a telephone's.
        query = words.parse_query("" if code and not typed.isdigit() else typed)
        found = [one for one in roster.matching(query) if not one.gone and one not in exact]
        chosen = [*exact, *found][:limit]
        ids = [attendance_id(session_id, one.id) for one in chosen]
        lines = queries.marks_of(session, ids)
        scans = _scans(session, lines)
    known = {line["participant_id"]: line for line in lines}
    return [_row(one, known.get(one.id), query, scans.get(one.id, ())) for one in chosen]


def _typed_code(text: str, owner: str) -> int:
    """The code that "A07", "a7" or "7" names; 0 where a name or a phone's tail was typed."""
    plain = plain_codes(text, owner)
    return int(plain) if plain.isascii() and plain.isdigit() and not plain.startswith("0") and len(plain) < 7 else 0


def _nearness(query: words.Query, one: _Listed) -> tuple[int, int]:
    """Their own name before the contact's; brothers and sisters in the order of the sheet."""
    own, _, _ = words.rank(query, one.name, one.own_phones)
    if own <= 1 or one.is_contact:
        return own, one.code
    contact, _, _ = words.rank(query, one.contact, one.contact_phones)
    return min(own, contact + 1), one.code


def attendance_id(session_id: RowId, participant_id: RowId) -> RowId:
    """The one row of a participant at a session, the same on every desk."""
    return fixed_id("attendance", session_id.hex(), participant_id.hex())


def _activity(session: Session, activity_id: RowId) -> Activity:
    found = session.get(Activity, activity_id)
    if found is None:
        raise UserError(translate("errors", "This entry is no longer here."))
    return found


def _roster(desk: Desk, activity: Activity) -> _Roster:
    """The people of an activity; kept until a commit changes them."""
    kept: dict[RowId, _Roster] = desk.keep("rosters", _ROSTER_TABLES, dict)
    found = kept.get(activity.id)
    if found is None:
        while len(kept) >= _ROSTERS:
            kept.pop(next(iter(kept)), None)
        found = kept[activity.id] = _read_roster(desk, activity)
    return found


def _read_roster(desk: Desk, activity: Activity) -> _Roster:
    with desk.store.read() as session:
        lines = queries.listed(session, activity.id)
        collectors: dict[RowId, list[Collector]] = {}
        for line in queries.collectors(session, activity.id):
            collector = Collector(
                line["id"], line["name"] or "", line["relation"] or "", mask_phone(line["phone"] or "")
            )
            collectors.setdefault(line["registration_id"], []).append(collector)
        relations = _relations(desk, session, lines)
        standings = activities.allocation_of(desk, session, activity).standing
    return _Roster(
        _listed(desk, activity, line, collectors, relations, standings)
        for line in lines
        if line["status"] in _STATUSES  # else of a newer program: nothing is known of what it means
    )


_STATUSES = frozenset(Status)


def _listed(
    desk: Desk, activity: Activity, line: RowMapping, collectors: Mapping[RowId, Sequence[Collector]],
    relations: Mapping[tuple[RowId, RowId], str], standings: Mapping[RowId, Standing],
) -> _Listed:  # fmt: skip
    person, contact = line["person_id"], line["contact_id"]
    name, phones = line["name"] or "", line["phones"] or ""
    contact_name, contact_phones = line["contact"] or "", line["contact_phones"] or ""
    own = person is not None and contact is not None and desk.canonical(person) == desk.canonical(contact)
    is_child = not own and (line["age"] is None or line["age"] < GROWN)
    allowed: tuple[Collector, ...] = ()
    if is_child:
        relation = relations.get((desk.canonical(contact), desk.canonical(person)), "") if contact and person else ""
        first = [Collector(None, contact_name, relation, mask_phone(contact_phones))] if contact_name else []
        others = collectors.get(line["registration_id"], ())
        allowed = (*first, *(one for one in others if not same_name(one.name, contact_name)))
    status = Status(line["status"])
    return _Listed(
        line["id"], desk.canonical(person) if person is not None else None, line["registration_id"],
        line["number"] or "", sheet_code(line["number"] or "", activity.owner_desk or ""), name, phones, contact_name,
        contact_phones, mask_phone(contact_phones or phones),
        desk.term_labels(PARTICIPANT_CATEGORY, line["categories"]), status,
        standings.get(line["registration_id"], Standing(status.value)), line["withdrawn"], line["at"], own, is_child,
        allowed,
    )  # fmt: skip


def _relations(desk: Desk, session: Session, lines: Iterable[RowMapping]) -> dict[tuple[RowId, RowId], str]:
    """What contacts are to the children, from the cards: (guardian, child) → "父亲"."""
    guardians = list({line["contact_id"] for line in lines if line["contact_id"] is not None})
    found: dict[tuple[RowId, RowId], str] = {}
    for start in range(0, len(guardians), 500):
        query = select(Kinship.guardian_id, Kinship.child_id, Kinship.relation).where(
            Kinship.guardian_id.in_(guardians[start : start + 500]), Kinship.voided == false()
        )
        for guardian, child, relation in session.execute(query):
            if guardian is not None and child is not None and relation:
                found[desk.canonical(guardian), desk.canonical(child)] = relation
    return found


def _scans(session: Session, lines: Iterable[RowMapping]) -> dict[RowId, tuple[Scan, ...]]:
    """By participant, the arrivals that two desks wrote differently."""
    clashing = {line["id"]: line["participant_id"] for line in lines if line["bits"] & STATE_CLASH}
    found: dict[RowId, list[Scan]] = {}
    for row, versions in queries.versions(session, clashing).items():
        for one in versions:
            if one.group == ARRIVAL:
                found.setdefault(clashing[row], []).append(_scan(one))
    return {who: tuple(scans) for who, scans in found.items() if who is not None}


def _scan(version: queries.Version) -> Scan:
    said = version.values
    presence = Presence(said["presence"]) if said["presence"] else None
    label = presence_label(presence) if presence else ""
    return Scan(presence, label, said["at"], said["door"] or "", version.actor)


def _row(
    one: _Listed, line: RowMapping | None, query: words.Query | None = None, scans: tuple[Scan, ...] = ()
) -> DoorRow:
    known = line is not None and line["presence"] is not None
    presence = Presence(line["presence"]) if line is not None and known else None
    name_parts = tuple(words.highlight_name(query, one.name)) if query is not None else (Part(one.name, False),)
    value = _values(line)
    return DoorRow(
        participant_id=one.id, attendance_id=line["id"] if line is not None else None, person_id=one.person_id,
        code=one.code, number=one.number, name=one.name, name_parts=name_parts,
        phone=one.phone, contact=one.contact, category_text=one.category_text,
        headcount=1, presence=presence, presence_label=presence_label(presence) if presence else "",
        at=value("at"), door=value("door") or "", reason=value("reason") or "", brought_by=value("brought_by") or "",
        left_at=value("left_at"), left_early=bool(value("left_early")), collected_by=value("collected_by") or "",
        may_collect=one.may_collect, registration_id=one.registration_id,
        pending=one.standing is Standing.PENDING or (not one.holds and not one.gone),
        clash=bool((value("bits") or 0) & STATE_CLASH), code_label=code_label(one.code),
        pinyin_parts=tuple(words.highlight(query, one.name)) if query is not None else (), is_child=one.is_child,
        scans=scans,
    )  # fmt: skip


def _walk_in_row(desk: Desk, line: RowMapping) -> DoorRow:
    name = line["name"] or ""
    person = line["person_id"]
    return DoorRow(
        participant_id=None, attendance_id=line["id"], person_id=desk.canonical(person) if person else None, code=0,
        number="", name=name, name_parts=(Part(name, False),), phone=mask_phone(line["phones"] or ""), contact="",
        category_text="", headcount=line["headcount"], presence=Presence.ARRIVED,
        presence_label=presence_label(Presence.ARRIVED), at=line["at"], door=line["door"] or "",
        reason="", brought_by="", left_at=line["left_at"], left_early=bool(line["left_early"]), collected_by="",
        may_collect=(), registration_id=None, pending=False, clash=bool(line["bits"] & STATE_CLASH),
    )  # fmt: skip


def _values(line: RowMapping | None) -> Any:
    return (lambda name: line[name]) if line is not None else (lambda _: None)


# ------------------------------------------------------------------------------------------- at the door


def mark(
    desk: Desk, actor: Actor, session_id: RowId, participant_ids: Sequence[RowId], presence: Presence | None = None, *,
    at: datetime | None = None, door: str = "", reason: str = "", brought_by: str = "", from_paper: bool = False,
) -> tuple[DoorBoard, Changes]:  # fmt: skip
    """Say of participants what is known. None: arrived, or late when the session began more than its grace ago.

    Who is signed in already stays as he is: a second scan counts nobody twice and writes nothing. Said outright
    (`presence`), it corrects what is there. From paper nobody knows the minute: `at` stays empty unless given.
    """
    require(actor, Permission.REGISTER)
    said = {
        "door": _text(door, "door"),
        "reason": _text(reason, "reason"),
        "brought_by": _text(brought_by, "brought_by"),
    }
    with desk.store.write(actor.staff_id) as tx:
        session = _open(tx, session_id)
        _mark(tx, session, participant_ids, presence, at, said, from_paper)
        activities.in_step(tx, session)
    return board(desk, session_id), tx.changes


def _mark(
    tx: Tx, session: ActivitySession, participant_ids: Sequence[RowId], presence: Presence | None,
    at: datetime | None, said: Mapping[str, Any], from_paper: bool,
) -> None:  # fmt: skip
    here = presence is None or presence in CAME
    moment = None
    if here:
        moment = at if at is not None else (None if from_paper else tx.now)
        _check_moment(tx, session, moment)
    stored = queries.stored(tx.session, [attendance_id(session.id, one) for one in participant_ids])
    fresh: list[dict[str, Any]] = []
    for participant, gone in _participants(tx, session, participant_ids):
        row_id = attendance_id(session.id, participant)
        row: Attendance | None = stored.get(row_id)
        before = Presence(row.presence) if row is not None and not row.voided and row.presence else None
        if gone and before is None:
            raise UserError(
                translate("activities", "{name} has withdrawn; take that back first, or enter a walk-in.").format(
                    name=gone
                ),
                "participants",
            )
        now = presence
        if now is None:
            if before in CAME:
                continue
            now = Presence.ARRIVED if moment is None else presence_at(session.starts_at or moment, moment)
        values = {name: value for name, value in said.items() if value is not None}
        if here:
            # A correction from late to arrived leaves when they came as it was.
            keeps = row is not None and before in CAME and at is None
            values |= {"at": row.at if row is not None and keeps else moment, "from_paper": from_paper}
            if keeps and row is not None:
                values |= {"door": said["door"] or row.door, "brought_by": said["brought_by"] or row.brought_by}
                values["from_paper"] = row.from_paper
        values = {**_BLANK, **values, "presence": now.value}
        if row is None:
            fresh.append({"id": row_id, "session_id": session.id, "participant_id": participant, **values})
            continue
        if row.voided:
            tx.restore(row)
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if changed:
            tx.edit(row, changed)
    if fresh:
        tx.insert_many(Attendance, fresh)


def _open(tx: Tx, session_id: RowId) -> ActivitySession:
    """A session at whose door something can be written."""
    found = tx.get(ActivitySession, session_id)
    activity = tx.session.get(Activity, found.activity_id) if found.activity_id is not None else None
    if found.voided or found.cancelled or activity is None or activity.voided or activity.status == "cancelled":
        raise UserError(translate("activities", "This session was called off."))
    return found


def _check_moment(tx: Tx, session: ActivitySession, moment: datetime | None) -> None:
    if moment is not None and moment > tx.now:
        raise UserError(translate("activities", "That time is still to come."), "at")
    starts = session.starts_at
    if starts is not None and (moment or tx.now) < starts - EARLIEST:
        raise UserError(translate("activities", "This session is still to come; nobody can be signed in yet."), "at")


def _participants(tx: Tx, session: ActivitySession, ids: Sequence[RowId]) -> list[tuple[RowId, str]]:
    """Those participants, each once, in their order; and the name of whoever has withdrawn."""
    wanted = list(dict.fromkeys(ids))
    found: dict[RowId, str] = {}
    for start in range(0, len(wanted), 500):
        query = (
            select(Participant.id, Participant.withdrawn, Registration.status, Person.name)
            .join(Registration, Registration.id == Participant.registration_id)
            .outerjoin(Person, Person.id == Participant.person_id)
            .where(
                Participant.id.in_(wanted[start : start + 500]), Participant.activity_id == session.activity_id,
                Participant.voided == false(), Registration.voided == false(),
            )
        )  # fmt: skip
        for row, withdrawn, status, name in tx.session.execute(query):
            found[row] = (name or "—") if withdrawn or status == Status.CANCELLED else ""
    if len(found) < len(wanted):
        raise UserError(translate("errors", "This entry is no longer here."))
    return [(one, found[one]) for one in wanted]


def clear(desk: Desk, actor: Actor, session_id: RowId, participant_ids: Sequence[RowId]) -> tuple[DoorBoard, Changes]:
    """Take a mark back: nothing is known again."""
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        session = tx.get(ActivitySession, session_id)
        for row in queries.stored(tx.session, [attendance_id(session_id, one) for one in participant_ids]).values():
            if not row.voided and row.presence is not None:
                tx.edit(row, {name: value for name, value in _BLANK.items() if getattr(row, name) != value})
        activities.in_step(tx, session)
    return board(desk, session_id), tx.changes


def settle(desk: Desk, actor: Actor, session_id: RowId, participant_id: RowId, scan: Scan) -> tuple[DoorBoard, Changes]:
    """Say which of the scans of two desks holds (SETTLE_CONFLICTS). What only one of them says beside it, stays."""
    require(actor, Permission.SETTLE_CONFLICTS)
    with desk.store.write(actor.staff_id) as tx:
        session = tx.get(ActivitySession, session_id)
        row = tx.get(Attendance, attendance_id(session_id, participant_id))
        versions = queries.versions(tx.session, [row.id]).get(row.id, [])
        values: dict[str, Any] = {}
        for one in versions:
            if one.group == ARRIVAL:
                values |= one.values if _scan(one) == scan else {}
            elif not values.keys() & one.values.keys() or any(one.values.values()):
                values |= one.values
        if not any(one.group == ARRIVAL and _scan(one) == scan for one in versions):
            raise UserError(translate("activities", "This was settled already."))
        tx.edit(row, values, label=Label.RESOLVE)
        activities.in_step(tx, session)
    return board(desk, session_id), tx.changes


def absent_rest(desk: Desk, actor: Actor, session_id: RowId, reasons: Mapping[RowId, str]) -> tuple[DoorBoard, Changes]:
    """Everybody of whom nothing is known was absent; reasons by participant."""
    require(actor, Permission.REGISTER)
    rest = [row.participant_id for row in board(desk, session_id).rows if row.presence is None]
    said = {"door": None, "brought_by": None}
    with desk.store.write(actor.staff_id) as tx:
        session = _open(tx, session_id)
        if session.starts_at is not None and tx.now < session.starts_at:
            raise UserError(translate("activities", "This session has not begun yet."))
        known = queries.stored(tx.session, [attendance_id(session_id, one) for one in rest if one])
        unknown = [one for one in rest if one and not _came_to_know(known.get(attendance_id(session_id, one)))]
        by_reason: dict[str | None, list[RowId]] = {}
        for one in unknown:
            by_reason.setdefault(_text(reasons.get(one, ""), "reason"), []).append(one)
        for reason, ids in by_reason.items():
            _mark(tx, session, ids, Presence.ABSENT, None, {**said, "reason": reason}, False)
        activities.in_step(tx, session)
    return board(desk, session_id), tx.changes


def _came_to_know(row: Attendance | None) -> bool:
    return row is not None and not row.voided and row.presence is not None


def walk_in(
    desk: Desk, actor: Actor, session_id: RowId, *, person_id: RowId | None = None, name: str = "", phone: str = "",
    headcount: int = 1, door: str = "",
) -> tuple[DoorBoard, Changes]:  # fmt: skip
    """Somebody who wasn't registered, or `headcount` people without names.

    Raises UserError (field "person_id") for somebody who is on the list: they are signed in there. The same person
    again counts once.
    """
    require(actor, Permission.REGISTER)
    if not 1 <= headcount <= MOST_HEADS:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=1, most=MOST_HEADS), "headcount")
    with desk.store.write(actor.staff_id) as tx:
        session = _open(tx, session_id)
        _check_moment(tx, session, tx.now)
        person = None
        if person_id is not None or name.strip():
            person = visits.somebody(desk, tx, person_id, name, phone, None, False)
            _not_listed(desk, tx, session, person.id)
        here = person is not None and any(
            line["participant_id"] is None and line["person_id"] is not None
            and desk.canonical(line["person_id"]) == desk.canonical(person.id)
            for line in queries.marks(tx.session, [session_id])
        )  # fmt: skip
        if not here:
            tx.add(
                Attendance(
                    session_id=session_id, person_id=person.id if person is not None else None, headcount=headcount,
                    presence=Presence.ARRIVED.value, at=tx.now, door=_text(door, "door"),
                )
            )  # fmt: skip
        activities.in_step(tx, session)
    return board(desk, session_id), tx.changes


def _not_listed(desk: Desk, tx: Tx, session: ActivitySession, person_id: RowId) -> None:
    query = (
        select(Participant.person_id, Participant.number, Person.name)
        .join(Registration, Registration.id == Participant.registration_id)
        .join(Person, Person.id == Participant.person_id)
        .where(
            Participant.activity_id == session.activity_id, Participant.voided == false(),
            Participant.withdrawn == false(), Registration.voided == false(),
            Registration.status != Status.CANCELLED.value,
        )
    )  # fmt: skip
    for row, number, name in tx.session.execute(query):
        if row is not None and desk.canonical(row) == desk.canonical(person_id):
            message = translate("activities", "{name} is on the list as {number}; sign in there.")
            raise UserError(message.format(name=name or "—", number=number or "—"), "person_id")


def remove_walk_in(desk: Desk, actor: Actor, attendance_id: RowId) -> tuple[DoorBoard, Changes]:
    """Take a walk-in back."""
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(Attendance, attendance_id)
        if row.participant_id is not None or row.session_id is None:
            raise UserError(translate("errors", "This entry is no longer here."))
        session = tx.get(ActivitySession, row.session_id)
        if not row.voided:
            tx.void(row, translate("activities", "Entered by mistake"))
        activities.in_step(tx, session)
    return board(desk, session.id), tx.changes


def leave(
    desk: Desk, actor: Actor, session_id: RowId, participant_ids: Sequence[RowId], *, at: datetime | None = None,
    collected_by: str = "", allowed: bool = False,
) -> tuple[DoorBoard, Changes]:  # fmt: skip
    """They left: a child with `collected_by`. Raises UserError (field "collected_by") for somebody not on the list,
    unless `allowed` says a person decided so (or that the child goes alone); before the end of the session, by more
    than its grace, it counts as left early.
    """
    require(actor, Permission.REGISTER)
    collector = _text(collected_by, "collected_by")
    with desk.store.read() as reading:
        row = reading.get(ActivitySession, session_id)
        activity = _activity(reading, row.activity_id) if row is not None and row.activity_id is not None else None
        listed = _roster(desk, activity).by_id if activity is not None else {}
    with desk.store.write(actor.staff_id) as tx:
        session = _open(tx, session_id)
        moment = at if at is not None else tx.now
        if moment > tx.now:
            raise UserError(translate("activities", "That time is still to come."), "at")
        stored = queries.stored(tx.session, [attendance_id(session_id, one) for one in participant_ids])
        for one in dict.fromkeys(participant_ids):
            who = listed.get(one)
            mark = stored.get(attendance_id(session_id, one))
            name = who.name if who is not None else "—"
            if mark is None or mark.voided or mark.presence not in CAME:
                message = translate("activities", "{name} isn't signed in.")
                raise UserError(message.format(name=name), "participants")
            left_at = moment
            if mark.at is not None and moment < mark.at:
                if at is not None:
                    raise UserError(translate("activities", "Nobody leaves before they came."), "at")
                left_at = mark.at  # the clock of the desk that signed them in is ahead
            if activity is not None and activity.collected and who is not None and who.is_child and not allowed:
                _may_collect(who, collector)
            values = {
                "left_at": left_at, "left_early": leaves_early(session.ends_at or moment, moment),
                "collected_by": collector,
            }  # fmt: skip
            # Said twice, the first time holds; who took the child may still be put right.
            if mark.left_at is not None and at is None:
                values = {"collected_by": collector or mark.collected_by}
            changed = {name: value for name, value in values.items() if getattr(mark, name) != value}
            if changed:
                tx.edit(mark, changed)
        activities.in_step(tx, session)
    return board(desk, session_id), tx.changes


def _may_collect(who: _Listed, collector: str | None) -> None:
    if collector is None:
        message = translate("activities", "Please say who collects {name}.")
    elif not any(same_name(one.name, collector) for one in who.may_collect):
        message = translate("activities", "{collector} isn't among those who may collect {name}.")
    else:
        return
    raise UserError(message.format(name=who.name, collector=collector), "collected_by")


# ------------------------------------------------------------------------------------------- the sheet


def read_sheet(desk: Desk, session_id: RowId, text: str) -> SheetEntry:
    """What "3 7 9-12" names on the printed sheet; raises UserError (field "rows").

    A row within a span that isn't on the sheet (any more) is passed over; one that is named must be there.
    """
    shown = board(desk, session_id)
    with desk.store.read() as session:
        activity = _activity(session, shown.session.activity_id)
    owner = activity.owner_desk or ""
    by_code: dict[int, list[_Listed]] = {}
    for one in _roster(desk, activity).by_id.values():
        if one.code:
            by_code.setdefault(one.code, []).append(one)
    if not by_code:
        raise UserError(translate("activities", "Nobody is registered for this session."), "rows")
    plain = plain_codes(text, owner)
    codes = row_codes(plain, max(by_code), code_label)
    if not codes:
        raise UserError(translate("activities", "Please type the numbers of the rows."), "rows")
    outright = {int(part) for part in re.findall(r"(?<![\d\-–—~至到])\d+(?!\s*[\d\-–—~至到])", plain)}
    presences = {row.participant_id: row.presence for row in shown.rows}
    kept: list[int] = []
    fresh: list[_Listed] = []
    already: list[str] = []
    for code in codes:
        here = by_code.get(code, [])
        if len(here) > 1:
            message = translate("activities", "Row {row} stands for {names}; sign them in by name.")
            names = desk.between.join(one.name for one in here)
            raise UserError(message.format(row=code_label(code), names=names), "rows")
        found = here[0] if here and (here[0].holds or here[0].id in presences) else None
        if found is None:
            if code not in outright:
                continue
            if here:
                message = translate("activities", "Row {row} is {name}, who holds no place; sign them in by name.")
                raise UserError(message.format(row=code_label(code), name=here[0].name), "rows")
            message = translate("activities", "There is no row {row} on the sheet.")
            raise UserError(message.format(row=code_label(code)), "rows")
        kept.append(code)
        if presences.get(found.id) in CAME:
            already.append(found.name)
        else:
            fresh.append(found)
    return SheetEntry(tuple(kept), tuple(one.name for one in fresh), tuple(already), tuple(one.id for one in fresh))


def enter_sheet(desk: Desk, actor: Actor, session_id: RowId, text: str, *, door: str = "") -> tuple[DoorBoard, Changes]:
    """Sign in everybody the rows name, as from paper."""
    require(actor, Permission.REGISTER)
    entry = read_sheet(desk, session_id, text)
    return mark(desk, actor, session_id, entry.participant_ids, door=door, from_paper=True)


# ------------------------------------------------------------------------------------------- figures


def close(desk: Desk, actor: Actor, session_id: RowId) -> tuple[DoorBoard, Changes]:
    """Close the sign-in: the figures go into the record that goes up the tree; corrected later, they follow.

    Closed at two desks apart, their figures contradict each other once they meet: closed again, the one list of both
    decides.
    """
    require(actor, Permission.REGISTER)
    with desk.store.write(actor.staff_id) as tx:
        session = _open(tx, session_id)
        if session.starts_at is not None and tx.now < session.starts_at:
            raise UserError(translate("activities", "This session has not begun yet."))
        if session.closed_at is None:
            tx.edit(session, {"closed_at": tx.now})
        activities.in_step(tx, session, settle=True)
    return board(desk, session_id), tx.changes


_FIGURES = ("expected", "present", "late", "excused", "absent", "walk_ins")


def set_figures(
    desk: Desk, actor: Actor, session_id: RowId, figures: Mapping[str, int | None], reasons: str = ""
) -> tuple[SessionRow, Changes]:
    """Figures of a session of which no list was kept: expected, present, late, excused, absent, walk_ins.

    Raises UserError beside the figure that can't be: more present than expected, or more late than present.
    """
    require(actor, Permission.REGISTER)
    unknown = set(figures) - set(_FIGURES)
    if unknown:
        raise ValueError(f"no such figures: {sorted(unknown)}")
    with desk.store.write(actor.staff_id) as tx:
        session = _open(tx, session_id)
        if queries.is_listed(tx.session, session.activity_id):
            message = translate("activities", "This activity has a list of participants; please correct it there.")
            raise UserError(message)
        values: dict[str, Any] = {name: _whole(figures[name], name) for name in figures}
        _agree({name: values.get(name, getattr(session, name)) for name in _FIGURES})
        if reasons.strip() or session.absence_reasons:
            values["absence_reasons"] = reasons.strip() or None
        if session.closed_at is None and any(values.get(name) is not None for name in _FIGURES):
            values["closed_at"] = tx.now
        tx.edit(session, values)
    return activities.session(desk, session_id), tx.changes


def _whole(value: int | None, name: str) -> int | None:
    if value is not None and not 0 <= value <= 99_999:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=0, most=99_999), name)
    return value


def _agree(values: Mapping[str, int | None]) -> None:
    expected, present = values["expected"], values["present"]
    if expected is not None and sum(values[name] or 0 for name in ("present", "excused", "absent")) > expected:
        raise UserError(translate("activities", "Present, excused and absent are more than were expected."), "expected")
    if (values["late"] or 0) > (present or 0):
        raise UserError(translate("activities", "More came late than came at all."), "late")


# ------------------------------------------------------------------------------------------- who runs it

_ROLES = DUTY.by_name["role"]
_ROLE_ORDER = {code: place for place, (code, _) in enumerate(_ROLES.options)}
_DUTY_FIELDS = frozenset({"name", "person_id", "role", "task", "session_id", "minutes"})


def duties(desk: Desk, activity_id: RowId) -> list[DutyRow]:
    """Who runs an activity, and how long each served."""
    with desk.store.read() as session:
        query = (
            select(ActivityDuty, Person.name)
            .outerjoin(Person, Person.id == ActivityDuty.person_id)
            .where(ActivityDuty.activity_id == activity_id, ActivityDuty.voided == false())
            .order_by(ActivityDuty.id)
        )
        found = [
            DutyRow(
                row.id, name or row.name or "", desk.canonical(row.person_id) if row.person_id else None,
                row.role or "", _ROLES.option_label(row.role or ""), row.task or "", row.session_id, row.minutes,
            )
            for row, name in session.execute(query)
        ]  # fmt: skip
    return sorted(found, key=lambda row: _ROLE_ORDER.get(row.role, len(_ROLE_ORDER)))


def save_duty(
    desk: Desk, actor: Actor, activity_id: RowId, values: Mapping[str, Any], duty_id: RowId | None = None
) -> tuple[list[DutyRow], Changes]:
    """Put somebody on duty (name or person_id, role, task, session_id, minutes), or change it."""
    require(actor, Permission.EDIT_ACTIVITIES)
    if values.keys() - _DUTY_FIELDS:
        raise ValueError(f"no such fields of a duty: {sorted(values.keys() - _DUTY_FIELDS)}")
    kept = dict(values)
    for name in ("name", "task"):
        if name in kept:
            kept[name] = _text(kept[name] or "", name)
    if kept.get("role", "staff") not in _ROLE_ORDER:
        raise UserError(translate("errors", "Please choose one of the list."), "role")
    minutes = kept.get("minutes")
    if minutes is not None and not 0 <= minutes <= LONGEST_DUTY:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=0, most=LONGEST_DUTY), "minutes")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(ActivityDuty, duty_id) if duty_id is not None else None
        if row is None:
            tx.get(Activity, activity_id)
        if kept.get("person_id") is not None:
            visits.live_person(tx, kept["person_id"])
            kept["name"] = None
        elif kept.get("name"):
            kept["person_id"] = None
        person_id = kept.get("person_id", row.person_id if row is not None else None)
        if person_id is None and not kept.get("name", row.name if row is not None else None):
            raise UserError(translate("activities", "Please say who."), "name")
        if kept.get("session_id") is not None:
            session = tx.get(ActivitySession, kept["session_id"])
            if session.activity_id != activity_id:
                raise UserError(translate("errors", "Please choose one of the list."), "session_id")
        if row is None:
            tx.add(ActivityDuty(activity_id=activity_id, **{"role": "staff", **kept}))
        else:
            tx.edit(row, {name: value for name, value in kept.items() if getattr(row, name) != value})
    return duties(desk, activity_id), tx.changes


def remove_duty(desk: Desk, actor: Actor, duty_id: RowId) -> tuple[list[DutyRow], Changes]:
    """Take somebody off."""
    require(actor, Permission.EDIT_ACTIVITIES)
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(ActivityDuty, duty_id)
        activity_id = row.activity_id or b""
        if not row.voided:
            tx.void(row, translate("activities", "Not on duty after all"))
    return duties(desk, activity_id), tx.changes


def rates(desk: Desk, activity_id: RowId) -> list[tuple[RowId, str, str, int, int]]:
    """Of a course: participant, number, name, sessions attended, sessions held.

    Held: begun and not called off. Sessions whose sign-in was closed before somebody registered don't count for them.
    """
    now = desk.now()
    with desk.store.read() as session:
        activity = _activity(session, activity_id)
        held = [one for one in queries.sessions_of(session, activity_id) if one.starts_at and one.starts_at <= now]
        came: dict[RowId, set[RowId]] = {}
        marked: dict[RowId, set[RowId]] = {}
        for line in queries.marks(session, [one.id for one in held]):
            if line["participant_id"] is not None and line["presence"] is not None:
                marked.setdefault(line["participant_id"], set()).add(line["session_id"])
                if line["presence"] in CAME:
                    came.setdefault(line["participant_id"], set()).add(line["session_id"])
    found = []
    for one in _roster(desk, activity).by_id.values():
        mine = marked.get(one.id, set())
        if not one.holds and not mine:
            continue
        due = [
            row for row in held
            if row.id in mine or (one.holds and (row.closed_at is None or one.at is None or one.at <= row.closed_at))
        ]  # fmt: skip
        found.append((one.id, one.number, one.name, len(came.get(one.id, ())), len(due)))
    return found


def _text(value: str, name: str) -> str | None:
    kept = " ".join(value.split())
    if len(kept) > LONGEST_TEXT:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_TEXT), name)
    return kept or None
