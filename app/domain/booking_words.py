"""The line a clerk types to book: "明天 19-21 多功能厅 张三 舞蹈排练", "明晚 20点到次日1点 30人", "Fri 7-9pm dgnt".

Read by meaning, in any order, Chinese and English, also without spaces. What is left over is the person's name and
the title, for the caller to tell apart. Where a line could mean two things, these rules decide:

* Names of spaces come first, the longest first, so "三号会议室" holds no day and no time. 1号 and 一号 are the same. A
  name said in full counts wherever it stands; pinyin and initials ("dgnt") are a word of their own and count when no
  name is said; a part that only one space has ("路演", a word of its own) counts when neither is. Further spaces by
  pinyin or part are joined to the first ("dgnt、路演"). "一号、二号会议室" shares the ending.
* Of two days, two times, two counts or two phones the first said counts; the others are left over. A weekday grown
  together with other words ("周一鸣") is a day only when the line says no other; one beside a date only checks it.
* 19-21 is a time when neither number passes 24. It is a day (month-day) when the second is 25 to 31, when 日 or 号
  follows, and when the line says no day but another time ("11-20 19-21"). 11/20 is always a day, 11.20 is one where no
  day is said otherwise; else, and for "19.30", it is a time.
* Without a part of the day hours are those of the 24-hour clock, and an end that isn't later than the beginning is the
  next day's. With one (下午2-4点, 7-9pm) the hours are the clock's on the wall: the part goes for both, and where that
  gives no later end, the next time the hand stands there does (上午10点到2点 ends at 14:00).
* A day without its year is the next such date, today included; a weekday or no day at all is today while the booking
  hasn't ended, else the next such day. Words that name a day (昨天, 本周三, 今晚) mean that day of the calendar, also
  after midnight: 今晚 said at one in the morning is the coming evening.
* 30人 counts heads when nothing follows it in its word, and nothing but a space, a sign or what is understood comes
  before; digits may also follow Chinese text ("排练30人"). "3人篮球赛", "三人行" are titles. Of "20-30人" the larger.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import checks, search
from app.domain.ledger_values import digits_for_numerals, parse_time, words
from app.domain.shifts import DAY, wall

LONGEST = 120
"""Characters of a line that are read; what follows them is left over."""
FAR = timedelta(days=335)
"""From this far ahead on a date without its year is more likely one just past, so the line says which year it took."""
LONGEST_LENGTH = 14 * DAY
"""Minutes of a length at most; more was no length."""

_MINUTE = timedelta(minutes=1)
_ONE_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What characters of a line were taken for."""

    DAY = "day"
    TIME = "time"
    LENGTH = "length"
    HEADCOUNT = "headcount"
    PLACE = "place"
    PHONE = "phone"
    REPEAT = "repeat"


class Span(NamedTuple):
    """Characters of the line from `start` to before `end` (counted as Python does), and what they were taken for."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Place:
    """A space as it may be called: its name, then its short names. Pinyin and initials follow from them."""

    key: bytes
    names: tuple[str, ...]
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """How a line repeats, in the fields of `series.Rule`; unlike there the end may still be missing."""

    freq: str
    """"daily", "weekly" or "monthly"."""
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    """Monday is 0."""
    month_days: tuple[int, ...] = ()
    """1 to 31; -1 is the last day of the month."""
    nth: tuple[tuple[int, int], ...] = ()
    """(1, 4): the first Friday of the month; (-1, 4): the last."""
    count: int | None = None
    until: date | None = None
    """The last date that may be one of the series."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was understood of a line."""

    day: date | None = None
    """The day it begins on (of a repetition the first), also where only a time was said; None when nothing was."""
    starts_at: datetime | None = None
    """Aware, UTC."""
    ends_at: datetime | None = None
    """Aware, UTC; later than `starts_at`."""
    all_day: bool = False
    """From 0:00 to 24:00 of the day."""
    minutes: int | None = None
    """A length as it was said; it has given `ends_at` where a beginning is known."""
    headcount: int | None = None
    places: tuple[Place, ...] = ()
    """In the order said."""
    phone: str | None = None
    """As `checks.phone` writes it."""
    rule: Repeat | None = None
    rest: tuple[str, ...] = ()
    """What nobody understood, in order, as the clerk grouped it: the person's name and the title."""
    spans: tuple[Span, ...] = ()
    """In order, never overlapping."""
    problems: tuple[str, ...] = ()
    """Sentences for the person at the desk."""


def read_line(text: str, *, now: datetime, zone: ZoneInfo, places: Sequence[Place], opens: int = 480) -> Line:
    """Read a typed line; never raises, whatever is typed.

    Args:
        text: What was typed, at any moment of typing it.
        now: The present moment, aware.
        zone: The zone of the centre's clocks.
        places: The spaces that can be booked.
        opens: Where the centre's own day begins, in minutes from midnight: where 通宵 (overnight) ends.
    """
    draft = _Draft(text, now.astimezone(zone).replace(tzinfo=None))
    names = _Names(places)
    _read_places(draft, names)
    _read_phone(draft)
    _read_length(draft)
    _read_headcount(draft)
    repetition = _read_repetition(draft)
    said = _read_days_and_times(draft, repetition.part if repetition else "")
    if not draft.places:
        _read_parts_of_places(draft, names)
    line = _settled(draft, said, repetition, _Clocks(now, zone, opens))
    return replace(
        line,
        minutes=draft.minutes,
        headcount=draft.headcount,
        places=tuple(place for _, place in sorted(draft.places, key=lambda found: found[0])),
        phone=draft.phone,
        rest=draft.rest(),
        spans=tuple(sorted(draft.spans)),
        problems=tuple(dict.fromkeys(draft.problems)),
    )


# ------------------------------------------------------------------------------------------- the text itself

_TAKEN = "\0"
"""Stands for a character that is understood."""
_DATED = "\1"
"""Stands for a character of a day, while times are looked for."""
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_SAME = dict(zip("點時號週後個鐘兩禮間從節點體鍾復複", "点时号周后个钟两礼间从节点体钟复复", strict=True))
_SAME |= dict.fromkeys("‐‑‒–—―−﹣－~～〜∼﹘⁃", "-") | dict.fromkeys("：∶︰", ":")


@lru_cache(maxsize=8192)
def _plain_sign(sign: str) -> str:
    folded = unicodedata.normalize("NFKC", sign).lower()
    if len(folded) != 1:
        return sign
    if folded.isspace() or unicodedata.category(folded) == "Cc":
        return " "
    return _SAME.get(folded, folded)


def _plain(text: str) -> str:
    """Text to compare, sign for sign: half-width, lower case, simplified where it matters here, one kind of dash."""
    return "".join(map(_plain_sign, text))


class _Pattern:
    """A regular expression compiled when it is first needed: all of them take longer than a key press may."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, re.ASCII)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self._compiled.search(text, at)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self._compiled.match(text, at)

    def fullmatch(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._compiled.fullmatch(text, at, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text)


_PIECE = _Pattern(rf"[^\s,;|{_TAKEN}]+")
_LONELY = frozenset(
    words(
        "的 在 于 从 自 起 开始 结束 和 与 及 跟 到 至 我要 我想 我要订 我想订 帮我订 要订 想订 请 麻烦"
        " 订 预订 预定 预约 借 借用"
        " at on in from for the of and to until till by"
    )
)
"""Words that say nothing by themselves: dropped where they stand alone beside something understood."""
_EDGES = "\u200b\u200e\u200f\u2060\ufeff\ufe0e\ufe0f .。、:：!！?？/\\-－—–～~…@#*+&=_'\"“”‘’·•"
_BRACKETS = tuple((pair[0], pair[1]) for pair in words("() [] {} 【】 （） ［］ 〔〕"))


def _trimmed(piece: str) -> str:
    """A word without the signs around it: brackets go where they enclose all of it or have lost their other half."""
    while True:
        kept = piece.strip(_EDGES)
        for opening, closing in _BRACKETS:
            if kept.startswith(closing) or (kept.startswith(opening) and kept.find(closing) in (-1, len(kept) - 1)):
                kept = kept[1:]
            if kept.endswith(opening) or (kept.endswith(closing) and opening not in kept):
                kept = kept[:-1]
        if kept == piece:
            return kept
        piece = kept


class _Draft:
    """A line while it is read: `work` is its text with everything understood blotted out."""

    def __init__(self, text: str, now: datetime) -> None:
        self.text = text
        self.work = _plain(text[:LONGEST])
        self.now = now
        self.today = now.date()
        self.spans: list[Span] = []
        self.problems: list[str] = []
        self.places: list[tuple[int, Place]] = []
        self.phone: str | None = None
        self.minutes: int | None = None
        self.headcount: int | None = None

    def take(self, start: int, end: int, kind: Kind) -> None:
        """Mark characters as understood; spaces at either end stay what they are."""
        while start < end and self.work[start] == " ":
            start += 1
        while start < end and self.work[end - 1] == " ":
            end -= 1
        if start < end:
            self.work = self.work[:start] + _TAKEN * (end - start) + self.work[end:]
            self.spans.append(Span(start, end, kind))

    def rest(self) -> tuple[str, ...]:
        """The words that are left over."""
        whole = self.work + _plain(self.text[LONGEST:])
        found = []
        for match in _PIECE.finditer(whole):
            before, after = whole[: match.start()].rstrip(" "), whole[match.end() :].lstrip(" ")
            if (before[-1:] == _TAKEN or after[:1] == _TAKEN) and match[0].strip(_EDGES) in _LONELY:
                continue
            if kept := _trimmed(self.text[match.start() : match.end()]):
                found.append(kept)
        return tuple(found)


# ------------------------------------------------------------------------------------------------- numbers

_ONES = "一二三四五六七八九"
_TO_99 = rf"(?:[二三四五六七八九]?十[{_ONES}]?|廿[{_ONES}]?|[{_ONES}两])"
_HUNDREDS = rf"(?:[{_ONES}两]百(?:[{_ONES}]十[{_ONES}]?)?)"


def _number(written: str) -> int:
    """A whole number in digits, or in numerals below a thousand."""
    hundreds, sign, rest = written.partition("百")
    if sign:
        return _number(hundreds) * 100 + (_number(rest) if rest else 0)
    return int(digits_for_numerals(written))


def _numerals(number: int) -> str:
    tens, ones = divmod(number, 10)
    said = "" if not tens else ("十" if tens == 1 else _ONES[tens - 1] + "十")
    return said + (_ONES[ones - 1] if ones else "")


# -------------------------------------------------------------------------------------------------- spaces


@dataclass(frozen=True, slots=True)
class _Index:
    """How spaces may be called in writing, made once for a list of them; they go by their numbers in it."""

    names: tuple[tuple[str, ...], ...]
    """The spellings of each space's names."""
    said: _Pattern
    """Any name in full, the longest at each place of a text, without using it up."""
    exact: Mapping[str, tuple[int, ...]]
    """The spaces of a name in full, without the spaces between its words."""
    parts: Mapping[str, tuple[int, ...]]
    """The spaces of a part: three characters of a name or more, its first or last two, a Latin word.

    活动 alone is a title, not the middle of 亲子活动室.
    """


@dataclass(frozen=True, slots=True)
class _Sounds:
    """How spaces may be called in pinyin; apart, because it takes the dictionary of all characters."""

    whole: Mapping[str, tuple[int, ...]]
    """The whole pinyin of a name, and the initials of all its characters."""
    begun: Mapping[str, tuple[int, ...]]
    """Three letters of these or more, and at least half."""


def _numbered(found: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    numbers: dict[str, dict[int, None]] = {}
    for word, number in found:
        numbers.setdefault(word, {})[number] = None
    return {word: tuple(some) for word, some in numbers.items()}


_BRACKETED = _Pattern(r"\s*[(\[【].*[)\]】]\s*$")
_RESERVED = frozenset(
    words("am pm at on in to of by now mon tue tues wed thu thur thurs fri sat sun day week month and for the from")
)


@lru_cache(maxsize=2048)
def _spellings(name: str) -> tuple[str, ...]:
    """A name as it may be written: as it is, without what is in brackets after it, with digits, with numerals."""
    whole = " ".join(_plain(name).split())
    bracketed = _BRACKETED.search(whole)
    found = []
    for one in (whole, whole[: bracketed.start()] if bracketed else whole):
        in_numerals = re.sub(r"(?<![0-9])[1-9][0-9]?(?![0-9])", lambda match: _numerals(int(match[0])), one)
        found += [one, digits_for_numerals(one), in_numerals]
    return tuple(dict.fromkeys(filter(None, found)))


@lru_cache(maxsize=2048)
def _sounds(name: str) -> frozenset[str]:
    """The whole pinyin of a spelling and the initials of all its characters; none for a name in Latin letters."""
    if name.isascii():
        return frozenset()
    characters = len(re.findall(rf"[{_HAN}]|[a-z]+|[0-9]+", name))
    found = set(search.spellings(name))
    for token in search.person_tokens(name):
        if len(token) == characters and token.isascii():  # initials, or pinyin as short as these
            query = search.Query(token, ((search.Term(token, True),),))
            if search.rank(query, name)[0] == 0:
                found.add(token)
    return frozenset(word for word in found - _RESERVED if sum(map(str.isalpha, word)) > 1)


def _guarded(name: str) -> str:
    """The expression that finds a name where it isn't the end or the beginning of a longer word or number."""
    body = r"\s*".join(map(re.escape, name.split(" ")))
    if name.isdecimal() or len(name) == 1:
        return rf"(?<![^\s{_TAKEN},、和]){body}(?![^\s{_TAKEN},、和])"
    if name[0] in _ONES + "十百":
        body = rf"(?:(?<![{_ONES}十百第])|(?<=[周期拜][{_ONES}])){body}"
    elif name[0].isdigit():
        body = rf"(?<![0-9.:第]){body}"
    elif name[0].isascii() and name[0].isalpha():
        body = rf"(?<![a-z0-9]){body}"
    return body + (r"(?![a-z0-9])" if name[-1].isascii() and name[-1].isalnum() else "")


@lru_cache(maxsize=16)
def _index(places: tuple[Place, ...]) -> _Index:
    names = tuple(
        tuple(dict.fromkeys(spelled for name in place.names for spelled in _spellings(name))) for place in places
    )
    spelled = [(name, number) for number, some in enumerate(names) for name in some]
    written = sorted({name for name, _ in spelled}, key=lambda name: (-len(name), name))
    return _Index(
        names,
        _Pattern(rf"(?=({'|'.join(map(_guarded, written)) or '(?!)'}))"),
        _numbered((name.replace(" ", ""), number) for name, number in spelled),
        _numbered((part, number) for name, number in spelled for part in _parts(name)),
    )


def _parts(name: str) -> Iterator[str]:
    if name.isascii():
        yield from filter(lambda word: len(word) > 1 and not word.isdecimal(), name.split())
        return
    for start in range(len(name)):
        for end in range(start + 2, len(name) + 1):
            if end - start > 2 or start == 0 or end == len(name):
                yield name[start:end]


@lru_cache(maxsize=16)
def _heard(places: tuple[Place, ...]) -> _Sounds:
    sounds = [
        (sound, number)
        for number, names in enumerate(_index(places).names)
        for sound in sorted({sound for name in names for sound in _sounds(name)})
    ]
    begun = ((s[:end], n) for s, n in sounds for end in range(max(3, (len(s) + 1) // 2), len(s) + 1))
    return _Sounds(_numbered(sounds), _numbered(begun))


_Found = tuple[int, int, int]
"""The number of a space, and where its name begins and ends."""


class _Names:
    """What a list of spaces may be called."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = tuple(places)
        self.index = _index(self.places)

    def called(self, word: str) -> tuple[int, ...]:
        """The spaces whose whole name this is, in writing or in pinyin."""
        return self.index.exact.get(word) or (_heard(self.places).whole.get(word, ()) if _is_latin(word) else ())

    def with_part(self, word: str) -> tuple[int, ...]:
        """The spaces whose name has this part."""
        return self.index.parts.get(word) or (_heard(self.places).begun.get(word, ()) if _is_latin(word) else ())

    def the_one(self, word: re.Match[str] | None) -> _Found | None:
        """The only space that is called like this word, or else whose name has it as a part."""
        if word is None:
            return None
        for numbers in (self.called(word[0]), self.with_part(word[0])):
            if len(numbers) == 1:
                return numbers[0], word.start(), word.end()
        return None


def _is_latin(word: str) -> bool:
    return len(word) > 1 and word.isascii() and word.isalnum() and not word.isdecimal()


_LATIN_WORD = _Pattern(rf"(?<![a-z0-9])[a-z0-9]*[a-z][a-z0-9]*(?![a-z0-9])(?![{_HAN}])")
_JOINED = r"\s*(?:[和与及跟、,/+&]|(?<=[\s\0])and(?=\s))\s*"
_JOINED_BEFORE = _Pattern(_JOINED + "$")
_JOINED_AFTER = _Pattern(_JOINED)
_WORD_BEFORE = _Pattern(rf"[^\s,、;和与及跟/+&{_TAKEN}]+$")
_WORD_AFTER = _Pattern(rf"[^\s,、;和与及跟/+&{_TAKEN}]+")


def _ambiguous(word: str) -> str:
    return translate("bookings", "More than one space fits “{word}”.").format(word=word)


def _read_places(draft: _Draft, names: _Names) -> None:
    """Names said in full; failing that, one in pinyin or initials; then what is joined to them."""
    found = [(*match.span(1), match[1]) for match in names.index.said.finditer(draft.work)]
    for start, end, name in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if _TAKEN in draft.work[start:end]:
            continue
        numbers = names.index.exact[name.replace(" ", "")]
        if len(numbers) > 1:
            draft.problems.append(_ambiguous(draft.text[start:end]))
            draft.take(start, end, Kind.PLACE)
        else:
            _take_place(draft, names, (numbers[0], start, end))
    if not draft.places:
        for word in sorted(_LATIN_WORD.finditer(draft.work), key=lambda word: (-len(word[0]), word.start())):
            numbers = names.called(word[0])
            if len(numbers) == 1:
                _take_place(draft, names, (numbers[0], *word.span()))
                break
            if numbers and len(word[0]) > 2:
                draft.problems.append(_ambiguous(draft.text[word.start() : word.end()]))
    _read_joined_places(draft, names)


def _take_place(draft: _Draft, names: _Names, found: _Found) -> None:
    number, start, end = found
    place = names.places[number]
    if all(place is not known for _, known in draft.places):
        draft.places.append((start, place))
    draft.take(start, end, Kind.PLACE)


def _read_joined_places(draft: _Draft, names: _Names) -> None:
    """Spaces listed before and after one that is known: "一号、二号会议室", "会议室1、2", "dgnt和路演"."""
    known = [(span.start, span.end) for span in draft.spans if span.kind is Kind.PLACE]
    while known:
        start, end = known.pop()
        said = _plain(draft.text[start:end]).replace(" ", "")
        if joint := _JOINED_BEFORE.search(draft.work[:start]):
            head = draft.work[: joint.start()]
            found = _ending_like(head, said, names.index)
            if found is None and "," not in joint[0]:
                found = names.the_one(_WORD_BEFORE.search(head))
            if found:
                draft.take(joint.start(), start, Kind.PLACE)
                _take_place(draft, names, found)
                known.append(found[1:])
        if joint := _JOINED_AFTER.match(draft.work, end):
            word = _WORD_AFTER.match(draft.work, joint.end())
            found = _beginning_like(word, said, names.index)
            if found is None and "," not in joint[0]:
                found = names.the_one(word)
            if found:
                draft.take(end, found[1], Kind.PLACE)
                _take_place(draft, names, found)
                known.append(found[1:])


def _ending_like(head: str, said: str, index: _Index) -> _Found | None:
    """The space whose name is the end of `head` and an ending of the name said after it."""
    best: _Found | None = None
    for number, spelled in enumerate(index.names):
        for name in (spelling.replace(" ", "") for spelling in spelled):
            for kept in range(len(name) - _shared_ending(name, said), len(name)):
                first = len(head) - kept
                if kept and head.endswith(name[:kept]) and _begins_here(head, first, kept):
                    if best is None or first < best[1]:
                        best = (number, first, len(head))
                    break
    return best


def _shared_ending(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length


def _begins_here(text: str, first: int, length: int) -> bool:
    before, sign = text[first - 1 : first], text[first]
    if not before or re.match(rf"[周期拜][{_ONES}日天]$", text[max(0, first - 2) : first]):
        return True
    if sign.isascii() and sign.isalnum():
        return not (before.isascii() and (before.isalnum() or before in "-:./"))  # "20-2, 3号会议室"
    if length == 1:  # "张三、二号会议室": this 三 is a name's
        return not re.match(rf"[{_HAN}]", before) or before in "点时分半"
    return not (sign in _ONES and before in _ONES)


def _beginning_like(word: re.Match[str] | None, said: str, index: _Index) -> _Found | None:
    """The space whose name is a beginning of the one said before and then this word."""
    if word is None:
        return None
    for kept in range(len(said) - 1, 0, -1):
        numbers = index.exact.get(said[:kept] + word[0], ())
        if len(numbers) == 1:
            return numbers[0], word.start(), word.end()
    return None


def _read_parts_of_places(draft: _Draft, names: _Names) -> None:
    """A word that is a part of one space's name, when no space is said otherwise: the one that says most of it."""
    best: tuple[float, _Found] | None = None
    for word in _WORD_AFTER.finditer(draft.work):
        if found := names.the_one(word):
            whole = [name for name in names.index.names[found[0]] if word[0] in name]
            share = max((len(word[0]) / len(name) for name in whole), default=1.0)
            if best is None or share > best[0]:
                best = (share, found)
        elif len(word[0]) > 2 and any(
            name.startswith(word[0]) or name.endswith(word[0])
            for number in names.with_part(word[0])
            for name in names.index.names[number]
        ):
            draft.problems.append(_ambiguous(draft.text[word.start() : word.end()]))
    if best is not None:
        _take_place(draft, names, best[1])
        _read_joined_places(draft, names)


# ------------------------------------------------------------------------------- phone, length, headcount

_PHONE = _Pattern(
    r"(?<![\d.])(?:"
    r"(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|\+\d{6,15}|[48]00[\s-]?\d{3}[\s-]?\d{4}"
    r"|0\d{2,3}[\s-]?[2-9]\d{6,7}|(?!20\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d))[2-9]\d{6,7}"
    r")(?![\d.])"
)
_HALF_A_PHONE = _Pattern(r"(?<![\d.:-])1[3-9]\d{5,}(?![\d.:-])")


def _read_phone(draft: _Draft) -> None:
    for pattern in (_PHONE, _HALF_A_PHONE):
        for match in pattern.finditer(draft.work):
            try:
                draft.phone = checks.phone(match[0])
            except UserError as error:
                if pattern is _PHONE:
                    continue
                draft.problems.append(error.message)
            draft.take(*match.span(), Kind.PHONE)
            return


_AMOUNT = rf"(?:(?<![\d.])\d+(?:\.\d+)?|{_TO_99})"
_LENGTH = _Pattern(
    r"(?<!第)(?:"
    rf"(?P<h>{_AMOUNT})个半(?:小时|钟头?)(?!候)"
    rf"|(?P<hh>{_AMOUNT})\s?个?(?:小时|钟头|个钟(?!头))(?!候)(?P<half>半)?(?:\s?零?(?P<hm>{_AMOUNT})分钟?)?"
    r"|(?P<halfhour>半个?(?:小时|钟头)|half(?:\s+an)?\s+hour(?![a-z]))"
    rf"|(?P<m>{_AMOUNT})\s?(?:分钟|min(?:ute)?s?(?![a-z]))"
    r"|(?P<quarters>[一三])刻钟"
    r"|(?P<eh>(?<![\d.])\d+(?:\.\d+)?|(?<![a-z])(?:one|two|three|four|an))(?P<andhalf>\s+and\s+a\s+half)?"
    r"\s?(?:hours?|hrs?|h)(?![a-z0-9])(?P<tail>\s+and\s+a\s+half(?![a-z]))?(?:\s?(?P<em>\d{1,2})\s?m(?:in(?:ute)?s?)?(?![a-z]))?"
    r"|(?P<th>(?<!\d)\d{1,2})h(?P<tm>\d{1,2})m(?:in)?(?![a-z])"
    r")"
)
_ENGLISH_NUMBERS = {"an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}


def _amount(written: str) -> float:
    return float(written) if "." in written else float(_number(written))


def _minutes_of(match: re.Match[str]) -> float:
    if match["h"]:
        return _amount(match["h"]) * 60 + 30
    if match["hh"]:
        return _amount(match["hh"]) * 60 + (30 if match["half"] else 0) + (_amount(match["hm"]) if match["hm"] else 0)
    if match["halfhour"]:
        return 30
    if match["m"]:
        return _amount(match["m"])
    if match["quarters"]:
        return 15 if match["quarters"] == "一" else 45
    if match["th"]:
        return int(match["th"]) * 60 + int(match["tm"])
    hours = _ENGLISH_NUMBERS.get(match["eh"]) or float(match["eh"])
    return hours * 60 + (30 if match["andhalf"] or match["tail"] else 0) + int(match["em"] or 0)


def _read_length(draft: _Draft) -> None:
    for match in _LENGTH.finditer(draft.work):
        minutes = _minutes_of(match)
        always_open = match[0].startswith("24小时") and _grown(draft.work, match.end())  # 24小时书房
        if 1 <= minutes <= LONGEST_LENGTH and not always_open:
            draft.minutes = round(minutes)
            draft.take(*match.span(), Kind.LENGTH)
            return


_SURE = r"(?:大约|大概|一共|总共|预计|预估|人数|可容纳|容纳|能坐|能容纳|坐得下|[约共坐])[:\s]*"
_HEADS = _Pattern(
    rf"(?P<sure>{_SURE})?(?<![\d.:第])(?<!\d-)(?:(?P<low>\d{{1,4}})\s?[-到至]\s?)?"
    rf"(?P<n>\d{{1,4}}|{_HUNDREDS}|{_TO_99})\s?"
    r"(?:(?:人次|个?人|位|名)(?:左右|以上|以内|上下)?|(?:people|persons?|pax|ppl|guests?|attendees|heads)(?![a-z]))"
)
_HEADS_LABEL = _Pattern(r"(?:人数|headcount)\s?[:=]?\s?(?P<n>\d{1,4})(?![\d人:])")
_OPEN = rf"\s{_TAKEN},.。、;:()\[\]【】/|!?\-+"


def _read_headcount(draft: _Draft) -> None:
    for match in _HEADS.finditer(draft.work):
        number = max(_number(match["n"]), int(match["low"] or 0))
        if number and (match["sure"] or _stands_alone(draft.work, match)):
            draft.headcount = number
            draft.take(*match.span(), Kind.HEADCOUNT)
            return
    if (label := _HEADS_LABEL.search(draft.work)) and int(label["n"]):
        draft.headcount = int(label["n"])
        draft.take(*label.span(), Kind.HEADCOUNT)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    if after and not re.match(f"[{_OPEN}]", after):
        return False
    if not before or re.match(f"[{_OPEN}点时分半]", before):
        return True
    return match[0][0].isascii() and bool(re.match(f"[{_HAN}]", before))


# ---------------------------------------------------------------------------------------------------- days

_EN_MONTHS = words("jan feb mar apr may jun jul aug sep oct nov dec")
_EN_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_EN_DAYS = words("mon tue wed thu fri sat sun")
_EN_DAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_SUN_LI = r"(?<!sun)|(?!\s+(?!at\b|from|all\b|morning|afternoon|evening|night|noon|to\b|until|till|for\b|in\b)[a-z])"
"""After a weekday: "Sun" before a word is the beginning of a Chinese name."""
_WEEK = "(?:周|星期|礼拜)"
_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}
_WEEKDAYS |= {str(number + 1): number for number in range(7)}

_PART_LONG = (
    "上午|大早上|早上|早晨|清晨|清早|一早|午前|下午(?!茶)|午后|中午|正午|傍晚|晚上|晚间|夜里|夜间|深夜|半夜|夜晚|凌晨"
)
_PART_SHORT = "早(?![教餐操读会市茶期恋饭班锻])|晚(?![会宴餐饭霞辈报期年婚托课])|夜(?![校市读跑宵班学话景餐])"
_PART_EN = "morning|afternoon|evening|night"
_PART_WORDS = {
    "morning": "上午", "afternoon": "下午", "evening": "晚上", "night": "晚上", "tonight": "晚上",
    "晨": "早上", "一早": "早上", "大早上": "早上",
}  # fmt: skip
"""Parts of the day that `parse_time` knows by another word."""
_EVENINGS = frozenset(("晚", "晚上", "晚间", "夜", "夜里", "夜间", "夜晚", "傍晚"))
_SMALL_HOURS = frozenset(("凌晨", "半夜", "深夜"))

_MONTH = rf"(?:(?<!\d)[01]?\d|十[一二]?|[{_ONES}])"
_MONTH_DAY = rf"(?:(?<!\d)[0-3]?\d|[二三]?十[{_ONES}]?|廿[{_ONES}]?|[{_ONES}])"
_YEAR = r"(?:19|20)\d\d"
_NO_ORDINAL = "(?<!第)(?<!第[二三])(?<!第[二三]十)"
"""Before a number, in the midst of numerals too: 第二十八号 is no day."""
_NO_DAY = "[楼院线馆厅室房桌门机店铺窗教场位座柜仓会栋梯库游子常报语记本程期式料系]"
"""What follows 号 or 日 where no day is meant: 3号楼, 五日游."""
_COUNTED = "[岁年月日号级人名位个楼层班届元块天周室组队期度米公线桌排倍份套本集比折%]|次(?!日)"
"""What follows a number that is no time."""
_NOT_TOMORROW = "[文光黎聪发说证声透表]"
"""文明晚会, 光明日报, 证明."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A day as a line says it; `day` is None for one that doesn't exist."""

    start: int
    end: int
    day: date | None
    problem: str = ""
    part: str = ""
    """The part of the day in the same word: 明晚."""
    weekday: int | None = None
    """Where nothing but a weekday is said, so that it may be next week's."""
    weak: bool = False
    """It counts only where no other day is said."""

    def day_after(self, day: date) -> date | None:
        """The day that is meant where it ends what begins on `day`."""
        if self.weekday is None:
            return self.day
        ahead = (self.weekday - day.weekday()) % 7
        return day + (ahead if ahead < 4 else ahead - 7) * _ONE_DAY  # 周五20点到周四2点 is a slip, not six days


def _month_name(month: int) -> str:
    return (
        translate("bookings", "January"),
        translate("bookings", "February"),
        translate("bookings", "March"),
        translate("bookings", "April"),
        translate("bookings", "May"),
        translate("bookings", "June"),
        translate("bookings", "July"),
        translate("bookings", "August"),
        translate("bookings", "September"),
        translate("bookings", "October"),
        translate("bookings", "November"),
        translate("bookings", "December"),
    )[month - 1]


def _weekday_name(day: int) -> str:
    return (
        translate("bookings", "Monday"),
        translate("bookings", "Tuesday"),
        translate("bookings", "Wednesday"),
        translate("bookings", "Thursday"),
        translate("bookings", "Friday"),
        translate("bookings", "Saturday"),
        translate("bookings", "Sunday"),
    )[day]


def _date_name(day: int, month: int, year: int | None = None) -> str:
    if year is None:
        return translate("bookings", "{day} {month}").format(day=day, month=_month_name(month))
    return translate("bookings", "{day} {month} {year}").format(day=day, month=_month_name(month), year=year)


_Resolved = tuple[date | None, str]
"""A day (None: there is no such day) and what is to be said about it."""


def _on(year: int, month: int, day: int) -> _Resolved | None:
    """A date with its year; None where month or day are out of all bounds, so that no day was meant."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    try:
        return date(year, month, day), ""
    except ValueError:
        said = _date_name(day, month, year if (month, day) == (2, 29) else None)
        return None, translate("bookings", "{date} doesn't exist.").format(date=said)


def _next_on(month: int, day: int, today: date) -> _Resolved | None:
    """The next such date."""
    year = today.year + ((month, day) < (today.month, today.day))
    found = _on(year, month, day)
    if found and found[0] and found[0] - today > FAR:
        past = _date_name(day, month, year - 1)
        return found[0], translate("bookings", "{date} is past: taken for {year}.").format(date=past, year=year)
    return found


def _in_month(ahead: int, day: int, today: date) -> _Resolved | None:
    months = today.month - 1 + ahead
    return _on(today.year + months // 12, months % 12 + 1, day)


# Each reads one match of its pattern; None: no day is meant after all.


def _read_full(match: re.Match[str], today: date) -> _Resolved | None:
    return _on(int(match["y"]), int(match["m"]), int(match["d"]))


def _read_chinese(match: re.Match[str], today: date) -> _Resolved | None:
    month, day = _number(match["m"]), _number(match["d"].rstrip("日号 "))
    if match["y"]:
        return _on(int(match["y"]), month, day)
    if match["named"]:
        return _on(today.year + "今明后".index(match["named"][0]), month, day)
    return _next_on(month, day, today)


def _read_day_of_month(match: re.Match[str], today: date) -> _Resolved | None:
    day = _number(match["d"])
    if match["ahead"]:
        return _in_month({"下下": 2, "下": 1}.get(match["ahead"].rstrip("个月的 "), 0), day, today)
    return _in_month(int(day < today.day), day, today)


def _read_several_days(match: re.Match[str], today: date) -> _Resolved | None:
    day = int(match["d"])
    found = _in_month(int(day < today.day), day, today)
    return (found[0], found[1] or _first_day_only()) if found else None


def _first_day_only() -> str:
    return translate("bookings", "Only the first day is taken: several days make a series.")


def _read_english(match: re.Match[str], today: date) -> _Resolved | None:
    month, day = _EN_MONTHS.index(match["m"][:3]) + 1, int(match["d"])
    return _on(int(match["y"]), month, day) if match["y"] else _next_on(month, day, today)


def _read_slashed(match: re.Match[str], today: date) -> _Resolved | None:
    month, day = int(match["a"]), int(match["b"])
    if month > 12:
        month, day = day, month
    return _on(int(match["y"]), month, day) if match["y"] else _next_on(month, day, today)


def _read_dashed(match: re.Match[str], today: date) -> _Resolved | None:
    month, day = int(match["m"]), int(match["d"])
    return _next_on(month, day, today) if day > 24 or match["mark"] else None


def _read_dotted(match: re.Match[str], today: date) -> _Resolved | None:
    found = _next_on(int(match["m"]), int(match["d"]), today)
    return found if found and found[0] else None  # 2.30 is a time then


_RELATIVE = {
    "大后": 3, "后": 2, "明": 1, "今": 0, "昨": -1, "前": -2,
    "today": 0, "tonight": 0, "this": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1, "yesterday": -1, "day": 2, "the": 2,
}  # fmt: skip


def _read_relative(match: re.Match[str], today: date) -> _Resolved | None:
    return today + _RELATIVE[match["rel"].split()[0]] * _ONE_DAY, ""


def _read_weekday(match: re.Match[str], today: date) -> _Resolved | None:
    wanted, week = _weekday_in(match), match["week"] or ""
    problem = _first_day_only() if "both" in match.re.groupindex and match["both"] else ""
    if not week:
        return today + (wanted - today.weekday()) % 7 * _ONE_DAY, problem
    weeks = 2 if week.startswith("下下") else {"下": 1, "上": -1, "n": 1, "l": -1}.get(week[0], 0)
    return today + (wanted - today.weekday() + 7 * weeks) * _ONE_DAY, problem


def _weekday_in(match: re.Match[str]) -> int:
    return _WEEKDAYS[match["d"]] if match["d"] in _WEEKDAYS else _EN_DAYS.index(match["d"][:3])


_AFTER_YEAR = rf"(?:,?\s+(?P<y>{_YEAR})(?!\s?[-:]|\d))?"
_DAYS: tuple[tuple[_Pattern, Callable[[re.Match[str], date], _Resolved | None]], ...] = (
    (
        _Pattern(rf"(?<![\d.])(?P<y>{_YEAR})\s?[-/.]\s?(?P<m>\d\d?)\s?[-/.]\s?(?P<d>\d\d?)(?!\d)(?:[日号]|t(?=\d))?"),
        _read_full,
    ),
    (_Pattern(rf"(?<!\d)(?P<y>{_YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)"), _read_full),
    (
        _Pattern(
            rf"(?:(?<!\d)(?P<y>{_YEAR})\s?年\s?|(?P<named>[今明后]年)\s?的?)?(?P<m>{_MONTH})\s?月\s?"
            rf"(?P<d>{_MONTH_DAY}\s?[日号]|[0-3]?\d(?![\d点时:.个次]))"
        ),
        _read_chinese,
    ),
    (_Pattern(rf"(?<![\d.])(?P<a>\d\d?)(?P<s>[-/.])(?P<b>\d\d?)(?P=s)(?P<y>{_YEAR})(?!\d)"), _read_slashed),
    (_Pattern(r"(?<![\d/.])(?P<a>\d\d?)/(?P<b>\d\d?)(?P<y>)(?![\d/])"), _read_slashed),
    (
        _Pattern(
            rf"(?<![\d.:/第])(?<!\d-)(?P<m>\d\d?)\s?-\s?(?P<d>\d\d?)(?P<mark>\s?[日号](?!{_NO_DAY}))?"
            rf"(?![\d:]|\.\d|-\d|\s?[点时]|{_COUNTED}|\s?[ap]\.?m)"
        ),
        _read_dashed,
    ),
    (
        _Pattern(rf"(?<![\d.:/第])(?<!\d-)(?P<d>\d\d?)[日号]?\s?[-到至]\s?\d\d?\s?[日号](?!{_NO_DAY})"),
        _read_several_days,
    ),
    (
        _Pattern(
            rf"(?:(?P<ahead>(?:下下个?|下个?|本|这个?)月的?\s?)|(?<![.月/:周期拜])(?<!\d[-到至]){_NO_ORDINAL})"
            rf"(?P<d>{_MONTH_DAY})\s?[日号](?!{_NO_DAY})"
        ),
        _read_day_of_month,
    ),
    (_Pattern(rf"(?P<rel>大后|后|(?<!提)前|今|昨|(?<!{_NOT_TOMORROW})明)(?:天|(?<=[今昨明])日(?!之))"), _read_relative),
    (
        _Pattern(rf"(?P<rel>[今昨]|(?<!{_NOT_TOMORROW})明)(?P<part>晚上?|早上?|夜|晨|上午|下午|中午|凌晨)"),
        _read_relative,
    ),
    (
        _Pattern(
            r"(?<![a-z])(?P<rel>(?:the )?day after tomorrow|today|tonight|tomorrow|tmrw?|yesterday"
            rf"|this(?=\s+(?:{_PART_EN})))(?![a-z])"
        ),
        _read_relative,
    ),
    (
        _Pattern(
            rf"(?P<week>下下个?|下个?|(?<![早晚马])上个?|本|这个?)?{_WEEK}"
            rf"(?P<d>[一二三四五六日天]|[1-7](?![\d次点时:.]))(?P<both>(?<=六)日(?![{_HAN}]))?"
        ),
        _read_weekday,
    ),
    (
        _Pattern(
            rf"(?<![a-z])(?P<week>(?:next|this|last)\s+(?:week\s+(?:on\s+)?)?)?(?P<d>{_EN_DAY})(?![a-z])(?:{_SUN_LI})\.?"
        ),
        _read_weekday,
    ),
    (
        _Pattern(rf"(?<![\d:.])(?<!\d-)(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s?(?:of\s+)?(?P<m>{_EN_MONTH}){_AFTER_YEAR}"),
        _read_english,
    ),
    (
        _Pattern(
            rf"(?<![a-z])(?P<m>{_EN_MONTH})\s?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]|\.\d|-\d|\s?[ap]\.?m){_AFTER_YEAR}"
        ),
        _read_english,
    ),
    (
        _Pattern(
            r"(?<![\d.:/-])(?<!\d[到至])(?P<m>\d\d?)\.(?P<d>\d\d?)"
            rf"(?![\d.:]|\s?(?:[-到至点时]|小时|[ap]\.?m)|{_COUNTED})"
        ),
        _read_dotted,
    ),
)
"""How days are written, the surest first: what one pattern has read the next don't see."""


def _mentions(work: str, today: date) -> list[_Mention]:
    """The days a text speaks of, in their order; a weekday beside a date is one with it."""
    found: list[_Mention] = []
    for pattern, read in _DAYS:
        for match in pattern.finditer(work):
            resolved = read(match, today)
            if resolved is None:
                continue
            bare = read is _read_weekday and not match["week"]
            part = match["part"] if "part" in match.re.groupindex else ""
            if match[0] == "tonight":
                part = match[0]
            follows = work[match.end() : match.end() + 1]
            grown = (
                re.match(rf"[{_HAN}]", follows) and follows not in "到至的和起上下早晚中全周星礼一二两三四五六七八九十"
            )
            found.append(
                _Mention(
                    *match.span(),
                    *resolved,
                    part=_PART_WORDS.get(part, part),
                    weekday=_weekday_in(match) if bare else None,
                    weak=read is _read_dotted or bool(bare and grown and match["d"] in _WEEKDAYS),
                )
            )
            work = work[: match.start()] + _DATED * len(match[0]) + work[match.end() :]
    return _checked_by_weekdays(sorted(found, key=lambda mention: mention.start), work)


_BESIDE = _Pattern(r"[\s,(\[]{0,3}")


def _checked_by_weekdays(mentions: list[_Mention], work: str) -> list[_Mention]:
    """Each date made one with the weekday beside it, which has to agree: "11月28日(周六)", "Sat 28 Nov"."""
    kept: list[_Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else mention
        dated, bare = (before, mention) if before.weekday is None else (mention, before)
        agrees = dated.day is None or dated.day.weekday() == bare.weekday
        if (
            (
                dated.weekday is not None
                or bare.weekday is None
                or not _BESIDE.fullmatch(work, before.end, mention.start)
            )
            or (bare.weak and not (agrees and before.end == mention.start))  # 明天周一鸣
        ):
            kept.append(mention)
            continue
        problem = dated.problem
        if dated.day is not None and not agrees:
            problem = translate("bookings", "{date} is a {weekday}.").format(
                date=_date_name(dated.day.day, dated.day.month, dated.day.year),
                weekday=_weekday_name(dated.day.weekday()),
            )
        kept[-1] = replace(dated, start=before.start, end=mention.end, problem=problem)
    return kept


# --------------------------------------------------------------------------------------------- repetition


@dataclass(frozen=True, slots=True)
class _Repetition:
    rule: Repeat
    part: str = ""
    """The part of the day said with it: 每晚."""


_DENIED_DAY = "点时月号楼层个人次年级岁位名小百千分十"
_TITLE_WORDS = words(
    "一起 一同 一家 一对 二胡 二人转 三国 三联 三句半 四季 四书 五禽戏 五行 五谷 六一 六艺"
    " 日语 日本 日间 日常 天文 天使 天地"
)
"""What begins with the sign of a weekday and is none: 每周一二胡班."""
_A_DAY = _Pattern(rf"(?!{'|'.join(_TITLE_WORDS)})(?P<d>[一二三四五六日天]|[1-7](?![\d:.]))(?![{_DENIED_DAY}])")
_TO_DAY = _Pattern(rf"\s?[-到至]\s?{_WEEK}?")
_AND_DAY = _Pattern(rf"\s?[、,和及与/&]\s?{_WEEK}?|\s?{_WEEK}")


def _read_weekdays(work: str, at: int) -> tuple[tuple[int, ...], int]:
    """Weekdays listed from `at` on, 周 before the first already read: 一三五, 二、周四, 一至五."""
    first = _A_DAY.match(work, at)
    if first is None:
        return (), at
    days, at = [_WEEKDAYS[first["d"]]], first.end()
    if (to := _TO_DAY.match(work, at)) and (last := _A_DAY.match(work, to.end())) and _WEEKDAYS[last["d"]] > days[0]:
        return tuple(range(days[0], _WEEKDAYS[last["d"]] + 1)), last.end()
    while True:
        joint = _AND_DAY.match(work, at)
        more = _A_DAY.match(work, joint.end() if joint else at)
        if more is None or (joint is None and _WEEKDAYS[more["d"]] <= days[-1]):
            return tuple(sorted(set(days))), at
        days.append(_WEEKDAYS[more["d"]])
        at = more.end()


_EVERY_WEEK = _Pattern(
    rf"(?:每隔(?P<gap>[一1两2])个?|隔(?P<other>一?个?)|每逢?(?:个|(?P<n>[2-9{_ONES}两])个?)?|逢){_WEEK}的?\s?(?:{_WEEK})?"
)
_EVERY_DAY = _Pattern(
    r"(?:每隔(?P<gap>[一1两2])[天日]|(?<![到至-])(?P<other>隔[天日])"
    r"|每(?P<n>[2-9两三四五六七])天|每[天日](?!一)|每(?:个)?(?P<part>晚上?|早上?|夜|上午|下午|中午))"
)
_WORKDAYS = _Pattern(r"每?个?工作日(?:每[天日])?")
_WEEKENDS = _Pattern(rf"每个?{_WEEK}末")
_WEEK_LONG = _Pattern(rf"{_WEEK}(?P<a>[一二三四五六])\s?[-到至]\s?{_WEEK}?(?P<b>[二三四五六日天])\s?(?:的?每[天日]|都)")
_EVERY_MONTH = _Pattern(rf"(?:每隔(?P<gap>[一1两2])个?|隔(?P<other>一?个?)|每(?:个|(?P<n>[2-9{_ONES}两])个)?)月的?\s?")
_NTH = r"(?:第[一二三四五1-5]|最后一?)个?"
_NTH_LIST = _Pattern(
    rf"(?P<nth>{_NTH}(?:\s?[、,和及与]\s?(?:{_NTH}|[一二三四五1-5]个?))*)(?:周的?\s?(?={_WEEK}))?{_WEEK}(?P<d>[一二三四五六日天])"
)
_MONTH_DAYS = _Pattern(rf"{_MONTH_DAY}[日号]?(?:\s?[、,和及与]\s?{_MONTH_DAY}[日号]?)*(?<=[日号])(?!{_NO_DAY})")
_LAST_DAY = _Pattern("最后一[天日]|月?底|月?末")
_IN_A_ROW = _Pattern(rf"连续(?P<n>\d{{1,3}}|{_TO_99})(?:(?P<d>[天日晚])|个?(?P<w>{_WEEK}))")

_EN_LIST = rf"(?P<days>{_EN_DAY}s?(?![a-z])(?:\s?(?:,|and|&|/|\+)\s?(?:and\s)?{_EN_DAY}s?(?![a-z]))*)"
_EN_EVERY_WEEK = _Pattern(
    rf"(?<![a-z])(?:every|each)\s+(?:(?P<other>other|second)\s+|(?P<n>[1-9])\s+)?(?:weeks?\s+(?:on\s+)?)?{_EN_LIST}"
)
_EN_WEEKLY = _Pattern(
    r"(?<![a-z])(?:weekly|(?:every|each)\s+(?:(?P<other>other|second)\s+|(?P<n>[1-9])\s+)?weeks?)(?![a-z])(?P<days>)"
)
_EN_PLURAL = _Pattern(
    r"(?<![a-z])(?P<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:\s?(?:,|and|&|/)\s?(?:mon|tues|wednes|thurs|fri|satur|sun)days)*)(?![a-z])"
)
_EN_EVERY_DAY = _Pattern(
    r"(?<![a-z])(?:daily|(?:every|each)\s+(?:(?P<other>other|second)\s+|(?P<n>[1-9])\s+)?"
    rf"(?:days?|(?P<part>{_PART_EN})))(?![a-z])"
)
_EN_WORKDAYS = _Pattern(r"(?<![a-z])(?:(?:every|each)\s+(?:weekday|workday)|weekdays|workdays)(?![a-z])")
_EN_WEEKENDS = _Pattern(r"(?<![a-z])(?:every|each)\s+weekend(?![a-z])")
_EN_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_EN_ORDINAL = rf"(?P<nth>{'|'.join(_EN_NTH)}|[1-5](?:st|nd|rd|th))"
_EN_OF_MONTH = _Pattern(
    rf"(?<![a-z])(?:on\s+)?(?:every\s+|the\s+)?{_EN_ORDINAL}\s+(?P<d>{_EN_DAY})\s+(?:of|in)\s+(?:every|each|the)\s+month(?![a-z])"
)
_EN_MONTHLY = _Pattern(
    r"(?<![a-z])(?:monthly|(?:every|each)\s+(?:(?P<other>other|second)\s+|(?P<n>[1-9])\s+)?months?)(?![a-z])"
    rf"(?:\s+on\s+(?:the\s+)?(?:{_EN_ORDINAL}\s+(?P<d>{_EN_DAY})(?![a-z])|(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])))?"
)

_TIMES_OVER = _Pattern(
    rf"(?:一共|总共|合计|连续|重复|[共计])?\s?(?<![第.])(?P<times>(?<!\d)\d{{1,3}}|{_TO_99})\s?"
    r"(?:次(?![日数序要元])|(?:times|sessions)(?![a-z]))"
    rf"|(?:一共|总共|连续|[共计])\s?(?P<sure>\d{{1,2}}|{_TO_99})\s?个?{_WEEK}(?![一二三四五六日天末岁年])"
    rf"|(?<![\d第.])(?P<weeks>\d{{1,2}}|{_TO_99})\s?(?:个?{_WEEK}(?![^\s,{_TAKEN}])|weeks?(?![a-z]))"
)
_UNTIL = r"(?:直到|截止到?|[到至]|(?<![a-z])(?:until|till|through|to)(?![a-z]))\s?"
_UNTIL_END = _Pattern(
    rf"{_UNTIL}(?:(?:(?P<y>{_YEAR})年|(?P<named>[今明后]年))?\s?(?:(?P<m>{_MONTH})月(?:底|末|份)?(?!\s?{_MONTH_DAY}\s?[日号]|\d)"
    r"|(?P<ahead>下个?|本|这个?)?月[底末]|年[底末])"
    rf"|(?:the\s+)?(?:end\s+of\s+)?(?P<em>{_EN_MONTH})(?!\s?\d)(?:\s+(?P<ey>{_YEAR}))?"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+)?(?P<eend>month|year)(?![a-z]))"
)
_UNTIL_BEFORE = _Pattern(rf"(?:{_UNTIL}|-\s?)$")


def _interval(match: re.Match[str]) -> int:
    said = match.groupdict()
    if said.get("gap"):
        return _number(said["gap"].replace("两", "二")) + 1
    if said.get("other") is not None:
        return 2
    return _number(said["n"]) if said.get("n") else 1


def _en_weekdays(listed: str) -> tuple[int, ...]:
    return tuple(sorted({_EN_DAYS.index(word[:3]) for word in re.findall(r"[a-z]{3,}", listed) if word != "and"}))


def _read_repetition(draft: _Draft) -> _Repetition | None:
    """How the line repeats, how often and until when."""
    for read in (_chinese_repetition, _english_repetition):
        found = read(draft.work)
        if found is not None:
            repetition, start, end = found
            draft.take(start, end, Kind.REPEAT)
            rule = _with_end(draft, repetition.rule)
            return replace(repetition, rule=rule)
    return None


_Repeats = tuple[_Repetition, int, int]


def _chinese_repetition(work: str) -> _Repeats | None:
    if match := _EVERY_MONTH.search(work):
        return _monthly(work, match)
    if match := _WEEKENDS.search(work):
        return _Repetition(Repeat("weekly", weekdays=(5, 6))), *match.span()
    if match := _EVERY_WEEK.search(work):
        days, end = _read_weekdays(work, match.end())
        if not days and match[0].rstrip()[-1] in "周期拜":
            end = len(match[0].rstrip()) + match.start()
        return _Repetition(Repeat("weekly", _interval(match), days)), match.start(), end
    if match := _WEEK_LONG.search(work):
        days = tuple(range(_WEEKDAYS[match["a"]], _WEEKDAYS[match["b"]] + 1))
        return (_Repetition(Repeat("weekly", weekdays=days)), *match.span()) if days else None
    if (match := _WORKDAYS.search(work)) and "每" in match[0]:
        return _Repetition(Repeat("weekly", weekdays=(0, 1, 2, 3, 4))), *match.span()
    if match := _EVERY_DAY.search(work):
        return _Repetition(Repeat("daily", _interval(match)), match["part"] or ""), *match.span()
    if match := _IN_A_ROW.search(work):
        count, freq = _number(match["n"]), "weekly" if match["w"] else "daily"
        if count:
            return _Repetition(Repeat(freq, count=count), "晚" if match["d"] == "晚" else ""), *match.span()
    return None


def _monthly(work: str, match: re.Match[str]) -> _Repeats:
    interval, end = _interval(match), match.end()
    if listed := _NTH_LIST.match(work, end):
        day = _WEEKDAYS[listed["d"]]
        places = [
            -1 if sign == "最" else _number(sign) for sign in re.findall("最|(?<!后)[一二三四五1-5]", listed["nth"])
        ]
        return (
            _Repetition(Repeat("monthly", interval, nth=tuple(sorted({(n, day) for n in places})))),
            match.start(),
            listed.end(),
        )
    if last := _LAST_DAY.match(work, end):
        return _Repetition(Repeat("monthly", interval, month_days=(-1,))), match.start(), last.end()
    if listed := _MONTH_DAYS.match(work, end):
        numbers = {_number(number) for number in re.split("[日号、,和及与\\s]+", listed[0]) if number}
        days = tuple(sorted(number for number in numbers if 1 <= number <= 31))
        return _Repetition(Repeat("monthly", interval, month_days=days)), match.start(), listed.end()
    return _Repetition(Repeat("monthly", interval)), match.start(), end


def _english_repetition(work: str) -> _Repeats | None:
    if match := _EN_OF_MONTH.search(work):
        return _Repetition(Repeat("monthly", nth=_en_nth(match))), *match.span()
    if match := _EN_MONTHLY.search(work):
        days = (int(match["day"]),) if match["day"] and 1 <= int(match["day"]) <= 31 else ()
        return _Repetition(Repeat("monthly", _interval(match), month_days=days, nth=_en_nth(match))), *match.span()
    for pattern, weekdays in ((_EN_WORKDAYS, (0, 1, 2, 3, 4)), (_EN_WEEKENDS, (5, 6))):
        if match := pattern.search(work):
            return _Repetition(Repeat("weekly", weekdays=weekdays)), *match.span()
    for pattern in (_EN_EVERY_WEEK, _EN_WEEKLY, _EN_PLURAL):
        if match := pattern.search(work):
            return _Repetition(Repeat("weekly", _interval(match), _en_weekdays(match["days"]))), *match.span()
    if match := _EN_EVERY_DAY.search(work):
        part = _PART_WORDS.get(match["part"] or "", "")
        return _Repetition(Repeat("daily", _interval(match)), part), *match.span()
    return None


def _en_nth(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    said = match["nth"]
    return ((_EN_NTH.get(said) or int(said[0]), _EN_DAYS.index(match["d"][:3])),) if said else ()


def _with_end(draft: _Draft, rule: Repeat) -> Repeat:
    count, until = rule.count, None
    open_rule = not (rule.weekdays or rule.month_days or rule.nth)
    for over in _TIMES_OVER.finditer(draft.work):
        if open_rule and draft.work[: over.start()].endswith(_TAKEN):
            continue  # 每周3次 says how often in a week
        number = _number(over["times"] or over["sure"] or over["weeks"])
        if not over["times"]:
            if rule.freq == "monthly":
                continue
            number = number * (7 if rule.freq == "daily" else max(1, len(rule.weekdays))) // rule.interval
        if number:
            count = number
            draft.take(*over.span(), Kind.REPEAT)
            break
    if end := _UNTIL_END.search(draft.work):
        until = _end_of(end, draft.today)
        draft.take(*end.span(), Kind.REPEAT)
    else:
        for mention in _mentions(draft.work, draft.today):
            before = _UNTIL_BEFORE.search(draft.work[: mention.start])
            if before and mention.day and not re.match(r"\d", draft.work[mention.end : mention.end + 1]):
                until = mention.day
                draft.take(before.start(), mention.end, Kind.REPEAT)
                break
    if count is not None and until is not None:
        draft.problems.append(translate("bookings", "Say how often or until when, not both."))
        until = None
    return replace(rule, count=count, until=until)


def _end_of(match: re.Match[str], today: date) -> date:
    """The last day of the month or year that a series is said to go on to."""
    month, year = today.month, today.year
    if match["m"] or match["em"]:
        month = _number(match["m"]) if match["m"] else _EN_MONTHS.index(match["em"][:3]) + 1
        year += month < today.month
    elif match["ahead"] and match["ahead"][0] == "下":
        year, month = year + month // 12, month % 12 + 1
    elif "年" in match[0][-2:] or match["eend"] == "year":
        month = 12
    if match["y"] or match["ey"]:
        year = int(match["y"] or match["ey"])
    elif match["named"]:
        year = today.year + "今明后".index(match["named"][0])
    month = min(max(month, 1), 12)
    return date(year + month // 12, month % 12 + 1, 1) - _ONE_DAY


def _gives(rule: Repeat, day: date) -> bool:
    """Whether a rule gives this date, its interval left out of account: the first date begins the count."""
    if rule.nth:
        last = (day + 7 * _ONE_DAY).month != day.month
        return any(wd == day.weekday() and (n == (day.day + 6) // 7 or (n == -1 and last)) for n, wd in rule.nth)
    if rule.month_days:
        return day.day in rule.month_days or (-1 in rule.month_days and (day + _ONE_DAY).day == 1)
    return not rule.weekdays or day.weekday() in rule.weekdays


# --------------------------------------------------------------------------------------------------- times

_HOUR = rf"(?:二十[一二三四]?|廿[一二三四]?|十[{_ONES}]?|[零〇两{_ONES}])"
_MINUTES = rf"(?:[二三四五]?十[{_ONES}]|[二三四五]十|[零〇][{_ONES}])"
_COLON = r"[0-3]?\d\s?:\s?[0-5]\d(?::[0-5]\d)?(?!\d)"
_OCLOCK = (
    r"\s?[点时](?![心名评赞歌播间候尚装代段光])"
    rf"(?:钟|整|半(?!个?小时|个?钟|课堂|学校|学堂)|[一三]刻|过?(?:[0-5]?\d|{_MINUTES}|[十{_ONES}])分(?!钟)|[0-5]\d(?!\d)|{_MINUTES})?"
    r"(?!半?(?:课堂|学校|学堂))"
)
_DOTTED = r"(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d.])"
_PACKED = r"(?:[01]\d|2[0-4])(?:00|15|30|45)(?!\d)"
_BARE = rf"(?:[0-2]?\d|30)(?![\d:]|\.\d|{_COUNTED})"
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00", "中午": "12:00", "正午": "12:00", "午夜": "24:00"}
_NOW = r"现在|此刻|(?<![a-z])(?:right\s)?now(?![a-z])"
_NEXT_DAY = r"次日|第[二2]天|翌日|隔[日天]|(?:the\s)?(?:next|following)\sday"
_LEFT = r"(?<![\d.:/#a-z])(?<!\d-)"
"""Before the digits a beginning starts with."""


def _clock(name: str, left: str = "") -> str:
    """The expression for a time of day, its groups named after `name`; `left` goes before digits."""
    return (
        rf"(?:(?P<{name}next>{_NEXT_DAY})\s?(?:的\s?)?)?(?P<{name}day>{_DATED}+\s?(?:的\s?)?)?"
        rf"(?:(?P<{name}part>{_PART_LONG}|早|晚|夜)\s?)?"
        rf"(?:{left}(?P<{name}colon>{_COLON})|(?P<{name}spoken>(?:{left}[0-3]?\d|{_HOUR}){_OCLOCK})"
        rf"|{left}(?P<{name}dot>{_DOTTED})|{left}(?P<{name}packed>{_PACKED})|{left}(?P<{name}bare>{_BARE})"
        rf"|(?P<{name}named>{'|'.join(_NAMED)})|(?P<{name}now>{_NOW})|(?P<{name}numeral>{_HOUR}))"
        rf"(?P<{name}half>\s?(?:am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?"
    )


_TO = r"(?P<to>(?:开始|起)?\s?(?:-{1,2}|直?到|至|(?<![a-z])(?:to|until|till)(?![a-z]))\s?|(?:开始|起)?[\s,]{1,2}|开始)"
_RANGE = _Pattern(rf"(?:从\s?)?(?<!第)(?<!第二){_clock('a', _LEFT)}{_TO}{_clock('b')}(?:结束|为?止)?")
_SINGLE = _Pattern(rf"(?:从\s?)?(?<!第)(?<!第二)(?P<at>(?<![a-z])(?:at|from|@)\s?)?{_clock('a', _LEFT)}")
_TOWARD = r"(?:直到|(?<![报签达])到|至|(?<![a-z])(?:until|till|before)(?![a-z]))\s?"
_TOWARDS = _Pattern(rf"{_TOWARD}$")
_END = _Pattern(rf"{_TOWARD}{_clock('b')}(?:结束|为?止)?")
_ALL_DAY = _Pattern(r"全天(?!候)|一?整天|全日(?!制)|(?<![a-z])(?:the\s)?(?:all|whole|full)[\s-]day(?![a-z])")
_OVERNIGHT = _Pattern(rf"通宵(?![{_HAN}])|(?<![a-z])overnight(?![a-z])")
_STANDING = _Pattern(
    rf"{_DATED}\s?(?P<a>{_PART_LONG}|{_PART_SHORT}|(?:{_PART_EN})(?![a-z]))"
    rf"|(?<![^\s,{_TAKEN}])(?P<b>{_PART_LONG}|早|晚|夜)(?![^\s,{_TAKEN}{_DATED}])"
    rf"|(?<![a-z])(?:in\sthe\s|at\s)(?P<c>{_PART_EN})(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class _Time:
    """One time of day as it is written."""

    written: str
    part: str = ""
    next_day: bool = False
    """It is said to be the day's after the beginning."""
    on: _Mention | None = None
    """The day said with it."""
    now: bool = False
    bare: bool = False
    """Nothing but the number of the hour."""

    def minutes(self, part: str = "") -> int | None:
        """Minutes from the day's midnight, read with its own part of the day or else with `part`."""
        written, after = self.written, DAY if self.next_day else 0
        if self.next_day and re.fullmatch("2[5-9]|30", written):
            written = str(int(written) - 24)
        clock = parse_time((self.part or part) + written)
        if clock is None:
            return None
        return clock.time.hour * 60 + clock.time.minute + (DAY if clock.next_day else 0) + after

    @property
    def twelve(self) -> bool:
        """Whether the hour may be one of the clock on the wall, which shows each twice a day."""
        hour = re.match(r"\d+", digits_for_numerals(self.written))
        return hour is not None and int(hour[0]) <= 12 and not (hour[0][0] == "0" and len(hour[0]) == 2)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says of day and time."""

    when: _Mention | None = None
    start: int | None = None
    """Minutes from midnight of the day it begins on, as is `end`."""
    end: int | None = None
    end_on: _Mention | None = None
    """The day `end` counts from, where another is said for it."""
    now: bool = False
    all_day: bool = False
    overnight: bool = False

    @property
    def timed(self) -> bool:
        """Whether any time is said."""
        return self.now or self.all_day or self.start is not None or self.end is not None


def _time(match: re.Match[str], name: str, mentions: Iterable[_Mention]) -> _Time:
    group = match.groupdict()
    half = re.sub(r"[\s.]", "", group[name + "half"] or "")
    written = next(
        (group[name + kind] for kind in ("colon", "spoken", "dot", "packed", "bare", "numeral") if group[name + kind]),
        _NAMED.get(group[name + "named"] or "", ""),
    )
    day = group[name + "day"]
    on = next(
        (m for m in mentions if day and m.start < match.end(name + "day") and m.end > match.start(name + "day")), None
    )
    part = group[name + "part"] or ("中午" if written == "12:00" and group[name + "named"] else "")
    return _Time(
        re.sub(r"[\s过]", "", written),
        half or _PART_WORDS.get(part, part) or (on.part if on else ""),
        bool(group[name + "next"]),
        on,
        bool(group[name + "now"]),
        bool(group[name + "bare"] or group[name + "numeral"]) and not half,
    )


def _grown(work: str, end: int) -> bool:
    """Whether a letter follows, so that what ends here may be a part of a longer word."""
    return re.match(rf"[{_HAN}a-z]", work[end : end + 1]) is not None


def _is_range(match: re.Match[str], work: str) -> bool:
    """Whether two numbers with a dash between are a beginning and an end."""
    group = match.groupdict()
    if any(group[name] for name in ("aday", "anext", "bnow", "bnumeral")):
        return False
    if (group["apacked"] is None) != (group["bpacked"] is None):
        return False
    before = work[match.start() - 1 : match.start()]
    if group["anumeral"] and not (group["bspoken"] and (group["apart"] or not re.match(rf"[{_HAN}]", before))):
        return False  # 张三到八点
    first, last = _time(match, "a", ()), _time(match, "b", ())
    start, end = first.minutes(), last.minutes()
    if end is None or (start is None and not first.now):
        return False
    if group["to"].strip(" ,开始起"):
        return not (first.bare and last.bare) or "-" in group["to"] or not _grown(work, match.end())
    written_out = all(group[name + "colon"] or group[name + "spoken"] for name in "ab")
    return written_out and start is not None and start < end


def _is_time(match: re.Match[str], work: str) -> bool:
    """Whether a time stands for itself, as a beginning."""
    group = match.groupdict()
    if group["aday"] or group["anext"] or _TOWARDS.search(work[: match.start()]):
        return False
    found = _time(match, "a", ())
    if found.minutes() is None:
        return found.now
    if group["anamed"]:
        return group["anamed"].isascii() and not _grown(work, match.end())
    if found.bare:
        return bool(group["abare"] and (found.part or group["at"])) and not _grown(work, match.end())
    return bool(group["acolon"] or group["aspoken"] or group["ahalf"]) or (
        group["adot"] is not None and not _grown(work, match.end())
    )


def _is_end(match: re.Match[str], work: str) -> bool:
    """Whether a time is an end whose beginning stands elsewhere."""
    group = match.groupdict()
    if any(group[name] for name in ("bnumeral", "bnow", "bpacked")):
        return False
    found = _time(match, "b", ())
    return found.minutes() is not None and not (found.bare and _grown(work, match.end()))


def _all(pattern: _Pattern, work: str, valid: Callable[[re.Match[str], str], bool]) -> Iterator[re.Match[str]]:
    at = 0
    while match := pattern.search(work, at):
        if valid(match, work):
            yield match
            at = match.end()
        else:
            at = match.start() + 1


def _ranges(work: str) -> list[re.Match[str]]:
    """Beginnings with their ends, the plainest first."""

    def doubt(match: re.Match[str]) -> tuple[bool, bool]:
        bare = match["abare"] and match["bbare"] and not match["apart"] and not match["bhalf"]
        return bool(bare), bool(bare) and _grown(work, match.end())

    return sorted(_all(_RANGE, work, _is_range), key=doubt)


def _read_days_and_times(draft: _Draft, part: str) -> _Said:
    """What the line says of day and time; `part`: the part of the day its repetition says."""
    mentions = _mentions(draft.work, draft.today)
    mentions = [mention for mention in mentions if not mention.weak] or mentions
    if not mentions:
        mentions = _day_instead_of_time(draft)
    work = _masked(draft.work, mentions)
    between = next(iter(_ranges(work)), None)
    begins = next(_all(_SINGLE, work, _is_time), None) if between is None else None
    ends = None
    if between is None:
        ends = next(_all(_END, _blotted(work, begins), _is_end), None)
    first = next((match for match in (between, begins) if match is not None), None)
    last = next((match for match in (between, ends) if match is not None), None)
    a = _time(first, "a", mentions) if first else None
    b = _time(last, "b", mentions) if last else None
    when = next((mention for mention in mentions if b is None or mention is not b.on), None)
    for match in (between, begins, ends):
        if match is not None:
            draft.take(*match.span(), Kind.TIME)
            work = _blotted(work, match)
    if standing := _STANDING.search(work):
        name = standing.lastgroup or "a"
        said = standing[name]
        part = part or _PART_WORDS.get(said, said)
        draft.take(
            standing.start("a") if name == "a" else standing.start(), standing.end(), Kind.TIME if a or b else Kind.DAY
        )
    found = _with_times(draft, a, b, (when.part if when else "") or part)
    found = replace(found, when=when)
    if when is not None:
        _take_day(draft, when, mentions)
    if a is None and b is None and (match := _ALL_DAY.search(draft.work)):
        draft.take(*match.span(), Kind.TIME)
        found = replace(found, all_day=True)
    elif a is not None and b is None and (match := _OVERNIGHT.search(draft.work)):
        draft.take(*match.span(), Kind.TIME)
        found = replace(found, overnight=True)
    return found


def _masked(work: str, mentions: Iterable[_Mention]) -> str:
    for mention in mentions:
        work = work[: mention.start] + _DATED * (mention.end - mention.start) + work[mention.end :]
    return work


def _blotted(work: str, match: re.Match[str] | None) -> str:
    return work if match is None else work[: match.start()] + _TAKEN * len(match[0]) + work[match.end() :]


def _day_instead_of_time(draft: _Draft) -> list[_Mention]:
    """A pair of numbers is a day where the line names no day, but another time."""
    for match in sorted(_ranges(draft.work), key=lambda match: match.start()):
        group = match.groupdict()
        extra = ("apart", "ahalf", "bpart", "bnext", "bday", "bhalf")
        if not group["abare"] or not group["bbare"] or group["to"].strip() != "-" or any(group[name] for name in extra):
            continue
        resolved = _next_on(int(group["abare"]), int(group["bbare"]), draft.today)
        other = _blotted(draft.work, match)
        if resolved and (_ranges(other) or any(_all(_SINGLE, other, _is_time)) or _ALL_DAY.search(other)):
            return [_Mention(match.start("abare"), match.end(), *resolved)]
    return []


_AND_A_DAY = _Pattern(r"\s?(?:-|到|至|to|until|till|and|[、,和与及])?\s?")


def _take_day(draft: _Draft, when: _Mention, mentions: Sequence[_Mention]) -> None:
    """Mark the day as understood, and those joined to it."""
    draft.take(when.start, when.end, Kind.DAY)
    if when.problem:
        draft.problems.append(when.problem)
    end = when.end
    for mention in mentions[mentions.index(when) + 1 :]:
        joint = _AND_A_DAY.fullmatch(draft.work, end, max(end, mention.start))
        if joint is None or _grown(draft.work, mention.end):
            continue
        if joint[0].strip() or (when.weekday is not None and mention.weekday is not None):
            draft.take(end, mention.end, Kind.DAY)
            draft.problems.append(_first_day_only())
            end = mention.end


def _with_times(draft: _Draft, a: _Time | None, b: _Time | None, standing: str) -> _Said:
    if a is None:
        return _Said() if b is None else _Said(end=b.minutes(standing), end_on=b.on)
    if a.now:
        start: int | None = draft.now.hour * 60 + draft.now.minute
    else:
        start = _start(a, b, standing)
    if start is None:
        return _Said()
    if b is None:
        return _Said(start=start, now=a.now)
    if b.on is not None or b.next_day:
        return _Said(start=start, end=b.minutes(), end_on=b.on, now=a.now)
    end = _end(draft, a, b, start, standing)
    return _Said(start=start, end=end, now=a.now)


def _start(a: _Time, b: _Time | None, standing: str) -> int | None:
    if not a.part and b is not None and b.part in ("am", "pm"):  # 7-9pm, 11-1pm, 10-2am
        same, end = a.minutes(b.part), b.minutes()
        if not a.twelve or same is None or end is None:
            return a.minutes()
        return same if same < end else a.minutes("am" if b.part == "pm" else "pm")
    start = a.minutes(standing)
    if start is not None and start < 6 * 60 and standing in _EVENINGS and a.part in _SMALL_HOURS:
        return start + DAY
    return start


def _end(draft: _Draft, a: _Time, b: _Time, start: int, standing: str) -> int | None:
    """Where a booking from `start` ends, in minutes from the same midnight; None where that can't be."""
    if b.part:
        end = b.minutes()
        if end is not None and end <= start:
            if b.part == a.part:
                draft.problems.append(_end_before_beginning())
                return None
            end += DAY
        return end
    part = a.part or standing
    raw = b.minutes()
    if raw is None:
        return None
    if part and (end := b.minutes(part)) is not None and end > start:
        return end
    if (part or a.now) and b.twelve:
        return next(end for end in range(raw % (DAY // 2), 4 * DAY, DAY // 2) if end > start)
    if raw == start:
        draft.problems.append(translate("bookings", "The end is the beginning."))
        return None
    return raw if raw > start else raw + DAY


def _end_before_beginning() -> str:
    return translate("bookings", "The end is before the beginning.")


# ------------------------------------------------------------------------------------------ all of it together


@dataclass(frozen=True, slots=True)
class _Clocks:
    """The moment and place a line is read at."""

    now: datetime
    zone: ZoneInfo
    opens: int

    @property
    def minute(self) -> datetime:
        """The running minute, UTC."""
        return self.now.astimezone(UTC).replace(second=0, microsecond=0)

    def bounds(self, said: _Said, day: date, minutes: int | None) -> tuple[datetime | None, datetime | None]:
        """The instants at which what is said begins and ends if it is said of this day."""
        if said.all_day:
            return wall(day, 0, self.zone), wall(day, DAY, self.zone)
        start = end = None
        if said.now:
            start = self.minute
        elif said.start is not None:
            start = wall(day, said.start, self.zone)
        if said.end is not None:
            last = said.end_on.day_after(day) if said.end_on else day
            end = wall(last, said.end, self.zone) if last else None
        elif start is not None and minutes is not None:
            end = start + minutes * _MINUTE
        elif start is not None and said.overnight:
            end = wall(start.astimezone(self.zone).date(), self.opens, self.zone)
            end = end if end > start else wall(start.astimezone(self.zone).date(), self.opens + DAY, self.zone)
        if start is None and end is not None and minutes is not None:
            start = end - minutes * _MINUTE
        return start, end

    def over(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether that has passed."""
        if end is not None:
            return end <= self.now
        return start is not None and start < self.minute


def _settled(draft: _Draft, said: _Said, repetition: _Repetition | None, clocks: _Clocks) -> Line:
    """The day, the instants and the rule of a line."""
    rule = repetition.rule if repetition else None
    when = said.when
    if when is not None and when.day is None:
        return Line(all_day=said.all_day, rule=rule)
    day = when.day if when else None
    if day is None and (said.timed or rule):
        day = _day_before(said.end_on, said, draft.today) if said.end_on else draft.today
    if day is None:
        return Line(rule=rule)
    fixed = said.now or (when and when.weekday is None) or (said.end_on and said.end_on.weekday is None)
    if not fixed and (when or not rule) and clocks.over(*clocks.bounds(said, day, draft.minutes)):
        day += (7 if when or said.end_on else 1) * _ONE_DAY
    if rule is not None:
        day, rule = _first_of(draft, rule, day, said, clocks, bool(when))
    start, end = clocks.bounds(said, day, draft.minutes)
    if said.end_on and said.end_on.problem:
        draft.problems.append(said.end_on.problem)
    if start is not None and end is not None:
        if end <= start:
            draft.problems.append(_end_before_beginning())
            end = None
        elif draft.minutes is not None and end - start != draft.minutes * _MINUTE:
            draft.problems.append(translate("bookings", "The length doesn't fit beginning and end."))
    return Line(day=day, starts_at=start, ends_at=end, all_day=said.all_day, rule=rule)


def _day_before(end_on: _Mention, said: _Said, today: date) -> date | None:
    """The day a booking begins on of which only the end's day is said: "20点到明天1点", "20点到周六1点"."""
    if end_on.day is None:
        return today
    before = said.start is not None and said.end is not None and said.end <= said.start
    day = end_on.day - before * _ONE_DAY
    return today if end_on.day - today == _ONE_DAY else day


def _first_of(draft: _Draft, rule: Repeat, day: date, said: _Said, clocks: _Clocks, sure: bool) -> tuple[date, Repeat]:
    """The first date of a rule from `day` on, and the rule with what it takes from a day that is said."""
    if rule.freq == "weekly" and not rule.weekdays:
        if sure:
            rule = replace(rule, weekdays=(day.weekday(),))
        else:
            draft.problems.append(translate("bookings", "Say on which day of the week."))
    elif rule.freq == "monthly" and not rule.month_days and not rule.nth:
        if sure:
            rule = replace(rule, month_days=(day.day,))
        else:
            draft.problems.append(translate("bookings", "Say on which day of the month."))
    for later in range(800):
        first = day + later * _ONE_DAY
        if _gives(rule, first) and (sure or not clocks.over(*clocks.bounds(said, first, draft.minutes))):
            day = first
            break
    if rule.until is not None and rule.until < day:
        draft.problems.append(translate("bookings", "The last day is before the first."))
    return day, rule
