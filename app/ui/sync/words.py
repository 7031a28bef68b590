"""What the page of exchanges shows, looked up in one go, and how it is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import SYSTEM
from app.domain.conflicts import ConflictLine
from app.domain.sites import Level
from app.domain.sync.bundle import Reconciliation
from app.domain.sync.peers import desk_code
from app.services import habits
from app.services.desk import Desk
from app.ui.kit.widgets.site_tree import SiteNode

if TYPE_CHECKING:
    from app.services.exchange import FileVerdict, Imported
    from app.services.peers import SiteState
    from app.services.slips import LastExchange, SlipLine

DOT = " · "
JUST = timedelta(minutes=10)
"""So long something has only just happened."""
ICONS = {
    Level.CITY: "landmark", Level.DISTRICT: "building-2", Level.STREET: "house", Level.COMMUNITY: "house",
    Level.POINT: "house",
}  # fmt: skip
_FOLDER = "sync_folder"
_ENDING = "党群服务中心"


@dataclass(frozen=True)
class Standing:
    """How things stand between this desk and the others."""

    now: datetime
    tree: "SiteState | None"
    """None: no other desk is known."""
    late: "tuple[SiteState, ...]"
    """Those that were silent for too long, the longest first."""
    others: int
    unheard: int
    """Of the others those nothing was received from yet."""
    last: "LastExchange | None"
    slips: "tuple[SlipLine, ...]"
    lines: tuple[ConflictLine, ...]
    brought: frozenset[RowId]
    """Which of them the last exchange brought."""
    again: bool
    """Whether this desk has to be certified again."""


def read(desk: Desk) -> Standing:
    """Look all of it up."""
    from app.services import conflicts, identity, peers, slips

    fresh = peers.freshness(desk)
    last = slips.last(desk)
    lines = tuple(conflicts.conflicts(desk))
    brought: frozenset[RowId] = frozenset()
    if last is not None and lines:
        brought = frozenset(one.id for one in conflicts.of_exchange(desk, [bundle for bundle, _way in last.bundle_ids]))
    return Standing(
        desk.now(), peers.tree(desk) if fresh else None, tuple(one for one in fresh if one.is_overdue), len(fresh),
        sum(one.received_at is None for one in fresh), last, tuple(slips.recent(desk, 30)), lines, brought,
        identity.own_facts(desk).standing is identity.Standing.AGAIN,
    )  # fmt: skip


# ---- the folder that works like a stick


def chosen_folder(desk: Desk) -> Path | None:
    """The folder this desk was told to exchange through; None for none."""
    text = habits.recall(desk, SYSTEM.staff_id, _FOLDER).get("path")
    return Path(text) if isinstance(text, str) and text else None


def choose_folder(desk: Desk, folder: Path | None) -> None:
    """Exchange through this folder from now on."""
    habits.remember(desk, SYSTEM.staff_id, _FOLDER, {"path": str(folder) if folder is not None else ""})


def own_files(desk: Desk) -> str:
    """How the names of the bundles this desk writes begin; "" while it isn't certified."""
    own = desk.roster.certificates.get(desk.store.site)
    return f"{desk_code(own)}_" if own is not None else ""


# ---- times and sizes


def month_day(day: date) -> str:
    """A day of this year: "16 Jul"."""
    return translate("sync", "{month}/{day}").format(month=day.month, day=day.day)


def moment(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """An instant as a person says it: "today 18:36", "yesterday 17:20", "7/16"."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    if local.date() == today:
        return translate("sync", "today {time}").format(time=f"{local:%H:%M}")
    if local.date() == today - timedelta(days=1):
        return translate("sync", "yesterday {time}").format(time=f"{local:%H:%M}")
    if local.year == today.year:
        return month_day(local.date())
    return f"{local:%Y-%m-%d}"


def ago(at: datetime, now: datetime) -> str:
    """How long ago: "just now", "12 min ago", "9 h ago", "2 days ago"."""
    gone = now - at
    if gone < JUST:
        return translate("sync", "just now")
    if gone < timedelta(hours=1):
        return translate("sync", "{n} min ago").format(n=gone // timedelta(minutes=1))
    if gone < timedelta(days=1):
        return translate("sync", "{n} h ago").format(n=gone // timedelta(hours=1))
    if gone < timedelta(days=2):
        return translate("sync", "1 day ago")
    return translate("sync", "{n} days ago").format(n=gone // timedelta(days=1))


def size(many: int) -> str:
    """Bytes as people say them: "24.6 GB", "38 MB"."""
    for unit, each in (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)):
        if many >= each:
            found = many / each
            return f"{found:.1f} {unit}" if found < 100 and unit == "GB" else f"{found:.0f} {unit}"
    return f"{many} B"


def days(missing: Sequence[tuple[date, date, int]]) -> str:
    """Which days are missing: "7/12–7/15, 7/18"."""
    said = []
    for first, last, _many in missing:
        said.append(month_day(first) if first == last else f"{month_day(first)}–{month_day(last)}")
    return translate("clauses", ", ").join(said)


# ---- the state in words


def say(standing: Standing, last: "LastExchange | None", zone: ZoneInfo) -> str:
    """The page in one sentence; `last` is the exchange to tell of."""
    if not standing.others and last is None:
        return translate("sync", "no other computer is known to this one yet")
    if last is None:
        return translate("sync", "nothing was exchanged yet")
    local = last.at.astimezone(zone)
    today = local.date() == standing.now.astimezone(zone).date()
    time = f"{local:%H:%M}" if today else moment(last.at, standing.now, zone)
    if last.senders:
        done = translate("sync", "{time} synchronised, data of {n} received").format(time=time, n=last.senders)
    else:
        done = translate("sync", "{time} synchronised, nothing was there to receive").format(time=time)
    many = len(standing.lines)
    more = (
        translate("sync", "{n} disagreements wait for you").format(n=many) if many
        else translate("sync", "nothing disagrees")
    )  # fmt: skip
    return translate("clauses", ", ").join((done, more))


def bar(last: "LastExchange | None", now: datetime, zone: ZoneInfo) -> str:
    """The top bar's few words: when this desk last exchanged data."""
    if last is None:
        return translate("sync", "Not synchronised yet")
    local = last.at.astimezone(zone)
    if now - last.at < JUST:
        return translate("sync", "{time} just synchronised").format(time=f"{local:%H:%M}")
    return translate("sync", "Synchronised {ago}").format(ago=ago(last.at, now))


def conflicts_short(many: int) -> str:
    """How many places two desks say differently, for the top bar."""
    return translate("sync", "{n} disagree").format(n=many)


def received(figures: Reconciliation) -> str:
    """The sum of what came, written out; what is zero is left out after the first two."""
    parts = [
        translate("sync", "new {n}").format(n=f"{figures.applied:,}"),
        translate("sync", "had {n}").format(n=f"{figures.had:,}"),
    ]
    if figures.waiting:
        parts.append(translate("sync", "waiting {n}").format(n=f"{figures.waiting:,}"))
    if figures.kept:
        parts.append(translate("sync", "kept {n}").format(n=f"{figures.kept:,}"))
    return " + ".join(parts)


def explained() -> str:
    """What the parts of that sum are."""
    return "\n".join((
        translate("sync", "New: shown in the tables now."),
        translate("sync", "Had: came another way already; nothing is counted twice."),
        translate("sync", "Waiting: builds on something that hasn't come yet; it counts once that comes."),
        translate("sync", "Kept: forwarded to others, not shown here."),
    ))  # fmt: skip


def about(line: ConflictLine) -> str:
    """What a disagreement is about: the record, or what sort it is."""
    kind = {
        "booking": translate("sync", "Double booking"),
        "quota": translate("sync", "More than the places"),
        "ticket": translate("sync", "One ticket, two doors"),
        "person": translate("sync", "The same person?"),
        "stock": translate("sync", "More than there are"),
        "waiting": translate("sync", "Waits for data"),
        "held": translate("sync", "Lies aside"),
        "branch": translate("sync", "Copied machine"),
    }.get(str(line.kind), "")
    if DOT in line.title:  # it says what it is
        return line.title
    return DOT.join(part for part in (kind, line.title) if part)


# ---- the tree


def nodes(standing: Standing, zone: ZoneInfo) -> list[SiteNode]:
    """The tree's lines from the top down."""
    if standing.tree is None:
        return []
    return [_node(one, depth, standing.now, zone) for one, depth in walk(standing.tree)]


def only_late(nodes: Sequence[SiteNode]) -> list[SiteNode]:
    """Those that were silent for too long, and what they belong to."""
    kept: list[SiteNode] = []
    above = -1  # how deep the next one stands that is needed because something late is below it
    for node in reversed(nodes):
        if node.late or node.depth <= above:
            kept.append(node)
            above = max(node.depth - 1, above - 1 if node.depth <= above else above)
    return kept[::-1]


def walk(state: "SiteState", depth: int = 0) -> "Iterator[tuple[SiteState, int]]":
    """A tree from the top down, with how deep each stands."""
    yield state, depth
    for child in state.children:
        yield from walk(child, depth + 1)


def _node(one: "SiteState", depth: int, now: datetime, zone: ZoneInfo) -> SiteNode:
    fresh, since = freshness(one, now, zone)
    icon = "monitor" if one.is_desk else ICONS[one.level]
    return SiteNode(key_of(one), name_of(one), depth, icon, fresh, since, one.is_overdue, one.is_own)


def key_of(one: "SiteState") -> tuple[str, str]:
    """What a line of the tree stands for."""
    return one.centre, one.site


def name_of(one: "SiteState") -> str:
    """A line's name: the smaller ones without what they all end in."""
    name = str(one.name)
    short = name.removesuffix(_ENDING)
    return short if short and one.level in (Level.COMMUNITY, Level.POINT) else name


def freshness(one: "SiteState", now: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """How old a site's data are, and from when they are or which days are missing."""
    if one.is_own:
        return translate("sync", "this computer") if one.is_desk else translate("sync", "our centre"), ""
    at = one.fresh_at
    if at is None:
        return (translate("sync", "nothing yet"), "") if one.site else ("", "")
    since = moment(at, now, zone)
    if one.is_overdue and one.missing:
        since = translate("sync", "missing {days}").format(days=days(one.missing))
    return ago(at, now), since


def advice(one: "SiteState", now: datetime, zone: ZoneInfo) -> str:
    """What to know of a site, and to do about it."""
    name = name_of(one)
    if one.is_overdue:
        return translate("sync", "{name}: ask for their stick").format(name=name)
    if one.missing:
        return translate("sync", "{name}: missing {days}").format(name=name, days=days(one.missing))
    if one.received_at is None:
        return translate("sync", "{name}: nothing was received from there yet").format(name=name)
    return translate("sync", "{name}: last received {moment}").format(
        name=name, moment=moment(one.received_at, now, zone)
    )


def tree_note(standing: Standing) -> str:
    """How many are in order, how many were silent for too long, how many never said anything."""
    late = len(standing.late)
    if not standing.others:
        return ""
    if not late and standing.unheard:
        return translate("sync", "nothing yet from {n} of {all}").format(n=standing.unheard, all=standing.others)
    if not late:
        return translate("sync", "all {n} in order").format(n=standing.others)
    return translate("sync", "{late} of {all} silent").format(late=late, all=standing.others)


# ---- what became of the files


def again(imported: "Imported | None") -> str:
    """Why this desk has to be certified again, as far as what was taken in here tells."""
    if imported is not None and imported.is_revoked:
        return translate(
            "sync",
            "This computer was revoked. It goes on alone; have it paired or enrolled again to exchange data.",
        )
    if imported is not None and imported.new_identity:
        return translate(
            "sync",
            "This computer's data exist twice (a copied or restored disk). It goes on under a new identity; "
            "nothing is lost.",
        )
    return translate("sync", "This computer has to be certified again; until then the others take nothing from it.")


def verdict_line(one: "FileVerdict") -> str:
    """What became of a file, in a sentence."""
    if one.figures is None or not one.figures.received:
        return str(one.sentence)
    said = translate("sync", "{n} entries: {sum}").format(
        n=f"{one.figures.received:,}", sum=received(one.figures)
    )  # fmt: skip
    if one.figures.photos:
        photos = translate("sync", "{n} photos").format(n=f"{one.figures.photos:,}")
        said = translate("clauses", ", ").join((said, photos))
    return said


def slip_title(line: "SlipLine") -> str:
    """One exchange in the list: from whom, or for whom."""
    said: Any = translate("sync", "From {name}") if line.direction == "in" else translate("sync", "For {name}")
    return str(said.format(name=line.peer.replace(f"{_ENDING}{DOT}", DOT)))
