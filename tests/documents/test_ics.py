"""Calendars out, read back by a parser that isn't ours; calendars in, as the world's programs write them."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Cancelled, EnvironmentProblem, UserError
from app.core.progress import Progress
from app.documents import ics
from app.documents.ics import CalendarEvent, CalendarFile, read_calendar, write_calendar
from app.domain.shifts import zone

SHANGHAI = zone("Asia/Shanghai")


def at(text: str, name: str = "Asia/Shanghai") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone(name)).astimezone(UTC)


WEEKLY = CalendarEvent(
    "series-1@desk",
    "党支部学习会",
    at("2026-07-20 09:00"),
    at("2026-07-20 10:30"),
    location="一号会议室",
    description="带笔记本；\n签到, 8:50 起",
    rrule="FREQ=WEEKLY;COUNT=6;BYDAY=MO",
    exdates=(at("2026-08-03 09:00"), at("2026-07-27 09:00")),
    organizer="张三",
    created_at=at("2026-07-01 08:00"),
    changed_at=at("2026-07-02 08:00"),
    sequence=3,
)
MOVED = replace(
    WEEKLY,
    starts_at=at("2026-08-11 14:00"),
    ends_at=at("2026-08-11 15:00"),
    rrule=None,
    exdates=(),
    recurrence_id=at("2026-08-10 09:00"),
)
SINGLE = CalendarEvent(
    "one@desk",
    "借用",
    at("2026-07-18 23:00"),
    at("2026-07-19 01:00"),
    status="tentative",
    changed_at=at("2026-07-01 08:00"),
)
DAYS = CalendarEvent(
    "days@desk",
    "书画展",
    at("2026-10-01"),
    at("2026-10-04"),
    status="cancelled",
    changed_at=at("2026-07-01 08:00"),
    all_day=True,
)


def written(path: Path, *events: CalendarEvent, **values: Any) -> str:
    """The text of a calendar of these events, unfolded."""
    assert write_calendar(path / "c.ics", values.pop("name", "一楼"), events, **values) == len(events)
    return (path / "c.ics").read_bytes().replace(b"\r\n ", b"").decode()


def foreign(path: Path, text: str, **values: Any) -> CalendarFile:
    """Read a calendar from its text."""
    (path / "f.ics").write_bytes(text.encode())
    return read_calendar(path / "f.ics", **values)


# --- Writing


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    events = (SINGLE, WEEKLY, MOVED, DAYS)
    written(tmp_path, *events, name="一楼; 会议室, A")
    found = read_calendar(tmp_path / "c.ics")
    wanted = [replace(event, zone="Asia/Shanghai", exdates=tuple(sorted(event.exdates))) for event in events]
    assert list(found.events) == wanted
    assert (found.name, found.problems, found.ignored) == ("一楼; 会议室, A", (), 0)


def test_another_parser_reads_the_same(tmp_path: Path) -> None:
    write_calendar(tmp_path / "c.ics", "一楼", [SINGLE, WEEKLY, MOVED, DAYS])
    (calendar,) = vobject.readComponents((tmp_path / "c.ics").read_text("utf-8"))
    assert calendar.prodid.value == ics.PRODID
    assert calendar.version.value == "2.0"
    single, weekly, moved, days = calendar.vevent_list
    assert single.dtstart.value == SINGLE.starts_at
    assert single.dtend.value == SINGLE.ends_at
    assert single.dtstart.value.utcoffset() == timedelta(hours=8)
    assert single.status.value == "TENTATIVE"
    assert [v.uid.value for v in (weekly, moved)] == ["series-1@desk"] * 2
    assert moved.recurrence_id.value == MOVED.recurrence_id
    assert moved.dtstart.value == MOVED.starts_at
    assert weekly.summary.value == "党支部学习会"
    assert weekly.description.value == "带笔记本；\n签到, 8:50 起"
    assert weekly.location.value == "一号会议室"
    assert weekly.contact.value == "张三"
    assert weekly.created.value == WEEKLY.created_at
    assert weekly.last_modified.value == weekly.dtstamp.value == WEEKLY.changed_at
    assert weekly.sequence.value == "3"
    assert [f"{d:%m-%d %H:%M}" for d in weekly.rruleset] == ["07-20 09:00", "08-10 09:00", "08-17 09:00", "08-24 09:00"]
    assert (days.dtstart.value, days.dtend.value) == (date(2026, 10, 1), date(2026, 10, 4))
    assert days.status.value == "CANCELLED"


def test_the_text_of_a_calendar(tmp_path: Path) -> None:
    lines = written(tmp_path, WEEKLY, MOVED).splitlines()
    assert lines[:6] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dangqun Desk//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:一楼",
        "X-WR-TIMEZONE:Asia/Shanghai",
    ]
    zone_lines = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert zone_lines[1] == "TZID:Asia/Shanghai"
    assert zone_lines.count("BEGIN:STANDARD") == 1
    assert "TZOFFSETTO:+0800" in zone_lines
    for line in (
        "DTSTART;TZID=Asia/Shanghai:20260720T090000",
        "DTEND;TZID=Asia/Shanghai:20260720T103000",
        "EXDATE;TZID=Asia/Shanghai:20260727T090000,20260803T090000",
        "RECURRENCE-ID;TZID=Asia/Shanghai:20260810T090000",
        "RRULE:FREQ=WEEKLY;COUNT=6;BYDAY=MO",
    ):
        assert lines.count(line) == 1, line


def test_lines_are_folded_and_end_as_the_standard_says(tmp_path: Path) -> None:
    long = replace(WEEKLY, title="议事会" * 60, description="a\\N;b,c\rd\x00\ud842 " + "x" * 200)
    write_calendar(tmp_path / "c.ics", "一楼", [long])
    raw = (tmp_path / "c.ics").read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two
    (found,) = read_calendar(tmp_path / "c.ics").events
    assert found.title == "议事会" * 60
    assert found.description == "a\\N;b,c\nd ? " + "x" * 200


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    events = [WEEKLY, MOVED, SINGLE, DAYS, replace(SINGLE, uid="two@desk")]
    write_calendar(tmp_path / "a.ics", "一楼", events)
    write_calendar(tmp_path / "b.ics", "一楼", reversed(events))
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_no_events_are_a_calendar_too(tmp_path: Path) -> None:
    written(tmp_path)
    assert read_calendar(tmp_path / "c.ics").events == ()
    (calendar,) = vobject.readComponents((tmp_path / "c.ics").read_text("utf-8"))
    assert calendar.vtimezone.tzid.value == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("until", "kept"),
    [
        ("20260831", "20260831T155959Z"),
        ("20260831T090000", "20260831T010000Z"),
        ("20260831T010000Z", "20260831T010000Z"),
        ("99991231T235959Z", "99991231T235959Z"),
    ],
)
def test_the_end_of_a_series_is_an_instant(tmp_path: Path, until: str, kept: str) -> None:
    text = written(tmp_path, replace(WEEKLY, rrule=f"FREQ=WEEKLY;UNTIL={until};BYDAY=MO"))
    assert f"RRULE:FREQ=WEEKLY;UNTIL={kept};BYDAY=MO\r\n" in text


def test_a_series_without_end_as_some_write_it(tmp_path: Path) -> None:
    text = written(tmp_path, replace(DAYS, rrule="FREQ=YEARLY;UNTIL=99991231T235959Z"))
    assert "RRULE:FREQ=YEARLY;UNTIL=99991231\r\n" in text


@pytest.mark.parametrize("until", ["20261010", "20261009T160000Z"])
def test_the_end_of_a_series_of_whole_days_is_a_date(tmp_path: Path, until: str) -> None:
    event = replace(DAYS, rrule=f"FREQ=DAILY;INTERVAL=4;UNTIL={until}", exdates=(at("2026-10-05"),))
    text = written(tmp_path, event)
    assert "RRULE:FREQ=DAILY;UNTIL=20261010;INTERVAL=4\r\n" in text
    assert "EXDATE;VALUE=DATE:20261005\r\n" in text


def test_a_zone_with_summer_time_keeps_its_clocks(tmp_path: Path) -> None:
    starts_at, ends_at = at("2026-03-28 02:30", "Europe/Berlin"), at("2026-03-28 04:00", "Europe/Berlin")
    monthly = CalendarEvent("b@desk", "Chor", starts_at, ends_at, "Europe/Berlin", rrule="FREQ=MONTHLY;COUNT=12")
    utc = replace(monthly, uid="u@desk", zone="UTC")
    text = written(tmp_path, monthly, utc)
    assert "DTSTART;TZID=Europe/Berlin:20260328T023000\r\n" in text
    assert "DTSTART:20260328T013000Z\r\n" in text
    # Where clocks change is told by the clock as it stood before (RFC 5545, 3.6.5).
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\n" in text
    assert "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\n" in text
    (calendar,) = vobject.readComponents((tmp_path / "c.ics").read_text("utf-8"))
    berlin = next(z for z in calendar.vtimezone_list if z.tzid.value == "Europe/Berlin").tzinfo
    for day in range(0, 330):
        for hour in (0, 1, 3, 6):  # at two the clocks change
            now = datetime(2026, 1, 2, hour, 30) + timedelta(days=day)
            assert now.replace(tzinfo=berlin).utcoffset() == now.replace(tzinfo=zone("Europe/Berlin")).utcoffset(), now
    assert [event.zone for event in read_calendar(tmp_path / "c.ics").events] == ["Europe/Berlin", "UTC"]
    # Half past two came twice on 25 October; a clock can only tell the first.
    late = replace(monthly, rrule=None, starts_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    late = replace(late, ends_at=late.starts_at + timedelta(hours=1))
    text = written(tmp_path, late)
    assert "DTSTART:20261025T013000Z\r\n" in text
    assert "DTEND;TZID=Europe/Berlin:20261025T033000\r\n" in text
    assert read_calendar(tmp_path / "c.ics").events[0].starts_at == late.starts_at


@given(
    st.sampled_from(
        ["FREQ=DAILY;COUNT=9", "FREQ=WEEKLY;COUNT=8;BYDAY=MO,WE", "FREQ=DAILY;INTERVAL=2;UNTIL=20261105T010000Z"]
    ),
    st.sets(st.integers(0, 7)),
    st.dictionaries(st.integers(0, 7), st.integers(-600, 600)),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin"]),
)
def test_a_series_expands_to_just_its_dates(
    tmp_path_factory: pytest.TempPathFactory, rule: str, skipped: set[int], moved: dict[int, int], name: str
) -> None:
    """Rule, left out dates and changed dates together give every date once, also where clocks change (25 October)."""
    local = datetime(2026, 10, 19, 9, 0, tzinfo=zone(name))
    ruled = [d.astimezone(UTC) for d in rrulestr(rule, dtstart=local)]
    skips = {ruled[n] for n in skipped if n < len(ruled)}
    moves = {
        ruled[n]: ruled[n] + timedelta(minutes=by) for n, by in moved.items() if n < len(ruled) and n not in skipped
    }
    wanted = sorted(moves.get(d, d) for d in ruled if d not in skips)

    length = timedelta(hours=1)
    series = CalendarEvent("s", "课", ruled[0], ruled[0] + length, name, rrule=rule, exdates=tuple(skips))
    changed = [CalendarEvent("s", "课", new, new + length, name, recurrence_id=old) for old, new in moves.items()]
    path = tmp_path_factory.mktemp("ics") / "c.ics"
    write_calendar(path, "", [*changed, series])

    (calendar,) = vobject.readComponents(path.read_text("utf-8"))
    theirs: list[datetime] = []
    replaced = set()
    for event in calendar.vevent_list:
        if "recurrence-id" in event.contents:
            replaced.add(event.recurrence_id.value.astimezone(UTC))
            theirs.append(event.dtstart.value.astimezone(UTC))
        else:
            dates = [d.astimezone(UTC) for d in event.rruleset]
    assert sorted([*theirs, *(d for d in dates if d not in replaced)]) == wanted

    found = read_calendar(path).events
    (master,) = (event for event in found if event.rrule)
    begins = master.starts_at.astimezone(zone(master.zone))
    ours = {d.astimezone(UTC) for d in rrulestr(str(master.rrule), dtstart=begins)} - {*master.exdates}
    ours -= {event.recurrence_id for event in found if event.recurrence_id}
    assert sorted([*ours, *(event.starts_at for event in found if event.recurrence_id)]) == wanted


def test_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "c.ics"
    path.write_bytes(b"old")
    many = [replace(SINGLE, uid=str(n)) for n in range(100)]
    progress = Progress(lambda done, total, text: progress.cancel() if done == total else None)
    with pytest.raises(Cancelled):
        write_calendar(path, "", many, progress=progress)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(EnvironmentProblem, match="no longer there"):
        write_calendar(tmp_path / "stick" / "c.ics", "", [SINGLE])


# --- Calendars of others

OUTLOOK = """\
BEGIN:VCALENDAR\r
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\r
VERSION:2.0\r
METHOD:PUBLISH\r
X-WR-CALNAME:日历\r
BEGIN:VTIMEZONE\r
TZID:China Standard Time\r
BEGIN:STANDARD\r
DTSTART:16010101T000000\r
TZOFFSETFROM:+0800\r
TZOFFSETTO:+0800\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
CLASS:PUBLIC\r
CREATED:20260701T020000Z\r
DESCRIPTION:请带材料\\, 谢谢\\n\\n\r
DTEND;TZID="China Standard Time":20260720T103000\r
DTSTAMP:20260702T020000Z\r
DTSTART;TZID="China Standard Time":20260720T090000\r
EXDATE;TZID="China Standard Time":20260727T090000,20260803T090000\r
LAST-MODIFIED:20260702T020000Z\r
LOCATION:一号会议室\\; 二楼\r
ORGANIZER;CN="李四, 街道":mailto:li@example.org\r
RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=MO\r
SEQUENCE:2\r
SUMMARY;LANGUAGE=zh-cn:学习会\r
UID:040000008200E00074C5B7101A82E008\r
X-ALT-DESC;FMTTYPE=text/html:<html><body>DTSTART:20000101T000000</body></htm\r
\tl>\r
BEGIN:VALARM\r
TRIGGER:-PT15M\r
DESCRIPTION:Reminder\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20261001\r
DTEND;VALUE=DATE:20261008\r
DTSTAMP:20260702T020000Z\r
SUMMARY;LANGUAGE=zh-cn:国庆\r
UID:040000008200E00074C5B7101A82E009\r
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r
END:VEVENT\r
END:VCALENDAR\r
"""

GOOGLE = """\
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:desk@example.org
X-WR-TIMEZONE:Asia/Shanghai
BEGIN:VEVENT
DTSTART:20260718T130000Z
DTEND:20260718T143000Z
DTSTAMP:20260702T020000Z
UID:a1@google.com
CREATED:20260701T020000Z
DESCRIPTION:<b>大屏</b>\\N幕布
LAST-MODIFIED:20260702T020000Z
LOCATION:
SEQUENCE:1
STATUS:TENTATIVE
SUMMARY:观影
TRANSP:OPAQUE
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Shanghai:20260721T190000
DTEND;TZID=Asia/Shanghai:20260721T200000
RRULE:FREQ=WEEKLY;UNTIL=20260901T155959Z;BYDAY=TU
EXDATE;TZID=Asia/Shanghai:20260728T190000
EXDATE;TZID=Asia/Shanghai:20260804T190000
DTSTAMP:20260702T020000Z
ORGANIZER;CN=desk@example.org:mailto:desk@example.org
UID:a2@google.com
STATUS:CONFIRMED
SUMMARY:瑜伽
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Shanghai:20260812T193000
DTEND;TZID=Asia/Shanghai:20260812T203000
DTSTAMP:20260702T020000Z
UID:a2@google.com
RECURRENCE-ID;TZID=Asia/Shanghai:20260811T190000
STATUS:CONFIRMED
SUMMARY:瑜伽（改期）
END:VEVENT
END:VCALENDAR
"""

APPLE = """\
BEGIN:VCALENDAR\r
METHOD:PUBLISH\r
VERSION:2.0\r
X-WR-CALNAME:家\r
PRODID:-//Apple Inc.//macOS 15.0//EN\r
X-APPLE-CALENDAR-COLOR:#1BADF8\r
CALSCALE:GREGORIAN\r
BEGIN:VTIMEZONE\r
TZID:Asia/Shanghai\r
BEGIN:STANDARD\r
TZOFFSETFROM:+0900\r
RRULE:FREQ=YEARLY;UNTIL=19910914T170000Z;BYMONTH=9;BYDAY=3SU\r
DTSTART:19890917T020000\r
TZNAME:GMT+8\r
TZOFFSETTO:+0800\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
TZOFFSETFROM:+0800\r
DTSTART:19910414T020000\r
TZNAME:GMT+8\r
TZOFFSETTO:+0900\r
RDATE:19910414T020000\r
END:DAYLIGHT\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
CREATED:20260701T020000Z\r
UID:9F0C1B1E-0000-4000-8000-000000000001\r
DURATION:P1DT1H30M\r
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC\r
SUMMARY:露营\r
LAST-MODIFIED:20260702T020000Z\r
DTSTAMP:20260702T020000Z\r
DTSTART;TZID=Asia/Shanghai:20260718T083000\r
SEQUENCE:0\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:9F0C1B1E-0000-4000-8000-000000000002\r
DTSTART:20260719T083000\r
SUMMARY:早操\r
DTSTAMP:20260702T020000Z\r
END:VEVENT\r
BEGIN:VTODO\r
UID:todo\r
SUMMARY:买水\r
DTSTART:20260719T083000\r
END:VTODO\r
END:VCALENDAR\r
"""


def test_outlook(tmp_path: Path) -> None:
    found = foreign(tmp_path, OUTLOOK)
    assert (found.name, found.problems) == ("日历", ())
    learning, holiday = found.events
    assert learning == CalendarEvent(
        "040000008200E00074C5B7101A82E008",
        "学习会",
        at("2026-07-20 09:00"),
        at("2026-07-20 10:30"),
        "Asia/Shanghai",
        "一号会议室; 二楼",
        "请带材料, 谢谢",
        rrule="FREQ=WEEKLY;COUNT=10;BYDAY=MO",
        exdates=(at("2026-07-27 09:00"), at("2026-08-03 09:00")),
        organizer="李四, 街道",
        created_at=at("2026-07-01 10:00"),
        changed_at=at("2026-07-02 10:00"),
        sequence=2,
    )
    assert (holiday.starts_at, holiday.ends_at, holiday.all_day) == (at("2026-10-01"), at("2026-10-08"), True)


def test_google(tmp_path: Path) -> None:
    found = foreign(tmp_path, GOOGLE)
    assert found.problems == ()
    film, yoga, moved = found.events
    assert (film.starts_at, film.ends_at, film.zone) == (at("2026-07-18 21:00"), at("2026-07-18 22:30"), "UTC")
    assert (film.status, film.organizer, film.rrule) == ("tentative", "", None)
    assert film.description == "<b>大屏</b>\n幕布"
    assert (yoga.status, yoga.organizer) == ("confirmed", "desk@example.org")
    assert yoga.exdates == (at("2026-07-28 19:00"), at("2026-08-04 19:00"))
    assert yoga.rrule == "FREQ=WEEKLY;UNTIL=20260901T155959Z;BYDAY=TU"
    assert (moved.uid, moved.recurrence_id) == (yoga.uid, at("2026-08-11 19:00"))
    assert moved.starts_at == at("2026-08-12 19:30")


def test_apple(tmp_path: Path) -> None:
    found = foreign(tmp_path, APPLE)
    assert (found.name, found.problems, found.ignored) == ("家", (), 1)
    camp, gym = found.events
    assert (camp.starts_at, camp.ends_at) == (at("2026-07-18 08:30"), at("2026-07-19 10:00"))
    assert camp.changed_at == at("2026-07-02 10:00")
    # No zone: by the clock of whoever reads it. No end: it ends as it begins.
    assert (gym.starts_at, gym.ends_at, gym.zone) == (at("2026-07-19 08:30"), at("2026-07-19 08:30"), "Asia/Shanghai")
    elsewhere = foreign(tmp_path, APPLE, zone="Europe/Berlin").events[1]
    assert (elsewhere.starts_at, elsewhere.zone) == (at("2026-07-19 08:30", "Europe/Berlin"), "Europe/Berlin")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_any_encoding_and_line_end(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "f.ics"
    path.write_bytes(OUTLOOK.replace("\r\n", ends).encode(encoding))
    assert read_calendar(path) == foreign(tmp_path, OUTLOOK)


def test_lines_folded_within_a_character(tmp_path: Path) -> None:
    whole = GOOGLE.replace("\n", "\r\n").encode()
    folded = b"\r\n".join(
        b"\r\n ".join(line[n : n + 11] for n in range(0, len(line), 11)) for line in whole.split(b"\r\n")
    )
    (tmp_path / "c.ics").write_bytes(folded)
    assert read_calendar(tmp_path / "c.ics") == foreign(tmp_path, GOOGLE)


def event(*lines: str, title: str = "议事会", zones: str = "") -> str:
    """A calendar of one event between two that are in order."""
    good = (
        "BEGIN:VEVENT\r\nUID:{}\r\nSUMMARY:好\r\nDTSTART:20260718T010000Z\r\nDTEND:20260718T020000Z\r\nEND:VEVENT\r\n"
    )
    body = "".join(line + "\r\n" for line in ("BEGIN:VEVENT", "UID:x", f"SUMMARY:{title}", *lines, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{zones}{good.format(1)}{body}{good.format(2)}END:VCALENDAR\r\n"


def one(path: Path, *lines: str, **values: str) -> CalendarEvent:
    """The event, which has to be read without a problem."""
    found = foreign(path, event(*lines, **values))
    assert found.problems == ()
    assert [event.uid for event in found.events] == ["1", "x", "2"]
    return found.events[1]


START = "DTSTART;TZID=Asia/Shanghai:20260718T090000"


@pytest.mark.parametrize(
    "tzid",
    [
        "Asia/Shanghai",
        "Asia/Beijing",
        "China Standard Time",
        '"China Standard Time"',
        "china standard time",
        "中国标准时间",
        "/mozilla.org/20070129_1/Asia/Shanghai",
        "/freeassociation.sourceforge.net/Asia/Shanghai",
    ],
)
def test_the_names_of_a_zone(tmp_path: Path, tzid: str) -> None:
    found = one(tmp_path, f"DTSTART;TZID={tzid}:20260718T090000")
    assert (found.starts_at, found.zone) == (at("2026-07-18 09:00"), "Asia/Shanghai")


@pytest.mark.parametrize(
    ("described", "starts_at", "name"),
    [
        ("TZOFFSETTO:+0800", at("2026-07-18 09:00"), "Asia/Shanghai"),
        ("TZOFFSETTO:+0900", at("2026-07-18 08:00"), "Etc/GMT-9"),
        ("TZOFFSETTO:-0500", at("2026-07-18 22:00"), "Etc/GMT+5"),
        ("TZOFFSETTO:+0545", datetime(2026, 7, 18, 3, 15, tzinfo=UTC), "UTC"),
        ("TZOFFSETTO:+0000", datetime(2026, 7, 18, 9, tzinfo=UTC), "UTC"),
        ("X-LIC-LOCATION:Europe/Berlin", at("2026-07-18 09:00", "Europe/Berlin"), "Europe/Berlin"),
    ],
)
def test_a_zone_of_somebodys_own(tmp_path: Path, described: str, starts_at: datetime, name: str) -> None:
    lines = ("BEGIN:VTIMEZONE", "TZID:Zone 1", "BEGIN:STANDARD", described, "END:STANDARD", "END:VTIMEZONE", "")
    inner = "\r\n".join(lines)
    if described.startswith("X-"):
        inner = "\r\n".join(("BEGIN:VTIMEZONE", "TZID:Zone 1", described, "END:VTIMEZONE", ""))
    found = one(tmp_path, "DTSTART;TZID=Zone 1:20260718T090000", zones=inner)
    assert (found.starts_at, found.zone) == (starts_at, name)
    # The description may as well come after the events.
    text = event("DTSTART;TZID=Zone 1:20260718T090000").replace("END:VCALENDAR", inner + "END:VCALENDAR")
    assert foreign(tmp_path, text).events[1] == found


@pytest.mark.parametrize(
    ("lines", "ends_at"),
    [
        ((START, "DURATION:PT1H30M"), at("2026-07-18 10:30")),
        ((START, "DURATION:P1W"), at("2026-07-25 09:00")),
        ((START, "DURATION:P1D"), at("2026-07-19 09:00")),
        ((START, "DTEND:20260718T020000Z"), at("2026-07-18 10:00")),
        ((START, "DTEND;TZID=Asia/Shanghai:20260718T0930"), at("2026-07-18 09:30")),
        ((START, "DTEND;VALUE=DATE:20260719"), at("2026-07-19")),
        ((START,), at("2026-07-18 09:00")),
        (("DTSTART;VALUE=DATE:20260718",), at("2026-07-19")),
        (("DTSTART;VALUE=DATE:20260718", "DTEND;VALUE=DATE:20260718"), at("2026-07-19")),
        (("DTSTART;VALUE=DATE:20260718", "DTEND;VALUE=DATE:20260720"), at("2026-07-20")),
        (("DTSTART;VALUE=DATE:20260718", "DURATION:P3D"), at("2026-07-21")),
    ],
)
def test_where_an_event_ends(tmp_path: Path, lines: tuple[str, ...], ends_at: datetime) -> None:
    found = one(tmp_path, *lines)
    assert found.ends_at == ends_at
    assert found.all_day == ("VALUE=DATE" in lines[0])


def test_days_go_by_the_calendar_and_hours_by_the_hour(tmp_path: Path) -> None:
    """The clocks in Berlin went forward at two on 29 March 2026."""
    start = "DTSTART;TZID=Europe/Berlin:20260328T120000"
    assert one(tmp_path, start, "DURATION:P1D").ends_at == at("2026-03-29 12:00", "Europe/Berlin")
    assert one(tmp_path, start, "DURATION:PT24H").ends_at == at("2026-03-29 13:00", "Europe/Berlin")


def test_whole_days_as_old_programs_write_them(tmp_path: Path) -> None:
    flag = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    start = "DTSTART;TZID=Asia/Shanghai:20260718T000000"
    assert one(tmp_path, start, "DTEND;TZID=Asia/Shanghai:20260719T000000", flag).all_day
    assert not one(tmp_path, start, "DTEND;TZID=Asia/Shanghai:20260719T000000").all_day
    assert not one(tmp_path, start, "DTEND;TZID=Asia/Shanghai:20260718T120000", flag).all_day
    assert not one(tmp_path, "DTSTART;VALUE=DATE:20260718", "DTEND:20260718T080000Z").all_day


def test_dates_left_out_may_be_bare_dates(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        START,
        "RRULE:FREQ=DAILY;COUNT=9",
        "EXDATE;VALUE=DATE:20260720,20260721",
        "EXDATE:20260722T010000Z",
        "RDATE;VALUE=PERIOD;TZID=Asia/Shanghai:20260801T090000/PT1H,20260802T090000/20260802T100000",
    )
    assert found.exdates == (at("2026-07-20 09:00"), at("2026-07-21 09:00"), at("2026-07-22 09:00"))
    assert found.rdates == (at("2026-08-01 09:00"), at("2026-08-02 09:00"))


@pytest.mark.parametrize(
    ("line", "organizer"),
    [
        ("ORGANIZER;CN=王五:mailto:w@example.org", "王五"),
        ('ORGANIZER;SENT-BY="mailto:x@example.org";CN="王五: 主任":MAILTO:w@example.org', "王五: 主任"),
        ("ORGANIZER:MAILTO:w@example.org", "w@example.org"),
        ("CONTACT:王五\\, 主任", "王五, 主任"),
        ("COMMENT:王五", ""),
    ],
)
def test_the_organizer(tmp_path: Path, line: str, organizer: str) -> None:
    assert one(tmp_path, START, line).organizer == organizer


def test_a_cancelled_calendar_cancels_its_events(tmp_path: Path) -> None:
    text = event(START)
    assert {e.status for e in foreign(tmp_path, text.replace("VERSION:2.0", "METHOD:CANCEL")).events} == {"cancelled"}
    both = text.replace("VERSION:2.0", "METHOD:CANCEL") + text.replace("UID:", "UID:b")
    assert [e.status for e in foreign(tmp_path, both).events] == ["cancelled"] * 3 + ["confirmed"] * 3
    assert one(tmp_path, START, "STATUS:CANCELLED").status == "cancelled"
    assert one(tmp_path, START, "STATUS:needs-action").status == "confirmed"


def test_events_without_an_identity_keep_the_one_they_are_given(tmp_path: Path) -> None:
    text = event(START).replace("UID:x\r\n", "DTSTAMP:20260101T000000Z\r\n")
    first = foreign(tmp_path, text).events[1]
    again = foreign(tmp_path, text.replace("DTSTAMP:2026", "DTSTAMP:2025")).events[1]
    other = foreign(tmp_path, text.replace("T090000", "T093000")).events[1]
    assert first.uid and first.uid == again.uid != other.uid


def test_one_identity_for_two_events(tmp_path: Path) -> None:
    """The later version counts, wherever it stands; different events of one identity are both kept."""
    base = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260718T010000Z\r\nSEQUENCE:{}\r\nSUMMARY:{}\r\nEND:VEVENT\r\n"
    for order in ((2, 1), (1, 2)):
        body = "".join(base.format(n, f"v{n}") for n in order)
        found = foreign(tmp_path, f"BEGIN:VCALENDAR\r\n{body}END:VCALENDAR\r\n")
        assert [e.title for e in found.events] == ["v2"]
    body = base.format(0, "a") + base.format(0, "a") + base.format(0, "b") + base.format(0, "b")
    found = foreign(tmp_path, f"BEGIN:VCALENDAR\r\n{body}END:VCALENDAR\r\n")
    assert [e.title for e in found.events] == ["a", "b"]
    assert found.events[0].uid == "1" != found.events[1].uid


BROKEN = [
    (("DTEND:20260718T020000Z",), "“议事会” doesn't say when it begins."),
    (("DTSTART:",), "“议事会” doesn't say when it begins."),
    (("DTSTART:tomorrow",), "“议事会”: the beginning can't be read: “tomorrow”."),
    (("DTSTART:20260230T090000",), "“议事会”: the beginning can't be read: “20260230T090000”."),
    (("DTSTART:20260718T250000",), "“议事会”: the beginning can't be read: “20260718T250000”."),
    (("DTSTART:00010101T000000Z",), "“议事会”: the beginning can't be read: “00010101T000000Z”."),
    (("DTSTART:99991231T235959Z",), "“议事会”: the beginning can't be read: “99991231T235959Z”."),
    ((f"DTSTART:{'9' * 50}",), f"“议事会”: the beginning can't be read: “{'9' * 39}…”."),
    ((START, "DTEND:later"), "“议事会”: the end can't be read: “later”."),
    ((START, "DURATION:an hour"), "“议事会”: the end can't be read: “an hour”."),
    ((START, "DURATION:PT"), "“议事会”: the end can't be read: “PT”."),
    ((START, "DURATION:-PT1H"), "“议事会”: the end can't be read: “-PT1H”."),
    ((START, f"DURATION:P{'9' * 30}W"), f"“议事会”: the end can't be read: “P{'9' * 30}W”."),
    ((START, "DTEND:20260718T005959Z"), "“议事会” ends before it begins."),
    (("DTSTART;TZID=Mars:20260718T090000",), "“议事会”: the time zone “Mars” is not known."),
    (("DTSTART;TZID=../../etc/passwd:20260718T090000",), "“议事会”: the time zone “../../etc/passwd” is not known."),
    (
        (START, "RECURRENCE-ID:soon"),
        "“议事会”: which date of its series it stands for can't be read: “soon”.",
    ),
]
HALF = [
    (
        (START, "RRULE:W1 MO #10"),
        "“议事会”: how it repeats can't be read; only its first date was taken.",
    ),
    ((START, "RRULE:COUNT=3"), "“议事会”: how it repeats can't be read; only its first date was taken."),
    ((START, "RRULE:FREQ=OFTEN"), "“议事会”: how it repeats can't be read; only its first date was taken."),
    (
        (START, "RRULE:FREQ=DAILY;UNTIL=2026090"),
        "“议事会”: how it repeats can't be read; only its first date was taken.",
    ),
    (
        (START, "RRULE:FREQ=DAILY;UNTIL=00010101T000000Z"),
        "“议事会”: how it repeats can't be read; only its first date was taken.",
    ),
    ((START, "RRULE:FREQ=WEEKLY;BYDAY=XX"), "“议事会”: how it repeats can't be read; only its first date was taken."),
    (
        (START, "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(["1"] * 300)),
        "“议事会”: how it repeats can't be read; only its first date was taken.",
    ),
    (
        (START, "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"),
        "“议事会” repeats by several rules; only the first was taken.",
    ),
    (
        (START, "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"),
        "“议事会”: the dates its EXRULE leaves out were not left out.",
    ),
    (
        (START, "RRULE:FREQ=DAILY", "EXDATE:never,20260719T010000Z", "EXDATE:ever"),
        "“议事会”: a date left out of its series can't be read: “never”.",
    ),
    ((START, "RDATE:sometimes"), "“议事会”: a further date can't be read: “sometimes”."),
    (
        (START, "RECURRENCE-ID;RANGE=THISANDFUTURE:20260718T010000Z"),
        "“议事会” was changed from here on; only this date was taken.",
    ),
]


@pytest.mark.parametrize(("lines", "sentence"), BROKEN)
def test_a_broken_event_is_told_of_and_costs_no_other(tmp_path: Path, lines: tuple[str, ...], sentence: str) -> None:
    found = foreign(tmp_path, event(*lines))
    assert found.problems == (sentence,)
    assert [e.uid for e in found.events] == ["1", "2"]


@pytest.mark.parametrize(("lines", "sentence"), HALF)
def test_what_is_half_understood_is_told_of_and_kept(tmp_path: Path, lines: tuple[str, ...], sentence: str) -> None:
    found = foreign(tmp_path, event(*lines))
    assert found.problems == (sentence,)
    assert [e.uid for e in found.events] == ["1", "x", "2"]


def test_what_is_left_of_a_half_understood_series(tmp_path: Path) -> None:
    kept = [foreign(tmp_path, event(*lines)).events[1] for lines, _ in HALF]
    assert [e.rrule for e in kept] == [None] * 7 + ["FREQ=DAILY"] * 3 + [None] * 2
    assert kept[9].exdates == (at("2026-07-19 09:00"),)


def test_events_without_a_title_are_named_by_their_place(tmp_path: Path) -> None:
    assert foreign(tmp_path, event(title="")).problems == ("“event 2 of the file” doesn't say when it begins.",)
    (problem,) = foreign(tmp_path, event(title="很长的名字" * 20)).problems
    assert len(problem) < 90


def test_a_file_cut_short(tmp_path: Path) -> None:
    text = event(START, "RRULE:FREQ=DAILY")
    found = foreign(tmp_path, text[: text.index("RRULE") + 9])
    assert found.problems == ("The file ends in the middle of “议事会”.",)
    assert [e.uid for e in found.events] == ["1"]


def test_an_event_that_never_ends(tmp_path: Path) -> None:
    text = event(START).replace("END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2", "BEGIN:VALARM\r\nBEGIN:VEVENT\r\nUID:2")
    found = foreign(tmp_path, text)
    assert found.problems == ("“议事会” isn't finished before the next event begins.",)
    assert [e.uid for e in found.events] == ["1", "2"]


def test_hostile_rules_stay_text(tmp_path: Path) -> None:
    """Whatever expanded one of these would not come to an end."""
    rule = "FREQ=SECONDLY;COUNT=2147483647;BYSECOND=0,1,2"
    assert one(tmp_path, START, f"RRULE:{rule}").rrule == rule
    assert one(tmp_path, START, "RRULE:FREQ=SECONDLY").rrule == "FREQ=SECONDLY"
    assert one(tmp_path, START, "RRULE: freq=daily; count=3;").rrule == "FREQ=DAILY;COUNT=3"
    clock = "DTSTART:00010101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\n"
    zones = f"BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\n{clock}END:STANDARD\r\nEND:VTIMEZONE\r\n"
    assert one(tmp_path, "DTSTART;TZID=Z:20260718T090000", zones=zones).starts_at == at("2026-07-18 09:00")


def test_hostile_shapes(tmp_path: Path) -> None:
    begins, ends = "BEGIN:A\r\n" * 50_000, "END:B\r\n" * 50_000
    assert len(foreign(tmp_path, f"{begins}{ends}{event(START)}").events) == 3
    quotes = "ORGANIZER;CN=" + '"a"b' * 50_000
    assert one(tmp_path, START, quotes).organizer == ""
    zones = [f"DTSTART;TZID=Z{n}:20260718T090000" for n in range(3000)]
    text = "".join(f"BEGIN:VEVENT\r\nUID:{n}\r\n{line}\r\nEND:VEVENT\r\n" for n, line in enumerate(zones))
    assert len(foreign(tmp_path, f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n").problems) == 3000


@given(st.data())
def test_no_damage_is_more_than_a_problem(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from([OUTLOOK, GOOGLE, APPLE])).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(20, len(raw)))  # behind the first line, which makes it a calendar
        raw[place : place + data.draw(st.integers(0, 30))] = data.draw(
            st.binary(max_size=4)
            | st.sampled_from([b"\r\n", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b";", b'"', b"99999999999"])
        )
    path = tmp_path_factory.mktemp("ics") / "f.ics"
    path.write_bytes(raw)
    found = read_calendar(path)
    assert all(e.uid and e.starts_at <= e.ends_at for e in found.events)
    assert not any("{event}" in problem or "{text}" in problem for problem in found.problems)
    assert len({(e.uid, e.recurrence_id) for e in found.events}) == len(found.events)
    write_calendar(path, found.name, found.events)
    assert len(read_calendar(path).events) == len(found.events)


# --- No calendars


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n \x00", "The file is empty."),
        (b"%PDF-1.7\n%\xe2\xe3", "This is not a calendar"),
        (b"PK\x03\x04" + bytes(range(256)), "This is not a calendar"),
        (b"BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n", "This is not a calendar"),
        ("姓名,电话\r\n张三,BEGIN:VCALENDAR\r\n".encode("gb18030"), "This is not a calendar"),
    ],
)
def test_what_is_no_calendar(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "f.ics").write_bytes(content)
    with pytest.raises(UserError, match=message):
        read_calendar(tmp_path / "f.ics")


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder"):
        read_calendar(tmp_path)
    with pytest.raises(UserError, match=r"no file “gone\.ics”"):
        read_calendar(tmp_path / "gone.ics")


@pytest.mark.skipif(os.name == "nt", reason="Windows says that there is no such file")
def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "f.ics").write_bytes(OUTLOOK.encode())
    with pytest.raises(EnvironmentProblem, match="can't be read") as caught:
        read_calendar(tmp_path / "f.ics" / "inside.ics")
    assert caught.value.remedy


def test_files_too_large(tmp_path: Path) -> None:
    path = tmp_path / "f.ics"
    path.write_bytes(OUTLOOK.encode())
    with path.open("r+b") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    with pytest.raises(UserError, match="20 MB"):
        read_calendar(path)
    path.write_bytes(OUTLOOK.encode().ljust(20 * 1024 * 1024, b"\n"))
    assert len(read_calendar(path).events) == 2
    events = f"BEGIN:VEVENT\n{START}\nEND:VEVENT\n" * 50_001
    path.write_text(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n")
    with pytest.raises(UserError, match="50000 events"):
        read_calendar(path)


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    body = "".join(f"BEGIN:VEVENT\r\nUID:{n}\r\n{START}\r\nEND:VEVENT\r\n" for n in range(600))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        foreign(tmp_path, f"BEGIN:VCALENDAR\r\n{body}END:VCALENDAR\r\n", progress=progress)
