"""How somebody likes their lists on this machine: column widths and the like. Not synced, not in the log."""

import json
from collections.abc import Mapping
from typing import Any

from app.core.ids import RowId
from app.db.models import Meta
from app.services.desk import Desk

_PREFIX = "habit."


def recall(desk: Desk, staff_id: RowId, what: str) -> dict[str, Any]:
    """What was remembered under this name for somebody; empty when nothing was, or it can't be read any more."""
    with desk.store.read() as session:
        row = session.get(Meta, _key(staff_id, what))
    try:
        found = json.loads(row.value) if row is not None else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def remember(desk: Desk, staff_id: RowId, what: str, content: Mapping[str, Any]) -> None:
    """Keep plain values (numbers, text) under a name, in place of what was kept before."""
    text = json.dumps(dict(content), ensure_ascii=False, separators=(",", ":"))
    with desk.store.local() as session:
        session.merge(Meta(key=_key(staff_id, what), value=text))


def _key(staff_id: RowId, what: str) -> str:
    return f"{_PREFIX}{staff_id.hex()}.{what}"
