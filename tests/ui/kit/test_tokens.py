import re
from pathlib import Path

import pytest

import app
from app.ui.kit import theme, tokens
from app.ui.kit.tokens import EDGE_PAIRS, TEXT_PAIRS, Theme, contrast

KIT = Path(app.__file__).parent / "ui"


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(name: tokens.Name, pair: tuple[str, str]) -> None:
    look = Theme(name)
    assert contrast(look.hex(pair[0]), look.hex(pair[1])) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids="-on-".join)
def test_edges_can_be_seen(name: tokens.Name, pair: tuple[str, str]) -> None:
    look = Theme(name)
    assert contrast(look.hex(pair[0]), look.hex(pair[1])) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_looks_name_the_same_tokens() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()
    assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in [*tokens.LIGHT.values(), *tokens.DARK.values()])


def test_large_type_is_larger_everywhere() -> None:
    for name in ("t12", "t14", "t16", "t20", "t28", "control", "row", "rail", "pill", "toast"):
        assert getattr(tokens.LARGE, name) > getattr(tokens.NORMAL, name), name


@pytest.mark.parametrize("look", [Theme(), Theme("dark"), Theme("dark", "large")], ids=str)
def test_style_sheet_uses_only_tokens(look: Theme) -> None:
    sheet = theme.stylesheet(look)
    assert "$" not in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= set(look.colours.values())


def test_no_colour_is_written_outside_the_tokens() -> None:
    """A colour of its own would not change with the theme."""
    strays = [
        f"{path.name}: {found}"
        for path in KIT.rglob("*.py")
        if path.name != "tokens.py"
        for found in re.findall(r"[\"']#[0-9A-Fa-f]{3,8}[\"']", path.read_text(encoding="utf-8"))
    ]
    assert not strays
