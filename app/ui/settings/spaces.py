"""Spaces: what can be booked, when it is open, how it may be booked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.domain.fields import FieldSpec
from app.domain.records import SPACE
from app.domain.settings import HOURS
from app.domain.spaces import Opening, Policy, Who, who_label
from app.services import spaces
from app.services.desk import Desk
from app.services.spaces import SpaceValue
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Button, EmptyState, Item, NumberField, Select, TextField
from app.ui.settings.editors import OpeningEditor, read_opening
from app.ui.settings.entry import NEW, EntriesSection, EntryForm, needed
from app.ui.settings.words import DOT, opening_text, policy_text

STUDY = "study"
"""The kind of space that is booked by seat, unless someone says otherwise."""


def specs(*names: str) -> tuple[FieldSpec, ...]:
    """Fields of a space by name; the opening is read as its editor has it."""
    return tuple(
        replace(SPACE.by_name[name], check=read_opening) if name == "opening" else SPACE.by_name[name] for name in names
    )


class SpaceForm(EntryForm):
    """All that is said of a space; `place` is None for a new one."""

    def __init__(self, context: Context, place: SpaceValue | None, act: Any, parent: QWidget | None = None) -> None:
        desk = context.desk

        def choices(spec: FieldSpec) -> Sequence[tuple[Any, str]]:
            return [(term.code, term.label) for term in desk.terms(spec.terms or "")]

        about = Form(
            specs("name", "kind", "capacity", "location", "features", "seated", "note"),
            choices=choices,
            editors={
                "name": TextField(limit=spaces.LONGEST_NAME),
                "capacity": NumberField(unit=translate("settings", "people"), minimum=1, maximum=100_000),
            },
            hints={
                "seated": translate("settings", "A study room: each seat is booked by its number"),
                "location": translate("settings", "Floor or room number"),
            },
            columns=2,
            roomy=False,
        )
        hours = Form(specs("opening"), editors={"opening": OpeningEditor(desk.settings[HOURS])}, roomy=False)
        hours.rows["opening"].label.hide()
        days, times = translate("settings", "days"), translate("settings", "bookings")
        policy = Form(
            specs(
                "who", "approval", "groups", "min_minutes", "max_minutes", "ahead_days", "grace_minutes",
                "buffer_before", "buffer_after", "day_cap", "week_cap", "owning_desk",
            ),
            choices=choices,
            editors={
                "who": Select([(who.value, who_label(who)) for who in Who]),
                "ahead_days": NumberField(unit=days, maximum=730),
                "day_cap": NumberField(unit=times, minimum=1, maximum=99),
                "week_cap": NumberField(unit=times, minimum=1, maximum=99),
                "owning_desk": TextField(limit=1),
            },
            hints={
                "max_minutes": translate("settings", "Minutes, or hours such as 8:00"),
                "ahead_days": translate("settings", "0: on the day only"),
                "grace_minutes": translate("settings", "Empty: kept until its end"),
                "day_cap": translate("settings", "Empty: as many as they like"),
                "owning_desk": translate("settings", "Its letter; empty: any desk"),
            },
            columns=2,
            roomy=False,
        )  # fmt: skip
        grid = policy.layout()
        assert grid is not None
        # Beside a field with its label above, a box alone stands level with the field.
        grid.setAlignment(policy.rows["approval"], Qt.AlignmentFlag.AlignBottom)
        known = {spec.name: spec.default for form in (about, hours, policy) for spec in form.specs.values()}
        known |= {name: getattr(Policy(), name) for name in spaces.POLICY_FIELDS}
        known["opening"] = Opening()
        if place is not None:
            known |= {
                name: getattr(place, name) for name in ("name", "capacity", "location", "seated", "note", "opening")
            }
            known |= {"kind": place.kind or None, "features": place.features}
            known |= {name: getattr(place.policy, name) for name in spaces.POLICY_FIELDS}
        super().__init__(
            context,
            "space:" + (place.id.hex() if place is not None else NEW),
            [
                ("", about),
                (translate("settings", "When it is open"), hours),
                (translate("settings", "How it is booked"), policy),
            ],
            known=known,
            act=act,
            seen=place.seen if place is not None else None,
            new=place is None,
            parent=parent,
        )
        self.editor("who").chosen.connect(self._who)
        if place is None:
            self.editor("kind").chosen.connect(self._kind)
        self.changed.connect(self._who)
        self._who()

    def _who(self, *_: object) -> None:
        """Groups are chosen only where certain groups may book; study seats have a rule of their own for being late."""
        self.rows["groups"].setVisible(self.editor("who").value() == Who.GROUPS.value)
        self.rows["grace_minutes"].setVisible(not self.editor("seated").value())

    def _kind(self, kind: Any) -> None:
        self.editor("seated").set_value(kind == STUDY)


class SpacesSection(EntriesSection):
    """All spaces in the order of every list; `seats` opens the seat plan of one."""

    tables = ("space", "seat", "setting", "term")

    def __init__(self, context: Context, over: QWidget) -> None:
        empty = EmptyState(
            translate("settings", "No spaces yet"),
            translate("settings", "Add the first with Alt+N, or bring in the list you have, from Excel or CSV."),
            icon="door-open",
            action=(
                translate("settings", "Bring in a list…"), "file-input", None,
                lambda: self.navigate.emit("ledgers", {"kind": "spaces"}),
            ),
        )  # fmt: skip
        super().__init__(
            context,
            over,
            translate("settings", "Spaces"),
            translate("settings", "Rooms, halls and study rooms that can be booked, in the order of every list."),
            new=translate("settings", "New space"),
            entries=translate("settings", "Spaces"),
            empty=empty,
            wide=480,
        )
        if not self.may:
            empty.set(empty.title.text(), translate("settings", "A manager or an administrator adds them."))
            if empty.button is not None:
                empty.button.hide()
        self.edit_button = self.tool(
            translate("settings", "Change"), "pencil", "Enter", lambda: self.open(self.list.current_key())
        )
        self.seats_button = self.tool(translate("settings", "Seat plan"), "armchair", "S", self.seats)
        self.up_button = self.tool(translate("settings", "Up"), "arrow-up", "Alt+↑", lambda: self.move(-1))
        self.down_button = self.tool(translate("settings", "Down"), "arrow-down", "Alt+↓", lambda: self.move(1))
        self.retire_button = self.tool(translate("settings", "Take out of use"), "ban", "Delete", self.retire)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this section."""
        return [
            ("Alt+N", translate("settings", "New space")),
            ("Enter", translate("settings", "Open the entry; save the form")),
            ("S", translate("settings", "Seat plan")),
            ("Alt+↑ ↓", translate("settings", "Move it in the order")),
            ("Delete", translate("settings", "Take out of use, or put back")),
            ("Esc", translate("settings", "Back; what you typed is kept")),
        ]

    # The list

    def _look(self, desk: Desk) -> tuple[SpaceValue, ...]:
        return spaces.spaces(desk, voided=True)

    def _came(self, found: tuple[SpaceValue, ...]) -> None:
        self.entries = {place.id: place for place in found}
        ordered = sorted(found, key=lambda place: place.voided)
        self.show_items([self._item(place) for place in ordered])

    def _item(self, place: SpaceValue) -> Item:
        desk = self.context.desk
        holds = translate("settings", "holds {n}").format(n=place.capacity) if place.capacity else ""
        about = (place.kind_label, holds, place.location)
        pill: tuple[str, str, str | None] | None = None
        if place.voided:
            pill = (translate("settings", "Out of use"), "void", "ban")
        elif place.seat_count:
            pill = (translate("settings", "Seats: {n}").format(n=place.seat_count), "idle", "armchair")
        elif place.seated:
            pill = (translate("settings", "No seats yet"), "warn", "armchair")
        rules = (opening_text(place.opening), policy_text(place.policy, desk))
        return Item(
            key=place.id,
            title=place.name,
            note=DOT.join(part for part in about if part),
            subtitle=place.void_reason if place.voided else DOT.join(rules),
            title_tone="muted" if place.voided else "text",
            icon="armchair" if place.seated else "door-open",
            pill=pill,
            chevron=True,
        )

    def _buttons(self) -> None:
        place: SpaceValue | None = self.current
        for button in (self.edit_button, self.retire_button):
            button.setEnabled(place is not None)
        for button in (self.up_button, self.down_button):
            button.setEnabled(place is not None and not place.voided)
        self.seats_button.setEnabled(place is not None and has_seats(place))
        voided = place is not None and place.voided
        self.edit_button.setEnabled(place is not None and not voided)
        self.retire_button.setText(
            translate("settings", "Put back into use") if voided else translate("settings", "Take out of use")
        )
        self.retire_button.set_icon("undo-2" if voided else "ban")

    # The drawer

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`space` opens one of them, "new" the form for another; `at` selects one in the list."""
        wanted = arguments.get("space")
        if wanted is not None:
            self.show_entry(wanted, then=lambda: self.open(wanted))
        elif arguments.get("at") is not None:
            self.show_entry(arguments["at"], then=lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

    def _open(self, entry: SpaceValue | None) -> None:
        if entry is None:
            self.shown = NEW
            self.show_form(translate("settings", "New space"), SpaceForm(self.context, None, self._save))
        else:
            self.context.look(self, "space", spaces.space, entry.id, then=self._show)

    def _show(self, place: SpaceValue) -> None:
        self.shown = place.id
        form = SpaceForm(self.context, place, self._save)
        more: list[QWidget] = []
        if self.may and not place.voided:
            if has_seats(place):
                plan = Button(translate("settings", "Seat plan"), icon="armchair")
                plan.clicked.connect(lambda: self._plan(place))
                more.append(plan)
            out = Button(translate("settings", "Take out of use"), "danger", icon="ban")
            out.clicked.connect(lambda: self._retire(place))
            more.append(out)
        self.show_form(place.name, form, *more, read_only=place.voided)

    def _save(self, form: EntryForm, values: dict[str, Any]) -> None:
        place = None if self.shown == NEW else self.shown
        said = translate("settings", "“{name}” added") if place is None else translate("settings", "{name} saved")
        self.context.act(
            spaces.save_space,
            place,
            values,
            seen=form.seen,
            initiator=self,
            label=lambda kept: said.format(name=kept.name),
            then=form.done,
            failed=form.refused,
        )

    # Acts

    def seats(self) -> None:
        """Open the seat plan of the space that is chosen."""
        place: SpaceValue | None = self.current
        if place is None:
            return
        if not has_seats(place):
            words = translate("settings", "Tick “{field}” first: then seats can be laid out.")
            self.context.toasts.say(words.format(field=SPACE.by_name["seated"].label), tone="info")
            return
        self._plan(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """S opens the seat plan."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.seats()
            return True
        return super().eventFilter(watched, event)

    def _plan(self, place: SpaceValue) -> None:
        self.navigate.emit("settings", {"section": "seats", "space": place.id})

    def move(self, by: int) -> None:
        """One place up or down in every list."""
        place: SpaceValue | None = self.current
        if place is None or place.voided:
            return
        order = [one.id for one in self.entries.values() if not one.voided]
        at = order.index(place.id)
        to = max(0, min(len(order) - 1, at + by))
        if to == at:
            return
        order.insert(to, order.pop(at))
        self.context.act(
            spaces.order_spaces,
            order,
            initiator=self,
            label=translate("settings", "Order changed"),
            then=lambda _none: self.refresh(),
        )

    def retire(self) -> None:
        """Take the chosen space out of use, for a reason, or put it back."""
        if self.current is not None:
            self._retire(self.current)

    def _retire(self, place: SpaceValue) -> None:
        if place.voided:
            self.context.act(
                spaces.restore_space,
                place.id,
                initiator=self,
                label=translate("settings", "“{name}” is in use again").format(name=place.name),
                then=lambda _value: self.refresh(),
            )
            return
        reason = self.context.questions.text(
            translate("settings", "Take “{name}” out of use").format(name=place.name),
            translate("settings", "Reason"),
            say=translate("settings", "It can't be booked any more; what was booked stays in lists and figures."),
            yes=translate("settings", "Take out of use"),
            check=needed,
        )
        if reason is None:
            return
        self.context.act(
            spaces.void_space,
            place.id,
            reason,
            initiator=self,
            label=translate("settings", "“{name}” is out of use").format(name=place.name),
            then=self._saved,
        )


def has_seats(place: SpaceValue) -> bool:
    """Whether a space has, or may be given, a seat plan."""
    return not place.voided and (place.seated or bool(place.seat_count))
