"""The sheet in which a station is written: hours are read back in words while they are typed."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.domain import stations as rules
from app.domain.fields import FieldSpec, FieldType
from app.domain.opening_words import parse_opening
from app.domain.station_records import STATION, STATION_KEEPER
from app.domain.terms import STATION_SERVICE
from app.services import drafts, stations
from app.services.desk import Desk
from app.services.stations import StationCard
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import (
    Banner,
    Button,
    CheckBox,
    DetailDrawer,
    Label,
    Line,
    LongTextField,
    NumberField,
    TextField,
)

WIDE = 480
POSITION = FieldSpec("place", QT_TRANSLATE_NOOP("fields", "Longitude, latitude"), FieldType.TEXT, "position")
FIRST = ("name", "number", "kind", "level", "address", "community")
_NAMES = {"longitude": "place", "latitude": "place"}


def hours_hint(text: str) -> str:
    """What was understood of hours as they are typed."""
    if not text.strip():
        return translate("stations", "As on the door: 24小时, 工作日9:00-18:00, 9:00~12:00,14:00~18:00 …")
    opening = parse_opening(text)
    if opening is None:
        return translate("stations", "Not understood yet: it is kept as typed, and counts as neither open nor closed.")
    return translate("stations", "Understood: {hours}").format(hours=rules.hours_text(opening))


class ServicesEditor(QWidget):
    """What a station offers, a line each: a box, and how many or when."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.boxes: dict[str, CheckBox] = {}
        self.details: dict[str, TextField] = {}
        terms = list(desk.terms(STATION_SERVICE))
        terms.sort(key=lambda term: rules.PROMISES.index(term.code) if term.code in rules.PROMISES else 9)
        for place, term in enumerate(terms):
            box = CheckBox(term.label)
            detail = TextField(
                limit=40, name=translate("stations", "{service}: how many, when").format(service=term.label)
            )
            detail.edit.setPlaceholderText(translate("stations", "how many, when") if place < 1 else "")
            box.toggled.connect(lambda _on: self.changed.emit())
            detail.changed.connect(lambda text, box=box: self._typed(text, box))
            grid.addWidget(box, place, 0)
            grid.addWidget(detail, place, 1)
            self.boxes[term.code], self.details[term.code] = box, detail
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(next(iter(self.boxes.values()), None))

    def _typed(self, text: str, box: CheckBox) -> None:
        # Who writes how many there are says that there are some.
        if text.strip() and not box.isChecked():
            box.setChecked(True)
        self.changed.emit()

    def value(self) -> dict[str, str]:
        """Code → detail of what is offered."""
        return {code: self.details[code].value() for code, box in self.boxes.items() if box.isChecked()}

    def set_value(self, offered: Mapping[str, str]) -> None:
        """Show what is offered."""
        for code, box in self.boxes.items():
            box.setChecked(code in offered)
            self.details[code].set_value(offered.get(code, ""))


def open_form(desk: Desk, staff: RowId, station_id: RowId | None) -> tuple[StationCard | None, dict[str, Any] | None]:
    """The station as it is now, and the draft that waits."""
    card = stations.card(desk, station_id) if station_id is not None else None
    return card, drafts.load(desk, staff, draft_name(station_id))


def draft_name(station_id: RowId | None) -> str:
    """What a form's draft is kept under."""
    return f"stations.{station_id.hex() if station_id is not None else 'new'}"


class StationDrawer(DetailDrawer):
    """`saved(id)`; `primary_changed(bool)` as its red button shows. Esc keeps what was typed as a draft."""

    saved = Signal(object)
    primary_changed = Signal(bool)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over=over, width=WIDE)
        self.context = context
        self.station: RowId | None = None
        self._card: StationCard | None = None
        self._seen: Any = None
        self._base: dict[str, Any] = {}
        self._busy = False
        self._keeper: tuple[str, str] = ("", "")
        self.form: Form | None = None
        self.closed.connect(self._gone)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(500)
        self._rest.timeout.connect(self.put_by)

    def edit(self, station_id: RowId | None) -> None:
        """Change a station, or write a new one; a draft that waits comes back."""
        if not self.isHidden() and self.form is not None and self.station == station_id:
            self.form.focus()
            return
        self.put_by()
        self.station = station_id
        staff = self.context.session.actor.staff_id
        self.context.look(self, "form", open_form, staff, station_id, then=self._came)

    def _came(self, found: tuple[StationCard | None, dict[str, Any] | None]) -> None:
        card, draft = found
        if (card.row.id if card is not None else None) != self.station:
            return
        desk = self.context.desk
        self.clear()
        self.restored = Banner(
            translate("stations", "Your draft is back"), icon="history",
            action=self._small(translate("stations", "Start over"), self._start_over),
        )  # fmt: skip
        self.body.addWidget(self.restored)
        self.hours = TextField(limit=200)
        self.hours.changed.connect(lambda _text: self._read_hours())
        specs = STATION.by_name
        self.form = Form(
            [*(specs[name] for name in FIRST), specs["hours"], POSITION, specs["inspect_days"], specs["note"]],
            choices=lambda spec: [(term.code, term.label) for term in desk.terms(spec.terms or "")],
            editors={
                "hours": self.hours, "note": LongTextField(lines=2),
                "inspect_days": NumberField(unit=translate("stations", "days"), maximum=365),
            },
            hints={
                "place": translate("stations", "As on a map, such as 114.057868, 22.543099"),
                "number": translate("stations", "Given by itself where it is left empty"),
                "inspect_days": translate("stations", "0: no rounds"),
            },
            roomy=False,
        )  # fmt: skip
        self.services = ServicesEditor(desk)
        self.keeper = Form(
            [STATION_KEEPER.by_name[name] for name in ("name", "phone")], columns=2, roomy=False,
            hints={"phone": translate("stations", "Left as it is while it shows stars")} if card is not None else None,
        )  # fmt: skip
        self.body.addWidget(self.form)
        parts = (
            (translate("stations", "What it offers"), self.services),
            (translate("stations", "Who keeps it"), self.keeper),
        )
        for title, part in parts:
            self.body.addWidget(Line())
            self.body.addWidget(Label(title, "strong"))
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._card = card
        self._fill(card)
        self._base = self._raw()
        self._seen = card.seen if card is not None else None
        self.restored.setVisible(self._restore(draft))
        for signal in (self.form.changed, self.keeper.changed, self.services.changed):
            signal.connect(self._rest.start)
        self.form.submitted.connect(self.save)
        self.keeper.submitted.connect(self.save)
        self._feet(card)
        self.open(translate("stations", "New station") if card is None else card.row.name, focus=False)
        self.primary_changed.emit(True)
        self._read_hours()
        area = self.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(0)
        self.form.focus("name")

    def _small(self, text: str, does: Any) -> Button:
        button = Button(text, small=True)
        button.clicked.connect(lambda: does())
        return button

    def _fill(self, card: StationCard | None) -> None:
        assert self.form is not None
        offered: dict[str, str] = {}
        if card is None:
            self._keeper = ("", "")
            kinds = [term.code for term in self.context.desk.terms(STATION.by_name["kind"].terms or "")]
            self.form.set_values({"level": "basic", "inspect_days": 14, "kind": kinds[0] if kinds else None})
        else:
            values = dict(card.values)
            place = ", ".join(part for part in (values.pop("longitude", ""), values.pop("latitude", "")) if part)
            self.form.set_values(values | {"place": place})
            self._keeper = (card.row.keeper, card.row.phone)
            offered = {one.code: one.detail for one in card.services if one.offered}
        self.services.set_value(offered)
        self.keeper.set_values({"name": self._keeper[0], "phone": self._keeper[1]})

    def _feet(self, card: StationCard | None) -> None:
        save = Button(translate("stations", "Save"), "primary", icon="check", key="Ctrl+Enter", bound=False)
        save.clicked.connect(self.save)
        self.footer.addWidget(save, 1)
        if card is not None:
            remove = Button(translate("stations", "Remove"), "danger")
            remove.clicked.connect(self._remove)
            self.footer.addWidget(remove)
        back = Button(translate("stations", "Back"), key="Esc", bound=False)
        back.setToolTip(translate("stations", "What you typed is kept"))
        back.clicked.connect(self.close_drawer)
        self.footer.addWidget(back)

    def _read_hours(self) -> None:
        if self.form is not None:
            self.form.rows["hours"].set_hint(hours_hint(self.hours.value()))

    # Draft

    def _raw(self) -> dict[str, Any]:
        assert self.form is not None
        return {"station": self.form.raw(), "services": self.services.value(), "keeper": self.keeper.raw()}

    def _restore(self, draft: dict[str, Any] | None) -> bool:
        if not draft or self.form is None:
            return False
        with suppress(KeyError, TypeError, ValueError, AttributeError):  # a draft of another version
            if draft.get("seen") is not None:
                # What the form was opened with then: a change made meanwhile must show as a conflict, not vanish.
                self._seen = draft["seen"]
            self.form.set_raw(draft["station"])
            self.services.set_value(draft["services"])
            self.keeper.set_raw(draft["keeper"])
            return True
        return False

    def put_by(self) -> None:
        """Keep what is typed as a draft."""
        self._rest.stop()
        if self.form is None or self.isHidden() or self._busy or not self.context.session.signed_in:
            return
        desk, staff, name = self.context.desk, self.context.session.actor.staff_id, draft_name(self.station)
        raw = self._raw()
        if raw == self._base:
            self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, name))
        else:
            content = {**raw, "seen": self._seen}
            self.context.ops.jobs.write(lambda: drafts.save(desk, staff, name, content))

    def _forget(self) -> None:
        desk, staff, name = self.context.desk, self.context.session.actor.staff_id, draft_name(self.station)
        self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, name))

    def _start_over(self) -> None:
        assert self.form is not None
        self._fill(self._card)
        self._seen = self._card.seen if self._card is not None else None
        self.form.clear_errors()
        self.restored.hide()
        self.put_by()
        self.form.focus()

    def _gone(self) -> None:
        # The drawer is hidden by now: what was typed was put by while it wasn't.
        self.form = None
        self.primary_changed.emit(False)

    def close_drawer(self) -> None:
        """What was typed stays as a draft."""
        self.put_by()
        super().close_drawer()

    # Saving

    def save(self) -> None:
        """Check everything and save; what is wrong stands beside its field."""
        if self.form is None or self._busy:
            return
        try:
            values = self.form.values()
            person = self.keeper.values()
        except UserError:
            return
        place = values.pop("place", None)
        try:
            found = rules.parse_place(place or "")
        except UserError as error:
            self.form.show_error("place", error.message)
            return
        values["longitude"], values["latitude"] = found or (None, None)
        self._busy = True
        self.context.act(
            stations.save, self.station, values, seen=self._seen, services=self.services.value(),
            keeper=(person.get("name") or "", person.get("phone") or ""), initiator=self,
            label=translate("stations", "{name} saved").format(name=values["name"]), then=self._done,
            failed=self._refused, always=self._free,
        )  # fmt: skip

    def _free(self) -> None:
        self._busy = False

    def _done(self, card: StationCard) -> None:
        self._forget()
        self.form = None
        self.close_drawer()
        self.saved.emit(card.row.id)

    def _refused(self, error: Any) -> bool:
        if not isinstance(error, UserError) or self.form is None:
            return False
        field = _NAMES.get(error.field or "", error.field or "")
        if field == "phone" or (field == "name" and self.keeper.rows["name"].editor.hasFocus()):
            return self.keeper.show_error(field, error.message)
        return self.form.show_error(field, error.message)

    def _remove(self) -> None:
        reason = self.context.questions.text(
            translate("stations", "Take the station out of the directory"), translate("stations", "Why"),
            say=translate("stations", "Its rounds, issues and supplies stay in the history."),
            yes=translate("stations", "Remove"), check=_needed,
        )  # fmt: skip
        if reason is None or self.station is None:
            return
        station = self.station
        self.context.act(
            stations.void, station, reason, initiator=self, label=translate("stations", "Station removed"),
            then=lambda _none: self._removed(station),
        )  # fmt: skip

    def _removed(self, station: RowId) -> None:
        self._forget()
        self.form = None
        self.close_drawer()
        self.saved.emit(station)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves wherever the keyboard is."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)


def _needed(text: str) -> None:
    if not text.strip():
        raise UserError(translate("errors", "Please give a reason."))
