"""All visits: searched, filtered, sorted, copied, written out exactly as shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain import shifts
from app.domain import visits as rules
from app.domain.settings import DUTY_DAY_START
from app.domain.terms import POPULATION_GROUP, PURPOSE
from app.domain.visits import State
from app.services import habits, reports, visits
from app.services.desk import Desk
from app.services.visits import VisitFilter, VisitRow
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    Button,
    Card,
    Chip,
    DateField,
    DayBar,
    DayBars,
    EmptyState,
    FilterChips,
    HourBars,
    Label,
    ProgressSheet,
    SearchBox,
    SegmentedControl,
    Select,
    row,
)
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.visitors import words

STATES = (State.PRESENT, State.LEFT, State.UNVERIFIED, State.EXPECTED)
LONGEST_CHART = 92
WIDTHS = "widths:visits"
"""Under this name the widths are kept that somebody gave the columns."""
BADGE_OUT, VOIDED = "badge_out", "voided"


@dataclass(frozen=True)
class Listed:
    """The ids of a list and the figures of its period."""

    ids: Any
    figures: rules.Figures | None
    hours: tuple[int, ...]
    days: dict[date, int]


def find(desk: Desk, wanted: VisitFilter, sort: str, descending: bool, days: tuple[date, date] | None) -> Listed:
    """Look a list up, with the chart of its period."""
    ids = visits.visit_ids(desk, wanted, sort, descending)
    figures = visits.figures(desk, wanted.start, wanted.end) if days else None
    if days is None or wanted.start is None or wanted.end is None:
        return Listed(ids, figures, (), {})
    if days[0] == days[1]:
        return Listed(ids, figures, tuple(each.count for each in visits.hours(desk, wanted.start, wanted.end)), {})
    if (days[1] - days[0]).days < LONGEST_CHART:
        return Listed(ids, figures, (), visits.days(desk, *days))
    return Listed(ids, figures, (), {})


class VisitList(QWidget):
    """The list. `opened(id)` for a row; `left()` by Esc in the empty search box."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._sort = ("arrived_at", True)
        self._person: Any = None
        self._only: dict[str, Any] = {}
        self._shown: VisitFilter | None = None
        self.usual: tuple[date, Sequence[float]] | None = None
        """A duty day, and what is usual on such a weekday, hour by hour."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._filters())
        self.table_card = Card(padding=0, spacing=0)
        outer.addWidget(self.table_card, 1)
        self.table_card.body.addWidget(self._chart())
        self.empty = EmptyState(
            translate("visitors", "No visits like these"),
            translate("visitors", "Take a filter away or choose another period."),
            icon="users",
            action=(translate("visitors", "Show all of today"), None, None, lambda: self.open_with({})),
        )
        self.table = RecordTable(
            self._columns(),
            lambda ids: visits.visit_rows(context.desk, ids),
            context.ops,
            name=translate("visitors", "Visits"),
            empty=self.empty,
            struck=lambda each: each.voided,
            muted=lambda each: each.voided,
        )
        self.table.set_sort(*self._sort)
        self.table.activated.connect(self._open)
        self.table.sort_asked.connect(self._sorted)
        self.table.copied.connect(self._copied)
        self.table.widths_changed.connect(self._keep_widths)
        self._widths: dict[str, int] = {}
        staff = context.session.actor.staff_id
        context.look(self, "widths", habits.recall, staff, WIDTHS, then=self._put_widths)
        self.table_card.add(self.table, 1)
        self._build_foot()

    # Layout

    def _filters(self) -> QWidget:
        desk = self.context.desk
        card = Card(padding=12, spacing=8)
        self.search = SearchBox(
            translate("visitors", "Name, pinyin, phone tail, badge, host, note"), name=translate("visitors", "Search")
        )
        self.search.searched.connect(lambda _text: self.reload())
        self.search.left.connect(self.left)
        self.search.submitted.connect(self._into_table)
        self.search.moved.connect(lambda _by: self._into_table())
        self.period = SegmentedControl(
            [
                ("today", translate("visitors", "Today")),
                ("yesterday", translate("visitors", "Yesterday")),
                ("week", translate("visitors", "7 days")),
                ("month", translate("visitors", "This month")),
                ("all", translate("visitors", "All")),
                ("custom", translate("visitors", "Dates")),
            ],
            name=translate("visitors", "Period"),
        )
        self.period.changed.connect(self._period_changed)
        self.first = DateField(name=translate("visitors", "From"), today=desk.today())
        self.last = DateField(name=translate("visitors", "To"), today=desk.today())
        for each in (self.first, self.last):
            each.setFixedWidth(148)
            each.changed.connect(lambda _text: self.reload())
        self.dates = QWidget()
        line = QHBoxLayout(self.dates)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.first)
        line.addWidget(Label("–", tone="muted"))
        line.addWidget(self.last)
        self.dates.hide()
        card.body.addLayout(row(self.search, self.period, self.dates))
        self.states = FilterChips(
            [(state, words.state_word(state)) for state in STATES], name=translate("visitors", "State")
        )
        self.states.changed.connect(lambda _keys: self.reload())
        self.badge_out = Chip(translate("visitors", "Badge out"))
        self.voided = Chip(translate("visitors", "Voided too"))
        self.person = Chip("")
        self.person.hide()
        for chip in (self.badge_out, self.voided):
            chip.toggled.connect(lambda _on: self.reload())
        self.person.clicked.connect(self._forget_person)
        self.group = Select(
            [(term.code, term.label) for term in desk.terms(POPULATION_GROUP)],
            name=translate("visitors", "Group"),
            empty=translate("visitors", "All groups"),
        )
        self.purpose = Select(
            [(term.code, term.label) for term in desk.terms(PURPOSE)],
            name=translate("visitors", "Purpose"),
            empty=translate("visitors", "All purposes"),
        )
        for select in (self.group, self.purpose):
            select.setMinimumWidth(132)
            select.setMaximumWidth(200)
            select.chosen.connect(lambda _value: self.reload())
        second = row(self.states, self.badge_out, self.voided, self.person)
        second.setStretch(0, 1)
        second.addWidget(self.group)
        second.addWidget(self.purpose)
        card.body.addLayout(second)
        return card

    def _chart(self) -> QWidget:
        self.chart = QWidget()
        column = QVBoxLayout(self.chart)
        column.setContentsMargins(16, 10, 16, 6)
        column.setSpacing(4)
        self.figures = Label("", "caption", "muted", elide=True)
        column.addWidget(self.figures)
        holder = QWidget()
        self._bars = QStackedLayout(holder)
        self.hour_bars = HourBars(name=translate("visitors", "Visits by the hour"))
        self.day_bars = DayBars(
            name=translate("visitors", "Visits by the day"), tip=translate("visitors", "{day}: {n} visits")
        )
        self.day_bars.picked.connect(self._picked_day)
        self.hour_bars.picked.connect(self._picked_hour)
        self._bars.addWidget(self.hour_bars)
        self._bars.addWidget(self.day_bars)
        holder.setFixedHeight(80)
        self._bars_holder = holder
        column.addWidget(holder)
        return self.chart

    def _build_foot(self) -> None:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 8, 12, 8)
        line.setSpacing(8)
        self.count = Label("", tone="muted", elide=True)
        self.export = Button(translate("visitors", "Export what is shown"), icon="download", key="Ctrl+E")
        self.export.clicked.connect(self.write_out)
        line.addWidget(self.count, 1)
        line.addWidget(self.export)
        self.table_card.add(foot)

    def _columns(self) -> list[Column]:
        zone = self.context.desk.zone

        def at(value: datetime | None) -> str:
            return words.stamp(value, zone)

        return [
            Column(
                "arrived_at",
                translate("visitors", "Arrived"),
                136,
                value=lambda each: each.arrived_at or each.expected_at,
                formatter=at,
                tone=lambda each: None if each.arrived_at else "info",
            ),
            Column("name", translate("visitors", "Name"), 96, strong=True, value=words.party),
            Column("phone", translate("visitors", "Phone"), 108, sortable=False),
            Column("group", translate("visitors", "Group"), 96, value=lambda each: each.group_label),
            Column("purposes", translate("visitors", "Purpose"), 120, stretch=True, value=lambda e: e.purpose_text),
            Column("host", translate("visitors", "Host"), 80),
            Column("badge", translate("visitors", "Badge"), 64, tone=lambda e: "warn" if e.badge_out else None),
            Column("left_at", translate("visitors", "Leaving"), 72, value=self._left_text),
            Column("stay", translate("visitors", "Stayed"), 96, sortable=False, value=self._stay_text),
            Column("state", translate("visitors", "State"), 96, sortable=False, pill=words.state_pill),
        ]

    def _left_text(self, each: VisitRow) -> str:
        if each.left_at is None or each.arrived_at is None:
            return ""
        zone = self.context.desk.zone
        clock = words.clock(each.left_at, zone)
        days = (each.left_at.astimezone(zone).date() - each.arrived_at.astimezone(zone).date()).days
        return f"{clock} +{days}" if days else clock

    @staticmethod
    def _stay_text(each: VisitRow) -> str:
        if each.stay is not None:
            return rules.stay_text(each.stay)
        if each.estimate is not None:
            return translate("visitors", "about {stay}").format(stay=rules.stay_text(each.estimate))
        return ""

    def _put_widths(self, widths: dict[str, int]) -> None:
        self._widths = dict(widths)
        self.table.set_widths(widths)

    def _keep_widths(self, widths: dict[str, int]) -> None:
        # Columns that are left out at night have no width of their own.
        found = {**self._widths, **{key: wide for key, wide in widths.items() if wide}}
        if found != self._widths and self.context.session.signed_in:
            self._widths = found
            desk, staff = self.context.desk, self.context.session.actor.staff_id
            self.context.ops.jobs.write(lambda: habits.remember(desk, staff, WIDTHS, found), owner=self)

    # What is wanted

    def open_with(self, wanted: dict[str, Any]) -> None:
        """Show a list: `period` (or `start`/`end` days), `states`, `group`, `purpose`, `badge_out`, `voided`,
        `person_id` with `name`, `text`; `only` with `name`: what no field here says (a ledger's `batch_id`, one
        hour's `start` and `end`), shown as a chip that takes it away.
        """
        blocked = [widget.blockSignals(True) for widget in self._inputs()]
        self.search.set_value(wanted.get("text", ""))
        self.states.set_keys(list(wanted.get("states", ())))
        self.badge_out.setChecked(bool(wanted.get("badge_out")))
        self.voided.setChecked(bool(wanted.get("voided")))
        self.group.set_value(wanted.get("group"))
        self.purpose.set_value(wanted.get("purpose"))
        self._person = wanted.get("person_id")
        self._only = dict(wanted.get("only") or {})
        self.person.setText(str(wanted.get("name") or translate("visitors", "One person")))
        self.person.setChecked(True)
        self.person.setVisible(self._person is not None or bool(self._only))
        wide = self._person is not None or self._only or wanted.get("badge_out")
        period = wanted.get("period") or ("custom" if wanted.get("start") else "all" if wide else "today")
        self.period.set_value(period)
        self.first.set_value(wanted.get("start"))
        self.last.set_value(wanted.get("end"))
        self.dates.setVisible(period == "custom")
        for widget, before in zip(self._inputs(), blocked, strict=True):
            widget.blockSignals(before)
        self.reload()
        self.focus_search()

    def _inputs(self) -> tuple[QWidget, ...]:
        return (
            self.search.edit, self.search, self.states, self.badge_out, self.voided, self.group, self.purpose,
            self.period, self.first, self.last,
        )  # fmt: skip

    def focus_search(self) -> None:
        """The keyboard goes to the search box."""
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def days(self) -> tuple[date | None, date | None]:
        """First and last duty day of the period; None, None for all times."""
        today = self.context.desk.duty_day()
        match self.period.value():
            case "today":
                return today, today
            case "yesterday":
                return today - timedelta(days=1), today - timedelta(days=1)
            case "week":
                return today - timedelta(days=6), today
            case "month":
                return today.replace(day=1), today
            case "custom":
                first, last = self.first.value(), self.last.value()
                first = first if isinstance(first, date) else None
                last = last if isinstance(last, date) else None
                return first or last, last or first
            case _:
                return None, None

    def wanted(self) -> VisitFilter:
        """The filter as it is set."""
        desk = self.context.desk
        first, last = self.days()
        start = end = None
        if first is not None and last is not None:
            opens = desk.settings[DUTY_DAY_START]
            start, _ = shifts.duty_bounds(min(first, last), opens, desk.zone)
            _, end = shifts.duty_bounds(max(first, last), opens, desk.zone)
        return VisitFilter(
            text=self.search.value(),
            start=self._only.get("start", start),
            end=self._only.get("end", end),
            batch_id=self._only.get("batch_id"),
            left_from=self._only.get("left_from"),
            left_to=self._only.get("left_to"),
            states=tuple(self.states.keys()),
            group=self.group.value(),
            purpose=self.purpose.value(),
            badge_out=self.badge_out.isChecked(),
            person_id=self._person,
            include_voided=self.voided.isChecked(),
        )

    def reload(self) -> None:
        """Look the list up."""
        wanted = self.wanted()
        first, last = self.days()
        days = (min(first, last), max(first, last)) if first is not None and last is not None else None
        same = wanted == self._shown
        self.context.look(
            self, "list", find, wanted, *self._sort, days, then=lambda found: self._show(found, wanted, days, same)
        )

    def _show(self, found: Listed, wanted: VisitFilter, days: tuple[date, date] | None, same: bool) -> None:
        self._shown = wanted
        if same and found.ids == self.table.model.ids:
            self.table.refresh()
        else:
            self.table.set_ids(found.ids)
        self.count.setText(translate("visitors", "{n} entries").format(n=f"{len(found.ids):,}"))
        self.export.setEnabled(len(found.ids) > 0)
        self._draw(found, days)

    def _draw(self, found: Listed, days: tuple[date, date] | None) -> None:
        figures = found.figures
        # Night type shows less: the rows.
        large = theme.current().type == "large"
        self.chart.setVisible(figures is not None and not large)
        for place, column in enumerate(self.table.model.columns):
            if column.key in ("host", "stay", "phone"):
                self.table.view.setColumnHidden(place, large)
        if figures is None or days is None:
            return
        self.figures.setText(
            translate(
                "visitors", "Period in all: {total} visits ({registered} signed in, {tallied} tallied), {people} people"
            ).format(
                total=f"{figures.total:,}",
                registered=f"{figures.registered:,}",
                tallied=f"{figures.tallied:,}",
                people=f"{figures.people:,}",
            )
        )
        self.figures.setToolTip("\n".join(rules.definitions("visit_count", "tally_count", "unique_people")))
        self._bars_holder.setVisible(bool(found.hours or found.days))
        if found.hours:
            desk = self.context.desk
            start, end = shifts.duty_bounds(days[0], desk.settings[DUTY_DAY_START], desk.zone)
            now = desk.now()
            running = int((now - start).total_seconds() // 3600) if start <= now < end else None
            values: list[float | None] = [
                None if running is not None and place > running else count for place, count in enumerate(found.hours)
            ]
            usual = self.usual[1] if self.usual is not None and self.usual[0] == days[0] else ()
            self.hour_bars.set(values, usual, first_hour=start.astimezone(desk.zone).hour, now=running)
            self._bars.setCurrentWidget(self.hour_bars)
        elif found.days:
            today = self.context.desk.duty_day()
            self.day_bars.set(
                [
                    DayBar(f"{day.month}-{day.day}", f"{day:%Y-%m-%d}", count, day, day, day == today)
                    for day, count in found.days.items()
                ]
            )
            self._bars.setCurrentWidget(self.day_bars)

    # Hands

    def _open(self, visit_id: Any) -> None:
        if visit_id is not None:
            self.opened.emit(visit_id)

    def _into_table(self) -> None:
        if self.table.model.rowCount():
            self.table.select_row(max(0, self.table.view.currentIndex().row()))
            self.table.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _sorted(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self.reload()

    def _copied(self, count: int) -> None:
        self.context.toasts.say(translate("visitors", "{n} rows copied").format(n=count), icon="copy")

    def _period_changed(self, period: str) -> None:
        self.dates.setVisible(period == "custom")
        if period == "custom":
            if self.first.value() is None:
                today = self.context.desk.duty_day()
                self.first.set_value(today - timedelta(days=29))
                self.last.set_value(today)
            self.first.setFocus()
        self.reload()

    def _picked_hour(self, place: int) -> None:
        desk = self.context.desk
        first, _ = self.days()
        if first is None:
            return
        start = shifts.duty_bounds(first, desk.settings[DUTY_DAY_START], desk.zone)[0] + place * rules.HOUR
        end = start + rules.HOUR
        name = (
            f"{words.day(start, desk.now(), desk.zone)} {words.clock(start, desk.zone)}–{words.clock(end, desk.zone)}"
        )
        self.open_with({"states": tuple(self.states.keys()), "only": {"start": start, "end": end}, "name": name})

    def _picked_day(self, place: int) -> None:
        day = self.day_bars.bars()[place].first
        self.period.set_value("custom")
        self.dates.show()
        self.first.set_value(day)
        self.last.set_value(day)
        self.reload()

    def _forget_person(self) -> None:
        self._person = None
        self._only = {}
        self.person.hide()
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the table goes back to the search box."""
        if event.key() == Qt.Key.Key_Escape:
            if self.search.edit.hasFocus():
                self.left.emit()
            else:
                self.focus_search()
        else:
            super().keyPressEvent(event)

    def write_out(self) -> None:
        """Write exactly what is shown into a file."""
        first, last = self.days()
        span = f" {first:%Y-%m-%d}" if first is not None else ""
        span += f" {last:%Y-%m-%d}" if last is not None and last != first else ""
        path = self.context.questions.save_file(
            translate("visitors", "Export what is shown"),
            translate("visitors", "Visits") + span + ".xlsx",
            translate("visitors", "Workbook (*.xlsx);;Text with commas (*.csv)"),
        )
        if path is None:
            return
        if path.suffix.lower() not in (".xlsx", ".csv"):
            path = path.with_name(path.name + ".xlsx")
        sheet = ProgressSheet(translate("visitors", "Writing visits"), self.window(), icon="download")
        job = self.context.act(
            reports.export_visits,
            self.wanted(),
            path,
            sort=self._sort[0],
            descending=self._sort[1],
            initiator=self,
            then=lambda _info: self.context.toasts.say(
                translate("visitors", "Saved {file}").format(file=path.name), icon="download"
            ),
            progress=sheet.tick,
            always=sheet.finish,
        )
        sheet.stopped.connect(job.cancel)
