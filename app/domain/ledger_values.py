"""What the cells of an office's ledger say: days, times, telephone numbers, names with company.

Every reader takes a cell as a spreadsheet gives it (text, number, date or time) and answers None where a
careful person would not dare to read it either. Nothing here guesses without saying so: a reading that a
second person might dispute is marked `doubtful`.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from math import isfinite

from app.core.errors import UserError
from app.domain import checks

Cell = str | int | float | datetime | date | time | None
"""One cell: text, a number, or a day or time the spreadsheet itself knows as such."""

_EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Day numbers taken for dates when a cell lost its format: 1954 to 2119."""

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")


def words(text: str) -> tuple[str, ...]:
    """The words of a text that lists them with spaces between."""
    return tuple(text.split())


_NOTHING = frozenset(words("- -- --- — —— – / \\ . * × x n/a na none null 无 没有 暂无 空 不详 未知 未填 未登记")) | {
    ""
}
DITTO = frozenset(words('同上 同前 上同 〃 〞 ″ " \'\' "" “ ” ″″ ′′ 、、 々 〻 ditto do')) | {"同 上"}
"""What stands for "the same as the row above"."""


def cell_text(value: Cell) -> str:
    """A cell as a person would read it aloud: whole numbers without ".0", days and times in ISO form."""
    if value is None:
        return ""
    if isinstance(value, str):
        # Exports guard long numbers with ="…", an apostrophe or a tab; none of that is part of the text.
        kept = value.strip().strip("\ufeff\u200b")
        if kept.startswith('="') and kept.endswith('"') and len(kept) > 2:
            kept = kept[2:-1]
        elif kept.startswith("'"):
            kept = kept[1:]
        return "" if kept in _ERRORS else kept.strip()
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def half_width(text: str) -> str:
    """Full-width letters, digits, marks and spaces made half-width; every other character stays."""
    return text if text.isascii() else text.translate(_HALF_WIDTH)


def is_nothing(value: Cell) -> bool:
    """Whether a cell is empty or holds one of the marks people put where there is nothing to say."""
    return value is None or (isinstance(value, str) and half_width(cell_text(value)).lower() in _NOTHING)


def is_ditto(value: Cell) -> bool:
    """Whether a cell says "the same as above"."""
    return isinstance(value, str) and len(value) < 8 and value.strip().lower() in DITTO


# ---------------------------------------------------------------- numbers in words

_NUMERALS = {sign: number for number, signs in enumerate(("〇零○", "一", "二两", *"三四五六七八九")) for sign in signs}
_NUMERAL_RUN = re.compile("[〇零○一二两三四五六七八九十廿]+")


def _run_of_numerals(match: re.Match[str]) -> str:
    run = match[0].replace("廿", "二十")
    if "十" not in run:
        return "".join(str(_NUMERALS[sign]) for sign in run)
    tens, _, ones = run.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return match[0]
    return str((_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0))


def digits_for_numerals(text: str) -> str:
    """Chinese numerals up to 99, and years read digit by digit, written in digits."""
    return text if text.isascii() else _NUMERAL_RUN.sub(_run_of_numerals, text)


_COUNT = re.compile(r"(?:共|计|约|另|含|大约)*(\d{1,4})(?:\.0)?(?:个|名|位|人|口|人次)*")


def parse_count(value: Cell) -> int | None:
    """A number of people ("3", "3人", "两位", 3.0); None when it is no plain count."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if 0 <= value < 10_000 and float(value).is_integer() else None
    match = _COUNT.fullmatch(digits_for_numerals(half_width(cell_text(value))).replace(" ", ""))
    return int(match[1]) if match else None


_DASH = "[-~〜—–―─−‐‑‒]+"
_ABOUT = re.compile(
    rf"(?:约|大约|大概|近|共|计|各|每|可|能|容纳|坐|设|有|最多|不超过|上限|限|≤)*(\d{{1,5}})(?:\.0)?(?:(?:{_DASH}|至|到)(\d{{1,5}}))?"
    r"(?:余|多|来|几|\+)?(?:个|名|位|人|座位|座|席位|席|人次|seats?|people)*(?:左右|上下|以内|以下|以上|不等)?"
)
_SEATED = re.compile(r"座|席|seat")


def parse_about(value: Cell) -> int | None:
    """A number of people or seats as offices put it: "约30人", "30余人", "20-30人" (the larger), "48座", 30."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return parse_count(value)
    text = unicodedata.normalize("NFKC", cell_text(value)).lower().replace(" ", "").replace(",", "")
    match = _ABOUT.fullmatch(digits_for_numerals(text))
    return max(int(number) for number in match.groups() if number) if match else None


def says_seats(value: Cell) -> bool:
    """Whether a number is one of seats: "48座", "48个座位"."""
    return isinstance(value, str) and bool(_SEATED.search(value.lower()))


# ---------------------------------------------------------------- times of day


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as a ledger gives it.

    `next_day`: it was written as the following day's ("次日1:00", "24:00"). `doubtful`: another reading is
    possible, so the row deserves a look.
    """

    time: time
    next_day: bool = False
    doubtful: bool = False


_AM = ("上午", "早上", "早晨", "清晨", "清早", "早", "午前")
_AM_LATIN = ("am", "a.m.", "a.m")
_PM = ("下午", "午后", "pm", "p.m.", "p.m")
_NOON = ("中午", "正午", "晌午")
_EVENING = ("傍晚", "晚上", "晚间", "今晚", "当晚", "晚")
_NIGHT = ("深夜", "半夜", "午夜", "夜里", "夜间", "夜晚", "夜")
_DAWN = ("凌晨",)
_NEXT = ("次日", "第二天", "翌日", "隔日", "隔天", "明日", "次晨", "+1")
_ALL_PARTS = (*_AM, *_AM_LATIN, *_PM, *_NOON, *_EVENING, *_NIGHT, *_DAWN)
_PARTS = "|".join(re.escape(word) for word in sorted(_ALL_PARTS, key=len, reverse=True))
_NEXT_WORDS = "|".join(re.escape(word) for word in (*_NEXT, "第2天"))
_TIME = re.compile(
    rf"(?P<next>{_NEXT_WORDS})?(?P<part>{_PARTS})?"
    r"(?:(?P<h>\d{1,2})(?:[:;∶︰点點时時h](?:(?P<m>\d{1,2})(?:分|min)?(?:[:]?(?P<s>\d{1,2})(?:\.\d+)?秒?)?)?)?"
    r"|(?P<dh>\d{1,2})\.(?P<dm>\d{1,2})|(?P<hm>\d{3,4}))"
    rf"(?P<after>{_PARTS})?(?P<later>{_NEXT_WORDS})?"
)
_CLOCK_NOISE = re.compile(r"[\s()()\[\]约许]|左右|大约|前后|大概|整|钟")


def _from_hours(value: float, doubtful: bool = False) -> Clock | None:
    """A number typed as hours and minutes: 9.3 is what a spreadsheet makes of "9.30"."""
    hours, minutes = divmod(round(value * 100), 100)
    if hours == 24 and minutes == 0:
        return Clock(time(), next_day=True, doubtful=doubtful)
    return Clock(time(hours, minutes), doubtful=doubtful) if hours < 24 and minutes < 60 else None


def _clock_of_number(value: float) -> Clock | None:
    if 0 <= value < 1 and isinstance(value, float):
        seconds = round(value * 86_400)
        if seconds == 86_400:
            return Clock(time(), next_day=True)
        return Clock(time(seconds // 3600, seconds // 60 % 60, seconds % 60))
    if value == int(value):
        whole = int(value)
        if 0 <= whole <= 24:
            return _from_hours(float(whole), doubtful=True)
        return _from_hours(whole / 100) if 100 <= whole <= 2400 else None
    if 1 < value < 24:
        return _from_hours(value, doubtful=round(value * 10) == value * 10)
    return None


def _shift(hour: int, part: str) -> tuple[int, bool, bool] | None:
    """Hour of the 24-hour clock, whether that is the next day, whether it is doubtful."""
    if hour > 24:
        return None
    if part in _AM:
        # "上午12:30" is half past noon in a desk's ledger more often than half past midnight.
        return hour, False, hour == 12
    if part in _AM_LATIN:
        return (0 if hour == 12 else hour), False, False
    if part in _PM:
        return (hour + 12 if hour < 12 else hour), False, hour == 0
    if part in _NOON:
        return (hour + 12 if hour < 4 else hour), False, not (hour in (11, 12, 13) or hour < 4)
    if part in _EVENING:
        if hour == 12:
            return 0, True, False
        return (hour, True, True) if hour < 4 else (hour + 12 if hour < 12 else hour, False, False)
    if part in _NIGHT:
        if hour == 12:
            return 0, True, False
        return (hour, False, True) if hour < 6 else (hour + 12 if hour < 12 else hour, False, False)
    if part in _DAWN:
        return (0 if hour == 12 else hour), False, hour > 6 and hour != 12
    return hour, False, False


@lru_cache(maxsize=8192, typed=True)
def parse_time(value: Cell) -> Clock | None:
    """A time of day in any usual spelling; None when the cell holds no time alone.

    `9:05`, `9点5分`, `9点半`, `下午1:05`, `晚上9点`, `中午12点`, `凌晨0:30`, `24:00`, `次日1:00`, `9.30`,
    `0930`, full-width digits, numerals (`三点一刻`), a spreadsheet's own time or its fraction of a day.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        # A length of a day or more under a time format arrives as a moment of the spreadsheet's first days.
        rounded = value + timedelta(microseconds=500_000)
        return Clock(rounded.time().replace(microsecond=0), next_day=value.year <= 1904)
    if isinstance(value, date):
        return None
    if isinstance(value, time):
        rounded = datetime.combine(_EXCEL_ZERO, value) + timedelta(microseconds=500_000)
        return Clock(rounded.time().replace(microsecond=0), next_day=rounded.date() != _EXCEL_ZERO)
    if isinstance(value, (int, float)):
        return _clock_of_number(value) if isfinite(value) else None
    text = unicodedata.normalize("NFKC", cell_text(value)).lower()
    text = _CLOCK_NOISE.sub("", text)
    if not text:
        return None
    text = text.replace("一刻", "15分").replace("三刻", "45分").replace("半夜", "深夜").replace("半", "30分")
    match = _TIME.fullmatch(digits_for_numerals(text))
    if match is None:
        return None
    part = match["part"] or match["after"] or ""
    later = bool(match["next"] or match["later"])
    doubtful = False
    if match["dh"]:
        hour, minute = int(match["dh"]), int(match["dm"].ljust(2, "0"))
        doubtful = len(match["dm"]) == 1
    elif match["hm"]:
        hour, minute = divmod(int(match["hm"]), 100)
    else:
        hour, minute = int(match["h"]), int(match["m"] or 0)
        doubtful = not part and text.isdigit()
    second = int(match["s"] or 0)
    shifted = _shift(hour, part)
    if shifted is None or minute > 59 or second > 59:
        return None
    hour, tomorrow, dispute = shifted
    if hour == 24:
        if minute or second:
            return None
        hour, tomorrow = 0, True
    return Clock(time(hour, minute, second), later or tomorrow, doubtful or dispute)


_HOURS = re.compile(r"(?:约|共|计)*(?:(\d{1,3}(?:\.\d{1,2})?)(个半)?个?(?:小时|钟头|课时|hours?|hrs?|h))?(?:零)?"
                    r"(?:(\d{1,4})(?:个)?(?:分钟|分|minutes?|mins?|m))?(?:左右|整)?")  # fmt: skip
_H_MM = re.compile(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?")
_DAY_MINUTES = 24 * 60


def parse_length(value: Cell, minutes: bool = False) -> int | None:
    """A length in minutes: "2小时", "1.5小时", "一个半小时", "90分钟", "1:30", a spreadsheet's own length.

    A bare number is one of hours (2, 1.5) unless `minutes` says otherwise, or no booking is that many hours long.
    """
    if isinstance(value, time):
        return value.hour * 60 + value.minute or None
    if isinstance(value, datetime):
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _bare_length(float(value), minutes)
    text = unicodedata.normalize("NFKC", cell_text(value)).lower().replace(" ", "")
    if _ALL_DAY.fullmatch(text):
        return _DAY_MINUTES
    text = text.replace("半个", "半").replace("半小时", "30分").replace("半钟头", "30分").replace("刻钟", "刻")
    text = digits_for_numerals(text.replace("一刻", "15分").replace("三刻", "45分"))
    if re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", text):
        return _bare_length(float(text), minutes)
    if match := _H_MM.fullmatch(text):
        return int(match[1]) * 60 + int(match[2]) or None
    match = _HOURS.fullmatch(re.sub(r"(?<=\d)个30分$", "个半小时", text))
    if match is None or not (match[1] or match[3]):
        return None
    return round(float(match[1] or 0) * 60) + (30 if match[2] else 0) + int(match[3] or 0) or None


def _bare_length(number: float, minutes: bool) -> int | None:
    if not isfinite(number) or number <= 0:
        return None
    if minutes or number > 24:
        return int(number) if number == int(number) and number <= 31 * _DAY_MINUTES else None
    return round(number * 60)


# ---------------------------------------------------------------- days


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a ledger gives it, perhaps without its year or month.

    `other`: the day it may have been before a spreadsheet took it for a number (3.10 became 3.1).
    """

    day: int
    month: int | None = None
    year: int | None = None
    other: int | None = None

    def on(self, year: int | None, month: int | None) -> date | None:
        """The date, with what is missing filled in; None when there is no such date."""
        whole_year, whole_month = self.year or year, self.month or month
        if not whole_year or not whole_month:
            return None
        try:
            return date(whole_year, whole_month, self.day)
        except ValueError:
            return None


_WEEKDAY = re.compile(r"[\(\[,]?\s*(?:星期|周|礼拜|週)\s*[一二三四五六日天]\s*[\)\]]?")
_TIGHT = re.compile(r"\s*([年月日号號])\s*")
_YMD = re.compile(r"(\d{4})\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})(?:[日号號]|(?!\d))")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_DMY = re.compile(r"(\d{1,2})[/\-.](\d{1,2})[/\-.]((?:19|20)\d{2})(?!\d)")
_SHORT = re.compile(r"(\d{1,2})[年\-/.](\d{1,2})[月\-/.](\d{1,2})(?:[日号號]|(?!\d))")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})(?:[日号號]|(?!\d)(?![:.点點时時]))")
_SLASHED = re.compile(r"(\d{1,2})([./\-])(\d{1,2})\.?(?=$|\s)")
_DAY_ONLY = re.compile(r"(\d{1,2})[日号號]")


def _plausible(year: int) -> bool:
    return 1900 <= year <= 2119


def _day(year: int | None, month: int | None, day: int) -> Day | None:
    if not 1 <= day <= 31 or (month is not None and not 1 <= month <= 12):
        return None
    return Day(day, month, year) if year is None or _plausible(year) else None


def _leading_day(text: str) -> tuple[Day | None, str]:
    """The day a text begins with, and what follows it."""
    for pattern in (_YMD, _COMPACT):
        if match := pattern.match(text):
            return _day(int(match[1]), int(match[2]), int(match[3])), text[match.end() :]
    found: Day | None
    if match := _DMY.match(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        found = _day(year, second, first) if first > 12 else _day(year, first, second)
        return found, text[match.end() :]
    if match := _SHORT.match(text):
        first, second, third = int(match[1]), int(match[2]), int(match[3])
        # 26.3.5 and 26年3月5日 begin with the year; 3/5/26 is how an English spreadsheet exports.
        found = _day(2000 + first, second, third) if 13 <= first <= 60 or "年" in match[0] else None
        return found or _day(2000 + third, first, second), text[match.end() :]
    if match := _MONTH_DAY.match(text):
        return _day(None, int(match[1]), int(match[2])), text[match.end() :]
    if match := _SLASHED.match(text):
        return _day(None, int(match[1]), int(match[3])), text[match.end() :]
    if match := _DAY_ONLY.match(text):
        return _day(None, None, int(match[1])), text[match.end() :]
    return None, text


def _day_of_number(value: float) -> Day | None:
    whole = int(value)
    if whole in _SERIALS:
        on = _EXCEL_ZERO + timedelta(days=whole)
        return Day(on.day, on.month, on.year)
    if value == whole:
        if 1 <= whole <= 31:
            return Day(whole)
        if 19_000_101 <= whole <= 21_191_231:
            return _day(whole // 10_000, whole // 100 % 100, whole % 100)
        return _day(None, whole // 100, whole % 100) if 101 <= whole <= 1231 else None
    fraction = f"{value:.4f}".rstrip("0").partition(".")[2]
    if not 1 <= whole <= 12 or not 1 <= len(fraction) <= 2:
        return None
    found = _day(None, whole, int(fraction))
    if found and len(fraction) == 1 and found.day <= 3:
        return Day(found.day, found.month, None, other=found.day * 10)
    return found


def _day_text(value: str) -> str:
    text = unicodedata.normalize("NFKC", cell_text(value)).lower()
    text = digits_for_numerals(_WEEKDAY.sub(" ", text)) if not text.isascii() else text
    return _TIGHT.sub(r"\1", text).strip()


@lru_cache(maxsize=8192, typed=True)
def parse_moment(value: Cell) -> tuple[Day | None, Clock | None]:
    """A cell that may hold a day, a time, or both; (None, None) when it holds neither.

    A text that could be either ("9.30") is taken for a time: the day's own column is read by `parse_day`.
    """
    if isinstance(value, datetime):
        if value.year <= 1904:
            return None, parse_time(value)
        rounded = value + timedelta(microseconds=500_000)
        found = Day(rounded.day, rounded.month, rounded.year)
        return found, None if rounded.time().replace(microsecond=0) == time() else parse_time(value)
    if isinstance(value, date):
        return Day(value.day, value.month, value.year), None
    if isinstance(value, (int, float)) and isfinite(value) and int(value) in _SERIALS:
        clock = _clock_of_number(float(value) % 1) if value % 1 else None
        return _day_of_number(int(value) + (1 if clock and clock.next_day else 0)), clock
    clock = parse_time(value)
    if clock is not None or not isinstance(value, str):
        return None, clock
    day, rest = _leading_day(_day_text(value))
    if day is None:
        return None, None
    # Text after the day that is no time ("3月5日 补登") leaves the cell unread rather than half read.
    rest = rest.strip(" ,t").removeprefix("的")
    if not rest:
        return day, None
    clock = parse_time(rest)
    return (day, clock) if clock else (None, None)


@lru_cache(maxsize=8192, typed=True)
def parse_day(value: Cell) -> Day | None:
    """A day in any usual spelling, a time after it ignored; None when the cell holds no day.

    `2026-03-05`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `20260305`, `26.3.5`, `3/5/2026`, `3月5日`, `3.5`,
    `3-5`, `5日`, `5`, numerals, full-width digits, a weekday after it, a spreadsheet's own date or serial.
    """
    if value is None or isinstance(value, (bool, time)):
        return None
    if isinstance(value, datetime):
        return parse_moment(value)[0]
    if isinstance(value, date):
        return Day(value.day, value.month, value.year)
    if isinstance(value, (int, float)):
        return _day_of_number(value) if isfinite(value) else None
    text = _day_text(value)
    if text.isdigit():
        return _day_of_number(int(text)) if len(text) in (1, 2, 4, 5, 8) else None
    day, rest = _leading_day(text)
    if day is None:
        return None
    rest = rest.strip(" ,t")
    return day if not rest or parse_time(rest) else None


def parse_date(value: Cell, year: int | None = None, month: int | None = None) -> date | None:
    """The date a cell names, with the ledger's `year` and `month` where it leaves them out."""
    day = parse_day(value)
    return day.on(year, month) if day else None


@dataclass(frozen=True, slots=True)
class Span:
    """What a cell says of when something is: its beginning at least, or its day.

    `end_day`: where the end's own day is written. `minutes`: a length instead of an end. `all_day`: the whole day.
    `vague`: only a part of the day was named ("上午"), and usual hours were taken for it.
    """

    day: Day | None = None
    start: Clock | None = None
    end: Clock | None = None
    end_day: Day | None = None
    minutes: int | None = None
    all_day: bool = False
    vague: bool = False


_ALL_DAY = re.compile(r"(?:全天|整天|全日|一整天|一天|24小时|allday|wholeday|fullday)(?:使用|占用|预约|预订)?")
_TO = re.compile(rf"{_DASH}|至|到|→|\bto\b|\buntil\b")
_DAY_PARTS = {
    word: hours
    for listed, hours in (
        ("上午 早上 午前 morning", (9, 12)),
        ("中午", (12, 14)),
        ("下午 午后 afternoon", (14, 18)),
        ("晚上 晚间 傍晚 夜间 evening", (18, 21.5)),
    )
    for word in words(listed)
}
_PART_IN = re.compile(rf"(?:{_NEXT_WORDS})|({_PARTS})")
_WITH_LENGTH = re.compile(
    r"(.*?\d[^,(]*?)(?:起|开始)?[,(\s]+((?:约|共)?[\d.两半一]+\s*个?半?(?:小时|钟头|分钟|h|hours?|mins?|minutes?)[\d分]*)\)?"
)


@lru_cache(maxsize=8192, typed=True)
def parse_span(value: Cell, dated: bool = False, parts: bool = True) -> Span | None:
    """From when until when, as offices write it; None when the cell says neither a time nor a day.

    `9:00-11:30`, `19:00~次日1:00`, `下午2点至4点`, `6月1日 9:00—11:00`, `9:00(2小时)`; with `parts` also `全天`
    and `上午`. A beginning alone, or a day alone, comes back as such. `dated`: the row's day stands elsewhere, so
    that "9-11" is two hours and no day.
    """
    day, clock = parse_moment(value)
    if not isinstance(value, str):
        return Span(day, clock) if day or clock else None
    if clock is None:
        text = unicodedata.normalize("NFKC", cell_text(value)).lower()
        found = _text_span(text, dated, parts) if day is None or dated else None
        if found is not None:
            return found
    return Span(day, clock) if day or clock else None


def _text_span(text: str, dated: bool, parts: bool) -> Span | None:
    text = re.sub(r"[()\[\]]", " ", text) if not _WITH_LENGTH.fullmatch(text) else text
    text = " ".join(text.replace("时至", "时-").split())
    for divider in _TO.finditer(text):
        if span := _between(text[: divider.start()].strip(), text[divider.end() :].strip(), dated):
            return span
    if match := _WITH_LENGTH.fullmatch(text):
        begin = parse_moment(match[1].strip())
        minutes = parse_length(match[2])
        if begin[1] and minutes:
            return Span(begin[0], begin[1], minutes=minutes)
    if not parts:
        return None
    leading, rest = _leading_day(_day_text(text))
    rest = rest.strip(" ,") if leading else text
    compact = rest.replace(" ", "")
    if whole := re.match(_ALL_DAY, compact):
        inner = compact[whole.end() :]
        if not inner:
            return Span(leading, all_day=True)
        return _text_span(rest.replace(whole[0], "", 1).strip(), dated, False)
    if compact in _DAY_PARTS:
        first, last = (_from_hours(hours // 1 + hours % 1 * 0.6) for hours in _DAY_PARTS[compact])
        return Span(leading, first, last, vague=True)
    return None


def _between(left: str, right: str, dated: bool) -> Span | None:
    """A beginning and an end; None where the two halves are no such thing ("2026-06-01")."""
    if not left or not right:
        return None
    first, last = _PART_IN.search(left), _PART_IN.search(right)
    start_part, end_part = (match[1] if match else None for match in (first, last))
    day, start = parse_moment(left)
    end_day, end = parse_moment(right)
    if (
        start is None
        or end is None
        or (end_part and last and last.start() and not start_part and not end_part.isascii())
    ):
        return None
    plain = left.isdigit() and right.isdigit()
    if plain and not (dated and len(left) <= 4):
        return None
    if end_day is None and not (end.next_day and last) and start_part and not end_part:
        end = _later(start, end, start_part, right) or end
    if start_part is None and end_part and end_part.isascii() and not start.next_day:
        same = parse_time(f"{left} {end_part}")
        start = same if same and same.time < end.time and not end.next_day else start
    if end_part in _DAWN and end_day is None and end.time <= start.time:
        end = replace(end, next_day=True)
    # Two numbers beside each other say together what each alone leaves open.
    start, end = (replace(one, doubtful=False) if one.time.minute == 0 and not first else one for one in (start, end))
    return Span(day, start, end, end_day)


def _later(start: Clock, end: Clock, part: str, right: str) -> Clock | None:
    """The end of "下午2点-4点", "上午10点-2点": the part of the day goes for both, else the hand's next time there."""
    same = parse_time(part + right)
    if same and (same.next_day or same.time > start.time):
        return same
    if end.time > start.time or end.time.hour >= 12:
        return end
    half_later = replace(end, time=end.time.replace(hour=end.time.hour + 12))
    return half_later if half_later.time > start.time else end


_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})\s?(?:年度?|[-./])\s?(?:(\d{1,2})(?:月|(?!\d)))?")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
_COMPACT_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)")


def parse_period(text: str) -> tuple[int | None, int | None]:
    """The (year, month) a title or the name of a sheet speaks of, each None when it doesn't.

    "…登记表(2026年3月)", "2026年度", "3月", "三月份", "202603", "2026.3".
    """
    plain = digits_for_numerals(unicodedata.normalize("NFKC", text)).replace(" ", "")
    if match := _YEAR_MONTH.search(plain):
        month = int(match[2]) if match[2] else None
        if month is None and (later := _MONTH.search(plain, match.end())):
            month = int(later[1])
        return int(match[1]), month if month and month <= 12 else None
    if match := _COMPACT_MONTH.search(plain):
        return int(match[1]), int(match[2])
    if (match := _MONTH.search(plain)) and 1 <= int(match[1]) <= 12:
        return None, int(match[1])
    return None, None


# ---------------------------------------------------------------- people


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone cell: the numbers that can be dialled, and what could not be read as one."""

    numbers: str | None
    """Normalised, separated by one space, as the person's card keeps them."""
    unread: str = ""


_EXTENSION = re.compile(r"(?:转|分机|ext\.?|-)\s*(\d{1,5})$", re.IGNORECASE)
_COUNTRY = re.compile(r"^86[\s-]*(?=1[3-9](?:[\s-]*\d){9}$)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d{1,2}", re.IGNORECASE)


def parse_phone(value: Cell) -> Phone:
    """Telephone numbers of a cell: spaces, hyphens, +86, full-width digits, numbers stored as numbers.

    An extension, or a number with too many or too few digits, comes back as `unread`.
    """
    if is_nothing(value):
        return Phone(None)
    text = half_width(cell_text(value))
    if isinstance(value, str) and (_SCIENTIFIC.fullmatch(text) or text.endswith(".0")):
        try:
            # A number that went through a spreadsheet's number format; rounded ones have lost their digits.
            whole = float(text)
        except ValueError:
            whole = 0.0
        if text.lower().count("e") and len(text.split(".")[-1].lower().split("e")[0]) < 9:
            return Phone(None, text)
        text = str(int(whole))
    text = _COUNTRY.sub("", text)
    try:
        return Phone(checks.phones(text))
    except UserError:
        pass
    if extension := _EXTENSION.search(text):
        try:
            return Phone(checks.phones(text[: extension.start()]), text)
        except UserError:
            pass
    readable, unread = [], []
    for part in re.split(r"[,;/、\s]+|或", text):
        try:
            readable.append(checks.phone(part))
        except UserError:
            unread.append(part)
    if not readable:
        readable = _MOBILE.findall(text)
        unread = [text]
    return Phone(" ".join(dict.fromkeys(readable)) or None, text if unread else "")


_BESIDE = re.compile(r"[\s,;:、/()\[\]]+")
_LETTERS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,8}")


def name_and_number(name: Cell, phone: Cell) -> tuple[Cell, Cell]:
    """Name and number of a row that has both in one cell ("王芳 13812345678"), each in its place."""
    full, empty = (phone, name) if is_nothing(name) else (name, phone)
    if not is_nothing(empty) or not isinstance(full, str):
        return name, phone
    text = half_width(full)
    numbers = _MOBILE.findall(text)
    rest = _BESIDE.sub("", _MOBILE.sub("", text)) if len(numbers) == 1 else ""
    rest = re.sub(r"^(?:联系)?(?:电话|手机)|(?:联系)?(?:电话|手机)$", "", rest)
    return (rest, numbers[0]) if _LETTERS.fullmatch(rest) else (name, phone)


@dataclass(frozen=True, slots=True)
class Party:
    """A name cell: who signed, and how many came along."""

    name: str
    companions: int | None = None
    """People besides the named one; None when the cell doesn't say."""
    others: str = ""
    """Names of company, as written."""


_TOTAL = re.compile(r"^(.*?)\s*(?:等|一行|共|\(共?|\(等|一行共|等共)\s*(\d{1,3})\s*(?:个人|人|位|名)\s*\)?$")
_PLUS = re.compile(
    r"^(.+?)\s*(?:\+|及|和|带|携)\s*(\d{1,3})\s*(?:个|名|位)?"
    r"(?:人|同事|同伴|家人|小孩|孩子|老人|随行人员|同行人员)?$"
)
_AND_SO_ON = re.compile(r"^(.+?)等(?:人)?$")
_CJK_GAP = re.compile(r"(?<=[\u3400-\u9fff\U00020000-\U0003ffff])\s+(?=[\u3400-\u9fff\U00020000-\U0003ffff])")
_ANONYMOUS = frozenset(("匿名", "无名", "无名氏", "不愿透露", "不留名"))


@lru_cache(maxsize=8192, typed=True)
def parse_party(value: Cell) -> Party:
    """Read a name cell: "王芳等3人" is Wang Fang and two more; "王 芳" is written with a gap for looks.

    "王芳(3人)", "王芳一行5人", "王芳+2", "王芳、李明", "王芳、李明等5人" are read too.
    """
    if is_nothing(value):
        return Party("")
    text = " ".join(cell_text(value).split())
    folded = digits_for_numerals_in_count(half_width(text))
    companions: int | None = None
    if match := _TOTAL.match(folded):
        folded, companions = match[1], max(int(match[2]) - 1, 0)
    elif match := _PLUS.match(folded):
        folded, companions = match[1], int(match[2])
    elif folded == half_width(text):
        folded = text
    if match := _AND_SO_ON.match(folded):
        folded = match[1]
    first, *rest = [part.strip() for part in re.split(r"[、,，;；/]", folded) if part.strip()] or [""]
    if rest:
        companions = max(companions or 0, len(rest))
    name = _CJK_GAP.sub("", first)
    return Party("" if name in _ANONYMOUS else name, companions, "、".join(_CJK_GAP.sub("", o) for o in rest))


_WORDED_COUNT = re.compile("(?<=[等行共(和及带携])([一二两三四五六七八九十]{1,3})(?=个|人|位|名)")


def digits_for_numerals_in_count(text: str) -> str:
    """The count of "王芳等三人" written in digits; a numeral inside a name ("刘三") stays."""
    return text if text.isascii() else _WORDED_COUNT.sub(lambda match: digits_for_numerals(match[0]), text)


_GENDERS = dict.fromkeys(words("男 男性 先生 m male ♂"), "m") | dict.fromkeys(
    words("女 女性 女士 小姐 f female ♀"), "f"
)


def parse_gender(value: Cell) -> str | None:
    """The code of a gender, "m" or "f"; None for anything else."""
    return _GENDERS.get(half_width(cell_text(value)).lower())
