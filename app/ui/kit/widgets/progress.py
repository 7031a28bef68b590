"""Long work, shown with how far it is and a way to stop it."""

import time

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit import theme
from app.ui.kit.theme import Painted
from app.ui.kit.widgets.button import Button
from app.ui.kit.widgets.marks import Icon, MeterBar
from app.ui.kit.widgets.overlay import SHADOW_ROOM, Dialog, Popover
from app.ui.kit.widgets.text import Label


class ProgressView(QWidget):
    """Title, how far, bar, a stop button: for a sheet, a card or the gallery. Signal `stopped()`."""

    stopped = Signal()

    def __init__(self, title: str, *, icon: str = "file-text", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._began: float | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(icon, size=20))
        self.title = Label(title, "heading", elide=True)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.text = Label("", tone="muted", elide=True)
        column.addWidget(self.text)
        column.addSpacing(8)
        self.bar = MeterBar(0, 1, height=8, name=title)
        column.addWidget(self.bar)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(Label(note, "caption", "muted", elide=True), 1)
        self.stop = Button(translate("kit", "Stop"), key="Esc")
        self.stop.clicked.connect(self._stop)
        foot.addWidget(self.stop)
        column.addLayout(foot)

    def tick(self, done: int, total: int, text: str = "") -> None:
        """Show that `done` of `total` is behind us; fits as `progress=` of a job."""
        now = time.monotonic()
        if self._began is None:
            self._began = now
        said = text or (
            translate("kit", "{done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
            if total
            else translate("kit", "Working…")
        )
        spent = now - self._began
        if total and done and spent > 1.5 and done < total:
            left = spent / done * (total - done)
            if left >= 60:
                said += translate("kit", ", about {minutes} min left").format(minutes=round(left / 60))
            elif left >= 2:
                said += translate("kit", ", about {seconds} s left").format(seconds=round(left))
        self.text.setText(said)
        self.bar.set(done, total or 1)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.text.setText(translate("kit", "Stopping…"))
        self.stopped.emit()

    def sizeHint(self) -> QSize:
        """Wide enough to read."""
        return super().sizeHint().expandedTo(QSize(360, 140))


class ProgressSheet(Dialog):
    """Long work over the veiled window. Give `sheet.tick` as `progress=`, connect `stopped` to `job.cancel`,
    and call `finish()` from `always=`.

    It appears only if the work takes longer than `after` milliseconds, so that quick work does not flash.
    """

    stopped = Signal()

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        icon: str = "file-text",
        note: str = "",
        after: int = 300,
    ) -> None:
        super().__init__(title, parent, width=400)
        self.title.hide()
        self.say.hide()
        layout = self.layout()
        assert layout is not None
        layout.takeAt(0)
        self.body.setContentsMargins(4, 4, 4, 4)
        self.view = ProgressView(title, icon=icon, note=note)
        self.view.stopped.connect(self.stopped)
        self.body.addWidget(self.view)
        self._timer = self.startTimer(after)

    def timerEvent(self, event) -> None:
        """Show after a moment."""
        self.killTimer(self._timer)
        self._timer = 0
        self.show()

    def tick(self, done: int, total: int, text: str = "") -> None:
        """How far the work is."""
        self.view.tick(done, total, text)

    def finish(self) -> None:
        """The work is over, however it ended."""
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
        self.done(1)
        self.deleteLater()

    def reject(self) -> None:
        """Esc stops the work; the sheet stays until it has stopped."""
        if self.view.stop.isEnabled():
            self.view.stop.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only Esc means something here."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()


class Busy(Painted, QWidget):
    """A thin line at the top of a card while something is being looked up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(2)
        self._on = False

    def set(self, busy: bool) -> None:
        """Show or hide it."""
        self._on = busy
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._on:
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), 1, 1)
            QPainter(self).fillPath(path, theme.colour("bar"))


__all__ = ["SHADOW_ROOM", "Busy", "Popover", "ProgressSheet", "ProgressView"]
