"""One activity, opened: its sessions, who is registered, who waits, its places, its archive."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activities import Mode, Standing
from app.domain.auth import Actor, Permission, allowed
from app.domain.settings import DESK_LETTER
from app.services import activities, archive, history, registrations
from app.services.activities import ActivityCard, SessionRow
from app.services.archive import Evidence
from app.services.desk import Desk
from app.services.history import HistoryLine
from app.services.registrations import RegistrationRow
from app.ui.activities import words
from app.ui.activities.drawer import RegistrationDrawer
from app.ui.activities.quota_card import HandPlaces, QuotaCard
from app.ui.activities.registrations import LineCard, LineTab, RegistrationsTab, why_of
from app.ui.activities.sessions_strip import SessionsStrip
from app.ui.kit import icons, theme
from app.ui.kit.context import Context
from app.ui.kit.focus import Ringed
from app.ui.kit.record_drawer import key_name
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Banner,
    Button,
    Card,
    Item,
    Label,
    Line,
    Scroll,
    StatusPill,
    TabBar,
    TwoLineList,
)

REGISTRATIONS, LINE, SIGN_IN, COLLECTION = "registrations", "waiting", "sign_in", "collection"
MATERIALS, DUTIES, ARCHIVE, HISTORY = "materials", "duties", "archive", "history"
WIDE = (SIGN_IN, COLLECTION, DUTIES, ARCHIVE)
"""Tabs that have the page's whole width for themselves."""
LIGHTS = {
    "done": ("circle-check", "good-ink", "muted"),
    "partly": ("triangle-alert", "warn-ink", "warn"),
    "missing": ("circle-alert", "bad-ink", "bad"),
    "later": ("circle-dashed", "muted", "muted"),
    "not_needed": ("ban", "muted", "muted"),
}
"""Icon, its colour and that of the words, for each state of a piece of evidence."""


@dataclass(frozen=True)
class Seen:
    """Everything the page shows of an activity."""

    card: ActivityCard
    rows: tuple[RegistrationRow, ...]
    why: dict[RowId, tuple[str, ...]]
    told: tuple[str, tuple[str, ...]]
    """What a household that counts in no quota would be told now."""
    evidence: tuple[Evidence, ...]
    history: tuple[HistoryLine, ...]


def look(desk: Desk, actor: Actor, activity_id: RowId) -> Seen:
    """Look it all up."""
    card = activities.card(desk, activity_id)
    rows = tuple(registrations.rows(desk, activity_id))
    asked = any(one.standing in (Standing.WAITING, Standing.OFFERED, Standing.PENDING) for one in rows)
    why = why_of(registrations.explain(desk, activity_id)) if asked else {}
    told = registrations.open_words(desk, activity_id) if card.row.mode is not Mode.NONE else ("", ())
    lines = history.history(desk, actor, "activity", activity_id)
    return Seen(card, rows, why, told, tuple(archive.light(desk, activity_id)), tuple(lines))


def state_line(seen: Seen, now: datetime, zone: Any) -> str:
    """The state of an activity in one line under its title."""
    card, parts = seen.card, []
    taken, capacity = card.allocation.taken, card.row.capacity
    if card.row.mode is not Mode.NONE:
        parts.append(
            translate("activities", "{n} / {all} admitted").format(n=f"{taken:,}", all=f"{capacity:,}")
            if capacity is not None
            else translate("activities", "{n} admitted").format(n=f"{taken:,}")
        )
    for standing, text in (
        (Standing.APPLIED, translate("activities", "{households} households ({people} people) in the ballot")),
        (Standing.WAITING, translate("activities", "{households} households ({people} people) waiting")),
    ):
        found = [one for one in seen.rows if one.standing is standing]
        if found:
            people = sum(len(one.active) for one in found)
            parts.append(text.format(households=len(found), people=people))
    held = [one for one in card.sessions if not one.cancelled]
    coming = next((one for one in held if one.ends_at > now), None)
    if held and coming is None:
        last = max(one.ends_at for one in held)
        parts.append(translate("activities", "ended {time}").format(time=words.moment(last, now, zone)))
    elif coming is not None and coming.starts_at <= now:
        parts.append(translate("activities", "under way until {time}").format(time=words.clock(coming.ends_at, zone)))
    elif coming is not None:
        text = (
            translate("activities", "begins {time}")
            if coming is held[0]
            else translate("activities", "next session {time}")
        )
        parts.append(text.format(time=words.moment(coming.starts_at, now, zone)))
    return translate("clauses", ", ").join(parts)


def usual_session(sessions: Sequence[SessionRow], now: datetime) -> RowId | None:
    """The session one is likely to ask about: the one under way, else the next, else the last."""
    held = [one for one in sessions if not one.cancelled] or list(sessions)
    found = next((one for one in held if one.ends_at > now), held[-1] if held else None)
    return found.id if found is not None else None


class _Crumb(Painted, Ringed, QAbstractButton):
    """A step of the way back."""

    ring_radius = 4

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        sizes = theme.metrics()
        return QSize(theme.text_width(self.text(), theme.font("t12")) + sizes.icon_small + 6, sizes.l12 + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("t12"))
        painter.setPen(theme.colour("text" if self.underMouse() else "muted"))
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.rect(), left, self.text())
        size = theme.metrics().icon_small - 2
        icons.paint(painter, "chevron-right", self.width() - size - 2, (self.height() - size) / 2, "muted", size)


class ArchiveCard(Card):
    """The lights of the archive. `asked(kind)` to write a piece of evidence."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("activities", "Archive"), padding=0, spacing=0, parent=parent)
        self.pill = StatusPill("")
        self.head.add_note_widget(self.pill)
        self.go = Button(translate("activities", "Fill in"), "link", trailing="chevron-right")
        self.head.add(self.go)
        self.list = TwoLineList(name=translate("activities", "Archive"), height=theme.metrics().row_compact + 4)
        self.add(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._first: str | None = None
        """What is missing first."""
        self.go.clicked.connect(lambda: self.asked.emit(self._first))
        self.list.activated.connect(self.asked)

    def show_lights(self, evidence: Sequence[Evidence]) -> None:
        """Show them."""
        short = [one.kind for one in evidence if one.state in ("missing", "partly")]
        self._first = next(iter([*short, *(one.kind for one in evidence)]), None)
        if short:
            self.pill.set(translate("activities", "{n} missing").format(n=len(short)), "bad", "circle-alert")
        else:
            self.pill.set(translate("activities", "nothing missing"), "good", "circle-check")
        self.go.setText(translate("activities", "Fill in") if short else translate("activities", "Open"))
        # What is missing comes first: there isn't room for all.
        evidence = sorted(evidence, key=lambda one: {"missing": 0, "partly": 1}.get(one.state, 2))
        small, room = theme.font("t12"), theme.metrics().drawer - 32 - 32
        items = []
        for one in evidence:
            icon, token, tone = LIGHTS.get(one.state, LIGHTS["later"])
            left = room - theme.text_width(one.label, theme.font()) - 12
            said = one.words
            while theme.text_width(said, small) > left and len(said) > 2:
                said = said.rstrip("…")[:-1] + "…"
            items.append(Item(one.kind, one.label, icon=icon, icon_tone=token, right=said, right_tone=tone))
        self.list.set_items(items)

    def sizeHint(self) -> QSize:
        """No more than it must have; the column gives it what is left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The head and two lights."""
        sizes = theme.metrics()
        return QSize(200, sizes.card_head + 2 * (sizes.row_compact + 4) + 4)


class DetailView(QWidget):
    """One activity.

    `back()`; `opened(activity id)`; `door_asked(session id)`; `edit_asked(activity id)`; `archive_asked(activity id)`;
    `print_asked(report key, arguments)`; `person_asked(person id)`; `differs_asked(registration id)` to see what
    two desks wrote; `roster_asked(activity id)` to bring a list of participants in; `changed()` after each act;
    `roomy(bool)` while the sheet at the right is open.
    """

    back = Signal()
    opened = Signal(object)
    door_asked = Signal(object)
    edit_asked = Signal(object)
    archive_asked = Signal(object)
    print_asked = Signal(str, object)
    person_asked = Signal(object)
    differs_asked = Signal(object)
    roster_asked = Signal(object)
    changed = Signal()
    roomy = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.activity_id: RowId | None = None
        self.seen: Seen | None = None
        self.session_id: RowId | None = None
        """The session that is chosen."""
        self._due: list[Callable[[], object]] = []
        """What is done once the activity has been looked up."""
        self._extra: dict[str, Any] = {}
        """Views of tabs that are made when they are first asked for."""
        self._narrow = self._sheet_red = False
        self._role: Any = None
        """Who it was shown to last: not everybody may do everything."""
        self.setProperty("surface", "ground")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(24, 10, 24, 20)
        self._outer.setSpacing(0)
        self._build_head()
        self._body = QHBoxLayout()
        self._body.setSpacing(16)
        self._outer.addLayout(self._body, 1)
        self._build_main()
        self._build_side()
        self.drawer = RegistrationDrawer(context, over=self)
        self._wire()

    # Layout

    def _build_head(self) -> None:
        crumbs = QHBoxLayout()
        crumbs.setSpacing(4)
        self.home = _Crumb(translate("activities", "Activities"))
        self.campaign = Label("", "caption", "muted", elide=True)
        self.campaign.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.number = Label("", "caption", "muted")
        self.edit = Button(translate("activities", "Change the activity"), "link", key="Alt+E")
        self.poster = Button(translate("activities", "Poster"), "link", icon="image")
        self.certificates = Button(translate("activities", "Certificates"), "link", icon="badge-check")
        self.state = StatusPill("")
        for widget in (self.home, self.campaign, self.number, self.state):
            crumbs.addWidget(widget)
        crumbs.addStretch(1)
        for widget in (self.certificates, self.poster, self.edit):
            crumbs.addSpacing(8)
            crumbs.addWidget(widget)
        self._outer.addLayout(crumbs)
        self._outer.addSpacing(2)
        self._crumbs = crumbs
        self._head = head = QHBoxLayout()
        head.setSpacing(8)
        self.title = Label("", "title", elide=True)
        self.say = Label("", tone="muted", elide=True)
        self.say.setContentsMargins(4, 5, 4, 0)
        head.addWidget(self.title)
        head.addWidget(self.say, 1)
        self.sheet = Button(translate("activities", "Print sign-in sheet"), icon="printer", key="Ctrl+P", bound=False)
        self.log = Button(translate("activities", "Print log"), icon="file-text", key="Ctrl+Shift+P", bound=False)
        self.register_button = Button(
            translate("activities", "Register"), "primary", icon="user-plus", key="Ctrl+N", bound=False
        )
        for button in (self.sheet, self.log, self.register_button):
            head.addWidget(button)
        self._outer.addLayout(head)
        self._outer.addSpacing(12)
        self.publish = Button(translate("activities", "Publish"), small=True, key="Alt+P")
        self.draft = Banner(
            translate("activities", "This is a draft: it takes registrations once it is published."), tone="warn",
            icon="pencil", action=self.publish,
        )  # fmt: skip
        self.draft.hide()
        self._outer.addWidget(self.draft)
        self._draft_gap = QWidget()
        self._draft_gap.setFixedHeight(12)
        self._draft_gap.hide()
        self._outer.addWidget(self._draft_gap)

    def _build_main(self) -> None:
        main = QVBoxLayout()
        main.setSpacing(12)
        self.sessions = SessionsStrip()
        main.addWidget(self.sessions)
        self.card = Card(padding=0, spacing=0)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 12, 0)
        line.setSpacing(4)
        self.tabs = TabBar(name=translate("activities", "Parts of the activity"))
        line.addWidget(self.tabs)
        line.addStretch(1)
        self._tab_line = line
        self.card.body.addLayout(line)
        self.card.add(Line())
        self.stack = QStackedWidget()
        self.card.add(self.stack, 1)
        main.addWidget(self.card, 1)
        self.list = RegistrationsTab(self.context)
        self.line = LineTab(self.context)
        self.story = TwoLineList(name=translate("activities", "What happened"))
        for part in (self.list, self.line, self.story):
            self.stack.addWidget(part)
        line.addWidget(self.list.search)
        line.addWidget(self.list.filter)
        self.list.fit_search()
        self.waiting = LineCard(self.context)
        self.waiting.hide()
        main.addWidget(self.waiting)
        self._body.addLayout(main, 1)

    def _build_side(self) -> None:
        self.side = Scroll(spacing=12)
        self.side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.quota = QuotaCard(self.context)
        self.quota.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.archive = ArchiveCard()
        self.side.inner.addWidget(self.quota)
        self.side.inner.addWidget(self.archive, 1)
        self._body.addWidget(self.side)

    def _wire(self) -> None:
        self.home.clicked.connect(self.back)
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self.activity_id))
        self.poster.clicked.connect(lambda: self._print("public-notice"))
        self.certificates.clicked.connect(lambda: self._print("certificates"))
        self.sheet.clicked.connect(self.print_page)
        self.log.clicked.connect(self.print_log)
        self.register_button.clicked.connect(lambda: self.register())
        self.publish.clicked.connect(self._publish)
        self.sessions.chosen.connect(self._choose_session)
        self.sessions.opened.connect(self.door_asked)
        self.tabs.changed.connect(self._go_to)
        self.list.opened.connect(self._open)
        self.list.table.current_changed.connect(lambda group, _row: self._follow(group))
        self.line.list.current_changed.connect(self._follow)
        self.list.register_asked.connect(lambda: self.register())
        self.list.roster_asked.connect(lambda: self.roster_asked.emit(self.activity_id))
        self.list.tickets_asked.connect(lambda: self._print("tickets"))
        self.line.opened.connect(self._open)
        self.waiting.opened.connect(self._open)
        self.waiting.all_asked.connect(lambda: self.show_tab(LINE))
        self.waiting.ballot_asked.connect(self.show_ballot)
        self.line.lots_asked.connect(self.show_ballot)
        self.quota.notice_asked.connect(lambda: self._print("quota-notice"))
        self.quota.hand_asked.connect(self._hand_places)
        self.archive.asked.connect(self._to_archive)
        drawer = self.drawer
        drawer.changed.connect(self._acted)
        drawer.person_asked.connect(self.person_asked)
        drawer.differs_asked.connect(self.differs_asked)
        drawer.primary_changed.connect(self._dress_register)
        drawer.shown_registration.connect(self._select)
        drawer.closed.connect(self._drawer_closed)
        drawer.installEventFilter(self)

    # What is shown

    def show_activity(
        self, activity_id: RowId, *, session_id: RowId | None = None, tab: str | None = None,
        registration_id: RowId | None = None, do: str = "",
    ) -> None:  # fmt: skip
        """Open an activity, perhaps at a session, a tab or a household; `do` "register" begins to take one in."""
        if activity_id != self.activity_id:
            self.drawer.close_drawer()
            self.activity_id, self.session_id, self.seen = activity_id, None, None
            tab = tab or REGISTRATIONS
        if session_id is not None:
            self.session_id = session_id
        if tab is not None:
            self._due.append(lambda: self._begin_at(tab))
        if registration_id is not None:
            self._due.append(lambda: self._open(registration_id))
        elif do == "register":
            self._due.append(lambda: self.register())
        elif do == "ballot":
            self._due.append(self.show_ballot)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    def reload(self) -> None:
        """Look everything up again."""
        if self.activity_id is None or not self.context.session.signed_in:
            return
        actor = self.context.session.actor
        self.context.look(self, "seen", look, actor, self.activity_id, then=self._show, failed=self._lost)
        self.drawer.look_again()
        shown = self._extra.get(self.tabs.value())
        if shown is not None:
            shown.reload()

    def _lost(self, error: Any) -> bool:
        if isinstance(error, UserError):
            self.back.emit()
        return False

    def _show(self, seen: Seen) -> None:
        if seen.card.row.id != self.activity_id:
            return
        role = self.context.session.actor.role if self.context.session.signed_in else None
        if seen != self.seen or role != self._role:
            self.seen, self._role = seen, role
            self._fill(seen)
        card, now, zone = seen.card, self.context.desk.now(), self.context.desk.zone
        self.say.setText(state_line(seen, now, zone))
        self.sessions.show_sessions(card.sessions, self.session_id, now, zone)
        self._fit()
        due, self._due = self._due, []
        for does in due:
            does()

    def _fill(self, seen: Seen) -> None:
        """Show what changed; a minute in which nothing did costs nothing."""
        card, now = seen.card, self.context.desk.now()
        row = card.row
        if self.session_id not in {one.id for one in card.sessions}:
            self.session_id = usual_session(card.sessions, now)
        self.campaign.setText(f"{row.campaign} ›" if row.campaign else "")
        self.campaign.setVisible(bool(row.campaign))
        self.number.setText(row.number)
        text, tone, icon = words.pill(row)
        self.state.set(text, tone, icon)
        self.title.setText(row.title)
        draft = row.status == "draft" and self._may(Permission.EDIT_ACTIVITIES)
        self.draft.setVisible(draft)
        self._draft_gap.setVisible(draft)
        self.edit.setVisible(self._may(Permission.EDIT_ACTIVITIES))
        registers = row.mode is not Mode.NONE
        self.register_button.setEnabled(row.status == "published" and not row.voided)
        self._dress_register(self._sheet_red)
        self.sheet.setEnabled(self.session_id is not None)
        self.sessions.setVisible(bool(card.sessions))
        self._dress_tabs()
        self.list.allow_roster(self._may(Permission.LOAD_LEDGERS))
        self.line.allow_lots(self._may(Permission.EDIT_ACTIVITIES))
        self.list.show_rows(card, seen.rows)
        self.line.show_rows(card, seen.rows, seen.why)
        self._show_waiting()
        self.quota.setVisible(registers)
        taken: Counter[frozenset[RowId]] = Counter()
        for one in seen.rows:
            if one.standing in (Standing.ADMITTED, Standing.OFFERED):
                taken.update(frozenset(who.quotas) for who in one.active)
        applied = sum(len(one.active) for one in seen.rows if one.standing is Standing.APPLIED)
        self.quota.show_places(card, taken, applied, seen.told, several_desks=len(self._letters()) > 1)
        self.archive.show_lights(seen.evidence)
        self._show_history(seen.history)

    def _dress_register(self, sheet_red: bool) -> None:
        """Red is what is to be done: not while the sheet has its own red button, nor once registration is over."""
        self._sheet_red = sheet_red
        wanted = self.seen is not None and self.seen.card.row.state in ("open", "full", "running")
        self.register_button.set_kind("primary" if wanted and not sheet_red else "secondary")

    def _letters(self) -> list[str]:
        """The desks this activity knows of, this one first."""
        own = self.context.desk.settings[DESK_LETTER]
        if self.seen is None:
            return [own]
        found = {*self.seen.card.shares, self.seen.card.owner_desk, *(one.desk for one in self.seen.rows)}
        return [own, *sorted(found - {own, ""})]

    def _dress_tabs(self) -> None:
        assert self.seen is not None
        card, rows = self.seen.card, self.seen.rows
        tabs: list[tuple[Any, ...]] = []
        if card.row.mode is not Mode.NONE:
            people = card.allocation.taken + sum(
                len(one.active) for one in rows if one.standing in (Standing.APPLIED, Standing.PENDING)
            )
            waiting = sum(len(one.active) for one in rows if one.standing is Standing.WAITING)
            tabs.append((REGISTRATIONS, translate("activities", "Signed up"), people))
            tabs.append((LINE, translate("activities", "Waiting"), waiting))
        for key, text, wanted in (
            (SIGN_IN, translate("activities", "Sign-in"), bool(card.sessions)),
            (COLLECTION, translate("activities", "Collection"), bool(card.values.get("collected"))),
            (MATERIALS, translate("activities", "Materials"), True),
            (DUTIES, translate("activities", "Staff"), True),
            (ARCHIVE, translate("activities", "Archive"), True),
            (HISTORY, translate("activities", "History"), True),
        ):
            if wanted:
                tabs.append((key, text))
        before = self.tabs.value()
        self.tabs.set_tabs(tabs)
        if self.tabs.value() != before:
            self.show_tab(self.tabs.value())

    def _show_waiting(self) -> None:
        seen = self.seen
        if seen is None:
            return
        waits = any(one.standing is Standing.WAITING for one in seen.rows)
        ballot = seen.card.row.mode is Mode.BALLOT and self._may(Permission.EDIT_ACTIVITIES)
        sizes = theme.metrics()
        # The list keeps six lines before the waiting ones get room.
        least = self.sessions.height() + 12 + sizes.control + 12 + 7 * sizes.row_compact + 12 + sizes.card_head
        room = self.height() - self._body.geometry().top() - 20
        lines = (room - least) // sizes.control
        shown = self.tabs.value() == REGISTRATIONS and (ballot or (waits and lines >= 1))
        self.waiting.setVisible(shown)
        if shown:
            self.waiting.show_rows(seen.card, seen.rows, max(0, min(2, lines)))

    def _show_history(self, lines: Sequence[HistoryLine]) -> None:
        now, zone = self.context.desk.now(), self.context.desk.zone
        self.story.set_items(
            [
                Item(
                    number, f"{line.who}{words.DOT}{line.act}" + (f"{words.DOT}{line.field}" if line.field else ""),
                    " → ".join(part for part in (line.before, line.after) if part) or line.reason,
                    right=words.moment(line.at, now, zone), right_tone="muted", avatar=line.who,
                )
                for number, line in enumerate(reversed(lines))
            ]
        )  # fmt: skip

    # Tabs

    def _begin_at(self, tab: str) -> None:
        """Show a tab, or the first there is: an activity without registration has no list of them."""
        keys = self.tabs.keys()
        self.show_tab(tab if tab in keys else keys[0])

    def show_tab(self, key: Any) -> None:
        """Show a part of the activity."""
        if key not in self.tabs.keys():  # noqa: SIM118
            return
        self.tabs.set_value(key)
        own = {REGISTRATIONS: self.list, LINE: self.line, HISTORY: self.story}
        part = own.get(key)
        if part is None:
            part = self._part(key)
        if part is None:
            return
        self.stack.setCurrentWidget(part)
        if key in self._extra:
            self._fill_extra(key)
        self._show_waiting()
        self._fit()

    def _go_to(self, key: str) -> None:
        """Somebody asked for this part: where it has a box to type in, the keyboard goes there."""
        self.show_tab(key)
        view = self._extra.get(key)
        if hasattr(view, "focus_box"):
            view.focus_box()

    def _part(self, key: str) -> Any:
        """The view of a tab, made when it is first asked for."""
        if key not in self._extra:
            view = _make_part(key, self.context)
            self._extra[key] = view
            self.stack.addWidget(view)
            for name, signal in (
                ("changed", self._acted), ("print_asked", self.print_asked.emit), ("door_asked", self.door_asked.emit),
                ("tab_asked", self.show_tab),
            ):  # fmt: skip
                if hasattr(view, name):
                    getattr(view, name).connect(lambda *args, signal=signal: signal(*args))
        return self._extra[key]

    def _fill_extra(self, key: str) -> None:
        view = self._extra[key]
        if key in (SIGN_IN, COLLECTION) and self.session_id is not None:
            view.show_session(self.session_id)
        elif self.activity_id is not None:
            view.show_activity(self.activity_id)

    def _choose_session(self, session_id: RowId) -> None:
        self.session_id = session_id
        if self.tabs.value() in (SIGN_IN, COLLECTION) and self.tabs.value() in self._extra:
            self._fill_extra(self.tabs.value())

    def _to_archive(self, kind: str | None) -> None:
        self.archive_asked.emit(self.activity_id)
        self.show_tab(ARCHIVE)
        if kind is not None:
            self._extra[ARCHIVE].choose(kind)

    # Acts

    def _may(self, permission: Permission) -> bool:
        return self.context.session.signed_in and allowed(self.context.session.actor.role, permission)

    def _open(self, registration_id: RowId) -> None:
        self.drawer.show_registration(registration_id)

    def _follow(self, registration_id: RowId | None) -> None:
        """The open sheet shows whoever the keyboard goes to in the list."""
        drawer = self.drawer
        if registration_id is None or drawer.isHidden() or not drawer.showing:
            return
        if drawer.registration != registration_id and not drawer.isAncestorOf(QApplication.focusWidget() or self):
            drawer.show_registration(registration_id, focus=False)

    def _select(self, registration_id: RowId | None) -> None:
        """The list marks whoever the sheet shows."""
        table = self.list.table
        if registration_id is not None and table.current()[0] != registration_id:
            table.select(registration_id)

    def register(self) -> None:
        """Take a household in."""
        if self.activity_id is None or self.seen is None or self.seen.card.row.mode is Mode.NONE:
            return
        if not self.register_button.isEnabled():
            text = translate("activities", "It takes registrations once it is published.")
            self.context.toasts.say(text, tone="warn", icon="circle-alert")
            return
        self.drawer.register(self.activity_id)

    def _publish(self) -> None:
        self.context.act(
            activities.publish, self.activity_id, initiator=self, label=translate("activities", "Published"),
            then=lambda _card: self._acted(), failed=self._told,
        )  # fmt: skip

    def _told(self, error: Any) -> bool:
        if isinstance(error, UserError):
            self.context.toasts.say(error.message, tone="bad", icon="circle-x")
            return True
        return False

    def _acted(self, *_what: Any) -> None:
        self.reload()
        self.changed.emit()

    def _hand_places(self) -> None:
        if self.seen is None:
            return
        box = HandPlaces(self.context, self.window(), self.seen.card, self._letters()[1:])

        def failed(error: Any) -> bool:
            if isinstance(error, UserError):
                box.refuse(error.field or "places", error.message)
                return True
            return False

        def done(_card: ActivityCard) -> None:
            box.accept()
            self._acted()

        box.handed.connect(
            lambda letter, places: self.context.act(
                activities.hand_places, self.activity_id, letter, places, initiator=self, then=done, failed=failed,
                label=translate("activities", "{n} places handed to desk {letter}").format(n=places, letter=letter),
            )
        )  # fmt: skip
        box.open()

    def show_ballot(self) -> None:
        """Close the list, print it, draw the lots; or look at what was drawn."""
        from app.ui.activities.ballot import BallotDialog

        if self.seen is None:
            return
        box = BallotDialog(self.context, self.window(), self.seen.card, self.seen.rows)
        box.print_asked.connect(lambda: self._print("ballot-sheet"))
        box.changed.connect(self._acted)
        box.open()

    # Printing

    def print_page(self) -> None:
        """Ctrl+P: the sign-in sheet of the session that is chosen."""
        if self.session_id is not None:
            self._print("sign-in-sheet", session_id=self.session_id)

    def print_log(self) -> None:
        """Ctrl+Shift+P: the log of the activity."""
        self._print("activity-log")

    def _print(self, report: str, **more: Any) -> None:
        if self.activity_id is not None:
            self.print_asked.emit(report, {"activity_id": self.activity_id, **more})

    # What the page asks

    def put_by(self) -> None:
        """Keep what is half typed."""
        self.drawer.put_by()
        for view in self._extra.values():
            if hasattr(view, "put_by"):
                view.put_by()

    def escape(self) -> bool:
        """Esc: close what is open inside; False where nothing was."""
        if not self.drawer.isHidden():
            self.drawer.escape()
            return True
        return False

    def _drawer_closed(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Room

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """While the sheet is open the page beside it makes room."""
        if watched is self.drawer and event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            narrow = not self.drawer.isHidden()
            if narrow != self._narrow:
                self._narrow = narrow
                self.roomy.emit(narrow)
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other things fit."""
        super().resizeEvent(event)
        self._show_waiting()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow: what there is no room for is cut short or scrolls."""
        return QSize(640, 420)

    def _fit(self) -> None:
        sizes = theme.metrics()
        sheet = self.drawer.width() - 20 if not self.drawer.isHidden() else 0
        side = sizes.drawer
        wide = self.width() - 48
        beside = sheet == 0 and self.tabs.value() not in WIDE and wide - side - 16 >= 480
        self.side.setFixedWidth(side)
        self.side.setVisible(beside)
        # The sheet covers the column at the right; the list keeps what is left of the page, if that is enough.
        over = max(0, sheet - 8) if sheet and self.width() - sheet >= 420 else 0
        for layout in (self._crumbs, self._head, self._body):
            layout.setContentsMargins(0, 0, over, 0)
        for button in (self.sheet, self.log):
            button.setVisible(not over)
        seen = self.seen
        row = seen.card.row if seen is not None else None
        ended = row is not None and row.state == "ended"
        self.poster.setVisible(row is not None and not ended and row.state != "cancelled" and not over)
        self.certificates.setVisible(row is not None and ended and row.mode is not Mode.NONE and not over)
        registers = seen is not None and seen.card.row.mode is not Mode.NONE and self._may(Permission.REGISTER)
        self.register_button.setVisible(registers and not over)
        self._fit_head(wide - over)
        main = wide - (side + 16 if beside else 0) - over
        self._fit_tabs(main)

    def _fit_head(self, room: int) -> None:
        """Keys, then the words of the printing buttons step aside before the title does."""
        buttons = [one for one in (self.sheet, self.log, self.register_button) if not one.isHidden()]
        texts = {
            self.sheet: translate("activities", "Print sign-in sheet"), self.log: translate("activities", "Print log"),
        }  # fmt: skip
        self.title.setFixedHeight(theme.metrics().control)
        title = theme.text_width(self.title.text(), theme.font("t20", True)) + 4
        for keys, said in ((True, True), (False, True), (False, False)):
            for button, key in ((self.sheet, "Ctrl+P"), (self.log, "Ctrl+Shift+P")):
                button.set_key(key if keys else None)
                QAbstractButton.setText(button, texts[button] if said else "")
                button.setAccessibleName(texts[button])
                button.setToolTip("" if keys else f"{texts[button]} ({key.replace('+', ' ')})")
            left = room - sum(one.sizeHint().width() + 8 for one in buttons)
            if left >= min(title, room // 3) + 220:
                break
        self.title.setFixedWidth(max(80, min(title, left - 120 if left > 320 else left)))

    def _fit_tabs(self, room: int) -> None:
        """The search stands beside the tabs where there is room, else below them."""
        search, button = self.list.search, self.list.filter
        on = self.tabs.value() == REGISTRATIONS
        need = self.tabs.sizeHint().width() + search.width() + button.sizeHint().width() + 40
        inside = need > room
        if inside:
            self.list.take_search(True)
        elif self.list.search_inside:
            self._tab_line.addWidget(search)
            self._tab_line.addWidget(button)
            self.list.take_search(False)
        search.setVisible(on or inside)
        button.setVisible(on or inside)

    def changeEvent(self, event: QEvent) -> None:
        """Another look, other measures."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "drawer"):
            self.list.fit_search()
            if self.seen is not None:
                self._fill(self.seen)
            self._fit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose the tab, PageUp and PageDown the session, / searches; letters belong to the open sheet."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_P and held == control | Qt.KeyboardModifier.ShiftModifier:
            self.print_log()
            return
        if event.key() == Qt.Key.Key_N and held == control:
            self.register()
            return
        if event.key() == Qt.Key.Key_E and held == control and self.tabs.value() == REGISTRATIONS:
            self.list.write_out()
            return
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        keys = self.tabs.keys()
        text = event.text()
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if plain and not typing and text.isdigit() and 1 <= int(text) <= len(keys):
            self._go_to(keys[int(text) - 1])
        elif plain and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.sessions.step(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif plain and event.key() == Qt.Key.Key_Down and self.hasFocus():
            lists = {REGISTRATIONS: self.list.table, LINE: self.line.list, HISTORY: self.story}
            found = lists.get(self.tabs.value())
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
        elif text == "/" and plain and not typing:
            self.show_tab(REGISTRATIONS)
            self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.isAutoRepeat() or key_name(event) in ("", "Enter") or not self.drawer.press(key_name(event)):
            super().keyPressEvent(event)


def _make_part(key: str, context: Context) -> Any:
    """The view of a tab that is written elsewhere."""
    if key == SIGN_IN:
        from app.ui.activities.door import DoorView

        return DoorView(context, compact=True)
    if key == COLLECTION:
        from app.ui.activities.collection import CollectionTab

        return CollectionTab(context)
    if key == MATERIALS:
        from app.ui.activities.materials import MaterialsTab

        return MaterialsTab(context)
    if key == DUTIES:
        from app.ui.activities.duties import DutiesTab

        return DutiesTab(context)
    from app.ui.activities.archive import ArchiveTab

    return ArchiveTab(context)


__all__ = ["DetailView", "Seen", "look", "state_line", "usual_session"]
