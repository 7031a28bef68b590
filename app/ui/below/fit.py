"""Columns that step aside where there is no room for all."""

from collections.abc import Sequence

from app.ui.kit import theme
from app.ui.kit.widgets.record_table import RecordTable


def leave_out(table: RecordTable, dispensable: Sequence[str]) -> None:
    """Hide columns, in the order given, until the others have the width they want."""
    columns = table.model.columns
    scale = theme.metrics().t14 / 14
    room = table.width() - 24
    hidden: set[str] = set()
    for key in dispensable:
        if sum(column.width * scale for column in columns if column.key not in hidden) <= room:
            break
        hidden.add(key)
    for place, column in enumerate(columns):
        table.view.setColumnHidden(place, column.key in hidden)
