"""Two cards side by side, before they are said to be one person."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.i18n import translate
from app.domain.records import PERSON
from app.services.desk import Desk
from app.services.people import PersonCard
from app.ui.kit.widgets import Avatar, Dialog, Icon, Label, Line, StatusPill, row
from app.ui.people.words import time_text


class JoinDialog(Dialog):
    """Compares two cards line by line. `lines` are (label, one, other, differs); `confirmed()` joins them."""

    def __init__(
        self,
        parent: QWidget,
        *,
        names: tuple[str, str],
        notes: tuple[str, str],
        lines: Sequence[tuple[str, str, str, bool]],
        first: int,
        confirmed: Callable[[], object],
    ) -> None:
        super().__init__(
            translate("people", "Are these one person?"),
            parent,
            width=720,
            say=translate("people", "Both cards stay as they are; only their visits and household are shown together. "
                                    "You can separate them again at any time."),
            scrolls=True,
        )  # fmt: skip
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._confirmed = confirmed
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 104)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
            head = row(Avatar(names[column - 1], 32), Label(names[column - 1], "heading", elide=True), spacing=8)
            grid.addLayout(head, 0, column)
            grid.addWidget(Label(notes[column - 1], "caption", "muted", wrap=True), 1, column)
        lead = StatusPill(translate("people", "Stands for both"), "info", "star")
        grid.addWidget(lead, 2, 1 + first, Qt.AlignmentFlag.AlignLeft)
        place = 3
        for label, one, other, differs in lines:
            grid.addWidget(Line(), place, 0, 1, 3)
            said = Label(label, tone="muted", wrap=True)
            grid.addWidget(said, place + 1, 0, Qt.AlignmentFlag.AlignTop)
            for column, text in ((1, one), (2, other)):
                value = Label(text or "—", "strong" if differs and text else "body", wrap=True)
                if not text:
                    value.set_tone("muted")
                grid.addWidget(value, place + 1, column, Qt.AlignmentFlag.AlignTop)
            place += 2
        self.body.addLayout(grid)
        against = [label for label, one, other, differs in lines if differs and one and other]
        if against:
            words = Label(
                translate("people", "Different: {fields}. Look closely before you join.").format(
                    fields=translate("people", ", ").join(against)
                ),
                tone="warn",
                wrap=True,
            )
            line = row(spacing=8)
            line.addWidget(Icon("triangle-alert", "warn-ink"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            self.body.addLayout(line)
        self.body.addStretch(1)
        self.add_button(translate("people", "Two people"), key="Esc")
        self.go = self.add_button(
            translate("people", "One person: join"), "primary", self._join, icon="merge", key="Enter", default=True
        )
        self.go.setFocus()

    def _join(self) -> None:
        self.accept()
        self._confirmed()


def compared(desk: Desk, one: PersonCard, other: PersonCard) -> dict[str, Any]:
    """What `JoinDialog` shows of two cards."""
    label = {name: spec.label for name, spec in PERSON.by_name.items()}
    lines: list[tuple[str, str, str, bool]] = []
    for title, value in (
        (label["phones"], lambda card: card.phones),
        (label["id_number"], lambda card: card.id_number),
        (label["birth_date"], lambda card: card.birth_date.isoformat() if card.birth_date else ""),
        (label["gender"], lambda card: card.gender_label),
        (label["population_group"], lambda card: card.group_label),
        (label["party_branch"], lambda card: card.party_branch),
        (label["employer"], lambda card: card.employer),
        (label["note"], lambda card: card.note),
        (translate("people", "Household"), _household),
    ):
        mine, yours = value(one), value(other)
        if mine or yours:
            lines.append((title, mine, yours, bool(mine and yours and mine != yours)))
    return {
        "names": (one.name, other.name),
        "notes": (_note(desk, one), _note(desk, other)),
        "lines": lines,
        "first": 0 if one.id < other.id else 1,
    }


def _household(card: PersonCard) -> str:
    return translate("people", ", ").join(kin.name for kin in (*card.guardians, *card.children))


def _note(desk: Desk, card: PersonCard) -> str:
    made = translate("people", "Card made {when}").format(when=time_text(desk, card.made_at))
    if card.last_visit_at is None:
        return made
    visits = translate("people", "{n} visits, last {when}").format(
        n=card.visits, when=time_text(desk, card.last_visit_at)
    )
    return visits + " · " + made
