"""Stations, their inspections and supplies; shifts, notes and handovers."""

import sqlalchemy as sa
from alembic import op

from app.db.models.base import Id, Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; photos and tallies may be of a station."""
    op.create_table(
        "checklist",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kinds", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "checklist_item",
        sa.Column("checklist_id", Id(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_checklist_item", "checklist_item", ["checklist_id"], unique=False)
    op.create_table(
        "handover",
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("shift_start", sa.Integer(), nullable=True),
        sa.Column("outgoing_id", Id(), nullable=True),
        sa.Column("incoming_id", Id(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("forced_by", Id(), nullable=True),
        sa.Column("figures", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_handover_day", "handover", ["day"], unique=False)
    op.create_table(
        "handover_item",
        sa.Column("handover_id", Id(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("of_table", sa.Text(), nullable=True),
        sa.Column("of_row", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_item_handover", "handover_item", ["handover_id"], unique=False)
    op.create_table(
        "inspection",
        sa.Column("station_id", Id(), nullable=True),
        sa.Column("checklist_id", Id(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("finished_at", Instant(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_inspection_at", "inspection", ["at"], unique=False)
    op.create_index("ix_inspection_station", "inspection", ["station_id", "at"], unique=False)
    op.create_table(
        "inspection_result",
        sa.Column("inspection_id", Id(), nullable=True),
        sa.Column("item_id", Id(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_result_inspection", "inspection_result", ["inspection_id"], unique=False)
    op.create_table(
        "roster",
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("shift_start", sa.Integer(), nullable=True),
        sa.Column("staff_id", Id(), nullable=True),
        sa.Column("serves", sa.Boolean(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_roster_day", "roster", ["day"], unique=False)
    op.create_table(
        "shift_note",
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("shift_start", sa.Integer(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("settled_at", Instant(), nullable=True),
        sa.Column("settle_note", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_note_day", "shift_note", ["day"], unique=False)
    op.create_index(
        "ix_note_open", "shift_note", ["at"], unique=False, sqlite_where=sa.text("settled_at IS NULL AND voided = 0")
    )
    op.create_table(
        "station",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("community", sa.Text(), nullable=True),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("opening", sa.Text(), nullable=True),
        sa.Column("longitude", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Integer(), nullable=True),
        sa.Column("inspect_days", sa.Integer(), nullable=False),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.Column("suspend_reason", sa.Text(), nullable=True),
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
    op.create_index(
        "ix_station_batch", "station", ["batch_id"], unique=False, sqlite_where=sa.text("batch_id IS NOT NULL")
    )
    op.create_table(
        "station_issue",
        sa.Column("station_id", Id(), nullable=True),
        sa.Column("inspection_id", Id(), nullable=True),
        sa.Column("result_id", Id(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("found_at", Instant(), nullable=True),
        sa.Column("fault", sa.Boolean(), nullable=False),
        sa.Column("service", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("rectified_at", Instant(), nullable=True),
        sa.Column("rectify_note", sa.Text(), nullable=True),
        sa.Column("verified_at", Instant(), nullable=True),
        sa.Column("verify_note", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_issue_open",
        "station_issue",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("verified_at IS NULL AND voided = 0"),
    )
    op.create_index("ix_issue_station", "station_issue", ["station_id"], unique=False)
    op.create_table(
        "station_keeper",
        sa.Column("station_id", Id(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_keeper_station", "station_keeper", ["station_id"], unique=False)
    op.create_table(
        "station_service",
        sa.Column("station_id", Id(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_service_station", "station_service", ["station_id"], unique=False)
    op.create_table(
        "supply",
        sa.Column("station_id", Id(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("low_level", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_supply_station", "supply", ["station_id"], unique=False)
    op.create_table(
        "supply_move",
        sa.Column("supply_id", Id(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("change", sa.Integer(), nullable=True),
        sa.Column("lot", sa.Text(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_move_supply", "supply_move", ["supply_id", "at"], unique=False)
    op.add_column("photo", sa.Column("station_id", Id(), nullable=True))
    op.add_column("photo", sa.Column("result_id", Id(), nullable=True))
    op.create_index(
        "ix_photo_result", "photo", ["result_id"], unique=False, sqlite_where=sa.text("result_id IS NOT NULL")
    )
    op.create_index(
        "ix_photo_station", "photo", ["station_id"], unique=False, sqlite_where=sa.text("station_id IS NOT NULL")
    )
    op.add_column("tally", sa.Column("station_id", Id(), nullable=True))
