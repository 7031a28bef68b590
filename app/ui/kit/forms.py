"""Forms built from what a record says of its fields."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.fields import FieldSpec, FieldType
from app.ui.kit.widgets.chips import FilterChips
from app.ui.kit.widgets.fields import (
    DESK_ZONE,
    CheckBox,
    DateField,
    DateTimeField,
    LongTextField,
    MinutesField,
    NumberField,
    SecretField,
    Select,
    TextField,
)
from app.ui.kit.widgets.form_row import FormRow

Choices = Sequence[tuple[Any, str]]
ChoicesOf = Callable[[FieldSpec], Choices]


class ChipsField(FilterChips):
    """Several codes, kept as one text with blanks between, as `FieldType.CHOICES` wants it."""

    def value(self) -> str:
        """The chosen codes in the order shown."""
        return " ".join(str(key) for key in self.keys())

    def set_value(self, value: Any) -> None:
        """Choose the codes in `value` (a text, a list or None)."""
        self.set_keys(value.split() if isinstance(value, str) else list(value or ()))

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)


class Form(QWidget):
    """One field a row (or `columns` side by side; long texts and chips take the whole width).

    `choices(spec)` gives the (code, label) pairs of fields with `terms`; fixed `options` need none. Fields of
    type row and secret, and those with `form=False`, are left out unless `editors` gives a widget for them
    (anything with `value()` and `set_value()`).

    Signals: `changed()` on every edit, `rested()` half a second after the last (save the draft then),
    `submitted()` when Enter is pressed in a line.
    """

    changed = Signal()
    rested = Signal()
    submitted = Signal()

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        *,
        choices: ChoicesOf | Mapping[str, Choices] | None = None,
        editors: Mapping[str, QWidget] | None = None,
        hints: Mapping[str, str] | None = None,
        columns: int = 1,
        zone: ZoneInfo = DESK_ZONE,
        today: date | None = None,
        roomy: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._zone = zone
        self._today = today
        self._filling = False
        self.rows: dict[str, FormRow] = {}
        self.specs: dict[str, FieldSpec] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4 if roomy else 12)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(500)
        self._rest.timeout.connect(self.rested)
        place = 0
        for spec in specs:
            editor = (editors or {}).get(spec.name) or self._editor(spec)
            if editor is None:
                continue
            hint = (hints or {}).get(spec.name, "")
            row = FormRow(spec.label, editor, required=spec.required, hint=hint, roomy=roomy)
            self.rows[spec.name] = row
            self.specs[spec.name] = spec
            whole = spec.type is FieldType.LONG_TEXT or isinstance(editor, ChipsField)
            wide = columns if whole else 1
            if place % columns + wide > columns:
                place += columns - place % columns
            grid.addWidget(row, place // columns, place % columns, 1, wide, Qt.AlignmentFlag.AlignTop)
            place += wide
            self._watch(spec.name, editor)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.set_values({spec.name: spec.default for spec in self.specs.values()})

    # Values

    def editor(self, name: str) -> Any:
        """The widget of a field."""
        return self.rows[name].editor

    def raw(self) -> dict[str, Any]:
        """Everything as typed, also what is not valid: for drafts."""
        return {name: row.editor.value() for name, row in self.rows.items()}

    def values(self) -> dict[str, Any]:
        """Everything, checked. Shows every error beside its field and raises the first as UserError.

        An ID document that was not touched is left out.
        """
        found: dict[str, Any] = {}
        first: UserError | None = None
        for name, row in self.rows.items():
            try:
                value = self._checked(self.specs[name], row.editor.value())
            except UserError as error:
                row.set_error(error.message)
                if first is None:
                    first = UserError(error.message, name)
            else:
                row.set_error(None)
                if self.specs[name].type is not FieldType.ID_DOCUMENT or row.editor.touched:
                    found[name] = value
        if first is not None:
            self.focus(first.field)
            raise first
        return found

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Put values in without saying that something changed; ID documents take their masked form."""
        self._filling = True
        try:
            for name, value in values.items():
                row = self.rows.get(name)
                if row is None:
                    continue
                if isinstance(row.editor, SecretField):
                    row.editor.set_masked(value or "")
                else:
                    row.editor.set_value(value)
        finally:
            self._filling = False

    def set_raw(self, values: Mapping[str, Any]) -> None:
        """Put a draft back, as it was typed."""
        self._filling = True
        try:
            for name, value in values.items():
                if name in self.rows and value is not None:
                    self.rows[name].editor.set_value(value)
        finally:
            self._filling = False

    def show_error(self, field: str | None, message: str) -> bool:
        """Show a refusal beside its field; False when no such field is here (then say it elsewhere)."""
        row = self.rows.get(field or "")
        if row is None:
            return False
        row.set_error(message)
        self.focus(field)
        return True

    def failed(self, error: Exception) -> bool:
        """Fits as `failed=` of `Ops.run`: takes what belongs to a field, leaves the rest to the usual way."""
        return isinstance(error, UserError) and self.show_error(error.field, error.message)

    def clear_errors(self) -> None:
        """Take all errors back."""
        for row in self.rows.values():
            row.set_error(None)

    def focus(self, name: str | None = None) -> None:
        """Put the keyboard into a field, the first one if None."""
        row = self.rows.get(name or "") or next(iter(self.rows.values()), None)
        if row is not None:
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _checked(self, spec: FieldSpec, value: Any) -> Any:
        if value in (None, ""):
            if spec.required:
                raise UserError(translate("kit", "{field} is needed.").format(field=spec.label), spec.name)
            return None
        if isinstance(value, str) and spec.type in _SENTENCES:
            raise UserError(_sentence(spec.type), spec.name)
        return spec.check(value) if spec.check is not None else value

    def _editor(self, spec: FieldSpec) -> QWidget | None:
        if not spec.form:
            return None
        match spec.type:
            case FieldType.TEXT | FieldType.PHONES:
                return TextField()
            case FieldType.LONG_TEXT:
                return LongTextField()
            case FieldType.INTEGER:
                return NumberField()
            case FieldType.MINUTES:
                return MinutesField()
            case FieldType.DATE:
                return DateField(today=self._today)
            case FieldType.INSTANT:
                return DateTimeField(zone=self._zone, today=self._today)
            case FieldType.CHOICE:
                empty = None if spec.required and spec.default is not None else translate("kit", "Not chosen")
                return Select(self._pairs(spec), empty=empty)
            case FieldType.CHOICES:
                return ChipsField(self._pairs(spec))
            case FieldType.BOOLEAN:
                return CheckBox()
            case FieldType.ID_DOCUMENT:
                return SecretField()
            case _:
                return None

    def _pairs(self, spec: FieldSpec) -> Choices:
        if spec.options:
            return [(code, spec.option_label(code)) for code, _label in spec.options]
        if callable(self._choices):
            return self._choices(spec)
        return (self._choices or {}).get(spec.name, ())

    def _watch(self, name: str, editor: Any) -> None:
        for signal in ("changed", "chosen", "toggled"):
            if hasattr(editor, signal):
                getattr(editor, signal).connect(lambda *_: self._edited(name))
                break
        if hasattr(editor, "submitted"):
            editor.submitted.connect(self.submitted)

    def _edited(self, name: str) -> None:
        if self._filling:
            return
        if self.rows[name].error:
            self.rows[name].set_error(None)
        self.changed.emit()
        self._rest.start()


_SENTENCES = (FieldType.INTEGER, FieldType.MINUTES, FieldType.DATE, FieldType.INSTANT)


def _sentence(kind: FieldType) -> str:
    if kind is FieldType.INTEGER:
        return translate("kit", "Write a whole number.")
    if kind is FieldType.MINUTES:
        return translate("kit", "Write minutes (90) or hours and minutes (1:30).")
    if kind is FieldType.DATE:
        return translate("kit", "Write a day, such as 2026-03-05.")
    return translate("kit", "Write a day and a time, such as 2026-03-05 18:30.")
