"""Operations that lie aside as a whole, until what is missing before them comes, or who wrote them is known."""

from collections.abc import Iterator

from app.core.clock import from_ms
from app.core.i18n import translate
from app.db import merge
from app.db.oplog import LANE_BITS
from app.domain import conflicts as rules
from app.domain.conflicts import Choice, Conflict, ConflictLine, Kind, Side
from app.services.conflict_kinds.shared import Found
from app.services.conflict_words import Look


def find(look: Look) -> Iterator[Found]:
    """What lies aside as a whole, by whom it is of: one question each, however much of it comes."""
    by_site: dict[str, list[merge.Held]] = {}
    for one in merge.holds(look.session.connection()):
        by_site.setdefault(one.site, []).append(one)
    for site, several in sorted(by_site.items()):
        first: dict[str, int] = {}
        for one in several:
            first[one.stream] = min(one.after_seq, first.get(one.stream, one.after_seq))
        yield Found(rules.named_id("held", site, sorted(first.items())), Kind.HELD, (site, several))


def show(look: Look, found: Found) -> Conflict:
    """How much lies aside, and what is missing before it."""
    site, several = found.what
    name, zone = look.site_name(site), look.desk.zone
    came = from_ms(min(one.received for one in several))
    aside = sum(one.head_seq - one.after_seq for one in several)
    fields = [
        rules.Field(translate("sync", "Came in"), f"{came.astimezone(zone):%Y-%m-%d %H:%M}"),
        rules.Field(translate("sync", "Lies aside"), f"{aside:,}"),
    ]
    if look.desk.roster.certificates and not look.desk.roster.is_trusted(site):
        sentence = translate("sync", "{n} entries lie aside: this desk knows no valid certificate of who wrote them.")
        question = translate("sync", "Bring the data of the desk that certified it; then they take their place.")
    else:
        sentence = translate("sync", "{n} entries of {name} lie aside: what it wrote before them hasn't arrived.")
        question = translate("sync", "Ask for its data once more; what is here then takes its place by itself.")
        fields += filter(None, (_missing(look, one) for one in several))
    side = Side(site, name, "", came, False, tuple(fields))
    line = ConflictLine(found.id, Kind.HELD, "", name, sentence.format(n=f"{aside:,}", name=name), came, (site,))
    return Conflict(line, question, (side,), (Choice("1", translate("sync", "Seen; it may wait")),))


def _missing(look: Look, one: merge.Held) -> rules.Field | None:
    """How much of a lane is missing before what lies aside, and since when."""
    here = [lane for lane in look.lanes.values() if (lane.site, lane.stream) == (one.site, one.stream)]
    last = max(here, key=lambda lane: lane.seq, default=None)
    have = last.seq if last is not None else 0
    if one.after_seq <= have:
        return None
    line = look.operation(last.id << LANE_BITS | have) if last is not None else None
    text = translate("sync", "{n} entries") if line is None else translate("sync", "{n} entries since {date}")
    date_text = f"{from_ms(line.wall).astimezone(look.desk.zone):%Y-%m-%d %H:%M}" if line is not None else ""
    said = text.format(n=f"{one.after_seq - have:,}", date=date_text)
    return rules.Field(translate("sync", "Missing before it"), said)
