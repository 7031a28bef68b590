"""Which activity: a box to type a name, number or pinyin in, and the activities found below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services.activities import ActivityRow
from app.services.desk import Desk
from app.services.reports import short_date
from app.ui.kit import theme
from app.ui.kit.widgets import Item, SearchBox, TwoLineList

FOUND = 5
"""So many activities are shown below the box."""


class ActivityField(QWidget):
    """Signals: `sought(str)` what to look for, answered by `show_found`; `picked(object)` the id of the activity that
    was taken, None when it was typed over; `submitted()` for an Enter that has nothing to choose.

    Up and Down choose, Enter or a click takes. Who finds one activity only needn't choose.
    """

    sought = Signal(str)
    picked = Signal(object)
    submitted = Signal()

    def __init__(self, desk: Desk, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[ActivityRow] = []
        self._chosen: ActivityRow | None = None
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.box = SearchBox(translate("reports", "Name, number or pinyin"), name=name, rest=120)
        self.found = TwoLineList(name=translate("reports", "Activities found"), quiet=False)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.hide()
        column.addWidget(self.box)
        column.addWidget(self.found)
        self.setFocusProxy(self.box)
        self.box.changed.connect(self._typed)
        self.box.searched.connect(self._search)
        self.box.moved.connect(self._step)
        self.found.activated.connect(self._take)
        self.box.edit.installEventFilter(self)

    def value(self) -> ActivityRow | None:
        """The activity that was taken, or the only one that what was typed finds."""
        if self._chosen is None and len(self._rows) == 1 and self.box.value().strip():
            self._take(self._rows[0].id)
        return self._chosen

    def set_value(self, row: ActivityRow | None) -> None:
        """Put an activity in; None empties."""
        self._filling = True
        self._chosen = row
        self.box.set_value(_shown(row) if row is not None else "")
        self.box.edit.setCursorPosition(0)
        self._filling = False
        self._show([])

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        self.box.set_invalid(invalid)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.box.set_name(name)

    def begin(self) -> None:
        """Offer the nearest activities, unless one is chosen."""
        if self._chosen is None:
            self.sought.emit(self.box.value().strip())

    def show_found(self, rows: Sequence[ActivityRow]) -> None:
        """The activities that were sought."""
        if self._chosen is None:
            self._show(rows)

    def _typed(self, _text: str) -> None:
        if not self._filling and self._chosen is not None:
            self._chosen = None
            self.picked.emit(None)

    def _search(self, text: str) -> None:
        if self._chosen is None:
            self.sought.emit(text.strip())

    def _show(self, rows: Sequence[ActivityRow]) -> None:
        self._rows = list(rows)
        self.found.set_items([self._item(row) for row in self._rows])
        self.found.setFixedHeight(theme.metrics().row_two * min(len(self._rows), FOUND) + 2)
        self.found.setVisible(bool(self._rows))

    def _item(self, row: ActivityRow) -> Item:
        day = short_date(row.starts_at.astimezone(self._desk.zone).date()) if row.starts_at is not None else ""
        about = translate("reports", ", ").join(part for part in (day, row.place) if part)
        return Item(row.id, row.title, about or row.number, strong=True)

    def _step(self, by: int) -> None:
        if self.found.isVisible():
            self.found.step(by)

    def _take(self, key: RowId) -> None:
        row = next((one for one in self._rows if one.id == key), None)
        if row is not None:
            self.set_value(row)
            self.picked.emit(row.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the one that is chosen in the list, Esc folds the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not (self.found.isVisible() and self.found.activate_current()):
                    self.submitted.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.found.isVisible():
                self.found.hide()
                return True
        return super().eventFilter(watched, event)


def _shown(row: ActivityRow) -> str:
    return " ".join(part for part in (row.title, row.number) if part)
