"""What is taken, from when to when: kept beside every booking and loan, inside the transaction that writes them.

Two bookings written here can never hold one place at one time, whatever way they came (a form, a series, a ledger,
undo): the transaction is refused. What another desk wrote is kept; the two are then a clash for a person to settle.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, bindparam, delete, false, or_, select, true

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Asset, Base, Booking, Clash, ClashDecision, Loan, Occupancy
from app.domain import bookings as rules
from app.domain.bookings import LONGEST, Place, Take

SHARED = "share"
"""The decision by which both bookings of a clash stand; by the others one of them was cancelled."""
_PART = 500
_TAKEN = Base.metadata.tables[Occupancy.__tablename__]
_CLASH = Base.metadata.tables[Clash.__tablename__]
_BOOKING = Booking.__table__
_LOAN = Loan.__table__

BOOKING_COLUMNS = (
    _BOOKING.c.id, _BOOKING.c.starts_at, _BOOKING.c.ends_at, _BOOKING.c.spaces, _BOOKING.c.seats, _BOOKING.c.assets,
    _BOOKING.c.buffer_before, _BOOKING.c.buffer_after, _BOOKING.c.status, _BOOKING.c.person_id, _BOOKING.c.in_at,
    _BOOKING.c.out_at, _BOOKING.c.away_since, _BOOKING.c.offered_until, _BOOKING.c.voided,
)  # fmt: skip
"""What the rules need to know of a booking."""


def index_bookings(connection: Connection, ids: Collection[RowId] | None, authored: Collection[RowId]) -> None:
    """Take down anew what these bookings take (all of them with None), and what then clashes.

    Raises UserError when a booking written here would newly hold what another one holds.
    """
    _index(connection, ids, authored, loans=False)


def index_loans(connection: Connection, ids: Collection[RowId] | None, authored: Collection[RowId]) -> None:
    """The same for loans: what is lent can't be lent again. A loan for a booking is part of what that takes."""
    _index(connection, ids, authored, loans=True)


def _index(connection: Connection, ids: Collection[RowId] | None, authored: Collection[RowId], *, loans: bool) -> None:
    if ids is None:
        _index_all(connection, loans=loans)
        return
    wanted = sorted(ids)
    old: dict[RowId, list[Take]] = defaultdict(list)
    fresh: dict[RowId, list[Take]] = {}
    clashing: set[RowId] = set()
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        for line in connection.execute(select(_TAKEN).where(_TAKEN.c.holder_id.in_(part))).mappings():
            old[line["holder_id"]].append(as_take(line))
        for clash in connection.execute(select(_CLASH.c.one_id, _CLASH.c.other_id).where(_of(part))):
            clashing |= {clash.one_id, clash.other_id}
        fresh |= _takes(connection, part, loans=loans)
    differing = [row for row in wanted if set(old.get(row, ())) != set(fresh.get(row, ()))]
    _replace(connection, differing, fresh)
    before = {row: [take for take in old.get(row, ()) if take.holds] for row in wanted}
    after = {row: [take for take in fresh.get(row, ()) if take.holds] for row in wanted}
    # A clash is named by how the two were booked, which may change where what they hold doesn't.
    changed = {row: takes for row, takes in after.items() if row in clashing or set(takes) != set(before[row])}
    try:
        _find_clashes(connection, before, changed, set(authored))
    except UserError:
        _replace(connection, differing, old)  # whoever goes on regardless is asked again before the commit
        raise


def _replace(connection: Connection, rows: Sequence[RowId], takes: Mapping[RowId, list[Take]]) -> None:
    """Put down for these rows what they take instead of what they took."""
    for start in range(0, len(rows), _PART):
        part = rows[start : start + _PART]
        connection.execute(delete(_TAKEN).where(_TAKEN.c.holder_id.in_(part)))
        _write(connection, (take for row in part for take in takes.get(row, ())))


def _takes(connection: Connection, ids: Sequence[RowId], *, loans: bool) -> dict[RowId, list[Take]]:
    found: dict[RowId, list[Take]] = {}
    if loans:
        for row in connection.execute(select(_LOAN).where(_LOAN.c.id.in_(ids))).mappings():
            found[row["id"]] = loan_takes(row)
        return found
    for row in connection.execute(select(*BOOKING_COLUMNS).where(_BOOKING.c.id.in_(ids))).mappings():
        found[row["id"]] = _booking_takes(row)
    return found


def _booking_takes(row: RowMapping) -> list[Take]:
    # A row another desk sent may lack what a form would never leave out, or say it in words of its own.
    if row["starts_at"] is None or row["ends_at"] is None or row["status"] not in rules.STATUSES:
        return []
    try:
        found = rules.takes(rules.as_rule(dict(row)))
    except (ValueError, OverflowError):
        return []
    return list({take.resource: _no_longer(take) for take in found}.values())


def loan_takes(row: RowMapping) -> list[Take]:
    """What a loan takes: its pieces, until they came back, or were due; nothing where a booking reserved them.

    What came back late took nothing after it was due: others may have reserved it since, and it is back all the same.
    """
    if row["voided"] or row["booking_id"] is not None or row["asset_id"] is None or row["lent_at"] is None:
        return []
    until = min((at for at in (row["due_at"], row["returned_at"]) if at is not None), default=row["lent_at"])
    if until <= row["lent_at"]:
        return []
    return [_no_longer(Take(row["asset_id"], row["lent_at"], until, row["id"], Place.ASSET, row["quantity"] or 1))]


def _no_longer(take: Take) -> Take:
    """A take that is found by looking back as far as the longest one reaches."""
    return replace(take, ends_at=min(take.ends_at, take.starts_at + LONGEST))


def as_take(line: RowMapping) -> Take:
    """A stored line as the rules see it."""
    return Take(
        line["resource"], line["starts_at"], line["ends_at"], line["holder_id"], Place(line["place"]),
        line["quantity"], bool(line["holds"]),
    )  # fmt: skip


def _write(connection: Connection, takes: Iterable[Take]) -> None:
    lines = [
        {
            "resource": take.resource, "starts_at": take.starts_at, "holder_id": take.holder, "ends_at": take.ends_at,
            "place": take.place.value, "quantity": take.quantity, "holds": take.holds,
        }
        for take in takes
    ]  # fmt: skip
    if lines:
        connection.execute(_TAKEN.insert(), lines)


# Asked for every row that is written: made once, as making it takes longer than the answer.
_RIVALS = select(_TAKEN).where(
    _TAKEN.c.resource == bindparam("resource"),
    _TAKEN.c.starts_at > bindparam("reach"),
    _TAKEN.c.starts_at < bindparam("end"),
    _TAKEN.c.ends_at > bindparam("start"),
)
_HOLDING = _RIVALS.where(_TAKEN.c.holds == true())


def rivals(
    connection: Connection, resource: RowId, starts_at: datetime, ends_at: datetime, *, holding: bool = True
) -> list[Take]:
    """What takes a space, seat or asset at any moment of a time."""
    said = {"resource": resource, "reach": starts_at - LONGEST, "start": starts_at, "end": ends_at}
    found = connection.execute(_HOLDING if holding else _RIVALS, said).mappings()
    return [as_take(line) for line in found]


def of_assets(connection: Connection, assets: Sequence[RowId], since: datetime) -> list[Take]:
    """What takes kinds of equipment at any moment from then on."""
    query = select(_TAKEN).where(
        _TAKEN.c.resource.in_(assets),
        _TAKEN.c.starts_at > since - LONGEST,
        _TAKEN.c.ends_at > since,
        _TAKEN.c.holds == true(),
    )
    return [as_take(line) for line in connection.execute(query).mappings()]


def in_the_way(connection: Connection, take: Take, stock: Mapping[RowId, int]) -> list[Take]:
    """What keeps a take from being had: other holders of the place, or of too many pieces of the equipment."""
    others = rivals(connection, take.resource, take.starts_at, take.ends_at)
    if take.place is Place.ASSET:
        return rules.over_stock(take, others, stock.get(take.resource, 0))
    return [other for other in others if rules.meet(take, other)]


def stocks(connection: Connection) -> dict[RowId, int]:
    """How many pieces there are of each kind of equipment in use."""
    asset = Asset.__table__
    return {row.id: row.stock or 0 for row in connection.execute(select(asset.c.id, asset.c.stock, asset.c.voided))
            if not row.voided}  # fmt: skip


def _find_clashes(
    connection: Connection,
    before: Mapping[RowId, list[Take]],
    changed: Mapping[RowId, list[Take]],
    authored: set[RowId],
) -> None:
    """Note what clashes by now; refuse what was written here and is in the way of somebody it wasn't before.

    `before` is what the rows that were written held until now, `changed` what those hold that hold something else or
    clash already. Who leaves two bookings in one place, or makes them share less of it, does nothing new.
    """
    ids = sorted(changed)
    stock: dict[RowId, int] | None = None
    for row in ids:
        for take in changed[row]:
            if take.place is Place.ASSET and row in authored:
                stock = stocks(connection) if stock is None else stock
                if any(_too_much(connection, part, stock) for part in _more(take, before[row])):
                    raise UserError(translate("bookings", "There isn't that much of this equipment then."), "assets")
    pairs: dict[tuple[RowId, RowId], bool] = {}
    for one, two in _meeting(_around(connection, changed)):
        sides = [(take, other) for take, other in ((one, two), (two, one)) if take.holder in changed]
        if sides:
            pair = _pair(one, two)
            new = any(take.holder in authored and not _met(take, other, before) for take, other in sides)
            pairs[pair] = pairs.get(pair, False) or new
    names = _named(connection, pairs)
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        connection.execute(delete(_CLASH).where(_of(part)))
    _write_clashes(connection, names)


def _around(connection: Connection, changed: Mapping[RowId, list[Take]]) -> Iterator[Take]:
    """What holds the places of these bookings, they among it, from the first to the last moment they do."""
    by_place: dict[RowId, list[Take]] = defaultdict(list)
    for takes in changed.values():
        for take in takes:
            if take.place is not Place.ASSET:
                by_place[take.resource].append(take)
    for resource, takes in sorted(by_place.items()):
        first, last = min(take.starts_at for take in takes), max(take.ends_at for take in takes)
        yield from sorted(rivals(connection, resource, first, last), key=lambda take: take.starts_at)


def _meeting(takes: Iterable[Take]) -> Iterator[tuple[Take, Take]]:
    """Those of them that are in each other's way; they come place by place, each in the order of its starts."""
    open_now: list[Take] = []
    for take in takes:
        open_now = [one for one in open_now if one.resource == take.resource and one.ends_at > take.starts_at]
        yield from ((other, take) for other in open_now if rules.meet(other, take))
        open_now.append(take)


def _pair(one: Take, two: Take) -> tuple[RowId, RowId]:
    return min(one.holder, two.holder), max(one.holder, two.holder)


def _of(rows: Sequence[RowId]) -> ColumnElement[bool]:
    return or_(_CLASH.c.one_id.in_(rows), _CLASH.c.other_id.in_(rows))


def _met(take: Take, other: Take, before: Mapping[RowId, list[Take]]) -> bool:
    """Whether two were in each other's way there before, at every moment at which they are now."""
    start, end = max(take.starts_at, other.starts_at), min(take.ends_at, other.ends_at)
    return any(
        rules.meet(one, two) and max(one.starts_at, two.starts_at) <= start and end <= min(one.ends_at, two.ends_at)
        for one in before[take.holder]
        if one.resource == take.resource
        for two in before.get(other.holder, (other,))
    )


def _more(take: Take, before: Iterable[Take]) -> list[Take]:
    """The parts of a take of equipment that its holder didn't have before."""
    had = next(
        (
            one
            for one in before
            if one.resource == take.resource
            and one.quantity >= take.quantity
            and one.overlaps(take.starts_at, take.ends_at)
        ),
        None,
    )
    if had is None:
        return [take]
    parts = replace(take, ends_at=had.starts_at), replace(take, starts_at=had.ends_at)
    return [part for part in parts if part.starts_at < part.ends_at]


def _too_much(connection: Connection, take: Take, stock: Mapping[RowId, int]) -> bool:
    others = rivals(connection, take.resource, take.starts_at, take.ends_at)
    # Bookings are looked at before the loans that were written with them are taken down.
    query = select(_LOAN).where(_LOAN.c.id.in_([other.holder for other in others]))
    loans = {row["id"]: loan_takes(row) for row in connection.execute(query).mappings()}
    as_they_are = [now for other in others for now in loans.get(other.holder, [other])]
    return bool(rules.over_stock(take, as_they_are, stock.get(take.resource, 0)))


def _named(connection: Connection, pairs: Mapping[tuple[RowId, RowId], bool]) -> dict[tuple[RowId, RowId], RowId]:
    """The clashes of these pairs by their names; raises UserError where a pair is new (True) and nobody accepted it."""
    slots = {}
    everyone = sorted({row for pair in pairs for row in pair})
    for start in range(0, len(everyone), _PART):
        query = select(*BOOKING_COLUMNS).where(_BOOKING.c.id.in_(everyone[start : start + _PART]))
        for row in connection.execute(query).mappings():
            slots[row["id"]] = rules.slot_text(rules.as_rule(dict(row)))
    names = {pair: rules.clash_id(*pair, *(slots.get(row, "") for row in pair)) for pair in pairs}
    decision = ClashDecision.__table__
    settled: set[RowId] = set()
    wanted = sorted({names[pair] for pair, new in pairs.items() if new})
    for start in range(0, len(wanted), _PART):
        query = select(decision.c.id).where(
            decision.c.id.in_(wanted[start : start + _PART]),
            decision.c.decision == SHARED,
            decision.c.voided == False,  # noqa: E712
        )
        settled |= set(connection.execute(query).scalars())
    for pair, new in pairs.items():
        if new and names[pair] not in settled:
            raise _refused(connection, pair)
    return names


def _write_clashes(connection: Connection, names: Mapping[tuple[RowId, RowId], RowId]) -> None:
    if names:
        connection.execute(
            _CLASH.insert(), [{"one_id": one, "other_id": two, "id": name} for (one, two), name in names.items()]
        )


def _refused(connection: Connection, pair: tuple[RowId, RowId]) -> UserError:
    titles = [
        title
        for title in connection.execute(select(_BOOKING.c.title).where(_BOOKING.c.id.in_(pair))).scalars()
        if title
    ]
    if len(titles) < 2:
        return UserError(translate("bookings", "This place is taken at this time."), "starts_at")
    message = translate("bookings", "“{one}” and “{other}” would be in one place at one time.")
    return UserError(message.format(one=titles[0], other=titles[1]), "starts_at")


def _index_all(connection: Connection, *, loans: bool) -> None:
    """Everything anew; bookings come before loans."""
    if loans:
        source = select(_LOAN)
    else:
        connection.execute(delete(_TAKEN))
        source = select(*BOOKING_COLUMNS).order_by(_BOOKING.c.starts_at)
    for part in connection.execute(source, execution_options={"yield_per": 2000}).mappings().partitions():
        _write(connection, (take for row in part for take in (loan_takes(row) if loans else _booking_takes(row))))
    if not loans:
        _sweep(connection)


def _sweep(connection: Connection) -> None:
    """All clashes there are, in one pass over what is held."""
    connection.execute(delete(_CLASH))
    query = select(_TAKEN).where(_TAKEN.c.holds == true(), _TAKEN.c.place != Place.ASSET.value)
    lines = connection.execute(query.order_by(_TAKEN.c.resource, _TAKEN.c.starts_at)).mappings()
    pairs = {_pair(one, two): False for one, two in _meeting(as_take(line) for line in lines)}
    _write_clashes(connection, _named(connection, pairs))


def open_clashes() -> Select[Clash]:
    """The clashes nobody has settled yet, as a query to build upon."""
    settled = select(ClashDecision.id).where(ClashDecision.decision == SHARED, ClashDecision.voided == false())
    return select(Clash).where(Clash.id.not_in(settled))
