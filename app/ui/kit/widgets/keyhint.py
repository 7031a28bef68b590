"""The small box that names a key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit import theme
from app.ui.kit.theme import Painted

SYMBOLS = {"Return": "↵"}


def shown(key: str) -> str:
    """How a key is written on screen: `Ctrl+K` as "Ctrl K"."""
    return " ".join(SYMBOLS.get(part, part.replace("+", " ") if len(part) > 1 else part) for part in key.split(" "))


def face():
    """The font of key hints."""
    hint = theme.font("t12")
    hint.setPixelSize(theme.metrics().keyhint_text)
    return hint


def hint_width(key: str) -> int:
    """The width of the box for `key`."""
    return max(theme.metrics().keyhint, theme.text_width(shown(key), face()) + 12)


def paint_hint(
    painter: QPainter,
    key: str,
    x: float,
    y: float,
    ink: str = "muted",
    edge: str = "btn-line",
    fill: str | None = "ground",
    faded: bool = False,
) -> None:
    """Draw the box of `key` with its top left corner at `x`, `y`; `faded` halves the edge."""
    rect = QRectF(round(x), round(y), hint_width(key), theme.metrics().keyhint)
    theme.rounded(painter, rect, 4, fill, edge if not faded else None)
    if faded:
        shade = QColor(theme.colour(ink))
        shade.setAlphaF(0.5)
        painter.setPen(shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5)
    painter.setPen(theme.colour(ink))
    painter.setFont(face())
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown(key))


class KeyHint(Painted, QWidget):
    """Shows that a key does something; the words beside it say what."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the key's name."""
        return QSize(hint_width(self.key), theme.metrics().keyhint)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        paint_hint(QPainter(self), self.key, 0, 0)
