"""Editors for opening hours, times of day and shifts: values in, values out, refusals as sentences."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import shifts, sites
from app.domain.settings import Pattern
from app.domain.sites import Hours, HoursKind, Span
from app.domain.spaces import PRESETS, Opening
from app.ui.kit.widgets import (
    Button,
    FilterChips,
    IconButton,
    Label,
    SegmentedControl,
    Select,
    TextField,
    TimeField,
    clear_layout,
)
from app.ui.kit.widgets.flow import FlowLayout
from app.ui.settings.words import hours_text, read_spans, spans_text, weekdays

MORNING, EVENING = 8 * 60 + 30, 22 * 60


class SpansField(TextField):
    """Times of day in one line: "09:00–12:00, 14:00–18:00", "18:00–next day 02:00". Leaving it tidies what was typed.

    `value()` is a tuple of spans, empty while nothing is typed, or the text where it can't be read.
    """

    def __init__(
        self, spans: Sequence[Span] = (), *, name: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", placeholder=placeholder, name=name, limit=80, parent=parent)
        self.set_name(name)
        self.set_value(spans)
        self.edit.editingFinished.connect(self._tidy)

    def value(self) -> Any:
        """The spans, or the text as typed."""
        spans = read_spans(self.edit.text())
        return self.edit.text().strip() if spans is None else spans

    def set_value(self, value: Any) -> None:
        """Put spans in, or a text as it was typed; None empties."""
        super().set_value(value if isinstance(value, str) else spans_text(value or ()))

    def _tidy(self) -> None:
        value = self.value()
        if not isinstance(value, str):
            self.set_value(value)


def read_hours(typed: Mapping[str, Any]) -> Hours:
    """The hours that an `HoursEditor` holds, given its `typed()`; raises UserError (field "hours")."""
    kind = HoursKind(typed["kind"])
    if kind is HoursKind.ALL_DAY:
        return sites.ALL_DAY
    texts = [typed["daily"]] if kind is HoursKind.DAILY else typed["week"]
    spans = [_spans(text, "hours") for text in texts]
    return sites.daily(*spans[0]) if kind is HoursKind.DAILY else sites.weekly(spans)


def _spans(text: str, field: str) -> tuple[Span, ...]:
    spans = read_spans(text)
    if spans is None:
        raise UserError(translate("errors", "Times are written like 11:00-13:30, 17:00-19:00."), field)
    return spans


class HoursEditor(QWidget):
    """Opening hours: round the clock (unless `all_day` is False), the same every day, or by weekday.

    Signals `changed()`, and `submitted()` for Enter in a line.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None, *, all_day: bool = True) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        kinds = [
            (HoursKind.ALL_DAY, translate("settings", "24 hours")),
            (HoursKind.DAILY, translate("settings", "The same every day")),
            (HoursKind.WEEKLY, translate("settings", "By weekday")),
        ]
        if not all_day:
            del kinds[0]
        self.kind = FilterChips(kinds, exclusive=True, name=translate("settings", "Opening hours"))
        self.kind.changed.connect(lambda _keys: self._kind_changed())
        self.setFocusProxy(self.kind.chip(kinds[0][0]))
        column.addWidget(self.kind)
        closed = translate("sites", "closed")
        self.daily = SpansField(
            [(MORNING, EVENING)], name=translate("settings", "Open, the same every day"), placeholder=closed
        )
        self.daily.setMaximumWidth(320)
        column.addWidget(self.daily)
        self._week = QWidget()
        grid = QGridLayout(self._week)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        self.week: list[SpansField] = []
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
            field = SpansField(
                [(MORNING, EVENING)],
                name=translate("settings", "{day}: open").format(day=name),
                placeholder=closed,
            )
            field.setMaximumWidth(320)
            label = Label(name)
            label.setBuddy(field.edit)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
            self.week.append(field)
        # Lines as wide as they may be, the day right before them, and nothing behind.
        grid.setColumnStretch(1, 100)
        grid.setColumnStretch(2, 1)
        self.alike = Button(translate("settings", "Tuesday to Friday like Monday"), "ghost", icon="copy", small=True)
        self.alike.clicked.connect(self._like_monday)
        grid.addWidget(self.alike, len(names), 1, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._week)
        hint = Label(
            translate("settings", "Such as 08:30-12:00, 14:00-22:00; 18:00-02:00 goes on into the next day"),
            "caption", "muted", wrap=True,
        )  # fmt: skip
        self._hint = hint
        column.addWidget(hint)
        for field in (self.daily, *self.week):
            field.changed.connect(lambda _text: self.changed.emit())
            field.submitted.connect(self.submitted)
        self.set_value(sites.ALL_DAY if all_day else sites.daily((MORNING, EVENING)))

    def _kind_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        kind = self.shown
        self.daily.setVisible(kind is HoursKind.DAILY)
        self._week.setVisible(kind is HoursKind.WEEKLY)
        self._hint.setVisible(kind is not HoursKind.ALL_DAY)

    @property
    def shown(self) -> HoursKind:
        """The kind that is chosen."""
        return HoursKind(self.kind.keys()[0])

    def _like_monday(self) -> None:
        for field in self.week[1:5]:
            field.set_value(self.week[0].text())

    def typed(self) -> dict[str, Any]:
        """Everything as typed, also what can't be read: for drafts, and for `read_hours`."""
        return {
            "kind": self.shown.value,
            "daily": self.daily.text(),
            "week": [field.text() for field in self.week],
        }

    def value(self) -> Hours:
        """The hours; raises UserError (field "hours")."""
        return read_hours(self.typed())

    def set_value(self, value: Any) -> None:
        """Put hours in (or their JSON, or what `typed` gave)."""
        if isinstance(value, Mapping) and isinstance(value.get("daily"), str):
            self.kind.set_keys([HoursKind(value["kind"])])
            self.daily.set_value(value["daily"])
            for field, text in zip(self.week, value["week"], strict=True):
                field.set_value(text)
        else:
            hours = value if isinstance(value, Hours) else sites.hours_from_json(value)
            self.kind.set_keys([hours.kind])
            if hours.kind is HoursKind.DAILY:
                self.daily.set_value(hours.week[0])
            if hours.kind is not HoursKind.ALL_DAY:
                for field, spans in zip(self.week, hours.week, strict=True):
                    field.set_value(spans)
        self._show()

    def set_invalid(self, invalid: bool) -> None:
        """Redden what can't be read, or all of it; the keyboard goes there when the editor is given it."""
        fields = [self.daily] if self.shown is HoursKind.DAILY else self.week
        wrong = [field for field in fields if isinstance(field.value(), str)] or fields if invalid else []
        for field in (self.daily, *self.week):
            field.set_invalid(field in wrong)
        self.setFocusProxy(wrong[0] if wrong else self.kind.chip(self.shown))

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)


OWN = "own"
_USUAL, _CLOSED = "usual", "closed"


def read_opening(typed: Any) -> Opening:
    """The opening that an `OpeningEditor` holds, given its `value()`; raises UserError (field "opening")."""
    hours = {"centre": None, "all_day": sites.ALL_DAY}.get(typed["mode"])
    holiday: tuple[Span, ...] | None = None
    try:
        if typed["mode"] == OWN:
            hours = read_hours(typed["hours"])
        if typed["holiday"] == _CLOSED:
            holiday = ()
        elif typed["holiday"] == OWN:
            holiday = sites.daily(*_spans(typed["spans"], "opening")).week[0]
    except UserError as error:
        raise UserError(error.message, "opening") from None
    return Opening(hours, holiday, int(typed["makeup"]))


class OpeningEditor(QWidget):
    """When a space is open: as the centre, usual hours to begin with, or its own; and on holidays.

    `value()` is what is typed, for `read_opening`; a draft keeps it. Signals `changed()` and `submitted()`.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, centre: Hours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centre = centre
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        choices = [(preset.code, preset.label) for preset in PRESETS]
        self.usual = Select(
            [*choices, (OWN, translate("settings", "Own hours"))], name=translate("settings", "Opening hours")
        )
        self.usual.chosen.connect(self._chosen)
        self.setFocusProxy(self.usual)
        column.addWidget(self.usual)
        self.say = Label("", "caption", "muted", wrap=True)
        column.addWidget(self.say)
        self.hours = HoursEditor(all_day=False)
        column.addWidget(self.hours)
        column.addSpacing(4)
        holiday = translate("settings", "On public holidays")
        column.addWidget(Label(holiday, "caption", "muted"))
        self.holiday = SegmentedControl(
            [
                (_USUAL, translate("settings", "As usual")),
                (_CLOSED, translate("settings", "Closed")),
                (OWN, translate("settings", "Own hours")),
            ],
            name=holiday,
        )
        column.addWidget(self.holiday)
        self.spans = SpansField([(9 * 60, 18 * 60)], name=translate("settings", "Open on public holidays"))
        self.spans.setMaximumWidth(320)
        column.addWidget(self.spans)
        column.addSpacing(4)
        self._makeup = QWidget()
        line = QHBoxLayout(self._makeup)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        label = Label(translate("settings", "On make-up workdays as on"))
        self.makeup = Select(list(enumerate(weekdays())), name=label.text())
        self.makeup.setMaximumWidth(140)
        line.addWidget(label)
        line.addWidget(self.makeup)
        line.addStretch(1)
        column.addWidget(self._makeup)
        self.hours.changed.connect(self._edited)
        self.hours.submitted.connect(self.submitted)
        self.spans.submitted.connect(self.submitted)
        self.holiday.changed.connect(self._edited)
        self.spans.changed.connect(self._edited)
        self.makeup.chosen.connect(self._edited)
        self.set_value(Opening())

    def _chosen(self, code: str) -> None:
        if self._filling:
            return
        preset = next((one for one in PRESETS if one.code == code), None)
        if preset is not None:
            self._fill(preset.opening)
        else:
            self._show()
        self.changed.emit()

    def _fill(self, opening: Opening) -> None:
        self._filling = True
        if opening.hours is not None and opening.hours.kind is not HoursKind.ALL_DAY:
            self.hours.set_value(opening.hours)
        if opening.holiday:
            self.spans.set_value(opening.holiday)
        self.holiday.set_value(_USUAL if opening.holiday is None else OWN if opening.holiday else _CLOSED)
        self.makeup.set_value(opening.makeup_as)
        self.usual.set_value(self._name(opening))
        self._filling = False
        self._show()

    @staticmethod
    def _name(opening: Opening) -> str:
        """What is chosen at the top: the usual hours these are, if they are any."""
        if opening.hours is None:
            return "centre"
        if opening.hours.kind is HoursKind.ALL_DAY:
            return "all_day"
        return next((preset.code for preset in PRESETS if preset.opening == opening), OWN)

    def _edited(self, *_: object) -> None:
        if self._filling:
            return
        mode = self.mode
        if mode == OWN:
            # What was changed is no longer the usual hours it began as.
            name = OWN
            with suppress(UserError):
                name = self._name(read_opening(self.value()))
            self._filling = True
            self.usual.set_value(name)
            self._filling = False
        self._show()
        self.changed.emit()

    @property
    def mode(self) -> str:
        """As the centre ("centre"), round the clock ("all_day"), or its own hours."""
        chosen = self.usual.value()
        return chosen if chosen in ("centre", "all_day") else OWN

    def _show(self) -> None:
        mode = self.mode
        self.hours.setVisible(mode == OWN)
        self.say.setVisible(mode == "centre")
        self.say.setText(translate("settings", "The centre: {hours}").format(hours=hours_text(self._centre)))
        self.spans.setVisible(self.holiday.value() == OWN)
        kind = self._centre.kind if mode == "centre" else HoursKind.ALL_DAY if mode == "all_day" else self.hours.shown
        self._makeup.setVisible(kind is HoursKind.WEEKLY)

    def value(self) -> dict[str, Any]:
        """Everything that counts, as typed."""
        return {
            "mode": self.mode,
            "hours": self.hours.typed() if self.mode == OWN else None,
            "holiday": self.holiday.value(),
            "spans": self.spans.text() if self.holiday.value() == OWN else "",
            "makeup": self.makeup.value() or 0,
        }

    def set_value(self, value: Any) -> None:
        """Put an opening in, or what `value` gave; None is as the centre."""
        if isinstance(value, Mapping):
            self._filling = True
            if value["hours"] is not None:
                self.hours.set_value(value["hours"])
            self.holiday.set_value(value["holiday"])
            self.spans.set_value(value["spans"])
            self.makeup.set_value(value["makeup"])
            name = value["mode"]
            with suppress(UserError):
                name = self._name(read_opening(value))
            self.usual.set_value(name)
            self._filling = False
            self._show()
        else:
            self._fill(value or Opening())

    def set_invalid(self, invalid: bool) -> None:
        """Redden what can't be read; the keyboard goes there when the editor is given it."""
        hours = False
        if invalid and self.mode == OWN:
            try:
                read_hours(self.hours.typed())
            except UserError:
                hours = True
        holiday = invalid and not hours and self.holiday.value() == OWN
        self.hours.set_invalid(hours)
        self.spans.set_invalid(holiday)
        self.setFocusProxy(self.hours if hours else self.spans if holiday else self.usual)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.usual.set_name(name)


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
