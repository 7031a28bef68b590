"""The rotating log: small, and free of what people enter."""

import logging
from pathlib import Path

from app.core import log


def test_a_failure_is_written_without_what_was_typed(tmp_path: Path, logs) -> None:
    logs.expect("could not be kept")
    handler = log.start(tmp_path)
    try:
        raise ValueError("张思远 13926500177")
    except ValueError:
        logging.getLogger("desk").warning("the window's place could not be kept", exc_info=True)
    finally:
        log.stop(handler)
    written = (tmp_path / "logs" / "desk.log").read_text("utf-8")
    assert "could not be kept [ValueError]" in written
    assert "13926500177" not in written
    assert "张" not in written


def test_it_stays_small(tmp_path: Path) -> None:
    handler = log.start(tmp_path)
    desk = logging.getLogger("desk")
    for number in range(60_000):
        desk.info("a line of about a hundred characters, written again and again until files turn over %06d", number)
    log.stop(handler)
    files = list((tmp_path / "logs").iterdir())
    assert 2 <= len(files) <= log.KEEP + 1
    assert sum(path.stat().st_size for path in files) < (log.KEEP + 1) * log.SIZE + 1000


def test_a_folder_that_refuses_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file stands where the folder should be")
    assert log.start(tmp_path) is None
