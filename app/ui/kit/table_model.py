"""A table over a list of ids, long as it may be: rows are looked up in windows when they come into view."""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[Any]], Sequence[Any] | Mapping[Any, Any]]
"""Takes ids, answers their rows in the same order, or a mapping id → row; runs on a reader."""

WINDOW = 128
KEPT = 64
FIND_LIMIT = 300_000
LOADING = "…"
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2

Pill = tuple[str, str, str | None]


@dataclass(frozen=True)
class Column:
    """One column. The cell's value is `value(row)`, else the row's attribute or item `key`.

    `formatter` turns the value into text, `mask` hides parts of that text, `pill` answers (text, tone, icon)
    instead. `tone` answers the text colour of a row's cell (text, muted, good, warn, bad, info, wait).
    `width` in pixels; `stretch` columns share what is left. `align` left, right or center.
    """

    key: str
    title: str
    width: int = 120
    align: str = "left"
    formatter: Callable[[Any], str] | None = None
    mask: Callable[[str], str] | None = None
    sortable: bool = True
    stretch: bool = False
    value: Callable[[Any], Any] | None = None
    pill: Callable[[Any], Pill | None] | None = None
    tone: Callable[[Any], str | None] | None = None
    strong: bool = False

    def of(self, row: Any) -> Any:
        """The cell's value in `row`."""
        if self.value is not None:
            return self.value(row)
        return row.get(self.key) if isinstance(row, Mapping) else getattr(row, self.key)

    def text(self, row: Any) -> str:
        """The cell's text in `row`, masked as it is shown."""
        value = self.of(row)
        if self.pill is not None:
            found = self.pill(value)
            return found[0] if found else ""
        text = self.formatter(value) if self.formatter is not None else "" if value is None else str(value)
        return self.mask(text) if self.mask is not None and text else text


class WindowModel(QAbstractTableModel):
    """Holds ids, looks rows up by `fetch` through `reader` (`Jobs` or `Ops`), at most two windows at a time,
    the latest wanted first. A new id list makes every answer under way stale.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch,
        reader: Any,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._fetch = fetch
        self._reader = reader
        self._ids: Sequence[Any] = []
        self._rows: OrderedDict[Any, Any] = OrderedDict()
        self._stale: set[Any] = set()
        self._wanted: list[int] = []
        self._flying: set[int] = set()
        self._token = 0
        self._told: set[Hashable] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    # Content

    @property
    def ids(self) -> Sequence[Any]:
        """The ids shown, in order."""
        return self._ids

    def set_ids(self, ids: Sequence[Any], *, keep_rows: bool = False) -> None:
        """Show another list; `keep_rows` if only order or selection changed, not the rows themselves."""
        self.beginResetModel()
        self._token += 1
        self._ids = ids
        self._wanted.clear()
        self._flying.clear()
        self._stale.clear()
        if not keep_rows:
            self._rows.clear()
        self.endResetModel()

    def insert(self, place: int, ids: Sequence[Any]) -> None:
        """Put ids in before the row `place`."""
        if not len(ids):
            return
        self.beginInsertRows(QModelIndex(), place, place + len(ids) - 1)
        self._ids = _joined(self._ids[:place], ids, self._ids[place:])
        self._moved()
        self.endInsertRows()

    def remove(self, place: int, count: int = 1) -> None:
        """Take `count` ids out from the row `place` on."""
        if count < 1:
            return
        self.beginRemoveRows(QModelIndex(), place, place + count - 1)
        gone = self._ids[place : place + count]
        self._ids = _joined(self._ids[:place], self._ids[place + count :])
        for each in gone:
            self._rows.pop(each, None)
        self._moved()
        self.endRemoveRows()

    def _moved(self) -> None:
        # Answers under way carry ids, not places, so they stay good; only what to ask for next does not.
        self._token += 1
        self._wanted.clear()
        self._flying.clear()

    def refresh(self, ids: Sequence[Any] | set[Any] | None = None) -> None:
        """Look these rows (all, if None) up again; what is shown stays until the answer comes."""
        if ids is None:
            self._stale = set(self._rows)
        else:
            self._stale |= {each for each in ids if each in self._rows}
        self._token += 1
        self._flying.clear()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def put(self, rows: Mapping[Any, Any]) -> None:
        """Rows that are known already, by id: nobody has to look them up; those shown change at once."""
        for each, row in rows.items():
            self._rows[each] = row
            self._rows.move_to_end(each)
        self._stale -= rows.keys()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def id_at(self, row: int) -> Any:
        """The id of a row, None beyond the end."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_at(self, row: int) -> Any:
        """The row's value if it has been looked up, else None (and it will be)."""
        wanted = self.id_at(row)
        if wanted is None:
            return None
        found = self._rows.get(wanted)
        if found is None or wanted in self._stale:
            self._want(row // WINDOW)
        return found

    def texts(self, row: Any) -> list[str]:
        """A row's cells as shown."""
        return [self._guard(column, "", column.text, row) for column in self.columns]

    @property
    def settled(self) -> bool:
        """Whether nothing more is being looked up."""
        return not self._flying and not self._wanted

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self.id_at(index.row())
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            ROW_ROLE,
        ):
            return None
        row = self.row_at(index.row())
        if role == ROW_ROLE:
            return row
        if row is None:
            return LOADING if role == Qt.ItemDataRole.DisplayRole else None
        return self._guard(column, "", column.text, row)

    def pill(self, column: Column, row: Any) -> Pill | None:
        """The cell's pill, None where the column has none."""
        return self._guard(column, None, lambda r: column.pill(column.of(r)) if column.pill else None, row)

    def tone(self, column: Column, row: Any) -> str | None:
        """The cell's text colour."""
        return self._guard(column, None, column.tone, row) if column.tone is not None else None

    def _guard(self, column: Column, instead: Any, function: Callable[[Any], Any], row: Any) -> Any:
        try:
            return function(row)
        except Exception as error:
            # The same mistake would come once a cell and once a paint; it is told once.
            what = (column.key, type(error))
            if what not in self._told:
                self._told.add(what)
                sys.excepthook(type(error), error, error.__traceback__)
            return instead

    # Looking up

    def _want(self, window: int) -> None:
        if window in self._flying:
            return
        if window in self._wanted:
            self._wanted.remove(window)
        self._wanted.append(window)
        del self._wanted[:-4]
        if not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        while self._wanted and len(self._flying) < 2:
            window = self._wanted.pop()
            start = window * WINDOW
            ids = list(self._ids[start : start + WINDOW])
            if not ids:
                continue
            self._flying.add(window)
            token = self._token

            def answer(rows: Any, window: int = window, ids: list[Any] = ids, token: int = token) -> None:
                self._take(window, ids, rows, token)

            def failed(_error: Any, window: int = window) -> bool:
                self._flying.discard(window)
                return False

            self._reader.read(self, ("rows", window), partial(self._fetch, ids), answer, failed)

    def _take(self, window: int, ids: list[Any], rows: Any, token: int) -> None:
        if token != self._token:
            self._flying.discard(window)
            self._ask()
            return
        pairs = [(each, rows.get(each)) for each in ids] if isinstance(rows, Mapping) else zip(ids, rows, strict=False)
        for each, row in pairs:
            if row is not None:
                self._rows[each] = row
                self._rows.move_to_end(each)
            self._stale.discard(each)
        while len(self._rows) > KEPT * WINDOW:
            self._rows.popitem(last=False)
        self._flying.discard(window)
        start = window * WINDOW
        last = min(start + WINDOW, len(self._ids)) - 1
        if last >= start:
            self.dataChanged.emit(self.index(start, 0), self.index(last, len(self.columns) - 1))
        if self._wanted:
            self._timer.start()


def place_of(ids: Sequence[Any], wanted: Any) -> int | None:
    """Where `wanted` stands in `ids`, None if it does not; quick also for millions held in one block."""
    block = getattr(ids, "block", None)
    if isinstance(block, bytes) and isinstance(wanted, bytes):
        at = block.find(wanted)
        while at >= 0 and at % len(wanted):
            at = block.find(wanted, at + 1)
        return at // len(wanted) if at >= 0 else None
    if len(ids) > FIND_LIMIT and not isinstance(ids, range):
        return None
    try:
        return ids.index(wanted)
    except ValueError:
        return None


def _joined(*parts: Sequence[Any]) -> Sequence[Any]:
    kind = type(parts[0])
    if hasattr(parts[0], "block"):
        return kind(b"".join(b"".join(part) for part in parts))  # type: ignore[call-arg]
    return [each for part in parts for each in part]


def _alignment(column: Column) -> int:
    sides = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}
    return int(sides.get(column.align, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
