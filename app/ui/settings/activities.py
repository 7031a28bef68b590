"""Templates: what an activity of each kind begins with, so that nobody writes the same plan twice."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.domain.activity_records import ACTIVITY_TEMPLATE
from app.domain.auth import Permission
from app.domain.terms import ACTIVITY_KIND, EVIDENCE
from app.domain.visits import stay_text
from app.services import activities
from app.services.activities import TemplateValue
from app.services.desk import Desk
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Button, EmptyState, Item, LongTextField
from app.ui.settings.entry import EntriesSection, EntryForm
from app.ui.settings.words import DOT

FIELDS = ("minutes", "audience", "content", "plan", "emergency", "materials", "evidence")


class ActivitiesSection(EntriesSection):
    """One template for each kind of activity in the catalogue; campaigns are kept on the activities' page."""

    needs = Permission.EDIT_ACTIVITIES
    tables = ("activity_template", "term")

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context,
            over,
            translate("settings", "Activity templates"),
            translate("settings", "What an activity of each kind begins with. Kinds are in the catalogues."),
            new="",
            entries=translate("settings", "Activity templates"),
            empty=EmptyState(
                translate("settings", "No kinds of activities"),
                translate("settings", "Add them in the catalogues."),
                icon="ticket",
            ),
            wide=480,
        )
        self.new_button.hide()
        campaigns = Button(translate("settings", "Campaigns"), icon="landmark")
        campaigns.clicked.connect(lambda: self.navigate.emit("activities", {"do": "campaigns"}))
        self.add_action(campaigns)
        self.edit_button = self.tool(
            translate("settings", "Change"), "pencil", "Enter", lambda: self.open(self.list.current_key())
        )

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this section."""
        return [
            ("Enter", translate("settings", "Open the entry; save the form")),
            ("Esc", translate("settings", "Back; what you typed is kept")),
        ]

    # The list

    def _look(self, desk: Desk) -> list[TemplateValue]:
        return [activities.template(desk, term.code) for term in desk.terms(ACTIVITY_KIND)]

    def _came(self, found: list[TemplateValue]) -> None:
        self.entries = {one.kind: one for one in found}
        self.show_items([self._item(one) for one in found])

    def _item(self, one: TemplateValue) -> Item:
        desk = self.context.desk
        evidence = desk.between.join(desk.term_label(EVIDENCE, code) for code in one.evidence)
        return Item(
            key=one.kind,
            title=desk.term_label(ACTIVITY_KIND, one.kind),
            subtitle=DOT.join(part for part in (stay_text(timedelta(minutes=one.minutes)), evidence) if part),
            icon="ticket",
            pill=(translate("settings", "Own wording"), "info", "pencil") if one.id is not None else None,
            chevron=True,
        )

    def _buttons(self) -> None:
        self.edit_button.setEnabled(self.current is not None)

    # The drawer

    def _open(self, entry: TemplateValue) -> None:
        desk = self.context.desk
        self.shown = entry.kind
        form = Form(
            [ACTIVITY_TEMPLATE.by_name[name] for name in FIELDS],
            choices=lambda spec: [(term.code, term.label) for term in desk.terms(spec.terms or "")],
            editors={
                "audience": LongTextField(lines=2), "content": LongTextField(lines=3), "plan": LongTextField(lines=4),
                "emergency": LongTextField(lines=4), "materials": LongTextField(lines=2),
            },
            roomy=False,
        )  # fmt: skip
        whole = EntryForm(
            self.context,
            f"activity_template:{entry.kind}",
            [("", form)],
            known={name: getattr(entry, name) for name in FIELDS},
            act=self._save,
        )
        self.show_form(desk.term_label(ACTIVITY_KIND, entry.kind), whole)

    def _save(self, form: EntryForm, values: dict[str, Any]) -> None:
        before: TemplateValue = self.entries[self.shown]
        if "evidence" in values:
            values["evidence"] = tuple((values["evidence"] or "").split())
        kept = {name: "" if value is None else value for name, value in values.items()}
        kept["minutes"] = values.get("minutes", before.minutes) or ACTIVITY_TEMPLATE.by_name["minutes"].default
        name = self.context.desk.term_label(ACTIVITY_KIND, before.kind)
        self.context.act(
            activities.save_template,
            replace(before, **kept),
            initiator=self,
            label=translate("settings", "{name} saved").format(name=name),
            then=form.done,
            failed=form.refused,
        )

    def _saved(self, value: Any) -> None:
        self.drawer.close_drawer()
        self.show_entry(value.kind if value is not None else self.shown, then=self._to_list)

    def first(self) -> QWidget | None:
        """The list."""
        return self.list
