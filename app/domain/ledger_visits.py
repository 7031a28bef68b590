"""Ledgers of visits: what they may hold, and how a row becomes a visit."""

from datetime import UTC, datetime, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.ledger_headings import SOMEONE, Column, Entry, LedgerKind, Reading, When, helping, of
from app.domain.ledger_people import EMPLOYER, GENDER, GROUP, HOST, NAME, NOTE, OWN, PHONES, group, who
from app.domain.ledger_rows import Fingerprint, Row, Sheet, Unreadable
from app.domain.ledger_values import Clock, cell_text, is_nothing, parse_count, parse_gender, parse_moment
from app.domain.records import LEFT_SIGNED, LEFT_UNKNOWN, VISIT

_visit = VISIT.by_name

VISIT_COLUMNS: tuple[Column, ...] = (
    helping(
        "date",
        QT_TRANSLATE_NOOP("ledger", "Date"),
        Reading.DAY,
        """
        日期 来访日期 登记日期 到访日期 年月日 月日 访问日期 来馆日期 入馆日期 到馆日期 进入日期 接待日期 签到日期 日
        date day
        """,
    ),
    of(
        _visit["arrived_at"],
        Reading.MOMENT,
        """
        来访时刻 来访起始时间 进馆时间 入场时间 到馆时间 进门时间 来馆时间 进场时间 到场时间 抵达时间 访问时间
        到访日期时间 来访日期及时间 来访日期和时间 登记日期时间 日期时间 日期及时间 接待时间 来时 来访时段 开始时间
        进入 到达 签到 入馆 来时间 进时间 time time_in check_in arrival_time arrived in
        """,
    ),
    of(
        _visit["left_at"],
        Reading.MOMENT,
        """
        离开 离馆 离场 离开时刻 出馆时间 退场时间 出门时间 离去 走时 离时 签退 离访时间 来访结束时间 出场时间
        离开日期时间 出时间 time_out check_out departure_time left out
        """,
    ),
    NAME,
    GENDER,
    PHONES,
    of(
        _visit["purposes"],
        Reading.TERMS,
        """
        来访事项 来访内容 到访事由 到访目的 目的 用途 办事内容 办理业务 业务类型 服务事项 服务项目 来访缘由 事由说明
        来访需求 活动内容 内容 reason
        """,
    ),
    of(
        _visit["host"],
        Reading.TEXT,
        "被访者 被访人员 受访者 拜访对象 接待者 接待 接待工作人员 找谁 受理人 visiting whom_to_see",
    ),
    of(
        _visit["companions"],
        Reading.COUNT,
        "同行人员数 随行人员数 随从人数 陪同 随访人数 同来人数 其他人数",
    ),
    helping(
        "party_size",
        QT_TRANSLATE_NOOP("ledger", "People in all"),
        Reading.COUNT,
        "人数 来访人数 总人数 人次 来访人次 到访人数 合计人数 访客人数 接待人数 人员数量 people party_size",
    ),
    of(_visit["belongings"], Reading.TEXT, "携带物 携物 随带物品 所带物品 寄存物 携带物件 items"),
    of(
        _visit["badge"],
        Reading.TEXT,
        "访客证号 访客牌 访客牌号 证件牌号 储物柜号 柜子号 寄存柜号 寄存柜 胸牌 手牌 手牌号 存包柜号",
    ),
    GROUP,
    EMPLOYER,
    NOTE,
)
"""What a ledger of visits may hold. `date` and `party_size` only help to read the row."""


def visit_fingerprint(name: str, phones: str | None, arrived_at: datetime) -> Fingerprint:
    """The natural key of a visit: who, on which number, in which minute."""
    return name, (phones or "").partition(" ")[0], int(arrived_at.timestamp()) // 60


def known_visit(name: str, phones: str | None, arrived_at: datetime) -> tuple[Fingerprint, ...]:
    """Every key under which a visit already on the desk may stand in a ledger.

    A card may hold several numbers in another order, and the ledger's row may have had none.
    """
    minute = int(arrived_at.timestamp()) // 60
    return tuple((name, number, minute) for number in ("", *(phones or "").split()))


def read_visit(sheet: Sheet, row: Row) -> Entry:
    """Make a visit of a row."""
    notes: list[str] = []
    name, came_along, phones = who(sheet, row, notes)
    arrived = _arrival(sheet, row)
    arrived_at = arrived.astimezone(UTC)
    left = _leaving(sheet, row, arrived, notes)
    purposes, purpose_note = sheet.term(row, "purposes")
    code = group(sheet, row, notes)
    companions = _companions(sheet, row, came_along, notes)
    gender = sheet.value(row, "gender")
    values = {
        "name": name,
        "phones": phones,
        "gender": parse_gender(gender),
        "population_group": code,
        "employer": sheet.text(row, "employer"),
        "arrived_at": arrived_at,
        "left_at": left.astimezone(UTC) if left else None,
        "left_kind": LEFT_SIGNED if left else LEFT_UNKNOWN,
        "purposes": purposes,
        "purpose_note": purpose_note,
        "companions": companions,
        "host": sheet.text(row, "host"),
        "belongings": sheet.text(row, "belongings"),
        "badge": sheet.text(row, "badge"),
        "note": sheet.note(row, notes),
    }
    return Entry(values, visit_fingerprint(name, phones, arrived_at), companions + 1)


def _arrival(sheet: Sheet, row: Row) -> datetime:
    missing_time = sheet.options.missing_time
    if row.reason:
        raise Unreadable(row.reason)
    if row.unread_time:
        message = translate("ledger", "The time of arrival can't be read: “{text}”.").format(text=row.unread_time)
        raise Unreadable(sheet.lacks(row, "arrived_at") if row.unread_time == "=" else message)
    if row.clock is None and missing_time is None:
        raise Unreadable(translate("ledger", "There is no time of arrival."))
    if row.on is None:
        raise Unreadable(translate("ledger", "There is no date, in this row or above it."))
    if row.clock is None:
        assert missing_time is not None
        row.clock = Clock(missing_time)
        row.warnings.append(
            translate("ledger", "There is no time of arrival; {time} was taken.").format(
                time=missing_time.isoformat("minutes")
            )
        )
    elif row.clock.doubtful:
        sheet.doubt(row, "arrived_at", row.clock)
    day = row.on + timedelta(days=1) if row.clock.next_day else row.on
    return datetime.combine(day, row.clock.time, tzinfo=sheet.options.zone)


def _leaving(sheet: Sheet, row: Row, arrived: datetime, notes: list[str]) -> datetime | None:
    value = sheet.value(row, "left_at")
    if is_nothing(value) and row.minutes:
        return arrived + timedelta(minutes=row.minutes)
    day, clock = (row.until_day, row.until) if row.until and is_nothing(value) else parse_moment(value)
    written = cell_text(value) or (row.until.time.isoformat("minutes") if row.until else "")
    if is_nothing(value) and row.until is None:
        return None
    if clock is None:
        notes.append(translate("ledger", "Leaving time as written: {text}").format(text=written))
        row.warnings.append(translate("ledger", "The time of leaving can't be read: “{text}”.").format(text=written))
        return None
    if clock.doubtful:
        sheet.doubt(row, "left_at", clock)
    base = (sheet.day_of(day, arrived.date()) if day else row.on) or arrived.date()
    left = datetime.combine(base, clock.time, tzinfo=arrived.tzinfo)
    if clock.next_day:
        left += timedelta(days=1)
    minute = arrived.replace(second=0)  # a terminal's arrival has seconds that a clerk's leaving time has not
    if left >= minute:
        return max(left, arrived)
    following = left + timedelta(days=1)
    if day is None and not clock.next_day and minute <= following and following - arrived <= sheet.options.overnight:
        return max(following, arrived)
    sentence = translate("ledger", "Leaving time {left} is earlier than the arrival").format(left=written)
    notes.append(sentence)
    row.warnings.append(sentence)
    return None


def _companions(sheet: Sheet, row: Row, came_along: int | None, notes: list[str]) -> int:
    company = came_along
    for target, besides in (("companions", 0), ("party_size", 1)):
        value = sheet.value(row, target)
        if is_nothing(value):
            continue
        count = parse_count(value)
        if count is None:
            label = sheet.kind.column(target).label
            notes.append(translate("ledger", "{label}: {text}").format(label=label, text=cell_text(value)))
            continue
        count = max(count - besides, 0)
        if company is not None and count != company:
            row.warnings.append(
                translate("ledger", "The row gives {first} and {second} companions; {most} was taken.").format(
                    first=company, second=count, most=max(company, count)
                )
            )
        company = max(company or 0, count)
    return min(company or 0, 999)


VISITS = LedgerKind(
    "visits",
    VISIT_COLUMNS,
    (("name", "phones"), ("date", "arrived_at")),
    read_visit,
    marks=("name", "phones", "arrived_at", "left_at"),
    when=When("date", "arrived_at", "left_at"),
    own=OWN,
    others=((HOST, "host"), (SOMEONE, "")),
)
