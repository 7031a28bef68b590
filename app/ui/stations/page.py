"""The stations' page: wires list, map and card, the form and the rounds."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import Permission, allowed, require
from app.services import inspections
from app.services.desk import Desk
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.stations.view import ATTENTION, Directory, StationsView, look

SHOWN = {
    "station", "station_keeper", "station_service", "station_issue", "inspection", "inspection_result", "supply",
    "supply_move", "tally", "photo", "checklist", "checklist_item", "setting", "term", "holiday",
}  # fmt: skip


def most_overdue(desk: Desk) -> RowId | None:
    """The station whose round is begun, or else the most overdue one."""
    due = inspections.due(desk)
    begun = next((one.station_id for one in due if one.under_way is not None), None)
    return begun or (due[0].station_id if due else None)


class StationsPage(Page):
    """Stations. The form and the rounds are made when they are first asked for."""

    key = "stations"
    icon = "bike"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack)
        self.view = view = StationsView(context)
        self.stack.addWidget(view)
        self._inspection: Any = None
        self._form: Any = None
        self._origin: RowId | None = None
        view.search.searched.connect(lambda _text: self.reload())
        view.search.left.connect(lambda: view.list.setFocus(Qt.FocusReason.OtherFocusReason))
        view.new.clicked.connect(lambda: self.edit(None))
        view.labels.clicked.connect(self.print_page)
        view.round.clicked.connect(lambda: self.begin_round())
        view.picked.connect(view.panel.show_station)
        nearest = view.nearest
        nearest.wanted.connect(lambda _codes: self.reload())
        nearest.picked.connect(self.show_station)
        nearest.slip_asked.connect(self._slip)
        nearest.settled.connect(lambda: self.navigate.emit("settings", {"section": "centre"}))
        nearest.origin_cleared.connect(lambda: self.start_from(None))
        panel = view.panel
        panel.changed.connect(self.reload)
        panel.edit_asked.connect(self.edit)
        panel.round_asked.connect(self.begin_round)
        panel.round_opened.connect(self.open_round)
        panel.print_asked.connect(self._print)
        panel.origin_asked.connect(self.start_from)
        panel.left.connect(lambda: view.list.setFocus(Qt.FocusReason.OtherFocusReason))
        context.session.changed.connect(self._somebody)
        self._somebody(True)

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("stations", "Stations")

    # The views

    @property
    def inspection(self) -> Any:
        """A round, opened."""
        if self._inspection is None:
            from app.ui.stations.inspection import InspectionView

            self._inspection = view = InspectionView(self.context)
            view.back.connect(self.show_desk)
            view.changed.connect(self._inspected)
            view.print_asked.connect(self._print)
            self.stack.addWidget(view)
        return self._inspection

    @property
    def form(self) -> Any:
        """The sheet in which a station is written."""
        if self._form is None:
            from app.ui.stations.form import StationDrawer

            self._form = drawer = StationDrawer(self.context, over=self.view)
            drawer.saved.connect(self._saved)
            drawer.primary_changed.connect(lambda on: self.view.round.set_kind("secondary" if on else "primary"))
            drawer.closed.connect(lambda: self.view.list.setFocus(Qt.FocusReason.OtherFocusReason))
        return self._form

    @property
    def inspecting(self) -> bool:
        """Whether a round is shown."""
        return self._inspection is not None and self.stack.currentWidget() is self._inspection

    # What the shell asks

    def open_with(self, arguments: dict[str, Any]) -> None:
        """See `Page.open_with`: `station_id` (and `part` of its card), `inspection_id`; `do` round, nearest, new or
        attention (as `filter` {"attention": True}).
        """
        do = arguments.get("do")
        if arguments.get("inspection_id") is not None:
            self.open_round(arguments["inspection_id"])
            return
        if do == "round":
            self.begin_round(arguments.get("station_id"))
            return
        if not arguments and self.inspecting:
            self.inspection.focus_first()
            return
        self.show_desk()
        if arguments.get("station_id") is not None:
            self.show_station(arguments["station_id"], arguments.get("part", ""))
        elif do == "nearest":
            self.start_from(None)
            self.view.nearest.ask()
        elif do == "new":
            self.edit(None)
        elif do == "attention" or (arguments.get("filter") or {}).get("attention"):
            self.view.filter(ATTENTION)
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""
        if changes is None or SHOWN & {table for table, ids in changes.tables.items() if ids}:
            self.reload()
            self.view.panel.reload()
            if self.inspecting:
                self.inspection.reload()

    def tick(self) -> None:
        """A minute later others are open."""
        self.reload()

    def print_page(self) -> None:
        """Ctrl+P: the round that is shown, or labels with QR codes for all stations."""
        if self.inspecting:
            self.inspection.print_round()
        else:
            self._print("station-labels", {})

    def put_by(self) -> None:
        """The desk is about to lock: keep what is half written."""
        if self._form is not None:
            self._form.put_by()
        if self._inspection is not None:
            self._inspection.put_by()

    def help_keys(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        if self.inspecting:
            return self.inspection.help_keys()
        return [
            ("↑ ↓", translate("stations", "choose a station; its card follows")),
            ("/", translate("stations", "search: name, pinyin, community, keeper")),
            ("F7", translate("stations", "begin or go on with a round")),
            ("Alt+P", translate("stations", "print the way to the nearest open station")),
            ("Alt+N", translate("stations", "new station")),
            ("+ − 0", translate("stations", "on the map: closer, further, all of it; arrows go from dot to dot")),
            *self.view.panel.letters(),
            ("I O L C", translate("stations", "in a supply: in, out, loss, count")),
            ("Esc", translate("stations", "a step back; what was typed stays")),
        ]

    # Inside

    def _somebody(self, actor: Any) -> None:
        if actor is not None and self.context.session.signed_in:
            may = allowed(self.context.session.actor.role, Permission.EDIT_STATIONS)
            self.view.new.setVisible(may)

    def reload(self) -> None:
        """Look everything up again."""
        view = self.view
        self.context.look(
            self, "directory", look, view.search.value(), tuple(view.nearest.services()), self._origin, then=self._show
        )

    def _show(self, found: Directory) -> None:
        first = self.view.directory is None
        self.view.show_directory(found)
        self.waiting.emit(found.summary.attention)
        if first and self.view.panel.station is None and self.view.list.items():
            self.view.panel.show_station(self.view.list.items()[0].key)
            self.view.mark(self.view.panel.station)

    def show_desk(self) -> None:
        """List, map and card."""
        self.stack.setCurrentWidget(self.view)
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_station(self, station_id: RowId, part: str = "") -> None:
        """Choose a station, and open a part of its card."""
        panel = self.view.panel
        panel.show_station(station_id)
        self.view.mark(station_id)
        if part:
            panel.show_station_part(part)

    def start_from(self, station_id: RowId | None) -> None:
        """Distances are counted from a station; None: from the centre."""
        if station_id != self._origin:
            self._origin = station_id
            self.reload()

    def _slip(self, station_id: RowId) -> None:
        self._print("station-slip", {"station_id": station_id, "origin_id": self._origin})

    def _print(self, report: str, arguments: dict[str, Any]) -> None:
        self.navigate.emit("reports", {"report": report, "preview": True, **arguments})

    def edit(self, station_id: RowId | None) -> None:
        """Change a station, or write a new one."""
        self.show_desk()
        try:
            require(self.context.session.actor, Permission.EDIT_STATIONS)
        except UserError as error:
            self.context.toasts.say(error.message, tone="warn")
            return
        self.form.edit(station_id)

    def _saved(self, station_id: RowId) -> None:
        self.reload()
        if self.view.panel.station == station_id:
            self.view.panel.reload()
        else:
            self.show_station(station_id)

    # Rounds

    def begin_round(self, station_id: RowId | None = None) -> None:
        """Begin a round, or go on with the one under way: of this station, the chosen, or the most overdue one."""
        station = station_id or (None if self.inspecting else self.view.panel.station)
        if self.inspecting and station_id is None:
            self.inspection.focus_first()
        elif station is not None:
            self._begin(station)
        else:
            self.context.look(self, "due", most_overdue, then=self._begin)

    def _begin(self, station_id: RowId | None) -> None:
        if station_id is None:
            self.context.toasts.say(translate("stations", "No round is due: choose a station first."), tone="info")
            return
        self.context.act(inspections.start, station_id, initiator=self, then=self._begun)

    def _begun(self, card: inspections.InspectionCard) -> None:
        self.stack.setCurrentWidget(self.inspection)
        self.inspection.show_round(card)
        self._inspected()

    def _inspected(self) -> None:
        self.reload()
        self.view.panel.reload()

    def open_round(self, inspection_id: RowId) -> None:
        """Show a round that was made, or go on with it."""

        def came(card: inspections.InspectionCard) -> None:
            self.stack.setCurrentWidget(self.inspection)
            self.inspection.show_round(card)

        self.context.look(self, "round", inspections.card, inspection_id, then=came)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act on the card while nothing is typed; / searches."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if self.stack.currentWidget() is self.view and plain and not typing:
            if event.text() == "/":
                self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
            if event.text().isalpha() and self.view.panel.press_letter(event.text()):
                return
        super().keyPressEvent(event)
