"""Registers of activities (活动台账): what they may hold, and how a row becomes what was held.

A row is what was held on one day, or on several days one after another; rows of one title within two weeks are the
sessions of one activity, which is for who has read them all.
"""

import re
from datetime import UTC, datetime, time, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.activity_records import ACTIVITY, CAMPAIGN, LEVELS, SESSION
from app.domain.ledger_bookings import BOOKING_COLUMNS, place_key, times
from app.domain.ledger_headings import LEFT_OUT, Column, Entry, LedgerKind, Reading, When, helping, of
from app.domain.ledger_registrations import times as days_of
from app.domain.ledger_rows import Fingerprint, Row, Sheet, Unreadable
from app.domain.ledger_values import Clock, cell_text, half_width, is_nothing, parse_about, words

LONGEST_TITLE = 100
LONGEST_TEXT = 4000
USUAL = time(9)
USUAL_LENGTH = timedelta(hours=2)
"""What is taken for a session of which the day alone is written, or no end."""

_activity, _session = ACTIVITY.by_name, SESSION.by_name
_timed = {column.name: column for column in BOOKING_COLUMNS}

ACTIVITY_COLUMNS: tuple[Column, ...] = (
    _timed["date"],
    _timed["starts_at"],
    _timed["ends_at"],
    _timed["length"],
    of(
        _activity["title"],
        Reading.TEXT,
        """
        活动名称 活动主题 主题 活动 名称 项目名称 活动项目 课程名称 会议名称 活动名 名称主题 event activity subject
        """,
    ),
    of(_activity["kind"], Reading.TERMS, "活动类别 活动类型 类别 类型 活动形式 形式 分类 type category"),
    of(_activity["level"], Reading.TEXT, "组织层级 主办层级 级别 层级"),
    of(
        _session["place"],
        Reading.TEXT,
        "活动地点 地点 举办地点 活动场地 场地 场所 活动场所 举办场地 会议地点 venue location where",
    ),
    of(
        _activity["organiser"],
        Reading.TEXT,
        "主办单位 主办 组织单位 举办单位 主办方 组织者 单位 organisation host_unit",
    ),
    of(_activity["co_organiser"], Reading.TEXT, "协办单位 协办 承办单位 承办 联办单位 合作单位 协办方 承办方"),
    of(_activity["audience"], Reading.TEXT, "参加对象 参与对象 活动对象 服务对象 对象 面向人群 受众 参加人员 参与人员"),
    of(
        _activity["content"],
        Reading.TEXT,
        "活动内容 内容 主要内容 活动概况 活动情况 内容摘要 活动简介 简介 description",
    ),
    of(CAMPAIGN.by_name["name"], Reading.TEXT, "所属专项 专项 专项名称 专项活动 系列活动 所属项目", name="campaign"),
    of(_session["expected"], Reading.COUNT, "应到人数 应到 报名人数 计划人数 预计人数"),
    of(
        _session["present"],
        Reading.COUNT,
        """
        人数 参加人数 参与人数 实到人数 实到 到场人数 活动人数 参与人次 参加人次 服务人次 人次 受益人数 服务人数 people
        attendees
        """,
    ),
    of(_session["absent"], Reading.COUNT, "缺席人数 缺席 未到人数 未到"),
    helping("host", QT_TRANSLATE_NOOP("ledger", "Host"), Reading.NAME, "主持人 主持 主讲人 主讲 讲师 授课老师 老师"),
    helping(
        "in_charge", QT_TRANSLATE_NOOP("ledger", "In charge"), Reading.NAME, "负责人 责任人 活动负责人 组织人 经办人"
    ),
    helping("recorder", QT_TRANSLATE_NOOP("ledger", "Recorder"), Reading.NAME, "记录人 记录员 记录 填写人"),
    of(_session["summary"], Reading.TEXT, "活动小结 小结 总结 活动总结 活动效果 效果 成效"),
    of(_session["content"], Reading.TEXT, "备注 说明 附注 备考 其他 remark note", name="note"),
)
"""What a register may hold. `date`, `length` help to read when it was; `host`, `in_charge`, `recorder` were on duty."""

DUTIES = ("in_charge", "host", "recorder")
_LEVEL_OF = {"市": "city", "区": "district", "街": "street", "社": "community"}
_SHORT = ("organiser", "co_organiser", "place")


_PART = re.compile(r"\s*[-—:]?\s*[((]?\s*(第[一二三四五六七八九十百零\d]+(?:课|讲|次|场|节|堂))\s*[))]?$")


def course_of(title: str) -> tuple[str, str]:
    """What a title such as "老年人手机课（第一课）" is a part of, and which part; "" for a title of its own."""
    match = _PART.search(half_width(title))
    if match is None or match.start() == 0:
        return title, ""
    return title[: match.start()], match[1]


def activity_fingerprint(title: str, starts_at: datetime) -> Fingerprint:
    """The natural key of what was held: its title (or its course's), however it is written, and its minute."""
    return place_key(course_of(title)[0]), int(starts_at.timestamp()) // 60


def read_activity(sheet: Sheet, row: Row) -> Entry:
    """Make sessions of a row."""
    notes: list[str] = []
    title = sheet.text(row, "title")
    if title is None:
        raise Unreadable(sheet.lacks(row, "title") or translate("ledger", "There is no title."))
    if len(title) > LONGEST_TITLE:
        notes.append(title)
        title = title[: LONGEST_TITLE - 1] + "…"
    sessions = _sessions(sheet, row)
    code, written = sheet.term(row, "kind")
    if written and code is None:
        notes.append(translate("ledger", "Kind as written: {text}").format(text=written))
    figures = _figures(sheet, row, notes)
    if len(sessions) > 1 and figures["present"]:
        row.warnings.append(translate("ledger", "The figures stand with the first of its days."))
    values = {
        "title": title,
        "kind": code.partition(" ")[0] if code else None,
        "level": _level(sheet, row),
        **{name: (sheet.text(row, name) or "")[:LONGEST_TITLE] or None for name in _SHORT},
        **{name: (sheet.text(row, name) or "")[:LONGEST_TEXT] or None for name in ("audience", "content", "summary")},
        "campaign": sheet.text(row, "campaign"),
        "starts_at": sessions[0][0],
        "sessions": tuple(sessions),
        **figures,
        "duties": tuple((role, text) for role in DUTIES if (text := sheet.text(row, role)) and len(text) <= 40),
        "note": sheet.note(row, notes),
    }
    return Entry(values, activity_fingerprint(title, sessions[0][0]), figures["present"] or 0)


def _sessions(sheet: Sheet, row: Row) -> list[tuple[datetime, datetime]]:
    """From when until when, day by day, in UTC."""
    written = " ".join(cell_text(sheet.value(row, name)) for name in ("date", "starts_at")).strip()
    days, span = days_of(written, sheet.mapping.year or (sheet.options.today or datetime.now(UTC)).year)
    if len(days) <= 1:
        if row.reason or row.on is None or row.unread_time:
            times(sheet, row)  # says why not
        return [_one(sheet, row)]
    first = span.start.time if span is not None and span.start is not None else USUAL
    begins = [datetime.combine(day, first, tzinfo=sheet.options.zone) for day in days]
    length = USUAL_LENGTH
    if span is not None and span.end is not None:
        length = datetime.combine(days[0], span.end.time) - datetime.combine(days[0], first)
    else:
        _say_hours(row, first, (begins[0] + length).time())
    if length <= timedelta():
        length += timedelta(days=1)
    return [(begin.astimezone(UTC), (begin + length).astimezone(UTC)) for begin in begins]


def _one(sheet: Sheet, row: Row) -> tuple[datetime, datetime]:
    assert row.on is not None
    if row.clock is None and not row.all_day:
        row.clock = Clock(USUAL)
        _say_hours(row, USUAL, (datetime.combine(row.on, USUAL) + USUAL_LENGTH).time())
        begin = datetime.combine(row.on, USUAL, tzinfo=sheet.options.zone).astimezone(UTC)
        return begin, begin + USUAL_LENGTH
    ends = row.until is not None or row.minutes or row.all_day
    if not ends and all(is_nothing(sheet.value(row, name)) for name in ("ends_at", "length")):
        row.minutes = int(USUAL_LENGTH.total_seconds()) // 60
    return times(sheet, row)


def _say_hours(row: Row, first: time, last: time) -> None:
    message = translate("ledger", "No hours are written: {start} to {end} was taken.")
    row.warnings.append(message.format(start=f"{first:%H:%M}", end=f"{last:%H:%M}"))


def _level(sheet: Sheet, row: Row) -> str | None:
    text = sheet.text(row, "level") or ""
    known = dict(LEVELS)
    return text if text in known else next((code for sign, code in _LEVEL_OF.items() if sign in text), None)


_OF_ALL = re.compile(r"(\d{1,6})\s*/\s*(\d{1,6})\s*人?")
_PEOPLE = re.compile(r"(\d{1,6})\s*余?\s*(?:人次|人|名)")


def _figures(sheet: Sheet, row: Row, notes: list[str]) -> dict[str, int | None]:
    """Who was expected, came, stayed away; "41/45" are those who came of those expected."""
    written = half_width(cell_text(sheet.value(row, "present")))
    if match := _OF_ALL.fullmatch(written):
        expected = _count(sheet, row, "expected", notes) or int(match[2])
        return {"expected": expected, "present": int(match[1]), "absent": _count(sheet, row, "absent", notes)}
    return {name: _count(sheet, row, name, notes) for name in ("expected", "present", "absent")}


def _count(sheet: Sheet, row: Row, target: str, notes: list[str]) -> int | None:
    value = sheet.value(row, target)
    if is_nothing(value):
        return None
    count = parse_about(value)
    people = _PEOPLE.findall(half_width(cell_text(value)))
    if count is None and len(people) == 1:  # "65组130人"
        count = int(people[0])
    if count is None:
        label = sheet.kind.column(target).label
        notes.append(translate("ledger", "{label}: {text}").format(label=label, text=cell_text(value)))
        row.warnings.append(translate("ledger", "This is no number: “{text}”.").format(text=cell_text(value)))
    return count


ACTIVITIES = LedgerKind(
    "activities",
    ACTIVITY_COLUMNS,
    (("title",), ("date", "starts_at")),
    read_activity,
    subject="title",
    marks=("title", "place", "organiser", "content"),
    when=When("date", "starts_at", "ends_at", ahead=True, parts=True),
    others=(),
    left_out=(LEFT_OUT - frozenset(words("记录人 经办人")))
    | frozenset(words("联系电话 电话 联系人 照片 是否有照片 归档 是否归档 经费 费用 签到表 满意率")),
)
