"""The rules of a handover (交接班): whose shift it is of, when something is open, when it may be signed.

A shift may be handed over once every open item either stays with the next shift by name or is settled, and two
different people have given their PINs. No I/O: services load, ask here, and write.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.shifts import Turn

SIGNED, REFUSED, FORCED = "signed", "refused", "forced"
HANDED = frozenset({SIGNED, FORCED})
"""What ends a shift; a refused handover leaves it with whoever has it."""
NOTE, INCIDENT, KEY, FOUND, ROUND = "note", "incident", "key", "found", "round"
STAYS, SETTLED = "stays", "settled"

SOON = timedelta(hours=1)
"""A booking that begins within it is told to the next shift."""
DOOR_OPENS = timedelta(minutes=30)
"""Sign-in of a session runs from so long before it begins until it is closed."""
DOOR_FORGOTTEN = timedelta(hours=12)
"""A session so long over is no longer at the door, closed or not."""

ICONS = {
    "child": "users-round", "incident": "triangle-alert", KEY: "key", "overdue_loan": "package-open",
    "badge": "key-round", "station_issue": "wrench", "offer": "phone", "booking_in_use": "circle-play",
    "booking_due": "calendar-clock", "sign_in": "ticket", "loan": "package-open", "to_verify": "user-check",
    "present": "users", FOUND: "luggage", "request": "message-circle-heart", NOTE: "clipboard",
}  # fmt: skip
"""The kinds of what can be open, in the order in which a person wants to hear of them, each with its icon."""
_ORDER = {kind: number for number, kind in enumerate(ICONS)}


@dataclass(frozen=True, slots=True)
class Figures:
    """What a shift came to."""

    visits: int = 0
    """Visitors signed in during it."""
    tallies: int = 0
    """Counted without a name during it."""
    present: int = 0
    """In the house as it was written."""
    bookings: int = 0
    """Bookings of rooms and seats that were used during it."""
    sessions: int = 0
    sign_ins: int = 0
    """Participants and walk-ins who came to sessions during it."""
    loans: int = 0
    """Pieces of equipment given out during it."""
    notes: int = 0
    """Written during it, incidents and all others together."""
    incidents: int = 0

    def to_json(self) -> str:
        """As a handover keeps them."""
        return json.dumps(asdict(self), separators=(",", ":"))


def read_figures(text: str | None) -> Figures:
    """The figures of a handover; what is missing, or can't be read, is 0."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        kept = {}
    if not isinstance(kept, dict):
        kept = {}
    return Figures(**{
        one.name: value for one in fields(Figures) if isinstance(value := kept.get(one.name, 0), int) and value > 0
    })  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one open item: it stays with the next shift, or was settled; with a remark."""

    key: str
    stays: bool
    remark: str = ""


# ------------------------------------------------------------------------------------------- whose shift

Slot = tuple[date, int]
"""A shift by its duty day and the minute of the clock at which it begins."""


def slot(turn: Turn) -> Slot:
    """How a shift is named in records."""
    return turn.day, turn.shift.start


def to_hand(now: datetime, before: Turn, on: Turn, handed: Collection[Slot], expected: bool) -> Turn | None:
    """The shift a handover signed now is of; None when there is nothing left to hand over.

    Whoever signs late still hands over the shift before (until the one on duty is half over), if a handover was
    `expected` of it: on a desk that has never handed over a shift nobody owes one.
    """
    if slot(on) in handed:
        return None
    half = on.start + (on.end - on.start) / 2
    return before if expected and now < half and slot(before) not in handed else on


# ------------------------------------------------------------------------------------------- what is open


def is_urgent(kind: str, due_at: datetime | None, now: datetime) -> bool:
    """Whether an item can't wait: children, what is overdue, incidents. A booking's time is no date by which to act."""
    if kind in ("booking_in_use", "booking_due"):
        return False
    return kind in ("child", "incident", "overdue_loan") or (due_at is not None and due_at <= now)


def rank(kind: str, urgent: bool, due_at: datetime | None, key: str) -> tuple[bool, int, bool, float, str]:
    """The order of open items: urgent ones first, then by kind, then what is due first."""
    at = due_at.timestamp() if due_at is not None else 0.0
    return not urgent, _ORDER.get(kind, len(_ORDER)), due_at is None, at, key


def door_open(starts_at: datetime, ends_at: datetime, closed_at: datetime | None, now: datetime) -> bool:
    """Whether the sign-in of a session runs."""
    return closed_at is None and starts_at - DOOR_OPENS <= now < ends_at + DOOR_FORGOTTEN


# ------------------------------------------------------------------------------------------- signing


def undecided(open_keys: Iterable[str], decisions: Sequence[Decision]) -> list[str]:
    """The open items on which nothing was decided; decisions on what is no longer open do no harm."""
    decided = {one.key for one in decisions}
    return [key for key in open_keys if key not in decided]


def check_signers(outgoing: RowId, incoming: RowId) -> None:
    """Two people sign; raises UserError (field "incoming") when it is the same one."""
    if outgoing == incoming:
        raise UserError(translate("handover", "Two different people sign a handover."), "incoming")


def check_reason(text: str, field: str = "reason") -> str:
    """A reason that says something, tidied; raises UserError beside the field."""
    kept = " ".join(text.split())
    if len(kept) < 2:
        raise UserError(translate("handover", "Please say why, in a few words."), field)
    return kept
