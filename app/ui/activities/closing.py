"""The end of a sign-in: who is still open was absent, and why; or the figures of a session nobody kept a list of."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activity_records import SESSION
from app.services import attendance
from app.services.activities import SessionRow
from app.services.attendance import DoorBoard, DoorRow
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Dialog, Label, TextField

FIGURES = ("expected", "present", "late", "excused", "absent", "walk_ins")


class ClosingBox(Dialog):
    """Asks why those still open didn't come, closes the sign-in. `closed(board)`."""

    closed = Signal(object)

    def __init__(self, context: Context, session_id: RowId, rows: list[DoorRow], parent: QWidget) -> None:
        super().__init__(
            translate("activities", "Close the sign-in"),
            parent,
            width=520,
            say=(
                translate(
                    "activities", "{n} are still open: they were absent. Write why, as far as it is known."
                ).format(n=len(rows))
                if rows
                else translate("activities", "Everybody on the list is accounted for.")
            ),
            scrolls=len(rows) > 6,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self._session = session_id
        self._busy = False
        self.reasons: dict[RowId, TextField] = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for place, row in enumerate(rows):
            assert row.participant_id is not None
            field = TextField(name=translate("activities", "Why {name} was absent").format(name=row.name))
            field.submitted.connect(lambda place=place: self._on(place + 1))
            field.edit.installEventFilter(self)
            grid.addWidget(Label(row.number, tone="muted"), place, 0)
            grid.addWidget(Label(row.name, "strong"), place, 1)
            grid.addWidget(field, place, 2)
            self.reasons[row.participant_id] = field
        self.body.addWidget(holder)
        self.error = Label("", "caption", "bad", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        self.add_button(translate("activities", "Not yet"), key="Esc")
        self.primary = self.add_button(
            translate("activities", "Absent, and close") if rows else translate("activities", "Close it"),
            "primary", self._close, key="Ctrl+Enter" if rows else "Enter", default=True,
        )  # fmt: skip
        if self.reasons:
            next(iter(self.reasons.values())).edit.setFocus()

    def _on(self, place: int) -> None:
        """Enter goes on to the next; behind the last it closes."""
        fields = list(self.reasons.values())
        if place < len(fields):
            fields[place].edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from one to the other."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            edits = [field.edit for field in self.reasons.values()]
            if by and watched in edits:
                edits[max(0, min(len(edits) - 1, edits.index(watched) + by))].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a reason goes on to the next; only with Ctrl does it close at once."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        typing = any(field.edit.hasFocus() for field in self.reasons.values())
        if enter and typing and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        super().keyPressEvent(event)

    def _close(self) -> None:
        if self._busy:
            return
        self._busy = True
        reasons = {who: field.value() for who, field in self.reasons.items()}

        def closed(_none: Any) -> None:
            self.context.act(
                attendance.close, self._session, initiator=self, then=self._closed, failed=self._failed,
                label=translate("activities", "The sign-in is closed"),
            )  # fmt: skip

        if not reasons:
            closed(None)
            return
        self.context.act(
            attendance.absent_rest, self._session, reasons, initiator=self, then=closed, failed=self._failed,
            label=translate("activities", "{n} absent").format(n=len(reasons)),
        )  # fmt: skip

    def _closed(self, board: DoorBoard) -> None:
        self.closed.emit(board)
        self.accept()

    def _failed(self, error: Any) -> bool:
        self._busy = False
        if not isinstance(error, UserError):
            return False
        self.error.setText(error.message)
        self.error.show()
        self.grow()
        return True


class FiguresBox(Dialog):
    """The figures of a session of which no list was kept. `saved()`."""

    saved = Signal()

    def __init__(self, context: Context, session: SessionRow, parent: QWidget) -> None:
        super().__init__(
            translate("activities", "Figures of the session"),
            parent,
            width=520,
            say=translate("activities", "For a session without a list: they go into the activity log as they are."),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self._session = session.id
        self._busy = False
        specs = [SESSION.by_name[name] for name in (*FIGURES, "absence_reasons")]
        self.form = Form(specs, columns=3, roomy=True)
        self.form.set_values({spec.name: getattr(session, spec.name) for spec in specs})
        self.form.submitted.connect(self._save)
        self.body.addWidget(self.form)
        self.add_button(translate("activities", "Cancel"), key="Esc")
        self.primary = self.add_button(
            translate("activities", "Save"), "primary", self._save, key="Enter", default=True
        )  # fmt: skip
        self.form.focus()

    def _save(self) -> None:
        if self._busy:
            return
        try:
            values = self.form.values()
        except UserError:
            return
        reasons = values.pop("absence_reasons") or ""
        self._busy = True

        def done(_row: SessionRow) -> None:
            self.saved.emit()
            self.accept()

        self.context.act(
            attendance.set_figures, self._session, values, reasons, initiator=self, then=done, failed=self._failed,
            label=translate("activities", "Figures of the session saved"),
        )  # fmt: skip

    def _failed(self, error: Any) -> bool:
        self._busy = False
        return self.form.failed(error)
