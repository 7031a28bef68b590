"""Fields of the booking form: who it is for, which spaces, which equipment."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services import people
from app.services.people import PersonHit
from app.services.spaces import AssetValue, SpaceValue
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, IconButton, Item, Label, NumberField, Select, TextField, TwoLineList

FOUND = 4
"""So many people are shown below the box."""
_PHONE = re.compile(r"[+0-9０-９][0-9０-９\-\s]{5,}$")


@dataclass(frozen=True)
class Applicant:
    """Who a booking is for: a card, or the name (and phone) of somebody new; all empty for nobody."""

    person_id: RowId | None = None
    name: str = ""
    phones: str = ""
    shown: str = ""
    """The phone as lists show it."""

    @property
    def empty(self) -> bool:
        """Nobody."""
        return self.person_id is None and not self.name.strip()


class PersonField(QWidget):
    """A box to type a name in (or pinyin, or the end of a phone), and the people found below it.

    Up and Down choose, Enter takes; a name nobody has, with or without a phone behind it, is somebody new. A name
    that exactly one card has (with that phone, if one was typed; or a phone alone that finds one card) is taken
    when the field is left. `changed()`; `submitted()` for an Enter that has nothing to choose.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen: Applicant | None = None
        self._hits: list[PersonHit] = []
        self._found_for = ""
        """What the people in `_hits` were found by."""
        self._typed_as = ""
        """What was in the box when the card was chosen."""
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.box = TextField(
            placeholder=translate("bookings", "Name, or name and phone; pinyin finds"),
            name=translate("bookings", "Applicant"),
            limit=60,
        )
        self.note = Label("", "caption", "muted", elide=True)
        self.box.add_trailing(self.note)
        self.found = TwoLineList(name=translate("bookings", "People found"), quiet=False)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.hide()
        column.addWidget(self.box)
        column.addWidget(self.found)
        self.setFocusProxy(self.box)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(120)
        self._rest.timeout.connect(self._search)
        self.box.changed.connect(self._typed)
        self.box.edit.installEventFilter(self)
        self.found.activated.connect(self._take)

    # Value

    def value(self) -> Applicant:
        """Who was chosen or typed."""
        if self._chosen is not None:
            return self._chosen
        name, phones = self._split()
        return Applicant(None, name, phones)

    def set_value(self, value: Any) -> None:
        """Put somebody in; None empties."""
        self._filling = True
        applicant = value if isinstance(value, Applicant) else Applicant()
        self._chosen = applicant if applicant.person_id is not None else None
        self.box.set_value(" ".join(part for part in (applicant.name, applicant.phones) if part))
        self._filling = False
        self._found_for = ""
        self._show([])
        self._say()

    def type(self, text: str) -> None:
        """Put a name in as if it were typed: whoever has exactly this name is looked up."""
        if self.came_of(text):
            return
        self._filling = True
        self._chosen = None
        self._found_for = ""
        self.box.set_value(text)
        self._filling = False
        self._say()
        self._rest.start()

    def came_of(self, text: str) -> bool:
        """Whether this is who was typed as `text`: that text still, or the card that was found by it."""
        return text == (self._typed_as if self._chosen is not None else self.box.value())

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.box.set_name(name)

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        self.box.set_invalid(invalid)

    def _split(self) -> tuple[str, str]:
        text = self.box.value().strip()
        found = _PHONE.search(text)
        if found is None:
            return text, ""
        return text[: found.start()].strip(), found[0].strip()

    # Searching

    def _typed(self, _text: str) -> None:
        if self._filling:
            return
        self._chosen = None
        self._found_for = ""
        self._say()
        self._rest.start()
        self.changed.emit()

    def _search(self) -> None:
        text = self.box.value().strip()
        if not text:
            self._show([])
            return
        wanted = self._wanted()
        self._context.look(self, "people", people.search, wanted, FOUND, then=lambda hits: self._came(hits, text))

    def _wanted(self) -> str:
        """What to look for: the name, and the phone without its gaps."""
        name, phones = self._split()
        return f"{name} {re.sub(r'[^+0-9０-９]', '', phones)}".strip()

    @property
    def several(self) -> bool:
        """Whether more than one card has exactly this name, and nothing says which is meant."""
        if self._chosen is not None or not self._found_for or self._found_for != self.box.value().strip():
            return False
        name, phones = self._split()
        return not phones and sum(hit.name == name for hit in self._hits) > 1

    def offer(self) -> None:
        """Show who was found, to choose from."""
        self._show(self._hits)

    def resolve(self, then: Callable[[], object]) -> None:
        """Go on with `then` once it is known who it is: whoever typed and pressed Enter at once is looked up first."""
        text = self.box.value().strip()
        if self._chosen is not None or not text or text == self._found_for:
            self.settle()
            then()
            return
        self._rest.stop()

        def came(hits: list[PersonHit]) -> None:
            if self.box.value().strip() != text:  # typed on meanwhile
                self.resolve(then)
                return
            self._hits, self._found_for = hits, text
            self.settle()
            self._say()
            then()

        def failed(_error: object) -> bool:
            then()
            return False

        self._context.look(self, "who", people.search, self._wanted(), FOUND, then=came, failed=failed)

    def _came(self, hits: list[PersonHit], text: str) -> None:
        if self._chosen is not None or text != self.box.value().strip():
            return
        self._found_for = text
        self._show(hits if self.box.edit.hasFocus() else [])
        self._hits = hits
        if not self.box.edit.hasFocus():
            self.settle()
        self._say()

    def _show(self, hits: list[PersonHit]) -> None:
        self._hits = hits
        self.found.set_items([self._item(hit) for hit in hits])
        self.found.setFixedHeight(theme.metrics().row_two * min(len(hits), FOUND) + 2)
        self.found.setVisible(bool(hits))
        name, _phones = self._split()
        exact = [place for place, hit in enumerate(hits) if hit.name == name]
        self.found.set_current(exact[0] if len(exact) == 1 else -1)

    def _fold(self) -> None:
        """Hide the people found; who was found is still known."""
        self.found.hide()

    def _item(self, hit: PersonHit) -> Item:
        last = hit.last_purpose_text
        return Item(
            hit.id, hit.name, last or translate("bookings", "no visit yet"), right=hit.phone,
            right_note=hit.group_label, avatar=hit.name, strong=True,
        )  # fmt: skip

    def _say(self) -> None:
        if self._chosen is not None:
            self.note.setText(self._chosen.shown or translate("bookings", "on file"))
            self.note.setProperty("tone", "muted")
        elif self._found_for and self._found_for == self.box.value().strip():
            exact = [hit for hit in self._hits if hit.name == self._split()[0]]
            self.note.setText("" if exact else translate("bookings", "new"))
        else:
            self.note.setText("")

    def _take(self, key: Any) -> None:
        hit = next((one for one in self._hits if one.id == key), None)
        if hit is None:
            return
        self._filling = True
        self._chosen = Applicant(hit.id, hit.name, "", hit.phone)
        self._typed_as = self.box.value()
        self.box.set_value(hit.name)
        self._filling = False
        self._show([])
        self._say()
        self.changed.emit()

    def settle(self) -> None:
        """Take the one card that has exactly the name typed, where there is just one."""
        if self._chosen is None:
            name, _phones = self._split()
            hits = self._hits if self.box.value().strip() == self._found_for else []
            exact = [hit for hit in hits if hit.name == name] if name else hits
            if len(exact) == 1:
                self._take(exact[0].id)
                return
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose among the found, Enter takes, leaving settles."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.found.isVisible():
                self.found.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not (self.found.isVisible() and self.found.activate_current()):
                    self.settle()
                    self.submitted.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.found.isVisible():
                self._fold()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._left)
        return super().eventFilter(watched, event)

    def _left(self) -> None:
        if not self.box.edit.hasFocus() and not self.found.underMouse():
            self.settle()


class SpacesField(QWidget):
    """One space, or several: a list to choose from, and a link for another. `changed()`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[RowId, str]] = []
        self._lines: list[tuple[QWidget, Select]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = Button(translate("bookings", "Another space at the same time"), "link", icon="plus", small=True)
        self.more.clicked.connect(lambda: self._add(None, focus=True))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add(None)

    def set_spaces(self, places: Sequence[SpaceValue]) -> None:
        """Offer these."""
        self._choices = [
            (place.id, f"{place.name}  {translate('bookings', '{n} people').format(n=place.capacity)}")
            if place.capacity and not place.seated
            else (place.id, place.name)
            for place in places
        ]  # fmt: skip
        for _line, select in self._lines:
            blocked = select.blockSignals(True)
            select.set_choices(self._choices)
            select.blockSignals(blocked)

    def _add(self, space: RowId | None, *, focus: bool = False) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        select = Select(self._choices, name=translate("bookings", "Space"), empty=translate("bookings", "Choose"))
        select.set_value(space)
        across.addWidget(select, 1)
        if self._lines:
            off = IconButton("x", translate("bookings", "Without this space"), size=theme.metrics().control_small)
            off.clicked.connect(lambda: self._remove(line))
            across.addWidget(off)
        else:
            self.setFocusProxy(select)
        select.chosen.connect(lambda _value: self.changed.emit())
        self._lines.append((line, select))
        self._column.insertWidget(len(self._lines) - 1, line)
        if focus:
            select.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: QWidget) -> None:
        self._lines = [one for one in self._lines if one[0] is not line]
        line.hide()
        line.deleteLater()
        self._lines[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def value(self) -> tuple[RowId, ...]:
        """The spaces chosen, each once."""
        found = (select.value() for _line, select in self._lines)
        return tuple(dict.fromkeys(one for one in found if isinstance(one, bytes)))

    def set_value(self, value: Any) -> None:
        """Choose these."""
        wanted = list(value or ())
        if tuple(wanted) == self.value():
            return
        for line, _select in self._lines[1:]:
            line.hide()
            line.deleteLater()
        self._lines = self._lines[:1]
        first = self._lines[0][1]
        blocked = first.blockSignals(True)
        first.set_value(wanted[0] if wanted else None)
        first.blockSignals(blocked)
        for one in wanted[1:]:
            self._add(one)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self._lines[0][1].set_name(name)

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        self._lines[0][1].set_invalid(invalid)


class AssetsField(QWidget):
    """Equipment and how much of it: a line for each kind chosen. `changed()`; `submitted()` for Enter in a number."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assets: list[AssetValue] = []
        self._lines: list[tuple[QWidget, Select, NumberField]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = Button(translate("bookings", "Add equipment"), "link", icon="plus", small=True)
        self.more.clicked.connect(lambda: self._add(None, 1, focus=True))
        self.setFocusProxy(self.more)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_assets(self, assets: Sequence[AssetValue]) -> None:
        """Offer these."""
        self._assets = list(assets)
        for _line, select, _number in self._lines:
            blocked = select.blockSignals(True)
            select.set_choices(self._choices())
            select.blockSignals(blocked)

    def _choices(self) -> list[tuple[RowId, str]]:
        return [
            (one.id, translate("bookings", "{name}, {n} in all").format(name=one.name, n=f"{one.stock}{one.unit}"))
            for one in self._assets
        ]

    def _add(self, asset: RowId | None, count: int, *, focus: bool = False) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        select = Select(self._choices(), name=translate("bookings", "Equipment"), empty=translate("bookings", "Choose"))
        select.set_value(asset)
        number = NumberField(count, minimum=1, maximum=999, name=translate("bookings", "How many"), buttons=False)
        number.setFixedWidth(theme.metrics().control * 2)
        off = IconButton("x", translate("bookings", "Without this"), size=theme.metrics().control_small)
        off.clicked.connect(lambda: self._remove(line))
        for widget in (select, number, off):
            across.addWidget(widget, 1 if widget is select else 0)
        select.chosen.connect(lambda _value: self.changed.emit())
        number.changed.connect(lambda _text: self.changed.emit())
        number.submitted.connect(self.submitted)
        self._lines.append((line, select, number))
        self._column.insertWidget(len(self._lines) - 1, line)
        if focus:
            select.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: QWidget) -> None:
        self._lines = [one for one in self._lines if one[0] is not line]
        self.setFocusProxy(self.more)
        line.hide()
        line.deleteLater()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @property
    def unread(self) -> bool:
        """Whether something was typed for a number that is none."""
        return any(isinstance(select.value(), bytes) and not isinstance(number.value(), int)
                   for _line, select, number in self._lines)  # fmt: skip

    def point(self) -> None:
        """Let the keyboard come to what is wrong here: a number that is none, else the first choice."""
        wrong = (number for _line, _select, number in self._lines if not isinstance(number.value(), int))
        first = (select for _line, select, _number in self._lines)
        self.setFocusProxy(next(wrong, None) or next(first, None) or self.more)

    def value(self) -> tuple[tuple[RowId, int], ...]:
        """What was chosen and how much of it."""
        found: dict[RowId, int] = {}
        for _line, select, number in self._lines:
            asset, count = select.value(), number.value()
            if isinstance(asset, bytes) and isinstance(count, int) and count > 0:
                found[asset] = found.get(asset, 0) + count
        return tuple(sorted(found.items()))

    def set_value(self, value: Any) -> None:
        """Choose these."""
        self.setFocusProxy(self.more)
        for line, _select, _number in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for asset, count in value or ():
            self._add(asset, count)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        for _line, select, _number in self._lines:
            select.set_invalid(invalid)
