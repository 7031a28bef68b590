"""A record that was voided at one desk and changed at another that didn't know."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.i18n import translate
from app.db.models import MODEL
from app.db.tx import Changes
from app.domain import conflicts as rules
from app.domain.auth import Actor, Permission, require
from app.domain.conflicts import Conflict, Disagreement
from app.domain.fields import LIFE, from_log
from app.domain.records import RECORD
from app.domain.sync.fold import Label
from app.services.conflict_kinds.disagreements import follow, open_disagreements, operations_of, still
from app.services.conflict_kinds.shared import Decision, Found, line_of
from app.services.conflict_words import Look, shown_values
from app.services.desk import Desk


def show(look: Look, found: Found) -> Conflict:
    """The record as the voider saw it, beside what it became."""
    one: Disagreement = found.what
    shown = look.values(one.table, one.row) or {}
    void, saw, edits = _void_and_edits(look, one, shown)
    left = look.said(one.table, {**saw, **void.fields_of_life})
    fields = rules.compared([left, look.said(one.table, shown, life=True)])
    sides = rules.with_fields([look.side(void.line), look.side(edits[-1])], fields)
    what = rules.changed(look.said(one.table, saw), look.said(one.table, shown))
    sentence = rules.void_sentence(rules.same(one.table, RECORD[one.table].label), what)
    return Conflict(
        line_of(look, found, one.table, one.row, shown, sentence, sides),
        translate("sync", "Until this is settled, it counts as not voided."),
        sides,
        rules.numbered(sides, [translate("sync", "Keep it voided"), translate("sync", "Keep the changed one")]),
    )


@dataclass(frozen=True, slots=True)
class _Void:
    line: Any
    reason: str | None

    @property
    def fields_of_life(self) -> dict[str, Any]:
        return {"voided": True, "void_reason": self.reason}


def _void_and_edits(look: Look, one: Disagreement, shown: Mapping[str, Any]) -> tuple[_Void, dict[str, Any], list[Any]]:
    """The void, the record as its author saw it, and the lines of the changes they didn't know, the latest last."""
    known = {operation.key: (line, operation) for line, operation in operations_of(look, one)}
    several = [known[number] for number in one.ops if number in known]
    voids = [pair for pair in several if (pair[1].fields or {}).get("voided")]
    line, void = max(voids, key=lambda pair: pair[1].order)
    saw = dict(shown)
    for group, specs in RECORD[one.table].groups.items():
        named = [known[key][1] for key in void.base.get(group, ()) if key in known]
        if named and group != LIFE:
            last = max(named, key=lambda each: each.order)
            saw |= {item.name: from_log(item, (last.fields or {}).get(item.name, item.default)) for item in specs}
    edits = sorted((pair for pair in several if pair not in voids), key=lambda pair: pair[1].order)
    reason = (void.fields or {}).get("void_reason")
    return _Void(line, reason), saw, [each[0] for each in edits] or [line]


def settle(desk: Desk, actor: Actor, found: Found, shown: Conflict, choice: Decision) -> Changes:
    """Keep it voided, or let the changed one stand."""
    require(actor, Permission.SETTLE_CONFLICTS)
    one: Disagreement = found.what
    with desk.store.write(actor.staff_id) as tx:
        look = Look(desk, tx.session)
        still(tx, one)
        row = tx.get(MODEL[one.table], one.row)
        values: dict[str, Any] = {"voided": False, "void_reason": None}
        if choice.key == "1":
            void, _, _ = _void_and_edits(look, one, shown_values(row))
            # What else two desks wrote differently of it is settled with it: nobody looks at it any more.
            groups = {group for each in open_disagreements(tx.session) if each.row == one.row for group in each.groups}
            values = {item.name: getattr(row, item.name) for group in groups for item in row.spec.groups[group]}
            values |= void.fields_of_life
        tx.edit(row, values, label=Label.RESOLVE)
        follow(tx, row)
    return tx.changes
