"""Rosters of an activity: what they may hold, how a row becomes a participant, and what the lines above them say.

A row is one participant; rows of one guardian are one household. What stands above the table ("时间:2026年7月13日—17日
地点:二楼多功能厅 名额:40人(其中新就业群体子女10人)") says enough to make the activity where it isn't there yet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import checks
from app.domain.activity_records import PARTICIPANT, REGISTRATION
from app.domain.ledger_headings import LEFT_OUT, Column, Entry, LedgerKind, Reading, helping, of
from app.domain.ledger_people import GENDER, NOTE, OWN
from app.domain.ledger_rows import Fingerprint, Row, Sheet, Unreadable
from app.domain.ledger_values import (
    Cell,
    Span,
    cell_text,
    digits_for_numerals,
    half_width,
    is_nothing,
    parse_about,
    parse_day,
    parse_gender,
    parse_party,
    parse_phone,
    parse_span,
    words,
)
from app.domain.records import PERSON

OLDEST = 120
_person, _participant = PERSON.by_name, PARTICIPANT.by_name

REGISTRATION_COLUMNS: tuple[Column, ...] = (
    of(
        _person["name"],
        Reading.NAME,
        """
        孩子姓名 儿童姓名 学生姓名 学员姓名 参加人 参加人姓名 参加人员 参与人 报名人 报名人姓名 报名人员 学生 儿童
        小朋友 孩子 学员 营员 营员姓名 participant child student full_name
        """,
    ),
    GENDER,
    of(
        _person["birth_date"],
        Reading.BIRTH,
        "出生年月 出生日期 出生 生日 出生年月日 出生时间 date_of_birth birthday dob",
    ),
    helping("age", QT_TRANSLATE_NOOP("ledger", "Age"), Reading.COUNT, "年龄 岁数 周岁 age"),
    of(_participant["grade"], Reading.TEXT, "就读年级 所在年级 年级班级 学校年级 grade class"),
    helping(
        "guardian",
        QT_TRANSLATE_NOOP("ledger", "Guardian"),
        Reading.NAME,
        """
        监护人 监护人姓名 家长 家长姓名 联系人 联系人姓名 父母姓名 紧急联系人 接送人 guardian parent contact
        """,
    ),
    helping(
        "relation",
        QT_TRANSLATE_NOOP("ledger", "Relation"),
        Reading.TEXT,
        """
        与孩子关系 与儿童关系 与学生关系 与学员关系 与参加人关系 与孩子的关系 监护人关系 亲子关系 关系 relation
        relationship
        """,
    ),
    helping(
        "guardian_phones",
        QT_TRANSLATE_NOOP("ledger", "Guardian's tel."),
        Reading.PHONES,
        """
        监护人电话 监护人手机 监护人联系电话 监护人联系方式 家长电话 家长手机 家长联系电话 家长联系方式 家长手机号
        父母电话 监护人手机号 紧急联系电话 紧急联系人电话 联系人电话 guardian_phone parent_phone
        """,
    ),
    of(
        _person["phones"],
        Reading.PHONES,
        "联系号码 手机电话 联络电话 本人电话 移动电话 手机 报名电话 tel telephone cell mobile_phone phone_number",
    ),
    of(
        _participant["categories"],
        Reading.TERMS,
        "家庭类型 家庭类别 人群类别 名额类型 群体 群体类别 报名类别 所属群体 category",
    ),
    of(REGISTRATION.by_name["community"], Reading.TEXT, "居住地 居住小区 所在社区 住址 家庭住址 居住地址 address"),
    NOTE,
)
"""What a roster may hold. `guardian`, `relation`, `guardian_phones`: who registered a child; without a guardian the
participant registered in person."""


def registration_fingerprint(name: str, guardian: str, phones: str | None) -> Fingerprint:
    """The natural key of a participant: the name, and who registered them, or on which number."""
    return name, guardian or (phones or "").partition(" ")[0]


def known_participant(name: str, guardian: str, phones: str | None) -> Iterator[Fingerprint]:
    """Every key under which a participant already on the desk may stand in a roster, which may say less."""
    for one in dict.fromkeys((guardian if guardian != name else "", *(phones or "").split(), "")):
        yield name, one


# ------------------------------------------------------------------------------------------- reading a row


def read_registration(sheet: Sheet, row: Row) -> Entry:
    """Make a participant of a row."""
    notes: list[str] = []
    party = parse_party(sheet.value(row, "name"))
    if not party.name:
        raise Unreadable(sheet.lacks(row, "name") or translate("ledger", "There is no name."))
    name = _checked(party.name)
    guardian = parse_party(sheet.value(row, "guardian")).name
    if guardian:
        guardian = _checked(guardian)
    theirs, own = (_phones(sheet, row, column, notes) for column in ("guardian_phones", "phones"))
    if guardian and theirs is None:
        theirs, own = own, None
    elif not guardian:
        theirs, own = None, own or theirs
    birth = _birth(sheet, row, notes)
    codes, written = sheet.term(row, "categories")
    if written and codes is None:
        notes.append(translate("ledger", "Group as written: {text}").format(text=written))
    values = {
        "name": name,
        "gender": parse_gender(sheet.value(row, "gender")),
        "birth_date": birth,
        "birth_text": cell_text(sheet.value(row, "birth_date")) if _is_month(sheet.value(row, "birth_date")) else "",
        "age": _age(sheet, row),
        "grade": sheet.text(row, "grade"),
        "guardian": guardian,
        "relation": sheet.text(row, "relation") if guardian else None,
        "guardian_phones": theirs,
        "phones": own,
        "categories": codes,
        "community": sheet.text(row, "community"),
        "note": sheet.note(row, notes),
    }
    return Entry(values, registration_fingerprint(name, guardian, theirs or own))


def _checked(name: str) -> str:
    try:
        return checks.name(name)
    except UserError as problem:
        raise Unreadable(problem.message) from None


def _phones(sheet: Sheet, row: Row, column: str, notes: list[str]) -> str | None:
    value = sheet.value(row, column)
    if is_nothing(value):
        return None
    phone = parse_phone(value)
    if phone.unread:
        notes.append(translate("ledger", "Phone as written: {text}").format(text=phone.unread))
        if phone.numbers is None:
            row.warnings.append(
                translate("ledger", "The phone number can't be dialled: “{text}”.").format(text=phone.unread)
            )
    return phone.numbers


_MONTH = re.compile(r"((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})\s*月?(?:份|生)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])")


def _month(value: Cell) -> date | None:
    """The first of the month, where a cell names a month and no day."""
    if isinstance(value, float):  # 2014.1 may have been typed 2014.10
        text = f"{value:.2f}".rstrip("0") if round(value * 100) % 10 else f"{value:.1f}"
    else:
        text = digits_for_numerals(half_width(cell_text(value))).strip()
    found = _MONTH.fullmatch(text) or _COMPACT.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    return date(int(found[1]), int(found[2]), 1)


def _is_month(value: Cell) -> bool:
    return _month(value) is not None


def _birth(sheet: Sheet, row: Row, notes: list[str]) -> date | None:
    """The day of birth; where only the month is written, its first, and the card's note says so."""
    value = sheet.value(row, "birth_date")
    if is_nothing(value):
        return None
    found = _month(value)
    if found is None:
        day = parse_day(value)
        found = day.on(None, None) if day else None
    if found is not None:
        try:
            return checks.birth_date(found)
        except UserError:
            pass
    text = cell_text(value)
    notes.append(translate("ledger", "Date of birth as written: {text}").format(text=text))
    row.warnings.append(translate("ledger", "The date of birth is no full date: “{text}”.").format(text=text))
    return None


def _age(sheet: Sheet, row: Row) -> int | None:
    value = sheet.value(row, "age")
    text = half_width(cell_text(value)).replace("周岁", "").replace("岁", "")
    age = None if is_nothing(value) else parse_about(text)
    return age if age is not None and 0 <= age <= OLDEST else None


REGISTRATIONS = LedgerKind(
    "registrations",
    REGISTRATION_COLUMNS,
    (("name",),),
    read_registration,
    marks=("name", "guardian", "phones", "guardian_phones"),
    own=OWN,
    others=(),
    left_out=(LEFT_OUT - frozenset(words("年龄 岁数 与孩子关系 关系 监护人")))
    | frozenset(words("身份证号 身份证号码 证件号码 录取结果 是否录取 确认 缴费")),
)


# ------------------------------------------------------------------------------------------- what stands above


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines above a roster say of its activity. `days`: on which it is held; `span`: at which hours.

    `kept`: for whom how many of its places are kept.
    """

    title: str = ""
    days: tuple[date, ...] = ()
    span: Span | None = None
    place: str = ""
    capacity: int | None = None
    kept: tuple[tuple[str, int], ...] = ()
    audience: str = ""
    organiser: str = ""
    contact: str = ""

    @property
    def enough(self) -> bool:
        """Whether an activity can be made of it."""
        return bool(self.title and self.days)


_KEYS = {
    "time": "活动时间 开营时间 举办时间 上课时间 培训时间 时间 日期",
    "place": "活动地点 举办地点 上课地点 地点 场地",
    "places": "招募名额 招生名额 报名名额 活动名额 名额 招募人数 计划人数 人数",
    "audience": "参加对象 招募对象 活动对象 报名对象 对象",
    "organiser": "主办单位 组织单位 承办单位 主办",
    "contact": "咨询电话 联系电话 报名电话 电话",
    "": "报名时间 报名截止 截止时间 联系人 备注 说明 要求 费用 填表人 制表",
}
_KEY_OF = {word: key for key, listed in _KEYS.items() for word in words(listed)}
_KEY = re.compile(rf"(?<![一-龥])({'|'.join(sorted(_KEY_OF, key=len, reverse=True))})\s*[::]\s*")
_PAPER = re.compile(
    r"(?:人员|学员|学生|儿童|营员)?(?:报名|登记|签到|花名|录取|参加)?(?:汇总|统计|信息)?(?:登记|报名)?(?:表|名单|名册|花名册|台账)$"
)
_PLACES = re.compile(r"(?:约|共)?\s*(\d{1,6})\s*(?:人|名|个)?")
_OF_WHOM = re.compile(r"([^\d,,;;、()()其中]{2,30}?)\s*(?:不少于|预留|保留|各)?\s*(\d{1,5})\s*(?:人|名|个)")


def heading(lines: Iterable[str], year: int | None = None) -> Heading:
    """What the lines above a table say. `year`: for days without one."""
    title = ""
    said: dict[str, str] = {}
    for line in lines:
        text = " ".join(half_width(line).split())
        found = list(_KEY.finditer(text))
        for number, match in enumerate(found):
            end = found[number + 1].start() if number + 1 < len(found) else len(text)
            key = _KEY_OF[match[1]]
            if key:
                said.setdefault(key, text[match.end() : end].strip(" ,;。.、"))
        if not found and not title:
            title = _title(" ".join(line.split()))
    days, span = times(said.get("time", ""), year)
    capacity, kept = _quotas(said.get("places", ""))
    return Heading(
        title, days, span, said.get("place", ""), capacity, kept, said.get("audience", ""), said.get("organiser", ""),
        said.get("contact", ""),
    )  # fmt: skip


def _title(line: str) -> str:
    """A line that names an activity, without the word for the paper it stands on."""
    text = re.sub(r"[((][^()()]*[))]$", "", line).strip()
    return _PAPER.sub("", text).strip(" -—·:")


def _quotas(text: str) -> tuple[int | None, tuple[tuple[str, int], ...]]:
    """How many places, and for whom how many of them are kept: "40人(其中新就业群体子女10人)"."""
    whole = _PLACES.match(text)
    if whole is None:
        return None, ()
    rest = text[whole.end() :]
    kept = tuple((re.sub(r"^[\s::为]+", "", match[1]), int(match[2])) for match in _OF_WHOM.finditer(rest))
    return int(whole[1]), kept


_DASH = r"\s*(?:-{1,2}|—{1,2}|–|~|~|至|到)\s*"
_DATE = r"(?:((?:19|20)\d{2})\s?[年./-]\s?)?(\d{1,2})\s?[月./-]\s?(\d{1,2})\s?[日号]?"
_RANGE = re.compile(rf"(?<![\d.:]){_DATE}(?:\s*[((][^()()]*[))])?(?:{_DASH}(?:{_DATE}|(\d{{1,2}})\s?[日号]))?")
_MORE = re.compile(r"\s*[、,,和及]\s*(?:(\d{1,2})\s?[月./-]\s?)?(\d{1,2})\s?[日号]")
_WEEKDAY = "[一二三四五六日天1-6]"
_WEEKDAYS = re.compile(rf"[((]?\s*(?:每?周|星期)({_WEEKDAY})(?:\s*(?:至|到|-|~|—)\s*(?:周|星期)?({_WEEKDAY}))?\s*[))]?")
LONGEST_RUN = 92


def times(text: str, year: int | None = None) -> tuple[tuple[date, ...], Span | None]:
    """On which days something is held, and at which hours of each: "2026年7月13日—17日 9:00-11:30", "7月4日、11日"."""
    plain = digits_for_numerals(half_width(text))
    match = _RANGE.search(plain)
    if match is None:
        return (), _hours(plain)
    first = _date(match[1], match[2], match[3], year)
    if first is None:
        return (), None
    days = [first]
    end = match.end()
    last = None
    if match[5] or match[7]:
        last = _date(match[4], match[5] or str(first.month), match[6] or match[7], first.year)
    if last is not None:
        days = _run(first, last, plain)
    else:
        while more := _MORE.match(plain, end):
            if other := _date(None, more[1] or str(days[-1].month), more[2], first.year):
                days.append(other)
            end = more.end()
    return tuple(days), _hours(plain[: match.start()] + " " + plain[end:])


def _run(first: date, last: date, text: str) -> list[date]:
    """Every day from one to another; of weeks only the weekdays that are named."""
    if last < first:
        last = last.replace(year=last.year + 1) if (last.month, last.day) != (2, 29) else first
    length = (last - first).days
    if length > LONGEST_RUN:
        return [first, last]
    days = [first + timedelta(days=n) for n in range(length + 1)]
    named = _WEEKDAYS.search(text)
    if named is None or length < 7:
        return days
    start, end = (_weekday(one or named[1]) for one in (named[1], named[2]))
    wanted = {(start + n) % 7 for n in range((end - start) % 7 + 1)}
    return [day for day in days if day.weekday() in wanted]


def _weekday(text: str) -> int:
    return "123456".index(text) if text in "123456" else "一二三四五六日天".index(text) % 7 if text != "天" else 6


def _date(year: str | None, month: str, day: str, fallback: int | None) -> date | None:
    chosen = int(year) if year else fallback
    try:
        return date(chosen, int(month), int(day)) if chosen else None
    except ValueError:
        return None


def _hours(text: str) -> Span | None:
    left = re.sub(r"每[天日周]|\d+天|共|[((]\s*[))]", " ", _WEEKDAYS.sub(" ", text))
    found = parse_span(" ".join(left.split()), dated=True)
    return found if found is not None and (found.start is not None or found.all_day) else None


def kept_codes(text: str, codes: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    """Whom places are kept for: `found` of the catalogue's `codes`; children of those in new employment are all that
    the catalogue has of them.
    """
    if "新就业" in text and re.search("子女|孩子|儿童|家庭", text):
        of_them = tuple(code for code in codes if code.endswith("_child"))
        return of_them or tuple(found)
    return tuple(found)
