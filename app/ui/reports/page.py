"""Reports: figures of a period; its visitor log and the papers of bookings on screen, on paper, as a file."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.domain.auth import Actor, Permission, allowed
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import duty_day
from app.services import below, reports, visits
from app.services.desk import PASSING, Desk
from app.services.reports import Period, ReportInfo
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Button, Card, PageHeader, ProgressSheet
from app.ui.reports.figures import CUSTOM, LAST_MONTH, PRESETS, TODAY, Choice, Summary, look_up
from app.ui.reports.papers import (
    HANDOVER_SHEET,
    REPORTS,
    VISITOR_LOG,
    Held,
    Wanted,
    campaigns,
    find_activities,
    held,
    places,
    shift_of,
    station_of,
    stations_to_choose,
    write,
)
from app.ui.reports.view import ReportView

TABLES = {"visit", "tally", "person", "person_alias"}


class ReportsPage(Page):
    """Figures (`view`), and in their place the finished pages once they are asked for."""

    key = "reports"
    icon = "file-chart-column"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("surface", "ground")
        self._choice = Choice()
        self._summary: Summary | None = None
        self._sheet: ProgressSheet | None = None
        self._came_from = ""
        self._due: Callable[[], object] | None = None
        """What was asked for before it was known which spaces or sessions there are."""
        self.open_folder: Callable[[Path], object] = _open_folder
        self.printer: Callable[[Any, QWidget], bool] | None = None
        """Prints in place of the usual dialog."""
        role = context.session.actor.role if context.session.signed_in else ""
        self.view = ReportView(context.desk, may_unmask=allowed(role, Permission.UNMASK_LISTS))
        self.steps = QStackedLayout(self)
        self.steps.setContentsMargins(0, 0, 0, 0)
        self.steps.addWidget(self.view)
        self.pages: PreviewView | None = None
        self.view.chosen.connect(self.choose)
        self.view.preview.connect(self.make_preview)
        self.view.last_month.connect(self._last_month)
        self.view.saved.connect(self.save)
        self.view.opened.connect(self._open_figure)
        self.view.hour.connect(self._open_hour)
        self.view.day.connect(self._open_day)
        self.view.sought.connect(self._seek)
        self.view.picked.connect(self._sessions)

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("reports", "Reports")

    # Page

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`period` names one ("last_month"), or `start` and `end` (excluded) are its instants or days.

        `report` chooses one, with its `day` (of a period: its month), `space` (an id), `number`, `activity_id`,
        `session_id`, `participant_id`, `campaign_id`, `shift` (the minute it begins), `handover` (an id), `station_id`,
        `inspection_id` or `origin_id` (a station). With `preview` the pages come at once, and leaving them leads to the
        place called `back`.
        """
        if self._came_from and not arguments:  # pages shown for another place; now this one is asked for itself
            self._leave_preview()
        self._came_from = str(arguments.get("back") or "")
        if arguments.get("report") in REPORTS:
            self._leave_preview()
            self.view.choose_report(
                arguments["report"], arguments.get("day"), arguments.get("space"), arguments.get("number"),
                arguments.get("campaign_id"), arguments.get("shift"), arguments.get("station_id"),
            )  # fmt: skip
            self.view.origin = arguments.get("origin_id")
        choice = self._wanted(arguments)
        if choice is not None:
            self._leave_preview()
            self.choose(choice)
            self.view.set_choice(choice)
        activity, session = arguments.get("activity_id"), arguments.get("session_id")
        if self.view.report.activity and (activity is not None or session is not None):
            then = self.make_preview if arguments.get("preview") else self.view.focus_first
            person = arguments.get("participant_id")

            def known(found: Held) -> None:
                self.view.choose_activity(found, session)
                self.view.participant = person
                then()

            self.context.look(self, "activity", held, activity, session, then=known)
        elif self.view.report.shift and arguments.get("handover") is not None:

            def found(shift: tuple[date, int]) -> None:
                self.view.choose_report(HANDOVER_SHEET, shift[0], shift=shift[1])
                self.make_preview()

            self.context.look(self, "handover", shift_of, arguments["handover"], then=found)
        elif self.view.report.station and arguments.get("inspection_id") is not None:
            inspection = arguments["inspection_id"]

            def of(station: RowId) -> None:
                self.view.choose_report(self.view.report.key, station=station)
                self.view.inspection = inspection
                self.make_preview()

            self.context.look(self, "inspection", station_of, inspection, then=of)
        elif arguments.get("preview"):
            self.make_preview()
        elif self.steps.currentWidget() is self.view:
            self.view.focus_first()
        elif self.pages is not None:
            self.pages.focus_first()

    def _wanted(self, arguments: dict[str, Any]) -> Choice | None:
        if arguments.get("period") in PRESETS:
            return Choice(arguments["period"])
        start, end = arguments.get("start"), arguments.get("end")
        if start is None and self.view.report.period and isinstance(arguments.get("day"), date):
            start = arguments["day"].replace(day=1)
            end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if start is None:
            return None
        desk = self.context.desk
        opens = desk.settings[DUTY_DAY_START]

        def day(value: date | datetime, less: timedelta) -> date:
            return duty_day(value - less, opens, desk.zone) if isinstance(value, datetime) else value

        first = day(start, timedelta(0))
        last = day(end, timedelta(microseconds=1)) if end is not None else first
        for kind, preset in PRESETS.items():
            period = preset(desk)
            if (period.first, period.last) == (first, last):
                return Choice(kind)
        return Choice(CUSTOM, first, max(first, last))

    def refresh(self, changes: Any = None) -> None:
        """Count again when visits or tallies changed, and ask which spaces there are."""
        if changes is None or TABLES & set(changes.tables):
            self._look()
        if changes is None:
            self.context.look(self, "above", below.is_above, then=self.view.offer_below)
        if changes is None or "space" in changes.tables:
            self.context.look(self, "places", places, then=self._placed)
        if changes is None or "station" in changes.tables:
            self.context.look(self, "stations", stations_to_choose, then=self._stations_came)
        if changes is None or "campaign" in changes.tables:
            self.context.look(self, "campaigns", campaigns, then=self._campaigned)

    def tick(self) -> None:
        """A running period goes on, and at the turn of the day "today" is another one."""
        if self._choice.kind != CUSTOM or (self._summary is not None and self._summary.running):
            self._look()

    def print_page(self) -> None:
        """Ctrl+P: first show the pages, then print them."""
        if self.pages is not None and self.steps.currentWidget() is self.pages:
            self.pages.preview.print()
        else:
            self.make_preview()

    def help_keys(self) -> list[tuple[str, str]]:
        """The keys of this page."""
        return [
            ("1 – 5", translate("reports", "Choose the period")),
            ("Alt+M", translate("reports", "Last month's log")),
            ("Ctrl+P", translate("reports", "Preview, then print")),
            ("Ctrl+S", translate("reports", "Save the pages shown")),
        ]

    # Figures

    def choose(self, choice: Choice) -> None:
        """Look at another period."""
        self._choice = choice
        self._look()

    def _look(self) -> None:
        self.context.look(self, "figures", look_up, self._choice, then=self._seen)

    def _seek(self, text: str) -> None:
        self.context.look(self, "activities", find_activities, text, then=self.view.activity.show_found)

    def _sessions(self, activity: RowId) -> None:
        self.context.look(self, "sessions", held, activity, then=self._held)

    def _held(self, found: Held) -> None:
        self.view.set_sessions(found)
        self._go_on()

    def _placed(self, found: Sequence[tuple[RowId, str]]) -> None:
        self.view.set_places(found)
        self._go_on()

    def _stations_came(self, found: Sequence[tuple[RowId, str]]) -> None:
        self.view.set_stations(found)
        self._go_on()

    def _campaigned(self, found: Sequence[tuple[RowId, str]]) -> None:
        self.view.set_campaigns(found)
        self._go_on()

    def _go_on(self) -> None:
        due, self._due = self._due, None
        if due is not None:
            due()

    def _waits(self, then: Callable[[], object]) -> bool:
        """Whether it isn't known yet which spaces, campaigns or sessions there are; then `then` comes once it is."""
        self._due = then if self.view.unknown else None
        return self._due is not None

    def _seen(self, summary: Summary) -> None:
        self._summary = summary
        self.view.show_summary(summary)

    def _open_figure(self, figure: str) -> None:
        if self._summary is not None:
            self._open(figure, self._summary.period)

    def _open_hour(self, index: int) -> None:
        summary = self._summary
        if summary is None or not summary.one_day or summary.hours[index] is None:
            return
        start = summary.period.start + timedelta(hours=index)
        end = min(start + timedelta(hours=1), summary.period.end)
        local = (start.astimezone(self.context.desk.zone), end.astimezone(self.context.desk.zone))
        name = f"{reports.short_date(local[0].date())} {local[0]:%H:%M}–{local[1]:%H:%M}"
        states = visits.behind("registered").states
        wanted = {"only": {"start": start, "end": end}, "name": name, "states": states}
        self.navigate.emit("visitors", {"do": "list", "filter": wanted})

    def _open_day(self, index: int) -> None:
        summary = self._summary
        if summary is not None:
            bar = summary.bars[index]
            self._open("registered", reports.days(self.context.desk, bar.first, bar.last))

    def _open(self, figure: str, period: Period) -> None:
        states = visits.behind(figure, period.start, period.end).states
        wanted = {"period": "custom", "start": period.first, "end": period.last, "states": states}
        self.navigate.emit("visitors", {"do": "list", "filter": wanted})

    # Pages

    def _last_month(self) -> None:
        self.view.choose_report(VISITOR_LOG)
        self.view.set_choice(Choice(LAST_MONTH))
        self.choose(Choice(LAST_MONTH))
        self.make_preview()

    def make_preview(self) -> None:
        """Make the report that is chosen and show its pages; once it is known which spaces or sessions there are."""
        if self._waits(self.make_preview):
            return
        wanted = self._chosen()
        if wanted is None:
            return
        title = translate("reports", "Making the visitor log")
        if wanted.report != VISITOR_LOG:
            title = translate("reports", "Making: {report}").format(report=REPORTS[wanted.report].label)
        self._work(preview, title, self._show_pages, wanted)

    def _chosen(self) -> Wanted | None:
        """The report with its options; None where one is missing, which is said beside it."""
        try:
            return self.view.wanted(self._choice)
        except UserError:
            return None

    def _work(self, use_case: Callable[..., Any], title: str, then: Callable[[Any], object], *args: Any) -> None:
        if self._sheet is not None:
            return
        sheet = ProgressSheet(
            title,
            self.window(),
            icon="file-text",
            note=translate("reports", "Stopping leaves no file behind"),
        )
        self._sheet = sheet
        job = self.context.act(
            use_case, *args, initiator=self, then=then, failed=self._refused, progress=sheet.tick, always=self._over
        )
        sheet.stopped.connect(job.cancel)

    def _over(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.finish()

    def _refused(self, error: Any) -> bool:
        if isinstance(error, UserError) and error.field in ("reason", "unmask_reason"):
            self._leave_preview()
            self.view.reason_row.set_error(error.message)
            return True
        if isinstance(error, UserError) and error.field == "shift":
            self._leave_preview()
            self.view.shift_row.set_error(error.message)
            return True
        return False

    def _show_pages(self, made: "tuple[ReportInfo, bytes, Wanted]") -> None:
        info, content, wanted = made
        if self.pages is None:
            self.pages = PreviewView(self.context, self.printer)
            self.steps.addWidget(self.pages)
            self.pages.left.clicked.connect(self._back)
            self.pages.xlsx.clicked.connect(lambda: self.save(".xlsx"))
            self.pages.csv.clicked.connect(lambda: self.save(".csv"))
            self.pages.preview.saved.connect(self._told)
        self.steps.setCurrentWidget(self.pages)
        desk = self.context.desk
        self.pages.set(info, content, wanted, wanted.caption(desk), wanted.file_name(desk, ".pdf"))
        self.pages.focus_first()

    def _back(self) -> None:
        self._leave_preview()
        if self._came_from:
            self.navigate.emit(self._came_from, {})
        else:
            self.view.focus_first()

    def _leave_preview(self) -> None:
        if self.pages is not None and self.steps.currentWidget() is self.pages:
            self.steps.setCurrentWidget(self.view)
            self.pages.preview.clear()

    # Files

    def save(self, ending: str) -> None:
        """Write the report that is chosen to a file of this kind."""
        if self._waits(lambda: self.save(ending)):
            return
        wanted = self._chosen()
        if wanted is None:
            self._leave_preview()
            return
        if self._summary is None or ending not in REPORTS[wanted.report].tables:
            return
        kinds = {
            ".xlsx": translate("reports", "Workbook (*.xlsx)"),
            ".csv": translate("reports", "Text table (*.csv)"),
        }
        title = translate("reports", "Save the visitor log")
        if wanted.report != VISITOR_LOG:
            title = translate("reports", "Save: {report}").format(report=REPORTS[wanted.report].label)
        path = self.context.questions.save_file(title, wanted.file_name(self.context.desk, ending), kinds[ending])
        if path is None:
            return
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
        title = translate("reports", "Saving {name}").format(name=path.name)
        self._work(save, title, self._told, wanted, path)

    def _told(self, path: Path) -> None:
        folder = path.parent
        self.context.toasts.say(
            translate("reports", "Saved: {name}").format(name=path.name),
            action=translate("reports", "Open folder"),
            action_icon="folder-open",
            callback=lambda: self.open_folder(folder),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the pages."""
        if event.key() == Qt.Key.Key_Escape and self.steps.currentWidget() is self.pages:
            self._back()
        else:
            super().keyPressEvent(event)


class PreviewView(QWidget):
    """The finished pages, with the ways on."""

    def __init__(self, context: Context, printer: Any = None, parent: QWidget | None = None) -> None:
        # Qt's PDF modules are large; they are read when the first page is wanted.
        from app.ui.kit.widgets.pdf_preview import PdfPreview

        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader(translate("reports", "Visitor log"))
        self.left = Button(translate("reports", "Back"), icon="chevron-left", key="Esc")
        self.xlsx = Button("XLSX", icon="file-spreadsheet", name=translate("reports", "Save as XLSX"))
        self.csv = Button("CSV", icon="file-text", name=translate("reports", "Save as CSV"))
        for button in (self.left, self.xlsx, self.csv):
            self.header.add_action(button)
        outer.addWidget(self.header)
        card = Card(padding=0)
        self.preview = PdfPreview(context.questions, printer=printer)
        self.preview.print_button.set_kind("primary")
        self.preview.printed.connect(lambda: context.toasts.say(translate("reports", "Sent to the printer")))
        self.preview.failed.connect(context.ops.jobs.environment)
        card.add(self.preview, 1)
        outer.addWidget(card, 1)

    def set(self, info: ReportInfo, content: bytes, wanted: Wanted, caption: str, name: str) -> None:
        """Show the pages of a report."""
        report = REPORTS[wanted.report]
        said = [caption] if caption else []
        said.append(translate("reports", "{n} rows").format(n=f"{info.rows:,}"))
        if report.names:
            masked = translate("reports", "names and phones masked")
            said.append(masked if info.masked else translate("reports", "in full"))
        if info.check_code:
            said.append(translate("reports", "check code {code}").format(code=info.check_code))
        self.header.set_title(report.label)
        self.header.set_say(translate("reports", ", ").join(said))
        for button, kind in ((self.xlsx, ".xlsx"), (self.csv, ".csv")):
            button.setVisible(kind in report.tables)
        self.preview.load(content, name)

    def focus_first(self) -> None:
        """To the red button."""
        self.preview.print_button.setFocus(Qt.FocusReason.OtherFocusReason)


# Use-cases: what is asked for at the moment of the click, resolved off the screen's thread.


def preview(
    desk: Desk, actor: Actor, wanted: Wanted, progress: Progress | None = None
) -> tuple[tuple[ReportInfo, bytes, Wanted], Any]:
    """Make a report in the desk's own private folder, take its pages into memory and leave no file."""
    folder = Path(tempfile.mkdtemp(prefix=PASSING, dir=desk.folder))
    try:
        path = folder / "pages.pdf"
        info, changes = write(desk, actor, wanted, path, progress)
        return (info, path.read_bytes(), wanted), changes
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def save(desk: Desk, actor: Actor, wanted: Wanted, path: Path, progress: Progress | None = None) -> tuple[Path, Any]:
    """Write a report to a file; answers where it is."""
    _info, changes = write(desk, actor, wanted, path, progress)
    return path, changes


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


__all__ = ["TODAY", "ReportsPage"]
