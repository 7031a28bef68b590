"""The log that writes itself: what happened in a shift or a duty day, by kind; Enter jumps to the thing."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services import handover, shift_log
from app.services.desk import Desk
from app.services.shift_log import LogLine
from app.ui.handover import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, EmptyState, FilterChips, Item, SegmentedControl, TwoLineList

SHIFT, LAST, DAY = "shift", "last", "day"
MOST = 1000


def read(desk: Desk, part: str) -> tuple[list[LogLine], str, Any]:
    """The lines of a part of the day, what it is called, and its duty day."""
    on = handover.current(desk).turn
    if part == LAST:
        before = handover.shifts_of(desk, on.day)
        earlier = [one.turn for one in before if one.turn.end <= on.start]
        turn = earlier[-1] if earlier else handover.shifts_of(desk, on.day - timedelta(days=1))[-1].turn
        start, end, name, day = turn.start, turn.end, f"{turn.shift.label} {turn.shift.hours}", turn.day
    elif part == DAY:
        turns = [one.turn for one in handover.shifts_of(desk, on.day)]
        start, end, name, day = turns[0].start, turns[-1].end, words.day_text(on.day), on.day
    else:
        start, end, name, day = on.start, on.end, f"{on.shift.label} {on.shift.hours}", on.day
    return shift_log.log(desk, start, end, MOST), name, day


class LogView(QWidget):
    """`opened(place, arguments)` for what a line is about, `print_asked(day)` for the log of the duty day."""

    opened = Signal(str, object)
    print_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._lines: list[LogLine] = []
        self.day: Any = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(16)
        self.part = SegmentedControl(
            [
                (SHIFT, translate("handover", "This shift")), (LAST, translate("handover", "Last shift")),
                (DAY, translate("handover", "Duty day")),
            ],
            SHIFT, name=translate("handover", "Time of the log"),
        )  # fmt: skip
        self.part.changed.connect(lambda _part: self.reload())
        kinds = [(key, label()) for key, label, _places in words.KINDS]
        self.kinds = FilterChips(
            [*kinds, ("other", translate("handover", "Others"))], name=translate("handover", "Kinds")
        )
        self.kinds.changed.connect(lambda _keys: self._show())
        top.addWidget(self.part)
        top.addWidget(self.kinds, 1)
        whole.addLayout(top)
        self.card = Card(translate("handover", "Log"), " ", padding=0, spacing=0)
        self.paper = Button(translate("handover", "Print the duty log"), icon="printer", small=True)
        self.paper.clicked.connect(lambda: self.print_asked.emit(self.day))
        self.card.head.add(self.paper)
        self.list = TwoLineList(name=translate("handover", "Log"))
        self.list.activated.connect(self._open)
        self.card.add(self.list, 1)
        self.none = EmptyState(
            translate("handover", "Nothing yet"),
            translate("handover", "What is signed in, used, lent, written or changed appears here by itself."),
            icon="history",
        )  # fmt: skip
        self.card.add(self.none, 1)
        whole.addWidget(self.card, 1)

    def reload(self) -> None:
        """Look it up again."""
        self.context.look(self, "log", read, self.part.value(), then=self._came)

    def focus(self) -> None:
        """The keyboard goes to the lines."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def only(self, kind: str) -> None:
        """Show one kind alone."""
        self.kinds.set_keys([kind])
        self._show()

    def _came(self, found: tuple[list[LogLine], str, Any]) -> None:
        self._lines, name, self.day = found
        self.card.head.title.setText(translate("handover", "Log: {name}").format(name=name))
        for key, _label, _places in words.KINDS:
            self.kinds.set_count(key, sum(words.fits(line, (key,)) for line in self._lines))
        self.kinds.set_count("other", sum(words.fits(line, ("other",)) for line in self._lines))
        self._show()

    def _show(self) -> None:
        zone, chosen = self.context.desk.zone, self.kinds.keys()
        shown = [(place, line) for place, line in enumerate(self._lines) if words.fits(line, chosen)]
        self.list.set_items([
            Item(place, line.text, icon=line.icon, lead=words.clock(line.at, zone), right=line.by, right_tone="muted",
                 chevron=bool(line.place))
            for place, line in shown
        ])  # fmt: skip
        note = translate("handover", "{n} lines").format(n=f"{len(shown):,}")
        if len(self._lines) >= MOST:
            note = translate("handover", "the latest {n} lines").format(n=f"{MOST:,}")
        self.card.head.note.setText(note)
        theme.show_if(self.list, bool(shown))
        theme.show_if(self.none, not shown)

    def _open(self, place: int) -> None:
        line = self._lines[place]
        if line.place:
            self.opened.emit(line.place, dict(line.arguments))
