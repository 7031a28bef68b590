"""A form over settings of the centre: checked beside the fields, its draft kept."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.core.errors import DeskError, UserError
from app.core.i18n import translate
from app.domain import settings as declared
from app.domain.auth import Permission
from app.domain.settings import Kind, Setting
from app.services import drafts, settings
from app.services.desk import Desk
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, CheckBox, NumberField, Select, TextField, TimeField
from app.ui.settings.editors import SpansField
from app.ui.settings.rows import SideRow
from app.ui.settings.section import Section, side_by_side

WIDE: dict[Kind, int] = {Kind.TEXT: 440, Kind.INTEGER: 208, Kind.MINUTES: 96, Kind.CHOICE: 240, Kind.SPANS: 320}
"""How wide the editors of some kinds are at most."""


class SettingsForm(Section):
    """Subclasses put their settings in with `group`, then call `finish`. `form` names the draft."""

    needs = Permission.CHANGE_SETTINGS
    form = ""
    row: type[SideRow] = SideRow

    def __init__(self, context: Context, title: str, say: str = "") -> None:
        super().__init__(context, title, say)
        self.rows: dict[str, SideRow] = {}
        self._filling = False
        self._dirty = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self.put_by)

    def group(self, title: str, *wanted: Setting[Any]) -> None:
        """A card with these settings."""
        card = Card(title, padding=20, spacing=16)
        for setting in wanted:
            editor = self.editor(setting)
            row = self.row(setting.label, editor, wide=WIDE.get(setting.kind, 0))
            row.setEnabled(self.may)
            self.rows[setting.key] = row
            card.add(row)
            for signal in ("changed", "chosen", "toggled"):
                if hasattr(editor, signal):
                    getattr(editor, signal).connect(lambda *_, key=setting.key: self._edited(key))
                    break
            if hasattr(editor, "submitted"):
                editor.submitted.connect(self.save)
        self.column.addWidget(card)

    def finish(self) -> None:
        """The buttons below; then show what is kept."""
        self.save_button = Button(translate("settings", "Save"), "primary", key="Enter")
        self.save_button.clicked.connect(self.save)
        self.undo_button = Button(translate("settings", "Discard changes"))
        self.undo_button.clicked.connect(self.discard)
        self.column.addLayout(side_by_side(self.save_button, self.undo_button))
        self.column.addStretch(1)
        self.refresh()

    def editor(self, setting: Setting[Any]) -> QWidget:
        """What a setting is changed with; override for kinds that need more."""
        match setting.kind:
            case Kind.INTEGER:
                return NumberField(None, unit=setting.unit, maximum=100_000)
            case Kind.MINUTES:
                return TimeField()
            case Kind.BOOLEAN:
                return CheckBox(translate("settings", "Yes"), name=setting.label)
            case Kind.CHOICE:
                return Select([(code, setting.choice_label(code)) for code, _label in setting.choices])
            case Kind.SPANS:
                return SpansField()
            case _:
                return TextField(limit=60)

    # Values

    def refresh(self, changes: Any = None) -> None:
        """Show what is kept; what is being typed stays unless it was discarded."""
        if changes is not None and (self._dirty or "setting" not in changes.tables):
            return
        staff = self.context.session.actor.staff_id

        def look(desk: Desk) -> tuple[declared.Values, dict[str, Any] | None]:
            return desk.settings, drafts.load(desk, staff, self.form)

        self.context.look(self, "settings", look, then=self._show)

    def _show(self, found: tuple[declared.Values, dict[str, Any] | None]) -> None:
        values, draft = found
        typed = self.may and bool(draft)
        if typed:
            values = declared.Values({**dict(values), **(draft or {})})
        self._filling = True
        for key, row in self.rows.items():
            row.editor.set_value(values[declared.BY_KEY[key]])
            row.set_error(None)
        self._filling = False
        self.shown()
        self._set_dirty(typed)

    def shown(self) -> None:
        """The values are in their rows."""

    def discard(self) -> None:
        """Forget what was typed and show what is kept."""
        self._set_dirty(False)
        self._forget_draft(then=lambda _none: self.refresh())

    def _forget_draft(self, then: Callable[[object], object] | None = None) -> None:
        self._rest.stop()
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, self.form), then, owner=self)

    def put_by(self) -> None:
        """Keep what is typed but not saved, as far as it can be read."""
        self._rest.stop()
        if not (self._dirty and self.may):
            return
        content = {}
        for key, row in self.rows.items():
            with suppress(UserError):
                content[key] = declared.BY_KEY[key].encode(row.editor.value())
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self.context.ops.jobs.write(lambda: drafts.save(desk, staff, self.form, content), owner=self)

    def _edited(self, key: str) -> None:
        if self._filling:
            return
        if self.rows[key].error:
            self.rows[key].set_error(None)
        self._set_dirty(True)
        self._rest.start()

    def _set_dirty(self, dirty: bool) -> None:
        self._dirty = dirty
        self.save_button.setEnabled(dirty and self.may)
        self.undo_button.setEnabled(dirty and self.may)

    def save(self) -> None:
        """Keep everything, or say beside each field what is wrong."""
        if not (self._dirty and self.may):
            return
        values: dict[str, Any] = {}
        first: str | None = None
        for key, row in self.rows.items():
            if not row.editor.isEnabled():
                continue
            try:
                values[key] = declared.BY_KEY[key].check(row.editor.value())
                row.set_error(None)
            except UserError as error:
                row.set_error(error.message)
                first = first or key
        if first is not None:
            self._go_to(first)
            return
        self.context.act(
            settings.save,
            values,
            initiator=self,
            label=translate("settings", "Settings saved"),
            then=lambda _none: (self._set_dirty(False), self._forget_draft()),
            failed=self._refused,
        )

    def _refused(self, error: DeskError) -> bool:
        field = getattr(error, "field", None)
        if field not in self.rows:
            return False
        self.rows[field].set_error(error.message)
        self._go_to(field)
        return True

    def _go_to(self, key: str) -> None:
        self.rows[key].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget | None:
        """The first setting."""
        return next(iter(self.rows.values())).editor if self.may and self.rows else None
