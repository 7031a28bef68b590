"""The one box of the desk: type or scan, choose, purpose by a digit, Enter. Signs out the same way."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import visits as rules
from app.domain.settings import ASK_CONSENT
from app.domain.terms import POPULATION_GROUP, PURPOSE
from app.services import drafts, people, visits
from app.services.desk import Desk
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Avatar,
    Button,
    Card,
    CheckBox,
    FormRow,
    Item,
    KeyTile,
    Label,
    NumberField,
    SearchBox,
    Select,
    StatusPill,
    TextField,
    TwoLineList,
)
from app.ui.kit.widgets.keyhint import hint_width
from app.ui.visitors import words

FORM = "visitors.sign_in"
NEW = "new"
HITS = 12
HIT_HEIGHT = 52
LOW = 400

SIGN_IN = "sign_in"
SIGN_OUT = "sign_out"


@dataclass(frozen=True)
class Found:
    """What a search answered."""

    text: str
    hits: tuple[people.PersonHit, ...]
    present: dict[RowId, visits.VisitRow]
    badge: visits.VisitRow | None = None


def find(desk: Desk, text: str) -> Found:
    """People for what was typed, and who holds the badge of that number."""
    hits = tuple(people.search(desk, text, limit=HITS))
    holder = visits.badge_holder(desk, text) if len(text.strip()) <= 12 else None
    wanted = [hit.present_visit_id for hit in hits if hit.present_visit_id]
    rows = {row.id: row for row in visits.visit_rows(desk, wanted)} if wanted else {}
    return Found(text, hits, rows, holder)


def half_filled(
    desk: Desk, staff: RowId
) -> tuple[dict[str, Any], people.PersonHit | None, visits.VisitRow | None] | None:
    """The draft of somebody's sign-in, with the person or the announced visit it is about."""
    content = drafts.load(desk, staff, FORM)
    if not content:
        return None
    hit = row = None
    with suppress(UserError):
        if content.get("person"):
            hit = people.hit(desk, bytes.fromhex(content["person"]))
        if content.get("visit"):
            row = visits.row(desk, bytes.fromhex(content["visit"]))
    return content, hit, row


@dataclass
class Entry:
    """What has been filled in so far, for one person."""

    purposes: list[str] = field(default_factory=list)
    chosen: bool = False
    """Whether a person chose the purposes (else they are last time's)."""
    companions: Any = 0
    badge: str = ""
    host: str = ""
    belongings: str = ""
    note: str = ""

    def as_draft(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "purposes": self.purposes,
            "chosen": self.chosen,
            "companions": self.companions,
            "badge": self.badge,
            "host": self.host,
            "belongings": self.belongings,
            "note": self.note,
        }


class PurposeKeys(Painted, Ringed, QWidget):
    """The purposes, chosen by digit. `changed(list)` with the codes, `entered()` for Enter, `left()` for Esc.

    Purposes set by `suggest` are last time's: the first digit replaces them, further digits add.
    """

    changed = Signal(list)
    entered = Signal()
    left = Signal()
    companions_stepped = Signal(int)

    def __init__(self, purposes: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("visitors", "Purpose"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._suggested = False
        self._chosen: list[str] = []
        self.tiles: dict[str, KeyTile] = {}
        self._by_key: dict[str, str] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._columns: list[int] = []
        for place, (code, label) in enumerate(purposes[:10]):
            key = rules.digit_key(place + 1)
            tile = KeyTile(key, label, parent=self)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.clicked.connect(lambda _on=False, code=code: self.press(code))
            self.tiles[code] = tile
            self._by_key[key] = code
        self._arrange(0)

    def _arrange(self, width: int) -> None:
        """Five a line, as on the keyboard; where the words are longer, as many as there is room for."""
        tiles = list(self.tiles.values())
        widest = max((tile.sizeHint().width() for tile in tiles), default=0)
        counts: list[int] = []
        if not width or 5 * widest + 32 <= width:
            counts = [len(tiles[start : start + 5]) for start in range(0, len(tiles), 5)]
        else:
            taken = width
            for tile in tiles:
                if taken + 8 + tile.sizeHint().width() > width:
                    counts.append(0)
                    taken = -8
                counts[-1] += 1
                taken += 8 + tile.sizeHint().width()
        if counts == self._columns:
            return
        self._columns = counts
        while self._lines.count():
            line = self._lines.takeAt(0)
            while line is not None and line.layout() is not None and line.layout().count():
                line.layout().takeAt(0)
        rest = iter(tiles)
        for count in counts:
            line = QHBoxLayout()
            line.setSpacing(8)
            for _ in range(count):
                # Equal shares where all are short; else each what it needs, and the rest shared.
                line.addWidget(next(rest), 1 if max(counts) == 5 and len(counts) == 2 else 0)
            self._lines.addLayout(line)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room, other lines."""
        super().resizeEvent(event)
        self._arrange(self.width())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the box is."""
        size = super().minimumSizeHint()
        size.setWidth(0)
        return size

    def value(self) -> list[str]:
        """The chosen codes, in the order shown."""
        return [code for code in self.tiles if code in self._chosen]

    @property
    def suggested(self) -> bool:
        """Whether nobody has confirmed or changed last time's purposes yet."""
        return self._suggested

    def suggest(self, codes: Sequence[str]) -> None:
        """Show last time's purposes."""
        self._set(list(codes), suggested=bool(codes))

    def set_value(self, codes: Sequence[str]) -> None:
        """Show what a person chose."""
        self._set(list(codes), suggested=False)

    def press(self, code: str) -> None:
        """A digit, or a click."""
        if self._suggested:
            self._set([code], suggested=False)
        else:
            kept = [each for each in self._chosen if each != code]
            self._set(kept if code in self._chosen else [*self._chosen, code], suggested=False)
        self.changed.emit(self.value())

    def _set(self, codes: list[str], *, suggested: bool) -> None:
        self._chosen = [code for code in codes if code in self.tiles]
        self._suggested = suggested and bool(self._chosen)
        for code, tile in self.tiles.items():
            tile.setChecked(code in self._chosen)
        self.setAccessibleDescription(", ".join(self.tiles[code].text() for code in self.value()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Enter goes on, Esc goes back, + and − count companions."""
        key = event.key()
        code = self._by_key.get(event.text())
        if code is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.press(code)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text() in ("+", "-"):
            self.companions_stepped.emit(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)


class PersonLine(Painted, QWidget):
    """Who was chosen: name, phone, group, and what there is to know of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(12)
        self._avatar = Avatar("", 32)
        self.name = Label("", "strong", elide=True)
        self.say = Label("", "caption", "muted", elide=True)
        self.phone = Label("")
        self.group = Label("", "caption", "muted")
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(0)
        left.addStretch(1)
        left.addWidget(self.name)
        left.addWidget(self.say)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self.phone, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.group, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        self.pill = StatusPill("", "live")
        line.addWidget(self._avatar)
        line.addLayout(left, 1)
        line.addWidget(self.pill)
        line.addLayout(right)

    def set(self, item: Item, pill: tuple[str, str, str | None] | None = None) -> None:
        """Show a person as found."""
        self._avatar.set_name(item.title)
        self.name.setText(item.title)
        self.say.setText(item.subtitle)
        self.say.set_tone(item.subtitle_tone)
        self.phone.setText(item.right)
        self.group.setText(item.right_note)
        self.pill.setVisible(pill is not None)
        if pill is not None:
            self.pill.set(*pill)

    def sizeHint(self) -> QSize:
        """As high as a hit."""
        size = super().sizeHint()
        size.setHeight(theme.metrics().row_two - 2)
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted box: this is where one is."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, "select", "select-edge")


class _Hits(Painted, QWidget):
    """The found people in their hairline box."""

    def __init__(self, listing: TwoLineList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(listing)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline around them."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, None, "hairline")


class SignInBox(Card):
    """Signs in and out. `signed_in(VisitRow)`, `signed_out(VisitRow)`; `step_changed(str)` as work goes on.

    Steps: `search` (typing), `chosen` (a person, purposes under the fingers), `new` (a new person's fields),
    `out` (a badge to take back). Esc goes back a step and keeps what was filled in.
    """

    signed_in = Signal(object)
    signed_out = Signal(object)
    step_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=8, parent=parent)
        self.context = context
        self.mode = SIGN_IN
        self.step = "search"
        self._found: Found | None = None
        self._board: visits.Board | None = None
        self._hit: people.PersonHit | None = None
        self._visit: visits.VisitRow | None = None
        self._expected: visits.VisitRow | None = None
        self._kept: dict[Any, Entry] = {}
        self._pending = False
        self._busy = False
        self._filling = False
        self._drafted = False
        self._staff: RowId | None = None
        self._same_hits: dict[RowId, people.PersonHit] = {}
        self._quiet_primary = False
        self._build()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(400)
        self._draft_timer.timeout.connect(self._save_draft)
        self._same_timer = QTimer(self)
        self._same_timer.setSingleShot(True)
        self._same_timer.setInterval(200)
        self._same_timer.timeout.connect(self._look_for_same)
        self._show_step()

    # Layout

    def _build(self) -> None:
        desk = self.context.desk
        self.box = SearchBox(
            translate("visitors", "Name, pinyin, phone tail, badge, or scan"),
            icon="scan-line",
            tall=True,
            name=translate("visitors", "Visitor"),
        )
        self.box.searched.connect(self._search)
        self.box.submitted.connect(self._enter)
        self.box.changed.connect(self._typed)
        self.add(self.box)

        self.restored = QWidget()
        line = QHBoxLayout(self.restored)
        line.setContentsMargins(0, 0, 0, 0)
        self._restored_say = Label("", "caption", "info", elide=True)
        self._discard = Button(translate("visitors", "Discard"), "link")
        self._discard.clicked.connect(self.discard)
        line.addWidget(self._restored_say, 1)
        line.addWidget(self._discard)
        self.restored.hide()
        self.add(self.restored)

        self.hits = TwoLineList(name=translate("visitors", "Found people"), quiet=False, height=HIT_HEIGHT)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.activated.connect(self._act)
        self.hits.current_changed.connect(self._current_changed)
        self.box.moved.connect(self._move)
        self.hits_box = _Hits(self.hits)
        self.add(self.hits_box, 1)
        self.hint = Label("", tone="muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add(self.hint, 1)

        self.person = PersonLine()
        self.add(self.person)
        self._build_new()
        self.add(self.new)
        self._gap = QWidget()
        self.add(self._gap, 1)

        self.badge_back = CheckBox("", True)
        self.add(self.badge_back)

        self._purpose_head = QWidget()
        head = QHBoxLayout(self._purpose_head)
        head.setContentsMargins(0, 4, 0, 0)
        self._purpose_title = Label(translate("visitors", "Purpose"), "caption", "muted")
        self._purpose_hint = Label("", "caption", "muted")
        head.addWidget(self._purpose_title)
        head.addStretch(1)
        head.addWidget(self._purpose_hint)
        self.add(self._purpose_head)
        self.purposes = PurposeKeys([(term.code, term.label) for term in desk.terms(PURPOSE)])
        self.purposes.changed.connect(self._purposes_changed)
        self.purposes.entered.connect(self._submit)
        self.purposes.left.connect(self.back)
        self.purposes.companions_stepped.connect(lambda by: self.companions.step_by(by))
        self.add(self.purposes)

        self.error = Label("", "caption", "bad", wrap=True)
        self.error.hide()
        self.add(self.error)
        self._build_foot()
        for widget in (self.badge_back, self.consent, self.group):
            widget.installEventFilter(self)
        chain = [
            self.box.edit, self.name.edit, self.phone.edit, self.same, self.group, self.consent, self.badge_back,
            self.purposes, self.companions.edit, self.badge.edit, self.more, self.host.edit, self.belongings.edit,
            self.note.edit, self.primary,
        ]  # fmt: skip
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _build_new(self) -> None:
        desk = self.context.desk
        self.new = QWidget()
        column = QVBoxLayout(self.new)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.name = TextField(limit=60)
        self.phone = TextField(limit=60)
        groups = [(term.code, term.label) for term in desk.terms(POPULATION_GROUP)]
        self.group = Select(groups, empty=translate("visitors", "Not asked"))
        self.name_row = FormRow(translate("visitors", "Name"), self.name, roomy=False)
        self.phone_row = FormRow(translate("visitors", "Phone"), self.phone, roomy=False)
        self.group_row = FormRow(translate("visitors", "Group"), self.group, roomy=False)
        line = QHBoxLayout()
        line.setSpacing(8)
        for each, share in ((self.name_row, 10), (self.phone_row, 12), (self.group_row, 11)):
            line.addWidget(each, share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        self._same_say = Label(translate("visitors", "Perhaps registered before. ↓ chooses."), "caption", "warn")
        high = theme.metrics().l14 + theme.metrics().l12 + 8
        self.same = TwoLineList(name=translate("visitors", "Perhaps registered before"), height=high)
        self.same.setFixedHeight(high)
        self.same.activated.connect(self._take_same)
        self.same.installEventFilter(self)
        self._same_box = _Hits(self.same)
        column.addWidget(self._same_say)
        column.addWidget(self._same_box)
        self.consent = CheckBox(translate("visitors", "Agrees that name and phone are kept"))
        column.addWidget(self.consent)
        for field_ in (self.name, self.phone):
            field_.changed.connect(self._new_typed)
            field_.edit.installEventFilter(self)
        self.name.submitted.connect(lambda: self.phone.setFocus())
        self.phone.submitted.connect(self._phone_done)
        self.group.chosen.connect(lambda _value: self._touch())
        self.consent.toggled.connect(lambda _on: self._touch())

    def _build_foot(self) -> None:
        self.companions = NumberField(0, name=translate("visitors", "Companions"), buttons=False, maximum=999)
        self.badge = TextField(name=translate("visitors", "Badge or locker"), limit=20)
        self.companions.setFixedWidth(theme.metrics().control + 14)
        self.badge.setFixedWidth(theme.metrics().control + 24)
        self.companions.setToolTip(translate("visitors", "+ and − count companions while choosing purposes"))
        self.more = Button(translate("visitors", "More"), "link", key="Tab")
        self.more.clicked.connect(self.open_more)
        self.more.installEventFilter(self)
        self.host = TextField(name=translate("visitors", "Host"), limit=200)
        self.belongings = TextField(name=translate("visitors", "Belongings"), limit=200)
        self.note = TextField(name=translate("visitors", "Note"), limit=200)
        self.primary = Button("", "primary", key="Enter")
        self.primary.clicked.connect(self._pressed)
        self._host_label = Label(translate("visitors", "Host"), tone="muted")
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self._line1 = QHBoxLayout()
        self._line1.setSpacing(8)
        self._companions_label = Label(translate("visitors", "With"), tone="muted")
        self._badge_label = Label(translate("visitors", "Badge"), tone="muted")
        for widget in (self._companions_label, self.companions, self._badge_label, self.badge, self.more):
            self._line1.addWidget(widget)
        self._line1.addWidget(self._host_label)
        self._line1.addWidget(self.host, 1)
        self._line1.addStretch(0)
        self._line1.addWidget(self.primary)
        column.addLayout(self._line1)
        self._more_line = QWidget()
        self._line2 = QHBoxLayout(self._more_line)
        self._line2.setContentsMargins(0, 0, 0, 0)
        self._line2.setSpacing(8)
        self._line2.addWidget(Label(translate("visitors", "Carries"), tone="muted"))
        self._line2.addWidget(self.belongings, 1)
        self._line2.addWidget(Label(translate("visitors", "Note"), tone="muted"))
        self._line2.addWidget(self.note, 1)
        column.addWidget(self._more_line)
        self.add(self._foot)
        for each in (self.companions, self.badge, self.host, self.belongings, self.note):
            each.submitted.connect(self._submit)
            each.changed.connect(lambda _text: self._edited())
        self._more_open = False

    # What is shown

    def set_board(self, board: visits.Board) -> None:
        """Know who is expected and who is here, for what is offered before anything is typed."""
        self._board = board
        if self.step == "search" and not self.box.value():
            self._show_hits()

    def set_mode(self, mode: str) -> None:
        """`sign_in` or `sign_out`: what Enter is first of all for."""
        self.mode = mode
        if self.step != "search":
            self.back()
        self._show_hits(first=bool(self.box.value()))
        self._show_step()
        self._ask()
        self.focus_box()

    def _ask(self) -> None:
        """What the empty box asks for."""
        self.box.edit.setPlaceholderText(
            translate("visitors", "Who leaves? Name, pinyin, phone tail or badge")
            if self.mode == SIGN_OUT
            else translate("visitors", "Name, pinyin, phone tail, badge, or scan")
        )

    def focus_box(self) -> None:
        """The keyboard goes to the box."""
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self, text: str | None = None) -> None:
        """Begin anew with what was scanned or asked for; what was filled in for somebody is kept aside."""
        if self.step != "search":
            self.back()
        if text is not None:
            self.box.setText(text)
            self._pending = True
            self.box.search_now()
        self.focus_box()

    def start_with(self, person_id: RowId) -> None:
        """Begin with a person chosen elsewhere."""
        self.start("")

        def take(hit: people.PersonHit) -> None:
            self._found = Found("", (hit,), {}, None)
            if hit.present_visit_id is not None:
                self.box.setText(hit.name)
                self.box.search_now()
            else:
                self._choose(hit)

        self.context.look(self, "person", people.hit, person_id, then=take)

    def return_focus(self) -> None:
        """The keyboard goes to where work stopped."""
        if self.step == "chosen":
            self.purposes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.step == "new":
            self.phone.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.step == "out":
            self.badge_back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_box()

    def put_by(self) -> None:
        """Save the draft at once."""
        self._draft_timer.stop()
        self._save_draft()

    def set_quiet(self, quiet: bool) -> None:
        """Step back while something else shows the red button."""
        self._quiet_primary = quiet
        self.primary.set_kind("secondary" if quiet else "primary")

    def open_more(self) -> None:
        """Show host, belongings and note."""
        if not self._more_open:
            self._more_open = True
            self._arrange_foot()
        self.host.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange_foot(self) -> None:
        more = self._more_open and self.step in ("chosen", "new")
        for widget in (self._host_label, self.host):
            widget.setVisible(more)
        self._more_line.setVisible(more)
        self.more.setVisible(not more and self.step in ("chosen", "new"))
        line = self._line2 if more else self._line1
        self._line1.removeWidget(self.primary)
        self._line2.removeWidget(self.primary)
        line.addWidget(self.primary)

    def _show_step(self) -> None:
        step = self.step
        search = step == "search"
        self.hits_box.setVisible(search and bool(self.hits.items()))
        self.hint.setVisible(search and not self.hits.items())
        self.person.setVisible(step in ("chosen", "out"))
        self.new.setVisible(step == "new")
        self._gap.setVisible(not search)
        self.badge_back.setVisible(step == "out")
        leaving = step == "out" or (search and self._leaving() is not None) or (search and self.mode == SIGN_OUT)
        self.purposes.setVisible(step != "out")
        self._purpose_head.setVisible(step in ("chosen", "new") or (search and not self._low()))
        for widget in (self._companions_label, self.companions, self._badge_label, self.badge):
            widget.setVisible(step != "out")
            widget.setEnabled(step in ("chosen", "new"))
        self.purposes.setEnabled(not leaving)
        self.purposes.setFocusPolicy(Qt.FocusPolicy.NoFocus if search else Qt.FocusPolicy.StrongFocus)
        self.primary.setFocusPolicy(Qt.FocusPolicy.NoFocus if search else Qt.FocusPolicy.StrongFocus)
        self._arrange_foot()
        self._say_purposes()
        self._say_primary()
        self.box.set_count(self._count() if search else "")

    def _count(self) -> str:
        if not self.box.value() or self._found is None:
            return ""
        n = len(self._found.hits)
        return translate("visitors", "{n} people").format(n=n if n < HITS else f"{n}+") if n else ""

    def _say_purposes(self) -> None:
        if self.step == "search":
            self._purpose_hint.setText(translate("visitors", "digits choose, several allowed"))
        elif self.purposes.suggested:
            self._purpose_hint.setText(translate("visitors", "as last time; a digit chooses another"))
        else:
            self._purpose_hint.setText(translate("visitors", "digits choose, several allowed"))
        self._purpose_hint.set_tone("muted")

    def _say_primary(self) -> None:
        name = self._current_name()
        key = self.hits.current_key() if self.step == "search" else None
        if self.step == "out" or (self.step == "search" and self._leaving() is not None):
            said, bare = translate("visitors", "Sign out {name}"), translate("visitors", "Sign out")
        elif self.step == "search" and not name and self.mode == SIGN_OUT:
            said = bare = translate("visitors", "Sign out")
        elif key == NEW:
            said, bare = translate("visitors", "Register {name}"), translate("visitors", "Register")
        elif self.step == "search" and name:
            said, bare = translate("visitors", "Choose {name}"), translate("visitors", "Choose")
        else:
            said, bare = translate("visitors", "Sign in {name}"), translate("visitors", "Sign in")
        self.more.set_key("Tab")
        text = self._fitted(said, bare, name) if name else bare
        if name and name not in text:
            # The name matters more than the hint that Tab opens the rest.
            self.more.set_key(None)
            text = self._fitted(said, bare, name)
        self.primary.setText(text)
        self.primary.setAccessibleName(said.format(name=name) if name else bare)
        self.primary.setEnabled(bool(name) and not self._busy)

    def _fitted(self, said: str, bare: str, name: str) -> str:
        """The button's words with as much of the name as there is room for beside the fields."""
        line = self._line2 if self._more_line.isVisibleTo(self) else self._line1
        widgets = [item.widget() for n in range(line.count()) if (item := line.itemAt(n)) is not None]
        others = [w for w in widgets if w is not None and w is not self.primary and w.isVisibleTo(self)]
        taken = sum(max(w.minimumSizeHint().width(), w.minimumWidth()) + line.spacing() for w in others)
        room = self.width() - 34 - taken - theme.metrics().button_pad * 2 - 8 - hint_width("Enter")
        face = theme.font(medium=True)
        for length in range(len(name), 1, -1):
            text = said.format(name=name if length == len(name) else name[:length] + "…")
            if theme.text_width(text, face) <= room:
                return text
        return bare

    def _current_name(self) -> str:
        if self.step == "new":
            return self.name.value()
        if self.step == "out":
            return self._visit.name if self._visit else ""
        if self.step == "chosen":
            return self._hit.name if self._hit else self._expected.name if self._expected else ""
        key = self.hits.current_key()
        if key == NEW:
            return self.box.value()
        item = next((item for item in self.hits.items() if item.key == key), None) if key is not None else None
        return item.title if item else ""

    # Searching

    def _typed(self, _text: str) -> None:
        self.clear_error()
        self._pending = False
        if self.step != "search":
            # Typing in the box again means somebody else.
            self._keep()
            self._to("search")
        self._touch()

    def _search(self, text: str) -> None:
        text = text.strip()
        if not text:
            self._found = None
            self._pending = False
            self._show_hits()
            return
        self.context.look(self, "find", find, text, then=self._answer)

    def _answer(self, found: Found) -> None:
        if found.text != self.box.value():
            return
        self._found = found
        self._show_hits(first=True)
        if self._pending and self.step == "search":
            self._pending = False
            self._act(self.hits.current_key())

    def _show_hits(self, *, first: bool = False) -> None:
        items = self._items()
        self.hits.set_current(-1)
        self.hits.set_items(items)
        self.hits.verticalScrollBar().setValue(0)
        if first and items:
            self.hits.set_current(0)
        self._mark_current()
        if not items:
            self.hint.setText(
                translate("visitors", "Nobody is here.")
                if self.mode == SIGN_OUT
                else translate(
                    "visitors", "Type a name, its pinyin (zs for 张硕), the last digits of a phone; or scan."
                )
            )
        self._preview()
        if self.step == "search":
            self._show_step()

    def _items(self) -> list[Item]:
        text = self.box.value()
        if not text:
            return self._offered()
        if self._found is None or self._found.text != text:
            # The answer to what is typed is on its way; what is shown stays.
            return [self._new_item(text)] if self._found is None else self._found_items(self._found, text)
        return self._found_items(self._found, text)

    def _found_items(self, found: Found, text: str) -> list[Item]:
        items = []
        badge = found.badge
        if badge is not None and badge.state is rules.State.PRESENT:
            items.append(self._visit_item(badge))
        hits = list(found.hits)
        if self.mode == SIGN_OUT:
            hits.sort(key=lambda hit: hit.present_visit_id is None)
        items += [self._hit_item(hit) for hit in hits]
        if self.mode == SIGN_IN:
            items.append(self._new_item(text))
        return items

    def _new_item(self, text: str) -> Item:
        return Item(
            NEW,
            translate("visitors", "New visitor: {text}").format(text=text),
            translate("visitors", "name, phone and group, once"),
            icon="user-plus",
            icon_tone="info-ink",
            strong=True,
        )

    def _offered(self) -> list[Item]:
        if self._board is None:
            return []
        if self.mode == SIGN_OUT:
            return [self._visit_item(row) for row in self._board.present]
        return [self._visit_item(row) for row in self._board.expected[:6]]

    def _visit_item(self, row: visits.VisitRow) -> Item:
        now, zone = self.context.desk.now(), self.context.desk.zone
        if row.arrived_at is not None:
            said = translate("visitors", "here since {time}").format(time=words.moment(row.arrived_at, now, zone))
            tone, icon = "good", "circle-play"
        else:
            assert row.expected_at is not None
            said, tone = words.expected(row.expected_at, now, zone)
            icon = "clock"
        rest = words.line(row, group=False)
        return Item(
            ("visit", row.id),
            row.name,
            words.DOT.join(part for part in (said, rest) if part),
            right=row.phone,
            right_note=row.group_label,
            avatar=row.name,
            subtitle_icon=icon,
            subtitle_tone=tone,
            strong=True,
        )

    def _hit_item(self, hit: people.PersonHit) -> Item:
        pinyin, marks = words.syllables(hit)
        said, tone, icon = self._known_of(hit)
        return Item(
            ("person", hit.id),
            hit.name,
            said,
            note=pinyin,
            marks=marks,
            right=hit.phone,
            right_note=hit.group_label,
            avatar=hit.name,
            subtitle_tone=tone,
            subtitle_icon=icon,
            strong=True,
        )

    def _known_of(self, hit: people.PersonHit) -> tuple[str, str, str | None]:
        now, zone = self.context.desk.now(), self.context.desk.zone
        present = self._found.present.get(hit.present_visit_id) if self._found and hit.present_visit_id else None
        if present is not None and present.arrived_at is not None:
            said = translate("visitors", "here since {time}").format(time=words.moment(present.arrived_at, now, zone))
            rest = words.line(present, group=False)
            return words.DOT.join(part for part in (said, rest) if part), "good", "circle-play"
        if hit.expected_at is not None:
            said, tone = words.expected(hit.expected_at, now, zone)
            return said, tone, "clock"
        if hit.last_visit_at is None:
            return translate("visitors", "first visit"), "muted", None
        said = (
            translate("visitors", "last {day} {purpose}")
            .format(day=words.day(hit.last_visit_at, now, zone), purpose=hit.last_purpose_text)
            .rstrip()
        )
        if hit.last_badge:
            said += translate("visitors", ", badge {badge}").format(badge=hit.last_badge)
        return said, "muted", None

    def _move(self, by: int) -> None:
        if self.step == "search":
            if self.hits.current_key() is None and by > 0:
                self.hits.set_current(0)
            else:
                self.hits.step(by)

    def _current_changed(self, _key: Any) -> None:
        self._mark_current()
        self._preview()
        self._show_step()

    def _mark_current(self) -> None:
        current = self.hits.current_key()
        items = self.hits.items()
        marked = [replace(item, hint="↵" if item.key == current else "") for item in items]
        if marked != items:
            self.hits.set_items(marked)

    def _preview(self) -> None:
        """Show what the selected person would be signed in with."""
        if self.step != "search":
            return
        key = self.hits.current_key()
        hit = self._hit_of(key)
        if hit is not None and hit.present_visit_id is None:
            kept = self._kept.get(hit.id)
            if kept is not None and kept.chosen:
                self.purposes.set_value(kept.purposes)
            else:
                self.purposes.suggest(_codes(hit.last_purposes))
        elif isinstance(key, tuple) and key[0] == "visit" and (row := self._row_of(key[1])) is not None:
            self.purposes.suggest(row.purposes)
        else:
            self.purposes.set_value(())

    def _hit_of(self, key: Any) -> people.PersonHit | None:
        if isinstance(key, tuple) and key[0] == "person" and self._found is not None:
            return next((hit for hit in self._found.hits if hit.id == key[1]), None)
        return None

    def _row_of(self, visit_id: RowId) -> visits.VisitRow | None:
        rows: list[visits.VisitRow] = []
        if self._found is not None:
            rows += [*self._found.present.values(), *([self._found.badge] if self._found.badge else [])]
        if self._board is not None:
            rows += [*self._board.present, *self._board.expected]
        return next((row for row in rows if row.id == visit_id), None)

    def _leaving(self) -> visits.VisitRow | None:
        """The open visit that Enter would end, if the selected row is of somebody who is here."""
        key = self.hits.current_key()
        hit = self._hit_of(key)
        if hit is not None and hit.present_visit_id is not None:
            return self._row_of(hit.present_visit_id)
        if isinstance(key, tuple) and key[0] == "visit":
            row = self._row_of(key[1])
            return row if row is not None and row.state is rules.State.PRESENT else None
        return None

    # Going on

    def _enter(self) -> None:
        if self.step != "search" or self._busy or self.box.edit.composing:
            return
        text = self.box.value()
        if text and (self._found is None or self._found.text != text or not self.box.resting):
            # Enter came before the answer: it counts for the answer.
            self._pending = True
            self.box.search_now()
            return
        self._act(self.hits.current_key())

    def _pressed(self) -> None:
        if self.step == "search":
            self._enter()
        else:
            self._submit()

    def _act(self, key: Any) -> None:
        if key is None or self._busy:
            return
        if key == NEW:
            self._begin_new(self.box.value())
            return
        leaving = self._leaving()
        if leaving is not None:
            self._leave(leaving)
            return
        hit = self._hit_of(key)
        if hit is not None:
            self._choose(hit)
            return
        row = self._row_of(key[1])
        if row is not None:
            self._choose_expected(row)

    def _choose(self, hit: people.PersonHit, entry: Entry | None = None) -> None:
        self._hit, self._expected, self._visit = hit, None, None
        self.person.set(self._hit_item(hit))
        self._fill(entry or self._kept.get(hit.id) or Entry(_codes(hit.last_purposes)))
        self._to("chosen")

    def _choose_expected(self, row: visits.VisitRow) -> None:
        self._hit, self._expected, self._visit = None, row, None
        self.person.set(self._visit_item(row))
        new = Entry(list(row.purposes), companions=row.companions, host=row.host)
        self._fill(self._kept.get(row.id) or new)
        self._to("chosen")

    def _begin_new(self, text: str) -> None:
        self._hit = self._expected = self._visit = None
        digits = text.replace(" ", "").replace("-", "")
        is_phone = digits.isascii() and digits.lstrip("+").isdigit()
        kept = self._kept.get(NEW)
        self._filling = True
        if not is_phone or kept is None:
            self.name.set_value("" if is_phone else text)
        if is_phone:
            self.phone.set_value(digits)
        elif kept is None:
            self.phone.set_value("")
            self.group.set_value(None)
            self.consent.set_value(False)
        self._filling = False
        self._open_new()

    def _open_new(self) -> None:
        self.consent.setVisible(bool(self.context.desk.settings[ASK_CONSENT]))
        self._show_same(())
        self._fill(self._kept.get(NEW) or Entry())
        self._to("new")
        (self.phone if self.name.value() else self.name).setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_for_same()

    def _leave(self, row: visits.VisitRow) -> None:
        self._visit = row
        if not row.badge_out:
            self._sign_out(row, None)
            return
        self.person.set(self._visit_item(row), words.state_pill(row.state))
        self.badge_back.setText(translate("visitors", "Badge or locker {badge} is back").format(badge=row.badge))
        self.badge_back.setAccessibleName(self.badge_back.text())
        self.badge_back.setChecked(True)
        self._to("out")

    def _to(self, step: str) -> None:
        self.step = step
        self.clear_error()
        self._show_step()
        if step == "chosen":
            self.purposes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step == "out":
            self.badge_back.setFocus(Qt.FocusReason.OtherFocusReason)
        if step != "search" and not self._filling:
            self._touch()
        self.step_changed.emit(step)

    def back(self) -> None:
        """One step back; what was filled in waits for the same person."""
        if self.step == "search":
            return
        self._keep()
        self._to("search")
        self._show_hits(first=bool(self.box.value()))
        self.focus_box()
        self._touch()

    def _keep(self) -> None:
        if self.step == "chosen":
            owner = self._hit.id if self._hit is not None else self._expected.id if self._expected else None
            if owner is not None:
                self._kept[owner] = self._entry()
        elif self.step == "new":
            self._kept[NEW] = self._entry()

    def _entry(self) -> Entry:
        return Entry(
            self.purposes.value(),
            not self.purposes.suggested,
            self.companions.value(),
            self.badge.value(),
            self.host.value(),
            self.belongings.value(),
            self.note.value(),
        )

    def _fill(self, entry: Entry) -> None:
        self._filling = True
        if entry.chosen:
            self.purposes.set_value(entry.purposes)
        else:
            self.purposes.suggest(entry.purposes)
        self.companions.set_value(entry.companions)
        self.badge.set_value(entry.badge)
        self.host.set_value(entry.host)
        self.belongings.set_value(entry.belongings)
        self.note.set_value(entry.note)
        self._more_open = bool(entry.host or entry.belongings or entry.note)
        self._filling = False

    def _purposes_changed(self, _codes_: list[str]) -> None:
        if self.step == "search":
            # A click on a purpose while a person is selected chooses the person too.
            chosen = self.purposes.value()
            key = self.hits.current_key()
            if key is not None and self._leaving() is None:
                self._act(key)
                if self.step in ("chosen", "new"):
                    self.purposes.set_value(chosen)
        self.clear_error()
        self._say_purposes()
        self._touch()

    # New people

    def _new_typed(self, _text: str) -> None:
        if self._filling:
            return
        for row in (self.name_row, self.phone_row):
            if row.error:
                row.set_error(None)
        self._say_primary()
        self._same_timer.start()
        self._touch()

    def _phone_done(self) -> None:
        if self.purposes.value():
            self._submit()
        else:
            self.purposes.setFocus(Qt.FocusReason.TabFocusReason)

    def _look_for_same(self) -> None:
        if self.step != "new":
            return
        values = {"name": self.name.value(), "phones": self.phone.value()}
        if len(values["name"]) < 2 and len(values["phones"]) < 7:
            self._show_same(())
            return
        self.context.look(self, "same", people.likely_duplicates, values, then=self._show_same)

    def _show_same(self, found: Sequence[tuple[people.PersonHit, str]]) -> None:
        self._same_hits = {hit.id: hit for hit, _why in found}
        self.same.set_items(
            [
                Item(
                    hit.id,
                    hit.name,
                    why,
                    right=hit.phone,
                    right_note=hit.group_label,
                    avatar=hit.name,
                    hint="↵",
                    strong=True,
                )
                for hit, why in list(found)[:4]
            ]
        )
        for widget in (self._same_say, self._same_box):
            widget.setVisible(bool(found))
        if found:
            high = theme.metrics().l14 + theme.metrics().l12 + 8
            self.same.set_row_height(high)
            self.same.setFixedHeight(high * min(2, len(found)))

    def _take_same(self, person_id: RowId) -> None:
        hit = self._same_hits.get(person_id)
        if hit is None:
            return
        entry = self._entry()
        self._kept.pop(NEW, None)
        if hit.present_visit_id is not None:
            self.box.setText(hit.name)
            self.back()
            return
        if not entry.purposes:
            entry.purposes, entry.chosen = _codes(hit.last_purposes), False
        self._choose(hit, entry)

    # Writing

    def _submit(self) -> None:
        if self._busy:
            return
        if self.step == "out" and self._visit is not None:
            self._sign_out(self._visit, self.badge_back.isChecked())
            return
        if self.step not in ("chosen", "new"):
            return
        entry = self._entry()
        if not entry.purposes:
            self._purpose_hint.setText(translate("visitors", "Please choose a purpose: press its digit."))
            self._purpose_hint.set_tone("bad")
            self.purposes.setFocus(Qt.FocusReason.TabFocusReason)
            return
        who: dict[str, Any]
        if self.step == "new":
            who = {
                "name": self.name.value(),
                "phones": self.phone.value(),
                "population_group": self.group.value(),
                "consent": self.consent.value(),
            }
        elif self._expected is not None:
            who = {"expected_visit": self._expected.id}
        else:
            who = {"person_id": self._hit.id}
        self._run(
            visits.sign_in,
            label=lambda row: translate("visitors", "Signed in {name}").format(name=words.party(row)),
            then=self.signed_in,
            purposes=tuple(entry.purposes),
            companions=entry.companions if entry.companions is not None else 0,
            badge=entry.badge,
            host=entry.host,
            belongings=entry.belongings,
            note=entry.note,
            **who,
        )

    def _sign_out(self, row: visits.VisitRow, badge_returned: bool | None) -> None:
        self._run(
            visits.sign_out,
            row.id,
            label=lambda done: translate("visitors", "Signed out {name}").format(name=words.party(done)),
            then=self.signed_out,
            badge_returned=badge_returned,
        )

    def _run(self, use_case: Any, *args: Any, label: Any, then: Any, **kwargs: Any) -> None:
        self._busy = True
        self._draft_timer.stop()
        self.primary.setEnabled(False)

        def done(row: visits.VisitRow) -> None:
            self.reset()
            then.emit(row)

        self.context.act(
            use_case,
            *args,
            initiator=self,
            label=label,
            then=done,
            failed=self._failed,
            always=self._settled,
            **kwargs,
        )

    def _settled(self) -> None:
        self._busy = False
        self._say_primary()

    def _failed(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        name = error.field or ""
        rows = {"name": self.name_row, "phones": self.phone_row, "population_group": self.group_row}
        if self.step == "new" and name in rows:
            rows[name].set_error(error.message)
            rows[name].editor.setFocus()
            return True
        editors = {
            "badge": self.badge,
            "companions": self.companions,
            "host": self.host,
            "belongings": self.belongings,
            "note": self.note,
        }
        self.error.setText(error.message)
        self.error.show()
        if name in editors and self.step in ("chosen", "new"):
            if name in ("host", "belongings", "note"):
                self.open_more()
            editors[name].set_invalid(True)
            editors[name].setFocus()
        return True

    def clear_error(self) -> None:
        """Take back what was said to be wrong."""
        self.error.hide()
        for editor in (self.badge, self.companions, self.host, self.belongings, self.note):
            if editor.invalid:
                editor.set_invalid(False)
        for row in (self.name_row, self.phone_row, self.group_row):
            if row.error:
                row.set_error(None)

    def reset(self) -> None:
        """All done: empty for the next visitor."""
        self._kept.clear()
        self._hit = self._visit = self._expected = None
        self._found = None
        self._pending = False
        self.mode = SIGN_IN
        self._ask()
        self._filling = True
        for each in (self.name, self.phone):
            each.set_value("")
        self.group.set_value(None)
        self.consent.set_value(False)
        self._filling = False
        self._fill(Entry())
        self.restored.hide()
        self._set_text("")
        self._to("search")
        self._show_hits()
        self.focus_box()
        self._clear_draft()

    # Drafts

    def _touch(self) -> None:
        if self._filling:
            return
        self._draft_timer.start()

    def _edited(self) -> None:
        if not self._filling:
            self.clear_error()
            self._touch()

    def _content(self) -> dict[str, Any] | None:
        text = self.box.value()
        entry = self._entry()
        if self.step == "search":
            return {"step": "search", "text": text, "at": _stamp(self.context)} if text else None
        if self.step == "out":
            return None
        content: dict[str, Any] = {"step": self.step, "text": text, "entry": entry.as_draft()}
        content["at"] = _stamp(self.context)
        if self.step == "new":
            content["new"] = {
                "name": self.name.value(),
                "phones": self.phone.value(),
                "group": self.group.value(),
                "consent": self.consent.value(),
            }
        elif self._hit is not None:
            content["person"] = self._hit.id.hex()
            content["text"] = text or self._hit.name
        elif self._expected is not None:
            content["visit"] = self._expected.id.hex()
        return content

    def _save_draft(self) -> None:
        if not self.context.session.signed_in:
            return
        content = self._content()
        if content is None:
            self._clear_draft()
            return
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self._drafted = True
        self.context.ops.jobs.write(lambda: drafts.save(desk, staff, FORM, content), owner=self)

    def _clear_draft(self) -> None:
        self._draft_timer.stop()
        if not self._drafted or not self.context.session.signed_in:
            return
        self._drafted = False
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, FORM), owner=self)

    def discard(self) -> None:
        """Throw the restored entry away."""
        self._drafted = True
        self.reset()

    def load_draft(self) -> None:
        """Bring back what the person at the desk had not finished."""
        if not self.context.session.signed_in:
            return
        staff = self.context.session.actor.staff_id
        if staff == self._staff:
            return
        if self._staff is not None:
            # Somebody else sits down: their own half-filled entry, not the last person's.
            self._drafted = False
            self.reset()
        self._staff = staff
        self.context.look(self, "draft", half_filled, staff, then=self._restore)

    def _restore(self, found: tuple[dict[str, Any], people.PersonHit | None, visits.VisitRow | None] | None) -> None:
        if found is None or self.box.value() or self.step != "search":
            return
        content, hit, row = found
        entry = _entry_of(content.get("entry") or {})
        self._drafted = True
        self._set_text(str(content.get("text") or ""))
        step = content.get("step")
        if step == "new":
            new = content.get("new") or {}
            self._kept[NEW] = entry
            self._filling = True
            self.name.set_value(new.get("name") or "")
            self.phone.set_value(new.get("phones") or "")
            self.group.set_value(new.get("group"))
            self.consent.set_value(bool(new.get("consent")))
            self._filling = False
            self._open_new()
        elif step == "chosen" and hit is not None and hit.present_visit_id is None:
            self._choose(hit, entry)
        elif step == "chosen" and row is not None and row.state is rules.State.EXPECTED:
            self._kept[row.id] = entry
            self._choose_expected(row)
        elif self.box.value():
            self.box.search_now()
            return
        self._restored_say.setText(
            translate("visitors", "Unfinished entry of {time} brought back.").format(time=content.get("at", ""))
        )
        self.restored.show()

    def _set_text(self, text: str) -> None:
        """Put a text into the box without anybody taking it for typing."""
        blocked = self.box.edit.blockSignals(True)
        self.box.setText(text)
        self.box.edit.blockSignals(blocked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of the name fits the button; in little height the found people come first."""
        super().resizeEvent(event)
        low = self._low()
        self.hits.set_row_height(theme.metrics().l14 + theme.metrics().l12 + (8 if low else 16))
        self._purpose_head.setVisible(self.step in ("chosen", "new") or (self.step == "search" and not low))
        self._say_primary()

    def _low(self) -> bool:
        return self.height() < LOW * theme.metrics().t14 / 14

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back a step."""
        if event.key() == Qt.Key.Key_Escape and self.step != "search":
            self.back()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in boxes that don't know it goes on; arrows reach the likely same person; Tab opens more."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and watched in (self.badge_back, self.consent, self.group):
                self._submit()
                return True
            down, up = event.key() == Qt.Key.Key_Down, event.key() == Qt.Key.Key_Up
            if down and watched in (self.name.edit, self.phone.edit) and self.same.items():
                self.same.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if up and watched is self.same and self.same.current_key() == self.same.items()[0].key:
                self.phone.edit.setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
        elif isinstance(event, QFocusEvent) and watched is self.more and event.gotFocus():
            by_tab = event.reason() == Qt.FocusReason.TabFocusReason
            QTimer.singleShot(0, self, self.open_more if by_tab else lambda: None)
        return super().eventFilter(watched, event)


def _codes(purposes: Any) -> list[str]:
    return list(rules.codes(purposes) if isinstance(purposes, str) else purposes or ())


def _stamp(context: Context) -> str:
    return words.clock(context.desk.now(), context.desk.zone)


def _entry_of(draft: dict[str, Any]) -> Entry:
    known = Entry()
    return Entry(
        [str(code) for code in draft.get("purposes") or ()],
        bool(draft.get("chosen")),
        draft.get("companions", known.companions),
        str(draft.get("badge") or ""),
        str(draft.get("host") or ""),
        str(draft.get("belongings") or ""),
        str(draft.get("note") or ""),
    )
