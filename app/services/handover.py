"""Shifts and their handover: the roster, notes, what is open, and both signatures.

A shift can't be handed over until every open item stays with the next shift by name or is settled. A write is
`verb(desk, …) -> (value, Changes)`; times are aware UTC instants.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Handover, HandoverItem, Roster, ShiftNote, Visit
from app.db.queries import bookings as booking_queries
from app.db.queries import handover as queries
from app.db.queries import tallies as tally_queries
from app.db.queries import visits as visit_queries
from app.db.tx import Changes, Tx
from app.domain import handover as rules
from app.domain import shifts
from app.domain.auth import SYSTEM, Actor, Permission, require
from app.domain.bookings import Status, span_text
from app.domain.handover import Decision, Figures
from app.domain.handover_records import HANDOVER, SHIFT_NOTE
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import Turn
from app.domain.visits import State, stay_text, when
from app.services import bookings, loans, staff
from app.services.desk import Desk, fixed_id

__all__ = ["Decision", "Figures"]

LONGEST_TEXT = 500
LAST_PART = timedelta(minutes=30)
"""So long before its end a shift is reminded of what it has to hand over."""


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """One shift of a duty day. `handed` None: not handed over."""

    turn: Turn
    label: str
    staff: tuple[tuple[RowId, str], ...]
    """Who is on the roster."""
    on: tuple[RowId, str] | None
    """Who took it over, or is signed in."""
    handed: "HandoverCard | None"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note, incident, key, found thing or safety round. `settled_at` None: open."""

    id: RowId
    at: datetime
    day: date
    shift: str
    kind: str
    kind_label: str
    text: str
    by: str
    due_at: datetime | None
    settled_at: datetime | None
    settle_note: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something the next shift has to know. `key` is the same as long as it is the same thing."""

    key: str
    kind: str
    """present, to_verify, badge, loan, overdue_loan, key, child, booking_in_use, booking_due, sign_in, station_issue,
    offer, request, note, incident, found."""
    icon: str
    text: str
    detail: str
    due_at: datetime | None
    urgent: bool
    table: str
    row: str
    place: str
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class HandoverCard:
    """One handover as it was signed."""

    id: RowId
    day: date
    shift: str
    state: str
    state_label: str
    outgoing: str
    incoming: str
    at: datetime
    reason: str
    forced_by: str
    figures: Figures
    items: tuple[tuple[str, str, str], ...]
    """Text, what was decided in words, remark."""
    stays: int = 0
    """How many of them stay open with the next shift."""
    shift_start: int = 0
    """The minute of the clock at which the shift begins."""


# ------------------------------------------------------------------------------------------- shifts


def _turn_at(desk: Desk, at: datetime) -> Turn:
    settings = desk.settings
    return shifts.shift_at(at, settings.shifts, settings[DUTY_DAY_START], desk.zone)


def _before(desk: Desk, turn: Turn) -> Turn:
    return _turn_at(desk, turn.start - timedelta(minutes=1))


def next_turn(desk: Desk, turn: Turn) -> Turn:
    """The shift that takes over when this one ends."""
    return _turn_at(desk, turn.end)


def _label(desk: Desk, start: int | None) -> str:
    """What a shift that begins at this minute is called; its hour where the pattern has none such any more."""
    if start is None:
        return ""
    return next((one.label for one in desk.settings.shifts if one.start == start), shifts.clock(start))


def current(desk: Desk) -> ShiftCard:
    """The shift on duty now."""
    return _cards(desk, [_turn_at(desk, desk.now())])[0]


def shifts_of(desk: Desk, day: date) -> list[ShiftCard]:
    """The shifts of a duty day."""
    settings = desk.settings
    return _cards(desk, shifts.turns(day, settings.shifts, settings[DUTY_DAY_START], desk.zone))


def to_hand(desk: Desk) -> ShiftCard | None:
    """The shift that a handover signed now is of; None when the one on duty is handed over already."""
    found = turn_to_hand(desk)
    return _cards(desk, [found])[0] if found is not None else None


def turn_to_hand(desk: Desk) -> Turn | None:
    """`to_hand`, as the bare shift."""
    now = desk.now()
    on = _turn_at(desk, now)
    before = _before(desk, on)
    with desk.store.read() as session:
        kept = queries.handovers(session, before.day - timedelta(days=2), on.day)
        planned = [one for one in queries.roster(session, before.day, before.day) if one.serves]
    handed = {(one.day, one.shift_start) for one in kept if one.status in rules.HANDED}
    # A desk that handed over a shift two days ago at the latest is one that does so.
    expected = any(one.at is not None and one.at < on.start for one in kept) or any(
        one.shift_start == before.shift.start for one in planned
    )
    return rules.to_hand(
        now, before, on, {(day, start) for day, start in handed if day and start is not None}, expected
    )


def _cards(desk: Desk, turns: Sequence[Turn]) -> list[ShiftCard]:
    """The shifts, each with who is on its roster, who took it over, and its own handover."""
    names = staff.names(desk)
    first, last = min(turn.day for turn in turns), max(turn.day for turn in turns)
    with desk.store.read() as session:
        planned = _by_slot(queries.roster(session, first, last), names)
        # The shift before the first one may be of the day before: who took over from it is on.
        kept = queries.handovers(session, first - timedelta(days=1), last)
        shown = {card.id: card for card in _shown(desk, session, kept, names)}
    own: dict[tuple[date | None, int | None], Handover] = {}
    for one in reversed(kept):
        if one.status in rules.HANDED:
            own[one.day, one.shift_start] = one
    found = []
    for turn in turns:
        people = planned.get(rules.slot(turn), ())
        earlier = own.get(rules.slot(_before(desk, turn)))
        on = people[0] if len(people) == 1 else None
        if earlier is not None and earlier.incoming_id is not None:
            on = (earlier.incoming_id, names.get(earlier.incoming_id, ""))
        mine = own.get(rules.slot(turn))
        found.append(ShiftCard(turn, turn.shift.label, people, on, shown[mine.id] if mine is not None else None))
    return found


# ------------------------------------------------------------------------------------------- the roster


def _by_slot(
    rows: Iterable[Roster], names: Mapping[RowId, str]
) -> dict[tuple[date, int], tuple[tuple[RowId, str], ...]]:
    found: dict[tuple[date, int], tuple[tuple[RowId, str], ...]] = {}
    for one in rows:
        if one.serves and one.day is not None and one.shift_start is not None and one.staff_id is not None:
            at = (one.day, one.shift_start)
            found[at] = (*found.get(at, ()), (one.staff_id, names.get(one.staff_id, "")))
    return found


def roster(desk: Desk, first: date, last: date) -> Mapping[tuple[date, int], tuple[tuple[RowId, str], ...]]:
    """Who is on duty, by duty day and the minute the shift begins."""
    with desk.store.read() as session:
        return _by_slot(queries.roster(session, first, last), staff.names(desk))


def set_roster(desk: Desk, actor: Actor, day: date, shift_start: int, staff: Sequence[RowId]) -> tuple[None, Changes]:
    """Say who is on duty in a shift (FORCE_HANDOVER)."""
    require(actor, Permission.FORCE_HANDOVER)
    if all(one.start != shift_start for one in desk.settings.shifts):
        raise UserError(
            translate("handover", "No shift begins at {time}.").format(time=shifts.clock(shift_start)), "shift"
        )
    with desk.store.write(actor.staff_id) as tx:
        _plan(tx, day, shift_start, staff)
    return None, tx.changes


def _plan(tx: Tx, day: date, shift_start: int, people: Sequence[RowId]) -> None:
    """One row for each person and shift, under an id that is the same on every desk."""
    wanted = {fixed_id("roster", day.isoformat(), str(shift_start), one.hex()): one for one in dict.fromkeys(people)}
    for row in queries.roster(tx.session, day, day):
        if row.shift_start == shift_start and row.serves is not (row.id in wanted):
            tx.edit(row, {"serves": row.id in wanted})
    for row_id, person in wanted.items():
        if tx.session.get(Roster, row_id) is None:
            tx.add(Roster(id=row_id, day=day, shift_start=shift_start, staff_id=person))


def copy_roster(desk: Desk, actor: Actor, week: date, weeks: int = 1) -> tuple[int, Changes]:
    """Write the week that begins at `week` as the one before it; answers how many shifts.

    With `weeks` the ones after it, too. Shifts of a pattern that is no longer in use are left out.
    """
    require(actor, Permission.FORCE_HANDOVER)
    starts = {one.start for one in desk.settings.shifts}
    count = 0
    with desk.store.write(actor.staff_id) as tx:
        before = _by_slot(queries.roster(tx.session, week - timedelta(days=7), week - timedelta(days=1)), {})
        for number in range(1, weeks + 1):
            for (day, start), people in before.items():
                if start in starts:
                    _plan(tx, day + timedelta(days=7 * number), start, [one for one, _ in people])
                    count += 1
    return count, tx.changes


# ------------------------------------------------------------------------------------------- notes


def note(
    desk: Desk, actor: Actor, text: str, kind: str = "note", due_at: datetime | None = None
) -> tuple[NoteRow, Changes]:
    """Write a note, an incident, a key given out, found property or a safety round of the shift on duty."""
    require(actor, Permission.HAND_OVER)
    kept = _text(text, "text")
    if kind not in dict(SHIFT_NOTE.by_name["kind"].options):
        raise UserError(translate("errors", "Please choose one of the list."), "kind")
    if kept is None:
        if kind != rules.ROUND:
            raise UserError(translate("handover", "Please write what there is to say."), "text")
        kept = translate("handover", "All in order")
    with desk.store.write(actor.staff_id) as tx:
        turn = _turn_at(desk, tx.now)
        if due_at is not None and due_at <= tx.now:
            raise UserError(translate("handover", "That time is over already."), "due_at")
        row = tx.add(
            ShiftNote(
                day=turn.day, shift_start=turn.shift.start, at=tx.now, kind=kind, text=kept, due_at=due_at,
                settled_at=tx.now if kind == rules.ROUND else None,
            )
        )  # fmt: skip
    return _note(desk, row.id), tx.changes


def settle_note(desk: Desk, actor: Actor, note_id: RowId, how: str = "") -> tuple[NoteRow, Changes]:
    """It is done: the key is back, the owner came."""
    require(actor, Permission.HAND_OVER)
    kept = _text(how, "settle_note")
    with desk.store.write(actor.staff_id) as tx:
        row = tx.get(ShiftNote, note_id)
        if row.settled_at is not None:
            raise UserError(translate("handover", "This has been settled already."))
        tx.edit(row, {"settled_at": tx.now, "settle_note": kept})
    return _note(desk, note_id), tx.changes


def notes(desk: Desk, day: date | None = None, *, open_only: bool = False) -> list[NoteRow]:
    """The notes of a duty day (None: the running one), or with `open_only` those of any day that are open."""
    wanted = day or desk.duty_day()
    with desk.store.read() as session:
        found = queries.open_notes(session) if open_only and day is None else queries.notes(session, wanted, wanted)
    rows = note_rows(desk, found)
    return [row for row in rows if row.settled_at is None] if open_only else rows


def _note(desk: Desk, note_id: RowId) -> NoteRow:
    with desk.store.read() as session:
        found = queries.note(session, note_id)
    if found is None:
        raise UserError(translate("errors", "This entry is no longer here."))
    return note_rows(desk, [found])[0]


def note_rows(desk: Desk, found: Iterable[tuple[ShiftNote, RowId | None]]) -> list[NoteRow]:
    """Notes with who wrote them, as screens take them."""
    names = staff.names(desk)
    kinds = SHIFT_NOTE.by_name["kind"]
    return [
        NoteRow(
            row.id, row.at, row.day, _label(desk, row.shift_start), row.kind or rules.NOTE,
            kinds.option_label(row.kind or rules.NOTE), row.text or "", author(names, actor), row.due_at,
            row.settled_at, row.settle_note or "",
        )
        for row, actor in found
        if row.at is not None and row.day is not None
    ]  # fmt: skip


def author(names: Mapping[RowId, str], who: RowId | None) -> str:
    """Whoever wrote something, in words."""
    if who is None:
        return ""
    if who == SYSTEM.staff_id:
        return translate("history", "The program")
    return names.get(who) or translate("history", "Someone at another desk")


def _text(value: str, field: str) -> str | None:
    kept = "\n".join(" ".join(line.split()) for line in value.strip().splitlines())
    if len(kept) > LONGEST_TEXT:
        raise UserError(translate("errors", "At most {n} characters.").format(n=LONGEST_TEXT), field)
    return kept or None


# ------------------------------------------------------------------------------------------- what is open


def open_items(desk: Desk, at: datetime | None = None) -> list[OpenItem]:
    """Everything the next shift has to know, the urgent first. `at`: as it will be due then; None: now."""
    now = at if at is not None else desk.now()
    with desk.store.read() as session:
        found = [
            *_open_visits(desk, session, now), *_open_notes(session), *_open_loans(desk, session, now),
            *_open_bookings(desk, session, now), *_open_sessions(desk, session, now),
            *_open_issues(desk, session, now), *_open_offers(session),
        ]  # fmt: skip
    found = [replace(one, urgent=one.urgent or rules.is_urgent(one.kind, one.due_at, now)) for one in found]
    return sorted(found, key=lambda one: rules.rank(one.kind, one.urgent, one.due_at, one.key))


def waiting_count(desk: Desk) -> int:
    """How much waits to be handed over, once the shift is in its last half hour; 0 before, and when it is signed."""
    now = desk.now()
    found = turn_to_hand(desk)
    return len(open_items(desk)) if found is not None and found.end - now <= LAST_PART else 0


def _item(
    kind: str, key: str, text: str, detail: str = "", *, due_at: datetime | None = None, urgent: bool = False,
    table: str = "", row: RowId = b"", place: str = "", arguments: Mapping[str, object] | None = None,
) -> OpenItem:  # fmt: skip
    icon = rules.ICONS[kind]
    return OpenItem(f"{kind}:{key}", kind, icon, text, detail, due_at, urgent, table, row.hex(), place, arguments or {})


def _open_visits(desk: Desk, session: Session, now: datetime) -> Iterator[OpenItem]:
    """Who is here and who never signed out, each as one item; what left the house with a badge or key by itself."""
    heads, companions = visit_queries.present(session)
    if heads:
        detail = translate("handover", "and {n} companions").format(n=companions) if companions else ""
        yield _item(
            "present", "", translate("handover", "{n} visitors are here").format(n=heads), detail, table="visit",
            place="visitors", arguments={"do": "list", "filter": {"states": (State.PRESENT,), "period": "all"}},
        )  # fmt: skip
    doubt, count = visit_queries.some(
        session, visit_queries.UNVERIFIED, visit_queries.BY_UNVERIFIED, (Visit.arrived_at, Visit.id), 1
    )
    if count:
        since = when(doubt[0]["arrived_at"], now, desk.zone)
        yield _item(
            "to_verify", "", translate("handover", "{n} people never signed out").format(n=count),
            translate("handover", "the first came {time}").format(time=since), table="visit", place="visitors",
            arguments={"do": "verify"},
        )  # fmt: skip
    out, count = visit_queries.some(
        session, visit_queries.BADGE_OUT, visit_queries.BY_BADGE, (Visit.arrived_at, Visit.id), 200
    )
    gone = [row for row in out if row["left_at"] is not None or row["left_kind"] is not None]
    if count > len(gone):
        text = translate("handover", "{n} badges or locker keys are with visitors who are here")
        yield _item(
            "badge", "", text.format(n=count - len(gone)), table="visit", place="visitors",
            arguments={"do": "list", "filter": {"badge_out": True}},
        )  # fmt: skip
    for row in gone:
        text = translate("handover", "Badge or locker key {badge} isn't back").format(badge=row["badge"])
        left = row["left_at"] or row["arrived_at"]
        said = translate("handover", "{name}, left {time}").format(
            name=row["name"] or "—", time=when(left, now, desk.zone)
        )
        yield _item(
            "badge", row["id"].hex(), text, said, urgent=True, table="visit", row=row["id"], place="visitors",
            arguments={"visit_id": row["id"]},
        )  # fmt: skip


def _open_notes(session: Session) -> Iterator[OpenItem]:
    kinds = SHIFT_NOTE.by_name["kind"]
    for row, _actor in queries.open_notes(session):
        kind = row.kind if row.kind in rules.ICONS else rules.NOTE
        assert kind is not None
        yield _item(
            kind, row.id.hex(), row.text or "", kinds.option_label(kind), due_at=row.due_at, table="shift_note",
            row=row.id, place="handover", arguments={"note_id": row.id},
        )  # fmt: skip


def _open_loans(desk: Desk, session: Session, now: datetime) -> Iterator[OpenItem]:
    for row in loans.rows(desk, queries.loans_out(session)):
        late = row.due_at < now
        what = row.asset if row.quantity == 1 else f"{row.asset} ×{row.quantity}"
        if late:
            text = translate("handover", "{what} should have been back {time}")
            text = text.format(what=what, time=when(row.due_at, now, desk.zone))
            said = translate("handover", "{name}, {time} late").format(name=row.name, time=stay_text(now - row.due_at))
        else:
            text, said = translate("handover", "{what} is lent until {time}"), row.name
            text = text.format(what=what, time=clock_text(desk, row.due_at))
        yield _item(
            "overdue_loan" if late else "loan", row.id.hex(), text, said, due_at=row.due_at, table="loan", row=row.id,
            place="bookings", arguments={"do": "loans"},
        )  # fmt: skip


def _open_bookings(desk: Desk, session: Session, now: datetime) -> Iterator[OpenItem]:
    """What is in use or begins within the hour, room by room; study seats together. And places offered to somebody."""
    found = bookings.shown(desk, session, booking_queries.at_hand(session, now + rules.SOON))
    here = [row for row in found if row.status is Status.IN_USE]
    soon = [row for row in found if row.status is Status.CONFIRMED and row.starts_at <= now + rules.SOON]
    for kind, rows in (("booking_in_use", here), ("booking_due", soon)):
        for row in rows:
            if row.seats:
                continue
            due = row.ends_at if kind == "booking_in_use" else row.starts_at
            text = (
                translate("handover", "{place} is in use until {time}")
                if kind == "booking_in_use"
                else translate("handover", "{place} is booked from {time}")
            ).format(place=row.place, time=clock_text(desk, due) if due > now else when(due, now, desk.zone))
            yield _item(
                kind, row.id.hex(), text, row.caption, due_at=due, table="booking", row=row.id, place="bookings",
                arguments={"booking_id": row.id},
            )  # fmt: skip
        seats = [row for row in rows if row.seats]
        if seats:
            text = (
                translate("handover", "{n} study seats are taken") if kind == "booking_in_use"
                else translate("handover", "{n} study seats are booked within the hour")
            ).format(n=len(seats))  # fmt: skip
            yield _item(kind, "seats", text, table="booking", place="bookings", arguments={"do": "seats"})
    for row in found:
        if row.status is Status.WAITLISTED and row.offered_until is not None:
            yield _item(
                "offer", row.id.hex(), translate("handover", "{place} is offered to a waiting person").format(
                    place=row.place
                ), row.caption, due_at=row.offered_until, table="booking", row=row.id, place="bookings",
                arguments={"do": "waiting"},
            )  # fmt: skip


def _open_sessions(desk: Desk, session: Session, now: datetime) -> Iterator[OpenItem]:
    """Sessions whose sign-in runs, and children nobody has collected."""
    for one in queries.at_the_door(session, now - timedelta(days=1), now + rules.DOOR_OPENS):
        if rules.door_open(one.starts_at, one.ends_at, one.closed_at, now):
            span = span_text(one.starts_at, one.ends_at, desk.zone)
            yield _item(
                "sign_in", one.id.hex(), translate("handover", "Sign-in runs: {title}").format(title=one.title), span,
                table="activity_session", row=one.id, place="activities", arguments={"session_id": one.id},
            )  # fmt: skip
        if one.collected:
            # Loaded where children are waited for: Today reads this as the desk opens.
            from app.services import attendance

            left = attendance.board(desk, one.id).counts.to_collect
            if left:
                text = translate("handover", "{n} children not collected: {title}").format(n=left, title=one.title)
                over = translate("handover", "until {time}").format(time=clock_text(desk, one.ends_at))
                yield _item(
                    "child", one.id.hex(), text, over, due_at=one.ends_at, table="activity_session", row=one.id,
                    place="activities", arguments={"session_id": one.id},
                )  # fmt: skip


def _open_issues(desk: Desk, session: Session, now: datetime) -> Iterator[OpenItem]:
    today = now.astimezone(desk.zone).date()
    for row in queries.issues_due(session, today + timedelta(days=1)):
        late = (today - row["due_on"]).days
        if late > 0:
            said = translate("handover", "{n} days overdue").format(n=late)
        else:
            said = translate("handover", "due tomorrow") if late < 0 else translate("handover", "due today")
        text = translate("handover", "{station}: {issue}").format(station=row["name"] or "", issue=row["text"] or "")
        yield _item(
            "station_issue", row["id"].hex(), text, said, urgent=late > 0, table="station_issue", row=row["id"],
            due_at=shifts.wall(row["due_on"], shifts.DAY, desk.zone), place="stations",
            arguments={"station_id": row["station_id"], "issue_id": row["id"]},
        )  # fmt: skip


def _open_offers(session: Session) -> Iterator[OpenItem]:
    for row, activity, title, until in queries.offers(session):
        yield _item(
            "offer", row.hex(), translate("handover", "A place is offered: {title}").format(title=title),
            due_at=until, table="registration", row=row, place="activities",
            arguments={"activity_id": activity, "registration_id": row},
        )  # fmt: skip


def clock_text(desk: Desk, at: datetime) -> str:
    """A time to come as people say it."""
    now = desk.now()
    local, today = at.astimezone(desk.zone), now.astimezone(desk.zone).date()
    if local.date() == today:
        return f"{local:%H:%M}"
    if local.date() == today + timedelta(days=1):
        return translate("handover", "tomorrow {time}").format(time=f"{local:%H:%M}")
    return translate("handover", "{month}/{day} {time}").format(month=local.month, day=local.day, time=f"{local:%H:%M}")


# ------------------------------------------------------------------------------------------- figures


def figures(desk: Desk, turn: Turn) -> Figures:
    """What a shift came to so far."""
    start, end = turn.start, turn.end
    with desk.store.read() as session:
        written = [
            row for row, _ in queries.notes(session, turn.day, turn.day) if row.shift_start == turn.shift.start
        ]  # fmt: skip
        used = [
            row for row in booking_queries.in_period(session, start, end)
            if row["in_at"] is not None and row["in_at"] < end and (row["out_at"] or row["ends_at"]) > start
        ]  # fmt: skip
        held = queries.at_the_door(session, start, end)
        return Figures(
            visits=queries.arrivals(session, start, end),
            tallies=tally_queries.total(session, start, end),
            present=sum(visit_queries.present(session)),
            bookings=len(used),
            sessions=len(held),
            sign_ins=queries.sign_ins(session, [one.id for one in held], start, end),
            loans=queries.lent(session, start, end),
            notes=sum(row.kind != rules.ROUND for row in written),
            incidents=sum(row.kind == rules.INCIDENT for row in written),
        )


def left_by_last(desk: Desk) -> tuple[HandoverCard | None, list[NoteRow]]:
    """What the last shift left: its handover, and the open notes of until then; urgent ones first."""
    with desk.store.read() as session:
        last = queries.last_handover(session)
        card = _shown(desk, session, [last], staff.names(desk))[0] if last is not None else None
        found = note_rows(desk, queries.open_notes(session))
    since = card.at if card is not None else _turn_at(desk, desk.now()).start
    now = desk.now()
    left = [row for row in found if row.at <= since]
    left.sort(key=lambda one: _pressing(one, now))
    return card, left


def _pressing(note: NoteRow, now: datetime) -> tuple[bool, bool, datetime]:
    urgent = rules.is_urgent(note.kind, note.due_at, now)
    return not urgent, note.due_at is None, note.due_at or note.at


# ------------------------------------------------------------------------------------------- signing


def sign(
    desk: Desk, *, outgoing: RowId, outgoing_pin: str, incoming: RowId, incoming_pin: str,
    decisions: Sequence[Decision], remark: str = "",
) -> tuple[HandoverCard, Changes]:  # fmt: skip
    """Hand the shift over: both PINs are right, every open item of this moment is decided on.

    A note that is settled here is settled. Raises UserError (field "outgoing_pin", "incoming_pin", "incoming" when
    one person signs twice, "items" with what nothing was decided on).
    """
    rules.check_signers(outgoing, incoming)
    kept = _text(remark, "remark")
    _decided(open_items(desk), decisions)  # before PINs: nobody should type those for nothing
    giver = _let_in(desk, outgoing, outgoing_pin, "outgoing_pin")
    taker = _let_in(desk, incoming, incoming_pin, "incoming_pin")
    with desk.store.write(giver.staff_id) as tx:
        turn = _owed(desk)
        items = open_items(desk)
        _decided(items, decisions)
        row = _add(desk, tx, turn, rules.SIGNED, giver.staff_id, taker.staff_id, kept)
        _add_items(tx, row.id, items, {one.key: one for one in decisions})
    return card(desk, row.id), tx.changes


def _decided(items: Sequence[OpenItem], decisions: Sequence[Decision]) -> None:
    texts = {one.key: one.text for one in items}
    missing = rules.undecided(texts, decisions)
    if missing:
        message = translate("handover", "Still to be decided: {items}.")
        said = translate("handover", "; ").join(texts[key] for key in missing[:5])
        if len(missing) > 5:
            said = translate("handover", "{items} and {n} more").format(items=said, n=len(missing) - 5)
        raise UserError(message.format(items=said), "items")


def _let_in(desk: Desk, person: RowId, pin: str, field: str) -> Actor:
    try:
        actor = staff.sign_in(desk, person, pin)
    except UserError as error:
        raise UserError(error.message, field) from None
    require(actor, Permission.HAND_OVER)
    return actor


def _owed(desk: Desk) -> Turn:
    turn = turn_to_hand(desk)
    if turn is None:
        raise UserError(translate("handover", "This shift has been handed over already."))
    return turn


def _add(
    desk: Desk, tx: Tx, turn: Turn, status: str, outgoing: RowId | None, incoming: RowId | None, reason: str | None,
    forced_by: RowId | None = None,
) -> Handover:  # fmt: skip
    return tx.add(
        Handover(
            day=turn.day, shift_start=turn.shift.start, outgoing_id=outgoing, incoming_id=incoming, status=status,
            at=tx.now, reason=reason, forced_by=forced_by, figures=figures(desk, turn).to_json(),
        )
    )  # fmt: skip


def _add_items(tx: Tx, handover: RowId, items: Sequence[OpenItem], decided: Mapping[str, Decision]) -> None:
    for item in items:
        what = decided.get(item.key)
        stays = what is None or what.stays
        remark = _text(what.remark, "items") if what is not None else None
        tx.add(
            HandoverItem(
                handover_id=handover, kind=item.kind, of_table=item.table or None, of_row=item.row or None,
                text=item.text, decision=rules.STAYS if stays else rules.SETTLED, remark=remark,
            )
        )  # fmt: skip
        if not stays and item.table == "shift_note":
            note = tx.get(ShiftNote, bytes.fromhex(item.row))
            if note.settled_at is None:
                tx.edit(note, {"settled_at": tx.now, "settle_note": remark})


def refuse(
    desk: Desk, *, outgoing: RowId, incoming: RowId, incoming_pin: str, reason: str
) -> tuple[HandoverCard, Changes]:
    """The next shift doesn't take it over, and says why; the shift stays with the outgoing one."""
    rules.check_signers(outgoing, incoming)
    kept = _text(rules.check_reason(reason), "reason")
    taker = _let_in(desk, incoming, incoming_pin, "incoming_pin")
    with desk.store.write(taker.staff_id) as tx:
        row = _add(desk, tx, _owed(desk), rules.REFUSED, outgoing, taker.staff_id, kept)
    return card(desk, row.id), tx.changes


def force(desk: Desk, actor: Actor, reason: str, outgoing: RowId | None = None) -> tuple[HandoverCard, Changes]:
    """A manager closes a shift that nobody takes over (FORCE_HANDOVER): everything stays open with the next."""
    require(actor, Permission.FORCE_HANDOVER)
    kept = _text(rules.check_reason(reason), "reason")
    with desk.store.write(actor.staff_id) as tx:
        row = _add(desk, tx, _owed(desk), rules.FORCED, outgoing, None, kept, actor.staff_id)
        _add_items(tx, row.id, open_items(desk), {})
    return card(desk, row.id), tx.changes


def handovers(desk: Desk, first: date, last: date) -> list[HandoverCard]:
    """Handovers of duty days, the newest first."""
    with desk.store.read() as session:
        return _shown(desk, session, queries.handovers(session, first, last), staff.names(desk))


def of_shift(desk: Desk, day: date, start: int) -> HandoverCard | None:
    """The latest handover of a shift, one that was refused only where there is no other; None: not handed over."""
    found = [one for one in handovers(desk, day, day) if one.shift_start == start]
    return next((one for one in found if one.state in rules.HANDED), next(iter(found), None))


def card(desk: Desk, handover_id: RowId) -> HandoverCard:
    """One handover as it was signed; raises UserError when there is none of this id."""
    with desk.store.read() as session:
        row = session.get(Handover, handover_id)
        if row is None or row.voided:
            raise UserError(translate("errors", "This entry is no longer here."))
        return _shown(desk, session, [row], staff.names(desk))[0]


def _shown(desk: Desk, session: Session, rows: Sequence[Handover], names: Mapping[RowId, str]) -> list[HandoverCard]:
    items = queries.items(session, [row.id for row in rows])
    states, decisions = HANDOVER.by_name["status"], HandoverItem.spec.by_name["decision"]
    return [
        HandoverCard(
            id=row.id,
            day=row.day,
            shift=_label(desk, row.shift_start),
            state=row.status,
            state_label=states.option_label(row.status),
            outgoing=names.get(row.outgoing_id or b"", ""),
            incoming=names.get(row.incoming_id or b"", ""),
            at=row.at,
            reason=row.reason or "",
            forced_by=names.get(row.forced_by or b"", ""),
            figures=rules.read_figures(row.figures),
            items=tuple(
                (one.text or "", decisions.option_label(one.decision) if one.decision else "", one.remark or "")
                for one in items.get(row.id, ())
            ),
            stays=sum(one.decision == rules.STAYS for one in items.get(row.id, ())),
            shift_start=row.shift_start or 0,
        )
        for row in rows
        if row.day is not None and row.at is not None and row.status
    ]
