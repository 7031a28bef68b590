"""Whole copies of the database file, each opened and checked before anyone relies on it."""

import os
import sqlite3
from pathlib import Path

from app.core.errors import EnvironmentProblem
from app.core.i18n import translate
from app.core.progress import Progress
from app.db.engine import damaged, inspect_file

_PAGES = 2000


def copy_verified(source: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy a database that may be in use to `target`: complete and checked, or not there at all.

    Raises EnvironmentProblem when the disk refuses or the copy isn't sound; Cancelled leaves nothing behind.
    """
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
        writing = sqlite3.connect(part)
        try:
            # One state of the source from the first page to the last: else every commit would start it anew.
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
            reading.backup(
                writing,
                pages=_PAGES,
                progress=lambda _, left, total: progress.tick(total - left, total) if progress else None,
            )
            writing.execute("PRAGMA journal_mode = DELETE")
        finally:
            writing.close()
            reading.close()
        if inspect_file(part) is None or integrity(part):  # page for page what the source holds
            raise damaged(source)
        with part.open("rb+") as handle:
            os.fsync(handle.fileno())
        os.replace(part, target)
    except (OSError, sqlite3.OperationalError) as error:
        raise EnvironmentProblem(
            translate("errors", "The backup could not be written: {file}").format(file=target.name),
            translate("errors", "Check that the disk or stick is there, has space and isn't write-protected."),
        ) from error
    except sqlite3.DatabaseError as error:
        raise damaged(source) from error
    finally:
        part.unlink(missing_ok=True)


def verify(path: Path) -> str:
    """Read a whole copy and return its revision; raises EnvironmentProblem unless every page of it is sound."""
    revision = inspect_file(path)
    if revision is None:
        raise damaged(path)
    problems = integrity(path)
    if problems:
        raise damaged(path)
    return revision


def integrity(path: Path) -> list[str]:
    """What SQLite finds wrong with a file; empty when it is sound."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    finally:
        connection.close()
    return [] if found == ["ok"] else found
