"""The form of an activity, a page of its own: what, when and where, how many, and for whom places are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activity_records import ACTIVITY, ACTIVITY_TEMPLATE, REGISTRATION_MODES
from app.domain.fields import FieldSpec
from app.domain.settings import SITE_LEVEL, SITE_NAME
from app.services import activities, drafts, spaces
from app.services.activities import ActivityCard, CampaignRow, TemplateValue
from app.services.desk import Desk
from app.services.spaces import SpaceValue
from app.ui.activities import acts
from app.ui.activities.quotas_part import QuotasPart, plan_of
from app.ui.activities.sessions_part import USUAL, SessionsPart
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import (
    Banner,
    Button,
    Card,
    LongTextField,
    NumberField,
    PageHeader,
    Scroll,
    Select,
    TextField,
)

NEW = "activity:new"
BASICS = (
    "title",
    "kind",
    "level",
    "campaign_id",
    "organiser",
    "co_organiser",
    "contact",
    "term",
    "audience",
    "content",
)
ENTERING = ("mode", "capacity", "opens_at", "closes_at", "offer_hours", "household_cap")
WHO = ("age_from", "age_to", "age_on", "pass_rate", "categories", "communities", "needs_consent", "collected")
FILES = ("plan", "emergency", "materials", "evidence")
FILLED = ("audience", "content", "plan", "emergency", "materials", "evidence")
"""What a template fills where nothing is written yet."""
COURSE = "course"


@dataclass(frozen=True)
class Offered:
    """What can be chosen from."""

    spaces: tuple[SpaceValue, ...]
    campaigns: tuple[CampaignRow, ...]


def offered(desk: Desk) -> Offered:
    """Spaces and campaigns in use."""
    return Offered(spaces.spaces(desk), tuple(activities.campaigns(desk)))


def _spec(name: str) -> FieldSpec:
    return ACTIVITY.by_name[name] if name in ACTIVITY.by_name else ACTIVITY_TEMPLATE.by_name[name]


class EditorView(QWidget):
    """The form. `back()` leaves it, what was typed stays; `saved(activity_id)` once it is kept."""

    back = Signal()
    saved = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("surface", "ground")
        self.card: ActivityCard | None = None
        self.seen: Any = None
        self._open = False
        self._saving = False
        self._staff: RowId = b""
        """Whose draft it is: who opened the form."""
        self._known: dict[str, Any] = {}
        self._base: dict[str, Any] = {}
        self._template: TemplateValue | None = None
        self._campaign: Any = None
        """The campaign to be shown once they are looked up."""
        self._build()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(500)
        self._rest.timeout.connect(self.keep)

    # Layout

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 0)
        outer.setSpacing(12)
        self.header = PageHeader("")
        self.leave = Button(translate("activities", "Back"), "ghost", key="Esc")
        self.leave.setToolTip(translate("activities", "What you typed is kept"))
        self.publish = Button(translate("activities", "Save and publish"), icon="upload", key="Alt+P")
        self.save_button = Button(translate("activities", "Save"), "primary", icon="check", key="Enter")
        self.off = Button("", icon="ban", key="Alt+X")
        for button in (self.leave, self.off, self.publish, self.save_button):
            self.header.add_action(button)
        outer.addWidget(self.header)
        start_over = Button(translate("activities", "Start over"), small=True)
        start_over.clicked.connect(self._start_over)
        self.restored = Banner(translate("activities", "Your draft is back"), icon="history", action=start_over)
        self.restored.hide()
        outer.addWidget(self.restored)
        across = QHBoxLayout()
        across.setSpacing(16)
        self.left = Scroll(spacing=16, margins=(0, 0, 4, 24))
        self.right = Scroll(spacing=16, margins=(0, 0, 4, 24))
        across.addWidget(self.left, 1)
        across.addWidget(self.right)
        outer.addLayout(across, 1)
        self.campaign = Select(empty=translate("activities", "None"))
        mode = Select([(code, translate("fields", label)) for code, label in REGISTRATION_MODES])
        self.basics = self._form(
            BASICS,
            {
                "title": TextField(limit=80), "campaign_id": self.campaign, "organiser": TextField(limit=80),
                "co_organiser": TextField(limit=80), "contact": TextField(limit=60), "term": TextField(limit=40),
                "audience": LongTextField(lines=2), "content": LongTextField(lines=4),
            },
        )  # fmt: skip
        self.entering = self._form(
            ENTERING,
            {
                "mode": mode, "capacity": NumberField(minimum=1, maximum=99_999),
                "offer_hours": NumberField(minimum=1, maximum=720, unit=translate("activities", "hours")),
                "household_cap": NumberField(minimum=1, maximum=100),
            },
            {
                "opens_at": translate("activities", "Empty: as soon as it is published"),
                "closes_at": translate("activities", "Empty: until it is over"),
            },
        )  # fmt: skip
        self.who = self._form(
            WHO,
            {
                "age_from": NumberField(minimum=0, maximum=120), "age_to": NumberField(minimum=0, maximum=120),
                "pass_rate": NumberField(minimum=1, maximum=100, unit="%"), "communities": LongTextField(lines=2),
            },
            {
                "age_on": translate("activities", "Empty: on the day of the first session"),
                "categories": translate("activities", "None chosen: everybody"),
                "communities": translate("activities", "Empty: wherever they live; several with 、 between"),
            },
        )  # fmt: skip
        self.files = self._form(
            FILES,
            {
                "plan": LongTextField(lines=3), "emergency": LongTextField(lines=3),
                "materials": LongTextField(lines=2),
            },
        )  # fmt: skip
        self.quotas = QuotasPart(self.context, after=self.entering.editor("household_cap").edit)
        self.sessions = SessionsPart(self.context)
        self.forms = (self.basics, self.entering, self.who, self.files)
        # In the order of the keyboard: what it is, when it is held, then all the rest.
        for column, title, *parts in (
            (self.left, translate("activities", "What it is"), self.basics),
            (self.right, "", self.sessions),
            (self.left, translate("activities", "Registration and places"), self.entering, self.quotas),
            (self.left, translate("activities", "Who may take part"), self.who),
            (self.left, translate("activities", "Plan and archive"), self.files),
        ):
            card = Card(title, padding=16, spacing=12) if title else self.sessions
            for part in parts if title else ():
                card.add(part)
            column.inner.addWidget(card)
        for column in (self.left, self.right):
            column.inner.addStretch(1)
        self._measure()
        self.leave.clicked.connect(self.escape)
        self.off.clicked.connect(self._turn_off)
        self.save_button.clicked.connect(lambda: self.save())
        self.publish.clicked.connect(lambda: self.save(publish=True))
        for form in self.forms:
            form.changed.connect(self._edited)
        for part in (self.quotas, self.sessions):
            part.changed.connect(self._edited)
        self.sessions.acted.connect(self._sessions_acted)
        self.basics.editor("kind").chosen.connect(self._kind_chosen)
        self.entering.editor("mode").chosen.connect(lambda _mode: self._dress())
        self.entering.editor("capacity").value_changed.connect(self.quotas.set_capacity)
        for name in ("capacity", "household_cap"):
            self.entering.editor(name).edit.setPlaceholderText(translate("activities", "no limit"))

    def _form(
        self, names: Sequence[str], editors: Mapping[str, QWidget], hints: Mapping[str, str] | None = None
    ) -> Form:
        desk = self.context.desk
        return Form(
            [_spec(name) for name in names],
            choices=lambda spec: [(term.code, term.label) for term in desk.terms(spec.terms or "")],
            editors=editors, hints=hints, columns=2, zone=desk.zone, today=desk.today(), roomy=False,
        )  # fmt: skip

    def _measure(self) -> None:
        self.right.setFixedWidth(theme.metrics().drawer + 24)

    def minimumSizeHint(self) -> QSize:
        """The page never makes the window grow: what there is no room for scrolls."""
        size = super().minimumSizeHint()
        size.setHeight(420)
        return size

    # Opening

    @property
    def key(self) -> str:
        """Where the draft is kept."""
        return NEW if self.card is None else f"activity:{self.card.row.id.hex()}"

    def start(self) -> None:
        """The form of a new activity; one that was begun and never saved is there again."""
        self.put_by()
        self.card = None
        self.seen = None
        settings = self.context.desk.settings
        self._begin({"organiser": settings[SITE_NAME], "level": settings[SITE_LEVEL], "mode": "first"})
        self.sessions.start()
        self.quotas.set_value(())
        self._opened()

    def show_activity(self, activity_id: RowId) -> None:
        """The form of an activity that is changed."""
        self.put_by()
        self._open = False
        self.context.look(self, "card", activities.card, activity_id, then=self._came)

    def _came(self, card: ActivityCard) -> None:
        self.card = card
        self.seen = card.seen
        self._begin(card.values)
        self.sessions.show_card(card)
        self.quotas.set_value([plan_of(one) for one in card.quotas])
        self._opened()

    def _begin(self, values: Mapping[str, Any]) -> None:
        self._known = {}
        for form in self.forms:
            known = {name: values.get(name, spec.default) for name, spec in form.specs.items()}
            form.set_values(known)
            form.clear_errors()
            self._known |= known
        self._template = None
        self._campaign = self._known["campaign_id"]
        self.quotas.set_capacity(self._known["capacity"])

    def _opened(self) -> None:
        self._open, self._saving = True, False
        self.restored.hide()
        self._base = self._raw()
        self._dress()
        for scroll in (self.left, self.right):
            scroll.verticalScrollBar().setValue(0)
        self.basics.focus("title")
        self.context.look(self, "offered", offered, then=self._offer)
        self._staff = self.context.session.actor.staff_id
        key = self.key
        desk, staff = self.context.desk, self._staff
        # Behind whatever is still to be written of a draft.
        self.context.ops.jobs.write(
            lambda: drafts.load(desk, staff, key), lambda draft: self._bring_back(draft, key), owner=self
        )

    def _offer(self, found: Offered) -> None:
        blocked = self.campaign.blockSignals(True)
        self.campaign.set_choices([(one.id, one.name) for one in found.campaigns])
        self.campaign.set_value(self._known["campaign_id"])
        self._base["campaign_id"] = self.campaign.value()
        self.campaign.set_value(self._campaign)
        self.campaign.blockSignals(blocked)
        self.sessions.set_spaces(found.spaces)

    def _dress(self) -> None:
        """What is asked depends on the kind and on how people get in."""
        card = self.card
        self.header.set_title(translate("activities", "New activity") if card is None else card.row.title)
        said = translate("activities", "What is typed is kept by itself.")
        self.header.set_say(said if card is None else f"{card.row.number}  {card.row.state_label}")
        draft = card is None or card.row.status == "draft"
        self.publish.setVisible(draft)
        off = card is not None and card.row.state == "cancelled"
        self.off.setVisible(card is not None and not draft and card.row.state != "ended")
        self.off.setText(translate("activities", "Hold it after all") if off else translate("activities", "Call off"))
        self.off.set_icon("undo-2" if off else "ban")
        mode = self.entering.editor("mode").value()
        for name in ("opens_at", "closes_at", "offer_hours", "household_cap"):
            self.entering.rows[name].setVisible(mode != "none")
        self.quotas.setVisible(mode != "none")
        course = self.basics.editor("kind").value() == COURSE
        self.basics.rows["term"].setVisible(course)
        self.who.rows["pass_rate"].setVisible(course)

    def _turn_off(self) -> None:
        """Call the activity off, or hold it after all; what is typed stays."""
        if self.card is None:
            return
        row = self.card.row
        act = acts.reinstate if row.state == "cancelled" else acts.call_off
        act(self.context, self, row, lambda: self.show_activity(row.id))

    # The template

    def _kind_chosen(self, kind: str | None) -> None:
        self._dress()
        if kind and self._open:
            self.context.look(self, "template", activities.template, kind, then=self._fill_from)

    def _fill_from(self, found: TemplateValue) -> None:
        """Fill what is empty, or what another kind's template had filled."""
        if found.kind != self.basics.editor("kind").value():
            return
        before, self._template = self._template, found
        self.sessions.set_minutes(found.minutes or USUAL)
        if self.card is not None:
            return
        for form in (self.basics, self.files):
            values = {}
            for name in FILLED:
                if name not in form.rows:
                    continue
                now = form.editor(name).value()
                old = getattr(before, name) if before is not None else ""
                old = " ".join(old) if isinstance(old, tuple) else old
                if not now or now == old:
                    values[name] = getattr(found, name)
            form.set_values(values)
        for name, was, wanted in (
            ("needs_consent", before is not None and "consent" in before.evidence, "consent" in found.evidence),
            ("collected", before is not None and before.collected, found.collected),
        ):
            if bool(self.who.editor(name).value()) == was:
                self.who.set_values({name: wanted})
        self._edited()

    # Draft

    def _raw(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for form in self.forms:
            found |= form.raw()
        return found | {"quotas": self.quotas.raw(), "sessions": self.sessions.draft()}

    def typed(self) -> dict[str, Any]:
        """What was typed that isn't kept yet."""
        return {name: value for name, value in self._raw().items() if value != self._base.get(name)}

    def _edited(self) -> None:
        if self._open:
            self._rest.start()

    def _bring_back(self, draft: dict[str, Any] | None, key: str) -> None:
        values = (draft or {}).get("values")
        if not values or not self._open or key != self.key:
            return
        if draft is not None and draft.get("seen") is not None:
            self.seen = draft["seen"]
        for form in self.forms:
            form.set_raw({name: value for name, value in values.items() if name in form.rows})
        self._campaign = values.get("campaign_id", self._campaign)
        if "quotas" in values:
            self.quotas.set_raw(values["quotas"])
        if values.get("sessions"):
            self.sessions.bring_back(values["sessions"])
        self.quotas.set_capacity(self.entering.editor("capacity").value())
        self._dress()
        self.restored.show()

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._rest.stop()
        if not self._open:
            return
        desk, staff, key, typed = self.context.desk, self._staff, self.key, self.typed()
        if typed:
            content = {"values": typed, "seen": self.seen}
            self.context.ops.jobs.write(lambda: drafts.save(desk, staff, key, content))
        else:
            self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, key))

    def put_by(self) -> None:
        """The desk is about to lock, or another form to open: keep what is typed."""
        self.keep()

    def _forget(self) -> None:
        self._rest.stop()
        desk, staff, key = self.context.desk, self._staff, self.key
        self.context.ops.jobs.write(lambda: drafts.clear(desk, staff, key))

    def _start_over(self) -> None:
        self._forget()
        if self.card is None:
            self._open = False
            self.start()
        else:
            self._came(self.card)

    # Saving

    def save(self, *, publish: bool = False) -> None:
        """Check everything and keep it; what is wrong stands beside its field."""
        if not self._open or self._saving:
            return
        self.sessions.when_known(lambda: self._save(publish))

    def _save(self, publish: bool) -> None:
        wrong: UserError | None = None
        values: dict[str, Any] = {}
        for form in self.forms:
            try:
                values |= form.values()
            except UserError as error:
                wrong = wrong or error
        try:
            quotas = self.quotas.plans() if not self.quotas.isHidden() else ()
            plans = self.sessions.plans()
        except UserError as error:
            if wrong is None:
                return
            wrong = wrong or error
        if wrong is not None:
            self._show_error(wrong)
            return
        if self.card is not None:
            typed = self.typed()
            values = {name: value for name, value in values.items() if name in typed}
            if not values and "quotas" not in typed and not publish:
                self._done(self.card)
                return
        self._saving = True
        own = self.card
        name = values.get("title") or (own.row.title if own is not None else "")
        self.context.act(
            activities.save, own.row.id if own is not None else None, values, sessions=plans, quotas=quotas,
            seen=self.seen if own is not None else None, initiator=self,
            label=None if publish else translate("activities", "{title} saved").format(title=name),
            then=lambda card: self._kept(card, publish), failed=self._refused,
        )  # fmt: skip

    def _kept(self, card: ActivityCard, publish: bool) -> None:
        self._forget()
        if not publish:
            self._done(card)
            return
        self.context.act(
            activities.publish, card.row.id, initiator=self,
            label=translate("activities", "{title} is published").format(title=card.row.title),
            then=self._done, failed=lambda error: self._unpublished(card, error),
        )  # fmt: skip

    def _unpublished(self, card: ActivityCard, error: Any) -> bool:
        """It is kept, and can't be published yet."""
        self._came(card)
        return self._refused(error)

    def _done(self, card: ActivityCard) -> None:
        self._forget()
        self._open = self._saving = False
        self.saved.emit(card.row.id)

    def _refused(self, error: Any) -> bool:
        self._saving = False
        return isinstance(error, UserError) and self._show_error(error)

    def _show_error(self, error: UserError) -> bool:
        """Beside the field it is about; False where there is none."""
        name = error.field or ""
        if name == "quotas":
            self.quotas.refuse(error.message)
            self._reveal(self.quotas)
            return True
        if name == "sessions":
            return self.sessions.point("day", error.message)
        if name == "starts_at":
            return self.sessions.point("spaces", error.message)
        for form in self.forms:
            if form.show_error(name, error.message):
                self._reveal(form.rows[name])
                return True
        return self.sessions.point(name, error.message)

    def _reveal(self, part: QWidget) -> None:
        area: QWidget | None = part
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(part, 0, 48)

    def _sessions_acted(self, card: ActivityCard | None) -> None:
        """A session was added, changed or called off: the others are looked up again, what is typed stays."""
        if card is not None:
            self.sessions.show_card(card)
        elif self.card is not None:
            self.context.look(self, "sessions", activities.card, self.card.row.id, then=self.sessions.show_card)

    def reload(self) -> None:
        """Something changed elsewhere: the sessions are looked up again, what is typed stays."""
        if self.card is not None and self._open:
            self._sessions_acted(None)
        self.context.look(self, "offered", offered, then=lambda found: self.sessions.set_spaces(found.spaces))

    def print_page(self) -> None:
        """A form isn't printed."""

    def escape(self) -> None:
        """Back; what was typed stays as a draft. A session that is being changed is left first."""
        if self.sessions.leave_change():
            return
        self.keep()
        self._open = False
        self.back.emit()

    def help_keys(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [
            ("Tab", translate("activities", "what it is, when it is held, then places, conditions, plan")),
            ("Enter", translate("activities", "save; in a session of an activity that exists, keep the session")),
            ("Alt+P", translate("activities", "save and publish")),
            ("Alt+A", translate("activities", "add the session, or all its dates")),
            ("Enter Delete", translate("activities", "in the list of sessions: change one, call one off")),
            ("Alt+Q", translate("activities", "keep places for a group")),
            ("Alt+X", translate("activities", "call it off, or hold it after all")),
            ("Esc", translate("activities", "back; what was typed stays")),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves also where a field has no use for it; Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape()
        else:
            super().keyPressEvent(event)
