"""Places around one place, drawn from their coordinates alone: numbered dots, rings of distance, no map behind them."""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.i18n import translate
from app.domain.stations import distance_text, metres
from app.ui.kit import icons, theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted

EARTH = 6_371_000
MOST_ZOOM = 400.0
"""How much closer than "all of it" one can look."""
_STEP = 1.5
_RING_WORDS = tuple(math.radians(degrees) for degrees in (45, 60, 30, 75, 15, 135, 120, 150, 315, 300, 330, 225))
_RINGS = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
_ALL = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

Millionths = tuple[int, int]
"""Longitude and latitude in millionths of a degree."""


@dataclass(frozen=True, slots=True)
class MapSite:
    """One dot: what it stands for, where it is, its number, and how it is: open (None: nobody knows), `attention` as
    a tone ("warn", "bad", "" for none). `tip` is what the mouse is told.
    """

    key: Hashable
    place: Millionths
    label: str
    name: str
    open: bool | None = True
    attention: str = ""
    tip: str = ""


@dataclass(slots=True)
class _Dot:
    """One site, or several that would cover each other, where they are in the view."""

    at: QPointF
    sites: list[MapSite]

    @property
    def one(self) -> MapSite | None:
        return self.sites[0] if len(self.sites) == 1 else None


class SiteMap(Painted, Ringed, QWidget):
    """Dots where the sites are. The wheel, + and − zoom, dragging and Shift with the arrows move the view, 0 shows
    all of it again; the arrows go to the next dot that way.

    A click or an arrow sends `picked(key)`, Enter or a double click `opened(key)`; what lies too close together is one
    dot with their number, which a click takes apart. Sites without a place aren't here.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sites: list[MapSite] = []
        self._by_key: dict[Hashable, MapSite] = {}
        self._origin: Millionths | None = None
        self._origin_name = ""
        self._current: Hashable | None = None
        self._zoom = 1.0
        self._middle = QPointF()
        """Where the middle of the view is, in metres east and south of the first place."""
        self._base: Millionths = (0, 0)
        self._extent = QRectF()
        self._shown: list[_Dot] | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # Content

    def set_sites(self, sites: Sequence[MapSite], origin: Millionths | None = None, origin_name: str = "") -> None:
        """Show these, seen from `origin`; the view stays where it is unless the places are others."""
        before = {site.place for site in self._sites} | {self._origin}
        self._sites, self._origin, self._origin_name = list(sites), origin, origin_name
        self._by_key = {site.key: site for site in sites}
        if self._current not in self._by_key:
            self._current = None
        if {site.place for site in sites} | {origin} != before:
            self._fit()
        self._changed()

    def sites(self) -> list[MapSite]:
        """The sites shown."""
        return list(self._sites)

    def select(self, key: Hashable | None) -> None:
        """Select a site without a signal, and bring it into view."""
        self._current = key if key in self._by_key else None
        if self._current is not None:
            self._reveal(self._by_key[self._current])
        self._changed()

    def current_key(self) -> Hashable | None:
        """The selected site."""
        return self._current

    def whole(self) -> None:
        """All of it again."""
        self._fit()
        self._changed()

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Look closer (more than 1) or from further away, the point `about` of the view staying where it is."""
        about = about if about is not None else self._heart()
        held = self._metres_at(about)
        self._zoom = min(MOST_ZOOM, max(1.0, self._zoom * factor))
        scale = self._scale()
        self._middle = held - (about - self._heart()) / scale
        self._bound()
        self._changed()

    @property
    def zoom(self) -> float:
        """How much closer than all of it: 1 at least."""
        return self._zoom

    def dots(self) -> list[tuple[QPointF, tuple[Hashable, ...]]]:
        """The dots as they are drawn: where, and whose they are."""
        return [(dot.at, tuple(site.key for site in dot.sites)) for dot in self._dots()]

    def _changed(self) -> None:
        self._shown = None
        self.update()
        site = self._by_key.get(self._current)
        said = ", ".join(part for part in (site.label, site.name, site.tip) if part) if site is not None else ""
        self.setAccessibleDescription(said.replace("\n", ", "))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Where things are

    def _metres(self, place: Millionths) -> QPointF:
        """East and south of the base: near enough to the truth for a city."""
        east = math.radians((place[0] - self._base[0]) / 1e6) * math.cos(math.radians(self._base[1] / 1e6))
        north = math.radians((place[1] - self._base[1]) / 1e6)
        return QPointF(east * EARTH, -north * EARTH)

    def _places(self) -> list[Millionths]:
        return [*(site.place for site in self._sites), *([self._origin] if self._origin is not None else [])]

    def _fit(self) -> None:
        places = self._places()
        self._zoom = 1.0
        if not places:
            self._extent, self._middle = QRectF(), QPointF()
            return
        self._base = (sum(p[0] for p in places) // len(places), sum(p[1] for p in places) // len(places))
        points = [self._metres(place) for place in places]
        xs, ys = [p.x() for p in points], [p.y() for p in points]
        # A single place is looked at from some hundred metres away.
        least = 400.0
        wide, high = max(max(xs) - min(xs), least), max(max(ys) - min(ys), least)
        middle = QPointF((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
        self._extent = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        self._middle = middle

    def _scale(self) -> float:
        """Pixels a metre."""
        if self._extent.isNull():
            return 1.0
        pad = 2 * (self._radius() + 26)
        wide = max(40.0, self.width() - pad) / self._extent.width()
        high = max(40.0, self._free() - pad) / self._extent.height()
        return min(wide, high) * self._zoom

    def _point(self, place: Millionths) -> QPointF:
        return self._heart() + (self._metres(place) - self._middle) * self._scale()

    def _metres_at(self, at: QPointF) -> QPointF:
        return self._middle + (at - self._heart()) / self._scale()

    def _free(self) -> float:
        """The height above the legend."""
        return self.height() - theme.metrics().l12 - 18

    def _heart(self) -> QPointF:
        """The middle of what the legend leaves free."""
        return QPointF(self.width() / 2, self._free() / 2)

    def _bound(self) -> None:
        """The middle of the view stays among the places."""
        box = self._extent
        self._middle = QPointF(
            min(max(self._middle.x(), box.left()), box.right()), min(max(self._middle.y(), box.top()), box.bottom())
        )
        if self._zoom <= 1.0:
            self._middle = box.center()

    def _reveal(self, site: MapSite) -> None:
        at, edge = self._point(site.place), self._radius() + 8
        if not QRectF(self.rect()).adjusted(edge, edge, -edge, -edge).contains(at):
            self._middle = self._metres(site.place)
            self._bound()

    def _radius(self) -> float:
        return 11.0 * theme.metrics().t12 / 12

    def _dots(self) -> list[_Dot]:
        """The dots of the view. Sites closer than a dot's width are one: found by cells, so that it takes no longer
        for many.
        """
        if self._shown is not None:
            return self._shown
        near = 2 * self._radius() + 5
        cells: dict[tuple[int, int], list[_Dot]] = {}
        found: list[_Dot] = []
        edge = QRectF(self.rect()).adjusted(-30, -30, 30, 30)
        for site in self._sites:
            at = self._point(site.place)
            if not edge.contains(at):
                continue
            cell = int(at.x() // near), int(at.y() // near)
            around = (
                dot
                for x in (-1, 0, 1)
                for y in (-1, 0, 1)
                for dot in cells.get((cell[0] + x, cell[1] + y), ())
                if math.hypot(dot.at.x() - at.x(), dot.at.y() - at.y()) < near
            )
            dot = next(around, None)
            if dot is None:
                dot = _Dot(at, [site])
                cells.setdefault(cell, []).append(dot)
                found.append(dot)
            else:
                dot.sites.append(site)
        self._shown = found
        return found

    def _dot_at(self, at: QPointF) -> _Dot | None:
        reach = self._radius() + 4
        best: tuple[float, _Dot] | None = None
        for dot in self._dots():
            away = math.hypot(dot.at.x() - at.x(), dot.at.y() - at.y())
            if away <= reach and (best is None or away < best[0]):
                best = (away, dot)
        return best[1] if best else None

    def _choose(self, key: Hashable) -> None:
        self.select(key)
        self.picked.emit(key)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the view."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the view."""
        if self._pressed is None:
            over = self._dot_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        by = event.position() - self._pressed
        if self._dragged or by.manhattanLength() > 4:
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pan(-by.x(), -by.y())
            self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick a dot; take one of several apart."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._dragged:
            self.setCursor(Qt.CursorShape.ArrowCursor)
            return
        dot = self._dot_at(event.position())
        if dot is None:
            return
        if dot.one is not None:
            self._choose(dot.one.key)
        else:
            self._open_up(dot)

    def _open_up(self, dot: _Dot) -> None:
        """Close enough that its sites stand apart, or as close as one gets."""
        points = [self._point(site.place) for site in dot.sites]
        apart = max(
            max(p.x() for p in points) - min(p.x() for p in points),
            max(p.y() for p in points) - min(p.y() for p in points),
        )
        if apart < 0.5 or self._zoom >= MOST_ZOOM:
            # They are at the same place: one after the other.
            keys = [site.key for site in dot.sites]
            after = keys.index(self._current) + 1 if self._current in keys else 0
            self._choose(keys[after % len(keys)])
            return
        room = min(self.width(), self.height()) * 0.6
        self.zoom_by(min(8.0, max(2.0, room / apart)), dot.at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a site, or look closer at where nothing is."""
        dot = self._dot_at(event.position())
        if dot is None:
            self.zoom_by(2.0, event.position())
        elif dot.one is not None:
            self.opened.emit(dot.one.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse."""
        steps = event.angleDelta().y() / 120
        if steps:
            self.zoom_by(_STEP**steps, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next dot, move the view, zoom, open."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            x, y = _ARROWS[key]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._pan(x * self.width() / 5, y * self.height() / 5)
            else:
                self._walk(x, y)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_STEP, self._held())
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom_by(1 / _STEP, self._held())
        elif key == Qt.Key.Key_0:
            self.whole()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current is not None:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _held(self) -> QPointF | None:
        """Keys zoom about the selected dot."""
        site = self._by_key.get(self._current)
        return self._point(site.place) if site is not None else None

    def _pan(self, x: float, y: float) -> None:
        if self._zoom > 1.0:
            self._middle += QPointF(x, y) / self._scale()
            self._bound()
            self._changed()

    def _walk(self, x: int, y: int) -> None:
        """To the nearest site in this direction, those that lie straight ahead before those at the side."""
        here = self._held() or (self._point(self._origin) if self._origin is not None else None)
        here = here or self._heart()
        best: tuple[float, Hashable] | None = None
        for site in self._sites:
            if site.key == self._current:
                continue
            by = self._point(site.place) - here
            ahead, aside = by.x() * x + by.y() * y, abs(by.x() * y) + abs(by.y() * x)
            if ahead > 0.5 and aside <= ahead * 1.8:
                far = ahead + 2 * aside
                if best is None or far < best[0]:
                    best = (far, site.key)
        if best is not None:
            self._choose(best[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self._shown = None

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._shown = None

    def event(self, event: QEvent) -> bool:
        """The tooltip says whose dot it is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            dot = self._dot_at(QPointF(event.pos()))
            said = ""
            if dot is not None and dot.one is not None:
                said = "\n".join(part for part in (dot.one.name, dot.one.tip) if part)
            elif dot is not None:
                shown = [site.name for site in dot.sites[:8]]
                said = "\n".join([*shown, "…"] if len(dot.sites) > 8 else shown)
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Wide enough to tell dots apart."""
        return QSize(434, 360)

    def minimumSizeHint(self) -> QSize:
        """It may be small; then more dots become one."""
        return QSize(200, 140)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw land, rings, the way, the dots, and what they mean."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        # The card around has round corners below.
        rect = QRectF(self.rect())
        clip.addRoundedRect(rect.adjusted(0, -8, 0, 0), 7, 7)
        painter.setClipPath(clip)
        painter.fillRect(rect, theme.colour("sunken"))
        if not self._places():
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font())
            painter.drawText(rect, _ALL, translate("kit", "No place is known yet"))
            return
        self._paint_land(painter)
        self._paint_rings(painter)
        self._paint_way(painter)
        for dot in self._dots():
            if dot.one is None or dot.one.key != self._current:
                self._paint_dot(painter, dot)
        self._paint_origin(painter)
        self._paint_current(painter)
        self._paint_legend(painter)

    def _paint_land(self, painter: QPainter) -> None:
        """The stretch the places lie in, with some air around them."""
        outline = hull([(p.x(), p.y()) for p in map(self._point, self._places())])
        path = _rounded(outline, self._radius() + 14)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line"), 1.2, Qt.PenStyle.DashLine))
        painter.drawPath(path)

    def _paint_rings(self, painter: QPainter) -> None:
        """Distance from the origin, a few rings of round figures."""
        if self._origin is None:
            return
        at, scale = self._point(self._origin), self._scale()
        far = max(math.hypot(at.x() - x, at.y() - y) for x in (0, self.width()) for y in (0, self.height()))
        step = next((ring for ring in _RINGS if ring * scale >= 74), _RINGS[-1])
        painter.setFont(theme.font("t12"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        size = self._radius() + 4
        taken = [
            QRectF(p.x() - size, p.y() - size, 2 * size, 2 * size) for p in (at, *(dot.at for dot in self._dots()))
        ]
        whole = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        for number in range(1, min(12, int(far / (step * scale)) + 1) + 1):
            radius = step * number * scale
            painter.setPen(QPen(theme.colour("hairline"), 1.5))
            painter.drawEllipse(at, radius, radius)
            text = distance_text(step * number)
            wide, high = theme.text_width(text, theme.font("t12")) + 6, theme.metrics().l12
            painter.setPen(theme.colour("muted"))
            for angle in _RING_WORDS:
                middle = at + QPointF(math.cos(angle) * radius, -math.sin(angle) * radius)
                spot = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
                # Where it can be read: wholly in the view and under no dot.
                if whole.contains(spot) and not any(spot.intersects(dot) for dot in taken):
                    painter.drawText(spot, _ALL, text)
                    break

    def _paint_way(self, painter: QPainter) -> None:
        """The dotted line to the selected site, and how long it is where there is room to say so."""
        site = self._by_key.get(self._current)
        if site is None or self._origin is None:
            return
        pen = QPen(theme.colour("focus"), 2)
        pen.setDashPattern([1, 2])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        start, end = self._point(self._origin), self._point(site.place)
        painter.drawLine(start, end)
        away = metres(self._origin, site.place)
        text, face = distance_text(away), theme.font("t12", True)
        wide = theme.text_width(text, face) + 12
        if math.hypot(end.x() - start.x(), end.y() - start.y()) < wide + 4 * self._radius():
            return
        middle, high = (start + end) / 2, theme.metrics().l12 + 4
        box = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        theme.rounded(painter, box, high / 2, "select", "select-edge")
        painter.setFont(face)
        painter.setPen(theme.colour("info-ink"))
        painter.drawText(box, _ALL, text)

    def _paint_dot(self, painter: QPainter, dot: _Dot) -> None:
        site = dot.one
        if site is not None:
            self._paint_site(painter, dot.at, site, self._radius())
            return
        radius = self._radius() + 3
        opened = any(one.open for one in dot.sites)
        painter.setPen(QPen(theme.colour("surface"), 2))
        painter.setBrush(theme.colour("good-tint" if opened else "sunken"))
        painter.drawEllipse(dot.at, radius, radius)
        painter.setPen(QPen(theme.colour("good" if opened else "line"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.at, radius - 1, radius - 1)
        count = len(dot.sites)
        # "×4", not "4": a lone number is the name of one site.
        self._text(painter, dot.at, f"×{count}" if count < 100 else "99+", "good-ink" if opened else "muted", radius)
        tones = {one.attention for one in dot.sites if one.attention}
        if tones:
            self._paint_mark(painter, dot.at, radius, "bad" if "bad" in tones else "warn")

    def _paint_site(self, painter: QPainter, at: QPointF, site: MapSite, radius: float) -> None:
        if site.open:
            painter.setPen(QPen(theme.colour("surface"), 2))
            painter.setBrush(theme.colour("live-fill"))
        else:
            painter.setPen(QPen(theme.colour("line"), 1.5, Qt.PenStyle.SolidLine if site.open is False
                                else Qt.PenStyle.DotLine))  # fmt: skip
            painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(at, radius, radius)
        self._text(painter, at, site.label, "on-live" if site.open else "muted", radius)
        if site.attention:
            self._paint_mark(painter, at, radius, site.attention)

    def _text(self, painter: QPainter, at: QPointF, text: str, token: str, radius: float) -> None:
        face = theme.font("t12", True)
        wide = theme.text_width(text, face)
        if wide > 2 * radius - 3:
            face.setPixelSize(max(8, round(face.pixelSize() * (2 * radius - 3) / wide)))
        painter.setFont(face)
        painter.setPen(theme.colour(token))
        painter.drawText(QRectF(at.x() - 30, at.y() - 15, 60, 30), _ALL, text)

    def _paint_mark(self, painter: QPainter, at: QPointF, radius: float, tone: str) -> None:
        """Colour and sign: it needs somebody."""
        spot = at + QPointF(radius * 0.8, -radius * 0.8)
        size = 6.0 * radius / 11
        painter.setPen(QPen(theme.colour("surface"), 1.5))
        painter.setBrush(theme.colour(tone))
        painter.drawEllipse(spot, size, size)
        painter.setPen(QPen(theme.colour("surface"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(spot + QPointF(0, -size / 2), spot + QPointF(0, size / 12))
        painter.drawPoint(spot + QPointF(0, size / 2))

    def _paint_origin(self, painter: QPainter) -> None:
        if self._origin is None:
            return
        at, half = self._point(self._origin), self._radius()
        box = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
        theme.rounded(painter, box, 6, "accent-fill", "surface", 2)
        size = round(half * 1.2)
        icons.paint(painter, "concierge-bell", at.x() - size / 2, at.y() - size / 2, "on-accent", size)
        face = theme.font("t12", True)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        wide = theme.text_width(self._origin_name, face) + 2
        high, size = theme.metrics().l12, self._radius() + 4
        right = QRectF(at.x() + half + 5, at.y() - high / 2, wide, high)
        left = right.translated(-2 * half - 10 - wide, 0)
        below = right.translated(-half - 5 - wide / 2, half + high / 2 + 4)
        above = below.translated(0, -2 * half - high - 8)
        taken = [QRectF(dot.at.x() - size, dot.at.y() - size, 2 * size, 2 * size) for dot in self._dots()]
        whole = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        for spot in (right, left, below, above):
            # Beside it where no dot is; in a crowd the bell alone says it.
            if whole.contains(spot) and not any(spot.intersects(one) for one in taken):
                painter.drawText(spot, _LEFT, self._origin_name)
                return

    def _paint_current(self, painter: QPainter) -> None:
        site = self._by_key.get(self._current)
        if site is None:
            return
        at, radius = self._point(site.place), self._radius() + 2
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(at, radius + 4, radius + 4)
        self._paint_site(painter, at, site, radius)

    def _paint_legend(self, painter: QPainter) -> None:
        face, sizes = theme.font("t12"), theme.metrics()
        parts = (
            ("open", translate("kit", "open")),
            ("shut", translate("kit", "closed")),
            ("mark", translate("kit", "needs attention")),
        )
        high = sizes.l12 + 14
        wide = sum(theme.text_width(text, face) + 18 for _, text in parts) + 12 * (len(parts) - 1) + 20
        box = QRectF(12, self.height() - high - 12, wide, high)
        theme.rounded(painter, box, 8, "surface", "hairline")
        x = box.x() + 10
        painter.setFont(face)
        for kind, text in parts:
            spot = QPointF(x + 6, box.center().y())
            if kind == "mark":
                icons.paint(painter, "circle-alert", x, box.center().y() - 6, "bad", 12)
            else:
                painter.setPen(QPen(theme.colour("line"), 1.5) if kind == "shut" else Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("live-fill" if kind == "open" else "surface"))
                painter.drawEllipse(spot, 5, 5)
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(x + 16, box.y(), wide, high), _LEFT, text)
            x += theme.text_width(text, face) + 18 + 12
        said = translate("kit", "Drawn from positions; roads are not shown")
        room = self.width() - box.right() - 24
        said = said if theme.text_width(said, face) <= room else translate("kit", "A sketch")
        wide = theme.text_width(said, face) + 16
        beside = box.right() + 12 + wide <= self.width()
        box = QRectF(self.width() - wide - 6, box.y() if beside else 6, wide, high)
        painter.setOpacity(0.8)
        theme.rounded(painter, box, 8, "sunken")
        painter.setOpacity(1)
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, _ALL, said)


Point = tuple[float, float]


def hull(points: Sequence[Point]) -> list[Point]:
    """The outline around points, turning one way."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(line: Sequence[Point]) -> list[Point]:
        kept: list[Point] = []
        for x, y in line:
            while len(kept) > 1:
                (ax, ay), (bx, by) = kept[-2], kept[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _rounded(outline: Sequence[Point], air: float) -> QPainterPath:
    """An outline with so much air around it and round corners."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # where circles of near corners overlap is land, no hole
    for x, y in outline:
        path.addEllipse(QPointF(x, y), air, air)
    count = len(outline)
    for index in range(count):
        (ax, ay), (bx, by) = outline[index], outline[(index + 1) % count]
        length = math.hypot(bx - ax, by - ay)
        if length < 0.5:
            continue
        nx, ny = (by - ay) / length * air, -(bx - ax) / length * air
        side = QPainterPath()
        side.addPolygon(
            QPolygonF(
                [QPointF(ax + nx, ay + ny), QPointF(bx + nx, by + ny), QPointF(bx - nx, by - ny),
                 QPointF(ax - nx, ay - ny)]
            )
        )  # fmt: skip
        side.closeSubpath()
        path = path.united(side)
    if count > 2:
        inside = QPainterPath()
        inside.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
        inside.closeSubpath()
        path = path.united(inside)
    return path.simplified()
