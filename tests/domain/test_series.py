from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.series import (
    FIXED,
    MOST,
    Occurrence,
    Rule,
    Skip,
    Step,
    Template,
    dates,
    describe,
    plan_edit,
    split,
    tally,
    why_text,
)

SHANGHAI, BERLIN, NEW_YORK = map(ZoneInfo, ("Asia/Shanghai", "Europe/Berlin", "America/New_York"))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def days(text: str) -> list[date]:
    """Dates written month by month: "1997-09 2 9 16; 1997-10 7"; "2-5" for a row of days."""
    found = []
    for part in text.split(";"):
        month, *numbers = part.split()
        for number in numbers:
            first, _, last = number.partition("-")
            for day in range(int(first), int(last or first) + 1):
                found.append(date(*map(int, month.split("-")), day))
    return found


def at(text: str, tz: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=tz).astimezone(UTC)


# --- Dates

RFC = {
    "daily for 10 occurrences": ("1997-09-02", "FREQ=DAILY;COUNT=10", "1997-09 2-11"),
    "daily until 24 December": (
        "1997-09-02",
        "FREQ=DAILY;UNTIL=19971224T000000Z",
        "1997-09 2-30; 1997-10 1-31; 1997-11 1-30; 1997-12 1-23",
    ),
    "every other day": (
        "1997-09-02",
        "FREQ=DAILY;INTERVAL=2;COUNT=18",
        "1997-09 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; 1997-10 2 4 6",
    ),
    "every 10 days": ("1997-09-02", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09 2 12 22; 1997-10 2 12"),
    "every day in January": (
        "1998-01-01",
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        "1998-01 1-31; 1999-01 1-31; 2000-01 1-31",
    ),
    "the same, daily": (
        "1998-01-01",
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
        "1998-01 1-31; 1999-01 1-31; 2000-01 1-31",
    ),
    "weekly for 10 occurrences": (
        "1997-09-02",
        "FREQ=WEEKLY;COUNT=10",
        "1997-09 2 9 16 23 30; 1997-10 7 14 21 28; 1997-11 4",
    ),
    "weekly until 24 December": (
        "1997-09-02",
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        "1997-09 2 9 16 23 30; 1997-10 7 14 21 28; 1997-11 4 11 18 25; 1997-12 2 9 16 23",
    ),
    "every other week": (
        "1997-09-02",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=13",
        "1997-09 2 16 30; 1997-10 14 28; 1997-11 11 25; 1997-12 9 23; 1998-01 6 20; 1998-02 3 17",
    ),
    "Tuesday and Thursday for five weeks": (
        "1997-09-02",
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        "1997-09 2 4 9 11 16 18 23 25 30; 1997-10 2",
    ),
    "the same by count": (
        "1997-09-02",
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        "1997-09 2 4 9 11 16 18 23 25 30; 1997-10 2",
    ),
    "every other week on three days": (
        "1997-09-01",
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09 1 3 5 15 17 19 29; 1997-10 1 3 13 15 17 27 29 31; 1997-11 10 12 14 24 26 28; 1997-12 8 10 12 22",
    ),
    "every other week on two days": (
        "1997-09-02",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "1997-09 2 4 16 18 30; 1997-10 2 14 16",
    ),
    "first Friday of the month": (
        "1997-09-05",
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09 5; 1997-10 3; 1997-11 7; 1997-12 5; 1998-01 2; 1998-02 6; 1998-03 6; 1998-04 3; 1998-05 1; 1998-06 5",
    ),
    "first Friday until 24 December": (
        "1997-09-05",
        "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
        "1997-09 5; 1997-10 3; 1997-11 7; 1997-12 5",
    ),
    "first and last Sunday of every other month": (
        "1997-09-07",
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09 7 28; 1997-11 2 30; 1998-01 4 25; 1998-03 1 29; 1998-05 3 31",
    ),
    "last Monday but one": (
        "1997-09-22",
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09 22; 1997-10 20; 1997-11 17; 1997-12 22; 1998-01 19; 1998-02 16",
    ),
    "third day from the end": (
        "1997-09-28",
        "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6",
        "1997-09 28; 1997-10 29; 1997-11 28; 1997-12 29; 1998-01 29; 1998-02 26",
    ),
    "the 2nd and the 15th": (
        "1997-09-02",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "1997-09 2 15; 1997-10 2 15; 1997-11 2 15; 1997-12 2 15; 1998-01 2 15",
    ),
    "first and last day": (
        "1997-09-30",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997-09 30; 1997-10 1 31; 1997-11 1 30; 1997-12 1 31; 1998-01 1 31; 1998-02 1",
    ),
    "every 18 months": (
        "1997-09-10",
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09 10-15; 1999-03 10-13",
    ),
    "Tuesdays of every other month": (
        "1997-09-02",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU;COUNT=18",
        "1997-09 2 9 16 23 30; 1997-11 4 11 18 25; 1998-01 6 13 20 27; 1998-03 3 10 17 24 31",
    ),
    "yearly in June and July": (
        "1997-06-10",
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "1997-06 10; 1997-07 10; 1998-06 10; 1998-07 10; 1999-06 10; 1999-07 10; 2000-06 10; 2000-07 10; "
        "2001-06 10; 2001-07 10",
    ),
    "every other year from January to March": (
        "1997-03-10",
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997-03 10; 1999-01 10; 1999-02 10; 1999-03 10; 2001-01 10; 2001-02 10; 2001-03 10; 2003-01 10; "
        "2003-02 10; 2003-03 10",
    ),
    "three days of every third year": (
        "1997-01-01",
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997-01 1; 1997-04 10; 1997-07 19; 2000-01 1; 2000-04 9; 2000-07 18; 2003-01 1; 2003-04 10; 2003-07 19; "
        "2006-01 1",
    ),
    "20th Monday of the year": (
        "1997-05-19",
        "FREQ=YEARLY;BYDAY=20MO;COUNT=3",
        "1997-05 19; 1998-05 18; 1999-05 17",
    ),
    "Monday of week 20": (
        "1997-05-12",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3",
        "1997-05 12; 1998-05 11; 1999-05 17",
    ),
    "Thursdays in March": (
        "1997-03-13",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=11",
        "1997-03 13 20 27; 1998-03 5 12 19 26; 1999-03 4 11 18 25",
    ),
    "Thursdays in summer": (
        "1997-06-05",
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8;UNTIL=19981231T235959Z",
        "1997-06 5 12 19 26; 1997-07 3 10 17 24 31; 1997-08 7 14 21 28; "
        "1998-06 4 11 18 25; 1998-07 2 9 16 23 30; 1998-08 6 13 20 27",
    ),
    "Friday the 13th": (
        "1997-09-02",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5",
        "1998-02 13; 1998-03 13; 1998-11 13; 1999-08 13; 2000-10 13",
    ),
    "Saturday after the first Sunday": (
        "1997-09-13",
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=10",
        "1997-09 13; 1997-10 11; 1997-11 8; 1997-12 13; 1998-01 10; 1998-02 7; 1998-03 7; 1998-04 11; 1998-05 9; "
        "1998-06 13",
    ),
    "election day": (
        "1996-11-05",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3",
        "1996-11 5; 2000-11 7; 2004-11 2",
    ),
    "third of Tuesday, Wednesday, Thursday": (
        "1997-09-04",
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09 4; 1997-10 7; 1997-11 6",
    ),
    "last workday but one": (
        "1997-09-29",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=7",
        "1997-09 29; 1997-10 30; 1997-11 27; 1997-12 30; 1998-01 29; 1998-02 26; 1998-03 30",
    ),
    "weeks from Monday": (
        "1997-08-05",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997-08 5 10 19 24",
    ),
    "weeks from Sunday": (
        "1997-08-05",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997-08 5 17 19 31",
    ),
    "other weeks from Sunday, on a Sunday": (
        "2026-03-01",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=SU,MO;WKST=SU",
        "2026-03 1 2 15 16",
    ),
    "the first of a week from Sunday": (
        "2026-03-01",
        "FREQ=WEEKLY;COUNT=2;BYDAY=SU,MO;BYSETPOS=1;WKST=SU",
        "2026-03 1 8",
    ),
    "no 30 February": (
        "2007-01-15",
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01 15 30; 2007-02 15; 2007-03 15 30",
    ),
    # Not of the RFC's examples, of its rules:
    "the 31st": ("2026-01-31", "FREQ=MONTHLY;COUNT=4", "2026-01 31; 2026-03 31; 2026-05 31; 2026-07 31"),
    "leap days": ("2024-02-29", "FREQ=YEARLY;COUNT=3", "2024-02 29; 2028-02 29; 2032-02 29"),
    "the set of the first week begins before its start": (
        "2024-11-13",
        "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1;COUNT=2",
        "2024-11 18 25",
    ),
    "all Mondays and the first Tuesday": (
        "2026-03-01",
        "FREQ=MONTHLY;BYDAY=MO,1TU;UNTIL=20260410",
        "2026-03 2 3 9 16 23 30; 2026-04 6 7",
    ),
    "all Mondays of the year and its last Thursday": (
        "2026-12-15",
        "FREQ=YEARLY;BYDAY=MO,-1TH;COUNT=4",
        "2026-12 21 28 31; 2027-01 4",
    ),
    "week 20, on the weekday of the first date": (
        "1997-05-14",
        "FREQ=YEARLY;BYWEEKNO=20;COUNT=3",
        "1997-05 14; 1998-05 13; 1999-05 19",
    ),
    "the first date isn't one of the rule": ("2026-03-03", "FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2026-03 9 16"),
}


@pytest.mark.parametrize("case", RFC)
def test_dates_of_rfc_5545(case: str) -> None:
    first, text, expected = RFC[case]
    rule = Rule.from_rrule(text, NEW_YORK, date.fromisoformat(first), 9 * 60)
    assert dates(rule, date.fromisoformat(first)) == days(expected)
    again = Rule.from_rrule(rule.to_rrule(NEW_YORK), NEW_YORK)
    assert again == rule


FIRSTS = st.dates(date(1999, 1, 1), date(2032, 12, 31))
NTH = st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1, -2, -5]), st.integers(0, 6))
MONTH_DAYS = st.integers(-31, 31).filter(bool)


@st.composite
def rules(draw: st.DrawFn, first: date = date(2026, 3, 2)) -> Rule:
    freq = draw(st.sampled_from(["daily", "weekly", "monthly", "yearly"]))
    rest = []
    if draw(st.integers(0, 3)) == 0:
        rest.append("BYMONTH=" + ",".join(map(str, draw(st.sets(st.integers(1, 12), min_size=1, max_size=5)))))
    if draw(st.integers(0, 3)) == 0:
        rest.append("BYSETPOS=" + ",".join(map(str, draw(st.sets(st.sampled_from([1, 2, 3, -1, -2]), min_size=1)))))
    if draw(st.integers(0, 3)) == 0:
        rest.append("WKST=" + draw(st.sampled_from(["MO", "SU", "TH"])))
    ends: dict[str, Any] = (
        {"count": draw(st.integers(1, 12))}
        if draw(st.booleans())
        else {"until": first + timedelta(days=draw(st.integers(0, 390)))}
    )
    return Rule(
        freq,
        draw(st.sampled_from([1, 1, 1, 2, 3, 4, 7])),
        tuple(draw(st.lists(st.integers(0, 6), max_size=3))),
        tuple(draw(st.lists(MONTH_DAYS, max_size=2))) if freq != "weekly" else (),
        tuple(draw(st.lists(NTH, max_size=2))) if freq in ("monthly", "yearly") else (),
        rest=";".join(rest),
        **ends,
    )


def parts_of(rule: Rule) -> dict[str, str]:
    return dict(part.split("=") for part in rule.to_rrule().split(";"))


def walk(rule: Rule, first: date, last: date) -> list[date]:
    """What a rule gives, end left out: every day is looked at, by the words of the RFC."""
    parts = parts_of(rule)
    months = {int(n) for n in parts.get("BYMONTH", "").split(",") if n}
    places = [int(n) for n in parts.get("BYSETPOS", "").split(",") if n]
    week_start = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].index(parts.get("WKST", "MO"))

    def period(day: date) -> int:
        if rule.freq == "daily":
            return day.toordinal()
        if rule.freq == "weekly":
            return (day - timedelta(days=(day.weekday() - week_start) % 7)).toordinal() // 7
        return day.year * 12 + day.month if rule.freq == "monthly" else day.year

    def is_nth(day: date, n: int) -> bool:
        whole_year = rule.freq == "yearly" and not months
        begin = date(day.year, 1, 1) if whole_year else day.replace(day=1)
        end = date(day.year, 12, 31) if whole_year else day.replace(day=monthrange(day.year, day.month)[1])
        return (n > 0 and (day - begin).days // 7 == n - 1) or (n < 0 and (end - day).days // 7 == -n - 1)

    def matches(day: date) -> bool:
        if months and day.month not in months:
            return False
        from_end = day.day - monthrange(day.year, day.month)[1] - 1
        if rule.month_days and day.day not in rule.month_days and from_end not in rule.month_days:
            return False
        if rule.weekdays or rule.nth:
            nth = any(day.weekday() == weekday and is_nth(day, n) for n, weekday in rule.nth)
            return nth or day.weekday() in rule.weekdays
        if rule.month_days or rule.freq == "daily":
            return True
        if rule.freq == "weekly":
            return day.weekday() == first.weekday()
        return day.day == first.day and (rule.freq == "monthly" or bool(months) or day.month == first.month)

    sets: dict[int, list[date]] = {}
    for number in range((last - first).days + 800):
        day = first + timedelta(days=number - 400)
        if (period(day) - period(first)) % rule.interval == 0 and matches(day):
            sets.setdefault(period(day), []).append(day)
    found = []
    for group in sets.values():
        chosen = {group[n - 1 if n > 0 else n] for n in places if len(group) >= abs(n)} if places else group
        found += sorted(day for day in chosen if first <= day <= last)
    return found


@given(st.data(), FIRSTS)
def test_dates_are_those_a_walk_over_all_days_finds(data: st.DataObject, first: date) -> None:
    rule = data.draw(rules(first))
    last = first + timedelta(days=1000)
    expected = [day for day in walk(rule, first, last) if rule.until is None or day <= rule.until][: rule.count]
    try:
        found = dates(rule, first)
    except UserError as error:
        few = "no date" in error.message and not expected
        far = "spans" in error.message and rule.count is not None and len(expected) < rule.count
        assert few or far or ("at most" in error.message and len(expected) > MOST)
    else:
        assert [day for day in found if day <= last] == expected
        assert rule.count is None or len(found) == rule.count


def test_a_rule_that_matches_nothing_is_found_out() -> None:
    # 30 February: dateutil alone would look through eight thousand years.
    with pytest.raises(UserError, match="gives no date") as caught:
        dates(Rule("daily", month_days=(30,), rest="BYMONTH=2", count=3), date(2026, 1, 1))
    assert caught.value.field == "rule"


@pytest.mark.parametrize("end", [{"count": 2}, {"until": date(2999, 1, 1)}])
def test_a_series_spans_a_hundred_years_at_most(end: dict[str, Any]) -> None:
    assert len(dates(Rule("yearly", interval=99, count=2), date(2000, 1, 1))) == 2
    for interval in (101, 999):
        with pytest.raises(UserError, match="at most 100 years"):
            dates(Rule("yearly", interval=interval, **end), date(2000, 1, 1))
    assert dates(Rule("yearly", interval=999, until=date(2030, 1, 1)), date(2000, 1, 1)) == [date(2000, 1, 1)]


def test_the_end_of_the_calendar_is_an_end_like_any_other() -> None:
    # The search goes on 400 years at a time: this rule's only date would be 1 January 10000 there.
    first = date(9999, 12, 27) - timedelta(weeks=999 * 6)
    first = date.fromordinal(first.toordinal() - 19 * 146_097)
    with pytest.raises(UserError, match="gives no date"):
        dates(Rule("weekly", 999, tuple(range(7)), rest="BYMONTH=1;BYYEARDAY=1", count=1), first)


def test_a_late_first_date_is_no_trouble() -> None:
    assert dates(Rule("daily", count=2), date(9990, 12, 31)) == [date(9990, 12, 31), date(9991, 1, 1)]


# --- The rule as text


@given(rules())
def test_a_rule_survives_being_written_and_read(rule: Rule) -> None:
    assert Rule.from_rrule(rule.to_rrule(), SHANGHAI) == rule
    for zone in (SHANGHAI, BERLIN, NEW_YORK):
        assert Rule.from_rrule("rrule:" + rule.to_rrule(zone).lower(), zone, start_minutes=1439) == rule


def test_until_is_a_date_for_the_series_and_an_instant_for_a_calendar() -> None:
    rule = Rule("weekly", 2, (WED, MON, MON), until=date(2026, 12, 31))
    assert rule.to_rrule() == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261231"
    assert rule.to_rrule(SHANGHAI) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261231T155959Z"
    assert rule.to_rrule(NEW_YORK) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270101T045959Z"
    nth = Rule("monthly", nth=((-1, FRI), (1, MON)), month_days=(-1, 15), rest="WKST=SU;BYSETPOS=2,1", count=3)
    assert nth.to_rrule() == "FREQ=MONTHLY;BYDAY=1MO,-1FR;BYMONTHDAY=15,-1;BYSETPOS=1,2;COUNT=3"


@pytest.mark.parametrize(
    ("until", "start", "last"),
    [
        ("20260330", 19 * 60, date(2026, 3, 30)),
        ("20260330T110000Z", 19 * 60, date(2026, 3, 30)),  # 19:00 in Shanghai: up to and with that date
        ("20260330T105959Z", 19 * 60, date(2026, 3, 29)),
        ("20260329T155959Z", 19 * 60, date(2026, 3, 29)),  # the last second of the 29th there
        ("20260329T160000Z", None, date(2026, 3, 30)),
        ("20260330T185959", 19 * 60, date(2026, 3, 29)),  # by the clock on the wall
        ("20260330T190000", 19 * 60, date(2026, 3, 30)),
    ],
)
def test_the_last_date_of_an_imported_rule(until: str, start: int | None, last: date) -> None:
    assert Rule.from_rrule(f"FREQ=DAILY;UNTIL={until}", SHANGHAI, start_minutes=start).until == last


def test_parts_without_a_field_are_kept() -> None:
    text = "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYMONTH=11,5;BYSETPOS=-1;WKST=SU;COUNT=3"
    rule = Rule.from_rrule(text, SHANGHAI)
    assert (rule.weekdays, rule.rest) == ((0, 1, 2, 3, 4), "BYMONTH=5,11;BYSETPOS=-1")
    assert dates(rule, date(2026, 1, 1)) == [date(2026, 11, 30), date(2027, 11, 30), date(2028, 11, 30)]


def test_the_time_of_day_may_be_said_twice() -> None:
    plain = Rule("daily", count=3)
    twice = "FREQ=DAILY;COUNT=3;BYHOUR=19;BYMINUTE=30;BYSECOND=0"
    assert Rule.from_rrule(twice, SHANGHAI) == plain
    assert Rule.from_rrule(twice, SHANGHAI, start_minutes=19 * 60 + 30) == plain
    for text, start in ((twice, 19 * 60), (twice, 20 * 60 + 30), ("FREQ=DAILY;COUNT=3;BYHOUR=9,19", None)):
        with pytest.raises(UserError, match="same time of day"):
            Rule.from_rrule(text, SHANGHAI, start_minutes=start)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", "has to end"),
        ("FREQ=WEEKLY;UNTIL=99991231T235959Z", "has to end"),
        ("FREQ=WEEKLY;UNTIL=99991231", "has to end"),
        ("FREQ=HOURLY;COUNT=3", "not by hours"),
        ("FREQ=SECONDLY;COUNT=3", "not by hours"),
        ("FREQ=DAILY;COUNT=401", "at most 400 dates"),
        ("FREQ=DAILY;UNTIL=20270501", "at most 400 dates"),
        ("FREQ=DAILY;COUNT=0", "no date"),
        ("FREQ=DAILY;UNTIL=20260301", "no date"),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1", "no date"),
        ("FREQ=YEARLY;COUNT=400", "at most 100 years"),
        ("", "can't be read"),
        ("every Monday", "can't be read"),
        ("FREQ=FORTNIGHTLY;COUNT=3", "can't be read"),
        ("COUNT=3", "can't be read"),
        ("FREQ=DAILY;INTERVAL=0;COUNT=3", "can't be read"),
        ("FREQ=DAILY;INTERVAL=-1;COUNT=3", "can't be read"),
        ("FREQ=DAILY;COUNT=3;COUNT=4", "can't be read"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "can't be read"),
        ("FREQ=DAILY;COUNT=" + "9" * 5000, "can't be read"),
        ("FREQ=DAILY;COUNT=٣", "can't be read"),
        ("FREQ=DAILY;COUNT=3;BYDAY=", "can't be read"),
        ("FREQ=DAILY;UNTIL=20260230", "can't be read"),
        ("FREQ=DAILY;UNTIL=tomorrow", "can't be read"),
        ("FREQ=WEEKLY;BYDAY=1MO;COUNT=3", "can't be read"),
        ("FREQ=MONTHLY;BYDAY=6MO;COUNT=3", "can't be read"),
        ("FREQ=MONTHLY;BYDAY=0MO;COUNT=3", "can't be read"),
        ("FREQ=MONTHLY;BYDAY=XX;COUNT=3", "can't be read"),
        ("FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3", "can't be read"),
        ("FREQ=MONTHLY;BYMONTHDAY=0;COUNT=3", "can't be read"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=367;COUNT=3", "can't be read"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=0;COUNT=3", "can't be read"),
        ("FREQ=YEARLY;BYYEARDAY=0;COUNT=3", "can't be read"),
        ("FREQ=YEARLY;BYMONTH=13;COUNT=3", "can't be read"),
        ("FREQ=YEARLY;BYMONTH=-1;COUNT=3", "can't be read"),
        ("FREQ=YEARLY;BYWEEKNO=54;COUNT=3", "can't be read"),
        ("FREQ=YEARLY;WKST=XX;COUNT=3", "can't be read"),
        ("FREQ=YEARLY;BYEASTER=0;COUNT=3", "can't be read"),
        ("FREQ=YEARLY;X-FOO=1;COUNT=3", "can't be read"),
        ("FREQ=DAILY;BYHOUR=25;COUNT=3", "can't be read"),
    ],
)
def test_what_can_not_be_is_refused_beside_the_rule(text: str, says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        Rule.from_rrule(text, SHANGHAI, date(2026, 3, 2), 540)
    assert caught.value.field == "rule"


def test_400_dates_are_the_most() -> None:
    first = date(2026, 3, 2)
    assert len(dates(Rule("daily", count=400), first)) == MOST
    assert len(dates(Rule("daily", until=first + timedelta(days=399)), first)) == MOST
    with pytest.raises(UserError, match="at most 400"):
        dates(Rule("daily", until=first + timedelta(days=400)), first)


@given(st.text(max_size=60) | st.text("FREQ=WKLY;BDAUNTICO-1260,+MOSU", max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        rule = Rule.from_rrule(text, SHANGHAI, date(2026, 3, 2))
    except UserError as error:
        assert error.field == "rule"
    else:
        assert dates(rule, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("rule", "first", "said"),
    [
        (
            Rule("weekly", weekdays=(MON, WED), until=date(2026, 12, 31)),
            date(2026, 11, 16),
            "Every Monday and Wednesday until 31 Dec 2026 (14 times)",
        ),
        (Rule("weekly", weekdays=(MON,), until=date(2026, 12, 31)), None, "Every Monday until 31 Dec 2026"),
        (
            Rule("weekly", weekdays=(MON,), until=date(2026, 1, 5)),
            date(2026, 1, 1),
            "Every Monday until 5 Jan 2026 (once)",
        ),
        (Rule("weekly", weekdays=(MON,), until=date(2026, 1, 5)), date(2026, 2, 1), "Every Monday until 5 Jan 2026"),
        (Rule("weekly", 2, (TUE,), count=8), None, "Every 2 weeks on Tue, 8 times"),
        (Rule("weekly", 2, (MON, WED, FRI), count=8), None, "Every 2 weeks on Mon, Wed and Fri, 8 times"),
        (Rule("weekly", 2, (TUE,), rest="WKST=SU", count=8), None, "Every 2 weeks on Tue, 8 times"),
        (Rule("weekly", count=2), None, "Every week, 2 times"),
        (Rule("weekly", count=2), date(2026, 3, 5), "Every Thursday, 2 times"),
        (Rule("weekly", 3, count=2), None, "Every 3 weeks, 2 times"),
        (Rule("weekly", weekdays=tuple(range(7)), count=9), None, "Every day, 9 times"),
        (Rule("daily", count=1), None, "Every day, once"),
        (Rule("daily", 3, count=4), None, "Every 3 days, 4 times"),
        (Rule("daily", weekdays=(SAT, SUN), count=4), None, "Every Saturday and Sunday, 4 times"),
        (Rule("daily", 2, (SAT,), count=4), None, "By the rule FREQ=DAILY;INTERVAL=2;BYDAY=SA, 4 times"),
        (Rule("monthly", nth=((-1, FRI),), count=3), None, "Every month on the last Friday, 3 times"),
        (
            Rule("monthly", nth=((-2, MON), (1, MON)), count=3),
            None,
            "Every month on the first Monday and the last Monday but one, 3 times",
        ),
        (Rule("monthly", nth=((-3, MON),), count=3), None, "By the rule FREQ=MONTHLY;BYDAY=-3MO, 3 times"),
        (Rule("monthly", month_days=(15,), count=3), None, "Every month on day 15, 3 times"),
        (Rule("monthly", 2, month_days=(-1, 1), count=3), None, "Every 2 months on day 1 and the last day, 3 times"),
        (Rule("monthly", count=3), date(2026, 1, 31), "Every month on day 31, 3 times"),
        (Rule("monthly", count=3), None, "Every month, 3 times"),
        (Rule("yearly", count=3), date(2024, 2, 29), "Every year on 29 Feb, 3 times"),
        (Rule("yearly", 2, count=3), None, "Every 2 years, 3 times"),
        (
            Rule("yearly", nth=((3, SUN),), rest="BYMONTH=5", count=3),
            None,
            "By the rule FREQ=YEARLY;BYDAY=3SU;BYMONTH=5, 3 times",
        ),
    ],
)
def test_a_rule_in_words(rule: Rule, first: date | None, said: str) -> None:
    assert rule.words(first) == said


# --- Slots


def template(
    rule: Rule, first: date = date(2026, 3, 2), start: int = 1140, length: int = 120, **values: Any
) -> Template:
    return Template(first, start, length, rule, {"title": "Yoga", "headcount": 12, **values})


def test_a_class_keeps_its_hours_when_the_clocks_change() -> None:
    weekly = template(Rule("weekly", weekdays=(THU,), until=date(2026, 4, 2)), date(2026, 3, 26))
    slots = [weekly.slot(on, BERLIN) for on in dates(weekly.rule, weekly.first)]
    assert slots == [
        (datetime(2026, 3, 26, 18, tzinfo=UTC), datetime(2026, 3, 26, 20, tzinfo=UTC)),
        (datetime(2026, 4, 2, 17, tzinfo=UTC), datetime(2026, 4, 2, 19, tzinfo=UTC)),
    ]
    # A night the clocks are put forward is an hour shorter by the sun, and one they are put back an hour longer.
    night = template(weekly.rule, start=22 * 60, length=8 * 60)
    assert night.slot(date(2026, 3, 28), BERLIN) == (at("2026-03-28 22:00", BERLIN), at("2026-03-29 06:00", BERLIN))
    assert [b - a for a, b in (night.slot(on, BERLIN) for on in days("2026-03 28; 2026-10 24"))] == [
        timedelta(hours=7),
        timedelta(hours=9),
    ]


def test_a_slot_may_pass_midnight_and_more_than_one() -> None:
    late = template(Rule("daily", count=2), start=22 * 60, length=240)
    assert late.slot(date(2026, 2, 28), SHANGHAI) == (at("2026-02-28 22:00"), at("2026-03-01 02:00"))
    camp = template(Rule("daily", count=2), start=18 * 60, length=2 * 1440)
    assert camp.slot(date(2026, 12, 30), SHANGHAI) == (at("2026-12-30 18:00"), at("2027-01-01 18:00"))


def test_a_slot_the_clocks_skip_still_lasts() -> None:
    small = template(Rule("daily", count=2), start=150, length=30)  # 02:30 to 03:00, when 02:00 turns to 03:00
    assert small.slot(date(2026, 3, 29), BERLIN) == (at("2026-03-29 03:30", BERLIN), at("2026-03-29 04:00", BERLIN))


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 1439), st.integers(1, 3000))
def test_every_slot_has_a_length(on: date, start: int, length: int) -> None:
    starts_at, ends_at = template(Rule("daily", count=1), start=start, length=length).slot(on, BERLIN)
    assert starts_at < ends_at
    assert (starts_at.tzinfo, ends_at.tzinfo) == (UTC, UTC)


# --- Two halves


@given(rules(), st.integers(-5, 500))
def test_the_halves_have_the_dates_of_the_whole(rule: Rule, offset: int) -> None:
    whole = template(rule)
    try:
        found = dates(rule, whole.first)
    except UserError:
        assume(False)
    cut = whole.first + timedelta(days=offset)
    earlier, later = split(whole, cut)
    before = dates(earlier.rule, earlier.first) if earlier is not None else []
    after = dates(later.rule, later.first) if later is not None else []
    assert before + after == found
    assert all(day < cut for day in before) and all(day >= cut for day in after)
    assert (earlier is None, later is None) == (not before, not after)
    for half in (earlier, later):
        assert half is None or (half.start_minutes, half.values) == (whole.start_minutes, whole.values)


def test_the_later_half_keeps_to_its_weeks() -> None:
    whole = template(Rule("weekly", 2, (MON,), count=5))
    earlier, later = split(whole, date(2026, 3, 24))
    assert earlier is not None and later is not None
    assert (earlier.rule.count, later.rule.count) == (2, 3)
    assert later.first == date(2026, 3, 30)
    assert dates(later.rule, later.first) == days("2026-03 30; 2026-04 13 27")


# --- Edits: the tools


@dataclass
class Calendar:
    """The bookings and skips of one series, and what applying a plan makes of them."""

    bookings: list[Occurrence]
    skips: list[Skip]

    def apply(self, steps: Iterable[Step]) -> "Calendar":
        bookings = {one.id: one for one in self.bookings}
        skips = {one.on: one for one in self.skips}
        steps = list(steps)
        for step in steps:
            if step.kind == "skip":
                assert step.occurrence_id is None
                del skips[step.on]
        for number, step in enumerate(steps):
            new_on = step.new_on or step.on
            if step.kind == "skip":
                assert new_on not in skips
                skips[new_on] = Skip(new_on, step.why)
            elif step.kind == "add":
                assert step.occurrence_id is None and step.on == step.new_on
                assert step.starts_at is not None and step.ends_at is not None
                made = f"{step.on} {len(bookings)} {number}".encode()
                bookings[made] = Occurrence(made, new_on, step.starts_at, step.ends_at, "confirmed", step.values)
            else:
                was = bookings.pop(step.occurrence_id or b"")
                assert was.on == step.on
                if step.kind == "keep":
                    assert not step.names
                    assert (was.starts_at, was.ends_at, was.values) == (step.starts_at, step.ends_at, step.values)
                    bookings[was.id] = replace(was, on=new_on)
                elif step.kind == "change":
                    assert step.names and step.starts_at is not None and step.ends_at is not None
                    changed = {name for name in step.values if step.values[name] != was.values.get(name)}
                    if (was.starts_at, was.ends_at) != (step.starts_at, step.ends_at):
                        changed.add("slot")
                    assert changed == set(step.names)
                    bookings[was.id] = replace(
                        was, on=new_on, starts_at=step.starts_at, ends_at=step.ends_at, values=step.values
                    )
                else:
                    assert step.kind == "remove"
        return Calendar(sorted(bookings.values(), key=lambda one: (one.on, one.id)), sorted(skips.values(), key=str))

    def look(self) -> list[tuple[Any, ...]]:
        """All that matters of it, in order; which row it is doesn't."""
        rows = [(one.on, one.starts_at, one.ends_at, one.state, one.values) for one in self.bookings]
        return sorted(rows, key=str) + [(skip.on, skip.why) for skip in sorted(self.skips, key=str)]

    def on(self, day: date) -> Occurrence:
        return next(one for one in self.bookings if one.on == day)

    def put(self, day: date, **changes: Any) -> None:
        self.bookings = [replace(one, **changes) if one.on == day else one for one in self.bookings]

    def skip(self, day: date, why: str = "by_hand") -> None:
        self.bookings = [one for one in self.bookings if one.on != day]
        self.skips.append(Skip(day, why))


def fresh(series: Template, tz: ZoneInfo = SHANGHAI) -> Calendar:
    found = []
    for number, on in enumerate(dates(series.rule, series.first)):
        found.append(
            Occurrence(bytes([number // 256, number % 256]), on, *series.slot(on, tz), "confirmed", dict(series.values))
        )
    return Calendar(found, [])


def edit(
    calendar: Calendar, old: Template, new: Template, now: datetime = LONG_AGO, since: date | None = None
) -> list[Step]:
    return plan_edit(old, new, calendar.bookings, calendar.skips, now, SHANGHAI, since)


def by_date(steps: Iterable[Step]) -> dict[date, Step]:
    return {step.on: step for step in steps}


MONDAYS = template(Rule("weekly", weekdays=(MON,), count=5))  # 2, 9, 16, 23, 30 March
TUESDAYS = replace(MONDAYS, rule=Rule("weekly", weekdays=(TUE,), count=5))
M2, M9, M16, M23, M30 = days("2026-03 2 9 16 23 30")
T3, T10, T17, T24, T31 = days("2026-03 3 10 17 24 31")


# --- Edits: by example


def test_untouched_dates_follow_and_the_rest_stays() -> None:
    series = fresh(MONDAYS)
    series.put(M9, state="cancelled")
    series.put(M16, starts_at=at("2026-03-17 08:00"), ends_at=at("2026-03-17 09:00"))
    series.put(M23, values={"title": "Yoga by candle", "headcount": 12})
    new = replace(MONDAYS, start_minutes=1200, values={"title": "Pilates", "headcount": 12})
    steps = by_date(edit(series, MONDAYS, new))
    assert (steps[M2].kind, steps[M2].names, steps[M2].why) == ("change", ("slot", "title"), "")
    assert (steps[M2].starts_at, steps[M2].ends_at) == (at("2026-03-02 20:00"), at("2026-03-02 22:00"))
    assert (steps[M9].kind, steps[M9].why) == ("keep", "cancelled")
    assert (steps[M16].kind, steps[M16].names, steps[M16].why) == ("change", ("title",), "moved")
    assert steps[M16].starts_at == at("2026-03-17 08:00")
    assert (steps[M23].kind, steps[M23].names, steps[M23].why) == ("change", ("slot",), "edited")
    assert steps[M23].values["title"] == "Yoga by candle"


def test_another_weekday_takes_cancelled_skipped_and_moved_weeks_along() -> None:
    series = fresh(MONDAYS)
    series.put(M9, state="cancelled")
    series.skip(M16, "clash")
    series.put(M23, starts_at=at("2026-03-26 08:00"), ends_at=at("2026-03-26 09:00"))
    plan = edit(series, MONDAYS, TUESDAYS)
    assert [(step.kind, step.on, step.new_on, step.why) for step in plan] == [
        ("change", M2, T3, ""),
        ("keep", M9, T10, "cancelled"),
        ("skip", M16, T17, "clash"),
        ("keep", M23, T24, "moved"),
        ("change", M30, T31, ""),
    ]
    assert plan[2].starts_at == at("2026-03-17 19:00")
    assert plan[3].starts_at == at("2026-03-26 08:00")
    assert plan[0].names == ("slot",)


def test_a_cancelled_date_never_comes_back() -> None:
    """As in MRBS #2429."""
    series = fresh(MONDAYS)
    series.put(M9, state="cancelled")
    monthly = replace(MONDAYS, rule=Rule("monthly", nth=((1, MON),), count=2))
    series = series.apply(edit(series, MONDAYS, monthly))
    assert [one.on for one in series.bookings] == [M2, M9, date(2026, 4, 6)]
    series = series.apply(edit(series, monthly, MONDAYS))
    assert [(one.on, one.state) for one in series.bookings] == [
        (M2, "confirmed"),
        (M9, "cancelled"),
        (M16, "confirmed"),
        (M23, "confirmed"),
        (M30, "confirmed"),
    ]


def test_a_skipped_date_stays_skipped_until_somebody_books_it() -> None:
    """As in Indico #4180."""
    series = fresh(MONDAYS)
    booked = series.on(M16)
    series.skip(M16, "closed")
    new = replace(MONDAYS, start_minutes=600)
    assert by_date(edit(series, MONDAYS, new))[M16].kind == "skip"
    series.bookings.append(booked)
    plan = edit(series, MONDAYS, new)
    assert [(step.kind, step.on) for step in plan] == [("change", day) for day in (M2, M9, M16, M23, M30)]
    assert plan[2].starts_at == at("2026-03-16 10:00")


def test_a_longer_and_a_shorter_series() -> None:
    series = fresh(MONDAYS)
    series.put(M30, values={"title": "Yoga", "headcount": 30})
    series.put(M23, starts_at=at("2026-03-22 08:00"), ends_at=at("2026-03-22 09:00"))
    longer = edit(series, MONDAYS, replace(MONDAYS, rule=replace(MONDAYS.rule, count=7)))
    assert tally(longer) == {"add": 2, "change": 0, "keep": 5, "remove": 0, "skip": 0}
    assert [step.on for step in longer if step.kind == "add"] == days("2026-04 6 13")
    assert longer[-1].values == MONDAYS.values
    assert describe(longer) == "2 new, 5 as before"
    shorter = edit(series, MONDAYS, replace(MONDAYS, rule=replace(MONDAYS.rule, count=1)))
    assert [(step.on, step.kind, step.new_on, step.why) for step in shorter] == [
        (M2, "keep", M2, "same"),
        (M9, "remove", None, ""),
        (M16, "remove", None, ""),
        (M23, "keep", None, "moved"),
        (M30, "keep", None, "edited"),
    ]
    assert describe(shorter) == "2 removed, 3 as before"


@pytest.mark.parametrize("state", sorted(FIXED))
def test_what_is_settled_or_has_begun_stays(state: str) -> None:
    series = fresh(MONDAYS)
    series.put(M23, state=state)
    now = at("2026-03-16 19:00")
    new = replace(TUESDAYS, rule=replace(TUESDAYS.rule, count=4), values={"title": "Pilates"})
    plan = edit(series, MONDAYS, new, now)
    assert [(step.on, step.kind, step.new_on, step.why) for step in plan] == [
        (M2, "keep", T3, "past"),
        (M9, "keep", T10, "past"),
        (M16, "keep", T17, "past"),  # under way: this week has had its date
        (M23, "keep", T24, state),
        (M30, "remove", None, ""),
    ]


def test_nothing_is_added_or_moved_into_the_past() -> None:
    series = fresh(TUESDAYS)
    now = at("2026-03-10 10:00")  # on the second Tuesday, before the class
    new = replace(MONDAYS, values={"title": "Pilates", "headcount": 12}, first=date(2026, 2, 16))
    plan = edit(series, TUESDAYS, new, now)
    assert [(step.on, step.kind, step.new_on, step.names, step.why) for step in plan] == [
        (T3, "keep", M2, (), "past"),
        (T10, "change", M9, ("title",), "past"),  # 9 March is over: it takes place as announced
        (T17, "change", M16, ("slot", "title"), ""),
        (T24, "remove", None, (), ""),
        (T31, "remove", None, (), ""),
    ]
    assert by_date(plan)[T10].starts_at == at("2026-03-10 19:00")


def test_this_and_later_leaves_the_earlier_dates_alone() -> None:
    series = fresh(MONDAYS)
    series.put(M2, state="cancelled")
    series.skip(M9)
    whole = edit(series, MONDAYS, TUESDAYS, since=M16)
    assert [(step.on, step.kind, step.new_on) for step in whole] == [
        (M16, "change", T17),
        (M23, "change", T24),
        (M30, "change", T31),
    ]
    ended = edit(series, MONDAYS, replace(MONDAYS, rule=replace(MONDAYS.rule, count=2)), since=M16)
    assert {step.kind for step in ended} == {"remove"} and len(ended) == 3


def test_this_and_later_to_an_earlier_weekday() -> None:
    series = fresh(TUESDAYS)
    plan = edit(series, TUESDAYS, replace(MONDAYS, first=M16), since=M16)
    assert [(step.on, step.kind, step.new_on) for step in plan][:3] == [
        (T17, "change", M16),
        (T24, "change", M23),
        (T31, "change", M30),
    ]


def test_every_other_week_moves_to_the_weeks_between() -> None:
    old = template(Rule("weekly", 2, (MON,), count=3))  # 2, 16, 30 March
    new = replace(old, first=M9)  # 9, 23 March, 6 April
    series = fresh(old)
    series.put(M16, state="cancelled")
    plan = edit(series, old, new)
    assert [(step.on, step.kind, step.new_on) for step in plan] == [
        (M2, "change", M9),
        (M16, "keep", M23),
        (M30, "change", date(2026, 4, 6)),
    ]
    back = edit(series.apply(plan), new, old)
    assert [(step.on, step.new_on) for step in back] == [(M9, M2), (M23, M16), (date(2026, 4, 6), M30)]


def test_every_other_week_is_put_forward_from_a_date_on() -> None:
    old = template(Rule("weekly", 2, (MON,), count=4))  # 2, 16, 30 March, 13 April
    new = replace(old, first=M9, rule=replace(old.rule, count=3))  # 9, 23 March, 6 April
    assert [(step.on, step.kind, step.new_on) for step in edit(fresh(old), old, new, since=M9)] == [
        (M16, "change", M9),
        (M30, "change", M23),
        (date(2026, 4, 13), "change", date(2026, 4, 6)),
    ]


def test_months_and_years_match_within_themselves() -> None:
    old = template(Rule("monthly", month_days=(15,), count=3), date(2026, 1, 1))
    new = replace(old, rule=Rule("monthly", nth=((-1, FRI),), until=date(2026, 3, 1)))
    series = fresh(old)
    assert [(step.on, step.kind, step.new_on) for step in edit(series, old, new)] == [
        (date(2026, 1, 15), "change", date(2026, 1, 30)),
        (date(2026, 2, 15), "change", date(2026, 2, 27)),
        (date(2026, 3, 15), "remove", None),
    ]
    old = template(Rule("yearly", count=2), date(2026, 5, 4))
    new = replace(old, first=date(2026, 9, 1))
    assert [(step.on, step.new_on) for step in edit(fresh(old), old, new)] == [
        (date(2026, 5, 4), date(2026, 9, 1)),
        (date(2027, 5, 4), date(2027, 9, 1)),
    ]


def test_rules_of_two_kinds_match_by_the_finer_period() -> None:
    old = template(Rule("weekly", weekdays=(MON,), until=date(2026, 3, 31)))
    new = replace(old, rule=Rule("monthly", nth=((-1, FRI),), count=2))  # 27 March, 24 April
    series = fresh(old)
    series.put(M23, state="cancelled")
    plan = by_date(edit(series, old, new))
    assert plan[M23].new_on == date(2026, 3, 27)
    assert {day: step.kind for day, step in plan.items() if day != M23} == {
        M2: "remove",
        M9: "remove",
        M16: "remove",
        M30: "remove",
        date(2026, 4, 24): "add",
    }


def test_rules_of_one_kind_match_by_the_shorter_interval() -> None:
    new = replace(TUESDAYS, first=T10, rule=Rule("weekly", 2, (TUE,), count=3))
    for old, wanted, backwards in ((MONDAYS, new, False), (new, MONDAYS, True)):
        pairs = {(step.on, step.new_on) for step in edit(fresh(old), old, wanted) if step.kind == "change"}
        assert pairs == ({(T10, M9), (T24, M23)} if backwards else {(M9, T10), (M23, T24)})


def test_a_week_goes_from_monday_to_sunday() -> None:
    series = fresh(MONDAYS)
    series.put(M9, state="cancelled")
    sundays = replace(MONDAYS, rule=Rule("weekly", weekdays=(SUN,), count=5))
    assert by_date(edit(series, MONDAYS, sundays))[M9].new_on == date(2026, 3, 15)


def test_a_date_that_lost_its_booking_is_booked_again_in_its_own_place() -> None:
    old = template(Rule("weekly", weekdays=(MON, THU), count=2))
    series = fresh(old)
    series.bookings.pop()
    new = replace(old, rule=Rule("weekly", weekdays=(THU, FRI), count=2))
    assert [(step.kind, step.on, step.new_on) for step in edit(series, old, new)] == [
        ("add", date(2026, 3, 5), date(2026, 3, 5)),
        ("change", M2, date(2026, 3, 6)),
    ]


def test_two_bookings_of_one_date_and_one_without_a_date_are_kept() -> None:
    series = fresh(MONDAYS)
    series.bookings.append(replace(series.on(M9), id=b"\xff\xff"))
    stray = date(2026, 3, 5)
    starts_at, ends_at = MONDAYS.slot(stray, SHANGHAI)
    series.bookings.append(Occurrence(b"\xff\xfe", stray, starts_at, ends_at, "confirmed", dict(MONDAYS.values)))
    plan = edit(series, MONDAYS, TUESDAYS)
    kept = [(step.occurrence_id, step.kind, step.why, step.new_on) for step in plan if step.kind == "keep"]
    assert kept == [(b"\xff\xfe", "keep", "extra", None), (b"\xff\xff", "keep", "extra", None)]
    # The rule comes to its date: it is one of the series again.
    thursdays = replace(MONDAYS, rule=Rule("weekly", weekdays=(THU,), count=1), values={"title": "Pilates"})
    assert [(s.kind, s.on, s.names) for s in edit(series, MONDAYS, thursdays) if s.new_on == stray] == [
        ("change", stray, ("title",))
    ]


def test_a_value_the_template_does_not_know_is_nobodys_business() -> None:
    series = fresh(MONDAYS)
    series.put(M2, values={**MONDAYS.values, "note": "bring mats"})
    new = replace(MONDAYS, values={"title": "Pilates", "organisation": "Women's union"})
    step = by_date(edit(series, MONDAYS, new))[M2]
    assert step.names == ("title", "organisation")
    assert step.values == {
        "title": "Pilates",
        "headcount": 12,
        "note": "bring mats",
        "organisation": "Women's union",
    }


def test_an_edit_in_words() -> None:
    series = fresh(MONDAYS)
    series.skip(M9)
    assert describe(edit(series, MONDAYS, MONDAYS)) == "No date changes"
    new = replace(TUESDAYS, rule=replace(TUESDAYS.rule, count=6))
    assert describe(edit(series, MONDAYS, new)) == "1 new, 4 changed, 1 still skipped"
    assert why_text("clash") == "taken already"
    assert why_text("the roof leaks") == "the roof leaks"


# --- Edits: by law

START = date(2026, 3, 2)


@st.composite
def templates(draw: st.DrawFn) -> Template:
    freq = draw(st.sampled_from(["daily", "weekly", "weekly", "weekly", "monthly", "yearly"]))
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1, max_size=3)) if freq == "weekly" else ()
    month_days = draw(st.sets(st.integers(1, 28), min_size=1, max_size=3)) if freq == "monthly" else ()
    rest = "BYMONTH=3,6" if freq == "yearly" else ""
    interval, count = draw(st.sampled_from([1, 1, 2, 3])), draw(st.integers(1, 7))
    rule = Rule(freq, interval, tuple(weekdays), tuple(month_days), count=count, rest=rest)
    return Template(
        START + timedelta(days=draw(st.integers(0, 15))),
        draw(st.sampled_from([540, 1140, 1380])),
        draw(st.sampled_from([60, 180])),
        rule,
        {"title": draw(st.sampled_from(["Yoga", "Tai chi"])), "headcount": draw(st.sampled_from([10, 20]))},
    )


HANDS = st.lists(
    st.sampled_from(["", "", "", "moved", "edited", "both", "cancelled", "completed", "in_use", "no_show", "skipped"]),
    min_size=7,
    max_size=7,
)
NOWS = st.just(LONG_AGO) | st.integers(0, 24 * 60).map(lambda hours: at("2026-03-02 00:00") + timedelta(hours=hours))
MINUTES_OFF = timedelta(minutes=7)
"""No template begins at such a minute: what was moved by hand can't look like what a template gives."""


def handled(series: Template, hands: list[str]) -> Calendar:
    calendar = fresh(series)
    for one, hand in zip(list(calendar.bookings), hands, strict=False):
        if hand in ("moved", "both"):
            calendar.put(one.on, starts_at=one.starts_at + MINUTES_OFF, ends_at=one.ends_at + 2 * MINUTES_OFF)
        if hand in ("edited", "both"):
            calendar.put(one.on, values={**one.values, "title": "By hand"})
        if hand in FIXED:
            calendar.put(one.on, state=hand)
        if hand == "skipped":
            calendar.skip(one.on)
    return calendar


@given(templates(), templates(), HANDS, NOWS)
def test_no_edit_changes_what_is_over_or_settled(old: Template, new: Template, hands: list[str], now: datetime) -> None:
    before = handled(old, hands)
    after = {one.id: one for one in before.apply(edit(before, old, new, now)).bookings}
    for one in before.bookings:
        if one.state in FIXED or one.starts_at <= now:
            assert replace(after[one.id], on=one.on) == one
    known = {one.id: one for one in before.bookings}
    for one in after.values():
        was = known.get(one.id)
        moved = was is None or (was.starts_at, was.ends_at) != (one.starts_at, one.ends_at)
        assert not moved or one.starts_at > now


@given(templates(), templates(), HANDS, NOWS)
def test_what_was_changed_by_hand_survives_any_edit(
    old: Template, new: Template, hands: list[str], now: datetime
) -> None:
    before = handled(old, hands)
    after = before.apply(edit(before, old, new, now))
    kept = {one.id: one for one in after.bookings}
    for one in before.bookings:
        if (one.starts_at, one.ends_at) != old.slot(one.on, SHANGHAI):
            assert (kept[one.id].starts_at, kept[one.id].ends_at) == (one.starts_at, one.ends_at)
        for name, value in one.values.items():
            if value != old.values[name]:
                assert kept[one.id].values[name] == value
    assert len(after.skips) == len(before.skips)
    # A date that was called off isn't booked by the edit, nor is the one it became.
    off = {one.on for one in after.bookings if one.state == "cancelled"} | {skip.on for skip in after.skips}
    assert not [one for one in after.bookings if one.on in off and one.state != "cancelled"]


@given(templates(), templates(), HANDS)
def test_editing_back_restores_all(old: Template, new: Template, hands: list[str]) -> None:
    before = handled(old, hands)
    between = before.apply(edit(before, old, new))
    after = between.apply(edit(between, new, old))
    assert after.look() == before.look()


@given(templates(), templates(), HANDS, NOWS)
def test_after_an_edit_the_dates_are_those_of_the_new_rule_and_kept_exceptions(
    old: Template, new: Template, hands: list[str], now: datetime
) -> None:
    before = handled(old, hands)
    steps = edit(before, old, new, now)
    after = before.apply(steps)
    stands = [one.on for one in after.bookings] + [skip.on for skip in after.skips]
    assert len(stands) == len(set(stands))
    wanted = set(dates(new.rule, new.first))
    kept = {step.on for step in steps if step.new_on is None and step.kind in ("keep", "skip")}
    late = {on for on in wanted if new.slot(on, SHANGHAI)[0] <= now}
    assert set(stands) - wanted == kept
    assert wanted - set(stands) <= late
    assert [step.new_on or step.on for step in steps] == sorted(step.new_on or step.on for step in steps)
    # And nobody kept aside without a reason: it was skipped, changed by hand, or can't be changed any more.
    for step in steps:
        if step.on in kept and step.kind == "keep":
            one = before.on(step.on)
            touched = (one.starts_at, one.ends_at) != old.slot(one.on, SHANGHAI) or one.values != old.values
            assert touched or one.state in FIXED or one.starts_at <= now


@given(templates(), templates(), HANDS, NOWS)
def test_planning_again_finds_nothing_left_to_do(old: Template, new: Template, hands: list[str], now: datetime) -> None:
    before = handled(old, hands)
    after = before.apply(edit(before, old, new, now))
    again = edit(after, new, new, now)
    assert {step.kind for step in again} <= {"keep", "skip"}
    assert after.apply(again).look() == after.look()


def period_of(day: date, freq: str) -> tuple[int, ...]:
    return {
        "daily": (day.year, day.month, day.day),
        "weekly": tuple(day.isocalendar())[:2],
        "monthly": (day.year, day.month),
        "yearly": (day.year,),
    }[freq]


@given(templates(), templates(), HANDS)
def test_an_edit_does_what_a_simple_model_of_it_does(old: Template, new: Template, hands: list[str]) -> None:
    """For rules of one kind that leave nothing out: period by period, written down as people would do it."""
    old = replace(old, rule=replace(old.rule, interval=1))
    new = replace(new, rule=replace(new.rule, interval=1))
    assume(old.rule.freq == new.rule.freq)
    before = handled(old, hands)
    rows = {one.on: one for one in before.bookings}
    old_dates, new_dates = dates(old.rule, old.first), dates(new.rule, new.first)
    expected: list[tuple[Any, ...]] = []
    skipped = []
    for period in sorted({period_of(day, old.rule.freq) for day in old_dates + new_dates}):
        mine = [day for day in old_dates if period_of(day, old.rule.freq) == period]
        coming = [day for day in new_dates if period_of(day, old.rule.freq) == period]
        both = [day for day in mine if day in coming]
        pairs = [(day, day) for day in both]
        ours, theirs = ([day for day in side if day not in both] for side in (mine, coming))
        for n in range(max(len(ours), len(theirs))):
            pairs.append((ours[n] if n < len(ours) else None, theirs[n] if n < len(theirs) else None))
        for was, will in pairs:
            hand = hands[old_dates.index(was)] if was is not None else ""
            if hand == "skipped":
                skipped.append((will or was, "by_hand"))
            elif hand in FIXED:
                one = rows[was]
                expected.append((will or was, one.starts_at, one.ends_at, hand, dict(old.values)))
            elif will is None:
                if hand:
                    one = rows[was]
                    expected.append((was, one.starts_at, one.ends_at, "confirmed", one.values))
            else:
                slot = new.slot(will, SHANGHAI)
                if hand in ("moved", "both"):
                    slot = (rows[was].starts_at, rows[was].ends_at)
                values = dict(new.values)
                if hand in ("edited", "both"):
                    values["title"] = "By hand"
                expected.append((will, *slot, "confirmed", values))
    after = before.apply(edit(before, old, new))
    assert after.look() == sorted(expected, key=str) + sorted(skipped, key=str)


@given(templates(), templates(), HANDS, st.integers(0, 40), NOWS)
def test_this_and_later_is_an_edit_of_the_later_half(
    old: Template, new: Template, hands: list[str], offset: int, now: datetime
) -> None:
    before = handled(old, hands)
    since = START + timedelta(days=offset)
    later, then = split(old, since)[1], split(new, since)[1]
    assume(later and then)
    assert later and then
    rest = Calendar(
        [one for one in before.bookings if one.on >= since], [one for one in before.skips if one.on >= since]
    )
    steps = edit(before, old, new, now, since)
    assert all(step.on >= since and (step.new_on is None or step.new_on >= since) for step in steps)
    assert steps == edit(rest, later, then, now)
