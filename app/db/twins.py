"""Cards that two desks made of one person apart: kept beside every card, inside the transaction that writes it.

Only cards that two installations made are compared: what one desk has twice it was asked about when it was typed in.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, false, or_, select

from app.core.ids import RowId
from app.db.models import Base, Person, Twin
from app.db.models.log import lane
from app.db.oplog import LANE_BITS
from app.domain.conflicts import pair_id
from app.domain.people import Card, Reason, likeness

_PART = 500
_TWIN = Base.metadata.tables[Twin.__tablename__]
_ONE, _OTHER = Person.__table__.alias("one"), Person.__table__.alias("other")
_SURE = frozenset({Reason.NAME_AND_PHONE, Reason.NAME_AND_ID, Reason.NAME_AND_BIRTH})
_COMPARED = ("id", "name", "phones", "birth_date", "id_tail", "_create")
_PAIRS = select(*(table.c[name].label(f"{table.name}_{name}") for table in (_ONE, _OTHER) for name in _COMPARED)).where(
    _OTHER.c.name == _ONE.c.name,
    _OTHER.c.id != _ONE.c.id,
    _ONE.c.voided == false(),
    _OTHER.c.voided == false(),
    _OTHER.c._create.op(">>")(LANE_BITS) != _ONE.c._create.op(">>")(LANE_BITS),
    or_(
        _OTHER.c.id_tail == _ONE.c.id_tail,
        _OTHER.c.birth_date == _ONE.c.birth_date,
        _OTHER.c.phones == _ONE.c.phones,
        and_(_OTHER.c.phones.is_not(None), _ONE.c.phones.contains(" ")),  # several numbers, one of them perhaps
        and_(_ONE.c.phones.is_not(None), _OTHER.c.phones.contains(" ")),
    ),
)
"""Cards of one name, made by different lanes, that have something else in common, perhaps: the rules look closer."""


def index_twins(connection: Connection, ids: Collection[RowId] | None, authored: Collection[RowId]) -> None:
    """Find anew which cards these are likely twins of (all cards with None)."""
    sites = {row.id: row.site for row in connection.execute(select(lane.c.id, lane.c.site))}
    apart = len(set(sites.values())) > 1
    if ids is None:
        connection.execute(delete(_TWIN))
        if apart:
            _find(connection, None, sites)
        return
    wanted = sorted(ids)
    for start in range(0, len(wanted) if apart else 0, _PART):
        part = wanted[start : start + _PART]
        connection.execute(delete(_TWIN).where(or_(_TWIN.c.one_id.in_(part), _TWIN.c.other_id.in_(part))))
        _find(connection, part, sites)


def _find(connection: Connection, part: Sequence[RowId] | None, sites: dict[int, str]) -> None:
    query = _PAIRS.where(_ONE.c.id < _OTHER.c.id) if part is None else _PAIRS.where(_ONE.c.id.in_(part))
    found: dict[RowId, tuple[RowId, RowId]] = {}
    for line in connection.execute(query).mappings():
        if sites[line["one__create"] >> LANE_BITS] == sites[line["other__create"] >> LANE_BITS]:
            continue
        like = likeness(_card(line, "one"), _card(line, "other"))
        if like is not None and like.reason in _SURE:
            one, other = sorted((line["one_id"], line["other_id"]))
            found[pair_id("twin", one, other)] = one, other
    if found:
        lines = [{"one_id": one, "other_id": other, "id": name} for name, (one, other) in found.items()]
        connection.execute(_TWIN.insert(), lines)


def _card(line: Any, side: str) -> Card:
    named = {name: line[f"{side}_{name}"] for name in _COMPARED if name != "_create"}
    return Card(named["id"], named["name"] or "", named["phones"], named["birth_date"], named["id_tail"])
