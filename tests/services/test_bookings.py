"""Bookings as a clerk, a manager and the clock make them: asked, decided, moved, used, given up, taken back."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import Booking, BookingSeries, Loan, Violation
from app.db.tx import Changes
from app.domain.auth import Actor
from app.domain.bookings import Due, Status
from app.domain.settings import (
    DESK_LETTER,
    OFFER_MINUTES,
    OVERRUN_MINUTES,
    SITE_ZONE,
    STUDY_SUSPEND,
    STUDY_VIOLATIONS,
)
from app.domain.sites import weekly
from app.domain.spaces import DayKind, Opening, Rule
from app.domain.visits import State
from app.services import bookings, history, people, settings, spaces, undo, visits
from app.services.bookings import BookingFilter, BookingRow, Outcome, Wish
from app.services.desk import Desk, open_desk
from tests.two_desks import bring

ZONE = ZoneInfo("Asia/Shanghai")
HOUR = timedelta(hours=1)
MINUTES = timedelta(minutes=1)


def at(day: int, hour: int, minute: int = 0, month: int = 7) -> datetime:
    """A time of 2026 on the clocks of Shenzhen, as the database keeps it; the desk's clock stands at 18 July 18:42."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def make(desk: Desk, manager: Actor, name: str, **values: Any) -> RowId:
    value, _ = spaces.save_space(desk, manager, None, {"name": name, **values})
    return value.id


@pytest.fixture
def hall(desk: Desk, manager: Actor) -> RowId:
    """多功能厅 for a hundred people: nothing to wait for, no buffers."""
    return make(desk, manager, "多功能厅", kind="hall", capacity=100)


@pytest.fixture
def room(desk: Desk, manager: Actor) -> RowId:
    """研讨室 for twenty."""
    return make(desk, manager, "研讨室", kind="meeting", capacity=20)


@pytest.fixture
def study(desk: Desk, manager: Actor) -> RowId:
    """百姓书房 with the seats 1 to 4."""
    hall_id = make(desk, manager, "百姓书房", kind="study", capacity=4)
    spaces.lay_out_seats(desk, manager, hall_id, 1, 4)
    return hall_id


def seats_of(desk: Desk, study: RowId) -> list[RowId]:
    return [seat.id for seat in spaces.seats(desk, study)]


def person(desk: Desk, clerk: Actor, name: str, **values: Any) -> RowId:
    return people.save(desk, clerk, None, {"name": name, **values})[0].id


def book(
    desk: Desk, actor: Actor, where: RowId | list[RowId], start: datetime, length: timedelta = HOUR, **more: Any
) -> BookingRow:
    """A booking by its title; give a name or a person for one of somebody's."""
    more.setdefault("title", "" if more.keys() & {"name", "person_id"} else "党课")
    where = where if isinstance(where, list) else [where]
    outcome, _ = bookings.book(desk, actor, starts_at=start, ends_at=start + length, spaces=where, **more)
    return outcome.row


def status(desk: Desk, row: BookingRow) -> Status:
    return bookings.row(desk, row.id).status


def captions(rows: Any) -> list[str]:
    return [row.caption for row in rows]


def objections(desk: Desk, wish: Wish) -> dict[Rule, str]:
    return {one.code: one.message for one in bookings.check(desk, wish).objections}


# ------------------------------------------------------------------------------------------- booking


def test_a_booking_by_name_makes_a_card_and_stands_on_the_board(desk: Desk, clerk: Actor, hall: RowId) -> None:
    outcome, changes = bookings.book(
        desk, clerk, starts_at=at(18, 19), ends_at=at(18, 21), spaces=[hall], name="张硕", phones="139 8762 6021",
        population_group="rider", organisation=" 蛇口  外卖站 ", title="骑手座谈", headcount=12, note="要投影\n两排",
    )  # fmt: skip
    row = outcome.row
    assert (row.status, row.starts_at, row.ends_at) == (Status.CONFIRMED, at(18, 19), at(18, 21))
    assert (row.name, row.phone, row.group, row.group_label) == ("张硕", "139****6021", "rider", "Delivery rider")
    assert (row.organisation, row.title, row.headcount) == ("蛇口 外卖站", "骑手座谈", 12)
    assert row.note == "要投影\n两排" and row.place == "多功能厅" and row.caption == "骑手座谈" and row.live
    assert set(changes.tables) == {"person", "booking"} and not outcome.offers
    board = bookings.day_board(desk, at(18, 0), at(19, 0))
    assert board.rows == (row,) and [one.name for one in board.spaces] == ["多功能厅"]
    assert people.search(desk, "zs")[0].id == row.person_id
    assert bookings.line_words(desk, row) == "7-18 19:00–21:00 多功能厅"


def test_what_is_booked_is_there_when_the_file_is_opened_again(
    desk: Desk, clerk: Actor, clock: SteppedClock, hall: RowId
) -> None:
    row = book(desk, clerk, hall, at(18, 19))
    desk.close()
    again = open_desk(desk.folder, clock)
    try:
        assert bookings.row(again, row.id) == row
        with pytest.raises(UserError):
            bookings.book(again, clerk, starts_at=at(18, 19), ends_at=at(18, 20), spaces=[hall], title="组织生活")
    finally:
        again.close()


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("person_id", {"title": " ", "name": " "}),
        ("person_id", {"person_id": bytes(16)}),
        ("name", {"name": "长" * 41}),
        ("phones", {"name": "张硕", "phones": "1380013"}),
        ("spaces", {"spaces": []}),
        ("spaces", {"spaces": [bytes(16)]}),
        ("population_group", {"population_group": "nobody"}),
        ("title", {"title": "长" * 61}),
        ("organisation", {"organisation": "长" * 61}),
        ("note", {"note": "长" * 2001}),
        ("headcount", {"headcount": 0}),
        ("headcount", {"headcount": "十人"}),
        ("ends_at", {"ends_at": at(18, 19)}),
        ("ends_at", {"ends_at": at(18, 19) + timedelta(days=29, minutes=1)}),
        ("assets", {"assets": [(bytes(16), 1)]}),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_changes_nothing(
    desk: Desk, clerk: Actor, hall: RowId, field: str, values: dict[str, Any]
) -> None:
    given = {"starts_at": at(18, 19), "ends_at": at(18, 20), "spaces": [hall], "title": "党课", **values}
    if field == "assets":
        field = "starts_at"  # what is in the way of a booking, whatever it is
    with pytest.raises(UserError) as refused:
        bookings.book(desk, clerk, **given)
    assert refused.value.field == field
    assert not bookings.booking_ids(desk, BookingFilter(include_voided=True)) and not people.search(desk, "张硕")


def test_numbers_may_be_typed_full_width(desk: Desk, clerk: Actor, hall: RowId) -> None:
    assert book(desk, clerk, hall, at(18, 19), headcount="２０").headcount == 20


def test_nobody_gets_a_place_that_somebody_has(desk: Desk, clerk: Actor, hall: RowId, room: RowId) -> None:
    book(desk, clerk, hall, at(18, 19), 2 * HOUR, title="组织生活会")
    for start, length in (
        (at(18, 18, 45), HOUR), (at(18, 19), HOUR), (at(18, 20, 59), HOUR), (at(18, 18, 45), 8 * HOUR)
    ):  # fmt: skip
        with pytest.raises(UserError, match="组织生活会") as refused:
            book(desk, clerk, hall, start, length)
        assert refused.value.field == "starts_at"
    assert book(desk, clerk, hall, at(18, 21)).status is Status.CONFIRMED, "what ends at nine leaves nine free"
    assert book(desk, clerk, room, at(18, 19)).status is Status.CONFIRMED
    found = bookings.check(desk, Wish(at(18, 20, 30), at(18, 21, 30), (hall,)))
    assert [hit.words for hit in found.hits] == [
        "Overlaps “组织生活会” (19:00–21:00) by 30 minutes.", "Overlaps “党课” (21:00–22:00) by 30 minutes."
    ]  # fmt: skip
    assert not found.free and not found.competing and found.hits[0].place == "多功能厅"
    assert bookings.check(desk, Wish(at(18, 22), at(18, 23), (hall,))).free


def test_setting_up_and_clearing_are_kept_free_on_both_sides(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"buffer_before": 10, "buffer_after": 20})
    row = book(desk, clerk, hall, at(18, 19), title="组织生活会")
    assert (row.before, row.after) == (10, 20)
    for start, words in (
        (at(18, 20, 29), "“组织生活会” ends at 20:00; 30 minutes are kept free between, there are 29."),
        (at(18, 17, 35), "“组织生活会” begins at 19:00; 30 minutes are kept free between, there are 25."),
    ):
        assert bookings.check(desk, Wish(start, start + HOUR, (hall,))).hits[0].words == words
        with pytest.raises(UserError, match="kept free"):
            book(desk, clerk, hall, start, walk_in=True)
    assert book(desk, clerk, hall, at(18, 20, 30)).status is Status.CONFIRMED
    spaces.save_space(desk, manager, hall, {"buffer_after": 0})
    assert bookings.row(desk, row.id).after == 20, "bookings that stand keep what was promised them"
    assert book(desk, clerk, hall, at(18, 22), before=0, after=5).before == 0


def test_whoever_left_early_is_named_with_the_time_they_left(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"buffer_after": 30})
    row = book(desk, clerk, hall, at(18, 18, 45), 3 * HOUR, title="排练")
    bookings.check_in(desk, clerk, row.id)
    clock.now = at(18, 20)
    bookings.check_out(desk, clerk, row.id)
    found = bookings.check(desk, Wish(at(18, 20, 15), at(18, 21), (hall,)))
    assert found.hits[0].words == "“排练” ends at 20:00; 30 minutes are kept free between, there are 15."
    assert found.hits[0].ends_at == at(18, 20, 30)
    assert book(desk, clerk, hall, at(18, 20, 30)).status is Status.CONFIRMED


def test_several_spaces_are_one_booking(desk: Desk, clerk: Actor, hall: RowId, room: RowId) -> None:
    row = book(desk, clerk, [hall, room], at(18, 19), title="社区邻里节", headcount=110)
    assert row.space_names == ("多功能厅", "研讨室") and row.place == "多功能厅、研讨室"
    for where in (hall, room):
        with pytest.raises(UserError, match="社区邻里节"):
            book(desk, clerk, where, at(18, 19, 30))
    wish = Wish(at(19, 19), at(19, 20), (hall, room), headcount=121)
    assert set(objections(desk, wish)) == {Rule.CAPACITY}, "people are counted against both together"
    assert objections(desk, Wish(at(19, 19), at(19, 20), (hall, room), headcount=120)) == {}
    assert not bookings.check(desk, wish).refused, "and may stand"
    short = bookings.check(desk, Wish(at(19, 19), at(19, 19, 5), (hall, room))).refused
    assert [one.message.partition(":")[0] for one in short] == ["多功能厅", "研讨室"], "said of which space"


def test_the_nearest_places_and_times_are_offered_instead(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId
) -> None:
    other = make(desk, manager, "会议室", kind="meeting", capacity=20)
    staff_room = make(desk, manager, "值班室", kind="meeting", capacity=20, who="staff")
    make(desk, manager, "棋牌室", kind="meeting", capacity=20, max_minutes=60)
    book(desk, clerk, room, at(19, 9), 2 * HOUR)
    wish = Wish(at(19, 9), at(19, 11), (room,), person_id=person(desk, clerk, "张硕"), headcount=10)
    found = bookings.alternatives(desk, wish)
    assert [(one.space.id, one.starts_at) for one in found] == [
        (other, at(19, 9)), (hall, at(19, 9)), (room, at(19, 11))
    ]  # fmt: skip
    assert all(bookings.check(desk, Wish(one.starts_at, one.ends_at, (one.space.id,))).free for one in found)
    by_staff = bookings.alternatives(desk, Wish(at(19, 9), at(19, 11), (room,), by_staff=True), limit=9)
    assert staff_room in [one.space.id for one in by_staff]
    anywhere = bookings.alternatives(desk, Wish(at(19, 9), at(19, 11), headcount=30))
    assert [(one.space.id, one.starts_at) for one in anywhere] == [(hall, at(19, 9))], "no room was named: any will do"
    spaces.save_closure(
        desk, manager, None, space_id=None, starts_at=at(18, 0), ends_at=at(21, 0), reason="台风"
    )  # fmt: skip
    assert bookings.alternatives(desk, wish) == []


def test_an_alternative_a_day_off_counts_what_lies_just_beyond(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock
) -> None:
    """The same time the day before is nobody's, but whoever is there until half an hour before leaves too late."""
    only = make(desk, manager, "多功能厅", buffer_before=60, max_minutes=1440)
    clock.now = at(10, 0)
    day = 24 * HOUR
    book(desk, clerk, only, at(13, 17, 30), day)
    book(desk, clerk, only, at(14, 18, 30), day)
    wish = Wish(at(14, 15, 30), at(14, 16, 30), (only,))
    assert [one.starts_at for one in bookings.alternatives(desk, wish)] == [at(13, 15, 30)]
    book(desk, clerk, only, at(13, 12), 3 * HOUR)
    assert bookings.alternatives(desk, wish) == []


def test_free_rooms_the_smallest_that_is_large_enough_first(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId, study: RowId
) -> None:
    yard = make(desk, manager, "广场", kind="sport", features="audio")
    assert [one.id for one in bookings.free_rooms(desk, at(18, 19), at(18, 20))] == [room, hall, yard]
    assert [one.id for one in bookings.free_rooms(desk, at(18, 19), at(18, 20), headcount=21)] == [hall, yard]
    assert [one.id for one in bookings.free_rooms(desk, at(18, 19), at(18, 20), kind="meeting")] == [room]
    assert [one.id for one in bookings.free_rooms(desk, at(18, 19), at(18, 20), features=("audio",))] == [yard]
    book(desk, clerk, hall, at(18, 19, 30))
    assert [one.id for one in bookings.free_rooms(desk, at(18, 19), at(18, 20))] == [room, yard]
    with pytest.raises(UserError):
        bookings.free_rooms(desk, at(18, 20), at(18, 20))


# ------------------------------------------------------------------------------------------- the space's rules


@pytest.mark.parametrize(
    ("policy", "start", "length", "more", "code", "field"),
    [
        ({"min_minutes": 60}, at(18, 19), 45 * MINUTES, {}, Rule.SHORT, "ends_at"),
        ({"max_minutes": 120}, at(18, 19), 121 * MINUTES, {}, Rule.LONG, "ends_at"),
        ({"ahead_days": 7}, at(26, 9), HOUR, {}, Rule.FAR, "starts_at"),
        ({"who": "groups", "groups": "rider"}, at(18, 19), HOUR, {}, Rule.WHO, "person_id"),
        ({"who": "staff"}, at(18, 19), HOUR, {}, Rule.WHO, "person_id"),
        ({"opening": Opening(weekly([[(540, 1080)]] * 7))}, at(19, 17), 2 * HOUR, {}, Rule.CLOSED, "ends_at"),
    ],
)  # fmt: skip
def test_a_clerk_keeps_to_the_rules_of_a_space_and_a_manager_may_go_past_them(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, policy: dict[str, Any], start: datetime,
    length: timedelta, more: dict[str, Any], code: Rule, field: str,
) -> None:  # fmt: skip
    spaces.save_space(desk, manager, hall, policy)
    who = person(desk, clerk, "何秀兰", population_group="resident")
    assert list(objections(desk, Wish(start, start + length, (hall,), person_id=who, group="resident"))) == [code]
    with pytest.raises(UserError) as refused:
        book(desk, clerk, hall, start, length, person_id=who)
    assert refused.value.field == field
    with pytest.raises(UserError, match="manager"):
        book(desk, clerk, hall, start, length, person_id=who, override=True)
    row = book(desk, manager, hall, start, length, person_id=who, override=True)
    assert row.status is Status.CONFIRMED
    with pytest.raises(UserError):
        book(desk, manager, hall, start, length, person_id=who, override=True)  # never against another booking
    assert len(bookings.booking_ids(desk, BookingFilter())) == 1


def test_what_is_past_is_past_for_everybody(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    assert book(desk, clerk, hall, at(18, 18, 30)).status is Status.CONFIRMED, "the quarter that runs can be taken"
    for actor, override in ((clerk, False), (manager, True)):
        with pytest.raises(UserError, match="has passed already"):
            book(desk, actor, hall, at(18, 16), override=override)


def test_rules_of_persons_dont_concern_the_centre_itself(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    spaces.save_space(desk, manager, hall, {"who": "staff", "day_cap": 1})
    for hour in (9, 10, 11):
        assert book(desk, clerk, hall, at(19, hour), organisation="社区党委").status is Status.CONFIRMED


def test_caps_count_a_person_once_whatever_card_was_used(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"day_cap": 2, "week_cap": 3})
    one, other = person(desk, clerk, "李文博"), person(desk, clerk, "李文博")
    people.join(desk, manager, one, other)
    book(desk, clerk, hall, at(20, 9), person_id=one)
    second = book(desk, clerk, hall, at(20, 23), 2 * HOUR, person_id=other)
    for card in (one, other):
        with pytest.raises(UserError, match=r"2 booking\(s\) on that day already") as refused:
            book(desk, clerk, hall, at(20, 20), person_id=card)
        assert refused.value.field == "person_id"
    assert book(desk, clerk, room, at(20, 20), person_id=one).status is Status.CONFIRMED, "each space has its own cap"
    third = book(desk, clerk, hall, at(21, 9), person_id=one)
    assert third.status is Status.CONFIRMED, "midnight begins another day"
    with pytest.raises(UserError, match=r"3 booking\(s\) in that week already"):
        book(desk, clerk, hall, at(26, 9), person_id=one)  # the Sunday of that week
    sunday, _ = bookings.move(desk, clerk, third.id, starts_at=at(26, 9))
    assert sunday.row.starts_at == at(26, 9), "which counts, too"
    with pytest.raises(UserError, match="in that week already"):
        book(desk, clerk, hall, at(21, 9), person_id=one)
    assert book(desk, clerk, hall, at(27, 9), person_id=one).status is Status.CONFIRMED
    moved, _ = bookings.move(desk, clerk, second.id, starts_at=at(20, 13))
    assert moved.row.starts_at == at(20, 13), "a booking doesn't count against itself"
    bookings.cancel(desk, clerk, second.id, "改期")
    assert book(desk, clerk, hall, at(20, 20), person_id=one).status is Status.CONFIRMED, "given back counts no more"


def test_a_closed_space_and_a_voided_one_are_refused(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    closure, _ = spaces.save_closure(
        desk, manager, None, space_id=hall, starts_at=at(19, 0), ends_at=at(20, 0), reason="检修灯光"
    )
    with pytest.raises(UserError, match="检修灯光"):
        book(desk, clerk, hall, at(18, 23, 30))
    assert book(desk, clerk, hall, at(20, 0)).status is Status.CONFIRMED
    assert book(desk, manager, hall, at(19, 9), override=True).status is Status.CONFIRMED
    spaces.void_closure(desk, manager, closure.id)
    assert book(desk, clerk, hall, at(19, 15)).status is Status.CONFIRMED
    other = make(desk, manager, "旧活动室")
    spaces.void_space(desk, manager, other, "改建")
    with pytest.raises(UserError, match="no longer in use") as refused:
        book(desk, clerk, other, at(19, 9))
    assert refused.value.field == "spaces"


# ------------------------------------------------------------------------------------------- yes and no


def test_a_request_waits_for_the_manager_and_its_competitor_loses(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    assert bookings.check(desk, Wish(at(19, 9), at(19, 10), (hall,)), actor=clerk).why
    one = book(desk, clerk, hall, at(19, 9), title="青年沙龙")
    other = book(desk, clerk, hall, at(19, 9, 30), title="亲子阅读")
    assert one.status is other.status is Status.REQUESTED
    asked = bookings.queue(desk)
    assert captions(request.row for request in asked) == ["青年沙龙", "亲子阅读"]
    assert captions(asked[0].competing) == ["亲子阅读"] and not asked[0].hits
    found = bookings.check(desk, Wish(at(19, 9), at(19, 9, 45), (hall,)), actor=manager)
    assert found.free and found.status is Status.REQUESTED and captions(found.competing) == ["青年沙龙", "亲子阅读"]
    with pytest.raises(UserError, match="manager"):
        bookings.approve(desk, clerk, one.id)
    granted, _ = bookings.approve(desk, manager, one.id)
    assert granted.row.status is Status.CONFIRMED
    [left] = bookings.queue(desk)
    assert captions([left.row]) == ["亲子阅读"] and left.hits[0].words.startswith("Overlaps “青年沙龙”")
    with pytest.raises(UserError, match="青年沙龙"):
        bookings.approve(desk, manager, other.id)
    with pytest.raises(UserError) as refused:
        bookings.refuse(desk, manager, other.id, " ")
    assert refused.value.field == "reason"
    gone, _ = bookings.refuse(desk, manager, other.id, "场地已定")
    assert (gone.row.status, gone.row.reason) == (Status.CANCELLED, "场地已定")
    assert not bookings.queue(desk)
    assert book(desk, manager, hall, at(19, 15)).status is Status.CONFIRMED, "a manager needs nobody's yes"


def test_the_queue_is_by_time_and_what_is_past_comes_last(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    for day, title in ((25, "后天"), (19, "过去"), (24, "先到")):
        book(desk, clerk, hall, at(day, 9), title=title)
    clock.now = at(20, 9)
    assert captions(request.row for request in bookings.queue(desk)) == ["先到", "后天", "过去"]


def test_only_a_request_is_granted_or_refused(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    row = book(desk, clerk, hall, at(19, 9))
    for act in (
        lambda: bookings.approve(desk, manager, row.id), lambda: bookings.refuse(desk, manager, row.id, "不行"),
        lambda: bookings.decline_offer(desk, clerk, row.id), lambda: bookings.accept_offer(desk, clerk, row.id),
        lambda: bookings.reinstate(desk, clerk, row.id), lambda: bookings.check_out(desk, clerk, row.id),
        lambda: bookings.no_show(desk, clerk, row.id), lambda: bookings.leave(desk, clerk, row.id),
        lambda: bookings.restore_booking(desk, clerk, row.id),
    ):  # fmt: skip
        with pytest.raises(UserError):
            act()
    assert bookings.row(desk, row.id) == row
    bookings.cancel(desk, clerk, row.id, "改期")
    with pytest.raises(UserError):
        bookings.refuse(desk, manager, row.id, "不行", wait=True)
    with pytest.raises(UserError):
        bookings.approve(desk, manager, row.id)
    assert status(desk, row) is Status.CANCELLED


def test_approving_asks_the_rules_again_unless_the_manager_says_so(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    row = book(desk, clerk, hall, at(25, 9))
    spaces.save_closure(desk, manager, None, space_id=None, starts_at=at(25, 0), ends_at=at(26, 0), reason="防汛")
    [request] = bookings.queue(desk)
    assert [one.code for one in request.objections] == [Rule.CLOSURE]
    with pytest.raises(UserError, match="防汛"):
        bookings.approve(desk, manager, row.id)
    assert bookings.approve(desk, manager, row.id, override=True)[0].row.status is Status.CONFIRMED


def test_the_desk_that_owns_a_space_decides(
    desk: Desk, clerk: Actor, manager: Actor, admin: Actor, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"owning_desk": "b"})
    row = book(desk, manager, hall, at(19, 9))
    assert row.status is Status.REQUESTED
    assert bookings.check(desk, Wish(at(19, 15), at(19, 16), (hall,))).why == "Desk B decides about this space."
    with pytest.raises(UserError, match="Desk B decides"):
        bookings.approve(desk, manager, row.id, override=True)
    settings.save(desk, admin, {DESK_LETTER.key: "B"})
    assert bookings.approve(desk, manager, row.id)[0].row.status is Status.CONFIRMED
    assert book(desk, clerk, hall, at(19, 15)).status is Status.CONFIRMED


def test_a_request_can_go_on_the_waiting_list(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    one, other = (book(desk, clerk, hall, at(19, 9), title=title) for title in ("青年沙龙", "亲子阅读"))
    bookings.approve(desk, manager, one.id)
    waits, _ = bookings.refuse(desk, manager, other.id, "先候补", wait=True)
    assert (waits.row.status, waits.row.reason, waits.offers) == (Status.WAITLISTED, "先候补", ())
    gone, _ = bookings.cancel(desk, clerk, one.id, "改期")
    assert captions(gone.offers) == ["亲子阅读"]
    taken, _ = bookings.accept_offer(desk, clerk, other.id)
    assert taken.row.status is Status.REQUESTED, "the manager's yes is still asked for"


def test_a_request_long_over_that_is_granted_has_been(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    row = book(desk, clerk, hall, at(19, 9))
    clock.now = at(21, 9)
    bookings.sweep(desk)
    assert status(desk, row) is Status.REQUESTED, "the program decides nothing"
    [request] = bookings.queue(desk)
    assert not request.objections
    done, _ = bookings.approve(desk, manager, row.id)
    assert (done.row.status, done.row.in_at, done.row.out_at) == (Status.COMPLETED, at(19, 9), at(19, 10))


# ------------------------------------------------------------------------------------------- the waiting list


def three_in_line(desk: Desk, clerk: Actor, hall: RowId, day: int = 20) -> tuple[BookingRow, list[BookingRow]]:
    """One has the hall from nine to eleven; three wait: for all of it, for the second hour, for all of it."""
    has = book(desk, clerk, hall, at(day, 9), 2 * HOUR, title="先到")
    line = [
        book(desk, clerk, hall, at(day, 9), 2 * HOUR, title="候补一", wait=True),
        book(desk, clerk, hall, at(day, 10), HOUR, title="候补二", wait=True),
        book(desk, clerk, hall, at(day, 9), 2 * HOUR, title="候补三", wait=True),
    ]
    return has, line


def test_a_place_given_back_is_offered_to_the_first_in_line(
    desk: Desk, clerk: Actor, clock: SteppedClock, hall: RowId
) -> None:
    has, (one, two, three) = three_in_line(desk, clerk, hall)
    assert {row.status for row in (one, two, three)} == {Status.WAITLISTED}
    assert captions(bookings.card(desk, has.id).waiting) == ["候补一", "候补二", "候补三"]
    gone, _ = bookings.cancel(desk, clerk, has.id, "改期")
    assert captions(gone.offers) == ["候补一"]
    offered = bookings.row(desk, one.id)
    assert offered.offered_until == clock.now + timedelta(hours=2) and offered.status is Status.WAITLISTED
    assert bookings.waiting(desk)[0] == offered and len(bookings.waiting(desk)) == 3
    with pytest.raises(UserError, match="候补一"):
        book(desk, clerk, hall, at(20, 9))  # it is kept for them while the offer runs
    for other in (two, three):
        with pytest.raises(UserError, match="候补一"):
            bookings.accept_offer(desk, clerk, other.id)
    declined, _ = bookings.decline_offer(desk, clerk, one.id)
    assert (declined.row.status, declined.row.reason) == (Status.CANCELLED, "Declined the offer")
    assert captions(declined.offers) == ["候补二"], "the second hour alone"
    taken, _ = bookings.accept_offer(desk, clerk, two.id)
    assert (taken.row.status, taken.row.offered_until) == (Status.CONFIRMED, None)
    assert status(desk, three) is Status.WAITLISTED
    shorter, _ = bookings.move(desk, clerk, two.id, starts_at=at(20, 11))
    assert captions(shorter.offers) == ["候补三"], "moved away, so the two hours are free"


def test_who_waits_may_wait_for_another_time_that_is_taken_and_has_what_is_free(
    desk: Desk, clerk: Actor, hall: RowId
) -> None:
    has, (one, *_) = three_in_line(desk, clerk, hall)
    book(desk, clerk, hall, at(20, 14), 2 * HOUR, title="午后")
    moved, _ = bookings.move(desk, clerk, one.id, starts_at=at(20, 14, 30))
    assert (moved.row.status, moved.row.starts_at, moved.offers) == (Status.WAITLISTED, at(20, 14, 30), ())
    with pytest.raises(UserError, match="先到"):
        bookings.move(desk, clerk, bookings.day_board(desk, at(20, 14), at(20, 15)).rows[0].id, starts_at=at(20, 10))
    free, _ = bookings.move(desk, clerk, one.id, starts_at=at(20, 17))
    assert captions(free.offers) == ["候补一"], "nobody has it: theirs to take"
    assert status(desk, has) is Status.CONFIRMED


def test_nobody_waits_for_what_is_free(desk: Desk, clerk: Actor, hall: RowId) -> None:
    with pytest.raises(UserError, match="It is free"):
        book(desk, clerk, hall, at(19, 9), wait=True)


def test_an_offer_nobody_answers_goes_to_the_next(
    desk: Desk, clerk: Actor, admin: Actor, clock: SteppedClock, hall: RowId
) -> None:
    settings.save(desk, admin, {OFFER_MINUTES.key: 45})
    has, (one, two, three) = three_in_line(desk, clerk, hall)
    bookings.cancel(desk, clerk, has.id, "改期")
    clock.advance(minutes=44)
    assert bookings.sweep(desk) == (bookings.Swept(), Changes())
    assert [(soon.row.id, soon.what) for soon in bookings.soon(desk)] == [(one.id, Due.LAPSED)]
    clock.advance(minutes=1)
    swept, changes = bookings.sweep(desk)
    assert swept.lapsed == 1 and captions(swept.offers) == ["候补二"]
    assert changes.tables["booking"] == {one.id, two.id}
    lapsed = bookings.row(desk, one.id)
    assert (lapsed.status, lapsed.reason) == (Status.CANCELLED, "Nobody answered the offer")
    assert status(desk, three) is Status.WAITLISTED
    clock.now = at(20, 12)
    swept, _ = bookings.sweep(desk)
    assert swept.lapsed == 2 and {status(desk, row) for row in (two, three)} == {Status.CANCELLED}
    assert bookings.row(desk, three.id).reason == "Never became free"


def test_no_offer_is_made_of_a_place_that_is_closed_by_then(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId
) -> None:
    has, (one, *_) = three_in_line(desk, clerk, hall)
    closure, _ = spaces.save_closure(
        desk, manager, None, space_id=hall, starts_at=at(20, 10, 30), ends_at=at(20, 12), reason="检修"
    )
    gone, _ = bookings.cancel(desk, clerk, has.id, "检修")
    assert gone.offers == ()
    with pytest.raises(UserError, match="检修"):
        bookings.accept_offer(desk, clerk, one.id)
    assert bookings.sweep(desk)[0].offers == ()
    spaces.void_closure(desk, manager, closure.id)
    assert captions(bookings.sweep(desk)[0].offers) == ["候补一"], "open again: the next minute sees it"
    assert bookings.sweep(desk) == (bookings.Swept(), Changes())


def test_no_offer_is_made_while_somebodys_request_for_the_place_is_undecided(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    has = book(desk, manager, hall, at(20, 9), title="先到")
    one, two = (book(desk, clerk, hall, at(20, 9), title=title, wait=True) for title in ("候补一", "候补二"))
    gone, _ = bookings.cancel(desk, clerk, has.id, "改期")
    assert captions(gone.offers) == ["候补一"]
    taken, _ = bookings.accept_offer(desk, clerk, one.id)
    assert taken.row.status is Status.REQUESTED
    assert bookings.sweep(desk)[0].offers == (), "it would take the place from whoever was first in line"
    refused, _ = bookings.refuse(desk, manager, one.id, "不符合条件")
    assert captions(refused.offers) == ["候补二"]
    assert bookings.accept_offer(desk, manager, two.id)[0].row.status is Status.CONFIRMED


def test_no_offer_is_made_of_a_space_that_is_no_longer_there(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId
) -> None:
    has = book(desk, clerk, hall, at(20, 9))
    waits = book(desk, clerk, hall, at(20, 9), title="候补", wait=True)
    _, changes = bookings.cancel(desk, clerk, waits.id, "不等了")
    bookings.cancel(desk, clerk, has.id, "改建")
    spaces.void_space(desk, manager, hall, "改建")
    undo.undo_act(desk, clerk, changes)
    assert status(desk, waits) is Status.WAITLISTED
    assert bookings.sweep(desk) == (bookings.Swept(), Changes())


def test_a_place_freed_by_taking_an_act_back_is_offered_within_the_minute(
    desk: Desk, clerk: Actor, hall: RowId
) -> None:
    outcome, changes = bookings.book(desk, clerk, starts_at=at(20, 9), ends_at=at(20, 10), spaces=[hall], title="误录")
    book(desk, clerk, hall, at(20, 9), title="候补", wait=True)
    undo.undo_act(desk, clerk, changes)
    assert bookings.row(desk, outcome.row.id).voided
    assert captions(bookings.sweep(desk)[0].offers) == ["候补"]


def test_equipment_taken_out_of_a_booking_is_offered_too(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    speaker, _ = spaces.save_asset(desk, manager, None, {"name": "音箱", "stock": 2})
    room = make(desk, manager, "会议室")
    has = book(desk, clerk, hall, at(20, 9), assets=[(speaker.id, 2)])
    book(desk, clerk, room, at(20, 9), title="等音箱", assets=[(speaker.id, 1)], wait=True)
    outcome, _ = bookings.edit(desk, clerk, has.id, {"assets": [(speaker.id, 1)]})
    assert captions(outcome.offers) == ["等音箱"]


# ------------------------------------------------------------------------------------------- changing


def test_moving_and_lengthening(desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId) -> None:
    row = book(desk, clerk, hall, at(19, 9), 2 * HOUR)
    book(desk, clerk, hall, at(19, 13), title="舞蹈课")
    later, _ = bookings.move(desk, clerk, row.id, starts_at=at(19, 10))
    assert (later.row.starts_at, later.row.ends_at) == (at(19, 10), at(19, 12)), "the end comes along"
    longer, _ = bookings.move(desk, clerk, row.id, ends_at=at(19, 13))
    assert (longer.row.starts_at, longer.row.ends_at) == (at(19, 10), at(19, 13))
    with pytest.raises(UserError, match="舞蹈课") as refused:
        bookings.move(desk, clerk, row.id, ends_at=at(19, 13, 1))
    assert refused.value.field == "starts_at" and bookings.row(desk, row.id) == longer.row
    spaces.save_space(desk, manager, room, {"buffer_after": 15})
    there, _ = bookings.move(desk, clerk, row.id, spaces=[room])
    assert (there.row.space_names, there.row.after) == (("研讨室",), 15), "and with it the room's own buffers"
    assert bookings.check(desk, Wish(at(19, 10), at(19, 13), (hall,))).free
    bookings.cancel(desk, clerk, row.id, "改期")
    with pytest.raises(UserError, match="Cancelled"):
        bookings.move(desk, clerk, row.id, starts_at=at(19, 15))
    with pytest.raises(ValueError, match="not editable"):
        bookings.move(desk, clerk, row.id, title="另一个")


def test_what_has_begun_keeps_its_start(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"grace_minutes": None})
    row = book(desk, clerk, hall, at(18, 19), 2 * HOUR)
    clock.now = at(18, 19, 40)
    longer, _ = bookings.move(desk, clerk, row.id, ends_at=at(18, 22))
    assert longer.row.ends_at == at(18, 22), "that it began in the past is nothing new"
    bookings.check_in(desk, clerk, row.id)
    with pytest.raises(UserError, match="only its end") as refused:
        bookings.move(desk, clerk, row.id, starts_at=at(18, 20))
    assert refused.value.field == "starts_at"
    shorter, _ = bookings.move(desk, clerk, row.id, ends_at=at(18, 20))
    assert (shorter.row.status, shorter.row.ends_at) == (Status.IN_USE, at(18, 20))
    assert bookings.check(desk, Wish(at(18, 20), at(18, 21), (hall,))).free


def test_moved_into_a_space_that_needs_a_yes_it_is_a_request_again(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    row = book(desk, clerk, room, at(19, 9))
    asked, _ = bookings.move(desk, clerk, row.id, spaces=[hall])
    assert asked.row.status is Status.REQUESTED
    bookings.approve(desk, manager, row.id)
    assert bookings.move(desk, clerk, row.id, spaces=[room])[0].row.status is Status.CONFIRMED
    assert bookings.move(desk, manager, row.id, spaces=[hall])[0].row.status is Status.CONFIRMED


def test_editing_what_it_is_for(desk: Desk, clerk: Actor, hall: RowId) -> None:
    row = book(desk, clerk, hall, at(19, 9), title="党课")
    who = person(desk, clerk, "彭老师", population_group="resident")
    outcome, changes = bookings.edit(
        desk, clerk, row.id, {"title": " 专题 党课 ", "headcount": "30", "person_id": who, "note": "带投影"}
    )
    assert (outcome.row.title, outcome.row.headcount, outcome.row.name) == ("专题 党课", 30, "彭老师")
    assert outcome.row.group == "resident", "of a new applicant"
    same, nothing = bookings.edit(desk, clerk, row.id, {"title": "专题 党课", "headcount": 30})
    assert same.row == outcome.row and not nothing
    for field, values in (
        ("headcount", {"headcount": -1}), ("person_id", {"person_id": bytes(16)}), ("title", {"title": "长" * 61}),
        ("person_id", {"title": "", "person_id": None}),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            bookings.edit(desk, clerk, row.id, values)
        assert refused.value.field == field and bookings.row(desk, row.id) == outcome.row
    with pytest.raises(ValueError, match="not editable"):
        bookings.edit(desk, clerk, row.id, {"status": "completed"})
    undo.undo_act(desk, clerk, changes)
    assert bookings.row(desk, row.id) == row


def test_two_forms_of_one_booking_are_a_conflict_not_a_loss(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId
) -> None:
    row = book(desk, clerk, hall, at(19, 9), title="党课")
    first, second = bookings.card(desk, row.id).seen, bookings.card(desk, row.id).seen
    bookings.edit(desk, clerk, row.id, {"title": "专题党课"}, seen=first)
    bookings.edit(desk, manager, row.id, {"title": "主题党日"}, seen=second)
    assert bookings.row(desk, row.id).clash


def test_a_booking_called_off(desk: Desk, clerk: Actor, hall: RowId) -> None:
    row = book(desk, clerk, hall, at(19, 9))
    with pytest.raises(UserError) as refused:
        bookings.cancel(desk, clerk, row.id, "")
    assert refused.value.field == "reason"
    gone, _ = bookings.cancel(desk, clerk, row.id, " 主讲人  出差 ")
    assert (gone.row.status, gone.row.reason) == (Status.CANCELLED, "主讲人 出差")
    assert bookings.check(desk, Wish(at(19, 9), at(19, 10), (hall,))).free
    with pytest.raises(UserError, match="Cancelled"):
        bookings.cancel(desk, clerk, row.id, "再取消")
    back, _ = bookings.reinstate(desk, clerk, row.id)
    assert (back.row.status, back.row.reason) == (Status.CONFIRMED, "")
    bookings.cancel(desk, clerk, row.id, "改期")
    book(desk, clerk, hall, at(19, 9, 30), title="别人")
    with pytest.raises(UserError, match="别人"):
        bookings.reinstate(desk, clerk, row.id)


def test_a_cancellation_taken_back_asks_for_a_yes_where_one_is_needed(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    row = book(desk, manager, hall, at(19, 9))
    bookings.cancel(desk, clerk, row.id, "改期")
    assert bookings.reinstate(desk, clerk, row.id)[0].row.status is Status.REQUESTED
    with pytest.raises(UserError):
        bookings.reinstate(desk, manager, row.id)
    bookings.refuse(desk, manager, row.id, "不行")
    clock.now = at(19, 10)
    with pytest.raises(UserError, match="over"):
        bookings.reinstate(desk, manager, row.id)


# ------------------------------------------------------------------------------------------- equipment


def test_equipment_is_counted_at_every_moment(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId
) -> None:
    speaker, _ = spaces.save_asset(desk, manager, None, {"name": "音箱", "stock": 3, "unit": "只"})
    row = book(desk, clerk, hall, at(19, 9), 2 * HOUR, assets=[(speaker.id, 2)])
    assert [(one.name, one.count, one.unit) for one in row.assets] == [("音箱", 2, "只")]
    with pytest.raises(UserError, match="Not enough of 音箱 left") as refused:
        book(desk, clerk, room, at(19, 10), 2 * HOUR, assets=[(speaker.id, 2)])
    assert refused.value.field == "starts_at"
    other = book(desk, clerk, room, at(19, 10), 2 * HOUR, assets=[(speaker.id, 1)])
    later = book(desk, clerk, hall, at(19, 11), 2 * HOUR, assets=[(speaker.id, 2)])
    with pytest.raises(UserError, match="音箱") as refused:
        bookings.edit(desk, clerk, other.id, {"assets": [(speaker.id, 2)]})
    assert refused.value.field == "assets"
    third = make(desk, manager, "会议室")
    with pytest.raises(UserError, match="音箱"):
        bookings.move(desk, clerk, later.id, starts_at=at(19, 10, 30), spaces=[third])
    bookings.cancel(desk, clerk, row.id, "改期")
    with pytest.raises(UserError):
        bookings.edit(desk, clerk, other.id, {"assets": [(speaker.id, 2), (speaker.id, 2)]})
    fewer, _ = bookings.edit(desk, clerk, other.id, {"assets": ()})
    assert fewer.row.assets == ()


def test_equipment_alone_can_be_booked(desk: Desk, clerk: Actor, manager: Actor) -> None:
    screen, _ = spaces.save_asset(desk, manager, None, {"name": "移动大屏", "stock": 1})
    outcome, _ = bookings.book(
        desk, clerk, starts_at=at(19, 9), ends_at=at(19, 10), assets=[(screen.id, 1)], title="广场放映"
    )
    assert outcome.row.place == "" and outcome.row.status is Status.CONFIRMED
    found = bookings.check(desk, Wish(at(19, 9, 30), at(19, 10), (), (), ((screen.id, 1),)))
    assert [hit.place for hit in found.hits] == ["移动大屏"]
    with pytest.raises(UserError, match="lent or reserved"):
        spaces.void_asset(desk, manager, screen.id, "报废")


# ------------------------------------------------------------------------------------------- coming and going


def test_check_in_opens_the_visit_and_check_out_ends_it_and_gives_back_the_rest(
    desk: Desk, clerk: Actor, clock: SteppedClock, hall: RowId
) -> None:
    row = book(desk, clerk, hall, at(18, 19), 2 * HOUR, name="张硕", headcount=9)
    here, changes = bookings.check_in(desk, clerk, row.id)
    assert (here.row.status, here.row.in_at) == (Status.IN_USE, clock.now)
    assert set(changes.tables) == {"booking", "visit"}
    [visit] = visits.board(desk).present
    assert (visit.name, visit.companions, visit.purposes) == ("张硕", 8, ("venue",))
    assert bookings.card(desk, row.id).visit_open
    with pytest.raises(UserError, match="In use"):
        bookings.check_in(desk, clerk, row.id)
    clock.now = at(18, 20)
    gone, _ = bookings.check_out(desk, clerk, row.id)
    assert (gone.row.status, gone.row.out_at) == (Status.COMPLETED, at(18, 20))
    assert visits.row(desk, visit.id).state is State.LEFT and not bookings.card(desk, row.id).visit_open
    assert book(desk, clerk, hall, at(18, 20)).status is Status.CONFIRMED, "the second hour is free at once"


@pytest.mark.parametrize(("companions", "expected"), [(None, 0), (3, 3), (0, 0), (5000, 999)])
def test_who_came_along_may_be_said(
    desk: Desk, clerk: Actor, hall: RowId, companions: int | None, expected: int
) -> None:
    row = book(desk, clerk, hall, at(18, 19), name="张硕")
    bookings.check_in(desk, clerk, row.id, companions=companions)
    assert visits.board(desk).present[0].companions == expected


def test_a_visit_that_is_open_becomes_the_bookings(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    one, other = person(desk, clerk, "李文博"), person(desk, clerk, "李文博")
    people.join(desk, manager, one, other)
    visit, _ = visits.sign_in(desk, clerk, person_id=one, purposes=["reading"])
    row = book(desk, clerk, hall, at(18, 19), person_id=other)
    _, changes = bookings.check_in(desk, clerk, row.id)
    assert visits.board(desk).present_count == 1 and bookings.card(desk, row.id).visit_open
    undo.undo_act(desk, clerk, changes)
    assert not bookings.card(desk, row.id).visit_open and visits.row(desk, visit.id).state is State.PRESENT
    bookings.check_in(desk, clerk, row.id)
    bookings.check_out(desk, clerk, row.id, stays=True)
    assert visits.row(desk, visit.id).state is State.PRESENT, "they read on"


def test_who_was_announced_leaves_the_expected_list(desk: Desk, clerk: Actor, hall: RowId) -> None:
    who = person(desk, clerk, "吴佩琪")
    expected, _ = visits.expect(desk, clerk, person_id=who, expected_at=at(18, 19))
    row = book(desk, clerk, hall, at(18, 19), person_id=who)
    bookings.check_in(desk, clerk, row.id)
    assert visits.row(desk, expected.id).state is State.PRESENT and visits.board(desk).expected_count == 0


def test_one_booking_after_another_without_leaving(
    desk: Desk, clerk: Actor, clock: SteppedClock, hall: RowId, room: RowId
) -> None:
    who = person(desk, clerk, "张硕")
    first, second = (
        book(desk, clerk, hall, at(18, 19), person_id=who),
        book(desk, clerk, room, at(18, 20), person_id=who),
    )
    bookings.check_in(desk, clerk, first.id)
    clock.now = at(18, 20)
    bookings.check_in(desk, clerk, second.id)
    bookings.check_out(desk, clerk, first.id)
    assert visits.board(desk).present_count == 1, "they are still here for the second"
    bookings.check_out(desk, clerk, second.id)
    assert visits.board(desk).present_count == 0


def test_check_in_has_its_hours(desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId) -> None:
    spaces.save_space(desk, manager, hall, {"grace_minutes": None})
    row = book(desk, clerk, hall, at(18, 21))
    with pytest.raises(UserError, match="Too early"):
        bookings.check_in(desk, clerk, row.id)
    clock.now = at(18, 22)
    with pytest.raises(UserError, match="over"):
        bookings.check_in(desk, clerk, row.id)
    clock.now = at(18, 21, 59)
    assert bookings.check_in(desk, clerk, row.id)[0].row.status is Status.IN_USE


def test_a_walk_in_is_in_use_at_once_and_one_from_paper_has_been(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId
) -> None:
    row = book(desk, clerk, hall, at(18, 18, 30), 2 * HOUR, name="赵珊", walk_in=True, headcount=2)
    assert row.status is Status.IN_USE and visits.board(desk).present[0].companions == 1
    paper = book(desk, clerk, hall, at(18, 9), 2 * HOUR, name="何秀兰", walk_in=True)
    assert (paper.status, paper.in_at, paper.out_at) == (Status.COMPLETED, at(18, 9), at(18, 11))
    assert visits.board(desk).present_count == 1, "they have left long ago"
    with pytest.raises(UserError, match="more than a day ago"):
        book(desk, clerk, hall, at(17, 9), name="何秀兰", walk_in=True)
    spaces.save_space(desk, manager, room, {"approval": True})
    assert book(desk, clerk, room, at(18, 18, 45), name="林可欣", walk_in=True).status is Status.REQUESTED


# ------------------------------------------------------------------------------------------- by the clock


def test_nobody_came_within_the_grace_of_the_space(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId, room: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"grace_minutes": 20})
    spaces.save_space(desk, manager, room, {"grace_minutes": None})
    rows = [
        book(desk, clerk, where, at(18, 19), title=title)
        for title, where in (("厅", [hall]), ("室", [room]))
    ]  # fmt: skip
    both = book(desk, clerk, [hall, room], at(18, 20), title="都要")
    clock.now = at(18, 19, 19)
    assert bookings.sweep(desk) == (bookings.Swept(), Changes())
    assert [(one.row.caption, one.at) for one in bookings.soon(desk)] == [("厅", at(18, 19, 20))]
    clock.now = at(18, 19, 20)
    swept, changes = bookings.sweep(desk)
    assert swept.no_shows == 1 and changes.tables["booking"] == {rows[0].id}
    gone = bookings.row(desk, rows[0].id)
    assert (gone.status, gone.reason) == (Status.NO_SHOW, "Nobody came in time")
    assert bookings.sweep(desk) == (bookings.Swept(), Changes())
    clock.now = at(18, 20, 19)
    assert bookings.sweep(desk)[0].no_shows == 1, "without a grace it was kept until its end"
    assert status(desk, rows[1]) is Status.NO_SHOW
    clock.now = at(18, 20, 20)
    assert bookings.sweep(desk)[0].no_shows == 1 and status(desk, both) is Status.NO_SHOW, "the shorter grace of two"
    assert history.history(desk, clerk, "booking", both.id)[-1].who == "The program"


def test_a_no_show_taken_back_has_its_grace_anew(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    row = book(desk, clerk, hall, at(18, 19), 2 * HOUR)
    clock.now = at(18, 19, 15)
    _, changes = bookings.sweep(desk)
    assert status(desk, row) is Status.NO_SHOW
    with pytest.raises(UserError):
        undo.undo_act(desk, clerk, changes)  # the program's act is a manager's to undo
    clock.now = at(18, 19, 20)
    back, _ = bookings.reinstate(desk, clerk, row.id)
    assert back.row.status is Status.CONFIRMED
    clock.now = at(18, 19, 34)
    assert bookings.sweep(desk)[0].no_shows == 0, "they called: they are on their way"
    assert [one.at for one in bookings.soon(desk)] == [at(18, 19, 35)]
    assert bookings.card(desk, row.id).due is not None
    clock.now = at(18, 19, 35)
    _, changes = bookings.sweep(desk)
    assert status(desk, row) is Status.NO_SHOW
    clock.now = at(18, 19, 40)
    undo.undo_act(desk, manager, changes)
    assert bookings.sweep(desk)[0].no_shows == 0 and status(desk, row) is Status.CONFIRMED
    clock.now = at(18, 20, 50)
    bookings.sweep(desk)
    assert bookings.check_in(desk, clerk, row.id)[0].row.status is Status.IN_USE, "came after all"


def test_a_late_yes_leaves_time_to_come(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    row = book(desk, clerk, hall, at(18, 19), 2 * HOUR)
    clock.now = at(18, 19, 40)
    bookings.approve(desk, manager, row.id)
    clock.now = at(18, 19, 54)
    assert bookings.sweep(desk)[0].no_shows == 0
    bookings.edit(desk, clerk, row.id, {"note": "还没到"})
    clock.now = at(18, 19, 55)
    assert bookings.sweep(desk)[0].no_shows == 1, "a note isn't a word about how it stands"


def test_a_clock_that_runs_ahead_gives_nobody_more_time(
    desk: Desk, clerk: Actor, clock: SteppedClock, hall: RowId
) -> None:
    clock.now = at(30, 9)
    row = book(desk, clerk, hall, at(30, 10), 2 * HOUR)
    bookings.cancel(desk, clerk, row.id, "改期")
    clock.now = at(30, 12) - timedelta(seconds=1)
    bookings.reinstate(desk, clerk, row.id)  # by a clock two hours fast
    clock.now = at(30, 10, 15)
    assert bookings.sweep(desk)[0].no_shows == 1


def test_given_up_by_hand_before_the_program_does(desk: Desk, clerk: Actor, clock: SteppedClock, hall: RowId) -> None:
    row = book(desk, clerk, hall, at(18, 19), 2 * HOUR)
    with pytest.raises(UserError, match="hasn't begun"):
        bookings.no_show(desk, clerk, row.id)
    book(desk, clerk, hall, at(18, 19), title="候补", wait=True)
    clock.now = at(18, 19, 5)
    gone, _ = bookings.no_show(desk, clerk, row.id)
    assert (gone.row.status, gone.row.reason) == (Status.NO_SHOW, "Nobody came") and captions(gone.offers) == ["候补"]
    with pytest.raises(UserError):
        bookings.reinstate(desk, clerk, row.id)  # it is kept for the other now


def test_a_forgotten_check_out_is_made_up(
    desk: Desk, clerk: Actor, manager: Actor, admin: Actor, clock: SteppedClock, hall: RowId
) -> None:
    settings.save(desk, admin, {OVERRUN_MINUTES.key: 20})
    row = book(desk, clerk, hall, at(18, 18, 45), name="张硕")
    bookings.check_in(desk, clerk, row.id)
    clock.now = at(18, 20, 4)
    assert bookings.sweep(desk)[0].completed == 0
    clock.now = at(18, 20, 5)
    swept, changes = bookings.sweep(desk)
    assert swept.completed == 1
    done = bookings.row(desk, row.id)
    assert (done.status, done.out_at) == (Status.COMPLETED, at(18, 19, 45)), "it ended when it was to end"
    assert visits.board(desk).present_count == 1, "the visit is for the shift's end"
    undo.undo_act(desk, manager, changes)
    assert bookings.sweep(desk)[0].completed == 0, "they are still in: time to lengthen it"
    assert bookings.move(desk, clerk, row.id, ends_at=at(18, 21))[0].row.ends_at == at(18, 21)


def test_a_sweep_after_days_closed_does_it_all_at_once_and_once(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId, room: RowId, study: RowId
) -> None:
    seat = seats_of(desk, study)[0]
    missed = book(desk, clerk, hall, at(19, 9), title="没来")
    here = book(desk, clerk, room, at(18, 18, 45), title="忘签退")
    bookings.check_in(desk, clerk, here.id)
    waits = book(desk, clerk, hall, at(19, 9), title="等不到", wait=True)
    sits = book(desk, clerk, study, at(18, 18, 45), 3 * HOUR, seats=[seat], name="学生甲", walk_in=True)
    bookings.leave(desk, clerk, sits.id)
    far = book(desk, clerk, hall, at(30, 9), title="还早")
    clock.now = at(23, 8)
    swept, changes = bookings.sweep(desk)
    assert (swept.no_shows, swept.given_back, swept.completed, swept.lapsed) == (1, 1, 1, 1)
    assert swept.offers == ()
    assert [status(desk, row) for row in (missed, here, waits, sits, far)] == [
        Status.NO_SHOW, Status.COMPLETED, Status.CANCELLED, Status.COMPLETED, Status.CONFIRMED
    ]  # fmt: skip
    assert bookings.row(desk, sits.id).out_at == at(18, 20, 12), "an hour and a half at supper after 18:42"
    assert set(changes.tables) == {"booking", "violation"}
    assert bookings.sweep(desk) == (bookings.Swept(), Changes())


# ------------------------------------------------------------------------------------------- study seats


def sit(
    desk: Desk,
    clerk: Actor,
    study: RowId,
    seat: RowId,
    who: RowId,
    start: datetime,
    length: timedelta = 2 * HOUR,
    **more: Any,
) -> BookingRow:
    return book(desk, clerk, study, start, length, seats=[seat], person_id=who, **more)


def test_seats_are_booked_by_number(desk: Desk, clerk: Actor, manager: Actor, study: RowId) -> None:
    one, two, *_ = seats_of(desk, study)
    first, second = person(desk, clerk, "学生甲"), person(desk, clerk, "学生乙")
    row = sit(desk, clerk, study, one, first, at(18, 19))
    assert row.place == "百姓书房 seat 1"
    third = sit(desk, clerk, study, seats_of(desk, study)[3], person(desk, clerk, "学生丙"), at(18, 18, 45), HOUR)
    bookings.edit(desk, clerk, third.id, {"headcount": 4})
    bookings.check_in(desk, clerk, third.id)
    assert visits.board(desk).present[0].companions == 0, "on a seat sits one"
    bookings.check_out(desk, clerk, third.id)
    with pytest.raises(UserError, match="学生甲"):
        sit(desk, clerk, study, one, second, at(18, 20))
    assert sit(desk, clerk, study, two, second, at(18, 19)).seat_numbers == ("2",)
    with pytest.raises(UserError, match="has a seat at this time already"):
        sit(desk, clerk, study, seats_of(desk, study)[2], first, at(18, 20))
    with pytest.raises(UserError) as refused:
        book(desk, clerk, study, at(18, 19), title="自习", seats=[seats_of(desk, study)[2]])
    assert refused.value.field == "person_id", "somebody sits there"
    with pytest.raises(UserError):
        book(desk, manager, study, at(18, 20), title="全厅读书会")  # two sit there
    assert book(desk, manager, study, at(18, 21), title="全厅读书会").status is Status.CONFIRMED
    with pytest.raises(UserError, match="全厅读书会"):
        sit(desk, clerk, study, one, second, at(18, 21, 30))


def test_a_seat_out_of_use_or_of_another_hall_is_not_had(
    desk: Desk, clerk: Actor, manager: Actor, study: RowId, hall: RowId
) -> None:
    one, two, *_ = seats_of(desk, study)
    who = person(desk, clerk, "学生甲")
    spaces.save_seat(desk, manager, study, one, {"usable": False})
    spaces.void_seats(desk, manager, [two])
    for where, seat, words in (
        (study, one, "Seat 1 is out of use"),
        (study, two, "on the plan"),
        (hall, seats_of(desk, study)[1], "on the plan"),
    ):
        with pytest.raises(UserError, match=words) as refused:
            sit(desk, clerk, where, seat, who, at(18, 19))
        assert refused.value.field == "seats"
    assert [seat.number for seat in bookings.free_seats(desk, study, at(18, 19), at(18, 20))] == ["3", "4"]


def test_a_leave_keeps_the_seat_for_a_while(
    desk: Desk, clerk: Actor, clock: SteppedClock, study: RowId, hall: RowId
) -> None:
    seat = seats_of(desk, study)[0]
    clock.now = at(19, 9)
    row = sit(desk, clerk, study, seat, person(desk, clerk, "学生甲"), at(19, 9), 6 * HOUR, walk_in=True)
    away, _ = bookings.leave(desk, clerk, row.id)
    assert away.row.away_since == at(19, 9)
    with pytest.raises(UserError, match="away already"):
        bookings.leave(desk, clerk, row.id)
    clock.now = at(19, 9, 25)
    assert [(one.at, one.what) for one in bookings.soon(desk)] == [(at(19, 9, 30), Due.AWAY)]
    back, _ = bookings.check_in(desk, clerk, row.id)
    assert (back.row.away_since, back.row.in_at) == (None, at(19, 9)) and visits.board(desk).present_count == 1
    clock.now = at(19, 11)
    bookings.leave(desk, clerk, row.id)
    clock.now = at(19, 12, 29)
    assert bookings.sweep(desk)[0].given_back == 0, "a meal takes longer"
    clock.now = at(19, 12, 40)
    swept, _ = bookings.sweep(desk)
    assert swept.given_back == 1
    gone = bookings.row(desk, row.id)
    assert (gone.status, gone.out_at, gone.reason) == (Status.COMPLETED, at(19, 12, 30), "Away longer than allowed")
    assert bookings.free_seats(desk, study, at(19, 12, 40), at(19, 14))[0].id == seat
    with desk.store.read() as session:
        [violation] = session.query(Violation).all()
        assert (violation.kind, violation.at, violation.booking_id) == ("away", at(19, 12, 30), row.id)
    meeting = book(desk, clerk, hall, at(19, 12, 45), walk_in=True)
    with pytest.raises(UserError, match="Only a study seat"):
        bookings.leave(desk, clerk, meeting.id)


def test_a_leave_given_back_in_error_is_undone_and_runs_anew(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, study: RowId
) -> None:
    clock.now = at(19, 9)
    row = sit(
        desk, clerk, study, seats_of(desk, study)[0], person(desk, clerk, "学生甲"), at(19, 9), 6 * HOUR, walk_in=True
    )
    bookings.leave(desk, clerk, row.id)
    clock.now = at(19, 9, 30)
    _, changes = bookings.sweep(desk)
    undo.undo_act(desk, manager, changes)
    assert bookings.sweep(desk) == (bookings.Swept(), Changes())
    with desk.store.read() as session:
        assert [one.voided for one in session.query(Violation)] == [True]
    clock.now = at(19, 10)
    assert bookings.sweep(desk)[0].given_back == 1


def test_three_violations_suspend_for_a_while(
    desk: Desk, clerk: Actor, manager: Actor, admin: Actor, clock: SteppedClock, study: RowId, hall: RowId
) -> None:
    settings.save(desk, admin, {STUDY_VIOLATIONS.key: 2, STUDY_SUSPEND.key: 2})
    seat, who = seats_of(desk, study)[0], person(desk, clerk, "学生甲")
    twin = person(desk, clerk, "学生甲")
    people.join(desk, manager, who, twin)
    sit(desk, clerk, study, seat, who, at(19, 9))
    clock.now = at(19, 9, 30)
    assert bookings.sweep(desk)[0].no_shows == 1, "half an hour for a seat, whatever the space's grace"
    second = sit(desk, clerk, study, seat, twin, at(19, 13))
    clock.now = at(19, 13, 5)
    bookings.no_show(desk, clerk, second.id)
    for start in (at(20, 9), at(21, 13, 0)):
        with pytest.raises(UserError, match="Suspended from study seats until 07-21 13:05") as refused:
            sit(desk, clerk, study, seat, who, start)
        assert refused.value.field == "person_id"
    assert sit(desk, clerk, study, seat, who, at(21, 13, 15)).status is Status.CONFIRMED
    assert book(desk, clerk, hall, at(20, 9), person_id=who).status is Status.CONFIRMED, "seats only"
    clock.now = at(19, 13, 30)
    bookings.check_in(desk, clerk, second.id)
    assert sit(desk, clerk, study, seat, who, at(20, 9)).status is Status.CONFIRMED, "came after all: forgiven"


def test_a_no_show_of_a_seat_taken_back_takes_its_violation_back(
    desk: Desk, clerk: Actor, clock: SteppedClock, study: RowId
) -> None:
    row = sit(desk, clerk, study, seats_of(desk, study)[0], person(desk, clerk, "学生甲"), at(18, 19))
    clock.now = at(18, 19, 30)
    bookings.sweep(desk)
    bookings.reinstate(desk, clerk, row.id)
    with desk.store.read() as session:
        assert [one.voided for one in session.query(Violation)] == [True]


def test_the_plan_shows_who_has_a_seat_now_and_next(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, study: RowId
) -> None:
    one, two, three, four = seats_of(desk, study)
    spaces.save_seat(desk, manager, study, four, {"usable": False})
    here = sit(desk, clerk, study, one, person(desk, clerk, "学生甲"), at(18, 18, 45), walk_in=True)
    awaited = sit(desk, clerk, study, two, person(desk, clerk, "学生乙"), at(18, 18, 30))
    ahead = sit(desk, clerk, study, three, person(desk, clerk, "学生丙"), at(18, 20))
    clock.now = at(18, 18, 45)
    found = bookings.seat_board(desk, study)
    assert [state.seat.number for state in found] == ["1", "2", "3", "4"] and not found[3].seat.usable
    assert [state.booking and state.booking.id for state in found] == [here.id, awaited.id, ahead.id, None]
    assert [state.until for state in found] == [at(18, 20, 45), at(18, 20, 30), at(18, 20), None]
    # Booked twelve minutes after it had begun: half an hour from then.
    assert found[0].due is None and found[1].due is not None and found[1].due.at == at(18, 19, 12)
    bookings.leave(desk, clerk, here.id)
    away = bookings.seat_board(desk, study)[0].due
    assert away is not None and (away.at, away.what) == (at(18, 20, 15), Due.AWAY)
    bookings.cancel(desk, clerk, ahead.id, "不来了")
    assert bookings.seat_board(desk, study)[2].booking is None
    book(desk, manager, study, at(18, 22), title="全厅读书会")
    assert captions([state.booking for state in bookings.seat_board(desk, study, at(18, 22, 30))]) == ["全厅读书会"] * 4
    assert bookings.free_seats(desk, study, at(18, 22, 30), at(18, 23)) == []
    assert [seat.number for seat in bookings.free_seats(desk, study, at(18, 21), at(18, 22))] == ["1", "2", "3"]


def test_a_seat_offered_to_somebody_shows_as_kept(desk: Desk, clerk: Actor, study: RowId) -> None:
    seat = seats_of(desk, study)[0]
    has = sit(desk, clerk, study, seat, person(desk, clerk, "学生甲"), at(18, 19))
    waits = sit(desk, clerk, study, seat, person(desk, clerk, "学生乙"), at(18, 19), wait=True)
    bookings.cancel(desk, clerk, has.id, "不来了")
    state = bookings.seat_board(desk, study, at(18, 19, 30))[0]
    assert state.booking is not None and state.booking.id == waits.id
    assert bookings.free_seats(desk, study, at(18, 19), at(18, 20))[0].id != seat


# ------------------------------------------------------------------------------------------- undo, void, history


ACTS: dict[str, Callable[[Desk, Actor, BookingRow, RowId], tuple[Any, Changes]]] = {
    "move": lambda desk, actor, row, other: bookings.move(desk, actor, row.id, starts_at=at(18, 20)),
    "move elsewhere": lambda desk, actor, row, other: bookings.move(desk, actor, row.id, spaces=[other]),
    "edit": lambda desk, actor, row, other: bookings.edit(desk, actor, row.id, {"title": "改", "headcount": 3}),
    "cancel": lambda desk, actor, row, other: bookings.cancel(desk, actor, row.id, "改期"),
    "check in": lambda desk, actor, row, other: bookings.check_in(desk, actor, row.id),
    "void": lambda desk, actor, row, other: bookings.void_booking(desk, actor, row.id, "重复"),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_can_be_taken_back_and_done_again(
    desk: Desk, clerk: Actor, hall: RowId, room: RowId, act: str
) -> None:
    row = book(desk, clerk, hall, at(18, 19), name="张硕")
    waits = book(desk, clerk, hall, at(18, 19), title="候补", wait=True)
    _, changes = ACTS[act](desk, clerk, row, room)
    after = bookings.row(desk, row.id)
    assert after != row
    present = visits.board(desk).present_count
    _, again = undo.undo_act(desk, clerk, changes)
    assert bookings.row(desk, row.id) == row and status(desk, waits) is Status.WAITLISTED
    assert bookings.row(desk, waits.id).offered_until is None, "the offer went with the act that made it"
    assert visits.board(desk).present_count == 0
    undo.undo_act(desk, clerk, again)
    assert bookings.row(desk, row.id) == after and visits.board(desk).present_count == present


def test_decisions_and_comings_are_taken_back_too(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    row = book(desk, clerk, hall, at(18, 19), 2 * HOUR, name="张硕")
    steps: list[tuple[str, Callable[[], tuple[Any, Changes]]]] = [
        ("confirmed", lambda: bookings.approve(desk, manager, row.id)),
        ("in_use", lambda: bookings.check_in(desk, manager, row.id)),
        ("completed", lambda: bookings.check_out(desk, manager, row.id)),
    ]
    for expected, act in steps:
        before = bookings.row(desk, row.id)
        clock.advance(minutes=5)
        _, changes = act()
        assert status(desk, row).value == expected
        undo.undo_act(desk, manager, changes)
        assert bookings.row(desk, row.id) == before
        act()
    other = book(desk, clerk, hall, at(18, 21), title="再来")
    for refuse in (
        lambda: bookings.refuse(desk, manager, other.id, "不行"),
        lambda: bookings.refuse(desk, manager, other.id, "候补", wait=True),
    ):
        _, changes = refuse()
        undo.undo_act(desk, manager, changes)
        assert status(desk, other) is Status.REQUESTED


def test_a_booking_taken_back_is_gone_with_its_new_card(desk: Desk, clerk: Actor, hall: RowId) -> None:
    outcome, changes = bookings.book(desk, clerk, starts_at=at(19, 9), ends_at=at(19, 10), spaces=[hall], name="赵珊")
    undo.undo_act(desk, clerk, changes)
    assert bookings.row(desk, outcome.row.id).voided and not people.search(desk, "赵珊")
    assert bookings.check(desk, Wish(at(19, 9), at(19, 10), (hall,))).free


def test_what_somebody_built_on_cannot_be_taken_back(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    row = book(desk, clerk, hall, at(19, 9))
    _, changes = bookings.cancel(desk, clerk, row.id, "改期")
    other = book(desk, clerk, hall, at(19, 9, 30), title="别人")
    with pytest.raises(UserError, match="别人") as refused:
        undo.undo_act(desk, clerk, changes)  # its place has gone to somebody
    assert refused.value.field == "starts_at"
    _, moved = bookings.move(desk, clerk, other.id, starts_at=at(19, 12))
    bookings.move(desk, manager, other.id, starts_at=at(19, 15))
    with pytest.raises(UserError, match="changed this since"):
        undo.undo_act(desk, clerk, moved)
    _, again = bookings.reinstate(desk, manager, row.id)
    with pytest.raises(UserError):
        undo.undo_act(desk, clerk, again)  # a manager's act isn't a clerk's to undo
    assert status(desk, row) is Status.CONFIRMED


def test_an_offer_that_was_accepted_keeps_the_cancellation(desk: Desk, clerk: Actor, hall: RowId) -> None:
    row = book(desk, clerk, hall, at(19, 9))
    waits = book(desk, clerk, hall, at(19, 9), title="候补", wait=True)
    _, changes = bookings.cancel(desk, clerk, row.id, "改期")
    bookings.accept_offer(desk, clerk, waits.id)
    with pytest.raises(UserError):
        undo.undo_act(desk, clerk, changes)
    assert status(desk, row) is Status.CANCELLED and status(desk, waits) is Status.CONFIRMED


def test_a_voided_booking_leaves_every_list_and_comes_back_if_its_place_is_free(
    desk: Desk, clerk: Actor, hall: RowId
) -> None:
    row = book(desk, clerk, hall, at(19, 9))
    with pytest.raises(UserError):
        bookings.void_booking(desk, clerk, row.id, "")
    book(desk, clerk, hall, at(19, 9), title="候补", wait=True)
    gone, _ = bookings.void_booking(desk, clerk, row.id, "重复录入")
    assert (gone.row.voided, gone.row.void_reason, captions(gone.offers)) == (True, "重复录入", ["候补"])
    assert captions(bookings.day_board(desk, at(19, 0), at(20, 0)).rows) == ["候补"]
    assert captions(bookings.booking_rows(desk, bookings.booking_ids(desk, BookingFilter()))) == ["候补"]
    for act in (
        lambda: bookings.move(desk, clerk, row.id, starts_at=at(19, 15)),
        lambda: bookings.cancel(desk, clerk, row.id, "x"), lambda: bookings.check_in(desk, clerk, row.id),
        lambda: bookings.edit(desk, clerk, row.id, {"title": "x"}),
        lambda: bookings.restore_booking(desk, clerk, row.id),  # the place is kept for the other
    ):  # fmt: skip
        with pytest.raises(UserError):
            act()
    bookings.decline_offer(desk, clerk, bookings.waiting(desk)[0].id)
    back, _ = bookings.restore_booking(desk, clerk, row.id)
    assert back.row == row


def test_the_history_of_a_booking_can_be_read(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId, study: RowId
) -> None:
    speaker, _ = spaces.save_asset(desk, manager, None, {"name": "音箱", "stock": 3})
    row = book(desk, clerk, hall, at(19, 9), name="张硕")
    bookings.move(desk, clerk, row.id, spaces=[hall, room], starts_at=at(19, 10))
    bookings.move(desk, clerk, row.id, spaces=[study], seats=seats_of(desk, study)[:2])
    bookings.edit(desk, clerk, row.id, {"assets": [(speaker.id, 2)], "person_id": person(desk, clerk, "赵珊")})
    bookings.cancel(desk, manager, row.id, "主讲人出差")
    lines = history.history(desk, clerk, "booking", row.id)
    said = {(line.who, line.field, line.before, line.after) for line in lines}
    assert lines[0].act == "Recorded"
    for line in (
        (clerk.name, "From", "2026-07-19 09:00", "2026-07-19 10:00"),
        (clerk.name, "Spaces", "多功能厅", "多功能厅, 研讨室"),
        (clerk.name, "Spaces", "多功能厅, 研讨室", "百姓书房"),
        (clerk.name, "Seats", "", "1, 2"),
        (clerk.name, "Equipment", "", "音箱 ×2"),
        (clerk.name, "Applicant", "张硕", "赵珊"),
        (manager.name, "State", "Confirmed", "Cancelled"),
        (manager.name, "Reason", "", "主讲人出差"),
    ):
        assert line in said, line
    assert not any(len(text) >= 32 for line in lines for text in (line.before, line.after)), "no bare ids"
    visit, _ = visits.sign_in(desk, clerk, name="吴佩琪")
    bookings.check_in(desk, clerk, book(desk, clerk, hall, at(18, 19), person_id=visit.person_id).id)
    lines = history.history(desk, clerk, "visit", visit.id)
    assert [line.act for line in lines] == ["Recorded", "Changed"]
    assert lines[1].field == "", "that a booking has it is no line of its own: it has no name"


# ------------------------------------------------------------------------------------------- what the day looks like


def test_the_board_says_when_and_why_a_space_is_closed(desk: Desk, manager: Actor, clock: SteppedClock) -> None:
    """1 October 2026 is a holiday, 10 October a Saturday that is worked."""
    clock.now = at(20, 9, month=9)
    work = [[(540, 720), (840, 1080)]] * 5 + [[], []]
    room = make(desk, manager, "会议室", opening=Opening(weekly(work), holiday=()))
    hall = make(desk, manager, "多功能厅")
    spaces.save_closure(
        desk, manager, None, space_id=None, starts_at=at(30, 22, month=9), ends_at=at(1, 8, month=10), reason="停电检修"
    )
    board = bookings.day_board(desk, at(30, 0, month=9), at(2, 0, month=10))
    assert [info.kind for info in board.days] == [DayKind.WORKDAY, DayKind.HOLIDAY]

    def said(space: RowId) -> list[tuple[str, str, str]]:
        return [
            (f"{one.starts_at.astimezone(ZONE):%d %H:%M}", f"{one.ends_at.astimezone(ZONE):%d %H:%M}", one.label)
            for one in board.closed[space]
        ]

    assert said(room) == [
        ("30 00:00", "30 09:00", ""), ("30 12:00", "30 14:00", ""), ("30 18:00", "02 00:00", ""),
        ("30 22:00", "01 08:00", "停电检修"),
    ]  # fmt: skip
    assert said(hall) == [("30 22:00", "01 08:00", "停电检修")]
    spaces.save_day(desk, manager, date(2026, 10, 1), DayKind.WORKDAY)
    board = bookings.day_board(desk, at(1, 0, month=10), at(2, 0, month=10))
    assert [(one.starts_at, one.ends_at) for one in board.closed[room] if not one.label] == [
        (at(1, 0, month=10), at(1, 9, month=10)), (at(1, 12, month=10), at(1, 14, month=10)),
        (at(1, 18, month=10), at(2, 0, month=10)),
    ]  # fmt: skip
    saturday = bookings.day_board(desk, at(10, 0, month=10), at(11, 0, month=10))
    assert [info.kind for info in saturday.days] == [DayKind.MAKEUP] and len(saturday.closed[room]) == 3


def test_the_board_holds_everything_that_touches_the_day(
    desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId
) -> None:
    night = book(desk, clerk, hall, at(18, 23), 3 * HOUR, title="跨夜")
    long = book(desk, manager, room, at(19, 9), timedelta(days=20), title="展览", override=True)
    gone = book(desk, clerk, hall, at(19, 12), title="取消了")
    bookings.cancel(desk, clerk, gone.id, "改期")
    book(desk, clerk, hall, at(20, 0), title="次日")
    assert captions(bookings.day_board(desk, at(19, 0), at(20, 0)).rows) == ["跨夜", "展览", "取消了"]
    assert captions(bookings.day_board(desk, at(19, 2), at(19, 8)).rows) == []
    last = bookings.day_board(desk, at(8, 8, month=8), at(8, 9, month=8))
    assert captions(last.rows) == ["展览"], "a long one is found by its last hour"
    one = bookings.of_space(desk, room, at(19, 0), at(26, 0))
    assert (captions(one.rows), [place.id for place in one.spaces], set(one.closed)) == (["展览"], [room], {room})
    bookings.cancel(desk, clerk, long.id, "改期")
    spaces.void_space(desk, manager, room, "改建")
    assert [place.id for place in bookings.day_board(desk, at(19, 0), at(20, 0)).spaces] == [hall, room]
    assert [place.id for place in bookings.day_board(desk, at(10, 0), at(11, 0)).spaces] == [hall]
    assert night.id in {row.id for row in bookings.touched_by(desk, hall, at(19, 0), at(19, 1))}
    assert captions(bookings.touched_by(desk, None, at(18, 0), at(30, 0))) == ["跨夜", "次日"], "what is still to come"


def test_the_load_of_a_month(desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId, study: RowId) -> None:
    spaces.save_space(desk, manager, hall, {"opening": Opening(weekly([[(480, 1320)]] * 7))})
    spaces.save_space(desk, manager, room, {"approval": True, "opening": Opening(weekly([[(480, 1320)]] * 6 + [[]]))})
    book(desk, clerk, hall, at(20, 8), 7 * HOUR)
    book(desk, clerk, room, at(20, 8), title="待批")
    gone = book(desk, clerk, hall, at(20, 16))
    bookings.cancel(desk, clerk, gone.id, "改期")
    book(desk, clerk, study, at(20, 9), seats=seats_of(desk, study)[:1], name="学生甲")
    monday, *_, sunday = bookings.month(desk, date(2026, 7, 20), date(2026, 7, 26))
    assert (monday.count, monday.requests, monday.booked, monday.open) == (1, 1, 7 * HOUR, 28 * HOUR)
    assert monday.load == 0.25 and (sunday.count, sunday.open, sunday.load) == (0, 14 * HOUR, 0.0)
    assert sunday.info.kind is DayKind.WEEKEND
    [alone] = bookings.month(desk, date(2026, 7, 26), date(2026, 7, 26), room)
    assert alone.load is None, "closed all day"
    [only] = bookings.month(desk, date(2026, 7, 20), date(2026, 7, 20), hall)
    assert only.load == 0.5
    [seats] = bookings.month(desk, date(2026, 7, 20), date(2026, 7, 20), study)
    assert (seats.count, seats.booked, seats.open) == (1, HOUR, 4 * 24 * HOUR), "the hours of all its seats"
    book(desk, clerk, study, at(20, 12), 2 * HOUR, title="全厅读书会")
    [seats] = bookings.month(desk, date(2026, 7, 20), date(2026, 7, 20), study)
    assert seats.booked == 9 * HOUR
    spaces.save_closure(desk, manager, None, space_id=hall, starts_at=at(20, 20), ends_at=at(22, 0), reason="检修")
    two = bookings.month(desk, date(2026, 7, 20), date(2026, 7, 21), hall)
    assert [one.open for one in two] == [12 * HOUR, timedelta()]


def test_a_night_counts_its_hours_on_the_days_they_lie_in(desk: Desk, clerk: Actor, hall: RowId) -> None:
    book(desk, clerk, hall, at(31, 22), 5 * HOUR)
    days = bookings.month(desk, date(2026, 7, 31), date(2026, 8, 1))
    assert [(one.count, one.booked) for one in days] == [(1, 2 * HOUR), (0, 3 * HOUR)]


def test_the_day_in_figures(
    desk: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId, room: RowId, study: RowId
) -> None:
    spaces.save_space(desk, manager, room, {"approval": True})
    book(desk, clerk, hall, at(18, 18, 45), title="用着", walk_in=True)
    book(desk, clerk, room, at(18, 20), title="待批")
    late = book(desk, clerk, hall, at(18, 20), title="没来")
    book(desk, clerk, hall, at(18, 20), title="候补", wait=True)
    book(desk, clerk, study, at(18, 18, 45), seats=seats_of(desk, study)[:1], name="学生甲", walk_in=True)
    clock.now = at(18, 20, 6)
    found = bookings.summary(desk, at(18, 0), at(19, 0))
    assert (found.today, found.in_use, found.seats, found.requested, found.waiting) == (2, 1, 1, 1, 1)
    assert (found.offered, found.clashes, found.soon) == (0, 0, 1)
    bookings.cancel(desk, clerk, late.id, "改期")
    found = bookings.summary(desk, at(18, 0), at(19, 0))
    assert (found.today, found.offered, found.soon) == (1, 1, 0)


def test_who_is_about_to_lose_a_place_the_most_urgent_first(
    desk: Desk, clerk: Actor, clock: SteppedClock, hall: RowId, room: RowId, study: RowId
) -> None:
    has = book(desk, clerk, hall, at(25, 9), title="下周")
    book(desk, clerk, hall, at(25, 9), title="下周候补", wait=True)
    book(desk, clerk, room, at(18, 20, 30), title="没来")
    bookings.cancel(desk, clerk, has.id, "改期")
    clock.now = at(18, 20, 29)
    assert bookings.soon(desk) == []
    clock.now = at(18, 20, 38)
    assert [(one.row.caption, one.at, one.what) for one in bookings.soon(desk)] == [
        ("下周候补", at(18, 20, 42), Due.LAPSED), ("没来", at(18, 20, 45), Due.NO_SHOW)
    ], "an offer of next week runs out today"  # fmt: skip
    assert len(bookings.soon(desk, timedelta(minutes=5))) == 1


def test_whoever_came_early_and_went_out_is_on_the_list(
    desk: Desk, clerk: Actor, clock: SteppedClock, study: RowId
) -> None:
    clock.now = at(19, 9)
    row = sit(desk, clerk, study, seats_of(desk, study)[0], person(desk, clerk, "学生甲"), at(19, 10), 6 * HOUR)
    bookings.check_in(desk, clerk, row.id)
    bookings.leave(desk, clerk, row.id)
    clock.now = at(19, 9, 25)
    assert [(one.at, one.what) for one in bookings.soon(desk)] == [(at(19, 9, 30), Due.AWAY)]


def test_lists_find_filter_and_sort(desk: Desk, clerk: Actor, manager: Actor, hall: RowId, room: RowId) -> None:
    one = book(desk, clerk, hall, at(19, 9), title="青年沙龙", name="张硕", population_group="rider", headcount=30)
    two = book(desk, clerk, room, at(20, 9), organisation="社区党委", title="", headcount=8, note="要投影")
    three = book(desk, clerk, [hall, room], at(21, 9), title="邻里节")
    bookings.cancel(desk, clerk, three.id, "改期")
    gone = book(desk, clerk, hall, at(22, 9), title="误录")
    bookings.void_booking(desk, clerk, gone.id, "误录")

    def listed(sort: str = "starts_at", descending: bool = False, **wanted: Any) -> list[str]:
        return captions(
            bookings.booking_rows(desk, bookings.booking_ids(desk, BookingFilter(**wanted), sort, descending))
        )

    assert listed() == ["青年沙龙", "社区党委", "邻里节"] and listed(descending=True) == [
        "邻里节",
        "社区党委",
        "青年沙龙",
    ]
    assert listed(include_voided=True)[-1] == "误录"
    assert (
        listed(text="zs") == ["青年沙龙"]
        and listed(text="投影") == ["社区党委"]
        and listed(text="党委") == ["社区党委"]
    )
    assert listed(space=room) == ["社区党委", "邻里节"] and listed(group="rider") == ["青年沙龙"]
    assert listed(statuses=(Status.CANCELLED,)) == ["邻里节"]
    assert listed(start=at(19, 9, 30), end=at(20, 9)) == ["青年沙龙"], "touched by half of it"
    assert listed("headcount", True)[0] == "青年沙龙"
    for sort in ("status", "title", "name", "organisation", "group"):
        assert len(listed(sort)) == 3
    other = person(desk, clerk, "张硕")
    people.join(desk, manager, one.person_id or b"", other)
    assert listed(person_id=other) == ["青年沙龙"]
    assert captions(bookings.of_person(desk, other, at(1, 0), at(31, 0))) == ["青年沙龙"]
    assert bookings.booking_rows(desk, [two.id, bytes(16), one.id]) == [two, bookings.row(desk, one.id)]


def test_a_booking_opened_says_what_concerns_it(desk: Desk, clerk: Actor, manager: Actor, hall: RowId) -> None:
    spaces.save_space(desk, manager, hall, {"approval": True})
    one, other = book(desk, clerk, hall, at(19, 9), title="甲"), book(desk, clerk, hall, at(19, 9), title="乙")
    card = bookings.card(desk, one.id)
    assert card.request is not None and captions(card.request.competing) == ["乙"]
    bookings.approve(desk, manager, one.id)
    bookings.refuse(desk, manager, other.id, "候补", wait=True)
    card = bookings.card(desk, one.id)
    assert card.request is None and captions(card.waiting) == ["乙"] and not card.clashes and not card.visit_open
    assert captions(bookings.card(desk, other.id).waiting) == ["乙"], "the line it stands in itself"
    with pytest.raises(UserError, match="no longer here"):
        bookings.card(desk, bytes(16))
    with pytest.raises(UserError, match="no longer here"):
        bookings.row(desk, bytes(16))


# ------------------------------------------------------------------------------------------- where clocks are put back


@pytest.fixture
def berlin(desk: Desk, admin: Actor, clock: SteppedClock) -> ZoneInfo:
    """A centre whose clocks go back on 25 October 2026 at 03:00."""
    settings.save(desk, admin, {SITE_ZONE.key: "Europe/Berlin"})
    clock.now = datetime(2026, 10, 20, 9, tzinfo=UTC)
    return ZoneInfo("Europe/Berlin")


def test_a_day_of_twenty_five_hours(desk: Desk, clerk: Actor, manager: Actor, hall: RowId, berlin: ZoneInfo) -> None:
    def local(day: int, hour: int) -> datetime:
        return datetime(2026, 10, day, hour, tzinfo=berlin).astimezone(UTC)

    sunday = date(2026, 10, 25)
    [load] = bookings.month(desk, sunday, sunday)
    assert load.open == 25 * HOUR
    night = book(desk, clerk, hall, local(25, 1), 3 * HOUR, title="夜班")
    assert bookings.line_words(desk, night) == "10-25 01:00–03:00 多功能厅", "three hours by two readings of the clock"
    spaces.save_space(desk, manager, hall, {"day_cap": 1, "opening": Opening(weekly([[(480, 1320)]] * 7))})
    who = person(desk, clerk, "张硕")
    first = book(desk, clerk, hall, local(25, 20), person_id=who)
    with pytest.raises(UserError, match="on that day already"):
        book(desk, clerk, hall, local(25, 8), person_id=who)
    assert book(desk, clerk, hall, local(26, 8), person_id=who).status is Status.CONFIRMED
    assert book(desk, clerk, hall, local(24, 21), person_id=who).status is Status.CONFIRMED
    with pytest.raises(UserError, match="closes at 22:00"):
        bookings.move(desk, clerk, first.id, ends_at=local(25, 22) + 30 * MINUTES)
    board = bookings.day_board(desk, local(25, 0), local(26, 0))
    assert [(one.starts_at, one.ends_at) for one in board.closed[hall]] == [
        (local(25, 0), local(25, 8)), (local(25, 22), local(26, 0))
    ]  # fmt: skip
    assert [info.day for info in board.days] == [sunday]


# ------------------------------------------------------------------------------------------- two desks


@pytest.fixture
def branch(desk: Desk, hall: RowId, study: RowId, clock: SteppedClock, tmp_path: Path) -> Iterator[Desk]:
    """Desk B: a copy of this desk's data as it is now; it takes an identity of its own."""
    desk.store.checkpoint()
    shutil.copytree(desk.folder, tmp_path / "branch", ignore=shutil.ignore_patterns("*.lock", "installation.json"))
    other = open_desk(tmp_path / "branch", clock)
    yield other
    other.close()


def both(desk: Desk, branch: Desk, clerk: Actor, hall: RowId) -> tuple[BookingRow, BookingRow]:
    """Two desks have booked one place at one time, and told each other."""
    one = book(desk, clerk, hall, at(18, 19), 2 * HOUR, title="甲台")
    other = book(branch, clerk, hall, at(18, 20), 2 * HOUR, title="乙台")
    bring(branch, desk)
    bring(desk, branch)
    return one, other


def test_a_double_booking_is_kept_and_shown_until_somebody_settles_it(
    desk: Desk, branch: Desk, clerk: Actor, manager: Actor, hall: RowId
) -> None:
    one, _ = both(desk, branch, clerk, hall)
    [clash] = bookings.clashes(desk)
    [same] = bookings.clashes(branch)
    assert clash.id == same.id, "both desks call it alike"
    assert {clash.one.caption, clash.other.caption} == {"甲台", "乙台"} and clash.one.double
    assert bookings.summary(desk, at(18, 0), at(19, 0)).clashes == 1
    assert bookings.card(desk, one.id).clashes == (clash,)
    with pytest.raises(UserError):
        bookings.share(desk, clerk, clash.id)
    bookings.share(desk, manager, clash.id)
    assert not bookings.clashes(desk) and not bookings.row(desk, one.id).double
    with pytest.raises(UserError, match="settled already"):
        bookings.share(desk, manager, clash.id)
    bring(desk, branch)
    assert not bookings.clashes(branch), "an accepted clash stays accepted everywhere"
    desk.store.rebuild()
    assert not bookings.clashes(desk)


@pytest.mark.parametrize("way", ["move", "cancel", "void"])
def test_a_double_booking_is_settled_by_moving_or_calling_off_one(
    desk: Desk, branch: Desk, clerk: Actor, hall: RowId, way: str
) -> None:
    one, _ = both(desk, branch, clerk, hall)
    if way == "move":
        bookings.move(desk, clerk, one.id, ends_at=at(18, 20))
    elif way == "cancel":
        bookings.cancel(desk, clerk, one.id, "让给乙台")
    else:
        bookings.void_booking(desk, clerk, one.id, "重复")
    assert not bookings.clashes(desk)
    bring(desk, branch)
    assert not bookings.clashes(branch)


def test_a_shared_place_can_be_left_early(
    desk: Desk, branch: Desk, clerk: Actor, manager: Actor, clock: SteppedClock, hall: RowId
) -> None:
    one, other = both(desk, branch, clerk, hall)
    bookings.share(desk, manager, bookings.clashes(desk)[0].id)
    bookings.check_in(desk, clerk, one.id)
    clock.now = at(18, 20, 30)
    bookings.check_in(desk, clerk, other.id)
    assert bookings.check_out(desk, clerk, one.id)[0].row.status is Status.COMPLETED
    assert not bookings.clashes(desk), "and what was settled stays settled"


# ------------------------------------------------------------------------------------------- from a newer program


def test_a_status_of_a_newer_program_stops_nothing(desk: Desk, clerk: Actor, hall: RowId) -> None:
    book(desk, clerk, hall, at(19, 9))
    with desk.store.write(clerk.staff_id) as tx:
        tx.add(Booking(spaces=hall.hex(), starts_at=at(19, 9), ends_at=at(19, 10), status="paused", title="更新"))
        tx.add(Booking(spaces=hall.hex(), status="confirmed", title="没有时间"))
    assert captions(bookings.day_board(desk, at(19, 0), at(20, 0)).rows) == ["党课"]
    assert bookings.month(desk, date(2026, 7, 19), date(2026, 7, 19))[0].count == 1
    assert bookings.summary(desk, at(19, 0), at(20, 0)).today == 1
    assert captions(bookings.booking_rows(desk, bookings.booking_ids(desk, BookingFilter()))) == ["党课"]
    assert bookings.sweep(desk) == (bookings.Swept(), Changes())


# ------------------------------------------------------------------------------------------- forgotten people


def test_an_erased_persons_bookings_stay_without_a_name(
    desk: Desk, admin: Actor, clerk: Actor, clock: SteppedClock, hall: RowId, study: RowId
) -> None:
    who = person(desk, clerk, "欧阳珺瑶")
    speaker, _ = spaces.save_asset(desk, admin, None, {"name": "音箱"})
    past = book(
        desk, clerk, hall, at(18, 18, 45), person_id=who, title="珺瑶生日", organisation="珺瑶家", note="珺瑶的蛋糕"
    )
    bookings.check_in(desk, clerk, past.id)
    clock.now = at(18, 19, 30)
    bookings.check_out(desk, clerk, past.id)
    seat = sit(desk, clerk, study, seats_of(desk, study)[0], who, at(18, 20))
    clock.now = at(18, 20, 30)
    bookings.sweep(desk)
    ahead = book(desk, clerk, hall, at(25, 9), person_id=who)
    line = book(desk, clerk, hall, at(25, 9), title="候补", wait=True)
    gone = book(desk, clerk, hall, at(26, 9), person_id=who)
    bookings.void_booking(desk, clerk, gone.id, "误录")
    with desk.store.write(clerk.staff_id) as tx:
        series = tx.add(
            BookingSeries(person_id=who, title="珺瑶的课", rule="FREQ=WEEKLY;COUNT=2", first=date(2026, 7, 1))
        )
        loan = tx.add(Loan(person_id=who, asset_id=speaker.id, lent_at=at(18, 18), due_at=at(18, 19), note="珺瑶借"))
    with pytest.raises(UserError, match="isn't back"):
        people.erase(desk, admin, who, "本人申请")
    assert people.card(desk, who).name == "欧阳珺瑶"
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Loan, loan.id), {"returned_at": tx.now})
    people.erase(desk, admin, who, "本人申请")

    row = bookings.row(desk, past.id)
    assert (row.name, row.title, row.organisation, row.note, row.person_id) == ("", "", "", "", None)
    assert (row.status, row.starts_at, row.space_names) == (Status.COMPLETED, past.starts_at, ("多功能厅",))
    assert status(desk, ahead) is Status.CANCELLED and bookings.row(desk, gone.id).voided
    assert status(desk, seat) is Status.NO_SHOW
    assert captions(bookings.sweep(desk)[0].offers) == ["候补"], "what it kept is free"
    assert bookings.row(desk, line.id).offered_until is not None
    with desk.store.read() as session:
        for model in (Booking, BookingSeries, Loan, Violation):
            assert not [one for one in session.query(model) if one.person_id == who], model
        kept = session.get(BookingSeries, series.id)
        assert kept is not None and (kept.title, kept.rule) == (None, "FREQ=WEEKLY;COUNT=2")
    lines = history.history(desk, admin, "booking", past.id)
    assert lines[0].after == "The content was erased." and lines[-1].act == "Erased"
    before = [bookings.row(desk, one) for one in (past.id, ahead.id, gone.id)]
    desk.store.rebuild()
    assert [bookings.row(desk, one) for one in (past.id, ahead.id, gone.id)] == before
    desk.store.checkpoint()
    for path in desk.folder.rglob("*"):
        if path.is_file():
            assert "珺瑶".encode() not in path.read_bytes(), path


def test_erased_while_a_booking_of_theirs_is_in_use_ends_it(
    desk: Desk, admin: Actor, clerk: Actor, clock: SteppedClock, hall: RowId
) -> None:
    who = person(desk, clerk, "张硕")
    row = book(desk, clerk, hall, at(18, 18, 45), 3 * HOUR, person_id=who, walk_in=True)
    with pytest.raises(UserError, match="here now"):
        people.erase(desk, admin, who, "本人申请")
    clock.now = at(18, 20)
    visits.sign_out(desk, clerk, visits.board(desk).present[0].id)
    people.erase(desk, admin, who, "本人申请")
    after = bookings.row(desk, row.id)
    assert (after.status, after.out_at) == (Status.COMPLETED, at(18, 20))


def test_a_booking_erased_as_it_stood_stops_nothing(
    desk: Desk, clerk: Actor, clock: SteppedClock, hall: RowId, room: RowId
) -> None:
    """As after a restored backup, in which it was never called off."""
    one, waits = book(desk, clerk, hall, at(18, 19)), book(desk, clerk, hall, at(18, 19), title="候补", wait=True)
    other = book(desk, clerk, room, at(18, 19))
    next_one = book(desk, clerk, room, at(18, 19), title="候补二", wait=True)
    with desk.store.write(clerk.staff_id) as tx:
        for row in (one, waits):
            tx.erase(tx.get(Booking, row.id))
    clock.now = at(18, 19, 15)
    swept, _ = bookings.sweep(desk)
    assert (swept.no_shows, captions(swept.offers)) == (1, ["候补二"])
    assert [status(desk, row) for row in (one, waits, other)] == [
        Status.CONFIRMED, Status.WAITLISTED, Status.NO_SHOW
    ]  # fmt: skip
    assert bookings.row(desk, next_one.id).offered_until and bookings.sweep(desk) == (bookings.Swept(), Changes())


def test_whoever_booked_lately_is_not_forgotten(
    desk: Desk, clerk: Actor, manager: Actor, admin: Actor, clock: SteppedClock, hall: RowId
) -> None:
    lately, joined, other, never, borrower = (person(desk, clerk, name) for name in "甲乙丙丁戊")
    people.join(desk, manager, joined, other)
    clock.now = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1200)  # cards are dated by the real clock
    then = clock.now - timedelta(days=40)
    speaker, _ = spaces.save_asset(desk, manager, None, {"name": "音箱"})
    with desk.store.write(clerk.staff_id) as tx:
        for who, hours in ((lately, 24), (other, 48)):
            start = then - timedelta(hours=hours)
            values = {"spaces": hall.hex(), "starts_at": start, "ends_at": start + HOUR, "status": "completed"}
            tx.add(Booking(person_id=who, **values))
        tx.add(Loan(person_id=borrower, asset_id=speaker.id, lent_at=then, due_at=then + HOUR))
    assert [due.id for due in people.due_for_erasure(desk)] == [never]
    assert people.due_count(desk) == 1
    clock.advance(days=1200)
    due = people.due_for_erasure(desk)
    assert [one.id for one in due] == [never, joined, lately], "the longest gone first; the borrower never"
    assert due[2].last_seen == (then - timedelta(hours=23)).astimezone(ZONE).date(), "the end of the last booking"


def test_a_guest_may_do_nothing(desk: Desk, clerk: Actor, hall: RowId) -> None:
    nobody = Actor(clerk.staff_id, clerk.name, "guest")  # type: ignore[arg-type]
    row = book(desk, clerk, hall, at(19, 9))
    for act in (
        lambda: book(desk, nobody, hall, at(19, 15)), lambda: bookings.move(desk, nobody, row.id, starts_at=at(19, 15)),
        lambda: bookings.cancel(desk, nobody, row.id, "x"), lambda: bookings.check_in(desk, nobody, row.id),
        lambda: bookings.void_booking(desk, nobody, row.id, "x"),
    ):  # fmt: skip
        with pytest.raises(UserError):
            act()
    assert bookings.row(desk, row.id) == row


def test_what_an_act_came_to_names_booking_and_offers(desk: Desk, clerk: Actor, hall: RowId) -> None:
    row = book(desk, clerk, hall, at(19, 9))
    outcome, _ = bookings.cancel(desk, clerk, row.id, "改期")
    assert outcome == Outcome(bookings.row(desk, row.id))
