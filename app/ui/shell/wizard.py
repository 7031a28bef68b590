"""The first run, in about three minutes: a new centre, a demo to try, or a backup to go on from."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import DeskError, UserError
from app.core.i18n import translate
from app.domain import auth, shifts
from app.domain.auth import Actor
from app.domain.settings import DUTY_DAY_START, HOURS, SHIFTS, SITE_CODE, SITE_LEVEL, SITE_NAME, SITE_PARENT
from app.domain.sites import LEVEL_LABELS, Level, check_site_code, level_label
from app.services.desk import Desk
from app.ui.kit import icons, theme
from app.ui.kit.context import Context
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    Card,
    Icon,
    Label,
    Line,
    ProgressSheet,
    Scroll,
    SegmentedControl,
    TextField,
    TimeField,
)
from app.ui.settings.editors import HoursEditor, ShiftsEditor
from app.ui.settings.rows import SideRow
from app.ui.shell import words
from app.ui.shell.joining import JoinPage
from app.ui.shell.signin import Side, brand

DRAFT = "first_run"
NEW, DEMO, RESTORE, JOIN = "new", "demo", "restore", "join"
_DEMO_PAGE, _JOIN_PAGE = 4, 5


class StepRow(Painted, QWidget):
    """One step at the left: number or tick, what it is, what was chosen."""

    def __init__(self, number: int, title: str, say: str) -> None:
        super().__init__()
        self.number, self.title, self.say = number, title, say
        self.state = "ahead"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, state: str, say: str | None = None) -> None:
        """`state` is done, here or ahead."""
        self.state = state
        self.say = say if say is not None else self.say
        self.setAccessibleName(f"{self.number} {self.title} {self.say}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        sizes = theme.metrics()
        wide = max(theme.text_width(self.title, theme.font(medium=True)), theme.text_width(self.say, theme.font("t12")))
        return QSize(min(64 + wide + 16, 303), sizes.row_two + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        sizes = theme.metrics()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        here, done = self.state == "here", self.state == "done"
        if here:
            painter.fillRect(self.rect(), theme.colour("sunken"))
            painter.fillRect(QRectF(0, middle - 18, 3, 36), theme.colour("accent"))
        circle = QRectF(24, middle - 14, 28, 28)
        if done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("good-tint"))
            painter.drawEllipse(circle)
            icons.paint(painter, "check", 30, middle - 8, "good-ink", 16)
        else:
            painter.setPen(Qt.PenStyle.NoPen if here else QPen(theme.colour("btn-line"), 1))
            painter.setBrush(theme.colour("text" if here else "surface"))
            painter.drawEllipse(circle if here else circle.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(theme.colour("surface" if here else "muted"))
            painter.setFont(theme.font(medium=True))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self.number))
        top = middle - (sizes.l14 + sizes.l12) / 2
        room = self.width() - 64 - 12
        for text, face, token, y, high in (
            (self.title, theme.font(medium=here), "text" if here or done else "muted", top, sizes.l14),
            (self.say, theme.font("t12"), "muted", top + sizes.l14, sizes.l12),
        ):
            painter.setFont(face)
            painter.setPen(theme.colour(token))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(64, y, room, high), int(Qt.AlignmentFlag.AlignVCenter), cut)


class ChoiceCard(Painted, Ringed, QAbstractButton):
    """A large choice: icon, what it is, what it means, its digit."""

    def __init__(self, icon: str, title: str, say: str, digit: str) -> None:
        super().__init__()
        self._icon = icons.require(icon)
        self._say = say
        self._digit = digit
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(say)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for a title and two lines."""
        sizes = theme.metrics()
        return QSize(560, sizes.l16 + 2 * sizes.l14 + 36)

    def minimumSizeHint(self) -> QSize:
        """Room for a title and two lines."""
        return QSize(420, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, it does not only choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setChecked(True)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        from app.ui.kit.widgets.keyhint import hint_width, paint_hint

        painter = QPainter(self)
        sizes = theme.metrics()
        on = self.isChecked()
        wash = "press" if self.isDown() else "hover" if self.underMouse() else "surface"
        edge = "focus" if on else "hairline"
        theme.rounded(painter, QRectF(self.rect()), 8, "select" if on else wash, edge)
        theme.rounded(painter, QRectF(20, self.height() / 2 - 22, 44, 44), 22, "surface" if on else "sunken")
        icons.paint(painter, self._icon, 32, self.height() / 2 - 10, "info-ink" if on else "muted", 20)
        left = 84
        right = self.width() - 20 - hint_width(self._digit)
        paint_hint(painter, self._digit, right, (self.height() - sizes.keyhint) / 2, fill="surface")
        wraps = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.setFont(theme.font())
        room = QRectF(0, 0, right - left - 12, 2 * sizes.l14)
        said = min(2 * sizes.l14, max(sizes.l14, painter.boundingRect(room, wraps, self._say).height()))
        top = (self.height() - sizes.l16 - said) / 2
        painter.setFont(theme.font("t16", True))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            QRectF(left, top, right - left - 12, sizes.l16), int(Qt.AlignmentFlag.AlignVCenter), self.text()
        )
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRectF(left, top + sizes.l16, right - left - 12, 2 * sizes.l14),
            wraps,
            self._say,
        )


class PrintHead(Painted, QWidget):
    """How the centre's name and code will stand on what it prints."""

    def __init__(self) -> None:
        super().__init__()
        self._name = self._code = ""
        self.setFixedSize(240, 300)
        self.setAccessibleName(translate("shell", "The head of printed pages"))

    def set(self, name: str, code: str) -> None:
        """Show another name and code."""
        self._name, self._code = name, code
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a small sheet."""
        painter = QPainter(self)
        theme.rounded(painter, QRectF(self.rect()), 8, "surface", "hairline")
        painter.setFont(theme.font("t12"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(20, 16, 200, 24), int(Qt.AlignmentFlag.AlignVCenter), translate("shell", "As printed"))
        sheet = QRectF(20, 48, 198, 230)
        theme.rounded(painter, sheet, 4, "surface", "hairline")
        painter.setPen(theme.colour("text"))
        face = theme.font("t12", True)
        face.setPixelSize(13)
        painter.setFont(face)
        name = painter.fontMetrics().elidedText(
            self._name or translate("shell", "Name of the centre"), Qt.TextElideMode.ElideRight, 178
        )
        if not self._name:
            painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(30, 66, 178, 18), Qt.AlignmentFlag.AlignCenter, name)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(30, 87, 178, 18), Qt.AlignmentFlag.AlignCenter, translate("shell", "Visitor log"))
        painter.fillRect(QRectF(35, 116, 168, 1.4), theme.colour("text"))
        for line in range(6):
            painter.fillRect(QRectF(35, 130 + 14 * line, 168, 1), theme.colour("faint"))
        small = theme.font("t12")
        small.setPixelSize(11)
        painter.setFont(small)
        code = self._code or "—"
        painter.drawText(
            QRectF(35, 216, 168, 18),
            int(Qt.AlignmentFlag.AlignVCenter),
            translate("shell", "Code {code}").format(code=code),
        )


class Wizard(QWidget):
    """Signals: `finished(actor)` (None: go to the sign-in screen), `restore(path)`.

    Enter goes on, Alt+← goes back. What was typed is kept at every pause, the PIN never.
    """

    finished = Signal(object)
    restore = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actor: Actor | None = None
        self._busy = False
        self._demo_made = False
        self._filling = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self.put_by)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._side())
        right = QVBoxLayout()
        right.setSpacing(0)
        self.pages = QStackedWidget()
        right.addWidget(self.pages, 1)
        right.addWidget(Line())
        right.addWidget(self._foot())
        across.addLayout(right, 1)
        self._make_start()
        self._make_centre()
        self._make_admin()
        self._make_keys()
        self._make_demo()
        self._make_join()
        # A line to type in keeps the arrows for itself; a shortcut comes before it.
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.back)
        self.go_to(0)

    # Parts

    def _side(self) -> QWidget:
        side = Side()
        side.setFixedWidth(304)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 34, 1, 24)
        column.setSpacing(0)
        head, _name, _say = brand(
            translate("shell", "Dangqun Desk"), translate("shell", "First set-up, about 3 minutes"), 36
        )
        head.setContentsMargins(24, 0, 24, 0)
        column.addLayout(head)
        column.addSpacing(32)
        self.steps = [
            StepRow(1, translate("shell", "How to begin"), translate("shell", "New, demo, backup, or joining")),
            StepRow(2, translate("shell", "Centre and shifts"), translate("shell", "Name, parent, times")),
            StepRow(3, translate("shell", "Administrator"), translate("shell", "Name and PIN")),
            StepRow(4, translate("shell", "Keys and backup"), translate("shell", "A copy on a stick")),
        ]
        for step in self.steps:
            column.addWidget(step)
        column.addStretch(1)
        words_below = Label(
            translate(
                "shell", "No network is needed. What you fill in is kept at once; after a restart you go on from here."
            ),
            "caption",
            "muted",
            wrap=True,
        )
        words_below.setContentsMargins(24, 0, 24, 0)
        column.addWidget(words_below)
        return side

    def _foot(self) -> QWidget:
        foot = FootBar()
        row = QHBoxLayout(foot)
        row.setContentsMargins(64, 16, 64, 16)
        row.setSpacing(8)
        self._kept_icon = Icon("check", "good-ink", 14)
        self._kept = Label("", "caption", "muted", elide=True)
        row.addWidget(self._kept_icon)
        row.addWidget(self._kept, 1)
        self._kept_icon.hide()
        self.back_button = Button(translate("shell", "Back"), key="Alt+←")
        self.back_button.clicked.connect(self.back)
        self.next_button = Button(translate("shell", "Next"), "primary", key="Enter")
        self.next_button.clicked.connect(self.next)
        # On the last page Enter belongs to "save the key", so this button does not claim it.
        self.open_button = Button(translate("shell", "Open the desk"), "primary")
        self.open_button.clicked.connect(self.next)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        row.addWidget(self.open_button)
        return foot

    def _page(self, title: str, say: str) -> tuple[QWidget, QVBoxLayout]:
        scroll = Scroll(spacing=0, margins=(64, 40, 64, 32))
        column = scroll.inner
        column.addWidget(Label(title, "title"))
        column.addSpacing(4)
        column.addWidget(Label(say, tone="muted", wrap=True))
        column.addSpacing(28)
        self.pages.addWidget(scroll)
        return scroll, column

    def _make_start(self) -> None:
        _page, column = self._page(
            translate("shell", "How do you want to begin?"),
            translate("shell", "You can try the demo first and set up your own centre later, in another folder."),
        )
        self.choices = {
            NEW: ChoiceCard(
                "landmark",
                translate("shell", "Set up a new centre"),
                translate("shell", "Name, hours, shifts and an administrator. Everything can be changed later."),
                "1",
            ),
            DEMO: ChoiceCard(
                "circle-play",
                translate("shell", "Try it with a lively day"),
                translate("shell", "An invented centre with visitors, staff and two months of figures."),
                "2",
            ),
            RESTORE: ChoiceCard(
                "hard-drive",
                translate("shell", "Go on from a backup"),
                translate("shell", "A backup file from a stick, after a new computer or a broken disk."),
                "3",
            ),
            JOIN: ChoiceCard(
                "link",
                translate("shell", "Join a centre that has a desk already"),
                translate("shell", "This is its second computer: a request, an answer and the data come on a stick."),
                "4",
            ),
        }
        for card in self.choices.values():
            card.setMaximumWidth(720)
            column.addWidget(card)
            column.addSpacing(12)
            card.clicked.connect(self._changed)
        self.choices[NEW].setChecked(True)
        self._start_error = Label("", tone="bad", wrap=True)
        column.addWidget(self._start_error)
        column.addStretch(1)

    def _make_centre(self) -> None:
        _page, column = self._page(
            translate("shell", "Centre and shifts"),
            translate("shell", "These stand at the head of logs, forms and slips, and can be changed later."),
        )
        across = QHBoxLayout()
        across.setSpacing(40)
        form = QVBoxLayout()
        form.setSpacing(20)
        self.name = TextField(limit=60)
        self.level = SegmentedControl(
            [(level.value, level_label(level)) for level in LEVEL_LABELS], Level.COMMUNITY.value
        )
        self.code = TextField(limit=16)
        self.parent_name = TextField(limit=60, placeholder=translate("shell", "For example the street's centre"))
        self.hours = HoursEditor()
        self.start_time = TimeField(shifts.DEFAULT_START)
        self.until = Label("", tone="muted")
        self.shifts = ShiftsEditor()
        self.rows = {
            SITE_NAME.key: SideRow(translate("shell", "Centre name"), self.name, wide=504),
            SITE_LEVEL.key: SideRow(translate("shell", "Level"), self.level),
            SITE_CODE.key: SideRow(
                translate("shell", "Centre code"),
                self.code,
                wide=224,
                hint=translate("shell", "9 digits given by the parent centre; Nanshan District begins with 440305"),
            ),
            SITE_PARENT.key: SideRow(translate("shell", "Parent centre"), self.parent_name, wide=504),
            HOURS.key: SideRow(translate("shell", "Opening hours"), self.hours),
            DUTY_DAY_START.key: SideRow(
                translate("shell", "Duty day from"),
                self.start_time,
                wide=96,
                after=self.until,
                hint=translate("shell", "Visits after midnight belong to the day before; reports do not break there"),
            ),
            SHIFTS.key: SideRow(translate("shell", "Shifts"), self.shifts),
        }
        for row in self.rows.values():
            form.addWidget(row)
        across.addLayout(form, 1)
        self.head = PrintHead()
        across.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(across)
        column.addStretch(1)
        for field in (self.name, self.code, self.parent_name, self.start_time):
            field.changed.connect(self._changed)
        self.level.changed.connect(self._changed)
        self.hours.changed.connect(self._changed)
        self.shifts.changed.connect(self._changed)
        self.start_time.changed.connect(self._duty_moved)
        self.code.edit.editingFinished.connect(self._tidy_code)
        self._duty_moved()

    def _make_admin(self) -> None:
        _page, column = self._page(
            translate("shell", "Administrator"),
            translate("shell", "Sets up staff and settings, makes backups. More people can be added later."),
        )
        form = QVBoxLayout()
        form.setSpacing(20)
        self.admin = TextField(limit=20)
        self.pin = TextField(password=True, limit=6)
        self.pin_again = TextField(password=True, limit=6)
        self.rows["admin_name"] = SideRow(translate("shell", "Name"), self.admin, wide=280)
        self.rows["pin"] = SideRow(
            translate("shell", "PIN"),
            self.pin,
            wide=160,
            hint=translate("shell", "Six digits; not a row such as 123456, not a birthday"),
        )
        self.rows["pin_again"] = SideRow(translate("shell", "PIN once more"), self.pin_again, wide=160)
        for key in ("admin_name", "pin", "pin_again"):
            form.addWidget(self.rows[key])
        column.addLayout(form)
        column.addSpacing(24)
        note = QHBoxLayout()
        note.setSpacing(8)
        note.addWidget(Icon("shield"), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(
            Label(
                translate("shell", "The PIN is kept as a one-way hash. Nobody can read it, also we cannot."),
                "caption",
                "muted",
                wrap=True,
            ),
            1,
        )
        column.addLayout(note)
        column.addStretch(1)
        for field in (self.admin, self.pin, self.pin_again):
            field.changed.connect(self._changed)

    def _make_keys(self) -> None:
        _page, column = self._page(
            translate("shell", "Keys and backup"),
            translate(
                "shell",
                "ID numbers are kept under a key of this centre. Put a copy of the key on a stick and lock it away: "
                "without it, a restored backup cannot show them.",
            ),
        )
        self._key_button, self._key_say = self._saving(
            column,
            "key-round",
            translate("shell", "Copy of the key"),
            translate("shell", "One small file, for the safe"),
            translate("shell", "Save to a stick…"),
            self._save_key,
        )
        column.addSpacing(12)
        self._backup_button, self._backup_say = self._saving(
            column,
            "hard-drive",
            translate("shell", "First backup"),
            translate("shell", "Later one is made every day by itself, and seven are kept"),
            translate("shell", "Save to a stick…"),
            self._save_backup,
        )
        column.addSpacing(24)
        later = translate("shell", "Both can also be done later under Settings, Backups.")
        column.addWidget(Label(later, "caption", "muted", wrap=True))
        column.addStretch(1)

    def _saving(
        self, column: QVBoxLayout, icon: str, title: str, say: str, act: str, does: Any
    ) -> tuple[Button, Label]:
        card = Card(padding=16)
        card.setMaximumWidth(720)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Icon(icon, size=20))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(title, "strong"))
        said = Label(say, "caption", "muted", wrap=True)
        texts.addWidget(said)
        row.addLayout(texts, 1)
        button = Button(act, icon="usb-stick", name=f"{title}: {act}")
        button.clicked.connect(does)
        row.addWidget(button)
        card.body.addLayout(row)
        column.addWidget(card)
        return button, said

    def _make_demo(self) -> None:
        _page, column = self._page(
            translate("shell", "The demo centre is ready"),
            translate("shell", "Sign in as one of these; every role sees what it may see. Everybody is invented."),
        )
        self._demo_card = Card(padding=20, spacing=12)
        self._demo_card.setMaximumWidth(560)
        self._demo_grid = QGridLayout()
        self._demo_grid.setHorizontalSpacing(24)
        self._demo_grid.setVerticalSpacing(12)
        self._demo_card.body.addLayout(self._demo_grid)
        column.addWidget(self._demo_card)
        column.addStretch(1)

    def _make_join(self) -> None:
        _page, column = self._page(
            translate("shell", "Join a centre that has a desk already"),
            translate("shell", "Both desks work by themselves, with the network off; a stick keeps them alike."),
        )
        self.joining = JoinPage(self.context)
        self.joining.joined.connect(lambda: self.go_to(_JOIN_PAGE))
        column.addWidget(self.joining)
        column.addStretch(1)

    # Where one is

    @property
    def step(self) -> int:
        """Which page is shown: 0 to 3, 4 is the demo's, 5 is for joining a centre."""
        return self.pages.currentIndex()

    @property
    def way(self) -> str:
        """What was chosen on the first page."""
        return next(way for way, card in self.choices.items() if card.isChecked())

    def start(self) -> None:
        """Begin where the last run stopped."""

        def load(desk: Desk) -> dict[str, Any] | None:
            from app.services import drafts

            return drafts.load(desk, auth.SYSTEM.staff_id, DRAFT)

        self.context.look(self, "draft", load, then=self._resume)
        if self.context.desk.store.site:  # it has begun to join a centre
            self.choices[JOIN].setChecked(True)
            self._join()
        self._focus()

    def _join(self) -> None:
        self.joining.start()
        self.go_to(_JOIN_PAGE)

    def _resume(self, draft: dict[str, Any] | None) -> None:
        if not draft:
            return
        self._filling = True
        self.name.setText(str(draft.get("name", "")))
        self.code.setText(str(draft.get("code", "")))
        self.parent_name.setText(str(draft.get("parent", "")))
        self.admin.setText(str(draft.get("admin", "")))
        try:
            self.level.set_value(draft.get("level", Level.COMMUNITY.value))
            self.start_time.set_value(draft.get("start", shifts.DEFAULT_START))
            self.hours.set_value(HOURS.decode(draft.get("hours")))
            self.shifts.set_value(SHIFTS.decode(draft.get("shifts")))
        except (KeyError, UserError, ValueError):
            pass
        self._duty_moved()
        self._filling = False
        self._look_head()
        if self.step != _JOIN_PAGE:
            self.go_to(min(2, max(0, int(draft.get("step", 0)))))

    def go_to(self, step: int) -> None:
        """Show a page."""
        self.pages.setCurrentIndex(step)
        said = {
            0: {
                NEW: translate("shell", "New centre"),
                DEMO: translate("shell", "Demo"),
                JOIN: translate("shell", "Second computer"),
            }.get(self.way, ""),
            1: self.name.value(),
            2: self.admin.value(),
        }
        for place, row in enumerate(self.steps):
            state = "here" if place == step else "done" if place < step else "ahead"
            row.set(state, said.get(place) or None if state == "done" else None)
            row.setVisible(step < _DEMO_PAGE or place == 0)
        self.back_button.setVisible(step in (1, 2) or (step == _JOIN_PAGE and not self.joining.ready))
        self.next_button.setVisible(step != 3 and (step != _JOIN_PAGE or self.joining.ready))
        self.open_button.setVisible(step == 3)
        self.next_button.setText(
            {
                0: translate("shell", "Next"),
                1: translate("shell", "Next"),
                2: translate("shell", "Set up the centre"),
                3: "",
                _DEMO_PAGE: translate("shell", "To the sign-in screen"),
                _JOIN_PAGE: translate("shell", "To the sign-in screen"),
            }[step]
        )
        self._focus()

    def _focus(self) -> None:
        target: QWidget = {
            0: self.choices[self.way],
            1: self.name,
            2: self.admin,
            3: self._key_button,
            _DEMO_PAGE: self.next_button,
            _JOIN_PAGE: self.next_button if self.joining.ready else self.joining.first(),
        }[self.step]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; digits and arrows choose on the first page."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next()
        elif self.step == 0 and event.text() in ("1", "2", "3", "4"):
            card = list(self.choices.values())[int(event.text()) - 1]
            card.setChecked(True)
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._changed()
        elif self.step == 0 and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            ways: Sequence[str] = list(self.choices)
            place = (ways.index(self.way) + (1 if key == Qt.Key.Key_Down else -1)) % len(ways)
            self.choices[ways[place]].setChecked(True)
            self.choices[ways[place]].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def back(self) -> None:
        """One page back; what was typed stays."""
        if self._busy:
            return
        if self.step in (1, 2):
            self.go_to(self.step - 1)
        elif self.step == _JOIN_PAGE and not self.joining.ready:
            self.go_to(0)

    def next(self) -> None:
        """One page on, when this one is filled in properly."""
        if self._busy:
            return
        if self.step == 0:
            {
                NEW: lambda: self.go_to(1),
                DEMO: self._make_the_demo,
                RESTORE: self._choose_backup,
                JOIN: self._join,
            }[self.way]()
        elif self.step == 1:
            if self._check_centre():
                self.go_to(2)
                self.put_by()
        elif self.step == 2:
            if self._check_admin():
                self._set_up()
        elif self.step == 3:
            self.finished.emit(self._actor)
        elif self.step == _DEMO_PAGE or self.joining.ready:
            self.finished.emit(None)

    # Checking and keeping

    def _changed(self, *_: object) -> None:
        if self._filling:
            return
        self._look_head()
        for row in self.rows.values():
            if row.error:
                row.set_error(None)
        self._rest.start()

    def _look_head(self) -> None:
        self.head.set(self.name.value(), self.code.value())

    def _duty_moved(self, *_: object) -> None:
        minutes = self.start_time.value()
        if isinstance(minutes, int):
            self.until.setText(translate("shell", "to {time} the next day").format(time=shifts.clock(minutes)))
            self.shifts.set_start(minutes % shifts.DAY)

    def _tidy_code(self) -> None:
        text = self.code.value()
        if not text:
            return
        try:
            self.code.set_value(check_site_code(text))
            self.rows[SITE_CODE.key].set_error(None)
        except UserError as error:
            self.rows[SITE_CODE.key].set_error(error.message)

    def _check_centre(self) -> bool:
        checks: list[tuple[str, Any]] = [
            (SITE_NAME.key, lambda: SITE_NAME.check(self.name.value())),
            (SITE_CODE.key, lambda: check_site_code(self.code.value())),
            (SITE_PARENT.key, lambda: SITE_PARENT.check(self.parent_name.value())),
            (HOURS.key, self.hours.value),
            (DUTY_DAY_START.key, lambda: DUTY_DAY_START.check(self.start_time.value())),
            (SHIFTS.key, self.shifts.value),
        ]
        return self._check(checks)

    def _check_admin(self) -> bool:
        def named() -> None:
            if not self.admin.value():
                raise UserError(translate("shell", "Write the name of the administrator."))

        def same() -> None:
            if self.pin.value() != self.pin_again.value():
                raise UserError(translate("shell", "The two PINs differ. Type the same six digits again."))

        return self._check(
            [("admin_name", named), ("pin", lambda: auth.check_pin(self.pin.value())), ("pin_again", same)]
        )

    def _check(self, checks: Sequence[tuple[str, Any]]) -> bool:
        first: str | None = None
        for key, check in checks:
            try:
                check()
                self.rows[key].set_error(None)
            except UserError as error:
                self.rows[key].set_error(error.message)
                first = first or key
        if first is not None:
            self.rows[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is None

    def put_by(self) -> None:
        """Keep now what is filled in, without the PIN."""
        self._rest.stop()
        if self._actor is not None or self.step > 2:
            return
        content: dict[str, Any] = {
            "step": self.step,
            "way": self.way,
            "name": self.name.value(),
            "code": self.code.value(),
            "parent": self.parent_name.value(),
            "level": self.level.value(),
            "admin": self.admin.value(),
            "start": self.start_time.value(),
        }
        for key, setting, editor in (("hours", HOURS, self.hours), ("shifts", SHIFTS, self.shifts)):
            with contextlib.suppress(UserError):
                content[key] = setting.encode(editor.value())
        desk = self.context.desk

        def save() -> None:
            from app.services import drafts

            drafts.save(desk, auth.SYSTEM.staff_id, DRAFT, content)

        self.context.ops.jobs.write(save, lambda _none: self._kept_now(), owner=self)

    def _kept_now(self) -> None:
        at = words.clock(self.context.desk.now(), self.context.desk.zone)
        self._kept.setText(translate("shell", "Kept at {time}").format(time=at))
        self._kept_icon.show()

    # Doing

    def _set_up(self) -> None:
        values = {
            "site_code": self.code.value(),
            "name": self.name.value(),
            "level": self.level.value(),
            "hours": self.hours.value(),
            "parent": self.parent_name.value(),
            "admin_name": self.admin.value(),
            "pin": self.pin.value(),
        }
        start, pattern = self.start_time.value() % shifts.DAY, self.shifts.value()
        desk = self.context.desk

        def work() -> Any:
            from app.services import drafts, settings, setup

            actor, changes = setup.init(desk, **values)
            settings.save(desk, actor, {DUTY_DAY_START.key: start, SHIFTS.key: pattern})
            drafts.clear(desk, auth.SYSTEM.staff_id, DRAFT)
            return actor, changes

        self._wait(True)
        self.context.ops.run(work, initiator=self, then=self._is_set_up, failed=self._refused, always=self._waited)

    def _wait(self, busy: bool) -> None:
        self._busy = busy
        self._rest.stop()
        self.next_button.setEnabled(not busy)
        self.back_button.setEnabled(not busy)

    def _waited(self) -> None:
        self._wait(False)

    def _is_set_up(self, actor: Actor) -> None:
        self._actor = actor
        for field in (self.pin, self.pin_again):
            field.setText("")
        self.go_to(3)

    def _refused(self, error: DeskError) -> bool:
        field = getattr(error, "field", None)
        row = self.rows.get(field or "")
        if row is None:
            return False
        self.go_to(2 if field in ("admin_name", "pin") else 1)
        row.set_error(error.message)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _make_the_demo(self) -> None:
        desk = self.context.desk
        sheet = ProgressSheet(
            translate("shell", "Inventing a lively centre"), self.window(), icon="circle-play", after=200
        )

        def work(progress: Any = None) -> Any:
            from app.services import demo, demo_sync

            made = demo.fill(desk, progress=progress)
            demo_sync.fill(desk)
            return made

        self._wait(True)

        def over() -> None:
            sheet.finish()
            self._waited()

        job = self.context.ops.run(
            work, initiator=self, then=self._demo_there, failed=self._say_start, progress=sheet.tick, always=over
        )
        sheet.stopped.connect(job.cancel)

    def _demo_there(self, info: Any) -> None:
        from app.services.staff import role_label

        heads = (translate("shell", "Name"), translate("shell", "Role"), translate("shell", "PIN"))
        for place, head in enumerate(heads):
            self._demo_grid.addWidget(Label(head, "caption", "muted"), 0, place)
        for number, (name, role, pin) in enumerate(info.staff, 1):
            self._demo_grid.addWidget(Label(name, "strong"), number, 0)
            self._demo_grid.addWidget(Label(role_label(role)), number, 1)
            self._demo_grid.addWidget(Label(pin, "strong", selectable=True), number, 2)
        self._demo_grid.setColumnStretch(2, 1)
        self._demo_made = True
        self.steps[0].say = translate("shell", "Demo")
        self.go_to(_DEMO_PAGE)

    def _say_start(self, error: DeskError) -> bool:
        self._start_error.setText(error.message)
        return True

    def _choose_backup(self) -> None:
        file = self.context.questions.open_file(
            translate("shell", "Choose a backup"), translate("shell", "Backups (*.sqlite)")
        )
        if file is None:
            return

        def look(_desk: Desk) -> Any:
            from app.services import backup

            return backup.inspect(file)

        self.context.look(
            self, "backup", look, then=lambda facts: self._confirm_backup(file, facts), failed=self._say_start
        )

    def _confirm_backup(self, file: Path, facts: Any) -> None:
        zone = self.context.desk.zone
        last = facts.last_entry_at
        lines = [
            translate("shell", "{name} ({code})").format(name=facts.site_name, code=facts.site_code),
            translate("shell", "{people} people, {visits} visits").format(
                people=f"{facts.people:,}", visits=f"{facts.visits:,}"
            ),
        ]
        if last is not None:
            when = words.moment(last, self.context.desk.now(), zone)
            lines.append(translate("shell", "Last entry {when}").format(when=when))
        if self.context.questions.confirm(
            translate("shell", "Restore this backup?"), "\n".join(lines), yes=translate("shell", "Restore")
        ):
            self.restore.emit(file)

    def _save_key(self) -> None:
        folder = self.context.questions.folder(translate("shell", "Where to save the copy of the key"))
        if folder is None or self._actor is None:
            return
        desk, actor = self.context.desk, self._actor

        def work() -> Path:
            from app.services import keys

            return keys.save_key_copy(desk, actor, folder)

        self.context.ops.jobs.write(work, lambda path: self._saved(self._key_say, self._key_button, path), owner=self)

    def _save_backup(self) -> None:
        folder = self.context.questions.folder(translate("shell", "Where to save the backup"))
        if folder is None or self._actor is None:
            return
        desk, actor = self.context.desk, self._actor
        file = folder / backup_name(desk)

        def work() -> Path:
            from app.services import backup

            return backup.backup_to(desk, actor, file).path

        self.context.ops.jobs.write(
            work, lambda path: self._saved(self._backup_say, self._backup_button, path), owner=self
        )

    def _saved(self, said: Label, button: Button, path: Path) -> None:
        said.setText(translate("shell", "Saved: {file}").format(file=path.name))
        said.set_tone("good")
        button.set_icon("check")
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)


class FootBar(Painted, QWidget):
    """The bar below the pages."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        QPainter(self).fillRect(self.rect(), theme.colour("surface"))


def backup_name(desk: Desk) -> str:
    """What a backup is called: centre and moment."""
    from app.ui.settings.backups import file_name

    return file_name(desk)
