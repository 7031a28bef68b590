"""Every colour and measure of the desk, once. QSS and painted widgets both read it through `Theme`.

Sizes are pixels at 100 %. Colours are `#RRGGBB`; only `shadow` and `scrim` carry an opacity.
"""

from dataclasses import dataclass, field
from typing import Literal

Name = Literal["light", "dark"]
Type = Literal["normal", "large"]

LIGHT: dict[str, str] = {
    # Surfaces
    "ground": "#F6F7F9", "surface": "#FFFFFF", "raised": "#FFFFFF", "sunken": "#EEF0F3",
    "hover": "#F1F3F6", "press": "#E6E9ED",
    # Ink and lines
    "text": "#1B1F24", "muted": "#5B6470", "hairline": "#E3E6EA", "line": "#868F9C",
    "btn-line": "#CBD1D8", "faint": "#C3C9D1",
    # Who we are, and the one thing to do
    "accent": "#B8141C", "accent-text": "#B8141C", "accent-fill": "#B8141C",
    "accent-fill-hover": "#A01118", "accent-fill-press": "#870D13", "on-accent": "#FFFFFF",
    # States: ink, tint, edge
    "good": "#1A7F4B", "good-ink": "#17703F", "good-tint": "#E2F3E9", "good-edge": "#A9D8BD",
    "warn": "#8A5A00", "warn-ink": "#8A5A00", "warn-tint": "#FFF3DC", "warn-edge": "#E3C17A",
    "bad": "#A1281F", "bad-ink": "#A1281F", "bad-tint": "#FCEBE9", "bad-edge": "#E7B2AD",
    "info": "#1F5FBF", "info-ink": "#1B54AB", "info-tint": "#E8F0FC", "info-edge": "#B3CBF0",
    "wait": "#6B4BB3", "wait-ink": "#6B4BB3", "wait-tint": "#F1ECFA", "wait-edge": "#CFC0EC",
    "idle": "#5B6470", "idle-ink": "#5B6470", "idle-tint": "#EEF0F3", "idle-edge": "#D5DAE0",
    "live-fill": "#1A7F4B", "on-live": "#FFFFFF",
    # Where you are, and time
    "focus": "#1F5FBF", "on-focus": "#FFFFFF", "select": "#EAF1FB", "select-edge": "#B3CBF0",
    "now": "#B8141C", "on-now": "#FFFFFF",
    "hatch": "#DFE3E8", "bar": "#6591D3", "bar-now": "#1F5FBF", "bar-usual": "#C3C9D1",
    # Toasts are dark in both themes
    "toast": "#23272F", "toast-text": "#E8EBEF", "toast-action": "#A9CBFF", "toast-line": "#6B7583",
    "toast-muted": "#C9D0D9", "toast-good": "#4CC38A", "toast-warn": "#F0B955", "toast-bad": "#FF9A92",
    "shadow": "#14181F", "scrim": "#14181F",
}  # fmt: skip

DARK: dict[str, str] = LIGHT | {
    "ground": "#14161A", "surface": "#1B1E24", "raised": "#23272F", "sunken": "#252A32",
    "hover": "#242830", "press": "#2D323B",
    "text": "#E8EBEF", "muted": "#9AA4B1", "hairline": "#2E343D", "line": "#727C89",
    "btn-line": "#424954", "faint": "#4A525E",
    "accent": "#E5484D", "accent-text": "#F2757A", "accent-fill": "#C4353B",
    "accent-fill-hover": "#CB3A40", "accent-fill-press": "#A82B31", "on-accent": "#FFFFFF",
    "good": "#4CC38A", "good-ink": "#4CC38A", "good-tint": "#17322A", "good-edge": "#2A5A48",
    "warn": "#F0B955", "warn-ink": "#F0B955", "warn-tint": "#3A2E14", "warn-edge": "#6B5523",
    "bad": "#FF9A92", "bad-ink": "#FF9A92", "bad-tint": "#40211F", "bad-edge": "#713B37",
    "info": "#86B6FF", "info-ink": "#86B6FF", "info-tint": "#1C2F4D", "info-edge": "#335385",
    "wait": "#C0A8F5", "wait-ink": "#C0A8F5", "wait-tint": "#2E2745", "wait-edge": "#534678",
    "idle": "#A5AEBA", "idle-ink": "#A5AEBA", "idle-tint": "#2A2F37", "idle-edge": "#414853",
    "live-fill": "#1F7A4D", "on-live": "#FFFFFF",
    "focus": "#86B6FF", "on-focus": "#1B1E24", "select": "#22304A", "select-edge": "#335385",
    "now": "#F2757A", "on-now": "#1B1E24",
    "hatch": "#2B3038", "bar": "#4A6DA3", "bar-now": "#86B6FF", "bar-usual": "#4A525E",
    "toast": "#333944", "shadow": "#000000",
}  # fmt: skip

SHADOW_OPACITY = {"light": 0.14, "dark": 0.48}
SCRIM_OPACITY = 0.32

# Text on its ground, checked at 4.5 : 1 in both themes. Small marks and edges are checked at 3 : 1 below.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted")
      for ground in ("ground", "surface", "raised", "sunken", "hover", "press", "select")),
    ("accent-text", "surface"), ("accent-text", "raised"),
    ("on-accent", "accent-fill"), ("on-accent", "accent-fill-hover"), ("on-accent", "accent-fill-press"),
    *((f"{tone}-ink", f"{tone}-tint") for tone in ("good", "warn", "bad", "info", "wait", "idle")),
    *((f"{tone}-ink", ground) for tone in ("good", "warn", "bad", "info", "wait", "idle")
      for ground in ("surface", "raised")),
    ("on-live", "live-fill"), ("info-ink", "select"), ("on-focus", "focus"),
    ("on-now", "now"), ("text", "warn-tint"), ("muted", "warn-tint"),
    *((ink, "toast")
      for ink in ("toast-text", "toast-action", "toast-muted", "toast-good", "toast-warn", "toast-bad")),
)  # fmt: skip
EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    ("line", "surface"), ("line", "ground"), ("focus", "surface"), ("focus", "ground"), ("focus", "raised"),
    ("focus", "select"), ("bad", "surface"), ("accent", "surface"), ("bar", "surface"),
    ("bar-now", "surface"),
    ("now", "surface"), ("good", "surface"), ("accent", "sunken"),
    ("now", "ground"), ("good", "ground"), ("bad", "ground"), ("bad", "bad-tint"), ("wait", "wait-tint"),
)  # fmt: skip


@dataclass(frozen=True)
class Metrics:
    """Measures in pixels; `t*` are text sizes named after their normal size, `l*` their line heights."""

    t12: int = 12
    t14: int = 14
    t16: int = 16
    t20: int = 20
    t28: int = 28
    l12: int = 16
    l14: int = 20
    l16: int = 24
    l20: int = 28
    l28: int = 36
    rail: int = 184
    rail_slim: int = 56
    top: int = 56
    control: int = 36
    control_small: int = 28
    control_tall: int = 44
    row: int = 40
    row_compact: int = 32
    row_two: int = 54
    head: int = 36
    pill: int = 24
    chip: int = 32
    toast: int = 48
    keyhint: int = 20
    keyhint_text: int = 12
    icon: int = 16
    icon_rail: int = 20
    icon_small: int = 14
    pad: int = 24
    gap: int = 16
    button_pad: int = 12
    radius: int = 8
    drawer: int = 352
    card_head: int = 40
    page_head: int = 44
    hour_row: int = 48
    hour_block: int = 40
    hour_axis: int = 44
    strip_row: int = 32
    strip_block: int = 24
    strip_axis: int = 32
    touch: int = 44


NORMAL = Metrics()
LARGE = Metrics(
    t12=15, t14=18, t16=20, t20=25, t28=35, l12=20, l14=26, l16=28, l20=32, l28=44,
    rail=208, rail_slim=64, top=64, control=44, control_small=36, control_tall=52, row=52,
    row_compact=40, row_two=64,
    head=44, pill=28, chip=40, toast=56, keyhint=24, keyhint_text=14, icon=20, icon_rail=24, icon_small=18,
    button_pad=16, drawer=400, card_head=52, page_head=48,
    hour_row=56, hour_block=48, hour_axis=56, strip_row=52, strip_block=40, strip_axis=40, touch=56,
)  # fmt: skip


@dataclass(frozen=True)
class Theme:
    """How the desk looks now: `name` (light, dark), `type` (normal, large), and whether things may move."""

    name: Name = "light"
    type: Type = "normal"
    motion: bool = True
    colours: dict[str, str] = field(init=False, repr=False, compare=False)
    metrics: Metrics = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "colours", DARK if self.name == "dark" else LIGHT)
        object.__setattr__(self, "metrics", LARGE if self.type == "large" else NORMAL)

    def hex(self, token: str) -> str:
        """The `#RRGGBB` of a token; raises KeyError for a name that is none."""
        return self.colours[token]

    @property
    def dark(self) -> bool:
        """Whether this is the night look."""
        return self.name == "dark"

    @property
    def milliseconds(self) -> int:
        """How long a movement may take: 150 at most, 0 when motion is off."""
        return 150 if self.motion else 0


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two `#RRGGBB` colours, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
