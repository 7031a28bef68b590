"""The quotas of an activity in its form: places kept for groups, or the most a group may take, and the sum of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activities import Quota, QuotaRule
from app.domain.activity_records import QUOTA
from app.domain.terms import PARTICIPANT_CATEGORY
from app.services.activities import QuotaPlan
from app.ui.activities import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.forms import ChipsField
from app.ui.kit.widgets import (
    Button,
    Chip,
    DateTimeField,
    FormRow,
    Icon,
    IconButton,
    Label,
    Line,
    MeterBar,
    NumberField,
    Select,
    TextField,
)


class QuotaLine(QWidget):
    """One quota: name, places and rule in a line; who counts and until when below it, folded while that is known.

    `changed()`, `removed()`.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, context: Context, plan: QuotaPlan | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.id: RowId | None = plan.id if plan is not None else None
        desk = context.desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.name = TextField(limit=40, name=translate("activities", "Quota name"))
        self.places = NumberField(minimum=0, maximum=99_999, name=translate("activities", "Places"), buttons=False)
        self.name.edit.setPlaceholderText(translate("activities", "For whom, as it is called on paper"))
        self.places.edit.setPlaceholderText(translate("activities", "places"))
        self.rule = Select(
            [(code, QUOTA.by_name["rule"].option_label(code)) for code, _label in QUOTA.by_name["rule"].options],
            name=translate("activities", "Rule"),
        )
        self.fold = IconButton("chevron-down", translate("activities", "Who counts, and until when"))
        self.off = IconButton("x", translate("activities", "Without this quota"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 5)
        head.addWidget(self.places, 2)
        head.addWidget(self.rule, 4)
        head.addWidget(self.fold)
        head.addWidget(self.off)
        column.addLayout(head)
        self.said = Label("", "caption", "muted", wrap=True)
        column.addWidget(self.said)
        self.more = QWidget()
        below = QVBoxLayout(self.more)
        below.setContentsMargins(0, 0, 0, 4)
        below.setSpacing(8)
        self.categories = ChipsField([(term.code, term.label) for term in desk.terms(PARTICIPANT_CATEGORY)])
        self.communities = TextField(limit=400, placeholder=translate("activities", "all; several with 、 between"))
        self.age_from = NumberField(minimum=0, maximum=120, buttons=False)
        self.age_to = NumberField(minimum=0, maximum=120, buttons=False)
        self.until = DateTimeField(zone=desk.zone, today=desk.today())
        self.rows = {
            "categories": FormRow(translate("activities", "Who counts"), self.categories, roomy=False),
            "communities": FormRow(translate("fields", "From these communities"), self.communities, roomy=False),
            "age_from": FormRow(translate("fields", "Age from"), self.age_from, roomy=False),
            "age_to": FormRow(translate("fields", "Age to"), self.age_to, roomy=False),
            "release_at": FormRow(translate("fields", "Kept until"), self.until, roomy=False),
        }
        below.addWidget(self.rows["categories"])
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, stretch in (("communities", 5), ("age_from", 2), ("age_to", 2), ("release_at", 4)):
            line.addWidget(self.rows[name], stretch, Qt.AlignmentFlag.AlignTop)
        below.addLayout(line)
        column.addWidget(self.more)
        self.error = Label("", "caption", "bad", wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        self._unfolded = plan is None
        self.set_value(plan)
        self.fold.clicked.connect(self._turn)
        self.off.clicked.connect(self.removed)
        for field in (self.name, self.places, self.communities, self.age_from, self.age_to, self.until):
            field.changed.connect(lambda _text: self._edited())
        self.rule.chosen.connect(lambda _value: self._edited())
        self.categories.changed.connect(lambda _keys: self._edited())
        self._dress()

    def set_value(self, plan: QuotaPlan | None) -> None:
        """Put a quota in."""
        self.name.set_value(plan.name if plan is not None else "")
        self.places.set_value(plan.places if plan is not None else None)
        self.rule.set_value(plan.rule if plan is not None else QuotaRule.RESERVED.value)
        self.categories.set_value(plan.categories if plan is not None else ())
        self.communities.set_value(plan.communities if plan is not None else "")
        self.age_from.set_value(plan.age_from if plan is not None else None)
        self.age_to.set_value(plan.age_to if plan is not None else None)
        self.until.set_value(plan.release_at if plan is not None else None)

    def stops(self) -> list[QWidget]:
        """What the keyboard stops at, in its order."""
        return [
            self.name.edit, self.places.edit, self.rule, self.fold, self.off, *self.categories.findChildren(Chip),
            self.communities.edit, self.age_from.edit, self.age_to.edit, self.until.edit,
        ]  # fmt: skip

    @property
    def kept(self) -> int:
        """How many places it keeps."""
        places = self.places.value()
        return places if isinstance(places, int) and self.rule.value() == QuotaRule.RESERVED else 0

    def raw(self) -> list[Any]:
        """Everything as typed, for a draft."""
        return [
            self.id, self.name.value(), self.places.value(), self.rule.value(), self.categories.value(),
            self.communities.value(), self.age_from.value(), self.age_to.value(), self.until.value(),
        ]  # fmt: skip

    def set_raw(self, raw: Sequence[Any]) -> None:
        """The opposite."""
        self.id = raw[0]
        editors = (
            self.name, self.places, self.rule, self.categories, self.communities, self.age_from, self.age_to,
            self.until,
        )  # fmt: skip
        for editor, value in zip(editors, raw[1:], strict=True):
            editor.set_value(value)
        self._dress()

    def plan(self) -> QuotaPlan:
        """The quota; raises UserError (field "quotas") and shows what is wrong here."""
        name, places = self.name.value(), self.places.value()
        if not name:
            raise self._wrong(self.name, translate("activities", "Every quota needs a name."))
        if not isinstance(places, int):
            raise self._wrong(self.places, translate("activities", "How many places?"))
        for name_of, editor in (("age_from", self.age_from), ("age_to", self.age_to), ("release_at", self.until)):
            if isinstance(editor.value(), str):
                self._unfold()
                message = translate("bookings", "This can't be read.")
                self.rows[name_of].set_error(message)
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                raise UserError(message, "quotas")
        return QuotaPlan(
            name, places, self.rule.value(), tuple(self.categories.value().split()), self.communities.value(),
            self.age_from.value(), self.age_to.value(), self.until.value(), self.id,
        )  # fmt: skip

    def _wrong(self, field: Any, message: str) -> UserError:
        self.error.setText(message)
        self.error.show()
        field.set_invalid(True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return UserError(message, "quotas")

    def _edited(self) -> None:
        self.error.hide()
        self.name.set_invalid(False)
        self.places.set_invalid(False)
        for row in self.rows.values():
            row.set_error(None)
        self._dress()
        self.changed.emit()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._dress()

    def _unfold(self) -> None:
        self._unfolded = True
        self._dress()

    def _dress(self) -> None:
        """Folded, a sentence says who counts and until when."""
        self.more.setVisible(self._unfolded)
        self.said.setVisible(not self._unfolded)
        self.fold.set_icon("chevron-up" if self._unfolded else "chevron-down")
        keeps = self.rule.value() != QuotaRule.AT_MOST
        self.rows["release_at"].setVisible(keeps)
        desk = self.context.desk
        parts = [desk.term_labels(PARTICIPANT_CATEGORY, self.categories.value()), self.communities.value()]
        low, high = self.age_from.value(), self.age_to.value()
        if low is not None or high is not None:
            parts.append(
                translate("activities", "ages {low}–{high}").format(
                    low="" if low is None else low, high="" if high is None else high
                )
            )
        until = self.until.value()
        said = [part for part in parts if part] or [translate("activities", "counts everybody")]
        if keeps and until is not None and not isinstance(until, str):
            said.append(
                translate("activities", "kept until {time}").format(time=words.moment(until, desk.now(), desk.zone))
            )
        self.said.setText(words.DOT.join(said))


class QuotasPart(QWidget):
    """All quotas, and below them what they sum up to: "45 of 60 kept, 15 for everybody". `changed()`."""

    changed = Signal()

    def __init__(self, context: Context, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._after = after
        """Where the keyboard comes from."""
        self.lines: list[QuotaLine] = []
        self._capacity: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Line())
        column.addWidget(Label(translate("activities", "Places kept for groups"), "strong"))
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        column.addLayout(self._column)
        self.more = Button(translate("activities", "Add a quota"), icon="plus", key="Alt+Q", small=True)
        self.more.clicked.connect(self.add)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.meter = MeterBar(name=translate("activities", "Places kept"))
        self.mark = Icon("circle-alert", "bad-ink", 14)
        self.sum = Label("", "caption", "muted", wrap=True)
        column.addWidget(self.meter)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sum, 1)
        column.addLayout(line)
        self._say()

    # Content

    def set_value(self, plans: Sequence[QuotaPlan]) -> None:
        """Show these quotas."""
        self._drop()
        for plan in plans:
            self._put(QuotaLine(self.context, plan))
        self._say()

    def _drop(self) -> None:
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []

    def _put(self, line: QuotaLine) -> None:
        anchor = self.lines[-1].stops()[-1] if self.lines else self._after
        self.lines.append(line)
        self._column.addWidget(line)
        for stop in line.stops():
            QWidget.setTabOrder(anchor, stop)
            anchor = stop
        line.changed.connect(self._edited)
        line.removed.connect(lambda: self._remove(line))
        theme.show_if(line, True)

    def add(self) -> None:
        """One more quota."""
        line = QuotaLine(self.context, None)
        self._put(line)
        line.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _remove(self, line: QuotaLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def raw(self) -> list[list[Any]]:
        """Everything as typed, for a draft."""
        return [line.raw() for line in self.lines]

    def set_raw(self, raw: Sequence[Sequence[Any]]) -> None:
        """The opposite."""
        self._drop()
        for one in raw:
            line = QuotaLine(self.context, QuotaPlan("", 0))
            line.set_raw(one)
            self._put(line)
        self._say()

    def plans(self) -> tuple[QuotaPlan, ...]:
        """The quotas; raises UserError (field "quotas"), shown beside its line or below the sum."""
        found = tuple(line.plan() for line in self.lines)
        if self.too_many:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
            raise UserError(self.sum.text(), "quotas")
        return found

    def set_capacity(self, capacity: Any) -> None:
        """How many places there are, as typed."""
        self._capacity = capacity if isinstance(capacity, int) else None
        self._say()

    # The sum

    @property
    def kept(self) -> int:
        """Places kept, of all quotas."""
        return sum(line.kept for line in self.lines)

    @property
    def too_many(self) -> bool:
        """Whether more is kept than there is."""
        return self._capacity is not None and self.kept > self._capacity

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        kept, there = self.kept, self._capacity
        bad = False
        if not self.lines:
            text = translate("activities", "No places are kept: whoever registers first has them.")
        elif there is None:
            bad = kept > 0
            text = (
                translate("activities", "{kept} kept: say how many places there are.").format(kept=kept) if kept else ""
            )
        elif self.too_many:
            bad = True
            text = translate("activities", "{kept} places are kept, and there are {capacity}.").format(
                kept=kept, capacity=there
            )
        else:
            text = translate("activities", "{kept} of {capacity} kept, {open} for everybody").format(
                kept=kept, capacity=there, open=there - kept
            )
        self.sum.setText(text)
        self.sum.set_tone("bad" if bad else "muted")
        self.mark.setVisible(bad)
        self.meter.setVisible(bool(self.lines) and there is not None)
        self.meter.set(kept, there or 1)

    def refuse(self, message: str) -> None:
        """What the services had against the quotas."""
        self.sum.setText(message)
        self.sum.set_tone("bad")
        self.mark.show()
        (self.lines[0].places if self.lines else self.more).setFocus(Qt.FocusReason.OtherFocusReason)


def plan_of(quota: Quota, between: str = "、") -> QuotaPlan:
    """A quota as its form holds it."""
    return QuotaPlan(
        quota.name, quota.places, quota.rule.value, tuple(sorted(quota.categories)),
        between.join(sorted(quota.communities)), quota.age_from, quota.age_to, quota.release_at, quota.id,
    )  # fmt: skip
