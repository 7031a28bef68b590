"""What is known of installations: the signed documents in the database, the roots pinned there, and our own standing.

Documents prove themselves, so they are no synced rows: no chicken and egg. Here is what needs no more than the store;
the acts of people are in `identity`.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.core.clock import to_ms
from app.core.i18n import language, translate
from app.db.models import Meta
from app.db.models.log import credential, lane
from app.db.oplog import logged
from app.db.tx import Store, new_site
from app.documents.minisign import verify_plain
from app.domain.sites import Level
from app.domain.sync import trust
from app.domain.sync.chain import head_message
from app.domain.sync.trust import Certificate, Document, Roster, Site, body_of, read_document, write_document
from app.services.keyring import Identity, KeyRing

_ROOTS = "roots"
"""In the table `meta`: the installations this desk pinned as roots, itself among them."""
BY_REVOCATION = "revocation"
"""Where a lane's key is lost: in place of the signature of its head. The revocation's cut vouches for it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a desk says of itself in its certificates."""

    name: str
    letter: str
    centre: str
    centre_name: str
    level: Level


def desk_name(letter: str) -> str:
    """What a desk is called unless somebody named it: 前台一号机 for A."""
    number = ord(letter) - ord("A") + 1
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    chinese = ("" if not tens else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")
    return translate("sync", "Desk {letter}").format(letter=letter) if language() == "en" else f"前台{chinese}号机"


def sign_document(identity: Identity, document: Document) -> str:
    """A document with its issuer's signature, as it travels."""
    return write_document(document, identity.sign.sign(body_of(document)))


def certificate_for(identity: Identity, facts: Facts, issued: int, replaces: Site = "") -> Certificate:
    """What an installation says of itself: the beginning of every certificate of it."""
    return Certificate(
        identity.site, facts.name, facts.letter, facts.centre, facts.centre_name, facts.level, identity.sign.public,
        identity.recipient, identity.site, issued, replaces,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------- the documents here


def documents(session: Session) -> list[tuple[Document, str]]:
    """All documents here, parsed and as text."""
    found = session.execute(select(credential.c.document).order_by(credential.c.id)).scalars()
    return [(read_document(text)[0], text) for text in found]


def roster(session: Session, offered: Iterable[str] = (), pinned: Iterable[Site] = ()) -> Roster:
    """What the documents here come to, and those offered beside them, with these roots pinned, too.

    A desk that was revoked and works alone since sees what it wrote: nobody else does, until it is certified again.
    """
    found = judged(session, offered, pinned)
    kept = session.get(Meta, "site")
    mine = found.certificates.get(kept.value) if kept else None
    if mine is None or not found.revocations or (mine.issuer != mine.site and found.is_trusted(mine.site)):
        return found
    own = {mine.site}
    while mine is not None and mine.replaces and mine.replaces not in own:
        own.add(mine.replaces)
        mine = found.certificates.get(mine.replaces)
    return replace(found, revocations={site: cut for site, cut in found.revocations.items() if site not in own})


def judged(session: Session, offered: Iterable[str] = (), pinned: Iterable[Site] = ()) -> Roster:
    """The same, without regard for who we are."""
    signers: dict[Document, set[str]] = defaultdict(set)
    for row in session.execute(select(credential.c.document, credential.c.signer)):
        signers[read_document(row.document)[0]].add(row.signer)
    claimed: dict[Document, set[str]] = defaultdict(set)
    for document, signature in _read(offered):
        claimed[document].add(signature)

    def is_signed(document: Document, issuer: Certificate) -> bool:
        return issuer.sign in signers.get(document, ()) or any(
            verify_plain(issuer.sign, body_of(document), signature) for signature in claimed.get(document, ())
        )

    centre = session.get(Meta, "centre")
    anchors = {*roots(session), *pinned}
    return trust.roster([*signers, *claimed], sorted(anchors), centre.value if centre else "", is_signed)


def roots(session: Session) -> tuple[Site, ...]:
    """The installations this desk pinned."""
    kept = session.get(Meta, _ROOTS)
    return tuple(json.loads(kept.value)) if kept else ()


def pin(session: Session, sites: Iterable[Site]) -> None:
    """Trust these installations from now on, and whom they certify."""
    kept = sorted({*roots(session), *sites})
    session.merge(Meta(key=_ROOTS, value=json.dumps(kept)))
    session.flush()


def take(session: Session, offered: Iterable[str]) -> tuple[Site, ...]:
    """Keep those of the documents that somebody known here signed; answers the installations whose standing changed.

    What nobody known signed is left out: who has it sends it again, and then its signer may be known.
    """
    have = set(session.execute(select(credential.c.id)).scalars())
    texts = {_id(text): text for text in offered}
    new = {number: text for number, text in texts.items() if number not in have and _is_document(text)}
    if not new:
        return ()
    before = roster(session)
    after = roster(session, new.values())
    proven: dict[bytes, tuple[Document, str]] = {}
    subjects = set(after.certificates) | {
        one.site for one, _ in documents(session) if isinstance(one, Certificate) and one.issuer != one.site
    }
    for own in (False, True):  # what one says of oneself comes last: it is kept where somebody else says it, too
        for number, text in new.items():
            document, signature = read_document(text)
            is_own = isinstance(document, Certificate) and document.issuer == document.site
            if is_own is not own or (is_own and document.issuer not in subjects):
                continue
            issuer = (
                document if isinstance(document, Certificate) and is_own else after.certificates.get(document.issuer)
            )
            if issuer is not None and verify_plain(issuer.sign, body_of(document), signature):
                proven[number] = (document, issuer.sign)
                if isinstance(document, Certificate):
                    subjects.add(document.site)
    if not proven:
        return ()
    session.execute(
        insert(credential),
        [
            {
                "id": number, "kind": trust.kind_of(document), "document": new[number], "signer": signer,
                "subject": getattr(document, "site", document.issuer),
            }
            for number, (document, signer) in proven.items()
        ],
    )  # fmt: skip
    centre = session.get(Meta, "centre")
    return changed(before, roster(session), centre.value if centre else "")


def changed(before: Roster, after: Roster, centre: str) -> tuple[Site, ...]:
    """The installations whose operations count differently on a desk of `centre`, or make rows elsewhere."""

    def standing(found: Roster) -> Mapping[Site, object]:
        above = found.ever_above(centre)
        return {
            site: (one.centre, one.centre in above, [rev.cut for rev in found.revocations.get(site, ())])
            for site, one in found.certificates.items()
        }

    one, other = standing(before), standing(after)
    return tuple(sorted(site for site in one.keys() | other.keys() if one.get(site) != other.get(site)))


def _read(texts: Iterable[str]) -> list[tuple[Document, str]]:
    return [read_document(text) for text in texts if _is_document(text)]


@lru_cache(maxsize=20_000)
def _is_document(text: str) -> bool:
    try:
        document, _ = read_document(text)
    except ValueError:
        return False
    return not isinstance(document, Certificate) or is_recipient(document.age)


def is_recipient(age: str) -> bool:
    """Whether something can be encrypted to this."""
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(age)
    except RecipientError:
        return False
    return True


def _id(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]


def is_head(found: Roster, site: Site, message: bytes, signature: str) -> bool | None:
    """Whether a lane's head is its author's; None where nobody here knows the author.

    Where the author's key is lost, whoever revoked it vouches for the heads that the revocation names.
    """
    author = found.certificates.get(site)
    if author is None:
        return None
    vouched = (
        head_message(site, stream, seq, bytes.fromhex(tip))
        for one in found.revocations.get(site, ())
        for stream, seq, tip in one.cut
    )
    return message in vouched or verify_plain(author.sign, message, signature)


# ------------------------------------------------------------------------------------------- our own standing


def begin(store: Store, ring: KeyRing, facts: Facts) -> Identity:
    """Make the keys of a desk that is being set up; whatever an earlier attempt left is forgotten."""
    identity = Identity.generate()
    ring.write(identity)
    text = sign_document(identity, certificate_for(identity, facts, to_ms(store.clock())))
    with store.local() as session:
        session.execute(credential.delete())
        keep(session, identity.sign.public, [text])
        session.merge(Meta(key=_ROOTS, value=json.dumps([identity.site])))
    store.become(identity.site, facts.centre)
    return identity


def keep(session: Session, signer: str, texts: Iterable[str]) -> None:
    """Keep documents that we signed ourselves."""
    for text in texts:
        document, _ = read_document(text)
        session.execute(
            insert(credential).prefix_with("OR IGNORE"),
            {
                "id": _id(text), "kind": trust.kind_of(document), "document": text, "signer": signer,
                "subject": getattr(document, "site", document.issuer),
            },
        )  # fmt: skip


def complete(store: Store, ring: KeyRing, facts: Facts) -> None:
    """See that this desk has keys and a certificate of its own, and so has whatever it was before.

    A database from before there were keys holds lanes of its own desk only, so all of them get keys. Where the keys
    were lost, or revoked, the desk takes a new identity, which must be certified again; until then it works alone.
    """
    with store.read() as session:
        certified = _certified(session)
        lanes = set(session.execute(select(lane.c.site)).scalars())
        against = session.execute(
            select(credential.c.id).where(
                credential.c.subject == store.site, credential.c.kind == trust.kind_of(trust.Revocation)
            )
        ).first()
        is_revoked = against is not None and store.site in judged(session).revocations
    if store.site in certified:
        if is_revoked or not ring.has(store.site):
            renew(store, ring)
        return
    issued = to_ms(store.clock())
    identity = Identity.generate()
    ring.write(identity)
    signed: list[tuple[Identity, str]] = [
        (identity, sign_document(identity, certificate_for(identity, facts, issued, store.site)))
    ]
    former = [Identity.generate(site) for site in sorted((lanes | {store.site}) - certified - {""})]
    for one in former:
        ring.write(one)
        said = certificate_for(one, facts, issued)
        signed.append((one, sign_document(one, said)))
        signed.append((identity, sign_document(identity, replace(said, issuer=identity.site))))
    with store.local() as session:
        for signer, text in signed:
            keep(session, signer.sign.public, [text])
        pin(session, [identity.site])
        for one in former:
            _sign_lanes(session, one)
    store.become(identity.site, store.centre)


def _certified(session: Session) -> set[Site]:
    query = select(credential.c.subject).where(credential.c.kind == trust.kind_of(Certificate)).distinct()
    return set(session.execute(query).scalars())


def renew(store: Store, ring: KeyRing) -> Site:
    """Take a new identity: this machine may be a copy, or older than what it wrote.

    The key it had signs the new one's certificate, and where its lanes end; a key that is missing or under a
    passphrase can't, so the new identity has to be certified by somebody else.
    """
    with store.read() as session:
        own = [
            one
            for one, _ in documents(session)
            if isinstance(one, Certificate) and one.site == store.site and one.issuer == one.site
        ]
    if not own:  # from before there were keys: they are made when the desk is opened
        store.become(new_site(), store.centre)
        return store.site
    last = max(own, key=lambda one: one.issued)
    before = ring.identity(store.site) if ring.has(store.site) and not ring.is_locked(store.site) else None
    issued = max(to_ms(store.clock()), last.issued + 1)
    identity = Identity.generate()
    ring.write(identity)
    said = certificate_for(
        identity, Facts(last.name, last.letter, last.centre, last.centre_name, last.level), issued, last.site
    )
    with store.local() as session:
        keep(session, identity.sign.public, [sign_document(identity, said)])
        if before is not None:
            keep(session, before.sign.public, [sign_document(before, replace(said, issuer=before.site))])
            _sign_lanes(session, before)
        pin(session, [identity.site])
    store.become(identity.site, store.centre)
    return identity.site


def mend(store: Store, ring: KeyRing) -> None:
    """Have former identities sign what they couldn't while their keys were missing or under a passphrase."""
    with store.read() as session:
        said = [one for one, _ in documents(session) if isinstance(one, Certificate)]
        unsigned = set(session.execute(select(lane.c.site).where(lane.c.sig.is_(None))).scalars())
    readable = ring.readable()
    own = [one for one in said if one.site == store.site and one.issuer == one.site and one.replaces in readable]
    with store.local() as session:
        for one in own:
            before = readable[one.replaces]
            if not any((other.site, other.issuer) == (one.site, before.site) for other in said):
                keep(session, before.sign.public, [sign_document(before, replace(one, issuer=before.site))])
        for site in unsigned & readable.keys() - {store.site}:
            _sign_lanes(session, readable[site])


def _sign_lanes(session: Session, identity: Identity) -> None:
    """Sign where the lanes of an identity end: it writes no more, and others want to see it signed."""
    connection = session.connection()
    ends = connection.execute(select(lane).where(lane.c.site == identity.site)).all()
    with logged(connection):
        for end in ends:
            sig = identity.sign.sign(head_message(end.site, end.stream, end.seq, end.tip))
            connection.execute(update(lane).where(lane.c.id == end.id).values(sig=sig))


def vouch_lanes(session: Session, site: Site) -> None:
    """Let a revocation's cut stand for the signature of a lost key."""
    connection = session.connection()
    with logged(connection):
        connection.execute(update(lane).where(lane.c.site == site, lane.c.sig.is_(None)).values(sig=BY_REVOCATION))
