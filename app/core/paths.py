"""Where the program's own files are: in a checkout, an installed wheel and a frozen build alike."""

import sys
from pathlib import Path


def _base() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    checkout = Path(__file__).resolve().parents[2]
    # A wheel carries resources/ and seeds/ inside the package; a checkout has them beside it.
    inside = Path(__file__).resolve().parents[1] / "_data"
    return inside if inside.is_dir() else checkout


def resource(name: str) -> Path:
    """The path of a file under resources/; raises FileNotFoundError if the program came without it."""
    return _existing(_base() / "resources" / name)


def seed(name: str) -> Path:
    """The path of a file under seeds/; raises FileNotFoundError if the program came without it."""
    return _existing(_base() / "seeds" / name)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise FileNotFoundError(path)
    return path
