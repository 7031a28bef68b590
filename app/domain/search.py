"""How a person is found while a clerk types: what is indexed of a card, and what a query asks of the index.

The index is a bag of short words per person, each without a space. A query never looks inside a word, only
at its beginning, so every place a person may start to type from is a word of its own:

* the name and its endings: 张三丰 三丰 丰
* its pinyin and the endings by syllable: zhangsanfeng sanfeng feng, for every usual reading
* its initials and their endings: zsf sf f
* a phone's digits, and after "<" the digits backwards, so that a tail is a beginning too
* the last four of the ID number after "#"
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

TAIL = "<"
"""Before a phone's digits written backwards."""
ID_TAIL = "#"
"""Before the last four of an ID number."""

MOST_READINGS = 16
"""Spellings kept of one name (or one of its endings); the likeliest come first."""
_MOST_PER_CHARACTER = 3

# Surnames read otherwise than in everyday words (通用规范汉字 as surnames). Their everyday readings stay
# findable, after these.
_SURNAMES = {
    "单": "shàn", "曾": "zēng", "解": "xiè", "仇": "qiú", "查": "zhā", "盖": "gě", "繁": "pó", "种": "chóng",
    "缪": "miào", "员": "yùn", "任": "rén", "翟": "zhái", "乐": "yuè", "朴": "piáo",
    "区": "ōu", "冼": "xiǎn", "洗": "xiǎn", "尉": "wèi", "华": "huà", "卜": "bǔ", "覃": "qín",
    "召": "shào", "折": "shé", "黑": "hè", "秘": "bì", "逄": "páng", "燕": "yān", "纪": "jǐ", "幺": "yāo",
    "佴": "nài", "应": "yīng", "车": "chē", "曲": "qū", "阚": "kàn", "隗": "wěi", "葛": "gě", "谌": "chén",
    "俞": "yú", "哈": "hǎ", "那": "nā", "祭": "zhài", "过": "guō", "洼": "wā", "牟": "móu", "薄": "bó",
    "柏": "bǎi", "石": "shí", "沈": "shěn", "贾": "jiǎ", "费": "fèi", "舍": "shè", "殷": "yīn", "句": "gōu",
    "弗": "fú", "万": "wàn", "都": "dū", "臧": "zāng", "宓": "mì", "郗": "xī", "干": "gān", "撒": "sǎ",
    "长": "zhǎng", "重": "chóng", "褚": "chǔ", "晁": "cháo", "晟": "chéng", "瞿": "qú", "訾": "zī",
}  # fmt: skip

_COMPOUND_SURNAMES = {
    "尉迟": ("yù", "chí"), "万俟": ("mò", "qí"), "长孙": ("zhǎng", "sūn"), "澹台": ("tán", "tái"),
    "单于": ("chán", "yú"), "令狐": ("líng", "hú"), "鲜于": ("xiān", "yú"), "宰父": ("zǎi", "fǔ"),
    "欧阳": ("ōu", "yáng"), "太史": ("tài", "shǐ"), "端木": ("duān", "mù"), "上官": ("shàng", "guān"),
    "司马": ("sī", "mǎ"), "东方": ("dōng", "fāng"), "独孤": ("dú", "gū"), "南宫": ("nán", "gōng"),
    "夏侯": ("xià", "hóu"), "诸葛": ("zhū", "gě"), "闻人": ("wén", "rén"), "皇甫": ("huáng", "fǔ"),
    "公孙": ("gōng", "sūn"), "慕容": ("mù", "róng"), "钟离": ("zhōng", "lí"), "宇文": ("yǔ", "wén"),
    "司徒": ("sī", "tú"), "司空": ("sī", "kōng"), "百里": ("bǎi", "lǐ"), "呼延": ("hū", "yán"),
    "轩辕": ("xuān", "yuán"), "申屠": ("shēn", "tú"), "赫连": ("hè", "lián"), "西门": ("xī", "mén"),
    "公冶": ("gōng", "yě"), "淳于": ("chún", "yú"), "濮阳": ("pú", "yáng"), "太叔": ("tài", "shū"),
    "公羊": ("gōng", "yáng"), "第五": ("dì", "wǔ"), "梁丘": ("liáng", "qiū"), "拓跋": ("tuò", "bá"),
    "东郭": ("dōng", "guō"), "南门": ("nán", "mén"), "羊舌": ("yáng", "shé"), "谷梁": ("gǔ", "liáng"),
    "左丘": ("zuǒ", "qiū"), "完颜": ("wán", "yán"), "耶律": ("yē", "lǜ"), "纳兰": ("nà", "lán"),
    "歐陽": ("ōu", "yáng"), "諸葛": ("zhū", "gě"), "司馬": ("sī", "mǎ"),
}  # fmt: skip

# Latin letters with accents belong to a word (José); everything else that isn't Han or a digit separates.
_PIECES = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007\ue000-\uf8ff]"
    r"|[^\W\d_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\d+"
)
_RUNS = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007\ue000-\uf8ff]+"
    r"|\d+x(?![a-z])|[^\W\d_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\d+"
)
_TONES = {ord(mark): None for mark in "\u0300\u0301\u0304\u030c"}


class Term(NamedTuple):
    """A word to look for in the index; `prefix`: words that begin with it count too."""

    text: str
    prefix: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed. A person matches when every group has a term that matches one of their words."""

    text: str
    groups: tuple[tuple[Term, ...], ...]
    id_number: str | None = None
    """The whole ID number when one was scanned or typed; the index only narrows it to its last four."""


class Part(NamedTuple):
    """A piece of a line and whether what was typed is in it."""

    text: str
    matched: bool


class _Unit(NamedTuple):
    """One Han character, or one word in another script."""

    text: str
    toned: tuple[str, ...]
    spellings: tuple[str, ...]
    """Lower-case ASCII, likeliest first; ü as v and as u."""
    initials: tuple[str, ...]


def fold(text: str) -> str:
    """Text as the index writes it: half-width, lower case, no accents on Latin letters, ü as v."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if text.isascii():
        return text
    text = re.sub("ü|ǖ|ǘ|ǚ|ǜ", "v", text)
    split = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in split if not "\u0300" <= c <= "\u036f"))


def _plain_spellings(toned: str) -> tuple[str, ...]:
    split = unicodedata.normalize("NFD", toned).translate(_TONES)
    base = unicodedata.normalize("NFC", split)
    if "ü" in base:
        return base.replace("ü", "v"), base.replace("ü", "u")
    return (base.replace("ê", "e"),)


def _unit(text: str, toned: tuple[str, ...]) -> _Unit:
    spellings = tuple(dict.fromkeys(s for reading in toned for s in _plain_spellings(reading) if s.isascii()))
    return _Unit(text, toned, spellings, tuple(dict.fromkeys(s[0] for s in spellings)))


@lru_cache(maxsize=60_000)
def _character(char: str, surname: bool) -> _Unit:
    from pypinyin.constants import PINYIN_DICT  # 170 ms to load: only when first needed

    known = PINYIN_DICT.get(ord(char), "")
    readings = [reading for reading in known.split(",") if reading]
    if surname and char in _SURNAMES:
        readings.insert(0, _SURNAMES[char])
    kept: dict[tuple[str, ...], str] = {}
    for reading in readings:
        kept.setdefault(_plain_spellings(reading), reading)
    return _unit(char, tuple(kept.values())[:_MOST_PER_CHARACTER])


@lru_cache(maxsize=4_000)
def _word(word: str) -> _Unit:
    return _Unit(word, (word,), (word,) if word.isascii() else (), (word[0],) if word.isascii() else ())


@lru_cache(maxsize=200)
def _compound(surname: str) -> tuple[_Unit, ...]:
    units = []
    for char, reading in zip(surname, _COMPOUND_SURNAMES[surname], strict=True):
        rest = [r for r in _character(char, False).toned if _plain_spellings(r) != _plain_spellings(reading)]
        units.append(_unit(char, (reading, *rest)[:_MOST_PER_CHARACTER]))
    return tuple(units)


def _units(name: str) -> list[_Unit]:
    pieces = _PIECES.findall(name if name.isascii() and name.islower() else fold(name))
    if len(pieces) > 2 and pieces[0] + pieces[1] in _COMPOUND_SURNAMES:
        return [
            *_compound(pieces[0] + pieces[1]),
            *(_word(p) if p.isascii() else _character(p, False) for p in pieces[2:]),
        ]
    return [
        _word(piece) if len(piece) > 1 or piece.isascii() else _character(piece, place == 0)
        for place, piece in enumerate(pieces)
    ]


def _endings(options: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """For each place, the joined spellings from there on: the likeliest `MOST_READINGS`, likeliest first."""
    found: list[tuple[str, ...]] = []
    after: tuple[str, ...] = ("",)
    unlikely: tuple[int, ...] = (0,)  # beside `after`: how far each spelling is from the usual one
    for here in reversed(options):
        if len(here) == 1:
            after = tuple([here[0] + tail for tail in after])
        elif here:
            joined = sorted(
                (place + cost, place, tail, head + tail)
                for place, head in enumerate(here)
                for cost, tail in zip(unlikely, after, strict=True)
            )[:MOST_READINGS]
            after = tuple([text for *_, text in joined])
            unlikely = tuple([cost for cost, *_ in joined])
        found.append(after)
    return found[::-1]


def person_tokens(name: str, phones: str | None = None, id_tail: str | None = None) -> list[str]:
    """The words one card is found by, each once.

    `phones` is the normalised field (numbers separated by a space), `id_tail` the last four characters.
    """
    units = _units(name)
    tokens: dict[str, None] = {}
    rest = ""
    for unit in reversed(units):
        rest = unit.text + rest
        tokens[rest] = None
    for endings in _endings([unit.spellings for unit in units]):
        tokens.update(dict.fromkeys(endings))
    for endings in _endings([unit.initials for unit in units]):
        tokens.update(dict.fromkeys(endings))
    if phones:
        for number in phones.split():
            digits = "".join(filter(str.isdigit, number))
            tokens[digits] = None
            tokens[TAIL + digits[::-1]] = None
            if "-" in number:  # the landline as its own town dials it
                tokens["".join(filter(str.isdigit, number.split("-", 1)[1]))] = None
    if id_tail:
        tokens[ID_TAIL + fold(id_tail)] = None
    tokens.pop("", None)
    return list(tokens)


def _number_terms(digits: str) -> tuple[Term, ...]:
    terms = [Term(TAIL + digits[::-1], True), Term(digits, True)]
    if len(digits) == 4:
        terms.append(Term(ID_TAIL + digits, False))
    return tuple(terms)


def parse_query(text: str) -> Query:
    """Read what was typed or scanned: Chinese, pinyin, initials, digits, or several of them.

    "zs", "张", "6021", "张 6021", "张6021", "138 0013 8000", "+86 13800138000" and a whole ID number work.
    Nothing to look for gives no groups, which matches nobody.
    """
    folded = fold(text).strip()
    whole = re.sub(r"[\s\-—–_.()'’·]+", "", folded)
    if re.fullmatch(r"\d{17}[\dx]", whole):
        return Query(folded, ((Term(ID_TAIL + whole[-4:], False),),), whole.upper())
    number = re.sub(r"^(\+|00)86(?=1)", "", whole).lstrip("+")
    if re.fullmatch(r"\d{5,}", number) and not re.fullmatch(r"\d{11} \d.*", folded):
        return Query(folded, (_number_terms(number),))
    groups: list[tuple[Term, ...]] = []
    for word in folded.replace("'", "").replace("’", "").split():
        word = re.sub(r"(?<=\d)[-—–.](?=\d)", "", word)
        for run in _RUNS.findall(word):
            if run.isdigit():
                groups.append(_number_terms(run))
            elif run[0].isdigit():
                groups.append((Term(ID_TAIL + run[-4:], False),))
            else:
                groups.append((Term(run, True),))
    return Query(folded, tuple(dict.fromkeys(groups)))


def matches(query: Query, tokens: Iterable[str]) -> bool:
    """Whether a card with these words answers the query: what the index does, said plainly."""
    words = list(tokens)
    return bool(query.groups) and all(
        any(word == term.text or (term.prefix and word.startswith(term.text)) for term in group for word in words)
        for group in query.groups
    )


def rank(query: Query, name: str, phones: str | None = None, id_tail: str | None = None) -> tuple[int, int, str]:
    """A sort key, best first: the whole name, its beginning, then its middle; shorter names first."""
    units = _units(name)
    spelled = _endings([unit.spellings for unit in units])[:1]
    initial = _endings([unit.initials for unit in units])[:1]
    whole = ("".join(unit.text for unit in units), *(text for some in (*initial, *spelled) for text in some))
    numbers = ["".join(filter(str.isdigit, number)) for number in (phones or "").split()]
    tail = ID_TAIL + fold(id_tail or "")
    far = sum(min((_distance(term.text, whole, numbers, tail) for term in group), default=9) for group in query.groups)
    return far, len(units), (spelled[0][0] if spelled and spelled[0] else whole[0])


def _distance(text: str, whole: tuple[str, ...], numbers: list[str], tail: str) -> int:
    if text[:1] == ID_TAIL:
        return 2 if text == tail else 9
    if text[:1] == TAIL:
        end = text[1:][::-1]
        return min((0 if number == end else 1 for number in numbers if number.endswith(end)), default=9)
    if text.isdigit():
        return 2 if any(number.startswith(text) for number in numbers) else 9
    if text in whole:
        return 0
    return 1 if any(one.startswith(text) for one in whole) else 3


_INITIAL = re.compile(r"zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]|[aoeê]", re.I)


def pinyin(name: str) -> str:
    """The likeliest reading with tone marks, a space between syllables: "zhāng shuò"."""
    return " ".join(_shown(unit, 0) for unit in _units(name) if unit.toned or unit.text)


def _shown(unit: _Unit, reading: int) -> str:
    return unit.toned[reading] if unit.toned else unit.text


def highlight(query: Query, name: str) -> list[Part]:
    """The pinyin line under a name, cut where what was typed shows: 张硕 for "zs" is **zh**āng **sh**uò.

    The reading shown is the one that was matched; joining the parts gives the whole line.
    """
    units = _units(name)
    shown = [_shown(unit, 0) for unit in units]
    marked: list[set[int]] = [set() for _ in units]
    for group in query.groups:
        text = group[0].text
        if not text or not text.isascii() or not text.isalpha():
            continue
        for start in range(len(units)):
            found = _by_initials(units, start, text) or _by_spelling(units, start, text)
            if found:
                for place, (reading, length) in found.items():
                    shown[place] = _shown(units[place], reading)
                    marked[place].update(range(length))
                break
    line: list[tuple[str, bool]] = []
    for place, syllable in enumerate(shown):
        if place:
            line.append((" ", False))
        line.extend((letter, number in marked[place]) for number, letter in enumerate(syllable))
    return _parts(line)


def highlight_name(query: Query, name: str) -> list[Part]:
    """The name itself, cut where Chinese (or another script's) letters that were typed show."""
    folded = [fold(char) for char in name]
    marked: set[int] = set()
    for group in query.groups:
        text = group[0].text
        for start in range(len(name)):
            if text and "".join(folded[start:]).startswith(text) and not text.isdigit():
                end, length = start, 0
                while length < len(text):
                    length += len(folded[end])
                    end += 1
                marked.update(range(start, end))
                break
    return _parts([(char, place in marked) for place, char in enumerate(name)])


def _parts(line: list[tuple[str, bool]]) -> list[Part]:
    parts: list[Part] = []
    for text, matched in line:
        if parts and parts[-1].matched == matched:
            parts[-1] = Part(parts[-1].text + text, matched)
        else:
            parts.append(Part(text, matched))
    return parts


def _readings(unit: _Unit) -> list[tuple[int, str]]:
    if unit.toned == (unit.text,):
        return [(0, spelling) for spelling in unit.spellings]
    return [(number, s) for number, toned in enumerate(unit.toned) for s in _plain_spellings(toned)]


def _by_initials(units: list[_Unit], start: int, text: str) -> dict[int, tuple[int, int]] | None:
    if len(text) > len(units) - start:
        return None
    found: dict[int, tuple[int, int]] = {}
    for place, letter in enumerate(text, start):
        for reading, spelling in _readings(units[place]):
            if spelling[:1] == letter:
                initial = _INITIAL.match(spelling) if units[place].toned != (units[place].text,) else None
                found[place] = (reading, initial.end() if initial else 1)
                break
        else:
            return None
    # A single letter may as well be the beginning of a syllable: show just what was typed.
    return {start: (found[start][0], 1)} if len(text) == 1 else found


def _by_spelling(units: list[_Unit], place: int, text: str) -> dict[int, tuple[int, int]] | None:
    if not text:
        return {}
    if place >= len(units):
        return None
    for reading, spelling in _readings(units[place]):
        if spelling.startswith(text):
            return {place: (reading, len(text))}
        if spelling and text.startswith(spelling):
            rest = _by_spelling(units, place + 1, text[len(spelling) :])
            if rest is not None:
                return {place: (reading, len(spelling)), **rest}
    if not units[place].spellings:
        return _by_spelling(units, place + 1, text)
    return None


def spellings(name: str) -> frozenset[str]:
    """Every spelling of the whole name in pinyin: two names that share one sound alike to a clerk."""
    endings = _endings([unit.spellings for unit in _units(name)])
    return frozenset(endings[0]) if endings else frozenset()


def surname_length(name: str) -> int:
    """How many characters of a Chinese name are the surname: 2 for the compound ones, else 1."""
    return 2 if len(name) > 2 and name[:2] in _COMPOUND_SURNAMES else 1


@lru_cache(maxsize=30_000)
def _sounds(text: str) -> tuple[str, ...]:
    """How a title may be typed: its spellings with a capital at each syllable, then its initials likewise."""
    units = _units(text)
    spelled = [tuple(s[:1].upper() + s[1:] for s in unit.spellings[:2]) for unit in units if unit.spellings]
    initials = [tuple(s.upper() for s in unit.initials[:2]) for unit in units if unit.initials]
    return tuple(dict.fromkeys(whole for some in (spelled, initials) if some for whole in _endings(some)[0][:8]))


@lru_cache(maxsize=30_000)
def _folded(text: str) -> str:
    return fold(text)


def finder(typed: str) -> Callable[[str], bool]:
    """Tells of titles whether they hold what was typed: as written, or in pinyin or initials from a syllable on."""
    wanted = fold(typed).strip()
    spoken = wanted.isascii() and wanted.isalpha()

    def holds(text: str) -> bool:
        if not wanted or wanted in _folded(text):
            return bool(wanted)
        return spoken and any(_sounds_in(wanted, sound) for sound in _sounds(text))

    return holds


def _sounds_in(wanted: str, sound: str) -> bool:
    plain, at = sound.lower(), -1
    while (at := plain.find(wanted, at + 1)) >= 0:
        if sound[at].isupper():
            return True
    return False
