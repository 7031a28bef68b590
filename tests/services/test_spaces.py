"""What can be booked: spaces and their rules, seats on a plan, equipment, closures, the days of the year."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.db.models import Loan, Space
from app.domain.auth import Actor
from app.domain.sites import daily, weekly
from app.domain.spaces import PRESETS, DayKind, Opening, Policy
from app.services import bookings, history, spaces, undo
from app.services.bookings import Wish
from app.services.desk import Desk, open_desk
from app.services.spaces import SeatValue, SpaceValue

ZONE = ZoneInfo("Asia/Shanghai")
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def make(desk: Desk, manager: Actor, name: str, **values: Any) -> SpaceValue:
    return spaces.save_space(desk, manager, None, {"name": name, **values})[0]


def numbers(seats: tuple[SeatValue, ...]) -> list[str]:
    return [seat.number for seat in seats]


# ------------------------------------------------------------------------------------------- spaces


def test_a_space_with_everything_it_can_say(desk: Desk, manager: Actor, clock: SteppedClock) -> None:
    opening = next(preset.opening for preset in PRESETS if preset.code == "shifted")
    value, changes = spaces.save_space(
        desk, manager, None,
        {
            "name": " 多功能厅 ", "kind": "hall", "capacity": "１２０", "location": "二楼 东侧",
            "features": ["stage", "audio"],
            "opening": opening, "min_minutes": 60, "max_minutes": "240", "ahead_days": 30, "approval": True,
            "who": "groups", "groups": "rider resident", "day_cap": 1, "week_cap": "2", "grace_minutes": "",
            "buffer_before": 15, "buffer_after": 30, "owning_desk": "b", "note": "请自带话筒",
        },
    )  # fmt: skip
    assert set(changes.tables) == {"space"}
    assert (value.name, value.kind, value.kind_label, value.capacity) == ("多功能厅", "hall", "Hall", 120)
    assert value.feature_labels == ("Stage", "Sound system") and value.location == "二楼 东侧"
    assert value.opening == opening and not value.seated and value.seat_count == 0
    assert value.policy == Policy(60, 240, 30, True, "groups", ("rider", "resident"), 1, 2, None, 15, 30, "B")
    desk.close()
    again = open_desk(desk.folder, clock)
    try:
        assert spaces.space(again, value.id) == value and spaces.spaces(again) == (value,)
    finally:
        again.close()


def test_a_new_space_has_the_usual_rules(desk: Desk, manager: Actor) -> None:
    value = make(desk, manager, "研讨室")
    assert value.policy == Policy() and value.opening == Opening()
    assert make(desk, manager, "会议室").position == value.position + 1


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", {"name": "  "}), ("name", {"name": "长" * 31}), ("name", {"name": "会议室"}),
        ("kind", {"kind": "palace"}), ("capacity", {"capacity": 0}), ("capacity", {"capacity": "很多"}),
        ("capacity", {"capacity": True}), ("features", {"features": ["pool"]}), ("location", {"location": "长" * 201}),
        ("position", {"position": -1}), ("min_minutes", {"min_minutes": 4}), ("max_minutes", {"max_minutes": 20}),
        ("who", {"who": "friends"}), ("groups", {"who": "groups"}), ("groups", {"who": "groups", "groups": "nobody"}),
        ("week_cap", {"day_cap": 3, "week_cap": 2}), ("buffer_after", {"buffer_after": 241}),
        ("owning_desk", {"owning_desk": "甲"}), ("approval", {"approval": "maybe"}),
        ("grace_minutes", {"grace_minutes": 0}),
    ],
)  # fmt: skip
def test_a_mistake_is_told_beside_its_field(desk: Desk, manager: Actor, field: str, values: dict[str, Any]) -> None:
    make(desk, manager, "会议室")
    with pytest.raises(UserError) as refused:
        spaces.save_space(desk, manager, None, {"name": "研讨室", **values})
    assert refused.value.field == field
    room = make(desk, manager, "研讨室")
    with pytest.raises(UserError) as refused:
        spaces.save_space(desk, manager, room.id, values)
    assert refused.value.field == field
    assert spaces.space(desk, room.id) == room and len(spaces.spaces(desk)) == 2


def test_only_the_fields_given_change_and_the_rules_stay_whole(desk: Desk, manager: Actor) -> None:
    room = make(desk, manager, "研讨室", min_minutes=60, who="groups", groups="rider", day_cap=1)
    changed, changes = spaces.save_space(desk, manager, room.id, {"buffer_after": 20, "name": "研讨室"})
    assert changed.policy == Policy(60, who="groups", groups=("rider",), day_cap=1, buffer_after=20)
    assert changed.position == room.position
    anyone, _ = spaces.save_space(desk, manager, room.id, {"who": "anyone", "groups": "", "day_cap": None})
    assert anyone.policy == Policy(60, buffer_after=20)
    lines = history.history(desk, manager, "space", room.id)
    assert ("Clearing after", "0", "20") in [(line.field, line.before, line.after) for line in lines]
    with pytest.raises(UserError):
        undo.undo_act(desk, manager, changes)  # the rules are one group, and were changed since
    with pytest.raises(TypeError):
        spaces.save_space(desk, manager, room.id, {"colour": "red"})
    with pytest.raises(TypeError):
        spaces.save_space(desk, manager, room.id, {"opening": "09:00-18:00"})
    with pytest.raises(UserError, match="no longer here"):
        spaces.space(desk, bytes(16))


def test_opening_hours_that_cannot_be_read_are_the_centres(desk: Desk, manager: Actor) -> None:
    room = make(desk, manager, "研讨室", opening=Opening(daily((540, 1080)), holiday=()))
    assert spaces.space(desk, room.id).opening == Opening(daily((540, 1080)), holiday=())
    plain, _ = spaces.save_space(desk, manager, room.id, {"opening": Opening()})
    assert plain.opening == Opening()
    for text in ("{", "[]", '{"hours": 3}', '{"hours": null, "holiday": [[5, 1]], "makeup_as": 9}'):
        with desk.store.write(manager.staff_id) as tx:
            tx.edit(tx.get(Space, room.id), {"opening": text})
        assert spaces.space(desk, room.id).opening == Opening()


def test_two_people_who_change_one_space_lose_nothing(desk: Desk, manager: Actor, admin: Actor) -> None:
    room = spaces.space(desk, make(desk, manager, "研讨室").id)
    spaces.save_space(desk, manager, room.id, {"capacity": 20}, seen=room.seen)
    spaces.save_space(desk, admin, room.id, {"note": "靠窗"}, seen=room.seen)
    both = spaces.space(desk, room.id)
    assert (both.capacity, both.note) == (20, "靠窗")


def test_a_space_out_of_use(desk: Desk, manager: Actor, clerk: Actor) -> None:
    room = make(desk, manager, "研讨室")
    row = bookings.book(desk, clerk, starts_at=at(19, 9), ends_at=at(19, 10), spaces=[room.id], title="党课")[0].row
    with pytest.raises(UserError, match="1 bookings of this space lie ahead"):
        spaces.void_space(desk, manager, room.id, "改建")
    bookings.cancel(desk, clerk, row.id, "改建")
    gone, _ = spaces.void_space(desk, manager, room.id, "改建")
    assert gone.voided and gone.void_reason == "改建" and not spaces.spaces(desk)
    assert spaces.spaces(desk, voided=True) == (gone,)
    assert bookings.row(desk, row.id).place == "研讨室", "what was booked keeps its name"
    assert make(desk, manager, "研讨室").id != room.id, "and the name may be used again"
    with pytest.raises(UserError, match="restore it"):
        spaces.save_space(desk, manager, room.id, {"capacity": 3})
    back, _ = spaces.restore_space(desk, manager, room.id)
    assert not back.voided and len(spaces.spaces(desk)) == 2


def test_spaces_stand_in_the_order_they_are_put_in(desk: Desk, manager: Actor) -> None:
    made = [make(desk, manager, name) for name in ("甲", "乙", "丙")]
    assert [one.name for one in spaces.spaces(desk)] == ["甲", "乙", "丙"]
    _, changes = spaces.order_spaces(desk, manager, [made[2].id, made[0].id, made[1].id])
    assert [one.name for one in spaces.spaces(desk)] == ["丙", "甲", "乙"]
    undo.undo_act(desk, manager, changes)
    assert [one.name for one in spaces.spaces(desk)] == ["甲", "乙", "丙"]
    assert not spaces.order_spaces(desk, manager, [one.id for one in made])[1], "nothing to write"


# ------------------------------------------------------------------------------------------- seats


@pytest.fixture
def study(desk: Desk, manager: Actor) -> RowId:
    return make(desk, manager, "百姓书房").id


def test_seats_in_rows_with_aisles_numbered_on(desk: Desk, manager: Actor, study: RowId) -> None:
    seats, changes = spaces.lay_out_seats(desk, manager, study, 2, 5, first=8, aisle_every=2)
    assert numbers(seats) == ["8", "9", *map(str, range(10, 18))], "as people count"
    assert [(seat.x, seat.y) for seat in seats] == [(x, y) for y in (0, 1) for x in (0, 1, 3, 4, 6)]
    hall = spaces.space(desk, study)
    assert hall.seated and hall.seat_count == 10
    more, _ = spaces.lay_out_seats(desk, manager, study, 1, 2)
    assert [(seat.number, seat.x, seat.y) for seat in more[-2:]] == [("18", 0, 3), ("19", 1, 3)], "below those there"
    with pytest.raises(UserError) as refused:
        spaces.lay_out_seats(desk, manager, study, 0, 5)
    assert refused.value.field == "rows"
    for rows, columns in ((57, 1), (1, 61), (10, 50)):
        with pytest.raises(UserError):
            spaces.lay_out_seats(desk, manager, study, rows, columns)
    assert len(spaces.seats(desk, study)) == 12
    undo.undo_act(desk, manager, changes)
    assert numbers(spaces.seats(desk, study)) == ["18", "19"]


def test_one_seat_at_a_time(desk: Desk, manager: Actor, study: RowId) -> None:
    one, changes = spaces.save_seat(
        desk, manager, study, None, {"number": "Ａ1", "x": 2, "y": 3, "features": ["socket"]}
    )
    assert (one.number, one.x, one.y, one.features, one.usable) == ("A1", 2, 3, ("socket",), True)
    assert set(changes.tables) == {"seat", "space"} and spaces.space(desk, study).seated
    two, changes = spaces.save_seat(desk, manager, study, None, {"number": "A2"})
    assert (two.x, two.y) == (0, 0) and set(changes.tables) == {"seat"}
    for field, values in (
        ("number", {"number": " "}), ("number", {"number": "A1"}), ("number", {"number": "123456789"}),
        ("x", {"x": 60, "y": 0}), ("x", {"x": -1, "y": 0}), ("x", {"x": 2, "y": 3}), ("features", {"features": "pool"}),
    ):  # fmt: skip
        for seat in (None, two.id):
            with pytest.raises(UserError) as refused:
                spaces.save_seat(desk, manager, study, seat, {"number": "A3", "x": 9, "y": 9, **values})
            assert refused.value.field == field
    with pytest.raises(UserError, match="stands there"):
        spaces.save_seat(desk, manager, study, None, {"number": "A3"})  # where A2 is
    moved, _ = spaces.save_seat(desk, manager, study, two.id, {"x": 2})
    assert (moved.x, moved.y) == (2, 0), "its row stays"
    with pytest.raises(UserError, match="stands there"):
        spaces.save_seat(desk, manager, study, two.id, {"y": 3})
    same, _ = spaces.save_seat(desk, manager, study, two.id, {"number": "A2", "usable": False})
    assert not same.usable and same.space_id == study
    with pytest.raises(TypeError):
        spaces.save_seat(desk, manager, study, two.id, {"space_id": bytes(16)})
    other = make(desk, manager, "电子阅览室")
    assert spaces.save_seat(desk, manager, other.id, None, {"number": "A1"})[0].number == "A1", "another hall's number"


def test_seats_change_places(desk: Desk, manager: Actor, study: RowId) -> None:
    one, two = spaces.lay_out_seats(desk, manager, study, 1, 2)[0]
    swapped, changes = spaces.move_seats(desk, manager, study, {one.id: (1, 0), two.id: (0, 0)})
    assert [(seat.number, seat.x) for seat in swapped] == [("1", 1), ("2", 0)]
    for places in ({one.id: (0, 0)}, {one.id: (60, 0)}, {one.id: (0, -1)}):
        with pytest.raises(UserError) as refused:
            spaces.move_seats(desk, manager, study, places)
        assert refused.value.field == "x"
    assert spaces.seats(desk, study) == swapped
    assert not spaces.move_seats(desk, manager, study, {one.id: (1, 0)})[1]
    undo.undo_act(desk, manager, changes)
    assert spaces.seats(desk, study) == (one, two)


def test_a_seat_comes_off_the_plan_once_nobody_booked_it(
    desk: Desk, manager: Actor, clerk: Actor, study: RowId
) -> None:
    one, two = spaces.lay_out_seats(desk, manager, study, 1, 2)[0]
    row = bookings.book(
        desk, clerk, starts_at=at(19, 9), ends_at=at(19, 10), spaces=[study], seats=[one.id], name="学生甲"
    )[0].row  # fmt: skip
    with pytest.raises(UserError, match="Seat 1 is booked ahead"):
        spaces.void_seats(desk, manager, [two.id, one.id])
    assert numbers(spaces.seats(desk, study)) == ["1", "2"], "all of them or none"
    bookings.cancel(desk, clerk, row.id, "不来了")
    spaces.void_seats(desk, manager, [two.id, one.id])
    assert spaces.seats(desk, study) == () and spaces.space(desk, study).seat_count == 0
    assert bookings.row(desk, row.id).seat_numbers == ("1",)


# ------------------------------------------------------------------------------------------- equipment


def test_equipment(desk: Desk, manager: Actor, clerk: Actor) -> None:
    one, _ = spaces.save_asset(desk, manager, None, {"name": "音箱", "stock": "３", "unit": "只", "location": "库房"})
    assert (one.name, one.stock, one.unit, one.location, one.voided) == ("音箱", 3, "只", "库房", False)
    two, _ = spaces.save_asset(desk, manager, None, {"name": "投影仪"})
    assert (two.stock, two.position) == (1, one.position + 1)
    for field, values in (
        ("name", {"name": ""}),
        ("name", {"name": "音箱"}),
        ("stock", {"stock": -1}),
        ("note", {"note": "长" * 201}),
    ):
        with pytest.raises(UserError) as refused:
            spaces.save_asset(desk, manager, two.id, values)
        assert refused.value.field == field
    with pytest.raises(TypeError):
        spaces.save_asset(desk, manager, two.id, {"price": 5})
    assert spaces.save_asset(desk, manager, two.id, {"stock": ""})[0].stock == 0
    assert [asset.name for asset in spaces.assets(desk)] == ["音箱", "投影仪"]
    with desk.store.write(clerk.staff_id) as tx:
        loan = tx.add(Loan(asset_id=one.id, lent_at=tx.now, due_at=tx.now + HOUR, person_id=None))
    with pytest.raises(UserError, match="lent or reserved"):
        spaces.void_asset(desk, manager, one.id, "报废")
    with desk.store.write(clerk.staff_id) as tx:
        tx.edit(tx.get(Loan, loan.id), {"returned_at": tx.now + HOUR})
    assert spaces.void_asset(desk, manager, one.id, "报废")[0].voided
    assert [asset.name for asset in spaces.assets(desk)] == ["投影仪"] and len(spaces.assets(desk, voided=True)) == 2
    assert not spaces.restore_asset(desk, manager, one.id)[0].voided


# ------------------------------------------------------------------------------------------- closures and days


def test_closures_of_a_space_and_of_the_house(desk: Desk, manager: Actor, clock: SteppedClock) -> None:
    room = make(desk, manager, "研讨室")
    house, _ = spaces.save_closure(
        desk, manager, None, space_id=None, starts_at=at(20, 8), ends_at=at(20, 12), reason=" 停电 "
    )
    own, changes = spaces.save_closure(
        desk, manager, None, space_id=room.id, starts_at=at(19, 8), ends_at=at(21, 8), reason="粉刷"
    )
    assert house.reason == "停电" and [one.reason for one in spaces.closures(desk)] == ["粉刷", "停电"]
    assert [one.reason for one in spaces.closures(desk, at(20, 12), at(22, 0))] == ["粉刷"], "half open"
    assert [one.reason for one in spaces.closures(desk, at(18, 0), at(19, 8))] == []
    longer, _ = spaces.save_closure(
        desk, manager, house.id, space_id=None, starts_at=at(20, 8), ends_at=at(20, 18), reason="停电检修"
    )
    assert longer.id == house.id and longer.ends_at == at(20, 18)
    for field, values in (
        ("ends_at", {"ends_at": at(20, 8)}), ("ends_at", {"ends_at": at(20, 8) + timedelta(days=367)}),
        ("reason", {"reason": " "}), ("reason", {"reason": "长" * 201}),
    ):  # fmt: skip
        given = {"space_id": None, "starts_at": at(20, 8), "ends_at": at(20, 12), "reason": "停电", **values}
        with pytest.raises(UserError) as refused:
            spaces.save_closure(desk, manager, None, **given)
        assert refused.value.field == field
    lines = history.history(desk, manager, "closure", own.id)
    assert lines[0].act == "Recorded"
    spaces.save_closure(desk, manager, own.id, space_id=None, starts_at=at(19, 8), ends_at=at(21, 8), reason="粉刷")
    moved = history.history(desk, manager, "closure", own.id)[-1]
    assert (moved.field, moved.before, moved.after) == ("Space", "研讨室", ""), "the house has no name there"
    with pytest.raises(UserError):
        undo.undo_act(desk, manager, changes)  # it was changed since
    spaces.void_closure(desk, manager, own.id)
    clock.now = at(20, 18)
    assert spaces.closures(desk) == [], "what is over lies behind"


def test_the_days_of_the_year_by_hand(desk: Desk, manager: Actor) -> None:
    saturday = date(2026, 7, 25)
    assert spaces.calendar(desk).info(saturday).kind is DayKind.WEEKEND
    info, _ = spaces.save_day(desk, manager, saturday, DayKind.MAKEUP, " 台风补班 ")
    assert (info.kind, info.name, info.own) == (DayKind.MAKEUP, "台风补班", True)
    room = make(desk, manager, "研讨室", opening=Opening(weekly([[(540, 1080)]] * 5 + [[], []]), makeup_as=2))
    assert bookings.check(desk, Wish(at(25, 9), at(25, 10), (room.id,))).objections == ()
    info, _ = spaces.forget_day(desk, manager, saturday)
    assert info.kind is DayKind.WEEKEND and not info.own
    assert bookings.check(desk, Wish(at(25, 9), at(25, 10), (room.id,))).objections
    again, _ = spaces.save_day(desk, manager, saturday, DayKind.HOLIDAY)
    assert (again.kind, again.name) == (DayKind.HOLIDAY, "")
    with pytest.raises(UserError):
        spaces.forget_day(desk, manager, date(2026, 7, 26))


def test_a_clerk_books_but_does_not_make_rooms(desk: Desk, manager: Actor, clerk: Actor, study: RowId) -> None:
    for act in (
        lambda: make(desk, clerk, "研讨室"), lambda: spaces.void_space(desk, clerk, study, "x"),
        lambda: spaces.restore_space(desk, clerk, study), lambda: spaces.order_spaces(desk, clerk, [study]),
        lambda: spaces.save_seat(desk, clerk, study, None, {"number": "1"}),
        lambda: spaces.lay_out_seats(desk, clerk, study, 1, 1), lambda: spaces.move_seats(desk, clerk, study, {}),
        lambda: spaces.void_seats(desk, clerk, []), lambda: spaces.save_asset(desk, clerk, None, {"name": "音箱"}),
        lambda: spaces.void_asset(desk, clerk, study, "x"), lambda: spaces.restore_asset(desk, clerk, study),
        lambda: spaces.save_closure(
            desk, clerk, None, space_id=None, starts_at=at(19, 8), ends_at=at(19, 9), reason="x"
        ),
        lambda: spaces.void_closure(desk, clerk, study),
        lambda: spaces.save_day(desk, clerk, date(2026, 7, 25), DayKind.HOLIDAY),
        lambda: spaces.forget_day(desk, clerk, date(2026, 7, 25)),
    ):  # fmt: skip
        with pytest.raises(UserError, match="manager"):
            act()
    assert len(spaces.spaces(desk)) == 1
