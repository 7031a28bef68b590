"""Days of the year: public holidays and make-up workdays as published, and the centre's own entries over them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.auth import Actor
from app.domain.fields import FieldSpec, FieldType
from app.domain.records import HOLIDAY
from app.domain.spaces import DayInfo, DayKind, day_kind_label
from app.services import spaces
from app.services.desk import Desk
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Banner, Button, DateField, EmptyState, Item, Label, SegmentedControl, Select, TextField
from app.ui.settings.entry import NEW, EntriesSection, EntryForm
from app.ui.settings.words import DOT, long_day, short_day

MOST_DAYS = 31
"""A holiday has fewer; more is a slip of the year."""
PILLS = {
    DayKind.HOLIDAY: ("good", "sun"),
    DayKind.MAKEUP: ("warn", "calendar-clock"),
    DayKind.WORKDAY: ("idle", "calendar"),
    DayKind.WEEKEND: ("idle", "calendar"),
}


def save_days(desk: Desk, actor: Actor, first: date, last: date, kind: DayKind, name: str) -> tuple[date, Any]:
    """Say what some days in a row are."""
    changes: Any = None
    for number in range((last - first).days + 1):
        _info, more = spaces.save_day(desk, actor, first + timedelta(days=number), kind, name)
        if changes is None:
            changes = more
        else:
            changes.add(more)
    return first, changes


@dataclass(frozen=True)
class Year:
    """What the section shows."""

    year: int
    days: tuple[DayInfo, ...]
    known: bool
    """Whether its holidays are announced, or were entered."""


class HolidaysSection(EntriesSection):
    """The days of a year that aren't what their weekday says."""

    tables = ("holiday",)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context,
            over,
            translate("settings", "Days of the year"),
            translate("settings", "Public holidays and make-up workdays; opening hours and bookings follow them."),
            new=translate("settings", "Add days"),
            entries=translate("settings", "Days of the year"),
            empty=EmptyState(
                translate("settings", "Nothing is entered for this year"),
                translate("settings", "Once the State Council has announced it, enter its days with Alt+N."),
                icon="calendar-days",
            ),
        )
        this = context.desk.today().year
        self.years = (this - 1, this, this + 1)
        self.year = SegmentedControl(
            [(year, str(year)) for year in self.years], this, name=translate("settings", "Year")
        )
        self.year.changed.connect(lambda _year: self.refresh())
        self.count = Label("", tone="muted")
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.year)
        layout.addWidget(self.count, 1)
        self.column.insertWidget(1 + bool(self.why), line)
        self.missing = Banner("", tone="warn", icon="calendar-clock")
        self.missing.hide()
        self.column.insertWidget(2 + bool(self.why), self.missing)
        self.edit_button = self.tool(
            translate("settings", "Change"), "pencil", "Enter", lambda: self.open(self.list.current_key())
        )
        self.retire_button = self.tool(translate("settings", "As published"), "undo-2", "Delete", self.retire)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this section."""
        return [
            ("Alt+N", translate("settings", "Add days")),
            ("Enter", translate("settings", "Open the entry; save the form")),
            ("Delete", translate("settings", "Let the day be as published again")),
            ("Esc", translate("settings", "Back; what you typed is kept")),
        ]

    # The list

    def _look(self, desk: Desk) -> Year:
        year = self.year.value()
        calendar = spaces.calendar(desk)
        return Year(year, tuple(calendar.year(year)), calendar.known(date(year, 7, 1)))

    def _came(self, found: Year) -> None:
        self.entries = {info.day: info for info in found.days}
        self.missing.setVisible(not found.known)
        words = translate("settings", "{year} isn't announced yet (usually in November): until then weekdays count.")
        self.missing.set(words.format(year=found.year))
        off = sum(info.kind is DayKind.HOLIDAY for info in found.days)
        worked = sum(info.kind is DayKind.MAKEUP for info in found.days)
        words = translate("settings", "Days of holiday: {off}, make-up workdays: {worked}")
        self.count.setText(words.format(off=off, worked=worked) if found.days else "")
        self.show_items([self._item(info) for info in found.days])
        today = self.context.desk.today()
        if self.current is None and found.year == today.year:
            # Where the year is half over, begin with what comes next.
            place = sum(info.day < today for info in found.days)
            self.list.set_current(place)
            self.list.verticalScrollBar().setValue((place - 1) * self.list.row_height())

    def _item(self, info: DayInfo) -> Item:
        return Item(
            key=info.day,
            title=long_day(info.day),
            note=info.name,
            right=translate("settings", "Own entry") if info.own else translate("settings", "Published"),
            right_tone="info" if info.own else "muted",
            pill=(day_kind_label(info.kind), *PILLS[info.kind]),
            chevron=self.may,
        )

    def _buttons(self) -> None:
        info: DayInfo | None = self.current
        self.edit_button.setEnabled(info is not None)
        self.retire_button.setEnabled(info is not None and info.own)

    # The drawer

    def _open(self, entry: DayInfo | None) -> None:
        if not self.may:
            self.context.toasts.say(self.why, tone="warn")
            return
        desk = self.context.desk
        self.shown = NEW if entry is None else entry.day
        today, year = desk.today(), self.year.value()
        if today.year != year:
            # A day typed without its year is of the year that is shown.
            today = date(year, 1, 1)
        until = FieldSpec("until", "Until", FieldType.DATE, "day")
        specs = [HOLIDAY.by_name["day"], until, HOLIDAY.by_name["kind"], HOLIDAY.by_name["name"]]
        form = Form(
            [replace(spec, check=_day) if spec.type is FieldType.DATE else spec for spec in specs],
            editors={
                "day": DateField(today=today),
                "until": DateField(today=today),
                "kind": Select([(kind.value, day_kind_label(kind)) for kind in _OFFERED]),
                "name": TextField(limit=30, placeholder=translate("settings", "Such as National Day")),
            },
            hints={"until": translate("settings", "Several days in a row: the last of them")},
            roomy=False,
        )
        known: dict[str, Any] = {"day": None, "until": None, "kind": DayKind.HOLIDAY.value, "name": None}
        if entry is not None:
            known |= {"day": entry.day, "kind": entry.kind.value, "name": entry.name}
            form.editor("day").setEnabled(False)
        whole = EntryForm(
            self.context,
            "holiday:" + (NEW if entry is None else entry.day.isoformat()),
            [("", form)],
            known=known,
            act=lambda whole, _values: self._save(whole, form),
            new=entry is None,
        )
        more: list[QWidget] = []
        if entry is not None and entry.own:
            back = Button(translate("settings", "As published"), icon="undo-2")
            back.clicked.connect(lambda: self._retire(entry))
            more.append(back)
        self.show_form(long_day(entry.day) if entry is not None else translate("settings", "Add days"), whole, *more)
        if entry is not None:
            whole.focus("kind")

    def _save(self, whole: EntryForm, form: Form) -> None:
        first, last = form.editor("day").value(), form.editor("until").value() or form.editor("day").value()
        if last < first:
            whole.refused(UserError(translate("bookings", "The end is before the beginning."), "until"))
            return
        if (last - first).days >= MOST_DAYS:
            words = translate("settings", "At most {n} days at once.").format(n=MOST_DAYS)
            whole.refused(UserError(words, "until"))
            return
        kind = DayKind(form.editor("kind").value())
        days = short_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"
        self.context.act(
            save_days,
            first,
            last,
            kind,
            form.editor("name").value(),
            initiator=self,
            label=days + DOT + day_kind_label(kind),
            then=whole.done,
            failed=whole.refused,
        )

    def _saved(self, value: date | None) -> None:
        self.drawer.close_drawer()
        if value is not None and value.year != self.year.value() and value.year in self.years:
            self.year.set_value(value.year)
        self.show_entry(value, then=self._to_list)

    # Acts

    def retire(self) -> None:
        """Let the selected day be as published again."""
        if self.current is not None and self.current.own:
            self._retire(self.current)

    def _retire(self, info: DayInfo) -> None:
        self.context.act(
            spaces.forget_day,
            info.day,
            initiator=self,
            label=translate("settings", "{day}: as published").format(day=short_day(info.day)),
            then=lambda _info: self._saved(info.day),
        )


_OFFERED = (DayKind.HOLIDAY, DayKind.MAKEUP, DayKind.WORKDAY, DayKind.WEEKEND)


def _day(value: Any) -> date:
    if not isinstance(value, date):
        raise UserError(translate("kit", "Write a day, such as 2026-03-05."))
    return value
