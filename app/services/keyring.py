"""The private keys of this installation, and of those it was before: files beside the database."""

import base64
import binascii
import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.documents.minisign import SecretKey
from app.domain.sync.trust import Site, site_of
from app.services.vault import write_private

FOLDER = "keys"
_FORMAT = "dangqun-identity-1"
_NAME = re.compile(r"[0-9a-f]{32}\.key")
SHORTEST = 8
"""Characters of a passphrase."""


@dataclass(frozen=True, repr=False)
class Identity:
    """An installation's private keys: the one that signs, and the one that bundles to it are encrypted to."""

    site: Site
    sign: SecretKey
    age_secret: str

    @cached_property
    def age(self) -> Any:
        """The key as the age library takes it."""
        from pyrage import x25519

        return x25519.Identity.from_str(self.age_secret)

    @cached_property
    def recipient(self) -> str:
        """What others encrypt to: "age1…"."""
        return str(self.age.to_public())

    @staticmethod
    def generate(site: Site = "") -> "Identity":
        """New keys; the installation's id follows from them, unless it had one before it had keys."""
        from pyrage import x25519

        sign = SecretKey.generate()
        return Identity(site or site_of(sign.public), sign, str(x25519.Identity.generate()))


class KeyRing:
    """The key files in a data folder, read when they are needed. A passphrase, once said, is kept in memory only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self._passphrase: str | None = None
        self._read: dict[Site, Identity] = {}

    def path(self, site: Site) -> Path:
        """Where an installation's keys lie."""
        return self.folder / f"{site}.key"

    def sites(self) -> list[Site]:
        """Whose keys are here."""
        if not self.folder.is_dir():
            return []
        return sorted(path.stem for path in self.folder.iterdir() if _NAME.fullmatch(path.name))

    def has(self, site: Site) -> bool:
        """Whether an installation's keys are here and whole, readable now or with a passphrase."""
        return site in self._read or self._content(site) is not None

    def is_locked(self, site: Site) -> bool:
        """Whether its passphrase has to be said first."""
        if site in self._read:
            return False
        content = self._content(site)
        return content is not None and "box" in content and self._passphrase is None

    def is_protected(self, site: Site) -> bool:
        """Whether its keys lie under a passphrase."""
        content = self._content(site)
        return content is not None and "box" in content

    def identity(self, site: Site) -> Identity:
        """An installation's keys.

        Raises UserError (field "passphrase") when their passphrase has not been said, EnvironmentProblem when they
        aren't here.
        """
        found = self._read.get(site)
        if found is None:
            found = self._read[site] = self._open(site)
        return found

    def readable(self) -> dict[Site, Identity]:
        """The keys that can be read now: neither damaged nor under a passphrase that wasn't said."""
        found = {}
        for site in self.sites():
            with suppress(UserError, EnvironmentProblem):
                found[site] = self.identity(site)
        return found

    def _content(self, site: Site) -> dict[str, Any] | None:
        try:
            content = json.loads(self.path(site).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(content, dict) or content.get("format") != _FORMAT or content.get("site") != site:
            return None
        return content

    def _open(self, site: Site, passphrase: str | None = None) -> Identity:
        content = self._content(site)
        if content is None:
            raise EnvironmentProblem(
                translate("errors", "The private keys of this desk are missing."),
                translate("errors", "Start the program again: it makes new ones, and says what to do then."),
            )
        if "box" in content:
            said = passphrase if passphrase is not None else self._passphrase
            if said is None:
                raise UserError(translate("errors", "The passphrase of this desk's keys, please."), "passphrase")
            content = _unseal(content, said)
        try:
            seed = base64.b64decode(content["sign"], validate=True)
            found = Identity(site, SecretKey(seed), str(content["age"]))
            if len(seed) != 32 or not found.recipient:
                raise ValueError
        except Exception as error:  # pyrage has exceptions of its own, which all mean this
            raise EnvironmentProblem(
                translate("errors", "The private keys of this desk are damaged."),
                translate("errors", "Load the key copy of this centre (Settings, Backup)."),
            ) from error
        return found

    def unlock(self, site: Site, passphrase: str) -> None:
        """Keep a passphrase in memory, until the program ends; raises UserError (field "passphrase")."""
        self._read[site] = self._open(site, passphrase)
        self._passphrase = passphrase

    def protect(self, site: Site, passphrase: str | None) -> None:
        """Put the keys here under a passphrase, or under none. The present one has been said (`unlock`)."""
        if passphrase is not None and len(passphrase) < SHORTEST:
            message = translate("errors", "A passphrase has at least {n} characters.")
            raise UserError(message.format(n=SHORTEST), "passphrase")
        self.identity(site)
        readable = self.readable()
        self._passphrase = passphrase
        for identity in readable.values():
            self.write(identity)

    def write(self, identity: Identity) -> None:
        """Put keys into their file, under the passphrase if there is one; on the disk when it returns."""
        content = {"sign": base64.b64encode(identity.sign.seed).decode(), "age": identity.age_secret}
        if self._passphrase is not None:
            content = _seal(content, self._passphrase)
        write_private(
            self.path(identity.site), json.dumps({"format": _FORMAT, "site": identity.site, **content}).encode()
        )
        self._read[identity.site] = identity

    def export(self) -> dict[Site, dict[str, Any]]:
        """The key files as they are, for the key copy: what lies under a passphrase stays under it."""
        return {site: content for site in self.sites() if (content := self._content(site)) is not None}

    def take(self, files: dict[Site, dict[str, Any]]) -> None:
        """Put key files of a copy back where there are none."""
        for site, content in files.items():
            if _NAME.fullmatch(f"{site}.key") and content.get("site") == site and not self.has(site):
                write_private(self.path(site), json.dumps(content).encode())


def _stretched(passphrase: str, salt: bytes) -> bytes:
    from nacl.pwhash import argon2id

    return bytes(
        argon2id.kdf(32, passphrase.encode(), salt, argon2id.OPSLIMIT_INTERACTIVE, argon2id.MEMLIMIT_INTERACTIVE)
    )


def _seal(content: dict[str, str], passphrase: str) -> dict[str, str]:
    from nacl.secret import SecretBox

    salt = os.urandom(16)
    box = SecretBox(_stretched(passphrase, salt)).encrypt(json.dumps(content).encode())
    return {"salt": base64.b64encode(salt).decode(), "box": base64.b64encode(bytes(box)).decode()}


def _unseal(content: dict[str, Any], passphrase: str) -> dict[str, Any]:
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        salt = base64.b64decode(content["salt"], validate=True)
        box = base64.b64decode(content["box"], validate=True)
        opened: dict[str, Any] = json.loads(SecretBox(_stretched(passphrase, salt)).decrypt(box))
    except (KeyError, TypeError, ValueError, binascii.Error, CryptoError) as error:
        raise UserError(translate("errors", "This passphrase is wrong."), "passphrase") from error
    return opened
