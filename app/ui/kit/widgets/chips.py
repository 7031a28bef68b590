"""Chips that filter, segments that switch, keys that choose."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit import icons, theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.button import bind_key
from app.ui.kit.widgets.flow import FlowLayout
from app.ui.kit.widgets.keyhint import hint_width, paint_hint

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class _Toggle(Painted, Ringed, QAbstractButton):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _wash(self) -> str:
        return "press" if self.isDown() else "hover" if self.underMouse() else "surface"


class Chip(_Toggle):
    """A filter that is on or off, with a tick and perhaps a count."""

    ring_radius = 16

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._count = count
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many are behind it; None for no number."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for tick, text and count; the tick's room appears with it."""
        width = 24 + theme.text_width(self.text(), theme.font(medium=self.isChecked()))
        if self.isChecked():
            width += theme.metrics().icon_small + 6
        if self._count is not None:
            width += 6 + theme.text_width(f"{self._count:,}", theme.font("t12", self.isChecked()))
        return QSize(width, theme.metrics().chip)

    def nextCheckState(self) -> None:
        """Make room for the tick."""
        super().nextCheckState()
        self.updateGeometry()

    def setChecked(self, checked: bool) -> None:
        """Switch on or off."""
        super().setChecked(checked)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        on = self.isChecked()
        radius = self.height() / 2
        theme.rounded(
            painter,
            QRectF(self.rect()),
            radius,
            "select" if on else self._wash(),
            "focus" if on else "btn-line",
        )
        x = 12.0
        ink = "info-ink" if on else "text"
        if on:
            size = theme.metrics().icon_small
            icons.paint(painter, "check", x, (self.height() - size) / 2, ink, size)
            x += size + 6
        face = theme.font(medium=on)
        painter.setFont(face)
        painter.setPen(theme.colour(ink if self.isEnabled() else "muted"))
        painter.drawText(QRectF(x, 0, self.width(), self.height()), _LEFT, self.text())
        if self._count is not None:
            x += theme.text_width(self.text(), face) + 6
            painter.setFont(theme.font("t12", on))
            painter.setPen(theme.colour("info-ink" if on else "muted"))
            painter.drawText(QRectF(x, 0, self.width(), self.height()), _LEFT, f"{self._count:,}")


class FilterChips(QWidget):
    """A row of chips that wraps. `chips` are (key, text) or (key, text, count); several may be on unless
    `exclusive`. Signal `changed(list)` with the keys that are on.
    """

    changed = Signal(list)

    def __init__(
        self,
        chips: Sequence[tuple[Any, ...]] = (),
        *,
        exclusive: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._exclusive = exclusive
        self._chips: dict[Any, Chip] = {}
        self._flow = FlowLayout(self, spacing=8)
        self.set_chips(chips)

    def set_chips(self, chips: Sequence[tuple[Any, ...]]) -> None:
        """Replace the chips; those that stay keep their state, and the keyboard if it is on them."""
        before = self._chips
        wanted = [key for key, *_rest in chips]
        gone = [chip for key, chip in before.items() if key not in wanted]
        if any(chip.hasFocus() for chip in gone):
            heir = next((chip for key, chip in before.items() if key in wanted), None)
            if heir is not None:
                heir.setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in before.values():
            self._flow.removeWidget(chip)
        for chip in gone:
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        last: Chip | None = None
        for key, text, *count in chips:
            chip = before.get(key) or self._make(key)
            chip.setText(text)
            chip.set_count(count[0] if count else None)
            self._flow.addWidget(chip)
            if last is not None:
                QWidget.setTabOrder(last, chip)
            self._chips[key] = last = chip

    def _make(self, key: Any) -> Chip:
        chip = Chip("")
        chip.clicked.connect(lambda _checked=False: self._clicked(key))
        return chip

    def chip(self, key: Any) -> Chip:
        """One of the chips."""
        return self._chips[key]

    def set_count(self, key: Any, count: int | None) -> None:
        """Show another count on one chip."""
        self._chips[key].set_count(count)

    def keys(self) -> list[Any]:
        """The keys that are on, in their order on screen."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def set_keys(self, keys: Sequence[Any]) -> None:
        """Switch exactly these on, without a signal."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)

    def _clicked(self, key: Any) -> None:
        if self._exclusive:
            for other, chip in self._chips.items():
                chip.setChecked(other == key)
        self.changed.emit(self.keys())


class _Segment(_Toggle):
    def __init__(self, text: str, icon: str | None) -> None:
        super().__init__(text)
        self._icon = icons.require(icon)
        self.first = self.last = False

    def sizeHint(self) -> QSize:
        width = 28 + theme.text_width(self.text(), theme.font(medium=True)) + (22 if self._icon else 0)
        return QSize(width + (theme.metrics().icon - 16 if self._icon else 0), theme.metrics().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # One box drawn across all segments: each draws its part of it.
        whole = QRectF(self.rect()).adjusted(0 if self.first else -20, 0, 0 if self.last else 20, 0)
        path = QPainterPath()
        path.addRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
        painter.fillPath(path, theme.colour("select" if self.isChecked() else self._wash()))
        painter.setPen(theme.colour("btn-line"))
        painter.drawPath(path)
        if not self.first:
            painter.fillRect(QRectF(0, 1, 1, self.height() - 2), theme.colour("btn-line"))
        ink = "info-ink" if self.isChecked() else "text"
        size = theme.metrics().icon
        face = theme.font(medium=self.isChecked())
        wide = theme.text_width(self.text(), face) + (size + 6 if self._icon else 0)
        x = (self.width() - wide) / 2
        if self._icon:
            icons.paint(painter, self._icon, x, (self.height() - size) / 2, ink, size)
            x += size + 6
        painter.setFont(face)
        painter.setPen(theme.colour(ink))
        painter.drawText(QRectF(x, 0, self.width(), self.height()), _LEFT, self.text())


class SegmentedControl(QWidget):
    """One of a few ways to look. `segments` are (key, text) or (key, text, icon). Left and Right move.

    Signal `changed(object)` with the key.
    """

    changed = Signal(object)

    def __init__(
        self,
        segments: Sequence[tuple[Any, ...]],
        current: Any = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._segments: dict[Any, _Segment] = {}
        for key, text, *icon in segments:
            segment = _Segment(text, icon[0] if icon else None)
            segment.clicked.connect(lambda _checked=False, key=key: self.changed.emit(key))
            self._group.addButton(segment)
            row.addWidget(segment)
            self._segments[key] = segment
        parts = list(self._segments.values())
        parts[0].first = parts[-1].last = True
        self.set_value(current if current is not None else next(iter(self._segments)))

    def show_only(self, keys: Sequence[Any]) -> None:
        """Show these of its segments; the ends are round whichever they are."""
        shown = [segment for key, segment in self._segments.items() if key in keys]
        for segment in self._segments.values():
            segment.setVisible(segment in shown)
            segment.first = segment.last = False
        if shown:
            shown[0].first = shown[-1].last = True
        self.update()

    def segment(self, key: Any) -> QAbstractButton:
        """One of the segments."""
        return self._segments[key]

    def focus(self) -> None:
        """The keyboard goes to the segment that is on."""
        part = self._segments.get(self.value()) or next(iter(self._segments.values()))
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> Any:
        """The key that is on."""
        return next((key for key, part in self._segments.items() if part.isChecked()), None)

    def set_value(self, key: Any) -> None:
        """Switch to `key` without a signal; None switches all off, where something else is looked at."""
        if key is not None:
            self._segments[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        self._group.setExclusive(True)


class KeyTile(_Toggle):
    """A choice with its key in a box at the left (purposes, tallies). `count` stands at the right.

    Checkable by default (`checkable=False` for a tally that only clicks); `stretch` lets it grow in width.
    The key is bound only when `bind` is set, so that the page decides when letters are typing.
    """

    def __init__(
        self,
        key: str,
        text: str = "",
        *,
        count: int | None = None,
        checkable: bool = True,
        bind: bool = False,
        name: str = "",
        stretch: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.key = key
        self._count = count
        self._name = name or text
        self.setCheckable(checkable)
        if stretch:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if bind:
            bind_key(self, key)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show another number."""
        self._count = count
        self.setAccessibleName(self._name if count is None else f"{self._name} {count}")
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int | None:
        """The number shown."""
        return self._count

    def sizeHint(self) -> QSize:
        """Room for key, text and count."""
        width = 20 + hint_width(self.key) if self.key else 20
        if self.text():
            width += 8 + theme.text_width(self.text(), theme.font(medium=True))
        if self._count is not None:
            width += 8 + theme.text_width(f"{max(self._count, 100):,}", theme.font(medium=True))
        return QSize(width, theme.metrics().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        on = self.isChecked()
        theme.rounded(painter, QRectF(self.rect()), 8, "select" if on else self._wash(), "focus" if on else "btn-line")
        ink = "info-ink" if on else "text" if self.isEnabled() else "muted"
        x = 8.0
        if self.key:
            paint_hint(
                painter,
                self.key,
                x,
                (self.height() - theme.metrics().keyhint) / 2,
                ink="info-ink" if on else "muted",
                edge="select-edge" if on else "btn-line",
                fill="surface" if on else "ground",
            )
            x += hint_width(self.key) + 8
        painter.setFont(theme.font(medium=on))
        painter.setPen(theme.colour(ink))
        if self.text():
            painter.drawText(QRectF(x, 0, self.width() - x, self.height()), _LEFT, self.text())
        if self._count is not None:
            if not self._count and not on:
                painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font(medium=on or bool(self._count)))
            painter.drawText(
                QRectF(x, 0, self.width() - x - 10, self.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
                f"{self._count:,}",
            )


class TallyTile(KeyTile):
    """One pair: key at the left, count at the right, as narrow as five of them a row must be."""

    def sizeHint(self) -> QSize:
        """Room for the key and three digits."""
        digits = theme.text_width("000", theme.font(medium=True))
        return QSize(6 + hint_width(self.key) + 3 + digits + 7, theme.metrics().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        on, count = self.isChecked(), self.count or 0
        theme.rounded(painter, QRectF(self.rect()), 8, "select" if on else self._wash(), "focus" if on else "btn-line")
        paint_hint(
            painter,
            self.key,
            6,
            (self.height() - theme.metrics().keyhint) / 2,
            ink="info-ink" if on else "muted",
            edge="select-edge" if on else "btn-line",
            fill="surface" if on else "ground",
        )
        # Thousands a day are the rule at a busy centre: they fit in the smaller size.
        painter.setFont(theme.font("t12" if count > 999 else "t14", on or bool(count)))
        painter.setPen(theme.colour("info-ink" if on else "text" if count else "muted"))
        room = QRectF(0, 0, self.width() - 8, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(count))
