"""Where a ledger is chosen, and the list of those that were brought in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services.desk import Desk
from app.ui.kit import theme
from app.ui.kit.table_model import Column
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Button,
    Card,
    EmptyState,
    Icon,
    Label,
    PageHeader,
    Select,
    column,
    row,
)
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.ledgers import kinds, words

KINDS_OF_FILE = "*.xlsx *.xlsm *.xls *.csv *.txt"


class DropZone(Painted, QFrame):
    """The dashed box a file is dropped on, with the button that asks for one and what was wrong with the last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        body = QVBoxLayout(self)
        body.setContentsMargins(24, 24, 24, 24)
        body.setSpacing(4)
        self.icon = Icon("file-spreadsheet", "muted", 32)
        self.title = Label(translate("ledgers", "Drop the file here"), "heading")
        self.say = Label(translate("ledgers", "XLSX, XLS or CSV, as the office kept it"), tone="muted", wrap=True)
        self.choose = Button(translate("ledgers", "Choose a file"), "primary", icon="folder-open", key="Ctrl+O")
        self.wrong = Label("", "caption", "bad", wrap=True)
        self.wrong.setAccessibleName(translate("ledgers", "What is wrong with the file"))
        self.wrong.hide()
        body.addStretch(1)
        body.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addSpacing(8)
        for label in (self.title, self.say):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(label)
        body.addSpacing(12)
        body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        self.wrong.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body.addSpacing(8)
        body.addWidget(self.wrong)
        body.addStretch(1)

    def set_over(self, over: bool) -> None:
        """Show that a file hangs above."""
        self._over = over
        self.icon.set("file-spreadsheet", "focus" if over else "muted")
        self.update()

    def set_wrong(self, sentence: str) -> None:
        """Say why the last file can't be brought in; "" takes it back."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.icon.set("circle-alert" if sentence else "file-spreadsheet", "bad" if sentence else "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("select" if self._over else "ground"))
        painter.setPen(QPen(theme.colour("focus" if self._over else "line"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class HomeView(QWidget):
    """Choose what the file holds and the file; the ledgers on the desk stand beside."""

    chosen = Signal(object)
    shown = Signal(object)
    undone = Signal(object)

    def __init__(self, desk: Desk, reader: Any, *, may: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._batches: dict[Any, Any] = {}
        self._may = may
        self.header = PageHeader(translate("ledgers", "Ledgers"))
        self.kind = Select(
            [(view.name, view.label) for view in kinds.OFFERED], name=translate("ledgers", "What the file holds")
        )
        self.kind.set_value(kinds.OFFERED[0].name)
        self.zone = DropZone()
        self.bring = self._bring_card()
        self.loaded = self._loaded_card(reader)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.bring, 1)
        body.addWidget(self.loaded, 2)
        outer = column(spacing=16, margins=(24, 20, 24, 24))
        outer.addWidget(self.header)
        outer.addLayout(body, 1)
        self.setLayout(outer)

    def _bring_card(self) -> Card:
        card = Card(translate("ledgers", "Bring in a ledger"), spacing=12)
        if not self._may:
            card.add(
                EmptyState(
                    translate("ledgers", "Ask the manager"),
                    translate("ledgers", "Only a manager or an administrator may bring in a ledger."),
                    icon="lock",
                ),
                1,
            )
            return card
        card.body.addLayout(row(Label(translate("ledgers", "The file holds"), tone="muted"), self.kind, spacing=12))
        card.add(self.zone, 1)
        # Large type shows fewer things, and all of them whole.
        large = theme.current().type == "large"
        for text in (
            ()
            if large
            else (
                translate("ledgers", "First you see what will be recorded. Until then nothing changes."),
                translate("ledgers", "A ledger brought in twice adds nothing."),
                translate("ledgers", "Any ledger can be taken back as a whole."),
            )
        ):
            line = row(Icon("check", "good-ink", 14), Label(text, "caption", "muted", wrap=True), spacing=8)
            line.setStretch(1, 1)
            card.body.addLayout(line)
        self.zone.choose.clicked.connect(lambda: self.chosen.emit(None))
        return card

    def _loaded_card(self, reader: Any) -> Card:
        card = Card(translate("ledgers", "Ledgers brought in"), padding=0)
        self.show_button = Button(translate("ledgers", "Show its rows"), icon="eye", small=True)
        self.undo_button = Button(translate("ledgers", "Take back…"), "danger", icon="undo-2", small=True)
        card.head.add(self.show_button)
        card.head.add(self.undo_button)
        desk = self._desk
        columns = [
            Column("file_name", translate("ledgers", "File"), stretch=True, strong=True, sortable=False),
            Column("kind", translate("ledgers", "Holds"), 80, formatter=lambda kind: kinds.of(kind).label,
                   sortable=False),
            Column("at", translate("ledgers", "Brought in"), 132, formatter=lambda at: words.when(at, desk),
                   sortable=False),
            Column("who", translate("ledgers", "By"), 56, sortable=False),
            Column("added", translate("ledgers", "Added"), 52, "right", words.size_said, sortable=False),
            Column("already", translate("ledgers", "Already here"), 88, "right", words.size_said, sortable=False),
            Column("rejected", translate("ledgers", "Unreadable"), 84, "right", words.size_said, sortable=False,
                   tone=lambda batch: "warn" if batch.rejected else None),
            Column("undone", "", 104, pill=_state, sortable=False),
        ]  # fmt: skip
        if theme.current().type == "large":
            columns = [each for each in columns if each.key not in ("kind", "already", "rejected")]
        self.table = RecordTable(
            columns,
            lambda ids: [self._batches[each] for each in ids],
            reader,
            name=translate("ledgers", "Ledgers brought in"),
            empty=EmptyState(
                translate("ledgers", "No ledger has been brought in yet"),
                translate("ledgers", "What was kept in spreadsheets until now comes in here: visits, bookings, lists."),
                icon="file-spreadsheet",
            ),
            muted=lambda batch: batch.undone,
            struck=lambda batch: batch.undone,
        )  # fmt: skip
        card.add(self.table, 1)
        self.table.current_changed.connect(lambda _id: self._enable())
        self.table.activated.connect(self.shown)
        self.show_button.clicked.connect(lambda: self.shown.emit(self.table.current_id()))
        self.undo_button.clicked.connect(lambda: self.undone.emit(self.table.current_id()))
        self._enable()
        return card

    def _enable(self) -> None:
        batch = self.current()
        self.show_button.setEnabled(batch is not None and not batch.undone)
        self.undo_button.setEnabled(batch is not None and not batch.undone)
        self.show_button.setVisible(bool(self._batches))
        self.undo_button.setVisible(bool(self._batches) and self._may)

    def current(self) -> Any:
        """The ledger the keyboard is on."""
        return self._batches.get(self.table.current_id())

    def batch(self, batch_id: Any) -> Any:
        """A ledger of the list."""
        return self._batches.get(batch_id)

    def set_batches(self, batches: Sequence[Any]) -> None:
        """Show these ledgers, the latest first."""
        self._batches = {batch.id: batch for batch in batches}
        self.table.set_ids(list(self._batches))
        standing = [batch for batch in batches if not batch.undone]
        if not standing:
            self.header.set_say(translate("ledgers", "None brought in yet"))
        else:
            parts = [
                view.counted(n)
                for view in kinds.VIEWS
                if (n := sum(batch.added for batch in standing if kinds.of(batch.kind) is view))
            ]
            said = translate("ledgers", "{n} brought in").format(n=len(standing))
            self.header.set_say(translate("ledgers", ", ").join([said, *parts]))
        self._enable()

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        first = self.zone.choose if self._may else self.table
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _state(undone: bool) -> words.Pill | None:
    return (translate("ledgers", "Taken back"), "void", "undo-2") if undone else None


def file_kinds() -> str:
    """What the file dialog offers."""
    said = translate("ledgers", "Spreadsheets")
    return f"{said} ({KINDS_OF_FILE})"


def dropped(urls: Sequence[Any]) -> Path | None:
    """The first file among dropped addresses."""
    return next((Path(url.toLocalFile()) for url in urls if url.isLocalFile()), None)
