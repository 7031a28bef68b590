"""Lists of people: what they may hold, and how a row becomes somebody's card."""

from datetime import date

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import checks
from app.domain.ledger_headings import SOMEONE, Column, Entry, LedgerKind, Reading, of, owner
from app.domain.ledger_rows import Fingerprint, Row, Sheet, Unreadable
from app.domain.ledger_values import (
    cell_text,
    half_width,
    is_nothing,
    name_and_number,
    parse_day,
    parse_gender,
    parse_party,
    parse_phone,
)
from app.domain.records import PERSON

_person = PERSON.by_name
NAME = of(
    _person["name"],
    Reading.NAME,
    """
    来客 来宾 来人 群众 居民 办事人 办事人员 到访人 到访人员 参观人员 读者 来访群众 党员 申请人 孩子 学员 参加人
    visitor full_name
    """,
)
PHONES = of(
    _person["phones"],
    Reading.PHONES,
    """
    联系号码 手机电话 电话手机 联络电话 联系手机 本人电话 移动电话 手机联系方式
    tel telephone cell mobile_phone phone_number
    """,
)
GENDER = of(_person["gender"], Reading.GENDER, "男女 sex")
EMPLOYER = of(
    _person["employer"],
    Reading.TEXT,
    "来访单位 单位名称 单位住址 单位或住址 家庭住址 居住地址 住所 公司 所属单位 company",
)
GROUP = of(
    _person["population_group"],
    Reading.TERMS,
    "人群类别 人员群体 群体类别 人员身份 来访人类别 访客类型 家庭类别 人群分类",
)
NOTE = of(_person["note"], Reading.TEXT, "备考 附注 其他 其它 remark remarks comment comments notes")

OWN = owner(
    "来访人员 来访群众 来访人 来访者 来访 到访人员 到访人 访客 来宾 来客 群众 居民 办事人 本人 党员 学员 孩子 读者"
)
"""Whose columns those of a list of people or visits may be said to be."""
HOST = owner("接待人员 接待人 被访人员 被访人 被访者 受访人 受访者 拜访人 拜访对象")

PERSON_COLUMNS: tuple[Column, ...] = (
    NAME,
    PHONES,
    GENDER,
    GROUP,
    of(_person["birth_date"], Reading.BIRTH, "出生 出生年月日 出生时间 date_of_birth birthday dob"),
    of(
        _person["id_number"],
        Reading.ID,
        "居民身份证号 公民身份号码 身份证件号 身份证件号码 id_card",
    ),
    of(
        _person["party_branch"],
        Reading.TEXT,
        "党组织 组织关系所在支部 所属党组织 所属党支部 组织关系",
    ),
    EMPLOYER,
    NOTE,
)
"""What a list of people may hold."""


def person_fingerprint(name: str, phones: str | None, birth_date: date | None = None) -> Fingerprint:
    """The natural key of a person in a list: name, first number, day of birth."""
    return name, (phones or "").partition(" ")[0], birth_date.isoformat() if birth_date else ""


def who(sheet: Sheet, row: Row, notes: list[str]) -> tuple[str, int | None, str | None]:
    """Name, company and telephone of a row; raises `Unreadable` when there is neither name nor number."""
    named, dialled = name_and_number(sheet.value(row, "name"), sheet.value(row, "phones"))
    party, phone = parse_party(named), parse_phone(dialled)
    if phone.unread:
        kept = translate("ledger", "Phone as written: {text}").format(text=phone.unread)
        notes.append(kept)
        if phone.numbers is None:
            row.warnings.append(
                translate("ledger", "The phone number can't be dialled: “{text}”.").format(text=phone.unread)
            )
    if party.others:
        notes.append(translate("ledger", "Came along: {names}").format(names=party.others))
    name = party.name
    if name:
        try:
            name = checks.name(name)
        except UserError as problem:
            raise Unreadable(problem.message) from None
    elif phone.numbers is None:
        raise Unreadable(sheet.lacks(row, "name") or translate("ledger", "There is neither a name nor a phone number."))
    else:
        row.warnings.append(translate("ledger", "There is a phone number, but no name."))
    return name, party.companions, phone.numbers


def group(sheet: Sheet, row: Row, notes: list[str]) -> str | None:
    """The code of a row's population group; what isn't in the catalogue goes to the notes."""
    code, words = sheet.term(row, "population_group")
    if words and code is None:
        notes.append(translate("ledger", "Group as written: {text}").format(text=words))
    return code.partition(" ")[0] if code else None


def read_person(sheet: Sheet, row: Row) -> Entry:
    """Make a person's card of a row."""
    notes: list[str] = []
    if is_nothing(sheet.value(row, "name")):
        raise Unreadable(translate("ledger", "There is no name."))
    name, _, phones = who(sheet, row, notes)
    gender = parse_gender(sheet.value(row, "gender"))
    birth = _birth(sheet, row, notes)
    number = _id_number(sheet, row)
    if number:
        from stdnum.cn import ric

        gender = gender or {"M": "m", "F": "f"}.get(ric.get_gender(number)) if hasattr(ric, "get_gender") else gender
        birth = birth or ric.get_birth_date(number)
    values = {
        "name": name,
        "phones": phones,
        "gender": gender,
        "population_group": group(sheet, row, notes),
        "birth_date": birth,
        "id_type": "resident" if number else None,
        "id_number": number,
        "party_branch": sheet.text(row, "party_branch"),
        "employer": sheet.text(row, "employer"),
        "note": sheet.note(row, notes),
    }
    return Entry(values, person_fingerprint(name, phones, birth))


def _birth(sheet: Sheet, row: Row, notes: list[str]) -> date | None:
    value = sheet.value(row, "birth_date")
    if is_nothing(value):
        return None
    day = parse_day(value)
    found = day.on(None, None) if day else None
    if found is not None:
        try:
            return checks.birth_date(found)
        except UserError:
            found = None
    text = cell_text(value)
    notes.append(translate("ledger", "Date of birth as written: {text}").format(text=text))
    row.warnings.append(translate("ledger", "The date of birth is no full date: “{text}”.").format(text=text))
    return found


def _id_number(sheet: Sheet, row: Row) -> str | None:
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    value = sheet.value(row, "id_number")
    if is_nothing(value):
        return None
    try:
        return str(ric.validate(half_width(cell_text(value)).replace(" ", "").upper()))
    except ValidationError:
        # The number itself stays out of notes and messages: it is not for everyone's eyes.
        row.warnings.append(translate("ledger", "The ID number is not valid and was left out."))
        return None


PEOPLE = LedgerKind("people", PERSON_COLUMNS, (("name",),), read_person, own=OWN, others=((HOST, ""), (SOMEONE, "")))
