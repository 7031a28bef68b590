"""Where things stand on the bookings' page: the day, a week of one space, the month, the list, what waits, seats."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.bookings.choices import ClashBox
from app.ui.bookings.desk_lists import WaitingView
from app.ui.bookings.drawer import BookingDrawer
from app.ui.bookings.listing import BookingList
from app.ui.bookings.seats import SeatsView
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    Card,
    EmptyState,
    FilterChips,
    IconButton,
    Label,
    PageHeader,
    SegmentedControl,
    Select,
    Timeline,
)
from app.ui.kit.widgets.month_grid import MonthGrid

LEAST_BESIDE = 560
"""Pixels the page needs beside the open sheet; a narrower one is covered by it."""
DAY, WEEK, MONTH, LIST, WAITING, SEATS, EMPTY = "day", "week", "month", "list", "waiting", "seats", "empty"


class Legend(Painted, QWidget):
    """What the colours of the timeline mean, and the keys that move a block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 0, 16, 0)
        across.setSpacing(16)
        from app.domain.bookings import Status, status_label
        from app.ui.bookings import words
        from app.ui.kit.widgets import Icon

        self._always: list[QWidget] = []
        self._seldom: list[QWidget] = []
        tones = {"live": "good-ink", "void": "muted", "idle": "muted"}
        for status in (
            Status.IN_USE, Status.CONFIRMED, Status.REQUESTED, Status.WAITLISTED, Status.COMPLETED, Status.NO_SHOW,
            Status.CANCELLED,
        ):  # fmt: skip
            tone, icon = words.PILLS[status]
            holder = QWidget()
            pair = QHBoxLayout(holder)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(6)
            pair.addWidget(Icon(icon, tones.get(tone, f"{tone}-ink"), 14))
            pair.addWidget(Label(status_label(status), "caption"))
            across.addWidget(holder)
            seldom = status in (Status.COMPLETED, Status.NO_SHOW, Status.CANCELLED)
            (self._seldom if seldom else self._always).append(holder)
        across.addStretch(1)
        self.keys = Label("", "caption", "muted")
        across.addWidget(self.keys)
        self.setFixedHeight(theme.metrics().control)

    def _needs(self, holders: Sequence[QWidget]) -> int:
        return 32 + sum(holder.sizeHint().width() + 16 for holder in holders)

    def minimumSizeHint(self) -> QSize:
        """Room for what is always shown."""
        return QSize(self._needs(self._always), self.height())

    def say_keys(self, text: str) -> None:
        """What the keys do now."""
        self.keys.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what is seldom asked about, and the keys, where they don't fit whole."""
        roomy = self.width() >= self._needs([*self._always, *self._seldom])
        for holder in self._seldom:
            holder.setVisible(roomy)
        room = self.width() - self._needs([*self._always, *(self._seldom if roomy else ())])
        self.keys.setVisible(self.keys.fontMetrics().horizontalAdvance(self.keys.text()) <= room)

    def changeEvent(self, event: QEvent) -> None:
        """Take the height of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(theme.metrics().control)


class Parts(QStackedWidget):
    """One of several at a time; needs the room of the one that is shown, not of all there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _index: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """That of the part in view."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        """That of the part in view."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else super().sizeHint()


class BookingsView(QWidget):
    """Layout only; the page wires it. `squeezed(bool)` as the sheet at the right takes room or gives it back,
    `resized()` as the page itself grows or shrinks.
    """

    squeezed = Signal(bool)
    resized = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(12)
        self.header = PageHeader(translate("bookings", "Bookings"))
        self.loans = Button(translate("bookings", "Equipment"), icon="package-open")
        self.loans.setToolTip("Alt E")
        # The shell hears these keys everywhere; the buttons only show them.
        self.print = Button(translate("bookings", "Print day sheet"), icon="printer", key="Ctrl+P", bound=False)
        self.new = Button(translate("bookings", "New booking"), "primary", icon="calendar-plus", key="F3", bound=False)
        for button in (self.loans, self.print, self.new):
            self.header.add_action(button)
        outer.addWidget(self.header)
        outer.addLayout(self._bar())
        self.notes = QVBoxLayout()
        self.notes.setSpacing(8)
        outer.addLayout(self.notes)
        self.stack = Parts()
        outer.addWidget(self.stack, 1)

        self.board = Card(padding=0)
        self.timeline = Timeline(name=translate("bookings", "Spaces and their bookings"), pages=False)
        self.board.add(self.timeline, 1)
        self.legend = Legend()
        self.board.add(self.legend)
        self.month_card = Card(padding=0)
        self.month = MonthGrid(name=translate("bookings", "Days of the month"))
        self.month_card.add(self.month, 1)
        self.list = BookingList(context)
        self.waiting = WaitingView(context)
        self.seats = SeatsView(context)
        self.empty = EmptyState(
            translate("bookings", "No spaces yet"),
            translate("bookings", "Add the rooms and study seats of the centre, or bring in a list of them."),
            icon="door-open",
        )
        self.set_up = Button(translate("bookings", "Add spaces"), "primary", icon="plus")
        self.bring_in = Button(translate("bookings", "Bring in a list"), icon="file-input")
        both = QWidget()
        line = QHBoxLayout(both)
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self.bring_in)
        line.addWidget(self.set_up)
        line.addStretch(1)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.addStretch(2)
        column.addWidget(self.empty)
        column.addWidget(both)
        column.addStretch(3)
        self.nothing = nothing
        for widget in (self.board, self.month_card, self.list, self.waiting, self.seats, nothing):
            self.stack.addWidget(widget)
        self.clash = ClashBox(self)
        self.drawer = BookingDrawer(context, over=self)
        self.drawer.installEventFilter(self)
        self._part = DAY
        self._moving = False
        self.show_part(DAY)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.before = IconButton("chevron-left", translate("bookings", "Earlier"))
        self.date = Button("", "secondary")
        self.date.setMinimumWidth(132)
        self.after = IconButton("chevron-right", translate("bookings", "Later"))
        self.today = Button(translate("bookings", "Today"), "ghost", key="T", bound=False)
        self.look = SegmentedControl(
            (
                (DAY, translate("bookings", "Day")),
                (WEEK, translate("bookings", "Week")),
                (MONTH, translate("bookings", "Month")),
                (LIST, translate("bookings", "List")),
            ),
            name=translate("bookings", "How to look at it"),
        )
        self.space = Select(name=translate("bookings", "Space"))
        self.space.setMinimumWidth(160)
        self.space.hide()
        self.chips = FilterChips(name=translate("bookings", "What is shown"))
        for widget in (self.before, self.date, self.after, self.today, self.look, self.space):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignVCenter)
        return bar

    def fits(self, chips: Sequence[tuple[Any, ...]], on: Sequence[Any]) -> bool:
        """Whether these chips, those of `on` ticked, have room in one line beside what else is in the bar."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for widget in (self.before, self.date, self.after, self.today, self.look, self.space):
            if not widget.isHidden():
                room -= max(widget.sizeHint().width(), widget.minimumWidth()) + 8
        sizes = theme.metrics()
        for key, text, *count in chips:
            room -= 24 + theme.text_width(text, theme.font(medium=True)) + 8
            room -= sizes.icon_small + 6 if key in on else 0
            room -= 6 + theme.text_width(f"{count[0]:,}", theme.font("t12", True)) if count else 0
        return room >= -8

    def fit_head(self) -> None:
        """Leave the least needed buttons of the head out where there is no room for them and some words."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self.header.title.sizeHint().width() - 160
        for button in (self.new, self.print, self.loans):
            room -= button.sizeHint().width() + 8
            button.setVisible(button is self.new or room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the bar has room for is another matter now."""
        super().resizeEvent(event)
        self.fit_head()
        self.resized.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The open sheet stands beside the timeline, not over it."""
        if watched is self.drawer and event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            layout = self.layout()
            beside = self.drawer.width() - 20 if not self.drawer.isHidden() else 0
            least = max(LEAST_BESIDE, self.stack.minimumSizeHint().width() + 48)
            if layout is not None and self.width() - beside >= least:
                layout.setContentsMargins(24, 20, 24 + beside, 24)
            self.fit_head()
            self.squeezed.emit(beside > 0)
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow: what there is no room for scrolls."""
        size = super().minimumSizeHint()
        size.setHeight(420)
        return size

    def say_empty(self, may: bool) -> None:
        """No spaces yet: who may add them is shown how, others are told who can."""
        say = (
            translate("bookings", "Add the rooms and study seats of the centre, or bring in a list of them.")
            if may
            else translate("bookings", "An administrator adds the rooms and study seats of the centre in the settings.")
        )
        self.empty.set(translate("bookings", "No spaces yet"), say)
        self.set_up.setVisible(may)
        self.bring_in.setVisible(may)

    def show_part(self, part: str) -> None:
        """Day and week share the timeline; the others have a place each."""
        self.stack.setCurrentWidget(
            {
                MONTH: self.month_card, LIST: self.list, WAITING: self.waiting, SEATS: self.seats, EMPTY: self.nothing,
            }.get(part, self.board)
        )  # fmt: skip
        for widget in (self.before, self.date, self.after, self.today):
            widget.setVisible(part in (DAY, WEEK, MONTH))
        self.chips.setVisible(part != EMPTY)
        self.look.setVisible(part != EMPTY)
        self._part = part
        self.set_moving(False)

    def set_moving(self, moving: bool) -> None:
        """Say below the timeline what the keys do: while something is in the hand, how to let go of it."""
        self._moving = moving
        words = (
            translate("bookings", "Enter moves it here, Esc puts it back")
            if moving
            else translate("bookings", "Alt ← → moves by 15 minutes, Alt Shift ← → changes the end")
        )
        self.legend.say_keys(words if self._part in (DAY, WEEK) else "")
