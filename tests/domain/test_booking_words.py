from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.domain import series
from app.domain.booking_words import LONGEST, Kind, Line, Place, Repeat, read_line

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
WEDNESDAY = "2026-11-25 18:40"
SMALL_HOURS = "2026-11-25 00:40"
NEW_YEARS_EVE = "2026-12-31 18:40"

NAMES = (
    ("多功能厅", "大厅"), ("路演厅",), ("一号会议室",), ("二号会议室",), ("三号会议室",), ("亲子活动室",),
    ("科普实验室",), ("舞蹈室",), ("心灵驿站",), ("书房研讨间",), ("百姓书房（二楼）",), ("Hall A",),
)  # fmt: skip
PLACES = tuple(Place(names[0].encode(), names, 20) for names in NAMES)


def read(text: str, now: str = WEDNESDAY, places: tuple[Place, ...] = PLACES, zone: ZoneInfo = SHANGHAI) -> Line:
    return read_line(text, now=datetime.fromisoformat(now).replace(tzinfo=zone), zone=zone, places=places)


def told(line: Line, zone: ZoneInfo = SHANGHAI) -> str:
    """Day and hours: "2026-11-26 19:00-21:00", "2026-11-26 22:00-01:00+1", "2026-11-26 19:00-", "2026-11-26"."""
    assert line.day is not None or (line.starts_at is None and line.ends_at is None)
    if line.day is None:
        return ""

    def clock(at: datetime | None) -> str:
        if at is None or line.day is None:
            return ""
        assert at.tzinfo is UTC
        local = at.astimezone(zone)
        days = (local.date() - line.day).days
        return f"{local:%H:%M}" + (f"{days:+}" if days else "")

    hours = f"{clock(line.starts_at)}-{clock(line.ends_at)}"
    return f"{line.day}" + (f" {hours}" if hours != "-" else "")


def called(line: Line) -> list[str]:
    return [place.names[0] for place in line.places]


# ------------------------------------------------------------------------------------------ days and times

TIMES = [
    # 24-hour clock
    ("明天 19-21", "2026-11-26 19:00-21:00"),
    ("明天 ９－１１", "2026-11-26 09:00-11:00"),
    ("明天 19:00-21:30", "2026-11-26 19:00-21:30"),
    ("明天 １９：００—２１：００", "2026-11-26 19:00-21:00"),
    ("明天 19–21", "2026-11-26 19:00-21:00"),
    ("明天 19——21", "2026-11-26 19:00-21:00"),
    ("明天 19~21", "2026-11-26 19:00-21:00"),
    ("明天 19～21点", "2026-11-26 19:00-21:00"),
    ("明天 19 至 21 点", "2026-11-26 19:00-21:00"),
    ("明天 19到21", "2026-11-26 19:00-21:00"),
    ("明天 19点到21点", "2026-11-26 19:00-21:00"),
    ("明天 19點到21點", "2026-11-26 19:00-21:00"),
    ("明天 19时30分-21时", "2026-11-26 19:30-21:00"),
    ("明天 9点到11点半", "2026-11-26 09:00-11:30"),
    ("明天 9点一刻到9点三刻", "2026-11-26 09:15-09:45"),
    ("明天 9-11点", "2026-11-26 09:00-11:00"),
    ("明天 2-4点", "2026-11-26 02:00-04:00"),
    ("明天 九点到十一点", "2026-11-26 09:00-11:00"),
    ("明天 十九到二十一点", "2026-11-26 19:00-21:00"),
    ("明天 7点15到8点45", "2026-11-26 07:15-08:45"),
    ("明天 19.30-21.30", "2026-11-26 19:30-21:30"),
    ("明天 9.30-11.30", "2026-11-26 09:30-11:30"),
    ("明天 0930-1130", "2026-11-26 09:30-11:30"),
    ("明天 19:00 21:00", "2026-11-26 19:00-21:00"),
    ("明天 19点开始 21点结束", "2026-11-26 19:00-21:00"),
    ("从19点到21点 明天", "2026-11-26 19:00-21:00"),
    ("明天 0-24", "2026-11-26 00:00-00:00+1"),
    # past midnight
    ("明天 20-2", "2026-11-26 20:00-02:00+1"),
    ("明天 20-次日1", "2026-11-26 20:00-01:00+1"),
    ("明晚 20点到次日1点", "2026-11-26 20:00-01:00+1"),
    ("明天 22:00至次日0:30", "2026-11-26 22:00-00:30+1"),
    ("明天 20点~翌日凌晨2点", "2026-11-26 20:00-02:00+1"),
    ("明天 20点到第二天1点", "2026-11-26 20:00-01:00+1"),
    ("明天 20-次日25", "2026-11-26 20:00-01:00+1"),
    ("明天 20点到24点", "2026-11-26 20:00-00:00+1"),
    ("明天 20:00-00:00", "2026-11-26 20:00-00:00+1"),
    ("明天 23:30-0:30", "2026-11-26 23:30-00:30+1"),
    ("明天 20点到后天1点", "2026-11-26 20:00-01:00+1"),
    ("明天 20点到后天12点", "2026-11-26 20:00-12:00+1"),
    ("20点到明天1点", "2026-11-25 20:00-01:00+1"),
    ("9点到明天17点", "2026-11-25 09:00-17:00+1"),
    ("22点到明早6点", "2026-11-25 22:00-06:00+1"),
    ("周五20点到周六2点", "2026-11-27 20:00-02:00+1"),
    ("20点到周六2点", "2026-11-27 20:00-02:00+1"),
    ("11月28日20点到11月29日1点", "2026-11-28 20:00-01:00+1"),
    # parts of the day
    ("明天 下午2-4点", "2026-11-26 14:00-16:00"),
    ("明天 下午2:00-4:00", "2026-11-26 14:00-16:00"),
    ("明天 下午 2点半到4点半", "2026-11-26 14:30-16:30"),
    ("明天晚上7点到9点", "2026-11-26 19:00-21:00"),
    ("明天 晚上7-9", "2026-11-26 19:00-21:00"),
    ("明天 晚七点半到九点", "2026-11-26 19:30-21:00"),
    ("明晚 8-10", "2026-11-26 20:00-22:00"),
    ("明早8-10点", "2026-11-26 08:00-10:00"),
    ("今晚8点到10点", "2026-11-25 20:00-22:00"),
    ("周五晚 7-9", "2026-11-27 19:00-21:00"),
    ("下午 明天 2-4点", "2026-11-26 14:00-16:00"),
    ("明天 上午10点到2点", "2026-11-26 10:00-14:00"),
    ("明天 上午10:00-02:00", "2026-11-26 10:00-02:00+1"),
    ("明天 上午9:00-17:30", "2026-11-26 09:00-17:30"),
    ("明天 早上9点到5点", "2026-11-26 09:00-17:00"),
    ("明天 中午12点到2点", "2026-11-26 12:00-14:00"),
    ("明天 中午11点半到1点", "2026-11-26 11:30-13:00"),
    ("明天 中午到两点", "2026-11-26 12:00-14:00"),
    ("明天 8点到晚上10点", "2026-11-26 08:00-22:00"),
    ("明天 晚上10点到1点", "2026-11-26 22:00-01:00+1"),
    ("明天 晚上8点到12点", "2026-11-26 20:00-00:00+1"),
    ("明天 晚上8点到凌晨1点", "2026-11-26 20:00-01:00+1"),
    ("明天 晚上10点到6点", "2026-11-26 22:00-06:00+1"),
    ("明天 凌晨0:30-2点", "2026-11-26 00:30-02:00"),
    ("明晚凌晨1点到3点", "2026-11-26 01:00+1-03:00+1"),
    ("明晚零点到2点", "2026-11-26 00:00+1-02:00+1"),
    ("今晚12点到2点", "2026-11-25 00:00+1-02:00+1"),
    # one time, a length
    ("明天 19点", "2026-11-26 19:00-"),
    ("明天 七点半", "2026-11-26 07:30-"),
    ("明天 19:30", "2026-11-26 19:30-"),
    ("明天 7.30", "2026-11-26 07:30-"),
    ("明天下午3", "2026-11-26 15:00-"),
    ("明天 19点 2小时", "2026-11-26 19:00-21:00"),
    ("2小时 明天 19点", "2026-11-26 19:00-21:00"),
    ("明天19点2个小时", "2026-11-26 19:00-21:00"),
    ("明天 19点 一个半小时", "2026-11-26 19:00-20:30"),
    ("明天 7点半 半小时", "2026-11-26 07:30-08:00"),
    ("明天 23点 90分钟", "2026-11-26 23:00-00:30+1"),
    ("明天 到21点", "2026-11-26 -21:00"),
    ("明天 19点 多功能厅 到21点", "2026-11-26 19:00-21:00"),
    ("明天 到21点 2小时", "2026-11-26 19:00-21:00"),
    ("现在 1小时", "2026-11-25 18:40-19:40"),
    ("现在到21点", "2026-11-25 18:40-21:00"),
    ("现在到9点", "2026-11-25 18:40-21:00"),
    ("now 60min", "2026-11-25 18:40-19:40"),
    ("今晚22点 通宵", "2026-11-25 22:00-08:00+1"),
    ("明天全天", "2026-11-26 00:00-00:00+1"),
    ("整天", "2026-11-25 00:00-00:00+1"),
    ("all day tomorrow", "2026-11-26 00:00-00:00+1"),
    # no day said: today while it hasn't ended
    ("19-21", "2026-11-25 19:00-21:00"),
    ("18-19", "2026-11-25 18:00-19:00"),
    ("17-18", "2026-11-26 17:00-18:00"),
    ("17:40-18:40", "2026-11-26 17:40-18:40"),
    ("17点 2小时", "2026-11-25 17:00-19:00"),
    ("17点", "2026-11-26 17:00-"),
    ("18:40", "2026-11-25 18:40-"),
    ("1-3", "2026-11-26 01:00-03:00"),
    ("22-1", "2026-11-25 22:00-01:00+1"),
    # only a day, or nothing of the kind
    ("明天", "2026-11-26"),
    ("明晚 多功能厅", "2026-11-26"),
    ("明天下午 多功能厅", "2026-11-26"),
    ("2小时", ""),
    ("张三", ""),
    ("", ""),
    ("明天 25:00", "2026-11-26"),
    ("第19-21期", ""),
    # English
    ("tomorrow 7-9pm", "2026-11-26 19:00-21:00"),
    ("tomorrow 7pm to 9pm", "2026-11-26 19:00-21:00"),
    ("tomorrow 11-1pm", "2026-11-26 11:00-13:00"),
    ("tomorrow 9-12pm", "2026-11-26 09:00-12:00"),
    ("tomorrow 9-9pm", "2026-11-26 09:00-21:00"),
    ("tomorrow 9am-5", "2026-11-26 09:00-17:00"),
    ("tomorrow 10-2am", "2026-11-26 22:00-02:00+1"),
    ("tomorrow 7 p.m. until midnight", "2026-11-26 19:00-00:00+1"),
    ("tomorrow noon-2pm", "2026-11-26 12:00-14:00"),
    ("tomorrow evening 7-9", "2026-11-26 19:00-21:00"),
    ("tomorrow at 7 in the evening", "2026-11-26 19:00-"),
    ("tonight 8-10", "2026-11-25 20:00-22:00"),
    ("Fri 19:00-21:00", "2026-11-27 19:00-21:00"),
    ("next Tue 7pm for 2 hours", "2026-12-01 19:00-21:00"),
    ("28 Nov 19-21", "2026-11-28 19:00-21:00"),
    ("Nov 28 7-9pm", "2026-11-28 19:00-21:00"),
    ("7-9pm Nov 28", "2026-11-28 19:00-21:00"),
    ("November 28th, 2026 7pm", "2026-11-28 19:00-"),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_days_and_times(text: str, expected: str) -> None:
    line = read(text)
    assert told(line) == expected
    assert line.problems == ()


DAYS = [
    ("今天", "2026-11-25"), ("今日", "2026-11-25"), ("明日", "2026-11-26"), ("后天", "2026-11-27"),
    ("大后天", "2026-11-28"), ("昨天", "2026-11-24"), ("昨晚", "2026-11-24"), ("前天", "2026-11-23"),
    ("周三", "2026-11-25"), ("周四", "2026-11-26"), ("周二", "2026-12-01"), ("星期天", "2026-11-29"),
    ("礼拜日", "2026-11-29"), ("週五", "2026-11-27"), ("周5", "2026-11-27"),
    ("本周五", "2026-11-27"), ("本周一", "2026-11-23"), ("这个周五", "2026-11-27"), ("上周三", "2026-11-18"),
    ("下周三", "2026-12-02"), ("下周日", "2026-12-06"), ("下个星期五", "2026-12-04"), ("下下周一", "2026-12-07"),
    ("11月28日", "2026-11-28"), ("11月28号", "2026-11-28"), ("11月28", "2026-11-28"), ("11 月 28 日", "2026-11-28"),
    ("十一月二十八日", "2026-11-28"), ("１１月２８日", "2026-11-28"), ("2026年11月28日", "2026-11-28"),
    ("2026-11-28", "2026-11-28"), ("2026/11/28", "2026-11-28"), ("2026.11.28", "2026-11-28"),
    ("20261128", "2026-11-28"), ("28/11/2026", "2026-11-28"), ("11/28/2026", "2026-11-28"),
    ("11-28", "2026-11-28"), ("3-25", "2027-03-25"),
    ("11/28", "2026-11-28"), ("28/11", "2026-11-28"), ("11.28", "2026-11-28"),
    ("2025-11-20", "2025-11-20"), ("11/25", "2026-11-25"), ("10/25", "2027-10-25"), ("3/5", "2027-03-05"),
    ("28号", "2026-11-28"), ("二十八号", "2026-11-28"), ("25号", "2026-11-25"), ("20号", "2026-12-20"),
    ("本月20号", "2026-11-20"), ("下月5号", "2026-12-05"), ("下个月5号", "2026-12-05"), ("1-3日", "2027-01-03"),
    ("11-28号", "2026-11-28"), ("明年1月5日", "2027-01-05"), ("今年3月5日", "2026-03-05"),
    ("11月28日周六", "2026-11-28"), ("11月28日（星期六）", "2026-11-28"), ("周六 11/28", "2026-11-28"),
    ("Sat 28 Nov", "2026-11-28"), ("today", "2026-11-25"), ("day after tomorrow", "2026-11-27"),
    ("yesterday", "2026-11-24"), ("Friday", "2026-11-27"), ("this Fri", "2026-11-27"), ("next Friday", "2026-12-04"),
    ("last Wed", "2026-11-18"), ("28 Nov", "2026-11-28"), ("Nov 28th", "2026-11-28"), ("5 March", "2027-03-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days(text: str, expected: str) -> None:
    for written in (text, f"{text} 多功能厅 张三", f"张三 {text}"):
        line = read(written)
        assert told(line) == expected
        assert line.problems == ()
    timed = read(f"{text} 20:00-22:00")
    assert told(timed) == f"{expected} 20:00-22:00"
    assert timed.rest == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11-24", "2026-11-25 11:00-00:00+1"), ("9-24 19-21", "2027-09-24 19:00-21:00"),
        ("12-20 19-21", "2026-12-20 19:00-21:00"), ("12-20 19:00-21:00", "2026-12-20 19:00-21:00"),
        ("19-21 12-20", "2026-12-20 19:00-21:00"), ("12-20 全天", "2026-12-20 00:00-00:00+1"),
        ("12-20 下午3点", "2026-12-20 15:00-"), ("明天 12-20", "2026-11-26 12:00-20:00"),
        ("12-28 19-21", "2026-12-28 19:00-21:00"), ("12.20 19-21", "2026-12-20 19:00-21:00"),
        ("12/20 19-21", "2026-12-20 19:00-21:00"), ("20-28", ""), ("7.30", "2027-07-30"),
        ("19.30", "2026-11-25 19:30-"),
    ],
)  # fmt: skip
def test_a_pair_of_numbers_is_a_time_or_a_day(text: str, expected: str) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周三 9-11", "2026-12-02 09:00-11:00"), ("周三 17点", "2026-12-02 17:00-"),
        ("周三 18-19", "2026-11-25 18:00-19:00"), ("周三 17点 2小时", "2026-11-25 17:00-19:00"),
        ("Wed 9-11", "2026-12-02 09:00-11:00"),
        ("本周三 9-11", "2026-11-25 09:00-11:00"), ("25号 9-11", "2026-11-25 09:00-11:00"),
        ("今天 9-11", "2026-11-25 09:00-11:00"), ("11月25日 9-11", "2026-11-25 09:00-11:00"),
    ],
)  # fmt: skip
def test_a_weekday_that_has_passed_today_is_next_weeks(text: str, expected: str) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今晚 19-21", "2026-11-25 19:00-21:00"), ("今晚12点到2点", "2026-11-25 00:00+1-02:00+1"),
        ("明天 9-11", "2026-11-26 09:00-11:00"), ("昨晚 20-22", "2026-11-24 20:00-22:00"),
        ("0-2", "2026-11-25 00:00-02:00"), ("0:30", "2026-11-26 00:30-"), ("8-10", "2026-11-25 08:00-10:00"),
        ("22-1", "2026-11-25 22:00-01:00+1"), ("凌晨2点到4点", "2026-11-25 02:00-04:00"),
        ("周三 0-0:30", "2026-12-02 00:00-00:30"), ("现在 2小时", "2026-11-25 00:40-02:40"),
        ("现在到2点", "2026-11-25 00:40-02:00"), ("全天", "2026-11-25 00:00-00:00+1"),
        ("每天 0-0:30", "2026-11-26 00:00-00:30"), ("现在 通宵", "2026-11-25 00:40-08:00"),
    ],
)  # fmt: skip
def test_after_midnight_days_are_those_of_the_calendar(text: str, expected: str) -> None:
    assert told(read(text, SMALL_HOURS)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明天 9-11", "2027-01-01 09:00-11:00"), ("今晚 22点到次日1点", "2026-12-31 22:00-01:00+1"),
        ("今晚22点到1月1日1点", "2026-12-31 22:00-01:00+1"), ("1月1日", "2027-01-01"), ("1号", "2027-01-01"),
        ("31号", "2026-12-31"), ("12-31", "2026-12-31"), ("12月31日 19-21", "2026-12-31 19:00-21:00"),
        ("1-5日", "2027-01-05"), ("下周一", "2027-01-04"), ("下个月5号", "2027-01-05"), ("明年1月2日", "2027-01-02"),
        ("周五", "2027-01-01"), ("11/28", "2027-11-28"), ("9-11", "2027-01-01 09:00-11:00"),
        ("每月1号 9-11", "2027-01-01 09:00-11:00"), ("每月最后一个周五 9-11", "2027-01-29 09:00-11:00"),
    ],
)  # fmt: skip
def test_on_new_years_eve(text: str, expected: str) -> None:
    line = read(text, NEW_YEARS_EVE)
    assert told(line) == expected
    assert line.problems == ()


def test_opening_ends_the_night() -> None:
    now = datetime.fromisoformat(WEDNESDAY).replace(tzinfo=SHANGHAI)
    line = read_line("今晚22点 通宵", now=now, zone=SHANGHAI, places=(), opens=390)
    assert told(line) == "2026-11-25 22:00-06:30+1"
    assert read("今晚 通宵自习").rest == ("通宵自习",)


def test_the_present_moment_is_taken_by_the_clocks_of_the_place() -> None:
    now = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # half past seven of the 26th in Shanghai
    assert told(read_line("明天 9-11", now=now, zone=SHANGHAI, places=())) == "2026-11-27 09:00-11:00"
    assert told(read_line("明天 9-11", now=now, zone=BERLIN, places=()), BERLIN) == "2026-11-27 09:00-11:00"


def test_now_is_the_running_minute() -> None:
    assert told(read("现在 1小时", "2026-11-25 18:40:31")) == "2026-11-25 18:40-19:40"
    assert read("现在", "2026-11-25 18:40:31").starts_at == datetime(2026, 11, 25, 10, 40, tzinfo=UTC)
    assert told(read("18:40", "2026-11-25 18:40:31")) == "2026-11-25 18:40-"


def test_a_length_is_real_time_and_hours_are_the_clocks() -> None:
    # In the night to 25 October 2026 Berlin's clocks go from 3:00 back to 2:00.
    line = read("1点 3小时", "2026-10-24 23:00", zone=BERLIN)
    assert line.starts_at == datetime(2026, 10, 24, 23, tzinfo=UTC)
    assert line.ends_at == datetime(2026, 10, 25, 2, tzinfo=UTC)
    line = read("1-4", "2026-10-24 23:00", zone=BERLIN)
    assert line.ends_at == datetime(2026, 10, 25, 3, tzinfo=UTC)


# -------------------------------------------------------------------------------------------------- spaces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("多功能厅", ["多功能厅"]), ("大厅", ["多功能厅"]), ("三号会议室", ["三号会议室"]),
        ("3号会议室", ["三号会议室"]), ("３号会议室", ["三号会议室"]), ("一号会议室 9-11", ["一号会议室"]),
        ("百姓书房", ["百姓书房（二楼）"]),
        ("百姓书房（二楼）", ["百姓书房（二楼）"]), ("hall a", ["Hall A"]), ("HALL A tomorrow", ["Hall A"]),
        ("周一一号会议室", ["一号会议室"]), ("周五一号、二号会议室", ["一号会议室", "二号会议室"]),
        ("19-21一号会议室", ["一号会议室"]), ("下午三点三号会议室", ["三号会议室"]),
        # several
        ("多功能厅和一号会议室", ["多功能厅", "一号会议室"]), ("多功能厅 一号会议室", ["多功能厅", "一号会议室"]),
        ("一号、二号会议室", ["一号会议室", "二号会议室"]), ("1、2号会议室", ["一号会议室", "二号会议室"]),
        ("一号，二号会议室", ["一号会议室", "二号会议室"]),
        ("一号、二号和三号会议室", ["一号会议室", "二号会议室", "三号会议室"]),
        ("明天9-11点一号、二号会议室", ["一号会议室", "二号会议室"]), ("张三、二号会议室", ["二号会议室"]),
        ("20-2，3号会议室", ["三号会议室"]), ("明天 2，3号会议室", ["二号会议室", "三号会议室"]),
        ("二号会议室、多功能厅、二号会议室", ["二号会议室", "多功能厅"]),
        # pinyin and initials
        ("dgnt", ["多功能厅"]), ("DGNT", ["多功能厅"]), ("duogongnengting", ["多功能厅"]), ("dt", ["多功能厅"]),
        ("shhys", ["三号会议室"]), ("3hhys", ["三号会议室"]), ("明天dgnt", ["多功能厅"]), ("xlyz", ["心灵驿站"]),
        ("dgnt、lyt", ["多功能厅", "路演厅"]), ("dgnt lyt", ["多功能厅"]), ("多功能厅 lyt", ["多功能厅"]),
        ("dgn", ["多功能厅"]), ("duogongneng", ["多功能厅"]), ("duo", []), ("dg", []), ("adgnt", []), ("dgntx", []),
        # a part
        ("路演", ["路演厅"]), ("多功能", ["多功能厅"]), ("亲子", ["亲子活动室"]), ("活动", []),
        ("会议室", []), ("厅", []),
        ("科普实验", ["科普实验室"]), ("路演和舞蹈", ["路演厅", "舞蹈室"]), ("多功能厅 舞蹈", ["多功能厅"]),
        ("多功能厅、舞蹈", ["多功能厅", "舞蹈室"]), ("多功能厅，舞蹈", ["多功能厅"]), ("舞蹈，多功能厅", ["多功能厅"]),
        ("Hall", ["Hall A"]),
        ("明天 一号", ["一号会议室"]), ("一号", []),
        # none
        ("十一号会议室", []), ("四号会议室", []), ("第三号会议室", []), ("HallAB", []), ("thall a", []), ("张三", []),
    ],
)  # fmt: skip
def test_spaces(text: str, expected: list[str]) -> None:
    assert called(read(text)) == expected


def test_the_digits_of_a_space_are_no_day_and_no_time() -> None:
    line = read("三号会议室 张三")
    assert (line.day, line.starts_at, called(line), line.rest) == (None, None, ["三号会议室"], ("张三",))
    rooms = (Place(b"3", ("301",)), Place(b"4", ("19-21室",)), Place(b"5", ("会议室1",)), Place(b"6", ("会议室2",)))
    assert called(read("301 9-11", places=rooms)) == ["301"]
    assert called(read("13800013010", places=rooms)) == []
    assert told(read("明天 19-21室 9-11", places=rooms)) == "2026-11-26 09:00-11:00"
    assert called(read("会议室1、2 明天", places=rooms)) == ["会议室1", "会议室2"]


def test_the_longest_name_wins() -> None:
    rooms = (Place(b"a", ("书房",)), Place(b"b", ("书房研讨间",)), Place(b"c", ("研讨",)))
    assert called(read("书房研讨间", places=rooms)) == ["书房研讨间"]
    assert called(read("书房研讨", places=rooms)) == ["书房", "研讨"]
    rooms = (Place(b"a", ("东区书房",)), Place(b"b", ("书房研讨间",)))
    assert called(read("东区书房研讨间", places=rooms)) == ["书房研讨间"]


def test_a_name_that_fits_several_spaces_is_left_to_the_clerk() -> None:
    rooms = (Place(b"a", ("东楼活动室", "活动室")), Place(b"b", ("西楼活动室", "活动室")))
    line = read("明天 活动室 张三", places=rooms)
    assert (line.places, line.rest) == ((), ("张三",))
    assert line.problems == ("More than one space fits “活动室”.",)
    line = read("明天 会议室 19-21")
    assert (line.places, line.problems) == ((), ("More than one space fits “会议室”.",))
    rooms = (Place(b"a", ("三号厅",)), Place(b"b", ("四号厅",)))
    line = read("明天 sht", places=rooms)
    assert (line.places, line.rest, line.problems) == ((), ("sht",), ("More than one space fits “sht”.",))


# ------------------------------------------------------------------------- lengths, heads, phones, the rest


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2小时", 120), ("两小时", 120), ("2个小时", 120), ("２小时", 120), ("一个半小时", 90), ("两个半小时", 150),
        ("半小时", 30), ("半个小时", 30), ("1.5小时", 90), ("1小时30分", 90), ("1小时30分钟", 90), ("2小时半", 150),
        ("90分钟", 90), ("四十五分钟", 45), ("一刻钟", 15), ("三刻钟", 45), ("2个钟头", 120), ("2h", 120), ("1.5h", 90),
        ("90min", 90), ("90 minutes", 90), ("2 hours", 120), ("one hour", 60), ("an hour and a half", 90),
        ("half an hour", 30), ("1h30m", 90), ("1 hour 30 min", 90), ("张三一小时", 60),
        ("小时候", None), ("24小时书房讲座", None), ("0分钟", None), ("99999分钟", None), ("第2小时", None),
    ],
)  # fmt: skip
def test_lengths(text: str, minutes: int | None) -> None:
    assert read(text).minutes == minutes


@pytest.mark.parametrize(
    ("text", "heads", "rest"),
    [
        ("30人", 30, ()), ("３０人", 30, ()), ("三十人", 30, ()), ("30个人", 30, ()), ("30位", 30, ()),
        ("两百人", 200, ()),
        ("30 people", 30, ()), ("for 30 persons 明天", 30, ()), ("约30人", 30, ()), ("30人左右", 30, ()),
        ("大概30人参加", 30, ("参加",)), ("20-30人", 30, ()), ("30-20人", 30, ()), ("人数：30", 30, ()),
        ("张三，30人，排练", 30, ("张三", "排练")), ("排练30人", 30, ("排练",)), ("多功能厅30人", 30, ()),
        ("明天21点30人", 30, ()), ("明天 19-21 30人", 30, ()), ("30人次", 30, ()),
        # titles
        ("3人篮球赛", None, ("3人篮球赛",)), ("三人行", None, ("三人行",)), ("张三人", None, ("张三人",)),
        ("第30人", None, ("第30人",)), ("30人份", None, ("30人份",)), ("0人", None, ("0人",)), ("30", None, ("30",)),
        ("3人篮球赛 30人", 30, ("3人篮球赛",)), ("10人 20人", 10, ("20人",)),
    ],
)  # fmt: skip
def test_heads(text: str, heads: int | None, rest: tuple[str, ...]) -> None:
    line = read(text)
    assert (line.headcount, line.rest) == (heads, rest)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("13800138000", "13800138000"), ("138 0013 8000", "13800138000"), ("+86 138-0013-8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"), ("张三13800138000", "13800138000"),
        ("0755-26781234", "0755-26781234"),
        ("26781234", "26781234"), ("400-888-1234", "4008881234"), ("+85291234567", "+85291234567"),
        ("明天 19-21 13800138000 30人", "13800138000"), ("20261128", None), ("13800", None), ("2026", None),
        ("13800138000 13900139000", "13800138000"),
    ],
)  # fmt: skip
def test_phones(text: str, phone: str | None) -> None:
    line = read(text)
    assert line.phone == phone
    assert line.problems == ()


def test_a_phone_with_a_digit_too_many_is_said_so_and_is_nobodys_name() -> None:
    line = read("张三 138001380001 明天 19-21")
    assert (line.phone, line.rest) == (None, ("张三",))
    assert line.problems == ("1 digit(s) too many: a mobile number has 11.",)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("明天 19-21 多功能厅 张三 舞蹈排练", ("张三", "舞蹈排练")),
        ("明天晚上7点到9点多功能厅张三舞蹈排练", ("张三舞蹈排练",)),
        ("张三 明天 多功能厅 舞蹈 排练", ("张三", "舞蹈", "排练")),
        ("明天, 19-21; 多功能厅, 张三, 舞蹈（彩排）", ("张三", "舞蹈（彩排）")),
        ("明天(19-21)【多功能厅】 “张三”", ("张三",)),
        ("明天 《民法典》讲座 19-21", ("《民法典》讲座",)),
        ("明天的19-21在多功能厅", ()),
        ("预约明天多功能厅 从19点到21点", ()),
        ("我要订明天晚上7点的多功能厅，张三", ("张三",)),
        ("Zhang San tomorrow at 7pm in Hall A dance", ("Zhang", "San", "dance")),
        ("买买提·阿卜杜拉 明天", ("买买提·阿卜杜拉",)),
        ("李明 明天 19-21", ("李明",)),
        ("李明明天19-21", ("李明",)),
        ("周一鸣 明天 19-21", ("周一鸣",)),
        ("明天 周一鸣 19-21", ("周一鸣",)),
        ("明天周一鸣 19-21", ("周一鸣",)),
        ("11月28日周六舞蹈排练 19-21", ("舞蹈排练",)),
        ("Sun Wei tomorrow 19-21", ("Sun", "Wei")),
        ("明天 19-21 文明晚会", ("文明晚会",)),
        ("周五晚会 19-21", ("晚会",)),
        ("周五下午茶 14-16", ("下午茶",)),
        ("今天 明天会更好 19-21", ("明天会更好",)),
        ("今天、明天会更好 19-21", ("明天会更好",)),
        ("Man of the hills tomorrow", ("Man", "of", "the", "hills")),
        ("明天 16-18 四点半课堂", ("四点半课堂",)),
        ("明天 9-11 3-6岁绘本会", ("3-6岁绘本会",)),
        ("明天 16-18 1-3年级 作业", ("1-3年级", "作业")),
        ("2-3张桌子 明天 19-21", ("2-3张桌子",)),
        ("3.15活动 明天 19-21", ("3.15活动",)),
        ("五日游 说明会 明天", ("五日游", "说明会")),
        ("三号楼 一号线 明天", ("三号楼", "一号线")),
        ("第三次会议 明天 9-11", ("第三次会议",)),
        ("第二十八号 第二十点 第一百小时 明天", ("第二十八号", "第二十点", "第一百小时")),
        ("第8次 每周二 19-21", ("第8次",)),
        ("四号会议室 明天", ("四号会议室",)),
        ("明天 2026", ("2026",)),
        ("明天 张三 19:00-21:00 20:00-22:00", ("张三", "20:00-22:00")),
        ("签到 9点 明天", ("签到",)),
        ("😀 明天", ("😀",)),
        ("， 。、 - ", ()),
    ],
)
def test_what_is_left_over_keeps_the_clerks_grouping(text: str, rest: tuple[str, ...]) -> None:
    assert read(text).rest == rest


def test_a_day_that_a_weekday_only_looks_like() -> None:
    assert told(read("周一鸣 明天 19-21")) == "2026-11-26 19:00-21:00"
    assert told(read("周一舞蹈 19-21")) == "2026-11-30 19:00-21:00"
    assert told(read("明天 9-11 3-6岁绘本会")) == "2026-11-26 09:00-11:00"
    assert told(read("2-3张桌子 明天 19-21")) == "2026-11-26 19:00-21:00"
    assert told(read("Sun 19-21")) == "2026-11-29 19:00-21:00"


def test_a_long_text_is_read_at_its_beginning_only() -> None:
    line = read("明天 19-21 " + "张三 " * LONGEST + "多功能厅")
    assert told(line) == "2026-11-26 19:00-21:00"
    assert line.places == ()
    assert line.rest == ("张三",) * LONGEST + ("多功能厅",)


# ---------------------------------------------------------------------------------------------- repetition

REPEATS = [
    ("每周二 19-21", Repeat("weekly", 1, (1,)), "2026-12-01"),
    ("每周三 19-21", Repeat("weekly", 1, (2,)), "2026-11-25"),
    ("每周三 9-11", Repeat("weekly", 1, (2,)), "2026-12-02"),
    ("每星期二 19-21", Repeat("weekly", 1, (1,)), "2026-12-01"),
    ("每个周二 19-21", Repeat("weekly", 1, (1,)), "2026-12-01"),
    ("每周一三五 19-21", Repeat("weekly", 1, (0, 2, 4)), "2026-11-25"),
    ("每周二、周四 19-21", Repeat("weekly", 1, (1, 3)), "2026-11-26"),
    ("每周二和四 19-21", Repeat("weekly", 1, (1, 3)), "2026-11-26"),
    ("每周一到周五 9-11", Repeat("weekly", 1, (0, 1, 2, 3, 4)), "2026-11-26"),
    ("每周一至五 9-11", Repeat("weekly", 1, (0, 1, 2, 3, 4)), "2026-11-26"),
    ("每周六日 9-11", Repeat("weekly", 1, (5, 6)), "2026-11-28"),
    ("每周末 9-11", Repeat("weekly", 1, (5, 6)), "2026-11-28"),
    ("每个工作日 9-11", Repeat("weekly", 1, (0, 1, 2, 3, 4)), "2026-11-26"),
    ("周一到周五每天 9-11", Repeat("weekly", 1, (0, 1, 2, 3, 4)), "2026-11-26"),
    ("隔周二 19-21", Repeat("weekly", 2, (1,)), "2026-12-01"),
    ("每两周周二 19-21", Repeat("weekly", 2, (1,)), "2026-12-01"),
    ("每隔一周周二 19-21", Repeat("weekly", 2, (1,)), "2026-12-01"),
    ("周五起每周 19-21", Repeat("weekly", 1, (4,)), "2026-11-27"),
    ("周三起每周 9-11", Repeat("weekly", 1, (2,)), "2026-12-02"),
    ("从12月1日起每周六 19-21", Repeat("weekly", 1, (5,)), "2026-12-05"),
    ("每周五20点到周六2点", Repeat("weekly", 1, (4,)), "2026-11-27"),
    ("每天 19-21", Repeat("daily"), "2026-11-25"),
    ("每天 9-11", Repeat("daily"), "2026-11-26"),
    ("每晚7-9点", Repeat("daily"), "2026-11-25"),
    ("隔天 19-21", Repeat("daily", 2), "2026-11-25"),
    ("每3天 19-21", Repeat("daily", 3), "2026-11-25"),
    ("每月5号 9-11", Repeat("monthly", 1, month_days=(5,)), "2026-12-05"),
    ("每月5、20号 9-11", Repeat("monthly", 1, month_days=(5, 20)), "2026-12-05"),
    ("每月最后一天 9-11", Repeat("monthly", 1, month_days=(-1,)), "2026-11-30"),
    ("每月第一个周五 19-21", Repeat("monthly", 1, nth=((1, 4),)), "2026-12-04"),
    ("每个月最后一个周日 19-21", Repeat("monthly", 1, nth=((-1, 6),)), "2026-11-29"),
    ("每月第一、三个周六 9-11", Repeat("monthly", 1, nth=((1, 5), (3, 5))), "2026-12-05"),
    ("每月第2周周六 9-11", Repeat("monthly", 1, nth=((2, 5),)), "2026-12-12"),
    ("每两个月5号 9-11", Repeat("monthly", 2, month_days=(5,)), "2026-12-05"),
    ("15号起每月 19-21", Repeat("monthly", 1, month_days=(15,)), "2026-12-15"),
    # how often
    ("每周二 19-21 共8次", Repeat("weekly", 1, (1,), count=8), "2026-12-01"),
    ("每周二 19-21 8次", Repeat("weekly", 1, (1,), count=8), "2026-12-01"),
    ("每周二19-21八次", Repeat("weekly", 1, (1,), count=8), "2026-12-01"),
    ("每周二四 19-21 共8周", Repeat("weekly", 1, (1, 3), count=16), "2026-11-26"),
    ("每周二 19-21 8周", Repeat("weekly", 1, (1,), count=8), "2026-12-01"),
    ("连续3天 9-11", Repeat("daily", count=3), "2026-11-26"),
    # until when
    ("每周二 19-21 到12月底", Repeat("weekly", 1, (1,), until=date(2026, 12, 31)), "2026-12-01"),
    ("每周二 19-21 到2月底", Repeat("weekly", 1, (1,), until=date(2027, 2, 28)), "2026-12-01"),
    ("每周二 到12月31日 19-21", Repeat("weekly", 1, (1,), until=date(2026, 12, 31)), "2026-12-01"),
    ("每周二19-21到12月31日", Repeat("weekly", 1, (1,), until=date(2026, 12, 31)), "2026-12-01"),
    ("每周二 至2026-12-31 19-21", Repeat("weekly", 1, (1,), until=date(2026, 12, 31)), "2026-12-01"),
    ("每周二 11月28日-12月31日 19-21", Repeat("weekly", 1, (1,), until=date(2026, 12, 31)), "2026-12-01"),
    ("每天 19-21 到11月25日", Repeat("daily", until=date(2026, 11, 25)), "2026-11-25"),
    ("每天 19-21 到月底", Repeat("daily", until=date(2026, 11, 30)), "2026-11-25"),
    ("每天 19-21 到下月底", Repeat("daily", until=date(2026, 12, 31)), "2026-11-25"),
    ("每周二 19-21 直到年底", Repeat("weekly", 1, (1,), until=date(2026, 12, 31)), "2026-12-01"),
    # English
    ("every Tuesday 7-9pm", Repeat("weekly", 1, (1,)), "2026-12-01"),
    ("Tuesdays 7-9pm", Repeat("weekly", 1, (1,)), "2026-12-01"),
    ("every Tue and Thu 7-9pm 8 times", Repeat("weekly", 1, (1, 3), count=8), "2026-11-26"),
    (
        "every week on Mon, Wed and Fri 9-11 until Dec",
        Repeat("weekly", 1, (0, 2, 4), until=date(2026, 12, 31)), "2026-11-27",
    ),
    ("every other Tuesday 7-9pm", Repeat("weekly", 2, (1,)), "2026-12-01"),
    ("every weekday 9-11", Repeat("weekly", 1, (0, 1, 2, 3, 4)), "2026-11-26"),
    ("every Tuesday 7-9pm for 8 weeks", Repeat("weekly", 1, (1,), count=8), "2026-12-01"),
    ("daily 7am-8am until 31 December", Repeat("daily", until=date(2026, 12, 31)), "2026-11-26"),
    ("every evening 7-9", Repeat("daily"), "2026-11-25"),
    ("first Friday of every month 19-21", Repeat("monthly", 1, nth=((1, 4),)), "2026-12-04"),
    ("every month on the last Sunday 19-21", Repeat("monthly", 1, nth=((-1, 6),)), "2026-11-29"),
    ("monthly on the 5th 19-21", Repeat("monthly", 1, month_days=(5,)), "2026-12-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "first"), REPEATS)
def test_repetition(text: str, rule: Repeat, first: str) -> None:
    line = read(f"{text} 多功能厅 张三")
    assert line.rule == rule
    assert str(line.day) == first
    assert line.rest == ("张三",)
    assert line.problems == ()


@pytest.mark.parametrize(("text", "rule", "first"), REPEATS)
def test_a_series_begins_on_the_day_the_line_found(text: str, rule: Repeat, first: str) -> None:
    line = read(text)
    bounded = rule if rule.count or rule.until else replace(rule, count=3)
    assert line.day is not None
    assert series.dates(series.Rule(**asdict(bounded)), line.day)[0] == line.day


def test_the_hours_of_a_repetition() -> None:
    assert told(read("每周二 19-21 到12月底")) == "2026-12-01 19:00-21:00"
    assert told(read("每晚7-9点")) == "2026-11-25 19:00-21:00"
    assert told(read("every evening 7-9")) == "2026-11-25 19:00-21:00"
    assert told(read("每周五20点到周六2点")) == "2026-11-27 20:00-02:00+1"
    assert told(read("每周二四舞蹈 19-21")) == "2026-11-26 19:00-21:00"


@pytest.mark.parametrize(
    ("text", "rule", "rest"),
    [
        ("每周一二胡班 19-21", Repeat("weekly", 1, (0,)), ("二胡班",)),
        ("每周五一起跑步 19-21", Repeat("weekly", 1, (4,)), ("一起跑步",)),
        ("每周五四方桌 19-21", Repeat("weekly", 1, (4,)), ("四方桌",)),
        ("每周三三点到五点", Repeat("weekly", 1, (2,)), ()),
        ("每周二三号会议室 19-21", Repeat("weekly", 1, (1,)), ()),
        ("共8次 明天 19-21", None, ("共8次",)),
        ("每日一题 明天 19-21", None, ("每日一题",)),
    ],
)
def test_what_only_looks_like_a_repetition(text: str, rule: Repeat | None, rest: tuple[str, ...]) -> None:
    line = read(text)
    assert (line.rule, line.rest) == (rule, rest)


def test_times_a_week_are_no_number_of_dates() -> None:
    line = read("每周3次 19-21")
    assert line.rule == Repeat("weekly")
    assert line.problems == ("Say on which day of the week.",)


# ------------------------------------------------------------------------------------------------ problems


@pytest.mark.parametrize(
    ("text", "problem", "expected"),
    [
        ("2月31日 19-21", "31 February doesn't exist.", ""),
        ("二月三十日", "30 February doesn't exist.", ""),
        ("31号 19-21", "31 November doesn't exist.", ""),
        ("11-31", "31 November doesn't exist.", ""),
        ("2月29日", "29 February 2027 doesn't exist.", ""),
        ("2026-02-30", "30 February doesn't exist.", ""),
        ("11月20日 19-21", "20 November 2026 is past: taken for 2027.", "2027-11-20 19:00-21:00"),
        ("11月28日(周五) 19-21", "28 November 2026 is a Saturday.", "2026-11-28 19:00-21:00"),
        ("Fri 28 Nov", "28 November 2026 is a Saturday.", "2026-11-28"),
        ("周五20点到周四2点", "The end is before the beginning.", "2026-11-27 20:00-"),
        ("11月28日20点到11月27日1点", "The end is before the beginning.", "2026-11-28 20:00-"),
        ("明天下午5点到下午3点", "The end is before the beginning.", "2026-11-26 17:00-"),
        ("明天 19-19", "The end is the beginning.", "2026-11-26 19:00-"),
        ("明天 19-21 3小时", "The length doesn't fit beginning and end.", "2026-11-26 19:00-21:00"),
        ("28-30号 9-17", "Only the first day is taken: several days make a series.", "2026-11-28 09:00-17:00"),
        ("11月28日-30日 9-17", "Only the first day is taken: several days make a series.", "2026-11-28 09:00-17:00"),
        ("周一到周五 9-17", "Only the first day is taken: several days make a series.", "2026-11-30 09:00-17:00"),
        ("周六日 9-11", "Only the first day is taken: several days make a series.", "2026-11-28 09:00-11:00"),
        ("周五 周六 9-11", "Only the first day is taken: several days make a series.", "2026-11-27 09:00-11:00"),
        ("每周 19-21", "Say on which day of the week.", "2026-11-25 19:00-21:00"),
        ("每月 19-21", "Say on which day of the month.", "2026-11-25 19:00-21:00"),
        ("每周二 8次 到12月底", "Say how often or until when, not both.", "2026-12-01"),
        ("从12月10日起每天 到12月5日", "The last day is before the first.", "2026-12-10"),
    ],
)
def test_problems(text: str, problem: str, expected: str) -> None:
    line = read(text)
    assert line.problems == (problem,)
    assert told(line) == expected
    assert line.rest == ()


# --------------------------------------------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        (
            "明天 19-21 多功能厅 张三 舞蹈排练",
            [("明天", "day"), ("19-21", "time"), ("多功能厅", "place")],
        ),
        (
            "明天晚上7点到9点多功能厅张三13800138000",
            [("明天", "day"), ("晚上7点到9点", "time"), ("多功能厅", "place"), ("13800138000", "phone")],
        ),
        (
            "每周二 ２小时  30人 一号、二号会议室 到12月底",
            [
                ("每周二", "repeat"), ("２小时", "length"), ("30人", "headcount"), ("一号、", "place"),
                ("二号会议室", "place"), ("到12月底", "repeat"),
            ],
        ),
        ("下午 明天 2-4点", [("下午", "time"), ("明天", "day"), ("2-4点", "time")]),
        ("明天下午 张三", [("明天", "day"), ("下午", "day")]),
        ("20点到 明天 1点", [("20点到 明天 1点", "time")]),
        ("每周二  8次 ", [("每周二", "repeat"), ("8次", "repeat")]),
        ("Sat 28 Nov 7-9pm", [("Sat 28 Nov", "day"), ("7-9pm", "time")]),
        ("😀𡋾 明天", [("明天", "day")]),
    ],
)  # fmt: skip
def test_spans_say_what_was_taken_for_what(text: str, chips: list[tuple[str, str]]) -> None:
    line = read(text)
    joined = "".join(written for written, _ in chips)
    assert [(text[span.start : span.end], str(span.kind)) for span in line.spans if span.kind is not Kind.PLACE] == [
        chip for chip in chips if chip[1] != "place"
    ]
    assert "".join(text[span.start : span.end] for span in line.spans) == joined


# ---------------------------------------------------------------------------------------------- properties

MARKS = (
    "今明后昨天早晚上下午中凌晨周星期礼拜一二三四五六七八九十两百半刻零日月年号点时分钟小到至次日每隔第个共约人位名"
    "和、全整现在通宵底起从的"
)
LATIN = "0123456789 -:./,~～—（）ampmMonTuesday next every until hour min noon Hall dgnt lyt 13800138000"
TYPED = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=MARKS + LATIN + "张李多功能厅会议室\0\1\u3000", max_size=60),
    st.lists(
        st.sampled_from(
            [text for text, *_ in TIMES + DAYS + REPEATS]
            + [
                "一号、二号会议室",
                "dgnt",
                "30人",
                "13800138000",
                "张三",
                "舞蹈",
                "到",
                "-",
                "和",
                ",",
                "0",
                "99",
                "31",
                "2月29",
            ]
        ),
        max_size=6,
    ).flatmap(lambda parts: st.sampled_from(["", " ", "，"]).map(lambda sign: sign.join(parts))),
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2029, 1, 1)).map(lambda at: at.isoformat())


@given(TYPED, MOMENTS)
@example("every 0 weeks", WEDNESDAY)
@example("每周\0\1日" * 40, WEDNESDAY)
@example("ﷺ㏂⑳½ 明天\ud800", WEDNESDAY)
@example("0月0日 00-00 0次日", WEDNESDAY)
def test_any_text_is_read_and_every_character_is_taken_once(text: str, now: str) -> None:
    line = read(text, now)
    reached = 0
    left = ""
    for span in line.spans:
        assert reached <= span.start < span.end <= len(text)
        assert isinstance(span.kind, Kind)
        taken = text[span.start : span.end]
        assert taken.strip()
        left += text[reached : span.start] + "\n"
        reached = span.end
    left += text[reached:]
    for word in line.rest:  # in order, out of what no span covers
        assert word.strip() == word != ""
        _, found, left = left.partition(word)
        assert found
    assert (line.starts_at is None and line.ends_at is None) or line.day is not None
    if line.starts_at and line.ends_at:
        assert line.starts_at < line.ends_at
    assert line.headcount is None or line.headcount > 0
    assert line.minutes is None or line.minutes > 0
    assert line.rule is None or (line.rule.interval > 0 and (line.rule.count is None or line.rule.count > 0))
    assert len(set(line.places)) == len(line.places)
    assert all(problem.strip() for problem in line.problems)


DAY_WORDS = [
    ("明天", "2026-11-26"), ("周五", "2026-11-27"), ("下周三", "2026-12-02"), ("11月28日", "2026-11-28"),
    ("11-28", "2026-11-28"), ("11/28", "2026-11-28"), ("2026-11-28", "2026-11-28"), ("28号", "2026-11-28"),
    ("tomorrow", "2026-11-26"), ("Fri", "2026-11-27"), ("28 Nov", "2026-11-28"), ("next Tue", "2026-12-01"),
    ("11月28日（周六）", "2026-11-28"), ("二十八号", "2026-11-28"),
]  # fmt: skip
TIME_WORDS = [
    ("19-21", "19:00-21:00"), ("19:00-21:30", "19:00-21:30"), ("19点到21点", "19:00-21:00"), ("9-11点", "09:00-11:00"),
    ("下午2-4点", "14:00-16:00"), ("晚上7点半到9点", "19:30-21:00"), ("22点到次日1点", "22:00-01:00+1"),
    ("20-2", "20:00-02:00+1"),
    ("7-9pm", "19:00-21:00"), ("7pm until midnight", "19:00-00:00+1"), ("晚上10点到1点", "22:00-01:00+1"),
]  # fmt: skip
PLACE_WORDS = [
    ("多功能厅", ["多功能厅"]), ("3号会议室", ["三号会议室"]), ("dgnt", ["多功能厅"]), ("Hall A", ["Hall A"]),
    ("一号、二号会议室", ["一号会议室", "二号会议室"]), ("多功能厅和路演厅", ["多功能厅", "路演厅"]),
    ("xinlingyizhan", ["心灵驿站"]),
]  # fmt: skip
PHONE_WORDS = [("13800138000", "13800138000"), ("138 0013 8000", "13800138000"), ("0755-26781234", "0755-26781234")]
HEAD_WORDS = [("30人", 30), ("约12人", 12), ("三十人", 30), ("8 people", 8)]
PEOPLE = ["张三", "李明", "欧阳雪", "周一鸣", "买买提·阿卜杜拉", "刘三十", "Zhang"]
TITLES = ["舞蹈排练", "3人篮球赛", "主题党日", "读书会", "四点半课堂", "文明晚会", "rehearsal"]
SEPARATORS = [" ", "  ", "　", "，", ", ", " ; "]
FULL_WIDTH = str.maketrans({code: code + 0xFEE0 for code in map(ord, "0123456789:-/.,;")})


@given(
    st.sampled_from(DAY_WORDS), st.sampled_from(TIME_WORDS), st.sampled_from(PLACE_WORDS), st.sampled_from(PHONE_WORDS),
    st.sampled_from(HEAD_WORDS), st.sampled_from(PEOPLE), st.sampled_from(TITLES),
    st.permutations(range(7)), st.lists(st.sampled_from(SEPARATORS), min_size=6, max_size=6), st.booleans(),
)  # fmt: skip
def test_parts_in_any_order_with_any_separators_are_those_parts(
    day: tuple[str, str], time: tuple[str, str], place: tuple[str, list[str]], phone: tuple[str, str],
    heads: tuple[str, int], person: str, title: str, order: list[int], separators: list[str], wide: bool,
) -> None:  # fmt: skip
    parts = [day[0], time[0], place[0], phone[0], heads[0], person, title]
    text = parts[order[0]] + "".join(sign + parts[n] for sign, n in zip(separators, order[1:], strict=True))
    line = read(text.translate(FULL_WIDTH) if wide else text)
    rest = tuple(parts[n] for n in order if n > 4)
    assert told(line) == f"{day[1]} {time[1]}"
    assert called(line) == place[1]
    assert (line.phone, line.headcount) == (phone[1], heads[1])
    assert line.rest == (tuple(word.translate(FULL_WIDTH) for word in rest) if wide else rest)
    assert line.problems == ()
    assert line.rule is None


@given(
    st.sampled_from(
        [("今天", 25), ("明天", 26), ("后天", 27), ("大后天", 28), ("11月28日", 28), ("周五", 27), ("二十八号", 28)]
    ),
    st.sampled_from(
        [
            ("19点到21点", "19:00-21:00"),
            ("晚上7点到9点半", "19:00-21:30"),
            ("二十点到次日一点", "20:00-01:00+1"),
            ("19:00-21:00",) * 2,
        ]
    ),
    st.sampled_from(PLACE_WORDS[:2] + PLACE_WORDS[4:6]),
    st.permutations(range(3)),
    st.sampled_from(["", "张舞蹈", "李明"]),
)
def test_without_spaces(
    day: tuple[str, int], time: tuple[str, str], place: tuple[str, list[str]], order: list[int], rest: str
) -> None:
    parts = [[day[0], time[0], place[0]][n] for n in order]
    # "21:003号会议室" is anybody's guess.
    assume(not any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(parts)))
    text = "".join(parts) + rest
    line = read(text)
    assert told(line) == f"2026-11-{day[1]} {time[1]}"
    assert called(line) == place[1]
    assert line.rest == ((rest,) if rest else ())


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 1440), st.sampled_from(["-", "到", " ~ ", "至次日", "—"]))
def test_hours_of_the_24_hour_clock_are_taken_as_they_stand(hour: int, minute: int, length: int, sign: str) -> None:
    start = datetime(2026, 11, 26, hour, minute)
    end = start + timedelta(minutes=length)
    assume(sign != "至次日" or end.date() > start.date())
    line = read(f"明天 {start:%H:%M}{sign}{end:%H:%M}")
    if length == 1440 and sign != "至次日":
        assert line.problems == ("The end is the beginning.",)
    else:
        assert line.starts_at == start.replace(tzinfo=SHANGHAI).astimezone(UTC)
        assert line.ends_at == end.replace(tzinfo=SHANGHAI).astimezone(UTC)
