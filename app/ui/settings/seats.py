"""The seat plan of a study room: laid out in rows, then moved, numbered and described, one seat or several at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.core.errors import DeskError, UserError
from app.core.i18n import translate
from app.domain.auth import Actor, Permission
from app.domain.checks import plain
from app.domain.records import SEAT
from app.domain.terms import SEAT_FEATURE
from app.services import spaces
from app.services.desk import Desk
from app.services.spaces import SeatValue, SpaceValue
from app.ui.kit.context import Context
from app.ui.kit.forms import ChipsField
from app.ui.kit.widgets import (
    Button,
    Card,
    CheckBox,
    EmptyState,
    FormRow,
    Label,
    NumberField,
    Select,
    TextField,
    clear_layout,
)
from app.ui.kit.widgets.seat_plan import PlanSeat, SeatPlan
from app.ui.settings.section import Section, side_by_side
from app.ui.settings.spaces import has_seats

ICONS = {"window": "sun", "socket": "plug-zap", "quiet": "book-open", "lamp": "star", "computer": "monitor"}
"""Features that a plan can draw; all are in the tooltip."""


def change_seats(desk: Desk, actor: Actor, space_id: bytes, values: dict[bytes, dict[str, Any]]) -> tuple[None, Any]:
    """Change several seats."""
    changes: Any = None
    for seat_id, kept in values.items():
        _value, more = spaces.save_seat(desk, actor, space_id, seat_id, kept)
        changes = _joined(changes, more)
    return None, changes


def number_seats(desk: Desk, actor: Actor, space_id: bytes, order: Sequence[bytes], first: int) -> tuple[None, Any]:
    """Number seats in this order from `first` on. Raises UserError where another seat has one of the numbers."""
    now = {seat.id: seat.number for seat in spaces.seats(desk, space_id)}
    wanted = {seat_id: str(first + place) for place, seat_id in enumerate(order)}
    others = {number for seat_id, number in now.items() if seat_id not in wanted}
    for number in wanted.values():
        if number in others:
            raise UserError(translate("spaces", "Seat {number} is there already.").format(number=number), "number")
    waiting = [seat_id for seat_id in order if now[seat_id] != wanted[seat_id]]
    changes: Any = None
    while waiting:
        held = {now[seat_id]: seat_id for seat_id in waiting}
        free = next((seat_id for seat_id in waiting if held.get(wanted[seat_id], seat_id) == seat_id), None)
        # Where each waits for another's number, one steps aside for a moment.
        seat_id, number = (free, wanted[free]) if free else (waiting[0], f"{now[waiting[0]][:7]}*")
        _value, more = spaces.save_seat(desk, actor, space_id, seat_id, {"number": number})
        changes = _joined(changes, more)
        now[seat_id] = number
        if free:
            waiting.remove(free)
    return None, changes if changes is not None else spaces.move_seats(desk, actor, space_id, {})[1]


def _joined(changes: Any, more: Any) -> Any:
    if changes is None:
        return more
    changes.add(more)
    return changes


@dataclass(frozen=True)
class Plan:
    """What the section shows."""

    places: tuple[SpaceValue, ...]
    place: SpaceValue | None
    seats: tuple[SeatValue, ...]


class SeatsSection(Section):
    """The plan at the left, what is said of the chosen seats at the right. Everything holds at once."""

    needs = Permission.EDIT_SPACES

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "Seat plan"),
            translate("settings", "As the room is seen from its door. Changes hold at once."),
        )
        self.back_button = Button(translate("settings", "Spaces"), icon="chevron-left", key="Esc")
        self.back_button.clicked.connect(self.back)
        self.place = Select(name=translate("settings", "Space"))
        self.place.setMinimumWidth(180)
        self.place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.place.chosen.connect(self._turn)
        self.count = Label("", tone="muted", elide=True)
        self.remove_button = Button(translate("settings", "Take off"), icon="trash-2")
        self.remove_button.set_key("Delete")
        self.remove_button.clicked.connect(lambda: self._remove(self.plan.selected_keys()))
        self.all_button = Button(translate("settings", "All seats"), key="Ctrl+A")
        self.all_button.clicked.connect(self._take_all)
        line = side_by_side(self.back_button, self.place, stretch=False)
        line.addWidget(self.count, 1)
        line.addWidget(self.all_button)
        line.addWidget(self.remove_button)
        self.column.addLayout(line)
        across = QHBoxLayout()
        across.setSpacing(16)
        card = Card(padding=8)
        self.plan = SeatPlan(name=translate("settings", "Seat plan"), editing=self.may)
        # It takes the room there is: its own wish would make the page scroll.
        self.plan.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.plan.setMinimumHeight(300)
        self.plan.picked.connect(lambda _key: self._soon.start())
        self.plan.opened.connect(lambda _key: self._to_number())
        self.plan.cell_asked.connect(self._add)
        self.plan.seats_moved.connect(self._moved)
        self.plan.seat_removed.connect(self._gone)
        self.plan.installEventFilter(self)
        self.plan.viewport().installEventFilter(self)
        card.body.addWidget(self.plan, 1)
        across.addWidget(card, 1)
        self.panel = Card(padding=16, spacing=12)
        self.panel.setFixedWidth(264)
        across.addWidget(self.panel)
        self.whole = QWidget()
        self.whole.setLayout(across)
        across.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.whole, 1)
        self.empty = EmptyState(
            translate("settings", "No study room yet"),
            translate("settings", "Add a space and tick “Booked by seat”; then its seats are laid out here."),
            icon="armchair",
            action=(translate("settings", "Spaces"), "door-open", None, self.back),
        )
        self.empty.hide()
        self.column.addWidget(self.empty, 1)
        self.rows: dict[str, FormRow] = {}
        self.seats: dict[bytes, SeatValue] = {}
        self._space: SpaceValue | None = None
        self._wanted: Any = None
        self._chosen: tuple[bytes, ...] | None = None
        self._empty = False
        self._tried = ""
        self.title = Label("")
        self.sum = Label("")
        self._removing: list[bytes] = []
        # What is selected is known only after the plan has dealt with the key or the click.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this section."""
        return [
            ("← ↑ → ↓", translate("settings", "Walk over the plan")),
            ("Shift", translate("settings", "… and take more seats with arrows or a click; Ctrl for single ones")),
            ("Enter", translate("settings", "A new seat in an empty place; the number of a seat")),
            ("Alt+← ↑ → ↓", translate("settings", "Move the chosen seats")),
            ("Delete", translate("settings", "Take the chosen seats off the plan")),
            ("Ctrl+A", translate("settings", "Choose all seats")),
            ("Esc", translate("settings", "Choose none; back to the spaces")),
        ]

    # What is shown

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`space` is the room whose plan is shown; the first one else."""
        if arguments.get("space") is not None:
            self._wanted = arguments["space"]
        self.refresh()
        self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any = None) -> None:
        """Look again, if what changed is shown here."""
        if changes is None or not changes.tables or {"seat", "space", "term"} & set(changes.tables):
            self._read()

    def _read(self, then: Callable[[], object] | None = None) -> None:
        wanted = self._wanted

        def look(desk: Desk) -> Plan:
            places = tuple(place for place in spaces.spaces(desk) if has_seats(place))
            place = next((one for one in places if one.id == wanted), places[0] if places else None)
            return Plan(places, place, spaces.seats(desk, place.id) if place is not None else ())

        self.context.look(self, "plan", look, then=lambda found: (self._show(found), then() if then else None))

    def _show(self, found: Plan) -> None:
        held = self.plan.hasFocus()
        other = self._space is None or found.place is None or found.place.id != self._space.id
        self._space = found.place
        self.seats = {seat.id: seat for seat in found.seats}
        blocked = self.place.blockSignals(True)
        self.place.set_choices([(place.id, place.name) for place in found.places])
        self.place.set_value(found.place.id if found.place is not None else None)
        self.place.blockSignals(blocked)
        name = found.place.name if found.place is not None else ""
        title = translate("settings", "Seat plan: {space}").format(space=name)
        self.heading.setText(title if name else translate("settings", "Seat plan"))
        self.place.setVisible(len(found.places) > 1)
        self.whole.setVisible(found.place is not None)
        for button in (self.all_button, self.remove_button):
            button.setVisible(self.may and found.place is not None)
        self.empty.setVisible(found.place is None)
        if other:
            self.plan.select(None)
            self._chosen = None
        self.plan.set_seats([self._drawn(seat) for seat in found.seats])
        unusable = sum(not seat.usable for seat in found.seats)
        words = translate("settings", "Seats: {n}").format(n=len(found.seats))
        if unusable:
            words += translate("settings", ", {n} of them out of use").format(n=unusable)
        self.count.setText(words if found.place is not None else "")
        self.all_button.setEnabled(bool(found.seats))
        self._panel()
        if held:
            self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drawn(self, seat: SeatValue) -> PlanSeat:
        desk = self.context.desk
        features = [desk.term_label(SEAT_FEATURE, code) for code in seat.features]
        word = "" if seat.usable else translate("settings", "Out of use")
        return PlanSeat(
            key=seat.id,
            label=seat.number,
            x=seat.x,
            y=seat.y,
            tone="void",
            icon=None if seat.usable else "ban",
            word=word,
            features=tuple(ICONS[code] for code in seat.features if code in ICONS),
            tip="\n".join(part for part in (seat.number, word, desk.between.join(features)) if part),
            usable=seat.usable,
        )

    def _turn(self, place: Any) -> None:
        if place is not None and (self._space is None or place != self._space.id):
            self._wanted = place
            self._read()

    def back(self) -> None:
        """To the list of spaces, on the one whose plan this is."""
        arguments: dict[str, Any] = {"section": "spaces"}
        if self._space is not None:
            arguments["at"] = self._space.id
        self.navigate.emit("settings", arguments)

    # The panel at the right

    def _follow(self) -> None:
        if self.plan_chosen() != self._chosen:
            self._panel()

    def plan_chosen(self) -> tuple[bytes, ...]:
        """The seats that are selected in the plan."""
        return tuple(key for key in self.plan.selected_keys() if key in self.seats)

    @property
    def chosen(self) -> list[SeatValue]:
        """The seats the panel is about."""
        return [self.seats[key] for key in self._chosen or () if key in self.seats]

    def _panel(self) -> None:
        """Say what can be said of the chosen seats; with none, lay out more."""
        chosen = self.plan_chosen()
        same = self._chosen == chosen and self._empty == (not self.seats)
        self._chosen, self._empty = chosen, not self.seats
        self.remove_button.setEnabled(self.may and bool(chosen))
        if not same:
            clear_layout(self.panel.body)
            self.rows = {}
            if chosen:
                self._about()
            elif self.may:
                self._lay_out_form()
            else:
                words = translate("settings", "Choose a seat to see what it has.")
                self.panel.body.addWidget(Label(words, tone="muted", wrap=True))
            self.panel.body.addStretch(1)
        self._fill()

    def _fill(self) -> None:
        """Show how the chosen seats are now; the keyboard stays where it is."""
        chosen = self.chosen
        if not chosen:
            if "rows" in self.rows:
                self._add_up()
            return
        self.title.setText(
            translate("settings", "Seat {number}").format(number=chosen[0].number)
            if len(chosen) == 1
            else translate("settings", "{n} seats chosen").format(n=len(chosen))
        )
        number = self.rows["number"].editor
        if len(chosen) == 1 and not self.rows["number"].error:
            number.set_value(chosen[0].number)
        codes = [term.code for term in self.context.desk.terms(SEAT_FEATURE)]
        self.rows["features"].editor.set_value(
            [code for code in codes if all(code in seat.features for seat in chosen)]
        )
        usable = self.rows["usable"].editor
        blocked = usable.blockSignals(True)
        usable.set_value(all(seat.usable for seat in chosen))
        usable.blockSignals(blocked)

    def _row(
        self, name: str, label: str, editor: QWidget, hint: str = "", layout: QHBoxLayout | None = None
    ) -> FormRow:
        row = FormRow(label, editor, hint=hint, roomy=False)
        self.rows[name] = row
        (layout or self.panel.body).addWidget(row)
        row.setEnabled(self.may)
        return row

    def _about(self) -> None:
        one = len(self.chosen) == 1
        self.title = Label("", "heading")
        self.panel.body.addWidget(self.title)
        number = TextField("", limit=8 if one else 6)
        self._tried = ""
        if one:
            number.edit.editingFinished.connect(lambda: self._rename(number.value()))
            self._row("number", SEAT.by_name["number"].label, number)
        else:
            number.submitted.connect(lambda: self._number(number.value()))
            hint = translate("settings", "Row by row from this number on; Enter keeps it")
            self._row("number", translate("settings", "Number from"), number, hint)
        chips = ChipsField([(term.code, term.label) for term in self.context.desk.terms(SEAT_FEATURE)])
        chips.changed.connect(self._set_features)
        self._row("features", translate("settings", "What it has"), chips)
        usable = CheckBox(SEAT.by_name["usable"].label)
        usable.toggled.connect(self._set_usable)
        self._row("usable", SEAT.by_name["usable"].label, usable)

    def _lay_out_form(self) -> None:
        empty = not self.seats
        title = translate("settings", "Lay out seats") if empty else translate("settings", "More rows below")
        self.panel.body.addWidget(Label(title, "heading"))
        rows = NumberField(4, minimum=1, maximum=spaces.GRID, buttons=False)
        columns = NumberField(6, minimum=1, maximum=spaces.GRID, buttons=False)
        aisle = NumberField(2, minimum=0, maximum=spaces.GRID)
        side = QHBoxLayout()
        side.setSpacing(8)
        self._row("rows", translate("settings", "Rows"), rows, layout=side)
        self._row("columns", translate("settings", "Seats in a row"), columns, layout=side)
        self.panel.body.addLayout(side)
        self._row("aisle", translate("settings", "An aisle after every"), aisle, translate("settings", "0: no aisle"))
        self.sum = Label("", "caption", "muted", wrap=True)
        self.panel.body.addWidget(self.sum)
        lay = Button(
            translate("settings", "Lay out"), "primary" if empty else "secondary", icon="armchair", key="Enter"
        )
        lay.clicked.connect(self.lay_out)
        self.panel.body.addWidget(lay)
        words = translate("settings", "Or click an empty place for one seat. Drag seats, or move them with Alt+arrows.")
        self.panel.body.addWidget(Label(words, "caption", "muted", wrap=True))
        for field in (rows, columns, aisle):
            field.submitted.connect(self.lay_out)
            field.changed.connect(lambda _text: self._add_up())
        self._add_up()

    def _add_up(self) -> None:
        rows, columns = (self.rows[name].editor.value() for name in ("rows", "columns"))
        self.sum.setText("")
        if isinstance(rows, int) and isinstance(columns, int) and rows > 0 and columns > 0:
            first = self._next()
            words = translate("settings", "Seats: {n}, numbers {first} to {last}")
            self.sum.setText(words.format(n=rows * columns, first=first, last=first + rows * columns - 1))

    def _next(self) -> int:
        return max((int(seat.number) for seat in self.seats.values() if plain_number(seat.number)), default=0) + 1

    def _to_number(self) -> None:
        if "number" in self.rows:
            field = self.rows["number"].editor
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.edit.selectAll()

    # Acts

    def _act(
        self, use_case: Callable[..., Any], *args: Any, label: str, then: Callable[[Any], object] | None = None
    ) -> None:
        self.context.act(
            use_case,
            *args,
            initiator=self,
            label=label,
            then=lambda value: self._read(lambda: then(value) if then else None),
            failed=self._refused,
        )

    def _refused(self, error: DeskError) -> bool:
        """Beside its field if there is one; the plan stands as it was."""
        row = self.rows.get(getattr(error, "field", None) or "")
        if row is None:
            self._read()
            return False
        row.set_error(error.message)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def lay_out(self) -> None:
        """Put rows of seats below those that are there."""
        if self._space is None or not self.may:
            return
        numbers = {}
        for name, least in (("rows", 1), ("columns", 1), ("aisle", 0)):
            value = self.rows[name].editor.value()
            if not isinstance(value, int) or not least <= value <= spaces.GRID:
                words = translate("errors", "A number from {least} to {most}, please.")
                self.rows[name].set_error(words.format(least=least, most=spaces.GRID))
                self.rows[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self.rows[name].set_error(None)
            numbers[name] = value
        self.context.act(
            spaces.lay_out_seats,
            self._space.id,
            numbers["rows"],
            numbers["columns"],
            aisle_every=numbers["aisle"],
            initiator=self,
            label=translate("settings", "Seats laid out: {n}").format(n=numbers["rows"] * numbers["columns"]),
            then=lambda _seats: self._read(lambda: self.plan.setFocus(Qt.FocusReason.OtherFocusReason)),
            failed=self._refused,
        )

    def _add(self, x: int, y: int) -> None:
        if self._space is None or not self.may:
            return
        number = str(self._next())
        self._act(
            spaces.save_seat,
            self._space.id,
            None,
            {"number": number, "x": x, "y": y},
            label=translate("settings", "Seat {number} added").format(number=number),
            then=self._select,
        )

    def _select(self, seat: SeatValue) -> None:
        self.plan.select(seat.id)
        self._panel()
        self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, moved: Iterable[tuple[Any, int, int]]) -> None:
        if self._space is not None:
            places = {key: (x, y) for key, x, y in moved}
            self._act(spaces.move_seats, self._space.id, places, label=translate("settings", "Seats moved"))

    def _gone(self, key: Any) -> None:
        # One press of Delete says so for every seat that is chosen: they go together.
        if not self._removing:
            QTimer.singleShot(0, self, lambda: self._remove(self._removing))
        self._removing.append(key)

    def _remove(self, keys: Sequence[Any]) -> None:
        gone = [key for key in keys if key in self.seats]
        self._removing = []
        if not gone or not self.may:
            return
        label = (
            translate("settings", "Seat {number} taken off").format(number=self.seats[gone[0]].number)
            if len(gone) == 1
            else translate("settings", "{n} seats taken off").format(n=len(gone))
        )
        self._act(spaces.void_seats, gone, label=label)

    def _rename(self, number: str) -> None:
        chosen = self.chosen
        # Leaving the field says it again; a number that was refused is not asked for twice.
        if len(chosen) != 1 or number in (chosen[0].number, self._tried):
            return
        self._tried = number
        seat = chosen[0]

        def refused(error: DeskError) -> bool:
            if self._chosen == (seat.id,) and "number" in self.rows:
                self.rows["number"].set_error(error.message)
                return True
            return False

        if self._space is not None:
            self.context.act(
                spaces.save_seat,
                self._space.id,
                seat.id,
                {"number": number},
                initiator=self,
                label=translate("settings", "Seat {before} is now {number}").format(before=seat.number, number=number),
                then=lambda _seat: self._renamed(),
                failed=refused,
            )

    def _renamed(self) -> None:
        self._tried = ""
        if "number" in self.rows:
            self.rows["number"].set_error(None)
        self._read()

    def _number(self, first: str) -> None:
        row = self.rows["number"]
        if not plain_number(first):
            row.set_error(translate("kit", "Write a whole number."))
            return
        row.set_error(None)
        order = [seat.id for seat in sorted(self.chosen, key=lambda seat: (seat.y, seat.x))]
        if self._space is not None:
            label = translate("settings", "{n} seats numbered").format(n=len(order))
            self._act(number_seats, self._space.id, order, int(plain(first)), label=label)

    def _set_features(self, codes: Sequence[str]) -> None:
        """What was switched on or off is so for every chosen seat; what else they have stays."""
        chosen = self.chosen
        known = [term.code for term in self.context.desk.terms(SEAT_FEATURE)]
        before = {code for code in known if all(code in seat.features for seat in chosen)}
        on, off = set(codes) - before, before - set(codes)
        values = {
            seat.id: {"features": [code for code in dict.fromkeys((*seat.features, *on)) if code not in off]}
            for seat in chosen
        }
        self._change(values, translate("settings", "Features changed"))

    def _set_usable(self, usable: bool) -> None:
        label = translate("settings", "In use again") if usable else translate("settings", "Out of use")
        self._change({seat.id: {"usable": usable} for seat in self.chosen if seat.usable != usable}, label)

    def _change(self, values: dict[bytes, dict[str, Any]], label: str) -> None:
        if self._space is not None and values:
            self._act(change_seats, self._space.id, values, label=label)

    def _take_all(self) -> None:
        self.plan.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.plan.current_key() is None:
            self.plan.select(next(iter(self.seats), None))
        self.plan._taken.update(self.seats)
        self.plan.viewport().update()
        self._follow()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is selected in the plan."""
        if event.type() in (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease):
            self._soon.start()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the plan, then to the spaces."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.may and self.panel.isAncestorOf(self.window().focusWidget() or self.panel):
            self.plan.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back()

    def first(self) -> QWidget | None:
        """The plan."""
        return self.plan if self._space is not None else self.empty.button


def plain_number(text: str) -> bool:
    """Whether a seat's number is a number."""
    kept = plain(text)
    return kept.isascii() and kept.isdigit()
