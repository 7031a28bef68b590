"""A district, three streets, and the desks of communities below them, over weeks with lost and late sticks: at the end
one digest for every class and scope, whatever way the entries took.
"""

import random
from pathlib import Path

import pytest

from app.db.models import Person, Station, Term, Visit
from tests.sync.world import World, enrol, join, set_up

pytestmark = pytest.mark.slow
WEEKS = 4


def _tree(folder: Path, stick: Path) -> World:
    """1 + 3 + 12: the first community of every street has two desks."""
    district = set_up(folder / "district", "440305-100", "district")
    machines = [district]
    for number in (1, 2, 3):
        street = set_up(folder / f"street{number}", f"440305-{number}00".replace("-100", "-190"), "street")
        enrol(district, street, stick)
        machines.append(street)
        for place in (1, 2, 3):
            first = set_up(folder / f"c{number}{place}", f"440305-{number}1{place}", "community")
            enrol(street, first, stick)
            machines.append(first)
            if place == 1:
                machines.append(join(first, folder / f"c{number}{place}b", stick))
    assert len(machines) == 16
    return World(machines)


def _week(world: World, rng: random.Random, week: int) -> None:
    """What is written everywhere in a week, on whatever is known there."""
    for at in world.machines.values():
        for one, group in ((Person, "note"), (Station, "note"), (Term, "words")):
            mine = [row for row, table in world.rows.items() if table is one and world.may_write(at, row)]
            if not mine or rng.random() < 0.5:
                world.create(at, one, f"{at.name}第{week}周")
            if mine:
                world.edit(at, rng.choice(mine), group, f"{at.name}改{week}")
        with at.desk.store.write(at.actor.staff_id) as tx:
            tx.add(Visit(arrived_at=tx.now, purposes="rest"))
        at.clock.advance(days=6, hours=rng.randint(12, 36))


def _drive(world: World, rng: random.Random, post: list[Path], folder: Path) -> None:
    """Everybody writes what neighbours lack; a third of the sticks is lost, some come late or twice."""
    for at in world.machines.values():
        fresh = world.export(at, folder / f"{len(post)}-{at.name}")
        post += [path for path in fresh if rng.random() > 0.33]
    machines = list(world.machines.values())
    rng.shuffle(machines)
    for at in machines:
        arriving = [path for path in rng.sample(post, len(post)) if rng.random() < 0.6]
        world.deliver(at, [path for path in arriving if at.centre in path.name.split("_")[1]])
        world.check(at)


def test_a_district_ends_with_one_digest_for_every_class_and_scope(tmp_path: Path) -> None:
    rng = random.Random(20260718)
    (tmp_path / "stick").mkdir()
    world = _tree(tmp_path, tmp_path / "stick")
    try:
        post: list[Path] = []
        for week in range(WEEKS):
            _week(world, rng, week)
            _drive(world, rng, post, tmp_path)
        world.settle(tmp_path / "last")
        world.laws()
        _reports_reach_the_district(world)
    finally:
        world.close()


def _reports_reach_the_district(world: World) -> None:
    district = world.machines["district"]
    with district.desk.store.read() as session:
        stations = session.connection().exec_driver_sql("SELECT count(*) FROM elsewhere WHERE tbl = 'station'").scalar()
        figures = (
            session.connection()
            .exec_driver_sql("SELECT count(DISTINCT home) FROM elsewhere WHERE tbl = 'daily_figure'")
            .scalar()
        )
        people = session.connection().exec_driver_sql("SELECT count(*) FROM elsewhere WHERE tbl = 'person'").scalar()
    everywhere = {row for row, one in world.rows.items() if one is Station and world.homes[row] != district.centre}
    assert (stations, people) == (len(everywhere), 0)
    assert figures == len({at.centre for at in world.machines.values()}) - 1, "each reports what its days came to"
