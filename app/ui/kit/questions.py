"""What the desk may ask a person and has to wait for: one seam, so that a test or a tour can answer."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.ui.kit.widgets.fields import LongTextField, TextField
from app.ui.kit.widgets.form_row import FormRow
from app.ui.kit.widgets.overlay import Dialog

Check = Callable[[str], Any]


class Questions(Protocol):
    """The questions. Every one answers None or False when the person turns away."""

    def confirm(self, title: str, say: str = "", *, yes: str, no: str = "", danger: bool = False) -> bool:
        """Yes or no; `yes` is what the button does ("Void the visit"), never just "OK"."""

    def text(
        self,
        title: str,
        label: str,
        *,
        say: str = "",
        value: str = "",
        yes: str = "",
        long: bool = False,
        password: bool = False,
        check: Check | None = None,
    ) -> str | None:
        """A line (or, if `long`, some lines) of text; `check` may raise UserError, shown below the field."""

    def choose(self, title: str, choices: Sequence[tuple[Any, str]], *, say: str = "") -> Any:
        """One of several, each a button; None when the person turns away."""

    def open_file(self, title: str, kinds: str = "") -> Path | None:
        """A file to read; `kinds` as Qt writes them: "Spreadsheets (*.xlsx *.csv)"."""

    def open_files(self, title: str, kinds: str = "") -> list[Path]:
        """Files to read, several at once; none when the person turns away."""

    def save_file(self, title: str, suggested: str, kinds: str = "") -> Path | None:
        """Where to write a file."""

    def folder(self, title: str) -> Path | None:
        """A folder."""


class _Files(QFileDialog):
    """The system's file dialog, or Qt's own where the system has none."""

    def __init__(self, parent: QWidget | None, title: str, start: str, kinds: str) -> None:
        super().__init__(parent, title, start, kinds)
        self._entered = False
        self.directoryEntered.connect(self._enter)
        self.filterSelected.connect(self._chose_kind)

    def _chose_kind(self, kind: str) -> None:
        """A file to write gets the ending of the kind that was chosen."""
        if self.acceptMode() == QFileDialog.AcceptMode.AcceptSave and self.selectedFiles() and "*." in kind:
            ending = kind.rpartition("*.")[2].rstrip(")")
            self.setDefaultSuffix(ending)
            self.selectFile(Path(self.selectedFiles()[0]).with_suffix(f".{ending}").name)

    def _enter(self, _folder: str) -> None:
        self._entered = True

    def accept(self) -> None:
        """An empty box names nothing, unless one walked to the folder it stands for."""
        box = self.findChild(QLineEdit, "fileNameEdit")
        folders = self.fileMode() == QFileDialog.FileMode.Directory
        if box is not None and box.isVisible() and not box.text().strip() and not (folders and self._entered):
            self.reject()
        else:
            super().accept()


class QtQuestions:
    """Asks on the screen, over `window()`."""

    def __init__(self, window: Callable[[], QWidget | None]) -> None:
        self._window = window
        # Where one last read and where one last wrote: a backup does not belong beside an old ledger.
        self._read = ""
        self._wrote = ""

    def confirm(self, title: str, say: str = "", *, yes: str, no: str = "", danger: bool = False) -> bool:
        """See `Questions.confirm`."""
        dialog = Dialog(title, self._window(), say=say)
        dialog.body.setContentsMargins(24, 0, 24, 8)
        dialog.add_button(no or translate("kit", "Cancel"), key="Esc")
        dialog.add_button(yes, "danger" if danger else "primary", key="Enter", default=True)
        return self._ran(dialog)

    def text(
        self,
        title: str,
        label: str,
        *,
        say: str = "",
        value: str = "",
        yes: str = "",
        long: bool = False,
        password: bool = False,
        check: Check | None = None,
    ) -> str | None:
        """See `Questions.text`."""
        dialog = Dialog(title, self._window(), say=say)
        field = LongTextField(value) if long else TextField(value, password=password)
        row = FormRow(label, field)
        dialog.body.addWidget(row)

        def accept() -> None:
            try:
                if check is not None:
                    check(field.value())
            except UserError as error:
                row.set_error(error.message)
                field.setFocus()
                return
            dialog.accept()

        dialog.add_button(translate("kit", "Cancel"), key="Esc")
        dialog.add_button(yes or translate("kit", "Save"), "primary", accept, key="Enter", default=True)
        field.setFocus()
        return field.value() if self._ran(dialog) else None

    def choose(self, title: str, choices: Sequence[tuple[Any, str]], *, say: str = "") -> Any:
        """See `Questions.choose`."""
        dialog = Dialog(title, self._window(), say=say)
        dialog.body.setContentsMargins(24, 0, 24, 8)
        chosen: list[Any] = []

        def take(value: Any) -> None:
            chosen.append(value)
            dialog.accept()

        dialog.add_button(translate("kit", "Cancel"), key="Esc")
        for value, label in choices:
            dialog.add_button(label, callback=lambda value=value: take(value))
        return chosen[0] if self._ran(dialog) and chosen else None

    def open_file(self, title: str, kinds: str = "") -> Path | None:
        """See `Questions.open_file`."""
        dialog = self._files(title, self._read or self._wrote, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        path = self._chosen(dialog)
        if path is not None:
            self._read = str(path.parent)
        return path

    def open_files(self, title: str, kinds: str = "") -> list[Path]:
        """See `Questions.open_files`."""
        dialog = self._files(title, self._read or self._wrote, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        try:
            names = dialog.selectedFiles() if dialog.exec() else []
        finally:
            dialog.deleteLater()
        paths = [Path(name) for name in names if name.strip()]
        if paths:
            self._read = str(paths[0].parent)
        return paths

    def save_file(self, title: str, suggested: str, kinds: str = "") -> Path | None:
        """See `Questions.save_file`; a name typed without an ending gets the one of `suggested`."""
        dialog = self._files(title, self._wrote, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
        dialog.selectFile(suggested)
        path = self._chosen(dialog)
        if path is None or path.is_dir():
            return None
        self._wrote = str(path.parent)
        return path

    def folder(self, title: str) -> Path | None:
        """See `Questions.folder`."""
        dialog = self._files(title, self._wrote)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        # The folder stands in the box, so that one sees where things go.
        box = dialog.findChild(QLineEdit, "fileNameEdit")
        if box is not None:
            box.setText(dialog.directory().absolutePath())
        path = self._chosen(dialog)
        if path is not None:
            self._wrote = str(path)
        return path

    def _files(self, title: str, last: str, kinds: str = "") -> QFileDialog:
        """A dialog for files, in the folder last used or else among the person's documents."""
        places = QStandardPaths.StandardLocation
        usual = [QStandardPaths.writableLocation(place) for place in (places.DocumentsLocation, places.HomeLocation)]
        start = next((place for place in (last, *usual) if place and Path(place).is_dir()), str(Path.home()))
        dialog = _Files(self._window(), title, start, kinds)
        # What Qt offers while one types is a window of its own, which the style sheet knows by this mark.
        for box in dialog.findChildren(QLineEdit):
            completer = box.completer()
            if completer is not None:
                completer.popup().setProperty("popup", True)
        return dialog

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        try:
            names = dialog.selectedFiles() if dialog.exec() else []
            return Path(names[0]) if names and names[0].strip() else None
        finally:
            dialog.deleteLater()

    def _ran(self, dialog: Dialog) -> bool:
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()


class ScriptedQuestions:
    """Answers from a list, in order; `asked` keeps (kind, title) of every question.

    Running out of answers, or an answer of the wrong kind for the question, raises AssertionError.
    """

    def __init__(self, *answers: Any) -> None:
        self.answers: deque[Any] = deque(answers)
        self.asked: list[tuple[str, str]] = []

    def add(self, *answers: Any) -> None:
        """Know more answers."""
        self.answers.extend(answers)

    def _next(self, kind: str, title: str, types: tuple[type, ...]) -> Any:
        self.asked.append((kind, title))
        if not self.answers:
            raise AssertionError(f"nobody expected the {kind} question {title!r}")
        answer = self.answers.popleft()
        if types and answer is not None and not isinstance(answer, types):
            raise AssertionError(f"{answer!r} is no answer to the {kind} question {title!r}")
        return answer

    def confirm(self, title: str, say: str = "", *, yes: str, no: str = "", danger: bool = False) -> bool:
        """See `Questions.confirm`."""
        return bool(self._next("confirm", title, (bool,)))

    def text(
        self,
        title: str,
        label: str,
        *,
        say: str = "",
        value: str = "",
        yes: str = "",
        long: bool = False,
        password: bool = False,
        check: Check | None = None,
    ) -> str | None:
        """See `Questions.text`; an answer that fails `check` raises its UserError."""
        answer = self._next("text", title, (str,))
        if answer is not None and check is not None:
            check(answer)
        return answer

    def choose(self, title: str, choices: Sequence[tuple[Any, str]], *, say: str = "") -> Any:
        """See `Questions.choose`."""
        return self._next("choose", title, ())

    def open_file(self, title: str, kinds: str = "") -> Path | None:
        """See `Questions.open_file`."""
        return self._next("open_file", title, (Path,))

    def open_files(self, title: str, kinds: str = "") -> list[Path]:
        """See `Questions.open_files`."""
        return list(self._next("open_files", title, (list, tuple)) or ())

    def save_file(self, title: str, suggested: str, kinds: str = "") -> Path | None:
        """See `Questions.save_file`."""
        return self._next("save_file", title, (Path,))

    def folder(self, title: str) -> Path | None:
        """See `Questions.folder`."""
        return self._next("folder", title, (Path,))
