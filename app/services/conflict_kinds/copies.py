"""A machine that was copied, and both went on writing under one name."""

from collections.abc import Iterator
from dataclasses import replace

from app.core.clock import from_ms
from app.core.i18n import translate
from app.db.oplog import LANE_BITS
from app.domain import conflicts as rules
from app.domain.conflicts import Choice, Conflict, ConflictLine, Kind
from app.services.conflict_kinds.shared import Found
from app.services.conflict_words import Look


def find(look: Look) -> Iterator[Found]:
    """Installations of which two machines went on writing."""
    forks: dict[str, set[tuple[str, int]]] = {}
    for lane in look.lanes.values():
        if lane.fork_seq is not None:
            forks.setdefault(lane.site, set()).add((lane.stream, lane.fork_seq))
    for site, points in sorted(forks.items()):
        yield Found(rules.named_id("branch", site, sorted(points)), Kind.BRANCH, (site, sorted(points)))


def show(look: Look, found: Found) -> Conflict:
    """Each branch as a side: when it was written, and how much."""
    site, points = found.what
    zone = look.desk.zone
    sides = []
    stream = max(points, key=lambda point: sum(lane.seq for lane in look.lanes.values() if lane.stream == point[0]))[0]
    fork = min(seq for name, seq in points if name == stream)
    for lane in look.lanes.values():
        if (lane.site, lane.stream) != (site, stream) or lane.seq <= fork:
            continue
        first, last = (look.operation(lane.id << LANE_BITS | seq) for seq in (fork + 1, lane.seq))
        if first is None or last is None:
            continue
        period = "–".join(f"{from_ms(line.wall).astimezone(zone):%Y-%m-%d %H:%M}" for line in (first, last))
        fields = (
            rules.Field(translate("sync", "Wrote from – until"), period),
            rules.Field(translate("sync", "Entries"), f"{lane.seq - fork:,}"),
        )
        sides.append(replace(look.side(first), fields=fields, is_own=False))
    sides.sort(key=lambda side: (side.when, side.staff_name))
    said = [{side.fields[place].value for side in sides} for place in range(2)]
    for place, side in enumerate(sides):
        marked = (replace(one, differs=len(values) > 1) for one, values in zip(side.fields, said, strict=True))
        sides[place] = replace(side, fields=tuple(marked))
    name = look.site_name(site)
    sentence = translate(
        "sync", "{name} was copied: two computers went on writing under its name. Everything of both is kept."
    ).format(name=name)
    since = min((side.when for side in sides), default=look.desk.now())
    line = ConflictLine(found.id, Kind.BRANCH, "", name, sentence, since, (site,), "settings", {"section": "desks"})
    return Conflict(
        line,
        translate("sync", "Find out which one is the copy. Each takes a new identity once it meets the other's data."),
        tuple(sides),
        (Choice("1", translate("sync", "I have seen to it")),),
    )
