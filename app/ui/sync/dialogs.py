"""What is asked and told apart from the page: other values than either side's, what became of every file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.conflicts import Conflict
from app.domain.fields import FieldSpec, FieldType
from app.domain.visits import check_reason
from app.services.desk import Desk
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.forms import ChipsField, Choices, Form
from app.ui.kit.widgets import Dialog, FormRow, Item, Label, TextField, TwoLineList, column
from app.ui.sync import words

if TYPE_CHECKING:
    from app.services.exchange import Synced


_FEW = 8
"""So many fields are seen without scrolling."""


class OtherDialog(Dialog):
    """Neither side is right: the fields in question, typed anew. Signal `typed(values, reason)`."""

    typed = Signal(object, str)

    def __init__(
        self, context: Context, parent: QWidget, conflict: Conflict, spaces: Choices, *, needs_reason: bool
    ) -> None:
        super().__init__(
            translate("sync", "Neither: write it anew"), parent, width=560, say=conflict.title,
            scrolls=len(conflict.other) > _FEW,
        )  # fmt: skip
        self._needs_reason = needs_reason
        self._sent = False
        specs: Sequence[FieldSpec] = conflict.other
        rows = {spec.name: ChipsField(spaces) for spec in specs if _is_spaces(spec)}
        self.form = Form(
            specs, choices=_choices(context), editors=rows, zone=context.desk.zone, today=context.desk.today(),
            columns=2 if len(specs) > 2 else 1,
        )  # fmt: skip
        self.form.set_values(dict(conflict.values))
        self.form.submitted.connect(self._accept)
        self.body.addWidget(self.form)
        self.reason = TextField()
        self.reason_row = FormRow(translate("sync", "Reason"), self.reason, required=True)
        self.body.addWidget(self.reason_row)
        theme.show_if(self.reason_row, needs_reason)
        if len(specs) > _FEW:
            self.form.setMinimumHeight(self.form.sizeHint().height())
            self.setMinimumHeight(min(520, self.form.sizeHint().height() + 180))
        self.add_button(translate("sync", "Cancel"), key="Esc")
        self.go = self.add_button(
            translate("sync", "Use this"), "primary", self._accept, key="Enter", default=True
        )  # fmt: skip
        self.form.focus()

    def _accept(self) -> None:
        if self._sent:  # Enter in a line is told by the line and by the button
            return
        reason = ""
        try:
            values = self.form.values()
            if self._needs_reason:
                reason = check_reason(self.reason.value())
        except UserError as error:
            if error.field not in self.form.rows:
                self.reason_row.set_error(error.message)
            return
        self._sent = True
        self.typed.emit(values, reason)

    def failed(self, error: Any) -> bool:
        """A refusal stands beside its field."""
        self._sent = False
        return self.form.failed(error)


def spaces_to_choose(desk: Desk, conflict: Conflict) -> Choices:
    """The spaces a booking may be moved to, by their ids; none where no field asks for them."""
    from app.services import spaces

    if not any(_is_spaces(spec) for spec in conflict.other):
        return ()
    return [(one.id.hex(), one.name) for one in spaces.spaces(desk)]


def _is_spaces(spec: FieldSpec) -> bool:
    return spec.type is FieldType.ROWS and spec.references == "space"


def _choices(context: Context):
    desk = context.desk

    def of(spec: FieldSpec) -> list[tuple[str, str]]:
        return [(term.code, term.label) for term in desk.terms(spec.terms)] if spec.terms else []

    return of


class FilesDialog(Dialog):
    """What became of every file, and what was written for whom."""

    def __init__(self, parent: QWidget, synced: "Synced") -> None:
        super().__init__(translate("sync", "What was exchanged"), parent, width=640)
        imported = synced.imported
        self.files = TwoLineList(name=translate("sync", "Received"), quiet=True)
        self.files.set_items([self._file(number, one) for number, one in enumerate(imported.files)])
        note = words.received(imported.total) if imported.files else translate("sync", "nothing was there for us")
        if synced.foreign:
            left = translate("sync", "{n} files are for others and were left alone").format(n=synced.foreign)
            note = translate("clauses", ", ").join((note, left))
        self._part(translate("sync", "Received"), note, self.files, len(imported.files))
        self.written = TwoLineList(name=translate("sync", "Written"), quiet=True)
        items = [self._export(number, one) for number, one in enumerate(synced.exported)]
        self.written.set_items(items)
        self._part(
            translate("sync", "Written"), translate("sync", "delivered once they have taken it in"), self.written,
            len(items),
        )  # fmt: skip
        for text in (*imported.branches, *imported.clocks):
            self.body.addWidget(Label(text, "caption", "warn-ink", wrap=True))
        self.add_button(translate("sync", "Understood"), "primary", key="Enter", default=True)

    def _part(self, title: str, note: str, shown: TwoLineList, many: int) -> None:
        self.body.addLayout(column(Label(title, "strong"), Label(note, "caption", "muted", wrap=True), spacing=2))
        if many:
            shown.setFixedHeight(theme.metrics().row_two * min(many, 4))
            self.body.addWidget(shown)
        else:
            theme.show_if(shown, False)

    @staticmethod
    def _file(number: int, one: Any) -> Item:
        icon, tone = ("circle-x", "bad-ink") if one.is_refused else ("circle-check", "good-ink")
        return Item(number, one.sender_name or one.name, words.verdict_line(one), icon=icon, icon_tone=tone)

    @staticmethod
    def _export(number: int, one: Any) -> Item:
        said = translate("sync", "{n} entries").format(n=f"{one.operations:,}")
        if one.photos:
            said += words.DOT + translate("sync", "{n} photos").format(n=f"{one.photos:,}")
        names = ", ".join(path.name for path in one.paths)
        whom = ", ".join(name for _site, name in one.recipients)
        return Item(number, whom, names, icon="upload", right=said, right_tone="muted")
