"""Papers of bookings: what they say is what the lists behind them say, and nobody is named who shouldn't be."""

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pypdf
import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.domain.auth import Actor
from app.domain.bookings import Status
from app.domain.series import Rule
from app.domain.sites import weekly
from app.domain.spaces import DayKind, Opening
from app.services import booking_reports, bookings, listing, loans, reports, series, spaces
from app.services.bookings import BookingFilter, BookingRow
from app.services.desk import Desk
from app.services.series import SeriesWish

ZONE = ZoneInfo("Asia/Shanghai")
WORK = weekly([[(9 * 60, 12 * 60), (14 * 60, 18 * 60)]] * 5 + [[], []])
PHONE = "13987626021"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture
def rooms(desk: Desk, manager: Actor) -> dict[str, RowId]:
    """A hall open day and night, a room with working hours, a study hall of six seats, chairs to lend."""
    hall, _ = spaces.save_space(
        desk, manager, None, {"name": "多功能厅", "capacity": 120, "location": "三楼", "buffer_after": 15}
    )
    room, _ = spaces.save_space(
        desk, manager, None, {"name": "一号会议室", "capacity": 12, "opening": Opening(WORK, holiday=())}
    )
    study, _ = spaces.save_space(desk, manager, None, {"name": "书房", "kind": "study"})
    spaces.lay_out_seats(desk, manager, study.id, 2, 3)
    chairs, _ = spaces.save_asset(desk, manager, None, {"name": "折叠椅", "stock": 60, "unit": "把"})
    return {"hall": hall.id, "room": room.id, "study": study.id, "chairs": chairs.id}


@pytest.fixture
def busy(desk: Desk, manager: Actor, rooms: dict[str, RowId], clock: SteppedClock) -> Desk:
    """A week in July with all that can become of a booking."""
    clock.now = at("2026-07-10 09:00")
    hall, room, study = rooms["hall"], rooms["room"], rooms["study"]

    def book(start: str, hours: float, *where: RowId, **values: Any) -> BookingRow:
        begins = at(start)
        outcome, _ = bookings.book(
            desk, manager, starts_at=begins, ends_at=begins + timedelta(hours=hours), spaces=list(where),
            **{"title": "支部学习", **values},
        )  # fmt: skip
        return outcome.row

    seats = {one.number: one.id for one in spaces.seats(desk, study)}
    came = book("2026-07-13 09:00", 2, hall, name="张硕", phones=PHONE, headcount=30, population_group="party_member",
                assets=[(rooms["chairs"], 20)])  # fmt: skip
    early = book("2026-07-13 14:00", 3, room, organisation="南山社区", headcount=8)
    both = book("2026-07-14 14:00", 2, hall, room, title="联席会议", headcount=40)
    nobody = book("2026-07-14 19:00", 2, hall, name="欧阳雪", population_group="rider")
    night = book("2026-07-14 23:00", 4, hall, title="", organisation="骑手联盟")
    sat = book("2026-07-15 09:00", 4, study, seats=[seats["2"]], title="", name="王𬀩")
    off = book("2026-07-15 10:00", 1, room)
    bookings.cancel(desk, manager, off.id, "改期")
    book("2026-07-16 09:00", 1, hall, name="李雷", headcount=5)
    spaces.save_closure(
        desk, manager, None, space_id=hall, starts_at=at("2026-07-17 08:00"), ends_at=at("2026-07-17 18:00"),
        reason="检修空调",
    )  # fmt: skip
    spaces.save_day(desk, manager, date(2026, 7, 15), DayKind.HOLIDAY, "区庆")

    def use(row: BookingRow, start: str, end: str) -> None:
        clock.now = at(start)
        bookings.check_in(desk, manager, row.id)
        clock.now = at(end)
        bookings.check_out(desk, manager, row.id)

    use(came, "2026-07-13 08:50", "2026-07-13 11:10")
    use(early, "2026-07-13 14:10", "2026-07-13 16:00")
    use(both, "2026-07-14 14:00", "2026-07-14 16:00")
    clock.now = at("2026-07-14 19:20")
    bookings.no_show(desk, manager, nobody.id)
    use(night, "2026-07-14 23:00", "2026-07-15 03:00")
    use(sat, "2026-07-15 09:00", "2026-07-15 12:00")
    clock.now = at("2026-07-15 18:00")
    return desk


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def cells_of(path: Path) -> list[list[tuple[Any, ...]]]:
    return [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path).worksheets]


# --- The day


def test_the_day_sheet_says_what_the_lists_say(busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    day = date(2026, 7, 14)
    made = {}
    for ending in booking_reports.ALL:
        info, changes = booking_reports.day_sheet(busy, clerk, day, tmp_path / f"day{ending}")
        made[ending] = info
        assert info.masked and not changes
    period = reports.days(busy, day, day)
    rows = bookings.booking_rows(busy, bookings.booking_ids(busy, BookingFilter(start=period.start, end=period.end)))
    by_space = sum(len(row.spaces) for row in rows)
    assert {info.rows for info in made.values()} == {by_space} == {4}  # one of them has two spaces
    lines = [line for line in lines_of(tmp_path / "day.csv") if line["State"]]
    assert sorted((line["Space"], line["Title"], line["State"]) for line in lines) == sorted(
        (name, row.title or row.organisation, row.status_label) for row in rows for name in row.space_names
    )
    assert [line["Came"] for line in lines if line["Title"] == "联席会议"] == ["14:00", "14:00"]
    text = text_of(tmp_path / "day.pdf")
    assert made[".pdf"].check_code in text and "欧阳＊" in text and "欧阳雪" not in text
    assert "23:00" in text and "next day 03:00" in text
    for name in ("多功能厅", "一号会议室", "书房"):
        assert name in text


def test_a_closure_stands_on_the_day_sheet(busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    booking_reports.day_sheet(busy, clerk, date(2026, 7, 17), tmp_path / "day.pdf")
    assert "检修空调" in text_of(tmp_path / "day.pdf")


def test_names_are_masked_unless_a_manager_says_why(busy: Desk, manager: Actor, clerk: Actor, tmp_path: Path) -> None:
    day, path = date(2026, 7, 13), tmp_path / "day.csv"
    booking_reports.day_sheet(busy, manager, day, path)
    assert "张＊" in path.read_text("utf-8-sig") and "张硕" not in path.read_text("utf-8-sig")
    with pytest.raises(UserError):
        booking_reports.day_sheet(busy, clerk, day, path, unmask_reason="联系申请人")
    with pytest.raises(UserError) as refused:
        booking_reports.day_sheet(busy, manager, day, path, unmask_reason=" ")
    assert refused.value.field == "reason" and "张硕" not in path.read_text("utf-8-sig")
    info, changes = booking_reports.day_sheet(busy, manager, day, path, unmask_reason="联系申请人")
    assert not info.masked and "张硕" in path.read_text("utf-8-sig") and changes.tables["disclosure"]
    [kept] = listing.rows(busy, manager, "disclosures")
    assert kept["reason"] == "联系申请人" and "2026-7-13" in kept["subject"]


def test_a_duty_day_goes_on_past_midnight(busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    """What runs from 23:00 to 03:00 belongs to the evening's duty day, and not to the next."""
    booking_reports.day_sheet(busy, clerk, date(2026, 7, 15), tmp_path / "next.csv")
    titles = [line["Title"] for line in lines_of(tmp_path / "next.csv")]
    assert "骑手联盟" not in titles and "Seat 2" in titles


# --- The door and the week


def test_a_door_names_nobody(busy: Desk, manager: Actor, clerk: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    info, _ = booking_reports.door_sheet(busy, clerk, rooms["hall"], date(2026, 7, 14), tmp_path / "door.pdf")
    text = text_of(tmp_path / "door.pdf")
    assert info.rows == 2 and "联席会议" in text and "骑手联盟" in text and "19:00" not in text
    assert clerk.name not in text and "三楼" in text
    info, _ = booking_reports.door_sheet(busy, clerk, rooms["hall"], date(2026, 7, 16), tmp_path / "door.pdf")
    assert info.rows == 1 and "李" not in text_of(tmp_path / "door.pdf")
    info, _ = booking_reports.door_sheet(busy, clerk, rooms["hall"], date(2026, 7, 17), tmp_path / "door.pdf")
    assert info.rows == 0 and "检修空调" in text_of(tmp_path / "door.pdf")
    info, _ = booking_reports.door_sheet(busy, clerk, rooms["study"], date(2026, 7, 15), tmp_path / "door.pdf")
    assert info.rows == 0  # who sits where is nobody's business
    with pytest.raises(UserError):
        booking_reports.door_sheet(busy, clerk, rooms["hall"], date(2026, 7, 17), tmp_path / "door.xlsx")
    with pytest.raises(UserError):
        booking_reports.door_sheet(busy, clerk, bytes(16), date(2026, 7, 17), tmp_path / "door.pdf")


def test_a_week_is_a_rooms_week(busy: Desk, clerk: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    """Any day of it names the week; its table and its drawing hold the room's own bookings."""
    for ending in booking_reports.ALL:
        path = tmp_path / f"week{ending}"
        info, _ = booking_reports.room_week(busy, clerk, rooms["hall"], date(2026, 7, 15), path)
        assert info.rows == 5
    lines = lines_of(tmp_path / "week.csv")
    assert [line["Title"] for line in lines] == ["支部学习", "联席会议", "支部学习", "骑手联盟", "支部学习"]
    text = text_of(tmp_path / "week.pdf")
    assert "2026-7-13" in text and "2026-7-19" in text and "联席会议" in text and "检修空调" in text
    for name in ("张硕", "张＊", "欧阳"):
        assert name not in text


# --- A loan


def test_a_receipt_has_two_copies_and_one_number(
    busy: Desk, clerk: Actor, rooms: dict[str, RowId], clock: SteppedClock, tmp_path: Path
) -> None:
    lent, _ = loans.lend(
        busy, clerk, items=[(rooms["chairs"], 12)], due_at=at("2026-07-15 22:00"), name="周敏", phones="13500135000",
        condition="完好",
    )  # fmt: skip
    number = lent[0].number
    info, _ = booking_reports.loan_receipt(busy, clerk, number, tmp_path / "loan.pdf")
    text = text_of(tmp_path / "loan.pdf")
    assert info.rows == 1 and text.count(number) >= 2 and text.count("12 把") == 2
    assert "周敏" in text and "135****5000" in text and "13500135000" not in text
    assert "In order" not in text
    clock.advance(hours=1)
    loans.give_back(busy, clerk, lent[0].id, quantity=10, condition="good")
    booking_reports.loan_receipt(busy, clerk, number, tmp_path / "loan.pdf")
    assert "10 of 12" in text_of(tmp_path / "loan.pdf").replace("\n", "") and "19:00" in text_of(tmp_path / "loan.pdf")
    with pytest.raises(UserError) as refused:
        booking_reports.loan_receipt(busy, clerk, "007-A-20260101-01", tmp_path / "none.pdf")
    assert refused.value.field == "number" and not (tmp_path / "none.pdf").exists()


def test_a_loan_for_a_booking_says_what_for(
    busy: Desk, clerk: Actor, rooms: dict[str, RowId], clock: SteppedClock, tmp_path: Path
) -> None:
    clock.now = at("2026-07-13 08:55")
    [came] = [row for row in all_rows(busy) if row.assets]
    lent, _ = loans.lend(busy, clerk, items=[(rooms["chairs"], 20)], due_at=at("2026-07-13 12:00"), booking_id=came.id)
    booking_reports.loan_receipt(busy, clerk, lent[0].number, tmp_path / "loan.pdf")
    text = text_of(tmp_path / "loan.pdf")
    assert "支部学习" in text and "多功能厅" in text and "张硕" in text


# --- How spaces were used


def all_rows(desk: Desk, period: reports.Period | None = None) -> list[BookingRow]:
    wanted = BookingFilter(start=period.start, end=period.end) if period else BookingFilter()
    return bookings.booking_rows(desk, bookings.booking_ids(desk, wanted))


def hours_within(start: datetime, end: datetime, period: reports.Period) -> float:
    return max((min(end, period.end) - max(start, period.start)).total_seconds(), 0) / 3600


def test_figures_are_those_of_the_rows_behind(busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    period = reports.days(busy, date(2026, 7, 13), date(2026, 7, 19))
    info, _ = booking_reports.statistics(busy, clerk, period, tmp_path / "use.xlsx")
    assert info.use is not None
    rows = [row for row in all_rows(busy, period) if row.spaces]
    standing = [row for row in rows if row.status in (Status.CONFIRMED, Status.COMPLETED, Status.NO_SHOW)]
    for use in info.use.spaces:
        here = [row for row in standing if use.space in row.space_names]
        assert use.bookings == len(here)
        assert use.no_shows == sum(row.status is Status.NO_SHOW for row in here)
        assert use.cancelled == sum(row.status is Status.CANCELLED and use.space in row.space_names for row in rows)
        assert use.people == sum(row.headcount or 1 for row in here if row.status is Status.COMPLETED)
        assert use.booked == 60 * sum(hours_within(row.starts_at, row.ends_at, period) for row in here)
        used = [
            hours_within(max(row.in_at, row.starts_at), min(row.out_at, row.ends_at), period)
            for row in here
            if row.in_at and row.out_at
        ]
        assert use.used == pytest.approx(60 * sum(used), abs=1)
    by_name = {use.space: use for use in info.use.spaces}
    assert by_name["多功能厅"].open == (7 * 24 - 10) * 60  # less the repair
    assert by_name["一号会议室"].open == 4 * 7 * 60  # five working days, one of them a holiday
    assert by_name["书房"].open == 7 * 24 * 60 * 6  # of every seat
    assert (by_name["书房"].booked, by_name["书房"].used) == (240, 180)
    total = info.use.total
    assert total is not None
    assert total.bookings == len(standing) == sum(use.bookings for use in info.use.spaces) - 1  # one has two spaces
    assert (total.no_shows, total.cancelled) == (1, 1) and total.people == 30 + 8 + 40 + 1 + 1
    for name in ("booked", "used", "open"):
        assert getattr(total, name) == sum(getattr(use, name) for use in info.use.spaces)
    assert sum(one.bookings for one in info.use.groups) == total.bookings
    assert sum(one.booked for one in info.use.groups) == total.booked
    assert info.use.groups[-1].group == "No group given"


def test_hours_of_the_day_count_what_ran_in_them(busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    period = reports.days(busy, date(2026, 7, 13), date(2026, 7, 15))
    info, _ = booking_reports.statistics(busy, clerk, period, tmp_path / "use.pdf")
    assert info.use is not None
    hours = dict(info.use.hours)
    assert next(iter(hours)) == "08" and len(hours) == 24
    expected: dict[str, int] = dict.fromkeys(hours, 0)
    for row in all_rows(busy, period):
        if row.status in (Status.CONFIRMED, Status.COMPLETED):
            clock_hour = row.starts_at.astimezone(ZONE).replace(minute=0)
            while clock_hour < row.ends_at:
                expected[f"{clock_hour.hour:02}"] += 1
                clock_hour += timedelta(hours=1)
    assert hours == expected and hours["02"] == 1 and hours["19"] == 0


def test_the_three_forms_agree_and_say_what_they_count(busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    period = reports.days(busy, date(2026, 7, 13), date(2026, 7, 19))
    made = {
        ending: booking_reports.statistics(busy, clerk, period, tmp_path / f"use{ending}")[0]
        for ending in booking_reports.ALL
    }
    assert len({info.use.spaces for info in made.values() if info.use}) == 1
    text = text_of(tmp_path / "use.pdf")
    total = made[".pdf"].use.total if made[".pdf"].use else None
    assert total is not None and total.used == 890
    assert made[".pdf"].check_code in text and "used ÷ open" in text and "14.8 hours" in text
    space, group, hour = cells_of(tmp_path / "use.xlsx")
    assert any(line[0] == "多功能厅" and line[1] == 5 for line in space)
    assert any(line[0] == "Total" for line in space) and any("Hours booked" in str(line[0]) for line in space)
    assert any(line[0] == "No group given" for line in group) and any(line[0] == "08" for line in hour)
    lines = lines_of(tmp_path / "use.csv")
    assert [line["Space"] for line in lines] == ["多功能厅", "一号会议室", "书房", "Total"]


def test_a_period_cuts_hours_where_it_ends(busy: Desk, clerk: Actor, tmp_path: Path) -> None:
    """A booking that runs over the edge of a month counts on both sides, its hours only once."""
    parts = [
        reports.days(busy, date(2026, 7, 13), date(2026, 7, 13)),
        reports.days(busy, date(2026, 7, 14), date(2026, 7, 14)),
    ]
    whole, _ = booking_reports.statistics(
        busy, clerk, reports.days(busy, parts[0].first, parts[1].last), tmp_path / "a.csv"
    )
    found = [booking_reports.statistics(busy, clerk, part, tmp_path / "b.csv")[0] for part in parts]
    assert whole.use is not None and whole.use.total is not None
    assert whole.use.total.booked == sum(one.use.total.booked for one in found if one.use and one.use.total)
    assert whole.use.total.open == sum(one.use.total.open for one in found if one.use and one.use.total)


# --- The list


def test_a_list_is_written_as_it_is_shown(busy: Desk, manager: Actor, clerk: Actor, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    wanted = BookingFilter(statuses=(Status.COMPLETED,))
    info, _ = booking_reports.export_bookings(busy, clerk, wanted, path, sort="name", descending=True)
    shown = bookings.booking_rows(busy, bookings.booking_ids(busy, wanted, "name", True))
    lines = lines_of(path)
    assert info.rows == len(shown) == len(lines) == 5
    assert [(line["Applicant"], line["Phone"], line["Space"], line["State"]) for line in lines] == [
        (row.name, row.phone, row.place, row.status_label) for row in shown
    ]
    assert any("20把" in line["Equipment"] for line in lines) and PHONE not in path.read_text("utf-8-sig")
    with pytest.raises(UserError):
        booking_reports.export_bookings(busy, clerk, wanted, path, unmask_reason="核对")
    booking_reports.export_bookings(busy, manager, wanted, path, unmask_reason="核对")
    assert PHONE in path.read_text("utf-8-sig")
    booking_reports.export_bookings(busy, clerk, BookingFilter(), tmp_path / "list.xlsx")
    [sheet] = cells_of(tmp_path / "list.xlsx")
    assert sum(isinstance(line[0], datetime) for line in sheet) == len(all_rows(busy))
    with pytest.raises(UserError):
        booking_reports.export_bookings(busy, clerk, wanted, tmp_path / "list.pdf")


def test_titles_never_become_formulas(desk: Desk, clerk: Actor, rooms: dict[str, RowId], tmp_path: Path) -> None:
    bookings.book(
        desk, clerk, starts_at=at("2026-07-20 09:00"), ends_at=at("2026-07-20 10:00"), spaces=[rooms["hall"]],
        title='=HYPERLINK("x")', organisation="@x",
    )  # fmt: skip
    papers: list[Callable[[Path], object]] = [
        lambda path: booking_reports.export_bookings(desk, clerk, BookingFilter(), path),
        lambda path: booking_reports.day_sheet(desk, clerk, date(2026, 7, 20), path),
        lambda path: booking_reports.room_week(desk, clerk, rooms["hall"], date(2026, 7, 20), path),
    ]
    for write in papers:
        write(tmp_path / "x.csv")
        assert not any(cell.startswith(("=", "@")) for line in lines_of(tmp_path / "x.csv") for cell in line.values())
        write(tmp_path / "x.xlsx")
        cells = [cell for row in openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0].iter_rows() for cell in row]
        assert [cell.data_type for cell in cells if cell.value and "HYPERLINK" in str(cell.value)] == ["s"]


def test_an_empty_centre_has_papers_too(desk: Desk, clerk: Actor, tmp_path: Path) -> None:
    for ending in booking_reports.ALL:
        info, _ = booking_reports.day_sheet(desk, clerk, date(2026, 7, 20), tmp_path / f"day{ending}")
        assert info.rows == 0
        booking_reports.statistics(desk, clerk, reports.today(desk), tmp_path / f"use{ending}")


def test_many_dates_of_a_series_are_as_many_rows(
    desk: Desk, manager: Actor, rooms: dict[str, RowId], tmp_path: Path
) -> None:
    wish = SeriesWish(date(2026, 7, 20), 19 * 60, 90, Rule("daily", count=60), (rooms["hall"],), title="广场舞")
    series.make(desk, manager, wish)
    period = reports.days(desk, date(2026, 7, 20), date(2026, 9, 30))
    info, _ = booking_reports.statistics(desk, manager, period, tmp_path / "use.csv")
    assert info.use is not None and info.use.spaces[0].bookings == 60 and info.use.spaces[0].booked == 60 * 90
    starts = [row.starts_at for row in all_rows(desk, period)]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(starts))
