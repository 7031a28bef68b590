"""Forms that nobody has saved yet: kept per person and form, so that a crash or a lock loses nothing.

A draft stays on this machine. It may hold what a visitor just dictated, an ID number too, so it lies under
the centre's key.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select

from app.core.clock import from_ms, to_ms
from app.core.errors import EnvironmentProblem
from app.core.ids import RowId
from app.db.models import Draft
from app.services.desk import Desk, fixed_id

_SEALED = "sealed:"
_NEVER_IN_CLEAR = frozenset({"id_number"})


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """A draft that waits: which form, and when it was last typed in."""

    form: str
    saved_at: datetime


def save(desk: Desk, staff_id: RowId, form: str, content: Mapping[str, Any]) -> None:
    """Keep what a form holds, in place of what it held before.

    Values may be text, numbers, dates, instants, ids, lists, dicts, and the `seen` base of a row.
    """
    text = json.dumps(_plain(content), ensure_ascii=False, separators=(",", ":"))
    try:
        text = _SEALED + desk.keys.encrypt(_row(staff_id, form), text)
    except EnvironmentProblem:  # before the first run there is no key, and after its loss none
        text = json.dumps(_plain(_without_secrets(content)), ensure_ascii=False, separators=(",", ":"))
    with desk.store.local() as session:
        session.merge(Draft(form=form, staff_id=staff_id, content=text, saved_at=desk.now()))


def load(desk: Desk, staff_id: RowId, form: str) -> dict[str, Any] | None:
    """What a form held when it was last typed in; None when nothing waits, or it can't be read any more."""
    with desk.store.read() as session:
        row = session.get(Draft, (form, staff_id))
    if row is None:
        return None
    text = row.content
    try:
        if text.startswith(_SEALED):
            text = desk.keys.decrypt(_row(staff_id, form), text.removeprefix(_SEALED))
        content = _rich(json.loads(text))
    except (EnvironmentProblem, ValueError):
        return None
    return content if isinstance(content, dict) else None


def clear(desk: Desk, staff_id: RowId, form: str) -> None:
    """Throw a draft away: its form was saved or given up."""
    with desk.store.local() as session:
        session.execute(delete(Draft).where(Draft.form == form, Draft.staff_id == staff_id))


def waiting(desk: Desk, staff_id: RowId) -> list[DraftInfo]:
    """The drafts that wait for somebody, the latest first."""
    with desk.store.read() as session:
        query = select(Draft.form, Draft.saved_at).where(Draft.staff_id == staff_id)
        return [DraftInfo(form, at) for form, at in session.execute(query.order_by(Draft.saved_at.desc()))]


def forget(desk: Desk, rows: Collection[RowId]) -> None:
    """Throw away everybody's drafts that are about one of these rows: what it holds is to be erased."""
    marks = [row.hex() for row in rows]
    with desk.store.read() as session:
        kept = [(row.form, row.staff_id, row.content) for row in session.scalars(select(Draft))]
    gone = []
    for form, staff_id, content in kept:
        text = content
        if text.startswith(_SEALED):
            try:
                text = desk.keys.decrypt(_row(staff_id, form), text.removeprefix(_SEALED))
            except EnvironmentProblem:  # nobody will ever read it, here or elsewhere
                text = ""
        if any(mark in form or mark in text for mark in marks):
            gone.append((form, staff_id))
    with desk.store.local() as session:
        for form, staff_id in gone:
            session.execute(delete(Draft).where(Draft.form == form, Draft.staff_id == staff_id))


def _row(staff_id: RowId, form: str) -> RowId:
    return fixed_id("draft", staff_id.hex(), form)


def _without_secrets(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_secrets(item) for key, item in value.items() if key not in _NEVER_IN_CLEAR}
    return value


def _plain(value: Any) -> Any:
    """JSON's own types; what JSON lacks becomes {"$kind": …}."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return {"$instant": to_ms(value)}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, bytes):
        return {"$id": value.hex()}
    if isinstance(value, frozenset | set):
        return {"$set": sorted(value)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _rich(value: Any) -> Any:
    if isinstance(value, list):
        return [_rich(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        [(kind, content)] = value.items()
        if kind == "$instant":
            return from_ms(content)
        if kind == "$date":
            return date.fromisoformat(content)
        if kind == "$id":
            return bytes.fromhex(content)
        if kind == "$set":
            return frozenset(content)
    return {key: _rich(item) for key, item in value.items()}
