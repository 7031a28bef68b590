"""The roster: two weeks, a cell for each shift; a manager says who is on."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import Permission, allowed
from app.domain.handover import slot
from app.domain.shifts import Shift, Turn
from app.services import handover, staff
from app.services.desk import Desk
from app.services.staff import StaffValue
from app.ui.handover import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Button, Card, CheckBox, Dialog, IconButton, Label, Scroll, row

WEEK = timedelta(days=7)
Planned = Mapping[tuple[date, int], tuple[tuple[RowId, str], ...]]


class Cell(Painted, Ringed, QAbstractButton):
    """Who is on in one shift."""

    ring_radius = 6

    def __init__(self) -> None:
        super().__init__()
        self.day = date.min
        self.shift: Shift | None = None
        self.people: tuple[tuple[RowId, str], ...] = ()
        self._now = self._past = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def set(self, day: date, shift: Shift, people: tuple[tuple[RowId, str], ...], *, now: bool, past: bool) -> None:
        """Show another shift."""
        self.day, self.shift, self.people, self._now, self._past = day, shift, people, now, past
        said = words.names(people) or translate("handover", "nobody")
        self.setAccessibleName(f"{words.day_text(day)} {shift.label}: {said}")
        self.setToolTip(f"{words.day_text(day)} {shift.label} {shift.hours}\n{said}")
        self.update()

    def sizeHint(self) -> QSize:
        """A name; it grows into what room there is and shows more of them."""
        return QSize(72, theme.metrics().l12 + 12)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names, the running shift in blue."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = "select" if self._now else "hover" if self.underMouse() and self.isEnabled() else "surface"
        theme.rounded(painter, rect, 6, fill, "focus" if self._now else "hairline")
        line = theme.metrics().l12
        painter.setFont(theme.font("t12", self._now))
        names = [name for _id, name in self.people] or ["—"]
        fits = max(1, int((rect.height() - 4) // line))
        shown = names if len(names) <= fits else [*names[: fits - 1], f"+{len(names) - fits + 1}"]
        painter.setPen(theme.colour("muted" if self._past or not self.people else "text"))
        top = (rect.height() - line * len(shown)) / 2
        for place, name in enumerate(shown):
            cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(rect.width() - 8))
            painter.drawText(QRectF(4, top + place * line, rect.width() - 8, line), Qt.AlignmentFlag.AlignCenter, cut)


class StaffDialog(Dialog):
    """Who is on in a shift: a box for each of the staff, the first nine by digit."""

    def __init__(self, cell: Cell, people: tuple[StaffValue, ...], parent: QWidget) -> None:
        assert cell.shift is not None
        title = f"{words.day_text(cell.day)}  {cell.shift.label} {cell.shift.hours}"
        super().__init__(title, parent, width=360, scrolls=len(people) > 9)
        on = {one for one, _name in cell.people}
        self.boxes = {one.id: CheckBox(one.name, one.id in on) for one in people}
        for place, box in enumerate(self.boxes.values(), 1):
            line = row(box, spacing=8)
            line.addStretch(1)
            if place <= 9:
                line.addWidget(Label(str(place), "caption", "muted"))
            self.body.addLayout(line)
        self.add_button(translate("handover", "Cancel"), key="Esc")
        self.add_button(translate("handover", "Keep"), "primary", key="Enter", default=True)

    def chosen(self) -> list[RowId]:
        """Who is ticked."""
        return [one for one, box in self.boxes.items() if box.isChecked()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit ticks, or takes the tick away."""
        if event.text().isdigit() and 0 < int(event.text()) <= min(9, len(self.boxes)):
            list(self.boxes.values())[int(event.text()) - 1].toggle()
        else:
            super().keyPressEvent(event)


class RosterView(QWidget):
    """Two weeks. Arrows walk, Enter changes a shift (managers)."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        today = context.desk.duty_day()
        self.monday = today - timedelta(days=today.weekday())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        self.back = IconButton("chevron-left", translate("handover", "A week earlier"))
        self.forth = IconButton("chevron-right", translate("handover", "A week later"))
        self.now = Button(translate("handover", "This week"), "ghost")
        self.back.clicked.connect(lambda: self.show_week(self.monday - WEEK))
        self.forth.clicked.connect(lambda: self.show_week(self.monday + WEEK))
        self.now.clicked.connect(lambda: self.show_week(today - timedelta(days=today.weekday())))
        self.say = Label("", tone="muted")
        head = row(self.back, self.forth, self.now, self.say, spacing=4)
        head.addStretch(1)
        whole.addLayout(head)
        self.shifts = context.desk.settings.shifts
        self.people: tuple[StaffValue, ...] = ()
        self._wanted = False
        self.cells: list[list[Cell]] = []
        self._heads: list[list[Label]] = []
        self._titles: list[Label] = []
        self.copies: list[Button] = []
        # In large type both weeks don't fit on a small screen: they scroll, the cells never shrink to nothing.
        scroll = Scroll(spacing=12)
        for week in range(2):
            scroll.inner.addWidget(self._week(week), 1)
        whole.addWidget(scroll, 1)
        self._may = allowed(context.session.actor.role, Permission.FORCE_HANDOVER)
        for copy in self.copies:
            copy.setVisible(self._may)

    def _week(self, number: int) -> Card:
        card = Card(" ", " ", padding=12, spacing=4)
        self._titles.append(card.head.title)
        copy = Button(translate("handover", "As the week before"), icon="copy", small=True)
        copy.clicked.connect(lambda: self._copy(number))
        card.head.add(copy)
        self.copies.append(copy)
        grid = QGridLayout()
        grid.setSpacing(4)
        heads = []
        for column in range(7):
            label = Label("", "caption", "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            heads.append(label)
            grid.addWidget(label, 0, column + 1)
            grid.setColumnStretch(column + 1, 1)
        self._heads.append(heads)
        for place, shift in enumerate(self.shifts):
            names = QVBoxLayout()
            names.setSpacing(0)
            names.addStretch(1)
            names.addWidget(Label(shift.label, "caption-strong"))
            names.addWidget(Label(shift.hours, "caption", "muted"))
            names.addStretch(1)
            grid.addLayout(names, place + 1, 0)
            grid.setRowStretch(place + 1, 1)
            cells = []
            for column in range(7):
                cell = Cell()
                cell.clicked.connect(lambda _on=False, cell=cell: self._change(cell))
                grid.addWidget(cell, place + 1, column + 1)
                cells.append(cell)
            self.cells.append(cells)
        card.body.addLayout(grid, 1)
        return card

    def show_week(self, monday: date) -> None:
        """Show the two weeks from this one on."""
        self.monday = monday
        self.reload()

    def reload(self) -> None:
        """Look it up again."""
        self.context.look(self, "roster", _read, self.monday, then=self._show)

    def focus(self) -> None:
        """The keyboard goes to the running shift, else the first, once they are there."""
        self._wanted = True
        self.reload()

    def _take_focus(self) -> None:
        self._wanted = False
        every = [cell for line in self.cells for cell in line]
        (next((cell for cell in every if cell._now), every[0])).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: tuple[Planned, Turn, tuple[StaffValue, ...]]) -> None:
        planned, turn, self.people = found
        empty = 0
        for number in range(2):
            first = self.monday + number * WEEK
            last = first + timedelta(days=6)
            self._titles[number].setText(
                translate("handover", "{first} to {last}").format(
                    first=words.day_text(first), last=words.day_text(last)
                )
            )
            for column in range(7):
                day = first + timedelta(days=column)
                head = self._heads[number][column]
                head.setText(words.day_text(day))
                head.set_tone("text" if day == turn.day else "muted")
                for place, shift in enumerate(self.shifts):
                    people = planned.get((day, shift.start), ())
                    here = (day, shift.start)
                    past = day < turn.day
                    empty += not people and not past
                    self.cells[number * len(self.shifts) + place][column].set(
                        day, shift, people, now=here == slot(turn), past=past
                    )
        if empty:
            self.say.setText(translate("handover", "{n} shifts have nobody yet").format(n=empty))
        else:
            self.say.setText(translate("handover", "every shift has somebody"))
        if self._wanted:
            self._take_focus()

    def _change(self, cell: Cell) -> None:
        if not self._may:
            self.context.toasts.say(translate("handover", "A manager writes the roster."), tone="info")
            return
        dialog = StaffDialog(cell, self.people, self)
        if dialog.exec() and cell.shift is not None:
            self.context.act(
                handover.set_roster, cell.day, cell.shift.start, dialog.chosen(), initiator=self,
                label=translate("handover", "Roster changed"), then=lambda _none: self._changed(),
            )  # fmt: skip
        dialog.deleteLater()

    def _copy(self, number: int) -> None:
        week = self.monday + number * WEEK
        self.context.act(
            handover.copy_roster, week, initiator=self, label=translate("handover", "Roster copied"), then=self._copied
        )

    def _copied(self, count: int) -> None:
        if not count:
            self.context.toasts.say(translate("handover", "The week before has nobody either."), tone="info")
        self._changed()

    def _changed(self) -> None:
        self.reload()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from shift to shift."""
        moves = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }  # fmt: skip
        by = moves.get(Qt.Key(event.key()))
        at = next(((i, j) for i, line in enumerate(self.cells) for j, cell in enumerate(line) if cell.hasFocus()), None)
        if at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cells[at[0]][at[1]].click()
        elif by is not None and at is not None:
            line = max(0, min(len(self.cells) - 1, at[0] + by[0]))
            column = max(0, min(6, at[1] + by[1]))
            self.cells[line][column].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def _read(desk: Desk, monday: date) -> tuple[Planned, Turn, tuple[StaffValue, ...]]:
    planned = handover.roster(desk, monday, monday + 2 * WEEK - timedelta(days=1))
    return planned, handover.current(desk).turn, tuple(staff.list_staff(desk))
