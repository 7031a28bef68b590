"""The box one searches with: answers while typing, after a breath."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.widgets.fields import TextField
from app.ui.kit.widgets.text import Label


class SearchBox(TextField):
    """A text field with a magnifier. Signals: `searched(str)` once typing rests for `rest` milliseconds,
    `submitted()` for Enter, `moved(int)` for Up and Down, `left()` for Esc in an empty box.
    `set_count` writes "3 people" at the right.
    """

    searched = Signal(str)
    moved = Signal(int)
    left = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str = "search",
        key: str | None = None,
        tall: bool = False,
        rest: int = 60,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            placeholder=placeholder,
            icon=icon,
            key=key,
            tall=tall,
            name=name or placeholder or translate("kit", "Search"),
            parent=parent,
        )
        self._count = Label("", "caption", "muted")
        self._count.hide()
        self._row.addWidget(self._count)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest)
        self._timer.timeout.connect(lambda: self.searched.emit(self.value()))
        self.changed.connect(lambda _text: self._timer.start())

    def set_count(self, text: str) -> None:
        """Write at the right end how much was found; "" for nothing."""
        self._count.setText(text)
        theme.show_if(self._count, bool(text))

    def search_now(self) -> None:
        """Send `searched` without waiting (a scan, or Enter)."""
        self._timer.stop()
        self.searched.emit(self.value())

    @property
    def resting(self) -> bool:
        """Whether what is typed has been searched for."""
        return not self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the answers, Esc empties."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.edit.composing:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by:
                self.moved.emit(by)
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.text():
                    self.setText("")
                    self.search_now()
                else:
                    self.left.emit()
                return True
        return super().eventFilter(watched, event)
