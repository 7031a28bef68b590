"""The desk's day as a clerk lives it: expected, here, gone, forgotten, corrected, taken back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.core.ids import RowId
from app.domain import visits as rules
from app.domain.auth import Actor
from app.domain.settings import CAPACITY, CLOSE_FORGOTTEN
from app.domain.visits import Crowd, State
from app.services import history, people, settings, undo, visits
from app.services.desk import Desk, open_desk
from app.services.visits import VisitFilter, VisitRow

ZONE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of July 2026 on the clocks of Shenzhen."""
    return datetime(2026, 7, day, hour, minute, tzinfo=ZONE)


def names(rows: tuple[VisitRow, ...] | list[VisitRow]) -> list[str]:
    return [row.name for row in rows]


def listed(desk: Desk, **wanted: object) -> list[str]:
    return names(visits.visit_rows(desk, visits.visit_ids(desk, VisitFilter(**wanted))))  # type: ignore[arg-type]


def arrive(desk: Desk, clerk: Actor, name: str = "张硕", **more: object) -> VisitRow:
    row, _ = visits.sign_in(desk, clerk, name=name, **more)  # type: ignore[arg-type]
    return row


def test_a_new_visitor_gets_a_card_and_stands_on_the_board(desk: Desk, clerk: Actor) -> None:
    row, changes = visits.sign_in(
        desk, clerk, name="张硕", phones="139 8762 6021", population_group="rider", purposes=["rest", "reading"],
        companions=2, badge="07", belongings="电动车头盔", host="休息区", note="充电",
    )  # fmt: skip
    assert (row.name, row.phone, row.group, row.purposes) == ("张硕", "139****6021", "rider", ("rest", "reading"))
    assert (row.companions, row.badge, row.host, row.belongings) == (2, "07", "休息区", "电动车头盔")
    assert row.state is State.PRESENT and row.badge_out
    assert set(changes.tables) == {"person", "visit"}
    board = visits.board(desk)
    assert names(board.present) == ["张硕"] and board.present_count == 1
    assert board.figures.heads == 3 and names(board.badges_out) == ["张硕"]
    assert people.search(desk, "zs")[0].id == row.person_id


def test_what_is_entered_is_there_when_the_file_is_opened_again(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    row = arrive(desk, clerk, purposes=["affairs"])
    desk.close()
    again = open_desk(desk.folder, clock)
    try:
        assert visits.row(again, row.id) == row
    finally:
        again.close()


def test_somebody_who_is_here_cannot_arrive_again(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    row = arrive(desk, clerk)
    clock.advance(minutes=20)
    with pytest.raises(UserError) as refused:
        visits.sign_in(desk, clerk, person_id=row.person_id)
    assert refused.value.field == "person_id" and "18:42" in refused.value.message
    visits.sign_out(desk, clerk, row.id)
    assert arrive(desk, clerk, name="", person_id=row.person_id).state is State.PRESENT


def test_joined_cards_are_one_visitor(desk: Desk, clerk: Actor, manager: Actor) -> None:
    one, two = arrive(desk, clerk, "李文博"), arrive(desk, clerk, "李文博")
    visits.sign_out(desk, clerk, one.id)
    assert one.person_id and two.person_id
    before = visits.figures(desk)
    people.join(desk, manager, one.person_id, two.person_id)
    assert before.people == 2 and visits.figures(desk).people == 1 and visits.figures(desk).registered == 2
    with pytest.raises(UserError, match="18:42"):
        visits.sign_in(desk, clerk, person_id=one.person_id)
    assert visits.row(desk, two.id).person_id == min(one.person_id, two.person_id)
    assert len(visits.visit_ids(desk, VisitFilter(person_id=two.person_id))) == 2


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", {"name": "  "}),
        ("phones", {"phones": "1380013"}),
        ("companions", {"companions": -1}),
        ("purposes", {"purposes": ["nonsense"]}),
        ("population_group", {"population_group": "nobody"}),
        ("arrived_at", {"at": at(18, 20)}),
        ("host", {"host": "长" * 201}),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_changes_nothing(
    desk: Desk, clerk: Actor, field: str, values: dict[str, object]
) -> None:
    with pytest.raises(UserError) as refused:
        arrive(desk, clerk, **{"name": "张硕", **values})  # type: ignore[arg-type]
    assert refused.value.field == field
    assert not visits.visit_ids(desk, VisitFilter(include_voided=True)) and not people.search(desk, "张硕")


def test_expected_then_present_then_left(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    row, _ = visits.expect(desk, clerk, expected_at=at(18, 19), name="张思远", purposes=["reading"], host="书房")
    board = visits.board(desk)
    assert names(board.expected) == ["张思远"] and board.figures.expected == 1 and not board.present
    clock.advance(minutes=30)
    here, _ = visits.sign_in(desk, clerk, expected_visit=row.id)
    assert here.id == row.id and here.host == "书房" and here.state is State.PRESENT
    assert not visits.board(desk).expected
    clock.advance(minutes=65)
    gone, _ = visits.sign_out(desk, clerk, row.id)
    assert gone.state is State.LEFT and gone.stay == timedelta(minutes=65)
    board = visits.board(desk)
    assert names(board.left) == ["张思远"] and not board.present


def test_an_announced_guest_who_is_found_by_name_leaves_the_expected_list(desk: Desk, clerk: Actor) -> None:
    row, _ = visits.expect(desk, clerk, expected_at=at(18, 19), name="吴佩琪")
    here, _ = visits.sign_in(desk, clerk, person_id=row.person_id, purposes=["meet"])
    assert here.id == row.id and here.purposes == ("meet",)
    assert visits.board(desk).expected_count == 0


def test_an_announcement_is_cancelled_with_a_reason(desk: Desk, clerk: Actor) -> None:
    row, _ = visits.expect(desk, clerk, expected_at=at(18, 19), name="吴佩琪")
    gone, _ = visits.cancel_expected(desk, clerk, row.id, "电话取消")
    assert gone.state is State.VOIDED and gone.void_reason == "电话取消"
    with pytest.raises(UserError):
        visits.sign_in(desk, clerk, expected_visit=row.id)
    with pytest.raises(UserError) as refused:
        visits.expect(desk, clerk, expected_at=at(18, 19) + timedelta(days=800), name="吴佩琪")
    assert refused.value.field == "expected_at"


def test_past_midnight_the_visitor_stays_on_the_board_and_in_yesterdays_duty_day(
    desk: Desk, clerk: Actor, clock: SteppedClock
) -> None:
    row = arrive(desk, clerk, purposes=["reading"])
    clock.now = at(19, 1, 30)
    board = visits.board(desk)
    assert names(board.present) == ["张硕"] and board.day.day == 18 and board.figures.registered == 1
    gone, _ = visits.sign_out(desk, clerk, row.id)
    assert gone.stay == timedelta(hours=6, minutes=48)
    assert names(visits.board(desk).left) == ["张硕"]
    clock.now = at(19, 8, 1)
    board = visits.board(desk)
    assert board.day.day == 19 and not board.left and board.figures.registered == 0


def test_forgotten_sign_outs_are_marked_at_the_shift_end_once(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    rest = arrive(desk, clerk, "马志军", purposes=["rest"])
    reading = arrive(desk, clerk, "黄丽娟", purposes=["reading"])
    clock.now = at(18, 23, 50)
    late = arrive(desk, clerk, "高志鹏", purposes=["rest"])
    assert visits.close_forgotten(desk)[0] == 0
    clock.now = at(19, 0, 1)
    count, changes = visits.close_forgotten(desk)
    assert count == 2 and changes.tables["visit"] == {rest.id, reading.id}
    assert visits.close_forgotten(desk)[0] == 0
    marked = visits.row(desk, rest.id)
    assert marked.state is State.UNVERIFIED and marked.left_at == at(18, 19, 42)
    assert marked.estimate == timedelta(hours=1) and marked.stay is None
    board = visits.board(desk)
    assert names(board.unverified) == ["马志军", "黄丽娟"] and names(board.present) == ["高志鹏"]
    clock.now = at(20, 9)
    assert visits.close_forgotten(desk)[0] == 1 and visits.row(desk, late.id).left_at == at(19, 0, 50)
    settled, _ = visits.verify(desk, clerk, rest.id)
    assert settled.state is State.LEFT and settled.stay == timedelta(hours=1)
    known, _ = visits.verify(desk, clerk, reading.id, at(18, 21, 42))
    assert known.stay == timedelta(hours=3)
    with pytest.raises(UserError):
        visits.verify(desk, clerk, rest.id)


def test_the_centre_may_leave_forgotten_sign_outs_alone(
    desk: Desk, clerk: Actor, admin: Actor, clock: SteppedClock
) -> None:
    settings.save(desk, admin, {CLOSE_FORGOTTEN.key: False})
    arrive(desk, clerk, purposes=["rest"])
    clock.now = at(20, 9)
    assert visits.close_forgotten(desk)[0] == 0 and visits.board(desk).present_count == 1


def test_whoever_was_marked_can_still_sign_out_in_person(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    row = arrive(desk, clerk, purposes=["rest"])
    clock.now = at(19, 0, 5)
    visits.close_forgotten(desk)
    gone, _ = visits.sign_out(desk, clerk, row.id)
    assert gone.state is State.LEFT and gone.left_at == clock.now


def test_capacity_counts_companions(desk: Desk, clerk: Actor, admin: Actor) -> None:
    settings.save(desk, admin, {CAPACITY.key: 5})
    arrive(desk, clerk, "蔡明辉", companions=3)
    board = visits.board(desk)
    assert (board.figures.present, board.figures.heads, board.crowd) == (1, 4, Crowd.BUSY)
    arrive(desk, clerk, "单雄飞")
    assert visits.board(desk).crowd is Crowd.FULL
    arrive(desk, clerk, "曾志鹏")
    assert visits.board(desk).crowd is Crowd.OVER


def test_a_badge_is_out_until_it_is_back(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    row = arrive(desk, clerk, "黄丽娟", badge="21")
    with pytest.raises(UserError) as refused:
        arrive(desk, clerk, "林可欣", badge="21")
    assert refused.value.field == "badge" and "黄丽娟" in refused.value.message
    clock.advance(hours=1)
    visits.sign_out(desk, clerk, row.id)
    assert names(visits.badge_holders(desk)) == ["黄丽娟"]
    holder = visits.badge_holder(desk, " 21 ")
    assert holder is not None and holder.state is State.LEFT
    assert listed(desk, badge_out=True) == ["黄丽娟"]
    back, _ = visits.return_badge(desk, clerk, row.id)
    assert not back.badge_out and not visits.badge_holders(desk) and visits.badge_holder(desk, "21") is None
    with pytest.raises(UserError):
        visits.return_badge(desk, clerk, row.id)
    other = arrive(desk, clerk, "林可欣", badge="21")
    gone, _ = visits.sign_out(desk, clerk, other.id, badge_returned=True)
    assert not gone.badge_out


def test_a_correction_keeps_its_reason_and_can_be_taken_back(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    row = arrive(desk, clerk, purposes=["rest"], companions=1)
    clock.advance(hours=2)
    visits.sign_out(desk, clerk, row.id)
    opened = visits.card(desk, row.id)
    fixed, changes = visits.correct(
        desk,
        clerk,
        row.id,
        {"arrived_at": at(18, 18, 30), "companions": 3, "purposes": ["venue"]},
        "漏记同行",
        opened.seen,
    )
    assert (fixed.companions, fixed.purposes, fixed.correction_reason) == (3, ("venue",), "漏记同行")
    assert fixed.stay == timedelta(hours=2, minutes=12)
    lines = history.history(desk, clerk, "visit", row.id)
    assert lines[-1].who == clerk.name and any("漏记同行" in (line.reason or line.after or "") for line in lines)
    undo.undo_act(desk, clerk, changes)
    back = visits.row(desk, row.id)
    assert (back.companions, back.purposes, back.stay) == (1, ("rest",), timedelta(hours=2))


@pytest.mark.parametrize(
    ("field", "values", "reason"),
    [
        ("reason", {"companions": 3}, "  "),
        ("left_at", {"left_at": at(18, 17)}, "笔误"),
        ("left_at", {"left_at": at(19, 17)}, "笔误"),
        ("arrived_at", {"arrived_at": None}, "笔误"),
        ("purposes", {"purposes": ["?"]}, "笔误"),
        ("person_id", {"person_id": bytes(16)}, "笔误"),
    ],
)
def test_a_correction_that_cannot_be_right_is_refused(
    desk: Desk, clerk: Actor, field: str, values: dict[str, object], reason: str
) -> None:
    row = arrive(desk, clerk)
    with pytest.raises(UserError) as refused:
        visits.correct(desk, clerk, row.id, values, reason)
    assert refused.value.field == field and visits.row(desk, row.id) == row


def test_clearing_the_leaving_makes_the_visitor_present_again_unless_there_is_a_newer_visit(
    desk: Desk, clerk: Actor, clock: SteppedClock
) -> None:
    row = arrive(desk, clerk)
    clock.advance(minutes=5)
    visits.sign_out(desk, clerk, row.id)
    back, changes = visits.correct(desk, clerk, row.id, {"left_at": None}, "还没走")
    assert back.state is State.PRESENT
    undo.undo_act(desk, clerk, changes)
    visits.sign_in(desk, clerk, person_id=row.person_id)
    with pytest.raises(UserError):
        visits.correct(desk, clerk, row.id, {"left_at": None}, "还没走")


def test_saying_what_is_there_already_writes_nothing(desk: Desk, clerk: Actor) -> None:
    row = arrive(desk, clerk, companions=2)
    same, changes = visits.correct(desk, clerk, row.id, {"companions": "2"}, "核对")
    assert same == row and not changes


def test_a_voided_visit_leaves_every_list_and_figure_and_can_come_back(desk: Desk, clerk: Actor) -> None:
    row = arrive(desk, clerk, badge="07")
    with pytest.raises(UserError):
        visits.void_visit(desk, clerk, row.id, "")
    gone, changes = visits.void_visit(desk, clerk, row.id, "重复登记")
    assert gone.voided and gone.void_reason == "重复登记"
    board = visits.board(desk)
    assert not board.present and not board.badges_out and board.figures.registered == 0
    assert not listed(desk) and listed(desk, include_voided=True) == ["张硕"]
    assert listed(desk, states=(State.VOIDED,)) == ["张硕"]
    undo.undo_act(desk, clerk, changes)
    assert listed(desk) == ["张硕"]
    visits.void_visit(desk, clerk, row.id, "重复登记")
    visits.restore_visit(desk, clerk, row.id)
    with pytest.raises(UserError):
        visits.restore_visit(desk, clerk, row.id)
    assert visits.board(desk).present_count == 1


def test_a_sign_in_taken_back_is_gone_with_its_new_card(desk: Desk, clerk: Actor) -> None:
    row, changes = visits.sign_in(desk, clerk, name="赵珊")
    undo.undo_act(desk, clerk, changes)
    assert visits.board(desk).figures.registered == 0 and not people.search(desk, "赵珊")
    assert visits.row(desk, row.id).voided


def test_lists_find_filter_and_sort(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    arrive(desk, clerk, "张硕", population_group="rider", purposes=["rest"], phones="13987626021")
    clock.advance(minutes=10)
    arrive(desk, clerk, "赵珊", population_group="resident", purposes=["family", "reading"], host="绘本角")
    clock.advance(minutes=10)
    arrive(desk, clerk, "Anna Li", purposes=["meet"], companions=4)
    visits.expect(desk, clerk, expected_at=at(18, 18, 57), name="何秀兰", purposes=["activity"])
    assert listed(desk) == ["Anna Li", "何秀兰", "赵珊", "张硕"]
    ascending = visits.visit_ids(desk, VisitFilter(), descending=False)
    assert names(visits.visit_rows(desk, ascending)) == ["张硕", "赵珊", "何秀兰", "Anna Li"]
    assert names(visits.visit_rows(desk, ascending[1:3])) == ["赵珊", "何秀兰"] and ascending[-1] in ascending
    assert listed(desk, text="zs") == ["赵珊", "张硕"] and listed(desk, text="6021") == ["张硕"]
    assert listed(desk, text="绘本") == ["赵珊"]
    assert listed(desk, group="rider") == ["张硕"] and listed(desk, purpose="reading") == ["赵珊"]
    assert listed(desk, states=(State.EXPECTED,)) == ["何秀兰"]
    assert listed(desk, start=at(18, 18, 50), end=at(18, 18, 58)) == ["何秀兰", "赵珊"]
    by_companions = visits.visit_ids(desk, VisitFilter(), "companions", descending=True)
    assert names(visits.visit_rows(desk, by_companions))[0] == "Anna Li"
    for sort in ("left_at", "expected_at", "name", "group", "badge", "host", "purposes"):
        assert len(visits.visit_ids(desk, VisitFilter(start=at(18, 8), end=at(19, 8)), sort)) == 4
    gone = RowId(bytes(16))
    assert len(visits.visit_rows(desk, [gone, *ascending])) == 4


def test_every_figure_opens_the_rows_it_counts(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    for number in range(6):
        row = arrive(desk, clerk, f"访客{number}", purposes=["rest"], companions=number)
        if number % 2:
            clock.advance(minutes=30)
            visits.sign_out(desk, clerk, row.id)
    visits.expect(desk, clerk, expected_at=clock.now + timedelta(minutes=30), name="何秀兰")
    clock.now = at(19, 0, 10)
    visits.close_forgotten(desk)
    found = visits.figures(desk)
    for figure in ("registered", "present", "unverified", "expected"):
        assert len(visits.visit_ids(desk, visits.behind(figure))) == getattr(found, figure)
    rows = visits.visit_rows(desk, visits.visit_ids(desk, visits.behind("registered")))
    assert found.companions == sum(row.companions for row in rows)
    assert found.stayed == sum((row.stay for row in rows if row.stay), timedelta())


def test_hours_and_days_hold_visits_and_tallies(desk: Desk, clerk: Actor, clock: SteppedClock) -> None:
    from app.services import tallies

    clock.now = at(18, 7, 59)
    arrive(desk, clerk, "早到", purposes=["rest"])
    clock.now = at(18, 9, 30)
    arrive(desk, clerk, "张硕")
    tallies.add(desk, clerk, "rider", "water", count=4)
    clock.now = at(18, 10, 15)
    board = visits.board(desk)
    assert [bucket.count for bucket in board.hours] == [0, 5, 0]
    assert (board.figures.registered, board.figures.tallied, board.figures.total) == (1, 4, 5)
    assert visits.days(desk, at(17, 8).date(), at(18, 8).date()) == {at(17, 8).date(): 1, at(18, 8).date(): 5}
    assert visits.clock_hours(desk, at(17, 8), at(19, 8))[9] == 5
    assert sum(bucket.count for bucket in visits.hours(desk, at(18, 8), at(19, 8))) == 5
    assert board.usual == ()
    clock.now = at(25, 10)
    assert visits.board(desk).usual[1] == 5.0


def test_a_clerk_of_another_role_may_not_do_everything(desk: Desk, clerk: Actor) -> None:
    nobody = Actor(clerk.staff_id, clerk.name, "guest")  # type: ignore[arg-type]
    for act in (
        lambda: visits.sign_in(desk, nobody, name="张硕"),
        lambda: visits.void_visit(desk, nobody, bytes(16), "x"),
    ):
        with pytest.raises(UserError):
            act()


def test_definitions_stand_under_the_figures() -> None:
    assert all(rules.definition(name) for name in rules.DEFINITIONS)
