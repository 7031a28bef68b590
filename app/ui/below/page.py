"""The page of the centres below: wires figures, activities and stations, and the ways to paper and file."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.db.tx import Changes
from app.domain.auth import Actor
from app.domain.settings import SITE_LEVEL
from app.domain.sites import Level
from app.services import below_reports, reports
from app.services.below import ActivityLine, ActivityWish
from app.services.desk import Desk
from app.ui.below import activities, drawers, figures, stations
from app.ui.below.activities import ActivitiesView
from app.ui.below.drawers import ActivityDrawer, CentreDrawer
from app.ui.below.figures import Figures, FiguresView
from app.ui.below.periods import CUSTOM, Choice, choices
from app.ui.below.stations import StationsView
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Button, DateField, PageHeader, Select, TabBar

SHOWN = {"daily_figure", "campaign", "setting", "term"}
FIGURES, ACTIVITIES, STATIONS = "figures", "activities", "stations"


class BelowPage(Page):
    """Centres below, for the office of a level above."""

    key = "below"
    icon = "landmark"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._choice = Choice()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(12)
        self.header = PageHeader(self.title())
        self.xlsx = Button("XLSX", icon="file-spreadsheet", name=translate("below", "Save as XLSX"), key="Ctrl+S")
        self.main = Button(translate("below", "Preview"), "primary", icon="eye", key="Ctrl+P")
        for button in (self.xlsx, self.main):
            self.header.add_action(button)
        outer.addWidget(self.header)
        self._only_figures = context.desk.settings[SITE_LEVEL] == Level.CITY
        """Above the districts only figures go up."""
        self._counts: dict[str, int] = {}
        self.tabs = TabBar(self._tabs(), name=translate("below", "What is looked at"))
        self.tabs.setVisible(not self._only_figures)
        self.days = Select(choices(), name=translate("below", "Period"))
        self.days.set_value(self._choice.kind)
        self.days.setMinimumWidth(128)
        self.days.setSizePolicy(self.tabs.sizePolicy())
        self.first = DateField()
        self.until = DateField()
        self.first.setAccessibleName(translate("below", "From"))
        self.until.setAccessibleName(translate("below", "To, included"))
        for field in (self.first, self.until):
            field.setFixedWidth(124)
            field.hide()
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        for field in (self.first, self.until, self.days):
            bar.addWidget(field)
        outer.addLayout(bar)
        self.stack = QStackedWidget()
        self.figures = FiguresView(context)
        self.activities = ActivitiesView(context)
        self.stations = StationsView(context)
        self._views: dict[str, QWidget] = {
            FIGURES: self.figures, ACTIVITIES: self.activities, STATIONS: self.stations
        }  # fmt: skip
        for view in self._views.values():
            self.stack.addWidget(view)
        outer.addWidget(self.stack, 1)
        self.centre = CentreDrawer(context, over=self)
        self.activity = ActivityDrawer(context, over=self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._wire()

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("below", "Centres below")

    def _wire(self) -> None:
        self.tabs.changed.connect(self._turn)
        self.days.chosen.connect(self._chosen)
        self._rest.timeout.connect(self._dated)
        for field in (self.first, self.until):
            field.changed.connect(lambda _text: self._rest.start())
        self.main.clicked.connect(self.print_page)
        self.xlsx.clicked.connect(self.save)
        self.figures.opened.connect(self._open_centre)
        self.figures.wanted.connect(self._look_figures)
        self.activities.opened.connect(self._open_activity)
        self.activities.wanted.connect(self._look_activities)
        self.stations.counted.connect(lambda n: self._count(STATIONS, n))
        for drawer in (self.centre, self.activity):
            drawer.closed.connect(self.focus_first)

    # What the shell asks

    def open_with(self, arguments: dict[str, Any]) -> None:
        """See `Page.open_with`: `tab` figures, activities or stations; `lacking` only centres that lack days."""
        if arguments.get("tab") in self._views and not self._only_figures:
            self.show_tab(arguments["tab"])
        if "lacking" in arguments:
            self.figures.show_lacking(bool(arguments["lacking"]))
        if self.figures.found is None:
            self.refresh()
        self.focus_first()

    def refresh(self, changes: Any = None) -> None:
        """Look again. What others reported comes while another page is open, and then everything is looked up."""
        if changes is not None and not SHOWN & {table for table, ids in changes.tables.items() if ids}:
            return
        self._look_figures()
        if not self._only_figures:
            self._look_activities()
            self.context.look(self, "stations", stations.look, then=self.stations.show_stations)

    def print_page(self) -> None:
        """Ctrl+P: the pages of what is looked at."""
        period = self._choice.period(self.context.desk)
        report = "below-activities" if self.tabs.value() == ACTIVITIES else "below"
        arguments = {"report": report, "start": period.first, "end": period.last, "preview": True, "back": self.key}
        self.navigate.emit("reports", arguments)

    def help_keys(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("Enter", translate("below", "a centre day by day; an activity with its record")),
            ("/", translate("below", "search activities or stations")),
            ("Ctrl+P", translate("below", "preview, then print")),
            ("Ctrl+S", translate("below", "save the table as XLSX")),
            ("Esc", translate("below", "close what is open at the right")),
        ]

    # Inside

    def focus_first(self) -> None:
        """To the table that is looked at."""
        tables = {FIGURES: self.figures.tables.currentWidget(), ACTIVITIES: self.activities.table,
                  STATIONS: self.stations.table}  # fmt: skip
        tables[self.tabs.value()].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, key: str) -> None:
        """Look at figures, activities or stations."""
        self.tabs.set_value(key)
        self.stack.setCurrentWidget(self._views[key])
        self.focus_first()
        self.main.setVisible(key != STATIONS)
        self.days.setVisible(key != STATIONS)
        for field in (self.first, self.until):
            field.setVisible(key != STATIONS and self.days.value() == CUSTOM)

    def _turn(self, key: str) -> None:
        self.show_tab(key)
        self.tabs.focus()

    def _chosen(self, kind: str) -> None:
        for field in (self.first, self.until):
            field.setVisible(kind == CUSTOM)
        if kind == CUSTOM:
            period = self._choice.period(self.context.desk)
            self.first.set_value(period.first)
            self.until.set_value(period.last)
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.choose(Choice(kind))

    def _dated(self) -> None:
        try:
            first, last = self.first.value(), self.until.value()
        except UserError:
            return
        if first is not None and last is not None and first <= last:
            self.choose(Choice(CUSTOM, first, last))

    def choose(self, choice: Choice) -> None:
        """Look at another period."""
        self._choice = choice
        self.refresh()

    def _look_figures(self) -> None:
        self.context.look(self, "figures", figures.look, self._choice, self.figures.monthly, then=self._figured)

    def _look_activities(self) -> None:
        wish = self.activities.wish()
        self.context.look(self, "activities", activities.look, self._choice, wish, then=self._listed)

    def _figured(self, found: Figures) -> None:
        self.figures.show_figures(found)
        whole = found.overview
        first, last = reports.short_date(whole.period.first), reports.short_date(found.until)
        say = translate("below", "{n} centres, {told} complete; {first} to {last}")
        if whole.is_early:
            say = translate("below", "{n} centres; a day's figures come once it is over")
        self.header.set_say(say.format(n=len(whole.lines), told=whole.complete, first=first, last=last))
        self.waiting.emit(0)

    def _listed(self, found: list[ActivityLine]) -> None:
        self.activities.show_activities(found)
        self._count(ACTIVITIES, len(found))

    def _tabs(self) -> list[tuple[Any, ...]]:
        labels = {
            FIGURES: translate("below", "Figures"),
            ACTIVITIES: translate("below", "Activities"),
            STATIONS: translate("below", "Stations"),
        }
        return [(key, label, *([self._counts[key]] if key in self._counts else [])) for key, label in labels.items()]

    def _count(self, key: str, count: int) -> None:
        self._counts[key] = count
        kept = self.tabs.value()
        self.tabs.set_tabs(self._tabs())
        self.tabs.set_value(kept)

    def _open_centre(self, code: str) -> None:
        self.context.look(self, "centre", drawers.look_days, code, self._choice, then=self.centre.show_days)

    def _open_activity(self, key: Any) -> None:
        self.context.look(self, "activity", drawers.look_activity, key, then=self.activity.show_record)

    def save(self) -> None:
        """Write what is looked at to a workbook."""
        title = translate("below", "Save as XLSX")
        labels = {FIGURES: translate("below", "Figures"), ACTIVITIES: translate("below", "Activities"),
                  STATIONS: translate("below", "Stations")}  # fmt: skip
        name = f"{self.title()} {labels[self.tabs.value()]}.xlsx"
        path = self.context.questions.save_file(title, name, translate("below", "Workbook (*.xlsx)"))
        if path is None:
            return
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
        self.context.act(
            write, self.tabs.value(), self._choice, self.activities.wish(), path, initiator=self, then=self._told
        )

    def _told(self, path: Path) -> None:
        self.context.toasts.say(translate("below", "Saved: {name}").format(name=path.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S saves."""
        if event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)


def write(
    desk: Desk, actor: Actor, what: str, choice: Choice, wish: ActivityWish, path: Path,
    progress: Progress | None = None,
) -> tuple[Path, Changes]:  # fmt: skip
    """Write figures, activities or stations of the centres below to a workbook; answers where it is."""
    if what == STATIONS:
        _info, changes = below_reports.stations_below(desk, actor, path, progress=progress)
    elif what == ACTIVITIES:
        _info, changes = below_reports.activities_below(
            desk, actor, choice.period(desk), path, wish=wish, progress=progress
        )
    else:
        _info, changes = below_reports.figures_below(desk, actor, choice.period(desk), path, progress=progress)
    return path, changes
