"""Settings: sections at the left, the chosen one at the right."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Card, Item, PageHeader, Scroll, TwoLineList
from app.ui.settings.section import Section


class SettingsPage(Page):
    """Opened with `{"section": "centre|staff|catalogues|desk|backups|ledgers|health|about"}`."""

    key = "settings"
    icon = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("surface", "ground")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 0)
        column.setSpacing(16)
        self.header = PageHeader(self.title())
        column.addWidget(self.header)
        across = QHBoxLayout()
        across.setSpacing(24)
        card = Card(padding=0, spacing=0)
        self.sections = TwoLineList(
            [
                Item("centre", translate("settings", "Centre"), icon="landmark"),
                Item("staff", translate("settings", "Staff"), icon="users-round"),
                Item("catalogues", translate("settings", "Catalogues"), icon="list-plus"),
                Item("desk", translate("settings", "This desk"), icon="monitor"),
                Item("backups", translate("settings", "Backups"), icon="hard-drive"),
                Item("ledgers", translate("settings", "Ledgers brought in"), icon="file-spreadsheet"),
                Item("health", translate("settings", "Health"), icon="shield"),
                Item("about", translate("settings", "About"), icon="info"),
            ],
            name=translate("settings", "Sections"),
            quiet=False,
            fit=True,
        )
        self.sections.setFixedWidth(216)
        card.body.addWidget(self.sections)
        left = QVBoxLayout()
        left.addWidget(card)
        left.addStretch(1)
        across.addLayout(left)
        self.stack = QStackedWidget()
        across.addWidget(self.stack, 1)
        column.addLayout(across, 1)
        self._made: dict[str, tuple[Section, QWidget]] = {}
        self._shown = ""
        self.sections.current_changed.connect(self._choose)
        self.sections.activated.connect(lambda key: self._enter())

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("settings", "Settings")

    def _maker(self, key: str) -> Callable[[], Section]:
        context = self.context
        if key == "centre":
            from app.ui.settings.centre import CentreSection

            return lambda: CentreSection(context)
        if key == "staff":
            from app.ui.settings.staff import StaffSection

            return lambda: StaffSection(context, self)
        if key == "catalogues":
            from app.ui.settings.catalogues import CataloguesSection

            return lambda: CataloguesSection(context)
        if key == "desk":
            from app.ui.settings.desk import DeskSection

            return lambda: DeskSection(context)
        if key == "backups":
            from app.ui.settings.backups import BackupsSection

            return lambda: BackupsSection(context)
        from app.ui.settings import others

        return {
            "ledgers": lambda: others.LedgersSection(context),
            "health": lambda: others.HealthSection(context),
            "about": lambda: others.AboutSection(context),
        }[key]

    @property
    def section(self) -> Section | None:
        """The section that is shown."""
        found = self._made.get(self._shown)
        return found[0] if found else None

    def _choose(self, key: str | None) -> None:
        if key is None or key == self._shown:
            return
        if key not in self._made:
            section = self._maker(key)()
            section.navigate.connect(self.navigate)
            scroll = Scroll(spacing=0)
            scroll.inner.addWidget(section)
            section.setMaximumWidth(960)
            self._made[key] = (section, scroll)
            self.stack.addWidget(scroll)
        self._close_drawer()
        self._shown = key
        section, scroll = self._made[key]
        self.stack.setCurrentWidget(scroll)
        section.refresh()

    def _close_drawer(self) -> None:
        drawer = getattr(self.section, "drawer", None)
        if drawer is not None and not drawer.isHidden():
            blocked = drawer.blockSignals(True)
            drawer.close_drawer()
            drawer.blockSignals(blocked)

    def _enter(self) -> None:
        target = self.section.first() if self.section is not None else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_with(self, arguments: dict[str, Any]) -> None:
        """Show a section; the keyboard is in the list of sections."""
        keys = [item.key for item in self.sections.items()]
        wanted = arguments.get("section", self._shown or "centre")
        if wanted in keys:
            self.sections.set_current(keys.index(wanted))
        self.sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""
        if self.section is not None:
            self.section.refresh(changes)

    def put_by(self) -> None:
        """Every section keeps what is typed in it."""
        for section, _scroll in self._made.values():
            section.put_by()
