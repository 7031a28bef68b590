"""More were admitted to an activity than there are places."""

from collections.abc import Iterator
from dataclasses import replace

from app.core.i18n import translate
from app.db.tx import Changes
from app.domain import conflicts as rules
from app.domain.auth import Actor
from app.domain.conflicts import Choice, Conflict, Kind
from app.services import activities, registrations
from app.services.conflict_kinds.shared import Decision, Found, line_of
from app.services.conflict_words import Look
from app.services.desk import Desk


def find(look: Look) -> Iterator[Found]:
    """Households that two desks admitted beyond the places of an activity."""
    for row in activities.all_pending(look.desk, look.session):
        yield Found(rules.named_id("quota", row.hex()), Kind.QUOTA, row)


def show(look: Look, found: Found) -> Conflict:
    """The household that waits, with why there is no place for it."""
    row = registrations.row(look.desk, found.what)
    values = look.values("registration", found.what) or {}
    activity = look.values("activity", row.activity_id) or {}
    who = look.desk.between.join(one.name for one in row.active)
    fields = [
        (translate("sync", "Activity"), look.title("activity", activity, alone=True)),
        (translate("fields", "Registered by"), " ".join(filter(None, (row.contact, row.phone)))),
        (translate("sync", "Who comes"), who),
        (translate("fields", "Number"), row.number),
        (translate("fields", "Registered at"), f"{row.at.astimezone(look.desk.zone):%Y-%m-%d %H:%M}"),
        (translate("fields", "Registered at desk"), row.desk),
        (translate("fields", "Note"), row.note),
    ]
    page, arguments = look.target("registration", row.id, values)
    side = look.side(look.author("registration", row.id, "status"), title=row.contact, page=page, arguments=arguments)
    side = replace(side, fields=tuple(rules.Field(label, text) for label, text in fields if text))
    sentence = translate(
        "sync",
        "Two computers gave out more places of “{activity}” than there are; {who} waits for a yes.",
    ).format(activity=look.title("activity", activity, alone=True), who=row.contact)
    explained = registrations.explain(look.desk, row.activity_id)
    hints = next((one.words for one in explained if one.registration_id == row.id), ())
    return Conflict(
        line_of(look, found, "registration", row.id, values, sentence, [side]),
        translate("sync", "Nobody is left out by this; only who gets a place is to be said."),
        (side,),
        (
            Choice("1", translate("sync", "Confirm above the quota")),
            Choice("2", translate("sync", "Put on the waiting list")),
        ),
        hints=hints,
    )


def settle(desk: Desk, actor: Actor, found: Found, shown: Conflict, choice: Decision) -> Changes:
    """Confirm the household above the quota, or put it on the waiting list."""
    return registrations.settle_pending(desk, actor, found.what, keep=choice.key == "1")[1]
