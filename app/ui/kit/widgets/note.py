"""A remark in a tinted box: an icon, words that wrap, perhaps something to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit import theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.button import Button
from app.ui.kit.widgets.marks import Icon
from app.ui.kit.widgets.text import Label


def beside_words(icon: QWidget) -> QVBoxLayout:
    """An icon at the height of the first line of the words beside it."""
    column = QVBoxLayout()
    sizes = theme.metrics()
    column.setContentsMargins(0, (sizes.l14 - sizes.icon) // 2 + 1, 0, 0)
    column.addWidget(icon)
    column.addStretch(1)
    return column


class Note(Painted, QWidget):
    """Tones: good warn bad info wait idle."""

    def __init__(
        self,
        text: str,
        *,
        tone: str = "info",
        icon: str = "info",
        action: str = "",
        does: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setAccessibleName(text)
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 10, 12, 10)
        across.setSpacing(8)
        across.addLayout(beside_words(Icon(icon, f"{tone}-ink")))
        column = QVBoxLayout()
        column.setSpacing(6)
        self.label = Label(text, tone=f"{tone}-ink", wrap=True)
        column.addWidget(self.label)
        if action and does is not None:
            button = Button(action, "secondary", small=True)
            button.clicked.connect(lambda: does())
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        across.addLayout(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted box."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, f"{self._tone}-tint", f"{self._tone}-edge")
