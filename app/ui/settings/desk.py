"""This desk: how it looks and speaks. Everybody may change it, and it holds at once."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.domain import settings as declared
from app.domain.settings import Setting
from app.services import settings
from app.ui.kit.context import Context
from app.ui.kit.widgets import Card, CheckBox, SegmentedControl, TextField
from app.ui.settings.rows import SideRow
from app.ui.settings.section import Section


class DeskSection(Section):
    """Look, type size, language, movement, the letter of this desk."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "This desk"),
            translate("settings", "Only this computer. Changes hold at once."),
        )
        values = context.desk.settings
        card = Card(padding=20, spacing=16)
        self.rows: dict[str, SideRow] = {}
        icons = {"system": "monitor", "light": "sun", "dark": "moon"}
        for setting in (declared.THEME, declared.TYPE_SIZE, declared.NIGHT_LOOK, declared.LANGUAGE):
            parts: list[tuple[Any, ...]] = []
            for code, _label in setting.choices:
                glyph = (icons[code],) if setting is declared.THEME else ()
                parts.append((code, setting.choice_label(code), *glyph))
            control = SegmentedControl(parts, values[setting], name=setting.label)
            control.changed.connect(lambda value, setting=setting: self._set(setting, value))
            self._add(card, setting, control)
        self.rows[declared.TYPE_SIZE.key].set_hint(
            translate("settings", "Large: read without glasses, and fewer things on a page")
        )
        self.rows[declared.NIGHT_LOOK.key].set_hint(
            translate("settings", "Read in the dark, with what a night needs and nothing else")
        )
        for setting in (declared.MOTION, declared.RAIL_SLIM):
            box = CheckBox(translate("settings", "Yes"), values[setting], name=setting.label)
            box.toggled.connect(lambda on, setting=setting: self._set(setting, on))
            self._add(card, setting, box)
        self.desk_name = TextField(values[declared.DESK_NAME], limit=20, name=declared.DESK_NAME.label)
        self.desk_name.edit.editingFinished.connect(lambda: self._set(declared.DESK_NAME, self.desk_name.value()))
        self._add(card, declared.DESK_NAME, self.desk_name, wide=240)
        self.rows[declared.DESK_NAME.key].set_hint(
            translate("settings", "Other desks see it from its next certificate on (Desks and keys)")
        )
        self.letter = TextField(values[declared.DESK_LETTER], limit=1, name=declared.DESK_LETTER.label)
        self.letter.edit.editingFinished.connect(
            lambda: self._set(declared.DESK_LETTER, self.letter.value() or values[declared.DESK_LETTER])
        )
        self._add(card, declared.DESK_LETTER, self.letter, wide=56)
        self.rows[declared.DESK_LETTER.key].set_hint(
            translate("settings", "Tells the desks of one centre apart on slips and bundles")
        )
        self.column.addWidget(card)
        self.column.addStretch(1)

    def _add(self, card: Card, setting: Setting[Any], editor: QWidget, wide: int = 0) -> None:
        row = SideRow(setting.label, editor, wide=wide)
        self.rows[setting.key] = row
        card.add(row)

    def _set(self, setting: Setting[Any], value: Any) -> None:
        row = self.rows[setting.key]
        if value == self.context.desk.settings[setting]:
            return
        self.context.act(
            settings.save,
            {setting.key: value},
            initiator=self,
            then=lambda _none: row.set_error(None),
            failed=lambda error: row.set_error(error.message) or True,
        )

    def refresh(self, changes: Any = None) -> None:
        """Somebody may have changed the look by a command."""
        if changes is None or not changes.tables:
            self.context.look(self, "settings", lambda desk: desk.settings, then=self._show)

    def _show(self, values: declared.Values) -> None:
        for key, row in self.rows.items():
            editor = row.editor
            blocked = editor.blockSignals(True)
            editor.set_value(values[declared.BY_KEY[key]])
            editor.blockSignals(blocked)

    def first(self) -> QWidget | None:
        """The look that is on."""
        control = self.rows[declared.THEME.key].editor
        return next((part for part in control._segments.values() if part.isChecked()), None)
