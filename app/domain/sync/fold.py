"""Fold the operations of one row into its values. A pure function of a *set*: order and batches can't matter.

For every group of fields, an operation that names others (those its author saw) supersedes them; what nobody
supersedes are the *heads*. One head, or several of one value: that value. Several that differ: the greatest
(stamp, site, seq) is shown and a conflict holds them all.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Op:
    """One operation of a row. `order` is (stamp, site, seq); `base` names, per group, what its author saw.

    `fields` holds the log's own (JSON) values by field name, whole groups only. A payload-less operation,
    as an erase leaves it, has `fields` None.
    """

    key: Key
    order: tuple[int, str, int]
    label: Label
    base: Mapping[str, frozenset[Key]]
    fields: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Clash:
    """Operations that disagree about a group. `kind` is "edit", or "void" (a void against an edit)."""

    kind: str
    group: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A row as its operations make it.

    `values`: log values by field name. `heads`: per group, all heads, the shown one first. `shown`: per group,
    the heads whose value is the shown one: what a new operation names. `waiting`: operations that name
    something absent. `exists` is False while no operation takes part.
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
    known = {op.key: op for op in ops}
    waiting, missing = _waiting(known)
    taking = [op for key, op in known.items() if key not in waiting]
    values = dict(spec.defaults)
    if not taking:
        return Folded(values, {}, {}, (), waiting, missing, exists=False)

    erases = [op for op in taking if op.label is Label.ERASE]
    if erases:
        last = max(erases, key=lambda op: op.order)
        values.update((name, value) for name, value in (last.fields or {}).items() if name in spec.by_name)
        heads: dict[str, tuple[Key, ...]] = {group: (last.key,) for group in spec.groups}
        shown = {group: frozenset({last.key}) for group in spec.groups}
        return Folded(values, heads, shown, (), waiting, missing, erased=True)

    heads, shown, clashes = {}, {}, []
    standing: dict[str, list[Op]] = {}
    for group, specs in spec.groups.items():
        names = [item.name for item in specs]
        writers = [op for op in taking if op.fields is not None and any(name in op.fields for name in names)]
        named = frozenset[Key]().union(*(op.base.get(group, frozenset()) for op in writers))
        current = [op for op in writers if op.key not in named]
        if not current:
            continue
        effective = _yielding(group, current, writers)
        effective.sort(key=lambda op: op.order, reverse=True)
        top = effective[0]
        value = _value(spec, group, top)
        for item in specs:
            values[item.name] = (top.fields or {}).get(item.name, item.default)
        shown[group] = frozenset(op.key for op in current if _value(spec, group, op) == value)
        current.sort(key=lambda op: (op is top, op.order), reverse=True)
        heads[group] = tuple(op.key for op in current)
        standing[group] = effective
        if any(_value(spec, group, op) != value for op in effective):
            clashes.append(Clash("edit", group, tuple(op.key for op in effective)))

    against = _edits_against_a_void(spec, standing, known)
    if against:
        clashes += against
        values["voided"] = False
    unknown = {
        name: value
        for op in sorted(taking, key=lambda op: op.order)
        for name, value in (op.fields or {}).items()
        if name not in spec.by_name
    }
    return Folded(values, heads, shown, tuple(clashes), waiting, missing, unknown=unknown)


def is_linear(spec: RecordSpec, heads: Mapping[str, frozenset[Key]], op: Op) -> bool:
    """Whether `op` simply follows what the row shows now, so that its fields can be set as they are.

    `heads` holds all heads of each group. A void is never linear when it saw something else than the row
    shows; an erase never is.
    """
    if op.label is Label.ERASE or op.fields is None:
        return False
    for group, specs in spec.groups.items():
        writes = any(item.name in op.fields for item in specs)
        if (writes or group in op.base) and op.base.get(group, frozenset()) != heads.get(group, frozenset()):
            return False
    return not any(name not in spec.by_name for name in op.fields)


def _waiting(known: Mapping[Key, Op]) -> tuple[frozenset[Key], frozenset[Key]]:
    """Operations that name something absent, or something that itself waits: a row is never shown in half."""
    missing: set[Key] = set()
    waiting: set[Key] = set()
    builders: dict[Key, list[Key]] = {}
    for op in known.values():
        for names in op.base.values():
            for name in names:
                builders.setdefault(name, []).append(op.key)
                if name not in known:
                    missing.add(name)
                    waiting.add(op.key)
    queue = list(waiting)
    while queue:
        for key in builders.get(queue.pop(), ()):
            if key not in waiting:
                waiting.add(key)
                queue.append(key)
    return frozenset(waiting), frozenset(missing)


def _yielding(group: str, heads: list[Op], writers: list[Op]) -> list[Op]:
    """The heads that count: what the program did by itself yields to what a person did without knowing of it."""
    autos = [op for op in heads if op.label is Label.AUTO]
    if not autos:
        return list(heads)
    by_key = {op.key: op for op in writers}
    people = {op.key for op in writers if op.label is not Label.AUTO}
    kept = []
    for op in heads:
        if op.label is Label.AUTO:
            seen: set[Key] = set()
            queue = list(op.base.get(group, ()))
            while queue:
                key = queue.pop()
                if key in by_key and key not in seen:
                    seen.add(key)
                    queue += by_key[key].base.get(group, ())
            if people - seen:
                continue
        kept.append(op)
    return kept or list(heads)


def _value(spec: RecordSpec, group: str, op: Op) -> tuple[Any, ...]:
    fields = op.fields or {}
    if group == LIFE:  # reasons for voiding never conflict
        return (bool(fields.get("voided", False)),)
    return tuple(fields.get(item.name, item.default) for item in spec.groups[group])


def _edits_against_a_void(spec: RecordSpec, standing: Mapping[str, list[Op]], known: Mapping[Key, Op]) -> list[Clash]:
    """A void beside a concurrent edit that changed what the voider saw: the row is not voided until settled."""
    found = []
    for void in standing.get(LIFE, ()):
        if not _value(spec, LIFE, void)[0]:
            continue
        for group, current in standing.items():
            if group == LIFE or group not in void.base:
                continue
            seen = {_value(spec, group, known[key]) for key in void.base[group]}
            unseen = [
                op
                for op in current
                if op.key not in void.base[group] and op.label is not Label.AUTO and _value(spec, group, op) not in seen
            ]
            if unseen:
                found.append(Clash("void", group, (void.key, *(op.key for op in unseen))))
    return found
