"""Bring a database to the tables this program knows; never touch one that a newer program made."""

from pathlib import Path

from app.core.clock import Clock
from app.core.errors import EnvironmentProblem
from app.core.i18n import translate
from app.db import engine as engines
from app.db.backup import copy_verified

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""All revisions in order; the last is what this program works with."""
SCRIPTS = Path(__file__).parent / "migrations"


def require_known(path: Path) -> None:
    """Raise EnvironmentProblem unless this program can read the file, as it is or after a migration."""
    if engines.inspect_file(path) not in REVISIONS:
        raise _newer(path)


def require_current(path: Path) -> None:
    """Raise EnvironmentProblem unless the file can be read as it stands."""
    found = engines.inspect_file(path)
    if found is not None and found not in REVISIONS:
        raise _newer(path)
    if found != REVISIONS[-1]:
        raise EnvironmentProblem(
            translate("errors", "This data was made by an older version of the program."),
            translate("errors", "Start the program once; it makes a backup and brings the data up to date."),
        )


def bring_up_to_date(path: Path, backups: Path, clock: Clock) -> None:
    """Make the tables, or migrate them after a verified backup.

    Raises EnvironmentProblem for a damaged file, another program's, or one of a newer version; each is left alone.
    A migration that fails leaves the database at the revision it had.
    """
    found = engines.inspect_file(path)
    if found == REVISIONS[-1]:
        return
    if found is not None and found not in REVISIONS:
        raise _newer(path)
    if found is not None:
        backups.mkdir(parents=True, exist_ok=True)
        copy_verified(path, backups / f"before-{REVISIONS[-1]}-{clock():%Y%m%d-%H%M%S}.sqlite")
    _upgrade(path)


def _upgrade(path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = engines.writer_engine(path)
    try:
        with engine.connect() as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def _newer(path: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        translate("errors", "This data was made by a newer version of the program: {file}").format(file=path.name),
        translate("errors", "Install the newer version on this computer. The data was left as it is."),
    )
