"""A month in days: how full each is, what is special about it, what is on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.i18n import language, translate
from app.ui.kit import theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.timeline import day_words

WEEKS = 6
METER = 6
_PAD = 8
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day: how many bookings, which share of its open hours is taken (None: not open), and what is special.

    `mark` is a sign of a letter or two (休, 班) in a tone, which `tip` explains; `lines` are the first texts of
    what is on, of which two are shown where there is room.
    """

    day: date
    count: int = 0
    load: float | None = None
    mark: str = ""
    mark_tone: str = "good"
    lines: tuple[str, ...] = ()
    tip: str = ""


class MonthGrid(Painted, QWidget):
    """Six weeks from a Monday on, with the month in them.

    A click, or the arrow keys, send `picked(date)`; a double click, or Enter, `opened(date)`. PageUp, PageDown,
    and walking out of what is shown send `month_asked(±1)`: the page answers with `set_month` and `set_days`.
    """

    picked = Signal(object)
    opened = Signal(object)
    month_asked = Signal(int)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._month = date(2000, 1, 1)
        self._today: date | None = None
        self._current: date | None = None
        self._over: date | None = None
        self._days: dict[date, MonthDay] = {}

    # Content

    def set_month(self, year: int, month: int) -> None:
        """Show this month; the selection stays in view, on the same day of it where it can."""
        self._month = date(year, month, 1)
        if self._current is not None and not self.first() <= self._current <= self.last():
            day = self._current.day
            while True:
                try:
                    self._current = date(year, month, day)
                    break
                except ValueError:
                    day -= 1
        self._over = None
        self.update()
        self._tell()

    def month(self) -> tuple[int, int]:
        """Year and month shown."""
        return self._month.year, self._month.month

    def set_days(self, days: Sequence[MonthDay]) -> None:
        """Say this of the days; those left out have nothing."""
        self._days = {day.day: day for day in days}
        self.update()
        self._tell()

    def set_today(self, today: date | None) -> None:
        """Mark today."""
        self._today = today
        self.update()

    def first(self) -> date:
        """The first day shown, a Monday."""
        return self._month - timedelta(days=self._month.weekday())

    def last(self) -> date:
        """The last day shown."""
        return self.first() + timedelta(days=WEEKS * 7 - 1)

    def current(self) -> date | None:
        """The selected day."""
        return self._current

    def set_current(self, day: date | None) -> None:
        """Select a day without a signal."""
        self._current = day
        self.update()
        self._tell()

    def _choose(self, day: date) -> None:
        self.set_current(day)
        self.picked.emit(day)
        # A day of another month stays where it is while it can be seen.
        if not self.first() <= day <= self.last():
            self.month_asked.emit(1 if day > self.last() else -1)

    # Words

    def _say(self, day: date) -> str:
        about = self._days.get(day)
        parts = [day_words(day)]
        if about is not None:
            parts += [about.tip] if about.tip else [about.mark, str(about.count) if about.count else "", *about.lines]
        return ", ".join(part for part in parts if part)

    def _tell(self) -> None:
        self.setAccessibleDescription(self._say(self._current) if self._current is not None else "")
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Measures

    def _head(self) -> int:
        return theme.metrics().l12 + 12

    def sizeHint(self) -> QSize:
        """Room for two lines in every day."""
        sizes = theme.metrics()
        return QSize(7 * 120, self._head() + WEEKS * (sizes.l14 + 2 * sizes.l12 + METER + 24))

    def minimumSizeHint(self) -> QSize:
        """Number, mark and meter."""
        sizes = theme.metrics()
        return QSize(7 * 5 * sizes.t12, self._head() + WEEKS * (sizes.l14 + METER + 16))

    def day_rect(self, day: date) -> QRectF:
        """Where a day is; an empty rectangle for one that isn't shown."""
        place = (day - self.first()).days
        if not 0 <= place < WEEKS * 7:
            return QRectF()
        down, across = divmod(place, 7)
        head = self._head()
        lefts = [round(self.width() * n / 7) for n in (across, across + 1)]
        tops = [head + round((self.height() - head) * n / WEEKS) for n in (down, down + 1)]
        return QRectF(lefts[0], tops[0], lefts[1] - lefts[0], tops[1] - tops[0])

    def day_at(self, at: QPointF) -> date | None:
        """The day at a point."""
        head = self._head()
        if not (0 <= at.x() < self.width() and head <= at.y() < self.height()):
            return None
        for place in range(WEEKS * 7):
            day = self.first() + timedelta(days=place)
            if self.day_rect(day).contains(at):
                return day
        return None

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select."""
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Wash the day under the mouse."""
        over = self.day_at(event.position())
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest."""
        self._over = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, turn the page."""
        key = Qt.Key(event.key())
        day = self._current or self._begin()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            super().keyPressEvent(event)
        elif key in steps:
            self._choose(day + timedelta(days=steps[key]))
        elif key == Qt.Key.Key_Home:
            self._choose(day - timedelta(days=day.weekday()))
        elif key == Qt.Key.Key_End:
            self._choose(day + timedelta(days=6 - day.weekday()))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.month_asked.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(day)
        else:
            super().keyPressEvent(event)

    def _begin(self) -> date:
        """Where the keyboard begins: today, where that is in view."""
        today = self._today
        return today if today is not None and self.first() <= today <= self.last() else self._month

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard has a day at once."""
        super().focusInEvent(event)
        if self._current is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.set_current(self._begin())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the keyboard."""
        super().focusOutEvent(event)
        self.update()

    def tip_at(self, at: QPointF) -> str:
        """What the tooltip says at a point."""
        day = self.day_at(at)
        if day is None:
            return ""
        about = self._days.get(day)
        lines = [day_words(day)]
        if about is not None:
            lines += [about.tip] if about.tip else list(about.lines)
        return "\n".join(lines)

    def event(self, event: QEvent) -> bool:
        """The tooltip says all of a day."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            day = self.day_at(at)
            area = self.day_rect(day).toAlignedRect() if day is not None else self.rect()
            QToolTip.showText(event.globalPos(), self.tip_at(at), self, area)
            return True
        return super().event(event)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names of the weekdays and the days."""
        painter = QPainter(self)
        locale = QLocale(language())
        head = self._head()
        painter.setFont(theme.font("t12"))
        painter.setPen(theme.colour("muted"))
        for place in range(7):
            left = round(self.width() * place / 7)
            name = locale.dayName(place + 1, QLocale.FormatType.ShortFormat)
            painter.drawText(QRectF(left + _PAD, 0, self.width() / 7 - _PAD, head), _LEFT, name)
        days = [self.first() + timedelta(days=place) for place in range(WEEKS * 7)]
        for day in days:
            self._paint_ground(painter, day, self.day_rect(day))
        hairline = theme.colour("hairline")
        for day in days[::7]:
            painter.fillRect(QRectF(0, self.day_rect(day).top(), self.width(), 1), hairline)
        for day in days[1:7]:
            painter.fillRect(QRectF(self.day_rect(day).left(), head, 1, self.height() - head), hairline)
        for day in days:
            self._paint_day(painter, day, self.day_rect(day))
        if self._current is not None and self.hasFocus() and not self.day_rect(self._current).isEmpty():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self.day_rect(self._current).adjusted(2, 2, -1, -1), 6, 6)

    def _paint_ground(self, painter: QPainter, day: date, rect: QRectF) -> None:
        if day == self._current:
            painter.fillRect(rect, theme.colour("select"))
        elif day == self._over:
            painter.fillRect(rect, theme.colour("hover"))
        elif day.month != self._month.month:
            painter.fillRect(rect, theme.colour("ground"))

    def _paint_day(self, painter: QPainter, day: date, rect: QRectF) -> None:
        sizes = theme.metrics()
        about = self._days.get(day, MonthDay(day))
        inside = rect.adjusted(_PAD, 6, -_PAD, -6)
        elsewhere = day.month != self._month.month
        right = inside.right()
        if about.count:
            text = f"{about.count:,}"
            wide = theme.text_width(text, theme.font("t12"))
            self._write(painter, QRectF(right - wide, inside.top(), wide, sizes.l14), text, "t12", "muted", _RIGHT)
            right -= wide + 6
        left = self._paint_number(painter, day, inside, elsewhere, right)
        if about.mark:
            self._paint_mark(painter, about, left + 6, inside.top(), right)
        bottom = inside.bottom()
        if about.load is not None:
            meter = QRectF(inside.left(), bottom - METER, inside.width(), METER)
            self._paint_meter(painter, meter, about.load, elsewhere)
            bottom -= METER + 4
        y = inside.top() + sizes.l14 + 3
        small = QFontMetricsF(theme.font("t12"))
        for line in about.lines[:2]:
            if y + sizes.l12 > bottom + 1:
                break
            cut = small.elidedText(line, Qt.TextElideMode.ElideRight, inside.width())
            token = "muted" if elsewhere else "text"
            self._write(painter, QRectF(inside.left(), y, inside.width(), sizes.l12), cut, "t12", token)
            y += sizes.l12

    def _paint_number(self, painter: QPainter, day: date, inside: QRectF, elsewhere: bool, right: float) -> float:
        """The number of the day, in a disc if it is today; the first of a month says which. Answers its right."""
        sizes = theme.metrics()
        text = str(day.day)
        face = theme.font("t14", True)
        if day == self._today:
            side = sizes.l14 + 4
            disc = QRectF(inside.left() - 4, inside.top() - 2, max(side, theme.text_width(text, face) + 8), side)
            theme.rounded(painter, disc, side / 2, "now")
            painter.setFont(face)
            painter.setPen(theme.colour("on-now"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)
            return disc.right()
        if day.day == 1:
            named = QLocale(language()).toString(QDate(day.year, day.month, 1), translate("kit", "d MMM"))
            text = named if inside.left() + theme.text_width(named, face) <= right else text
        wide = theme.text_width(text, face)
        token = "muted" if elsewhere else "text"
        self._write(painter, QRectF(inside.left(), inside.top(), wide, sizes.l14), text, "t14", token, medium=True)
        return inside.left() + wide

    def _paint_mark(self, painter: QPainter, about: MonthDay, left: float, top: float, right: float) -> None:
        sizes = theme.metrics()
        face = theme.font("t12")
        wide = theme.text_width(about.mark, face) + 6
        if left + wide > right:
            return
        rect = QRectF(left, top + (sizes.l14 - sizes.l12 - 2) / 2, wide, sizes.l12 + 2)
        theme.rounded(painter, rect, 4, f"{about.mark_tone}-tint", f"{about.mark_tone}-edge")
        painter.setFont(face)
        painter.setPen(theme.colour(f"{about.mark_tone}-ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, about.mark)

    def _paint_meter(self, painter: QPainter, rect: QRectF, load: float, elsewhere: bool) -> None:
        theme.rounded(painter, rect, rect.height() / 2, "hairline" if elsewhere else "sunken")
        if load > 0:
            filled = QRectF(rect)
            filled.setWidth(max(rect.height(), rect.width() * min(1.0, load)))
            token = "bad" if load > 1 else "bar" if elsewhere else "bar-now"
            theme.rounded(painter, filled, rect.height() / 2, token)

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        size: str,
        token: str,
        align: int = _LEFT,
        *,
        medium: bool = False,
    ) -> None:
        painter.setFont(theme.font(size, medium))
        painter.setPen(theme.colour(token))
        room = rect.adjusted(-4, 0, 0, 0) if align == _RIGHT else rect.adjusted(0, 0, 4, 0)
        painter.drawText(room, align, text)
