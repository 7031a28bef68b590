"""Fold the operations of one row into its values. A pure function of a *set*: order and batches can't matter.

For every group of fields, an operation that names others (those its author saw) supersedes them; what nobody
supersedes are the *heads*. One head, or several of one value: that value. Several that differ: the greatest
(stamp, site, seq) is shown and a conflict holds them all.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from app.domain.fields import LIFE, RecordSpec

Key = Hashable
"""What identifies an operation; named operations that are not here are any other hashable."""


class Label(IntEnum):
    """What an operation was, for people; and the three that the fold treats apart: void, auto, erase."""

    CREATE = 0
    UPDATE = 1
    VOID = 2
    RESTORE = 3
    RESOLVE = 4
    AUTO = 5
    """Written by the program itself; yields to a person's concurrent operation."""
    ERASE = 6
    """Removes what is personal; its own fields are what may stay."""

    @classmethod
    def _missing_(cls, value: object) -> "Label":
        """What a newer program calls an operation says nothing to this one: it changes fields."""
        return cls.UPDATE


@dataclass(frozen=True, slots=True)
class Op:
    """One operation of a row. `order` is (stamp, site, seq, tag); `base` names, per group, what its author saw.

    `fields` holds the log's own (JSON) values by field name, whole groups only. A payload-less operation,
    as an erase leaves it, has `fields` None. One that doesn't count (its author may not write here, or not any
    more) is a link without value.
    """

    key: Key
    order: tuple[int, str, int, int]
    label: Label
    base: Mapping[str, frozenset[Key]]
    fields: Mapping[str, Any] | None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Clash:
    """Operations that disagree about a group. `kind` is "edit", or "void" (a void against an edit)."""

    kind: str
    group: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A row as its operations make it.

    `values`: log values by field name. `heads`: per group, all heads, the shown one first; also those that
    yielded. `shown`: per group, the heads whose value is the shown one: what a new operation names. `waiting`:
    operations that name something absent. `exists` is False while no operation takes part.
    """

    values: Mapping[str, Any]
    heads: Mapping[str, tuple[Key, ...]]
    shown: Mapping[str, frozenset[Key]]
    clashes: tuple[Clash, ...] = ()
    waiting: frozenset[Key] = frozenset()
    missing: frozenset[Key] = frozenset()
    erased: bool = False
    exists: bool = True
    unknown: Mapping[str, Any] = field(default_factory=dict)


def fold(spec: RecordSpec, ops: Iterable[Op]) -> Folded:
    """Fold all known operations of one row; see the module's docstring for the rules."""
    known = _counting({op.key: op for op in ops})
    values = dict(spec.defaults)
    erases = [op for op in known.values() if op.label is Label.ERASE]
    if erases:  # it ends the row whatever else is here, so it waits for nothing
        last = max(erases, key=lambda op: op.order)
        values.update((name, value) for name, value in (last.fields or {}).items() if name in spec.by_name)
        return Folded(
            values,
            {group: (last.key,) for group in spec.groups},
            {group: frozenset({last.key}) for group in spec.groups},
            erased=True,
        )
    waiting, missing = _waiting(known)
    taking = [op for key, op in known.items() if key not in waiting]
    if not taking:
        return Folded(values, {}, {}, (), waiting, missing, exists=False)

    heads: dict[str, tuple[Key, ...]] = {}
    shown: dict[str, frozenset[Key]] = {}
    clashes: list[Clash] = []
    writing: dict[str, list[Op]] = defaultdict(list)
    for op in taking:
        for group in {spec.by_name[name].group for name in op.fields or () if name in spec.by_name}:
            writing[group].append(op)
    standing: dict[str, list[Op]] = {}
    for group, specs in spec.groups.items():
        if group not in writing:
            continue
        current = _unnamed(group, writing[group])
        effective = _yielding(group, writing[group], current)
        effective.sort(key=lambda op: op.order, reverse=True)
        standing[group] = effective
        top = effective[0]
        for item in specs:
            values[item.name] = (top.fields or {}).get(item.name, item.default)
        if len(current) == len(effective) == 1:
            heads[group], shown[group] = (top.key,), frozenset({top.key})
            continue
        counting = {op.key for op in effective}
        yielded = [op for op in current if op.key not in counting]
        yielded.sort(key=lambda op: op.order, reverse=True)
        value = _value(spec, group, top)
        heads[group] = tuple(op.key for op in effective + yielded)
        shown[group] = frozenset(op.key for op in effective + yielded if _value(spec, group, op) == value)
        if any(_value(spec, group, op) != value for op in effective):
            clashes.append(Clash("edit", group, tuple(op.key for op in effective)))

    against = _edits_against_a_void(spec, standing, known)
    if against:
        clashes += against
        values["voided"] = False
    elif values.get("voided") and all(_overtaken(void, writing) for void in standing[LIFE] if _voids(spec, void)):
        values["voided"], values["void_reason"] = False, None
    unknown = {
        name: value
        for op in sorted(taking, key=lambda op: op.order)
        for name, value in (op.fields or {}).items()
        if name not in spec.by_name
    }
    return Folded(values, heads, shown, tuple(clashes), waiting, missing, unknown=unknown)


def waiting_among(ops: Iterable[Op]) -> frozenset[Key]:
    """Which of these operations of a row wait for one that isn't among them."""
    return _waiting(_counting({op.key: op for op in ops}))[0]


def is_linear(spec: RecordSpec, heads: Mapping[str, frozenset[Key]], op: Op) -> bool:
    """Whether `op` simply follows what the row shows now, so that its fields can be set as they are.

    `heads` holds all heads of each group, of a row without conflict, without what waits, and not voided unless
    `op` writes that. A void is never linear when it saw something else than the row shows; an erase never is.
    """
    if op.label is Label.ERASE or op.fields is None:
        return False
    for group, specs in spec.groups.items():
        writes = any(item.name in op.fields for item in specs)
        if (writes or group in op.base) and op.base.get(group, frozenset()) != heads.get(group, frozenset()):
            return False
    return not any(name not in spec.by_name for name in op.fields)


def _counting(known: dict[Key, Op]) -> dict[Key, Op]:
    """The operations without the links: who named a link stands as if they had named what the link named."""
    links = {op.key: op for op in known.values() if not op.counts}
    if not links:
        return known
    found: dict[Key, Op] = {}
    for op in known.values():
        if op.counts:
            base = {group: _past(links, op, group) for group in op.base}
            found[op.key] = op if base == op.base else replace(op, base=base)
    return found


def _past(links: Mapping[Key, Op], op: Op, group: str) -> frozenset[Key]:
    """What an operation named of a group, each link replaced by what stands behind it."""
    named: set[Key] = set()
    seen: set[Key] = set()
    queue = list(op.base[group])
    while queue:
        key = queue.pop()
        if key not in links:
            named.add(key)
        elif key not in seen:
            seen.add(key)
            queue += links[key].base.get(group, ())
    return frozenset(named)


def _waiting(known: Mapping[Key, Op]) -> tuple[frozenset[Key], frozenset[Key]]:
    """Operations that name something absent, or something that itself waits: a row is never shown in half."""
    missing: set[Key] = set()
    waiting: set[Key] = set()
    builders: dict[Key, list[Key]] = {}
    for op in known.values():
        for names in op.base.values():
            for name in names:
                builders.setdefault(name, []).append(op.key)
                if name not in known or known[name].order[0] >= op.order[0]:  # nobody saw what came after
                    missing.add(name)
                    waiting.add(op.key)
    queue = list(waiting)
    while queue:
        for key in builders.get(queue.pop(), ()):
            if key not in waiting:
                waiting.add(key)
                queue.append(key)
    return frozenset(waiting), frozenset(missing)


def _unnamed(group: str, writers: Collection[Op]) -> list[Op]:
    named = frozenset[Key]().union(*(op.base.get(group, frozenset()) for op in writers))
    return [op for op in writers if op.key not in named]


def _yielding(group: str, writers: list[Op], current: list[Op]) -> list[Op]:
    """The heads that count, of those nobody named (`current`): what the program did by itself yields to what a
    person did without knowing of it.

    It is set aside whole: what it was built on stands again, for the person did not know of that either.
    """
    if not any(op.label is Label.AUTO for op in current):
        return list(current)
    left = {op.key: op for op in writers}
    people = {op.key for op in writers if op.label is not Label.AUTO}
    seen = {op.key: _built_on(group, op, left) for op in writers if op.label is Label.AUTO}
    while True:
        standing = _unnamed(group, left.values())
        yielding = [op.key for op in standing if op.label is Label.AUTO and people - seen[op.key]]
        if not yielding:
            return standing
        for key in yielding:
            del left[key]


def _built_on(group: str, op: Op, known: Mapping[Key, Op]) -> set[Key]:
    """Every operation of the group that `op` knew of."""
    seen: set[Key] = set()
    queue = list(op.base.get(group, ()))
    while queue:
        key = queue.pop()
        if key in known and key not in seen:
            seen.add(key)
            queue += known[key].base.get(group, ())
    return seen


def _value(spec: RecordSpec, group: str, op: Op) -> tuple[Any, ...]:
    fields = op.fields or {}
    if group == LIFE:  # reasons for voiding never conflict
        return (bool(fields.get("voided", False)),)
    return tuple(fields.get(item.name, item.default) for item in spec.groups[group])


def _voids(spec: RecordSpec, op: Op) -> bool:
    return bool(_value(spec, LIFE, op)[0])


def _overtaken(void: Op, writing: Mapping[str, list[Op]]) -> bool:
    """Whether the program voided a row, not knowing of something a person did: then it yields, as always."""
    if void.label is not Label.AUTO:
        return False
    for group in void.base.keys() & writing.keys() - {LIFE}:
        known = {op.key: op for op in writing[group]}
        people = {op.key for op in writing[group] if op.label is not Label.AUTO}
        if people - _built_on(group, void, known):
            return True
    return False


def _edits_against_a_void(spec: RecordSpec, standing: Mapping[str, list[Op]], known: Mapping[Key, Op]) -> list[Clash]:
    """A void beside a concurrent edit that changed what the voider saw: the row is not voided until settled.

    What the program wrote over such an edit doesn't settle it.
    """
    found = []
    for void in standing.get(LIFE, ()):
        if not _voids(spec, void) or void.label is Label.AUTO:
            continue
        for group, current in standing.items():
            if group == LIFE or group not in void.base:
                continue
            saw = {void.key} | _built_on(group, void, known)
            values = [_value(spec, group, known[key]) for key in void.base[group]]
            unseen = [
                op
                for op in current
                if _value(spec, group, op) not in values
                and any(known[key].label is not Label.AUTO for key in ({op.key} | _built_on(group, op, known)) - saw)
            ]
            if unseen:
                found.append(Clash("void", group, (void.key, *(op.key for op in unseen))))
    return found
