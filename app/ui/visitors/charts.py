"""A period by the day, drawn as a day is drawn by the hour."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.widgets import HourBars


class DayBars(HourBars):
    """One bar a day. `picked(index)` with the day clicked."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        self._days: list[date] = []
        super().__init__(name=name, parent=parent)

    def set_days(self, days: Sequence[date], values: Sequence[int], today: date) -> None:
        """Show these days."""
        self._days = list(days)
        self._today = today
        self.set(values)
        told = [f"{day:%m-%d} {value}" for day, value in zip(days, values, strict=True) if value]
        self.setAccessibleDescription(", ".join(told))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars and dates."""
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step()
        wide = max(2.0, min(24.0, step * 2 / 3))
        foot = theme.metrics().l12 + 4
        base = self.height() - foot
        top = max([*(value or 0 for value in self._values), 1])
        scale = (base - 4) / top
        face = theme.font("t12")
        need = theme.text_width("00-00", face) + 8
        every = next((n for n in (1, 2, 3, 5, 7, 14, 28) if step * n >= need), 28)
        for place, (day, value) in enumerate(zip(self._days, self._values, strict=True)):
            x = place * step + (step - wide) / 2
            now = day == self._today
            painter.setPen(Qt.PenStyle.NoPen)
            if not value:
                painter.fillRect(QRectF(x, base - 2, wide, 2), theme.colour("hairline"))
            else:
                high = max(2.0, value * scale)
                painter.setBrush(theme.colour("bar-now" if now else "bar"))
                painter.drawRoundedRect(QRectF(x, base - high, wide, high), 1.5, 1.5)
            if place % every == 0:
                painter.setFont(face)
                painter.setPen(theme.colour("muted"))
                left = min(max(0.0, x + wide / 2 - need / 2), self.width() - need)
                painter.drawText(
                    QRectF(left, base + 4, need, foot - 4), Qt.AlignmentFlag.AlignCenter, f"{day.month}-{day.day}"
                )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks a day."""
        if self._days:
            self.picked.emit(min(len(self._days) - 1, int(event.position().x() / self._step())))

    def event(self, event) -> bool:
        """The tooltip gives the day's figure."""
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip and self._days:
            place = min(len(self._days) - 1, max(0, int(event.pos().x() / self._step())))
            text = translate("visitors", "{day}: {n} visits").format(
                day=self._days[place].isoformat(), n=f"{self._values[place] or 0:,}"
            )
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return QWidget.event(self, event)
