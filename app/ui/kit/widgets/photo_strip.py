"""Photos in their order: small pictures that are read off the screen's thread, chosen, moved and taken out by keys."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QImageIOHandler,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QSizePolicy, QToolTip, QWidget

from app.core.i18n import translate
from app.ui.kit import icons, theme
from app.ui.kit.theme import Painted

GAP = 12
KEPT = 400
"""So many small pictures are kept; the longest unseen go first."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class StripPhoto:
    """One photo: where its file is (None: not here yet), the words below it, and what the mouse is told."""

    key: Hashable
    path: Path | None
    caption: str = ""
    tip: str = ""


def read_scaled(path: Path, width: int, height: int) -> QImage | None:
    """The picture in a file, no larger than asked and turned upright; None where it can't be read. For any thread."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
            width, height = height, width
        if size.width() > width or size.height() > height:
            reader.setScaledSize(size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


class PhotoStrip(Painted, QAbstractScrollArea):
    """Photos side by side, in as many lines as there is need for. `reader` (`Jobs` or `Ops`) reads the files.

    Arrows, Home and End walk; Enter or a double click sends `activated(key)`, Delete `removed(key)`, Alt+Left and
    Alt+Right `moved(key, place)`, as does dragging one to another's place. `picked(key)` follows the selection.
    Files dropped on it are sent as `dropped(paths)`.
    """

    activated = Signal(object)
    picked = Signal(object)
    moved = Signal(object, int)
    removed = Signal(object)
    dropped = Signal(object)

    def __init__(
        self, reader: Any, *, name: str, takes_files: bool = True, height: int = 104, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._high = height
        self._photos: list[StripPhoto] = []
        self._pictures: OrderedDict[tuple[Path, int], QPixmap | None] = OrderedDict()
        self._asked: set[tuple[Path, int]] = set()
        self._current = -1
        self._over = -1
        self._pressed: QPoint | None = None
        self._drag_to: int | None = None
        self._dropping = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAcceptDrops(takes_files)

    # Content

    def set_photos(self, photos: Sequence[StripPhoto]) -> None:
        """Show these; the selection stays on its photo, or on its place where the photo is gone."""
        kept = self.current_key()
        self._photos = list(photos)
        place = next((n for n, one in enumerate(self._photos) if one.key == kept), None)
        self._current = place if place is not None else min(self._current, len(self._photos) - 1)
        self._over = -1
        self._bars()
        self.viewport().update()
        self._tell()
        if self.current_key() != kept:
            self.picked.emit(self.current_key())

    def photos(self) -> list[StripPhoto]:
        """The photos shown."""
        return list(self._photos)

    def current_key(self) -> Any:
        """The key of the selected photo, None while none is."""
        return self._photos[self._current].key if 0 <= self._current < len(self._photos) else None

    def select(self, key: Hashable) -> None:
        """Select a photo and bring it into view."""
        self._go(next((n for n, one in enumerate(self._photos) if one.key == key), -1))

    def loaded(self) -> int:
        """How many small pictures have been read (or could not be)."""
        return len(self._pictures)

    # Geometry

    def _cell(self) -> QSize:
        scale = theme.metrics().t14 / 14
        high = round(self._high * scale)
        return QSize(round(high * 4 / 3), high)

    def _step(self) -> QSize:
        cell = self._cell()
        return QSize(cell.width() + GAP, cell.height() + theme.metrics().l12 + 4 + GAP)

    def per_line(self) -> int:
        """How many stand side by side."""
        return max(1, (self.viewport().width() - GAP) // self._step().width())

    def photo_rect(self, place: int) -> QRect:
        """Where a photo is in the viewport, without its words (for tests and menus)."""
        step, cell, across = self._step(), self._cell(), self.per_line()
        x = GAP + place % across * step.width()
        y = GAP + place // across * step.height() - self.verticalScrollBar().value()
        return QRect(x, y, cell.width(), cell.height())

    def _lines(self) -> int:
        return -(-len(self._photos) // self.per_line())

    def _bars(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, GAP + self._lines() * self._step().height() - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._step().height() // 3)

    def _at(self, where: QPoint) -> int:
        for place in range(len(self._photos)):
            if self.photo_rect(place).adjusted(0, 0, 0, theme.metrics().l12 + 4).contains(where):
                return place
        return -1

    def sizeHint(self) -> QSize:
        """Four side by side."""
        return QSize(4 * self._step().width() + GAP, self._step().height() + GAP)

    def minimumSizeHint(self) -> QSize:
        """One."""
        return QSize(self._step().width() + GAP, self._step().height() + GAP)

    def resizeEvent(self, event) -> None:
        """Other room, other lines."""
        self._bars()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in the new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_photos"):
            self._bars()
            self.viewport().update()

    # Words

    def _tell(self) -> None:
        """To who can't see the photos: the one in hand, and how many there are."""
        said = ""
        if 0 <= self._current < len(self._photos):
            said = translate("kit", "photo {n} of {all}").format(n=self._current + 1, all=len(self._photos))
            said = ", ".join(part for part in (said, self._photos[self._current].caption) if part)
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Pictures

    def _wide(self) -> int:
        return round(self._cell().width() * self.devicePixelRatioF())

    def _picture(self, photo: StripPhoto) -> QPixmap | None:
        """The small picture if it has been read; else it will be."""
        if photo.path is None:
            return None
        key = (photo.path, self._wide())
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        if key not in self._asked:
            self._asked.add(key)
            # A picture that fills the box is read as large as its shorter side needs.
            side = key[1] * 2
            self._reader.read(
                self, ("photo", *key), partial(read_scaled, photo.path, side, side), partial(self._take, key)
            )
        return None

    def _take(self, key: tuple[Path, int], image: QImage | None) -> None:
        self._asked.discard(key)
        self._pictures[key] = self._cut(image) if image is not None else None
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def _cut(self, image: QImage) -> QPixmap:
        """The middle of a picture, as large as a box."""
        ratio = self.devicePixelRatioF()
        box = self._cell() * ratio
        filled = image.scaled(
            box, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )  # fmt: skip
        left, top = (filled.width() - box.width()) // 2, (filled.height() - box.height()) // 2
        cut = QPixmap.fromImage(filled.copy(QRect(QPoint(left, top), box)))
        cut.setDevicePixelRatio(ratio)
        return cut

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen; only what is seen is read."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, photo in enumerate(self._photos):
            rect = self.photo_rect(place)
            if rect.bottom() + 40 >= 0 and rect.top() <= self.viewport().height():
                self._paint(painter, place, photo, QRectF(rect))
        if self._drag_to is not None:
            rect = self.photo_rect(self._drag_to)
            painter.fillRect(QRectF(rect.left() - GAP / 2 - 1, rect.top(), 2, rect.height()), theme.colour("focus"))
        if self._dropping:
            edge = QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2)
            theme.rounded(painter, edge, 8, None, "focus", 2)

    def _paint(self, painter: QPainter, place: int, photo: StripPhoto, rect: QRectF) -> None:
        picture = self._picture(photo)
        theme.rounded(painter, rect, 6, "hover" if place == self._over else "sunken")
        if picture is not None:
            shape = QPainterPath()
            shape.addRoundedRect(rect, 6, 6)
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(rect.topLeft(), picture)
            painter.restore()
            # A bright photo ends somewhere, too.
            theme.rounded(painter, rect, 6, None, "hairline")
        else:
            side = theme.metrics().icon_rail
            here = photo.path is not None
            broken = here and (photo.path, self._wide()) in self._pictures
            icons.paint(
                painter, "image" if here and not broken else "circle-dashed" if not here else "circle-alert",
                rect.center().x() - side / 2, rect.center().y() - side / 2, "muted", side,
            )  # fmt: skip
        if place == self._current:
            strong = self.hasFocus()
            theme.rounded(painter, rect.adjusted(-3, -3, 3, 3), 8, None, "focus" if strong else "select-edge", 2)
        painter.setFont(theme.font("t12"))
        painter.setPen(theme.colour("text" if photo.caption else "muted"))
        said = photo.caption or translate("kit", "no caption")
        cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(rect.width()))
        below = QRectF(rect.x(), rect.bottom() + 4, rect.width(), theme.metrics().l12)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cut)

    # Hands

    def _go(self, place: int) -> None:
        place = max(-1, min(len(self._photos) - 1, place))
        if place == self._current:
            return
        self._current = place
        if place >= 0:
            rect, bar = self.photo_rect(place).adjusted(0, -GAP, 0, theme.metrics().l12 + 8), self.verticalScrollBar()
            if rect.top() < 0:
                bar.setValue(bar.value() + rect.top())
            elif rect.bottom() > self.viewport().height():
                bar.setValue(bar.value() + rect.bottom() - self.viewport().height())
        self.viewport().update()
        self._tell()
        self.picked.emit(self.current_key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, move, take out."""
        key, key_now = Qt.Key(event.key()), self.current_key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in _STEPS and key_now is not None:
            to = self._current + _STEPS[key]
            if 0 <= to < len(self._photos):
                self.moved.emit(key_now, to)
        elif key in _STEPS:
            self._go(max(0, self._current + _STEPS[key]))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = self._current + (self.per_line() if key == Qt.Key.Key_Down else -self.per_line())
            if 0 <= to < len(self._photos):
                self._go(to)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._photos) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and key_now is not None:
            if not event.isAutoRepeat():
                self.activated.emit(key_now)
        elif key == Qt.Key.Key_Delete and key_now is not None:
            if not event.isAutoRepeat():
                self.removed.emit(key_now)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first."""
        super().focusInEvent(event)
        if self._current < 0 and self._photos and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring is quieter then."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; perhaps a drag begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._at(event.position().toPoint())
            if place >= 0:
                self._go(place)
                self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse; a photo that is dragged shows where it would stand."""
        where = event.position().toPoint()
        if self._pressed is not None and self._current >= 0:
            if (
                where - self._pressed
            ).manhattanLength() >= QApplication.startDragDistance() or self._drag_to is not None:
                place = self._at(where)
                self._drag_to = place if place >= 0 else self._drag_to
                self.viewport().update()
            return
        over = self._at(where)
        if over != self._over:
            self._over = over
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is dragged."""
        to, self._drag_to, self._pressed = self._drag_to, None, None
        self.viewport().update()
        if to is not None and to != self._current and self.current_key() is not None:
            self.moved.emit(self.current_key(), to)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        place = self._at(event.position().toPoint())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self._go(place)
            self.activated.emit(self.current_key())

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip gives the words in full; what leaves takes its wash along."""
        if event.type() == QEvent.Type.Leave:
            self._over = -1
            self.viewport().update()
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(event.pos())
            photo = self._photos[place] if place >= 0 else None
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, (photo.caption, photo.tip))) if photo else "")
            return True
        return super().viewportEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        self._dropping = bool(_files(event))
        if self._dropping:
            event.acceptProposedAction()
            self.viewport().update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on it."""
        if self._dropping:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._dropping = False
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Send the files on."""
        self._dropping = False
        self.viewport().update()
        paths = _files(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
