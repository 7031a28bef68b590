"""Tabs above what they switch: words with a count, the one that is on underlined."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit import theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted

PAD = 8
GAP = 4


class _Tab(Painted, Ringed, QAbstractButton):
    ring_radius = 6

    def __init__(self, text: str) -> None:
        super().__init__()
        self.count: int | None = None
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def shown(self) -> str:
        return self.text() if self.count is None else f"{self.text()} {self.count:,}"

    def sizeHint(self) -> QSize:
        # As wide as when it is on, so that nothing moves when it is chosen.
        return QSize(theme.text_width(self.shown(), theme.font(medium=True)) + 2 * PAD, theme.metrics().control + 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        painter.setFont(theme.font(medium=on))
        painter.setPen(theme.colour("text" if on or self.underMouse() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.shown())
        if on:
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), theme.colour("focus"))


class TabBar(QWidget):
    """`tabs` are (key, text) or (key, text, count). Left and Right move. Signal `changed(object)` with the key."""

    changed = Signal(object)

    def __init__(
        self, tabs: Sequence[tuple[Any, ...]] = (), current: Any = None, *, name: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._tabs: dict[Any, _Tab] = {}
        self.set_tabs(tabs)
        if current is not None:
            self.set_value(current)

    def set_tabs(self, tabs: Sequence[tuple[Any, ...]]) -> None:
        """Offer these; those that stay keep their place, the one that is on stays on."""
        wanted = [key for key, *_rest in tabs]
        on = self.value()
        for key in [key for key in self._tabs if key not in wanted]:
            gone = self._tabs.pop(key)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, text, *count) in enumerate(tabs):
            tab = self._tabs.get(key)
            if tab is None:
                tab = self._tabs[key] = _Tab(text)
                tab.clicked.connect(lambda _checked=False, key=key: self._choose(key))
                tab.installEventFilter(self)
            tab.setText(text)
            tab.count = count[0] if count else None
            tab.setAccessibleName(tab.shown())
            tab.updateGeometry()
            tab.update()
            self._row.insertWidget(place, tab)
            theme.show_if(tab, True)
        self._tabs = {key: self._tabs[key] for key in wanted}
        self.set_value(on if on in self._tabs else next(iter(self._tabs), None))
        self.updateGeometry()

    def keys(self) -> list[Any]:
        """The keys of the tabs in their order."""
        return list(self._tabs)

    def value(self) -> Any:
        """The key that is on."""
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), None)

    def set_value(self, key: Any) -> None:
        """Switch to `key` without a signal."""
        for own, tab in self._tabs.items():
            tab.setChecked(own == key)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus if own == key else Qt.FocusPolicy.ClickFocus)

    def focus(self) -> None:
        """The keyboard goes to the tab that is on."""
        tab = self._tabs.get(self.value())
        if tab is not None:
            tab.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, key: Any) -> None:
        self.set_value(key)
        self.changed.emit(key)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Left and Right go to the next tab."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            keys = self.keys()
            if by and self.value() in keys:
                place = keys.index(self.value()) + by
                if 0 <= place < len(keys):
                    self._choose(keys[place])
                    self.focus()
                return True
        return False
