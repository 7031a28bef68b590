"""The one box of the desk: type or scan, choose, purpose by a digit, Enter. Signs out the same way."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain import visits as rules
from app.domain.records import PERSON
from app.domain.terms import PURPOSE
from app.services import drafts, people, visits
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.widgets import (
    Button,
    Card,
    CheckBox,
    Item,
    Label,
    SearchBox,
    TwoLineList,
)
from app.ui.visitors import words
from app.ui.visitors.details import Details
from app.ui.visitors.entry import FORM, HITS, Entry, Found, entry_of, find, half_filled
from app.ui.visitors.found import NEW, HitsFrame, PersonLine, hit_item, new_item, visit_item
from app.ui.visitors.new_visitor import NewVisitor, name_and_phone
from app.ui.visitors.purposes import PurposeKeys

HIT_HEIGHT = 52
LOW = 400

SIGN_IN = "sign_in"
SIGN_OUT = "sign_out"


class SignInBox(Card):
    """Signs in and out. `signed_in(VisitRow)`, `signed_out(VisitRow)`; `step_changed(str)` as work goes on.

    Steps: `search` (typing), `chosen` (a person, purposes under the fingers), `new` (a new person's fields),
    `out` (a badge to take back). Esc goes back a step and keeps what was filled in.
    """

    signed_in = Signal(object)
    signed_out = Signal(object)
    step_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=8, parent=parent)
        self.context = context
        self.mode = SIGN_IN
        self.step = "search"
        self._found: Found | None = None
        self._board: visits.Board | None = None
        self._hit: people.PersonHit | None = None
        self._visit: visits.VisitRow | None = None
        self._expected: visits.VisitRow | None = None
        self._kept: dict[Any, Entry] = {}
        self._pending = False
        self._asked = 0
        self._ahead: list[QKeyEvent] = []
        self._busy = False
        self._filling = False
        self._drafted = False
        self._staff: RowId | None = None
        self._quiet_primary = False
        self._build()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(400)
        self._draft_timer.timeout.connect(self._save_draft)
        # The first search reads the pinyin tables: better now than under the first letter typed.
        QTimer.singleShot(150, self, self._warm)
        self._show_step()

    # Layout

    def _build(self) -> None:
        desk = self.context.desk
        self.box = SearchBox(
            translate("visitors", "Name, pinyin, phone tail, badge, or scan"),
            icon="scan-line",
            tall=True,
            name=translate("visitors", "Visitor"),
        )
        self.box.searched.connect(self._search)
        self.box.submitted.connect(self._enter)
        self.box.changed.connect(self._typed)
        self.box.edit.installEventFilter(self)
        self.add(self.box)

        self.restored = QWidget()
        line = QHBoxLayout(self.restored)
        line.setContentsMargins(0, 0, 0, 0)
        self._restored_say = Label("", "caption", "info", elide=True)
        self._discard = Button(translate("visitors", "Discard"), "link")
        self._discard.clicked.connect(self.discard)
        line.addWidget(self._restored_say, 1)
        line.addWidget(self._discard)
        self.restored.hide()
        self.add(self.restored)

        self.hits = TwoLineList(name=translate("visitors", "Found people"), quiet=False, height=HIT_HEIGHT)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.activated.connect(self._act)
        self.hits.current_changed.connect(self._current_changed)
        self.box.moved.connect(self._move)
        self.hits_box = HitsFrame(self.hits)
        self.add(self.hits_box, 1)
        self.hint = Label("", tone="muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add(self.hint, 1)

        self.person = PersonLine()
        self.add(self.person)
        self.new = NewVisitor(self.context)
        self.new.edited.connect(self._new_edited)
        self.new.entered.connect(self._new_entered)
        self.new.same_taken.connect(self._take_same)
        self.add(self.new)
        self.badge_back = CheckBox("", True)
        self.add(self.badge_back)
        self._gap = QWidget()
        self.add(self._gap, 1)

        self._purpose_head = QWidget()
        head = QHBoxLayout(self._purpose_head)
        head.setContentsMargins(0, 4, 0, 0)
        self._purpose_title = Label(translate("visitors", "Purpose"), "caption", "muted")
        self._purpose_hint = Label("", "caption", "muted")
        head.addWidget(self._purpose_title)
        head.addStretch(1)
        head.addWidget(self._purpose_hint)
        self.add(self._purpose_head)
        self.purposes = PurposeKeys([(term.code, term.label) for term in desk.terms(PURPOSE)])
        self.purposes.changed.connect(self._purposes_changed)
        self.purposes.entered.connect(self._submit)
        self.purposes.left.connect(self.back)
        self.purposes.companions_stepped.connect(lambda by: self.details.companions.step_by(by))
        self.add(self.purposes)

        self.error = Label("", "caption", "bad", wrap=True)
        self.error.hide()
        self.add(self.error)
        self.details = details = Details(desk.zone, desk.today())
        self.primary = details.primary
        self.primary.clicked.connect(self._pressed)
        details.entered.connect(self._submit)
        details.edited.connect(self._edited)
        self.add(details)
        self.badge_back.installEventFilter(self)
        new = self.new
        chain = [
            self.box.edit, new.name.edit, new.phone.edit, new.same, new.group, new.consent, self.badge_back,
            self.purposes, details.companions.edit, details.badge.edit, details.more, details.host.edit,
            details.belongings.edit, details.note.edit, details.expected.edit, self.primary,
        ]  # fmt: skip
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    # What is shown

    def set_board(self, board: visits.Board) -> None:
        """Know who is expected and who is here, for what is offered before anything is typed."""
        self._board = board
        if self.step == "search" and not self.box.value():
            self._show_hits()

    def set_mode(self, mode: str) -> None:
        """`sign_in` or `sign_out`: what Enter is first of all for."""
        self.mode = mode
        if self.step != "search":
            self.back()
        self._show_hits(first=bool(self.box.value()))
        self._show_step()
        self._ask()
        self.box.edit.selectAll()
        self.focus_box()

    def _ask(self) -> None:
        """What the empty box asks for."""
        self.box.edit.setPlaceholderText(
            translate("visitors", "Who leaves? Name, pinyin, phone tail or badge")
            if self.mode == SIGN_OUT
            else translate("visitors", "Name, pinyin, phone tail, badge, or scan")
        )

    def focus_box(self) -> None:
        """The keyboard goes to the box."""
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self, text: str | None = None) -> None:
        """Begin anew with what was scanned or asked for; what was filled in for somebody is kept aside."""
        if self.step != "search":
            self.back()
        if text is not None:
            self.box.setText(text)
            self._pending = True
            self.box.search_now()
        else:
            self.box.edit.selectAll()
        self.focus_box()

    def start_with(self, person_id: RowId) -> None:
        """Begin with a person chosen elsewhere."""
        self.start("")

        def take(hit: people.PersonHit) -> None:
            self._found = Found("", (hit,), {}, None)
            if hit.present_visit_id is not None:
                self.box.setText(hit.name)
                self.box.search_now()
            else:
                self._choose(hit)

        self.context.look(self, "person", people.hit, person_id, then=take)

    def return_focus(self) -> None:
        """The keyboard goes to where work stopped."""
        if self.step == "chosen":
            self.purposes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.step == "new":
            self.new.phone.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.step == "out":
            self.badge_back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_box()

    def put_by(self) -> None:
        """Save the draft at once."""
        self._draft_timer.stop()
        self._save_draft()

    def set_quiet(self, quiet: bool) -> None:
        """Step back while something else shows the red button."""
        self._quiet_primary = quiet
        self.primary.set_kind("secondary" if quiet else "primary")

    def _show_step(self) -> None:
        step = self.step
        search = step == "search"
        self.hits_box.setVisible(search and bool(self.hits.items()))
        self.hint.setVisible(search and not self.hits.items())
        self.person.setVisible(step in ("chosen", "out"))
        self.new.setVisible(step == "new")
        self._gap.setVisible(not search)
        self.badge_back.setVisible(step == "out")
        leaving = step == "out" or (search and self._leaving() is not None) or (search and self.mode == SIGN_OUT)
        self.purposes.setVisible(step != "out")
        self._purpose_head.setVisible(step in ("chosen", "new") or (search and not self._low()))
        self.purposes.setEnabled(not leaving)
        self.purposes.setFocusPolicy(Qt.FocusPolicy.NoFocus if search else Qt.FocusPolicy.StrongFocus)
        self.primary.setFocusPolicy(Qt.FocusPolicy.NoFocus if search else Qt.FocusPolicy.StrongFocus)
        self.details.show_step(step)
        self._say_purposes()
        self._say_primary()
        self.box.set_count(self._count() if search else "")

    def _count(self) -> str:
        if not self.box.value() or self._found is None:
            return ""
        n = sum(1 for item in self.hits.items() if item.key != NEW)
        return translate("visitors", "{n} people").format(n=n if n < HITS else f"{n}+") if n else ""

    def _say_purposes(self) -> None:
        if self.step == "search":
            self._purpose_hint.setText(translate("visitors", "digits choose, several allowed"))
        elif self.purposes.suggested:
            self._purpose_hint.setText(translate("visitors", "as last time; a digit chooses another"))
        else:
            self._purpose_hint.setText(translate("visitors", "digits choose, several allowed"))
        self._purpose_hint.set_tone("muted")

    def _say_primary(self) -> None:
        name = self._current_name()
        key = self.hits.current_key() if self.step == "search" else None
        if self.step == "out" or (self.step == "search" and self._leaving() is not None):
            said, bare = translate("visitors", "Sign out {name}"), translate("visitors", "Sign out")
        elif self.step == "search" and self._gone_with_badge() is not None:
            said, bare = translate("visitors", "Badge of {name} is back"), translate("visitors", "Badge is back")
        elif self.step == "search" and not name and self.mode == SIGN_OUT:
            said = bare = translate("visitors", "Sign out")
        elif key == NEW:
            said, bare = translate("visitors", "Register {name}"), translate("visitors", "Register")
        elif self.step == "search" and name:
            said, bare = translate("visitors", "Choose {name}"), translate("visitors", "Choose")
        elif self.step != "search" and self.details.announces:
            said, bare = translate("visitors", "Announce {name}"), translate("visitors", "Announce")
        else:
            said, bare = translate("visitors", "Sign in {name}"), translate("visitors", "Sign in")
        self.details.say(said, bare, name)
        self.primary.setEnabled(bool(name) and not self._busy)

    def _current_name(self) -> str:
        if self.step == "new":
            return self.new.name.value()
        if self.step == "out":
            return self._visit.name if self._visit else ""
        if self.step == "chosen":
            return self._hit.name if self._hit else self._expected.name if self._expected else ""
        key = self.hits.current_key()
        if key == NEW:
            return self.box.value()
        item = next((item for item in self.hits.items() if item.key == key), None) if key is not None else None
        return item.title if item else ""

    # Searching

    def _typed(self, _text: str) -> None:
        self.clear_error()
        self._pending = False
        if self.step != "search":
            # Typing in the box again means somebody else.
            self._keep()
            self._to("search")
        self._touch()

    def _search(self, text: str) -> None:
        text = text.strip()
        if not text:
            self._found = None
            self._pending = False
            self._ahead.clear()
            self._show_hits()
            return
        self._asked += 1
        asked = self._asked
        self.context.ops.read(
            self, "find", lambda: find(self.context.desk, text), self._answer, always=lambda: self._answered(asked)
        )

    def _warm(self) -> None:
        self.context.look(self, "warm", find, "z", then=lambda _found: None)

    def _answer(self, found: Found) -> None:
        if found.text != self.box.value():
            return
        self._found = found
        self._show_hits(first=True)
        # Whoever locked the desk meanwhile, or went to another page, is not called back.
        if self._pending and self.step == "search" and self.isVisible():
            self._pending = False
            self._act(self.hits.current_key())

    def _answered(self, asked: int) -> None:
        """What was typed after an Enter that had to wait is for what the answer has opened, and for nothing else."""
        if asked != self._asked:
            return
        self._pending = False
        keys, self._ahead = self._ahead, []
        for key in keys:
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                QApplication.sendEvent(focus, key)

    def _show_hits(self, *, first: bool = False) -> None:
        items = self._items()
        self.hits.set_current(-1)
        self.hits.set_items(items)
        self.hits.verticalScrollBar().setValue(0)
        if first and items:
            self.hits.set_current(0)
        self._mark_current()
        if not items:
            away = self._found.hits[0].name if self._found is not None and self._found.hits else ""
            self.hint.setText(
                translate("visitors", "{name} is not here.").format(name=away)
                if self.mode == SIGN_OUT and self.box.value() and away
                else translate("visitors", "Nobody like this is here.")
                if self.mode == SIGN_OUT and self.box.value()
                else translate("visitors", "Nobody is here.")
                if self.mode == SIGN_OUT
                else translate(
                    "visitors", "Type a name, its pinyin (zs for 张硕), the last digits of a phone; or scan."
                )
            )
        self._preview()
        if self.step == "search":
            self._show_step()

    def _items(self) -> list[Item]:
        text = self.box.value()
        if not text:
            return self._offered()
        if self._found is None or self._found.text != text:
            # The answer to what is typed is on its way; what is shown stays.
            if self._found is None:
                return [new_item(text)] if self.mode == SIGN_IN else []
            return self._found_items(self._found, text)
        return self._found_items(self._found, text)

    def _found_items(self, found: Found, text: str) -> list[Item]:
        items = []
        badge = found.badge
        if badge is not None:
            items.append(visit_item(self.context.desk, badge))
        # Who is not here can't leave: a slip must not sign somebody in.
        hits = [hit for hit in found.hits if self.mode == SIGN_IN or hit.present_visit_id is not None]
        items += [hit_item(self.context.desk, hit, found.present.get(hit.present_visit_id or b"")) for hit in hits]
        if self.mode == SIGN_IN:
            items.append(new_item(text))
        return items

    def _offered(self) -> list[Item]:
        if self._board is None:
            return []
        if self.mode == SIGN_OUT:
            return [visit_item(self.context.desk, row) for row in self._board.present]
        return [visit_item(self.context.desk, row) for row in self._board.expected[:6]]

    def _move(self, by: int) -> None:
        if self.step == "search":
            if self.hits.current_key() is None and by > 0:
                self.hits.set_current(0)
            else:
                self.hits.step(by)

    def _current_changed(self, _key: Any) -> None:
        self._mark_current()
        self._preview()
        self._show_step()

    def _mark_current(self) -> None:
        current = self.hits.current_key()
        items = self.hits.items()
        marked = [replace(item, hint="↵" if item.key == current else "") for item in items]
        if marked != items:
            self.hits.set_items(marked)

    def _preview(self) -> None:
        """Show what the selected person would be signed in with."""
        if self.step != "search":
            return
        key = self.hits.current_key()
        hit = self._hit_of(key)
        if hit is not None and hit.present_visit_id is None:
            kept = self._kept.get(hit.id)
            if kept is not None and kept.chosen:
                self.purposes.set_value(kept.purposes)
            else:
                self.purposes.suggest(list(hit.last_purposes))
        elif isinstance(key, tuple) and key[0] == "visit" and (row := self._row_of(key[1])) is not None:
            self.purposes.suggest(row.purposes)
        else:
            self.purposes.set_value(())

    def _hit_of(self, key: Any) -> people.PersonHit | None:
        if isinstance(key, tuple) and key[0] == "person" and self._found is not None:
            return next((hit for hit in self._found.hits if hit.id == key[1]), None)
        return None

    def _row_of(self, visit_id: RowId) -> visits.VisitRow | None:
        rows: list[visits.VisitRow] = []
        if self._found is not None:
            rows += [*self._found.present.values(), *([self._found.badge] if self._found.badge else [])]
        if self._board is not None:
            rows += [*self._board.present, *self._board.expected]
        return next((row for row in rows if row.id == visit_id), None)

    def _leaving(self) -> visits.VisitRow | None:
        """The open visit that Enter would end, if the selected row is of somebody who is here."""
        key = self.hits.current_key()
        hit = self._hit_of(key)
        if hit is not None and hit.present_visit_id is not None:
            return self._row_of(hit.present_visit_id)
        if isinstance(key, tuple) and key[0] == "visit":
            row = self._row_of(key[1])
            return row if row is not None and row.state is rules.State.PRESENT else None
        return None

    def _gone_with_badge(self) -> visits.VisitRow | None:
        """Who has left with a badge, if that is the selected row: Enter takes the badge back."""
        key = self.hits.current_key()
        row = self._row_of(key[1]) if isinstance(key, tuple) and key[0] == "visit" else None
        away = row is not None and row.state in (rules.State.LEFT, rules.State.UNVERIFIED) and row.badge_out
        return row if away else None

    # Going on

    def _enter(self) -> None:
        if self.step != "search" or self._busy or self.box.edit.composing:
            return
        text = self.box.value()
        if text and (self._found is None or self._found.text != text or not self.box.resting):
            # Enter came before the answer: it counts for the answer.
            self._pending = True
            self.box.search_now()
            return
        self._act(self.hits.current_key())

    def _pressed(self) -> None:
        if self.step == "search":
            self._enter()
        else:
            self._submit()

    def _act(self, key: Any) -> None:
        if key is None or self._busy:
            return
        if key == NEW:
            self._begin_new(self.box.value())
            return
        leaving = self._leaving()
        if leaving is not None:
            self._leave(leaving)
            return
        gone = self._gone_with_badge()
        if gone is not None:
            self._take_badge(gone)
            return
        hit = self._hit_of(key)
        if hit is not None:
            self._choose(hit)
            return
        row = self._row_of(key[1])
        if row is not None:
            self._choose_expected(row)

    def _choose(self, hit: people.PersonHit, entry: Entry | None = None) -> None:
        self._hit, self._expected, self._visit = hit, None, None
        self.person.set(hit_item(self.context.desk, hit))
        self._fill(entry or self._kept.get(hit.id) or Entry(list(hit.last_purposes)))
        self._to("chosen")

    def _choose_expected(self, row: visits.VisitRow) -> None:
        self._hit, self._expected, self._visit = None, row, None
        self.person.set(visit_item(self.context.desk, row))
        new = Entry(list(row.purposes), companions=row.companions, host=row.host)
        self._fill(self._kept.get(row.id) or new)
        self._to("chosen")

    def _begin_new(self, text: str) -> None:
        self._hit = self._expected = self._visit = None
        name, phones = name_and_phone(text)
        before = str(self.new.values().get("name") or "")
        if name and before and not name.startswith(before) and not before.startswith(name):
            self._kept.pop(NEW, None)  # somebody else: nobody gets another's phone or consent
        values = self.new.values() if NEW in self._kept else {}
        values |= {key: value for key, value in (("name", name), ("phones", phones)) if value}
        self.new.fill(values)
        self._open_new()

    def _open_new(self) -> None:
        self._fill(self._kept.get(NEW) or Entry())
        self._to("new")
        if not self.new.begin():
            self.purposes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, row: visits.VisitRow) -> None:
        self._visit = row
        if not row.badge_out:
            self._sign_out(row, None)
            return
        self.person.set(visit_item(self.context.desk, row))
        self.badge_back.setText(translate("visitors", "Badge or locker {badge} is back").format(badge=row.badge))
        self.badge_back.setAccessibleName(self.badge_back.text())
        self.badge_back.setChecked(True)
        self._to("out")

    def _to(self, step: str) -> None:
        self.step = step
        self.clear_error()
        self._show_step()
        if step == "chosen":
            self.purposes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step == "out":
            self.badge_back.setFocus(Qt.FocusReason.OtherFocusReason)
        if step != "search" and not self._filling:
            self._touch()
        self.step_changed.emit(step)

    def back(self) -> None:
        """One step back; what was filled in waits for the same person."""
        if self.step == "search":
            return
        self._keep()
        self._to("search")
        self._show_hits(first=bool(self.box.value()))
        self.focus_box()
        self._touch()

    def _keep(self) -> None:
        if self.step == "chosen":
            owner = self._hit.id if self._hit is not None else self._expected.id if self._expected else None
            if owner is not None:
                self._kept[owner] = self._entry()
        elif self.step == "new":
            self._kept[NEW] = self._entry()

    def _entry(self) -> Entry:
        return self.details.put_into(Entry(self.purposes.value(), not self.purposes.suggested))

    def _fill(self, entry: Entry) -> None:
        self._filling = True
        if entry.chosen:
            self.purposes.set_value(entry.purposes)
        else:
            self.purposes.suggest(entry.purposes)
        self.details.fill(entry)
        self._filling = False

    def _purposes_changed(self, _codes_: list[str]) -> None:
        if self.step == "search":
            # A click on a purpose while a person is selected chooses the person too.
            chosen = self.purposes.value()
            key = self.hits.current_key()
            if key is not None and self._leaving() is None:
                self._act(key)
                if self.step in ("chosen", "new"):
                    self.purposes.set_value(chosen)
        self.clear_error()
        self._say_purposes()
        self._touch()

    # New people

    def _new_edited(self) -> None:
        self._say_primary()
        self._touch()

    def _new_entered(self) -> None:
        check = PERSON.by_name["phones"].check
        try:
            if check is not None:
                check(self.new.phone.value())
        except UserError as error:
            # Now, while the phone is under the eyes, not after everything else.
            self.new.show_error("phones", error.message)
            return
        if self.purposes.value():
            self._submit()
        else:
            self.purposes.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_same(self, hit: people.PersonHit) -> None:
        entry = self._entry()
        self._kept.pop(NEW, None)
        if hit.present_visit_id is not None:
            self.box.setText(hit.name)
            self.back()
            return
        if not entry.purposes:
            entry.purposes, entry.chosen = list(hit.last_purposes), False
        self._choose(hit, entry)

    # Writing

    def _submit(self) -> None:
        if self._busy:
            return
        if self.step == "out" and self._visit is not None:
            self._sign_out(self._visit, self.badge_back.isChecked())
            return
        if self.step not in ("chosen", "new"):
            return
        entry = self._entry()
        if not entry.purposes:
            self._purpose_hint.setText(translate("visitors", "Please choose a purpose: press its digit."))
            self._purpose_hint.set_tone("bad")
            self.purposes.setFocus(Qt.FocusReason.TabFocusReason)
            return
        who: dict[str, Any]
        if self.step == "new":
            who = self.new.values()
        elif self._expected is not None:
            who = {"expected_visit": self._expected.id}
        else:
            who = {"person_id": self._hit.id}
        if self.details.announces:
            self._announce(entry, who)
            return
        self._run(
            visits.sign_in,
            label=lambda row: translate("visitors", "Signed in {name}").format(name=words.party(row)),
            then=self.signed_in,
            purposes=tuple(entry.purposes),
            companions=entry.companions if entry.companions is not None else 0,
            badge=entry.badge,
            host=entry.host,
            belongings=entry.belongings,
            note=entry.note,
            **who,
        )

    def _announce(self, entry: Entry, who: dict[str, Any]) -> None:
        if not isinstance(entry.expected_at, datetime):
            self._failed(UserError(translate("visitors", "Write a time, such as 18:30."), "expected_at"))
            return
        if self._expected is not None:
            self._failed(UserError(translate("visitors", "Announced already; open it on the board."), "expected_at"))
            return
        who.pop("consent", None)
        self._run(
            visits.expect,
            label=lambda row: translate("visitors", "Announced {name}").format(name=words.party(row)),
            then=self.signed_in,
            expected_at=entry.expected_at,
            purposes=tuple(entry.purposes),
            companions=entry.companions if entry.companions is not None else 0,
            host=entry.host,
            note=entry.note,
            **who,
        )

    def _sign_out(self, row: visits.VisitRow, badge_returned: bool | None) -> None:
        self._run(
            visits.sign_out,
            row.id,
            label=lambda done: translate("visitors", "Signed out {name}").format(name=words.party(done)),
            then=self.signed_out,
            badge_returned=badge_returned,
        )

    def _take_badge(self, row: visits.VisitRow) -> None:
        self._run(
            visits.return_badge,
            row.id,
            label=lambda done: translate("visitors", "Badge {badge} is back").format(badge=done.badge),
            then=self.signed_out,
        )

    def _run(self, use_case: Any, *args: Any, label: Any, then: Any, **kwargs: Any) -> None:
        self._busy = True
        self._draft_timer.stop()
        self.primary.setEnabled(False)

        def done(row: visits.VisitRow) -> None:
            self.reset()
            then.emit(row)

        self.context.act(
            use_case,
            *args,
            initiator=self,
            label=label,
            then=done,
            failed=self._failed,
            always=self._settled,
            **kwargs,
        )

    def _settled(self) -> None:
        self._busy = False
        self._say_primary()

    def _failed(self, error: Any) -> bool:
        if not isinstance(error, UserError):
            return False
        self._touch()
        name = error.field or ""
        if self.step == "new" and self.new.show_error(name, error.message):
            return True
        self.error.setText(error.message)
        self.error.show()
        self.details.show_error(name)
        return True

    def clear_error(self) -> None:
        """Take back what was said to be wrong."""
        self.error.hide()
        self.details.clear_errors()
        self.new.clear_errors()

    def reset(self) -> None:
        """All done: empty for the next visitor."""
        self._kept.clear()
        self._hit = self._visit = self._expected = None
        self._found = None
        self._pending = False
        self._ahead.clear()
        self.mode = SIGN_IN
        self._ask()
        self.new.fill({})
        self._fill(Entry())
        self.restored.hide()
        self._set_text("")
        self._to("search")
        self._show_hits()
        self.focus_box()
        self._clear_draft()

    # Drafts

    def _touch(self) -> None:
        if self._filling:
            return
        self._draft_timer.start()

    def _edited(self) -> None:
        if not self._filling:
            self.clear_error()
            self._say_primary()
            self._touch()

    def _content(self) -> dict[str, Any] | None:
        text = self.box.value()
        entry = self._entry()
        if self.step == "search":
            return (
                {"step": "search", "text": text, "at": words.clock(self.context.desk.now(), self.context.desk.zone)}
                if text
                else None
            )
        if self.step == "out":
            return None
        content: dict[str, Any] = {"step": self.step, "text": text, "entry": entry.as_draft()}
        content["at"] = words.clock(self.context.desk.now(), self.context.desk.zone)
        if self.step == "new":
            content["new"] = self.new.values()
        elif self._hit is not None:
            content["person"] = self._hit.id.hex()
            content["text"] = text or self._hit.name
        elif self._expected is not None:
            content["visit"] = self._expected.id.hex()
        return content

    def _save_draft(self) -> None:
        if not self.context.session.signed_in:
            return
        content = self._content()
        if content is None:
            self._clear_draft()
            return
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self._drafted = True
        self.context.ops.jobs.write(lambda: drafts.save(desk, staff, FORM, content), owner=self)

    def _clear_draft(self) -> None:
        self._draft_timer.stop()
        if not self._drafted or not self.context.session.signed_in:
            return
        self._drafted = False
        desk, staff = self.context.desk, self.context.session.actor.staff_id
        self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, FORM), owner=self)

    def discard(self) -> None:
        """Throw the restored entry away."""
        self._drafted = True
        self.reset()

    def load_draft(self) -> None:
        """Bring back what the person at the desk had not finished."""
        if not self.context.session.signed_in:
            return
        staff = self.context.session.actor.staff_id
        if staff == self._staff:
            return
        if self._staff is not None:
            # Somebody else sits down: their own half-filled entry, not the last person's.
            self._drafted = False
            self.reset()
        self._staff = staff
        self.context.look(self, "draft", half_filled, staff, then=self._restore)

    def _restore(self, found: tuple[dict[str, Any], people.PersonHit | None, visits.VisitRow | None] | None) -> None:
        if found is None or self.box.value() or self.step != "search":
            return
        content, hit, row = found
        entry = entry_of(content.get("entry") or {})
        self._drafted = True
        self._set_text(str(content.get("text") or ""))
        step = content.get("step")
        if step == "new":
            self._kept[NEW] = entry
            self.new.fill(content.get("new") or {})
            self._open_new()
        elif step == "chosen" and hit is not None and hit.present_visit_id is None:
            self._choose(hit, entry)
        elif step == "chosen" and row is not None and row.state is rules.State.EXPECTED:
            self._kept[row.id] = entry
            self._choose_expected(row)
        elif self.box.value():
            self.box.search_now()
        else:
            return
        self._restored_say.setText(
            translate("visitors", "Unfinished entry of {time} brought back.").format(time=content.get("at", ""))
        )
        self.restored.show()

    def _set_text(self, text: str) -> None:
        """Put a text into the box without anybody taking it for typing."""
        blocked = self.box.edit.blockSignals(True)
        self.box.setText(text)
        self.box.edit.blockSignals(blocked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of the name fits the button; in little height the found people come first."""
        super().resizeEvent(event)
        low = self._low()
        self.hits.set_row_height(theme.metrics().l14 + theme.metrics().l12 + (8 if low else 16))
        self._purpose_head.setVisible(self.step in ("chosen", "new") or (self.step == "search" and not low))
        self._say_primary()

    def _low(self) -> bool:
        return self.height() < LOW * theme.metrics().t14 / 14

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back a step."""
        if event.key() == Qt.Key.Key_Escape and self.step != "search":
            self.back()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the tick box signs out. While an Enter in the box waits for its answer, keys wait behind it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.badge_back and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
            return True
        if watched is self.box.edit and self._pending and event.key() != Qt.Key.Key_Escape:
            self._ahead.append(event.clone())
            return True
        return super().eventFilter(watched, event)
