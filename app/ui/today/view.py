"""What Today looks like: cards by day, fewer and larger ones in night type."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    Card,
    HourBars,
    Item,
    Label,
    MeterBar,
    PageHeader,
    Pressable,
    Timeline,
    TwoLineList,
)


class FigureButton(Pressable, QAbstractButton):
    """A large figure with its unit that opens the rows behind it."""

    def __init__(self, unit: str, name: str) -> None:
        super().__init__()
        self._unit = unit
        self._name = name
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(0)

    def set(self, number: int) -> None:
        """Show another number."""
        self.setText(f"{number:,}")
        self.setAccessibleName(f"{self._name} {number} {self._unit}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for figure and unit."""
        sizes = theme.metrics()
        wide = theme.text_width(self.text(), theme.font("t28", True)) + 6 + theme.text_width(self._unit, theme.font())
        return QSize(wide + 4, sizes.l28)

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


class StripLegend(Painted, QWidget):
    """The states of the strip's blocks, each as a small piece with its word; fewer where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = (
            ("live-fill", None, translate("today", "in use")),
            ("info-tint", "info-edge", translate("today", "confirmed")),
            ("warn-tint", "warn-edge", translate("today", "to decide")),
            ("bad-tint", "bad-edge", translate("today", "nobody came")),
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(word for *_look, word in self._parts))

    def _wide(self, word: str) -> int:
        return 14 + 6 + theme.text_width(word, theme.font("t12")) + 12

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return QSize(sum(self._wide(word) for *_look, word in self._parts), theme.metrics().l12)

    def minimumSizeHint(self) -> QSize:
        """None is needed."""
        return QSize(0, theme.metrics().l12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw from the right what fits."""
        painter = QPainter(self)
        painter.setFont(theme.font("t12"))
        right = float(self.width())
        for fill, edge, word in reversed(self._parts):
            wide = self._wide(word)
            if wide > right:
                break
            right -= wide
            box = QRectF(right, self.height() / 2 - 5, 14, 10)
            theme.rounded(painter, box, 3, fill, edge)
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                QRectF(right + 20, 0, wide, self.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                word,
            )


class PresentCard(Card):
    """Who is here in figures: number, capacity, visits, hours; in night type their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("today", "Here now"), " ", lined=False, padding=0, spacing=0, parent=parent)
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
        line.addWidget(self.number, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        line.addLayout(right)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 0, 16, 12)
        inside.setSpacing(8)
        inside.addLayout(line)
        self.meter = MeterBar(name=translate("today", "Capacity"))
        inside.addWidget(self.meter)
        self.crowd = Label("", "caption", "muted", elide=True)
        inside.addWidget(self.crowd)
        self.bars = HourBars(name=translate("today", "Visits by the hour"))
        inside.addWidget(self.bars, 1)
        self.legend = Legend()
        inside.addWidget(self.legend)
        self.body.addLayout(inside)
        self.names = TwoLineList(name=translate("today", "Who is here"), whole=True, height=46)
        self.add(self.names, 1)
        self.more = Button("", "link", trailing="chevron-right")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 2, 16, 6)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self.add(self._foot)
        self._here = 0
        self.names.fitting.connect(lambda _rows: self._count_rest())
        self.set_night(False)

    def set_night(self, night: bool) -> None:
        """At night the names stand here instead of the chart."""
        for widget in (self.bars, self.legend, self.parts, self.meter, self.crowd):
            widget.setVisible(not night)
        self.names.setVisible(night)
        self._foot.setVisible(night)

    def set_names(self, items: Sequence[Item], count: int) -> None:
        """The latest of the `count` people who are here."""
        self._here = count
        self.names.set_items(items)
        self._count_rest()

    def _count_rest(self) -> None:
        rest = self._here - self.names.shown()
        self.more.setText(
            translate("today", "{n} more people").format(n=f"{rest:,}") if rest > 0
            else translate("today", "All {n}").format(n=f"{self._here:,}")
        )  # fmt: skip


class StripCard(Card):
    """The next hours of each space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("today", "The next 8 hours"), " ", padding=0, lined=False, parent=parent)
        self.body.setContentsMargins(16, 0, 16, 2)
        self.legend = StripLegend()
        self.head.add(self.legend)
        self.bookings = Button(translate("today", "Bookings"), "link", trailing="chevron-right")
        self.head.add(self.bookings)
        self.strip = Timeline(name=translate("today", "The next 8 hours"), compact=True)
        self.add(self.strip, 1)
        self.none = Label(translate("today", "No space can be booked yet."), tone="muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add(self.none, 1)
        self.set_spaces(False)

    def set_spaces(self, there: bool) -> None:
        """Whether there is any space."""
        self.strip.setVisible(there)
        self.none.setVisible(not there)


class ListCard(Card):
    """A card with a list, what to say when it is empty, and (`link`) the way to all of it."""

    all_asked = Signal()
    opened = Signal(object)

    def __init__(
        self, title: str, empty: str, *, link: str = "", height: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, " ", padding=0, spacing=0, parent=parent)
        self.link = Button(link, "link", trailing="chevron-right", name=f"{title} {link}")
        theme.show_if(self.link, bool(link))
        self.link.clicked.connect(self.all_asked)
        self.head.add(self.link)
        self._height = height
        self.list = TwoLineList(name=title, height=height)
        self.list.activated.connect(self.opened)
        self.add(self.list, 1)
        self.none = Label(empty, tone="muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(16, 4, 16, 4)
        self.add(self.none, 1)
        self.show_items([])

    def show_items(self, items: Sequence[Item], note: str = "") -> None:
        """Show these rows, and a note beside the title."""
        self.head.note.setText(note)
        self.list.set_items(items)
        self.list.setVisible(bool(items))
        self.none.setVisible(not items)


class TodayView(QWidget):
    """Layout only; the page wires it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader(translate("today", "Today"))
        self.round = Button(translate("today", "Safety round"), icon="shield", key="R")
        self.tally = Button(translate("today", "Tally"), icon="tally-5", key="F4")
        self.book = Button(translate("today", "New booking"), icon="calendar-plus", key="F3")
        self.sign_in = Button(translate("today", "Sign in a visitor"), "primary", icon="user-plus", key="F2")
        for button in (self.round, self.tally, self.book, self.sign_in):
            self.header.add_action(button)
        for button in (self.tally, self.book, self.sign_in):
            # The shell performs these keys everywhere; the buttons only show them.
            button.setShortcut("")
        outer.addWidget(self.header)

        self.present, self.spaces = PresentCard(), StripCard()
        self._top = self._beside((self.present, 348), (self.spaces, 770))
        self.sessions = ListCard(
            translate("today", "Today's sessions"),
            translate("today", "No activity is held today."),
            link=translate("today", "All activities"),
        )
        self.tasks = ListCard(
            translate("today", "Waits for me"), translate("today", "Nothing waits. A good moment for tea.")
        )
        self.left = ListCard(
            translate("today", "Left by the last shift"), translate("today", "Nothing is left to see to."), height=26
        )
        self.stations = ListCard(
            translate("today", "Stations to watch"),
            translate("today", "Every station is in order."),
            link=translate("today", "Nearest open"),
            height=36,
        )
        self.neighbours = ListCard(
            translate("today", "Neighbours' data"),
            translate("today", "No other desk is known yet."),
            link=translate("today", "Data exchange"),
            height=36,
        )
        self.day = self._beside(
            (self.sessions, 414), (self._above(self.tasks, self.left), 344),
            (self._above(self.stations, self.neighbours), 344),
        )  # fmt: skip
        self.handing = ListCard(translate("today", "Before the handover"), translate("today", "Nothing is open."))
        self.hand_over = Button(translate("today", "Hand over"), icon="arrow-left-right", key="F8")
        self.hand_over.setShortcut("")
        self.handing.head.add(self.hand_over)
        self.outside = ListCard(
            translate("today", "Somebody asks outside"),
            translate("today", "No station is known to be open."),
            link=translate("today", "Slip"),
        )
        self.night_part = self._beside((self.handing, 694), (self.outside, 400))
        self._column = outer
        for part in (self._top, self.day, self.night_part):
            outer.addWidget(part)
        self._night: bool | None = None
        self._dark = False
        self.arrange()

    def set_dark(self, dark: bool) -> None:
        """Whether it is night outside: then rounds are made, in whatever type."""
        self._dark = dark
        theme.show_if(self.round, dark or self.night)

    def _beside(self, *parts: tuple[QWidget, int]) -> QWidget:
        """Side by side in these shares; what is in one doesn't push the others."""
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for part, share in parts:
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            line.addWidget(part, share)
        whole.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        return whole

    def _above(self, upper: QWidget, lower: QWidget) -> QWidget:
        whole = QWidget()
        stack = QVBoxLayout(whole)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(16)
        for part, share in ((upper, 152), (lower, 118)):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            stack.addWidget(part, share)
        return whole

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow: lists show fewer rows."""
        size = super().minimumSizeHint()
        size.setHeight(420)
        return size

    def arrange(self) -> None:
        """Show the cards that the type size wants."""
        night = theme.current().type == "large"
        if night == self._night:
            return
        self._night = night
        self.present.set_night(night)
        for widget, shown in (
            (self.day, not night), (self.night_part, night), (self.book, not night),
            (self.round, night or self._dark), (self.spaces.legend, not night),
        ):  # fmt: skip
            theme.show_if(widget, shown)
        for place, share in ((self._top, 336 if night else 240), (self.day, 274), (self.night_part, 232)):
            self._column.setStretchFactor(place, share)

    @property
    def night(self) -> bool:
        """Whether fewer things are shown."""
        return bool(self._night)
