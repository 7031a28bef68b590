"""What activities hold of a person: in the story of a card, in how long it is kept, and when it is erased."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_, select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import (
    STATE_ERASED,
    Activity,
    ActivityDuty,
    ActivitySession,
    Attendance,
    Ballot,
    Collector,
    Participant,
    Person,
    Registration,
)
from app.db.tx import Tx
from app.domain.activities import ASKING, CAME, HOLDING, Status, presence_label, standing_label
from app.domain.fields import LIFE
from app.services.desk import fixed_id

_PART = 500
_LIVE = frozenset(status.value for status in HOLDING | ASKING)
_CAME = frozenset(one.value for one in CAME)


@dataclass(frozen=True, slots=True)
class Trace:
    """A registration, or what is known of somebody at a session. `table` and `row` lead to it."""

    at: datetime
    kind: str
    """"registration" or "attendance"."""
    text: str
    detail: str
    table: str
    row: RowId


# ------------------------------------------------------------------------------------------- the story of a card


def traces(session: Session, cards: Sequence[RowId], limit: int) -> list[Trace]:
    """What somebody with these cards was registered for and how they came, the latest first."""
    found = [*_registered(session, cards, limit), *_attended(session, cards, limit)]
    return sorted(found, key=lambda one: one.at, reverse=True)[:limit]


def _registered(session: Session, cards: Sequence[RowId], limit: int) -> Iterator[Trace]:
    takes_part = select(Participant.registration_id).where(
        Participant.person_id.in_(cards), Participant.voided == false()
    )
    query = (
        select(Registration.id, Registration.at, Registration.status, Registration.number, Activity.title)
        .join(Activity, Activity.id == Registration.activity_id)
        .where(or_(Registration.contact_id.in_(cards), Registration.id.in_(takes_part)), Registration.voided == false())
        .order_by(Registration.at.desc(), Registration.id)
        .limit(limit)
    )
    for row, at, status, number, title in session.execute(query):
        text = translate("people", "Registered for “{title}”").format(title=title or "")
        detail = " · ".join(part for part in (standing_label(status or ""), number or "") if part)
        if at is not None:
            yield Trace(at, "registration", text, detail, "registration", row)


def _attended(session: Session, cards: Sequence[RowId], limit: int) -> Iterator[Trace]:
    query = (
        select(
            Attendance.id, Attendance.at, Attendance.presence, Attendance.participant_id, Attendance.left_early,
            ActivitySession.starts_at, ActivitySession.title.label("session"), Activity.title,
        )
        .join(ActivitySession, ActivitySession.id == Attendance.session_id)
        .join(Activity, Activity.id == ActivitySession.activity_id)
        .where(_of(Attendance, cards), Attendance.voided == false(), Attendance.presence.is_not(None))
        .order_by(ActivitySession.starts_at.desc(), Attendance.id)
        .limit(limit)
    )  # fmt: skip
    for line in session.execute(query):
        text = " · ".join(part for part in (line.title, line.session) if part)
        said = [presence_label(line.presence)]
        if line.participant_id is None:
            said.append(translate("people", "not registered"))
        if line.left_early:
            said.append(translate("people", "left early"))
        yield Trace(line.at or line.starts_at, "attendance", text, " · ".join(said), "attendance", line.id)


def _of(model: type[Attendance], cards: Sequence[RowId]) -> ColumnElement[bool]:
    """Lines of somebody with these cards: as a participant, or walked in."""
    own = select(Participant.id).where(Participant.person_id.in_(cards))
    return or_(model.person_id.in_(cards), model.participant_id.in_(own))


# ------------------------------------------------------------------------------------------- how long it is kept


def last_seen(session: Session, cards: Sequence[RowId]) -> dict[RowId, datetime]:
    """The last that each of these cards had to do with an activity: its registration, its last session, a duty."""
    found: dict[RowId, datetime] = {}
    for start in range(0, len(cards), _PART):
        for query in _last(cards[start : start + _PART]):
            for card, *ends in session.execute(query):
                at = max([end for end in ends if end is not None], default=None)
                if at is not None:
                    found[card] = max(at, found.get(card, at))
    return found


def _last(cards: Sequence[RowId]) -> Iterator[Any]:
    ends = func.max(ActivitySession.ends_at)
    yield (
        select(Participant.person_id, ends)
        .join(ActivitySession, ActivitySession.activity_id == Participant.activity_id)
        .where(Participant.person_id.in_(cards), Participant.voided == false())
        .group_by(Participant.person_id)
    )
    yield (
        select(Registration.contact_id, func.max(Registration.at), ends)
        .outerjoin(ActivitySession, ActivitySession.activity_id == Registration.activity_id)
        .where(Registration.contact_id.in_(cards), Registration.voided == false())
        .group_by(Registration.contact_id)
    )
    yield (
        select(Attendance.person_id, func.max(Attendance.at), ends)
        .join(ActivitySession, ActivitySession.id == Attendance.session_id)
        .where(Attendance.person_id.in_(cards), Attendance.voided == false())
        .group_by(Attendance.person_id)
    )
    yield (
        select(ActivityDuty.person_id, ends)
        .join(ActivitySession, ActivitySession.activity_id == ActivityDuty.activity_id)
        .where(ActivityDuty.person_id.in_(cards), ActivityDuty.voided == false())
        .group_by(ActivityDuty.person_id)
    )


# ------------------------------------------------------------------------------------------- out of the lists


def refuse_while_there(session: Session, cards: Sequence[RowId], now: datetime) -> None:
    """Raise UserError while somebody with these cards is signed in at a session that is being held."""
    query = (
        select(Activity.title)
        .join(ActivitySession, ActivitySession.activity_id == Activity.id)
        .join(Attendance, Attendance.session_id == ActivitySession.id)
        .where(
            _of(Attendance, cards), Attendance.voided == false(), Attendance.presence.in_(_CAME),
            Attendance.left_at.is_(None), ActivitySession.starts_at <= now, ActivitySession.ends_at > now,
            ActivitySession.closed_at.is_(None),
        )
        .limit(1)
    )  # fmt: skip
    title = session.scalar(query)
    if title is not None:
        raise UserError(
            translate("people", "This person is at “{title}” now: sign them out there first.").format(title=title)
        )


def refuse_while_registered(session: Session, cards: Sequence[RowId], now: datetime) -> None:
    """Raise UserError while somebody with these cards is registered for an activity that is still to come."""
    takes_part = select(Participant.registration_id).where(
        Participant.person_id.in_(cards), Participant.voided == false(), Participant.withdrawn == false()
    )
    query = (
        select(Activity.title)
        .join(Registration, Registration.activity_id == Activity.id)
        .where(
            or_(Registration.contact_id.in_(cards), Registration.id.in_(takes_part)),
            Registration.status.in_(_LIVE), Registration.voided == false(), Activity.voided == false(),
            Activity.id.in_(_to_come(now)),
        )
        .limit(1)
    )  # fmt: skip
    title = session.scalar(query)
    if title is not None:
        raise UserError(
            translate("people", "This person is registered for “{title}”: cancel that first.").format(title=title)
        )


def _to_come(now: datetime) -> Select[Any]:
    """Activities with a session that isn't over."""
    return select(ActivitySession.activity_id).where(
        ActivitySession.ends_at > now, ActivitySession.voided == false(), ActivitySession.cancelled == false()
    )


# ------------------------------------------------------------------------------------------- erasing


def erase(tx: Tx, cards: Sequence[RowId], kin: Collection[RowId]) -> list[tuple[str, RowId]]:
    """Take somebody out of all that activities know, in the tables and in the log; answers the rows erased.

    What was counted stays counted. Their part in what is still to come is cancelled; others of the household stay,
    and where they stood: they go on in a registration of their own, for nothing can be changed in an erased one.
    `kin`: whose children, or whose parents, they are; they may be named there as who collects a child.
    """
    erasing = _Erasing(tx, frozenset(cards))
    session = tx.session
    mine = session.scalars(select(Participant).where(Participant.person_id.in_(cards))).all()
    by_contact = select(Registration.id).where(Registration.contact_id.in_(cards))
    own = {row.registration_id for row in mine if row.registration_id} | set(session.scalars(by_contact))
    beside = set(session.scalars(select(Participant.registration_id).where(Participant.person_id.in_(kin))))
    for registration in sorted(own):
        erasing.registration(registration)
    for registration in sorted({one for one in beside if one} - own):
        erasing.named_in(registration)
    for model in (Attendance, ActivityDuty):
        for row in session.scalars(select(model).where(model.person_id.in_(cards))).all():
            erasing.row(row)
    return erasing.gone


class _Erasing:
    def __init__(self, tx: Tx, cards: frozenset[RowId]) -> None:
        self.tx = tx
        self.cards = cards
        self.gone: list[tuple[str, RowId]] = []
        people = [tx.session.get(Person, one) for one in cards]
        self.names = {one.name for one in people if one is not None and one.name}
        self.phones = {phone for one in people if one is not None for phone in (one.phones or "").split()}

    def row(self, row: Any) -> None:
        """Erase one row."""
        if not row.state & STATE_ERASED:
            self.tx.erase(row)
            self.gone.append((row.spec.table, row.id))

    def registration(self, registration: RowId) -> None:
        """Erase a registration they asked for or are part of."""
        tx = self.tx
        row = tx.session.get(Registration, registration)
        if row is None or row.state & STATE_ERASED:
            return
        everybody = tx.session.scalars(select(Participant).where(Participant.registration_id == registration)).all()
        mine = [one for one in everybody if one.person_id in self.cards]
        others = [one for one in everybody if one.person_id not in self.cards and not one.state & STATE_ERASED]
        reason = translate("people", "Erased")
        live = row.status in _LIVE and not row.voided and self._comes(row.activity_id)
        if any(not one.voided for one in others):
            self._goes_on(row, others)
        self.named_in(registration)
        for collector in self._collectors(registration):
            self.row(collector)
        if not mine and not row.voided:
            tx.void(row, reason)  # they only registered the others
        elif live:
            tx.edit(row, {"status": Status.CANCELLED.value, "status_reason": reason, "offered_until": None})
        for one in mine:
            if live and not (one.voided or one.withdrawn):
                tx.edit(one, {"withdrawn": True, "withdraw_reason": reason})
            for line in self._attendance([one.id]):
                self.row(line)
            self.row(one)
        self.row(row)

    def _comes(self, activity: RowId | None) -> bool:
        query = _to_come(self.tx.now).where(ActivitySession.activity_id == activity)
        return self.tx.session.scalars(query.limit(1)).first() is not None

    def _goes_on(self, row: Registration, others: Sequence[Participant]) -> None:
        """The rest of the household, in a registration that stands where theirs stood."""
        left = ("note", "status_reason", *(("contact_id",) if row.contact_id in self.cards else ()))
        values: Mapping[str, Any] = {
            item.name: getattr(row, item.name)
            for item in row.spec.fields
            if item.group != LIFE and item.name not in left
        }
        # Erased at two desks apart, they meet in one registration.
        new = self.tx.add(Registration(id=fixed_id("rest", row.id.hex()), **values))
        for ballot in self.tx.session.scalars(
            select(Ballot).where(Ballot.activity_id == row.activity_id, Ballot.drawn_at.is_(None))
        ):  # what was printed for them is drawn for those who stay
            listed = (ballot.listed or "").replace(row.id.hex(), new.id.hex())
            if listed != ballot.listed and not ballot.voided:
                self.tx.edit(ballot, {"listed": listed})
        for one in others:
            if not one.voided:
                self.tx.edit(one, {"registration_id": new.id})
        for collector in self._collectors(row.id):
            if not self._is_named(collector) and not collector.voided:
                self.tx.edit(collector, {"registration_id": new.id})
        self.named_in(new.id)

    def named_in(self, registration: RowId) -> None:
        """Take their name out of who collects the children of a registration, and who brought and collected them."""
        for collector in self._collectors(registration):
            if self._is_named(collector):
                self.row(collector)
        children = select(Participant.id).where(Participant.registration_id == registration)
        for line in self._attendance(children):
            said = f"{line.brought_by or ''} {line.collected_by or ''}"
            if any(name in said for name in self.names):
                self.row(line)

    def _collectors(self, registration: RowId) -> Sequence[Collector]:
        return self.tx.session.scalars(select(Collector).where(Collector.registration_id == registration)).all()

    def _is_named(self, collector: Collector) -> bool:
        return collector.name in self.names or bool(self.phones & set((collector.phone or "").split()))

    def _attendance(self, participants: Any) -> Sequence[Attendance]:
        query = select(Attendance).where(Attendance.participant_id.in_(participants))
        return self.tx.session.scalars(query).all()
