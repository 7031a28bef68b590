"""Boxes a person types or chooses in: one frame for all, which shows focus and error on its own edge."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import language, translate
from app.domain import search
from app.ui.kit import icons, theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.button import IconButton
from app.ui.kit.widgets.keyhint import KeyHint
from app.ui.kit.widgets.text import Label

DESK_ZONE = ZoneInfo("Asia/Shanghai")


class _Composing:
    """While an input method composes, no shortcut takes its keys."""

    composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether something is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep every key for the input method while it composes."""
        if event.type() == QEvent.Type.ShortcutOverride and self.composing:
            event.accept()
            return True
        return super().event(event)


class ComposingEdit(_Composing, QLineEdit):
    """A line to type in. While an input method composes, no shortcut takes its keys."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Composition ends with the focus."""
        self.composing = False
        super().focusOutEvent(event)


class Frame(Painted, QFrame):
    """The frame of a field: quiet edge, thicker and blue with the focus, thicker and red with an error."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invalid = False
        self._focused = False
        self._frozen_focus = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        self._invalid = invalid
        self.update()

    @property
    def invalid(self) -> bool:
        """Whether the red edge is shown."""
        return self._invalid

    def freeze_focus(self) -> None:
        """Show the focus edge regardless of the keyboard: for the gallery."""
        self._frozen_focus = True
        self.update()

    def _watch(self, inner: QWidget) -> None:
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus of what is inside."""
        if event.type() == QEvent.Type.FocusIn:
            self._focused = True
            self.update()
        elif event.type() == QEvent.Type.FocusOut:
            self._focused = False
            self.update()
        return False

    def _height(self) -> int:
        return theme.metrics().control

    def sizeHint(self) -> QSize:
        """As high as other controls."""
        return QSize(max(super().sizeHint().width(), 96), self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as other controls, narrow if it must be."""
        return QSize(48, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if not self.isEnabled():
            theme.rounded(painter, rect, 8, "sunken", "hairline")
        elif self._invalid:
            theme.rounded(painter, rect, 8, "surface", "bad", 2)
        elif self._focused or self._frozen_focus:
            theme.rounded(painter, rect, 8, "surface", "focus", 2)
        else:
            theme.rounded(painter, rect, 8, "surface", "line")


class TextField(Frame):
    """One line. `icon` before the text, `suffix` (a unit) and `key` (a hint) after it; `tall` is 44 high.

    Signals: `changed(str)` for every edit, `submitted()` for Enter. `edit` is the QLineEdit inside.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        icon: str | None = None,
        suffix: str = "",
        key: str | None = None,
        name: str = "",
        password: bool = False,
        tall: bool = False,
        limit: int = 0,
        validator: QValidator | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icons.require(icon)
        self._tall = tall
        self.edit = ComposingEdit(text)
        self.edit.setProperty("bare", True)
        self.edit.setProperty("big", tall)
        self.edit.setFrame(False)
        self.edit.setPlaceholderText(placeholder)
        if password:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        if limit:
            self.edit.setMaxLength(limit)
        if validator is not None:
            self.edit.setValidator(validator)
        self.setFocusProxy(self.edit)
        self._watch(self.edit)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.edit, 1)
        self.suffix = Label(suffix, tone="muted")
        theme.show_if(self.suffix, bool(suffix))
        self._row.addWidget(self.suffix)
        if key:
            self._row.addWidget(KeyHint(key))
        self._margins()
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.submitted)
        self.set_name(name or placeholder)

    def _margins(self, right: int = 12) -> None:
        # A line of text keeps two pixels to itself.
        left = 10 + (theme.metrics().icon + 8 if self._icon else 0)
        self._row.setContentsMargins(left, 0, right, 0)

    def _height(self) -> int:
        return theme.metrics().control_tall if self._tall else theme.metrics().control

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.edit.setAccessibleName(name)

    def add_trailing(self, widget: QWidget) -> None:
        """Put a small button or text inside, at the right end."""
        self._row.addWidget(widget)
        self._margins(right=4)

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def setText(self, text: str) -> None:
        """Put `text` in."""
        self.edit.setText(text)

    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.edit.text().strip()

    def set_value(self, value: Any) -> None:
        """Put a value in; None empties."""
        text = "" if value is None else str(value)
        if text != self.edit.text():
            self.edit.setText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        self.setEnabled(not read_only)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the frame goes to the text."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the icon."""
        super().paintEvent(event)
        if self._icon:
            size = theme.metrics().icon
            icons.paint(QPainter(self), self._icon, 12, (self.height() - size) / 2, "muted", size)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the icon of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._margins(self._row.contentsMargins().right())


class LongTextField(Frame):
    """Several lines; grows with `lines`. Tab goes on to the next field. Signal `changed(str)`."""

    changed = Signal(str)

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        name: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.edit = _ComposingPlain(text)
        self.edit.setProperty("bare", True)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(placeholder)
        self.edit.document().setDocumentMargin(0)
        self.edit.viewport().setAutoFillBackground(False)
        self.setFocusProxy(self.edit)
        self._watch(self.edit)
        row = QVBoxLayout(self)
        row.setContentsMargins(12, 8, 4, 8)
        row.addWidget(self.edit)
        self.edit.textChanged.connect(lambda: self.changed.emit(self.text()))
        self.set_name(name or placeholder)

    def _height(self) -> int:
        return theme.metrics().l14 * self._lines + 18

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.edit.setAccessibleName(name)

    def text(self) -> str:
        """What is typed."""
        return self.edit.toPlainText()

    def setText(self, text: str) -> None:
        """Put `text` in."""
        self.edit.setPlainText(text)

    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.text().strip()

    def set_value(self, value: Any) -> None:
        """Put a value in; None empties."""
        text = "" if value is None else str(value)
        if text != self.text():
            self.setText(text)


class _ComposingPlain(_Composing, QPlainTextEdit):
    """Several lines to type in."""


class NumberField(TextField):
    """A whole number with a unit, − and +; Up and Down change it too. `value()` is None while empty.

    Signal `value_changed(object)`. What is no number stays as typed and `text()` has it.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        value: int | None = None,
        *,
        unit: str = "",
        minimum: int = 0,
        maximum: int = 9999,
        step: int = 1,
        name: str = "",
        buttons: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", suffix=unit, name=name, parent=parent)
        self._minimum, self._maximum, self._step = minimum, maximum, step
        self._unit = unit
        # The unit stands right behind the digits, not at the far end of the box.
        self._row.removeWidget(self.suffix)
        self.suffix.hide()
        self.edit.setMaxLength(len(str(maximum)) + 1)
        self.edit.installEventFilter(self)
        if buttons:
            for icon, says, by in (
                ("minus", translate("kit", "Less"), -1),
                ("plus", translate("kit", "More"), 1),
            ):
                small = IconButton(icon, says, size=theme.metrics().control_small)
                small.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                small.clicked.connect(lambda _checked=False, by=by: self.step_by(by))
                self._row.addWidget(small)
            self._row.setSpacing(0)
            self._margins(right=4)
        self.set_value(value)
        self.changed.connect(lambda _text: (self.value_changed.emit(self.value()), self.update()))

    def value(self) -> Any:
        """The number; None while empty; the text as typed if it is no number."""
        text = self.edit.text().strip()
        if not text:
            return None
        return int(text) if re.fullmatch(r"-?\d+", text) else text

    def set_value(self, value: Any) -> None:
        """Put a number in; None empties."""
        super().set_value(value)

    def step_by(self, steps: int) -> None:
        """Go up or down within the bounds."""
        now = self.value()
        start = now if isinstance(now, int) else self._minimum - (steps > 0) * self._step
        self.set_value(max(self._minimum, min(self._maximum, start + steps * self._step)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down change the number."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if by:
                self.step_by(by)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, and the unit behind the digits."""
        super().paintEvent(event)
        if self._unit and self.edit.text():
            painter = QPainter(self)
            painter.setFont(theme.font())
            painter.setPen(theme.colour("muted"))
            x = self.edit.x() + theme.text_width(self.edit.text(), theme.font()) + 8
            painter.drawText(
                QRectF(x, 0, self.width() - x, self.height()), int(Qt.AlignmentFlag.AlignVCenter), self._unit
            )


class MinutesField(TextField):
    """A length of time, typed as minutes ("90") or hours and minutes ("1:30"); `value()` in minutes."""

    def __init__(self, value: int | None = None, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", suffix=translate("kit", "min"), name=name, parent=parent)
        self.set_value(value)

    def value(self) -> Any:
        """Minutes; None while empty; the text as typed if it is no length of time."""
        text = self.edit.text().strip().lower().replace("：", ":")
        if not text:
            return None
        if text.isdigit():
            return int(text)
        found = re.fullmatch(r"(\d+)\s*(?:h|:|小时)\s*(\d{0,2})\s*(?:m|分|分钟)?", text)
        return int(found[1]) * 60 + int(found[2] or 0) if found else text


_DATE = re.compile(r"(?:(?P<y>\d{4})\s*[-/.年])?\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*日?|(?P<all>\d{8})")
_TIME = re.compile(r"(?P<h>\d{1,2})\s*[:：点时]\s*(?P<n>\d{1,2})?\s*分?|(?P<hm>\d{4})")


class DateField(TextField):
    """A day, typed as people write it (2026-3-5, 3月5日, 3.5) or picked; Up and Down move by a day.

    `value()` is a `date`, None while empty, or the text as typed where it is no day.
    """

    def __init__(
        self,
        value: date | None = None,
        *,
        name: str = "",
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", placeholder=self._pattern(), name=name, parent=parent)
        self._today = today
        self._picker: QCalendarWidget | None = None
        pick = IconButton("calendar", translate("kit", "Pick a day"), size=theme.metrics().control_small)
        pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pick.clicked.connect(self._pick)
        self.add_trailing(pick)
        self.edit.editingFinished.connect(self._tidy)
        self.set_name(name)
        self.set_value(value)

    def _pattern(self) -> str:
        return translate("kit", "yyyy-mm-dd")

    def today(self) -> date:
        """The day a bare "3-5" is near to."""
        return self._today or datetime.now(DESK_ZONE).date()

    def value(self) -> Any:
        """The day; None while empty; the text as typed if it is no day."""
        text = self.edit.text().strip()
        return (self._read(text) or text) if text else None

    def set_value(self, value: Any) -> None:
        """Put a day in; None empties."""
        self.edit.setText(value if isinstance(value, str) else self._write(value) if value is not None else "")

    def _read(self, text: str) -> Any:
        found = _DATE.fullmatch(text.strip())
        return self._day(found) if found else None

    def _day(self, found: "re.Match[str]") -> date | None:
        whole = found["all"]
        year = int(whole[:4]) if whole else int(found["y"] or self.today().year)
        month, day = (int(whole[4:6]), int(whole[6:])) if whole else (int(found["m"]), int(found["d"]))
        try:
            return date(year, month, day)
        except ValueError:
            return None

    def _write(self, value: Any) -> str:
        return value.isoformat()

    def _tidy(self) -> None:
        value = self.value()
        if value is not None and not isinstance(value, str):
            self.set_value(value)

    def _move(self, by: int) -> None:
        value = self.value()
        if isinstance(value, date):
            self.set_value(value + timedelta(days=by))
        else:
            self.set_value(self._start())

    def _start(self) -> Any:
        return self.today()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move by a day, Alt+Down opens the calendar."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._pick()
                return True
            if by:
                self._move(by)
                return True
        return super().eventFilter(watched, event)

    def _pick(self) -> None:
        if self._picker is not None and self._picker.property("look") != str(theme.current()):
            self._picker.deleteLater()
            self._picker = None
        if self._picker is None:
            self._picker = QCalendarWidget(self)
            self._picker.setProperty("look", str(theme.current()))
            self._picker.setWindowFlags(Qt.WindowType.Popup)
            self._picker.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._picker.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._picker.setLocale(QLocale(language()))
            self._dress_picker(self._picker)
            self._picker.clicked.connect(self._picked)
            self._picker.activated.connect(self._picked)
        value = self.value()
        day = self._date_of(value) if value is not None and not isinstance(value, str) else self.today()
        self._picker.setSelectedDate(QDate(day.year, day.month, day.day))
        self._picker.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._picker.show()
        self._picker.setFocus()

    def _dress_picker(self, picker: QCalendarWidget) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour("muted"))
        picker.setHeaderTextFormat(quiet)
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            picker.setWeekdayTextFormat(day, plain)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = picker.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(icons.icon(icon, "text"))

    def _date_of(self, value: Any) -> date:
        return value

    def _picked(self, day: QDate) -> None:
        if self._picker is not None:
            self._picker.hide()
        self._take_day(date(day.year(), day.month(), day.day()))
        self.edit.setFocus()

    def _take_day(self, day: date) -> None:
        self.set_value(day)


class DateTimeField(DateField):
    """A day and a time of `zone`; `value()` is an aware UTC datetime. A time alone means today; where only
    what is to come makes sense (`now` answers the present), it is the next time the clock shows it: 01:30, written
    at 23:40, is tomorrow's.

    Up and Down move by a quarter of an hour.
    """

    def __init__(
        self,
        value: datetime | None = None,
        *,
        name: str = "",
        zone: ZoneInfo = DESK_ZONE,
        today: date | None = None,
        now: Callable[[], datetime] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._zone = zone
        self._now = now
        super().__init__(value, name=name, today=today, parent=parent)

    def today(self) -> date:
        """Today at the centre, also after midnight."""
        return self._now().astimezone(self._zone).date() if self._now is not None else super().today()

    def _pattern(self) -> str:
        return translate("kit", "yyyy-mm-dd hh:mm")

    def _read(self, text: str) -> Any:
        text = text.replace("T", " ").strip()
        found = _TIME.fullmatch(text)
        day: date | None = self.today()
        bare = found is not None
        if found is None:
            front = _DATE.match(text)
            if front is None:
                return None
            day = self._day(front)
            found = _TIME.fullmatch(text[front.end() :].strip())
        if found is None or day is None:
            return None
        whole = found["hm"]
        hour, minute = (int(whole[:2]), int(whole[2:])) if whole else (int(found["h"]), int(found["n"] or 0))
        if hour > 23 or minute > 59:
            return None
        moment = datetime.combine(day, time(hour, minute), self._zone)
        if bare and self._now is not None and moment <= self._now():
            moment = datetime.combine(day + timedelta(days=1), moment.time(), self._zone)
        return moment.astimezone(UTC)

    def _write(self, value: Any) -> str:
        return value.astimezone(self._zone).strftime("%Y-%m-%d %H:%M")

    def _move(self, by: int) -> None:
        value = self.value()
        self.set_value(value + timedelta(minutes=15 * by) if isinstance(value, datetime) else self._start())

    def _start(self) -> Any:
        return self._now() if self._now is not None else datetime.now(UTC)

    def _date_of(self, value: Any) -> date:
        return value.astimezone(self._zone).date()

    def _take_day(self, day: date) -> None:
        value = self.value()
        now = (value if isinstance(value, datetime) else datetime.now(UTC)).astimezone(self._zone)
        self.set_value(datetime.combine(day, now.time().replace(second=0, microsecond=0), self._zone))


class TimeField(TextField):
    """A time of day (18:30, 1830, 18点30, 18); `value()` in minutes from midnight, None while empty."""

    def __init__(self, value: int | None = None, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", placeholder=translate("kit", "hh:mm"), name=name, parent=parent)
        self.set_name(name)
        self.set_value(value)

    def value(self) -> Any:
        """Minutes from midnight; None while empty; the text as typed if it is no time."""
        text = self.edit.text().strip()
        if not text:
            return None
        found = _TIME.fullmatch(f"{text}:" if text.isdecimal() and len(text) <= 2 else text)
        if found is None:
            return text
        whole = found["hm"]
        hour, minute = (int(whole[:2]), int(whole[2:])) if whole else (int(found["h"]), int(found["n"] or 0))
        return hour * 60 + minute if hour <= 24 and minute < 60 else text

    def set_value(self, value: Any) -> None:
        """Put minutes from midnight in; None empties."""
        super().set_value(f"{value // 60:02}:{value % 60:02}" if isinstance(value, int) else value)


class SecretField(TextField):
    """An identity number: shown masked until it is edited; `unmask` asks the owner to reveal it.

    `reveal_asked()` is sent when the eye is pressed; answer with `reveal(text)`. `value()` is None while
    the kept number was not touched (see `touched`).
    """

    reveal_asked = Signal()

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", name=name, limit=24, parent=parent)
        self.touched = False
        self._masked = ""
        self.eye = IconButton("eye", translate("kit", "Show in full"), size=theme.metrics().control_small)
        self.eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.eye.clicked.connect(self.reveal_asked)
        self.eye.hide()
        self.add_trailing(self.eye)
        self.edit.textEdited.connect(self._typed)

    def set_masked(self, masked: str) -> None:
        """Show what a person may see of the kept number ("**************1234")."""
        self._masked = masked
        self.touched = False
        self.edit.clear()
        self.edit.setPlaceholderText(masked)
        theme.show_if(self.eye, bool(masked))

    def reveal(self, text: str) -> None:
        """Show the kept number in full; it counts as untouched until edited."""
        self.edit.setText(text)
        self.touched = False
        self.eye.hide()

    def value(self) -> Any:
        """The new number, "" to remove it, None if the kept one stays."""
        return self.edit.text().strip().upper() if self.touched else None

    def set_value(self, value: Any) -> None:
        """Put a typed number in (a draft); None leaves the kept one."""
        if value is None:
            self.touched = False
            self.edit.clear()
        else:
            self.edit.setText(str(value))
            self.touched = True

    def _typed(self, _text: str) -> None:
        self.touched = True


class Select(Painted, QComboBox):
    """A choice of one. `choices` are (value, label) pairs; `empty` is the label of "nothing chosen".

    Signal `chosen(object)` with the value. `value()` is None while nothing is chosen. Typing goes to the next
    choice that begins so, in characters or in the initials or syllables of their pinyin.
    """

    chosen = Signal(object)
    TYPING = 1.0

    def __init__(
        self,
        choices: Iterable[tuple[Any, str]] = (),
        *,
        name: str = "",
        empty: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._invalid = False
        self._empty = empty
        self._typed, self._typed_at = "", 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(4)
        # The usual list of a combo box takes no measures from the style sheet; this one does.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.view().installEventFilter(self)
        self.set_choices(choices)
        self.currentIndexChanged.connect(lambda _index: self.chosen.emit(self.value()))

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Replace the choices, keeping the chosen value if it is still there."""
        kept = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        if self._empty is not None:
            self.addItem(self._empty, None)
        for value, label in choices:
            self.addItem(label, value)
        self.set_value(kept)
        self.blockSignals(blocked)
        self.updateGeometry()

    def value(self) -> Any:
        """The chosen value."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose `value`; nothing where it is no choice."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return
        self.setCurrentIndex(0 if self._empty is not None else -1)

    def set_invalid(self, invalid: bool) -> None:
        """Show or take back the red edge."""
        self._invalid = invalid
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters go to the choice that begins with them."""
        if not _writes(event):
            super().keyPressEvent(event)
            return
        index = self._type(event.text().casefold(), self.currentIndex())
        if index is not None and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.activated.emit(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """So they do in the open list."""
        if watched is self.view() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if not _writes(event):
                return False
            index = self._type(event.text().casefold(), self.view().currentIndex().row())
            if index is not None:
                self.view().setCurrentIndex(self.model().index(index, 0))
            return True
        return super().eventFilter(watched, event)

    def _type(self, letter: str, here: int) -> int | None:
        """Where typing one more letter leads from the choice `here`."""
        now = monotonic()
        typed = self._typed + letter if now - self._typed_at < self.TYPING else letter
        self._typed, self._typed_at = typed, now
        # A letter that begins a word, or the same letter again, goes on to the next one.
        again = len(set(typed)) == 1
        start = max(here, 0) + again
        for wanted in (typed, letter) if again else (typed,):
            for step in range(self.count()):
                index = (start + step) % self.count()
                if any(way.startswith(wanted) for way in _begins(self.itemText(index))):
                    return index
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a page must not change a choice under the mouse."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Room for the longest choice."""
        longest = max((theme.text_width(self.itemText(i), theme.font()) for i in range(self.count())), default=60)
        return QSize(min(longest, 320) + 24 + 8 + theme.metrics().icon, theme.metrics().control)

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be."""
        return QSize(72, theme.metrics().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the choice and the arrow."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if not self.isEnabled():
            theme.rounded(painter, rect, 8, "sunken", "hairline")
        elif self._invalid or self.hasFocus():
            theme.rounded(painter, rect, 8, "surface", "bad" if self._invalid else "focus", 2)
        else:
            theme.rounded(painter, rect, 8, "surface", "line")
        size = theme.metrics().icon
        room = self.width() - 24 - size - 8
        painter.setFont(theme.font())
        nothing = self.currentIndex() < 0 or self.currentData() is None
        painter.setPen(theme.colour("muted" if nothing or not self.isEnabled() else "text"))
        text = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(12, 0, room, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
        icons.paint(painter, "chevron-down", self.width() - 12 - size, (self.height() - size) / 2, "muted", size)


def _writes(event: QKeyEvent) -> bool:
    other = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    return not event.modifiers() & ~other and event.text().isprintable() and bool(event.text().strip())


@lru_cache(maxsize=512)
def _begins(label: str) -> tuple[str, ...]:
    """What one may type to reach a label: itself, its pinyin, its initials."""
    initials = "".join(syllable[0] for syllable in search.fold(search.pinyin(label)).split())
    return (label.casefold(), initials, *search.spellings(label))


class _Ticked(Painted, Ringed):
    """What check boxes and radio buttons share: a 20-pixel mark and its text."""

    ring_radius = 6

    def sizeHint(self) -> QSize:
        width = 20 + (8 + theme.text_width(self.text(), theme.font()) if self.text() else 0)  # type: ignore[attr-defined]
        return QSize(width + 4, max(28, theme.metrics().l14 + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _position: QPoint) -> bool:
        return True

    def _write(self, painter: QPainter) -> None:
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text" if self.isEnabled() else "muted"))  # type: ignore[attr-defined]
        painter.drawText(
            QRectF(28, 0, self.width() - 28, self.height()),  # type: ignore[attr-defined]
            int(Qt.AlignmentFlag.AlignVCenter),
            self.text(),
        )  # type: ignore[attr-defined]


class CheckBox(_Ticked, QCheckBox):
    """A yes or no. `value()` and `set_value(bool)`; signal `toggled(bool)`."""

    def __init__(self, text: str = "", checked: bool = False, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(checked)
        self.setAccessibleName(name or text)

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    def set_invalid(self, invalid: bool) -> None:
        """Check boxes have no edge to redden; the sentence below says it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the tick and the text."""
        painter = QPainter(self)
        box = QRectF(0, round((self.height() - 20) / 2), 20, 20)
        on = self.checkState() != Qt.CheckState.Unchecked
        if not self.isEnabled():
            theme.rounded(painter, box, 4, "sunken", "hairline")
        elif on:
            theme.rounded(painter, box, 4, "focus")
        else:
            theme.rounded(painter, box, 4, "hover" if self.underMouse() else "surface", "line")
        if on:
            token = "on-focus" if self.isEnabled() else "muted"
            half = self.checkState() == Qt.CheckState.PartiallyChecked
            icons.paint(painter, "minus" if half else "check", 3, box.y() + 3, token, 14)
        self._write(painter)


class RadioButton(_Ticked, QRadioButton):
    """One of several; put them in one parent."""

    ring_radius = 10

    def __init__(self, text: str, checked: bool = False, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(checked)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring and the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(10, round(self.height() / 2))
        if self.isChecked():
            painter.setPen(QPen(theme.colour("focus" if self.isEnabled() else "muted"), 6))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(centre, 7, 7)
        else:
            painter.setPen(QPen(theme.colour("line" if self.isEnabled() else "hairline"), 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
            painter.drawEllipse(centre, 9.5, 9.5)
        self._write(painter)


class RadioGroup(QWidget):
    """Several radio buttons in a row. Signal `chosen(object)`."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[Any, str]], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._buttons: list[tuple[Any, RadioButton]] = []
        for value, label in choices:
            button = RadioButton(label)
            button.toggled.connect(lambda on, value=value: self.chosen.emit(value) if on else None)
            row.addWidget(button)
            self._buttons.append((value, button))
        row.addStretch(1)
        if self._buttons:
            self.setFocusProxy(self._buttons[0][1])

    def set_name(self, name: str) -> None:
        """What assistive technology calls it."""
        self.setAccessibleName(name)

    def value(self) -> Any:
        """The chosen value, None while nothing is."""
        return next((value for value, button in self._buttons if button.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose `value`; the keyboard comes to it first."""
        for own, button in self._buttons:
            button.setChecked(own == value)
            if own == value:
                self.setFocusProxy(button)
