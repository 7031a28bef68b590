from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledger_values import (
    Cell,
    Clock,
    cell_text,
    is_ditto,
    is_nothing,
    parse_count,
    parse_date,
    parse_day,
    parse_gender,
    parse_moment,
    parse_party,
    parse_period,
    parse_phone,
    parse_time,
)

FULL_WIDTH = str.maketrans("0123456789:/.-", "０１２３４５６７８９：／．－")


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("9:05", 9, 5),
        ("９：０５", 9, 5),
        ("9：05", 9, 5),
        ("9点5分", 9, 5),
        ("9点05", 9, 5),
        ("9时30分", 9, 30),
        ("9點半", 9, 30),
        ("9点半", 9, 30),
        ("9点整", 9, 0),
        ("九点钟", 9, 0),
        ("三点一刻", 3, 15),
        ("下午三点三刻", 15, 45),
        ("二十点十分", 20, 10),
        ("上午9:05", 9, 5),
        ("上午 9:05", 9, 5),
        ("早上8点", 8, 0),
        ("下午12:10", 12, 10),
        ("下午12:00", 12, 0),
        ("下午1:05", 13, 5),
        ("下午13:05", 13, 5),
        ("中午12点", 12, 0),
        ("中午1点", 13, 0),
        ("晚上9点", 21, 0),
        ("傍晚6:20", 18, 20),
        ("凌晨0:30", 0, 30),
        ("凌晨12:30", 0, 30),
        ("凌晨3点", 3, 0),
        ("9.30", 9, 30),
        ("0930", 9, 30),
        ("930", 9, 30),
        ("9:05:33", 9, 5),
        ("9:05 PM", 21, 5),
        ("12:10 AM", 0, 10),
        ("约9:05", 9, 5),
        ("9点左右", 9, 0),
        ("9;05", 9, 5),
        (time(9, 5), 9, 5),
        (time(9, 4, 59, 999_995), 9, 5),
        (datetime(1899, 12, 30, 9, 5), 9, 5),
        (datetime(2026, 3, 5, 9, 5), 9, 5),
        (0.378472222222222, 9, 5),
        (9.3, 9, 30),
        (9.05, 9, 5),
        (930, 9, 30),
        (9, 9, 0),
        ("0:00", 0, 0),
        ("零点", 0, 0),
    ],
)
def test_a_time_is_read_as_people_write_it(written: Cell, hour: int, minute: int) -> None:
    clock = parse_time(written)
    assert clock is not None
    assert (clock.time.hour, clock.time.minute) == (hour, minute)


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("24:00", 0, 0),
        ("次日1:00", 1, 0),
        ("次日凌晨1:00", 1, 0),
        ("第二天0:30", 0, 30),
        ("1:00(次日)", 1, 0),
        ("1:00+1", 1, 0),
        ("晚上12点", 0, 0),
        ("午夜12点", 0, 0),
        (datetime(1900, 1, 1), 0, 0),
    ],
)
def test_a_time_past_midnight_belongs_to_the_next_day(written: Cell, hour: int, minute: int) -> None:
    clock = parse_time(written)
    assert clock is not None and clock.next_day
    assert (clock.time.hour, clock.time.minute) == (hour, minute)


@pytest.mark.parametrize(
    "written", ["", None, "昨天", "25:00", "24:30", "9:60", "王芳", "9:05-10:30", "-1:00", "12345", float("nan"), 99]
)
def test_what_is_no_time_stays_unread(written: Cell) -> None:
    assert parse_time(written) is None


@pytest.mark.parametrize("written", ["9", "9.5", "上午12:10", "晚上1点"])
def test_a_time_with_two_readings_is_marked(written: str) -> None:
    clock = parse_time(written)
    assert clock is not None and clock.doubtful


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-05",
        "2026/3/5",
        "2026.3.5",
        "2026.03.05",
        "2026年3月5日",
        "2026年03月05号",
        "2026 年 3 月 5 日",
        "20260305",
        "３月５日",
        "３.５",
        "3.5",
        "3/5",
        "3-5",
        "3月5日",
        "03月05日",
        "3月5",
        "5日",
        "５日",
        "5号",
        "5",
        "三月五日",
        "二〇二六年三月五日",
        "二零二六年三月五日",
        "3月5日星期四",
        "3月5日 周四",
        "3月5日(周四)",
        "2026年3月5日（星期四）",
        "2026-03-05 00:00:00",
        "2026/3/5 0:00",
        "2026-03-05T00:00:00",
        "3/5/2026",
        "3/5/26",
        "26.3.5",
        "26年3月5日",
        "0305",
        "3.5.",
        46086,
        46086.0,
        3.5,
        305,
        20260305,
        5,
        date(2026, 3, 5),
        datetime(2026, 3, 5),
        datetime(2026, 3, 5, 9, 30),
    ],
)
def test_a_date_is_read_as_people_write_it(written: Cell) -> None:
    assert parse_date(written, 2026, 3) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "written",
    [
        "昨天",
        "今天",
        "",
        None,
        "13月5日",
        "2月30日",
        "3月32日",
        "2026-13-01",
        "0",
        "王芳",
        "12月",
        "3.5.7.9",
        "138 1234 5678",
        time(3, 5),
        1e300,
        1.00001,
    ],
)
def test_what_is_no_date_stays_unread(written: Cell) -> None:
    assert parse_date(written, 2026, 3) is None


def test_a_number_that_lost_its_zero_keeps_both_readings() -> None:
    day = parse_day(3.1)
    assert day is not None and (day.month, day.day, day.other) == (3, 1, 10)
    text = parse_day("3.10")
    assert text is not None and (text.day, text.other) == (10, None)
    plain = parse_day(3.15)
    assert plain is not None and (plain.day, plain.other) == (15, None)


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-05 09:10",
        "2026-03-05T09:10:00",
        "2026/3/5 上午9:10",
        "2026年3月5日9点10分",
        "3月5日 9:10",
        "3.5 9:10",
        "3月5日周四 9:10",
        "20260305 0910",
        datetime(2026, 3, 5, 9, 10),
        46086 + (9 * 60 + 10) / 1440,
    ],
)
def test_a_day_and_a_time_in_one_cell(written: Cell) -> None:
    day, clock = parse_moment(written)
    assert day is not None and day.on(2026, 3) == date(2026, 3, 5)
    assert clock == Clock(time(9, 10))


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_every_spelling_of_a_date_comes_back(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    spellings = [
        day.isoformat(),
        f"{year}/{month}/{number}",
        f"{year}.{month}.{number}",
        f"{year}年{month}月{number}日",
        f"{year}{month:02}{number:02}",
        f"{month}月{number}日",
        f"{month}/{number}",
        f"{number}日",
    ]
    for spelling in spellings:
        assert parse_date(spelling, year, month) == day
        assert parse_date(spelling.translate(FULL_WIDTH), year, month) == day


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_spelling_of_a_time_comes_back(hour: int, minute: int) -> None:
    expected = Clock(time(hour, minute))
    half = hour % 12 or 12
    part = "凌晨" if hour < 5 else "上午" if hour < 12 else "下午"
    spellings = [f"{hour}:{minute:02}", f"{hour:02}:{minute:02}", f"{hour}点{minute}分", f"{hour}.{minute:02}"]
    if hour >= 5:
        spellings.append(f"{part}{half}:{minute:02}")
    for spelling in spellings:
        for written in (spelling, spelling.translate(FULL_WIDTH)):
            clock = parse_time(written)
            assert clock is not None and clock.time == expected.time and not clock.next_day
    fraction = parse_time((hour * 60 + minute) / 1440)
    assert fraction is not None and fraction.time == expected.time


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.datetimes(), st.times(), st.dates(), st.none()))
def test_nothing_a_cell_may_hold_upsets_a_reader(value: Cell) -> None:
    parse_time(value), parse_day(value), parse_moment(value), parse_phone(value), parse_party(value)
    parse_count(value), parse_gender(value), cell_text(value), is_nothing(value), is_ditto(value)
    parse_date(value, 2026, 3), parse_period(cell_text(value))


@pytest.mark.parametrize(
    "written",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+8613812345678",
        "+86 138 1234 5678",
        "008613812345678",
        "8613812345678",
        "１３８１２３４５６７８",
        "138.1234.5678",
        13812345678,
        1.3812345678e10,
        "1.3812345678E+10",
        "13812345678.0",
        "'13812345678",
        '="13812345678"',
        "13812345678\t",
    ],
)
def test_a_mobile_number_is_read_as_people_write_it(written: Cell) -> None:
    assert parse_phone(written).numbers == "13812345678"
    assert parse_phone(written).unread == ""


@pytest.mark.parametrize(
    ("written", "numbers", "kept"),
    [
        ("0755-82345678", "0755-82345678", False),
        ("(0755)82345678", "0755-82345678", False),
        ("075582345678", "0755-82345678", False),
        ("0755-82345678转123", "0755-82345678", True),
        ("13812345678/13912345678", "13812345678 13912345678", False),
        ("13812345678、0755-82345678", "13812345678 0755-82345678", False),
        ("13812345678 李经理", "13812345678", True),
        ("电话13812345678", "13812345678", True),
        ("1381234567", None, True),
        ("138123456789", None, True),
        ("1.38123E+10", None, True),
        ("不肯留", None, True),
        ("无", None, False),
        ("/", None, False),
        (None, None, False),
    ],
)
def test_other_telephone_cells(written: Cell, numbers: str | None, kept: bool) -> None:
    phone = parse_phone(written)
    assert phone.numbers == numbers
    assert bool(phone.unread) is kept


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "+86", "+86 ", "0086"]))
def test_every_spelling_of_a_number_comes_back(number: str, prefix: str) -> None:
    for written in (number, f"{number[:3]} {number[3:7]} {number[7:]}", f"{number[:3]}-{number[3:7]}-{number[7:]}"):
        assert parse_phone(prefix + written).numbers == number
        assert parse_phone((prefix + written).translate(FULL_WIDTH)).numbers == number
    assert parse_phone(int(number)).numbers == number
    assert parse_phone(float(number)).numbers == number


@pytest.mark.parametrize(
    ("written", "name", "companions"),
    [
        ("王芳", "王芳", None),
        ("王 芳", "王芳", None),
        ("王\u3000芳", "王芳", None),
        ("王芳等3人", "王芳", 2),
        ("王芳等三人", "王芳", 2),
        ("王芳 等 ３ 人", "王芳", 2),
        ("王芳（3人）", "王芳", 2),
        ("王芳一行5人", "王芳", 4),
        ("王芳+2", "王芳", 2),
        ("王芳及2名同事", "王芳", 2),
        ("王芳、李明", "王芳", 1),
        ("王芳、李明等5人", "王芳", 4),
        ("王芳等", "王芳", None),
        ("刘三", "刘三", None),
        ("John Smith", "John Smith", None),
        ("阿迪力·买买提", "阿迪力·买买提", None),
        ("朱洋㛃", "朱洋㛃", None),
        ("𠮷田", "𠮷田", None),
        ("匿名", "", None),
        ("无", "", None),
    ],
)
def test_a_name_with_company(written: str, name: str, companions: int | None) -> None:
    party = parse_party(written)
    assert (party.name, party.companions) == (name, companions)


def test_company_with_names_is_kept() -> None:
    assert parse_party("王芳、李明、张 三").others == "李明、张三"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("园岭街道华林社区党群服务中心来访人员登记表(2026年3月)", (2026, 3)),
        ("二〇二六年三月来访登记", (2026, 3)),
        ("3月", (None, 3)),
        ("三月份", (None, 3)),
        ("2026年度", (2026, None)),
        ("202603", (2026, 3)),
        ("2026.3", (2026, 3)),
        ("2025年12月-2026年1月", (2025, 12)),
        ("Sheet1", (None, None)),
    ],
)
def test_a_title_tells_year_and_month(title: str, expected: tuple[int | None, int | None]) -> None:
    assert parse_period(title) == expected


@pytest.mark.parametrize(
    ("written", "count"), [("3", 3), ("3人", 3), ("两位", 2), (3.0, 3), ("十二人", 12), ("几个", None)]
)
def test_a_count(written: Cell, count: int | None) -> None:
    assert parse_count(written) == count


def test_marks_for_nothing_and_for_the_same_are_known() -> None:
    assert all(is_nothing(text) for text in ("", " ", "/", "—", "无", "－", "／", "N/A", "#REF!", None))
    assert all(is_ditto(text) for text in ("同上", "〃", '"', "″", " 同上 "))
    assert not is_nothing("0") and not is_ditto("同上午")
    assert parse_gender("男") == "m" and parse_gender("女") == "f" and parse_gender("保密") is None
