from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Cancelled, UserError
from app.core.progress import Progress
from app.domain.ledger import (
    PEOPLE,
    VISITS,
    Cell,
    Grid,
    Plan,
    Record,
    Skip,
    known_visit,
    plan,
    recognise,
    recognise_all,
    visit_fingerprint,
)
from app.domain.terms import Term

SHANGHAI = ZoneInfo("Asia/Shanghai")
HEADER = ("序号", "日期", "来访时间", "姓名", "性别", "联系电话", "来访事由", "接待人", "离开时间", "备注")
TERMS = [
    Term("purpose", "reading", "阅读", "Reading", 1, "图书阅览 看书 自习"),
    Term("purpose", "rest", "歇脚", "Rest", 2, "饮水歇脚 手机充电"),
    Term("population_group", "rider", "外卖骑手", "Rider", 1, "骑手 外卖员"),
]


def row(
    day: Cell = None,
    at: Cell = "9:00",
    name: Cell = "王芳",
    phone: Cell = "13812345678",
    left: Cell = None,
    note: Cell = None,
    purpose: Cell = None,
) -> tuple[Cell, ...]:
    return (1, day, at, name, "女", phone, purpose, "陈敏", left, note)


def sheet(*rows: Sequence[Cell], title: str = "来访登记表(2026年3月)", name: str = "Sheet1", **more: Any) -> Grid:
    return Grid(name, [(title,), HEADER, *(tuple(r) for r in rows)], **more)


def read(*grids: Grid, **options: Any) -> Plan:
    return plan(list(grids), recognise_all(grids, VISITS), VISITS, zone=SHANGHAI, **options)


def local(moment: datetime | None) -> str | None:
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if moment else None


def arrivals(result: Plan) -> list[str | None]:
    return [local(record.values["arrived_at"]) for record in result.records]


def only(result: Plan) -> Record:
    assert [item.reason for item in result.rejected] == []
    assert len(result.records) == 1
    return result.records[0]


def targets(grid: Grid, kind: Any = VISITS) -> dict[str, str | None]:
    return {column.header: column.target for column in recognise(grid, kind).columns}


# ---------------------------------------------------------------- columns by meaning


def test_columns_are_found_whatever_their_order() -> None:
    grid = Grid(
        "2026年",
        [
            (
                "访客姓名",
                "手机号码",
                "到访日期",
                "到访时间",
                "离馆时间",
                "被访人",
                "随行人数",
                "携带物品",
                "储物柜号",
                "人员类别",
                "单位",
            ),
            ("王芳", "13812345678", "3.5", "9:05", "10:00", "陈敏", "2", "背包", "A12", "骑手", "美团"),
        ],
    )
    values = only(read(grid, terms=TERMS)).values
    assert values["name"] == "王芳" and values["phones"] == "13812345678"
    assert local(values["arrived_at"]) == "2026-03-05 09:05" and local(values["left_at"]) == "2026-03-05 10:00"
    assert (values["host"], values["companions"], values["belongings"]) == ("陈敏", 2, "背包")
    assert (values["badge"], values["population_group"], values["employer"]) == ("A12", "rider", "美团")


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("来访人员姓名", "name"),
        ("姓  名", "name"),
        ("姓名*", "name"),
        ("姓名（必填）", "name"),
        ("联系电话(手机)", "phones"),
        ("来访人电话", "phones"),
        ("本人联系电话", "phones"),
        ("訪客姓名", "name"),
        ("聯絡電話", "phones"),
        ("接待人姓名", "host"),
        ("接待人电话", None),
        ("监护人电话", None),
        ("值班人", None),
        ("是否党员", None),
        ("离开时间（签退）", "left_at"),
        ("来访事由及内容", "purposes"),
        ("来访人数", "party_size"),
        ("同行人数", "companions"),
        ("性别", "gender"),
        ("体温", None),
        ("Name", "name"),
        ("Phone", "phones"),
        ("Time in", "arrived_at"),
    ],
)
def test_a_heading_means_what_a_person_reads(heading: str, target: str | None) -> None:
    grid = Grid("表", [("序号", heading, "日期", "进入时间"), (1, None, None, None)])
    assert targets(grid)[heading.strip() if "  " not in heading else "姓 名"] == target


def test_headings_in_two_rows_are_joined() -> None:
    grid = Grid(
        "3月",
        [
            ("2026年3月来访登记", None, None, None, None),
            ("序号", "来访人", "来访人", "来访", "离开"),
            ("序号", "姓名", "电话", "时间", "时间"),
            (1, "王芳", "13812345678", "3月5日 9:05", "10:20"),
        ],
        merged=((1, 1, 1, 5), (2, 1, 3, 1), (2, 2, 2, 3)),
    )
    values = only(read(grid)).values
    assert (values["name"], values["phones"]) == ("王芳", "13812345678")
    assert local(values["arrived_at"]) == "2026-03-05 09:05" and local(values["left_at"]) == "2026-03-05 10:20"


def test_a_column_of_days_headed_by_time_is_taken_for_days() -> None:
    grid = Grid("表", [("姓名", "来访时间", "时间"), ("王芳", "2026-03-05", "9:05"), ("李明", "2026-03-06", "9:15")])
    assert arrivals(read(grid)) == ["2026-03-05 09:05", "2026-03-06 09:15"]


def test_title_rows_and_the_filled_in_by_row_are_no_headings() -> None:
    grid = Grid(
        "3月",
        [
            ("园岭街道来访人员登记表(2026年3月)",) * 10,
            ("填表单位:华林社区", None, None, None, None, "值班人:陈敏", None, None, None, None),
            HEADER,
            row("3月1日"),
        ],
        merged=((1, 1, 1, 10),),
    )
    mapping = recognise(grid, VISITS)
    assert (mapping.header_row, mapping.first_row, mapping.year, mapping.month) == (3, 4, 2026, 3)
    assert mapping.certain


def test_without_headings_columns_are_guessed_but_never_certain() -> None:
    rows: list[tuple[Cell, ...]] = [(f"2026-03-0{n}", "9:05", "王芳", f"1381234567{n}", "10:00") for n in range(1, 6)]
    mapping = recognise(Grid("表", rows), VISITS)
    assert mapping.usable and not mapping.certain and mapping.header_row == 0
    assert {c.index: c.target for c in mapping.columns} == {
        0: "date",
        1: "arrived_at",
        2: "name",
        3: "phones",
        4: "left_at",
    }


def test_nothing_recognised_is_said_and_a_person_can_choose() -> None:
    grid = Grid("表", [("甲", "乙", "丙"), ("王芳", "2026-03-05 9:05", "x"), ("李明", "2026-03-05 9:15", "x")])
    mapping = recognise(grid, VISITS)
    with pytest.raises(UserError, match="No column was recognised"):
        plan(
            [Grid("表", [("甲", "乙"), ("1", "2")])],
            [recognise(Grid("表", [("甲", "乙"), ("1", "2")]), VISITS)],
            zone=SHANGHAI,
        )
    chosen = mapping.with_target(0, "name").with_target(1, "arrived_at")
    result = plan([grid], [chosen], zone=SHANGHAI)
    assert [record.values["name"] for record in result.records] == ["王芳", "李明"]
    assert [item.row for item in result.rejected] == [1]  # the heading nobody knew


def test_choosing_a_target_again_frees_the_column_that_had_it() -> None:
    mapping = recognise(sheet(row("3.1")), VISITS)
    changed = mapping.with_target(9, "name")
    assert changed.targets["name"] == [9] and "note" not in changed.targets


def test_a_sheet_without_headings_borrows_those_of_the_sheet_before() -> None:
    more = Grid("续", [row("2026-03-02", name="李明"), row(None, name="张强", phone="13912345678")])
    result = read(sheet(row("3月1日")), more)
    assert [record.values["name"] for record in result.records] == ["王芳", "李明", "张强"]
    assert [record.sheet for record in result.records] == ["Sheet1", "续", "续"]


def test_a_sheet_of_instructions_is_listed_and_not_read() -> None:
    result = read(sheet(row("3月1日")), Grid("填表说明", [("一、请如实填写",), ("二、每日填写",)]))
    assert len(result.records) == 1
    assert [(item.sheet, item.why) for item in result.skipped] == [("填表说明", Skip.SHEET)]


# ---------------------------------------------------------------- which day


def test_a_date_written_once_a_day_holds_until_the_next() -> None:
    result = read(sheet(row("3月1日", "9:00"), row(None, "9:10"), row("3月2日", "9:20"), row(None, "9:30")))
    assert arrivals(result) == ["2026-03-01 09:00", "2026-03-01 09:10", "2026-03-02 09:20", "2026-03-02 09:30"]


def test_a_day_may_stand_on_a_line_of_its_own() -> None:
    result = read(sheet(("3月5日星期四",), row(None), ("3月6日",), row(None, name="李明")))
    assert arrivals(result) == ["2026-03-05 09:00", "2026-03-06 09:00"]


def test_the_same_as_above_in_every_column() -> None:
    result = read(
        sheet(
            row("3月1日", "9:00", "王芳", "13812345678", "10:00", "带老人", "图书阅览"),
            row("同上", "〃", "李明", '"', "同上", "″", "同上"),
        )
    )
    first, second = result.records
    assert second.values["name"] == "李明"
    for name in ("arrived_at", "left_at", "phones", "note", "purpose_note"):
        assert second.values[name] == first.values[name]


def test_the_year_comes_from_title_sheet_file_or_other_rows() -> None:
    assert arrivals(read(sheet(row("3.5"), title="2025年来访登记"))) == ["2025-03-05 09:00"]
    assert arrivals(read(sheet(row("5日"), title="登记", name="2025年3月"))) == ["2025-03-05 09:00"]
    assert arrivals(read(sheet(row("3.5"), title="登记", source="2025年来访"))) == ["2025-03-05 09:00"]
    mixed = read(sheet(row("3.5"), row(datetime(2025, 3, 6), name="李明"), title="登记"))
    assert arrivals(mixed) == ["2025-03-05 09:00", "2025-03-06 09:00"]


def test_a_sheet_per_day_gives_the_day() -> None:
    assert arrivals(read(sheet(row(None), title="登记", name="3.5", source="2026年3月"))) == ["2026-03-05 09:00"]
    assert arrivals(read(sheet(row(None), title="日期：2026年3月5日"))) == ["2026-03-05 09:00"]


def test_the_date_a_form_was_made_is_not_the_date_of_its_rows() -> None:
    assert read(sheet(row(None), title="制表日期：2026年4月1日")).rejected[0].reason.startswith("There is no date")


def test_without_any_year_today_decides_and_says_so() -> None:
    result = read(sheet(row("11月30日"), title="登记"), today=date(2026, 11, 22))
    assert arrivals(result) == ["2025-11-30 09:00"]
    assert len(result.warnings) == 1
    nothing = read(sheet(row("11月30日"), title="登记"))
    assert nothing.records == [] and "no year" in nothing.rejected[0].reason


def test_a_ledger_runs_over_the_new_year() -> None:
    december = read(sheet(row("12.31"), row("1.1", name="李明"), title="2025年12月登记"))
    assert arrivals(december) == ["2025-12-31 09:00", "2026-01-01 09:00"]
    year = read(sheet(row("12.31"), row("1.1", name="李明"), title="2025年度登记"))
    assert arrivals(year) == ["2025-12-31 09:00", "2026-01-01 09:00"]


def test_text_keeps_its_zero_and_a_number_is_settled_by_its_neighbours() -> None:
    assert arrivals(read(sheet(row("3.9"), row("3.10", name="李明"), row("3.11", name="张强")))) == [
        "2026-03-09 09:00",
        "2026-03-10 09:00",
        "2026-03-11 09:00",
    ]
    lost = read(sheet(row(3.9), row(3.1, name="李明"), row(3.11, name="张强")))
    assert arrivals(lost) == ["2026-03-09 09:00", "2026-03-10 09:00", "2026-03-11 09:00"]
    assert [len(record.warnings) for record in lost.records] == [0, 1, 0]
    first = read(sheet(row(3.1), row(3.2, name="李明"), row(3.3, name="张强"), row(3.4, name="赵伟")))
    assert arrivals(first) == ["2026-03-01 09:00", "2026-03-02 09:00", "2026-03-03 09:00", "2026-03-04 09:00"]
    run = read(sheet(*(row(day, name=f"王{n}") for n, day in enumerate((3.19, 3.2, 3.21, 3.29, 3.3, 3.31)))))
    assert [text[8:10] for text in arrivals(run) if text] == ["19", "20", "21", "29", "30", "31"]
    exported = read(sheet(row("3.9"), row("3.1", name="李明"), row("3.11", name="张强"), typed=False))
    assert arrivals(exported)[1] == "2026-03-10 09:00"


def test_rows_under_a_date_nobody_can_read_are_not_put_on_another_day() -> None:
    result = read(sheet(row("3月1日"), row("昨天", name="李明"), row(None, name="张强"), row("3月3日", name="赵伟")))
    assert [record.values["name"] for record in result.records] == ["王芳", "赵伟"]
    assert [item.row for item in result.rejected] == [4, 5]
    assert all("昨天" in item.reason for item in result.rejected)


# ---------------------------------------------------------------- arriving and leaving


@pytest.mark.parametrize(
    ("at", "left", "expected"),
    [
        ("9:00", "10:30", "2026-03-05 10:30"),
        ("9:00", "9:00", "2026-03-05 09:00"),
        ("9:00:41", "9:00", "2026-03-05 09:00"),
        ("9:00", None, None),
        ("9:00", "—", None),
        ("23:00", "1:30", "2026-03-06 01:30"),
        ("23:00", "次日1:30", "2026-03-06 01:30"),
        ("9:00", "次日8:00", "2026-03-06 08:00"),
        ("20:00", "24:00", "2026-03-06 00:00"),
        ("20:00", "3月6日 8:00", "2026-03-06 08:00"),
        ("晚上11点", "凌晨1点", "2026-03-06 01:00"),
        (time(23, 0), time(0, 30), "2026-03-06 00:30"),
        ("9:00-10:30", None, "2026-03-05 10:30"),
        ("9:00~次日1:00", None, "2026-03-06 01:00"),
    ],
)
def test_leaving(at: Cell, left: Cell, expected: str | None) -> None:
    record = only(read(sheet(row("3月5日", at, left=left))))
    assert local(record.values["left_at"]) == expected
    assert record.values["left_kind"] == ("signed" if expected else "unknown")


@pytest.mark.parametrize("left", ["18:00", "下午6:00", "再说", "3月4日 9:00"])
def test_a_leaving_time_that_cannot_be_is_kept_in_the_note_only(left: str) -> None:
    record = only(read(sheet(row("3月5日", "18:30", left=left, note="常客"))))
    assert record.values["left_at"] is None and record.warnings
    assert record.values["note"].startswith("常客") and left in record.values["note"]


def test_how_long_a_night_may_be_is_a_setting() -> None:
    night = sheet(row("3月5日", "20:00", left="4:00"))
    assert only(read(night)).values["left_at"] is None
    assert local(only(read(night, longest_overnight=timedelta(hours=9))).values["left_at"]) == "2026-03-06 04:00"


def test_an_arrival_may_be_written_as_the_next_day() -> None:
    record = only(read(sheet(row("3月5日", "次日0:30", left="1:10"))))
    assert local(record.values["arrived_at"]) == "2026-03-06 00:30"
    assert local(record.values["left_at"]) == "2026-03-06 01:10"


def test_midnight_in_a_column_of_moments_is_a_time() -> None:
    grid = Grid(
        "表",
        [
            ("姓名", "来访时间"),
            ("王芳", datetime(2026, 3, 5, 23, 50)),
            ("李明", datetime(2026, 3, 6)),
            ("张强", datetime(2026, 3, 6, 0, 10)),
        ],
    )
    result = read(grid)
    assert arrivals(result) == ["2026-03-05 23:50", "2026-03-06 00:00", "2026-03-06 00:10"]
    assert result.records[1].warnings


def test_a_ledger_of_days_without_times_needs_a_time_to_be_given() -> None:
    grid = Grid("表", [("日期", "姓名", "电话"), ("2026-03-05", "王芳", "13812345678")])
    assert [item.reason for item in read(grid).rejected] == ["There is no time of arrival."]
    record = only(read(grid, missing_time=time(12, 0)))
    assert local(record.values["arrived_at"]) == "2026-03-05 12:00" and record.warnings


# ---------------------------------------------------------------- people and things


def test_instants_are_utc() -> None:
    values = only(read(sheet(row("3月5日", "0:30")))).values
    assert values["arrived_at"] == datetime(2026, 3, 4, 16, 30, tzinfo=UTC)
    assert values["arrived_at"].utcoffset() == timedelta(0)


def test_company_is_counted_once() -> None:
    grid = Grid(
        "2026年3月",
        [
            ("日期", "时间", "姓名", "人数", "同行人数"),
            ("3.1", "9:00", "王芳等3人", None, None),
            ("3.1", "9:01", "王芳等3人", 3, None),
            ("3.1", "9:02", "王芳", "4人", None),
            ("3.1", "9:03", "王芳", None, "2"),
            ("3.1", "9:04", "王芳等3人", 5, None),
            ("3.1", "9:05", "王芳、李明", None, "好几个"),
        ],
    )
    records = read(grid).records
    assert [record.values["companions"] for record in records] == [2, 2, 3, 2, 4, 1]
    assert [bool(record.warnings) for record in records] == [False, False, False, False, True, False]
    assert "李明" in records[5].values["note"] and "好几个" in records[5].values["note"]


def test_a_number_that_cannot_be_dialled_is_kept_and_no_reason_to_refuse() -> None:
    record = only(read(sheet(row("3.1", phone="1381234567"))))
    assert record.values["phones"] is None and "1381234567" in record.values["note"] and record.warnings


def test_purposes_find_their_code_and_keep_their_words() -> None:
    def purpose(text: str) -> tuple[str | None, str | None]:
        values = only(read(sheet(row("3.1", purpose=text)), terms=TERMS)).values
        return values["purposes"], values["purpose_note"]

    assert purpose("阅读") == ("reading", None)
    assert purpose("图书阅览") == ("reading", "图书阅览")
    assert purpose("阅读、歇脚") == ("reading rest", None)
    assert purpose("给手机充电") == ("rest", "给手机充电")
    assert purpose("修锁") == (None, "修锁")


def test_an_unknown_group_is_kept_in_the_note() -> None:
    grid = Grid("表", [("日期", "时间", "姓名", "人员类别"), ("2026-3-1", "9:00", "王芳", "环卫工人")])
    values = only(read(grid, terms=TERMS)).values
    assert values["population_group"] is None and "环卫工人" in values["note"]


# ---------------------------------------------------------------- which rows count


def test_no_row_disappears_and_none_is_made_of_what_is_no_visit() -> None:
    result = read(
        sheet(
            row("3月1日"),
            (),
            (2, None, None, None, None, None, None, None, None, None),
            HEADER,
            row("3月2日", name="李明"),
            ("小计", None, None, "2人次"),
            ("来访登记表(2026年4月)",),
            HEADER,
            row("5日", name="张强"),
            (None, None, None, "合 计", None, "3人次"),
            ("备注:节假日照常开放",),
            ("填表人:陈敏", None, None, None, None, "审核人:王磊"),
        )
    )
    assert arrivals(result) == ["2026-03-01 09:00", "2026-03-02 09:00", "2026-04-05 09:00"]
    assert result.rejected == [] and result.warnings == []
    assert [(item.row, item.why) for item in result.skipped] == [
        (6, Skip.HEADER),
        (8, Skip.TOTAL),
        (9, Skip.TITLE),
        (10, Skip.HEADER),
        (12, Skip.TOTAL),
        (13, Skip.NOTE),
        (14, Skip.NOTE),
    ]


def test_a_total_that_does_not_agree_is_told() -> None:
    result = read(sheet(row("3月1日"), ("合计", None, None, "2人次")))
    assert len(result.warnings) == 1 and "2" in result.warnings[0]
    with_company = read(sheet(row("3月1日", name="王芳等3人"), ("合计", None, None, "3人次")))
    assert with_company.warnings == []


def test_each_unreadable_row_has_its_reason_and_can_be_repaired() -> None:
    grid = sheet(
        row("3月1日"),
        row(None, "9:10", None, None),
        row(None, None, "李明", "13912345678"),
        row(None, "很早", "张强"),
        row("2月30日", "9:00", "赵伟"),
    )
    result = read(grid)
    assert len(result.records) == 1
    assert [(item.row, item.reason) for item in result.rejected] == [
        (4, "There is neither a name nor a phone number."),
        (5, "There is no time of arrival."),
        (6, "The time of arrival can't be read: “很早”."),
        (7, "The date can't be read: “2月30日”."),
    ]
    ((name, header, rows),) = result.repair_tables()
    assert name == "Sheet1" and header == (*HEADER, "Reason")
    repaired = [[*cells] for cells in rows]
    repaired[0][3], repaired[1][2], repaired[2][2], repaired[3][1] = "孙静", "9:20", "7:00", "2026-02-28"
    again = read(Grid(name, [header, *(tuple(cells) for cells in repaired)], typed=False))
    assert again.rejected == []
    assert arrivals(again) == ["2026-03-01 09:10", "2026-03-01 09:20", "2026-03-01 07:00", "2026-02-28 09:00"]


def test_only_a_number_on_the_line_is_an_empty_line_of_the_form() -> None:
    result = read(sheet(row("3月1日"), *((n, None, None, None) for n in range(2, 30))))
    assert len(result.records) == 1 and result.rejected == [] and result.skipped == []


def test_a_formula_without_a_result_is_named() -> None:
    grid = sheet(row("3月1日", None), row("3月1日", name=None, phone=None), uncalculated=frozenset({(3, 3), (4, 4)}))
    assert all("formula" in item.reason for item in read(grid).rejected)
    assert len(read(grid).rejected) == 2


# ---------------------------------------------------------------- the same visit twice


def test_the_same_line_twice_is_told_with_where_the_first_one_is() -> None:
    result = read(sheet(row("3月1日"), row("3月1日", name="李明"), row("3月1日", phone="138 1234 5678")))
    assert len(result.records) == 2
    (double,) = result.duplicates
    assert (double.row, double.first) == (5, ("Sheet1", 3)) and "row 3" in double.reason


def test_what_the_desk_already_has_is_not_brought_in_again() -> None:
    grid = sheet(row("3月1日"), row(None, "9:10", "李明", None), row(None, "9:20", "张强", "13912345678"))
    known: set[Any] = set()
    for record in read(grid).records[:2]:
        values = record.values
        # The desk's card may have got another number first.
        numbers = f"0755-82345678 {values['phones']}" if values["phones"] else "13700000000"
        known.update(known_visit(values["name"], numbers, values["arrived_at"]))
    result = read(grid, known=known)
    assert [record.values["name"] for record in result.records] == ["张强"]
    assert [item.first for item in result.duplicates] == [None, None]


def test_the_key_of_a_visit_is_who_on_which_number_in_which_minute() -> None:
    at = datetime(2026, 3, 1, 1, 0, 30, tzinfo=UTC)
    assert visit_fingerprint("王芳", "138 139", at) == visit_fingerprint("王芳", "138", at.replace(second=0))
    assert visit_fingerprint("王芳", "138", at) != visit_fingerprint("王芳", "138", at + timedelta(minutes=1))


# ---------------------------------------------------------------- lists of people


def people(header: Iterable[Cell], *rows: Iterable[Cell]) -> Plan:
    grids = [Grid("名单", [tuple(header), *(tuple(r) for r in rows)])]
    return plan(grids, recognise_all(grids, PEOPLE), PEOPLE, zone=SHANGHAI, terms=TERMS)


def test_a_list_of_people() -> None:
    result = people(
        ("序号", "姓名", "性别", "身份证号", "手机", "所在支部", "住址", "人员类别", "备注"),
        (1, "王芳", "女", "11010519491231002X", "13812345678", "第一党支部", "华林路1号", "骑手", "老党员"),
        (2, "李明", None, "110105194912310021", "无", None, None, None, None),
        (3, "王芳", "女", "11010519491231002X", "138 1234 5678", None, None, None, None),
        (4, None, "女", None, "13912345678", None, None, None, None),
    )
    assert len(result.records) == 2
    first, second = (record.values for record in result.records)
    assert (first["id_number"], first["id_type"], first["birth_date"]) == (
        "11010519491231002X",
        "resident",
        date(1949, 12, 31),
    )
    assert (first["party_branch"], first["employer"], first["population_group"]) == ("第一党支部", "华林路1号", "rider")
    assert second["id_number"] is None and "110105" not in str(second["note"]) + str(result.records[1].warnings)
    assert result.records[1].warnings
    assert [item.row for item in result.duplicates] == [4]
    assert [item.reason for item in result.rejected] == ["There is no name."]


def test_a_birth_given_to_the_month_is_kept_as_words() -> None:
    result = people(
        ("孩子姓名", "性别", "出生年月"),
        ("韩芳磊", "女", "2020-05-14"),
        ("徐霞浩", "女", "2019年6月"),
        ("陈秀芳", "女", datetime(2016, 5, 1)),
    )
    births = [record.values["birth_date"] for record in result.records]
    assert births == [date(2020, 5, 14), None, date(2016, 5, 1)]
    assert "2019年6月" in result.records[1].values["note"]


# ---------------------------------------------------------------- stopping


def test_a_long_reading_can_be_stopped() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read(sheet(*(row("3月1日", name=f"王{n}") for n in range(1500))), progress=progress)


# ---------------------------------------------------------------- whatever an office may have typed

CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "",
            " ",
            "同上",
            '"',
            "合计",
            "3月5日",
            "3.1",
            "9:05",
            "下午12:10",
            "王芳等3人",
            "13812345678",
            "2026年4月",
            "姓名",
            "次日1:00",
        ]
    ),
    st.text(max_size=12),
    st.integers(-10, 99_999_999_999),
    st.floats(),
    st.datetimes(datetime(1899, 12, 30), datetime(2100, 1, 1)),
    st.times(),
    st.dates(),
)


@given(st.lists(st.lists(CELLS, max_size=11).map(tuple), max_size=12), st.booleans())
def test_every_row_with_something_in_it_is_accounted_for(rows: list[tuple[Cell, ...]], typed: bool) -> None:
    grid = sheet(*rows, typed=typed)
    result = read(grid, terms=TERMS, today=date(2026, 11, 22))
    accounted = [item.row for item in (*result.records, *result.duplicates, *result.rejected, *result.skipped)]
    assert len(accounted) == len(set(accounted))
    for number, cells in enumerate(rows, 3):
        said = [cell for cell in cells[2:] if isinstance(cell, str) and any(char.isalpha() for char in cell)]
        if said and said[0] not in ("同上", "n/a", "na", "none", "null", "x", "do"):
            assert number in accounted
    for record in result.records:
        values = record.values
        assert values["arrived_at"].tzinfo is UTC and (values["name"] or values["phones"])
        assert values["left_at"] is None or values["left_at"] >= values["arrived_at"]
        assert 0 <= values["companions"] <= 999
    again = read(grid, terms=TERMS, today=date(2026, 11, 22), known={record.fingerprint for record in result.records})
    assert again.records == []


@given(st.lists(st.lists(CELLS, max_size=8).map(tuple), min_size=1, max_size=10))
def test_any_sheet_is_recognised_or_not_but_never_breaks(rows: list[tuple[Cell, ...]]) -> None:
    for kind in (VISITS, PEOPLE):
        grids = [Grid("3月", rows), Grid("表", rows, typed=False)]
        mappings = recognise_all(grids, kind)
        if any(mapping.usable for mapping in mappings):
            plan(grids, mappings, kind, zone=SHANGHAI)
        else:
            with pytest.raises(UserError):
                plan(grids, mappings, kind, zone=SHANGHAI)
