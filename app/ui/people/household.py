"""Linking a guardian and a child: the relation, and a card for whom there is none yet."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.records import KINSHIP, PERSON
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Dialog, FilterChips, FormRow, TextField

Done = Callable[[Mapping[str, Any], str], object]
"""Called with the new card's values (empty for a card that is there) and the relation."""


class KinDialog(Dialog):
    """How the two are related; with `name` also the few fields of a new card. `done(values, relation)`."""

    def __init__(
        self,
        title: str,
        context: Context,
        parent: QWidget,
        *,
        kind: str,
        done: Done,
        name: str | None = None,
    ) -> None:
        super().__init__(title, parent, width=480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._done = done
        self.form: Form | None = None
        if name is not None:
            fields = ("name", "phones") if kind == "guardian" else ("name", "gender", "birth_date")
            self.form = Form(
                [PERSON.by_name[field] for field in fields],
                zone=context.desk.zone,
                today=context.desk.today(),
            )
            # What was typed to search is a name only where it is more than pinyin or digits.
            self.form.set_values({"name": "" if name.isascii() else name})
            if "phones" in fields and name.isdigit():
                self.form.set_values({"phones": name})
            self.body.addWidget(self.form)
        words = (
            translate("people", "Mother"),
            translate("people", "Father"),
            translate("people", "Grandparent"),
            translate("people", "Other guardian"),
        )
        self.usual = FilterChips(
            [(word, word) for word in words], exclusive=True, name=translate("people", "Usual relations")
        )
        self.relation = FormRow(KINSHIP.by_name["relation"].label, TextField(limit=20), roomy=False)
        self.usual.changed.connect(lambda keys: self.relation.editor.set_value(keys[0] if keys else ""))
        self.body.addWidget(self.relation)
        self.body.addWidget(self.usual)
        self.add_button(translate("people", "Cancel"), key="Esc")
        self.add_button(
            translate("people", "Make card and link") if name is not None else translate("people", "Link"),
            "primary",
            self._go,
            icon="link",
            key="Enter",
            default=True,
        )
        if self.form is not None:
            self.form.focus(fields[1] if self.form.editor("name").value() else "name")
        else:
            self.relation.editor.setFocus()

    def _go(self) -> None:
        values: Mapping[str, Any] = {}
        if self.form is not None:
            try:
                values = {name: value for name, value in self.form.values().items() if value not in (None, "")}
            except UserError:
                return
        relation = self.relation.editor.value()
        self.accept()
        self._done(values, relation)
