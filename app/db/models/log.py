"""Tables of the one log. `op.id` is lane << 40 | seq; a lane is one (site, stream, branch)."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
)

from app.db.models.base import Base, Id

lane = Table(
    "lane",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("site", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("branch", Integer, nullable=False, default=0),
    Column("seq", BigInteger, nullable=False),
    Column("tip", LargeBinary, nullable=False),
)

op = Table(
    "op",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("stamp", BigInteger, nullable=False),
    Column("wall", BigInteger, nullable=False),
    Column("actor", Id, nullable=False),
    Column("tbl", Text, nullable=False),
    Column("row", Id, nullable=False),
    Column("label", SmallInteger, nullable=False),
    Column("base", Text),
    Column("line", Text),
    Column("schema", SmallInteger, nullable=False),
    Column("salt", Id),
    Column("tag", BigInteger, nullable=False),
)
"""`line` is the payload; NULL when erased, and then `salt` holds the payload's digest instead of its salt."""

row_op = Table(
    "row_op",
    Base.metadata,
    Column("row", Id, primary_key=True),
    Column("op", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
"""All operations of rows, but for the create of a row that its table points at."""

head = Table(
    "head",
    Base.metadata,
    Column("row", Id, primary_key=True),
    Column("grp", Text, primary_key=True),
    Column("op", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
"""Heads of groups whose head isn't the create."""

wait = Table(
    "wait",
    Base.metadata,
    Column("missing", Text, primary_key=True),
    Column("op", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
"""Operations that name an absent one, under its reference."""

erased = Table(
    "erased",
    Base.metadata,
    Column("row", Id, primary_key=True),
    sqlite_with_rowid=False,
)

conflict = Table(
    "conflict",
    Base.metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("tbl", Text, nullable=False),
    Column("row", Id, nullable=False),
    Column("grp", Text, nullable=False),
    Column("ops", Text, nullable=False),
    Index("ix_conflict_row", "row"),
)
"""Derived from the log by every fold; settled by operations, never edited."""
