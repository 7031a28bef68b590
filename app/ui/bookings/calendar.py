"""Bringing a calendar (.ics) in: what each event would become, before anything is written."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.services import calendars
from app.services.calendars import CalendarPlan, CalendarResult, EventLine, Fate, PlaceLine
from app.services.desk import Desk
from app.services.spaces import SpaceValue, spaces
from app.ui.bookings import words
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import CheckBox, Dialog, FormRow, Item, Label, ProgressSheet, Select, TwoLineList

FATE_PILLS: dict[Fate, tuple[str, str]] = {
    Fate.NEW: ("info", "calendar-plus"),
    Fate.CLASH: ("warn", "hourglass"),
    Fate.SAME: ("idle", "check"),
    Fate.CHANGED: ("warn", "pencil"),
    Fate.UNREADABLE: ("bad", "circle-x"),
}


def look(desk: Desk, path: Path, places: dict[str, tuple[bytes, ...]]) -> tuple[CalendarPlan, tuple[SpaceValue, ...]]:
    """What loading would do, and the spaces a place may stand for."""
    return calendars.plan(desk, path, places), spaces(desk)


class CalendarDialog(Dialog):
    """The events of a file, each with what becomes of it; places that nobody knows get a space; Enter brings it in."""

    def __init__(self, context: Context, parent: QWidget, path: Path) -> None:
        super().__init__(translate("bookings", "Bring in a calendar"), parent, width=680)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self._path = path
        self._places: dict[str, tuple[bytes, ...]] = {}
        self._plan: CalendarPlan | None = None
        self.summary = Label("", "strong", wrap=True)
        self.problems = Label("", "caption", "warn-ink", wrap=True)
        self.problems.hide()
        self.unknown = Select(name=translate("bookings", "Place in the calendar"))
        self.stands_for = Select(
            name=translate("bookings", "Is this space"), empty=translate("bookings", "Choose a space")
        )
        self.place_row = FormRow(translate("bookings", "Places nobody knows"), self.unknown, roomy=False)
        self.space_row = FormRow(translate("bookings", "Is this space"), self.stands_for, roomy=False)
        self.events = TwoLineList(name=translate("bookings", "Events of the calendar"), quiet=False)
        self.events.setFixedHeight(theme.metrics().row_two * 6)
        self.update_box = CheckBox(translate("bookings", "Take over what has changed in the calendar"))
        for widget in (self.summary, self.problems, self.place_row, self.space_row, self.events, self.update_box):
            self.body.addWidget(widget)
        for row in (self.place_row, self.space_row):
            row.hide()
        self.update_box.hide()
        self.add_button(translate("bookings", "Cancel"), key="Esc")
        self.go = self.add_button(translate("bookings", "Bring in"), "primary", self._load, key="Enter", default=True)
        self.go.setEnabled(False)
        self.stands_for.chosen.connect(self._placed)
        self.update_box.toggled.connect(lambda _on: self._count())
        self._look()

    @staticmethod
    def open_file(context: Context, parent: QWidget) -> "CalendarDialog | None":
        """Ask for a file and show what is in it."""
        path = context.questions.open_file(
            translate("bookings", "Bring in a calendar"), translate("bookings", "Calendar (*.ics)")
        )
        if path is None:
            return None
        dialog = CalendarDialog(context, parent, path)
        dialog.open()
        return dialog

    def _look(self) -> None:
        self.context.look(self, "plan", look, self._path, dict(self._places), then=self._came, failed=self._failed)

    def _failed(self, error: Any) -> bool:
        self.summary.setText(error.message)
        self.summary.set_tone("bad-ink")
        return isinstance(error, UserError)

    def _came(self, found: tuple[CalendarPlan, tuple[SpaceValue, ...]]) -> None:
        plan, every = found
        self._plan = plan
        self.events.set_items([self._item(number, line) for number, line in enumerate(plan.lines)])
        said = list(plan.problems[:3])
        if plan.ignored:
            said.append(translate("bookings", "{n} entries are no events and are left out.").format(n=plan.ignored))
        if plan.loaded_before is not None:
            now, zone = self.context.desk.now(), self.context.desk.zone
            said.insert(
                0, translate("bookings", "This very file was brought in {time}.").format(
                    time=words.moment(plan.loaded_before, now, zone)
                )
            )  # fmt: skip
        self.problems.setText("\n".join(said))
        self.problems.setVisible(bool(said))
        unknown = [one for one in plan.places if not one.spaces]
        self._offer(unknown, every)
        self.update_box.setVisible(plan.count(Fate.CHANGED) > 0)
        self._count()

    def _item(self, number: int, line: EventLine) -> Item:
        tone, icon = FATE_PILLS[line.fate]
        dates = translate("bookings", "{n} dates").format(n=line.dates) if line.dates > 1 else ""
        said = words.DOT.join(part for part in (line.when, line.place, dates, line.why) if part)
        return Item(number, line.title, said, pill=(calendars.fate_label(line.fate), tone, icon), strong=True)

    def _offer(self, unknown: list[PlaceLine], every: tuple[SpaceValue, ...]) -> None:
        for row in (self.place_row, self.space_row):
            row.setVisible(bool(unknown))
        nowhere = translate("bookings", "(no place)")
        self.unknown.set_choices([(one.text, f"{one.text or nowhere}  ×{one.events}") for one in unknown])
        if self.unknown.value() is None and unknown:
            self.unknown.set_value(unknown[0].text)
        blocked = self.stands_for.blockSignals(True)
        self.stands_for.set_choices([(one.id, one.name) for one in every])
        self.stands_for.set_value(None)
        self.stands_for.blockSignals(blocked)

    def _placed(self, space: Any) -> None:
        text = self.unknown.value()
        if isinstance(space, bytes) and text is not None:
            self._places[text] = (space,)
            self._look()

    def _count(self) -> None:
        plan = self._plan
        if plan is None:
            return
        parts = [
            text.format(n=plan.count(fate))
            for fate, text in (
                (Fate.NEW, translate("bookings", "{n} new")),
                (Fate.CLASH, translate("bookings", "{n} as requests, their place is taken")),
                (Fate.CHANGED, translate("bookings", "{n} changed")),
                (Fate.SAME, translate("bookings", "{n} here already")),
                (Fate.UNREADABLE, translate("bookings", "{n} left out")),
            )
            if plan.count(fate)
        ]
        self.summary.setText(translate("clauses", ", ").join(parts) or translate("bookings", "Nothing to bring in"))
        updates = plan.count(Fate.CHANGED) if self.update_box.isChecked() else 0
        self.go.setEnabled(plan.count(Fate.NEW) + plan.count(Fate.CLASH) + updates > 0)

    def _load(self) -> None:
        if self._plan is None or not self.go.isEnabled():
            return
        sheet = ProgressSheet(translate("bookings", "Bringing in the calendar"), self.window(), icon="download")
        job = self.context.act(
            calendars.load, self._plan, initiator=self, update=self.update_box.isChecked(),
            label=lambda done: translate("bookings", "Brought in {n} bookings").format(n=done.added),
            then=self._done, failed=self._failed, progress=sheet.tick, always=sheet.finish,
        )  # fmt: skip
        sheet.stopped.connect(job.cancel)

    def _done(self, _result: CalendarResult) -> None:
        self.accept()
