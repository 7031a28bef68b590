"""All bookings: searched, filtered, sorted, copied, written out exactly as shown."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain import bookings as rules
from app.domain.bookings import Status
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import duty_bounds
from app.domain.terms import POPULATION_GROUP
from app.services import bookings, habits, spaces
from app.services.bookings import BookingFilter, BookingRow
from app.ui.bookings import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    Button,
    Card,
    Chip,
    DateField,
    EmptyState,
    FilterChips,
    Label,
    ProgressSheet,
    SearchBox,
    SegmentedControl,
    Select,
    row,
)
from app.ui.kit.widgets.record_table import RecordTable

WIDTHS = "bookings.widths"


class BookingList(QWidget):
    """The list. `opened(id)` for a row; `left()` by Esc in the empty search box."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._sort = ("starts_at", False)
        self._only: dict[str, Any] = {}
        self._shown: BookingFilter | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._filters())
        self.table_card = Card(padding=0, spacing=0)
        outer.addWidget(self.table_card, 1)
        self.empty = EmptyState(
            translate("bookings", "No bookings like these"),
            translate("bookings", "Take a filter away or choose another period."),
            icon="calendar-clock",
        )
        self.table = RecordTable(
            self._columns(),
            lambda ids: bookings.booking_rows(context.desk, ids),
            context.ops,
            name=translate("bookings", "Bookings"),
            empty=self.empty,
            struck=lambda each: each.voided or each.status is Status.CANCELLED,
            muted=lambda each: each.voided or each.status in (Status.CANCELLED, Status.COMPLETED),
        )
        self.table.set_sort(*self._sort)
        self.table.activated.connect(self._open)
        self.table.sort_asked.connect(self._sorted)
        self.table.copied.connect(self._copied)
        self.table.widths_changed.connect(self._keep_widths)
        self._widths: dict[str, int] = {}
        self.table_card.add(self.table, 1)
        self._build_foot()
        self.setFocusProxy(self.search)

    # Layout

    def _filters(self) -> QWidget:
        desk = self.context.desk
        card = Card(padding=12, spacing=8)
        self.search = SearchBox(
            translate("bookings", "Name, pinyin, phone tail, organisation, what for"),
            name=translate("bookings", "Search"),
        )
        self.search.searched.connect(lambda _text: self.reload())
        self.search.left.connect(self.left)
        self.search.submitted.connect(self._into_table)
        self.search.moved.connect(lambda _by: self._into_table())
        self.period = SegmentedControl(
            [
                ("ahead", translate("bookings", "Ahead")),
                ("today", translate("bookings", "Today")),
                ("week", translate("bookings", "This week")),
                ("month", translate("bookings", "This month")),
                ("all", translate("bookings", "All")),
                ("custom", translate("bookings", "Dates")),
            ],
            name=translate("bookings", "Period"),
        )
        self.period.changed.connect(self._period_changed)
        self.first = DateField(name=translate("bookings", "From"), today=desk.today())
        self.last = DateField(name=translate("bookings", "Until"), today=desk.today())
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
        self.statuses = FilterChips(
            [(one, rules.status_label(one)) for one in Status], name=translate("bookings", "State")
        )
        self.statuses.changed.connect(lambda _keys: self.reload())
        self.voided = Chip(translate("bookings", "Voided too"))
        self.voided.toggled.connect(lambda _on: self.reload())
        self.only = Chip("")
        self.only.hide()
        self.only.clicked.connect(self._forget_only)
        self.space = Select(name=translate("bookings", "Space"), empty=translate("bookings", "All spaces"))
        self.group = Select(
            [(term.code, term.label) for term in desk.terms(POPULATION_GROUP)],
            name=translate("bookings", "Group"),
            empty=translate("bookings", "All groups"),
        )
        for select in (self.space, self.group):
            select.setMinimumWidth(120)
            select.setMaximumWidth(180)
            select.chosen.connect(lambda _value: self.reload())
        second = row(self.voided, self.only)
        second.insertWidget(0, self.statuses, 1, Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(self.space)
        second.addWidget(self.group)
        card.body.addLayout(second)
        return card

    def _build_foot(self) -> None:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 8, 12, 8)
        line.setSpacing(8)
        self.count = Label("", tone="muted", elide=True)
        self.export = Button(translate("bookings", "Export what is shown"), icon="download", key="Ctrl+E")
        self.export.clicked.connect(self.write_out)
        self.bring_in = Button(translate("bookings", "Bring in a calendar"), icon="file-input", key="Alt+I")
        self.bring_in.clicked.connect(self.bring_calendar_in)
        line.addWidget(self.count, 1)
        line.addWidget(self.bring_in)
        line.addWidget(self.export)
        self.table_card.add(foot)

    def _columns(self) -> list[Column]:
        return [
            Column("starts_at", translate("bookings", "Date"), 104, value=self._day_text),
            Column("time", translate("bookings", "Time"), 128, sortable=False, value=self._time_text),
            Column("place", translate("bookings", "Space"), 136, sortable=False),
            Column("title", translate("bookings", "What for"), 140, strong=True, stretch=True, value=_caption),
            Column("organisation", translate("bookings", "Organisation"), 120),
            Column("name", translate("bookings", "Applicant"), 80),
            Column("phone", translate("bookings", "Phone"), 104, sortable=False),
            Column("headcount", translate("bookings", "People"), 60, value=lambda each: each.headcount or ""),
            Column(
                "status",
                translate("bookings", "State"),
                128,
                value=words.pill,
                formatter=lambda found: found[0],
                pill=lambda found: found,
            ),
        ]

    def _day_text(self, each: BookingRow) -> str:
        day = each.starts_at.astimezone(self.context.desk.zone).date()
        return f"{day:%Y-%m-%d}"

    def _time_text(self, each: BookingRow) -> str:
        return rules.span_text(each.starts_at, each.ends_at, self.context.desk.zone)

    def set_usual(self) -> None:
        """Widths as this person left them, and the spaces to choose from."""
        if not self.context.session.signed_in:
            return
        staff = self.context.session.actor.staff_id
        self.context.look(self, "widths", habits.recall, staff, WIDTHS, then=self._put_widths)

    def _put_widths(self, widths: dict[str, int]) -> None:
        self._widths = dict(widths)
        self.table.set_widths(widths)

    def _keep_widths(self, widths: dict[str, int]) -> None:
        found = {**self._widths, **{key: wide for key, wide in widths.items() if wide}}
        if found != self._widths and self.context.session.signed_in:
            self._widths = found
            desk, staff = self.context.desk, self.context.session.actor.staff_id
            self.context.ops.jobs.write(lambda: habits.remember(desk, staff, WIDTHS, found), owner=self)

    # What is wanted

    def open_with(self, wanted: dict[str, Any]) -> None:
        """Show a list: `period` (or `start`/`end` days), `statuses`, `space`, `group`, `text`, `voided`; `only` with
        `name`: a person, a series or a ledger's batch, shown as a chip that takes it away.
        """
        inputs = (
            self.search.edit, self.search, self.statuses, self.voided, self.space, self.group, self.period,
            self.first, self.last,
        )  # fmt: skip
        blocked = [widget.blockSignals(True) for widget in inputs]
        self.search.set_value(wanted.get("text", ""))
        self.statuses.set_keys(list(wanted.get("statuses", ())))
        self.voided.setChecked(bool(wanted.get("voided")))
        self.space.set_value(wanted.get("space"))
        self.group.set_value(wanted.get("group"))
        self._only = dict(wanted.get("only") or {})
        self.only.setText(str(wanted.get("name") or ""))
        self.only.setChecked(True)
        self.only.setVisible(bool(self._only))
        period = wanted.get("period") or ("custom" if wanted.get("start") else "all" if self._only else "ahead")
        self.period.set_value(period)
        self.first.set_value(wanted.get("start"))
        self.last.set_value(wanted.get("end"))
        self.dates.setVisible(period == "custom")
        for widget, before in zip(inputs, blocked, strict=True):
            widget.blockSignals(before)
        self.reload()
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def days(self) -> tuple[date | None, date | None]:
        """First and last duty day of the period; None where it has no bound."""
        today = self.context.desk.duty_day()
        monday = today - timedelta(days=today.weekday())
        match self.period.value():
            case "ahead":
                return today, None
            case "today":
                return today, today
            case "week":
                return monday, monday + timedelta(days=6)
            case "month":
                first = today.replace(day=1)
                return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            case "custom":
                first_day, last_day = self.first.value(), self.last.value()
                return (
                    first_day if isinstance(first_day, date) else None,
                    last_day if isinstance(last_day, date) else None,
                )
            case _:
                return None, None

    def wanted(self) -> BookingFilter:
        """The filter as it is set."""
        first, last = self.days()
        return BookingFilter(
            text=self.search.value(),
            start=self._bound(first, 0),
            end=self._bound(last, 1),
            statuses=tuple(self.statuses.keys()),
            space=self.space.value(),
            group=self.group.value(),
            person_id=self._only.get("person_id"),
            series_id=self._only.get("series_id"),
            batch_id=self._only.get("batch_id"),
            include_voided=self.voided.isChecked(),
        )

    def _bound(self, day: date | None, which: int) -> datetime | None:
        desk = self.context.desk
        return duty_bounds(day, desk.settings[DUTY_DAY_START], desk.zone)[which] if day is not None else None

    def reload(self) -> None:
        """Look the list up."""
        wanted = self.wanted()
        same = wanted == self._shown
        self.context.look(self, "list", _find, wanted, *self._sort, then=lambda found: self._show(found, wanted, same))

    def _show(self, found: tuple[Any, Any], wanted: BookingFilter, same: bool) -> None:
        ids, places = found
        self._shown = wanted
        kept = self.space.value()
        blocked = self.space.blockSignals(True)
        self.space.set_choices([(one.id, one.name) for one in places])
        self.space.set_value(kept)
        self.space.blockSignals(blocked)
        if same and ids == self.table.model.ids:
            self.table.refresh()
        else:
            self.table.set_ids(ids)
        large = theme.current().type == "large"
        for place, column in enumerate(self.table.model.columns):
            if column.key in ("organisation", "phone", "headcount"):
                # Night type shows less.
                self.table.view.setColumnHidden(place, large)
        self.count.setText(translate("bookings", "{n} bookings").format(n=f"{len(ids):,}"))
        self.export.setEnabled(len(ids) > 0)

    # Hands

    def _open(self, booking_id: Any) -> None:
        if booking_id is not None:
            self.opened.emit(booking_id)

    def _into_table(self) -> None:
        if self.table.model.rowCount():
            self.table.select_row(max(0, self.table.view.currentIndex().row()))
            self.table.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _sorted(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self.reload()

    def _copied(self, count: int) -> None:
        self.context.toasts.say(translate("bookings", "{n} rows copied").format(n=count), icon="copy")

    def _period_changed(self, period: str) -> None:
        self.dates.setVisible(period == "custom")
        if period == "custom" and self.first.value() is None:
            today = self.context.desk.duty_day()
            self.first.set_value(today - timedelta(days=29))
            self.last.set_value(today)
            self.first.setFocus()
        self.reload()

    def _forget_only(self) -> None:
        self._only = {}
        self.only.hide()
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the table goes back to the search box."""
        if event.key() == Qt.Key.Key_Escape:
            if self.search.edit.hasFocus():
                self.left.emit()
            else:
                self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.search.edit.hasFocus() or event.modifiers():
            super().keyPressEvent(event)

    def write_out(self) -> None:
        """Write exactly what is shown into a file."""
        first, last = self.days()
        span = f" {first:%Y-%m-%d}" if first is not None else ""
        span += f" {last:%Y-%m-%d}" if last is not None and last != first else ""
        path = self.context.questions.save_file(
            translate("bookings", "Export what is shown"),
            translate("bookings", "Bookings") + span + ".xlsx",
            translate(
                "bookings",
                "Workbook (*.xlsx);;Text with commas (*.csv);;Calendar: all of the period and the space (*.ics)",
            ),
        )
        if path is None:
            return
        if path.suffix.lower() == ".ics":
            self._write_calendar(path)
            return
        if path.suffix.lower() not in (".xlsx", ".csv"):
            path = path.with_name(path.name + ".xlsx")
        from app.services import booking_reports  # paper and workbooks are loaded when they are first needed

        self._write(booking_reports.export_bookings, self.wanted(), path, sort=self._sort[0], descending=self._sort[1])

    def bring_calendar_in(self) -> None:
        """Ask for an .ics file and show what each of its events would become."""
        from app.ui.bookings.calendar import CalendarDialog

        CalendarDialog.open_file(self.context, self)

    def _write_calendar(self, path: Path) -> None:
        from app.services import calendars

        wanted = self.wanted()
        self._write(calendars.export, path, wanted.start, wanted.end, space_id=wanted.space)

    def _write(self, export: Callable[..., Any], *what: Any, **how: Any) -> None:
        path = next(each for each in what if isinstance(each, Path))
        sheet = ProgressSheet(translate("bookings", "Writing bookings"), self.window(), icon="download")
        job = self.context.act(
            export, *what, **how, initiator=self,
            then=lambda _info: self.context.toasts.say(
                translate("bookings", "Saved {file}").format(file=path.name), icon="download"
            ),
            progress=sheet.tick, always=sheet.finish,
        )  # fmt: skip
        sheet.stopped.connect(job.cancel)


def _find(desk: Any, wanted: BookingFilter, sort: str, descending: bool) -> tuple[Any, Any]:
    return bookings.booking_ids(desk, wanted, sort, descending), spaces.spaces(desk)


def _caption(each: BookingRow) -> str:
    """What for: who it is for has columns of its own."""
    return f"{each.title} ↻".strip() if each.series_id else each.title
