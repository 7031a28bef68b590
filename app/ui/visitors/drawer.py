"""One visit in full: what is known, what may be done with it, who changed what and when."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import visits as rules
from app.domain.auth import Actor, Permission, allowed
from app.domain.records import VISIT
from app.domain.terms import POPULATION_GROUP, PURPOSE
from app.domain.visits import State
from app.services import drafts, history, visits
from app.services.desk import Desk
from app.services.history import HistoryLine
from app.services.visits import VisitCard, VisitRow
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import (
    Avatar,
    Button,
    CheckBox,
    DetailDrawer,
    FormRow,
    Label,
    Line,
    StatusPill,
    TextField,
    clear_layout,
    column,
)
from app.ui.visitors import words
from app.ui.visitors.purposes import PurposeField

FORM = "visitors.correct"
"""The name a half-made correction is kept under."""

CORRECTED = (
    "arrived_at", "left_at", "purposes", "purpose_note", "population_group", "companions", "host", "belongings",
    "badge", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A visit and its history."""

    card: VisitCard
    history: tuple[HistoryLine, ...]


def open_visit(desk: Desk, actor: Actor, visit_id: RowId) -> Opened:
    """Look a visit up with everything the drawer shows."""
    return Opened(visits.card(desk, visit_id), tuple(history.history(desk, actor, "visit", visit_id)))


class VisitDrawer(DetailDrawer):
    """Shows a visit, corrects it, signs out, returns badges, voids and restores; each has its letter.

    The keyboard stays inside until Esc: the sheet itself has it first, so that an Enter too many does nothing.

    `changed()` after each act; `person_asked(person id)`; `primary_changed(bool)` as it shows a red button or not.
    """

    changed = Signal()
    person_asked = Signal(object)
    primary_changed = Signal(bool)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over=over)
        self.context = context
        self.visit: RowId | None = None
        self.opened: Opened | None = None
        self.form: Form | None = None
        self.reason: FormRow | None = None
        self.mode = "show"
        self._keys: dict[str, Button] = {}
        self._badge_box: CheckBox | None = None
        self._before: dict[str, Any] = {}
        self._seen: Any = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.footer.setContentsMargins(20, 16, 20, 16)
        self._reason_place = QVBoxLayout()
        self._reason_place.setContentsMargins(24, 12, 24, 0)
        foot = self._foot.layout()
        if isinstance(foot, QVBoxLayout):
            foot.insertLayout(1, self._reason_place)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self._keep_draft)
        self.pill = StatusPill("", "idle")
        self.head.insertWidget(1, self.pill)
        self.closed.connect(self._gone)

    # Opening

    def show_visit(self, visit_id: RowId) -> None:
        """Open a visit."""
        self.visit = visit_id
        self.mode = "show"
        self._look()

    def look_again(self) -> None:
        """Something changed: show it as it is now, unless it is being corrected."""
        if self.visit is not None and self.isVisible() and self.mode == "show":
            self._look(self._look_again_at)

    def _look(self, then: Callable[[Opened], None] | None = None) -> None:
        actor = self.context.session.actor
        self.context.look(self, "visit", open_visit, actor, self.visit, then=then or self._show, failed=self._failed)

    def _failed(self, error: Any) -> bool:
        if isinstance(error, UserError):
            self.close_drawer()
        return False

    def _gone(self) -> None:
        self.visit = None
        self.mode = "show"
        self.primary_changed.emit(False)

    # Showing

    def _widen(self, wide: bool) -> None:
        self._wide = round(theme.metrics().drawer * 1.33) if wide else None
        self._measure()

    def _look_again_at(self, opened: Opened) -> None:
        # A minute that changed nothing must not take the keyboard out of somebody's hands.
        if opened != self.opened and self.mode == "show" and self.visit == opened.card.row.id:
            self._show(opened)

    def _show(self, opened: Opened) -> None:
        inside = self.isAncestorOf(_focus())
        first = self.opened is None or self.isHidden() or self.opened.card.row.id != opened.card.row.id
        self.opened = opened
        self.mode = "show"
        self._widen(False)
        row = opened.card.row
        self._empty(inside)
        self.pill.set(*words.state_pill(row.state))
        self.body.addWidget(self._facts(row))
        if row.voided or row.correction_reason:
            why = (
                translate("visitors", "Voided because: {reason}").format(reason=row.void_reason)
                if row.voided
                else translate("visitors", "Corrected because: {reason}").format(reason=row.correction_reason)
            )
            said = Label(why, "caption", "muted", wrap=True)
            self.body.addWidget(said)
        self.body.addWidget(Line())
        self.body.addLayout(self._history(opened.history))
        self.body.addStretch(1)
        self._footer(row)
        self.open(row.name or translate("visitors", "Erased"), focus=False)
        self.primary_changed.emit(self._primary(row) is not None)
        if first or inside:
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _empty(self, keep_focus: bool) -> None:
        """Take everything out; the keyboard stays on the sheet meanwhile, not on whatever comes next."""
        if keep_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rest.stop()
        self._keys = {}
        self.form = self.reason = None
        clear_layout(self._reason_place)
        self.clear()

    def _facts(self, row: VisitRow) -> QWidget:
        now, zone = self.context.desk.now(), self.context.desk.zone
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)

        def said(at: Any) -> str:
            return words.moment(at, now, zone, always_day=True) if at is not None else ""

        stay = rules.stay_text(row.stay) if row.stay is not None else ""
        guess = rules.stay_text(row.estimate) if row.estimate is not None else ""
        left = said(row.left_at)
        if row.state is State.UNVERIFIED and guess:
            left = translate("visitors", "about {time}, to verify").format(time=left)
        badge = row.badge
        if badge and row.arrived_at is not None:
            back = (
                translate("visitors", "returned") if row.badge_returned else translate("visitors", "not yet returned")
            )
            badge = f"{badge}{words.DOT}{back}"
        facts: tuple[tuple[str, str, str], ...] = (
            (translate("visitors", "Phone"), row.phone, "text"),
            (translate("visitors", "Group"), row.group_label, "text"),
            (translate("visitors", "Purpose"), row.purpose_text, "text"),
            (translate("visitors", "Expected"), said(row.expected_at), "text"),
            (translate("visitors", "Arrived"), said(row.arrived_at), "text"),
            (translate("visitors", "Leaving"), left, "warn" if row.state is State.UNVERIFIED else "text"),
            (translate("visitors", "Stayed"), stay or guess, "text"),
            (
                translate("visitors", "Companions"),
                translate("visitors", "{n} people").format(n=row.companions) if row.companions else "",
                "text",
            ),
            (translate("visitors", "Host"), row.host, "text"),
            (translate("visitors", "Carries"), row.belongings, "text"),
            (translate("visitors", "Badge"), badge, "warn" if row.badge_out else "text"),
            (translate("visitors", "Note"), row.note, "text"),
        )
        line = 0
        for label, text, tone in facts:
            if not text:
                continue
            grid.addWidget(Label(label, tone="muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(text, tone=tone, wrap=True, selectable=True), line, 1)
            line += 1
            if text == badge and row.badge_out:
                back = Button(translate("visitors", "Badge is back"), small=True, key="B")
                back.setShortcut("")
                back.clicked.connect(lambda: self._act(visits.return_badge, _badge_back))
                self._keys["B"] = back
                grid.addWidget(back, line, 1, Qt.AlignmentFlag.AlignLeft)
                line += 1
        if row.person_id is not None:
            card = Button(translate("visitors", "Person's card"), "link", key="P", trailing="chevron-right")
            card.setShortcut("")
            self._keys["P"] = card
            card.clicked.connect(lambda: self.person_asked.emit(row.person_id))
            grid.addWidget(card, line, 1)
        return box

    def _history(self, lines: tuple[HistoryLine, ...]) -> Any:
        now, zone = self.context.desk.now(), self.context.desk.zone
        box = column(Label(translate("visitors", "Who changed what"), "strong"), spacing=10)
        groups: list[tuple[tuple[Any, str, str], list[HistoryLine]]] = []
        for line in lines:
            key = (line.at, line.who, line.act)
            if groups and groups[-1][0] == key:
                groups[-1][1].append(line)
            else:
                groups.append((key, [line]))
        for (at, who, act), changes in reversed(groups):
            entry = QWidget()
            across = QHBoxLayout(entry)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(10)
            across.addWidget(Avatar(who, 24), 0, Qt.AlignmentFlag.AlignTop)
            texts = column(spacing=1)
            texts.addWidget(Label(words.DOT.join((who, act)), "caption-strong", wrap=True))
            texts.addWidget(Label(words.moment(at, now, zone, always_day=True), "caption", "muted"))
            if not (len(groups) > 0 and changes is groups[0][1]):
                for change in changes:
                    if change.field:
                        before = change.before or translate("visitors", "empty")
                        after = change.after or translate("visitors", "empty")
                        texts.addWidget(Label(f"{change.field}  {before} → {after}", "caption", wrap=True))
            reason = next((change.reason for change in changes if change.reason), "")
            if reason:
                texts.addWidget(
                    Label(
                        translate("visitors", "Reason: {reason}").format(reason=reason), "caption", "muted", wrap=True
                    )
                )
            across.addLayout(texts, 1)
            box.addWidget(entry)
        return box

    def _primary(self, row: VisitRow) -> tuple[str, Callable[[], object]] | None:
        if row.state is State.PRESENT:
            return translate("visitors", "Sign out"), lambda: self._sign_out(row)
        if row.state is State.UNVERIFIED:
            return translate("visitors", "Confirm"), lambda: self._act(visits.verify, _settled)
        if row.state is State.EXPECTED:
            return translate("visitors", "Sign in"), lambda: self._arrived(row)
        return None

    def _footer(self, row: VisitRow) -> None:
        def add(text: str, key: str, kind: str, does: Callable[[], object]) -> None:
            button = Button(text, kind, key=key)
            # Letters are this sheet's own while it has the keyboard; elsewhere they are typing.
            button.setShortcut("")
            button.clicked.connect(lambda: does())
            self.footer.addWidget(button)
            self._keys[key] = button

        may_void = allowed(self.context.session.actor.role, Permission.VOID_RECORDS)
        if row.voided:
            self.footer.addStretch(1)
            if may_void:
                add(
                    translate("visitors", "Restore"),
                    "R",
                    "secondary",
                    lambda: self._act(visits.restore_visit, _restored),
                )
            return
        if row.state is State.EXPECTED:
            add(
                translate("visitors", "Won't come"), "V", "ghost", lambda: self._act(visits.cancel_expected, _cancelled)
            )
        elif may_void:
            add(translate("visitors", "Void"), "V", "ghost", self._ask_void)
        self.footer.addStretch(1)
        add(translate("visitors", "Correct"), "E", "secondary", self._correct)
        primary = self._primary(row)
        if primary is not None:
            add(primary[0], "S", "primary", primary[1])

    # Acts

    def _act(
        self,
        use_case: Any,
        label: Callable[[VisitRow], str],
        *args: Any,
        failed: Any = None,
        always: Any = None,
        **kwargs: Any,
    ) -> None:
        self.context.act(
            use_case,
            self.visit,
            *args,
            initiator=self,
            label=label,
            then=self._done,
            failed=failed,
            always=always,
            **kwargs,
        )

    def _done(self, row: VisitRow) -> None:
        self.mode = "show"
        if self.visit == row.id and self.isVisible():
            self._look()
        self.changed.emit()

    def _sign_out(self, row: VisitRow) -> None:
        label = lambda done: translate("visitors", "Signed out {name}").format(name=words.party(done))  # noqa: E731
        self._act(visits.sign_out, label, badge_returned=True if row.badge_out else None)

    def _arrived(self, row: VisitRow) -> None:
        self.context.act(
            visits.sign_in,
            initiator=self,
            label=lambda done: translate("visitors", "Signed in {name}").format(name=words.party(done)),
            then=self._done,
            expected_visit=row.id,
            purposes=row.purposes,
            companions=row.companions,
            host=row.host,
        )

    def _ask_void(self) -> None:
        self._reason_form(
            translate("visitors", "Voiding takes this visit out of every list and figure. It stays in the history."),
            translate("visitors", "Void the visit"),
            "danger",
            self._void,
        )

    def _void(self) -> None:
        assert self.reason is not None
        self._act(visits.void_visit, _voided, self.reason.editor.value(), failed=self._reason_failed)

    def _correct(self) -> None:
        assert self.opened is not None
        row = self.opened.card.row
        specs = [VISIT.by_name[name] for name in CORRECTED]
        if row.arrived_at is None:
            specs = [VISIT.by_name["expected_at"]] + [s for s in specs if s.name not in ("arrived_at", "left_at")]
        desk = self.context.desk
        choices = {
            "purposes": [(term.code, term.label) for term in desk.terms(PURPOSE)],
            "population_group": [(term.code, term.label) for term in desk.terms(POPULATION_GROUP)],
        }
        editors = {"purposes": PurposeField(choices["purposes"])}
        form = Form(specs, choices=choices, editors=editors, zone=desk.zone, today=desk.today(), roomy=False, columns=2)
        form.set_values(
            {
                "expected_at": row.expected_at,
                "arrived_at": row.arrived_at,
                "left_at": row.left_at,
                "purposes": " ".join(row.purposes),
                "purpose_note": row.purpose_note,
                "population_group": row.group or None,
                "companions": row.companions,
                "host": row.host,
                "belongings": row.belongings,
                "badge": row.badge,
                "note": row.note,
            }
        )
        self._widen(True)
        self._before = form.raw()
        self._seen = self.opened.card.seen
        self._reason_form("", translate("visitors", "Save"), "primary", self._save, form)
        if row.badge and row.arrived_at is not None:
            self._badge_box = CheckBox(translate("visitors", "Badge is back"), row.badge_returned)
            self.body.insertWidget(1, self._badge_box)
        else:
            self._badge_box = None
        form.changed.connect(self._rest.start)
        staff = self.context.session.actor.staff_id
        self.context.look(self, "draft", drafts.load, staff, FORM, then=self._bring_back)

    def _bring_back(self, draft: dict[str, Any] | None) -> None:
        if not draft or draft.get("visit") != self.visit or self.form is None or self.reason is None:
            return
        self.form.set_raw(draft.get("raw") or {})
        self.reason.editor.set_value(draft.get("reason") or "")
        self._seen = draft.get("seen") or self._seen
        said = translate("visitors", "Your unfinished correction is back.")
        self.body.insertWidget(0, Label(said, "caption", "info", wrap=True))

    def _keep_draft(self) -> None:
        if self.form is None or self.reason is None or not self.context.session.signed_in:
            return
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        content = {
            "visit": self.visit,
            "raw": self.form.raw(),
            "reason": self.reason.editor.value(),
            "seen": self._seen,
        }
        self.context.ops.jobs.write(lambda: drafts.save(desk, staff, FORM, content), owner=self)

    def put_by(self) -> None:
        """Save the draft at once."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep_draft()

    def _reason_form(self, say: str, yes: str, kind: str, does: Callable[[], None], form: Form | None = None) -> None:
        self.mode = "edit"
        self._empty(True)
        self.form = form
        if say:
            self.body.addWidget(Label(say, tone="muted", wrap=True))
        if form is not None:
            self.body.addWidget(form)
            form.submitted.connect(does)
        field = TextField(limit=200)
        field.submitted.connect(does)
        self.reason = reason = FormRow(translate("visitors", "Reason"), field, required=True, roomy=False)
        field.changed.connect(lambda _text: reason.set_error(None) if reason.error else None)
        field.changed.connect(lambda _text: self._rest.start() if form is not None else None)
        # Always in view, whatever the form is scrolled to.
        self._reason_place.addWidget(reason)
        reason.show()
        self.body.addStretch(1)
        back = Button(translate("visitors", "Back"), key="Esc")
        back.clicked.connect(self._back)
        go = Button(yes, kind, key="Enter")
        go.clicked.connect(lambda: does())
        self.footer.addStretch(1)
        self.footer.addWidget(back)
        self.footer.addWidget(go)
        self.open(focus=False)
        self.primary_changed.emit(True)
        if form is not None:
            form.focus(next(iter(form.rows)))
        else:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        if self.form is None or self.reason is None or self.opened is None:
            return
        try:
            values = self.form.values()
        except UserError:
            QTimer.singleShot(0, self, self._see_focus)
            return
        raw = self.form.raw()
        changed = {name: value for name, value in values.items() if raw[name] != self._before[name]}
        row = self.opened.card.row
        if self._badge_box is not None and self._badge_box.isChecked() != row.badge_returned:
            changed["badge_returned"] = self._badge_box.isChecked()
        if not changed:
            self._back()
            return
        self._act(
            visits.correct,
            _corrected,
            changed,
            self.reason.editor.value(),
            failed=self._reason_failed,
            always=self._forget_draft,
            seen=self._seen,
        )

    def _forget_draft(self) -> None:
        if self.mode == "show" and self.context.session.signed_in:
            desk, staff = self.context.desk, self.context.session.actor.staff_id
            self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, FORM), owner=self)

    def _reason_failed(self, error: Any) -> bool:
        if not isinstance(error, UserError) or self.reason is None:
            return False
        if self.form is not None and self.form.show_error(error.field or "", error.message):
            QTimer.singleShot(0, self, self._see_focus)
            return True
        self.reason.set_error(error.message)
        self.reason.editor.setFocus()
        return True

    def _see_focus(self) -> None:
        wrong = next((row for row in self.form.rows.values() if row.error), None) if self.form is not None else None
        if wrong is not None:
            self._scroll.ensureWidgetVisible(wrong, 0, 24)

    def _back(self) -> None:
        self.mode = "show"
        if self.opened is not None:
            self._show(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters do what the buttons say; Esc goes back from a form, else closes."""
        if event.key() == Qt.Key.Key_Escape and self.mode == "edit":
            self.put_by()
            self._back()
            return
        button = self._keys.get(event.text().upper()) if self.mode == "show" and not event.isAutoRepeat() else None
        if button is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            button.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes around inside the sheet."""
        chain: list[QWidget] = []
        step: QWidget = self
        while True:
            step = step.nextInFocusChain()
            if step is self or step is None:
                break
            takes_tab = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus) and step.focusProxy() is None
            if takes_tab and self.isAncestorOf(step) and step.isVisibleTo(self) and step.isEnabled():
                chain.append(step)
        if not chain:
            return super().focusNextPrevChild(forward)
        now = _focus()
        place = chain.index(now) if now in chain else (-1 if forward else 0)
        target = chain[(place + (1 if forward else -1)) % len(chain)]
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        if self._scroll.widget() is not None and self._scroll.widget().isAncestorOf(target):
            self._scroll.ensureWidgetVisible(target, 0, 24)
        return True


def _settled(row: VisitRow) -> str:
    return translate("visitors", "Settled {name}").format(name=row.name)


def _restored(row: VisitRow) -> str:
    return translate("visitors", "Restored the visit of {name}").format(name=row.name)


def _cancelled(row: VisitRow) -> str:
    return translate("visitors", "{name} won't come").format(name=row.name)


def _badge_back(row: VisitRow) -> str:
    return translate("visitors", "Badge {badge} is back").format(badge=row.badge)


def _voided(row: VisitRow) -> str:
    return translate("visitors", "Voided the visit of {name}").format(name=row.name)


def _corrected(row: VisitRow) -> str:
    return translate("visitors", "Corrected the visit of {name}").format(name=row.name)


def _focus() -> QWidget:
    return QApplication.focusWidget() or QWidget()
