"""Writing the list as it is shown to a file."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.domain.auth import Actor
from app.services import people, reports
from app.services.desk import Desk
from app.ui.kit.table_model import Column

PART = 1000
_KINDS: dict[str, str] = {"visits": "integer", "last_visit": "datetime"}
"""Columns that are more than text: a file tells the whole date where the screen says "yesterday"."""


def suggested_name(desk: Desk) -> str:
    """A name for the file: what it is and of which day."""
    return translate("people", "People {date}").format(date=desk.today().isoformat()) + ".xlsx"


def export_shown(
    desk: Desk,
    actor: Actor,
    columns: Sequence[Column],
    ids: Sequence[RowId],
    path: Path,
    progress: Progress | None = None,
) -> Path:
    """Write the rows of `ids`, column by column as the table shows them: masked, sorted, filtered."""

    def rows() -> Iterator[list[str | int | datetime | None]]:
        for start in range(0, len(ids), PART):
            for one in people.person_rows(desk, ids[start : start + PART]):
                yield [_cell(desk, column, one) for column in columns]

    reports.export_table(
        desk,
        actor,
        title=translate("people", "People"),
        columns=[
            reports.Column(column.title, max(8, column.width / 7), _KINDS.get(column.key, "text")) for column in columns
        ],
        rows=rows(),
        path=path,
        count=len(ids),
        progress=progress,
    )
    return path


def _cell(desk: Desk, column: Column, one: people.PersonRow) -> str | int | datetime | None:
    if column.key not in _KINDS:
        return column.text(one)
    value = column.of(one)
    return value.astimezone(desk.zone).replace(tzinfo=None) if isinstance(value, datetime) else value
