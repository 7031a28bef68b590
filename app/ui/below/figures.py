"""The figures of the centres below: all together in tiles, one by one in a table, by kind of figure or by month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services import below, reports
from app.services.below import Centre, CentreFigures, Months, Overview
from app.services.desk import Desk
from app.ui.below.fit import leave_out
from app.ui.below.periods import Choice
from app.ui.kit.context import Context
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    Card,
    EmptyState,
    Label,
    SegmentedControl,
    StatTile,
    row,
)
from app.ui.kit.widgets.record_table import RecordTable

TOTAL = ""
"""Stands for all centres together among their codes."""
BY_FIGURE, BY_MONTH = "figure", "month"
DISPENSABLE = ("level", "issues", "inspections", "tallies", "visits")
COUNTED = ("bookings", "sessions", "participants", "inspections", "issues")


@dataclass(frozen=True)
class Line:
    """A line of the table: a centre with its figures by name, or all of them (`centre` None)."""

    centre: Centre | None
    place: int
    """In the order of the tree."""
    told: int
    due: int
    values: dict[str, int | None]

    @property
    def name(self) -> str:
        """The centre's name, stepped in as deep as it stands below."""
        if self.centre is None:
            return translate("below", "All centres")
        return "　" * self.centre.depth + self.centre.name

    @property
    def lacking(self) -> int:
        """Days that are missing."""
        return max(0, self.due - self.told)


@dataclass(frozen=True)
class Figures:
    """Everything this view shows of a period."""

    overview: Overview
    months: Months | None
    """The last twelve months up to the period's end, where they were asked for."""
    until: date
    """The last day that is over."""


def look(desk: Desk, choice: Choice, monthly: bool) -> Figures:
    """Look the figures of a period up; runs on a reader."""
    period = choice.period(desk)
    until = min(period.last, desk.duty_day() - timedelta(days=1))
    months = None
    if monthly:
        first = date(until.year - 1, until.month + 1, 1) if until.month < 12 else date(until.year, 1, 1)
        months = below.months(desk, reports.days(desk, first, until))
    return Figures(below.overview(desk, period), months, max(period.first, until))


class FiguresView(QWidget):
    """Signals: `opened(code)` a centre's days are wanted, `wanted()` when the months are to be looked up, too."""

    opened = Signal(str)
    wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.found: Figures | None = None
        self._lines: dict[str, Line] = {}
        self._only_lacking = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        self.served = StatTile(translate("below", "Served"), "—", translate("below", "times"))
        self.held = StatTile(translate("below", "Activity sessions"), "—", translate("below", "sessions"))
        self.booked = StatTile(translate("below", "Bookings"), "—", translate("below", "bookings"))
        self.told = StatTile(translate("below", "Complete"), "—")
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in (self.served, self.held, self.booked, self.told):
            tiles.addWidget(tile)
        outer.addLayout(tiles)
        self.told.opened.connect(self._toggle_lacking)
        for tile, key in ((self.served, "served"), (self.held, "sessions"), (self.booked, "bookings")):
            tile.opened.connect(lambda key=key: self._sort_by(key, True))
        self.way = SegmentedControl(
            [(BY_FIGURE, translate("below", "By figure")), (BY_MONTH, translate("below", "Served by month"))],
            name=translate("below", "How the table is made up"),
        )
        self.note = Label("", "caption", "muted", elide=True)
        tools = row(self.way, self.note, spacing=12)
        tools.setStretch(1, 1)
        outer.addLayout(tools)
        card = Card(padding=0, spacing=0)
        self.tables = QStackedWidget()
        self.table = self._table(_columns(), translate("below", "Figures by centre"))
        self.tables.addWidget(self.table)
        self.by_month: RecordTable | None = None
        card.add(self.tables, 1)
        outer.addWidget(card, 1)
        self.way.changed.connect(self._turned)
        self._sort: tuple[str, bool] = ("name", False)

    def _table(self, columns: list[Column], name: str) -> RecordTable:
        table = RecordTable(
            columns,
            lambda ids: {one: self._lines[one] for one in ids if one in self._lines},
            self._context.ops,
            name=name,
            empty=EmptyState(translate("below", "No centre is below this one"), icon="landmark"),
            compact=True,
        )
        table.sort_asked.connect(self._sort_by)
        table.activated.connect(lambda code: self.opened.emit(code) if code else None)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room lacks, what matters least goes."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, lambda: leave_out(self.table, DISPENSABLE))

    @property
    def monthly(self) -> bool:
        """Whether the table is by month."""
        return bool(self.way.value() == BY_MONTH)

    def _turned(self, _key: str) -> None:
        if self.monthly and self.found is not None and self.found.months is None:
            self.wanted.emit()
        else:
            self._show()

    # Content

    def show_figures(self, found: Figures) -> None:
        """Show what was looked up."""
        self.found = found
        whole = found.overview
        self.served.set(f"{whole.served:,}", note=translate("below", "signed in {visits}, tallied {tallies}").format(
            visits=f"{whole.total['visits']:,}", tallies=f"{whole.total['tallies']:,}"))  # fmt: skip
        self.held.set(f"{whole.total['sessions']:,}", note=translate("below", "{n} came").format(
            n=f"{whole.total['participants']:,}"))  # fmt: skip
        self.booked.set(f"{whole.total['bookings']:,}", note=translate("below", "{n} hours booked").format(
            n=f"{whole.total['booked_minutes'] // 60:,}"))  # fmt: skip
        self._show()

    def _toggle_lacking(self) -> None:
        self._only_lacking = not self._only_lacking
        self._show()

    def show_lacking(self, on: bool) -> None:
        """Show only centres that lack days, or all again."""
        self._only_lacking = on
        self._show()

    def _show(self) -> None:
        if self.found is None:
            return
        whole, months = self.found.overview, self.found.months
        note = translate("below", "press for those that lack days")
        if self._only_lacking:
            note = translate("below", "press for all again")
        elif whole.silent:
            note = translate("below", "nothing told at all: {n}").format(n=whole.silent)
        self.told.set(f"{whole.complete}", translate("below", "of {n} centres").format(n=len(whole.lines)), note)
        monthly = self.monthly and months is not None
        if monthly and months is not None:
            columns = _month_columns(months)
            if self.by_month is None or [c.title for c in self.by_month.model.columns] != [c.title for c in columns]:
                if self.by_month is not None:
                    self.tables.removeWidget(self.by_month)
                    self.by_month.deleteLater()
                self.by_month = self._table(columns, translate("below", "Served by centre and month"))
                self.tables.addWidget(self.by_month)
        table = self.by_month if monthly and self.by_month is not None else self.table
        lines = [self._line(place, one, months) for place, one in enumerate(whole.lines)]
        if self._only_lacking:
            lines = [one for one in lines if one.lacking]
        key, descending = self._sort
        if key not in {column.key for column in table.model.columns}:
            key, descending = "name", False
        table.set_sort(None if key == "name" and not descending else key, descending)
        lines.sort(key=_order(key), reverse=descending)
        total = _total(lines)
        self._lines = {TOTAL: total, **{one.centre.code: one for one in lines if one.centre is not None}}
        ids = list(self._lines) if lines else []
        table.set_ids(ids)
        table.model.put(self._lines)
        self.tables.setCurrentWidget(table)
        words = [translate("below", "— not told, 0 told and nothing was on")]
        if self._only_lacking:
            words.insert(0, translate("below", "only centres that lack days"))
        self.note.setText(translate("below", "; ").join(words))

    def _line(self, place: int, one: CentreFigures, months: Months | None) -> Line:
        values: dict[str, int | None] = dict.fromkeys(("served", "visits", "tallies", *COUNTED))
        if one.told:
            values = {"served": one.served, **{name: one.counts[name] for name in ("visits", "tallies", *COUNTED)}}
        if months is not None:
            by_month = zip(months.months, months.lines[place][1], strict=True)
            values |= {f"{month:%Y-%m}": count for month, count in by_month}
        return Line(one.centre, place, one.told, one.due, values)

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._show()


def _order(key: str) -> Callable[[Line], Any]:
    if key == "name":
        return lambda one: one.place
    if key == "told":
        return lambda one: (one.lacking, one.place)
    return lambda one: (one.values.get(key) is not None, one.values.get(key) or 0)


def _total(lines: list[Line]) -> Line:
    values: dict[str, int | None] = {}
    for one in lines:
        for name, count in one.values.items():
            values[name] = (values.get(name) or 0) + count if count is not None else values.get(name)
    return Line(None, -1, sum(one.told for one in lines), sum(one.due for one in lines), values)


def _columns() -> list[Column]:
    def figure(name: str, title: str, wide: int = 76) -> Column:
        return Column(
            name, title, wide, align="right", value=lambda line: line.values[name], formatter=_count, tone=_tone(name)
        )

    return [
        Column("name", translate("below", "Centre"), 260, stretch=True, strong=True),
        Column("level", translate("below", "Level"), 104, sortable=False,
               value=lambda line: line.centre.level_label if line.centre else ""),
        Column("told", translate("below", "Days told"), 92, align="right", value=lambda line: line,
               formatter=_told, tone=lambda line: "bad" if not line.told and line.due else
               "warn" if line.lacking else "muted"),
        figure("served", translate("below", "Served")),
        figure("visits", translate("below", "Signed in")),
        figure("tallies", translate("below", "Tallied")),
        figure("bookings", translate("below", "Bookings"), 76),
        figure("sessions", translate("below", "Sessions"), 72),
        figure("participants", translate("below", "Came"), 72),
        figure("inspections", translate("below", "Rounds"), 72),
        figure("issues", translate("below", "Issues"), 64),
    ]  # fmt: skip


def _month_columns(months: Months) -> list[Column]:
    def month(key: str) -> Column:
        return Column(key, key, 70, align="right", value=lambda line: line.values.get(key), formatter=_count,
                      tone=_tone(key))  # fmt: skip

    return [
        Column("name", translate("below", "Centre"), 200, stretch=True, strong=True),
        *(month(f"{one:%Y-%m}") for one in months.months[_empty(months) :]),
    ]


def _empty(months: Months) -> int:
    """How many months from the first on nobody told anything of."""
    told = [any(values[at] is not None for _, values in months.lines) for at in range(len(months.months))]
    return told.index(True) if True in told else 0


def _count(value: int | None) -> str:
    return "—" if value is None else f"{value:,}"


def _told(line: Line) -> str:
    return f"{line.told}/{line.due}" if line.due else "—"


def _tone(name: str) -> Callable[[Line], str | None]:
    return lambda line: "muted" if not line.values.get(name) else None
