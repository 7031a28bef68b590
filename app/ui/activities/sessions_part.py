"""The sessions of an activity in its form: when and where each is held, one after another or for a whole term."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.series import Rule
from app.domain.shifts import wall
from app.services import activities
from app.services.activities import ActivityCard, SessionPlan, SessionRow
from app.services.desk import Desk
from app.services.spaces import SpaceValue
from app.ui.activities import words
from app.ui.activities.acts import why_needed
from app.ui.activities.spaces_pick import ELSEWHERE, SpacesPick
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    Card,
    CheckBox,
    DateField,
    FormRow,
    Icon,
    IconButton,
    Item,
    Label,
    Line,
    NumberField,
    Select,
    TextField,
    TimeField,
    TwoLineList,
)

DAY = 24 * 60
USUAL = 120
"""Minutes a session lasts while nobody said, and no template does."""
MOST_TIMES = 60
HOLIDAYS = 30
"""More dates are looked at than are wanted, so that a term has all its sessions although some days are holidays."""
SHOWN = 4
"""Sessions that are in view at once; more scroll."""


@dataclass(frozen=True)
class Found:
    """What would come of what is in the entry: the sessions, and what is in the way of each."""

    plans: tuple[SessionPlan, ...] = ()
    problems: tuple[str, ...] = ()
    refused: str = ""


def weigh(
    desk: Desk, plan: SessionPlan, rule: Rule | None, skip_holidays: bool, own: RowId | None
) -> Found:  # fmt: skip
    """Ask the services about a session, or about all that a rule makes of it: as many as it says, holidays or not."""
    try:
        plans = [plan]
        if rule is not None:
            count = rule.count or 1
            more = replace(rule, count=count + HOLIDAYS) if skip_holidays else rule
            plans = activities.repeat(desk, plan, more.to_rrule(), skip_holidays=skip_holidays)[:count]
    except UserError as error:
        return Found(refused=error.message)
    return Found(tuple(plans), tuple(activities.check_session(desk, one, own) for one in plans))


class SessionsPart(Card):
    """The card with the sessions. Of a new activity they are kept here until it is saved (`plans()`); of one that
    exists, adding, changing and calling off are done at once, each with its undo. `changed()` on every edit,
    `acted(card or None)` after an act.
    """

    changed = Signal()
    acted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("activities", "Sessions"), padding=0, spacing=0, parent=parent)
        self.context = context
        self.activity_id: RowId | None = None
        self.rows: dict[RowId, SessionRow] = {}
        self._plans: list[SessionPlan] = []
        self._names: dict[RowId, str] = {}
        self._places: tuple[SpaceValue, ...] = ()
        self._opened: Any = None
        """What is in the entry to be changed: the place of a plan, or the id of a session; None for a new one."""
        self._minutes = USUAL
        self._until_by_hand = False
        self._filling = False
        self._found: Found | None = None
        self._asked: Any = None
        self._build()

    def _build(self) -> None:
        today = self.context.desk.today()
        self.list = TwoLineList(name=translate("activities", "Sessions"), quiet=False)
        self.list.activated.connect(self.open)
        self.list.installEventFilter(self)
        self.list.hide()
        self.add(self.list)
        self.below = Line()
        self.add(self.below)
        entry = QWidget()
        self.entry = QVBoxLayout(entry)
        self.entry.setContentsMargins(16, 12, 16, 16)
        self.entry.setSpacing(8)
        self.add(entry)
        self.say_list = Label("", "caption", "muted", wrap=True)
        self.entry.addWidget(self.say_list)
        self.entry_title = Label(translate("activities", "When is it held?"), "strong")
        self.entry.addWidget(self.entry_title)
        self.day = DateField(today=today)
        self.starts = TimeField()
        self.ends = TimeField()
        times = QHBoxLayout()
        times.setSpacing(8)
        self.fields: dict[str, FormRow] = {}
        for name, label, editor, stretch in (
            ("day", translate("activities", "Date"), self.day, 5),
            ("starts_at", translate("activities", "From"), self.starts, 3),
            ("ends_at", translate("activities", "Until"), self.ends, 3),
        ):
            self.fields[name] = row = FormRow(label, editor, roomy=False)
            times.addWidget(row, stretch, Qt.AlignmentFlag.AlignTop)
        self.entry.addLayout(times)
        self.next_day = Label(translate("activities", "ends on the next day"), "caption", "muted")
        self.next_day.hide()
        self.entry.addWidget(self.next_day)
        self.spaces = SpacesPick()
        self.place = TextField(limit=80)
        self.title = TextField(limit=80, placeholder=translate("activities", "only if it has a name of its own"))
        self.fields["spaces"] = FormRow(translate("activities", "Space"), self.spaces, roomy=False)
        self.fields["place"] = FormRow(translate("activities", "Place"), self.place, roomy=False)
        self.fields["session_title"] = FormRow(translate("activities", "Session title"), self.title, roomy=False)
        for name in ("spaces", "place", "session_title"):
            self.entry.addWidget(self.fields[name])
        self.fields["place"].hide()
        self.repeats = CheckBox(translate("activities", "Held several times"))
        self.entry.addWidget(self.repeats)
        self.rule = QWidget()
        column = QVBoxLayout(self.rule)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.how = Select(
            [
                ("weekly", translate("activities", "Every week")),
                ("two_weeks", translate("activities", "Every two weeks")),
                ("daily", translate("activities", "Every day")),
                ("workdays", translate("activities", "Monday to Friday")),
            ]
        )
        self.how.set_value("weekly")
        self.times = NumberField(8, minimum=2, maximum=MOST_TIMES)
        for name, label, editor in (
            ("how", translate("activities", "How often"), self.how),
            ("times", translate("activities", "Times"), self.times),
        ):
            self.fields[name] = row = FormRow(label, editor, roomy=False)
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        self.skip = CheckBox(translate("activities", "Leave public holidays out"), True)
        column.addWidget(self.skip)
        self.rule.hide()
        self.entry.addWidget(self.rule)
        verdict = QHBoxLayout()
        verdict.setSpacing(6)
        self.mark = Icon("circle-check", "good-ink")
        self.mark.hide()
        self.verdict = Label("", "caption", wrap=True)
        verdict.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(self.verdict, 1)
        self.entry.addLayout(verdict)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.put = Button(translate("activities", "Add this session"), icon="plus", key="Alt+A")
        self.drop = Button(translate("activities", "Leave it"), "ghost", key="Esc")
        self.drop.hide()
        self.out = IconButton("trash-2", translate("activities", "Call off the session"))
        self.out.hide()
        buttons.addWidget(self.put)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        buttons.addWidget(self.out)
        self.entry.addLayout(buttons)
        self.put.clicked.connect(self.take)
        self.drop.clicked.connect(self.leave_change)
        self.out.clicked.connect(self.remove)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(120)
        self._rest.timeout.connect(self.ask)
        self.starts.changed.connect(lambda _text: self._follow())
        self.ends.edit.textEdited.connect(lambda _text: self._by_hand())
        for field in (self.day, self.starts, self.ends, self.place, self.title, self.times):
            field.changed.connect(lambda _text: self._edited())
        self.spaces.changed.connect(self._edited)
        self.how.chosen.connect(lambda _value: self._edited())
        self.repeats.toggled.connect(lambda _on: self._edited())
        self.skip.toggled.connect(lambda _on: self._edited())

    # Content

    def set_spaces(self, places: Sequence[SpaceValue]) -> None:
        """The spaces to choose from."""
        if tuple(places) == self._places:
            return
        self._places = tuple(places)
        self._names = {one.id: one.name for one in places}
        self._filling = True
        self.spaces.set_spaces(places)
        self._filling = False
        self._show()

    def set_minutes(self, minutes: int) -> None:
        """How long a session of this kind usually lasts."""
        self._minutes = minutes
        self._follow()

    def start(self, plans: Sequence[SessionPlan] = ()) -> None:
        """The sessions of a new activity."""
        self.activity_id = None
        self.rows = {}
        self._plans = list(plans)
        self._empty(keep_place=False)

    def show_card(self, card: ActivityCard) -> None:
        """The sessions of an activity that exists; what is typed in the entry stays while it is the same one."""
        same = self.activity_id == card.row.id
        self.activity_id = card.row.id
        self.rows = {one.id: one for one in card.sessions}
        self._plans = []
        if same:
            self._show()
        else:
            self._empty(keep_place=False)

    def plans(self) -> tuple[SessionPlan, ...]:
        """The sessions of a new activity, with what is in the entry where it is filled in; raises UserError beside
        the field (`sessions`) for what can't be read.
        """
        found = list(self._plans)
        if self.activity_id is None and self._opened is None and self._typed():
            plan = self._plan()
            answer = self._found
            if self.repeats.isChecked() and answer is not None and self._asked == self._question():
                if any(answer.problems):
                    message = translate("activities", "Press “Add these sessions” first: some dates are taken.")
                    self.point("times", message)
                    raise UserError(message, "sessions")
                found += answer.plans
            else:
                found.append(plan)
        return tuple(found)

    def settled(self) -> bool:
        """Whether the services have answered for what is in the entry."""
        return not self._typed() or (self._found is not None and self._asked == self._question())

    def draft(self) -> dict[str, Any]:
        """What a draft keeps: the plans, and the entry as typed."""
        if self.activity_id is not None:
            return {}
        return {
            "plans": [
                [one.starts_at, one.ends_at, one.title, list(one.spaces), one.place, one.content]
                for one in self._plans
            ],
            "entry": self._raw() if self._typed() else None,
        }  # fmt: skip

    def bring_back(self, draft: dict[str, Any]) -> None:
        """Take a draft up again."""
        self._plans = [
            SessionPlan(start, end, title, tuple(spaces), place, content)
            for start, end, title, spaces, place, content in draft.get("plans") or ()
        ]
        self._empty()
        entry = draft.get("entry")
        if entry:
            self._filling = True
            for name, editor in self._editors().items():
                if name in entry:
                    editor.set_value(entry[name])
            self._filling = False
            self._until_by_hand = True
            self._edited()

    def _editors(self) -> dict[str, Any]:
        return {
            "day": self.day, "starts_at": self.starts, "ends_at": self.ends, "spaces": self.spaces,
            "place": self.place, "title": self.title, "repeats": self.repeats, "how": self.how, "times": self.times,
            "skip": self.skip,
        }  # fmt: skip

    def _raw(self) -> dict[str, Any]:
        found = {name: editor.value() for name, editor in self._editors().items()}
        found["spaces"] = ELSEWHERE if self.spaces.elsewhere else list(self.spaces.value())
        return found

    # The list

    def _show(self) -> None:
        now, zone = self.context.desk.now(), self.context.desk.zone
        if self.activity_id is None:
            items = [self._item_of(number, plan, now, zone) for number, plan in enumerate(self._plans)]
        else:
            items = [self._item(one, now, zone) for one in self.rows.values()]
        self.list.set_items(items)
        rows = min(SHOWN, len(items))
        self.list.setFixedHeight(max(1, rows) * theme.metrics().row_two)
        self.list.setVisible(bool(items))
        self.head.note.setText(words.sessions(len(items)) if items else "")
        self.say_list.setText(
            translate("activities", "Enter changes one, Delete takes it out.")
            if items and self.activity_id is None
            else translate("activities", "Enter changes one, Delete calls it off.")
            if items
            else ""
        )
        self.say_list.setVisible(bool(items))
        self.below.setVisible(bool(items))
        self._dress()

    def _item_of(self, number: int, plan: SessionPlan, now: datetime, zone: Any) -> Item:
        where = self.context.desk.between.join(self._names.get(one, "") for one in plan.spaces) or plan.place
        parts = [where or translate("activities", "no place yet"), plan.title]
        return Item(
            number, words.when(plan.starts_at, plan.ends_at, now, zone), words.DOT.join(part for part in parts if part)
        )

    def _item(self, one: SessionRow, now: datetime, zone: Any) -> Item:
        where = [self._names[space] for space in one.spaces if space in self._names]
        place = self.context.desk.between.join([*where, *([one.place] if one.place else [])])
        parts = [place or translate("activities", "no place yet"), one.title]
        lost = bool(one.spaces) and not one.booked and not one.cancelled and one.ends_at > now
        pill = None
        if one.cancelled:
            pill = (translate("activities", "Called off"), "void", "ban")
        elif lost:
            pill = (translate("activities", "space not booked"), "warn", "triangle-alert")
        return Item(
            one.id, words.when(one.starts_at, one.ends_at, now, zone), words.DOT.join(part for part in parts if part),
            pill=pill, title_tone="muted" if one.cancelled else "text",
        )  # fmt: skip

    # The entry

    def open(self, key: Any) -> None:
        """Take a session into the entry to change it."""
        if key is None:
            return
        if self.activity_id is None:
            plan = self._plans[key]
            self._fill(plan.starts_at, plan.ends_at, plan.spaces, plan.place, plan.title)
        else:
            one = self.rows[key]
            if one.cancelled:
                self.remove()
                return
            self._fill(one.starts_at, one.ends_at, one.spaces, one.place, one.title)
        self._opened = key
        self._dress()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.edit.selectAll()
        self.ask()

    def _fill(self, starts_at: datetime, ends_at: datetime, spaces: Sequence[RowId], place: str, title: str) -> None:
        zone = self.context.desk.zone
        start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
        self._filling = True
        self.day.set_value(start.date())
        self.starts.set_value(start.hour * 60 + start.minute)
        self.ends.set_value(end.hour * 60 + end.minute)
        self.spaces.set_value(tuple(spaces) or (ELSEWHERE if place else ()))
        self.place.set_value(place)
        self.title.set_value(title)
        self.repeats.set_value(False)
        self._filling = False
        self._until_by_hand = True
        self._clear_errors()

    def _empty(self, *, keep_place: bool = True) -> None:
        """An empty entry; where the last one was is where the next one likely is."""
        self._filling = True
        self._opened = None
        self.day.set_value(None)
        if not keep_place:
            self.starts.set_value(None)
            self.ends.set_value(None)
            self.spaces.set_value(())
            self.place.set_value("")
        start, end = self.starts.value(), self.ends.value()
        if isinstance(start, int) and isinstance(end, int) and start != end:
            self._minutes = (end - start) % DAY  # the next one likely is as long
        self._until_by_hand = False
        self.title.set_value("")
        self.repeats.set_value(False)
        self._filling = False
        self._found = self._asked = None
        self._clear_errors()
        self._show()
        self._say()

    def leave_change(self) -> bool:
        """Leave a session as it was; False where none is being changed."""
        changing = self._opened is not None
        if changing:
            self._empty()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return changing

    def _follow(self) -> None:
        """The end follows the beginning until somebody says otherwise."""
        start = self.starts.value()
        if self._filling or self._until_by_hand or not isinstance(start, int):
            return
        self._filling = True
        self.ends.set_value((start + self._minutes) % DAY)
        self._filling = False

    def _by_hand(self) -> None:
        self._until_by_hand = True

    def _typed(self) -> bool:
        """Whether the entry says when; times alone do while there is no session that they may be left over from."""
        first = self.activity_id is None and not self._plans
        return self.day.value() is not None or (first and self.starts.value() is not None)

    def _edited(self) -> None:
        if self._filling:
            return
        self._clear_errors()
        self._dress()
        self.changed.emit()
        self._rest.start()

    def _clear_errors(self) -> None:
        for row in self.fields.values():
            row.set_error(None)

    def _dress(self) -> None:
        start, end = self.starts.value(), self.ends.value()
        self.next_day.setVisible(isinstance(start, int) and isinstance(end, int) and end <= start)
        self.fields["place"].setVisible(self.spaces.elsewhere)
        changing = self._opened is not None
        self.repeats.setVisible(not changing)
        several = self.repeats.isChecked() and not changing
        self.rule.setVisible(several)
        self.entry_title.setText(
            translate("activities", "Change this session")
            if changing
            else translate("activities", "When is it held?")
            if not self.list.items()
            else translate("activities", "Another session")
        )
        self.put.setText(
            translate("activities", "Change it")
            if changing
            else translate("activities", "Add these sessions")
            if several
            else translate("activities", "Add this session")
        )
        self.put.set_icon("check" if changing else "plus")
        self.drop.setVisible(changing)
        self.out.setVisible(changing)

    def _plan(self) -> SessionPlan:
        """The session in the entry; raises UserError (field `sessions`) and shows what is wrong beside the field."""
        for name, field in (("day", self.day), ("starts_at", self.starts), ("ends_at", self.ends)):
            value = field.value()
            if value is None or isinstance(value, str):
                message = (
                    translate("errors", "Please fill this in.")
                    if value is None
                    else translate("bookings", "This can't be read.")
                )
                self.point(name, message)
                raise UserError(message, "sessions")
        day, start, end = self.day.value(), self.starts.value(), self.ends.value()
        zone = self.context.desk.zone
        place = self.place.value() if self.spaces.elsewhere else ""
        return SessionPlan(
            wall(day, start, zone), wall(day, end if end > start else end + DAY, zone), self.title.value(),
            self.spaces.value(), place,
        )  # fmt: skip

    def _readable(self) -> bool:
        return isinstance(self.day.value(), date) and all(
            isinstance(field.value(), int) for field in (self.starts, self.ends)
        )

    def point(self, name: str, message: str) -> bool:
        """Show what is wrong beside a field of the entry; False where it has none of this name."""
        row = self.fields.get(name)
        if row is None:
            return False
        row.set_error(message)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _rule(self) -> Rule | None:
        """How it repeats; None where it doesn't. Raises UserError (field "times")."""
        if not self.repeats.isChecked() or self._opened is not None:
            return None
        count, how = self.times.value(), self.how.value() or "weekly"
        if not isinstance(count, int) or not 1 <= count <= MOST_TIMES:
            message = translate("errors", "A number from {least} to {most}, please.")
            raise UserError(message.format(least=2, most=MOST_TIMES), "times")
        if how == "daily":
            return Rule("daily", count=count)
        if how == "workdays":
            return Rule("weekly", weekdays=(0, 1, 2, 3, 4), count=count)
        weekday = self.day.value().weekday()
        return Rule("weekly", interval=2 if how == "two_weeks" else 1, weekdays=(weekday,), count=count)

    def _question(self) -> Any:
        if not self._readable():
            return None
        try:
            return self._plan(), self._rule(), self.skip.isChecked(), self._opened
        except UserError:
            return None

    def ask(self) -> None:
        """Ask what is in the way of what is typed."""
        self._rest.stop()
        question = self._question()
        if question is None:
            self._found = self._asked = None
            self._say()
            return
        plan, rule, skip, opened = question
        own = opened if isinstance(opened, bytes) else None
        self.context.look(self, "weigh", weigh, plan, rule, skip, own, then=lambda found: self._came(found, question))

    def _came(self, found: Found, question: Any) -> None:
        if question != self._question():
            return
        self._found, self._asked = found, question
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Beside the entry: free, or what is in the way; of several, all the dates."""
        found = self._found
        if found is None:
            self.mark.hide()
            self.verdict.setText("")
            self.verdict.hide()
            return
        bad = [problem for problem in found.problems if problem]
        tone, icon, text = "good", "circle-check", ""
        if found.refused:
            tone, icon, text = "bad", "circle-x", found.refused
        elif len(found.plans) == 1:
            plan = found.plans[0]
            if bad:
                tone, icon, text = "bad", "circle-x", bad[0]
            elif plan.spaces:
                text = translate("activities", "The space is free then.")
            elif not plan.place and not self.spaces.elsewhere:
                tone, icon, text = "warn", "info", translate("activities", "No space is booked yet.")
        else:
            tone, icon, text = self._say_dates(found, bad)
        self.mark.set(icon, f"{tone}-ink")
        self.mark.setVisible(bool(text))
        self.verdict.setText(text)
        self.verdict.set_tone(tone if tone != "good" else "good")
        self.verdict.setVisible(bool(text))

    def _say_dates(self, found: Found, bad: list[str]) -> tuple[str, str, str]:
        zone = self.context.desk.zone
        taken = [
            words.short_day(plan.starts_at.astimezone(zone).date())
            for plan, problem in zip(found.plans, found.problems, strict=True)
            if problem
        ]
        days = [words.short_day(plan.starts_at.astimezone(zone).date()) for plan in found.plans]
        text = translate("activities", "{n} sessions: {days}").format(
            n=len(days), days=self.context.desk.between.join(days)
        )
        if not bad:
            return "good", "circle-check", text
        more = translate("activities", "The space is taken on {days}.").format(
            days=self.context.desk.between.join(taken)
        )
        return "bad", "circle-x", f"{text}\n{more} {bad[0]}"

    # Acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds or changes a session at once, where that is done at once; else it is for the whole form."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self._opened is not None or (self.activity_id is not None and self._typed())):
            self.take()
        else:
            super().keyPressEvent(event)

    def take(self) -> None:
        """Add what is in the entry, or change what was opened."""
        try:
            plan = self._plan()
            self._rule()
        except UserError as error:
            self.point(error.field or "", error.message)
            return
        if not self.settled():
            self._when_known(self.take)
            return
        found = self._found
        if found is not None and found.refused:
            return
        plans = list(found.plans) if found is not None else [plan]
        problem = next((one for one in found.problems if one), "") if found is not None else ""
        if problem and len(plans) == 1:
            self.point("spaces", problem)
            return
        if problem and found is not None and not self._without_space(found):
            return
        if found is not None and problem:
            plans = [
                replace(one, spaces=()) if taken else one
                for one, taken in zip(found.plans, found.problems, strict=True)
            ]
        if self.activity_id is None:
            self._take_plans(plans)
        elif self._opened is not None:
            self._change(plan)
        else:
            self.context.act(
                activities.add_sessions, self.activity_id, plans, initiator=self,
                label=translate("activities", "{n} sessions added").format(n=len(plans)),
                then=self._acted, failed=self._refused,
            )  # fmt: skip

    def _without_space(self, found: Found) -> bool:
        """Whether those of several sessions whose space is taken are to be planned without one."""
        zone = self.context.desk.zone
        days = [
            words.short_day(plan.starts_at.astimezone(zone).date())
            for plan, problem in zip(found.plans, found.problems, strict=True)
            if problem
        ]
        return self.context.questions.confirm(
            translate("activities", "At {n} of the sessions the space is taken").format(n=len(days)),
            translate("activities", "{days}: plan them without a space, and choose one later?").format(
                days=self.context.desk.between.join(days)
            ),
            yes=translate("activities", "Plan them all"),
        )

    def _take_plans(self, plans: list[SessionPlan]) -> None:
        if self._opened is not None:
            self._plans[self._opened] = plans[0]
        else:
            self._plans += plans
        self._plans.sort(key=lambda one: one.starts_at)
        self._empty()
        self.changed.emit()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _when_known(self, then: Callable[[], object]) -> None:
        """Go on once the services have answered for what is in the entry."""
        question = self._question()
        if question is None:
            return
        plan, rule, skip, opened = question
        own = opened if isinstance(opened, bytes) else None

        def came(found: Found) -> None:
            self._came(found, question)
            if self._asked == question:
                then()

        self._rest.stop()
        self.context.look(self, "weigh", weigh, plan, rule, skip, own, then=came)

    def when_known(self, then: Callable[[], object]) -> None:
        """Go on with `then` once it is known what would come of what is in the entry."""
        if self.settled() or self._question() is None:
            then()
        else:
            self._when_known(then)

    def _change(self, plan: SessionPlan) -> None:
        one = self.rows[self._opened]
        values = {
            "starts_at": plan.starts_at, "ends_at": plan.ends_at, "spaces": plan.spaces, "place": plan.place,
            "title": plan.title,
        }  # fmt: skip
        self.context.act(
            activities.change_session, one.id, values, initiator=self,
            label=translate("activities", "Session changed"), then=lambda _row: self._acted(None),
            failed=self._refused,
        )  # fmt: skip

    def remove(self) -> None:
        """Take the selected session out; one that exists is called off, for a reason, or held after all."""
        key = self.list.current_key()
        if key is None:
            return
        if self.activity_id is None:
            del self._plans[key]
            self._empty(keep_place=bool(self._plans))
            self.changed.emit()
            return
        one = self.rows[key]
        if one.cancelled:
            self.context.act(
                activities.reinstate_session, one.id, initiator=self,
                label=translate("activities", "The session is held after all"),
                then=lambda _row: self._acted(None), failed=self._refused,
            )  # fmt: skip
            return
        now, zone = self.context.desk.now(), self.context.desk.zone
        reason = self.context.questions.text(
            translate("activities", "Call off {session}").format(
                session=words.when(one.starts_at, one.ends_at, now, zone)
            ),
            translate("activities", "Reason"),
            say=translate("activities", "Its booking is cancelled; the other sessions stay."),
            yes=translate("activities", "Call off the session"),
            check=why_needed,
        )
        if reason is not None:
            self.context.act(
                activities.cancel_session, one.id, reason, initiator=self,
                label=translate("activities", "Session called off"), then=lambda _row: self._acted(None),
            )  # fmt: skip

    def _acted(self, card: ActivityCard | None) -> None:
        self._empty()
        self.acted.emit(card)

    def _refused(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        name = {"starts_at": "spaces", "title": "session_title"}.get(error.field or "", error.field or "")
        return self.point(name, error.message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete takes the selected session out."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.remove()
            return True
        return super().eventFilter(watched, event)
