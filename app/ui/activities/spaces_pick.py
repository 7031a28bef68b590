"""Where a session is held: spaces of the centre, or somewhere else."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services.spaces import SpaceValue
from app.ui.kit import theme
from app.ui.kit.widgets import Button, IconButton, Select

ELSEWHERE = "elsewhere"


class SpacesPick(QWidget):
    """One space, or several at the same time, or elsewhere. `changed()`. `value()`: the ids; `elsewhere`: whether
    the place is written instead.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[RowId, str]] = []
        self._more: list[tuple[QWidget, Select]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.first = Select(name=translate("activities", "Space"), empty=translate("activities", "Choose a space"))
        self.first.chosen.connect(lambda _value: self._edited())
        self._column.addWidget(self.first)
        self.another = Button(
            translate("activities", "Another space at the same time"), "link", icon="plus", small=True
        )
        self.another.clicked.connect(lambda: self._add(None, focus=True))
        self._column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.first)
        self._dress()

    def set_spaces(self, places: Sequence[SpaceValue]) -> None:
        """Offer these."""
        self._choices = [
            (one.id, f"{one.name}  {translate('activities', '{n} people').format(n=one.capacity)}")
            if one.capacity
            else (one.id, one.name)
            for one in places
            if not one.seated
        ]
        elsewhere = [(ELSEWHERE, translate("activities", "Somewhere else"))]
        self.first.set_choices([*self._choices, *elsewhere])
        for _line, select in self._more:
            blocked = select.blockSignals(True)
            select.set_choices(self._choices)
            select.blockSignals(blocked)

    @property
    def elsewhere(self) -> bool:
        """Whether it is held at a place that is none of the centre's spaces."""
        return bool(self.first.value() == ELSEWHERE)

    def value(self) -> tuple[RowId, ...]:
        """The spaces chosen, each once."""
        found = (select.value() for select in (self.first, *(select for _line, select in self._more)))
        return () if self.elsewhere else tuple(dict.fromkeys(one for one in found if isinstance(one, bytes)))

    def set_value(self, wanted: Any) -> None:
        """Choose these spaces; `ELSEWHERE` for another place, nothing for none yet."""
        blocked = self.blockSignals(True)
        for line, _select in self._more:
            line.hide()
            line.deleteLater()
        self._more = []
        chosen = [ELSEWHERE] if wanted == ELSEWHERE else list(wanted or ())
        self.first.set_value(chosen[0] if chosen else None)
        for one in chosen[1:]:
            self._add(one)
        self._dress()
        self.blockSignals(blocked)

    def _add(self, space: RowId | None, *, focus: bool = False) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        select = Select(self._choices, name=translate("activities", "Space"), empty=translate("activities", "Choose"))
        select.set_value(space)
        off = IconButton("x", translate("activities", "Without this space"), size=theme.metrics().control_small)
        off.clicked.connect(lambda: self._remove(line))
        across.addWidget(select, 1)
        across.addWidget(off)
        select.chosen.connect(lambda _value: self._edited())
        self._more.append((line, select))
        self._column.insertWidget(len(self._more), line)
        if focus:
            select.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: QWidget) -> None:
        self._more = [one for one in self._more if one[0] is not line]
        line.hide()
        line.deleteLater()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _edited(self) -> None:
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        chosen = isinstance(self.first.value(), bytes)
        self.another.setVisible(chosen)
        for line, _select in self._more:
            line.setVisible(chosen)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.first.set_name(name)

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        self.first.set_invalid(invalid)
