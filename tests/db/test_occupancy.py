"""What is taken: never twice by what is written here, both kept and flagged where two desks met, and always what a
minute grid says.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import SteppedClock, from_ms
from app.core.errors import UserError
from app.db import oplog
from app.db.models import Asset, Booking, Clash, ClashDecision, Loan, Occupancy, Seat, Space
from app.db.occupancy import open_clashes
from app.db.tx import Changes, Store, Tx, new_site, open_store, undo
from app.domain.fields import amounts_text, rows_text
from app.domain.records import RECORD
from app.domain.sync.fold import Label

START = from_ms(1_784_371_200_000)
CENTRE = "440305-007"
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def name(number: int) -> bytes:
    return bytes(15) + bytes([number])


ACTOR = name(1)
ROOM, HALL, STUDY = name(0x10), name(0x11), name(0x12)
SEATS = name(0x20), name(0x21)
TABLES, LAMPS = name(0x30), name(0x31)
STOCK = {TABLES: 3, LAMPS: 2}


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the places and the equipment of a centre, to be copied."""
    folder = tmp_path_factory.mktemp("centre") / "desk"
    store = open_store(folder, SteppedClock(START))
    store.become("0" * 32, CENTRE)
    with store.write(ACTOR) as tx:
        for row, label in ((ROOM, "会议室"), (HALL, "多功能厅"), (STUDY, "书房")):
            tx.add(Space(id=row, name=label, seated=row == STUDY))
        for number, row in enumerate(SEATS, start=1):
            tx.add(Seat(id=row, space_id=STUDY, number=f"{number:02d}"))
        for row, label in ((TABLES, "折叠桌"), (LAMPS, "投影仪")):
            tx.add(Asset(id=row, name=label, stock=STOCK[row]))
    store.close()
    return folder


class Desk:
    """One desk of the centre: a copy of its data, as an installation of its own."""

    def __init__(self, centre: Path, folder: Path) -> None:
        copytree(centre, folder)
        self.clock = SteppedClock(START)
        self.store: Store = open_store(folder, self.clock)
        self.store.become(new_site(), CENTRE)

    def act(self, change: Callable[[Tx], object]) -> Changes:
        """One transaction."""
        self.clock.advance(seconds=1)
        with self.store.write(ACTOR) as tx:
            change(tx)
        return tx.changes

    def book(self, start: float = 0, end: float = 1, *spaces: bytes, **more: Any) -> bytes:
        """A booking of the room, from and to so many hours after the start."""
        return self.add(Booking, **slot(start, end, *spaces, **more))

    def add(self, model: Any, **values: Any) -> bytes:
        made: list[bytes] = []
        self.act(lambda tx: made.append(tx.add(model(**values)).id))
        return made[0]

    def edit(self, row: bytes, model: Any = Booking, **values: Any) -> Changes:
        return self.act(lambda tx: tx.edit(tx.get(model, row), values))

    def send(self) -> list[oplog.WireOp]:
        with self.store.read() as session:
            return list(oplog.read_ops(session.connection()))

    def receive(self, ops: list[oplog.WireOp]) -> list[oplog.WireOp]:
        with self.store.write(bytes(16)) as tx:
            return tx.recorder.absorb(ops).held

    def rows(self) -> dict[bytes, dict[str, Any]]:
        with self.store.read() as session:
            return rows_of(session)

    def clashes(self) -> dict[frozenset[bytes], bytes]:
        """The pairs that clash, and the names of their clashes."""
        with self.store.read() as session:
            return {frozenset((line.one_id, line.other_id)): line.id for line in session.scalars(select(Clash))}

    def open(self) -> set[bytes]:
        with self.store.read() as session:
            return {line.id for line in session.scalars(open_clashes())}

    def derived(self) -> tuple[list[Any], list[Any]]:
        """Everything that was derived, in order."""
        with self.store.read() as session:
            taken = session.execute(select(Occupancy.__table__).order_by(*Occupancy.__table__.primary_key)).all()
            clashes = session.execute(select(Clash.__table__).order_by(*Clash.__table__.primary_key)).all()
            return [tuple(line) for line in taken], [tuple(line) for line in clashes]

    def state(self) -> tuple[oplog.Digest, int, tuple[list[Any], list[Any]]]:
        """The rows, the length of the log (which is sound), and what is derived."""
        with self.store.read() as session:
            assert oplog.verify_chains(session.connection()) == []
            return oplog.digest(session.connection()), len(list(oplog.read_ops(session.connection()))), self.derived()

    def refuses(self, change: Callable[[Tx], object], field: str | None = "starts_at") -> None:
        """The whole transaction is refused, and nothing of it is kept."""
        before = self.state()
        with pytest.raises(UserError) as refusal:
            self.act(change)
        assert refusal.value.field == field
        assert self.state() == before

    def rebuilt(self) -> None:
        """Everything made anew from the log is what was kept up to date."""
        before = self.state()
        self.store.rebuild()
        assert self.state() == before


def rows_of(session: Session) -> dict[bytes, dict[str, Any]]:
    fields = [Booking.id, *(getattr(Booking, item.name) for item in RECORD["booking"].fields)]
    return {line["id"]: dict(line) for line in session.execute(select(*fields)).mappings()}


def slot(start: float = 0, end: float = 1, *spaces: bytes, **more: Any) -> dict[str, Any]:
    places = {"spaces": rows_text(spaces or (ROOM,))}
    return {"starts_at": START + start * HOUR, "ends_at": START + end * HOUR, **places, **more}


def seat(number: int) -> dict[str, Any]:
    return {"spaces": rows_text([STUDY]), "seats": rows_text([SEATS[number]])}


@pytest.fixture
def make(centre: Path, tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    made: list[Desk] = []

    def desk(label: str) -> Desk:
        made.append(Desk(centre, tmp_path / label))
        return made[-1]

    yield desk
    for one in made:
        one.store.close()


@pytest.fixture
def desk(make: Callable[[str], Desk]) -> Desk:
    return make("desk")


# ------------------------------------------------------------------------------------------- the guard

Prepared = Callable[[Tx], object]


def _session(_: Desk) -> Prepared:
    return lambda tx: tx.session.add(Booking(**slot(0.5, 2)))


def _add(_: Desk) -> Prepared:
    return lambda tx: tx.add(Booking(**slot(0.5, 2)))


def _by_the_program(_: Desk) -> Prepared:
    return lambda tx: tx.add(Booking(**slot(0.5, 2)), auto=True)


def _moved(desk: Desk) -> Prepared:
    row = desk.book(3, 4)
    return lambda tx: tx.edit(tx.get(Booking, row), {"starts_at": START, "ends_at": START + HOUR})


def _set(desk: Desk) -> Prepared:
    row = desk.book(3, 4)
    return lambda tx: setattr(tx.get(Booking, row), "starts_at", START)


def _another_room(desk: Desk) -> Prepared:
    row = desk.book(0, 1, HALL)
    return lambda tx: tx.edit(tx.get(Booking, row), {"spaces": rows_text([HALL, ROOM])})


def _longer(desk: Desk) -> Prepared:
    row = desk.book(1, 2)
    return lambda tx: tx.edit(tx.get(Booking, row), {"buffer_before": 1})


def _confirmed(desk: Desk) -> Prepared:
    row = desk.book(status="requested")
    return lambda tx: tx.edit(tx.get(Booking, row), {"status": "confirmed"})


def _offered(desk: Desk) -> Prepared:
    row = desk.book(status="waitlisted")
    return lambda tx: tx.edit(tx.get(Booking, row), {"offered_until": START + 9 * MINUTE})


def _came_after_all(desk: Desk) -> Prepared:
    row = desk.book(status="no_show")
    return lambda tx: tx.edit(tx.get(Booking, row), {"status": "in_use", "in_at": tx.now})


def _restored(desk: Desk) -> Prepared:
    row = desk.book()
    desk.act(lambda tx: tx.void(tx.get(Booking, row), "误登"))
    return lambda tx: tx.restore(tx.get(Booking, row))


def _many_new(_: Desk) -> Prepared:
    return lambda tx: tx.insert_many(Booking, [slot(day * 24, day * 24 + 1) for day in reversed(range(600))])


def _many_moved(desk: Desk) -> Prepared:
    rows: list[bytes] = []
    desk.act(lambda tx: rows.extend(tx.insert_many(Booking, (slot(day * 24 + 5, day * 24 + 6) for day in range(600)))))
    return lambda tx: tx.edit_many(Booking, {row: slot(day * 24, day * 24 + 1) for day, row in enumerate(rows)})


def _cancel_undone(desk: Desk) -> Prepared:
    row = desk.book()
    done = desk.edit(row, status="cancelled", status_reason="改期")
    return lambda tx: undo(tx, done.operations)


def _move_undone(desk: Desk) -> Prepared:
    row = desk.book()
    done = desk.edit(row, starts_at=START + 3 * HOUR, ends_at=START + 4 * HOUR)
    return lambda tx: undo(tx, done.operations)


def _void_undone(desk: Desk) -> Prepared:
    row = desk.book()
    done = desk.act(lambda tx: tx.void(tx.get(Booking, row), "误登"))
    return lambda tx: undo(tx, done.operations)


def _version_settled(desk: Desk) -> Prepared:
    """Two versions of one booking's time: settling for the one that isn't shown."""
    row = desk.book()
    seen = desk.store.seen(Booking, row)
    desk.edit(row, note="n", starts_at=START + 3 * HOUR, ends_at=START + 4 * HOUR)
    desk.act(lambda tx: tx.edit(tx.get(Booking, row), slot(6, 7), seen=seen))
    return lambda tx: tx.edit(tx.get(Booking, row), slot(0, 1), label=Label.RESOLVE)


def _seat_and_room(desk: Desk) -> Prepared:
    row = desk.book(0, 1, HALL)
    return lambda tx: tx.edit(tx.get(Booking, row), {"spaces": rows_text([ROOM]), "seats": rows_text([SEATS[0]])})


WAYS = [
    _session, _add, _by_the_program, _moved, _set, _another_room, _longer, _confirmed, _offered, _came_after_all,
    _restored, _many_new, _many_moved, _cancel_undone, _move_undone, _void_undone, _version_settled, _seat_and_room,
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_whatever_way_a_second_booking_comes_its_transaction_is_refused(desk: Desk, way) -> None:
    change = way(desk)
    first = desk.book(0, 1, title="支部会议")
    desk.refuses(lambda tx: (tx.add(Booking(**slot(40, 41), note="with it")), change(tx)))
    desk.rebuilt()
    desk.edit(first, status="cancelled")
    desk.act(change)
    assert desk.clashes() == {}, "it was the other booking that stood in the way"
    desk.rebuilt()


@pytest.mark.parametrize(
    "both",
    [
        lambda tx: (tx.add(Booking(**slot(0, 2))), tx.add(Booking(**slot(1, 3)))),
        lambda tx: tx.insert_many(Booking, [slot(0, 2, HALL, ROOM), slot(1, 3)]),
        lambda tx: (tx.session.add(Booking(**slot(0, 2))), tx.insert_many(Booking, [slot(1, 3)])),
        lambda tx: tx.insert_many(Booking, [slot(0, 1) for _ in range(3)]),
        lambda tx: tx.insert_many(Booking, [slot(0, 2, STUDY), slot(1, 3, **seat(1))]),
    ],
)
def test_two_in_one_transaction_are_refused_both(desk: Desk, both) -> None:
    desk.refuses(both)


def test_two_who_sat_side_by_side_cannot_both_have_the_room_to_themselves(desk: Desk) -> None:
    rows = [desk.add(Booking, **slot(**seat(number))) for number in range(2)]
    desk.refuses(lambda tx: tx.edit_many(Booking, {row: {"seats": None} for row in rows}))
    desk.refuses(lambda tx: tx.edit(tx.get(Booking, rows[0]), {"seats": None}))
    desk.edit(rows[1], status="cancelled")
    desk.edit(rows[0], seats=None)


def test_who_catches_the_refusal_and_goes_on_is_asked_again(desk: Desk) -> None:
    desk.book()
    other = desk.book(1, 2)

    def goes_on(tx: Tx) -> None:
        tx.edit(tx.get(Booking, other), slot(0, 1))
        for _ in range(2):
            with pytest.raises(UserError):
                tx.derive()
        tx.add(Booking(**slot(5, 6)))

    desk.refuses(goes_on)

    def thinks_better(tx: Tx) -> None:
        goes_on(tx)
        tx.edit(tx.get(Booking, other), slot(2, 3))

    desk.act(thinks_better)
    desk.refuses(lambda tx: tx.add(Booking(**slot(2, 3))))
    desk.rebuilt()


def test_places_are_exchanged_in_one_transaction(desk: Desk) -> None:
    one, other = desk.book(0, 1), desk.book(1, 2)
    desk.act(lambda tx: tx.edit_many(Booking, {one: slot(1, 2), other: slot(0, 1)}))
    assert desk.clashes() == {}
    desk.rebuilt()


def test_a_refusal_names_both_bookings(desk: Desk) -> None:
    desk.book(title="支部会议")
    with pytest.raises(UserError) as refusal:
        desk.book(title="读书会")
    assert "支部会议" in refusal.value.message and "读书会" in refusal.value.message


def test_one_who_catches_nothing_hears_nothing(desk: Desk) -> None:
    """A refused transaction isn't told to anybody who listens."""
    desk.book()
    told: list[Changes] = []
    desk.store.listen(told.append)
    desk.refuses(lambda tx: tx.add(Booking(**slot())))
    assert told == []
    desk.book(2, 3)
    assert len(told) == 1


# ------------------------------------------------------------------------------------------- what may be

SIDE_BY_SIDE = {
    "one ends as the other begins": (slot(0, 1), slot(1, 2)),
    "clearing and setting up just fit": (slot(0, 1, buffer_after=30), slot(2, 3, buffer_before=30)),
    "another room": (slot(0, 1), slot(0, 1, HALL)),
    "two requests": (slot(status="requested"), slot(status="requested")),
    "a request beside a booking": (slot(), slot(status="requested")),
    "one who waits": (slot(), slot(status="waitlisted")),
    "one cancelled": (slot(status="cancelled"), slot()),
    "one who never came": (slot(status="no_show"), slot()),
    "one voided": (slot(voided=True, void_reason="误登"), slot()),
    "two seats of a room": (slot(**seat(0)), slot(**seat(1))),
    "left early": (slot(0, 2, status="completed", out_at=START + HOUR), slot(1, 2)),
    "left early, and cleared": (
        slot(0, 2, status="completed", out_at=START + HOUR, buffer_after=15),
        slot(1.5, 2, buffer_before=15),
    ),
    "left before it began": (slot(1, 2, status="completed", out_at=START), slot(1, 2)),
}

AGAINST = {
    "a minute too much": (slot(0, 1), slot(1, 2, buffer_before=1)),
    "within": (slot(0, 4), slot(1, 2)),
    "around": (slot(1, 2), slot(0, 4)),
    "clearing and setting up don't fit": (slot(0, 1, buffer_after=30), slot(2, 3, buffer_before=31)),
    "one of two rooms": (slot(0, 1, ROOM, HALL), slot(0, 1, HALL)),
    "in use": (slot(status="in_use"), slot()),
    "somebody has an offer": (slot(status="waitlisted", offered_until=START + MINUTE), slot()),
    "ended as planned": (slot(status="completed", out_at=START + HOUR), slot()),
    "left late": (slot(0, 1, status="completed", out_at=START + 2 * HOUR), slot(0.5, 3)),
    "one seat": (slot(**seat(0)), slot(**seat(0))),
    "all of the room against a seat": (slot(**seat(0)), slot(0, 1, STUDY)),
    "a seat against all of the room": (slot(0, 1, STUDY), slot(**seat(0))),
    "of several seats one": (slot(spaces=rows_text([STUDY]), seats=rows_text(SEATS)), slot(**seat(1))),
    "begun four weeks ago": (slot(0, 24 * 29), slot(24 * 28, 24 * 28 + 1)),
}


@pytest.mark.parametrize("pair", SIDE_BY_SIDE.values(), ids=SIDE_BY_SIDE)
@pytest.mark.parametrize("swapped", [False, True])
def test_what_stands_side_by_side(desk: Desk, pair, swapped: bool) -> None:
    for values in reversed(pair) if swapped else pair:
        desk.add(Booking, **values)
    assert desk.clashes() == {}
    desk.rebuilt()


@pytest.mark.parametrize("pair", AGAINST.values(), ids=AGAINST)
@pytest.mark.parametrize("swapped", [False, True])
def test_what_stands_in_the_way(desk: Desk, pair, swapped: bool) -> None:
    first, second = reversed(pair) if swapped else pair
    desk.add(Booking, **first)
    desk.refuses(lambda tx: tx.add(Booking(**second)))


def test_who_leaves_early_gives_back_the_rest_at_once(desk: Desk) -> None:
    row = desk.book(0, 2, status="in_use")
    desk.refuses(lambda tx: tx.add(Booking(**slot(1, 2))))
    desk.edit(row, status="completed", out_at=START + HOUR)
    desk.book(1, 2)
    desk.refuses(lambda tx: tx.edit(tx.get(Booking, row), {"out_at": START + 1.5 * HOUR}))
    desk.rebuilt()


def equipment(count: int, start: float = 0, end: float = 1, asset: bytes = TABLES, **more: Any) -> dict[str, Any]:
    return slot(start, end, **{"spaces": None, **more}, assets=amounts_text([(asset, count)]))


def lent(count: int, start: float = 0, end: float = 1, asset: bytes = TABLES, **more: Any) -> dict[str, Any]:
    """`start` and `end` in hours."""
    return {
        "asset_id": asset, "quantity": count, "lent_at": START + start * HOUR, "due_at": START + end * HOUR, **more,
    }  # fmt: skip


def test_equipment_is_had_up_to_its_stock(desk: Desk) -> None:
    desk.add(Booking, **equipment(2, 0, 2))
    desk.add(Booking, **equipment(1, 1, 3))
    desk.refuses(lambda tx: tx.add(Booking(**equipment(1, 1.5, 1.6))), "assets")
    desk.refuses(lambda tx: tx.add(Loan(**lent(1, 0, 1.5))), "assets")
    desk.refuses(lambda tx: tx.add(Booking(**equipment(4, 5, 6))), "assets")
    desk.refuses(lambda tx: tx.add(Booking(**equipment(1, 5, 6, name(0x3F)))), "assets")
    desk.add(Booking, **equipment(1, 0, 1))
    desk.add(Loan, **lent(2, 2, 40))
    desk.refuses(lambda tx: tx.add(Booking(**equipment(2, 39, 41))), "assets")
    desk.add(Booking, **equipment(3, 40, 41))
    desk.add(Booking, **equipment(2, 0, 1, LAMPS, status="requested"))
    desk.add(Booking, **equipment(2, 0, 1, LAMPS))
    desk.rebuilt()


def test_equipment_named_twice_is_counted_twice(desk: Desk) -> None:
    assets = f"{LAMPS.hex()}*1 {LAMPS.hex()}*1"
    desk.add(Booking, **slot(assets=assets))
    desk.refuses(lambda tx: tx.add(Booking(**equipment(1, 0, 1, LAMPS))), "assets")
    desk.refuses(lambda tx: tx.add(Booking(**slot(5, 6, assets=f"{LAMPS.hex()}*1 {LAMPS.hex()}*2"))), "assets")
    desk.rebuilt()


def test_a_loan_for_a_booking_is_part_of_what_that_takes(desk: Desk) -> None:
    row = desk.add(Booking, **equipment(3))
    desk.add(Loan, **lent(3, booking_id=row))
    desk.refuses(lambda tx: tx.add(Loan(**lent(1))), "assets")
    desk.rebuilt()


def test_what_came_back_can_be_lent_again(desk: Desk) -> None:
    row = desk.add(Loan, **lent(3, 0, 10))
    desk.refuses(lambda tx: tx.add(Loan(**lent(1, 5, 6))), "assets")
    desk.edit(row, Loan, returned_at=START + 5 * HOUR)
    desk.add(Loan, **lent(3, 5, 6))
    desk.refuses(lambda tx: tx.edit(tx.get(Loan, row), {"returned_at": None}), "assets")
    desk.rebuilt()


def test_a_late_return_can_be_entered_whoever_has_reserved_the_piece_since(desk: Desk) -> None:
    row = desk.add(Loan, **lent(3, 0, 1))
    desk.add(Booking, **equipment(3, 1, 4))
    desk.edit(row, Loan, returned_at=START + 2 * HOUR)
    desk.refuses(lambda tx: tx.edit(tx.get(Loan, row), {"due_at": START + 2 * HOUR}), "assets")
    desk.rebuilt()


def test_what_got_lost_can_be_entered(desk: Desk) -> None:
    """It leaves the stock in the transaction in which it doesn't come back."""
    row = desk.add(Loan, **lent(2, 0, 10, LAMPS))
    desk.act(
        lambda tx: (
            tx.edit(tx.get(Loan, row), {"returned_at": START + HOUR, "returned_quantity": 0}),
            tx.edit(tx.get(Asset, LAMPS), {"stock": 0}),
        )
    )
    desk.rebuilt()


def test_where_too_much_is_out_already_less_may_be_taken_and_no_more(desk: Desk) -> None:
    row = desk.add(Booking, **equipment(3, 0, 4))
    desk.edit(TABLES, Asset, stock=1)
    desk.refuses(lambda tx: tx.edit(tx.get(Booking, row), {"ends_at": START + 5 * HOUR}), "assets")
    desk.refuses(lambda tx: tx.edit(tx.get(Booking, row), {"assets": amounts_text([(TABLES, 4)])}), "assets")
    desk.edit(row, spaces=rows_text([ROOM]))
    desk.edit(row, ends_at=START + 3 * HOUR)
    desk.edit(row, assets=amounts_text([(TABLES, 2)]))
    desk.edit(row, status="completed", out_at=START + HOUR)
    desk.rebuilt()


def test_a_loan_in_place_of_a_booking_and_back_again_in_one_act(desk: Desk) -> None:
    row = desk.add(Booking, **equipment(3, 0, 4))
    done = desk.act(lambda tx: (tx.edit(tx.get(Booking, row), {"assets": None}), tx.add(Loan(**lent(3, 0, 4)))))
    desk.act(lambda tx: undo(tx, done.operations))
    desk.rebuilt()
    desk.refuses(lambda tx: tx.add(Loan(**lent(1))), "assets")
    desk.edit(row, assets=amounts_text([(TABLES, 2)]))
    loan = desk.add(Loan, **lent(1, 0, 8))
    desk.refuses(
        lambda tx: (
            tx.edit(tx.get(Booking, row), {"assets": amounts_text([(TABLES, 3)])}),
            tx.edit(tx.get(Loan, loan), {"due_at": START + HOUR}),
        ),
        "assets",
    )


def test_a_row_no_form_would_make_is_kept_and_takes_what_can_be_told(make) -> None:
    """As a desk with another program might send it: nothing of it may keep the exchange from going on."""
    here, there = make("here"), make("there")
    for values in (
        slot(status="tomorrow"),
        slot(starts_at=None),
        slot(spaces="room 5"),
        slot(3, 4, assets=f"{TABLES.hex()}*many"),
        slot(1, 0),
        slot(0, 24 * 50, HALL),
    ):
        there.add(Booking, **values)
    there.book(24 * 40, 24 * 40 + 1, HALL)
    assert there.receive(here.send()) == here.receive(there.send()) == []
    assert here.state() == there.state()
    here.book()
    here.rebuilt()
    there.rebuilt()
    here.refuses(lambda tx: tx.add(Booking(**slot(24 * 30, 24 * 31, HALL))))


def test_bookings_that_came_before_the_program_knew_of_them_are_taken_down_at_the_upgrade(make, monkeypatch) -> None:
    newer, older = make("newer"), make("older")
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr(oplog, "SCHEMA", oplog.SCHEMA + 1)
        newer.book(title="支部会议")
    with monkeypatch.context() as yesterday:
        yesterday.delitem(RECORD, "booking")
        older.receive(newer.send())
        assert older.derived() == ([], [])
        older.store.close()
    monkeypatch.setattr(oplog, "SCHEMA", oplog.SCHEMA + 1)
    older.store = open_store(older.store.folder, older.clock)
    assert older.derived() == newer.derived()
    older.refuses(lambda tx: tx.add(Booking(**slot())))


# ------------------------------------------------------------------------------------------- two desks


@dataclass
class Two:
    """Two desks of the centre, and a booking of each in one room at one time."""

    desks: tuple[Desk, Desk]
    rows: tuple[bytes, bytes]

    @property
    def pair(self) -> frozenset[bytes]:
        return frozenset(self.rows)

    def exchange(self, *, first: int = 0) -> None:
        one, two = self.desks[first], self.desks[1 - first]
        two.receive(one.send())
        one.receive(two.send())
        assert one.derived() == two.derived() and one.state()[0] == two.state()[0]
        for desk in self.desks:
            desk.rebuilt()

    def clash(self) -> bytes:
        """The name of the one clash there is, on both."""
        (one,), (two,) = (desk.clashes().items() for desk in self.desks)
        assert one == two and one[0] == self.pair
        return one[1]


@pytest.fixture(params=[0, 1])
def two(make, request: pytest.FixtureRequest) -> Two:
    desks = make("a"), make("b")
    found = Two(desks, (desks[0].book(0, 2, title="支部会议"), desks[1].book(1, 3, title="读书会")))
    for desk in desks:
        assert desk.clashes() == {}
    found.exchange(first=request.param)
    return found


def test_what_two_desks_booked_is_kept_and_flagged_alike(two: Two) -> None:
    clash = two.clash()
    for desk in two.desks:
        assert desk.open() == {clash}
        assert {(row["title"], row["status"]) for row in desk.rows().values()} == {
            ("支部会议", "confirmed"), ("读书会", "confirmed"),
        }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda tx, row: tx.edit(tx.get(Booking, row), slot(5, 6)),
        lambda tx, row: tx.edit(tx.get(Booking, row), {"spaces": rows_text([HALL])}),
        lambda tx, row: tx.edit(tx.get(Booking, row), {"status": "cancelled"}),
        lambda tx, row: tx.void(tx.get(Booking, row), "登记了两次"),
    ],
)
@pytest.mark.parametrize("which", [0, 1])
def test_a_clash_ends_when_one_of_the_two_gives_way(two: Two, change, which: int) -> None:
    two.desks[0].act(lambda tx: change(tx, two.rows[which]))
    assert two.desks[0].clashes() == {}
    two.exchange()
    assert two.desks[1].clashes() == {} and two.desks[1].open() == set()


def test_a_decision_closes_a_clash_on_both_and_voiding_it_opens_it_again(two: Two) -> None:
    clash = two.clash()
    two.desks[0].add(ClashDecision, id=clash, decision="share")
    assert two.desks[0].open() == set()
    two.exchange()
    assert two.clash() == clash and two.desks[1].open() == set()
    two.desks[1].act(lambda tx: tx.void(tx.get(ClashDecision, clash), "又不行了"))
    two.exchange()
    assert [desk.open() for desk in two.desks] == [{clash}, {clash}]
    done = two.desks[0].edit(two.rows[0], status="cancelled")
    two.desks[0].refuses(lambda tx: undo(tx, done.operations))


def test_two_that_agreed_may_part_and_meet_again_where_it_was_agreed_and_nowhere_else(two: Two) -> None:
    clash = two.clash()
    here = two.desks[1]
    here.add(ClashDecision, id=clash, decision="share")
    done = here.edit(two.rows[0], status="cancelled")
    assert here.clashes() == {}
    here.act(lambda tx: undo(tx, done.operations))
    assert here.clashes() == {two.pair: clash} and here.open() == set()
    here.edit(two.rows[0], **slot(6, 8))
    here.refuses(lambda tx: tx.edit(tx.get(Booking, two.rows[1]), slot(7, 9)))
    here.edit(two.rows[0], **slot(0, 2))
    assert here.clashes() == {two.pair: clash} and here.open() == set()
    here.refuses(lambda tx: tx.add(Booking(**slot(1, 2))))
    two.exchange()


def test_two_that_meet_anew_are_a_new_clash(two: Two) -> None:
    clash = two.clash()
    for desk in two.desks:
        desk.act(lambda tx: tx.add(ClashDecision(id=clash, decision="share")))
    two.exchange()
    two.desks[0].edit(two.rows[0], **slot(6, 8))
    two.desks[1].edit(two.rows[1], **slot(8, 10))
    two.exchange()
    for desk in two.desks:
        assert desk.clashes() == {}
    two.desks[0].refuses(lambda tx: tx.edit(tx.get(Booking, two.rows[0]), slot(7, 9)))
    two.desks[0].edit(two.rows[0], **slot(10, 12))
    two.desks[1].edit(two.rows[1], **slot(11, 13))
    two.exchange()
    new = two.clash()
    assert new != clash
    for desk in two.desks:
        assert desk.open() == {new}


def test_work_goes_on_with_two_that_clash(two: Two) -> None:
    """Who is in conflict can be renamed, come, leave early, need less, need a projector: none of it is a new clash."""
    clash = two.clash()
    here, (row, other) = two.desks[0], two.rows
    here.edit(row, title="支部大会", headcount=12, note="n")
    here.edit(row, assets=amounts_text([(TABLES, 1)]))
    here.edit(other, status="in_use", in_at=START + HOUR)
    here.edit(row, status="in_use", in_at=START)
    assert here.clashes() == {two.pair: clash}
    here.refuses(lambda tx: tx.edit(tx.get(Booking, row), {"ends_at": START + 2.5 * HOUR}))
    here.refuses(lambda tx: tx.edit(tx.get(Booking, row), {"buffer_after": 1}))
    here.refuses(lambda tx: tx.edit_many(Booking, {row: slot(6, 8), other: slot(6, 8)}))
    both_rooms = {"spaces": rows_text([HALL, ROOM])}
    here.refuses(lambda tx: tx.edit_many(Booking, {row: both_rooms, other: both_rooms}))
    here.edit(row, **both_rooms)
    here.refuses(lambda tx: tx.edit(tx.get(Booking, other), both_rooms))
    here.edit(row, buffer_before=10)
    here.edit(other, starts_at=START + 1.25 * HOUR)
    assert here.clashes().keys() == {two.pair} and here.open() == set(here.clashes().values())
    here.edit(row, status="completed", out_at=START + 1.75 * HOUR)
    assert here.clashes().keys() == {two.pair}
    here.edit(row, out_at=START + 1.25 * HOUR)
    assert here.clashes() == {}
    two.exchange()


def test_a_clash_that_was_accepted_stays_accepted_when_somebody_leaves_early(two: Two) -> None:
    clash = two.clash()
    here, (row, _) = two.desks[0], two.rows
    here.add(ClashDecision, id=clash, decision="share")
    here.edit(row, status="in_use", in_at=START)
    here.edit(row, status="completed", out_at=START + 1.5 * HOUR)
    assert here.clashes() == {two.pair: clash} and here.open() == set()
    here.edit(row, title="支部大会", headcount=9)
    assert here.clashes() == {two.pair: clash}
    two.exchange()
    here.edit(row, ends_at=START + 3 * HOUR)
    assert here.open() == set(here.clashes().values()) != {clash}, "booked for another time it is another clash"
    two.exchange()


def test_of_three_in_one_room_each_pair_is_a_clash_and_ends_by_itself(make) -> None:
    desks = [make(label) for label in ("a", "b", "c")]
    rows = [desk.book(start, start + 3) for start, desk in enumerate(desks)]
    ops = [desk.send() for desk in desks]
    for desk in desks:
        for number in random.Random(7).sample(range(3), 3):
            desk.receive(ops[number])
        desk.rebuilt()
    assert desks[0].derived() == desks[1].derived() == desks[2].derived()
    pairs = {frozenset(pair) for pair in ((rows[0], rows[1]), (rows[1], rows[2]), (rows[0], rows[2]))}
    assert desks[0].clashes().keys() == pairs
    desks[0].edit(rows[0], ends_at=START + HOUR)
    assert desks[0].clashes().keys() == {frozenset(rows[1:])}
    desks[0].rebuilt()


def test_too_much_equipment_of_two_desks_is_kept(make) -> None:
    desks = make("a"), make("b")
    for desk in desks:
        desk.add(Booking, **equipment(2))
    both = Two(desks, (b"", b""))
    both.exchange()
    for desk in desks:
        assert len(desk.rows()) == 2 and desk.clashes() == {}
        desk.refuses(lambda tx: tx.add(Booking(**equipment(1))), "assets")


# ------------------------------------------------------------------------------------------- against a minute grid

Cell = tuple[bytes, int]
Rows = dict[bytes, dict[str, Any]]
Pair = frozenset[bytes]


def minute(at: datetime) -> int:
    return (at - START) // MINUTE


def ids(text: str | None) -> list[bytes]:
    return [bytes.fromhex(word.split("*")[0]) for word in (text or "").split()]


def pieces(text: str | None) -> dict[bytes, int]:
    return {bytes.fromhex(word.split("*")[0]): int(word.split("*")[1]) for word in (text or "").split()}


class Grid:
    """What the bookings and loans of a desk take, counted minute by minute from their rows alone."""

    def __init__(self, session: Session) -> None:
        # What was erased may come without its time, while the erase that keeps it is still on its way.
        known = {row: line for row, line in rows_of(session).items() if line["starts_at"] is not None}
        self.bookings = {row: line for row, line in known.items() if not line["voided"]}
        loans = session.execute(select(Loan.__table__).where(Loan.voided == False)).mappings()  # noqa: E712
        self.loans: Rows = {line["id"]: dict(line) for line in loans if line["booking_id"] is None}
        self.decided = set(session.scalars(select(ClashDecision.id).where(ClashDecision.voided == False)))  # noqa: E712
        self.whole: dict[bytes, set[Cell]] = {}
        self.part: dict[bytes, set[Cell]] = {}
        self.seat: dict[bytes, set[Cell]] = {}
        self.count: dict[bytes, dict[Cell, int]] = {}
        for row, line in self.bookings.items():
            span = self.span(line) if self.holds(line) else range(0)
            spaces = {(space, at) for space in ids(line["spaces"]) for at in span}
            self.whole[row], self.part[row] = (set(), spaces) if line["seats"] else (spaces, set())
            self.seat[row] = {(one, at) for one in ids(line["seats"]) for at in span}
            self.count[row] = {(asset, at): n for asset, n in pieces(line["assets"]).items() for at in span}
        for row, line in self.loans.items():
            self.count[row] = {(line["asset_id"], at): line["quantity"] for at in self.lent(line)}

    @staticmethod
    def holds(line: dict[str, Any]) -> bool:
        if line["status"] == "waitlisted":
            return line["offered_until"] is not None
        return line["status"] in ("confirmed", "in_use", "completed")

    @staticmethod
    def span(line: dict[str, Any]) -> range:
        start, end = minute(line["starts_at"]), minute(line["ends_at"])
        if line["status"] == "completed" and line["out_at"] is not None:
            end = max(start, min(end, minute(line["out_at"])))
        return range(start - line["buffer_before"], end + line["buffer_after"])

    @staticmethod
    def lent(line: dict[str, Any]) -> range:
        due = minute(line["due_at"])
        back = due if line["returned_at"] is None else minute(line["returned_at"])
        return range(minute(line["lent_at"]), min(due, back))

    def lines(self) -> set[tuple[Any, ...]]:
        """The table of what is taken."""
        found = set()
        for row, line in self.bookings.items():
            span = self.span(line)
            common = row, span.start, span.stop, self.holds(line) and len(span) > 0
            found |= {(one, "part" if line["seats"] else "whole", 1, *common) for one in ids(line["spaces"])}
            found |= {(one, "seat", 1, *common) for one in ids(line["seats"])}
            found |= {(one, "asset", n, *common) for one, n in pieces(line["assets"]).items()}
        for row, line in self.loans.items():
            span = self.lent(line)
            if span:
                found.add((line["asset_id"], "asset", line["quantity"], row, span.start, span.stop, True))
        return found

    def meeting(self, one: bytes, other: bytes) -> set[Cell]:
        """Where and when two are in each other's way."""
        return (
            self.whole[one] & (self.whole[other] | self.part[other])
            | self.part[one] & self.whole[other]
            | self.seat[one] & self.seat[other]
        )

    def meetings(self) -> dict[Pair, set[Cell]]:
        rows = sorted(self.bookings)
        found = {
            frozenset((one, other)): self.meeting(one, other)
            for number, one in enumerate(rows)
            for other in rows[number + 1 :]
        }
        return {pair: cells for pair, cells in found.items() if cells}

    def stand(self, pair: Pair) -> tuple[Any, ...]:
        """Where and when the two of a clash were booked: what a decision about them holds for."""
        return tuple(
            (
                row,
                minute(line["starts_at"]) - line["buffer_before"],
                minute(line["ends_at"]) + line["buffer_after"],
                frozenset([*ids(line["spaces"]), *ids(line["seats"])]),
            )
            for row in sorted(pair)
            for line in [self.bookings[row]]
        )

    def short_of(self) -> set[Cell]:
        """What more is taken of, at which minutes, than there is."""
        total: dict[Cell, int] = {}
        for cells in self.count.values():
            for cell, n in cells.items():
                total[cell] = total.get(cell, 0) + n
        return {cell for cell, n in total.items() if n > STOCK[cell[0]]}

    def refused(self, before: "Grid", names: dict[tuple[Any, ...], bytes]) -> bool:
        """Whether somebody is in somebody's way somewhere they weren't before, or takes more of what is short."""
        met = before.meetings()
        for pair, cells in self.meetings().items():
            if cells - met.get(pair, set()) and names.get(self.stand(pair)) not in self.decided:
                return True
        return any(
            n > before.count.get(row, {}).get(cell, 0)
            for cell in self.short_of()
            for row, cells in self.count.items()
            if (n := cells.get(cell, 0))
        )


class GridDesk(Desk):
    """A desk driven by random choices, and what a grid says of each."""

    def __init__(self, centre: Path, folder: Path, rng: random.Random, names: dict[tuple[Any, ...], bytes]) -> None:
        super().__init__(centre, folder)
        self.rng = rng
        self.names = names
        """The name of every clash there ever was, by how the two stood; of both desks together."""
        self.done: list[int] = []
        self.stale: dict[bytes, oplog.Base] = {}
        self.check()

    def check(self) -> None:
        """What is derived is what the grid says."""
        self.kept = taken, clashes = self.derived()
        with self.store.read() as session:
            self.grid = grid = Grid(session)
        found = {
            (resource, place, quantity, holder, minute(start), minute(end), holds)
            for resource, start, holder, end, place, quantity, holds in taken
        }
        assert found == grid.lines() and len(found) == len(taken)
        assert {frozenset(pair) for *pair, _ in clashes} == grid.meetings().keys()
        for one, other, clash in clashes:
            assert self.names.setdefault(grid.stand(frozenset((one, other))), clash) == clash
        assert len(set(self.names.values())) == len(self.names)

    def slot(self) -> dict[str, Any]:
        pick = self.rng.choice
        start, length = 5 * pick(range(10)), 5 * pick(range(1, 5))
        where = pick([(ROOM,), (ROOM,), (HALL,), (ROOM, HALL), (STUDY,), ()])
        seats = pick([(), SEATS[:1], SEATS[1:], SEATS]) if where == (STUDY,) else ()
        return {
            "starts_at": START + start * MINUTE, "ends_at": START + (start + length) * MINUTE,
            "spaces": rows_text(where), "seats": rows_text(seats),
            "buffer_before": pick([0, 0, 5]), "buffer_after": pick([0, 0, 5, 10]),
        }  # fmt: skip

    def status(self) -> dict[str, Any]:
        pick = self.rng.choice
        kind = pick(["confirmed"] * 4 + ["requested", "waitlisted", "in_use", "completed", "cancelled", "no_show"])
        return {
            "status": kind,
            "out_at": START + 5 * pick(range(16)) * MINUTE if kind == "completed" and pick([0, 1]) else None,
            "offered_until": START if kind == "waitlisted" and pick([0, 1]) else None,
        }

    def assets(self) -> dict[str, Any]:
        pick = self.rng.choice
        return {"assets": amounts_text((asset, pick([0, 0, 0, 0, 0, 1, 1, 2, 3])) for asset in (TABLES, LAMPS))}

    def booking(self) -> dict[str, Any]:
        return {**self.slot(), **self.status(), **self.assets()}

    def loan(self) -> dict[str, Any]:
        start, length = self.rng.choice(range(10)), self.rng.choice(range(1, 5))
        asset = self.rng.choice([TABLES, LAMPS])
        return lent(self.rng.choice([1, 1, 2]), start / 12, (start + length) / 12, asset)

    def change(self, kind: str, tx: Tx) -> None:
        rng = self.rng
        query = select(Booking.id, Booking.voided).where(Booking.starts_at.is_not(None)).order_by(Booking.id)
        rows = dict(tx.session.execute(query).all())
        loans = list(tx.session.scalars(select(Loan.id).order_by(Loan.id)))
        if kind == "add" or not rows:
            tx.add(Booking(**self.booking()))
            return
        some = [row for row in rows if rng.random() < 0.4 and not rows[row]]
        asked = [row for row in rows if rows[row] == (kind == "restore")]
        clashing = [row for row in asked if any(row in line[:2] for line in self.kept[1])]
        row = rng.choice(rng.choice([clashing, asked]) or list(rows))
        match kind:
            case "add many":
                tx.insert_many(Booking, [self.booking() for _ in range(rng.choice(range(1, 4)))])
            case "move":
                tx.edit(tx.get(Booking, row), self.slot())
            case "length":
                at = tx.get(Booking, row)
                tx.edit(at, {"ends_at": at.starts_at + 5 * rng.choice(range(1, 5)) * MINUTE})
            case "nudge":
                at = tx.get(Booking, row)
                by = rng.choice([-10, -5, 5, 10]) * MINUTE
                tx.edit(at, {"starts_at": at.starts_at + by, "ends_at": at.ends_at + by})
            case "status":
                tx.edit(tx.get(Booking, row), self.status())
            case "assets":
                tx.edit(tx.get(Booking, row), self.assets())
            case "title":
                tx.edit(tx.get(Booking, row), {"title": rng.choice(["会", "课"]), "status": rng.choice(["in_use"])})
            case "void":
                tx.void(tx.get(Booking, row), "误登")
            case "restore":
                tx.restore(tx.get(Booking, row))
            case "erase":
                tx.erase(tx.get(Booking, row))
            case "edit many":
                tx.edit_many(Booking, {one: rng.choice([self.slot, self.status, self.assets])() for one in some})
            case "exchange":
                one, other = tx.get(Booking, row), tx.get(Booking, rng.choice(list(rows)))
                theirs = {item.name: getattr(other, item.name) for item in RECORD["booking"].groups["slot"]}
                mine = {name: getattr(one, name) for name in theirs}
                tx.edit(one, theirs)
                tx.edit(other, mine)
            case "undo":
                undo(tx, self.done)
            case "stale":
                seen = self.stale.pop(row, None)
                tx.edit(tx.get(Booking, row), self.slot(), seen=seen)
            case "settle":
                tx.edit(tx.get(Booking, row), {**self.slot(), **self.status()}, label=Label.RESOLVE)
            case "lend":
                tx.add(Loan(**self.loan()))
            case "lend instead":
                tx.edit(tx.get(Booking, row), self.assets())
                tx.insert_many(Loan, [self.loan()])
                for one in loans[:1]:
                    tx.edit(tx.get(Loan, one), self.loan())
            case "give back" if loans:
                back = START + 5 * rng.choice(range(16)) * MINUTE
                tx.edit(tx.get(Loan, rng.choice(loans)), {"returned_at": rng.choice([back, None])})
            case "void loan" if loans:
                tx.void(tx.get(Loan, rng.choice(loans)), "误登")
            case "decide":
                clashes = tx.session.scalars(select(Clash.id).order_by(Clash.id)).all()
                if clashes:
                    clash = rng.choice(clashes)
                    known = tx.session.get(ClashDecision, clash)
                    if known is None:
                        tx.add(ClashDecision(id=clash, decision="share"))
                    elif known.voided:
                        tx.restore(known)
                    else:
                        tx.void(known, "又不行了")

    def step(self, kind: str) -> None:
        """One act: refused exactly when the grid says that something new would be in the way."""
        before, after = self.grid, None
        if kind == "open":
            self.stale.update((row, self.store.seen(Booking, row)) for row in before.bookings)
            return
        self.clock.advance(seconds=1)
        try:
            with self.store.write(ACTOR) as tx:
                self.change(kind, tx)
                tx.session.flush()
                after = Grid(tx.session)
            self.done = tx.changes.operations
            refused = False
        except UserError:
            refused = True
        if after is not None:
            assert refused == after.refused(before, self.names)
        kept = self.kept
        self.check()
        assert not refused or self.kept == kept


KINDS = [
    "add", "add", "add many", "move", "move", "nudge", "nudge", "length", "length", "status", "status", "assets",
    "title", "void", "restore", "erase", "edit many", "exchange", "undo", "undo", "open", "stale", "settle", "lend",
    "lend instead", "give back", "void loan", "decide", "decide", "send", "send", "send", "send",
]  # fmt: skip


@pytest.mark.slow
@settings(max_examples=25)
@given(
    seed=st.integers(0, 2**32),
    acts=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(KINDS)), min_size=8, max_size=40),
)
def test_what_is_taken_is_what_a_minute_grid_says(centre: Path, seed: int, acts: list[tuple[int, str]]) -> None:
    rng = random.Random(seed)
    names: dict[tuple[Any, ...], bytes] = {}
    with TemporaryDirectory() as folder:
        desks = [GridDesk(centre, Path(folder) / str(number), rng, names) for number in range(2)]

        def send(sender: int, cut: bool) -> None:
            ops = desks[sender].send()
            rng.shuffle(ops)
            desks[1 - sender].receive(ops[: rng.randint(0, len(ops))] if cut else ops)
            desks[1 - sender].check()

        try:
            for desk in desks:  # each has booked without knowing of the other
                while sum(map(Grid.holds, desk.grid.bookings.values())) < 3:
                    desk.step("add")
                desk.step("lend")
            send(0, cut=False)
            for number, kind in acts:
                if kind == "send":
                    send(number, cut=rng.random() < 0.5)
                else:
                    desks[number].step(kind)
            for number in range(2):
                send(number, cut=False)
            for desk in desks:
                desk.rebuilt()
            assert desks[0].kept == desks[1].kept and desks[0].state()[0] == desks[1].state()[0]
        finally:
            for desk in desks:
                desk.store.close()
