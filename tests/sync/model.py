"""What rows must show, said plainly: who wrote what, having seen what on the screen. It knows nothing of the log.

An act names, per group of fields, the acts whose value stood on its author's screen when the form opened. What nobody
saw and wrote over still stands; where several values stand, that is a disagreement, and where one stands, none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.sync.fold import Label

LIFE = "life"

Address = tuple[str, str, int, int]
"""Installation, stream, number and tag: a copied machine writes twice under one number."""


@dataclass(frozen=True)
class Act:
    """One write of one row, as the test made it. `values` and `saw` by group."""

    address: Address
    row: bytes
    table: str
    label: Label
    values: Mapping[str, Any]
    saw: Mapping[str, frozenset[Address]]

    @property
    def by_person(self) -> bool:
        return self.label is not Label.AUTO


@dataclass
class Row:
    """What a row must look like. `values`: by group, every value that may be shown; `standing`: the acts behind."""

    exists: bool = True
    erased: bool = False
    voided: bool = False
    values: dict[str, list[Any]] = field(default_factory=dict)
    standing: dict[str, list[Act]] = field(default_factory=dict)
    heads: dict[str, list[Act]] = field(default_factory=dict)
    clashes: set[tuple[str, str]] = field(default_factory=set)
    waiting: set[Address] = field(default_factory=set)

    def behind(self, group: str, value: Any) -> frozenset[Address]:
        """The acts whose value it is, of all that nobody has written over."""
        return frozenset(act.address for act in self.heads.get(group, ()) if act.values[group] == value)


def row(acts: Iterable[Act], counts: Mapping[Address, bool]) -> Row:
    """The row that these acts make; `counts` is False for one whose author wasn't entitled."""
    here = {act.address: act for act in acts}
    if any(act.label is Label.ERASE and counts.get(act.address, True) for act in here.values()):
        return Row(erased=True)
    taking = dict(here)
    while True:
        short = [at for at, act in taking.items() if any(one not in taking for saw in act.saw.values() for one in saw)]
        if not short:
            break
        for at in short:
            del taking[at]
    found = Row(waiting=here.keys() - taking.keys())
    left = {at: _without(act, taking, counts) for at, act in taking.items() if counts.get(at, True)}
    if not left:
        found.exists = False
        return found
    for group in {group for act in left.values() for group in act.values}:
        writers = {at: act for at, act in left.items() if group in act.values}
        found.heads[group] = _unseen(group, writers)
        found.standing[group] = _without_the_program(group, writers)
        values: list[Any] = []
        for act in found.standing[group]:
            values += [act.values[group]] * (act.values[group] not in values)
        found.values[group] = values
        if len(values) > 1:
            found.clashes.add(("edit", group))
    _settle_life(found, left)
    return found


def _without(act: Act, known: Mapping[Address, Act], counts: Mapping[Address, bool]) -> Act:
    """The act as if it had seen what the ones that don't count had seen."""
    saw = {}
    for group, names in act.saw.items():
        seen, queue, real = set(names), list(names), set()
        while queue:
            at = queue.pop()
            if counts.get(at, True):
                real.add(at)
                continue
            fresh = known[at].saw.get(group, frozenset()) - seen
            seen |= fresh
            queue += fresh
        saw[group] = frozenset(real)
    return Act(act.address, act.row, act.table, act.label, act.values, saw)


def _unseen(group: str, writers: Mapping[Address, Act]) -> list[Act]:
    over = {at for act in writers.values() for at in act.saw.get(group, ())}
    return [act for at, act in writers.items() if at not in over]


def knew(group: str, act: Act, known: Mapping[Address, Act]) -> set[Address]:
    """Every write of the group that led to what the author saw."""
    found: set[Address] = set()
    queue = list(act.saw.get(group, ()))
    while queue:
        at = queue.pop()
        if at in known and at not in found:
            found.add(at)
            queue += known[at].saw.get(group, ())
    return found


def _people(known: Mapping[Address, Act], group: str) -> set[Address]:
    return {at for at, act in known.items() if act.by_person and group in act.values}


def _without_the_program(group: str, writers: Mapping[Address, Act]) -> list[Act]:
    """What the program did by itself goes when a person did something it did not know of."""
    left = dict(writers)
    people = _people(writers, group)
    while True:
        standing = _unseen(group, left)
        going = [act for act in standing if not act.by_person and people - knew(group, act, writers)]
        if not going:
            return standing
        for act in going:
            del left[act.address]


def _settle_life(found: Row, left: Mapping[Address, Act]) -> None:
    voids = [act for act in found.standing.get(LIFE, ()) if act.values[LIFE]]
    overtaken = []
    for void in voids:
        lost = False
        for group, standing in found.standing.items():
            if group == LIFE or group not in void.saw:
                continue
            saw = knew(group, void, left) | {void.address}
            if not void.by_person:
                lost |= bool(_people(left, group) - saw)
                continue
            values = [left[at].values[group] for at in void.saw[group] if at in left]
            for act in standing:
                unseen = ({act.address} | knew(group, act, left)) - saw
                if act.values[group] not in values and any(left[at].by_person for at in unseen):
                    found.clashes.add(("void", group))
        overtaken.append(lost)
    shown_voided = [act for act in found.standing.get(LIFE, ()) if act.values[LIFE]]
    if any(kind == "void" for kind, _ in found.clashes) or (voids and all(overtaken)):
        found.values[LIFE] = [False]
    found.voided = bool(shown_voided) and found.values[LIFE] == [True]
