"""Whoever acts is asked for the permission before anything else happens."""

import ast
from pathlib import Path

import app.services

HANDED_ON = {"erase": "erase_many", "edit": "change", "move": "change"}
"""A use-case that is nothing but a case of another, which asks."""
QUESTIONS = {"check", "verdict", "preview", "preview_edit", "who"}
"""What would come of an act, or who does it: `actor` only says whose, and nothing is written."""
PARTS = {"demo_bookings.py: fill", "demo_activities.py: fill", "demo_stations.py: fill"}
"""Part of filling an empty folder with demo data: nobody is asked there."""


def _calls(node: ast.AST) -> list[str]:
    found = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return [name.id for name in found if isinstance(name, ast.Name)]


def _writes(node: ast.AST) -> bool:
    found = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return any(isinstance(name, ast.Attribute) and name.attr in ("write", "local") for name in found)


def _leaves_with_nothing(line: ast.stmt) -> bool:
    """`if reason is None: return Changes()`: nobody asked for anything."""
    return isinstance(line, ast.If) and isinstance(line.body[0], ast.Return) and set(_calls(line)) <= {"Changes"}


def test_every_use_case_that_somebody_does_begins_with_its_permission() -> None:
    seen, open_doors = 0, []
    for path in sorted(Path(app.services.__file__).parent.glob("*.py")):
        for each in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(each, ast.FunctionDef) or each.name.startswith("_"):
                continue
            arguments = {argument.arg for argument in [*each.args.args, *each.args.kwonlyargs]}
            if "actor" not in arguments or "tx" in arguments:  # who hands a transaction on has asked
                continue
            seen += 1
            name = f"{path.name}: {each.name}"
            if (each.name in QUESTIONS and not _writes(each)) or name in PARTS:
                continue
            lines = each.body[1:] if ast.get_docstring(each) else each.body
            asked = _calls(next(line for line in lines if not _leaves_with_nothing(line)))
            if "require" not in asked and HANDED_ON.get(each.name) not in asked:
                open_doors.append(name)
    assert seen > 40
    assert not open_doors
