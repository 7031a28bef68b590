"""A shift handed over: who is on, what is open, both signatures, a refusal, a manager's close, and the log."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import SteppedClock
from app.core.errors import UserError
from app.domain.activities import Presence
from app.domain.auth import Actor
from app.domain.settings import SHIFTS, Pattern
from app.services import (
    activities,
    attendance,
    bookings,
    handover,
    handover_reports,
    loans,
    settings,
    shift_log,
    spaces,
    visits,
)
from app.services.desk import Desk
from app.services.handover import Decision
from app.services.undo import undo_act
from tests.services.conftest import PIN
from tests.services.test_attendance import put

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 7, 18)


def everything_stays(desk: Desk) -> list[Decision]:
    return [Decision(item.key, True) for item in handover.open_items(desk)]


def signed(desk: Desk, giver: Actor, taker: Actor, **more: object) -> handover.HandoverCard:
    card, _ = handover.sign(
        desk, outgoing=giver.staff_id, outgoing_pin=PIN, incoming=taker.staff_id, incoming_pin=PIN,
        **{"decisions": everything_stays(desk), **more},
    )  # fmt: skip
    return card


def test_the_roster_says_who_is_on_and_a_week_is_copied(desk: Desk, manager: Actor, clerk: Actor) -> None:
    with pytest.raises(UserError, match="manager"):
        handover.set_roster(desk, clerk, DAY, 960, [clerk.staff_id])
    handover.set_roster(desk, manager, DAY, 960, [clerk.staff_id, manager.staff_id])
    handover.set_roster(desk, manager, DAY, 960, [clerk.staff_id])
    handover.set_roster(desk, manager, DAY, 0, [manager.staff_id])
    assert handover.current(desk).staff == ((clerk.staff_id, "林晓"),)
    assert handover.current(desk).on == (clerk.staff_id, "林晓")
    assert [card.staff for card in handover.shifts_of(desk, DAY)][2] == ((manager.staff_id, "陈静"),)
    count, _ = handover.copy_roster(desk, manager, date(2026, 7, 20), weeks=2)
    assert count == 4
    kept = handover.roster(desk, date(2026, 7, 20), date(2026, 8, 2))
    assert kept[date(2026, 7, 25), 960] == kept[date(2026, 8, 1), 960] == ((clerk.staff_id, "林晓"),)
    with pytest.raises(UserError) as refused:
        handover.set_roster(desk, manager, DAY, 61, [clerk.staff_id])
    assert refused.value.field == "shift"


def test_shifts_follow_the_pattern_of_the_site(desk: Desk, admin: Actor) -> None:
    assert [card.label for card in handover.shifts_of(desk, DAY)] == ["Early shift", "Middle shift", "Night shift"]
    settings.save(desk, admin, {SHIFTS.key: Pattern("two")})
    cards = handover.shifts_of(desk, DAY)
    assert [card.turn.shift.hours for card in cards] == ["08:00–20:00", "20:00–08:00"]
    assert cards[-1].turn.end.astimezone(ZONE) == datetime(2026, 7, 19, 8, tzinfo=ZONE)


def test_everything_open_is_listed_and_a_night_passes_midnight(
    desk: Desk, clock: SteppedClock, admin: Actor, manager: Actor, clerk: Actor
) -> None:
    visit, _ = visits.sign_in(desk, clerk, name="周子健", badge="A12")
    visits.sign_in(desk, clerk, name="张思远")
    visits.sign_out(desk, clerk, visit.id)
    hall, _ = spaces.save_space(desk, admin, None, {"name": "二号会议室", "capacity": 12})
    asset, _ = spaces.save_asset(desk, admin, None, {"name": "投影仪", "stock": 2})
    now = desk.now()
    loans.lend(desk, clerk, items=[(asset.id, 1)], due_at=now + timedelta(hours=1), name="李文博")
    out, _ = bookings.book(
        desk, manager, starts_at=now + timedelta(minutes=5), ends_at=now + timedelta(hours=7), spaces=[hall.id],
        name="马志军", title="深夜骑手座谈", override=True,
    )  # fmt: skip
    clock.advance(minutes=6)
    bookings.check_in(desk, clerk, out.row.id)
    key, _ = handover.note(desk, clerk, "舞蹈室备用钥匙在罗建平处", "key", now + timedelta(hours=3))
    handover.note(desk, clerk, "", "round")
    clock.now = datetime(2026, 7, 18, 23, 50, tzinfo=ZONE)
    items = handover.open_items(desk)
    kinds = [item.kind for item in items]
    assert kinds == ["key", "overdue_loan", "badge", "booking_in_use", "present"]
    assert [item.urgent for item in items] == [True, True, True, False, False]
    assert items[1].text == "投影仪 should have been back 19:42" and items[1].detail.startswith("李文博")
    assert "3 visitors" not in items[-1].text and items[-1].arguments["do"] == "list"
    assert "周子健" not in "".join(item.text for item in items), "names stay with the rows, not in what is kept"

    with pytest.raises(UserError) as refused:
        signed(desk, clerk, manager, decisions=[Decision(key_of(items, "key"), True)])
    assert refused.value.field == "items" and "投影仪" in refused.value.message
    decisions = [Decision(item.key, item.kind != "key", "已收回") for item in items]
    card = signed(desk, clerk, manager, decisions=decisions)
    assert (card.state, card.outgoing, card.incoming, card.shift) == ("signed", "林晓", "陈静", "Middle shift")
    assert card.day == DAY and len(card.items) == 5 and card.items[0][1:] == ("Settled", "已收回")
    assert card.figures.visits == 3 and card.figures.bookings == 1 and card.figures.loans == 1
    assert [row.id for row in handover.notes(desk) if row.settled_at] and not handover.notes(desk, open_only=True)
    assert handover.notes(desk, DAY)[0].id == key.id

    clock.now = datetime(2026, 7, 19, 0, 10, tzinfo=ZONE)
    on = handover.current(desk)
    assert (on.label, on.turn.day, on.on) == ("Night shift", DAY, (manager.staff_id, "陈静"))
    assert [item.kind for item in handover.open_items(desk)] == ["overdue_loan", "badge", "booking_in_use", "present"]
    left, notes = handover.left_by_last(desk)
    assert left == card and notes == []
    text = "\n".join(line.text for line in shift_log.log(desk, on.turn.start - timedelta(hours=8), desk.now()))
    for said in (
        "周子健 came",
        "周子健 left",
        "Lent to 李文博: 投影仪",
        "二号会议室",
        "舞蹈室备用钥匙",
        "Safety round",
    ):
        assert said in text


def key_of(items: list[handover.OpenItem], kind: str) -> str:
    return next(item.key for item in items if item.kind == kind)


def test_what_the_last_shift_left_begins_with_what_cannot_wait(
    desk: Desk, clock: SteppedClock, manager: Actor, clerk: Actor
) -> None:
    now = desk.now()
    handover.note(desk, clerk, "失物：雨伞", "found")
    handover.note(desk, clerk, "舞蹈室备用钥匙", "key", now + timedelta(hours=20))
    handover.note(desk, clerk, "空调报修", "note", now + timedelta(hours=16))
    handover.note(desk, clerk, "二楼停电", "incident")
    clock.advance(hours=12)
    assert [one.kind for one in handover.left_by_last(desk)[1]] == ["incident", "note", "key", "found"]


@pytest.mark.parametrize(("field", "pins"), [("outgoing_pin", ("111222", PIN)), ("incoming_pin", (PIN, "111222"))])
def test_both_pins_have_to_be_right(
    desk: Desk, manager: Actor, clerk: Actor, field: str, pins: tuple[str, str]
) -> None:
    for attempt in range(4):
        with pytest.raises(UserError) as refused:
            handover.sign(
                desk, outgoing=clerk.staff_id, outgoing_pin=pins[0], incoming=manager.staff_id, incoming_pin=pins[1],
                decisions=[],
            )  # fmt: skip
        assert refused.value.field == field
        assert ("wrong" in refused.value.message) if attempt < 2 else ("Try again" in refused.value.message)
    assert handover.handovers(desk, DAY, DAY) == [] and handover.to_hand(desk) is not None


def test_it_is_signed_only_when_all_is_decided_and_both_pins_are_right(
    desk: Desk, clock: SteppedClock, manager: Actor, clerk: Actor
) -> None:
    handover.note(desk, clerk, "舞蹈室备用钥匙", "key")
    handover.note(desk, clerk, "失物：雨伞", "found")
    for decided, giver, taker in product((1, 2), ("111222", PIN), ("111222", PIN)):
        may = (decided, giver, taker) == (2, PIN, PIN)
        clock.advance(minutes=11)  # whoever typed a wrong PIN has waited
        try:
            handover.sign(
                desk, outgoing=clerk.staff_id, outgoing_pin=giver, incoming=manager.staff_id, incoming_pin=taker,
                decisions=everything_stays(desk)[:decided],
            )  # fmt: skip
        except UserError as refused:
            wrong = "items" if decided < 2 else "outgoing_pin" if giver != PIN else "incoming_pin"
            assert not may and refused.field == wrong
            assert handover.handovers(desk, DAY, DAY) == [] and len(handover.notes(desk, open_only=True)) == 2
        else:
            assert may
    assert [card.stays for card in handover.handovers(desk, DAY, DAY)] == [2]


def test_what_came_up_while_they_signed_is_told(desk: Desk, manager: Actor, clerk: Actor) -> None:
    handover.note(desk, clerk, "二楼饮水机渗水", "incident")
    seen = everything_stays(desk)
    handover.note(desk, manager, "失物：蓝色儿童水杯", "found")
    with pytest.raises(UserError) as refused:
        signed(desk, clerk, manager, decisions=seen)
    assert refused.value.field == "items" and "蓝色儿童水杯" in refused.value.message
    assert "饮水机" not in refused.value.message


def test_a_refused_shift_stays_and_says_why(desk: Desk, clock: SteppedClock, manager: Actor, clerk: Actor) -> None:
    both = {"outgoing": clerk.staff_id, "incoming": manager.staff_id, "incoming_pin": PIN}
    with pytest.raises(UserError) as empty:
        handover.refuse(desk, **both, reason=" ")
    assert empty.value.field == "reason"
    card, refused = handover.refuse(desk, **both, reason="钥匙对不上")
    assert (card.state, card.reason, card.incoming) == ("refused", "钥匙对不上", "陈静")
    assert handover.current(desk).handed is None
    clock.advance(minutes=20)
    card = signed(desk, clerk, manager)
    assert (card.state, card.shift) == ("signed", "Middle shift")
    assert [one.state for one in handover.handovers(desk, DAY, DAY)] == ["signed", "refused"]
    with pytest.raises(UserError, match="already"):
        signed(desk, manager, clerk)
    with pytest.raises(UserError, match="signed"):
        undo_act(desk, manager, refused)


def test_a_manager_closes_a_shift_nobody_takes_over(desk: Desk, manager: Actor, clerk: Actor) -> None:
    handover.note(desk, clerk, "物业约好 19:00 来修", "note")
    with pytest.raises(UserError, match="manager"):
        handover.force(desk, clerk, "没人来")
    card, _ = handover.force(desk, manager, "接班人突发疾病", clerk.staff_id)
    assert (card.state, card.forced_by, card.outgoing, card.incoming) == ("forced", "陈静", "林晓", "")
    assert [one[1] for one in card.items] == ["Stays open with the next shift"]
    assert [row.text for row in handover.notes(desk, open_only=True)] == ["物业约好 19:00 来修"]
    assert handover.current(desk).handed == card


def test_a_late_signature_is_of_the_shift_before(desk: Desk, clock: SteppedClock, manager: Actor, clerk: Actor) -> None:
    clock.now = datetime(2026, 7, 18, 15, 58, tzinfo=ZONE)
    signed(desk, clerk, manager)
    clock.now = datetime(2026, 7, 19, 0, 25, tzinfo=ZONE)
    card = signed(desk, manager, clerk)
    assert (card.shift, card.day) == ("Middle shift", DAY)
    clock.now = datetime(2026, 7, 19, 7, 55, tzinfo=ZONE)
    assert signed(desk, clerk, manager).shift == "Night shift"
    clock.now = datetime(2026, 7, 19, 8, 5, tzinfo=ZONE)
    assert [one.handed is not None for one in handover.shifts_of(desk, DAY)] == [True, True, True]
    assert handover.to_hand(desk).turn.shift.code == "early"


def test_a_note_says_something_and_is_settled_once(desk: Desk, clock: SteppedClock, clerk: Actor) -> None:
    for values, field in (
        (("", "note"), "text"), (("字" * 501, "note"), "text"), (("钥匙", "gossip"), "kind"),
        (("钥匙", "key", desk.now()), "due_at"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            handover.note(desk, clerk, *values)
        assert refused.value.field == field
    row, _ = handover.note(desk, clerk, "  舞蹈室  钥匙 ", "key", desk.now() + timedelta(hours=1))
    assert (row.text, row.by, row.kind_label, row.shift) == ("舞蹈室 钥匙", "林晓", "Key given out", "Middle shift")
    clock.advance(days=3)
    assert handover.open_items(desk)[0].urgent
    settled, _ = handover.settle_note(desk, clerk, row.id, "已收回")
    assert settled.settled_at == desk.now() and handover.open_items(desk) == []
    told = shift_log.log(desk, desk.now(), desk.now() + timedelta(minutes=1))
    assert [line.text for line in told] == ["Settled: 舞蹈室 钥匙 (已收回)"]
    with pytest.raises(UserError, match="already"):
        handover.settle_note(desk, clerk, row.id)


def test_the_log_tells_many_of_a_kind_in_one_line(desk: Desk, admin: Actor, clerk: Actor) -> None:
    start = desk.now()
    hall, _ = spaces.save_space(desk, admin, None, {"name": "路演厅"})
    spaces.lay_out_seats(desk, admin, hall.id, 3, 4)
    visit, _ = visits.sign_in(desk, clerk, name="黄丽娟", purposes=["reading"])
    visits.correct(desk, clerk, visit.id, {"companions": 2}, "漏写同行人数")
    lines = shift_log.log(desk, start, start + timedelta(minutes=1), masked=True)
    text = [line.text for line in lines]
    assert "Recorded: Space 路演厅" in text
    assert "黄* came: 图书阅览" in text or any(line.startswith("黄") and "came" in line for line in text)
    assert any(line.startswith("Changed: Visit") for line in text)
    assert not any("黄丽娟" in line for line in text)
    assert {line.by for line in lines} >= {"王主任", "林晓"}
    assert shift_log.log(desk, start - timedelta(days=2), start - timedelta(days=1)) == []


def read_back(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode().replace(" ", "")


needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")


@needs_poppler
def test_papers_say_what_was_signed_and_hide_who_came(
    desk: Desk, clock: SteppedClock, admin: Actor, manager: Actor, clerk: Actor, tmp_path: Path
) -> None:
    hall, _ = spaces.save_space(desk, admin, None, {"name": "路演厅"})
    begins = desk.now() + timedelta(hours=5)
    bookings.book(desk, clerk, starts_at=begins, ends_at=begins + timedelta(hours=1), spaces=[hall.id], name="马志军")
    visits.sign_in(desk, clerk, name="欧阳雪")
    visits.expect(desk, clerk, expected_at=desk.now() + timedelta(hours=14), name="吴佩琪")
    handover.note(desk, clerk, "失物：蓝色儿童水杯", "found")
    handover.set_roster(desk, manager, DAY, 0, [manager.staff_id])
    clock.advance(hours=5, minutes=10)
    card = signed(desk, clerk, manager, remark="水杯在 2 号柜")

    def printed(write: Callable[[Path], object]) -> str:
        write(tmp_path / "paper.pdf")
        return read_back(tmp_path / "paper.pdf")

    sheet = printed(lambda path: handover_reports.handover_sheet(desk, clerk, card.id, path))
    for said in ("林晓", "陈静", "失物：蓝色儿童水杯", "Staysopen", "水杯在2号柜", "Signedbyboth", "1visitorsarehere"):
        assert said in sheet
    form = printed(lambda path: handover_reports.handover_sheet(desk, clerk, None, path))
    assert "Notsignedyet" in form and "□stays" in form
    log = printed(lambda path: handover_reports.duty_log(desk, clerk, DAY, path))
    for said in ("Handedoverby林晓to陈静", "失物：蓝色儿童水杯", "Thisshifthasn'tbegun", "Middleshift16:00–24:00"):
        assert said in log
    pack = printed(lambda path: handover_reports.continuity_pack(desk, clerk, path))
    assert "马＊军" in pack and "吴＊琪" in pack and "陈静" in pack and "路演厅" in pack
    for paper in (sheet, form, log, pack):
        assert not any(name in paper for name in ("欧阳雪", "吴佩琪", "马志军"))
    info, changes = handover_reports.continuity_pack(
        desk, manager, tmp_path / "paper.pdf", unmask_reason="台风停电预案"
    )
    assert not info.masked and "disclosure" in changes.tables and "吴佩琪" in read_back(info.path)
    with pytest.raises(UserError):
        handover_reports.continuity_pack(desk, clerk, tmp_path / "paper.pdf", unmask_reason="台风停电预案")
    table, _ = handover_reports.duty_log(desk, clerk, DAY, tmp_path / "log.csv")
    assert table.rows and "失物" in table.path.read_text("utf-8-sig")


def test_children_are_told_of_until_somebody_has_collected_them(
    desk: Desk, clock: SteppedClock, manager: Actor, clerk: Actor
) -> None:
    begins = desk.now() + timedelta(minutes=10)
    session = activities.SessionPlan(begins, begins + timedelta(hours=2), place="科普实验室")
    values = {"title": "小小科学家", "kind": "science", "capacity": 10, "collected": True}
    card, _ = activities.save(desk, manager, None, values, sessions=[session])
    activities.publish(desk, manager, card.row.id)
    held = card.sessions[0].id
    _, people = put(desk, clerk, card.row.id, "林志强", "13712340925", ["林昊然"], 1)
    assert [item.kind for item in handover.open_items(desk)] == ["sign_in"]
    clock.advance(minutes=15)
    attendance.mark(desk, clerk, held, list(people.values()), Presence.ARRIVED)
    clock.advance(hours=3)
    attendance.close(desk, clerk, held)
    [item] = handover.open_items(desk)
    assert (item.kind, item.urgent, item.text) == ("child", True, "1 children not collected: 小小科学家")
    assert item.arguments == {"session_id": held} and "林昊然" not in item.text
    with pytest.raises(UserError, match="小小科学家"):
        signed(desk, clerk, manager, decisions=[])
    attendance.leave(desk, clerk, held, list(people.values()), collected_by="林志强")
    assert handover.open_items(desk) == []
