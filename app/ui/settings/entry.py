"""What lists of bookable things share: the list with its keys, and a form in a drawer whose draft survives."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.auth import Permission
from app.services import drafts
from app.services.desk import Desk
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Banner, Button, Card, DetailDrawer, EmptyState, Item, Label, Line, TwoLineList
from app.ui.kit.widgets.flow import FlowLayout
from app.ui.settings.section import Section

NEW = "new"


def needed(text: str) -> str:
    """A reason, which must not be empty; raises UserError."""
    kept = " ".join(text.split())
    if not kept:
        raise UserError(translate("bookings", "Please say why, in a few words."), "reason")
    return kept


class EntryForm(QWidget):
    """A form of one or more parts (title, form) over one entry.

    `known` are the values it opens with, `seen` what the entry was then. What is typed is kept as a draft
    under `key`. Saving hands `act(form, values)` what was changed (everything for a new entry); give its act
    `then=form.done` and `failed=form.refused`. Signals: `saved(value)`, None when there was nothing to save;
    `changed()` on every edit.
    """

    saved = Signal(object)
    changed = Signal()

    def __init__(
        self,
        context: Context,
        key: str,
        parts: Sequence[tuple[str, Form]],
        *,
        known: Mapping[str, Any],
        act: Callable[["EntryForm", dict[str, Any]], object],
        seen: Any = None,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._staff = context.session.actor.staff_id
        self._forms = [form for _title, form in parts]
        self._known = dict(known)
        self._act = act
        self._new = new
        self._over = False
        self.key = key
        self.seen = seen
        start_over = Button(translate("settings", "Start over"), small=True)
        start_over.clicked.connect(self._start_over)
        self.restored = Banner(translate("settings", "Your draft is back"), icon="history", action=start_over)
        self.restored.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.restored)
        self.rows: dict[str, Any] = {}
        for title, form in parts:
            if title:
                layout.addWidget(Line())
                layout.addWidget(Label(title, "strong"))
            layout.addWidget(form)
            self.rows |= form.rows
            form.set_values(self._known)
            form.changed.connect(self.changed)
            form.rested.connect(self.keep)
            form.submitted.connect(self.save)
        self._base = self._raw()
        if self.isEnabled():
            context.look(self, "draft", drafts.load, self._staff, self.key, then=self._restore)

    def editor(self, name: str) -> Any:
        """The widget of a field."""
        return self.rows[name].editor

    def focus(self, name: str | None = None) -> None:
        """Put the keyboard into a field, the first one if None."""
        form = next((form for form in self._forms if name in form.rows), self._forms[0])
        form.focus(name)
        row = form.rows.get(name or "") or next(iter(form.rows.values()))
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(row, 0, 24)

    # Draft

    def _raw(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for form in self._forms:
            found |= form.raw()
        return found

    def typed(self) -> dict[str, Any]:
        """What was typed that the entry doesn't say: a draft of more would bring old values back over new ones."""
        return {name: value for name, value in self._raw().items() if value != self._base[name]}

    def _restore(self, draft: dict[str, Any] | None) -> None:
        if not draft or self._over or not draft.get("values"):
            return
        if draft.get("seen") is not None:
            # What the form was opened with then: a change made meanwhile must show as a conflict, not vanish.
            self.seen = draft["seen"]
        for form in self._forms:
            with suppress(KeyError, TypeError, ValueError):  # a draft of an older version may hold something else
                form.set_raw(draft["values"])
        self.restored.show()
        self.changed.emit()

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        if self._over or not self.isEnabled():
            return
        desk, staff, key, typed = self._context.desk, self._staff, self.key, self.typed()
        if typed:
            content = {"values": typed, "seen": self.seen}
            self._context.ops.jobs.write(lambda: drafts.save(desk, staff, key, content))
        else:
            self._context.ops.jobs.write(lambda: drafts.clear(desk, staff, key))

    def _start_over(self) -> None:
        self.restored.hide()
        for form in self._forms:
            form.set_values(self._known)
            form.clear_errors()
        self.keep()
        self.focus()
        self.changed.emit()

    def leave(self) -> None:
        """The form goes; what was typed stays as a draft."""
        self.keep()
        self._over = True

    def forget_draft(self) -> None:
        """What was typed is not needed any more."""
        self._over = True
        desk, staff, key = self._context.desk, self._staff, self.key
        self._context.ops.jobs.write(lambda: drafts.clear(desk, staff, key))

    # Saving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves also where a field has no use for it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        """Check everything and save; what is wrong stands beside its field."""
        if self._over or not self.isEnabled():
            return
        values: dict[str, Any] = {}
        wrong: UserError | None = None
        for form in self._forms:
            try:
                values |= form.values()
            except UserError as error:
                wrong = wrong or error
        if wrong is not None:
            self.focus(wrong.field)
            return
        typed = self.typed()
        if not self._new:
            values = {name: value for name, value in values.items() if name in typed}
        if not values:
            self.forget_draft()
            self.saved.emit(None)
            return
        self._over = True
        self._act(self, values)

    def done(self, value: Any) -> None:
        """It is saved."""
        self.forget_draft()
        self.saved.emit(value)

    def refused(self, error: Exception) -> bool:
        """It was refused: said beside the field if there is one."""
        self._over = False
        if isinstance(error, UserError) and any(form.show_error(error.field, error.message) for form in self._forms):
            self.focus(error.field)
            return True
        return False


class EntriesSection(Section):
    """A list of entries; a drawer at the right of `over` for one of them.

    Subclasses say what to `_look` up and how to show it (`_came`), make the `_form` of an entry, and override
    `move` and `retire`, if entries can be.
    """

    needs = Permission.EDIT_SPACES
    tables: tuple[str, ...] = ()
    """What may change the list."""

    def __init__(
        self,
        context: Context,
        over: QWidget,
        title: str,
        say: str,
        *,
        new: str,
        entries: str,
        empty: EmptyState,
        wide: int | None = None,
    ) -> None:
        super().__init__(context, title, say)
        self.new_button = Button(new, "primary", icon="plus", key="Alt+N")
        self.new_button.clicked.connect(lambda: self.open(NEW))
        self.add_action(self.new_button)
        theme.show_if(self.new_button, self.may)
        self.tools = QWidget()
        self._tools = FlowLayout(self.tools)
        self.column.addWidget(self.tools)
        theme.show_if(self.tools, self.may)
        self.card = Card(padding=0, spacing=0)
        self.list = TwoLineList(name=entries, quiet=False)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.list.activated.connect(self.open)
        self.list.current_changed.connect(lambda _key: self._buttons())
        self.list.installEventFilter(self)
        self.empty = empty
        self.empty.setMinimumHeight(240)
        self.empty.hide()
        self.card.body.addWidget(self.list)
        self.card.body.addWidget(self.empty)
        # The list takes the room there is and scrolls by itself: what stands above never leaves.
        self.column.addWidget(self.card, 1000)
        self.column.addStretch(1)
        self.drawer = DetailDrawer(over=over, width=wide)
        self.drawer.closed.connect(self._closed)
        save = QShortcut(QKeySequence("Ctrl+Return"), self.drawer)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(lambda: self.form.save() if self.form is not None else None)
        self.form: EntryForm | None = None
        self.shown: Any = None
        self.entries: dict[Any, Any] = {}

    def tool(self, text: str, icon: str, key: str, does: Callable[[], object]) -> Button:
        """A button above the list; its key works in the list."""
        button = Button(text, icon=icon)
        button.set_key(key)
        button.clicked.connect(lambda: does())
        self._tools.addWidget(button)
        return button

    # The list

    def refresh(self, changes: Any = None) -> None:
        """Look again, if what changed is shown here."""
        if changes is None or not changes.tables or set(self.tables) & set(changes.tables):
            self.context.look(self, "entries", self._look, then=self._came)

    def _look(self, desk: Desk) -> Any:
        raise NotImplementedError

    def _came(self, found: Any) -> None:
        raise NotImplementedError

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the rows, or what to do while there are none; the chosen one stays chosen."""
        self.list.set_items(items)
        self.list.setVisible(bool(items))
        self.empty.setVisible(not items)
        self.tools.setVisible(self.may and bool(items))
        self._fit()
        self._buttons()

    def _fit(self) -> None:
        """Never higher than its rows."""
        rows, high = len(self.list.items()), self.list.row_height()
        self.list.setMinimumHeight(min(rows, 3) * high)
        self.card.setMaximumHeight(rows * high + 2 if rows else 320)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "entries"):
            self._fit()

    def choose(self, key: Any) -> None:
        """Select an entry, once it is listed."""
        for place, item in enumerate(self.list.items()):
            if item.key == key:
                self.list.set_current(-1)  # also where it is selected already, it is brought into view
                self.list.set_current(place)

    @property
    def current(self) -> Any:
        """The entry that is selected, None while none is."""
        return self.entries.get(self.list.current_key())

    def _buttons(self) -> None:
        """Enable what can be done with the selected entry."""

    def move(self, by: int) -> None:
        """One place up or down."""

    def retire(self) -> None:
        """Take the selected entry out of use, or back."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with arrows moves the entry, Delete takes it out of use."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.may:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            key = Qt.Key(event.key())
            if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key == Qt.Key.Key_Delete:
                self.retire()
                return True
        return False

    # The drawer

    def open(self, key: Any) -> None:
        """Show an entry (or an empty form) in the drawer."""
        if key == NEW and not self.may:
            self.context.toasts.say(self.why, tone="warn")
        elif key == NEW:
            self._open(None)
        elif key in self.entries:
            self._open(self.entries[key])

    def _open(self, entry: Any) -> None:
        raise NotImplementedError

    def show_form(self, title: str, form: EntryForm, *more: QWidget, read_only: bool = False) -> None:
        """Put a form into the drawer, with `more` below it."""
        self._drop()
        self.drawer.clear()
        self.form = form
        may = self.may and not read_only
        form.setEnabled(may)
        form.saved.connect(self._saved)
        self.drawer.body.addWidget(form)
        for widget in more:
            left = Qt.AlignmentFlag.AlignLeft if isinstance(widget, Button) else Qt.AlignmentFlag(0)
            self.drawer.body.addWidget(widget, 0, left)
        self.drawer.body.addStretch(1)
        if may:
            save = Button(translate("settings", "Save"), "primary", icon="check", key="Enter")
            save.clicked.connect(form.save)
            self.drawer.footer.addWidget(save, 1)
        else:
            self.drawer.footer.addStretch(1)
        back = Button(translate("settings", "Back"), key="Esc")
        back.setToolTip(translate("settings", "What you typed is kept") if may else "")
        back.clicked.connect(self.drawer.close_drawer)
        self.drawer.footer.addWidget(back)
        area = self.drawer.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(0)
        self.drawer.open(title, focus=not may)
        if may:
            form.show()
            form.focus()
        self.new_button.set_kind("secondary")

    def _saved(self, value: Any) -> None:
        self.drawer.close_drawer()
        self.show_entry(getattr(value, "id", None), then=self._to_list)

    def _to_list(self) -> None:
        """The first entry just made has a list to stand in."""
        if self.drawer.isHidden() and not self.list.isHidden() and self.new_button.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry(self, key: Any, then: Callable[[], object] | None = None) -> None:
        """Look again, and select an entry that may be new; `then` once it is listed."""

        def came(found: Any) -> None:
            self._came(found)
            self.choose(key)
            if then is not None:
                then()

        self.context.look(self, "entries", self._look, then=came)

    def _drop(self) -> None:
        if self.form is not None:
            self.form.leave()
            self.form = None

    def _closed(self) -> None:
        self._drop()
        self.shown = None
        self.new_button.set_kind("primary")
        (self.new_button if self.list.isHidden() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Another section is about to be shown: what is typed stays as a draft."""
        super().leave()
        self._drop()
        self.shown = None
        self.new_button.set_kind("primary")

    def put_by(self) -> None:
        """Keep what is typed."""
        if self.form is not None:
            self.form.keep()

    def first(self) -> QWidget | None:
        """The list, or what makes the first entry."""
        return self.new_button if self.list.isHidden() else self.list
