"""The board: who is expected, who is here, who has left; first rows of each, and the way to all of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.i18n import translate
from app.domain import visits as rules
from app.domain.visits import State
from app.services.desk import Desk
from app.services.visits import Board, VisitRow
from app.ui.kit import theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Button, Card, Item, Label, Line, MeterBar, TwoLineList
from app.ui.visitors import words


class BoardColumn(Card):
    """One column: head with the count, a line in words, the rows that fit, the way to the rest.

    `opened(id)` for a row, `all_asked()` for the whole list.
    """

    opened = Signal(object)
    all_asked = Signal()

    def __init__(
        self, title: str, empty: str, to_item: Callable[[VisitRow], Item], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, padding=0, spacing=0, parent=parent)
        self._to_item = to_item
        self._total = 0
        self.count = Label("", "lead")
        self.head.add(self.count)
        self.meter = MeterBar(name=title)
        self.meter.hide()
        self.say = Label("", "caption", "muted", elide=True)
        strip = QWidget()
        line = QHBoxLayout(strip)
        line.setContentsMargins(16, 6, 16, 6)
        line.setSpacing(8)
        self.meter.setFixedWidth(48)
        line.addWidget(self.meter)
        line.addWidget(self.say, 1)
        self.add(strip)
        self.add(Line())
        self.list = TwoLineList(name=title, height=self._height(), whole=True)
        self.list.fitting.connect(lambda _rows: self._count_rest())
        self.list.activated.connect(self.opened)
        self.add(self.list, 1)
        self.none = Label(empty, "caption", "muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(16, 8, 16, 8)
        self.add(self.none, 1)
        self.add(Line())
        self.more = Button("", "link", trailing="chevron-right")
        self.more.clicked.connect(self.all_asked)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 7, 16, 7)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.show_rows((), 0)

    @staticmethod
    def _height() -> int:
        return theme.metrics().l14 + theme.metrics().l12 + 12

    def show_rows(self, rows: Sequence[VisitRow], total: int) -> None:
        """Show the first of `total` rows."""
        self._total = total
        self.count.setText(f"{total:,}")
        self.list.set_items([self._to_item(row) for row in rows])
        self.list.setVisible(total > 0)
        self.none.setVisible(not total)
        self.more.setVisible(total > 0)
        self._count_rest()

    def _count_rest(self) -> None:
        rest = self._total - self.list.shown()
        if rest > 0:
            self.more.setText(translate("visitors", "{n} more").format(n=f"{rest:,}"))
        else:
            self.more.setText(translate("visitors", "All {n}").format(n=f"{self._total:,}"))
        self.more.setAccessibleName(f"{self.head.title.text()} {self.more.text()}")


class BoardView(Painted, QWidget):
    """The three columns. `opened(visit id)`; `list_asked(State)` for all of one state."""

    opened = Signal(object)
    list_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._narrow = False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self.expected = BoardColumn(
            words.state_word(State.EXPECTED), translate("visitors", "Nobody is announced for today."), self._expected
        )
        self.present = BoardColumn(
            words.state_word(State.PRESENT), translate("visitors", "Nobody is here."), self._present
        )
        self.left = BoardColumn(
            words.state_word(State.LEFT), translate("visitors", "Nobody has left yet today."), self._left
        )
        for column, state in (
            (self.expected, State.EXPECTED),
            (self.present, State.PRESENT),
            (self.left, State.LEFT),
        ):
            column.opened.connect(self.opened)
            column.all_asked.connect(lambda state=state: self.list_asked.emit(state))
            line.addWidget(column, 1)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window two columns have room."""
        self._narrow = narrow
        self._choose_columns()

    def _choose_columns(self) -> None:
        # Night type shows less too: who has left is a press away.
        self.left.setVisible(not self._narrow and theme.current().type != "large")

    def show_board(self, board: Board) -> None:
        """Show the house as it is."""
        self._now = board.at
        self._choose_columns()
        self.expected.show_rows(board.expected, board.expected_count)
        self.present.show_rows(board.present, board.present_count)
        self.left.show_rows(board.left, board.left_count)
        late = sum(1 for row in board.expected if row.expected_at and rules.late_minutes(row.expected_at, board.at))
        if late:
            self.expected.say.setText(translate("visitors", "{n} late").format(n=late))
        elif board.expected and board.expected[0].expected_at is not None:
            next_at = words.clock(board.expected[0].expected_at, self._desk.zone)
            self.expected.say.setText(translate("visitors", "next {time}").format(time=next_at))
        else:
            self.expected.say.setText(translate("visitors", "today"))
        self.expected.say.set_tone("warn" if late else "muted")
        self.present.meter.setVisible(bool(board.capacity))
        self.present.meter.set(board.figures.heads, board.capacity or 1)
        self.present.say.setText(words.crowd_say(board))
        self.present.say.set_tone(words.crowd_tone(board))
        self.present.say.setToolTip(rules.definition("present_now"))
        stay = board.figures.average_stay
        self.left.say.setText(
            translate("visitors", "stayed {stay} on average").format(stay=rules.stay_text(stay))
            if stay is not None
            else translate("visitors", "today")
        )

    def _expected(self, row: VisitRow) -> Item:
        assert row.expected_at is not None
        late = rules.late_minutes(row.expected_at, self._now)
        said = words.line(row)
        return Item(
            row.id,
            words.party(row),
            words.DOT.join(part for part in (said, words.late_say(late) if late else "") if part) or " ",
            right=words.moment(row.expected_at, self._now, self._desk.zone),
            right_tone="warn" if late else "muted",
            subtitle_icon="clock" if late else None,
            subtitle_tone="warn" if late else "muted",
        )

    def _present(self, row: VisitRow) -> Item:
        assert row.arrived_at is not None
        return Item(
            row.id,
            words.party(row),
            words.line(row) or " ",
            right=words.moment(row.arrived_at, self._now, self._desk.zone),
            right_tone="muted",
        )

    def _left(self, row: VisitRow) -> Item:
        assert row.left_at is not None
        stay = rules.stay_text(row.stay) if row.stay is not None else ""
        badge = translate("visitors", "badge {badge}").format(badge=row.badge) if row.badge_out else ""
        return Item(
            row.id,
            words.party(row),
            words.DOT.join(part for part in (row.purpose_text, stay, badge) if part) or " ",
            right=words.moment(row.left_at, self._now, self._desk.zone),
            right_tone="muted",
            subtitle_icon="key-round" if row.badge_out else None,
            subtitle_tone="warn" if row.badge_out else "muted",
        )
