"""The page of reports: which one, its period and options at the left; what the period holds at the right."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.visits import check_reason, definitions
from app.services.desk import Desk
from app.ui.kit import theme
from app.ui.kit.widgets import (
    Button,
    Card,
    DateField,
    DayBars,
    FormRow,
    HourBars,
    KeyTile,
    Label,
    Line,
    PageHeader,
    RadioGroup,
    Scroll,
    Select,
    StatTile,
    TextField,
    clear_layout,
)
from app.ui.reports.figures import CUSTOM, LAST_MONTH, THIS_MONTH, TODAY, YESTERDAY, Choice, Summary
from app.ui.reports.papers import REPORTS, VISITOR_LOG, Report, Wanted, about

MASKED, FULL = "masked", "full"


class ReportView(QWidget):
    """Signals: `chosen(Choice)` another period, `preview()`, `saved(str)` with the ending wanted,
    `opened(str)` a figure's name, `hour(int)` and `day(int)` bars.
    """

    chosen = Signal(object)
    preview = Signal()
    last_month = Signal()
    saved = Signal(str)
    opened = Signal(str)
    hour = Signal(int)
    day = Signal(int)

    def __init__(self, desk: Desk, *, may_unmask: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_unmask = may_unmask
        self._said = ""
        self._space_wanted: RowId | None = None
        self.placed = False
        """Whether it is known which spaces there are."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader(translate("reports", "Reports"))
        self.xlsx = Button("XLSX", icon="file-spreadsheet", name=translate("reports", "Save as XLSX"))
        self.csv = Button("CSV", icon="file-text", name=translate("reports", "Save as CSV"))
        self.last = Button(translate("reports", "Last month's log"), icon="calendar", key="Alt+M")
        self.main = Button(translate("reports", "Preview"), "primary", icon="eye", key="Ctrl+P")
        for button in (self.last, self.xlsx, self.csv, self.main):
            self.header.add_action(button)
        outer.addWidget(self.header)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._options(), 1)
        self.figures = QWidget()
        self.figures.setLayout(self._right())
        self.about = Card(translate("reports", "What it holds"), spacing=12)
        body.addWidget(self.figures, 2)
        body.addWidget(self.about, 2)
        outer.addLayout(body, 1)
        self.last.clicked.connect(self.last_month)
        self.main.clicked.connect(self.preview)
        self.xlsx.clicked.connect(lambda: self.saved.emit(".xlsx"))
        self.csv.clicked.connect(lambda: self.saved.emit(".csv"))
        self.set_choice(Choice())
        self._reported()

    # Left

    def _options(self) -> Card:
        card = Card(translate("reports", "Report"), padding=0)
        self.scroll = scroll = Scroll(spacing=12, margins=(16, 12, 16, 12))
        card.add(scroll, 1)
        inner = scroll.inner
        self.report_field = Select([(one.key, one.label) for one in REPORTS.values()], name=card.head.title.text())
        self.report_field.set_value(VISITOR_LOG)
        self.report_field.chosen.connect(lambda _key: self._reported())
        inner.addWidget(self.report_field)
        inner.addWidget(self._day_and_space())
        inner.addWidget(self.number_row)
        inner.addWidget(self._period())
        inner.addWidget(self._names())
        inner.addStretch(1)
        return card

    def _day_and_space(self) -> QWidget:
        self.space = Select()
        self.space_row = FormRow(translate("reports", "Space"), self.space, roomy=False)
        self.day_field = DateField(today=self._desk.duty_day())
        self.day_field.set_value(self._desk.duty_day())
        self.day_row = FormRow(translate("reports", "Day"), self.day_field, roomy=False)
        self.day_field.changed.connect(lambda _text: self.day_row.set_error(None))
        self.day_field.submitted.connect(self.preview)
        self.space.chosen.connect(lambda _space: self.space_row.set_error(None))
        self.number = TextField(limit=40)
        self.number_row = FormRow(translate("reports", "Number of the receipt"), self.number, roomy=False)
        self.number.changed.connect(lambda _text: self.number_row.set_error(None))
        self.number.submitted.connect(self.preview)
        self.of_day = QWidget()
        inner = QVBoxLayout(self.of_day)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.space_row)
        inner.addWidget(self.day_row)
        return self.of_day

    def _period(self) -> QWidget:
        self.of_period = QWidget()
        inner = QVBoxLayout(self.of_period)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(Label(translate("reports", "Period"), "caption", "muted"))
        tiles = QGridLayout()
        tiles.setSpacing(8)
        self.tiles: dict[str, KeyTile] = {}
        for place, (kind, text) in enumerate(
            (
                (TODAY, translate("reports", "Today")),
                (YESTERDAY, translate("reports", "Yesterday")),
                (THIS_MONTH, translate("reports", "This month")),
                (LAST_MONTH, translate("reports", "Last month")),
                (CUSTOM, translate("reports", "Other days")),
            )
        ):
            tile = KeyTile(str(place + 1), text, bind=True)
            tile.clicked.connect(lambda _checked=False, kind=kind: self._pressed(kind))
            self.tiles[kind] = tile
            tiles.addWidget(tile, place // 2, place % 2, 1, 2 if kind == CUSTOM else 1)
        inner.addLayout(tiles)
        self.dates = QWidget()
        between = QHBoxLayout(self.dates)
        between.setContentsMargins(0, 0, 0, 0)
        between.setSpacing(12)
        self.first, self.until = DateField(), DateField()
        self.first_row = FormRow(translate("reports", "From"), self.first, roomy=False)
        self.until_row = FormRow(translate("reports", "To, included"), self.until, roomy=False)
        between.addWidget(self.first_row)
        between.addWidget(self.until_row)
        inner.addWidget(self.dates)
        self.span = Label("", "strong", wrap=True)
        self.as_of = Label("", "caption", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.span)
        words.addWidget(self.as_of)
        inner.addLayout(words)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self._dated)
        for field in (self.first, self.until):
            field.changed.connect(lambda _text: self._rest.start())
            field.submitted.connect(self._dated)
        return self.of_period

    def _names(self) -> QWidget:
        self.of_names = QWidget()
        inner = QVBoxLayout(self.of_names)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(Line())
        inner.addWidget(Label(translate("reports", "Names and phones"), "caption", "muted"))
        self.masking = RadioGroup(
            [(MASKED, translate("reports", "Masked")), (FULL, translate("reports", "In full"))],
            name=translate("reports", "Names and phones"),
        )
        self.masking.set_value(MASKED)
        inner.addWidget(self.masking)
        self.reason = TextField(limit=200)
        self.reason_row = FormRow(
            translate("reports", "Reason"),
            self.reason,
            required=True,
            hint=translate("reports", "Kept in the record with your name"),
        )
        inner.addWidget(self.reason_row)
        self.mask_note = Label("", "caption", "muted", wrap=True)
        self.mask_note.setText(
            translate(
                "reports", "On every page: 杨＊国, 136****2290. In full only where somebody has to be found again."
            )
            if self._may_unmask
            else translate("reports", "Only a manager may have names and phones printed in full.")
        )
        self.masking.setEnabled(self._may_unmask)
        inner.addWidget(self.mask_note)
        self.masking.chosen.connect(lambda _value: self._masked())
        self.reason.changed.connect(lambda _text: self.reason_row.set_error(None))
        self.reason.submitted.connect(self.preview)
        self._masked()
        return self.of_names

    def _masked(self) -> None:
        full = self.masking.value() == FULL
        self.reason_row.setVisible(full)
        self.mask_note.setVisible(not full)
        if full and self.isVisible():
            self._ask_reason()

    def _ask_reason(self) -> None:
        # A radio button takes the keyboard after it has said that it was chosen, and the row has no place yet.
        QTimer.singleShot(0, self, self._go_to_reason)

    def _go_to_reason(self) -> None:
        if self.masking.value() == FULL:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll.ensureWidgetVisible(self.reason_row)

    def unmask_reason(self) -> str | None:
        """Why names and phones are wanted in full; None for masked. Raises UserError, shown beside the field."""
        if not self.report.names or self.masking.value() != FULL:
            return None
        try:
            return check_reason(self.reason.value())
        except UserError as error:
            self.reason_row.set_error(error.message)
            self._ask_reason()
            raise

    # Which report

    @property
    def report(self) -> Report:
        """The report that is chosen."""
        return REPORTS[self.report_field.value()]

    def choose_report(
        self, key: str, day: date | None = None, space: RowId | None = None, number: str | None = None
    ) -> None:
        """Choose a report, and its day, space and number where they are given."""
        self.report_field.set_value(key)
        if number is not None:
            self.number.set_value(number)
        if day is not None:
            self.day_field.set_value(day)
        if space is not None:
            self._space_wanted = space
            self.space.set_value(space)

    def set_places(self, places: Sequence[tuple[RowId, str]]) -> None:
        """The spaces to choose from; the first of them is on until another is chosen."""
        self.placed = True
        self.space.set_choices(places)
        if self._space_wanted is not None:
            self.space.set_value(self._space_wanted)
        if self.space.value() is None and places:
            self.space.set_value(places[0][0])

    def _reported(self) -> None:
        """Show the options of the report, and what it holds."""
        report = self.report
        self.of_period.setVisible(report.period)
        self.of_day.setVisible(report.day)
        self.space_row.setVisible(report.space)
        self.number_row.setVisible(report.number)
        self.of_names.setVisible(report.names)
        for button in (self.xlsx, self.csv):
            button.setVisible(report.tables)
        log = report.key == VISITOR_LOG
        self.figures.setVisible(log)
        self.about.setVisible(not log)
        clear_layout(self.about.body)
        for number, sentence in enumerate([] if log else about(report.key)):
            self.about.add(Label(sentence, "body" if number == 0 else "caption", "text" if number == 0 else "muted",
                                 wrap=True))  # fmt: skip
        self.about.body.addStretch(1)
        self.header.set_say(self._said if log else report.label)

    def wanted(self, choice: Choice) -> Wanted | None:
        """The report with its options; None where one is missing, which is said beside it.

        Raises UserError for a missing reason, which is said beside it, too.
        """
        report, day, space = self.report, None, None
        if report.day:
            value = self.day_field.value()
            day = value if isinstance(value, date) else None
            if day is None:
                self.day_row.set_error(translate("reports", "A day, such as 2026-03-05"))
                self.day_field.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
        if report.space:
            space = self.space.value()
            if space is None:
                self.space_row.set_error(translate("reports", "There is no space yet: set one up in the settings."))
                self.space.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
        number = self.number.value() if report.number else ""
        if report.number and not number:
            self.number_row.set_error(translate("errors", "Please fill this in."))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        name = self.space.currentText() if report.space else ""
        return Wanted(report.key, choice, day, space, name, number, self.unmask_reason())

    # Period

    def _pressed(self, kind: str) -> None:
        if kind != CUSTOM:
            self.set_choice(Choice(kind))
            self.tiles[kind].setFocus(Qt.FocusReason.OtherFocusReason)
            self.chosen.emit(Choice(kind))
            return
        self.set_choice(Choice(CUSTOM, *self._typed()))
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.first.edit.selectAll()
        self._dated()

    def _typed(self) -> tuple[date | None, date | None]:
        first, until = self.first.value(), self.until.value()
        return first if isinstance(first, date) else None, until if isinstance(until, date) else None

    def _dated(self) -> None:
        self._rest.stop()
        if not self.tiles[CUSTOM].isChecked():
            return
        for row in (self.first_row, self.until_row):
            value = row.editor.value()
            wrong = isinstance(value, str) or value is None
            row.set_error(translate("reports", "A day, such as 2026-03-05") if wrong and value is not None else None)
        first, last = self._typed()
        if first is None or last is None:
            return
        if last < first:
            self.until_row.set_error(translate("reports", "Before the first day"))
            return
        self.chosen.emit(Choice(CUSTOM, first, last))

    def set_choice(self, choice: Choice) -> None:
        """Show which period is on."""
        for kind, tile in self.tiles.items():
            tile.setChecked(kind == choice.kind)
        for field, value in ((self.first, choice.first), (self.until, choice.last)):
            if value is not None and field.value() != value:
                field.blockSignals(True)
                field.set_value(value)
                field.blockSignals(False)
        self.dates.setVisible(choice.kind == CUSTOM)

    # Right

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        self.total = StatTile(translate("reports", "Visits"), "", translate("reports", "visits"))
        self.people = StatTile(translate("reports", "People"), "", translate("reports", "people"))
        self.present = StatTile(translate("reports", "Present"), "", translate("reports", "people"))
        self.unverified = StatTile(translate("reports", "To verify"), "", translate("reports", "visits"))
        for name, tile in self.stat_tiles().items():
            tile.opened.connect(lambda name=name: self.opened.emit(name))
            tiles.addWidget(tile, 5 if name == "registered" else 4)
        right.addLayout(tiles)
        charts = QHBoxLayout()
        charts.setSpacing(16)
        both = translate("reports", "Registered and tallied together")
        self.hours_card = Card(translate("reports", "By the hour"), both)
        self.hours = HourBars(name=translate("reports", "Visits by the hour"))
        self.hours_card.add(self.hours, 1)
        self.days_card = Card(translate("reports", "By day"), both)
        self.days = DayBars(
            name=translate("reports", "Visits by day"),
            tip=translate("reports", "{day}: {n} visits. Click to see them."),
        )
        self.days_card.add(self.days, 1)
        charts.addWidget(self.hours_card, 1)
        charts.addWidget(self.days_card, 1)
        self.days_card.hide()
        right.addLayout(charts, 1)
        large = theme.current().type == "large"
        title = "" if large else translate("reports", "What the figures count")
        said = Card(title, translate("reports", "Printed below them too"), spacing=4)
        for sentence in definitions("visit_count", "tally_count", "unique_people", "present_now", "unverified"):
            said.add(Label(sentence, "caption", "muted", wrap=True))
        right.addWidget(said)
        self.hours.picked.connect(self.hour)
        self.days.picked.connect(self.day)
        return right

    def stat_tiles(self) -> dict[str, StatTile]:
        """The figures by the name of what they count."""
        return {
            "registered": self.total,
            "people": self.people,
            "present": self.present,
            "unverified": self.unverified,
        }

    def show_summary(self, summary: Summary) -> None:
        """Show the figures of a period."""
        found, period = summary.figures, summary.period
        at = summary.at.astimezone(self._desk.zone)
        tile = self.tiles[summary.choice.kind]
        name = tile.text() if summary.choice.kind != CUSTOM else translate("reports", "These days")
        self._said = translate("reports", "{period}: {n} visits").format(period=name, n=f"{found.total:,}")
        if self.report.key == VISITOR_LOG:
            self.header.set_say(self._said)
        self.span.setText(period.label)
        self.as_of.setText(
            translate("reports", "Still running: counted until {time}").format(time=f"{at:%H:%M}")
            if summary.running
            else ""
        )
        self.as_of.setVisible(summary.running)
        self.total.set(
            f"{found.total:,}",
            note=translate("reports", "{registered} by name, {tallied} tallied").format(
                registered=f"{found.registered:,}", tallied=f"{found.tallied:,}"
            ),
        )
        self.people.set(
            f"{found.people:,}",
            note=translate("reports", "{n} companions besides").format(n=f"{found.companions:,}"),
        )
        self.present.set(
            f"{found.present:,}",
            note=translate("reports", "at {time}").format(time=f"{at:%H:%M}")
            if summary.running
            else translate("reports", "of this period, still"),
        )
        self.unverified.set(f"{found.unverified:,}", note=translate("reports", "not signed out in their shift"))
        self.hours.set(list(summary.hours), first_hour=summary.first_hour, now=summary.now)
        self.hours_card.head.title.setText(
            translate("reports", "By the hour") if summary.one_day else translate("reports", "By the hour, all days")
        )
        self.days.set(summary.bars)
        self.days_card.setVisible(bool(summary.bars))
        monthly = any(bar.first != bar.last for bar in summary.bars)
        self.days_card.head.title.setText(
            translate("reports", "By month") if monthly else translate("reports", "By day")
        )

    def focus_first(self) -> None:
        """To the period that is on, or the first option."""
        if not self.report.period:
            (self.space if self.report.space else self.day_field).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        tile: Any = next((tile for tile in self.tiles.values() if tile.isChecked()), self.main)
        tile.setFocus(Qt.FocusReason.OtherFocusReason)
