"""The short code under a printed or exported table: the same content bears the same code."""

import hashlib
from collections.abc import Iterable


class CheckCode:
    """Collects values in order; two papers with equal codes hold the same figures and rows."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, values: Iterable[str]) -> None:
        """Take in one row, or one group of values that belong together."""
        self._hash.update("\x1f".join(values).encode("utf-8", "surrogatepass") + b"\x1e")

    @property
    def text(self) -> str:
        """The code so far: the first eight hexadecimal digits of a SHA-256, such as 2C80-5E17."""
        digits = self._hash.hexdigest()[:8].upper()
        return f"{digits[:4]}-{digits[4:]}"
