"""The sheet at the right: a booking in full with what may be done with it, a new one, or one being changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import bookings as rules
from app.domain.auth import Actor, Permission
from app.domain.bookings import Status
from app.services import bookings, drafts, history
from app.services.bookings import BookingCard, BookingRow, Outcome
from app.services.desk import Desk
from app.services.history import HistoryLine
from app.ui.bookings import words
from app.ui.bookings.form import BookingForm, Offered, offered
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.happened import happened
from app.ui.kit.record_drawer import EDIT, NEW, SHOW, Act, FormDrawer
from app.ui.kit.widgets import Button, Facts, Line, Note

DRAFT = "bookings.new"
"""The name a booking that nobody has saved yet is kept under."""
CHANGE_DRAFT = "bookings.change"


@dataclass(frozen=True)
class Opened:
    """A booking and its history."""

    card: BookingCard
    history: tuple[HistoryLine, ...]


def open_booking(desk: Desk, actor: Actor, booking_id: RowId) -> Opened:
    """Look a booking up with everything the sheet shows."""
    return Opened(bookings.card(desk, booking_id), tuple(history.history(desk, actor, "booking", booking_id)))


class BookingDrawer(FormDrawer):
    """Shows a booking, makes one, changes it.

    `ghost(form)` as the form is filled in (None when it closes); `series_asked(row)` and
    `repeat_asked(request, rule)` for what belongs to a series; `lend_asked(row)`, `clash_asked()`;
    `differs_asked(id)` to look at what two desks wrote of it.
    """

    opened: Opened | None
    form: BookingForm | None
    ghost = Signal(object)
    series_asked = Signal(object)
    repeat_asked = Signal(object)
    lend_asked = Signal(object)
    clash_asked = Signal()
    differs_asked = Signal(object)
    shown_booking = Signal(object)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context, over, names={NEW: DRAFT, EDIT: CHANGE_DRAFT}, afresh=translate("bookings", "Start afresh")
        )
        self.booking: RowId | None = None
        self._wait: Button | None = None

    # Opening

    def show_booking(self, booking_id: RowId, *, focus: bool = True) -> None:
        """Open a booking; without `focus` the keyboard stays where it is."""
        self.put_by()
        self.booking = booking_id
        self.mode = SHOW
        self._look(lambda opened: self._show(opened, focus=focus))

    def look_again(self) -> None:
        """Something changed: show it as it is now, unless it is being typed at."""
        if not self.isVisible():
            return
        if self.mode == SHOW and self.booking is not None:
            self._look(self._show_again)
        elif self.form is not None:
            self.form.ask()

    def _look(self, then: Callable[[Opened], None]) -> None:
        actor = self.context.session.actor
        self.context.look(self, "booking", open_booking, actor, self.booking, then=then, failed=self._lost)

    def _gone(self) -> None:
        self.put_by()
        self.booking = None
        self.mode = SHOW
        self.form = None
        self.ghost.emit(None)
        self.primary_changed.emit(False)
        self.shown_booking.emit(None)

    def _show_again(self, opened: Opened) -> None:
        # A minute that changed nothing must not take the keyboard out of somebody's hands.
        if opened != self.opened and self.mode == SHOW and self.booking == opened.card.row.id:
            self._show(opened)

    # Showing

    def _empty(self) -> None:
        super()._empty()
        self._wait = None

    def _show(self, opened: Opened, *, focus: bool = True) -> None:
        if self.mode != SHOW or self.booking != opened.card.row.id:
            return
        inside = self._inside()
        first = self.opened is None or self.isHidden() or self.opened.card.row.id != opened.card.row.id
        self.opened = opened
        self.mode = SHOW
        self._widen(1.0)
        row = opened.card.row
        self._empty()
        self.pill.show()
        self.pill.set(*words.pill(row))
        self._notes(opened.card)
        self.body.addWidget(self._facts(row))
        self.body.addWidget(Line())
        now, zone = self.context.desk.now(), self.context.desk.zone
        self.body.addLayout(
            happened(translate("bookings", "What happened"), opened.history, lambda at: words.moment(at, now, zone))
        )
        self.body.addStretch(1)
        self._footer(opened.card)
        self.open(row.caption, focus=False)
        self.primary_changed.emit(self._primary is not None)
        self.shown_booking.emit(row)
        if inside or (first and focus):
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _notes(self, card: BookingCard) -> None:
        """What speaks against it, what waits, what is about to happen: above all else."""
        row, now, zone = card.row, self.context.desk.now(), self.context.desk.zone
        if card.due is not None:
            self._note("warn", "clock", words.soon_text(card.due, now))
        for clash in card.clashes:
            other = clash.other if clash.one.id == row.id else clash.one
            said = translate("bookings", "“{title}” holds this place, too: made at another desk").format(
                title=other.caption
            )
            self._note("bad", "triangle-alert", said, translate("bookings", "Settle"), self.clash_asked.emit)
        if row.clash:
            said = translate("bookings", "Two desks wrote different things of this booking.")
            self._note(
                "bad", "git-compare", said, translate("bookings", "Settle"), lambda: self.differs_asked.emit(row.id)
            )
        if card.request is not None and not self._may(Permission.APPROVE_BOOKINGS):
            self._note("idle", "info", translate("bookings", "A manager decides about requests."))
        if card.request is not None:
            for hit in card.request.hits[:2]:
                self._note("bad", "circle-x", hit.words)
            for one in card.request.objections[:2]:
                self._note("warn", "circle-alert", one.message)
            for other in card.request.competing[:3]:
                said = translate("bookings", "Also asked for: {title}, {time}").format(
                    title=words.DOT.join(part for part in (other.caption, other.name) if part),
                    time=rules.span_text(other.starts_at, other.ends_at, zone),
                )
                self._note(
                    "warn", "hourglass", said, translate("bookings", "Look"), lambda id=other.id: self.show_booking(id)
                )
        if row.status is Status.WAITLISTED:
            place = next((n for n, one in enumerate(card.waiting, 1) if one.id == row.id), 0)
            if row.offered_until is not None:
                said = translate("bookings", "It is free now and offered until {time}: ring {name}").format(
                    time=words.moment(row.offered_until, now, zone), name=row.name or row.organisation
                )
                self._note("good", "phone", said)
            elif place:
                self._note("wait", "list-plus", translate("bookings", "Number {n} in line").format(n=place))
        elif card.waiting:
            names = "、".join(one.name or one.organisation for one in card.waiting[:3])
            said = translate("bookings", "{n} wait for this: {names}").format(n=len(card.waiting), names=names)
            self._note("wait", "list-plus", said)

    def _note(
        self, tone: str, icon: str, text: str, action: str = "", does: Callable[[], object] | None = None
    ) -> None:
        self.body.addWidget(Note(text, tone=tone, icon=icon, action=action, does=does))

    def _facts(self, row: BookingRow) -> QWidget:
        now, zone = self.context.desk.now(), self.context.desk.zone
        minutes = (row.ends_at - row.starts_at) // rules.MINUTE
        when, length = words.when(row.starts_at, row.ends_at, now, zone), words.length(minutes)
        buffers = words.DOT.join(
            part for part in (
                translate("bookings", "{n} min before").format(n=row.before) if row.before else "",
                translate("bookings", "{n} min after").format(n=row.after) if row.after else "",
            ) if part
        )  # fmt: skip

        def at(value: Any) -> str:
            return words.moment(value, now, zone) if value is not None else ""

        facts = (
            (translate("bookings", "Space"), row.place),
            (translate("bookings", "Time"), whole := f"{when}{words.DOT}{length}"),
            (translate("bookings", "Kept free"), buffers),
            (translate("bookings", "Applicant"), f"{row.name} {row.phone}".strip()),
            (translate("bookings", "Organisation"), row.organisation),
            (translate("bookings", "Group"), row.group_label),
            (
                translate("bookings", "People"),
                translate("bookings", "about {n}").format(n=row.headcount) if row.headcount and not row.seats else "",
            ),
            (
                translate("bookings", "Equipment"),
                "、".join(f"{one.name} {one.count}{one.unit}" for one in row.assets),
            ),
            (translate("bookings", "Checked in"), at(row.in_at)),
            (translate("bookings", "Checked out"), at(row.out_at)),
            (translate("bookings", "Away since"), at(row.away_since)),
            (translate("bookings", "Reason"), row.reason or row.void_reason),
            (translate("bookings", "Note"), row.note),
        )
        shown = [(label, text) for label, text in facts if text]
        names = max(theme.text_width(label, theme.font()) for label, _text in shown)
        room = theme.metrics().drawer - 48 - 16 - names - 16
        if theme.text_width(whole, theme.font()) > room:
            # Never half of how long it lasts in the next line.
            shown = [(label, f"{when}\n{length}" if text == whole else text) for label, text in shown]
        box = Facts(*shown)
        links = []
        if row.person_id is not None:
            links.append(
                self._key_button(
                    translate("bookings", "Person's card"), "P", "link", lambda: self.person_asked.emit(row.person_id)
                )
            )
        if row.series_id is not None:
            links.append(
                self._key_button(translate("bookings", "The series"), "S", "link", lambda: self.series_asked.emit(row))
            )
        if links:
            box.add_across(*links)
        return box

    # What may be done

    def _footer(self, card: BookingCard) -> None:
        """The red button, the next likely acts below it, and what ends the booking last."""
        row, now = card.row, self.context.desk.now()
        acts: list[Act] = []
        status = row.status
        soon = row.starts_at - rules.EARLY <= now < row.ends_at
        if row.voided:
            if self._may(Permission.VOID_RECORDS):
                acts.append((translate("bookings", "Restore"), "R", "secondary", self._restore))
        elif not self._may(Permission.BOOK):
            pass
        elif status is Status.REQUESTED:
            if self._may(Permission.APPROVE_BOOKINGS):
                acts += [
                    (translate("bookings", "Approve"), "Alt+A", "primary", self._approve),
                    (translate("bookings", "Refuse"), "Alt+R", "secondary", self._refuse),
                ]
        elif status is Status.WAITLISTED:
            free = row.offered_until is not None
            acts.append(
                (translate("bookings", "Give the place"), "Enter", "primary" if free else "secondary", self._accept)
            )
            if free:
                acts.append((translate("bookings", "Declined"), "D", "secondary", self._decline))
        elif status is Status.CONFIRMED:
            acts.append((translate("bookings", "Check in"), "I", "primary" if soon else "secondary", self._check_in))
            if row.starts_at <= now:
                acts.append((translate("bookings", "Nobody came"), "N", "secondary", self._no_show))
        elif status is Status.IN_USE:
            if row.away_since is not None:
                acts.append((translate("bookings", "Is back"), "I", "primary", self._check_in))
                acts.append((translate("bookings", "Check out"), "O", "secondary", self._check_out))
            else:
                acts.append((translate("bookings", "Check out"), "O", "primary", self._check_out))
                if row.seats:
                    acts.append((translate("bookings", "Leaves for a while"), "L", "secondary", self._leave))
        elif status in (Status.CANCELLED, Status.NO_SHOW) and row.ends_at > now:
            acts.append((translate("bookings", "Take it back"), "U", "secondary", self._reinstate))
            if status is Status.NO_SHOW:
                acts.append((translate("bookings", "Came after all"), "I", "primary", self._check_in))
        if row.live and self._may(Permission.BOOK):
            acts.append((translate("bookings", "Change"), "E", "secondary", self._edit))
            if row.assets:
                acts.append((translate("bookings", "Lend"), "G", "secondary", lambda: self.lend_asked.emit(row)))
            if status is not Status.IN_USE:
                word = (
                    translate("bookings", "Off the list")
                    if status is Status.WAITLISTED
                    else translate("bookings", "Cancel booking")
                )
                acts.append((word, "X", "danger", self._cancel))
        elif not row.voided and not row.live and self._may(Permission.VOID_RECORDS):
            acts.append((translate("bookings", "Void"), "V", "ghost", self._void))
        self._lay_out(acts)

    def _act(self, use_case: Any, label: Callable[[Outcome], str], *args: Any, **kwargs: Any) -> None:
        self.context.act(
            use_case, self.booking, *args, initiator=self, label=label, then=self._done, failed=self._failed, **kwargs
        )

    def _done(self, outcome: Outcome) -> None:
        self.mode = SHOW
        if self.booking == outcome.row.id and self.isVisible():
            self._look(self._show)
        self.say_offers(outcome.offers)
        self.changed.emit()

    def say_offers(self, offers: tuple[BookingRow, ...]) -> None:
        """Somebody on a waiting list can have a place now: say who, so that they are rung."""
        zone, now = self.context.desk.zone, self.context.desk.now()
        for row in offers:
            said = translate("bookings", "{name} is next for {place}, {time}: please ring").format(
                name=row.name or row.organisation, place=row.place,
                time=words.when(row.starts_at, row.ends_at, now, zone),
            )  # fmt: skip
            self.context.toasts.say(said, icon="list-plus")

    def _approve(self) -> None:
        self._act(bookings.approve, _said(translate("bookings", "Approved {title}")))

    def _accept(self) -> None:
        self._act(bookings.accept_offer, _said(translate("bookings", "{title} has the place")))

    def _decline(self) -> None:
        self._act(bookings.decline_offer, _said(translate("bookings", "{title} declined")))

    def _check_in(self) -> None:
        self._act(bookings.check_in, _said(translate("bookings", "Checked in {title}")))

    def _check_out(self) -> None:
        self._act(bookings.check_out, _said(translate("bookings", "Checked out {title}")))

    def _leave(self) -> None:
        self._act(bookings.leave, _said(translate("bookings", "{title} is away")))

    def _no_show(self) -> None:
        self._act(bookings.no_show, _said(translate("bookings", "No-show: {title}")))

    def _reinstate(self) -> None:
        self._act(bookings.reinstate, _said(translate("bookings", "{title} stands again")))

    def _restore(self) -> None:
        self._act(bookings.restore_booking, _said(translate("bookings", "Restored {title}")))

    def _cancel(self) -> None:
        row = self._row()
        if row is None:
            return
        say = (
            translate("bookings", "The place goes to whoever waits for it. This date of the series stays cancelled.")
            if row.series_id is not None
            else translate("bookings", "The place goes to whoever waits for it.")
        )
        self._ask(
            say, translate("bookings", "Cancel booking"),
            lambda reason: self._act(bookings.cancel, _said(translate("bookings", "Cancelled {title}")), reason),
        )  # fmt: skip

    def _refuse(self) -> None:
        self._ask(
            translate("bookings", "The applicant will want to know why."), translate("bookings", "Refuse"),
            lambda reason: self._act(bookings.refuse, _said(translate("bookings", "Refused {title}")), reason),
        )  # fmt: skip

    def _void(self) -> None:
        self._ask(
            translate("bookings", "Voiding takes it out of every list and figure. It stays in the history."),
            translate("bookings", "Void"),
            lambda reason: self._act(bookings.void_booking, _said(translate("bookings", "Voided {title}")), reason),
        )  # fmt: skip

    def _row(self) -> BookingRow | None:
        return self.opened.card.row if self.opened is not None else None

    # Typing

    def new_booking(self, values: dict[str, Any] | None = None) -> None:
        """An empty form, the draft that waits, or a form with these values; one that is open goes on."""
        if self.mode == NEW and self.form is not None and self.form.offered.spaces and not self.isHidden():
            if values:
                self.form.put(**values)
            self.form.focus_line()
            return
        self.put_by()
        self.booking = None
        self.opened = None
        self.shown_booking.emit(None)
        self._type(NEW, translate("bookings", "New booking"))
        form = self.form
        staff = self.context.session.actor.staff_id

        def ready(found: tuple[Offered, dict[str, Any] | None]) -> None:
            if form is None or form is not self.form:
                return
            form.set_offered(found[0])
            back = translate("bookings", "Your unfinished booking is back.")
            if values or not self._bring_back(found[1], form.bring_back, back):
                form.start(values)
            self._focus_form()

        self.context.look(self, "offered", _offer_and_draft, staff, DRAFT, then=ready)

    def _edit(self) -> None:
        row = self._row()
        if row is None or self.opened is None:
            return
        self._seen = self.opened.card.seen
        self._type(EDIT, row.caption)
        form = self.form
        staff = self.context.session.actor.staff_id

        def ready(found: tuple[Offered, dict[str, Any] | None]) -> None:
            if form is None or form is not self.form:
                return
            form.set_offered(found[0])
            form.edit(row)
            back = translate("bookings", "Your unfinished change is back.")
            self._bring_back(found[1], form.bring_change_back, back)
            self._focus_form()

        self.context.look(self, "offered", _offer_and_draft, staff, CHANGE_DRAFT, then=ready)

    def _whose(self) -> dict[str, Any]:
        return {} if self.mode == NEW else {"booking": self.booking}

    def _typed(self) -> dict[str, Any]:
        values = super()._typed()
        return values | {"before": self.form.before} if self.mode == EDIT else values

    def put_by(self) -> None:
        """Keep what is half typed; a form that waits for its spaces holds nothing yet."""
        if self.form is None or self.form.offered.spaces:
            super().put_by()

    def _fill_afresh(self) -> None:
        form, row = self.form, self._row()
        if self.mode == NEW:
            form.start()
        elif row is not None:
            self._seen = self.opened.card.seen
            form.edit(row)

    def _focus_form(self) -> None:
        if self.mode == NEW:
            self.form.focus_line()
        else:
            self.form.starts.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, mode: str, title: str) -> None:
        self.mode = mode
        self._saving = self._asking = False
        self._widen(1.2)
        self._empty()
        self.pill.hide()
        self.form = form = BookingForm(self.context)
        form.line.setVisible(mode == NEW)
        form.understood.setVisible(False)
        self.body.addWidget(form)
        self.body.addStretch(1)
        form.changed.connect(lambda: self.ghost.emit(form))
        form.answered.connect(self._answered)
        form.submitted.connect(self._save)
        form.rested.connect(self.put_by)
        self._primary = Button(
            translate("bookings", "Book") if mode == NEW else translate("bookings", "Save"), "primary", key="Enter"
        )
        self._primary.clicked.connect(lambda: self._save())
        back = Button(translate("bookings", "Back"), key="Esc")
        back.clicked.connect(self._back)
        self._wait = Button(translate("bookings", "Waiting list"), key="Alt+W")
        self._wait.clicked.connect(lambda: self._save(wait=True))
        self._wait.hide()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        main = QHBoxLayout()
        main.setSpacing(8)
        main.addWidget(self._primary, 1)
        main.addWidget(self._wait, 1)
        column.addLayout(main)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(back)
        if mode == NEW:
            again = Button(translate("bookings", "Repeat"), icon="repeat", key="Alt+R")
            again.clicked.connect(self._repeat)
            line.addWidget(again)
        column.addLayout(line)
        self.footer.addWidget(holder)
        self.open(title, focus=False)
        self.primary_changed.emit(True)

    def _answered(self) -> None:
        form = self.form
        if form is None or self._primary is None or self._wait is None:
            return
        verdict = form.answer.verdict if form.answer is not None else None
        blocked = verdict is not None and not verdict.free
        self._wait.setVisible(self.mode == NEW and blocked)
        if self.mode == NEW:
            asks = verdict is not None and verdict.status is Status.REQUESTED
            self._primary.setText(translate("bookings", "Request") if asks else translate("bookings", "Book"))
        self.ghost.emit(form)

    def _save(self, *, wait: bool = False) -> None:
        form = self.form
        if form is None or self._saving or self._asking:
            return
        self._asking = True
        form.person.resolve(lambda: form.when_known(lambda: self._save_form(form, wait)))

    def _save_form(self, form: BookingForm, wait: bool) -> None:
        """Who it is for is known now: save, or say beside the field what is missing."""
        if form is not self.form:
            return
        self._asking = False
        form.clear_errors()
        try:
            asked = form.request()
            if not asked["spaces"] and not asked["assets"]:
                raise UserError(translate("bookings", "Please choose a space."), "spaces")
        except UserError as error:
            form.show_error(error.field or "", error.message)
            return
        self._saving = True
        if self.mode == EDIT:
            self._save_change(asked)
            return
        override = self._overrides(form.verdict_now())
        if override is None:
            self._saving = False
            return
        walk_in = asked["starts_at"] <= self.context.desk.now()
        self.context.act(
            bookings.book, initiator=self, wait=wait, override=override, walk_in=walk_in,
            label=lambda o: _booked_label(o), then=self._booked, failed=self._refused, always=self._saved, **asked,
        )  # fmt: skip

    def _overrides(self, verdict: Any) -> bool | None:
        """Whether a manager goes past the space's rules; None where somebody thought better of it."""
        if verdict is None or verdict.hits or not verdict.refused or not self._may(Permission.APPROVE_BOOKINGS):
            return False
        sure = self.context.questions.confirm(
            translate("bookings", "Book against the space's rules?"),
            "\n".join(one.message for one in verdict.refused),
            yes=translate("bookings", "Book all the same"),
        )
        return True if sure else None

    def _booked(self, outcome: Outcome) -> None:
        self._clear_draft(DRAFT)
        self.form = None
        self.ghost.emit(None)
        self.show_booking(outcome.row.id)
        self.say_offers(outcome.offers)
        self.changed.emit()

    def _save_change(self, asked: dict[str, Any]) -> None:
        row, form = self._row(), self.form
        assert row is not None and form is not None
        changed = form.changed_values()
        if not changed:
            self._saving = False
            self._back()
            return
        moved = {name: asked[name] for name in ("starts_at", "ends_at", "spaces", "seats") if name in changed}
        # Only what was changed here: what another desk or person changed meanwhile stands.
        said = {
            name: asked[name] for name in ("organisation", "title", "headcount", "note", "assets") if name in changed
        }  # fmt: skip
        if "person" in changed:
            if asked["person_id"] is not None or not asked["name"]:
                said["person_id"] = asked["person_id"]
            else:
                said |= {"name": asked["name"], "phones": asked["phones"]}
        override = self._overrides(form.verdict_now()) if moved else False
        if override is None:
            self._saving = False
            return
        self.context.act(
            bookings.change, row.id, moved, said, initiator=self, seen=self._seen, override=override,
            label=lambda o: translate("bookings", "Changed {title}").format(title=o.row.caption),
            then=self._changed_done, failed=self._refused, always=self._saved,
        )  # fmt: skip

    def _changed_done(self, outcome: Outcome) -> None:
        self._clear_draft(CHANGE_DRAFT)
        self.form = None
        self.ghost.emit(None)
        self.booking = outcome.row.id
        self._done(outcome)

    def _refused(self, error: Any) -> bool:
        if not isinstance(error, UserError) or self.form is None:
            return False
        if self.form.show_error(error.field or "", error.message):
            return True
        self.context.toasts.say(error.message, tone="bad")
        return True

    def _repeat(self) -> None:
        form = self.form
        if form is None or self._saving:
            return
        form.person.resolve(lambda: self._ask_repeat(form))

    def _ask_repeat(self, form: BookingForm) -> None:
        if form is not self.form:
            return
        form.clear_errors()
        try:
            asked = form.request()
            if not asked["spaces"]:
                raise UserError(translate("bookings", "Please choose a space."), "spaces")
        except UserError as error:
            form.show_error(error.field or "", error.message)
            return
        self.repeat_asked.emit({**asked, "repeat": form.repeat})

    def series_made(self) -> None:
        """The form became a series: nothing of it waits any more."""
        self._clear_draft(DRAFT)
        self.form = None
        self.close_drawer()

    def _back(self) -> None:
        self.ghost.emit(None)
        super()._back()


def _offer_and_draft(desk: Desk, staff: RowId, name: str) -> tuple[Offered, dict[str, Any] | None]:
    return offered(desk), drafts.load(desk, staff, name)


def _said(text: str) -> Callable[[Outcome], str]:
    """What the toast says of an act: `text` with the booking's caption in it."""
    return lambda outcome: text.format(title=outcome.row.caption)


def _booked_label(outcome: Outcome) -> str:
    text = {
        Status.REQUESTED: translate("bookings", "Requested {title}"),
        Status.WAITLISTED: translate("bookings", "{title} is on the waiting list"),
        Status.IN_USE: translate("bookings", "{title} has begun"),
    }.get(outcome.row.status, translate("bookings", "Booked {title}"))
    return text.format(title=outcome.row.caption)
