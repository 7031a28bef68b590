"""What an activity needs, a line for each thing: written, changed, put in order."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import Permission, allowed
from app.services import activities
from app.services.activities import ActivityCard
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, EmptyState, Item, Label, Line, TextField, TwoLineList


class MaterialsTab(QWidget):
    """Enter in the box adds a line; on a line it is taken into the box to be changed. `changed()` after each act."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.activity_id: RowId | None = None
        self.card: ActivityCard | None = None
        self.lines: list[str] = []
        self.editing: int | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 10)
        top.setSpacing(8)
        self.box = TextField(
            placeholder=translate("activities", "A thing and how many, such as water 120 bottles"),
            name=translate("activities", "Material"), icon="package-open", limit=100,
        )  # fmt: skip
        self.box.submitted.connect(self._enter)
        self.add = Button(translate("activities", "Add"), icon="plus", key="Enter")
        self.add.clicked.connect(self._enter)
        self.remove = Button(translate("activities", "Delete"), icon="trash-2", key="Del", bound=False)
        self.remove.clicked.connect(lambda: self._remove(self.list.current_key()))
        for widget in (self.add, self.remove):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top.addWidget(self.box, 1)
        top.addWidget(self.add)
        top.addWidget(self.remove)
        outer.addLayout(top)
        outer.addWidget(Line())
        self.list = TwoLineList(name=translate("activities", "Materials"), quiet=False)
        self.list.installEventFilter(self)
        self.list.activated.connect(self.edit)
        self.list.current_changed.connect(lambda _key: self._say())
        self.empty = EmptyState(
            translate("activities", "No materials are listed"),
            translate("activities", "Write one above and press Enter; the next follows."),
            icon="package-open",
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        outer.addWidget(holder, 1)
        self.hint = Label(
            translate("activities", "Enter changes a line, Alt+↑ and Alt+↓ move it, Delete takes it out."),
            "caption", "muted", elide=True,
        )  # fmt: skip
        self.hint.setContentsMargins(16, 8, 16, 8)
        outer.addWidget(self.hint)
        self._say()

    # What is shown

    def show_activity(self, activity_id: RowId) -> None:
        """What this activity needs."""
        if activity_id != self.activity_id:
            self.activity_id = activity_id
            self.editing = None
            self.box.set_value("")
        self.reload()

    def reload(self) -> None:
        """Look again."""
        if self.activity_id is not None:
            self.context.look(self, "card", activities.card, self.activity_id, then=self._show)

    def _show(self, card: ActivityCard) -> None:
        self.card = card
        self.lines = [line.strip() for line in str(card.values.get("materials") or "").splitlines() if line.strip()]
        self._fill()

    def _fill(self) -> None:
        self.list.set_items([Item(place, line, icon="package-open") for place, line in enumerate(self.lines)])
        self._stack.setCurrentIndex(0 if self.lines else 1)
        self._say()

    @property
    def _may(self) -> bool:
        return self.context.session.signed_in and allowed(
            self.context.session.actor.role, Permission.EDIT_ACTIVITIES
        )  # fmt: skip

    def _say(self) -> None:
        may = self._may
        self.box.setEnabled(may)
        self.add.setEnabled(may)
        self.remove.setEnabled(may and self.list.current_key() is not None)
        self.add.setText(
            translate("activities", "Change") if self.editing is not None else translate("activities", "Add")
        )  # fmt: skip

    # Acts

    def _enter(self) -> None:
        text = " ".join(self.box.value().split())
        lines = list(self.lines)
        if not text or not self._may:
            return
        place = self.editing
        if place is not None and place < len(lines):
            lines[place] = text
        else:
            lines.append(text)
        self.editing = None
        self.box.set_value("")
        self._save(lines, place if place is not None else len(lines) - 1)
        if place is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, place: Any) -> None:
        """Take a line into the box."""
        if not self._may or not isinstance(place, int) or place >= len(self.lines):
            return
        self.editing = place
        self.box.set_value(self.lines[place])
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _remove(self, place: Any) -> None:
        if self._may and isinstance(place, int) and place < len(self.lines):
            lines = list(self.lines)
            del lines[place]
            self._save(lines, min(place, len(lines) - 1))

    def _move(self, by: int) -> None:
        place = self.list.current_key()
        if not self._may or not isinstance(place, int) or not 0 <= place + by < len(self.lines):
            return
        lines = list(self.lines)
        lines.insert(place + by, lines.pop(place))
        self._save(lines, place + by)

    def _save(self, lines: list[str], current: int) -> None:
        if self.activity_id is None or self.card is None:
            return
        self.lines = lines
        self._fill()
        self.list.set_current(current)

        def done(card: ActivityCard) -> None:
            self._show(card)
            self.changed.emit()

        def failed(_error: Any) -> bool:
            self.reload()
            return False

        self.context.act(
            activities.save, self.activity_id, {"materials": "\n".join(lines)}, seen=self.card.seen, initiator=self,
            label=translate("activities", "Materials changed"), then=done, failed=failed,
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and the arrows move a line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(by)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a line out, Esc leaves a change."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove(self.list.current_key())
        elif event.key() == Qt.Key.Key_Escape and (self.editing is not None or self.box.value()):
            self.editing = None
            self.box.set_value("")
            self._say()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
