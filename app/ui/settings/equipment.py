"""Equipment: what can be set up with a booking or lent by itself, and how much of it there is."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.domain.auth import Actor
from app.domain.records import ASSET
from app.services import settings, spaces
from app.services.desk import Desk
from app.services.spaces import AssetValue
from app.ui.kit.context import Context
from app.ui.kit.forms import Form
from app.ui.kit.widgets import Button, EmptyState, Item, NumberField, TextField
from app.ui.settings.entry import NEW, EntriesSection, EntryForm, needed
from app.ui.settings.words import DOT

FIELDS = ("name", "stock", "unit", "location", "note")


def move(desk: Desk, actor: Actor, asset_id: bytes, by: int) -> tuple[None, Any]:
    """Move equipment up or down by one; the places of all are numbered anew."""
    order = list(spaces.assets(desk))
    place = next(at for at, one in enumerate(order) if one.id == asset_id)
    order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
    changes: Any = None
    for position, one in enumerate(order, 1):
        if one.position != position:
            _value, more = spaces.save_asset(desk, actor, one.id, {"position": position})
            if changes is None:
                changes = more
            else:
                changes.add(more)
    return None, changes if changes is not None else settings.save(desk, actor, {})[1]


class EquipmentSection(EntriesSection):
    """All equipment in the order of every list."""

    tables = ("asset",)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(
            context,
            over,
            translate("settings", "Equipment"),
            translate("settings", "What is set up with a booking or lent by itself: projectors, microphones, chairs."),
            new=translate("settings", "New equipment"),
            entries=translate("settings", "Equipment"),
            empty=EmptyState(
                translate("settings", "No equipment yet"),
                translate("settings", "Add what is lent or set up with Alt+N, with how many there are."),
                icon="package-open",
            ),
        )
        if not self.may:
            self.empty.set(self.empty.title.text(), translate("settings", "A manager or an administrator adds it."))
        self.edit_button = self.tool(
            translate("settings", "Change"), "pencil", "Enter", lambda: self.open(self.list.current_key())
        )
        self.up_button = self.tool(translate("settings", "Up"), "arrow-up", "Alt+↑", lambda: self.move(-1))
        self.down_button = self.tool(translate("settings", "Down"), "arrow-down", "Alt+↓", lambda: self.move(1))
        self.retire_button = self.tool(translate("settings", "Take out of use"), "ban", "Delete", self.retire)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this section."""
        return [
            ("Alt+N", translate("settings", "New equipment")),
            ("Enter", translate("settings", "Open the entry; save the form")),
            ("Alt+↑ ↓", translate("settings", "Move it in the order")),
            ("Delete", translate("settings", "Take out of use, or put back")),
            ("Esc", translate("settings", "Back; what you typed is kept")),
        ]

    # The list

    def _look(self, desk: Desk) -> tuple[AssetValue, ...]:
        return spaces.assets(desk, voided=True)

    def _came(self, found: tuple[AssetValue, ...]) -> None:
        self.entries = {one.id: one for one in found}
        self.show_items([self._item(one) for one in sorted(found, key=lambda one: one.voided)])

    @staticmethod
    def _item(one: AssetValue) -> Item:
        amount = f"{one.stock:,} {one.unit}".strip()
        return Item(
            key=one.id,
            title=one.name,
            subtitle=DOT.join(part for part in (one.location, " ".join(one.note.split())) if part),
            right="" if one.voided else amount,
            title_tone="muted" if one.voided else "text",
            icon="package-open",
            pill=(translate("settings", "Out of use"), "void", "ban") if one.voided else None,
            chevron=True,
        )

    def _buttons(self) -> None:
        one: AssetValue | None = self.current
        voided = one is not None and one.voided
        for button in (self.edit_button, self.up_button, self.down_button):
            button.setEnabled(one is not None and not voided)
        self.retire_button.setEnabled(one is not None)
        self.retire_button.setText(
            translate("settings", "Put back into use") if voided else translate("settings", "Take out of use")
        )
        self.retire_button.set_icon("undo-2" if voided else "ban")

    # The drawer

    def _open(self, entry: AssetValue | None) -> None:
        self.shown = NEW if entry is None else entry.id
        form = Form(
            [ASSET.by_name[name] for name in FIELDS],
            editors={
                "name": TextField(limit=spaces.LONGEST_NAME),
                "stock": NumberField(minimum=0, maximum=100_000),
                "unit": TextField(limit=8),
            },
            hints={"unit": translate("settings", "Such as: pieces, sets, boxes")},
            roomy=False,
        )
        known = {name: ASSET.by_name[name].default for name in FIELDS}
        if entry is not None:
            known |= {name: getattr(entry, name) for name in FIELDS}
        whole = EntryForm(
            self.context,
            "asset:" + (NEW if entry is None else entry.id.hex()),
            [("", form)],
            known=known,
            act=self._save,
            new=entry is None,
        )
        more: list[QWidget] = []
        if entry is not None and self.may and not entry.voided:
            out = Button(translate("settings", "Take out of use"), "danger", icon="ban")
            out.clicked.connect(lambda: self._retire(entry))
            more.append(out)
        title = translate("settings", "New equipment") if entry is None else entry.name
        self.show_form(title, whole, *more, read_only=entry is not None and entry.voided)

    def _save(self, form: EntryForm, values: dict[str, Any]) -> None:
        new = self.shown == NEW
        said = translate("settings", "“{name}” added") if new else translate("settings", "{name} saved")
        self.context.act(
            spaces.save_asset,
            None if new else self.shown,
            values,
            seen=form.seen,
            initiator=self,
            label=lambda kept: said.format(name=kept.name),
            then=form.done,
            failed=form.refused,
        )

    # Acts

    def move(self, by: int) -> None:
        """One place up or down in every list."""
        one: AssetValue | None = self.current
        if one is None or one.voided:
            return
        self.context.act(
            move,
            one.id,
            by,
            initiator=self,
            label=translate("settings", "Order changed"),
            then=lambda _none: self.refresh(),
        )

    def retire(self) -> None:
        """Take the chosen equipment out of use, for a reason, or put it back."""
        if self.current is not None:
            self._retire(self.current)

    def _retire(self, one: AssetValue) -> None:
        if one.voided:
            self.context.act(
                spaces.restore_asset,
                one.id,
                initiator=self,
                label=translate("settings", "“{name}” is in use again").format(name=one.name),
                then=lambda _value: self.refresh(),
            )
            return
        reason = self.context.questions.text(
            translate("settings", "Take “{name}” out of use").format(name=one.name),
            translate("settings", "Reason"),
            say=translate("settings", "It can't be lent or set up any more; its loans stay in the history."),
            yes=translate("settings", "Take out of use"),
            check=needed,
        )
        if reason is not None:
            self.context.act(
                spaces.void_asset,
                one.id,
                reason,
                initiator=self,
                label=translate("settings", "“{name}” is out of use").format(name=one.name),
                then=self._saved,
            )
