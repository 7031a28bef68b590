"""The page of reports: which one, its period and options at the left; what the period holds at the right."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import shift_at
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
from app.ui.reports.activity_field import ActivityField
from app.ui.reports.figures import CUSTOM, LAST_MONTH, THIS_MONTH, TODAY, YESTERDAY, Choice, Summary
from app.ui.reports.papers import (
    CERTIFICATES,
    INSPECTION,
    REPORTS,
    STATION_SLIP,
    VISITOR_LOG,
    Held,
    Report,
    Wanted,
    about,
)

MASKED, FULL = "masked", "full"
ALL: RowId = b""
"""Stands for the whole activity among its sessions, and for all activities among the campaigns."""


class ReportView(QWidget):
    """Signals: `chosen(Choice)` another period, `preview()`, `saved(str)` with the ending wanted,
    `opened(str)` a figure's name, `hour(int)` and `day(int)` bars, `sought(str)` activities of a text, `picked(object)`
    an activity whose sessions are to be shown.
    """

    chosen = Signal(object)
    preview = Signal()
    last_month = Signal()
    saved = Signal(str)
    opened = Signal(str)
    hour = Signal(int)
    day = Signal(int)
    sought = Signal(str)
    picked = Signal(object)

    def __init__(self, desk: Desk, *, may_unmask: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_unmask = may_unmask
        self._said = ""
        self._space_wanted: RowId | None = None
        self._campaign_wanted: RowId | None = None
        self._session_wanted: RowId | None = None
        self.participant: RowId | None = None
        """Whose certificate is wanted; None for all of them."""
        self._held: Held | None = None
        self.placed = False
        """Whether it is known which spaces there are."""
        self.inspection: RowId | None = None
        """Which round is wanted; None for the last of the station."""
        self.origin: RowId | None = None
        """The station where the way begins; None for the centre."""
        self._stations: list[tuple[RowId, str]] | None = None
        self._station_wanted: RowId | None = None
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
        self.report_field = Select(name=card.head.title.text())
        self.offer_below(False)
        self.report_field.set_value(VISITOR_LOG)
        self.report_field.chosen.connect(lambda _key: self._reported())
        inner.addWidget(self.report_field)
        inner.addWidget(self._day_and_space())
        inner.addWidget(self.number_row)
        inner.addWidget(self._activity())
        inner.addWidget(self._period())
        self.station = Select()
        self.station_row = FormRow(translate("reports", "Station"), self.station, roomy=False)
        self.station.activated.connect(lambda _index: self._station_chosen())
        inner.addWidget(self.station_row)
        inner.addWidget(self.campaign_row)
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
        self.shift = Select()
        self.shift_row = FormRow(translate("reports", "Shift"), self.shift, roomy=False)
        self.shift.chosen.connect(lambda _start: self.shift_row.set_error(None))
        inner.addWidget(self.space_row)
        inner.addWidget(self.day_row)
        inner.addWidget(self.shift_row)
        return self.of_day

    def _activity(self) -> QWidget:
        self.activity = ActivityField(self._desk, name=translate("reports", "Activity"))
        self.activity_row = FormRow(translate("reports", "Activity"), self.activity, roomy=False)
        self.activity.sought.connect(self.sought)
        self.activity.picked.connect(self._picked)
        self.activity.submitted.connect(self.preview)
        self.session = Select()
        self.session_row = FormRow(translate("reports", "Session"), self.session, roomy=False)
        self.session.chosen.connect(lambda _session: self.session_row.set_error(None))
        self.campaign = Select()
        self.campaign_row = FormRow(translate("reports", "Campaign"), self.campaign, roomy=False)
        self.campaign.chosen.connect(lambda _campaign: self.campaign_row.set_error(None))
        self._campaigns: list[tuple[RowId, str]] | None = None
        self.of_activity = QWidget()
        inner = QVBoxLayout(self.of_activity)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.activity_row)
        inner.addWidget(self.session_row)
        return self.of_activity

    def _picked(self, activity: RowId | None) -> None:
        self.activity_row.set_error(None)
        self.participant = None
        self._held = None
        self._offer_sessions()
        if activity is not None:
            self.picked.emit(activity)

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

    def offer_below(self, on: bool) -> None:
        """Have the reports of centres below among the choices, or not; one that is chosen stays."""
        self.report_field.set_choices(
            [(one.key, one.label) for one in REPORTS.values() if on or not one.above or one is self._chosen_report]
        )

    @property
    def _chosen_report(self) -> Report | None:
        return REPORTS.get(self.report_field.value() or "")

    def choose_report(
        self, key: str, day: date | None = None, space: RowId | None = None, number: str | None = None,
        campaign: RowId | None = None, shift: int | None = None, station: RowId | None = None,
    ) -> None:  # fmt: skip
        """Choose a report, and its day, space, number, campaign, shift and station where they are given."""
        if REPORTS[key].above:
            self.offer_below(True)
        self.report_field.set_value(key)
        self._campaign_wanted = campaign
        self._station_wanted = station
        self.inspection = self.origin = None
        self._offer_stations()
        self._offer_campaigns()
        if number is not None:
            self.number.set_value(number)
        if day is not None:
            self.day_field.set_value(day)
        if shift is not None:
            self.shift.set_value(shift)
        if space is not None:
            self._space_wanted = space
            self.space.set_value(space)

    @property
    def unknown(self) -> bool:
        """Whether it is still to be looked up what there is to choose from."""
        report = self.report
        missing = (
            report.space and not self.placed,
            report.station and self._stations is None,
            report.campaign and self._campaigns is None,
        )
        if any(missing):
            return True
        return report.session and self.activity.value() is not None and self._held is None

    def choose_activity(self, held: Held, session: RowId | None = None) -> None:
        """Put an activity in, and one of its sessions."""
        self._session_wanted = session
        self.activity.set_value(held.row)
        self.activity_row.set_error(None)
        self.set_sessions(held)

    def set_sessions(self, held: Held) -> None:
        """The sessions of the activity that is chosen; the next one (or the last) is on where one is needed."""
        if self.activity.value() is None or self.activity.value().id != held.row.id:
            return
        self._held = held
        self._offer_sessions()

    def _offer_sessions(self) -> None:
        report, held = self.report, self._held
        choices: list[tuple[RowId, str]] = []
        if held is not None and report.session:
            choices += [(ALL, translate("reports", "The whole activity"))] if report.whole else []
            choices += held.sessions
        self.session.set_choices(choices)
        if held is not None:
            self.session.set_value(self._session_wanted or (ALL if report.whole else held.near))
        self.session_row.setVisible(report.session and len(choices) > (2 if report.whole else 1))

    def set_campaigns(self, campaigns: Sequence[tuple[RowId, str]]) -> None:
        """The campaigns to choose from."""
        self._campaigns = list(campaigns)
        self._offer_campaigns()

    def _offer_campaigns(self) -> None:
        every = [(ALL, translate("reports", "All activities"))] if self.report.period else []
        self.campaign.set_choices([*every, *(self._campaigns or ())])
        if self._campaign_wanted is not None:
            self.campaign.set_value(self._campaign_wanted)
        if self.campaign.currentIndex() < 0 and self.campaign.count():
            self.campaign.setCurrentIndex(0)

    def set_stations(self, found: Sequence[tuple[RowId, str]]) -> None:
        """The stations to choose from."""
        self._stations = list(found)
        self._offer_stations()

    def _offer_stations(self) -> None:
        """All of them first, where the report can be of all; a slip leads to the nearest open one."""
        report = self.report
        every = translate("reports", "All stations")
        if report.key == STATION_SLIP:
            every = translate("reports", "The nearest one open now")
        choices = [] if report.key == INSPECTION else [(ALL, every)]
        self.station.set_choices([*choices, *(self._stations or ())])
        # The first of another report's list was nobody's choice.
        self.station.set_value(self._station_wanted)
        if (self._station_wanted is None or self.station.currentIndex() < 0) and self.station.count():
            self.station.setCurrentIndex(0)

    def _station_chosen(self) -> None:
        """Another station has other rounds."""
        self._station_wanted, self.inspection = self.station.value(), None
        self.station_row.set_error(None)

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
        self.shift_row.setVisible(report.shift)
        if report.shift:
            self._offer_shifts()
        self.number_row.setVisible(report.number)
        self.of_names.setVisible(report.names)
        self.of_activity.setVisible(report.activity)
        self.campaign_row.setVisible(report.campaign)
        self.station_row.setVisible(report.station)
        for button, ending in ((self.xlsx, ".xlsx"), (self.csv, ".csv")):
            button.setVisible(ending in report.tables)
        self._session_wanted = None
        self._offer_sessions()
        self._offer_campaigns()
        self._offer_stations()
        if report.activity:
            self.activity.begin()
        log = report.key == VISITOR_LOG
        self.figures.setVisible(log)
        self.about.setVisible(not log)
        clear_layout(self.about.body)
        for number, sentence in enumerate([] if log else about(report.key)):
            self.about.add(Label(sentence, "body" if number == 0 else "caption", "text" if number == 0 else "muted",
                                 wrap=True))  # fmt: skip
        self.about.body.addStretch(1)
        self.header.set_say(self._said if log else report.label)

    def _offer_shifts(self) -> None:
        """The shifts of the site as they are set now; the one on duty unless another is chosen."""
        settings = self._desk.settings
        self.shift.set_choices([(one.start, f"{one.label} {one.hours}") for one in settings.shifts])
        if self.shift.value() is None:
            on = shift_at(self._desk.now(), settings.shifts, settings[DUTY_DAY_START], self._desk.zone)
            self.shift.set_value(on.shift.start)

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
        activity = self.activity.value() if report.activity else None
        if report.activity and activity is None:
            self.activity_row.set_error(translate("reports", "Please choose an activity."))
            self.activity.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        session = self.session.value() if report.session else None
        if report.session and not report.whole and session is None:
            self.session_row.setVisible(True)
            self.session_row.set_error(translate("reports", "This activity has no session yet."))
            return None
        campaign = self.campaign.value() if report.campaign else None
        if report.campaign and not report.period and campaign is None:
            self.campaign_row.set_error(translate("reports", "There is no campaign yet."))
            self.campaign.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        station = self.station.value() if report.station else None
        if report.station and station is None:
            self.station_row.set_error(translate("reports", "There is no station yet."))
            self.station.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return Wanted(
            report.key, choice, day, space,
            space_name=self.space.currentText() if report.space else "",
            number=number,
            activity=activity.id if activity is not None else None,
            activity_name=activity.title if activity is not None else "",
            session=session or None,
            session_name=self._session_name() if session else "",
            shift=self.shift.value() if report.shift else None,
            shift_name=self.shift.currentText().rpartition(" ")[0] if report.shift else "",
            campaign=campaign or None,
            campaign_name=self.campaign.currentText() if campaign else "",
            station=station or None,
            station_name=self.station.currentText() if station else "",
            inspection=self.inspection if report.key == INSPECTION else None,
            origin=self.origin if report.key == STATION_SLIP else None,
            participant=self.participant if report.key == CERTIFICATES else None,
            reason=self.unmask_reason(),
        )  # fmt: skip

    def _session_name(self) -> str:
        """A session in short; nothing where it is the only one."""
        if self._held is None or len(self._held.sessions) < 2:
            return ""
        number = next(n for n, (one, _) in enumerate(self._held.sessions, 1) if one == self.session.value())
        return translate("reports", "session {n}").format(n=number)

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
        if self.report.activity:
            self.activity.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.report.campaign and not self.report.period:
            self.campaign.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.report.period and self.report.day:
            if self.report.station:
                self.station.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            (self.space if self.report.space else self.day_field).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.report.period:
            (self.number if self.report.number else self.main).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        tile: Any = next((tile for tile in self.tiles.values() if tile.isChecked()), self.main)
        tile.setFocus(Qt.FocusReason.OtherFocusReason)
