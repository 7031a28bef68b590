"""At the door: late and early, the codes of the printed sheet, who may collect a child, and a session in figures."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.activities import Presence

GRACE = timedelta(minutes=10)
"""Who comes, or goes, within so much of the beginning or the end is on time."""
EARLIEST = timedelta(hours=12)
"""Nobody is signed in longer than this before a session begins: it would be the wrong session."""
GROWN = 18
"""The age from which nobody has to be collected."""

_PER_DESK = 10_000
_NUMBER = re.compile(r"([A-Z])-?0*([1-9][0-9]{0,3})")


@dataclass(frozen=True, slots=True)
class Figures:
    """A session as its list has it. `expected` = arrived + late + excused + absent + open; walk-ins stand apart."""

    expected: int = 0
    arrived: int = 0
    late: int = 0
    excused: int = 0
    absent: int = 0
    open: int = 0
    """Nothing known yet."""
    walk_ins: int = 0
    """By head; whoever was let in from the waiting list is among them."""
    left: int = 0

    @property
    def present(self) -> int:
        """Of those expected, who came, on time or late."""
        return self.arrived + self.late

    @property
    def missed(self) -> int:
        """Who wasn't there once the sign-in is closed: said to be absent, or never seen."""
        return self.absent + self.open


def presence_at(starts_at: datetime, at: datetime) -> Presence:
    """Arrived or late: who comes more than the grace after the beginning is late."""
    return Presence.LATE if at > starts_at + GRACE else Presence.ARRIVED


def leaves_early(ends_at: datetime, at: datetime) -> bool:
    """Whether somebody leaves before the end, by more than the grace."""
    return at < ends_at - GRACE


def sheet_code(number: str, owner_desk: str) -> int:
    """The row of a participant on the printed sheet: the running number of A07 is 7; 0 for a number of another form.

    The code is made of the participant's own number, which never changes, and not of the place in the list: so a
    sheet printed yesterday means the same people today, whoever registered, withdrew or came in from another desk
    since. Rows of who withdrew are simply left out of a later print, and rows of another desk's numbers follow after
    those of the desk that decides: B03 is row "B3".
    """
    match = _NUMBER.fullmatch(number)
    if match is None:
        return 0
    letter, running = match.groups()
    return int(running) + (0 if letter == (owner_desk or "A") else _PER_DESK * (ord(letter) - ord("A") + 1))


def code_label(code: int) -> str:
    """A row code as it is printed and typed: 7, B3."""
    desk, running = divmod(code, _PER_DESK)
    return f"{chr(ord('A') + desk - 1)}{running}" if desk else str(code or "")


def plain_codes(text: str, owner_desk: str) -> str:
    """What was typed, with the letters of desks turned into numbers: "3 B3-5" → "3 20003-20005"."""
    typed = unicodedata.normalize("NFKC", text)

    def whole(match: re.Match[str]) -> str:
        first = sheet_code(f"{match[1].upper()}{match[2]}", owner_desk)
        if not match[3]:
            return str(first)
        return f"{first}-{first - int(match[2]) + int(match[3])}"

    return re.sub(r"([A-Za-z])-?([0-9]{1,4})(?:\s*[-–—~至到]\s*[A-Za-z]?([0-9]{1,4}))?", whole, typed)


def ticket_text(activity_number: str, number: str) -> str:
    """What the code on a ticket says: the activity's number and the participant's, nothing of the person."""
    return f"{activity_number}/{number}"


def is_ticket(text: str) -> bool:
    """Whether a scanned text is that of a ticket."""
    return re.fullmatch(r".+/[A-Za-z]-?[0-9]+", text.strip()) is not None


def same_name(one: str, other: str) -> bool:
    """Whether two names are written alike but for spaces."""
    return bool(one.strip()) and "".join(one.split()).casefold() == "".join(other.split()).casefold()
