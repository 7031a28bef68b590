"""How the database file is opened. What only SQLite has (pragmas, transactions by hand) is here and in search."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlalchemy.util import LRUCache

from app.core.errors import EnvironmentProblem
from app.core.i18n import translate

APPLICATION_ID = 0x44515154
"""Written into the file's header, so that another program's SQLite file is never taken for ours."""

READERS = 4


class _Hinting(SQLiteCompiler):
    """Writes the hints of `Select.with_hint`, which SQLAlchemy leaves out for SQLite (INDEXED BY)."""

    def get_from_hint_text(self, table: Any, text: str | None) -> str | None:
        return text


class DeskSQLite(SQLiteDialect_pysqlite):
    """SQLite as the desk speaks it: with hints, and each the same, so that what one has compiled serves all."""

    statement_compiler = _Hinting
    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.desk", __name__, DeskSQLite.__name__)
_COMPILED: LRUCache[Any, Any] = LRUCache(2000)
"""The statements compiled so far, by readers and writers of all files."""


def _engine(path: Path, **options: Any) -> Engine:
    return create_engine(
        f"sqlite+desk:///{path}",
        connect_args={"check_same_thread": False, "timeout": 10},
        execution_options={"compiled_cache": _COMPILED},
        **options,
    )


def writer_engine(path: Path) -> Engine:
    """The one connection that writes: durable at every commit, its transactions begun as writers."""
    engine = _engine(path, poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA journal_size_limit = 67108864")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def empty_log(writer: Engine) -> bool:
    """Move the write-ahead log into the file and cut it to nothing; False when a reader kept it in use."""
    connection = writer.raw_connection()
    try:
        ((busy, _, _),) = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return not busy
    finally:
        connection.close()


def reader_engine(path: Path) -> Engine:
    """A small pool of connections that can't write; each transaction sees one state of the file."""
    engine = _engine(path, poolclass=QueuePool, pool_size=READERS, max_overflow=2)

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("PRAGMA mmap_size = 268435456")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def inspect_file(path: Path) -> str | None:
    """Look at a database without changing it: its migration revision, or None for a file not yet there.

    Raises EnvironmentProblem when the file is damaged or is something else.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        # Opened as a plain reader: `immutable` would overlook what still stands in the write-ahead log.
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not application and not tables:
                return None  # a first start that lost power before its first commit
            if application != APPLICATION_ID:
                raise EnvironmentProblem(
                    translate("errors", "This file is not a database of this program: {file}").format(file=path.name),
                    translate("errors", "Choose another data folder, or restore a backup."),
                )
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise damaged(path) from error


def damaged(path: Path) -> EnvironmentProblem:
    """The problem of a file that can't be read as a database."""
    return EnvironmentProblem(
        translate("errors", "The database file is damaged: {file}").format(file=path.name),
        translate("errors", "It was left as it is. Restore the latest backup, or ask for help with a copy of it."),
    )


@contextmanager
def plain_failures(path: Path) -> Iterator[None]:
    """Turn what the disk does to a database (full, read-only, gone, damaged) into an EnvironmentProblem."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        name = getattr(original, "sqlite_errorname", "")
        if name.startswith("SQLITE_FULL"):
            raise EnvironmentProblem(
                translate("errors", "The disk is full. The last entry was not saved."),
                translate("errors", "Free some space, then enter it again: nothing before it is lost."),
            ) from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
            raise EnvironmentProblem(
                translate("errors", "The database can't be written: {file}").format(file=path.name),
                translate("errors", "Check that the disk is there and that this account may write to the folder."),
            ) from error
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "Could not decode" in str(original):
            raise damaged(path) from error
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise EnvironmentProblem(
                translate("errors", "Another program is using the database."),
                translate("errors", "Close programs that copy or scan the data folder, then try again."),
            ) from error
        raise
