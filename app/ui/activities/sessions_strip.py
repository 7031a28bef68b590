"""The sessions of an activity side by side: one is chosen; many scroll."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services.activities import SessionRow
from app.ui.activities import words
from app.ui.kit import theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import IconButton

LEAST, MOST = 124, 300
"""Pixels a card is wide at normal type, at least and at most."""
GAP = 8


class SessionTile(Painted, Ringed, QAbstractButton):
    """One session: its day, its title, and how many came once that is known."""

    ring_radius = 8

    def __init__(self, session: SessionRow, now: datetime, zone: ZoneInfo) -> None:
        super().__init__()
        self.session = session
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        day = session.starts_at.astimezone(zone).date()
        self._day, self._short_day = words.long_day(day), words.short_day(day)
        title = session.title or translate("activities", "Session {n}").format(n=session.number)
        self.setText(title)
        self._note = ""
        if session.cancelled:
            self._note = translate("activities", "called off")
        elif session.present is not None and session.starts_at <= now:
            self._note = translate("activities", "{n} came").format(n=session.present + (session.walk_ins or 0))
        elif session.starts_at <= now < session.ends_at:
            self._note = translate("activities", "now")
        self._hour = words.clock(session.starts_at, zone)
        parts = (self._day, words.when(session.starts_at, session.ends_at, now, zone), title, session.place, self._note)
        self.setAccessibleName(" ".join(part for part in (self._day, self._hour, title, self._note) if part))
        self.setToolTip("\n".join(part for part in parts[1:] if part))

    def sizeHint(self) -> QSize:
        """Two lines; day and note stand whole beside each other."""
        sizes, small = theme.metrics(), theme.font("t12")
        above = 24 + theme.text_width(self._short_day, small)
        if self._note:
            above += 8 + theme.text_width(self._note, small)
        return QSize(max(round(LEAST * sizes.t14 / 14), int(above) + 1), sizes.l12 + sizes.l14 + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        on, sizes = self.isChecked(), theme.metrics()
        wash = "select" if on else "hover" if self.underMouse() else "surface"
        theme.rounded(painter, QRectF(self.rect()), 8, wash, "focus" if on else "hairline")
        room = self.width() - 24
        small = theme.font("t12")
        note = theme.text_width(self._note, small) if self._note else 0
        left_room = room - (note + 8 if note else 0)
        days = (f"{self._day} {self._hour}", self._day, self._short_day)
        day = next((one for one in days if theme.text_width(one, small) <= left_room), self._short_day)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        said = painter.fontMetrics().elidedText(day, Qt.TextElideMode.ElideRight, left_room + 1)
        painter.drawText(QRectF(12, 11, room + 2, sizes.l12), left, said)
        if note and note < room - 24:
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(QRectF(12, 11, room, sizes.l12), right, self._note)
        face = theme.font(medium=on)
        face.setStrikeOut(self.session.cancelled)
        painter.setFont(face)
        painter.setPen(theme.colour("muted" if self.session.cancelled else "text"))
        said = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
        painter.drawText(QRectF(12, 12 + sizes.l12, room + 2, sizes.l14), left, said)


class SessionsStrip(QWidget):
    """The strip. `chosen(session id)`; `opened(session id)` for Enter or a double click: to the door.

    Left and Right choose. `wheel` and the arrows at the ends scroll where there are more than fit.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[SessionTile] = []
        self.setAccessibleName(translate("activities", "Sessions"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        self.before = IconButton("chevron-left", translate("activities", "Earlier sessions"), size=28)
        self.after = IconButton("chevron-right", translate("activities", "Later sessions"), size=28)
        self._area = _Area()
        self._inner = QWidget()
        self._row = QHBoxLayout(self._inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addStretch(1)
        self._area.setWidget(self._inner)
        across.addWidget(self.before)
        across.addWidget(self._area, 1)
        across.addWidget(self.after)
        self.before.clicked.connect(lambda: self._scroll(-1))
        self.after.clicked.connect(lambda: self._scroll(1))
        self._high()

    def _high(self) -> None:
        sizes = theme.metrics()
        self.setFixedHeight(sizes.l12 + sizes.l14 + 24)

    def show_sessions(
        self, sessions: Sequence[SessionRow], current: RowId | None, now: datetime, zone: ZoneInfo
    ) -> None:
        """Show these, with `current` chosen."""
        focused = next((tile.session.id for tile in self.tiles if tile.hasFocus()), None)
        for tile in self.tiles:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        for place, session in enumerate(sessions):
            tile = SessionTile(session, now, zone)
            tile.setChecked(session.id == current)
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus if session.id == current else Qt.FocusPolicy.ClickFocus)
            tile.clicked.connect(lambda _checked=False, tile=tile: self._choose(tile))
            tile.installEventFilter(self)
            self._row.insertWidget(place, tile)
            self.tiles.append(tile)
            if session.id == focused:
                tile.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()
        self._into_view()

    @property
    def current(self) -> RowId | None:
        """The session that is chosen."""
        return next((tile.session.id for tile in self.tiles if tile.isChecked()), None)

    def _choose(self, tile: SessionTile) -> None:
        for one in self.tiles:
            one.setChecked(one is tile)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus if one is tile else Qt.FocusPolicy.ClickFocus)
        self._into_view()
        self.chosen.emit(tile.session.id)

    def step(self, by: int) -> None:
        """Choose the next or the one before."""
        place = next((n for n, tile in enumerate(self.tiles) if tile.isChecked()), -1) + by
        if 0 <= place < len(self.tiles):
            focus = any(tile.hasFocus() for tile in self.tiles)
            self._choose(self.tiles[place])
            if focus:
                self.tiles[place].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right choose, Enter opens the door."""
        if isinstance(watched, SessionTile):
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
                if by:
                    self.step(by)
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.opened.emit(watched.session.id)
                    return True
            elif event.type() == QEvent.Type.MouseButtonDblClick:
                self.opened.emit(watched.session.id)
                return True
        return super().eventFilter(watched, event)

    # Room

    def _fit(self) -> None:
        """As wide as there is room for, equal for all; arrows where not all fit."""
        count = len(self.tiles)
        if not count:
            return
        scale = theme.metrics().t14 / 14
        least, most = max(tile.sizeHint().width() for tile in self.tiles), round(MOST * scale)
        whole = self.width()
        wide = (whole - GAP * (count - 1)) // count
        scrolls = wide < least
        for button in (self.before, self.after):
            button.setVisible(scrolls)
            if self.width() != whole:
                # Showing it laid the page out anew, and that has called this again; now it knows the width.
                self._fit()
                return
        if scrolls:
            room = whole - 2 * 32
            shown = max(1, (room + GAP) // (least + GAP))
            wide = (room - GAP * (shown - 1)) // shown
        wide = min(max(wide, least), most)
        for tile in self.tiles:
            tile.setFixedSize(wide, self.height())
        self._inner.setFixedSize(max(count * (wide + GAP) - GAP, 1 if scrolls else self._area.width()), self.height())

    def _into_view(self) -> None:
        tile = next((tile for tile in self.tiles if tile.isChecked()), None)
        if tile is None:
            return
        bar, place = self._area.horizontalScrollBar(), self.tiles.index(tile)
        left = place * (tile.width() + GAP)
        if left < bar.value():
            bar.setValue(left)
        elif left + tile.width() > bar.value() + self._area.viewport().width():
            bar.setValue(left + tile.width() - self._area.viewport().width())

    def _scroll(self, by: int) -> None:
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.value() + by * self._area.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_area"):
            self._high()
            self._fit()


class _Area(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 40)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()))
