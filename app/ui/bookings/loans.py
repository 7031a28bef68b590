"""Equipment that is out: who has it, until when, giving some out, taking it back, the receipt."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.services import loans, spaces
from app.services.bookings import BookingRow
from app.services.desk import Desk
from app.services.loans import DAMAGED, GOOD, LOST, LoanRow
from app.services.spaces import AssetValue
from app.ui.bookings import words
from app.ui.bookings.fields import AssetsField
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.person_field import Applicant, PersonField
from app.ui.kit.widgets import (
    DateTimeField,
    Dialog,
    EmptyState,
    FormRow,
    Item,
    Label,
    NumberField,
    RadioGroup,
    TextField,
    TwoLineList,
)

USUAL = timedelta(hours=4)


def look(desk: Desk) -> tuple[list[LoanRow], list[LoanRow], tuple[AssetValue, ...]]:
    """What is out, what came back lately, and what there is."""
    out = loans.out(desk)
    back = [row for row in loans.lately(desk, 60) if row.returned_at is not None][:20]
    return out, back, spaces.assets(desk)


class LoansDialog(Dialog):
    """A list of what is out; `N` lends, Enter takes the chosen loan back, `P` prints its receipt."""

    def __init__(
        self, context: Context, parent: QWidget, booking: BookingRow | None, print_asked: Callable[[str], object]
    ) -> None:
        super().__init__(translate("bookings", "Equipment on loan"), parent, width=620)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.booking = booking
        self._print_asked = print_asked
        self._rows: dict[Any, LoanRow] = {}
        self._any = False
        """Whether there is equipment to lend."""
        self._busy = False
        self.stack = QStackedWidget()
        self.stack.setFixedHeight(theme.metrics().row_two * 6 + 12)
        self.body.addWidget(self.stack)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        self.items = TwoLineList(name=translate("bookings", "Equipment on loan"), quiet=False)
        self.nothing = EmptyState(
            translate("bookings", "Everything is here"),
            translate("bookings", "What is lent appears here until it comes back."),
            icon="package-open",
        )
        column.addWidget(self.items, 1)
        column.addWidget(self.nothing, 1)
        self.stack.addWidget(self._list)
        self._build_lend()
        self._build_back()
        self.leave = self.add_button(translate("bookings", "Close"), callback=self._leave, key="Esc")
        self.receipt = self.add_button(
            translate("bookings", "Receipt"), callback=self._print, icon="printer", key="Alt+P"
        )
        self.lend = self.add_button(translate("bookings", "Lend"), callback=self.start_lending, key="Alt+N")
        self.go = self.add_button(translate("bookings", "Take back"), "primary", self._go, key="Enter", default=True)
        self.items.activated.connect(lambda _key: self._go())
        self.person.submitted.connect(self._go)
        self.assets.submitted.connect(self._go)
        self.items.current_changed.connect(lambda _key: self._dress())
        self._reload()

    @staticmethod
    def open_for(
        context: Context, parent: QWidget, booking: BookingRow | None, *, print_asked: Callable[[str], object]
    ) -> "LoansDialog":
        """Open it; with a booking, lending what that reserved comes first."""
        dialog = LoansDialog(context, parent, booking, print_asked)
        dialog.open()
        if booking is not None:
            dialog.start_lending()
        return dialog

    # The list

    def _reload(self) -> None:
        self.context.look(self, "loans", look, then=self._came)

    def _came(self, found: tuple[list[LoanRow], list[LoanRow], tuple[AssetValue, ...]]) -> None:
        out, back, assets = found
        self.assets.set_assets(assets)
        if self.booking is not None and not self.assets.value():
            self.assets.set_value(tuple((one.id, one.count) for one in self.booking.assets))
        self._rows = {row.id: row for row in (*out, *back)}
        self.items.set_items([self._item(row) for row in (*out, *back)])
        self.items.set_current(0 if self._rows else -1)
        self.items.setVisible(bool(self._rows))
        self.nothing.setVisible(not self._rows)
        self._any = bool(assets)
        if assets:
            self.nothing.set(
                translate("bookings", "Everything is here"),
                translate("bookings", "What is lent appears here until it comes back."),
            )
        else:
            self.nothing.set(
                translate("bookings", "No equipment yet"),
                translate("bookings", "Settings, equipment: enter what can be lent."),
            )
        self._dress()
        if self.items.isHidden() and self.stack.currentWidget() is self._list:
            (self.lend if self._any else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _item(self, row: LoanRow) -> Item:
        desk = self.context.desk
        now, zone = desk.now(), desk.zone
        title = f"{row.asset} {row.quantity}{row.unit}"
        who = f"{row.name} {row.phone}".strip()
        if row.returned_at is not None:
            pill = (row.condition_label, "idle" if row.condition_in == GOOD else "bad", "check")
            when = translate("bookings", "back {time}").format(time=words.moment(row.returned_at, now, zone))
        elif row.late:
            pill = (translate("bookings", "overdue"), "bad", "clock")
            when = translate("bookings", "was due {time}").format(time=words.moment(row.due_at, now, zone))
        else:
            pill = (translate("bookings", "out"), "warn", "package-open")
            when = translate("bookings", "due {time}").format(time=words.moment(row.due_at, now, zone))
        return Item(
            row.id, title, words.DOT.join(part for part in (who, row.number) if part), right=when, pill=pill,
            strong=row.returned_at is None,
        )  # fmt: skip

    def current(self) -> LoanRow | None:
        """The loan that is chosen."""
        return self._rows.get(self.items.current_key())

    def _dress(self) -> None:
        """The buttons that fit what is shown."""
        part = self.stack.currentWidget()
        row = self.current()
        listing = part is self._list
        self.lend.setVisible(listing and self._any)
        self.receipt.setVisible(listing and row is not None)
        self.go.setVisible(part is not self._list or (row is not None and row.returned_at is None))
        self.go.setText(
            translate("bookings", "Lend and print") if part is self._lending else translate("bookings", "Take back")
        )
        self.leave.setText(translate("bookings", "Close") if listing else translate("bookings", "Back"))
        self.title.setText(
            translate("bookings", "Lend equipment")
            if part is self._lending
            else translate("bookings", "Take equipment back")
            if part is self._returning
            else translate("bookings", "Equipment on loan")
        )

    # Lending

    def _build_lend(self) -> None:
        self._lending = QWidget()
        column = QVBoxLayout(self._lending)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        desk = self.context.desk
        self.person = PersonField(self.context, name=translate("bookings", "Applicant"))
        self.assets = AssetsField()
        self.due = DateTimeField(
            desk.now() + USUAL, name=translate("bookings", "Due back"), zone=desk.zone, now=desk.now
        )
        self.condition = TextField(name=translate("bookings", "Condition when lent"), limit=100)
        self.lend_rows = {
            "assets": FormRow(translate("bookings", "Equipment"), self.assets, roomy=False),
            "person_id": FormRow(translate("bookings", "Borrower"), self.person, roomy=False),
            "due_at": FormRow(translate("bookings", "Due back"), self.due, roomy=False),
            "condition_out": FormRow(translate("bookings", "Condition when lent"), self.condition, roomy=False),
        }
        for row in self.lend_rows.values():
            column.addWidget(row)
        column.addStretch(1)
        self.stack.addWidget(self._lending)

    def start_lending(self) -> None:
        """Show the form."""
        booking = self.booking
        self.person.set_value(
            Applicant(booking.person_id, booking.name, "", booking.phone)
            if booking is not None and booking.person_id is not None
            else None
        )
        self.assets.set_value(tuple((one.id, one.count) for one in booking.assets) if booking is not None else ())
        self.due.set_value(booking.ends_at if booking is not None else self._usual_due())
        self.condition.set_value(translate("bookings", "in order"))
        self.stack.setCurrentWidget(self._lending)
        self._dress()
        if booking is None:
            self.assets.more.click()
        else:
            self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _usual_due(self) -> datetime:
        at = self.context.desk.now() + USUAL
        return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)

    # Taking back

    def _build_back(self) -> None:
        self._returning = QWidget()
        column = QVBoxLayout(self._returning)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.what = Label("", "heading", wrap=True)
        self.who = Label("", tone="muted", wrap=True)
        self.state = RadioGroup(
            [
                (GOOD, translate("bookings", "In order")),
                (DAMAGED, translate("bookings", "Damaged")),
                (LOST, translate("bookings", "Lost")),
            ]
        )
        self.state.set_value(GOOD)
        self.came = NumberField(1, minimum=0, maximum=999, name=translate("bookings", "How many came back"))
        self.came_row = FormRow(translate("bookings", "How many came back"), self.came, roomy=False)
        self.remark = TextField(name=translate("bookings", "Remark"), limit=200)
        column.addWidget(self.what)
        column.addWidget(self.who)
        line = QHBoxLayout()
        line.addWidget(FormRow(translate("bookings", "Condition at return"), self.state, roomy=False))
        column.addLayout(line)
        column.addWidget(self.came_row)
        column.addWidget(FormRow(translate("bookings", "Remark"), self.remark, roomy=False))
        column.addStretch(1)
        self.stack.addWidget(self._returning)

    def _start_back(self, row: LoanRow) -> None:
        now, zone = self.context.desk.now(), self.context.desk.zone
        self.what.setText(f"{row.asset} {row.quantity}{row.unit}")
        self.who.setText(
            words.DOT.join(
                part for part in (
                    row.name, row.number, translate("bookings", "lent {time}").format(
                        time=words.moment(row.lent_at, now, zone)
                    ), row.condition_out,
                ) if part
            )
        )  # fmt: skip
        self.state.set_value(GOOD)
        self.came.set_value(row.quantity)
        self.came_row.setVisible(row.quantity > 1)
        self.remark.set_value("")
        self.stack.setCurrentWidget(self._returning)
        self._dress()
        self.state.setFocus(Qt.FocusReason.OtherFocusReason)

    # Acts

    def _go(self) -> None:
        part = self.stack.currentWidget()
        row = self.current()
        if part is self._lending:
            self._lend()
        elif part is self._returning and row is not None:
            self._give_back(row)
        elif part is self._list and row is not None and row.returned_at is None:
            self._start_back(row)

    def _lend(self) -> None:
        if not self._busy:
            self._busy = True
            self.person.resolve(self._lend_to)

    def _lend_to(self) -> None:
        """Who borrows it is known now."""
        self._busy = False
        person, due = self.person.value(), self.due.value()
        for one in self.lend_rows.values():
            one.set_error(None)
        if not isinstance(due, datetime):
            self._error("due_at", translate("bookings", "This can't be read."))
            return
        if self.assets.unread:
            self._error("assets", translate("bookings", "This can't be read."))
            return
        if self.person.several:
            self.person.offer()
            self._error(
                "person_id", translate("bookings", "Several people have this name: choose one, or add a phone.")
            )
            return
        if person.empty:
            self._error("person_id", translate("bookings", "Please enter who borrows it."))
            return
        self._busy = True
        self.context.act(
            loans.lend, initiator=self, always=self._done, items=self.assets.value(), due_at=due,
            person_id=person.person_id, name=person.name if person.person_id is None else "", phones=person.phones,
            booking_id=self.booking.id if self.booking is not None else None, condition=self.condition.value(),
            label=lambda rows: translate("bookings", "Lent {what}").format(what=rows[0].asset),
            then=self._lent, failed=self._failed,
        )  # fmt: skip

    def _done(self) -> None:
        self._busy = False

    def _lent(self, rows: list[LoanRow]) -> None:
        self.accept()
        self._print_asked(rows[0].number)

    def _give_back(self, row: LoanRow) -> None:
        came = self.came.value()
        if row.quantity > 1 and not isinstance(came, int):
            self.came_row.set_error(translate("bookings", "This can't be read."))
            self.came.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._busy:
            return
        self._busy = True
        # "Lost" beside the number that was lent means all of it.
        lost = self.state.value() == LOST and came == row.quantity
        quantity = came if row.quantity > 1 and not lost else None
        self.context.act(
            loans.give_back, row.id, initiator=self, always=self._done, condition=self.state.value(), quantity=quantity,
            note=self.remark.value(),
            label=lambda back: translate("bookings", "{what} is back").format(what=back.asset),
            then=lambda _row: self._to_list(), failed=self._failed,
        )  # fmt: skip

    def _failed(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        if self.stack.currentWidget() is self._lending:
            name = {"name": "person_id", "phones": "person_id"}.get(error.field or "", error.field or "assets")
            self._error(name if name in self.lend_rows else "assets", error.message)
        else:
            self.came_row.show()
            self.came_row.set_error(error.message)
        return True

    def _error(self, name: str, message: str) -> None:
        self.lend_rows[name].set_error(message)
        self.assets.point()
        self.lend_rows[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_list(self) -> None:
        self.stack.setCurrentWidget(self._list)
        self._reload()
        self.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self.stack.currentWidget() is self._list:
            self.reject()
        else:
            self._to_list()

    def _print(self) -> None:
        row = self.current()
        if row is not None:
            self.accept()
            self._print_asked(row.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list, then closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
