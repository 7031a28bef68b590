"""One ticket signed in at two doors, or two desks that wrote different things of one participant."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.i18n import translate
from app.db.models import Attendance
from app.db.tx import Changes
from app.domain import conflicts as rules
from app.domain.auth import Actor, Permission, require
from app.domain.conflicts import OTHER, Conflict, Disagreement
from app.domain.sync.fold import Label
from app.services.attendance import ARRIVAL
from app.services.conflict_kinds import edits
from app.services.conflict_kinds.disagreements import (
    Version,
    follow,
    is_beside,
    is_scan,
    open_disagreements,
    still,
    versions_of,
)
from app.services.conflict_kinds.shared import Decision, Found
from app.services.conflict_words import Look, shown_values
from app.services.desk import Desk

_CAME = ("arrived", "late")
"""Presence of somebody who was at the door."""


def show(look: Look, found: Found) -> Conflict:
    """The two scans, as an edit is shown; nothing else can be typed."""
    one: Disagreement = found.what
    shown = edits.show(look, found)
    versions = versions_of(look, one, look.values(one.table, one.row) or {})
    sentence = translate("sync", "Two desks wrote different things about one participant; who came counts once.")
    if is_scan(one) and all(each.own["presence"] in _CAME for each in versions):
        doors = [_door(look, each.own) for each in versions]
        sentence = translate("sync", "One ticket was signed in at two doors: {doors}. It counts once.").format(
            doors=rules.listed(doors)
        )
    question = shown.question
    if is_scan(one):
        question = translate("sync", "Which one holds? What only one side says beside it, stays.")
    return replace(
        shown,
        line=replace(shown.line, sentence=sentence),
        question=question,
        other=(),
        values={},
        choices=tuple(each for each in shown.choices if each.key != OTHER),
    )


def _saying(row: Attendance, group: str, versions: Sequence[Version]) -> dict[str, Any]:
    """A group of fields as the first version has it that says anything there."""
    names = [item.name for item in row.spec.groups[group]]
    chosen = next((each for each in versions if any(each.own[name] for name in names)), versions[0])
    return {name: chosen.own[name] for name in names}


def _door(look: Look, own: Mapping[str, Any]) -> str:
    at = own.get("at")
    time = f"{at.astimezone(look.desk.zone):%H:%M}" if at is not None else ""
    return " ".join(filter(None, (own.get("door") or "", time)))


def settle(desk: Desk, actor: Actor, found: Found, shown: Conflict, choice: Decision) -> Changes:
    """Write the scan that was chosen; what only one side says beside it stays."""
    require(actor, Permission.SETTLE_CONFLICTS)
    one: Disagreement = found.what
    with desk.store.write(actor.staff_id) as tx:
        still(tx, one)
        row = tx.get(Attendance, one.row)
        look, shown_now = Look(desk, tx.session), shown_values(row)
        versions = versions_of(look, one, shown_now)
        chosen = versions.pop(int(choice.key) - 1)
        values = dict(chosen.own)
        if is_scan(one):
            for group in set(one.groups) - {ARRIVAL}:
                values |= _saying(row, group, [chosen, *versions])
            for beside in (each for each in open_disagreements(tx.session) if each.row == one.row and is_beside(each)):
                several = versions_of(look, beside, shown_now)
                several.sort(key=lambda each: look.site(each.line.id) != look.site(chosen.line.id))
                for group in beside.groups:
                    values |= _saying(row, group, several)
        tx.edit(row, values, label=Label.RESOLVE)
        follow(tx, row)
    return tx.changes
