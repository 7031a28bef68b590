"""Reading an office's own ledgers: everything of it in one place, and the kinds there are.

`ledger_headings` says which column is which, `ledger_rows` which rows count, `ledger_values` what a cell says; what a
kind of ledger holds and how its rows are read is declared in a module of its own.
"""

from app.domain.ledger_activities import ACTIVITIES, ACTIVITY_COLUMNS, activity_fingerprint
from app.domain.ledger_bookings import BOOKING_COLUMNS, BOOKINGS, booking_fingerprint, known_booking, place_key
from app.domain.ledger_headings import (
    Column,
    Entry,
    Grid,
    LedgerKind,
    MappedColumn,
    Mapping,
    Merge,
    Reading,
    When,
    recognise,
    recognise_all,
)
from app.domain.ledger_people import PEOPLE, PERSON_COLUMNS, person_fingerprint
from app.domain.ledger_registrations import REGISTRATION_COLUMNS, REGISTRATIONS
from app.domain.ledger_rows import (
    OVERNIGHT,
    Duplicate,
    Fingerprint,
    Lookup,
    Plan,
    Record,
    Rejected,
    Skip,
    Skipped,
    Unreadable,
    plan,
)
from app.domain.ledger_spaces import SPACE_COLUMNS, SPACES, space_fingerprint
from app.domain.ledger_stations import STATION_COLUMNS, STATIONS, station_fingerprint
from app.domain.ledger_values import Cell
from app.domain.ledger_visits import VISIT_COLUMNS, VISITS, known_visit, visit_fingerprint

KINDS: dict[str, LedgerKind] = {
    kind.name: kind for kind in (VISITS, PEOPLE, BOOKINGS, SPACES, REGISTRATIONS, ACTIVITIES, STATIONS)
}
"""What can be brought in, by the name the command line uses."""

__all__ = [
    "ACTIVITIES",
    "ACTIVITY_COLUMNS",
    "BOOKINGS",
    "BOOKING_COLUMNS",
    "KINDS",
    "OVERNIGHT",
    "PEOPLE",
    "PERSON_COLUMNS",
    "REGISTRATIONS",
    "REGISTRATION_COLUMNS",
    "SPACES",
    "SPACE_COLUMNS",
    "STATIONS",
    "STATION_COLUMNS",
    "VISITS",
    "VISIT_COLUMNS",
    "Cell",
    "Column",
    "Duplicate",
    "Entry",
    "Fingerprint",
    "Grid",
    "LedgerKind",
    "Lookup",
    "MappedColumn",
    "Mapping",
    "Merge",
    "Plan",
    "Reading",
    "Record",
    "Rejected",
    "Skip",
    "Skipped",
    "Unreadable",
    "When",
    "activity_fingerprint",
    "booking_fingerprint",
    "known_booking",
    "known_visit",
    "person_fingerprint",
    "place_key",
    "plan",
    "recognise",
    "recognise_all",
    "space_fingerprint",
    "station_fingerprint",
    "visit_fingerprint",
]
