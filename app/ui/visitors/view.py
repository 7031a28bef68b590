"""Where things stand on the visitors' page: the desk (box, board, tally, to verify) or the list of all visits."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, PageHeader
from app.ui.visitors.board import BoardView
from app.ui.visitors.drawer import VisitDrawer
from app.ui.visitors.listing import VisitList
from app.ui.visitors.sign_in import SignInBox
from app.ui.visitors.tally import TallyCard
from app.ui.visitors.verify import VerifyCard

BOX, BOX_LARGE = 456, 540
NARROW = 1000


class VisitorsView(QWidget):
    """Layout only; the page wires it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader(translate("visitors", "Visitors"))
        self.badges = Button("", "ghost", icon="key-round")
        self.badges.hide()
        self.all = Button(translate("visitors", "All visits"), icon="clipboard")
        # The line of words needs the room more than these two keys; the tooltip and F1 tell them.
        for button, key in ((self.badges, "Alt+B"), (self.all, "Alt+A")):
            button.setShortcut(key)
            button.setToolTip(key.replace("+", " "))
        self.back = Button(translate("visitors", "Back to the desk"), icon="chevron-left")
        self.sign_out = Button(translate("visitors", "Sign out"), icon="log-out", key="F6")
        self.print = Button(translate("visitors", "Print visitor log"), icon="printer", key="Ctrl+P")
        for button in (self.badges, self.all, self.back, self.sign_out, self.print):
            self.header.add_action(button)
        for button in (self.sign_out, self.print):
            # The shell performs these keys everywhere; the buttons only show them.
            button.setShortcut("")
        outer.addWidget(self.header)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack, 1)

        self.desk = QWidget()
        grid = QGridLayout(self.desk)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        self.box = SignInBox(context)
        self.board = BoardView(context.desk)
        self.tally = TallyCard(context)
        self.verify = VerifyCard(context)
        grid.addWidget(self.box, 0, 0)
        grid.addWidget(self.board, 0, 1)
        grid.addWidget(self.tally, 1, 0)
        grid.addWidget(self.verify, 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 412)
        self.stack.addWidget(self.desk)
        self.list = VisitList(context)
        self.stack.addWidget(self.list)
        self.drawer = VisitDrawer(context, over=self)
        self.box.installEventFilter(self)
        self.tally.focused.connect(self._counting)
        self.show_desk()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The box keeps its width whatever step it is at; it grows a little on wide screens."""
        super().resizeEvent(event)
        self.board.set_narrow(self.width() < NARROW)
        self.verify.set_narrow(self.width() < NARROW)
        least = BOX_LARGE if theme.current().type == "large" else BOX
        wide = max(least, min(round(least * 1.25), round((self.width() - 48) * 0.402)))
        for card in (self.box, self.tally):
            card.setFixedWidth(wide)
        for card in (self.tally, self.verify):
            # On tall screens the height goes to the found people and the board.
            card.setMaximumHeight(round(theme.metrics().t14 * 17))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow: what there is no room for scrolls or steps aside."""
        size = super().minimumSizeHint()
        size.setHeight(420)
        return size

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box asks for more or less height as the work in it goes on."""
        if watched is self.box and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _counting(self, on: bool) -> None:
        """While the tally has the keyboard, all its rows are seen."""
        layout = self.desk.layout()
        if isinstance(layout, QGridLayout):
            layout.setRowMinimumHeight(1, self.tally.whole() if on else 0)

    def _fit(self) -> None:
        """While the box needs all the height, the cards below step aside."""
        room = self.desk.height()
        below = max(self.tally.minimumSizeHint().height(), self.verify.minimumSizeHint().height())
        aside = room > 100 and self.box.minimumSizeHint().height() + 16 + below > room
        for card in (self.tally, self.verify):
            if card.isHidden() != aside:
                card.setHidden(aside)
        stretch = 0 if aside else 120 if theme.current().type == "large" else 180
        layout = self.desk.layout()
        if isinstance(layout, QGridLayout):
            layout.setRowStretch(1, stretch)
            layout.setVerticalSpacing(0 if aside else 16)

    @property
    def listing(self) -> bool:
        """Whether the list of all visits is shown."""
        return self.stack.currentWidget() is self.list

    def show_desk(self) -> None:
        """The desk."""
        self.stack.setCurrentWidget(self.desk)
        self._buttons()

    def show_list(self) -> None:
        """The list."""
        self.stack.setCurrentWidget(self.list)
        self._buttons()

    def _buttons(self) -> None:
        self.all.setVisible(not self.listing)
        self.back.setVisible(self.listing)
        self.sign_out.setVisible(not self.listing)
