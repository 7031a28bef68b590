"""The arrows between the layers, kept by import-linter; and proof that the check can fail."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    "import sys; from importlinter.cli import lint_imports; "
    "sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True))"
)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the app/ and pyproject.toml in a folder."""
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    return subprocess.run([sys.executable, "-c", PROGRAM], cwd=folder, env=env, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program that a test may spoil."""
    skip = shutil.ignore_patterns("__pycache__", "_data")
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=skip)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("app/core/planted.py", "import app.domain.planted_rule", "Imports point down"),
        ("app/domain/planted.py", "from app.db import planted_rows", "Imports point down"),
        ("app/documents/planted.py", "import app.db.planted_rows", "Imports point down"),
        ("app/services/planted.py", "import app.ui.kit.planted", "Imports point down"),
        ("app/ui/people/planted.py", "import app.ui.visitors.planted", "The shell knows the features"),
        ("app/ui/kit/planted.py", "import app.ui.shell.planted", "The shell knows the features"),
        ("app/services/planted.py", "from PySide6.QtCore import QObject", "Qt only in the user interface"),
        ("app/ui/people/planted.py", "import sqlalchemy", "SQLAlchemy only in the database layer"),
        ("app/domain/planted.py", "import sqlite3", "SQLAlchemy only in the database layer"),
    ],
)
def test_a_planted_violation_is_caught(copy: Path, place: str, line: str, contract: str) -> None:
    target = copy / line.replace("from ", "import ").split()[1].replace(".", "/")
    if line.startswith("from app."):
        target /= line.split()[-1]
    for path in (copy / place, target.with_suffix(".py")):
        if not path.is_relative_to(copy / "app"):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.parent != copy / "app":
            (path.parent / "__init__.py").touch()
        path.write_text('"""Planted."""\n', "utf-8")
    (copy / place).write_text(f'"""Planted."""\n\n{line}\n', "utf-8")
    done = lint(copy)
    assert done.returncode != 0, done.stdout
    broken = [row for row in done.stdout.splitlines() if " BROKEN" in row]
    assert any(row.startswith(contract) for row in broken), done.stdout


def test_a_planted_circle_of_siblings_is_caught(copy: Path) -> None:
    for one, other in (("planted_a", "planted_b"), ("planted_b", "planted_a")):
        (copy / f"app/domain/{one}.py").write_text(f'"""Planted."""\n\nimport app.domain.{other}\n', "utf-8")
    done = lint(copy)
    assert done.returncode != 0
    assert "No two siblings import each other in a circle BROKEN" in done.stdout, done.stdout


def foreign_imports(source: str) -> list[str]:
    """What a file of app/core imports that is neither Python's own nor of app.core."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = ["app.core" if node.level else node.module or ""]
        else:
            continue
        for name in names:
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and not f"{name}.".startswith("app.core."):
                found.append(name)
    return found


def test_core_needs_nothing_but_python() -> None:
    wrong = {
        path.name: names
        for path in sorted((ROOT / "app" / "core").rglob("*.py"))
        if (names := foreign_imports(path.read_text("utf-8")))
    }
    assert wrong == {}


def test_a_foreign_import_in_core_is_seen() -> None:
    assert foreign_imports("import platformdirs\nfrom app.domain import people\nimport os\n") == [
        "platformdirs",
        "app.domain",
    ]
