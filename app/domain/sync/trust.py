"""Who may write what: certificates of installations, revocations, and what follows from a set of them.

A certificate says which centre an installation belongs to. It is signed by a desk of the same centre (pairing, or the
same machine under a new identity) or by a desk of the centre above (enrolment), up to a root that this desk pinned;
and the installation itself has said the same, so that nobody is made a desk of a centre without its knowing.
All of this is a pure function of a set of signed documents: their order and repetition can't matter.
"""

import base64
import binascii
import hashlib
import itertools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import Any

from app.domain.fields import SyncClass
from app.domain.sites import Level
from app.domain.sync.chain import compact

Site = str
"""An installation: 32 hexadecimal digits; since certificates exist, the beginning of its public key's SHA-256."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """That an installation belongs to a centre, and by which keys it is known.

    `letter` stands in the numbers people read (`HL-A-…`). `sign`: base64 of the Ed25519 public key. `age`: the
    recipient that bundles to it are encrypted to. `issued`: milliseconds by the issuer's clock. `replaces`: the
    identity this machine had before, "" for none. Its own issuer: what an installation says of itself; a root, where
    it is pinned.
    """

    site: Site
    name: str
    letter: str
    centre: str
    centre_name: str
    level: Level
    sign: str
    age: str
    issuer: Site
    issued: int
    replaces: Site = ""


@dataclass(frozen=True, slots=True)
class Revocation:
    """That an installation is no longer trusted. `cut`: (stream, seq, chain hash in hex) of the last operation in
    each of its lanes that still counts; of streams not named nothing does. `keeps`: ids of the documents it issued
    that still hold (`document_id`); any other, the revoked key may have signed since it was lost.
    """

    site: Site
    cut: tuple[tuple[str, int, str], ...]
    reason: str
    issuer: Site
    issued: int
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adoption:
    """A desk's word for its centre: we were enrolled by the centre `parent`, and `root` stands above us."""

    root: Site
    parent: str
    issuer: Site
    issued: int


@dataclass(frozen=True, slots=True)
class Grant:
    """A centre's leave for the centres above to carry its `centre` class, or the end of it. They never fold it."""

    centre: str
    given: bool
    issuer: Site
    issued: int


Document = Certificate | Revocation | Adoption | Grant

_KINDS: dict[str, type[Document]] = {
    "certificate": Certificate,
    "revocation": Revocation,
    "adoption": Adoption,
    "grant": Grant,
}
_NAMES = {made: name for name, made in _KINDS.items()}
LEVELS = tuple(Level)
"""The highest first."""


# ------------------------------------------------------------------------------------------- documents as text


def kind_of(document: Document | type[Document]) -> str:
    """What a kind of document is called."""
    return _NAMES[document if isinstance(document, type) else type(document)]


def body_of(document: Document) -> bytes:
    """The bytes of a document that its issuer signs."""
    values = {item.name: getattr(document, item.name) for item in fields(document)}
    return f"dangqun credential 1\n{compact([_NAMES[type(document)], values])}".encode()


def document_id(document: Document) -> str:
    """What a revocation names a document by: 32 hexadecimal digits."""
    return hashlib.sha256(body_of(document)).hexdigest()[:32]


def write_document(document: Document, signature: str) -> str:
    """A signed document as it travels: one line of JSON."""
    values = {item.name: getattr(document, item.name) for item in fields(document)}
    return compact([_NAMES[type(document)], values, signature])


@lru_cache(maxsize=20_000)
def read_document(text: str) -> tuple[Document, str]:
    """A document and the signature (base64) it claims; raises ValueError for anything but its one way of writing."""
    try:
        name, values, signature = json.loads(text)
        kind = _KINDS[name]
        document = kind(**{item.name: _READ[item.name](values[item.name]) for item in fields(kind)})
        if _decoded(signature, 64) and text == write_document(document, signature):
            return document, signature
    except (TypeError, KeyError, RecursionError):
        pass
    raise ValueError("not a document of this program")


def _decoded(text: Any, length: int) -> bytes:
    try:
        content = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if len(content) != length:
        raise ValueError("of another length")
    return content


def _text(longest: int, least: int = 0) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not least <= len(value) <= longest or not value.isprintable():
            raise ValueError("not a text of this length")
        return value

    return read


def _centre(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9A-Za-z_-]{1,40}", value):
        raise ValueError("not a centre's code")
    return value


def _hex(*lengths: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or len(value) not in lengths or set(value) - set("0123456789abcdef"):
            raise ValueError("not hexadecimal")
        return value

    return read


def _moment(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 48:
        raise ValueError("not a moment")
    return value


def _public_key(value: Any) -> str:
    _decoded(value, 32)
    return str(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _cut(value: Any) -> tuple[tuple[str, int, str], ...]:
    return tuple((_text(100, 1)(stream), _moment(seq), _hex(64)(tip)) for stream, seq, tip in value)


_READ: dict[str, Callable[[Any], Any]] = {
    "site": _hex(32), "issuer": _hex(32), "replaces": _hex(0, 32), "root": _hex(32), "issued": _moment,
    "name": _text(60), "letter": _text(1), "centre": _centre, "parent": _centre, "centre_name": _text(100),
    "level": Level, "sign": _public_key, "age": _text(100), "reason": _text(200), "given": _truth, "cut": _cut,
    "keeps": lambda value: tuple(map(_hex(32), value)),
}  # fmt: skip


# ------------------------------------------------------------------------------------------- what it comes to


@dataclass(frozen=True)
class Roster:
    """What a set of documents and the pinned roots come to."""

    certificates: Mapping[Site, Certificate]
    """The one valid certificate of every installation."""
    revocations: Mapping[Site, tuple[Revocation, ...]]
    """Of installations revoked by one that may: of the same centre or of one above."""
    parents: Mapping[str, str]
    """Centre → the centre that enrolled it, "" at the top."""
    granted: frozenset[str] = frozenset()
    """Centres that let those above carry their `centre` class."""
    levels: Mapping[str, Level] | None = None
    """The level of each centre; where it isn't given, that of its certificates."""
    roots: frozenset[Site] = frozenset()
    """The installations it all begins with: pinned here, or adopted."""
    replaced: frozenset[Site] = frozenset()
    """Identities that a machine had before; where a disk was copied, the first machine may go on under one."""
    vouchers: Mapping[Site, frozenset[Site]] | None = None
    """By whom of its own centre each installation was certified; None where that isn't asked."""
    enrolled_by: Mapping[str, frozenset[str]] | None = None
    """Centre → all that ever enrolled it with its consent; None where it is always the present one."""

    def is_trusted(self, site: Site) -> bool:
        """Whether bundles of an installation are taken at all."""
        return site in self.certificates and site not in self.revocations

    def level(self, centre: str) -> Level | None:
        """The level of a centre; None for one nobody certified."""
        return self._levels.get(centre)

    @cached_property
    def _levels(self) -> Mapping[str, Level]:
        if self.levels is not None:
            return self.levels
        ordered = sorted(self.certificates.values(), key=lambda one: (one.issued, one.site))
        return {one.centre: one.level for one in ordered}

    def ancestors(self, centre: str) -> tuple[str, ...]:
        """The centres above, nearest first."""
        return _above(self.parents, centre)

    def ever_above(self, centre: str) -> frozenset[str]:
        """The centres that stand above, or once stood: what they set for those below stays there when one moves."""
        if centre not in self._ever_above:
            found: set[str] = set()
            queue = [centre]
            while queue:
                one = queue.pop()
                more = {self.parents.get(one, ""), *(self.enrolled_by or {}).get(one, ())} - found - {"", centre}
                found |= more
                queue += more
            self._ever_above[centre] = frozenset(found)
        return self._ever_above[centre]

    @cached_property
    def _ever_above(self) -> dict[str, frozenset[str]]:
        return {}

    def may_have(self, centre: str, stream: str) -> bool:
        """Whether desks of a centre get a stream: the table of classes."""
        kind, home = stream_of(stream)
        if home == centre:
            return True
        from_above, from_below = home in self.ancestors(centre), centre in self.ancestors(home)
        if kind is SyncClass.REFERENCE:
            return home in self.ever_above(centre)
        if kind is SyncClass.CENTRE:
            return from_below and home in self.granted
        if kind is SyncClass.REPORT:  # above the district only daily figures
            return from_below and self.level(centre) is not Level.CITY
        if kind is SyncClass.CASE:
            return from_above or from_below
        return kind is SyncClass.FIGURES and from_below

    def counts(self, site: Site, stream: str, seq: int) -> bool:
        """Whether an operation takes part: its author's certificate covers the stream, and no revocation cuts it off.

        A desk writes in the streams of its own centre. What doesn't count stays as a link without value.
        """
        certificate = self.certificates.get(site)
        if certificate is None or certificate.centre != stream_of(stream)[1]:
            return False
        return seq <= self.last(site, stream)

    def last(self, site: Site, stream: str) -> float:
        """The last operation of a lane that counts, as far as revocations cut it; infinite where none does."""
        return min((self._cut(one, stream) for one in self.revocations.get(site, ())), default=float("inf"))

    def _cut(self, revocation: Revocation, stream: str) -> float:
        marks = [last for name, last, _tip in revocation.cut if name == stream]
        if marks:  # of a copied machine one for each branch
            return max(marks)
        # Whoever revokes from above doesn't have what stays in the centre, so it can't say where that ends.
        kind, home = stream_of(stream)
        issuer = self.certificates.get(revocation.issuer)
        if issuer is None or issuer.centre == home:
            return 0
        goes_up = {SyncClass.FIGURES, SyncClass.CASE}
        if self.level(issuer.centre) is not Level.CITY:
            goes_up.add(SyncClass.REPORT)
        return 0 if kind in goes_up else float("inf")

    def admits(self, own: Site, site: Site) -> bool:
        """Whether what stays in a centre goes from one of its desks to another: to those that it certified itself, or
        that one of these did. The centre above can make desks of any centre below, and gets its visitors by none.
        """
        return self.vouchers is None or site in self._admitted(own)

    def _admitted(self, own: Site) -> frozenset[Site]:
        if own not in self._circles:
            circle: set[Site] = set()
            queue = [own, *self._before(own)]
            while queue:
                site = queue.pop()
                if site not in circle:
                    circle.add(site)
                    queue += self._certified_by.get(site, ())
            self._circles[own] = frozenset(circle)
        return self._circles[own]

    def _before(self, site: Site) -> list[Site]:
        """The identities that a machine had before, the last first."""
        found: list[Site] = []
        one = self.certificates.get(site)
        while one is not None and one.replaces and one.replaces not in found:
            found.append(one.replaces)
            one = self.certificates.get(one.replaces)
        return found

    @cached_property
    def _circles(self) -> dict[Site, frozenset[Site]]:
        return {}

    @cached_property
    def _certified_by(self) -> Mapping[Site, Sequence[Site]]:
        found: dict[Site, list[Site]] = defaultdict(list)
        for site, issuers in (self.vouchers or {}).items():
            for issuer in issuers:
                found[issuer].append(site)
        return found

    @cached_property
    def successors(self) -> Mapping[Site, int]:
        """How many identities replaced an installation's: more than one where copies of its disk went on."""
        return Counter(one.replaces for one in self.certificates.values() if one.replaces)

    def neighbours(self, site: Site, heard: Container[Site] = ()) -> tuple[Certificate, ...]:
        """Those a desk exchanges with: its centre's other desks, the centre above's, and those of the centres below.

        An identity that a machine had before is not among them, unless something was `heard` from it since.
        """
        own = self.certificates.get(site)
        if own is None:
            return ()
        near = {own.centre, self.parents.get(own.centre, "")}
        found = [
            one
            for one in self.certificates.values()
            if one.site != site
            and (one.site not in self.replaced or one.site in heard)
            and self.is_trusted(one.site)
            and (one.centre in near or self.parents.get(one.centre) == own.centre)
        ]
        return tuple(sorted(found, key=lambda one: (LEVELS.index(one.level), one.centre, one.letter, one.site)))


def stream_of(stream: str) -> tuple[SyncClass | None, str]:
    """A stream's class and home centre; the class None when this program doesn't know it."""
    name, _, home = stream.partition(":")
    return _CLASSES.get(name), home


_CLASSES: dict[str, SyncClass] = {one.value: one for one in SyncClass}


@lru_cache(maxsize=20_000)
def site_of(sign: str) -> Site:
    """The id of the installation with this public key (base64)."""
    return hashlib.sha256(base64.b64decode(sign)).hexdigest()[:32]


def fingerprint(sign: str) -> str:
    """What two people compare by telephone: "K7Q2 9FMA …", six groups of four out of a public key (base64)."""
    letters = base64.b32encode(hashlib.sha256(b"fingerprint" + base64.b64decode(sign)).digest()).decode()[:24]
    return " ".join(letters[at : at + 4] for at in range(0, 24, 4))


def _above(parents: Mapping[str, str], centre: str) -> tuple[str, ...]:
    found: list[str] = []
    above = parents.get(centre, "")
    while above and above not in found and above != centre:
        found.append(above)
        above = parents.get(above, "")
    return tuple(found)


IsSigned = Callable[[Document, Certificate], bool]


def roster(documents: Iterable[Document], roots: Iterable[Site], centre: str, is_signed: IsSigned) -> Roster:
    """What the documents come to on a desk of `centre`, beginning with the installations it pinned as roots.

    `is_signed(document, issuer)`: whether the issuer's key signed the document: cryptography, which is not done here.
    A root that a desk of this centre, or of one above, adopted is as good as a pinned one.
    """
    judge = _Judge(dict.fromkeys(documents), is_signed)
    anchors = set(roots)
    while True:
        pinned = [one for site in sorted(anchors) for one in judge.root(site)]
        # Where a centre stands is for those above to say; only while none does, its own desks say it.
        found = judge.judge(pinned, own=centre)
        if centre not in found.levels:
            found = judge.judge(pinned)
        line = {centre, *_above(found.parents, centre)}
        words = (one for issuer, home in found.homes.items() if home in line for one in judge.adoptions[issuer])
        more = {one.root for one in words if found.holds(one)}
        if more <= anchors:
            return found.roster(judge.grants, anchors)
        anchors |= more


class _Judge:
    """The documents, sorted so that each is looked at once."""

    def __init__(self, documents: Iterable[Document], is_signed: IsSigned) -> None:
        self._is_signed = is_signed
        self.issued: dict[Site, list[Certificate]] = defaultdict(list)
        """By issuer, what one says of others."""
        self._own: dict[Site, tuple[Certificate, ...]] = {}
        """What each says of itself, by its own key."""
        self.revocations: dict[Site, list[Revocation]] = defaultdict(list)
        """By whom they are about."""
        self.adoptions: dict[Site, list[Adoption]] = defaultdict(list)
        """By issuer."""
        self.grants: list[Grant] = []
        for one in documents:
            if isinstance(one, Revocation):
                self.revocations[one.site].append(one)
            elif isinstance(one, Adoption):
                self.adoptions[one.issuer].append(one)
            elif isinstance(one, Grant):
                self.grants.append(one)
            elif one.issuer != one.site:
                self.issued[one.issuer].append(one)
            elif is_signed(one, one):
                self._own[one.site] = (*self._own.get(one.site, ()), one)

    def said(self, site: Site) -> tuple[Certificate, ...]:
        """What an installation says of itself."""
        return self._own.get(site, ())

    def root(self, site: Site) -> tuple[Certificate, ...]:
        """Where an installation is a root: the last it said of itself."""
        own = [one for one in self.said(site) if site_of(one.sign) == site]
        return (max(own, key=lambda one: (one.issued, body_of(one))),) if own else ()

    def has_said(self, one: Certificate) -> bool:
        """Whether it says itself that it belongs to this centre, with this key.

        An id that stands for a key can have no other; ids from before there were keys stand for none.
        """
        own = self.said(one.site)
        fitting = [said for said in own if site_of(said.sign) == one.site] or own
        return any((said.centre, said.sign) == (one.centre, one.sign) for said in fitting)

    def signed(self, document: Document, by: Iterable[Certificate]) -> bool:
        """Whether one of an issuer's certificates proves a document."""
        return any(document.issuer == one.site and self._is_signed(document, one) for one in by)

    def judge(self, anchors: Iterable[Certificate], own: str = "") -> "_Found":
        """Certificates and revocations that hold, centre by centre, the highest level first.

        So whoever stands above is known before it is asked what those below say, and nobody below can make a centre
        out of one above. Roots of the centre `own` don't say where it stands.
        """
        found = _Found(self)
        pinned: dict[str, list[Certificate]] = defaultdict(list)
        for one in anchors:
            pinned[one.centre].append(one)
        # A claim from outside of a centre's division is heard only where there is none from within, on whatever level.
        for within, level in itertools.product((True, False), LEVELS):
            claims: dict[str, list[tuple[str, Certificate]]] = defaultdict(list)
            for issuer, home in found.homes.items():
                for one in self.issued.get(issuer, ()):
                    if (
                        one.centre not in found.levels
                        and one.level is level
                        and LEVELS.index(found.levels[home]) < LEVELS.index(level)
                        and site_of(one.sign) == one.site
                        and self.has_said(one)
                        and found.holds(one)
                    ):
                        claims[one.centre].append((home, one))
            heard = {
                centre
                for centre, found_claims in claims.items()
                if not within or any(_covers(home, centre) for home, _ in found_claims)
            }
            heard |= {
                name
                for name, roots in pinned.items()
                if name != own and name not in found.levels and any(one.level is level for one in roots)
            }
            for centre in sorted(heard):
                found.settle(centre, level, pinned[centre], claims.get(centre, []))
        return found


class _Found:
    """What holds so far."""

    def __init__(self, judge: _Judge) -> None:
        self._judge = judge
        self.proven: dict[Site, list[Certificate]] = {}
        self.homes: dict[Site, str] = {}
        """Installation → its centre."""
        self.members: dict[str, set[Site]] = defaultdict(set)
        self.revoked: dict[Site, list[Revocation]] = defaultdict(list)
        self.parents: dict[str, str] = {}
        self.enrolled_by: dict[str, frozenset[str]] = {}
        self.levels: dict[str, Level] = {}

    def holds(self, document: Document) -> bool:
        """Whether its issuer is known, signed it, and wasn't revoked since."""
        return self._judge.signed(document, self.proven.get(document.issuer, ())) and not self._void(document)

    def _void(self, document: Document) -> bool:
        against = self.revoked.get(document.issuer, ())
        return bool(against) and any(document_id(document) not in one.keeps for one in against)

    def speaks(self, document: Document) -> str | None:
        """The centre whose desk says this; None where nobody known does."""
        return self.homes.get(document.issuer) if self.holds(document) else None

    def settle(
        self, centre: str, level: Level, pinned: Sequence[Certificate], claims: Sequence[tuple[str, Certificate]]
    ) -> None:
        """Find a centre's place and desks, and who of them is revoked."""
        self.levels[centre] = level
        first = min(
            claims,
            key=lambda pair: (
                not _covers(pair[0], centre), LEVELS.index(self.levels[pair[0]]), pair[1].issued, pair[1].issuer,
                pair[1].site,
            ),
            default=None,
        )  # fmt: skip
        # Whose division it lies in, the highest, the first to enrol it: that one stands above a centre; any other only
        # with the centre's own consent.
        self.parents[centre] = parent = first[0] if first else ""
        admitted = {parent, *_above(self.parents, parent)}
        self._fill(centre, [*pinned, *(one for home, one in claims if home in admitted)])
        consents = [
            one
            for site in self.members[centre]
            for one in self._judge.adoptions[site]
            if any(home == one.parent for home, _ in claims) and self.holds(one)
        ]
        self.enrolled_by[centre] = frozenset(one.parent for one in consents)
        if consents:
            self.parents[centre] = parent = max(consents, key=lambda one: (one.issued, one.issuer, one.parent)).parent
            admitted |= {parent, *_above(self.parents, parent)}
            self._fill(centre, [*pinned, *(one for home, one in claims if home in admitted)])

    def _fill(self, centre: str, start: Sequence[Certificate]) -> None:
        """The desks of a centre: those certified from above or pinned, and those that they certified themselves.

        Revocations from above are weighed first; of what desks of one centre say against each other all holds.
        """
        above = set(_above(self.parents, centre))
        for site in self.members[centre]:
            self.revoked.pop(site, None)
        self._close(centre, start)
        for homes in (above, {centre}):
            against = {
                (one.site, one.issuer): one  # of several by one issuer the newest, which may let more count
                for site in self.members[centre]
                for one in sorted(self._judge.revocations.get(site, ()), key=lambda one: (one.issued, document_id(one)))
                if self.homes.get(one.issuer) in homes and self.holds(one)
            }
            for one in against.values():
                self.revoked[one.site].append(one)
            if against:
                self._close(centre, start)

    def _close(self, centre: str, start: Sequence[Certificate]) -> None:
        for site in self.members.pop(centre, ()):
            del self.homes[site], self.proven[site]
        queue = list(start)
        while queue:
            one = queue.pop()
            if one.site in self.homes and self.homes[one.site] != centre:
                continue  # it is a desk of a centre above, which came first
            if one in self.proven.get(one.site, ()):
                continue
            self.proven.setdefault(one.site, []).append(one)
            self.homes[one.site] = centre
            self.members[centre].add(one.site)
            queue += [
                other
                for other in self._judge.issued.get(one.site, ())
                if other.centre == centre and self._judge.has_said(other) and self.holds(other)
            ]

    def roster(self, grants: Iterable[Grant], anchors: Iterable[Site]) -> Roster:
        """All of it, as others ask it."""
        valid = {site: _chosen(site, found) for site, found in self.proven.items()}
        newest: dict[str, Grant] = {}
        for one in grants:
            before = newest.get(one.centre)
            if self.speaks(one) == one.centre and (
                before is None or (before.issued, before.issuer, before.given) < (one.issued, one.issuer, one.given)
            ):
                newest[one.centre] = one
        replaced = {
            one.replaces
            for found in self.proven.values()
            for one in found
            if one.issuer == one.replaces and self.homes.get(one.replaces) == one.centre
        }
        return Roster(
            valid,
            {
                site: tuple(sorted(found, key=lambda one: (one.issued, one.issuer, document_id(one))))
                for site, found in self.revoked.items()
                if found and site in valid
            },
            self.parents,
            frozenset(home for home, one in newest.items() if one.given),
            self.levels,
            frozenset(site for site in anchors if site in valid),
            frozenset(replaced | {site for site, one in valid.items() if site_of(one.sign) != site}),
            {
                site: frozenset(
                    one.issuer for one in found if one.issuer != site and self.homes.get(one.issuer) == one.centre
                )
                for site, found in self.proven.items()
            },
            self.enrolled_by,
        )


def _covers(above: str, centre: str) -> bool:
    """Whether a centre lies in the administrative division of another, by their codes (GB/T 2260: 440300 is 4403…)."""
    return centre.startswith(re.sub(r"(?:00)+$", "", above[:6]))


def _chosen(site: Site, found: list[Certificate]) -> Certificate:
    """Of several certificates of an installation: one for the key its id stands for, one by another, the newest."""
    return max(found, key=lambda one: (site_of(one.sign) == site, one.issuer != site, one.issued, one.issuer))
