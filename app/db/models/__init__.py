"""Tables: the synced records, the log that makes them, and what belongs to this machine alone."""

from app.db.models.base import STATE_CLASH, STATE_ERASED, STATE_WAITING, Base, Synced
from app.db.models.local import Attempts, Draft, Meta, SearchDoc
from app.db.models.records import (
    MODEL,
    Disclosure,
    ImportBatch,
    Kinship,
    Person,
    PersonAlias,
    SettingRow,
    Staff,
    Tally,
    Term,
    Visit,
)

__all__ = [
    "MODEL",
    "STATE_CLASH",
    "STATE_ERASED",
    "STATE_WAITING",
    "Attempts",
    "Base",
    "Disclosure",
    "Draft",
    "ImportBatch",
    "Kinship",
    "Meta",
    "Person",
    "PersonAlias",
    "SearchDoc",
    "SettingRow",
    "Staff",
    "Synced",
    "Tally",
    "Term",
    "Visit",
]
