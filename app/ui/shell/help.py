"""F1: the keys of this page and those that work everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit.widgets import IconButton, KeyHint, Label, Scroll, clear_layout
from app.ui.shell.overlay import Overlay

Keys = Sequence[tuple[str, str]]


def everywhere() -> Keys:
    """The keys that work on every page."""
    return (
        ("F2", translate("shell", "Sign a visitor in")),
        ("F3", translate("shell", "New booking")),
        ("F4", translate("shell", "Tally")),
        ("F6", translate("shell", "Sign a visitor out")),
        ("F7", translate("shell", "Begin a round of a station")),
        ("F8", translate("shell", "Hand the shift over")),
        ("F9", translate("shell", "Exchange data with the stick that is in")),
        ("Ctrl+N", translate("shell", "Register for an activity")),
        ("Ctrl+K", translate("shell", "Find people, activities, stations, pages and commands")),
        ("Ctrl+P", translate("shell", "Print this page")),
        ("Ctrl+Z", translate("shell", "Take back the last act")),
        ("Ctrl+L", translate("shell", "Lock, or let someone else sign in")),
        ("Ctrl+1", translate("shell", "Today; Ctrl+2 and on: the next places")),
    )


def of_page(key: str) -> Keys:
    """The keys of a page that doesn't tell them itself."""
    found: dict[str, Keys] = {
        "sign_in": (
            ("1 … 9", translate("shell", "Choose who you are")),
            ("↑ ↓", translate("shell", "Choose who you are")),
            ("Enter", translate("shell", "Enter the desk, after six digits")),
            ("Esc", translate("shell", "Clear the digits, then choose again")),
        ),
        "visitors": (
            ("1 … 0", translate("shell", "Purposes of the visit")),
            ("Enter", translate("shell", "Sign in")),
            ("Tab", translate("shell", "More fields")),
            ("Esc", translate("shell", "Empty the box")),
        ),
        "today": (
            ("R", translate("shell", "Safety round, at night; Enter where all is in order")),
            ("Tab", translate("shell", "From card to card")),
            ("↑ ↓", translate("shell", "Move in a list")),
            ("Enter", translate("shell", "Open what is chosen")),
        ),
        "handover": (
            ("F8", translate("shell", "Hand over: decide, then both sign")),
            ("1", translate("shell", "It stays with the next shift")),
            ("2", translate("shell", "It is settled")),
            ("A", translate("shell", "All usual ones stay")),
            ("R", translate("shell", "A remark for the next shift")),
            ("Backspace", translate("shell", "Not decided after all")),
            ("N", translate("shell", "Write a note, a key given out, found property")),
            ("Enter", translate("shell", "Open what is chosen")),
            ("Ctrl+P", translate("shell", "Print the pack, the duty log or the sheet")),
        ),
        "people": (
            ("↑ ↓", translate("shell", "Move in the list")),
            ("Enter", translate("shell", "Open the card")),
            ("Esc", translate("shell", "Close the card")),
        ),
        "reports": (
            ("Ctrl+P", translate("shell", "Print")),
            ("PgDn", translate("shell", "Next page of the preview")),
        ),
        "settings": (
            ("↑ ↓", translate("shell", "Choose a section")),
            ("Tab", translate("shell", "Go to its fields")),
            ("Enter", translate("shell", "Save")),
        ),
    }
    return found.get(key, ())


class Help(Overlay):
    """Two columns: this page, and everywhere."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=760)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 12, 4)
        self.title = Label("", "heading")
        head.addWidget(self.title, 1)
        cross = IconButton("x", translate("shell", "Close"))
        cross.clicked.connect(self.close_box)
        self._cross = cross
        head.addWidget(cross)
        self.box.body.addLayout(head)
        self._scroll = Scroll(margins=(24, 4, 24, 20))
        self._columns = QHBoxLayout()
        self._columns.setSpacing(32)
        self._scroll.inner.addLayout(self._columns)
        self.box.body.addWidget(self._scroll)

    def top_edge(self) -> int:
        """Below the top bar."""
        return 72

    def explain(self, title: str, page: Keys, general: Keys) -> None:
        """Open with the keys of a page."""
        self.title.setText(translate("shell", "Keys on “{page}”").format(page=title))
        clear_layout(self._columns)
        for name, keys in ((translate("shell", "This page"), page), (translate("shell", "Everywhere"), general)):
            if keys:
                self._columns.addWidget(self._column(name, keys), 3 if keys is page else 2)
        self.open()
        self._scroll.verticalScrollBar().setValue(0)
        self._cross.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """As high as the keys need; with more than the window has room for, they scroll."""
        wide = min(self._width, self.width() - 48) - 2
        layout = self._scroll.widget().layout()
        assert layout is not None
        layout.activate()
        head = self.title.sizeHint().height() + 40
        self._scroll.setFixedHeight(
            max(120, min(layout.totalHeightForWidth(wide), self.height() - self.top_edge() - head - 12))
        )
        super().place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down scroll, a page at a time with PageUp and PageDown."""
        bar = self._scroll.verticalScrollBar()
        by = {
            Qt.Key.Key_Up: -bar.singleStep(), Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(), Qt.Key.Key_PageDown: bar.pageStep(),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if by is not None:
            bar.setValue(bar.value() + by)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _column(name: str, keys: Keys) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(name, "caption", "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, (key, text) in enumerate(keys):
            grid.addWidget(KeyHint(key), place, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Label(text, wrap=True), place, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return holder
