"""People: who is likely the same person, whose cards were joined, how old somebody is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.domain import checks
from app.domain.search import fold, spellings

CHILD = "child"
GROWN = 18
"""Whose age is below is a child and comes with a guardian."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of a person's card; fields as in `records.PERSON`."""

    id: RowId = b""
    name: str = ""
    phones: str | None = None
    birth_date: date | None = None
    id_tail: str | None = None


class Reason(StrEnum):
    """Why two cards look like one person."""

    NAME_AND_PHONE = "name_and_phone"
    NAME_AND_ID = "name_and_id"
    NAME_AND_BIRTH = "name_and_birth"
    SOUND_AND_PHONE = "sound_and_phone"
    SOUND_AND_ID = "sound_and_id"
    PHONE = "phone"
    NAME_AND_TAIL = "name_and_tail"
    SOUND_AND_TAIL = "sound_and_tail"
    NAME = "name"


_SCORES = {
    Reason.NAME_AND_ID: 97,
    Reason.NAME_AND_PHONE: 95,
    Reason.NAME_AND_BIRTH: 90,
    Reason.SOUND_AND_ID: 85,
    Reason.SOUND_AND_PHONE: 85,
    Reason.NAME_AND_TAIL: 75,
    Reason.PHONE: 70,
    Reason.SOUND_AND_TAIL: 60,
    Reason.NAME: 40,
}

REASON_LABELS: dict[Reason, str] = {
    Reason.NAME_AND_PHONE: QT_TRANSLATE_NOOP("people", "Same name and phone"),
    Reason.NAME_AND_ID: QT_TRANSLATE_NOOP("people", "Same name and ID number ending"),
    Reason.NAME_AND_BIRTH: QT_TRANSLATE_NOOP("people", "Same name and date of birth"),
    Reason.SOUND_AND_PHONE: QT_TRANSLATE_NOOP("people", "Name sounds alike, same phone"),
    Reason.SOUND_AND_ID: QT_TRANSLATE_NOOP("people", "Name sounds alike, same ID number ending"),
    Reason.PHONE: QT_TRANSLATE_NOOP("people", "Same phone"),
    Reason.NAME_AND_TAIL: QT_TRANSLATE_NOOP("people", "Same name, phone ends alike"),
    Reason.SOUND_AND_TAIL: QT_TRANSLATE_NOOP("people", "Name sounds alike, phone ends alike"),
    Reason.NAME: QT_TRANSLATE_NOOP("people", "Same name"),
}

LIKELY = 60
"""From this score on two cards are offered as the same person."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two cards look like one person: 1 to 97, and why."""

    score: int
    reason: Reason

    @property
    def text(self) -> str:
        """The reason in the language of the desk."""
        return translate("people", REASON_LABELS[self.reason])


def likeness(one: Card, other: Card) -> Likeness | None:
    """How much two cards look like one person; None when they don't. Symmetric.

    Different dates of birth or different ID endings speak against it whatever else agrees: a family shares
    a phone, and a common name is shared by thousands.
    """
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        return None
    one_tail, other_tail = fold(one.id_tail or ""), fold(other.id_tail or "")
    if one_tail and other_tail and one_tail != other_tail:
        return None
    same_name = _name_key(one.name) == _name_key(other.name) != ""
    numbers, others = set((one.phones or "").split()), set((other.phones or "").split())
    same_phone = bool(numbers & others)
    tails = {number[-4:] for number in numbers} & {number[-4:] for number in others}
    same_id = bool(one_tail) and one_tail == other_tail
    same_birth = one.birth_date is not None and one.birth_date == other.birth_date
    alike = same_name or (bool(same_phone or same_id or tails) and bool(spellings(one.name) & spellings(other.name)))
    found: list[Reason] = []
    if same_name:
        found.append(Reason.NAME)
        found.extend([Reason.NAME_AND_PHONE] * same_phone)
        found.extend([Reason.NAME_AND_ID] * same_id)
        found.extend([Reason.NAME_AND_BIRTH] * same_birth)
        found.extend([Reason.NAME_AND_TAIL] * bool(tails))
    elif alike:
        found.extend([Reason.SOUND_AND_PHONE] * same_phone)
        found.extend([Reason.SOUND_AND_ID] * same_id)
        found.extend([Reason.SOUND_AND_TAIL] * bool(tails))
    if same_phone:
        found.append(Reason.PHONE)
    if not found:
        return None
    best = max(found, key=lambda reason: _SCORES[reason])
    return Likeness(_SCORES[best], best)


def _name_key(name: str) -> str:
    return "".join(fold(name).replace("·", "").replace("•", "").split())


def likely_duplicates(candidate: Card, others: Iterable[Card], least: int = LIKELY) -> list[tuple[Card, Likeness]]:
    """The cards that may be the candidate's, the likeliest first; never the candidate's own card."""
    found = []
    for other in others:
        if other.id and other.id == candidate.id:
            continue
        like = likeness(candidate, other)
        if like is not None and like.score >= least:
            found.append((other, like))
    return sorted(found, key=lambda pair: (-pair[1].score, pair[0].id))


def canonical(edges: Iterable[tuple[RowId, RowId]]) -> dict[RowId, RowId]:
    """Card → the card that represents its person, for every card in an edge.

    Edges have no direction; whatever hangs together is one person, represented by the lowest id. So desks
    that hold the same edges agree, in whatever order these came.
    """
    parent: dict[RowId, RowId] = {}

    def root(card: RowId) -> RowId:
        parent.setdefault(card, card)
        while parent[card] != card:
            parent[card] = parent[parent[card]]
            card = parent[card]
        return card

    for one, other in edges:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {card: root(card) for card in parent}


def joined(card: RowId, aliases: Mapping[RowId, RowId]) -> list[RowId]:
    """All cards of the person this card belongs to, the representing one first."""
    lead = aliases.get(card, card)
    return sorted({lead, card, *(other for other, its in aliases.items() if its == lead)})


def age_on(birth_date: date, day: date) -> int:
    """Full years on a day; somebody born on 29 February turns on 1 March in common years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def is_child(birth_date: date | None, population_group: str | None, day: date) -> bool:
    """Whether somebody counts as a child: by age where it is known, else by group."""
    if birth_date is not None:
        return age_on(birth_date, day) < GROWN
    return population_group == CHILD


def check_birth_date(value: object, today: date) -> date | None:
    """A date of birth as typed, not in the future; nothing gives None. Raises UserError."""
    found = checks.birth_date(value)
    if found is not None and found > today:
        raise UserError(translate("errors", "This date of birth is in the future."), "birth_date")
    return found


def check_kinship(guardian: RowId, child: RowId, existing: Iterable[tuple[RowId, RowId]]) -> None:
    """A guardian for a child (pairs are guardian, child): not oneself, not each other, not twice."""
    if guardian == child:
        raise UserError(translate("people", "Nobody is their own guardian."), "guardian_id")
    pairs = set(existing)
    if (guardian, child) in pairs:
        raise UserError(translate("people", "They are already linked."), "guardian_id")
    if (child, guardian) in pairs:
        raise UserError(translate("people", "These two are linked the other way round."), "guardian_id")
