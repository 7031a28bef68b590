"""Puts the program together: the one file that knows the command line and the screens."""

from collections.abc import Sequence
from pathlib import Path

from app import cli


class _Screens:
    """The screens, imported when they are shown: a command without one never loads Qt."""

    def run(self, data: Path, demo: bool) -> int:
        from app.ui.shell.app import run_app

        return int(run_app(data, demo=demo))

    def tour(self, out: Path) -> int:
        from app.ui.shell.app import run_tour

        return int(run_tour(out))

    def gallery(self) -> int:
        from app.ui.shell.app import run_gallery

        return int(run_gallery())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (the process's own by default); answers the exit code."""
    return cli.main(argv, _Screens())
