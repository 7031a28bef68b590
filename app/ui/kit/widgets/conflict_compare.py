"""Versions of one record side by side: who wrote which, when, and where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import translate
from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.button import Button
from app.ui.kit.widgets.layouts import row
from app.ui.kit.widgets.overlay import clear_layout
from app.ui.kit.widgets.text import Label

GAP = 16
PAD = 16
_LABEL_MOST = 104
"""Pixels a field's name takes at most, or the third part of a wide side; a longer one is cut, the tooltip says all."""
_VALUE_LEAST = 88
"""Pixels a value has at least beside the word that it differs; where it has less, the sign alone is there."""
_LINES_MOST = 4
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True)
class CompareField:
    """A field of one side; `differs` marks it, with the word for it."""

    label: str
    value: str
    differs: bool = False


@dataclass(frozen=True)
class CompareSide:
    """One version: where it was written, by whom, when.

    `act` is what its button does, with `key`; "" for none. `also`: another way, as a small button with its icon alone:
    (what it does, key, icon).
    """

    title: str
    who: str = ""
    when: str = ""
    fields: tuple[CompareField, ...] = ()
    act: str = ""
    key: str = ""
    icon: str = "check"
    also: tuple[str, str, str] | None = None


class ConflictCompare(Painted, QWidget):
    """Two or more sides with the same fields, aligned; those that differ are tinted. Many fields scroll together.

    Signals `chosen(int)`, `chosen_also(int)`: the button of a side was pressed, or the small one beside it. The keys
    are only shown: whoever is around hears them.
    """

    chosen = Signal(int)
    chosen_also = Signal(int)

    def __init__(self, sides: Sequence[CompareSide] = (), *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._heads, self._feet = QWidget(), QWidget()
        for part in (self._heads, self._feet):
            line = QHBoxLayout(part)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(GAP)
        self.body = _Fields(name)
        whole.addWidget(self._heads)
        whole.addWidget(self.body, 1)
        whole.addWidget(self._feet)
        self._sides: tuple[CompareSide, ...] = ()
        self.buttons: list[Button] = []
        self.set_sides(sides)

    def set_sides(self, sides: Sequence[CompareSide]) -> None:
        """Show these versions."""
        self._sides = tuple(sides)
        heads, feet = self._heads.layout(), self._feet.layout()
        assert heads is not None and feet is not None
        clear_layout(heads)
        clear_layout(feet)
        self.buttons = []
        for place, side in enumerate(sides):
            heads.addWidget(self._head(side))
            feet.addWidget(self._foot(place, side))
        acts = any(side.act for side in sides)
        theme.show_if(self._feet, acts)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0 if acts else 8)  # the round corners stay free of what is tinted
        self.body.set_sides(self._sides)
        self.updateGeometry()
        self.update()

    def sides(self) -> tuple[CompareSide, ...]:
        """What is shown."""
        return self._sides

    def _head(self, side: CompareSide) -> QWidget:
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(head)
        column.setContentsMargins(PAD, 10, PAD, 10)
        column.setSpacing(0)
        title = Label(side.title, "strong", elide=True)
        if theme.current().type == "large":  # there is room for fewer lines
            column.addLayout(row(title, Label(f"{side.who} {side.when}".strip(), "caption", "muted")))
        else:
            column.addLayout(row(title, Label(side.when, "caption", "muted")))
            column.addWidget(Label(side.who, "caption", "muted", elide=True))
        return head

    def _foot(self, place: int, side: CompareSide) -> QWidget:
        foot = QWidget()
        foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(foot)
        aside = 8 if side.also is not None else PAD  # two buttons need the room
        column.setContentsMargins(*((6, 6, 6, 6) if theme.current().type == "large" else (aside, 10, aside, 12)))
        icon = side.icon if side.also is None else None
        button = Button(side.act, icon=icon, key=side.key or None, bound=False)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(place))
        across = row(button)
        column.addLayout(across)
        theme.show_if(button, bool(side.act))
        self.buttons.append(button)
        if side.also is not None:
            name, key, icon = side.also
            small = Button("", icon=icon, key=key, name=name, bound=False)
            small.clicked.connect(lambda: self.chosen_also.emit(place))
            across.addWidget(small)
            self.buttons.append(small)
        return foot

    # Measures

    def sizeHint(self) -> QSize:
        """As high as everything in it."""
        high = self._heads.sizeHint().height() + self.body.sizeHint().height() + 2
        high += self._feet.sizeHint().height() if not self._feet.isHidden() else 8
        return QSize(360, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths break lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def columns(self) -> list[QRect]:
        """Where each side stands."""
        return _columns(self.width(), self.height(), len(self._sides))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a box around each side, its head on a ground of its own."""
        painter = QPainter(self)
        head = self._heads.height()
        foot = self._feet.y() if not self._feet.isHidden() else None
        for column in self.columns():
            box = QRectF(column)
            shape = QPainterPath()
            shape.addRoundedRect(box, 8, 8)
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(QRectF(box.x(), box.y(), box.width(), head), theme.colour("ground"))
            painter.restore()
            lines = [head - 1] if foot is None else [head - 1, foot]
            for y in lines:
                painter.fillRect(QRectF(box.x(), y, box.width(), 1), theme.colour("hairline"))
            theme.rounded(painter, box, 8, None, "hairline")


def _columns(width: int, height: int, many: int) -> list[QRect]:
    if not many:
        return []
    wide = (width - GAP * (many - 1)) / many
    edges = [(round(place * (wide + GAP)), round(place * (wide + GAP) + wide)) for place in range(many)]
    return [QRect(left, 0, right - left, height) for left, right in edges]


class _Fields(Painted, QAbstractScrollArea):
    """The fields of all sides, line by line, so that the same field stands at the same height everywhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._sides: tuple[CompareSide, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._moved = False
        """Whether somebody scrolled: then nothing is brought into view any more."""
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._by_hand())

    def set_sides(self, sides: tuple[CompareSide, ...]) -> None:
        self._sides = sides
        said = [
            ", ".join(f"{one.label} {one.value}" for one in side.fields if one.differs) for side in sides
        ]  # fmt: skip
        self.setAccessibleDescription(
            "; ".join(f"{side.title}: {text}" for side, text in zip(sides, said, strict=True))
        )
        self._moved = False
        self._bars()
        self.updateGeometry()
        self.viewport().update()

    # Measures

    def _row(self) -> int:
        """A line's height: closer together where not all of them would be seen."""
        roomy = self._roomy()
        return roomy if sum(self._heights(roomy)) <= self.height() else roomy - 4

    @staticmethod
    def _roomy() -> int:
        return theme.metrics().row_compact + 4

    def _lines(self) -> int:
        return max((len(side.fields) for side in self._sides), default=0)

    def _label_width(self) -> int:
        face = theme.font()
        wide = _columns(max(self.width(), 200), 0, len(self._sides))
        return min(
            max(_LABEL_MOST, wide[0].width() // 3 if wide else 0),
            max((theme.text_width(one.label, face) for side in self._sides for one in side.fields), default=0),
        )

    def _mark_width(self, column: QRect) -> int:
        word = 4 + theme.text_width(translate("kit", "differs"), theme.font("t12"))
        room = column.width() - 2 * PAD - self._label_width() - 14 - 8
        return 12 + (word if room - 12 - word >= _VALUE_LEAST else 0)

    def _value_rect(self, column: QRect, one: CompareField) -> QRect:
        left = column.x() + PAD + self._label_width() + 14
        right = column.right() + 1 - PAD - (self._mark_width(column) + 8 if one.differs else 0)
        return QRect(left, 0, max(24, right - left), 0)

    def _heights(self, row: int | None = None) -> list[int]:
        """How high each line is: as high as its longest value needs, up to some lines."""
        sizes = theme.metrics()
        row = row or self._row()
        columns = _columns(max(self.width(), 200), 0, len(self._sides))
        found = []
        for line in range(self._lines()):
            most = 1
            for side, column in zip(self._sides, columns, strict=True):
                if line < len(side.fields):
                    one = side.fields[line]
                    room = self._value_rect(column, one).width()
                    metrics = QFontMetricsF(theme.font(medium=one.differs))
                    box = metrics.boundingRect(QRectF(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap), one.value)
                    most = max(most, round(box.height() / metrics.height()))
            found.append(row + (min(most, _LINES_MOST) - 1) * sizes.l14)
        return found

    def sizeHint(self) -> QSize:
        return QSize(320, sum(self._heights(self._roomy())))

    def minimumSizeHint(self) -> QSize:
        least = self._roomy() - 4
        return QSize(200, min(sum(self._heights(least)), 2 * least))

    def _bars(self) -> None:
        bar = self.verticalScrollBar()
        heights = self._heights()
        room = self.viewport().height()
        bar.setRange(0, max(0, sum(heights) - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._row())
        if not self._moved:
            bar.setValue(self._first_look(heights, room))

    def _by_hand(self) -> None:
        self._moved = True

    def _first_look(self, heights: list[int], room: int) -> int:
        """What differs is seen without scrolling; from the top where that shows it all."""
        differs = [line for side in self._sides for line, one in enumerate(side.fields) if one.differs]
        if not differs or sum(heights[: max(differs) + 1]) <= room:
            return 0
        return sum(heights[: max(0, min(differs))])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bars()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_moved"):
            self._bars()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        by = {Qt.Key.Key_Up: -bar.singleStep(), Qt.Key.Key_Down: bar.singleStep()}.get(Qt.Key(event.key()))
        if by is not None and bar.maximum():
            self._moved = True
            bar.setValue(bar.value() + by)
        else:
            event.ignore()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        y = -self.verticalScrollBar().value()
        columns = _columns(self.width(), 0, len(self._sides))
        row = self._row()
        for line, high in enumerate(self._heights(row)):
            if y + high > 0 and y < self.viewport().height():
                for side, column in zip(self._sides, columns, strict=True):
                    if line < len(side.fields):
                        rect = QRectF(column.x() + 1, y, column.width() - 2, high)
                        self._paint_field(painter, side.fields[line], rect, column, row)
            y += high

    def _paint_field(self, painter: QPainter, one: CompareField, rect: QRectF, column: QRect, row: int) -> None:
        sizes = theme.metrics()
        if one.differs:
            painter.fillRect(rect, theme.colour("warn-tint"))
        top = rect.y() + (row - sizes.l14) / 2
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        wide = self._label_width()
        label = painter.fontMetrics().elidedText(one.label, Qt.TextElideMode.ElideRight, wide + 1)
        painter.drawText(QRectF(column.x() + PAD, top, wide + 2, sizes.l14), _LEFT, label)
        value = self._value_rect(column, one)
        painter.setFont(theme.font(medium=one.differs))
        painter.setPen(theme.colour("text"))
        room = QRectF(value.x(), top, value.width(), rect.height() - (row - sizes.l14))
        painter.save()
        painter.setClipRect(room.adjusted(-1, -2, 1, 2))
        how = Qt.AlignmentFlag.AlignLeft | (
            Qt.AlignmentFlag.AlignVCenter if rect.height() <= row else Qt.AlignmentFlag.AlignTop
        )
        painter.drawText(room, int(how) | int(Qt.TextFlag.TextWordWrap), one.value)
        painter.restore()
        if one.differs:
            mark = self._mark_width(column)
            x = column.right() + 1 - PAD - mark
            icons.paint(painter, "git-compare", x, top + (sizes.l14 - 12) / 2, "warn-ink", 12)
            if mark > 12:
                painter.setFont(theme.font("t12"))
                painter.setPen(theme.colour("warn-ink"))
                painter.drawText(QRectF(x + 16, top, 80, sizes.l14), _LEFT, translate("kit", "differs"))

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip gives a value in full."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            y = event.pos().y() + self.verticalScrollBar().value()
            columns = _columns(self.width(), 0, len(self._sides))
            for high, line in zip(self._heights(), range(self._lines()), strict=True):
                if 0 <= y < high:
                    for side, column in zip(self._sides, columns, strict=True):
                        if column.left() <= event.pos().x() <= column.right() and line < len(side.fields):
                            one = side.fields[line]
                            QToolTip.showText(event.globalPos(), f"{one.label}: {one.value}")
                    return True
                y -= high
            return True
        return super().viewportEvent(event)
