"""Text on screen: sizes and colours by role and tone, cut short with an ellipsis where room may lack."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.kit import theme

ROLES = ("body", "caption", "caption-strong", "strong", "heading", "lead", "title", "figure")


class Label(QLabel):
    """One text. `role` gives size and weight (body 14, caption 12, strong 14/500, heading 16/500, lead 16,
    title 20/500, figure 28/500); `tone` the colour ("warn" or, as what is painted calls it, "warn-ink"). `elide` cuts
    with "…" and tells all in the tooltip; `wrap` breaks lines; `selectable` lets the mouse copy it.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        elide: bool = False,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone.removesuffix("-ink"))
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        tone = tone.removesuffix("-ink")
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            theme.restyle(self)

    def set_role(self, role: str) -> None:
        """Change size and weight."""
        if role != self.property("role"):
            self.setProperty("role", role)
            theme.restyle(self)

    def minimumSizeHint(self) -> QSize:
        """An eliding label may shrink to a few letters; others never below their text."""
        hint = super().minimumSizeHint()
        if self._elide:
            hint.setWidth(min(hint.width(), self.fontMetrics().horizontalAdvance("中文…")))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, cut short if it must be."""
        if not self._elide or self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), cut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip only while it is cut."""
        super().resizeEvent(event)
        self._tell()

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(text)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of look."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._tell()

    def _tell(self) -> None:
        if self._elide:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            self.setToolTip(self.text() if cut else "")
