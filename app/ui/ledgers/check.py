"""What the file says and what will be recorded, side by side, before anything is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.domain.ledger import Mapping, Skip
from app.domain.terms import SPACE_KIND
from app.services.desk import Desk
from app.ui.kit import theme
from app.ui.kit.table_model import Column
from app.ui.kit.widgets import (
    Banner,
    Button,
    Card,
    CheckBox,
    EmptyState,
    FilterChips,
    Icon,
    Label,
    Line,
    Note,
    NumberField,
    PageHeader,
    Scroll,
    Select,
)
from app.ui.kit.widgets.record_table import RecordTable
from app.ui.ledgers import kinds, words

RECORDED, WARNED, DUPLICATES, REJECTED, SKIPPED = "recorded", "warned", "duplicates", "rejected", "skipped"
CLASHES, PLACES = "clashes", "places"


class ColumnRow(QWidget):
    """One column of the file: its heading and first values, what it is taken for, how sure that is."""

    chosen = Signal(int, object)

    def __init__(self, mapped: Any, mapping: Mapping, by_hand: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = mapped.index
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        heading = mapped.header or translate("ledgers", "Column {n}").format(n=mapped.index + 1)
        samples = translate("ledgers", ", ").join(words.veiled(sample) for sample in mapped.samples[:3] if sample)
        grid.addWidget(Label(heading, "strong", elide=True), 0, 0)
        grid.addWidget(Label(samples or translate("ledgers", "Empty"), "caption", "muted", elide=True), 1, 0)
        self.select = Select(
            [(each.name, each.label) for each in mapping.kind.columns],
            name=translate("ledgers", "“{heading}” is brought in as").format(heading=heading),
            empty=translate("ledgers", "Not brought in"),
        )
        self.select.set_value(mapped.target)
        self.select.setFixedWidth(max(148, min(self.select.sizeHint().width(), 200)))
        grid.addWidget(self.select, 0, 1, 2, 1)
        said, tone, icon = words.confidence(mapped, by_hand)
        sign = QWidget()
        line = QHBoxLayout(sign)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(Icon(icon, "muted" if tone == "muted" else f"{tone}-ink", 14))
        line.addWidget(Label(said, "caption", tone))
        line.addStretch(1)
        sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        sign.setFixedWidth(max(88, sign.sizeHint().width()))
        grid.addWidget(sign, 0, 2, 2, 1)
        grid.setColumnStretch(0, 1)
        self.select.chosen.connect(lambda value: self.chosen.emit(self.index, value))


class CheckView(QWidget):
    """The mapping page. Signals: `changed()` when the plan has to be made again, `loaded()` for the red button,
    `left()` to go back, `other_asked(kind)` to read it as something else, `repair()` to write the unreadable rows
    to a file.
    """

    changed = Signal()
    loaded = Signal()
    left = Signal()
    other_asked = Signal(str)
    repair = Signal()

    def __init__(self, desk: Desk, reader: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._reader = desk, reader
        self._mappings: list[Mapping] = []
        self._out: set[int] = set()
        self._by_hand: set[tuple[int, int]] = set()
        self._before: tuple[tuple[int, int], list[Mapping]] | None = None
        self._assumed: int | None = None
        self._sheet = 0
        self._kind = kinds.VIEWS[0]
        self._timed = True
        self._rows: dict[str, Sequence[Any]] = {}
        self.plan: Any = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(500)
        self._rest.timeout.connect(self.changed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(16)
        self.header = PageHeader("")
        self.back = Button(translate("ledgers", "Back"), icon="chevron-left", key="Esc")
        self.load = Button("", "primary", icon="download", key="Ctrl+Enter")
        self.header.add_action(self.back)
        self.header.add_action(self.load)
        # Qt calls the large key Return and the one of the number block Enter.
        large = QShortcut(QKeySequence("Ctrl+Return"), self)
        large.activated.connect(self.load.click)
        outer.addWidget(self.header)
        self.warning = Banner("", tone="warn", icon="triangle-alert")
        self.warning.hide()
        self._likelier = ""
        self.as_other = Button("", "secondary", key="Alt+K")
        self.as_other.clicked.connect(lambda: self.other_asked.emit(self._likelier))
        self.likelier = Banner("", tone="info", icon="file-spreadsheet", action=self.as_other)
        self.likelier.hide()
        outer.addWidget(self.likelier)
        self.outlook = Note("")
        self.outlook.hide()
        outer.addWidget(self.outlook)
        outer.addWidget(self.warning)
        body = QHBoxLayout()
        body.setSpacing(16)
        self.columns = self._columns_card()
        self.outcome = self._outcome_card()
        body.addWidget(self.columns, 2)
        body.addWidget(self.outcome, 3)
        outer.addLayout(body, 1)
        self.back.clicked.connect(self.left)
        self.load.clicked.connect(self.loaded)

    # Columns of the file

    def _columns_card(self) -> Card:
        card = Card(translate("ledgers", "Columns of the file"), padding=0, spacing=0)
        self.sheets = QWidget()
        line = QHBoxLayout(self.sheets)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(12)
        self.sheet = Select(name=translate("ledgers", "Sheet"))
        self.use = CheckBox(translate("ledgers", "Read this sheet"), True)
        line.addWidget(Label(translate("ledgers", "Sheet"), tone="muted"))
        line.addWidget(self.sheet, 1)
        line.addWidget(self.use)
        card.add(self.sheets)
        self.sheets_line = Line()
        card.add(self.sheets_line)
        self.scroll = Scroll(spacing=0)
        card.add(self.scroll, 1)
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        self.missing = Label("", "caption", "bad", wrap=True)
        self.year = NumberField(None, minimum=1990, maximum=2100, name=translate("ledgers", "Year of these dates"))
        self.year.setFixedWidth(132)
        self.year_line = QWidget()
        years = QHBoxLayout(self.year_line)
        years.setContentsMargins(0, 0, 0, 0)
        years.addWidget(Label(translate("ledgers", "Dates without a year are of"), tone="muted"), 1)
        years.addWidget(self.year)
        self.activity = Select(name=translate("ledgers", "Activity"), empty=translate("ledgers", "As the file says"))
        self.activity_line = QWidget()
        goal = QHBoxLayout(self.activity_line)
        goal.setContentsMargins(0, 0, 0, 0)
        goal.setSpacing(12)
        goal.addWidget(Label(translate("ledgers", "Registered for"), tone="muted"))
        goal.addWidget(self.activity, 1)
        foot.addWidget(self.missing)
        foot.addWidget(self.year_line)
        foot.addWidget(self.activity_line)
        self.activity.chosen.connect(lambda _id: self.changed.emit())
        self.foot_line = Line()
        card.add(self.foot_line)
        card.add(self.foot)
        self.sheet.chosen.connect(lambda index: self._show_sheet(index) if index is not None else None)
        self.use.toggled.connect(self._use_sheet)
        self.year.value_changed.connect(self._set_year)
        return card

    def set_draft(self, name: str, kind: str, mappings: Sequence[Mapping], likelier: str = "") -> None:
        """Begin with the recognised mappings of a file. `likelier`: another kind that its headings fit better."""
        self._likelier = likelier
        if likelier:
            label = kinds.of(likelier).label
            self.likelier.set(translate("ledgers", "By its headings this file holds: {kind}").format(kind=label))
            self.as_other.setText(translate("ledgers", "Read it as that"))
        self.likelier.setVisible(bool(likelier))
        self._mappings = list(mappings)
        self._kind = kinds.of(kind)
        self._timed = any(mapping.kind.when for mapping in mappings)
        self._out, self._by_hand = set(), set()
        self._before = None
        self._assumed = None
        self.plan = None
        self.header.set_title(name)
        self.header.set_say(translate("ledgers", "Reading the rows…"))
        self.load.setText(words.bring_in(0, ""))
        self.load.setEnabled(False)
        self._build_outcome()
        chosen = [(i, mapping.sheet) for i, mapping in enumerate(self._mappings)]
        self.sheet.set_choices(chosen)
        several = len(chosen) > 1
        for part in (self.sheets, self.sheets_line):
            part.setVisible(several)
        first = next((i for i, mapping in enumerate(self._mappings) if mapping.usable), 0)
        self.sheet.blockSignals(True)
        self.sheet.set_value(first)
        self.sheet.blockSignals(False)
        self._show_sheet(first)

    @property
    def mappings(self) -> list[Mapping]:
        """The mappings as they stand."""
        return list(self._mappings)

    @property
    def chosen_sheets(self) -> list[str]:
        """Names of the sheets to be read."""
        return [mapping.sheet for i, mapping in enumerate(self._mappings) if i not in self._out]

    def set_activities(self, choices: Sequence[tuple[Any, str]], chosen: Any) -> None:
        """The activities that rows may be of, and the one they are of as far as it is known."""
        self.activity.blockSignals(True)
        self.activity.set_choices(choices)
        self.activity.set_value(chosen)
        self.activity.blockSignals(False)

    def rows_of_columns(self) -> list[ColumnRow]:
        """The columns of the sheet shown, from left to right."""
        layout = self.scroll.inner
        found = [layout.itemAt(i).widget() for i in range(layout.count())]
        return [each for each in found if isinstance(each, ColumnRow)]

    def _show_sheet(self, index: int) -> None:
        self._sheet = index
        mapping = self._mappings[index]
        self.use.blockSignals(True)
        self.use.setChecked(index not in self._out)
        self.use.blockSignals(False)
        bar = self.scroll.verticalScrollBar().value()
        focus = self.focusWidget()
        focused = next((each.index for each in self.rows_of_columns() if each.select is focus), None)
        layout = self.scroll.inner
        while layout.count():
            item = layout.takeAt(0)
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        shown = [column for column in mapping.columns if column.header or any(column.samples)]
        for place, mapped in enumerate(shown):
            if place:
                layout.addWidget(Line())
            line = ColumnRow(mapped, mapping, (index, mapped.index) in self._by_hand)
            line.setEnabled(index not in self._out)
            line.chosen.connect(self._choose)
            layout.addWidget(line)
            if mapped.index == focused:
                line.select.setFocus(Qt.FocusReason.OtherFocusReason)
        layout.addStretch(1)
        QTimer.singleShot(0, self, lambda: self.scroll.verticalScrollBar().setValue(bar))
        self._foot()

    def _foot(self) -> None:
        mapping = self._mappings[self._sheet]
        out = self._sheet in self._out
        lacks = translate("ledgers", ", ").join(mapping.missing)
        self.missing.setText(
            "" if out or not lacks else translate("ledgers", "Still needed: {columns}").format(columns=lacks)
        )
        self.missing.setVisible(bool(self.missing.text()))
        when = mapping.kind.when
        dated = when is not None and any(name in mapping.targets for name in (when.day, when.start))
        asks = not out and dated and (mapping.year is None or (self._sheet, -1) in self._by_hand)
        # What was taken is shown, and counts as said only once somebody changes it.
        year = mapping.year or self._assumed
        if asks and self.year.value() != year and not self.year.hasFocus():
            self.year.blockSignals(True)
            self.year.set_value(year)
            self.year.blockSignals(False)
        self.year_line.setVisible(asks)
        goal = self._kind.of_activity
        self.activity_line.setVisible(goal)
        for part in (self.foot, self.foot_line):
            part.setVisible(bool(self.missing.text()) or asks or goal)

    def _choose(self, index: int, target: Any) -> None:
        """A column is something else; sheets with the same heading there are read the same way."""
        heading = next(c.header for c in self._mappings[self._sheet].columns if c.index == index)
        # Arrow keys pass by other meanings on their way, and must not take those from the columns that have them.
        if self._before is None or self._before[0] != (self._sheet, index):
            self._before = (self._sheet, index), list(self._mappings)
        for number, mapping in enumerate(self._before[1]):
            same = any(c.index == index and c.header == heading for c in mapping.columns)
            if number == self._sheet or (heading and same):
                self._mappings[number] = mapping.with_target(index, target)
                self._by_hand.add((number, index))
        # The list this came from is made anew, so it must not be inside one of its own signals.
        QTimer.singleShot(0, self, lambda: self._show_sheet(self._sheet))
        self.changed.emit()

    def _use_sheet(self, wanted: bool) -> None:
        (self._out.discard if wanted else self._out.add)(self._sheet)
        self._show_sheet(self._sheet)
        self.changed.emit()

    def _set_year(self, year: Any) -> None:
        right = isinstance(year, int) and 1990 <= year <= 2100
        self.year.set_invalid(not right and year is not None)
        if not right and year is not None:
            return
        for number, mapping in enumerate(self._mappings):
            if mapping.year is None or (number, -1) in self._by_hand:
                self._mappings[number] = mapping.with_period(year, mapping.month)
                self._before = None
                self._by_hand.add((number, -1))
        self._rest.start()

    # What will be recorded

    def _outcome_card(self) -> Card:
        card = Card(padding=0, spacing=0)
        head = QWidget()
        line = QVBoxLayout(head)
        line.setContentsMargins(16, 12, 16, 8)
        self.tabs = FilterChips(exclusive=True, name=translate("ledgers", "What becomes of the rows"))
        line.addWidget(self.tabs)
        card.add(head)
        self.stack = QStackedWidget()
        card.add(self.stack, 1)
        self.tables: dict[str, RecordTable] = {}
        foot = QWidget()
        ends = QHBoxLayout(foot)
        ends.setContentsMargins(16, 8, 16, 8)
        self.note = Label("", "caption", "muted", elide=True)
        self.repair_button = Button(
            translate("ledgers", "Save these rows for repair…"), icon="file-spreadsheet", small=True
        )
        ends.addWidget(self.note, 1)
        ends.addWidget(self.repair_button)
        card.add(Line())
        card.add(foot)
        self.repair_button.clicked.connect(self.repair)
        self.tabs.changed.connect(lambda keys: self.show_tab(keys[0]) if keys else None)
        return card

    def _build_outcome(self) -> None:
        while self.stack.count():
            old = self.stack.widget(0)
            self.stack.removeWidget(old)
            old.deleteLater()
        self.tables = {}
        self._rows = {key: () for key in self._titles()}
        for key, columns, title, say, icon in self._parts():
            table = RecordTable(
                columns,
                lambda ids, key=key: [self._rows[key][i] for i in ids],
                self._reader,
                name=self._titles()[key],
                empty=EmptyState(title, say, icon=icon),
                compact=True,
            )
            self.tables[key] = table
            self.stack.addWidget(table)
        self.tabs.set_chips([(key, title, 0) for key, title in self._titles().items()])
        self.tabs.set_keys([RECORDED])
        self.show_tab(RECORDED)

    def _titles(self) -> dict[str, str]:
        places = {CLASHES: translate("ledgers", "Clashes"), PLACES: translate("ledgers", "Spaces")}
        return {
            RECORDED: translate("ledgers", "To be recorded"),
            **(places if self._kind.places else {}),
            WARNED: translate("ledgers", "Worth a look"),
            REJECTED: translate("ledgers", "Unreadable"),
            DUPLICATES: translate("ledgers", "Already here"),
            SKIPPED: translate("ledgers", "No entries"),
        }

    def _parts(self) -> list[tuple[str, list[Column], str, str, str]]:
        large = theme.current().type == "large"
        several = len(self._mappings) > 1
        where = Column("where", translate("ledgers", "Where"), 112 if several else 72, sortable=False,
                       tone=lambda _r: "muted", value=lambda r: words.place(r.sheet, r.row, several))  # fmt: skip
        cells = Column("cells", translate("ledgers", "As written"), stretch=True, sortable=False,
                       tone=lambda _r: "muted", formatter=_one_line)  # fmt: skip
        return [
            (RECORDED, [*self._kind.columns(self._desk), *([] if large else [where])],
             translate("ledgers", "Nothing to record"),
             translate("ledgers", "Every row of the file is already here, unreadable, or no entry."), "file-check"),
            (WARNED, [
                Column("name", translate("ledgers", "Entry"), 96, value=self._kind.who, sortable=False, strong=True),
                Column("warnings", translate("ledgers", "What was noticed"), stretch=True, sortable=False,
                       formatter=lambda said: words.veiled(" ".join(said))),
                where,
             ], translate("ledgers", "Nothing odd was noticed"),
             translate("ledgers", "Dates, times and numbers could all be read one way only."), "circle-check"),
            (REJECTED, [
                Column("reason", translate("ledgers", "Reason"), 280, sortable=False, tone=lambda _r: "warn"),
                cells, where,
             ], translate("ledgers", "Every row can be read"), "", "circle-check"),
            (DUPLICATES, [
                Column("reason", translate("ledgers", "Reason"), 220, sortable=False), cells, where,
             ], translate("ledgers", "None of the rows is here yet"), "", "circle-check"),
            (SKIPPED, [
                Column("why", translate("ledgers", "What it is"), 148, formatter=words.skip_reason, sortable=False),
                Column("text", translate("ledgers", "As written"), stretch=True, sortable=False,
                       tone=lambda _r: "muted"),
                where,
             ], translate("ledgers", "Every row is an entry"),
             translate("ledgers", "No titles, totals or remarks between them."), "circle-check"),
            *(self._place_parts(several) if self._kind.places else ()),
        ]  # fmt: skip

    def _place_parts(self, several: bool) -> list[tuple[str, list[Column], str, str, str]]:
        """What a ledger of bookings says beside its rows: what clashes, and what its places are."""
        desk = self._desk

        def other(pair: Any) -> str:
            if pair.other is not None:
                return kinds.booking_title(pair.other.values)
            row = pair.booking
            return " · ".join(part for part in (row.title, row.organisation) if part) or row.name

        def where(pair: Any) -> str:
            row = words.place(pair.record.sheet, pair.record.row, several)
            if pair.other is None:
                return translate("ledgers", "{row}; on this desk").format(row=row)
            if pair.other.sheet == pair.record.sheet:
                message = translate("ledgers", "rows {one}, {other}")
                return message.format(one=pair.record.row, other=pair.other.row)
            return translate("ledgers", "{row} and {other}").format(
                row=row, other=words.place(pair.other.sheet, pair.other.row, several)
            )

        def becomes(place: Any) -> str:
            return getattr(place, "space", "") or translate("ledgers", "New space")

        large = theme.current().type == "large"
        rows = Column("where", translate("ledgers", "Where"), 124, sortable=False, tone=lambda _r: "muted", value=where)
        return [
            (CLASHES, [
                Column("when", translate("ledgers", "When"), 148, sortable=False,
                       value=lambda pair: kinds.booking_when(pair.record.values, desk)),
                Column("space", translate("ledgers", "Space"), 96, sortable=False, strong=True,
                       value=lambda pair: pair.record.values["spaces"]),
                Column("one", translate("ledgers", "One"), 120, sortable=False, stretch=True,
                       value=lambda pair: kinds.booking_title(pair.record.values)),
                Column("other", translate("ledgers", "The other"), 120, sortable=False, stretch=True, value=other),
                *([] if large else [rows]),
             ], translate("ledgers", "Nothing clashes"),
             translate("ledgers", "No place is promised twice, neither in the file nor on this desk."), "circle-check"),
            (PLACES, [
                Column("text", translate("ledgers", "As written"), sortable=False, stretch=True, strong=True,
                       value=lambda place: getattr(place, "text", "") or place.name),
                Column("becomes", translate("ledgers", "Becomes"), 160, sortable=False, value=becomes),
                Column("kind", translate("ledgers", "Kind"), 112, sortable=False,
                       value=lambda place: desk.term_label(SPACE_KIND, getattr(place, "kind", ""))),
                Column("rows", translate("ledgers", "Rows"), 64, "right", sortable=False,
                       formatter=words.size_said),
             ], translate("ledgers", "All its spaces are here"),
             translate("ledgers", "The ledger calls them as this desk does."), "circle-check"),
        ]  # fmt: skip

    def set_plan(self, plan: Any) -> None:
        """Show what bringing the file in would do."""
        self.plan = plan
        self._rows = {
            RECORDED: plan.records,
            WARNED: plan.warned,
            DUPLICATES: plan.duplicates,
            REJECTED: plan.rejected,
            SKIPPED: [each for each in plan.skipped if each.why is not Skip.EMPTY],
            **({CLASHES: plan.clashes, PLACES: (*plan.spaces_new, *plan.places)} if self._kind.places else {}),
        }
        for key, rows in self._rows.items():
            self.tabs.set_count(key, len(rows))
            self.tables[key].set_ids(range(len(rows)))
        n = len(plan.records)
        self.load.setText(words.bring_in(n, self._kind.counted(n)))
        self.load.setEnabled(n > 0)
        self.header.set_say(self._said(plan))
        self._assumed = None if plan.period is None else plan.period[0].astimezone(self._desk.zone).year
        if not n:
            telling = next((key for key in (REJECTED, DUPLICATES, SKIPPED) if self._rows[key]), RECORDED)
            self.tabs.set_keys([telling])
        self._say("\n".join(plan.words))
        self._warn("\n".join(plan.warnings))
        self.show_tab(next(iter(self.tabs.keys()), RECORDED))
        self._foot()

    def _said(self, plan: Any) -> str:
        if not plan.records and plan.duplicates and not plan.rejected:
            return translate("ledgers", "All {n} rows are already on this desk; nothing would be added").format(
                n=f"{len(plan.duplicates):,}"
            )
        parts = []
        if plan.loaded_before is not None:
            at = words.when(plan.loaded_before, self._desk)
            parts.append(translate("ledgers", "this very file came in on {time}").format(time=at))
        if plan.period is not None:
            first, last = (f"{at.astimezone(self._desk.zone):%Y-%m-%d}" for at in plan.period)
            parts.append(
                first if first == last else translate("ledgers", "{first} to {last}").format(first=first, last=last)
            )
        sheets = len({record.sheet for record in plan.records})
        if sheets > 1:
            parts.append(translate("ledgers", "{n} sheets").format(n=sheets))
        if plan.clashing:
            parts.append(words.clashing(plan.clashing))
        if plan.spaces_new:
            parts.append(words.new_spaces(len(plan.spaces_new)))
        if plan.people_new and self._kind.people:
            parts.append(words.new_people(plan.people_new))
        if plan.rejected:
            parts.append(words.unreadable(len(plan.rejected)))
        if plan.duplicates:
            parts.append(translate("ledgers", "{n} already here").format(n=f"{len(plan.duplicates):,}"))
        return translate("ledgers", ", ").join(parts)

    def set_unusable(self, sentence: str, activity: bool = False) -> None:
        """No sheet can be read as it stands; `activity`: only which activity it is of is missing."""
        self.plan = None
        for key in self._rows:
            self._rows[key] = ()
            self.tabs.set_count(key, 0)
            self.tables[key].set_ids(range(0))
        self.load.setText(words.bring_in(0, ""))
        self.load.setEnabled(False)
        self.header.set_say(
            translate("ledgers", "The activity has to be chosen first")
            if activity
            else translate("ledgers", "The columns have to be chosen first")
        )
        self._say("")
        self._warn(sentence)
        self._foot()

    def _say(self, words: str) -> None:
        """What comes of bringing it in, besides the rows."""
        self.outlook.label.setText(words)
        self.outlook.setAccessibleName(words)
        self.outlook.setVisible(bool(words))

    def _warn(self, sentence: str) -> None:
        self.warning.set(sentence)
        self.warning.setToolTip(sentence)
        self.warning.setVisible(bool(sentence))

    def show_tab(self, key: str) -> None:
        """Show one kind of rows."""
        self.tabs.set_keys([key])
        self.stack.setCurrentWidget(self.tables[key])
        self.repair_button.setVisible(key == REJECTED and bool(self._rows[REJECTED]))
        self.note.setText(
            {
                RECORDED: translate("ledgers", "Days and times as they were understood, on the site's clocks")
                if self._timed
                else translate("ledgers", "As it was understood; what can't be read stays in the note"),
                CLASHES: translate(
                    "ledgers", "What clashes comes in as a request; a manager decides who gets the place"
                ),
                PLACES: translate("ledgers", "Spaces nobody has here are made; what they hold is entered afterwards"),
                WARNED: translate("ledgers", "These are recorded; correct them afterwards where needed"),
                REJECTED: translate("ledgers", "These are not recorded; repair the file and bring it in again"),
                DUPLICATES: translate("ledgers", "These are left as they are; nothing is recorded twice"),
                SKIPPED: translate("ledgers", "Titles, totals and remarks are no entries"),
            }[key]
        )

    def focus_first(self) -> None:
        """To the red button if there is something to bring in, else to the columns."""
        rows = self.rows_of_columns()
        first: QWidget = self.load if self.load.isEnabled() else rows[0].select if rows else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _one_line(cells: Sequence[str]) -> str:
    return words.veiled("  ".join(filter(None, (" ".join(cell.split()) for cell in cells))))
