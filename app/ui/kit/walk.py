"""Looks at a window as a tester would: controls without a name, cut text, things on top of each other."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QStackedLayout,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from app.ui.kit.focus import FocusRing
from app.ui.kit.widgets.keyhint import KeyHint
from app.ui.kit.widgets.marks import CountPill, StatusPill
from app.ui.kit.widgets.overlay import DetailDrawer, Popover, Toast, _Veil
from app.ui.kit.widgets.text import Label

INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
)
FLOATING = (FocusRing, DetailDrawer, Popover, Toast, _Veil)


@dataclass(frozen=True)
class Finding:
    """Something to put right: `kind` unnamed, cut, overlap or outside; `where` the way from the window."""

    kind: str
    where: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.where} {self.detail}".rstrip()


def walk(root: QWidget) -> list[Finding]:
    """Everything wrong with the visible widgets below `root`; floating things may lie over others."""
    found: list[Finding] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root) or _inner(widget):
            continue
        found += _unnamed(widget, root)
        found += _cut(widget, root)
        found += _overlaps(widget, root)
    return found


def _inner(widget: QWidget) -> bool:
    """Parts Qt makes inside its own widgets."""
    parent: QWidget | None = widget
    while parent is not None:
        if isinstance(parent, QScrollBar | QCalendarWidget):
            return True
        if parent is not widget and isinstance(parent, QComboBox | QAbstractSpinBox | QHeaderView):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_")


def where(widget: QWidget, root: QWidget) -> str:
    """The way from `root` to `widget`, with what each says."""
    parts: list[str] = []
    step: QWidget | None = widget
    while step is not None and step is not root:
        said = step.accessibleName() or (step.text() if isinstance(step, QLabel | QAbstractButton) else "")
        parts.append(type(step).__name__ + (f"[{said[:24]}]" if said else ""))
        step = step.parentWidget()
    return "/".join(reversed(parts)) or type(root).__name__


def _unnamed(widget: QWidget, root: QWidget) -> list[Finding]:
    takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    plain_area = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, INTERACTIVE)
    if not isinstance(widget, INTERACTIVE) and (not takes_keys or plain_area):
        return []
    if isinstance(widget, QHeaderView):
        return []
    said = widget.text() if isinstance(widget, QAbstractButton) else ""
    if widget.accessibleName().strip() or said.strip():
        return []
    return [Finding("unnamed", where(widget, root))]


def _cut(widget: QWidget, root: QWidget) -> list[Finding]:
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        if isinstance(widget, Label) and widget._elide:
            return []
        room = widget.contentsRect()
        if widget.wordWrap():
            need = widget.heightForWidth(widget.width())
            if need > widget.height() + 2:
                return [Finding("cut", where(widget, root), f"needs {need} high, has {widget.height()}")]
            return []
        need = max(widget.fontMetrics().horizontalAdvance(line) for line in widget.text().split("\n"))
        if need > room.width() + 1:
            return [Finding("cut", where(widget, root), f"needs {need}, has {room.width()}")]
        if widget.fontMetrics().height() > room.height() + 4:
            return [Finding("cut", where(widget, root), f"has {room.height()} high")]
    elif isinstance(widget, QAbstractButton | StatusPill | KeyHint | CountPill):
        hint = widget.sizeHint()
        if widget.width() < hint.width() - 1 or widget.height() < hint.height() - 1:
            return [Finding("cut", where(widget, root), f"needs {hint.toTuple()}, has {widget.size().toTuple()}")]
    elif isinstance(widget, QComboBox) and not widget.isEditable():
        need = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 24 + 24
        if need > widget.width() + 1:
            return [Finding("cut", where(widget, root), f"needs {need}, has {widget.width()}")]
    return []


def _overlaps(parent: QWidget, root: QWidget) -> list[Finding]:
    if isinstance(parent, INTERACTIVE) or isinstance(parent.layout(), QStackedLayout):
        return []
    if isinstance(parent, QStackedWidget | QAbstractScrollArea):
        return []
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisibleTo(parent)
        and not child.isWindow()
        and not isinstance(child, FLOATING)
        and not child.property("floating")
        and child.width() > 0
        and child.height() > 0
    ]
    found: list[Finding] = []
    scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
    for place, child in enumerate(children):
        area = child.geometry()
        if not scrolled and not parent.rect().adjusted(-1, -1, 1, 1).contains(area):
            out = f"{_tuple(area)} outside {parent.size().toTuple()}"
            found.append(Finding("outside", where(child, root), out))
        for other in children[place + 1 :]:
            shared = area.intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                found.append(Finding("overlap", where(child, root), f"and {where(other, root)}"))
    return found


def _tuple(rect: QRect) -> tuple[int, int, int, int]:
    corner: QPoint = rect.topLeft()
    return corner.x(), corner.y(), rect.width(), rect.height()
