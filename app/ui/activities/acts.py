"""What is done with a whole activity from wherever it is shown: called off, held after all, planned again, voided."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activity_plans import Shift, next_year
from app.services import activities
from app.services.activities import ActivityCard, ActivityRow, SessionPlan
from app.services.desk import Desk
from app.ui.activities import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import DateField, Dialog, FormRow, Item, Label, TextField, TwoLineList

ROWS_SHOWN = 6
"""Dates of a copy that are in view at once; more scroll."""


def why_needed(text: str) -> str:
    """A reason, which must not be empty; raises UserError."""
    kept = " ".join(text.split())
    if not kept:
        raise UserError(translate("bookings", "Please say why, in a few words."), "reason")
    return kept


def call_off(context: Context, owner: QObject, row: ActivityRow, done: Callable[[], object]) -> None:
    """Call an activity off, for a reason; the toast takes it back."""
    say = translate("activities", "Its bookings to come are cancelled; who is registered stays listed.")
    if row.taken:
        say += " " + translate("activities", "{n} people are to be told.").format(n=row.taken)
    reason = context.questions.text(
        translate("activities", "Call off {title}").format(title=row.title),
        translate("activities", "Reason"),
        say=say,
        yes=translate("activities", "Call off"),
        check=why_needed,
    )
    if reason is not None:
        context.act(
            activities.call_off, row.id, reason, initiator=owner,
            label=translate("activities", "{title} is called off").format(title=row.title),
            then=lambda _card: done(),
        )  # fmt: skip


def reinstate(context: Context, owner: QObject, row: ActivityRow, done: Callable[[], object]) -> None:
    """Hold it after all; its spaces are booked again where they are free, and the toast says where they aren't."""

    def back(card: ActivityCard) -> None:
        lost = sum(1 for one in card.sessions if one.spaces and not one.booked and not one.cancelled)
        if lost:
            context.toasts.say(
                translate("activities", "{n} sessions have no space any more: somebody else has booked it.").format(
                    n=lost
                ),
                tone="warn", icon="triangle-alert",
            )  # fmt: skip
        done()

    context.act(
        activities.reinstate, row.id, initiator=owner,
        label=translate("activities", "{title} is held after all").format(title=row.title), then=back,
    )  # fmt: skip


def void(context: Context, owner: QObject, row: ActivityRow, done: Callable[[], object]) -> None:
    """Take an activity made by mistake out of every list, or bring it back."""
    if row.voided:
        context.act(
            activities.restore, row.id, initiator=owner,
            label=translate("activities", "{title} is back").format(title=row.title), then=lambda _card: done(),
        )  # fmt: skip
        return
    reason = context.questions.text(
        translate("activities", "Void {title}").format(title=row.title),
        translate("activities", "Reason"),
        say=translate("activities", "For what was made by mistake; what can't be held is called off instead."),
        yes=translate("activities", "Void"),
        check=why_needed,
    )
    if reason is not None:
        context.act(
            activities.void, row.id, reason, initiator=owner,
            label=translate("activities", "{title} is voided").format(title=row.title), then=lambda _none: done(),
        )  # fmt: skip


def planned_again(desk: Desk, activity_id: RowId, first_day: date) -> list[tuple[SessionPlan, str]]:
    """The sessions a copy would have, and what is in the way of each."""
    zone = desk.zone
    held = [one for one in activities.card(desk, activity_id).sessions if not one.cancelled]
    if not held:
        return []
    shift = Shift(held[0].starts_at.astimezone(zone).date(), first_day, zone)
    plans = [
        SessionPlan(shift.instant(one.starts_at), shift.instant(one.ends_at), one.title, one.spaces, one.place)
        for one in held
    ]
    return [(plan, activities.check_session(desk, plan) if plan.spaces else "") for plan in plans]


class CopyDialog(Dialog):
    """Plan an activity once more: asks the first day, shows the dates that come of it. `done(card)` for the copy."""

    def __init__(self, context: Context, parent: QWidget, row: ActivityRow, done: Callable[[Any], object]) -> None:
        super().__init__(
            translate("activities", "Plan {title} again").format(title=row.title),
            parent,
            width=520,
            say=translate("activities", "Sessions, quotas, plan, materials and emergency plan are taken over."),
        )
        self.context, self.row, self._done = context, row, done
        today = context.desk.today()
        self.first = DateField(self._usual(today), today=today)
        self.name = TextField(self._called(), limit=80)
        self._named = self.name.value()
        """What the program called it; a name typed by hand stays."""
        self.name_row = FormRow(translate("activities", "Activity name"), self.name, roomy=False)
        self.first_row = FormRow(translate("activities", "First day"), self.first, roomy=False)
        self.dates = TwoLineList(name=translate("activities", "Dates"), quiet=True)
        self.note_line = Label("", "caption", "muted", wrap=True)
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self.name_row, 3, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.first_row, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(both)
        self.body.addWidget(self.note_line)
        self.body.addWidget(self.dates, 1)
        high = theme.metrics().row_two
        self.dates.setMinimumHeight(high * min(2, max(1, row.sessions)))
        self.dates.setMaximumHeight(high * min(ROWS_SHOWN, max(1, row.sessions)))
        self.add_button(translate("activities", "Back"), key="Esc")
        self.yes = self.add_button(
            translate("activities", "Plan it"), "primary", self.save, icon="copy", key="Enter", default=True
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(120)
        self._rest.timeout.connect(self.look)
        self.first.changed.connect(lambda _text: self._typed())
        self.first.setFocus()
        self.first.edit.selectAll()
        self.look()

    def _begins(self) -> date:
        """The first day it had."""
        desk = self.context.desk
        at = self.row.starts_at
        return at.astimezone(desk.zone).date() if at is not None else desk.today()

    def _usual(self, today: date) -> date:
        """The same weekday of next year, or of the year that is still to come."""
        day = next_year(self._begins())
        while day <= today:
            day = next_year(day)
        return day

    def _called(self) -> str:
        """Its name, the year in it brought up to date."""
        day, zone = self.first.value(), self.context.desk.zone
        return Shift(self._begins(), day, zone).title(self.row.title) if isinstance(day, date) else self.row.title

    def _typed(self) -> None:
        self.first_row.set_error(None)
        if self.name.value() == self._named:
            self._named = self._called()
            self.name.set_value(self._named)
        self._rest.start()

    def look(self) -> None:
        """Look up the dates that would come of it."""
        day = self.first.value()
        if isinstance(day, date):
            self.context.look(self, "dates", planned_again, self.row.id, day, then=lambda found: self._show(found, day))

    def _show(self, found: list[tuple[SessionPlan, str]], day: date) -> None:
        if self.first.value() != day:
            return
        now, zone = self.context.desk.now(), self.context.desk.zone
        self.dates.set_items(
            [
                Item(
                    number, words.when(plan.starts_at, plan.ends_at, now, zone), problem or plan.title or plan.place,
                    subtitle_tone="bad" if problem else "muted", icon="circle-x" if problem else "circle-check",
                    icon_tone="bad-ink" if problem else "good-ink",
                )
                for number, (plan, problem) in enumerate(found)
            ]
        )  # fmt: skip
        taken = sum(1 for _plan, problem in found if problem)
        self.note_line.setText(
            translate("activities", "{n} sessions; at {taken} the space is taken: they are planned without it.").format(
                n=len(found), taken=taken
            )
            if taken
            else translate("activities", "{n} sessions; nobody's registration is taken over.").format(n=len(found))
        )
        self.grow()

    def save(self) -> None:
        """Make the copy."""
        day = self.first.value()
        if not isinstance(day, date):
            self.first_row.set_error(translate("kit", "Write a day, such as 2026-03-05."))
            return
        self.yes.setEnabled(False)
        self.context.act(
            activities.copy, self.row.id, day, self.name.value(), initiator=self,
            label=lambda card: translate("activities", "{title} is planned").format(title=card.row.title),
            then=self._saved, failed=self._failed,
        )  # fmt: skip

    def _saved(self, card: ActivityCard) -> None:
        self.accept()
        self._done(card)

    def _failed(self, error: Any) -> bool:
        self.yes.setEnabled(True)
        if isinstance(error, UserError):
            row = self.name_row if error.field == "title" else self.first_row
            row.set_error(error.message)
            return True
        return False


def copy(context: Context, parent: QWidget, row: ActivityRow, done: Callable[[ActivityCard], object]) -> CopyDialog:
    """Ask for the first day and plan an activity once more; `done(card)` for the copy."""
    dialog = CopyDialog(context, parent, row, done)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
