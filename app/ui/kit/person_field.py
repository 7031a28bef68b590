"""Who it is: a box to type a name, pinyin or the end of a phone in, and the people found below it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services import people
from app.services.people import PersonHit
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Item, Label, TextField, TwoLineList

FOUND = 4
"""So many people are shown below the box."""
_PHONE = re.compile(r"[+0-9０-９][0-9０-９\-\s]{5,}$")


@dataclass(frozen=True)
class Applicant:
    """Who is meant: a card, or the name (and phone) of somebody new; all empty for nobody."""

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

    def __init__(self, context: Context, *, name: str, parent: QWidget | None = None) -> None:
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
            placeholder=translate("kit", "Name, or name and phone; pinyin finds"),
            name=name,
            limit=60,
        )
        self.note = Label("", "caption", "muted", elide=True)
        self.box.add_trailing(self.note)
        self.found = TwoLineList(name=translate("kit", "People found"), quiet=False)
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
            hit.id, hit.name, last or translate("kit", "no visit yet"), right=hit.phone,
            right_note=hit.group_label, avatar=hit.name, strong=True,
        )  # fmt: skip

    def _say(self) -> None:
        if self._chosen is not None:
            self.note.setText(self._chosen.shown or translate("kit", "on file"))
            self.note.setProperty("tone", "muted")
        elif self._found_for and self._found_for == self.box.value().strip():
            exact = [hit for hit in self._hits if hit.name == self._split()[0]]
            self.note.setText("" if exact else translate("kit", "new"))
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
