"""A round by checklist: digits judge one item after the other; what is wrong becomes an issue with a day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import stations as rules
from app.domain.auth import Permission, allowed
from app.services import drafts, inspections
from app.services.inspections import InspectionCard, ResultRow
from app.services.photos import store
from app.ui.kit import icons, theme
from app.ui.kit.context import Context
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    Card,
    CheckBox,
    DateField,
    FormRow,
    IconButton,
    KeyTile,
    Label,
    Line,
    LongTextField,
    MeterBar,
    PageHeader,
    Scroll,
    TextField,
    clear_layout,
)
from app.ui.kit.widgets.marks import paint_badge, paint_pill, pill_size
from app.ui.kit.widgets.photo_strip import PhotoStrip, StripPhoto
from app.ui.stations import words
from app.ui.stations.parts import KINDS, pasted, take_photos

WRONG = ("partly", "bad")
KEYS = {str(place): code for place, code in enumerate(words.VERDICTS, 1)}


class ItemRow(Painted, QWidget):
    """One thing that is looked at: its number and words, what was found. `picked()` by the mouse."""

    picked = Signal()

    def __init__(self, number: int, row: ResultRow) -> None:
        super().__init__()
        self.number, self.row = number, row
        self._on = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_row(row)

    def show_row(self, row: ResultRow) -> None:
        """What was found of it now."""
        self.row = row
        said = words.verdict_label(row.verdict) if row.verdict else translate("stations", "not looked at yet")
        self.setAccessibleName(f"{self.number} {row.text}, {said}")
        self.update()

    def set_current(self, on: bool) -> None:
        """Whether the digits judge it."""
        if on != self._on:
            self._on = on
            self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(240, theme.metrics().row_two)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It is judged next."""
        self.picked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number, words and verdict."""
        painter, sizes, row = QPainter(self), theme.metrics(), self.row
        if self._on:
            painter.fillRect(self.rect(), theme.colour("select"))
            painter.fillRect(QRectF(0, 0, 3, self.height()), theme.colour("focus"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))
        middle, left, right = self.height() / 2, 16.0, self.width() - 16.0
        paint_badge(painter, str(self.number), "idle", left + 11, middle, 11 * sizes.t12 / 12)
        left += 22 * sizes.t12 / 12 + 12
        if row.verdict:
            tone, icon = words.VERDICTS[row.verdict]
            size = pill_size(words.verdict_label(row.verdict), icon)
            right -= size.width()
            paint_pill(painter, words.verdict_label(row.verdict), tone, icon, right, middle - size.height() / 2)
        else:
            icons.paint(painter, "circle-dashed", right - sizes.icon, middle - sizes.icon / 2, "muted", sizes.icon)
            right -= sizes.icon
        right -= 12
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        top = middle - (sizes.l14 + sizes.l12) / 2
        painter.setFont(theme.font(medium=self._on))
        painter.setPen(theme.colour("text"))
        text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, int(right - left))
        painter.drawText(QRectF(left, top, right - left, sizes.l14), flags, text)
        self.setToolTip(row.text if text != row.text else "")
        photos = translate("stations", "{n} photos").format(n=len(row.photos)) if row.photos else ""
        points = translate("stations", "{n} points").format(n=row.points)
        note = words.DOT.join(part for part in (points, row.note, photos) if part)
        painter.setFont(theme.font("t12"))
        painter.setPen(theme.colour("muted"))
        note = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, int(right - left))
        painter.drawText(QRectF(left, top + sizes.l14, right - left, sizes.l12), flags, note)


class Items(QWidget):
    """The items one below the other; it has the keyboard. `judged(code)`, `stepped(by)`, `noted()`, `pasted()`."""

    judged = Signal(str)
    stepped = Signal(int)
    noted = Signal()
    pasted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("stations", "Checklist"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits judge, arrows walk, N goes to the note, Del takes the verdict away."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -999, Qt.Key.Key_End: 999}
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.text() in KEYS and not control:
            if not event.isAutoRepeat():
                self.judged.emit(KEYS[event.text()])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.judged.emit("")
        elif key in moves:
            self.stepped.emit(moves[key])
        elif event.text().upper() == "N":
            self.noted.emit()
        elif control and key == Qt.Key.Key_V:
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row that is judged is marked all the time."""
        super().focusInEvent(event)
        self.update()


class IssueLine(QWidget):
    """An item that isn't in order: whether an issue is written, what is wrong, and by when."""

    changed = Signal()

    def __init__(self, number: int, row: ResultRow, today: date) -> None:
        super().__init__()
        self.result = row.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.given = _proposed(row)
        # The field below says what it is; a whole sentence here would be wider than the panel.
        said = translate("stations", "Item {n} is to be put right").format(n=number)
        self.box = CheckBox(said, True, name=f"{said}: {row.text}")
        self.box.setToolTip(row.text)
        self.text = TextField(self.given, limit=200, name=translate("stations", "What is wrong"))
        self.text.edit.setCursorPosition(0)
        self.due = DateField(today + timedelta(days=row.due_days), today=today, name=translate("stations", "By when"))
        self.due.setFixedWidth(round(theme.metrics().t14 * 9.6))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.text, 1)
        line.addWidget(self.due)
        column.addWidget(self.box)
        column.addLayout(line)
        self.box.toggled.connect(self._shown)
        self.text.changed.connect(lambda _text: self.changed.emit())
        self.due.changed.connect(lambda _text: self.changed.emit())

    def follow(self, row: ResultRow) -> None:
        """The note of the item changed: so does what wasn't written by hand."""
        if self.text.value() == self.given:
            self.given = _proposed(row)
            self.text.set_value(self.given)
            self.text.edit.setCursorPosition(0)

    def _shown(self, on: bool) -> None:
        self.text.setVisible(on)
        self.due.setVisible(on)
        self.changed.emit()


def _proposed(row: ResultRow) -> str:
    return (row.note or row.text)[:200]


class InspectionView(QWidget):
    """A round under way, taken up where it was left, or one that is finished. Signals: `back()`, `changed()` after
    each act, `print_asked(report, arguments)`.
    """

    back = Signal()
    changed = Signal()
    print_asked = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.card: InspectionCard | None = None
        self.rows: list[ItemRow] = []
        self._current = 0
        self._writing = 0
        """Verdicts on their way: until all have arrived, what is shown knows more than the file."""
        self._lines: dict[RowId, IssueLine] = {}
        self._waiting: dict[str, Any] = {}
        self.setProperty("surface", "ground")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader(translate("stations", "Round"))
        self.left = Button(translate("stations", "Back"), icon="chevron-left", key="Esc")
        self.left.setToolTip(translate("stations", "It goes on where it was left"))
        self.discard = Button(translate("stations", "Discard"), "danger")
        self.print = Button(translate("stations", "Print"), icon="printer", key="Ctrl+P")
        self.print.setShortcut("")
        self.finish = Button(translate("stations", "Finish"), "primary", icon="check", key="Ctrl+Enter", bound=False)
        for button in (self.left, self.discard, self.print, self.finish):
            self.header.add_action(button)
        outer.addWidget(self.header)
        across = QHBoxLayout()
        across.setSpacing(16)
        side = Card(padding=0, spacing=0)
        self.scroll = Scroll(spacing=0)
        self.items = Items()
        self.scroll.inner.addWidget(self.items)
        self.scroll.inner.addStretch(1)
        side.add(self.scroll, 1)
        side.add(Line())
        side.add(self._keys())
        across.addWidget(side, 1)
        across.addWidget(self._right())
        outer.addLayout(across, 1)
        self.left.clicked.connect(self._leave)
        self.print.clicked.connect(self.print_round)
        self.finish.clicked.connect(self._finish)
        self.discard.clicked.connect(self._discard)
        self.items.judged.connect(self.judge)
        self.items.stepped.connect(lambda by: self.go(self._current + by))
        self.items.noted.connect(self._to_note)
        self.items.pasted.connect(self._paste)

    def _keys(self) -> QWidget:
        """What the digits mean, to press with the mouse, too."""
        self.bar = QWidget()
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(8)
        self.tiles: dict[str, KeyTile] = {}
        for key, code in KEYS.items():
            tile = KeyTile(key, words.verdict_label(code), checkable=True)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.clicked.connect(lambda _on=False, code=code: self.judge(code))
            self.tiles[code] = tile
            line.addWidget(tile)
        return self.bar

    def _right(self) -> Card:
        self.side = card = Card(padding=0, spacing=0)
        self.inner = scroll = Scroll(spacing=10, margins=(16, 12, 16, 16))
        card.add(scroll, 1)
        inner = scroll.inner
        top = QHBoxLayout()
        top.setSpacing(12)
        self.score = Label("", "figure")
        self.tells = Label("", "caption", "muted", wrap=True)
        top.addWidget(self.score)
        top.addWidget(self.tells, 1)
        inner.addLayout(top)
        self.meter = MeterBar(name=translate("stations", "Looked at"))
        inner.addWidget(self.meter)
        inner.addWidget(Line())
        self.of = Label("", "strong", wrap=True)
        inner.addWidget(self.of)
        self.note = TextField(limit=200)
        self.note_row = FormRow(translate("stations", "Note"), self.note, roomy=False)
        self.note.submitted.connect(self._noted)
        self.note.edit.editingFinished.connect(self._keep_note)
        self.note.edit.installEventFilter(self)
        inner.addWidget(self.note_row)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.pictures = Label(translate("stations", "Photos"), "caption", "muted")
        self.paste = IconButton("clipboard", translate("stations", "Paste"))
        self.paste.setToolTip(f"{self.paste.accessibleName()} (Ctrl+V)")
        self.paste.clicked.connect(self._paste)
        self.add = Button(translate("stations", "Add a photo"), small=True, icon="camera", key="Alt+F")
        self.add.clicked.connect(self._choose_files)
        line.addWidget(self.pictures, 1)
        line.addWidget(self.paste)
        line.addWidget(self.add)
        inner.addLayout(line)
        self.strip = PhotoStrip(self.context.ops, name=translate("stations", "Photos"), height=72)
        self.strip.setFixedHeight(120)
        self.strip.dropped.connect(self._take_in)
        self.strip.removed.connect(self._remove_photo)
        inner.addWidget(self.strip)
        inner.addWidget(Line())
        self.issues_title = Label(translate("stations", "Issues to write"), "strong")
        inner.addWidget(self.issues_title)
        self.no_issue = Label("", "caption", "muted", wrap=True)
        inner.addWidget(self.no_issue)
        self.issues = QVBoxLayout()
        self.issues.setSpacing(12)
        inner.addLayout(self.issues)
        self.remark = LongTextField(lines=2)
        self.remark_row = FormRow(translate("stations", "Remark"), self.remark, roomy=False)
        inner.addWidget(self.remark_row)
        inner.addStretch(1)
        self._measure()
        return card

    # What is shown

    @property
    def done(self) -> bool:
        """Whether the round that is shown is finished."""
        return self.card is not None and self.card.finished_at is not None

    def show_round(self, card: InspectionCard) -> None:
        """Show a round; the first item nobody has looked at is next."""
        self.put_by()
        other = self.card is None or self.card.id != card.id
        if other:
            self._drop_lines()
            self._waiting = {}
            self.remark.set_value(card.remark)
        self._show(card, make=other)
        fresh = next((n for n, row in enumerate(card.results) if not row.verdict), 0)
        self.go(fresh)
        self.focus_first()
        if other and not self.done:
            staff = self.context.session.actor.staff_id
            self.context.look(self, "draft", drafts.load, staff, _draft(card.id), then=self._restore)

    def reload(self) -> None:
        """Look again."""
        if self.card is not None:
            self.context.look(self, "round", inspections.card, self.card.id, then=self._came, failed=self._lost)

    def _came(self, card: InspectionCard) -> None:
        if self.card is not None and card.id == self.card.id and not self._writing:
            self._show(card)

    def _lost(self, error: Any) -> bool:
        if isinstance(error, UserError):
            self.card = None
            self.back.emit()
            return True
        return False

    def _show(self, card: InspectionCard, *, make: bool = False) -> None:
        self.card = card
        if make or [row.row.id for row in self.rows] != [row.id for row in card.results]:
            clear_layout(self.items.column)
            self.rows = []
            for number, result in enumerate(card.results, 1):
                row = ItemRow(number, result)
                row.picked.connect(lambda number=number: self._picked(number - 1))
                self.items.column.addWidget(row)
                self.rows.append(row)
            self._current = min(self._current, len(self.rows) - 1)
        for row, result in zip(self.rows, card.results, strict=True):
            row.show_row(result)
        self.header.set_title(translate("stations", "Round: {station}").format(station=card.station))
        judged = sum(bool(row.verdict) for row in card.results)
        begun = translate("stations", "begun {time}").format(time=words.moment(card.at, self.context.desk))
        said = [card.checklist, begun, card.by]
        if self.done:
            said[1] = words.moment(card.finished_at or card.at, self.context.desk)
        else:
            said.append(translate("stations", "{done} of {all} looked at").format(done=judged, all=len(card.results)))
        self.header.set_say(words.DOT.join(part for part in said if part))
        self._show_score(card, judged)
        self._show_issues(card)
        keeps = allowed(self.context.session.actor.role, Permission.KEEP_STATIONS) and not self.done
        for widget in (self.finish, self.discard, self.bar, self.add, self.paste):
            widget.setVisible(keeps)
        self.print.setVisible(self.done)
        self.finish.set_kind("primary" if judged == len(card.results) else "secondary")
        for field in (self.note, self.remark):
            field.setEnabled(keeps)
        self._show_current()

    def _show_score(self, card: InspectionCard, judged: int) -> None:
        score = card.score if self.done else rules.score((row.points, row.verdict) for row in card.results)
        self.score.setText("—" if score is None else translate("stations", "{n} points").format(n=score))
        self.meter.set(judged, max(1, len(card.results)))
        counts = []
        for code in words.VERDICTS:
            count = sum(row.verdict == code for row in card.results)
            if count:
                counts.append(f"{words.verdict_label(code)} {count}")
        self.tells.setText(words.DOT.join(counts) or translate("stations", "Digits 1 to 4 judge, one after the other"))

    def _show_issues(self, card: InspectionCard) -> None:
        if self.done:
            self.issues_title.setText(translate("stations", "Issues"))
            self._drop_lines()
            clear_layout(self.issues)
            for issue in card.issues:
                self.issues.addWidget(Label(issue.text, wrap=True))
                said = words.DOT.join((issue.state_label, words.issue_when(issue, self.context.desk)))
                self.issues.addWidget(Label(said, "caption", "muted", wrap=True))
            self.no_issue.setVisible(not card.issues)
            self.no_issue.setText(translate("stations", "Nothing was wrong."))
            return
        self.issues_title.setText(translate("stations", "Issues to write"))
        wrong = {row.id: row for row in card.results if row.verdict in WRONG}
        for result in [one for one in self._lines if one not in wrong]:
            line = self._lines.pop(result)
            line.hide()
            line.deleteLater()
        places = {one.id: number for number, one in enumerate(card.results, 1)}
        for result, row in wrong.items():
            line = self._lines.get(result)
            if line is None:
                line = self._lines[result] = IssueLine(places[result], row, self.context.desk.today())
                self.issues.addWidget(line)
                self._give_back(line)
            line.follow(row)
        self.no_issue.setVisible(not wrong)
        self.no_issue.setText(translate("stations", "What isn't in order will stand here, with a day to put it right."))

    def _drop_lines(self) -> None:
        self._lines = {}
        clear_layout(self.issues)

    def _picked(self, place: int) -> None:
        self.go(place)
        self.items.setFocus(Qt.FocusReason.MouseFocusReason)

    def go(self, place: int) -> None:
        """Another item is judged next."""
        if not self.rows:
            return
        self._keep_note()
        self._current = max(0, min(len(self.rows) - 1, place))
        self._show_current()
        row = self.rows[self._current]
        self.scroll.ensureWidgetVisible(row, 0, row.height())

    @property
    def current(self) -> ResultRow | None:
        """The item that is judged next."""
        return self.rows[self._current].row if self.rows else None

    def _show_current(self) -> None:
        for place, row in enumerate(self.rows):
            row.set_current(place == self._current)
        now = self.current
        if now is None:
            return
        self.items.setAccessibleDescription(self.rows[self._current].accessibleName())
        self.of.setText(f"{self._current + 1}  {now.text}")
        if not self.note.edit.hasFocus():
            self.note.set_value(now.note)
        for code, tile in self.tiles.items():
            tile.setChecked(code == now.verdict)
        files = store(self.context.desk)
        self.strip.set_photos([StripPhoto(sha256, files.find(sha256)) for sha256 in now.photos])
        self.strip.setVisible(bool(now.photos))

    # Acts

    def judge(self, verdict: str) -> None:
        """Say what was found of the current item, and go on to the next."""
        now = self.current
        if self.card is None or now is None or self.done:
            self._show_current()
            return
        note = self.note.value() if self.note.edit.hasFocus() else now.note
        place = self._current
        self.rows[place].show_row(_judged(now, verdict, note))
        self._save(now, verdict, note)
        if verdict:
            self.go(place + 1)
        if not self.items.hasFocus():
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, row: ResultRow, verdict: str, note: str) -> None:
        assert self.card is not None
        self._writing += 1
        self.context.act(
            inspections.judge, self.card.id, row.id, verdict, note, initiator=self, then=self._judged,
            always=self._written,
        )  # fmt: skip

    def _judged(self, card: InspectionCard) -> None:
        if self._writing == 1:
            self._acted(card)

    def _written(self) -> None:
        self._writing -= 1
        if not self._writing:
            self.reload()

    def _acted(self, card: InspectionCard) -> None:
        if self.card is not None and card.id == self.card.id:
            self._show(card)
        self.changed.emit()

    def _to_note(self) -> None:
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.edit.selectAll()

    def _keep_note(self) -> None:
        now = self.current
        if now is None or self.card is None or self.done or self.note.value() == now.note:
            return
        self.rows[self._current].show_row(_judged(now, now.verdict, self.note.value()))
        self._save(now, now.verdict, self.note.value())

    def _noted(self) -> None:
        self._keep_note()
        self.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_files(self) -> None:
        self._take_in(
            self.context.questions.open_files(
                translate("stations", "Photos of this item"), translate("stations", "Pictures") + f" ({KINDS})"
            )
        )

    def _paste(self) -> None:
        self._take_in(pasted(self.context))

    def _take_in(self, sources: Any) -> None:
        if sources and self.current is not None and not self.done:
            take_photos(self, self.context, inspections.add_photos, self.current.id, sources, self._acted)

    def _remove_photo(self, sha256: Any) -> None:
        if self.current is not None and not self.done:
            self.context.act(
                inspections.remove_photo, self.current.id, sha256, initiator=self,
                label=translate("stations", "Photo taken out"), then=self._acted,
            )  # fmt: skip

    def _finish(self) -> None:
        """Score it and write the issues."""
        if self.card is None or self.done:
            return
        self._keep_note()
        missing = next((n for n, row in enumerate(self.rows) if not row.row.verdict), None)
        if missing is not None:
            self.go(missing)
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)
            said = translate("stations", "Item {n} hasn't been looked at yet.")
            self.context.toasts.say(said.format(n=missing + 1), tone="warn")
            return
        written: dict[RowId, tuple[str, date]] = {}
        for result, line in self._lines.items():
            due = line.due.value()
            line.text.set_invalid(False)
            line.due.set_invalid(False)
            if not line.box.isChecked():
                continue
            if not isinstance(due, date):
                line.due.set_invalid(True)
                line.due.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            if not line.text.value():
                line.text.set_invalid(True)
                line.text.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            written[result] = (line.text.value(), due)
        self.context.act(
            inspections.finish, self.card.id, remark=self.remark.value(), issues=written, initiator=self,
            label=self._finished_label, then=self._finished,
        )  # fmt: skip

    @staticmethod
    def _finished_label(card: InspectionCard) -> str:
        return translate("stations", "Round of {station}: {score}").format(
            station=card.station, score=words.score(card)
        )

    def _finished(self, card: InspectionCard) -> None:
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, _draft(card.id)))
        self._show(card)
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _discard(self) -> None:
        if self.card is None:
            return
        sure = self.context.questions.confirm(
            translate("stations", "Discard this round?"),
            translate("stations", "It was begun by mistake: what was judged counts for nothing."),
            yes=translate("stations", "Discard"), danger=True,
        )  # fmt: skip
        if sure:
            self.context.act(
                inspections.discard, self.card.id, initiator=self,
                label=translate("stations", "Round discarded"), then=self._discarded,
            )  # fmt: skip

    def _discarded(self, _none: Any) -> None:
        self.card = None
        self.changed.emit()
        self.back.emit()

    def print_round(self) -> None:
        """The report of the round that is shown."""
        if self.card is not None:
            self._keep_note()
            self.print_asked.emit("inspection", {"inspection_id": self.card.id})

    # Draft: remark and issues, which are written only at the end

    def put_by(self) -> None:
        """Keep the remark and what was written of issues."""
        if self.card is None or self.done or not self.context.session.signed_in:
            return
        self._keep_note()
        desk, staff, name = self.context.desk, self.context.session.actor.staff_id, _draft(self.card.id)
        lines = {
            result.hex(): [line.box.isChecked(), line.text.value() if line.text.value() != line.given else "",
                           line.due.value()]
            for result, line in self._lines.items()
        }  # fmt: skip
        content = {"remark": self.remark.value(), "issues": lines}
        self.context.ops.jobs.write(lambda: drafts.save(desk, staff, name, content))

    def _restore(self, draft: dict[str, Any] | None) -> None:
        if not draft or self.done:
            return
        if not self.remark.value():
            self.remark.set_value(draft.get("remark", ""))
        self._waiting = dict(draft.get("issues") or {})
        for line in self._lines.values():
            self._give_back(line)

    def _give_back(self, line: IssueLine) -> None:
        kept = self._waiting.pop(line.result.hex(), None)
        if isinstance(kept, list) and len(kept) == 3:
            line.box.setChecked(bool(kept[0]))
            if kept[1]:
                line.text.set_value(kept[1])
            line.due.set_value(kept[2])

    # Keys and look

    def focus_first(self) -> None:
        """Where the digits judge."""
        (self.print if self.done else self.items).setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.put_by()
        self.back.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, first from a field to the items; Ctrl+Enter finishes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit) and not self.done:
                self.items.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._leave()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._finish()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the note leaves it as it was."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.note.edit and key == Qt.Key.Key_Escape:
            now = self.current
            self.note.set_value(now.note if now is not None else "")
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    @staticmethod
    def help_keys() -> list[tuple[str, str]]:
        """What the keys do in a round."""
        return [
            ("1 2 3 4", translate("stations", "good, partly, bad, not here: judges the item and goes to the next")),
            ("↑ ↓", translate("stations", "another item")),
            ("N", translate("stations", "note to the item; Enter keeps it")),
            ("Alt+F", translate("stations", "photos of the item; Ctrl+V pastes one")),
            ("Del", translate("stations", "the verdict is taken away")),
            ("Ctrl+Enter", translate("stations", "finish: score it and write the issues")),
            ("Esc", translate("stations", "leave it; it goes on where it was left")),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right card keeps its width."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "side"):
            self._measure()

    def _measure(self) -> None:
        self.side.setFixedWidth(456 if theme.current().type == "large" else 380)


def _judged(row: ResultRow, verdict: str, note: str) -> ResultRow:
    return replace(row, verdict=verdict, note=note)


def _draft(inspection_id: RowId) -> str:
    return f"stations.round.{inspection_id.hex()}"
