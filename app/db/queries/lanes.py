"""How far each lane of the log has come, by the wall clock too, and which marks of another desk's vector are ours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.db.models.log import lane, op
from app.db.oplog import LANE_BITS
from app.domain.sync.bundle import Lane, Mark, Vector
from app.domain.sync.chain import tag_of

_PART = 500


@dataclass(frozen=True, slots=True)
class LaneEnd:
    """Where a lane ends here. `wall`: when its last operation was written, milliseconds by its author's clock."""

    id: int
    site: str
    stream: str
    branch: int
    seq: int
    tip: bytes
    begins_after: int
    """Where a branch leaves branch 0; else 0."""
    wall: int | None

    @property
    def lane(self) -> Lane:
        """Its address."""
        return self.site, self.stream


def ends(connection: Connection) -> list[LaneEnd]:
    """All lanes, the branches of a copied desk too."""
    last = op.c.id == lane.c.id.op("<<")(LANE_BITS).op("|")(lane.c.seq)
    query = select(
        lane.c.id, lane.c.site, lane.c.stream, lane.c.branch, lane.c.seq, lane.c.tip, lane.c.fork_seq, op.c.wall
    )
    lines = connection.execute(query.select_from(lane.outerjoin(op, last)).order_by(lane.c.id))
    return [LaneEnd(at.id, at.site, at.stream, at.branch, at.seq, at.tip, at.fork_seq or 0, at.wall) for at in lines]


def walls(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """When operations (by local number) were written, by their author's clock."""
    return {number: wall for number, (wall, _tag) in _facts(connection, numbers).items()}


def _facts(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[int, int]]:
    wanted = sorted(set(numbers))
    found: dict[int, tuple[int, int]] = {}
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        lines = connection.execute(select(op.c.id, op.c.wall, op.c.tag).where(op.c.id.in_(part)))
        found.update({line.id: (line.wall, line.tag) for line in lines})
    return found


def proven(connection: Connection, lanes: Iterable[LaneEnd], vector: Vector) -> dict[Lane, dict[Mark, LaneEnd]]:
    """Those marks of a vector that stand in this log, with the lane (or branch) each of them is in.

    A mark acknowledges only so: where our operation of that number is another one, the lane counts for nothing.
    """
    by_lane: dict[Lane, list[LaneEnd]] = {}
    for one in lanes:
        by_lane.setdefault(one.lane, []).append(one)
    asked: dict[tuple[Lane, Mark], list[LaneEnd]] = {}
    found: dict[Lane, dict[Mark, LaneEnd]] = {}
    for at, marks in vector.items():
        for mark in marks:
            for one in by_lane.get(at, ()):
                if mark == (one.seq, one.tip):
                    found.setdefault(at, {})[mark] = one
                    break
            else:
                near = [one for one in by_lane.get(at, ()) if 0 < mark[0] < one.seq]
                if near:
                    asked[at, mark] = near
    facts = _facts(connection, (_number(one, mark) for (_, mark), near in asked.items() for one in near))
    for (at, mark), near in asked.items():
        for one in near:
            if facts.get(_number(one, mark), (0, -1))[1] == tag_of(mark[1]):
                found.setdefault(at, {})[mark] = one
    return found


def _number(one: LaneEnd, mark: Mark) -> int:
    return one.id << LANE_BITS | mark[0]


def above(lanes: Iterable[LaneEnd], acknowledged: Mapping[Lane, Mapping[Mark, LaneEnd]]) -> int:
    """How many operations of these lanes lie beyond what is acknowledged."""
    count = 0
    for one in lanes:
        marks = [mark[0] for mark, at in acknowledged.get(one.lane, {}).items() if at.id == one.id]
        count += one.seq - max([one.begins_after, *marks])
    return count
