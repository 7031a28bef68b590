"""Closures: when a space, or the whole centre, is out of use, and which bookings somebody has to move for it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.fields import FieldSpec
from app.domain.records import CLOSURE
from app.domain.spaces import Closure
from app.services import bookings, spaces
from app.services.bookings import BookingRow
from app.services.desk import Desk
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Button, DateField, DateTimeField, EmptyState, Item, Label, Line, Select, TwoLineList
from app.ui.settings.entry import NEW, EntriesSection, EntryForm
from app.ui.settings.words import DOT, period

CENTRE = b""
"""The choice of the whole centre, which a closure has as no space."""


class MomentField(DateTimeField):
    """A day and a time; a day alone means its beginning, or its end where something ends."""

    def __init__(self, *, ends: bool, desk: Desk) -> None:
        self._ends = ends
        super().__init__(zone=desk.zone, today=desk.today())

    def _read(self, text: str) -> Any:
        found = super()._read(text)
        if found is not None:
            return found
        if text.strip().endswith("24:00"):
            text = text.strip().removesuffix("24:00").strip()
            day = DateField._read(self, text) if text else self.today()
            return self._at(day + timedelta(days=1)) if isinstance(day, date) else None
        day = DateField._read(self, text)
        return self._at(day + timedelta(days=self._ends)) if isinstance(day, date) else None

    def _at(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._zone).astimezone(UTC)

    def _write(self, value: Any) -> str:
        local = value.astimezone(self._zone)
        if self._ends and (local.hour, local.minute) == (0, 0):
            return f"{local.date() - timedelta(days=1)} 24:00"
        return f"{local:%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class Listed:
    """A closure as the list shows it."""

    closure: Closure
    where: str
    touched: int
    """Bookings that still stand in its time."""

    @property
    def id(self) -> bytes:
        """The closure's row."""
        return self.closure.id


@dataclass(frozen=True)
class Found:
    """What the section shows."""

    listed: tuple[Listed, ...]
    places: tuple[tuple[bytes, str], ...]


class Touched(QWidget):
    """The bookings that stand in a time somebody wants to close. Signal `opened(id)`."""

    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Line())
        self.say = Label("", "strong", wrap=True)
        layout.addWidget(self.say)
        self.list = TwoLineList(name=translate("settings", "Bookings in that time"), fit=True)
        self.list.activated.connect(self.opened)
        layout.addWidget(self.list)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(250)
        self._soon.timeout.connect(self._ask)
        self._wanted: tuple[Any, Any, Any] = (None, None, None)
        self.rows: list[BookingRow] | None = None
        self.show_rows(None)

    @property
    def count(self) -> int:
        """How many are listed."""
        return len(self.list.items())

    def look(self, space_id: Any, start: Any, end: Any) -> None:
        """Show what stands between two instants, once they are two instants."""
        if (space_id, start, end) != self._wanted:
            self._wanted = (space_id, start, end)
            self._soon.start()

    def _ask(self) -> None:
        space_id, start, end = self._wanted
        if isinstance(start, datetime) and isinstance(end, datetime) and start < end:
            self._context.look(self, "touched", bookings.touched_by, space_id, start, end, then=self.show_rows)
        else:
            self.show_rows(None)

    def show_rows(self, found: list[BookingRow] | None) -> None:
        """Show these bookings; None before a time is given."""
        desk = self._context.desk
        self.rows = found
        self.list.set_items(
            [
                Item(
                    key=row.id,
                    title=row.caption,
                    subtitle=period(row.starts_at, row.ends_at, desk) + DOT + row.place,
                    right=row.status_label,
                    right_tone="muted",
                    chevron=True,
                )
                for row in found or ()
            ]
        )
        self.list.setVisible(bool(found))
        self.setVisible(found is not None)
        if found:
            words = translate("settings", "Bookings in that time: {n}. Move or cancel them.")
            self.say.setText(words.format(n=len(found)))
        else:
            self.say.setText(translate("settings", "Nothing is booked in that time."))
        self.say.set_tone("warn" if found else "muted")


class ClosuresSection(EntriesSection):
    """What lies ahead, the earliest first."""

    tables = ("closure", "space", "booking")

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context,
            over,
            translate("settings", "Closures"),
            translate("settings", "When a space or the whole centre is out of use: repairs, elections, typhoons."),
            new=translate("settings", "New closure"),
            entries=translate("settings", "Closures ahead"),
            empty=EmptyState(
                translate("settings", "No closure lies ahead"),
                translate("settings", "Alt+N closes a space, or the whole centre, from one time to another."),
                icon="wrench",
            ),
            wide=416,
        )
        if not self.may:
            words = translate("settings", "A manager or an administrator closes a space or the centre.")
            self.empty.set(self.empty.title.text(), words)
        self.edit_button = self.tool(
            translate("settings", "Change"), "pencil", "Enter", lambda: self.open(self.list.current_key())
        )
        self.retire_button = self.tool(translate("settings", "Open again"), "undo-2", "Delete", self.retire)
        self.touched: Touched | None = None
        self._places: tuple[tuple[bytes, str], ...] = ()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this section."""
        return [
            ("Alt+N", translate("settings", "New closure")),
            ("Enter", translate("settings", "Open the entry; save the form")),
            ("Delete", translate("settings", "Open again")),
            ("Esc", translate("settings", "Back; what you typed is kept")),
        ]

    # The list

    def _look(self, desk: Desk) -> Found:
        known = {place.id: place for place in spaces.spaces(desk, voided=True)}
        listed = []
        for closure in spaces.closures(desk):
            where = translate("settings", "The whole centre")
            if closure.space_id is not None:
                where = known[closure.space_id].name if closure.space_id in known else "?"
            touched = bookings.touched_by(desk, closure.space_id, closure.starts_at, closure.ends_at)
            listed.append(Listed(closure, where, len(touched)))
        return Found(tuple(listed), tuple((place.id, place.name) for place in known.values() if not place.voided))

    def _came(self, found: Found) -> None:
        self._places = found.places
        self.entries = {one.id: one for one in found.listed}
        self.show_items([self._item(one) for one in found.listed])

    def _item(self, one: Listed) -> Item:
        desk, closure = self.context.desk, one.closure
        pill: tuple[str, str, str | None] | None = None
        if one.touched:
            pill = (translate("settings", "{n} to move").format(n=one.touched), "warn", "triangle-alert")
        elif closure.starts_at <= desk.now():
            pill = (translate("settings", "Closed now"), "idle", "wrench")
        return Item(
            key=closure.id,
            title=one.where,
            note=closure.reason,
            subtitle=period(closure.starts_at, closure.ends_at, desk),
            icon="landmark" if closure.space_id is None else "door-open",
            pill=pill,
            chevron=self.may,
        )

    def _buttons(self) -> None:
        for button in (self.edit_button, self.retire_button):
            button.setEnabled(self.current is not None)

    # The drawer

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`closure` opens one of them; `space`, `start`, `end` begin another."""
        if arguments.get("closure") is not None:
            self.show_entry(arguments["closure"], then=lambda: self.open(arguments["closure"]))

    def _open(self, entry: Listed | None) -> None:
        if entry is not None and not self.may:
            self.context.toasts.say(self.why, tone="warn")
            return
        desk = self.context.desk
        self.shown = NEW if entry is None else entry.id
        places = [(CENTRE, translate("settings", "The whole centre")), *self._places]
        if entry is not None and entry.closure.space_id not in (None, *dict(places)):
            places.append((entry.closure.space_id, entry.where))
        form = Form(
            [_spec(name) for name in ("space_id", "starts_at", "ends_at", "reason")],
            editors={
                "space_id": Select(places),
                "starts_at": MomentField(ends=False, desk=desk),
                "ends_at": MomentField(ends=True, desk=desk),
            },
            hints={"ends_at": translate("settings", "A day alone means the whole day")},
            roomy=False,
        )
        known: dict[str, Any] = {"space_id": CENTRE, "starts_at": None, "ends_at": None, "reason": None}
        if entry is not None:
            known = {name: getattr(entry.closure, name) for name in known}
            known["space_id"] = known["space_id"] or CENTRE
        whole = EntryForm(
            self.context,
            "closure:" + (NEW if entry is None else entry.id.hex()),
            [("", form)],
            known=known,
            act=lambda whole, _values: self._save(whole, form),
            new=entry is None,
        )
        touched = Touched(self.context)
        touched.opened.connect(self._open_booking)
        self.touched = touched

        def look() -> None:
            space_id, start, end = (form.editor(name).value() for name in ("space_id", "starts_at", "ends_at"))
            touched.look(space_id or None, start, end)

        whole.changed.connect(look)
        more: list[QWidget] = [touched]
        if entry is not None:
            again = Button(translate("settings", "Open again"), icon="undo-2")
            again.clicked.connect(lambda: self._retire(entry))
            more.append(again)
        self.show_form(entry.where if entry is not None else translate("settings", "New closure"), whole, *more)
        look()

    def _open_booking(self, booking: Any) -> None:
        self.put_by()
        self.navigate.emit("bookings", {"booking_id": booking})

    def _save(self, whole: EntryForm, form: Form) -> None:
        values = {name: form.editor(name).value() for name in ("space_id", "starts_at", "ends_at", "reason")}
        values["space_id"] = values["space_id"] or None
        desk = self.context.desk
        self.context.act(
            spaces.save_closure,
            None if self.shown == NEW else self.shown,
            **values,
            initiator=self,
            label=lambda kept: translate("settings", "Closed: {period}").format(
                period=period(kept.starts_at, kept.ends_at, desk)
            ),
            then=whole.done,
            failed=whole.refused,
        )

    def _saved(self, value: Closure | None) -> None:
        """With bookings still in that time the drawer stays: somebody has to move them."""
        if value is None or self.touched is None or not self.touched.count:
            super()._saved(value)
            return
        rows = self.touched.rows
        self.show_entry(value.id, then=lambda: self._reopen(value.id, rows))

    def _reopen(self, key: Any, rows: list[BookingRow] | None) -> None:
        self.open(key)
        if self.touched is not None:
            self.touched.show_rows(rows)
            self.touched.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Acts

    def retire(self) -> None:
        """Open again what is selected."""
        if self.current is not None:
            self._retire(self.current)

    def _retire(self, one: Listed) -> None:
        self.context.act(
            spaces.void_closure,
            one.id,
            initiator=self,
            label=translate("settings", "{where}: open again").format(where=one.where),
            then=self._saved_nothing,
        )

    def _saved_nothing(self, _none: object) -> None:
        self.drawer.close_drawer()
        self.refresh()


def _spec(name: str) -> FieldSpec:
    spec = CLOSURE.by_name[name]
    if name in ("starts_at", "ends_at"):
        return replace(spec, check=_instant)
    return spec


def _instant(value: Any) -> datetime:
    if not isinstance(value, datetime):
        raise UserError(translate("kit", "Write a day and a time, such as 2026-03-05 18:30."))
    return value
