"""Reading the rows of an office's own ledger: which rows count, on which day they fall, what becomes of each.

`plan` reads every row into a record, or says in one sentence why it can't. No row disappears: it is a
record, a duplicate, rejected with its reason, or listed as skipped. What a row says is for its kind of ledger
(`LedgerKind.read`), which is handed the sheet and the row.
"""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from itertools import accumulate
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain.ledger_headings import (
    MADE,
    Grid,
    LedgerKind,
    Mapping,
    is_blank,
    normal_heading,
    value_at,
)
from app.domain.ledger_values import (
    Cell,
    Clock,
    Day,
    cell_text,
    half_width,
    is_ditto,
    is_nothing,
    parse_day,
    parse_moment,
    parse_period,
    parse_span,
)
from app.domain.terms import Term, Wordings

OVERNIGHT = timedelta(hours=6)
"""A leaving time before the arrival means the next day only if the stay is then no longer than this."""

Fingerprint = tuple[str | int, ...]
"""What makes two records the same one, as their kind says: who, on which number, in which minute."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row that was read: values by field name, and what a person may want to look at."""

    sheet: str
    row: int
    values: dict[str, Any]
    fingerprint: Fingerprint
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be read: its cells as text (a date written above it filled in), and why."""

    sheet: str
    row: int
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that says what another one says. `first`: its (sheet, row); None when the desk has it already."""

    sheet: str
    row: int
    cells: tuple[str, ...]
    first: tuple[str, int] | None
    reason: str
    fingerprint: Fingerprint


class Skip(StrEnum):
    """Why a row is no record."""

    SHEET = "sheet"
    TITLE = "title"
    HEADER = "header"
    TOTAL = "total"
    DATE = "date"
    NOTE = "note"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is no record: a total, a repeated heading, a remark, a line only numbered. Row 0: a sheet."""

    sheet: str
    row: int
    why: Skip
    text: str


@dataclass(slots=True)
class Plan:
    """What bringing a ledger in would do; nothing is changed yet."""

    kind: LedgerKind
    records: list[Record] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    titles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands above the headings of each sheet, line by line."""

    @property
    def period(self) -> tuple[datetime, datetime] | None:
        """When the first and the last one of it began; None for a kind without times, and without any record."""
        if self.kind.when is None:
            return None
        moments = [moment for record in self.records if (moment := record.values.get(self.kind.when.start))]
        return (min(moments), max(moments)) if moments else None

    @property
    def warned(self) -> list[Record]:
        """Records a person may want to look at."""
        return [record for record in self.records if record.warnings]

    def repair_tables(self) -> list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
        """Rejected rows by sheet: (sheet, headings, rows), reason last; can be repaired and loaded again."""
        tables: dict[str, list[tuple[str, ...]]] = {}
        for item in self.rejected:
            width = len(self.headers.get(item.sheet, ()))
            cells = (*item.cells, *[""] * (width - len(item.cells)))[: max(width, len(item.cells))]
            tables.setdefault(item.sheet, []).append((*cells, item.reason))
        reason = translate("ledger", "Reason")
        found = []
        for sheet, rows in tables.items():
            width = max(len(row) for row in rows) - 1
            header = (*self.headers.get(sheet, ()), *[""] * width)[:width]
            found.append(
                (sheet, (*header, reason), [(*row[:-1], *[""] * (width + 1 - len(row)), row[-1]) for row in rows])
            )
        return found


class Unreadable(Exception):
    """Raised by who reads a row of a kind; carries the sentence that goes beside the rejected row."""


@dataclass(slots=True)
class Row:
    """A line that counts, with what is known of it before it is read.

    `day`, `clock`: as written; `on`: the date it falls on. `until`, `until_day`, `minutes`, `all_day`: what the cell
    of its beginning says of its end; `vague`: usual hours were taken for a word. `unread_…`: what no one can read,
    "=" for a formula without a result. `reason`: why it has no date.
    """

    number: int
    cells: tuple[Cell, ...]
    day: Day | None = None
    unread_day: str = ""
    clock: Clock | None = None
    until: Clock | None = None
    until_day: Day | None = None
    minutes: int | None = None
    all_day: bool = False
    vague: bool = False
    unread_time: str = ""
    on: date | None = None
    warnings: list[str] = field(default_factory=list)
    reason: str = ""


@dataclass(slots=True)
class _Turn:
    """A line between rows that changes what the dates below it mean."""

    day: Day | None = None
    year: int | None = None
    month: int | None = None


_TOTAL = re.compile(
    r"(?:本?[页日周月季年]|当[日月]|本月|全[月年]|第?[一二三四1-4]季度?|[上下]半年|[一二三四五六七八九十\d]{1,2}月份?)?(?:小计|合计|总计|共计|累计|总数|合共|总合计)(?:人数|人次)?[::]?.{0,16}"
)
_STATED = re.compile(r"(\d{1,7})\s*(?:人次|人|次|条|批|批次)?")
_FOOTER = re.compile(
    r"(?:填表|制表|审核|审批|负责人|主管|单位|填报|报送|备注|说明|注|登记人|值班|经办|统计|打印|联系人|盖章)[^::]{0,8}[::]"
    r"|第\s*\d+\s*页|共\s*\d+\s*页|以下空白|以上"
)
_LOST_ZERO = re.compile(r"\d{1,2}\.[123]")
_KEPT_ZERO = re.compile(r"(?:\d{4}\.)?\d{1,2}\.[123]0")


_PARTS = re.compile(r"[、,,/;;+&\s]+")


class Catalogue:
    """Finds the codes of what people wrote, and whether the codes say all of it."""

    def __init__(self, terms: Iterable[Term], kind: str) -> None:
        terms = [term for term in terms if term.kind == kind]
        self._wordings = Wordings(terms, kind)
        # Only a label says everything: another wording of an entry is more telling than the entry.
        self._whole = {_word(text) for term in terms for text in (term.code, term.label, term.label_en)}
        self._worded = self._whole | {_word(text) for term in terms for text in term.words.split()}
        self._known: dict[str, tuple[str | None, str | None]] = {}

    def find(self, text: str) -> tuple[str | None, str | None]:
        """(codes separated by a space, the text itself where the codes don't say it all)."""
        if text not in self._known:
            codes = " ".join(self._wordings.find_all(text)) or None
            parts = [text] if _word(text) in self._whole else _PARTS.split(text)
            said = all(_word(part) in self._whole for part in parts if part)
            self._known[text] = codes, None if codes and said else text
        return self._known[text]

    def beyond(self, text: str) -> str:
        """What a list of things says that no entry is worded as."""
        parts = [text] if _word(text) in self._worded else _PARTS.split(text)
        return "、".join(part for part in parts if part and _word(part) not in self._worded)


def _word(text: str) -> str:
    return re.sub(r"\s", "", half_width(text).casefold())


Lookup = Callable[[str], str]
"""Says under which name the desk knows what a ledger calls by its own."""


@dataclass(frozen=True, slots=True)
class Options:
    """What reading a row depends on besides its sheet; see `plan`."""

    zone: tzinfo
    today: date | None = None
    overnight: timedelta = OVERNIGHT
    missing_time: time | None = None
    lookups: Table[str, Lookup] = field(default_factory=dict)

    def called(self, column: str, text: str) -> str:
        """What the desk calls something; "" where nobody was asked."""
        known = self.lookups.get(column)
        return known(text) if known is not None else ""


def plan(
    grids: Sequence[Grid],
    mappings: Sequence[Mapping],
    kind: LedgerKind | None = None,
    *,
    zone: tzinfo,
    known: Container[Fingerprint] = frozenset(),
    terms: Iterable[Term] = (),
    today: date | None = None,
    longest_overnight: timedelta = OVERNIGHT,
    missing_time: time | None = None,
    lookups: Table[str, Lookup] | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Read every row of every sheet; nothing is written anywhere.

    `kind`: the mappings' own by default. `zone`: the site's, for turning local times into instants. `known`: keys of
    what the desk already has (`known_visit`, `person_fingerprint` …). `terms`: the catalogues, for purposes and
    groups. `today`: for dates without any year in the file. `missing_time`: the time given to visits that have a day
    and no time; without it such rows are rejected. `lookups`: by column, under which name the desk knows what the
    ledger calls by its own. Raises UserError when no sheet can be read.
    """
    kind = kind or next((mapping.kind for mapping in mappings), None)
    if kind is None:
        raise UserError(translate("ledger", "The file has no rows."))
    options = Options(zone, today, longest_overnight, missing_time, lookups or {})
    result = Plan(kind)
    entries = list(terms)
    words = {term.kind: Catalogue(entries, term.kind) for term in entries}
    pairs = [(grid, mapping) for grid, mapping in zip(grids, mappings, strict=True) if grid.rows]
    usable = [(grid, mapping) for grid, mapping in pairs if mapping.usable]
    if not usable:
        missing = max((mapping for _, mapping in pairs), key=lambda m: len(m.targets), default=None)
        if missing is None:
            raise UserError(translate("ledger", "The file has no rows."))
        raise UserError(
            translate("ledger", "No column was recognised as: {columns}. Choose the columns yourself.").format(
                columns=translate("ledger", ", ").join(missing.missing)
            )
        )
    for grid, mapping in pairs:
        if not mapping.usable:
            result.skipped.append(Skipped(grid.name, 0, Skip.SHEET, _first_text(grid)))
    sheets = [Sheet(grid, mapping, kind, words, result, options) for grid, mapping in usable]
    total = sum(len(grid.rows) for grid, _ in usable)
    done = 0
    for sheet in sheets:
        sheet.collect(progress, done, total * 2)
        done += len(sheet.grid.rows)
    year = _common_year(sheets)
    seen: dict[Fingerprint, tuple[str, int]] = {}
    for sheet in sheets:
        sheet.place_days(year)
        for count, row in enumerate(sheet.rows):
            if progress is not None and count % 1000 == 0:
                progress.tick(done + count, total * 2)
            sheet.finish(row, seen, known)
        done += len(sheet.grid.rows)
        sheet.check_totals()
    return result


def _first_text(grid: Grid) -> str:
    return next((text for row in grid.rows for value in row if (text := cell_text(value))), "")


def _common_year(sheets: Sequence["Sheet"]) -> int | None:
    """A year some sheet speaks of, for the sheets that don't."""
    for sheet in sheets:
        if sheet.mapping.year:
            return sheet.mapping.year
    for sheet in sheets:
        for row in sheet.rows:
            if row.day and row.day.year:
                return row.day.year
    return None


class Sheet:
    """One sheet on its way from cells to records; hands the kind's `read` what the cells of a row say."""

    def __init__(
        self,
        grid: Grid,
        mapping: Mapping,
        kind: LedgerKind,
        words: dict[str, Catalogue],
        result: Plan,
        options: Options,
    ) -> None:
        self.grid, self.mapping, self.kind, self.words, self.result = grid, mapping, kind, words, result
        self.options = options
        targets = mapping.targets
        self.where = {name: indexes[0] for name, indexes in targets.items()}
        self.notes = targets.get("note", [])
        self.labels = {column.index: column.header for column in mapping.columns}
        self.mapped = [index for indexes in targets.values() for index in indexes]
        self.rows: list[Row] = []
        self.turns: dict[int, list[_Turn]] = {}
        self.totals: list[tuple[int, int]] = []
        self.people_at: list[tuple[int, int]] = []
        width = max(self.labels, default=-1) + 1
        result.headers.setdefault(grid.name, tuple(self.labels.get(index, "") for index in range(width)))
        above = grid.rows[: max(mapping.header_row - 1, 0)]
        lines = (" ".join(dict.fromkeys(cell_text(value) for value in row if not is_blank(value))) for row in above)
        result.titles.setdefault(grid.name, tuple(line for line in lines if line))
        when = kind.when
        self._day_column = self.where.get(when.day, -1) if when else -1
        self._start_column = self.where.get(when.start, -1) if when else -1
        self._starts_have_times: bool | None = None
        self._zeros: bool | None = None
        self._header_words = {normal_heading(text) for text in self.labels.values() if text}

    # -- first pass: which rows count

    def collect(self, progress: Progress | None, done: int, total: int) -> None:
        """Sort rows from titles, totals and remarks, and read days and times as they stand."""
        previous: dict[int, Cell] = {}
        name, start = self.where.get(self.kind.subject, -1), self._start_column
        for number in range(self.mapping.first_row, len(self.grid.rows) + 1):
            if progress is not None and number % 1000 == 0:
                progress.tick(done + number, total)
            row = self.grid.rows[number - 1]
            filled = [index for index, value in enumerate(row) if not is_blank(value)]
            if not filled and not self._uncalculated(number):
                continue
            if is_blank(value_at(row, name)) or is_blank(value_at(row, start)) or self._is_odd(row, name):
                why = self._no_record(number, row, filled)
                if why is not None:
                    if why is not Skip.EMPTY:
                        text = " ".join(dict.fromkeys(cell_text(row[index]) for index in filled))
                        self.result.skipped.append(Skipped(self.grid.name, number, why, text))
                    continue
            cells = list(row)
            for index in self.mapped:
                value = value_at(row, index)
                if value is not None and is_ditto(value):
                    cells[index] = previous.get(index)
                elif value is not None:
                    previous[index] = value
                    continue
                previous[index] = value_at(tuple(cells), index) if index < len(cells) else None
            self.rows.append(self._timed(Row(number, tuple(cells))))

    def _uncalculated(self, number: int) -> bool:
        flagged = self.grid.uncalculated
        return bool(flagged) and any((number, index + 1) in flagged for index in self.mapped)

    def _is_odd(self, row: tuple[Cell, ...], name: int) -> bool:
        text = value_at(row, name)
        return isinstance(text, str) and (
            normal_heading(text) in self._header_words or bool(_TOTAL.fullmatch(text.replace(" ", "")))
        )

    def _no_record(self, number: int, row: tuple[Cell, ...], filled: list[int]) -> Skip | None:
        """Why a row is no record; None when it is one after all."""
        texts = {index: cell_text(row[index]) for index in filled}
        compact = {index: re.sub(r"\s", "", half_width(text)) for index, text in texts.items()}
        headed = sum(1 for index in self.labels if self.labels[index] and texts.get(index) == self.labels[index])
        named = sum(1 for text in compact.values() if text and normal_heading(text) in self._header_words)
        if headed >= 2 or (named >= 3 and named * 2 >= len(filled)):
            return Skip.HEADER
        has_time = parse_span(value_at(row, self._start_column), dated=True) is not None
        if not has_time and any(_TOTAL.fullmatch(text) for text in compact.values()):
            self._note_total(list(compact.values()))
            return Skip.TOTAL
        keys = [self.where[key] for key in self.kind.marks if key in self.where]
        day_column = self._day_column
        if self._uncalculated(number):
            return None
        if len(set(texts.values())) == 1:
            return self._single(row, filled, keys, day_column)
        if any(index in texts for index in keys):
            first = compact[filled[0]]
            footer = not has_time and (_FOOTER.match(first) or all(_FOOTER.match(t) for t in compact.values()))
            return Skip.NOTE if footer else None
        if day_column in texts and (day := parse_day(row[day_column])):
            self._turn(_Turn(day=day))
        rest = {index: text for index, text in compact.items() if index != day_column}
        if any(index in rest and not is_nothing(rest[index]) for index in self.mapped):
            return Skip.NOTE if _FOOTER.match(compact[filled[0]]) else None
        return Skip.EMPTY if all(_is_number(text) for text in rest.values()) else Skip.NOTE

    def _single(self, row: tuple[Cell, ...], filled: list[int], keys: list[int], day_column: int) -> Skip | None:
        """A row with one value only: a day over its visits, a title, a remark, or a bare line number."""
        value = row[filled[0]]
        text = half_width(cell_text(value))
        lone = len(filled) == 1
        day = parse_day(value)
        if day and (filled == [day_column] or (isinstance(value, str) and not text.isdigit() and day.month)):
            self._turn(_Turn(day=day))
            return Skip.DATE
        if isinstance(value, datetime) and day:
            self._turn(_Turn(day=day))
            return Skip.DATE
        if _is_number(text) and filled[0] not in keys:
            return Skip.EMPTY
        year, month = parse_period(text)
        if (year or month) and not MADE.search(text):
            self._turn(_Turn(year=year, month=month))
            return Skip.TITLE
        if lone and filled[0] in keys and not _FOOTER.match(text) and len(text) <= 20:
            return None
        return Skip.NOTE

    def _turn(self, turn: _Turn) -> None:
        self.turns.setdefault(len(self.rows), []).append(turn)

    def _note_total(self, texts: list[str]) -> None:
        stated = [
            int(match[1])
            for text in texts
            if (match := _STATED.fullmatch(re.sub(r"^.*?(?:计|累计|总数)(?:人数|人次)?[::]?", "", text)))
        ]
        if len(stated) == 1:
            self.totals.append((len(self.rows), stated[0]))

    def _timed(self, row: Row) -> Row:
        when = self.kind.when
        if when is None:
            return row
        flagged = self.grid.uncalculated
        value = value_at(row.cells, self._day_column)
        if not is_nothing(value):
            row.day = self._day(value)
            if self._start_column < 0:
                self._take(row, value)
            if row.day is None:
                row.unread_day = cell_text(value) or str(value)
        elif flagged and (row.number, self._day_column + 1) in flagged:
            row.unread_day = "="
        moment = value_at(row.cells, self._start_column)
        if not is_nothing(moment):
            day = self._take(row, moment)
            if day is not None:
                row.day, row.unread_day = day, ""
                if row.clock is None and isinstance(moment, datetime) and self._timed_starts():
                    # Among beginnings with times, a day alone is one at midnight: the spreadsheet hides 0:00.
                    row.clock = Clock(time(), doubtful=True)
            elif row.clock is None and not row.all_day:
                row.unread_time = cell_text(moment)
        elif flagged and (row.number, self._start_column + 1) in flagged:
            row.unread_time = "="
        return row

    def _take(self, row: Row, value: Cell) -> Day | None:
        """Note what a cell says of beginning and end; its day, for the caller to decide."""
        assert self.kind.when is not None
        span = parse_span(value, dated=row.day is not None and self._start_column >= 0, parts=self.kind.when.parts)
        if span is None or (self._start_column < 0 and row.day is not None and span.day is None):
            return None  # "3.5" is a day in the column of days
        row.clock, row.until, row.until_day = span.start, span.end, span.end_day
        row.minutes, row.all_day, row.vague = span.minutes, span.all_day, span.vague
        if self._start_column < 0:
            row.day = row.day or span.day
        return span.day

    def _timed_starts(self) -> bool:
        if self._starts_have_times is None:
            values = [value_at(row, self._start_column) for row in self.grid.rows[self.mapping.first_row - 1 :][:500]]
            clocks = [parse_moment(value)[1] for value in values if not is_nothing(value)]
            self._starts_have_times = sum(1 for clock in clocks if clock) * 2 >= len(clocks)
        return self._starts_have_times

    def _day(self, value: Cell) -> Day | None:
        day = parse_day(value)
        # A text file written by a spreadsheet has lost the zero of 3.10 as the number had.
        if day and not self.grid.typed and isinstance(value, str) and _LOST_ZERO.fullmatch(value.strip()):
            return day if self._zeros_kept() else replace(day, other=day.day * 10)
        return day

    def _zeros_kept(self) -> bool:
        """Whether the sheet has a 3.10 somewhere: then its 3.1 is no 3.10."""
        if self._zeros is None:
            values = (value_at(row, self._day_column) for row in self.grid.rows[self.mapping.first_row - 1 :])
            self._zeros = any(isinstance(value, str) and _KEPT_ZERO.fullmatch(value.strip()) for value in values)
        return self._zeros

    # -- second pass: which day

    def place_days(self, common_year: int | None) -> None:
        """Give every row its date: from its own cell, from the line above, from the title."""
        when, today = self.kind.when, self.options.today
        if when is None:
            return
        year, month = self.mapping.year, self.mapping.month
        guessed_year = False
        if year is None:
            own = next((row.day.year for row in self.rows if row.day and row.day.year), None)
            year = own or common_year
            if year is None and today is not None:
                year, guessed_year = today.year, True
        current: date | None = self.mapping.day
        from_title = current is not None
        unread = ""
        following = self._following()
        used_guess = False
        for index, row in enumerate(self.rows):
            for turn in self.turns.get(index, ()):
                if turn.day is not None:
                    current, unread = self._on(turn.day, year, month, current), ""
                else:
                    year, month, current = turn.year or year, turn.month or month, None
            if row.unread_day:
                current, unread = None, row.unread_day
                row.reason = self._bad_day(unread)
                continue
            if row.day is None:
                row.on = current
                if current is None and unread:
                    row.reason = translate("ledger", "The date written above this row can't be read: “{text}”.").format(
                        text=unread
                    )
                continue
            placed = self._on(row.day, year, month, current if not from_title else None)
            if placed is None:
                text = self._day_text(row)
                if year is None and row.day.year is None:
                    row.reason = translate(
                        "ledger", "The date “{text}” has no year, and neither title nor sheet names one."
                    ).format(text=text)
                else:
                    row.reason = self._bad_day(text)
                current, unread = None, text
                continue
            if row.day.other:
                placed = self._choose(row, placed, current, following[index], year, month)
            if row.day.year is None and guessed_year and today is not None:
                used_guess = True
                if not when.ahead and placed > today:
                    placed = _moved(placed, -1)
                elif when.ahead and (current is None or from_title):
                    years = [_moved(placed, more) for more in (-1, 0, 1)]
                    placed = min(years, key=lambda day: abs((day - today).days))
            row.on, current, from_title, unread = placed, placed, False, ""
        if used_guess:
            self.result.warnings.append(
                translate("ledger", "Sheet “{sheet}” names no year: its dates were taken for {year}.").format(
                    sheet=self.grid.name, year=year
                )
            )

    def _day_text(self, row: Row) -> str:
        return cell_text(value_at(row.cells, self._day_column if self._day_column >= 0 else self._start_column))

    def _bad_day(self, text: str) -> str:
        if text == "=":
            return self.no_result(self._day_column)
        return translate("ledger", "The date can't be read: “{text}”.").format(text=text)

    def _following(self) -> list[Day | None]:
        """For every row, the next day below it that can be read in one way only."""
        found: list[Day | None] = [None] * len(self.rows)
        upcoming: Day | None = None
        for index in range(len(self.rows) - 1, -1, -1):
            found[index] = upcoming
            day = self.rows[index].day
            if day is not None and not day.other:
                upcoming = day
        return found

    def day_of(self, day: Day, near: date) -> date | None:
        """The date of another day of a row, perhaps without year or month, beside the row's own."""
        return self._on(day, near.year, near.month, None)

    @staticmethod
    def _on(day: Day, year: int | None, month: int | None, before: date | None) -> date | None:
        """The date of a day that may lack its year or month, from the title and the date before it."""
        if day.year is not None:
            return day.on(None, month)
        own = day.month
        if own is None:
            if month is None and before is not None:
                own = before.month
                if before.day - day.day > 20:
                    own, year = (1, before.year + 1) if own == 12 else (own + 1, before.year)
            else:
                own = month
        if own is None:
            return None
        if before is not None and month is None:
            year = before.year + (1 if before.month >= 11 and own <= 2 else 0)
        elif year is not None and month is not None:
            # A ledger of December may run into January, and one of January may begin in December.
            year += 1 if month - own > 6 else -1 if own - month > 6 else 0
        return Day(day.day, own).on(year, None) if year else None

    def _choose(
        self, row: Row, first: date, before: date | None, after: Day | None, year: int | None, month: int | None
    ) -> date:
        """Settle 3.1, which a spreadsheet also makes of 3.10, by the dates around it."""
        assert row.day is not None and row.day.other is not None
        second = self._on(Day(row.day.other, row.day.month), year, month, before)
        if second is None:
            return first
        limit = self._on(after, year, month, before) if after else None

        def fits(day: date) -> bool:
            return (before is None or day >= before) and (limit is None or day <= limit)

        chosen = second if fits(second) and not fits(first) else first
        text = self._day_text(row)
        row.warnings.append(
            translate("ledger", "“{text}” could be {first} or {second}; {chosen} was taken.").format(
                text=text, first=first.isoformat(), second=second.isoformat(), chosen=chosen.isoformat()
            )
        )
        return chosen

    # -- third pass: what each row says

    def finish(self, row: Row, seen: dict[Fingerprint, tuple[str, int]], known: Container[Fingerprint]) -> None:
        """Make a record of a row, or say why not."""
        try:
            entry = self.kind.read(self, row)
        except Unreadable as problem:
            self.result.rejected.append(Rejected(self.grid.name, row.number, self._cells(row), str(problem)))
            return
        self.people_at.append((row.number, entry.people))
        key = entry.key
        first = seen.get(key)
        if first is not None or key in known:
            reason = (
                translate("ledger", "The same as row {row} of sheet “{sheet}”.").format(sheet=first[0], row=first[1])
                if first is not None
                else translate("ledger", "Already on this desk.")
            )
            self.result.duplicates.append(Duplicate(self.grid.name, row.number, self._cells(row), first, reason, key))
            return
        seen[key] = (self.grid.name, row.number)
        self.result.records.append(Record(self.grid.name, row.number, entry.values, key, tuple(row.warnings)))

    def _cells(self, row: Row) -> tuple[str, ...]:
        texts = [cell_text(value) for value in self.grid.rows[row.number - 1]]
        column = self._day_column
        if row.on is not None and column >= 0:
            texts += [""] * (column + 1 - len(texts))
            texts[column] = row.on.isoformat()
        return tuple(texts)

    def value(self, row: Row, target: str) -> Cell:
        """What the column brought in as `target` holds; None where there is none."""
        value = value_at(row.cells, self.where.get(target, -1))
        if value is None and self.grid.uncalculated:
            index = self.where.get(target, -1)
            if (row.number, index + 1) in self.grid.uncalculated:
                sentence = self.no_result(index)
                if sentence not in row.warnings:
                    row.warnings.append(sentence)
        return value

    def no_result(self, index: int) -> str:
        """The sentence about a formula of a column without its result."""
        return translate(
            "ledger",
            "The formula in “{column}” holds no result: open the file in Excel or WPS, save it, and load it again.",
        ).format(column=self.labels.get(index, ""))

    def lacks(self, row: Row, target: str) -> str:
        """That sentence, where the cell of a column is such a formula; else ""."""
        index = self.where.get(target, -1)
        return self.no_result(index) if (row.number, index + 1) in self.grid.uncalculated else ""

    def text(self, row: Row, target: str) -> str | None:
        """The cell's text without needless spaces; None where there is nothing to say."""
        value = self.value(row, target)
        return None if is_nothing(value) else " ".join(cell_text(value).split()) or None

    def term(self, row: Row, target: str) -> tuple[str | None, str | None]:
        """(codes, words that the codes don't say)."""
        text = self.text(row, target)
        if text is None:
            return None, None
        catalogue = self.words.get(self.kind.column(target).terms or "")
        return catalogue.find(text) if catalogue else (None, text)

    def doubt(self, row: Row, target: str, clock: Clock) -> None:
        """Say that a time of day may be another one."""
        text = cell_text(value_at(row.cells, self.where.get(target, self._day_column)))
        row.warnings.append(
            translate("ledger", "“{text}” was read as {time}.").format(text=text, time=clock.time.isoformat("minutes"))
        )

    def note(self, row: Row, notes: list[str]) -> str | None:
        """The row's notes, and what else is to be kept in words."""
        kept = []
        for position, index in enumerate(self.notes):
            value = value_at(row.cells, index)
            if is_nothing(value):
                continue
            text = cell_text(value)
            label = self.labels.get(index, "")
            kept.append(
                text
                if position == 0 or not label
                else translate("ledger", "{label}: {text}").format(label=label, text=text)
            )
        return translate("ledger", "; ").join((*kept, *notes)) or None

    def check_totals(self) -> None:
        """Compare what the ledger's own totals say with what was read."""
        if not self.totals:
            return
        people = dict(self.people_at)
        upto_people = [0, *accumulate(people.get(row.number, 0) for row in self.rows)]
        begin = 0
        for upto, stated in self.totals:
            counts = {upto, upto - begin, upto_people[upto], upto_people[upto] - upto_people[begin]}
            begin = upto
            if stated not in counts:
                self.result.warnings.append(
                    translate("ledger", "Sheet “{sheet}”: the total says {stated}, {read} rows were read.").format(
                        sheet=self.grid.name, stated=stated, read=upto
                    )
                )


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day - timedelta(days=1)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,6}(?:\.0)?", text))
