"""What two desks say differently, put so that a person can choose: kinds, sides, and the sentence above them.

Every id is made of what disagrees and of nothing local, so that all desks that hold the same operations call a
disagreement by the same name: what was accepted stays accepted, and what is new is new.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, language, translate
from app.core.ids import RowId
from app.domain.auth import Permission
from app.domain.fields import FieldSpec


class Kind(StrEnum):
    """What sort of disagreement it is, and so what there is to choose."""

    EDIT = "edit"
    """One record was changed in two ways."""
    VOID = "void"
    """Voided at one desk, changed at another that didn't know."""
    BOOKING = "booking"
    """Two bookings hold one place at one time; or two desks settled that in different ways."""
    QUOTA = "quota"
    """More were admitted than there are places."""
    TICKET = "ticket"
    """One ticket was signed in at two doors, or two desks wrote different things of one participant."""
    PERSON = "person"
    """Two cards are likely one person; or one desk joined them and another holds them apart."""
    STOCK = "stock"
    """More pieces of equipment are taken than there are."""
    WAITING = "waiting"
    """A change builds on something that hasn't come yet."""
    HELD = "held"
    """Operations lie aside: something before them is missing, or nobody vouches for who wrote them."""
    BRANCH = "branch"
    """A machine was copied, and both went on writing under one name."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a side. `differs`: the sides don't say the same here."""

    label: str
    value: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One version, or one of the records in each other's way: who wrote it where and when, and what it says.

    `site`: the installation's id. `page` and `arguments` open the record of this side, where each has its own.
    """

    site: str
    site_name: str
    staff_name: str
    when: datetime
    is_own: bool
    fields: tuple[Field, ...]
    title: str = ""
    page: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a person may decide. `key` goes to `resolve`; digits mean the sides in their order.

    `side`: the side whose button it is, from 0; None for what stands below both. `needs_reason`: ask for one first.
    `page` with `arguments`: the choice only opens a place where it is done. `needs`: what one must be allowed to.
    """

    key: str
    label: str
    side: int | None = None
    needs_reason: bool = False
    page: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    needs: Permission = Permission.SETTLE_CONFLICTS


OTHER = "other"
"""The choice of neither: the values are typed in."""


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A disagreement in a list. `since`: when the last of its versions was written. `sites`: who is part of it.

    `page` and `arguments` open the record. `rows`: the records it is about.
    """

    id: RowId
    kind: Kind
    table: str
    title: str
    sentence: str
    since: datetime
    sites: tuple[str, ...]
    page: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[RowId, ...] = ()

    def is_about(self, row: RowId) -> bool:
        """Whether it is about a record, or about something that is shown with that record."""
        return row in self.rows or row in self.arguments.values()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement as its page shows it.

    `other`: the fields that may be typed in instead (choice `OTHER`), `values` what they say now, by name; empty where
    nothing can. `hints`: what helps to choose, a sentence each.
    """

    line: ConflictLine
    question: str
    sides: tuple[Side, ...]
    choices: tuple[Choice, ...]
    other: tuple[FieldSpec, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    hints: tuple[str, ...] = ()

    @property
    def id(self) -> RowId:
        """Of the disagreement, alike on every desk."""
        return self.line.id

    @property
    def kind(self) -> Kind:
        """What sort it is."""
        return self.line.kind

    @property
    def table(self) -> str:
        """Which kind of record disagrees."""
        return self.line.table

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.line.title

    @property
    def sentence(self) -> str:
        """What happened, in a sentence."""
        return self.line.sentence


# ------------------------------------------------------------------------------------------- what disagrees


@dataclass(frozen=True, slots=True)
class Clash:
    """One group of fields of one row in conflict, as the fold leaves it. `ops`: the local numbers of its heads."""

    id: RowId
    kind: str
    table: str
    row: RowId
    group: str
    ops: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What a person settles in one go: groups of one row that the same operations disagree about."""

    id: RowId
    kind: Kind
    table: str
    row: RowId
    groups: tuple[str, ...]
    ops: tuple[int, ...]


def disagreements(clashes: Iterable[Clash]) -> list[Disagreement]:
    """Clashes of groups as people see them.

    Two forms saved of one record disagree in as many groups as they differ in, and that is one question. A void
    against whatever was changed meanwhile is one question, too. The lowest id stands for all.
    """
    found: dict[tuple[str, RowId, str, frozenset[int]], list[Clash]] = {}
    for one in clashes:
        versions = frozenset[int]() if one.kind == Kind.VOID else frozenset(one.ops)
        found.setdefault((one.table, one.row, one.kind, versions), []).append(one)
    return sorted(
        (
            Disagreement(
                min(one.id for one in several),
                Kind.VOID if kind == Kind.VOID else Kind.EDIT,
                table,
                row,
                tuple(sorted({one.group for one in several})),
                tuple(dict.fromkeys(number for one in several for number in one.ops)),
            )
            for (table, row, kind, _), several in found.items()
        ),
        key=lambda one: one.id,
    )


def pair_id(kind: str, one: RowId, other: RowId) -> RowId:
    """The name of something between two rows, whichever is named first: the same on every desk."""
    return hashlib.sha256(repr((kind, *sorted((one.hex(), other.hex())))).encode()).digest()[:16]


def named_id(kind: str, *parts: object) -> RowId:
    """The name of something told by its parts, the same on every desk."""
    return hashlib.sha256(repr((kind, *parts)).encode()).digest()[:16]


# ------------------------------------------------------------------------------------------- in words


@dataclass(frozen=True, slots=True)
class Said:
    """One field as one version says it: `raw` is compared, `text` is read. `usual`: nobody ever said anything else."""

    label: str
    text: str
    raw: Any
    usual: bool = False


def compared(versions: Sequence[Mapping[str, Said]]) -> list[tuple[Field, ...]]:
    """Versions side by side, line by line, the differing ones marked; what none of them has anything of is left out."""
    keys = [key for key in dict.fromkeys(key for one in versions for key in one)]
    nothing = Said("", "", None, True)
    sides: list[list[Field]] = [[] for _ in versions]
    for key in keys:
        said = [one.get(key, nothing) for one in versions]
        if all(one.usual or not one.text for one in said):
            continue
        label = next(one.label for one in said if one.label)
        differs = any(one.raw != said[0].raw for one in said)
        for side, one in zip(sides, said, strict=True):
            side.append(Field(label, one.text, differs))
    return [tuple(side) for side in sides]


def changed(before: Mapping[str, Said], after: Mapping[str, Said]) -> tuple[str, ...]:
    """The labels of what a version changed."""
    nothing = Said("", "", None)
    found = []
    for key in dict.fromkeys((*after, *before)):
        one, two = before.get(key, nothing), after.get(key, nothing)
        if one.raw != two.raw and (one.text or two.text):
            found.append(two.label or one.label)
    return tuple(dict.fromkeys(found))


def in_sentence(label: str) -> str:
    """A label inside a sentence: what begins it no longer begins with a capital, but an ID stays one."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def listed(labels: Iterable[str]) -> str:
    """Several labels in a sentence: 时间、场地和人数."""
    found = [in_sentence(label) for label in labels]
    if len(found) < 2:
        return "".join(found)
    between, last = (", ", " and ") if language() == "en" else ("、", "和")
    return between.join(found[:-1]) + last + found[-1]


_SAME = {
    "booking": QT_TRANSLATE_NOOP("sync", "The same booking"),
    "booking_series": QT_TRANSLATE_NOOP("sync", "The same series"),
    "person": QT_TRANSLATE_NOOP("sync", "The same person's card"),
    "visit": QT_TRANSLATE_NOOP("sync", "The same visit"),
    "activity": QT_TRANSLATE_NOOP("sync", "The same activity"),
    "activity_session": QT_TRANSLATE_NOOP("sync", "The same session"),
    "registration": QT_TRANSLATE_NOOP("sync", "The same registration"),
    "participant": QT_TRANSLATE_NOOP("sync", "The same participant"),
    "loan": QT_TRANSLATE_NOOP("sync", "The same loan"),
    "space": QT_TRANSLATE_NOOP("sync", "The same space"),
    "station": QT_TRANSLATE_NOOP("sync", "The same station"),
    "staff": QT_TRANSLATE_NOOP("sync", "The same member of staff"),
    "setting": QT_TRANSLATE_NOOP("sync", "The same setting"),
    "term": QT_TRANSLATE_NOOP("sync", "The same catalogue entry"),
}


def same(table: str, label: str) -> str:
    """What begins a sentence about one record in several versions: 同一个预约. `label`: of the kind of record."""
    if table in _SAME:
        return translate("sync", _SAME[table])
    return translate("sync", "The same record ({record})").format(record=label)


def edit_sentence(record: str, versions: Sequence[Sequence[str]], desks: int) -> str:
    """What happened to a record (`same`) that was written in several ways; `versions`: what each changed, by label.

    `desks`: how many machines wrote them.
    """
    said = [tuple(one) for one in versions]
    if desks == len(said) == 2:
        return _two_sentence(record, *sorted(said, key=len))
    what = listed(dict.fromkeys(label for one in said for label in one))
    if desks < len(said):
        text = translate("sync", "{record} is here in {n} versions: {what}.")
    else:
        text = translate("sync", "{record} was changed at {n} computers, each in its own way: {what}.")
    return text.format(record=record, n=len(said), what=what)


def _two_sentence(record: str, first: Sequence[str], second: Sequence[str]) -> str:
    """Two computers, two versions; `first` changed no more than `second`."""
    what, more = listed(first), listed(label for label in second if label not in first)
    if not first:
        text = translate("sync", "{record} was written at two computers, and they don't agree.")
    elif set(first) == set(second):
        text = translate("sync", "{record} was changed once at each of two computers, and each says otherwise: {what}.")
    elif set(first) < set(second):
        text = translate(
            "sync",
            "{record} was changed once at each of two computers: one side changed only {what}, the other changed "
            "{what} and {more} too.",
        )
    else:
        more = listed(second)
        text = translate(
            "sync", "{record} was changed once at each of two computers: one side changed {what}, the other {more}."
        )
    return text.format(record=record, what=what, more=more)


def void_sentence(record: str, what: Sequence[str]) -> str:
    """What happened to a record (`same`) that one voided, while another changed `what` of it, by label."""
    if what:
        text = translate("sync", "{record} was voided at one computer; another didn't know, and changed {what}.")
    else:
        text = translate("sync", "{record} was voided at one computer; another didn't know, and went on with it.")
    return text.format(record=record, what=listed(what))


def numbered(sides: Sequence[Side], labels: Sequence[str]) -> tuple[Choice, ...]:
    """A choice for each side, by its number."""
    return tuple(Choice(str(at + 1), label, at) for at, (_, label) in enumerate(zip(sides, labels, strict=True)))


def with_fields(sides: Iterable[Side], fields: Iterable[tuple[Field, ...]]) -> tuple[Side, ...]:
    """Sides with what they say."""
    return tuple(replace(side, fields=lines) for side, lines in zip(sides, fields, strict=True))
