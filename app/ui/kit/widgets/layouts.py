"""The frame of a page: header, cards, empty states."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.button import Button
from app.ui.kit.widgets.text import Label


def row(*widgets: QWidget, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Widgets side by side."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def column(*widgets: QWidget, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Widgets one under the other."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


class Facts(QWidget):
    """What is known of something: names at the left, what they are at the right. What is empty takes no line."""

    def __init__(self, *facts: tuple[str, str], across: int = 16, down: int = 8) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(across)
        self._grid.setVerticalSpacing(down)
        self._grid.setColumnStretch(1, 1)
        self._line = 0
        for label, text in facts:
            self.add(label, text)

    def add(self, label: str, text: str, tone: str = "text") -> None:
        """One more, if there is anything to say."""
        if text:
            self._grid.addWidget(Label(label, tone="muted"), self._line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Label(text, tone=tone, wrap=True, selectable=True), self._line, 1)
            self._line += 1

    def add_beside(self, widget: QWidget) -> None:
        """Something to press in a line of its own, below what the facts are."""
        self._grid.addWidget(widget, self._line, 1, Qt.AlignmentFlag.AlignLeft)
        self._line += 1

    def add_across(self, *widgets: QWidget) -> None:
        """Something to press in a line of its own, from the left edge."""
        self._grid.addLayout(row(*widgets, spacing=4), self._line, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._line += 1


class Line(Painted, QWidget):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        QPainter(self).fillRect(self.rect(), theme.colour("hairline"))


class PageHeader(QWidget):
    """Title, one line that says the state in words, actions at the right (`add_action`)."""

    def __init__(self, title: str, say: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.title = Label(title, "title")
        self.say = Label(say, tone="muted", elide=True)
        self.say.setContentsMargins(4, 5, 8, 0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.say, 1)
        self._size()

    def _size(self) -> None:
        self.setFixedHeight(theme.metrics().page_head)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)

    def set_say(self, say: str) -> None:
        """Say the state in other words."""
        self.say.setText(say)

    def add_action(self, widget: QWidget) -> QWidget:
        """Put a button (or anything) at the right; answers it."""
        self._row.addWidget(widget)
        return widget

    def changeEvent(self, event: QEvent) -> None:
        """Take the height of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "title"):
            self._size()


class CardHead(Painted, QWidget):
    """The head of a card: title, a note, actions at the right."""

    def __init__(self, title: str, note: str = "", *, lined: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lined = lined
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(8)
        self.title = Label(title, "strong")
        self.note = Label(note, "caption", "muted", elide=True)
        self._row.addWidget(self.title)
        self._row.addWidget(self.note, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> QWidget:
        """Put something at the right; answers it."""
        self._row.addWidget(widget)
        return widget

    def add_note_widget(self, widget: QWidget) -> QWidget:
        """Put something (a pill) right behind the title; answers it."""
        self._row.insertWidget(1, widget)
        return widget

    def sizeHint(self) -> QSize:
        """As high as card heads are."""
        return QSize(super().sizeHint().width(), theme.metrics().card_head)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline below."""
        if self._lined:
            QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))


class Card(Painted, QFrame):
    """A white box with a hairline. With a `title` it has a head (`head`); fill `body` (a column layout).

    `padding` is around the body; 0 for lists and tables that reach the edge.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        padding: int = 16,
        spacing: int = 8,
        lined: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.head = CardHead(title, note, lined=lined)
        theme.show_if(self.head, bool(title))
        outer.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)
        outer.addLayout(self.body, 1)

    def add(self, item: QWidget, stretch: int = 0) -> QWidget:
        """Put a widget below the others; answers it."""
        self.body.addWidget(item, stretch)
        return item

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, "surface", "hairline")


class EmptyState(Painted, QWidget):
    """Nothing here: says so, and what to do next. `action` is (text, icon, key, callback), `also` another way."""

    def __init__(
        self,
        title: str,
        say: str = "",
        *,
        icon: str = "search",
        action: tuple[str, str | None, str | None, Callable[[], object]] | None = None,
        also: tuple[str, str | None, str | None, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icons.require(icon)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 16, 16, 16)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)
        self._badge = _Badge(icon)
        self._layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addSpacing(8)
        self.title = Label(title, "heading", wrap=True)
        self.say = Label(say, tone="muted", wrap=True)
        for label in (self.title, self.say):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._layout.addWidget(label)
        self.button = self._way(action)
        self.second = self._way(also)
        ways = [button for button in (self.button, self.second) if button is not None]
        if ways:
            across = QHBoxLayout()
            across.setSpacing(8)
            across.addStretch(1)
            for button in ways:
                across.addWidget(button)
            across.addStretch(1)
            self._layout.addSpacing(8)
            self._layout.addLayout(across)
        self._layout.addStretch(1)

    @staticmethod
    def _way(action: tuple[str, str | None, str | None, Callable[[], object]] | None) -> Button | None:
        if action is None:
            return None
        text, glyph, key, callback = action
        button = Button(text, icon=glyph, key=key)
        button.clicked.connect(lambda: callback())
        return button

    def set(self, title: str, say: str = "") -> None:
        """Say something else."""
        self.title.setText(title)
        self.say.setText(say)


class _Badge(Painted, QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(56, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.rounded(painter, QRectF(self.rect()), 28, "sunken")
        icons.paint(painter, self._icon, 16, 16, "muted", 24)


class Banner(Painted, QWidget):
    """A note that stays until it is settled: icon, words, an action. Tones: info good warn bad."""

    def __init__(
        self,
        text: str,
        *,
        tone: str = "info",
        icon: str = "info",
        action: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        from app.ui.kit.widgets.marks import Icon

        self._tone = tone
        self.icon = Icon(icon, f"{tone}-ink")
        self.label = Label(text, elide=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 8 if action else 16, 6)
        line.setSpacing(12)
        line.addWidget(self.icon)
        line.addWidget(self.label, 1)
        if action is not None:
            line.addWidget(action)
        self.setMinimumHeight(theme.metrics().control + 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a toast."""
        return QSize(super().sizeHint().width(), theme.metrics().toast)

    def set(self, text: str) -> None:
        """Say something else."""
        self.label.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted box."""
        theme.rounded(QPainter(self), QRectF(self.rect()), 8, f"{self._tone}-tint", f"{self._tone}-edge")


class Scroll(QScrollArea):
    """A page or card body that scrolls down, never sideways. `inner` is the column layout to fill."""

    def __init__(
        self,
        *,
        spacing: int = 16,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content = QWidget()
        content.setAutoFillBackground(False)
        self.inner = QVBoxLayout(content)
        self.inner.setSpacing(spacing)
        self.inner.setContentsMargins(*margins)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for what is inside; as low as needed."""
        content = self.widget()
        wide = content.minimumSizeHint().width() if content is not None else 0
        return QSize(wide, 48)


class Mark(Painted, QWidget):
    """Our own mark: the desk bell on red."""

    def __init__(self, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, theme.colour("accent-fill"))
        glyph = round(self.width() * 0.64)
        icons.paint(
            painter,
            "concierge-bell",
            (self.width() - glyph) / 2,
            (self.height() - glyph) / 2,
            "on-accent",
            glyph,
        )
