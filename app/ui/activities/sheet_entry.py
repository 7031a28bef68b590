"""The signed paper typed in: "3 7 9-12" as the rows of the printed sheet, the names shown before Enter."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.settings import DOOR
from app.services import attendance
from app.services.attendance import DoorBoard
from app.services.attendance import SheetEntry as Entry
from app.services.desk import Desk
from app.ui.activities import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, FormRow, Item, Label, SearchBox, TwoLineList


def read(desk: Desk, session_id: RowId, text: str) -> tuple[str, Entry | None, str]:
    """What the typed rows name, or why they name nothing."""
    try:
        return text, attendance.read_sheet(desk, session_id, text), ""
    except UserError as error:
        return text, None, error.message


class SheetEntry(QWidget):
    """`entered(board, names)` after Enter; `left()` for Esc."""

    entered = Signal(object, object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.session_id: RowId | None = None
        self.board: DoorBoard | None = None
        self.entry: Entry | None = None
        self._pending = self._busy = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(
            translate("activities", "From the paper sheet"),
            translate("activities", "type the row numbers of everybody who signed"),
            spacing=8,
        )
        self.box = SearchBox("3 7 9-12", icon="clipboard", tall=True, rest=120)
        self.row = FormRow(translate("activities", "Rows of the sheet"), self.box)
        self.box.searched.connect(self._read)
        self.box.submitted.connect(self._enter)
        self.box.left.connect(self.left)
        self.box.changed.connect(lambda _text: self.row.set_error(None))
        card.add(self.row)
        self.said = Label("", "strong")
        card.add(self.said)
        self.names = TwoLineList(name=translate("activities", "Who that is"))
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.add(self.names, 1)
        self.hint = Label(
            translate("activities", "Blanks or commas between rows, a dash for several in a row: 3 7 9-12."),
            tone="muted",
            wrap=True,
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.add(self.hint, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        back = Button(translate("activities", "Back"), key="Esc")
        back.clicked.connect(self.left)
        self.primary = Button(translate("activities", "Sign them in"), "primary", icon="file-check", key="Enter")
        self.primary.clicked.connect(self._enter)
        foot.addWidget(back)
        foot.addWidget(self.primary)
        card.body.addLayout(foot)
        outer.addWidget(card)
        self._show(None)

    def show_board(self, board: DoorBoard) -> None:
        """Rows are those of this session's sheet."""
        self.board = board
        if board.session.id != self.session_id:
            self.session_id = board.session.id
            self.box.setText("")
            self._show(None)

    def focus_box(self) -> None:
        """The keyboard goes to the rows."""
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, text: str) -> None:
        if not text.strip() or self.session_id is None:
            self._show(None)
            return
        self.context.look(self, "read", read, self.session_id, text, then=self._answer)

    def _answer(self, found: tuple[str, Entry | None, str]) -> None:
        text, entry, wrong = found
        if text != self.box.value():
            return
        self._show(entry)
        self.row.set_error(wrong or None)
        if self._pending and entry is not None:
            self._pending = False
            self._enter()
        self._pending = False

    def _show(self, entry: Entry | None) -> None:
        self.entry = entry
        fresh = len(entry.names) if entry is not None else 0
        self.primary.setEnabled(bool(fresh))
        theme.show_if(self.names, entry is not None)
        theme.show_if(self.hint, entry is None)
        theme.show_if(self.said, entry is not None)
        if entry is None:
            return
        said = [translate("activities", "{n} people").format(n=fresh)] if fresh else []
        if entry.already:
            said.append(
                translate("activities", "{n} signed in already, they stay as they are").format(n=len(entry.already))
            )
        self.said.setText(words.DOT.join(said))
        already = (translate("activities", "signed in already"), "idle", "check")
        rows = {row.participant_id: row for row in self.board.rows} if self.board is not None else {}
        items = []
        for who, name in zip(entry.participant_ids, entry.names, strict=True):
            row = rows.get(who)
            items.append(Item(who, f"{row.code_label if row else ''}  {name}".strip(), right=row.number if row else ""))
        self.names.set_items(items + [Item(("already", name), name, pill=already) for name in entry.already])

    def _enter(self) -> None:
        text = self.box.value()
        if not text or self.session_id is None or self._busy:
            return
        if not self.box.resting or self.entry is None:
            self._pending = True
            self.box.search_now()
            return
        if not self.primary.isEnabled():
            return
        names = self.entry.names
        self._busy = True

        def done(board: DoorBoard) -> None:
            self.box.setText("")
            self._show(None)
            self.entered.emit(board, names)

        self.context.act(
            attendance.enter_sheet, self.session_id, text, door=self.context.desk.settings[DOOR], initiator=self,
            label=translate("activities", "{n} entered from the sheet").format(n=len(names)),
            then=done, failed=self._failed, always=self._rest,
        )  # fmt: skip

    def _rest(self) -> None:
        self._busy = False

    def _failed(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        self.row.set_error(error.message)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to signing in."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
