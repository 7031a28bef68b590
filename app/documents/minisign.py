"""Ed25519 keys and signatures in minisign's formats (https://jedisct1.github.io/minisign/), so that its tool can judge.

A public key is base64 of its 32 bytes everywhere else; `public_line` is how minisign writes it, with the key's number.
"""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nacl.signing import SigningKey


class BadSignature(ValueError):
    """A signature that isn't one, or is of another key or another text."""


@dataclass(frozen=True, slots=True, repr=False)
class SecretKey:
    """A private key: the 32 bytes of an Ed25519 seed. Never shown, also not by `repr`."""

    seed: bytes

    @staticmethod
    def generate() -> "SecretKey":
        """A new key, from the system's own randomness."""
        return SecretKey(os.urandom(32))

    @property
    def public(self) -> str:
        """Base64 of the public key."""
        return base64.b64encode(bytes(_signing(self.seed).verify_key)).decode()

    def sign(self, message: bytes) -> str:
        """Base64 of the plain Ed25519 signature over a short message."""
        return base64.b64encode(_signing(self.seed).sign(message).signature).decode()


@lru_cache(maxsize=16)
def _signing(seed: bytes) -> "SigningKey":
    from nacl.signing import SigningKey

    return SigningKey(seed)


def verify_plain(sign: str, message: bytes, signature: str) -> bool:
    """Whether a plain signature (base64) over a message is by this public key (base64)."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(base64.b64decode(sign, validate=True)).verify(message, base64.b64decode(signature, validate=True))
    except (ValueError, TypeError, CryptoError):
        return False
    return True


# ------------------------------------------------------------------------------------------- minisign's own formats


def key_number(sign: str) -> bytes:
    """The eight bytes by which minisign tells keys apart; here they follow from the key."""
    return hashlib.sha256(base64.b64decode(sign)).digest()[:8]


def public_line(sign: str) -> str:
    """A public key as `minisign -P` takes it."""
    return base64.b64encode(b"Ed" + key_number(sign) + base64.b64decode(sign)).decode()


def read_public(line: str) -> str:
    """The public key (base64) of minisign's line, or of its file; raises ValueError."""
    try:
        content = base64.b64decode(line.strip().splitlines()[-1], validate=True)
    except (IndexError, binascii.Error) as error:
        raise ValueError("not a public key of minisign") from error
    if len(content) != 42 or content[:2] != b"Ed":
        raise ValueError("not a public key of minisign")
    return base64.b64encode(content[10:]).decode()


def sign(key: SecretKey, message: bytes, trusted: str) -> str:
    """The text of a `.minisig` file over a message of any length, with a trusted comment of one line."""
    if not trusted.isprintable():
        raise ValueError("a trusted comment is one line")
    signing = _signing(key.seed)
    signature = signing.sign(hashlib.blake2b(message).digest()).signature
    whole = signing.sign(signature + trusted.encode()).signature
    return (
        "untrusted comment: signature from dangqun\n"
        f"{base64.b64encode(b'ED' + key_number(key.public) + signature).decode()}\n"
        f"trusted comment: {trusted}\n"
        f"{base64.b64encode(whole).decode()}\n"
    )


def verify(sign: str, message: bytes, signature: str) -> str:
    """The trusted comment of a `.minisig` text over this message by this public key (base64).

    Takes both of minisign's ways, with the message hashed first (ED) and without (Ed). Raises BadSignature.
    """
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    lines = signature.replace("\r\n", "\n").split("\n")
    if len(lines) not in (4, 5) or any(lines[4:]) or not lines[0].startswith("untrusted comment: "):
        raise BadSignature("not a signature of minisign")
    if not lines[2].startswith("trusted comment: "):
        raise BadSignature("no trusted comment")
    trusted = lines[2].removeprefix("trusted comment: ")
    try:
        content = base64.b64decode(lines[1], validate=True)
        whole = base64.b64decode(lines[3], validate=True)
        key = VerifyKey(base64.b64decode(sign, validate=True))
        if len(content) != 74 or content[:2] not in (b"ED", b"Ed"):
            raise BadSignature("not a signature of minisign")
        key.verify(hashlib.blake2b(message).digest() if content[:2] == b"ED" else message, content[10:])
        key.verify(content[10:] + trusted.encode(), whole)
    except (ValueError, TypeError, CryptoError) as error:
        raise error if isinstance(error, BadSignature) else BadSignature("signed by another key") from error
    return trusted
