"""The purposes under the fingers: one digit each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain import visits as rules
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import KeyTile


class PurposeKeys(Painted, Ringed, QWidget):
    """The purposes, chosen by digit. `changed(list)` with the codes, `entered()` for Enter, `left()` for Esc.

    Purposes set by `suggest` are last time's: the first digit replaces them, further digits add.
    """

    changed = Signal(list)
    entered = Signal()
    left = Signal()
    companions_stepped = Signal(int)

    def __init__(self, purposes: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("visitors", "Purpose"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._suggested = False
        self._chosen: list[str] = []
        self.tiles: dict[str, KeyTile] = {}
        self._by_key: dict[str, str] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._columns: list[int] = []
        for place, (code, label) in enumerate(purposes[:10]):
            key = rules.digit_key(place + 1)
            tile = KeyTile(key, label, parent=self)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.clicked.connect(lambda _on=False, code=code: self.press(code))
            self.tiles[code] = tile
            self._by_key[key] = code
        self._arrange(0)

    def _arrange(self, width: int) -> None:
        """Five a line, as on the keyboard; where the words are longer, as many as there is room for."""
        tiles = list(self.tiles.values())
        widest = max((tile.sizeHint().width() for tile in tiles), default=0)
        counts: list[int] = []
        if not width or 5 * widest + 32 <= width:
            counts = [len(tiles[start : start + 5]) for start in range(0, len(tiles), 5)]
        else:
            taken = width
            for tile in tiles:
                if taken + 8 + tile.sizeHint().width() > width:
                    counts.append(0)
                    taken = -8
                counts[-1] += 1
                taken += 8 + tile.sizeHint().width()
        if counts == self._columns:
            return
        self._columns = counts
        while self._lines.count():
            line = self._lines.takeAt(0)
            while line is not None and line.layout() is not None and line.layout().count():
                line.layout().takeAt(0)
        rest = iter(tiles)
        for count in counts:
            line = QHBoxLayout()
            line.setSpacing(8)
            for _ in range(count):
                # Equal shares where all are short; else each what it needs, and the rest shared.
                line.addWidget(next(rest), 1 if max(counts) == 5 and len(counts) == 2 else 0)
            self._lines.addLayout(line)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room, other lines."""
        super().resizeEvent(event)
        self._arrange(self.width())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the box is."""
        size = super().minimumSizeHint()
        size.setWidth(0)
        return size

    def _codes(self) -> list[str]:
        return [code for code in self.tiles if code in self._chosen]

    def value(self) -> list[str]:
        """The chosen codes, in the order shown."""
        return self._codes()

    @property
    def suggested(self) -> bool:
        """Whether nobody has confirmed or changed last time's purposes yet."""
        return self._suggested

    def suggest(self, codes: Sequence[str]) -> None:
        """Show last time's purposes."""
        self._set(list(codes), suggested=bool(codes))

    def set_value(self, codes: Sequence[str]) -> None:
        """Show what a person chose."""
        self._set(list(codes), suggested=False)

    def press(self, code: str) -> None:
        """A digit, or a click."""
        if self._suggested:
            self._set([code], suggested=False)
        else:
            kept = [each for each in self._chosen if each != code]
            self._set(kept if code in self._chosen else [*self._chosen, code], suggested=False)
        self.changed.emit(self._codes())

    def _set(self, codes: list[str], *, suggested: bool) -> None:
        self._chosen = [code for code in codes if code in self.tiles]
        self._suggested = suggested and bool(self._chosen)
        for code, tile in self.tiles.items():
            tile.setChecked(code in self._chosen)
        self.setAccessibleDescription(", ".join(self.tiles[code].text() for code in self._codes()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Enter goes on, Esc goes back, + and − count companions."""
        key = event.key()
        code = self._by_key.get(event.text())
        if code is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.press(code)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text() in ("+", "-"):
            self.companions_stepped.emit(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)


class PurposeField(PurposeKeys):
    """The same keys as a field of a form: codes in one text, Enter sends `submitted()`."""

    submitted = Signal()

    def __init__(self, purposes: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(purposes, parent)
        self.entered.connect(self.submitted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc belongs to the form."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def value(self) -> str:  # type: ignore[override]
        """The chosen codes with blanks between, in the order shown."""
        return " ".join(self._codes())

    def set_value(self, codes: object) -> None:
        """Choose the codes in a text, a list or None."""
        super().set_value(codes.split() if isinstance(codes, str) else list(codes or ()))  # type: ignore[call-overload]

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)
