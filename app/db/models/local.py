"""Tables of this machine alone: they never travel and are not logged."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Date, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import RowId
from app.db.models.base import Base, Id, Instant


class Meta(Base):
    """Facts about this database: the installation's id, its desk letter, the last backup."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Draft(Base):
    """A form someone has not saved yet; it returns after a crash."""

    __tablename__ = "draft"

    form: Mapped[str] = mapped_column(Text, primary_key=True)
    staff_id: Mapped[RowId] = mapped_column(Id, primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(Instant)


class Attempts(Base):
    """Wrong PINs in a row, per member of staff."""

    __tablename__ = "attempts"

    staff_id: Mapped[RowId] = mapped_column(Id, primary_key=True)
    failures: Mapped[int] = mapped_column(Integer)
    last_failed_at: Mapped[datetime] = mapped_column(Instant)


class SearchDoc(Base):
    """The words a person is found by; the full-text index reads them from here."""

    __tablename__ = "search_doc"

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    row: Mapped[RowId] = mapped_column(Id, unique=True)
    words: Mapped[str] = mapped_column(Text)


class Occupancy(Base):
    """What is taken, from when to when, by whom: derived from bookings and loans, so that clashes are found at once.

    One line per space, seat and kind of equipment of a booking or loan that isn't voided; buffers are counted in.
    `place` says how: "whole" and "part" of a space (part: one of its seats), "seat", "asset" (`quantity` of it).
    `holds` is false for a booking that takes nothing (requested, waiting, cancelled, released) but is listed.
    """

    __tablename__ = "occupancy"
    __table_args__ = (
        Index("ix_occupancy_starts", "starts_at", "ends_at"),
        Index("ix_occupancy_holder", "holder_id"),
        {"sqlite_with_rowid": False},
    )

    resource: Mapped[RowId] = mapped_column(Id, primary_key=True)
    starts_at: Mapped[datetime] = mapped_column(Instant, primary_key=True)
    holder_id: Mapped[RowId] = mapped_column(Id, primary_key=True)
    ends_at: Mapped[datetime] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(Text)
    quantity: Mapped[int] = mapped_column(Integer)
    holds: Mapped[bool] = mapped_column(Boolean)


class Clash(Base):
    """Two bookings that hold one place at one time, as only a merge of two desks can bring about. Derived.

    `id` is the same on every desk (`domain.bookings.clash_id`); a decision about it carries this id.
    """

    __tablename__ = "clash"
    __table_args__ = (Index("ix_clash_other", "other_id"), {"sqlite_with_rowid": False})

    one_id: Mapped[RowId] = mapped_column(Id, primary_key=True)
    other_id: Mapped[RowId] = mapped_column(Id, primary_key=True)
    id: Mapped[RowId] = mapped_column(Id)


class DayElsewhere(Base):
    """The figures of a duty day of another centre, in columns, so that months of a whole city are summed at once.

    Derived from the rows of `daily_figure` in `elsewhere` (`app.db.days_elsewhere`).
    """

    __tablename__ = "day_elsewhere"
    __table_args__ = ({"sqlite_with_rowid": False},)

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    home: Mapped[str] = mapped_column(Text, primary_key=True)
    visits: Mapped[int] = mapped_column(Integer)
    companions: Mapped[int] = mapped_column(Integer)
    tallies: Mapped[int] = mapped_column(Integer)
    bookings: Mapped[int] = mapped_column(Integer)
    booked_minutes: Mapped[int] = mapped_column(Integer)
    sessions: Mapped[int] = mapped_column(Integer)
    participants: Mapped[int] = mapped_column(Integer)
    inspections: Mapped[int] = mapped_column(Integer)
    issues: Mapped[int] = mapped_column(Integer)


class Twin(Base):
    """Two cards that are likely one person's, made at two desks apart. Derived.

    `id` is the same on every desk; whoever says that they are two people writes a record under it.
    """

    __tablename__ = "twin"
    __table_args__ = (Index("ix_twin_other", "other_id"), {"sqlite_with_rowid": False})

    one_id: Mapped[RowId] = mapped_column(Id, primary_key=True)
    other_id: Mapped[RowId] = mapped_column(Id, primary_key=True)
    id: Mapped[RowId] = mapped_column(Id)


class Peer(Base):
    """What is known of another installation's state, from its own last bundle.

    `vector` is what it said it holds (JSON, as in a bundle): the only acknowledgement there is. `wanted` are the
    photos it lacks.
    """

    __tablename__ = "peer"

    site: Mapped[str] = mapped_column(Text, primary_key=True)
    vector: Mapped[str] = mapped_column(Text, default="{}")
    successors: Mapped[int] = mapped_column(Integer, default=0)
    """How many identities that came after it, on copies of its disk, were known here before its last bundle came."""
    wanted: Mapped[str] = mapped_column(Text, default="[]")
    bundle_id: Mapped[str | None] = mapped_column(Text)
    bundle_made_at: Mapped[datetime | None] = mapped_column(Instant)
    """When the peer made the bundle, by its own clock."""
    received_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)


class BundleSlip(Base):
    """What was in a bundle that came in or went out, and what became of it: the slip is printed from here."""

    __tablename__ = "bundle_slip"
    __table_args__ = (Index("ix_bundle_slip_at", "at"), Index("ix_bundle_slip_sha256", "sha256"))

    bundle_id: Mapped[str] = mapped_column(Text, primary_key=True)
    direction: Mapped[str] = mapped_column(Text, primary_key=True)
    """"in" or "out"."""
    at: Mapped[datetime] = mapped_column(Instant)
    staff_id: Mapped[RowId] = mapped_column(Id)
    peer: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    facts: Mapped[str] = mapped_column(Text)
    """`domain.sync.reconcile.SlipFacts` as JSON."""
