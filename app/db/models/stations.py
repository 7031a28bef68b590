"""The tables of stations, column by column as `domain.station_records` declares their fields."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import RowId
from app.db.models.base import Id, Instant, Synced
from app.domain import station_records as records


def _text() -> Any:
    return mapped_column(Text)


class Station(Synced):
    """A station for riders and drivers."""

    __tablename__ = "station"
    __table_args__ = (
        Index("ix_station_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.STATION

    name: Mapped[str | None] = _text()
    number: Mapped[str | None] = _text()
    kind: Mapped[str | None] = _text()
    level: Mapped[str | None] = _text()
    address: Mapped[str | None] = _text()
    community: Mapped[str | None] = _text()
    hours: Mapped[str | None] = _text()
    opening: Mapped[str | None] = _text()
    longitude: Mapped[int | None] = mapped_column(Integer)
    latitude: Mapped[int | None] = mapped_column(Integer)
    inspect_days: Mapped[int] = mapped_column(Integer, default=14)
    suspended: Mapped[bool] = mapped_column(Boolean, default=False)
    suspend_reason: Mapped[str | None] = _text()
    note: Mapped[str | None] = _text()
    batch_id: Mapped[RowId | None] = mapped_column(Id)


class StationKeeper(Synced):
    """Who keeps a station."""

    __tablename__ = "station_keeper"
    __table_args__ = (
        Index("ix_keeper_station", "station_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.STATION_KEEPER

    station_id: Mapped[RowId | None] = mapped_column(Id)
    name: Mapped[str | None] = _text()
    phone: Mapped[str | None] = _text()


class StationService(Synced):
    """What a station offers."""

    __tablename__ = "station_service"
    __table_args__ = (
        Index("ix_service_station", "station_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.STATION_SERVICE

    station_id: Mapped[RowId | None] = mapped_column(Id)
    code: Mapped[str | None] = _text()
    offered: Mapped[bool] = mapped_column(Boolean, default=True)
    detail: Mapped[str | None] = _text()


class Checklist(Synced):
    """A list of what an inspection looks at."""

    __tablename__ = "checklist"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.CHECKLIST

    name: Mapped[str | None] = _text()
    kinds: Mapped[str | None] = _text()
    level: Mapped[str | None] = _text()
    position: Mapped[int] = mapped_column(Integer, default=0)


class ChecklistItem(Synced):
    """One thing looked at."""

    __tablename__ = "checklist_item"
    __table_args__ = (
        Index("ix_checklist_item", "checklist_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.CHECKLIST_ITEM

    checklist_id: Mapped[RowId | None] = mapped_column(Id)
    text: Mapped[str | None] = _text()
    points: Mapped[int] = mapped_column(Integer, default=10)
    due_days: Mapped[int] = mapped_column(Integer, default=7)
    position: Mapped[int] = mapped_column(Integer, default=0)


class Inspection(Synced):
    """One visit to a station with a checklist."""

    __tablename__ = "inspection"
    __table_args__ = (
        Index("ix_inspection_station", "station_id", "at"),
        Index("ix_inspection_at", "at"),
        {"sqlite_with_rowid": False},
    )
    spec = records.INSPECTION

    station_id: Mapped[RowId | None] = mapped_column(Id)
    checklist_id: Mapped[RowId | None] = mapped_column(Id)
    at: Mapped[datetime | None] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    score: Mapped[int | None] = mapped_column(Integer)
    remark: Mapped[str | None] = _text()


class InspectionResult(Synced):
    """What was found of one item."""

    __tablename__ = "inspection_result"
    __table_args__ = (
        Index("ix_result_inspection", "inspection_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.INSPECTION_RESULT

    inspection_id: Mapped[RowId | None] = mapped_column(Id)
    item_id: Mapped[RowId | None] = mapped_column(Id)
    text: Mapped[str | None] = _text()
    points: Mapped[int] = mapped_column(Integer, default=0)
    verdict: Mapped[str | None] = _text()
    note: Mapped[str | None] = _text()


class StationIssue(Synced):
    """Something to be put right at a station."""

    __tablename__ = "station_issue"
    __table_args__ = (
        Index("ix_issue_station", "station_id"),
        Index("ix_issue_open", "due_on", sqlite_where=text("verified_at IS NULL AND voided = 0")),
        {"sqlite_with_rowid": False},
    )
    spec = records.STATION_ISSUE

    station_id: Mapped[RowId | None] = mapped_column(Id)
    inspection_id: Mapped[RowId | None] = mapped_column(Id)
    result_id: Mapped[RowId | None] = mapped_column(Id)
    text: Mapped[str | None] = _text()
    found_at: Mapped[datetime | None] = mapped_column(Instant)
    fault: Mapped[bool] = mapped_column(Boolean, default=False)
    service: Mapped[str | None] = _text()
    due_on: Mapped[date | None] = mapped_column(Date)
    rectified_at: Mapped[datetime | None] = mapped_column(Instant)
    rectify_note: Mapped[str | None] = _text()
    verified_at: Mapped[datetime | None] = mapped_column(Instant)
    verify_note: Mapped[str | None] = _text()


class Supply(Synced):
    """Something a station keeps in stock."""

    __tablename__ = "supply"
    __table_args__ = (
        Index("ix_supply_station", "station_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.SUPPLY

    station_id: Mapped[RowId | None] = mapped_column(Id)
    name: Mapped[str | None] = _text()
    unit: Mapped[str | None] = _text()
    low_level: Mapped[int] = mapped_column(Integer, default=0)


class SupplyMove(Synced):
    """So much came, went, was lost or was counted."""

    __tablename__ = "supply_move"
    __table_args__ = (
        Index("ix_move_supply", "supply_id", "at"),
        {"sqlite_with_rowid": False},
    )
    spec = records.SUPPLY_MOVE

    supply_id: Mapped[RowId | None] = mapped_column(Id)
    at: Mapped[datetime | None] = mapped_column(Instant)
    kind: Mapped[str | None] = _text()
    change: Mapped[int | None] = mapped_column(Integer)
    lot: Mapped[str | None] = _text()
    expires_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str | None] = _text()


STATION_MODELS: tuple[type[Synced], ...] = (
    Station,
    StationKeeper,
    StationService,
    Checklist,
    ChecklistItem,
    Inspection,
    InspectionResult,
    StationIssue,
    Supply,
    SupplyMove,
)
