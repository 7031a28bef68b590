"""Tables of this machine alone: they never travel and are not logged."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, Text
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
