"""Form rows with the label at the left, for pages with room: first run and settings."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit import theme
from app.ui.kit.widgets import CheckBox, Icon, Label


class SideRow(QWidget):
    """Label, `editor` beside it, a hint or an error below. `wide` bounds the editor's width in pixels."""

    LABEL = 120

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        wide: int = 0,
        after: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor: Any = editor
        self._hint = hint
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.label = Label(label, wrap=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.label.setBuddy(editor.focusProxy() or editor)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        if wide:
            editor.setMaximumWidth(wide)
        fixed = editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        bound = bool(wide) or fixed or isinstance(editor, CheckBox)
        line.addWidget(editor, 0 if fixed or isinstance(editor, CheckBox) else 100)
        if after is not None:
            line.addWidget(after)
        if bound:
            line.addStretch(1)
        column.addLayout(line)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        self._icon = Icon("circle-alert", "bad-ink", 14)
        self._say = Label("", "caption", "muted", wrap=True)
        foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._say, 1)
        column.addLayout(foot)
        row.addLayout(column, 1)
        if hasattr(editor, "set_name"):
            editor.set_name(label)
        elif not editor.accessibleName():
            editor.setAccessibleName(label)
        self.set_error(None)
        self._measure()

    def _measure(self) -> None:
        large = theme.current().type == "large"
        self.label.setFixedWidth(self.LABEL + (24 if large else 0))
        self.label.setMinimumHeight(theme.metrics().control)

    @property
    def error(self) -> str:
        """The sentence shown as an error, "" while none is."""
        return "" if self._icon.isHidden() else self._say.text()

    def set_error(self, message: str | None) -> None:
        """Show what is wrong, or take it back."""
        self._icon.setVisible(bool(message))
        self._say.setText(message or self._hint)
        self._say.set_tone("bad" if message else "muted")
        self._say.setVisible(bool(message or self._hint))
        if hasattr(self.editor, "set_invalid"):
            self.editor.set_invalid(bool(message))
        (self.editor.focusProxy() or self.editor).setAccessibleDescription(message or self._hint)

    def set_hint(self, hint: str) -> None:
        """Say something helpful below."""
        self._hint = hint
        if self._icon.isHidden():
            self.set_error(None)

    def changeEvent(self, event: QEvent) -> None:
        """Take the measures of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_say"):
            self._measure()
