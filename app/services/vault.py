"""The centre's key: ID numbers are kept under it, apart from the database, so that neither is enough alone."""

import base64
import hashlib
import hmac
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

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

    def __init__(self, folder: Path, former: Callable[[], Mapping[RowId, str]] = dict) -> None:
        """`former`: keys of desks that were set up apart, by the row that keeps each under this one."""
        self.path = folder / KEY_FILE
        self._key: bytes | None = None
        self._former = former

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
        return encrypt_under(self.read(), row, text)

    def decrypt(self, row: RowId, ciphertext: str) -> str:
        """A field's text; raises EnvironmentProblem when the key doesn't fit or the text isn't this row's."""
        plain = _decrypted(self.read(), row, ciphertext)
        if plain is None:
            keys = (_decrypted(self.read(), kept, text) for kept, text in self._former().items())
            found = (_decrypted(base64.b64decode(key), row, ciphertext) for key in keys if key is not None)
            plain = next((one for one in found if one is not None), None)
        if plain is None:
            raise EnvironmentProblem(
                translate("errors", "This ID number was kept under another key."),
                translate("errors", "Load the key copy of this centre (Settings, Backup)."),
            )
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


def encrypt_under(key: bytes, row: RowId, text: str) -> str:
    """A field's ciphertext under a key that isn't (yet) this desk's."""
    plain = text.encode()
    return base64.b64encode(bytes(_box(key).encrypt(plain, _nonce_of(key, row, plain)))).decode()


def _part(key: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(purpose, key=key, digest_size=32).digest()


def _box(key: bytes) -> Any:
    from nacl.secret import SecretBox

    return SecretBox(_part(key, b"field"))


def _nonce_of(key: bytes, row: RowId, plain: bytes) -> bytes:
    return hashlib.blake2b(row + plain, key=_part(key, b"nonce"), digest_size=_NONCE).digest()


def _decrypted(key: bytes, row: RowId, ciphertext: str) -> bytes | None:
    from nacl.exceptions import CryptoError

    try:
        raw = base64.b64decode(ciphertext, validate=True)
        plain = bytes(_box(key).decrypt(raw))
    except (ValueError, CryptoError):
        return None
    return plain if hmac.compare_digest(raw[:_NONCE], _nonce_of(key, row, plain)) else None


def remember_mark(store: Store, mark: str) -> None:
    """Keep with the data which key it was written under."""
    with store.local() as session:
        note_mark(session, mark)


def note_mark(session: Session, mark: str) -> None:
    """The same, in a transaction that does more."""
    session.merge(Meta(key=_MARK, value=mark))


def expected_mark(store: Store) -> str | None:
    """Which key the data was written under; None before setup."""
    with store.read() as session:
        found = session.get(Meta, _MARK)
        return found.value if found else None
