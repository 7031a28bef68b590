"""Past handovers: who handed over to whom, what was open then; the sheet again."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services import handover
from app.services.desk import Desk
from app.services.handover import HandoverCard
from app.ui.handover import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, EmptyState, Item, Label, Line, Scroll, TwoLineList, clear_layout, row

DAYS = 60


def read(desk: Desk) -> list[HandoverCard]:
    """Handovers of the last two months, the newest first."""
    today = desk.duty_day()
    return handover.handovers(desk, today - timedelta(days=DAYS), today)


class PastView(QWidget):
    """`print_asked(handover_id)` for a sheet, `pack_asked()` for what is needed at a power cut."""

    print_asked = Signal(object)
    pack_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.rows: dict[RowId, HandoverCard] = {}
        self._wanted: RowId | None = None
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        self.card = Card(translate("handover", "Handovers"), " ", padding=0, spacing=0)
        self.list = TwoLineList(name=translate("handover", "Handovers"), quiet=False)
        self.list.current_changed.connect(self._show_one)
        self.list.activated.connect(lambda key: self.print_asked.emit(key))
        self.card.add(self.list, 1)
        self.none = EmptyState(
            translate("handover", "No shift was handed over yet"),
            translate("handover", "F8 hands over the one on duty."), icon="arrow-left-right",
        )  # fmt: skip
        self.card.add(self.none, 1)
        self.sheet = Card(" ", " ", padding=0, spacing=0)
        self.paper = Button(translate("handover", "Print the sheet"), "primary", icon="printer", key="Ctrl+P")
        self.paper.setShortcut("")
        self.pack = Button(translate("handover", "Pack for a power cut"), icon="file-text")
        self.paper.clicked.connect(self.print_current)
        self.pack.clicked.connect(self.pack_asked)
        self.inside = Scroll(spacing=8, margins=(16, 12, 16, 12))
        self.sheet.add(self.inside, 1)
        self.sheet.add(Line())
        foot = row(self.paper, self.pack, margins=(16, 10, 16, 10))
        foot.addStretch(1)
        self.sheet.body.addLayout(foot)
        for part, share in ((self.card, 5), (self.sheet, 6)):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            whole.addWidget(part, share)
        theme.show_if(self.sheet, False)

    def reload(self) -> None:
        """Look it up again."""
        self.context.look(self, "past", read, then=self._show)

    def show_one(self, handover_id: RowId | None) -> None:
        """Show one of them, as soon as it is there."""
        self._wanted = handover_id
        self.reload()

    def focus(self) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_current(self) -> None:
        """Print the sheet that is shown."""
        if self.list.current_key() is not None:
            self.print_asked.emit(self.list.current_key())

    def _show(self, found: list[HandoverCard]) -> None:
        self.rows = {one.id: one for one in found}
        self.list.set_items([self._item(one) for one in found])
        self.card.head.note.setText(translate("handover", "the last {n} days").format(n=DAYS))
        theme.show_if(self.list, bool(found))
        theme.show_if(self.none, not found)
        theme.show_if(self.sheet, bool(found))
        wanted, self._wanted = self._wanted, None
        place = next((i for i, one in enumerate(found) if one.id == wanted), -1)
        if place >= 0 or (found and self.list.current_key() is None):
            self.list.set_current(max(0, place))
        self._show_one(self.list.current_key())

    def _item(self, one: HandoverCard) -> Item:
        tone, icon = words.STATES.get(one.state, ("idle", "check"))
        when = words.clock(one.at, self.context.desk.zone)
        return Item(
            one.id, f"{words.day_text(one.day)} {one.shift}", f"{words.who(one)}{words.DOT}{when}",
            pill=(one.state_label, tone, icon),
        )  # fmt: skip

    def _show_one(self, key: Any) -> None:
        one = self.rows.get(key)
        clear_layout(self.inside.inner)
        if one is None:
            return
        self.sheet.head.title.setText(f"{words.day_text(one.day)} {one.shift}")
        self.sheet.head.note.setText(words.who(one))
        add = self.inside.inner.addWidget
        said = words.figures_text(one.figures)
        if said:
            add(Label(said, tone="muted", wrap=True))
        if one.reason:
            said = (
                translate("handover", "Remark: {text}") if one.state == "signed"
                else translate("handover", "Reason: {text}")
            )  # fmt: skip
            add(Label(said.format(text=one.reason), wrap=True))
        for text, decision, remark in one.items:
            line = words.DOT.join(part for part in (decision, remark) if part)
            add(Label(text, wrap=True))
            add(Label(line, "caption", "muted", wrap=True))
        if not one.items and one.state != "refused":
            add(Label(translate("handover", "Nothing was open."), tone="muted"))
        self.inside.inner.addStretch(1)
