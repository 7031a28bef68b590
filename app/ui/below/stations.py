"""The stations of all centres below: a list, a map, what is wrong with the one that is chosen."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.search import finder
from app.domain.stations import Place, distance_text
from app.services import below, stations
from app.services.below import StationLine, StationsBelow
from app.services.desk import Desk
from app.ui.below.fit import leave_out
from app.ui.kit.context import Context
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    Card,
    EmptyState,
    Facts,
    FilterChips,
    Scroll,
    SearchBox,
    clear_layout,
    row,
)
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.kit.widgets.site_map import MapSite, SiteMap

OPEN, LATE, WRONG = "open", "late", "wrong"


def look(desk: Desk) -> tuple[StationsBelow, Place | None, str]:
    """Look all stations up, and where this centre is; runs on a reader."""
    from app.domain.settings import SITE_NAME

    return below.all_stations(desk), stations.site_place(desk), desk.settings[SITE_NAME]


class StationsView(QWidget):
    """Stations of the centres below. Signal `counted(int)`: how many there are."""

    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.found: StationsBelow | None = None
        self._lines: dict[tuple[str, Any], StationLine] = {}
        self._sort: tuple[str, bool] = ("metres", False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        self.box = SearchBox(translate("below", "Station, community or centre"), key="/")
        self.box.setFixedWidth(280)
        slash = QShortcut(QKeySequence("/"), self)
        slash.activated.connect(lambda: self.box.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.chips = FilterChips(
            [
                (OPEN, translate("below", "Open now")),
                (LATE, translate("below", "Round overdue")),
                (WRONG, translate("below", "Open issues")),
            ],
            name=translate("below", "Show only"),
        )
        tools = row(self.box, self.chips, spacing=12)
        tools.setStretch(1, 1)
        outer.addLayout(tools)
        body = QHBoxLayout()
        body.setSpacing(12)
        self.empty = EmptyState("", "", icon="bike")
        self.table = RecordTable(
            _columns(), lambda ids: {one: self._lines[one] for one in ids if one in self._lines}, context.ops,
            name=translate("below", "Stations"), empty=self.empty,
        )  # fmt: skip
        card = Card(padding=0, spacing=0)
        card.add(self.table, 1)
        body.addWidget(card, 3)
        side = QVBoxLayout()
        side.setSpacing(12)
        self.map = SiteMap(name=translate("below", "Stations on a sketch map"))
        around = Card(translate("below", "Where they are"), translate("below", "sketch, not to scale"), padding=0)
        around.add(self.map, 1)
        side.addWidget(around, 3)
        self.about = Card(translate("below", "Choose a station"), padding=0)
        scroll = Scroll(spacing=8, margins=(16, 12, 16, 12))
        self.about.add(scroll, 1)
        self._inner = scroll.inner
        side.addWidget(self.about, 2)
        body.addLayout(side, 2)
        outer.addLayout(body, 1)
        self.box.searched.connect(lambda _text: self._show())
        self.chips.changed.connect(lambda _keys: self._show())
        self.table.sort_asked.connect(self._sort_by)
        self.table.current_changed.connect(self._chosen)
        self.map.picked.connect(lambda key: self.table.select_id(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room lacks, what matters least goes."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, lambda: leave_out(self.table, ("metres", "issues")))

    def show_stations(self, found: tuple[StationsBelow, Place | None, str]) -> None:
        """Show what was looked up."""
        self.found, self._origin, self._origin_name = found
        self.chips.set_count(OPEN, self.found.open_now)
        self.chips.set_count(LATE, self.found.rounds_overdue)
        self.chips.set_count(WRONG, sum(bool(one.open_issues) for one in self.found.lines))
        self._show()
        self.counted.emit(len(self.found.lines))

    def _show(self) -> None:
        if self.found is None:
            return
        on, words = set(self.chips.keys()), [finder(word) for word in self.box.value().split()]
        lines = [
            one for one in self.found.lines
            if (OPEN not in on or one.row.open_now)
            and (LATE not in on or one.row.overdue)
            and (WRONG not in on or one.open_issues)
            and all(any(holds(text) for text in (one.row.name, one.row.community, one.centre) if text)
                    for holds in words)
        ]  # fmt: skip
        key, descending = self._sort
        lines.sort(key=lambda one: _key(one, key), reverse=descending)
        self.table.set_sort(key, descending)
        self._lines = {(one.home, one.row.id): one for one in lines}
        self.empty.set(
            translate("below", "No station fits") if self.found.lines else translate("below", "No stations yet"),
            translate("below", "Take a filter off.") if self.found.lines else
            translate("below", "They come with the data of the centres below."),
        )  # fmt: skip
        self.table.set_ids(list(self._lines))
        self.table.model.put(self._lines)
        self.map.set_sites(
            [_site(str(number), key, one) for number, (key, one) in enumerate(self._lines.items(), 1)
             if one.row.place is not None],
            self._origin, self._origin_name,
        )  # fmt: skip
        if self.table.current_id() is None and self._lines:
            self.table.select_row(0)
        self._chosen(self.table.current_id())

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._show()

    def _chosen(self, key: Any) -> None:
        one = self._lines.get(key)
        self.map.select(key)
        clear_layout(self._inner)
        self.about.head.title.setText(one.row.name if one else translate("below", "Choose a station"))
        if one is None:
            return
        facts = Facts(
            (translate("below", "Centre"), one.centre),
            (translate("below", "Address"), one.row.address),
            (translate("below", "Hours"), one.row.hours),
            (translate("below", "Offers"), one.row.service_text),
        )
        if one.near.metres is not None:
            facts.add(translate("below", "From here"), f"{distance_text(one.near.metres)} {one.near.direction}")
        if one.row.last_inspected is not None:
            day = one.row.last_inspected.astimezone(self._context.desk.zone).date()
            score = "" if one.row.score is None else translate("below", ", {n} of 100").format(n=one.row.score)
            facts.add(translate("below", "Last round"), f"{day.isoformat()}{score}")
        if one.row.overdue and one.row.inspect_by is not None:
            facts.add(translate("below", "Round was due"), one.row.inspect_by.isoformat(), "warn-ink")
        for text in one.open_issues:
            facts.add(translate("below", "To put right"), text, "bad-ink" if one.row.issues_overdue else "text")
        self._inner.addWidget(facts)
        self._inner.addStretch(1)


def _key(one: StationLine, key: str) -> Any:
    if key == "metres":
        return one.near.metres is None, one.near.metres or 0, one.row.name
    if key == "issues":
        return len(one.open_issues), one.row.issues_overdue
    if key == "inspected":
        at = one.row.last_inspected
        return at is not None, at.timestamp() if at is not None else 0
    return one.row.name if key == "name" else one.centre


def _site(number: str, key: tuple[str, Any], one: StationLine) -> MapSite:
    assert one.row.place is not None
    attention = "bad" if one.row.issues_overdue else "warn" if one.row.overdue or one.open_issues else ""
    tip = "\n".join(part for part in (one.row.name, one.centre, one.row.hours, *one.open_issues) if part)
    return MapSite(key, one.row.place, number, one.row.name, one.row.open_now, attention, tip)


def _columns() -> list[Column]:
    return [
        Column("name", translate("below", "Station"), 130, stretch=True, strong=True, value=lambda line: line.row.name),
        Column("centre", translate("below", "Centre"), 164),
        Column("state", translate("below", "State"), 136, sortable=False, value=lambda line: line, pill=_state),
        Column("metres", translate("below", "From here"), 96, align="right", value=lambda line: line.near.metres,
               formatter=lambda metres: "—" if metres is None else distance_text(metres)),
        Column("issues", translate("below", "Issues"), 64, align="right", value=lambda line: len(line.open_issues),
               formatter=str, tone=lambda line: "bad" if line.row.issues_overdue else
               "warn" if line.open_issues else "muted"),
    ]  # fmt: skip


def _state(line: StationLine) -> tuple[str, str, str | None]:
    if line.row.suspended:
        return translate("below", "out of service"), "idle", "ban"
    if line.row.overdue:
        return translate("below", "round overdue"), "warn", "clock"
    if line.row.open_now:
        return translate("below", "open"), "good", "door-open"
    if line.row.open_now is None:
        return translate("below", "hours unknown"), "idle", None
    return translate("below", "closed"), "idle", "moon"
