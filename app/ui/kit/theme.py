"""The look that is on now: fonts, palette and style sheet for Qt, colours and fonts for painted widgets.

Switching needs no restart: `apply` sends every widget a StyleChange, on which painted widgets measure and
draw themselves anew.
"""

from functools import lru_cache
from string import Template

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.core.paths import resource
from app.ui.kit.tokens import SCRIM_OPACITY, SHADOW_OPACITY, Metrics, Name, Theme, Type

__all__ = [
    "Metrics",
    "Name",
    "Painted",
    "Theme",
    "Type",
    "apply",
    "colour",
    "current",
    "font",
    "load_fonts",
    "metrics",
    "rounded",
    "scrim",
    "shadow",
    "text_width",
]

FAMILY = "Noto Sans SC"
_current = Theme()
_families: list[str] = []


def current() -> Theme:
    """The theme that is on."""
    return _current


def metrics() -> Metrics:
    """The measures of the theme that is on."""
    return _current.metrics


def colour(token: str) -> QColor:
    """A token's colour in the theme that is on; raises KeyError for a name that is none."""
    return QColor(_current.colours[token])


def shadow() -> QColor:
    """The shadow under what floats."""
    shade = colour("shadow")
    shade.setAlphaF(SHADOW_OPACITY[_current.name])
    return shade


def scrim() -> QColor:
    """The veil over the window behind a question."""
    veil = colour("scrim")
    veil.setAlphaF(SCRIM_OPACITY)
    return veil


def font(size: str = "t14", medium: bool = False) -> QFont:
    """The bundled face at a size token (`t12 t14 t16 t20 t28`), weight 400 or, if `medium`, 500."""
    return QFont(_font(getattr(_current.metrics, size), medium, tuple(_families)))


@lru_cache(maxsize=64)
def _font(pixels: int, medium: bool, families: tuple[str, ...]) -> QFont:
    face = QFont()
    face.setFamilies([*families] or [FAMILY])
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight.Medium if medium else QFont.Weight.Normal)
    face.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return face


def text_width(text: str, face: QFont) -> int:
    """How many pixels `text` takes in one line, rounded up."""
    return int(QFontMetricsF(face).horizontalAdvance(text)) + 1


def load_fonts() -> list[str]:
    """Load every bundled font once; answers the families, ours first, the fallback after it."""
    if _families:
        return _families
    found: list[str] = []
    try:
        files = sorted(resource("fonts").iterdir())
    except FileNotFoundError:
        files = []
    for path in files:
        if path.suffix.lower() in (".ttf", ".otf", ".ttc"):
            loaded = QFontDatabase.addApplicationFont(str(path))
            found += [name for name in QFontDatabase.applicationFontFamilies(loaded) if name not in found]
    own = [name for name in found if name == FAMILY]
    _families.extend(own + [name for name in found if not name.startswith(FAMILY)])
    return _families


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in `theme`, now and for every window made later."""
    global _current
    first = not app.property("desk_dressed")
    _current = theme
    load_fonts()
    if first:
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setProperty("desk_dressed", True)
    # Setting the same animation time everywhere would need a style of our own; the two Qt effects we
    # could meet (menus, combo boxes) are simply off, our own ask the theme.
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
        app.setEffectEnabled(effect, False)
    app.setFont(font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(stylesheet(theme))


def stylesheet(theme: Theme) -> str:
    """The style sheet with the theme's values in place; raises KeyError for an unknown placeholder."""
    values: dict[str, object] = dict(theme.colours)
    values |= {name: getattr(theme.metrics, name) for name in Metrics.__dataclass_fields__}
    return _Sheet(_template()).substitute(values)


class _Sheet(Template):
    idpattern = r"[a-z][a-z0-9_]*(?:-[a-z]+)*"


@lru_cache(maxsize=1)
def _template() -> str:
    return resource("qss/desk.qss").read_text(encoding="utf-8")


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, token in (
        (roles.Window, "ground"),
        (roles.WindowText, "text"),
        (roles.Base, "surface"),
        (roles.Text, "text"),
        (roles.AlternateBase, "sunken"),
        (roles.Button, "surface"),
        (roles.ButtonText, "text"),
        (roles.BrightText, "accent-text"),
        (roles.Highlight, "focus"),
        (roles.HighlightedText, "on-focus"),
        (roles.PlaceholderText, "muted"),
        (roles.Link, "info-ink"),
        (roles.LinkVisited, "info-ink"),
        (roles.ToolTipBase, "toast"),
        (roles.ToolTipText, "toast-text"),
        (roles.Accent, "focus"),
        (roles.Mid, "hairline"),
        (roles.Dark, "line"),
        (roles.Light, "raised"),
        (roles.Midlight, "hover"),
    ):
        palette.setColor(role, QColor(theme.hex(token)))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.hex("muted")))
    return palette


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | None,
    edge: str | None = None,
    width: float = 1.0,
) -> None:
    """Draw a rounded box inside `rect`, edge included; `fill` and `edge` are tokens, None for none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        painter.setPen(QPen(colour(edge), width))
        half = width / 2
        rect = rect.adjusted(half, half, -half, -half)
        radius = max(0.0, radius - half)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


class Painted:
    """Mix in before a Qt class that draws itself from the theme: it does so again when the theme changes."""

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw anew in the new look."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide a part. One that has no parent yet is only marked: shown now, it would be a window."""
    if widget.parentWidget() is not None or not wanted:
        widget.setVisible(wanted)
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, False)
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)


def restyle(widget: QObject) -> None:
    """Let the style sheet look at a widget again after one of its properties changed."""
    if isinstance(widget, QWidget):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
