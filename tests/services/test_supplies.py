"""Supplies as a ledger of movements: the stock is their sum, whoever wrote which."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db import oplog
from app.db.models import SupplyMove
from app.db.tx import Store, open_store
from app.domain.auth import Actor
from app.services import stations, supplies
from app.services.desk import Desk
from app.services.undo import undo_act


@pytest.fixture
def station(desk: Desk, manager: Actor) -> RowId:
    return stations.save(desk, manager, None, {"name": "科技园暖蜂驿站"})[0].row.id


@pytest.fixture
def tonic(desk: Desk, manager: Actor, station: RowId) -> RowId:
    """藿香正气水 of a station, to be filled up at ten boxes."""
    row, _ = supplies.save(desk, manager, None, name="藿香正气水", unit="盒", low_level=10, station_id=station)
    return row.id


def test_movements_make_the_stock_and_its_lots(desk: Desk, clerk: Actor, tonic: RowId, clock: SteppedClock) -> None:
    row, _ = supplies.move(desk, clerk, tonic, "in", 12, lot="A7", expires_on=date(2026, 9, 30))
    row, _ = supplies.move(desk, clerk, tonic, "in", 10, lot="B2", expires_on=date(2026, 8, 10), note="街道配送")
    assert (row.stock, row.low, row.expiring) == (22, False, True)
    assert [(one.lot, one.count, one.days) for one in row.lots] == [("B2", 10, 23), ("A7", 12, 74)]
    clock.advance(minutes=5)
    row, out = supplies.move(desk, clerk, tonic, "out", 14)
    assert (row.stock, row.low, [(one.lot, one.count) for one in row.lots]) == (8, True, [("A7", 8)])
    with pytest.raises(UserError, match="Only 8 盒 are there"):
        supplies.move(desk, clerk, tonic, "loss", 9)
    clock.advance(minutes=5)
    supplies.move(desk, clerk, tonic, "loss", 1, note="破损")
    row, _ = supplies.move(desk, clerk, tonic, "count", 6)
    clock.advance(minutes=5)
    lines = supplies.moves(desk, tonic)
    assert [(one.kind_label, one.change, one.after, one.by) for one in lines[:3]] == [
        ("Count", -1, 6, "林晓"), ("Loss", -1, 7, "林晓"), ("Stock out", -14, 8, "林晓"),
    ]  # fmt: skip
    assert supplies.void_move(desk, clerk, lines[1].id, "写错")[0].stock == 7
    assert [(one.after, one.voided) for one in supplies.moves(desk, tonic)[:3]] == [(7, False), (8, True), (8, False)]
    undo_act(desk, clerk, out)
    assert supplies.supply(desk, tonic).stock == 21


def test_a_count_from_before_adds_up_with_what_went_since(
    desk: Desk, clerk: Actor, tonic: RowId, clock: SteppedClock
) -> None:
    supplies.move(desk, clerk, tonic, "in", 20)
    clock.advance(hours=1)
    counted = clock()
    clock.advance(hours=1)
    supplies.move(desk, clerk, tonic, "out", 5)
    clock.advance(hours=1)
    assert supplies.move(desk, clerk, tonic, "count", 18, at=counted)[0].stock == 13
    assert [one.after for one in supplies.moves(desk, tonic)] == [13, 18, 20]
    with pytest.raises(UserError, match="in the future"):
        supplies.move(desk, clerk, tonic, "in", 1, at=clock() + timedelta(hours=1))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.lists(st.tuples(st.integers(-5, 9), st.booleans()), max_size=8))
def test_what_two_desks_wrote_without_each_other_adds_up(
    desk: Desk, manager: Actor, clerk: Actor, written: list[tuple[int, bool]]
) -> None:
    supply, _ = supplies.save(desk, manager, None, name=f"口罩{len(supplies.supplies(desk))}")
    for change, by_clerk in written:  # as they arrive from a bundle: nobody asked what was there
        with desk.store.write((clerk if by_clerk else manager).staff_id) as tx:
            tx.add(SupplyMove(supply_id=supply.id, at=tx.now, kind="in" if change > 0 else "out", change=change))
    row = supplies.supply(desk, supply.id)
    assert row.stock == sum(change for change, _ in written), "less than nothing is shown, too"
    assert row.low == (row.stock < 0) and sum(lot.count for lot in row.lots) == max(0, row.stock)


def test_two_desks_that_meet_have_what_both_wrote(
    desk: Desk, clerk: Actor, tonic: RowId, clock: SteppedClock, tmp_path: Path
) -> None:
    def hand(start: Store, end: Store) -> None:
        with start.read() as session:
            written = list(oplog.read_ops(session.connection()))
        with end.write(bytes(16)) as tx:
            tx.recorder.absorb(written)

    desk.store.set_authority(None)  # neither has seen a certificate of the other
    supplies.move(desk, clerk, tonic, "in", 20)
    with closing(open_store(tmp_path / "there", clock)) as store:
        store.become("b" * 32, desk.store.centre)
        hand(desk.store, store)
        there = Desk(store)
        for at, kind, quantity in ((desk, "out", 5), (there, "out", 7), (desk, "count", 14), (there, "in", 10)):
            clock.advance(minutes=1)
            supplies.move(at, clerk, tonic, kind, quantity)
        assert (supplies.supply(desk, tonic).stock, supplies.supply(there, tonic).stock) == (14, 23)
        hand(desk.store, store)
        hand(store, desk.store)
        assert [supplies.supply(one, tonic).stock for one in (desk, there)] == [17, 17], "20 - 5 - 7 - 1 + 10"
        assert [line.change for line in supplies.moves(desk, tonic)] == [10, -1, -7, -5, 20]


def test_low_ones_first_and_each_place_its_own(desk: Desk, manager: Actor, clerk: Actor, station: RowId) -> None:
    for name, level, where in (("口罩", 5, station), ("雨伞", 0, station), ("口罩", 0, None)):
        supplies.save(desk, manager, None, name=name, unit="个", low_level=level, station_id=where)
    assert [one.name for one in supplies.supplies(desk, station)] == ["口罩", "雨伞"]
    assert [(one.name, one.station) for one in supplies.supplies(desk)] == [("口罩", "")]
    every = supplies.supplies(desk, all_stations=True)
    assert [(one.name, one.low) for one in every] == [("口罩", True), ("口罩", False), ("雨伞", False)]
    with pytest.raises(UserError, match="kept here already"):
        supplies.save(desk, manager, None, name="口罩", station_id=station)
    row, _ = supplies.save(desk, manager, every[0].id, name="医用口罩", unit="只", low_level=0)
    assert (row.name, row.unit, row.low, row.station_id) == ("医用口罩", "只", False, station)
    with pytest.raises(UserError, match="Only a manager"):
        supplies.save(desk, clerk, None, name="水")
    for kind, quantity in (("in", 0), ("in", -3), ("count", -1), ("gift", 1), ("in", 1_000_000)):
        with pytest.raises(UserError):
            supplies.move(desk, clerk, row.id, kind, quantity)
    supplies.void(desk, manager, row.id)
    stations.void(desk, manager, station, "撤站")
    assert [one.name for one in supplies.supplies(desk, all_stations=True)] == ["口罩"]
