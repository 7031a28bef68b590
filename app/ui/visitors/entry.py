"""What is being filled in for somebody who comes: looked up, kept while typing, brought back after a crash."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from app.core.errors import UserError
from app.core.ids import RowId
from app.services import drafts, people, visits
from app.services.desk import Desk

FORM = "visitors.sign_in"
"""The name the draft is kept under."""
HITS = 12


@dataclass(frozen=True)
class Found:
    """What a search answered."""

    text: str
    hits: tuple[people.PersonHit, ...]
    present: dict[RowId, visits.VisitRow]
    badge: visits.VisitRow | None = None


def find(desk: Desk, text: str) -> Found:
    """People for what was typed, and who holds the badge of that number."""
    hits = tuple(people.search(desk, text, limit=HITS))
    holder = visits.badge_holder(desk, text) if len(text.strip()) <= 12 else None
    wanted = [hit.present_visit_id for hit in hits if hit.present_visit_id]
    rows = {row.id: row for row in visits.visit_rows(desk, wanted)} if wanted else {}
    return Found(text, hits, rows, holder)


def half_filled(
    desk: Desk, staff: RowId
) -> tuple[dict[str, Any], people.PersonHit | None, visits.VisitRow | None] | None:
    """The draft of somebody's sign-in, with the person or the announced visit it is about."""
    content = drafts.load(desk, staff, FORM)
    if not content:
        return None
    hit = row = None
    with suppress(UserError):
        if content.get("person"):
            hit = people.hit(desk, bytes.fromhex(content["person"]))
        if content.get("visit"):
            row = visits.row(desk, bytes.fromhex(content["visit"]))
    return content, hit, row


@dataclass
class Entry:
    """What has been filled in so far, for one person."""

    purposes: list[str] = field(default_factory=list)
    chosen: bool = False
    """Whether a person chose the purposes (else they are last time's)."""
    companions: Any = 0
    badge: str = ""
    host: str = ""
    belongings: str = ""
    note: str = ""
    expected_at: Any = None
    """When somebody will come, if they don't come now; the text as typed where it is no time."""

    def as_draft(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "purposes": self.purposes,
            "chosen": self.chosen,
            "companions": self.companions,
            "badge": self.badge,
            "host": self.host,
            "belongings": self.belongings,
            "note": self.note,
            "expected_at": self.expected_at,
        }


def entry_of(draft: dict[str, Any]) -> Entry:
    """An entry from its plain values, whatever is missing in them."""
    known = Entry()
    return Entry(
        [str(code) for code in draft.get("purposes") or ()],
        bool(draft.get("chosen")),
        draft.get("companions", known.companions),
        str(draft.get("badge") or ""),
        str(draft.get("host") or ""),
        str(draft.get("belongings") or ""),
        str(draft.get("note") or ""),
        draft.get("expected_at"),
    )
