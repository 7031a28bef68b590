"""Series: set up with a preview of every date, looked at, changed for this, these and later, or all dates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import bookings as rules
from app.domain.series import Rule, why_text
from app.services import series
from app.services.bookings import BookingRow
from app.services.series import DateLine, SeriesCard, SeriesWish
from app.ui.bookings import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    DateField,
    Dialog,
    FilterChips,
    FormRow,
    Item,
    Label,
    NumberField,
    RadioGroup,
    Select,
    TextField,
    TimeField,
    TwoLineList,
)

WEEKLY, TWO_WEEKS, DAILY, MONTHLY_DAY, MONTHLY_NTH, OTHER = (
    "weekly", "two_weeks", "daily", "monthly_day", "monthly_nth", "other",
)  # fmt: skip
ALL, LATER = "all", "later"


class RuleField(QWidget):
    """How it repeats and until when. `value()` is a `Rule`; raises UserError (field "rule")."""

    def __init__(self, changed: Callable[[], object], today: date) -> None:
        super().__init__()
        self._first = today
        self._kept: Rule | None = None
        self._changed = changed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.how = Select(name=translate("bookings", "Repeats"))
        self.days = FilterChips(
            [(number, words.weekday(_MONDAY + timedelta(days=number))) for number in range(7)],
            name=translate("bookings", "Weekdays"),
        )
        self.ends = RadioGroup(
            [("count", translate("bookings", "so many times")), ("until", translate("bookings", "until a day"))]
        )
        self.ends.set_value("count")
        self.count = NumberField(8, minimum=1, maximum=400, name=translate("bookings", "Times"))
        self.until = DateField(name=translate("bookings", "Last day"), today=today)
        self.until.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.how, 3)
        line.addWidget(self.ends, 3)
        line.addWidget(self.count, 2)
        line.addWidget(self.until, 2)
        column.addLayout(line)
        column.addWidget(self.days)
        self.setFocusProxy(self.how)
        self.set_first(today)
        self.how.chosen.connect(lambda _value: self._edited())
        self.days.changed.connect(lambda _keys: self._edited())
        self.ends.chosen.connect(lambda _value: self._edited())
        self.count.changed.connect(lambda _text: self._edited())
        self.until.changed.connect(lambda _text: self._edited())

    def set_first(self, first: date) -> None:
        """The first date: the choices are worded after it."""
        self._first = first
        nth = (first.day - 1) // 7 + 1
        weekday = words.weekday(first)
        choices = [
            (WEEKLY, translate("bookings", "Every week")),
            (TWO_WEEKS, translate("bookings", "Every two weeks")),
            (DAILY, translate("bookings", "Every day")),
            (MONTHLY_DAY, translate("bookings", "Every month on day {n}").format(n=first.day)),
            (MONTHLY_NTH, translate("bookings", "Every month, {weekday} number {n}").format(weekday=weekday, n=nth)),
        ]
        if self._kept is not None and self._kind(self._kept) == OTHER:
            choices.append((OTHER, self._kept.words(first)))
        blocked = self.how.blockSignals(True)
        self.how.set_choices(choices)
        self.how.blockSignals(blocked)
        if not self.days.keys():
            self.days.set_keys([first.weekday()])

    def set_value(self, rule: Rule) -> None:
        """Show a rule."""
        self._kept = rule
        self.set_first(self._first)
        blocked = self.how.blockSignals(True)
        self.how.set_value(self._kind(rule))
        self.how.blockSignals(blocked)
        self.days.set_keys(list(rule.weekdays) or [self._first.weekday()])
        self.ends.set_value("until" if rule.until is not None else "count")
        self.count.set_value(rule.count or 8)
        self.until.set_value(rule.until)
        self._dress()

    def _kind(self, rule: Rule) -> str:
        plain = not rule.rest and not rule.month_days and not rule.nth
        if rule.freq == "weekly" and plain and rule.interval in (1, 2):
            return WEEKLY if rule.interval == 1 else TWO_WEEKS
        if rule.freq == "daily" and plain and rule.interval == 1 and not rule.weekdays:
            return DAILY
        if rule.freq == "monthly" and rule.interval == 1 and not rule.rest and not rule.weekdays:
            if rule.month_days == (self._first.day,) and not rule.nth:
                return MONTHLY_DAY
            if rule.nth == (((self._first.day - 1) // 7 + 1, self._first.weekday()),) and not rule.month_days:
                return MONTHLY_NTH
        return OTHER

    def _dress(self) -> None:
        how = self.how.value()
        self.days.setVisible(how in (WEEKLY, TWO_WEEKS))
        by_count = self.ends.value() == "count"
        self.count.setVisible(by_count)
        self.until.setVisible(not by_count)

    def _edited(self) -> None:
        self._dress()
        self._changed()

    def value(self) -> Rule:
        """The rule; raises UserError (field "rule")."""
        how, first = self.how.value() or WEEKLY, self._first
        count = until = None
        if self.ends.value() == "count":
            count = self.count.value()
            if not isinstance(count, int):
                raise _no_end()
        else:
            until = self.until.value()
            if not isinstance(until, date):
                raise _no_end()
        days = tuple(self.days.keys()) or (first.weekday(),)
        if how == OTHER and self._kept is not None:
            return replace(self._kept, count=count, until=until)
        match how:
            case "daily":
                return Rule("daily", count=count, until=until)
            case "monthly_day":
                return Rule("monthly", month_days=(first.day,), count=count, until=until)
            case "monthly_nth":
                nth = ((first.day - 1) // 7 + 1, first.weekday())
                return Rule("monthly", nth=(nth,), count=count, until=until)
        interval = 2 if how == TWO_WEEKS else 1
        return Rule("weekly", interval=interval, weekdays=days, count=count, until=until)


_MONDAY = date(2024, 1, 1)


def _no_end() -> UserError:
    return UserError(translate("bookings", "A series has to end: after a number of times or on a date."), "rule")


class SeriesDialog(Dialog):
    """The three uses: make a series out of a form (`make`), look at one (`show_series`), change it."""

    def __init__(self, context: Context, parent: QWidget, title: str, done: Callable[..., object]) -> None:
        super().__init__(title, parent, width=720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.done_with = done
        self.wish: SeriesWish | None = None
        self.card: SeriesCard | None = None
        self.row: BookingRow | None = None
        self.lines: list[DateLine] = []
        self._unwanted: set[date] = set()
        self._editing = False
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self._build_look()
        self._build_edit()
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(150)
        self._ask.timeout.connect(self._preview)
        self.leave = self.add_button(translate("bookings", "Close"), callback=self._leave, key="Esc")
        self.end = self.add_button(translate("bookings", "Cancel the rest"), "danger", self._end, key="Alt+X")
        self.change = self.add_button(translate("bookings", "Change"), callback=self._start_edit, key="Alt+E")
        self.save = self.add_button("", "primary", self._save, key="Enter", default=True)

    # Opening

    @staticmethod
    def make(
        context: Context, parent: QWidget, asked: dict[str, Any], *, done: Callable[[RowId | None], object]
    ) -> "SeriesDialog":
        """A series out of what the booking form holds."""
        dialog = SeriesDialog(context, parent, translate("bookings", "New series"), done)
        zone = context.desk.zone
        start = asked["starts_at"].astimezone(zone)
        length = (asked["ends_at"] - asked["starts_at"]) // rules.MINUTE
        repeat = asked.get("repeat")
        rule = _rule_of(repeat, start.date()) if repeat is not None else Rule(
            "weekly", weekdays=(start.weekday(),), count=8
        )  # fmt: skip
        dialog.wish = SeriesWish(
            start.date(), start.hour * 60 + start.minute, length, rule, tuple(asked["spaces"]),
            tuple(asked["seats"]), tuple(asked["assets"]), person_id=asked["person_id"], name=asked["name"],
            phones=asked["phones"], organisation=asked["organisation"], title=asked["title"],
            headcount=asked["headcount"], note=asked["note"],
        )  # fmt: skip
        dialog.fill(dialog.wish)
        dialog.scope_row.hide()
        dialog.stack.setCurrentWidget(dialog.edit_part)
        dialog._dress()
        dialog.open()
        dialog._preview()
        dialog.rule.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    @staticmethod
    def show_series(
        context: Context, parent: QWidget, row: BookingRow, *, done: Callable[[], object]
    ) -> "SeriesDialog":
        """The series a booking belongs to."""
        dialog = SeriesDialog(context, parent, translate("bookings", "Series"), done)
        dialog.row = row
        dialog.stack.setCurrentWidget(dialog.look_part)
        dialog._dress()
        dialog.open()
        dialog._look()
        return dialog

    # Looking

    def _build_look(self) -> None:
        self.look_part = QWidget()
        column = QVBoxLayout(self.look_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.said = Label("", "strong", wrap=True)
        self.facts = Label("", tone="muted", wrap=True)
        self.dates = TwoLineList(name=translate("bookings", "Dates of the series"), quiet=False)
        self.dates.setMinimumHeight(theme.metrics().row * 3)
        column.addWidget(self.said)
        column.addWidget(self.facts)
        column.addWidget(self.dates, 1)
        self.dates.current_changed.connect(lambda _key: self._dress())
        self.skip = Button(translate("bookings", "Skip this date"), key="Alt+S")
        self.single = Button(translate("bookings", "Take out of the series"), key="Alt+O")
        self.add_back = Button(translate("bookings", "Book it after all"), key="Alt+B")
        line = QHBoxLayout()
        line.setSpacing(8)
        for button, does in ((self.skip, self._skip), (self.single, self._make_single), (self.add_back, self._add)):
            button.clicked.connect(does)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        self.stack.addWidget(self.look_part)

    def _look(self) -> None:
        assert self.row is not None and self.row.series_id is not None
        self.context.look(self, "card", series.card, self.row.series_id, then=self._came)

    def _came(self, card: SeriesCard) -> None:
        self.card = card
        desk = self.context.desk
        now, zone = desk.now(), desk.zone
        wish = card.wish
        first = card.rows[0] if card.rows else None
        self.title.setText(wish.title or wish.organisation or card.name or translate("bookings", "Series"))
        self.said.setText(card.words)
        place = first.place if first is not None else ""
        self.facts.setText(words.DOT.join(part for part in (place, wish.organisation, card.name) if part))
        items = []
        for row in card.rows:
            moved = row.series_date is not None and row.starts_at.astimezone(zone).date() != row.series_date
            note = translate("bookings", "moved from {day}").format(day=words.long_day(row.series_date)) if (
                moved and row.series_date is not None
            ) else row.reason  # fmt: skip
            items.append(
                (row.series_date or date.min, Item(
                    row.id, words.when(row.starts_at, row.ends_at, now, zone), note, pill=words.pill(row),
                    strong=row.live,
                ))
            )  # fmt: skip
        for one in card.skips:
            pill = (
                (translate("bookings", "now free"), "good", "circle-check")
                if one.free and one.starts_at > now
                else (translate("bookings", "skipped"), "idle", "circle-dashed")
            )
            note = one.why if one.free or not one.words else f"{one.why}{words.DOT}{one.words}"
            items.append((one.day, Item(one.id, words.when(one.starts_at, one.ends_at, now, zone), note, pill=pill)))
        items.sort(key=lambda pair: pair[0])
        kept = self.dates.current_key() or (self.row.id if self.row is not None else None)
        self.dates.set_items([item for _day, item in items])
        place_of = next((n for n, (_day, item) in enumerate(items) if item.key == kept), 0)
        self.dates.set_current(place_of if items else -1)
        self.dates.setFocus(Qt.FocusReason.OtherFocusReason)
        self._dress()
        self.grow()

    def _current(self) -> tuple[BookingRow | None, Any]:
        key = self.dates.current_key()
        if self.card is None:
            return None, None
        row = next((one for one in self.card.rows if one.id == key), None)
        skip = next((one for one in self.card.skips if one.id == key), None)
        return row, skip

    # Changing

    def _build_edit(self) -> None:
        self.edit_part = QWidget()
        column = QVBoxLayout(self.edit_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        today = self.context.desk.today()
        self.scope = RadioGroup(
            [(LATER, translate("bookings", "This date and later")), (ALL, translate("bookings", "All dates to come"))]
        )
        self.scope.set_value(LATER)
        self.scope_row = FormRow(translate("bookings", "What changes"), self.scope, roomy=False)
        self.rule = RuleField(self._edited, today)
        self.rule_row = FormRow(translate("bookings", "Repeats"), self.rule, roomy=False)
        self.first = DateField(name=translate("bookings", "First date"), today=today)
        self.starts = TimeField(name=translate("bookings", "From"))
        self.ends_field = TimeField(name=translate("bookings", "Until"))
        self.what = TextField(name=translate("bookings", "What for"), limit=60)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.edit_rows: dict[str, FormRow] = {"rule": self.rule_row}
        for name, label, field, share in (
            ("first", translate("bookings", "First date"), self.first, 3),
            ("starts_at", translate("bookings", "From"), self.starts, 2),
            ("ends_at", translate("bookings", "Until"), self.ends_field, 2),
            ("title", translate("bookings", "What for"), self.what, 4),
        ):
            row = FormRow(label, field, roomy=False)
            self.edit_rows[name] = row
            line.addWidget(row, share, Qt.AlignmentFlag.AlignTop)
            field.changed.connect(lambda _text: self._edited())
        column.addWidget(self.scope_row)
        column.addLayout(line)
        column.addWidget(self.rule_row)
        self.summary = Label("", "strong", wrap=True)
        column.addWidget(self.summary)
        self.preview = TwoLineList(name=translate("bookings", "What will be booked"), quiet=False)
        self.preview.setMinimumHeight(theme.metrics().row * 2)
        column.addWidget(self.preview, 1)
        self.hint = Label(
            translate("bookings", "Space on a date leaves it out, or takes it in again."), "caption", "muted", wrap=True
        )
        column.addWidget(self.hint)
        self.preview.activated.connect(self._toggle)
        self.preview.installEventFilter(self)
        self.scope.chosen.connect(lambda _value: self._edited())
        self.stack.addWidget(self.edit_part)

    def fill(self, wish: SeriesWish) -> None:
        """Show what the series is to be."""
        for field in (self.first, self.starts, self.ends_field, self.what):
            field.blockSignals(True)
        self.first.set_value(wish.first)
        self.starts.set_value(wish.start_minutes)
        end = wish.start_minutes + wish.length_minutes
        self.ends_field.set_value(end if end <= 24 * 60 else end % (24 * 60))
        self.what.set_value(wish.title)
        for field in (self.first, self.starts, self.ends_field, self.what):
            field.blockSignals(False)
        self.rule.set_first(wish.first)
        self.rule.set_value(wish.rule)

    def _start_edit(self) -> None:
        if self.card is None:
            return
        self._editing = True
        self.wish = self.card.wish
        row, _skip = self._current()
        self._since = row.series_date if row is not None and row.series_date is not None else self.card.wish.first
        self.scope_row.show()
        self.fill(self.card.wish)
        self.stack.setCurrentWidget(self.edit_part)
        self._dress()
        self._preview()
        self.starts.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def since(self) -> date | None:
        """From which date on an edit holds; None for all."""
        return self._since if self._editing and self.scope.value() == LATER else None

    def _edited(self) -> None:
        self._unwanted.clear()
        first = self.first.value()
        if isinstance(first, date):
            self.rule.set_first(first)
        self._ask.start()

    def wanted(self) -> SeriesWish:
        """The series as it is typed; raises UserError beside the field."""
        assert self.wish is not None
        first, start, end = self.first.value(), self.starts.value(), self.ends_field.value()
        for name, value, kind in (("first", first, date), ("starts_at", start, int), ("ends_at", end, int)):
            if not isinstance(value, kind):
                raise UserError(translate("bookings", "This can't be read."), name)
        length = end - start if end > start else end - start + 24 * 60
        return replace(
            self.wish, first=first, start_minutes=start, length_minutes=length, rule=self.rule.value(),
            title=self.what.value(),
        )  # fmt: skip

    def _preview(self) -> None:
        self._ask.stop()
        for row in self.edit_rows.values():
            row.set_error(None)
        try:
            wish = self.wanted()
        except UserError as error:
            self._error(error)
            return
        actor = self.context.session.actor
        if self._editing and self.card is not None:
            self.context.look(
                self, "preview", series.preview_edit, actor, self.card.id, wish, self.since(),
                then=self._previewed, failed=self._failed,
            )  # fmt: skip
        else:
            self.context.look(self, "preview", series.preview, actor, wish, then=self._previewed, failed=self._failed)

    def _previewed(self, lines: list[DateLine]) -> None:
        self.lines = lines
        desk = self.context.desk
        now, zone = desk.now(), desk.zone
        items = []
        for number, one in enumerate(lines):
            wanted = one.on not in self._unwanted
            text, tone, icon = _kind_pill(one, wanted)
            when = (
                words.when(one.starts_at, one.ends_at, now, zone)
                if one.starts_at is not None and one.ends_at is not None
                else words.long_day(one.on)
            )
            # What stays as it is says so by its pill.
            said = "" if one.kind == "keep" and one.why == why_text("same") else one.why
            why = said if wanted else translate("bookings", "not wanted")
            items.append(Item(number, when, why, pill=(text, tone, icon), strong=one.kind in ("add", "change")))
        kept = self.preview.current_key()
        self.preview.set_items(items)
        self.preview.set_current(kept if isinstance(kept, int) and kept < len(items) else -1)
        self.summary.setText(self._summary())
        self.hint.setVisible(any(one.kind == "add" for one in lines))
        self._dress()
        self.grow()

    def _summary(self) -> str:
        counts: dict[str, int] = {}
        for one in self.lines:
            kind = one.kind if one.on not in self._unwanted else "skip"
            counts[kind] = counts.get(kind, 0) + 1
        said = [
            text.format(n=counts[kind])
            for kind, text in (
                ("add", translate("bookings", "{n} to be booked")),
                ("change", translate("bookings", "{n} to be changed")),
                ("keep", translate("bookings", "{n} unchanged")),
                ("remove", translate("bookings", "{n} taken out")),
                ("skip", translate("bookings", "{n} skipped")),
            )
            if counts.get(kind)
        ]
        return translate("clauses", ", ").join(said)

    def _toggle(self, key: Any) -> None:
        if not isinstance(key, int) or not 0 <= key < len(self.lines):
            return
        one = self.lines[key]
        if one.kind == "add":
            self._unwanted.symmetric_difference_update({one.on})
            self._previewed(self.lines)

    # Acts

    def _dress(self) -> None:
        """The buttons that fit what is shown."""
        looking = self.stack.currentWidget() is self.look_part
        row, skip = self._current()
        ahead = self.card is not None and any(one.live for one in self.card.rows)
        self.end.setVisible(looking and ahead)
        self.skip.setVisible(looking and row is not None and row.live)
        self.single.setVisible(looking and row is not None)
        self.add_back.setVisible(looking and skip is not None)
        self.change.setVisible(looking and ahead)
        self.save.setVisible(not looking)
        count = sum(one.kind == "add" and one.on not in self._unwanted for one in self.lines)
        self.save.setText(
            translate("bookings", "Save the changes")
            if self._editing
            else translate("bookings", "Book {n} dates").format(n=count)
        )
        self.save.setEnabled(self._editing or count > 0)
        self.leave.setText(translate("bookings", "Close") if looking else translate("bookings", "Back"))

    def _act(self, use_case: Any, text: str, *args: Any, then: Callable[[Any], object], **kwargs: Any) -> None:
        self.context.act(use_case, *args, initiator=self, label=text, then=then, failed=self._failed, **kwargs)

    def _save(self) -> None:
        if self.stack.currentWidget() is self.look_part:
            return
        try:
            wish = self.wanted()
        except UserError as error:
            self._error(error)
            return
        title = wish.title or wish.organisation or translate("bookings", "Series")
        if self._editing and self.card is not None:
            self._act(
                series.edit, translate("bookings", "Changed the series {title}").format(title=title), self.card.id,
                wish, since=self.since(), skip=set(self._unwanted), seen=self.card.seen, then=self._saved,
            )  # fmt: skip
        else:
            self._act(
                series.make, translate("bookings", "Booked the series {title}").format(title=title), wish,
                skip=set(self._unwanted), then=self._made,
            )  # fmt: skip

    def _made(self, card: SeriesCard) -> None:
        self.accept()
        self.done_with(card.rows[0].id if card.rows else None)

    def _saved(self, card: SeriesCard) -> None:
        self._editing = False
        if self.row is not None and card.rows:
            self.row = replace(self.row, series_id=card.id)
        self.stack.setCurrentWidget(self.look_part)
        self._came(card)
        self.done_with()

    def _again(self, _result: Any) -> None:
        self._look()
        self.done_with()

    def _skip(self) -> None:
        row, _skip = self._current()
        if row is None:
            return
        reason = self.context.questions.text(
            translate("bookings", "Skip this date"), translate("bookings", "Reason"),
            say=translate("bookings", "It goes on the list of skipped dates and can be booked again from there."),
            yes=translate("bookings", "Skip this date"), check=rules.check_reason,
        )  # fmt: skip
        if reason:
            self._act(series.skip_date, translate("bookings", "Skipped a date"), row.id, reason, then=self._again)

    def _add(self) -> None:
        _row, skip = self._current()
        if skip is not None:
            self._act(series.add_date, translate("bookings", "Booked the date after all"), skip.id, then=self._again)

    def _make_single(self) -> None:
        row, _skip = self._current()
        if row is not None:
            self._act(series.make_single, translate("bookings", "Taken out of the series"), row.id, then=self._again)

    def _end(self) -> None:
        if self.card is None:
            return
        reason = self.context.questions.text(
            translate("bookings", "Cancel all dates to come"), translate("bookings", "Reason"),
            yes=translate("bookings", "Cancel the rest"), check=rules.check_reason,
        )  # fmt: skip
        if reason:
            self._act(
                series.cancel_from, translate("bookings", "Cancelled the rest of the series"), self.card.id, reason,
                then=self._again,
            )  # fmt: skip

    def _failed(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        self._error(error)
        return True

    def _error(self, error: UserError) -> None:
        row = self.edit_rows.get(error.field or "")
        if self.stack.currentWidget() is self.edit_part and row is not None:
            row.set_error(error.message)
            self.lines = []
            self.preview.set_items([])
            self.summary.setText("")
        else:
            self.context.toasts.say(error.message, tone="bad", icon="circle-x")

    def _leave(self) -> None:
        if self._editing:
            self._editing = False
            self.stack.setCurrentWidget(self.look_part)
            self._dress()
            self.dates.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves also from the list of dates; Space is for the date."""
        pressed = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if watched is self.preview and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from a change, then closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _kind_pill(one: DateLine, wanted: bool) -> tuple[str, str, str]:
    if not wanted:
        return translate("bookings", "left out"), "idle", "circle-dashed"
    return {
        "add": (translate("bookings", "booked"), "info", "circle-check"),
        "change": (translate("bookings", "changed"), "warn", "pencil"),
        "keep": (translate("bookings", "stays"), "idle", "check"),
        "remove": (translate("bookings", "taken out"), "bad", "circle-x"),
        "skip": (translate("bookings", "skipped"), "idle", "circle-dashed"),
    }[one.kind]


def _rule_of(repeat: Any, first: date) -> Rule:
    """The rule that a typed line asked for."""
    weekdays = tuple(repeat.weekdays or ()) if repeat.freq == "weekly" else ()
    count, until = repeat.count, repeat.until
    if count is None and until is None:
        count = 8
    return Rule(
        repeat.freq, interval=repeat.interval or 1,
        weekdays=weekdays or ((first.weekday(),) if repeat.freq == "weekly" else ()),
        month_days=tuple(repeat.month_days or ()), nth=tuple(repeat.nth or ()), count=count,
        until=until if count is None else None,
    )  # fmt: skip
