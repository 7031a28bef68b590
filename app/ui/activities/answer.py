"""What would come of it, in words: a tinted box with a headline and the reasons below."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.activities import Standing
from app.ui.kit import theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Icon, Label, clear_layout
from app.ui.kit.widgets.note import beside_words

STANDING: dict[Standing, tuple[str, str]] = {
    Standing.APPLIED: ("info", "circle-dashed"),
    Standing.ADMITTED: ("good", "circle-check"),
    Standing.PENDING: ("warn", "circle-alert"),
    Standing.WAITING: ("wait", "list-plus"),
    Standing.OFFERED: ("wait", "phone"),
    Standing.REFUSED: ("bad", "circle-x"),
    Standing.CANCELLED: ("void", "ban"),
}
"""Tone and icon of each standing; the word comes from the rules."""


class AnswerBox(Painted, QWidget):
    """A headline with its icon, sentences below; `small` ones beside a form, where room is dear."""

    def __init__(self, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "info"
        self._small = small
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(2)
        self.headline = ""

    def say(self, tone: str, icon: str, headline: str, lines: Sequence[str] = (), warnings: Sequence[str] = ()) -> None:
        """Say it; `warnings` stand out from the reasons."""
        clear_layout(self._column)
        self._tone = tone if tone != "void" else "idle"
        self.headline = headline
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(beside_words(Icon(icon, f"{self._tone}-ink")))
        head.addWidget(Label(headline, "strong", self._tone, wrap=True), 1)
        self._column.addLayout(head)
        for line in warnings:
            self._column.addWidget(Label(line, "caption-strong", "warn", wrap=True))
        role = "caption" if self._small else "body"
        for line in filter(None, lines):
            self._column.addWidget(Label(line, role, wrap=True))
        self.setAccessibleName(". ".join((headline, *warnings, *lines)))
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted box."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, f"{self._tone}-tint", None)
