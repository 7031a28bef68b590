"""PINs are kept as argon2id hashes (RFC 9106), never as they are typed."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # 30 ms to load: only when someone signs in

    # 19 MiB and two passes: the least that OWASP asks for, and unnoticeable on an old office PC.
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hash_pin(pin: str) -> str:
    """The hash to keep of a PIN."""
    return _hasher().hash(pin)


def fits(pin_hash: str, pin: str) -> bool:
    """Whether a PIN is the one whose hash this is."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False
