"""The first tables: people, visits, tallies, staff, and the log that makes them."""

import sqlalchemy as sa
from alembic import op

from app.db.models.base import Id, Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables, the full-text index and the mark that this file is ours."""
    op.execute("PRAGMA application_id = 1146179924")
    op.create_table(
        "attempts",
        sa.Column("staff_id", Id(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id"),
    )
    op.create_table(
        "conflict",
        sa.Column("id", Id(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("row", Id(), nullable=False),
        sa.Column("grp", sa.Text(), nullable=False),
        sa.Column("ops", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_conflict_row", "conflict", ["row"], unique=False)
    op.create_table(
        "disclosure",
        sa.Column("at", Instant(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_disclosure_at", "disclosure", ["at"], unique=False)
    op.create_table(
        "draft",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("staff_id", Id(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("form", "staff_id"),
    )
    op.create_table(
        "erased",
        sa.Column("row", Id(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "head",
        sa.Column("row", Id(), nullable=False),
        sa.Column("grp", sa.Text(), nullable=False),
        sa.Column("op", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row", "grp", "op"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "import_batch",
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        sa.Column("added", sa.BigInteger(), nullable=False),
        sa.Column("skipped", sa.BigInteger(), nullable=False),
        sa.Column("rejected", sa.BigInteger(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kinship",
        sa.Column("guardian_id", Id(), nullable=True),
        sa.Column("child_id", Id(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kinship_child", "kinship", ["child_id"], unique=False)
    op.create_index("ix_kinship_guardian", "kinship", ["guardian_id"], unique=False)
    op.create_table(
        "lane",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("tip", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "op",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("wall", sa.BigInteger(), nullable=False),
        sa.Column("actor", Id(), nullable=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("row", Id(), nullable=False),
        sa.Column("label", sa.SmallInteger(), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("line", sa.Text(), nullable=True),
        sa.Column("schema", sa.SmallInteger(), nullable=False),
        sa.Column("salt", Id(), nullable=True),
        sa.Column("tag", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "person",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("phones", sa.Text(), nullable=True),
        sa.Column("population_group", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("id_type", sa.Text(), nullable=True),
        sa.Column("id_number", sa.Text(), nullable=True),
        sa.Column("id_tail", sa.Text(), nullable=True),
        sa.Column("party_branch", sa.Text(), nullable=True),
        sa.Column("employer", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("retain_until", sa.Date(), nullable=True),
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
        "ix_person_batch", "person", ["batch_id"], unique=False, sqlite_where=sa.text("batch_id IS NOT NULL")
    )
    op.create_index("ix_person_name", "person", ["name"], unique=False)
    op.create_table(
        "person_alias",
        sa.Column("one_id", Id(), nullable=True),
        sa.Column("other_id", Id(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alias_one", "person_alias", ["one_id"], unique=False)
    op.create_index("ix_alias_other", "person_alias", ["other_id"], unique=False)
    op.create_table(
        "row_op",
        sa.Column("row", Id(), nullable=False),
        sa.Column("op", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row", "op"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_doc",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("row", Id(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("row"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("pin_hash", sa.Text(), nullable=True),
        sa.Column("card", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        sa.Column("at", Instant(), nullable=True),
        sa.Column("population_group", sa.Text(), nullable=True),
        sa.Column("service", sa.Text(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tally_at", "tally", ["at"], unique=False)
    op.create_table(
        "term",
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visit",
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("expected_at", Instant(), nullable=True),
        sa.Column("arrived_at", Instant(), nullable=True),
        sa.Column("left_at", Instant(), nullable=True),
        sa.Column("left_kind", sa.Text(), nullable=True),
        sa.Column("purposes", sa.Text(), nullable=True),
        sa.Column("purpose_note", sa.Text(), nullable=True),
        sa.Column("population_group", sa.Text(), nullable=True),
        sa.Column("companions", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=True),
        sa.Column("belongings", sa.Text(), nullable=True),
        sa.Column("badge", sa.Text(), nullable=True),
        sa.Column("badge_returned", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("batch_id", Id(), nullable=True),
        sa.Column("correction_reason", sa.Text(), nullable=True),
        sa.Column("id", Id(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("_create", sa.BigInteger(), nullable=False),
        sa.Column("_state", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_visit_arrived", "visit", ["voided", "arrived_at"], unique=False)
    op.create_index(
        "ix_visit_badge",
        "visit",
        ["badge"],
        unique=False,
        sqlite_where=sa.text("badge IS NOT NULL AND badge_returned = 0"),
    )
    op.create_index("ix_visit_batch", "visit", ["batch_id"], unique=False, sqlite_where=sa.text("batch_id IS NOT NULL"))
    op.create_index(
        "ix_visit_expected",
        "visit",
        ["expected_at"],
        unique=False,
        sqlite_where=sa.text("expected_at IS NOT NULL AND arrived_at IS NULL"),
    )
    op.create_index("ix_visit_left", "visit", ["left_at"], unique=False, sqlite_where=sa.text("left_at IS NOT NULL"))
    op.create_index(
        "ix_visit_open",
        "visit",
        ["arrived_at"],
        unique=False,
        sqlite_where=sa.text("left_kind IS NULL AND arrived_at IS NOT NULL AND voided = 0"),
    )
    op.create_index("ix_visit_person", "visit", ["person_id", "voided", "arrived_at"], unique=False)
    op.create_index(
        "ix_visit_unverified",
        "visit",
        ["arrived_at"],
        unique=False,
        sqlite_where=sa.text("left_kind = 'unverified'"),
    )
    op.create_table(
        "wait",
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("op", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("missing", "op"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_doc', content_rowid='id', "
        "tokenize=\"ascii tokenchars '#<'\", prefix='1 2 3', detail=none, columnsize=0)"
    )
