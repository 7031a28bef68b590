"""Choosing one person by typing: for a guardian, a child, or the other card of the same person."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services import people
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Dialog, EmptyState, Item, SearchBox, TwoLineList
from app.ui.people.words import hit_item

NEW = "new"
"""The key of the row that makes a card for a name nobody has yet."""


class PersonPicker(Dialog):
    """A box to type in and the people found. `chosen(id)` is called with the card picked, `new(text)` when
    the last row ("New: …") is, which is there only where `new` is given. Cards in `without` are not offered.
    """

    def __init__(
        self,
        title: str,
        context: Context,
        parent: QWidget,
        *,
        chosen: Callable[[RowId], object],
        new: Callable[[str], object] | None = None,
        without: frozenset[RowId] = frozenset(),
        say: str = "",
    ) -> None:
        super().__init__(title, parent, width=480, say=say)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._asked = self._entered = False
        self._chosen, self._new, self._without = chosen, new, without
        self.box = SearchBox(translate("people", "Name, pinyin, end of phone or ID number"))
        self.found = TwoLineList(name=translate("people", "People found"), quiet=False)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty = EmptyState(
            translate("people", "Type to find a card"),
            translate("people", "A part of the name is enough: zs finds 张三."),
            icon="search",
        )
        stack = QWidget()
        stack.setFixedHeight(theme.metrics().row_two * 5)
        self._stack = QStackedLayout(stack)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.found)
        self.body.addWidget(self.box)
        self.body.addWidget(stack)
        self.box.searched.connect(self._search)
        self.box.moved.connect(self.found.step)
        self.box.submitted.connect(self._enter)
        self.box.left.connect(self.reject)
        self.found.activated.connect(self._take)
        self.add_button(translate("people", "Cancel"), key="Esc")
        self.box.setFocus()

    def _search(self, text: str) -> None:
        if not text.strip():
            self._show(text, [])
            return
        self._asked = True
        self._context.look(self, "search", people.search, text, then=lambda hits: self._show(text, hits))

    def _show(self, text: str, hits: list[people.PersonHit]) -> None:
        self._asked = False
        items = [hit_item(self._context.desk, hit) for hit in hits if hit.id not in self._without]
        if text.strip() and self._new is not None:
            items.append(_new_row(text.strip()))
        self.found.set_items(items)
        self.found.set_current(0 if items else -1)
        self._stack.setCurrentWidget(self.found if items else self.empty)
        if self._entered:
            self._entered = False
            if self.found.activate_current():
                return
        if text.strip():
            self.empty.set(
                translate("people", "Nobody found"),
                translate("people", "Look at the spelling, or try the end of the phone number."),
            )
        else:
            self.empty.set(
                translate("people", "Type to find a card"),
                translate("people", "A part of the name is enough: zs finds 张三."),
            )

    def _enter(self) -> None:
        # Enter may come before the answer does: then it takes the first of what is found.
        self._entered = self._asked or not self.box.resting
        if not self.box.resting:
            self.box.search_now()
        if not self._entered:
            self.found.activate_current()

    def _take(self, key: RowId | str) -> None:
        text = self.box.value()
        self.accept()
        if key == NEW and self._new is not None:
            self._new(text)
        elif isinstance(key, bytes):
            self._chosen(key)


def _new_row(text: str) -> Item:
    return Item(
        NEW,
        translate("people", "New card")
        if text.isascii()
        else translate("people", "New card: {name}").format(name=text),
        subtitle=translate("people", "Nobody of these"),
        icon="user-plus",
        icon_tone="info-ink",
    )
