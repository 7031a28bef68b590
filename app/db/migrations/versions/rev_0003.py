"""Activities: campaigns, sessions, quotas, registrations, attendance, archive and photos."""

import sqlalchemy as sa
from alembic import op

from app.db.models.base import Id, Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables of activities."""
    op.create_table(
        "activity",
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("campaign_id", Id(), nullable=True),
        sa.Column("term", sa.Text(), nullable=True),
        sa.Column("organiser", sa.Text(), nullable=True),
        sa.Column("co_organiser", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("materials", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("status_reason", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("opens_at", Instant(), nullable=True),
        sa.Column("closes_at", Instant(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("owner_desk", sa.Text(), nullable=True),
        sa.Column("offer_hours", sa.Integer(), nullable=False),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("age_on", sa.Date(), nullable=True),
        sa.Column("categories", sa.Text(), nullable=True),
        sa.Column("communities", sa.Text(), nullable=True),
        sa.Column("household_cap", sa.Integer(), nullable=True),
        sa.Column("needs_consent", sa.Boolean(), nullable=False),
        sa.Column("collected", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("pass_rate", sa.Integer(), nullable=True),
        sa.Column("batch_id", Id(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_activity_batch", "activity", ["batch_id"], unique=False, sqlite_where=sa.text("batch_id IS NOT NULL")
    )
    op.create_index(
        "ix_activity_campaign",
        "activity",
        ["campaign_id"],
        unique=False,
        sqlite_where=sa.text("campaign_id IS NOT NULL"),
    )
    op.create_index("ix_activity_number", "activity", ["number"], unique=False)
    op.create_table(
        "activity_duty",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("session_id", Id(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("task", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_duty_activity", "activity_duty", ["activity_id"], unique=False)
    op.create_index(
        "ix_duty_person", "activity_duty", ["person_id"], unique=False, sqlite_where=sa.text("person_id IS NOT NULL")
    )
    op.create_table(
        "activity_session",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("starts_at", Instant(), nullable=True),
        sa.Column("ends_at", Instant(), nullable=True),
        sa.Column("spaces", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("booking_id", Id(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("late", sa.Integer(), nullable=True),
        sa.Column("excused", sa.Integer(), nullable=True),
        sa.Column("absent", sa.Integer(), nullable=True),
        sa.Column("walk_ins", sa.Integer(), nullable=True),
        sa.Column("absence_reasons", sa.Text(), nullable=True),
        sa.Column("batch_id", Id(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_session_activity", "activity_session", ["activity_id", "starts_at"], unique=False)
    op.create_index(
        "ix_session_batch", "activity_session", ["batch_id"], unique=False, sqlite_where=sa.text("batch_id IS NOT NULL")
    )
    op.create_index(
        "ix_session_booking",
        "activity_session",
        ["booking_id"],
        unique=False,
        sqlite_where=sa.text("booking_id IS NOT NULL"),
    )
    op.create_index("ix_session_starts", "activity_session", ["starts_at"], unique=False)
    op.create_table(
        "activity_template",
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("emergency", sa.Text(), nullable=True),
        sa.Column("materials", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "archive_item",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("not_needed", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_archive_activity", "archive_item", ["activity_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("session_id", Id(), nullable=True),
        sa.Column("participant_id", Id(), nullable=True),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("presence", sa.Text(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("door", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("brought_by", sa.Text(), nullable=True),
        sa.Column("left_at", Instant(), nullable=True),
        sa.Column("left_early", sa.Boolean(), nullable=False),
        sa.Column("collected_by", sa.Text(), nullable=True),
        sa.Column("from_paper", sa.Boolean(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_attendance_participant",
        "attendance",
        ["participant_id"],
        unique=False,
        sqlite_where=sa.text("participant_id IS NOT NULL"),
    )
    op.create_index(
        "ix_attendance_person", "attendance", ["person_id"], unique=False, sqlite_where=sa.text("person_id IS NOT NULL")
    )
    op.create_index("ix_attendance_session", "attendance", ["session_id"], unique=False)
    op.create_table(
        "ballot",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("listed_at", Instant(), nullable=True),
        sa.Column("listed", sa.Text(), nullable=True),
        sa.Column("seed", sa.Text(), nullable=True),
        sa.Column("drawn_at", Instant(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ballot_activity", "ballot", ["activity_id"], unique=False)
    op.create_table(
        "campaign",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("organiser", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "collector",
        sa.Column("registration_id", Id(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_collector_registration", "collector", ["registration_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("session_id", Id(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_feedback_activity", "feedback", ["activity_id"], unique=False)
    op.create_table(
        "participant",
        sa.Column("registration_id", Id(), nullable=True),
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("categories", sa.Text(), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("withdraw_reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("batch_id", Id(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participant_activity", "participant", ["activity_id"], unique=False)
    op.create_index(
        "ix_participant_batch", "participant", ["batch_id"], unique=False, sqlite_where=sa.text("batch_id IS NOT NULL")
    )
    op.create_index("ix_participant_person", "participant", ["person_id"], unique=False)
    op.create_index("ix_participant_registration", "participant", ["registration_id"], unique=False)
    op.create_table(
        "photo",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("taken_at", Instant(), nullable=True),
        sa.Column("session_id", Id(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("caption", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_photo_activity", "photo", ["activity_id"], unique=False)
    op.create_index("ix_photo_sha256", "photo", ["sha256"], unique=False)
    op.create_table(
        "quota",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("categories", sa.Text(), nullable=True),
        sa.Column("communities", sa.Text(), nullable=True),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("release_at", Instant(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_quota_activity", "quota", ["activity_id"], unique=False)
    op.create_table(
        "quota_transfer",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("from_desk", sa.Text(), nullable=True),
        sa.Column("to_desk", sa.Text(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_transfer_activity", "quota_transfer", ["activity_id"], unique=False)
    op.create_table(
        "registration",
        sa.Column("activity_id", Id(), nullable=True),
        sa.Column("contact_id", Id(), nullable=True),
        sa.Column("community", sa.Text(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("desk", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("status_reason", sa.Text(), nullable=True),
        sa.Column("offered_until", Instant(), nullable=True),
        sa.Column("over_quota", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("batch_id", Id(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_registration_activity", "registration", ["activity_id", "status"], unique=False)
    op.create_index(
        "ix_registration_batch",
        "registration",
        ["batch_id"],
        unique=False,
        sqlite_where=sa.text("batch_id IS NOT NULL"),
    )
    op.create_index("ix_registration_contact", "registration", ["contact_id"], unique=False)
    op.create_index(
        "ix_registration_offered",
        "registration",
        ["offered_until"],
        unique=False,
        sqlite_where=sa.text("status = 'offered' AND voided = 0"),
    )
