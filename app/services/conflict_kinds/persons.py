"""Two cards that are likely one person; or cards joined at one desk and held apart at another."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import false, select

from app.core.i18n import translate
from app.core.ids import RowId
from app.db.models import PersonDistinct, Twin
from app.db.tx import Changes
from app.domain import conflicts as rules
from app.domain.auth import Actor
from app.domain.conflicts import Choice, Conflict, Kind
from app.domain.people import Card, likeness
from app.services import people
from app.services.conflict_kinds.shared import Decision, Found, line_of
from app.services.conflict_words import Look
from app.services.desk import Desk


def find(look: Look) -> Iterator[Found]:
    """Cards that two desks made of one person, as it seems; and cards joined at one desk and held apart at another."""
    apart = {
        row.id: (row.one_id, row.other_id)
        for row in look.session.execute(
            select(PersonDistinct.id, PersonDistinct.one_id, PersonDistinct.other_id).where(
                PersonDistinct.voided == false()
            )
        )
    }
    joined = look.desk.canonical
    for name, one, other in look.session.execute(select(Twin.id, Twin.one_id, Twin.other_id)):
        if name not in apart and joined(one) != joined(other):
            yield Found(name, Kind.PERSON, (one, other, False))
    for one, other in apart.values():
        if one is not None and other is not None and joined(one) == joined(other):
            yield Found(rules.pair_id("joined and apart", one, other), Kind.PERSON, (one, other, True))


def show(look: Look, found: Found) -> Conflict:
    """The two cards side by side."""
    one, other, at_odds = found.what
    records = [look.values("person", row) or {} for row in (one, other)]
    fields = rules.compared([look.said("person", values) for values in records])
    sides = []
    for row, values in zip((one, other), records, strict=True):
        page, arguments = look.target("person", row, values)
        sides.append(
            look.side(look.created("person", row), title=values.get("name") or "", page=page, arguments=arguments)
        )
    sides = list(rules.with_fields(sides, fields))
    if at_odds:
        sentence = translate("sync", "{name}: one computer joined these two cards, another says they are two people.")
    else:
        sentence = translate("sync", "{name}: two computers each made a card, and it is likely one person.")
    like = likeness(*(_as_card(row, values) for row, values in zip((one, other), records, strict=True)))
    return Conflict(
        line_of(look, found, "person", one, records[0], sentence.format(name=records[0].get("name") or ""), sides),
        translate("sync", "Joining changes no card, and can be taken back on the person's card."),
        tuple(sides),
        (
            Choice("1", translate("sync", "One person: join the cards")),
            Choice("2", translate("sync", "They are two people")),
        ),
        hints=(like.text,) if like is not None else (),
    )


def _as_card(row: RowId, values: Mapping[str, Any]) -> Card:
    return Card(row, values.get("name") or "", values.get("phones"), values.get("birth_date"), values.get("id_tail"))


def settle(desk: Desk, actor: Actor, found: Found, shown: Conflict, choice: Decision) -> Changes:
    """Join the cards, or say that they are two people."""
    one, other, _ = found.what
    if choice.key == "1":
        return people.join(desk, actor, one, other)[1]
    return people.hold_apart(desk, actor, one, other)[1]
