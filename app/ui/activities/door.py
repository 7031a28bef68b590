"""One session at the door: type a name or scan a ticket, Enter signs in; the last act stands there in big letters.

The keyboard stays in the one box. Who is signed in already is told so, with time and door, and nothing changes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.db.tx import Changes
from app.domain.activities import CAME, Presence
from app.domain.auth import Actor, Permission, allowed
from app.domain.settings import DOOR
from app.services import activities, attendance, people, settings
from app.services.activities import ActivityCard
from app.services.attendance import DoorBoard, DoorRow, Scan
from app.services.desk import Desk
from app.services.people import PersonHit
from app.ui.activities import words
from app.ui.activities.closing import ClosingBox, FiguresBox
from app.ui.activities.collection import Collecting, CollectionTab, nearest
from app.ui.activities.door_parts import (
    PILLS,
    Counters,
    LastAct,
    Roster,
    Told,
    collectors,
    key_of,
    listed,
    number_and_pinyin,
    presence_pill,
    said_of,
    step_out,
)
from app.ui.activities.sheet_entry import SheetEntry
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    Card,
    IconButton,
    Item,
    Label,
    Line,
    SearchBox,
    SegmentedControl,
    StatusPill,
    TwoLineList,
)

__all__ = ["CollectionTab", "DoorView"]

SIGN_IN, COLLECT, SHEET = "sign_in", "collect", "sheet"
WALK_IN = "walk_in"
MOST_KNOWN = 4
"""So many known people are offered as walk-ins where nobody of the list is meant."""
_PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)")


@dataclass(frozen=True)
class Door:
    """A session at the door, and its activity."""

    board: DoorBoard
    card: ActivityCard

    @property
    def collected(self) -> bool:
        """Whether its children are collected."""
        return bool(self.card.values.get("collected"))


@dataclass(frozen=True)
class Sought:
    """What typing found: participants, and where nobody of the list is meant, people with a card."""

    text: str
    rows: tuple[DoorRow, ...]
    people: tuple[PersonHit, ...]


def look(desk: Desk, session_id: RowId) -> Door:
    """Everything the door shows."""
    board = attendance.board(desk, session_id)
    return Door(board, activities.card(desk, board.session.activity_id))


def seek(desk: Desk, session_id: RowId, text: str) -> Sought:
    """Participants for what was typed or scanned; who isn't on the list may be known all the same."""
    rows = tuple(attendance.find(desk, session_id, text))
    return Sought(text, rows, () if rows else tuple(people.search(desk, text, limit=MOST_KNOWN)))


def sign(
    desk: Desk, actor: Actor, session_id: RowId, participant_id: RowId, **more: Any
) -> tuple[tuple[DoorBoard, bool], Changes]:
    """`attendance.mark` for one, answering also whether it changed anything."""
    board, changes = attendance.mark(desk, actor, session_id, [participant_id], **more)
    return (board, bool(changes)), changes


class DoorView(QWidget):
    """The door of one session. `compact` is the board inside the activity, without collection and paper sheet.

    `back()`; `changed()` after each act; `door_asked(session id)` from the compact one for the whole; `opened` and
    `print_asked(report, arguments)` for what belongs elsewhere.
    """

    back = Signal()
    changed = Signal()
    opened = Signal(object)
    door_asked = Signal(object)
    print_asked = Signal(str, object)

    def __init__(self, context: Context, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.compact = compact
        self.session_id: RowId | None = None
        self.door: Door | None = None
        self.mode = SIGN_IN
        self._found: Sought | None = None
        self._pending = False
        self._chosen = False
        """Whether the row in hand was chosen by hand, where several bear the same name."""
        self._warned: RowId | None = None
        """Whose registration was told to be in doubt: Enter again signs in all the same."""
        self._build()
        context.ops.undone.connect(self._undone)

    # Layout

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        self.box = SearchBox(
            translate("activities", "Name, pinyin, number, phone tail, or scan the ticket"),
            icon="scan-line",
            tall=True,
            name=translate("activities", "Participant"),
        )
        self.box.edit.setProperty("takes_scans", True)
        self.box.searched.connect(self._search)
        self.box.submitted.connect(self._enter)
        self.box.changed.connect(self._typed)
        self.box.moved.connect(self._move)
        self.box.left.connect(lambda: step_out(self) if self.compact else self.back.emit())
        self.hits = TwoLineList(name=translate("activities", "Found people"), quiet=False)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.activated.connect(self._act)
        self.hits.current_changed.connect(lambda _key: self._say_acts())
        self.last = LastAct(compact=self.compact)
        self.last.taken_back.connect(self.context.ops.take_back)
        self.hint = Label("", tone="muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.counters = Counters(compact=self.compact)
        self.roster = Roster(self.context.desk, self.context.ops, compact=self.compact)
        self.counters.chosen.connect(self.roster.filter)
        self.roster.pressed.connect(self._pressed)
        self.roster.moved.connect(self._say_acts)
        self.primary = Button(
            translate("activities", "Sign in"),
            "secondary" if self.compact else "primary",
            key="Enter",
            icon="user-check",
        )
        self.primary.clicked.connect(self._enter)
        self.walk = Button(translate("activities", "Walk-in"), key="Ctrl+Enter", icon="footprints")
        self.walk.clicked.connect(self._walk_in)
        # The other Enter key.
        other = QShortcut(QKeySequence("Ctrl+Return"), self)
        other.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        other.activated.connect(self.walk.click)
        for button in (self.primary, self.walk):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for place in range(1, 10):
            bound = QShortcut(QKeySequence(f"Alt+{place}"), self)
            bound.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            bound.activated.connect(lambda place=place: self._brought(place))
        self.bringers = Label("", "caption", "muted", wrap=True)
        self.bringers.hide()
        self.acts: dict[str, Button] = {}
        for what, text, key in (
            ("excused", translate("activities", "Excused"), "Alt+J"),
            ("absent", translate("activities", "Absent"), "Alt+A"),
            ("left", translate("activities", "Left"), "Alt+L"),
            ("back", translate("activities", "Take back"), "Alt+U"),
            ("settle", translate("activities", "Settle"), "Alt+G"),
        ):
            button = Button(text, key=key, small=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, what=what: self._pressed(what))
            self.acts[what] = button
        self.door_name = Button("", "ghost", icon="door-open", key="Alt+D", small=True)
        self.door_name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.door_name.clicked.connect(self._name_door)
        self.close_in = Button(translate("activities", "Close the sign-in"), icon="clipboard-check", key="Alt+C")
        self.close_in.clicked.connect(self._close)
        self.figures = Button(translate("activities", "Type the figures"), icon="pencil")
        self.figures.clicked.connect(self._figures)
        self.figures.hide()
        if self.compact:
            self._build_compact(outer)
        else:
            self._build_whole(outer)
        self._say_acts()

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(8)
        self.shown = Label("", "caption", "muted", elide=True)
        if not self.compact:
            line.addWidget(self.door_name)
        line.addWidget(self.shown, 1)
        for button in self.acts.values():
            line.addWidget(button)
        return foot

    def _build_compact(self, outer: QVBoxLayout) -> None:
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.box, 1)
        self.whole = Button(translate("activities", "At the door"), icon="door-open", key="Alt+O")
        self.whole.clicked.connect(lambda: self.session_id is not None and self.door_asked.emit(self.session_id))
        first.addWidget(self.walk)
        first.addWidget(self.whole)
        top.addLayout(first)
        top.addWidget(self.last)
        top.addWidget(self.counters)
        outer.addLayout(top)
        outer.addWidget(Line())
        # Before it has pages: without a parent the first of them would be a window of its own for a moment.
        self._stack = QStackedLayout()
        outer.addLayout(self._stack, 1)
        self._stack.addWidget(self.roster)
        self._stack.addWidget(self.hits)
        self.rates = TwoLineList(name=translate("activities", "Attendance rate"))
        self._stack.addWidget(self.rates)
        outer.addWidget(Line())
        foot = self._foot()
        line = foot.layout()
        self.rate = Button(translate("activities", "Attendance rate"), "ghost", key="Alt+R", small=True)
        self.rate.setCheckable(True)
        self.rate.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rate.clicked.connect(self._rates)
        line.insertWidget(0, self.rate)
        for button in (self.figures, self.close_in):
            line.addWidget(button)
        outer.addWidget(foot)
        for unused in (self.hint, self.bringers, self.door_name, self.primary):
            unused.setParent(self)
            unused.hide()

    def _build_whole(self, outer: QVBoxLayout) -> None:
        self.setProperty("surface", "ground")
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(12)
        # A long name gives way before anything else does.
        self.title = Label("", "title", elide=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.say = Label("", tone="muted", elide=True)
        self.say.setContentsMargins(4, 5, 8, 0)
        self.leave_button = IconButton("chevron-left", translate("activities", "Back to the activity"))
        self.leave_button.clicked.connect(self.back)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.leave_button)
        top.addWidget(self.title)
        top.addWidget(self.say, 1)
        self.to_collect = StatusPill("", "warn", "users-round")
        self.to_collect.hide()
        self.modes = SegmentedControl(
            [
                (SIGN_IN, translate("activities", "Sign-in")),
                (COLLECT, translate("activities", "Collection")),
                (SHEET, translate("activities", "Paper sheet")),
            ],
            SIGN_IN,
            name=translate("activities", "What is done at the door"),
        )
        self.modes.changed.connect(self.set_mode)
        for key, mode in (("Alt+I", SIGN_IN), ("Alt+O", COLLECT), ("Alt+P", SHEET)):
            bound = QShortcut(QKeySequence(key), self)
            bound.activated.connect(lambda mode=mode: self.set_mode(mode))
            self.modes.segment(mode).setToolTip(key.replace("+", " "))
        for widget in (self.to_collect, self.modes, self.figures, self.close_in):
            top.addWidget(widget)
        head = QWidget()
        head.setLayout(top)
        top.setContentsMargins(0, 0, 0, 0)
        head.setFixedHeight(theme.metrics().page_head)
        outer.addWidget(head)
        outer.addWidget(self.counters)
        self._stack = QStackedLayout()
        outer.addLayout(self._stack, 1)
        self._stack.addWidget(self._sign_in_page())
        self.collecting = Collecting(self.context)
        self.collecting.changed.connect(self._changed_elsewhere)
        self.collecting.left.connect(lambda: self.set_mode(SIGN_IN))
        self._stack.addWidget(self.collecting)
        self.sheet = SheetEntry(self.context)
        self.sheet.entered.connect(self._sheet_entered)
        self.sheet.left.connect(lambda: self.set_mode(SIGN_IN))
        self._stack.addWidget(self.sheet)
        self._say_door()

    def _sign_in_page(self) -> QWidget:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        left = Card(padding=16, spacing=12)
        left.add(self.box)
        left.add(self.last)
        left.add(self.hits, 1)
        left.add(self.hint, 1)
        left.add(self.bringers)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.walk)
        buttons.addWidget(self.primary, 1)
        left.body.addLayout(buttons)
        self._left = left
        left.setFixedWidth(428 if theme.current().type == "large" else 400)
        right = Card(padding=0, spacing=0)
        right.add(self.roster, 1)
        right.add(Line())
        right.add(self._foot())
        across.addWidget(left)
        across.addWidget(right, 1)
        return page

    # What is shown

    def show_session(self, session_id: RowId) -> None:
        """Stand at the door of this session."""
        if session_id != self.session_id:
            self.session_id = session_id
            self.door = self._found = None
            self._warned = None
            self.last.tell(None)
            self.box.setText("")
            self.counters.choose("")
            self.roster.filter("")
            if not self.compact:
                self.set_mode(SIGN_IN, focus=False)
        self.reload()
        if not self.compact:
            self.focus_box()

    def show_activity(self, activity_id: RowId) -> None:
        """Stand at the door of the activity's session that is on or next."""
        self.context.look(self, "nearest", nearest, activity_id, then=self._take_nearest)

    def _take_nearest(self, session_id: RowId | None) -> None:
        if session_id is not None:
            self.show_session(session_id)

    def reload(self) -> None:
        """Look again."""
        if self.session_id is not None:
            self.context.look(self, "door", look, self.session_id, then=self._show)

    def focus_box(self) -> None:
        """The keyboard goes to where names are typed."""
        if self.mode == COLLECT:
            self.collecting.focus_box()
        elif self.mode == SHEET:
            self.sheet.focus_box()
        else:
            self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def scan(self, text: str) -> None:
        """A ticket was read while the keyboard was elsewhere."""
        if self.mode == COLLECT:
            self.collecting.scan(text)
            return
        if self.mode == SHEET:
            self.set_mode(SIGN_IN)
        self.box.setText(text)
        self.focus_box()
        self._pending = True
        self.box.search_now()

    def set_mode(self, mode: str, *, focus: bool = True) -> None:
        """`sign_in`, `collect` or `sheet`."""
        if mode == COLLECT and (self.door is None or not self.door.collected):
            mode = SIGN_IN
        self.mode = mode
        self.modes.set_value(mode)
        self._stack.setCurrentIndex((SIGN_IN, COLLECT, SHEET).index(mode))
        theme.show_if(self.counters, mode != COLLECT)
        if focus:
            self.focus_box()

    def help_keys(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("Enter", translate("activities", "sign in who is found first; a ticket that is scanned signs in at once")),
            ("↑ ↓", translate("activities", "choose among the found people")),
            ("Alt+1…9", translate("activities", "sign in a child and note who brought it")),
            ("Alt+J, Alt+A", translate("activities", "excused or absent, with the reason")),
            ("Alt+L, Alt+U", translate("activities", "left early; take back what is known of somebody")),
            ("Ctrl+Enter", translate("activities", "a walk-in by the typed name; a number: so many without names")),
            ("Alt+I, Alt+O, Alt+P", translate("activities", "sign-in, collection of children, the paper sheet")),
            ("Alt+C", translate("activities", "close the sign-in: who is still open was absent")),
            ("Alt+D", translate("activities", "the name of this desk's door")),
        ]

    def _show(self, door: Door) -> None:
        if door.board.session.id != self.session_id:
            return
        self.door = door
        self._show_board(door.board)

    def _show_board(self, board: DoorBoard) -> None:
        assert self.door is not None
        self.door = Door(board, self.door.card)
        desk, session, counts = self.context.desk, board.session, board.counts
        self.counters.show_counts(counts)
        self.roster.show_rows(board.rows)
        listed = any(row.participant_id is not None for row in board.rows)
        theme.show_if(self.figures, not listed)
        theme.show_if(self.close_in, bool(board.rows) and (counts.open > 0 or session.closed_at is None))
        if self.compact:
            theme.show_if(self.rate, len(self.door.card.sessions) > 1)
            if self.rate.isChecked():
                self._rates()
        else:
            self.title.setText(board.title)
            closed = session.closed_at
            when = words.when(session.starts_at, session.ends_at, desk.now(), desk.zone)
            parts = [session.title, when, session.place]
            if closed is not None:
                parts.append(
                    translate("activities", "sign-in closed {time}").format(
                        time=words.moment(closed, desk.now(), desk.zone)
                    )
                )
            self.say.setText(words.DOT.join(part for part in parts if part))
            collected = self.door.collected
            self.modes.show_only([SIGN_IN, *([COLLECT] if collected else []), SHEET])
            theme.show_if(self.to_collect, collected and counts.to_collect > 0)
            self.to_collect.set(
                translate("activities", "{n} still to collect").format(n=counts.to_collect), "warn", "users-round"
            )
            self.collecting.show_board(board)
            self.sheet.show_board(board)
        self._say_hint()
        self._say_acts()

    def _say_hint(self) -> None:
        if self.compact:
            self._stack.setCurrentIndex(1 if self.box.value() and self.hits.items() else 2 * self.rate.isChecked())
            return
        searching = bool(self.box.value())
        theme.show_if(self.hits, searching and bool(self.hits.items()))
        theme.show_if(self.hint, not (searching and self.hits.items()))
        theme.show_if(self.last, not searching and self.last.told is not None)
        self.hint.setText(
            ""
            if searching
            else translate(
                "activities", "Type a name, its initials (lhr for 林昊然) or a number such as A07; or scan a ticket."
            )
        )

    def _say_acts(self) -> None:
        """What the buttons would do now."""
        row, key = self._target(), self.hits.current_key()
        text = self.box.value()
        name = row.name if row is not None else ""
        here = row is not None and row.presence in CAME
        many = _crowd(text)
        self.walk.setText(
            translate("activities", "{n} without names").format(n=many) if many else translate("activities", "Walk-in")
        )
        if text and row is not None:
            said = (
                translate("activities", "{name} is here") if here else translate("activities", "Sign in {name}")
            ).format(name=name)
            room = 1000 if self.compact else self._left.width() - 42 - self.walk.sizeHint().width()
            self.primary.setText(_fitting(said, translate("activities", "Sign in"), self.primary, room))
        else:
            self.primary.setText(translate("activities", "Sign in"))
        if not self.compact:
            self.primary.set_kind("secondary" if here else "primary")
        self.primary.setEnabled(bool(text) and row is not None)
        self.walk.setEnabled(self.session_id is not None)
        brought = row is not None and bool(text) and not here and row.is_child and bool(collectors(row))
        theme.show_if(self.bringers, brought and not self.compact and self.door is not None and self.door.collected)
        if brought and row is not None:
            names = [f"Alt {n} {one.name} {one.relation}".strip() for n, one in enumerate(collectors(row)[:4], 1)]
            self.bringers.setText(translate("activities", "Brought by: {names}").format(names="、".join(names)))
        participant = row is not None and row.participant_id is not None
        may = self.context.session.signed_in and allowed(
            self.context.session.actor.role, Permission.SETTLE_CONFLICTS
        )  # fmt: skip
        theme.show_if(self.acts["settle"], may and row is not None and len(row.scans) > 1)
        self.acts["excused"].setEnabled(participant and not here)
        self.acts["absent"].setEnabled(participant and not here)
        self.acts["left"].setEnabled(here and row is not None and row.left_at is None)
        self.acts["back"].setEnabled(row is not None and (row.presence is not None or not participant))
        if key is None and not text:
            self.shown.setText(self._said_of_row(row))

    def _said_of_row(self, row: DoorRow | None) -> str:
        if row is None:
            return ""
        return words.DOT.join(part for part in (row.name, row.contact, row.phone) if part)

    def _target(self) -> DoorRow | None:
        """Who the next act is about: who was found, else the row in hand."""
        if self.box.value():
            key = self.hits.current_key()
            if self._found is None or not isinstance(key, tuple) or key[0] != "row":
                return None
            found = next((row for row in self._found.rows if key_of(row) == key[1]), None)
            return self.roster.find(key[1]) or found
        return self.roster.current()

    # The door's name

    def _say_door(self) -> None:
        if not self.compact:
            name = self.context.desk.settings[DOOR]
            self.door_name.setText(name or translate("activities", "Name the door"))

    def _name_door(self) -> None:
        name = self.context.questions.text(
            translate("activities", "At which door is this desk?"),
            translate("activities", "Door"),
            say=translate("activities", "It is noted with each arrival, until somebody changes it."),
            value=self.context.desk.settings[DOOR],
            check=DOOR.check,
        )
        if name is not None:
            self.context.act(
                settings.save,
                {DOOR.key: name},
                initiator=self,
                then=lambda _none: self._say_door(),
                always=self.focus_box,
            )

    @property
    def _door(self) -> str:
        return self.context.desk.settings[DOOR]

    # Searching

    def _typed(self, _text: str) -> None:
        self._pending = False
        self._chosen = False
        self._warned = None
        if self._found is not None and not self.box.value():
            self._found = None
            self.hits.set_items([])
        self._say_hint()
        self._say_acts()

    def _search(self, text: str) -> None:
        text = text.strip()
        if not text or self.session_id is None:
            self._found = None
            self._pending = False
            self.hits.set_items([])
            self._say_hint()
            return
        self.context.look(self, "find", seek, self.session_id, text, then=self._answer, failed=self._not_found)

    def _not_found(self, error: Any) -> bool:
        """A ticket of another activity."""
        if not isinstance(error, UserError):
            return False
        self._clear()
        self._tell("bad", "circle-x", error.message)
        return True

    def _answer(self, found: Sought) -> None:
        if found.text != self.box.value():
            return
        self._found = found
        items = [self._hit_item(row) for row in found.rows]
        items += [
            Item(
                ("person", hit.id), hit.name,
                translate("activities", "known here, not registered: Ctrl+Enter notes a walk-in"),
                right=hit.phone, right_note=hit.group_label, avatar=hit.name, strong=True,
            )
            for hit in found.people
        ]  # fmt: skip
        if not found.rows:
            many = _crowd(found.text)
            items.append(
                Item(
                    WALK_IN,
                    translate("activities", "{n} walk-ins without names").format(n=many)
                    if many
                    else translate("activities", "Walk-in: {text}").format(text=found.text),
                    translate("activities", "nobody on the list is called so; counted apart"),
                    icon="footprints", icon_tone="info-ink", hint="Ctrl ↵", strong=True,
                )
            )  # fmt: skip
        self.hits.set_current(-1)
        self.hits.set_items(items)
        self.hits.verticalScrollBar().setValue(0)
        self.hits.set_current(0 if items else -1)
        self._say_hint()
        self._say_acts()
        if self._pending:
            self._pending = False
            self._act(self.hits.current_key())

    def _hit_item(self, row: DoorRow) -> Item:
        said = words.DOT.join(part for part in (row.category_text, row.contact) if part)
        tone, icon = "muted", None
        if row.presence is not None:
            said = said_of(row, self.context.desk)
            tone, icon = PILLS[row.presence]
        elif row.pending:
            said, tone, icon = self._doubt(row), "warn", "hourglass"
        note, marks = number_and_pinyin(row)
        return Item(
            ("row", key_of(row)), row.name, said, note=note, marks=marks, avatar=row.name, right=row.phone,
            right_note=row.category_text if row.presence is not None or row.pending else "",
            subtitle_tone=tone, subtitle_icon=icon, strong=True,
        )  # fmt: skip

    def _doubt(self, row: DoorRow) -> str:
        return row.presence_label or translate("activities", "has no confirmed place")

    def _move(self, by: int) -> None:
        if self.box.value():
            self._chosen = True
            self.hits.step(by)
        else:
            self.roster.setFocus(Qt.FocusReason.OtherFocusReason)

    # Acts

    def _enter(self) -> None:
        if self.box.edit.composing:
            return
        text = self.box.value()
        if not text:
            return
        if self._found is None or self._found.text != text or not self.box.resting:
            # Enter came before the answer: it counts for the answer.
            self._pending = True
            self.box.search_now()
            return
        self._act(self.hits.current_key())

    def _act(self, key: Any) -> None:
        row = self._target()
        if row is None:
            if self._found is not None and not self._found.rows:
                known = next((one.name for one in self._found.people if ("person", one.id) == key), self._found.text)
                self._tell(
                    "warn", "circle-help", translate("activities", "Not on the list"), name=known,
                    line=translate("activities", "Ctrl+Enter notes a walk-in."), keep=True,
                )  # fmt: skip
            return
        twins = [one for one in (self._found.rows if self._found else ()) if one.name == row.name]
        if len(twins) > 1 and not self._chosen and row.number.casefold() != self.box.value().casefold():
            self._chosen = True
            self._tell(
                "warn", "users", translate("activities", "{n} people are called so").format(n=len(twins)),
                name=row.name, number=row.number,
                line=translate("activities", "Look at the number; ↑ ↓ choose, Enter signs in."), keep=True,
            )  # fmt: skip
            return
        self.sign_in(row)

    def sign_in(self, row: DoorRow, brought_by: str = "") -> None:
        """Somebody is here; who was signed in before stays as it is, and is told so."""
        participant = row.participant_id
        if participant is None or self.session_id is None:
            return
        if row.presence in CAME:
            self._already(row)
            return
        if row.pending and self._warned != participant:
            self._warned = participant
            self._tell(
                "warn", "hourglass", self._doubt(row), row=row,
                line=translate("activities", "Enter again signs in all the same."), keep=True,
            )  # fmt: skip
            return
        self._clear()

        def label(answer: tuple[DoorBoard, bool]) -> str:
            return translate("activities", "Signed in {name}").format(name=row.name)

        def done(answer: tuple[DoorBoard, bool]) -> None:
            board, changed = answer
            now = _find(board, participant) or row
            if changed:
                self._done(board, now)
            else:
                self._show_board(board)
                self._already(now)

        self.context.act(
            sign, self.session_id, participant, door=self._door, brought_by=brought_by, initiator=self, label=label,
            then=done, failed=lambda error: self._failed(error, row),
        )  # fmt: skip

    def _already(self, row: DoorRow) -> None:
        self._clear()
        said = said_of(row, self.context.desk)
        if len(row.scans) > 1:
            said = " / ".join(_scanned(one, self.context.desk) for one in row.scans)
        self._tell("info", "info", translate("activities", "Already signed in"), row=row, line=said)

    def _pressed(self, what: str) -> None:
        row = self._target()
        if row is None or self.session_id is None:
            return
        if what == "sign":
            self.sign_in(row)
        elif what in ("excused", "absent") and row.participant_id is not None:
            if self.acts[what].isEnabled():
                self._note(row, Presence(what))
        elif what == "left" and self.acts["left"].isEnabled():
            self._leave(row)
        elif what == "back" and self.acts["back"].isEnabled():
            self._take_back(row)
        elif what == "settle":
            self._settle(row)

    def _note(self, row: DoorRow, presence: Presence) -> None:
        excused = presence is Presence.EXCUSED
        reason = self.context.questions.text(
            (
                translate("activities", "{name} is excused") if excused else translate("activities", "{name} is absent")
            ).format(name=row.name),
            translate("activities", "Reason"),
            say=translate("activities", "It is printed in the activity log; leave it empty if nobody said."),
            value=row.reason,
            yes=translate("activities", "Note it"),
        )
        if reason is None:
            return
        self._clear()
        text = translate("activities", "{name} excused") if excused else translate("activities", "{name} absent")
        self._run(sign, row, row.participant_id, label=text.format(name=row.name), presence=presence, reason=reason)

    def _leave(self, row: DoorRow) -> None:
        if self.door is not None and self.door.collected and collectors(row) and not self.compact:
            self.set_mode(COLLECT)
            self.collecting.choose(key_of(row))
            return
        label = translate("activities", "{name} has left").format(name=row.name)
        self._run(attendance.leave, row, [row.participant_id], label=label)

    def _settle(self, row: DoorRow) -> None:
        """Two desks wrote different arrivals of one person: which of them holds is chosen."""
        scan = self.context.questions.choose(
            translate("activities", "Two desks differ on {name}").format(name=row.name),
            [(one, _scanned(one, self.context.desk)) for one in row.scans],
            say=translate("activities", "Counted once either way. Which of them is right?"),
        )
        if scan is not None:
            label = translate("activities", "Settled: {name}").format(name=row.name)
            self._run(attendance.settle, row, row.participant_id, scan, label=label)

    def _take_back(self, row: DoorRow) -> None:
        label = translate("activities", "Taken back: {name}").format(
            name=row.name or translate("activities", "walk-ins")
        )
        if row.participant_id is not None:
            self._run(attendance.clear, row, [row.participant_id], label=label)
            return
        self.context.act(
            attendance.remove_walk_in, row.attendance_id, initiator=self, label=label,
            then=lambda board: self._done(board, None, label), failed=lambda error: self._failed(error, row),
        )  # fmt: skip

    def _run(self, use_case: Callable[..., Any], row: DoorRow, *args: Any, label: str, **more: Any) -> None:
        def done(answer: Any) -> None:
            board = answer[0] if isinstance(answer, tuple) else answer
            self._done(board, _find(board, row.participant_id), label)

        self.context.act(
            use_case, self.session_id, *args, initiator=self, label=label, then=done,
            failed=lambda error: self._failed(error, row), **more,
        )  # fmt: skip

    def _walk_in(self) -> None:
        if self.session_id is None:
            return
        text = self.box.value()
        key = self.hits.current_key()
        more: dict[str, Any]
        many = _crowd(text)
        if not text:
            answer = self.context.questions.text(
                translate("activities", "Walk-ins without names"),
                translate("activities", "How many people"),
                yes=translate("activities", "Note them"),
                check=_people,
            )
            if answer is None:
                return
            many = _people(answer)
        if many:
            more, name = {"headcount": many}, translate("activities", "{n} people").format(n=many)
        elif isinstance(key, tuple) and key[0] == "person":
            hit = next(one for one in (self._found.people if self._found else ()) if one.id == key[1])
            more, name = {"person_id": hit.id}, hit.name
        else:
            phone = _PHONE.search(text)
            name = _PHONE.sub(" ", text).strip(" ,，;；")
            more = {"name": name, "phone": phone.group() if phone else ""}
        self._clear()
        label = translate("activities", "Walk-in: {text}").format(text=name)

        def done(board: DoorBoard) -> None:
            self._show_board(board)
            self.changed.emit()
            self._tell(
                "good", "footprints", translate("activities", "Walk-in, counted apart"), name=name, line=self._door,
                undo=self.context.ops.last_undo,
            )  # fmt: skip

        self.context.act(
            attendance.walk_in, self.session_id, door=self._door, initiator=self, label=label, then=done,
            failed=lambda error: self._failed(error, None, name), **more,
        )  # fmt: skip

    def _done(self, board: DoorBoard, row: DoorRow | None, said: str = "") -> None:
        undo = self.context.ops.last_undo
        self._show_board(board)
        self.changed.emit()
        if row is None:
            self._tell("idle", "undo-2", said, undo=undo)
            return
        word, tone, icon = presence_pill(row)
        tone = tone if tone in ("good", "warn", "bad", "info", "wait") else "idle"
        if row.presence in CAME and row.left_at is None:
            said = (
                translate("activities", "Late, signed in {time}")
                if row.presence is Presence.LATE
                else translate("activities", "Signed in {time}")
            ).format(time=words.clock(row.at, self.context.desk.zone) if row.at is not None else "")
        self._tell(tone, icon or "check", said or word, row=row, undo=undo)
        self.roster.select(key_of(row))

    def _failed(self, error: Any, row: DoorRow | None, name: str = "") -> bool:
        if not isinstance(error, UserError):
            return False
        self._tell("bad", "circle-x", error.message, row=row, name=name)
        return True

    def _tell(
        self, tone: str, icon: str, said: str, *, row: DoorRow | None = None, keep: bool = False, **more: Any
    ) -> None:
        """Say what came of it in big letters; with `keep` the found people stay below."""
        if row is not None:
            shown = words.DOT.join(part for part in (row.category_text, row.contact, row.reason) if part)
            more = {"name": row.name, "number": row.number, "line": shown} | more
            if more.get("line") != shown and row.category_text and not keep:
                more["line"] = words.DOT.join((row.category_text, more["line"]))
        self.last.tell(Told(tone, icon, said, **more))
        self._say_hint()
        if keep:
            self.last.show()

    def _clear(self) -> None:
        """Ready for the next one, before the last has been written."""
        self._warned = None
        self._chosen = False
        self._found = None
        self.box.setText("")
        self.box.search_now()

    def _rates(self) -> None:
        """How much of the whole activity each has attended: looked up only while it is looked at."""
        self._say_hint()
        if self.door is None or not self.rate.isChecked():
            return
        least = self.door.card.values.get("pass_rate") or 0

        def came(rows: list[tuple[RowId, str, str, int, int]]) -> None:
            items = []
            for who, number, name, attended, held in rows:
                share = round(100 * attended / held) if held else 0
                said = translate("activities", "{n} of {all} sessions").format(n=attended, all=held)
                tone = "warn" if held and share < least else "muted"
                items.append(
                    Item(
                        who,
                        name,
                        said,
                        note=number,
                        subtitle_tone=tone,
                        right=f"{share} %" if held else "",
                        strong=True,
                    )
                )
            self.rates.set_items(items)

        self.context.look(self, "rates", attendance.rates, self.door.card.row.id, then=came)

    def _undone(self, undo: Any) -> None:
        if self.last.told is not None and self.last.told.undo is undo:
            told = self.last.told
            self._tell("idle", "undo-2", translate("activities", "Taken back"), name=told.name, number=told.number)
        if self.isVisible():
            self.reload()

    # The rest of the door

    def _changed_elsewhere(self, board: DoorBoard) -> None:
        self._show_board(board)
        self.changed.emit()

    def _sheet_entered(self, board: DoorBoard, names: tuple[str, ...]) -> None:
        undo = self.context.ops.last_undo
        self._show_board(board)
        self.changed.emit()
        self.set_mode(SIGN_IN)
        self._tell(
            "good", "file-check", translate("activities", "{n} entered from the sheet").format(n=len(names)),
            name=listed(names), undo=undo,
        )  # fmt: skip

    def _close(self) -> None:
        if self.door is None or self.session_id is None:
            return
        left = [row for row in self.door.board.rows if row.participant_id is not None and row.presence is None]
        box = ClosingBox(self.context, self.session_id, left, self.window())
        box.closed.connect(self._closed)
        box.open()

    def _closed(self, board: DoorBoard) -> None:
        self._show_board(board)
        self.changed.emit()
        counts = board.counts
        self._tell(
            "good", "clipboard-check", translate("activities", "The sign-in is closed"),
            name=translate("activities", "{present} of {expected} came").format(
                present=counts.present, expected=counts.expected
            ),
            undo=self.context.ops.last_undo,
        )  # fmt: skip

    def _figures(self) -> None:
        if self.door is None:
            return
        box = FiguresBox(self.context, self.door.board.session, self.window())
        box.saved.connect(lambda: (self.reload(), self.changed.emit()))
        box.open()

    def _brought(self, place: int) -> None:
        """Sign in who was found, brought by the one of this digit."""
        row = self._target()
        if self.mode == SIGN_IN and row is not None and place <= len(collectors(row)):
            self.sign_in(row, collectors(row)[place - 1].name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the list for the box, then the door."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.roster.in_hand or self.mode != SIGN_IN:
            if not self.compact:
                self.set_mode(SIGN_IN)
            self.focus_box()
        else:
            self.back.emit()


def _find(board: DoorBoard, participant: RowId | None) -> DoorRow | None:
    return next((row for row in board.rows if row.participant_id == participant), None) if participant else None


def _scanned(scan: Scan, desk: Desk) -> str:
    """One desk's word of an arrival: "Arrived 08:50 · East door"."""
    at = words.moment(scan.at, desk.now(), desk.zone) if scan.at is not None else ""
    return words.DOT.join(part for part in (f"{scan.presence_label} {at}".strip(), scan.door) if part)


def _crowd(text: str) -> int:
    """How many people a typed number stands for; 0 where it is no such number."""
    return int(text) if re.fullmatch(r"[1-9]\d{0,2}", text) else 0


def _people(text: str) -> int:
    many = _crowd(text.strip())
    if not many:
        raise UserError(translate("activities", "Write a number from 1 to 999."))
    return many


def _fitting(said: str, bare: str, button: Button, room: int) -> str:
    """What a button says with the name, where there is room for it."""
    button.setText(said)
    return said if button.sizeHint().width() <= room else bare
