"""Editors for opening hours and shifts: values in, values out, refusals as sentences."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import shifts, sites
from app.domain.settings import Pattern
from app.domain.sites import Hours, HoursKind
from app.ui.kit.widgets import (
    Button,
    CheckBox,
    FilterChips,
    IconButton,
    Label,
    SegmentedControl,
    TextField,
    TimeField,
    clear_layout,
)
from app.ui.kit.widgets.flow import FlowLayout

MORNING, EVENING = 8 * 60 + 30, 22 * 60


class _Span(QWidget):
    """From one time to another."""

    changed = Signal()

    def __init__(self, opens: int, closes: int, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.opens = TimeField(opens, name=translate("settings", "{day} opens at").format(day=name).strip())
        self.closes = TimeField(closes, name=translate("settings", "{day} closes at").format(day=name).strip())
        for field in (self.opens, self.closes):
            field.setFixedWidth(88)
            field.changed.connect(lambda _text: self.changed.emit())
        row.addWidget(self.opens)
        row.addWidget(Label("–", tone="muted"))
        row.addWidget(self.closes)
        row.addStretch(1)

    def value(self) -> tuple[int, int]:
        opens, closes = self.opens.value(), self.closes.value()
        if not isinstance(opens, int) or not isinstance(closes, int):
            raise UserError(translate("settings", "Write times such as 08:30."), "hours")
        if closes <= opens:
            # Closing at 01:00 after opening at 18:00 means the next day.
            closes += shifts.DAY
        return opens, closes

    def set_value(self, span: tuple[int, int]) -> None:
        self.opens.set_value(span[0])
        self.closes.set_value(span[1] if span[1] <= shifts.DAY else span[1] - shifts.DAY)


class HoursEditor(QWidget):
    """Opening hours: round the clock, the same every day, or by weekday. Signal `changed()`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.kind = FilterChips(
            [
                (HoursKind.ALL_DAY, translate("settings", "24 hours")),
                (HoursKind.DAILY, translate("settings", "The same every day")),
                (HoursKind.WEEKLY, translate("settings", "By weekday")),
            ],
            exclusive=True,
            name=translate("settings", "Opening hours"),
        )
        self.kind.changed.connect(lambda _keys: self._kind_changed())
        self.setFocusProxy(self.kind.chip(HoursKind.ALL_DAY))
        column.addWidget(self.kind)
        self.daily = _Span(MORNING, EVENING, "")
        self.daily.changed.connect(self.changed)
        column.addWidget(self.daily)
        self._week = QWidget()
        grid = QGridLayout(self._week)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        self.week: list[tuple[CheckBox, _Span]] = []
        names = (
            translate("settings", "Monday"),
            translate("settings", "Tuesday"),
            translate("settings", "Wednesday"),
            translate("settings", "Thursday"),
            translate("settings", "Friday"),
            translate("settings", "Saturday"),
            translate("settings", "Sunday"),
        )
        for place, name in enumerate(names):
            box, span = CheckBox(name, True), _Span(MORNING, EVENING, name)
            box.toggled.connect(span.setEnabled)
            box.toggled.connect(lambda _on: self.changed.emit())
            span.changed.connect(self.changed)
            grid.addWidget(box, place, 0)
            grid.addWidget(span, place, 1)
            self.week.append((box, span))
        grid.setColumnStretch(1, 1)
        column.addWidget(self._week)
        self.set_value(sites.ALL_DAY)

    def _kind_changed(self) -> None:
        kind = self.kind.keys()[0]
        self.daily.setVisible(kind == HoursKind.DAILY)
        self._week.setVisible(kind == HoursKind.WEEKLY)
        self.changed.emit()

    def value(self) -> Hours:
        """The hours; raises UserError (field "hours")."""
        kind = (self.kind.keys() or [HoursKind.ALL_DAY])[0]
        if kind == HoursKind.ALL_DAY:
            return sites.ALL_DAY
        if kind == HoursKind.DAILY:
            return sites.daily(self.daily.value())
        return sites.weekly([[span.value()] if box.value() else [] for box, span in self.week])

    def set_value(self, value: Any) -> None:
        """Put hours in (or their JSON)."""
        hours = value if isinstance(value, Hours) else sites.hours_from_json(value)
        self.kind.set_keys([hours.kind])
        if hours.kind is HoursKind.DAILY and hours.week[0]:
            self.daily.set_value(hours.week[0][0])
        if hours.kind is HoursKind.WEEKLY:
            for (box, span), spans in zip(self.week, hours.week, strict=True):
                box.set_value(bool(spans))
                span.setEnabled(bool(spans))
                if spans:
                    span.set_value(spans[0])
        self.daily.setVisible(hours.kind is HoursKind.DAILY)
        self._week.setVisible(hours.kind is HoursKind.WEEKLY)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)


class ShiftsEditor(QWidget):
    """How the day is cut into shifts; every shift ends where the next begins. Signal `changed()`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = shifts.DEFAULT_START
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.pattern = SegmentedControl(
            [
                ("three", translate("settings", "Three shifts")),
                ("two", translate("settings", "Two shifts")),
                ("one", translate("settings", "No shifts")),
                ("custom", translate("settings", "Our own")),
            ],
            name=translate("settings", "Shifts"),
        )
        self.pattern.changed.connect(self._chosen)
        column.addWidget(self.pattern)
        self._shown = QWidget()
        self._flow = FlowLayout(self._shown, spacing=16)
        column.addWidget(self._shown)
        self._own = QWidget()
        self._rows = QVBoxLayout(self._own)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        column.addWidget(self._own)
        self._add = Button(translate("settings", "Add a shift"), icon="plus", small=True)
        self._add.clicked.connect(self._add_row)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.own: list[tuple[str, TextField, TimeField, QWidget]] = []
        self._show()

    def set_start(self, start: int) -> None:
        """The duty day begins at another time."""
        self._start = start
        if self.own:
            self.own[0][2].set_value(start)
        self._show()

    def _chosen(self, key: str) -> None:
        if key == "custom" and not self.own:
            for shift in shifts.pattern("three", self._start):
                self._append(shift.code, shift.label, shift.start)
        self._show()
        self.changed.emit()

    def _append(self, code: str, name: str, start: int) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = TextField(name, name=translate("settings", "Name of the shift"), limit=12)
        label.setFixedWidth(144)
        begins = TimeField(start, name=translate("settings", "Begins at"))
        begins.setFixedWidth(88)
        row.addWidget(label)
        row.addWidget(Label(translate("settings", "from"), tone="muted"))
        row.addWidget(begins)
        if self.own:
            away = IconButton("x", translate("settings", "Take this shift away"))
            away.clicked.connect(lambda: self._remove(line))
            row.addWidget(away)
        else:
            # The first shift begins with the duty day, whatever anyone types.
            begins.setEnabled(False)
        row.addStretch(1)
        label.changed.connect(lambda _text: self.changed.emit())
        begins.changed.connect(lambda _text: self.changed.emit())
        self._rows.addWidget(line)
        self.own.append((code, label, begins, line))

    def _add_row(self) -> None:
        taken = {code for code, *_rest in self.own}
        code = next(f"own{n}" for n in range(1, 99) if f"own{n}" not in taken)
        last = self.own[-1][2].value() if self.own else self._start
        start = ((last if isinstance(last, int) else self._start) + 240) % shifts.DAY
        self._append(code, translate("settings", "Shift {n}").format(n=len(self.own) + 1), start)
        self.own[-1][1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _remove(self, line: QWidget) -> None:
        self.own = [row for row in self.own if row[3] is not line]
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()

    def _show(self) -> None:
        custom = self.pattern.value() == "custom"
        self._own.setVisible(custom)
        self._add.setVisible(custom)
        self._shown.setVisible(not custom)
        clear_layout(self._flow)
        if not custom:
            for shift in shifts.pattern(self.pattern.value(), self._start):
                self._flow.addWidget(Label(f"{shift.label}  {shift.hours}", tone="muted"))

    def value(self) -> Pattern:
        """The pattern; raises UserError (field "shifts")."""
        name = self.pattern.value()
        if name != "custom":
            return Pattern(name)
        starts = []
        for _code, _label, begins, _line in self.own:
            minutes = begins.value()
            if not isinstance(minutes, int):
                raise UserError(translate("settings", "Write times such as 08:30."), "shifts")
            starts.append(minutes % shifts.DAY)
        order = sorted(range(len(starts)), key=lambda place: (starts[place] - self._start) % shifts.DAY)
        found = []
        for place, index in enumerate(order):
            after = starts[order[(place + 1) % len(order)]]
            length = (after - starts[index]) % shifts.DAY or shifts.DAY
            code, label, _begins, _line = self.own[index]
            found.append(shifts.Shift(code, label.value(), starts[index], length))
        return Pattern("custom", shifts.validate(found, self._start))

    def set_value(self, value: Any) -> None:
        """Put a pattern in."""
        pattern = value if isinstance(value, Pattern) else Pattern(str(value))
        for row in self.own:
            row[3].hide()
            row[3].deleteLater()
        self.own = []
        for shift in pattern.own:
            self._append(shift.code, shift.label, shift.start)
        self.pattern.set_value(pattern.name)
        self._show()

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)
