"""The fields of somebody nobody knows yet, with those who may be the same person."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import checks
from app.domain.settings import ASK_CONSENT
from app.domain.terms import POPULATION_GROUP
from app.services import people
from app.services.people import PersonHit
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import CheckBox, FormRow, Item, Label, Select, TextField, TwoLineList
from app.ui.visitors.found import HitsFrame


def name_and_phone(text: str) -> tuple[str, str]:
    """What was typed about somebody new: a name, a phone, or both in either order ("张三 138 1234 5678")."""
    typed = " ".join(text.split())
    phone = re.search(r"(?<!\S)\+?\d[\d -]{6,}(?!\S)", typed)
    if phone is None:
        return typed, ""
    name = (typed[: phone.start()] + typed[phone.end() :]).strip(" ,，、")
    return name, re.sub(r"[ -]", "", phone[0])


class NewVisitor(QWidget):
    """Name, phone, group, consent. `edited()` for every change, `entered()` for Enter in the last fields,
    `same_taken(PersonHit)` when one of the likely same people is chosen.
    """

    edited = Signal()
    entered = Signal()
    same_taken = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._filling = False
        self._same_hits: dict[RowId, PersonHit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.name = TextField(limit=60)
        self.phone = TextField(limit=60)
        groups = [(term.code, term.label) for term in context.desk.terms(POPULATION_GROUP)]
        self.group = Select(groups, empty=translate("visitors", "Not asked"))
        self.rows = {
            "name": FormRow(translate("visitors", "Name"), self.name, roomy=False),
            "phones": FormRow(translate("visitors", "Phone"), self.phone, roomy=False),
            "population_group": FormRow(translate("visitors", "Group"), self.group, roomy=False),
        }
        line = QHBoxLayout()
        line.setSpacing(8)
        for row, share in zip(self.rows.values(), (10, 12, 11), strict=True):
            line.addWidget(row, share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        self._same_say = Label(translate("visitors", "Perhaps registered before. ↓ chooses."), "caption", "warn")
        self.same = TwoLineList(name=translate("visitors", "Perhaps registered before"), height=self._high())
        self.same.activated.connect(self._take)
        self._same_box = HitsFrame(self.same)
        column.addWidget(self._same_say)
        column.addWidget(self._same_box)
        self.consent = CheckBox(translate("visitors", "Agrees that name and phone are kept"))
        column.addWidget(self.consent)
        for field in (self.name, self.phone):
            field.changed.connect(self._typed)
            field.edit.installEventFilter(self)
        for widget in (self.same, self.group, self.consent):
            widget.installEventFilter(self)
        self.name.submitted.connect(lambda: self.phone.setFocus())
        self.phone.submitted.connect(self.entered)
        self.group.chosen.connect(lambda _value: self._changed())
        self.consent.toggled.connect(lambda _on: self._changed())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self.look_for_same)
        self.show_same(())

    @staticmethod
    def _high() -> int:
        return theme.metrics().l14 + theme.metrics().l12 + 8

    # Values

    def values(self) -> dict[str, Any]:
        """What a sign-in takes of a new person."""
        return {
            "name": self.name.value(),
            "phones": self.phone.value(),
            "population_group": self.group.value(),
            "consent": self.consent.value(),
        }

    def fill(self, values: dict[str, Any]) -> None:
        """Put values in; what is missing is emptied."""
        self._filling = True
        self.name.set_value(values.get("name") or "")
        self.phone.set_value(values.get("phones") or "")
        self.group.set_value(values.get("population_group"))
        self.consent.set_value(bool(values.get("consent")))
        self._filling = False

    def begin(self) -> bool:
        """The keyboard goes to the first field that isn't whole; False when name and phone are there already."""
        self.consent.setVisible(bool(self.context.desk.settings[ASK_CONSENT]))
        self.show_same(())
        self.look_for_same()
        try:
            first = None if self.name.value() and checks.phones(self.phone.value()) else self.phone
        except UserError:
            first = self.phone
        if not self.name.value():
            first = self.name
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def show_error(self, field: str, message: str) -> bool:
        """Say what is wrong beside its field; False when the field isn't here."""
        row = self.rows.get(field)
        if row is None:
            return False
        row.set_error(message)
        row.editor.setFocus()
        return True

    def clear_errors(self) -> None:
        """Take back what was said."""
        for row in self.rows.values():
            if row.error:
                row.set_error(None)

    @property
    def resting(self) -> bool:
        """Whether the likely same people for what is typed have been asked for."""
        return not self._timer.isActive()

    # The same person?

    def look_for_same(self) -> None:
        """Ask who may be meant by the name and phone as typed."""
        values = {"name": self.name.value(), "phones": self.phone.value()}
        if self.isHidden() or (len(values["name"]) < 2 and len(values["phones"]) < 7):
            self.show_same(())
        else:
            self.context.look(self, "same", people.likely_duplicates, values, then=self.show_same)

    def show_same(self, found: Sequence[tuple[PersonHit, str]]) -> None:
        """Offer these people, each with the reason."""
        self._same_hits = {hit.id: hit for hit, _why in found}
        self.same.set_items(
            [
                Item(
                    hit.id,
                    hit.name,
                    why,
                    right=hit.phone,
                    right_note=hit.group_label,
                    avatar=hit.name,
                    hint="↵",
                    strong=True,
                )
                for hit, why in list(found)[:4]
            ]
        )
        self.same.set_row_height(self._high())
        self.same.setFixedHeight(self._high() * min(2, max(1, len(found))))
        for widget in (self._same_say, self._same_box):
            widget.setVisible(bool(found))

    def _take(self, person_id: RowId) -> None:
        hit = self._same_hits.get(person_id)
        if hit is not None:
            self.same_taken.emit(hit)

    # Hands

    def _typed(self, _text: str) -> None:
        if not self._filling:
            self.clear_errors()
            self._timer.start()
            self.edited.emit()

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in boxes that don't know it goes on; arrows reach the likely same people and come back."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched in (self.group, self.consent):
            self.entered.emit()
            return True
        if key == Qt.Key.Key_Down and watched in (self.name.edit, self.phone.edit) and self.same.items():
            self.same.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key == Qt.Key.Key_Up and watched is self.same and self.same.current_key() == self.same.items()[0].key:
            self.phone.edit.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return super().eventFilter(watched, event)
