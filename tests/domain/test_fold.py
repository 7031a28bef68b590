"""The rules by which operations become a row: each in an example, as a law over random histories of three desks,
and taken out, when a law must fail.
"""

import inspect
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.fields import LIFE, FieldSpec, FieldType, RecordSpec, SyncClass
from app.domain.sync import fold as rules
from app.domain.sync.fold import Folded, Label, Op, fold, is_linear

SPEC = RecordSpec(
    "thing",
    "Thing",
    SyncClass.CENTRE,
    (
        FieldSpec("size", "Size", FieldType.INTEGER, "size", default=0),
        FieldSpec("left_at", "Left at", FieldType.INTEGER, "leaving"),
        FieldSpec("left_kind", "Leaving", FieldType.TEXT, "leaving"),
        FieldSpec("words", "Words", FieldType.TEXT, "words", personal=True),
    ),
    erasable=True,
)
Fold = Callable[[RecordSpec, Iterable[Op]], Folded]


def op(key: str, stamp: int, label: Label = Label.UPDATE, base: dict[str, Any] | None = None, **fields: Any) -> Op:
    """An operation of desk `key[0]`; `base` gives, per group, the keys its author saw, separated by a space."""
    named = {group: frozenset(keys.split()) for group, keys in (base or {}).items()}
    return Op(key, (stamp, key[0], int(key[1:]), 0), label, named, fields)


MADE = op("a1", 1, Label.CREATE, size=1, left_at=None, left_kind=None, words="w", voided=False, void_reason=None)
EVERYTHING = dict.fromkeys(SPEC.groups, "a1")


# ---- the rules, one by one


def test_an_edit_replaces_what_its_author_saw() -> None:
    row = fold(SPEC, [MADE, op("b1", 2, base={"size": "a1"}, size=2)])
    assert (row.values["size"], row.values["words"], row.clashes) == (2, "w", ())


def test_edits_of_different_groups_meet() -> None:
    row = fold(SPEC, [MADE, op("b1", 2, base={"size": "a1"}, size=2), op("c1", 2, base={"words": "a1"}, words="x")])
    assert (row.values["size"], row.values["words"], row.clashes) == (2, "x", ())


def test_two_values_of_one_group_are_a_conflict_and_the_greater_is_shown() -> None:
    row = fold(SPEC, [MADE, op("b1", 3, base={"size": "a1"}, size=2), op("c1", 2, base={"size": "a1"}, size=3)])
    assert row.values["size"] == 2 and [clash.keys for clash in row.clashes] == [("b1", "c1")]
    assert row.shown["size"] == {"b1"}, "who edits now has seen this one, not the other"


def test_at_one_stamp_the_desk_decides_and_the_same_one_everywhere() -> None:
    here, there = op("b1", 2, base={"size": "a1"}, size=2), op("c1", 2, base={"size": "a1"}, size=3)
    assert fold(SPEC, [MADE, here, there]).values["size"] == fold(SPEC, [there, here, MADE]).values["size"] == 3


def test_one_value_from_two_desks_is_no_conflict() -> None:
    both = [op("b1", 2, base={"size": "a1"}, size=2), op("c1", 3, base={"size": "a1"}, size=2)]
    row = fold(SPEC, [MADE, *both])
    assert not row.clashes and row.shown["size"] == {"b1", "c1"}
    after = fold(SPEC, [MADE, *both, op("a2", 4, base={"size": "b1 c1"}, size=5)])
    assert after.heads["size"] == ("a2",)


def test_a_group_is_never_shown_by_half() -> None:
    signed = op("b1", 3, base={"leaving": "a1"}, left_at=17, left_kind="signed")
    other = op("c1", 2, base={"leaving": "a1"}, left_at=16, left_kind="unknown")
    row = fold(SPEC, [MADE, signed, other])
    assert (row.values["left_at"], row.values["left_kind"]) == (17, "signed")


def test_an_operation_waits_for_what_it_names_and_so_does_what_builds_on_it() -> None:
    first, second = op("b1", 2, base={"size": "a1"}, size=2), op("b2", 3, base={"size": "b1"}, size=3)
    row = fold(SPEC, [MADE, second])
    assert (row.values["size"], row.waiting, row.missing) == (1, {"b2"}, {"b1"})
    assert fold(SPEC, [first, second]).waiting == {"b1", "b2"} and not fold(SPEC, [first]).exists
    assert fold(SPEC, [MADE, first, second]).values["size"] == 3


def test_the_same_row_made_at_two_desks_is_a_conflict_where_it_differs() -> None:
    row = fold(SPEC, [MADE, op("b1", 2, Label.CREATE, size=2, words="w", voided=False)])
    assert [clash.group for clash in row.clashes] == ["size"]


def test_a_default_the_program_wrote_yields_to_a_persons_value() -> None:
    row = fold(SPEC, [MADE, op("b1", 2, Label.AUTO, size=2, words="default", voided=False)])
    assert (row.values["words"], row.clashes) == ("w", ())


def test_the_program_yields_to_a_person_and_what_it_was_built_on_stands_again() -> None:
    reopened = op("b1", 2, base={"leaving": "a1"}, left_at=None, left_kind="back")
    closed = op("b2", 9, Label.AUTO, {"leaving": "b1"}, left_at=18, left_kind="unverified")
    signed = op("c1", 3, base={"leaving": "a1"}, left_at=16, left_kind="signed")
    row = fold(SPEC, [MADE, reopened, closed, signed])
    assert row.values["left_at"] == 16
    assert [clash.keys for clash in row.clashes] == [("c1", "b1")], "two people disagree; the program is no one"
    settled = op("a2", 10, Label.RESOLVE, {"leaving": " ".join(map(str, row.heads["leaving"]))}, left_at=17)
    assert not fold(SPEC, [MADE, reopened, closed, signed, settled]).clashes


def test_a_void_beside_an_unseen_edit_is_a_conflict_and_the_row_stays() -> None:
    void = op("b1", 5, Label.VOID, EVERYTHING, voided=True, void_reason="twice")
    row = fold(SPEC, [MADE, void, op("c1", 2, base={"size": "a1"}, size=4)])
    assert not row.values["voided"] and [clash.kind for clash in row.clashes] == ["void"]
    same = fold(SPEC, [MADE, void, op("c1", 2, base={"size": "a1"}, size=1)])
    assert same.values["voided"] and not same.clashes, "an edit that changed nothing the voider saw"
    auto = fold(SPEC, [MADE, void, op("c1", 2, Label.AUTO, {"leaving": "a1"}, left_at=9)])
    assert auto.values["voided"] and not auto.clashes


def test_a_void_by_the_program_yields_to_a_persons_edit() -> None:
    released = op("b1", 5, Label.AUTO, EVERYTHING, voided=True, void_reason="nobody came")
    edit = op("c1", 2, base={"size": "a1"}, size=4)
    row = fold(SPEC, [MADE, released, edit])
    assert (row.values["voided"], row.values["void_reason"], row.clashes) == (False, None, ())
    knowing = op("c2", 3, Label.VOID, EVERYTHING | {"size": "c1"}, voided=True, void_reason="twice")
    assert fold(SPEC, [MADE, released, edit, knowing]).values["voided"]


def test_what_the_program_writes_over_an_edit_does_not_settle_a_void_beside_it() -> None:
    void = op("b1", 5, Label.VOID, EVERYTHING, voided=True, void_reason="twice")
    edit = op("c1", 2, base={"leaving": "a1"}, left_at=16, left_kind="signed")
    auto = op("c2", 3, Label.AUTO, {"leaving": "c1"}, left_at=18, left_kind="unverified")
    row = fold(SPEC, [MADE, void, edit, auto])
    assert not row.values["voided"] and [clash.kind for clash in row.clashes] == ["void"]


def test_reasons_for_voiding_never_conflict() -> None:
    voids = [op(f"{at}1", 2, Label.VOID, EVERYTHING, voided=True, void_reason=at) for at in "bc"]
    row = fold(SPEC, [MADE, *voids])
    assert (row.values["void_reason"], row.clashes) == ("c", ())


def test_a_void_and_a_restore_of_an_earlier_one_disagree() -> None:
    void = op("a2", 2, Label.VOID, EVERYTHING, voided=True, void_reason="a")
    back = op("b1", 3, Label.RESTORE, {LIFE: "a2"}, voided=False, void_reason=None)
    again = op("c1", 4, Label.RESTORE, {LIFE: "a2"}, voided=False, void_reason=None)
    assert not fold(SPEC, [MADE, void, back, again]).clashes
    assert not fold(SPEC, [MADE, void, back]).values["voided"]


def test_an_erase_ends_the_row_and_waits_for_nothing() -> None:
    erase = op("b1", 9, Label.ERASE, EVERYTHING | {"size": "x9"}, size=7, left_at=None, left_kind=None, voided=False)
    late = op("c1", 20, base={"words": "a1"}, words="still here")
    row = fold(SPEC, [MADE, erase, late])
    assert row.erased and (row.values["size"], row.values["words"]) == (7, None)
    assert not row.clashes and not row.waiting and row == fold(SPEC, [erase])


def test_fields_and_labels_of_a_newer_program_are_kept_and_stand_in_nobodys_way() -> None:
    newer = Op("b1", (2, "b", 1, 0), Label(99), {"size": frozenset({"a1"})}, {"size": 2, "#9": "tomorrow"})
    row = fold(SPEC, [MADE, newer])
    assert (row.values["size"], row.unknown) == (2, {"#9": "tomorrow"})
    assert not is_linear(SPEC, {"size": frozenset({"a1"})}, newer), "it is folded in full"


def test_what_does_not_count_is_a_link_and_what_it_overwrote_shows_again() -> None:
    stolen = replace(op("b1", 2, base={"size": "a1"}, size=2), counts=False)
    after = op("c1", 3, base={"size": "b1"}, size=3)
    row = fold(SPEC, [MADE, stolen])
    assert (row.values["size"], row.heads["size"], row.waiting) == (1, ("a1",), set())
    row = fold(SPEC, [MADE, stolen, after])
    assert (row.values["size"], row.clashes, row.waiting) == (3, (), set()), "who built on it is innocent"
    beside = op("a2", 4, base={"size": "a1"}, size=4)
    assert fold(SPEC, [MADE, stolen, beside]).values["size"] == 4
    assert [clash.keys for clash in fold(SPEC, [MADE, stolen, after, beside]).clashes] == [("a2", "c1")]
    gone = op("b2", 5, Label.ERASE, EVERYTHING, size=0)
    assert not fold(SPEC, [MADE, replace(gone, counts=False)]).erased
    assert not fold(SPEC, [replace(MADE, counts=False)]).exists


def test_nobody_saw_what_was_written_later() -> None:
    later = op("b1", 9, base={"size": "a1"}, size=2)
    row = fold(SPEC, [MADE, later, op("c1", 9, base={"size": "b1"}, size=3)])
    assert (row.values["size"], row.waiting) == (2, {"c1"})


# ---- random histories: three desks, forms left open, what the program does, and piles that arrive late

Acts = list[tuple[int, int, int]]
ACTS = ("edit", "both", "leave", "words", "auto", "auto", "void", "restore", "open", "stale", "sync", "sync", "resolve",
        "autovoid", "create", "erase")  # fmt: skip


def history(acts: Acts) -> list[Op]:
    """What three desks write, each seeing its own pile; the pile of all."""
    piles: list[dict[str, Op]] = [{"a1": MADE}, {"a1": MADE}, {"a1": MADE}]
    open_forms: list[dict[str, frozenset[Any]]] = []
    for number, (desk, act, choice) in enumerate(acts, start=2):
        pile, name = piles[desk % 3], ACTS[act % len(ACTS)]
        row = fold(SPEC, pile.values())
        if name == "sync":
            pile |= piles[choice % 3]
            continue
        if name == "open":
            open_forms.append(dict(row.shown))
            continue
        saw = dict(row.shown)
        if name == "stale" and open_forms:
            # Only what this desk has: a form is of one desk.
            found = open_forms[choice % len(open_forms)]
            saw = {group: keys for group, keys in found.items() if all(key in pile for key in keys)} or saw
            saw = {group: saw.get(group, row.shown[group]) for group in row.shown}
        if row.erased:
            continue
        label, fields, groups = Label.UPDATE, {"size": choice % 3}, ["size"]
        if name == "words":
            fields, groups = {"words": "wxy"[choice % 3]}, ["words"]
        elif name == "both":
            fields, groups = {"size": choice % 3, "words": "wxy"[choice % 2]}, ["size", "words"]
        elif name in ("leave", "auto"):
            fields, groups = {"left_at": choice % 3, "left_kind": "su"[choice % 2]}, ["leaving"]
            label = Label.AUTO if name == "auto" else label
        elif name in ("void", "autovoid"):
            label = Label.VOID if name == "void" else Label.AUTO
            fields, groups = {"voided": True, "void_reason": "ab"[choice % 2]}, list(SPEC.groups)
            if choice > 8:  # as an undo may: it voids, and writes something else, too
                fields["size"] = choice % 3
        elif name == "restore":
            label, fields, groups = Label.RESTORE, {"voided": False, "void_reason": None}, [LIFE]
        elif name == "create":
            label, groups = (Label.CREATE, Label.AUTO)[choice % 2], []
            fields = {"size": choice % 3, "words": "w", "left_at": None, "left_kind": None, "voided": False}
        elif name == "resolve":
            label, saw = Label.RESOLVE, {group: frozenset(keys) for group, keys in row.heads.items()}
        elif name == "erase":
            if choice % 4:
                continue
            label, groups = Label.ERASE, list(SPEC.groups)
            fields = {"size": choice % 3, "left_at": None, "left_kind": None, "voided": False, "void_reason": "-"}
        base = {group: saw[group] for group in groups if saw.get(group)}
        at = 1 + max((pile[key].order[0] for keys in base.values() for key in keys), default=0) + choice % 3
        key = f"{'abc'[desk % 3]}{number}"
        pile[key] = Op(key, (at, key[0], number, 0), label, base, fields)
    return list((piles[0] | piles[1] | piles[2]).values())


# ---- the laws, told without the rules' own code


def _taking(ops: list[Op]) -> dict[Any, Op]:
    left = {one.key: one for one in ops}
    while True:
        short = [key for key, one in left.items() if any(n not in left for names in one.base.values() for n in names)]
        if not short:
            return left
        for key in short:
            del left[key]


def _writes(one: Op, group: str) -> bool:
    return any(item.name in (one.fields or {}) for item in SPEC.groups[group])


def _value(one: Op, group: str) -> tuple[Any, ...]:
    fields = one.fields or {}
    if group == LIFE:
        return (bool(fields.get("voided")),)
    return tuple(fields.get(item.name, item.default) for item in SPEC.groups[group])


def _saw(one: Op, group: str, known: dict[Any, Op]) -> set[Any]:
    """Every write of the group that `one` builds on."""
    found: set[Any] = set()
    queue = list(one.base.get(group, ()))
    while queue:
        key = queue.pop()
        if key in known and key not in found and _writes(known[key], group):
            found.add(key)
            queue += known[key].base.get(group, ())
    return found


def _living(folding: Fold, ops: list[Op]) -> tuple[dict[Any, Op], Folded]:
    ops = [one for one in ops if one.label is not Label.ERASE]
    return _taking(ops), folding(SPEC, ops)


def order_and_repetition_do_not_matter(folding: Fold, ops: list[Op], rng: random.Random) -> None:
    shuffled = rng.sample(ops, len(ops))
    assert folding(SPEC, shuffled) == folding(SPEC, ops) == folding(SPEC, ops + shuffled)


def nothing_takes_part_before_all_it_names(folding: Fold, ops: list[Op], rng: random.Random) -> None:
    some = [one for one in ops if rng.random() < 0.7 and one.label is not Label.ERASE]
    taking, row = _taking(some), folding(SPEC, some)
    assert row.waiting == {one.key for one in some} - taking.keys()
    assert row.missing == {n for one in some for names in one.base.values() for n in names} - {o.key for o in some}
    whole = folding(SPEC, list(taking.values()))
    assert (row.values, row.heads, row.clashes) == (whole.values, whole.heads, whole.clashes)


def nobodys_value_is_overruled_unseen(folding: Fold, ops: list[Op], _: random.Random) -> None:
    known, row = _living(folding, ops)
    for group in SPEC.groups:
        clashing = {key for clash in row.clashes if (clash.kind, clash.group) == ("edit", group) for key in clash.keys}
        standing = clashing | row.shown.get(group, frozenset())
        seen = standing.union(*(_saw(known[key], group, known) for key in standing))
        shown = tuple(row.values[item.name] for item in SPEC.groups[group])
        for one in known.values():
            if one.label is not Label.AUTO and _writes(one, group) and one.key not in seen and group != LIFE:
                assert _value(one, group) == shown, f"{one.key} was overruled by someone who never saw it"


def equal_values_never_clash(folding: Fold, ops: list[Op], _: random.Random) -> None:
    known, row = _living(folding, ops)
    for clash in row.clashes:
        if clash.kind == "edit":
            assert len({_value(known[key], clash.group) for key in clash.keys}) > 1


def who_saw_it_does_not_clash_with_it(folding: Fold, ops: list[Op], _: random.Random) -> None:
    known, row = _living(folding, ops)
    for clash in row.clashes:
        if clash.kind == "edit":
            for key in clash.keys:
                assert not _saw(known[key], clash.group, known) & set(clash.keys)


def the_program_yields(folding: Fold, ops: list[Op], _: random.Random) -> None:
    known, row = _living(folding, ops)
    for group, keys in row.heads.items():
        people = {key for key, one in known.items() if one.label is not Label.AUTO and _writes(one, group)}
        clashing = {key for clash in row.clashes if (clash.kind, clash.group) == ("edit", group) for key in clash.keys}
        for key in {keys[0]} | clashing:
            if known[key].label is Label.AUTO:
                assert people <= _saw(known[key], group, known)
        for key in keys:
            if known[key].label is Label.AUTO and people <= _saw(known[key], group, known):
                assert key == keys[0] or key in clashing or key in row.shown[group], "it knew of everything"


def the_greatest_is_shown_whole(folding: Fold, ops: list[Op], _: random.Random) -> None:
    known, row = _living(folding, ops)
    for group, keys in row.heads.items():
        clashing = [key for clash in row.clashes if (clash.kind, clash.group) == ("edit", group) for key in clash.keys]
        if clashing:
            assert keys[0] == max(clashing, key=lambda key: known[key].order)
        if group != LIFE:
            assert tuple(row.values[item.name] for item in SPEC.groups[group]) == _value(known[keys[0]], group)


def _people(known: dict[Any, Op], keys: Iterable[Any]) -> set[Any]:
    return {key for key in keys if known[key].label is not Label.AUTO}


def a_void_never_takes_an_edit_it_did_not_see(folding: Fold, ops: list[Op], _: random.Random) -> None:
    known, row = _living(folding, ops)
    conflicts = {(clash.keys[0], clash.group): clash.keys[1:] for clash in row.clashes if clash.kind == "void"}
    voids = [known[key] for key in row.heads.get(LIFE, ()) if _value(known[key], LIFE)[0]]
    overtaken = []
    for void in voids:
        for group in void.base.keys() - {LIFE}:
            saw = {void.key} | _saw(void, group, known)
            if void.label is Label.AUTO:
                overtaken += [void] * bool(_people(known, (k for k in known if _writes(known[k], group))) - saw)
                continue
            values = [_value(known[key], group) for key in void.base[group]]
            for key in row.heads[group][:1]:
                unseen = _people(known, {key} | _saw(known[key], group, known)) - saw
                if unseen and _value(known[key], group) not in values:
                    assert key in conflicts[void.key, group] and not row.values["voided"]
    if voids and all(void in overtaken for void in voids):
        assert not row.values["voided"], "what the program took away while a person worked on it"


def a_void_is_no_conflict_without_cause(folding: Fold, ops: list[Op], _: random.Random) -> None:
    known, row = _living(folding, ops)
    for clash in row.clashes:
        if clash.kind == "void":
            void, *others = (known[key] for key in clash.keys)
            assert void.label is not Label.AUTO
            saw = {void.key} | _saw(void, clash.group, known)
            for other in others:
                assert _people(known, {other.key} | _saw(other, clash.group, known)) - saw, "no one else was at it"
                assert _value(other, clash.group) not in [_value(known[k], clash.group) for k in void.base[clash.group]]


def an_erase_ends_the_row(folding: Fold, ops: list[Op], rng: random.Random) -> None:
    erases = [one for one in ops if one.label is Label.ERASE]
    if not erases:
        number = len(ops) + 2
        base = {group: frozenset({"a1"}) for group in SPEC.groups}
        erases = [Op("c0", (rng.randint(2, 30), "c", number, 0), Label.ERASE, base, {"size": 5, "voided": False})]
    some = [one for one in ops if rng.random() < 0.7 and one.label is not Label.ERASE]
    row = folding(SPEC, some + erases)
    assert row.erased and row.exists and not row.clashes and not row.waiting
    assert row.values["words"] is None
    assert row.values["size"] == (max(erases, key=lambda one: one.order).fields or {}).get("size", 0)


def what_simply_follows_is_set_as_it_is(folding: Fold, ops: list[Op], rng: random.Random) -> None:
    """The log's short way (`is_linear`) and the fold agree."""
    linear = getattr(inspect.getmodule(folding), "is_linear", None) or folding.__globals__["is_linear"]
    for end in range(1, len(ops)):
        before = folding(SPEC, ops[:end])
        if before.clashes or before.waiting or before.erased or not before.exists:
            continue
        if before.values["voided"] and not _writes(ops[end], LIFE):
            continue
        heads = {group: frozenset(keys) for group, keys in before.heads.items()}
        if linear(SPEC, heads, ops[end]):
            after = folding(SPEC, ops[: end + 1])
            assert dict(after.values) == {**before.values, **(ops[end].fields or {})}
            assert not after.clashes and not after.waiting
            for group in SPEC.groups:
                expected = (ops[end].key,) if _writes(ops[end], group) else before.heads[group]
                assert after.heads[group] == expected


def what_does_not_count_leaves_no_trace(folding: Fold, ops: list[Op], rng: random.Random) -> None:
    links = [one for one in ops if rng.random() < 0.3]
    some = [replace(one, counts=one not in links) for one in ops]
    row = folding(SPEC, some)
    left = {one.key: one for one in ops}
    for key in rng.sample([one.key for one in links], len(links)):  # one after the other is taken out of between
        behind = left.pop(key).base
        for one in list(left.values()):
            base = {
                group: names - {key} | behind.get(group, frozenset()) if key in names else names
                for group, names in one.base.items()
            }
            left[one.key] = replace(one, base=base)
    assert row == folding(SPEC, left.values())
    assert not row.waiting


def what_is_older_than_what_it_names_waits(folding: Fold, ops: list[Op], rng: random.Random) -> None:
    ops = [one for one in ops if one.label is not Label.ERASE]
    late = [one for one in ops if any(one.base.values())]
    if late:
        one = rng.choice(late)
        least = min(other.order[0] for other in ops if any(other.key in names for names in one.base.values()))
        early = replace(one, order=(least, *one.order[1:]))
        assert one.key in folding(SPEC, [early if other is one else other for other in ops]).waiting


LAWS = [
    order_and_repetition_do_not_matter,
    nothing_takes_part_before_all_it_names,
    nobodys_value_is_overruled_unseen,
    equal_values_never_clash,
    who_saw_it_does_not_clash_with_it,
    the_program_yields,
    the_greatest_is_shown_whole,
    a_void_never_takes_an_edit_it_did_not_see,
    a_void_is_no_conflict_without_cause,
    an_erase_ends_the_row,
    what_simply_follows_is_set_as_it_is,
    what_does_not_count_leaves_no_trace,
    what_is_older_than_what_it_names_waits,
]
Law = Callable[[Fold, list[Op], random.Random], None]


@settings(max_examples=300, deadline=None)
@given(
    acts=st.lists(st.tuples(st.integers(0, 2), st.integers(0, len(ACTS) - 1), st.integers(0, 11)), max_size=24),
    seed=st.integers(0, 2**16),
)
def test_every_law_holds(acts: Acts, seed: int) -> None:
    ops = history(acts)
    for law in LAWS:
        law(fold, ops, random.Random(seed))


# ---- each rule taken out: a law must notice


def _breaks(law: Law, folding: Fold, tries: int) -> bool:
    rng = random.Random(2026)
    for _ in range(tries):
        acts = [(rng.randrange(3), rng.randrange(len(ACTS)), rng.randrange(12)) for _ in range(rng.randint(2, 24))]
        try:
            law(folding, history(acts), rng)
        except (AssertionError, LookupError):
            return True
    return False


def without(old: str, new: str) -> ModuleType:
    """The rules with one of them changed."""
    source = inspect.getsource(rules)
    assert source.count(old) == 1, f"the rule isn't written like this any more: {old}"
    changed = ModuleType("changed_rules")
    exec(compile(source.replace(old, new), "changed_rules", "exec"), changed.__dict__)
    # The same labels, so that `is` holds.
    changed.__dict__["Label"] = Label
    return changed


MUTANTS: dict[str, tuple[str, str, Law]] = {
    "nothing waits": ("waiting.add(op.key)\n", "pass\n", nothing_takes_part_before_all_it_names),
    "what builds on a waiting one doesn't wait": (
        "queue = list(waiting)", "queue = []", nothing_takes_part_before_all_it_names,
    ),
    "nothing is superseded": (
        "return [op for op in writers if op.key not in named]",
        "return list(writers)",
        who_saw_it_does_not_clash_with_it,
    ),
    "an operation supersedes in groups it didn't write": (
        "named = frozenset[Key]().union(*(op.base.get(group, frozenset()) for op in writers))",
        "named = frozenset[Key]().union(*(names for op in writers for names in op.base.values()))",
        nobodys_value_is_overruled_unseen,
    ),
    "the last to arrive is shown": (
        "effective.sort(key=lambda op: op.order, reverse=True)", "effective.reverse()",
        order_and_repetition_do_not_matter,
    ),
    "the least is shown": (
        "effective.sort(key=lambda op: op.order, reverse=True)", "effective.sort(key=lambda op: op.order)",
        the_greatest_is_shown_whole,
    ),
    "fields merge one by one": (
        "values[item.name] = (top.fields or {}).get(item.name, item.default)",
        "values[item.name] = min(((op.fields or {}).get(item.name, item.default) for op in effective), key=repr)",
        the_greatest_is_shown_whole,
    ),
    "a later value wins without a word": (
        'clashes.append(Clash("edit",', "(lambda *_: None)(Clash(\"edit\",", nobodys_value_is_overruled_unseen,
    ),
    "equal values clash": (
        "if any(_value(spec, group, op) != value for op in effective):", "if len(effective) > 1:",
        equal_values_never_clash,
    ),
    "reasons for voiding conflict": (
        "if group == LIFE:  # reasons for voiding never conflict", "if False:", equal_values_never_clash,
    ),
    "the program doesn't yield": (
        "if op.label is Label.AUTO and people - seen[op.key]]", "if False]", the_program_yields,
    ),
    "what the program was built on is gone with it": (
        "            del left[key]\n",
        "            del left[key]\n        return [op for op in standing if op.key in left] or standing\n",
        nobodys_value_is_overruled_unseen,
    ),
    "the program knows only what it named itself": (
        "queue += known[key].base.get(group, ())", "pass", the_program_yields,
    ),
    "a void takes what it didn't see": (
        "against = _edits_against_a_void(spec, standing, known)",
        "against = []",
        a_void_never_takes_an_edit_it_did_not_see,
    ),
    "the row is voided until settled": (
        '        values["voided"] = False\n    elif',
        "        pass\n    elif",
        a_void_never_takes_an_edit_it_did_not_see,
    ),
    "an edit that changed nothing clashes with a void": (
        "if _value(spec, group, op) not in values\n",
        "if True\n",
        a_void_is_no_conflict_without_cause,
    ),
    "the program's edit clashes with a void": (
        "and any(known[key].label is not Label.AUTO for key in ({op.key} | _built_on(group, op, known)) - saw)",
        "and op.key not in saw",
        a_void_is_no_conflict_without_cause,
    ),
    "the program settles a void against an edit": (
        "and any(known[key].label is not Label.AUTO for key in ({op.key} | _built_on(group, op, known)) - saw)",
        "and op.label is not Label.AUTO and op.key not in saw",
        a_void_never_takes_an_edit_it_did_not_see,
    ),
    "the program's void clashes": (
        "if not _voids(spec, void) or void.label is Label.AUTO:",
        "if not _voids(spec, void):",
        a_void_is_no_conflict_without_cause,
    ),
    "the program's void doesn't yield": (
        "    if void.label is not Label.AUTO:\n        return False\n",
        "    return False\n",
        a_void_never_takes_an_edit_it_did_not_see,
    ),
    "an erased row goes on": ("    if erases:", "    if False:", an_erase_ends_the_row),
    "an erase waits": (
        "erases = [op for op in known.values() if op.label is Label.ERASE]",
        "erases = [o for k, o in known.items() if o.label is Label.ERASE and k not in _waiting(known)[0]]",
        an_erase_ends_the_row,
    ),
    "the short way for a write that saw something else": (
        "op.base.get(group, frozenset()) != heads.get(group, frozenset()):", "False:",
        what_simply_follows_is_set_as_it_is,
    ),
    "the short way for a void that saw something else": (
        "if (writes or group in op.base) and", "if writes and", what_simply_follows_is_set_as_it_is,
    ),
    "everything counts": ("if not op.counts}", "if False}", what_does_not_count_leaves_no_trace),
    "who named what doesn't count waits": (
        "base = {group: _past(links, op, group) for group in op.base}", "base = op.base",
        what_does_not_count_leaves_no_trace,
    ),
    "who named what doesn't count named nothing": (
        "queue += links[key].base.get(group, ())", "pass", what_does_not_count_leaves_no_trace,
    ),
    "one may have seen what came after": (
        " or known[name].order[0] >= op.order[0]", "", what_is_older_than_what_it_names_waits,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTANTS)
def test_a_rule_taken_out_breaks_a_law(name: str) -> None:
    old, new, law = MUTANTS[name]
    assert not _breaks(law, fold, 100)
    assert _breaks(law, without(old, new).fold, 3000)
