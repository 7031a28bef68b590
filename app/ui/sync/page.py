"""Data exchange: one button takes in what lies on the stick and writes what others lack; then people choose where two
desks say different things.
"""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.core.progress import Progress
from app.domain.auth import Actor, allowed
from app.domain.conflicts import OTHER, Choice, Conflict, ConflictLine, Kind
from app.domain.visits import check_reason
from app.services.desk import PASSING, Desk
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.page import Page
from app.ui.kit.widgets import Button, ProgressSheet
from app.ui.sync import words
from app.ui.sync.sticks import Place, StickWatch, removable
from app.ui.sync.view import SyncView
from app.ui.sync.words import Standing

if TYPE_CHECKING:
    from app.services.exchange import Synced
    from app.services.peers import SiteState
    from app.services.slips import LastExchange, SlipId
    from app.ui.sync.slip_view import SlipView

TOGETHER = 150
"""Milliseconds in which changes are gathered and then looked at once."""
BURST = 70
"""Milliseconds in which a second key means that a reader is typing: no disagreement is settled by a bar code."""


class SyncPage(Page):
    """Data exchange."""

    key = "sync"
    icon = "usb-stick"

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, mounted: Callable[[], Any] = removable
    ) -> None:
        super().__init__(context, parent)
        self.standing: Standing | None = None
        self.synced: Synced | None = None
        """What the last exchange of this page came to; None: none was made since the program began."""
        self._used: Place | None = None
        """Where it was made."""
        self._at: RowId | None = None
        """Which disagreement is shown."""
        self._row: RowId | None = None
        """The record one came for: shown first once it is known what disagrees about it."""
        self._only = False
        self._sheet: ProgressSheet | None = None
        self._key: str | None = None
        self.printer: Callable[[Any, QWidget], bool] | None = None
        """Prints in place of the usual dialog."""
        self.view = view = SyncView()
        self.steps = QStackedLayout(self)
        self.steps.setContentsMargins(0, 0, 0, 0)
        self.steps.addWidget(view)
        self.pages: SlipView | None = None
        desk = context.desk
        self.watch = StickWatch(
            context.ops.jobs,
            lambda: words.chosen_folder(desk),
            mounted,
            ours=lambda: words.own_files(desk),
            parent=self,
        )
        self.watch.changed.connect(lambda _places: self._show_place())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TOGETHER)
        self._soon.timeout.connect(self._look)
        self._burst = QTimer(self)
        self._burst.setSingleShot(True)
        self._burst.setInterval(BURST)
        self._burst.timeout.connect(self._keyed)

        view.sync.clicked.connect(self.synchronise)
        view.print_slip.clicked.connect(self.print_page)
        view.facts.stick.asked.connect(self.choose_place)
        view.facts.received.clicked.connect(self._show_files)
        view.facts.written.clicked.connect(self._show_files)
        view.facts.conflicts.clicked.connect(view.conflict.focus)
        view.conflict.stepped.connect(self.step)
        view.conflict.chose.connect(self.choose)
        view.conflict.put_off.connect(lambda: self.step(1))
        view.conflict.only.connect(self._only_these)
        view.sites.picked.connect(self._advise)
        view.sites.remind.connect(self.print_reminder)
        view.sites.slip.connect(lambda key: self.show_slip([key]))
        view.sites.pair.connect(self._to_desks)
        self._show_place()

    @staticmethod
    def title() -> str:
        """The page's name."""
        return translate("sync", "Data exchange")

    # What the shell asks

    def open_with(self, arguments: dict[str, Any]) -> None:
        """`do` sync, slips; `conflict` an id, or the `row` it is about; `site` (centre, site) to look at."""
        self._back()
        do = arguments.get("do")
        if do == "sync":
            self.synchronise()
        elif do == "slips":
            self.view.sites.show_part("slips")
            self.view.sites.slips.setFocus()
        elif "conflict" in arguments:
            self._at = arguments["conflict"]
            self._show_conflicts()
        elif "row" in arguments:
            self._row = arguments["row"]
            self._look()
        elif "site" in arguments:
            self._select(arguments["site"])
        elif self.standing is not None and self.standing.lines:
            self.view.conflict.focus()
        else:
            self.view.sync.setFocus()

    def refresh(self, changes: Any = None) -> None:
        """Look again; of many changes at once, once."""
        if changes is None:
            self._look()
        elif not self._soon.isActive():
            self._soon.start()

    def tick(self) -> None:
        """A minute has passed: everything is a little older."""
        self._look()

    def print_page(self) -> None:
        """Ctrl+P: the slip of the last exchange."""
        if self.pages is not None and self.steps.currentWidget() is self.pages:
            self.pages.preview.print()
            return
        last = self._last(self.standing) if self.standing is not None else None
        if last is None or not last.bundle_ids:
            self.context.toasts.say(translate("sync", "Nothing was exchanged yet, so there is no slip."), tone="info")
            return
        self.show_slip(last.bundle_ids)

    def help_keys(self) -> list[tuple[str, str]]:
        """The keys of this page."""
        return [
            ("F9", translate("sync", "Take in what is on the stick, write what others lack")),
            ("1 2", translate("sync", "Use this side")),
            ("3", translate("sync", "Neither: write it anew")),
            ("Esc", translate("sync", "Leave it for now, the next one")),
            ("PgUp PgDn", translate("sync", "The disagreement before, after")),
            ("Ctrl+P", translate("sync", "Print the slip both sides sign")),
            ("↑ ↓", translate("sync", "From site to site")),
        ]

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks while the page is seen."""
        super().showEvent(event)
        self.watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: the shell watches then."""
        super().hideEvent(event)
        self.watch.stop()

    # Looking

    def _look(self) -> None:
        self.context.look(self, "standing", words.read, then=self._show)

    def _show(self, standing: Standing) -> None:
        self.standing = standing
        view, zone = self.view, self.context.desk.zone
        view.header.set_say(words.say(standing, self._last(standing), zone))
        again = standing.last is not None and standing.now - standing.last.at < words.JUST
        view.sync.setText(translate("sync", "Synchronise again") if again else translate("sync", "Synchronise"))
        view.print_slip.setEnabled(standing.last is not None)
        self.waiting.emit(len(standing.lines))
        self._show_figures(standing)
        self._show_place()
        self._show_banner(standing)
        view.sites.show_sites(standing, zone)
        if view.sites.tree.current_key() is None:
            self._advise(None)
        self._show_conflicts()

    def _show_figures(self, standing: Standing) -> None:
        facts, last = self.view.facts, self._last(standing)
        if last is None:
            facts.received.set(None)
            facts.written.set(None)
        else:
            facts.received.set(last.received.received, words.received(last.received), tip=words.explained())
            said = translate("sync", "for {n} sites, delivered once they have it").format(n=last.recipients)
            facts.written.set(last.written, said if last.written else translate("sync", "nobody lacks anything"))
        many = len(standing.lines)
        facts.conflicts.set(
            many, translate("sync", "both are kept until you choose") if many
            else translate("sync", "both sides say the same"), "warn" if many else "text",
        )  # fmt: skip

    def _last(self, standing: Standing) -> "LastExchange | None":
        """The last exchange: the one made here, unless another came after it."""
        last, here = standing.last, self.synced
        if last is None or here is None or last.at > here.at:
            return last
        return replace(
            last, received=here.imported.total, senders=here.imported.senders,
            written=sum(one.operations for one in here.exported),
            recipients=sum(len(one.recipients) for one in here.exported),
            bundle_ids=(
                *((bundle, "in") for bundle in here.imported.bundle_ids),
                *((bundle, "out") for one in here.exported for bundle in one.bundle_ids),
            ),
        )  # fmt: skip

    def _show_banner(self, standing: Standing) -> None:
        """The gravest of what must not be overlooked."""
        show, synced = self.view.show_banner, self.synced
        imported = synced.imported if synced is not None else None
        branch = next((one for one in standing.lines if one.kind == Kind.BRANCH), None)
        if branch is not None:
            show(branch.sentence, "bad", "copy", _look(lambda: self.open_with({"conflict": branch.id})))
        elif synced is not None and synced.trouble is not None:
            remedy = getattr(synced.trouble, "remedy", "")
            show(" ".join(part for part in (synced.trouble.message, remedy) if part), "bad")
        elif standing.again or (imported is not None and (imported.is_revoked or imported.new_identity)):
            desks = Button(translate("sync", "Desks and keys"), small=True)
            desks.clicked.connect(self._to_desks)
            show(words.again(imported), "warn", action=desks)
        elif imported is not None and imported.refused:
            first, *more = imported.refused
            text = translate("sync", "{file}: {what}").format(file=first.sender_name or first.name, what=first.sentence)
            if more:
                text = translate("sync", "{n} files were not taken. {first}").format(n=len(more) + 1, first=text)
            show(text, "warn", action=_look(self._show_files))
        elif imported is not None and imported.clocks:
            show(imported.clocks[0], "warn", "clock")
        else:
            show("")

    def _to_desks(self) -> None:
        self.navigate.emit("settings", {"section": "desks"})

    # Sticks

    @property
    def place(self) -> Place | None:
        """Where F9 exchanges: the stick that is in, else the chosen folder."""
        places = self.watch.places
        if self._used is not None:
            for one in places:
                if one.path == self._used.path:
                    return one
        return places[0] if places else None

    def _show_place(self) -> None:
        cell, place = self.view.facts.stick, self.place
        used = self._used if self.synced is not None else None
        gone = self.watch.gone
        if place is None and gone is not None:
            room = translate("sync", "Gone: moved or not connected")
            state = translate("sync", "Choose a folder or a stick")
            cell.show_place(None, room, state, "warn", "triangle-alert", gone=gone.name or str(gone))
            return
        if place is None:
            room = translate("sync", "Put one in, it is noticed")
            state, tone, icon = translate("sync", "Or choose a folder"), "muted", "folder"
            if used is not None and self.synced is not None and self.synced.trouble is None:
                state, tone, icon = translate("sync", "Pulled out; all is on it"), "good", "circle-check"
            cell.show_place(None, room, state, tone, icon)
            return
        room = translate("sync", "{size} free").format(size=words.size(place.free))
        if used is not None and used.path == place.path and self.synced is not None:
            written = sum(one.size for one in self.synced.exported)
            if written and theme.current().type == "normal":
                used_now = translate("sync", "{size} used now").format(size=words.size(written))
                room = translate("clauses", ", ").join((room, used_now))
            if self.synced.trouble is not None:
                state, tone, icon = translate("sync", "Not all could be written"), "bad", "circle-x"
            elif place.is_stick:
                state = translate("sync", "Checked, may be pulled out")
                tone, icon = "good", "circle-check"
            else:
                state, tone, icon = translate("sync", "Written and read back"), "good", "circle-check"
        elif not place.writable:
            state, tone, icon = translate("sync", "Nothing can be written to it"), "warn", "lock"
        elif place.bundles:
            state = translate("sync", "F9 takes in {n} data files").format(n=place.bundles)
            tone, icon = "info", "download"
        else:
            state, tone, icon = translate("sync", "Nothing to take in, F9 writes"), "info", "upload"
        cell.show_place(place, room, state, tone, icon)

    def choose_place(self) -> None:
        """Another stick, or a folder that works like a stick that is always in."""
        desk = self.context.desk
        ways: list[tuple[Any, str]] = [(one, one.name) for one in self.watch.places if one != self.place]
        ways.append(("folder", translate("sync", "Choose a folder…")))
        if self.watch.gone is not None or any(not one.is_stick for one in self.watch.places):
            ways.append(("none", translate("sync", "No folder any more")))
        answer: Any = "folder"
        if len(ways) > 1:
            answer = self.context.questions.choose(translate("sync", "Exchange somewhere else"), ways)
        if isinstance(answer, Place):
            self._used, self.synced = answer, None
            self._show_place()
            return
        folder: Path | None = None
        if answer == "folder":
            folder = self.context.questions.folder(translate("sync", "The folder to exchange through"))
        if answer is None or (answer == "folder" and folder is None):
            return
        self._used = None

        def looked() -> None:
            self._used = next((one for one in self.watch.places if one.path == folder), None)
            self._show_place()

        self.context.ops.jobs.write(
            lambda: words.choose_folder(desk, folder), lambda _none: self.watch.look(looked), owner=self
        )  # fmt: skip

    # The one button

    def synchronise(self) -> None:
        """F9: take in everything for us, write one file for each neighbour."""
        if self._sheet is not None:
            return
        if not self.watch.known:
            self.watch.look(self.synchronise)
            return
        if self.standing is not None and not self.standing.others and self.standing.last is None:
            self.context.toasts.say(
                translate("sync", "No other computer is known yet: pair or enrol one first."), tone="info",
                action=translate("sync", "Desks and keys"),
                callback=self._to_desks,
            )  # fmt: skip
            return
        place = self.place
        if place is None:
            gone = self.watch.gone
            said = translate("sync", "No stick is in, and no folder is chosen.")
            if gone is not None:
                said = translate("sync", "The folder “{name}” is not there, and no stick is in.").format(
                    name=gone.name or gone
                )
            self.context.toasts.say(
                said, tone="info",
                action=translate("sync", "Choose a folder…"), callback=self.choose_place,
            )  # fmt: skip
            self.view.facts.stick.other.setFocus()
            return
        sticks = [one for one in self.watch.places if one.is_stick]
        if len(sticks) > 1 and self._used is None:
            place = self.context.questions.choose(
                translate("sync", "Which stick?"), [(one, one.name) for one in sticks]
            )  # fmt: skip
            if place is None:
                return
        self._begin(place)

    def _begin(self, place: Place) -> None:
        self.context.toasts.clear()
        sheet = ProgressSheet(
            translate("sync", "Exchanging data with “{name}”").format(name=place.name), self.window(),
            icon="refresh-cw", note=translate("sync", "Leave the stick in. Stopping takes nothing in."),
        )  # fmt: skip
        self._sheet = sheet

        def done(synced: "Synced") -> None:
            self.synced, self._used = synced, place
            self._look()
            self.watch.look()
            self._tell()

        job = self.context.act(
            exchange, place.path, initiator=self, then=done, failed=lambda error: self._locked(error, place),
            progress=sheet.tick, always=self._over,
        )  # fmt: skip
        sheet.stopped.connect(job.cancel)

    def _over(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.finish()

    def _tell(self) -> None:
        assert self.synced is not None
        if self.synced.trouble is None and not self.synced.imported.conflict_ids:
            total = self.synced.imported.total
            self.context.toasts.say(
                translate("sync", "Synchronised: {received} received, {written} written.").format(
                    received=f"{total.received:,}", written=f"{sum(one.operations for one in self.synced.exported):,}"
                )
            )

    def _locked(self, error: Any, place: Place) -> bool:
        """The keys are under a passphrase: ask, and go on."""
        if not isinstance(error, UserError) or error.field != "passphrase":
            return False
        # The sheet goes first: this question stands alone.
        QTimer.singleShot(0, self, lambda: self._ask_passphrase(error.message, place))
        return True

    def _ask_passphrase(self, say: str, place: Place) -> None:
        from app.services import identity

        desk = self.context.desk
        typed = self.context.questions.text(
            translate("sync", "The keys of this computer are locked"), translate("sync", "Passphrase"), say=say,
            yes=translate("sync", "Go on"), password=True,
        )  # fmt: skip
        if typed is None:
            return

        def refused(error: Any) -> bool:
            return self._locked(error, place)

        self.context.ops.jobs.write(
            lambda: identity.unlock(desk, typed), lambda _none: self._begin(place), refused, owner=self
        )  # fmt: skip

    def _show_files(self) -> None:
        from app.ui.sync.dialogs import FilesDialog

        if self.synced is not None:
            FilesDialog(self.window(), self.synced).open()
        else:
            self.view.sites.show_part("slips")
            self.view.sites.slips.setFocus()

    # What disagrees

    def lines(self) -> tuple[ConflictLine, ...]:
        """The disagreements one goes through: all, or only what the last exchange brought."""
        if self.standing is None:
            return ()
        if self._only:
            return tuple(one for one in self.standing.lines if one.id in self.standing.brought)
        return self.standing.lines

    def _only_these(self, only: bool) -> None:
        self._only = only
        self._show_conflicts()

    def _show_conflicts(self) -> None:
        standing = self.standing
        if standing is None:
            return
        brought = len(standing.brought)
        self._only = self._only and 0 < brought < len(standing.lines)
        self.view.conflict.set_brought(brought if brought < len(standing.lines) else 0, self._only)
        lines = self.lines()
        if not lines:
            self._at = None
            if not standing.others:
                self.view.conflict.show_none(
                    translate("sync", "Nothing disagrees"),
                    translate("sync", "Where two computers say different things, both stand here side by side."),
                )
            else:
                self.view.conflict.show_none(
                    translate("sync", "Nothing disagrees"),
                    translate("sync", "What every computer recorded goes together; there is nothing to choose."),
                )
            return
        row, self._row = self._row, None
        if row is not None:
            self._at = next((one.id for one in lines if one.is_about(row)), self._at)
        if self._at not in {one.id for one in lines}:
            self._at = lines[0].id
        from app.services import conflicts

        self.context.look(
            self, "conflict", conflicts.conflict, self._at, then=self._show_conflict, failed=self._gone
        )  # fmt: skip

    def _gone(self, _error: Any) -> bool:
        """Settled meanwhile, by another window of this desk: look anew, once."""
        self._at = None
        if not self._soon.isActive():
            self._soon.start()
        return True

    def _show_conflict(self, conflict: Conflict) -> None:
        lines = self.lines()
        place = next((at for at, one in enumerate(lines) if one.id == conflict.id), None)
        if place is None or conflict.id != self._at:
            return
        card = self.view.conflict
        fresh = card.conflict is None or card.conflict.id != conflict.id
        card.show_one(
            conflict, place, len(lines), may=self._may, now=self.context.desk.now(),
            zone=self.context.desk.zone,
        )  # fmt: skip
        if fresh and card.isVisible() and not self._elsewhere():
            card.focus()

    def _elsewhere(self) -> bool:
        """Whether somebody went to the stick, a figure or a site: the keyboard isn't taken from there."""
        at = self.window().focusWidget()
        return at is not None and (self.view.facts.isAncestorOf(at) or self.view.sites.isAncestorOf(at))

    def _may(self, choice: Choice) -> bool:
        session = self.context.session
        return session.signed_in and allowed(session.actor.role, choice.needs)

    def step(self, by: int) -> None:
        """To the disagreement before or after this one; after the last comes the first."""
        lines = self.lines()
        if len(lines) < 2:
            return
        place = next((at for at, one in enumerate(lines) if one.id == self._at), 0)
        self._at = lines[(place + by) % len(lines)].id
        self._show_conflicts()

    def choose(self, choice: Choice) -> None:
        """Settle it one way; a choice that has a place only leads there."""
        conflict = self.view.conflict.conflict
        if conflict is None:
            return
        if choice.page:
            self.navigate.emit(choice.page, dict(choice.arguments))
            return
        if choice.key == OTHER:
            self._type_other(conflict, choice)
            return
        reason = ""
        if choice.needs_reason:
            typed = self.context.questions.text(
                choice.label, translate("sync", "Reason"), say=conflict.sentence,
                yes=translate("sync", "Use this"), check=check_reason,
            )  # fmt: skip
            if typed is None:
                return
            reason = check_reason(typed)
        self._resolve(conflict, choice.key, None, reason)

    def _type_other(self, conflict: Conflict, choice: Choice) -> None:
        from app.ui.sync.dialogs import OtherDialog, spaces_to_choose

        def ask(spaces: Any) -> None:
            dialog = OtherDialog(self.context, self, conflict, spaces, needs_reason=choice.needs_reason)
            dialog.typed.connect(
                lambda values, reason: self._resolve(conflict, OTHER, values, reason, dialog)
            )  # fmt: skip
            dialog.open()

        self.context.look(self, "other", spaces_to_choose, conflict, then=ask)

    def _resolve(self, conflict: Conflict, key: str, values: Any, reason: str, dialog: Any = None) -> None:
        from app.services import conflicts

        lines = self.lines()
        place = next((at for at, one in enumerate(lines) if one.id == conflict.id), 0)
        following = [one.id for one in (*lines[place + 1 :], *lines[:place])]

        def done(_none: Any) -> None:
            if dialog is not None:
                dialog.accept()
            self._at = following[0] if following else None
            left = len(following)
            said = translate("sync", "Settled, {n} left. Others hear of it with the next exchange.").format(n=left)
            if conflict.kind in (Kind.BRANCH, Kind.HELD):  # each computer puts these away for itself
                said = translate("sync", "Put away on this computer, {n} left.").format(n=left)
            elif not left:
                said = translate("sync", "Settled, nothing disagrees now. Others hear of it with the next exchange.")
            self.context.toasts.say(said)
            self._look()

        self.context.act(
            conflicts.resolve, conflict.id, key, values=values, reason=reason, initiator=self, then=done,
            failed=dialog.failed if dialog is not None else None,
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Esc leaves it for now, PgUp and PgDn go to others; in the pages of a slip Esc goes back."""
        text = event.text()
        held = self._burst.isActive()
        self._burst.stop()
        if self.pages is not None and self.steps.currentWidget() is self.pages:
            if event.key() == Qt.Key.Key_Escape:
                self._back()
            else:
                super().keyPressEvent(event)
            return
        if text.isdigit() and not event.isAutoRepeat():
            # A hand is slower; of what a reader types, nothing is meant for this page.
            self._key = None if held else text
            self._burst.start()
            event.accept()
        elif text and text.isprintable():
            self._key = None
            self._burst.start()
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.step(1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _keyed(self) -> None:
        digit, self._key = self._key, None
        choice = self.view.conflict.choice(digit) if digit else None
        if choice is not None and self.steps.currentWidget() is self.view:
            self.choose(choice)

    # Sites

    def _select(self, key: Any) -> None:
        tree = self.view.sites.tree
        self.view.sites.show_part("tree")
        place = next((at for at, one in enumerate(tree.sites()) if one.key == key), -1)
        tree.set_current(place)
        tree.setFocus()

    def _advise(self, key: Any) -> None:
        """Say of a site, or of the one silent longest, what to do."""
        standing = self.standing
        if standing is None:
            return
        found: SiteState | None = None
        if standing.tree is not None:
            every = [one for one, _depth in words.walk(standing.tree)]
            found = next((one for one in every if words.key_of(one) == key), None)
        if found is None and standing.late:
            found = standing.late[0]
        if found is None or found.is_own:
            self.view.sites.advise(None, "", False)
            return
        text = words.advice(found, standing.now, self.context.desk.zone)
        self.view.sites.advise(words.key_of(found), text, found.is_overdue or bool(found.missing))

    # Papers

    def show_slip(self, slip_ids: "Sequence[SlipId]") -> None:
        """The slips of some bundles, to print or keep."""
        self._make(slip_pages, tuple(slip_ids))

    def print_reminder(self, about: Any) -> None:
        """A sheet that asks a silent site to come with its stick, saying what is missing."""
        self._make(reminder_pages, about)

    def _make(self, use_case: Callable[..., Any], *args: Any) -> None:
        if self._sheet is not None:
            return
        note = translate("sync", "Stopping leaves no file behind")
        sheet = ProgressSheet(translate("sync", "Making the pages"), self.window(), note=note)
        self._sheet = sheet
        job = self.context.act(
            use_case, *args, initiator=self, then=self._show_pages, progress=sheet.tick, always=self._over
        )  # fmt: skip
        sheet.stopped.connect(job.cancel)

    def _show_pages(self, made: tuple[str, str, bytes, str]) -> None:
        from app.ui.sync.slip_view import SlipView

        if self.pages is None:
            self.pages = SlipView(self.context, self.printer)
            self.pages.left.clicked.connect(self._back)
            self.steps.addWidget(self.pages)
        self.steps.setCurrentWidget(self.pages)
        self.pages.show_pages(*made)

    def _back(self) -> None:
        if self.pages is not None and self.steps.currentWidget() is self.pages:
            self.steps.setCurrentWidget(self.view)
            self.pages.preview.clear()
            self.view.print_slip.setFocus()


def _look(then: Callable[[], object]) -> Button:
    look = Button(translate("sync", "Look"), small=True)
    look.clicked.connect(then)
    return look


# Use-cases: what is done away from the screen.


def exchange(desk: Desk, actor: Actor, folder: Path, *, progress: Progress) -> tuple["Synced", Any]:
    """Exchange through a folder; what it needs is loaded away from the screen, too."""
    from app.services import exchange as service

    return service.sync(desk, actor, folder, progress=progress)


def slip_pages(
    desk: Desk, actor: Actor, slip_ids: "Sequence[SlipId]", *, progress: Progress
) -> tuple[tuple[str, str, bytes, str], Any]:
    """The pages of slips, made in the desk's own private folder and taken into memory: no file stays."""
    from app.services import slips

    def write(path: Path) -> Any:
        return slips.slip(desk, actor, slip_ids, path, progress=progress)[1]

    say = translate("sync", "for both sides to sign")
    return _pages(desk, translate("sync", "Slip"), say, translate("sync", "slip"), write)


def reminder_pages(
    desk: Desk, actor: Actor, about: tuple[str, str], *, progress: Progress
) -> tuple[tuple[str, str, bytes, str], Any]:
    """The pages of a reminder for a site."""
    from app.services import reminder_slip

    def write(path: Path) -> Any:
        return reminder_slip.reminder(desk, actor, about, path, progress=progress)[1]

    return _pages(desk, translate("sync", "Reminder"), "", translate("sync", "reminder"), write)


def _pages(
    desk: Desk, title: str, say: str, name: str, write: Callable[[Path], Any]
) -> tuple[tuple[str, str, bytes, str], Any]:
    folder = Path(tempfile.mkdtemp(prefix=PASSING, dir=desk.folder))
    try:
        path = folder / "pages.pdf"
        changes = write(path)
        return (title, say, path.read_bytes(), f"{name}-{desk.today().isoformat()}.pdf"), changes
    finally:
        shutil.rmtree(folder, ignore_errors=True)
