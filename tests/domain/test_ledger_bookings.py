"""Ledgers of bookings and lists of spaces: every way offices write when, where and until when."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bookings import Status
from app.domain.ledger import (
    BOOKINGS,
    KINDS,
    SPACES,
    Cell,
    Grid,
    Plan,
    Record,
    Skip,
    booking_fingerprint,
    known_booking,
    plan,
    recognise,
    recognise_all,
    space_fingerprint,
)
from app.domain.ledger_bookings import LONGEST
from app.domain.ledger_values import name_and_number, parse_about, parse_length, parse_span, words
from app.domain.opening_words import parse_opening
from app.domain.sites import ALL_DAY, daily, weekly
from app.domain.spaces import Opening
from app.domain.terms import Term

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEADER = ("日期", "时间段", "场地", "支部/单位", "活动内容", "负责人", "手机", "人数", "备注")
TERMS = [
    Term("space_kind", "meeting", "会议室", "Meeting room", 1, "洽谈室"),
    Term("space_kind", "study", "书房座位", "Study seats", 2, "自习室 书房"),
    Term("space_feature", "projector", "投影", "Projector", 1, "投影仪"),
    Term("space_feature", "audio", "音响", "Sound", 2, ""),
    Term("space_feature", "whiteboard", "白板", "Whiteboard", 3, ""),
]


def row(day: Cell = "6月1日", span: Cell = "9:00-11:30", place: Cell = "多功能厅", **more: Cell) -> tuple[Cell, ...]:
    values = {"whose": "第一党支部", "title": "党课", "name": "王芳", "phone": "13812345678", "heads": 30, "note": None}
    values.update(more)
    return (day, span, place, *(values[key] for key in ("whose", "title", "name", "phone", "heads", "note")))


def sheet(*rows: Sequence[Cell], header: Sequence[Cell] = HEADER, title: str = "2026年场地预约", **more: Any) -> Grid:
    return Grid("预约", [(title,), tuple(header), *(tuple(r) for r in rows)], **more)


def read(*grids: Grid, **options: Any) -> Plan:
    return plan(list(grids), recognise_all(grids, BOOKINGS), zone=SHANGHAI, **options)


def only(result: Plan) -> Record:
    assert [item.reason for item in result.rejected] == []
    assert len(result.records) == 1
    return result.records[0]


def when(record: Record) -> tuple[str, str]:
    first, last = (record.values[name].astimezone(SHANGHAI) for name in ("starts_at", "ends_at"))
    return f"{first:%m-%d %H:%M}", f"{last:%m-%d %H:%M}"


# ---------------------------------------------------------------- from when until when


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        ("9:00-11:30", "06-01 09:00", "06-01 11:30"),
        ("9：00～11：30", "06-01 09:00", "06-01 11:30"),
        ("９：００—１１：３０", "06-01 09:00", "06-01 11:30"),
        ("9:00 至 11:30", "06-01 09:00", "06-01 11:30"),
        ("9点到11点半", "06-01 09:00", "06-01 11:30"),
        ("9时30分–11时", "06-01 09:30", "06-01 11:00"),
        ("09:00:00-11:00:00", "06-01 09:00", "06-01 11:00"),
        ("9.30-11.30", "06-01 09:30", "06-01 11:30"),
        ("9-11", "06-01 09:00", "06-01 11:00"),
        ("14-16点", "06-01 14:00", "06-01 16:00"),
        ("0900-1130", "06-01 09:00", "06-01 11:30"),
        ("19:00~次日1:00", "06-01 19:00", "06-02 01:00"),
        ("21:00至次日0:30", "06-01 21:00", "06-02 00:30"),
        ("18:00—次日2:00", "06-01 18:00", "06-02 02:00"),
        ("21:00—次日0:00", "06-01 21:00", "06-02 00:00"),
        ("22:00-24:00", "06-01 22:00", "06-02 00:00"),
        ("20点-凌晨1点", "06-01 20:00", "06-02 01:00"),
        ("晚上10点-1点", "06-01 22:00", "06-02 01:00"),
        ("下午2:00-4:00", "06-01 14:00", "06-01 16:00"),
        ("下午2-4点", "06-01 14:00", "06-01 16:00"),
        ("上午10点-2点", "06-01 10:00", "06-01 14:00"),
        ("上午9时至下午5时", "06-01 09:00", "06-01 17:00"),
        ("上午（9:00-11:30）", "06-01 09:00", "06-01 11:30"),
        ("7-9pm", "06-01 19:00", "06-01 21:00"),
        ("10:00 to 12:00", "06-01 10:00", "06-01 12:00"),
        ("全天", "06-01 00:00", "06-02 00:00"),
        ("整天", "06-01 00:00", "06-02 00:00"),
        ("全天(9:00-17:00)", "06-01 09:00", "06-01 17:00"),
        ("9:00(2小时)", "06-01 09:00", "06-01 11:00"),
        ("9:00起，90分钟", "06-01 09:00", "06-01 10:30"),
        ("6月3日 9:00-11:00", "06-03 09:00", "06-03 11:00"),
        ("2026-06-03 9:00-11:00", "06-03 09:00", "06-03 11:00"),
        ("6月3日9:00至6月4日12:00", "06-03 09:00", "06-04 12:00"),
    ],
)
def test_a_time_is_read_however_it_is_written(span: str, start: str, end: str) -> None:
    record = only(read(sheet(row(span=span))))
    assert when(record) == (start, end) and record.warnings == ()


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        ("上午", "06-01 09:00", "06-01 12:00"),
        ("下午", "06-01 14:00", "06-01 18:00"),
        ("晚上", "06-01 18:00", "06-01 21:30"),
        ("22:00-1:00", "06-01 22:00", "06-02 01:00"),
        ("2:00-4:00", "06-01 02:00", "06-01 04:00"),
    ],
)
def test_what_a_second_person_might_read_otherwise_is_told(span: str, start: str, end: str) -> None:
    record = only(read(sheet(row(span=span))))
    assert when(record) == (start, end) and len(record.warnings) == 1


@pytest.mark.parametrize(
    ("span", "says"),
    [
        ("看情况", "看情况"),
        ("9:00-9:00", "no time"),
        ("17:00-9:00", "before it begins"),
        ("9:00", "no end"),
        ("9:00-11:30,14:00-17:00", "14:00"),
        ("6月3日9:00至8月4日12:00", "29 days"),
        (None, "no time"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(span: Cell, says: str) -> None:
    result = read(sheet(row(span=span)))
    assert result.records == [] and says in result.rejected[0].reason


@pytest.mark.parametrize(
    ("header", "cells", "start", "end"),
    [
        (("开始时间", "结束时间"), ("9:00", "11:30"), "06-01 09:00", "06-01 11:30"),
        (("开始时间", "结束时间"), (time(19), time(1)), "06-01 19:00", "06-02 01:00"),
        (("开始时间", "结束时间"), ("19:00", "次日1:00"), "06-01 19:00", "06-02 01:00"),
        (("开始时间", "结束时间"), (datetime(2026, 6, 2, 9), datetime(2026, 6, 3, 12)), "06-02 09:00", "06-03 12:00"),
        (("时间", "时长"), ("9:00", "2小时"), "06-01 09:00", "06-01 11:00"),
        (("时间", "时长（小时）"), (time(9), 1.5), "06-01 09:00", "06-01 10:30"),
        (("时间", "时长(分钟)"), ("9:00", 20), "06-01 09:00", "06-01 09:20"),
        (("时间", "使用时长"), ("9:00", time(2, 30)), "06-01 09:00", "06-01 11:30"),
        (("时间", "使用时长"), ("22:00", "3h"), "06-01 22:00", "06-02 01:00"),
    ],
)
def test_the_end_may_stand_in_a_column_of_its_own_or_as_a_length(
    header: tuple[str, ...], cells: tuple[Cell, ...], start: str, end: str
) -> None:
    grid = sheet((date(2026, 6, 1), *cells, "多功能厅", "王芳"), header=("日期", *header, "场地", "申请人"))
    assert when(only(read(grid))) == (start, end)


def test_a_spreadsheets_own_days_and_times_and_a_column_of_weekdays() -> None:
    grid = Grid(
        "场地登记",
        [
            ("蛇口社区场地使用登记表",) * 8,
            ("序号", "使用日期", "星期", "开始时间", "结束时间", "使用场地", "使用单位", "联系人"),
            (1, datetime(2026, 6, 1), "一", time(9), time(11, 30), "多功能厅", "第一党支部", "王芳 13812345678"),
            (2, None, None, time(14), time(16), "会议室", "合唱团", "李明"),
            (3, datetime(2026, 6, 2), "二", time(22), time(0, 30), "多功能厅", "合唱团", "李明"),
            ("合计", None, None, None, None, "3场", None, None),
        ],
        merged=((1, 1, 1, 8),),
    )
    assert {c.header: c.target for c in recognise(grid, BOOKINGS).columns}["星期"] is None
    result = read(grid)
    assert [when(record) for record in result.records] == [
        ("06-01 09:00", "06-01 11:30"),
        ("06-01 14:00", "06-01 16:00"),
        ("06-02 22:00", "06-03 00:30"),
    ]
    first = result.records[0].values
    assert (first["name"], first["phones"], first["organisation"]) == ("王芳", "13812345678", "第一党支部")
    assert [(item.row, item.why) for item in result.skipped] == [(6, Skip.TOTAL)]
    assert len(result.records[2].warnings) == 1  # 0:30 was taken to be the next day's


def test_one_column_may_hold_day_and_time() -> None:
    header = ("使用时间", "场地", "用途")
    grid = sheet(("2026年6月1日 9:00-11:30", "多功能厅", "党课"), ("6月2日全天", "多功能厅", "比赛"), header=header)
    assert [when(record) for record in read(grid).records] == [
        ("06-01 09:00", "06-01 11:30"),
        ("06-02 00:00", "06-03 00:00"),
    ]


def test_a_date_written_once_a_day_and_the_year_of_a_neighbour() -> None:
    grid = sheet(row("6.1"), row(None, "14:00-15:00"), row("2026/6/2"), row("6.10"), title="场地预约", typed=False)
    result = read(grid)
    assert [when(record)[0] for record in result.records] == [
        "06-01 09:00",
        "06-01 14:00",
        "06-02 09:00",
        "06-10 09:00",
    ]
    # The sheet has a 6.10, so its 6.1 has lost no zero.
    assert not any(record.warnings for record in result.records)


@pytest.mark.parametrize(("today", "year"), [(date(2026, 11, 20), 2027), (date(2026, 3, 1), 2026)])
def test_without_any_year_a_booking_may_lie_ahead(today: date, year: int) -> None:
    result = read(sheet(row("1月5日"), title="场地预约"), today=today)
    assert only(result).values["starts_at"].astimezone(SHANGHAI).year == year and result.warnings


# ---------------------------------------------------------------- who, what for, how many


def test_a_row_says_who_and_what_for() -> None:
    values = only(read(sheet(row(phone="+86 138-1234-5678", heads="约30人", note="要投影")))).values
    assert (values["spaces"], values["organisation"], values["title"]) == ("多功能厅", "第一党支部", "党课")
    assert (values["name"], values["phones"], values["headcount"], values["note"]) == (
        "王芳", "13812345678", 30, "要投影"
    )  # fmt: skip
    assert values["starts_at"] == datetime(2026, 6, 1, 1, tzinfo=UTC) and values["status"] is None


def test_nobody_named_is_enough_where_it_says_for_whom() -> None:
    assert only(read(sheet(row(name=None, phone=None)))).values["name"] == ""
    assert only(read(sheet(row(name=None, phone=None, whose=None)))).values["title"] == "党课"
    nobody = read(sheet(row(name=None, phone=None, whose=None, title=None)))
    assert "who it is for" in nobody.rejected[0].reason
    nowhere = read(sheet(row(place=None)))
    assert nowhere.rejected[0].reason == "It doesn't say where."


def test_a_long_title_is_cut_and_stands_whole_in_the_note() -> None:
    long = "迎新春" * 30
    values = only(read(sheet(row(title=long)))).values
    assert len(values["title"]) == LONGEST and long in values["note"]


@pytest.mark.parametrize(
    ("header", "text", "note", "status"),
    [
        ("状态", "已取消", None, Status.CANCELLED),
        ("是否取消", "是", None, Status.CANCELLED),
        ("是否取消", "否", None, Status.CONFIRMED),
        ("审批状态", "待审批", None, Status.REQUESTED),
        ("审批状态", "已通过", None, Status.CONFIRMED),
        ("使用状态", "爽约", None, Status.NO_SHOW),
        ("状态", None, "已取消", Status.CANCELLED),
        ("状态", None, "取消投影", None),
    ],
)
def test_the_ledger_may_say_how_it_stands(header: str, text: Cell, note: Cell, status: Status | None) -> None:
    grid = sheet((*row()[:-1], text, note), header=(*HEADER[:-1], header, "备注"))
    assert only(read(grid)).values["status"] == status


def test_a_state_nobody_knows_stays_in_the_note() -> None:
    grid = sheet((*row()[:-1], "改期中", None), header=(*HEADER[:-1], "状态", "备注"))
    values = only(read(grid)).values
    assert values["status"] is None and "改期中" in values["note"]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("场地使用时间", "starts_at"),
        ("预约时间段", "starts_at"),
        ("起止时间", "starts_at"),
        ("结束时间", "ends_at"),
        ("活动地点", "spaces"),
        ("使用场地", "spaces"),
        ("申请单位/部门", "organisation"),
        ("活动主题", "title"),
        ("申请人姓名", "name"),
        ("负责人电话", "phones"),
        ("联系人及联系电话", "phones"),
        ("预计人数", "headcount"),
        ("审批人", None),
        ("星期", None),
        ("值班人签字", None),
    ],
)
def test_a_heading_means_what_a_person_reads(heading: str, target: str | None) -> None:
    grid = Grid("表", [(heading, "日期", "备注", "序号"), (None, None, None, None)])
    found = {column.header: column.target for column in recognise(grid, BOOKINGS).columns}
    assert found[heading] == target


def test_name_and_number_in_one_cell() -> None:
    assert name_and_number("王芳 13812345678", None) == ("王芳", "13812345678")
    assert name_and_number(None, "王芳（13812345678）") == ("王芳", "13812345678")
    assert name_and_number("王芳", "13812345678") == ("王芳", "13812345678")
    assert name_and_number("王芳 13812345678 13912345678", None) == ("王芳 13812345678 13912345678", None)
    assert name_and_number("13812345678", None) == ("13812345678", None)


# ---------------------------------------------------------------- the same booking twice


def test_the_same_line_twice_is_told_and_another_organisation_is_another_booking() -> None:
    again, other = row("2026-06-01", "9:00至11:30", phone="138 1234 5678"), row(whose="合唱团")
    result = read(sheet(row(), again, other))
    assert len(result.records) == 2
    (double,) = result.duplicates
    assert double.row == 4 and double.first == ("预约", 3)


def test_what_the_desk_has_is_known_again_though_the_ledger_says_less() -> None:
    grid = sheet(row(), row(span="14:00-15:00", name=None, phone=None), row(span="16:00-17:00", whose=None))
    starts = [datetime(2026, 6, 1, hour, tzinfo=SHANGHAI) for hour in (9, 14, 16)]
    ends = [datetime(2026, 6, 1, 11, 30, tzinfo=SHANGHAI), *(at + timedelta(hours=1) for at in starts[1:])]
    known = {
        key
        for start, end in zip(starts, ends, strict=True)
        for key in known_booking("王芳", "13812345678", "第一党支部", "党课", ["多功能厅"], start, end)
    }
    result = read(grid, known=known)
    assert result.records == [] and len(result.duplicates) == 3
    elsewhere = read(grid, known=known, lookups={"spaces": lambda text: "ab" * 16})
    assert len(elsewhere.records) == 3


def test_the_key_asks_what_for_only_where_it_is_not_said_for_whom() -> None:
    start, end = datetime(2026, 6, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, 2, tzinfo=UTC)
    assert booking_fingerprint("王芳", "", "党课", "厅", start, end) == booking_fingerprint(
        "王芳", "", "排练", "厅", start, end
    )
    assert booking_fingerprint("", "", "党课", "厅", start, end) != booking_fingerprint(
        "", "", "排练", "厅", start, end
    )


# ---------------------------------------------------------------- rows composed of every spelling

DAYS = st.dates(date(2025, 12, 1), date(2027, 2, 28))
DAY_FORMS = (
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month}月{d.day}日 星期{'一二三四五六日'[d.weekday()]}",
    lambda d: f"{d:%Y%m%d}",
    lambda d: d,
    lambda d: datetime(d.year, d.month, d.day),
)
DIVIDERS = st.sampled_from(["-", "~", "—", "–", "～", "－", "至", "到", " - ", "——"])
QUARTERS = st.integers(0, 95).map(lambda quarter: quarter * 15)


def clock_text(minutes: int, form: int) -> str:
    hour, minute = divmod(minutes % 1440, 60)
    spoken = f"{hour}点{minute}分" if minute else f"{hour}点"
    return (f"{hour}:{minute:02}", f"{hour:02}：{minute:02}", spoken, f"{hour}时{minute:02}分")[form]


@given(
    DAYS, st.integers(0, 7), QUARTERS, st.integers(1, 48), DIVIDERS, st.integers(0, 3), st.integers(0, 3), st.booleans()
)
def test_a_composed_row_is_read_back(
    day: date, day_form: int, start: int, quarters: int, divider: str, form: int, other: int, wide: bool
) -> None:
    end = start + quarters * 15
    text = clock_text(start, form) + divider + ("次日" if end >= 1440 else "") + clock_text(end, other)
    if wide:
        text = text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    record = only(read(sheet(row(DAY_FORMS[day_form](day), text))))
    midnight = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
    assert record.values["starts_at"] == midnight + timedelta(minutes=start)
    assert record.values["ends_at"] == midnight + timedelta(minutes=end)


CELLS = st.one_of(
    st.none(),
    st.sampled_from(words("同上 合计 3月5日 3.1 9:00-11:00 全天 上午 次日1:00 已取消 多功能厅 日期 无")),
    st.text(max_size=10),
    st.integers(-10, 99_999_999_999),
    st.floats(),
    st.datetimes(datetime(1899, 12, 30), datetime(2100, 1, 1)),
    st.times(),
)  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=9).map(tuple), max_size=8), st.booleans())
def test_whatever_stands_there_every_row_is_accounted_for(rows: list[tuple[Cell, ...]], typed: bool) -> None:
    result = read(sheet(*rows, typed=typed), today=date(2026, 11, 22))
    accounted = [item.row for item in (*result.records, *result.duplicates, *result.rejected, *result.skipped)]
    assert len(accounted) == len(set(accounted))
    for record in result.records:
        values = record.values
        assert values["starts_at"] < values["ends_at"] <= values["starts_at"] + timedelta(days=29)
        assert values["spaces"] and (values["name"] or values["phones"] or values["organisation"] or values["title"])
    again = read(sheet(*rows, typed=typed), today=date(2026, 11, 22), known={r.fingerprint for r in result.records})
    assert again.records == []


@given(st.lists(st.lists(CELLS, max_size=8).map(tuple), min_size=1, max_size=8))
def test_any_sheet_is_recognised_or_not_for_every_kind(rows: list[tuple[Cell, ...]]) -> None:
    for kind in KINDS.values():
        mappings = recognise_all([Grid("6月", rows)], kind)
        if mappings[0].usable:
            plan([Grid("6月", rows)], mappings, zone=SHANGHAI, terms=TERMS)


# ---------------------------------------------------------------- single cells


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        (2, 120), (1.5, 90), ("2小时", 120), ("一个半小时", 90), ("两小时", 120), ("半小时", 30), ("90分钟", 90),
        ("1:30", 90), ("1小时30分", 90), ("3h", 180), (time(2, 30), 150), (90, 90), ("2个半小时", 150), ("一刻钟", 15),
        ("全天", 1440), ("x", None), (0, None), (None, None),
    ],
)  # fmt: skip
def test_lengths(value: Cell, minutes: int | None) -> None:
    assert parse_length(value) == minutes


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("约30人", 30), ("30余人", 30), ("20-30人", 30), ("48座", 48), ("可容纳50人", 50), ("三十人", 30), ("30+", 30),
        ("1,200人", 1200), (30, 30), (30.0, 30), ("不限", None), (None, None), (30.5, None),
    ],
)  # fmt: skip
def test_numbers_of_people(value: Cell, count: int | None) -> None:
    assert parse_about(value) == count


def test_a_pair_of_numbers_is_a_time_only_beside_a_day() -> None:
    day, dated = parse_span("9-11"), parse_span("9-11", dated=True)
    assert day is not None and day.day is not None and day.start is None
    assert dated is not None and dated.day is None and dated.end is not None
    assert parse_span("14-16") is None and parse_span("2026-06", dated=False) is None


# ---------------------------------------------------------------- lists of spaces


def spaces(header: Sequence[Cell], *rows: Sequence[Cell]) -> Plan:
    grids = [Grid("场地", [tuple(header), *(tuple(r) for r in rows)])]
    return plan(grids, recognise_all(grids, SPACES), zone=SHANGHAI, terms=TERMS)


def test_a_list_of_spaces() -> None:
    result = spaces(
        ("序号", "场地名称", "类型", "容纳人数", "位置", "设备", "开放时间", "备注"),
        (1, "一楼会议室", "会议室", "约30人", "一楼", "投影仪、音响 白板", "工作日9:00-18:00", "需提前一天"),
        (2, "城市书房", None, "48座", "三楼", None, "24小时", None),
        (3, "洽谈间", "洽谈用", 8, None, "投影、茶几", "看情况", None),
        (4, "小会议室", "会议室", "12座", None, None, None, None),
        (5, "一楼 会议室", "会议室", 30, None, None, None, None),
        (6, None, "会议室", 30, None, None, None, None),
    )
    meeting, study, talk, small = (record.values for record in result.records)
    assert (meeting["kind"], meeting["capacity"], meeting["location"]) == ("meeting", 30, "一楼")
    assert meeting["features"] == "projector audio whiteboard" and meeting["seats"] is None
    assert meeting["opening"] == Opening(weekly([*[[(540, 1080)]] * 5, [], []]), holiday=())
    assert "需提前一天" in meeting["note"]
    assert (study["kind"], study["seats"], study["capacity"]) == ("study", 48, 48)
    assert study["opening"] == Opening(ALL_DAY)
    assert talk["kind"] is None and talk["features"] == "projector" and talk["opening"] is None
    for kept in ("洽谈用", "茶几", "看情况"):
        assert kept in talk["note"]
    assert result.records[2].warnings
    # A meeting room with twelve seats is booked as a whole.
    assert (small["capacity"], small["seats"]) == (12, None)
    assert [item.row for item in result.duplicates] == [6] and [item.reason for item in result.rejected] == [
        "There is no name."
    ]
    assert space_fingerprint("一楼 会议室") == space_fingerprint("一楼会议室")


def test_a_column_of_seats_and_what_is_no_number() -> None:
    result = spaces(("名称", "座位", "容量"), ("自习室", 20, None), ("大书房", 900, None), ("会议室", None, "很多"))
    assert [record.values["seats"] for record in result.records] == [20, None, None]
    assert [bool(record.warnings) for record in result.records] == [False, True, True]
    assert "很多" in result.records[2].values["note"]
    long = spaces(("名称", "容量"), ("很长的名字" * 10, 3))
    assert long.records == [] and "30" in long.rejected[0].reason


WORK = [[(540, 1080)]] * 5


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("24小时", Opening(ALL_DAY)),
        ("24小时开放", Opening(ALL_DAY)),
        ("全天开放", Opening(ALL_DAY)),
        ("7×24小时", Opening(ALL_DAY)),
        ("不打烊", Opening(ALL_DAY)),
        ("9:00~12:00,14:00~18:00", Opening(daily((540, 720), (840, 1080)))),
        ("上午9:00-12:00，下午2:00-6:00", Opening(daily((540, 720), (840, 1080)))),
        ("每天 8:30-22:00", Opening(daily((510, 1320)))),
        ("开放时间：9:00—21:00", Opening(daily((540, 1260)))),
        ("18:00-次日2:00", Opening(daily((1080, 1560)))),
        ("工作日9:00-18:00", Opening(weekly([*WORK, [], []]), ())),
        ("工作日9-18点，周末休息", Opening(weekly([*WORK, [], []]), ())),
        ("周一至周五 9:00-18:00", Opening(weekly([*WORK, [], []]))),
        ("周一至周五 9:00-18:00；周末 10:00-16:00", Opening(weekly([*WORK, *[[(600, 960)]] * 2]))),
        ("周一到周五9:00-18:00，节假日休息", Opening(weekly([*WORK, [], []]), ())),
        ("星期一至星期五:9:00-18:00 周六日及节假日:10:00-16:00",
         Opening(weekly([*WORK, *[[(600, 960)]] * 2]), ((600, 960),))),
        ("周二至周日 9:00-18:00（周一闭馆）", Opening(weekly([[], *[[(540, 1080)]] * 6]))),
        ("9:00-18:00 周一休息", Opening(weekly([[], *[[(540, 1080)]] * 6]))),
        ("9:00-18:00（法定节假日除外）", Opening(daily((540, 1080)), ())),
        ("法定节假日除外，9:00-18:00", Opening(daily((540, 1080)), ())),
        ("周一、三、五 9:00-18:00", Opening(weekly([[(540, 1080)], [], [(540, 1080)], [], [(540, 1080)], [], []]))),
        ("Mon-Fri 9:00-18:00", Opening(weekly([*WORK, [], []]))),
        ("同中心", Opening()),
        ("与中心一致", Opening()),
        ("视情况而定", None),
        ("9:00-21:00（可延时）", None),
        ("9:00-18:00,12:00-14:00", None),
        ("周一闭馆", None),
        ("", None),
    ],
)  # fmt: skip
def test_opening_hours_are_read_whole_or_not_at_all(text: str, opening: Opening | None) -> None:
    assert parse_opening(text) == opening


SPANS = st.sampled_from([[(540, 720)], [(540, 720), (840, 1080)], [(510, 1320)], [(1080, 1560)]])


@given(st.lists(st.one_of(st.just([]), SPANS), min_size=7, max_size=7).filter(any), DIVIDERS)
def test_composed_hours_are_read_back(week: list[list[tuple[int, int]]], divider: str) -> None:
    def said(spans: list[tuple[int, int]]) -> str:
        parts = (
            f"{a // 60}:{a % 60:02}{divider}{'次日' if b > 1440 else ''}{b % 1440 // 60}:{b % 60:02}" for a, b in spans
        )
        return "、".join(parts) or "休息"

    text = "；".join(f"周{'一二三四五六日'[day]} {said(spans)}" for day, spans in enumerate(week))
    found = parse_opening(text)
    assert found is not None and found.hours is not None
    assert [list(spans) for spans in found.hours.week] == week


@given(
    st.text(alphabet="周一二五六日至到、，； 工作日末节假每天休息闭馆开放0123456789:-~点上下午次小时中心", max_size=40)
)
def test_any_hours_are_read_or_not(text: str) -> None:
    found = parse_opening(text)
    assert found is None or found.hours is None or any(found.hours.week)
