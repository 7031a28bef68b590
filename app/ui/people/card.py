"""One person's card as it is read: what is known, the household, the joined cards."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.auth import Permission, allowed
from app.domain.records import PERSON
from app.services import people
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, FlowLayout, Icon, IconButton, Label, Line, Note, StatusPill, column, row
from app.ui.people.words import time_text

SHOWN_FOR = 30_000
"""How long a masked value stays in full on the screen, in milliseconds."""


def is_due(context: Context, card: people.PersonCard) -> bool:
    """Whether the card's keep-until day is over."""
    return not card.erased and card.keep_until is not None and context.desk.today() > card.keep_until


class CardView(QWidget):
    """Signals: `opened(id)` for another card, `add_asked("guardian"|"child")`, `remove_asked(Kin)`,
    `separate_asked(JoinedCard)`, `reveal_asked(field)`, `differs_asked()` to look at what two desks wrote of it.
    """

    opened = Signal(object)
    add_asked = Signal(str)
    remove_asked = Signal(object)
    separate_asked = Signal(object)
    reveal_asked = Signal(str)
    differs_asked = Signal()

    def __init__(self, context: Context, card: people.PersonCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.card = card
        self.secrets: dict[str, _Secret] = {}
        self._column = column(spacing=16)
        self.setLayout(self._column)
        self._pills()
        if card.erased:
            self._column.addWidget(
                Label(
                    translate("people", "What was personal here was erased. The visits remain without a name."),
                    tone="muted",
                    wrap=True,
                )
            )
            return
        if card.voided:
            self._column.addWidget(
                Label(translate("people", "Voided: {reason}").format(reason=card.void_reason), tone="muted", wrap=True)
            )
        if card.clash:
            said, settle = translate("people", "Two desks wrote different things of it."), translate("people", "Settle")
            self._column.addWidget(
                Note(said, tone="bad", icon="git-compare", action=settle, does=self.differs_asked.emit)
            )
        self._facts()
        if card.joined:
            self._joined()
        self._household()
        self._column.addStretch(1)

    def _pills(self) -> None:
        card = self.card
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8)
        if card.present_visit_id is not None:
            flow.addWidget(StatusPill(translate("people", "Here now"), "live", "circle-play"))
        if card.erased:
            flow.addWidget(StatusPill(translate("people", "Erased"), "void", "trash-2"))
        elif card.voided:
            flow.addWidget(StatusPill(translate("people", "Voided"), "void", "ban"))
        if is_due(self._context, card):
            flow.addWidget(StatusPill(translate("people", "Due for erasure"), "warn", "hourglass"))
        if card.group_label:
            flow.addWidget(StatusPill(card.group_label, "info", "user"))
        if card.is_child:
            flow.addWidget(StatusPill(translate("people", "Under 18"), "wait", "star"))
        if card.joined:
            flow.addWidget(StatusPill(translate("people", "{n} cards").format(n=len(card.joined) + 1), "idle", "merge"))
        if flow.count():
            self._column.addWidget(holder)
        else:
            holder.deleteLater()

    # What is known

    def _facts(self) -> None:
        card, desk = self.card, self._context.desk
        facts = column(spacing=0)
        may = allowed(self._context.session.actor.role, Permission.UNMASK_ONE) and not card.voided
        for field, label, text in (
            ("phones", translate("people", "Phone"), card.phones),
            ("id_number", card.id_type_label or translate("people", "ID number"), card.id_number),
        ):
            if text:
                secret = _Secret(label, text, (lambda field=field: self.reveal_asked.emit(field)) if may else None)
                self.secrets[field] = secret
                facts.addWidget(secret)
            elif field == "phones":
                facts.addWidget(_fact(label, translate("people", "None"), tone="muted"))
        born = card.birth_date.isoformat() if card.birth_date else ""
        if card.age is not None:
            born = translate("people", "{date}, aged {age}").format(date=born, age=card.age)
        visits = translate("people", "None yet")
        if card.visits and card.last_visit_at is not None:
            visits = translate("people", "{n}, last {when}").format(
                n=f"{card.visits:,}", when=time_text(desk, card.last_visit_at)
            )
        keep = card.keep_until.isoformat() if card.keep_until else ""
        if card.retain_until is not None:
            keep = translate("people", "{date} (set on this card)").format(date=keep)
        for label, text, tone in (
            (PERSON.by_name["gender"].label, card.gender_label, "text"),
            (translate("people", "Born"), born, "text"),
            (translate("people", "Branch"), card.party_branch, "text"),
            (translate("people", "Work, home"), card.employer, "text"),
            (PERSON.by_name["note"].label, card.note, "text"),
            (translate("people", "Visits"), visits, "text" if card.visits else "muted"),
            (
                translate("people", "Consent"),
                translate("people", "Agreed to be recorded") if card.consent else translate("people", "Not asked yet"),
                "text" if card.consent else "muted",
            ),
            (translate("people", "Keep until"), keep, "warn" if is_due(self._context, card) else "text"),
        ):
            if text:
                facts.addWidget(_fact(label, text, tone=tone))
        self._column.addLayout(facts)

    def show_secret(self, field: str, text: str) -> None:
        """Show a masked value in full for a short while."""
        if field in self.secrets:
            self.secrets[field].reveal(text)

    # Others

    def _household(self) -> None:
        card = self.card
        may = not card.voided and allowed(self._context.session.actor.role, Permission.EDIT_PEOPLE)
        head = row(Label(translate("people", "Household"), "strong"), spacing=8)
        head.addStretch(1)
        if may:
            for kind, text, key in (
                ("guardian", translate("people", "Guardian"), "G"),
                ("child", translate("people", "Child"), "K"),
            ):
                if kind == "guardian" and card.age is not None and not card.is_child:
                    continue
                if kind == "child" and card.is_child:
                    continue
                button = Button(text, "ghost", icon="plus", small=True, key=key)
                button.setToolTip(
                    translate("people", "Add a guardian") if kind == "guardian" else translate("people", "Add a child")
                )
                button.clicked.connect(lambda _checked=False, kind=kind: self.add_asked.emit(kind))
                head.addWidget(button)
        part = column(spacing=4)
        part.addWidget(Line())
        part.addSpacing(4)
        part.addLayout(head)
        # The relation says what the guardian is to the child, so it stands only with the guardian.
        lines = [(kin, kin.relation or translate("people", "Guardian")) for kin in card.guardians]
        lines += [(kin, translate("people", "Child")) for kin in card.children]
        for kin, kind in lines:
            age = translate("people", "aged {age}").format(age=kin.age) if kin.age is not None else ""
            said = " · ".join(part for part in (kind, age, kin.phone) if part)
            remove = translate("people", "Take {name} out of the household").format(name=kin.name)
            part.addWidget(
                _Other(
                    kin.name,
                    said,
                    open_=lambda kin=kin: self.opened.emit(kin.id),
                    icon="unlink",
                    act=remove,
                    does=(lambda kin=kin: self.remove_asked.emit(kin)) if may else None,
                )
            )
        if not lines:
            words = (
                translate("people", "A child needs a guardian here before it can be signed up alone.")
                if card.is_child
                else translate("people", "Nobody linked yet.")
            )
            part.addWidget(Label(words, "caption", "muted", wrap=True))
        self._column.addLayout(part)

    def _joined(self) -> None:
        may = allowed(self._context.session.actor.role, Permission.JOIN_PEOPLE)
        part = column(spacing=4)
        part.addWidget(Line())
        part.addSpacing(4)
        part.addWidget(Label(translate("people", "Same person's cards"), "strong"))
        for other in self.card.joined:
            part.addWidget(
                _Other(
                    other.name,
                    other.phone or translate("people", "No phone"),
                    open_=None,
                    icon="unlink",
                    act=translate("people", "Separate {name}").format(name=other.name),
                    does=(lambda other=other: self.separate_asked.emit(other)) if may else None,
                )
            )
        self._column.addLayout(part)


def _label_width() -> int:
    return round(76 * theme.metrics().t14 / 14)


def _fact(label: str, text: str, *, tone: str = "text") -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 6, 0, 6)
    line.setSpacing(12)
    said = Label(label, tone="muted", wrap=True)
    said.setFixedWidth(_label_width())
    line.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(text, tone=tone, wrap=True, selectable=True), 1, Qt.AlignmentFlag.AlignTop)
    return holder


class _Secret(QWidget):
    """A masked value with "Show"; in full it stays half a minute, or until "Hide"."""

    def __init__(self, label: str, masked: str, ask: Callable[[], object] | None) -> None:
        super().__init__()
        self._masked = masked
        self._ask = ask
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(12)
        said = Label(label, tone="muted", wrap=True)
        said.setFixedWidth(_label_width())
        line.addWidget(said)
        self.value = Label(_lines(masked), wrap=True, selectable=True)
        line.addWidget(self.value, 1)
        self.button = Button(translate("people", "Show"), "ghost", small=True, icon="eye")
        self.button.setAccessibleName(translate("people", "Show {field} in full").format(field=label))
        self._label = label
        self.button.clicked.connect(self._press)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        if ask is None:
            self.button.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR)
        self._timer.timeout.connect(self.hide_again)

    @property
    def open(self) -> bool:
        """Whether the value is shown in full now."""
        return self._timer.isActive()

    def _press(self) -> None:
        if self.open:
            self.hide_again()
        elif self._ask is not None:
            self._ask()

    def reveal(self, text: str) -> None:
        """Show the value in full for half a minute."""
        self.value.setText(_lines(text))
        self.value.set_role("strong")
        self.button.setText(translate("people", "Hide"))
        self.button.set_icon("eye-off")
        self._timer.start()

    def hide_again(self) -> None:
        """Back to the mask."""
        self._timer.stop()
        self.value.setText(_lines(self._masked))
        self.value.set_role("body")
        self.button.setText(translate("people", "Show"))
        self.button.set_icon("eye")
        self.button.setAccessibleName(translate("people", "Show {field} in full").format(field=self._label))


def _lines(text: str) -> str:
    return "\n".join(text.split())


class _Other(QWidget):
    """Somebody beside this card: a name to open, a line about them, a button that undoes the link."""

    def __init__(
        self,
        name: str,
        said: str,
        *,
        open_: Callable[[], object] | None,
        icon: str,
        act: str,
        does: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(Icon("user", "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        if open_ is not None:
            link = Button(name, "link", name=translate("people", "Open the card of {name}").format(name=name))
            link.clicked.connect(lambda: open_())
            words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            words.addWidget(Label(name, "strong", elide=True))
        words.addWidget(Label(said, "caption", "muted", elide=True))
        line.addLayout(words, 1)
        if does is not None:
            button = IconButton(icon, act, size=theme.metrics().control_small)
            button.clicked.connect(lambda: does())
            line.addWidget(button)
