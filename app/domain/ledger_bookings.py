"""Ledgers of bookings: what they may hold, and how a row becomes a booking.

The place stays as it is written; which space that is, and what clashes, is for who knows the desk's spaces.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import bookings as rules
from app.domain.ledger_headings import LEFT_OUT, Column, Entry, LedgerKind, Reading, When, helping, of, owner
from app.domain.ledger_people import NOTE, who
from app.domain.ledger_rows import Fingerprint, Row, Sheet, Unreadable
from app.domain.ledger_values import (
    Clock,
    cell_text,
    half_width,
    is_nothing,
    parse_about,
    parse_length,
    parse_moment,
    words,
)
from app.domain.records import BOOKING, PERSON

NIGHT = timedelta(hours=12)
"""An end that isn't later than the beginning means the next day only if the booking is then no longer than this."""
SMALL_HOURS = 6
"""A booking that begins before this hour is more likely one of the afternoon."""
LONGEST = 60
"""Characters of a title or an organisation; the whole of a longer one goes to the note."""

_booking = BOOKING.by_name
_APPLICANT = of(
    PERSON.by_name["name"],
    Reading.NAME,
    """
    负责人 申请人 预约人 预订人 使用人 借用人 联系人 经办人 组织者 主持人 发起人 带队人 责任人 活动负责人 使用负责人
    申请人姓名 预约人姓名 负责人姓名 applicant contact booked_by organiser
    """,
)
_PHONES = of(
    PERSON.by_name["phones"],
    Reading.PHONES,
    "联系号码 手机电话 电话手机 联络电话 联系手机 移动电话 预约电话 tel telephone cell mobile_phone phone_number",
)

BOOKING_COLUMNS: tuple[Column, ...] = (
    helping(
        "date",
        QT_TRANSLATE_NOOP("ledger", "Date"),
        Reading.DAY,
        """
        日期 预约日期 使用日期 活动日期 借用日期 申请日期 开始日期 举办日期 会议日期 占用日期 年月日 月日 预定日期
        日 date day
        """,
    ),
    of(
        _booking["starts_at"],
        Reading.MOMENT,
        """
        时间 时间段 时段 使用时间 预约时间 活动时间 借用时间 占用时间 会议时间 使用时段 预约时段 活动时段 起止时间
        具体时间 使用时间段
        预约时间段 时间安排 开始时间 起始时间 开始 起 起始 自 开始时刻 时间起 预定时间 start start_time begin from time
        """,
    ),
    of(
        _booking["ends_at"],
        Reading.MOMENT,
        "结束时间 截止时间 终止时间 结束 止 至 结束时刻 时间止 归还时间 散场时间 end end_time until to",
    ),
    helping(
        "length",
        QT_TRANSLATE_NOOP("ledger", "Length"),
        Reading.LENGTH,
        """
        时长 使用时长 预约时长 活动时长 时长小时 时长分钟 小时数 使用小时 小时 分钟数 课时 duration length hours
        minutes
        """,
    ),
    of(
        _booking["spaces"],
        Reading.TEXT,
        """
        使用场地 预约场地 活动场地 借用场地 申请场地 活动地点 会议地点 使用地点 上课地点 教室名称 会议室名称 功能室
        功能室名称 场室 场馆
        房间号 房间名称 房号 空间 空间名称 阵地 venue place location hall
        """,
    ),
    of(
        _booking["organisation"],
        Reading.TEXT,
        """
        支部单位 单位名称 使用部门 申请部门 部门 预约单位 借用单位 主办单位 承办单位 活动单位 组织单位 申请组织
        使用支部 申请支部
        社团 团体 团队名称 队伍 党支部 党组织 所属支部 organization company group team
        """,
    ),
    of(
        _booking["title"],
        Reading.TEXT,
        """
        活动主题 会议名称 会议主题 会议内容 课程 课程名称 使用事由 借用事由 申请事由 预约事由 使用目的 借用用途
        预约用途 活动 项目
        活动项目 使用内容 purpose subject event topic activity
        """,
    ),
    _APPLICANT,
    _PHONES,
    of(
        _booking["headcount"],
        Reading.COUNT,
        "参会人数 活动人数 预约人数 到场人数 与会人数 参与人数 人员数量 规模 people attendees number_of_people",
    ),
    helping(
        "status",
        QT_TRANSLATE_NOOP("ledger", "State"),
        Reading.TEXT,
        "状态 预约状态 审批状态 审核状态 审批结果 审核结果 使用状态 是否取消 预约结果 status state",
    ),
    NOTE,
)
"""What a ledger of bookings may hold. `date`, `length` and `status` help to read the row."""


# ------------------------------------------------------------------------------------------- the same one again


def place_key(text: str) -> str:
    """A place's name for comparing: half-width, small letters, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def booking_fingerprint(
    who: str, organisation: str, title: str, place: str, starts_at: datetime, ends_at: datetime
) -> Fingerprint:
    """The natural key of a booking: when, where, for whom; what for only where it doesn't say for whom.

    `who`: the applicant's name, or the number of one who left none. `place`: what the desk calls the place.
    """
    minutes = (int(at.timestamp()) // 60 for at in (starts_at, ends_at))
    return who, organisation, "" if who or organisation else title, place, *minutes


def known_booking(
    name: str,
    phones: str | None,
    organisation: str,
    title: str,
    places: Iterable[str],
    starts_at: datetime,
    ends_at: datetime,
) -> Iterator[Fingerprint]:
    """Every key under which a booking already on the desk may stand in a ledger, which may say less of it.

    `places`: all that its place may be called.
    """
    called = tuple(dict.fromkeys((name, *(phones or "").split(), "")))
    for who_, whose, place in product(called, dict.fromkeys((organisation, "")), places):
        yield booking_fingerprint(who_, whose, title, place, starts_at, ends_at)


# ------------------------------------------------------------------------------------------- reading a row

_STATES = {
    rules.Status.CANCELLED: """
        已取消 取消 作废 已作废 撤销 已撤销 不通过 未通过 审核不通过 审批不通过 驳回 已驳回 拒绝 已拒绝 不同意 活动取消
        预约取消 临时取消 cancelled canceled refused rejected
    """,
    rules.Status.NO_SHOW: "爽约 未到 未使用 未到场 没来 缺席 no-show noshow",
    rules.Status.REQUESTED: """
        待审批 待审核 审批中 审核中 未审批 未审核 待定 待确认 申请中 已申请 requested pending tentative
    """,
    rules.Status.CONFIRMED: """
        已确认 确认 已预约 预约成功 已通过 通过 审核通过 审批通过 同意 已同意 已批准 批准 正常 有效 已完成 完成
        已使用 使用中 已结束 结束 否 未取消 confirmed approved completed done ok yes
    """,
}
_STATE = {word: status for status, listed in _STATES.items() for word in words(listed)}
_CALLED_OFF = frozenset(words("已取消 取消 活动取消 预约取消 临时取消 作废 已作废 撤销 已撤销"))


def read_booking(sheet: Sheet, row: Row) -> Entry:
    """Make a booking of a row."""
    notes: list[str] = []
    place = sheet.text(row, "spaces")
    organisation, title = (_short(sheet, row, name, notes) for name in ("organisation", "title"))
    name, phones, company = "", None, None
    if not is_nothing(sheet.value(row, "name")) or not is_nothing(sheet.value(row, "phones")):
        name, company, phones = _applicant(sheet, row, notes, bool(organisation or title))
    if place is None:
        raise Unreadable(sheet.lacks(row, "spaces") or translate("ledger", "It doesn't say where."))
    if not (name or phones or organisation or title):
        raise Unreadable(translate("ledger", "It says neither who it is for nor what for."))
    starts_at, ends_at = times(sheet, row)
    headcount = _headcount(sheet, row, company, notes)
    note = sheet.note(row, notes)
    status, why = _status(sheet, row)
    if why and status is None:
        label = sheet.kind.column("status").label
        note = translate("ledger", "; ").join(
            filter(None, (note, translate("ledger", "{label}: {text}").format(label=label, text=why)))
        )
    called = sheet.options.called("spaces", place) or place_key(place)
    values = {
        "spaces": place,
        "place": called,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "organisation": organisation,
        "title": title,
        "name": name,
        "phones": phones,
        "headcount": headcount,
        "status": status,
        "status_reason": why if status in (rules.Status.CANCELLED, rules.Status.NO_SHOW) else None,
        "note": note,
    }
    first_number = (phones or "").partition(" ")[0]
    key = booking_fingerprint(name or first_number, organisation or "", title or "", called, starts_at, ends_at)
    return Entry(values, key, headcount or 1)


def _short(sheet: Sheet, row: Row, target: str, notes: list[str]) -> str | None:
    """A text that has to fit; too long a one is cut, and stands whole in the note."""
    text = sheet.text(row, target)
    if text is None or len(text) <= LONGEST:
        return text
    label = sheet.kind.column(target).label
    notes.append(translate("ledger", "{label}: {text}").format(label=label, text=text))
    return text[: LONGEST - 1] + "…"


def _applicant(sheet: Sheet, row: Row, notes: list[str], optional: bool) -> tuple[str, int | None, str | None]:
    """Who applied; a row that says for whom or what for otherwise may be without."""
    try:
        return who(sheet, row, notes)
    except Unreadable:
        if not optional:
            raise
        return "", None, None


def times(sheet: Sheet, row: Row) -> tuple[datetime, datetime]:
    """From when until when, in UTC."""
    if row.reason:
        raise Unreadable(row.reason)
    if row.unread_time:
        message = translate("ledger", "The time can't be read: “{text}”.").format(text=row.unread_time)
        raise Unreadable(sheet.lacks(row, "starts_at") if row.unread_time == "=" else message)
    if row.on is None:
        raise Unreadable(translate("ledger", "There is no date, in this row or above it."))
    start = _start(sheet, row)
    end = _end(sheet, row, start)
    starts_at, ends_at = start.astimezone(UTC), end.astimezone(UTC)
    try:
        rules.check_span(starts_at, ends_at)
    except UserError as problem:
        raise Unreadable(problem.message) from None
    return starts_at, ends_at


def _at(sheet: Sheet, day: date, clock: Clock) -> datetime:
    on = day + timedelta(days=1) if clock.next_day else day
    return datetime.combine(on, clock.time.replace(second=0), tzinfo=sheet.options.zone)


def _start(sheet: Sheet, row: Row) -> datetime:
    assert row.on is not None
    if row.all_day:
        return datetime.combine(row.on, datetime.min.time(), tzinfo=sheet.options.zone)
    if row.clock is None:
        raise Unreadable(translate("ledger", "There is no time."))
    written = cell_text(sheet.value(row, "starts_at")) or cell_text(sheet.value(row, "date"))
    if row.vague and row.until:
        message = translate("ledger", "“{text}” was taken for {start} to {end}.")
        first, last = (f"{clock.time:%H:%M}" for clock in (row.clock, row.until))
        row.warnings.append(message.format(text=written, start=first, end=last))
    elif row.clock.doubtful:
        sheet.doubt(row, "starts_at", row.clock)
    elif row.clock.time.hour < SMALL_HOURS and not row.clock.next_day and not re.search("凌晨|夜|am|AM", written):
        message = translate("ledger", "It begins at {time} in the night; if the afternoon is meant, correct it.")
        row.warnings.append(message.format(time=f"{row.clock.time:%H:%M}"))
    return _at(sheet, row.on, row.clock)


def _end(sheet: Sheet, row: Row, start: datetime) -> datetime:
    assert row.on is not None
    value, length = sheet.value(row, "ends_at"), sheet.value(row, "length")
    if not is_nothing(value):
        day, clock = parse_moment(value)
        if clock is None:
            message = translate("ledger", "The end can't be read: “{text}”.")
            raise Unreadable(message.format(text=cell_text(value)))
        if clock.doubtful:
            sheet.doubt(row, "ends_at", clock)
    elif row.until is not None:
        day, clock = row.until_day, row.until
    elif row.minutes:
        return _later(start, row.minutes)
    elif row.all_day:
        return _later(start, 24 * 60)
    elif not is_nothing(length):
        heading = half_width(sheet.labels.get(sheet.where.get("length", -1), ""))
        minutes = parse_length(length, minutes="分" in heading or "min" in heading.lower())
        if minutes is None:
            message = translate("ledger", "The length can't be read: “{text}”.")
            raise Unreadable(message.format(text=cell_text(length)))
        return _later(start, minutes)
    else:
        lacks = sheet.lacks(row, "ends_at") or sheet.lacks(row, "length")
        raise Unreadable(lacks or translate("ledger", "There is no end, and no length."))
    end = _at(sheet, (sheet.day_of(day, row.on) if day else row.on) or row.on, clock)
    if end > start or day is not None or clock.next_day:
        return end
    written = cell_text(value) or cell_text(sheet.value(row, "starts_at"))
    if end == start:
        raise Unreadable(translate("ledger", "It takes no time: “{text}”.").format(text=written))
    following = end + timedelta(days=1)
    if following - start > NIGHT:
        raise Unreadable(translate("ledger", "It ends before it begins: “{text}”.").format(text=written))
    row.warnings.append(translate("ledger", "“{text}” was taken to end on the next day.").format(text=written))
    return following


def _later(start: datetime, minutes: int) -> datetime:
    """So many minutes later; whole days by the clock on the wall."""
    days, rest = divmod(minutes, 24 * 60)
    moved = start + timedelta(days=days)
    return (moved.astimezone(UTC) + timedelta(minutes=rest)).astimezone(start.tzinfo)


def _headcount(sheet: Sheet, row: Row, company: int | None, notes: list[str]) -> int | None:
    value = sheet.value(row, "headcount")
    if is_nothing(value):
        return company + 1 if company is not None else None
    count = parse_about(value)
    if count is None:
        label = sheet.kind.column("headcount").label
        notes.append(translate("ledger", "{label}: {text}").format(label=label, text=cell_text(value)))
    return count or None


def _status(sheet: Sheet, row: Row) -> tuple[rules.Status | None, str]:
    """What the ledger itself says of how a booking stands, and in which words."""
    text = sheet.text(row, "status") or ""
    if text:
        heading = half_width(sheet.labels.get(sheet.where.get("status", -1), ""))
        plain = half_width(text).casefold().replace(" ", "")
        if "取消" in heading and plain in ("是", "√", "yes", "y"):
            return rules.Status.CANCELLED, text
        return _STATE.get(plain), text
    for index in sheet.notes:
        note = cell_text(row.cells[index]) if index < len(row.cells) else ""
        if half_width(note).strip(" 。.!") in _CALLED_OFF:
            return rules.Status.CANCELLED, note
    return None, ""


BOOKINGS = LedgerKind(
    "bookings",
    BOOKING_COLUMNS,
    (("spaces",), ("date", "starts_at"), ("name", "phones", "organisation", "title")),
    read_booking,
    subject="spaces",
    marks=("name", "phones", "spaces", "organisation", "title", "starts_at", "ends_at"),
    when=When("date", "starts_at", "ends_at", ahead=True, parts=True),
    own=owner(
        "负责人 申请人 预约人 预订人 使用人 借用人 联系人 经办人 组织者 活动负责人 使用 预约 借用 活动 本人 申请 场地"
    ),
    others=((owner("审批人 审核人 批准人 值班人 值班 管理员 接待人 场地管理员 填表人 家长 监护人 紧急联系人"), ""),),
    left_out=(LEFT_OUT - {"经办人"})
    | frozenset(words("审批人 审核人 批准人 管理员 签字 签名 星期几 备用电话 收费 费用 押金")),
)
