"""The synced tables, column by column as `domain.records` declares their fields (a test holds them together)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import RowId
from app.db.models.activities import ACTIVITY_MODELS
from app.db.models.base import Id, Instant, Synced
from app.db.models.handover import HANDOVER_MODELS
from app.db.models.reports import REPORT_MODELS
from app.db.models.stations import STATION_MODELS
from app.domain import records


def _text() -> Any:
    return mapped_column(Text)


class Person(Synced):
    """A person's card."""

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_name", "name"),
        Index("ix_person_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.PERSON

    name: Mapped[str | None] = _text()
    phones: Mapped[str | None] = _text()
    population_group: Mapped[str | None] = _text()
    gender: Mapped[str | None] = _text()
    birth_date: Mapped[date | None] = mapped_column(Date)
    id_type: Mapped[str | None] = _text()
    id_number: Mapped[str | None] = _text()
    id_tail: Mapped[str | None] = _text()
    party_branch: Mapped[str | None] = _text()
    employer: Mapped[str | None] = _text()
    note: Mapped[str | None] = _text()
    consent: Mapped[bool] = mapped_column(Boolean, default=False)
    retain_until: Mapped[date | None] = mapped_column(Date)
    batch_id: Mapped[RowId | None] = mapped_column(Id)


class Kinship(Synced):
    """Who is whose guardian."""

    __tablename__ = "kinship"
    __table_args__ = (
        Index("ix_kinship_guardian", "guardian_id"),
        Index("ix_kinship_child", "child_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.KINSHIP

    guardian_id: Mapped[RowId | None] = mapped_column(Id)
    child_id: Mapped[RowId | None] = mapped_column(Id)
    relation: Mapped[str | None] = _text()


class PersonAlias(Synced):
    """Two cards that are one person; void it and they are two again."""

    __tablename__ = "person_alias"
    __table_args__ = (
        Index("ix_alias_one", "one_id"),
        Index("ix_alias_other", "other_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.PERSON_ALIAS

    one_id: Mapped[RowId | None] = mapped_column(Id)
    other_id: Mapped[RowId | None] = mapped_column(Id)


class PersonDistinct(Synced):
    """Two cards that seem to be one person and are not."""

    __tablename__ = "person_distinct"
    __table_args__ = (Index("ix_distinct_one", "one_id"), {"sqlite_with_rowid": False})
    spec = records.PERSON_DISTINCT

    one_id: Mapped[RowId | None] = mapped_column(Id)
    other_id: Mapped[RowId | None] = mapped_column(Id)


class Visit(Synced):
    """One visit by name."""

    __tablename__ = "visit"
    __table_args__ = (
        # Voided first: lists and figures ask for the living, and read them here without touching the rows.
        Index("ix_visit_arrived", "voided", "arrived_at"),
        Index("ix_visit_person", "person_id", "voided", "arrived_at"),
        # What the board asks all day is small, whatever the years behind it: present, to verify, expected, keys out.
        Index(
            "ix_visit_open",
            "arrived_at",
            sqlite_where=text("left_kind IS NULL AND arrived_at IS NOT NULL AND voided = 0"),
        ),
        Index(
            "ix_visit_unverified",
            "arrived_at",
            sqlite_where=text("left_kind = 'unverified'"),
        ),
        Index(
            "ix_visit_expected",
            "expected_at",
            sqlite_where=text("expected_at IS NOT NULL AND arrived_at IS NULL"),
        ),
        Index(
            "ix_visit_badge",
            "badge",
            sqlite_where=text("badge IS NOT NULL AND badge_returned = 0"),
        ),
        Index("ix_visit_left", "left_at", sqlite_where=text("left_at IS NOT NULL")),
        Index("ix_visit_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        Index("ix_visit_booking", "booking_id", sqlite_where=text("booking_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.VISIT

    person_id: Mapped[RowId | None] = mapped_column(Id)
    expected_at: Mapped[datetime | None] = mapped_column(Instant)
    arrived_at: Mapped[datetime | None] = mapped_column(Instant)
    left_at: Mapped[datetime | None] = mapped_column(Instant)
    left_kind: Mapped[str | None] = _text()
    purposes: Mapped[str | None] = _text()
    purpose_note: Mapped[str | None] = _text()
    population_group: Mapped[str | None] = _text()
    companions: Mapped[int] = mapped_column(Integer, default=0)
    host: Mapped[str | None] = _text()
    belongings: Mapped[str | None] = _text()
    badge: Mapped[str | None] = _text()
    badge_returned: Mapped[bool] = mapped_column(Boolean, default=False)
    note: Mapped[str | None] = _text()
    batch_id: Mapped[RowId | None] = mapped_column(Id)
    correction_reason: Mapped[str | None] = _text()
    booking_id: Mapped[RowId | None] = mapped_column(Id)


class Tally(Synced):
    """So many people served without a name."""

    __tablename__ = "tally"
    __table_args__ = (Index("ix_tally_at", "at"), {"sqlite_with_rowid": False})
    spec = records.TALLY

    at: Mapped[datetime | None] = mapped_column(Instant)
    population_group: Mapped[str | None] = _text()
    service: Mapped[str | None] = _text()
    count: Mapped[int] = mapped_column(Integer, default=1)
    station_id: Mapped[RowId | None] = mapped_column(Id)


class Staff(Synced):
    """Someone who works at the desk."""

    __tablename__ = "staff"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.STAFF

    name: Mapped[str | None] = _text()
    role: Mapped[str | None] = _text()
    pin_hash: Mapped[str | None] = _text()
    card: Mapped[str | None] = _text()
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class SettingRow(Synced):
    """One setting of the centre, JSON in `value`."""

    __tablename__ = "setting"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.SETTING

    key: Mapped[str | None] = _text()
    value: Mapped[str | None] = _text()


class Term(Synced):
    """One entry of a catalogue: a group, a purpose, a service."""

    __tablename__ = "term"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.TERM

    kind: Mapped[str | None] = _text()
    code: Mapped[str | None] = _text()
    label: Mapped[str | None] = _text()
    label_en: Mapped[str | None] = _text()
    position: Mapped[int] = mapped_column(Integer, default=0)
    words: Mapped[str | None] = _text()


class ImportBatch(Synced):
    """One ledger brought in."""

    __tablename__ = "import_batch"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.IMPORT_BATCH

    kind: Mapped[str | None] = _text()
    file_name: Mapped[str | None] = _text()
    sha256: Mapped[str | None] = _text()
    at: Mapped[datetime | None] = mapped_column(Instant)
    added: Mapped[int] = mapped_column(BigInteger, default=0)
    skipped: Mapped[int] = mapped_column(BigInteger, default=0)
    rejected: Mapped[int] = mapped_column(BigInteger, default=0)


class Disclosure(Synced):
    """Someone saw personal data unmasked, and said why."""

    __tablename__ = "disclosure"
    __table_args__ = (Index("ix_disclosure_at", "at"), {"sqlite_with_rowid": False})
    spec = records.DISCLOSURE

    at: Mapped[datetime | None] = mapped_column(Instant)
    subject: Mapped[str | None] = _text()
    person_id: Mapped[RowId | None] = mapped_column(Id)
    reason: Mapped[str | None] = _text()


class Space(Synced):
    """A room or a study hall."""

    __tablename__ = "space"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.SPACE

    name: Mapped[str | None] = _text()
    kind: Mapped[str | None] = _text()
    capacity: Mapped[int | None] = mapped_column(Integer)
    location: Mapped[str | None] = _text()
    features: Mapped[str | None] = _text()
    position: Mapped[int] = mapped_column(Integer, default=0)
    seated: Mapped[bool] = mapped_column(Boolean, default=False)
    opening: Mapped[str | None] = _text()
    min_minutes: Mapped[int] = mapped_column(Integer, default=30)
    max_minutes: Mapped[int] = mapped_column(Integer, default=480)
    ahead_days: Mapped[int] = mapped_column(Integer, default=180)
    approval: Mapped[bool] = mapped_column(Boolean, default=False)
    who: Mapped[str | None] = _text()
    groups: Mapped[str | None] = _text()
    day_cap: Mapped[int | None] = mapped_column(Integer)
    week_cap: Mapped[int | None] = mapped_column(Integer)
    grace_minutes: Mapped[int | None] = mapped_column(Integer)
    buffer_before: Mapped[int] = mapped_column(Integer, default=0)
    buffer_after: Mapped[int] = mapped_column(Integer, default=0)
    owning_desk: Mapped[str | None] = _text()
    note: Mapped[str | None] = _text()
    batch_id: Mapped[RowId | None] = mapped_column(Id)


class Seat(Synced):
    """A numbered seat of a space."""

    __tablename__ = "seat"
    __table_args__ = (
        Index("ix_seat_space", "space_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.SEAT

    space_id: Mapped[RowId | None] = mapped_column(Id)
    number: Mapped[str | None] = _text()
    x: Mapped[int] = mapped_column(Integer, default=0)
    y: Mapped[int] = mapped_column(Integer, default=0)
    features: Mapped[str | None] = _text()
    usable: Mapped[bool] = mapped_column(Boolean, default=True)


class Asset(Synced):
    """Equipment that is lent or set up."""

    __tablename__ = "asset"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.ASSET

    name: Mapped[str | None] = _text()
    stock: Mapped[int] = mapped_column(Integer, default=1)
    unit: Mapped[str | None] = _text()
    location: Mapped[str | None] = _text()
    position: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str | None] = _text()


class Closure(Synced):
    """When a space, or the whole centre, can not be used."""

    __tablename__ = "closure"
    __table_args__ = (
        Index("ix_closure_ends", "ends_at"),
        {"sqlite_with_rowid": False},
    )
    spec = records.CLOSURE

    space_id: Mapped[RowId | None] = mapped_column(Id)
    starts_at: Mapped[datetime | None] = mapped_column(Instant)
    ends_at: Mapped[datetime | None] = mapped_column(Instant)
    reason: Mapped[str | None] = _text()


class Holiday(Synced):
    """A day of the year that is not what its weekday says."""

    __tablename__ = "holiday"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.HOLIDAY

    day: Mapped[date | None] = mapped_column(Date)
    kind: Mapped[str | None] = _text()
    name: Mapped[str | None] = _text()


class Booking(Synced):
    """One booking of spaces, seats and equipment."""

    __tablename__ = "booking"
    __table_args__ = (
        Index("ix_booking_starts", "starts_at"),
        Index("ix_booking_person", "person_id", "starts_at"),
        Index("ix_booking_series", "series_id", sqlite_where=text("series_id IS NOT NULL")),
        Index("ix_booking_uid", "uid", sqlite_where=text("uid IS NOT NULL")),
        Index("ix_booking_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        # What is looked at every minute is small, whatever the years behind it.
        Index(
            "ix_booking_open",
            "status",
            "starts_at",
            sqlite_where=text("status IN ('requested', 'confirmed', 'in_use', 'waitlisted') AND voided = 0"),
        ),
        {"sqlite_with_rowid": False},
    )
    spec = records.BOOKING

    starts_at: Mapped[datetime | None] = mapped_column(Instant)
    ends_at: Mapped[datetime | None] = mapped_column(Instant)
    spaces: Mapped[str | None] = _text()
    seats: Mapped[str | None] = _text()
    buffer_before: Mapped[int] = mapped_column(Integer, default=0)
    buffer_after: Mapped[int] = mapped_column(Integer, default=0)
    assets: Mapped[str | None] = _text()
    person_id: Mapped[RowId | None] = mapped_column(Id)
    population_group: Mapped[str | None] = _text()
    organisation: Mapped[str | None] = _text()
    title: Mapped[str | None] = _text()
    headcount: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = _text()
    status: Mapped[str | None] = _text()
    status_reason: Mapped[str | None] = _text()
    in_at: Mapped[datetime | None] = mapped_column(Instant)
    out_at: Mapped[datetime | None] = mapped_column(Instant)
    away_since: Mapped[datetime | None] = mapped_column(Instant)
    offered_until: Mapped[datetime | None] = mapped_column(Instant)
    series_id: Mapped[RowId | None] = mapped_column(Id)
    series_date: Mapped[date | None] = mapped_column(Date)
    uid: Mapped[str | None] = _text()
    batch_id: Mapped[RowId | None] = mapped_column(Id)


class BookingSeries(Synced):
    """What the dates of a repeated booking have in common."""

    __tablename__ = "booking_series"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.BOOKING_SERIES

    first: Mapped[date | None] = mapped_column(Date)
    start_minutes: Mapped[int | None] = mapped_column(Integer)
    length_minutes: Mapped[int | None] = mapped_column(Integer)
    rule: Mapped[str | None] = _text()
    spaces: Mapped[str | None] = _text()
    seats: Mapped[str | None] = _text()
    buffer_before: Mapped[int] = mapped_column(Integer, default=0)
    buffer_after: Mapped[int] = mapped_column(Integer, default=0)
    assets: Mapped[str | None] = _text()
    person_id: Mapped[RowId | None] = mapped_column(Id)
    population_group: Mapped[str | None] = _text()
    organisation: Mapped[str | None] = _text()
    title: Mapped[str | None] = _text()
    headcount: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = _text()
    uid: Mapped[str | None] = _text()


class SeriesSkip(Synced):
    """A date of a series that is not booked."""

    __tablename__ = "series_skip"
    __table_args__ = (
        Index("ix_skip_series", "series_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.SERIES_SKIP

    series_id: Mapped[RowId | None] = mapped_column(Id)
    day: Mapped[date | None] = mapped_column(Date)
    why: Mapped[str | None] = _text()


class Loan(Synced):
    """Equipment given out to somebody."""

    __tablename__ = "loan"
    __table_args__ = (
        Index("ix_loan_out", "asset_id", sqlite_where=text("returned_at IS NULL")),
        Index("ix_loan_booking", "booking_id", sqlite_where=text("booking_id IS NOT NULL")),
        Index("ix_loan_person", "person_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.LOAN

    asset_id: Mapped[RowId | None] = mapped_column(Id)
    quantity: Mapped[int] = mapped_column(Integer, default=1)
    person_id: Mapped[RowId | None] = mapped_column(Id)
    booking_id: Mapped[RowId | None] = mapped_column(Id)
    lent_at: Mapped[datetime | None] = mapped_column(Instant)
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    condition_out: Mapped[str | None] = _text()
    returned_at: Mapped[datetime | None] = mapped_column(Instant)
    condition_in: Mapped[str | None] = _text()
    returned_quantity: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = _text()
    number: Mapped[str | None] = _text()


class Violation(Synced):
    """Somebody kept a study seat from others."""

    __tablename__ = "violation"
    __table_args__ = (
        Index("ix_violation_person", "person_id", "at"),
        {"sqlite_with_rowid": False},
    )
    spec = records.VIOLATION

    person_id: Mapped[RowId | None] = mapped_column(Id)
    booking_id: Mapped[RowId | None] = mapped_column(Id)
    kind: Mapped[str | None] = _text()
    at: Mapped[datetime | None] = mapped_column(Instant)


class ClashDecision(Synced):
    """What was decided about two bookings of one place."""

    __tablename__ = "clash_decision"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.CLASH_DECISION

    one_id: Mapped[RowId | None] = mapped_column(Id)
    other_id: Mapped[RowId | None] = mapped_column(Id)
    decision: Mapped[str | None] = _text()


_MODELS: tuple[type[Synced], ...] = (
    Person,
    Kinship,
    PersonAlias,
    Visit,
    Tally,
    Staff,
    SettingRow,
    Term,
    ImportBatch,
    Disclosure,
    Space,
    Seat,
    Asset,
    Closure,
    Holiday,
    Booking,
    BookingSeries,
    SeriesSkip,
    Loan,
    Violation,
    ClashDecision,
    *ACTIVITY_MODELS,
    *STATION_MODELS,
    PersonDistinct,
    *HANDOVER_MODELS,
    *REPORT_MODELS,
)
MODEL: dict[str, type[Synced]] = {model.spec.table: model for model in _MODELS}
"""The model of every synced table by its name."""
