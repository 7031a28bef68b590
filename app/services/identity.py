"""Who this desk is among the others, and whom it trusts: keys by file, certificates, revocations, leave for others.

The private keys are `desk.ring`, what the documents come to is `desk.roster`. A certificate is asked for and given by
files that travel on a stick; two people compare the fingerprint by telephone.
"""

import base64
import json
import re
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from string import ascii_uppercase

from sqlalchemy import select

from app.core.clock import from_ms, to_ms
from app.core.errors import UserError
from app.core.i18n import translate
from app.db.models import Meta, SettingRow
from app.db.models.log import lane
from app.db.tx import Changes, Tx
from app.documents import minisign, trust_files
from app.documents.trust_files import AnswerFile, RequestFile
from app.domain.auth import Actor, Permission, require
from app.domain.checks import plain
from app.domain.settings import DESK_LETTER, DESK_NAME
from app.domain.sites import Level, check_site_code, level_label
from app.domain.sync import trust
from app.domain.sync.trust import Adoption, Certificate, Document, Grant, Revocation, Roster, Site
from app.services import credentials, installation, recovery_key
from app.services.desk import FORMER_KEY, LOCAL_SETTING, Desk, fixed_id
from app.services.keyring import Identity
from app.services.vault import encrypt_under, mark_of, note_mark


def own(desk: Desk, passphrase: str | None = None) -> Identity:
    """This desk's private keys.

    Raises UserError (field "passphrase") when they lie under one that wasn't said, or is wrong.
    """
    if passphrase is not None:
        unlock(desk, passphrase)
    return desk.ring.identity(desk.store.site)


def unlock(desk: Desk, passphrase: str) -> None:
    """Say the passphrase of this desk's keys, for as long as the program runs; raises UserError ("passphrase")."""
    desk.ring.unlock(desk.store.site, passphrase)
    credentials.mend(desk.store, desk.ring)
    desk.forget_roster()


def former(desk: Desk) -> dict[Site, Identity]:
    """The keys of the identities that this desk had before."""
    return {site: keys for site, keys in desk.ring.readable().items() if site != desk.store.site}


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
    texts = [text for _, text in parsed(desk)]
    return tuple(texts) if about is None else tuple(_about(desk.roster, texts, about))


def _about(known: Roster, texts: Iterable[str], centres: Container[str]) -> list[str]:
    homes = {site: one.centre for site, one in known.certificates.items()}

    def concerns(document: Document) -> str:
        if isinstance(document, Certificate | Grant):
            return document.centre
        return homes.get(document.issuer if isinstance(document, Adoption) else document.site, "")

    return [text for text in texts if concerns(trust.read_document(text)[0]) in centres]


def _about_sites(texts: Iterable[str], sites: Container[Site]) -> list[str]:
    found = ((trust.read_document(text)[0], text) for text in texts)
    return [text for document, text in found if isinstance(document, Certificate) and document.site in sites]


def take_documents(desk: Desk, tx: Tx, offered: Iterable[str]) -> tuple[Site, ...]:
    """Keep what somebody known here signed, inside a transaction; answers the installations whose standing changed.

    Folding goes by the new roster from here on. Where the transaction comes to nothing, call `desk.forget_roster`.
    """
    changed = credentials.take(tx.session, offered)
    if changed:
        tx.recorder.refold_sites(changed, credentials.roster(tx.session))
    return changed


def is_head(known: Roster, site: Site, message: bytes, signature: str) -> bool | None:
    """Whether a lane's head is signed by its author; None where nobody here knows the author."""
    return credentials.is_head(known, site, message, signature)


def recovery(desk: Desk) -> str:
    """The age recipient of the centre's recovery key; "" where the centre's key isn't here."""
    return recovery_key.recipient(desk.keys)


# ------------------------------------------------------------------------------------------- what a desk is shown


class Relation(StrEnum):
    """How another desk stands to this one."""

    OWN = "own"
    """This desk itself."""
    CENTRE = "centre"
    ABOVE = "above"
    BELOW = "below"


class State(StrEnum):
    """What a certificate is worth."""

    TRUSTED = "trusted"
    UNPAIRED = "unpaired"
    """A desk of our own centre that only the centre above certified: what stays in the centre doesn't go to it."""
    REPLACED = "replaced"
    """An identity that a machine had before."""
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """One installation, as this desk knows it. `reason` and `revoked_at`: of its revocation."""

    site: Site
    name: str
    letter: str
    centre: str
    centre_name: str
    level: Level
    sign: str
    age: str
    fingerprint: str
    issuer: Site
    issuer_name: str
    issued_at: datetime
    relation: Relation
    state: State
    reason: str = ""
    revoked_at: datetime | None = None


class Standing(StrEnum):
    """How this desk itself stands."""

    NONE = "none"
    """Not set up, and nothing asked for."""
    WAITING = "waiting"
    """Not set up: it asked to join a centre."""
    JOINED = "joined"
    """Not set up: it was certified, and has none of the centre's data yet."""
    TOP = "top"
    """Nobody stands above its centre."""
    ENROLLED = "enrolled"
    AGAIN = "again"
    """Its keys were lost or revoked: it works alone until somebody certifies it again."""


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """This desk: `facts` None before it has keys. `parent`: the centre above, "" for none."""

    standing: Standing
    facts: DeskFacts | None
    public_line: str
    parent: str
    parent_name: str
    is_granted: bool
    is_protected: bool


def desks(desk: Desk) -> tuple[DeskFacts, ...]:
    """Every installation this desk knows: its own centre's first, then those above, then those below."""
    known, own_centre = desk.roster, desk.store.centre
    above = known.ancestors(own_centre)

    def relation(one: Certificate) -> Relation:
        if one.site == desk.store.site:
            return Relation.OWN
        if one.centre == own_centre:
            return Relation.CENTRE
        return Relation.ABOVE if one.centre in above else Relation.BELOW

    order = tuple(Relation)
    found = [_facts(known, one, relation(one), desk.store.site) for one in known.certificates.values()]
    states = tuple(State)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                order.index(one.relation), above.index(one.centre) if one.centre in above else 0,
                trust.LEVELS.index(one.level), one.centre, states.index(one.state), one.letter, one.site,
            ),
        )
    )  # fmt: skip


def _facts(known: Roster, one: Certificate, relation: Relation, own: Site) -> DeskFacts:
    issuer = known.certificates.get(one.issuer)
    revocation = next(iter(known.revocations.get(one.site, ())), None)
    state = State.TRUSTED
    if revocation is not None:
        state = State.REVOKED
    elif one.site in known.replaced:
        state = State.REPLACED
    elif relation is Relation.CENTRE and not known.admits(own, one.site):
        state = State.UNPAIRED
    return DeskFacts(
        one.site, one.name, one.letter, one.centre, one.centre_name, one.level, one.sign, one.age,
        trust.fingerprint(one.sign), one.issuer, issuer.name if issuer else "", from_ms(one.issued), relation, state,
        revocation.reason if revocation else "", from_ms(revocation.issued) if revocation else None,
    )  # fmt: skip


def named(desk: Desk, text: str) -> Site:
    """The installation meant by "440305-007-B", or by (the beginning of) its id; raises UserError (field "site")."""
    wanted = re.sub(r"[\s-]", "", plain(text)).lower()
    found = {
        one.site
        for one in desks(desk)
        if f"{one.centre}{one.letter}".replace("-", "").lower() == wanted and one.state is not State.REPLACED
    } or {one.site for one in desks(desk) if len(wanted) >= 6 and one.site.startswith(wanted)}
    if not found:
        raise UserError(translate("errors", "Nobody here knows the desk {name}.").format(name=text), "site")
    if len(found) > 1:
        raise UserError(translate("errors", "{name} could be several desks; give its id.").format(name=text), "site")
    return found.pop()


def own_facts(desk: Desk) -> OwnFacts:
    """How this desk stands."""
    known = desk.roster
    mine = known.certificates.get(desk.store.site)
    if mine is None:
        return OwnFacts(Standing.NONE, None, "", "", "", False, False)
    parent = known.parents.get(mine.centre, "")
    others = [
        one
        for one in known.certificates.values()
        if one.centre == mine.centre and one.site not in (mine.site, mine.replaces, *known.replaced)
    ]
    standing = Standing.ENROLLED if parent else Standing.TOP
    if not desk.is_set_up:
        standing = Standing.WAITING if mine.issuer == mine.site else Standing.JOINED
    elif mine.issuer == mine.site and mine.replaces and (parent or others):
        standing = Standing.AGAIN
    names = [one.centre_name for one in known.certificates.values() if one.centre == parent]
    return OwnFacts(
        standing, _facts(known, mine, Relation.OWN, mine.site), minisign.public_line(mine.sign), parent,
        names[0] if names else parent, mine.centre in known.granted, desk.ring.is_protected(mine.site),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------- request and answer


def write_request(desk: Desk, actor: Actor, folder: Path, centre: str = "") -> Path:
    """Ask to be certified: by the centre above, or by a desk of the own centre; returns the file.

    A desk that is not set up says with `centre` which centre it joins. Raises UserError (field "site.code").
    """
    require(actor, Permission.CERTIFY)
    if not desk.is_set_up:
        centre = centre or desk.store.centre
        if not centre.strip():
            raise UserError(translate("errors", "A centre's code has 9 digits, like 440305-007."), "site.code")
        code = check_site_code(centre)
        if desk.store.centre != code or not desk.ring.has(desk.store.site):
            facts = credentials.Facts("", "", code, "", Level.POINT)  # what is missing, the answer says
            credentials.begin(desk.store, desk.ring, facts)
            installation.remember(desk.store)
            desk.forget_roster()
        facts = replace(desk.facts, name="", letter="", centre=code)
    else:
        facts = desk.facts
    identity = own(desk)
    said = credentials.certificate_for(identity, facts, _moment(desk), _replaced(desk))
    stem = translate("sync", "request")
    path = folder / f"{stem}_{_file_part(said)}{trust_files.REQUEST}"
    return trust_files.write_request(path, credentials.sign_document(identity, said))


def _file_part(one: Certificate) -> str:
    return f"{one.centre}{one.letter}_{trust.fingerprint(one.sign)[:4]}"


def _replaced(desk: Desk) -> Site:
    mine = desk.roster.certificates.get(desk.store.site)
    return mine.replaces if mine else ""


def _moment(desk: Desk) -> int:
    """Now, but after everything that is known: what is newer counts, also where a clock went wrong once."""
    return max([to_ms(desk.now()), *(document.issued + 1 for document, _ in parsed(desk))])


@dataclass(frozen=True, slots=True)
class Request:
    """A request, for the person who compares the fingerprint. `pairs`: it is of the own centre; else of one below.

    `letter`: what the desk will have in its numbers. `moves_from`: the centre it stands under now, where that is
    another one.
    """

    file: RequestFile
    name: str
    letter: str
    centre: str
    centre_name: str
    level: Level
    fingerprint: str
    pairs: bool
    moves_from: str = ""


def read_request(desk: Desk, path: Path) -> Request:
    """Read a request and see whether this desk may certify it; raises UserError."""
    file = trust_files.read_request(path)
    said, known = file.said, desk.roster
    mine = known.certificates.get(desk.store.site)
    if mine is None or not desk.is_set_up:
        raise UserError(translate("errors", "This desk isn't set up yet, so it can certify nobody."))
    if said.site == mine.site:
        raise UserError(
            translate("errors", "This is the request of this desk itself: take it to the other one."), "file"
        )
    if said.site in known.revocations:
        raise UserError(
            translate(
                "errors", "This desk was revoked. Start its program once more, and have the request written anew."
            ),
            "file",
        )
    if trust.site_of(said.sign) != said.site or not credentials.is_recipient(said.age):
        raise UserError(translate("errors", "This request is damaged, or somebody changed it."), "file")
    if own_facts(desk).standing is Standing.AGAIN:
        raise UserError(translate("errors", "This desk must be certified again before it can certify another."))
    pairs = said.centre == mine.centre
    if not pairs and not said.centre_name:  # it isn't set up: what its centre is, the other certificates say
        known_as = next((one for one in known.certificates.values() if one.centre == said.centre), None)
        if known_as is None:
            raise UserError(
                translate(
                    "errors", "Nobody here knows the centre {centre}. Set that computer up first, then ask."
                ).format(centre=said.centre),
                "file",
            )
        said = replace(
            said, centre_name=known_as.centre_name, level=known.level(said.centre) or known_as.level, letter=""
        )
    before = known.parents.get(said.centre, "")
    if not pairs:
        if said.centre in known.ancestors(mine.centre):
            raise UserError(
                translate("errors", "{centre} stands above this centre.").format(centre=said.centre), "file"
            )
        if trust.LEVELS.index(said.level) <= trust.LEVELS.index(known.level(mine.centre) or mine.level):
            message = translate(
                "errors", "{name} says it is of the level {level}; this centre can enrol those of a lower level only."
            )
            raise UserError(message.format(name=said.centre_name or said.centre, level=level_label(said.level)), "file")
    letter = _letter(known, said)
    named = said.name if said.name and said.name != credentials.desk_name(said.letter or "A") else ""
    return Request(
        file, named or credentials.desk_name(letter), letter, said.centre,
        mine.centre_name if pairs else said.centre_name, mine.level if pairs else said.level,
        trust.fingerprint(said.sign), pairs, before if not pairs and before != mine.centre else "",
    )  # fmt: skip


def _letter(known: Roster, said: Certificate) -> str:
    """The letter a desk gets in its centre: its own, unless another one gives numbers under it."""
    desks = {one.site: one for one in known.certificates.values() if one.centre == said.centre}
    before = desks.get(said.replaces)
    taken = {one.letter for one in desks.values() if one.site != said.site}
    if said.letter and (said.letter not in taken or (before is not None and before.letter == said.letter)):
        return said.letter
    now = desks.get(said.site)
    if now is not None and now.issuer != now.site:
        return now.letter
    free = [letter for letter in ascii_uppercase if letter not in taken]
    if not free:
        raise UserError(translate("errors", "All letters from A to Z are taken in this centre."), "letter")
    return free[0]


def certify(
    desk: Desk, actor: Actor, request: Request, fingerprint_typed: str, folder: Path, *, letter: str | None = None
) -> tuple[Path, Changes]:
    """Certify a desk whose fingerprint was compared; writes the answer into `folder`.

    Raises UserError: the fingerprint isn't the request's (field "fingerprint"), or the letter is taken ("letter").
    """
    require(actor, Permission.CERTIFY)
    if _plain_fingerprint(fingerprint_typed) != _plain_fingerprint(request.fingerprint):
        raise UserError(
            translate("errors", "This is not the fingerprint of the request. If it was heard right, don't certify it."),
            "fingerprint",
        )
    identity = own(desk)
    said = request.file.said
    sealed = b""
    if request.pairs:
        letter = _check_letter(desk, said, letter or request.letter)
        sealed = _sealed(desk.keys.read(), said.age)
    made = replace(
        said, name=request.name, letter=letter or request.letter, centre_name=request.centre_name,
        level=request.level, issuer=identity.site, issued=_moment(desk),
    )  # fmt: skip
    text = credentials.sign_document(identity, made)
    with _changing(desk, actor) as tx:
        credentials.keep(tx.session, said.sign, [request.file.text])
        credentials.keep(tx.session, identity.sign.public, [text])
        known = _refold(desk, tx)
        if known.certificates.get(said.site) is None:
            raise UserError(
                translate("errors", "{centre} was enrolled by another centre before.").format(centre=said.centre),
                "file",
            )
        texts = [one for _, one in credentials.documents(tx.session)]
    mine = known.certificates[identity.site]
    line = {mine.centre, *known.ever_above(mine.centre)}
    top = (known.ancestors(mine.centre) or (mine.centre,))[-1]
    roots = {site for site in known.roots if request.pairs or known.certificates[site].centre == top}
    answer = AnswerFile(
        said.site, mine, made, tuple(sorted(roots)),
        tuple(dict.fromkeys([*_about(known, texts, {*line, said.centre}), *_about_sites(texts, roots)])), sealed,
    )  # fmt: skip
    stem = translate("sync", "answer")
    path = folder / f"{stem}_{_file_part(made)}{trust_files.ANSWER}"
    return trust_files.write_answer(path, answer, identity.sign), tx.changes


def _plain_fingerprint(text: str) -> str:
    """As compared: whatever the case and the gaps; 0, 1 and 8 are no letters of it, so they stand for O, I and B."""
    return re.sub(r"[\s\-·.,]", "", plain(text)).upper().translate(str.maketrans("018", "OIB"))


def _check_letter(desk: Desk, said: Certificate, letter: str) -> str:
    letter = plain(letter).upper()
    if letter not in ascii_uppercase or len(letter) != 1:
        raise UserError(translate("errors", "One letter from A to Z, please."), "letter")
    if letter != _letter(desk.roster, replace(said, letter=letter)):
        raise UserError(
            translate("errors", "Another desk of this centre has the letter {letter}.").format(letter=letter), "letter"
        )
    return letter


def _sealed(key: bytes, age: str) -> bytes:
    import pyrage

    content = json.dumps({"key": base64.b64encode(key).decode()}).encode()
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(age)]))


def read_answer(desk: Desk, path: Path) -> AnswerFile:
    """Read an answer and see whether it is for this desk, and worth believing; raises UserError."""
    answer = trust_files.read_answer(path)
    if answer.site != desk.store.site:
        if desk.ring.has(answer.site):
            message = translate("errors", "This answer is for an identity that this desk no longer has. Ask again.")
        else:
            message = translate("errors", "This answer is for another desk: {name}.")
        name = f"{answer.certificate.centre_name} {answer.certificate.name}"
        raise UserError(message.format(name=name.strip()), "file")
    with desk.store.read() as session:
        known = credentials.roster(session, answer.documents, answer.roots)
    mine = known.certificates.get(answer.site)
    if (
        mine is None
        or answer.certificate.centre != desk.store.centre
        or not known.is_trusted(answer.issuer.site)
        or not known.is_trusted(answer.site)
        or not _may_certify(answer, mine)
    ):
        raise UserError(
            translate("errors", "This answer doesn't hold: who signed it may not certify this desk. Ask again."), "file"
        )
    return answer


def _may_certify(answer: AnswerFile, mine: Certificate) -> bool:
    above = trust.LEVELS.index(answer.issuer.level) < trust.LEVELS.index(answer.certificate.level)
    return answer.certificate.sign == mine.sign and (answer.issuer.centre == mine.centre or above)


def take_answer(desk: Desk, actor: Actor, path: Path) -> tuple[OwnFacts, Changes]:
    """Take the certificate this desk asked for; with it come its letter, and in the own centre the centre's key.

    Raises UserError when the answer is for another desk, was changed, or doesn't hold; nothing is kept then.
    """
    require(actor, Permission.CERTIFY)
    answer = read_answer(desk, path)
    identity = own(desk)
    made = answer.certificate
    pairs = answer.issuer.centre == made.centre
    key = _unsealed(answer.sealed, identity) if pairs else None
    now = _moment(desk)
    with _changing(desk, actor) as tx:
        session = tx.session
        credentials.pin(session, answer.roots)
        credentials.take(session, answer.documents)
        words: list[Document] = [replace(made, issuer=identity.site, issued=now)]
        known = credentials.roster(session)
        certified = {
            one.site
            for one, _ in credentials.documents(session)
            if isinstance(one, Certificate) and one.issuer == identity.site
        }
        # Who certified this desk may not know the others of the centre: it vouches for them. Not for any that the
        # centre above alone made a desk of it: what stays in the centre doesn't go to those.
        within = answer.issuer.site if pairs else identity.site
        words += [
            replace(one, issuer=identity.site, issued=now)
            for one in known.certificates.values()
            if one.centre == made.centre and one.site not in certified and known.admits(within, one.site)
        ]
        if not pairs:
            root = next(site for site in answer.roots if site in known.roots)
            words.append(Adoption(root, answer.issuer.centre, identity.site, now))
        credentials.keep(session, identity.sign.public, [credentials.sign_document(identity, one) for one in words])
        if made.letter:
            session.merge(Meta(key=LOCAL_SETTING + DESK_LETTER.key, value=DESK_LETTER.encode(made.letter)))
        if made.name != credentials.desk_name(made.letter or "A"):
            session.merge(Meta(key=LOCAL_SETTING + DESK_NAME.key, value=DESK_NAME.encode(made.name)))
        if key is not None:
            _take_key(desk, tx, key)
        _refold(desk, tx)
    if key is not None:
        desk.keys.take(key)
    desk.forget_settings()
    installation.remember(desk.store)
    return own_facts(desk), tx.changes


def _unsealed(sealed: bytes, identity: Identity) -> bytes:
    import pyrage

    try:
        key = base64.b64decode(json.loads(pyrage.decrypt(sealed, [identity.age]))["key"], validate=True)
    except (pyrage.DecryptError, ValueError, KeyError, TypeError):
        key = b""
    if len(key) != 32:
        raise UserError(translate("errors", "The centre's key in this answer can't be read. Ask again."), "file")
    return key


def _take_key(desk: Desk, tx: Tx, key: bytes) -> None:
    """Note that the data is under the centre's key from now on; what was under another one stays readable."""
    if desk.is_set_up and desk.keys.present and desk.keys.mark != mark_of(key):
        name = FORMER_KEY + desk.keys.mark
        row = fixed_id("setting", name)
        if tx.session.get(SettingRow, row) is None:
            kept = encrypt_under(key, row, base64.b64encode(desk.keys.read()).decode())
            tx.add(SettingRow(id=row, key=name, value=kept))
    note_mark(tx.session, mark_of(key))


# ------------------------------------------------------------------------------------------- revoking, leave, renewal


def revoke(desk: Desk, actor: Actor, site: Site, reason: str) -> tuple[None, Changes]:
    """Trust an installation no longer. What this desk holds of it now still counts, and nothing it writes later.

    Who revoked it may do so again, when more came of what it had written: that counts then, too. Raises UserError
    beside "reason"; for this desk itself, one above, and one nobody knows.
    """
    require(actor, Permission.CERTIFY)
    known = desk.roster
    one = known.certificates.get(site)
    if one is None:
        raise UserError(translate("errors", "Nobody here knows this desk."), "site")
    if site == desk.store.site:
        raise UserError(translate("errors", "A desk can't revoke itself; another one of its centre can."), "site")
    if one.centre != desk.store.centre and desk.store.centre not in known.ancestors(one.centre):
        raise UserError(translate("errors", "Only its own centre, or one above it, can revoke this desk."), "site")
    if any(one.issuer != desk.store.site for one in known.revocations.get(site, ())):
        raise UserError(translate("errors", "This desk was revoked by another one."), "site")
    why = " ".join(reason.split())
    if not why:
        raise UserError(translate("errors", "Please give a reason."), "reason")
    if len(why) > 200:
        raise UserError(translate("errors", "At most {n} characters.").format(n=200), "reason")
    identity = own(desk)
    with _changing(desk, actor) as tx:
        ends = tx.session.execute(select(lane.c.stream, lane.c.seq, lane.c.tip).where(lane.c.site == site)).all()
        cut = tuple(sorted((row.stream, row.seq, row.tip.hex()) for row in ends if row.seq))
        keeps = sorted(trust.document_id(doc) for doc, _ in credentials.documents(tx.session) if doc.issuer == site)
        document = Revocation(site, cut, why, identity.site, _moment(desk), tuple(keeps))
        credentials.keep(tx.session, identity.sign.public, [credentials.sign_document(identity, document)])
        credentials.vouch_lanes(tx.session, site)
        _refold(desk, tx)
    return None, tx.changes


def set_grant(desk: Desk, actor: Actor, given: bool) -> tuple[None, Changes]:
    """Let the centres above carry this centre's own records (people, visits, bookings), or no longer."""
    require(actor, Permission.CERTIFY)
    centre = desk.store.centre
    if (centre in desk.roster.granted) == given:
        return None, Changes()
    identity = own(desk)
    with _changing(desk, actor) as tx:
        document = Grant(centre, given, identity.site, _moment(desk))
        credentials.keep(tx.session, identity.sign.public, [credentials.sign_document(identity, document)])
    return None, tx.changes


def protect(desk: Desk, actor: Actor, passphrase: str | None) -> None:
    """Put this desk's private keys under a passphrase, or under none; the present one has been said (`unlock`)."""
    require(actor, Permission.CERTIFY)
    desk.ring.protect(desk.store.site, passphrase)


def is_revoked(desk: Desk) -> bool:
    """Whether somebody revoked this desk as it is now: it goes on under a new identity (`renew`), alone."""
    with desk.store.read() as session:
        return desk.store.site in credentials.judged(session).revocations


def renew(desk: Desk) -> Site:
    """Take a new identity, before anything more is written under the one that also writes elsewhere."""
    credentials.renew(desk.store, desk.ring)
    installation.remember(desk.store)
    desk.forget_roster()
    return desk.store.site


@contextmanager
def _changing(desk: Desk, actor: Actor) -> Iterator[Tx]:
    """A transaction in which documents change, whatever becomes of it."""
    try:
        with desk.store.write(actor.staff_id) as tx:
            yield tx
    finally:
        desk.forget_roster()


def _refold(desk: Desk, tx: Tx) -> Roster:
    """Judge what is here by the documents as they are now."""
    known = credentials.roster(tx.session)
    changed = credentials.changed(desk.roster, known, desk.store.centre)
    if changed:
        tx.recorder.refold_sites(changed, known)
    return known
