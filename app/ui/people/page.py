"""People: everybody's card, found while typing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.auth import Permission, allowed
from app.services import people
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Button, PageHeader, ProgressSheet, column
from app.ui.people.drawer import PersonDrawer
from app.ui.people.erasing import EraseDialog
from app.ui.people.export import export_shown, suggested_name
from app.ui.people.listing import PeopleList

TABLES = frozenset({"person", "visit", "kinship", "person_alias", "term", "setting"})
"""What this page shows of; changes elsewhere don't concern it."""


class PeoplePage(Page):
    """The list at the left, the drawer with one person at the right."""

    key = "people"
    icon = "id-card"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("surface", "ground")
        self.header = PageHeader(self.title())
        self._counts = people.PeopleCounts(0, 0)
        self._due = 0
        self._due_on: date | None = None
        self.export = Button(translate("people", "Export"), icon="download", key="Ctrl+E")
        self.export.setToolTip(translate("people", "Write exactly what the list shows to XLSX or CSV"))
        self.export.clicked.connect(self._export)
        self.new = Button(translate("people", "New card"), "primary", icon="user-plus", key="Alt+N")
        self.new.clicked.connect(lambda: self.drawer.new())
        self.header.add_action(self.export)
        self.header.add_action(self.new)
        self.list = PeopleList(context)
        self.drawer = PersonDrawer(context)
        main = column(spacing=16, margins=(24, 20, 24, 24))
        main.addWidget(self.header)
        main.addWidget(self.list, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(main, 1)
        whole.addWidget(self.drawer)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(120)
        self._follow.timeout.connect(self._show_current)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look_again)
        self.list.opened.connect(self._open)
        self.list.current.connect(self._current)
        self.list.new_asked.connect(self._new_named)
        self.list.erase_asked.connect(self._erase_many)
        self.drawer.changed.connect(self._changed)
        self.drawer.closed.connect(self._drawer_closed)
        self.drawer.mode_changed.connect(self._mode)
        self.drawer.chosen = self.list.table.selected_ids
        # The same keys in the list and on an open card: only one of them may answer.
        self._keys = [self._list_key("E", self._edit), self._list_key("J", self.drawer.join)]
        self.drawer.differs_asked.connect(lambda person: self.navigate.emit("sync", {"row": person}))
        self.drawer.visit_asked.connect(
            lambda act, card: self.navigate.emit("visitors", {"do": act, "person_id": card.id})
        )

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("people", "People")

    # The shell

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`person_id` opens a card, `new` a form with these values, `filter` narrows the list."""
        if "filter" in arguments:
            self.list.set_filter(**(arguments["filter"] or {}))
        if "new" in arguments:
            self.drawer.new(arguments["new"] or {})
        elif arguments.get("person_id") is not None:
            self._open(arguments["person_id"])
        elif self.drawer.mode == "":
            self.list.box.setFocus()

    def refresh(self, changes: Any = None) -> None:
        """Look again, if what changed is shown here."""
        if changes is None or TABLES & set(changes.tables):
            self._soon.start()

    def tick(self) -> None:
        """Times in words grow old."""
        self.list.table.view.viewport().update()

    def put_by(self) -> None:
        """The desk is about to be locked: keep what is typed."""
        self.drawer.keep()

    def help_keys(self) -> list[tuple[str, str]]:
        """Keys of this page."""
        return [
            ("/", translate("people", "Search")),
            ("Enter", translate("people", "Open the card")),
            ("Alt+N", translate("people", "New card")),
            ("E", translate("people", "Edit")),
            ("S", translate("people", "Sign in or out")),
            ("G · K", translate("people", "Add a guardian or a child")),
            ("J", translate("people", "Join with another card, or the two selected")),
            ("V", translate("people", "Void")),
            ("Ctrl+E", translate("people", "Export what is shown")),
            ("Esc", translate("people", "Back; what you typed is kept")),
        ]

    # The list

    def _changed(self) -> None:
        self._due_on = None
        self._soon.start()

    def _look_again(self) -> None:
        self.list.reload()
        self.drawer.reread()
        self.context.look(self, "counts", people.counts, then=self._count)
        if self._due_on != self.context.desk.today():
            # One look at every card: once a day, and after an erasure.
            self._due_on = self.context.desk.today()
            self.context.look(self, "due", people.due_count, then=self._count_due)

    def _count(self, counts: people.PeopleCounts) -> None:
        self._counts = counts
        self._say()

    def _count_due(self, due: int) -> None:
        self._due = due
        self._say()

    def _say(self) -> None:
        words = translate("people", "{n} people, {here} here now").format(
            n=f"{self._counts.people:,}", here=f"{self._counts.present:,}"
        )
        if self._due:
            words += translate("people", ", {n} due for erasure").format(n=f"{self._due:,}")
        self.header.set_say(words)
        self.list.flags.set_count("present", self._counts.present)
        self.list.flags.set_count("due", self._due or None)

    def _open(self, person: RowId) -> None:
        self.drawer.show_person(person)
        self.list.table.select_id(person)

    def _current(self, person: RowId | None) -> None:
        # With a card open the drawer follows the list; a form stays.
        if person is not None and self.drawer.mode == "card" and person != self.drawer.person:
            self._follow.start()

    def _show_current(self) -> None:
        person = self.list.table.current_id()
        if person is not None and self.drawer.mode == "card" and self.list.table.selected_count() == 1:
            self.drawer.show_person(person, focus=False)

    def _new_named(self, text: str) -> None:
        digits = text.replace(" ", "").isdigit()
        self.drawer.new({"phones" if digits else "name": text} if text else {})

    def _list_key(self, key: str, does: Callable[[], object]) -> QShortcut:
        found = QShortcut(QKeySequence(key), self.list.table.view)
        found.setContext(Qt.ShortcutContext.WidgetShortcut)
        found.activated.connect(does)
        return found

    def _edit(self) -> None:
        person = self.list.table.current_id()
        if person is not None and allowed(self.context.session.actor.role, Permission.EDIT_PEOPLE):
            self.drawer.edit_person(person)

    def _mode(self, mode: str) -> None:
        for key in self._keys:
            key.setEnabled(mode != "card")
        self.new.set_kind("secondary" if mode else "primary")

    def _drawer_closed(self) -> None:
        self._follow.stop()
        if self.list.table.current_id() is not None:
            self.list.table.setFocus()
        else:
            self.list.box.setFocus()

    # Many at once

    def _erase_many(self, ids: list[RowId]) -> None:
        if not allowed(self.context.session.actor.role, Permission.ERASE_PEOPLE):
            self.context.toasts.say(translate("people", "An administrator erases cards."), tone="warn")
            return
        EraseDialog(
            translate("people", "Erase {n} people for good").format(n=f"{len(ids):,}"),
            self.window(),
            typed=str(len(ids)),
            ask=translate("people", "Type their number to confirm: {n}").format(n=len(ids)),
            reason=translate("people", "Keep-until day is over"),
            confirmed=lambda reason: self._erase(ids, reason),
        ).open()

    def _erase(self, ids: list[RowId], reason: str) -> None:
        sheet = ProgressSheet(
            translate("people", "Erasing {n} people").format(n=f"{len(ids):,}"),
            self.window(),
            icon="trash-2",
            note=translate("people", "Stopped before the end: nobody is erased"),
        )
        job = self.context.act(
            people.erase_many,
            ids,
            reason,
            initiator=self,
            progress=sheet.tick,
            always=sheet.finish,
            then=lambda _none: self._erased(len(ids)),
        )
        sheet.stopped.connect(job.cancel)

    def _erased(self, number: int) -> None:
        self.context.toasts.say(
            translate("people", "Erased for good: {n} people").format(n=f"{number:,}"), icon="trash-2"
        )
        self.drawer.close_drawer()
        self._due_on = None
        self._soon.start()

    def _export(self) -> None:
        ids = list(self.list.table.model.ids)
        if not ids:
            self.context.toasts.say(translate("people", "The list is empty: nothing to export."), tone="info")
            return
        path = self.context.questions.save_file(
            translate("people", "Export what is shown"),
            suggested_name(self.context.desk),
            translate("people", "Excel workbook (*.xlsx);;CSV (*.csv)"),
        )
        if path is None:
            return
        sheet = ProgressSheet(
            translate("people", "Writing {n} people").format(n=f"{len(ids):,}"), self.window(), icon="download"
        )
        desk, actor, columns = self.context.desk, self.context.session.actor, self.list.table.model.columns
        job = self.context.ops.read(
            self,
            "export",
            lambda progress: export_shown(desk, actor, columns, ids, path, progress),
            lambda written: self.context.toasts.say(
                translate("people", "Written: {file}").format(file=written.name), icon="download"
            ),
            progress=sheet.tick,
            always=sheet.finish,
        )
        sheet.stopped.connect(job.cancel)
