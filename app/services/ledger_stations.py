"""Lists of stations, as the desk takes them in: a row is a station with what it offers and who keeps it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.db.models import (
    Inspection,
    Photo,
    Station,
    StationIssue,
    StationKeeper,
    StationService,
    Supply,
    Synced,
    Tally,
)
from app.db.models.log import row_op
from app.db.tx import Tx
from app.domain import ledger as rules
from app.domain.ledger import Fingerprint, Plan, Record
from app.domain.terms import STATION_KIND, STATION_SERVICE
from app.services import stations
from app.services.desk import Desk
from app.services.ledger_kinds import Bringer, Outlook, counted

_FIELDS = ("name", "number", "kind", "level", "address", "community", "hours", "longitude", "latitude", "note")
_PART = 500


class Stations(Bringer):
    """A row is a station."""

    kind = rules.STATIONS
    model = Station
    terms = (STATION_KIND, STATION_SERVICE)

    def known(self, session: Session, found: Plan) -> set[Fingerprint]:
        """The names of all stations in the directory."""
        names = session.scalars(select(Station.name).where(not_(Station.voided)))
        return {rules.station_fingerprint(name or "") for name in names}

    def outlook(self, desk: Desk, session: Session, records: Sequence[Record]) -> Outlook:
        """Which of them the map can't show."""
        nowhere = sum(record.values["longitude"] is None for record in records)
        if not nowhere or nowhere == len(records):
            return Outlook()
        message = translate("ledger", "{n} have no position: the map and distances leave them out.")
        return Outlook(words=(message.format(n=nowhere),))

    def write(self, desk: Desk, tx: Tx, records: Sequence[Record], batch: RowId, progress: Progress) -> Outlook:
        """Write stations, their services and keepers."""
        for record in counted(records, progress):
            values = record.values
            stations.make(
                desk, tx, {name: values[name] for name in _FIELDS}, dict.fromkeys(values["services"], ""),
                (values["keeper"], values["phones"]), batch_id=batch,
            )  # fmt: skip
        return Outlook()


def stations_with(session: Session, batch: RowId) -> list[tuple[type[Synced], list[RowId]]]:
    """The stations a list brought that nobody has changed, inspected or used since, with what belongs to them."""
    used: list[Any] = [select(row_op.c.op).where(row_op.c.row == Station.id)]
    for model in (StationService, StationKeeper):
        used.append(select(model.id).join(row_op, row_op.c.row == model.id).where(model.station_id == Station.id))
    for other in (Inspection, StationIssue, Supply, Tally, Photo):
        used.append(select(other.id).where(other.station_id == Station.id, not_(other.voided)))
    query = select(Station.id).where(Station.batch_id == batch, not_(Station.voided))
    gone = list(session.scalars(query.where(*(not_(one.exists()) for one in used))))
    parts: list[tuple[type[Synced], list[RowId]]] = []
    for model in (StationService, StationKeeper):
        rows: list[RowId] = []
        for start in range(0, len(gone), _PART):
            of = model.station_id.in_(gone[start : start + _PART])
            rows += session.scalars(select(model.id).where(of, not_(model.voided)))
        parts.append((model, rows))
    return [*parts, (Station, gone)]
