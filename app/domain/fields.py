"""What a record is made of, said once: drives form, table, search, import, export, history and the log."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from app.core.clock import from_ms, to_ms
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId


class FieldType(StrEnum):
    """How a value looks to a person, and how the log writes it."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    PHONES = "phones"
    """One or more numbers, normalised, separated by one space."""
    INTEGER = "integer"
    MINUTES = "minutes"
    """A length, or a time of day counted from local midnight, in minutes."""
    INSTANT = "instant"
    """An aware UTC datetime; milliseconds in the log."""
    DATE = "date"
    CHOICE = "choice"
    """One code out of `FieldSpec.terms` or `FieldSpec.options`."""
    CHOICES = "choices"
    """Several codes of `FieldSpec.terms`, separated by one space."""
    BOOLEAN = "boolean"
    ID_DOCUMENT = "id_document"
    """Ciphertext under the centre's key; never shown whole without a reason."""
    ROW = "row"
    """The id of a row in the table `FieldSpec.references`."""
    ROWS = "rows"
    """Ids of rows in the table `FieldSpec.references`, in hexadecimal, separated by one space; "id*3": three of it."""
    SECRET = "secret"
    """Kept, never shown and never exported (a PIN's hash)."""


class SyncClass(StrEnum):
    """Who gets the rows of a table: see the table of classes in the bundle format."""

    REFERENCE = "reference"
    CENTRE = "centre"
    REPORT = "report"
    FIGURES = "figures"
    """Daily figures: the one thing that goes up beyond the district."""
    CASE = "case"


Check = Callable[[Any], Any]
"""Takes a typed-in value, returns the value to keep; raises UserError naming what is wrong."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record.

    `group`: fields of one group are written and merged together, never half of them.
    `personal`: goes when the row is erased. `mask`: name of the rule in `domain.privacy` that hides it.
    `terms`: the catalogue (kind of term) a choice is taken from; `options`: fixed codes with labels.
    `synonyms`: how offices head this column in their own ledgers.
    `form`: whether a person fills it in; the rest is set by the program.
    """

    name: str
    label_source: str
    type: FieldType
    group: str
    required: bool = False
    personal: bool = False
    mask: str | None = None
    terms: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    references: str | None = None
    default: Any = None
    synonyms: tuple[str, ...] = ()
    check: Check | None = None
    form: bool = True

    @property
    def label(self) -> str:
        """The label in the language of the desk."""
        return translate("fields", self.label_source)

    def option_label(self, code: str) -> str:
        """The wording of one of the fixed `options`; the code itself when it is unknown."""
        return translate("fields", dict(self.options).get(code, code))


LIFE = "life"
"""The group every row has: whether it is voided. Its reason never conflicts."""

LIFE_FIELDS = (
    FieldSpec("voided", QT_TRANSLATE_NOOP("fields", "Voided"), FieldType.BOOLEAN, LIFE, default=False, form=False),
    FieldSpec("void_reason", QT_TRANSLATE_NOOP("fields", "Reason for voiding"), FieldType.TEXT, LIFE, form=False),
)


@dataclass(frozen=True)
class RecordSpec:
    """A synced table: its name, its class and its fields.

    A field's position in `fields` is its number in the log: new fields go to the end, none is ever removed
    or moved. `erasable` tables carry salt, so that an erased payload can't be guessed from its hash.
    """

    table: str
    label_source: str
    sync_class: SyncClass
    own: tuple[FieldSpec, ...]
    erasable: bool = False
    fields: tuple[FieldSpec, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", LIFE_FIELDS + self.own)

    @property
    def label(self) -> str:
        """What one such record is called on the desk."""
        return translate("fields", self.label_source)

    @cached_property
    def by_name(self) -> Mapping[str, FieldSpec]:
        """Fields by their name."""
        return {spec.name: spec for spec in self.fields}

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The number of each field in the log."""
        return {spec.name: number for number, spec in enumerate(self.fields)}

    @cached_property
    def groups(self) -> Mapping[str, tuple[FieldSpec, ...]]:
        """Fields by merge group, in the order of their first field."""
        found: dict[str, list[FieldSpec]] = {}
        for spec in self.fields:
            found.setdefault(spec.group, []).append(spec)
        return {name: tuple(members) for name, members in found.items()}

    @cached_property
    def defaults(self) -> Mapping[str, Any]:
        """The value of every field that was never written."""
        return {spec.name: spec.default for spec in self.fields}


def to_log(spec: FieldSpec, value: Any) -> Any:
    """A field's value as the log writes it: JSON's own types only."""
    if value is None:
        return None
    if spec.type is FieldType.INSTANT:
        return to_ms(value)
    if spec.type is FieldType.DATE:
        return value.isoformat()
    if spec.type is FieldType.ROW:
        return bytes(value).hex()
    if spec.type is FieldType.BOOLEAN:
        return bool(value)
    return value


def from_log(spec: FieldSpec, value: Any) -> Any:
    """The opposite of `to_log`."""
    if value is None:
        return None
    if spec.type is FieldType.INSTANT:
        return from_ms(value)
    if spec.type is FieldType.DATE:
        return date.fromisoformat(value)
    if spec.type is FieldType.ROW:
        return bytes.fromhex(value)
    return value


def rows_of(text: str | None) -> tuple[RowId, ...]:
    """The ids a ROWS field names, each once, in its order."""
    return tuple(dict.fromkeys(bytes.fromhex(item.partition("*")[0]) for item in (text or "").split()))


def amounts_of(text: str | None) -> tuple[tuple[RowId, int], ...]:
    """The ids a ROWS field names, and how many of each."""
    found = (item.partition("*") for item in (text or "").split())
    return tuple((bytes.fromhex(row), int(count or 1)) for row, _, count in found)


def rows_text(rows: Iterable[RowId]) -> str | None:
    """Ids as a ROWS field keeps them; None for none."""
    return " ".join(row.hex() for row in rows) or None


def amounts_text(amounts: Iterable[tuple[RowId, int]]) -> str | None:
    """Ids and how many of each as a ROWS field keeps them, always in the same order; None for none."""
    return " ".join(f"{row.hex()}*{count}" for row, count in sorted(amounts) if count > 0) or None
