"""The program's own log: small, rotating, beside the data, and about the program only.

What people enter never goes into it: messages are fixed sentences, and of an unexpected failure only its kind
and its places in the code are written.
"""

import logging
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path

FOLDER = "logs"
NAME = "desk.log"
SIZE = 1_000_000
"""Bytes of one file; with `KEEP` older ones the log stays below five megabytes."""
KEEP = 4


def start(folder: Path) -> logging.Handler | None:
    """Write to `folder`/logs from now on; None when the folder refuses, which must not keep a desk from opening."""
    try:
        place = folder / FOLDER
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(place / NAME, maxBytes=SIZE, backupCount=KEEP, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(_Plain("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    if root.level > logging.INFO or root.level == logging.NOTSET:
        root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return handler


def stop(handler: logging.Handler | None) -> None:
    """Write no more, and let go of the file."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


class _Plain(logging.Formatter):
    """Leaves tracebacks out: their last line may quote what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0] if record.exc_info else None
        plain = copy(record)
        plain.exc_info = plain.exc_text = plain.stack_info = None
        line = super().format(plain)
        return f"{line} [{kind.__name__}]" if kind is not None else line
