"""How found people look: as rows to choose from, and as the one that was chosen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services.desk import Desk
from app.services.people import PersonHit
from app.services.visits import VisitRow
from app.ui.kit import theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Avatar, Item, Label, TwoLineList
from app.ui.visitors import words

NEW = "new"


def new_item(text: str) -> Item:
    """The last row: somebody nobody knows yet; the key is `NEW`."""
    return Item(
        NEW,
        translate("visitors", "New visitor: {text}").format(text=text),
        translate("visitors", "name, phone and group, once"),
        icon="user-plus",
        icon_tone="info-ink",
        strong=True,
    )


def visit_item(desk: Desk, row: VisitRow) -> Item:
    """Somebody who is here or expected; the key is ("visit", id)."""
    now, zone = desk.now(), desk.zone
    if row.left_at is not None:
        said = translate("visitors", "left {time} with badge {badge}").format(
            time=words.moment(row.left_at, now, zone), badge=row.badge
        )
        tone, icon = "warn", "key-round"
    elif row.arrived_at is not None:
        said = translate("visitors", "here since {time}").format(time=words.moment(row.arrived_at, now, zone))
        tone, icon = "good", "circle-play"
    else:
        assert row.expected_at is not None
        said, tone = words.expected(row.expected_at, now, zone)
        icon = "clock"
    rest = words.line(row, group=False) if row.left_at is None else row.purpose_text
    return Item(
        ("visit", row.id),
        row.name,
        words.DOT.join(part for part in (said, rest) if part),
        right=row.phone,
        right_note=row.group_label,
        avatar=row.name,
        subtitle_icon=icon,
        subtitle_tone=tone,
        strong=True,
    )


def hit_item(desk: Desk, hit: PersonHit, present: VisitRow | None = None) -> Item:
    """A person found, with the open visit of one who is here; the key is ("person", id)."""
    pinyin, marks = words.syllables(hit)
    said, tone, icon = _known_of(desk, hit, present)
    return Item(
        ("person", hit.id),
        hit.name,
        said,
        note=pinyin,
        marks=marks,
        right=hit.phone,
        right_note=hit.group_label,
        avatar=hit.name,
        subtitle_tone=tone,
        subtitle_icon=icon,
        strong=True,
    )


def _known_of(desk: Desk, hit: PersonHit, present: VisitRow | None) -> tuple[str, str, str | None]:
    now, zone = desk.now(), desk.zone
    if present is not None and present.arrived_at is not None:
        said = translate("visitors", "here since {time}").format(time=words.moment(present.arrived_at, now, zone))
        rest = words.line(present, group=False)
        return words.DOT.join(part for part in (said, rest) if part), "good", "circle-play"
    if hit.expected_at is not None:
        said, tone = words.expected(hit.expected_at, now, zone)
        return said, tone, "clock"
    if hit.last_visit_at is None:
        return translate("visitors", "first visit"), "muted", None
    said = (
        translate("visitors", "last {day} {purpose}")
        .format(day=words.day(hit.last_visit_at, now, zone), purpose=hit.last_purpose_text)
        .rstrip()
    )
    if hit.last_badge:
        said += translate("visitors", ", badge {badge}").format(badge=hit.last_badge)
    return said, "muted", None


class PersonLine(Painted, QWidget):
    """Who was chosen: name, phone, group, and what there is to know of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(12)
        self._avatar = Avatar("", 32)
        self.name = Label("", "strong", elide=True)
        self.say = Label("", "caption", "muted", elide=True)
        self.phone = Label("")
        self.group = Label("", "caption", "muted")
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(0)
        left.addStretch(1)
        left.addWidget(self.name)
        left.addWidget(self.say)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self.phone, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.group, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        line.addWidget(self._avatar)
        line.addLayout(left, 1)
        line.addLayout(right)

    def set(self, item: Item) -> None:
        """Show a person as found."""
        self._avatar.set_name(item.title)
        self.name.setText(item.title)
        self.say.setText(item.subtitle)
        self.say.set_tone(item.subtitle_tone)
        self.phone.setText(item.right)
        self.group.setText(item.right_note)

    def sizeHint(self) -> QSize:
        """As high as a hit."""
        size = super().sizeHint()
        size.setHeight(theme.metrics().row_two - 2)
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted box: this is where one is."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, "select", "select-edge")


class HitsFrame(Painted, QWidget):
    """The found people in their hairline box."""

    def __init__(self, listing: TwoLineList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(listing)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline around them."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, None, "hairline")
