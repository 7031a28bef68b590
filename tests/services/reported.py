"""A desk of a level above, with what centres below reported to it as a merge leaves it there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.core.clock import to_ms
from app.core.ids import RowId
from app.db.days_elsewhere import day_id, index_days
from app.db.models.log import elsewhere
from app.db.oplog import compact, logged
from app.domain.fields import RecordSpec, to_log
from app.domain.report_records import DAILY_FIGURE
from app.domain.settings import SITE_CODE
from app.domain.sites import Level
from app.services import credentials
from app.services.desk import Desk
from app.services.keyring import Identity

Enrolled = tuple[str, str, Level, str]
"""Code, name, level and the code of the centre above ("" for the desk's own)."""


def enrol(desk: Desk, centres: Iterable[Enrolled], at: datetime) -> None:
    """Certify a desk of each of these centres, each by the one above it."""
    own = desk.settings[SITE_CODE]
    keys = {own: desk.ring.identity(desk.store.site)}
    texts = []
    for code, name, level, parent in centres:
        made, issuer = Identity.generate(), keys[parent or own]
        facts = credentials.Facts("前台一号机", "A", code, name, level)
        said = credentials.certificate_for(made, facts, to_ms(at))
        texts += [
            credentials.sign_document(made, said),
            credentials.sign_document(issuer, replace(said, issuer=issuer.site)),
        ]
        keys[code] = made
    with desk.store.write(bytes(16)) as tx:
        credentials.take(tx.session, texts)
    desk.forget_roster()


def report(desk: Desk, home: str, spec: RecordSpec, rows: Iterable[tuple[RowId, Mapping[str, Any]]]) -> None:
    """Put rows of another centre where the merge puts them."""
    lines = []
    for row, values in rows:
        kept = dict(spec.defaults) | dict(values)
        fields = {name: to_log(spec.by_name[name], value) for name, value in kept.items()}
        lines.append(
            {"home": home, "tbl": spec.table, "row": row, "voided": int(bool(kept["voided"])), "state": 0,
             "fields": compact(fields)}
        )  # fmt: skip
    with desk.store.write(bytes(16)) as tx:
        connection = tx.session.connection()
        with logged(connection):
            connection.execute(elsewhere.insert().prefix_with("OR REPLACE"), lines)
        if spec is DAILY_FIGURE:
            index_days(connection, {(home, line["row"]) for line in lines})


def report_days(desk: Desk, home: str, days: Mapping[Any, Mapping[str, int]]) -> None:
    """Put the figures of another centre's days there."""
    report(desk, home, DAILY_FIGURE, ((day_id(home, day), {"day": day, **counts}) for day, counts in days.items()))
