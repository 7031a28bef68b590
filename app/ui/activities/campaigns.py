"""Campaigns (专项): defined above or here, and what was run under each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.ids import RowId
from app.domain.activity_records import CAMPAIGN
from app.domain.auth import Permission, allowed
from app.services import activities, below
from app.services.activities import ActivityFilter, CampaignRow
from app.services.desk import Desk
from app.ui.activities import words
from app.ui.activities.acts import why_needed
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Button, Card, Dialog, EmptyState, Item, Label, TextField, TwoLineList

FIELDS = ("name", "level", "starts_on", "ends_on", "organiser", "note")


@dataclass(frozen=True)
class Figures:
    """What was run under a campaign, here and at the centres below."""

    activities: int
    sessions: int
    came: int
    unfinished: int
    """Activities whose archive lacks something."""
    below: int
    """Those of the activities that centres below held."""


def figures(desk: Desk, campaign_id: RowId) -> Figures:
    """Add up what was run under a campaign."""
    rows = activities.activity_rows(desk, activities.activity_ids(desk, ActivityFilter(campaign_id=campaign_id)))
    others = below.of_campaign(desk, campaign_id) if below.is_above(desk) else []
    return Figures(
        len(rows) + len(others),
        sum(row.sessions for row in rows) + sum(one.sessions for one in others),
        sum(row.present or 0 for row in rows) + sum(one.came or 0 for one in others),
        sum(1 for row in rows if row.state == "ended" and row.missing),
        len(others),
    )


class CampaignDialog(Dialog):
    """A campaign, new or changed. `done(campaign)` once it is kept."""

    def __init__(self, context: Context, parent: QWidget, campaign: CampaignRow | None, done: Any) -> None:
        title = translate("activities", "New campaign") if campaign is None else campaign.name
        super().__init__(title, parent, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context, self.campaign, self._done = context, campaign, done
        self.form = Form(
            [CAMPAIGN.by_name[name] for name in FIELDS],
            editors={"name": TextField(limit=60), "organiser": TextField(limit=60)},
            columns=2, today=context.desk.today(), roomy=False,
        )  # fmt: skip
        if campaign is not None:
            self.form.set_values({name: getattr(campaign, name) for name in FIELDS})
        self.body.addWidget(self.form)
        self.add_button(translate("activities", "Back"), key="Esc")
        self.add_button(translate("activities", "Save"), "primary", self.save, icon="check", key="Enter", default=True)
        self.form.focus("name")

    def save(self) -> None:
        """Check and keep it; what is wrong stands beside its field."""
        try:
            values = self.form.values()
        except UserError:
            return
        own = self.campaign
        self.context.act(
            activities.save_campaign, own.id if own is not None else None, values,
            seen=own.seen if own is not None else None, initiator=self,
            label=lambda kept: translate("activities", "Campaign {name} saved").format(name=kept.name),
            then=self._saved, failed=self.form.failed,
        )  # fmt: skip

    def _saved(self, kept: CampaignRow) -> None:
        self.accept()
        self._done(kept)


class CampaignsPart(QWidget):
    """All campaigns. `listed(campaign_id)` asks for the activities of one, `printed(campaign_id)` for its report;
    `left()` by Esc.
    """

    listed = Signal(object)
    printed = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.found: dict[RowId, CampaignRow] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=0, spacing=0)
        self.list = TwoLineList(name=translate("activities", "Campaigns"), quiet=False)
        self.empty = EmptyState(translate("activities", "No campaigns yet"), icon="landmark")
        card.add(self.list, 1)
        card.add(self.empty, 1)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 8, 12, 8)
        line.setSpacing(8)
        self.count = Label("", tone="muted", elide=True)
        self.report = Button(translate("activities", "Report"), icon="printer", key="Alt+R")
        self.change = Button(translate("activities", "Change"), icon="pencil", key="Alt+E")
        self.void = Button(translate("activities", "Void"), icon="ban", key="Delete", bound=False)
        self.new = Button(translate("activities", "New campaign"), icon="plus", key="Alt+G")
        line.addWidget(self.count, 1)
        for button in (self.report, self.change, self.void, self.new):
            line.addWidget(button)
        card.add(foot)
        outer.addWidget(card, 1)
        self.setFocusProxy(self.list)
        self.list.activated.connect(self.listed)
        self.list.current_changed.connect(lambda _key: self._dress())
        self.report.clicked.connect(lambda: self._ask(self.printed))
        self.change.clicked.connect(self.edit)
        self.new.clicked.connect(self.add)
        self.void.clicked.connect(self.take_out)

    @property
    def _may(self) -> bool:
        session = self.context.session
        return session.signed_in and allowed(session.actor.role, Permission.EDIT_ACTIVITIES)

    def reload(self, chosen: RowId | None = None) -> None:
        """Look them up; `chosen` is selected then."""
        self.context.look(self, "campaigns", activities.campaigns, then=lambda found: self._show(found, chosen))

    def _show(self, found: list[CampaignRow], chosen: RowId | None) -> None:
        self.found = {one.id: one for one in found}
        self.list.set_items([self._item(one) for one in found])
        if chosen is not None and chosen in self.found:
            self.list.set_current(list(self.found).index(chosen))
        elif found and self.list.current_key() is None:
            self.list.set_current(0)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.set(
            self.empty.title.text(),
            translate("activities", "Activities of one occasion are counted together at all levels: add it with Alt+G.")
            if self._may
            else translate("activities", "A manager adds them."),
        )
        self._dress()

    def _item(self, one: CampaignRow) -> Item:
        today = self.context.desk.today()
        above = translate("activities", "set by {centre}").format(centre=one.from_above) if one.from_above else ""
        parts = [above or one.level_label, _period(one, today), one.organiser, " ".join(one.note.split())]
        return Item(
            one.id, one.name, words.DOT.join(part for part in parts if part), icon="landmark",
            right=words.activities(one.activities), chevron=True, strong=True,
        )  # fmt: skip

    def current(self) -> CampaignRow | None:
        """The one that is selected."""
        return self.found.get(self.list.current_key())

    def _dress(self) -> None:
        one = self.current()
        for button in (self.change, self.void, self.new):
            button.setVisible(self._may)
        self.report.setEnabled(one is not None)
        for button in (self.change, self.void):
            button.setEnabled(one is not None and not one.from_above)
        if one is None:
            self.count.setText("")
        else:
            self.context.look(self, "figures", figures, one.id, then=lambda found: self._say(one.id, found))

    def _say(self, campaign_id: RowId, found: Figures) -> None:
        """Below the list: what was run under the selected one."""
        if campaign_id != self.list.current_key():
            return
        parts = [words.activities(found.activities), words.sessions(found.sessions)]
        if found.came:
            parts.append(translate("activities", "{n} came").format(n=f"{found.came:,}"))
        if found.below:
            parts.append(translate("activities", "{n} of the activities at centres below").format(n=found.below))
        if found.unfinished:
            parts.append(translate("activities", "archives to complete: {n}").format(n=found.unfinished))
        self.count.setText(words.DOT.join(parts))

    def _ask(self, signal: Any) -> None:
        one = self.current()
        if one is not None:
            signal.emit(one.id)

    def add(self) -> None:
        """A new campaign."""
        if self._may:
            CampaignDialog(self.context, self.window(), None, lambda kept: self.reload(kept.id)).open()

    def edit(self) -> None:
        """Change the selected one."""
        one = self.current()
        if one is not None and not one.from_above and self._may:
            CampaignDialog(self.context, self.window(), one, lambda kept: self.reload(kept.id)).open()

    def take_out(self) -> None:
        """Void the selected one; its activities stay."""
        one = self.current()
        if one is None or one.from_above or not self._may:
            return
        reason = self.context.questions.text(
            translate("activities", "Void the campaign {name}").format(name=one.name),
            translate("activities", "Reason"),
            say=translate("activities", "Its activities stay; they are of no campaign then."),
            yes=translate("activities", "Void"),
            check=why_needed,
        )
        if reason is not None:
            self.context.act(
                activities.void_campaign, one.id, reason, initiator=self,
                label=translate("activities", "Campaign {name} voided").format(name=one.name),
                then=lambda _none: self.reload(),
            )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete voids, Esc leaves."""
        if event.key() == Qt.Key.Key_Delete:
            self.take_out()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _period(one: CampaignRow, today: date) -> str:
    if one.starts_on is not None and one.ends_on is not None:
        return words.days(one.starts_on, one.ends_on, today)
    if one.starts_on is not None:
        return translate("activities", "from {day}").format(day=words.near_day(one.starts_on, today))
    if one.ends_on is not None:
        return translate("activities", "until {day}").format(day=words.near_day(one.ends_on, today))
    return ""
