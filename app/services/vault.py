"""The centre's key: ID numbers are kept under it, apart from the database, so that neither is enough alone."""

import base64
import hashlib
import hmac
import os
from pathlib import Path
from typing import Any

from app.core.errors import EnvironmentProblem
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.lock import make_private
from app.db.models import Meta
from app.db.tx import Store
from app.documents.atomic import sync_folder

KEY_FILE = "keys/centre.key"
_MARK = "key_mark"
_NONCE = 24


class Keys:
    """The centre's key, read from its file when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / KEY_FILE
        self._key: bytes | None = None

    @property
    def present(self) -> bool:
        """Whether the key's file is there and whole."""
        try:
            self.read()
        except EnvironmentProblem:
            return False
        return True

    @property
    def mark(self) -> str:
        """What tells this key from another without giving it away."""
        return mark_of(self.read())

    def encrypt(self, row: RowId, text: str) -> str:
        """A field's ciphertext. Equal text in one row gives equal ciphertext, so that merging sees no change."""
        plain = text.encode()
        nonce = self._nonce(row, plain)
        return base64.b64encode(bytes(self._box().encrypt(plain, nonce))).decode()

    def decrypt(self, row: RowId, ciphertext: str) -> str:
        """A field's text; raises EnvironmentProblem when the key doesn't fit or the text isn't this row's."""
        from nacl.exceptions import CryptoError

        try:
            raw = base64.b64decode(ciphertext, validate=True)
            plain = bytes(self._box().decrypt(raw))
        except (ValueError, CryptoError):
            raise _unreadable() from None
        if not hmac.compare_digest(raw[:_NONCE], self._nonce(row, plain)):
            raise _unreadable()
        return plain.decode()

    def read(self) -> bytes:
        """The key itself, 32 bytes; raises EnvironmentProblem when it isn't here."""
        if self._key is None:
            try:
                key = self.path.read_bytes()
            except OSError:
                key = b""
            if len(key) != 32:
                raise EnvironmentProblem(
                    translate("errors", "The centre's key is missing, so ID numbers can't be read or saved."),
                    translate("errors", "Load the key copy that was saved on a stick (Settings, Backup)."),
                )
            self._key = key
        return self._key

    def _part(self, purpose: bytes) -> bytes:
        return hashlib.blake2b(purpose, key=self.read(), digest_size=32).digest()

    def _box(self) -> Any:
        from nacl.secret import SecretBox

        return SecretBox(self._part(b"field"))

    def _nonce(self, row: RowId, plain: bytes) -> bytes:
        return hashlib.blake2b(row + plain, key=self._part(b"nonce"), digest_size=_NONCE).digest()

    def make(self) -> None:
        """Make the key, once: one that is there already is never replaced."""
        if not self.present:
            write_private(self.path, os.urandom(32))

    def take(self, key: bytes) -> None:
        """Put a key that came as a copy in its place."""
        write_private(self.path, key)
        self._key = None


def write_private(path: Path, content: bytes) -> None:
    """Write a key's file for this account alone, whole or not at all; it is on the disk when this returns."""
    make_private(path.parent)
    part = path.with_suffix(".part")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        sync_folder(path.parent)
    except OSError as error:
        raise EnvironmentProblem(
            translate("errors", "The key can't be written."),
            translate("errors", "Check that the disk is there and that this account may write to the folder."),
        ) from error


def mark_of(key: bytes) -> str:
    """What tells a key from another without giving it away."""
    return hashlib.blake2b(b"mark", key=key, digest_size=8).hexdigest()


def _unreadable() -> EnvironmentProblem:
    return EnvironmentProblem(
        translate("errors", "This ID number was kept under another key."),
        translate("errors", "Load the key copy of this centre (Settings, Backup)."),
    )


def remember_mark(store: Store, mark: str) -> None:
    """Keep with the data which key it was written under."""
    with store.local() as session:
        session.merge(Meta(key=_MARK, value=mark))


def expected_mark(store: Store) -> str | None:
    """Which key the data was written under; None before setup."""
    with store.read() as session:
        found = session.get(Meta, _MARK)
        return found.value if found else None
