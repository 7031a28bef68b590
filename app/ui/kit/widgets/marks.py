"""Small signs: state pills, initials, meters, counts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted

_CENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def pill_size(text: str, icon: str | None) -> QSize:
    """The size of a pill."""
    sizes = theme.metrics()
    large = sizes.pill > 24
    width = theme.text_width(text, theme.font("t12", True)) + (18 if large else 14)
    if icon:
        width += sizes.icon_small + 4
    return QSize(width + (0 if icon else 2), sizes.pill)


def paint_pill(painter: QPainter, text: str, tone: str, icon: str | None, x: float, y: float) -> None:
    """Draw a pill with its top left corner at `x`, `y`; tables use it without a widget a cell."""
    size = pill_size(text, icon)
    rect = QRectF(round(x), round(y), size.width(), size.height())
    fill, edge, ink = f"{tone}-tint", None, f"{tone}-ink"
    if tone == "live":
        fill, ink = "live-fill", "on-live"
    elif tone == "void":
        fill, edge, ink = None, "idle-edge", "muted"
    theme.rounded(painter, rect, rect.height() / 2, fill, edge)
    sizes = theme.metrics()
    left = rect.x() + (8 if sizes.pill > 24 else 6)
    if icon:
        icons.paint(painter, icon, left, rect.y() + (rect.height() - sizes.icon_small) / 2, ink, sizes.icon_small)
        left += sizes.icon_small + 4
    else:
        left += 2
    painter.setFont(theme.font("t12", True))
    painter.setPen(theme.colour(ink))
    painter.drawText(QRectF(left, rect.y(), rect.right() - left, rect.height()), _CENTRE, text)


class StatusPill(Painted, QWidget):
    """A state: colour, icon and word. Tones: good warn bad info wait idle live void."""

    def __init__(self, text: str, tone: str = "idle", icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, tone, icon)

    def set(self, text: str, tone: str = "idle", icon: str | None = None) -> None:
        """Show another state."""
        self.text, self._tone, self._icon = text, tone, icons.require(icon)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon and word."""
        return pill_size(self.text, self._icon)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        paint_pill(QPainter(self), self.text, self._tone, self._icon, 0, 0)


def paint_avatar(painter: QPainter, name: str, x: float, y: float, size: int, fill: str = "sunken") -> None:
    """Draw the first character of `name` in a circle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(fill))
    rect = QRectF(x, y, size, size)
    painter.drawEllipse(rect)
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font(medium=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name.strip()[:1].upper())


def paint_badge(painter: QPainter, text: str, tone: str, x: float, y: float, radius: float) -> None:
    """Draw a number in a circle around `x`, `y`: filled where it is "live", else an edge alone."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = tone == "live"
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(theme.colour("line"), 1.5))
    painter.setBrush(theme.colour("live-fill") if filled else Qt.BrushStyle.NoBrush)
    less = 0 if filled else 0.75
    painter.drawEllipse(QRectF(x - radius + less, y - radius + less, 2 * (radius - less), 2 * (radius - less)))
    face = theme.font("t12", True)
    wide = theme.text_width(text, face)
    if wide > 2 * radius - 3:
        face.setPixelSize(max(8, round(face.pixelSize() * (2 * radius - 3) / wide)))
    painter.setFont(face)
    painter.setPen(theme.colour("on-live" if filled else "muted"))
    painter.drawText(QRectF(x - 30, y - 15, 60, 30), int(Qt.AlignmentFlag.AlignCenter), text)


class Avatar(Painted, QWidget):
    """The first character of a name in a circle; `size` in pixels at normal type."""

    def __init__(self, name: str = "", size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self.name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Round; a little larger at large type."""
        side = self._size + (8 if theme.current().type == "large" else 0)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        paint_avatar(QPainter(self), self.name, 0, 0, self.width())


class Icon(Painted, QWidget):
    """An icon alone, in a token's colour; told to assistive technology only where it has a `name`."""

    def __init__(
        self,
        icon: str,
        token: str = "muted",
        size: int | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(icon, token)

    def set(self, icon: str, token: str = "muted") -> None:
        """Show another icon."""
        self._icon, self._token = icons.require(icon), token
        self.update()

    def sizeHint(self) -> QSize:
        """Square."""
        side = self._size or theme.metrics().icon
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        down = (self.height() - self.width()) / 2
        icons.paint(QPainter(self), self._icon or "", 0, down, self._token, self.width())


class CountPill(Painted, QWidget):
    """A small number that waits; hidden at 0."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(count)

    def set(self, count: int) -> None:
        """Show another number."""
        self.count = count
        theme.show_if(self, bool(count))
        self.updateGeometry()
        self.update()

    def _text(self) -> str:
        return str(self.count) if self.count < 1000 else "999+"

    def sizeHint(self) -> QSize:
        """At least round."""
        high = theme.metrics().keyhint
        return QSize(max(high, theme.text_width(self._text(), theme.font("t12", True)) + 12), high)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        theme.rounded(painter, QRectF(self.rect()), self.height() / 2, "sunken")
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font("t12", True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text())


class MeterBar(Painted, QWidget):
    """How full something is: `value` of `maximum`; red when over. `height` 6 for meters, 8 for progress."""

    def __init__(
        self,
        value: float = 0,
        maximum: float = 100,
        *,
        height: int = 6,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height = height
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(value, maximum)

    def set(self, value: float, maximum: float | None = None) -> None:
        """Show another value."""
        self._value = value
        self._maximum = maximum if maximum is not None else self._maximum
        self.update()

    def sizeHint(self) -> QSize:
        """Thin and wide."""
        return QSize(48, self._height)

    def minimumSizeHint(self) -> QSize:
        """Never too short to read."""
        return QSize(24, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        theme.rounded(painter, rect, rect.height() / 2, "sunken")
        share = min(1.0, self._value / self._maximum) if self._maximum else 0.0
        if share > 0:
            rect.setWidth(max(rect.height(), rect.width() * share))
            theme.rounded(painter, rect, rect.height() / 2, "bad" if self._value > self._maximum else "bar-now")
