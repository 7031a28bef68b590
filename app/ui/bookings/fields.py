"""Fields of the booking form: which spaces, which equipment."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services.spaces import AssetValue, SpaceValue
from app.ui.kit import theme
from app.ui.kit.widgets import Button, IconButton, NumberField, Select


class SpacesField(QWidget):
    """One space, or several: a list to choose from, and a link for another. `changed()`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[RowId, str]] = []
        self._lines: list[tuple[QWidget, Select]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = Button(translate("bookings", "Another space at the same time"), "link", icon="plus", small=True)
        self.more.clicked.connect(lambda: self._add(None, focus=True))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add(None)

    def set_spaces(self, places: Sequence[SpaceValue]) -> None:
        """Offer these."""
        self._choices = [
            (place.id, f"{place.name}  {translate('bookings', '{n} people').format(n=place.capacity)}")
            if place.capacity and not place.seated
            else (place.id, place.name)
            for place in places
        ]  # fmt: skip
        for _line, select in self._lines:
            blocked = select.blockSignals(True)
            select.set_choices(self._choices)
            select.blockSignals(blocked)

    def _add(self, space: RowId | None, *, focus: bool = False) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        select = Select(self._choices, name=translate("bookings", "Space"), empty=translate("bookings", "Choose"))
        select.set_value(space)
        across.addWidget(select, 1)
        if self._lines:
            off = IconButton("x", translate("bookings", "Without this space"), size=theme.metrics().control_small)
            off.clicked.connect(lambda: self._remove(line))
            across.addWidget(off)
        else:
            self.setFocusProxy(select)
        select.chosen.connect(lambda _value: self.changed.emit())
        self._lines.append((line, select))
        self._column.insertWidget(len(self._lines) - 1, line)
        if focus:
            select.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: QWidget) -> None:
        self._lines = [one for one in self._lines if one[0] is not line]
        line.hide()
        line.deleteLater()
        self._lines[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def value(self) -> tuple[RowId, ...]:
        """The spaces chosen, each once."""
        found = (select.value() for _line, select in self._lines)
        return tuple(dict.fromkeys(one for one in found if isinstance(one, bytes)))

    def set_value(self, value: Any) -> None:
        """Choose these."""
        wanted = list(value or ())
        if tuple(wanted) == self.value():
            return
        for line, _select in self._lines[1:]:
            line.hide()
            line.deleteLater()
        self._lines = self._lines[:1]
        first = self._lines[0][1]
        blocked = first.blockSignals(True)
        first.set_value(wanted[0] if wanted else None)
        first.blockSignals(blocked)
        for one in wanted[1:]:
            self._add(one)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self._lines[0][1].set_name(name)

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        self._lines[0][1].set_invalid(invalid)


class AssetsField(QWidget):
    """Equipment and how much of it: a line for each kind chosen. `changed()`; `submitted()` for Enter in a number."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assets: list[AssetValue] = []
        self._lines: list[tuple[QWidget, Select, NumberField]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = Button(translate("bookings", "Add equipment"), "link", icon="plus", small=True)
        self.more.clicked.connect(lambda: self._add(None, 1, focus=True))
        self.setFocusProxy(self.more)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_assets(self, assets: Sequence[AssetValue]) -> None:
        """Offer these."""
        self._assets = list(assets)
        for _line, select, _number in self._lines:
            blocked = select.blockSignals(True)
            select.set_choices(self._choices())
            select.blockSignals(blocked)

    def _choices(self) -> list[tuple[RowId, str]]:
        return [
            (one.id, translate("bookings", "{name}, {n} in all").format(name=one.name, n=f"{one.stock}{one.unit}"))
            for one in self._assets
        ]

    def _add(self, asset: RowId | None, count: int, *, focus: bool = False) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        select = Select(self._choices(), name=translate("bookings", "Equipment"), empty=translate("bookings", "Choose"))
        select.set_value(asset)
        number = NumberField(count, minimum=1, maximum=999, name=translate("bookings", "How many"), buttons=False)
        number.setFixedWidth(theme.metrics().control * 2)
        off = IconButton("x", translate("bookings", "Without this"), size=theme.metrics().control_small)
        off.clicked.connect(lambda: self._remove(line))
        for widget in (select, number, off):
            across.addWidget(widget, 1 if widget is select else 0)
        select.chosen.connect(lambda _value: self.changed.emit())
        number.changed.connect(lambda _text: self.changed.emit())
        number.submitted.connect(self.submitted)
        self._lines.append((line, select, number))
        self._column.insertWidget(len(self._lines) - 1, line)
        if focus:
            select.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: QWidget) -> None:
        self._lines = [one for one in self._lines if one[0] is not line]
        self.setFocusProxy(self.more)
        line.hide()
        line.deleteLater()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @property
    def unread(self) -> bool:
        """Whether something was typed for a number that is none."""
        return any(isinstance(select.value(), bytes) and not isinstance(number.value(), int)
                   for _line, select, number in self._lines)  # fmt: skip

    def point(self) -> None:
        """Let the keyboard come to what is wrong here: a number that is none, else the first choice."""
        wrong = (number for _line, _select, number in self._lines if not isinstance(number.value(), int))
        first = (select for _line, select, _number in self._lines)
        self.setFocusProxy(next(wrong, None) or next(first, None) or self.more)

    def value(self) -> tuple[tuple[RowId, int], ...]:
        """What was chosen and how much of it."""
        found: dict[RowId, int] = {}
        for _line, select, number in self._lines:
            asset, count = select.value(), number.value()
            if isinstance(asset, bytes) and isinstance(count, int) and count > 0:
                found[asset] = found.get(asset, 0) + count
        return tuple(sorted(found.items()))

    def set_value(self, value: Any) -> None:
        """Choose these."""
        self.setFocusProxy(self.more)
        for line, _select, _number in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for asset, count in value or ():
            self._add(asset, count)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        for _line, select, _number in self._lines:
            select.set_invalid(invalid)
