"""Every text of the program has its Chinese, and says the same things in it."""

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The command that keeps the catalogue."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def said(tool: ModuleType) -> set[tuple[str, str]]:
    """What the program says, found by Qt's own extractor."""
    return tool.sources()  # type: ignore[no-any-return]


def test_every_text_has_its_translation(tool: ModuleType, said: set[tuple[str, str]]) -> None:
    missing = sorted(said - tool.finished().keys())
    assert not missing, "run packaging/translations.py and translate"


def test_the_catalogue_has_nothing_the_program_no_longer_says(tool: ModuleType, said: set[tuple[str, str]]) -> None:
    kept = {key for key, _text, state in tool.entries(tool.CATALOGUE)}
    assert not sorted(kept - said)
    assert not [key for key, _text, state in tool.entries(tool.CATALOGUE) if state is not None]


def test_translations_keep_the_placeholders(tool: ModuleType) -> None:
    """Where English says "1 person", Chinese may count; a party of "+2" is "等 3 人": both numbers are handed over."""
    counted = {"1": "{n}", "{n}": "{all}"}
    wrong = []
    for (_context, source), text in tool.finished().items():
        wanted = set(PLACEHOLDER.findall(source))
        given = set(PLACEHOLDER.findall(text))
        extra = {mark for word, mark in counted.items() if word in source}
        if not given <= wanted | extra or not wanted <= given | (wanted & counted.keys() if extra & given else set()):
            wrong.append((source, text))
    assert not wrong


def test_chinese_takes_its_own_punctuation(tool: ModuleType) -> None:
    """A half-width comma, colon, question mark or full stop after a Chinese character is a slip of the keys."""
    slip = re.compile(r"[\u4e00-\u9fff][,;:?!.](?![\dA-Za-z分])")
    assert not [text for text in tool.finished().values() if slip.search(text)]


def test_texts_are_literal(said: set[tuple[str, str]]) -> None:
    """A text put together by the program would escape the extractor, so both must find the same."""
    found = set()
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in ("translate", "QT_TRANSLATE_NOOP"):
                context, source = node.args[:2]
                assert not isinstance(source, ast.JoinedStr), f"{path.name}:{node.lineno} puts its text together"
                if isinstance(context, ast.Constant) and isinstance(source, ast.Constant):
                    found.add((context.value, source.value))
    assert found == said
