"""Ctrl+K: one line that finds people, bookings, activities, stations, pages and commands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit.context import Context
from app.ui.kit.widgets import EmptyState, Item, KeyHint, Label, Line, SearchBox, TwoLineList
from app.ui.shell.overlay import Overlay


@dataclass(frozen=True)
class Command:
    """Something one can do: what it is called, what does it, its key; `words` are other ways to ask for it.

    `blocked` says in words why it can't be done now.
    """

    key: str
    label: str
    icon: str
    does: Callable[[], object] = field(compare=False)
    hint: str = ""
    words: str = ""
    blocked: str = ""


def find_commands(commands: Sequence[Command], text: str) -> list[Command]:
    """The commands that `text` may mean: part of the wording, or pinyin and initials as for people."""
    from app.domain import search

    wanted = " ".join(text.lower().split())
    if not wanted:
        return list(commands)
    query = search.parse_query(wanted)
    found: list[tuple[int, int, Command]] = []
    for place, command in enumerate(commands):
        label = command.label.lower()
        if label.startswith(wanted):
            found.append((0, place, command))
        elif wanted in label or wanted in command.words.lower():
            found.append((1, place, command))
        elif query.groups and search.matches(query, search.person_tokens(command.label, "", "")):
            found.append((2, place, command))
    return [command for _rank, _place, command in sorted(found, key=lambda one: one[:2])]


class Palette(Overlay):
    """Signals: `person(id)` opens a card, `booking(id)` a booking, `activity(id)` an activity, `station(id)` a station,
    `sign_in(id)` begins a visit.
    """

    person = Signal(object)
    booking = Signal(object)
    activity = Signal(object)
    station = Signal(object)
    sign_in = Signal(object)

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window, width=620)
        self._context = context
        self._commands: list[Command] = []
        self._found: list[Command] = []
        self._people: list[Any] = []
        self._bookings: list[Any] = []
        self._activities: list[Any] = []
        self._stations: list[Any] = []
        body = self.box.body
        words = translate("shell", "Name, pinyin, initials, phone tail, or what you want to do")
        self.field = SearchBox(
            words, tall=True, rest=40, name=translate("shell", "Find people, activities, stations, pages and commands")
        )
        holder = QHBoxLayout()
        holder.setContentsMargins(12, 12, 12, 12)
        holder.addWidget(self.field)
        body.addLayout(holder)
        body.addWidget(Line())
        self.list = TwoLineList(name=translate("shell", "Found"), quiet=False)
        body.addWidget(self.list, 1)
        self.empty = EmptyState(
            translate("shell", "Nothing found"),
            translate("shell", "Try part of the name, the initials (zs), or the last four digits of the phone."),
        )
        self.empty.hide()
        body.addWidget(self.empty, 1)
        body.addWidget(Line())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(6)
        for key, text in (
            ("Enter", translate("shell", "Open")),
            ("Ctrl+Enter", translate("shell", "Sign this person in")),
            ("Esc", translate("shell", "Close")),
        ):
            foot.addWidget(KeyHint(key))
            foot.addWidget(Label(text, "caption", "muted"))
            foot.addSpacing(10)
        foot.addStretch(1)
        body.addLayout(foot)
        self.field.searched.connect(self._search)
        self.field.moved.connect(self.list.step)
        self.field.submitted.connect(self._enter)
        self.field.left.connect(self.close_box)
        self.field.edit.installEventFilter(self)
        self.list.activated.connect(self._take)

    def ask(self, commands: Sequence[Command]) -> None:
        """Open with these commands to choose from."""
        self._commands = list(commands)
        self._people = []
        self._bookings = []
        self._activities = []
        self._stations = []
        self.field.setText("")
        self._found = self._commands
        self._show()
        self.open()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def top_edge(self) -> int:
        """Over the search field of the top bar."""
        return 8

    def place(self) -> None:
        """As high as what was found, ten rows at most."""
        rows = min(9, max(1, len(self.list.items())))
        self.list.setFixedHeight(rows * self.list.row_height())
        super().place()
        if self.list.current_key() is not None and self.list.current_key() == self._first():
            self.list.verticalScrollBar().setValue(0)

    def _first(self) -> object:
        items = self.list.items()
        return items[0].key if items else None

    def _search(self, text: str) -> None:
        if not text:
            self._people, self._bookings, self._activities, self._stations = [], [], [], []
            self._found = self._commands
            self._show()
            return
        commands = self._commands

        def look(desk: Any) -> tuple[list[Any], list[Any], list[Any], list[Any], list[Command]]:
            from app.services import activities, bookings, people, stations

            wanted = bookings.BookingFilter(text=text, start=desk.now())
            ahead = bookings.booking_rows(desk, bookings.booking_ids(desk, wanted)[:4])
            nearest = activities.nearest(desk, text, 4)
            near = stations.stations(desk, stations.StationFilter(text=text))[:4]
            return list(people.search(desk, text, limit=8)), ahead, nearest, near, find_commands(commands, text)

        self._context.look(self, "search", look, then=self._came)

    def _came(self, answer: tuple[list[Any], list[Any], list[Any], list[Any], list[Command]]) -> None:
        self._people, self._bookings, self._activities, self._stations, self._found = answer
        self._show()

    def _show(self) -> None:
        items = [self._person_item(hit) for hit in self._people]
        items += [self._activity_item(row) for row in self._activities]
        items += [self._station_item(one) for one in self._stations]
        items += [self._booking_item(row) for row in self._bookings]
        room = 40 if not items else 6
        for command in self._found[:room]:
            items.append(
                Item(
                    key=("command", command.key),
                    title=command.label,
                    subtitle=command.blocked,
                    icon=command.icon,
                    hint=command.hint,
                    title_tone="muted" if command.blocked else "text",
                )
            )
        self.list.set_items(items)
        self.list.set_current(0 if items else -1)
        self.list.setVisible(bool(items))
        self.empty.setVisible(not items)
        if not self.isHidden():
            self.place()

    @staticmethod
    def _person_item(hit: Any) -> Item:
        note, marks = "", []
        for part in hit.pinyin:
            if part.matched:
                marks.append((len(note), len(part.text)))
            note += part.text
        here = (translate("shell", "Here now"), "good", "user-check") if hit.present_visit_id else None
        return Item(
            key=("person", hit.id),
            title=hit.name,
            note=note,
            marks=tuple(marks),
            subtitle=hit.group_label or translate("shell", "Person"),
            avatar=hit.name,
            right=hit.phone or "",
            pill=here,
        )

    def _booking_item(self, row: Any) -> Item:
        from app.services.bookings import line_words

        return Item(
            key=("booking", row.id),
            title=row.caption,
            subtitle=line_words(self._context.desk, row),
            icon="calendar-clock",
            right=row.name,
        )

    def _activity_item(self, row: Any) -> Item:
        when = row.next_session_at or row.starts_at
        day = f"{when.astimezone(self._context.desk.zone):%Y-%m-%d %H:%M}" if when is not None else row.number
        return Item(
            key=("activity", row.id),
            title=row.title,
            subtitle=" · ".join(part for part in (day, row.place, row.state_label) if part),
            icon="ticket",
            right=row.kind_label,
        )

    @staticmethod
    def _station_item(one: Any) -> Item:
        row = one.row
        door = translate("shell", "open now") if row.open_now else ""
        return Item(
            key=("station", row.id),
            title=row.name,
            subtitle=" · ".join(part for part in (row.address or row.community, row.hours, door) if part),
            icon="bike",
            right=row.kind_label,
        )

    def _enter(self) -> None:
        if not self.field.resting:
            self.field.search_now()
        self.list.activate_current()

    def _take(self, key: tuple[str, Any]) -> None:
        kind, value = key
        if kind == "person":
            self.close_box()
            self.person.emit(value)
            return
        found = {"booking": self.booking, "activity": self.activity, "station": self.station}.get(kind)
        if found is not None:
            self.close_box()
            found.emit(value)
            return
        command = next((one for one in self._found if one.key == value), None)
        if command is not None and not command.blocked:
            self.close_box()
            command.does()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter signs the person in; Page keys move by a page."""
        if (
            watched is self.field.edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            key = self.list.current_key()
            if key and key[0] == "person":
                self.close_box()
                self.sign_in.emit(key[1])
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "list") and not self.isHidden():
            self.place()
