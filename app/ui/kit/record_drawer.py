"""The sheet at the right for one record: what may be done with it by letter, why, and forms that lose nothing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.auth import Permission, allowed
from app.domain.bookings import check_reason
from app.services import drafts
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, DetailDrawer, FormRow, Icon, Label, Line, StatusPill, TextField, row

NEW, EDIT, SHOW, REASON = "new", "edit", "show", "reason"
Does = Callable[[], object]
Act = tuple[str, str, str, Does]
"""What may be done: its words, its key, the kind of its button, and how."""


def key_name(event: QKeyEvent) -> str:
    """What a key is called on a button: "I", "Enter", "Alt+A"; "" with other modifiers."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "Enter" if not held else ""
    if held == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return f"Alt+{chr(event.key())}"
    return event.text().upper() if not held else ""


class RecordDrawer(DetailDrawer):
    """Shows a record (`mode` is SHOW), or asks something about it; Esc goes back from what is asked, else closes.

    The feature's sheet fills it: `_show(opened)`, `_row()`, `_facts(row)`. `changed()` after each act;
    `person_asked(id)`; `primary_changed(bool)` as it shows a red button or not.
    """

    changed = Signal()
    person_asked = Signal(object)
    primary_changed = Signal(bool)
    _share = 1.0

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over=over)
        self.context = context
        self.mode = SHOW
        self.opened: Any = None
        self.form: Any = None
        self.reason: FormRow | None = None
        self._does: Callable[[str], object] | None = None
        self._keys: dict[str, Button] = {}
        self._primary: Button | None = None
        self._seen: Any = None
        """What the person who changes a record has seen of it."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.footer.setContentsMargins(20, 16, 20, 16)
        self.pill = StatusPill("", "idle")
        self.head.insertWidget(1, self.pill)
        self.closed.connect(self._gone)

    # What a feature's sheet says

    def _show(self, opened: Any) -> None:
        """Show a record that was looked up."""
        raise NotImplementedError

    def _row(self) -> Any:
        """The record that is open; None for none."""
        raise NotImplementedError

    def _facts(self, row: Any) -> QWidget:
        """What is known of it."""
        raise NotImplementedError

    def _gone(self) -> None:
        """It was closed."""
        raise NotImplementedError

    def put_by(self) -> None:
        """Keep what is half typed."""

    # Filling it

    def _may(self, permission: Permission) -> bool:
        return allowed(self.context.session.actor.role, permission)

    def _lost(self, error: Any) -> bool:
        if isinstance(error, UserError):
            self.close_drawer()
        return False

    def _widen(self, share: float) -> None:
        """As wide as this share of a usual sheet."""
        self._share = share
        self._measure()

    def _measure(self) -> None:
        self._wide = round(theme.metrics().drawer * self._share)
        super()._measure()

    def _inside(self) -> bool:
        """Whether the keyboard is somewhere in the sheet."""
        return self.isAncestorOf(QApplication.focusWidget() or QWidget())

    def _empty(self) -> None:
        """Take everything out; the keyboard stays on the sheet meanwhile, not on whatever comes next."""
        if self._inside():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keys = {}
        self._primary = self.reason = self.form = None
        self.clear()

    def _key_button(self, text: str, key: str, kind: str, does: Does, **looks: Any) -> Button:
        # Keys are this sheet's own while it, or its page, has the keyboard; elsewhere letters are typing.
        button = Button(text, kind, key=key, **{"bound": False, **looks})
        button.clicked.connect(lambda: does())
        self._keys[key] = button
        return button

    def _lay_out(self, acts: Sequence[Act]) -> None:
        """The red button across the footer, the others two by two below it."""
        if not acts:
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        place = 0
        ordered = sorted(acts, key=lambda act: act[2] != "primary")
        odd = sum(act[2] != "primary" for act in acts) % 2
        for number, (text, key, kind, does) in enumerate(ordered):
            button = self._key_button(text, key, kind, does)
            if kind == "primary":
                grid.addWidget(button, 0, 0, 1, 2)
                self._primary = button
                place = 2
            else:
                last = odd and number == len(ordered) - 1
                grid.addWidget(button, place // 2, place % 2, 1, 2 if last else 1)
                place += 1
        self.footer.addWidget(holder)

    # Asking why

    def _ask(self, say: str, yes: str, does: Callable[[str], object]) -> None:
        """A reason, below the facts, with the button that does it."""
        self.mode = REASON
        self._empty()
        self._does = does
        self.body.addWidget(self._facts(self._row()))
        self.body.addWidget(Line())
        self.body.addWidget(Label(say, tone="muted", wrap=True))
        self.body.addWidget(self._reason_row(self._reason_given))
        self.body.addStretch(1)
        self._reason_footer(yes, "danger", self._reason_given)
        self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reason_row(self, does: Does) -> FormRow:
        field = TextField(limit=200)
        field.submitted.connect(does)
        self.reason = made = FormRow(translate("kit", "Reason"), field, required=True, roomy=False)
        field.changed.connect(lambda _text: made.set_error(None))
        return made

    def _reason_footer(self, yes: str, kind: str, does: Does) -> None:
        """The way back and the button that does it; the sheet is shown."""
        back = Button(translate("kit", "Back"), key="Esc")
        back.clicked.connect(self._back)
        go = Button(yes, kind, key="Enter")
        go.clicked.connect(lambda: does())
        self.footer.addStretch(1)
        self.footer.addWidget(back)
        self.footer.addWidget(go)
        self.open(focus=False)
        self.primary_changed.emit(True)

    def _reason_given(self) -> None:
        if self._does is not None and self.reason is not None:
            try:
                reason = check_reason(self.reason.editor.value())
            except UserError as error:
                self._failed(error)
                return
            self._does(reason)

    def _failed(self, error: Any) -> bool:
        """Said below the reason, where one is asked."""
        if not isinstance(error, UserError) or self.reason is None:
            return False
        self.reason.set_error(error.message)
        self.reason.editor.setFocus()
        return True

    # Drafts

    def _save_draft(self, name: str, values: Mapping[str, Any]) -> None:
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self.context.ops.jobs.write(lambda: drafts.save(desk, staff, name, values), owner=self)

    def _clear_draft(self, name: str) -> None:
        if self.context.session.signed_in:
            desk, staff = self.context.desk, self.context.session.actor.staff_id
            self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, name), owner=self)

    # Hands

    def _back(self) -> None:
        self.put_by()
        if self.opened is not None and self.mode != NEW:
            self.mode = SHOW
            self._show(self.opened)
        else:
            self.form = None
            self.close_drawer()

    def escape(self) -> None:
        """Go back from what is typed, else close."""
        if self.mode != SHOW:
            self._back()
        else:
            self.close_drawer()

    def press(self, letter: str) -> bool:
        """Do what a button says, by its letter, wherever the keyboard is; False where no button has it."""
        button = self._keys.get(letter) if letter and self.mode == SHOW and not self.isHidden() else None
        if button is None:
            return False
        button.click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters do what the buttons say."""
        if event.isAutoRepeat() or not self.press(key_name(event)):
            super().keyPressEvent(event)


class FormDrawer(RecordDrawer):
    """A sheet that makes records (`mode` is NEW) and changes them (EDIT) in a form, whose draft outlives it.

    `names` are what the drafts are kept under, per mode; the form has `values()` and is `untouched` or not.
    The feature's sheet says besides how to `_save()`, `_fill_afresh()` and `_focus_form()`, and `_whose()` a draft is.
    """

    def __init__(self, context: Context, over: QWidget, *, names: Mapping[str, str], afresh: str) -> None:
        super().__init__(context, over)
        self._names = names
        self._afresh = afresh
        self._saving = self._asking = False
        """An act is under way; who it is for is being looked up."""
        self._drafts: dict[str, dict[str, Any] | None] = {}
        """Drafts as they were kept or thrown away last; the file may be a moment behind."""
        self._restored: QWidget | None = None

    def _save(self) -> None:
        raise NotImplementedError

    def _fill_afresh(self) -> None:
        raise NotImplementedError

    def _focus_form(self) -> None:
        raise NotImplementedError

    def _whose(self) -> Mapping[str, Any]:
        """What a draft must say to be of what is open."""
        raise NotImplementedError

    def _empty(self) -> None:
        super()._empty()
        self._restored = None

    def _saved(self) -> None:
        self._saving = False

    # Drafts

    def put_by(self) -> None:
        """Keep what is half typed."""
        name = self._names.get(self.mode)
        if self.form is None or name is None or self._saving or not self.context.session.signed_in:
            return
        if not self.form.untouched:
            self._drafts[name] = values = self._typed()
            self._save_draft(name, values)
            return
        # A form that was only looked at throws nothing away but what was kept of itself.
        kept = self._drafts.get(name)
        if kept is not None and self._is_own(kept):
            self._clear_draft(name)

    def _is_own(self, draft: Mapping[str, Any]) -> bool:
        return all(draft.get(name) == value for name, value in self._whose().items())

    def _typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        values = {**self.form.values(), **self._whose()}
        return values | {"seen": self._seen} if self.mode == EDIT else values

    def _clear_draft(self, name: str) -> None:
        self._drafts[name] = None
        super()._clear_draft(name)

    def _bring_back(
        self, loaded: dict[str, Any] | None, put: Callable[[Mapping[str, Any]], object], say: str
    ) -> bool:  # fmt: skip
        """Whether a draft waited: the form has it again, `say` above tells so, with a way to begin afresh."""
        name = self._names[self.mode]
        draft = self._drafts.get(name, loaded)
        if not draft or not self._is_own(draft):
            return False
        self._drafts[name] = draft
        put(draft)
        self._seen = draft.get("seen") or self._seen
        self._restored = line = QWidget()
        across = row(Icon("undo-2", "info-ink"))
        across.addWidget(Label(say, "caption", "info", elide=True), 1)
        afresh = Button(self._afresh, "link", key="Alt+N")
        afresh.clicked.connect(self._start_afresh)
        across.addWidget(afresh)
        line.setLayout(across)
        self.body.insertWidget(0, line)
        return True

    def _start_afresh(self) -> None:
        if self._restored is not None:
            self._restored.hide()
            self._restored = None
        if self.form is not None:
            self._clear_draft(self._names[self.mode])
            self._fill_afresh()
            self._focus_form()

    # Hands

    def take_keyboard(self) -> None:
        """The keyboard comes back to what is open here."""
        if self.reason is not None:
            self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves a form."""
        if self.mode in self._names and key_name(event) == "Enter" and not event.isAutoRepeat():
            # A line has said so itself already; a list of choices has no use for it.
            if not isinstance(QApplication.focusWidget(), QLineEdit):
                self._save()
        else:
            super().keyPressEvent(event)
