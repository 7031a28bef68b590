"""Settings: sections at the left, the chosen one at the right."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Card, Item, PageHeader, Scroll, TwoLineList
from app.ui.settings.section import Section

INSIDE = {"seats": "spaces"}
"""Sections that are reached from another one, whose entry in the list they keep."""


class _Sections(TwoLineList):
    """The list of sections: as high as its rows, lower and scrolling where there is no room for them."""

    def __init__(self, items: Sequence[Item], **named: Any) -> None:
        super().__init__(items, **named)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return QSize(216, len(self.items()) * self.row_height())


class SettingsPage(Page):
    """Opened with `{"section": key}`: a key of the list, or "seats". What else is said is for that section:
    `space` opens a space, or its seat plan.
    """

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
        self.sections = _Sections(
            [
                Item("centre", translate("settings", "Centre"), icon="landmark"),
                Item("staff", translate("settings", "Staff"), icon="users-round"),
                Item("spaces", translate("settings", "Spaces"), icon="door-open"),
                Item("equipment", translate("settings", "Equipment"), icon="package-open"),
                Item("closures", translate("settings", "Closures"), icon="wrench"),
                Item("holidays", translate("settings", "Days of the year"), icon="calendar-days"),
                Item("booking_rules", translate("settings", "Booking rules"), icon="calendar-clock"),
                Item("activities", translate("settings", "Activity templates"), icon="ticket"),
                Item("checklists", translate("settings", "Checklists of rounds"), icon="clipboard-check"),
                Item("catalogues", translate("settings", "Catalogues"), icon="list-plus"),
                Item("desk", translate("settings", "This desk"), icon="monitor"),
                Item("desks", translate("settings", "Desks and keys"), icon="badge-check"),
                Item("backups", translate("settings", "Backups"), icon="hard-drive"),
                Item("ledgers", translate("settings", "Ledgers brought in"), icon="file-spreadsheet"),
                Item("health", translate("settings", "Health"), icon="shield"),
                Item("about", translate("settings", "About"), icon="info"),
            ],
            name=translate("settings", "Sections"),
            quiet=False,
        )
        self.sections.setFixedWidth(216)
        card.body.addWidget(self.sections)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 20)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
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
        if key == "spaces":
            from app.ui.settings.spaces import SpacesSection

            return lambda: SpacesSection(context, self)
        if key == "seats":
            from app.ui.settings.seats import SeatsSection

            return lambda: SeatsSection(context)
        if key == "equipment":
            from app.ui.settings.equipment import EquipmentSection

            return lambda: EquipmentSection(context, self)
        if key == "closures":
            from app.ui.settings.closures import ClosuresSection

            return lambda: ClosuresSection(context, self)
        if key == "holidays":
            from app.ui.settings.holidays import HolidaysSection

            return lambda: HolidaysSection(context, self)
        if key == "booking_rules":
            from app.ui.settings.booking_rules import BookingRulesSection

            return lambda: BookingRulesSection(context)
        if key == "activities":
            from app.ui.settings.activities import ActivitiesSection

            return lambda: ActivitiesSection(context, self)
        if key == "checklists":
            from app.ui.settings.checklists import ChecklistsSection

            return lambda: ChecklistsSection(context, self)
        if key == "catalogues":
            from app.ui.settings.catalogues import CataloguesSection

            return lambda: CataloguesSection(context)
        if key == "desk":
            from app.ui.settings.desk import DeskSection

            return lambda: DeskSection(context)
        if key == "desks":
            from app.ui.settings.desks import DesksSection

            return lambda: DesksSection(context, self)
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
        self._show(key)

    def _show(self, key: str) -> None:
        if key not in self._made:
            section = self._maker(key)()
            section.navigate.connect(self.navigate)
            scroll = Scroll(spacing=0)
            scroll.inner.addWidget(section)
            section.setMaximumWidth(960)
            self._made[key] = (section, scroll)
            self.stack.addWidget(scroll)
        if self.section is not None:
            self.section.leave()
        self._shown = key
        section, scroll = self._made[key]
        self.stack.setCurrentWidget(scroll)
        section.refresh()

    def _enter(self) -> None:
        # On a seat plan, the list's own entry leads back to the spaces.
        self._choose(self.sections.current_key())
        target = self.section.first() if self.section is not None else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_with(self, arguments: dict[str, Any]) -> None:
        """Show a section; the keyboard is in the list of sections, or in what the arguments open."""
        keys = [item.key for item in self.sections.items()]
        wanted = arguments.get("section", self._shown or "centre")
        listed = INSIDE.get(wanted, wanted)
        if listed not in keys:
            return
        blocked = self.sections.blockSignals(True)
        self.sections.set_current(keys.index(listed))
        self.sections.blockSignals(blocked)
        self._choose(wanted)
        self.sections.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.section is not None:
            self.section.open_with(arguments)

    def help_keys(self) -> list[tuple[str, str]]:
        """Keys of the section shown."""
        own = self.section.keys() if self.section is not None else []
        return own or [
            ("↑ ↓", translate("settings", "Choose a section")),
            ("Tab", translate("settings", "Go to its fields")),
            ("Enter", translate("settings", "Save")),
        ]

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown."""
        if self.section is not None:
            self.section.refresh(changes)

    def put_by(self) -> None:
        """Every section keeps what is typed in it."""
        for section, _scroll in self._made.values():
            section.put_by()
