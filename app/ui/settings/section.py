"""What every section of the settings shares."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import DeskError
from app.domain.auth import Permission, require
from app.ui.kit.context import Context
from app.ui.kit.widgets import Banner, Label


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
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Label(title, "heading"))
        if say:
            head.addWidget(Label(say, tone="muted", wrap=True))
        self.column.addLayout(head)
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

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""

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
