"""The blue ring that says where the keyboard is, two pixels away from the control."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from app.ui.kit import theme

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
REACH = 4


class FocusRing(QWidget):
    """A ring around one control, drawn on what is around it so that nothing of the control moves.

    That is the control's parent, or the parent's parent where the parent ends too close to the control; what
    scrolls is not left. If no room is found, the ring comes as close to the control as it must.
    """

    def __init__(self, target: QWidget, radius: float) -> None:
        way = [target.parentWidget()]
        while not _has_room(way[-1], target) and _may_climb(way[-1]):
            way.append(way[-1].parentWidget())
        super().__init__(way[-1])
        self._target = target
        self._way = way
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for watched in (target, *way):
            watched.installEventFilter(self)
        self._follow()
        self.show()

    def _follow(self) -> None:
        around = self._way[-1]
        self.setGeometry(_reach(around, self._target).intersected(around.rect()))
        self.raise_()

    def leave(self) -> None:
        """The keyboard went elsewhere: watch nothing any more. A control that is gone has no ring to move."""
        for watched in (self._target, *self._way):
            if isValid(watched):
                watched.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control as it moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            if all(isValid(one) for one in (self._target, *self._way)):
                self._follow()
            else:
                self.hide()
        elif watched is self._way[-1]:
            pass
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.ParentChange):
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(edge, self._radius + 3, self._radius + 3)


def _reach(around: QWidget, target: QWidget) -> QRect:
    place = QRect(target.mapTo(around, QPoint(0, 0)), target.size())
    return place.adjusted(-REACH, -REACH, REACH, REACH)


def _has_room(around: QWidget, target: QWidget) -> bool:
    return around.rect().contains(_reach(around, target))


def _may_climb(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return (
        above is not None
        and not widget.isWindow()
        and not isinstance(above, QSplitter | QStackedWidget)
        and not isinstance(above.parentWidget(), QAbstractScrollArea)
    )


class Ringed:
    """Mix in before a Qt control class: keyboard focus shows the ring, a mouse click does not."""

    ring_radius: float = 8
    _ring: FocusRing | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard came here."""
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD and self.parentWidget() is not None:
            self.show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.hide_ring()

    def show_ring(self) -> None:
        """Draw the ring now (the gallery shows the state without the focus)."""
        if self._ring is None and self.parentWidget() is not None:
            self._ring = FocusRing(self, self.ring_radius)

    def hide_ring(self) -> None:
        """Take the ring away now."""
        if self._ring is not None:
            ring, self._ring = self._ring, None
            if isValid(ring):
                ring.leave()
