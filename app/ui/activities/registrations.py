"""Who is registered, household by household; who waits, in turn, and why."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.core.i18n import sentences, translate
from app.core.ids import RowId
from app.domain.activities import Mode, Standing, standing_label
from app.services import registrations
from app.services.activities import ActivityCard
from app.services.registrations import Explained, ParticipantRow, RegistrationFilter, RegistrationRow
from app.ui.activities import words
from app.ui.activities.answer import STANDING
from app.ui.activities.door_parts import listed
from app.ui.kit import theme
from app.ui.kit.context import Context
from app.ui.kit.focus import Ringed
from app.ui.kit.theme import Painted
from app.ui.kit.widgets import (
    Banner,
    Button,
    Card,
    EmptyState,
    FilterChips,
    IconButton,
    Item,
    ProgressSheet,
    SearchBox,
    TwoLineList,
    clear_layout,
    row,
)
from app.ui.kit.widgets.group_table import GroupCell, GroupColumn, GroupRow, GroupTable, RowGroup
from app.ui.kit.widgets.quota_bar import tone_of

SHOWN = (Standing.ADMITTED, Standing.PENDING, Standing.OFFERED, Standing.APPLIED)
"""What the list shows while nobody filters or searches: the line has a tab of its own."""
NO_CONSENT = "no consent"
CHIPS = (Standing.ADMITTED, Standing.PENDING, Standing.OFFERED, Standing.APPLIED, Standing.REFUSED, Standing.CANCELLED)


def household(row: RegistrationRow) -> str:
    """What a household is called: by its contact; somebody who comes alone by the name."""
    active = row.active or row.participants
    if len(active) == 1 and active[0].person_id is not None and active[0].person_id == row.contact_id:
        return row.contact
    name = row.contact or (active[0].name if active else "") or row.number
    return translate("activities", "{name}'s household").format(name=name)


def for_children(card: ActivityCard) -> bool:
    """Whether it is children who take part."""
    most = card.values.get("age_to")
    return bool(card.values.get("collected") or card.values.get("needs_consent") or (most is not None and most < 18))


def line_words(row: RegistrationRow) -> str:
    """Where a household in the line stands."""
    if row.place_in_line is None:
        return row.standing_label or standing_label(row.standing)
    return translate("activities", "Number {n} in line").format(n=row.place_in_line)


def people_text(row: RegistrationRow, children: bool) -> str:
    """How many a household is."""
    count = len(row.active)
    if children:
        return (
            translate("activities", "{n} children").format(n=count)
            if count != 1
            else translate("activities", "1 child")
        )
    return translate("activities", "{n} people").format(n=count) if count != 1 else translate("activities", "1 person")


def short_why(card: ActivityCard, row: RegistrationRow) -> str:
    """Why a household waits, in a few words; its sheet has the sentences."""
    allocation = card.allocation
    if not allocation.free:
        return translate("activities", "all places are taken")
    if len(row.active) > 1 and (allocation.open or 0) > 0:
        return translate("activities", "needs {n} places together").format(n=len(row.active))
    return translate("activities", "waits for an open place")


def standing_cell(row: RegistrationRow, one: ParticipantRow, needs_consent: bool) -> GroupCell:
    """How somebody stands: the household's standing, or what is still missing of this person."""
    if one.withdrawn:
        return GroupCell(translate("activities", "Withdrew"), "muted", "ban", "muted")
    if one.twice:
        also = translate("activities", "Also {numbers}").format(numbers="、".join(one.twice))
        return GroupCell(also, "warn", "triangle-alert")
    if row.standing is Standing.ADMITTED:
        if needs_consent and not one.consent:
            return GroupCell(translate("activities", "No form of consent"), "warn", "triangle-alert")
        said = translate("activities", "Above the quota") if row.over_quota else standing_label(row.standing)
        return GroupCell(said, "text", "check", "good")
    tone, icon = STANDING[row.standing]
    if row.standing is Standing.WAITING:
        return GroupCell(line_words(row), tone, icon)
    return GroupCell(standing_label(row.standing), "muted" if tone == "void" else tone, icon)


class RegistrationsTab(QWidget):
    """The list. `opened(registration id)`; `register_asked()` where nobody is registered yet; `roster_asked()` to bring
    a list in, `tickets_asked()` to print them.

    `search` and `filter` stand wherever the page has room for them.
    """

    opened = Signal(object)
    register_asked = Signal()
    roster_asked = Signal()
    tickets_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.card: ActivityCard | None = None
        self.all: tuple[RegistrationRow, ...] = ()
        self._found: tuple[RegistrationRow, ...] | None = None
        self._wanted = RegistrationFilter()
        self._pressed = False
        """Enter was pressed before the answer was there: it opens the first that is found."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.search = SearchBox(
            translate("activities", "Name, pinyin, end of phone"), name=translate("activities", "Search registrations")
        )
        self.filter = IconButton("filter", translate("activities", "Filter"), key="Alt+F")
        look = Button(translate("activities", "Look at them"), small=True)
        self.banner = Banner("", tone="warn", icon="circle-alert", action=look)
        look.clicked.connect(lambda: self.show_standing(Standing.PENDING))
        self._above = QWidget()
        above = self._lines = QVBoxLayout(self._above)
        above.setContentsMargins(16, 8, 16, 8)
        above.setSpacing(8)
        above.addWidget(self.banner)
        self.chips = FilterChips(name=translate("activities", "Filter"))
        self.chips_line = row()
        self.chips_line.addWidget(self.chips, 1)
        self.chips_line.addStretch(0)
        self.roster = IconButton("file-input", translate("activities", "Bring in a list"))
        self.tickets = IconButton("ticket", translate("activities", "Print tickets"))
        self.export = IconButton("download", translate("activities", "Export the registrations"), key="Ctrl+E")
        for button, does in (
            (self.roster, self.roster_asked.emit), (self.tickets, self.tickets_asked.emit),
            (self.export, self.write_out),
        ):  # fmt: skip
            button.clicked.connect(does)
            self.chips_line.addWidget(button)
        above.addLayout(self.chips_line)
        column.addWidget(self._above)
        self.table = GroupTable((), name=translate("activities", "Registrations"))
        self.empty = EmptyState(
            translate("activities", "Nobody is registered yet"),
            translate("activities", "A household is taken in by name or phone, all its children at once."),
            icon="users-round",
            action=(translate("activities", "Register"), "user-plus", None, self.register_asked.emit),
            also=(translate("activities", "Bring in a list"), "file-input", None, self.roster_asked.emit),
        )
        self.nothing = EmptyState(
            translate("activities", "Nobody like this"),
            translate("activities", "Another spelling, or fewer filters; the line has a tab of its own."),
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for part in (self.table, self.empty, self.nothing):
            self._stack.addWidget(part)
        column.addWidget(holder, 1)
        self.chips.hide()
        self.banner.hide()
        self._above.hide()
        self.search.searched.connect(lambda _text: self._filter())
        self.search.moved.connect(self.table.step)
        self.search.submitted.connect(self._enter)
        self.search.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filter.clicked.connect(self._toggle)
        self.chips.changed.connect(lambda _keys: self._filter())
        self.table.activated.connect(lambda group, _row: self.opened.emit(group))
        self.table.clicked.connect(lambda group, _row: self.opened.emit(group))

    # Content

    def allow_roster(self, may: bool) -> None:
        """Whether the person at the desk may bring in a list."""
        self.roster.setVisible(may)
        if self.empty.second is not None:
            self.empty.second.setVisible(may)

    def show_rows(self, card: ActivityCard, rows: Sequence[RegistrationRow]) -> None:
        """Show the registrations of an activity."""
        another = self.card is None or self.card.row.id != card.row.id
        self.card, self.all = card, tuple(rows)
        if another:
            self.search.setText("")
            self.chips.set_keys(())
            self.chips.hide()
            self._found, self._wanted = None, RegistrationFilter()
            self.table.set_groups(())
        self._dress_chips()
        published = card.row.status == "published" and not card.row.voided
        for button in (self.empty.button, self.empty.second):
            assert button is not None
            button.setEnabled(published)
        pending = sum(one.standing is Standing.PENDING for one in self.all)
        self.banner.set(
            translate("activities", "{n} registrations are beyond the places there are: please decide").format(
                n=pending
            )
            if pending > 1
            else translate("activities", "One registration is beyond the places there are: please decide")
        )
        self.banner.setVisible(pending > 0)
        self._fit_above()
        if self._wanted == RegistrationFilter():
            self._fill()
        else:
            self._ask()

    def show_standing(self, standing: Standing) -> None:
        """Show those who stand so."""
        self.chips.show()
        self._fit_above()
        self.chips.set_keys((standing,))
        self._filter()

    def _toggle(self) -> None:
        on = self.chips.isHidden()
        if not on and self.chips.keys():
            self.chips.set_keys(())
            self._filter()
        self.chips.setVisible(on)
        self._fit_above()

    def _dress_chips(self) -> None:
        card = self.card
        if card is None:
            return
        chips: list[tuple[Any, ...]] = []
        on = self.chips.keys()
        for standing in CHIPS:
            count = sum(one.standing is standing for one in self.all)
            if count or standing in on:
                chips.append((standing, standing_label(standing), count))
        for quota in card.quotas:
            count = sum(quota.id in who.quotas for one in self.all if one.standing in SHOWN for who in one.active)
            chips.append((quota.id, quota.name, count))
        if card.values.get("needs_consent"):
            missing = sum(not who.consent for one in self.all if one.standing in SHOWN for who in one.active)
            chips.append((NO_CONSENT, translate("activities", "No form of consent"), missing))
        self.chips.set_chips(chips)
        self._fit_above()

    def _fit_above(self) -> None:
        self._above.setVisible(not self.chips.isHidden() or not self.banner.isHidden() or self.search_inside)

    def fit_search(self) -> None:
        """As wide as what it says."""
        said = theme.text_width(self.search.edit.placeholderText(), theme.font())
        self.search.setFixedWidth(said + theme.metrics().icon + 48)

    @property
    def search_inside(self) -> bool:
        """Whether the search box stands here, beside the chips."""
        return self.search.parentWidget() is self._above

    def take_search(self, inside: bool) -> None:
        """Take the search box and the filter in beside the chips, where the tabs leave them no room."""
        if inside and not self.search_inside:
            self._lines.addWidget(self.chips)
            self.chips_line.insertWidget(0, self.search)
            self.chips_line.insertWidget(1, self.filter)
        elif not inside:
            self.chips_line.insertWidget(0, self.chips, 1)
        self._fit_above()

    def write_out(self) -> None:
        """Ask for a file and write every registration into it."""
        card = self.card
        if card is None or not self.all:
            return
        path = self.context.questions.save_file(
            translate("activities", "Export the registrations"),
            translate("activities", "Registrations {title}").format(title=card.row.title) + ".xlsx",
            translate("activities", "Workbook (*.xlsx);;Text with commas (*.csv)"),
        )
        if path is None:
            return
        if path.suffix.lower() not in (".xlsx", ".csv"):
            path = path.with_name(path.name + ".xlsx")
        from app.services import activity_reports  # paper and workbooks are loaded when they are first needed

        sheet = ProgressSheet(translate("activities", "Writing registrations"), self.window(), icon="download")
        job = self.context.act(
            activity_reports.export_registrations, card.row.id, path, initiator=self,
            then=lambda _info: self.context.toasts.say(
                translate("activities", "Saved {file}").format(file=path.name), icon="download"
            ),
            progress=sheet.tick, always=sheet.finish,
        )  # fmt: skip
        sheet.stopped.connect(job.cancel)

    # Filtering

    def _filter(self) -> None:
        keys = self.chips.keys()
        quotas = [key for key in keys if isinstance(key, bytes)]
        self._wanted = RegistrationFilter(
            text=self.search.value(), standings=tuple(key for key in keys if isinstance(key, Standing)),
            quota_id=quotas[-1] if quotas else None, without_consent=NO_CONSENT in keys,
        )  # fmt: skip
        if self._wanted == RegistrationFilter():
            self._found = None
            self._fill()
        else:
            self._ask()

    def _ask(self) -> None:
        if self.card is None:
            return
        wanted = self._wanted
        self.context.look(
            self, "rows", registrations.rows, self.card.row.id, wanted, then=lambda rows: self._came(wanted, rows)
        )

    def _came(self, wanted: RegistrationFilter, rows: Sequence[RegistrationRow]) -> None:
        if wanted != self._wanted:
            return
        self._found = tuple(rows)
        self._fill()
        if wanted.text and self.table.groups:
            self.table.select(self.table.groups[0].key)
        if self._pressed:
            self._pressed = False
            self.table.activate_current()

    def _enter(self) -> None:
        if self.search.resting and self._wanted.text == self.search.value() and self._found is not None:
            self.table.activate_current()
        else:
            self._pressed = bool(self.search.value())
            self.search.search_now()

    def _shown(self) -> list[RegistrationRow]:
        if self._found is not None:
            narrowed = self._wanted.text or self._wanted.standings
            return [one for one in self._found if narrowed or one.standing in SHOWN]
        return [one for one in self.all if one.standing in SHOWN]

    def _fill(self) -> None:
        card = self.card
        if card is None:
            return
        shown = self._shown()
        children = for_children(card)
        everybody = [who for one in shown for who in one.participants]
        grades = any(who.grade for who in everybody)
        aged = grades or any(who.age is not None for who in everybody)
        collected = bool(card.values.get("collected"))
        missing = translate("activities", "No form of consent")
        columns = [
            _column(translate("activities", "Number"), 48),
            _column(translate("activities", "Child") if children else translate("activities", "Name"), 80),
            _column(translate("activities", "Grade") if grades else translate("activities", "Age"), 56),
            GroupColumn(
                translate("activities", "Counts in") if card.quotas else translate("activities", "Group"),
                148,
                stretch=True,
            ),
            GroupColumn(translate("activities", "State"), max(104, _wide(missing, "t14") + 20)),
            GroupColumn(translate("activities", "Registered"), 112, seldom=True),
        ]
        if collected:
            columns.append(_column(translate("activities", "Collected by"), 56, seldom=True))
        elif any(_alone(one) for one in shown):
            columns.append(_column(translate("activities", "Phone"), 92))
        if not aged:
            del columns[2]
        self.table.set_columns(columns)
        tones = {quota.id: tone_of(place) for place, quota in enumerate(card.quotas)}
        self.table.set_groups([self._group(one, tones, aged and grades, collected, aged=aged) for one in shown])
        nobody = not self.all or (not shown and self._found is None)
        self._stack.setCurrentWidget(self.table if shown else self.empty if nobody else self.nothing)

    def _group(
        self, one: RegistrationRow, tones: Mapping[RowId, str], grades: bool, collected: bool, *, aged: bool
    ) -> RowGroup:
        zone = self.context.desk.zone
        consent = bool(self.card is not None and self.card.values.get("needs_consent"))
        day = words.short_day(one.at.astimezone(zone).date())
        collects = _collects(one) if collected else ""
        lines = []
        for who in one.participants:
            pills = tuple((name, tones.get(id, "idle")) for id, name in zip(who.quotas, who.quota_names, strict=False))
            age = translate("activities", "{n} years").format(n=who.age) if who.age is not None else ""
            counts = GroupCell(pills=pills or ((translate("activities", "everybody's"), "idle"),))
            if not tones:
                said = (one.group_label if _alone(one) else who.category_text, one.community)
                counts = GroupCell(words.DOT.join(part for part in said if part), "muted")
            lines.append(
                GroupRow(
                    who.id,
                    (
                        GroupCell(who.number, "muted"),
                        GroupCell(who.name),
                        *((GroupCell(who.grade if grades else age, "muted"),) if aged else ()),
                        counts,
                        standing_cell(one, who, consent),
                        GroupCell(f"{day} {one.by}".strip(), "muted"),
                        GroupCell(collects if collected else one.phone, "muted"),
                    ),
                    struck=who.withdrawn or one.standing in (Standing.CANCELLED, Standing.REFUSED),
                )
            )
        pill = None
        if one.clash:
            pill = (translate("activities", "Two versions"), "bad", "git-compare")
        elif one.standing is Standing.PENDING:
            pill = (standing_label(one.standing), *STANDING[one.standing])
        notes = tuple(part for part in (one.group_label, one.community) if part)
        # Whoever comes alone needs no head above the one line, unless there is more to say.
        head = collected or pill is not None or not _alone(one)
        return RowGroup(one.id, household(one), notes, one.phone, pill=pill, rows=tuple(lines), head=head)


def _wide(text: str, size: str) -> int:
    """The width of a text at normal type."""
    sizes = theme.metrics()
    return round(theme.text_width(text, theme.font(size)) * 14 / sizes.t14) + 1


def _column(title: str, least: int, *, seldom: bool = False) -> GroupColumn:
    """A column that its title fits in."""
    return GroupColumn(title, max(least, _wide(title, "t12")), seldom=seldom)


def _alone(one: RegistrationRow) -> bool:
    """Whether it is one person who registered in person."""
    return len(one.participants) == 1 and household(one) == one.contact


def _collects(one: RegistrationRow) -> str:
    first = one.collectors[0] if one.collectors else None
    return (first.relation or first.name) if first is not None else translate("activities", "contact")


class LineTab(QWidget):
    """Who waits, in turn, with the reasons; offers first, with until when.

    `opened(registration id)`; `lots_asked()` where no lots were drawn yet.
    """

    opened = Signal(object)
    lots_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.list = TwoLineList(name=translate("activities", "Waiting list"), quiet=False)
        self.empty = EmptyState(
            translate("activities", "Nobody waits"),
            translate("activities", "Once all places are taken, households wait here and are offered what comes free."),
            icon="list-plus",
        )  # fmt: skip
        self.undrawn = EmptyState(
            translate("activities", "Lots not drawn yet"),
            translate("activities", "Once they are drawn, who got no place waits here in the order of the lots."),
            icon="ticket", action=(translate("activities", "Ballot"), None, None, self.lots_asked.emit),
        )  # fmt: skip
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.undrawn)
        self.list.activated.connect(self.opened)

    def show_rows(
        self, card: ActivityCard, rows: Sequence[RegistrationRow], why: Mapping[RowId, Sequence[str]]
    ) -> None:
        """Show them; `why` has the sentences for each."""
        now, zone = self.context.desk.now(), self.context.desk.zone
        children = for_children(card)
        offers = [one for one in rows if one.standing is Standing.OFFERED]
        line = sorted((one for one in rows if one.standing is Standing.WAITING), key=lambda one: one.place_in_line or 0)
        items = []
        for one in (*offers, *line):
            pill = None
            if one.standing is Standing.OFFERED and one.offered_until is not None:
                until = words.moment(one.offered_until, now, zone)
                pill = (translate("activities", "offered until {time}").format(time=until), "wait", "phone")
            place = "" if one.place_in_line is None else f"{one.place_in_line}  "
            items.append(
                Item(
                    one.id, f"{place}{household(one)}", self._why(card, one, why.get(one.id, ())),
                    note=words.DOT.join((people_text(one, children), listed([who.name for who in one.active])))
                    if children
                    else people_text(one, children),
                    right=one.phone if pill is None else "", right_tone="muted",
                    right_note=words.short_day(one.at.astimezone(zone).date()) if pill is None else "",
                    pill=pill, strong=True,
                )
            )  # fmt: skip
        self.list.set_items(items)
        lots = any(one.standing is Standing.APPLIED for one in rows)
        nobody = self.undrawn if lots else self.empty
        self._stack.setCurrentWidget(self.list if items else nobody)

    def allow_lots(self, may: bool) -> None:
        """Whether the person at the desk may draw."""
        if self.undrawn.button is not None:
            self.undrawn.button.setVisible(may)

    @staticmethod
    def _why(card: ActivityCard, one: RegistrationRow, because: Sequence[str]) -> str:
        # That all places are taken is what the sentence says.
        waits = one.standing is Standing.WAITING and (card.allocation.free or not because)
        short = short_why(card, one) if waits else ""
        return words.DOT.join(part for part in (short, sentences(because)) if part) or one.community


class _Waiting(Painted, Ringed, QAbstractButton):
    """One household of the line in short: its place, its name, how many, why it waits."""

    ring_radius = 4

    def __init__(self, place: int, name: str, people: str, why: str, *, right: bool) -> None:
        super().__init__()
        self._right = right
        self._place, self._people, self._why = str(place) if place else "", people, why
        self.setText(name)
        said = " ".join(part for part in (self._place, name, people, why) if part)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, theme.metrics().control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.colour("press" if self.isDown() else "hover"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("hairline"))
        if self._right:
            painter.fillRect(QRectF(0, 0, 1, self.height()), theme.colour("hairline"))
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        face, small = theme.font(), theme.font("t12")
        x, right = 16.0, self.width() - 16.0
        painter.setFont(face)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(x, 0, 32, self.height()), left, self._place)
        x += max(24, theme.text_width(self._place, face) + 8)
        painter.setPen(theme.colour("text"))
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(right - x))
        painter.drawText(QRectF(x, 0, right - x, self.height()), left, name)
        x += max(80.0, theme.text_width(name, face) + 8.0)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        if right - x > 40:
            painter.drawText(QRectF(x, 0, right - x, self.height()), left, self._people)
            x += theme.text_width(self._people, small) + 12
        if right - x > 40:
            why = painter.fontMetrics().elidedText(self._why, Qt.TextElideMode.ElideRight, int(right - x))
            painter.drawText(
                QRectF(x, 0, right - x + 1, self.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), why,
            )  # fmt: skip


class LineCard(Card):
    """The head of the line below the list. `opened(registration id)`; `all_asked()`; `ballot_asked()`."""

    opened = Signal(object)
    all_asked = Signal()
    ballot_asked = Signal()
    SHOWN = 4

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(translate("activities", "Waiting list"), " ", padding=0, spacing=0, lined=False, parent=parent)
        self.context = context
        self.all = Button("", "link", trailing="chevron-right")
        self.ballot = Button(translate("activities", "Ballot"), "link", trailing="chevron-right")
        self.head.add(self.all)
        self.head.add(self.ballot)
        self.all.clicked.connect(self.all_asked)
        self.ballot.clicked.connect(self.ballot_asked)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.body.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_rows(self, card: ActivityCard, rows: Sequence[RegistrationRow], short: int) -> None:
        """Show the first of the line; `short`: so many lines there is room for."""
        line = sorted((one for one in rows if one.standing is Standing.WAITING), key=lambda one: one.place_in_line or 0)
        clear_layout(self._grid)
        children = for_children(card)
        shown = line[: min(self.SHOWN, short * 2)]
        for place, one in enumerate(shown):
            people = people_text(one, children)
            button = _Waiting(
                one.place_in_line or place + 1, household(one), people, short_why(card, one), right=place % 2 > 0
            )
            button.clicked.connect(lambda _checked=False, id=one.id: self.opened.emit(id))
            self._grid.addWidget(button, place // 2, place % 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        people = sum(len(one.active) for one in line)
        order = (
            translate("activities", "{households} households, {people} people, in the order of the lots")
            if card.row.mode is Mode.BALLOT
            else translate("activities", "{households} households, {people} people, in the order they came")
        )
        said = order.format(households=len(line), people=people)
        drawn = not any(one.standing is Standing.APPLIED for one in rows)
        self.head.note.setText(said if line or drawn else translate("activities", "the lots aren't drawn yet"))
        self.all.setText(translate("activities", "{n} more").format(n=len(line) - len(shown)))
        self.all.setVisible(len(line) > len(shown))
        self.ballot.setVisible(card.row.mode is Mode.BALLOT)


def why_of(explained: Sequence[Explained]) -> dict[RowId, tuple[str, ...]]:
    """The sentences of each household."""
    return {one.registration_id: one.words for one in explained}
