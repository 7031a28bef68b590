"""Counting without names: one key adds one for a group and a service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Tally
from app.db.queries import tallies as queries
from app.db.tx import Changes
from app.domain import shifts
from app.domain import visits as rules
from app.domain.auth import Actor, Permission, require
from app.domain.settings import DUTY_DAY_START
from app.domain.terms import TALLY_GROUP, TALLY_SERVICE, tally_key
from app.services.desk import Desk

MOST = 999
"""Counted by one entry at most: more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class TallyCell:
    """One pair of the grid: its key and how often it was pressed today."""

    group: str
    service: str
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class TallyGrid:
    """Today's tally: groups down, services across. Codes with their labels; `cells` row by row."""

    start: datetime
    end: datetime
    groups: tuple[tuple[str, str], ...]
    services: tuple[tuple[str, str], ...]
    cells: tuple[tuple[TallyCell, ...], ...]
    total: int

    def by_key(self, key: str) -> TallyCell | None:
        """The cell a key adds to."""
        return next((c for line in self.cells for c in line if c.key and c.key == key.upper()), None)


def add(
    desk: Desk, actor: Actor, group: str, service: str, count: int = 1, at: datetime | None = None,
    station_id: RowId | None = None,
) -> tuple[RowId, Changes]:  # fmt: skip
    """Count somebody served without taking a name, here or at a station; taken back by undo or by `take_back`.

    Raises UserError for a pair that isn't in the catalogues, a count outside 1 to 999, a time to come.
    """
    require(actor, Permission.RECORD_VISITS)
    for kind, code in ((TALLY_GROUP, group), (TALLY_SERVICE, service)):
        if all(term.code != code for term in desk.terms(kind)):
            field = "population_group" if kind == TALLY_GROUP else "service"
            raise UserError(translate("errors", "Please choose one of the list."), field)
    if not 1 <= count <= MOST:
        message = translate("errors", "A number from {least} to {most}, please.")
        raise UserError(message.format(least=1, most=MOST), "count")
    with desk.store.write(actor.staff_id) as tx:
        if at is not None:
            rules.check_times(tx.now, at, None)
        row = tx.add(
            Tally(at=at or tx.now, population_group=group, service=service, count=count, station_id=station_id)
        )
    return row.id, tx.changes


def take_back(desk: Desk, actor: Actor, tally_id: RowId) -> tuple[None, Changes]:
    """Void one entry: the key was pressed by mistake."""
    require(actor, Permission.RECORD_VISITS)
    with desk.store.write(actor.staff_id) as tx:
        tx.void(tx.get(Tally, tally_id), translate("visitors", "Counted by mistake"))
    return None, tx.changes


def counts(desk: Desk, start: datetime, end: datetime) -> Mapping[tuple[str, str], int]:
    """How many of each (group code, service code) in a period, `end` excluded."""
    with desk.store.read() as session:
        return queries.counts(session, start, end)


def grid(desk: Desk) -> TallyGrid:
    """The tally of the duty day so far, with the keys of each pair."""
    opens = desk.settings[DUTY_DAY_START]
    start, end = shifts.duty_bounds(shifts.duty_day(desk.now(), opens, desk.zone), opens, desk.zone)
    found = counts(desk, start, end)
    groups = sorted(desk.terms(TALLY_GROUP), key=lambda term: (term.position, term.code))
    services = sorted(desk.terms(TALLY_SERVICE), key=lambda term: (term.position, term.code))
    cells = tuple(
        tuple(
            TallyCell(
                group.code,
                service.code,
                tally_key(group.position, service.position),
                found.get((group.code, service.code), 0),
            )
            for service in services
        )
        for group in groups
    )
    return TallyGrid(
        start,
        end,
        tuple((term.code, term.label) for term in groups),
        tuple((term.code, term.label) for term in services),
        cells,
        sum(found.values()),
    )
