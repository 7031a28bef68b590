"""Keys that mean the same everywhere, scans of a reader, and whether anybody is still at the desk."""

import re
import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.ui.kit.widgets import SecretField

KEYS = (
    "F1",
    "F2",
    "F3",
    "F4",
    "F6",
    "F7",
    "F8",
    "F9",
    "Ctrl+N",
    "Ctrl+K",
    "Ctrl+L",
    "Ctrl+P",
    "Ctrl+Z",
    "Ctrl+,",
    "Ctrl+1",
    "Ctrl+2",
    "Ctrl+3",
    "Ctrl+4",
    "Ctrl+5",
    "Ctrl+6",
    "Ctrl+7",
    "Ctrl+8",
    "Ctrl+9",
)
_KEYS = {QKeySequence(key)[0].toCombined(): key for key in KEYS}
_LIVELY = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
_WATCHED = _LIVELY | {QEvent.Type.ShortcutOverride}
_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit)
_SCAN = re.compile(r"[0-9A-Za-z:/\-_.]{8,64}")
_ID_NUMBER = re.compile(r"[1-9]\d{16}[\dXx]")
SCAN_GAP = 0.04
"""Seconds between two keys of a reader at most; no hand is that quick for eight keys in a row."""


class Hands(QObject):
    """Watches the program's keys. Signals: `pressed(key)`, `scanned(text)`, `active()`.

    A global key is taken before the widget that has the focus sees it, so that it always means the same;
    not while a question is open, a menu is down, or an input method composes. Ctrl+Z stays with a text that
    has something to take back.
    """

    pressed = Signal(str)
    scanned = Signal(str)
    active = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._burst = ""
        self._last = 0.0
        self.enabled = True
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every key before anyone else."""
        kind = event.type()
        if kind not in _WATCHED:
            return False
        if kind != QEvent.Type.ShortcutOverride:
            self.active.emit()
        if not self.enabled or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        combined = event.keyCombination().toCombined() & ~int(Qt.KeyboardModifier.KeypadModifier.value)
        key = _KEYS.get(combined)
        if key is not None:
            if not self._free(key, _focus(watched)):
                return False
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if not event.isAutoRepeat():
                self.pressed.emit(key)
            return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if kind == QEvent.Type.KeyPress and enter:
            return self._scan(watched)
        if kind == QEvent.Type.ShortcutOverride and not enter:
            self._hear(watched, event)
        return False

    @staticmethod
    def _free(key: str, focus: QWidget) -> bool:
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return False
        if getattr(focus, "composing", False):
            return False
        if key != "Ctrl+Z":
            return True
        if isinstance(focus, QLineEdit):
            return not (focus.isUndoAvailable() and focus.text())
        if isinstance(focus, QPlainTextEdit | QTextEdit):
            return not focus.document().isUndoAvailable()
        return True

    def _goes_on(self) -> bool:
        now = time.monotonic()
        quick = now - self._last <= SCAN_GAP
        self._last = now
        return quick

    def _hear(self, watched: QWidget, event: QKeyEvent) -> None:
        """A sign, before it is typed or presses a button: a page whose buttons have digits takes scans as well."""
        if watched is not _focus(watched):
            # A key nobody wanted is offered to one parent after the other; it was read once.
            return
        text = event.text()
        before = self._burst if self._goes_on() else ""
        self._burst = before + text if text.isprintable() and text else ""

    def _scan(self, watched: QWidget) -> bool:
        focus = _focus(watched)
        if watched is not focus:
            return False
        burst, self._burst = self._burst if self._goes_on() else "", ""
        if QApplication.activeModalWidget() is not None or not self._is_scan(burst, focus):
            return False
        if isinstance(focus, QLineEdit) and focus.text().endswith(burst):
            # The reader typed into a field that was not meant: the field gets its own text back.
            focus.setText(focus.text()[: -len(burst)])
        self.scanned.emit(burst)
        return True

    @staticmethod
    def _is_scan(burst: str, focus: QWidget) -> bool:
        if isinstance(focus, _TEXT):
            if focus.property("takes_scans") or isinstance(focus.parentWidget(), SecretField):
                return False
            return _ID_NUMBER.fullmatch(burst) is not None
        return _SCAN.fullmatch(burst) is not None


def _focus(watched: QWidget) -> QWidget:
    """What the keyboard is on; in a window that isn't the active one, what it was on last."""
    return QApplication.focusWidget() or watched.window().focusWidget() or watched.window()
