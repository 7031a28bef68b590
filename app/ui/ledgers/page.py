"""Ledgers: choose a file, check what it says, bring it in, take it back."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.core.errors import DeskError, EnvironmentProblem, UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain.auth import Permission, allowed
from app.domain.visits import check_reason
from app.services import ledgers
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import ProgressSheet
from app.ui.ledgers import kinds
from app.ui.ledgers.check import CheckView
from app.ui.ledgers.home import HomeView, dropped, file_kinds
from app.ui.ledgers.result import ResultView


class LedgersPage(Page):
    """Three steps of one act, one at a time: `home`, `check`, `result`."""

    key = "ledgers"
    icon = "file-spreadsheet"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("surface", "ground")
        self.setAcceptDrops(True)
        self._draft: ledgers.LedgerDraft | None = None
        self._plan: ledgers.LedgerPlan | None = None
        self._result: ledgers.LoadResult | None = None
        self._arrived = False
        self._activity: Any = None
        self._sheet: ProgressSheet | None = None
        may = context.session.signed_in and allowed(context.session.actor.role, Permission.LOAD_LEDGERS)
        self._may = may
        self.home = HomeView(context.desk, context.ops, may=may)
        self.check = CheckView(context.desk, context.ops)
        self.result = ResultView(context.ops)
        self.steps = QStackedLayout(self)
        self.steps.setContentsMargins(0, 0, 0, 0)
        for step in (self.home, self.check, self.result):
            self.steps.addWidget(step)
        self.home.chosen.connect(lambda _none: self.choose())
        self.home.shown.connect(self._show_batch)
        self.home.undone.connect(self._undo_batch)
        self.check.changed.connect(self._make_plan)
        self.check.loaded.connect(self._load)
        self.check.left.connect(self._go_home)
        self.check.other_asked.connect(self._read_as)
        self.check.repair.connect(self._repair)
        self.result.left.connect(self._go_home)
        self.result.again.connect(self._again)
        self.result.shown.connect(lambda: self._show_batch(self._result.batch_id if self._result else None))
        self.result.decided.connect(lambda: self.navigate.emit("bookings", {"do": "waiting"}))
        self.result.undone.connect(lambda: self._undo_batch(self._result.batch_id if self._result else None))
        self.result.repair.connect(self._repair)

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("ledgers", "Ledgers")

    # Page

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`kind` ("visits", "people", "bookings", "spaces", "registrations", "activities") says what comes in, `path`
        the file if it is known, `activity` (an id) what registrations are for.
        """
        self._activity = arguments.get("activity")
        if arguments.get("kind") in ledgers.KINDS:
            self.home.kind.set_value(arguments["kind"])
        path = arguments.get("path")
        if path is not None:
            self.read(Path(path))
            return
        step = self.steps.currentWidget()
        if isinstance(step, HomeView | CheckView | ResultView):
            step.focus_first()

    def refresh(self, changes: Any = None) -> None:
        """Look the list of ledgers up again when one came or went."""
        if changes is None or "import_batch" in changes.tables:
            self.context.look(self, "batches", ledgers.batches, then=self.home.set_batches)

    def help_keys(self) -> list[tuple[str, str]]:
        """The keys of this page."""
        return [
            ("Ctrl+O", translate("ledgers", "Choose a file")),
            ("Ctrl+Enter", translate("ledgers", "Bring in what is shown")),
            ("Esc", translate("ledgers", "One step back")),
        ]

    # Choosing

    def choose(self) -> None:
        """Ask for the file."""
        if not self._may:
            return
        path = self.context.questions.open_file(translate("ledgers", "Choose a ledger"), file_kinds())
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Open a file and show what it says."""
        if not self._may:
            return
        kind = self.home.kind.value()
        desk = self.context.desk
        self.home.zone.set_wrong("")

        def work(progress: Progress) -> ledgers.LedgerDraft:
            return ledgers.read(desk, path, kind, progress)

        sheet = self._progress(translate("ledgers", "Reading {name}").format(name=path.name))
        job = self.context.ops.read(
            self, "read", work, self._opened, self._unreadable, progress=sheet.tick, always=sheet.finish
        )
        sheet.stopped.connect(job.cancel)

    def _progress(self, title: str, note: str = "") -> ProgressSheet:
        return ProgressSheet(title, self.window(), icon="file-spreadsheet", note=note)

    def _unreadable(self, error: DeskError) -> bool:
        self._go_home()
        remedy = error.remedy if isinstance(error, EnvironmentProblem) else ""
        self.home.zone.set_wrong("\n".join(filter(None, (error.message, remedy))))
        self.home.zone.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _opened(self, draft: ledgers.LedgerDraft) -> None:
        self._draft = draft
        self._plan = None
        self._arrived = True
        self.check.set_draft(draft.path.name, draft.kind.name, draft.mappings, draft.likelier)
        self.steps.setCurrentWidget(self.check)
        if kinds.of(draft.kind.name).of_activity:
            self.check.set_activities([], None)
            also = self._activity
            self.context.look(
                self, "activities", lambda desk: ledgers.activities_to_choose(desk, also), then=self._offer_activities
            )
        else:
            self._make_plan()

    def _read_as(self, kind: str) -> None:
        """The file holds something else than was said."""
        if self._draft is not None:
            self.home.kind.set_value(kind)
            self.read(self._draft.path)

    def _offer_activities(self, choices: Any) -> None:
        self.check.set_activities(choices, self._activity)
        self._make_plan()

    # Checking

    def _make_plan(self) -> None:
        draft = self._draft
        if draft is None:
            return
        desk, mappings, sheets = self.context.desk, self.check.mappings, self.check.chosen_sheets
        activity = self.check.activity.value() if kinds.of(draft.kind.name).of_activity else None
        self._plan = None
        self.check.load.setEnabled(False)

        def work() -> ledgers.LedgerPlan:
            return ledgers.plan(desk, draft, mappings, sheets=sheets, activity=activity)

        self.context.ops.read(self, "plan", work, self._planned, self._not_planned)

    def _planned(self, plan: ledgers.LedgerPlan) -> None:
        self._plan = plan
        self.check.set_plan(plan)
        self._arrive()

    def _not_planned(self, error: DeskError) -> bool:
        if not isinstance(error, UserError):
            return False
        self.check.set_unusable(error.message, error.field == "activity")
        self._arrive()
        return True

    def _arrive(self) -> None:
        # Only when the file comes: later the keyboard stays on the column that was just changed.
        if self._arrived:
            self._arrived = False
            self.check.focus_first()

    def _repair(self) -> None:
        plan = self._plan
        if plan is None or self._draft is None:
            return
        suggested = translate("ledgers", "{name}, rows to repair.xlsx").format(name=self._draft.path.stem)
        path = self.context.questions.save_file(translate("ledgers", "Save these rows"), suggested, "XLSX (*.xlsx)")
        if path is None:
            return
        if path.suffix.lower() != ".xlsx":
            path = path.with_name(path.name + ".xlsx")

        def saved(n: int) -> None:
            said = translate("ledgers", "{n} rows saved for repair: {name}").format(n=n, name=path.name)
            self.context.toasts.say(said)

        self.context.ops.read(self, "repair", lambda: ledgers.write_rejects(plan, path), saved)

    # Bringing in

    def _load(self) -> None:
        plan = self._plan
        if plan is None or not plan.records or self._sheet is not None:
            return
        self.check.load.setEnabled(False)
        sheet = self._progress(
            translate("ledgers", "Bringing in {name}").format(name=plan.file_name),
            translate("ledgers", "Stopping leaves nothing behind"),
        )
        self._sheet = sheet
        self._result = None
        job = self.context.act(
            ledgers.load, plan, initiator=self, then=self._loaded, progress=sheet.tick, always=self._over
        )
        sheet.stopped.connect(job.cancel)

    def _over(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.finish()
        if self._result is None:
            # Stopped or refused: everything is as it was, so it can be begun again.
            self.check.load.setEnabled(bool(self._plan and self._plan.records))
            self.check.focus_first()
            if sheet is not None and not sheet.view.stop.isEnabled():
                self.context.toasts.say(translate("ledgers", "Stopped. Nothing was brought in."), tone="info")

    def _loaded(self, result: ledgers.LoadResult) -> None:
        self._result = result
        self.refresh()
        plan = self._plan
        if plan is None or result.batch_id is None:
            # Another window of the desk was quicker.
            self._make_plan()
            return
        self.result.set(plan.file_name, plan.kind.name, result, plan.warned)
        self.steps.setCurrentWidget(self.result)
        self.result.focus_first()

    # Afterwards

    def _go_home(self) -> None:
        self.steps.setCurrentWidget(self.home)
        self._draft = self._plan = self._activity = None
        self.home.focus_first()

    def _again(self) -> None:
        self._go_home()
        self.choose()

    def _show_batch(self, batch_id: Any) -> None:
        batch = self.home.batch(batch_id)
        if batch_id is None or (batch is not None and batch.undone):
            return
        kind = batch.kind if batch is not None else self.home.kind.value()
        name = batch.file_name if batch is not None else ""
        if kinds.of(kind).of_activity:
            self.context.look(
                self, "activity of", lambda desk: ledgers.activity_of(desk, batch_id),
                then=lambda activity: self.navigate.emit("activities", {"activity_id": activity}),
            )  # fmt: skip
            return
        self.navigate.emit(*kinds.of(kind).goes(batch_id, name))

    def _undo_batch(self, batch_id: Any) -> None:
        batch = self.home.batch(batch_id)
        if batch is None or batch.undone or not self._may:
            return
        counted = kinds.of(batch.kind).counted
        reason = self.context.questions.text(
            translate("ledgers", "Undo the whole ledger?"),
            translate("ledgers", "Reason"),
            say=translate(
                "ledgers", "{counted} of {name} are taken back together. They stay in the history with your reason."
            ).format(counted=counted(batch.added), name=batch.file_name),
            yes=translate("ledgers", "Take back {counted}").format(counted=counted(batch.added)),
            check=check_reason,
        )
        if reason is None:
            return
        sheet = self._progress(
            translate("ledgers", "Taking back {name}").format(name=batch.file_name),
            translate("ledgers", "Stopping leaves everything as it is"),
        )

        def taken(n: int) -> None:
            said = translate("ledgers", "Taken back: {counted}").format(counted=counted(n))
            self.context.toasts.say(said)
            self.refresh()
            if self.steps.currentWidget() is self.result:
                self._go_home()

        job = self.context.act(
            ledgers.undo_batch,
            batch_id,
            reason,
            initiator=self,
            then=taken,
            progress=sheet.tick,
            always=sheet.finish,
        )
        sheet.stopped.connect(job.cancel)

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back."""
        if event.key() == Qt.Key.Key_Escape and self.steps.currentWidget() is not self.home:
            self._go_home()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file over the page lights the box up."""
        if self._may and self.steps.currentWidget() is self.home and dropped(event.mimeData().urls()):
            self.home.zone.set_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        self.home.zone.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go: it is read."""
        self.home.zone.set_over(False)
        path = dropped(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.read(path)
