"""The drawer at the right of the list: a card to read, its traces, or a form to fill in."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import Permission, allowed
from app.services import history, people
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, DetailDrawer, KeyHint, Label, SegmentedControl, clear_layout, row
from app.ui.people.card import CardView, is_due
from app.ui.people.erasing import EraseDialog
from app.ui.people.form import PersonForm, ask_reason
from app.ui.people.household import KinDialog
from app.ui.people.joining import JoinDialog, compared
from app.ui.people.picker import PersonPicker
from app.ui.people.traces import HistoryView, TimelineView


class PersonDrawer(DetailDrawer):
    """Shows one person. Signals: `visit_asked("sign_in"|"sign_out", card)`, `differs_asked(id)`,
    `changed()` when something was written, `mode_changed(str)` with "", "card" or "form".
    """

    visit_asked = Signal(str, object)
    differs_asked = Signal(object)
    changed = Signal()
    mode_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.mode = ""
        self.card: people.PersonCard | None = None
        self.view: CardView | None = None
        self.form: PersonForm | None = None
        self.chosen: Callable[[], list[RowId]] = list
        """The cards selected in the list, for joining two of them."""
        self._face = "card"
        self._faces: SegmentedControl | None = None
        self.head.insertWidget(1, KeyHint("Esc"))
        self._save_key = QShortcut(QKeySequence("Ctrl+Return"), self)
        self._save_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._save_key.activated.connect(self._save)
        self.closed.connect(self._closed)

    # Opening

    @property
    def person(self) -> RowId | None:
        """Whose card is shown or edited; None for a new one."""
        return self.card.id if self.card is not None else None

    def show_person(self, person: RowId, *, focus: bool = True, face: str = "card") -> None:
        """Read a card and show it."""
        self._face = face
        self._context.look(
            self, "card", people.card, person, then=lambda card: self.show_card(card, focus=focus), failed=self._gone
        )

    def reread(self) -> None:
        """Read the card shown anew; a form is left alone."""
        if self.mode == "card" and self.card is not None:
            self._context.look(
                self, "card", people.card, self.card.id, then=lambda card: self.show_card(card, focus=False)
            )

    def _gone(self, _error: Exception) -> bool:
        self.close_drawer()
        return False

    def show_card(self, card: people.PersonCard, *, focus: bool = True) -> None:
        """Show a card that was read."""
        same = self.mode == "card" and self.card is not None and self.card.id == card.id
        if same and self._revealed() and card == self.card:
            return
        held = focus or self._has_keyboard()
        self._drop()
        self.mode, self.card = "card", card
        self.clear()
        faces = SegmentedControl(
            (
                ("card", translate("people", "Card")),
                ("timeline", translate("people", "Timeline")),
                ("history", translate("people", "Changes")),
            ),
            self._face,
            name=translate("people", "What to show of this person"),
        )
        faces.changed.connect(self._turn)
        self._faces = faces
        line = row(faces)
        line.addStretch(1)
        self.body.addLayout(line)
        self._face_place = QVBoxLayout()
        self.body.addLayout(self._face_place, 1)
        self._show_face()
        self._card_footer(card)
        self.open(card.name or translate("people", "Erased card"), focus=False)
        if held:
            self._focus_face()
        self.mode_changed.emit("card")

    def _has_keyboard(self) -> bool:
        now = self.window().focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _focus_face(self) -> None:
        if self._faces is not None:
            # What is not on the screen yet can't take the keyboard.
            self._faces.show()
            for button in self._faces.findChildren(QWidget):
                if getattr(button, "isChecked", lambda: False)():
                    button.setFocus(Qt.FocusReason.PopupFocusReason)

    def _revealed(self) -> bool:
        return self.view is not None and any(secret.open for secret in self.view.secrets.values())

    def _reveal(self, field: str) -> None:
        view = self.view
        if view is None:
            return

        def show(text: str) -> None:
            # Meanwhile another card may be here: this number is not for that one.
            if self.view is view:
                view.show_secret(field, text)

        ask_reason(self._context, self, view.card.id, field, show)

    def _turn(self, face: str) -> None:
        self._face = face
        self._show_face()

    def _show_face(self) -> None:
        assert self.card is not None
        clear_layout(self._face_place)
        self.view = None
        card = self.card
        if self._face == "card":
            view = self.view = CardView(self._context, card)
            view.opened.connect(lambda person: self.show_person(person))
            view.add_asked.connect(self.add_kin)
            view.remove_asked.connect(self._remove_kin)
            view.separate_asked.connect(self._separate)
            view.reveal_asked.connect(self._reveal)
            view.differs_asked.connect(lambda: self.differs_asked.emit(card.id))
            self._face_place.addWidget(view)
        elif self._face == "timeline":
            self._context.look(self, "face", people.timeline, card.id, then=lambda found: self._put(
                TimelineView(self._context.desk, found), "timeline"
            ))  # fmt: skip
        else:
            self._context.look(
                self, "face", history.history, self._context.session.actor, "person", card.id,
                then=lambda found: self._put(HistoryView(self._context.desk, found), "history"),
            )  # fmt: skip

    def _put(self, widget: QWidget, face: str) -> None:
        if self.mode == "card" and self._face == face:
            self._face_place.addWidget(widget)
        else:
            widget.deleteLater()

    def _card_footer(self, card: people.PersonCard) -> None:
        role = self._context.session.actor.role
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.footer.addWidget(holder)
        if card.erased:
            layout.addWidget(Label(translate("people", "Nothing more can be done with this card."), "caption", "muted"))
            return
        small = row(spacing=4)
        if card.voided:
            restore = Button(translate("people", "Restore the card"), "primary", icon="undo-2", key="R")
            restore.clicked.connect(self.restore)
            restore.setEnabled(allowed(role, Permission.VOID_RECORDS))
            layout.addWidget(restore)
        else:
            first = row(spacing=8)
            if card.present_visit_id is None:
                visit = Button(translate("people", "Sign in"), "primary", icon="log-in", key="S")
                visit.clicked.connect(lambda: self.visit_asked.emit("sign_in", card))
            else:
                visit = Button(translate("people", "Sign out"), "primary", icon="log-out", key="S")
                visit.clicked.connect(lambda: self.visit_asked.emit("sign_out", card))
            edit = Button(translate("people", "Edit"), icon="pencil", key="E")
            edit.clicked.connect(self.edit)
            edit.setEnabled(allowed(role, Permission.EDIT_PEOPLE))
            first.addWidget(visit, 1)
            first.addWidget(edit, 1)
            layout.addLayout(first)
            join = Button(translate("people", "Join"), "ghost", icon="merge", small=True, key="J")
            join.setToolTip(translate("people", "Say that another card is the same person"))
            join.clicked.connect(self.join)
            join.setEnabled(allowed(role, Permission.JOIN_PEOPLE))
            small.addWidget(join)
            void = Button(translate("people", "Void"), "ghost", icon="ban", small=True, key="V")
            void.clicked.connect(self.void)
            void.setEnabled(allowed(role, Permission.VOID_RECORDS))
            small.addWidget(void)
        erase = Button(translate("people", "Erase"), "ghost", icon="trash-2", small=True)
        erase.setToolTip(translate("people", "Erase for good"))
        erase.clicked.connect(self.erase)
        erase.setEnabled(allowed(role, Permission.ERASE_PEOPLE))
        small.addWidget(erase)
        small.addStretch(1)
        layout.addLayout(small)
        cannot = self._cannot(role, card)
        if cannot:
            layout.addWidget(Label(cannot, "caption", "muted", wrap=True))

    @staticmethod
    def _cannot(role: Any, card: people.PersonCard) -> str:
        join, erase = allowed(role, Permission.JOIN_PEOPLE), allowed(role, Permission.ERASE_PEOPLE)
        if not join and not card.voided:
            return translate("people", "A manager joins cards; an administrator erases them.")
        if not erase:
            return translate("people", "An administrator erases cards.")
        return ""

    # Filling in

    def edit_person(self, person: RowId) -> None:
        """Read a card and turn it into a form at once."""

        def begin(card: people.PersonCard) -> None:
            self.show_card(card)
            self.edit()

        self._face = "card"
        self._context.look(self, "card", people.card, person, then=begin, failed=self._gone)

    def edit(self) -> None:
        """Turn the card shown into a form."""
        if self.card is not None and not self.card.voided and not self.card.erased:
            self._open_form(self.card.id, self.card.values, self.card.seen, self.card.name)

    def new(self, values: Mapping[str, Any] | None = None) -> None:
        """A form for somebody who has no card yet."""
        self.card = None
        self._open_form(None, {}, None, translate("people", "New card"), values)

    def _open_form(
        self,
        person: RowId | None,
        known: Mapping[str, Any],
        seen: Any,
        title: str,
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        self._drop()
        self.mode = "form"
        self.clear()
        form = self.form = PersonForm(self._context, person=person, known=known, seen=seen, typed=typed or {})
        self.body.addWidget(form)
        self.body.addStretch(1)
        form.saved.connect(self._saved)
        form.chosen.connect(self._instead)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(form.alike)
        save = Button(translate("people", "Save"), "primary", icon="check", key="Enter")
        save.clicked.connect(form.save)
        back = Button(translate("people", "Back"), key="Esc")
        back.setToolTip(translate("people", "What you typed is kept"))
        back.clicked.connect(self.back)
        line = row(spacing=8)
        line.addWidget(save, 1)
        line.addWidget(back)
        layout.addLayout(line)
        self.footer.addWidget(holder)
        self.open(title, focus=False)
        form.show()
        form.form.focus("name")
        self.mode_changed.emit("form")

    def _saved(self, card: people.PersonCard | None) -> None:
        self._face = "card"
        if card is None and self.card is not None:
            self.show_person(self.card.id)
            return
        assert card is not None
        self.show_card(card)
        self.changed.emit()

    def _instead(self, person: RowId) -> None:
        if self.form is not None:
            self.form.forget_draft()
        self.show_person(person)

    def _save(self) -> None:
        if self.form is not None:
            self.form.save()

    def back(self) -> None:
        """From a form to the card it was opened from, else close; what is typed stays as a draft."""
        if self.mode == "form" and self.card is not None:
            self.show_person(self.card.id)
        else:
            self.close_drawer()

    def keep(self) -> None:
        """Save what is typed as a draft now."""
        if self.form is not None:
            self.form.keep()

    def _drop(self) -> None:
        if self.form is not None:
            self.form.leave()
            self.form = None
        self.view = None

    def _closed(self) -> None:
        self._drop()
        self.mode, self.card = "", None
        self.mode_changed.emit("")

    def escape(self) -> None:
        """Esc goes one step back."""
        self.back()

    # Acts

    def _act(
        self, use_case: Callable[..., Any], *args: Any, label: str, then: Callable[[Any], object] | None = None
    ) -> None:
        self._context.act(use_case, *args, initiator=self, label=label, then=lambda result: self._did(result, then))

    def _did(self, result: Any, then: Callable[[Any], object] | None) -> None:
        if then is not None:
            then(result)
        self.reread()
        self.changed.emit()

    def add_kin(self, kind: str) -> None:
        """Find, or make, a guardian or a child of the person shown."""
        card = self.card
        if card is None:
            return
        near = frozenset({card.id, *(kin.id for kin in (*card.guardians, *card.children))})

        def linked(other: RowId, relation: str) -> None:
            guardian, child = (other, card.id) if kind == "guardian" else (card.id, other)
            self._act(people.link, guardian, child, relation, label=translate("people", "Household changed"))

        def known(other: RowId) -> None:
            KinDialog(title, self._context, self.window(), kind=kind, done=lambda _, rel: linked(other, rel)).open()

        def new(text: str) -> None:
            KinDialog(title, self._context, self.window(), kind=kind, name=text, done=made).open()

        def made(values: Mapping[str, Any], relation: str) -> None:
            label = translate("people", "New card: {name}").format(name=values["name"])
            if kind == "child":
                self._act(people.add_child, card.id, values, relation, label=label)
            else:
                self._act(people.save, None, values, label=label, then=lambda one: linked(one.id, relation))

        title = (
            translate("people", "Guardian of {name}") if kind == "guardian" else translate("people", "Child of {name}")
        ).format(name=card.name)
        PersonPicker(
            title,
            self._context,
            self.window(),
            chosen=known,
            new=new,
            without=near,
        ).open()

    def _remove_kin(self, kin: people.Kin) -> None:
        self._act(
            people.unlink, kin.link, label=translate("people", "{name} is out of the household").format(name=kin.name)
        )

    def _separate(self, other: people.JoinedCard) -> None:
        self._act(people.separate, other.alias, label=translate("people", "Separated: {name}").format(name=other.name))

    def join(self) -> None:
        """Choose the other card, compare, and say that they are one person. Two selected ones are those two."""
        chosen = self.chosen()
        if len(chosen) == 2:
            self.compare(*chosen)
            return
        card = self.card
        if card is None or not allowed(self._context.session.actor.role, Permission.JOIN_PEOPLE):
            return
        PersonPicker(
            translate("people", "Which card is the same person?"),
            self._context,
            self.window(),
            chosen=lambda other: self.compare(card.id, other),
            without=frozenset({card.id}),
            say=translate("people", "You see both cards side by side before anything is joined."),
        ).open()

    def compare(self, one: RowId, other: RowId) -> None:
        """Put two cards side by side."""
        if not allowed(self._context.session.actor.role, Permission.JOIN_PEOPLE):
            self._context.toasts.say(translate("people", "A manager joins cards."), tone="warn")
            return

        def both(desk: Any) -> tuple[people.PersonCard, people.PersonCard]:
            return people.card(desk, one), people.card(desk, other)

        self._context.look(self, "both", both, then=self._compare)

    def _compare(self, pair: tuple[people.PersonCard, people.PersonCard]) -> None:
        one, other = pair
        if one.id == other.id:
            self._context.toasts.say(translate("people", "These cards are one person already."), tone="info")
            return

        def join() -> None:
            self._context.act(
                people.join, one.id, other.id, initiator=self,
                label=translate("people", "Joined: {one} and {other}").format(one=one.name, other=other.name),
                then=self._joined,
            )  # fmt: skip

        JoinDialog(self.window(), **compared(self._context.desk, one, other), confirmed=join).open()

    def _joined(self, card: people.PersonCard) -> None:
        self._face = "card"
        self.show_card(card)
        self.changed.emit()

    def void(self) -> None:
        """Take the card out of the lists, for a reason."""
        card = self.card
        if card is None or card.voided:
            return
        reason = self._context.questions.text(
            translate("people", "Void the card of {name}").format(name=card.name),
            translate("people", "Reason"),
            say=translate("people", "The card leaves every list; its visits stay. You can restore it."),
            yes=translate("people", "Void"),
            check=_needed,
        )
        if reason is not None:
            self._act(people.void, card.id, reason, label=translate("people", "Voided: {name}").format(name=card.name))

    def restore(self) -> None:
        """Bring a voided card back."""
        card = self.card
        if card is not None and card.voided:
            self._act(people.restore, card.id, label=translate("people", "Restored: {name}").format(name=card.name))

    def erase(self) -> None:
        """Explain, ask, and erase for good."""
        card = self.card
        if card is None or card.erased:
            return
        if card.present_visit_id is not None:
            self._context.toasts.say(translate("people", "This person is here now: sign them out first."), tone="warn")
            return
        EraseDialog(
            translate("people", "Erase {name} for good").format(name=card.name),
            self.window(),
            typed=card.name,
            ask=translate("people", "Type the name to confirm: {name}").format(name=card.name),
            reason=translate("people", "Keep-until day is over") if is_due(self._context, card) else "",
            confirmed=lambda reason: self._context.act(
                people.erase, card.id, reason, initiator=self, then=lambda _none: self._erased(card.name)
            ),
        ).open()

    def _erased(self, name: str) -> None:
        self.close_drawer()
        self._context.toasts.say(translate("people", "Erased for good: {name}").format(name=name), icon="trash-2")
        self.changed.emit()


def _needed(text: str) -> str:
    kept = " ".join(text.split())
    if not kept:
        raise UserError(translate("people", "Say why in a few words."), "reason")
    return kept
