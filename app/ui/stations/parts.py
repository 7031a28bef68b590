"""What opens in place of a station's card: its issues, its supplies with their movements, tally, rounds, photos."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import Permission, allowed
from app.domain.settings import DUTY_DAY_START
from app.domain.shifts import duty_bounds
from app.domain.terms import STATION_SERVICE
from app.services import inspections, stations, supplies, tallies
from app.services.desk import Desk
from app.services.inspections import InspectionCard
from app.services.photos import PhotoRow
from app.services.stations import IssueRow
from app.services.supplies import MoveRow, SupplyRow
from app.services.tallies import TallyCell, TallyGrid
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    CheckBox,
    DateField,
    Dialog,
    EmptyState,
    FormRow,
    Icon,
    IconButton,
    Item,
    KeyTile,
    Label,
    Line,
    NumberField,
    ProgressSheet,
    Scroll,
    Select,
    StatusPill,
    TallyTile,
    TextField,
    TwoLineList,
    clear_layout,
)
from app.ui.kit.widgets.photo_strip import PhotoStrip, StripPhoto
from app.ui.stations import words

KINDS = "*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff"
DUE = timedelta(days=7)


class Part(QWidget):
    """Signals: `back()` to the card, `changed()` after each act, `print_asked(report, arguments)`."""

    back = Signal()
    changed = Signal()
    print_asked = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.station: RowId | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(6, 8, 16, 8)
        head.setSpacing(4)
        self.back_button = IconButton("chevron-left", translate("stations", "Back to the card"), key="Esc")
        self.back_button.clicked.connect(self.back)
        head.addWidget(self.back_button)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.heading = Label("", "strong", elide=True)
        self.of = Label("", "caption", "muted", elide=True)
        texts.addWidget(self.heading)
        texts.addWidget(self.of)
        head.addLayout(texts, 1)
        self.head = head
        column.addLayout(head)
        column.addWidget(Line())
        self.column = column

    def set_title(self, name: str) -> None:
        """Whose part it is."""
        self.of.setText(name)

    def show_station(self, station_id: RowId) -> None:
        """Show this station's."""
        if station_id != self.station:
            self.station = station_id
            self.forget()
        self.reload()

    def forget(self) -> None:
        """Another station is shown: nothing that was open here stays."""

    def reload(self) -> None:
        """Look again."""
        raise NotImplementedError

    def _may(self, permission: Permission) -> bool:
        return allowed(self.context.session.actor.role, permission)

    def _done(self, *_: object) -> None:
        self.reload()
        self.changed.emit()

    def step_back(self) -> bool:
        """Esc: one step back inside; False where the card is next."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; letters are the part's own."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.step_back():
                self.back.emit()
        elif not self.letter(event):
            super().keyPressEvent(event)

    def letter(self, event: QKeyEvent) -> bool:
        """What a key does here, beside Esc."""
        return False


# --- Issues


class IssuesPart(Part):
    """What is wrong, by urgency: put right, verified, or not after all."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading.setText(translate("stations", "Issues"))
        self._rows: list[IssueRow] = []
        self.all = CheckBox(translate("stations", "Verified ones, too"))
        self.all.clicked.connect(lambda _on: self.reload())
        self.new = Button(translate("stations", "Report"), small=True, icon="plus", key="B", bound=False)
        self.new.clicked.connect(self.begin)
        self.head.addWidget(self.new)
        self.scroll = Scroll(spacing=0, margins=(16, 12, 16, 12))
        self.column.addWidget(self.scroll, 1)
        self.form = self._form()
        self.scroll.inner.addWidget(self.form)
        self.list = QVBoxLayout()
        self.list.setSpacing(12)
        self.scroll.inner.addLayout(self.list)
        self.scroll.inner.addStretch(1)
        self.scroll.inner.addWidget(self.all)
        self.form.hide()

    def _form(self) -> QWidget:
        desk = self.context.desk
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        self.text = TextField(limit=200)
        self.text_row = FormRow(translate("stations", "What is wrong"), self.text, required=True, roomy=False)
        self.fault = CheckBox(translate("stations", "It is broken: nobody is sent there for it"))
        self.service = Select(
            [(term.code, term.label) for term in desk.terms(STATION_SERVICE)],
            empty=translate("stations", "None of the services"),
        )
        self.service_row = FormRow(translate("stations", "Service"), self.service, roomy=False)
        self.due = DateField(today=desk.today())
        self.due_row = FormRow(translate("stations", "To be put right by"), self.due, roomy=False)
        self.save = Button(translate("stations", "Report it"), "primary", key="Enter", bound=False)
        self.save.clicked.connect(self._report)
        cancel = Button(translate("stations", "Cancel"), key="Esc", bound=False)
        cancel.clicked.connect(self.step_back)
        for widget in (self.text_row, self.service_row, self.fault, self.due_row):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addWidget(Line())
        self.text.changed.connect(lambda _text: self.text_row.set_error(None))
        self.text.submitted.connect(self._report)
        self.due.submitted.connect(self._report)
        self.service.chosen.connect(lambda code: self.fault.setChecked(code is not None))
        return box

    def begin(self) -> None:
        """A new issue is typed."""
        if self.form.isHidden():
            self.text.set_value("")
            self.service.set_value(None)
            self.fault.setChecked(False)
            self.due.set_value(self.context.desk.today() + DUE)
            self.form.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """See `Part.forget`."""
        self.form.hide()
        self._rows = []
        clear_layout(self.list)

    def step_back(self) -> bool:
        """Close the form."""
        if self.form.isHidden():
            return False
        self.form.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def letter(self, event: QKeyEvent) -> bool:
        """B begins a report."""
        if event.text().upper() == "B" and self.new.isEnabled():
            self.begin()
            return True
        return False

    def _report(self) -> None:
        due = self.due.value()
        if not isinstance(due, date):
            self.due_row.set_error(translate("kit", "Write a day, such as 2026-03-05."))
            return
        self.context.act(
            stations.report_issue, self.station, self.text.value(), due_on=due, fault=self.fault.isChecked(),
            service=self.service.value() or "", initiator=self, label=translate("stations", "Issue reported"),
            then=self._reported, failed=self._refused,
        )  # fmt: skip

    def _reported(self, _row: IssueRow) -> None:
        self.form.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._done()

    def _refused(self, error: Any) -> bool:
        if isinstance(error, UserError) and error.field in ("text", "service", "due_on"):
            row = {"text": self.text_row, "service": self.service_row, "due_on": self.due_row}[error.field]
            row.set_error(error.message)
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def reload(self) -> None:
        """Look again."""
        self.new.setEnabled(self._may(Permission.KEEP_STATIONS))
        self.context.look(
            self, "issues", stations.issues, station_id=self.station, open_only=not self.all.isChecked(),
            then=self._show,
        )  # fmt: skip

    def _show(self, rows: list[IssueRow]) -> None:
        if rows == self._rows and self.list.count():
            return
        self._rows = rows
        blocks = [self.list.itemAt(n).widget() for n in range(self.list.count())]
        if any(one is not None and one.isAncestorOf(QApplication.focusWidget()) for one in blocks):
            # Its button goes away: the keyboard stays here, and not on the toast's "Undo".
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        clear_layout(self.list)
        for row in rows:
            self.list.addWidget(self._block(row))
            self.list.addWidget(Line())
        if not rows:
            self.list.addWidget(
                EmptyState(
                    translate("stations", "Nothing is wrong here"),
                    translate("stations", "Rounds find issues; B reports one at any time."), icon="check",
                )
            )  # fmt: skip

    def _block(self, row: IssueRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        tone, icon = words.ISSUE_PILLS[row.state]
        head.addWidget(StatusPill(row.state_label, tone, icon))
        if row.fault:
            head.addWidget(StatusPill(translate("stations", "Fault"), "idle", "wrench"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(Label(row.text, wrap=True))
        column.addWidget(Label(words.issue_when(row, self.context.desk), "caption", "muted", wrap=True))
        for note in (row.rectify_note, row.verify_note):
            if note:
                column.addWidget(Label(note, "caption", wrap=True))
        acts: list[tuple[str, str, Any]] = []
        if row.rectified_at is None and self._may(Permission.KEEP_STATIONS):
            acts.append((translate("stations", "It is put right"), "secondary", partial(self._rectify, row)))
        elif row.rectified_at is not None and row.verified_at is None and self._may(Permission.EDIT_STATIONS):
            acts.append((translate("stations", "Verified"), "secondary", partial(self._verify, row)))
        if row.rectified_at is not None and self._may(Permission.EDIT_STATIONS):
            acts.append((translate("stations", "Not right yet"), "secondary", partial(self._reopen, row)))
        if row.inspection_id is not None:
            acts.append(
                (translate("stations", "Its round"), "ghost",
                 partial(self.print_asked.emit, "inspection", {"inspection_id": row.inspection_id}))
            )  # fmt: skip
        if acts:
            foot = QHBoxLayout()
            foot.setSpacing(8)
            for text, kind, does in acts:
                button = Button(text, kind, small=True)
                button.clicked.connect(lambda _on=False, does=does: does())
                foot.addWidget(button)
            foot.addStretch(1)
            column.addLayout(foot)
        return box

    def _rectify(self, row: IssueRow) -> None:
        note = self.context.questions.text(
            translate("stations", "It is put right"), translate("stations", "How it was put right"), say=row.text,
            yes=translate("stations", "It is put right"), check=_needed,
        )  # fmt: skip
        if note is not None:
            self._act(stations.rectify, row, note, translate("stations", "Put right: {text}"))

    def _verify(self, row: IssueRow) -> None:
        note = self.context.questions.text(
            translate("stations", "Somebody looked, and it is right"), translate("stations", "Note"),
            say=row.rectify_note or row.text, yes=translate("stations", "Verified"),
        )  # fmt: skip
        if note is not None:
            self._act(stations.verify, row, note, translate("stations", "Verified: {text}"))

    def _reopen(self, row: IssueRow) -> None:
        note = self.context.questions.text(
            translate("stations", "It isn't right yet"), translate("stations", "What is still wrong"), say=row.text,
            yes=translate("stations", "Not right yet"), check=_needed,
        )  # fmt: skip
        if note is not None:
            self._act(stations.reopen, row, note, translate("stations", "Open again: {text}"))

    def _act(self, use_case: Any, row: IssueRow, note: str, label: str) -> None:
        self.context.act(
            use_case, row.id, note, initiator=self, label=label.format(text=row.text), then=self._done
        )  # fmt: skip


def _needed(text: str) -> None:
    if not text.strip():
        raise UserError(translate("errors", "Please fill this in."))


# --- Supplies


class SuppliesPart(Part):
    """The supplies; one opened shows its lots and movements. Nothing is overwritten: a count is a movement, too."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading.setText(translate("stations", "Supplies"))
        self.supply: RowId | None = None
        self._rows: dict[RowId, SupplyRow] = {}
        self._moves: dict[RowId, MoveRow] = {}
        self._due: tuple[RowId, str] | None = None
        self.new = Button(translate("stations", "New"), small=True, icon="plus", key="N", bound=False)
        self.new.clicked.connect(lambda: self._edit(None))
        self.print = IconButton("printer", translate("stations", "Print the supplies with their movements"))
        self.print.clicked.connect(lambda: self.print_asked.emit("supplies", {"station_id": self.station}))
        self.head.addWidget(self.print)
        self.head.addWidget(self.new)
        self.list = TwoLineList(name=translate("stations", "Supplies"), quiet=False)
        self.list.activated.connect(self.open_supply)
        self.column.addWidget(self.list, 1)
        self.empty = EmptyState(
            translate("stations", "No supplies yet"),
            translate("stations", "N makes one; then write what comes in and goes out."), icon="package-open",
        )  # fmt: skip
        self.column.addWidget(self.empty, 1)
        self.one = QWidget()
        self.column.addWidget(self.one, 1)
        inside = QVBoxLayout(self.one)
        inside.setContentsMargins(0, 12, 0, 0)
        inside.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.stock = Label("", "title")
        self.warn = StatusPill("", "warn", "triangle-alert")
        line.addWidget(self.stock)
        line.addWidget(self.warn)
        line.addStretch(1)
        self.change = IconButton("pencil", translate("stations", "Change name, unit and level"))
        self.change.clicked.connect(lambda: self._edit(self._rows.get(self.supply or b"")))
        line.addWidget(self.change)
        top.addLayout(line)
        self.lots = Label("", "caption", "muted", wrap=True)
        top.addWidget(self.lots)
        keys = QGridLayout()
        keys.setSpacing(8)
        self.tiles: dict[str, KeyTile] = {}
        for place, (kind, key, text) in enumerate(
            (
                ("in", "I", translate("stations", "Stock in")),
                ("out", "O", translate("stations", "Stock out")),
                ("loss", "L", translate("stations", "Loss")),
                ("count", "C", translate("stations", "Count")),
            )
        ):
            tile = KeyTile(key, text, checkable=False)
            tile.clicked.connect(lambda _on=False, kind=kind: self.move_supply(kind))
            self.tiles[key] = tile
            keys.addWidget(tile, place // 2, place % 2)
        top.addSpacing(6)
        top.addLayout(keys)
        inside.addLayout(top)
        inside.addWidget(Line())
        self.moves = TwoLineList(name=translate("stations", "Movements"), quiet=True)
        self.moves.activated.connect(self._void)
        inside.addWidget(self.moves, 1)
        self._arrange()

    def forget(self) -> None:
        """See `Part.forget`."""
        self.supply = None
        self._rows = {}
        self.list.set_items([])
        self._arrange()

    def _arrange(self) -> None:
        opened = self._rows.get(self.supply or b"")
        self.one.setVisible(opened is not None)
        self.list.setVisible(opened is None and bool(self._rows))
        self.empty.setVisible(opened is None and not self._rows)
        self.new.setVisible(opened is None and self._may(Permission.EDIT_STATIONS))
        self.change.setVisible(self._may(Permission.EDIT_STATIONS))
        for tile in self.tiles.values():
            tile.setEnabled(self._may(Permission.KEEP_STATIONS))
        self.heading.setText(opened.name if opened is not None else translate("stations", "Supplies"))

    def reload(self) -> None:
        """Look again."""
        self.context.look(self, "supplies", _supplies, self.station, self.supply, then=self._show)

    def _show(self, found: tuple[list[SupplyRow], list[MoveRow]]) -> None:
        rows, moves = found
        self._rows = {row.id: row for row in rows}
        self._moves = {row.id: row for row in moves}
        self.list.set_items(
            [
                Item(
                    row.id, row.name, subtitle=words.supply_note(row) or _lots_text(row),
                    subtitle_tone="warn" if row.low or row.expiring else "muted",
                    subtitle_icon="triangle-alert" if row.low or row.expiring else None,
                    right=words.amount(row.stock, row.unit), chevron=True,
                )
                for row in rows
            ]
        )  # fmt: skip
        self._arrange()
        row = self._rows.get(self.supply or b"")
        if row is not None:
            self._show_one(row, moves)
        due, self._due = self._due, None
        if due is not None and due[0] in self._rows:
            self.move_supply(due[1])

    def _show_one(self, row: SupplyRow, moves: Sequence[MoveRow]) -> None:
        self.stock.setText(words.amount(row.stock, row.unit))
        note = words.supply_note(row)
        self.warn.setVisible(row.low or row.expiring)
        self.warn.set(
            translate("stations", "Low on stock") if row.low else translate("stations", "Goods expire"), "warn",
            "triangle-alert",
        )  # fmt: skip
        self.lots.setText("\n".join(part for part in (note, _lots_text(row)) if part))
        self.lots.setVisible(bool(self.lots.text()))
        desk = self.context.desk
        items = []
        for move in moves:
            lot = words.DOT.join(
                part
                for part in (
                    move.lot,
                    translate("stations", "good until {day}").format(day=words.short_day(move.expires_on))
                    if move.expires_on is not None
                    else "",
                    move.note,
                )
                if part
            )
            items.append(
                Item(
                    move.id, move.kind_label, subtitle=words.DOT.join(
                        part for part in (words.moment(move.at, desk), move.by, lot) if part
                    ),
                    right=f"{move.change:+d}",
                    right_note=translate("stations", "taken back")
                    if move.voided
                    else translate("stations", "then {n}").format(n=move.after),
                    title_tone="muted" if move.voided else "text",
                )
            )  # fmt: skip
        self.moves.set_items(items)

    def open_supply(self, supply_id: RowId, act: str = "") -> None:
        """One supply with its movements; `act` begins a movement at once."""
        self.supply = supply_id
        self._due = (supply_id, act) if act else None
        self.moves.set_items([])
        self.reload()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """From one supply to all."""
        if self.supply is None:
            return False
        before, self.supply = self.supply, None
        self._arrange()
        keys = [item.key for item in self.list.items()]
        if before in keys:
            self.list.set_current(keys.index(before))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def letter(self, event: QKeyEvent) -> bool:
        """I, O, L and C move the supply that is open; N makes a new one."""
        key = event.text().upper()
        if self.supply is not None and key in self.tiles and self.tiles[key].isEnabled():
            self.tiles[key].click()
            return True
        if self.supply is None and key == "N" and self.new.isVisible():
            self._edit(None)
            return True
        if self.supply is None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def move_supply(self, kind: str) -> None:
        """Ask how many, and write it."""
        row = self._rows.get(self.supply or b"")
        if row is not None:
            box = MoveBox(self.context, row, kind, self.window())
            box.saved.connect(self._done)
            box.open()

    def _void(self, move_id: RowId) -> None:
        move = self._moves.get(move_id)
        if move is None or move.voided or not self._may(Permission.KEEP_STATIONS):
            return
        said = f"{move.kind_label} {move.change:+d}"
        reason = self.context.questions.text(
            translate("stations", "Take this movement back"), translate("stations", "Why"), say=said,
            yes=translate("stations", "Take it back"), check=_needed,
        )  # fmt: skip
        if reason is not None:
            self.context.act(
                supplies.void_move, move_id, reason, initiator=self,
                label=translate("stations", "Taken back: {move}").format(move=said), then=self._done,
            )  # fmt: skip

    def _edit(self, row: SupplyRow | None) -> None:
        box = SupplyBox(self.context, self.station, row, self.window())
        box.saved.connect(self._edited)
        box.open()

    def _edited(self, row: SupplyRow | None) -> None:
        self.supply = row.id if row is not None else None
        self._done()


def _supplies(desk: Desk, station_id: RowId, supply_id: RowId | None) -> tuple[list[SupplyRow], list[MoveRow]]:
    rows = supplies.supplies(desk, station_id)
    known = any(row.id == supply_id for row in rows)
    return rows, supplies.moves(desk, supply_id) if known and supply_id is not None else []


def _lots_text(row: SupplyRow) -> str:
    """What is left of each lot, what expires first named first."""
    parts = []
    for lot in row.lots[:4]:
        until = ""
        if lot.expires_on is not None:
            until = translate("stations", "good until {day}").format(day=words.short_day(lot.expires_on))
        name = words.DOT.join(part for part in (lot.lot, until) if part)
        if name:
            parts.append(f"{name} × {lot.count}")
    return translate("stations", "; ").join(parts)


class MoveBox(Dialog):
    """One movement: how many, of which lot, good until when. `saved(row)`."""

    saved = Signal(object)

    def __init__(self, context: Context, row: SupplyRow, kind: str, parent: QWidget) -> None:
        title = {
            "in": translate("stations", "Stock in: {name}"), "out": translate("stations", "Stock out: {name}"),
            "loss": translate("stations", "Loss: {name}"), "count": translate("stations", "Count: {name}"),
        }[kind]  # fmt: skip
        say = translate("stations", "The desk knows of {amount}.").format(amount=words.amount(row.stock, row.unit))
        if kind == "count":
            say += " " + translate("stations", "Write how many there really are: the difference becomes a movement.")
        super().__init__(title.format(name=row.name), parent, width=400, say=say)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._row, self._kind = context, row, kind
        name = translate("stations", "There are") if kind == "count" else translate("stations", "How many")
        self.quantity = NumberField(None, unit=row.unit, maximum=100_000)
        self.rows = {"quantity": FormRow(name, self.quantity, required=True, roomy=False)}
        self.lot = TextField(limit=40)
        self.expires = DateField(today=context.desk.today())
        self.note = TextField(limit=200)
        if kind == "in":
            self.rows["lot"] = FormRow(translate("stations", "Batch of goods"), self.lot, roomy=False)
            self.rows["expires_on"] = FormRow(translate("stations", "Good until"), self.expires, roomy=False)
        self.rows["note"] = FormRow(
            translate("stations", "Why") if kind == "loss" else translate("stations", "Note"), self.note, roomy=False
        )
        for each in self.rows.values():
            self.body.addWidget(each)
        self.add_button(translate("stations", "Cancel"), key="Esc")
        self.add_button(translate("stations", "Write it"), "primary", self._save, key="Enter", default=True)
        self.quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        for each in self.rows.values():
            each.set_error(None)
        quantity, expires = self.quantity.value(), self.expires.value()
        if not isinstance(quantity, int):
            self._wrong("quantity", translate("kit", "Write a whole number."))
            return
        if expires is not None and not isinstance(expires, date):
            self._wrong("expires_on", translate("kit", "Write a day, such as 2026-03-05."))
            return
        named = {
            "in": translate("stations", "{name}: {n} in"), "out": translate("stations", "{name}: {n} out"),
            "loss": translate("stations", "{name}: {n} lost"), "count": translate("stations", "{name}: {n} counted"),
        }[self._kind]  # fmt: skip
        self._context.act(
            supplies.move, self._row.id, self._kind, quantity, lot=self.lot.value(), expires_on=expires,
            note=self.note.value(), initiator=self, label=named.format(name=self._row.name, n=quantity),
            then=self._saved, failed=self._refused,
        )  # fmt: skip

    def _wrong(self, field: str, message: str) -> None:
        self.rows[field].set_error(message)
        self.rows[field].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grow()

    def _saved(self, row: SupplyRow) -> None:
        self.saved.emit(row)
        self.accept()

    def _refused(self, error: Any) -> bool:
        if isinstance(error, UserError):
            self._wrong(error.field if error.field in self.rows else "quantity", error.message)
            return True
        return False


class SupplyBox(Dialog):
    """A supply: its name, how it is counted, when to warn. `saved(row)`; None: it is no longer kept."""

    saved = Signal(object)

    def __init__(self, context: Context, station_id: RowId | None, row: SupplyRow | None, parent: QWidget) -> None:
        title = translate("stations", "New supply") if row is None else translate("stations", "Supply")
        super().__init__(title, parent, width=400)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._station, self._row = context, station_id, row
        self.name = TextField(row.name if row is not None else "", limit=40)
        self.unit = TextField(row.unit if row is not None else "", limit=10)
        self.low = NumberField(row.low_level if row is not None else 0, maximum=100_000)
        self.rows = {
            "name": FormRow(translate("stations", "What it is called"), self.name, required=True, roomy=False),
            "unit": FormRow(translate("stations", "Counted in"), self.unit, roomy=False,
                            hint=translate("stations", "boxes, bottles …")),
            "low_level": FormRow(translate("stations", "Warn at"), self.low, roomy=False,
                                 hint=translate("stations", "0: never")),
        }  # fmt: skip
        for each in self.rows.values():
            self.body.addWidget(each)
        if row is not None:
            self.add_button(translate("stations", "No longer kept"), "danger", self._void)
        self.add_button(translate("stations", "Cancel"), key="Esc")
        self.add_button(translate("stations", "Save"), "primary", self._save, key="Enter", default=True)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        for each in self.rows.values():
            each.set_error(None)
        low = self.low.value()
        if low is not None and not isinstance(low, int):
            self._refused(UserError(translate("kit", "Write a whole number."), "low_level"))
            return
        self._context.act(
            supplies.save, self._row.id if self._row is not None else None, name=self.name.value(),
            unit=self.unit.value(), low_level=low or 0, station_id=self._station, initiator=self,
            label=translate("stations", "{name} saved").format(name=self.name.value()), then=self._saved,
            failed=self._refused,
        )  # fmt: skip

    def _void(self) -> None:
        assert self._row is not None
        self._context.act(
            supplies.void, self._row.id, initiator=self,
            label=translate("stations", "{name} is no longer kept").format(name=self._row.name),
            then=lambda _none: self._saved(None),
        )  # fmt: skip

    def _saved(self, row: SupplyRow | None) -> None:
        self.saved.emit(row)
        self.accept()

    def _refused(self, error: Any) -> bool:
        if isinstance(error, UserError) and error.field in self.rows:
            self.rows[error.field].set_error(error.message)
            self.rows[error.field].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grow()
            return True
        return False


# --- Tally


@dataclass(frozen=True)
class _Counted:
    grid: TallyGrid
    counts: Mapping[tuple[str, str], int]


def _counted(desk: Desk, station_id: RowId) -> _Counted:
    start, end = duty_bounds(desk.duty_day(), desk.settings[DUTY_DAY_START], desk.zone)
    return _Counted(tallies.grid(desk), stations.tally_figures(desk, station_id, start, end))


class TallyPart(Part):
    """Counting people served at the station, by the keys of the desk's own tally; digits first add more."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading.setText(translate("stations", "Served today"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("stations", "Tally of the station"))
        self._grid: TallyGrid | None = None
        self._digits = ""
        self.tiles: dict[tuple[str, str], TallyTile] = {}
        self.total = Label("", "heading")
        self.head.addWidget(self.total)
        self.scroll = Scroll(spacing=8, margins=(8, 12, 8, 12))
        self.table = QGridLayout()
        self.table.setSpacing(4)
        self.scroll.inner.addLayout(self.table)
        self.hint = Label("", "caption", "muted", wrap=True)
        self.scroll.inner.addWidget(self.hint)
        self.scroll.inner.addStretch(1)
        self.column.addWidget(self.scroll, 1)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(600)
        self._flash.timeout.connect(self._unflash)
        self._say()

    def _say(self) -> None:
        if self._digits:
            self.hint.setText(translate("stations", "+{n}, now the key").format(n=self._digits))
            self.hint.set_tone("info")
        else:
            self.hint.setText(
                translate("stations", "A key adds one, digits first add more. It counts for this station alone.")
            )
            self.hint.set_tone("muted")

    def reload(self) -> None:
        """Look again."""
        self.context.look(self, "counted", _counted, self.station, then=self._show)

    def _show(self, found: _Counted) -> None:
        grid = found.grid
        if self._grid is None or (grid.groups, grid.services) != (self._grid.groups, self._grid.services):
            self._make(grid)
        self._grid = grid
        for pair, tile in self.tiles.items():
            tile.set_count(found.counts.get(pair, 0))
        self.total.setText(translate("stations", "{n} served").format(n=sum(found.counts.values())))

    def _make(self, grid: TallyGrid) -> None:
        clear_layout(self.table)
        self.tiles = {}
        across = max(1, len(grid.services))
        for column, (code, label) in enumerate(grid.services):
            icon = Icon(_TALLY_ICONS.get(code, "circle"), name=label)
            icon.setToolTip(label)
            self.table.addWidget(icon, 0, column, Qt.AlignmentFlag.AlignCenter)
            said = Label(label, "caption", "muted", elide=True)
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.table.addWidget(said, 1, column)
            self.table.setColumnStretch(column, 1)
        for place, line in enumerate(grid.cells):
            self.table.addWidget(Label(grid.groups[place][1], "caption", "muted"), 2 * place + 2, 0, 1, across)
            for column, cell in enumerate(line):
                said = words.DOT.join((grid.groups[place][1], grid.services[column][1]))
                tile = TallyTile(cell.key, count=0, checkable=False, name=said)
                tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                tile.setToolTip(said)
                tile.clicked.connect(lambda _on=False, cell=cell: self._clicked(cell))
                self.table.addWidget(tile, 2 * place + 3, column)
                self.tiles[cell.group, cell.service] = tile

    def _clicked(self, cell: TallyCell) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.add_to(cell)

    def add_to(self, cell: TallyCell) -> None:
        """Add one, or the number typed before."""
        if self._grid is None:
            return
        count, self._digits = int(self._digits or 1), ""
        self._say()
        group, service = dict(self._grid.groups)[cell.group], dict(self._grid.services)[cell.service]
        label = translate("stations", "Counted: {group}, {service}").format(group=group, service=service)
        tile = self.tiles[cell.group, cell.service]

        def counted(total: int) -> None:
            self._unflash()
            tile.setCheckable(True)
            tile.setChecked(True)
            tile.set_count((tile.count or 0) + count)
            self.total.setText(translate("stations", "{n} served").format(n=total))
            self._flash.start()
            self.changed.emit()

        self.context.act(
            stations.tally, self.station, cell.group, cell.service, count, initiator=self,
            label=label if count == 1 else f"{label} +{count}", then=counted,
        )  # fmt: skip

    def _unflash(self) -> None:
        self._flash.stop()
        for tile in self.tiles.values():
            if tile.isChecked():
                tile.setChecked(False)
                tile.setCheckable(False)

    def step_back(self) -> bool:
        """Digits that were typed are forgotten first."""
        if not self._digits:
            return False
        self._digits = ""
        self._say()
        return True

    def letter(self, event: QKeyEvent) -> bool:
        """Letters of the grid count, digits say how many."""
        text = event.text().upper()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        cell = self._grid.by_key(text) if self._grid is not None and text.strip() else None
        if cell is not None:
            if not event.isAutoRepeat():
                self.add_to(cell)
            return True
        if text.isascii() and text.isdigit() and len(self._digits) < 3 and (self._digits or text != "0"):
            self._digits += text
            self._say()
            return True
        if event.key() == Qt.Key.Key_Backspace and self._digits:
            self._digits = self._digits[:-1]
            self._say()
            return True
        return False


_TALLY_ICONS = {
    "water": "glass-water", "charging": "plug-zap", "hot_meal": "microwave", "rest": "sofa", "toilet": "toilet",
}  # fmt: skip


# --- Rounds


class RoundsPart(Part):
    """The rounds that were made, the newest first. `round_asked()` begins or goes on, `round_opened(id)` shows one."""

    round_asked = Signal()
    round_opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading.setText(translate("stations", "Rounds"))
        self.begin = Button(translate("stations", "Begin"), small=True, icon="clipboard-check", key="F7", bound=False)
        self.begin.clicked.connect(self.round_asked)
        self.head.addWidget(self.begin)
        self.list = TwoLineList(name=translate("stations", "Rounds"), quiet=False)
        self.list.activated.connect(self.round_opened)
        self.column.addWidget(self.list, 1)
        self.empty = EmptyState(
            translate("stations", "No round yet"), translate("stations", "F7 begins one."), icon="clipboard-check"
        )
        self.column.addWidget(self.empty, 1)
        self.setFocusProxy(self.list)

    def reload(self) -> None:
        """Look again."""
        self.context.look(self, "rounds", inspections.of_station, self.station, 50, then=self._show)

    def _show(self, rows: list[InspectionCard]) -> None:
        desk = self.context.desk
        items = []
        for row in rows:
            wrong = sum(one.verdict in ("partly", "bad") for one in row.results)
            note = translate("stations", "{n} not in order").format(n=wrong) if wrong else ""
            items.append(
                Item(
                    row.id, words.day_text(row.at.astimezone(desk.zone).date()),
                    subtitle=words.DOT.join(part for part in (row.by, row.checklist) if part),
                    right=words.score(row), right_note=note, chevron=True,
                )
            )  # fmt: skip
        self.list.set_items(items)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        going = any(row.finished_at is None for row in rows)
        self.begin.setText(translate("stations", "Go on") if going else translate("stations", "Begin"))
        self.begin.setEnabled(self._may(Permission.KEEP_STATIONS))


# --- Photos


class PhotosPart(Part):
    """The photos of the station; the newest is on its card."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading.setText(translate("stations", "Photos"))
        self._rows: dict[RowId, PhotoRow] = {}
        self.paste = IconButton("clipboard", translate("stations", "Paste"), key=None)
        self.paste.setToolTip(f"{self.paste.accessibleName()} (Ctrl+V)")
        self.paste.clicked.connect(self.paste_photo)
        self.add = Button(translate("stations", "Add"), small=True, icon="camera", key="Alt+F")
        self.add.clicked.connect(self.choose_files)
        self.head.addWidget(self.paste)
        self.head.addWidget(self.add)
        self.strip = PhotoStrip(context.ops, name=translate("stations", "Photos"))
        self.strip.dropped.connect(self.take_in)
        self.strip.removed.connect(self._remove)
        self.column.addWidget(self.strip, 1)
        self.empty = EmptyState(
            translate("stations", "No photo yet"),
            translate("stations", "Choose files, or paste a picture with Ctrl+V."), icon="camera",
        )  # fmt: skip
        self.column.addWidget(self.empty, 1)
        self.say = Label(translate("stations", "Del takes a photo out."), "caption", "muted")
        self.say.setContentsMargins(16, 4, 16, 8)
        self.column.addWidget(self.say)

    def reload(self) -> None:
        """Look again."""
        for button in (self.add, self.paste):
            button.setEnabled(self._may(Permission.KEEP_STATIONS))
        self.context.look(self, "photos", stations.photos, self.station, then=self._show)

    def _show(self, rows: list[PhotoRow]) -> None:
        self._rows = {row.id: row for row in rows}
        desk = self.context.desk
        self.strip.set_photos(
            [
                StripPhoto(row.id, row.path, words.moment(row.taken_at, desk) if row.taken_at is not None else "")
                for row in rows
            ]
        )
        for widget in (self.strip, self.say):
            widget.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def choose_files(self) -> None:
        """Choose files, several at once."""
        self.take_in(
            self.context.questions.open_files(
                translate("stations", "Photos of the station"), translate("stations", "Pictures") + f" ({KINDS})"
            )
        )

    def paste_photo(self) -> None:
        """Take in what is on the clipboard."""
        self.take_in(pasted(self.context))

    def take_in(self, sources: Sequence[Path | bytes]) -> None:
        """Take photos in; it can be stopped."""
        if sources and self.station is not None:
            take_photos(self, self.context, stations.add_photos, self.station, sources, self._done)

    def _remove(self, key: Any) -> None:
        if key in self._rows and self._may(Permission.KEEP_STATIONS):
            self.context.act(
                stations.remove_photo, key, initiator=self, label=translate("stations", "Photo taken out"),
                then=self._done,
            )  # fmt: skip

    def letter(self, event: QKeyEvent) -> bool:
        """Ctrl+V pastes."""
        if event.key() == Qt.Key.Key_V and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.paste_photo()
            return True
        return False


def pasted(context: Context) -> list[Path | bytes]:
    """The files or the picture on the clipboard; where there is none, it is said."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    paths: list[Path | bytes] = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data else []
    if paths:
        return paths
    image = clipboard.image()
    if image.isNull():
        context.toasts.say(translate("stations", "There is no picture on the clipboard."), tone="warn")
        return []
    return [_png(image)]


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def take_photos(
    owner: QWidget, context: Context, use_case: Any, row_id: RowId, sources: Sequence[Path | bytes], then: Any
) -> None:
    """Take pictures in behind a sheet that says how far it is and stops it."""
    said = translate("stations", "Taking in {n} photos").format(n=len(sources))
    sheet = ProgressSheet(said, owner.window(), icon="camera")
    job = context.act(
        use_case, row_id, list(sources), initiator=owner,
        label=translate("stations", "{n} photos added").format(n=len(sources)), then=then, progress=sheet.tick,
        always=sheet.finish,
    )  # fmt: skip
    sheet.stopped.connect(job.cancel)
