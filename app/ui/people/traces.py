"""What a person did here, and what was done with their card: the two other faces of the drawer."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.services.desk import Desk
from app.services.history import HistoryLine
from app.services.people import TimelineEntry
from app.ui.kit.widgets import Icon, Label, column, row
from app.ui.people.words import time_text

_ICONS = {
    "visit": ("footprints", "muted"),
    "present": ("circle-play", "good-ink"),
    "expected": ("calendar-clock", "info-ink"),
    "unverified": ("circle-alert", "warn-ink"),
    "voided": ("ban", "muted"),
    "registration": ("ticket", "muted"),
    "attendance": ("user-check", "muted"),
    "card": ("pencil", "muted"),
    "disclosure": ("eye", "warn-ink"),
}


class TimelineView(QWidget):
    """Visits, activities, cards, looks: latest first."""

    def __init__(self, desk: Desk, entries: Sequence[TimelineEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(spacing=12)
        self.setLayout(layout)
        for entry in entries:
            icon, tone = _ICONS.get(entry.kind, ("circle", "muted"))
            when = time_text(desk, entry.at)
            detail = " · ".join(part for part in (when, entry.detail) if part)
            layout.addLayout(_step(icon, tone, entry.text, [detail]))
        if not entries:
            layout.addWidget(Label(translate("people", "Nothing yet."), tone="muted"))
        layout.addStretch(1)


class HistoryView(QWidget):
    """Who changed what, and when: one block for each act."""

    def __init__(self, desk: Desk, lines: Sequence[HistoryLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(spacing=12)
        self.setLayout(layout)
        for (at, who, act), group in groupby(reversed(lines), key=lambda line: (line.at, line.who, line.act)):
            parts = list(group)
            words = [time_text(desk, at)]
            for line in reversed(parts):
                if line.field:
                    words.append(
                        translate("people", "{field}: {before} → {after}").format(
                            field=line.field,
                            before=line.before or translate("people", "empty"),
                            after=line.after or translate("people", "empty"),
                        )
                    )
                elif line.after:
                    words.append(line.after)
            if parts[0].reason:
                words.append(translate("people", "Reason: {reason}").format(reason=parts[0].reason))
            title = translate("people", "{who}: {act}").format(who=who, act=act)
            layout.addLayout(_step("history", "muted", title, words))
        if not lines:
            layout.addWidget(Label(translate("people", "Nothing yet."), tone="muted"))
        layout.addStretch(1)


def _step(icon: str, tone: str, title: str, said: Sequence[str]):
    words = column(Label(title, wrap=True), spacing=0)
    for text in said:
        words.addWidget(Label(text, "caption", "muted", wrap=True))
    line = row(spacing=12)
    line.addWidget(Icon(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line
