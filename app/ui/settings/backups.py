"""Backups: when the last one was made, one now, the way back, and the copy of the key."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.auth import Actor, Permission, allowed
from app.domain.settings import SITE_CODE
from app.services import backup, keys, settings
from app.services.desk import Desk
from app.ui.kit.context import Context
from app.ui.kit.widgets import Button, Card, Icon, Item, Label, ProgressSheet, TwoLineList
from app.ui.settings.section import Section

SHOWN = 10


def file_name(desk: Desk) -> str:
    """What a backup is called: centre and moment."""
    return f"党群前台-备份-{desk.settings[SITE_CODE]}-{desk.now().astimezone(desk.zone):%Y%m%d-%H%M}.sqlite"


def when_text(at: datetime, desk: Desk) -> str:
    """An instant for a list: "2026-07-18 18:42"."""
    return f"{at.astimezone(desk.zone):%Y-%m-%d %H:%M}"


def size_text(size: int) -> str:
    """A size a person can judge."""
    return translate("settings", "{size} MB").format(size=f"{size / 1e6:.1f}")


@dataclass(frozen=True)
class Standing:
    """What the section shows."""

    last: datetime | None
    files: tuple[tuple[Path, int, datetime], ...]
    key_fits: bool


def _standing(desk: Desk) -> Standing:
    from datetime import UTC

    files = []
    for path in backup.automatic_backups(desk.folder)[:SHOWN]:
        found = path.stat()
        files.append((path, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC)))
    return Standing(backup.last_backup(desk), tuple(files), keys.key_fits(desk))


def _copy_key(desk: Desk, actor: Actor, folder: Path) -> tuple[Path, Any]:
    return keys.save_key_copy(desk, actor, folder), settings.save(desk, actor, {})[1]


def _load_key(desk: Desk, actor: Actor, file: Path) -> tuple[None, Any]:
    keys.load_key_copy(desk, actor, file)
    return settings.save(desk, actor, {})


def _back_up(desk: Desk, actor: Actor, file: Path, progress: Any = None) -> tuple[Any, Any]:
    made = backup.backup_to(desk, actor, file, progress)
    return made, settings.save(desk, actor, {})[1]


class BackupsSection(Section):
    """Cards: backup, way back, key."""

    needs = Permission.BACK_UP

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("settings", "Backups"),
            translate("settings", "One is made every day by itself and read back; seven are kept on this computer."),
        )
        may_restore = self.may and allowed(context.session.actor.role, Permission.RESTORE)
        self.last = Label("", "caption", "muted", wrap=True)
        self.now_button = Button(translate("settings", "Back up now…"), "primary", icon="usb-stick")
        self.now_button.clicked.connect(self.back_up)
        self._line("hard-drive", translate("settings", "Backup"), self.last, self.now_button)
        self.restore_button = Button(translate("settings", "Restore…"), icon="history")
        self.restore_button.clicked.connect(lambda: self.restore(None))
        words = translate("settings", "The backup is checked first; what is here now is put aside, not deleted.")
        self._line(
            "history",
            translate("settings", "Go back to a backup"),
            Label(words, "caption", "muted", wrap=True),
            self.restore_button,
        )
        self.key_say = Label("", "caption", "muted", wrap=True)
        self.copy_button = Button(translate("settings", "Save a key copy…"), icon="usb-stick")
        self.copy_button.clicked.connect(self.copy_key)
        self.load_button = Button(translate("settings", "Load a key copy…"))
        self.load_button.clicked.connect(self.load_key)
        self._line(
            "key-round",
            translate("settings", "Keys of the centre and of this desk"),
            self.key_say,
            self.load_button,
            self.copy_button,
        )
        card = Card(translate("settings", "On this computer"), padding=0, spacing=0)
        self.list = TwoLineList(name=translate("settings", "Backups on this computer"), quiet=True, fit=True)
        if may_restore:
            self.list.activated.connect(self.restore)
        card.body.addWidget(self.list)
        self.files = card
        self.column.addWidget(card)
        self.column.addStretch(1)
        for button in (self.now_button, self.copy_button, self.load_button):
            button.setEnabled(self.may)
        self.restore_button.setEnabled(may_restore)
        self.load_button.setEnabled(may_restore)
        if self.may and not may_restore:
            self.restore_button.setToolTip(translate("settings", "Only an administrator may do this."))
            self.load_button.setToolTip(translate("settings", "Only an administrator may do this."))

    def _line(self, icon: str, title: str, say: Label, *buttons: Button) -> None:
        card = Card(padding=16)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Icon(icon, size=20))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(title, "strong"))
        texts.addWidget(say)
        row.addLayout(texts, 1)
        for button in buttons:
            row.addWidget(button)
        card.body.addLayout(row)
        self.column.addWidget(card)

    def refresh(self, changes: Any = None) -> None:
        """Look at the folder again."""
        if changes is None or not changes.tables:
            self.context.look(self, "standing", _standing, then=self._show)

    def _show(self, standing: Standing) -> None:
        desk = self.context.desk
        if standing.last is None:
            self.last.setText(translate("settings", "None has been made yet"))
            self.last.set_tone("warn")
        else:
            when = when_text(standing.last, desk)
            self.last.setText(translate("settings", "Last one {when}, verified").format(when=when))
            self.last.set_tone("muted")
        if standing.key_fits:
            self.key_say.setText(translate("settings", "Here and fitting. Keep a copy on a stick in the safe."))
            self.key_say.set_tone("muted")
        else:
            self.key_say.setText(
                translate("settings", "Missing or another centre's: ID numbers can't be read until the copy is loaded.")
            )
            self.key_say.set_tone("bad")
        self.files.setVisible(bool(standing.files))
        self.list.set_items(
            [
                Item(
                    key=path,
                    title=when_text(at, desk),
                    note=translate("settings", "before an update") if path.name.startswith("before") else "",
                    icon="file-check",
                    right=size_text(size),
                )
                for path, size, at in standing.files
            ]
        )

    def back_up(self) -> None:
        """Write a backup to a place of one's choice."""
        kinds = translate("settings", "Backups (*.sqlite)")
        file = self.context.questions.save_file(
            translate("settings", "Where to save the backup"), file_name(self.context.desk), kinds
        )
        if file is None:
            return
        sheet = ProgressSheet(translate("settings", "Backing up"), self.window(), icon="hard-drive", note=file.name)
        job = self.context.act(
            _back_up,
            file,
            initiator=self,
            progress=sheet.tick,
            always=sheet.finish,
            then=lambda made: self._made(made),
        )
        sheet.stopped.connect(job.cancel)

    def _made(self, made: Any) -> None:
        words = translate("settings", "Backup saved and verified: {file}, {size}")
        self.context.toasts.say(words.format(file=made.path.name, size=size_text(made.size)))
        self.refresh()

    def restore(self, file: Path | None) -> None:
        """Show what a backup holds, ask once, then let the program do it."""
        if file is None:
            file = self.context.questions.open_file(
                translate("settings", "Choose a backup"), translate("settings", "Backups (*.sqlite)")
            )
        if file is None:
            return
        chosen = file
        self.context.look(
            self, "inspect", lambda _desk: backup.inspect(chosen), then=lambda facts: self._confirm(chosen, facts)
        )

    def _confirm(self, file: Path, facts: backup.BackupFacts) -> None:
        desk = self.context.desk
        lines = [
            f"{facts.site_name} ({facts.site_code})",
            translate("settings", "{people} people, {visits} visits").format(
                people=f"{facts.people:,}", visits=f"{facts.visits:,}"
            ),
        ]
        if facts.last_entry_at is not None:
            lines.append(
                translate("settings", "Last entry {when}. What was entered later is put aside, not deleted.").format(
                    when=when_text(facts.last_entry_at, desk)
                )
            )
        if facts.site_code != desk.settings[SITE_CODE]:
            lines.append(translate("settings", "This is another centre's backup!"))
        if self.context.questions.confirm(
            translate("settings", "Go back to this backup?"),
            "\n".join(lines),
            yes=translate("settings", "Restore"),
            danger=True,
        ):
            self.navigate.emit("restore", {"file": file})

    def copy_key(self) -> None:
        """Save the key to a stick."""
        folder = self.context.questions.folder(translate("settings", "Where to save the copy of the key"))
        if folder is not None:
            words = translate("settings", "Key copy saved: {file}. Keep it in the safe.")
            self.context.act(
                _copy_key,
                folder,
                initiator=self,
                then=lambda path: self.context.toasts.say(words.format(file=path.name)),
            )

    def load_key(self) -> None:
        """Take the key back from a stick."""
        file = self.context.questions.open_file(
            translate("settings", "Choose the key copy"), translate("settings", "Key copies (*.key)")
        )
        if file is not None:
            self.context.act(
                _load_key,
                file,
                initiator=self,
                then=lambda _none: (
                    self.context.toasts.say(translate("settings", "The key is loaded.")),
                    self.refresh(),
                ),
            )

    def first(self) -> QWidget | None:
        """Back up now."""
        return self.now_button if self.may else None
