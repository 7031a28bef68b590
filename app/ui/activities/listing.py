"""All activities: searched, filtered, sorted, copied, written out exactly as shown."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activity_plans import STATES, state_label
from app.domain.activity_records import LEVELS
from app.domain.auth import Permission, allowed
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import duty_bounds
from app.domain.terms import ACTIVITY_KIND
from app.services import activities, habits
from app.services.activities import ActivityFilter, ActivityRow, CampaignRow
from app.services.desk import Desk
from app.ui.activities import words
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

WIDTHS = "activities.widths"


class ActivityList(QWidget):
    """The list. `opened(id)` for a row; `change_asked(id)`, `copy_asked(row)`, `call_off_asked(row)`,
    `back_asked(row)` (it is held after all), `void_asked(row)` from the buttons below; `left()` by Esc in the empty
    search box. `selects` belong at the right of the bar above.
    """

    opened = Signal(object)
    change_asked = Signal(object)
    copy_asked = Signal(object)
    call_off_asked = Signal(object)
    back_asked = Signal(object)
    void_asked = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._sort = ("starts_at", False)
        self._shown: ActivityFilter | None = None
        self._choosing = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._filters())
        self.table_card = Card(padding=0, spacing=0)
        outer.addWidget(self.table_card, 1)
        self.empty = EmptyState(translate("activities", "No activities like these"), "", icon="ticket")
        self.table = RecordTable(
            self._columns(),
            lambda ids: activities.activity_rows(context.desk, ids),
            context.ops,
            name=translate("activities", "Activities"),
            empty=self.empty,
            struck=lambda each: each.voided or each.state == "cancelled",
            muted=lambda each: each.voided or each.state in ("cancelled", "ended"),
        )
        self.table.set_sort(*self._sort)
        self.table.activated.connect(lambda found: self.opened.emit(found) if found is not None else None)
        self.table.current_changed.connect(lambda _id: self._dress())
        self.table.sort_asked.connect(self._sorted)
        self.table.copied.connect(self._copied)
        self.table.widths_changed.connect(self._keep_widths)
        self.table.model.dataChanged.connect(lambda *_: self._dress())
        self._widths: dict[str, int] = {}
        self.table_card.add(self.table, 1)
        self._build_foot()
        self.setFocusProxy(self.search)
        self._dress()

    # Layout

    def _filters(self) -> QWidget:
        desk = self.context.desk
        card = Card(padding=12, spacing=8)
        self.search = SearchBox(
            translate("activities", "Name, pinyin or number of an activity"), name=translate("activities", "Search")
        )
        self.search.searched.connect(lambda _text: self.reload())
        self.search.left.connect(self.left)
        self.search.submitted.connect(self.into_table)
        self.search.moved.connect(lambda _by: self.into_table())
        self.period = SegmentedControl(
            [
                ("ahead", translate("activities", "From today")),
                ("month", translate("activities", "This month")),
                ("year", translate("activities", "This year")),
                ("all", translate("activities", "All")),
                ("custom", translate("activities", "Dates")),
            ],
            name=translate("activities", "Period"),
        )
        self.period.changed.connect(self._period_changed)
        self.first = DateField(name=translate("activities", "From"), today=desk.today())
        self.last = DateField(name=translate("activities", "Until"), today=desk.today())
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
        self.dates.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.dates.hide()
        card.body.addLayout(row(self.search, self.period, self.dates))
        self.states = FilterChips([(one, state_label(one)) for one in STATES], name=translate("activities", "State"))
        self.states.changed.connect(lambda _keys: self.reload())
        self.unfinished = Chip(translate("activities", "Archive to complete"))
        self.unfinished.toggled.connect(self._want_unfinished)
        self.voided = Chip(translate("activities", "Voided"))
        self.voided.toggled.connect(lambda _on: self.reload())
        self.kind = Select(
            [(term.code, term.label) for term in desk.terms(ACTIVITY_KIND)],
            name=translate("activities", "Kind"),
            empty=translate("activities", "All kinds"),
        )
        self.level = Select(
            [(code, translate("fields", label)) for code, label in LEVELS],
            name=translate("activities", "Level"),
            empty=translate("activities", "All levels"),
        )
        self.campaign = Select(name=translate("activities", "Campaign"), empty=translate("activities", "All campaigns"))
        self.selects = QWidget()
        chosen = row(self.kind, self.level, self.campaign)
        self.selects.setLayout(chosen)
        for select in (self.kind, self.level, self.campaign):
            select.setMinimumWidth(104)
            select.setMaximumWidth(184)
            select.chosen.connect(lambda _value: self.reload())
        second = row(self.unfinished, self.voided)
        second.insertWidget(0, self.states, 1, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(second)
        return card

    def _build_foot(self) -> None:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 8, 12, 8)
        line.setSpacing(8)
        self.count = Label("", tone="muted", elide=True)
        self.change = Button(translate("activities", "Change"), icon="pencil", key="Alt+E")
        self.copy = Button(translate("activities", "Plan it again"), icon="copy", key="Alt+C")
        self.off = Button(translate("activities", "Call off"), icon="ban", key="Alt+X")
        self.export = Button(translate("activities", "Export what is shown"), icon="download", key="Ctrl+E")
        self.change.clicked.connect(lambda: self._ask(self.change_asked, whole=False))
        self.copy.clicked.connect(lambda: self._ask(self.copy_asked))
        self.off.clicked.connect(self._off)
        self.export.clicked.connect(self.write_out)
        line.addWidget(self.count, 1)
        for button in (self.change, self.copy, self.off, self.export):
            line.addWidget(button)
        self.table_card.add(foot)

    def _columns(self) -> list[Column]:
        desk = self.context.desk
        return [
            Column(
                "starts_at", translate("activities", "When"), 224,
                value=lambda each: words.when_held(each, desk.now(), desk.zone),
            ),
            Column("title", translate("activities", "Activity"), 200, strong=True, stretch=True),
            Column("kind", translate("activities", "Kind"), 100, value=lambda each: each.kind_label),
            Column("level", translate("activities", "Level"), 80, value=lambda each: each.level_label),
            Column("place", translate("activities", "Place"), 128, sortable=False),
            Column(
                "places", translate("activities", "Places left"), 140, sortable=False, value=words.places_left,
            ),
            Column(
                "state", translate("activities", "State"), 152, value=words.pill,
                formatter=lambda found: found[0], pill=lambda found: found,
            ),
            Column(
                "missing", translate("activities", "Archive"), 88, sortable=False, value=words.missing,
                tone=lambda each: "bad" if each.missing and each.state == "ended" and not each.voided else None,
            ),
        ]  # fmt: skip

    def set_usual(self) -> None:
        """Widths as this person left them."""
        if self.context.session.signed_in:
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
        """Show a list: `period` (or `start`/`end` days), `states`, `kind`, `level`, `campaign_id`, `text`,
        `unfinished`, `voided`.
        """
        inputs = (
            self.search.edit, self.search, self.states, self.unfinished, self.voided, self.kind, self.level,
            self.campaign, self.period, self.first, self.last,
        )  # fmt: skip
        blocked = [widget.blockSignals(True) for widget in inputs]
        self.search.set_value(wanted.get("text", ""))
        self.states.set_keys(list(wanted.get("states", ())))
        self.unfinished.setChecked(bool(wanted.get("unfinished")))
        self.voided.setChecked(bool(wanted.get("voided")))
        self.kind.set_value(wanted.get("kind"))
        self.level.set_value(wanted.get("level"))
        self.campaign.set_value(wanted.get("campaign_id"))
        period = wanted.get("period") or ("custom" if wanted.get("start") else "all" if wanted else "ahead")
        self.period.set_value(period)
        self.first.set_value(wanted.get("start"))
        self.last.set_value(wanted.get("end"))
        self.dates.setVisible(period == "custom")
        for widget, before in zip(inputs, blocked, strict=True):
            widget.blockSignals(before)
        self.reload()

    def days(self) -> tuple[date | None, date | None]:
        """First and last duty day of the period; None where it has no bound."""
        today = self.context.desk.duty_day()
        match self.period.value():
            case "ahead":
                return today, None
            case "month":
                first = today.replace(day=1)
                return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            case "year":
                return today.replace(month=1, day=1), today.replace(month=12, day=31)
            case "custom":
                first_day, last_day = self.first.value(), self.last.value()
                return (
                    first_day if isinstance(first_day, date) else None,
                    last_day if isinstance(last_day, date) else None,
                )
            case _:
                return None, None

    def wanted(self) -> ActivityFilter:
        """The filter as it is set, with the order of the columns."""
        first, last = self.days()
        kind, level = self.kind.value(), self.level.value()
        return ActivityFilter(
            text=self.search.value(),
            kinds=(kind,) if kind else (),
            levels=(level,) if level else (),
            states=tuple(self.states.keys()),
            campaign_id=self.campaign.value(),
            start=self._bound(first, 0),
            end=self._bound(last, 1),
            voided=self.voided.isChecked(),
            unfinished=self.unfinished.isChecked(),
            sort=self._sort[0],
            descending=self._sort[1],
        )

    def _bound(self, day: date | None, which: int) -> datetime | None:
        desk = self.context.desk
        return duty_bounds(day, desk.settings[DUTY_DAY_START], desk.zone)[which] if day is not None else None

    def reload(self) -> None:
        """Look the list up."""
        wanted = self.wanted()
        same = wanted == self._shown
        self.context.look(self, "list", _find, wanted, then=lambda found: self._show(found, wanted, same))

    def _show(self, found: tuple[list[RowId], list[CampaignRow]], wanted: ActivityFilter, same: bool) -> None:
        ids, campaigns = found
        self._shown = wanted
        kept = self.campaign.value()
        blocked = self.campaign.blockSignals(True)
        self.campaign.set_choices([(one.id, one.name) for one in campaigns])
        self.campaign.set_value(kept)
        self.campaign.blockSignals(blocked)
        if same and ids == self.table.model.ids:
            self.table.refresh()
        else:
            self.table.set_ids(ids)
        large = theme.current().type == "large"
        for place, column in enumerate(self.table.model.columns):
            if column.key in ("kind", "level", "missing"):
                # Night type shows less.
                self.table.view.setColumnHidden(place, large)
        self._say_empty()
        self.count.setText(words.activities(len(ids)))
        self.export.setEnabled(len(ids) > 0)
        if self._choosing:
            self._choosing = False
            self.into_table()
        self._dress()

    def _say_empty(self) -> None:
        """What to do next, where there is nothing: of this filter, or at all."""
        wanted = self._shown
        plain = wanted is not None and wanted == ActivityFilter(
            start=wanted.start, end=wanted.end, sort=wanted.sort, descending=wanted.descending
        )
        if not plain:
            self.empty.set(
                translate("activities", "No activities like these"),
                translate("activities", "Take a filter away or choose another period."),
            )
        elif wanted is not None and (wanted.start or wanted.end):
            self.empty.set(
                translate("activities", "No activities in this period"),
                translate("activities", "Choose “All” to see those that are over.")
                if not self._may
                else translate("activities", "Plan one with Alt+N, or choose “All” to see those that are over."),
            )
        else:
            self.empty.set(
                translate("activities", "No activities yet"),
                translate("activities", "Plan the first with Alt+N.")
                if self._may
                else translate("activities", "A manager plans them; then they are registered for here."),
            )

    # Hands

    @property
    def _may(self) -> bool:
        session = self.context.session
        return session.signed_in and allowed(session.actor.role, Permission.EDIT_ACTIVITIES)

    def current(self) -> ActivityRow | None:
        """The row that is selected, once it was looked up."""
        place = self.table.view.currentIndex().row()
        found: ActivityRow | None = self.table.model.row_at(place) if place >= 0 else None
        return found

    def _dress(self) -> None:
        """What can be done with the selected row."""
        chosen = self.current()
        for button in (self.change, self.copy, self.off):
            button.setVisible(self._may)
        self.change.setEnabled(chosen is not None and not chosen.voided)
        self.copy.setEnabled(chosen is not None)
        voided = chosen is not None and chosen.voided
        off = chosen is not None and chosen.state == "cancelled"
        self.off.setText(
            translate("activities", "Bring it back")
            if voided
            else translate("activities", "Hold it after all")
            if off
            else translate("activities", "Call off")
        )
        self.off.set_icon("undo-2" if off or voided else "ban")
        self.off.setEnabled(chosen is not None and (voided or chosen.state != "ended"))

    def _ask(self, signal: Any, *, whole: bool = True) -> None:
        chosen = self.current()
        if chosen is not None:
            signal.emit(chosen if whole else chosen.id)

    def _off(self) -> None:
        chosen = self.current()
        if chosen is None:
            return
        back = self.void_asked if chosen.voided else self.back_asked if chosen.state == "cancelled" else None
        (back or self.call_off_asked).emit(chosen)

    def into_table(self) -> None:
        """The keyboard goes to the rows."""
        if self.table.model.rowCount():
            self.table.select_row(max(0, self.table.view.currentIndex().row()))
            self.table.view.setFocus(Qt.FocusReason.TabFocusReason)

    def wait_for_choice(self) -> None:
        """The keyboard goes to the first row, once the list that was asked for is there."""
        self._choosing = True

    def _want_unfinished(self, on: bool) -> None:
        """What is over and lacks evidence lies in the past: whenever it was."""
        if on and self.period.value() == "ahead":
            self.period.set_value("all")
        self.reload()

    def _sorted(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self.reload()

    def _copied(self, count: int) -> None:
        self.context.toasts.say(translate("activities", "{n} rows copied").format(n=count), icon="copy")

    def _period_changed(self, period: str) -> None:
        self.dates.setVisible(period == "custom")
        if period == "custom" and self.first.value() is None:
            today = self.context.desk.duty_day()
            blocked = self.first.blockSignals(True)
            self.first.set_value(today.replace(day=1))
            self.first.blockSignals(blocked)
            self.last.set_value(today)
            self.first.setFocus()
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the table goes back to the search box; Delete voids what was made by mistake."""
        typing = self.search.edit.hasFocus()
        if event.key() == Qt.Key.Key_Escape:
            if typing:
                self.left.emit()
            else:
                self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Delete and not typing and self._may:
            self._ask(self.void_asked)
        elif not typing or event.modifiers():
            super().keyPressEvent(event)

    def write_out(self) -> None:
        """Write exactly what is shown into a file."""
        first, last = self.days()
        span = "".join(f" {day:%Y-%m-%d}" for day in dict.fromkeys((first, last)) if day is not None)
        path = self.context.questions.save_file(
            translate("activities", "Export what is shown"),
            translate("activities", "Activities") + span + ".xlsx",
            translate("activities", "Workbook (*.xlsx);;Text with commas (*.csv)"),
        )
        if path is None:
            return
        if path.suffix.lower() not in (".xlsx", ".csv"):
            path = path.with_name(path.name + ".xlsx")
        from app.services import activity_reports  # paper and workbooks are loaded when they are first needed

        self._write(activity_reports.export_activities, path)

    def _write(self, export: Any, path: Path) -> None:
        sheet = ProgressSheet(translate("activities", "Writing activities"), self.window(), icon="download")
        job = self.context.act(
            export, self.wanted(), path, initiator=self,
            then=lambda _info: self.context.toasts.say(
                translate("activities", "Saved {file}").format(file=path.name), icon="download"
            ),
            progress=sheet.tick, always=sheet.finish,
        )  # fmt: skip
        sheet.stopped.connect(job.cancel)


def _find(desk: Desk, wanted: ActivityFilter) -> tuple[list[RowId], list[CampaignRow]]:
    return activities.activity_ids(desk, wanted), activities.campaigns(desk)
