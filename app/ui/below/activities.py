"""The activities of all centres below: rolled up by level and kind, and one by one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.activities import level_label
from app.domain.activity_records import LEVELS
from app.domain.terms import ACTIVITY_KIND
from app.services import below, reports
from app.services.below import ActivityLine, ActivityWish
from app.services.desk import Desk
from app.ui.below.fit import leave_out
from app.ui.below.periods import Choice
from app.ui.kit.context import Context
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    Card,
    EmptyState,
    FilterChips,
    SearchBox,
    Select,
    row,
)
from app.ui.kit.widgets.group_table import GroupCell, GroupColumn, GroupRow, GroupTable, RowGroup
from app.ui.kit.widgets.record_table import RecordTable


def look(desk: Desk, choice: Choice, wish: ActivityWish) -> list[ActivityLine]:
    """Look the activities of a period up; runs on a reader."""
    return below.activities(desk, choice.period(desk), wish)


class ActivitiesView(QWidget):
    """Signals: `opened(key)` with (home, id) of an activity, `wanted()` when the filters changed."""

    opened = Signal(object)
    wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: dict[tuple[str, Any], ActivityLine] = {}
        self._sort: tuple[str, bool] = ("starts_at", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        self.box = SearchBox(translate("below", "Name, number or organiser"), key="/")
        self.box.setFixedWidth(280)
        slash = QShortcut(QKeySequence("/"), self)
        slash.activated.connect(lambda: self.box.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.levels = FilterChips([(code, level_label(code)) for code, _ in LEVELS], name=translate("below", "Level"))
        self.kind = Select(
            [(term.code, term.label) for term in context.desk.terms(ACTIVITY_KIND)],
            name=translate("below", "Kind"),
            empty=translate("below", "All kinds"),
        )
        self.kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.kind.setMinimumWidth(136)
        tools = row(self.box, self.kind, self.levels, spacing=12)
        tools.setStretch(2, 1)
        outer.addLayout(tools)
        body = QHBoxLayout()
        body.setSpacing(12)
        self.shares = GroupTable(
            [
                GroupColumn(translate("below", "Kind"), 96, stretch=True),
                GroupColumn(translate("below", "Activities"), 60),
                GroupColumn(translate("below", "Came"), 60),
            ],
            name=translate("below", "By level and kind"),
        )
        side = Card(translate("below", "By level and kind"), padding=0, spacing=0)
        side.add(self.shares, 1)
        side.setFixedWidth(300)
        self.empty = EmptyState("", "", icon="ticket")
        self.table = RecordTable(
            _columns(context.desk), lambda ids: {one: self._lines[one] for one in ids if one in self._lines},
            context.ops, name=translate("below", "Activities"), empty=self.empty,
        )  # fmt: skip
        card = Card(padding=0, spacing=0)
        card.add(self.table, 1)
        body.addWidget(side)
        body.addWidget(card, 1)
        outer.addLayout(body, 1)
        self.box.searched.connect(lambda _text: self.wanted.emit())
        self.levels.changed.connect(lambda _keys: self.wanted.emit())
        self.kind.chosen.connect(lambda _code: self.wanted.emit())
        self.table.sort_asked.connect(self._sort_by)
        self.table.activated.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room lacks, what matters least goes."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, lambda: leave_out(self.table, ("kind_label", "summed_up", "photos")))

    def wish(self) -> ActivityWish:
        """What the controls ask for."""
        kind = self.kind.value()
        return ActivityWish(self.box.value(), (kind,) if kind else (), tuple(self.levels.keys()))

    def show_activities(self, found: Sequence[ActivityLine]) -> None:
        """Show what was looked up."""
        self._lines = {(one.home, one.id): one for one in found}
        narrowed = self.wish() != replace(self.wish(), text="", kinds=(), levels=())
        self.empty.set(
            translate("below", "No activity fits") if narrowed else translate("below", "No activities in this period"),
            translate("below", "Take a filter off.") if narrowed else
            translate("below", "They come with the data of the centres below."),
        )  # fmt: skip
        self._arrange()
        groups: dict[str, list[GroupRow]] = {}
        sums: dict[str, int] = {}
        for level, kind, count, _sessions, came in below.by_level_and_kind(found):
            cells = (GroupCell(kind or translate("below", "No kind given")), GroupCell(f"{count:,}"),
                     GroupCell(f"{came:,}"))  # fmt: skip
            groups.setdefault(level, []).append(GroupRow((level, kind), cells))
            sums[level] = sums.get(level, 0) + count
        self.shares.set_groups(
            [
                RowGroup(
                    level, level or translate("below", "No level given"), icon="landmark",
                    right=translate("below", "{n} activities").format(n=f"{sums[level]:,}"), rows=tuple(rows),
                )
                for level, rows in groups.items()
            ]
        )  # fmt: skip

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._arrange()

    def _arrange(self) -> None:
        key, descending = self._sort
        lines = sorted(
            self._lines.values(),
            key=lambda one: (getattr(one, key) is not None, getattr(one, key) if getattr(one, key) is not None else 0),
            reverse=descending,
        )
        self.table.set_sort(key, descending)
        self.table.set_ids([(one.home, one.id) for one in lines])
        self.table.model.put(self._lines)


def _columns(desk: Desk) -> list[Column]:
    return [
        Column("starts_at", translate("below", "When"), 124,
               formatter=lambda at: reports.short_date(at.astimezone(desk.zone).date()) if at is not None else "—"),
        Column("title", translate("below", "Activity"), 140, stretch=True, strong=True),
        Column("centre", translate("below", "Centre"), 176),
        Column("kind_label", translate("below", "Kind"), 88),
        Column("came", translate("below", "Came"), 64, align="right",
               formatter=lambda n: "—" if n is None else f"{n:,}"),
        Column("photos", translate("below", "Photos"), 64, align="right",
               tone=lambda line: None if line.photos else "warn"),
        Column("summed_up", translate("below", "Record"), 128, pill=_record),
    ]  # fmt: skip


def _record(summed_up: bool) -> tuple[str, str, str | None]:
    if summed_up:
        return translate("below", "summed up"), "good", "check"
    return translate("below", "no summary"), "idle", None
