"""The tables of what a centre reports upward, column by column as `domain.report_records` declares their fields."""

from datetime import date
from typing import Any

from sqlalchemy import Date, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import RowId
from app.db.models.base import Id, Synced
from app.domain import report_records as records


def _count() -> Any:
    return mapped_column(Integer, default=0)


class DailyFigure(Synced):
    """What a duty day came to."""

    __tablename__ = "daily_figure"
    __table_args__ = (Index("ix_daily_figure_day", "day"), {"sqlite_with_rowid": False})
    spec = records.DAILY_FIGURE

    day: Mapped[date | None] = mapped_column(Date)
    visits: Mapped[int] = _count()
    companions: Mapped[int] = _count()
    tallies: Mapped[int] = _count()
    bookings: Mapped[int] = _count()
    booked_minutes: Mapped[int] = _count()
    sessions: Mapped[int] = _count()
    participants: Mapped[int] = _count()
    inspections: Mapped[int] = _count()
    issues: Mapped[int] = _count()


class ActivityFigure(Synced):
    """How many came to an activity."""

    __tablename__ = "activity_figure"
    __table_args__ = (Index("ix_activity_figure", "activity_id"), {"sqlite_with_rowid": False})
    spec = records.ACTIVITY_FIGURE

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    registered: Mapped[int] = _count()
    present: Mapped[int] = _count()
    absent: Mapped[int] = _count()
    walk_ins: Mapped[int] = _count()


REPORT_MODELS: tuple[type[Synced], ...] = (DailyFigure, ActivityFigure)
