"""Opening hours as offices write them: "工作日9:00-18:00", "周一至周五 …；周末 …", "24小时".

Everything in the text has to be understood, or nothing of it is: half-read hours would close a door that is open.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.core.errors import UserError
from app.domain.ledger_values import parse_span, words
from app.domain.shifts import DAY
from app.domain.sites import ALL_DAY, Hours, Span, daily, weekly
from app.domain.spaces import Opening

LONGEST = 200
"""Characters of a text that is read; a longer one is prose."""

_WEEKDAYS = {
    sign: day for day, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天七7")) for sign in signs
}
_ENGLISH = {name: day for day, name in enumerate(words("mon tue wed thu fri sat sun"))}
_DASH = r"\s*(?:[-~〜—–―─−‐‑]+|至|到|to)\s*"
_DAY = r"(?:周|星期|礼拜|週)"
_SIGN = "[一二三四五六日天七1-7]"
_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"
_PART = "(?:上午|早上|早|中午|下午|午后|晚上|晚间|傍晚|晚|夜间|凌晨|次日|第二天|翌日)"
_CLOCK = rf"{_PART}*\s*\d{{1,2}}(?:\s*[:点时.]\s*(?:\d{{1,2}}\s*分?|半)?)?(?:整)?"

_TOKENS = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            (
                "always",
                r"全天候?|24\s*小时|二十四小时|7\s*[x×*]\s*24(?:\s*小时)?|不打烊|昼夜"
                r"|24\s*h(?:ours)?|24/7|around the clock",
            ),
            ("span", rf"{_CLOCK}{_DASH}{_CLOCK}"),
            ("dated", rf"{_DAY}{_SIGN}{_DASH}{_DAY}?{_SIGN}|{_NAME}{_DASH}{_NAME}"),
            ("listed", rf"{_DAY}{_SIGN}(?:\s*[、,和及与]?\s*(?:{_DAY}\s*)?{_SIGN}(?![0-9:点时.]))*|{_NAME}"),
            ("working", r"工作日|平日|平时|上班日|weekdays?|working days?|workdays?"),
            ("weekend", r"周末|双休日?|礼拜天|周六日|周六周日|休息日|weekends?"),
            ("holiday", r"(?:国家)?(?:法定)?(?:节假日|假日|节日|公休日|假期)|(?:public )?holidays?"),
            ("every", r"每天|每日|天天|全年|全周|日常|周一至周日|every ?day|daily"),
            ("shut", r"休息|休馆|闭馆|闭室|关闭|关门|不开放|不对外开放|不营业|除外|停止开放|closed|except"),
            (
                "centre",
                r"(?:与|同|随|和|按)?(?:本)?(?:党群服务)?中心(?:开放时间|作息|时间)?(?:一致|相同|同步)?"
                r"|as the centre",
            ),
            (
                "filler",
                r"开放时间|开放时段|营业时间|服务时间|对外开放|开放|营业|服务|时间|为|均|及|和|与|可预约|预约|open|and|from"
                r"|[\s,，、;；。.:：|/()（）\[\]]+",
            ),
        )
    )
)


@dataclass(slots=True)
class _Group:
    """Hours, and the days they were said of; no days: of every day."""

    days: set[int] = field(default_factory=set)
    holiday: bool = False
    working: bool = False
    every: bool = False
    spans: list[Span] = field(default_factory=list)
    shut: bool = False

    @property
    def told(self) -> bool:
        return bool(self.spans) or self.shut

    @property
    def dated(self) -> bool:
        return bool(self.days) or self.holiday or self.every


def parse_opening(text: str) -> Opening | None:
    """The opening hours a text gives; None where some of it can't be read.

    "24小时", "9:00~12:00,14:00~18:00", "工作日9:00-18:00", "周一至周五 8:30-12:00、14:00-17:30；周末 10:00-16:00",
    "周二至周日 9:00-21:00（周一闭馆）", "节假日休息", "同中心". A day nobody speaks of is closed, unless hours without
    days are there for all of them; what is said of working days doesn't hold on public holidays.
    """
    plain = unicodedata.normalize("NFKC", text).lower().strip()
    if not plain or len(plain) > LONGEST:
        return None
    groups: list[_Group] = [_Group()]
    as_centre = False
    for name, said in _tokens(plain):
        now = groups[-1]
        if name in ("span", "always"):
            span = _span(said) if name == "span" else (0, DAY)
            if span is None:
                return None
            if now.shut:
                now = _Group()
                groups.append(now)
            now.spans.append(span)
        elif name == "shut":
            if now.spans or not now.dated:
                return None
            now.shut = True
        elif name == "centre":
            as_centre = True
        elif name != "filler":
            if now.told:
                now = _Group()
                groups.append(now)
            _add_days(now, name, said)
    if as_centre:
        return Opening() if not any(group.told or group.dated for group in groups) else None
    return _opening([group for group in groups if group.told or group.dated])


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """What stands in the text, one after another; ("", rest) where something isn't understood."""
    at = 0
    while at < len(text):
        match = _TOKENS.match(text, at)
        if match is None or match.end() == at:
            yield "unknown", text[at:]
            return
        yield match.lastgroup or "", match[0]
        at = match.end()


def _span(said: str) -> Span | None:
    found = parse_span(said, dated=True, parts=False)
    if found is None or found.start is None or found.end is None or found.start.next_day:
        return None
    opens = found.start.time.hour * 60 + found.start.time.minute
    closes = found.end.time.hour * 60 + found.end.time.minute
    if found.end.next_day or closes <= opens:
        closes += DAY
    return opens, closes


def _add_days(group: _Group, name: str, said: str) -> None:
    if name == "unknown":
        group.days.add(-1)
    elif name == "dated":
        first, last = _signs(said)
        group.days |= {(first + more) % 7 for more in range((last - first) % 7 + 1)}
    elif name == "listed":
        group.days |= set(_signs(said))
    elif name == "working":
        group.days |= set(range(5))
        group.working = True
    elif name == "weekend":
        group.days |= {5, 6}
    elif name == "holiday":
        group.holiday = True
    else:
        group.every = True


def _signs(said: str) -> list[int]:
    if said[0].isascii():
        return [_ENGLISH[name[:3]] for name in re.findall(_NAME, said)]
    return [_WEEKDAYS[sign] for sign in said if sign in _WEEKDAYS]


def _opening(groups: list[_Group]) -> Opening | None:
    if not groups or any(not group.told or -1 in group.days for group in groups):
        return None
    usual = [group for group in groups if not group.days and (group.every or not group.holiday)]
    week: list[tuple[Span, ...]] = [tuple(usual[-1].spans) if usual else ()] * 7
    dated = [group for group in groups if group.days]
    if len(usual) > 1 or (not usual and not dated):
        return None
    seen: set[int] = set()
    for group in dated:
        if seen & group.days:
            return None
        seen |= group.days
        for day in group.days:
            week[day] = tuple(group.spans)
    holiday: tuple[Span, ...] | None = None
    if any(group.working for group in groups):
        holiday = ()
    for group in groups:
        if group.holiday:
            holiday = tuple(sorted(group.spans))
    try:
        if all(spans == ((0, DAY),) for spans in week):
            hours: Hours = ALL_DAY
        elif all(spans == week[0] for spans in week):
            hours = daily(*week[0])
        else:
            hours = weekly(week)
        if holiday:
            holiday = daily(*holiday).week[0]
    except UserError:
        return None
    return Opening(hours, holiday)
