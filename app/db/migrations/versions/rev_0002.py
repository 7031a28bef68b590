"""Bookings: spaces, seats, equipment, closures, holidays, series, loans, and what of them is taken when."""

import sqlalchemy as sa
from alembic import op

from app.db.models.base import Id, Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; a visit may name the booking it was for."""
    op.create_table(
        "asset",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("stock", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
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
        "booking",
        sa.Column("starts_at", Instant(), nullable=True),
        sa.Column("ends_at", Instant(), nullable=True),
        sa.Column("spaces", sa.Text(), nullable=True),
        sa.Column("seats", sa.Text(), nullable=True),
        sa.Column("buffer_before", sa.Integer(), nullable=False),
        sa.Column("buffer_after", sa.Integer(), nullable=False),
        sa.Column("assets", sa.Text(), nullable=True),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("population_group", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("status_reason", sa.Text(), nullable=True),
        sa.Column("in_at", Instant(), nullable=True),
        sa.Column("out_at", Instant(), nullable=True),
        sa.Column("away_since", Instant(), nullable=True),
        sa.Column("offered_until", Instant(), nullable=True),
        sa.Column("series_id", Id(), nullable=True),
        sa.Column("series_date", sa.Date(), nullable=True),
        sa.Column("uid", sa.Text(), nullable=True),
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
        "ix_booking_batch", "booking", ["batch_id"], unique=False, sqlite_where=sa.text("batch_id IS NOT NULL")
    )
    op.create_index(
        "ix_booking_open",
        "booking",
        ["status", "starts_at"],
        unique=False,
        sqlite_where=sa.text("status IN ('requested', 'confirmed', 'in_use', 'waitlisted') AND voided = 0"),
    )
    op.create_index("ix_booking_person", "booking", ["person_id", "starts_at"], unique=False)
    op.create_index(
        "ix_booking_series", "booking", ["series_id"], unique=False, sqlite_where=sa.text("series_id IS NOT NULL")
    )
    op.create_index("ix_booking_starts", "booking", ["starts_at"], unique=False)
    op.create_index("ix_booking_uid", "booking", ["uid"], unique=False, sqlite_where=sa.text("uid IS NOT NULL"))
    op.create_table(
        "booking_series",
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("start_minutes", sa.Integer(), nullable=True),
        sa.Column("length_minutes", sa.Integer(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("spaces", sa.Text(), nullable=True),
        sa.Column("seats", sa.Text(), nullable=True),
        sa.Column("buffer_before", sa.Integer(), nullable=False),
        sa.Column("buffer_after", sa.Integer(), nullable=False),
        sa.Column("assets", sa.Text(), nullable=True),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("population_group", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("uid", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "clash",
        sa.Column("one_id", Id(), nullable=False),
        sa.Column("other_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.PrimaryKeyConstraint("one_id", "other_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_clash_other", "clash", ["other_id"], unique=False)
    op.create_table(
        "clash_decision",
        sa.Column("one_id", Id(), nullable=True),
        sa.Column("other_id", Id(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "closure",
        sa.Column("space_id", Id(), nullable=True),
        sa.Column("starts_at", Instant(), nullable=True),
        sa.Column("ends_at", Instant(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_closure_ends", "closure", ["ends_at"], unique=False)
    op.create_table(
        "holiday",
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "loan",
        sa.Column("asset_id", Id(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("booking_id", Id(), nullable=True),
        sa.Column("lent_at", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("condition_out", sa.Text(), nullable=True),
        sa.Column("returned_at", Instant(), nullable=True),
        sa.Column("condition_in", sa.Text(), nullable=True),
        sa.Column("returned_quantity", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_loan_booking", "loan", ["booking_id"], unique=False, sqlite_where=sa.text("booking_id IS NOT NULL")
    )
    op.create_index("ix_loan_out", "loan", ["asset_id"], unique=False, sqlite_where=sa.text("returned_at IS NULL"))
    op.create_index("ix_loan_person", "loan", ["person_id"], unique=False)
    op.create_table(
        "occupancy",
        sa.Column("resource", Id(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("holder_id", Id(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("resource", "starts_at", "holder_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_occupancy_holder", "occupancy", ["holder_id"], unique=False)
    op.create_index("ix_occupancy_starts", "occupancy", ["starts_at", "ends_at"], unique=False)
    op.create_table(
        "seat",
        sa.Column("space_id", Id(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.Column("features", sa.Text(), nullable=True),
        sa.Column("usable", sa.Boolean(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_seat_space", "seat", ["space_id"], unique=False)
    op.create_table(
        "series_skip",
        sa.Column("series_id", Id(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_skip_series", "series_skip", ["series_id"], unique=False)
    op.create_table(
        "space",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("features", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seated", sa.Boolean(), nullable=False),
        sa.Column("opening", sa.Text(), nullable=True),
        sa.Column("min_minutes", sa.Integer(), nullable=False),
        sa.Column("max_minutes", sa.Integer(), nullable=False),
        sa.Column("ahead_days", sa.Integer(), nullable=False),
        sa.Column("approval", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("groups", sa.Text(), nullable=True),
        sa.Column("day_cap", sa.Integer(), nullable=True),
        sa.Column("week_cap", sa.Integer(), nullable=True),
        sa.Column("grace_minutes", sa.Integer(), nullable=True),
        sa.Column("buffer_before", sa.Integer(), nullable=False),
        sa.Column("buffer_after", sa.Integer(), nullable=False),
        sa.Column("owning_desk", sa.Text(), nullable=True),
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
    op.create_table(
        "violation",
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("booking_id", Id(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_violation_person", "violation", ["person_id", "at"], unique=False)
    # Not in batch mode, which would copy the largest table there is.
    op.add_column("visit", sa.Column("booking_id", Id(), nullable=True))
    op.create_index(
        "ix_visit_booking", "visit", ["booking_id"], unique=False, sqlite_where=sa.text("booking_id IS NOT NULL")
    )
