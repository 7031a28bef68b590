"""Figures and their small charts."""

from collections.abc import Sequence

from PySide6.QtCore import SIGNAL, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.text import Label


class Sparkline(Painted, QWidget):
    """A line of the last few values, ending in a dot."""

    def __init__(self, values: Sequence[float] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = list(values)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, values: Sequence[float]) -> None:
        """Show other values."""
        self._values = list(values)
        self.update()

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(64, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if not self._values:
            return
        low, high = min(self._values), max(self._values)
        step = (self.width() - 8) / max(1, len(self._values) - 1)
        span = (high - low) or 1
        points = [
            QPointF(4 + i * step, self.height() - 4 - (value - low) / span * (self.height() - 8))
            for i, value in enumerate(self._values)
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(
                theme.colour("bar-now"),
                1.75,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("bar-now"))
        painter.drawEllipse(points[-1], 3, 3)


class StatTile(Painted, Ringed, QWidget):
    """One figure: what it is, the number with its unit, a line of context, perhaps a sparkline.

    Pressing it (signal `opened`) shows the rows behind it.
    """

    opened = Signal()

    def __init__(
        self,
        title: str,
        value: str = "",
        unit: str = "",
        note: str = "",
        *,
        line: Sequence[float] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(0)
        self._title = Label(title, tone="muted", elide=True)
        self._value = Label(value, "figure")
        self._unit = Label(unit, tone="muted")
        self._note = Label(note, "caption", "muted", elide=True)
        self._line = Sparkline(line)
        theme.show_if(self._line, bool(line))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._value, 0, Qt.AlignmentFlag.AlignBottom)
        self._unit.setContentsMargins(0, 0, 0, 5)
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self._line)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._note)
        self._read()

    def set(
        self,
        value: str,
        unit: str | None = None,
        note: str | None = None,
        line: Sequence[float] | None = None,
    ) -> None:
        """Show another figure."""
        self._value.setText(value)
        if unit is not None:
            self._unit.setText(unit)
        if note is not None:
            self._note.setText(note)
        if line is not None:
            self._line.set(line)
            theme.show_if(self._line, bool(line))
        self._read()

    def _read(self) -> None:
        parts = (self._title, self._value, self._unit, self._note)
        self.setAccessibleName(" ".join(part.text() for part in parts if part.text()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the rows."""
        if self.rect().contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event) -> None:
        """Show that it opens."""
        self.update()

    def leaveEvent(self, event) -> None:
        """Rest."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, "hover" if self.underMouse() else "surface", "hairline")


class HourBars(Painted, Ringed, QWidget):
    """A day by the hour: bars, the usual as grey ticks, the hour that is now in a stronger blue.

    `values` one number an hour (None: not yet); `usual` the same length or empty; `first_hour` of the clock;
    `now` the index of the running hour or None. Signal `picked(int)` with the index of a clicked hour; Left,
    Right, Home and End move along the hours, Enter and Space pick one.
    """

    picked = Signal(int)

    def __init__(
        self,
        values: Sequence[float | None] = (),
        usual: Sequence[float] = (),
        *,
        first_hour: int = 8,
        now: int | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set(values, usual, first_hour=first_hour, now=now)

    def set(
        self,
        values: Sequence[float | None],
        usual: Sequence[float] = (),
        *,
        first_hour: int = 8,
        now: int | None = None,
    ) -> None:
        """Show another day."""
        self._values, self._usual, self._first, self._now = list(values), list(usual), first_hour, now
        told = [
            translate("kit", "{hour}:00 {count}").format(hour=self.hour(i), count=round(v))
            for i, v in enumerate(self._values)
            if v
        ]
        self.setAccessibleDescription(", ".join(told))
        self._current = min(self._current, len(self._values) - 1)
        self.update()

    def hour(self, index: int) -> int:
        """The clock hour of a bar."""
        return (self._first + index) % 24

    def sizeHint(self) -> QSize:
        """Comfortable."""
        return QSize(360, 96)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(168, 64)

    def _step(self) -> float:
        return self.width() / max(1, len(self._values))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars, ticks and hours."""
        if not self._values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step()
        wide = max(3.0, min(24.0, step * 2 / 3))
        marked = self._current if self.hasFocus() else -1
        foot = theme.metrics().l12 + 4
        base = self.height() - foot
        top = max([*(v or 0 for v in self._values), *self._usual, 1])
        scale = (base - (4 if marked < 0 else foot)) / top
        every = next((n for n in (1, 2, 3, 4, 6, 12) if step * n >= theme.text_width("00", theme.font("t12")) + 8), 12)
        for i, value in enumerate(self._values):
            x = i * step + (step - wide) / 2
            if i == marked:
                painter.fillRect(QRectF(i * step, foot, step, base - foot), theme.colour("select"))
                self._write(painter, x + wide / 2, 0, foot - 4, f"{round(value or 0):,}", True)
            painter.setPen(Qt.PenStyle.NoPen)
            if value is None or (value == 0 and (self._now is None or i > self._now)):
                painter.setBrush(theme.colour("hairline"))
                painter.drawRect(QRectF(x, base - 2, wide, 2))
            elif value:
                painter.setBrush(theme.colour("bar-now" if i == self._now else "bar"))
                high = max(2.0, value * scale)
                painter.drawRoundedRect(QRectF(x, base - high, wide, high), 1.5, 1.5)
            if i < len(self._usual) and self._usual[i]:
                y = base - self._usual[i] * scale
                painter.fillRect(QRectF(x - 1, y, wide + 2, 1.5), theme.colour("bar-usual"))
            lead = marked if marked >= 0 else self._now
            if i == lead or (i % every == 0 and (lead is None or abs(i - lead) >= every)):
                self._write(painter, x + wide / 2, base + 4, foot - 4, f"{self.hour(i):02}", i == lead)

    def _write(self, painter: QPainter, middle: float, y: float, high: float, text: str, strong: bool) -> None:
        """Small text around `middle`, kept inside at both ends."""
        face = theme.font("t12", strong)
        painter.setFont(face)
        painter.setPen(theme.colour("text" if strong else "muted"))
        room = theme.text_width(text, face) + 2
        left = max(0.0, min(self.width() - room, middle - room / 2))
        painter.drawText(QRectF(left, y, room, high), Qt.AlignmentFlag.AlignCenter, text)

    def showEvent(self, event: QShowEvent) -> None:
        """A stop for the keyboard only where picking an hour leads somewhere."""
        super().showEvent(event)
        leads = self.receivers(SIGNAL("picked(int)")) > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the bars; Enter and Space pick."""
        last = len(self._values) - 1
        to = {
            Qt.Key.Key_Left: max(0, self._current - 1),
            Qt.Key.Key_Right: min(last, self._current + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if last >= 0 and to is not None:
            self._current = to
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first bar."""
        super().focusInEvent(event)
        self._current = max(self._current, 0 if self._values else -1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No bar is in hand any more."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks an hour."""
        if self._values:
            self.picked.emit(min(len(self._values) - 1, int(event.position().x() / self._step())))

    def event(self, event) -> bool:
        """The tooltip gives the hour's figures."""
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip and self._values:
            i = min(len(self._values) - 1, int(event.pos().x() / self._step()))
            lines = [f"{self.hour(i):02}:00–{(self.hour(i) + 1) % 24:02}:00  {round(self._values[i] or 0):,}"]
            if i < len(self._usual):
                lines.append(translate("kit", "usually {count}").format(count=round(self._usual[i])))
            QToolTip.showText(event.globalPos(), "\n".join(lines), self)
            return True
        return super().event(event)
