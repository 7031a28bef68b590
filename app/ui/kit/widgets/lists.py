"""Lists of two-line rows: found people, boards, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.keyhint import hint_width, paint_hint
from app.ui.kit.widgets.marks import paint_avatar, paint_badge, paint_pill, pill_size

_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True)
class Item:
    """One row: what it stands for (`key`) and what it shows.

    `note` follows the title in small; `marks` are (start, length) pieces of the note in blue. `right` and
    `right_note` stand at the right, `pill` is (text, tone, icon). Tones colour subtitle and right text. `badge` is a
    number in a circle at the left, filled where it is "live". `indent` moves the row's content to the right (pixels),
    `tint` is the tone of its ground.
    """

    key: Any
    title: str
    subtitle: str = ""
    note: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    right: str = ""
    right_note: str = ""
    right_note_icon: str | None = None
    right_note_tone: str = "muted"
    badge: tuple[str, str] | None = None
    avatar: str = ""
    icon: str | None = None
    icon_tone: str = "muted"
    subtitle_icon: str | None = None
    subtitle_tone: str = "muted"
    right_tone: str = "text"
    title_tone: str = "text"
    pill: tuple[str, str, str | None] | None = None
    hint: str = ""
    chevron: bool = False
    strong: bool = False
    lead: str = ""
    meter: float | None = None
    right_strong: bool = False
    right_icon: str | None = None
    indent: int = 0
    tint: str = ""


class TwoLineList(Painted, QAbstractScrollArea):
    """Rows of two lines (one if nothing has a subtitle), drawn only where seen.

    Up, Down, Home, End move; Enter or a click sends `activated(key)`; `current_changed(key)` follows the
    selection. `quiet=True` shows no selection until the keyboard is in it. With `whole=True` it never scrolls:
    it shows as many whole rows as there is room for, a little higher if that fills the room, and says how
    many by `fitting(int)`.
    """

    activated = Signal(object)
    current_changed = Signal(object)
    fitting = Signal(int)

    def __init__(
        self,
        items: Sequence[Item] = (),
        *,
        name: str = "",
        quiet: bool = True,
        height: int | None = None,
        fit: bool = False,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._whole = whole
        self._told = -1
        self._items: list[Item] = []
        self._lead = 0
        self._current = -1
        self._over = -1
        self._quiet = quiet
        self._row_height = height
        self._fit = fit
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if fit:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if fit or whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_items(items)

    # Content

    def set_items(self, items: Sequence[Item]) -> None:
        """Show other rows; the selection stays on its key."""
        kept = self.current_key()
        self._items = list(items)
        self._lead = self._widest()
        self._current = next((i for i, item in enumerate(self._items) if item.key == kept), -1)
        self._over = -1
        for item in self._items:
            icons.require(item.icon)
            icons.require(item.subtitle_icon)
            icons.require(item.right_note_icon)
            icons.require(item.right_icon)
        self._bars()
        self.updateGeometry()
        self.viewport().update()
        self._tell()

    def _widest(self) -> int:
        face = theme.font(medium=True)
        return max((theme.text_width(item.lead, face) for item in self._items if item.lead), default=0)

    def items(self) -> list[Item]:
        """The rows shown."""
        return list(self._items)

    def current_key(self) -> Any:
        """The key of the selected row, None while none is."""
        return self._items[self._current].key if 0 <= self._current < len(self._items) else None

    def set_current(self, index: int) -> None:
        """Select a row (−1: none) and bring it into view."""
        index = max(-1, min(self.shown() - 1, index))
        if index == self._current:
            return
        self._current = index
        if index >= 0:
            bar, high = self.verticalScrollBar(), self.row_height()
            if index * high < bar.value():
                bar.setValue(index * high)
            elif (index + 1) * high > bar.value() + self.viewport().height():
                bar.setValue((index + 1) * high - self.viewport().height())
        self.viewport().update()
        self._tell()
        self.current_changed.emit(self.current_key())

    def step(self, by: int) -> None:
        """Move the selection by some rows (also called by a search box that keeps the keyboard)."""
        if self._items:
            self.set_current(max(0, self._current + by))

    def activate_current(self) -> bool:
        """Activate the selected row; False when none is."""
        if self._current < 0:
            return False
        self.activated.emit(self.current_key())
        return True

    def row_height(self) -> int:
        """Pixels a row."""
        least = self._least_height()
        if not self._whole:
            return least
        room = self.viewport().height()
        rows = max(1, room // least)
        return max(least, room // rows) if len(self._items) >= rows else least

    def set_row_height(self, height: int | None) -> None:
        """Pixels a row from now on; None for what the type size wants."""
        if height != self._row_height:
            self._row_height = height
            self._bars()
            self.updateGeometry()
            self.viewport().update()

    def shown(self) -> int:
        """How many rows can be seen: all, scrolled to or not; the whole ones of a list that never scrolls."""
        if not self._whole:
            return len(self._items)
        return min(len(self._items), max(1, self.viewport().height() // self._least_height()))

    def _least_height(self) -> int:
        if self._row_height is not None:
            return self._row_height
        two = any(item.subtitle or item.right_note for item in self._items)
        return theme.metrics().row_two if two else theme.metrics().row

    def _tell(self) -> None:
        item = self._items[self._current] if 0 <= self._current < len(self._items) else None
        self.setAccessibleDescription(
            " ".join(part for part in (item.title, item.note, item.subtitle, item.right) if part) if item else ""
        )
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Geometry

    def _bars(self) -> None:
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        bar.setRange(0, 0 if self._whole else max(0, len(self._items) * self.row_height() - room))
        bar.setPageStep(room)
        bar.setSingleStep(self.row_height() // 2)
        if self._whole and self.shown() != self._told:
            self._told = self.shown()
            self.fitting.emit(self._told)

    def sizeHint(self) -> QSize:
        """All rows when it fits itself, a handful else."""
        rows = len(self._items) if self._fit else min(6, max(3, len(self._items)))
        return QSize(240, rows * self.row_height())

    def minimumSizeHint(self) -> QSize:
        """All rows when it fits itself, one else."""
        return QSize(120, self.sizeHint().height() if self._fit else self.row_height())

    def resizeEvent(self, event) -> None:
        """Scroll over the new height."""
        self._bars()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_items"):
            self._lead = self._widest()
            self._bars()
            self.viewport().update()

    def _at(self, y: float) -> int:
        index = int((y + self.verticalScrollBar().value()) // self.row_height())
        return index if 0 <= index < self.shown() else -1

    def row_rect(self, index: int) -> QRectF:
        """Where a row is in the viewport (for tests and menus)."""
        high = self.row_height()
        return QRectF(0, index * high - self.verticalScrollBar().value(), self.viewport().width(), high)

    # Hands

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse."""
        if event.type() == QEvent.Type.Leave:
            self._over = -1
            self.viewport().update()
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Wash the row under the mouse."""
        over = self._at(event.position().y())
        if over != self._over:
            self._over = over
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select."""
        self.set_current(self._at(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Activate."""
        index = self._at(event.position().y())
        if index >= 0 and index == self._current and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(self.current_key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and activate."""
        page = max(1, self.viewport().height() // self.row_height())
        moves = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._items),
            Qt.Key.Key_End: len(self._items),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.step(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activate_current()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first row when the keyboard comes in."""
        super().focusInEvent(event)
        if self._current < 0 and self._items and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.set_current(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A quiet list shows no selection then."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.row_height()
        first = self.verticalScrollBar().value() // high
        last = min(self.shown(), first + self.viewport().height() // high + 2)
        for index in range(first, last):
            self._paint_row(painter, index, self.row_rect(index))

    def _paint_row(self, painter: QPainter, index: int, rect: QRectF) -> None:
        item = self._items[index]
        selected = index == self._current and (not self._quiet or self.hasFocus())
        if selected:
            painter.fillRect(rect, theme.colour("select"))
            painter.fillRect(QRectF(0, rect.y(), 3, rect.height()), theme.colour("focus"))
        elif item.tint:
            painter.fillRect(rect, theme.colour(f"{item.tint}-tint"))
        elif index == self._over:
            painter.fillRect(rect, theme.colour("hover"))
        if index and not selected:
            painter.fillRect(QRectF(0, rect.y(), rect.width(), 1), theme.colour("hairline"))
        sizes = theme.metrics()
        left, right = rect.x() + 16 + item.indent, rect.right() - 16
        middle = rect.center().y()
        if item.lead:
            face = theme.font(medium=item.title_tone == "text")
            painter.setFont(face)
            painter.setPen(theme.colour(_ink(item.title_tone)))
            painter.drawText(QRectF(left, rect.y(), rect.width(), rect.height()), _MIDDLE, item.lead)
            left += self._lead + 16
        if item.badge:
            side = sizes.icon + 6
            paint_badge(painter, *item.badge, left - 4 + side / 2, middle, side / 2)
            left += side + 6
        elif item.avatar:
            side = 32 if rect.height() >= 48 else 24
            paint_avatar(painter, item.avatar, left - 4, middle - side / 2, side, "surface" if selected else "sunken")
            left += side + 8
        elif item.icon:
            icons.paint(painter, item.icon, left, middle - sizes.icon / 2, item.icon_tone, sizes.icon)
            left += sizes.icon + 12
        if item.chevron:
            right -= 14
            icons.paint(painter, "chevron-right", right, middle - 7, "muted", 14)
            right -= 8
        if item.hint:
            right -= hint_width(item.hint)
            paint_hint(painter, item.hint, right, middle - sizes.keyhint / 2, fill="surface")
            right -= 12
        if item.pill:
            size = pill_size(item.pill[0], item.pill[2])
            right -= size.width()
            paint_pill(painter, *item.pill, right, middle - size.height() / 2)
            right -= 12
        two = bool(item.subtitle or item.right_note)
        line1, line2 = sizes.l14, sizes.l12
        top = middle - (line1 + line2 + (2 if sizes.t14 > 14 else 0)) / 2 if two else middle - line1 / 2
        plain = item.right_tone == "text" or item.right_strong
        right_face = theme.font(medium=item.right_strong) if plain else theme.font("t12")
        room = right
        if item.right:
            # What stands at the right never takes more than half of the room from the title.
            wide = min(theme.text_width(item.right, right_face), round((right - left) * 0.5))
            painter.setFont(right_face)
            painter.setPen(theme.colour(_ink(item.right_tone)))
            y = top if two and (item.right_note or item.subtitle) else middle - line1 / 2
            painter.drawText(
                QRectF(right - wide - 4, y, wide + 4, line1),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                painter.fontMetrics().elidedText(item.right, Qt.TextElideMode.ElideRight, wide + 4),
            )
            if item.right_icon:
                wide += sizes.icon_small + 4
                icons.paint(
                    painter, item.right_icon, right - wide, y + (line1 - sizes.icon_small) / 2,
                    _ink(item.right_tone), sizes.icon_small,
                )  # fmt: skip
            room = right - wide - 12
        room2 = right
        if item.right_note:
            painter.setFont(theme.font("t12"))
            painter.setPen(theme.colour(_ink(item.right_note_tone)))
            wide = theme.text_width(item.right_note, theme.font("t12"))
            painter.drawText(
                QRectF(right - wide - 4, top + line1, wide + 4, line2),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                item.right_note,
            )
            if item.right_note_icon:
                wide += 16
                icons.paint(
                    painter, item.right_note_icon, right - wide, top + line1 + (line2 - 12) / 2,
                    _ink(item.right_note_tone), 12,
                )  # fmt: skip
            room2 = right - wide - 12
        if item.meter is not None and room2 - left > 140:
            bar = QRectF(room2 - 24, top + line1 + line2 / 2 - 2, 32, 4)
            theme.rounded(painter, bar, 2, "sunken")
            if item.meter > 0:
                bar.setWidth(max(4.0, min(1.0, item.meter) * bar.width()))
                theme.rounded(painter, bar, 2, "bar-now")
            room2 -= 36
        face = theme.font(medium=item.strong or bool(item.avatar))
        # What has one line stands in the middle, however many the right has.
        high = top if item.subtitle else middle - line1 / 2
        self._text(painter, item.title, face, item.title_tone, QPointF(left, high), room - left, line1)
        if item.note:
            start = left + theme.text_width(item.title, face) + 8
            if room - start > 24:
                self._marked(painter, item, QRectF(start, high, room - start, line1))
        if item.subtitle:
            x = left
            if item.subtitle_icon:
                icons.paint(
                    painter,
                    item.subtitle_icon,
                    x,
                    top + line1 + (line2 - 14) / 2,
                    _ink(item.subtitle_tone),
                    14,
                )
                x += 18
            self._text(
                painter,
                item.subtitle,
                theme.font("t12"),
                item.subtitle_tone,
                QPointF(x, top + line1),
                room2 - x,
                line2,
            )

    def _text(self, painter: QPainter, text: str, face, tone: str, at: QPointF, room: float, high: float) -> None:
        painter.setFont(face)
        painter.setPen(theme.colour(_ink(tone)))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(at.x(), at.y(), room, high), int(Qt.AlignmentFlag.AlignVCenter), cut)

    def _marked(self, painter: QPainter, item: Item, rect: QRectF) -> None:
        blue = {i for start, length in item.marks for i in range(start, start + length)}
        x = rect.x()
        text = item.note
        at = 0
        while at < len(text) and x < rect.right():
            end = at
            while end < len(text) and (end in blue) == (at in blue):
                end += 1
            piece = text[at:end]
            face = theme.font("t12", at in blue)
            painter.setFont(face)
            painter.setPen(theme.colour("info-ink" if at in blue else "muted"))
            painter.drawText(
                QRectF(x, rect.y() + 1, rect.right() - x, rect.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
                piece,
            )
            x += QFontMetricsF(face).horizontalAdvance(piece)
            at = end

    def event(self, event) -> bool:
        """The tooltip gives a row in full."""
        if event.type() == QEvent.Type.ToolTip:
            index = self._at(self.viewport().mapFromGlobal(event.globalPos()).y())
            item = self._items[index] if index >= 0 else None
            self.setToolTip("\n".join(filter(None, (item.title, item.subtitle))) if item else "")
        return super().event(event)


def _ink(tone: str) -> str:
    return tone if tone in ("text", "muted") else f"{tone}-ink" if tone != "accent" else "accent-text"
