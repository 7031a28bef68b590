"""What a sheet is: its cells, what offices call their columns, and which column is which.

Offices keep the same book in a hundred layouts, so nothing here goes by position. `recognise` proposes a
`Mapping`; a person may change it before `ledger_rows` reads the rows with it. What a kind of ledger holds is
declared beside what it says (`ledger_visits`, `ledger_people`, `ledger_bookings`, `ledger_spaces`).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from app.core.i18n import translate
from app.domain.fields import FieldSpec
from app.domain.ledger_values import (
    Cell,
    cell_text,
    digits_for_numerals,
    half_width,
    is_ditto,
    is_nothing,
    parse_about,
    parse_day,
    parse_gender,
    parse_length,
    parse_party,
    parse_period,
    parse_phone,
    parse_span,
    parse_time,
    words,
)

if TYPE_CHECKING:
    from app.domain.ledger_rows import Row, Sheet

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, counted from 1."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it was found; row and column numbers count from 1, as the spreadsheet shows them.

    `source`: the file's name without its ending. `merged`: merged areas; each of their cells holds the
    value. `uncalculated`: (row, column) of formulas whose result the file doesn't hold. `typed`: False for
    text files, where a number has already lost what a cell would have kept.
    """

    name: str
    rows: Sequence[tuple[Cell, ...]]
    source: str = ""
    merged: tuple[Merge, ...] = ()
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    typed: bool = True


# ---------------------------------------------------------------- what a ledger may hold


class Reading(StrEnum):
    """How the cells of a column are read."""

    DAY = "day"
    MOMENT = "moment"
    NAME = "name"
    PHONES = "phones"
    GENDER = "gender"
    COUNT = "count"
    LENGTH = "length"
    TERMS = "terms"
    BIRTH = "birth"
    ID = "id"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """Something a ledger's column can be brought in as; `name` is the record's field where there is one."""

    name: str
    label_source: str
    reading: Reading
    synonyms: tuple[str, ...]
    context: str = "fields"
    terms: str | None = None

    @property
    def label(self) -> str:
        """The label in the language of the desk."""
        return translate(self.context, self.label_source)


def of(spec: FieldSpec, reading: Reading, more: str = "", name: str = "") -> Column:
    """A field of a record, with further headings offices give it (several words joined by _)."""
    synonyms = (*spec.synonyms, *(word.replace("_", " ") for word in words(more)))
    return Column(name or spec.name, spec.label_source, reading, synonyms, terms=spec.terms)


def helping(name: str, label_source: str, reading: Reading, headings: str, terms: str | None = None) -> Column:
    """Something that is no field of its own but helps to read the row."""
    synonyms = tuple(word.replace("_", " ") for word in words(headings))
    return Column(name, label_source, reading, synonyms, "ledger", terms)


LEFT_OUT = frozenset(
    words("""
    序号 编号 序 号 no no. # 星期 周 天气 体温 健康码 签名 签字 本人签名 访客签名 值班人 值班员 值班人员 登记人
    登记人员 登记员 经办人 记录人 审核人 填表人 门岗 保安 年龄 岁数 民族 学历 制表人 制表日期 填表日期 离开日期
    次数 累计人数 同行人员 被访部门 车牌 车牌号 车牌号码 满意度 处理结果 办理结果 是否办结 与孩子关系 关系 监护人
    是否党员 政治面貌 原因 reason_for_rejection
""")
)
"""Headings that are known and hold nothing a record keeps, in any ledger whose kind doesn't say otherwise."""

_WHOLE_ONLY = frozenset(
    words(
        "群众 居民 读者 党员 孩子 学员 类别 身份 进入 到达 签到 入馆 离开 离馆 签退 内容 接待 陪同 其他 其它 说明 单位"
        " 活动 课程 开始 结束 状态 名称 座位"
    )
)
"""Words that say what a column is only when they are the whole heading."""


def owner(headings: str) -> re.Pattern[str]:
    """Matches a heading that begins with whose column it is, and goes on."""
    longest_first = sorted(words(headings), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)})(?=.)")


SOMEONE = owner("监护人 家长 紧急联系人 负责人 值班人 值班 登记人 经办人 父亲 母亲 配偶 审核人 填表人 陪同人")
"""Whose columns concern somebody beside the one a row is about."""


@dataclass(frozen=True, slots=True)
class When:
    """The columns that say when something is.

    `start` may hold a time, a day with it, or a whole span; `day` the day alone. `ahead`: it may lie ahead of today.
    `parts`: words stand for hours, too ("全天", "上午").
    """

    day: str
    start: str
    end: str
    ahead: bool = False
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says: values by field name, what makes two rows the same one, how many people it counts."""

    values: dict[str, Any]
    key: tuple[str | int, ...]
    people: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class LedgerKind:
    """A kind of ledger, all that reading one takes; whoever wants another kind declares another.

    `needs`: one column out of each must be there. `subject`: the column whose text tells an entry from a heading or
    a total. `marks`: a line with one of these is an entry. `read`: makes an entry of a row, or raises `Unreadable`
    with the reason. `own`: a heading may begin with whose column it is ("访客电话"); `others`: with somebody else's,
    whose name alone is brought in as the column named, "" for none.
    """

    name: str
    columns: tuple[Column, ...]
    needs: tuple[tuple[str, ...], ...]
    read: "Callable[[Sheet, Row], Entry]"
    subject: str = "name"
    marks: tuple[str, ...] = ("name", "phones")
    when: When | None = None
    own: re.Pattern[str] | None = None
    others: tuple[tuple[re.Pattern[str], str], ...] = ((SOMEONE, ""),)
    left_out: frozenset[str] = LEFT_OUT

    def column(self, name: str) -> Column:
        """A column by name; raises KeyError."""
        for candidate in self.columns:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    def has(self, name: str) -> bool:
        """Whether there is such a column."""
        return any(candidate.name == name for candidate in self.columns)


# ---------------------------------------------------------------- the mapping


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of a sheet and what it is taken for.

    `index` counts from 0. `confidence` runs from 0 to 1: 1 is a heading we know with contents that agree,
    below 0.6 a person should look. `samples` are its first few values, as text.
    """

    index: int
    header: str
    target: str | None
    confidence: float
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one sheet is to be read: proposed by `recognise`, changed by a person, used by `plan`.

    `header_row` 0 means the sheet has no heading. `first_row`: where its rows begin. `year`, `month`, `day`:
    what title, sheet or file name say, for dates that leave it out. `missing`: labels of what the kind of
    ledger needs and no column gives.
    """

    sheet: str
    kind: LedgerKind
    header_row: int
    first_row: int
    columns: tuple[MappedColumn, ...]
    year: int | None = None
    month: int | None = None
    day: date | None = None

    @property
    def targets(self) -> dict[str, list[int]]:
        """Column indexes by what they are brought in as."""
        found: dict[str, list[int]] = {}
        for column in self.columns:
            if column.target:
                found.setdefault(column.target, []).append(column.index)
        return found

    @property
    def missing(self) -> tuple[str, ...]:
        """Labels of what is needed and not there; empty when the sheet can be read."""
        targets = self.targets
        return tuple(
            self.kind.column(names[0]).label for names in self.kind.needs if not any(name in targets for name in names)
        )

    @property
    def usable(self) -> bool:
        """Whether rows can be read with it."""
        return not self.missing

    @property
    def certain(self) -> bool:
        """Whether it may be used without a person's look: headings found, none of what counts guessed."""
        needed = {name for names in self.kind.needs for name in names}
        return (
            self.usable
            and self.header_row > 0
            and all(column.confidence >= 0.6 for column in self.columns if column.target in needed)
        )

    def with_target(self, index: int, target: str | None) -> "Mapping":
        """The same with one column taken for something else (or nothing); only notes may be several."""
        columns = []
        for column in self.columns:
            if column.index == index:
                column = replace(column, target=target, confidence=1.0)
            elif target and column.target == target and target != "note":
                column = replace(column, target=None, confidence=1.0)
            columns.append(column)
        return replace(self, columns=tuple(columns))

    def with_period(self, year: int | None, month: int | None) -> "Mapping":
        """The same with another year and month for dates that leave them out."""
        return replace(self, year=year, month=month)


_TRADITIONAL = str.maketrans(
    "來訪時間離開電話聯絡繫備註號類別單證機碼達結束場進館員點隨攜帶對數稱黨聯係寶賓櫃編體溫簽週記錄務項辦內報",
    "来访时间离开电话联络系备注号类别单证机码达结束场进馆员点随携带对数称党联系宝宾柜编体温签周记录务项办内报",
)
_BRACKETS = re.compile(r"[(（\[【<《].*?[)）\]】>》]")
_HEAD_NOISE = re.compile(r"[\s*:：/／\\、,，.。\-—_·()（）\[\]【】?？]+")


def normal_heading(text: str) -> str:
    """A heading without spaces, marks and old-style characters, for comparing."""
    return _HEAD_NOISE.sub("", half_width(text).lower().translate(_TRADITIONAL))


@lru_cache(maxsize=8)
def _synonyms(kind: LedgerKind) -> dict[str, str]:
    found = {normal_heading(word): "" for word in kind.left_out}
    for column in kind.columns:
        for word in (*column.synonyms, column.label_source, column.name):
            found.setdefault(normal_heading(word), column.name)
    return found


@lru_cache(maxsize=4096)
def _heading(text: str, kind: LedgerKind) -> tuple[tuple[float, str], ...]:
    """What a heading may mean, best first: (score, target), target "" for what is knowingly left out."""
    whole = normal_heading(text)
    if not whole or len(whole) > 24:
        return ()
    known = _synonyms(kind)
    scores: dict[str, float] = {}

    def add(target: str | None, score: float) -> None:
        if target is not None and score > scores.get(target, 0):
            scores[target] = score

    bare = normal_heading(_BRACKETS.sub("", text))
    for form, score in ((whole, 1.0), (bare, 0.97)):
        if form:
            add(known.get(form), score)
    if not scores:
        form = bare or whole
        for pattern, target in kind.others:
            if match := pattern.match(form):
                add(target if form[match.end() :] in ("姓名", "名字", "名称") else "", 0.95)
                break
        else:
            match = kind.own.match(form) if kind.own else None
            if match and (rest := known.get(form[match.end() :])) is not None:
                add(rest, 0.95)
    if not scores:
        form = bare or whole
        for word, target in known.items():
            if len(word) >= 2 and word not in _WHOLE_ONLY and not word.isascii() and word in form:
                # The last part of a Chinese heading is what it is about.
                add(target, 0.5 + 0.3 * len(word) / len(form) + (0.08 if form.endswith(word) else 0))
    return tuple(sorted(((score, target) for target, score in scores.items()), reverse=True))


def is_blank(value: Cell) -> bool:
    """Whether there is nothing in a cell."""
    return value is None or (isinstance(value, str) and not value.strip())


def value_at(row: tuple[Cell, ...], index: int) -> Cell:
    """A row's value at an index from 0; None beyond its end and for -1, a column that isn't there."""
    return row[index] if 0 <= index < len(row) else None


def _strength(labels: Sequence[str], kind: LedgerKind) -> tuple[int, float]:
    """How much a row looks like headings: different meanings found, and the sum of their scores."""
    best: dict[str, float] = {}
    ignored = 0.0
    for label in labels:
        ranked = _heading(label, kind) if label else ()
        if ranked:
            score, target = ranked[0]
            if target:
                best[target] = max(best.get(target, 0), score)
            elif score >= 0.95:
                ignored += 0.1
    strong = [score for score in best.values() if score >= 0.7]
    return len(strong), sum(strong) + ignored


def _labels(row: tuple[Cell, ...]) -> list[str]:
    return [cell_text(value) if isinstance(value, str) and len(value) <= 60 else "" for value in row]


def _header(grid: Grid, kind: LedgerKind) -> tuple[int, int, list[str]] | None:
    """(heading row, first row after it, labels); None when no row looks like headings."""
    best: tuple[float, int, list[str]] | None = None
    seen = 0
    for number, row in enumerate(grid.rows[:200], 1):
        if all(is_blank(value) for value in row):
            continue
        seen += 1
        if seen > 40:
            break
        labels = _labels(row)
        count, total = _strength(labels, kind)
        if count >= 2 and len(set(filter(None, labels))) >= 2 and (best is None or total > best[0] + 1e-9):
            best = (total, number, labels)
    if best is None:
        return None
    total, number, labels = best
    below = grid.rows[number] if number < len(grid.rows) else ()
    above = grid.rows[number - 2] if number > 1 else ()
    # Headings in two rows: "来访" over "日期 | 时间". Try the row below, then the row above.
    for upper, lower, top in ((labels, below, number), (_labels(above), grid.rows[number - 1], number - 1)):
        if not lower or not upper or len(set(filter(None, upper))) < 2:
            continue
        if any(not isinstance(value, str) and value is not None for value in lower):
            continue
        if any(parse_time(value) or parse_phone(value).numbers for value in lower if not is_blank(value)):
            continue
        joined = _joined(upper, _labels(lower), kind)
        if _strength(joined, kind)[1] > total + 0.5 or (lower is below and _repeats_above(grid, number)):
            return top, top + 2, joined
    return number, number + 1, labels


def _repeats_above(grid: Grid, number: int) -> bool:
    """Whether headings are merged downwards into the next row."""
    return any(top == number and bottom == number + 1 for top, _, bottom, _ in grid.merged)


def _joined(upper: list[str], lower: list[str], kind: LedgerKind) -> list[str]:
    joined = []
    for index in range(max(len(upper), len(lower))):
        over = upper[index] if index < len(upper) else ""
        under = lower[index] if index < len(lower) else ""
        if not over or not under or over == under:
            joined.append(over or under)
            continue
        options = (over + under, under)
        joined.append(max(options, key=lambda text: _heading(text, kind)[0][0] if _heading(text, kind) else 0))
    return joined


def _share(values: Sequence[Cell], test: Callable[[Cell], object]) -> float:
    return sum(1 for value in values if test(value)) / len(values) if values else 1.0


def _fits(reading: Reading, values: Sequence[Cell]) -> float:
    if reading is Reading.DAY:
        return _share(values, parse_day)
    if reading is Reading.MOMENT:
        return _share(values, lambda value: parse_span(value, dated=True))
    if reading is Reading.LENGTH:
        return _share(values, parse_length)
    if reading is Reading.PHONES:
        return _share(values, lambda value: parse_phone(value).numbers)
    if reading is Reading.COUNT:
        return _share(values, lambda value: parse_about(value) is not None)
    if reading is Reading.GENDER:
        return _share(values, parse_gender)
    return 1.0


def _samples(grid: Grid, first: int, width: int, most: int = 40) -> list[list[Cell]]:
    columns: list[list[Cell]] = [[] for _ in range(width)]
    for row in grid.rows[first - 1 : first + 400]:
        for index, value in enumerate(row[:width]):
            if len(columns[index]) < most and not is_nothing(value) and not is_ditto(value):
                columns[index].append(value)
    return columns


MADE = re.compile(r"(?:制表|填表|填报|报送|打印|导出|生成|截止|截至)")
_FULL_DATE = re.compile(r"(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}")


def _period(grid: Grid, header_row: int) -> tuple[int | None, int | None, date | None]:
    """Year, month and single day that title rows, sheet name and file name speak of, in that order."""
    titles: list[str] = []
    for row in grid.rows[: max(header_row - 1, 0)]:
        titles += [text for text in dict.fromkeys(cell_text(v) for v in row if isinstance(v, str)) if text]
        titles += [v.date().isoformat() for v in row if isinstance(v, datetime) and v.year > 1904]
    telling = [text for text in titles if not MADE.search(text)]
    year = month = None
    for text in (*telling, grid.name, grid.source):
        found_year, found_month = parse_period(text)
        if year is None and (found_year is None or month is None or found_month in (None, month)):
            year = found_year
        month = month or found_month
    days = {
        day.on(None, None)
        for text in telling
        for match in _FULL_DATE.finditer(digits_for_numerals(half_width(text)))
        if (day := parse_day(match[0]))
    }
    named = parse_day(grid.name)
    only = next(iter(days)) if len(days) == 1 else None
    if only is None and not days and named and re.search(r"\d\s*[日号.\-/]", half_width(grid.name)):
        only = named.on(year, month)
    return year, month, only


def recognise(grid: Grid, kind: LedgerKind) -> Mapping:
    """Propose how a sheet is to be read.

    Without headings the columns are guessed from their contents and nothing is certain: the person confirms
    the mapping first. A sheet that holds nothing of the kind comes back with `missing` set.
    """
    found = _header(grid, kind)
    width = max((len(row) for row in grid.rows[:500]), default=0)
    if found is None:
        year, month, day = _period(grid, 0)
        return Mapping(grid.name, kind, 0, 1, _guess(grid, kind, width), year, month, day)
    header_row, first_row, labels = found
    labels += [""] * (width - len(labels))
    samples = _samples(grid, first_row, width)
    options: list[tuple[float, int, int, str]] = []
    for index, label in enumerate(labels):
        for score, target in _heading(label, kind) if label else ():
            agrees = _fits(kind.column(target).reading, samples[index]) if target else 1.0
            options.append((score * (0.6 + 0.4 * agrees), -index, index, target))
    options.sort(key=lambda option: (option[0], option[1]), reverse=True)
    chosen: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, _, index, target in options:
        if index in chosen or (target in taken and target not in ("", "note")):
            continue
        chosen[index] = (target, score)
        taken.add(target)
    if kind.when is not None:
        _settle_days(kind.when, chosen, taken, samples, labels)
    year, month, day = _period(grid, header_row)
    columns = tuple(
        MappedColumn(
            index,
            " ".join(label.split()),
            (chosen[index][0] or None) if index in chosen else None,
            round(chosen[index][1], 3) if index in chosen else 0.0,
            tuple(cell_text(value) for value in samples[index][:5]),
        )
        for index, label in enumerate(labels)
        if label or samples[index]
    )
    return Mapping(grid.name, kind, header_row, first_row, columns, year, month, day)


def _settle_days(
    when: When,
    chosen: dict[int, tuple[str, float]],
    taken: set[str],
    samples: list[list[Cell]],
    labels: list[str],
) -> None:
    """Let the contents decide where a heading like "来访时间" stands over days, or "日期" over both."""

    def has_time(index: int) -> bool:
        return _share(samples[index], lambda value: _is_timed(value, when.parts)) >= 0.5

    for index, (target, score) in list(chosen.items()):
        if target == when.start and when.day not in taken and samples[index] and not has_time(index):
            if _share(samples[index], parse_day) < 0.5:
                continue
            chosen[index] = (when.day, score)
            taken.add(when.day)
            taken.discard(when.start)
            for other, label in enumerate(labels):
                free = other not in chosen or chosen[other][0] == ""
                if free and "时间" in normal_heading(label) and samples[other] and has_time(other):
                    chosen[other] = (when.start, 0.8)
                    taken.add(when.start)
                    break


def _is_timed(value: Cell, parts: bool = False) -> bool:
    span = parse_span(value, parts=parts)
    return span is not None and (span.start is not None or span.all_day)


_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳"
)


def _looks_like_name(value: Cell) -> bool:
    name = parse_party(value).name
    return isinstance(value, str) and 2 <= len(name) <= 4 and name[0] in _SURNAMES


def _guess(grid: Grid, kind: LedgerKind, width: int) -> tuple[MappedColumn, ...]:
    """A mapping by contents alone, for a sheet without headings; never certain."""
    samples = _samples(grid, 1, width)
    tests: list[tuple[str, Callable[[Cell], object]]] = [
        ("phones", lambda v: parse_phone(v).numbers and len(cell_text(v)) >= 7),
        ("name", _looks_like_name),
        ("gender", parse_gender),
    ]
    tests = [(name, test) for name, test in tests if kind.has(name)]
    if kind.when is not None:
        timed = lambda v: isinstance(v, (str, time, datetime)) and _is_timed(v)  # noqa: E731
        tests.insert(0, (kind.when.day, lambda v: (d := parse_day(v)) and d.month and not isinstance(v, float)))
        tests.insert(1, (kind.when.start, timed))
        tests.insert(2, (kind.when.end, timed))
    chosen: dict[int, tuple[str, float]] = {}
    for target, test in tests:
        for index in range(width):
            if index not in chosen and len(samples[index]) >= 2 and _share(samples[index], test) >= 0.7:
                chosen[index] = (target, 0.4)
                break
    return tuple(
        MappedColumn(
            index,
            "",
            chosen[index][0] if index in chosen else None,
            chosen[index][1] if index in chosen else 0.0,
            tuple(cell_text(value) for value in samples[index][:5]),
        )
        for index in range(width)
        if samples[index]
    )


def recognise_all(grids: Iterable[Grid], kind: LedgerKind) -> list[Mapping]:
    """Propose a mapping for every sheet; one without headings borrows those of the sheet before it."""
    mappings: list[Mapping] = []
    model: Mapping | None = None
    for grid in grids:
        mapping = recognise(grid, kind)
        if mapping.header_row and mapping.usable:
            model = mapping
        elif not mapping.header_row and model is not None:
            guessed, wanted = mapping.targets, model.targets
            loose = ("gender", kind.when.end if kind.when else "")
            shared = [name for name in guessed if name in wanted and name not in loose]
            if shared and all(guessed[name] == wanted[name] for name in shared) and kind.marks[0] in shared:
                by_index = {column.index: column.samples for column in mapping.columns}
                columns = tuple(replace(column, samples=by_index.get(column.index, ())) for column in model.columns)
                mapping = replace(mapping, columns=columns)
        mappings.append(mapping)
    return mappings
