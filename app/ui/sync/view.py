"""What the page of exchanges looks like: the stick and the figures, what disagrees, how fresh every site is."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.conflicts import OTHER, Choice, Conflict
from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Banner,
    Button,
    Card,
    EmptyState,
    Icon,
    IconButton,
    Item,
    Label,
    Line,
    PageHeader,
    Pressable,
    TabBar,
    TwoLineList,
    row,
)
from app.ui.kit.widgets.conflict_compare import CompareField, CompareSide, ConflictCompare
from app.ui.kit.widgets.site_tree import SiteNode, SiteTree
from app.ui.sync import words
from app.ui.sync.sticks import Place

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from app.services.slips import SlipLine

TREE, SLIPS = "tree", "slips"


class _Tile(Painted, QWidget):
    """The large sign of the stick."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone = "usb-stick", "idle"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, icon: str, tone: str) -> None:
        """Show another sign."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Square; large type needs the room for words."""
        side = 48 if theme.current().type == "large" else 56
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        theme.rounded(painter, QRectF(self.rect()), 8, f"{self._tone}-tint")
        icons.paint(painter, self._icon, (self.width() - 28) / 2, (self.height() - 28) / 2, f"{self._tone}-ink", 28)


class StickCell(QWidget):
    """The stick that is in, or the folder that works like one. Signal `asked()`: somewhere else."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 0, 8, 0)
        across.setSpacing(14)
        self.tile = _Tile()
        across.addWidget(self.tile)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        self.name = Label("", "heading", elide=True)
        self.room = Label("", "caption", "muted", elide=True)
        self.state = Label("", "caption", elide=True)
        self.sign = Icon("circle-check", "good-ink", 14)
        column.addWidget(self.name)
        column.addWidget(self.room)
        column.addSpacing(2)
        column.addLayout(row(self.sign, self.state, spacing=4))
        column.addStretch(1)
        across.addLayout(column, 1)
        self.other = IconButton("folder-open", translate("sync", "Exchange somewhere else"))
        self.other.clicked.connect(self.asked)
        across.addWidget(self.other)

    def show_place(self, place: Place | None, room: str, state: str, tone: str, icon: str, *, gone: str = "") -> None:
        """Show a place and what is the matter with it; None: there is none, or a folder that is `gone`."""
        if place is None and gone:
            self.tile.set("folder", tone)
            self.name.setText(translate("sync", "Folder “{name}”").format(name=gone))
        elif place is None:
            self.tile.set("usb-stick", "idle")
            self.name.setText(translate("sync", "No stick is in"))
        else:
            self.tile.set("usb-stick" if place.is_stick else "folder", tone if tone != "muted" else "info")
            said = translate("sync", "Stick “{name}”") if place.is_stick else translate("sync", "Folder “{name}”")
            self.name.setText(said.format(name=place.name))
        self.room.setText(room)
        theme.show_if(self.room, bool(room))
        ink = "muted" if tone == "muted" else f"{tone}-ink"
        self.sign.set(icon, ink)
        self.state.setText(state)
        self.state.set_tone(ink)


class FigureCell(Pressable, QAbstractButton):
    """A figure of the exchange; pressing it shows what is behind it."""

    ring_radius = 6

    def __init__(self, icon: str, label: str, unit: str) -> None:
        super().__init__()
        self._icon, self._label, self._unit = icons.require(icon) or icon, label, unit
        self._note, self._tone = "", "text"
        self.quiet = False
        """Whether the note is told by the tooltip alone."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.set(None)

    def set(self, number: int | None, note: str = "", tone: str = "text", tip: str = "") -> None:
        """Show another number (None: there is none yet) and what it is made of."""
        self._note, self._tone = note, tone
        self.setText("—" if number is None else f"{number:,}")
        self.setAccessibleName(f"{self._label} {self.text()} {self._unit}")
        self.setAccessibleDescription(note)
        self.setToolTip("\n\n".join(part for part in (note, tip) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines."""
        sizes = theme.metrics()
        return QSize(160, sizes.l14 + sizes.l28 + sizes.l12 + 28)

    def minimumSizeHint(self) -> QSize:
        """Three lines."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and word, the number with its unit, the note."""
        painter = QPainter(self)
        sizes = theme.metrics()
        if self.isDown() or self.underMouse():
            theme.rounded(painter, QRectF(self.rect()).adjusted(4, 4, -4, -4), 6, "press" if self.isDown() else "hover")
        left = 20
        top = (self.height() - sizes.l14 - sizes.l28 - sizes.l12) / 2
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        icons.paint(painter, self._icon, left, top + (sizes.l14 - sizes.icon) / 2, "muted", sizes.icon)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        beside = left + sizes.icon + 8
        label = painter.fontMetrics().elidedText(
            self._label, Qt.TextElideMode.ElideRight, self.width() - beside - 8
        )  # fmt: skip
        painter.drawText(QRectF(beside, top, self.width() - beside, sizes.l14), middle, label)
        top += sizes.l14
        face = theme.font("t28", True)
        painter.setFont(face)
        painter.setPen(theme.colour(self._tone if self._tone in ("text", "muted") else f"{self._tone}-ink"))
        painter.drawText(QRectF(left, top, self.width(), sizes.l28), middle, self.text())
        if self.text() != "—":
            painter.setFont(theme.font())
            painter.setPen(theme.colour("muted"))
            x = left + theme.text_width(self.text(), face) + 4
            painter.drawText(QRectF(x, top + 4, self.width() - x, sizes.l28 - 4), middle, self._unit)
        top += sizes.l28
        painter.setFont(theme.font("t12"))
        painter.setPen(theme.colour("muted"))
        room = self.width() - left - 12
        said = "" if self.quiet else self._note
        cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, top, room, sizes.l12), middle, cut)


class _Upright(Painted, QWidget):
    """A hairline from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        QPainter(self).fillRect(self.rect(), theme.colour("hairline"))


class FactsRow(Card):
    """The stick, what was received, what was written, what disagrees."""

    def __init__(self) -> None:
        super().__init__(padding=0, spacing=0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.stick = StickCell()
        unit = translate("sync", "entries")
        self.received = FigureCell("download", translate("sync", "Received"), unit)
        self.written = FigureCell("upload", translate("sync", "Written"), unit)
        self.conflicts = FigureCell("git-compare", translate("sync", "Disagreements"), translate("sync", "places"))
        self._across = across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.stick.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        across.addWidget(self.stick)
        for cell in (self.received, self.written, self.conflicts):
            across.addWidget(_Upright())
            across.addWidget(cell)
        self.body.addLayout(across)
        self._share()

    def _share(self) -> None:
        """What has more to say has more room; large type says less of what disagrees."""
        large = theme.current().type == "large"
        self.conflicts.quiet = large
        parts = (self.stick, self.received, self.written, self.conflicts)
        for part, share in zip(parts, (365, 300, 235, 210) if large else (354, 270, 255, 255), strict=True):
            self._across.setStretchFactor(part, share)

    def changeEvent(self, event: QEvent) -> None:
        """Share the room anew in another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_across"):
            self._share()


class ConflictCard(Card):
    """One disagreement at a time, both sides with a button each.

    Signals: `stepped(int)` to the one before or after, `chose(Choice)`, `put_off()`, `only(bool)` whether only what
    the last exchange brought is wanted, `opened(str, object)` the place of a side's record.
    """

    stepped = Signal(int)
    chose = Signal(object)
    put_off = Signal()
    only = Signal(bool)
    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(" ", " ", padding=0, spacing=0, lined=False)
        self.conflict: Conflict | None = None
        self._may: Callable[[Choice], bool] = lambda _choice: True
        self.brought = Button("", small=True, icon="filter")
        self.brought.setCheckable(True)
        self.brought.toggled.connect(self.only)
        self.before = Button(translate("sync", "Previous"), small=True, icon="chevron-left")
        self.after = Button(translate("sync", "Next"), small=True, trailing="chevron-right")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        for button in (self.brought, self.before, self.after):
            self.head.add(button)
        theme.show_if(self.brought, False)

        whole = QVBoxLayout()
        whole.setContentsMargins(16, 4, 16, 12)
        whole.setSpacing(0)
        self.sentence = Label("", "lead", wrap=True)
        self.question = Label("", "caption", "muted", wrap=True)
        self.compare = ConflictCompare(name=translate("sync", "What each side says"))
        self.compare.chosen.connect(lambda place: self._side(place, 0))
        self.compare.chosen_also.connect(lambda place: self._side(place, 1))
        whole.addWidget(self.sentence)
        whole.addSpacing(2)
        whole.addWidget(self.question)
        whole.addSpacing(10)
        whole.addWidget(self.compare, 1)
        whole.addSpacing(12)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self.ways: list[Button] = []
        self.later = Button(translate("sync", "Leave it for now"), "ghost", key="Esc")
        self.later.clicked.connect(self.put_off)
        self.hint = Label("", "caption", "muted", elide=True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hint_sign = Icon("info", size=14)
        self._foot.addWidget(self.later)
        self._foot.addStretch(1)
        self._foot.addWidget(self.hint_sign)
        self._foot.addWidget(self.hint)
        whole.addLayout(self._foot)
        whole.addStretch()
        self.one = QWidget()
        self.one.setLayout(whole)
        self.none = EmptyState("", icon="circle-check")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.one)
        self.stack.addWidget(self.none)
        self.add(self.stack, 1)

    def show_none(self, title: str, say: str) -> None:
        """Nothing disagrees."""
        self.conflict = None
        self.head.title.setText(translate("sync", "Disagreements"))
        self.head.note.setText("")
        for button in (self.before, self.after):
            button.hide()
        self.none.set(title, say)
        self.stack.setCurrentWidget(self.none)

    def show_one(
        self, conflict: Conflict, place: int, many: int, *, may: Callable[[Choice], bool], now: "datetime",
        zone: "ZoneInfo",
    ) -> None:  # fmt: skip
        """Show the `place`-th of `many`; `may`: whether who is at the desk may make a choice."""
        self.conflict, self._may = conflict, may
        self.head.title.setText(translate("sync", "{n} of {all}").format(n=place + 1, all=many))
        self.head.note.setText(words.about(conflict.line))
        for button in (self.before, self.after):
            button.setVisible(many > 1)
        self.sentence.setText(conflict.sentence)
        self.question.setText(conflict.question)
        theme.show_if(self.question, bool(conflict.question) and theme.current().type == "normal")
        self.compare.set_sides(self._sides(conflict, now, zone))
        acts = [one for side in range(len(conflict.sides)) for one in self._of_side(side)[:2] or [None]]
        for button, act in zip(self.compare.buttons, acts, strict=True):
            button.setEnabled(act is not None and may(act))
        self._show_ways(conflict)
        hint = words.DOT.join(conflict.hints)
        settling = [may(one) for one in conflict.choices if not one.page]
        if settling and not any(settling):
            hint = translate("sync", "A manager chooses here")
        elif not all(settling):
            hint = translate("sync", "A manager chooses what is grey")
        self.hint.setText(hint)
        for part in (self.hint, self.hint_sign):
            part.setVisible(bool(hint))
        self.stack.setCurrentWidget(self.one)
        # Buttons that came later are reached where they stand.
        for one, following in pairwise((self.compare.body, *self.compare.buttons, *self.ways, self.later)):
            QWidget.setTabOrder(one, following)

    def focus(self) -> None:
        """The keyboard goes to what the sides say: digits choose from there."""
        self.compare.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sides(self, conflict: Conflict, now: "datetime", zone: "ZoneInfo") -> list[CompareSide]:
        found = []
        for place, side in enumerate(conflict.sides):
            acts = self._of_side(place)
            who = side.staff_name
            if theme.current().type == "normal":  # large type has room for the name alone
                said = translate("sync", "by {name}").format(name=who) if who else ""
                who = words.DOT.join(part for part in (said, side.title) if part)
            found.append(
                CompareSide(
                    side.site_name,
                    who,
                    words.moment(side.when, now, zone),
                    tuple(CompareField(one.label, one.value, one.differs) for one in side.fields),
                    acts[0].label if acts else "",
                    self.key_of(acts[0]) if acts else "",
                    _icon(acts[0]) if acts else "check",
                    (acts[1].label, self.key_of(acts[1]), _icon(acts[1])) if len(acts) > 1 else None,
                )
            )
        return found

    def _of_side(self, side: int) -> list[Choice]:
        """What may be chosen of a side: what settles it first, then what only leads somewhere."""
        assert self.conflict is not None
        return sorted((one for one in self.conflict.choices if one.side == side), key=lambda one: bool(one.page))

    def key_of(self, choice: Choice) -> str:
        """The digit of a choice: each side's own in their order, then what stands below them, then what else."""
        assert self.conflict is not None
        sides = [self._of_side(side) for side in range(len(self.conflict.sides))]
        below = [one for one in self.conflict.choices if one.side is None]
        ordered = [*(one[0] for one in sides if one), *below, *(each for one in sides for each in one[1:])]
        return str(ordered.index(choice) + 1)

    def choice(self, digit: str) -> Choice | None:
        """The choice a digit stands for."""
        if self.conflict is None:
            return None
        return next((one for one in self.conflict.choices if self.key_of(one) == digit and self._may(one)), None)

    def _show_ways(self, conflict: Conflict) -> None:
        for button in self.ways:
            self._foot.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.ways = []
        for place, choice in enumerate(one for one in conflict.choices if one.side is None):
            button = Button(choice.label, icon=_icon(choice, None), key=self.key_of(choice), bound=False)
            button.setEnabled(self._may(choice))
            button.clicked.connect(lambda _on=False, choice=choice: self.chose.emit(choice))
            self._foot.insertWidget(place, button)
            self.ways.append(button)

    def _side(self, place: int, at: int) -> None:
        if self.conflict is not None:
            acts = self._of_side(place)
            if at < len(acts):
                self.chose.emit(acts[at])

    def set_brought(self, many: int, on: bool) -> None:
        """Offer to see only the `many` that the last exchange brought."""
        self.brought.blockSignals(True)
        self.brought.setChecked(on)
        self.brought.blockSignals(False)
        self.brought.setText(translate("sync", "Only from this exchange {n}").format(n=many))
        theme.show_if(self.brought, bool(many))


def _icon(choice: Choice, usual: str | None = "check") -> str | None:
    if choice.key == OTHER:
        return "pencil"
    return "external-link" if choice.page else usual


class SitesCard(Card):
    """How fresh every site's data are, and the exchanges of the past.

    Signals: `remind(object)` print a reminder for a site, `slip(object)` open a slip, `pair()` go where desks are
    paired, `picked(object)` another site was chosen.
    """

    remind = Signal(object)
    slip = Signal(object)
    pair = Signal()
    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=0, spacing=0)
        self.tabs = TabBar(
            [(TREE, translate("sync", "How far each is")), (SLIPS, translate("sync", "Exchanges"))], TREE,
            name=translate("sync", "Sites and exchanges"),
        )  # fmt: skip
        self.tabs.changed.connect(self.show_part)
        self.note = Label("", "caption", "muted", elide=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.only = Button("", "link")
        self.only.clicked.connect(self._only_late)
        self.body.addLayout(row(self.tabs, self.note, self.only, margins=(8, 0, 16, 0)))
        self.add(Line())
        self.tree = SiteTree(name=translate("sync", "How far each site's data are"))
        self.tree.current_changed.connect(self.picked)
        self.tree.activated.connect(self.picked)
        self.foot = QWidget()
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(Line())
        self.advice = Label("", "caption", "muted", elide=True)
        self.reminder = Button(translate("sync", "Print a reminder"), "link", trailing="printer")
        self.reminder.clicked.connect(lambda: self.remind.emit(self._about))
        below.addLayout(row(self.advice, self.reminder, margins=(16, 8, 16, 8)))
        self._about: object = None
        sites = QWidget()
        column = QVBoxLayout(sites)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.foot)
        self.slips = TwoLineList(name=translate("sync", "Exchanges"))
        self.slips.activated.connect(self.slip)
        self.nobody = EmptyState(
            translate("sync", "No other computer yet"),
            translate(
                "sync",
                "Another computer of this centre is paired, a centre below is enrolled: once, by a file and its "
                "fingerprint. Then they exchange data.",
            ),
            icon="usb-stick",
            action=(translate("sync", "Desks and keys"), "badge-check", None, self.pair.emit),
        )
        self.no_slips = EmptyState(
            translate("sync", "Nothing was exchanged yet"),
            translate("sync", "Every exchange leaves a slip here, to print and sign."),
            icon="file-text",
        )
        self.stack = QStackedWidget()
        self._sites = sites
        for part in (sites, self.nobody, self.slips, self.no_slips):
            self.stack.addWidget(part)
        self.add(self.stack, 1)
        self._known = self._any = False
        self._said = ""
        self._nodes: list[SiteNode] = []
        self._late = False
        """Whether only those are shown that were silent for too long."""

    def show_sites(self, standing: "words.Standing", zone: "ZoneInfo") -> None:
        """Show the tree, and the exchanges."""
        self._known, self._any = bool(standing.others), bool(standing.slips)
        self._said = words.tree_note(standing)
        self._nodes = words.nodes(standing, zone)
        self._late = self._late and bool(standing.late)
        self._show_nodes()
        self.slips.set_items([self._slip(one, standing, zone) for one in standing.slips])
        self.show_part(self.tabs.value())

    @staticmethod
    def _slip(line: "SlipLine", standing: "words.Standing", zone: "ZoneInfo") -> Item:
        received = line.direction == "in"
        return Item(
            (line.bundle_id, line.direction),
            words.slip_title(line),
            words.received(line.total) if line.total is not None else line.file_name,
            icon="download" if received else "upload",
            right=translate("sync", "{n} entries").format(n=f"{line.operations:,}"),
            right_note=words.moment(line.at, standing.now, zone),
            chevron=True,
        )

    def show_part(self, key: str) -> None:
        """The tree or the exchanges."""
        self.tabs.set_value(key)
        if key == SLIPS:
            self.stack.setCurrentWidget(self.slips if self._any else self.no_slips)
        else:
            self.stack.setCurrentWidget(self._sites if self._known else self.nobody)
        self._dress()

    def _only_late(self) -> None:
        self._late = not self._late
        self._show_nodes()
        self._dress()

    def _show_nodes(self) -> None:
        self.tree.set_sites(words.only_late(self._nodes) if self._late else self._nodes)

    def _dress(self) -> None:
        """Large type has room for the tabs alone. Where somebody is silent, the note leads to who it is."""
        said = self._said if self.tabs.value() == TREE and theme.current().type == "normal" else ""
        late = bool(said) and any(node.late for node in self._nodes)
        self.note.setText("" if late else said)
        self.only.setText(translate("sync", "Show all") if self._late else said)
        theme.show_if(self.only, late)

    def changeEvent(self, event: QEvent) -> None:
        """Say more or less in another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_said"):
            self._dress()

    def advise(self, about: object, text: str, remind: bool) -> None:
        """Say something of a site below the tree; `remind`: offer the reminder for it."""
        self._about = about
        self.advice.setText(text)
        theme.show_if(self.foot, bool(text))
        theme.show_if(self.reminder, remind)


class SyncView(QWidget):
    """Layout only; the page wires it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self._column = QVBoxLayout(self)
        self.header = PageHeader(translate("sync", "Data exchange"))
        self.print_slip = Button(translate("sync", "Print the slip"), icon="printer", key="Ctrl+P")
        self.sync = Button(translate("sync", "Synchronise"), "primary", icon="refresh-cw", key="F9")
        for button in (self.print_slip, self.sync):
            self.header.add_action(button)
        self._column.addWidget(self.header)
        self.banner: Banner | None = None
        self.facts = FactsRow()
        self._column.addWidget(self.facts)
        self.conflict, self.sites = ConflictCard(), SitesCard()
        across = QHBoxLayout()
        across.setSpacing(16)
        for card, share in ((self.conflict, 746), (self.sites, 372)):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            across.addWidget(card, share)
        self._column.addLayout(across, 1)
        self._space()

    def _space(self) -> None:
        """Large type needs the room between the cards for what is in them."""
        large = theme.current().type == "large"
        self._column.setContentsMargins(24, 20, 24, 16 if large else 24)
        self._column.setSpacing(10 if large else 16)

    def changeEvent(self, event: QEvent) -> None:
        """Space the cards anew in another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "conflict"):
            self._space()

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow: what is below scrolls."""
        size = super().minimumSizeHint()
        size.setHeight(420)
        return size

    def show_banner(
        self, text: str, tone: str = "warn", icon: str = "triangle-alert", action: QWidget | None = None
    ) -> None:
        """Say something that must not be overlooked, above the figures; "" says nothing."""
        old, self.banner = self.banner, None
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if text:
            self.banner = Banner(text, tone=tone, icon=icon, action=action)
            self._column.insertWidget(1, self.banner)
            if action is not None:
                QWidget.setTabOrder(self.sync, action)
