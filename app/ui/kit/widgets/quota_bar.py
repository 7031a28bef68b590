"""The seats of something that keeps places for groups: who sits where, what is kept, what is free to all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.theme import Painted

TONES = ("info", "good", "wait", "warn")
"""The colours of groups in their order; each has a grain of its own beside it (`grain`)."""
SEATS = 110
"""Up to so many places are drawn one by one; beyond that they run together."""
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True)
class QuotaSeats:
    """One group: what it is called, how many places it has and how many of its people have one.

    `kept`: places nobody else may take now. `most`: it isn't kept anything; so many of them are the most there may be.
    """

    key: Any
    name: str
    places: int
    taken: int
    kept: int = 0
    most: bool = False


def tone_of(place: int) -> str:
    """The colour of the group at a place of the list, from 0."""
    return TONES[place % len(TONES)]


def grain_of(place: int) -> int:
    """The grain of the group at a place: 0 plain, 1 lined across, 2 dotted, 3 slanted; told apart without colour."""
    return place % 4


def fill_seat(painter: QPainter, rect: QRectF, place: int) -> None:
    """Fill a seat (or a run of seats) in the colour and grain of the group at `place`; -1 for no group."""
    if place < 0:
        painter.fillRect(rect, theme.colour("faint"))
        return
    painter.fillRect(rect, theme.colour(tone_of(place)))
    grain = grain_of(place)
    if not grain:
        return
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.colour("surface"), 1.2))
    if grain == 1:
        y = rect.top() + 3.5
        while y < rect.bottom() - 1:
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
            y += 4
    elif grain == 2:
        y = rect.top() + 3
        while y < rect.bottom() - 1:
            x = rect.left() + min(rect.width(), 5) / 2
            while x < rect.right():
                painter.drawPoint(QPointF(x, y))
                x += 5
            y += 4
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = rect.left() - rect.height()
        while x < rect.right():
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
            x += 5
    painter.restore()


@dataclass(frozen=True)
class _Run:
    """So many seats of one kind, side by side: taken by people of these groups, or (`empty`) kept for the first."""

    groups: tuple[int, ...]
    count: int
    empty: bool = False


def _one_seat(painter: QPainter, seat: QRectF, run: _Run) -> None:
    if run.empty:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(tone_of(run.groups[0]) if run.groups else "line"), 1))
        painter.drawRoundedRect(seat.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1)
    elif len(run.groups) > 1:
        half = seat.height() / 2
        fill_seat(painter, QRectF(seat.x(), seat.y(), seat.width(), half), run.groups[0])
        fill_seat(painter, QRectF(seat.x(), seat.y() + half, seat.width(), half), run.groups[1])
    else:
        fill_seat(painter, seat, run.groups[0] if run.groups else -1)


class QuotaBar(Painted, QWidget):
    """Every place as a seat. With up to two groups that keep places one row of seats under brackets: those who count
    in both stand where the brackets meet; with more groups, or such that only have a most, a row for each.

    `set` takes how many people count in which groups: `taken[frozenset of keys]`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.capacity: int | None = None
        self.quotas: tuple[QuotaSeats, ...] = ()
        self.taken: Mapping[frozenset[Any], int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, capacity: int | None, quotas: Sequence[QuotaSeats], taken: Mapping[frozenset[Any], int]) -> None:
        """Show these. `capacity` None: no limit, only the groups are shown."""
        self.capacity, self.quotas, self.taken = capacity, tuple(quotas), dict(taken)
        self.setAccessibleName(self.said())
        self.updateGeometry()
        self.update()

    # What there is

    @property
    def bracketed(self) -> bool:
        """Whether all groups fit on one row of seats."""
        return self.capacity is not None and len(self.quotas) <= 2 and not any(one.most for one in self.quotas)

    @property
    def plain(self) -> int:
        """People who have a place and count in none of the groups."""
        keys = {one.key for one in self.quotas}
        return sum(count for groups, count in self.taken.items() if not groups & keys)

    @property
    def both(self) -> int:
        """People who count in more than one of the groups, on one place each."""
        keys = {one.key for one in self.quotas}
        return sum(count for groups, count in self.taken.items() if len(groups & keys) > 1)

    @property
    def free(self) -> int:
        """Seats nobody has and nobody is kept."""
        if self.capacity is None:
            return 0
        return max(0, self.capacity - sum(self.taken.values()) - self.kept)

    @property
    def kept(self) -> int:
        """Seats kept for the groups, none counted beyond the seats there are."""
        if self.capacity is None:
            return 0
        return min(sum(one.kept for one in self.quotas), max(0, self.capacity - sum(self.taken.values())))

    def said(self) -> str:
        """All of it in words."""
        parts = [f"{one.name} {one.taken} / {one.places}" for one in self.quotas]
        if self.both:
            parts.append(translate("kit", "{n} count in both").format(n=self.both))
        if self.quotas:
            parts.append(translate("kit", "{n} others").format(n=self.plain))
        if self.free:
            parts.append(translate("kit", "{n} free to all").format(n=self.free))
        return translate("clauses", ", ").join(parts)

    def _runs(self) -> list[_Run]:
        """The seats of the one row, from left to right."""
        keys = [one.key for one in self.quotas]
        alone = [sum(n for groups, n in self.taken.items() if groups & set(keys) == {key}) for key in keys]
        first = self.quotas[0] if self.quotas else None
        last = self.quotas[1] if len(self.quotas) > 1 else None
        runs: list[_Run] = []
        if first is not None:
            runs += [_Run((0,), first.kept, empty=True), _Run((0,), alone[0])]
        if last is not None:
            runs += [_Run((0, 1), self.both), _Run((1,), alone[1]), _Run((1,), last.kept, empty=True)]
        runs += [_Run((), self.plain), _Run((), self.free, empty=True)]
        return [run for run in runs if run.count]

    # Measures

    def _measures(self) -> tuple[int, int, int, int]:
        """Height of a label, of a bracket, of a seat, and the gap between rows."""
        sizes = theme.metrics()
        return sizes.l12 + 2, 6, sizes.l14, 8

    def sizeHint(self) -> QSize:
        """Higher with brackets above and below, or a row for each group."""
        label, bracket, seat, gap = self._measures()
        if self.bracketed:
            high = seat + (label + bracket if self.quotas else 0) + (label + bracket + 2 if len(self.quotas) > 1 else 0)
        else:
            rows = len(self.quotas)
            whole = seat + gap if self.capacity is not None else 0
            high = whole + rows * (label + seat // 2 + 2) + max(0, rows - 1) * gap
        return QSize(200, max(high, 1))

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be."""
        return QSize(120, self.sizeHint().height())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.bracketed:
            self._paint_brackets(painter)
        else:
            self._paint_rows(painter)

    def _paint_brackets(self, painter: QPainter) -> None:
        label, bracket, seat, _gap = self._measures()
        top = float(label + bracket if self.quotas else 0)
        runs = self._runs()
        seats = max(1, self.capacity or 0, sum(run.count for run in runs))
        step = self.width() / seats
        spans: list[list[float]] = [[self.width(), 0.0] for _ in self.quotas]
        x = 0.0
        for run in runs:
            wide = run.count * step
            self._seats(painter, QRectF(x, top, wide, seat), run, step)
            for group in run.groups:
                spans[group] = [min(spans[group][0], x), max(spans[group][1], x + wide)]
            x += wide
        if self.quotas:
            first = self.quotas[0]
            others = translate("kit", "others {n}").format(n=self.plain)
            small = theme.font("t12")
            wide = theme.text_width(others, small)
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(self.width() - wide - 1, 0, wide + 2, label), _RIGHT, others)
            self._bracket(painter, spans[0], top - bracket, bracket, "info", up=True)
            self._name(painter, first, 0, QRectF(0, 0, self.width() - wide - 12, label))
        if len(self.quotas) > 1:
            second = self.quotas[1]
            below = top + seat
            self._bracket(painter, spans[1], below, bracket, "good", up=False)
            need = theme.text_width(_count(second), theme.font("t12", True)) + theme.text_width(
                second.name + " ", theme.font("t12")
            )
            left = max(0.0, min(spans[1][0], self.width() - need - 4.0))
            self._name(painter, second, 1, QRectF(left, below + bracket + 2, self.width() - left, label))

    def _bracket(self, painter: QPainter, span: list[float], y: float, high: float, tone: str, *, up: bool) -> None:
        if span[1] <= span[0]:
            return
        near, far = (y + high, y + 0.5) if up else (y, y + high - 0.5)
        path = QPainterPath(QPointF(span[0] + 0.5, near))
        path.lineTo(span[0] + 0.5, far)
        path.lineTo(span[1] - 1, far)
        path.lineTo(span[1] - 1, near)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(tone), 1.25))
        painter.drawPath(path)

    def _name(self, painter: QPainter, quota: QuotaSeats, place: int, rect: QRectF) -> None:
        """A group's name and how far it is taken, in its ink."""
        said = _count(quota)
        strong, small = theme.font("t12", True), theme.font("t12")
        painter.setPen(theme.colour(f"{tone_of(place)}-ink"))
        painter.setFont(small)
        room = rect.width() - theme.text_width(said, strong) - 6
        name = painter.fontMetrics().elidedText(quota.name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(rect, _LEFT, name)
        x = rect.x() + theme.text_width(name, small) + 4
        painter.setFont(strong)
        painter.drawText(QRectF(x, rect.y(), rect.right() - x + 2, rect.height()), _LEFT, said)

    def _seats(self, painter: QPainter, rect: QRectF, run: _Run, step: float) -> None:
        """The seats of one kind; one by one where there is room, else as one block."""
        one_by_one = step >= self.width() / SEATS
        count = run.count if one_by_one else 1
        wide = step if one_by_one else rect.width()
        gap = min(0.9, wide * 0.2)
        for number in range(count):
            seat = QRectF(rect.x() + number * wide, rect.y(), wide - gap, rect.height())
            _one_seat(painter, seat, run)

    def _paint_rows(self, painter: QPainter) -> None:
        label, _bracket, seat, gap = self._measures()
        y = 0.0
        if self.capacity is not None:
            runs = [_Run((), sum(self.taken.values())), _Run((), self.free, empty=True)]
            seats = max(1, self.capacity, sum(self.taken.values()))
            step = self.width() / seats
            x = 0.0
            for run in runs[:1]:
                self._seats(painter, QRectF(x, y, run.count * step, seat), run, step)
                x += run.count * step
            for place, quota in enumerate(self.quotas):
                kept = min(quota.kept, max(0, seats - round(x / step)))
                self._seats(painter, QRectF(x, y, kept * step, seat), _Run((place,), kept, empty=True), step)
                x += kept * step
            left = max(0, seats - round(x / step))
            self._seats(painter, QRectF(x, y, left * step, seat), _Run((), left, empty=True), step)
            y += seat + gap
        most = max([1, *(max(one.places, one.taken) for one in self.quotas)])
        for place, quota in enumerate(self.quotas):
            self._name(painter, quota, place, QRectF(0, y, self.width(), label))
            y += label
            half = seat // 2
            step = self.width() / most
            taken = quota.taken * step
            self._seats(painter, QRectF(0, y, taken, half), _Run((place,), quota.taken), step)
            rest = max(0, quota.places - quota.taken)
            self._seats(painter, QRectF(taken, y, rest * step, half), _Run((place,), rest, empty=True), step)
            y += half + 2 + gap

    def event(self, event: QEvent) -> bool:
        """The tooltip says all of it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.said().replace(translate("clauses", ", "), "\n"), self)
            return True
        return super().event(event)


class SeatSign(Painted, QWidget):
    """One seat as the bar draws it, for a legend: of these groups (places in the list), taken or `empty`."""

    def __init__(self, groups: Sequence[int] = (), *, empty: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = _Run(tuple(groups), 1, empty)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(8, theme.metrics().l12 - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _one_seat(painter, QRectF(self.rect()), self._run)


def _count(quota: QuotaSeats) -> str:
    return f"{quota.taken} / {quota.places}"
