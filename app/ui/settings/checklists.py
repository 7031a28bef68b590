"""Checklists: what a round of a station looks at, what each thing is worth, and in how many days it is put right."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import stations as rules
from app.domain.auth import Permission
from app.domain.fields import FieldSpec, FieldType
from app.domain.station_records import CHECKLIST
from app.domain.terms import STATION_KIND
from app.services import inspections
from app.services.desk import Desk
from app.services.inspections import ChecklistValue, ItemValue
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Button, EmptyState, Item, LongTextField, TextField
from app.ui.settings.entry import NEW, EntriesSection, EntryForm, needed
from app.ui.settings.words import DOT

FIELDS = ("name", "kinds", "level")
ITEMS = FieldSpec("items", QT_TRANSLATE_NOOP("fields", "Item | points | days"), FieldType.LONG_TEXT, "item")
"""All items in one text, a line each."""


class ChecklistsSection(EntriesSection):
    """Every checklist there is; those of the catalogue first."""

    needs = Permission.EDIT_STATIONS
    tables = ("checklist", "checklist_item", "term")

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context,
            over,
            translate("settings", "Checklists"),
            translate(
                "settings", "What a round of a station looks at. Rounds that were made keep what they looked at."
            ),
            new=translate("settings", "New checklist"),
            entries=translate("settings", "Checklists"),
            empty=EmptyState(
                translate("settings", "No checklist yet"),
                translate("settings", "Add one with Alt+N, an item a line."),
                icon="clipboard-check",
            ),
            wide=480,
        )
        self.edit_button = self.tool(
            translate("settings", "Change"), "pencil", "Enter", lambda: self.open(self.list.current_key())
        )
        self.retire_button = self.tool(translate("settings", "Take out of use"), "ban", "Delete", self.retire)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this section."""
        return [
            ("Alt+N", translate("settings", "New checklist")),
            ("Enter", translate("settings", "Open the entry; save the form")),
            ("Ctrl+Enter", translate("settings", "Save, from a text of several lines")),
            ("Delete", translate("settings", "Take out of use")),
            ("Esc", translate("settings", "Back; what you typed is kept")),
        ]

    # The list

    def _look(self, desk: Desk) -> list[ChecklistValue]:
        return inspections.checklists(desk)

    def _came(self, found: list[ChecklistValue]) -> None:
        self.entries = {one.id: one for one in found}
        self.show_items([self._item(one) for one in found])

    def _item(self, one: ChecklistValue) -> Item:
        desk = self.context.desk
        kinds = desk.between.join(desk.term_label(STATION_KIND, code) for code in one.kinds)
        points = sum(item.points for item in one.items)
        return Item(
            key=one.id,
            title=one.name,
            subtitle=DOT.join(
                part
                for part in (
                    translate("settings", "set by {centre}").format(centre=one.from_above) if one.from_above else "",
                    CHECKLIST.by_name["level"].option_label(one.level) if one.level else "",
                    kinds,
                )
                if part
            ),
            right=translate("settings", "{n} items, {points} points").format(n=len(one.items), points=points),
            icon="clipboard-check",
            chevron=True,
        )

    def _buttons(self) -> None:
        for button in (self.edit_button, self.retire_button):
            button.setEnabled(self.current is not None and not self.current.from_above)

    # The drawer

    def _open(self, entry: ChecklistValue | None) -> None:
        desk = self.context.desk
        self.shown = NEW if entry is None else entry.id
        form = Form(
            [*(CHECKLIST.by_name[name] for name in FIELDS), ITEMS],
            choices=lambda spec: [(term.code, term.label) for term in desk.terms(spec.terms or "")],
            editors={"name": TextField(limit=40), "items": LongTextField(lines=14)},
            hints={
                "kinds": translate("settings", "None: for every kind"),
                "items": translate("settings", "A line each: what is looked at | points | days to put it right"),
            },
            roomy=False,
        )
        known: dict[str, Any] = {"name": "", "kinds": "", "level": None, "items": ""}
        if entry is not None:
            lines = [rules.item_line(item.text, item.points, item.due_days) for item in entry.items]
            known = {
                "name": entry.name, "kinds": " ".join(entry.kinds), "level": entry.level or None,
                "items": "\n".join(lines),
            }  # fmt: skip
        whole = EntryForm(
            self.context,
            "checklist:" + (NEW if entry is None or entry.id is None else entry.id.hex()),
            [("", form)],
            known=known,
            act=self._save,
            new=entry is None,
        )
        more: list[QWidget] = []
        if entry is not None and not entry.from_above and self.may:
            out = Button(translate("settings", "Take out of use"), "danger", icon="ban")
            out.clicked.connect(lambda: self._retire(entry))
            more.append(out)
        self.show_form(translate("settings", "New checklist") if entry is None else entry.name, whole, *more)

    def _save(self, form: EntryForm, values: dict[str, Any]) -> None:
        before = ChecklistValue(None, "", (), ()) if self.shown == NEW else self.entries[self.shown]
        kept: dict[str, Any] = {name: values[name] or "" for name in ("name", "level") if name in values}
        if "kinds" in values:
            kept["kinds"] = tuple((values["kinds"] or "").split())
        if "items" in values:
            try:
                lines = rules.read_items(values["items"] or "")
            except UserError as error:
                form.refused(error)
                return
            ids = {item.text: item.id for item in before.items}
            kept["items"] = tuple(ItemValue(ids.pop(text, None), text, points, days) for text, points, days in lines)
        said = translate("settings", "“{name}” added") if before.id is None else translate("settings", "{name} saved")
        self.context.act(
            inspections.save_checklist,
            replace(before, **kept),
            initiator=self,
            label=lambda value: said.format(name=value.name),
            then=form.done,
            failed=form.refused,
        )

    # Acts

    def retire(self) -> None:
        """Take the chosen checklist out of use, for a reason."""
        if self.current is not None and not self.current.from_above:
            self._retire(self.current)

    def _retire(self, one: ChecklistValue) -> None:
        reason = self.context.questions.text(
            translate("settings", "Take “{name}” out of use").format(name=one.name),
            translate("settings", "Reason"),
            say=translate("settings", "No round begins with it any more; those that were made stay."),
            yes=translate("settings", "Take out of use"),
            check=needed,
        )
        if reason is not None:
            self.context.act(
                inspections.void_checklist,
                one.id,
                reason,
                initiator=self,
                label=translate("settings", "“{name}” is out of use").format(name=one.name),
                then=self._saved,
            )
