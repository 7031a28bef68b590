"""Who may write what: certificates of installations, revocations, and what follows from a set of them.

A certificate says which centre an installation belongs to. It is signed by a desk of the same centre (pairing, or the
same machine under a new identity) or by a desk of the centre above (enrolment), up to a root that this desk pinned.
All of this is a pure function of a set of signed documents: their order and repetition can't matter.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.domain.fields import SyncClass
from app.domain.sites import Level

Site = str
"""An installation: 32 hexadecimal digits; since certificates exist, the beginning of its public key's SHA-256."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """That an installation belongs to a centre, and by which keys it is known.

    `letter` stands in the numbers people read (`HL-A-…`). `sign`: base64 of the Ed25519 public key. `age`: the
    recipient that bundles to it are encrypted to. A root is its own `issuer`. `issued`: milliseconds by the issuer's
    clock. `replaces`: the identity this machine had before, "" for none.
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
    each of its lanes that still counts; of streams not named nothing does.
    """

    site: Site
    cut: tuple[tuple[str, int, str], ...]
    reason: str
    issuer: Site
    issued: int


@dataclass(frozen=True, slots=True)
class Adoption:
    """A desk's word to the other desks of its centre: this root stands above us (it was enrolled under it)."""

    root: Certificate
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


@dataclass(frozen=True, slots=True)
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

    def is_trusted(self, site: Site) -> bool:
        """Whether bundles of an installation are taken at all."""
        return site in self.certificates and site not in self.revocations

    def level(self, centre: str) -> Level | None:
        """The level of a centre; None for one nobody certified."""
        found = [one for one in self.certificates.values() if one.centre == centre]
        return max(found, key=lambda one: (one.issued, one.site)).level if found else None

    def ancestors(self, centre: str) -> tuple[str, ...]:
        """The centres above, nearest first."""
        found: list[str] = []
        above = self.parents.get(centre, "")
        while above and above not in found and above != centre:
            found.append(above)
            above = self.parents.get(above, "")
        return tuple(found)

    def may_have(self, centre: str, stream: str) -> bool:
        """Whether desks of a centre get a stream: the table of classes."""
        kind, home = stream_of(stream)
        if home == centre:
            return True
        from_above, from_below = home in self.ancestors(centre), centre in self.ancestors(home)
        if kind is SyncClass.REFERENCE:
            return from_above
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
        cuts = [{name: last for name, last, _tip in one.cut} for one in self.revocations.get(site, ())]
        return all(seq <= cut.get(stream, 0) for cut in cuts)

    def neighbours(self, site: Site) -> tuple[Certificate, ...]:
        """Those a desk exchanges with: its centre's other desks, the centre above's, and those of the centres below.

        An identity that another one of the same machine replaced is not among them.
        """
        own = self.certificates.get(site)
        if own is None:
            return ()
        replaced = {one.replaces for one in self.certificates.values()}
        near = {own.centre, self.parents.get(own.centre, "")}
        found = [
            one
            for one in self.certificates.values()
            if one.site != site
            and one.site not in replaced
            and self.is_trusted(one.site)
            and (one.centre in near or self.parents.get(one.centre) == own.centre)
        ]
        return tuple(sorted(found, key=lambda one: (list(Level).index(one.level), one.centre, one.letter, one.site)))


def stream_of(stream: str) -> tuple[SyncClass | None, str]:
    """A stream's class and home centre; the class None when this program doesn't know it."""
    name, _, home = stream.partition(":")
    return SyncClass(name) if name in set(SyncClass) else None, home


def site_of(sign: str) -> Site:
    """The id of the installation with this public key (base64)."""
    return hashlib.sha256(base64.b64decode(sign)).hexdigest()[:32]


def fingerprint(sign: str) -> str:
    """What two people compare by telephone: "K7Q2 9FMA …", six groups of four out of a public key (base64)."""
    letters = base64.b32encode(hashlib.sha256(b"fingerprint" + base64.b64decode(sign)).digest()).decode()[:24]
    return " ".join(letters[at : at + 4] for at in range(0, 24, 4))


def may_certify(issuer: Certificate, one: Certificate) -> bool:
    """A desk certifies desks of its own centre, and of centres on a lower level."""
    order = list(Level)
    return one.centre == issuer.centre or order.index(one.level) > order.index(issuer.level)


def roster(
    documents: Iterable[Document], roots: Iterable[Certificate], centre: str,
    is_signed: Callable[[Document, Certificate], bool],
) -> Roster:  # fmt: skip
    """What the documents come to on a desk of `centre`, beginning with the roots it pinned.

    `is_signed(document, issuer)`: whether the issuer's key signed the document: cryptography, which is not done here.
    """
    known = list(dict.fromkeys(documents))
    proven: dict[Site, list[Certificate]] = {}
    above: dict[Certificate, str] = {}
    queue = list(roots)
    waiting = [one for one in known if isinstance(one, Certificate)]
    adoptions = [one for one in known if isinstance(one, Adoption)]
    while queue:
        issuer = queue.pop()
        if issuer in proven.get(issuer.site, ()):
            continue
        proven.setdefault(issuer.site, []).append(issuer)
        for one in waiting:
            if one.issuer == issuer.site and may_certify(issuer, one) and is_signed(one, issuer):
                queue.append(one)
                if one.centre != issuer.centre:
                    above[one] = issuer.centre
        if issuer.centre == centre:
            queue += [one.root for one in adoptions if one.issuer == issuer.site and is_signed(one, issuer)]

    valid = {site: _chosen(site, found) for site, found in proven.items()}
    parents = {one.centre: "" for one in valid.values()}
    for one in sorted(above, key=lambda one: (one.issued, one.issuer, one.site)):
        parents[one.centre] = above[one]
    bare = Roster(valid, {}, parents)

    def may(issuer: Site, home: str) -> list[Certificate]:
        """The certificates under which an installation speaks about a centre: its own, or one above."""
        return [one for one in proven.get(issuer, ()) if one.centre in (home, *bare.ancestors(home))]

    revocations: dict[Site, list[Revocation]] = {}
    grants: dict[str, Grant] = {}
    for document in known:
        if isinstance(document, Revocation) and document.site in valid:
            if any(is_signed(document, one) for one in may(document.issuer, valid[document.site].centre)):
                revocations.setdefault(document.site, []).append(document)
        elif isinstance(document, Grant):
            signers = [one for one in may(document.issuer, document.centre) if one.centre == document.centre]
            newest = grants.get(document.centre)
            if any(is_signed(document, one) for one in signers) and (
                newest is None or (newest.issued, newest.issuer) < (document.issued, document.issuer)
            ):
                grants[document.centre] = document
    return Roster(
        valid,
        {site: tuple(sorted(found, key=lambda one: (one.issued, one.issuer))) for site, found in revocations.items()},
        parents,
        frozenset(home for home, one in grants.items() if one.given),
    )


def _chosen(site: Site, found: list[Certificate]) -> Certificate:
    """Of several certificates of an installation: one for the key its id stands for, then the newest."""
    return max(found, key=lambda one: (site_of(one.sign) == site, one.issuer != one.site, one.issued, one.issuer))
