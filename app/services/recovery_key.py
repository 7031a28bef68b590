"""The centre's recovery key: with it, a bundle of this centre can be opened when all its desks are lost.

It follows from the centre's key, so every desk of the centre has it and nothing more has to be kept.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.progress import Progress
from app.db.tx import Changes
from app.domain.auth import Actor, Permission, require
from app.services.desk import Desk
from app.services.vault import Keys

if TYPE_CHECKING:
    from app.services.reports import ReportInfo

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_HUMAN = "age-secret-key-"


def secret(keys: Keys) -> str:
    """The key as age reads it ("AGE-SECRET-KEY-1…"); raises EnvironmentProblem when the centre's key isn't here."""
    seed = hashlib.blake2b(b"recovery", key=keys.read(), digest_size=32, person=b"dangqun age 1").digest()
    return _bech32(_HUMAN, seed).upper()


def recipient(keys: Keys) -> str:
    """What bundles are encrypted to ("age1…"); "" when the centre's key isn't here."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(secret(keys)).to_public()) if keys.present else ""


def print_key(
    desk: Desk, actor: Actor, path: Path, *, progress: Progress | None = None
) -> tuple["ReportInfo", Changes]:
    """The key on a sheet for the safe, as letters and as a code to scan."""
    require(actor, Permission.CERTIFY)

    from app.documents.pdf.recovery_key import RecoveryKey, recovery_key
    from app.services.booking_reports import PDF, named, paper_of, printed_info, who
    from app.services.reports import long_date

    path = named(path, PDF)

    data = RecoveryKey(paper_of(desk), long_date(desk.today()), secret(desk.keys), recipient(desk.keys), who(actor))
    return printed_info(path, True, recovery_key(path, data, progress)), Changes()


def _bech32(human: str, content: bytes) -> str:
    """Bech32 (BIP 173), as age writes its keys."""
    bits = int.from_bytes(content, "big") << (-len(content) * 8 % 5)
    count = -(-len(content) * 8 // 5)
    values = [bits >> 5 * (count - 1 - place) & 31 for place in range(count)]
    spread = [ord(letter) >> 5 for letter in human] + [0] + [ord(letter) & 31 for letter in human]
    rest = _remainder([*spread, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    check = [rest >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{human}1" + "".join(_LETTERS[value] for value in [*values, *check])


def _remainder(values: list[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            rest ^= generator if top >> place & 1 else 0
    return rest
