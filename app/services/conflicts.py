"""What two desks say differently: found, put side by side in plain words, and settled by a person.

What settles a disagreement is an operation like any other, so it ends it on every desk. Meanwhile nothing stands
still: the record shows the version of the later stamp, and the desk goes on working.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import BundleSlip
from app.db.tx import Changes
from app.domain.auth import Actor, Permission, require
from app.domain.conflicts import Conflict, ConflictLine, Kind
from app.services.conflict_kinds import (
    bookings,
    copies,
    disagreements,
    edits,
    held,
    persons,
    quota,
    stock,
    tickets,
    voids,
    waiting,
)
from app.services.conflict_kinds.shared import Decision, Found, acknowledged, settle_seen, settled
from app.services.conflict_words import Look
from app.services.desk import Desk


def conflicts(desk: Desk) -> list[ConflictLine]:
    """Everything that waits for a person's choice, the most urgent kind first, and the earliest of a kind."""
    with desk.store.read() as session:
        look = Look(desk, session)
        lines = [_SHOWN[one.kind](look, one).line for one in _every(look)]
    order = list(_SHOWN)
    return sorted(lines, key=lambda line: (order.index(line.kind), line.since, line.id))


def conflict(desk: Desk, conflict_id: RowId) -> Conflict:
    """One of them with both sides; raises UserError when it was settled meanwhile."""
    with desk.store.read() as session:
        look = Look(desk, session)
        one = _find(look, conflict_id)
        return _SHOWN[one.kind](look, one)


def ids(desk: Desk) -> frozenset[RowId]:
    """The names of everything in `conflicts`, without putting it in words: before and after an import."""
    with desk.store.read() as session:
        return frozenset(one.id for one in _every(Look(desk, session)))


def count(desk: Desk) -> int:
    """How many there are: for the rail and the top bar."""
    return len(ids(desk))


def of_exchange(desk: Desk, bundle_ids: Iterable[str]) -> list[ConflictLine]:
    """Those of the open ones that came up with these bundles."""
    wanted = set(bundle_ids)
    with desk.store.read() as session:
        query = select(BundleSlip.facts).where(BundleSlip.bundle_id.in_(wanted), BundleSlip.direction == "in")
        facts = [json.loads(text) for text in session.scalars(query)]
    came = {bytes.fromhex(name) for one in facts for name in one.get("conflict_ids", ())}
    return [line for line in conflicts(desk) if line.id in came]


def resolve(
    desk: Desk, actor: Actor, conflict_id: RowId, choice: str, *, values: Mapping[str, Any] | None = None,
    reason: str = "",
) -> tuple[None, Changes]:  # fmt: skip
    """Settle a disagreement by one of its choices (`Choice.key`); with `OTHER`, `values` are what holds instead.

    Who may is the kind's own affair: a clerk may keep one of two bookings, a manager everything. What is settled
    can't be undone; enter what is right. Raises UserError: it was settled meanwhile, the choice isn't one of it, a
    value can't be read, or the place that was chosen is taken.
    """
    require(actor, Permission.VIEW)
    with desk.store.read() as session:
        look = Look(desk, session)
        one = _find(look, conflict_id)
        shown = _SHOWN[one.kind](look, one)
    chosen = next((each for each in shown.choices if each.key == choice and not each.page), None)
    if chosen is None:
        raise UserError(translate("sync", "Please choose one of the versions."), "choice")
    if chosen.needs_reason and not reason.strip():
        raise UserError(translate("errors", "Please give a reason."), "reason")
    return None, _SETTLED[one.kind](desk, actor, one, shown, Decision(choice, values or {}, reason.strip()))


def _find(look: Look, conflict_id: RowId) -> Found:
    found = next((one for one in _every(look) if one.id == conflict_id), None)
    if found is None:
        raise settled()
    return found


def _every(look: Look) -> Iterator[Found]:
    seen = acknowledged(look.session)
    for detect in _DETECTORS:
        yield from (one for one in detect(look) if one.id not in seen)


_DETECTORS: tuple[Callable[[Look], Iterable[Found]], ...] = (
    copies.find, disagreements.find, bookings.find, quota.find, persons.find, stock.find, waiting.find, held.find,
)  # fmt: skip
_SHOWN: dict[Kind, Callable[[Look, Found], Conflict]] = {
    Kind.BRANCH: copies.show, Kind.BOOKING: bookings.show, Kind.QUOTA: quota.show, Kind.TICKET: tickets.show,
    Kind.STOCK: stock.show, Kind.EDIT: edits.show, Kind.VOID: voids.show, Kind.PERSON: persons.show,
    Kind.WAITING: waiting.show, Kind.HELD: held.show,
}  # fmt: skip
"""The most urgent kind first."""
_SETTLED: dict[Kind, Callable[[Desk, Actor, Found, Conflict, Decision], Changes]] = {
    Kind.EDIT: edits.settle, Kind.VOID: voids.settle, Kind.TICKET: tickets.settle, Kind.BOOKING: bookings.settle,
    Kind.QUOTA: quota.settle, Kind.PERSON: persons.settle, Kind.WAITING: waiting.settle, Kind.HELD: settle_seen,
    Kind.BRANCH: settle_seen,
}  # fmt: skip
