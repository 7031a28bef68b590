"""The centre: name, hours, shifts, capacity, what happens to forgotten sign-outs, how long people are kept."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.errors import DeskError, UserError
from app.core.i18n import translate
from app.domain import settings as declared
from app.domain.auth import Permission
from app.domain.settings import Kind, Setting
from app.domain.shifts import DAY, clock
from app.domain.sites import level_label
from app.domain.terms import PURPOSE
from app.services import drafts, settings
from app.services.desk import Desk
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, CheckBox, Label, NumberField, Select, TextField, TimeField
from app.ui.settings.editors import HoursEditor, ShiftsEditor
from app.ui.settings.rows import SideRow
from app.ui.settings.section import Section, side_by_side

FORM = "settings.centre"


class CapsEditor(QWidget):
    """The longest stay by purpose, in minutes; an empty field means the usual longest stay."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self.fields: dict[str, NumberField] = {}
        for place, term in enumerate(desk.terms(PURPOSE)):
            field = NumberField(
                None, unit=translate("settings", "minutes"), maximum=24 * 60, step=30, name=term.label, buttons=False
            )
            field.setFixedWidth(128)
            grid.addWidget(Label(term.label), place // 2, place % 2 * 2)
            grid.addWidget(field, place // 2, place % 2 * 2 + 1)
            self.fields[term.code] = field
        grid.setColumnStretch(4, 1)
        if self.fields:
            self.setFocusProxy(next(iter(self.fields.values())))

    def value(self) -> dict[str, Any]:
        """Minutes by purpose."""
        return {code: field.value() for code, field in self.fields.items() if field.value() not in (None, "")}

    def set_value(self, caps: dict[str, int]) -> None:
        """Show minutes by purpose."""
        for code, field in self.fields.items():
            field.set_value(caps.get(code))

    def set_invalid(self, invalid: bool) -> None:
        """Redden all fields: the sentence says which rule."""
        for field in self.fields.values():
            field.set_invalid(invalid)


class CentreSection(Section):
    """A form over the settings of the centre."""

    needs = Permission.CHANGE_SETTINGS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "Centre"),
            translate("settings", "For all desks of this centre; printed at the head of logs and forms."),
        )
        self.rows: dict[str, SideRow] = {}
        self._filling = False
        self._dirty = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self.put_by)
        self._group(
            "",
            declared.SITE_NAME,
            declared.SITE_LEVEL,
            declared.SITE_CODE,
            declared.SITE_PARENT,
        )
        self._group(
            translate("settings", "Times"),
            declared.HOURS,
            declared.DUTY_DAY_START,
            declared.SHIFTS,
            declared.IDLE_LOCK_MINUTES,
        )
        self._group(
            translate("settings", "Visitors"),
            declared.CAPACITY,
            declared.CLOSE_FORGOTTEN,
            declared.STAY_CAP,
            declared.STAY_CAPS,
            declared.ASK_CONSENT,
            declared.RETENTION_MONTHS,
        )
        code = self.rows[declared.SITE_CODE.key]
        code.editor.setEnabled(False)
        code.set_hint(translate("settings", "Part of every record, so it stays as it is"))
        self.rows[declared.DUTY_DAY_START.key].editor.changed.connect(self._duty_moved)
        self.save_button = Button(translate("settings", "Save"), "primary", key="Enter")
        self.save_button.clicked.connect(self.save)
        self.undo_button = Button(translate("settings", "Discard changes"))
        self.undo_button.clicked.connect(self.discard)
        self.column.addLayout(side_by_side(self.save_button, self.undo_button))
        self.column.addStretch(1)
        self.refresh()

    def _group(self, title: str, *wanted: Setting[Any]) -> None:
        card = Card(title, padding=20, spacing=16)
        for setting in wanted:
            editor = self._editor(setting)
            wide = {
                Kind.TEXT: 440, Kind.INTEGER: 168, Kind.MINUTES: 96, Kind.CHOICE: 240,
            }.get(setting.kind, 0)  # fmt: skip
            row = SideRow(setting.label, editor, wide=wide)
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

    def _editor(self, setting: Setting[Any]) -> QWidget:
        match setting.kind:
            case Kind.INTEGER:
                return NumberField(None, unit=setting.unit, maximum=100_000)
            case Kind.MINUTES:
                return TimeField()
            case Kind.BOOLEAN:
                return CheckBox(translate("settings", "Yes"), name=setting.label)
            case Kind.CHOICE:
                label = level_label if setting is declared.SITE_LEVEL else setting.choice_label
                return Select([(code, label(code)) for code, _label in setting.choices])
            case Kind.HOURS:
                return HoursEditor()
            case Kind.SHIFTS:
                return ShiftsEditor()
            case Kind.CAPS:
                return CapsEditor(self.context.desk)
            case _:
                return TextField(limit=60)

    def refresh(self, changes: Any = None) -> None:
        """Show what is kept; what is being typed stays unless it was discarded."""
        if changes is not None and (self._dirty or "setting" not in changes.tables):
            return
        staff = self.context.session.actor.staff_id

        def look(desk: Desk) -> tuple[declared.Values, dict[str, Any] | None]:
            return desk.settings, drafts.load(desk, staff, FORM)

        self.context.look(self, "settings", look, then=self._show)

    def discard(self) -> None:
        """Forget what was typed and show what is kept."""
        self._set_dirty(False)
        self._forget_draft(then=lambda _none: self.refresh())

    def _forget_draft(self, then: Callable[[object], object] | None = None) -> None:
        self._rest.stop()
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, FORM), then, owner=self)

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
        self.context.ops.jobs.write(lambda: drafts.save(desk, staff, FORM, content), owner=self)

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
        self._duty_moved()
        self._set_dirty(typed)

    def _duty_moved(self, *_: object) -> None:
        row = self.rows[declared.DUTY_DAY_START.key]
        minutes = row.editor.value()
        if isinstance(minutes, int):
            self.rows[declared.SHIFTS.key].editor.set_start(minutes % DAY)
            row.set_hint(
                translate("settings", "To {time} the next day: visits after midnight belong to the day before").format(
                    time=clock(minutes % DAY)
                )
            )

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
            if key == declared.SITE_CODE.key:
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
        """The name."""
        return self.rows[declared.SITE_NAME.key].editor if self.may else None
