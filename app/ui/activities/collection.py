"""Children who were brought are collected: who takes them home is chosen by a digit among those who may.

Somebody else only after a clear question, and both are on record.
"""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activities import CAME
from app.services import activities, attendance
from app.services.attendance import DoorBoard, DoorRow
from app.services.desk import Desk
from app.ui.activities import words
from app.ui.activities.door_parts import LastAct, Told, collectors, key_of, listed
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Card,
    CheckBox,
    EmptyState,
    Item,
    KeyTile,
    Label,
    Line,
    SearchBox,
    TwoLineList,
    clear_layout,
    column,
)

OTHER = "0"


def find(desk: Desk, session_id: RowId, text: str) -> tuple[str, list[DoorRow]]:
    """Children for what was typed or scanned."""
    return text, attendance.find(desk, session_id, text)


class Collecting(QWidget):
    """A box for the child, the children who are here, and the people who may take the chosen ones home by digit.

    `changed(board)` after each act; `left()` for Esc in the empty box.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.board: DoorBoard | None = None
        self.child: DoorRow | None = None
        self._text = ""
        self._found: list[DoorRow] = []
        self._pending = self._busy = False
        self._siblings: dict[RowId, CheckBox] = {}
        self.tiles: dict[str, KeyTile] = {}
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        here = Card(padding=0, spacing=0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 16, 16, 12)
        top.setSpacing(8)
        self.box = SearchBox(
            translate("activities", "Which child? Name, pinyin, number, or scan"),
            icon="scan-line",
            tall=True,
            name=translate("activities", "Child"),
        )
        self.box.edit.setProperty("takes_scans", True)
        self.box.searched.connect(self._search)
        self.box.submitted.connect(self._enter)
        self.box.moved.connect(lambda by: self.list.step(by))
        self.box.changed.connect(lambda _text: self._typed())
        self.box.left.connect(self.left)
        top.addWidget(self.box)
        self.last = LastAct(compact=True)
        self.last.taken_back.connect(context.ops.take_back)
        top.addWidget(self.last)
        self.say = Label("", tone="muted", elide=True)
        top.addWidget(self.say)
        here.body.addLayout(top)
        here.add(Line())
        self.list = TwoLineList(name=translate("activities", "Children who are here"), quiet=False)
        self.list.activated.connect(self.choose)
        self.none = EmptyState(
            translate("activities", "No child is waiting to be collected"),
            translate("activities", "Those who come are listed here until somebody takes them home."),
            icon="users-round",
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.none)
        here.add(holder, 1)
        across.addWidget(here, 1)
        self.card = Card(translate("activities", "Who takes them home"), padding=16, spacing=8)
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self.card.body.addLayout(self._body)
        self.card.body.addStretch(1)
        self.card.setFixedWidth(round(theme.metrics().t14 / 14 * 320))
        self.card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card.setAccessibleName(translate("activities", "Who takes them home"))
        across.addWidget(self.card)
        context.ops.undone.connect(self._undone)
        self._show_child()

    # What is shown

    def show_board(self, board: DoorBoard) -> None:
        """Show who is here now."""
        self.board = board
        if self.child is not None:
            now = next((row for row in board.rows if key_of(row) == key_of(self.child)), None)
            if now != self.child:
                self.child = now if now is not None and _waits(now) else None
                self._show_child()
        self._fill()

    def _fill(self) -> None:
        if self.board is None:
            return
        waiting = [row for row in self.board.rows if _waits(row)]
        gone = [row for row in self.board.rows if row.is_child and row.left_at is not None]
        self.say.setText(
            words.DOT.join(
                part
                for part in (
                    translate("activities", "{n} still to collect").format(n=len(waiting)),
                    translate("activities", "{n} gone home").format(n=len(gone)) if gone else "",
                )
                if part
            )
        )
        text = self.box.value()
        rows = self._found if text else [*waiting, *gone]
        self.list.set_items([self._item(row) for row in rows])
        if text:
            self.list.set_current(0 if rows else -1)
        self._stack.setCurrentIndex(0 if rows else 1)
        if text and not rows:
            self.none.set(translate("activities", "Nobody is called so"), "")
        else:
            self.none.set(
                translate("activities", "No child is waiting to be collected"),
                translate("activities", "Those who come are listed here until somebody takes them home."),
            )

    def _item(self, row: DoorRow) -> Item:
        zone = self.context.desk.zone
        if row.left_at is not None:
            said = (
                translate("activities", "collected by {name}, {time}")
                if row.collected_by
                else translate("activities", "left {time}")
            ).format(name=row.collected_by, time=words.clock(row.left_at, zone))
            tone, icon = "muted", "check"
        elif row.presence in CAME:
            who = listed([f"{one.name} {one.relation}".strip() for one in collectors(row)])
            said = who or translate("activities", "nobody is named who may collect")
            tone, icon = ("muted", None) if who else ("warn", "triangle-alert")
        else:
            said, tone, icon = translate("activities", "not here"), "muted", "circle-dashed"
        return Item(
            key_of(row), row.name, said, note=row.number, avatar=row.name, subtitle_tone=tone, subtitle_icon=icon,
            right=words.clock(row.at, zone) if row.at is not None else "", right_tone="muted", strong=True,
        )  # fmt: skip

    def _show_child(self) -> None:
        clear_layout(self._body)
        self.tiles = {}
        self._siblings = {}
        child = self.child
        if child is None:
            hint = Label(
                translate("activities", "Choose a child: those who may take it home stand here with their digits."),
                tone="muted",
                wrap=True,
            )
            self._body.addWidget(hint)
            return
        for row in self._household(child):
            if row.participant_id is None:
                continue
            tick = CheckBox(f"{row.name}  {row.number}", True)
            self._siblings[row.participant_id] = tick
            self._body.addWidget(tick)
        if child.brought_by:
            self._body.addWidget(
                Label(translate("activities", "brought by {name}").format(name=child.brought_by), "caption", "muted")
            )
        for place, one in enumerate(collectors(child)[:9], 1):
            self._tile(
                str(place), " ".join(part for part in (one.name, one.relation) if part), one.phone,
                lambda name=one.name: self._collect(name),
            )  # fmt: skip
        self._tile(OTHER, translate("activities", "Somebody else…"), "", self._other)
        self._body.addWidget(
            Label(translate("activities", "Esc goes back to the list"), "caption", "muted", wrap=True)
        )  # fmt: skip

    def _tile(self, key: str, text: str, phone: str, does: Any) -> None:
        tile = KeyTile(key, text, checkable=False)
        tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tile.setToolTip(phone)
        tile.clicked.connect(lambda _on=False: does())
        self.tiles[key] = tile
        self._body.addLayout(column(tile, *([Label(phone, "caption", "muted")] if phone else []), spacing=2))

    def _household(self, child: DoorRow) -> list[DoorRow]:
        """The child, and its brothers and sisters who wait too."""
        rows = self.board.rows if self.board is not None else ()
        rest = [row for row in rows if row.registration_id == child.registration_id and _waits(row)]
        return rest if child.registration_id is not None and rest else [child]

    # Hands

    def focus_box(self) -> None:
        """The keyboard goes to the box."""
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def scan(self, text: str) -> None:
        """A ticket was read."""
        self.box.setText(text)
        self._pending = True
        self.box.search_now()

    def _typed(self) -> None:
        self._pending = False

    def _search(self, text: str) -> None:
        if not text.strip() or self.board is None:
            self._text, self._found = "", []
            self._fill()
            return
        self.context.look(self, "find", find, self.board.session.id, text, then=self._answer)

    def _answer(self, found: tuple[str, list[DoorRow]]) -> None:
        text, rows = found
        if text != self.box.value():
            return
        self._text, self._found = text, rows
        self._fill()
        if self._pending:
            self._pending = False
            self._take_current()

    def _enter(self) -> None:
        if self.box.value() and (not self.box.resting or self._text != self.box.value()):
            self._pending = True
            self.box.search_now()
            return
        self._take_current()

    def _take_current(self) -> None:
        key = self.list.current_key()
        if key is not None:
            self.choose(key)

    def choose(self, key: Any) -> None:
        """This child goes home: who takes it is asked."""
        rows = [*self._found, *(self.board.rows if self.board is not None else ())]
        row = next((row for row in rows if key_of(row) == key), None)
        if row is None:
            return
        if not _waits(row):
            self.last.tell(
                Told("info", "info", self._item(row).subtitle, name=row.name, number=row.number)
            )  # fmt: skip
            return
        self.child = row
        self._show_child()
        self.list.set_current(next((n for n, item in enumerate(self.list.items()) if item.key == key), -1))
        QTimer.singleShot(0, self.card, lambda: self.card.setFocus(Qt.FocusReason.OtherFocusReason))

    def _other(self) -> None:
        child = self.child
        if child is None:
            return
        name = self.context.questions.text(
            translate("activities", "Who takes {name} home?").format(name=child.name),
            translate("activities", "Name, and what the person is to the child"),
            yes=translate("activities", "Go on"),
        )
        if name:
            self._collect(name)

    def _collect(self, name: str, *, allowed: bool = False) -> None:
        child = self.child
        chosen = [who for who, tick in self._siblings.items() if tick.isChecked()]
        if child is None or self.board is None or not chosen or self._busy:
            return
        named = [row.name for row in self.board.rows if row.participant_id in chosen] or [child.name]
        self._busy = True

        def done(board: DoorBoard) -> None:
            undo = self.context.ops.last_undo
            self.child = None
            self._show_child()
            self.box.setText("")
            self.box.search_now()
            self.show_board(board)
            self.last.tell(
                Told(
                    "good", "check", translate("activities", "collected by {name}").format(name=name),
                    name=listed(named), undo=undo,
                )
            )  # fmt: skip
            self.focus_box()
            self.changed.emit(board)

        def failed(error: Any) -> bool:
            if not isinstance(error, UserError):
                return False
            if error.field == "collected_by" and not allowed:
                self._busy = False
                self._ask(child, name, error.message)
                return True
            self.last.tell(Told("bad", "circle-x", error.message, name=child.name, number=child.number))
            return True

        self.context.act(
            attendance.leave, self.board.session.id, chosen, collected_by=name, allowed=allowed, initiator=self,
            label=translate("activities", "{names} collected by {who}").format(names=listed(named), who=name),
            then=done, failed=failed, always=self._rest,
        )  # fmt: skip

    def _rest(self) -> None:
        self._busy = False

    def _ask(self, child: DoorRow, name: str, why: str) -> None:
        may = listed([f"{one.name} {one.relation}".strip() for one in collectors(child)], 5)
        say = translate("activities", "Named are: {names}").format(names=may) if may else why
        if self.context.questions.confirm(
            translate("activities", "{who} is not named for {child}").format(who=name, child=child.name),
            say,
            yes=translate("activities", "Hand over all the same"),
            danger=True,
        ):
            self._collect(name, allowed=True)

    def _undone(self, undo: Any) -> None:
        if self.last.told is not None and self.last.told.undo is undo:
            self.last.tell(Told("idle", "undo-2", translate("activities", "Taken back"), name=self.last.told.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose who collects; Esc lets the child go again, then leaves."""
        tile = self.tiles.get(event.text())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if tile is not None and plain and not event.isAutoRepeat():
            tile.click()
        elif event.key() == Qt.Key.Key_Escape:
            if self.child is not None:
                self.child = None
                self._show_child()
                self.focus_box()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


def _waits(row: DoorRow) -> bool:
    """Whether a child came and hasn't been collected."""
    return row.is_child and row.presence in CAME and row.left_at is None


class CollectionTab(QWidget):
    """Collection inside the activity, for the session shown. `changed()` after each act."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.session_id: RowId | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        self.collecting = Collecting(context)
        self.collecting.changed.connect(lambda _board: self.changed.emit())
        outer.addWidget(self.collecting, 1)

    def show_session(self, session_id: RowId) -> None:
        """The children of this session."""
        self.session_id = session_id
        self.reload()

    def show_activity(self, activity_id: RowId) -> None:
        """The children of the activity's session that is on or next."""
        self.context.look(self, "nearest", nearest, activity_id, then=self._take)

    def _take(self, session_id: RowId | None) -> None:
        if session_id is not None:
            self.show_session(session_id)

    def reload(self) -> None:
        """Look again."""
        if self.session_id is not None:
            self.context.look(self, "board", attendance.board, self.session_id, then=self._show)

    def _show(self, board: DoorBoard) -> None:
        if board.session.id == self.session_id:
            self.collecting.show_board(board)

    def scan(self, text: str) -> None:
        """A ticket was read."""
        self.collecting.scan(text)


def nearest(desk: Desk, activity_id: RowId) -> RowId | None:
    """The session that is on, else the next one, else the last."""
    now = desk.now()
    held = [one for one in activities.card(desk, activity_id).sessions if not one.cancelled]
    coming = [one for one in held if one.ends_at > now]
    chosen = coming[0] if coming else held[-1] if held else None
    return chosen.id if chosen is not None else None
