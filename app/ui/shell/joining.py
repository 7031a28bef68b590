"""The first run of a second computer: it joins a centre that has a desk already. Request, answer, first bundle."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import DeskError, UserError
from app.core.i18n import translate
from app.db.tx import Changes
from app.documents.trust_files import ANSWER
from app.domain.auth import SYSTEM
from app.domain.sites import check_site_code
from app.services import identity
from app.services.desk import Desk
from app.services.identity import OwnFacts, Standing
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, Icon, Label, ProgressSheet, TextField
from app.ui.settings.desks import confirm_answer
from app.ui.settings.rows import SideRow


class JoinPage(QWidget):
    """Three cards, one after the other; `joined()` when the centre's data is here."""

    joined = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._standing = Standing.NONE
        self.ready = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.code = TextField(limit=16)
        self.row = SideRow(
            translate("shell", "Centre code"), self.code, wide=224,
            hint=translate("shell", "The other desk shows it under Settings, Centre"),
        )  # fmt: skip
        self.code.submitted.connect(self.ask)
        self.ask_button = Button(translate("shell", "Write the request…"), "primary", icon="usb-stick")
        self.ask_button.clicked.connect(self.ask)
        self.fingerprint = Label("", "title", selectable=True)
        self.asked = Label("", "caption", "muted", wrap=True)
        self._card(column, 1, translate("shell", "Ask the other desk"), self.row, self.fingerprint, self.asked,
                   self.ask_button)  # fmt: skip
        self.take_button = Button(translate("shell", "Take the answer…"), icon="file-input")
        self.take_button.clicked.connect(self.take)
        self.taken = Label(
            translate("shell", "The other desk writes it: Settings, Desks and keys, Certify a desk."), "caption",
            "muted", wrap=True,
        )  # fmt: skip
        self._card(column, 2, translate("shell", "Take its answer"), self.taken, self.take_button)
        self.import_button = Button(translate("shell", "Take in the data…"), icon="download")
        self.import_button.clicked.connect(self.take_in)
        self.imported = Label(
            translate("shell", "The other desk writes it to the stick with F9, after it has certified this one."),
            "caption", "muted", wrap=True,
        )  # fmt: skip
        self._card(column, 3, translate("shell", "Take in the centre's data"), self.imported, self.import_button)
        self.error = Label("", tone="bad", wrap=True)
        column.addWidget(self.error)
        self._look()

    def _card(self, column: QVBoxLayout, number: int, title: str, *widgets: QWidget) -> None:
        card = Card(padding=16)
        card.setMaximumWidth(720)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(f"{number}", "strong", "muted"))
        head.addWidget(Label(title, "strong"))
        head.addStretch(1)
        done = Icon("check", "good-ink", 16)
        done.hide()
        head.addWidget(done)
        setattr(self, f"done_{number}", done)
        card.body.addLayout(head)
        for widget in widgets:
            if isinstance(widget, Button):
                card.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                card.body.addWidget(widget)
        column.addWidget(card)

    def start(self) -> None:
        """Go on where the last run stopped."""
        self.context.look(self, "own", identity.own_facts, then=self._came)

    def _came(self, own: OwnFacts) -> None:
        self._standing = own.standing
        if own.facts is not None:
            self.code.setText(own.facts.centre)
            self.fingerprint.setText(own.facts.fingerprint)
            if own.standing is Standing.JOINED:
                words = translate("shell", "This computer is {name} of {centre}, with the letter {letter}.")
                self.taken.setText(
                    words.format(name=own.facts.name, centre=own.facts.centre_name, letter=own.facts.letter)
                )
        self._look()
        if self.isVisible():
            self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        asked = self._standing in (Standing.WAITING, Standing.JOINED)
        certified = self._standing is Standing.JOINED
        self.done_1.setVisible(asked)  # type: ignore[attr-defined]
        self.done_2.setVisible(certified)  # type: ignore[attr-defined]
        self.done_3.setVisible(self.ready)  # type: ignore[attr-defined]
        self.fingerprint.setVisible(asked)
        self.asked.setVisible(asked)
        self.asked.setText(
            translate("shell", "The fingerprint of this computer. Read it out when the other desk asks for it.")
        )
        self.code.setEnabled(not certified)
        self.ask_button.setEnabled(not certified)
        self.take_button.setEnabled(self._standing is Standing.WAITING)
        self.import_button.setEnabled(certified and not self.ready)
        for button, wanted in (
            (self.ask_button, not asked), (self.take_button, asked and not certified), (self.import_button, certified),
        ):  # fmt: skip
            button.set_kind("primary" if wanted else "secondary")

    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return {Standing.WAITING: self.take_button, Standing.JOINED: self.import_button}.get(self._standing, self.code)

    # ---- doing

    def _run(self, work: Callable[..., Any], then: Callable[[Any], object], **more: Any) -> Any:
        self.error.setText("")
        return self.context.ops.run(work, initiator=self, then=then, failed=self._failed, **more)

    def _failed(self, error: DeskError) -> bool:
        if getattr(error, "field", None) == "site.code":
            self.row.set_error(error.message)
        else:
            remedy = getattr(error, "remedy", "")
            self._say(f"{error.message} {remedy}".strip())
        return True

    def _say(self, trouble: str) -> None:
        """Tell it below the cards, and scroll there: the third one reaches down to the edge of a small screen."""
        self.error.setText(trouble)
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            QTimer.singleShot(0, self, partial(area.ensureWidgetVisible, self.error, 0, 24))

    def ask(self) -> None:
        """Write the request to a stick."""
        try:
            code = check_site_code(self.code.value())
        except UserError as error:
            self.row.set_error(error.message)
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.row.set_error(None)
        folder = self.context.questions.folder(translate("shell", "Where to write the request: the stick"))
        if folder is None:
            return
        desk = self.context.desk

        def work() -> tuple[Path, Changes]:
            return identity.write_request(desk, SYSTEM, folder, code), Changes()

        def done(path: Path) -> None:
            self.context.toasts.say(translate("shell", "{file} is on the stick.").format(file=path.name))
            self.start()

        self._run(work, done)

    def take(self) -> None:
        """Take the answer, once it is sure who gave it."""
        kinds = translate("settings", "Answers (*{ending})").format(ending=ANSWER)
        file = self.context.questions.open_file(translate("shell", "Choose the answer"), kinds)
        if file is None:
            return

        def ask(answer: Any) -> None:
            if confirm_answer(self.context, answer):
                self._take(file)

        self.error.setText("")
        self.context.look(self, "answer", identity.read_answer, file, then=ask, failed=self._failed)

    def _take(self, file: Path) -> None:
        desk = self.context.desk
        self._run(lambda: identity.take_answer(desk, SYSTEM, file), lambda _own: self.start())

    def take_in(self) -> None:
        """Take in the centre's first bundle from the stick."""
        folder = self.context.questions.folder(translate("shell", "Where the bundle is: the stick"))
        if folder is None:
            return
        desk = self.context.desk
        sheet = ProgressSheet(translate("shell", "Taking in the centre's data"), self.window(), icon="download")

        def work(progress: Any = None) -> Any:
            from app.services import exchange

            return exchange.import_paths(desk, SYSTEM, [folder], progress=progress)

        def done(found: Any) -> None:
            if _is_here(desk):
                self.ready = True
                self.imported.setText(
                    translate("shell", "{n} entries are here. Everybody signs in with the PIN they have.").format(
                        n=f"{found.total.received:,}"
                    )
                )
                self._look()
                self.joined.emit()
            else:
                refused = [one.sentence for one in found.files if one.is_refused]
                said = translate("shell", "There is no bundle of the centre for this computer.")
                self._say(" ".join([said, *refused[:1]]))

        job = self._run(work, done, progress=sheet.tick, always=sheet.finish)
        sheet.stopped.connect(job.cancel)


def _is_here(desk: Desk) -> bool:
    desk.forget_settings()
    return desk.is_set_up
