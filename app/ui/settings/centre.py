"""The centre: name, hours, shifts, capacity, what happens to forgotten sign-outs, how long people are kept."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.i18n import translate
from app.domain import settings as declared
from app.domain.settings import Kind, Setting
from app.domain.shifts import DAY, clock
from app.domain.sites import level_label
from app.domain.terms import PURPOSE
from app.services.desk import Desk
from app.ui.kit.context import Context
from app.ui.kit.widgets import Label, NumberField, Select
from app.ui.settings.editors import HoursEditor, ShiftsEditor
from app.ui.settings.settings_form import SettingsForm


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


class CentreSection(SettingsForm):
    """A form over the settings of the centre."""

    form = "settings.centre"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "Centre"),
            translate("settings", "For all desks of this centre; printed at the head of logs and forms."),
        )
        self.group(
            "",
            declared.SITE_NAME,
            declared.SITE_LEVEL,
            declared.SITE_CODE,
            declared.SITE_PARENT,
            declared.SITE_PLACE,
        )
        self.group(
            translate("settings", "Times"),
            declared.HOURS,
            declared.DUTY_DAY_START,
            declared.SHIFTS,
            declared.IDLE_LOCK_MINUTES,
        )
        self.group(
            translate("settings", "Visitors"),
            declared.CAPACITY,
            declared.CLOSE_FORGOTTEN,
            declared.STAY_CAP,
            declared.STAY_CAPS,
            declared.ASK_CONSENT,
            declared.RETENTION_MONTHS,
        )
        self.group(
            translate("settings", "Data from other desks"),
            declared.SYNC_SILENT_OWN,
            declared.SYNC_SILENT_OTHERS,
        )
        code = self.rows[declared.SITE_CODE.key]
        code.editor.setEnabled(False)
        code.set_hint(translate("settings", "Part of every record, so it stays as it is"))
        place = self.rows[declared.SITE_PLACE.key]
        place.set_hint(translate("settings", "As on a map, such as 114.057868, 22.543099; distances start here"))
        self.rows[declared.DUTY_DAY_START.key].editor.changed.connect(self._duty_moved)
        self.finish()

    def editor(self, setting: Setting[Any]) -> QWidget:
        """Hours, shifts and longest stays have editors of their own."""
        if setting is declared.SITE_LEVEL:
            return Select([(code, level_label(code)) for code, _label in setting.choices])
        match setting.kind:
            case Kind.HOURS:
                return HoursEditor()
            case Kind.SHIFTS:
                return ShiftsEditor()
            case Kind.CAPS:
                return CapsEditor(self.context.desk)
            case _:
                return super().editor(setting)

    def shown(self) -> None:
        """The shifts begin with the duty day that is shown."""
        self._duty_moved()

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
