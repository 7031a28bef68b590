"""Who this desk is among the others, and whom it trusts: keys by file, certificates, revocations, leave for others.

The private keys are `desk.ring`, what the documents come to is `desk.roster`. A certificate is asked for and given by
files that travel on a stick; two people compare the fingerprint by telephone.
"""

from collections.abc import Callable, Container, Iterable

from app.db.tx import Tx
from app.domain.sync.trust import Adoption, Certificate, Document, Grant, Roster, Site
from app.services import credentials, recovery_key
from app.services.desk import Desk
from app.services.keyring import Identity


def own(desk: Desk, passphrase: str | None = None) -> Identity:
    """This desk's private keys.

    Raises UserError (field "passphrase") when they lie under one that wasn't said, or is wrong.
    """
    if passphrase is not None:
        desk.ring.unlock(desk.store.site, passphrase)
    return desk.ring.identity(desk.store.site)


def unlock(desk: Desk, passphrase: str) -> None:
    """Say the passphrase of this desk's keys, for as long as the program runs; raises UserError ("passphrase")."""
    desk.ring.unlock(desk.store.site, passphrase)


def former(desk: Desk) -> dict[Site, Identity]:
    """The keys of the identities that this desk had before."""
    return {
        site: desk.ring.identity(site)
        for site in desk.ring.sites()
        if site != desk.store.site and not desk.ring.is_locked(site)
    }


def signer(desk: Desk) -> Callable[[bytes], str]:
    """Signs the heads of this desk's own lanes (`chain.head_message`)."""
    return own(desk).sign.sign


def roster(desk: Desk) -> Roster:
    """Whom this desk knows and trusts; kept until a document changes it."""
    return desk.roster


def consider(desk: Desk, documents: Iterable[str]) -> Roster:
    """The roster as it would be with these documents, too; nothing is kept."""
    with desk.store.read() as session:
        return credentials.roster(session, documents)


def parsed(desk: Desk) -> tuple[tuple[Document, str], ...]:
    """All documents here, and as they travel."""
    with desk.store.read() as session:
        return tuple(credentials.documents(session))


def documents(desk: Desk, about: Container[str] | None = None) -> tuple[str, ...]:
    """The documents here as they travel; with `about` only those that concern desks of these centres."""
    found = parsed(desk)
    if about is None:
        return tuple(text for _, text in found)
    homes = {site: one.centre for site, one in desk.roster.certificates.items()}

    def concerns(document: Document) -> str:
        if isinstance(document, Certificate | Grant):
            return document.centre
        return homes.get(document.issuer if isinstance(document, Adoption) else document.site, "")

    return tuple(text for document, text in found if concerns(document) in about)


def take_documents(desk: Desk, tx: Tx, offered: Iterable[str]) -> tuple[Site, ...]:
    """Keep what somebody known here signed, inside a transaction; answers the installations whose standing changed.

    Folding goes by the new roster from here on. Where the transaction comes to nothing, call `desk.forget_roster`.
    """
    changed = credentials.take(tx.session, offered)
    if changed:
        tx.recorder.authority = credentials.roster(tx.session)
        refold = getattr(tx.recorder, "refold_sites", None)
        if refold is not None:
            refold(changed)
    return changed


def is_head(known: Roster, site: Site, message: bytes, signature: str) -> bool | None:
    """Whether a lane's head is signed by its author; None where nobody here knows the author."""
    return credentials.is_head(known, site, message, signature)


def recovery(desk: Desk) -> str:
    """The age recipient of the centre's recovery key; "" where the centre's key isn't here."""
    return recovery_key.recipient(desk.keys)
