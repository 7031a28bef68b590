"""The list of everybody: a box to type in, filters, the table, what can be done with it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.domain.auth import Permission, allowed
from app.services import habits, people
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    EmptyState,
    FilterChips,
    FlowLayout,
    KeyHint,
    Label,
    Line,
    SearchBox,
    Select,
    column,
    row,
)
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.people.words import time_text

WIDTHS = "widths:people"
"""Under this name the widths are kept that somebody gave the columns."""
DISPENSABLE = ("visits", "party_branch", "group")
"""Columns left out where room lacks, in this order."""
FLAGS = ("present", "has_id", "due", "joined", "voided")
"""What the filter chips stand for; fields of `people.PersonFilter`."""


class PeopleList(QWidget):
    """Search, filters and table of one list of people.

    Signals: `opened(id)` on Enter, `current(id)` as the selection moves, `new_asked(text)` from the empty state,
    `erase_asked(ids)`, `counted(number)` with how many are shown.
    """

    opened = Signal(object)
    current = Signal(object)
    new_asked = Signal(str)
    erase_asked = Signal(object)
    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sort: tuple[str, bool] = ("recent", True)
        self._asked = self._entered = False
        self._batch: Any = None
        self._widths: dict[str, int] = {}
        self.box = SearchBox(translate("people", "Name, pinyin, end of phone or ID number"), key="/")
        self.box.setFixedWidth(320)
        slash = QShortcut(QKeySequence("/"), self)
        slash.activated.connect(self._to_box)
        groups = [(term.code, term.label) for term in context.desk.terms("population_group")]
        self.group = Select(groups, name=translate("people", "Group"), empty=translate("people", "All groups"))
        self.group.setMinimumWidth(136)
        self.group.setSizePolicy(self.box.sizePolicy().Policy.Fixed, self.box.sizePolicy().Policy.Fixed)
        self.flags = FilterChips(
            (
                ("present", translate("people", "Here now")),
                ("has_id", translate("people", "ID on file")),
                ("joined", translate("people", "Joined cards")),
                ("due", translate("people", "Due for erasure")),
                ("voided", translate("people", "Voided")),
            ),
            name=translate("people", "Show only"),
        )
        self.empty = EmptyState("", "", icon="users-round", action=(
            translate("people", "New card"), "user-plus", None, lambda: self.new_asked.emit(self.box.value()),
        ))  # fmt: skip
        self.table = RecordTable(
            _columns(context),
            lambda ids: people.person_rows(context.desk, ids),
            context.ops,
            name=translate("people", "People"),
            empty=self.empty,
            muted=lambda row: row.voided,
            struck=lambda row: row.voided,
        )
        self.due = Banner(
            "",
            tone="warn",
            icon="hourglass",
            action=Button(translate("people", "Erase selected…"), "danger", icon="trash-2", small=True, key="Delete"),
        )
        self.due.hide()
        self.erase = self.due.findChild(Button)
        self.erase.clicked.connect(self._erase)
        self.footer = Label("", "caption", "muted", elide=True)
        foot = row(self.footer, spacing=6, margins=(16, 0, 12, 0))
        foot.setStretch(0, 1)
        for key, says in (
            ("Enter", translate("people", "open")),
            ("E", translate("people", "edit")),
            ("Ctrl+C", translate("people", "copy")),
        ):
            foot.addWidget(KeyHint(key))
            foot.addWidget(Label(says, "caption", "muted"))
            foot.addSpacing(6)
        bar = QWidget()
        bar.setFixedHeight(36)
        bar.setLayout(foot)
        card = Card(padding=0, spacing=0)
        card.add(self.table, 1)
        card.add(Line())
        card.add(bar)
        self._bar = bar
        tools = QWidget()
        flow = FlowLayout(tools, spacing=12)
        self.only = Chip("")
        self.only.hide()
        for tool in (self.box, self.group, self.flags, self.only):
            flow.addWidget(tool)
        layout = column(spacing=12)
        layout.addWidget(tools)
        layout.addWidget(self.due)
        layout.addWidget(card, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.box)
        self._wire()

    def _wire(self) -> None:
        self.box.searched.connect(lambda _text: self.reload())
        self.box.submitted.connect(self._enter)
        self.box.moved.connect(self._step)
        self.group.chosen.connect(lambda _code: self.reload())
        self.flags.changed.connect(lambda _keys: self.reload())
        self.only.clicked.connect(self._forget_ledger)
        self.table.sort_asked.connect(self._sort_by)
        self.table.activated.connect(self.opened)
        self.table.current_changed.connect(self.current)
        self.table.selection_changed.connect(lambda _n: self._say())
        self.table.copied.connect(self._copied)
        self.table.widths_changed.connect(self._keep_widths)
        staff = self._context.session.actor.staff_id
        self._context.look(self, "widths", habits.recall, staff, WIDTHS, then=self._put_widths)

    # What is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the drawer and at large type the table leaves columns out rather than scrolling sideways."""
        super().resizeEvent(event)
        columns = self.table.model.columns
        scale = theme.metrics().t14 / 14
        room = self.width() - 24
        hidden: set[str] = set()
        for key in (None, *DISPENSABLE):
            if key is not None:
                hidden.add(key)
            if sum(column.width * scale for column in columns if column.key not in hidden) <= room:
                break
        for place, column_ in enumerate(columns):
            self.table.view.setColumnHidden(place, column_.key in hidden)

    def _put_widths(self, widths: dict[str, int]) -> None:
        self._widths = dict(widths)
        self.table.set_widths(widths)

    def _keep_widths(self, widths: dict[str, int]) -> None:
        # Columns that are left out just now have no width of their own.
        found = {**self._widths, **{key: wide for key, wide in widths.items() if wide}}
        if self._widths != found and self._context.session.signed_in:
            self._widths = found
            desk, staff = self._context.desk, self._context.session.actor.staff_id
            self._context.ops.jobs.write(lambda: habits.remember(desk, staff, WIDTHS, found))

    def filter(self) -> people.PersonFilter:
        """What the controls ask for."""
        on = set(self.flags.keys())
        group = self.group.value()
        return people.PersonFilter(
            text=self.box.value(),
            groups=(group,) if group else (),
            present="present" in on,
            has_id="has_id" in on,
            due="due" in on,
            joined="joined" in on,
            voided="voided" in on,
            batch_id=self._batch,
        )

    def set_filter(
        self,
        *,
        text: str = "",
        group: str | None = None,
        flags: Sequence[str] = (),
        batch_id: Any = None,
        name: str = "",
    ) -> None:
        """Put the controls so and look anew; a ledger's `batch_id` shows as a chip with its `name`."""
        self._batch = batch_id
        self.only.setText(name or translate("people", "One ledger"))
        self.only.set_count(None)
        self.only.setChecked(True)
        self.only.setVisible(batch_id is not None)
        self.box.setText(text)
        self.group.set_value(group)
        self.flags.set_keys([flag for flag in flags if flag in FLAGS])
        self.reload()

    def _forget_ledger(self) -> None:
        self._batch = None
        self.only.hide()
        self.reload()

    @property
    def sort(self) -> tuple[str, bool]:
        """Column and whether downwards."""
        return self._sort

    def reload(self, *, rows: bool = True) -> None:
        """Ask for the ids anew; `rows` also for what stands in them."""
        if rows:
            self.table.refresh()
        key, descending = self._sort
        self._asked = True
        self._context.look(self, "ids", people.person_ids, self.filter(), key, descending, then=self._take)

    def _take(self, ids: Sequence[Any]) -> None:
        self._asked = False
        wanted = self.filter()
        self._empty_words(wanted)
        self.table.set_ids(ids, keep_rows=True)
        self.box.set_count(translate("people", "{n} people").format(n=f"{len(ids):,}") if wanted.text else "")
        self.due.setVisible(wanted.due and len(ids) > 0)
        self._say()
        self.counted.emit(len(ids))
        if self._entered:
            self._entered = False
            self._enter()

    def _empty_words(self, wanted: people.PersonFilter) -> None:
        narrowed = bool(wanted.groups) or bool(self.flags.keys())
        button = self.empty.button
        assert button is not None
        if wanted.text:
            self.empty.set(
                translate("people", "Nobody found for “{text}”").format(text=wanted.text),
                translate("people", "Take a filter off, or try the end of the phone number.")
                if narrowed
                else translate("people", "Try the end of the phone number, or make a new card."),
            )
            button.setVisible(True)
        elif wanted.due:
            self.empty.set(
                translate("people", "Nobody is due for erasure"),
                translate("people", "Cards come here once their keep-until day is over."),
            )
            button.setVisible(False)
        elif narrowed:
            self.empty.set(
                translate("people", "Nobody fits these filters"), translate("people", "Take one of them off.")
            )
            button.setVisible(False)
        else:
            self.empty.set(
                translate("people", "No cards yet"),
                translate("people", "A card is made with the first visit, or here."),
            )
            button.setVisible(True)

    def _say(self) -> None:
        shown = len(self.table.model.ids)
        chosen = self.table.selected_count()
        text = translate("people", "{n} shown").format(n=f"{shown:,}")
        if chosen > 1:
            text = translate("people", "{n} of {all} selected").format(n=f"{chosen:,}", all=f"{shown:,}")
        self.footer.setText(text)
        if not self.due.isHidden():
            may = allowed(self._context.session.actor.role, Permission.ERASE_PEOPLE)
            words = (
                translate("people", "Past their keep-until day: {n}. Select those to erase (Ctrl+A: all).")
                if may
                else translate("people", "Past their keep-until day: {n}. An administrator erases them.")
            )
            self.due.set(words.format(n=f"{shown:,}"))
            self.erase.setVisible(may)
            self.erase.setEnabled(chosen > 0)

    # Hands

    def _to_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.edit.selectAll()

    def _step(self, by: int) -> None:
        rows = len(self.table.model.ids)
        if not rows:
            return
        now = self.table.view.currentIndex().row()
        self.table.select_row(max(0, min(rows - 1, now + by)))

    def _enter(self) -> None:
        # Enter may come before the answer does: then it opens the first of what is found.
        if not self.box.resting:
            self.box.search_now()
        if self._asked:
            self._entered = True
            self.table.clear_selection()
            return
        if self.table.current_id() is None and len(self.table.model.ids):
            self.table.select_row(0)
        if self.table.current_id() is not None:
            self.opened.emit(self.table.current_id())
        elif self.box.value():
            self.new_asked.emit(self.box.value())

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self.reload(rows=False)

    def _erase(self) -> None:
        ids = self.table.selected_ids()
        if ids and not self.due.isHidden():
            self.erase_asked.emit(ids)

    def _copied(self, rows: int) -> None:
        self._context.toasts.say(translate("people", "Copied: {n} rows").format(n=f"{rows:,}"), icon="copy")


def _columns(context: Context) -> list[Column]:
    desk = context.desk
    return [
        Column("name", translate("people", "Name"), 120, strong=True, stretch=True),
        Column("group", translate("people", "Group"), 116, value=lambda row: row.group_label),
        Column("phone", translate("people", "Phone"), 120, sortable=False),
        Column("party_branch", translate("people", "Party branch"), 120, stretch=True),
        Column(
            "last_visit",
            translate("people", "Last visit"),
            132,
            value=lambda row: row.last_visit_at,
            formatter=lambda at: time_text(desk, at),
        ),
        Column("state", translate("people", "State"), 116, sortable=False, value=lambda row: row, pill=_state),
        Column(
            "visits",
            translate("people", "Visits"),
            72,
            align="right",
            formatter=lambda n: f"{n:,}",
            tone=lambda row: None if row.visits else "muted",
        ),
    ]


def _state(row: people.PersonRow) -> tuple[str, str, str | None] | None:
    """What a clerk should know of a person before opening the card."""
    if row.voided:
        return translate("people", "Voided"), "void", "ban"
    if row.clash:
        return translate("people", "Two desks differ"), "bad", "git-compare"
    if row.present:
        return translate("people", "Here now"), "good", "circle-play"
    if row.joined:
        return translate("people", "Joined"), "idle", "merge"
    return None
