"""Where a campaign or a checklist comes from: a centre uses what those above it set, and changes only its own."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import Synced
from app.db.models.log import lane
from app.db.oplog import LANE_BITS
from app.domain.sync.trust import stream_of
from app.services.desk import Desk


def from_above(desk: Desk, session: Session, rows: Iterable[Synced]) -> dict[RowId, str]:
    """Of these rows those that another centre made: by id, what that centre is called."""
    lanes = {row.id: row.create_op >> LANE_BITS for row in rows}
    homes = {
        number: stream_of(stream)[1]
        for number, stream in session.execute(select(lane.c.id, lane.c.stream).where(lane.c.id.in_(lanes.values())))
    }
    found = {row: homes.get(number, desk.store.centre) for row, number in lanes.items()}
    return {row: centre_name(desk, home) for row, home in found.items() if home != desk.store.centre}


def centre_name(desk: Desk, centre: str) -> str:
    """What a centre is called in the newest certificate of its desks; its code where nobody certified one."""
    known = [one for one in desk.roster.certificates.values() if one.centre == centre]
    return max(known, key=lambda one: (one.issued, one.site)).centre_name if known else centre


def must_be_own(desk: Desk, session: Session, row: Synced) -> None:
    """Raise UserError for a row that a centre above made: it is changed there, and changes here with its data."""
    for name in from_above(desk, session, [row]).values():
        raise UserError(translate("errors", "This was set by {centre}; it is changed there.").format(centre=name))
