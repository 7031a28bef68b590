"""Rosters and registers of activities: what the lines above say, and what their cells say."""

from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.paths import seed
from app.documents.ledger import read_grids
from app.domain.ledger import ACTIVITIES, REGISTRATIONS, Cell, Grid, Plan, plan, recognise_all
from app.domain.ledger_activities import activity_fingerprint, course_of
from app.domain.ledger_registrations import heading, kept_codes, times
from app.domain.terms import read_terms

DATA = Path(__file__).parents[1] / "data"
SHANGHAI = ZoneInfo("Asia/Shanghai")
TERMS = read_terms(seed("reference/terms.json").read_text("utf-8"))
JULY = date(2026, 7, 1)


def read(*rows: tuple[Cell, ...], kind=REGISTRATIONS, known=frozenset()) -> Plan:  # type: ignore[no-untyped-def]
    grids = [Grid("表", list(rows))]
    return plan(grids, recognise_all(grids, kind), zone=SHANGHAI, terms=TERMS, today=JULY, known=known)


def days(*said: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(f"2026-{one}") for one in said)


# ---- above the table


def test_the_lines_above_a_roster_make_its_activity() -> None:
    found = heading(
        ["“小小科学家”夏令营报名表", "时间:2026年7月13日—17日  地点:二楼多功能厅  名额:40人(其中新就业群体子女10人)"]
    )
    assert (found.title, found.place, found.capacity) == ("“小小科学家”夏令营", "二楼多功能厅", 40)
    assert found.days == days("07-13", "07-14", "07-15", "07-16", "07-17") and found.span is None
    assert found.kept == (("新就业群体子女", 10),) and found.enough
    codes = [term.code for term in TERMS if term.kind == "participant_category"]
    assert set(kept_codes("新就业群体子女", codes, ())) == {
        "rider_child", "courier_child", "ride_driver_child", "trucker_child"
    }  # fmt: skip


def test_another_offices_lines_above() -> None:
    found = heading(
        [
            "蛇口社区暑期托管班学员花名册",
            "活动时间：7月6日至7月17日（周一至周五）上午9:00-11:30   活动地点：三楼教室   主办单位：社区妇联",
            "名额：30人，其中双职工家庭10名、骑手子女不少于5名   参加对象：7-12岁儿童   报名时间：6月20日起",
        ],
        2026,
    )
    assert (found.title, found.place, found.organiser) == ("蛇口社区暑期托管班", "三楼教室", "社区妇联")
    assert len(found.days) == 10 and found.days[0] == date(2026, 7, 6) and found.days[-1] == date(2026, 7, 17)
    assert found.span is not None and found.span.start is not None and found.span.end is not None
    assert (found.span.start.time, found.span.end.time) == (time(9), time(11, 30))
    assert (found.capacity, found.kept) == (30, (("双职工家庭", 10), ("骑手子女", 5)))
    assert found.audience == "7-12岁儿童"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年7月18日（周六）下午14:30-16:30", days("07-18")), ("7.13-7.15", days("07-13", "07-14", "07-15")),
        ("7月4日、11日和18日 9:00", days("07-04", "07-11", "07-18")), ("2026-07-18 14:30", days("07-18")),
        ("12月31日-1月1日", (date(2026, 12, 31), date(2027, 1, 1))), ("七月十三日", days("07-13")),
        ("每周六上午", ()), ("13月40日", ()), ("", ()),
    ],
)  # fmt: skip
def test_days_as_offices_write_them(text: str, expected: tuple[date, ...]) -> None:
    assert times(text, 2026)[0] == expected


@given(st.text(max_size=60))
def test_whatever_stands_above_is_read_or_left(text: str) -> None:
    found = heading([text, text], 2026)
    assert all(isinstance(day, date) for day in found.days) and len(found.days) <= 366


# ---- rosters


def test_the_sample_roster_has_62_children_and_three_written_twice() -> None:
    grids = read_grids(DATA / "夏令营报名表.xlsx")
    found = plan(grids, recognise_all(grids, REGISTRATIONS), zone=SHANGHAI, terms=TERMS, today=JULY)
    assert (len(found.records), len(found.duplicates), found.rejected) == (62, 3, [])
    assert [one.row for one in found.duplicates] == [25, 46, 50] and found.duplicates[0].first == ("Sheet", 24)
    values = [one.values for one in found.records]
    assert all(len(one["guardian_phones"]) == 11 for one in values)
    assert sum(1 for one in values if one["birth_text"]) == 33
    assert values[1]["birth_date"] == date(2019, 6, 1) and values[1]["birth_text"] == "2019年6月"
    assert values[8]["birth_date"] == date(2015, 5, 28) and not values[8]["birth_text"]
    assert {code for one in values for code in (one["categories"] or "").split()} == {
        "two_earner", "resident", "rider_child", "courier_child", "ride_driver_child"
    }  # fmt: skip


def test_a_roster_in_another_layout() -> None:
    found = read(
        ("序号", "学生姓名", "年龄", "班级", "家长", "关系", "联系电话", "人群类别", "居住小区"),
        (1, "林知予", "8岁", "二（3）班", "林崇岳", "爸爸", "0755-26681234、13877665544", "骑手子女", "海滨花园"),
        (2, "林知远", 6.0, "", "林崇岳", "爸爸", "13877665544", "党员", ""),
        (3, "王五", "", "", "", "", "13911112222", "", ""),
        (4, "周敏", 41, "", "/", "", "找不到", "路人", ""),
        ("合计", "", "", "", "", "", "4人", "", ""),
    )
    assert [one.values["name"] for one in found.records] == ["林知予", "林知远", "王五", "周敏"]
    first, second, third, fourth = (one.values for one in found.records)
    assert (first["age"], first["grade"], first["guardian"], first["relation"]) == (8, "二（3）班", "林崇岳", "爸爸")
    assert first["guardian_phones"] == "0755-26681234 13877665544" and first["phones"] is None
    assert (first["categories"], second["categories"]) == ("rider_child", "party_member")
    assert (third["guardian"], third["phones"], third["guardian_phones"]) == ("", "13911112222", None)
    assert "找不到" in fourth["note"] and "路人" in fourth["note"] and found.records[3].warnings


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["林知予", "林崇岳", "2019年6月", "2014.3", "骑手子女", "父亲", "合计", "/", "同上", ""]),
    st.integers(0, 13_999_999_999), st.floats(allow_nan=False, allow_infinity=False, width=32), st.text(max_size=8),
    st.datetimes(),
)  # fmt: skip


@settings(max_examples=25)
@given(st.lists(st.lists(CELLS, max_size=7).map(tuple), max_size=8))
def test_every_row_of_a_roster_is_accounted_for(rows: list[tuple[Cell, ...]]) -> None:
    found = read(("孩子姓名", "出生年月", "监护人", "监护人电话", "家庭类别", "备注"), *rows)
    accounted = [one.row for one in (*found.records, *found.duplicates, *found.rejected, *found.skipped)]
    assert len(accounted) == len(set(accounted))
    again = read(
        ("孩子姓名", "出生年月", "监护人", "监护人电话", "家庭类别", "备注"), *rows,
        known={one.fingerprint for one in found.records},
    )  # fmt: skip
    assert again.records == []


# ---- registers


def test_the_sample_register_as_a_count_by_hand_has_it() -> None:
    grids = read_grids(DATA / "活动台账.xlsx")
    found = plan(grids, recognise_all(grids, ACTIVITIES), zone=SHANGHAI, terms=TERMS, today=JULY)
    assert (len(found.records), len(found.duplicates)) == (11, 1)
    assert [(one.row, "6月31日" in one.reason) for one in found.rejected] == [(17, True)]
    values = {one.values["title"]: one.values for one in found.records}
    assert sum(one["present"] or 0 for one in values.values()) == 29 + 120 + 86 + 38 + 56 + 23 + 22 + 20 + 130 + 41
    assert found.warnings == [], "the quarter's total agrees"
    camp = values["“小小科学家”夏令营"]
    assert len(camp["sessions"]) == 5 and camp["kind"] == "camp" and camp["present"] is None
    talk = values["专题党课：弘扬特区精神"]
    assert (talk["expected"], talk["present"], talk["kind"]) == (45, 41, "party_lecture")
    start, end = values["植树护绿"]["sessions"][0]
    assert start.astimezone(SHANGHAI).time() == time(9) and end - start == timedelta(hours=2)
    assert len(values["少儿书法班"]["sessions"]) == 3
    assert values["写春联送祝福"]["duties"] == (("in_charge", "陈静"),)


@pytest.mark.parametrize(
    ("title", "course", "part"),
    [
        ("老年人手机课（第一课）", "老年人手机课", "第一课"), ("书法班第3讲", "书法班", "第3讲"), ("党课", "党课", ""),
        ("第一课", "第一课", ""), ("夏令营第二期", "夏令营第二期", ""),
    ],
)  # fmt: skip
def test_lessons_of_one_course(title: str, course: str, part: str) -> None:
    assert course_of(title) == (course, part)
    if part:
        at = read(("日期", "时间", "活动名称"), ("2026-05-04", "9:00-10:00", title), kind=ACTIVITIES).records[0]
        assert at.fingerprint == activity_fingerprint(course, at.values["starts_at"])


@settings(max_examples=25)
@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8))
def test_every_row_of_a_register_is_accounted_for(rows: list[tuple[Cell, ...]]) -> None:
    found = read(("活动时间", "活动名称", "活动类别", "活动地点", "参加人数", "备注"), *rows, kind=ACTIVITIES)
    accounted = [one.row for one in (*found.records, *found.duplicates, *found.rejected, *found.skipped)]
    assert len(accounted) == len(set(accounted))
    for record in found.records:
        assert all(start < end for start, end in record.values["sessions"])
