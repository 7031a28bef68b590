"""What waits for a decision: requests with their competitors side by side, the waiting list, double bookings, freed
dates of series.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import bookings as rules
from app.domain.auth import Permission, allowed
from app.services import bookings, series
from app.services.bookings import BookingRow, ClashCard, Outcome, Request
from app.services.desk import Desk
from app.services.series import SkipLine
from app.ui.bookings import words
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    Card,
    EmptyState,
    FlowLayout,
    Item,
    Label,
    Line,
    Note,
    Scroll,
    SegmentedControl,
    StatusPill,
    TwoLineList,
    clear_layout,
)

REQUESTS, LINE, CLASHES, FREED = "requests", "line", "clashes", "freed"
Acts = list[tuple[str, str, str | None, Callable[[], object]]]
"""Buttons: text, kind, key, what they do."""


@dataclass(frozen=True)
class Waits:
    """Everything that waits."""

    requests: tuple[Request, ...]
    line: tuple[BookingRow, ...]
    clashes: tuple[ClashCard, ...]
    freed: tuple[tuple[RowId, SkipLine], ...]
    titles: dict[RowId, str]
    """What the series of the freed dates are called."""


def look(desk: Desk) -> Waits:
    """Look everything up."""
    freed = tuple(series.now_free(desk))
    titles = {}
    for series_id in {one for one, _line in freed}:
        wish = series.card(desk, series_id).wish
        titles[series_id] = wish.title or wish.organisation
    return Waits(
        tuple(bookings.queue(desk)), tuple(bookings.waiting(desk)), tuple(bookings.clashes(desk)), freed, titles
    )


class Side(QWidget):
    """One booking as a column: what it is, who for, and what may be done with it."""

    def __init__(self, desk: Desk, row: BookingRow, acts: Acts) -> None:
        super().__init__()
        now, zone = desk.now(), desk.zone
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(row.caption, "heading", elide=True), 1)
        head.addWidget(StatusPill(*words.pill(row)))
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        facts = (
            (translate("bookings", "Space"), row.place),
            (translate("bookings", "Time"), words.when(row.starts_at, row.ends_at, now, zone)),
            (translate("bookings", "Applicant"), f"{row.name} {row.phone}".strip()),
            (translate("bookings", "Organisation"), row.organisation),
            (translate("bookings", "Group"), row.group_label),
            (translate("bookings", "People"), str(row.headcount or "")),
            (translate("bookings", "Asked"), words.moment(row.made_at, now, zone)),
            (translate("bookings", "Note"), row.note),
        )
        line = 0
        for label, text in facts:
            if text:
                grid.addWidget(Label(label, tone="muted"), line, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Label(text, wrap=True, selectable=True), line, 1)
                line += 1
        column.addLayout(grid)
        buttons = FlowLayout(spacing=8)
        self.keys: dict[str, Button] = {}
        for text, kind, key, does in acts:
            button = Button(text, kind, key=key, bound=False)
            button.clicked.connect(lambda _checked=False, does=does: does())
            buttons.addWidget(button)
            if key:
                self.keys[key] = button
        column.addLayout(buttons)
        column.addStretch(1)


class WaitingView(QWidget):
    """`opened(booking id)`, `changed()` after a decision."""

    opened = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.waits: Waits | None = None
        self._keys: dict[str, Button] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        self.what = SegmentedControl(
            (
                (REQUESTS, translate("bookings", "Requests")),
                (LINE, translate("bookings", "Waiting list")),
                (CLASHES, translate("bookings", "Double bookings")),
                (FREED, translate("bookings", "Freed dates")),
            ),
            name=translate("bookings", "What waits"),
        )
        outer.addWidget(self.what, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout()
        across.setSpacing(16)
        self.list_card = Card(padding=0)
        self.items = TwoLineList(name=translate("bookings", "What waits for a decision"), quiet=False)
        self.list_card.add(self.items, 1)
        self.nothing = EmptyState("", "", icon="circle-check")
        self.list_card.add(self.nothing, 1)
        across.addWidget(self.list_card, 4)
        self.side = Card(padding=0)
        self._scroll = Scroll(spacing=16, margins=(16, 16, 16, 16))
        self._place = self._scroll.inner
        self.side.add(self._scroll, 1)
        across.addWidget(self.side, 6)
        outer.addLayout(across, 1)
        self.what.changed.connect(lambda _key: self._fill())
        self.items.current_changed.connect(self._show_current)
        self.items.activated.connect(self._activated)

    # Hands

    def focus(self) -> None:
        """The keyboard goes to the list, or to what is listed where nothing waits."""
        if self.items.isHidden():
            self.what.focus()
        else:
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, key: str) -> bool:
        """Do what the button of this key says; False where there is none."""
        button = self._keys.get(key)
        if button is None or not button.isEnabled():
            return False
        button.click()
        return True

    # Content

    def show_what(self, what: str) -> None:
        """Requests, the waiting list, double bookings or freed dates."""
        self.what.set_value(what)
        self._fill()

    def reload(self) -> None:
        """Look again."""
        self.context.look(self, "waits", look, then=self._came)

    def _came(self, found: Waits) -> None:
        if found == self.waits:
            return
        first = self.waits is None
        self.waits = found
        if first and not self._rows(self.what.value()):
            some = next((what for what in (REQUESTS, LINE, CLASHES, FREED) if self._rows(what)), REQUESTS)
            self.what.set_value(some)
        self._fill()

    def _rows(self, what: str) -> tuple[Any, ...]:
        waits = self.waits
        if waits is None:
            return ()
        return {REQUESTS: waits.requests, LINE: waits.line, CLASHES: waits.clashes, FREED: waits.freed}[what]

    def _fill(self) -> None:
        if self.waits is None:
            return
        desk = self.context.desk
        now, zone = desk.now(), desk.zone
        what = self.what.value()
        items: list[Item] = []
        if what == REQUESTS:
            for one in self.waits.requests:
                said = words.when(one.row.starts_at, one.row.ends_at, now, zone) + words.DOT + one.row.place
                over = one.row.ends_at <= now
                pill = None
                if one.hits:
                    pill = (translate("bookings", "taken"), "bad", "circle-x")
                elif one.competing:
                    pill = (translate("bookings", "{n} want it").format(n=len(one.competing) + 1), "warn", "users")
                elif over:
                    pill = (translate("bookings", "past"), "idle", "clock")
                items.append(Item(one.row.id, one.row.caption, said, right=words.who(one.row), pill=pill, strong=True))
        elif what == LINE:
            for row in self.waits.line:
                said = words.when(row.starts_at, row.ends_at, now, zone) + words.DOT + row.place
                items.append(
                    Item(row.id, row.name or row.caption, said, right=row.phone, pill=words.pill(row), strong=True)
                )
        elif what == CLASHES:
            for card in self.waits.clashes:
                said = words.when(card.one.starts_at, card.one.ends_at, now, zone) + words.DOT + card.one.place
                title = f"{card.one.caption} / {card.other.caption}"
                pill = (translate("bookings", "clash"), "bad", "triangle-alert")
                items.append(Item(card.id, title, said, pill=pill, strong=True))
        else:
            for series_id, skip in self.waits.freed:
                said = words.when(skip.starts_at, skip.ends_at, now, zone)
                pill = (translate("bookings", "now free"), "good", "circle-check")
                items.append(Item(skip.id, self.waits.titles.get(series_id, ""), said, pill=pill, strong=True))
        kept, before = self.items.current_key(), [item.key for item in self.items.items()]
        inside = self.isAncestorOf(QApplication.focusWidget() or QWidget())
        self.items.set_items(items)
        self.items.setVisible(bool(items))
        self.nothing.setVisible(not items)
        self.nothing.set(*_nothing(what))
        # Decided: the next one moves up to where it stood.
        gone = min(before.index(kept), len(items) - 1) if kept in before else 0
        place = next((n for n, item in enumerate(items) if item.key == kept), gone)
        self.items.set_current(place if items else -1)
        self._show_current(self.items.current_key())
        if inside and not self.what.isAncestorOf(QApplication.focusWidget() or QWidget()):
            self.focus()

    def _activated(self, key: Any) -> None:
        if self.what.value() in (REQUESTS, LINE) and isinstance(key, bytes):
            self.opened.emit(key)

    # The right side

    def _show_current(self, key: Any) -> None:
        clear_layout(self._place)
        self._keys = {}
        self.side.setVisible(key is not None)
        if key is None or self.waits is None:
            return
        what = self.what.value()
        if what == REQUESTS:
            one = next((one for one in self.waits.requests if one.row.id == key), None)
            if one is not None:
                self._show_request(one)
        elif what == LINE:
            row = next((row for row in self.waits.line if row.id == key), None)
            if row is not None:
                self._show_line(row)
        elif what == CLASHES:
            card = next((card for card in self.waits.clashes if card.id == key), None)
            if card is not None:
                self._show_clash(card)
        else:
            found = next((item for item in self.waits.freed if item[1].id == key), None)
            if found is not None:
                self._show_freed(*found)
        self._place.addStretch(1)

    def _may(self) -> bool:
        return allowed(self.context.session.actor.role, Permission.APPROVE_BOOKINGS)

    def _show_request(self, request: Request) -> None:
        may = self._may()
        for hit in request.hits[:2]:
            self._place.addWidget(Note(hit.words, tone="bad", icon="circle-x"))
        for one in request.objections[:3]:
            self._place.addWidget(Note(one.message, tone="warn", icon="circle-alert"))
        if not may:
            self._place.addWidget(
                Note(translate("bookings", "A manager decides about requests."), tone="idle", icon="info")
            )
        if request.competing:
            say = translate("bookings", "{n} requests for one place: grant one of them").format(
                n=len(request.competing) + 1
            )
            self._place.addWidget(Label(say, "strong"))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for number, row in enumerate((request.row, *request.competing)):
            self._add_side(sides, row, self._request_acts(row, number == 0, request))
        self._place.addLayout(sides)

    def _add_side(self, sides: QHBoxLayout, row: BookingRow, acts: Acts) -> None:
        side = Side(self.context.desk, row, acts)
        self._keys |= side.keys
        sides.addWidget(side, 1)

    def _request_acts(self, row: BookingRow, first: bool, request: Request) -> Acts:
        look_at = (translate("bookings", "Open"), "ghost", None, lambda: self.opened.emit(row.id))
        if not self._may():
            return [look_at]
        kind = "primary" if first and not request.hits else "secondary"
        return [
            (translate("bookings", "Approve"), kind, "Alt+A" if first else None, lambda: self._approve(row)),
            (translate("bookings", "Refuse"), "secondary", "Alt+R" if first else None, lambda: self._refuse(row)),
            look_at,
        ]

    def _show_line(self, row: BookingRow) -> None:
        now, zone = self.context.desk.now(), self.context.desk.zone
        acts: Acts = []
        if row.offered_until is not None:
            said = translate("bookings", "It is free now and offered until {time}: ring {name}").format(
                time=words.moment(row.offered_until, now, zone), name=row.name or row.organisation
            )
            self._place.addWidget(Note(said, tone="good", icon="phone"))
            acts += [
                (translate("bookings", "Takes it"), "primary", "Alt+A", lambda: self._accept(row)),
                (translate("bookings", "Declined"), "secondary", "Alt+R", lambda: self._decline(row)),
            ]
        acts.append((translate("bookings", "Open"), "ghost", None, lambda: self.opened.emit(row.id)))
        sides = QHBoxLayout()
        self._add_side(sides, row, acts)
        self._place.addLayout(sides)

    def _show_clash(self, card: ClashCard) -> None:
        text = translate(
            "bookings",
            "Two desks gave one place away for the same time. Both bookings are kept: move or cancel one, or let "
            "them share it.",
        )
        self._place.addWidget(Note(text, tone="bad", icon="triangle-alert"))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for row in (card.one, card.other):
            acts: Acts = [
                (translate("bookings", "Move or cancel"), "secondary", None, lambda row=row: self.opened.emit(row.id))
            ]
            self._add_side(sides, row, acts)
        self._place.addLayout(sides)
        self._place.addWidget(Line())
        share = Button(translate("bookings", "They share it"), key="Alt+A", bound=False)
        self._keys["Alt+A"] = share
        share.clicked.connect(lambda: self._share(card))
        share.setEnabled(self._may())
        self._place.addWidget(share, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_freed(self, series_id: RowId, skip: SkipLine) -> None:
        now, zone = self.context.desk.now(), self.context.desk.zone
        said = translate("bookings", "This date was skipped ({why}) and could be had now.").format(why=skip.why)
        self._place.addWidget(Note(said, tone="good", icon="circle-check"))
        title = self.waits.titles.get(series_id, "") if self.waits is not None else ""
        self._place.addWidget(Label(title, "heading"))
        self._place.addWidget(Label(words.when(skip.starts_at, skip.ends_at, now, zone)))
        book = Button(translate("bookings", "Book it after all"), "primary", key="Alt+A", bound=False)
        self._keys["Alt+A"] = book
        book.clicked.connect(lambda: self._add_date(skip))
        self._place.addWidget(book, 0, Qt.AlignmentFlag.AlignLeft)

    # Decisions

    def _act(self, use_case: Any, text: str, *args: Any) -> None:
        self.context.act(use_case, *args, initiator=self, label=text, then=self._decided, failed=self._failed)

    def _decided(self, result: Any) -> None:
        if isinstance(result, Outcome):
            now, zone = self.context.desk.now(), self.context.desk.zone
            for row in result.offers:
                said = translate("bookings", "{name} is next for {place}, {time}: please ring").format(
                    name=row.name or row.organisation, place=row.place,
                    time=words.when(row.starts_at, row.ends_at, now, zone),
                )  # fmt: skip
                self.context.toasts.say(said, icon="list-plus")
        self.changed.emit()

    def _failed(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        self.context.toasts.say(error.message, tone="bad", icon="circle-x")
        return True

    def _approve(self, row: BookingRow) -> None:
        text = translate("bookings", "Approved {title}").format(title=row.caption)
        self._act(bookings.approve, text, row.id)

    def _refuse(self, row: BookingRow) -> None:
        reason = self.context.questions.text(
            translate("bookings", "Refuse {title}").format(title=row.caption),
            translate("bookings", "Reason"),
            say=translate("bookings", "The applicant will want to know why."),
            yes=translate("bookings", "Refuse"),
            check=rules.check_reason,
        )
        if reason:
            text = translate("bookings", "Refused {title}").format(title=row.caption)
            self._act(bookings.refuse, text, row.id, reason)

    def _accept(self, row: BookingRow) -> None:
        text = translate("bookings", "{title} has the place").format(title=row.caption)
        self._act(bookings.accept_offer, text, row.id)

    def _decline(self, row: BookingRow) -> None:
        text = translate("bookings", "{title} declined").format(title=row.caption)
        self._act(bookings.decline_offer, text, row.id)

    def _share(self, card: ClashCard) -> None:
        self._act(bookings.share, translate("bookings", "The two share the place"), card.id)

    def _add_date(self, skip: SkipLine) -> None:
        self._act(series.add_date, translate("bookings", "Booked the date after all"), skip.id)


def _nothing(what: str) -> tuple[str, str]:
    return {
        REQUESTS: (
            translate("bookings", "No requests wait"),
            translate("bookings", "Bookings of spaces that need a yes appear here, competitors side by side."),
        ),
        LINE: (
            translate("bookings", "Nobody is waiting"),
            translate("bookings", "Who wants a taken place can be put on its waiting list when booking."),
        ),
        CLASHES: (
            translate("bookings", "No double bookings"),
            translate("bookings", "They can only come with the data of another desk."),
        ),
        FREED: (
            translate("bookings", "No freed dates"),
            translate("bookings", "Dates of a series that were taken are listed here once they are free."),
        ),
    }[what]
