"""What all kinds of disagreement have in common: how one is named, put in a list, and laid aside on this machine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Meta
from app.db.tx import Changes
from app.domain import conflicts as rules
from app.domain.auth import Actor, Permission, require
from app.domain.conflicts import Conflict, ConflictLine, Kind, Side
from app.services.conflict_words import Look
from app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Found:
    """A disagreement, found but not yet put in words."""

    id: RowId
    kind: Kind
    what: Any


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person chose: the key of a choice, with it what was typed instead, and why."""

    key: str
    values: Mapping[str, Any]
    reason: str


def settled() -> UserError:
    """Somebody else was quicker."""
    return UserError(translate("sync", "This has been settled already."))


def take_labels(sides: int) -> list[str]:
    """What the buttons of so many versions say."""
    if sides == 2:
        return [translate("sync", "Use the left one"), translate("sync", "Use the right one")]
    return [translate("sync", "Use number {n}").format(n=n + 1) for n in range(sides)]


def line_of(
    look: Look, found: Found, table: str, row: RowId, values: Mapping[str, Any], sentence: str, sides: Sequence[Side]
) -> ConflictLine:
    """A disagreement about one record, as lists show it."""
    page, arguments = look.target(table, row, values)
    beside = (value for side in sides for value in side.arguments.values() if isinstance(value, bytes))
    return ConflictLine(
        found.id, found.kind, table, look.title(table, values), sentence, max(side.when for side in sides),
        tuple(dict.fromkeys(side.site for side in sides)), page, arguments,
        tuple(dict.fromkeys((row, *beside))),
    )  # fmt: skip


def sides_of(look: Look, table: str, rows: Sequence[RowId], group: str) -> tuple[Side, ...]:
    """Records in each other's way, each a side of its own: nothing of them is a version of the other."""
    sides = []
    for row in rows:
        values = look.values(table, row) or {}
        fields = rules.compared([look.said(table, values)])[0]
        page, arguments = look.target(table, row, values)
        title = look.title(table, values, alone=True)
        line = look.author(table, row, group)
        sides.append(replace(look.side(line, title=title, page=page, arguments=arguments), fields=fields))
    return tuple(sides)


_SEEN = "conflict.seen."
"""Before the id of what was acknowledged on this machine, in the table `meta`."""


def acknowledge(desk: Desk, found: Found) -> Changes:
    """Not shown any more on this machine: nothing is decided by it that another desk had to know."""
    with desk.store.local() as session:
        session.merge(Meta(key=_SEEN + found.id.hex(), value=desk.now().isoformat()))
    return Changes()


def acknowledged(session: Session) -> set[RowId]:
    """What isn't shown any more on this machine."""
    keys = session.scalars(select(Meta.key).where(Meta.key.startswith(_SEEN, autoescape=True)))
    return {bytes.fromhex(key[len(_SEEN) :]) for key in keys}


def settle_seen(desk: Desk, actor: Actor, found: Found, shown: Conflict, choice: Decision) -> Changes:
    """There is nothing to decide for others: somebody has seen it."""
    require(actor, Permission.SETTLE_CONFLICTS)
    return acknowledge(desk, found)
