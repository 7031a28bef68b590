"""The archive of an activity: a light for each piece of evidence, and beside it what that piece consists of.

What is missing stands above, before anybody prints the log.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.ids import RowId
from app.domain.activity_records import ARCHIVE_ITEM
from app.domain.auth import Permission, allowed
from app.domain.terms import EVIDENCE
from app.services import activities, archive
from app.services.activities import SessionRow
from app.services.archive import Evidence, FeedbackFigures
from app.services.desk import Desk
from app.ui.activities import words
from app.ui.activities.photos import PhotosPanel
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import (
    Button,
    FormRow,
    Icon,
    Item,
    KeyTile,
    Label,
    Line,
    LongTextField,
    MeterBar,
    NumberField,
    Scroll,
    StatusPill,
    TextField,
    TwoLineList,
    clear_layout,
)

PHOTOS, SUMMARY, FEEDBACK = "photos", "summary", "feedback"
STATES: dict[str, tuple[str, str]] = {
    "done": ("good", "circle-check"),
    "partly": ("warn", "triangle-alert"),
    "missing": ("bad", "circle-alert"),
    "later": ("idle", "circle-dashed"),
    "not_needed": ("idle", "minus"),
    "extra": ("idle", "plus"),
}
"""Tone and icon of each state of a piece of evidence."""

TABS: dict[str, tuple[str, str]] = {
    "staffing": ("duties", QT_TRANSLATE_NOOP("activities", "To the staff")),
    "consent": ("registrations", QT_TRANSLATE_NOOP("activities", "To the registrations")),
    "sign_in": ("sign_in", QT_TRANSLATE_NOOP("activities", "To the sign-in")),
}
"""Where evidence comes about that nobody writes: the tab, and what leads there is called."""


@dataclass(frozen=True)
class Archive:
    """The lights of an activity and its sessions."""

    lights: tuple[Evidence, ...]
    sessions: tuple[SessionRow, ...]


def look(desk: Desk, activity_id: RowId) -> Archive:
    """Everything but the photos and the feedback, which are looked up when they are looked at."""
    return Archive(complete(desk, archive.light(desk, activity_id)), activities.card(desk, activity_id).sessions)


def complete(desk: Desk, lights: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The lights, and behind them what may be kept though nobody asks for it."""
    asked = {one.kind for one in lights}
    said = translate("activities", "not asked for")
    return (
        *lights,
        *(
            Evidence(kind, desk.term_label(EVIDENCE, kind), "extra", said, "", None, "", "", 0)
            for kind in (PHOTOS, SUMMARY, FEEDBACK)
            if kind not in asked
        ),
    )


def state_word(state: str) -> str:
    """A state of evidence in a word."""
    return {
        "done": translate("activities", "done"),
        "partly": translate("activities", "partly there"),
        "missing": translate("activities", "missing"),
        "later": translate("activities", "later"),
        "not_needed": translate("activities", "not needed"),
        "extra": translate("activities", "extra"),
    }.get(state, state)


class EvidencePanel(QWidget):
    """One piece of evidence in writing: text, date, or why it needn't be. `saved()` after each act."""

    saved = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.activity_id: RowId | None = None
        self.kind = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        specs = [ARCHIVE_ITEM.by_name[name] for name in ("text", "done_on", "not_needed")]
        self.form = Form(specs, columns=2, roomy=False, today=context.desk.today())
        self.form.submitted.connect(self.save)
        scroll = Scroll(spacing=8, margins=(4, 2, 8, 4))
        scroll.inner.addWidget(self.form)
        scroll.inner.addStretch(1)
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.note = Label("", "caption", "muted", elide=True)
        self.button = Button(translate("activities", "Save"), icon="save", key="Alt+S")
        self.button.clicked.connect(self.save)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.button)
        column.addLayout(foot)

    def show_item(self, activity_id: RowId, item: Evidence, *, may: bool) -> None:
        """Show one piece; what is being typed at stays."""
        if (activity_id, item.kind) == (self.activity_id, self.kind) and self.dirty:
            return
        self.activity_id, self.kind = activity_id, item.kind
        self._keep(item)
        self.form.clear_errors()
        for row in self.form.rows.values():
            row.editor.setEnabled(may)
        self.button.setEnabled(may)
        self.note.setText("" if may else translate("activities", "A manager writes the archive."))

    def _keep(self, item: Evidence) -> None:
        self._kept = {"text": item.text, "done_on": item.done_on, "not_needed": item.not_needed}
        self.form.set_values(self._kept)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that isn't saved."""
        if not self.kind:
            return False
        raw = self.form.raw()
        return any((raw[name] or None) != (value or None) for name, value in self._kept.items())

    def save(self) -> None:
        """Write it."""
        if self.activity_id is None or not self.button.isEnabled():
            return
        try:
            values = {name: value or ("" if name != "done_on" else None) for name, value in self.form.values().items()}
        except UserError:
            return
        values = {name: value for name, value in values.items() if (value or None) != (self._kept[name] or None)}
        if not values:
            return
        saved, before = (self.activity_id, self.kind), dict(self._kept)
        self._kept |= values

        def done(lights: list[Evidence]) -> None:
            item = next((one for one in lights if one.kind == self.kind), None)
            if item is not None and saved == (self.activity_id, self.kind) and not self.dirty:
                self._keep(item)
            self.saved.emit(lights)

        def failed(error: Any) -> bool:
            if saved != (self.activity_id, self.kind):
                return False
            self._kept = before
            return self.form.failed(error)

        self.context.act(
            archive.save_item, self.activity_id, self.kind, values, initiator=self,
            label=translate("activities", "Archive saved"), then=done, failed=failed,
        )  # fmt: skip


class SummaryPanel(QWidget):
    """What was done at each session, in some lines. `saved()` after each act."""

    saved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._sessions: dict[RowId, SessionRow] = {}
        self.fields: dict[RowId, LongTextField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.scroll = Scroll(spacing=4, margins=(4, 2, 8, 4))
        column.addWidget(self.scroll, 1)
        foot = QHBoxLayout()
        self.note = Label("", "caption", "muted", elide=True)
        self.button = Button(translate("activities", "Save"), icon="save", key="Alt+S")
        self.button.clicked.connect(self.save)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.button)
        column.addLayout(foot)

    def show_sessions(self, sessions: Sequence[SessionRow], *, may: bool) -> None:
        """The sessions that were held or will be; what is being typed stays."""
        desk = self.context.desk
        held = [one for one in sessions if not one.cancelled]
        if [one.id for one in held] != list(self.fields):
            clear_layout(self.scroll.inner)
            self.fields = {}
            for one in held:
                field = LongTextField(one.summary, lines=3)
                day = words.when(one.starts_at, one.ends_at, desk.now(), desk.zone)
                self.scroll.inner.addWidget(
                    FormRow(words.DOT.join(part for part in (day, one.title) if part), field, roomy=False)
                )
                self.fields[one.id] = field
            self.scroll.inner.addStretch(1)
        for one in held:
            before = self._sessions.get(one.id)
            field = self.fields[one.id]
            if before is None or field.value() == before.summary:
                field.set_value(one.summary)
            field.setEnabled(may)
        self._sessions = {one.id: one for one in held}
        self.button.setEnabled(may)
        self.note.setText("" if may else translate("activities", "A manager writes the archive."))

    def save(self) -> None:
        """Write what changed, session by session."""
        for key, field in self.fields.items():
            row = self._sessions[key]
            if field.value() == row.summary or not self.button.isEnabled():
                continue
            self._sessions[key] = replace(row, summary=field.value())

            def failed(_error: Any, row: SessionRow = row) -> bool:
                self._sessions[row.id] = row
                return False

            self.context.act(
                activities.change_session, key, {"summary": field.value()}, seen=row.seen, initiator=self,
                label=translate("activities", "Summary saved"), then=self._saved, failed=failed,
            )  # fmt: skip

    def _saved(self, row: SessionRow) -> None:
        self._sessions[row.id] = row
        self.saved.emit()


class FeedbackPanel(QWidget):
    """The forms that came back: a digit adds one. `saved()` after each act."""

    saved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.activity_id: RowId | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("activities", "Feedback"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(spacing=8, margins=(4, 2, 8, 0))
        whole.addWidget(scroll)
        column = scroll.inner
        self.say = Label("", "heading")
        column.addWidget(self.say)
        self.hint = Label(
            translate("activities", "A digit adds a returned form of that score; Ctrl+Z takes it back."),
            tone="muted",
            wrap=True,
        )
        column.addWidget(self.hint)
        names = {
            5: translate("activities", "very satisfied"),
            4: translate("activities", "satisfied"),
            3: translate("activities", "fair"),
            2: translate("activities", "dissatisfied"),
            1: translate("activities", "very dissatisfied"),
        }
        self.tiles: dict[int, KeyTile] = {}
        self.bars: dict[int, MeterBar] = {}
        for score, name in names.items():
            line = QHBoxLayout()
            line.setSpacing(12)
            tile = KeyTile(str(score), name, count=0, checkable=False)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.clicked.connect(lambda _on=False, score=score: self.count(score))
            bar = MeterBar(0, 1, height=8, name=name)
            line.addWidget(tile, 1)
            line.addWidget(bar, 1)
            self.tiles[score], self.bars[score] = tile, bar
            column.addLayout(line)
        more = QHBoxLayout()
        more.setSpacing(8)
        self.times = NumberField(1, minimum=1, maximum=999, name=translate("activities", "How many forms at once"))
        self.times.setMaximumWidth(140)
        self.remark = TextField(
            placeholder=translate("activities", "A remark, then the digit of its score"),
            name=translate("activities", "Remark"), limit=200,
        )  # fmt: skip
        self.remark.submitted.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.times.submitted.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        more.addWidget(self.times)
        more.addWidget(self.remark, 1)
        column.addLayout(more)
        self.remarks = Label("", "caption", "muted", wrap=True)
        self.remarks.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.remarks)
        column.addStretch(1)

    def show_activity(self, activity_id: RowId) -> None:
        """The scores of this activity."""
        self.activity_id = activity_id
        self.reload()

    def reload(self) -> None:
        """Look again."""
        if self.activity_id is not None:
            self.context.look(self, "feedback", archive.feedback, self.activity_id, then=self._show)

    def _show(self, found: FeedbackFigures) -> None:
        for score, tile in self.tiles.items():
            number = found.by_score.get(score, 0)
            tile.set_count(number)
            self.bars[score].set(number, max(1, found.count))
        if found.count and found.mean is not None:
            share = round(100 * found.satisfied / found.count)
            self.say.setText(
                translate("activities", "{n} forms, {mean} on average, {share} % satisfied").format(
                    n=found.count, mean=f"{found.mean:.1f}", share=share
                )
            )
        else:
            self.say.setText(translate("activities", "No form has come back yet"))
        self.remarks.setText("\n".join(f"· {one}" for one in found.remarks))

    def count(self, score: int) -> None:
        """So many forms of this score came back."""
        times = self.times.value()
        if self.activity_id is None or not isinstance(times, int) or times < 1:
            self.times.set_invalid(True)
            return
        self.times.set_invalid(False)
        remark = self.remark.value()
        self.times.set_value(1)
        self.remark.set_value("")
        self.context.act(
            archive.add_feedback, self.activity_id, score, times, remark, initiator=self,
            label=translate("activities", "{n} forms of score {score}").format(n=times, score=score),
            then=lambda found: (self._show(found), self.saved.emit()),
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits count."""
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and text in ("1", "2", "3", "4", "5") and not event.isAutoRepeat():
            self.count(int(text))
        else:
            super().keyPressEvent(event)


class ArchiveTab(QWidget):
    """`changed()` after each act; `print_asked(report, arguments)` for the log, `tab_asked(key)` for the tab where a
    piece of evidence comes about by itself.
    """

    changed = Signal()
    tab_asked = Signal(str)
    print_asked = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.activity_id: RowId | None = None
        self.archive: Archive | None = None
        self.kind = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 10)
        top.setSpacing(8)
        self.icon = Icon("circle-check", "good-ink")
        self.say = Label("", "strong", elide=True)
        self.print = Button(translate("activities", "Print the log"), icon="printer", key="Ctrl+Shift+P", bound=False)
        self.print.clicked.connect(self._print)
        top.addWidget(self.icon)
        top.addWidget(self.say, 1)
        top.addWidget(self.print)
        outer.addLayout(top)
        outer.addWidget(Line())
        across = QHBoxLayout()
        across.setSpacing(0)
        self.lights = TwoLineList(name=translate("activities", "Evidence"), quiet=False)
        self.lights.setFixedWidth(round(theme.metrics().t14 / 14 * 252))
        self.lights.current_changed.connect(self._choose)
        self.lights.activated.connect(lambda _key: self.focus_panel())
        across.addWidget(self.lights)
        right = QVBoxLayout()
        right.setContentsMargins(16, 12, 16, 12)
        right.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = Label("", "heading")
        self.pill = StatusPill("", "idle")
        self.words = Label("", tone="muted", elide=True)
        head.addWidget(self.title)
        head.addWidget(self.pill)
        head.addWidget(self.words, 1)
        self.there = Button("", "link", trailing="chevron-right")
        self.there.clicked.connect(lambda: self.tab_asked.emit(TABS[self.kind][0]))
        head.addWidget(self.there)
        right.addLayout(head)
        self.stack = QStackedWidget()
        self.item = EvidencePanel(context)
        self.photos = PhotosPanel(context)
        self.summary = SummaryPanel(context)
        self.feedback = FeedbackPanel(context)
        for panel in (self.item, self.photos, self.summary, self.feedback):
            self.stack.addWidget(panel)
        right.addWidget(self.stack, 1)
        holder = QWidget()
        holder.setLayout(right)
        across.addWidget(holder, 1)
        outer.addLayout(across, 1)
        self.item.saved.connect(self._saved)
        for panel in (self.photos, self.summary, self.feedback):
            signal = panel.changed if panel is self.photos else panel.saved
            signal.connect(self._acted)

    # What is shown

    def show_activity(self, activity_id: RowId) -> None:
        """The archive of this activity."""
        if activity_id != self.activity_id:
            self.put_by()
            self.activity_id = activity_id
            self.archive = None
        self.photos.show_activity(activity_id)
        self.feedback.show_activity(activity_id)
        self.reload()

    def show_session(self, session_id: RowId) -> None:
        """Photos taken in from now on are of this session."""
        self.photos.session_id = session_id

    def reload(self) -> None:
        """Look again."""
        if self.activity_id is None:
            return
        self.context.look(self, "archive", look, self.activity_id, then=self._show)
        self.photos.reload()
        self.feedback.reload()

    def choose(self, kind: str) -> None:
        """Show one piece of evidence."""
        place = next((n for n, item in enumerate(self.lights.items()) if item.key == kind), -1)
        self.lights.set_current(place)

    def _show(self, found: Archive) -> None:
        self.archive = found
        self.lights.set_items([self._item(one) for one in found.lights])
        if self.lights.current_key() is None and found.lights:
            wanted = next((n for n, one in enumerate(found.lights) if one.state == "missing"), 0)
            self.lights.set_current(wanted)
        missing = [one.label for one in found.lights if one.state == "missing"]
        partly = [one.label for one in found.lights if one.state == "partly"]
        if missing:
            said = translate("activities", "Missing before the log is printed: {what}").format(
                what=self.context.desk.between.join(missing)
            )
            self._headline("circle-alert", "bad", said)
        elif partly:
            said = translate("activities", "Not complete yet: {what}").format(
                what=self.context.desk.between.join(partly)
            )
            self._headline("triangle-alert", "warn", said)
        else:
            self._headline(
                "circle-check", "good", translate("activities", "Nothing is missing; the log can be printed.")
            )
        self._show_panel()

    def _headline(self, icon: str, tone: str, said: str) -> None:
        self.icon.set(icon, f"{tone}-ink")
        self.say.setText(said)
        self.say.set_tone(tone)

    def _item(self, one: Evidence) -> Item:
        tone, icon = STATES.get(one.state, STATES["later"])
        ink = "muted" if tone == "idle" else f"{tone}-ink"
        return Item(
            one.kind, one.label, one.words or state_word(one.state), icon=icon, icon_tone=ink,
            subtitle_tone=tone if tone in ("warn", "bad") else "muted", chevron=True,
        )  # fmt: skip

    def _choose(self, kind: Any) -> None:
        if kind is not None:
            # What was typed at another piece isn't lost by looking at this one.
            self.put_by()
            self.kind = kind
            self._show_panel()

    def _show_panel(self) -> None:
        found = self.archive
        one = next((each for each in found.lights if each.kind == self.kind), None) if found is not None else None
        if one is None or found is None or self.activity_id is None:
            return
        tone, icon = STATES.get(one.state, STATES["later"])
        self.title.setText(one.label)
        self.pill.set(state_word(one.state), tone, icon)
        self.words.setText("" if one.words == state_word(one.state) else one.words)
        theme.show_if(self.there, one.kind in TABS)
        if one.kind in TABS:
            self.there.setText(translate("activities", TABS[one.kind][1]))
        may = allowed(self.context.session.actor.role, Permission.EDIT_ACTIVITIES)
        panel: QWidget = self.item
        if one.kind == PHOTOS:
            panel = self.photos
        elif one.kind == SUMMARY:
            panel = self.summary
            self.summary.show_sessions(found.sessions, may=may)
        elif one.kind == FEEDBACK:
            panel = self.feedback
        else:
            self.item.show_item(self.activity_id, one, may=may)
        self.stack.setCurrentWidget(panel)

    def focus_panel(self) -> None:
        """The keyboard goes to what the chosen piece consists of."""
        panel = self.stack.currentWidget()
        if panel is self.item:
            self.item.form.focus()
        elif panel is self.photos:
            (self.photos.strip if self.photos.strip.isVisible() else self.photos.add).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        elif panel is self.summary and self.summary.fields:
            next(iter(self.summary.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            panel.setFocus(Qt.FocusReason.OtherFocusReason)

    # Acts

    def _saved(self, lights: list[Evidence]) -> None:
        if self.archive is not None:
            self._show(Archive(complete(self.context.desk, lights), self.archive.sessions))
        self.changed.emit()

    def _acted(self) -> None:
        if self.activity_id is not None:
            self.context.look(self, "archive", look, self.activity_id, then=self._show)
        self.changed.emit()

    def _print(self) -> None:
        if self.activity_id is not None:
            self.print_asked.emit("activity-log", {"activity_id": self.activity_id})

    def put_by(self) -> None:
        """The desk is about to lock, or something else is looked at: what was typed is saved."""
        if self.context.session.signed_in:
            if self.item.dirty:
                self.item.save()
            self.summary.save()

    def hideEvent(self, event: QHideEvent) -> None:
        """So it is when the tab is left."""
        super().hideEvent(event)
        self.put_by()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a piece goes back to the lights; Ctrl+V takes a photo in wherever one is."""
        if event.key() == Qt.Key.Key_Escape and not self.lights.hasFocus():
            self.lights.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_V and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose(PHOTOS)
            self.photos.paste_photo()
        else:
            super().keyPressEvent(event)
