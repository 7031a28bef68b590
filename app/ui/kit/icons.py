"""Lucide line icons, drawn in a token's colour, sharp on every screen scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.core.paths import resource
from app.ui.kit import theme

STROKE = "1.75"
_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}


@lru_cache(maxsize=256)
def source(name: str) -> str:
    """The SVG text of an icon; raises FileNotFoundError for a name that is not bundled."""
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


def require(name: str | None) -> str | None:
    """Answer `name` if it is bundled (or None); raises FileNotFoundError at once, not while painting."""
    if name:
        source(name)
    return name


def pixmap(name: str, token: str = "muted", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon `size` pixels wide in a token's colour, for a screen with `ratio` device pixels a pixel."""
    ink = theme.current().hex(token)
    key = (name, ink, size, ratio)
    found = _pixmaps.get(key)
    if found is None:
        if len(_pixmaps) > 2000:
            _pixmaps.clear()
        renderer = QSvgRenderer(QByteArray(source(name).replace("currentColor", ink).encode()))
        found = QPixmap(round(size * ratio), round(size * ratio))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        _pixmaps[key] = found
    return found


def paint(painter: QPainter, name: str, x: float, y: float, token: str = "muted", size: int = 16) -> None:
    """Draw the icon with its top left corner at `x`, `y`."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(round(x), round(y), pixmap(name, token, size, ratio))


def icon(name: str, colour_token: str = "muted", size: int = 16) -> QIcon:
    """A QIcon of the theme that is on now, for menus and actions; ask again after a switch."""
    found = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        found.addPixmap(pixmap(name, colour_token, size, ratio))
        found.addPixmap(pixmap(name, "faint", size, ratio), QIcon.Mode.Disabled)
    return found
