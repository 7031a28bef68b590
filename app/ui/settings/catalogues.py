"""Catalogues: groups of people, purposes of a visit, rows and columns of the tally."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.auth import Actor, Permission
from app.domain.terms import (
    ACTIVITY_KIND,
    EVIDENCE,
    PARTICIPANT_CATEGORY,
    POPULATION_GROUP,
    PURPOSE,
    SEAT_FEATURE,
    SPACE_FEATURE,
    SPACE_KIND,
    STATION_KIND,
    STATION_SERVICE,
    TALLY_GROUP,
    TALLY_SERVICE,
    tally_key,
)
from app.domain.visits import digit_key
from app.services import settings
from app.services.desk import Desk, TermValue
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, FilterChips, Item, Label, TextField, TwoLineList
from app.ui.settings.section import Section, side_by_side


def move(desk: Desk, actor: Actor, kind: str, code: str, by: int) -> tuple[None, Any]:
    """Move an entry up or down by one; the places of all entries are numbered anew."""
    order = [term.code for term in desk.terms(kind)]
    place = order.index(code)
    order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
    present = {term.code: term.position for term in desk.terms(kind)}
    changes: Any = None
    for position, one in enumerate(order, 1):
        if present[one] != position:
            _term, more = settings.save_term(desk, actor, kind, one, {"position": position})
            if changes is None:
                changes = more
            else:
                changes.add(more)
    return None, changes if changes is not None else settings.save(desk, actor, {})[1]


class CataloguesSection(Section):
    """One list at a time: rename, order, add, take out of use, offer again."""

    needs = Permission.EDIT_TERMS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "Catalogues"),
            translate("settings", "What can be chosen at the desk. Records keep showing what is no longer offered."),
        )
        self.kind = FilterChips(
            [
                (PURPOSE, translate("settings", "Purposes")),
                (POPULATION_GROUP, translate("settings", "Groups of people")),
                (TALLY_GROUP, translate("settings", "Tally rows")),
                (TALLY_SERVICE, translate("settings", "Tally columns")),
                (SPACE_KIND, translate("settings", "Kinds of space")),
                (SPACE_FEATURE, translate("settings", "Features of spaces")),
                (SEAT_FEATURE, translate("settings", "Features of seats")),
                (ACTIVITY_KIND, translate("settings", "Kinds of activity")),
                (PARTICIPANT_CATEGORY, translate("settings", "Groups of participants")),
                (EVIDENCE, translate("settings", "Evidence of activities")),
                (STATION_KIND, translate("settings", "Kinds of station")),
                (STATION_SERVICE, translate("settings", "Services of stations")),
            ],
            exclusive=True,
            name=translate("settings", "Catalogue"),
        )
        self.kind.set_keys([PURPOSE])
        self.kind.changed.connect(lambda _keys: self._show())
        self.column.addWidget(self.kind)
        self.rename_button = Button(translate("settings", "Rename"), icon="pencil", key="Enter")
        self.up_button = Button(translate("settings", "Up"), icon="arrow-up", key="Alt+↑")
        self.down_button = Button(translate("settings", "Down"), icon="arrow-down", key="Alt+↓")
        self.retire_button = Button(translate("settings", "No longer offer"), icon="ban")
        for button, does in (
            (self.rename_button, self.rename),
            (self.up_button, lambda: self.move(-1)),
            (self.down_button, lambda: self.move(1)),
            (self.retire_button, self.retire),
        ):
            button.clicked.connect(does)
        self.column.addLayout(side_by_side(self.rename_button, self.up_button, self.down_button, self.retire_button))
        card = Card(padding=0, spacing=0)
        add = QHBoxLayout()
        add.setContentsMargins(16, 12, 16, 12)
        add.setSpacing(8)
        self.new = TextField(placeholder=translate("settings", "New entry"), limit=20)
        self.new.setMaximumWidth(320)
        self.new.submitted.connect(self.add)
        add.addWidget(self.new, 1)
        self.add_button = Button(translate("settings", "Add"), icon="plus", key="Enter")
        self.add_button.clicked.connect(self.add)
        add.addWidget(self.add_button)
        add.addStretch(1)
        card.body.addLayout(add)
        self.list = TwoLineList(name=translate("settings", "Entries"), quiet=False, fit=True)
        self.list.current_changed.connect(lambda _key: self._buttons())
        self.list.activated.connect(lambda _key: self.rename())
        self.list.installEventFilter(self)
        self.follow(self.list)
        card.body.addWidget(self.list)
        self.note = Label("", "caption", "muted", wrap=True)
        self.note.setContentsMargins(16, 10, 16, 10)
        card.body.addWidget(self.note)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._show()

    def refresh(self, changes: Any = None) -> None:
        """Show the entries again."""
        if changes is None or "term" in changes.tables:
            self._show()

    @property
    def shown(self) -> str:
        """The catalogue that is shown."""
        return str(self.kind.keys()[0])

    def _show(self) -> None:
        kind = self.shown
        self.context.look(self, "terms", lambda desk: desk.terms(kind, voided=True), then=self._came)

    def _came(self, terms: tuple[TermValue, ...]) -> None:
        self._terms = {term.code: term for term in terms}
        kind = self.shown
        items = []
        offered = [term for term in terms if not term.voided]
        for place, term in enumerate(offered, 1):
            items.append(
                Item(
                    key=term.code,
                    title=term.label_zh,
                    note=term.label_en if term.label_en != term.label_zh else "",
                    hint=self._key_of(kind, place),
                )
            )
        for term in terms:
            if term.voided:
                pill = (translate("settings", "No longer offered"), "void", "ban")
                items.append(Item(key=term.code, title=term.label_zh, title_tone="muted", pill=pill))
        self.list.set_items(items)
        self.note.setText(self._words(kind))
        for widget in (self.new, self.add_button):
            widget.setEnabled(self.may)
        self._buttons()

    @staticmethod
    def _key_of(kind: str, place: int) -> str:
        if kind == PURPOSE:
            return digit_key(place)
        if kind == TALLY_GROUP:
            return tally_key(place, 1)
        if kind == TALLY_SERVICE:
            return tally_key(1, place)
        return ""

    @staticmethod
    def _words(kind: str) -> str:
        return {
            PURPOSE: translate("settings", "The first ten have the digit keys 1 to 9 and 0 at sign-in."),
            TALLY_GROUP: translate("settings", "Three rows have keys: Q W E R T, A S D F G, Z X C V B."),
            TALLY_SERVICE: translate("settings", "Five columns have keys: Q A Z is the first, W S X the second."),
            SPACE_KIND: translate("settings", "What a space is; a list of spaces brought in is read by these words."),
            SPACE_FEATURE: translate("settings", "What a space has; bookings look for a space by these."),
            SEAT_FEATURE: translate("settings", "What a study seat has; seats are looked for by these."),
            ACTIVITY_KIND: translate("settings", "What an activity is; a register brought in is read by these words."),
            PARTICIPANT_CATEGORY: translate("settings", "Whom places of an activity are kept for, or who may come."),
            EVIDENCE: translate("settings", "What the archive of an activity holds before its log is printed."),
            STATION_KIND: translate(
                "settings", "What a station is; a list of stations brought in is read by these words."
            ),
            STATION_SERVICE: translate("settings", "What stations offer; riders are sent where it is in order."),
        }.get(kind, translate("settings", "The order is that of every list where a group is chosen."))

    @property
    def current(self) -> TermValue | None:
        """The entry that is chosen."""
        return getattr(self, "_terms", {}).get(self.list.current_key())

    def _buttons(self) -> None:
        term = self.current
        on = self.may and term is not None
        self.rename_button.setEnabled(on)
        for button in (self.up_button, self.down_button):
            button.setEnabled(on and term is not None and not term.voided)
        self.retire_button.setEnabled(on)
        retired = term is not None and term.voided
        self.retire_button.setText(
            translate("settings", "Offer again") if retired else translate("settings", "No longer offer")
        )
        self.retire_button.set_icon("undo-2" if retired else "ban")

    # Acts

    def add(self) -> None:
        """Put a new entry at the end."""
        label = self.new.value()
        if not (self.may and label):
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.context.act(
            settings.save_term,
            self.shown,
            None,
            {"label": label},
            initiator=self,
            label=translate("settings", "“{name}” added").format(name=label),
            then=lambda _term: (self.new.setText(""), self._show()),
            failed=self._refused,
        )

    def _refused(self, error: Any) -> bool:
        self.new.set_invalid(True)
        self.context.toasts.say(error.message, tone="warn")
        return True

    def rename(self) -> None:
        """Give the chosen entry another wording."""
        term = self.current
        if term is None or not self.may:
            return
        label = self.context.questions.text(
            translate("settings", "Rename “{name}”").format(name=term.label_zh),
            translate("settings", "Wording"),
            value=term.label_zh,
            yes=translate("settings", "Rename"),
        )
        if not label or label == term.label_zh:
            return
        self.context.act(
            settings.save_term,
            term.kind,
            term.code,
            {"label": label},
            initiator=self,
            label=translate("settings", "“{name}” renamed").format(name=label),
            then=lambda _term: self._show(),
        )

    def move(self, by: int) -> None:
        """One place up or down."""
        term = self.current
        if term is None or term.voided or not self.may:
            return
        self.context.act(
            move,
            term.kind,
            term.code,
            by,
            initiator=self,
            label=translate("settings", "Order changed"),
            then=lambda _none: self._show(),
        )

    def retire(self) -> None:
        """Offer the chosen entry no longer, or again."""
        term = self.current
        if term is None or not self.may:
            return
        words = (
            translate("settings", "“{name}” offered again")
            if term.voided
            else translate("settings", "“{name}” no longer offered")
        )
        self.context.act(
            settings.offer_term if term.voided else settings.retire_term,
            term.kind,
            term.code,
            initiator=self,
            label=words.format(name=term.label_zh),
            then=lambda _none: self._show(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with arrows moves the entry, Delete takes it out of use."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            key = Qt.Key(event.key())
            if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key == Qt.Key.Key_Delete:
                self.retire()
                return True
        return False

    def first(self) -> QWidget | None:
        """The list."""
        return self.list
