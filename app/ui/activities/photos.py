"""The photos of an activity: taken in from files, by dropping them or from the clipboard, put in order, described."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.core.ids import RowId
from app.services import archive
from app.services.archive import PhotoRow
from app.ui.activities import words
from app.ui.kit import icons, theme
from app.ui.kit.context import Context
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    Dialog,
    EmptyState,
    Label,
    ProgressSheet,
    TextField,
)
from app.ui.kit.widgets.photo_strip import PhotoStrip, StripPhoto, read_scaled

KINDS = "*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff"


class PhotosPanel(QWidget):
    """`changed()` after each act."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.activity_id: RowId | None = None
        self.session_id: RowId | None = None
        """Photos taken in are of this session."""
        self._rows: dict[RowId, PhotoRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.say = Label("", tone="muted", elide=True)
        self.paste = Button(translate("activities", "Paste"), icon="clipboard", key="Ctrl+V", small=True, bound=False)
        self.paste.clicked.connect(self.paste_photo)
        self.add = Button(translate("activities", "Add photos"), icon="camera", key="Alt+F", small=True)
        self.add.clicked.connect(self.choose_files)
        head.addWidget(self.say, 1)
        head.addWidget(self.paste)
        head.addWidget(self.add)
        column.addLayout(head)
        self.strip = PhotoStrip(context.ops, name=translate("activities", "Photos"))
        self.strip.activated.connect(self.enlarge)
        self.strip.picked.connect(self._picked)
        self.strip.moved.connect(self._move)
        self.strip.removed.connect(self._remove)
        self.strip.dropped.connect(self.take_in)
        self.strip.installEventFilter(self)
        column.addWidget(self.strip, 1)
        self.empty = EmptyState(
            translate("activities", "No photo yet"),
            translate("activities", "Drop files here, choose them, or paste a picture with Ctrl+V."),
            icon="camera",
        )
        self.setAcceptDrops(True)
        column.addWidget(self.empty, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.caption = TextField(
            placeholder=translate("activities", "What the photo shows"),
            name=translate("activities", "Caption"),
            limit=80,
        )
        self.caption.submitted.connect(self._describe)
        self.caption.edit.editingFinished.connect(self._describe)
        self.caption.edit.installEventFilter(self)
        self.remove = Button(translate("activities", "Take out"), icon="trash-2", key="Del", bound=False)
        self.remove.clicked.connect(lambda: self._remove(self.strip.current_key()))
        foot.addWidget(self.caption, 1)
        foot.addWidget(self.remove)
        column.addLayout(foot)
        self._show([])

    # What is shown

    def show_activity(self, activity_id: RowId) -> None:
        """The photos of this activity."""
        self.activity_id = activity_id
        self.reload()

    def reload(self) -> None:
        """Look again."""
        if self.activity_id is not None:
            self.context.look(self, "photos", archive.photos, self.activity_id, then=self._show)

    def _show(self, rows: Sequence[PhotoRow]) -> None:
        self._rows = {row.id: row for row in rows}
        desk = self.context.desk
        self.strip.set_photos(
            [
                StripPhoto(
                    row.id, row.path, row.caption,
                    words.moment(row.taken_at, desk.now(), desk.zone)
                    if row.path is not None and row.taken_at is not None
                    else ""
                    if row.path is not None
                    else translate("activities", "still to come in a bundle"),
                )
                for row in rows
            ]
        )  # fmt: skip
        away = sum(row.path is None for row in rows)
        bare = sum(not row.caption for row in rows)
        parts = [translate("activities", "{n} photos").format(n=len(rows))] if rows else []
        if bare:
            parts.append(translate("activities", "{n} without a caption").format(n=bare))
        if away:
            parts.append(translate("activities", "{n} still to come in a bundle").format(n=away))
        self.say.setText(words.DOT.join(parts))
        for widget in (self.strip, self.caption, self.remove):
            theme.show_if(widget, bool(rows))
        theme.show_if(self.empty, not rows)
        self._picked(self.strip.current_key())

    def _picked(self, key: Any) -> None:
        row = self._rows.get(key)
        self.caption.setEnabled(row is not None)
        self.remove.setEnabled(row is not None)
        if not self.caption.edit.hasFocus():
            self.caption.set_value(row.caption if row is not None else "")

    # Taking in

    def choose_files(self) -> None:
        """Choose files with the system's own dialog, several at once."""
        paths = self.context.questions.open_files(
            translate("activities", "Photos of the activity"), translate("activities", "Pictures") + f" ({KINDS})"
        )
        self.take_in(paths)

    def paste_photo(self) -> None:
        """Take in what is on the clipboard: files, or a picture itself."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data is not None else []
        if paths:
            self.take_in(paths)
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.context.toasts.say(translate("activities", "There is no picture on the clipboard."), tone="warn")
            return
        self.take_in([_png(image)])

    def take_in(self, sources: Sequence[Path | bytes]) -> None:
        """Take photos in, several at a time; it can be stopped, and then none of them is in."""
        if self.activity_id is None or not sources:
            return
        sheet = ProgressSheet(
            translate("activities", "Taking in {n} photos").format(n=len(sources)), self.window(), icon="camera"
        )
        before = set(self._rows)

        def done(rows: list[PhotoRow]) -> None:
            self._show(rows)
            new = [row for row in rows if row.id not in before]
            if new:
                self.strip.select(new[0].id)
                self.strip.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.context.toasts.say(translate("activities", "These photos are here already."), tone="info")
            self.changed.emit()

        job = self.context.act(
            archive.add_photos, self.activity_id, list(sources), session_id=self.session_id, initiator=self,
            label=translate("activities", "{n} photos added").format(n=len(sources)),
            then=done, progress=sheet.tick, always=sheet.finish,
        )  # fmt: skip
        sheet.stopped.connect(job.cancel)

    # One photo

    def _describe(self) -> None:
        row = self._rows.get(self.strip.current_key())
        text = self.caption.value()
        if row is None or text == row.caption:
            return
        self._rows[row.id] = replace(row, caption=text)
        self._change(row, {"caption": text}, translate("activities", "Caption changed"))

    def _change(self, row: PhotoRow, values: dict[str, Any], label: str) -> None:
        self.context.act(
            archive.change_photo, row.id, values, initiator=self, label=label,
            then=lambda _row: (self.reload(), self.changed.emit()),
        )  # fmt: skip

    def _move(self, key: Any, place: int) -> None:
        row = self._rows.get(key)
        if row is not None:
            self.context.act(
                archive.place_photo, row.id, place, initiator=self, label=translate("activities", "Photo moved"),
                then=lambda rows: (self._show(rows), self.changed.emit()),
            )  # fmt: skip

    def _remove(self, key: Any) -> None:
        row = self._rows.get(key)
        if row is None:
            return
        self.context.act(
            archive.remove_photo, row.id, initiator=self, label=translate("activities", "Photo taken out"),
            then=lambda _none: (self.reload(), self.changed.emit()),
        )  # fmt: skip

    def enlarge(self, key: Any) -> None:
        """Show a photo as large as there is room for."""
        if key not in self._rows:
            return
        box = PhotoBox(self.context, list(self._rows.values()), key, self.window())
        box.picked.connect(self.strip.select)
        box.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing on a photo goes to its caption; Esc in the caption leaves it as it was."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.caption.edit:
                if event.key() == Qt.Key.Key_Escape:
                    row = self._rows.get(self.strip.current_key())
                    self.caption.set_value(row.caption if row is not None else "")
                    self.strip.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self._describe()
                    self.strip.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
            elif watched is self.strip and event.text().upper() == "C" and not event.modifiers():
                self.caption.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                self.caption.edit.selectAll()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V takes in what is on the clipboard."""
        if event.key() == Qt.Key.Key_V and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.paste_photo()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: Any) -> None:
        """Files may be dropped on the empty page, too."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        """Take the files in."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_in(paths)


class _Picture(Painted, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.waits = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        theme.rounded(painter, rect, 8, "sunken")
        if self.image is None:
            icons.paint(
                painter, "hourglass" if self.waits else "circle-alert", rect.center().x() - 10, rect.center().y() - 10,
                "muted", 20,
            )  # fmt: skip
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )
        painter.drawImage(place, self.image)


class PhotoBox(Dialog):
    """One photo large; the arrows go through all of them. `picked(id)` follows."""

    picked = Signal(object)

    def __init__(self, context: Context, rows: list[PhotoRow], key: RowId, parent: QWidget) -> None:
        super().__init__(translate("activities", "Photo"), parent, width=720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self._rows = rows
        self._place = next((n for n, row in enumerate(rows) if row.id == key), 0)
        self.picture = _Picture()
        self.picture.setFixedHeight(max(240, min(460, parent.window().height() - 210)))
        self.body.addWidget(self.picture)
        self.before = self.add_button(translate("activities", "Before"), callback=lambda: self.go(-1), key="Left")
        self.after = self.add_button(translate("activities", "Next"), callback=lambda: self.go(1), key="Right")
        self.add_button(translate("activities", "Close"), key="Esc", default=True)
        self._show()

    def go(self, by: int) -> None:
        """Show another one."""
        place = max(0, min(len(self._rows) - 1, self._place + by))
        if place != self._place:
            self._place = place
            self._show()
            self.picked.emit(self._rows[place].id)

    def _show(self) -> None:
        row = self._rows[self._place]
        desk = self.context.desk
        number = translate("activities", "Photo {n} of {all}").format(n=self._place + 1, all=len(self._rows))
        taken = words.moment(row.taken_at, desk.now(), desk.zone) if row.taken_at is not None else ""
        self.title.setText(row.caption or number)
        self.note.setText(words.DOT.join(part for part in (number if row.caption else "", taken) if part))
        self.before.setEnabled(self._place > 0)
        self.after.setEnabled(self._place < len(self._rows) - 1)
        self.picture.image, self.picture.waits = None, row.path is not None
        self.picture.setAccessibleName(row.caption or number)
        self.picture.update()
        if row.path is not None:
            side = round(1440 * self.devicePixelRatioF())
            self.context.ops.read(self, "photo", partial(read_scaled, row.path, side, side), self._took)

    def _took(self, image: QImage | None) -> None:
        self.picture.image, self.picture.waits = image, False
        self.picture.update()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
