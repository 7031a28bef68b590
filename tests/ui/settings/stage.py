"""A pair of hands at the settings."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from app.services import spaces
from app.services.spaces import AssetValue, SeatValue, SpaceValue
from app.ui.kit.widgets import TwoLineList
from app.ui.settings.section import Section
from tests.ui.visitors.house import House


class Stage(House):
    """The settings' page, opened at a section; keys go where the keyboard is."""

    def open(self, size: tuple[int, int] = (1182, 634)) -> None:
        """Open the page; going elsewhere within the settings works as in the shell."""
        super().open(size)
        self.page.navigate.connect(lambda key, how: self.page.open_with(how) if key == "settings" else None)

    def go(self, section: str, **more: Any) -> Any:
        """Show a section, with the keyboard in it."""
        self.page.open_with({"section": section, **more})
        self.rest()
        target = self.section.first()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rest()
        return self.section

    @property
    def section(self) -> Any:
        """The section that is shown."""
        found = self.page.section
        assert isinstance(found, Section)
        return found

    def key(self, *names: str) -> None:
        """Press keys by name: "Alt+N", "Enter", "Delete"."""
        for name in names:
            pressed = QKeySequence(name.replace("Enter", "Return"))[0]
            QTest.keyClick(self.focus(), pressed.key(), pressed.keyboardModifiers())
            self.rest()

    def tab_to(self, name: str) -> None:
        """Go on with Tab until what has the keyboard is called so."""
        for _ in range(60):
            if self.focus().accessibleName() == name:
                return
            self.key("Tab")
        raise AssertionError(f"Tab never reaches {name}")

    def retype(self, text: str) -> None:
        """Type over what a field holds."""
        self.key("Ctrl+A")
        self.type(text)

    def undo(self) -> None:
        """What Ctrl+Z does in the shell."""
        assert self.ops.undo_last()
        self.rest()

    def titles(self) -> list[str]:
        """What the list shows, from the top."""
        listed: TwoLineList = self.section.list
        return [item.title for item in listed.items()]

    def item(self, title: str) -> Any:
        """One row of the list."""
        return next(item for item in self.section.list.items() if item.title == title)

    def select(self, title: str) -> None:
        """Walk to a row of the list by keyboard."""
        self.section.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.key("Home", *["Down"] * self.titles().index(title))

    def errors(self) -> dict[str, str]:
        """What stands beside the fields of the form."""
        return {name: row.error for name, row in self.section.form.rows.items() if row.error}

    def said(self) -> list[str]:
        """What the toasts say."""
        return self.toasts.texts()

    # What is in the file

    def space(self, name: str) -> SpaceValue:
        """A space by name, in use or not."""
        return next(one for one in spaces.spaces(self.desk, voided=True) if one.name == name)

    def asset(self, name: str) -> AssetValue:
        """Equipment by name, in use or not."""
        return next(one for one in spaces.assets(self.desk, voided=True) if one.name == name)

    def seat(self, number: str, space: str = "书房") -> SeatValue:
        """A seat by its number."""
        return next(one for one in spaces.seats(self.desk, self.space(space).id) if one.number == number)

    def numbers(self, space: str = "书房") -> list[str]:
        """The numbers of a room's seats."""
        return [one.number for one in spaces.seats(self.desk, self.space(space).id)]
