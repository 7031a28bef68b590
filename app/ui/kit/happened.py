"""What happened to a record: who did what and when, the latest first, each act with what it changed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services.history import HistoryLine
from app.ui.kit.widgets import Avatar, Label, column, row


def happened(
    title: str, lines: Sequence[HistoryLine], when: Callable[[datetime], str], *, reasons: bool = False
) -> QVBoxLayout:
    """The block below a record; `when` says a time in the page's words, `reasons` tells those that were given."""
    box = column(Label(title, "strong"), spacing=10)
    acts = [(key, list(made)) for key, made in groupby(lines, key=lambda line: (line.at, line.who, line.act))]
    for place, ((at, who, act), changes) in reversed(list(enumerate(acts))):
        texts = column(
            Label(f"{who} · {act}", "caption-strong", wrap=True), Label(when(at), "caption", "muted"), spacing=1
        )
        for change in changes:
            # The first act made the record: all of it is new.
            if place and change.field:
                before = change.before or translate("kit", "empty")
                after = change.after or translate("kit", "empty")
                texts.addWidget(Label(f"{change.field}  {before} → {after}", "caption", wrap=True))
        reason = next((change.reason for change in changes if change.reason), "")
        if reasons and reason:
            said = translate("kit", "Reason: {reason}").format(reason=reason)
            texts.addWidget(Label(said, "caption", "muted", wrap=True))
        entry = QWidget()
        across = row(spacing=10)
        across.addWidget(Avatar(who, 24), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(texts, 1)
        entry.setLayout(across)
        box.addWidget(entry)
    return box
