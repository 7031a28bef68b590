"""Centres and desks as they stand above each other, with how fresh their data is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.kit import theme
from app.ui.kit.widgets.lists import Item, TwoLineList

STEP = 20
"""Pixels that each level stands further to the right."""
_HIGH, _HIGH_LARGE = 48, 64


@dataclass(frozen=True)
class SiteNode:
    """One line of the tree: `depth` 0 at the top; below it come those with a greater depth.

    `fresh` says how old its data are, `since` from when they are or what is missing; `late` marks it. `own` is where
    we are.
    """

    key: Any
    name: str
    depth: int = 0
    icon: str = "house"
    fresh: str = ""
    since: str = ""
    late: bool = False
    own: bool = False


class SiteTree(TwoLineList):
    """Up and Down walk; Enter or a click sends `activated(key)`, `current_changed(key)` follows the selection."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._nodes: list[SiteNode] = []

    def set_sites(self, nodes: Sequence[SiteNode]) -> None:
        """Show these, in the order of the tree."""
        self._nodes = list(nodes)
        self.set_items([self._item(node) for node in nodes])

    def sites(self) -> list[SiteNode]:
        """What is shown."""
        return list(self._nodes)

    @staticmethod
    def _item(node: SiteNode) -> Item:
        return Item(
            node.key,
            node.name,
            icon=node.icon,
            indent=node.depth * STEP,
            right=node.fresh,
            right_strong=node.late,
            right_tone="warn" if node.late else "text",
            right_icon="triangle-alert" if node.late else None,
            right_note=node.since,
            right_note_tone="warn" if node.late else "muted",
            tint="warn" if node.late else "",
            strong=node.own,
        )

    def _least_height(self) -> int:
        return _HIGH_LARGE if theme.current().type == "large" else _HIGH

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the lines that say what belongs to what."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.colour("faint"), 1))
        half, icon = theme.metrics().icon / 2, theme.metrics().icon
        for place, node in enumerate(self._nodes):
            rect = self.row_rect(place)
            if rect.bottom() < 0 or rect.top() > self.viewport().height():
                continue
            middle = round(rect.center().y()) + 0.5
            for level in range(node.depth):
                x = round(rect.x() + 16 + level * STEP + half) + 0.5
                own = level == node.depth - 1
                goes_on = self._goes_on(place, level)
                if own or goes_on:
                    painter.drawLine(QLineF(x, rect.top(), x, rect.bottom() if goes_on else middle))
                if own:
                    painter.drawLine(QLineF(x, middle, x + STEP - half - 4, middle))
            if place + 1 < len(self._nodes) and self._nodes[place + 1].depth > node.depth:
                x = round(rect.x() + 16 + node.depth * STEP + half) + 0.5
                painter.drawLine(QLineF(x, middle + icon / 2 + 4, x, rect.bottom()))

    def _goes_on(self, place: int, level: int) -> bool:
        """Whether another one of that level comes before what they all belong to ends."""
        for node in self._nodes[place + 1 :]:
            if node.depth <= level + 1:
                return node.depth == level + 1
        return False
