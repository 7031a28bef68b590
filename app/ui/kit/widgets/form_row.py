"""A field with its label above and what is wrong with it below."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit import theme
from app.ui.kit.widgets.fields import CheckBox
from app.ui.kit.widgets.marks import Icon
from app.ui.kit.widgets.text import Label


class FormRow(QWidget):
    """Label, `editor`, and a line for the hint or the error. The label names the editor for everyone.

    The line below keeps its room (`roomy`), so that nothing jumps when a sentence appears.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        roomy: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor: Any = editor
        self._hint = hint
        self._roomy = roomy
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = Label(label, "caption", "muted")
        self.label.setBuddy(editor.focusProxy() or editor)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.label)
        if required:
            head.addWidget(Label("*", "caption", "accent"))
        head.addStretch(1)
        if isinstance(editor, CheckBox):
            # The box carries its own words; a second label would say them twice.
            if not editor.text():
                editor.setText(label)
            self.label.hide()
        else:
            column.addLayout(head)
        column.addWidget(editor)
        self._name(editor, label)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.setContentsMargins(0, 0, 0, 0)
        self._icon = Icon("circle-alert", "bad-ink", 14)
        self._icon.hide()
        self._say = Label(hint, "caption", "muted", wrap=True)
        foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._say, 1)
        column.addLayout(foot)
        self._room()

    def _name(self, editor: QWidget, label: str) -> None:
        if hasattr(editor, "set_name"):
            editor.set_name(label)
        else:
            editor.setAccessibleName(label)

    def _room(self) -> None:
        self._say.setMinimumHeight(theme.metrics().l12 + 1)
        self._icon.setFixedHeight(theme.metrics().l12 + 1)
        theme.show_if(self._say, self._roomy or bool(self._say.text()))

    @property
    def error(self) -> str:
        """The sentence shown as an error, "" while none is."""
        return self._say.text() if not self._icon.isHidden() else ""

    def set_error(self, message: str | None) -> None:
        """Show what is wrong (with an icon, the edge red), or take it back."""
        theme.show_if(self._icon, bool(message))
        self._say.setText(message or self._hint)
        self._say.set_tone("bad" if message else "muted")
        if hasattr(self.editor, "set_invalid"):
            self.editor.set_invalid(bool(message))
        target = self.editor.focusProxy() or self.editor
        target.setAccessibleDescription(message or self._hint)
        self._room()

    def set_hint(self, hint: str) -> None:
        """Say something helpful below."""
        self._hint = hint
        if not self.error:
            self.set_error(None)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the room of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_say"):
            self._room()
