"""What two desks say differently: found, put side by side in plain words, and settled by a person.

What settles a disagreement is an operation like any other, so it ends it on every desk. Meanwhile nothing stands
still: the record shows the version of the later stamp, and the desk goes on working.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.core.clock import from_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db import merge, occupancy
from app.db.models import (
    MODEL,
    ActivitySession,
    Attendance,
    Booking,
    BundleSlip,
    Meta,
    Person,
    PersonDistinct,
    Synced,
    Twin,
)
from app.db.models.log import conflict as conflict_table
from app.db.occupancy import SHARED
from app.db.oplog import LANE_BITS, RAW, SEQ, read_payload
from app.db.queries import bookings as booking_queries
from app.db.tx import Changes, Tx
from app.domain import bookings as booking_rules
from app.domain import checks
from app.domain import conflicts as rules
from app.domain.auth import Actor, Permission, require
from app.domain.bookings import Take
from app.domain.conflicts import OTHER, Choice, Clash, Conflict, ConflictLine, Disagreement, Kind, Side
from app.domain.fields import LIFE, FieldSpec, FieldType, amounts_of, from_log, rows_of, rows_text
from app.domain.people import Card, likeness
from app.domain.records import RECORD
from app.domain.sync.fold import Label, Op
from app.services import activities, bookings, people, registrations
from app.services.attendance import ARRIVAL
from app.services.conflict_words import Look, shown_values
from app.services.desk import Desk

_PROGRAM = frozenset({"daily_figure", "activity_figure"})
"""Tables that only the program writes: it settles them itself the next time it does."""
_PART = 500
_TYPED = frozenset(FieldType) - {FieldType.SECRET, FieldType.ROW}


@dataclass(frozen=True, slots=True)
class _Found:
    """A disagreement, found but not yet put in words."""

    id: RowId
    kind: Kind
    what: Any


# ------------------------------------------------------------------------------------------- asked by screens


def conflicts(desk: Desk) -> list[ConflictLine]:
    """Everything that waits for a person's choice, the most urgent kind first, and the earliest of a kind."""
    with desk.store.read() as session:
        look = Look(desk, session)
        lines = [_SHOWN[one.kind](look, one).line for one in _every(look)]
    order = list(_URGENCY)
    return sorted(lines, key=lambda line: (order.index(line.kind), line.since, line.id))


def conflict(desk: Desk, conflict_id: RowId) -> Conflict:
    """One of them with both sides; raises UserError when it was settled meanwhile."""
    with desk.store.read() as session:
        look = Look(desk, session)
        one = _find(look, conflict_id)
        return _SHOWN[one.kind](look, one)


def ids(desk: Desk) -> frozenset[RowId]:
    """The names of everything in `conflicts`, without putting it in words: before and after an import."""
    with desk.store.read() as session:
        return frozenset(one.id for one in _every(Look(desk, session)))


def count(desk: Desk) -> int:
    """How many there are: for the rail and the top bar."""
    return len(ids(desk))


def of_exchange(desk: Desk, bundle_ids: Iterable[str]) -> list[ConflictLine]:
    """Those of the open ones that came up with these bundles."""
    wanted = set(bundle_ids)
    with desk.store.read() as session:
        query = select(BundleSlip.facts).where(BundleSlip.bundle_id.in_(wanted), BundleSlip.direction == "in")
        facts = [json.loads(text) for text in session.scalars(query)]
    came = {bytes.fromhex(name) for one in facts for name in one.get("conflict_ids", ())}
    return [line for line in conflicts(desk) if line.id in came]


def resolve(
    desk: Desk, actor: Actor, conflict_id: RowId, choice: str, *, values: Mapping[str, Any] | None = None,
    reason: str = "",
) -> tuple[None, Changes]:  # fmt: skip
    """Settle a disagreement by one of its choices (`Choice.key`); with `OTHER`, `values` are what holds instead.

    Who may is the kind's own affair: a clerk may keep one of two bookings, a manager everything. What is settled
    can't be undone; enter what is right. Raises UserError: it was settled meanwhile, the choice isn't one of it, a
    value can't be read, or the place that was chosen is taken.
    """
    require(actor, Permission.VIEW)
    with desk.store.read() as session:
        look = Look(desk, session)
        one = _find(look, conflict_id)
        shown = _SHOWN[one.kind](look, one)
    chosen = next((each for each in shown.choices if each.key == choice and not each.page), None)
    if chosen is None:
        raise UserError(translate("sync", "Please choose one of the versions."), "choice")
    if chosen.needs_reason and not reason.strip():
        raise UserError(translate("errors", "Please give a reason."), "reason")
    return None, _SETTLED[one.kind](desk, actor, one, shown, _Choice(choice, values or {}, reason.strip()))


@dataclass(frozen=True, slots=True)
class _Choice:
    key: str
    values: Mapping[str, Any]
    reason: str


def _find(look: Look, conflict_id: RowId) -> _Found:
    found = next((one for one in _every(look) if one.id == conflict_id), None)
    if found is None:
        raise _settled()
    return found


def _settled() -> UserError:
    return UserError(translate("sync", "This has been settled already."))


def _every(look: Look) -> Iterator[_Found]:
    seen = _acknowledged(look.session)
    for detect in _DETECTORS:
        yield from (one for one in detect(look) if one.id not in seen)


# ------------------------------------------------------------------------------------------- one record, two versions


def _edited(look: Look) -> Iterator[_Found]:
    """Groups of fields that the fold found in conflict, as questions."""
    found = _disagreements(look.session)
    scans = {one.row for one in found if _is_scan(one)}
    for one in found:
        kind = one.kind
        if one.row in scans and _is_beside(one):
            continue
        if kind is Kind.EDIT and one.table == "attendance":
            kind = Kind.TICKET
        elif kind is Kind.EDIT and one.table == "clash_decision":
            kind = Kind.BOOKING
        yield _Found(one.id, kind, one)


def _is_scan(one: Disagreement) -> bool:
    """Whether two desks wrote differently when a participant came."""
    return one.table == "attendance" and one.kind is Kind.EDIT and ARRIVAL in one.groups


def _is_beside(one: Disagreement) -> bool:
    """What else they wrote of the participant: settled with the scan."""
    return one.table == "attendance" and one.kind is Kind.EDIT and not {ARRIVAL, LIFE} & set(one.groups)


def _disagreements(session: Session) -> list[Disagreement]:
    columns = conflict_table.c
    query = select(columns.id, columns.kind, columns.tbl, columns.row, columns.grp, columns.ops)
    found = [
        Clash(line.id, line.kind, line.tbl, line.row, line.grp, tuple(json.loads(line.ops)))
        for line in session.execute(query.where(columns.tbl.in_(RECORD.keys() - _PROGRAM)))
    ]
    voided = _voided(session, found)
    # What was voided isn't worth anybody's time; but whether it is voided is.
    return rules.disagreements(one for one in found if one.row in voided and (not voided[one.row] or one.group == LIFE))


def _voided(session: Session, clashes: Sequence[Clash]) -> dict[RowId, bool]:
    """Which of the rows are voided, of those in this centre's own tables."""
    by_table: dict[str, list[RowId]] = {}
    for one in clashes:
        by_table.setdefault(one.table, []).append(one.row)
    here: dict[RowId, bool] = {}
    for name, rows in by_table.items():
        table = RAW[name]
        for start in range(0, len(rows), _PART):
            query = select(table.c.id, table.c.voided).where(table.c.id.in_(rows[start : start + _PART]))
            here |= {row.id: bool(row.voided) for row in session.execute(query)}
    return here


@dataclass(frozen=True, slots=True)
class _Version:
    """One of the ways a record was written: by which operation, what of it (`own`), and the whole record with it."""

    line: Any
    own: Mapping[str, Any]
    values: Mapping[str, Any]
    before: Mapping[str, Any]
    """The record as its author saw it."""


def _versions(look: Look, one: Disagreement, shown: Mapping[str, Any]) -> list[_Version]:
    """The versions of the groups in question, each once, this desk's own first."""
    spec = RECORD[one.table]
    known = {operation.key: (line, operation) for line, operation in _operations(look, one)}
    found: dict[tuple[Any, ...], _Version] = {}
    for number in one.ops:
        if number not in known:
            continue
        line, operation = known[number]
        own = _written(one, operation)
        before = dict(shown)
        for group in one.groups:
            seen = [known[key][1] for key in operation.base.get(group, ()) if key in known]
            last = max(seen, key=lambda each: each.order, default=None)
            for item in spec.groups[group]:
                said = (last.fields or {}).get(item.name, item.default) if last else item.default
                before[item.name] = from_log(item, said)
        key = tuple(own.values())
        if key not in found or _is_own(look, line):
            found[key] = _Version(line, own, {**shown, **own}, before)
    return sorted(
        found.values(), key=lambda each: (not _is_own(look, each.line), look.site(each.line.id), each.line.id)
    )


def _is_own(look: Look, line: Any) -> bool:
    return look.site(line.id) == look.desk.store.site


def _operations(look: Look, one: Disagreement) -> list[tuple[Any, Op]]:
    return look.recorder.operations_with_lines(RECORD[one.table], [one.row])[one.row]


def _written(one: Disagreement, operation: Op) -> dict[str, Any]:
    spec = RECORD[one.table]
    return {
        item.name: from_log(item, (operation.fields or {}).get(item.name, item.default))
        for group in one.groups
        for item in spec.groups[group]
    }


def _show_edit(look: Look, found: _Found) -> Conflict:
    one: Disagreement = found.what
    shown = look.values(one.table, one.row) or {}
    versions = _versions(look, one, shown)
    life = LIFE in one.groups
    said = [look.said(one.table, each.values, life=life) for each in versions]
    sides = rules.with_fields([look.side(each.line) for each in versions], rules.compared(said))
    changed = [
        rules.changed(look.said(one.table, each.before, life=life), now)
        for each, now in zip(versions, said, strict=True)
    ]
    sentence = rules.edit_sentence(
        rules.same(one.table, RECORD[one.table].label), changed, len({side.site for side in sides})
    )
    other = _other(one, versions)
    choices = [*rules.numbered(sides, _take_labels(len(sides)))]
    if other:
        choices.append(Choice(OTHER, translate("sync", "Neither is right; enter it")))
    return Conflict(
        _line(look, found, one.table, one.row, shown, sentence, sides),
        translate("sync", "Which one holds? The other stays in the history and can be found at any time."),
        sides,
        tuple(choices),
        other,
        {item.name: shown.get(item.name) for item in other},
        tuple(_hints(look, one, versions)),
    )


def _take_labels(sides: int) -> list[str]:
    if sides == 2:
        return [translate("sync", "Use the left one"), translate("sync", "Use the right one")]
    return [translate("sync", "Use number {n}").format(n=n + 1) for n in range(sides)]


def _line(
    look: Look, found: _Found, table: str, row: RowId, values: Mapping[str, Any], sentence: str, sides: Sequence[Side]
) -> ConflictLine:
    page, arguments = look.target(table, row, values)
    beside = (value for side in sides for value in side.arguments.values() if isinstance(value, bytes))
    return ConflictLine(
        found.id, found.kind, table, look.title(table, values), sentence, max(side.when for side in sides),
        tuple(dict.fromkeys(side.site for side in sides)), page, arguments,
        tuple(dict.fromkeys((row, *beside))),
    )  # fmt: skip


def _other(one: Disagreement, versions: Sequence[_Version]) -> tuple[FieldSpec, ...]:
    """The fields that may be typed in instead; none where the versions differ in what no form asks for."""
    items = [item for group in one.groups for item in RECORD[one.table].groups[group]]
    if one.table == "setting" or LIFE in one.groups:
        return ()
    items = [item for item in items if item.name not in ("buffer_before", "buffer_after")]
    for item in items:
        differs = any(each.own[item.name] != versions[0].own[item.name] for each in versions)
        if differs and item.name not in ("id_tail", "correction_reason") and (not item.form or item.type not in _TYPED):
            return ()
    return tuple(item for item in items if item.form and item.type in _TYPED)


def _hints(look: Look, one: Disagreement, versions: Sequence[_Version]) -> Iterator[str]:
    if one.table == "booking" and "slot" in one.groups:
        yield from _free(look, [{"id": one.row, **each.values} for each in versions])


def _free(look: Look, versions: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Whether the places of two versions of a booking are free at their times; who has them, where not."""
    connection = look.session.connection()
    stock = occupancy.stocks(connection)
    taken = False
    for values in versions:
        wanted = booking_rules.as_rule(values)
        holders = {
            other.holder: take.resource
            for take in booking_rules.takes(wanted)
            if take.holds
            for other in occupancy.in_the_way(connection, take, stock)
        }
        taken = taken or bool(holders)
        when = look.said("booking", values)["time"].text
        for row in bookings.booking_rows(look.desk, holders):
            text = translate("sync", "{time}, {place}: taken by “{title}”")
            yield text.format(time=when, place=row.place, title=row.caption)
    if not taken:
        yield translate("sync", "The places are free at both times.")


def _settle_edit(desk: Desk, actor: Actor, found: _Found, shown: Conflict, choice: _Choice) -> Changes:
    require(actor, Permission.SETTLE_CONFLICTS)
    one: Disagreement = found.what
    with desk.store.write(actor.staff_id) as tx:
        look = Look(desk, tx.session)
        _still(tx, one)
        row = tx.get(MODEL[one.table], one.row)
        if choice.key == OTHER:
            values = {item.name: getattr(row, item.name) for group in one.groups for item in row.spec.groups[group]}
            values |= _typed(desk, tx, row, shown.other, choice.values)
        else:
            values = dict(_versions(look, one, shown_values(row))[int(choice.key) - 1].own)
        tx.edit(row, values, label=Label.RESOLVE)
        _follow(tx, row)
    return tx.changes


def _still(tx: Tx, one: Disagreement) -> None:
    """Raise UserError unless it is still open as it was shown."""
    if one not in _disagreements(tx.session):
        raise _settled()


def _follow(tx: Tx, row: Synced) -> None:
    """What depends on a settled record is brought in step with it."""
    if isinstance(row, Attendance) and row.session_id is not None:
        held = tx.session.get(ActivitySession, row.session_id)
        if held is not None:
            activities.in_step(tx, held)
    elif isinstance(row, ActivitySession):
        activities.in_step(tx, row)


# ---- voided here, changed there


def _show_void(look: Look, found: _Found) -> Conflict:
    one: Disagreement = found.what
    shown = look.values(one.table, one.row) or {}
    void, saw, edits = _void_and_edits(look, one, shown)
    left = look.said(one.table, {**saw, **void.fields_of_life})
    fields = rules.compared([left, look.said(one.table, shown, life=True)])
    sides = rules.with_fields([look.side(void.line), look.side(edits[-1])], fields)
    what = rules.changed(look.said(one.table, saw), look.said(one.table, shown))
    sentence = rules.void_sentence(rules.same(one.table, RECORD[one.table].label), what)
    return Conflict(
        _line(look, found, one.table, one.row, shown, sentence, sides),
        translate("sync", "Until this is settled, it counts as not voided."),
        sides,
        rules.numbered(sides, [translate("sync", "Keep it voided"), translate("sync", "Keep the changed one")]),
    )


@dataclass(frozen=True, slots=True)
class _Void:
    line: Any
    reason: str | None

    @property
    def fields_of_life(self) -> dict[str, Any]:
        return {"voided": True, "void_reason": self.reason}


def _void_and_edits(look: Look, one: Disagreement, shown: Mapping[str, Any]) -> tuple[_Void, dict[str, Any], list[Any]]:
    """The void, the record as its author saw it, and the lines of the changes they didn't know, the latest last."""
    known = {operation.key: (line, operation) for line, operation in _operations(look, one)}
    several = [known[number] for number in one.ops if number in known]
    voids = [pair for pair in several if (pair[1].fields or {}).get("voided")]
    line, void = max(voids, key=lambda pair: pair[1].order)
    saw = dict(shown)
    for group, specs in RECORD[one.table].groups.items():
        named = [known[key][1] for key in void.base.get(group, ()) if key in known]
        if named and group != LIFE:
            last = max(named, key=lambda each: each.order)
            saw |= {item.name: from_log(item, (last.fields or {}).get(item.name, item.default)) for item in specs}
    edits = sorted((pair for pair in several if pair not in voids), key=lambda pair: pair[1].order)
    reason = (void.fields or {}).get("void_reason")
    return _Void(line, reason), saw, [each[0] for each in edits] or [line]


def _settle_void(desk: Desk, actor: Actor, found: _Found, shown: Conflict, choice: _Choice) -> Changes:
    require(actor, Permission.SETTLE_CONFLICTS)
    one: Disagreement = found.what
    with desk.store.write(actor.staff_id) as tx:
        look = Look(desk, tx.session)
        _still(tx, one)
        row = tx.get(MODEL[one.table], one.row)
        values: dict[str, Any] = {"voided": False, "void_reason": None}
        if choice.key == "1":
            void, _, _ = _void_and_edits(look, one, shown_values(row))
            # What else two desks wrote differently of it is settled with it: nobody looks at it any more.
            groups = {group for each in _disagreements(tx.session) if each.row == one.row for group in each.groups}
            values = {item.name: getattr(row, item.name) for group in groups for item in row.spec.groups[group]}
            values |= void.fields_of_life
        tx.edit(row, values, label=Label.RESOLVE)
        _follow(tx, row)
    return tx.changes


# ---- typing another value


def _typed(desk: Desk, tx: Tx, row: Synced, fields: Sequence[FieldSpec], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a form holds them, turned into what is stored; raises UserError beside the field."""
    allowed = {item.name: item for item in fields}
    if not values or not values.keys() <= allowed.keys():
        raise UserError(translate("errors", "Please fill this in."), next(iter(allowed), None))
    if isinstance(row, Person):
        return people.checked(desk, row.id, values, row)
    kept = {name: _read(desk, allowed[name], value) for name, value in values.items()}
    for name, value in kept.items():
        if allowed[name].required and value in (None, ""):
            raise UserError(translate("errors", "Please fill this in."), name)
    start, end = (kept.get(name, getattr(row, name, None)) for name in ("starts_at", "ends_at"))
    if start is not None and end is not None:
        booking_rules.check_span(start, end)
        if isinstance(row, Booking) and kept.keys() & {"starts_at", "ends_at", "spaces", "seats"}:
            kept |= _placed(desk, tx, row, kept, start, end)
    return bookings.checked(desk, kept) if isinstance(row, Booking) else kept


def _placed(
    desk: Desk, tx: Tx, row: Booking, kept: Mapping[str, Any], start: datetime, end: datetime
) -> dict[str, Any]:
    """A booking's typed place and time, with the minutes its spaces want kept free; refused where it is taken."""
    spaces = rows_of(kept.get("spaces", row.spaces))
    moves = spaces != rows_of(row.spaces)
    wish = bookings.Wish(
        start, end, spaces, rows_of(kept.get("seats", None if moves else row.seats)), amounts_of(row.assets),
        None if moves else row.buffer_before, None if moves else row.buffer_after, row.person_id,
        row.person_id is None, row.population_group or "", row.headcount, row.id,
    )  # fmt: skip
    if not wish.spaces and not wish.assets:
        raise UserError(translate("errors", "Please fill this in."), "spaces")
    asked = bookings.verdict(desk, tx.session, wish, True, None)
    if asked.hits:
        raise UserError(asked.hits[0].words, "starts_at")
    return bookings.slot(wish, asked.before, asked.after)


def _read(desk: Desk, item: FieldSpec, value: Any) -> Any:
    if value is None or value == "":
        return item.default
    if item.check is not None:
        return item.check(value)
    text = str(value).strip()
    match item.type:
        case FieldType.BOOLEAN:
            return text.lower() in ("1", "true", "yes", "是") if isinstance(value, str) else bool(value)
        case FieldType.INTEGER | FieldType.MINUTES:
            return _number(item, checks.plain(value))
        case FieldType.INSTANT:
            return value if isinstance(value, datetime) else _moment(desk, item, text)
        case FieldType.DATE:
            return value if isinstance(value, date) else _moment(desk, item, text).astimezone(desk.zone).date()
        case FieldType.ROWS:
            return value if isinstance(value, str) else rows_text(value)
        case FieldType.CHOICE | FieldType.CHOICES:
            codes = text.split() if isinstance(value, str) else list(value)
            known = {term.code for term in desk.terms(item.terms, voided=True)} if item.terms else dict(item.options)
            if any(code not in known for code in codes):
                raise UserError(translate("errors", "Please choose one of the list."), item.name)
            return " ".join(codes)
    longest = 2000 if item.type is FieldType.LONG_TEXT else 200
    if len(text) > longest:
        raise UserError(translate("errors", "At most {n} characters.").format(n=longest), item.name)
    return text if item.type is FieldType.LONG_TEXT else " ".join(text.split())


def _number(item: FieldSpec, text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=0, most=999_999_999), item.name)
    return int(text)


def _moment(desk: Desk, item: FieldSpec, text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(translate("sync", "Write date and time like 2026-07-20 19:30."), item.name) from None
    return at if at.tzinfo else at.replace(tzinfo=desk.zone)


# ------------------------------------------------------------------------------------------- one ticket, two doors


def _show_ticket(look: Look, found: _Found) -> Conflict:
    one: Disagreement = found.what
    shown = _show_edit(look, found)
    versions = _versions(look, one, look.values(one.table, one.row) or {})
    sentence = translate("sync", "Two desks wrote different things about one participant; who came counts once.")
    if _is_scan(one) and all(each.own["presence"] in _CAME for each in versions):
        doors = [_door(look, each.own) for each in versions]
        sentence = translate("sync", "One ticket was signed in at two doors: {doors}. It counts once.").format(
            doors=rules.listed(doors)
        )
    question = shown.question
    if _is_scan(one):
        question = translate("sync", "Which one holds? What only one side says beside it, stays.")
    return replace(
        shown,
        line=replace(shown.line, sentence=sentence),
        question=question,
        other=(),
        values={},
        choices=tuple(each for each in shown.choices if each.key != OTHER),
    )


_CAME = ("arrived", "late")


def _saying(row: Attendance, group: str, versions: Sequence[_Version]) -> dict[str, Any]:
    """A group of fields as the first version has it that says anything there."""
    names = [item.name for item in row.spec.groups[group]]
    chosen = next((each for each in versions if any(each.own[name] for name in names)), versions[0])
    return {name: chosen.own[name] for name in names}


def _door(look: Look, own: Mapping[str, Any]) -> str:
    at = own.get("at")
    time = f"{at.astimezone(look.desk.zone):%H:%M}" if at is not None else ""
    return " ".join(filter(None, (own.get("door") or "", time)))


def _settle_ticket(desk: Desk, actor: Actor, found: _Found, shown: Conflict, choice: _Choice) -> Changes:
    require(actor, Permission.SETTLE_CONFLICTS)
    one: Disagreement = found.what
    with desk.store.write(actor.staff_id) as tx:
        _still(tx, one)
        row = tx.get(Attendance, one.row)
        look, shown_now = Look(desk, tx.session), shown_values(row)
        versions = _versions(look, one, shown_now)
        chosen = versions.pop(int(choice.key) - 1)
        values = dict(chosen.own)
        if _is_scan(one):
            for group in set(one.groups) - {ARRIVAL}:
                values |= _saying(row, group, [chosen, *versions])
            for beside in (each for each in _disagreements(tx.session) if each.row == one.row and _is_beside(each)):
                several = _versions(look, beside, shown_now)
                several.sort(key=lambda each: look.site(each.line.id) != look.site(chosen.line.id))
                for group in beside.groups:
                    values |= _saying(row, group, several)
        tx.edit(row, values, label=Label.RESOLVE)
        _follow(tx, row)
    return tx.changes


# ------------------------------------------------------------------------------------------- two bookings, one place


def _double(look: Look) -> Iterator[_Found]:
    """Bookings that hold one place at one time, and nobody has settled it."""
    for clash, one, other in booking_queries.clashing(look.session):
        yield _Found(clash, Kind.BOOKING, (one, other))


def _show_booking(look: Look, found: _Found) -> Conflict:
    if isinstance(found.what, Disagreement):
        return _show_decisions(look, found)
    pair: tuple[RowId, RowId] = found.what
    records = [look.values("booking", row) or {} for row in pair]
    sides = _records(look, "booking", pair, "slot")
    place = _shared_places(look, records)
    sentence = translate("sync", "Two computers gave {place} to two bookings at the same time: “{one}” and “{other}”.")
    names = [look.title("booking", values, alone=True) for values in records]
    take = [
        Choice("1", translate("sync", "Cancel the right"), 0, needs_reason=True, needs=Permission.BOOK),
        Choice("2", translate("sync", "Cancel the left"), 1, needs_reason=True, needs=Permission.BOOK),
    ]
    moves = [
        Choice(
            f"move-{n + 1}",
            translate("sync", "Move this one"),
            n,
            page="bookings",
            arguments={"booking_id": row},
            needs=Permission.BOOK,
        )
        for n, row in enumerate(pair)
    ]
    line = ConflictLine(
        found.id, Kind.BOOKING, "booking", " · ".join((RECORD["booking"].label, place)),
        sentence.format(place=place, one=names[0], other=names[1]), max(side.when for side in sides),
        tuple(dict.fromkeys(side.site for side in sides)), "bookings", {"booking_id": pair[0]}, pair,
    )  # fmt: skip
    return Conflict(
        line,
        translate("sync", "Both stand and are marked until somebody moves one, cancels one, or lets them share."),
        sides,
        (*take, *moves, Choice("share", translate("sync", "Both share it"), needs=Permission.APPROVE_BOOKINGS)),
    )


def _records(look: Look, table: str, rows: Sequence[RowId], group: str) -> tuple[Side, ...]:
    """Records in each other's way, each a side of its own: nothing of them is a version of the other."""
    sides = []
    for row in rows:
        values = look.values(table, row) or {}
        fields = rules.compared([look.said(table, values)])[0]
        page, arguments = look.target(table, row, values)
        title = look.title(table, values, alone=True)
        line = look.author(table, row, group)
        sides.append(replace(look.side(line, title=title, page=page, arguments=arguments), fields=fields))
    return tuple(sides)


def _shared_places(look: Look, records: Sequence[Mapping[str, Any]]) -> str:
    """The places that two bookings both hold."""
    for name in ("seats", "spaces"):
        one, other = (rows_of(values.get(name)) for values in records)
        both = [row for row in one if row in other]
        if both:
            return look.said("booking", {**records[0], name: rows_text(both)})[name].text
    return look.said("booking", records[0])["spaces"].text


def _show_decisions(look: Look, found: _Found) -> Conflict:
    """Two desks settled one double booking in different ways."""
    one: Disagreement = found.what
    row = look.values(one.table, one.row) or {}
    names = {
        key: look.title("booking", look.values("booking", row[field]) or {}, alone=True) if row[field] else ""
        for key, field in (("one", "one_id"), ("other", "other_id"))
    }
    versions = _versions(look, one, row)
    label = RECORD[one.table].by_name["decision"].label
    fields = [(rules.Field(label, _decision_text(each.own["decision"], names), True),) for each in versions]
    sides = rules.with_fields([look.side(each.line) for each in versions], fields)
    sentence = translate(
        "sync", "Two computers settled the double booking of “{one}” and “{other}” in different ways."
    ).format(**names)
    cancels = [each.own["decision"] != SHARED for each in versions]
    choices = tuple(
        replace(choice, needs_reason=need)
        for choice, need in zip(rules.numbered(sides, _take_labels(len(sides))), cancels, strict=True)
    )
    values = look.values("booking", row["one_id"]) or {}
    line = _line(look, found, "booking", row["one_id"], values, sentence, sides)
    return Conflict(
        line, translate("sync", "Which decision holds? Whoever keeps the place stands again."), sides, choices
    )


def _decision_text(decision: str | None, names: Mapping[str, str]) -> str:
    if decision is None or decision not in names:
        return translate("fields", "Both share it")
    loser = {"one": "other", "other": "one"}[decision]
    return translate("sync", "“{one}” keeps it, “{other}” was cancelled").format(
        one=names[decision], other=names[loser]
    )


def _settle_booking(desk: Desk, actor: Actor, found: _Found, shown: Conflict, choice: _Choice) -> Changes:
    if isinstance(found.what, Disagreement):
        with desk.store.read() as session:
            look = Look(desk, session)
            row = look.values("clash_decision", found.what.row) or {}
            keep = _versions(look, found.what, row)[int(choice.key) - 1].own["decision"]
        return bookings.decide(desk, actor, found.what.row, keep or SHARED, choice.reason, again=True)[1]
    kept = {"1": "one", "2": "other", "share": SHARED}[choice.key]
    return bookings.decide(desk, actor, found.id, kept, choice.reason)[1]


# ------------------------------------------------------------------------------------------- more than there are places


def _pending(look: Look) -> Iterator[_Found]:
    """Households that two desks admitted beyond the places of an activity."""
    for row in activities.all_pending(look.desk, look.session):
        yield _Found(rules.named_id("quota", row.hex()), Kind.QUOTA, row)


def _show_quota(look: Look, found: _Found) -> Conflict:
    row = registrations.row(look.desk, found.what)
    values = look.values("registration", found.what) or {}
    activity = look.values("activity", row.activity_id) or {}
    who = look.desk.between.join(one.name for one in row.active)
    fields = [
        (translate("sync", "Activity"), look.title("activity", activity, alone=True)),
        (translate("fields", "Registered by"), " ".join(filter(None, (row.contact, row.phone)))),
        (translate("sync", "Who comes"), who),
        (translate("fields", "Number"), row.number),
        (translate("fields", "Registered at"), f"{row.at.astimezone(look.desk.zone):%Y-%m-%d %H:%M}"),
        (translate("fields", "Registered at desk"), row.desk),
        (translate("fields", "Note"), row.note),
    ]
    page, arguments = look.target("registration", row.id, values)
    side = look.side(look.author("registration", row.id, "status"), title=row.contact, page=page, arguments=arguments)
    side = replace(side, fields=tuple(rules.Field(label, text) for label, text in fields if text))
    sentence = translate(
        "sync",
        "Two computers gave out more places of “{activity}” than there are; {who} waits for a yes.",
    ).format(activity=look.title("activity", activity, alone=True), who=row.contact)
    explained = registrations.explain(look.desk, row.activity_id)
    hints = next((one.words for one in explained if one.registration_id == row.id), ())
    return Conflict(
        _line(look, found, "registration", row.id, values, sentence, [side]),
        translate("sync", "Nobody is left out by this; only who gets a place is to be said."),
        (side,),
        (
            Choice("1", translate("sync", "Confirm above the quota")),
            Choice("2", translate("sync", "Put on the waiting list")),
        ),
        hints=hints,
    )


def _settle_quota(desk: Desk, actor: Actor, found: _Found, shown: Conflict, choice: _Choice) -> Changes:
    return registrations.settle_pending(desk, actor, found.what, keep=choice.key == "1")[1]


# ------------------------------------------------------------------------------------------- one person, two cards


def _twins(look: Look) -> Iterator[_Found]:
    """Cards that two desks made of one person, as it seems; and cards joined at one desk and held apart at another."""
    apart = {
        row.id: (row.one_id, row.other_id)
        for row in look.session.execute(
            select(PersonDistinct.id, PersonDistinct.one_id, PersonDistinct.other_id).where(
                PersonDistinct.voided == false()
            )
        )
    }
    joined = look.desk.canonical
    for name, one, other in look.session.execute(select(Twin.id, Twin.one_id, Twin.other_id)):
        if name not in apart and joined(one) != joined(other):
            yield _Found(name, Kind.PERSON, (one, other, False))
    for one, other in apart.values():
        if one is not None and other is not None and joined(one) == joined(other):
            yield _Found(rules.pair_id("joined and apart", one, other), Kind.PERSON, (one, other, True))


def _show_person(look: Look, found: _Found) -> Conflict:
    one, other, at_odds = found.what
    records = [look.values("person", row) or {} for row in (one, other)]
    fields = rules.compared([look.said("person", values) for values in records])
    sides = []
    for row, values in zip((one, other), records, strict=True):
        page, arguments = look.target("person", row, values)
        sides.append(
            look.side(look.created("person", row), title=values.get("name") or "", page=page, arguments=arguments)
        )
    sides = list(rules.with_fields(sides, fields))
    if at_odds:
        sentence = translate("sync", "{name}: one computer joined these two cards, another says they are two people.")
    else:
        sentence = translate("sync", "{name}: two computers each made a card, and it is likely one person.")
    like = likeness(*(_as_card(row, values) for row, values in zip((one, other), records, strict=True)))
    return Conflict(
        _line(look, found, "person", one, records[0], sentence.format(name=records[0].get("name") or ""), sides),
        translate("sync", "Joining changes no card, and can be taken back on the person's card."),
        tuple(sides),
        (
            Choice("1", translate("sync", "One person: join the cards")),
            Choice("2", translate("sync", "They are two people")),
        ),
        hints=(like.text,) if like is not None else (),
    )


def _as_card(row: RowId, values: Mapping[str, Any]) -> Card:
    return Card(row, values.get("name") or "", values.get("phones"), values.get("birth_date"), values.get("id_tail"))


def _settle_person(desk: Desk, actor: Actor, found: _Found, shown: Conflict, choice: _Choice) -> Changes:
    one, other, _ = found.what
    if choice.key == "1":
        return people.join(desk, actor, one, other)[1]
    return people.hold_apart(desk, actor, one, other)[1]


# ------------------------------------------------------------------------------------------- more than is in stock


def _overlent(look: Look) -> Iterator[_Found]:
    """Equipment of which more is promised from now on than there is: who has it at the worst moment."""
    connection = look.session.connection()
    stocks = occupancy.stocks(connection)
    takes: dict[RowId, list[Take]] = {}
    for take in occupancy.of_assets(connection, list(stocks), look.desk.now()):
        takes.setdefault(take.resource, []).append(take)
    for asset, several in takes.items():
        stock = stocks[asset]
        if holders := _worst(several, stock):
            name = rules.named_id("stock", asset.hex(), sorted(holder.hex() for holder in holders))
            yield _Found(name, Kind.STOCK, (asset, stock, tuple(sorted(holders))))


def _worst(takes: Sequence[Take], stock: int) -> set[RowId]:
    """Who holds a kind of equipment when most of it is taken, if that is more than there is."""
    most, holders = stock, set[RowId]()
    for moment in sorted({take.starts_at for take in takes}):
        here = [take for take in takes if take.starts_at <= moment < take.ends_at]
        taken = sum(take.quantity for take in here)
        if taken > most:
            most, holders = taken, {take.holder for take in here}
    return holders


def _show_stock(look: Look, found: _Found) -> Conflict:
    asset, stock, holders = found.what
    values = look.values("asset", asset) or {}
    name = values.get("name") or ""
    here = {row: table for table in ("booking", "loan") for row in holders if look.values(table, row) is not None}
    groups = {"booking": "assets", "loan": "loan"}
    sides = [side for row, table in here.items() for side in _records(look, table, [row], groups[table])]
    sentence = translate("sync", "More of “{name}” is promised at one time than there is: there are {stock}.")
    choices = [
        Choice(
            f"open-{n + 1}",
            translate("sync", "Open this one"),
            n,
            page=side.page,
            arguments=side.arguments,
            needs=Permission.VIEW,
        )
        for n, side in enumerate(sides)
        if side.page
    ]
    return Conflict(
        _line(look, found, "asset", asset, values, sentence.format(name=name, stock=stock), sides),
        translate("sync", "Take less in one of them, move it, or enter more in stock; then this goes by itself."),
        tuple(sides),
        tuple(choices),
    )


# ------------------------------------------------------------------------------------------- what waits for more


def _waits(look: Look) -> Iterator[_Found]:
    """Changes that build on something which hasn't come; each may be accepted as it stands."""
    for one in merge.waiting(look.session.connection()):
        if one.home or one.accepted or one.table not in RECORD:
            continue
        line = look.operation(one.op)
        lane = look.lanes[one.op >> LANE_BITS]
        if line is not None and line.line is not None:
            name = rules.named_id("waiting", lane.site, lane.stream, one.op & SEQ, line.tag)
            yield _Found(name, Kind.WAITING, one)


def _show_waiting(look: Look, found: _Found) -> Conflict:
    one: merge.Waiting = found.what
    line, spec = look.operation(one.op), RECORD[one.table]
    said = {
        name: from_log(spec.by_name[name], value)
        for name, value in read_payload(spec, line.line).items()
        if name in spec.by_name
    }
    shown = look.values(one.table, one.row) or dict(spec.defaults)
    waits, now = look.said(one.table, {**shown, **said}), look.said(one.table, shown)
    sides = rules.with_fields([look.side(line)], [rules.compared([waits, now])[0]])
    sentence = translate(
        "sync", "A change of this {record} builds on something from {where} (number {seq}) that hasn't arrived."
    ).format(record=rules.in_sentence(spec.label), where=look.site_name(one.site), seq=one.seq)
    return Conflict(
        _line(look, found, one.table, one.row, {**shown, **said}, sentence, sides),
        translate("sync", "It takes its place by itself once the rest comes. If that is lost for good, accept it so."),
        sides,
        (
            Choice("1", translate("sync", "Accept it as it stands")),
            Choice("2", translate("sync", "Go on waiting")),
        ),
    )


def _settle_waiting(desk: Desk, actor: Actor, found: _Found, shown: Conflict, choice: _Choice) -> Changes:
    require(actor, Permission.SETTLE_CONFLICTS)
    if choice.key == "2":
        return _acknowledge(desk, found)
    with desk.store.write(actor.staff_id) as tx:
        tx.recorder.accept(found.what.op)
    return tx.changes


def _aside(look: Look) -> Iterator[_Found]:
    """What lies aside as a whole, by whom it is of: one question each, however much of it comes."""
    by_site: dict[str, list[merge.Held]] = {}
    for one in merge.holds(look.session.connection()):
        by_site.setdefault(one.site, []).append(one)
    for site, several in sorted(by_site.items()):
        first: dict[str, int] = {}
        for one in several:
            first[one.stream] = min(one.after_seq, first.get(one.stream, one.after_seq))
        yield _Found(rules.named_id("held", site, sorted(first.items())), Kind.HELD, (site, several))


def _show_held(look: Look, found: _Found) -> Conflict:
    site, several = found.what
    name, zone = look.site_name(site), look.desk.zone
    came = from_ms(min(one.received for one in several))
    aside = sum(one.head_seq - one.after_seq for one in several)
    fields = [
        rules.Field(translate("sync", "Came in"), f"{came.astimezone(zone):%Y-%m-%d %H:%M}"),
        rules.Field(translate("sync", "Lies aside"), f"{aside:,}"),
    ]
    if look.desk.roster.certificates and not look.desk.roster.is_trusted(site):
        sentence = translate("sync", "{n} entries lie aside: this desk knows no valid certificate of who wrote them.")
        question = translate("sync", "Bring the data of the desk that certified it; then they take their place.")
    else:
        sentence = translate("sync", "{n} entries of {name} lie aside: what it wrote before them hasn't arrived.")
        question = translate("sync", "Ask for its data once more; what is here then takes its place by itself.")
        fields += filter(None, (_missing(look, one) for one in several))
    side = Side(site, name, "", came, False, tuple(fields))
    line = ConflictLine(found.id, Kind.HELD, "", name, sentence.format(n=f"{aside:,}", name=name), came, (site,))
    return Conflict(line, question, (side,), (Choice("1", translate("sync", "Seen; it may wait")),))


def _missing(look: Look, one: merge.Held) -> rules.Field | None:
    """How much of a lane is missing before what lies aside, and since when."""
    here = [lane for lane in look.lanes.values() if (lane.site, lane.stream) == (one.site, one.stream)]
    last = max(here, key=lambda lane: lane.seq, default=None)
    have = last.seq if last is not None else 0
    if one.after_seq <= have:
        return None
    line = look.operation(last.id << LANE_BITS | have) if last is not None else None
    text = translate("sync", "{n} entries") if line is None else translate("sync", "{n} entries since {date}")
    date_text = f"{from_ms(line.wall).astimezone(look.desk.zone):%Y-%m-%d %H:%M}" if line is not None else ""
    said = text.format(n=f"{one.after_seq - have:,}", date=date_text)
    return rules.Field(translate("sync", "Missing before it"), said)


def _copied(look: Look) -> Iterator[_Found]:
    """Installations of which two machines went on writing."""
    forks: dict[str, set[tuple[str, int]]] = {}
    for lane in look.lanes.values():
        if lane.fork_seq is not None:
            forks.setdefault(lane.site, set()).add((lane.stream, lane.fork_seq))
    for site, points in sorted(forks.items()):
        yield _Found(rules.named_id("branch", site, sorted(points)), Kind.BRANCH, (site, sorted(points)))


def _show_branch(look: Look, found: _Found) -> Conflict:
    site, points = found.what
    zone = look.desk.zone
    sides = []
    stream = max(points, key=lambda point: sum(lane.seq for lane in look.lanes.values() if lane.stream == point[0]))[0]
    fork = min(seq for name, seq in points if name == stream)
    for lane in look.lanes.values():
        if (lane.site, lane.stream) != (site, stream) or lane.seq <= fork:
            continue
        first, last = (look.operation(lane.id << LANE_BITS | seq) for seq in (fork + 1, lane.seq))
        if first is None or last is None:
            continue
        period = "–".join(f"{from_ms(line.wall).astimezone(zone):%Y-%m-%d %H:%M}" for line in (first, last))
        fields = (
            rules.Field(translate("sync", "Wrote from – until"), period),
            rules.Field(translate("sync", "Entries"), f"{lane.seq - fork:,}"),
        )
        sides.append(replace(look.side(first), fields=fields, is_own=False))
    sides.sort(key=lambda side: (side.when, side.staff_name))
    said = [{side.fields[place].value for side in sides} for place in range(2)]
    for place, side in enumerate(sides):
        marked = (replace(one, differs=len(values) > 1) for one, values in zip(side.fields, said, strict=True))
        sides[place] = replace(side, fields=tuple(marked))
    name = look.site_name(site)
    sentence = translate(
        "sync", "{name} was copied: two computers went on writing under its name. Everything of both is kept."
    ).format(name=name)
    since = min((side.when for side in sides), default=look.desk.now())
    line = ConflictLine(found.id, Kind.BRANCH, "", name, sentence, since, (site,), "settings", {"section": "desks"})
    return Conflict(
        line,
        translate("sync", "Find out which one is the copy. Each takes a new identity once it meets the other's data."),
        tuple(sides),
        (Choice("1", translate("sync", "I have seen to it")),),
    )


def _settle_seen(desk: Desk, actor: Actor, found: _Found, shown: Conflict, choice: _Choice) -> Changes:
    require(actor, Permission.SETTLE_CONFLICTS)
    return _acknowledge(desk, found)


_SEEN = "conflict.seen."
"""Before the id of what was acknowledged on this machine, in the table `meta`."""


def _acknowledge(desk: Desk, found: _Found) -> Changes:
    """Not shown any more on this machine: nothing is decided by it that another desk had to know."""
    with desk.store.local() as session:
        session.merge(Meta(key=_SEEN + found.id.hex(), value=desk.now().isoformat()))
    return Changes()


def _acknowledged(session: Session) -> set[RowId]:
    keys = session.scalars(select(Meta.key).where(Meta.key.startswith(_SEEN, autoescape=True)))
    return {bytes.fromhex(key[len(_SEEN) :]) for key in keys}


# ------------------------------------------------------------------------------------------- all kinds


_DETECTORS: tuple[Callable[[Look], Iterable[_Found]], ...] = (
    _copied, _edited, _double, _pending, _twins, _overlent, _waits, _aside,
)  # fmt: skip
_SHOWN: dict[Kind, Callable[[Look, _Found], Conflict]] = {
    Kind.EDIT: _show_edit, Kind.VOID: _show_void, Kind.TICKET: _show_ticket, Kind.BOOKING: _show_booking,
    Kind.QUOTA: _show_quota, Kind.PERSON: _show_person, Kind.STOCK: _show_stock, Kind.WAITING: _show_waiting,
    Kind.HELD: _show_held, Kind.BRANCH: _show_branch,
}  # fmt: skip
_SETTLED: dict[Kind, Callable[[Desk, Actor, _Found, Conflict, _Choice], Changes]] = {
    Kind.EDIT: _settle_edit, Kind.VOID: _settle_void, Kind.TICKET: _settle_ticket, Kind.BOOKING: _settle_booking,
    Kind.QUOTA: _settle_quota, Kind.PERSON: _settle_person, Kind.WAITING: _settle_waiting, Kind.HELD: _settle_seen,
    Kind.BRANCH: _settle_seen,
}  # fmt: skip
_URGENCY = (
    Kind.BRANCH, Kind.BOOKING, Kind.QUOTA, Kind.TICKET, Kind.STOCK, Kind.EDIT, Kind.VOID, Kind.PERSON, Kind.WAITING,
    Kind.HELD,
)  # fmt: skip
