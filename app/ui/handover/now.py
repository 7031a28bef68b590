"""The shift now: what is open and what becomes of it, what it came to, its notes."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.handover import ICONS, Decision, Figures
from app.services.handover import NoteRow, OpenItem
from app.ui.handover import words
from app.ui.handover.words import Duty
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, EmptyState, Item, Label, Line, Pressable, TwoLineList


class OpenList(TwoLineList):
    """What is open. 1: it stays with the next shift, 2: it is settled, Backspace: not decided; Enter opens it.

    Signals: `decided(key, stays)` with None for "not decided", `remark(key)` when R is pressed.
    """

    decided = Signal(str, object)
    remark = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide on the row that is selected."""
        key = self.current_key()
        answer: dict[int, object] = {Qt.Key.Key_1: True, Qt.Key.Key_2: False, Qt.Key.Key_Backspace: None}
        if key is not None and event.key() in answer and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.decided.emit(key, answer[event.key()])
        elif key is not None and event.key() == Qt.Key.Key_R and not event.modifiers():
            self.remark.emit(key)
        elif event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click selects; only a double click opens, so that nobody loses their place."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        self.activate_current()


class Figure(Pressable, QAbstractButton):
    """A figure of the shift over its word; pressing it opens the rows behind it."""

    ring_radius = 6

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(label)
        self.set(0)

    def set(self, number: int) -> None:
        """Show another number."""
        self.setText(f"{number:,}")
        self.setAccessibleName(f"{self._label} {number}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(64, theme.metrics().l20 + theme.metrics().l12 + 8)

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number and word."""
        painter = QPainter(self)
        sizes = theme.metrics()
        if self.underMouse():
            theme.rounded(painter, self.rect().toRectF(), 6, "hover")
        painter.setFont(theme.font("t20", True))
        painter.setPen(theme.colour("text" if self.text() != "0" else "muted"))
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(4, 2, self.width() - 4, sizes.l20, left, self.text())
        painter.setFont(theme.font("t12"))
        painter.setPen(theme.colour("muted"))
        cut = painter.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, self.width() - 6)
        painter.drawText(4, 4 + sizes.l20, self.width() - 4, sizes.l12, left, cut)


class NowView(QWidget):
    """Signals: `opened(place, arguments)`, `figure(name)`, `settle(note_id)`, `note_asked()`, `changed()` when
    something was decided.
    """

    opened = Signal(str, object)
    figure = Signal(str)
    settle = Signal(object)
    note_asked = Signal()
    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.decisions: dict[str, Decision] = {}
        self.items: tuple[OpenItem, ...] = ()
        self._following = ""
        self._owed = True
        """Whether there is a shift to hand over: only then is anything decided."""
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        self.card = Card(translate("handover", "Open with this shift"), " ", padding=0, spacing=0)
        self.list = OpenList(name=translate("handover", "Open with this shift"), quiet=False)
        self.list.decided.connect(self.decide)
        self.list.remark.connect(self._remark)
        self.list.activated.connect(self._open)
        self.list.current_changed.connect(lambda _key: self._bar())
        self.card.add(self.list, 1)
        self.none = EmptyState(
            translate("handover", "Nothing is open"),
            translate("handover", "The next shift begins with an empty desk: both can sign."), icon="circle-check",
        )  # fmt: skip
        self.card.add(self.none, 1)
        self.rule = Line()
        self.card.add(self.rule)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        self.stays = Button(translate("handover", "Stays with the next shift"), key="1", small=True, bound=False)
        self.settled = Button(translate("handover", "Settled"), key="2", small=True, bound=False)
        self.look = Button(translate("handover", "Look"), "ghost", key="Enter", small=True)
        self.all = Button("", key="A", small=True, bound=False)
        self.stays.clicked.connect(lambda: self._on_current(True))
        self.settled.clicked.connect(lambda: self._on_current(False))
        self.look.clicked.connect(lambda: self.list.activate_current())
        self.all.clicked.connect(self.all_stay)
        for button in (self.stays, self.settled, self.look):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.all)
        self.bar = QWidget()
        self.bar.setLayout(bar)
        self.card.add(self.bar)

        self.figures_card = Card(translate("handover", "What the shift came to"), " ", padding=0)
        grid = QGridLayout()
        grid.setContentsMargins(12, 4, 12, 8)
        grid.setSpacing(4)
        self.figures: dict[str, Figure] = {}
        for place, (name, label) in enumerate(words.FIGURES):
            found = self.figures[name] = Figure(label())
            found.clicked.connect(lambda _on=False, name=name: self.figure.emit(name))
            grid.addWidget(found, place // 4, place % 4)
            grid.setColumnStretch(place % 4, 1)
        self.figures_card.body.addLayout(grid)
        self.notes_card = Card(translate("handover", "Notes, keys, found property"), " ", padding=0, spacing=0)
        self.write = Button(translate("handover", "Write"), icon="pencil", key="N", small=True)
        self.write.clicked.connect(self.note_asked)
        self.notes_card.head.add(self.write)
        self.notes = TwoLineList(name=translate("handover", "Notes, keys, found property"))
        self.notes.activated.connect(self.settle)
        self.notes_card.add(self.notes, 1)
        self.no_notes = Label(
            translate("handover", "Nothing is written down. A key given out, a thing found: press N."), tone="muted",
            wrap=True,
        )  # fmt: skip
        self.no_notes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.no_notes.setContentsMargins(16, 8, 16, 8)
        self.notes_card.add(self.no_notes, 1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.figures_card)
        right.addWidget(self.notes_card, 1)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        for part, share in ((self.card, 13), (side, 8)):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            whole.addWidget(part, share)

    # What is shown

    def show_duty(self, duty: Duty) -> None:
        """Show what is open; decisions on what no longer is are forgotten."""
        self.items = duty.items
        self._owed = duty.hand is not None
        here = {one.key for one in duty.items}
        self.decisions = {key: one for key, one in self.decisions.items() if key in here}
        for name, figure in self.figures.items():
            figure.set(_number(duty.figures, name))
        zone = self.context.desk.zone
        of = duty.hand or duty.on
        self.figures_card.head.note.setText(f"{of.label} {of.turn.shift.hours}")
        self.notes.set_items([self._note(one, duty) for one in duty.notes])
        self.notes.setVisible(bool(duty.notes))
        self.no_notes.setVisible(not duty.notes)
        self._following = translate("handover", "{time} to {who}").format(
            time=words.clock(of.turn.end, zone),
            who=words.names(duty.following.staff) or duty.following.label,
        )
        self._show()

    def _note(self, row: NoteRow, duty: Duty) -> Item:
        zone = self.context.desk.zone
        written = words.DOT.join(
            part for part in (row.kind_label, words.moment(row.at, duty.now, zone), row.by) if part
        )
        late = row.due_at is not None and row.due_at <= duty.now
        due = ""
        if row.due_at is not None:
            due = translate("handover", "by {time}").format(time=words.moment(row.due_at, duty.now, zone))
        return Item(
            row.id, row.text, written, icon=ICONS.get(row.kind, "clipboard"), right=due,
            right_tone="bad" if late else "muted",
        )  # fmt: skip

    def _show(self) -> None:
        self.list.set_items([self._item(one) for one in self.items])
        some = bool(self.items)
        self.list.setVisible(some)
        for widget in (self.rule, self.bar):
            widget.setVisible(some and self._owed)
        self.none.setVisible(not some)
        said = translate("handover", "{n} of {all} decided").format(n=len(self.decisions), all=len(self.items))
        self.card.head.note.setText(words.DOT.join((said, self._following)) if some and self._owed else self._following)
        self._bar()
        self.changed.emit()

    def _item(self, one: OpenItem) -> Item:
        found = self.decisions.get(one.key)
        detail = words.DOT.join(part for part in (one.detail, found.remark if found else "") if part)
        return Item(
            one.key, one.text, detail or " ", icon=one.icon, icon_tone="bad-ink" if one.urgent else "muted",
            pill=words.decision(found) if self._owed else None,
        )  # fmt: skip

    def _bar(self) -> None:
        chosen = self.list.current_key() is not None
        for button in (self.stays, self.settled, self.look):
            button.setEnabled(chosen)
        plain = self._plain()
        self.all.setText(translate("handover", "All usual ones stay ({n})").format(n=len(plain)))
        self.all.setEnabled(bool(plain))

    def _plain(self) -> list[OpenItem]:
        return [one for one in self.items if words.harmless(one) and one.key not in self.decisions]

    def undecided(self) -> list[OpenItem]:
        """What still has to be decided on."""
        return [one for one in self.items if one.key not in self.decisions]

    # Deciding

    def decide(self, key: str, stays: object) -> None:
        """One thing stays, is settled, or (None) is not decided; the next one to decide is selected."""
        if not self._owed:
            return
        before = self.decisions.get(key)
        if stays is None:
            self.decisions.pop(key, None)
        else:
            self.decisions[key] = Decision(key, bool(stays), before.remark if before else "")
        self._show()
        if stays is not None:
            self._go_on(key)

    def _go_on(self, key: str) -> None:
        order = [one.key for one in self.items]
        at = order.index(key)
        following = next((one for one in [*order[at + 1 :], *order[:at]] if one not in self.decisions), None)
        if following is not None:
            self.list.set_current(order.index(following))

    def all_stay(self) -> None:
        """The usual things go on with the next shift; what is urgent, or of a key or a child, is asked one by one."""
        for one in self._plain():
            self.decisions[one.key] = Decision(one.key, True)
        self._show()
        self.focus_undecided()

    def focus_undecided(self) -> None:
        """The keyboard goes to the first thing that isn't decided on."""
        order = [one.key for one in self.items]
        left = self.undecided()
        self.list.set_current(order.index(left[0].key) if left else min(0, len(order) - 1))
        if self.items:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_note(self, note_id: Any) -> None:
        """Select a note."""
        at = next((i for i, item in enumerate(self.notes.items()) if item.key == note_id), -1)
        if at >= 0:
            self.notes.setFocus(Qt.FocusReason.OtherFocusReason)
            self.notes.set_current(at)

    def _on_current(self, stays: bool) -> None:
        key = self.list.current_key()
        if key is not None:
            self.decide(key, stays)

    def _remark(self, key: str) -> None:
        one = next(item for item in self.items if item.key == key)
        before = self.decisions.get(key)
        said = self.context.questions.text(
            one.text, translate("handover", "Remark for the next shift"), value=before.remark if before else "",
            yes=translate("handover", "Keep"),
        )  # fmt: skip
        if said is not None:
            self.decisions[key] = Decision(key, before.stays if before else True, said)
            self._show()

    def _open(self, key: str) -> None:
        one = next((item for item in self.items if item.key == key), None)
        if one is not None and one.place:
            self.opened.emit(one.place, dict(one.arguments))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A lets everything usual stay."""
        if event.key() == Qt.Key.Key_A and not event.modifiers() and self.all.isEnabled():
            self.all_stay()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> Sequence[Decision]:
        """What was decided."""
        return tuple(self.decisions.values())


def _number(figures: Figures, name: str) -> int:
    return int(getattr(figures, name))
