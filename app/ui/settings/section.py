"""What every section of the settings shares."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import DeskError
from app.domain.auth import Permission, require
from app.ui.kit.context import Context
from app.ui.kit.widgets import Banner, Label, TwoLineList


class Section(QWidget):
    """One section: a title, a line about it, then cards. `needs` is what changing something here takes.

    `navigate(key, arguments)` goes to another page, as a page's own signal does.
    """

    navigate = Signal(str, object)
    needs = Permission.VIEW

    def __init__(self, context: Context, title: str, say: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 12, 24)
        self.column.setSpacing(16)
        self._head = QHBoxLayout()
        self._head.setSpacing(16)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.heading = Label(title, "heading")
        texts.addWidget(self.heading)
        if say:
            texts.addWidget(Label(say, tone="muted", wrap=True))
        self._head.addLayout(texts, 1)
        self.column.addLayout(self._head)
        self.why = self._why()
        if self.why:
            self.column.addWidget(Banner(self.why, icon="lock"))

    def _why(self) -> str:
        """Why the person at the desk may only look here, "" when they may change things."""
        try:
            require(self.context.session.actor, self.needs)
        except DeskError as error:
            return error.message
        return ""

    @property
    def may(self) -> bool:
        """Whether the person at the desk may change things here."""
        return not self.why

    def add_action(self, widget: QWidget) -> QWidget:
        """Put a button at the right of the title; answers it."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        return widget

    def open_with(self, arguments: dict[str, Any]) -> None:
        """The section was opened with these arguments beside its key."""

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this section, for the help page; none: those of every section."""
        return []

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""

    def follow(self, rows: TwoLineList) -> None:
        """Scroll the page to the row that is selected: such a list is as high as its rows."""

        def reveal(key: Any) -> None:
            area: QWidget | None = self
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            place = next((place for place, item in enumerate(rows.items()) if item.key == key), None)
            if area is None or area.widget() is None or place is None:
                return
            rect = rows.row_rect(place)
            middle = rows.viewport().mapTo(area.widget(), rect.center().toPoint())
            area.ensureVisible(0, middle.y(), 0, round(rect.height()))

        rows.current_changed.connect(reveal)

    def leave(self) -> None:
        """Another section is about to be shown: its drawer goes, the keyboard stays where it is."""
        drawer = getattr(self, "drawer", None)
        if drawer is not None and not drawer.isHidden():
            blocked = drawer.blockSignals(True)
            drawer.close_drawer()
            drawer.blockSignals(blocked)

    def put_by(self) -> None:
        """The desk is about to lock or close: keep what is typed."""

    def first(self) -> QWidget | None:
        """Where the keyboard goes first."""
        return None


def side_by_side(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Buttons in a row, at the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row
