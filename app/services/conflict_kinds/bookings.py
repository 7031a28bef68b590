"""Two bookings that hold one place at one time; or two desks that settled that in different ways."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.i18n import translate
from app.core.ids import RowId
from app.db.occupancy import SHARED
from app.db.queries import bookings as booking_queries
from app.db.tx import Changes
from app.domain import conflicts as rules
from app.domain.auth import Actor, Permission
from app.domain.conflicts import Choice, Conflict, ConflictLine, Disagreement, Kind
from app.domain.fields import rows_of, rows_text
from app.domain.records import RECORD
from app.services import bookings
from app.services.conflict_kinds.disagreements import versions_of
from app.services.conflict_kinds.shared import Decision, Found, line_of, sides_of, take_labels
from app.services.conflict_words import Look
from app.services.desk import Desk


def find(look: Look) -> Iterator[Found]:
    """Bookings that hold one place at one time, and nobody has settled it."""
    for clash, one, other in booking_queries.clashing(look.session):
        yield Found(clash, Kind.BOOKING, (one, other))


def show(look: Look, found: Found) -> Conflict:
    """The two bookings side by side; or the two ways in which they were settled."""
    if isinstance(found.what, Disagreement):
        return _show_decisions(look, found)
    pair: tuple[RowId, RowId] = found.what
    records = [look.values("booking", row) or {} for row in pair]
    sides = sides_of(look, "booking", pair, "slot")
    place = _shared_places(look, records)
    sentence = translate("sync", "Two computers gave {place} to two bookings at the same time: “{one}” and “{other}”.")
    names = [look.title("booking", values, alone=True) for values in records]
    take = [
        Choice("1", translate("sync", "Cancel the right"), 0, needs_reason=True, needs=Permission.BOOK),
        Choice("2", translate("sync", "Cancel the left"), 1, needs_reason=True, needs=Permission.BOOK),
    ]
    moves = [
        Choice(
            f"move-{n + 1}",
            translate("sync", "Move this one"),
            n,
            page="bookings",
            arguments={"booking_id": row},
            needs=Permission.BOOK,
        )
        for n, row in enumerate(pair)
    ]
    line = ConflictLine(
        found.id, Kind.BOOKING, "booking", " · ".join((RECORD["booking"].label, place)),
        sentence.format(place=place, one=names[0], other=names[1]), max(side.when for side in sides),
        tuple(dict.fromkeys(side.site for side in sides)), "bookings", {"booking_id": pair[0]}, pair,
    )  # fmt: skip
    return Conflict(
        line,
        translate("sync", "Both stand and are marked until somebody moves one, cancels one, or lets them share."),
        sides,
        (*take, *moves, Choice("share", translate("sync", "Both share it"), needs=Permission.APPROVE_BOOKINGS)),
    )


def _shared_places(look: Look, records: Sequence[Mapping[str, Any]]) -> str:
    """The places that two bookings both hold."""
    for name in ("seats", "spaces"):
        one, other = (rows_of(values.get(name)) for values in records)
        both = [row for row in one if row in other]
        if both:
            return look.said("booking", {**records[0], name: rows_text(both)})[name].text
    return look.said("booking", records[0])["spaces"].text


def _show_decisions(look: Look, found: Found) -> Conflict:
    """Two desks settled one double booking in different ways."""
    one: Disagreement = found.what
    row = look.values(one.table, one.row) or {}
    names = {
        key: look.title("booking", look.values("booking", row[field]) or {}, alone=True) if row[field] else ""
        for key, field in (("one", "one_id"), ("other", "other_id"))
    }
    versions = versions_of(look, one, row)
    label = RECORD[one.table].by_name["decision"].label
    fields = [(rules.Field(label, _decision_text(each.own["decision"], names), True),) for each in versions]
    sides = rules.with_fields([look.side(each.line) for each in versions], fields)
    sentence = translate(
        "sync", "Two computers settled the double booking of “{one}” and “{other}” in different ways."
    ).format(**names)
    cancels = [each.own["decision"] != SHARED for each in versions]
    choices = tuple(
        replace(choice, needs_reason=need)
        for choice, need in zip(rules.numbered(sides, take_labels(len(sides))), cancels, strict=True)
    )
    values = look.values("booking", row["one_id"]) or {}
    line = line_of(look, found, "booking", row["one_id"], values, sentence, sides)
    return Conflict(
        line, translate("sync", "Which decision holds? Whoever keeps the place stands again."), sides, choices
    )


def _decision_text(decision: str | None, names: Mapping[str, str]) -> str:
    if decision is None or decision not in names:
        return translate("fields", "Both share it")
    loser = {"one": "other", "other": "one"}[decision]
    return translate("sync", "“{one}” keeps it, “{other}” was cancelled").format(
        one=names[decision], other=names[loser]
    )


def settle(desk: Desk, actor: Actor, found: Found, shown: Conflict, choice: Decision) -> Changes:
    """One keeps the place, or both share it."""
    if isinstance(found.what, Disagreement):
        with desk.store.read() as session:
            look = Look(desk, session)
            row = look.values("clash_decision", found.what.row) or {}
            keep = versions_of(look, found.what, row)[int(choice.key) - 1].own["decision"]
        return bookings.decide(desk, actor, found.what.row, keep or SHARED, choice.reason, again=True)[1]
    kept = {"1": "one", "2": "other", "share": SHARED}[choice.key]
    return bookings.decide(desk, actor, found.id, kept, choice.reason)[1]
