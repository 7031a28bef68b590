"""The activities' home: the list, the month, the campaigns."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.auth import Permission, allowed
from app.services import activities
from app.services.activities import ActivityRow, Summary
from app.ui.activities import acts, words
from app.ui.activities.calendar import CalendarPart
from app.ui.activities.campaigns import CampaignsPart
from app.ui.activities.listing import ActivityList
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, PageHeader, SegmentedControl

LIST, CALENDAR, CAMPAIGNS = "list", "calendar", "campaigns"


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


class HomeView(QWidget):
    """Every activity there is. Signals: `opened(activity_id)`, `edit_asked(activity_id or None)`,
    `register_asked(row or None)`, `print_asked(report, arguments)`, `summed(Summary)` with the figures of the rail.
    """

    opened = Signal(object)
    edit_asked = Signal(object)
    register_asked = Signal(object)
    print_asked = Signal(str, object)
    summed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("surface", "ground")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(12)
        self.header = PageHeader(translate("activities", "Activities"))
        self.print = Button(translate("activities", "Print the register"), icon="printer", key="Ctrl+P", bound=False)
        self.new = Button(translate("activities", "New activity"), icon="plus", key="Alt+N")
        # The shell hears this key everywhere; the button only shows it.
        self.register = Button(
            translate("activities", "Register"), "primary", icon="user-plus", key="Ctrl+N", bound=False
        )
        for button in (self.print, self.new, self.register):
            self.header.add_action(button)
        outer.addWidget(self.header)
        self.list = ActivityList(context)
        bar = QHBoxLayout()
        self.look = SegmentedControl(
            (
                (LIST, translate("activities", "List")),
                (CALENDAR, translate("activities", "Calendar")),
                (CAMPAIGNS, translate("activities", "Campaigns")),
            ),
            name=translate("activities", "How to look at them"),
        )
        bar.addWidget(self.look)
        bar.addStretch(1)
        bar.addWidget(self.list.selects)
        outer.addLayout(bar)
        self.stack = Parts()
        outer.addWidget(self.stack, 1)
        self.calendar = CalendarPart(context)
        self.campaigns = CampaignsPart(context)
        self.part = LIST
        for widget in (self.list, self.calendar, self.campaigns):
            self.stack.addWidget(widget)
        self.look.changed.connect(self.show_part)
        self.new.clicked.connect(lambda: self.edit_asked.emit(None))
        self.register.clicked.connect(lambda: self.register_asked.emit(self.current()))
        self.print.clicked.connect(self.print_page)
        self.list.opened.connect(self.opened)
        self.list.change_asked.connect(self.edit_asked)
        self.list.copy_asked.connect(self._copy)
        self.list.call_off_asked.connect(lambda row: acts.call_off(context, self, row, self.reload))
        self.list.back_asked.connect(lambda row: acts.reinstate(context, self, row, self.reload))
        self.list.void_asked.connect(lambda row: acts.void(context, self, row, self.reload))
        self.calendar.opened.connect(self.opened)
        self.calendar.left.connect(lambda: self.show_part(LIST))
        self.campaigns.listed.connect(lambda campaign: self.show_list({"campaign_id": campaign}))
        self.campaigns.printed.connect(lambda campaign: self.print_asked.emit("campaign", {"campaign_id": campaign}))
        self.campaigns.left.connect(lambda: self.show_part(LIST))
        # A table would keep letters for a search of its own.
        self.list.table.view.installEventFilter(self)
        self.list.set_usual()
        self._dress()

    # What is shown

    def _dress(self) -> None:
        session = self.context.session
        may = session.signed_in and allowed(session.actor.role, Permission.EDIT_ACTIVITIES)
        self.new.setVisible(may)
        self._fit_head()

    def _fit_head(self) -> None:
        """Leave the print button out where there is no room for it and some words."""
        room = self.width() - 48 - self.header.title.sizeHint().width() - 200
        shown = [self.register] + ([self.new] if not self.new.isHidden() else [])
        for button in shown:
            room -= button.sizeHint().width() + 8
        self.print.setVisible(room >= self.print.sizeHint().width() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the head has room for is another matter now."""
        super().resizeEvent(event)
        self._fit_head()

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow: what there is no room for scrolls."""
        size = super().minimumSizeHint()
        size.setHeight(420)
        return size

    def show_part(self, part: str) -> None:
        """The list, the month or the campaigns."""
        self.part = part
        self.look.set_value(part)
        self.list.selects.setVisible(part == LIST)
        self.stack.setCurrentWidget({CALENDAR: self.calendar, CAMPAIGNS: self.campaigns}.get(part, self.list))
        self.reload()
        self.focus()

    def show_list(self, wanted: dict[str, Any]) -> None:
        """The list with these filters (`ActivityList.open_with`)."""
        self.list.open_with(wanted)
        self.show_part(LIST)

    def focus(self) -> None:
        """The keyboard goes to what is shown."""
        if self.part == LIST:
            self.list.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.part == CALENDAR:
            self.calendar.grid.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.campaigns.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Look everything shown up again."""
        self._dress()
        self.context.look(self, "summary", activities.summary, then=self._sum)
        {CALENDAR: self.calendar, CAMPAIGNS: self.campaigns}.get(self.part, self.list).reload()

    def _sum(self, found: Summary) -> None:
        self.header.set_say(words.say(found))
        self.summed.emit(found)

    def current(self) -> ActivityRow | None:
        """The activity that is selected in the list."""
        return self.list.current() if self.part == LIST else None

    # Acts

    def _copy(self, row: ActivityRow) -> None:
        acts.copy(self.context, self.window(), row, self._copied)

    def _copied(self, card: Any) -> None:
        self.reload()
        self.edit_asked.emit(card.row.id)

    def print_page(self) -> None:
        """Print the register of the period listed, or of the month shown."""
        first, last = self.list.days()
        arguments: dict[str, Any] = {}
        if self.part == CALENDAR:
            arguments["day"] = self.calendar.day
        elif first is not None and last is not None:
            arguments |= {"start": first, "end": last}
        else:
            arguments["day"] = self.context.desk.today()
        if self.part == LIST and self.list.campaign.value() is not None:
            arguments["campaign_id"] = self.list.campaign.value()
        self.print_asked.emit("activity-register", arguments)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters choose how to look also from the table."""
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._letter(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose how to look, where nothing is being typed."""
        if not self._letter(event):
            super().keyPressEvent(event)

    def _letter(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        part = {"L": LIST, "C": CALENDAR, "P": CAMPAIGNS}.get(event.text().upper() if plain else "")
        if part is not None:
            self.show_part(part)
        return part is not None
