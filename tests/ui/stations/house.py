"""The stations' page worked as a clerk works it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.core.ids import RowId
from app.domain.auth import Actor
from app.services import stations
from app.services.stations import StationCard
from app.ui.kit.widgets import Label
from app.ui.stations.page import StationsPage
from tests.ui.reports.stage import Stage

NEAR, DRIVERS, BOOKS, SHUT = "科技园暖蜂驿站", "后海司机之家", "大冲社区书房", "麻岭暖蜂驿站"


class House(Stage):
    """On Saturday evening, 18:42: 科技园 (450 m, low on one supply, keeper 许国强), 后海 (1.3 km; its microwave is
    broken and its round six days late), 大冲 (2.2 km, until two at night), 麻岭 (1.1 km, closed on Saturdays).
    """

    placed: dict[str, RowId]
    page: StationsPage

    def enter(self, actor: Actor, **arguments: Any) -> StationsPage:
        """Open the page."""
        self.page = self.open(StationsPage, actor, **arguments)
        self.rest()
        return self.page

    def write(self, text: str) -> None:
        """Type; what no key has comes from an input method."""
        target = QApplication.focusWidget()
        assert target is not None
        for sign in text:
            if sign.isascii():
                QTest.keyClicks(target, sign)
            else:
                event = QInputMethodEvent()
                event.setCommitString(sign)
                QApplication.sendEvent(target, event)
        self.rest()

    def search(self, text: str) -> None:
        """Type into the search box and wait for the answer."""
        self.page.view.search.setFocus()
        self.write(text)
        self.page.view.search.search_now()
        self.rest()

    def names(self) -> list[str]:
        """The list from top to bottom."""
        return [item.title for item in self.page.view.list.items()]

    def choose(self, name: str) -> None:
        """Walk down the list to a station."""
        names = self.names()
        self.page.view.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.press("Home", *["Down"] * names.index(name))

    def click(self, text: str, root: QWidget | None = None) -> None:
        """Press the one button of this text that can be seen."""
        place = root or QApplication.activeModalWidget() or self.window
        found = [
            one for one in place.findChildren(QAbstractButton)
            if one.isVisible() and text in (one.text(), one.accessibleName())
        ]  # fmt: skip
        assert len(found) == 1, (text, [one.text() for one in place.findChildren(QAbstractButton) if one.isVisible()])
        assert found[0].isEnabled(), text
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.rest()

    def said(self, root: QWidget | None = None) -> str:
        """All that can be read."""
        return "\n".join(one.text() for one in (root or self.page).findChildren(Label) if one.isVisible())

    def facts(self) -> str:
        """The facts on the card as they are read aloud."""
        found = self.page.view.panel.overview.findChildren(QAbstractButton)
        return "\n".join(one.accessibleName() for one in found if one.isVisibleTo(self.page))

    def toasted(self) -> str:
        """What was told."""
        return "\n".join(self.toasts.texts())

    def card(self, name: str) -> StationCard:
        """A station in the file."""
        return stations.card(self.desk, self.placed[name])
