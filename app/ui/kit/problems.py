"""Where failures show when nobody nearer shows them: a toast for mistakes, calm words for the machine's trouble."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.core.errors import EnvironmentProblem, UserError
from app.core.i18n import translate
from app.ui.kit.jobs import Jobs
from app.ui.kit.widgets.layouts import row
from app.ui.kit.widgets.marks import Icon
from app.ui.kit.widgets.overlay import Dialog, ToastStack
from app.ui.kit.widgets.text import Label


class ProblemDialog(Dialog):
    """What happened and what to do about it; nothing was lost."""

    def __init__(self, problem: EnvironmentProblem, parent: QWidget | None = None) -> None:
        super().__init__(translate("kit", "This did not work"), parent, width=460)
        words = Label(problem.message, wrap=True, selectable=True)
        self.body.addLayout(row(Icon("triangle-alert", "warn-ink", 20), words, spacing=12))
        if problem.remedy:
            self.body.addWidget(Label(problem.remedy, tone="muted", wrap=True, selectable=True))
        self.add_button(translate("kit", "Understood"), "primary", key="Enter", default=True)


class Problems(QObject):
    """Connects the failures of `jobs` to the screen. `window()` answers the window to stand over."""

    def __init__(self, jobs: Jobs, toasts: ToastStack, window: Callable[[], QWidget | None]) -> None:
        super().__init__(toasts)
        self._toasts = toasts
        self._window = window
        self._told: str | None = None
        jobs.user_error.connect(self.mistake)
        jobs.environment.connect(self.trouble)

    def mistake(self, error: UserError) -> None:
        """Say what has to be put right."""
        self._toasts.say(error.message, tone="warn")

    def trouble(self, problem: EnvironmentProblem) -> None:
        """Say what the machine's trouble is, once at a time."""
        if self._told == problem.message:
            return
        self._told = problem.message
        dialog = ProblemDialog(problem, self._window())
        dialog.finished.connect(lambda _result: self._settled(dialog))
        dialog.open()

    def _settled(self, dialog: ProblemDialog) -> None:
        self._told = None
        dialog.deleteLater()
