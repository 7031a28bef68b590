"""Changes that build on something which hasn't come."""

from collections.abc import Iterator

from app.core.i18n import translate
from app.db import merge
from app.db.oplog import LANE_BITS, SEQ, read_payload
from app.db.tx import Changes
from app.domain import conflicts as rules
from app.domain.auth import Actor, Permission, require
from app.domain.conflicts import Choice, Conflict, Kind
from app.domain.fields import from_log
from app.domain.records import RECORD
from app.services.conflict_kinds.shared import Decision, Found, acknowledge, line_of
from app.services.conflict_words import Look
from app.services.desk import Desk


def find(look: Look) -> Iterator[Found]:
    """Changes that build on something which hasn't come; each may be accepted as it stands."""
    for one in merge.waiting(look.session.connection()):
        if one.home or one.accepted or one.table not in RECORD:
            continue
        line = look.operation(one.op)
        lane = look.lanes[one.op >> LANE_BITS]
        if line is not None and line.line is not None:
            name = rules.named_id("waiting", lane.site, lane.stream, one.op & SEQ, line.tag)
            yield Found(name, Kind.WAITING, one)


def show(look: Look, found: Found) -> Conflict:
    """What would change, beside what is shown now."""
    one: merge.Waiting = found.what
    line, spec = look.operation(one.op), RECORD[one.table]
    said = {
        name: from_log(spec.by_name[name], value)
        for name, value in read_payload(spec, line.line).items()
        if name in spec.by_name
    }
    shown = look.values(one.table, one.row) or dict(spec.defaults)
    waits, now = look.said(one.table, {**shown, **said}), look.said(one.table, shown)
    sides = rules.with_fields([look.side(line)], [rules.compared([waits, now])[0]])
    sentence = translate(
        "sync", "A change of this {record} builds on something from {where} (number {seq}) that hasn't arrived."
    ).format(record=rules.in_sentence(spec.label), where=look.site_name(one.site), seq=one.seq)
    return Conflict(
        line_of(look, found, one.table, one.row, {**shown, **said}, sentence, sides),
        translate("sync", "It takes its place by itself once the rest comes. If that is lost for good, accept it so."),
        sides,
        (
            Choice("1", translate("sync", "Accept it as it stands")),
            Choice("2", translate("sync", "Go on waiting")),
        ),
    )


def settle(desk: Desk, actor: Actor, found: Found, shown: Conflict, choice: Decision) -> Changes:
    """Take it as it stands; or put it aside on this machine."""
    require(actor, Permission.SETTLE_CONFLICTS)
    if choice.key == "2":
        return acknowledge(desk, found)
    with desk.store.write(actor.staff_id) as tx:
        tx.recorder.accept(found.what.op)
    return tx.changes
