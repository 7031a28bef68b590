"""A study hall now: its seats where they stand, who sits where until when, and who is about to lose a seat."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.bookings import Status
from app.domain.terms import SEAT_FEATURE
from app.services import bookings
from app.services.bookings import BookingRow, Outcome, SeatState, Soon
from app.services.desk import Desk
from app.services.spaces import SpaceValue
from app.ui.bookings import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    Card,
    EmptyState,
    Item,
    Label,
    Select,
    TwoLineList,
)
from app.ui.kit.widgets.seat_plan import PlanSeat, SeatPlan

FEATURE_ICONS = {"window": "sun", "socket": "plug-zap", "quiet": "book-open", "lamp": "star", "computer": "monitor"}
USUAL = timedelta(hours=4)
"""How long a seat is taken for unless somebody says otherwise."""


@dataclass(frozen=True)
class Hall:
    """The seats of a hall, and who is about to lose one."""

    space: RowId
    seats: tuple[SeatState, ...]
    soon: tuple[Soon, ...]
    now: datetime


def look(desk: Desk, space: RowId) -> Hall:
    """The hall as it is now."""
    soon = [one for one in bookings.soon(desk) if one.row.seats and space in one.row.spaces]
    return Hall(space, tuple(bookings.seat_board(desk, space)), tuple(soon), desk.now())


class SeatsView(QWidget):
    """`opened(booking id)`, `new_asked(values)` for a free seat, `changed()` after an act."""

    opened = Signal(object)
    new_asked = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.hall: Hall | None = None
        self._halls: list[SpaceValue] = []
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        main = Card(padding=0)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 10, 16, 6)
        line.setSpacing(12)
        self.choose = Select(name=translate("bookings", "Study hall"))
        self.choose.setMaximumWidth(260)
        self.name = Label("", "strong")
        self.figures = Label("", tone="muted", elide=True)
        line.addWidget(self.name)
        line.addWidget(self.choose)
        line.addWidget(self.figures, 1)
        main.add(head)
        self.plan = SeatPlan(name=translate("bookings", "Seats of the hall"))
        main.add(self.plan, 1)
        self.nothing = EmptyState(
            translate("bookings", "No seats on the plan yet"),
            translate("bookings", "Settings, spaces: lay out the seats of this hall."),
            icon="armchair",
        )
        main.add(self.nothing, 1)
        self.nothing.hide()
        outer.addWidget(main, 1)
        side = QVBoxLayout()
        side.setSpacing(16)
        self.seat_card = Card(translate("bookings", "Seat"))
        self.said = Label("", wrap=True)
        self.seat_card.body.addWidget(self.said)
        self.acts = QVBoxLayout()
        self.acts.setSpacing(8)
        self.seat_card.body.addLayout(self.acts)
        self.check_in = Button(translate("bookings", "Sits down"), key="I", bound=False)
        self.check_out = Button(translate("bookings", "Check out"), key="O", bound=False)
        self.leave = Button(translate("bookings", "Leaves for a while"), key="A", bound=False)
        self.book = Button(translate("bookings", "Book this seat"), "primary", key="Enter")
        self.open = Button(translate("bookings", "Open the booking"), "ghost")
        for button in (self.book, self.check_in, self.check_out, self.leave, self.open):
            self.acts.addWidget(button)
        side.addWidget(self.seat_card)
        self.soon_card = Card(translate("bookings", "About to lose a seat"), padding=0)
        self.soon = TwoLineList(name=translate("bookings", "About to lose a seat"))
        self.calm = Label(translate("bookings", "Nobody in the next 10 minutes"), tone="muted", wrap=True)
        self.calm.setContentsMargins(16, 4, 16, 12)
        self.soon_card.add(self.soon, 1)
        self.soon_card.add(self.calm)
        self.soon_card.body.addStretch(0)
        side.addWidget(self.soon_card, 1)
        holder = QWidget()
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(280)
        self._side = holder
        outer.addWidget(holder)
        self.setFocusProxy(self.plan)
        self.choose.chosen.connect(lambda _value: self.reload())
        self.plan.picked.connect(lambda _key: self._say())
        self.plan.opened.connect(self._enter)
        self.plan.installEventFilter(self)
        self.soon.activated.connect(self.opened)
        self.book.clicked.connect(self._book)
        self.open.clicked.connect(lambda: self._with_booking(lambda row: self.opened.emit(row.id)))
        self.check_in.clicked.connect(lambda: self._act(bookings.check_in, translate("bookings", "Checked in {title}")))
        self.check_out.clicked.connect(
            lambda: self._act(bookings.check_out, translate("bookings", "Checked out {title}"))
        )
        self.leave.clicked.connect(lambda: self._act(bookings.leave, translate("bookings", "{title} is away")))
        self._say()

    # Content

    def set_halls(self, halls: list[SpaceValue]) -> None:
        """The study halls there are."""
        self._halls = halls
        blocked = self.choose.blockSignals(True)
        self.choose.set_choices([(one.id, one.name) for one in halls])
        if self.choose.value() is None and halls:
            self.choose.set_value(halls[0].id)
        self.choose.blockSignals(blocked)
        self.choose.setVisible(len(halls) > 1)
        self.name.setVisible(len(halls) == 1)
        self.name.setText(halls[0].name if halls else "")

    def choose_hall(self, space: RowId) -> None:
        """Show this hall."""
        blocked = self.choose.blockSignals(True)
        self.choose.set_value(space)
        self.choose.blockSignals(blocked)
        self.reload()

    def reload(self) -> None:
        """Look again."""
        space = self.choose.value()
        if isinstance(space, bytes):
            self.context.look(self, "hall", look, space, then=self._show)

    def _show(self, found: Hall) -> None:
        self.hall = found
        desk = self.context.desk
        self.plan.set_seats([self._plan_seat(one, found.now) for one in found.seats])
        self.plan.setVisible(bool(found.seats))
        self.nothing.setVisible(not found.seats)
        taken = sum(_taken(one, found.now) for one in found.seats)
        usable = sum(one.seat.usable for one in found.seats)
        away = sum(one.booking is not None and one.booking.away_since is not None for one in found.seats)
        parts = [translate("bookings", "{n} of {all} seats taken").format(n=taken, all=usable)]
        if away:
            parts.append(translate("bookings", "{n} away for a while").format(n=away))
        self.figures.setText(words.DOT.join(parts))
        now, zone = found.now, desk.zone
        items = [
            Item(
                one.row.id, translate("bookings", "Seat {number}  {name}").format(
                    number="、".join(one.row.seat_numbers), name=one.row.name
                ),
                words.soon_text(one, now), right=words.clock(one.at, zone), subtitle_tone="warn", strong=True,
            )
            for one in found.soon
        ]  # fmt: skip
        self.soon.set_items(items)
        self.soon.setVisible(bool(items))
        self.calm.setVisible(not items)
        self._say()

    def _plan_seat(self, one: SeatState, now: datetime) -> PlanSeat:
        desk, seat, row = self.context.desk, one.seat, one.booking
        zone = desk.zone
        features = tuple(FEATURE_ICONS[code] for code in seat.features if code in FEATURE_ICONS)
        has = desk.between.join(desk.term_label(SEAT_FEATURE, code) for code in seat.features)
        tone, icon, word, note = "good", "armchair", translate("bookings", "free"), ""
        lines = [translate("bookings", "Seat {n}").format(n=seat.number), has]
        if not seat.usable:
            tone, icon, word = "idle", "ban", translate("bookings", "out of use")
        elif row is not None and _taken(one, now):
            if row.away_since is not None:
                tone, icon, word = "warn", "footprints", translate("bookings", "away")
            elif row.status is Status.IN_USE:
                tone, icon, word = "live", "circle-play", translate("bookings", "in use")
            else:
                tone, icon, word = "info", "clock", translate("bookings", "awaited")
            note = words.clock(one.due.at if one.due is not None else row.ends_at, zone)
            lines += [f"{row.name} {row.phone}".strip(), words.when(row.starts_at, row.ends_at, now, zone)]
            if one.due is not None:
                lines.append(words.soon_text(one.due, now))
        elif row is not None and one.until is not None:
            note = translate("bookings", "till {time}").format(time=words.clock(one.until, zone))
            lines.append(translate("bookings", "booked from {time}").format(time=words.moment(one.until, now, zone)))
        return PlanSeat(
            seat.id, seat.number, seat.x, seat.y, tone, icon, word, note, features,
            "\n".join(line for line in lines if line), seat.usable,
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard has come to the plan, and stands on a seat."""
        if watched is self.plan and event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, self._say)
        return super().eventFilter(watched, event)

    # The seat that is chosen

    def current(self) -> SeatState | None:
        """The seat the keyboard is on."""
        key = self.plan.current_key()
        if self.hall is None or key is None:
            return None
        return next((one for one in self.hall.seats if one.seat.id == key), None)

    def _say(self) -> None:
        one = self.current()
        now, zone = self.context.desk.now(), self.context.desk.zone
        row = one.booking if one is not None and _taken(one, now) else None
        if one is None:
            self.said.setText(translate("bookings", "Choose a seat on the plan."))
        elif row is not None:
            lines = [
                translate("bookings", "Seat {n}").format(n=one.seat.number) + words.DOT + words.pill(row)[0],
                f"{row.name} {row.phone}".strip(),
                words.when(row.starts_at, row.ends_at, now, zone),
            ]
            if one.due is not None:
                lines.append(words.soon_text(one.due, now))
            self.said.setText("\n".join(lines))
        else:
            lines = [translate("bookings", "Seat {n}").format(n=one.seat.number)]
            if not one.seat.usable:
                lines.append(translate("bookings", "out of use"))
            elif one.until is not None:
                lines.append(translate("bookings", "free until {time}").format(time=words.moment(one.until, now, zone)))
            else:
                lines.append(translate("bookings", "free"))
            self.said.setText(words.DOT.join(lines))
        usable = one is not None and one.seat.usable
        for button, shown in (
            (self.book, usable and row is None),
            (self.check_in, row is not None and (row.status is Status.CONFIRMED or row.away_since is not None)),
            (self.check_out, row is not None and row.status is Status.IN_USE),
            (self.leave, row is not None and row.status is Status.IN_USE and row.away_since is None),
            (self.open, row is not None),
        ):
            theme.show_if(button, bool(shown))

    def _enter(self, _key: Any) -> None:
        """Enter, or a double click: book a free seat, open a taken one."""
        one = self.current()
        if one is None:
            return
        if one.booking is not None and _taken(one, self.context.desk.now()):
            self.opened.emit(one.booking.id)
        elif one.seat.usable:
            self._book()

    def _book(self) -> None:
        one = self.current()
        if one is None:
            return
        now = self.context.desk.now().replace(second=0, microsecond=0)
        end = now + USUAL if one.until is None else min(now + USUAL, one.until)
        self.new_asked.emit({"spaces": (one.seat.space_id,), "seats": (one.seat.id,), "starts_at": now, "ends_at": end})

    def _with_booking(self, does: Any) -> None:
        one = self.current()
        if one is not None and one.booking is not None:
            does(one.booking)

    def _act(self, use_case: Any, text: str) -> None:
        def act(row: BookingRow) -> None:
            self.context.act(
                use_case, row.id, initiator=self, label=text.format(title=row.name or row.caption),
                then=self._done, failed=self._failed,
            )  # fmt: skip

        self._with_booking(act)

    def _done(self, _outcome: Outcome) -> None:
        self.changed.emit()
        self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        self.context.toasts.say(error.message, tone="bad", icon="circle-x")
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters do what the buttons say."""
        buttons = {"I": self.check_in, "O": self.check_out, "A": self.leave}
        button = buttons.get(event.text().upper())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if button is not None and button.isVisible() and plain and not event.isAutoRepeat():
            button.click()
        else:
            super().keyPressEvent(event)


def _taken(one: SeatState, now: datetime) -> bool:
    """Whether somebody has the seat now, there or awaited."""
    row = one.booking
    return row is not None and row.starts_at <= now and (row.status in (Status.CONFIRMED, Status.IN_USE))
