"""A bar a day, or a month: Left and Right move along them, Enter or a click opens the rows behind one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.theme import Painted
from app.ui.reports.figures import Bar


class DayBars(Painted, QWidget):
    """Signal `picked(int)` with the index of a bar."""

    picked = Signal(int)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bars: list[Bar] = []
        self._current = -1
        self._over = -1

    def set(self, bars: Sequence[Bar]) -> None:
        """Show other days."""
        self._bars = list(bars)
        self._current = -1 if not self.hasFocus() else min(0, len(self._bars) - 1)
        self._over = -1
        told = (f"{bar.full} {bar.count:,}" for bar in self._bars if bar.count)
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def bars(self) -> list[Bar]:
        """What is shown."""
        return list(self._bars)

    def sizeHint(self) -> QSize:
        """Comfortable."""
        return QSize(360, 120)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(168, 72)

    def _step(self) -> float:
        return self.width() / max(1, len(self._bars))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, what stands below them, and the figure of the one in hand."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step()
        wide = max(2.0, min(28.0, step * 0.68))
        small = theme.font("t12")
        foot = head = theme.metrics().l12 + 4
        base = self.height() - foot
        scale = (base - head) / max(1, *(bar.count for bar in self._bars))
        widest = max(theme.text_width(bar.label, small) for bar in self._bars) + 8
        every = next((n for n in (1, 2, 5, 7, 10, 14, 31) if step * n >= widest), 31)
        marked = self._current if self.hasFocus() else self._over
        for i, bar in enumerate(self._bars):
            x = i * step + (step - wide) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            high = max(2.0, bar.count * scale)
            painter.setBrush(theme.colour(("bar-now" if i == marked else "bar") if bar.count else "hairline"))
            if bar.count:
                painter.drawRoundedRect(QRectF(x, base - high, wide, high), 1.5, 1.5)
            else:
                painter.drawRect(QRectF(x, base - 2, wide, 2))
            if i == marked or (i % every == 0 and (marked < 0 or abs(i - marked) >= every)):
                painter.setFont(theme.font("t12", i == marked))
                painter.setPen(theme.colour("text" if i == marked else "muted"))
                painter.drawText(
                    QRectF(x + wide / 2 - 20, base + 4, 40, foot - 4), Qt.AlignmentFlag.AlignCenter, bar.label
                )
            if i == marked:
                said = f"{bar.full}  {bar.count:,}"
                room = theme.text_width(said, theme.font("t12", True)) + 4
                left = max(0.0, min(self.width() - room, x + wide / 2 - room / 2))
                painter.drawText(QRectF(left, 0, room, head - 4), Qt.AlignmentFlag.AlignCenter, said)

    def _at(self, x: float) -> int:
        return min(len(self._bars) - 1, max(0, int(x / self._step()))) if self._bars else -1

    def _move(self, to: int) -> None:
        self._current = max(0, min(len(self._bars) - 1, to)) if self._bars else -1
        if self._current >= 0:
            bar = self._bars[self._current]
            self.setAccessibleDescription(f"{bar.full} {bar.count:,}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the bars; Enter opens."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by:
            self._move(self._current + by)
        elif event.key() == Qt.Key.Key_Home:
            self._move(0)
        elif event.key() == Qt.Key.Key_End:
            self._move(len(self._bars) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first bar."""
        super().focusInEvent(event)
        if self._current < 0:
            self._move(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No bar is in hand any more."""
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar under the mouse says its figure."""
        self._over = self._at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest."""
        self._over = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the rows behind a bar."""
        if self._bars and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self._at(event.position().x()))

    def event(self, event: QEvent) -> bool:
        """The tooltip says what a click does."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._bars:
            bar = self._bars[self._at(event.pos().x())]
            said = translate("reports", "{day}: {n} visits. Click to see them.")
            QToolTip.showText(event.globalPos(), said.format(day=bar.full, n=f"{bar.count:,}"), self)
            return True
        return super().event(event)
