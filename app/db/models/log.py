"""Tables of the one log. `op.id` is lane << 40 | seq; a lane is one (site, stream, branch).

A branch other than 0 is what a copied machine wrote under the same address: it begins after `fork_seq` of branch 0,
where the chain's hash was `fork_tip`. `sig` is the author's signature of where a lane of another desk ends now
(`seq`, `tip`); every operation of such a lane is covered by it. A desk signs its own lanes when it exports.
"""

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
    Column("fork_seq", BigInteger),
    Column("fork_tip", LargeBinary),
    Column("sig", Text),
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

held = Table(
    "held",
    Base.metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("after_seq", BigInteger, nullable=False),
    Column("head_seq", BigInteger, nullable=False),
    Column("wall", BigInteger, nullable=False),
    Column("content", Text, nullable=False),
    Column("received", BigInteger, nullable=False),
    Index("ix_held_lane", "site", "stream"),
)
"""Stretches of lanes that can't be taken yet: something before them is missing, or who wrote them isn't certified.

`id` is the hash of the stretch; neither folded, acknowledged nor forwarded; tried again with every import.
`content` is the stretch as it came (`domain.sync.bundle.Stretch`), `wall` when its first operation was written.
"""

elsewhere = Table(
    "elsewhere",
    Base.metadata,
    Column("home", Text, primary_key=True),
    Column("tbl", Text, primary_key=True),
    Column("row", Id, primary_key=True),
    Column("voided", Integer, nullable=False),
    Column("state", Integer, nullable=False),
    Column("fields", Text, nullable=False),
    Index("ix_elsewhere_table", "tbl", "home"),
    sqlite_with_rowid=False,
)
"""Rows of other centres, which report to this one: folded like any, read by the pages for the levels above.

`fields` holds the log's values by field name as JSON. This centre's own tables hold its own rows only.
"""

credential = Table(
    "credential",
    Base.metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("signer", Text, nullable=False),
    Index("ix_credential_subject", "subject"),
)
"""Signed statements about installations (certificates, revocations): a set that only grows. They prove themselves,
so they travel in every bundle beside the operations. `id` is the hash of the document, `signer` the public key that
was found to have signed it, so that it need not be verified again at every start.
"""
