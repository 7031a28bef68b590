"""The sign-in screen, which is also the lock screen: who works here, and six digits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import PIN_LENGTH
from app.ui.kit import icons, theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Button, Icon, Label, Line, Mark, Scroll
from app.ui.kit.widgets.keyhint import KeyHint, hint_width, paint_hint
from app.ui.kit.widgets.marks import paint_avatar


@dataclass(frozen=True)
class Clerk:
    """One row of the list. `note` stands at the right ("18:36 locked")."""

    id: RowId
    name: str
    role: str
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """What the left side says: clock and day, and lines of (icon, token, text)."""

    centre: str = ""
    time: str = ""
    day: str = ""
    duty: str = ""
    lines: Sequence[tuple[str, str, str]] = field(default_factory=tuple)
    backup: str = ""
    backup_good: bool = True


class BigClock(Painted, QWidget):
    """The time, readable from the other side of the counter."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set(self, text: str) -> None:
        """Show another time."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def _face(self):
        face = theme.font("t28", True)
        face.setPixelSize(round(theme.metrics().t28 * 2.57))
        return face

    def sizeHint(self) -> QSize:
        """Room for five signs."""
        return QSize(theme.text_width("00:00", self._face()), round(theme.metrics().l28 * 2.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setFont(self._face())
        painter.setPen(theme.colour("text"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._text)


class ClerkRow(Painted, Ringed, QAbstractButton):
    """One of the staff, with the digit that chooses them."""

    def __init__(self, clerk: Clerk, digit: str) -> None:
        super().__init__()
        self.clerk = clerk
        self.digit = digit
        self.setText(clerk.name)
        self.setCheckable(True)
        self.setAccessibleName(" ".join(part for part in (clerk.name, clerk.role, digit) if part))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(240, theme.metrics().row_two + 6)

    def minimumSizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the initial, two lines, the note and the digit."""
        painter = QPainter(self)
        sizes = theme.metrics()
        on = self.isChecked()
        wash = "press" if self.isDown() else "hover" if self.underMouse() else "surface"
        theme.rounded(painter, QRectF(self.rect()), 8, "select" if on else wash, "select-edge" if on else "hairline")
        side = 36 if sizes.t14 == 14 else 44
        middle = self.height() / 2
        paint_avatar(painter, self.clerk.name, 16, middle - side / 2, side, "surface" if on else "sunken")
        left, right = 16 + side + 12, self.width() - 16.0
        if self.digit:
            right -= hint_width(self.digit)
            paint_hint(painter, self.digit, right, middle - sizes.keyhint / 2, fill="surface")
            right -= 12
        if self.clerk.note:
            small = theme.font("t12")
            wide = theme.text_width(self.clerk.note, small)
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                QRectF(right - wide, 0, wide + 2, self.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
                self.clerk.note,
            )
            right -= wide + 12
        top = middle - (sizes.l14 + sizes.l12) / 2
        for text, face, token, y, high in (
            (self.clerk.name, theme.font(medium=True), "text", top, sizes.l14),
            (self.clerk.role, theme.font("t12"), "muted", top + sizes.l14, sizes.l12),
        ):
            painter.setFont(face)
            painter.setPen(theme.colour(token))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(right - left))
            painter.drawText(QRectF(left, y, right - left, high), int(Qt.AlignmentFlag.AlignVCenter), cut)


class PinField(Painted, QWidget):
    """Six places for digits; what was typed is never shown. Signals `typed()`, `entered()`."""

    typed = Signal()
    entered = Signal()
    emptied = Signal()
    moved = Signal(int)
    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.pin = ""
        self.invalid = False
        self.takes_pin = False
        self.setAccessibleName(translate("shell", "PIN"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a row of the list."""
        return QSize(240, theme.metrics().row_two + 6)

    def minimumSizeHint(self) -> QSize:
        """As high as a row of the list."""
        return QSize(200, self.sizeHint().height())

    def set_pin(self, pin: str, *, invalid: bool = False) -> None:
        """Put digits in, or take them all out."""
        self.pin = pin[:PIN_LENGTH]
        self.invalid = invalid
        self.setAccessibleDescription(translate("shell", "{n} of {all} digits").format(n=len(self.pin), all=PIN_LENGTH))
        self.update()

    def press(self, digit: str) -> None:
        """One more digit: it chooses a person while nobody is chosen, else it belongs to the PIN."""
        if not self.takes_pin:
            self.pointed.emit(int(digit))
        elif len(self.pin) < PIN_LENGTH:
            self.set_pin(self.pin + digit)
            self.typed.emit()

    def back(self) -> None:
        """Take one digit back; from an empty field go back to choosing."""
        if self.pin:
            self.set_pin(self.pin[:-1])
            self.typed.emit()
        else:
            self.emptied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace, Esc, Enter, Up and Down."""
        key = Qt.Key(event.key())
        if event.text() and event.text() in "0123456789":
            self.press(event.text())
        elif key == Qt.Key.Key_Backspace:
            self.back()
        elif key == Qt.Key.Key_Escape:
            if self.pin:
                self.set_pin("")
                self.typed.emit()
            else:
                self.emptied.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event) -> None:
        """Show the focus on the edge."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:
        """Show that the focus went."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge and six places, the filled ones dark."""
        painter = QPainter(self)
        edge = "bad" if self.invalid else "focus" if self.hasFocus() else "line"
        thick = 2 if self.invalid or self.hasFocus() else 1
        theme.rounded(painter, QRectF(self.rect()), 8, "surface", edge, thick)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = 28
        x = (self.width() - step * (PIN_LENGTH - 1)) / 2
        for place in range(PIN_LENGTH):
            box = QRectF(x + place * step - 6, self.height() / 2 - 6, 12, 12)
            if place < len(self.pin):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("text"))
                painter.drawEllipse(box)
            else:
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))


class PadKey(Painted, Ringed, QAbstractButton):
    """One key of the pad on the screen."""

    def __init__(self, text: str = "", icon: str | None = None, name: str = "") -> None:
        super().__init__()
        self._icon = icons.require(icon)
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Large enough for a finger."""
        return QSize(96, theme.metrics().row_two + 2)

    def minimumSizeHint(self) -> QSize:
        """Never too small for a finger."""
        return QSize(64, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key."""
        painter = QPainter(self)
        wash = "press" if self.isDown() else "hover" if self.underMouse() else "surface"
        theme.rounded(painter, QRectF(self.rect()), 8, wash, "btn-line")
        if self._icon:
            size = 20
            icons.paint(painter, self._icon, (self.width() - size) / 2, (self.height() - size) / 2, "text", size)
            return
        painter.setFont(theme.font("t20" if len(self.text()) == 1 and self.text().isdigit() else "t14", True))
        painter.setPen(theme.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Side(Painted, QWidget):
    """The left part of sign-in and first run: a white sheet with a hairline at its right."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("hairline"))


def brand(title: str, say: str, size: int = 40) -> tuple[QHBoxLayout, Label, Label]:
    """Mark, name and a line below it."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Mark(size), 0, Qt.AlignmentFlag.AlignVCenter)
    words = QVBoxLayout()
    words.setSpacing(0)
    name = Label(title, "heading")
    below = Label(say, "caption", "muted", elide=True)
    words.addStretch(1)
    words.addWidget(name)
    words.addWidget(below)
    words.addStretch(1)
    row.addLayout(words, 1)
    return row, name, below


class SignIn(QWidget):
    """Signals: `wanted(staff_id, pin)` when Enter is pressed, `help_asked()`.

    A digit chooses a person, six more are the PIN, Enter goes in. Arrows choose too; Esc goes back.
    """

    wanted = Signal(object, str)
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: list[ClerkRow] = []
        self._busy = False
        self._ahead: list[str] | None = []
        self._why: Callable[[], str] | None = None
        self._waiting = QTimer(self)
        self._waiting.setInterval(500)
        self._waiting.timeout.connect(self._count_down)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._left(), 33)
        outer.addWidget(self._right(), 67)

    def _left(self) -> QWidget:
        side = Side()
        side.setMinimumWidth(320)
        column = QVBoxLayout(side)
        column.setContentsMargins(48, 48, 48, 44)
        column.setSpacing(0)
        head, _name, self.centre = brand(translate("shell", "Dangqun Desk"), "")
        column.addLayout(head)
        column.addStretch(2)
        self.clock = BigClock()
        column.addWidget(self.clock)
        column.addSpacing(4)
        self.day = Label("", "lead")
        self.duty = Label("", tone="muted", wrap=True)
        column.addWidget(self.day)
        column.addWidget(self.duty)
        column.addSpacing(36)
        column.addWidget(Line())
        column.addSpacing(20)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(12)
        column.addLayout(self._facts)
        column.addStretch(5)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._backup_icon = Icon("circle-check", "good-ink", 14)
        foot.addWidget(self._backup_icon)
        self.backup = Label("", "caption", "muted", elide=True)
        foot.addWidget(self.backup, 1)
        help_button = Button(translate("shell", "Help"), "ghost", small=True)
        help_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        help_button.clicked.connect(self.help_asked)
        foot.addWidget(help_button)
        foot.addWidget(KeyHint("F1"))
        column.addLayout(foot)
        return side

    def _right(self) -> QWidget:
        holder = QWidget()
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.addStretch(1)
        block = QWidget()
        self._block = block
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Label(translate("shell", "Who is on duty?"), "title"))
        column.addSpacing(4)
        self.say = Label("", tone="muted", wrap=True)
        column.addWidget(self.say)
        column.addSpacing(24)
        both = QHBoxLayout()
        both.setSpacing(32)
        left = QVBoxLayout()
        left.setSpacing(12)
        self._list = Scroll(spacing=8)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        left.addWidget(self._list, 1)
        card = QHBoxLayout()
        card.setContentsMargins(4, 0, 0, 0)
        card.setSpacing(8)
        card.addWidget(Icon("scan-line"))
        card.addWidget(Label(translate("shell", "A work card can be scanned too"), "caption", "muted", elide=True), 1)
        left.addLayout(card)
        both.addLayout(left, 1)
        both.addLayout(self._pad(), 1)
        column.addLayout(both)
        column.addSpacing(16)
        column.addWidget(Line())
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        words = translate("shell", "Changing over interrupts nothing: every act is kept under the name of who did it.")
        foot.addWidget(Label(words, "caption", "muted", wrap=True), 1)
        forgot = translate("shell", "PIN forgotten? An administrator sets a new one.")
        foot.addWidget(Label(forgot, "caption", "info"))
        column.addLayout(foot)
        column.addStretch(1)
        outer.addWidget(block, 0)
        outer.addStretch(1)
        self._measure()
        self.say_error("")
        return holder

    def _pad(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self.field = PinField()
        self.field.entered.connect(self._enter)
        self.field.typed.connect(self._typed)
        self.field.emptied.connect(lambda: self.choose(-1))
        self.field.moved.connect(self._move)
        self.field.pointed.connect(self._point)
        column.addWidget(self.field)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, digit in enumerate("123456789"):
            self._pad_key(grid, PadKey(digit), lambda digit=digit: self.field.press(digit), divmod(place, 3))
        clear = PadKey(translate("shell", "Clear"))
        self._pad_key(grid, clear, lambda: (self.field.set_pin(""), self._typed()), (3, 0))
        self._pad_key(grid, PadKey("0"), lambda: self.field.press("0"), (3, 1))
        back = PadKey(icon="delete", name=translate("shell", "Take back a digit"))
        self._pad_key(grid, back, self.field.back, (3, 2))
        column.addLayout(grid)
        column.addSpacing(4)
        self.enter_button = Button(translate("shell", "Enter the desk"), "primary", key="Enter")
        self.enter_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.enter_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.enter_button.clicked.connect(self._enter)
        column.addWidget(self.enter_button)
        error = QHBoxLayout()
        error.setSpacing(6)
        self._error_icon = Icon("circle-alert", "bad-ink", 14)
        self.error = Label("", tone="bad", wrap=True)
        self.error.setAlignment(Qt.AlignmentFlag.AlignTop)
        error.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        error.addWidget(self.error, 1)
        column.addLayout(error)
        return column

    def _pad_key(self, grid: QGridLayout, key: PadKey, does, place: tuple[int, int]) -> None:
        key.clicked.connect(lambda: (does(), self.field.setFocus(Qt.FocusReason.OtherFocusReason)))
        grid.addWidget(key, *place)

    def _measure(self) -> None:
        large = theme.current().type == "large"
        self._block.setFixedWidth(720 if large else 640)
        self.enter_button.setMinimumHeight(theme.metrics().control_tall)

    def changeEvent(self, event: QEvent) -> None:
        """Take the measures of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "enter_button"):
            self._measure()

    # What it shows

    def set_facts(self, facts: Facts) -> None:
        """Say where and when we are, and how things stand."""
        from app.ui.kit.widgets import clear_layout

        self.centre.setText(facts.centre)
        self.clock.set(facts.time)
        self.day.setText(facts.day)
        self.duty.setText(facts.duty)
        clear_layout(self._facts)
        for icon, token, text in facts.lines:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            row.addWidget(Icon(icon, token, 20), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(Label(text, elide=True), 1)
            self._facts.addWidget(line)
        self.backup.setText(facts.backup)
        self._backup_icon.set(
            "circle-check" if facts.backup_good else "triangle-alert", "good-ink" if facts.backup_good else "warn-ink"
        )
        self._backup_icon.setVisible(bool(facts.backup))

    def set_clerks(self, clerks: Sequence[Clerk]) -> None:
        """Show who may sign in; whoever was chosen stays so."""
        from app.ui.kit.widgets import clear_layout

        kept = self.chosen
        clear_layout(self._list.inner)
        self._rows = []
        for place, clerk in enumerate(clerks):
            row = ClerkRow(clerk, str((place + 1) % 10) if place < 10 else "")
            row.clicked.connect(lambda _on=False, place=place: self._clicked(place))
            self._list.inner.addWidget(row)
            self._rows.append(row)
        self._list.inner.addStretch(1)
        place = next((i for i, row in enumerate(self._rows) if kept is not None and row.clerk.id == kept.id), -1)
        self._mark(place)
        ahead, self._ahead = self._ahead, None
        for key in ahead or ():
            if key == "Enter":
                self._enter()
            else:
                self.field.press(key)

    @property
    def clerks(self) -> list[Clerk]:
        """Who is listed."""
        return [row.clerk for row in self._rows]

    @property
    def chosen(self) -> Clerk | None:
        """Who is chosen."""
        return next((row.clerk for row in self._rows if row.isChecked()), None)

    def _mark(self, place: int) -> None:
        for index, row in enumerate(self._rows):
            row.setChecked(index == place)
        self.field.takes_pin = 0 <= place < len(self._rows)
        if self.field.takes_pin:
            self._list.ensureWidgetVisible(self._rows[place])
            words = translate("shell", "{name}: enter the six digits of the PIN. Esc chooses someone else")
            self.say.setText(words.format(name=self._rows[place].clerk.name))
        else:
            self.say.setText(translate("shell", "Press a digit to choose, then enter the six digits of the PIN"))
        self._typed()

    def choose(self, place: int) -> None:
        """Choose the person at a place of the list; −1 nobody."""
        if place >= len(self._rows):
            self.say_error(translate("shell", "Nobody has this number."))
            return
        self.field.set_pin("")
        self._mark(place)
        self.say_error("")

    def choose_person(self, staff_id: RowId) -> bool:
        """Choose by id (a scanned card); False when they are not listed."""
        place = next((i for i, row in enumerate(self._rows) if row.clerk.id == staff_id), -1)
        if place >= 0:
            self.choose(place)
        return place >= 0

    def _point(self, digit: int) -> None:
        if self._ahead is not None:
            # Somebody types before the list is there: nothing typed is lost.
            self._ahead.append(str(digit))
        else:
            self.choose((digit - 1) % 10)

    def _clicked(self, place: int) -> None:
        self.choose(place)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        if not self._rows:
            return
        here = next((i for i, row in enumerate(self._rows) if row.isChecked()), None)
        start = (0 if by > 0 else len(self._rows) - 1) if here is None else (here + by) % len(self._rows)
        self.choose(start)

    def _typed(self) -> None:
        self.field.invalid = False
        self.field.update()
        self.enter_button.setEnabled(not self._busy and self.field.takes_pin and len(self.field.pin) == PIN_LENGTH)

    def _enter(self) -> None:
        if self._busy:
            return
        if self._ahead is not None:
            self._ahead.append("Enter")
            return
        chosen = self.chosen
        if chosen is None:
            self.say_error(translate("shell", "First choose who you are."))
        elif len(self.field.pin) < PIN_LENGTH:
            self.say_error(translate("shell", "The PIN has six digits."))
        else:
            self._busy = True
            self._typed()
            self.say_error("")
            self.wanted.emit(chosen.id, self.field.pin)

    def refused(self, message: str) -> None:
        """The PIN did not fit: say why, take the digits away, stay with the person."""
        self._busy = False
        self.field.set_pin("", invalid=True)
        self.enter_button.setEnabled(False)
        self.say_error(message)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, why: Callable[[], str]) -> None:
        """Show `why()` until it says nothing any more: the seconds that are left after wrong PINs."""
        self._why = why
        self._waiting.start()
        self._count_down()

    def _count_down(self) -> None:
        said = self._why() if self._why is not None else ""
        if not said:
            self._why = None
            self._waiting.stop()
        shown = said
        self.error.setText(shown)
        self._error_icon.setVisible(bool(shown))
        if not shown:
            self.field.set_pin(self.field.pin)

    def over(self) -> None:
        """An answer came, whichever."""
        self._busy = False
        self._typed()

    def start(self) -> None:
        """Begin anew: nobody chosen, no digits, the keyboard in the field."""
        self._busy = False
        self.choose(-1)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_error(self, message: str) -> None:
        """Show a sentence, or take it back; its room stays."""
        self._why = None
        self._waiting.stop()
        self.error.setText(message)
        self._error_icon.setVisible(bool(message))
        self.error.setFixedHeight(2 * theme.metrics().l14 + 2)
        self.field.setAccessibleDescription(message)
