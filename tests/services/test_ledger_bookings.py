"""Ledgers of bookings and lists of spaces: nothing is left out, nothing is booked twice, all of it can go again."""

import csv
import re
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from app.core.clock import SteppedClock
from app.core.errors import Cancelled, UserError
from app.core.ids import RowId
from app.core.progress import Progress
from app.domain import ledger_bookings, ledger_spaces
from app.domain.auth import Actor
from app.domain.bookings import Status
from app.domain.spaces import Opening
from app.services import bookings, calendars, ledgers, people, spaces, undo
from app.services.bookings import BookingFilter, BookingRow
from app.services.desk import Desk
from app.services.ledgers import LedgerPlan, LoadResult
from app.services.maintenance import digest

SAMPLE = Path(__file__).parents[1] / "data" / "场地预约登记.csv"
ZONE = ZoneInfo("Asia/Shanghai")
HEAD = ("日期", "时间", "场地", "单位", "活动内容", "申请人", "电话", "备注")


def plan_of(desk: Desk, file: Path, kind: str = "bookings") -> LedgerPlan:
    return ledgers.plan(desk, ledgers.read(desk, file, kind))


def bring(desk: Desk, actor: Actor, file: Path, kind: str = "bookings") -> LoadResult:
    return ledgers.load(desk, actor, plan_of(desk, file, kind))[0]


def write(path: Path, *lines: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([head, *lines])
    return path


def line(
    day: str, span: str, place: str, name: str = "王芳", whose: str = "第一党支部", title: str = "党课"
) -> tuple[str, ...]:
    return day, span, place, whose, title, name, "13812345678", ""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=ZONE)


def every(desk: Desk, **wanted: object) -> list[BookingRow]:
    return bookings.booking_rows(desk, bookings.booking_ids(desk, BookingFilter(**wanted)))


def holders(desk: Desk) -> list[tuple[RowId, datetime, datetime]]:
    held = (Status.CONFIRMED, Status.IN_USE, Status.COMPLETED)
    return [(space, row.starts_at, row.ends_at) for row in every(desk, statuses=held) for space in row.spaces]


def nothing_twice(desk: Desk) -> bool:
    return not any(
        one[0] == other[0] and one[1] < other[2] and other[1] < one[2] for one, other in combinations(holders(desk), 2)
    )


def by_hand() -> tuple[int, set[tuple[int, int]]]:
    """Rows of the sample, and which of them clash: read without the program, every row beside every other."""
    with SAMPLE.open(encoding="gb18030", newline="") as file:
        rows = [row for row in csv.reader(file) if any(row)][1:]
    found = []
    for number, row in enumerate(rows, 2):
        year_month_day = [int(part) for part in re.findall(r"\d+", row[0])]
        hours = re.fullmatch(r"(\d+):(\d+)(?:[-~—]|至)(次日)?(\d+):(\d+)", row[1])
        assert hours is not None
        midnight = datetime(*([2026, *year_month_day][-3:]), tzinfo=ZONE)  # type: ignore[arg-type]
        start = midnight + timedelta(hours=int(hours[1]), minutes=int(hours[2]))
        end = midnight + timedelta(days=bool(hours[3]), hours=int(hours[4]), minutes=int(hours[5]))
        found.append((number, row[2], start, end))
    pairs = {
        (one[0], other[0])
        for one, other in combinations(found, 2)
        if one[1] == other[1] and one[2] < other[3] and other[2] < one[3]
    }
    return len(found), pairs


# ---------------------------------------------------------------- the sample


def test_the_sample_comes_in_whole_twice_adds_nothing_and_goes_as_a_whole(desk: Desk, manager: Actor) -> None:
    count, pairs = by_hand()
    assert (count, len(pairs)) == (125, 4)
    before = digest(desk)
    plan = plan_of(desk, SAMPLE)
    assert digest(desk) == before
    assert len(plan.records) == count and not plan.rejected and not plan.warnings and not plan.warned
    assert {tuple(sorted((pair.record.row, pair.other.row))) for pair in plan.clashes if pair.other} == pairs
    assert plan.clashing == 2 * len(pairs) and plan.people_new == count
    assert {one.name: one.kind for one in plan.spaces_new} == {
        "一楼会议室": "meeting", "二楼多功能厅": "hall", "党员教室": "classroom", "舞蹈室": "dance",
        "亲子阅览室": "family", "自习区": "study",
    }  # fmt: skip
    assert sum(one.rows for one in plan.spaces_new) == count

    result, _ = ledgers.load(desk, manager, plan)
    assert (result.added, result.people_added, result.spaces_added, result.clashing) == (count, count, 6, 8)
    rows = every(desk, batch_id=result.batch_id)
    assert len(rows) == count and all(row.person_id and row.spaces for row in rows)
    done = [row for row in rows if row.status is Status.COMPLETED]
    asked = [row for row in rows if row.status is Status.REQUESTED]
    assert (len(done), len(asked)) == (count - 8, 8) and nothing_twice(desk)
    assert all((row.in_at, row.out_at) == (row.starts_at, row.ends_at) and not row.note for row in done)
    assert all("Clashes with" in row.note for row in asked)

    # The competitors stand side by side, and the manager's yes decides.
    queue = bookings.queue(desk)
    assert len(queue) == 8 and all(len(one.competing) == 1 and not one.hits for one in queue)
    granted, _ = bookings.approve(desk, manager, queue[0].row.id)
    assert granted.row.status is Status.COMPLETED and nothing_twice(desk)

    state = digest(desk)
    again = bring(desk, manager, SAMPLE)
    assert (again.added, again.already, again.batch_id) == (0, count, None)
    assert ledgers.load(desk, manager, plan)[0].added == 0 and digest(desk) == state
    assert plan_of(desk, SAMPLE).loaded_before is not None

    assert result.batch_id is not None
    gone, changes = ledgers.undo_batch(desk, manager, result.batch_id, "装错文件")
    assert gone == count and len(changes.tables["booking"]) == count
    assert every(desk) == [] and spaces.spaces(desk) == () and len(people.person_ids(desk)) == 0
    assert bookings.queue(desk) == [] and ledgers.batches(desk)[0].undone
    assert bring(desk, manager, SAMPLE).added == count and nothing_twice(desk)


def test_undo_takes_the_load_back(desk: Desk, manager: Actor) -> None:
    _, changes = ledgers.load(desk, manager, plan_of(desk, SAMPLE))
    _, undone = undo.undo_act(desk, manager, changes)
    assert every(desk) == [] and spaces.spaces(desk) == () and ledgers.batches(desk)[0].undone
    undo.undo_act(desk, manager, undone)
    assert len(every(desk)) == 125 and len(spaces.spaces(desk)) == 6 and nothing_twice(desk)


def test_a_stopped_load_leaves_nothing(desk: Desk, manager: Actor, clerk: Actor) -> None:
    before = digest(desk)
    plan = plan_of(desk, SAMPLE)
    progress = Progress(lambda *_: progress.cancel())
    with pytest.raises(Cancelled):
        ledgers.load(desk, manager, plan, progress)
    with pytest.raises(UserError):
        ledgers.load(desk, clerk, plan)
    assert digest(desk) == before and spaces.spaces(desk) == ()


# ---------------------------------------------------------------- past and ahead, and what the desk has


def test_past_ones_have_been_and_those_ahead_are_confirmed(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    file = write(
        tmp_path / "预约.csv",
        line("2026-07-18", "9:00-11:00", "舞蹈室"),
        line("2026-07-18", "18:00-20:00", "舞蹈室"),
        line("2026-07-19", "9:00-11:00", "舞蹈室"),
        line("2027-07-19", "全天", "舞蹈室"),
        ("2026-07-20", "9:00-11:00", "舞蹈室", "合唱团", "排练", "", "", "已取消"),
        ("2026-07-20", "10:00-12:00", "舞蹈室", "合唱团", "排练", "", "", ""),
    )
    result = bring(desk, manager, file)
    assert (result.added, result.clashing, result.people_added) == (6, 0, 1)
    rows = every(desk)
    assert [row.status.value for row in rows] == [
        "completed", "confirmed", "confirmed", "cancelled", "confirmed", "confirmed"
    ]  # fmt: skip
    assert rows[3].reason == "已取消" and rows[4].person_id is None and len({row.person_id for row in rows[:3]}) == 1
    assert rows[5].ends_at - rows[5].starts_at == timedelta(days=1)


def test_a_policy_refuses_nothing_that_stands_in_a_book(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    spaces.save_space(
        desk, manager, None,
        {"name": "舞蹈室", "max_minutes": 60, "ahead_days": 1, "approval": True, "who": "staff", "buffer_after": 30},
    )  # fmt: skip
    file = write(
        tmp_path / "预约.csv",
        line("2026-06-01", "3:00-9:00", "舞蹈室"),
        line("2026-06-01", "9:00-11:00", "舞蹈室"),
        line("2026-12-01", "22:00-次日6:00", "舞蹈室"),
        line("2026-12-02", "6:00-8:00", "舞蹈室"),
    )
    result = bring(desk, manager, file)
    rows = every(desk)
    # What is over took its time and no more; what lies ahead keeps the half hour of clearing free.
    assert [(row.status, row.after) for row in rows] == [
        (Status.COMPLETED, 0), (Status.COMPLETED, 0), (Status.REQUESTED, 30), (Status.REQUESTED, 30)
    ]  # fmt: skip
    assert (result.added, result.clashing, result.spaces_added) == (4, 2, 0)


def test_another_desk_decides_about_its_spaces(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    spaces.save_space(desk, manager, None, {"name": "舞蹈室", "owning_desk": "Q"})
    file = write(
        tmp_path / "预约.csv", line("2026-06-01", "9:00-11:00", "舞蹈室"), line("2026-12-01", "9:00-11:00", "舞蹈室")
    )
    assert bring(desk, manager, file).clashing == 0
    assert [row.status for row in every(desk)] == [Status.COMPLETED, Status.REQUESTED]


def test_what_somebody_here_has_is_not_taken_from_them(
    desk: Desk, manager: Actor, clerk: Actor, tmp_path: Path
) -> None:
    hall, _ = spaces.save_space(desk, manager, None, {"name": "多功能厅"})
    here, _ = bookings.book(
        desk, clerk, starts_at=at(20, 19), ends_at=at(20, 21), spaces=[hall.id], title="舞蹈排练", organisation="合唱团"
    )
    asked, _ = bookings.book(desk, clerk, starts_at=at(21, 19), ends_at=at(21, 21), spaces=[hall.id], title="读书会")
    spaces.save_space(desk, manager, hall.id, {"approval": True})
    bookings.cancel(desk, clerk, asked.row.id, "改期")
    asked, _ = bookings.book(desk, clerk, starts_at=at(21, 19), ends_at=at(21, 21), spaces=[hall.id], title="读书会")
    assert asked.row.status is Status.REQUESTED
    file = write(
        tmp_path / "预约.csv",
        line("7月20日", "20:00-22:00", "二楼多功能厅"),
        line("7月20日", "21:00-22:00", "多功能厅", "李明"),
        line("7月21日", "20:00-22:00", "多功能厅"),
        line("7月22日", "20:00-22:00", "dgnt"),
        ("2026-07-20", "19:00-21:00", "多功能厅", "合唱团", "舞蹈排练", "", "", ""),
    )
    plan = plan_of(desk, file)
    assert [row.cells[1] for row in plan.duplicates] == ["19:00-21:00"]  # the desk's own booking, said again
    assert plan.spaces_new == () and {(one.text, one.space) for one in plan.places} == {
        ("二楼多功能厅", "多功能厅"), ("dgnt", "多功能厅")
    }  # fmt: skip
    assert plan.clashing == 3
    with_desk = [(pair.record.row, pair.booking.title) for pair in plan.clashes if pair.booking]
    assert with_desk == [(2, "舞蹈排练"), (4, "读书会")]
    assert [(pair.record.row, pair.other.row) for pair in plan.clashes if pair.other] == [(2, 3)]
    result, _ = ledgers.load(desk, manager, plan)
    assert (result.added, result.clashing, result.already) == (4, 3, 1)
    came = every(desk, batch_id=result.batch_id)
    assert [row.status.value for row in came] == ["requested", "requested", "requested", "confirmed"]
    assert "舞蹈排练 (合唱团)" in came[0].note and came[0].note.count("Clashes with") == 2
    assert bookings.row(desk, here.row.id).status is Status.CONFIRMED and nothing_twice(desk)
    assert bring(desk, manager, file).added == 0


def test_what_came_meanwhile_is_seen_when_it_is_loaded(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    hall, _ = spaces.save_space(desk, manager, None, {"name": "多功能厅"})
    plan = plan_of(desk, write(tmp_path / "预约.csv", line("2026-07-20", "19:00-21:00", "多功能厅")))
    assert plan.clashing == 0
    bookings.book(desk, manager, starts_at=at(20, 20), ends_at=at(20, 22), spaces=[hall.id], title="抢先")
    result, _ = ledgers.load(desk, manager, plan)
    assert (result.added, result.clashing) == (1, 1) and nothing_twice(desk)


def test_three_that_overlap_in_a_chain_all_wait(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    file = write(
        tmp_path / "预约.csv",
        line("2026-06-01", "9:00-11:00", "舞蹈室", "甲某"),
        line("2026-06-01", "10:00-13:00", "舞蹈室", "乙某"),
        line("2026-06-01", "12:00-14:00", "舞蹈室", "丙某"),
        line("2026-06-01", "8:00-20:00", "会议室", "丁某"),
        line("2026-06-01", "9:00-10:00", "会议室", "戊某"),
        line("2026-06-01", "11:00-12:00", "会议室", "己某"),
        line("2026-06-01", "14:00-15:00", "舞蹈室", "庚某"),
        line("2026-06-01", "9:00-10:00", "教室、多媒体间", "辛某"),
        line("2026-06-01", "9:30-10:00", "多媒体间", "壬某"),
    )
    plan = plan_of(desk, file)
    assert plan.clashing == 8 and [one.name for one in plan.spaces_new] == ["舞蹈室", "会议室", "教室", "多媒体间"]
    ledgers.load(desk, manager, plan)
    assert [row.name for row in every(desk, statuses=(Status.COMPLETED,))] == ["庚某"]
    both = next(row for row in every(desk) if row.name == "辛某")
    assert both.space_names == ("教室", "多媒体间")
    assert bring(desk, manager, file).added == 0


# ---------------------------------------------------------------- which space is meant


def test_rooms_a_ledger_tells_apart_are_two(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    spaces.save_space(desk, manager, None, {"name": "会议室", "location": "三楼"})
    for name in ("城市书房", "舞蹈室"):
        spaces.save_space(desk, manager, None, {"name": name})
    file = write(
        tmp_path / "预约.csv",
        line("2026-06-01", "9:00-11:00", "一楼会议室"),
        line("2026-06-01", "9:00-11:00", "二楼会议室"),
        line("2026-06-01", "9:00-11:00", "三楼会议室"),
        line("2026-06-01", "9:00-11:00", "党群服务中心 城市书房"),
        line("2026-06-02", "9:00-11:00", "书房"),
        line("2026-06-02", "9:00-11:00", "舞蹈室"),
        line("2026-06-02", "9:00-11:00", "小舞蹈室"),
        line("2026-06-02", "9:00-11:00", "一个名字长得放不进三十个字里面去所以只能截断一部分的多媒体阶梯教室"),
    )
    plan = plan_of(desk, file)
    assert plan.clashing == 0
    assert [one.name for one in plan.spaces_new][:3] == ["一楼会议室", "二楼会议室", "小舞蹈室"]
    assert {one.text: one.space for one in plan.places} == {
        "三楼会议室": "会议室", "党群服务中心 城市书房": "城市书房", "书房": "城市书房",
    }  # fmt: skip
    ledgers.load(desk, manager, plan)
    names = [one.name for one in spaces.spaces(desk)]
    assert len(names) == 7 and all(len(name) <= spaces.LONGEST_NAME for name in names)
    assert any("阶梯教室" in row.note for row in every(desk))
    assert bring(desk, manager, file).added == 0


def test_people_are_found_by_name_and_phone(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    known, _ = people.save(desk, manager, None, {"name": "王芳", "phones": "13812345678 0755-26412345"})
    file = write(
        tmp_path / "预约.csv",
        line("2026-06-01", "9:00-10:00", "舞蹈室"),
        ("2026-06-01", "10:00-11:00", "舞蹈室", "", "", "王芳", "０７５５－２６４１２３４５", ""),
        ("2026-06-01", "11:00-12:00", "舞蹈室", "", "", "王芳", "+86 139 1111 2222", ""),
        ("2026-06-01", "12:00-13:00", "舞蹈室", "", "", "", "13911112222", ""),
    )
    result = bring(desk, manager, file)
    assert (result.added, result.people_added) == (4, 2)
    rows = every(desk)
    assert [row.person_id == known.id for row in rows] == [True, True, False, False]
    assert rows[3].name.endswith("2222") and bring(desk, manager, file).added == 0


# ---------------------------------------------------------------- other layouts, taking back


def test_a_workbook_with_its_own_days_and_times(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["蛇口社区场地使用登记表"])
    sheet.merge_cells("A1:G1")
    sheet.append(["使用日期", "星期", "开始时间", "结束时间", "使用场地", "使用单位", "联系人及电话"])
    start, end = at(1, 9).replace(tzinfo=None), at(1, 11, 30).replace(tzinfo=None)
    sheet.append([start.date(), "三", start.time(), end.time(), "舞蹈室", "合唱团", "王芳 13812345678"])
    sheet.append([None, None, end.time(), datetime(2026, 7, 1, 13).time(), "舞蹈室", "第一党支部", "李明13912345678"])
    sheet.append(["合计", None, None, None, "2场", None, None])
    path = tmp_path / "登记.xlsx"
    book.save(path)
    assert bring(desk, manager, path).added == 2
    rows = every(desk)
    assert [(row.starts_at, row.ends_at) for row in rows] == [(at(1, 9), at(1, 11, 30)), (at(1, 11, 30), at(1, 13))]
    assert [row.name for row in rows] == ["王芳", "李明"] and all(row.phone for row in rows)


def test_what_cannot_be_read_is_repaired_and_brought_in(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    file = write(
        tmp_path / "预约.csv", line("2026-06-01", "9:00-11:00", "舞蹈室"), line("2026-06-01", "看情况", "舞蹈室")
    )
    plan = plan_of(desk, file)
    assert len(plan.records) == 1 and "看情况" in plan.rejected[0].reason
    repair = tmp_path / "repair.xlsx"
    assert ledgers.write_rejects(plan, repair) == 1
    book = openpyxl.load_workbook(repair)
    cell = next(cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "看情况")
    cell.value = "14:00-15:00"
    book.save(repair)
    ledgers.load(desk, manager, plan)
    assert bring(desk, manager, repair).added == 1 and len(every(desk)) == 2


def test_spaces_and_cards_that_were_used_since_stay(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    file = write(
        tmp_path / "预约.csv",
        line("2026-06-01", "9:00-11:00", "舞蹈室"),
        line("2026-06-01", "9:00-11:00", "会议室", "李明"),
        line("2026-06-01", "9:00-11:00", "教室", "赵伟"),
        line("2026-06-01", "9:00-11:00", "书房", "孙静"),
    )
    batch = bring(desk, manager, file).batch_id
    assert batch is not None
    by_name = {one.name: one.id for one in spaces.spaces(desk)}
    someone = next(row.person_id for row in every(desk) if row.name == "李明")
    bookings.book(desk, manager, starts_at=at(20, 9), ends_at=at(20, 10), spaces=[by_name["舞蹈室"]], person_id=someone)
    spaces.save_space(desk, manager, by_name["会议室"], {"capacity": 20})
    spaces.save_closure(
        desk, manager, None, space_id=by_name["教室"], starts_at=at(20, 9), ends_at=at(21, 9), reason="刷墙"
    )
    assert ledgers.undo_batch(desk, manager, batch)[0] == 4
    assert sorted(one.name for one in spaces.spaces(desk)) == ["会议室", "教室", "舞蹈室"]
    assert [row.name for row in every(desk)] == ["李明"] and len(people.person_ids(desk)) == 1


def test_a_calendar_goes_as_a_whole_too(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    spaces.save_space(desk, manager, None, {"name": "多功能厅"})
    path = tmp_path / "日历.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a@x\r\nDTSTAMP:20260701T000000Z\r\n"
        "DTSTART:20260720T110000Z\r\nDTEND:20260720T130000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:舞蹈\r\n"
        "LOCATION:多功能厅\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "utf-8",
    )
    result, _ = calendars.load(desk, manager, calendars.plan(desk, path))
    assert result.batch_id is not None and result.added == 3
    gone, changes = ledgers.undo_batch(desk, manager, result.batch_id)
    assert gone == 3 and len(changes.tables["booking_series"]) == 1 and every(desk) == []
    assert calendars.load(desk, manager, calendars.plan(desk, path))[0].added == 3


# ---------------------------------------------------------------- lists of spaces

ROOMS = ("场地名称", "类型", "容纳人数", "位置", "设备", "开放时间", "备注")


def test_a_list_of_spaces_comes_in_with_its_seats_and_goes(desk: Desk, manager: Actor, tmp_path: Path) -> None:
    spaces.save_space(desk, manager, None, {"name": "舞蹈室"})
    file = write(
        tmp_path / "场地.csv",
        ("一楼会议室", "会议室", "约30人", "一楼", "投影仪、白板", "工作日9:00-18:00", "需提前一天"),
        ("城市书房", "", "48座", "三楼", "wifi", "24小时", ""),
        ("舞蹈室", "舞蹈室", "20", "", "镜墙 音响", "", ""),
        ("手工坊", "手作", "12", "", "缝纫机", "看情况", ""),
        head=ROOMS,
    )
    plan = plan_of(desk, file, "spaces")
    assert len(plan.records) == 3 and len(plan.duplicates) == 1 and len(plan.warned) == 1
    assert (plan.period, plan.people_new, plan.clashing) == (None, 0, 0)
    result, _ = ledgers.load(desk, manager, plan)
    assert (result.added, result.already) == (3, 1)
    by_name = {one.name: one for one in spaces.spaces(desk)}
    meeting, study, craft = (by_name[name] for name in ("一楼会议室", "城市书房", "手工坊"))
    assert (meeting.kind, meeting.capacity, meeting.location) == ("meeting", 30, "一楼")
    assert meeting.features == ("projector", "whiteboard") and meeting.note == "需提前一天" and not meeting.seated
    assert meeting.opening.holiday == () and meeting.opening.hours is not None
    assert study.seated and study.capacity == 48 and study.kind == "study" and study.features == ("wifi",)
    seats = spaces.seats(desk, study.id)
    assert [seat.number for seat in seats] == [str(n) for n in range(1, 49)]
    assert len({(seat.x, seat.y) for seat in seats}) == 48 and max(seat.x for seat in seats) < spaces.GRID
    assert craft.opening == Opening() and "看情况" in craft.note and "缝纫机" in craft.note and craft.kind == "lab"
    assert [one.position for one in spaces.spaces(desk)] == sorted({one.position for one in spaces.spaces(desk)})

    assert bring(desk, manager, file, "spaces").added == 0
    assert result.batch_id is not None
    seat = next(seat for seat in seats if seat.number == "7")
    spaces.save_seat(desk, manager, study.id, seat.id, {"usable": False})
    assert ledgers.undo_batch(desk, manager, result.batch_id)[0] == 2
    assert sorted(one.name for one in spaces.spaces(desk)) == ["城市书房", "舞蹈室"]
    assert len(spaces.seats(desk, study.id)) == 48


def test_a_seat_of_a_hall_that_came_in_can_be_booked(
    desk: Desk, manager: Actor, tmp_path: Path, clock: SteppedClock
) -> None:
    file = write(tmp_path / "场地.csv", ("书房", "书房座位", "10座", "", "", "24小时", ""), head=ROOMS)
    result, _ = ledgers.load(desk, manager, plan_of(desk, file, "spaces"))
    [hall] = spaces.spaces(desk)
    free = bookings.free_seats(desk, hall.id, at(20, 9), at(20, 11))
    assert len(free) == 10
    bookings.book(
        desk, manager, starts_at=at(20, 9), ends_at=at(20, 11), spaces=[hall.id], seats=[free[0].id], name="王芳"
    )
    rows = write(tmp_path / "预约.csv", line("2026-07-20", "10:00-12:00", "书房", "李明"))
    assert bring(desk, manager, rows).clashing == 1  # the hall as a whole, one of whose seats is taken
    assert result.batch_id is not None and ledgers.undo_batch(desk, manager, result.batch_id)[0] == 0
    assert len(spaces.seats(desk, hall.id)) == 10


def test_the_desk_and_the_reader_agree_on_what_fits() -> None:
    assert ledger_bookings.LONGEST == bookings.LONGEST_TITLE
    assert (ledger_spaces.LONGEST_NAME, ledger_spaces.LONGEST_TEXT) == (spaces.LONGEST_NAME, spaces.LONGEST_TEXT)
    assert ledger_spaces.MOST_SEATS == spaces.MOST_SEATS
