"""Forgotten sign-outs: one line each, settled by one key or with another time."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import visits as rules
from app.services import visits
from app.services.visits import Board, VisitRow
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Button, Card, Label, Line, Scroll, StatusPill, TimeField, clear_layout
from app.ui.visitors import words

LOW = 172


def leaving_at(arrived_at: datetime, minutes: int, zone: object) -> datetime:
    """The first instant after an arrival at which the clocks show `minutes` from midnight."""
    local = arrived_at.astimezone(zone)  # type: ignore[arg-type]
    at = local.replace(hour=minutes // 60 % 24, minute=minutes % 60, second=0, microsecond=0)
    if at < local.replace(second=0, microsecond=0):
        at += timedelta(days=1)
    return max(at.astimezone(arrived_at.tzinfo), arrived_at)


class VerifyRow(Painted, QWidget):
    """One visit to verify. Enter confirms the estimate, T (or a digit) types another time, Esc leaves.

    `settled(left_at | None)`; `stepped(±1)` to the next row; `opened()` for its details; `left()`.
    """

    settled = Signal(object)
    stepped = Signal(int)
    opened = Signal()
    left = Signal()

    def __init__(
        self, row: VisitRow, context: Context, now: datetime, narrow: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._zone = context.desk.zone
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        assert row.arrived_at is not None
        came = words.moment(row.arrived_at, now, self._zone, always_day=True)
        stay = rules.stay_text(row.estimate) if row.estimate is not None else ""
        guess = translate("visitors", "about {stay}").format(stay=stay) if stay else ""
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 16, 4)
        line.setSpacing(8)
        wide = theme.metrics().t14 / 14
        self.name = Label(words.party(row), elide=True)
        self.name.setFixedWidth(round(88 * wide))
        self.came = Label(came, tone="muted", elide=True)
        self.came.setFixedWidth(round(104 * wide))
        self.purpose = Label(words.line(row), tone="muted", elide=True)
        self.guess = Label(guess, tone="muted", elide=True)
        self.guess.setFixedWidth(round(92 * wide))
        self.time = TimeField(name=translate("visitors", "Left at"))
        self.time.setFixedWidth(round(92 * wide))
        self.time.hide()
        self.time.submitted.connect(self._typed)
        self.time.edit.installEventFilter(self)
        self.change = Button(translate("visitors", "Other time"), small=True)
        self.change.clicked.connect(lambda: self.edit_time())
        self.confirm = Button(translate("visitors", "Confirm"), small=True)
        self.confirm.clicked.connect(self._confirm)
        for button in (self.change, self.confirm):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(f"{row.name} {button.text()}")
        line.addWidget(self.name)
        line.addWidget(self.came)
        line.addWidget(self.purpose, 1000)
        line.addStretch(1)
        line.addWidget(self.guess)
        line.addWidget(self.time)
        line.addWidget(self.change)
        line.addWidget(self.confirm)
        self.setAccessibleName(" ".join((words.party(row), came, words.line(row), guess)))
        # Night type shows less: the name, the time and what to press; a narrow window still less.
        self.set_narrow(narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what there is no room for."""
        wide = theme.metrics().t14 / 14
        self._narrow = narrow
        self.purpose.setVisible(not narrow and theme.current().type != "large")
        self.guess.setVisible(not narrow and self.time.isHidden())
        self.name.setFixedWidth(round((64 if narrow else 88) * wide))
        self.came.setFixedWidth(round((84 if narrow else 104) * wide))

    def edit_time(self, first: str = "") -> None:
        """Type when the visitor left."""
        self.guess.hide()
        self.time.show()
        self.time.setFocus(Qt.FocusReason.OtherFocusReason)
        if first:
            self.time.setText(first)
        elif self.row.left_at is not None:
            local = self.row.left_at.astimezone(self._zone)
            self.time.set_value(local.hour * 60 + local.minute)
            self.time.edit.selectAll()

    def stop_editing(self) -> None:
        """The estimate again."""
        self.time.hide()
        self.time.set_invalid(False)
        self.guess.setVisible(not self._narrow)

    def show_error(self, message: str) -> None:
        """Say beside the time what is wrong with it."""
        self.time.set_invalid(True)
        self.time.setToolTip(message)
        self.time.edit.setAccessibleDescription(message)

    def _confirm(self) -> None:
        if self.time.isVisible():
            self._typed()
        else:
            self.settled.emit(None)

    def _typed(self) -> None:
        minutes = self.time.value()
        if not isinstance(minutes, int) or self.row.arrived_at is None:
            self.show_error(translate("visitors", "Write a time, such as 18:30."))
            return
        self.settled.emit(leaving_at(self.row.arrived_at, minutes, self._zone))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc takes the typed time back, and so does going elsewhere."""
        if event.type() == QEvent.Type.FocusOut and not self.time.invalid:
            self.stop_editing()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.stop_editing()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, T or a digit types another time, arrows move, Space opens, Esc leaves."""
        if self.time.edit.hasFocus():
            return
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.settled.emit(None)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif text.upper() == "T":
            self.edit_time()
        elif text.isascii() and text.isdigit():
            self.edit_time(text)
        elif key == Qt.Key.Key_Space:
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event) -> None:
        """The details."""
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that one is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw where the keyboard is."""
        if self.hasFocus() or self.time.edit.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.colour("select"))
            painter.fillRect(QRectF(0, 0, 3, self.height()), theme.colour("focus"))


class VerifyCard(Card):
    """All that is to verify, earliest first. `opened(id)` shows one, `settled()` after each; `left()` by Esc."""

    opened = Signal(object)
    settled = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("visitors", "To verify"), " ", padding=0, spacing=0, parent=parent)
        self.context = context
        self.rows: list[VerifyRow] = []
        self._shown: tuple[object, ...] = ()
        self._wanted: int | None = None
        self._narrow = False
        self.pill = StatusPill("", "warn", "circle-alert")
        self.head.add_note_widget(self.pill)
        self.head.note.setText(translate("visitors", "not signed out when their shift ended"))
        self.begin = Button(translate("visitors", "One by one"), "link", key="Alt+V")
        self.begin.clicked.connect(self.start)
        self.head.add(self.begin)
        self.scroll = Scroll(spacing=0)
        self.add(self.scroll, 1)
        self.none = Label(translate("visitors", "Everybody who left was signed out."), "caption", "muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(16, 4, 16, 4)
        self.add(self.none, 1)
        self.line = Line()
        self.add(self.line)
        self.foot = Label("", "caption", "muted", elide=True)
        self.foot.setContentsMargins(16, 6, 16, 6)
        self.add(self.foot)

    def show_board(self, board: Board) -> None:
        """Show what is to verify now."""
        focused = next((n for n, each in enumerate(self.rows) if each.isAncestorOf(_focus()) or each.hasFocus()), None)
        count = board.unverified_count
        shown = tuple((row.id, row.left_at, row.name, words.line(row)) for row in board.unverified)
        self.pill.set(translate("visitors", "{n} people").format(n=count), "warn", "circle-alert")
        for widget in (self.pill, self.begin, self.scroll):
            widget.setVisible(count > 0)
        self.head.note.setVisible(count > 0 and not self._narrow)
        self.none.setVisible(not count)
        rest = count - len(board.unverified)
        said = translate("visitors", "Until settled they count with the longest usual stay, and in no report's stays.")
        if rest > 0:
            said = translate("visitors", "{n} more.").format(n=rest) + " " + said
        self.foot.setText(said)
        if shown == self._shown:
            self._explain()
            return
        self._shown = shown
        if self._wanted is None:
            self._wanted = focused
        clear_layout(self.scroll.inner)
        self.rows = []
        for place, row in enumerate(board.unverified):
            if place:
                self.scroll.inner.addWidget(Line())
            line = VerifyRow(row, self.context, board.at, self._narrow)
            line.settled.connect(lambda left_at, line=line: self._settle(line, left_at))
            line.stepped.connect(lambda by, place=place: self._go(place + by))
            line.opened.connect(lambda row=row: self.opened.emit(row.id))
            line.left.connect(self.left)
            self.scroll.inner.addWidget(line)
            self.rows.append(line)
        self.scroll.inner.addStretch(1)
        self._explain()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            if self.rows:
                self._go(min(wanted, len(self.rows) - 1))
            elif focused is not None:
                self.left.emit()

    def minimumSizeHint(self) -> QSize:
        """The head and a line."""
        size = super().minimumSizeHint()
        size.setHeight(theme.metrics().card_head + theme.metrics().control_small)
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height it belongs to the lines, not to the explanation."""
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        room = bool(self.rows) and self.height() >= LOW * theme.metrics().t14 / 14
        for widget in (self.line, self.foot):
            widget.setVisible(room)
        self.setToolTip("" if room else self.foot.text())

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the lines leave out what is not needed to settle them."""
        self._narrow = narrow
        self.head.note.setVisible(not narrow and bool(self.rows))
        for line in self.rows:
            line.set_narrow(narrow)

    def start(self) -> None:
        """The keyboard goes to the first line."""
        self._go(0)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            line = self.rows[place]
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.scroll.ensureWidgetVisible(line, 0, 0)

    def _settle(self, line: VerifyRow, left_at: datetime | None) -> None:
        place = self.rows.index(line) if line in self.rows else 0

        def failed(error: object) -> bool:
            if isinstance(error, UserError) and left_at is not None:
                line.show_error(error.message)
                self.context.toasts.say(error.message, tone="warn")
                return True
            return False

        def done(_row: VisitRow) -> None:
            self._wanted = place
            self.settled.emit()

        self.context.act(
            visits.verify,
            _id(line.row),
            initiator=self,
            label=lambda row: translate("visitors", "Settled {name}").format(name=row.name),
            then=done,
            failed=failed,
            left_at=left_at,
        )


def _id(row: VisitRow) -> RowId:
    return row.id


def _focus() -> QWidget:
    from PySide6.QtWidgets import QApplication

    return QApplication.focusWidget() or QWidget()
