"""Neighbours: what several of them are known to hold, who was silent for too long, what their files are called."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.fields import SyncClass
from app.domain.sync.bundle import Lane, Mark, Vector
from app.domain.sync.trust import Certificate, Roster, Site, stream_of

SUFFIX = ".dqb"
"""How a bundle's file ends."""
CLOCKS = timedelta(minutes=5)
"""Clocks that differ by no more than this need no word."""


# ------------------------------------------------------------------------------------------- vectors


def write_vector(vector: Vector) -> str:
    """A vector as JSON text, the same for the same vector."""
    return json.dumps(
        [
            [site, stream, [[seq, tip.hex()] for seq, tip in sorted(marks)]]
            for (site, stream), marks in sorted(vector.items())
        ],
        separators=(",", ":"),
    )


def read_vector(text: str) -> dict[Lane, tuple[Mark, ...]]:
    """The opposite of `write_vector`; nothing for what isn't one."""
    content = json.loads(text or "[]")
    if not isinstance(content, list):
        return {}
    return {
        (site, stream): tuple((int(seq), bytes.fromhex(tip)) for seq, tip in marks) for site, stream, marks in content
    }


def lowest(vectors: Sequence[Vector], branched: Collection[Lane] = ()) -> dict[Lane, tuple[Mark, ...]]:
    """What all of several desks are known to hold; every mark is one of our own log.

    Of a lane that has branches (`branched`) nothing, unless all hold the same of it: where they part isn't in a mark.
    """
    if not vectors:
        return {}
    first, *others = vectors
    found: dict[Lane, tuple[Mark, ...]] = {}
    for lane, marks in first.items():
        held = [frozenset(marks), *(frozenset(other.get(lane, ())) for other in others)]
        if len(set(held)) == 1:
            found[lane] = tuple(sorted(marks))
        elif lane not in branched and all(len(one) == 1 for one in held):
            found[lane] = (min(mark for one in held for mark in one),)
    return found


def entitled(roster: Roster, own: Site, recipients: Iterable[Certificate]) -> Callable[[str], bool]:
    """Whether the desk `own` gives all of some others a stream; each stream is thought about once."""
    known: dict[str, bool] = {}
    recipients = list(recipients)
    centres = {one.centre for one in recipients}
    home = roster.certificates[own].centre
    kept = {home} if any(one.centre == home and not roster.admits(own, one.site) for one in recipients) else set()

    def allowed(stream: str) -> bool:
        if stream not in known:
            kind, of = stream_of(stream)
            stays = kind is SyncClass.CENTRE and of in kept
            known[stream] = not stays and all(roster.may_have(centre, stream) for centre in centres)
        return known[stream]

    return allowed


# ------------------------------------------------------------------------------------------- silence


def silent_days(heard: datetime | None, now: datetime) -> int | None:
    """Whole days since something was heard; None for never. A clock that runs ahead is silent for no day."""
    return None if heard is None else max(0, (now - heard) // timedelta(days=1))


def is_overdue(days: int | None, since_known: int, allowed: int) -> bool:
    """Whether a neighbour was silent for longer than the `allowed` days.

    One that was never heard of is given as long from the day it became known, `since_known` days ago.
    """
    return (since_known if days is None else days) > allowed


# ------------------------------------------------------------------------------------------- names


def desk_code(one: Certificate) -> str:
    """A desk as it is written in file names and on the command line: "440305-007B"."""
    return f"{one.centre}{one.letter}"


def called(one: Certificate, own_centre: str = "") -> str:
    """A desk's name to read: its own within its centre, else with the centre's before it."""
    if one.centre == own_centre:
        return one.name or f"{one.centre_name} {one.letter}"
    return translate("sync", "{centre} · {desk}").format(centre=one.centre_name, desk=one.name or one.letter)


def file_name(sender: Certificate, recipients: Sequence[Certificate], day: date, bundle_id: str) -> str:
    """What a bundle's file is called: who wrote it, for whom, when, and the beginning of its id."""
    codes = {desk_code(one) for one in recipients}
    centres = {one.centre for one in recipients}
    several = centres.pop() if len(centres) == 1 else f"{len(codes)}-desks"
    to = codes.pop() if len(codes) == 1 else several
    return f"{desk_code(sender)}_{to}_{day:%Y%m%d}_{bundle_id[:8]}{SUFFIX}"


_BEGINNING = 6
"""Digits of an installation's id that may stand for it."""


def named(roster: Roster, own: Site, text: str, heard: Collection[Site] = ()) -> tuple[Certificate, ...]:
    """The desks that a word on the command line means: an installation's id or the beginning of one, a desk
    ("440305-007 B"), a centre's code (all its desks), "all" (all neighbours). `heard`: as `Roster.neighbours`.

    Raises UserError (field "to") when it names nobody, this desk, one that is no longer trusted, or too many.
    """
    words = text.strip()
    if words.lower() == "all":
        found = list(roster.neighbours(own, heard))
        if not found:
            raise UserError(translate("errors", "There are no neighbours yet: pair or enrol a desk first."), "to")
        return tuple(found)
    plain = "".join(letter for letter in words.lower() if letter.isalnum())
    every = [one for one in roster.certificates.values() if one.site not in roster.replaced or one.site in heard]
    found = [one for one in every if plain and _plain(desk_code(one)) == plain]
    found = found or [one for one in every if plain and _plain(one.centre) == plain and one.site != own]
    if not found and len(plain) >= _BEGINNING:
        found = [one for one in every if one.site.startswith(plain)]
        if len(found) > 1:
            raise UserError(
                translate("errors", "“{word}” is the beginning of several desks' ids.").format(word=words), "to"
            )
    if not found:
        raise UserError(translate("errors", "No desk is known as “{word}”.").format(word=words), "to")
    if [one.site for one in found] == [own]:
        raise UserError(translate("errors", "“{word}” is this desk itself.").format(word=words), "to")
    trusted = [one for one in found if one.site != own and roster.is_trusted(one.site)]
    if not trusted:
        raise UserError(
            translate("errors", "“{word}” is no longer trusted: its certificate was revoked.").format(word=words), "to"
        )
    return tuple(sorted(trusted, key=lambda one: (one.centre, one.letter, one.site)))


def _plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


# ------------------------------------------------------------------------------------------- clocks


def clock_ahead(made_at: datetime, received_at: datetime) -> timedelta | None:
    """By how much the sender's clock runs ahead of ours at least: a bundle can't come before it was made."""
    ahead = made_at - received_at
    return ahead if ahead > CLOCKS else None


def clock_behind(made_at: datetime, ours_inside: Iterable[datetime]) -> timedelta | None:
    """By how much the sender's clock runs behind ours at least: what it holds of ours was written before."""
    behind = max((at - made_at for at in ours_inside), default=timedelta())
    return behind if behind > CLOCKS else None


def in_line(roster: Roster, centres: Collection[str]) -> frozenset[str]:
    """The centres whose desks' certificates desks of `centres` need: their own, those above (ever) and those below."""
    above = {one for centre in centres for one in roster.ever_above(centre)}
    below = {one for one in roster.parents if not set(roster.ancestors(one)).isdisjoint(centres)}
    return frozenset({*centres, *above, *below})
