"""The table of every list: windows of rows, sort by the head, copy, remembered widths, the keyboard."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.kit import icons, theme
from app.ui.kit.table_model import ROW_ROLE, Column, Fetch, WindowModel, place_of
from app.ui.kit.widgets.layouts import EmptyState
from app.ui.kit.widgets.marks import paint_pill, pill_size

COPY_LIMIT = 10_000
PAD = 6
EDGE = 16


class RecordTable(QWidget):
    """A table over ids.

    `fetch(ids)` looks rows up on a reader of `reader` (`Ops` or `Jobs`). Give the ids with `set_ids`; when a
    head is pressed the table asks with `sort_asked(key, descending)` and expects `set_ids` again.
    `activated(id)` on Enter or double click, `current_changed(id)` as the selection moves (None: nothing),
    `selection_changed(int)` with how many rows, `widths_changed(dict)` some time after a column was dragged,
    `copied(int)` after Ctrl+C (tab separated, as shown, at most 10,000 rows).
    """

    activated = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal(int)
    sort_asked = Signal(str, bool)
    widths_changed = Signal(dict)
    copied = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch,
        reader: Any,
        *,
        name: str,
        empty: QWidget | None = None,
        widths: Mapping[str, int] | None = None,
        compact: bool = False,
        muted: Callable[[Any], bool] | None = None,
        struck: Callable[[Any], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = WindowModel(columns, fetch, reader, self)
        self._reader = reader
        self._fetch = fetch
        self._compact = compact
        self._type = theme.metrics().t14
        self._sort: tuple[str, bool] | None = None
        self.view = _View(self)
        self.view.setAccessibleName(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view, muted, struck))
        self._head = _Head(self)
        self.view.setHorizontalHeader(self._head)
        self._head.setAccessibleName(name)
        for place, column in enumerate(columns):
            stretch = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            self._head.setSectionResizeMode(place, stretch)
            wide = (widths or {}).get(column.key, column.width)
            self._head.resizeSection(place, self._scaled(wide))
        self._head.sectionClicked.connect(self._sort_by)
        self._head.sectionResized.connect(self._resized)
        self._widths_timer = QTimer(self)
        self._widths_timer.setSingleShot(True)
        self._widths_timer.setInterval(400)
        self._widths_timer.timeout.connect(lambda: self.widths_changed.emit(self.widths()))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.empty = empty
        self._stack.addWidget(self.view)
        if empty is not None:
            self._stack.addWidget(empty)
        self.setFocusProxy(self.view)
        self.view.activated.connect(lambda index: self.activated.emit(self.model.id_at(index.row())))
        chosen = self.view.selectionModel()
        chosen.currentRowChanged.connect(lambda now, _before: self.current_changed.emit(self.model.id_at(now.row())))
        chosen.selectionChanged.connect(lambda *_: self.selection_changed.emit(self.selected_count()))
        self._rows()

    # Content

    def set_ids(self, ids: Sequence[Any], *, keep_rows: bool = False) -> None:
        """Show these; the selected row stays selected if it is still there."""
        kept = self.current_id()
        top = self.view.verticalScrollBar().value() if kept is not None else 0
        self.model.set_ids(ids, keep_rows=keep_rows)
        self._stack.setCurrentWidget(self.empty if self.empty is not None and not len(ids) else self.view)
        if kept is not None:
            if self.select_id(kept, scroll=False):
                self.view.verticalScrollBar().setValue(top)
            else:
                self.current_changed.emit(None)

    def refresh(self, ids: Sequence[Any] | set[Any] | None = None) -> None:
        """Look rows up again without moving anything; see `WindowModel.refresh`."""
        self.model.refresh(ids)

    def current_id(self) -> Any:
        """The id of the current row, None while none is."""
        return self.model.id_at(self.view.currentIndex().row())

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(part.height() for part in self.view.selectionModel().selection())

    def selected_ids(self, limit: int = COPY_LIMIT) -> list[Any]:
        """The selected ids in the order shown, at most `limit`."""
        rows: list[int] = []
        for part in sorted(self.view.selectionModel().selection(), key=lambda part: part.top()):
            rows.extend(range(part.top(), min(part.bottom() + 1, part.top() + limit - len(rows))))
        return [self.model.id_at(row) for row in rows]

    def select_row(self, row: int, *, scroll: bool = True) -> bool:
        """Make a row current; False if there is none."""
        if not 0 <= row < self.model.rowCount():
            return False
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if scroll:
            self.view.scrollTo(index)
        return True

    def select_id(self, wanted: Any, *, scroll: bool = True) -> bool:
        """Make the row of an id current; False if it is not in the list (or the list is too long to look)."""
        place = place_of(self.model.ids, wanted)
        return place is not None and self.select_row(place, scroll=scroll)

    def clear_selection(self) -> None:
        """Select nothing."""
        self.view.selectionModel().clear()

    def set_sort(self, key: str | None, descending: bool = False) -> None:
        """Show the arrow on a column without asking for anything."""
        self._sort = (key, descending) if key else None
        self._head.viewport().update()

    @property
    def sort(self) -> tuple[str, bool] | None:
        """The column sorted by, and whether downwards."""
        return self._sort

    def widths(self) -> dict[str, int]:
        """The columns' widths now as they are in usual type, without those that stretch."""
        scale = 14 / theme.metrics().t14
        found = ((c, self._head.sectionSize(i)) for i, c in enumerate(self.model.columns))
        return {column.key: round(wide * scale) for column, wide in found if not column.stretch}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Widths a person left, as `widths` tells them; what stretches or is hidden stays."""
        for place, column in enumerate(self.model.columns):
            if column.key in widths and not column.stretch and not self._head.isSectionHidden(place):
                self._head.resizeSection(place, self._scaled(widths[column.key]))

    def copy(self) -> None:
        """Put the selected rows on the clipboard, tab separated, exactly as shown."""
        ids = self.selected_ids()
        if not ids:
            return
        model, fetch = self.model, self._fetch

        def put(rows: Any) -> None:
            found = [rows.get(each) for each in ids] if isinstance(rows, Mapping) else rows
            lines = ["\t".join(_flat(cell) for cell in model.texts(row)) for row in found if row is not None]
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.copied.emit(len(lines))

        self._reader.read(self, "copy", lambda: fetch(ids), put)

    # Inside

    def _resized(self, place: int, before: int, now: int) -> None:
        # The column that stretches follows the window, and one is hidden where type is large: nobody dragged these.
        if before and now and not self.model.columns[place].stretch:
            self._widths_timer.start()

    def _scaled(self, width: int) -> int:
        return round(width * theme.metrics().t14 / 14)

    def _rows(self) -> None:
        sizes = theme.metrics()
        high = sizes.row_compact if self._compact else sizes.row
        self.view.verticalHeader().setDefaultSectionSize(high)
        self._head.setFixedHeight(sizes.head)
        if sizes.t14 != self._type:
            ratio, self._type = sizes.t14 / self._type, sizes.t14
            for place, column in enumerate(self.model.columns):
                # A hidden column has no width to tell.
                wide = self._head.sectionSize(place) * ratio or self._scaled(column.width)
                if not column.stretch:
                    self._head.resizeSection(place, round(wide))

    def _sort_by(self, place: int) -> None:
        column = self.model.columns[place]
        if not column.sortable:
            return
        descending = bool(self._sort and self._sort[0] == column.key and not self._sort[1])
        self.set_sort(column.key, descending)
        self.sort_asked.emit(column.key, descending)

    def changeEvent(self, event: QEvent) -> None:
        """Take the row height and the widths of another type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_head"):
            self._rows()

    def sizeHint(self) -> QSize:
        """Room for some rows."""
        return QSize(640, theme.metrics().head + 6 * theme.metrics().row)


def _flat(text: str) -> str:
    return " ".join(text.split())


class _View(QTableView):
    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        self.over = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.over:
            for each in (self.over, row):
                if each >= 0:
                    y = self.rowViewportPosition(each)
                    self.viewport().update(QRect(0, y, self.viewport().width(), self.rowHeight(each)))
            self.over = row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._table.copy()
        elif event.key() == Qt.Key.Key_Home and not event.modifiers():
            self._table.select_row(0)
        elif event.key() == Qt.Key.Key_End and not event.modifiers():
            self._table.select_row(self.model().rowCount() - 1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing belongs to the search box; looking through millions of rows here would stall."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self._table.select_row(0)

    def sizeHintForColumn(self, column: int) -> int:
        return self._table.model.columns[column].width

    def viewportSizeHint(self) -> QSize:
        return QSize(640, 240)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: _View, muted: Any, struck: Any) -> None:
        super().__init__(view)
        self._view = view
        self._muted = muted
        self._struck = struck

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        model = self._view.model()
        if not isinstance(model, WindowModel):
            return
        rect = QRectF(option.rect)
        place = index.column()
        first, last = place == 0, place == model.columnCount() - 1
        selected = self._view.selectionModel().isRowSelected(index.row(), QModelIndex())
        if selected:
            painter.fillRect(rect, theme.colour("select"))
        elif index.row() == self._view.over:
            painter.fillRect(rect, theme.colour("hover"))
        if not selected:
            painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("hairline"))
        if selected and first:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.colour("focus"))
        column = model.columns[place]
        row = index.data(ROW_ROLE)
        left = rect.x() + (EDGE if first else PAD)
        right = rect.right() - (EDGE if last else PAD)
        room = right - left
        if row is not None and column.pill is not None:
            found = model.pill(column, row)
            if found:
                size = pill_size(found[0], found[2])
                painter.save()
                painter.setClipRect(rect)
                paint_pill(painter, *found, left, rect.center().y() - size.height() / 2)
                painter.restore()
            return
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        muted = row is None or (self._muted is not None and self._muted(row))
        tone = model.tone(column, row) if row is not None else None
        ink = "muted" if muted and not tone else tone or "text"
        face = theme.font(medium=column.strong)
        if row is not None and self._struck is not None and (column.strong or column.stretch) and self._struck(row):
            face.setStrikeOut(True)
        painter.setFont(face)
        painter.setPen(theme.colour(ink if ink in ("text", "muted") else f"{ink}-ink"))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        flags = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(QRectF(left, rect.y(), room, rect.height()), flags, cut)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(80, theme.metrics().row)


class _Head(QHeaderView):
    def __init__(self, table: RecordTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setMouseTracking(True)

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        columns = self._table.model.columns
        column = columns[place]
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("hairline"))
        sort = self._table.sort
        sorted_here = sort is not None and sort[0] == column.key
        left = rect.x() + (EDGE if place == 0 else PAD)
        right = rect.right() - (EDGE if place == len(columns) - 1 else PAD)
        face = theme.font("t12", sorted_here)
        painter.setFont(face)
        painter.setPen(theme.colour("text" if sorted_here else "muted"))
        arrow = 16 if sorted_here else 0
        cut = painter.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, int(right - left - arrow))
        wide = theme.text_width(cut, face)
        x = right - wide - arrow if column.align == "right" else left
        painter.drawText(QRectF(x, rect.y(), wide + 2, rect.height()), int(Qt.AlignmentFlag.AlignVCenter), cut)
        if sorted_here and sort is not None:
            glyph = "arrow-down" if sort[1] else "arrow-up"
            icons.paint(painter, glyph, x + wide + 4, rect.center().y() - 5, "text", 12)
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.metrics().head)


__all__ = ["Column", "EmptyState", "RecordTable"]
