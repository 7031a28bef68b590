"""When the fault is ours: tell it in plain words, keep the draft, offer a report without personal data."""

import logging
import platform
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

import app
from app.core.i18n import translate
from app.ui.kit.questions import Questions
from app.ui.kit.widgets.fields import LongTextField
from app.ui.kit.widgets.overlay import Dialog
from app.ui.kit.widgets.text import Label

log = logging.getLogger(__name__)

ROOT = Path(app.__file__).resolve().parents[1]


def report(kind: type[BaseException], trace: TracebackType | None, cause: BaseException | None = None) -> str:
    """The report: kind of failure, places in the code, versions. No values, no messages, no paths outside."""
    lines = [f"{getattr(app, '__version__', '')}  {kind.__module__}.{kind.__qualname__}"]
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {_place(code.co_filename)}:{trace.tb_lineno}  {code.co_qualname if _NAMED else code.co_name}")
        trace = trace.tb_next
    if cause is not None:
        lines.append("caused by")
        lines += report(type(cause), cause.__traceback__).splitlines()[0:1]
        lines += report(type(cause), cause.__traceback__).splitlines()[1:]
    return "\n".join(lines)


_NAMED = sys.version_info >= (3, 11)


def _place(filename: str) -> str:
    path = Path(filename)
    try:
        return path.resolve().relative_to(ROOT).as_posix()
    except (ValueError, OSError):
        # Outside our own code the file's name is enough; its folder could name the person's account.
        return path.name


def versions() -> str:
    """What ran: Python, Qt, the system's kind."""
    return f"Python {platform.python_version()}  Qt {qVersion()}  {platform.system()} {platform.release()}"


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread, and only sends `crashed(report)`: once for each place.

    `messages` also takes Qt's own messages into the log.
    """

    crashed = Signal(str)

    def __init__(self, parent: QObject | None = None, *, messages: bool = False) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        self._lock = threading.Lock()
        self._before = (sys.excepthook, threading.excepthook)
        self._messages = messages

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)
        if self._messages:
            qInstallMessageHandler(_to_log)

    def uninstall(self) -> None:
        """Put back what caught before."""
        sys.excepthook, threading.excepthook = self._before
        if self._messages:
            qInstallMessageHandler(None)

    def take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Take one failure; callable from any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        cause = error.__cause__ if error is not None else None
        text = report(kind, trace, cause)
        with self._lock:
            if text in self._told:
                return
            self._told.add(text)
        log.error("unexpected failure\n%s", text)
        self.crashed.emit(f"{text}\n{versions()}")

    def failure(self, error: BaseException) -> None:
        """Take a failure as an object: fits `Jobs.unexpected`."""
        self.take(type(error), error, error.__traceback__)


def _to_log(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    level = levels.get(kind, logging.ERROR)
    if text.startswith("This plugin does not support "):  # what a screen can't do is nobody's fault
        level = logging.DEBUG
    logging.getLogger("qt").log(level, "%s", text)


class CrashDialog(Dialog):
    """Says that the fault is ours, shows the report, offers to go on or to start anew. `restart` is sent then."""

    restart = Signal()

    def __init__(self, text: str, parent: QWidget | None = None, *, questions: Questions | None = None) -> None:
        super().__init__(
            translate("kit", "Something went wrong in the program"),
            parent,
            width=560,
            say=translate(
                "kit",
                "The last step may not have been done. What you were typing is kept. "
                "You can go on; if it happens again, start the program anew.",
            ),
        )
        self.text = text
        self._questions = questions
        self.report = LongTextField(text, name=translate("kit", "Report"), lines=8)
        self.report.edit.setReadOnly(True)
        self.report.edit.setLineWrapMode(self.report.edit.LineWrapMode.NoWrap)
        self.body.addWidget(self.report)
        promise = translate("kit", "The report says where in the program it happened. It names nobody.")
        self.promise = Label(promise, "caption", "muted", wrap=True)
        self.body.addWidget(self.promise)
        self.copy_button = self.add_button(translate("kit", "Copy"), "ghost", self._copy, icon="copy")
        if questions is not None:
            self.save_button = self.add_button(translate("kit", "Save report"), "ghost", self._save, icon="save")
        self.restart_button = self.add_button(translate("kit", "Start anew"), callback=self._again)
        self.go_on = self.add_button(translate("kit", "Go on"), "primary", key="Enter", default=True)
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy_button.setText(translate("kit", "Copied"))

    def _save(self) -> None:
        if self._questions is None:
            return
        path = self._questions.save_file(translate("kit", "Save report"), "report.txt", "Text (*.txt)")
        if path is not None:
            try:
                path.write_text(self.text, encoding="utf-8")
            except OSError:
                self.promise.setText(translate("kit", "It can't be saved there. Choose another folder."))
                self.promise.set_tone("bad")
                return
            self.save_button.setText(translate("kit", "Saved"))

    def _again(self) -> None:
        self.accept()
        self.restart.emit()
