"""Erasing for good: says what goes and what stays, and asks for it in the person's own words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.privacy import check_purpose
from app.ui.kit.widgets import Button, Dialog, FormRow, Icon, Label, TextField, column, row


class EraseDialog(Dialog):
    """Reason and typed confirmation; `confirmed(reason)` is called when both are right.

    `typed` is what has to be typed: the person's name, or the number of people.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget,
        *,
        typed: str,
        ask: str,
        reason: str = "",
        confirmed: Callable[[str], object],
    ) -> None:
        super().__init__(title, parent, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._typed, self._confirmed = typed, confirmed
        for icon, tone, what, says in (
            (
                "trash-2",
                "bad-ink",
                translate("people", "Goes for good"),
                translate("people", "Name, phones, ID number, birth, branch, work unit, notes, household: on the card, "
                                    "in its history, in its visits and registrations."),
            ),
            (
                "circle-check",
                "good-ink",
                translate("people", "Stays"),
                translate("people", "Every visit and attendance without a name, so figures don't change; who "
                                    "erased it, and when."),
            ),
            (
                "triangle-alert",
                "warn-ink",
                translate("people", "Can't be taken back"),
                translate("people", "A restored backup erases it again. Printed sheets and exported files are yours "
                                    "to destroy."),
            ),
        ):  # fmt: skip
            self.body.addLayout(_part(icon, tone, what, says))
        self.reason = FormRow(translate("people", "Reason"), TextField(reason), required=True)
        self.typed = FormRow(ask, TextField(), required=True)
        fields = row(self.reason, self.typed, spacing=16)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        self.body.addLayout(fields)
        self.add_button(translate("people", "Keep"), key="Esc")
        self.go: Button = self.add_button(
            translate("people", "Erase for good"), "primary", self._check, icon="trash-2", key="Enter", default=True
        )
        self.typed.editor.changed.connect(lambda _text: self.typed.set_error(None))
        self.reason.editor.changed.connect(lambda _text: self.reason.set_error(None))
        (self.typed if reason else self.reason).editor.setFocus()

    def _check(self) -> None:
        wrong = None
        if self.typed.editor.value() != self._typed:
            self.typed.set_error(translate("people", "Type exactly: {text}").format(text=self._typed))
            wrong = self.typed
        try:
            reason = check_purpose(self.reason.editor.value())
        except UserError:
            self.reason.set_error(translate("people", "Say why in a few words."))
            wrong, reason = self.reason, ""
        if wrong is not None:
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()
        self._confirmed(reason)


def _part(icon: str, tone: str, title: str, say: str):
    words = column(Label(title, "strong"), Label(say, tone="muted", wrap=True), spacing=2)
    line = row(spacing=12)
    line.addWidget(Icon(icon, tone, 20), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line
