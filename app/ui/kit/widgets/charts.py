"""Figures and their small charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import SIGNAL, QEvent, QPointF, QRectF, QSize, Qt, Signal
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
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, "hover" if self.underMouse() else "surface", "hairline")


class _Bars(Painted, Ringed, QWidget):
    """Bars side by side. Signal `picked(int)` with the index of a bar that was clicked, or picked by keyboard.

    Left, Right, Home and End move along the bars, Enter and Space pick one.
    """

    picked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _count(self) -> int:
        """How many bars there are."""
        raise NotImplementedError

    def _said(self, index: int) -> str:
        """What a bar stands for and how many, in a few words; an empty bar is told only while somebody walks."""
        raise NotImplementedError

    def _describe(self) -> None:
        """To who can't see the bars: the one in hand, else all that have anything."""
        inside = self.hasFocus() and self._current >= 0
        told = [self._said(i) for i in ([self._current] if inside else range(self._count()))]
        self.setAccessibleDescription(", ".join(filter(None, told)))

    def _step(self) -> float:
        return self.width() / max(1, self._count())

    def _at(self, x: float) -> int:
        return min(self._count() - 1, max(0, int(x / self._step())))

    def _move(self, to: int) -> None:
        self._current = min(to, self._count() - 1)
        self._describe()
        self.update()

    def _write(self, painter: QPainter, middle: float, y: float, high: float, text: str, strong: bool) -> None:
        """Small text around `middle`, kept inside at both ends."""
        face = theme.font("t12", strong)
        painter.setFont(face)
        painter.setPen(theme.colour("text" if strong else "muted"))
        room = theme.text_width(text, face) + 2
        left = max(0.0, min(self.width() - room, middle - room / 2))
        painter.drawText(QRectF(left, y, room, high), Qt.AlignmentFlag.AlignCenter, text)

    def showEvent(self, event: QShowEvent) -> None:
        """A stop for the keyboard only where picking a bar leads somewhere."""
        super().showEvent(event)
        leads = self.receivers(SIGNAL("picked(int)")) > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the bars; Enter and Space pick."""
        last = self._count() - 1
        to = {
            Qt.Key.Key_Left: max(0, self._current - 1),
            Qt.Key.Key_Right: min(last, self._current + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if last >= 0 and to is not None:
            self._move(to)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first bar."""
        super().focusInEvent(event)
        self._move(max(self._current, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No bar is in hand any more."""
        super().focusOutEvent(event)
        self._describe()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks a bar."""
        if self._count() and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self._at(event.position().x()))

    def _tip(self, index: int) -> str:
        """What the mouse is told over a bar."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """The tooltip gives the figures of one bar."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._count():
            QToolTip.showText(event.globalPos(), self._tip(self._at(event.pos().x())), self)
            return True
        return super().event(event)


class HourBars(_Bars):
    """A day by the hour: bars, the usual as grey ticks, the hour that is now in a stronger blue.

    `values` one number an hour (None: not yet); `usual` the same length or empty; `first_hour` of the clock;
    `now` the index of the running hour or None.
    """

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
        super().__init__(name, parent)
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
        self._move(self._current)

    def _count(self) -> int:
        return len(self._values)

    def _said(self, index: int) -> str:
        count = round(self._values[index] or 0)
        if not count and not self.hasFocus():
            return ""
        return translate("kit", "{hour}:00 {count}").format(hour=self.hour(index), count=count)

    def hour(self, index: int) -> int:
        """The clock hour of a bar."""
        return (self._first + index) % 24

    def sizeHint(self) -> QSize:
        """Comfortable."""
        return QSize(360, 96)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(168, 64)

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

    def _tip(self, index: int) -> str:
        hour = self.hour(index)
        lines = [f"{hour:02}:00–{(hour + 1) % 24:02}:00  {round(self._values[index] or 0):,}"]
        if index < len(self._usual):
            lines.append(translate("kit", "usually {count}").format(count=round(self._usual[index])))
        return "\n".join(lines)


@dataclass(frozen=True)
class DayBar:
    """A day, or a month: what stands below its bar (may be empty), what it is in full, how many, which days."""

    label: str
    full: str
    count: int
    first: date
    last: date
    now: bool = False
    """Whether it is today's: in a stronger blue."""


class DayBars(_Bars):
    """A period by the day, or by the month. `tip` is what the mouse is told, with {day} and {n} in it."""

    def __init__(self, *, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._bars: list[DayBar] = []
        self._over = -1
        self._words = tip
        self.setMouseTracking(True)

    def set(self, bars: Sequence[DayBar]) -> None:
        """Show these days; the one in hand stays so only while the days are the same."""
        if [bar.first for bar in bars] != [bar.first for bar in self._bars]:
            self._current, self._over = (0 if self.hasFocus() else -1), -1
        self._bars = list(bars)
        self._move(self._current)

    def bars(self) -> list[DayBar]:
        """What is shown."""
        return list(self._bars)

    def _count(self) -> int:
        return len(self._bars)

    def _said(self, index: int) -> str:
        bar = self._bars[index]
        return f"{bar.full} {bar.count:,}" if bar.count or self.hasFocus() else ""

    def _tip(self, index: int) -> str:
        bar = self._bars[index]
        return self._words.format(day=bar.full, n=f"{bar.count:,}")

    def sizeHint(self) -> QSize:
        """Comfortable."""
        return QSize(360, 120)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(168, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, what stands below them, and the figure of the one in hand."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._step()
        wide = max(2.0, min(28.0, step * 0.68))
        foot = head = theme.metrics().l12 + 4
        base = self.height() - foot
        marked = self._current if self.hasFocus() else self._over
        scale = (base - head) / max(1, *(bar.count for bar in self._bars))
        widest = max(theme.text_width(bar.label, theme.font("t12")) for bar in self._bars) + 8
        every = next((n for n in (1, 2, 5, 7, 10, 14, 31) if step * n >= widest), 31)
        # The marked label is bold and may be wider than its place: the ones beside it make room.
        clear = every if marked >= 0 else 0
        for i, bar in enumerate(self._bars):
            x = i * step + (step - wide) / 2
            if i == marked:
                painter.fillRect(QRectF(i * step, head, step, base - head), theme.colour("select"))
                self._write(painter, x + wide / 2, 0, head - 4, f"{bar.full}  {bar.count:,}", True)
            painter.setPen(Qt.PenStyle.NoPen)
            if bar.count:
                painter.setBrush(theme.colour("bar-now" if bar.now else "bar"))
                high = max(2.0, bar.count * scale)
                painter.drawRoundedRect(QRectF(x, base - high, wide, high), 1.5, 1.5)
            else:
                painter.fillRect(QRectF(x, base - 2, wide, 2), theme.colour("hairline"))
            if i == marked or (i % every == 0 and abs(i - marked) >= clear):
                self._write(painter, x + wide / 2, base + 4, foot - 4, bar.label, i == marked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar under the mouse says its figure."""
        self._over = self._at(event.position().x()) if self._bars else -1
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest."""
        self._over = -1
        self.update()
