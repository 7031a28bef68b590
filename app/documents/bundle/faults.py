"""Why a bundle is not taken: each reason has its code, and a sentence that says what happened and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from app.core.errors import UserError
from app.core.i18n import translate


class Fault(StrEnum):
    """What can be wrong with a bundle. The last four are for those to decide who know desks and what came before."""

    NOT_A_BUNDLE = "not-a-bundle"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    """No key of this desk opens it."""
    UNSIGNED = "unsigned"
    WRONG_SIGNATURE = "wrong-signature"
    """Signed by another key than the sender's; or a lane's end isn't signed by who wrote the lane."""
    NEWER = "newer"
    OVERSIZE = "oversize"
    UNSAFE = "unsafe"
    """Names of files inside that lead out of the bundle, or don't belong there."""
    BOMB = "bomb"
    """A small file that would become a huge one."""
    DUPLICATE = "duplicate"
    MALFORMED = "malformed"
    """All hashes are right, and what they cover isn't written as the format says."""
    WRONG_RECIPIENT = "wrong-recipient"
    UNKNOWN_SENDER = "unknown-sender"
    REVOKED = "revoked"
    REPLAYED = "replayed"


class BundleRefused(UserError):
    """A bundle nothing is taken from. `version`: the program that can read it, for `Fault.NEWER`."""

    def __init__(self, fault: Fault, version: str = "") -> None:
        super().__init__(_sentence(fault).format(version=version))
        self.fault = fault

    @property
    def code(self) -> str:
        """The reason, for scripts."""
        return self.fault.value


def _sentence(fault: Fault) -> str:
    match fault:
        case Fault.NOT_A_BUNDLE:
            return translate("sync", "This file is not a data bundle. Nothing was taken from it.")
        case Fault.TRUNCATED:
            return translate(
                "sync",
                "This bundle is not complete; perhaps the stick was pulled out too early. "
                "Copy it once more, or have it exported again.",
            )
        case Fault.DAMAGED:
            return translate(
                "sync",
                "This bundle was damaged on the way. Copy it once more, or have it exported again; "
                "if that happens twice, use another stick.",
            )
        case Fault.FOREIGN | Fault.WRONG_RECIPIENT:
            return translate("sync", "This bundle is for another desk. Leave it on the stick for that one.")
        case Fault.UNSIGNED:
            return translate(
                "sync", "This bundle doesn't say who made it. Ask the desk it comes from to export it again."
            )
        case Fault.WRONG_SIGNATURE:
            return translate(
                "sync",
                "This bundle was not made by the desk it names, or was changed since. "
                "Don't use it, and ask that desk by telephone.",
            )
        case Fault.NEWER:
            return translate(
                "sync",
                "This bundle was made by a newer program. Install version {version} or a later one, "
                "then import it again.",
            )
        case Fault.OVERSIZE:
            return translate("sync", "This file is larger than any bundle. Check that it is the right one.")
        case Fault.UNSAFE:
            return translate(
                "sync", "This bundle contains files that don't belong there. Don't use it, and tell the administrator."
            )
        case Fault.BOMB:
            return translate(
                "sync",
                "This bundle would grow beyond all measure when opened. Don't use it, and tell the administrator.",
            )
        case Fault.DUPLICATE:
            return translate("sync", "This bundle contains one file twice. Don't use it, and tell the administrator.")
        case Fault.MALFORMED:
            return translate(
                "sync",
                "This bundle contains something this program can't make sense of. "
                "Have it exported again; if that doesn't help, tell the administrator.",
            )
        case Fault.UNKNOWN_SENDER:
            return translate(
                "sync", "This desk doesn't know the one that made this bundle. It must be enrolled or paired first."
            )
        case Fault.REVOKED:
            return translate(
                "sync",
                "The desk that made this bundle is no longer trusted: its certificate was revoked. "
                "Ask the administrator.",
            )
        case Fault.REPLAYED:
            return translate("sync", "This bundle was imported before.")


@contextmanager
def well_formed(fault: Fault = Fault.MALFORMED) -> Iterator[None]:
    """Reading what somebody else wrote: whatever can't be read that way is refused, in words."""
    try:
        yield
    except BundleRefused:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError, StopIteration) as error:
        raise BundleRefused(fault) from error
