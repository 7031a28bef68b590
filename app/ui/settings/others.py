"""Smaller sections: ledgers brought in, health, about."""

import platform
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import __version__
from app.core.i18n import translate
from app.domain.auth import Permission
from app.services import check, ledgers
from app.services.check import CheckLine
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    Card,
    EmptyState,
    Icon,
    Item,
    Label,
    ProgressSheet,
    TwoLineList,
    clear_layout,
    row,
)
from app.ui.settings.backups import when_text
from app.ui.settings.section import Section, side_by_side


class LedgersSection(Section):
    """Ledgers that were brought in, each of which can be taken back as a whole."""

    needs = Permission.LOAD_LEDGERS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "Ledgers brought in"),
            translate("settings", "Registers from paper times: Excel or CSV. Each can be taken back as a whole."),
        )
        self.new_button = Button(translate("settings", "Bring in a ledger…"), "primary", icon="file-input")
        self.new_button.setEnabled(self.may)
        self.new_button.clicked.connect(lambda: self.navigate.emit("ledgers", {}))
        self.back_button = Button(translate("settings", "Take back"), icon="undo-2")
        self.back_button.clicked.connect(self.take_back)
        self.back_button.setEnabled(False)
        self.column.addLayout(side_by_side(self.new_button, self.back_button))
        card = Card(padding=0, spacing=0)
        self.list = TwoLineList(name=translate("settings", "Ledgers brought in"), quiet=False, fit=True)
        self.list.current_changed.connect(lambda _key: self._buttons())
        self.empty = EmptyState(
            translate("settings", "No ledger has been brought in"),
            translate(
                "settings", "The registers of the last years can be read in, with a preview before anything is kept."
            ),
            icon="file-spreadsheet",
        )
        self.empty.setMinimumHeight(200)
        card.body.addWidget(self.list)
        card.body.addWidget(self.empty)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._batches: dict[Any, Any] = {}

    def refresh(self, changes: Any = None) -> None:
        """Show them again."""
        self.context.look(self, "batches", ledgers.batches, then=self._show)

    def _show(self, batches: list[Any]) -> None:
        desk = self.context.desk
        self._batches = {batch.id: batch for batch in batches}
        self.list.set_items(
            [
                Item(
                    key=batch.id,
                    title=batch.file_name,
                    subtitle=translate(
                        "settings", "{when} · {who} · {rejected} rows unreadable, {already} there before"
                    ).format(
                        when=when_text(batch.at, desk), who=batch.who, rejected=batch.rejected, already=batch.already
                    ),
                    right=translate("settings", "{n} rows").format(n=f"{batch.added:,}"),
                    icon="file-spreadsheet",
                    title_tone="muted" if batch.undone else "text",
                    pill=(translate("settings", "Taken back"), "void", "undo-2") if batch.undone else None,
                )
                for batch in batches
            ]
        )
        self.list.setVisible(bool(batches))
        self.empty.setVisible(not batches)
        self._buttons()

    def _buttons(self) -> None:
        batch = self._batches.get(self.list.current_key())
        self.back_button.setEnabled(self.may and batch is not None and not batch.undone)

    def take_back(self) -> None:
        """Void everything one ledger brought."""
        batch = self._batches.get(self.list.current_key())
        if batch is None or batch.undone or not self.may:
            return
        reason = self.context.questions.text(
            translate("settings", "Take back “{file}”?").format(file=batch.file_name),
            translate("settings", "Reason"),
            say=translate("settings", "All {n} rows are voided and stay in the history.").format(n=f"{batch.added:,}"),
            yes=translate("settings", "Take back"),
        )
        if reason is None:
            return
        sheet = ProgressSheet(
            translate("settings", "Taking a ledger back"), self.window(), icon="undo-2", note=batch.file_name
        )
        job = self.context.act(
            ledgers.undo_batch,
            batch.id,
            reason,
            initiator=self,
            progress=sheet.tick,
            always=sheet.finish,
            label=translate("settings", "Ledger taken back"),
            then=lambda _n: self.refresh(),
        )
        sheet.stopped.connect(job.cancel)

    def first(self) -> QWidget | None:
        """The list, or the way to a first ledger."""
        return self.list if self._batches else self.new_button


class HealthSection(Section):
    """What was looked at, whether it is in order, and what to do if not."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "Health"),
            translate("settings", "The data, its log, the key, backups, the disk: looked at from end to end."),
        )
        self.again_button = Button(translate("settings", "Check again"), icon="refresh-cw")
        self.again_button.clicked.connect(lambda: self.refresh())
        self.say = Label("", tone="muted")
        self.column.addLayout(side_by_side(self.again_button, self.say))
        self.card = Card(padding=0, spacing=0)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.card.body.addLayout(self._lines)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.card.hide()
        self.shown: list[CheckLine] = []

    def refresh(self, changes: Any = None) -> None:
        """Look at everything; not again for every little change."""
        if changes is not None:
            return
        self.say.setText(translate("settings", "Looking…"))
        self.context.look(self, "check", check.check, then=self._show)

    def _show(self, lines: list[CheckLine]) -> None:
        self.shown = lines
        clear_layout(self._lines)
        wrong = sum(not line.ok for line in lines)
        self.say.setText(
            translate("settings", "Everything is in order.")
            if not wrong
            else translate("settings", "{n} things need attention.").format(n=wrong)
        )
        self.say.set_tone("warn" if wrong else "good")
        for line in sorted(lines, key=lambda one: one.ok):
            holder = QWidget()
            holder.setLayout(
                row(
                    Icon("circle-check" if line.ok else "triangle-alert", "good-ink" if line.ok else "warn-ink", 16),
                    spacing=12,
                    margins=(16, 10, 16, 10),
                )
            )
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(Label(line.name, "strong"))
            if not line.ok and line.remedy:
                texts.addWidget(Label(line.remedy, "caption", "muted", wrap=True))
            inside: Any = holder.layout()
            inside.addLayout(texts, 1)
            inside.addWidget(Label(line.detail, tone="muted" if line.ok else "warn"))
            self._lines.addWidget(holder)
        self.card.show()

    def first(self) -> QWidget | None:
        """Check again."""
        return self.again_button


class AboutSection(Section):
    """What runs here, and whose work it stands on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, translate("settings", "About"))
        card = Card(padding=20, spacing=8)
        card.add(Label(translate("settings", "Dangqun Desk {version}").format(version=__version__), "heading"))
        card.add(
            Label(
                translate("settings", "The front desk of a Party-masses service centre; works with no network."),
                tone="muted",
                wrap=True,
            )
        )
        facts = (
            f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.release()}",
            translate("settings", "Data folder: {folder}").format(folder=context.desk.folder),
        )
        for fact in facts:
            card.add(Label(fact, "caption", "muted", wrap=True, selectable=True))
        self.column.addWidget(card)
        licences = Card(translate("settings", "Built on the work of others"), padding=20, spacing=8)
        for name, licence in (
            ("PySide6 / Qt", "LGPL 3"),
            ("SQLAlchemy, Alembic", "MIT"),
            ("SQLite", "Public domain"),
            ("ReportLab, segno, Pillow", "BSD, MIT-CMU"),
            ("openpyxl, xlrd, XlsxWriter", "MIT, BSD"),
            ("argon2-cffi, PyNaCl", "MIT, Apache 2"),
            ("pypinyin, python-stdnum, python-dateutil", "MIT, LGPL 2.1, Apache 2"),
            ("Noto Sans SC", "SIL OFL 1.1"),
            ("Hanazono, BabelStone Han, Nanum, DejaVu", "OFL, Arphic, Bitstream Vera"),
            ("Lucide", "ISC"),
        ):
            holder = QWidget()
            holder.setLayout(row(Label(name), spacing=16))
            inside: Any = holder.layout()
            inside.addStretch(1)
            inside.addWidget(Label(licence, "caption", "muted"))
            licences.add(holder)
        self.column.addWidget(licences)
        self.column.addStretch(1)
