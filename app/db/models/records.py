"""The synced tables, column by column as `domain.records` declares their fields (a test holds them together)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import RowId
from app.db.models.base import Id, Instant, Synced
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


class Tally(Synced):
    """So many people served without a name."""

    __tablename__ = "tally"
    __table_args__ = (Index("ix_tally_at", "at"), {"sqlite_with_rowid": False})
    spec = records.TALLY

    at: Mapped[datetime | None] = mapped_column(Instant)
    population_group: Mapped[str | None] = _text()
    service: Mapped[str | None] = _text()
    count: Mapped[int] = mapped_column(Integer, default=1)


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


MODEL: dict[str, type[Synced]] = {
    model.spec.table: model
    for model in (
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
    )
}
"""The model of every synced table by its name."""
