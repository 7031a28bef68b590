"""Writing the list as it is shown to a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.domain.auth import Actor
from app.services import people
from app.services.desk import Desk
from app.ui.kit.table_model import Column

PART = 1000


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
) -> tuple[Path, Any]:
    """Write the rows of `ids`, column by column as the table shows them: masked, sorted, filtered."""
    from app.services import reports

    rows: list[list[str]] = []
    for start in range(0, len(ids), PART):
        if progress is not None:
            progress.tick(start, len(ids))
        for one in people.person_rows(desk, ids[start : start + PART]):
            rows.append([column.text(one) for column in columns])
    _info, changes = reports.export_table(
        desk, actor, translate("people", "People"), [column.title for column in columns], rows, path
    )
    return path, changes
