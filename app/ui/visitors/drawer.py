"""One visit in full: what is known, what may be done with it, who changed what and when."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import visits as rules
from app.domain.auth import Actor, Permission
from app.domain.records import VISIT
from app.domain.terms import POPULATION_GROUP, PURPOSE
from app.domain.visits import State
from app.services import drafts, history, visits
from app.services.desk import Desk
from app.services.history import HistoryLine
from app.services.visits import VisitCard, VisitRow
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.happened import happened
from app.ui.kit.record_drawer import EDIT, SHOW, Does, RecordDrawer
from app.ui.kit.widgets import Button, CheckBox, Facts, Label, Line, Note, clear_layout
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


class VisitDrawer(RecordDrawer):
    """Shows a visit, corrects it, signs out, returns badges, voids and restores.

    The keyboard stays inside until Esc: the sheet itself has it first, so that an Enter too many does nothing.
    """

    opened: Opened | None
    form: Form | None
    differs_asked = Signal(object)
    """What two desks wrote of a visit is to be looked at."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(context, over)
        self.visit: RowId | None = None
        self._badge_box: CheckBox | None = None
        self._before: dict[str, Any] = {}
        self._reason_place = QVBoxLayout()
        self._reason_place.setContentsMargins(24, 12, 24, 0)
        foot = self._foot.layout()
        if isinstance(foot, QVBoxLayout):
            foot.insertLayout(1, self._reason_place)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self._keep_draft)

    # Opening

    def show_visit(self, visit_id: RowId) -> None:
        """Open a visit."""
        self.visit = visit_id
        self.mode = SHOW
        self._look()

    def look_again(self) -> None:
        """Something changed: show it as it is now, unless it is being corrected."""
        if self.visit is not None and self.isVisible() and self.mode == SHOW:
            self._look(self._look_again_at)

    def _look(self, then: Callable[[Opened], None] | None = None) -> None:
        actor = self.context.session.actor
        self.context.look(self, "visit", open_visit, actor, self.visit, then=then or self._show, failed=self._lost)

    def _gone(self) -> None:
        self.put_by()
        self.visit = None
        self.mode = SHOW
        self.primary_changed.emit(False)

    # Showing

    def _look_again_at(self, opened: Opened) -> None:
        # A minute that changed nothing must not take the keyboard out of somebody's hands.
        if opened != self.opened and self.mode == SHOW and self.visit == opened.card.row.id:
            self._show(opened)

    def _show(self, opened: Opened) -> None:
        inside = self._inside()
        first = self.opened is None or self.isHidden() or self.opened.card.row.id != opened.card.row.id
        self.opened = opened
        self.mode = SHOW
        self._widen(1.0)
        row = opened.card.row
        self._empty()
        self.pill.set(*words.state_pill(row.state))
        if row.clash:
            said = translate("visitors", "Two desks wrote different things of this visit.")
            settle, asked = translate("visitors", "Settle"), row.id
            self.body.addWidget(
                Note(said, tone="bad", icon="git-compare", action=settle, does=lambda: self.differs_asked.emit(asked))
            )
        self.body.addWidget(self._facts(row))
        if row.voided or row.correction_reason:
            why = (
                translate("visitors", "Voided because: {reason}").format(reason=row.void_reason)
                if row.voided
                else translate("visitors", "Corrected because: {reason}").format(reason=row.correction_reason)
            )
            self.body.addWidget(Label(why, "caption", "muted", wrap=True))
        self.body.addWidget(Line())
        now, zone = self.context.desk.now(), self.context.desk.zone
        self.body.addLayout(
            happened(
                translate("visitors", "Who changed what"), opened.history,
                lambda at: words.moment(at, now, zone, always_day=True), reasons=True,
            )
        )  # fmt: skip
        self.body.addStretch(1)
        self._footer(row)
        self.open(row.name or translate("visitors", "Erased"), focus=False)
        self.primary_changed.emit(self._main_act(row) is not None)
        if first or inside:
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _empty(self) -> None:
        super()._empty()
        self._rest.stop()
        clear_layout(self._reason_place)

    def _facts(self, row: VisitRow) -> QWidget:
        now, zone = self.context.desk.now(), self.context.desk.zone

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
        box = Facts()
        for label, text, tone in facts:
            box.add(label, text, tone)
            if text and text == badge and row.badge_out:
                act = lambda: self._act(visits.return_badge, _badge_back)  # noqa: E731
                box.add_beside(
                    self._key_button(translate("visitors", "Badge is back"), "B", "secondary", act, small=True)
                )
        if row.person_id is not None:
            card = self._key_button(
                translate("visitors", "Person's card"), "P", "link", lambda: self.person_asked.emit(row.person_id),
                trailing="chevron-right",
            )  # fmt: skip
            box.add_beside(card)
        return box

    def _key_button(self, text: str, key: str, kind: str, does: Does, **looks: Any) -> Button:
        # The letters are heard on the board beside the sheet, too.
        return super()._key_button(text, key, kind, does, bound=True, **looks)

    def _main_act(self, row: VisitRow) -> tuple[str, Does] | None:
        if row.state is State.PRESENT:
            return translate("visitors", "Sign out"), lambda: self._sign_out(row)
        if row.state is State.UNVERIFIED:
            return translate("visitors", "Confirm"), lambda: self._act(visits.verify, _settled)
        if row.state is State.EXPECTED:
            return translate("visitors", "Sign in"), lambda: self._arrived(row)
        return None

    def _footer(self, row: VisitRow) -> None:
        def add(text: str, key: str, kind: str, does: Does) -> None:
            self.footer.addWidget(self._key_button(text, key, kind, does))

        may_void = self._may(Permission.VOID_RECORDS)
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
        primary = self._main_act(row)
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
        self.mode = SHOW
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
        self._act(visits.void_visit, _voided, self.reason.editor.value(), failed=self._failed)

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
        self._widen(1.33)
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
        if self.form is not None and self.reason is not None and self.context.session.signed_in:
            content = {"visit": self.visit, "raw": self.form.raw(), "reason": self.reason.editor.value()}
            self._save_draft(FORM, {**content, "seen": self._seen})

    def put_by(self) -> None:
        """Save the draft at once."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep_draft()

    def _reason_form(self, say: str, yes: str, kind: str, does: Does, form: Form | None = None) -> None:
        self.mode = EDIT
        self._empty()
        self.form = form
        if say:
            self.body.addWidget(Label(say, tone="muted", wrap=True))
        if form is not None:
            self.body.addWidget(form)
            form.submitted.connect(does)
        reason = self._reason_row(does)
        if form is not None:
            reason.editor.changed.connect(lambda _text: self._rest.start())
        # Always in view, whatever the form is scrolled to.
        self._reason_place.addWidget(reason)
        reason.show()
        self.body.addStretch(1)
        self._reason_footer(yes, kind, does)
        if form is not None:
            form.focus(next(iter(form.rows)))
        else:
            reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

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
            failed=self._failed,
            always=self._forget_draft,
            seen=self._seen,
        )

    def _forget_draft(self) -> None:
        if self.mode == SHOW:
            self._clear_draft(FORM)

    def _failed(self, error: Any) -> bool:
        """Said beside the field that is wrong, else below the reason."""
        form = self.form
        if isinstance(error, UserError) and form is not None and form.show_error(error.field or "", error.message):
            QTimer.singleShot(0, self, self._see_focus)
            return True
        return super()._failed(error)

    def _see_focus(self) -> None:
        wrong = next((row for row in self.form.rows.values() if row.error), None) if self.form is not None else None
        if wrong is not None:
            self._scroll.ensureWidgetVisible(wrong, 0, 24)

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
        now = QApplication.focusWidget()
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
