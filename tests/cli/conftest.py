"""The command line as a script uses it: run in this process, with its own streams and environment."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.core import i18n

PIN = "482915"
INIT = ("init", "--site", "440305-007", "--name", "测试中心", "--level", "street", "--admin", "王主任", "--pin", PIN)


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and what it said."""

    code: int
    out: str
    error: str

    @property
    def facts(self) -> Any:
        """The answer of --json."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Done]


class Screens:
    """Stands where the windows would be and says what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def run(self, data: Path, demo: bool) -> int:
        self.asked.append(("run", data, demo))
        return 0

    def tour(self, out: Path) -> int:
        self.asked.append(("tour", out))
        return 0

    def gallery(self) -> int:
        self.asked.append(("gallery",))
        return 0


@pytest.fixture
def screens() -> Screens:
    return Screens()


@pytest.fixture
def run(tmp_path: Path, screens: Screens) -> Run:
    """`run("digest")`: one command on the data folder tmp_path/data; `env` and `stdin` by name."""

    def command(*words: object, env: dict[str, str] | None = None, stdin: str = "") -> Done:
        out, error = io.StringIO(), io.StringIO()
        environ = {"DANGQUN_DATA": str(tmp_path / "data"), "DANGQUN_LANG": "en", **(env or {})}
        code = cli.main(
            [str(word) for word in words],
            screens,
            environ=environ,
            streams=cli.Streams(out, error, io.StringIO(stdin)),
        )
        i18n.use("en")
        return Done(code, out.getvalue(), error.getvalue())

    return command


@pytest.fixture
def centre(run: Run) -> Run:
    """A data folder with a centre in it."""
    assert run(*INIT).code == 0
    return run
