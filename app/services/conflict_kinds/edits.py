"""One record that was changed in two ways."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.core.i18n import translate
from app.db import occupancy
from app.db.models import MODEL
from app.db.tx import Changes
from app.domain import bookings as booking_rules
from app.domain import conflicts as rules
from app.domain.auth import Actor, Permission, require
from app.domain.conflicts import OTHER, Choice, Conflict, Disagreement
from app.domain.fields import LIFE, FieldSpec
from app.domain.records import RECORD
from app.domain.sync.fold import Label
from app.services import bookings
from app.services.conflict_kinds.disagreements import Version, follow, still, versions_of
from app.services.conflict_kinds.shared import Decision, Found, line_of, take_labels
from app.services.conflict_kinds.typed import TYPED, typed
from app.services.conflict_words import Look, shown_values
from app.services.desk import Desk


def show(look: Look, found: Found) -> Conflict:
    """The versions side by side, what differs marked."""
    one: Disagreement = found.what
    shown = look.values(one.table, one.row) or {}
    versions = versions_of(look, one, shown)
    life = LIFE in one.groups
    said = [look.said(one.table, each.values, life=life) for each in versions]
    sides = rules.with_fields([look.side(each.line) for each in versions], rules.compared(said))
    changed = [
        rules.changed(look.said(one.table, each.before, life=life), now)
        for each, now in zip(versions, said, strict=True)
    ]
    sentence = rules.edit_sentence(
        rules.same(one.table, RECORD[one.table].label), changed, len({side.site for side in sides})
    )
    other = _other(one, versions)
    choices = [*rules.numbered(sides, take_labels(len(sides)))]
    if other:
        choices.append(Choice(OTHER, translate("sync", "Neither is right; enter it")))
    return Conflict(
        line_of(look, found, one.table, one.row, shown, sentence, sides),
        translate("sync", "Which one holds? The other stays in the history and can be found at any time."),
        sides,
        tuple(choices),
        other,
        {item.name: shown.get(item.name) for item in other},
        tuple(_hints(look, one, versions)),
    )


def _other(one: Disagreement, versions: Sequence[Version]) -> tuple[FieldSpec, ...]:
    """The fields that may be typed in instead; none where the versions differ in what no form asks for."""
    items = [item for group in one.groups for item in RECORD[one.table].groups[group]]
    if one.table == "setting" or LIFE in one.groups:
        return ()
    items = [item for item in items if item.name not in ("buffer_before", "buffer_after")]
    for item in items:
        differs = any(each.own[item.name] != versions[0].own[item.name] for each in versions)
        if differs and item.name not in ("id_tail", "correction_reason") and (not item.form or item.type not in TYPED):
            return ()
    return tuple(item for item in items if item.form and item.type in TYPED)


def _hints(look: Look, one: Disagreement, versions: Sequence[Version]) -> Iterator[str]:
    if one.table == "booking" and "slot" in one.groups:
        yield from _free(look, [{"id": one.row, **each.values} for each in versions])


def _free(look: Look, versions: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Whether the places of two versions of a booking are free at their times; who has them, where not."""
    connection = look.session.connection()
    stock = occupancy.stocks(connection)
    taken = False
    for values in versions:
        wanted = booking_rules.as_rule(values)
        holders = {
            other.holder: take.resource
            for take in booking_rules.takes(wanted)
            if take.holds
            for other in occupancy.in_the_way(connection, take, stock)
        }
        taken = taken or bool(holders)
        when = look.said("booking", values)["time"].text
        for row in bookings.booking_rows(look.desk, holders):
            text = translate("sync", "{time}, {place}: taken by “{title}”")
            yield text.format(time=when, place=row.place, title=row.caption)
    if not taken:
        yield translate("sync", "The places are free at both times.")


def settle(desk: Desk, actor: Actor, found: Found, shown: Conflict, choice: Decision) -> Changes:
    """Write the version that was chosen, or what was typed, over all of them."""
    require(actor, Permission.SETTLE_CONFLICTS)
    one: Disagreement = found.what
    with desk.store.write(actor.staff_id) as tx:
        look = Look(desk, tx.session)
        still(tx, one)
        row = tx.get(MODEL[one.table], one.row)
        if choice.key == OTHER:
            values = {item.name: getattr(row, item.name) for group in one.groups for item in row.spec.groups[group]}
            values |= typed(desk, tx, row, shown.other, choice.values)
        else:
            values = dict(versions_of(look, one, shown_values(row))[int(choice.key) - 1].own)
        tx.edit(row, values, label=Label.RESOLVE)
        follow(tx, row)
    return tx.changes
