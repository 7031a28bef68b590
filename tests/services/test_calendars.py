"""Bookings go out as a calendar and come back as they were; calendars of others come in once and clash with nobody."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.clock import SteppedClock
from app.core.errors import Cancelled, UserError
from app.core.ids import RowId
from app.core.progress import Progress
from app.documents.ics import read_calendar
from app.domain.auth import Actor
from app.domain.bookings import Status
from app.domain.series import Rule
from app.services import bookings, calendars, listing, people, series, spaces, staff
from app.services.bookings import BookingFilter, BookingRow
from app.services.calendars import Fate
from app.services.desk import Desk, open_desk
from app.services.series import SeriesWish
from app.services.undo import undo_act
from tests.services.conftest import NOW

ZONE = ZoneInfo("Asia/Shanghai")
ROOMS = ("多功能厅", "一号会议室", "路演厅")


def at(text: str, zone: str = "Asia/Shanghai") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def make_rooms(desk: Desk, actor: Actor) -> dict[str, RowId]:
    """Three rooms (the first cleared for 15 minutes) and a study hall of six seats."""
    made = {}
    for name in ROOMS:
        after = 15 if name == ROOMS[0] else 0
        room, _ = spaces.save_space(desk, actor, None, {"name": name, "capacity": 40, "buffer_after": after})
        made[name] = room.id
    hall, _ = spaces.save_space(desk, actor, None, {"name": "书房", "kind": "study"})
    spaces.lay_out_seats(desk, actor, hall.id, 2, 3)
    return {**made, "书房": hall.id}


@pytest.fixture
def rooms(desk: Desk, manager: Actor) -> dict[str, RowId]:
    """Rooms by name."""
    return make_rooms(desk, manager)


def book(desk: Desk, actor: Actor, room: RowId, start: str, hours: float = 2, **values: Any) -> BookingRow:
    starts_at = at(start)
    outcome, _ = bookings.book(
        desk, actor, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), spaces=[room],
        **{"title": "支部学习", **values},
    )  # fmt: skip
    return outcome.row


def everything(desk: Desk) -> list[BookingRow]:
    return bookings.booking_rows(desk, bookings.booking_ids(desk, BookingFilter()))


def weekly(room: RowId, first: date = date(2026, 7, 20), **changes: Any) -> SeriesWish:
    """Mondays, six times, 19:00 to 21:00."""
    wish = SeriesWish(first, 19 * 60, 120, Rule("weekly", weekdays=(0,), count=6), (room,), title="合唱排练")
    return replace(wish, **changes)


def calendar(folder: Path, *events: str) -> Path:
    """A file of these events, as another program would write it."""
    body = "".join(f"BEGIN:VEVENT\r\n{event.strip()}\r\nEND:VEVENT\r\n" for event in events)
    path = folder / "外来.ics"
    path.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{body}END:VCALENDAR\r\n", "utf-8")
    return path


def event(uid: str, start: str, end: str, *more: str, place: str = "多功能厅", title: str = "讲座") -> str:
    tz = "TZID=Asia/Shanghai:"
    lines = [f"UID:{uid}", f"DTSTART;{tz}{start}", f"DTEND;{tz}{end}", f"SUMMARY:{title}", f"LOCATION:{place}", *more]
    return "\r\n".join(lines)


# --- Out


def test_what_goes_out_is_read_by_others(desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    hall, meeting = rooms["多功能厅"], rooms["一号会议室"]
    one = book(desk, manager, hall, "2026-07-18 22:00", 3, name="张硕", phones="13987626021", headcount=30)
    asked = book(desk, manager, meeting, "2026-07-21 09:00", title="", organisation="南山社区")
    rival = book(desk, manager, meeting, "2026-07-22 09:00")
    bookings.cancel(desk, manager, rival.id, "不来了")
    bookings.edit(desk, manager, asked.id, {"headcount": 8})
    info, changes = calendars.export(desk, manager, tmp_path / "预约.ics")
    assert (info.events, info.bookings, info.masked) == (3, 3, True) and not changes
    raw = (tmp_path / "预约.ics").read_text("utf-8")
    assert "张硕" not in raw and "13987626021" not in raw and "139****6021" not in raw
    [found] = vobject.readComponents(raw)
    by_uid = {str(item.uid.value): item for item in found.vevent_list}
    mine = by_uid[one.id.hex() + "@dangqun"]
    assert mine.dtstart.value == at("2026-07-18 22:00") and mine.dtend.value == at("2026-07-19 01:00")
    assert mine.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Shanghai"]
    assert (mine.summary.value, mine.location.value, mine.status.value) == ("支部学习", "多功能厅", "CONFIRMED")
    assert mine.sequence.value == "0"
    other = by_uid[asked.id.hex() + "@dangqun"]
    assert (other.summary.value, other.sequence.value) == ("南山社区", "1")
    assert by_uid[rival.id.hex() + "@dangqun"].status.value == "CANCELLED"


def test_names_go_out_only_for_a_reason_on_record(
    desk: Desk, manager: Actor, clerk: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    book(desk, manager, rooms["路演厅"], "2026-07-20 09:00", name="张硕", phones="13987626021", note="带投影")
    path = tmp_path / "预约.ics"
    with pytest.raises(UserError):
        calendars.export(desk, clerk, path, unmask_reason="核对名单")
    with pytest.raises(UserError) as refused:
        calendars.export(desk, manager, path, unmask_reason=" ")
    assert refused.value.field == "reason" and not path.exists()
    calendars.export(desk, clerk, path)
    assert "带投影" not in path.read_text("utf-8")
    info, changes = calendars.export(desk, manager, path, unmask_reason="核对名单")
    text = path.read_text("utf-8")
    assert not info.masked and "张硕" in text and "13987626021" in text and "带投影" in text
    assert len(changes.tables["disclosure"]) == 1
    assert [line["reason"] for line in listing.rows(desk, manager, "disclosures")] == ["核对名单"]
    with pytest.raises(UserError):
        calendars.export(desk, manager, tmp_path / "预约.csv")


def test_a_series_is_one_event_with_its_exceptions(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    made, _ = series.make(desk, manager, weekly(rooms["路演厅"]), skip=[date(2026, 8, 3)])
    rows = {row.series_date: row for row in made.rows}
    bookings.move(desk, manager, rows[date(2026, 7, 27)].id, starts_at=at("2026-07-28 15:00"))
    bookings.cancel(desk, manager, rows[date(2026, 8, 10)].id, "放假")
    bookings.edit(desk, manager, rows[date(2026, 8, 17)].id, {"title": "汇报演出"})
    calendars.export(desk, manager, tmp_path / "x.ics")
    [found] = vobject.readComponents((tmp_path / "x.ics").read_text("utf-8"))
    master, *others = found.vevent_list
    assert {str(item.uid.value) for item in found.vevent_list} == {made.id.hex() + "@dangqun"}
    rule = rrulestr(str(master.rrule.value), dtstart=master.dtstart.value)
    gives = {moment.date() for moment in rule} - {moment.date() for moment in master.exdate.value}
    assert gives == {date(2026, 7, 20), date(2026, 7, 27), date(2026, 8, 17), date(2026, 8, 24)}
    told = {item.recurrence_id.value.date(): item for item in others}
    assert set(told) == {date(2026, 7, 27), date(2026, 8, 17)}
    assert told[date(2026, 7, 27)].dtstart.value == at("2026-07-28 15:00")
    assert told[date(2026, 8, 17)].summary.value == "汇报演出"
    assert int(master.sequence.value) >= 3


def test_a_period_and_a_space_are_chosen(desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    book(desk, manager, rooms["路演厅"], "2026-07-20 09:00")
    book(desk, manager, rooms["一号会议室"], "2026-07-20 09:00")
    series.make(desk, manager, weekly(rooms["路演厅"], first=date(2026, 8, 3)))
    path = tmp_path / "x.ics"
    info, _ = calendars.export(desk, manager, path, at("2026-07-20"), at("2026-07-21"))
    assert info.events == 2
    info, _ = calendars.export(desk, manager, path, at("2026-08-24"), at("2026-08-25"), space_id=rooms["路演厅"])
    assert (info.events, info.bookings) == (1, 6)
    assert read_calendar(path).name.endswith("路演厅")


# --- There and back


def manager_of(desk: Desk) -> Actor:
    return next(person.actor for person in staff.list_staff(desk) if person.name == "陈静")


@pytest.fixture(scope="module")
def roomy_folder(made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre with rooms and nothing else."""
    folder = tmp_path_factory.mktemp("roomy") / "data"
    shutil.copytree(made_folder, folder)
    with closing(open_desk(folder, SteppedClock(NOW))) as opened:
        make_rooms(opened, manager_of(opened))
    return folder


@contextmanager
def copy_of(roomy_folder: Path, folder: Path, clock: SteppedClock) -> Iterator[tuple[Desk, Actor]]:
    """Another centre with the same rooms."""
    shutil.copytree(roomy_folder, folder)
    with closing(open_desk(folder, clock)) as opened:
        yield opened, manager_of(opened)


def said(desk: Desk, rows: Sequence[BookingRow]) -> set[tuple[Any, ...]]:
    """What two desks shall have alike: each booking that stands, and its date in its series."""
    gone = (Status.CANCELLED, Status.NO_SHOW, Status.WAITLISTED)
    standing = [row for row in rows if row.status not in gone]
    return {
        (row.starts_at, row.ends_at, row.space_names, row.seat_numbers, row.title, row.series_date, row.status)
        for row in standing
    }


RULES = st.one_of(
    st.builds(Rule, st.just("daily"), st.integers(1, 3), count=st.integers(2, 8)),
    st.builds(
        Rule, st.just("weekly"), st.integers(1, 2), st.sets(st.integers(0, 6), min_size=1).map(tuple),
        until=st.dates(date(2026, 8, 10), date(2026, 10, 1)),
    ),
    st.builds(Rule, st.just("monthly"), month_days=st.sampled_from([(1,), (31,), (-1,)]), count=st.integers(2, 5)),
    st.builds(Rule, st.just("monthly"), nth=st.sampled_from([((1, 0),), ((-1, 4),)]), count=st.integers(2, 5)),
)  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_out_and_in_again_gives_the_same_bookings(
    data: st.DataObject, roomy_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("round")
    clock = SteppedClock(NOW)
    path = folder / "预约.ics"
    with copy_of(roomy_folder, folder / "one", clock) as (desk, actor):
        ids = {one.name: one.id for one in spaces.spaces(desk)}
        for number in range(data.draw(st.integers(1, 3))):
            wish = SeriesWish(
                data.draw(st.dates(date(2026, 7, 19), date(2026, 8, 5))), data.draw(st.integers(0, 1439)),
                data.draw(st.sampled_from([30, 90, 240, 480])), data.draw(RULES),
                (ids[data.draw(st.sampled_from(ROOMS))],), title=f"系列{number}",
            )  # fmt: skip
            try:
                made, _ = series.make(desk, actor, wish)
            except UserError:
                continue
            for row in made.ahead:
                what = data.draw(st.sampled_from(["stay", "stay", "move", "room", "cancel", "skip", "rename"]))
                try:
                    if what == "move":
                        shift = timedelta(minutes=15 * data.draw(st.integers(-20, 200)))
                        bookings.move(desk, actor, row.id, starts_at=row.starts_at + shift)
                    elif what == "room":
                        bookings.move(desk, actor, row.id, spaces=[ids[data.draw(st.sampled_from(ROOMS))]])
                    elif what == "cancel":
                        bookings.cancel(desk, actor, row.id, "取消")
                    elif what == "skip":
                        series.skip_date(desk, actor, row.id, "不用")
                    elif what == "rename":
                        bookings.edit(desk, actor, row.id, {"title": "改了"})
                except UserError:
                    pass  # taken, or in the past: it stays as it is
        book(desk, actor, ids["书房"], "2026-07-20 09:00", title="", name="张硕",
             seats=[spaces.seats(desk, ids["书房"])[data.draw(st.integers(0, 5))].id])  # fmt: skip
        calendars.export(desk, actor, path)
        own = calendars.plan(desk, path)
        assert {line.fate for line in own.lines} <= {Fate.SAME}
        wanted = said(desk, everything(desk))
    with copy_of(roomy_folder, folder / "two", clock) as (desk, actor):
        plan = calendars.plan(desk, path)
        assert not plan.problems
        result, _ = calendars.load(desk, actor, plan)
        assert result.clashes == 0
        untitled = {(*row[:4], "Booking" if row[4] == "" else row[4], *row[5:]) for row in wanted}
        assert said(desk, everything(desk)) == untitled
        again, changes = calendars.load(desk, actor, calendars.plan(desk, path))
        assert again.added == 0 and not changes
        calendars.export(desk, actor, folder / "zweite.ics")
        first, second = (read_calendar(one).events for one in (path, folder / "zweite.ics"))
        assert {one.uid for one in first if one.status != "cancelled"} == {
            one.uid for one in second if one.status != "cancelled"
        }


# --- In


def test_calendars_of_others_come_in_once(desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    path = calendar(
        tmp_path,
        event("a@x", "20260720T090000", "20260720T110000", "DESCRIPTION:带身份证",
              'ORGANIZER;CN="李四":mailto:l@x.org'),
        event("b@x", "20260721T090000", "20260721T110000", "RRULE:FREQ=WEEKLY;COUNT=4",
              "EXDATE;TZID=Asia/Shanghai:20260728T090000", place="蛇口社区党群服务中心 三楼 1号会议室"),
        event("b@x", "20260805T150000", "20260805T170000", "RECURRENCE-ID;TZID=Asia/Shanghai:20260804T090000",
              place="luyanting"),
        event("b@x", "20260811T090000", "20260811T110000", "RECURRENCE-ID;TZID=Asia/Shanghai:20260811T090000",
              "STATUS:CANCELLED", place="一号会议室"),
        event("c@x", "20260722T090000", "20260722T110000", "STATUS:TENTATIVE", place="多功能厅、路演厅"),
        event("d@x", "20260601T090000", "20260601T110000"),
    )  # fmt: skip
    plan = calendars.plan(desk, path)
    assert [line.fate for line in plan.lines] == [Fate.NEW] * 4 and not plan.problems
    assert [(line.dates, line.skipped) for line in plan.lines] == [(1, 0), (3, 1), (1, 0), (1, 0)]
    assert plan.bookings == 6 and everything(desk) == []
    result, changes = calendars.load(desk, manager, plan)
    assert (result.added, result.series, result.clashes, result.already) == (6, 1, 0, 0)
    rows = {(row.uid, row.series_date): row for row in everything(desk)}
    single = rows["a@x", None]
    assert single.status is Status.CONFIRMED and single.note == "带身份证\nOrganiser: 李四"
    assert single.after == 15  # as the room's own bookings
    assert rows["c@x", None].status is Status.REQUESTED
    assert set(rows["c@x", None].spaces) == {rooms["多功能厅"], rooms["路演厅"]}
    assert rows["d@x", None].status is Status.COMPLETED  # it is over, so nobody is taken for a no-show
    moved = rows["", date(2026, 8, 4)]
    assert moved.starts_at == at("2026-08-05 15:00") and moved.spaces == (rooms["路演厅"],)
    assert rows["", date(2026, 8, 11)].status is Status.CANCELLED
    series_id = moved.series_id
    assert series_id is not None
    card = series.card(desk, series_id)
    assert [skip.day for skip in card.skips] == [date(2026, 7, 28)]
    assert "Tuesday" in card.words
    [batch] = listing.rows(desk, manager, "ledgers")
    assert (batch["kind"], batch["added"]) == ("calendar", 6)
    batch_id = bytes.fromhex(batch["id"])
    assert len(bookings.booking_ids(desk, BookingFilter(batch_id=batch_id))) == 6

    again = calendars.plan(desk, path)
    assert {line.fate for line in again.lines} == {Fate.SAME} and again.loaded_before is not None
    result, nothing = calendars.load(desk, manager, again)
    assert (result.added, result.already) == (0, 4) and not nothing and len(everything(desk)) == 6

    undo_act(desk, manager, changes)
    assert everything(desk) == []
    assert {line.fate for line in calendars.plan(desk, path).lines} == {Fate.NEW}
    calendars.load(desk, manager, calendars.plan(desk, path))
    assert len(everything(desk)) == 6


def test_what_takes_somebodys_place_becomes_a_request(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    mine = book(desk, manager, rooms["多功能厅"], "2026-07-20 10:00", title="主题党日")
    path = calendar(
        tmp_path,
        event("a@x", "20260720T110000", "20260720T130000"),
        event("b@x", "20260720T121000", "20260720T140000", title="太近"),
        event("c@x", "20260720T090000", "20260720T120000", place="路演厅"),
        event("d@x", "20260720T113000", "20260720T123000", place="路演厅"),
        event("e@x", "20260713T100000", "20260713T110000", "RRULE:FREQ=WEEKLY;COUNT=3"),
    )
    plan = calendars.plan(desk, path)
    fates = {line.uid: line for line in plan.lines}
    assert [fates[uid].fate for uid in ("a@x", "b@x", "c@x", "d@x", "e@x")] == [
        Fate.CLASH, Fate.CLASH, Fate.NEW, Fate.CLASH, Fate.CLASH,
    ]  # fmt: skip
    assert "主题党日" in fates["a@x"].why and "60" in fates["a@x"].why
    assert "15 minutes" in fates["b@x"].why
    assert fates["d@x"].why == "Overlaps another event of this file."
    assert fates["e@x"].why.startswith("1 of 3 dates: ") and fates["e@x"].clashes == 1
    result, _ = calendars.load(desk, manager, plan)
    assert (result.added, result.clashes) == (7, 4)
    rows = everything(desk)
    assert len(rows) == 8 and not any(row.double for row in rows)
    asked = {row.uid or row.series_date for row in rows if row.status is Status.REQUESTED}
    assert asked == {"a@x", "b@x", "d@x", date(2026, 7, 20)}
    assert bookings.row(desk, mine.id).status is Status.CONFIRMED
    assert {line.fate for line in calendars.plan(desk, path).lines} == {Fate.SAME}


def test_what_came_in_meanwhile_is_seen_when_loading(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    path = calendar(tmp_path, event("a@x", "20260720T110000", "20260720T130000"))
    plan = calendars.plan(desk, path)
    book(desk, manager, rooms["多功能厅"], "2026-07-20 12:00")
    result, _ = calendars.load(desk, manager, plan)
    assert (result.added, result.clashes) == (1, 1)
    result, changes = calendars.load(desk, manager, plan)
    assert (result.added, result.already) == (0, 1) and not changes


def test_what_cannot_be_booked_is_said_and_the_rest_comes_in(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    path = calendar(
        tmp_path,
        event("zero", "20260720T110000", "20260720T110000"),
        event("long", "20260720T110000", "20260920T110000"),
        event("where", "20260720T110000", "20260720T120000", place="腾讯会议"),
        event("nowhere", "20260720T110000", "20260720T120000", place=""),
        event("both", "20260720T110000", "20260720T120000", place="会议"),
        event("hourly", "20260720T110000", "20260720T120000", "RRULE:FREQ=HOURLY;COUNT=3"),
        event("daily", "20200720T110000", "20200720T120000", "RRULE:FREQ=DAILY"),
        event("never", "20260720T110000", "20260720T120000", "RRULE:FREQ=DAILY;COUNT=2",
              "EXDATE;TZID=Asia/Shanghai:20260720T110000,20260721T110000"),
        event("good", "20260720T110000", "20260720T120000", "RRULE:FREQ=DAILY;COUNT=2"),
        event("good", "20260721T110000", "20260721T120000", "RECURRENCE-ID;TZID=Asia/Shanghai:20260721T110000",
              place="线上"),
    )  # fmt: skip
    plan = calendars.plan(desk, path)
    left_out = {line.uid: line.why for line in plan.lines if line.fate is Fate.UNREADABLE}
    assert set(left_out) == {"zero", "long", "where", "nowhere", "both", "hourly", "daily", "never"}
    assert all(left_out.values()) and "腾讯会议" in left_out["where"]
    assert any("线上" in problem for problem in plan.problems)
    unknown = {line.text for line in plan.places if not line.spaces}
    assert unknown == {"腾讯会议", "", "线上", "会议"}
    mapped = calendars.plan(desk, path, {"腾讯会议": [rooms["路演厅"]], "": [rooms["书房"]]})
    fates = {line.uid: line.fate for line in mapped.lines}
    assert (fates["where"], fates["nowhere"]) == (Fate.NEW, Fate.NEW)
    result, _ = calendars.load(desk, manager, mapped)
    assert (result.added, result.unreadable) == (3, 6)
    assert [row.series_date for row in everything(desk) if row.series_id] == [date(2026, 7, 20)]


def test_a_place_is_found_by_what_people_call_it(desk: Desk, rooms: dict[str, RowId]) -> None:
    for text, names in {
        "多功能厅": ["多功能厅"],
        "三楼多功能厅（东门）": ["多功能厅"],
        "dgnt": ["多功能厅"],
        "1号会议室; 二楼": ["一号会议室"],
        "路演": ["路演厅"],
        "一号会议室、路演厅": ["一号会议室", "路演厅"],
        "会议中心酒店": [],
    }.items():
        assert [one.name for one in calendars.spaces_called(desk, text)] == names, text
    assert calendars.space_called(desk, "luyanting").name == "路演厅"
    with pytest.raises(UserError, match="书房") as refused:
        calendars.space_called(desk, "屋顶")
    assert refused.value.field == "space"


def test_seats_of_a_study_hall_keep_their_numbers(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    for place, numbers in {
        "书房 座位 5": ["5"], "书房 2、3号座": ["2", "3"], "书房 seat 4": ["4"], "3楼书房": [], "书房 9号座": [],
    }.items():  # fmt: skip
        path = calendar(tmp_path, event(f"{place}@x", "20260720T090000", "20260720T100000", place=place))
        [entry] = calendars.plan(desk, path).entries
        known = {one.id: one.number for one in spaces.seats(desk, rooms["书房"])}
        assert [known[seat] for seat in entry.items[0].seats] == numbers, place
    path = calendar(
        tmp_path,
        event("a@x", "20260720T090000", "20260720T100000", place="书房 座位 5"),
        event("b@x", "20260720T090000", "20260720T100000", place="书房 座位 6"),
    )
    assert calendars.load(desk, manager, calendars.plan(desk, path))[0].clashes == 0


def test_an_endless_series_is_booked_for_a_year(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], clock: SteppedClock, tmp_path: Path
) -> None:
    path = calendar(tmp_path, event("a@x", "20260706T090000", "20260706T100000", "RRULE:FREQ=WEEKLY;BYDAY=MO"))
    plan = calendars.plan(desk, path)
    assert plan.lines[0].fate is Fate.NEW and "never ends" in plan.lines[0].why
    result, _ = calendars.load(desk, manager, plan)
    assert result.added == 55 and everything(desk)[-1].starts_at == at("2027-07-19 09:00")
    clock.advance(days=30)
    assert [line.fate for line in calendars.plan(desk, path).lines] == [Fate.SAME]


def test_other_clocks_are_translated(desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    """A rule that our clocks tell alike stays a series; one they don't becomes its single dates."""
    path = calendar(
        tmp_path,
        "UID:utc\r\nDTSTART:20260720T010000Z\r\nDTEND:20260720T030000Z\r\nSUMMARY:x\r\nLOCATION:路演厅\r\n"
        "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3",
        "UID:late\r\nDTSTART:20260720T180000Z\r\nDTEND:20260720T190000Z\r\nSUMMARY:x\r\nLOCATION:路演厅\r\n"
        "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3",
        "UID:berlin\r\nDTSTART;TZID=Europe/Berlin:20261012T090000\r\nDTEND;TZID=Europe/Berlin:20261012T100000\r\n"
        "SUMMARY:x\r\nLOCATION:路演厅\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
        "EXDATE;TZID=Europe/Berlin:20261019T090000",
    )
    result, _ = calendars.load(desk, manager, calendars.plan(desk, path))
    assert (result.added, result.series) == (8, 1)
    rows = everything(desk)
    assert [row.starts_at for row in rows if row.series_id] == [
        at("2026-07-20 09:00"), at("2026-07-27 09:00"), at("2026-08-03 09:00"),
    ]  # fmt: skip
    late = [row.starts_at for row in rows if row.uid.startswith("late/")]
    assert late == [at("2026-07-21 02:00"), at("2026-07-28 02:00"), at("2026-08-04 02:00")]
    berlin = [row.starts_at for row in rows if row.uid.startswith("berlin/")]
    assert berlin == [at("2026-10-12 15:00"), at("2026-10-26 16:00")]
    again, _ = calendars.load(desk, manager, calendars.plan(desk, path))
    assert again.added == 0 and again.already == 3


def test_changes_are_taken_over_only_when_asked(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    old = (
        event("a@x", "20260720T090000", "20260720T100000"),
        event("b@x", "20260721T090000", "20260721T100000"),
        event("c@x", "20260722T090000", "20260722T100000"),
        event("s@x", "20260720T140000", "20260720T150000", "RRULE:FREQ=WEEKLY;COUNT=3", place="路演厅"),
    )
    calendars.load(desk, manager, calendars.plan(desk, calendar(tmp_path, *old)))
    book(desk, manager, rooms["多功能厅"], "2026-07-23 09:00")
    new = (
        event("a@x", "20260720T093000", "20260720T103000", title="讲座改题"),
        event("b@x", "20260721T090000", "20260721T100000", "STATUS:CANCELLED"),
        event("c@x", "20260723T090000", "20260723T100000"),
        event("s@x", "20260720T140000", "20260720T150000", "RRULE:FREQ=WEEKLY;COUNT=4",
              "EXDATE;TZID=Asia/Shanghai:20260727T140000", place="路演厅"),
    )  # fmt: skip
    path = calendar(tmp_path, *new)
    plan = calendars.plan(desk, path)
    assert {line.fate for line in plan.lines} == {Fate.CHANGED} and all(line.why for line in plan.lines)
    before = everything(desk)
    assert calendars.load(desk, manager, plan)[0].added == 0 and everything(desk) == before
    result, changes = calendars.load(desk, manager, plan, update=True)
    assert (result.added, result.updated, result.clashes) == (1, 3, 1)
    rows = {row.uid or row.series_date: row for row in everything(desk)}
    assert rows["a@x"].starts_at == at("2026-07-20 09:30") and rows["a@x"].title == "讲座改题"
    assert rows["b@x"].status is Status.CANCELLED and rows["b@x"].reason == "Cancelled in the calendar"
    assert rows["c@x"].starts_at == at("2026-07-22 09:00")  # the new place is taken: it stays
    assert rows[date(2026, 7, 27)].status is Status.CANCELLED
    assert rows[date(2026, 8, 10)].series_id == rows[date(2026, 7, 20)].series_id
    assert rows[date(2026, 8, 10)].status is Status.CONFIRMED
    assert [line.fate for line in calendars.plan(desk, path).lines] == [Fate.SAME, Fate.SAME, Fate.CHANGED, Fate.SAME]
    undo_act(desk, manager, changes)
    assert {row.id: row for row in everything(desk)} == {row.id: row for row in before}


def test_what_was_decided_here_is_no_change(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    path = calendar(
        tmp_path,
        event("a@x", "20260720T090000", "20260720T100000", "STATUS:TENTATIVE"),
        event("b@x", "20260721T090000", "20260721T100000"),
        event("c@x", "20260722T090000", "20260722T100000"),
    )
    calendars.load(desk, manager, calendars.plan(desk, path))
    rows = {row.uid: row for row in everything(desk)}
    bookings.approve(desk, manager, rows["a@x"].id)
    bookings.cancel(desk, manager, rows["b@x"].id, "不办了")
    bookings.void_booking(desk, manager, rows["c@x"].id, "重复")
    assert {line.fate for line in calendars.plan(desk, path).lines} == {Fate.SAME}
    assert not calendars.load(desk, manager, calendars.plan(desk, path), update=True)[1]


def test_a_clerk_loads_no_calendar_and_stopping_leaves_nothing(
    desk: Desk, manager: Actor, clerk: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    plan = calendars.plan(desk, calendar(tmp_path, event("a@x", "20260720T090000", "20260720T100000")))
    with pytest.raises(UserError):
        calendars.load(desk, clerk, plan)
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        calendars.load(desk, manager, plan, stopped)
    assert everything(desk) == [] and not list(listing.rows(desk, manager, "ledgers"))
    with pytest.raises(UserError):
        calendars.plan(desk, tmp_path / "gone.ics")


def test_another_desks_space_is_asked_for(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    spaces.save_space(desk, manager, None, {"name": "礼堂", "owning_desk": "B"})
    path = calendar(tmp_path, event("a@x", "20260720T090000", "20260720T100000", place="礼堂"))
    calendars.load(desk, manager, calendars.plan(desk, path))
    assert [row.status for row in everything(desk)] == [Status.REQUESTED]


def test_a_calendar_may_not_bring_too_much(desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    daily = "RRULE:FREQ=DAILY;COUNT=400"
    path = calendar(tmp_path, *(event(f"{n}@x", "20260720T090000", "20260720T093000", daily) for n in range(51)))
    with pytest.raises(UserError, match="20000"):
        calendars.plan(desk, path)


def test_nobody_is_made_of_an_organiser(desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    path = calendar(tmp_path, event("a@x", "20260720T090000", "20260720T100000", "ORGANIZER;CN=李四:mailto:l@x.org"))
    calendars.load(desk, manager, calendars.plan(desk, path))
    assert people.search(desk, "李四") == []
    assert everything(desk)[0].person_id is None
