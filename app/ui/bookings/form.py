"""The booking form: one line that says it all, the fields it fills, and what would come of it as one types."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import bookings as rules
from app.domain.booking_words import Line as ReadLine
from app.domain.booking_words import Place as NamedPlace
from app.domain.booking_words import read_line
from app.domain.bookings import Status
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import wall
from app.services import bookings, loans, spaces
from app.services.bookings import Alternative, BookingRow, Verdict, Wish
from app.services.desk import Desk
from app.services.spaces import AssetValue, SeatValue, SpaceValue
from app.ui.bookings import words
from app.ui.bookings.choices import Choice, Offer, longest
from app.ui.bookings.fields import AssetsField, SpacesField
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.person_field import Applicant, PersonField
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    DateField,
    FormRow,
    Icon,
    Label,
    LongTextField,
    NumberField,
    Select,
    TextField,
    TimeField,
    clear_layout,
)
from app.ui.kit.widgets.note import beside_words

DAY_MINUTES = 24 * 60
_SEAT = re.compile(r"([A-Za-z]?\d{1,4})(?:号座位?|号位|座位?)|(?:座位|seat)#?([A-Za-z]?\d{1,4})号?", re.IGNORECASE)
"""How a seat is said in the line, where a study hall is: 3号座, 座位3, seat3."""
USUAL_LENGTH = 120
"""Minutes a booking is taken to last while nobody said."""


@dataclass(frozen=True)
class Offered:
    """What can be chosen from."""

    spaces: tuple[SpaceValue, ...]
    assets: tuple[AssetValue, ...]


@dataclass(frozen=True)
class Answer:
    """What would come of what is in the form: of a wish, or which rooms are free where no space is chosen."""

    verdict: Verdict | None = None
    alternatives: tuple[Alternative, ...] = ()
    rooms: tuple[SpaceValue, ...] = ()
    seats: tuple[SeatValue, ...] = ()
    left: Mapping[RowId, int] | None = None
    problem: str = ""


def offered(desk: Desk) -> Offered:
    """Spaces and equipment in use; reads a line once, so that the first key typed needn't wait for the spellings."""
    found = Offered(spaces.spaces(desk), spaces.assets(desk))
    places = [NamedPlace(one.id, (one.name,), one.capacity) for one in found.spaces]
    read_line("a", now=desk.now(), zone=desk.zone, places=places)
    return found


def answer(desk: Desk, wish: Wish, walk_in: bool, actor: Any) -> Answer:
    """Ask the services about a wish."""
    try:
        left = loans.available(desk, wish.starts_at, wish.ends_at)
        if not wish.spaces:
            found = bookings.free_rooms(desk, wish.starts_at, wish.ends_at, headcount=wish.headcount)
            verdict = bookings.check(desk, wish, actor=actor) if wish.assets else None
            others = [] if found else bookings.alternatives(desk, wish)
            return Answer(verdict, tuple(others), rooms=tuple(found), left=left)
        verdict = bookings.check(desk, wish, walk_in=walk_in, actor=actor)
        seated = next((one for one in spaces.spaces(desk) if one.id == wish.spaces[0] and one.seated), None)
        seats = (
            bookings.free_seats(desk, seated.id, wish.starts_at, wish.ends_at, wish.own) if seated is not None else []
        )
        bad = (verdict.hits or verdict.refused) and not seated
        others = bookings.alternatives(desk, wish) if bad else []
        return Answer(verdict, tuple(others), seats=tuple(seats), left=left)
    except UserError as error:
        return Answer(problem=error.message)


class VerdictBox(Painted, QWidget):
    """What would come of it: green, amber or red, in words, with other places to take by digit.

    `taken(alternative)` for another place and time, `room(space id)` for a free room.
    """

    taken = Signal(object)
    room = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "idle"
        self._choices: list[Any] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        self.hide()

    def show_answer(self, desk: Desk, found: Answer, wish: Wish, spaces_: tuple[SpaceValue, ...]) -> None:
        """Say it."""
        clear_layout(self._column)
        self._choices = []
        zone, now = desk.zone, desk.now()
        if found.problem:
            self._head("bad", "circle-x", found.problem)
        elif found.verdict is None or not wish.spaces:
            count = len(found.rooms)
            if count:
                text = (
                    translate("bookings", "{n} rooms are free then").format(n=count)
                    if count > 1
                    else translate("bookings", "One room is free then")
                )
                self._head("good", "circle-check", text)
                self._choose_from(
                    [
                        Offer(
                            place.id, place.name, "",
                            translate("bookings", "{n} people").format(n=place.capacity) if place.capacity else "",
                        )
                        for place in found.rooms[:6]
                    ]
                )  # fmt: skip
            else:
                self._head("bad", "circle-x", translate("bookings", "No room is free then"))
                self._instead(found, now, zone)
        else:
            self._say_verdict(found, spaces_, now, zone)
        self.setVisible(True)
        self.updateGeometry()
        self.update()

    def _say_verdict(self, found: Answer, spaces_: tuple[SpaceValue, ...], now: datetime, zone: Any) -> None:
        verdict = found.verdict
        assert verdict is not None
        if verdict.hits:
            first = verdict.hits[0]
            self._head("bad", "circle-x", translate("bookings", "{place} can't be had then").format(place=first.place))
            for hit in verdict.hits[:3]:
                self._line(hit.words)
        elif verdict.refused:
            self._head("bad", "circle-x", verdict.refused[0].message)
            for one in verdict.refused[1:]:
                self._line(one.message)
        elif verdict.status is Status.REQUESTED:
            self._head("warn", "hourglass", translate("bookings", "Free; it goes to the approval queue"))
            self._line(verdict.why)
        else:
            self._head("good", "circle-check", translate("bookings", "It can be had"))
        for one in verdict.objections:
            if not one.hard:
                self._line(one.message, "warn-ink")
        if verdict.competing:
            for row in verdict.competing[:2]:
                self._line(
                    translate("bookings", "Also asked for by {who}").format(who=words.who(row) or row.caption),
                    "warn-ink",
                )
        self._instead(found, now, zone)

    def _instead(self, found: Answer, now: datetime, zone: Any) -> None:
        if found.alternatives:
            self._line(translate("bookings", "Could be instead"), "muted")
            self._choose_from(
                [
                    Offer(other, other.space.name, words.when(other.starts_at, other.ends_at, now, zone))
                    for other in found.alternatives
                ]
            )

    def _head(self, tone: str, icon: str, text: str) -> None:
        self._tone = tone
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addLayout(beside_words(Icon(icon, f"{tone}-ink")))
        across.addWidget(Label(text, "strong", f"{tone}-ink", wrap=True), 1)
        self._column.addWidget(line)
        self.setAccessibleName(text)

    def _line(self, text: str, tone: str = "text") -> None:
        if text:
            self._column.addWidget(Label(text, "caption", tone, wrap=True))

    def _choose_from(self, offers: Sequence[Offer]) -> None:
        wide = longest(offers)
        for number, offer in enumerate(offers, 1):
            self._choices.append(offer.value)
            row = Choice(f"Alt+{number}", offer, wide)
            row.clicked.connect(lambda _checked=False, number=number: self.choose(number))
            self._column.addWidget(row)

    @property
    def alternatives(self) -> list[Alternative]:
        """The other places and times on offer."""
        return [one for one in self._choices if isinstance(one, Alternative)]

    def choose(self, number: int) -> bool:
        """Take what stands behind a digit; False where there is nothing."""
        if not 1 <= number <= len(self._choices):
            return False
        value = self._choices[number - 1]
        (self.taken if isinstance(value, Alternative) else self.room).emit(value)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted box."""
        theme.rounded(QPainter(self), self.rect().toRectF(), 8, f"{self._tone}-tint", f"{self._tone}-edge")


class BookingForm(QWidget):
    """Where, when, who, what for. `changed()` on every edit, `answered()` when the services have said what would
    come of it, `rested()` some time after the last edit (keep the draft then), `submitted()` for Enter.
    """

    changed = Signal()
    answered = Signal()
    rested = Signal()
    submitted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.offered = Offered((), ())
        self.own: BookingRow | None = None
        self.answer: Answer | None = None
        self._filling = False
        self._read: ReadLine | None = None
        self._said: dict[str, Any] = {}
        """What the line has said for which fields: only what it says anew is put into them."""
        self._answered_for: Wish | None = None
        self._after: list[Callable[[], object]] = []
        """What goes on once it is known what would come of what is in the form."""
        self._seat_said = ""
        """The number of the seat that the line asks for."""
        self._before: dict[str, Any] = {}
        """What the form held when it was opened: nothing else is worth a draft."""
        desk = context.desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.line = TextField(
            placeholder=translate("bookings", "tomorrow 19-21 hall Zhang San rehearsal"),
            icon="pencil",
            name=translate("bookings", "All in one line"),
            limit=200,
        )
        self.understood = Label("", "caption", "muted", wrap=True)
        column.addWidget(self.line)
        column.addWidget(self.understood)
        self.verdict = VerdictBox()
        column.addWidget(self.verdict)
        self.spaces = SpacesField()
        self.seat = Select(name=translate("bookings", "Seat"), empty=translate("bookings", "Choose a seat"))
        self.day = DateField(name=translate("bookings", "Date"), today=desk.today())
        self.starts = TimeField(name=translate("bookings", "From"))
        self.ends = TimeField(name=translate("bookings", "Until"))
        self.until_day = DateField(name=translate("bookings", "Last day"), today=desk.today())
        self.person = PersonField(context, name=translate("bookings", "Applicant"))
        self.organisation = TextField(name=translate("bookings", "Organisation"), limit=60)
        self.what = TextField(name=translate("bookings", "What for"), limit=60)
        self.headcount = NumberField(None, minimum=1, maximum=100_000, name=translate("bookings", "People"))
        self.assets = AssetsField()
        self.note = LongTextField("")
        self.note.set_name(translate("bookings", "Note"))
        self.next_day = Label("", "caption", "muted")
        self.rows: dict[str, FormRow] = {}
        self._row(column, "spaces", translate("bookings", "Space"), self.spaces)
        self._row(column, "seats", translate("bookings", "Seat"), self.seat)
        times = QHBoxLayout()
        times.setSpacing(8)
        for name, label, editor, stretch in (
            ("day", translate("bookings", "Date"), self.day, 4),
            ("starts_at", translate("bookings", "From"), self.starts, 3),
            ("ends_at", translate("bookings", "Until"), self.ends, 3),
        ):
            row = FormRow(label, editor, roomy=False)
            self.rows[name] = row
            times.addWidget(row, stretch, Qt.AlignmentFlag.AlignTop)
        column.addLayout(times)
        column.addWidget(self.next_day)
        self._row(column, "until_day", translate("bookings", "Last day"), self.until_day)
        self._row(column, "person_id", translate("bookings", "Applicant"), self.person)
        self._row(column, "organisation", translate("bookings", "Organisation"), self.organisation)
        self._row(column, "title", translate("bookings", "What for"), self.what)
        self._row(column, "headcount", translate("bookings", "People"), self.headcount)
        self._row(column, "assets", translate("bookings", "Equipment"), self.assets)
        self._row(column, "note", translate("bookings", "Note"), self.note)
        self.rows["seats"].hide()
        self.rows["until_day"].hide()
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(120)
        self._ask.timeout.connect(self.ask)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(500)
        self._rest.timeout.connect(self.rested)
        self.line.changed.connect(self._line_typed)
        self.line.submitted.connect(self.submitted)
        for field in (self.day, self.starts, self.ends, self.organisation, self.what, self.headcount, self.until_day):
            field.changed.connect(lambda _text: self._edited())
            field.submitted.connect(self.submitted)
        self.note.changed.connect(lambda _text: self._edited())
        self.spaces.changed.connect(self._edited)
        self.seat.chosen.connect(lambda _value: self._edited())
        self.person.changed.connect(self._edited)
        self.person.submitted.connect(self.submitted)
        self.assets.changed.connect(self._edited)
        self.assets.submitted.connect(self.submitted)
        self.verdict.taken.connect(self._take)
        self.verdict.room.connect(lambda space: self.put(spaces=(space,)))

    def _row(self, column: QVBoxLayout, name: str, label: str, editor: QWidget) -> None:
        row = FormRow(label, editor, roomy=False)
        self.rows[name] = row
        column.addWidget(row)

    # Content

    def set_offered(self, found: Offered) -> None:
        """Spaces and equipment to choose from."""
        self.offered = found
        self._filling = True
        self.spaces.set_spaces(found.spaces)
        self.assets.set_assets(found.assets)
        self._filling = False

    def start(self, values: Mapping[str, Any] | None = None) -> None:
        """An empty form, or one with these values (those of `values`)."""
        self.own = None
        self._forget_line()
        self.fill(values or {})
        self.clear_errors()

    def bring_back(self, draft: Mapping[str, Any]) -> None:
        """What was typed before and never saved; its line stands there again, and has said what it said."""
        self._forget_line()
        self._filling = True
        self.line.set_value(draft.get("line") or "")
        self._filling = False
        self._read, self._said = self._read_line(self.line.value())
        self.fill(draft)
        self.clear_errors()

    def _forget_line(self) -> None:
        self._filling = True
        self.line.set_value("")
        self._filling = False
        self._read = None
        self._said = {}
        self._seat_said = ""
        self.understood.setText("")
        self.understood.hide()

    def edit(self, row: BookingRow) -> None:
        """A booking as it stands."""
        self.own = row
        self._forget_line()
        applicant = Applicant(row.person_id, row.name, "", row.phone) if row.person_id is not None else Applicant()
        self.fill(
            {
                "spaces": row.spaces, "seats": row.seats, "starts_at": row.starts_at, "ends_at": row.ends_at,
                "person": applicant, "organisation": row.organisation, "title": row.title,
                "headcount": row.headcount, "assets": tuple((one.id, one.count) for one in row.assets),
                "note": row.note,
            }
        )  # fmt: skip
        self._before = self.values()
        self.clear_errors()

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put values in; what isn't named is emptied."""
        self._filling = True
        self.spaces.set_value(values.get("spaces") or ())
        self._seat(values.get("seats") or ())
        self._times(values.get("starts_at"), values.get("ends_at"))
        person = values.get("person")
        self.person.set_value(Applicant(*person) if isinstance(person, list | tuple) else person)
        self.organisation.set_value(values.get("organisation") or "")
        self.what.set_value(values.get("title") or "")
        self.headcount.set_value(values.get("headcount"))
        self.assets.set_value(values.get("assets") or ())
        self.note.set_value(values.get("note") or "")
        self._filling = False
        self._edited()

    def put(self, **values: Any) -> None:
        """Change some values and leave the others."""
        self._filling = True
        if "spaces" in values:
            self.spaces.set_value(values["spaces"])
        if "starts_at" in values:
            self._times(values["starts_at"], values.get("ends_at"))
        if "spaces" in values:
            self._seat(values.get("seats") or ())
        self._filling = False
        self._edited()

    def _times(self, starts_at: datetime | None, ends_at: datetime | None) -> None:
        zone = self.context.desk.zone
        start = starts_at.astimezone(zone) if starts_at is not None else None
        end = ends_at.astimezone(zone) if ends_at is not None else None
        self.day.set_value(start.date() if start is not None else None)
        self.starts.set_value(start.hour * 60 + start.minute if start is not None else None)
        late = False
        if start is not None and end is not None:
            minutes = end.hour * 60 + end.minute
            days = (end.date() - start.date()).days
            if days == 1 and minutes == 0:
                minutes, days = DAY_MINUTES, 0
            late = days > 1 or (days == 1 and minutes > start.hour * 60 + start.minute)
            self.ends.set_value(minutes)
            self.until_day.set_value(end.date() if late else None)
        else:
            self.ends.set_value(None)
            self.until_day.set_value(None)
        self.rows["until_day"].setVisible(late)

    def _seat(self, seats: Any) -> None:
        chosen = next(iter(seats), None)
        if chosen is not None and self.seat.findData(chosen) < 0:
            blocked = self.seat.blockSignals(True)
            number = self.own.seat_numbers[0] if self.own is not None and self.own.seat_numbers else ""
            self.seat.set_choices([(chosen, number)])
            self.seat.blockSignals(blocked)
        self.seat.set_value(chosen)

    def values(self) -> dict[str, Any]:
        """What the form holds, for a draft."""
        starts_at, ends_at = self.span()
        person = self.person.value()
        return {
            "spaces": self.spaces.value(), "seats": self.seats(), "starts_at": starts_at, "ends_at": ends_at,
            "person": [person.person_id, person.name, person.phones, person.shown],
            "organisation": self.organisation.value(), "title": self.what.value(),
            "headcount": self.headcount.value(), "assets": [list(one) for one in self.assets.value()],
            "note": self.note.value(), "line": self.line.value(),
        }  # fmt: skip

    @property
    def untouched(self) -> bool:
        """Whether nothing was typed that anybody would miss."""
        if self.own is not None:
            return not self.changed_values()
        person = self.person.value()
        return not (
            self.line.value() or not person.empty or self.organisation.value() or self.what.value()
            or self.note.value()
        )  # fmt: skip

    @property
    def before(self) -> Mapping[str, Any]:
        """What the form held when it was opened; a draft keeps it."""
        return self._before

    def bring_change_back(self, draft: Mapping[str, Any]) -> None:
        """A change that was typed before and never saved."""
        self.fill(draft)
        self._before = dict(draft.get("before") or self._before)

    def changed_values(self) -> set[str]:
        """The names of `values` that were changed since the form was opened."""
        now = self.values()
        return {name for name in now if name != "line" and _plain(now[name]) != _plain(self._before.get(name))}

    def seats(self) -> tuple[RowId, ...]:
        """The seat chosen, in a study hall."""
        chosen = self.seat.value()
        return (chosen,) if isinstance(chosen, bytes) and self.hall() is not None else ()

    def hall(self) -> SpaceValue | None:
        """The study hall that is chosen."""
        chosen = self.spaces.value()
        return next((one for one in self.offered.spaces if chosen and one.id == chosen[0] and one.seated), None)

    def span(self) -> tuple[datetime | None, datetime | None]:
        """From when to when, as far as it is filled in; an end not after the start is of the next day."""
        day, start, end = self.day.value(), self.starts.value(), self.ends.value()
        zone = self.context.desk.zone
        if not isinstance(day, date) or not isinstance(start, int):
            return None, None
        starts_at = wall(day, start, zone)
        if not isinstance(end, int):
            return starts_at, None
        last = self.until_day.value()
        if isinstance(last, date) and not self.rows["until_day"].isHidden() and last > day:
            return starts_at, wall(last, end, zone)
        return starts_at, wall(day, end if end > start else end + DAY_MINUTES, zone)

    def wish(self) -> Wish | None:
        """What is wished for, once it is said when."""
        starts_at, ends_at = self.span()
        if starts_at is None or ends_at is None or ends_at <= starts_at:
            return None
        person, count = self.person.value(), self.headcount.value()
        own = self.own
        return Wish(
            starts_at, ends_at, self.spaces.value(), self.seats(), self.assets.value(),
            person_id=person.person_id, by_staff=person.empty,
            headcount=count if isinstance(count, int) else None, own=own.id if own is not None else None,
        )  # fmt: skip

    def request(self) -> dict[str, Any]:
        """What `services.bookings.book` is asked; raises UserError beside the field for what can't be read."""
        starts_at, ends_at = self.span()
        for name, field in (("day", self.day), ("starts_at", self.starts), ("ends_at", self.ends)):
            if field.value() is None:
                raise UserError(translate("errors", "Please fill this in."), name)
            if isinstance(field.value(), str):
                raise UserError(translate("bookings", "This can't be read."), name)
        if not self.rows["until_day"].isHidden() and isinstance(self.until_day.value(), str):
            raise UserError(translate("bookings", "This can't be read."), "until_day")
        if self.assets.unread:
            raise UserError(translate("bookings", "This can't be read."), "assets")
        assert starts_at is not None and ends_at is not None
        hall = self.hall()
        if hall is not None and not self.seats():
            message = self._no_such_seat() if self._seat_said else translate("bookings", "Choose a seat")
            raise UserError(message, "seats")
        if self.person.several:
            self.person.offer()
            raise UserError(
                translate("bookings", "Several people have this name: choose one, or add a phone."), "person_id"
            )
        person = self.person.value()
        return {
            "starts_at": starts_at, "ends_at": ends_at, "spaces": self.spaces.value(), "seats": self.seats(),
            "assets": self.assets.value(), "person_id": person.person_id, "name": person.name if
            person.person_id is None else "", "phones": person.phones, "organisation": self.organisation.value(),
            "title": self.what.value(), "headcount": self.headcount.value(), "note": self.note.value(),
        }  # fmt: skip

    # Asking

    def _edited(self) -> None:
        if self._filling:
            return
        start, end = self.starts.value(), self.ends.value()
        over = isinstance(start, int) and isinstance(end, int) and end <= start and self.rows["until_day"].isHidden()
        self.next_day.setText(translate("bookings", "ends on the next day") if over else "")
        self.next_day.setVisible(over)
        self.rows["seats"].setVisible(self.hall() is not None)
        self.clear_errors()
        self.changed.emit()
        self._ask.start()
        self._rest.start()

    def verdict_now(self) -> Verdict | None:
        """What would come of exactly what is in the form; None while that isn't known yet."""
        known = self.answer is not None and self._answered_for == self.wish()
        return self.answer.verdict if self.answer is not None and known else None

    def when_known(self, then: Callable[[], object]) -> None:
        """Go on with `then` once the services have said what would come of what is in the form now."""
        wish = self.wish()
        if wish is None or (self.answer is not None and self._answered_for == wish):
            then()
        else:
            self._after.append(then)
            self.ask()

    def _go_on(self) -> None:
        waiting, self._after = self._after, []
        for then in waiting:
            then()

    def ask(self) -> None:
        """Ask the services what would come of it."""
        self._ask.stop()
        wish = self.wish()
        if wish is None or not self.context.session.signed_in:
            self.answer = None
            self.verdict.hide()
            self.answered.emit()
            self._go_on()
            return
        walk_in = wish.starts_at <= self.context.desk.now()
        actor = self.context.session.actor
        self.context.look(self, "answer", answer, wish, walk_in, actor, then=lambda found: self._came(wish, found))

    def _came(self, wish: Wish, found: Answer) -> None:
        if wish != self.wish():
            return
        self.answer, self._answered_for = found, wish
        if found.seats or self.hall() is not None:
            kept = self.seat.value()
            blocked = self.seat.blockSignals(True)
            choices = [(one.id, one.number) for one in found.seats]
            if isinstance(kept, bytes) and all(one != kept for one, _number in choices):
                choices.insert(0, (kept, self.seat.currentText()))
            self.seat.set_choices(choices)
            said = next((one.id for one in found.seats if one.number == self._seat_said), None)
            self.seat.set_value(said if said is not None else kept)
            self.seat.blockSignals(blocked)
            if self._seat_said and said is not None:
                self._seat_said = ""
                self.ask()
                return
        self.verdict.show_answer(self.context.desk, found, wish, self.offered.spaces)
        if self._stays(wish, found.verdict):
            self.verdict.hide()
        if self._seat_said and self.hall() is not None:
            self.rows["seats"].set_error(self._no_such_seat())
        self.answered.emit()
        self._go_on()

    def _no_such_seat(self) -> str:
        return translate("bookings", "Seat {n} isn't free then, or not on the plan.").format(n=self._seat_said)

    def _stays(self, wish: Wish, verdict: Verdict | None) -> bool:
        """Whether a booking that is changed keeps its place and time, and nothing is to be said of that."""
        own = self.own
        if own is None or verdict is None or verdict.hits or verdict.objections:
            return False
        return (wish.starts_at, wish.ends_at, wish.spaces) == (own.starts_at, own.ends_at, own.spaces)

    def _take(self, other: Alternative) -> None:
        chosen = self.spaces.value()
        self.put(spaces=(other.space.id, *chosen[1:]), starts_at=other.starts_at, ends_at=other.ends_at)

    # The line

    def _line_typed(self, text: str) -> None:
        if self._filling:
            return
        self._read, said = self._read_line(text)
        self._filling = True
        for name in (*said, *(one for one in self._said if one not in said)):
            new, old = said.get(name), self._said.get(name)
            # Only what the line says anew: what was chosen or typed elsewhere since stays.
            if new != old and (new is not None or self._still(name, old)):
                self._put_said(name, new)
        self._said = said
        self._filling = False
        self.understood.setText(self._say_understood(self._read))
        self.understood.setVisible(bool(self.understood.text()))
        self._edited()

    def _read_line(self, text: str) -> tuple[ReadLine, dict[str, Any]]:
        """What the line says, and what of it goes into which field."""
        desk = self.context.desk
        places = [NamedPlace(one.id, (one.name,), one.capacity) for one in self.offered.spaces]
        read = read_line(text, now=desk.now(), zone=desk.zone, places=places, opens=desk.settings[DUTY_DAY_START])
        said: dict[str, Any] = {}
        if read.places:
            said["spaces"] = tuple(one.key for one in read.places)
        starts_at, ends_at = read.starts_at, read.ends_at
        if starts_at is not None:
            if ends_at is None:
                ends_at = starts_at + timedelta(minutes=read.minutes if read.minutes is not None else USUAL_LENGTH)
            said["times"] = (starts_at, ends_at)
        elif read.day is not None:
            said["times"] = (read.day, None)
        if read.headcount is not None:
            said["headcount"] = read.headcount
        rest = read.rest
        if any(one.id == place.key and one.seated for one in self.offered.spaces for place in read.places[:1]):
            seat = next((found for word in rest if (found := _SEAT.fullmatch(word))), None)
            if seat is not None:
                said["seat"] = next(number for number in seat.groups() if number)
                rest = tuple(word for word in rest if word != seat[0])
        name, title = _who_and_what(rest)
        if name or read.phone:
            said["person"] = f"{name} {read.phone or ''}".strip()
        if title:
            said["title"] = " ".join(title)
        return read, said

    def _put_said(self, name: str, value: Any) -> None:
        """Put what the line says into its field; None empties it."""
        if name == "spaces":
            self.spaces.set_value(value or ())
        elif name == "times":
            start, end = value if value is not None else (None, None)
            if isinstance(start, datetime) or start is None:
                self._times(start, end)
            else:
                self._times(None, None)
                self.day.set_value(start)
        elif name == "headcount":
            self.headcount.set_value(value)
        elif name == "title":
            self.what.set_value(value or "")
        elif name == "seat":
            self._seat_said = value or ""
            self.seat.set_value(None)
        elif value is None:
            self.person.set_value(None)
        else:
            self.person.type(value)

    def _still(self, name: str, said: Any) -> bool:
        """Whether a field holds what the line put there."""
        if name == "spaces":
            return self.spaces.value() == said
        if name == "times":
            return self.span() == said if isinstance(said[0], datetime) else self.day.value() == said[0]
        if name == "headcount":
            return bool(self.headcount.value() == said)
        if name == "title":
            return self.what.value() == said
        if name == "seat":
            return True
        return self.person.came_of(said)

    def _say_understood(self, read: ReadLine) -> str:
        desk = self.context.desk
        parts = []
        starts_at, ends_at = self.span()
        if starts_at is not None and ends_at is not None and read.starts_at is not None:
            parts.append(words.when(starts_at, ends_at, desk.now(), desk.zone))
        elif read.day is not None:
            parts.append(words.near_day(read.day, desk.today()))
        parts += ["、".join(place.names[0] for place in read.places)] if read.places else []
        if read.headcount is not None:
            parts.append(translate("bookings", "{n} people").format(n=read.headcount))
        parts += [*read.rest]
        said = words.DOT.join(parts)
        return "\n".join([said, *read.problems]) if read.problems else said

    @property
    def repeat(self) -> Any:
        """The repetition that the line asked for ("every Tuesday …"), or None."""
        return self._read.rule if self._read is not None else None

    # Errors and focus

    def show_error(self, field: str, message: str) -> bool:
        """Put a sentence beside its field and go there; False where there is no such field."""
        name = {"name": "person_id", "phones": "person_id", "population_group": "person_id"}.get(field, field)
        row = self.rows.get(name)
        if row is None:
            return False
        row.set_error(message)
        self.assets.point()
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_errors(self) -> None:
        """Take the sentences back."""
        for row in self.rows.values():
            if row.error:
                row.set_error(None)

    def focus_line(self) -> None:
        """The keyboard goes to the line."""
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def time_text(self) -> str:
        """When, in words."""
        starts_at, ends_at = self.span()
        if starts_at is None or ends_at is None:
            return ""
        return rules.span_text(starts_at, ends_at, self.context.desk.zone)


def _who_and_what(rest: Sequence[str]) -> tuple[str, list[str]]:
    """What a line leaves over: first the name, then the title. A name in Latin letters may be several words."""
    count = 1
    while 0 < count < min(3, len(rest)) and all(_latin_name(word) for word in rest[: count + 1]):
        count += 1
    return " ".join(rest[:count]), list(rest[count:])


def _latin_name(word: str) -> bool:
    return word.isascii() and word.replace("-", "").isalpha() and word[0].isupper()


def _plain(value: Any) -> Any:
    """As a draft brings it back: lists for tuples."""
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


__all__ = ["Answer", "BookingForm", "Offered", "VerdictBox", "answer", "offered"]
