"""The ballot: close the list, print it with its seed, draw; every step says what can't be taken back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.activities import Standing
from app.domain.auth import Permission, allowed
from app.services import registrations
from app.services.activities import ActivityCard
from app.services.registrations import BallotView, RegistrationRow
from app.ui.activities import words
from app.ui.activities.registrations import for_children, household, people_text
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Dialog, FormRow, Icon, Item, Label, Note, TextField, TwoLineList, clear_layout, row
from app.ui.kit.widgets.note import beside_words


class BallotDialog(Dialog):
    """`print_asked()` for the sheet, `changed()` after each step."""

    print_asked = Signal()
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget, card: ActivityCard, rows: Sequence[RegistrationRow]) -> None:
        super().__init__(translate("activities", "Ballot: {title}").format(title=card.row.title), parent, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.card = card
        self.rows = {one.number: one for one in rows}
        self.found: BallotView | None = None
        self._busy = False
        self.seed: FormRow | None = None
        self.body.addWidget(Label(translate("activities", "Looking it up…"), tone="muted"))
        self.back = self.add_button(translate("activities", "Close"), key="Esc")
        self.paper = self.add_button(
            translate("activities", "Print the sheet"), callback=self._print, icon="printer", key="Alt+P"
        )
        self.go = self.add_button("", "primary", self._go, key="Enter", default=True)
        self.paper.hide()
        self.go.hide()
        self.look()

    def look(self) -> None:
        """Look up how far the ballot is."""
        self.context.look(self, "ballot", registrations.ballot, self.card.row.id, then=self._show)

    def _show(self, found: BallotView | None) -> None:
        self.found = found
        clear_layout(self.body)
        self.seed = None
        decides = allowed(self.context.session.actor.role, Permission.EDIT_ACTIVITIES)
        if found is None:
            self._before(decides)
        elif found.drawn_at is None:
            self._listed(found, decides)
        else:
            self._drawn(found)
        self.paper.setVisible(found is not None)
        # What was put in just now knows its height once it has been shown.
        QTimer.singleShot(0, self, self.grow)

    def _steps(self, at: int) -> None:
        """The three steps, the one at hand marked."""
        steps = (
            translate("activities", "Close the list: who applied by then takes part, nobody joins it afterwards."),
            translate("activities", "Print the list with its seed and put it up, before anything is drawn."),
            translate("activities", "Draw: the order follows from seed and numbers; anyone can work it out again."),
        )
        for number, text in enumerate(steps, 1):
            done = number < at
            icon = Icon("circle-check" if done else "circle-play" if number == at else "circle", _token(number, at))
            label = Label(f"{number}  {text}", "strong" if number == at else "body", wrap=True)
            label.set_tone("text" if number == at else "muted")
            line = row(spacing=8)
            line.addLayout(beside_words(icon))
            line.addWidget(label, 1)
            self.body.addLayout(line)

    def _before(self, decides: bool) -> None:
        applied = [one for one in self.rows.values() if one.standing is Standing.APPLIED]
        people = sum(len(one.active) for one in applied)
        self.say.setText(
            translate("activities", "{households} households, {people} people for {places} places").format(
                households=len(applied), people=people,
                places="–" if self.card.row.capacity is None else f"{self.card.row.capacity:,}",
            )
        )  # fmt: skip
        self.say.show()
        self._steps(1)
        field = TextField(limit=80)
        self.seed = FormRow(
            translate("activities", "Seed"), field, roomy=False,
            hint=translate(
                "activities",
                "Best something nobody could choose, such as tonight's lottery numbers. Left empty, one is made.",
            ),
        )  # fmt: skip
        self.body.addWidget(self.seed)
        self.go.setText(translate("activities", "Close the list"))
        self.go.setVisible(decides)
        self.go.setEnabled(bool(applied))
        self.seed.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listed(self, found: BallotView, decides: bool) -> None:
        now, zone = self.context.desk.now(), self.context.desk.zone
        self.say.setText(
            translate("activities", "{n} numbers, the list was closed {time}").format(
                n=len(found.listed), time=words.moment(found.listed_at, now, zone)
            )
        )
        self.say.show()
        self._steps(2)
        self._say_seed(found)
        self.body.addWidget(
            Note(
                translate("activities", "Draw only once the printed list hangs up: a draw can't be taken back."),
                tone="warn", icon="triangle-alert",
            )
        )  # fmt: skip
        self.go.setText(translate("activities", "Draw the lots"))
        self.go.setVisible(decides)
        self.go.setEnabled(True)
        # The field that had the keyboard is gone; Enter must not close the box.
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_seed(self, found: BallotView) -> None:
        line = row(Label(translate("activities", "Seed"), tone="muted"), spacing=12)
        seed = Label(found.seed, "heading", wrap=True, selectable=True)
        line.addWidget(seed, 1)
        self.body.addLayout(line)

    def _drawn(self, found: BallotView) -> None:
        now, zone = self.context.desk.now(), self.context.desk.zone
        inside = sum(admitted for _number, admitted in found.result)
        assert found.drawn_at is not None
        self.say.setText(
            translate("activities", "Drawn {time}: {n} of {all} households have places").format(
                time=words.moment(found.drawn_at, now, zone), n=inside, all=len(found.result)
            )
        )
        self.say.show()
        self._say_seed(found)
        children = for_children(self.card)
        items = []
        waits = 0
        for place, (number, admitted) in enumerate(found.result, 1):
            waits += not admitted
            one = self.rows.get(number)
            items.append(
                Item(
                    number, f"{place}  {number}", note=household(one) if one is not None else "",
                    right=people_text(one, children) if one is not None else "", right_tone="muted",
                    pill=(translate("activities", "Admitted"), "good", "circle-check")
                    if admitted
                    else (translate("activities", "line {n}").format(n=waits), "wait", "list-plus"),
                    strong=admitted,
                )
            )  # fmt: skip
        result = TwoLineList(items, name=translate("activities", "Result"), quiet=False)
        result.setMinimumHeight(theme.metrics().row * min(7, max(1, len(items))) + 2)
        self.body.addWidget(result, 1)
        self.go.hide()
        result.show()
        result.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        if self._busy or not self.go.isVisible() or not self.go.isEnabled():
            return
        found = self.found
        if found is None:
            sure = self.context.questions.confirm(
                translate("activities", "Close the list?"),
                translate("activities", "Whoever registers afterwards waits behind everybody drawn. The seed stays."),
                yes=translate("activities", "Close the list"),
            )
            seed = self.seed.editor.value() if self.seed is not None else ""
            if sure:
                self._act(registrations.close_list, seed)
        elif found.drawn_at is None:
            sure = self.context.questions.confirm(
                translate("activities", "Draw the lots now?"),
                translate("activities", "The result stands and can't be drawn again. Does the printed list hang up?"),
                yes=translate("activities", "Draw"),
            )
            if sure:
                self._act(registrations.draw)

    def _act(self, use_case: Any, *args: Any) -> None:
        self._busy = True

        def always() -> None:
            self._busy = False

        def failed(error: Any) -> bool:
            if not isinstance(error, UserError):
                return False
            if self.seed is not None:
                self.seed.set_error(error.message)
            else:
                self.context.toasts.say(error.message, tone="bad", icon="circle-x")
            return True

        self.context.act(
            use_case, self.card.row.id, *args, initiator=self, then=self._done, failed=failed, always=always
        )

    def _done(self, found: BallotView) -> None:
        self._show(found)
        self.changed.emit()

    def _print(self) -> None:
        self.accept()
        self.print_asked.emit()


def _token(number: int, at: int) -> str:
    return "good-ink" if number < at else "info-ink" if number == at else "muted"
