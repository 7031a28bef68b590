"""The bar at the top: which centre, duty day and shift, search, how fresh others' data is, who is at the desk, lock."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import Avatar, IconButton, Label, Pressable
from app.ui.kit.widgets.keyhint import hint_width, paint_hint


class SearchField(Pressable, QAbstractButton):
    """Looks like a field and opens the palette, where one types."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(translate("shell", "Find people, stations, commands"))
        self.setAccessibleName(self.text())
        self.setToolTip("")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for what it says."""
        large = theme.current().type == "large"
        return QSize(344 if large else 312, 40 if large else 36)

    def minimumSizeHint(self) -> QSize:
        """Room for the icon and the key."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon, words and key."""
        painter = QPainter(self)
        over = self.underMouse()
        theme.rounded(painter, QRectF(self.rect()), 8, "hover" if over else "ground", "hairline")
        size = theme.metrics().icon
        icons.paint(painter, "search", 12, (self.height() - size) / 2, "muted", size)
        left = 12 + size + 8
        right = self.width() - 8 - hint_width("Ctrl+K")
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        room = right - left - 8
        cut = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, 0, room, self.height()), int(Qt.AlignmentFlag.AlignVCenter), cut)
        paint_hint(painter, "Ctrl+K", right, (self.height() - theme.metrics().keyhint) / 2, fill="surface")


class Freshness(Pressable, QAbstractButton):
    """When data was last exchanged, and how many places two desks say differently; hidden while it says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._warning = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set(self, text: str, warning: str = "", late: str = "") -> None:
        """Say when, and what waits (`warning`); `late` explains more in the tooltip."""
        self._warning = warning
        self.setText(text)
        self.setAccessibleName(", ".join(part for part in (text, warning) if part))
        self.setToolTip(late)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @property
    def warning(self) -> str:
        """What waits, in words."""
        return self._warning

    def sizeHint(self) -> QSize:
        """Icon, words, and what waits with its own icon."""
        sizes, face = theme.metrics(), theme.font("t12")
        wide = 8 + sizes.icon + 8 + theme.text_width(self.text(), face) + 8
        if self._warning:
            wide += sizes.icon_small + 4 + theme.text_width(self._warning, face) + 8
        return QSize(wide, sizes.control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        sizes, face = theme.metrics(), theme.font("t12")
        if self.isDown() or self.underMouse():
            theme.rounded(painter, QRectF(self.rect()), 8, "press" if self.isDown() else "hover")
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        x = 8.0
        icons.paint(painter, "usb-stick", x, (self.height() - sizes.icon) / 2, "muted", sizes.icon)
        x += sizes.icon + 8
        painter.setFont(face)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), middle, self.text())
        if self._warning:
            x += theme.text_width(self.text(), face) + 8
            icons.paint(
                painter, "git-compare", x, (self.height() - sizes.icon_small) / 2, "warn-ink", sizes.icon_small
            )  # fmt: skip
            x += sizes.icon_small + 4
            painter.setPen(theme.colour("warn-ink"))
            painter.drawText(QRectF(x, 0, self.width() - x, self.height()), middle, self._warning)


class TopBar(Painted, QWidget):
    """Signals `search()`, `sync()`, `lock()`."""

    search = Signal()
    sync = Signal()
    lock = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 1)
        row.setSpacing(16)
        place = QVBoxLayout()
        place.setSpacing(0)
        place.addStretch(1)
        self.centre = Label("", "strong", elide=True)
        self.duty = Label("", "caption", "muted", elide=True)
        place.addWidget(self.centre)
        place.addWidget(self.duty)
        place.addStretch(1)
        row.addLayout(place, 1)
        self.field = SearchField()
        self.field.clicked.connect(self.search)
        row.addWidget(self.field)
        self.fresh = Freshness()
        self.fresh.clicked.connect(self.sync)
        row.addWidget(self.fresh)
        row.addSpacing(8)
        who = QHBoxLayout()
        who.setSpacing(8)
        self.avatar = Avatar("", 32)
        who.addWidget(self.avatar)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        self.name = Label("", "strong")
        self.role = Label("", "caption", "muted")
        names.addWidget(self.name)
        names.addWidget(self.role)
        names.addStretch(1)
        who.addLayout(names)
        row.addLayout(who)
        self.lock_button = IconButton("lock", translate("shell", "Lock"), key="Ctrl+L")
        self.lock_button.clicked.connect(self.lock)
        row.addWidget(self.lock_button)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(theme.metrics().top)

    def set_place(self, centre: str, duty: str) -> None:
        """Name the centre, the duty day and the shift."""
        self.centre.setText(centre)
        self.duty.setText(duty)

    def set_person(self, name: str, role: str) -> None:
        """Say who is at the desk."""
        self.avatar.set_name(name)
        self.name.setText(name if len(name) <= 16 else name[:15] + "…")
        self.role.setText(role)

    def changeEvent(self, event: QEvent) -> None:
        """Take the height of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "field"):
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and the hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))
