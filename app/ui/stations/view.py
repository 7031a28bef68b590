"""Where things stand on the stations' page: the list, the map with the nearest open station, the card."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.stations import Place, distance_text
from app.domain.terms import STATION_SERVICE
from app.services import stations
from app.services.desk import Desk
from app.services.stations import Near, StationFilter, Summary
from app.ui.kit import icons, theme
from app.ui.kit.context import Context
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    FilterChips,
    IconButton,
    Item,
    Label,
    Line,
    PageHeader,
    SearchBox,
    TwoLineList,
)
from app.ui.kit.widgets.site_map import MapSite, SiteMap
from app.ui.stations import words
from app.ui.stations.card import StationPanel

OPEN, ATTENTION = "open", "attention"
ASKED = 5
"""So many stations are offered, one after the other."""


@dataclass(frozen=True)
class Directory:
    """Everything the page shows beside the card: all stations, those that a text finds, the nearest open ones."""

    near: tuple[Near, ...]
    found: frozenset[RowId] | None
    nearest: tuple[Near, ...]
    summary: Summary
    origin: Place | None
    origin_name: str


def look(desk: Desk, text: str, services: Sequence[str], origin: RowId | None) -> Directory:
    """Look everything up, seen from a station (`origin`) or from the centre."""
    place, name = stations.site_place(desk), ""
    if origin is not None:
        row = stations.card(desk, origin).row
        if row.place is not None:
            place, name = row.place, row.name
    near = stations.stations(desk, StationFilter(), place)
    found = None
    if text:
        found = frozenset(one.row.id for one in stations.stations(desk, StationFilter(text=text), place))
    nearest = stations.nearest_open(desk, origin=place, services=services, limit=ASKED + 1)
    nearest = [one for one in nearest if one.row.id != origin][:ASKED]
    return Directory(tuple(near), found, tuple(nearest), stations.summary(desk), place, name)


class _Tile(Painted, QWidget):
    """Footprints on green."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.rounded(painter, QRectF(self.rect()), 8, "good-tint")
        icons.paint(painter, "footprints", 10, 10, "good-ink", 20)


class NearestBox(QWidget):
    """Where somebody is sent who asks now. Signals: `wanted(codes)`, `picked(id)`, `slip_asked(id)`, `settled()` to
    say where the centre is, `origin_cleared()`.
    """

    wanted = Signal(object)
    picked = Signal(object)
    slip_asked = Signal(object)
    settled = Signal()
    origin_cleared = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self._near: tuple[Near, ...] = ()
        self._place = 0
        self._origin: Place | None = None
        self._roomy = True
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(6)
        self.title = Label(translate("stations", "Nearest open now"), "strong")
        head.addWidget(self.title)
        self.next = IconButton("chevron-right", translate("stations", "The next nearest"), size=24)
        self.next.clicked.connect(self._next)
        head.addWidget(self.next)
        self.origin = Label("", "caption", "muted", elide=True)
        head.addWidget(self.origin, 1)
        self.clear = IconButton("x", translate("stations", "From the centre again"), size=24)
        self.clear.clicked.connect(self.origin_cleared)
        head.addWidget(self.clear)
        known = {term.code for term in context.desk.terms(STATION_SERVICE)}
        self.chips: dict[str, Chip] = {}
        for code, text in (
            ("water", translate("stations", "Water")),
            ("heating", translate("stations", "Hot meal")),
            ("charging", translate("stations", "Charge")),
            ("toilet", translate("stations", "Toilet")),
        ):
            if code in known:
                chip = Chip(text)
                chip.clicked.connect(lambda _on=False: self.wanted.emit(self.services()))
                self.chips[code] = chip
                head.addWidget(chip)
        column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.tile = _Tile()
        line.addWidget(self.tile)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.name = Label("", "heading", elide=True)
        self.about = Label("", "caption", "muted", elide=True)
        texts.addWidget(self.name)
        texts.addWidget(self.about)
        line.addLayout(texts, 1)
        self.slip = Button(translate("stations", "Print the way"), icon="printer", key="Alt+P")
        self.slip.set_key(None)
        self.slip.clicked.connect(self._slip)
        self.place = Button(translate("stations", "Set the position"), icon="map-pin")
        self.place.clicked.connect(self.settled)
        line.addWidget(self.slip)
        line.addWidget(self.place)
        column.addLayout(line)
        self.show_nearest((), None, "")

    def fit(self, room: int) -> None:
        """Show as many chips as this width has room for; one that is on stays."""
        roomy = room >= 400 * theme.metrics().t14 / 14
        room -= 32 + 2 * 24 + 4 * 6
        first = list(self.chips.values())[:3]
        # In large type what one can ask for and the name that answers come before words that only explain.
        tight = room < self.title.sizeHint().width() + sum(chip.sizeHint().width() + 6 for chip in first)
        said = translate("stations", "Print the way")
        if roomy != self._roomy:
            self._roomy = roomy
            self._say(self._origin)
        self.slip.setText(translate("stations", "Slip") if tight else said)
        self.title.setVisible(not tight)
        self.tile.setVisible(not tight)
        self.slip.setAccessibleName(said)
        self.slip.setToolTip(f"{said} (Alt P)")
        if not tight:
            room -= self.title.sizeHint().width()
        for place, chip in enumerate(self.chips.values()):
            room -= chip.sizeHint().width() + 6
            # From where the way is counted gives way to three of them, no more.
            least = 0 if place < 3 else theme.text_width(self.origin.text(), theme.font("t12"))
            chip.setVisible(room >= least or chip.isChecked())

    def services(self) -> list[str]:
        """The services that are asked for."""
        return [code for code, chip in self.chips.items() if chip.isChecked()]

    def ask(self) -> None:
        """The keyboard is where one says what is wanted."""
        chip = next(iter(self.chips.values()), None)
        (chip or self.slip).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> Near | None:
        """The station that is offered."""
        return self._near[self._place] if self._place < len(self._near) else None

    def show_nearest(self, near: Sequence[Near], origin: Place | None, origin_name: str) -> None:
        """Offer these, the nearest first."""
        if [one.row.id for one in near] != [one.row.id for one in self._near]:
            self._place = 0
        self._near, self._origin = tuple(near), origin
        self.origin.setText(
            translate("stations", "from {place}").format(place=origin_name)
            if origin_name
            else translate("stations", "from the centre")
        )
        self.clear.setVisible(bool(origin_name))
        self.place.setVisible(origin is None)
        self._say(origin)

    def _say(self, origin: Place | None) -> None:
        near = self.current
        self.slip.setVisible(near is not None and origin is not None)
        self.next.setVisible(len(self._near) > 1 and origin is not None)
        if origin is None:
            self.name.setText(translate("stations", "Where the centre is isn't known"))
            self.about.setText(translate("stations", "Distances and the way need its position"))
            return
        if near is None:
            self.name.setText(translate("stations", "No station is open now"))
            self.about.setText(
                translate("stations", "that offers all this")
                if self.services()
                else translate("stations", "See the list")
            )
            return
        row = near.row
        name, walk = row.name, words.walk(near.metres) if near.metres is not None else ""
        if walk and self._roomy:
            name, walk = translate("stations", "{name}, {walk}").format(name=name, walk=walk), ""
        self.name.setText(name)
        way = translate("stations", "to the {direction}").format(direction=near.direction) if near.direction else ""
        far = distance_text(near.metres) if near.metres is not None else ""
        self.about.setText(
            words.DOT.join(part for part in (walk, far, words.left(near) or row.hours, way, row.address) if part)
        )

    def _next(self) -> None:
        self._place = (self._place + 1) % max(1, len(self._near))
        self._say(self._origin)
        if self.current is not None:
            self.picked.emit(self.current.row.id)

    def _slip(self) -> None:
        if self.current is not None:
            self.slip_asked.emit(self.current.row.id)


class StationsView(QWidget):
    """Layout, and what the list and the map show; the page wires it. `picked(id)` follows list and map."""

    picked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("surface", "ground")
        self.directory: Directory | None = None
        self._labels: dict[RowId, str] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader(translate("stations", "Stations"))
        self.labels = Button(translate("stations", "Print QR labels"), icon="qr-code", key="Ctrl+P")
        self.round = Button(translate("stations", "Begin a round"), "primary", icon="clipboard-check", key="F7")
        for button in (self.labels, self.round):
            self.header.add_action(button)
            # The shell performs these keys everywhere; the buttons only show them.
            button.setShortcut("")
        outer.addWidget(self.header)
        across = QHBoxLayout()
        across.setSpacing(16)
        self.side = self._list()
        across.addWidget(self.side)
        self.middle = Card(padding=0, spacing=0)
        self.nearest = NearestBox(context)
        self.middle.add(self.nearest)
        self.middle.add(Line())
        self.map = SiteMap(name=translate("stations", "Map of the stations"))
        self.middle.add(self.map, 1)
        across.addWidget(self.middle, 1)
        self.panel = StationPanel(context)
        across.addWidget(self.panel)
        outer.addLayout(across, 1)
        self.search.moved.connect(self.list.step)
        self.search.submitted.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.current_changed.connect(self._listed)
        self.list.activated.connect(self._listed)
        self.map.picked.connect(self._mapped)
        self.map.opened.connect(self._mapped)
        self._measure()

    def _list(self) -> Card:
        card = Card(padding=0, spacing=0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(4)
        self.search = SearchBox(translate("stations", "Station, community, keeper"))
        self.new = IconButton("plus", translate("stations", "New station"), key="Alt+N")
        line.addWidget(self.search, 1)
        line.addWidget(self.new)
        top.addLayout(line)
        self.chips = FilterChips(
            [(OPEN, translate("stations", "Open now")), (ATTENTION, translate("stations", "Needs attention"))],
            name=translate("stations", "Which stations"),
        )
        self.chips.set_keys([OPEN])
        self.chips.changed.connect(lambda _keys: self._show_list())
        top.addWidget(self.chips)
        card.body.addLayout(top)
        card.add(Line())
        self.list = TwoLineList(name=translate("stations", "Stations"), quiet=False)
        card.add(self.list, 1)
        self.empty = EmptyState(
            translate("stations", "No station here"), "", icon="bike",
            action=(translate("stations", "Show all"), None, None, self.show_all),
        )  # fmt: skip
        card.add(self.empty, 1)
        self.empty.hide()
        return card

    def show_all(self) -> None:
        """No filter, no text."""
        self.chips.set_keys([])
        if self.search.text():
            self.search.setText("")
            self.search.search_now()
        self._show_list()

    def filter(self, *keys: str) -> None:
        """Exactly these chips."""
        self.chips.set_keys(keys)
        self._show_list()

    # What is shown

    def show_directory(self, found: Directory) -> None:
        """Show list, map and the nearest open station."""
        self.directory = found
        self._labels = words.labels([one.row for one in found.near])
        self.header.set_say(words.summary(found.summary))
        self.chips.set_count(OPEN, found.summary.open_now)
        self.chips.set_count(ATTENTION, found.summary.attention)
        name = found.origin_name or translate("stations", "The centre")
        self.map.set_sites(
            [self._site(one) for one in found.near if one.row.place is not None and self._fits(one)],
            found.origin, name,
        )  # fmt: skip
        self.nearest.show_nearest(found.nearest, found.origin, found.origin_name)
        self._show_list()
        self.mark(self.panel.station)

    def _fits(self, one: Near) -> bool:
        found = self.directory.found if self.directory is not None else None
        return found is None or one.row.id in found

    def _show_list(self) -> None:
        if self.directory is None:
            return
        keys = self.chips.keys()
        shown = [
            one
            for one in self.directory.near
            if self._fits(one)
            and (OPEN not in keys or one.row.open_now is True)
            and (ATTENTION not in keys or one.row.attention)
        ]
        blocked = self.list.blockSignals(True)
        self.list.set_items([self._item(one) for one in shown])
        self.list.blockSignals(blocked)
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        if not self.directory.near:
            self.empty.set(
                translate("stations", "No station yet"),
                translate("stations", "Alt+N makes one; a whole list comes in as a ledger."),
            )
        else:
            self.empty.set(translate("stations", "No station here"), translate("stations", "Others are left out."))
        self.mark(self.panel.station)

    def _item(self, one: Near) -> Item:
        row = one.row
        wanting = words.attention(row)
        word, tone, icon = wanting if wanting is not None else (row.level_label, "muted", None)
        return Item(
            row.id, row.name, subtitle=words.hours(row, self.context.desk),
            badge=(self._labels[row.id], "live" if row.open_now else "idle"),
            right=distance_text(one.metres) if one.metres is not None else " ", right_tone="muted", right_note=word,
            right_note_icon=icon, right_note_tone=tone,
        )  # fmt: skip

    def _site(self, one: Near) -> MapSite:
        row = one.row
        wanting = words.attention(row) if row.attention else None
        tone = "" if wanting is None or wanting[1] == "muted" else wanting[1]
        tip = words.DOT.join(
            part for part in (words.hours(row, self.context.desk), wanting[0] if wanting else "") if part
        )
        assert row.place is not None
        return MapSite(row.id, row.place, self._labels[row.id], row.name, row.open_now, tone, tip)

    def mark(self, station: RowId | None) -> None:
        """Select a station in list and map, without saying so."""
        place = next((n for n, item in enumerate(self.list.items()) if item.key == station), -1)
        blocked = self.list.blockSignals(True)
        self.list.set_current(place)
        self.list.blockSignals(blocked)
        if self.map.current_key() != station:
            self.map.select(station)

    def _listed(self, key: Any) -> None:
        if key is not None:
            self.map.select(key)
            self.picked.emit(key)

    def _mapped(self, key: Any) -> None:
        self.mark(key)
        self.picked.emit(key)

    # The look

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and card keep their width; the map takes what is left."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "panel"):
            self._measure()

    def _measure(self) -> None:
        large = theme.current().type == "large"
        narrow = self.width() < (1240 if large else 1120)
        self.side.setFixedWidth((330 if narrow else 360) if large else (284 if narrow else 320))
        self.panel.setFixedWidth((370 if narrow else 400) if large else (330 if narrow else 346))
        self.nearest.fit(self.width() - 48 - self.side.width() - self.panel.width() - 32)

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow."""
        size = super().minimumSizeHint()
        size.setHeight(420)
        return size
