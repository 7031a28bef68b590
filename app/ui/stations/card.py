"""One station at the right of the page: what it promises, who keeps it, what is due; its parts open in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import Permission, allowed
from app.domain.privacy import check_purpose
from app.domain.settings import SITE_PLACE
from app.domain.stations import place_text
from app.services import inspections, settings, stations, supplies
from app.services.desk import Desk
from app.services.inspections import InspectionCard
from app.services.photos import PhotoRow
from app.services.stations import ServiceValue, StationCard
from app.services.supplies import SupplyRow
from app.ui.kit import icons, theme
from app.ui.kit.context import Context
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    Card,
    EmptyState,
    FlowLayout,
    Icon,
    Label,
    Line,
    Pressable,
    Scroll,
    StatusPill,
    clear_layout,
)
from app.ui.kit.widgets.photo_strip import read_scaled
from app.ui.stations import words
from app.ui.stations.parts import IssuesPart, Part, PhotosPart, RoundsPart, SuppliesPart, TallyPart

Does = Callable[[], object]
ISSUES, SUPPLIES, TALLY, ROUNDS, PHOTOS = "issues", "supplies", "tally", "rounds", "photos"
PART_LETTERS = {"I": ISSUES, "S": SUPPLIES, "R": ROUNDS, "P": PHOTOS}
LOW = 560
"""A card lower than this shows less of the photo."""


@dataclass(frozen=True)
class Opened:
    """A station with what its card shows beside it."""

    card: StationCard
    photo: PhotoRow | None
    supplies: tuple[SupplyRow, ...]
    rounds: tuple[InspectionCard, ...]

    @property
    def last(self) -> InspectionCard | None:
        """The last round that was finished."""
        return next((one for one in self.rounds if one.finished_at is not None), None)

    @property
    def under_way(self) -> InspectionCard | None:
        """The round that was begun and not finished."""
        return next((one for one in self.rounds if one.finished_at is None), None)


def open_station(desk: Desk, station_id: RowId) -> Opened:
    """Look a station up with everything its card shows."""
    photos = stations.photos(desk, station_id)
    return Opened(
        stations.card(desk, station_id), photos[0] if photos else None, tuple(supplies.supplies(desk, station_id)),
        tuple(inspections.of_station(desk, station_id, 3)),
    )  # fmt: skip


class FactRow(Pressable, QAbstractButton):
    """A fact with its name at the left and a remark after it; a click goes behind it, if it `leads` somewhere."""

    ring_radius = 6

    def __init__(self, label: str, value: str, note: str = "", *, tone: str = "muted", icon: str = "chevron-right"):
        super().__init__()
        self._label, self._value, self._note = label, value, note
        self._tone, self._icon = tone, icons.require(icon)
        self.setAccessibleName(" ".join(part for part in (label, value, note) if part))
        self.setToolTip("  ".join(part for part in (value, note) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A row of facts."""
        return QSize(200, theme.metrics().row_compact)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, value, remark and the way on."""
        painter = QPainter(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            theme.rounded(painter, QRectF(self.rect()), 6, "press" if self.isDown() else "hover")
        high, left = self.height(), 8.0
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        wide = round(theme.metrics().t14 * 5.7)
        label = painter.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, wide - 8)
        painter.drawText(QRectF(left, 0, wide, high), flags, label)
        right = self.width() - 8.0
        if self.isEnabled():
            size = theme.metrics().icon_small
            right -= size
            icons.paint(painter, self._icon or "", right, (high - size) / 2, "muted", size)
            right -= 6
        x = left + wide
        painter.setPen(theme.colour("text"))
        value = painter.fontMetrics().elidedText(self._value, Qt.TextElideMode.ElideRight, int(right - x))
        painter.drawText(QRectF(x, 0, right - x, high), flags, value)
        x += theme.text_width(value, theme.font()) + 6
        if self._note and right - x > 24:
            painter.setPen(theme.colour(self._tone))
            note = painter.fontMetrics().elidedText(self._note, Qt.TextElideMode.ElideRight, int(right - x))
            painter.drawText(QRectF(x, 0, right - x, high), flags, note)


class PhotoBand(Painted, QWidget):
    """The station's photo along the top of its card; a drawn front where there is none yet."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._image: QImage | None = None
        self._name = ""
        self._shown: Any = None
        self.button = Button(translate("stations", "Photos"), icon="camera", small=True)
        self.button.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_photo(self, photo: PhotoRow | None, name: str) -> None:
        """This photo, or a front with this name on it."""
        self._name = name
        path = photo.path if photo is not None else None
        self.button.setText(
            translate("stations", "Add a photo") if photo is None else translate("stations", "Other photo")
        )
        self.button.resize(self.button.sizeHint())
        self._place()
        if path != self._shown:
            self._shown, self._image = path, None
            if path is not None:
                side = round(800 * self.devicePixelRatioF())
                self._context.ops.read(self, "photo", partial(read_scaled, path, side, side), self._took)
        self.setAccessibleName(translate("stations", "Photo of {name}").format(name=name) if path else "")
        self.update()

    def _took(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def _place(self) -> None:
        size = self.button.sizeHint()
        self.button.setGeometry(
            self.width() - size.width() - 12, self.height() - size.height() - 10, size.width(), size.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stays in its corner."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, round at the top as the card is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(0, 0, self.width(), self.height() + 8), 7, 7)
        painter.setClipPath(clip)
        if self._image is not None:
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            place = QRectF(
                (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
            )
            painter.drawImage(place, self._image)
        else:
            self._front(painter)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))

    def _front(self, painter: QPainter) -> None:
        wide, high = self.width(), self.height()
        ground = high - 20
        painter.fillRect(self.rect(), theme.colour("info-tint"))
        painter.fillRect(QRectF(0, ground, wide, high - ground), theme.colour("press"))
        left, across = wide * 0.15, wide * 0.7
        painter.fillRect(QRectF(left, 14, across, ground - 14), theme.colour("surface"))
        painter.fillRect(QRectF(left, 14, across, 24), theme.colour("warn-edge"))
        painter.setFont(theme.font("t14", True))
        painter.setPen(theme.colour("text"))
        said = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, int(across - 16))
        painter.drawText(QRectF(left, 14, across, 24), int(Qt.AlignmentFlag.AlignCenter), said)
        top = 50
        if ground - top > 14:
            pane = theme.colour("info-edge")
            for start, share in ((0.06, 0.25), (0.36, 0.13), (0.51, 0.13), (0.69, 0.25)):
                painter.fillRect(QRectF(left + across * start, top, across * share, ground - top), pane)
        painter.setPen(QPen(theme.colour("line"), 1.5))
        icons.paint(painter, "bike", 14, ground - 14, "muted", 24)


class ServiceRow(Painted, QWidget):
    """One promise: its icon, the words of the sign, how many or when, and whether it is there."""

    def __init__(self, one: ServiceValue) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(8, 0, 8, 0)
        across.setSpacing(12)
        there = one.offered and not one.out_of_order
        across.addWidget(Icon(words.ICONS.get(one.code, "circle"), "muted", theme.metrics().icon + 2))
        said = Label(words.promise(one.code, one.label), tone="text" if there else "muted", elide=True)
        across.addWidget(said, 1)
        detail = one.detail if there else ""
        if one.out_of_order:
            detail = translate("stations", "out of order")
        elif not one.offered:
            detail = translate("stations", "not here")
        note = Label(detail, "caption", "warn" if one.out_of_order else "muted")
        across.addWidget(note)
        icon, token = ("check", "good") if there else ("wrench", "warn-ink") if one.out_of_order else ("minus", "faint")
        across.addWidget(Icon(icon, token))
        self.setAccessibleName(" ".join(part for part in (one.label, detail) if part))
        self.setFixedHeight(theme.metrics().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline below."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))


class AlertRow(Painted, QWidget):
    """Something that wants doing: icon, words in two lines, and the button that does it."""

    def __init__(self, tone: str, icon: str, text: str, note: str = "", action: str = "", does: Does | None = None):
        super().__init__()
        self._tone = tone
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 8, 12, 8)
        across.setSpacing(8)
        across.addWidget(Icon(icon, f"{tone}-ink", theme.metrics().icon + 2))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        title = Label(text, "strong", tone, wrap=True)
        lines.addWidget(title)
        if note:
            lines.addWidget(Label(note, "caption", f"{tone}", wrap=True))
        across.addLayout(lines, 1)
        if does is not None:
            button = Button(action, small=True)
            button.clicked.connect(lambda: does())
            across.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted box."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, f"{self._tone}-tint")


class StationPanel(Card):
    """Signals: `changed()` after each act; `edit_asked(id)`, `round_asked(id)` begin or go on, `round_opened(id)` one
    that was made, `print_asked(report, arguments)`, `origin_asked(id)` distances from here, `left()` Esc.
    """

    changed = Signal()
    edit_asked = Signal(object)
    round_asked = Signal(object)
    round_opened = Signal(object)
    print_asked = Signal(str, object)
    origin_asked = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self.context = context
        self.station: RowId | None = None
        self.opened: Opened | None = None
        self._phone: tuple[RowId, str] | None = None
        self._wanted_part = ""
        self._keys: dict[str, Button] = {}
        self._parts: dict[str, Part] = {}
        self.stack = QStackedWidget()
        self.add(self.stack, 1)
        self.empty = EmptyState(
            translate("stations", "No station chosen"),
            translate("stations", "Choose one in the list or on the map."),
            icon="bike",
        )
        self.stack.addWidget(self.empty)
        self.overview = QWidget()
        column = QVBoxLayout(self.overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.band = PhotoBand(context)
        self.band.button.clicked.connect(lambda: self.show_part(PHOTOS))
        column.addWidget(self.band)
        self.scroll = Scroll(spacing=0, margins=(8, 12, 8, 12))
        column.addWidget(self.scroll, 1)
        self.stack.addWidget(self.overview)

    # What is shown

    def show_station(self, station_id: RowId | None) -> None:
        """Open a station's card; the part that is open stays open."""
        if station_id == self.station:
            return
        self.station = station_id
        if station_id is None:
            self.opened = None
            self.stack.setCurrentWidget(self.empty)
            return
        self.reload()
        part = self.part
        if part is not None:
            part.show_station(station_id)

    def reload(self) -> None:
        """Look again."""
        if self.station is not None:
            self.context.look(self, "station", open_station, self.station, then=self._show, failed=self._lost)
        if self.part is not None:
            self.part.reload()

    def show_station_part(self, key: str) -> None:
        """Open a part as soon as the station is known."""
        if self.opened is not None and self.opened.card.row.id == self.station:
            self.show_part(key)
        else:
            self._wanted_part = key

    def _lost(self, error: Any) -> bool:
        if isinstance(error, UserError):
            self.show_station(None)
            return True
        return False

    def _show(self, opened: Opened) -> None:
        if opened.card.row.id != self.station:
            return
        before, self.opened = self.opened, opened
        for part in self._parts.values():
            part.set_title(opened.card.row.name)
        if self.stack.currentWidget() is self.empty:
            self.stack.setCurrentWidget(self.overview)
        if before != opened:
            self._fill(opened)
        wanted, self._wanted_part = self._wanted_part, ""
        if wanted:
            self.show_part(wanted)

    def _fill(self, opened: Opened) -> None:
        # What is filled anew loses the keyboard; it must not take it from elsewhere.
        focus = QApplication.focusWidget()
        holds = focus is not None and self.overview.isAncestorOf(focus)
        inner, row = self.scroll.inner, opened.card.row
        place = self.scroll.verticalScrollBar().value()
        clear_layout(inner)
        self._keys = {}
        self.band.show_photo(opened.photo, row.name)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(Label(row.name, "heading", elide=True), 1)
        head.addWidget(StatusPill(*words.door_pill(row)))
        inner.addLayout(head)
        facts = (row.kind_label, row.level_label, row.address or row.community, row.hours)
        where = Label(words.DOT.join(part for part in facts if part), "caption", "muted", wrap=True)
        where.setContentsMargins(8, 2, 8, 6)
        inner.addWidget(where)
        for alert in self._alerts(opened):
            inner.addWidget(alert)
            inner.addSpacing(6)
        for one in opened.card.services:
            if one.promise:
                inner.addWidget(ServiceRow(one))
        more = [one.label for one in opened.card.services if not one.promise and one.offered]
        if more:
            said = translate("stations", "Also: {services}").format(services=self.context.desk.between.join(more))
            also = Label(said, "caption", "muted", wrap=True)
            also.setContentsMargins(8, 6, 8, 0)
            inner.addWidget(also)
        inner.addSpacing(6)
        for fact in self._facts(opened):
            inner.addWidget(fact)
        if opened.card.values.get("note"):
            note = Label(opened.card.values["note"], "caption", "muted", wrap=True)
            note.setContentsMargins(8, 4, 8, 4)
            inner.addWidget(note)
        inner.addSpacing(6)
        inner.addWidget(Line())
        inner.addSpacing(8)
        inner.addWidget(self._acts(opened))
        inner.addStretch(1)
        # Until it hears of its new rows, the page inside would press them into the old height.
        inner.activate()
        QApplication.sendPostedEvents(self.scroll.widget(), QEvent.Type.LayoutRequest)
        self.scroll.verticalScrollBar().setValue(place)
        if holds:
            self.overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _alerts(self, opened: Opened) -> list[AlertRow]:
        """What wants doing, the most urgent first."""
        row, found = opened.card.row, []
        if row.suspended:
            text = translate("stations", "Out of service")
            does = self._resume if self._may(Permission.KEEP_STATIONS) else None
            found.append(AlertRow("warn", "ban", text, row.suspend_reason, translate("stations", "Serves again"), does))
        going = opened.under_way
        if going is not None:
            text = translate("stations", "A round is under way")
            note = words.DOT.join(part for part in (words.moment(going.at, self.context.desk), going.by) if part)
            go_on = partial(self.round_asked.emit, row.id)
            found.append(AlertRow("info", "clipboard-check", text, note, translate("stations", "Go on"), go_on))
        late = [one for one in opened.card.issues if one.state == "overdue"]
        for one in [*late, *(one for one in opened.card.issues if one.fault and one.state == "open")][:2]:
            tone = "bad" if one.state == "overdue" else "warn"
            icon = "wrench" if one.fault else "circle-alert"
            found.append(
                AlertRow(
                    tone, icon, one.text, words.issue_when(one, self.context.desk), translate("stations", "Look"),
                    lambda: self.show_part(ISSUES),
                )
            )  # fmt: skip
        for one in [one for one in opened.supplies if one.low or one.expiring][:2]:
            text = translate("stations", "{name}: {amount} left").format(
                name=one.name, amount=words.amount(one.stock, one.unit)
            )
            found.append(
                AlertRow(
                    "warn", "package-open", text, words.supply_note(one), translate("stations", "Stock in"),
                    partial(self._stock_in, one.id),
                )
            )  # fmt: skip
        return found

    def _facts(self, opened: Opened) -> list[FactRow]:
        desk, row, found = self.context.desk, opened.card.row, []
        if row.keeper or opened.card.keeper_phone_known:
            phone = self._phone[1] if self._phone is not None and self._phone[0] == row.id else row.phone
            fact = FactRow(translate("stations", "Keeper"), row.keeper, phone, icon="eye")
            fact.setEnabled(opened.card.keeper_phone_known and self._may(Permission.UNMASK_ONE))
            fact.clicked.connect(self.reveal)
            found.append(fact)
        if row.inspect_by is not None:
            due = FactRow(
                translate("stations", "Next round"), words.day_text(row.inspect_by),
                words.until(row.inspect_by, desk.today()), tone="bad-ink" if row.overdue else "muted",
            )  # fmt: skip
            due.clicked.connect(lambda: self.show_part(ROUNDS))
            found.append(due)
        last = opened.last
        when = ""
        if last is not None:
            when = " ".join(part for part in (words.short_day(last.at.astimezone(desk.zone).date()), last.by) if part)
        scored = FactRow(
            translate("stations", "Last score"),
            words.score(last) if last is not None else translate("stations", "no round yet"), when,
        )  # fmt: skip
        scored.clicked.connect(lambda: self.show_part(ROUNDS))
        found.append(scored)
        groups = words.DOT.join(f"{label} {count}" for label, count in opened.card.tally_groups[:2])
        count = translate("stations", "{n} served").format(n=opened.card.tally_today)
        tally = FactRow(translate("stations", "Today"), count, groups)
        tally.clicked.connect(lambda: self.show_part(TALLY))
        found.append(tally)
        late = sum(one.state == "overdue" for one in opened.card.issues)
        issues = FactRow(
            translate("stations", "Issues"),
            translate("stations", "{n} open").format(n=len(opened.card.issues))
            if opened.card.issues
            else translate("stations", "none"),
            translate("stations", "{n} overdue").format(n=late) if late else "",
            tone="bad-ink",
        )
        issues.clicked.connect(lambda: self.show_part(ISSUES))
        found.append(issues)
        low = sum(one.low or one.expiring for one in opened.supplies)
        goods = FactRow(
            translate("stations", "Supplies"), translate("stations", "{n} kinds").format(n=len(opened.supplies)),
            translate("stations", "{n} need a look").format(n=low) if low else "", tone="warn-ink",
        )  # fmt: skip
        goods.clicked.connect(lambda: self.show_part(SUPPLIES))
        found.append(goods)
        return found

    def _acts(self, opened: Opened) -> QWidget:
        """What may be done beside; each has its letter while the keyboard isn't typing."""
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8)
        row = opened.card.row
        keeps = self._may(Permission.KEEP_STATIONS)
        if keeps:
            self._act_button(flow, translate("stations", "Count people"), "T", lambda: self.show_part(TALLY))
            self._act_button(flow, translate("stations", "Report an issue"), "B", self.report_issue)
        if row.place is not None:
            self._act_button(flow, translate("stations", "From here"), "O", lambda: self.origin_asked.emit(row.id))
            if not self.context.desk.settings[SITE_PLACE] and self._may(Permission.CHANGE_SETTINGS):
                place = place_text(row.place)
                self._act_button(flow, translate("stations", "The centre is here"), "H", lambda: self._settle(place))
        self._act_button(
            flow, translate("stations", "Label"), "L",
            lambda: self.print_asked.emit("station-labels", {"station_id": row.id}),
        )  # fmt: skip
        if keeps and not row.suspended:
            self._act_button(flow, translate("stations", "Out of service"), "X", self._suspend)
        if self._may(Permission.EDIT_STATIONS):
            self._act_button(flow, translate("stations", "Change"), "E", lambda: self.edit_asked.emit(row.id))
        return holder

    def _act_button(self, flow: FlowLayout, text: str, key: str, does: Does) -> None:
        button = Button(text, small=True, key=key, bound=False)
        button.clicked.connect(lambda: does())
        self._keys[key] = button
        flow.addWidget(button)

    def _may(self, permission: Permission) -> bool:
        return allowed(self.context.session.actor.role, permission)

    def _settle(self, place: str) -> None:
        """The centre stands where this station is: distances start here."""
        self.context.act(
            settings.save, {SITE_PLACE.key: place}, initiator=self,
            label=translate("stations", "Position of the centre set"),
            then=lambda _none: (self._fill(self.opened) if self.opened is not None else None, self.changed.emit()),
        )  # fmt: skip

    # Parts

    @property
    def part(self) -> Part | None:
        """The part that is open in place of the overview."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Part) else None

    def show_part(self, key: str) -> Part | None:
        """Open issues, supplies, tally, rounds or photos."""
        if self.station is None or self.opened is None:
            return None
        part = self._parts.get(key)
        if part is None:
            made = {ISSUES: IssuesPart, SUPPLIES: SuppliesPart, TALLY: TallyPart, ROUNDS: RoundsPart,
                    PHOTOS: PhotosPart}[key]  # fmt: skip
            part = self._parts[key] = made(self.context)
            part.back.connect(self.show_overview)
            part.changed.connect(self._part_changed)
            part.print_asked.connect(self.print_asked)
            if isinstance(part, RoundsPart):
                part.round_asked.connect(lambda: self.round_asked.emit(self.station))
                part.round_opened.connect(self.round_opened)
            self.stack.addWidget(part)
        part.set_title(self.opened.card.row.name)
        self.stack.setCurrentWidget(part)
        part.show_station(self.station)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        return part

    def show_overview(self) -> None:
        """The card itself."""
        self.stack.setCurrentWidget(self.overview if self.opened is not None else self.empty)
        self.left.emit()

    def _part_changed(self) -> None:
        if self.station is not None:
            self.context.look(self, "station", open_station, self.station, then=self._show, failed=self._lost)
        self.changed.emit()

    # Acts

    def press_letter(self, letter: str) -> bool:
        """A letter pressed where nothing is typed; whether it did something."""
        letter = letter.upper()
        if self.part is not None or self.opened is None or not self.isVisible():
            return False
        if letter in self._keys:
            self._keys[letter].click()
        elif letter in PART_LETTERS:
            self.show_part(PART_LETTERS[letter])
        elif letter == "K" and self.opened.card.keeper_phone_known and self._may(Permission.UNMASK_ONE):
            self.reveal()
        else:
            return False
        return True

    def letters(self) -> list[tuple[str, str]]:
        """The letters of the card and what they do."""
        return [
            *((key, button.text()) for key, button in self._keys.items()),
            ("I S R P", translate("stations", "issues, supplies, rounds, photos of the station")),
            ("K", translate("stations", "the keeper's phone in full")),
        ]

    def reveal(self) -> None:
        """The keeper's telephone in full, for a reason that is kept."""
        if self.station is None:
            return
        reason = self.context.questions.text(
            translate("stations", "Show the keeper's phone"), translate("stations", "What it is needed for"),
            yes=translate("stations", "Show it"), check=check_purpose,
        )  # fmt: skip
        if reason is None:
            return
        station = self.station

        def shown(phone: str) -> None:
            self._phone = (station, phone)
            if self.opened is not None and self.station == station:
                self._fill(self.opened)

        self.context.act(stations.reveal_keeper, station, reason, initiator=self, then=shown)

    def report_issue(self) -> None:
        """Write down what is wrong."""
        part = self.show_part(ISSUES)
        if isinstance(part, IssuesPart):
            part.begin()

    def _stock_in(self, supply_id: RowId) -> None:
        part = self.show_part(SUPPLIES)
        if isinstance(part, SuppliesPart):
            part.open_supply(supply_id, "in")

    def _suspend(self) -> None:
        reason = self.context.questions.text(
            translate("stations", "Take it out of service"), translate("stations", "Why"),
            say=translate("stations", "Nobody is sent there until it serves again."),
            yes=translate("stations", "Out of service"), check=_said,
        )  # fmt: skip
        if reason is not None and self.station is not None:
            self.context.act(
                stations.suspend, self.station, reason, initiator=self, label=translate("stations", "Out of service"),
                then=lambda _card: (self.reload(), self.changed.emit()),
            )  # fmt: skip

    def _resume(self) -> None:
        if self.station is not None:
            self.context.act(
                stations.resume, self.station, initiator=self, label=translate("stations", "It serves again"),
                then=lambda _card: (self.reload(), self.changed.emit()),
            )  # fmt: skip

    # The look

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low card shows less of the photo."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "band"):
            self._measure()
            if self.opened is not None:
                self._fill(self.opened)

    def _measure(self) -> None:
        self.band.setFixedHeight(132 if self.height() > LOW else 84)


def _said(text: str) -> None:
    if not " ".join(text.split()):
        raise UserError(translate("errors", "Please give a reason."))
