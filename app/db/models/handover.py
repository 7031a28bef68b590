"""The tables of shifts and handovers, column by column as `domain.handover_records` declares their fields."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import RowId
from app.db.models.base import Id, Instant, Synced
from app.domain import handover_records as records


def _text() -> Any:
    return mapped_column(Text)


class Roster(Synced):
    """Who is on duty in a shift."""

    __tablename__ = "roster"
    __table_args__ = (
        Index("ix_roster_day", "day"),
        {"sqlite_with_rowid": False},
    )
    spec = records.ROSTER

    day: Mapped[date | None] = mapped_column(Date)
    shift_start: Mapped[int | None] = mapped_column(Integer)
    staff_id: Mapped[RowId | None] = mapped_column(Id)
    serves: Mapped[bool] = mapped_column(Boolean, default=True)


class ShiftNote(Synced):
    """What a shift wrote down."""

    __tablename__ = "shift_note"
    __table_args__ = (
        Index("ix_note_day", "day"),
        Index("ix_note_open", "at", sqlite_where=text("settled_at IS NULL AND voided = 0")),
        {"sqlite_with_rowid": False},
    )
    spec = records.SHIFT_NOTE

    day: Mapped[date | None] = mapped_column(Date)
    shift_start: Mapped[int | None] = mapped_column(Integer)
    at: Mapped[datetime | None] = mapped_column(Instant)
    kind: Mapped[str | None] = _text()
    text: Mapped[str | None] = _text()
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)
    settle_note: Mapped[str | None] = _text()


class Handover(Synced):
    """One shift handed over to the next."""

    __tablename__ = "handover"
    __table_args__ = (
        Index("ix_handover_day", "day"),
        {"sqlite_with_rowid": False},
    )
    spec = records.HANDOVER

    day: Mapped[date | None] = mapped_column(Date)
    shift_start: Mapped[int | None] = mapped_column(Integer)
    outgoing_id: Mapped[RowId | None] = mapped_column(Id)
    incoming_id: Mapped[RowId | None] = mapped_column(Id)
    status: Mapped[str | None] = _text()
    at: Mapped[datetime | None] = mapped_column(Instant)
    reason: Mapped[str | None] = _text()
    forced_by: Mapped[RowId | None] = mapped_column(Id)
    figures: Mapped[str | None] = _text()


class HandoverItem(Synced):
    """One thing that was open at a handover."""

    __tablename__ = "handover_item"
    __table_args__ = (
        Index("ix_item_handover", "handover_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.HANDOVER_ITEM

    handover_id: Mapped[RowId | None] = mapped_column(Id)
    kind: Mapped[str | None] = _text()
    of_table: Mapped[str | None] = _text()
    of_row: Mapped[str | None] = _text()
    text: Mapped[str | None] = _text()
    decision: Mapped[str | None] = _text()
    remark: Mapped[str | None] = _text()


HANDOVER_MODELS: tuple[type[Synced], ...] = (
    Roster,
    ShiftNote,
    Handover,
    HandoverItem,
)
