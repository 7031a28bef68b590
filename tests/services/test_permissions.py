"""Whoever acts is asked for the permission before anything else happens."""

import ast
from pathlib import Path

import app.services

HANDED_ON = {"erase": "erase_many"}
"""A use-case that is nothing but a case of another, which asks."""


def _calls(node: ast.AST) -> list[str]:
    found = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return [name.id for name in found if isinstance(name, ast.Name)]


def test_every_use_case_that_somebody_does_begins_with_its_permission() -> None:
    seen, open_doors = 0, []
    for path in sorted(Path(app.services.__file__).parent.glob("*.py")):
        for each in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(each, ast.FunctionDef) or each.name.startswith("_"):
                continue
            if "actor" not in [argument.arg for argument in [*each.args.args, *each.args.kwonlyargs]]:
                continue
            seen += 1
            first = next(line for line in each.body if not ast.get_docstring(each) or line is not each.body[0])
            asked = _calls(first)
            if "require" not in asked and HANDED_ON.get(each.name) not in asked:
                open_doors.append(f"{path.name}: {each.name}")
    assert seen > 40
    assert not open_doors
