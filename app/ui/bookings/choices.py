"""Places that could be had instead: a row for each with its digit, and the box that says why something won't fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.widgets import Icon, KeyHint, Label, Line, Popover, Pressable, clear_layout
from app.ui.kit.widgets.button import bind_key
from app.ui.kit.widgets.keyhint import hint_width, paint_hint
from app.ui.kit.widgets.note import beside_words
from app.ui.kit.widgets.overlay import SHADOW_ROOM


@dataclass(frozen=True)
class Offer:
    """What one may choose: a place, when it could be had ("" for as wished), a small note (how many it takes)."""

    value: Any
    place: str
    when: str = ""
    note: str = ""


class Choice(Pressable, QAbstractButton):
    """One offer as a row: its key, the place, the time, the note at the right; pressing the key clicks it.

    `wide` is the room of the longest place, so that the times of several rows stand below each other. `bound=False`
    only shows the key: somebody else hears it.
    """

    ring_radius = 6

    def __init__(self, key: str, offer: Offer, wide: int, *, bound: bool = True, boxed: bool = True) -> None:
        super().__init__()
        self.offer = offer
        self._key, self._wide, self._boxed = key, wide, boxed
        said = " ".join(part for part in (offer.place, offer.when, offer.note) if part)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if bound:
            bind_key(self, key)

    def sizeHint(self) -> QSize:
        """The key, and something of the place."""
        return QSize(16 + hint_width(self._key) + 60, theme.metrics().control_small + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        wash = "press" if self.isDown() else "hover" if self.underMouse() else "surface" if self._boxed else None
        if wash is not None:
            theme.rounded(painter, QRectF(self.rect()), 6, wash, "btn-line" if self._boxed else None)
        x = 8.0
        paint_hint(painter, self._key, x, (self.height() - theme.metrics().keyhint) / 2, fill="surface")
        x += hint_width(self._key) + 8
        right = self.width() - 8.0
        small, strong, face = theme.font("t12"), theme.font(medium=True), theme.font()
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        wide_when = theme.text_width(self.offer.when, strong) if self.offer.when else 0
        wide_note = theme.text_width(self.offer.note, small) if self.offer.note else 0
        place = max(40.0, min(self._wide, right - x - wide_when - 12))
        if x + place + 12 + wide_when + 12 + wide_note > right and self.offer.when:
            wide_note = 0
        painter.setPen(theme.colour("text"))
        painter.setFont(face)
        room = place if self.offer.when else right - x - (wide_note + 12 if wide_note else 0)
        said = painter.fontMetrics().elidedText(self.offer.place, Qt.TextElideMode.ElideRight, int(room) + 1)
        painter.drawText(QRectF(x, 0, room + 2, self.height()), middle, said)
        if self.offer.when:
            painter.setFont(strong)
            painter.drawText(QRectF(x + place + 12, 0, wide_when + 2, self.height()), middle, self.offer.when)
        if wide_note:
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                QRectF(right - wide_note - 2, 0, wide_note + 2, self.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self.offer.note,
            )  # fmt: skip


def longest(offers: Sequence[Offer]) -> int:
    """The room that the places of several offers need."""
    return max((theme.text_width(one.place, theme.font()) for one in offers), default=0)


class ClashBox(Popover):
    """Beside what is dragged: why it won't fit there, and where it would, each place with its digit.

    `taken(number)` for a click on a place. The keyboard stays on the timeline, which hears the digits and Esc.
    """

    taken = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(6)
        self.body.addLayout(self._column)
        self.offers: tuple[Offer, ...] = ()
        self.hide()

    def say(self, title: str, reasons: Sequence[str], offers: Sequence[Offer], back: str) -> None:
        """Fill it; it is shown by `stand_by`."""
        clear_layout(self._column)
        self.offers = tuple(offers)
        self.setAccessibleName(" ".join((title, *reasons)))
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(4, 0, 4, 0)
        across.setSpacing(8)
        across.addLayout(beside_words(Icon("circle-x", "bad-ink")))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "strong", "bad-ink", wrap=True))
        for reason in reasons:
            words.addWidget(Label(reason, "caption", wrap=True))
        across.addLayout(words, 1)
        self._column.addWidget(head)
        if offers:
            self._column.addWidget(Line())
            self._column.addWidget(Label(translate("bookings", "Could be instead"), "caption", "muted"))
            wide = longest(offers)
            for number, offer in enumerate(offers, 1):
                row = Choice(str(number), offer, wide, bound=False, boxed=False)
                row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                row.clicked.connect(lambda _checked=False, number=number: self.taken.emit(number))
                self._column.addWidget(row)
        self._column.addWidget(Line())
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(4, 2, 4, 0)
        line.setSpacing(8)
        line.addWidget(KeyHint("Esc"))
        line.addWidget(Label(back, "caption", "muted", elide=True), 1)
        self._column.addWidget(foot)

    def stand_by(self, around: QRect) -> None:
        """Show it below `around` (in its parent), above it where there is no room, inside the parent."""
        parent = self.parentWidget()
        assert parent is not None
        wide = round(316 * theme.metrics().t12 / 12) + 2 * SHADOW_ROOM
        layout = self.layout()
        assert layout is not None
        self.setFixedWidth(wide)
        layout.invalidate()
        layout.activate()
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else self.sizeHint().height()
        above, below = SHADOW_ROOM // 2, SHADOW_ROOM + 8
        x = min(max(around.center().x() - 60 - SHADOW_ROOM, 4 - SHADOW_ROOM), parent.width() - wide + SHADOW_ROOM - 4)
        y = around.bottom() + 6 - above
        if y + high - below > parent.height() - 4:
            y = around.top() - 6 - high + below
        self.setGeometry(x, max(-above, y), wide, high)
        self.show()
        self.raise_()
