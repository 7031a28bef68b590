"""Buttons: one red for the thing to do, the rest quiet. Text, icon and the key that does the same."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from app.ui.kit import icons, theme
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.keyhint import hint_width, paint_hint

KINDS = ("primary", "secondary", "ghost", "danger", "link")
UNBOUND = ("Enter", "Return", "Esc", "Tab", "↵", "↑", "↓", "/")


def bind_key(button: QAbstractButton, key: str | None) -> QShortcut | None:
    """Let `key` press the button at once while it can be seen and is enabled; held down it presses once.

    Qt's own button shortcuts show the button pressed for a tenth of a second first; a desk need not wait.
    """
    if not key or key in UNBOUND:
        return None
    bound = QShortcut(QKeySequence(key), button)
    bound.setAutoRepeat(False)
    bound.activated.connect(button.click)
    return bound


class Pressable(Painted, Ringed):
    """Mix in before a Qt button that draws itself: Enter presses it, once, as Space does, and it is never cut.

    Qt draws buttons anew as the mouse comes and goes; they need only ask `underMouse()`.
    """

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it; held down it does so once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


@dataclass
class _Look:
    fill: str | None
    edge: str | None
    ink: str
    icon: str


class Button(Pressable, QPushButton):
    """`kind` is primary (red, one in view), secondary, ghost, danger or link; `small` is 28 high.

    `key` ("F2", "Ctrl+P") is shown in a box and pressing it clicks the button, except for Enter, Esc and
    Tab, which belong to the form or dialog around it; with `bound=False` it is only shown, and whoever is around
    the button hears it (letters, which are typing elsewhere). `name` is what assistive technology reads, needed
    where there is no text.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "secondary",
        *,
        icon: str | None = None,
        key: str | None = None,
        small: bool = False,
        trailing: str | None = None,
        name: str = "",
        bound: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon = icons.require(icon)
        self._trailing = icons.require(trailing)
        self._key = key
        self._small = small
        self._shown_state: str | None = None
        self.ring_radius = 6 if small else 8
        if name or text:
            self.setAccessibleName(name or text)
        if name and not text:
            self.setToolTip(name)
        if bound:
            bind_key(self, key)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> str:
        """Which of the kinds it is now."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Turn it into another kind (a page's primary steps back while a drawer shows its own)."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon."""
        self._icon = icons.require(icon)
        self.updateGeometry()
        self.update()

    def set_key(self, key: str | None) -> None:
        """Show another key, or none; what pressing keys does stays as it is."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def setText(self, text: str) -> None:
        """Show another text, and read it so."""
        super().setText(text)
        self.setAccessibleName(text)

    def freeze(self, state: str | None) -> None:
        """Show the state `hover`, `press` or `focus` regardless of the mouse: for the gallery."""
        self._shown_state = state
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the ring of a state shown for the gallery."""
        super().showEvent(event)
        if self._shown_state == "focus":
            self.show_ring()

    # Measures

    def _measure(self) -> tuple[int, int, int, int]:
        sizes = theme.metrics()
        if self._small:
            return sizes.control_small, 8, 4, sizes.icon_small
        if self._kind == "link":
            return sizes.l14 + 4, 0, 4, sizes.icon_small
        return sizes.control, sizes.button_pad, 8, sizes.icon

    def _face(self):
        return theme.font("t12" if self._small or self._kind == "link" else "t14", True)

    def sizeHint(self) -> QSize:
        """Room for icon, text and key, never less."""
        height, pad, gap, icon = self._measure()
        parts = [theme.text_width(self.text(), self._face())] if self.text() else []
        parts += [icon] * (bool(self._icon) + bool(self._trailing))
        if self._key:
            parts.append(hint_width(self._key))
        width = sum(parts) + gap * max(0, len(parts) - 1) + 2 * pad
        return QSize(max(width, height if self._kind != "link" else width), height)

    # Drawing

    def _look(self) -> _Look:
        state = self._shown_state
        pressed = state == "press" or self.isDown()
        over = state == "hover" or (state is None and self.underMouse())
        kind = self._kind
        if not self.isEnabled():
            bare = kind in ("ghost", "link")
            return _Look(None if bare else "sunken", None if bare else "hairline", "muted", "muted")
        if kind == "primary":
            fill = "accent-fill-press" if pressed else "accent-fill-hover" if over else "accent-fill"
            return _Look(fill, None, "on-accent", "on-accent")
        wash = "press" if pressed else "hover" if over else None
        if kind == "ghost":
            return _Look("select" if self.isChecked() else wash, None, "text", "text")
        if kind == "link":
            return _Look(None, None, "info-ink", "info-ink")
        ink = "bad-ink" if kind == "danger" else "text"
        if self.isChecked():
            return _Look("select", "focus", "info-ink", "info-ink")
        return _Look(wash or "surface", "btn-line", ink, ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, icon, text and key, centred as one group."""
        painter = QPainter(self)
        look = self._look()
        _height, _pad, gap, icon = self._measure()
        if look.fill or look.edge:
            theme.rounded(painter, QRectF(self.rect()), self.ring_radius, look.fill, look.edge)
        face = self._face()
        text = self.text()
        text_wide = theme.text_width(text, face) if text else 0
        parts = [
            w
            for w in (
                icon if self._icon else 0,
                text_wide,
                hint_width(self._key) if self._key else 0,
                icon if self._trailing else 0,
            )
            if w
        ]
        x = (self.width() - sum(parts) - gap * max(0, len(parts) - 1)) / 2
        if self._kind == "link":
            x = 0
        middle = self.height() / 2
        if self._icon:
            icons.paint(painter, self._icon, x, middle - icon / 2, look.icon, icon)
            x += icon + gap
        if text:
            painter.setFont(face)
            painter.setPen(theme.colour(look.ink))
            painter.drawText(
                QRectF(x, 0, text_wide + 2, self.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                text,
            )
            x += text_wide + gap
        if self._key:
            filled = self._kind == "primary" and self.isEnabled()
            paint_hint(
                painter,
                self._key,
                x,
                middle - theme.metrics().keyhint / 2,
                "on-accent" if filled else "muted",
                fill=None if filled else "ground",
                faded=filled,
            )
            x += hint_width(self._key) + gap
        if self._trailing:
            icons.paint(painter, self._trailing, x, middle - icon / 2, look.icon, icon)


class IconButton(Pressable, QAbstractButton):
    """A square button with an icon alone; `name` is read aloud and shown as the tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        size: int | None = None,
        key: str | None = None,
        token: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icons.require(icon)
        self._size = size
        self._token = token
        self.ring_radius = 8
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)
        bind_key(self, key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_icon(self, icon: str, token: str | None = None) -> None:
        """Show another icon, perhaps in another colour."""
        self._icon = icons.require(icon)
        self._token = token or self._token
        self.update()

    def sizeHint(self) -> QSize:
        """Square, as high as other controls unless told otherwise."""
        side = self._size or theme.metrics().control
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the wash and the icon."""
        painter = QPainter(self)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            theme.rounded(painter, QRectF(self.rect()), 8, "press" if self.isDown() else "hover")
        size = theme.metrics().icon if (self._size or 99) < 36 else theme.metrics().icon_rail
        token = self._token if self.isEnabled() else "faint"
        icons.paint(painter, self._icon, (self.width() - size) / 2, (self.height() - size) / 2, token, size)
