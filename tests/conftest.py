"""What every test gets: no display, no home directory, and no warning that goes unnoticed."""

import gc
import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt: a process has one platform for its whole life. Tests marked x11 start the
# program in a process of its own, with the environment that `x_display` gives them.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("DISPLAY", None)
os.environ.pop("WAYLAND_DISPLAY", None)

import pytest
from hypothesis import HealthCheck, settings

from app.core import i18n

# A busy machine must not fail a rule: how long an example takes says nothing about it.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("desk")


WINDOWS = {"ui", "journeys"}
"""The folders whose tests open windows."""
_settled: Path | None = None
"""The file of tests before which memory was last looked through."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Where there are windows nobody but this thread collects: pytest-xdist has a thread of its own in each process,
    and Qt ends the process when one of its objects is destroyed there. Whatever was there before a file of tests isn't
    looked through again each time one of its windows is closed.
    """
    global _settled
    if WINDOWS & set(item.path.parts):
        gc.disable()
        if item.path != _settled:
            _settled = item.path
            gc.unfreeze()
            gc.collect()
            gc.freeze()
    elif not gc.isenabled():
        gc.collect()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Collect what a test with windows left behind, as often as Python itself would."""
    if not WINDOWS & set(item.path.parts):
        return
    gc.disable()
    counts, thresholds = gc.get_count(), gc.get_threshold()
    gc.collect(
        max(generation for generation in range(3) if generation == 0 or counts[generation] > thresholds[generation])
    )


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home directory, so that no test can touch the data of the person who runs it."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name, part in (
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_CACHE_HOME", ".cache"),
    ):
        monkeypatch.setenv(name, str(folder / part))
    return folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English and leaves it so, whatever it speaks meanwhile."""
    i18n.use("en")
    yield
    i18n.use("en")


class Logs(logging.Handler):
    """The warnings and errors logged during one test, and those it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.expected: list[str] = []
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record for the end of the test."""
        self.records.append(record)

    def expect(self, pattern: str) -> None:
        """Allow, and require, at least one warning or error whose text matches this regular expression."""
        self.expected.append(pattern)

    def verdict(self) -> str:
        """What is wrong with the log of this test, or nothing."""
        texts = [record.getMessage() for record in self.records]
        surprises = [
            f"{record.levelname} {record.name}: {text}"
            for record, text in zip(self.records, texts, strict=True)
            if not any(re.search(pattern, text) for pattern in self.expected)
        ]
        absent = [pattern for pattern in self.expected if not any(re.search(pattern, text) for text in texts)]
        lines = [f"unexpected in the log: {line}" for line in surprises]
        lines += [f"expected in the log, never came: {pattern}" for pattern in absent]
        return "\n".join(lines)


@pytest.fixture(autouse=True)
def logs() -> Iterator[Logs]:
    """Fail a test that logs a warning nobody asked for; `logs.expect("…")` asks for one."""
    handler = Logs()
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    if wrong := handler.verdict():
        pytest.fail(wrong, pytrace=False)


@pytest.fixture(scope="session")
def x_display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A real X server of our own: the environment for a program that shall show itself there."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed: journeys by real keys are left out")
    reading, writing = os.pipe()
    log = (tmp_path_factory.mktemp("x") / "xvfb.log").open("wb")
    command = [server, "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(command, pass_fds=[writing], stdout=log, stderr=log)
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()  # comes when the server is ready, or empty when it gave up
        assert number, Path(log.name).read_text("utf-8", "replace")
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        process.terminate()
        process.wait(10)
        log.close()
