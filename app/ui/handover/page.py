"""The handover's page: the shift now, its log, the roster, past handovers."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.handover import is_urgent
from app.services import handover, staff, today
from app.services.handover import HandoverCard
from app.ui.handover import words
from app.ui.handover.log import LogView
from app.ui.handover.now import NowView
from app.ui.handover.past import PastView
from app.ui.handover.roster import RosterView
from app.ui.handover.signing import NoteDialog, SignDialog
from app.ui.handover.words import Duty
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Button, PageHeader, TabBar, Toast

NOW, LOG, ROSTER, PAST = "now", "log", "roster", "past"
SHOWN = {
    "visit", "tally", "booking", "loan", "shift_note", "handover", "handover_item", "roster", "registration",
    "attendance", "collection", "activity", "activity_session", "station", "station_issue", "inspection", "person",
    "staff", "setting", "space",
}  # fmt: skip
TOGETHER = 150
"""Milliseconds in which changes are gathered and then looked at once."""


class HandoverPage(Page):
    """Handover."""

    key = "handover"
    icon = "arrow-left-right"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("surface", "ground")
        self.duty: Duty | None = None
        self._to_sign = False
        self._reminder: Toast | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 24)
        whole.setSpacing(12)
        self.header = PageHeader(self.title())
        self.pack = Button(translate("handover", "Pack for a power cut"), icon="file-text")
        self.sign = Button(translate("handover", "Hand over"), "primary", icon="arrow-left-right", key="F8")
        # The shell performs this key everywhere; the button only shows it.
        self.sign.setShortcut("")
        self.header.add_action(self.pack)
        self.header.add_action(self.sign)
        whole.addWidget(self.header)
        self.tabs = TabBar(
            [
                (NOW, translate("handover", "The shift now")), (LOG, translate("handover", "Log")),
                (ROSTER, translate("handover", "Roster")), (PAST, translate("handover", "Past handovers")),
            ],
            NOW, name=translate("handover", "Handover"),
        )  # fmt: skip
        whole.addWidget(self.tabs)
        self.now = NowView(context)
        self.log, self.roster, self.past = LogView(context), RosterView(context), PastView(context)
        self.views: dict[str, Any] = {NOW: self.now, LOG: self.log, ROSTER: self.roster, PAST: self.past}
        self.stack = QStackedWidget()
        for view in self.views.values():
            self.stack.addWidget(view)
        whole.addWidget(self.stack, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TOGETHER)
        self._soon.timeout.connect(self.reload)

        self.tabs.changed.connect(self.show_tab)
        self.sign.clicked.connect(self.hand_over)
        self.pack.clicked.connect(self.print_pack)
        self.now.opened.connect(self._open)
        self.now.figure.connect(self._figure)
        self.now.settle.connect(self._settle)
        self.now.note_asked.connect(self.write)
        self.now.changed.connect(self._say)
        self.log.opened.connect(self._open)
        self.log.print_asked.connect(
            lambda day: self.navigate.emit("reports", {"report": "duty-log", "day": day, "preview": True})
        )
        self.past.print_asked.connect(self.print_sheet)
        self.past.pack_asked.connect(self.print_pack)
        self.roster.changed.connect(self.reload)

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("handover", "Handover")

    # What the shell asks

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`do` hand (or sign), note, pack, log, roster, past; `note_id`, `handover_id`; `kind` of a note to write."""
        do = arguments.get("do")
        if do in ("hand", "sign"):
            self.show_tab(NOW)
            self._to_sign = True
            self.reload()
        elif do == "note":
            self.show_tab(NOW)
            self.write(arguments.get("kind", "note"))
        elif do == "pack":
            self.print_pack()
        elif "handover_id" in arguments:
            self.show_tab(PAST)
            self.past.show_one(arguments["handover_id"])
            self.past.focus()
        elif "note_id" in arguments:
            self.show_tab(NOW)
            self.now.focus_note(arguments["note_id"])
        elif do in self.views:
            self.show_tab(do)
            self._focus()
        else:
            self._focus()

    def refresh(self, changes: Any = None) -> None:
        """Look again at what is shown; of many changes at once, once."""
        if changes is None:
            self.reload()
        elif SHOWN & {table for table, ids in changes.tables.items() if ids} and not self._soon.isActive():
            self._soon.start()

    def reload(self) -> None:
        """Look the shift up, and the view that is open."""
        self.context.look(self, "duty", words.read, then=self._show)
        view = self.views[self.tabs.value()]
        if view is not self.now:
            view.reload()

    def tick(self) -> None:
        """A minute has passed: things fall due, the shift may have changed."""
        self.reload()

    def print_page(self) -> None:
        """Print what the view is about."""
        match self.tabs.value():
            case "past":
                self.past.print_current()
            case "log":
                self._print_log(self.log.day)
            case _:
                self.print_pack()

    # The views

    def show_tab(self, key: str) -> None:
        """Show the shift, the log, the roster or past handovers."""
        self.tabs.set_value(key)
        self.stack.setCurrentWidget(self.views[key])
        # A past handover has a red button of its own, and the way to the pack.
        self.sign.set_kind("secondary" if key == PAST else "primary")
        self.pack.setVisible(key != PAST)
        if key != NOW:
            self.views[key].reload()

    def _focus(self) -> None:
        view = self.stack.currentWidget()
        if view is self.now:
            self.now.focus_undecided()
        else:
            view.focus()  # type: ignore[union-attr]

    def _show(self, duty: Duty) -> None:
        first = self.duty is None
        self.duty = duty
        self.now.show_duty(duty)
        self.sign.setEnabled(duty.hand is not None)
        if self._to_sign:
            self._to_sign = False
            self.hand_over()
        elif first and self.tabs.value() == NOW and self.isVisible():
            self.now.focus_undecided()

    def _say(self) -> None:
        if self.duty is not None:
            self.header.set_say(words.say(self.duty, len(self.now.decisions), self.context.desk.zone))
            last = (self.duty.hand or self.duty.on).turn.end - self.duty.now <= handover.LAST_PART
            self.waiting.emit(len(self.duty.items) if last and self.duty.hand is not None else 0)

    # Acts

    def hand_over(self) -> None:
        """Open the sheet both sign; first everything open is decided on."""
        duty = self.duty
        if duty is None:
            self._to_sign = True
            return
        self.show_tab(NOW)
        if duty.hand is None:
            said = translate("handover", "{shift} is handed over already.").format(shift=duty.on.label)
            self.context.toasts.say(said, tone="info")
            return
        if self._reminder is not None and isValid(self._reminder) and self._reminder.isVisible():
            self._reminder.dismiss()
        left = self.now.undecided()
        if left:
            self.now.focus_undecided()
            self._reminder = self.context.toasts.say(
                translate(
                    "handover", "{n} things are still to be decided: 1 stays, 2 settled, A all usual ones."
                ).format(n=len(left)),
                tone="warn" if any(is_urgent(one.kind, one.due_at, duty.now) for one in left) else "info",
            )
            return
        dialog = SignDialog(self.context, self, duty, tuple(self.now.chosen()))
        dialog.signed.connect(self._signed)
        dialog.open()

    def _signed(self, card: HandoverCard, incoming: RowId | None) -> None:
        """It is written: who took over works at the desk from now on, with the sheet before them."""
        if card.state != "refused":  # then the same things are to be signed for again
            self.now.decisions.clear()
        if incoming is None:
            self.context.toasts.say(card.state_label, tone="info")
            self.reload()
            self.show_tab(PAST)
            self.past.show_one(card.id)
            return
        said = translate("handover", "{shift} is handed over to {name}.").format(shift=card.shift, name=card.incoming)
        self.context.toasts.say(said, tone="good")
        actor = next(one.actor for one in staff.list_staff(self.context.desk) if one.id == incoming)
        self.relieved.emit(actor, {"handover_id": card.id})

    def write(self, kind: str = "note") -> None:
        """Write a note, an incident, a key given out or something found."""
        dialog = NoteDialog(self.context, self, kind if isinstance(kind, str) and kind else "note")
        dialog.written.connect(lambda _note: self.reload())
        dialog.open()

    def _settle(self, note_id: Any) -> None:
        note = next((one for one in self.duty.notes if one.id == note_id), None) if self.duty is not None else None
        if note is None:
            return
        how = self.context.questions.text(
            note.text, translate("handover", "How it was settled"), yes=translate("handover", "It is settled")
        )
        if how is not None:
            self.context.act(
                handover.settle_note, note_id, how, initiator=self, label=translate("handover", "Settled"),
                then=lambda _note: self.reload(),
            )  # fmt: skip

    def print_sheet(self, handover_id: Any) -> None:
        """The sheet of a handover, to print or keep."""
        self.navigate.emit("reports", {"report": "handover-sheet", "handover": handover_id})

    def print_pack(self) -> None:
        """Everything of the next 24 hours on paper, for a power cut; it isn't offered again in this shift."""
        desk = self.context.desk
        self.context.ops.jobs.write(lambda: today.pack_made(desk), owner=self)
        self.navigate.emit("reports", {"report": "continuity-pack", "preview": True})

    def _print_log(self, day: Any) -> None:
        self.navigate.emit("reports", {"report": "duty-log", "day": day, "preview": True})

    def _open(self, place: str, arguments: Any) -> None:
        if place == self.key:
            self.open_with(dict(arguments))
        else:
            self.navigate.emit(place, arguments)

    def _figure(self, name: str) -> None:
        if self.duty is None:
            return
        place, arguments = words.behind(name, self.duty.hand or self.duty.on)
        if place:
            self.navigate.emit(place, arguments)
        else:
            self.show_tab(LOG)
            self.log.only("notes")
