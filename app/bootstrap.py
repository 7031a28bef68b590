"""Puts the program together: the one file that knows the command line and the screens."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import cli
from app.core.errors import EnvironmentProblem
from app.core.i18n import translate


class _Screens:
    """The screens, imported when they are shown: a command without one never loads Qt."""

    def run(self, data: Path, demo: bool) -> int:
        _need_display()
        from app.ui.shell.app import run_app

        return int(run_app(data, demo=demo))

    def tour(self, out: Path) -> int:
        from app.ui.tour import tour

        return int(tour(out))

    def gallery(self) -> int:
        _need_display()
        from app.ui.shell.app import run_gallery

        return int(run_gallery())


def _need_display() -> None:
    """Say so in words where Qt would end the process: there is nothing to show a window on."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named):
        raise EnvironmentProblem(
            translate("cli", "There is no display to open a window on."),
            translate("cli", "The command tour leaves pictures of a desk's day in a folder instead."),
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (the process's own by default); answers the exit code."""
    return cli.main(argv, _Screens())
