"""The card that says how places stand: free or kept, for whom, until when, and what a household would be told now."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.i18n import sentences, translate
from app.core.ids import RowId
from app.domain.activities import Mode, QuotaRule
from app.services.activities import ActivityCard
from app.ui.activities import words
from app.ui.activities.answer import AnswerBox
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Card,
    Dialog,
    FlowLayout,
    FormRow,
    IconButton,
    Label,
    NumberField,
    TextField,
    clear_layout,
)
from app.ui.kit.widgets.quota_bar import QuotaBar, QuotaSeats, SeatSign


class QuotaCard(Card):
    """How places stand. `notice_asked()` prints who is in and why for the notice board; `hand_asked()` hands places
    to another desk, where there are several.
    """

    notice_asked = Signal()
    hand_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("activities", "Places"), padding=16, spacing=8, lined=False, parent=parent)
        self.context = context
        self.body.setContentsMargins(16, 0, 16, 16)
        self.until = Label("", "caption", "muted")
        self.head.add(self.until)
        self.hand = IconButton("arrow-left-right", translate("activities", "Hand places to another desk"), size=28)
        self.notice = IconButton("printer", translate("activities", "Print the notice: who is in and why"), size=28)
        for button, asked in ((self.hand, self.hand_asked), (self.notice, self.notice_asked)):
            self.head.add(button)
            button.clicked.connect(asked)
        line = QHBoxLayout()
        line.setSpacing(4)
        self.figure = Label("", "figure")
        self.of_figure = Label("", tone="muted", elide=True)
        self.taken = Label("", tone="muted")
        line.addWidget(self.figure)
        for label in (self.of_figure, self.taken):
            label.setContentsMargins(0, 0, 0, 5)
        line.addWidget(self.of_figure, 1, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.taken, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.bar = QuotaBar()
        self.add(self.bar)
        self.legend = QWidget()
        self._flow = FlowLayout(self.legend, spacing=8)
        self.add(self.legend)
        self.explained = AnswerBox()
        self.add(self.explained)
        self.shares = Label("", "caption", "muted", wrap=True)
        self.add(self.shares)
        self.body.addStretch(1)

    def show_places(
        self, card: ActivityCard, taken: Mapping[frozenset[RowId], int], applied: int,
        told: tuple[str, Sequence[str]], *, several_desks: bool = False,
    ) -> None:  # fmt: skip
        """Show them. `taken`: how many people who have a place count in which quotas; `applied`: who asks for the
        ballot; `told`: what a household that counts in no quota would be told.
        """
        allocation = card.allocation
        now, zone = self.context.desk.now(), self.context.desk.zone
        capacity = card.row.capacity
        held = [one for one in card.quotas if one.held(now) and one.release_at is not None]
        first = min((one.release_at for one in held if one.release_at is not None), default=None)
        day = first.astimezone(zone).date() if first is not None else None
        self.until.setText(
            translate("activities", "Kept until {time}").format(
                time=f"{words.long_day(day)} {words.clock(first, zone)}"
            )
            if first is not None and day is not None
            else ""
        )
        self._say_figure(card, applied)
        quotas = [
            QuotaSeats(
                use.quota.id, use.quota.name, use.quota.places, use.taken, use.kept,
                most=use.quota.rule is QuotaRule.AT_MOST,
            )
            for use in allocation.use
        ]  # fmt: skip
        self.bar.set(capacity, quotas, taken)
        self.bar.setVisible(capacity is not None or bool(quotas))
        self._say_legend()
        headline, reasons = told
        closes = card.values.get("closes_at")
        free = card.row.state in ("open", "running") and (allocation.open is None or allocation.open > 0)
        free = free and not (isinstance(closes, datetime) and closes <= now)
        self.explained.say(
            "good" if free else "info", "circle-check" if free else "info", headline, [sentences(reasons)]
        )
        self.explained.setVisible(bool(headline))
        self.hand.setVisible(several_desks)
        self.shares.setText(
            translate("clauses", ", ").join(
                translate("activities", "desk {letter}: {n} places").format(letter=letter, n=n)
                for letter, n in sorted(card.shares.items())
            )
        )
        self.shares.setVisible(bool(card.shares))

    def _say_figure(self, card: ActivityCard, applied: int) -> None:
        allocation, capacity = card.allocation, card.row.capacity
        self.taken.setText(f"{allocation.taken:,} / {capacity:,}" if capacity is not None else "")
        if card.row.mode is Mode.BALLOT and applied:
            self.figure.setText(f"{applied:,}")
            self.of_figure.setText(translate("activities", "people in the ballot"))
        elif capacity is None or allocation.free is None:
            self.figure.setText(f"{allocation.taken:,}")
            self.of_figure.setText(translate("activities", "people, without a limit"))
        else:
            self.figure.setText(f"{allocation.free:,}")
            if not allocation.free:
                text = translate("activities", "places free")
            elif not allocation.open:
                text = translate("activities", "places free, all of them kept")
            elif allocation.open < allocation.free:
                text = translate("activities", "places free, {n} of them for everybody").format(n=allocation.open)
            else:
                text = translate("activities", "places free for everybody")
            self.of_figure.setText(text)

    def _say_legend(self) -> None:
        bar = self.bar
        clear_layout(self._flow)
        kept = [(place, one) for place, one in enumerate(bar.quotas) if one.kept]
        whole = [translate("activities", "{n} kept for {name}").format(n=one.kept, name=one.name) for _p, one in kept]
        others = translate("activities", "{n} for everybody").format(n=bar.free) if bar.free and bar.quotas else ""
        both = translate("activities", "{n} count in both").format(n=bar.both) if bar.bracketed and bar.both else ""
        said = [text for text in (both, *whole, others) if text]
        need = sum(theme.text_width(text, theme.font("t12")) + 14 for text in said) + 8 * (len(said) - 1)
        if bar.bracketed and need > theme.metrics().drawer - 34:
            # The colour tells for whom; the names stand at the brackets.
            whole = [translate("activities", "{n} kept").format(n=one.kept) for _place, one in kept]
        if both:
            self._sign((0, 1), False, both)
        for (place, _one), text in zip(kept, whole, strict=True):
            self._sign((place,), True, text)
        if others:
            self._sign((), True, others)
        self.legend.setVisible(self._flow.count() > 0)
        self.legend.updateGeometry()

    def _sign(self, groups: tuple[int, ...], empty: bool, text: str) -> None:
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        across.addWidget(SeatSign(groups, empty=empty))
        room = theme.metrics().drawer - 64
        label = Label(text, "caption", "muted", elide=True)
        label.setFixedWidth(min(room, theme.text_width(text, theme.font("t12")) + 2))
        across.addWidget(label)
        self._flow.addWidget(holder)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the legend again in another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "legend"):
            self._say_legend()


class HandPlaces(Dialog):
    """Some of this desk's places become another desk's: final there, whatever is registered here meanwhile."""

    handed = Signal(str, int)

    def __init__(self, context: Context, parent: QWidget, card: ActivityCard, letters: Sequence[str]) -> None:
        super().__init__(
            translate("activities", "Hand places to another desk"), parent, width=440,
            say=translate(
                "activities",
                "A place within a desk's share is sure, also while the two desks don't see each other. "
                "What is handed over comes back only if that desk hands it back.",
            ),
        )  # fmt: skip
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        others = [one for one in letters if one]
        self.letter = FormRow(
            translate("activities", "To desk"), TextField(others[0] if others else "", limit=1), required=True,
            roomy=False,
        )  # fmt: skip
        self.places = FormRow(
            translate("activities", "Places"),
            NumberField(None, minimum=1, maximum=max(1, card.row.capacity or 9999)),
            required=True, roomy=False,
        )  # fmt: skip
        self.body.addWidget(self.letter)
        self.body.addWidget(self.places)
        self.add_button(translate("activities", "Back"), key="Esc")
        self.add_button(translate("activities", "Hand over"), "primary", self._go, key="Enter", default=True)
        (self.places if others else self.letter).editor.setFocus()

    def _go(self) -> None:
        letter, places = self.letter.editor.value().upper(), self.places.editor.value()
        self.letter.set_error(None if letter else translate("errors", "Please fill this in."))
        self.places.set_error(
            None if isinstance(places, int) and places > 0 else translate("errors", "Please fill this in.")
        )
        if letter and isinstance(places, int) and places > 0:
            self.handed.emit(letter, places)

    def refuse(self, field: str, message: str) -> None:
        """Say beside the field why it can't be."""
        row = self.letter if field == "to_desk" else self.places
        row.set_error(message)
        row.editor.setFocus()
