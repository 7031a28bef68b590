"""What came of it: counts, what to do with the rows left over, and the way back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    Banner,
    Button,
    Card,
    Icon,
    Label,
    Line,
    PageHeader,
)
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.ledgers import kinds, words


class ResultView(QWidget):
    """The ledger is in. Signals: `again()`, `shown()`, `decided()`, `undone()`, `repair()`, `left()`."""

    again = Signal()
    shown = Signal()
    decided = Signal()
    undone = Signal()
    repair = Signal()
    left = Signal()

    def __init__(self, reader: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader("")
        self.undo = Button(translate("ledgers", "Undo the whole ledger…"), "danger", icon="undo-2")
        self.done = Button(translate("ledgers", "Done"), "primary", icon="check", key="Enter")
        self.header.add_action(self.undo)
        self.header.add_action(self.done)
        outer.addWidget(self.header)
        self.card = Card(padding=24, spacing=16)
        top = QHBoxLayout()
        top.setSpacing(16)
        self.icon = Icon("circle-check", "good-ink", 32)
        top.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        self.figure = Label("", "figure")
        self.say = Label("", tone="muted", wrap=True)
        said.addWidget(self.figure)
        said.addWidget(self.say)
        top.addLayout(said, 1)
        self.card.body.addLayout(top)
        self.card.add(Line())
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.card.body.addLayout(self.grid)
        self.save = Button(translate("ledgers", "Save these rows for repair…"), icon="file-spreadsheet", small=True)
        self.rejected = Banner("", tone="warn", icon="triangle-alert", action=self.save)
        self.card.add(self.rejected)
        self.decide = Button(translate("ledgers", "Decide…"), icon="clipboard-check", small=True)
        self.clashes = Banner("", tone="warn", icon="git-compare", action=self.decide)
        self.card.add(self.clashes)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.show_rows = Button("", icon="eye")
        self.more = Button(translate("ledgers", "Bring in another ledger"), icon="plus")
        foot.addWidget(self.show_rows)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.card.body.addLayout(foot)
        left = QVBoxLayout()
        left.addWidget(self.card)
        left.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left, 4)
        self.looks = Card(translate("ledgers", "Worth a look"), padding=0)
        self._warned: Sequence[Any] = ()
        self._several = False
        self._kind = kinds.VIEWS[0]
        self.table = RecordTable(
            [
                Column("name", translate("ledgers", "Entry"), 88, value=lambda r: self._kind.who(r), sortable=False,
                       strong=True),
                Column("warnings", translate("ledgers", "What was noticed"), stretch=True, sortable=False,
                       formatter=lambda said: words.veiled(" ".join(said))),
                Column("where", translate("ledgers", "Where"), 112, sortable=False, tone=lambda _r: "muted",
                       value=lambda r: words.place(r.sheet, r.row, self._several)),
            ],
            lambda ids: [self._warned[i] for i in ids],
            reader,
            name=translate("ledgers", "Worth a look"),
            compact=True,
        )  # fmt: skip
        self.looks.add(self.table, 1)
        body.addWidget(self.looks, 5)
        # Keeps the card in its place when nothing stands beside it.
        self.beside = QWidget()
        body.addWidget(self.beside, 5)
        outer.addLayout(body, 1)
        self.undo.clicked.connect(self.undone)
        self.done.clicked.connect(self.left)
        self.save.clicked.connect(self.repair)
        self.show_rows.clicked.connect(self.shown)
        self.more.clicked.connect(self.again)
        self.decide.clicked.connect(self.decided)

    def set(self, name: str, kind: str, result: Any, warned: Sequence[Any] = ()) -> None:
        """Show the outcome of bringing in the file `name`."""
        self.header.set_title(translate("ledgers", "Ledger brought in"))
        self.header.set_say(name)
        self._kind = view = kinds.of(kind)
        self.figure.setText(view.counted(result.added))
        self.say.setText(translate("ledgers", "now on the desk; all of them can be taken back at once"))
        facts = []
        if view.people:
            facts.append((translate("ledgers", "New people's cards"), words.size_said(result.people_added)))
        if view.places:
            facts.append((translate("ledgers", "New spaces"), words.size_said(result.spaces_added)))
            facts.append((translate("ledgers", "Clashing, kept as requests"), words.size_said(result.clashing)))
        facts.append((translate("ledgers", "Already here, left as they were"), words.size_said(result.already)))
        facts.append((translate("ledgers", "Rows that can't be read"), words.size_said(result.rejected)))
        while self.grid.count():
            old = self.grid.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for place, (label, value) in enumerate(facts):
            self.grid.addWidget(Label(label, tone="muted"), place, 0)
            self.grid.addWidget(Label(value, "strong"), place, 1)
        self.rejected.set(words.unreadable(result.rejected))
        self.rejected.setVisible(bool(result.rejected))
        self.clashes.set(
            translate("ledgers", "{clashing}: to be decided").format(clashing=words.clashing(result.clashing))
        )
        self.clashes.setVisible(bool(result.clashing))
        self.show_rows.setText(translate("ledgers", view.shows))
        self._warned = warned
        self._several = len({each.sheet for each in warned}) > 1
        self.looks.head.note.setText(
            translate("ledgers", "{n} rows; they are recorded, correct them where needed").format(n=len(warned))
        )
        self.looks.setVisible(bool(warned))
        self.beside.setVisible(not warned)
        self.table.set_ids(range(len(warned)))

    def focus_first(self) -> None:
        """To the button that ends it."""
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)
