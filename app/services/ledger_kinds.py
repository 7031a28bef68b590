"""What the desk does with one kind of ledger: what of it is here, what would come along, how it is written.

A feature declares its kind by a `Bringer` of its own; `app.services.ledgers` does the rest.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from app.core.clock import to_ms
from app.core.i18n import translate
from app.core.ids import RowId, new_id
from app.core.progress import Progress
from app.db.models import Person, Synced
from app.db.tx import Tx
from app.domain.ledger import Fingerprint, LedgerKind, Lookup, Plan, Record
from app.services.bookings import BookingRow
from app.services.desk import Desk

_PART = 500
_TICK = 200
_UNNAMED = "未留姓名"
"""What a card is called whose ledger row has only a phone; kept as data, so not in the desk's language."""


@dataclass(frozen=True, slots=True)
class NewSpace:
    """A space that would be made because a ledger names it: its name, its kind as far as the name tells, how often."""

    name: str
    kind: str
    rows: int


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """A place as the ledger writes it that was taken for a space of another name, and how often it occurs."""

    text: str
    space: str
    rows: int


@dataclass(frozen=True, slots=True)
class ClashPair:
    """Two bookings of one place at one time: a row of the ledger, and another row or a booking of the desk.

    `words`: what the row clashes with, as its note will say.
    """

    record: Record
    other: Record | None
    booking: BookingRow | None
    words: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What comes along with a ledger's rows."""

    people: int = 0
    """Cards made."""
    spaces: tuple[NewSpace, ...] = ()
    """Spaces made."""
    places: tuple[PlaceRead, ...] = ()
    """Places whose name was not the space's own."""
    clashes: tuple[ClashPair, ...] = ()
    clashing: int = 0
    """Rows that clash, with each other or with what is here: they come in as requests."""
    words: tuple[str, ...] = ()
    """What else comes of it, a sentence each."""


class Bringer(ABC):
    """One kind of ledger, as the desk takes it in."""

    kind: ClassVar[LedgerKind]
    model: ClassVar[type[Synced]]
    """What a row becomes."""
    terms: ClassVar[tuple[str, ...]] = ()
    """The catalogues its rows are read with."""

    def aimed(self, desk: Desk, session: Session, found: Plan, activity: RowId | None) -> "Bringer":
        """The one that takes a ledger in where it belongs: into an activity, for rows that are of one."""
        return self

    def lookups(self, desk: Desk, session: Session, found: Plan) -> Mapping[str, Lookup]:
        """By column, what the desk calls the things that a ledger read so far names; nothing where all is plain."""
        return {}

    @abstractmethod
    def known(self, session: Session, found: Plan) -> set[Fingerprint]:
        """Keys of what the desk has already, as far as this ledger could say it again."""

    @abstractmethod
    def outlook(self, desk: Desk, session: Session, records: Sequence[Record]) -> Outlook:
        """What would come along with these rows; nothing is written."""

    @abstractmethod
    def write(self, desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> Outlook:
        """Write these rows, and what comes along."""


def counted(records: Sequence[Record], progress: Progress) -> Iterator[Record]:
    """The records one by one, telling now and then how far it is."""
    for number, record in enumerate(records):
        if number % _TICK == 0:
            progress.tick(number, len(records), translate("ledger", "Bringing in"))
        yield record


def card_name(values: Mapping[str, Any]) -> str:
    """What the card of a ledger row is called: its name, or the end of the phone where there is none."""
    name: str = values["name"]
    return name or f"{_UNNAMED} {(values.get('phones') or '')[-4:]}".strip()


def ledger_name(card: str) -> str:
    """What a ledger calls the person of a card: nothing where the card is named after the phone alone."""
    return "" if card.startswith(_UNNAMED) else card


def cards_named(session: Session, names: Iterable[str]) -> Iterator[Any]:
    """Cards of these names, the oldest first."""
    wanted = sorted(set(names))
    for start in range(0, len(wanted), _PART):
        query = (
            select(Person.id, Person.name, Person.phones, Person.birth_date)
            .where(Person.name.in_(wanted[start : start + _PART]), not_(Person.voided))
            .order_by(Person.id)
        )
        yield from session.execute(query)


class Cards:
    """Finds the card a ledger row means: same name and a phone in common.

    A row without a phone means the card of that name that has none either; within one file equal rows mean
    one card. `since`: the field that says when somebody first came.
    """

    def __init__(self, desk: Desk, session: Session, records: Sequence[Record], since: str) -> None:
        self._since, self._now = since, desk.now()
        self._cards: dict[tuple[str, str], RowId] = {}
        for person in cards_named(session, (card_name(record.values) for record in records)):
            for number in (person.phones or "").split() or [""]:
                self._cards.setdefault((person.name, number), desk.canonical(person.id))

    def claim(self, record: Record) -> tuple[RowId, bool]:
        """The row's card, and whether it is to be made now."""
        name = card_name(record.values)
        numbers = (record.values.get("phones") or "").split() or [""]
        for number in numbers:
            if (name, number) in self._cards:
                return self._cards[name, number], False
        # A card counts as made when its person first came, not when the ledger was loaded.
        made = new_id(to_ms(min(record.values[self._since], self._now)))
        for number in numbers:
            self._cards[name, number] = made
        return made, True
