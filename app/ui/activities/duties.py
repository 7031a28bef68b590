"""Who runs an activity: in charge, host, recorder, speakers, staff, volunteers and their hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import search
from app.domain.activity_records import DUTY
from app.domain.auth import Permission, allowed
from app.domain.visits import stay_text
from app.services import activities, attendance, people, staff
from app.services.activities import SessionRow
from app.services.attendance import DutyRow
from app.services.desk import Desk
from app.services.people import PersonHit
from app.ui.activities import words
from app.ui.activities.door_parts import step_out
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    EmptyState,
    FormRow,
    Item,
    Label,
    Line,
    MinutesField,
    Scroll,
    SearchBox,
    Select,
    TextField,
    TwoLineList,
)

TAKEN = ("in_charge", "host", "recorder")
"""Roles that each activity should have somebody for."""
_ICONS = {
    "in_charge": "badge-check", "host": "user", "recorder": "pencil", "speaker": "message-circle-heart",
    "staff": "id-card", "volunteer": "users-round",
}  # fmt: skip


@dataclass(frozen=True)
class Duties:
    """Who is on duty, and the sessions they may be on duty at."""

    rows: tuple[DutyRow, ...]
    sessions: tuple[SessionRow, ...]


@dataclass(frozen=True)
class Sought:
    """Who is found: colleagues first, then people with a card."""

    text: str
    staff: tuple[str, ...]
    people: tuple[PersonHit, ...]


def look(desk: Desk, activity_id: RowId) -> Duties:
    """Everything the tab shows."""
    card = activities.card(desk, activity_id)
    return Duties(tuple(attendance.duties(desk, activity_id)), card.sessions)


def seek(desk: Desk, text: str) -> Sought:
    """Colleagues and people for what was typed."""
    query = search.parse_query(text)
    mine = [one.name for one in staff.list_staff(desk) if search.matches(query, search.person_tokens(one.name, ""))]
    return Sought(text, tuple(mine[:3]), tuple(people.search(desk, text, limit=3)))


class DutiesTab(QWidget):
    """`changed()` after each act."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.activity_id: RowId | None = None
        self.session_id: RowId | None = None
        self.duties: Duties | None = None
        self.editing: RowId | None = None
        self._person: RowId | None = None
        self._found: Sought | None = None
        self._pending = self._busy = False
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        self.say = Label("", tone="muted", elide=True)
        self.say.setContentsMargins(16, 10, 16, 10)
        left.addWidget(self.say)
        left.addWidget(Line())
        self.list = TwoLineList(name=translate("activities", "On duty"), quiet=False)
        self.list.current_changed.connect(lambda _key: self._say_buttons())
        self.list.activated.connect(self.edit)
        self.empty = EmptyState(
            translate("activities", "Nobody is on duty yet"),
            translate("activities", "Type a name at the right; the log names who was in charge, host and recorder."),
            icon="id-card",
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        left.addWidget(holder, 1)
        across.addLayout(left, 1)
        panel = QWidget()
        panel.setFixedWidth(round(theme.metrics().t14 / 14 * 300))
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        self.head = Label("", "strong")
        column.addWidget(self.head)
        scroll = Scroll(spacing=6, margins=(2, 2, 8, 2))
        self.name = SearchBox(translate("activities", "Colleague, card, or any name"), icon="user-plus")
        self.name.searched.connect(self._search)
        self.name.changed.connect(self._typed)
        self.name.moved.connect(lambda by: self.found.step(by))
        self.name.submitted.connect(self._enter)
        self.name.left.connect(self._leave)
        self.found = TwoLineList(name=translate("activities", "Found people"), quiet=False, fit=True)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.activated.connect(self._take)
        self.found.hide()
        self.role = Select(
            [(code, DUTY.by_name["role"].option_label(code)) for code, _l in DUTY.by_name["role"].options]
        )
        self.session = Select([], empty=translate("activities", "All sessions"))
        self.task = TextField(limit=60)
        self.minutes = MinutesField()
        self.rows: dict[str, FormRow] = {}
        for key, label, editor in (
            ("name", translate("activities", "Who"), self.name),
            ("role", DUTY.by_name["role"].label, self.role),
            ("task", DUTY.by_name["task"].label, self.task),
            ("session_id", DUTY.by_name["session_id"].label, self.session),
            ("minutes", DUTY.by_name["minutes"].label, self.minutes),
        ):
            self.rows[key] = FormRow(label, editor, roomy=False)
            scroll.inner.addWidget(self.rows[key])
            if key == "name":
                scroll.inner.addWidget(self.found)
        for field in (self.task, self.minutes):
            field.submitted.connect(self.save)
        scroll.inner.addStretch(1)
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.remove = Button(translate("activities", "Take off"), key="Del", bound=False)
        self.remove.clicked.connect(lambda: self._remove(self.editing or self.list.current_key()))
        self.button = Button(translate("activities", "Add"), key="Enter", icon="plus")
        self.button.clicked.connect(self.save)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.button)
        column.addLayout(foot)
        line = Line()
        line.setMaximumHeight(16777215)
        line.setMinimumHeight(0)
        line.setFixedWidth(1)
        across.addWidget(line)
        across.addWidget(panel)
        self.stop()

    # What is shown

    def show_activity(self, activity_id: RowId) -> None:
        """Who runs this activity."""
        if activity_id != self.activity_id:
            self.activity_id = activity_id
            self.stop()
        self.reload()

    def show_session(self, session_id: RowId) -> None:
        """The session that is looked at elsewhere."""
        self.session_id = session_id

    def reload(self) -> None:
        """Look again."""
        if self.activity_id is not None:
            self.context.look(self, "duties", look, self.activity_id, then=self._show)

    def _show(self, found: Duties) -> None:
        self.duties = found
        self.session.set_choices(
            [
                (one.id, words.DOT.join(filter(None, (self._day(one), one.title))))
                for one in found.sessions
                if not one.cancelled
            ]
        )
        self.rows["session_id"].setVisible(len(found.sessions) > 1)
        self._fill(found.rows)

    def _day(self, one: SessionRow) -> str:
        zone = self.context.desk.zone
        return words.short_day(one.starts_at.astimezone(zone).date())

    def _fill(self, rows: Sequence[DutyRow]) -> None:
        days = {one.id: self._day(one) for one in (self.duties.sessions if self.duties is not None else ())}
        items = []
        for row in rows:
            said = words.DOT.join(filter(None, (row.role_label, row.task, days.get(row.session_id or b""))))
            icon, strong = _ICONS.get(row.role, "user"), row.role in TAKEN
            items.append(Item(row.id, row.name, said, icon=icon, right=_hours(row.minutes), strong=strong))
        self.list.set_items(items)
        self._stack.setCurrentIndex(0 if rows else 1)
        volunteers = [row for row in rows if row.role == "volunteer"]
        served = sum(row.minutes or 0 for row in volunteers)
        absent = [DUTY.by_name["role"].option_label(code) for code in TAKEN if code not in {row.role for row in rows}]
        parts = [translate("activities", "{n} on duty").format(n=len(rows))]
        if volunteers:
            said = translate("activities", "{n} volunteers").format(n=len(volunteers))
            parts.append(f"{said} {_hours(served)}".strip())
        if absent:
            parts.append(
                translate("activities", "missing: {roles}").format(roles=self.context.desk.between.join(absent))
            )
        self.say.setText(words.DOT.join(parts))
        self.say.set_tone("warn" if absent else "muted")
        self._say_buttons()

    @property
    def _may(self) -> bool:
        return self.context.session.signed_in and allowed(
            self.context.session.actor.role, Permission.EDIT_ACTIVITIES
        )  # fmt: skip

    def _say_buttons(self) -> None:
        may = self._may
        for row in self.rows.values():
            row.editor.setEnabled(may)
        self.button.setEnabled(may)
        self.remove.setEnabled(may and (self.editing is not None or self.list.current_key() is not None))
        self.head.setText(
            translate("activities", "Change") if self.editing is not None else translate("activities", "Put on duty")
        )
        self.button.setText(
            translate("activities", "Save") if self.editing is not None else translate("activities", "Add")
        )

    # Finding

    def _typed(self, _text: str) -> None:
        self._person = None
        self._pending = False
        self.rows["name"].set_error(None)

    def _search(self, text: str) -> None:
        text = text.strip()
        if not text or self.editing is not None:
            self._found = None
            self._offer([])
            return
        self.context.look(self, "seek", seek, text, then=self._answer)

    def _answer(self, found: Sought) -> None:
        if found.text != self.name.value() or self._person is not None:
            return
        self._found = found
        items = [
            Item(("staff", name), name, translate("activities", "works here"), icon="id-card") for name in found.staff
        ]
        items += [
            Item(("person", hit.id), hit.name, hit.group_label, right=hit.phone, icon="user")
            for hit in found.people
            if hit.name not in found.staff
        ]
        self._offer(items if items != [] and not (len(items) == 1 and items[0].key == ("staff", found.text)) else [])
        if self._pending:
            self._pending = False
            self._enter()

    def _offer(self, items: list[Item]) -> None:
        self.found.set_items(items)
        self.found.set_current(0 if items else -1)
        theme.show_if(self.found, bool(items))

    def _enter(self) -> None:
        text = self.name.value()
        if text and not self.name.resting:
            self._pending = True
            self.name.search_now()
            return
        if self.found.isVisible() and self.found.current_key() is not None:
            self._take(self.found.current_key())
            return
        self.save()

    def _take(self, key: Any) -> None:
        kind, value = key
        blocked = self.name.edit.blockSignals(True)
        if kind == "staff":
            self.name.setText(value)
        else:
            hit = next(one for one in (self._found.people if self._found else ()) if one.id == value)
            self.name.setText(hit.name)
            self._person = hit.id
        self.name.edit.blockSignals(blocked)
        self._offer([])
        self.role.setFocus(Qt.FocusReason.TabFocusReason)

    # Acts

    def edit(self, duty_id: RowId) -> None:
        """Change somebody's role, task or hours."""
        row = next((one for one in (self.duties.rows if self.duties else ()) if one.id == duty_id), None)
        if row is None or not self._may:
            return
        self.editing = duty_id
        self._offer([])
        self.name.setText(row.name)
        self._person = row.person_id
        self.role.set_value(row.role)
        self.task.set_value(row.task)
        self.session.set_value(row.session_id)
        self.minutes.set_value(row.minutes)
        self._say_buttons()
        self.minutes.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.minutes.edit.selectAll()

    def _leave(self) -> None:
        """Esc in the empty box: what was being changed stays as it is."""
        self.stop()
        step_out(self)

    def stop(self) -> None:
        """Empty the form for the next one."""
        self.editing = None
        self._person = None
        for row in self.rows.values():
            row.set_error(None)
        self.name.setText("")
        self.name.search_now()
        self.task.set_value("")
        self.minutes.set_value(None)
        if self.role.value() is None:
            self.role.set_value("staff")
        self._say_buttons()

    def save(self) -> None:
        """Put somebody on duty, or save the change."""
        if self._busy or self.activity_id is None or not self._may:
            return
        for row in self.rows.values():
            row.set_error(None)
        minutes = self.minutes.value()
        if isinstance(minutes, str):
            self.rows["minutes"].set_error(translate("activities", "Write hours and minutes (2:30) or minutes (150)."))
            return
        values: dict[str, Any] = {
            "role": self.role.value() or "staff", "task": self.task.value(), "minutes": minutes,
            "session_id": self.session.value(),
        }  # fmt: skip
        who = {"person_id": self._person} if self._person is not None else {"name": self.name.value()}
        name, again = self.name.value(), self.editing is None
        self._busy = True

        def done(rows: list[DutyRow]) -> None:
            if self.duties is not None:
                self.duties = Duties(tuple(rows), self.duties.sessions)
            self._fill(rows)
            self.stop()
            (self.name if again else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

        self.context.act(
            attendance.save_duty, self.activity_id, values | who, self.editing, initiator=self,
            label=translate("activities", "{name} is on duty").format(name=name),
            then=done, failed=self._failed, always=self._rest,
        )  # fmt: skip

    def _rest(self) -> None:
        self._busy = False

    def _failed(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        row = self.rows.get("name" if error.field == "person_id" else error.field or "")
        if row is None:
            return False
        row.set_error(error.message)
        return True

    def _remove(self, duty_id: Any) -> None:
        row = next((one for one in (self.duties.rows if self.duties else ()) if one.id == duty_id), None)
        if row is None or not self._may:
            return

        def done(rows: list[DutyRow]) -> None:
            if self.duties is not None:
                self.duties = Duties(tuple(rows), self.duties.sessions)
            self.stop()
            self._fill(rows)
            self.changed.emit()

        self.context.act(
            attendance.remove_duty, row.id, initiator=self, then=done,
            label=translate("activities", "{name} is off duty").format(name=row.name),
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen one off; Esc leaves a change."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove(self.list.current_key())
        elif event.key() == Qt.Key.Key_Escape and (self.editing is not None or self.name.value()):
            self.stop()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _hours(minutes: int | None) -> str:
    return stay_text(timedelta(minutes=minutes)) if minutes else ""
