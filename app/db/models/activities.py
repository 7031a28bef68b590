"""The tables of activities, column by column as `domain.activity_records` declares their fields."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import RowId
from app.db.models.base import Id, Instant, Synced
from app.domain import activity_records as records


def _text() -> Any:
    return mapped_column(Text)


class Campaign(Synced):
    """A campaign: defined above, run below."""

    __tablename__ = "campaign"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.CAMPAIGN

    name: Mapped[str | None] = _text()
    level: Mapped[str | None] = _text()
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    organiser: Mapped[str | None] = _text()
    note: Mapped[str | None] = _text()


class ActivityTemplate(Synced):
    """What an activity of a kind begins with."""

    __tablename__ = "activity_template"
    __table_args__ = ({"sqlite_with_rowid": False},)
    spec = records.ACTIVITY_TEMPLATE

    kind: Mapped[str | None] = _text()
    minutes: Mapped[int] = mapped_column(Integer, default=120)
    audience: Mapped[str | None] = _text()
    content: Mapped[str | None] = _text()
    plan: Mapped[str | None] = _text()
    emergency: Mapped[str | None] = _text()
    materials: Mapped[str | None] = _text()
    evidence: Mapped[str | None] = _text()


class Activity(Synced):
    """One activity, with its sessions."""

    __tablename__ = "activity"
    __table_args__ = (
        Index("ix_activity_number", "number"),
        Index("ix_activity_campaign", "campaign_id", sqlite_where=text("campaign_id IS NOT NULL")),
        Index("ix_activity_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.ACTIVITY

    title: Mapped[str | None] = _text()
    number: Mapped[str | None] = _text()
    kind: Mapped[str | None] = _text()
    level: Mapped[str | None] = _text()
    campaign_id: Mapped[RowId | None] = mapped_column(Id)
    term: Mapped[str | None] = _text()
    organiser: Mapped[str | None] = _text()
    co_organiser: Mapped[str | None] = _text()
    audience: Mapped[str | None] = _text()
    content: Mapped[str | None] = _text()
    materials: Mapped[str | None] = _text()
    contact: Mapped[str | None] = _text()
    status: Mapped[str | None] = _text()
    status_reason: Mapped[str | None] = _text()
    mode: Mapped[str | None] = _text()
    opens_at: Mapped[datetime | None] = mapped_column(Instant)
    closes_at: Mapped[datetime | None] = mapped_column(Instant)
    capacity: Mapped[int | None] = mapped_column(Integer)
    owner_desk: Mapped[str | None] = _text()
    offer_hours: Mapped[int] = mapped_column(Integer, default=24)
    age_from: Mapped[int | None] = mapped_column(Integer)
    age_to: Mapped[int | None] = mapped_column(Integer)
    age_on: Mapped[date | None] = mapped_column(Date)
    categories: Mapped[str | None] = _text()
    communities: Mapped[str | None] = _text()
    household_cap: Mapped[int | None] = mapped_column(Integer)
    needs_consent: Mapped[bool] = mapped_column(Boolean, default=False)
    collected: Mapped[bool] = mapped_column(Boolean, default=False)
    evidence: Mapped[str | None] = _text()
    pass_rate: Mapped[int | None] = mapped_column(Integer)
    batch_id: Mapped[RowId | None] = mapped_column(Id)


class Quota(Synced):
    """Places kept for a group, or the most it may take."""

    __tablename__ = "quota"
    __table_args__ = (
        Index("ix_quota_activity", "activity_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.QUOTA

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    name: Mapped[str | None] = _text()
    places: Mapped[int] = mapped_column(Integer, default=0)
    rule: Mapped[str | None] = _text()
    categories: Mapped[str | None] = _text()
    communities: Mapped[str | None] = _text()
    age_from: Mapped[int | None] = mapped_column(Integer)
    age_to: Mapped[int | None] = mapped_column(Integer)
    release_at: Mapped[datetime | None] = mapped_column(Instant)
    position: Mapped[int] = mapped_column(Integer, default=0)


class QuotaTransfer(Synced):
    """Places one desk handed to another."""

    __tablename__ = "quota_transfer"
    __table_args__ = (
        Index("ix_transfer_activity", "activity_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.QUOTA_TRANSFER

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    from_desk: Mapped[str | None] = _text()
    to_desk: Mapped[str | None] = _text()
    places: Mapped[int | None] = mapped_column(Integer)


class ActivitySession(Synced):
    """One session of an activity: when and where."""

    __tablename__ = "activity_session"
    __table_args__ = (
        Index("ix_session_activity", "activity_id", "starts_at"),
        Index("ix_session_starts", "starts_at"),
        Index("ix_session_booking", "booking_id", sqlite_where=text("booking_id IS NOT NULL")),
        Index("ix_session_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.SESSION

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    title: Mapped[str | None] = _text()
    starts_at: Mapped[datetime | None] = mapped_column(Instant)
    ends_at: Mapped[datetime | None] = mapped_column(Instant)
    spaces: Mapped[str | None] = _text()
    place: Mapped[str | None] = _text()
    booking_id: Mapped[RowId | None] = mapped_column(Id)
    content: Mapped[str | None] = _text()
    summary: Mapped[str | None] = _text()
    cancelled: Mapped[bool] = mapped_column(Boolean, default=False)
    cancel_reason: Mapped[str | None] = _text()
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    expected: Mapped[int | None] = mapped_column(Integer)
    present: Mapped[int | None] = mapped_column(Integer)
    late: Mapped[int | None] = mapped_column(Integer)
    excused: Mapped[int | None] = mapped_column(Integer)
    absent: Mapped[int | None] = mapped_column(Integer)
    walk_ins: Mapped[int | None] = mapped_column(Integer)
    absence_reasons: Mapped[str | None] = _text()
    batch_id: Mapped[RowId | None] = mapped_column(Id)


class Registration(Synced):
    """What one household asked for."""

    __tablename__ = "registration"
    __table_args__ = (
        Index("ix_registration_activity", "activity_id", "status"),
        Index("ix_registration_contact", "contact_id"),
        # What is looked at every minute is small, whatever the years behind it.
        Index("ix_registration_offered", "offered_until", sqlite_where=text("status = 'offered' AND voided = 0")),
        Index("ix_registration_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.REGISTRATION

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    contact_id: Mapped[RowId | None] = mapped_column(Id)
    community: Mapped[str | None] = _text()
    at: Mapped[datetime | None] = mapped_column(Instant)
    desk: Mapped[str | None] = _text()
    number: Mapped[str | None] = _text()
    status: Mapped[str | None] = _text()
    status_reason: Mapped[str | None] = _text()
    offered_until: Mapped[datetime | None] = mapped_column(Instant)
    over_quota: Mapped[bool] = mapped_column(Boolean, default=False)
    rank: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = _text()
    batch_id: Mapped[RowId | None] = mapped_column(Id)


class Participant(Synced):
    """One person of a registration."""

    __tablename__ = "participant"
    __table_args__ = (
        Index("ix_participant_registration", "registration_id"),
        Index("ix_participant_activity", "activity_id"),
        Index("ix_participant_person", "person_id"),
        Index("ix_participant_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.PARTICIPANT

    registration_id: Mapped[RowId | None] = mapped_column(Id)
    activity_id: Mapped[RowId | None] = mapped_column(Id)
    person_id: Mapped[RowId | None] = mapped_column(Id)
    categories: Mapped[str | None] = _text()
    age: Mapped[int | None] = mapped_column(Integer)
    number: Mapped[str | None] = _text()
    grade: Mapped[str | None] = _text()
    consent: Mapped[bool] = mapped_column(Boolean, default=False)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)
    withdraw_reason: Mapped[str | None] = _text()
    note: Mapped[str | None] = _text()
    batch_id: Mapped[RowId | None] = mapped_column(Id)


class Collector(Synced):
    """Who may collect the children of a household."""

    __tablename__ = "collector"
    __table_args__ = (
        Index("ix_collector_registration", "registration_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.COLLECTOR

    registration_id: Mapped[RowId | None] = mapped_column(Id)
    name: Mapped[str | None] = _text()
    relation: Mapped[str | None] = _text()
    phone: Mapped[str | None] = _text()


class Attendance(Synced):
    """Who came to a session, who stayed away."""

    __tablename__ = "attendance"
    __table_args__ = (
        Index("ix_attendance_session", "session_id"),
        Index("ix_attendance_participant", "participant_id", sqlite_where=text("participant_id IS NOT NULL")),
        Index("ix_attendance_person", "person_id", sqlite_where=text("person_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.ATTENDANCE

    session_id: Mapped[RowId | None] = mapped_column(Id)
    participant_id: Mapped[RowId | None] = mapped_column(Id)
    person_id: Mapped[RowId | None] = mapped_column(Id)
    headcount: Mapped[int] = mapped_column(Integer, default=1)
    presence: Mapped[str | None] = _text()
    at: Mapped[datetime | None] = mapped_column(Instant)
    door: Mapped[str | None] = _text()
    reason: Mapped[str | None] = _text()
    brought_by: Mapped[str | None] = _text()
    left_at: Mapped[datetime | None] = mapped_column(Instant)
    left_early: Mapped[bool] = mapped_column(Boolean, default=False)
    collected_by: Mapped[str | None] = _text()
    from_paper: Mapped[bool] = mapped_column(Boolean, default=False)


class ActivityDuty(Synced):
    """Who runs an activity, and how long."""

    __tablename__ = "activity_duty"
    __table_args__ = (
        Index("ix_duty_activity", "activity_id"),
        Index("ix_duty_person", "person_id", sqlite_where=text("person_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.DUTY

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    session_id: Mapped[RowId | None] = mapped_column(Id)
    name: Mapped[str | None] = _text()
    person_id: Mapped[RowId | None] = mapped_column(Id)
    role: Mapped[str | None] = _text()
    task: Mapped[str | None] = _text()
    minutes: Mapped[int | None] = mapped_column(Integer)


class ArchiveItem(Synced):
    """One piece of evidence of an activity."""

    __tablename__ = "archive_item"
    __table_args__ = (
        Index("ix_archive_activity", "activity_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.ARCHIVE_ITEM

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    kind: Mapped[str | None] = _text()
    text: Mapped[str | None] = _text()
    done_on: Mapped[date | None] = mapped_column(Date)
    by: Mapped[str | None] = _text()
    not_needed: Mapped[str | None] = _text()


class Photo(Synced):
    """One photo, kept once by its hash."""

    __tablename__ = "photo"
    __table_args__ = (
        Index("ix_photo_activity", "activity_id"),
        Index("ix_photo_sha256", "sha256"),
        Index("ix_photo_station", "station_id", sqlite_where=text("station_id IS NOT NULL")),
        Index("ix_photo_result", "result_id", sqlite_where=text("result_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    spec = records.PHOTO

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    sha256: Mapped[str | None] = _text()
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)
    size: Mapped[int | None] = mapped_column(Integer)
    taken_at: Mapped[datetime | None] = mapped_column(Instant)
    session_id: Mapped[RowId | None] = mapped_column(Id)
    evidence: Mapped[str | None] = _text()
    caption: Mapped[str | None] = _text()
    position: Mapped[int] = mapped_column(Integer, default=0)
    station_id: Mapped[RowId | None] = mapped_column(Id)
    result_id: Mapped[RowId | None] = mapped_column(Id)


class Feedback(Synced):
    """Scores that came back."""

    __tablename__ = "feedback"
    __table_args__ = (
        Index("ix_feedback_activity", "activity_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.FEEDBACK

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    session_id: Mapped[RowId | None] = mapped_column(Id)
    score: Mapped[int | None] = mapped_column(Integer)
    count: Mapped[int] = mapped_column(Integer, default=1)
    remark: Mapped[str | None] = _text()


class Ballot(Synced):
    """A ballot: its list, its seed, its result."""

    __tablename__ = "ballot"
    __table_args__ = (
        Index("ix_ballot_activity", "activity_id"),
        {"sqlite_with_rowid": False},
    )
    spec = records.BALLOT

    activity_id: Mapped[RowId | None] = mapped_column(Id)
    listed_at: Mapped[datetime | None] = mapped_column(Instant)
    listed: Mapped[str | None] = _text()
    seed: Mapped[str | None] = _text()
    drawn_at: Mapped[datetime | None] = mapped_column(Instant)
    result: Mapped[str | None] = _text()


ACTIVITY_MODELS: tuple[type[Synced], ...] = (
    Campaign,
    ActivityTemplate,
    Activity,
    Quota,
    QuotaTransfer,
    ActivitySession,
    Registration,
    Participant,
    Collector,
    Attendance,
    ActivityDuty,
    ArchiveItem,
    Photo,
    Feedback,
    Ballot,
)
