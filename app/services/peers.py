"""The desks this one exchanges data with, and the centres above and below: how far each one's data has come, who was
silent for too long, and what is known to be missing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import from_ms, to_ms
from app.db import merge
from app.db.models import Peer
from app.db.oplog import LANE_BITS
from app.db.queries import lanes as lane_queries
from app.db.queries.lanes import LaneEnd
from app.domain.settings import SYNC_SILENT_OTHERS, SYNC_SILENT_OWN
from app.domain.sites import Level
from app.domain.sync import peers as rules
from app.domain.sync.bundle import Lane, Mark, Vector
from app.domain.sync.peers import called, is_overdue, read_vector, silent_days
from app.domain.sync.trust import Certificate, Roster, fingerprint
from app.services import identity
from app.services.desk import Desk

Gap = tuple[date, date, int]
"""First and last date of what is missing, and how many entries."""


@dataclass(frozen=True, slots=True)
class PeerState:
    """A neighbour. `made_at` is by its own clock; `fresh_at`: until when its data is here."""

    certificate: Certificate
    name: str
    level: Level
    received_at: datetime | None
    made_at: datetime | None
    sent_at: datetime | None
    fresh_at: datetime | None
    holds_until: datetime | None
    """When the last of this desk's own entries that it is known to have was written."""
    lacks: int
    """Entries it may have and isn't known to have."""
    missing: tuple[Gap, ...]
    """What it recorded and isn't here, as far as anything here tells."""
    silent_days: int | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class SiteState:
    """A place in the tree: a centre (`is_desk` False; of its desks the one heard of last), or a desk of our own."""

    site: str
    centre: str
    name: str
    level: Level
    is_own: bool
    is_desk: bool
    received_at: datetime | None
    made_at: datetime | None
    fresh_at: datetime | None
    silent_days: int | None
    is_overdue: bool
    missing: tuple[Gap, ...]
    children: tuple["SiteState", ...] = ()


def neighbours(desk: Desk) -> tuple[Certificate, ...]:
    """Those this desk exchanges with, in the order of the tree. Where a disk was copied and its copy took another
    identity, the first machine goes on under the old one: it is one of them once it was heard of since.
    """
    return identity.roster(desk).neighbours(desk.store.site, _heard(desk))


def _heard(desk: Desk) -> frozenset[str]:
    roster = identity.roster(desk)
    if not roster.replaced:
        return frozenset()
    query = select(Peer.site, Peer.successors).where(Peer.site.in_(roster.replaced), Peer.bundle_id.is_not(None))
    with desk.store.read() as session:
        # Asked by what came after what, not by clocks: one that stands wrong would leave the machine out for good.
        return frozenset(site for site, known in session.execute(query) if known >= roster.successors.get(site, 0))


def named(desk: Desk, words: Sequence[str]) -> tuple[Certificate, ...]:
    """The desks that words on the command line mean (`domain.sync.peers.named`), each once."""
    roster, heard = identity.roster(desk), _heard(desk)
    found = [one for text in words for one in rules.named(roster, desk.store.site, text, heard)]
    return tuple({one.site: one for one in found}.values())


def peers(desk: Desk) -> tuple[PeerState, ...]:
    """The neighbours in the order of the tree: the centre's own desks among them."""
    roster, near = identity.roster(desk), neighbours(desk)
    with desk.store.read() as session:
        known = _Known(desk, session, roster, near)
        return tuple(known.peer(one) for one in near)


def tree(desk: Desk) -> SiteState:
    """The topmost centre known, with those below it down to the last."""
    roster, near = identity.roster(desk), neighbours(desk)
    with desk.store.read() as session:
        known = _Known(desk, session, roster, near)
    own = desk.store.centre
    top = (own, *roster.ancestors(own))[-1]
    return known.centre(top)


def freshness(desk: Desk) -> tuple[SiteState, ...]:
    """The neighbours as the first page shows them, without what is below: own desks, and the centres next to us;
    those silent for too long first, then the least fresh.
    """
    roster, own, near = identity.roster(desk), desk.store.centre, neighbours(desk)
    centres = dict.fromkeys(one.centre for one in near if one.centre != own)
    with desk.store.read() as session:
        known = _Known(desk, session, roster, near)
    found = [*known.desks(), *(known.centre(centre, below=False) for centre in centres)]
    return tuple(sorted(found, key=lambda one: (not one.is_overdue, -(one.silent_days or 0), one.centre, one.site)))


def furthest(lanes: Iterable[LaneEnd]) -> dict[Lane, LaneEnd]:
    """Where each lane ends; of one with branches, the longest."""
    here: dict[Lane, LaneEnd] = {}
    for one in lanes:
        if one.lane not in here or one.seq > here[one.lane].seq:
            here[one.lane] = one
    return here


def missing_lanes(
    here: Mapping[Lane, LaneEnd], holds: Iterable[merge.Held], vectors: Iterable[tuple[Vector, int]], roster: Roster,
    centre: str,
) -> dict[str, list[tuple[int, int, int]]]:  # fmt: skip
    """What is known to exist and isn't here: site → (from, until, how many), in milliseconds.

    It follows from stretches that are held because something before them is missing, and from what other desks said
    they hold (`vectors`, each with the time it was made).
    """
    beyond: dict[Lane, tuple[int, int]] = {}
    for held in holds:
        at = (held.site, held.stream)
        reached = (held.after_seq, held.wall)
        beyond[at] = min(beyond.get(at, reached), reached)
    gaps = set(beyond)
    for vector, made_at in vectors:
        for at, marks in vector.items():
            if at in gaps:
                continue
            seq = max((mark[0] for mark in marks), default=0)
            if seq > (here[at].seq if at in here else 0) and roster.may_have(centre, at[1]):
                beyond[at] = max(beyond.get(at, (0, 0)), (seq, made_at))
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, (seq, until) in beyond.items():
        end = here.get(at)
        count = seq - (end.seq if end else 0)
        if count > 0:  # else it is held for another reason: nobody certified who wrote it
            since = end.wall if end is not None and end.wall is not None else until
            found[at[0]].append((min(since, until), until, count))
    return found


class _Known:
    """Everything the states are made of, read once."""

    def __init__(self, desk: Desk, session: Session, roster: Roster, near: Sequence[Certificate]) -> None:
        self._desk, self._roster, self._now = desk, roster, desk.now()
        self._connection = session.connection()
        self._lanes = lane_queries.ends(self._connection)
        self._rows = {row.site: row for row in session.scalars(select(Peer))}
        self._vectors = {site: read_vector(row.vector) for site, row in self._rows.items()}
        self._below: dict[str, list[str]] = defaultdict(list)
        for centre, above in sorted(roster.parents.items()):
            self._below[above].append(centre)
        self._entitled: dict[str, Callable[[str], bool]] = {}
        self._walls: dict[str, int] = {}
        for one in self._lanes:
            if one.wall is not None:
                self._walls[one.site] = max(self._walls.get(one.site, 0), one.wall)
        self._missing = missing_lanes(
            furthest(self._lanes),
            merge.holds(self._connection),
            [(self._vectors[site], _ms(row.bundle_made_at)) for site, row in self._rows.items()],
            roster,
            desk.store.centre,
        )
        replaced = roster.replaced - {one.site for one in near}
        self._of_centre: dict[str, list[Certificate]] = defaultdict(list)
        for certificate in roster.certificates.values():
            if certificate.site not in replaced and roster.is_trusted(certificate.site):
                self._of_centre[certificate.centre].append(certificate)

    # ---- a desk

    def _fresh(self, site: str) -> datetime | None:
        """Until when the data of a desk is here; never later than now, whatever its clock says."""
        if site == self._desk.store.site:
            return self._now
        found = []
        row = self._rows.get(site)
        if row is not None and row.bundle_made_at is not None and row.received_at is not None:
            found.append(min(row.bundle_made_at, row.received_at))
        if site in self._walls:
            found.append(from_ms(self._walls[site]))
        return min(max(found), self._now) if found else None

    def _gaps(self, sites: Iterable[str]) -> tuple[Gap, ...]:
        """What is missing of some desks, by dates; spans that meet are one."""
        zone = self._desk.zone
        spans = sorted(
            (from_ms(first).astimezone(zone).date(), from_ms(last).astimezone(zone).date(), count)
            for site in sites
            for first, last, count in self._missing.get(site, ())
        )
        joined: list[Gap] = []
        for first, last, count in spans:
            if joined and first <= joined[-1][1] + timedelta(days=1):
                begun = joined.pop()
                first, last, count = begun[0], max(begun[1], last), begun[2] + count
            joined.append((first, last, count))
        return tuple(joined)

    def _silence(self, certificates: Sequence[Certificate], fresh: datetime | None) -> tuple[int | None, bool]:
        own = all(one.centre == self._desk.store.centre for one in certificates)
        allowed = self._desk.settings[SYNC_SILENT_OWN if own else SYNC_SILENT_OTHERS]
        days = silent_days(fresh, self._now)
        issued = min((one.issued for one in certificates), default=0)
        gone = all(one.site in self._roster.replaced for one in certificates)  # perhaps nobody uses that name any more
        return days, not gone and is_overdue(days, silent_days(from_ms(issued), self._now) or 0, allowed)

    def peer(self, one: Certificate) -> PeerState:
        """A neighbour."""
        row, fresh = self._rows.get(one.site), self._fresh(one.site)
        days, overdue = self._silence([one], fresh)
        own = self._desk.store
        key = one.site if one.centre == own.centre else one.centre
        if key not in self._entitled:
            self._entitled[key] = rules.entitled(self._roster, own.site, [one])
        may_have = self._entitled[key]
        allowed = [end for end in self._lanes if end.site != one.site and may_have(end.stream)]
        told = lane_queries.proven(self._connection, allowed, self._vectors.get(one.site, {}))
        return PeerState(
            certificate=one,
            name=called(one, self._desk.store.centre),
            level=one.level,
            received_at=row.received_at if row else None,
            made_at=row.bundle_made_at if row else None,
            sent_at=row.sent_at if row else None,
            fresh_at=fresh,
            holds_until=self._holds_until(told),
            lacks=lane_queries.above(allowed, told),
            missing=self._gaps([one.site]),
            silent_days=days,
            is_overdue=overdue,
        )

    def _holds_until(self, told: Mapping[Lane, Mapping[Mark, LaneEnd]]) -> datetime | None:
        numbers = [
            end.id << LANE_BITS | mark[0]
            for (site, _), marks in told.items()
            for mark, end in marks.items()
            if site == self._desk.store.site
        ]
        walls = lane_queries.walls(self._connection, numbers)
        return from_ms(max(walls.values())) if walls else None

    # ---- the tree

    def _state(self, centre: str, certificates: Sequence[Certificate], name: str, *, is_desk: bool) -> SiteState:
        freshest = max(certificates, key=lambda one: (self._fresh(one.site) or from_ms(0), one.issued, one.site))
        fresh = self._fresh(freshest.site)
        days, overdue = self._silence(certificates, fresh)
        row = self._rows.get(freshest.site)
        own = freshest.site == self._desk.store.site if is_desk else centre == self._desk.store.centre
        return SiteState(
            site=freshest.site,
            centre=centre,
            name=name,
            level=freshest.level,
            is_own=own,
            is_desk=is_desk,
            received_at=row.received_at if row else None,
            made_at=row.bundle_made_at if row else None,
            fresh_at=fresh,
            silent_days=days,
            is_overdue=overdue and not own,
            missing=self._gaps(one.site for one in certificates),
        )

    def desks(self) -> list[SiteState]:
        """The other desks of the own centre; of those with one name (a copied machine) each with its fingerprint."""
        own = self._desk.store
        found = sorted(self._of_centre[own.centre], key=lambda one: (one.letter, one.site))
        names = Counter(called(one, own.centre) for one in found)

        def name(one: Certificate) -> str:
            plain = called(one, own.centre)
            return plain if names[plain] == 1 else f"{plain} ({fingerprint(one.sign).split()[0]})"

        return [self._state(own.centre, [one], name(one), is_desk=True) for one in found if one.site != own.site]

    def centre(self, code: str, *, below: bool = True) -> SiteState:
        """A centre and those below it; the own one with its other desks first."""
        certificates = self._of_centre[code]
        own = self._roster.certificates.get(self._desk.store.site)
        if not certificates:  # all its desks were revoked: the place in the tree stays
            found = [one for one in self._roster.certificates.values() if one.centre == code]
            certificates = found or ([own] if own is not None else [])
        newest = max(certificates, key=lambda one: (one.issued, one.site))
        state = self._state(code, certificates, newest.centre_name, is_desk=False)
        if not below:
            return state
        children = [self.centre(one) for one in self._below.get(code, ())]
        return replace(state, children=(*(self.desks() if code == self._desk.store.centre else ()), *children))


def _ms(at: datetime | None) -> int:
    return to_ms(at) if at is not None else 0
