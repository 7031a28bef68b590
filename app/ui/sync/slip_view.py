"""A slip's finished pages, in place of the page until one goes back."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, PageHeader


class SlipView(QWidget):
    """`left` is the button that leads back."""

    def __init__(self, context: Context, printer: Any = None, parent: QWidget | None = None) -> None:
        # Qt's PDF modules are large; they are read when the first page is wanted.
        from app.ui.kit.widgets.pdf_preview import PdfPreview

        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader(translate("sync", "Slip"))
        self.left = Button(translate("sync", "Back"), icon="chevron-left", key="Esc")
        self.header.add_action(self.left)
        outer.addWidget(self.header)
        card = Card(padding=0)
        self.preview = PdfPreview(context.questions, printer=printer)
        self.preview.print_button.set_kind("primary")
        self.preview.printed.connect(lambda: context.toasts.say(translate("sync", "Sent to the printer")))
        self.preview.saved.connect(
            lambda path: context.toasts.say(translate("sync", "Saved: {name}").format(name=path.name))
        )
        self.preview.failed.connect(context.ops.jobs.environment)
        card.add(self.preview, 1)
        outer.addWidget(card, 1)

    def show_pages(self, title: str, say: str, content: bytes, name: str) -> None:
        """Show them; the keyboard is on the red button."""
        self.header.set_title(title)
        self.header.set_say(say)
        self.preview.load(content, name)
        self.preview.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
