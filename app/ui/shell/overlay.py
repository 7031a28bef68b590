"""Boxes the shell lays over the whole window: the command palette and the help of a page."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.kit.widgets import Popover
from app.ui.kit.widgets.overlay import SHADOW_ROOM


class Overlay(QWidget):
    """Covers the window, holds one raised `box`; a click beside it or Esc closes it. Signal `closed()`.

    The keyboard goes back to where it was.
    """

    closed = Signal()

    def __init__(self, window: QWidget, *, width: int) -> None:
        super().__init__(window)
        self._width = width
        self._before: QWidget | None = None
        self.setProperty("floating", True)
        self.box = Popover(self)
        self.hide()
        window.installEventFilter(self)

    def open(self) -> None:
        """Show it."""
        if self.isHidden():
            self._before = QApplication.focusWidget() or self.window().focusWidget()
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.place()

    def close_box(self) -> None:
        """Hide it and give the keyboard back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        from shiboken6 import isValid

        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def place(self) -> None:
        """Stand at the top, in the middle."""
        wide = min(self._width, self.width() - 48) + 2 * SHADOW_ROOM
        layout = self.box.layout()
        assert layout is not None
        layout.activate()
        top = self.top_edge() - SHADOW_ROOM // 2
        # The shadow may hang out of the window, the box not.
        high = min(self.box.sizeHint().height(), self.height() - 24, self.height() - top + SHADOW_ROOM - 4)
        self.box.setGeometry((self.width() - wide) // 2, top, wide, high)

    def top_edge(self) -> int:
        """Where the box begins."""
        return 10

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window as it grows."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and not self.isHidden():
            self.setGeometry(self.parentWidget().rect())
            self.place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box closes it."""
        self.close_box()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        else:
            event.accept()
