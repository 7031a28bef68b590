"""The blue ring that says where the keyboard is, two pixels away from the control."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.kit import theme

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
REACH = 4


class FocusRing(QWidget):
    """A ring around one control, drawn on the control's parent so that nothing of the control moves."""

    def __init__(self, target: QWidget, radius: float) -> None:
        super().__init__(target.parentWidget())
        self._target = target
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        self._follow()
        self.show()

    def _follow(self) -> None:
        self.setGeometry(self._target.geometry().adjusted(-REACH, -REACH, REACH, REACH))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control as it moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._follow()
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
            ring.hide()
            ring.deleteLater()
