"""What floats over a window: shadow, veil, dialogs, drawer, toasts."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QCursor,
    QKeyEvent,
    QLinearGradient,
    QMoveEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.button import Button, IconButton
from app.ui.kit.widgets.keyhint import hint_width, paint_hint
from app.ui.kit.widgets.layouts import Line, Scroll
from app.ui.kit.widgets.text import Label

SHADOW_ROOM = 28


def paint_shadow(painter: QPainter, rect: QRectF, radius: float, down: float = 8, blur: float = 24) -> None:
    """Draw a soft shadow `down` pixels below `rect`, spreading `blur` pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = theme.shadow()
    whole = shade.alphaF()
    steps = int(blur / 2)
    left = 0.0
    for step in range(steps, 0, -1):
        # The cumulated opacity falls off like a blurred edge does.
        target = whole * (1 - step / steps) ** 2
        shade.setAlphaF(max(0.0, (target - left) / (1 - left)))
        left = target
        painter.setBrush(shade)
        grow = step - blur / 6
        painter.drawRoundedRect(rect.adjusted(-grow, down - grow, grow, down + grow), radius + step, radius + step)


class Popover(Painted, QFrame):
    """A raised box with a shadow around `body` (a column layout): menus, found people, sheets."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = 0, shadow: bool = True) -> None:
        super().__init__(parent)
        self._shadow = SHADOW_ROOM if shadow else 0
        room = self._shadow
        self.body = QVBoxLayout(self)
        self.body.setSpacing(0)
        self.body.setContentsMargins(
            room + 1 + padding,
            room // 2 + 1 + padding,
            room + 1 + padding,
            room + 8 * bool(room) + 1 + padding,
        )

    def box(self) -> QRectF:
        """The box without the room its shadow takes."""
        room = self._shadow
        return QRectF(self.rect()).adjusted(room, room // 2, -room, -room - 8 * bool(room))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shadow and box."""
        painter = QPainter(self)
        if self._shadow:
            paint_shadow(painter, self.box(), 8)
        theme.rounded(painter, self.box(), 8, "raised", "hairline")


class _Veil(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._card = QRectF()
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def shade(self, card: QWidget) -> None:
        """Draw the shadow of the card that stands over the veil."""
        self._card = QRectF(self.mapFromGlobal(card.mapToGlobal(QPoint(0, 0))), card.size())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.scrim())
        if not self._card.isNull():
            paint_shadow(painter, self._card, 8)


class Dialog(QDialog):
    """A question that must be answered: a card over the veiled window, with title, `body` and footer.

    Fill `body` (a column layout); add buttons with `add_button(text, kind, callback, …)` from left to right;
    `note` says something small at the footer's left. Esc rejects, Enter presses the `default` button.
    `scrolls=True` for bodies that may be higher than the screen.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        width: int = 440,
        say: str = "",
        scrolls: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        self.setAccessibleName(title)
        self._veil: _Veil | None = None
        self._default: Button | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        large = theme.current().type == "large"
        self._width = round(width * 1.2) if large else width
        self.setFixedWidth(self._width)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 8)
        head.setSpacing(4)
        self.title = Label(title, "heading", wrap=True)
        head.addWidget(self.title)
        self.say = Label(say, tone="muted", wrap=True)
        theme.show_if(self.say, bool(say))
        head.addWidget(self.say)
        outer.addLayout(head)
        if scrolls:
            scroll = Scroll(spacing=12, margins=(24, 8, 24, 16))
            self.body = scroll.inner
            outer.addWidget(scroll, 1)
        else:
            self.body = QVBoxLayout()
            self.body.setContentsMargins(24, 8, 24, 16)
            self.body.setSpacing(12)
            outer.addLayout(self.body, 1)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Line())
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(24, 16, 24, 16)
        self._buttons.setSpacing(8)
        self.note = Label("", "caption", "muted", wrap=True)
        self._buttons.addWidget(self.note, 1)
        foot.addLayout(self._buttons)
        self._foot.hide()
        outer.addWidget(self._foot)

    def add_button(
        self,
        text: str,
        kind: str = "secondary",
        callback: Callable[[], object] | None = None,
        *,
        icon: str | None = None,
        key: str | None = None,
        default: bool = False,
    ) -> Button:
        """Put a button in the footer; without a callback it accepts if `default`, else rejects."""
        button = Button(text, kind, icon=icon, key=key)
        does = callback or (self.accept if default else self.reject)
        button.clicked.connect(lambda: does())
        self._buttons.addWidget(button)
        if default:
            self._default = button
        self._foot.show()
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the default button, Esc rejects."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._default is not None and self._default.isEnabled():
                self._default.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Veil the window behind and stand in its middle."""
        super().showEvent(event)
        inside = self.focusWidget()
        if self._default is not None and (inside is None or self._foot.isAncestorOf(inside)):
            # Qt would choose the first button, and Enter would press that one whatever the keys say.
            self._default.setFocus(Qt.FocusReason.OtherFocusReason)
        behind = self.parentWidget().window() if self.parentWidget() is not None else None
        if behind is not None and behind.isVisible():
            self._veil = self._veil or _Veil(behind)
            self._veil.show()
            self._fit(max(240, behind.height() - 48))
            self._centre(behind)

    def grow(self) -> None:
        """What is inside came later and needs more room: as high as it wants to be now, never lower than before."""
        behind = self.parentWidget().window() if self.parentWidget() is not None else None
        if behind is None or not self.isVisible():
            return
        before = self.height()
        self._fit(max(240, behind.height() - 48))
        if self.height() < before:
            self.resize(self.width(), before)
        self._centre(behind)

    def _centre(self, behind: QWidget) -> None:
        centre = behind.mapToGlobal(behind.rect().center())
        self.move(centre - self.rect().center())
        self._shade()

    def _fit(self, most: int) -> None:
        # Wrapped sentences know their height only once their width is settled.
        layout = self.layout()
        assert layout is not None
        self.ensurePolished()
        layout.activate()
        wide = self.width()
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self.resize(wide, min(most, high))

    def done(self, result: int) -> None:
        """Lift the veil; the keyboard goes back to the window behind, also where no window manager sees to it."""
        behind = self.parentWidget().window() if self.parentWidget() is not None else None
        back = self.isActiveWindow() and behind is not None and behind.isVisible()
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None
        super().done(result)
        if back and behind is not None:
            behind.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners by cutting them: see-through windows are black where nothing composes them."""
        super().resizeEvent(event)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 8, 8)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))
        self._shade()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the shadow along."""
        super().moveEvent(event)
        self._shade()

    def _shade(self) -> None:
        if self._veil is not None:
            self._veil.shade(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card; what its corners leave free looks like the veiled window."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.fillRect(self.rect(), theme.scrim())
        theme.rounded(painter, QRectF(self.rect()), 8, "raised", "hairline")


class DetailDrawer(Painted, QFrame):
    """Details at the right. `body` (a column layout) scrolls; `footer` (a row layout) stays.

    As a child of a page (`over=page`) it slides over the page's right edge; put into a layout (no `over`)
    it stands beside the list. Esc, or the cross, closes it: signal `closed()`. `open(title)` shows it;
    `clear()` empties body and footer.
    """

    closed = Signal()

    def __init__(
        self,
        title: str = "",
        parent: QWidget | None = None,
        *,
        over: QWidget | None = None,
        width: int | None = None,
    ) -> None:
        super().__init__(over or parent)
        self._over = over
        self._wide = width
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 12, 12)
        head.setSpacing(8)
        self.title = Label(title, "heading", elide=True)
        self.head = head
        head.addWidget(self.title, 1)
        self._cross = IconButton("x", translate("kit", "Close"))
        self._cross.clicked.connect(self.close_drawer)
        head.addWidget(self._cross)
        column.addLayout(head)
        self._scroll = Scroll(spacing=16, margins=(24, 4, 24, 24))
        self.body = self._scroll.inner
        column.addWidget(self._scroll, 1)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Line())
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(24, 16, 24, 16)
        self.footer.setSpacing(8)
        foot.addLayout(self.footer)
        self._foot.hide()
        column.addWidget(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._measure()
        if over is not None:
            over.installEventFilter(self)
        self.hide()

    def _measure(self) -> None:
        self._shade = 20 if self._over is not None else 0
        self.setFixedWidth((self._wide or theme.metrics().drawer) + self._shade)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(self._shade + 1, 0, 0, 0)

    def open(self, title: str | None = None, *, focus: bool = True) -> None:
        """Show the drawer; a running movement ends at once when motion is off."""
        if title is not None:
            self.title.setText(title)
            self.setAccessibleName(title)
        theme.show_if(self._foot, self.footer.count() > 0)
        hidden = self.isHidden()
        self.show()
        self.raise_()
        if self._over is not None:
            home = self._place()
            if hidden and theme.current().milliseconds and self._over.isVisible():
                self._slide.stop()
                self._slide.setDuration(theme.current().milliseconds)
                self._slide.setStartValue(home + QPoint(48, 0))
                self._slide.setEndValue(home)
                self._slide.start()
        if focus:
            # The first thing to type in, not the cross in the corner.
            inside = next(
                (
                    w
                    for w in self._scroll.widget().findChildren(QWidget)
                    if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()
                ),
                None,
            )
            (inside or self._cross).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_drawer(self) -> None:
        """Hide it and say so."""
        if not self.isHidden():
            self._slide.stop()
            self.hide()
            self.closed.emit()

    def clear(self) -> None:
        """Empty body and footer."""
        for layout in (self.body, self.footer):
            clear_layout(layout)

    def _place(self) -> QPoint:
        assert self._over is not None
        self.resize(self.width(), self._over.height())
        home = QPoint(self._over.width() - self.width(), 0)
        self.move(home)
        return home

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the page's right edge."""
        if event.type() == QEvent.Type.Resize and watched is self._over and not self.isHidden():
            self._slide.stop()
            self._place()
        return False

    def escape(self) -> None:
        """Esc: close."""
        self.close_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the width of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_slide"):
            self._measure()
            if self._over is not None and not self.isHidden():
                self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the raised sheet and its edge."""
        painter = QPainter(self)
        sheet = self.rect().adjusted(self._shade, 0, 0, 0)
        if self._shade:
            fade = QLinearGradient(0, 0, self._shade, 0)
            shade = theme.shadow()
            for stop, share in ((0.0, 0.0), (0.5, 0.18), (0.8, 0.5), (1.0, 0.9)):
                shade.setAlphaF(theme.shadow().alphaF() * share)
                fade.setColorAt(stop, shade)
            painter.fillRect(0, 0, self._shade, self.height(), fade)
        painter.fillRect(sheet, theme.colour("raised"))
        painter.fillRect(sheet.x(), 0, 1, self.height(), theme.colour("hairline"))


def clear_layout(layout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            clear_layout(item.layout())


class Toast(Painted, QFrame):
    """One dark line that tells what happened and offers one thing to do. Tones: good warn bad info."""

    closed = Signal()

    def __init__(
        self,
        text: str,
        *,
        tone: str = "good",
        icon: str | None = None,
        action: str = "",
        action_icon: str | None = None,
        key: str | None = None,
        callback: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._icon = icon or {"good": "circle-check", "info": "info"}.get(tone, "triangle-alert")
        icons.require(self._icon)
        self.setAccessibleName(text)
        line = QHBoxLayout(self)
        size = theme.metrics()
        line.setContentsMargins(16 + size.icon + 12, 0, 8 if action else 16, 0)
        line.setSpacing(16)
        self.label = _ToastText(text)
        line.addWidget(self.label, 1)
        self.action: _ToastAction | None = None
        if action:
            self.action = _ToastAction(action, action_icon, key)
            if callback is not None:
                self.action.clicked.connect(lambda: callback())
            self.action.clicked.connect(self.dismiss)
            line.addWidget(self.action)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def pointed_at(self) -> bool:
        """Whether the mouse rests on it."""
        return self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def dismiss(self) -> None:
        """Go."""
        self.hide()
        self.closed.emit()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(super().sizeHint().width(), theme.metrics().toast)

    def minimumSizeHint(self) -> QSize:
        """One line high."""
        return QSize(super().minimumSizeHint().width(), theme.metrics().toast)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dark box and the icon."""
        painter = QPainter(self)
        theme.rounded(painter, QRectF(self.rect()), 8, "toast")
        size = theme.metrics().icon
        ink = {"good": "toast-good", "warn": "toast-warn", "bad": "toast-bad"}.get(self._tone, "toast-action")
        icons.paint(painter, self._icon, 16, (self.height() - size) / 2, ink, size)


class _ToastText(Painted, QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(min(480, theme.text_width(self.text, theme.font())), theme.metrics().l14)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.metrics().l14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("toast-text"))
        cut = painter.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text if cut != self.text else "")
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), cut)


class _ToastAction(Button):
    def __init__(self, text: str, icon: str | None, key: str | None) -> None:
        super().__init__(text, "ghost", icon=icon)
        self._hint = key
        self.ring_radius = 6

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        more = hint_width(self._hint) + 8 if self._hint else 0
        return QSize(size.width() + more - 4, theme.metrics().control - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            painter.setOpacity(0.16)
            theme.rounded(painter, QRectF(self.rect()), 6, "toast-action")
            painter.setOpacity(1)
        size = theme.metrics().icon
        x = 10.0
        if self._icon:
            icons.paint(painter, self._icon, x, (self.height() - size) / 2, "toast-action", size)
            x += size + 8
        painter.setFont(theme.font(medium=True))
        painter.setPen(theme.colour("toast-action"))
        painter.drawText(QRectF(x, 0, self.width(), self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._hint:
            x += theme.text_width(self.text(), theme.font(medium=True)) + 8
            paint_hint(
                painter,
                self._hint,
                x,
                (self.height() - theme.metrics().keyhint) / 2,
                ink="toast-muted",
                edge="toast-line",
                fill=None,
            )


class ToastStack(QObject):
    """The toasts of a window, at most three, newest highest, top centre.

    Up there they lie over the site's name and the page's state in words; at the bottom of the front page are
    keys that are pressed again while the last press is still being told.

    `say(text, …)` shows one for ten seconds (longer while the mouse is on it).
    """

    SECONDS = 10

    def __init__(self, window: QWidget, *, margin: int = 4) -> None:
        super().__init__(window)
        self._window = window
        self._margin = margin
        self._toasts: list[tuple[Toast, QTimer]] = []
        window.installEventFilter(self)

    def say(
        self,
        text: str,
        *,
        tone: str = "good",
        icon: str | None = None,
        action: str = "",
        action_icon: str | None = None,
        key: str | None = None,
        callback: Callable[[], object] | None = None,
        seconds: float | None = None,
    ) -> Toast:
        """Show a toast; `action` is the text of its one button, `key` only a hint beside it."""
        for said, _timer in list(self._toasts):
            # The same thing again (a tally key pressed five times) is said once, by the newest.
            if said.label.text == text:
                said.dismiss()
        toast = Toast(
            text,
            tone=tone,
            icon=icon,
            action=action,
            action_icon=action_icon,
            key=key,
            callback=callback,
            parent=self._window,
        )
        timer = QTimer(toast)
        timer.setSingleShot(True)
        timer.setInterval(int((seconds or self.SECONDS) * 1000))
        timer.timeout.connect(lambda: timer.start() if toast.pointed_at() else toast.dismiss())
        toast.closed.connect(lambda: self._gone(toast))
        self._toasts.append((toast, timer))
        while len(self._toasts) > 3:
            self._toasts[0][0].dismiss()
        toast.show()
        timer.start()
        self._arrange()
        return toast

    def undoable(self, text: str, callback: Callable[[], object]) -> Toast:
        """Show what was done, with 撤销 and its key."""
        return self.say(text, action=translate("kit", "Undo"), action_icon="undo-2", key="Ctrl+Z", callback=callback)

    def clear(self) -> None:
        """Take all away."""
        for toast, _timer in list(self._toasts):
            toast.dismiss()

    def texts(self) -> list[str]:
        """What is said now, oldest first."""
        return [toast.label.text for toast, _timer in self._toasts]

    def _gone(self, toast: Toast) -> None:
        for entry in list(self._toasts):
            if entry[0] is toast:
                entry[1].stop()
                self._toasts.remove(entry)
                toast.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        top = self._margin
        for toast, _timer in reversed(self._toasts):
            size = toast.sizeHint().boundedTo(QSize(self._window.width() - 48, 1000))
            toast.setGeometry((self._window.width() - size.width()) // 2, top, size.width(), size.height())
            toast.raise_()
            top += size.height() + 8

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False
