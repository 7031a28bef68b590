"""Where things stand on the home page; at large night type it shows fewer things."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Button, Card, HourBars, Item, Label, Line, MeterBar, PageHeader, TwoLineList


class FigureButton(Painted, Ringed, QAbstractButton):
    """A big figure with its unit; pressing it opens the rows behind it."""

    def __init__(self, unit: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(0)

    def set(self, value: int) -> None:
        """Show another number."""
        self.setText(f"{value:,}")
        self.setAccessibleName(f"{self._name} {self.text()} {self._unit}".strip())
        self.setToolTip(self._name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for number and unit."""
        wide = theme.text_width(self.text(), theme.font("t28", True)) + theme.text_width(self._unit, theme.font()) + 10
        return QSize(wide, theme.metrics().l28 + 4)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number and unit on one baseline."""
        painter = QPainter(self)
        face = theme.font("t28", True)
        painter.setFont(face)
        painter.setPen(theme.colour("info-ink" if self.underMouse() or self.hasFocus() else "text"))
        base = self.height() - 8
        painter.drawText(0, base, self.text())
        painter.setPen(theme.colour("muted"))
        x = theme.text_width(self.text(), face) + 6
        painter.setFont(theme.font())
        painter.drawText(x, base, self._unit)


class Legend(Painted, QWidget):
    """What the bars and the ticks of the chart are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = translate("today", "visits by the hour, today")
        self._usual = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_usual(self, text: str) -> None:
        """Name the usual; "" while there is none to compare with."""
        self._usual = text
        self.setAccessibleName(", ".join(part for part in (self._today, text) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """One small line."""
        return QSize(160, theme.metrics().l12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the two signs and their words."""
        painter = QPainter(self)
        face = theme.font("t12")
        painter.setFont(face)
        middle = self.height() / 2
        painter.fillRect(QRectF(0, middle - 4, 8, 8), theme.colour("bar"))
        painter.setPen(theme.colour("muted"))
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(13, 0, self.width(), self.height()), left, self._today)
        if self._usual:
            x = 13 + theme.text_width(self._today, face) + 16
            painter.fillRect(QRectF(x, middle - 1, 12, 2), theme.colour("bar-usual"))
            painter.drawText(QRectF(x + 17, 0, self.width() - x - 17, self.height()), left, self._usual)


def _row() -> int:
    return theme.metrics().l14 + theme.metrics().l12 + 12


class PresentCard(Card):
    """Who is here in figures: number, capacity, visits, hours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("today", "Here now"), lined=False, parent=parent)
        self.body.setContentsMargins(16, 0, 16, 12)
        self.capacity = Label("", "caption", "muted")
        self.head.add(self.capacity)
        self.number = FigureButton(translate("today", "people"), translate("today", "Here now"))
        self.visits = Button("", "link")
        self.parts = Label("", "caption", "muted")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.visits, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignRight)
        line = QHBoxLayout()
        line.addWidget(self.number)
        line.addStretch(1)
        line.addLayout(right)
        self.body.addLayout(line)
        self.meter = MeterBar(name=translate("today", "Capacity"))
        self.add(self.meter)
        self.crowd = Label("", "caption", "muted", elide=True)
        self.add(self.crowd)
        self.bars = HourBars(name=translate("today", "Visits by the hour"))
        self.add(self.bars, 1)
        self.legend = Legend()
        self.add(self.legend)
        self.names = TwoLineList(name=translate("today", "Who is here"), whole=True, height=_row())
        self.add(self.names, 1)
        self.names.hide()

    def set_night(self, night: bool) -> None:
        """At night the names stand here instead of the chart."""
        for widget in (self.bars, self.legend, self.parts):
            widget.setVisible(not night)
        self.names.setVisible(night)


class ListCard(Card):
    """A card with a list, what to say when it is empty, and the way to all of them."""

    all_asked = Signal()
    opened = Signal(object)

    def __init__(
        self, title: str, empty: str, *, more: str = "", every: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, " ", padding=0, spacing=0, parent=parent)
        self._total = 0
        self._more = more or translate("today", "{n} more")
        self._every = every or translate("today", "All {n}")
        self.list = TwoLineList(name=title, whole=True, height=_row())
        self.list.fitting.connect(lambda _rows: self._count_rest())
        self.list.activated.connect(self.opened)
        self.add(self.list, 1)
        self.none = Label(empty, tone="muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(16, 8, 16, 8)
        self.add(self.none, 1)
        self.rule = Line()
        self.add(self.rule)
        self.foot = QWidget()
        line = QHBoxLayout(self.foot)
        line.setContentsMargins(16, 7, 16, 7)
        self.more = Button("", "link", trailing="chevron-right")
        self.more.clicked.connect(self.all_asked)
        line.addWidget(self.more)
        line.addStretch(1)
        self.add(self.foot)

    def show_items(self, items: Sequence[Item], total: int, note: str = "") -> None:
        """Show the first of `total` rows."""
        self._total = total
        self.head.note.setText(note)
        self.list.set_items(items)
        self.list.setVisible(total > 0)
        self.none.setVisible(total == 0)
        for widget in (self.rule, self.foot):
            widget.setVisible(total > 0)
        self._count_rest()

    def _count_rest(self) -> None:
        rest = self._total - self.list.shown()
        self.more.setText(self._more.format(n=f"{rest:,}") if rest > 0 else self._every.format(n=f"{self._total:,}"))
        self.more.setAccessibleName(f"{self.head.title.text()} {self.more.text()}")


class TodayView(QWidget):
    """Layout only; the page wires it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader(translate("today", "Today"))
        self.tally = Button(translate("today", "Tally"), icon="tally-5", key="F4")
        self.sign_in = Button(translate("today", "Sign in a visitor"), "primary", icon="user-plus", key="F2")
        for button in (self.tally, self.sign_in):
            # The shell performs these keys everywhere; the buttons only show them.
            button.setShortcut("")
            self.header.add_action(button)
        outer.addWidget(self.header)
        self.present = PresentCard()
        self.here = ListCard(translate("today", "Who is here"), translate("today", "Nobody is here."))
        self.expected = ListCard(
            translate("today", "Expected next"), translate("today", "Nobody is announced for today.")
        )
        self.verify = ListCard(
            translate("today", "To verify"), translate("today", "Everybody who left was signed out.")
        )
        self.badges = ListCard(
            translate("today", "Not yet returned"), translate("today", "Every badge and locker key is back.")
        )
        self.sessions = ListCard(
            translate("today", "Today's activities"),
            translate("today", "No activity is held today."),
            more=translate("today", "{n} more sessions"),
            every=translate("today", "All {n} sessions"),
        )
        self.waits = Card(translate("today", "Waits for me"), " ", padding=0, spacing=0)
        self.waiting = TwoLineList(name=translate("today", "Waits for me"), whole=True)
        self.nothing = Label(translate("today", "Nothing waits. A good moment for tea."), tone="muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(16, 8, 16, 8)
        self.waits.add(self.waiting, 1)
        self.waits.add(self.nothing, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        outer.addLayout(self._grid, 1)
        self._night: bool | None = None
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow: lists show fewer rows."""
        size = super().minimumSizeHint()
        size.setHeight(420)
        return size

    def arrange(self) -> None:
        """Put the cards where the type size wants them."""
        night = theme.current().type == "large"
        if night == self._night:
            return
        self._night = night
        grid = self._grid
        for card in (self.present, self.here, self.expected, self.verify, self.badges, self.sessions, self.waits):
            grid.removeWidget(card)
        self.present.set_night(night)
        for listing in (
            self.present.names, self.here.list, self.expected.list, self.verify.list, self.badges.list,
            self.sessions.list,
        ):  # fmt: skip
            listing.set_row_height(_row())
        if night:
            self._place(0, (self.present, 12), (self.expected, 12))
            self._place(1, (self.sessions, 12), (self.waits, 12))
        else:
            self._place(0, (self.present, 8), (self.here, 8), (self.expected, 8))
            self._place(1, (self.verify, 5), (self.badges, 5), (self.sessions, 6), (self.waits, 8))
        for card in (self.here, self.verify, self.badges):
            theme.show_if(card, not night)
        for place in range(24):
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(0, 272 if not night else 340)
        grid.setRowStretch(1, 242 if not night else 190)

    def _place(self, row: int, *cards: tuple[QWidget, int]) -> None:
        """Cards side by side, each as many columns wide; what is in them doesn't push the others."""
        column = 0
        for card, wide in cards:
            policy = card.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            card.setSizePolicy(policy)
            self._grid.addWidget(card, row, column, 1, wide)
            column += wide

    @property
    def night(self) -> bool:
        """Whether fewer things are shown."""
        return bool(self._night)
