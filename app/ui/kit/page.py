"""What the shell knows of a page."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.context import Context


class Page(QWidget):
    """One place in the rail. Subclasses say `key` and `icon`, build themselves in `__init__` and override the rest.

    `navigate(key, arguments)` asks the shell to open another page; `waiting(number)` puts a count on the rail;
    `roomy(bool)` asks for the room of the rail's words while a sheet is open, or gives it back; `relieved(actor,
    arguments)` says that another person, whose PIN was right, works at the desk from now on, and what of this page
    they see first.
    """

    key = ""
    icon = ""

    navigate = Signal(str, object)
    waiting = Signal(int)
    roomy = Signal(bool)
    relieved = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    @staticmethod
    def title() -> str:
        """The page's name on the rail and in its header."""
        raise NotImplementedError

    def open_with(self, arguments: dict[str, Any]) -> None:
        """The page was opened; put the focus where work begins. `arguments` say what to show first."""

    def refresh(self, changes: Any = None) -> None:
        """Something changed (`changes.tables`), or everything may have (None): look again at what is shown."""

    def tick(self) -> None:
        """A minute has passed."""

    def print_page(self) -> None:
        """Ctrl+P: print what this page is about."""

    def put_by(self) -> None:
        """The desk is about to lock or close: keep the draft now, while someone is still signed in."""
