"""Who may do what, what a PIN must be, and how long a wrong one makes a person wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.checks import plain


class Role(StrEnum):
    """The roles of the front desk (see the words of the product), and the program itself."""

    CLERK = "clerk"
    MANAGER = "manager"
    ADMIN = "admin"
    SYSTEM = "system"
    """The program acting by itself: closing forgotten visits, first set-up, the command line."""


class Permission(StrEnum):
    """One thing a person may be allowed to do."""

    VIEW = "view"
    """See lists, cards and history, with phones and ID numbers masked."""
    RECORD_VISITS = "record_visits"
    """Sign in and out, tally, correct with a reason, verify forgotten sign-outs."""
    VOID_RECORDS = "void_records"
    BOOK = "book"
    """Book, move, cancel, check in and out, lend equipment; ask where a space needs a yes."""
    APPROVE_BOOKINGS = "approve_bookings"
    """Say yes or no to requests, and book against a space's rules."""
    EDIT_SPACES = "edit_spaces"
    """Spaces, seats, equipment, closures and the year's holidays."""
    REGISTER = "register"
    """Register households for activities, sign them in and out, note absences, bring in photos."""
    EDIT_ACTIVITIES = "edit_activities"
    """Plan, publish and call off activities, their sessions, quotas and archive; decide on registrations; draw lots."""
    EDIT_PEOPLE = "edit_people"
    KEEP_STATIONS = "keep_stations"
    """Inspect stations, put issues right, write movements of supplies, tell of faults."""
    EDIT_STATIONS = "edit_stations"
    """Stations, their services, checklists and supplies; verify what was put right."""
    HAND_OVER = "hand_over"
    """Write notes of the shift, hand over and take over."""
    FORCE_HANDOVER = "force_handover"
    """Close a shift that nobody takes over, with a reason; write the roster."""
    JOIN_PEOPLE = "join_people"
    """Say that two cards are one person, and take it back."""
    UNMASK_ONE = "unmask_one"
    """See one person's phone or ID number, with a reason."""
    UNMASK_LISTS = "unmask_lists"
    """Print or export phones and names unmasked, with a reason."""
    PRINT_REPORTS = "print_reports"
    SYNC = "sync"
    """Take in bundles of other desks and write those they need; print their slips."""
    LOAD_LEDGERS = "load_ledgers"
    """Bring in a ledger, and take it back as a whole."""
    SETTLE_CONFLICTS = "settle_conflicts"
    ERASE_PEOPLE = "erase_people"
    EDIT_TERMS = "edit_terms"
    MANAGE_STAFF = "manage_staff"
    CHANGE_SETTINGS = "change_settings"
    """Settings of the centre; those of the desk (look, language) are everybody's."""
    BACK_UP = "back_up"
    RESTORE = "restore"
    CERTIFY = "certify"
    """Say which desks belong to the centre and below it, revoke one, let centres above carry the centre's records."""
    MAINTAIN = "maintain"
    """Rebuild the tables from the log, see the health page's details."""


_CLERK = frozenset(
    {
        Permission.VIEW,
        Permission.RECORD_VISITS,
        Permission.VOID_RECORDS,
        Permission.BOOK,
        Permission.REGISTER,
        Permission.KEEP_STATIONS,
        Permission.HAND_OVER,
        Permission.EDIT_PEOPLE,
        Permission.UNMASK_ONE,
        Permission.PRINT_REPORTS,
        Permission.SYNC,
    }
)
_MANAGER = _CLERK | {
    Permission.APPROVE_BOOKINGS,
    Permission.EDIT_SPACES,
    Permission.EDIT_ACTIVITIES,
    Permission.EDIT_STATIONS,
    Permission.FORCE_HANDOVER,
    Permission.JOIN_PEOPLE,
    Permission.UNMASK_LISTS,
    Permission.LOAD_LEDGERS,
    Permission.SETTLE_CONFLICTS,
    Permission.EDIT_TERMS,
    Permission.BACK_UP,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CLERK: _CLERK,
    Role.MANAGER: _MANAGER,
    Role.ADMIN: frozenset(Permission),
    Role.SYSTEM: frozenset(Permission),
}
"""Each role holds all that the one before it holds."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever does something: every operation in the log names one."""

    staff_id: RowId
    name: str
    role: Role


SYSTEM = Actor(bytes(16), "", Role.SYSTEM)
"""The program itself; its id is sixteen zero bytes."""


def allowed(role: Role | str, permission: Permission) -> bool:
    """Whether a role holds a permission; a role nobody knows holds none."""
    try:
        return permission in ROLE_PERMISSIONS[Role(role)]
    except ValueError:
        return False


def require(actor: Actor, permission: Permission) -> None:
    """Let the actor pass, or raise UserError saying who may do this."""
    if allowed(actor.role, permission):
        return
    if allowed(Role.MANAGER, permission):
        raise UserError(translate("errors", "Only a manager or an administrator may do this."))
    raise UserError(translate("errors", "Only an administrator may do this."))


PIN_LENGTH = 6


def check_pin(value: str) -> str:
    """A PIN as typed (full-width digits too): six digits that aren't the first anyone would try.

    Refused: one digit repeated, digits in a row up or down, and a pair or triple repeated (121212, 123123).
    """
    pin = plain(value)
    if len(pin) != PIN_LENGTH or not (pin.isascii() and pin.isdigit()):
        raise UserError(translate("errors", "A PIN has exactly {n} digits.").format(n=PIN_LENGTH), "pin")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {9}) or pin[:2] * 3 == pin or pin[:3] * 2 == pin:
        raise UserError(translate("errors", "This PIN is too easy to guess. Please choose another."), "pin")
    return pin


FREE_FAILURES = 2
"""Wrong PINs that cost no waiting: everybody's finger slips."""
LOCKED_AFTER = 10
"""Wrong PINs in a row after which only an administrator's reset helps (for an administrator: an hour)."""
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=10)
_ADMIN_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong PINs in a row for one member of staff on this desk; a right one starts again at zero."""

    failures: int = 0
    last_failed_at: datetime | None = None

    def failed(self, now: datetime) -> "Attempts":
        """One more wrong PIN."""
        return Attempts(self.failures + 1, now)

    def wait_until(self, role: Role | str = Role.CLERK) -> datetime | None:
        """When the next try is allowed; None when it is allowed at once.

        After two free failures 5 s, 10 s, 20 s … up to 10 minutes. An administrator is never locked for
        good, because nobody could open the desk again, but waits an hour after the tenth.
        """
        if self.failures <= FREE_FAILURES or self.last_failed_at is None:
            return None
        if self.failures >= LOCKED_AFTER and role == Role.ADMIN:
            return self.last_failed_at + _ADMIN_WAIT
        doubled: timedelta = _FIRST_WAIT * (1 << min(self.failures - FREE_FAILURES - 1, 10))
        return self.last_failed_at + min(doubled, _LONGEST_WAIT)

    def locked(self, role: Role | str = Role.CLERK) -> bool:
        """Whether only an administrator's reset helps now."""
        return self.failures >= LOCKED_AFTER and role != Role.ADMIN

    def require(self, now: datetime, role: Role | str = Role.CLERK) -> None:
        """Let the next try pass, or raise UserError (field "pin") saying how long to wait.

        A clock set back doesn't prolong the wait: at most the whole wait is asked for again.
        """
        if self.locked(role):
            raise UserError(translate("errors", "Too many wrong PINs. An administrator has to set a new one."), "pin")
        until = self.wait_until(role)
        if until is None or now >= until or self.last_failed_at is None:
            return
        seconds = -(-min(until - now, until - self.last_failed_at) // timedelta(seconds=1))
        if seconds > 90:
            message = translate("errors", "Wrong PIN several times. Try again in {n} min.")
            raise UserError(message.format(n=-(-seconds // 60)), "pin")
        raise UserError(translate("errors", "Wrong PIN several times. Try again in {n} s.").format(n=seconds), "pin")
